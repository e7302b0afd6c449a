"""The medical focal point: a question without a diagnosis, with an agreement of its own, and the answer (M17.5)."""
