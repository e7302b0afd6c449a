"""Pages that change the facts of a case: contact, household, other parties, dwelling, lease, arrears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for

from app.cases import commands as c
from app.cases import forms as f
from app.cases import labels, queries, shown
from app.cases.blueprint import bp
from app.cases.editing import case_header, edit_page, saved
from app.foundation.belgian import phone_blocks
from app.foundation.called import called
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.web import act, needs, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from app.foundation.command import Command

UNSENT: dict[str, Any] = {"formdata": None}
"""A form filled from what is stored, whatever was just sent."""


def _by_id(rows: Sequence[Any], key: int | None) -> Any:
    """Return the row with a key, ``None`` for a new one. Raises NotFound."""
    if key is None:
        return None
    for row in rows:
        if row.id == key:
            return row
    raise NotFound


# ------------------------------------------------------------------------------------------------ contact


@bp.route("/cases/<int:case_id>/contact", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def contact(case_id: int) -> ResponseReturnValue:
    """Change name, contact, language, concern and person in charge."""
    case = case_header(case_id)
    form = _contact_form(case_id)
    status = saved(form, lambda: form.command(case), lambda: _contact_form(case_id, **UNSENT))
    return edit_page(case, form, status, title=_("Name and contact"))


def _contact_form(case_id: int, **options: Any) -> f.ContactForm:
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        tenant = next(iter(queries.people(reader, case_id)), None)
        colleagues = queries.colleagues(reader)
    values = {
        "version": str(case.version),
        "identity": case.identity,
        "first_name": tenant.first_name if tenant else "",
        "last_name": tenant.last_name if tenant else "",
        "pseudonym": case.display_name if case.identity == "pseudonym" else "",
        "concern": case.concern,
        "language": case.language,
        "interpreter_language": case.interpreter_language,
        "safe_to_contact": case.safe_to_contact,
        "contact_advice": case.contact_advice,
        "assigned_to": str(case.assigned_to_id or ""),
    }
    form = f.ContactForm(data=values, **options)
    form.prepare(colleagues)
    return form


# ------------------------------------------------------------------------------------------------ household


@bp.get("/cases/<int:case_id>/household")
@needs(Permission.CASE_READ)
def household(case_id: int) -> ResponseReturnValue:
    """List the people of the household."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        people = queries.people(reader, case_id)
    return render_template(
        "cases/household.html",
        case=case,
        name=called(case.display_name),
        people=people,
        roles=labels.person_roles(),
    )


