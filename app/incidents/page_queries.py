"""What the page of an incident shows: its head, its tracks, its facts, its calls to the police, its timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import said
from app.foundation import clock
from app.incidents.codes import REFUSED
from app.store import incidents
from app.store.facts import case_facts
from app.store.incidents import CHECK
from app.store.tables import (
    Case,
    CaseAction,
    CheckRecord,
    ComplaintTalk,
    Document,
    EvidenceItem,
    EvidenceLoss,
    EvidenceWitness,
    IncidentEvent,
    IncidentStep,
    Letter,
    PoliceContact,
)
from letters.catalogue import CATALOGUE
from workflows.checks import CHECKS
from workflows.engine import incident_version
from workflows.explanations.illegal_eviction.verdict import WORDS
from workflows.incident.clocks import clocks
from workflows.incident.timeline import Call, Record
from workflows.incident.tracks import SET_ASIDE, TRACKS, settled
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from app.store.reading import Reader
    from app.store.tables import Incident, IncidentEntry
    from workflows.checks.vocabulary import Fact
    from workflows.definition import State, Workflow
    from workflows.incident.clocks import Clock
    from workflows.possible import Possibility

USUAL_NUMBER: Final = re.compile(r"[A-Z]{2}\.[0-9A-Z]{2}\.[0-9A-Z]{2}\.\d{6}/\d{4}")
"""How the number of a police record usually looks: another one is kept too, with a word of warning."""
LETTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "shelter": ("N3-14",),
    "re_entry": ("N3-02", "N3-06"),
    "evidence": ("N3-01",),
    "legal_aid": ("N3-06",),
    "criminal": ("N3-03", "N3-04", "N3-05"),
    "belongings": ("N3-02",),
    "utilities": ("N3-02",),
    "centre": ("N3-10", "N3-11"),
    "referral": ("N3-14",),
    "compensation": ("N3-13",),
    "housing_quality": ("N3-07",),
    "statistics": ("N3-15",),
}
"""Letters that go with each track, by code."""
COVERED: Final = frozenset(
    {"violence.domestic", "violence.secret_address_needed", "residence_risk", "put_out_by", "danger_now"}
)
"""Facts that somebody beside the person should not read from the screen."""
NONE: Final = Text(fr="Aucun", nl="Geen")
KINDS_OF_PAPERS: Final[Mapping[str, str]] = {"photo": "photo", "medical": "medical", "inventory": "inventory"}
"""Papers of a case that count as evidence, by their kind."""
KINDS_OF_PIECES: Final[Mapping[str, str]] = {
    "photo": "photo",
    "video": "video",
    "audio": "audio",
    "messages": "message",
    "witness_statement": "witness",
    "bailiff_report": "bailiff_report",
    "medical_certificate": "medical",
}
"""Pieces of the evidence register that tick a step off, by their kind."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: what, on which day, who wrote it down, with what was answered."""

    label: Text
    state: Text
    on: date
    who_id: int | None
    automatic: bool
    answers: tuple[tuple[Text, Text | str], ...]


