"""The pages of an incident: its head, its tracks, its facts, the police, the talk before a complaint, its steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from flask import abort, current_app, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.checks.queries import facts_of_incident, service_of, shown
from app.directory import queries as directory
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, NotFound
from app.foundation.event_form import answers_in, event_form
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, reading
from app.incidents import commands as c
from app.incidents import page_commands as p
from app.incidents import page_forms as f
from app.incidents import page_queries as queries
from app.incidents.blueprint import bp
from app.incidents.queries import place
from app.store import buildings, health_index, incidents
from app.store.incidents import CHECK
from workflows.checks import CHECKS, FactError
from workflows.definition import START
from workflows.engine import incident_version
from workflows.incident import complaint as talk
from workflows.incident.never import in_words
from workflows.incident.timeline import BY_ID, MARKS, alarms, timeline, to_do

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.checks.panel import Panel
    from app.directory.queries import Body
    from app.foundation.command import Command
    from app.foundation.event_form import EventForm
    from app.store.reading import Reader
    from app.store.tables import Incident
    from workflows.definition import Event
    from workflows.possible import Possibility

TRACK_PAGES: Final = {
    "evidence": ("evidence.index", "evidence.register", "evidence.show"),
    "criminal": ("incidents.complaint",),
}
"""Pages where the work of a track is done, the first that this installation has."""
EVIDENCE: Final = TRACK_PAGES["evidence"]


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the way to where a step of an incident is done."""
    return {"incident_step_address": _address}


def _address(case_id: int, leads_to: str) -> str:
    """Return where a step of an incident is done."""
    endpoint, part = place(leads_to)
    if endpoint == "incidents.steps" and leads_to == "evidence":
        return _page(*EVIDENCE, "documents.index", case_id=case_id)
    return url_for(endpoint, case_id=case_id, _anchor=part or None)


def _page(*endpoints: str, **values: Any) -> str:
    """Return the address of the first of these pages that is there, or nothing."""
    found = next((one for one in endpoints if one in current_app.view_functions), None)
    return "" if found is None else url_for(found, **values)


def _incident(reader: Reader, case_id: int) -> tuple[CaseHeader, Incident]:
    """Return the head of a case and its incident. Raises NotFound."""
    case = cases.header(reader, case_id)
    row = incidents.of_case(reader, case_id)
    if row is None:
        raise NotFound
    return case, row


def _answer(reader: Reader, case_id: int) -> tuple[Panel | None, dict[str, Any]]:
    """Return what the check says of the facts today, as pages show it and as it is."""
    facts = facts_of_incident(reader, case_id, clock.today().isoformat())
    try:
        result = CHECKS[CHECK].run(facts, health_index.figures(reader))
    except FactError:  # the rows of the case were changed since: the page of the facts says what contradicts what
        return None, {}
    return shown(CHECK, facts, result), result


def _may(case: CaseHeader, permission: Permission) -> bool:
    return case.closed_on is None and actor().may(permission)


