"""Note attempts to reach a tenant, plan a hearing, keep the profile of a canton: each in one transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from app.directory import queries as directory
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.outreach import reasons
from app.proceedings import regions
from app.store.facts import case_facts
from app.store.outreach import hearing_days
from app.store.tables import (
    CantonProfile,
    Case,
    ContactAttempt,
    ContactRule,
    Document,
    Dwelling,
    HearingPlan,
    Letter,
    User,
)
from workflows.engine import prevention_version
from workflows.law import Text
from workflows.outreach import contact

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work
    from workflows.facts import EventInputs

HOUR: Final = re.compile(r"([01]?\d|2[0-3])\s*[:hHuU.]\s*([0-5]\d)?")
LONG_AGO: Final = timedelta(days=400)
GOES: Final = ("", "colleague", "lawyer", "tenant_alone", "nobody")
SENDS_BY: Final = ("", "email", "portal", "post", "several")
LANGUAGES: Final = ("fr", "nl")
CONTACT: Final = "contact"
LEVEL_OF_COURT: Final = "2"


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _one_of(field: str, value: str, words: object) -> str:
    if value not in words:  # type: ignore[operator]
        raise Invalid(field, reasons.NOT_OFFERED)
    return value


def _hour(typed: str) -> str:
    """Return an hour as HH:MM; ``17u30``, ``17h30`` and ``9h`` are hours too. Raises Invalid."""
    found = HOUR.fullmatch(typed)
    if typed and found is None:
        raise Invalid("attempted_time", reasons.NOT_AN_HOUR)
    return "" if found is None else f"{int(found[1]):02d}:{found[2] or '00'}"


def safety_of(work: Work, case: Case) -> contact.Safety:
    """Return what a case says about contact."""
    rule = next(iter(work.where(ContactRule, case_id=case.id)), None)
    dwelling = next(iter(work.where(Dwelling, case_id=case.id)), None)
    return contact.Safety(
        safe=case.safe_to_contact,
        violence=case.violence,
        secret_address=dwelling is not None and dwelling.secret,
        barred=frozenset() if rule is None else frozenset(rule.barred),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of an attempt: its key, and the event of the case it recorded, or empty."""

    attempt_id: int
    event: str


