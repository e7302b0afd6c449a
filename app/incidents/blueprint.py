"""The blueprint of illegal evictions."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("incidents", __name__, template_folder="templates")
