"""Open a case, keep its facts right, and record what happens to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from app.cases import correcting, meaning, reasons
from app.cases.codes import (
    ARREARS_KINDS,
    CHANNELS,
    CIVILITIES,
    CONCERNS,
    CONTACT,
    NOTE_KINDS,
    PARTY_ROLES,
    PERSON_ROLES,
    TENANTS,
    TOLD_BY_OTHERS,
    values_of_fact,
)
from app.directory.queries import cantons_for_commune
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.foundation.plausible import email_address, happened
from app.proceedings import incident, recording, referring, shield, telling
from app.store import incidents
from app.store.facts import case_facts
from app.store.search import refresh_search_text
from app.store.tables import (
    ArrearsEntry,
    Case,
    CaseEvent,
    Dwelling,
    EpbCertificate,
    Lease,
    Note,
    OtherParty,
    Person,
)
from workflows.engine import prevention, prevention_version
from workflows.facts import CaseFacts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.store.work import Work
    from workflows.engine import Decision
    from workflows.facts import EventInputs

MOST_MINORS = 20
CASE_EVENT_OPENING = "case_opened"
REOPENED = "reopened"


@dataclass(frozen=True, kw_only=True)
class OpenCase(Command[int]):
    """Somebody at risk asks for help, or is signalled to us; returns the key of the new case."""

    permission = Permission.CASE_WRITE
    identity: str
    concern: str
    channel: str
    first_name: str = ""
    last_name: str = ""
    pseudonym: str = ""
    language: str = "fr"
    interpreter_language: str = ""
    safe_to_contact: str = "unknown"
    contact_advice: str = ""
    phone: str = ""
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    commune_nis: str = ""
    minors: int = 0
    opened_on: date | None = None
    assign_to_self: bool = True

    def execute(self, work: Work) -> int:
        """Add the case in the state that the workflow opens it in, with its first person and its dwelling."""
        meaning.check_identity(self.identity, self.first_name, self.last_name, self.pseudonym)
        opened_on = meaning.opened("opened_on", self.opened_on or clock.today())
        spoken = meaning.interpreter(self.language, self.interpreter_language)
        phone = meaning.telephone("phone", self.phone)
        commune = meaning.commune_of(self.postal_code, self.commune_nis)
        if not 0 <= self.minors <= MOST_MINORS:
            raise Invalid("minors", reasons.TOO_MANY_MINORS)
        if work.author.organisation_id is None:
            raise ValueError("a case belongs to an organisation")
        engine = prevention(opened_on)
        case = Case(
            reference=work.next_reference(work.author.organisation_id),
            workflow_version=engine.valid_from,
            opened_on=opened_on,
            channel=meaning.one_of("channel", self.channel, CHANNELS),
            identity=self.identity,
            display_name="",
            concern=meaning.one_of("concern", self.concern, CONCERNS),
            language=self.language,
            interpreter_language=spoken,
            safe_to_contact=meaning.one_of("safe_to_contact", self.safe_to_contact, CONTACT),
            contact_advice=self.contact_advice.strip(),
            assigned_to_id=work.author.user_id if self.assign_to_self else None,
        )
        begin_with = "signal" if self.channel in TOLD_BY_OTHERS else "intake"
        facts = CaseFacts(on=opened_on, today=clock.today(), inputs={"begin_with": begin_with}, opened_on=opened_on)
        work.open_case(case, engine.opening(facts, CASE_EVENT_OPENING), opened_on)
        self._add_people(work, case, phone)
        dwelling = Dwelling(
            case_id=case.id,
            street=self.street.strip(),
            house_number=self.house_number.strip(),
            box=self.box.strip(),
            postal_code=self.postal_code,
            commune_nis=commune,
        )
        dwelling.canton_id = _only_canton(commune)
        work.add(dwelling)
        meaning.refresh_names(work, case, self.pseudonym)
        return case.id

    def _add_people(self, work: Work, case: Case, phone: str) -> None:
        named = self.identity == "named"
        work.add(
            Person(
                case_id=case.id,
                role="tenant",
                first_name=self.first_name.strip() if named else "",
                last_name=self.last_name.strip() if named else "",
                phone=phone,
            )
        )
        for position in range(1, self.minors + 1):
            work.add(Person(case_id=case.id, role="minor", position=position))


def _only_canton(commune_nis: str) -> str | None:
    """Return the canton of a commune that has one only; in a split commune a person chooses."""
    only = cantons_for_commune(commune_nis).only if commune_nis else None
    return only.id if only is not None else None


@dataclass(frozen=True, kw_only=True)
class UpdateCase(Command[None]):
    """Name, contact, language, concern or person in charge of a case change."""

    permission = Permission.CASE_WRITE
    case_id: int
    version: int
    identity: str
    first_name: str = ""
    last_name: str = ""
    pseudonym: str = ""
    concern: str
    language: str
    interpreter_language: str = ""
    safe_to_contact: str
    contact_advice: str = ""
    assigned_to_id: int | None = None

    def execute(self, work: Work) -> None:
        """Write the changes; whoever becomes anonymous or takes a pseudonym loses the name in the file."""
        case = work.case(self.case_id, version=self.version)
        meaning.check_identity(self.identity, self.first_name, self.last_name, self.pseudonym)
        case.identity = self.identity
        case.concern = meaning.one_of("concern", self.concern, CONCERNS)
        case.language = self.language
        case.interpreter_language = meaning.interpreter(self.language, self.interpreter_language)
        case.safe_to_contact = meaning.one_of("safe_to_contact", self.safe_to_contact, CONTACT)
        case.contact_advice = self.contact_advice.strip()
        if self.assigned_to_id != case.assigned_to_id:
            case.assigned_to_id = meaning.colleague(work, "assigned_to_id", self.assigned_to_id)
        named = self.identity == "named"
        for place, person in enumerate(_tenants(work, case)):
            if place == 0:
                person.first_name = self.first_name.strip() if named else ""
                person.last_name = self.last_name.strip() if named else ""
            elif not named:
                person.first_name = person.last_name = ""
        meaning.refresh_names(work, case, self.pseudonym)


def _tenants(work: Work, case: Case) -> list[Person]:
    return [row for row in work.where(Person, "position", "id", case_id=case.id) if row.role in TENANTS]


@dataclass(frozen=True, kw_only=True)
class SavePerson(Command[int]):
    """Somebody joins the household or their particulars change; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    person_id: int | None = None
    version: int | None = None
    role: str
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    birth_year: int | None = None
    phone: str = ""
    email: str = ""

    def execute(self, work: Work) -> int:
        """Add or change the person."""
        case = work.case(self.case_id)
        role = meaning.one_of("role", self.role, PERSON_ROLES)
        self._check_age(role)
        people = work.where(Person, "position", "id", case_id=case.id)
        if self.person_id is None:
            position = max((row.position for row in people), default=-1) + 1
            person = Person(case_id=case.id, role=role, position=position)
        else:
            person = _of_case(work.one(Person, self.person_id, version=self.version), case)
            if _tenants(work, case) == [person] and role not in TENANTS:
                raise Invalid("role", reasons.LAST_TENANT)
        person.role = role
        person.civility = meaning.one_of("civility", self.civility, CIVILITIES)
        person.first_name, person.last_name = self.first_name.strip(), self.last_name.strip()
        person.birth_year = self.birth_year
        person.phone = meaning.telephone("phone", self.phone)
        person.email = email_address("email", self.email)
        if case.identity == "named" and role in TENANTS and not (person.first_name or person.last_name):
            raise Invalid("first_name", reasons.NO_NAME)
        if self.person_id is None:
            work.add(person)
        meaning.refresh_names(work, case)
        work.flush()
        referring.stop_for_minor(work, case)
        return person.id

    def _check_age(self, role: str) -> None:
        this_year = clock.today().year
        if self.birth_year is not None and not this_year - 120 <= self.birth_year <= this_year:
            raise Invalid("birth_year", reasons.BIRTH_YEAR)
        if role == "minor" and self.birth_year is not None and self.birth_year < this_year - 18:
            raise Invalid("birth_year", reasons.NOT_A_MINOR)


