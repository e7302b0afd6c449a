"""What the demands are written with: facts, three-valued points, sources, and the one function that answers."""
