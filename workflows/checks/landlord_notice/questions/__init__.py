"""The questions of the notice check, in the words an adviser reads to a tenant, French and Dutch side by side."""
