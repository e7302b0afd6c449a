"""What has a day: one list from every table that holds something with a date. To add a table, add one ``Source``.

The agenda, the day's work, the next date of a case, the reminders and the calendar feed all read ``SOURCES``. A source
names a table with ``id``, ``version`` and ``case_id``, says which of its columns is the day and which rows are open,
and in which words it is shown. Nothing else has to know of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import String, and_, false, func, literal, null, or_, select, union_all
from sqlalchemy import cast as as_type

from app.store.tables import Case, CaseAction, ContactAttempt, DueDate, GroupPlan, GuidancePlan, PlanInstalment, Task
from workflows.deadlines.exits import WATCHED
from workflows.outreach.contact import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute
    from sqlalchemy.sql.elements import ColumnElement

    from app.store.reading import Reader

Title = dict[str, str] | str
"""Both languages, or the words of a person."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing with a day.

    ``due_on`` is the day to keep to, ``normal_on`` that of the normal reading where the law has two. ``title``: both
    languages, or the words somebody typed (which never leave the application). ``page``: its address below the case's.
    ``revision`` grows with every change. ``open``: neither settled nor in a closed case, unless it is meant for one.
    ``successor_id``: the item of this kind that took its place.
    """

    kind: str
    id: int
    version: int
    case_id: int
    reference: str
    display_name: str
    identity: str
    assigned_to_id: int | None
    due_on: date
    normal_on: date | None
    title: Title
    rule: str
    waits_for: str
    legal: bool
    page: str
    open: bool
    successor_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table that holds things with a day.

    ``title`` is a column with both languages (JSON) or with free text; ``words`` makes a title of anything else, such
    as a code. ``assigned``: a person of its own, else whoever follows the case. ``waits_for``: who must act (``us``,
    ``tenant``, ``landlord``, ``court``, ``service``). ``page``: where it is acted upon, below the address of the case.
    """

    kind: str
    table: type[Any]
    due_on: InstrumentedAttribute[Any]
    is_open: ColumnElement[bool]
    title: InstrumentedAttribute[Any]
    words: Callable[[Any], Title] | None = None
    normal_on: InstrumentedAttribute[Any] | None = None
    rule: InstrumentedAttribute[Any] | None = None
    waits_for: InstrumentedAttribute[Any] | None = None
    legal: ColumnElement[bool] | None = None
    assigned: InstrumentedAttribute[Any] | None = None
    also_of: Callable[[int], ColumnElement[bool]] | None = None
    """Rows that concern a person too, whoever follows the case."""
    successor: InstrumentedAttribute[Any] | None = None
    page: str = ""
    after_closing: ColumnElement[bool] | None = None
    """Rows that are looked at although their case is closed."""
    version: InstrumentedAttribute[Any] | None = None
    """What counts its changes, where it is not the column ``version``."""

    @property
    def owner(self) -> ColumnElement[Any]:
        """The person who is to act, or to watch over it."""
        if self.assigned is None:
            return cast("ColumnElement[Any]", Case.assigned_to_id)
        return func.coalesce(self.assigned, Case.assigned_to_id)

    @property
    def counts(self) -> ColumnElement[bool]:
        """Return which rows are to be acted upon: open, in an open case, or meant for a closed one."""
        in_view = Case.closed_on.is_(None)
        return and_(self.is_open, in_view if self.after_closing is None else or_(in_view, self.after_closing))

    def select(self) -> Select[Any]:
        """Return the statement that reads its rows with their cases; open or not, of every case that may be seen."""
        table = self.table
        return select(
            table.id,
            table.version if self.version is None else self.version,
            Case.id,
            Case.reference,
            Case.display_name,
            Case.identity,
            self.owner,
            self.due_on,
            null() if self.normal_on is None else self.normal_on,
            self.title,
            literal("") if self.rule is None else self.rule,
            literal("us") if self.waits_for is None else self.waits_for,
            false() if self.legal is None else self.legal,
            self.counts,
            null() if self.successor is None else self.successor,
        ).join(Case, Case.id == table.case_id)

    def item(self, row: Sequence[Any]) -> AgendaItem:
        """Return a row of ``select`` as an item."""
        item_id, version, case_id, reference, name, identity, owner, due_on, normal_on, title, *rest = row
        rule, waits_for, legal, is_open, successor = rest
        return AgendaItem(
            kind=self.kind,
            id=item_id,
            version=version,
            case_id=case_id,
            reference=reference,
            display_name=name,
            identity=identity,
            assigned_to_id=owner,
            due_on=due_on,
            normal_on=normal_on,
            title=title if self.words is None else self.words(title),
            rule=rule,
            waits_for=waits_for or "us",
            legal=bool(legal),
            page=self.page.format(id=item_id),
            open=bool(is_open),
            successor_id=successor,
        )


