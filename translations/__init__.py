"""Catalogues of the interface: French and Dutch, complete."""
