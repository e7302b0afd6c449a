"""Every page of illegal evictions, brought to the one blueprint."""

from app.incidents import fast_views, page_views
from app.incidents.blueprint import bp

__all__ = ["bp", "fast_views", "page_views"]
