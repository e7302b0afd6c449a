"""The page that says how to complain: open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, render_template

from app.complaints.steps import PROMISE, channels, steps
from app.foundation import i18n
from app.foundation.permissions import Permission
from app.foundation.web import public, reading
from app.store.team import own_organisation

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("complaints", __name__, template_folder="templates")


@bp.get("/complaints")
@public
def page() -> ResponseReturnValue:
    """Show the three steps with their addresses; to a colleague, also who the own service is."""
    service = None
    if g.actor is not None:
        with reading(Permission.OPEN) as reader:
            service = own_organisation(reader)
    return render_template(
        "complaints/page.html",
        promise=PROMISE,
        steps=steps(),
        channels=channels(),
        service=service,
        spoken=i18n.language(),
    )
