"""Plan tasks, tick them off, settle due dates; prepare reminders; make and withdraw the private calendar feed."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission, Role, allows
from app.proceedings import shield
from app.store import agenda, between_services
from app.store.outbox import Letterbox
from app.store.tables import CalendarFeed, DueDate, OutgoingMail, Task, User
from workflows.deadlines import DEADLINES
from workflows.deadlines.exits import AGAIN, REASONS
from workflows.facts import CaseFacts
from workflows.law import Text
from workflows.working_days import is_working_day, next_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from app.store.agenda import AgendaItem
    from app.store.hand_overs import Waiting
    from app.store.reading import Reader
    from app.store.work import Work

NO_TITLE = Text(
    fr="Écrivez ce qu'il faut faire, en commençant par un verbe.",
    nl="Schrijf wat er te doen is, en begin met een werkwoord.",
)
NOT_A_COLLEAGUE = Text(
    fr="Cette personne ne suit pas de dossiers dans votre service. Choisissez quelqu'un de la liste.",
    nl="Deze persoon volgt geen dossiers in uw dienst. Kies iemand uit de lijst.",
)
CASE_CLOSED = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour y planifier quelque chose.",
    nl="Dit dossier is afgesloten. Heropen het om er iets te plannen.",
)
NO_REASON = Text(
    fr="Dites en une phrase pourquoi cette échéance ne compte plus.",
    nl="Zeg in één zin waarom deze vervaldag niet meer telt.",
)
NOT_RUNNING = Text(
    fr="Cette échéance est déjà réglée. Revenez au dossier pour voir où il en est.",
    nl="Deze vervaldag is al geregeld. Ga terug naar het dossier om te zien hoever het staat.",
)
LONGEST_TITLE = 200
OPEN = "to_do"
DONE = "done"
MET = "met"
SETTLED = (MET, "dropped")
A_WEEK = timedelta(days=7)
ANSWER_DUE = "hand_over_answer"
"""Rule of the day by which another service is to answer."""
MOST_IN_A_MAIL = 60
"""Things named in one mail; how many more there are is said."""


@dataclass(frozen=True, kw_only=True)
class AddTask(Command[int]):
    """Something is to be done in a case, by somebody, until a day; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    title: str
    due_on: date | None = None
    assigned_to_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the task."""
        case = work.case(self.case_id)
        title = self.title.strip()
        if not title:
            raise Invalid("title", NO_TITLE)
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        shield.keep_quiet(work, case.id, "title", title)
        if self.assigned_to_id is not None:
            found = work.where(User, id=self.assigned_to_id, active=True)
            if not found or not allows(Role(found[0].role), Permission.CASE_WRITE):
                raise Invalid("assigned_to_id", NOT_A_COLLEAGUE)
        task = Task(
            case_id=case.id, title=title[:LONGEST_TITLE], due_on=self.due_on, assigned_to_id=self.assigned_to_id
        )
        work.touch(case.id)
        return work.add(task).id


@dataclass(frozen=True, kw_only=True)
class CompleteTask(Command[int]):
    """A task is done; returns the key of its case."""

    permission = Permission.CASE_WRITE
    task_id: int
    version: int

    def execute(self, work: Work) -> int:
        """Tick the task off today."""
        task = work.one(Task, self.task_id, version=self.version)
        task.status, task.done_on = DONE, clock.today()
        work.touch(task.case_id)
        return task.case_id


@dataclass(frozen=True, kw_only=True)
class ReopenTask(Command[int]):
    """A task that was ticked off is to be done after all; returns the key of its case."""

    permission = Permission.CASE_WRITE
    task_id: int
    version: int

    def execute(self, work: Work) -> int:
        """Put the task back."""
        task = work.one(Task, self.task_id, version=self.version)
        task.status, task.done_on = OPEN, None
        work.touch(task.case_id)
        return task.case_id


@dataclass(frozen=True, kw_only=True)
class MarkDueDate(Command[int]):
    """A due date was met, or no longer counts; returns the key of its case."""

    permission = Permission.CASE_PROGRESS
    case_id: int
    due_date_id: int
    version: int
    status: str
    reason: str = ""

    def execute(self, work: Work) -> int:
        """Settle the date; to drop one needs a reason."""
        due = work.one(DueDate, self.due_date_id, version=self.version)
        if due.case_id != self.case_id or self.status not in SETTLED:
            raise NotFound
        if due.status != "running":
            raise Invalid("", NOT_RUNNING)
        if self.status == "dropped" and not self.reason.strip():
            raise Invalid("reason", NO_REASON)
        due.status, due.reason, due.settled_on = self.status, self.reason.strip(), clock.today()
        if self.status == MET:
            self._begin_anew(work, due)
        work.touch(due.case_id)
        return due.case_id

    @staticmethod
    def _begin_anew(work: Work, due: DueDate) -> None:
        """What comes back each time, such as the yearly look at a title that nobody uses, is watched again."""
        reason = AGAIN.get(due.rule)
        if reason is not None:
            facts = CaseFacts(on=clock.today(), inputs={REASONS[0]: reason})
            following = DEADLINES[due.rule].due(facts)
            if following is not None:
                work.set_due_date(work.case(due.case_id), following)


# ------------------------------------------------------------------------------------------------ reminders


@dataclass(frozen=True, kw_only=True)
class QueueReminders(Command[int]):
    """The reminders of a day are written into the outbox of one organisation; returns how many mails that makes.

    Run twice for a day, nothing is written twice. On a day that is no working day nothing is written: what falls due
    until the next working day was announced on the last one.
    """

    permission = Permission.SYSTEM
    day: date
    reminder_days: tuple[int, ...]

    def execute(self, work: Work) -> int:
        """Write a digest for those who want one each day, and an announcement of time limits that come near."""
        if not is_working_day(self.day):
            return 0
        return sum(self._of(work, user) for user in work.where(User, "id", active=True) if _follows_cases(user))

    def _of(self, work: Work, user: User) -> int:
        if user.reminders == "none":
            return 0
        horizon = self.day + timedelta(days=max((*self.reminder_days, A_WEEK.days)) + self._gap)
        with work.reading() as reader:
            items = agenda.between(reader, None, horizon, agenda.Wanted(user_id=user.id))
            if user.role == Role.COORDINATOR:
                items += agenda.between(reader, None, horizon, agenda.Wanted(nobody=True))
                items = _with_unanswered(reader, items, self.day)
            between = between_services.waiting(reader, self.day) if user.role == Role.COORDINATOR else ()
        count = self._announce(work, user, items)
        if user.reminders == "daily":
            return count + self._digest(work, user, items, between)
        return count + self._announce_between(work, user, between)

    @property
    def _gap(self) -> int:
        """Days until the next working day, that one left out: what falls on them is announced today."""
        return (next_working_day(self.day + timedelta(days=1)) - self.day).days - 1

    def _announce(self, work: Work, user: User, items: Iterable[AgendaItem]) -> int:
        """Announce the time limits of the law that are near, each once for each of the days set."""
        known = _marks(work, user, "legal_date")
        found = [(mark, item) for mark, item in self._near(items) if mark not in known]
        if not found:
            return 0
        payload = _payload("legal", [item for _mark, item in found]) | {"marks": [mark for mark, _item in found]}
        return self._put(work, user, "legal_date", payload)

    def _announce_between(self, work: Work, user: User, between: Sequence[Waiting]) -> int:
        """Announce once to the coordinator what waits between services, no answer in time among it."""
        known = _marks(work, user, "between")
        found = [one for one in between if _mark(one) not in known]
        if not found:
            return 0
        payload = {"between": _between(found), "marks": [_mark(one) for one in found]}
        return self._put(work, user, "between", payload)

    def _near(self, items: Iterable[AgendaItem]) -> Iterator[tuple[str, AgendaItem]]:
        for item in items:
            left = (item.due_on - self.day).days
            reached = [days for days in self.reminder_days if 0 <= left <= days + self._gap]
            if item.legal and reached:
                yield f"{item.kind}:{item.id}:{item.due_on.isoformat()}:{min(reached)}", item

    def _digest(self, work: Work, user: User, items: Iterable[AgendaItem], between: Sequence[Waiting]) -> int:
        groups: dict[str, list[AgendaItem]] = {"late": [], "today": [], "week": []}
        for item in items:
            if item.due_on <= self.day + A_WEEK:
                late, now = item.due_on < self.day, item.due_on == self.day
                groups["late" if late else "today" if now else "week"].append(item)
        if not any(groups.values()) and not between:
            return 0
        listed = [entry for name, group in groups.items() for entry in _payload(name, group)["items"]]
        payload = {
            "items": listed[:MOST_IN_A_MAIL],
            "more": max(0, len(listed) - MOST_IN_A_MAIL),
            "between": _between(between),
        }
        return self._put(work, user, "digest", payload)

    def _put(self, work: Work, user: User, kind: str, payload: dict[str, Any]) -> int:
        into = Letterbox(
            organisation_id=user.organisation_id,
            user_id=user.id,
            kind=kind,
            key=f"{kind}:{user.id}:{self.day.isoformat()}",
        )
        return int(work.put_mail(into, payload | {"day": self.day.isoformat()}))


def _marks(work: Work, user: User, kind: str) -> set[str]:
    """Return what was announced to a person already."""
    mails = work.where(OutgoingMail, user_id=user.id, kind=kind)
    return {mark for mail in mails for mark in mail.payload.get("marks", ())}


def _mark(one: Waiting) -> str:
    return f"{one.key}:{one.kind}" if one.about == "hand_over" else f"{one.about}:{one.key}:{one.kind}:{one.on}"


def _between(found: Sequence[Waiting]) -> list[dict[str, Any]]:
    """Return what waits between services as it may leave: a reference, what to do, a day."""
    return [
        {f"{one.about}_id": one.key, "kind": one.kind, "reference": one.reference, "on": one.on.isoformat()}
        for one in found[:MOST_IN_A_MAIL]
    ]


def _with_unanswered(reader: Reader, items: tuple[AgendaItem, ...], day: date) -> tuple[AgendaItem, ...]:
    """Add, for the coordinator, the hand-overs of the whole team that got no answer in time."""
    known = {(item.kind, item.id) for item in items}
    late = agenda.between(reader, None, day - timedelta(days=1), agenda.Wanted(rule=ANSWER_DUE))
    return agenda.in_order([*items, *(item for item in late if (item.kind, item.id) not in known)])


def _follows_cases(user: User) -> bool:
    return allows(Role(user.role), Permission.CASE_READ)


def _payload(group: str, items: Iterable[AgendaItem]) -> dict[str, Any]:
    """Return what may leave the application: reference, action and day. What a person typed stays here."""
    return {
        "items": [
            {
                "group": group,
                "reference": item.reference,
                "case_id": item.case_id,
                "title": item.title if isinstance(item.title, dict) else None,
                "due_on": item.due_on.isoformat(),
                "normal_on": item.normal_on.isoformat() if item.normal_on else None,
                "legal": item.legal,
            }
            for item in items
        ]
    }


# ------------------------------------------------------------------------------------------------ calendar feed


def digest_of(token: str) -> str:
    """Return what is kept of the secret in the address of a feed."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class RenewCalendarFeed(Command[str]):
    """A person makes the address of their calendar feed, or a new one; returns its secret, which is not kept."""

    permission = Permission.CASE_READ
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def execute(self, work: Work) -> str:
        """Write the hash of the new secret; the old address is dead from now on."""
        if work.author.user_id is None:
            raise ValueError("only a person has a calendar")
        feeds = work.where(CalendarFeed, user_id=work.author.user_id)
        if feeds:
            feeds[0].token_hash, feeds[0].renewed_at = digest_of(self.token), work.author.at
        else:
            work.add(
                CalendarFeed(
                    user_id=work.author.user_id,
                    token_hash=digest_of(self.token),
                    uid_space=str(uuid.uuid4()),
                    renewed_at=work.author.at,
                )
            )
        return self.token


@dataclass(frozen=True, kw_only=True)
class WithdrawCalendarFeed(Command[None]):
    """A person withdraws the address of their calendar feed; nothing answers there any more."""

    permission = Permission.OPEN

    def execute(self, work: Work) -> None:
        """Forget the hash of the secret."""
        for feed in work.where(CalendarFeed, user_id=work.author.user_id):
            feed.token_hash = None
