"""The routes of a case; its pages are in the modules whose names end in views."""

from __future__ import annotations

from flask import Blueprint

from app.foundation.belgian import phone_blocks

bp = Blueprint("cases", __name__, template_folder="templates")
bp.add_app_template_filter(phone_blocks, "phone")
