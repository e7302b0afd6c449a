"""The day, the list of cases, a new case, and the page of a case."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request, url_for

from app.actions import queries as actions
from app.aftercare import queries as aftercare
from app.cases import edit_views, event_views, note_views, queries, shown
from app.cases import labels as words
from app.cases.blueprint import bp
from app.cases.editing import note_opened
from app.cases.fields import text
from app.cases.forms import NoteForm, OpenCaseForm
from app.cases.timeline import timeline
from app.consents import queries as consents
from app.debt import queries as debt
from app.documents import queries as papers
from app.foundation import belgian, clock, i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, Refused
from app.foundation.i18n import _, say
from app.foundation.page import navigation
from app.foundation.permissions import Permission, Role
from app.foundation.web import act, actor, needs, reading
from app.handovers import queries as handovers
from app.incidents import queries as incidents
from app.mediation import queries as mediation
from app.outreach import queries as outreach
from app.procedure.queries import court_card
from app.referrals import queries as referrals
from app.store import between_services, due_items, search, worklist
from app.store.worklist import NO_DATE, Filter, read_cursor
from workflows.engine import prevention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from flask.typing import ResponseReturnValue

    from app.store.agenda import AgendaItem
    from app.store.search import FoundCase
    from app.store.worklist import WorkRow
    from workflows.possible import Possibility

__all__ = ["bp", "edit_views", "event_views", "note_views"]

A_WEEK = timedelta(days=7)
SHOWN_AT_ONCE = 60
"""Rows of one group on the first page; the rest is one click away in the list."""


# ------------------------------------------------------------------------------------------------ today


@bp.get("/")
@needs(Permission.OPEN)
def today() -> ResponseReturnValue:
    """Show what is due now, this week, and what others owe; people without casework go to their own first page."""
    who = actor()
    if not who.may(Permission.CASE_READ):
        return redirect(next((item.url for item in navigation()), url_for("signin.sign_in")))
    team = who.role is Role.COORDINATOR and request.args.get("who") != "me"
    user_id = None if team else who.user_id
    now = clock.today()
    with reading(Permission.CASE_READ) as reader:
        due = due_items.until(reader, user_id=user_id, last=now + A_WEEK)
        awaited = due_items.awaited(reader, user_id=user_id, after=now)
        undated = due_items.undated(reader, user_id=user_id)
        names = queries.person_names(reader)
        loads = worklist.loads(reader, today=now, week_end=now + A_WEEK) if team else ()
        between = between_services.waiting(reader, now)
    ours = [item for item in due if item.due_on <= now or item.waits_for in worklist.OURS]
    return render_template(
        "cases/today.html",
        day=belgian.long_date(now, i18n.language()).capitalize(),
        due=_item_rows([item for item in ours if item.due_on <= now], names if team else {}),
        week=_item_rows([item for item in ours if item.due_on > now], names if team else {}),
        waiting=_item_rows(awaited, names if team else {}),
        undated=undated,
        between=between,
        team=team,
        may_see_team=who.role is Role.COORDINATOR,
        loads=[(names.get(load.assigned_to_id or 0, _("Nobody in charge")), load) for load in loads],
        list_url=url_for(".index"),
    )


def _item_rows(items: Sequence[AgendaItem], names: dict[int, str]) -> list[shown.Row]:
    """Return rows of a day; addresses are built once, not per row."""
    prefix = url_for(".index")
    others = words.waits_for()
    rows = []
    for item in items[:SHOWN_AT_ONCE]:
        why = [item.reference]
        if item.normal_on is not None:
            why.append(_("worst case; normally %(day)s", day=shown.day(item.normal_on)))
        if item.waits_for not in worklist.OURS:
            why.append(_("waiting for %(who)s", who=others[item.waits_for]))
        if names:
            why.append(names.get(item.assigned_to_id or 0, _("nobody in charge")))
        rows.append(
            shown.Row(
                state=shown.lateness(item.due_on),
                day=shown.day(item.due_on),
                iso=item.due_on.isoformat(),
                far=shown.far(item.due_on),
                who=called(item.display_name),
                what=shown.title_in_words(item.title),
                why=" · ".join(why),
                url=f"{prefix}/{item.case_id}",
                case_id=item.case_id,
                kind=item.kind,
                page=item.page,
                key=item.id,
                version=item.version,
            )
        )
    return rows


# ------------------------------------------------------------------------------------------------ list and search


@bp.get("/cases")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """List the open cases, the most urgent first."""
    chosen, shape = _chosen()
    prefix = url_for(".index")
    with reading(Permission.CASE_READ) as reader:
        page = worklist.page(
            reader, chosen, after=read_cursor(request.args.get("after")), before=read_cursor(request.args.get("before"))
        )
        names = queries.person_names(reader)
    levels, states = _places()
    return render_template(
        "cases/index.html",
        rows=_work_rows(prefix, page.rows, names, states),
        shape=shape,
        previous=_address(prefix, shape | {"before": str(page.previous)}) if page.previous else "",
        next=_address(prefix, shape | {"after": str(page.next)}) if page.next else "",
        levels=levels,
        states=states,
        quick=_quick(prefix, shape),
        here=prefix,
    )


@bp.route("/cases/search", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def find() -> ResponseReturnValue:
    """Show what a search finds. What is typed is posted: names do not belong in addresses and their histories."""
    typed = request.form.get("q", "").strip()
    return _found(typed) if typed else redirect(url_for(".index"))


def _chosen() -> tuple[Filter, dict[str, Any]]:
    """Return the filter that the address names, and the same as parameters of the next address."""
    asked = {name: request.args.get(name, "") for name in ("who", "only", "level", "state")}
    levels, states = _places()
    shape = {
        "who": asked["who"] if asked["who"] == "team" else "",
        "only": asked["only"] if asked["only"] in {"overdue", "waiting", "undated"} else "",
        "level": asked["level"] if asked["level"] in levels else "",
        "state": asked["state"] if asked["state"] in states else "",
    }
    chosen = Filter(
        assigned_to_id=None if shape["who"] == "team" else actor().user_id,
        level=shape["level"],
        state=shape["state"],
        overdue_on=clock.today() if shape["only"] == "overdue" else None,
        waiting=shape["only"] == "waiting",
        undated=shape["only"] == "undated",
    )
    return chosen, {name: value for name, value in shape.items() if value}


def _places() -> tuple[dict[str, str], dict[str, str]]:
    """Return the levels and the open states in words."""
    return _places_in(clock.today(), i18n.language())


@lru_cache(maxsize=16)
def _places_in(today: date, language: str) -> tuple[dict[str, str], dict[str, str]]:
    workflow = prevention(today).workflow
    levels = {level.id: level.label.of(language) for level in workflow.levels if level.id != "closed"}
    return levels, {state.id: state.label.of(language) for state in workflow.states.values() if not state.final}


def _quick(prefix: str, shape: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Return the views one click away: words, address, whether it is the present one."""
    only = shape.get("only", "")
    labelled = {"": _("All open"), "overdue": _("Overdue"), "waiting": _("Waiting for others"), "undated": _("No date")}
    return [(label, _address(prefix, shape | {"only": name}), only == name) for name, label in labelled.items()]


