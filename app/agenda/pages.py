"""The agenda: everything with a day as a list, a week or a year; of one person, the team or one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from babel.dates import format_date, get_day_names
from flask import render_template, request, url_for

from app.agenda import grid
from app.agenda.blueprint import bp
from app.cases import queries
from app.foundation import belgian, clock, i18n
from app.foundation.called import called
from app.foundation.i18n import _, ngettext
from app.foundation.permissions import Permission
from app.foundation.web import actor, needs, reading
from app.store import agenda, between_services
from app.store.agenda import OURS, Wanted
from workflows.winter import MORATORIUM_SOURCE, winters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from app.agenda.grid import Day
    from app.store.agenda import AgendaItem
    from app.store.hand_overs import Waiting

VIEWS = ("list", "week", "year")
LIST_SPAN = timedelta(weeks=8)
TEAM = "team"
ONLY = ("legal", "own", "waiting")
FIRST_YEAR, LAST_YEAR = 2015, 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address asks for: how, around which day, whose, which kind, which case."""

    view: str
    on: date
    who: str
    only: str
    case_id: int | None

    def wanted(self) -> Wanted:
        """Return it as a question to the store."""
        who = actor().user_id if not self.who else None if self.who == TEAM else int(self.who)
        return Wanted(
            user_id=None if self.case_id is not None else who,
            case_id=self.case_id,
            legal={"legal": True, "own": False}.get(self.only),
            waiting=True if self.only == "waiting" else None,
        )

    def url(self, **changes: Any) -> str:
        """Return the address of the same agenda with something changed."""
        parts = {"view": self.view, "on": self.on.isoformat(), "who": self.who, "only": self.only, "case": self.case_id}
        kept = {name: value for name, value in (parts | changes).items() if value}
        return url_for("agenda.index", **kept)


@dataclass(frozen=True, slots=True)
class Line:
    """An item in words, as the rows and the week show it."""

    state: str
    day: str
    iso: str
    far: str
    who: str
    what: str
    why: str
    url: str
    kind: str
    key: int
    version: int
    page: str
    legal: bool
    reference: str
    normal: str


@bp.get("/agenda")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show what falls on which day."""
    with reading(Permission.CASE_READ) as reader:
        colleagues = queries.colleagues(reader)
        names = queries.person_names(reader)
        asked = _asked(dict(colleagues))
        case = queries.header(reader, asked.case_id) if asked.case_id is not None else None
        first, last = _span(asked)
        items = agenda.between(reader, first, last, asked.wanted())
        waits = between_services.waiting(reader, clock.today()) if case is None else ()
    shown_names = names if asked.who == TEAM or asked.case_id is not None else {}
    page = {"list": _list, "week": _week, "year": _year}[asked.view]
    return render_template(
        f"agenda/{asked.view}.html",
        asked=asked,
        case=case,
        colleagues=colleagues,
        me=actor().user_id,
        whose="" if case else _("The whole team") if asked.who == TEAM else names.get(asked.wanted().user_id or 0, ""),
        views=[(label, asked.url(view=name), name == asked.view) for name, label in _views().items()],
        today_url=asked.url(on=clock.today().isoformat()),
        cut=len(items) == agenda.MOST,
        between=_of_view(asked, waits),
        **page(asked, items, shown_names),
    )


def _of_view(asked: Asked, waits: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Return what waits between services in what is shown: all of it in the list, in a week what falls in it."""
    if asked.view == "week":
        monday = grid.monday_of(asked.on)
        return tuple(one for one in waits if monday <= one.on < monday + grid.A_WEEK)
    return tuple(waits) if asked.view == VIEWS[0] else ()


def _views() -> dict[str, str]:
    return {"list": _("List"), "week": _("Week"), "year": _("Year")}


def _asked(colleagues: dict[int, str]) -> Asked:
    given = request.args.get
    view, who, only = given("view", ""), given("who", ""), given("only", "")
    known = who == TEAM or (who.isdecimal() and int(who) in colleagues and int(who) != actor().user_id)
    return Asked(
        view=view if view in VIEWS else VIEWS[0],
        on=_day(given("on", "")),
        who=who if known else "",
        only=only if only in ONLY else "",
        case_id=given("case", type=int),
    )


