"""The court procedure of a case: the dates that follow, what is known and from whom, what runs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.checks.queries import shown
from app.directory.queries import UnknownBody, body
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.event_form import answers_in, event_form
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, reading
from app.procedure import commands as c
from app.procedure import queries
from app.procedure.forms import CourtForm, FactsForm, data_of, known_in_form, sources
from app.proceedings import regions
from app.store import procedure
from app.store.tables import Case
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.directory.queries import Body
    from app.foundation.event_form import EventForm
    from app.store.tables import CourtProcedure
    from workflows.definition import Event

bp = Blueprint("procedure", __name__, template_folder="templates")


def _court(row: CourtProcedure | None) -> Body | None:
    try:
        return None if row is None or row.court_id is None else body(row.court_id)
    except UnknownBody:
        return None


@bp.get("/cases/<int:case_id>/procedure")
@needs(Permission.CASE_READ)
def show(case_id: int) -> ResponseReturnValue:
    """Show the dates that follow today, what is known and from whom, what moved, and what runs beside the states."""
    today = clock.today()
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        answer = queries.answer_today(reader, case_id, today)
        row = reader.one(Case, case_id)
        court = queries.court_procedure(reader, case_id)
        found = {
            "stages": queries.stages(reader, case_id),
            "moved": queries.moved(reader, case_id),
            "known": queries.court_card(reader, case_id),
            "regions": regions.regions_of(reader, row) if case.level == "2" else (),
            "names": cases.person_names(reader),
        }
    return render_template(
        "procedure/show.html",
        case=case,
        name=called(case.display_name),
        panel=None if answer is None else shown(queries.CHECK, *answer),
        court=court,
        seat=_court(court),
        sources=sources() | {"check": _("noted with the check")},
        language_of_page=i18n.language(),
        may_write=actor().may(Permission.CASE_WRITE) and case.closed_on is None,
        may_progress=actor().may(Permission.CASE_PROGRESS) and case.closed_on is None,
        **found,
    )


@bp.route("/cases/<int:case_id>/procedure/court", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def court(case_id: int) -> ResponseReturnValue:
    """Ask for court, roll number, language, hour, lawyer and bailiff."""
    case, row = _case_and_court(case_id)
    form = CourtForm(data=data_of(row)).offer()
    status = saved(
        form,
        lambda: form.command(case_id),
        lambda: CourtForm(formdata=None, data=data_of(_case_and_court(case_id)[1])).offer(),
    )
    return _form_page(case, form, status, _("Court, lawyer and bailiff"))


@bp.route("/cases/<int:case_id>/procedure/dates", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def dates(case_id: int) -> ResponseReturnValue:
    """Ask for any dates of the procedure at once: what a paper says, whatever the stage."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    form = FactsForm(data=_known(case_id)).offer()
    status = saved(
        form,
        lambda: form.command(case_id),
        lambda: FactsForm(formdata=None, data=_known(case_id)).offer(),
    )
    return _form_page(case, form, status, _("Dates of the procedure"), "procedure/dates.html")


def _known(case_id: int) -> dict[str, object]:
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        return known_in_form(procedure.known(reader, case_id), c.newest(reader, case_id))


def _case_and_court(case_id: int) -> tuple[CaseHeader, CourtProcedure | None]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.court_procedure(reader, case_id)


@bp.route("/cases/<int:case_id>/procedure/<region>/<event>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def region_event(case_id: int, region: str, event: str) -> ResponseReturnValue:
    """Ask what an event beside the states needs, and record it."""
    case, declared = _declared(case_id, region, event)
    form = _event_form(case, declared)
    status = saved(
        form,
        lambda: c.RecordRegionEvent(
            case_id=case_id,
            version=int(form.version.data or 0),
            region=region,
            event=event,
            happened_on=form["happened_on"].data,
            inputs=form.values(),
        ),
        lambda: _event_form(_declared(case_id, region, event)[0], declared, formdata=None),
    )
    return _form_page(case, form, status, say(declared.action))


def _declared(case_id: int, region: str, event: str) -> tuple[CaseHeader, Event]:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    engine = prevention_version(case.workflow_version)
    if region not in engine.regions or event not in engine.regions[region].workflow.events:
        abort(404)
    return case, engine.regions[region].workflow.events[event]


def _event_form(case: CaseHeader, declared: Event, **options: Any) -> EventForm:
    data = {"version": str(case.version), "happened_on": clock.today()}
    return event_form(declared, answers_in(request.form), data=data, **options)


def _form_page(
    case: CaseHeader, form: Any, status: int, title: str, template: str = "procedure/form.html"
) -> ResponseReturnValue:
    back = url_for(".show", case_id=case.id)
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(back, 303)
    page = render_template(
        template, case=case, name=called(case.display_name), form=form, title=title, back=back, stale=status == 409
    )
    return page, status
