"""The blueprint of the agenda, on which its pages register themselves."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("agenda", __name__, template_folder="templates")
