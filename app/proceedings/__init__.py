"""What several features do with a court procedure inside their own commands: write facts, count dates, judge regions.

It has no pages: cases, letters, the inbox and the procedure's own pages call it, and it calls none of them.
"""
