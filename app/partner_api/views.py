"""Administration: the programs of a service that use the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, needs, reading
from app.partner_api import commands as c
from app.partner_api import queries
from app.partner_api.forms import ClientForm
from app.partner_api.scopes import SCOPES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("api_clients", __name__, template_folder="templates")


@bp.route("/administration/api-clients", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def index() -> ResponseReturnValue:
    """List the programs of the service, and make one; its secret is shown once."""
    form = ClientForm()
    form.prepare()
    made: list[c.Made] = []
    status = saved(form, form.command, then=made.append)
    if made:
        form = ClientForm(formdata=None)
        form.prepare()
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.clients(reader)
    page = render_template(
        "partner_api/clients.html", form=form, clients=found, made=made[0] if made else None, scopes=SCOPES
    )
    return page, 200 if made else status


@bp.post("/administration/api-clients/<int:api_client_id>/revoke")
@needs(Permission.ORGANISATION_MANAGE)
def revoke(api_client_id: int) -> ResponseReturnValue:
    """Close the interface to a program, and end its tokens."""
    act(c.RevokeApiClient(api_client_id=api_client_id))
    flash(_("The client opens nothing any more; its tokens ended."), "success")
    return redirect(url_for(".index"), 303)
