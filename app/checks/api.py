"""The checks over HTTP: one facts object in, one result out. Public, stores nothing, throttled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, jsonify, request

from app.checks.batch import answer
from app.checks.figures import figures_in_force
from app.foundation import api
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
    try:
        facts = api.json_object()
    except api.Wrong as wrong:
        return api.error(422, wrong.path, wrong.text)
    found = answer(check, facts, figures_in_force(store()))
    if "error" in found:
        return jsonify(found), 422
    return jsonify(found["result"])
