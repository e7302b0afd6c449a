"""How the answer about a notice is told."""