@dataclass(frozen=True, slots=True)
class TrackCard:
    """A track: where it stands since when, who answers for it, what can happen in it and why not."""

    id: str
    title: Text
    state: State
    since: date
    owner_id: int | None
    version: int
    settled: bool
    aside: bool
    clocks: tuple[Clock, ...]
    possible: tuple[Possibility, ...]
    refused: tuple[Possibility, ...]
    set_aside: tuple[Possibility, ...]
    """Ways to say that it is not wanted or not needed."""
    history: tuple[Happening, ...]
    letters: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class ClassNoted:
    """What the check said the incident is, from which day on, and in which kept answer."""

    code: str
    word: Text
    on: date
    record_id: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that stood there before, until which day, and why it was put right."""

    value: Text
    until: date | None
    because: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact of the incident: question, value, how it is known, by whom written and when, what stood there."""

    question: Text
    value: Text | None
    source: str
    who_id: int | None
    at: datetime
    covered: bool
    """The person it is about may see the screen: covered when names are hidden."""
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of questions with what is known of it."""

    id: str
    title: Text
    facts: tuple[KnownFact, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A call to the police or a visit to a station."""

    id: int
    version: int
    on: date
    hour: str
    way: str
    zone_id: str | None
    station: str
    minutes: int | None
    outcome: str
    record_number: str
    certificate: bool | None
    injured_person: bool | None
    officer: str
    note: str
    who_id: int | None
    struck_on: date | None
    struck_because: str

    @property
    def refused(self) -> bool:
        """Return whether the person was sent away: another station must record it."""
        return self.struck_on is None and self.outcome in REFUSED

    @property
    def unusual_number(self) -> bool:
        """Return whether the number of the record does not look like one."""
        return bool(self.record_number) and not looks_like_a_record(self.record_number)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return what should still be asked: of a refusal who and when, of a record its number and certificate."""
        if self.struck_on is not None:
            return ()
        wanted = {
            "station": not (self.station or self.zone_id),
            "hour": not self.hour,
            "officer": self.outcome in REFUSED and not self.officer,
            "record_number": self.outcome == "recorded" and not self.record_number,
            "certificate": self.outcome == "recorded" and self.certificate is not True,
        }
        return tuple(name for name, missing in wanted.items() if missing)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk before a complaint: what was said, in which language, what the person decided."""

    on: date
    language: str
    interpreter: str
    explained: bool
    lawyer_offered: bool
    warned: bool
    decision: str
    words: str
    who_id: int | None


def looks_like_a_record(number: str) -> bool:
    """Tell whether a number is written as those of police records usually are: ``BR.11.L1.012345/2026``."""
    return USUAL_NUMBER.fullmatch(number.strip().upper()) is not None


def tracks(reader: Reader, row: Incident, today: date) -> tuple[TrackCard, ...]:
    """Return the tracks, the most urgent first, with what can happen in them today."""
    engine = incident_version(row.workflow_version)
    case = reader.one(Case, row.case_id)
    facts = case_facts(reader, case, on=today, today=today)
    rows = incidents.tracks_of(reader, row.case_id)
    running = _clocks(reader, row, {name: one.state for name, one in rows.items()})
    events: dict[str, list[IncidentEvent]] = {}
    for happened in reader.where(IncidentEvent, "id", incident_id=row.id):
        events.setdefault(happened.track, []).append(happened)
    found = []
    for name in (one for one in TRACKS if one in rows):
        held, region = rows[name], engine.region(name)
        seen = [one for one in region.possibilities(held.state, facts) if one.here]
        aside = [one for one in seen if _leads_aside(one)]
        found.append(
            TrackCard(
                id=name,
                title=region.workflow.title,
                state=region.workflow.states[held.state],
                since=held.since,
                owner_id=held.owner_id,
                version=held.version,
                settled=settled(name, held.state),
                aside=held.state in SET_ASIDE,
                clocks=running.get(name, ()),
                possible=tuple(one for one in seen if one.possible and one not in aside),
                refused=tuple(one for one in seen if not one.possible),
                set_aside=tuple(one for one in aside if one.possible),
                history=_history(region.workflow, events.get(name, ())),
                letters=letters_of(LETTERS.get(name, ())),
            )
        )
    return tuple(found)


def _leads_aside(one: Possibility) -> bool:
    return one.event in ("set_aside_by_person", "found_unneeded")


def _clocks(reader: Reader, row: Incident, states: Mapping[str, str]) -> dict[str, tuple[Clock, ...]]:
    answer = incidents.newest_answer(reader, row.case_id)
    return {} if answer is None else clocks(answer.result, incidents.known(reader, row.case_id), states)


def possible_now(reader: Reader, row: Incident, today: date) -> tuple[Possibility, ...]:
    """Return what can happen in the incident itself, and why the rest cannot."""
    case = reader.one(Case, row.case_id)
    facts = case_facts(reader, case, on=today, today=today)
    return incident_version(row.workflow_version).possibilities(row.state, facts)