@dataclass(frozen=True, kw_only=True)
class RemovePerson(Command[None]):
    """Somebody is no longer part of the household."""

    permission = Permission.CASE_WRITE
    case_id: int
    person_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Delete the row; the last tenant stays."""
        case = work.case(self.case_id)
        person = _of_case(work.one(Person, self.person_id, version=self.version), case)
        if _tenants(work, case) == [person]:
            raise Invalid("", reasons.LAST_TENANT)
        work.remove(person)
        work.flush()
        meaning.refresh_names(work, case)
        referring.stop_for_minor(work, case)


@dataclass(frozen=True, kw_only=True)
class SaveParty(Command[int]):
    """The landlord, an agent or a host is written down or corrected; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    party_id: int | None = None
    version: int | None = None
    role: str
    name: str
    kind: str | None = None
    civility: str = ""
    attention_of: str = ""
    language: str | None = None
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    locality: str = ""
    phone: str = ""
    email: str = ""

    def execute(self, work: Work) -> int:
        """Add or change the party."""
        case = work.case(self.case_id)
        if self.party_id is None:
            party = OtherParty(case_id=case.id)
        else:
            party = _of_case(work.one(OtherParty, self.party_id, version=self.version), case)
        if not self.name.strip():
            raise Invalid("name", reasons.NO_PARTY_NAME)
        party.role = meaning.one_of("role", self.role, PARTY_ROLES)
        party.kind = meaning.one_of("kind", self.kind, values_of_fact("landlord.kind")) if self.kind else None
        party.civility = meaning.one_of("civility", self.civility, CIVILITIES)
        party.language = meaning.one_of("language", self.language, ("fr", "nl")) if self.language else None
        party.phone = meaning.telephone("phone", self.phone)
        party.email = email_address("email", self.email)
        for name in ("name", "attention_of", "street", "house_number", "box", "postal_code", "locality"):
            setattr(party, name, getattr(self, name).strip())
        if self.party_id is None:
            work.add(party)
        recording.recalculate(work, case)
        return party.id


