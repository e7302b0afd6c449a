"""Is the indexation of this rent due, from when, and for how much? (Brussels Housing Code, art. 224/2)."""
