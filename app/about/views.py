"""Pages about the product, open to everybody, and the answer to `are you well?`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, render_template

from app.foundation.web import public, store
from app.store import schema

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("about", __name__, template_folder="templates")


@bp.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """Say how accessible the product is, what is not, and whom to tell."""
    return render_template("about/accessibility.html")


@bp.get("/sources")
@public
def sources() -> ResponseReturnValue:
    """Credit the data, fonts and libraries."""
    return render_template("about/sources.html")


@bp.get("/healthz", endpoint="healthz")
@public
def healthz() -> ResponseReturnValue:
    """Tell whether the server and its database are ready: 200, or 503 when the tables are of another release."""
    ready = schema.current(store()) == schema.head()
    return jsonify({"ready": ready}), 200 if ready else 503