@dataclass(frozen=True, kw_only=True)
class RemoveParty(Command[None]):
    """A landlord, agent or host does not belong to this case after all."""

    permission = Permission.CASE_WRITE
    case_id: int
    party_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Delete the row."""
        case = work.case(self.case_id)
        work.remove(_of_case(work.one(OtherParty, self.party_id, version=self.version), case))
        recording.recalculate(work, case)


@dataclass(frozen=True, kw_only=True)
class SaveDwelling(Command[None]):
    """The address, its secrecy, the justice of the peace or the reference rent change."""

    permission = Permission.CASE_WRITE
    case_id: int
    version: int | None = None
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    commune_nis: str = ""
    secret: bool = False
    canton_id: str | None = None
    reference_rent_cents: int | None = None

    def execute(self, work: Work) -> None:
        """Write the dwelling. In a commune with several cantons, the chosen one counts as confirmed by a person."""
        case = work.case(self.case_id)
        dwelling = _single(work, Dwelling, case, self.version)
        shield.keep_quiet(work, case.id, "street", self.street, self.house_number)
        commune = meaning.commune_of(self.postal_code, self.commune_nis)
        before = (dwelling.street, dwelling.house_number, dwelling.commune_nis, dwelling.canton_id)
        dwelling.street, dwelling.house_number = self.street.strip(), self.house_number.strip()
        dwelling.box, dwelling.postal_code, dwelling.commune_nis = self.box.strip(), self.postal_code, commune
        dwelling.secret = self.secret
        dwelling.reference_rent_cents = meaning.above_zero("reference_rent", self.reference_rent_cents)
        dwelling.canton_id, chosen = self._canton(commune)
        if not chosen:
            dwelling.canton_confirmed_on = None
        elif before != (dwelling.street, dwelling.house_number, commune, dwelling.canton_id):
            dwelling.canton_confirmed_on = clock.today()
        refresh_search_text(work, case)

    def _canton(self, commune_nis: str) -> tuple[str | None, bool]:
        """Return the canton and whether a person chose it."""
        if not commune_nis:
            return None, False
        cantons = cantons_for_commune(commune_nis)
        if cantons.only is not None:
            return cantons.only.id, False
        if not self.canton_id:
            return None, False
        possible = {canton.court.id for canton in cantons.candidates}
        return meaning.one_of("canton_id", self.canton_id, possible), True


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One energy certificate as it is known; ``None`` means unknown."""

    energy_class: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    communicated: bool | None = None
    communicated_on: date | None = None


