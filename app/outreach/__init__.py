"""Reaching the tenant, what can still be won, visits, hearings, and the habits of the cantons (M2.2.b-d, M2.2.h)."""
