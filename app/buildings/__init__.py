"""One building, many households: an event with one incident for each of them, each with its own class (M2.3.a)."""