def certificates_seen(rows: Sequence[object]) -> str:
    """Return a mark of the certificates as they are, to tell whether somebody changed them meanwhile."""
    known = [tuple(getattr(row, column.name) for column in fields(Certificate)) for row in rows]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class SaveCertificates(Command[None]):
    """The energy certificates of the dwelling are written down, all at once."""

    permission = Permission.CASE_WRITE
    case_id: int
    seen: str
    complete: bool
    certificates: tuple[Certificate, ...] = ()

    def execute(self, work: Work) -> None:
        """Replace the list; ``complete`` says that there are no others."""
        case = work.case(self.case_id)
        present = work.where(EpbCertificate, "position", "id", case_id=case.id)
        if certificates_seen(present) != self.seen:
            raise StaleCase
        for place, certificate in enumerate(self.certificates):
            self._check(place, certificate)
        for row in present:
            work.remove(row)
        for place, certificate in enumerate(self.certificates):
            values = {column.name: getattr(certificate, column.name) for column in fields(Certificate)}
            work.add(EpbCertificate(case_id=case.id, position=place, **values))
        _single(work, Dwelling, case, None, anew=True).certificates_known = self.complete

    @staticmethod
    def _check(place: int, certificate: Certificate) -> None:
        classes = values_of_fact("epb.certificates[].class")
        if certificate.energy_class is not None:
            meaning.one_of(f"certificates-{place}-energy_class", certificate.energy_class, classes)
        where = f"certificates-{place}-valid_until"
        meaning.not_before(where, certificate.valid_until, certificate.issued_on, reasons.CERTIFICATE_ENDS_FIRST)
        where = f"certificates-{place}-communicated_on"
        meaning.not_before(where, certificate.communicated_on, certificate.issued_on, reasons.CERTIFICATE_GIVEN_FIRST)


@dataclass(frozen=True, kw_only=True)
class SaveLease(Command[None]):
    """What is known of the lease changes; ``None`` means unknown."""

    permission = Permission.CASE_WRITE
    case_id: int
    version: int | None = None
    type: str | None = None
    written: bool | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    base_rent_cents: int | None = None
    base_rent_includes_charges: bool | None = None
    charges_cents: int | None = None
    rent_now_cents: int | None = None
    last_increase_on: date | None = None
    indexation_clause: str | None = None
    revision_agreed_on: date | None = None
    revision_rent_cents: int | None = None
    registered_federal: bool | None = None
    registered_federal_on: date | None = None
    registered_regional: bool | None = None
    registered_regional_on: date | None = None

    NOT_COLUMNS: ClassVar = frozenset({"case_id", "version"})

    def execute(self, work: Work) -> None:
        """Write the lease, or begin it."""
        case = work.case(self.case_id)
        lease = _single(work, Lease, case, self.version)
        self._check_words_and_amounts()
        self._check_dates()
        for column in fields(self):
            if column.name not in self.NOT_COLUMNS:
                setattr(lease, column.name, getattr(self, column.name))
        recording.recalculate(work, case)

    def _check_words_and_amounts(self) -> None:
        if self.type is not None:
            meaning.one_of("type", self.type, values_of_fact("lease.type"))
        if self.indexation_clause is not None:
            meaning.one_of("indexation_clause", self.indexation_clause, values_of_fact("lease.indexation_clause"))
        meaning.above_zero("base_rent", self.base_rent_cents)
        meaning.above_zero("rent_now", self.rent_now_cents)
        meaning.above_zero("revision_rent", self.revision_rent_cents)
        if self.charges_cents is not None and self.charges_cents < 0:
            raise Invalid("charges", reasons.AMOUNT_NEGATIVE)

    def _check_dates(self) -> None:
        meaning.not_before("ends_on", self.ends_on, self.starts_on, reasons.ENDS_BEFORE_START)
        meaning.not_before("last_increase_on", self.last_increase_on, self.starts_on, reasons.INCREASE_BEFORE_START)
        agreed, signed = self.revision_agreed_on, self.signed_on
        meaning.not_before("revision_agreed_on", agreed, signed, reasons.REVISION_BEFORE_SIGNATURE)
        if (agreed is None) != (self.revision_rent_cents is None):
            missing = "revision_agreed_on" if agreed is None else "revision_rent"
            raise Invalid(missing, reasons.REVISION_INCOMPLETE)
        for register in ("federal", "regional"):
            done, on = getattr(self, f"registered_{register}"), getattr(self, f"registered_{register}_on")
            where = f"registered_{register}_on"
            if done is False and on is not None:
                raise Invalid(where, reasons.DATE_OF_NO_REGISTRATION)
            meaning.not_before(where, on, signed, reasons.REGISTERED_BEFORE_SIGNATURE)


