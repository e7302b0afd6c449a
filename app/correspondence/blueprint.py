"""The routes of letters; their pages are in the modules whose names end in views."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("correspondence", __name__, template_folder="templates")
