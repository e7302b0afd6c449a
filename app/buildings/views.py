"""The pages of an event in a building: the list, one event, its households in a grid, the link of an incident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.buildings import commands as c
from app.buildings import forms as f
from app.buildings import queries
from app.cases import queries as cases
from app.directory.queries import commune
from app.foundation import i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, Refused
from app.foundation.i18n import _, ngettext, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, reading
from workflows.incident.classes import CLASSES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("buildings", __name__, template_folder="templates")
ROWS_AT_FIRST = 6


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the name of a commune and of a class of incident in the reader's language."""
    return {
        "commune_name": lambda nis: commune(nis).name(i18n.language()) if nis else "",
        "class_name": lambda code: say(CLASSES[code or "U"]),
    }


@bp.get("/buildings")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show the events in buildings, with buildings and households counted apart."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.events(reader)
    return render_template("buildings/index.html", found=found, may_write=actor().may(Permission.CASE_WRITE))


@bp.route("/buildings/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def new() -> ResponseReturnValue:
    """Write an event in a building down."""
    form = f.EventForm()
    form.prepare()
    made: list[int] = []
    status = saved(form, lambda: form.command(None), then=made.append)
    if status == 303:
        return redirect(url_for(".households", building_id=made[0]), 303)
    return _form(form, status, _("An event in a building"), url_for(".index"))


@bp.route("/buildings/<int:building_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def change(building_id: int) -> ResponseReturnValue:
    """Correct an event."""

    def present(**options: Any) -> f.EventForm:
        with reading(Permission.CASE_READ) as reader:
            now = queries.event(reader, building_id)
        data = {
            "version": str(now.version),
            "street": now.street,
            "house_number": now.house_number,
            "commune_nis": now.commune_nis,
            "occurred_on": now.occurred_on,
            "units_hit": now.units_hit,
            "note": now.note,
        }
        form = f.EventForm(data=data, **options)
        form.prepare()
        return form

    form = present()
    status = saved(form, lambda: form.command(building_id), lambda: present(formdata=None))
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".show", building_id=building_id), 303)
    return _form(form, status, _("An event in a building"), url_for(".show", building_id=building_id))


def _form(form: Any, status: int, title: str, back: str) -> ResponseReturnValue:
    page = render_template("buildings/form.html", form=form, title=title, back=back, stale=status == 409)
    return page, status


@bp.get("/buildings/<int:building_id>")
@needs(Permission.CASE_READ)
def show(building_id: int) -> ResponseReturnValue:
    """Show one event with its households, each with its own class."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.event(reader, building_id)
    return render_template(
        "buildings/show.html",
        event=found,
        wishes=dict(f.choices("wish")),
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.route("/buildings/<int:building_id>/households", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def households(building_id: int) -> ResponseReturnValue:
    """Report several households at once: all of them are saved, or none."""
    with reading(Permission.CASE_READ) as reader:
        event = queries.event(reader, building_id)
    rows = f.rows_in(request.form, request.form.getlist)
    errors: dict[str, str] = {}
    status = 200
    shown = max(ROWS_AT_FIRST, _asked_rows())
    if request.method == "POST" and not request.form.get("more"):
        status = 422
        try:
            made = act(c.AddHouseholds(event_id=building_id, households=rows))
        except Invalid as invalid:
            errors[_in_place(invalid.field)] = say(invalid.text)
        except Refused as refused:
            errors[""] = " ".join(say(reason.text) for reason in refused.reasons)
        else:
            flash(ngettext("%(num)s household is reported.", "%(num)s households are reported.", len(made)), "success")
            return redirect(url_for(".show", building_id=building_id), 303)
    elif request.method == "POST":
        shown = min(shown + ROWS_AT_FIRST, f.MOST_ROWS)
    page = render_template(
        "buildings/households.html",
        event=event,
        shown=shown,
        sent=request.form,
        errors=errors,
        acts=f.choices("acts", f.ACTS),
        statuses=f.choices("home_status"),
        titles=f.choices("title.status"),
        authors=f.choices("put_out_by"),
        wishes=f.choices("wish"),
    )
    return page, status


def _asked_rows() -> int:
    typed = request.form.get("rows", "")
    return min(int(typed), f.MOST_ROWS) if typed.isascii() and typed.isdecimal() else 0


def _in_place(field: str) -> str:
    """Return the field of the grid: empty rows before it were left out when it was read."""
    if not field.startswith("households-"):
        return ""
    place, _dash, name = field.removeprefix("households-").partition("-")
    filled = [
        number
        for number in range(f.MOST_ROWS)
        if any(request.form.get(f"households-{number}-{part}") for part in ("unit", "called", "home_status", "acts"))
    ]
    known = ("unit", "called", "phone", "home_status", "title", "put_out_by", "wish", "minors", "adults")
    return f"households-{filled[int(place)]}-{name if name in known else 'unit'}"


@bp.route("/cases/<int:case_id>/incident/building", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def link(case_id: int) -> ResponseReturnValue:
    """Say to which event in a building an incident belongs."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.link(reader, case_id)
    if found is None:
        abort(404)

    def present(**options: Any) -> f.LinkForm:
        now = found.now
        data = {"version": str(found.version), "event_id": str(now.id) if now else ""}
        form = f.LinkForm(data=data, **options)
        form.prepare(found.every)
        return form

    form = present()
    if not form.is_submitted() and found.now is None and found.alike:
        form.event_id.data = str(found.alike[0].id)
    status = saved(form, lambda: form.command(case_id), lambda: present(formdata=None))
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for("incidents.show", case_id=case_id), 303)
    page = render_template(
        "buildings/link.html",
        case=case,
        name=called(case.display_name),
        form=form,
        found=found,
        stale=status == 409,
    )
    return page, status
