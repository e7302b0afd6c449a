"""A case passes to another service of this installation: exactly what the person agreed to, with an answer and news."""
