"""Reaching a tenant (law page 4.1, rows 10 to 15): ways to try, when one must not be used, what can still be won."""