@dataclass(frozen=True, kw_only=True)
class SaveArrears(Command[int]):
    """What is claimed on a date, and how much of it is disputed; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    entry_id: int | None = None
    version: int | None = None
    kind: str
    stated_on: date
    amount_cents: int
    disputed_cents: int = 0

    def execute(self, work: Work) -> int:
        """Add or change the entry."""
        case = work.case(self.case_id)
        if self.entry_id is None:
            entry = ArrearsEntry(case_id=case.id)
        else:
            entry = _of_case(work.one(ArrearsEntry, self.entry_id, version=self.version), case)
        entry.kind = meaning.one_of("kind", self.kind, ARREARS_KINDS)
        entry.stated_on = happened("stated_on", self.stated_on)
        meaning.above_zero("amount", self.amount_cents)
        if not 0 <= self.disputed_cents <= self.amount_cents:
            raise Invalid("disputed", reasons.DISPUTED_TOO_MUCH)
        entry.amount_cents, entry.disputed_cents = self.amount_cents, self.disputed_cents
        return entry.id if self.entry_id is not None else work.add(entry).id


@dataclass(frozen=True, kw_only=True)
class RemoveArrears(Command[None]):
    """An amount was written down by mistake."""

    permission = Permission.CASE_WRITE
    case_id: int
    entry_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Delete the entry."""
        case = work.case(self.case_id)
        work.remove(_of_case(work.one(ArrearsEntry, self.entry_id, version=self.version), case))