def _day(typed: str) -> date:
    """Return the day an address names, today when it names none that the calendar reaches."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return clock.today()
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else clock.today()


def _span(asked: Asked) -> tuple[date | None, date]:
    """Return the days that are shown; the list of today begins with what is overdue."""
    if asked.view == "year":
        return date(asked.on.year, 1, 1), date(asked.on.year, 12, 31)
    monday = grid.monday_of(asked.on)
    if asked.view == "week":
        return monday, monday + grid.A_WEEK - grid.A_DAY
    return (None if asked.on <= clock.today() else asked.on), asked.on + LIST_SPAN


# ------------------------------------------------------------------------------------------------ the three ways


def _list(asked: Asked, items: Sequence[AgendaItem], names: dict[int, str]) -> dict[str, Any]:
    today = clock.today()
    late = [item for item in items if item.due_on < today] if asked.on <= today else []
    later = items[len(late) :]
    groups = [(_("Overdue"), _lines(late, names))] if late else []
    groups += [(_week_title(monday), _lines(found, names)) for monday, found in grid.by_week(later)]
    return {
        "groups": groups,
        "until": asked.on + LIST_SPAN,
        "next": asked.url(on=(asked.on + LIST_SPAN + grid.A_DAY).isoformat()),
        "previous": asked.url(on=max(today, asked.on - LIST_SPAN).isoformat()) if asked.on > today else "",
    }


def _week_title(monday: date) -> str:
    this = grid.monday_of(clock.today())
    if monday == this:
        return _("This week")
    if monday == this + grid.A_WEEK:
        return _("Next week")
    return _("Week of %(day)s", day=_short_day(monday))


def _week(asked: Asked, items: Sequence[AgendaItem], names: dict[int, str]) -> dict[str, Any]:
    monday = grid.monday_of(asked.on)
    days = grid.week(monday, items, clock.today())
    number = monday.isocalendar().week
    span = {"first": _short_day(monday), "last": _short_day(days[-1].on), "year": days[-1].on.year}
    return {
        "title": _("Week %(number)s: %(first)s to %(last)s %(year)s", number=number, **span),
        "days": [(day, _day_title(day.on), _lines(day.items, names)) for day in days],
        "next": asked.url(on=(monday + grid.A_WEEK).isoformat()),
        "previous": asked.url(on=(monday - grid.A_WEEK).isoformat()),
        "winter": any(day.winter for day in days),
        "source": MORATORIUM_SOURCE,
    }


def _year(asked: Asked, items: Sequence[AgendaItem], names: dict[int, str]) -> dict[str, Any]:  # noqa: ARG001 — as the others
    number = asked.on.year
    widths: Any = get_day_names("abbreviated", locale=i18n.locale())
    wide: Any = get_day_names("wide", locale=i18n.locale())
    months = [
        (
            format_date(month.first, "MMMM", locale=i18n.locale()),
            [[_cell(asked, day) if day else None for day in days] for days in month.weeks],
        )
        for month in grid.year(number, items, clock.today())
    ]
    spans = winters(date(number, 1, 1), date(number, 12, 31))
    return {
        "year": number,
        "months": months,
        "weekdays": [(widths[day], wide[day]) for day in range(7)],
        "winters": [(belgian.long_date(a, i18n.language()), belgian.long_date(z, i18n.language())) for a, z in spans],
        "source": MORATORIUM_SOURCE,
        "count": len(items),
        "next": asked.url(on=date(number + 1, 1, 1).isoformat()) if number < LAST_YEAR else "",
        "previous": asked.url(on=date(number - 1, 1, 1).isoformat()) if number > FIRST_YEAR else "",
    }


def _cell(asked: Asked, day: Day) -> dict[str, Any]:
    """Return a day of the year view: its number, what falls on it in words, and where to look at it."""
    count = len(day.items)
    said = [belgian.long_date(day.on, i18n.language())]
    if count:
        said.append(ngettext("%(num)s thing", "%(num)s things", count))
    if day.legal:
        said.append(ngettext("%(num)s time limit of the law", "%(num)s time limits of the law", day.legal))
    if day.winter:
        said.append(_("winter moratorium"))
    if day.holiday:
        said.append(_("public holiday"))
    marks = {"winter": day.winter, "free": day.free, "today": day.today, "busy": count > 0, "legal": day.legal > 0}
    return {
        "number": day.on.day,
        "said": ", ".join(said),
        "count": count,
        "legal": day.legal > 0,
        "marks": " ".join(f"is-{name}" for name, holds in marks.items() if holds),
        "url": asked.url(view="week", on=day.on.isoformat()) if count else "",
    }


# ------------------------------------------------------------------------------------------------ in words


def _lines(items: Sequence[AgendaItem], names: dict[int, str]) -> list[Line]:
    prefix = url_for("cases.index")
    others = _waits_for()
    return [_line(item, names, prefix, others) for item in items]


def _line(item: AgendaItem, names: dict[int, str], prefix: str, others: dict[str, str]) -> Line:
    language, today = i18n.language(), clock.today()
    normal = ""
    why = [item.reference]
    if item.normal_on is not None and item.normal_on != item.due_on:
        normal = _short_day(item.normal_on, weekday=True)
        why.append(_("worst case; normally %(day)s", day=normal))
    if item.waits_for not in OURS:
        why.append(_("waiting for %(who)s", who=others.get(item.waits_for, item.waits_for)))
    if names:
        why.append(names.get(item.assigned_to_id or 0, _("nobody in charge")))
    return Line(
        state="late" if item.due_on < today else "today" if item.due_on == today else "",
        day=_day_title(item.due_on),
        iso=item.due_on.isoformat(),
        far=belgian.relative_day(item.due_on, today, language),
        who=called(item.display_name),
        what=item.title if isinstance(item.title, str) else item.title[language],
        why=" · ".join(why),
        url=f"{prefix}/{item.case_id}",
        kind=item.kind,
        key=item.id,
        version=item.version,
        page=item.page,
        legal=item.legal,
        reference=item.reference,
        normal=normal,
    )


def _waits_for() -> dict[str, str]:
    return {
        "tenant": _("the tenant"),
        "landlord": _("the landlord"),
        "other_side": _("the other side"),
        "court": _("the court"),
        "service": _("another service"),
    }


def _day_title(day: date) -> str:
    """Return weekday and date, the year only when it is not this year's."""
    written = belgian.long_date(day, i18n.language())
    return written.removesuffix(f" {day.year}") if day.year == clock.today().year else written


def _short_day(day: date, *, weekday: bool = False) -> str:
    return format_date(day, "EEE d MMM" if weekday else "d MMM", locale=i18n.locale())
