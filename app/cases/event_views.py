"""Pages on which something that happened is recorded: the workflow judges it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import abort, flash, redirect, render_template, request, url_for

from app.cases import commands as c
from app.cases import queries
from app.cases.blueprint import bp
from app.cases.editing import case_header, edit_page, saved
from app.cases.forms import CorrectEventForm
from app.directory import queries as directory
from app.foundation import clock
from app.foundation.called import called
from app.foundation.event_form import PREFIX, answers_in, event_form
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.web import actor, needs, reading
from app.proceedings import incident
from app.store import incidents
from workflows.definition import START
from workflows.engine import prevention_version

if TYPE_CHECKING:
    from datetime import date

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader, Known
    from app.foundation.command import Command
    from app.foundation.event_form import EventForm
    from workflows.engine import Decision
    from workflows.law import Reason


MINOR_ALONE: Final = "unaccompanied_minor"
"""Code of the reason for which a minor who is alone goes another way."""


@bp.route("/cases/<int:case_id>/events/<event>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def event(case_id: int, event: str) -> ResponseReturnValue:
    """Ask what an event needs, in one or two rounds, and record it."""
    case = case_header(case_id)
    engine = prevention_version(case.workflow_version)
    declared = engine.workflow.events.get(event)
    if declared is None or declared.sources == (START,):
        abort(404)
    if event == incident.OPENING and case.closed_on is None and request.method == "GET":
        return redirect(url_for("incidents.fast_in_case", case_id=case_id), 303)
    if event in incident.MIRRORED and _has_incident(case_id):
        return redirect(url_for("incidents.show", case_id=case_id), 303)
    reopening = event == c.REOPENED
    if reopening and not actor().may(Permission.CASE_REOPEN):
        abort(403)
    answers = answers_in(request.form)
    known = _known(case_id, event)
    form = event_form(
        declared, answers, data={"version": str(case.version), "happened_on": clock.today(), **_prefilled(known)}
    )
    asked = set(request.form.get("asked", "").split())
    status = 200
    if request.method == "POST" and {one.id for one in form.inputs} <= asked and "happened_on" in form:
        status = saved(form, lambda: _command(case, event, form), lambda: _unsent(case_id, event))
    elif request.method == "POST" and asked >= {one.id for one in form.inputs}:
        status = 200 if form.validate() else 422
    if "happened_on" in form and "happened_on" not in request.form:
        form["happened_on"].process(None, clock.today())
    form.asked.data = " ".join(one.id for one in form.inputs)
    form.asked.raw_data = None
    if status == 303:
        flash(_("Recorded: %(event)s.", event=say(declared.label)), "success")
        return redirect(url_for(".show", case_id=case_id), 303)
    refusals = _refusals(case_id, event)
    page = render_template(
        "cases/event.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=say(declared.action),
        sources=declared.law,
        stale=status == 409,
        known=known,
        refusals=refusals if request.method == "GET" else [],
        for_minors_alone=directory.for_minors_alone() if any(one.code == MINOR_ALONE for one in refusals) else (),
    )
    return page, status


@bp.route("/cases/<int:case_id>/happened/<int:event_id>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def correct_event(case_id: int, event_id: int) -> ResponseReturnValue:
    """Ask on which day something really happened, and count its due dates again."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        happened = queries.happened(reader, case_id, event_id)
    declared = prevention_version(case.workflow_version).workflow.events[happened.event]
    data = {"version": str(case.version), "happened_on": happened.happened_on}
    form = CorrectEventForm(data=data)
    status = saved(
        form,
        lambda: form.command(case_id, event_id),
        lambda: CorrectEventForm(formdata=None, data=data | {"version": str(case_header(case_id).version)}),
    )
    return edit_page(case, form, status, title=_("Correct the day: %(event)s", event=say(declared.label)))


def _has_incident(case_id: int) -> bool:
    with reading(Permission.CASE_READ) as reader:
        return incidents.of_case(reader, case_id) is not None


def _prefilled(known: Known | None) -> dict[str, date]:
    """Return what is already known as the fields of an event are filled with it."""
    return {} if known is None else {PREFIX + name: day for name, day in known.answers.items()}


def _known(case_id: int, event: str) -> Known | None:
    """Return what a kept check already says about the answers to an event."""
    with reading(Permission.CASE_READ) as reader:
        return queries.known_answers(reader, case_id, event)


def _unsent(case_id: int, event: str) -> EventForm:
    """Return the form as it would be asked now, for comparison: the version is what counts."""
    case = case_header(case_id)
    declared = prevention_version(case.workflow_version).workflow.events[event]
    return event_form(declared, answers_in(request.form), data={"version": str(case.version)}, formdata=None)


def _command(case: CaseHeader, event: str, form: EventForm) -> Command[Decision]:
    values = form.values()
    happened_on = form["happened_on"].data
    version = int(form.version.data or 0)
    if event == c.REOPENED:
        return c.ReopenCase(case_id=case.id, version=version, happened_on=happened_on, inputs=values)
    return c.RecordEvent(case_id=case.id, version=version, event=event, happened_on=happened_on, inputs=values)


def _refusals(case_id: int, event: str) -> list[Reason]:
    """Return why the event is not possible at present, before anything is typed."""
    with reading(Permission.CASE_READ) as reader:
        for one in queries.possibilities(reader, case_id):
            if one.event == event and not one.possible:
                return list(one.reasons)
    return []
