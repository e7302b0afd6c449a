"""Illegal evictions (level 3): report one in minutes, keep its facts, move its tracks."""
