"""The pages of level 3: counts per zone and commune, patterns by building, who takes it, what was agreed, the CPAS."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.directory.queries import UnknownBody, body, commune, cpas_for_commune
from app.foundation import clock, i18n
from app.foundation.belgian import NotUnderstood, parse_date
from app.foundation.called import called
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.spreadsheet import as_csv, as_xlsx
from app.foundation.web import actor, needs, reading
from app.level_three import forms as f
from app.level_three import queries
from app.store import consents, incidents
from app.store.team import names as person_names
from app.store.team import other_services
from workflows.asked import ASKED
from workflows.incident.classes import CLASSES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.foundation.spreadsheet import Cell
    from app.level_three.queries import Counted, Report

bp = Blueprint("level_three", __name__, template_folder="templates")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FACTS = {fact.path: fact for fact in ASKED["illegal_eviction"].facts}


def place_name(place_id: str) -> str:
    """Return a zone or commune in the reader's language."""
    if place_id == queries.ELSEWHERE:
        return _("Not known")
    try:
        return body(place_id).name(i18n.language())
    except UnknownBody:
        return place_id


def _outcomes() -> dict[str, str]:
    words = {code.value: say(code.label) for code in FACTS["police.outcome"].codes}
    return {**words, "unknown": _("not known")}


def _complaints() -> dict[str, str]:
    return {code.value: say(code.label) for code in FACTS["complaint.status"].codes}


def _classes() -> dict[str, str]:
    return {code: say(words) for code, words in CLASSES.items()}


def _period() -> tuple[date, date]:
    today = clock.today()
    found = []
    for name, otherwise in (("from", date(today.year, 1, 1)), ("to", today)):
        try:
            found.append(parse_date(request.args[name]))
        except (KeyError, NotUnderstood):
            found.append(otherwise)
    return min(found), max(found)


@bp.get("/level-3")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show what happened per police zone and commune in a period, with definitions."""
    first, last = _period()
    with reading(Permission.CASE_READ) as reader:
        found = queries.report(reader, first, last)
        owner = queries.owner_for(reader, "")
    return render_template(
        "level_three/index.html",
        found=found,
        owner=owner,
        place_name=place_name,
        outcomes=_outcomes(),
        complaints=_complaints(),
        classes=_classes(),
        codes=queries,
    )


@bp.get("/level-3/counts.<any(csv, xlsx):kind>")
@needs(Permission.CASE_READ)
def counts(kind: str) -> ResponseReturnValue:
    """Give the counts of one calendar year as a table for outside: numbers from 1 to 4 are suppressed.

    Only whole years: two copies of periods that overlap would give a hidden number away when subtracted.
    """
    year = min(max(request.args.get("year", clock.today().year, type=int), 2000), clock.today().year)
    with reading(Permission.CASE_READ) as reader:
        rows = _table(queries.report(reader, date(year, 1, 1), date(year, 12, 31)))
    name = f"level-3-{year}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    if kind == "csv":
        return Response(as_csv(rows), mimetype="text/csv; charset=utf-8", headers=headers)
    return Response(as_xlsx(rows, _("Level 3")), mimetype=XLSX, headers=headers)


def _table(found: Report) -> list[list[Cell]]:
    heads = [_("Zone or commune"), _("Households"), _("Buildings"), _("Events in buildings")]
    heads += list(_classes().values())
    heads += [_("Households that called the police"), _("Calls and visits"), *_outcomes().values()]
    heads += [_("Re-entries"), *_complaints().values()]
    listed = (*found.zones, *found.communes)
    shown = queries.outside([_numbers(one) for one in listed], _sums(found))
    rows: list[list[Cell]] = [list(heads)]
    rows += [[place_name(one.place_id), *map(_cell, line)] for one, line in zip(listed, shown, strict=True)]
    return rows


def _sums(found: Report) -> list[list[queries.At]]:
    """Return the cells of the table that add up: classes, calls, and the communes of each zone."""
    listed = (*found.zones, *found.communes)
    width = len(_numbers(found.total))
    classes = [0, *range(3, 3 + len(queries.CLASSES))]
    calls = range(4 + len(queries.CLASSES), 5 + len(queries.CLASSES) + len(_outcomes()))
    lines = [[(row, column) for column in columns] for row in range(len(listed)) for columns in (classes, calls)]
    place = {one.place_id: row for row, one in enumerate(found.communes, len(found.zones))}
    for row, zone in enumerate(found.zones):
        inside = body(zone.place_id).communes_nis if zone.place_id else ()
        keys = [f"commune-{nis}" for nis in inside] if zone.place_id else [queries.ELSEWHERE]
        within = [row, *(place[key] for key in keys if key in place)]
        lines += [[(one, column) for one in within] for column in range(width)]
    return lines


def _numbers(one: Counted) -> list[int]:
    return [
        one.households,
        one.buildings,
        one.events,
        *(one.classes.get(code, 0) for code in queries.CLASSES),
        one.called,
        one.calls,
        *(one.outcomes.get(code, 0) for code in _outcomes()),
        one.re_entries,
        *(one.complaints.get(code, 0) for code in _complaints()),
    ]


def _cell(number: int | None) -> Cell:
    return _("not shown") if number is None else number


@bp.get("/level-3/buildings")
@needs(Permission.CASE_READ)
def buildings() -> ResponseReturnValue:
    """Show buildings in which several households were hit, or that were hit more than once."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.patterns(reader)
    return render_template("level_three/buildings.html", found=found, classes=_classes())