def _of_actions(user_id: int) -> ColumnElement[bool]:
    """Return which due dates are those of the actions that a person does."""
    rule = literal("action.") + as_type(CaseAction.id, String)
    same = and_(DueDate.case_id == CaseAction.case_id, DueDate.rule.in_((rule + ".due", rule + ".renewal")))
    theirs = select(DueDate.id).join(CaseAction, same).where(CaseAction.assigned_to_id == user_id)
    return DueDate.id.in_(theirs)


def _try_again(channel: str) -> Title:
    """Return the title of the next attempt to reach somebody: how, never whom."""
    way = CHANNELS.get(channel)
    if way is None:
        return {"fr": "Nouvel essai de contact", "nl": "Nieuwe contactpoging"}
    return {"fr": f"Nouvel essai de contact : {way.label.fr}", "nl": f"Nieuwe contactpoging: {way.label.nl}"}


def _instalment(number: int) -> Title:
    """Return the title of an instalment: its number, never a sum, for it leaves in mails and calendars."""
    return {"fr": f"Paiement {number} du plan d'apurement", "nl": f"Betaling {number} van het afbetalingsplan"}


SOURCES: tuple[Source, ...] = (
    Source(
        kind="task",
        table=Task,
        due_on=Task.due_on,
        is_open=Task.done_on.is_(None),
        title=Task.title,
        assigned=Task.assigned_to_id,
    ),
    Source(
        kind="due",
        table=DueDate,
        due_on=DueDate.due_on,
        is_open=DueDate.status == "running",
        title=DueDate.title,
        normal_on=DueDate.normal_on,
        rule=DueDate.rule,
        waits_for=DueDate.waits_for,
        legal=DueDate.kind == "legal",
        after_closing=DueDate.rule.in_(sorted(WATCHED)),
        also_of=_of_actions,
        successor=DueDate.superseded_by_id,
        page="dates/{id}",
    ),
    Source(
        kind="contact",
        table=ContactAttempt,
        due_on=ContactAttempt.next_on,
        is_open=ContactAttempt.next_settled_on.is_(None),
        title=ContactAttempt.next_channel,
        words=_try_again,
        page="attempts",
    ),
    Source(
        kind="instalment",
        table=PlanInstalment,
        due_on=PlanInstalment.due_on,
        is_open=PlanInstalment.status == "open",
        title=PlanInstalment.number,
        words=_instalment,
        waits_for=cast("InstrumentedAttribute[Any]", literal("tenant")),
        page="debt/instalments/{id}",
    ),
    Source(
        kind="guidance",
        table=GuidancePlan,
        due_on=GuidancePlan.next_visit_on,
        is_open=GuidancePlan.ended_on.is_(None),
        title=GuidancePlan.begun_after,
        words=lambda _begun: {"fr": "Visite d'accompagnement", "nl": "Begeleidingsbezoek"},
        page="aftercare",
    ),
    Source(
        kind="group_review",
        table=GroupPlan,
        due_on=GroupPlan.next_review_on,
        is_open=GroupPlan.ended_on.is_(None),
        title=GroupPlan.ended_because,
        words=lambda _ended: {
            "fr": "Évaluer le plan du groupe d'avis avec la personne",
            "nl": "Het plan van de advieswerkgroep evalueren met de persoon",
        },
        page="advisory-group",
    ),
)
"""Every table with days. On the same day the earlier source comes first."""