def history(reader: Reader, row: Incident) -> tuple[Happening, ...]:
    """Return what happened in the incident itself, the newest first."""
    rows = reader.where(IncidentEvent, "id", incident_id=row.id, track="")
    return _history(incident_version(row.workflow_version).workflow, rows)


def _history(workflow: Workflow, rows: Iterable[IncidentEvent]) -> tuple[Happening, ...]:
    found = [
        Happening(
            label=workflow.events[row.event].label,
            state=workflow.states[row.to_state].label,
            on=row.happened_on,
            who_id=row.recorded_by_id,
            automatic=row.automatic,
            answers=_answers(workflow, row),
        )
        for row in rows
    ]
    return tuple(reversed(found))


def _answers(workflow: Workflow, row: IncidentEvent) -> tuple[tuple[Text, Text | str], ...]:
    """Return what was answered, in the words of the questions; a day stays as it was kept."""
    asked = {one.id: one for one in workflow.events[row.event].inputs}
    found: list[tuple[Text, Text | str]] = []
    for name, value in row.inputs.items():
        question = asked.get(name)
        if question is not None:
            words = {code.value: code.label for code in question.codes}
            found.append((question.label, words.get(str(value), str(value))))
    return tuple(found)


def classes(reader: Reader, case_id: int) -> tuple[ClassNoted, ...]:
    """Return what the check said the incident is over time, the newest first; the same word twice is said once."""
    found: list[ClassNoted] = []
    for row in reader.where(CheckRecord, "id", case_id=case_id, check=CHECK):
        code = str(row.result.get("class") or "")
        if row.verdict in WORDS and (not found or found[-1].code != code):
            found.append(ClassNoted(code, WORDS[row.verdict], clock.local(row.recorded_at).date(), row.id))
    return tuple(reversed(found))


def groups(reader: Reader, case_id: int) -> tuple[Group, ...]:
    """Return what is known of the incident, group by group, with every earlier value."""
    by_path: dict[str, list[IncidentEntry]] = {}
    for entry in incidents.entries_of(reader, case_id):
        by_path.setdefault(entry.path, []).append(entry)
    titles: dict[str, Text] = {}
    found: dict[str, list[KnownFact]] = {}
    for fact in CHECKS[CHECK].facts:
        if entries := by_path.get(fact.path):
            titles[fact.section.id] = fact.section.title
            found.setdefault(fact.section.id, []).append(_known(fact, entries))
    return tuple(Group(name, titles[name], tuple(facts)) for name, facts in found.items())


def _known(fact: Fact, entries: Sequence[IncidentEntry]) -> KnownFact:
    now = next(entry for entry in reversed(entries) if entry.superseded_by_id is None)
    after = {entry.id: entry for entry in entries}
    return KnownFact(
        question=fact.question,
        value=None if now.value is None else _said(fact, now.value),
        source=now.source,
        who_id=now.recorded_by_id,
        at=now.recorded_at,
        covered=fact.path in COVERED,
        earlier=tuple(
            Earlier(_said(fact, entry.value), entry.superseded_on, after[entry.superseded_by_id].because)
            for entry in entries
            if entry.superseded_by_id is not None and entry.value is not None
        ),
    )


def _said(fact: Fact, value: Any) -> Text:
    return NONE if value in ([], "") else said(fact, value)


def police(reader: Reader, case_id: int) -> tuple[Contact, ...]:
    """Return the contacts with the police, the newest first, those struck out too."""
    rows = reader.where(PoliceContact, "happened_on", "hour", "id", case_id=case_id)
    return tuple(
        Contact(
            id=row.id,
            version=row.version,
            on=row.happened_on,
            hour=row.hour,
            way=row.way,
            zone_id=row.zone_id,
            station=row.station,
            minutes=row.arrived_after_minutes,
            outcome=row.outcome,
            record_number=row.record_number,
            certificate=row.certificate,
            injured_person=row.injured_person,
            officer=row.officer,
            note=row.note,
            who_id=row.recorded_by_id,
            struck_on=row.struck_on,
            struck_because=row.struck_because,
        )
        for row in reversed(rows)
    )