@bp.get("/level-3/owners")
@needs(Permission.CASE_READ)
def owners() -> ResponseReturnValue:
    """Show who takes level 3, and what to do when nobody is named."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.owners(reader)
    return render_template(
        "level_three/owners.html",
        found=found,
        today=clock.today(),
        commune_of=lambda nis: commune(nis).name(i18n.language()),
        may_write=actor().may(Permission.CASE_REOPEN),
    )


@bp.route("/level-3/owners/new", methods=["GET", "POST"], defaults={"owner_id": None})
@bp.route("/level-3/owners/<int:owner_id>", methods=["GET", "POST"])
@needs(Permission.CASE_REOPEN)
def owner(owner_id: int | None) -> ResponseReturnValue:
    """Say who takes level 3."""

    def present(**options: Any) -> f.OwnerForm:
        with reading(Permission.CASE_READ) as reader:
            services = other_services(reader)
            now = next((one for one in queries.owners(reader) if one.id == owner_id), None)
        if owner_id is not None and now is None:
            abort(404)
        today = clock.today()
        data: dict[str, Any] = {"checked_on": today, "valid_from": today}
        if now is not None:
            names = (
                "name_fr",
                "name_nl",
                "phone",
                "email",
                "hours",
                "source",
                "checked_on",
                "valid_from",
                "valid_until",
            )
            data = {name: getattr(now, name) for name in names}
            data |= {
                "version": str(now.version),
                "communes": list(now.communes),
                "service_id": str(now.service_id or ""),
            }
        form = f.OwnerForm(data=data, **options)
        form.prepare(services)
        return form

    form = present()
    status = saved(form, lambda: form.command(owner_id), lambda: present(formdata=None))
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".owners"), 303)
    return _form(form, status, _("Who takes level 3"), url_for(".owners"))


@bp.get("/level-3/means")
@needs(Permission.CASE_READ)
def means() -> ResponseReturnValue:
    """Show what was agreed with zones and communes."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.means(reader)
        names = person_names(reader)
    return render_template(
        "level_three/means.html",
        found=found,
        names=names,
        kinds=f.kinds(),
        place_name=place_name,
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.route("/level-3/means/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def note() -> ResponseReturnValue:
    """Note what was agreed."""
    with reading(Permission.CASE_READ) as reader:
        earlier = [one for one in queries.means(reader) if not one.replaced]
    form = f.NoteForm(data={"agreed_on": clock.today()})
    form.prepare([(one.id, f"{place_name(one.place_id)}: {one.text[:60]}") for one in earlier])
    status = saved(form, form.command)
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".means"), 303)
    return _form(form, status, _("What was agreed, or works"), url_for(".means"))


def _form(form: Any, status: int, title: str, back: str) -> ResponseReturnValue:
    page = render_template("level_three/form.html", form=form, title=title, back=back, stale=status == 409)
    return page, status


@bp.get("/cases/<int:case_id>/incident/centre")
@needs(Permission.CASE_READ)
def centre(case_id: int) -> ResponseReturnValue:
    """Show which CPAS is competent, by which rule, and the ways to reach it the same day."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        row = incidents.of_case(reader, case_id)
        if row is None:
            abort(404)
        known = incidents.known(reader, case_id)
        held = consents.in_force(reader, case_id, clock.today(), recipient="cpas")
        agreed = [say(consents.recipient(reader, one)) for one in held]
        track = incidents.tracks_of(reader, case_id).get("centre")
        taker = queries.owner_for(reader, row.commune_nis)
        due_on = queries.same_day(reader, case_id)
    stay = str(known.get("cpas.stay_commune_nis") or "")
    try:
        competent = cpas_for_commune(stay) if stay else None
    except UnknownBody:
        competent = None
    return render_template(
        "level_three/centre.html",
        case=case,
        name=called(case.display_name),
        stay=stay,
        competent=competent,
        agreed=agreed,
        track=track,
        taker=taker,
        asked_on=known.get("cpas.asked_on"),
        due_on=due_on,
        may_write=actor().may(Permission.CASE_WRITE) and case.closed_on is None,
    )