@bp.get("/cases/<int:case_id>/incident")
@needs(Permission.CASE_READ)
def show(case_id: int) -> ResponseReturnValue:
    """Show what the incident is, what can happen now, the tracks with their clocks, and how it came here."""
    today = clock.today()
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        row = incidents.of_case(reader, case_id)
        if row is None:
            return render_template("incidents/incident_none.html", case=case, name=called(case.display_name))
        engine = incident_version(row.workflow_version)
        panel, result = _answer(reader, case_id)
        possible = queries.possible_now(reader, row, today)
        record = queries.record_of(reader, row, today)
        found = {
            "classes": queries.classes(reader, case_id),
            "tracks": queries.tracks(reader, row, today),
            "history": queries.history(reader, row),
            "contacts": queries.police(reader, case_id),
            "talks": queries.talks(reader, case_id),
            "names": cases.person_names(reader),
            "people": cases.colleagues(reader),
        }
        stretches = timeline(record, queries.ticks_of(reader, case_id))
        minor_alone = incidents.unaccompanied_minor(reader, case_id)
        same_building = bool(buildings.alike(reader, case_id))
    note_opened(case_id, "incidents.show")
    state = engine.workflow.states[row.state]
    return render_template(
        "incidents/incident.html",
        case=case,
        name=called(case.display_name),
        row=row,
        state=state,
        who_acts=engine.workflow.actors[state.who_acts],
        actors=engine.workflow.actors,
        panel=panel,
        result=result,
        never=in_words(result.get("never_do", ())),
        protects=bool({"contact_partner", "family_option_by_default"} & set(result.get("never_do", ()))),
        suggested=_suggested(result, possible),
        possible=[one for one in possible if one.possible and one.here],
        refused=[one for one in possible if not one.possible and one.here],
        stretches=stretches,
        due=to_do(stretches),
        alarms=alarms(record),
        review_on=_day(result.get("review_due_on")),
        last_day_on=_day((result.get("possessory") or {}).get("deadline_on")),
        urls=_urls(case_id),
        track_pages={name: url for name, pages in TRACK_PAGES.items() if (url := _page(*pages, case_id=case_id))},
        gate=_gate(result),
        outcomes=f.outcomes(),
        decisions=f.decisions(),
        minor_alone=minor_alone,
        same_building=same_building,
        zone=_zone(row),
        today=today,
        may_write=_may(case, Permission.CASE_WRITE),
        may_progress=_may(case, Permission.CASE_PROGRESS),
        may_reopen=case.closed_on is not None and actor().may(Permission.CASE_REOPEN),
        **found,
    )


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


OF_CLASS: Final = {
    "A": "found_without_title",
    "A_partial": "found_without_title",
    "A_threat": "found_only_threatened",
    "B": "found_wrongly_executed",
    "C": "found_of_another_kind",
    "D": "found_of_another_kind",
    "E": "found_of_another_kind",
    "U": "still_unclear_after_two_days",
}
"""Event of the incident to which each class of the check leads."""


def _suggested(result: dict[str, Any], possible: Sequence[Possibility]) -> Possibility | None:
    """Return the event to which the facts lead, where it is possible: a person decides, never the program."""
    wanted = OF_CLASS.get(str(result.get("class")))
    return next((one for one in possible if one.event == wanted and one.possible and one.here), None)


def _zone(row: Incident) -> str:
    return "" if row.zone_id is None else directory.body(row.zone_id).name(i18n.language())


def _urls(case_id: int) -> dict[str, str]:
    """Return the addresses of what belongs to the incident, where this installation has them."""
    found = {
        "evidence": _page(*EVIDENCE, case_id=case_id),
        "letters": _page("correspondence.choose", case_id=case_id),
        "law": _page("lawbook.workflow", name="incident"),
        "check": _page("checks.in_case", case_id=case_id, check=CHECK),
        "police_complaints": _page("complaints.page"),
        "building": _page("buildings.link", case_id=case_id) if actor().may(Permission.CASE_WRITE) else "",
        "centre": _page("level_three.centre", case_id=case_id),
    }
    return {name: url for name, url in found.items() if url}


def _gate(result: dict[str, Any]) -> dict[str, Any]:
    """Return the gate before a complaint in words: where it stands, what is still needed."""
    gate = result.get("complaint_gate") or {"status": "wait", "needs": list(talk.NEEDS)}
    return {
        "status": gate["status"],
        "words": talk.GATES[gate["status"]],
        "needs": [talk.NEEDS[name] for name in gate["needs"] if name in talk.NEEDS],
    }


# ------------------------------------------------------------------------------------------------ forms


def _form_page(
    case: CaseHeader,
    form: Any,
    status: int,
    title: str,
    back: str,
    template: str = "incidents/incident_form.html",
    **more: Any,
) -> ResponseReturnValue:
    if status == 303:
        flash(more.pop("told", None) or _("Saved."), "success")
        return redirect(back, 303)
    page = render_template(
        template,
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        **more,
    )
    return page, status


