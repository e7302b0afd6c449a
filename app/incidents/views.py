"""Every page of illegal evictions, brought to the one blueprint."""

from app.incidents.blueprint import bp

__all__ = ["bp"]
