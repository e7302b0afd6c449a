"""The pages of webhooks: the endpoints of an organisation's programs, and one of them with what was sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.protection import limit_requests
from app.foundation.saving import pressed, saved
from app.foundation.web import act, actor, needs, reading, settings
from app.webhooks import commands as c
from app.webhooks import forms as f
from app.webhooks import queries
from app.webhooks.signing import new_secret, shown

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.webhooks.queries import EndpointCard

AGAIN_PER_MINUTE: Final = 10
"""Messages that an organisation may have sent once more in a minute."""
bp = Blueprint("webhooks", __name__, template_folder="templates")


def _key() -> str:
    return settings().secret_key


@bp.get("/administration/webhooks")
@needs(Permission.ORGANISATION_MANAGE)
def index() -> ResponseReturnValue:
    """List the endpoints."""
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.endpoints(reader, _key())
    return render_template("webhooks/index.html", endpoints=found)


@bp.route("/administration/webhooks/new", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def add() -> ResponseReturnValue:
    """Add an endpoint; its secret is shown once, on the page that follows."""
    form = f.EndpointForm()
    form.prepare()
    secret = new_secret(_key())
    made: list[int] = []
    status = saved(form, lambda: form.adding(secret), then=made.append)
    if made:
        return _page(made[0], secret=shown(_key(), secret))
    return render_template("webhooks/add.html", form=form), status


def _loaded(endpoint_id: int) -> EndpointCard:
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        return queries.endpoint(reader, endpoint_id, _key())


def _form(card: EndpointCard, **more: Any) -> f.ChangeEndpointForm:
    now = {"version": str(card.version), "address": card.address, "kinds": card.kinds, "own_acts": card.own_acts}
    form = f.ChangeEndpointForm(data=now, **more)
    form.prepare()
    return form


def _page(
    endpoint_id: int, form: f.ChangeEndpointForm | None = None, status: int = 200, secret: str = ""
) -> ResponseReturnValue:
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        card = queries.endpoint(reader, endpoint_id, _key())
        lines = queries.deliveries(reader, endpoint_id)
    page = render_template(
        "webhooks/show.html",
        card=card,
        lines=lines,
        form=form or _form(card, formdata=None),
        secret=secret,
        stale=status == 409,
    )
    return page, status


@bp.route("/administration/webhooks/<int:endpoint_id>", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def show(endpoint_id: int) -> ResponseReturnValue:
    """Show an endpoint with what was sent to it; change where to and of what."""
    form = _form(_loaded(endpoint_id))
    status = saved(form, lambda: form.changing(endpoint_id), lambda: _form(_loaded(endpoint_id), formdata=None))
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".show", endpoint_id=endpoint_id), 303)
    return _page(endpoint_id, form, status)


@bp.route("/administration/webhooks/<int:endpoint_id>/secret", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def renew(endpoint_id: int) -> ResponseReturnValue:
    """Make a new secret and show it once; whoever comes back to its page is shown the endpoint."""
    if request.method == "GET":
        return redirect(url_for(".show", endpoint_id=_loaded(endpoint_id).id), 303)
    secret = new_secret(_key())
    act(c.RenewSecret(endpoint_id=endpoint_id, secret=secret))
    return _page(endpoint_id, secret=shown(_key(), secret))


@bp.post("/administration/webhooks/<int:endpoint_id>/switch")
@needs(Permission.ORGANISATION_MANAGE)
def switch(endpoint_id: int) -> ResponseReturnValue:
    """Switch an endpoint on or off."""
    on = request.form.get("active") == "yes"
    command = c.SwitchEndpoint(endpoint_id=endpoint_id, active=on)
    return pressed(
        command,
        _("It is on.") if on else _("It is off: nothing more is sent to it."),
        url_for(".show", endpoint_id=endpoint_id),
    )


@bp.post("/administration/webhooks/<int:endpoint_id>/test")
@needs(Permission.ORGANISATION_MANAGE)
def test(endpoint_id: int) -> ResponseReturnValue:
    """Send a message without content."""
    done = _("A test leaves within a minute. Reload the page to see whether it arrived.")
    return pressed(c.SendTest(endpoint_id=endpoint_id), done, url_for(".show", endpoint_id=endpoint_id))


@bp.post("/administration/webhooks/<int:endpoint_id>/deliveries/<int:delivery_id>/again")
@needs(Permission.ORGANISATION_MANAGE)
def again(endpoint_id: int, delivery_id: int) -> ResponseReturnValue:
    """Send a message once more that did not arrive."""
    limit_requests("webhook again", AGAIN_PER_MINUTE, key=f"organisation {actor().organisation_id}")
    command = c.SendAgain(endpoint_id=endpoint_id, delivery_id=delivery_id)
    return pressed(
        command,
        _("It leaves within a minute, under the same number as before."),
        url_for(".show", endpoint_id=endpoint_id),
    )
