"""The checks over HTTP: one facts object in, one result out. Public, stores nothing, throttled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from app.checks.batch import answer
from app.checks.figures import figures_in_force
from app.checks.openapi import document
from app.foundation.protection import csrf, limit_public_checks
from app.foundation.web import public, store
from workflows.checks import CHECKS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("api", __name__, url_prefix="/api/v1")
csrf.exempt(bp)  # no cookie is read, so there is nothing to forge

LONGEST_BODY = 256 * 1024


@bp.post("/checks/<check>")
@public
def check(check: str) -> ResponseReturnValue:
    """Answer one facts object with one result object; 422 with path and message for malformed facts."""
    if check not in CHECKS:
        abort(404)
    limit_public_checks()
    request.max_content_length = LONGEST_BODY
    facts = _facts()
    if facts is None:
        message = "Un objet JSON est attendu. / Een JSON-object wordt verwacht."
        return jsonify({"error": {"path": "", "message": message}}), 422
    found = answer(check, facts, figures_in_force(store()))
    if "error" in found:
        return jsonify(found), 422
    return jsonify(found["result"])


@bp.get("/openapi.json")
@public
def openapi() -> ResponseReturnValue:
    """Describe this API."""
    return jsonify(document())


def _facts() -> dict[str, Any] | None:
    """Return the body's facts, None when it is no JSON object; objects nested without end are none either."""
    try:
        facts = request.get_json(force=True)
    except (BadRequest, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None