def _address(prefix: str, parameters: dict[str, Any]) -> str:
    """Return an address of the list, empty parameters left out."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{prefix}?{urlencode(given)}" if given else prefix


def _work_rows(prefix: str, rows: Iterable[WorkRow], names: dict[int, str], states: dict[str, str]) -> list[shown.Row]:
    concerns = words.concerns()
    undated = shown.DayWords("", _("No date"), "", "")
    nobody, to_plan = _("nobody in charge"), _("Plan the next step")
    return [
        shown.Row(
            *(shown.day_words(row.next_due_on) if row.next_due_on != NO_DATE else undated),
            who=called(row.display_name),
            what=shown.title_in_words(row.next_title or to_plan),
            why=" · ".join(
                part
                for part in (
                    row.reference,
                    states.get(row.state, row.state),
                    concerns.get(row.concern, ""),
                    shown.commune_name(row.commune_nis),
                    names.get(row.assigned_to_id or 0, nobody),
                )
                if part
            ),
            url=f"{prefix}/{row.case_id}",
            case_id=row.case_id,
        )
        for row in rows
    ]


def _found(typed: str) -> ResponseReturnValue:
    """Show what a search finds; a reference leads straight to its case."""
    with reading(Permission.CASE_READ) as reader:
        case_id = search.by_reference(reader, typed)
        found = search.search(reader, typed) if case_id is None else ()
        names = queries.person_names(reader)
    if case_id is not None:
        return redirect(url_for(".show", case_id=case_id))
    return render_template("cases/found.html", typed=typed, rows=_found_rows(found, names), count=len(found))


def _found_rows(found: Sequence[FoundCase], names: dict[int, str]) -> list[dict[str, str]]:
    prefix = url_for(".index")
    _levels, states = _places()
    return [
        {
            "name": called(case.display_name),
            "reference": case.reference,
            "where": _("Closed") if case.closed_on else states.get(case.state, case.state),
            "since": belgian.short_date(case.opened_on),
            "who": names.get(case.assigned_to_id or 0, _("nobody in charge")),
            "url": f"{prefix}/{case.case_id}",
        }
        for case in found
    ]


# ------------------------------------------------------------------------------------------------ new case


@bp.route("/cases/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def new() -> ResponseReturnValue:
    """Open a case in two minutes; cases that resemble it are shown before a second one is opened."""
    form = OpenCaseForm()
    form.prepare(actor())
    status = 422 if form.is_submitted() else 200
    alike: list[dict[str, str]] = []
    if form.validate_on_submit():
        alike = [] if form.duplicates_seen.data else _resembling(form)
        if not alike:
            try:
                case_id = act(form.command())
            except Invalid as invalid:
                form.blame(invalid)
            except Refused as refused:
                form.refuse(refused)
            else:
                flash(_("The case is open. Here is what to do first."), "success")
                return redirect(url_for(".show", case_id=case_id), 303)
        else:
            form.duplicates_seen.data = "yes"
            status = 200
    return render_template("cases/new.html", form=form, alike=alike), status


@bp.post("/cases/new/resembling")
@needs(Permission.CASE_WRITE)
def resembling() -> ResponseReturnValue:
    """Show the cases of one's own service that resemble what is being typed."""
    form = OpenCaseForm()
    form.prepare(actor())
    return render_template("cases/resembling.html", alike=_resembling(form))