@dataclass(frozen=True, kw_only=True)
class AddNote(Command[int]):
    """A conversation, call, visit or message is noted; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    kind: str
    happened_on: date
    text: str

    def execute(self, work: Work) -> int:
        """Add the note. Notes are never changed: a correction is a new note."""
        case = work.case(self.case_id)
        if not self.text.strip():
            raise Invalid("text", reasons.NO_TEXT)
        shield.keep_quiet(work, case.id, "text", self.text)
        note = Note(
            case_id=case.id,
            kind=meaning.one_of("kind", self.kind, NOTE_KINDS),
            happened_on=happened("happened_on", self.happened_on),
            text=self.text.strip(),
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
        return work.add(note).id


@dataclass(frozen=True, kw_only=True)
class RecordEvent(Command["Decision"]):
    """Something happened in the case: the workflow judges it, moves the case and starts its time limits."""

    permission = Permission.CASE_PROGRESS
    case_id: int
    version: int
    event: str
    happened_on: date
    inputs: EventInputs = field(default_factory=dict)

    def execute(self, work: Work) -> Decision:
        """Record what the engine decides. Raises Refused with reasons in both languages."""
        if self.event == REOPENED:
            raise Invalid("", reasons.REOPEN_ELSEWHERE)
        return record_event(work, self)


@dataclass(frozen=True, kw_only=True)
class CorrectEvent(Command[None]):
    """The day of an event was noted wrongly; its due dates are counted anew, the earlier ones stay readable."""

    permission = Permission.CASE_PROGRESS
    case_id: int
    version: int
    event_id: int
    happened_on: date
    reason: str

    def execute(self, work: Work) -> None:
        """Correct the day. Raises Invalid beside the field, Refused when the law speaks against the new day."""
        case = work.case(self.case_id, version=self.version)
        event = work.one(CaseEvent, self.event_id)
        if event.case_id != case.id:
            raise NotFound
        correcting.not_correctable(event)
        day = happened("happened_on", self.happened_on)
        if day == event.happened_on:
            raise Invalid("happened_on", reasons.SAME_DAY)
        if not self.reason.strip():
            raise Invalid("reason", reasons.NO_REASON_TO_CORRECT)
        correcting.correct_day(work, case, event, day, self.reason.strip())


@dataclass(frozen=True, kw_only=True)
class ReopenCase(Command["Decision"]):
    """A closed case goes on, with the reason."""

    permission = Permission.CASE_REOPEN
    case_id: int
    version: int
    happened_on: date
    inputs: EventInputs = field(default_factory=dict)

    event: ClassVar[str] = REOPENED

    def execute(self, work: Work) -> Decision:
        """Record what the engine decides. Raises Refused."""
        return record_event(work, self)


WITHDRAWN: Final = "withdrawn_by_person"


def record_event(work: Work, wanted: RecordEvent | ReopenCase) -> Decision:
    """Judge an event of a case and carry the decision out, with what follows for the facts of the case."""
    case = work.case(wanted.case_id, version=wanted.version)
    given = {name: value for name, value in wanted.inputs.items() if value not in (None, "")}
    if wanted.event in incident.MIRRORED and incidents.of_case(work, case.id) is not None:
        raise Invalid("", incident.THROUGH_INCIDENT)
    shield.keep_quiet(work, case.id, "", given)
    facts = case_facts(work, case, on=wanted.happened_on, today=clock.today(), inputs=given)
    decision = prevention_version(case.workflow_version).decide(case.state, wanted.event, facts)
    event_id = work.record(case, decision, wanted.happened_on, given)
    if wanted.event == incident.OPENING:
        incident.opened_by_case(work, case, wanted.happened_on)
    elif wanted.event == WITHDRAWN:
        incident.ended_with_case(work, case, wanted.happened_on)
    telling.told_by_event(work, case, event_id, wanted.event, wanted.happened_on, given)
    if wanted.event == "safety_asked":
        _keep_safety_answer(work, case, wanted.happened_on, facts.word_of("violence"))
    new_end = facts.date_of("new_end_on")
    if wanted.event == "extension_granted" and new_end is not None:
        for lease in work.where(Lease, case_id=case.id):
            lease.ends_on = new_end
    return decision


SAFETY = {"none": False, "violence": True, "danger_now": True}


def _keep_safety_answer(work: Work, case: Case, on: date, answer: str) -> None:
    """Keep the answer; with violence, the address is secret at once."""
    case.safety_asked_on = on
    violence = SAFETY.get(answer)
    if violence:
        shield.know_violence(work, case)
    else:
        case.violence = violence


Part = TypeVar("Part", Person, OtherParty, ArrearsEntry)
Single = TypeVar("Single", Dwelling, Lease)


def _of_case(row: Part, case: Case) -> Part:
    """Return a row of this case. Raises NotFound for one of another case."""
    if row.case_id != case.id:
        raise NotFound
    return row


def _single(work: Work, table: type[Single], case: Case, version: int | None, *, anew: bool = False) -> Single:
    """Return the one row a case has in a table, making it when there is none.

    Raises StaleCase when it is not the version that was seen; ``anew``: whatever the version.
    """
    rows = work.where(table, case_id=case.id)
    if not rows:
        if version is not None:
            raise StaleCase
        return work.add(table(case_id=case.id))
    if not anew and rows[0].version != version:
        raise StaleCase
    return rows[0]
