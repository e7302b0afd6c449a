"""The pages of outreach: attempts of a case, what can still be won, visits, the hearing roll, the cantons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date
from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.directory import queries as directory
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, reading
from app.outreach import commands as c
from app.outreach import forms as f
from app.outreach import queries
from letters.catalogue import CATALOGUE
from workflows.engine import prevention
from workflows.outreach.contact import CHANNELS
from workflows.outreach.triage import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.foundation.command import Command
    from app.outreach.queries import ContactCard, HearingLine, PetitionLine, ProfileCard

bp = Blueprint("outreach", __name__, template_folder="templates")

MOST_SHEETS: Final = 40
"""Sheets of one round of visits: nobody rings at more doors in a day."""
CONTACT_TONES: Final = {
    "to_contact": ("warn", "phone"),
    "attempted": ("accent", "clock"),
    "reached": ("good", "check"),
    "not_reached": ("warn", "minus"),
    "refused": ("quiet", "hourglass"),
}


@bp.app_context_processor
def _given() -> dict[str, Any]:
    """Give templates the quick form of an attempt and the words for contact."""
    return {
        "quick_attempt": _quick,
        "contact_words": _contact_words,
        "contact_tones": CONTACT_TONES,
        "canton_sends": f.sends_words,
        "canton_days": f.weekday_words,
    }


def _quick(card: ContactCard) -> f.QuickAttemptForm:
    form = f.QuickAttemptForm(formdata=None)
    form.prepare(card.refused)
    return form


def _contact_words() -> dict[str, str]:
    """Return the states of the region ``contact`` in words."""
    states = prevention(clock.today()).region("contact").workflow.states
    return {name: say(state.label) for name, state in states.items()}


def _date_asked(typed: str | None) -> date:
    """Return the day an address names, today when it names none."""
    try:
        return date.fromisoformat(typed or "")
    except ValueError:
        return clock.today()


def _loaded(case_id: int) -> tuple[CaseHeader, ContactCard]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.contact_card(reader, case_id)


def _form_page(
    case: CaseHeader, form: Any, command: Callable[[], Command[Any]], *, title: str, back: str, **more: Any
) -> ResponseReturnValue:
    """Save a form of a case, or show it again with what is wrong."""
    status = saved(form, command, more.get("present"), more.get("then"))
    if status == 303:
        if "then" not in more:
            flash(_("Saved."), "success")
        return redirect(back, 303)
    page = render_template(
        "outreach/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        intro=more.get("intro", ""),
        warnings=more.get("warnings", ()),
    )
    return page, status


# ------------------------------------------------------------------------------------------------ attempts


@bp.get("/cases/<int:case_id>/attempts")
@needs(Permission.CASE_READ)
def attempts(case_id: int) -> ResponseReturnValue:
    """List the attempts to reach the tenant, and say where contact stands."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        card = queries.contact_card(reader, case_id)
        names = cases.person_names(reader)
        hearing_on = queries.next_hearing_of(reader, case_id, clock.today())
    note_opened(case_id, "outreach.attempts")
    return render_template(
        "outreach/attempts.html",
        case=case,
        name=called(case.display_name),
        card=card,
        names=names,
        hearing_on=hearing_on,
        channels=CHANNELS,
        may_write=case.closed_on is None and actor().may(Permission.CASE_PROGRESS),
    )


