"""LetterContext: the only data a letter can see. Frozen, plain values; None means unknown, never blank.

Never in here, by rule: national register number, residence status, health, where an income comes from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 — codec.py reads the hints at run time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal

from letters.codec import canonical, from_plain, to_plain
from letters.incidents import Incident
from letters.languages import COMMUNES
from letters.notices import Notice
from letters.text import Both, Language

Civility = Literal["mr", "ms"]
LandlordKind = Literal["natural_person", "company", "public"]
Quality = Literal["judge", "registrar", "prosecutor", "lawyer", "bailiff", "mayor", "president"]
LeaseForm = Literal["written", "oral"]
FIRST_REGIONAL_YEAR: Final = 2025
"""Leases signed from 1 January 2025 belong in the regional register (articles 228/1 to 228/5)."""
ZERO: Final = Decimal("0.00")
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Address:
    """A Belgian address; the street and the commune may have a name in each language."""

    postcode: str
    number: str | None = None
    box: str | None = None
    street_fr: str | None = None
    street_nl: str | None = None
    commune_fr: str | None = None
    commune_nl: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        if not (self.street_fr or self.street_nl):
            raise ValueError("an address needs a street in one language at least")
        if not (self.commune_fr or self.commune_nl or self.postcode in COMMUNES):
            raise ValueError("an address outside Brussels needs a commune")


@dataclass(frozen=True, slots=True)
class Tenant:
    """A tenant who signs. ``civility`` is None when unknown: it is never guessed."""

    last: str
    first: str | None = None
    civility: Civility | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Where the answer must go: the tenants' address and how to reach them; ``care_of``: the service that answers."""

    address: Address | None
    phone: str | None = None
    email: str | None = None
    care_of: Both | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A landlord, an agent, an office or anybody else: one name (an office may have a Dutch one too), one address.

    ``quality`` is what the salutation says: a judge, a lawyer, a bailiff.
    """

    name: str
    address: Address | None = None
    kind: LandlordKind = "natural_person"
    civility: Civility | None = None
    attention: str | None = None
    email: str | None = None
    name_nl: str | None = None
    quality: Quality | None = None
    care_of: str | None = None
    """At whose address: on the line before the street."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question of a letter (``letters.asks``): the field of its kind is set, the others are not."""

    id: str
    day: date | None = None
    text: str | None = None
    amount: Decimal | None = None
    number: int | None = None
    yes: bool | None = None
    codes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer that is a table."""

    cells: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Lease:
    """The lease as the letters name it; amounts are euros a month without charges."""

    form: LeaseForm | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    main_residence: bool | None = None
    base_rent: Decimal | None = None
    charges: Decimal | None = None
    clause_ceiling: Decimal | None = None
    last_increase_on: date | None = None
    left_on: date | None = None

    @property
    def unregistered_exit(self) -> str | None:
        """Return how a tenant leaves an unregistered lease: at once when signed since 2025, else after a demand."""
        if self.signed_on is None:
            return None
        return "since_2025" if self.signed_on.year >= FIRST_REGIONAL_YEAR else "demand"


@dataclass(frozen=True, slots=True)
class Rent:
    """Rent asked and rent due, euros a month without charges."""

    before: Decimal | None = None
    asked: Decimal | None = None
    asked_from: date | None = None
    due: Decimal | None = None
    ceiling: Decimal | None = None
    due_from: date | None = None


@dataclass(frozen=True, slots=True)
class Epb:
    """The EPB certificate in the tenant's hands. ``presented`` None: not known."""

    presented: bool | None = None
    letter: Literal["a", "b", "c", "d", "e", "f", "g"] | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """What the tenant knows of the registration of the lease."""

    federal: bool | None = None
    federal_on: date | None = None
    regional: bool | None = None
    regional_on: date | None = None
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """The landlord's demand for a higher rent."""

    made_on: date | None = None
    written: bool | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """The indexed rent, step by step. Months are YYYY-MM; ``steps`` replaces the formula where that is not simple."""

    base_rent: Decimal
    start_month: str
    start_index: Decimal
    new_month: str
    new_index: Decimal
    index_base: str
    ceiling: Decimal
    factor: Decimal | None = None
    anniversary: date | None = None
    steps: tuple[Both, ...] = ()

    @property
    def formula_holds(self) -> bool:
        """Tell whether base × new ÷ start (× factor) gives the ceiling: not so in the freeze year or under a clause."""
        product = self.base_rent * self.new_index / self.start_index * (self.factor or 1)
        return product.quantize(CENT, ROUND_HALF_UP) == self.ceiling

    @property
    def shown(self) -> bool:
        """Tell whether the sum can be shown: by its steps, or by a formula that really gives the result."""
        return bool(self.steps) or self.formula_holds


