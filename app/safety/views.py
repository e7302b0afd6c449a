"""The page of a secret address: one deliberate click shows it, and the access log keeps who clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from app.cases import queries as cases
from app.foundation.called import called
from app.foundation.errors import Forbidden
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, note_opened, reading
from app.safety import commands as c
from app.safety import forms as f
from app.safety import queries

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("safety", __name__, template_folder="templates")

SHOWN = "safety.shown"
"""What the access log says of each time the address was on a screen."""


def _page(
    case_id: int,
    *,
    address: queries.Address | None = None,
    form: f.SecretAddressForm | None = None,
    readers: f.ReadersForm | None = None,
    code: int = 200,
) -> ResponseReturnValue:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        kept = queries.kept(reader, case_id)
        names = cases.person_names(reader)
        colleagues = cases.colleagues(reader)
    who = actor()
    named = kept is not None and who.user_id in kept.named
    version = "" if kept is None else str(kept.version)
    if form is None:
        form = f.SecretAddressForm(formdata=None, data={"version": version})
    if readers is None:
        chosen = [] if kept is None else [str(key) for key in kept.named]
        readers = f.ReadersForm(formdata=None, data={"version": version, "named": chosen})
    readers.prepare(colleagues)
    return render_template(
        "safety/secret_address.html",
        case=case,
        name=called(case.display_name),
        kept=kept,
        named=named,
        readers_named=[names.get(key, "") for key in kept.named] if kept is not None else [],
        address=address,
        form=form,
        readers=readers,
        erase=f.EraseForm(formdata=None, data={"version": version}),
        may_write=who.may(Permission.CASE_WRITE),
        may_name=named or who.may(Permission.NAME_READERS),
    ), code


@bp.get("/cases/<int:case_id>/secret-address")
@needs(Permission.CASE_READ)
def secret_address(case_id: int) -> ResponseReturnValue:
    """Say whether there is a secret address and who may read it; the address itself is not on this page."""
    return _page(case_id)


@bp.post("/cases/<int:case_id>/secret-address/show")
@needs(Permission.CASE_READ)
def show(case_id: int) -> ResponseReturnValue:
    """Show the address to somebody who is named for it, and write that down first. Raises Forbidden."""
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        address = queries.shown_to(reader, case_id, actor().user_id)
    if address is None:
        raise Forbidden(Permission.CASE_READ)
    note_opened(case_id, SHOWN)
    return _page(case_id, address=address)


def _done(case_id: int) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("safety.secret_address", case_id=case_id), 303)


def _now(case_id: int) -> str:
    """Return the version that a form is to carry now."""
    with reading(Permission.CASE_READ) as reader:
        kept = queries.kept(reader, case_id)
    return "" if kept is None else str(kept.version)


@bp.post("/cases/<int:case_id>/secret-address")
@needs(Permission.CASE_WRITE)
def keep(case_id: int) -> ResponseReturnValue:
    """Keep or replace the address."""
    form = f.SecretAddressForm()
    status = saved(form, lambda: form.command(case_id))
    if status == 303:
        return _done(case_id)
    if status == 409:
        form.version.data = _now(case_id)
        form.form_errors.append(_("Somebody changed this meanwhile. Look at it, then save again."))
    return _page(case_id, form=form, code=status)


@bp.post("/cases/<int:case_id>/secret-address/readers")
@needs(Permission.CASE_WRITE)
def readers(case_id: int) -> ResponseReturnValue:
    """Say who may read the address."""
    form = f.ReadersForm()
    status = saved(form, lambda: form.command(case_id))
    if status == 303:
        return _done(case_id)
    if status == 409:
        form.version.data = _now(case_id)
        form.form_errors.append(_("Somebody changed this meanwhile. Look at it, then save again."))
    return _page(case_id, readers=form, code=status)


@bp.post("/cases/<int:case_id>/secret-address/erase")
@needs(Permission.CASE_WRITE)
def erase(case_id: int) -> ResponseReturnValue:
    """Erase the address."""
    form = f.EraseForm()
    status = saved(form, lambda: c.EraseSecretAddress(case_id=case_id, version=int(form.version.data or 0)))
    if status == 303:
        return _done(case_id)
    refused = form.form_errors or [_("Somebody changed this meanwhile. Look at it, then save again.")]
    flash(" ".join(refused), "error")
    return redirect(url_for("safety.secret_address", case_id=case_id), 303)