@bp.route("/cases/<int:case_id>/attempts/new", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def add(case_id: int) -> ResponseReturnValue:
    """Note an attempt; the short form of the case's page is sent here too."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        card = queries.contact_card(reader, case_id)
        people = cases.colleagues(reader)
        letters, papers = queries.papers_of(reader, case_id)
    first = {"attempted_on": clock.today(), "tried_by": str(actor().user_id), "outcome": request.args.get("outcome")}
    form = f.AttemptForm(data=first)
    if not card.refused:
        del form.despite_rule
    form.prepare(
        people,
        {str(key): letter_title(name) for key, name in letters},
        {str(key): title or _("Paper added") for key, _kind, title in papers},
    )
    return _form_page(
        case,
        form,
        lambda: form.command(case_id),
        title=_("Note an attempt to reach the tenant"),
        back=url_for("cases.show", case_id=case_id),
        then=lambda noted: _told(case, noted),
        warnings=[say(why.text) for why in {one.code: one for one in card.refused.values()}.values()],
    )


def letter_title(name: str) -> str:
    """Return the title of a letter in the reader's language."""
    known = CATALOGUE.get(name)
    return name if known is None else known.title.nl if i18n.language() == "nl" else known.title.fr


def _told(case: CaseHeader, noted: c.Noted) -> None:
    """Say what was noted and what it changed."""
    if noted.event:
        label = prevention(case.workflow_version).workflow.events[noted.event].label
        flash(_("Noted. In the case: %(what)s.", what=say(label)), "success")
    else:
        flash(_("Noted. The case stays where it is."), "success")


@bp.route("/cases/<int:case_id>/attempts/<int:attempt_id>/strike", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def strike(case_id: int, attempt_id: int) -> ResponseReturnValue:
    """Strike an attempt out that was noted wrongly."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        line = queries.attempt(reader, case_id, attempt_id)
    form = f.StrikeForm(data={"version": str(line.version)})
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, attempt_id),
        title=_("Strike an attempt out"),
        back=url_for(".attempts", case_id=case_id),
        present=lambda: f.StrikeForm(formdata=None, data={"version": str(line.version)}),
        intro=_("It stays to be read, struck through, and counts no more. What the case recorded with it stays."),
    )


@bp.post("/cases/<int:case_id>/attempts/<int:attempt_id>/drop-next")
@needs(Permission.CASE_WRITE)
def drop_next(case_id: int, attempt_id: int) -> ResponseReturnValue:
    """Take a planned attempt out of the agenda."""
    version = request.form.get("version", default=0, type=int)
    try:
        act(c.DropNextAttempt(case_id=case_id, attempt_id=attempt_id, version=version))
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except StaleCase:
        flash(_("Somebody changed this attempt meanwhile. Look at it again."), "error")
    else:
        flash(_("Taken out of the agenda."), "success")
    return redirect(url_for(".attempts", case_id=case_id), 303)


@bp.route("/cases/<int:case_id>/attempts/rules", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def rules(case_id: int) -> ResponseReturnValue:
    """Note which ways must not be used."""

    def present(**options: Any) -> f.RuleForm:
        with reading(Permission.CASE_READ) as reader:
            cases.header(reader, case_id)
            rule = queries.contact_rule(reader, case_id)
        values = {
            "version": "" if rule.version is None else str(rule.version),
            "barred": list(rule.barred),
            "safe_when": rule.safe_when,
            "go_between": rule.go_between,
        }
        form = f.RuleForm(data=values, **options)
        form.prepare()
        return form

    form = present()
    case, _card = _loaded(case_id)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id),
        title=_("How the person may be reached"),
        back=url_for(".attempts", case_id=case_id),
        present=lambda: present(formdata=None),
    )


# ------------------------------------------------------------------------------------------------ triage


@dataclass(frozen=True, slots=True)
class Shape:
    """What the address of a list asks for: whose, which canton, which group."""

    who: str
    canton: str
    group: str

    @property
    def user_id(self) -> int | None:
        """Return whose cases, None for the team's."""
        return actor().user_id if self.who == "me" else int(self.who) if self.who.isdecimal() else None


def _shape(people: Iterable[tuple[int, str]]) -> Shape:
    who, canton, group = (request.args.get(name, "") for name in ("who", "canton", "group"))
    known = {"me", *(str(key) for key, _person in people)}
    cantons = {body.id for body in directory.bodies("justice_of_peace")}
    return Shape(who if who in known else "", canton if canton in cantons else "", group if group in GROUPS else "")


def _canton_choices() -> list[tuple[str, str]]:
    language = i18n.language()
    return sorted(
        ((body.id, body.name(language)) for body in directory.bodies("justice_of_peace")), key=lambda one: one[1]
    )


def _canton_name(canton_id: str) -> str:
    return directory.canton(canton_id).name(i18n.language()) if canton_id else _("Canton to be confirmed")


@bp.get("/petitions")
@needs(Permission.CASE_READ)
def petitions() -> ResponseReturnValue:
    """Show what can still be won in the procedures, by the day it is lost."""
    today = clock.today()
    with reading(Permission.CASE_READ) as reader:
        people = cases.colleagues(reader)
        names = cases.person_names(reader)
        shape = _shape(people)
        lines = queries.petitions(reader, today, canton=shape.canton, user_id=shape.user_id)
    counts = {name: sum(1 for line in lines if _has(line, name)) for name in GROUPS}
    return render_template(
        "outreach/petitions.html",
        lines=[line for line in lines if not shape.group or _has(line, shape.group)],
        counts=counts,
        total=len(lines),
        groups=GROUPS,
        shape=shape,
        people=people,
        names=names,
        cantons=_canton_choices(),
        canton_name=_canton_name,
        states=prevention(today).workflow.states,
        today=today,
    )


def _has(line: PetitionLine, group: str) -> bool:
    return any(chance.group.id == group for chance in line.chances)


# ------------------------------------------------------------------------------------------------ visits


@bp.get("/visits")
@needs(Permission.CASE_READ)
def visits() -> ResponseReturnValue:
    """Show the sheets of a round of visits, to print: one leaf each, nothing of a debt on the outside."""
    asked = [int(key) for key in request.args.getlist("case") if key.isdecimal()][:MOST_SHEETS]
    with reading(Permission.CASE_READ) as reader:
        sheets = queries.visits(reader, asked, clock.today())
    for sheet in sheets:
        note_opened(sheet.case_id, "outreach.visits")
    return render_template(
        "outreach/visits.html",
        sheets=[sheet for sheet in sheets if sheet.refused is None],
        refused=[sheet for sheet in sheets if sheet.refused is not None],
        commune=_commune,
        canton_name=_canton_name,
        today=clock.today(),
    )


def _commune(nis: str) -> str:
    return directory.commune(nis).name(i18n.language()) if nis else ""


# ------------------------------------------------------------------------------------------------ hearings


@dataclass(frozen=True, slots=True)
class RollDay:
    """A day of the roll, its hearings by canton."""

    on: date
    title: str
    cantons: tuple[tuple[str, str, tuple[HearingLine, ...]], ...]


@bp.get("/hearings")
@needs(Permission.CASE_READ)
def hearings() -> ResponseReturnValue:
    """Show the roll of a week or a day, by canton: who goes, who was reached, what is ready."""
    view = "day" if request.args.get("view") == "day" else "week"
    on = _date_asked(request.args.get("on"))
    first = on if view == "day" else on - timedelta(days=on.weekday())
    last = on if view == "day" else first + timedelta(days=6)
    with reading(Permission.CASE_READ) as reader:
        people = cases.colleagues(reader)
        names = cases.person_names(reader)
        shape = _shape(people)
        lines = queries.hearings(reader, first, last, canton=shape.canton, user_id=shape.user_id)
        profiles = {card.canton_id: card for card in queries.canton_profiles(reader, first)}
    step = timedelta(days=1 if view == "day" else 7)

    def url(day: date, **changes: str) -> str:
        parts = {"view": view, "who": shape.who, "canton": shape.canton, "on": day.isoformat()} | changes
        kept: dict[str, Any] = {name: value for name, value in parts.items() if value}
        return url_for(".hearings", **kept)

    return render_template(
        "outreach/hearings.html",
        days=_by_day(lines),
        lines=lines,
        profiles=profiles,
        view=view,
        shape=shape,
        on=on,
        first=first,
        last=last,
        before=url(on - step),
        after=url(on + step),
        now=url(clock.today()),
        other=url(on, view="week" if view == "day" else "day"),
        people=people,
        names=names,
        cantons=_canton_choices(),
        goes=f.goes_words(),
        period=_period(first, last),
    )


def _period(first: date, last: date) -> str:
    if first == last:
        return format_date(first, "EEEE d MMMM y", locale=i18n.locale())
    days = [format_date(day, "d MMMM y", locale=i18n.locale()) for day in (first, last)]
    return _("from %(first)s to %(last)s", first=days[0], last=days[1])


def _by_day(lines: Iterable[HearingLine]) -> list[RollDay]:
    days: dict[date, dict[str, list[HearingLine]]] = {}
    for line in lines:
        days.setdefault(line.on, {}).setdefault(line.canton_id, []).append(line)
    return [
        RollDay(
            on=day,
            title=format_date(day, "EEEE d MMMM y", locale=i18n.locale()),
            cantons=tuple((canton, _canton_name(canton), tuple(found)) for canton, found in by_canton.items()),
        )
        for day, by_canton in days.items()
    ]


@bp.route("/cases/<int:case_id>/hearings/<on>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def plan_hearing(case_id: int, on: str) -> ResponseReturnValue:
    """Settle who goes to a hearing and what is ready; the habits of the canton stand beside it."""
    day = _date_asked(on)

    def present(**options: Any) -> tuple[f.HearingForm, HearingLine, CaseHeader]:
        with reading(Permission.CASE_READ) as reader:
            case = cases.header(reader, case_id)
            line = queries.hearing(reader, case_id, day)
            people = cases.colleagues(reader)
        values = {
            "version": "" if line.version is None else str(line.version),
            "goes": line.goes,
            "goes_id": str(line.goes_id or line.assigned_to_id or ""),
            "lawyer": line.lawyer,
            "papers_ready": line.papers_ready,
            "interpreter_asked": line.interpreter_asked,
            "note": line.note,
        }
        form = f.HearingForm(data=values, **options)
        form.prepare(people)
        return form, line, case

    form, line, case = present()
    status = saved(form, lambda: form.command(case_id, day), lambda: present(formdata=None)[0])
    back = url_for(".hearings", on=day.isoformat(), view="day")
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(back, 303)
    with reading(Permission.CASE_READ) as reader:
        profile = queries.canton_profile(reader, line.canton_id, day) if line.canton_id else None
    page = render_template(
        "outreach/hearing.html",
        case=case,
        name=called(case.display_name),
        form=form,
        line=line,
        profile=profile,
        canton=_canton_name(line.canton_id),
        territory=queries.territory(line.canton_id) if line.canton_id else None,
        back=back,
        stale=status == 409,
    )
    return page, status


# ------------------------------------------------------------------------------------------------ cantons


@bp.get("/cantons")
@needs(Permission.CASE_READ)
def cantons() -> ResponseReturnValue:
    """List the nineteen cantons with what is known of each."""
    with reading(Permission.CASE_READ) as reader:
        profiles = queries.canton_profiles(reader, clock.today())
    named = sorted(((_canton_name(card.canton_id), card) for card in profiles), key=lambda one: one[0])
    return render_template("outreach/cantons.html", profiles=named)


@bp.get("/cantons/<canton_id>")
@needs(Permission.CASE_READ)
def canton(canton_id: str) -> ResponseReturnValue:
    """Show a canton: territory, address, habits, and the former profiles."""
    today = clock.today()
    with reading(Permission.CASE_READ) as reader:
        profile = queries.canton_profile(reader, canton_id, today)
        history = queries.canton_history(reader, canton_id)
        names = cases.person_names(reader)
    body = directory.canton(canton_id)
    return render_template(
        "outreach/canton.html",
        body=body,
        title=body.name(i18n.language()),
        communes=[directory.commune(nis).name(i18n.language()) for nis in body.communes_nis],
        territory=queries.territory(canton_id),
        profile=profile,
        history=[card for card in history if card.id != profile.id],
        names=names,
        may_write=actor().may(Permission.CANTON_WRITE),
    )


@bp.route("/cantons/<canton_id>/edit", methods=["GET", "POST"])
@needs(Permission.CANTON_WRITE)
def edit_canton(canton_id: str) -> ResponseReturnValue:
    """Write a new profile of a canton; the former one stays."""

    def present(**options: Any) -> f.CantonForm:
        with reading(Permission.CASE_READ) as reader:
            history = queries.canton_history(reader, canton_id)
            card = history[0] if history else queries.canton_profile(reader, canton_id, clock.today())
        form = f.CantonForm(data=_values(card), **options)
        form.prepare()
        return form

    form = present()
    status = saved(form, lambda: form.command(canton_id), lambda: present(formdata=None))
    back = url_for(".canton", canton_id=canton_id)
    if status == 303:
        flash(_("Saved. The former profile stays below."), "success")
        return redirect(back, 303)
    page = render_template(
        "outreach/canton_form.html",
        form=form,
        title=_canton_name(canton_id),
        territory=queries.territory(canton_id),
        back=back,
        stale=status == 409,
    )
    return page, status


def _values(card: ProfileCard) -> dict[str, Any]:
    """Return a profile as the answers of its form; the day it holds from and the day it was checked are asked anew."""
    return {
        "version": "" if card.id is None else str(card.id),
        "valid_from": clock.today(),
        "hearing_days": [str(day) for day in card.hearing_days],
        "hearing_hours": card.hearing_hours,
        "room": card.room,
        "phone": card.phone,
        "email": card.email,
        "sends_by": card.sends_by,
        "languages": list(card.languages),
        "habits": card.habits,
        "contact_person": card.contact_person,
        "source": card.source if card.id is not None else "",
        "reviewed_on": clock.today(),
    }
