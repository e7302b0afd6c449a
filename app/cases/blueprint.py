"""The routes of a case; its pages are in the modules whose names end in views."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("cases", __name__, template_folder="templates")