@bp.route("/cases/<int:case_id>/household/new", methods=["GET", "POST"], defaults={"person_id": None})
@bp.route("/cases/<int:case_id>/household/<int:person_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def person(case_id: int, person_id: int | None) -> ResponseReturnValue:
    """Add or change a member of the household."""
    case = case_header(case_id)
    form = _person_form(case_id, person_id)
    status = saved(form, lambda: form.command(case_id, person_id), lambda: _person_form(case_id, person_id, **UNSENT))
    title = _("Add somebody to the household") if person_id is None else _("Member of the household")
    return edit_page(case, form, status, title=title, back=url_for(".household", case_id=case_id))


def _person_form(case_id: int, person_id: int | None, **options: Any) -> f.PersonForm:
    with reading(Permission.CASE_READ) as reader:
        row = _by_id(queries.people(reader, case_id), person_id)
    form = f.PersonForm(obj=row, **options)
    form.prepare()
    if row is not None and row.phone and not form.phone.raw_data:
        form.phone.data = phone_blocks(row.phone)
    return form


@bp.post("/cases/<int:case_id>/household/<int:person_id>/remove")
@needs(Permission.CASE_WRITE)
def remove_person(case_id: int, person_id: int) -> ResponseReturnValue:
    """Take somebody out of the household."""
    command = c.RemovePerson(case_id=case_id, person_id=person_id, version=_sent_version())
    return _removed(command, url_for(".household", case_id=case_id))


def _sent_version() -> int:
    return request.form.get("version", default=0, type=int)


def _removed(command: Command[None], back: str) -> ResponseReturnValue:
    """Run a command of a small button and say what came of it."""
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again before you remove it."), "error")
    else:
        flash(_("Removed."), "success")
    return redirect(back, 303)


# ------------------------------------------------------------------------------------------------ other parties


@bp.get("/cases/<int:case_id>/parties")
@needs(Permission.CASE_READ)
def parties(case_id: int) -> ResponseReturnValue:
    """List landlord, agent and host."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        found = queries.parties(reader, case_id)
    return render_template(
        "cases/parties.html",
        case=case,
        name=called(case.display_name),
        parties=[(row, shown.party_rows(row)) for row in found],
        roles=labels.party_roles(),
    )


@bp.route("/cases/<int:case_id>/parties/new", methods=["GET", "POST"], defaults={"party_id": None})
@bp.route("/cases/<int:case_id>/parties/<int:party_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def party(case_id: int, party_id: int | None) -> ResponseReturnValue:
    """Add or change a landlord, agent or host."""
    case = case_header(case_id)
    form = _party_form(case_id, party_id)
    status = saved(form, lambda: form.command(case_id, party_id), lambda: _party_form(case_id, party_id, **UNSENT))
    title = _("Add a landlord, agent or host") if party_id is None else _("Landlord, agent or host")
    return edit_page(case, form, status, title=title)


def _party_form(case_id: int, party_id: int | None, **options: Any) -> f.PartyForm:
    with reading(Permission.CASE_READ) as reader:
        row = _by_id(queries.parties(reader, case_id), party_id)
    form = f.PartyForm(obj=row, **options)
    form.prepare()
    if row is not None and row.phone and not form.phone.raw_data:
        form.phone.data = phone_blocks(row.phone)
    return form


@bp.post("/cases/<int:case_id>/parties/<int:party_id>/remove")
@needs(Permission.CASE_WRITE)
def remove_party(case_id: int, party_id: int) -> ResponseReturnValue:
    """Take a landlord, agent or host out of the case."""
    command = c.RemoveParty(case_id=case_id, party_id=party_id, version=_sent_version())
    return _removed(command, url_for(".parties", case_id=case_id))


# ------------------------------------------------------------------------------------------------ dwelling, lease


@bp.route("/cases/<int:case_id>/dwelling", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def dwelling(case_id: int) -> ResponseReturnValue:
    """Change address, secrecy, justice of the peace and reference rent."""
    case = case_header(case_id)
    form = _dwelling_form(case_id)
    status = saved(form, lambda: form.command(case_id), lambda: _dwelling_form(case_id, **UNSENT))
    return edit_page(case, form, status, title=_("Dwelling"))


def _dwelling_form(case_id: int, **options: Any) -> f.DwellingForm:
    with reading(Permission.CASE_READ) as reader:
        row = queries.dwelling(reader, case_id)
    rent = {"reference_rent": f.euros(row.reference_rent_cents)} if row else {}
    form = f.DwellingForm(obj=row, data=rent, **options)
    form.prepare(row.commune_nis if row else "")
    return form


@bp.route("/cases/<int:case_id>/certificates", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def certificates(case_id: int) -> ResponseReturnValue:
    """Write down the energy certificates of the dwelling."""
    case = case_header(case_id)
    form = _certificates_form(case_id)
    status = saved(form, lambda: form.command(case_id), lambda: _certificates_form(case_id, **UNSENT))
    return edit_page(case, form, status, title=_("Energy certificates"), template="cases/certificates.html")


def _certificates_form(case_id: int, **options: Any) -> f.CertificatesForm:
    with reading(Permission.CASE_READ) as reader:
        rows = queries.certificates(reader, case_id)
        home = queries.dwelling(reader, case_id)
    values = {
        "version": c.certificates_seen(rows),
        "complete": home is not None and home.certificates_known,
        "certificates": [*rows, c.Certificate()],
    }
    form = f.CertificatesForm(data=values, **options)
    form.prepare()
    return form


@bp.route("/cases/<int:case_id>/lease", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def lease(case_id: int) -> ResponseReturnValue:
    """Change what is known of the lease."""
    case = case_header(case_id)
    form = _lease_form(case_id)
    status = saved(form, lambda: form.command(case_id), lambda: _lease_form(case_id, **UNSENT))
    return edit_page(case, form, status, title=_("Lease"))


def _lease_form(case_id: int, **options: Any) -> f.LeaseForm:
    with reading(Permission.CASE_READ) as reader:
        row = queries.lease(reader, case_id)
    amounts = {}
    if row is not None:
        amounts = {name: f.euros(getattr(row, f"{name}_cents")) for name in f.LEASE_AMOUNTS}
    form = f.LeaseForm(obj=row, data=amounts, **options)
    form.prepare()
    return form


# ------------------------------------------------------------------------------------------------ arrears


@bp.get("/cases/<int:case_id>/arrears")
@needs(Permission.CASE_READ)
def arrears(case_id: int) -> ResponseReturnValue:
    """List what is claimed."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        entries = queries.arrears(reader, case_id)
    return render_template(
        "cases/arrears.html",
        case=case,
        name=called(case.display_name),
        entries=entries,
        kinds=labels.arrears_kinds(),
    )


@bp.route("/cases/<int:case_id>/arrears/new", methods=["GET", "POST"], defaults={"entry_id": None})
@bp.route("/cases/<int:case_id>/arrears/<int:entry_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def arrears_entry(case_id: int, entry_id: int | None) -> ResponseReturnValue:
    """Add or change an amount that is claimed."""
    case = case_header(case_id)
    form = _arrears_form(case_id, entry_id)
    status = saved(form, lambda: form.command(case_id, entry_id), lambda: _arrears_form(case_id, entry_id, **UNSENT))
    title = _("Add an amount that is claimed") if entry_id is None else _("Amount that is claimed")
    return edit_page(case, form, status, title=title, back=url_for(".arrears", case_id=case_id))


def _arrears_form(case_id: int, entry_id: int | None, **options: Any) -> f.ArrearsForm:
    with reading(Permission.CASE_READ) as reader:
        row = _by_id(queries.arrears(reader, case_id), entry_id)
    amounts = {"amount": f.euros(row.amount_cents), "disputed": f.euros(row.disputed_cents)} if row else {}
    form = f.ArrearsForm(obj=row, data=amounts, **options)
    form.prepare()
    return form


@bp.post("/cases/<int:case_id>/arrears/<int:entry_id>/remove")
@needs(Permission.CASE_WRITE)
def remove_arrears(case_id: int, entry_id: int) -> ResponseReturnValue:
    """Take an amount out that was written down by mistake."""
    command = c.RemoveArrears(case_id=case_id, entry_id=entry_id, version=_sent_version())
    return _removed(command, url_for(".arrears", case_id=case_id))