@dataclass(frozen=True, kw_only=True)
class RecordAttempt(Command[Noted]):
    """Somebody tried to reach the tenant; where the case waits for that, it moves with it.

    A way that the case bars is refused; ``despite_rule``: it happened all the same and is written down so.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    attempted_on: date
    attempted_time: str = ""
    channel: str
    outcome: str
    language: str = ""
    note: str = ""
    next_on: date | None = None
    next_channel: str = ""
    letter_id: int | None = None
    document_id: int | None = None
    despite_rule: bool = False
    tried_by_id: int | None = None

    def execute(self, work: Work) -> Noted:
        """Write the attempt, settle the one that was planned, and record the event of the case."""
        case = _open_case(work, self.case_id)
        _one_of("channel", self.channel, contact.CHANNELS)
        _one_of("outcome", self.outcome, contact.OUTCOMES)
        if self.next_channel:
            _one_of("next_channel", self.next_channel, contact.CHANNELS)
        against = self._check_way(work, case)
        self._check_days(case)
        for table, key, field in ((Letter, self.letter_id, "letter"), (Document, self.document_id, "document")):
            if key is not None and not work.where(table, id=key, case_id=case.id):
                raise Invalid(field, reasons.NOT_OF_THIS_CASE)
        if self.tried_by_id is not None and not work.where(User, id=self.tried_by_id):
            raise Invalid("tried_by", reasons.NOT_OFFERED)
        for earlier in work.where(ContactAttempt, case_id=case.id, next_settled_on=None):
            if earlier.next_on is not None:
                earlier.next_settled_on = clock.today()
        row = work.add(
            ContactAttempt(
                case_id=case.id,
                attempted_on=self.attempted_on,
                attempted_time=_hour(self.attempted_time.strip()),
                channel=self.channel,
                outcome=self.outcome,
                language=self.language.strip()[:40],
                note=self.note.strip(),
                next_on=self.next_on,
                next_channel=self.next_channel if self.next_on is not None else "",
                letter_id=self.letter_id,
                document_id=self.document_id,
                despite_rule=against,
                tried_by_id=self.tried_by_id or work.author.user_id,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        work.touch(case.id)
        self._move_region(work, case)
        event = self._move(work, case)
        return Noted(row.id, event)

    def _check_way(self, work: Work, case: Case) -> bool:
        safety = safety_of(work, case)
        why = contact.why_not(self.channel, safety)
        if why is not None and not self.despite_rule:
            both = Text(fr=f"{why.text.fr} {reasons.DESPITE.fr}", nl=f"{why.text.nl} {reasons.DESPITE.nl}")
            raise Invalid("channel", both)
        planned = contact.why_not(self.next_channel, safety) if self.next_channel and self.next_on else None
        if planned is not None:
            raise Invalid("next_channel", planned.text)
        return why is not None

    def _check_days(self, case: Case) -> None:
        today = clock.today()
        if self.attempted_on > today:
            raise Invalid("attempted_on", reasons.IN_THE_FUTURE)
        if self.attempted_on < case.opened_on - LONG_AGO:
            raise Invalid("attempted_on", reasons.BEFORE_THE_CASE)
        if self.next_on is not None and self.next_on < today:
            raise Invalid("next_on", reasons.NEXT_IN_THE_PAST)

    def _move(self, work: Work, case: Case) -> str:
        """Record the event of the case that the outcome stands for, where its state allows it. Raises Refused."""
        engine = prevention_version(case.workflow_version)
        event = contact.event_of(self.outcome, case.state)
        if not event:
            return ""
        asked = {wanted.id for wanted in engine.workflow.events[event].inputs}
        inputs: EventInputs = {"attempt": contact.CHANNELS[self.channel].attempt} if "attempt" in asked else {}
        facts = case_facts(work, case, on=self.attempted_on, today=clock.today(), inputs=inputs)
        work.record(case, engine.decide(case.state, event, facts), self.attempted_on, inputs)
        return event

    def _move_region(self, work: Work, case: Case) -> None:
        """Have the region ``contact`` follow at level 2, before the state it is read from moves. Raises Refused."""
        if case.level != LEVEL_OF_COURT:
            return
        whole = prevention_version(case.workflow_version)
        state = regions.state_of(work, case, CONTACT)
        known = case_facts(work, case, on=self.attempted_on, today=clock.today()).contact
        made = contact.Attempt(self.attempted_on, self.channel, self.outcome)
        engine = whole.region(CONTACT)
        for event in contact.region_steps(engine, state, made, known):
            asked = {wanted.id for wanted in engine.workflow.events[event].inputs}
            inputs = {"attempt": contact.CHANNELS[self.channel].attempt} if "attempt" in asked else {}
            regions.fire(work, case, CONTACT, event, self.attempted_on, inputs)


def _attempt(work: Work, case_id: int, attempt_id: int, version: int) -> ContactAttempt:
    row = work.one(ContactAttempt, attempt_id, version=version)
    if row.case_id != case_id:
        raise NotFound
    return row


@dataclass(frozen=True, kw_only=True)
class StrikeAttempt(Command[None]):
    """An attempt was noted wrongly: it stays to be read, and counts no more."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    attempt_id: int
    version: int
    because: str

    def execute(self, work: Work) -> None:
        """Strike it out; the next attempt it planned is dropped with it."""
        _open_case(work, self.case_id)
        row = _attempt(work, self.case_id, self.attempt_id, self.version)
        if row.struck_on is not None:
            raise Invalid("", reasons.STRUCK)
        if not self.because.strip():
            raise Invalid("because", reasons.NO_REASON)
        row.struck_on, row.struck_because = clock.today(), self.because.strip()[:300]
        row.next_settled_on = row.next_settled_on or clock.today()
        work.touch(self.case_id)


@dataclass(frozen=True, kw_only=True)
class DropNextAttempt(Command[None]):
    """The planned attempt is not needed any more."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    attempt_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Take it out of the agenda; that it was planned stays."""
        row = _attempt(work, self.case_id, self.attempt_id, self.version)
        if row.next_on is None or row.next_settled_on is not None:
            raise Invalid("", reasons.NOTHING_PLANNED)
        row.next_settled_on = clock.today()
        work.touch(self.case_id)


