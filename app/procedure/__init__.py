"""The court procedure of a case: what is known of it, where from, and the dates that follow."""