@bp.post("/cases/new/commune")
@needs(Permission.CASE_WRITE)
def commune_of_code() -> ResponseReturnValue:
    """Ask for the commune where the postal code that was typed does not tell it."""
    form = OpenCaseForm()
    form.prepare(actor())
    return render_template("cases/commune.html", form=form)


def _resembling(form: OpenCaseForm) -> list[dict[str, str]]:
    """Return up to five cases with this name, telephone or address."""
    name = f"{text(form.first_name)} {text(form.last_name)}".strip() if form.identity.data == "named" else ""
    address = f"{text(form.street)} {text(form.house_number)}".strip() if text(form.house_number) else ""
    with reading(Permission.CASE_READ) as reader:
        sought = [typed for typed in (name, text(form.phone), address) if len(typed) > 3]
        found = {case.case_id: case for typed in sought for case in search.search(reader, typed, limit=5)}
        names = queries.person_names(reader)
    return _found_rows(list(found.values())[:5], names)


# ------------------------------------------------------------------------------------------------ a case


@bp.get("/cases/<int:case_id>")
@needs(Permission.CASE_READ)
def show(case_id: int) -> ResponseReturnValue:
    """Show a case: where it is, what is due, what can be done, what happened, what is known."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        standing = queries.standing(reader, case)
        cards = queries.cards(reader, case_id)
        possible = queries.possibilities(reader, case_id)
        writes = case.closed_on is None and actor().may(Permission.CASE_WRITE)
        unanswered = queries.check_to_answer(reader, case_id) if writes else None
        happened = timeline(reader, case)
        names = queries.person_names(reader)
        colleagues = queries.colleagues(reader)
        advice = actions.advice(reader, case_id)
        under_way = actions.actions_of(reader, case_id)
        mediations = mediation.mediations_of(reader, case_id)
        reaching = outreach.contact_card(reader, case_id)
        at_court = court_card(reader, case_id)
        owed = debt.card(reader, case_id)
        guidance = aftercare.heads(reader, case_id)
        agreed = [one for one in consents.consents_of(reader, case_id) if one.holds]
        handed = handovers.cards(reader, case_id=case_id)
        referred = referrals.cards(reader, case_id=case_id)
        put_out = incidents.card(reader, case_id)
    note_opened(case_id, "cases.show")
    legal = next((due for due in cards.due_dates if due.kind == "legal"), None)
    note_form = NoteForm(formdata=None, data={"happened_on": clock.today()})
    note_form.prepare()
    who = actor()
    return render_template(
        "cases/show.html",
        case=case,
        name=called(case.display_name),
        standing=standing,
        ribbon=shown.ribbon(standing.steps),
        address=shown.address_line(cards.dwelling),
        spoken=shown.spoken_language(case),
        contact=shown.contact_line(case),
        concern=words.concerns().get(case.concern, ""),
        in_charge=names.get(case.assigned_to_id or 0, _("Nobody in charge yet")),
        secret=cards.dwelling is not None and cards.dwelling.secret,
        legal=legal,
        legal_when=shown.when_words(legal.due_on) if legal else {},
        legal_normal=shown.when_words(legal.normal_on or legal.due_on) if legal else {},
        steps=shown.next_steps(
            case_id,
            possible,
            case.concern,
            unanswered,
            advice if who.may(Permission.CASE_WRITE) else (),
            () if put_out is None or not writes else put_out.advised,
        ),
        incident=put_out,
        actions=under_way,
        mediations=mediations,
        reaching=reaching if case.level == "2" or reaching.attempts else None,
        debt=owed,
        procedure={"rows": at_court, "shown": bool(at_court) or case.level == "2"},
        agreed=agreed,
        handed=handed,
        referred=referred,
        guidance=guidance,
        to_do=shown.to_do(cards.tasks, cards.due_dates, names),
        possible=_possible(case_id, possible, case.concern),
        refused=_refused(possible, here=True),
        elsewhere=_refused(possible, here=False),
        happened=shown.timeline_rows(case_id, happened, names, may_correct=who.may(Permission.CASE_PROGRESS)),
        household=shown.household(cards.people, case),
        home=shown.home(cards.dwelling, cards.certificates),
        lease=shown.lease_rows(cards.lease),
        parties=[(party, shown.party_rows(party)) for party in cards.parties],
        arrears=shown.arrears_rows(cards.arrears),
        documents=cards.documents[:5],
        more_documents=max(0, len(cards.documents) - 5),
        expiring=papers.expiring(cards.documents, clock.today()),
        kinds=papers.kinds(),
        note_form=note_form,
        colleagues=colleagues,
        may_write=who.may(Permission.CASE_WRITE),
        links=_links(case_id),
        checks=shown.check_links(case_id, case.concern, case.level) if shown.can("checks.in_case") else [],
        violence=case.violence,
    )


def _possible(case_id: int, possible: Sequence[Possibility], concern: str) -> list[dict[str, Any]]:
    """Return what can happen now: the most usual first."""
    may_reopen = actor().may(Permission.CASE_REOPEN)
    return [
        {"label": say(one.action), "url": shown.event_url(case_id, one.event, concern), "usual": one.specific}
        for one in possible
        if one.possible and (one.event != "reopened" or may_reopen)
    ]


def _refused(possible: Sequence[Possibility], *, here: bool) -> list[dict[str, Any]]:
    """Return what is not possible and why: held up by a condition, or of another stage."""
    return [
        {"label": say(one.action), "reasons": [say(reason.text) for reason in one.reasons]}
        for one in possible
        if not one.possible and one.here is here
    ]


def _links(case_id: int) -> dict[str, str]:
    """Return the addresses of what other parts of the product do with a case, where they are there."""
    links = {}
    if shown.can("demands.in_case"):
        links["demands"] = url_for("demands.in_case", case_id=case_id)
    if shown.can("correspondence.choose"):
        links["letter"] = url_for("correspondence.choose", case_id=case_id)
    if shown.can("lawbook.workflow"):
        links["diagram"] = url_for("lawbook.workflow", name="prevention")
    return links
