"""Persistence: the only package that imports SQLAlchemy. Tables are dumb; changes go through Work."""
