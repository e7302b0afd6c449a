"""The questions of the check, French and Dutch side by side."""