@dataclass(frozen=True, slots=True)
class RefundMonth:
    """One month of rent: what was due by law and what was paid."""

    month: str
    due: Decimal
    paid: Decimal

    @property
    def difference(self) -> Decimal:
        """Return paid minus due, negative when too little was paid."""
        return self.paid - self.due


@dataclass(frozen=True, slots=True)
class Refund:
    """The months paid, and what the tenant wants done with the money."""

    months: tuple[RefundMonth, ...] = ()
    iban: str | None = None
    holder: str | None = None
    set_off: bool = False

    @property
    def due(self) -> Decimal:
        """Return the sum due over all months."""
        return sum((month.due for month in self.months), ZERO)

    @property
    def paid(self) -> Decimal:
        """Return the sum paid over all months."""
        return sum((month.paid for month in self.months), ZERO)

    @property
    def total(self) -> Decimal:
        """Return the sum to be paid back: always recomputed, never typed."""
        return self.paid - self.due

    @property
    def overpaid(self) -> bool:
        """Tell whether there is anything to claim."""
        return self.total > ZERO

    @property
    def single_due(self) -> Decimal | None:
        """Return the monthly rent due when it is the same for all months, else None."""
        dues = {month.due for month in self.months}
        return dues.pop() if len(dues) == 1 else None


@dataclass(frozen=True, slots=True)
class Service:
    """The service that helps; shown in the footer, it does not sign."""

    name: Both
    phone: str | None = None
    worker: str | None = None
    email: str | None = None
    address: Address | None = None
    hours: Both | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """The procedure before the justice of the peace, as far as it is known.

    ``hearing_at`` is HH:MM. ``earliest_*``: first day on which the eviction could take place, by reading of the law
    (``plan`` the worst case); a letter that prints one says which. ``derogation_known``: True when a judge set the
    winter moratorium aside, False when it is known that none did. ``irregularities``: codes of ``letters.procedures``.
    """

    roll_number: str | None = None
    court: Party | None = None
    language: Literal["fr", "nl"] | None = None
    claimed: Decimal | None = None
    claimant_lawyer: Party | None = None
    formal_notice_on: date | None = None
    filed_on: date | None = None
    cpas_received_on: date | None = None
    hearing_on: date | None = None
    hearing_at: str | None = None
    hearing_room: str | None = None
    judged_on: date | None = None
    served_on: date | None = None
    cpas_informed_on: date | None = None
    bailiff: Party | None = None
    bailiff_reference: str | None = None
    eviction_notice_posted_on: date | None = None
    eviction_on: date | None = None
    earliest_plan: date | None = None
    earliest_default: date | None = None
    earliest_contest: date | None = None
    moratorium_applies: bool | None = None
    derogation_known: bool | None = None
    irregularities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DebtRow:
    """One line of the account: a month of rent, charges, costs; euros. ``disputed``: the part that is contested."""

    what: Both
    due: Decimal
    paid: Decimal = ZERO
    disputed: Decimal = ZERO
    because: Both | None = None

    @property
    def amount(self) -> Decimal:
        """Return what is left to pay of this line without the part that is contested."""
        return self.due - self.paid - self.disputed