def _home(case_id: int, anchor: str | None = None) -> str:
    return url_for(".show", case_id=case_id, _anchor=anchor)


@bp.get("/cases/<int:case_id>/incident/facts")
@needs(Permission.CASE_READ)
def facts(case_id: int) -> ResponseReturnValue:
    """Show what is known of the incident, from whom, and what stood there before."""
    with reading(Permission.CASE_READ) as reader:
        case, _row = _incident(reader, case_id)
        panel, result = _answer(reader, case_id)
        groups = queries.groups(reader, case_id)
        names = cases.person_names(reader)
    note_opened(case_id, "incidents.facts")
    return render_template(
        "incidents/incident_facts.html",
        case=case,
        name=called(case.display_name),
        panel=panel,
        result=result,
        groups=groups,
        names=names,
        sources=f.all_sources(),
        may_write=_may(case, Permission.CASE_WRITE),
    )


@bp.route("/cases/<int:case_id>/incident/facts/edit", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def edit_facts(case_id: int) -> ResponseReturnValue:
    """Ask for the facts of the check, group by group; the check answers again and the tracks follow."""
    case, known, newest = _known(case_id)
    form = f.FactsForm(data=f.known_in_form(known, newest)).offer()
    status = saved(
        form,
        lambda: form.command(case_id, known),
        lambda: f.FactsForm(formdata=None, data=f.known_in_form(*_known(case_id)[1:])).offer(),
    )
    chosen = request.args.get("group", "")
    return _form_page(
        case,
        form,
        status,
        _("What happened: write down or correct"),
        _home(case_id),
        "incidents/incident_facts_edit.html",
        chosen=chosen or "event",
    )


def _known(case_id: int) -> tuple[CaseHeader, dict[str, Any], int]:
    with reading(Permission.CASE_READ) as reader:
        case, _row = _incident(reader, case_id)
        return case, incidents.known(reader, case_id), c.newest_entry(reader, case_id)


def _row_of(case_id: int) -> tuple[CaseHeader, Incident]:
    with reading(Permission.CASE_READ) as reader:
        return _incident(reader, case_id)


@bp.route("/cases/<int:case_id>/incident/particulars", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def particulars(case_id: int) -> ResponseReturnValue:
    """Ask for the essentials, the next legal step, who answers for a minor, unit and hour."""
    case, row = _row_of(case_id)
    form = f.ParticularsForm(data=f.particulars_of(row))
    status = saved(
        form,
        lambda: form.command(case_id),
        lambda: f.ParticularsForm(formdata=None, data=f.particulars_of(_row_of(case_id)[1])),
    )
    return _form_page(case, form, status, _("Essentials and next step"), _home(case_id))


@bp.route("/cases/<int:case_id>/incident/happened/<event>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def happened(case_id: int, event: str) -> ResponseReturnValue:
    """Ask what an event of the incident itself needs, and record it; the case follows."""
    return _event_page(case_id, "", event)


@bp.route("/cases/<int:case_id>/incident/tracks/<track>/<event>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def track_event(case_id: int, track: str, event: str) -> ResponseReturnValue:
    """Ask what an event of a track needs, and record it."""
    return _event_page(case_id, track, event)


def _event_page(case_id: int, track: str, event: str) -> ResponseReturnValue:
    case, declared = _declared(case_id, track, event)
    asks_danger = any(one.id == "danger" for one in declared.inputs)
    form = _event_form(case, declared)
    status = saved(
        form,
        lambda: c.RecordIncidentEvent(
            case_id=case_id,
            version=int(form.version.data or 0),
            event=event,
            happened_on=form["happened_on"].data,
            track=track,
            inputs=form.values(),
            numbers_shown=asks_danger and "numbers_shown" in request.form,
        ),
        lambda: _event_form(_declared(case_id, track, event)[0], declared, formdata=None),
    )
    back = _home(case_id, "tracks" if track else None)
    why_not = _why_not(case_id, track, event) if request.method == "GET" else []
    told = _unusual(answers_in(request.form).get("police_record", "").strip())
    told = told or _("Recorded: %(event)s.", event=say(declared.label))
    more: dict[str, Any] = {"told": told, "why_not": why_not, "law": declared.law, "asks_danger": asks_danger}
    return _form_page(case, form, status, say(declared.action), back, **more)


def _declared(case_id: int, track: str, event: str) -> tuple[CaseHeader, Event]:
    with reading(Permission.CASE_READ) as reader:
        case, row = _incident(reader, case_id)
    engine = incident_version(row.workflow_version)
    if track:
        if track not in engine.regions:
            abort(404)
        engine = engine.region(track)
    declared = engine.workflow.events.get(event)
    if declared is None or declared.sources == (START,):
        abort(404)
    return case, declared


def _event_form(case: CaseHeader, declared: Event, **options: Any) -> EventForm:
    data = {"version": str(case.version), "happened_on": clock.today()}
    return event_form(declared, answers_in(request.form), data=data, **options)


def _why_not(case_id: int, track: str, event: str) -> list[str]:
    """Return why the event is not possible at present, before anything is typed."""
    with reading(Permission.CASE_READ) as reader:
        _case, row = _incident(reader, case_id)
        if track:
            card = next((one for one in queries.tracks(reader, row, clock.today()) if one.id == track), None)
            refused = () if card is None else card.refused
        else:
            refused = tuple(one for one in queries.possible_now(reader, row, clock.today()) if not one.possible)
    return [say(reason.text) for one in refused if one.event == event for reason in one.reasons]


@bp.route("/cases/<int:case_id>/incident/tracks/<track>/owner", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def owner(case_id: int, track: str) -> ResponseReturnValue:
    """Ask who answers for a track."""
    case, people, held = _track(case_id, track)
    form = f.OwnerForm(data=held).offer(people)
    status = saved(
        form,
        lambda: form.command(case_id, track),
        lambda: f.OwnerForm(formdata=None, data=_track(case_id, track)[2]).offer(people),
    )
    return _form_page(case, form, status, _("Who answers for it?"), _home(case_id, "tracks"))


def _track(case_id: int, track: str) -> tuple[CaseHeader, tuple[tuple[int, str], ...], dict[str, str]]:
    with reading(Permission.CASE_READ) as reader:
        case, _row = _incident(reader, case_id)
        held = incidents.tracks_of(reader, case_id).get(track)
        people = cases.colleagues(reader)
    if held is None:
        abort(404)
    return case, people, {"version": str(held.version), "user_id": str(held.owner_id or "")}


# ------------------------------------------------------------------------------------------------ complaint


@bp.route("/cases/<int:case_id>/incident/complaint", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def complaint(case_id: int) -> ResponseReturnValue:
    """Explain what a complaint brings and risks, offer a lawyer, and note what the person decides."""
    case, known, newest = _known(case_id)
    with reading(Permission.CASE_READ) as reader:
        _panel, result = _answer(reader, case_id)
        talks = queries.talks(reader, case_id)
        names = cases.person_names(reader)
        held = incidents.tracks_of(reader, case_id)["criminal"]
    note_opened(case_id, "incidents.complaint")
    form = f.TalkForm(data=_talk_data(case, known, newest)).offer()

    def present() -> f.TalkForm:
        _case, now, latest = _known(case_id)
        return f.TalkForm(formdata=None, data=_talk_data(case, now, latest)).offer()

    status = saved(form, lambda: form.command(case_id), present)
    return _form_page(
        case,
        form,
        status,
        _("A complaint: the person decides"),
        _home(case_id, "tracks"),
        "incidents/incident_complaint.html",
        told=_("Noted. Nothing was sent to anybody."),
        gate=_gate(result),
        talks=talks,
        names=names,
        parts=talk.PARTS,
        grave=talk.GRAVE_DANGER,
        officials=talk.OFFICIALS,
        decisions=f.decisions(),
        before=held.state in p.BEFORE_A_COMPLAINT,
        lawyers=queries.letters_of(("N3-06",)),
        offices=directory.legal_aid_offices(case.language if case.language in ("fr", "nl") else None),
        language_of_page=i18n.language(),
    )


def _talk_data(case: CaseHeader, known: dict[str, Any], newest: int) -> dict[str, Any]:
    """Return what is known as the form is filled with it: what was said before stays said, the decision is asked."""
    return {
        "version": str(newest),
        "held_on": clock.today(),
        "language": case.language if case.language in ("fr", "nl") else i18n.language(),
        "interpreter": case.interpreter_language or "",
        "risk": known.get("residence_risk", "unknown"),
    }


@bp.get("/cases/<int:case_id>/incident/complaint/explained-<any(fr, nl):language>")
@needs(Permission.CASE_READ)
def explained(case_id: int, language: str) -> ResponseReturnValue:
    """Show the explanation alone, in the person's language, to read aloud or to print."""
    with reading(Permission.CASE_READ) as reader:
        case, _row = _incident(reader, case_id)
        service = service_of(reader)
    return render_template(
        "incidents/incident_explained.html", case=case, spoken=language, talk=talk, service=service, today=clock.today()
    )


@bp.route("/cases/<int:case_id>/incident/danger", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def danger(case_id: int) -> ResponseReturnValue:
    """Ask why help was called without waiting: a grave danger that is there now, and nothing else."""
    case, row = _row_of(case_id)
    form = f.DangerForm(data={"version": str(row.version)})
    status = saved(
        form,
        lambda: form.command(case_id),
        lambda: f.DangerForm(formdata=None, data={"version": str(_row_of(case_id)[1].version)}),
    )
    intro = (
        _("Only when a life or a body is in grave danger now. 112 and 101 come before this form."),
        _("It opens the way to a complaint today only, and stays readable with your name, day and reason."),
    )
    return _form_page(case, form, status, _("Grave danger: help was called"), _home(case_id, "tracks"), intro=intro)


# ------------------------------------------------------------------------------------------------ police


@bp.get("/cases/<int:case_id>/incident/police")
@needs(Permission.CASE_READ)
def police(case_id: int) -> ResponseReturnValue:
    """List the calls to the police and visits to stations; after a refusal, say where else to go."""
    with reading(Permission.CASE_READ) as reader:
        case, row = _incident(reader, case_id)
        contacts = queries.police(reader, case_id)
        names = cases.person_names(reader)
        _panel, result = _answer(reader, case_id)
    note_opened(case_id, "incidents.police")
    return render_template(
        "incidents/incident_police.html",
        case=case,
        name=called(case.display_name),
        contacts=contacts,
        names=names,
        elsewhere=_elsewhere(row, contacts),
        letters=queries.letters_of(("N3-03", "N3-04")),
        gate=_gate(result),
        urls=_urls(case_id),
        ways=f.ways(),
        outcomes=f.outcomes(),
        zones=f.zones(),
        language_of_page=i18n.language(),
        may_write=_may(case, Permission.CASE_WRITE),
    )


def _elsewhere(row: Incident, contacts: tuple[queries.Contact, ...]) -> tuple[Body, ...]:
    """Return the zones to go to after a refusal that nothing came after: first those that did not refuse."""
    counting = [one for one in contacts if one.struck_on is None]
    if not counting or not counting[0].refused:
        return ()
    refused = {one.zone_id for one in counting if one.refused}
    zones = directory.bodies("police_zone")
    others = [zone for zone in zones if zone.id not in refused]
    same = [zone for zone in zones if zone.id in refused]
    others.sort(key=lambda zone: zone.id != row.zone_id)
    return (*others, *same)


@bp.route("/cases/<int:case_id>/incident/police/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def add_police(case_id: int) -> ResponseReturnValue:
    """Note a call to the police or a visit to a station."""
    case, row = _row_of(case_id)
    asked = request.args.get("zone", "")
    zone = asked if asked in f.zones() else row.zone_id or ""
    form = f.PoliceForm(data={"happened_on": clock.today(), "zone_id": zone}).offer()
    status = saved(form, lambda: form.command(case_id))
    number = str(form.record_number.data or "")
    told = _unusual(number) or _("Noted.")
    return _form_page(
        case, form, status, _("Note a contact with the police"), url_for(".police", case_id=case_id), told=told
    )


def _unusual(number: str) -> str:
    """Return a word of warning about the number of a record that does not look like one, or nothing."""
    if not number or queries.looks_like_a_record(number):
        return ""
    return _("Noted. The number does not look like that of a police record: compare it with the paper.")


@bp.route("/cases/<int:case_id>/incident/police/<int:contact_id>/strike", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def strike_police(case_id: int, contact_id: int) -> ResponseReturnValue:
    """Strike a contact with the police out that was noted wrongly."""
    case, version = _contact(case_id, contact_id)
    form = f.StrikeForm(data={"version": str(version)})
    status = saved(
        form,
        lambda: form.command(case_id, contact_id),
        lambda: f.StrikeForm(formdata=None, data={"version": str(_contact(case_id, contact_id)[1])}),
    )
    intro = (_("It stays to be read, struck through. Facts that it told are corrected with the facts."),)
    back = url_for(".police", case_id=case_id)
    return _form_page(case, form, status, _("Strike a contact with the police out"), back, intro=intro)


def _contact(case_id: int, contact_id: int) -> tuple[CaseHeader, int]:
    with reading(Permission.CASE_READ) as reader:
        case, _row = _incident(reader, case_id)
        found = next((one for one in queries.police(reader, case_id) if one.id == contact_id), None)
    if found is None:
        abort(404)
    return case, found.version


# ------------------------------------------------------------------------------------------------ steps


@bp.get("/cases/<int:case_id>/incident/steps")
@needs(Permission.CASE_READ)
def steps(case_id: int) -> ResponseReturnValue:
    """Show what to do in the first hour, day, two days, week, month and year, ticked off from the record."""
    with reading(Permission.CASE_READ) as reader:
        case, row = _incident(reader, case_id)
        record = queries.record_of(reader, row, clock.today())
        stretches = timeline(record, queries.ticks_of(reader, case_id))
    return render_template(
        "incidents/incident_steps.html",
        case=case,
        name=called(case.display_name),
        row=row,
        stretches=stretches,
        alarms=alarms(record),
        marks=MARKS,
        may_write=_may(case, Permission.CASE_WRITE),
    )


@bp.route("/cases/<int:case_id>/incident/steps/<step>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def tick(case_id: int, step: str) -> ResponseReturnValue:
    """Ask on which day a step was done, and tick it off."""
    case, _row = _row_of(case_id)
    if step not in BY_ID:
        abort(404)
    form = f.TickForm(data={"done_on": clock.today()})
    status = saved(form, lambda: form.command(case_id, step))
    return _form_page(
        case, form, status, _("Tick a step off"), url_for(".steps", case_id=case_id), intro=(say(BY_ID[step].text),)
    )


@bp.post("/cases/<int:case_id>/incident/steps/<step>/open")
@needs(Permission.CASE_WRITE)
def untick(case_id: int, step: str) -> ResponseReturnValue:
    """Open a step again that was ticked by mistake."""
    _row_of(case_id)
    _do(p.UntickStep(case_id=case_id, step=step))
    return redirect(url_for(".steps", case_id=case_id), 303)


def _do(command: Command[Any]) -> None:
    """Run a command of one button; what is wrong is said at the top of the next page."""
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "warning")