MOST = 2000
"""Items read for one page: a team of thirty does not have so many in a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which items: of one person (else the team), of one case, legal or our own, awaited from others or ours."""

    user_id: int | None = None
    case_id: int | None = None
    legal: bool | None = None
    waiting: bool | None = None
    nobody: bool = False
    """Only what nobody is in charge of."""
    rule: str = ""
    """Only the due dates of one rule."""

    def conditions(self, source: Source) -> Iterator[ColumnElement[bool]]:
        """Return the conditions on the rows of a source."""
        if self.user_id is not None:
            own = source.owner == self.user_id
            yield own if source.also_of is None else or_(own, source.also_of(self.user_id))
        if self.nobody:
            yield source.owner.is_(None)
        if self.rule:
            yield false() if source.rule is None else source.rule == self.rule
        if self.case_id is not None:
            yield Case.id == self.case_id
        if self.legal is not None:
            yield (false() if source.legal is None else source.legal) == self.legal
        if self.waiting is not None:
            ours = literal("us") if source.waits_for is None else source.waits_for
            yield ours.not_in(OURS) if self.waiting else ours.in_(OURS)


OURS = ("", "us")


def between(reader: Reader, first: date | None, last: date | None, wanted: Wanted) -> tuple[AgendaItem, ...]:
    """Return what is open and falls between two days (both included), the earliest first, at most ``MOST``."""
    found: list[AgendaItem] = []
    for source in SOURCES:
        statement = source.select().where(source.counts, source.due_on.is_not(None))
        statement = statement.where(*wanted.conditions(source))
        if first is not None:
            statement = statement.where(source.due_on >= first)
        if last is not None:
            statement = statement.where(source.due_on <= last)
        rows = reader.rows(statement.order_by(source.due_on, source.table.id).limit(MOST))
        found += [source.item(row) for row in rows]
    return in_order(found)[:MOST]


def since(reader: Reader, first: date, wanted: Wanted) -> tuple[AgendaItem, ...]:
    """Return everything from a day on, settled or not, and what is overdue and still open: for a calendar feed."""
    found: list[AgendaItem] = []
    for source in SOURCES:
        statement = source.select().where(source.due_on.is_not(None), *wanted.conditions(source))
        later = statement.where(source.due_on >= first)
        overdue = statement.where(source.due_on < first, source.counts)
        for part in (later, overdue):
            rows = reader.rows(part.order_by(source.due_on, source.table.id).limit(MOST))
            found += [source.item(row) for row in rows]
        found += _overtaken(reader, source, [item for item in found if item.kind == source.kind])
    return in_order(found)


def _overtaken(reader: Reader, source: Source, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return what stood in the place of these items earlier and is not among them, however long ago."""
    known, found = {item.id for item in items}, []
    latest: Sequence[AgendaItem] = items
    while latest and source.successor is not None:
        wanted = source.successor.in_([item.id for item in latest])
        rows = reader.rows(source.select().where(wanted))
        latest = [item for row in rows if (item := source.item(row)).id not in known]
        known |= {item.id for item in latest}
        found += latest
    return found


def in_order(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return items by day, then by case, then by kind."""
    return tuple(sorted(items, key=lambda item: (item.due_on, item.case_id, item.kind, item.id)))


def next_of_case(case_id: ColumnElement[Any]) -> Select[Any]:
    """Return the statement for the first day of a case and who must act by then: no row when nothing is planned."""
    parts = [
        select(
            source.due_on.label("due_on"),
            (literal("us") if source.waits_for is None else source.waits_for).label("waits_for"),
            literal(place).label("place"),
        ).where(source.table.case_id == case_id, source.is_open, source.due_on.is_not(None))
        for place, source in enumerate(SOURCES)
    ]
    every = union_all(*parts).subquery()
    return select(every.c.due_on, every.c.waits_for).order_by(every.c.due_on, every.c.place).limit(1)
