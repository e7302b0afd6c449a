"""Mediation with whoever puts somebody out: sides, talks, proposals, agreement, respite; never with violence."""