@dataclass(frozen=True, kw_only=True)
class SaveContactRule(Command[None]):
    """The person says which ways must not be used, when they can be reached, who may pass a message on."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    version: int | None = None
    barred: tuple[str, ...] = ()
    safe_when: str = ""
    go_between: str = ""

    def execute(self, work: Work) -> None:
        """Add or change the rule."""
        case = _open_case(work, self.case_id)
        for channel in self.barred:
            _one_of("barred", channel, contact.CHANNELS)
        known = next(iter(work.where(ContactRule, case_id=case.id)), None)
        if (known is None) != (self.version is None):
            raise StaleCase
        row = ContactRule(case_id=case.id) if known is None else work.one(ContactRule, known.id, version=self.version)
        row.barred = [name for name in contact.CHANNELS if name in self.barred]
        row.safe_when = self.safe_when.strip()[:200]
        row.go_between = self.go_between.strip()[:200]
        if known is None:
            work.add(row)


@dataclass(frozen=True, kw_only=True)
class PlanHearing(Command[None]):
    """The team settles who goes to a hearing, and whether lawyer, papers and interpreter are there."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    hearing_on: date
    version: int | None = None
    goes: str = ""
    goes_id: int | None = None
    lawyer: str = ""
    papers_ready: bool | None = None
    interpreter_asked: bool | None = None
    note: str = ""

    def execute(self, work: Work) -> None:
        """Add or change the plan of a hearing that the case knows."""
        case = _open_case(work, self.case_id)
        if self.hearing_on not in hearing_days(work, case.id):
            raise Invalid("", reasons.NO_HEARING)
        goes = _one_of("goes", self.goes, GOES)
        if goes == "colleague" and (self.goes_id is None or not work.where(User, id=self.goes_id)):
            raise Invalid("goes_id", reasons.NOBODY_NAMED)
        known = next(iter(work.where(HearingPlan, case_id=case.id, hearing_on=self.hearing_on)), None)
        if (known is None) != (self.version is None):
            raise StaleCase
        if known is None:
            row = HearingPlan(case_id=case.id, hearing_on=self.hearing_on)
        else:
            row = work.one(HearingPlan, known.id, version=self.version)
        row.goes, row.goes_id = goes, self.goes_id if goes == "colleague" else None
        row.lawyer, row.note = self.lawyer.strip()[:160], self.note.strip()[:300]
        row.papers_ready, row.interpreter_asked = self.papers_ready, self.interpreter_asked
        if known is None:
            work.add(row)


@dataclass(frozen=True, kw_only=True)
class SaveCantonProfile(Command[int]):
    """What the service knows of a justice of the peace from a day on; the former profile stays, with its last day.

    ``seen_id``: the profile the form was made from, None when there was none; another one meanwhile: StaleCase.
    """

    permission: ClassVar[Permission] = Permission.CANTON_WRITE
    canton_id: str
    seen_id: int | None = None
    valid_from: date
    hearing_days: tuple[int, ...] = ()
    hearing_hours: str = ""
    room: str = ""
    phone: str = ""
    email: str = ""
    sends_by: str = ""
    languages: tuple[str, ...] = ()
    habits: str = ""
    contact_person: str = ""
    source: str
    reviewed_on: date

    def execute(self, work: Work) -> int:
        """Close the former profile and add the new one."""
        try:
            directory.canton(self.canton_id)
        except directory.UnknownBody:
            raise NotFound from None
        if not self.source.strip():
            raise Invalid("source", reasons.NO_SOURCE)
        if self.reviewed_on > clock.today():
            raise Invalid("reviewed_on", reasons.IN_THE_FUTURE)
        former = next(iter(work.where(CantonProfile, "id", canton_id=self.canton_id)[-1:]), None)
        if (former.id if former is not None else None) != self.seen_id:
            raise StaleCase
        if former is not None:
            if self.valid_from < former.valid_from:
                raise Invalid("valid_from", reasons.NOT_BEFORE_FORMER)
            former.valid_until = self.valid_from - timedelta(days=1)
        return work.add(
            CantonProfile(
                canton_id=self.canton_id,
                valid_from=self.valid_from,
                hearing_days=sorted({day for day in self.hearing_days if day in range(1, 6)}),
                hearing_hours=self.hearing_hours.strip()[:120],
                room=self.room.strip()[:120],
                phone=self.phone.strip()[:40],
                email=self.email.strip()[:200],
                sends_by=_one_of("sends_by", self.sends_by, SENDS_BY),
                languages=[code for code in LANGUAGES if code in self.languages],
                habits=self.habits.strip(),
                contact_person=self.contact_person.strip()[:160],
                source=self.source.strip()[:200],
                reviewed_on=self.reviewed_on,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        ).id
