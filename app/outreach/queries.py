"""What the pages of outreach show. Frozen values, never rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from app.directory import queries as directory
from app.store import outreach as store
from app.store.errors import NotFound
from app.store.tables import (
    CantonProfile,
    Case,
    ContactAttempt,
    ContactRule,
    Document,
    Dwelling,
    HearingPlan,
    Letter,
    Person,
)
from workflows.engine import prevention_version
from workflows.outreach import contact
from workflows.outreach.triage import HEARING, UNDER_WAY, Chance, Known, chances, first_lost

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.store.outreach import ManyCases, Procedure
    from app.store.reading import Reader
    from workflows.law import Reason, Text

LEGAL_AID: Final = "legal_aid_second_line"
"""The action that asks for a lawyer."""
UNREACHED: Final = "unreached"
"""State of a case that came in after others had tried."""
TENANTS: Final = ("tenant", "co_tenant")


# ------------------------------------------------------------------------------------------------ attempts


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One attempt of the list."""

    id: int
    version: int
    on: date
    time: str
    channel: contact.Channel
    outcome: contact.Outcome
    language: str
    note: str
    next_on: date | None
    next_channel: str
    next_open: bool
    letter_id: int | None
    document_id: int | None
    despite_rule: bool
    who_id: int | None
    struck_on: date | None
    struck_because: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """Which ways must not be used in a case. ``version`` None: nothing is noted yet."""

    version: int | None = None
    barred: tuple[str, ...] = ()
    safe_when: str = ""
    go_between: str = ""


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Where contact with the tenant stands. ``refused``: why a way must not be used, by way."""

    state: str
    label: Text
    attempts: tuple[AttemptLine, ...]
    counted: int
    ways: int
    enough: bool
    rule: RuleCard
    refused: Mapping[str, Reason]

    @property
    def planned(self) -> AttemptLine | None:
        """Return the attempt that plans the next one."""
        return next((one for one in self.attempts if one.next_open), None)


def contact_card(reader: Reader, case_id: int) -> ContactCard:
    """Return where contact with the tenant stands, the latest attempt first."""
    case = reader.one(Case, case_id)
    rows = reader.where(ContactAttempt, "attempted_on", "attempted_time", "id", case_id=case_id)
    counted = store.counted(rows, store.told_of_contact(reader, [case_id]).get(case_id, ()))
    region = prevention_version(case.workflow_version).region("contact")
    state = _standing(case, counted)
    known = contact.contact_facts(counted)
    rule = contact_rule(reader, case_id)
    safety = _safety(case, rule.barred, secret=_dwelling_secret(reader, case_id))
    return ContactCard(
        state=state,
        label=region.workflow.states[state].label,
        attempts=tuple(_line(row) for row in reversed(rows)),
        counted=known.attempts,
        ways=known.ways,
        enough=known.enough,
        rule=rule,
        refused={
            name: why for name in contact.CHANNELS if (why := contact.why_not(name, safety)) is not None
        },
    )  # fmt: skip


def contact_rule(reader: Reader, case_id: int) -> RuleCard:
    """Return which ways must not be used in a case."""
    row = next(iter(reader.where(ContactRule, case_id=case_id)), None)
    if row is None:
        return RuleCard()
    return RuleCard(row.version, tuple(row.barred), row.safe_when, row.go_between)


def attempt(reader: Reader, case_id: int, attempt_id: int) -> AttemptLine:
    """Return one attempt. Raises NotFound, also for one of another case."""
    row = reader.one(ContactAttempt, attempt_id)
    if row.case_id != case_id:
        raise NotFound
    return _line(row)


def papers_of(reader: Reader, case_id: int) -> tuple[list[tuple[int, str]], list[tuple[int, str, str]]]:
    """Return the letters (key, name) and the documents (key, kind, title) an attempt can point to."""
    letters = [(row.id, row.letter) for row in reader.where(Letter, "id", case_id=case_id) if row.status != "draft"]
    documents = [
        (row.id, row.kind, row.title) for row in reader.where(Document, "id", case_id=case_id, removed_on=None)
    ]
    return letters[::-1], documents[::-1]


def _line(row: ContactAttempt) -> AttemptLine:
    return AttemptLine(
        id=row.id,
        version=row.version,
        on=row.attempted_on,
        time=row.attempted_time,
        channel=contact.CHANNELS[row.channel],
        outcome=contact.OUTCOMES[row.outcome],
        language=row.language,
        note=row.note,
        next_on=row.next_on,
        next_channel=row.next_channel,
        next_open=row.next_on is not None and row.next_settled_on is None,
        letter_id=row.letter_id,
        document_id=row.document_id,
        despite_rule=row.despite_rule,
        who_id=row.tried_by_id,
        struck_on=row.struck_on,
        struck_because=row.struck_because,
    )


def _safety(case: Case, barred: Iterable[str], *, secret: bool) -> contact.Safety:
    return contact.Safety(
        safe=case.safe_to_contact, violence=case.violence, secret_address=secret, barred=frozenset(barred)
    )


def _dwelling_secret(reader: Reader, case_id: int) -> bool:
    return any(row.secret for row in reader.where(Dwelling, case_id=case_id))


# ------------------------------------------------------------------------------------------------ what many cases are


def _contact_state(many: ManyCases, case_id: int) -> str:
    """Return where contact with the tenant of a case stands."""
    return _standing(many.cases[case_id], many.attempts.get(case_id, []))


def _standing(case: Case, made: Sequence[contact.Attempt]) -> str:
    if not made and case.state == UNREACHED:
        return "not_reached"
    return contact.region_state(prevention_version(case.workflow_version).region("contact"), made)


def _safety_in(many: ManyCases, case_id: int) -> contact.Safety:
    """Return what a case says about contact."""
    dwelling, rule = many.dwellings.get(case_id), many.rules.get(case_id)
    secret = dwelling is not None and dwelling.secret
    return _safety(many.cases[case_id], () if rule is None else rule.barred, secret=secret)


# ------------------------------------------------------------------------------------------------ triage


@dataclass(frozen=True, slots=True)
class PetitionLine:
    """A procedure with what can still be won in it."""

    case_id: int
    reference: str
    name: str
    assigned_to_id: int | None
    commune_nis: str
    canton_id: str
    hearing_on: date | None
    state: str
    contact: str
    may_visit: bool
    chances: tuple[Chance, ...]
    first_lost: date


def petitions(
    reader: Reader, today: date, *, canton: str = "", user_id: int | None = None
) -> tuple[PetitionLine, ...]:  # fmt: skip
    """Return the open procedures, by the next day on which something is lost; those without a day come last."""
    many = store.many_cases(reader)
    lines = [
        _petition(many, case_id, today)
        for case_id, case in many.cases.items()
        if case.state in UNDER_WAY or many.procedures[case_id].next_day(today) is not None
    ]
    wanted = [
        line
        for line in lines
        if (not canton or line.canton_id == canton) and (user_id is None or line.assigned_to_id == user_id)
    ]
    return tuple(sorted(wanted, key=lambda line: (line.first_lost, line.hearing_on or date.max, line.reference)))


def _petition(many: ManyCases, case_id: int, today: date) -> PetitionLine:
    case, procedure = many.cases[case_id], many.procedures[case_id]
    dwelling = many.dwellings.get(case_id)
    state = _contact_state(many, case_id)
    known = Known(
        state=case.state,
        facts=procedure.facts,
        answer=procedure.answer,
        contact=state,
        court_language=procedure.language,
        tenant_language=case.language,
        introductory=not procedure.later,
        plan=procedure.plan,
        plan_ends_on=procedure.plan_ends_on,
    )
    found = chances(known, today)
    return PetitionLine(
        case_id=case.id,
        reference=case.reference,
        name=case.display_name,
        assigned_to_id=case.assigned_to_id,
        commune_nis="" if dwelling is None else dwelling.commune_nis,
        canton_id=_canton(procedure, dwelling),
        hearing_on=procedure.next_day(today),
        state=case.state,
        contact=state,
        may_visit=contact.why_not("visit", _safety_in(many, case_id)) is None,
        chances=found,
        first_lost=first_lost(found),
    )


def _canton(procedure: Procedure, dwelling: Dwelling | None) -> str:
    """Return the court that was seised, else the canton of the dwelling when there is no doubt."""
    if procedure.court_id:
        return procedure.court_id
    return (dwelling.canton_id if dwelling is not None else "") or ""


# ------------------------------------------------------------------------------------------------ hearings


@dataclass(frozen=True, slots=True)
class HearingLine:
    """A hearing of the roll."""

    case_id: int
    reference: str
    name: str
    on: date
    at: str
    room: str
    roll_number: str
    kind: str
    canton_id: str
    language: str
    tenant_language: str
    interpreter: str
    contact: str
    assigned_to_id: int | None
    version: int | None
    goes: str
    goes_id: int | None
    lawyer: str
    papers_ready: bool | None
    interpreter_asked: bool | None
    note: str


def hearings(
    reader: Reader, first: date, last: date, *, canton: str = "", user_id: int | None = None
) -> tuple[HearingLine, ...]:  # fmt: skip
    """Return the hearings from one day to another (both included), by day, canton and hour."""
    many = store.many_cases(reader)
    keys = [
        case_id
        for case_id, procedure in many.procedures.items()
        if any(first <= day <= last for day in procedure.days)
    ]  # fmt: skip
    plans = store.plans_of(reader, keys)
    lawyers = _lawyers(reader, keys)
    found = [
        _hearing(many, case_id, day, plans.get((case_id, day)), lawyers.get(case_id, ""))
        for case_id in keys
        for day in many.procedures[case_id].days
        if first <= day <= last
    ]
    wanted = [
        line
        for line in found
        if (not canton or line.canton_id == canton)
        and (user_id is None or user_id in {line.goes_id, line.assigned_to_id})
    ]
    return tuple(sorted(wanted, key=lambda line: (line.on, line.canton_id or "~", line.at or "~", line.reference)))


def hearing(reader: Reader, case_id: int, on: date) -> HearingLine:
    """Return one hearing of a case. Raises NotFound when the case knows none on that day."""
    reader.one(Case, case_id)
    many = store.many_cases(reader, [case_id])
    if on not in many.procedures[case_id].days:
        raise NotFound
    plan = next(iter(reader.where(HearingPlan, case_id=case_id, hearing_on=on)), None)
    return _hearing(many, case_id, on, plan, _lawyers(reader, [case_id]).get(case_id, ""))


def _hearing(many: ManyCases, case_id: int, on: date, plan: HearingPlan | None, lawyer: str) -> HearingLine:
    case, procedure = many.cases[case_id], many.procedures[case_id]
    return HearingLine(
        case_id=case.id,
        reference=case.reference,
        name=case.display_name,
        on=on,
        at=procedure.hearing_at if on == procedure.day(HEARING) else "",
        room=procedure.hearing_room,
        roll_number=procedure.roll_number,
        kind=procedure.days[on],
        canton_id=_canton(procedure, many.dwellings.get(case_id)),
        language=procedure.language,
        tenant_language=case.language,
        interpreter=case.interpreter_language,
        contact=_contact_state(many, case_id),
        assigned_to_id=case.assigned_to_id,
        version=None if plan is None else plan.version,
        goes="" if plan is None else plan.goes,
        goes_id=None if plan is None else plan.goes_id,
        lawyer=(plan.lawyer if plan is not None else "") or lawyer,
        papers_ready=None if plan is None else plan.papers_ready,
        interpreter_asked=None if plan is None else plan.interpreter_asked,
        note="" if plan is None else plan.note,
    )


def _lawyers(reader: Reader, keys: Sequence[int]) -> dict[int, str]:
    """Return the lawyer that the request for legal aid names, by case."""
    known = store.particulars_of(reader, keys, LEGAL_AID)
    named = ((case_id, str(particulars.get("lawyer") or "")) for case_id, particulars in known)
    return {case_id: lawyer for case_id, lawyer in named if lawyer}


def next_hearing_of(reader: Reader, case_id: int, today: date) -> date | None:
    """Return the next hearing of one case."""
    return store.procedures(reader, [case_id])[case_id].next_day(today)


# ------------------------------------------------------------------------------------------------ visits


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """What somebody takes along to a home. ``refused``: why nobody goes there; then nothing else is printed."""

    case_id: int
    reference: str
    names: tuple[str, ...]
    street: str
    house_number: str
    box: str
    postal_code: str
    commune_nis: str
    secret: bool
    language: str
    interpreter: str
    phones: tuple[str, ...]
    advice: str
    safe_when: str
    go_between: str
    safe: str
    minors: int
    hearing_on: date | None
    hearing_at: str
    canton_id: str
    attempts: int
    refused: Reason | None


def visits(reader: Reader, case_ids: Sequence[int], today: date) -> tuple[VisitSheet, ...]:
    """Return the sheets of a round of visits, in the order of commune, street and number."""
    own = store.open_cases(reader, case_ids)
    many = store.many_cases(reader, own)
    people = store.people_of(reader, own)
    sheets = [_sheet(many, case_id, people.get(case_id, []), today) for case_id in own]
    return tuple(sorted(sheets, key=lambda one: (one.secret, one.commune_nis, one.street.casefold(), *_number(one))))


def _number(sheet: VisitSheet) -> tuple[int, str]:
    """Return a house number as people walk by it: 9 before 10, 10 before 10A."""
    digits = re.match(r"\d+", sheet.house_number)
    return (int(digits.group()) if digits else 0, f"{sheet.house_number} {sheet.box}")


def _sheet(many: ManyCases, case_id: int, people: Sequence[Person], today: date) -> VisitSheet:
    case, procedure = many.cases[case_id], many.procedures[case_id]
    dwelling, rule = many.dwellings.get(case_id), many.rules.get(case_id)
    adults = [one for one in people if one.role in TENANTS]
    secret = dwelling is not None and dwelling.secret
    shown = dwelling if dwelling is not None and not secret else None
    hearing_on = procedure.next_day(today)
    return VisitSheet(
        case_id=case.id,
        reference=case.reference,
        names=tuple(f"{one.first_name} {one.last_name}".strip() for one in adults) or (case.display_name,),
        street=shown.street if shown else "",
        house_number=shown.house_number if shown else "",
        box=shown.box if shown else "",
        postal_code=shown.postal_code if shown else "",
        commune_nis=shown.commune_nis if shown else "",
        secret=secret,
        language=case.language,
        interpreter=case.interpreter_language,
        phones=tuple(one.phone for one in adults if one.phone),
        advice=case.contact_advice,
        safe_when="" if rule is None else rule.safe_when,
        go_between="" if rule is None else rule.go_between,
        safe=case.safe_to_contact,
        minors=sum(1 for one in people if one.role == "minor"),
        hearing_on=hearing_on,
        hearing_at=procedure.hearing_at if hearing_on else "",
        canton_id=_canton(procedure, dwelling),
        attempts=len(many.attempts.get(case_id, [])),
        refused=contact.why_not("visit", _safety_in(many, case_id)),
    )


# ------------------------------------------------------------------------------------------------ cantons


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """What the service knows of a canton, or what the directory gives when nobody noted anything (``id`` None)."""

    id: int | None
    canton_id: str
    valid_from: date | None
    valid_until: date | None
    hearing_days: tuple[int, ...]
    hearing_hours: str
    room: str
    phone: str
    email: str
    sends_by: str
    languages: tuple[str, ...]
    habits: str
    contact_person: str
    source: str
    reviewed_on: date | None
    who_id: int | None

    def old(self, today: date) -> bool:
        """Tell whether nobody has looked at it for a year: habits change with a judge."""
        return self.reviewed_on is None or today - self.reviewed_on > timedelta(days=365)


def canton_profile(reader: Reader, canton_id: str, on: date) -> ProfileCard:
    """Return what holds for a canton on a day. Raises NotFound for a canton that does not exist."""
    return next((card for card in canton_history(reader, canton_id) if _holds(card, on)), _from_directory(canton_id))


def canton_history(reader: Reader, canton_id: str) -> tuple[ProfileCard, ...]:
    """Return every profile of a canton, the newest first. Raises NotFound for a canton that does not exist."""
    _from_directory(canton_id)
    return tuple(_profile(row) for row in reversed(reader.where(CantonProfile, "id", canton_id=canton_id)))


def canton_profiles(reader: Reader, on: date) -> tuple[ProfileCard, ...]:
    """Return one profile of each canton, in the order of the directory."""
    found: dict[str, ProfileCard] = {}
    for row in reader.where(CantonProfile, "id"):
        card = _profile(row)
        if _holds(card, on):
            found[card.canton_id] = card
    return tuple(
        found.get(body.id) or _from_directory(body.id) for body in directory.bodies("justice_of_peace")
    )  # fmt: skip


def _holds(card: ProfileCard, on: date) -> bool:
    began = card.valid_from is None or card.valid_from <= on
    return began and (card.valid_until is None or on <= card.valid_until)


def _profile(row: CantonProfile) -> ProfileCard:
    return ProfileCard(
        id=row.id,
        canton_id=row.canton_id,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        hearing_days=tuple(row.hearing_days),
        hearing_hours=row.hearing_hours,
        room=row.room,
        phone=row.phone,
        email=row.email,
        sends_by=row.sends_by,
        languages=tuple(row.languages),
        habits=row.habits,
        contact_person=row.contact_person,
        source=row.source,
        reviewed_on=row.reviewed_on,
        who_id=row.recorded_by_id,
    )


def _from_directory(canton_id: str) -> ProfileCard:
    try:
        body = directory.canton(canton_id)
    except directory.UnknownBody:
        raise NotFound from None
    return ProfileCard(
        id=None,
        canton_id=canton_id,
        valid_from=None,
        valid_until=None,
        hearing_days=(),
        hearing_hours="",
        room="",
        phone=body.phone or "",
        email=body.emails[0] if body.emails else "",
        sends_by="",
        languages=("fr", "nl"),
        habits="",
        contact_person="",
        source=body.source,
        reviewed_on=None,
        who_id=None,
    )


def territory(canton_id: str) -> Text | None:
    """Return which part of a split commune a canton has, None when it has whole communes."""
    nis = directory.canton(canton_id).communes_nis
    for one in nis:
        for canton in directory.cantons_for_commune(one).candidates:
            if canton.court.id == canton_id and canton.territory is not None:
                return canton.territory
    return None