def talks(reader: Reader, case_id: int) -> tuple[Talk, ...]:
    """Return the talks before a complaint, the newest first."""
    rows = reader.where(ComplaintTalk, "id", case_id=case_id)
    return tuple(
        Talk(
            row.held_on,
            row.language,
            row.interpreter,
            row.explained,
            row.lawyer_offered,
            row.warned,
            row.decision,
            row.words,
            row.recorded_by_id,
        )
        for row in reversed(rows)
    )


def letters_of(codes: Iterable[str]) -> tuple[tuple[str, Text], ...]:
    """Return key and title of the letters that are there, by code."""
    by_code = {spec.code: spec for spec in CATALOGUE.values()}
    specs = [by_code[code] for code in codes if code in by_code]
    return tuple((spec.id, Text(fr=spec.title.fr, nl=spec.title.nl)) for spec in specs)


def ticks_of(reader: Reader, case_id: int) -> dict[str, date]:
    """Return the steps that somebody ticked by hand, with the day on which they were done."""
    return {row.step: row.done_on for row in reader.where(IncidentStep, case_id=case_id, taken_back_on=None)}


def record_of(reader: Reader, row: Incident, today: date) -> Record:
    """Return what the file says, as the timeline wants it."""
    case_id = row.case_id
    held = incidents.current(reader, case_id)
    answer = incidents.newest_answer(reader, case_id)
    events = reader.where(IncidentEvent, "id", incident_id=row.id)
    return Record(
        today=today,
        reported_on=row.reported_on,
        occurred_on=row.occurred_from,
        reported_by=row.reported_by,
        known={path: entry.value for path, entry in held.items()},
        told_on={path: clock.local(entry.recorded_at).date() for path, entry in held.items()},
        happened=tuple((one.track, one.event, one.happened_on) for one in events),
        states={name: track.state for name, track in incidents.tracks_of(reader, case_id).items()},
        calls=tuple(
            Call(
                on=one.happened_on,
                outcome=one.outcome,
                record=bool(one.record_number),
                certificate=one.certificate is True,
                injured_person=one.injured_person is True,
                noted_who=bool(one.officer or (one.hour and (one.station or one.zone_id))),
            )
            for one in reader.where(PoliceContact, "happened_on", "id", case_id=case_id, struck_on=None)
        ),
        letters=_letters(reader, case_id),
        evidence=_evidence(reader, case_id),
        actions={
            one.action: one.started_on
            for one in reversed(reader.where(CaseAction, "started_on", "id", case_id=case_id))
            if one.status != "to_do"
        },
        answer={} if answer is None else answer.result,
        essentials_present=row.essentials_present,
        informed_on=row.person_informed_on,
    )


def _letters(reader: Reader, case_id: int) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in reader.where(Letter, "id", case_id=case_id):
        spec = CATALOGUE.get(row.letter)
        if spec is not None and row.status in ("issued", "sent", "answered"):
            found.setdefault(spec.code, row.sent_on or row.dated_on)
    return found


def _evidence(reader: Reader, case_id: int) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in reader.where(Document, "id", case_id=case_id, removed_on=None):
        if row.kind in KINDS_OF_PAPERS:
            found.setdefault(KINDS_OF_PAPERS[row.kind], clock.local(row.uploaded_at).date())
    for piece in reader.where(EvidenceItem, "id", case_id=case_id, struck_on=None):
        if piece.kind in KINDS_OF_PIECES:
            _keep_first(found, KINDS_OF_PIECES[piece.kind], piece.recorded_at)
    for witness in reader.where(EvidenceWitness, "id", case_id=case_id):
        _keep_first(found, "witness", witness.recorded_at)
    for loss in reader.where(EvidenceLoss, "id", case_id=case_id, struck_on=None):
        _keep_first(found, "inventory", loss.recorded_at)
    return found


def _keep_first(found: dict[str, date], kind: str, at: datetime) -> None:
    day = clock.local(at).date()
    found[kind] = min(day, found.get(kind, day))