@dataclass(frozen=True, slots=True)
class DebtInstalment:
    """One payment of the plan, in euros."""

    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Debt:
    """The debt: what the landlord claims, what the tenant recognises, what is contested and why, what was paid."""

    claimed: Decimal | None = None
    accepted: Decimal | None = None
    disputed: Decimal | None = None
    disputed_because: Both | None = None
    paid: Decimal | None = None
    as_of: date | None = None
    rows: tuple[DebtRow, ...] = ()
    monthly: Decimal | None = None
    first_on: date | None = None
    instalments: tuple[DebtInstalment, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of the household in totals a month, euros: never where an income comes from."""

    income: Decimal | None = None
    charges: Decimal | None = None

    @property
    def left(self) -> Decimal | None:
        """Return what stays each month before the debt is paid, None when one of the totals is unknown."""
        return None if self.income is None or self.charges is None else self.income - self.charges


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The letter itself: its day, place, reference, way of sending, time limit and what goes with it."""

    written_on: date
    place: Both = field(default_factory=lambda: Both("Bruxelles", "Brussel"))
    reference: str | None = None
    their_reference: str | None = None
    sending: str = "S-REG"
    deadline_on: date | None = None
    annexes: tuple[str, ...] = ()
    addressee: int = 0
    window: Literal["right", "left"] = "right"


@dataclass(frozen=True, slots=True)
class LetterContext:
    """Everything a letter may print; frozen with the issued letter as canonical JSON."""

    sender: Sender
    letter: LetterFacts
    tenants: tuple[Tenant, ...] = ()
    landlords: tuple[Party, ...] = ()
    dwelling: Address | None = None
    agent: Party | None = None
    office: Party | None = None
    lease: Lease = field(default_factory=Lease)
    rent: Rent = field(default_factory=Rent)
    epb: Epb = field(default_factory=Epb)
    registration: Registration = field(default_factory=Registration)
    request: Request = field(default_factory=Request)
    notice: Notice = field(default_factory=Notice)
    asked: tuple[Answer, ...] = ()
    grounds: tuple[str, ...] = ()
    calculation: Calculation | None = None
    refund: Refund = field(default_factory=Refund)
    documents: tuple[str, ...] = ()
    service: Service | None = None
    procedure: Procedure = field(default_factory=Procedure)
    debt: Debt = field(default_factory=Debt)
    budget: Budget = field(default_factory=Budget)
    incident: Incident = field(default_factory=Incident)
    withheld: tuple[str, ...] = ()
    """Facts that are known but kept off this paper, a secret address: it is not incomplete without them."""

    def __post_init__(self) -> None:
        months = [month.month for month in self.refund.months]
        if months != sorted(set(months)):
            raise ValueError("refund.months: one line a month, oldest first")
        if months and months[0] < first_claimable_month(self.letter.written_on):
            raise ValueError("refund.months: older than the five years that can be claimed")

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> LetterContext:
        """Build a context from JSON values. Raises PlainError (a ValueError) naming the path that does not fit."""
        return from_plain(cls, plain)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON values; unknown facts are left out."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    def to_json(self) -> str:
        """Return the canonical JSON text, the one whose digest is kept with the issued letter."""
        return canonical(self)


def first_claimable_month(written_on: date) -> str:
    """Return the month (YYYY-MM) five years before the letter: older payments can no longer be claimed."""
    return f"{written_on.year - 5}-{written_on.month:02d}"


def addressees(landlords: tuple[Party, ...]) -> tuple[tuple[Party, ...], ...]:
    """Group landlords by address, three to a letter at most: each must be written to, six lines fit the window."""
    groups: dict[Address | None, list[Party]] = {}
    for landlord in landlords:
        groups.setdefault(landlord.address, []).append(landlord)
    return tuple(tuple(group[n : n + 3]) for group in groups.values() for n in range(0, len(group), 3))


def other_language(language: Language) -> Language:
    """Return ``nl`` for ``fr`` and the reverse."""
    return "nl" if language == "fr" else "fr"
