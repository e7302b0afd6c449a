"""What the law may know of a case when it judges an event: frozen, plain values, nothing required."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

EventInputs = Mapping[str, date | str | int | bool]
"""What the person who records an event has filled in, by input id. Money is a number of cents."""

_NONE_GIVEN: EventInputs = MappingProxyType({})
_NO_ROWS: Mapping[str, tuple[EventInputs, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A letter of the case: which one, whether it left, until when an answer is awaited.

    ``received_on``: the day it is known to have reached the addressee; ``by_hand``: it was handed over. ``asked`` and
    ``asked_rows`` are the answers to the letter's own questions, by question, and their tables line by line.
    """

    letter: str
    issued: bool = False
    dated_on: date | None = None
    sent_on: date | None = None
    received_on: date | None = None
    by_hand: bool = False
    answer_due_on: date | None = None
    answered: bool = False
    asked: EventInputs = field(default_factory=lambda: _NONE_GIVEN)
    asked_rows: Mapping[str, tuple[EventInputs, ...]] = field(default_factory=lambda: _NO_ROWS)

    def day_asked(self, question: str) -> date | None:
        """Return the date that answers a question of the letter, or None."""
        value = self.asked.get(question)
        return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDate:
    """A running legal time limit of the case. ``dealt_with``: acted upon, or named in the reason for closing."""

    title_fr: str
    title_nl: str
    on: date
    dealt_with: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation:
    """A judge's leave to evict during the winter moratorium. ``ground`` is 1 to 4 (art. 233duodecies §1)."""

    court: str
    decided_on: date
    ground: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """The court procedure as far as it is known. ``served_on`` is S, ``centre_told_on`` is C in the law pages."""

    title_type: str = ""
    formal_notice_sent_on: date | None = None
    claim_reference: str = ""
    claim_filed_on: date | None = None
    enrolled_on: date | None = None
    convened_on: date | None = None
    hearing_on: date | None = None
    judged_on: date | None = None
    served_on: date | None = None
    centre_told_on: date | None = None
    eviction_notice_on: date | None = None
    month_ends_on: date | None = None
    """Last day of the month after service (F3), or of the judge's own term."""
    notice_ends_on: date | None = None
    """Last of the fifteen working days after the bailiff's letter (F4)."""
    rehousing_proof_sent: bool = False
    rehousing_entry_on: date | None = None
    under_moratorium: bool | None = None
    """Whether the winter moratorium protects this occupation; unknown counts as yes."""
    derogation: Derogation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts:
    """An illegal eviction as far as it is known."""

    class_code: str = ""
    facts_on: date | None = None
    reported_on: date | None = None
    class_unknown_hours: int = 0
    by_person_or_mandate: bool | None = None
    danger_shown_first: bool = False
    title_seen: bool | None = None
    landlord_link: bool | None = None
    rent_known: bool = False
    wants_back_in: bool | None = None
    shelter_safe: bool = False
    essentials_present: bool = False
    next_legal_step_on: date | None = None
    tracks_without_owner: tuple[str, ...] = ()
    tracks_without_outcome: tuple[str, ...] = ()
    person_informed: bool = False
    complaint_consent: bool = False
    risks_explained: bool = False
    lawyer_offered: bool = False
    grave_present_danger: bool = False
    witnesses_consented: bool = True
    lease_still_runs: bool | None = None
    right_centre: bool | None = None
    row_anonymised: bool = False
    minor_without_adult: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """A request to the referral mechanism."""

    unaccompanied_minor: bool = False
    anonymous: bool = False
    recipient_consents: bool = False
    secrecy_tests_met: int = 0
    """How many of the five tests of shared professional secrecy are met."""
    children: bool = False
    proposal_level: int = 0
    levels_excluded: frozenset[int] = frozenset()
    """Better levels (1 to 4) that were tried or are not possible, each with a reason of the catalogue."""
    emergency_until: date | None = None
    person_wishes_this_order: bool = False
    host_put_them_out: bool = False
    proposal_due_on: date | None = None
    identified_on: date | None = None
    alternative_named: bool = False
    invited_to_group: bool = False
    still_agreed_to: bool = False
    """What the request says may be read today as it stands: it need not be written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingFacts:
    """Consent of the household and what passes to another service."""

    consent_in_force: bool = False
    consent_ends_on: date | None = None
    recipient_known: bool = False
    fields_chosen: bool = False
    purpose_named: bool = False
    recipient_bound_by_secrecy: bool = False
    person_told: bool = False
    sent_on: date | None = None
    answer_due_on: date | None = None
    same_centre_duty: bool = False
    """The law itself orders the transfer (a CPAS that is not competent forwards the request)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What the newest kept check of a landlord's notice says; days are those of its result.

    ``ends_on_other_reading`` is the end in another branch (day of receipt not proved); ``extension_by`` the last day to
    ask for an extension, in the strictest branch.
    """

    verdict: str
    as_of: date
    ends_on: date | None = None
    ends_on_other_reading: date | None = None
    extension_by: date | None = None

    @property
    def holds(self) -> bool:
        """Return whether the lease ends on the day of the notice, or on a later one."""
        return self.verdict in {"lawful", "lawful_postponed"}

    @property
    def fails(self) -> bool:
        """Return whether the tenant has a reason to contest the notice."""
        return self.verdict in {"unlawful", "no_effect", "voidable"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """Attempts to reach the tenant since they were last reached. ``ways``: how many different ways were used.

    ``declined``: they said that they want no help for now; they may always come back.
    """

    attempts: int = 0
    ways: int = 0
    reached: bool = False
    declined: bool = False

    @property
    def enough(self) -> bool:
        """Tell whether three attempts by two ways at least stayed without answer: our own rule, not the law's."""
        return self.attempts >= 3 and self.ways >= 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything a guard, a deadline or an advice may know. ``on`` is the legal date of the event."""

    on: date | None = None
    today: date | None = None
    inputs: EventInputs = field(default_factory=lambda: _NONE_GIVEN)
    opened_on: date | None = None
    state_since: date | None = None
    last_open_state: str = ""
    household_known: bool = False
    risk_known: bool = False
    """What they are at risk of has been written down."""
    loss_feared_on: date | None = None
    no_date_announced: bool = False
    safety_asked: bool = False
    violence: bool | None = None
    mandate_in_force: bool = False
    consent_in_force: bool = False
    checks_run: int = 0
    unlawful_demand_found: bool = False
    lease_ends_on: date | None = None
    indexation_requested_on: date | None = None
    notice: NoticeFacts | None = None
    letter: LetterFacts | None = None
    """The letter the event is about, or the newest one that awaits an answer."""
    commitments: int = 0
    legal_dates: tuple[LegalDate, ...] = ()
    procedure: ProcedureFacts = field(default_factory=ProcedureFacts)
    incident: IncidentFacts = field(default_factory=IncidentFacts)
    referral: ReferralFacts = field(default_factory=ReferralFacts)
    sharing: SharingFacts = field(default_factory=SharingFacts)
    contact: ContactFacts = field(default_factory=ContactFacts)

    @property
    def day(self) -> date:
        """Return the legal date of the event. Raises ValueError when the caller left it out."""
        if self.on is None:
            raise ValueError("an event needs its legal date: CaseFacts(on=...)")
        return self.on

    def date_of(self, input_id: str) -> date | None:
        """Return a date that was filled in, or None."""
        value = self.inputs.get(input_id)
        return value if isinstance(value, date) else None

    def word_of(self, input_id: str) -> str:
        """Return a code or text that was filled in, or an empty string."""
        value = self.inputs.get(input_id)
        return value if isinstance(value, str) else ""
