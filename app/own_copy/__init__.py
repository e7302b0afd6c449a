"""The person's own copy of their case: what they choose, in one file that they alone decide about (M28.1)."""
