"""Rows of a case → the plain context a letter sees. Nothing a letter may not say ever gets in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.correspondence import offices, parts
from app.foundation.belgian import phone_blocks
from letters.asks import answered
from letters.context import (
    Budget,
    Calculation,
    Debt,
    LetterContext,
    LetterFacts,
    Procedure,
    Refund,
    RefundMonth,
    Rent,
    Request,
    Sender,
)
from letters.grounds import grounds_of
from letters.notices import Notice, notice_of
from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.tables import (
        Case,
        CheckRecord,
        Dwelling,
        EpbCertificate,
        Lease,
        Organisation,
        OtherParty,
        Person,
        User,
    )
    from letters.context import Address
    from letters.spec import LetterSpec

LESS_CLAUSE = "less_than_formula"
NOTICE_CHECK = "landlord_notice"
INDEXATION_CHECK = "rent_indexation"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRows:
    """Everything of a case that a letter may draw on."""

    case: Case
    people: Sequence[Person]
    parties: Sequence[OtherParty]
    dwelling: Dwelling | None
    lease: Lease | None
    certificates: Sequence[EpbCertificate]
    check: CheckRecord | None
    organisation: Organisation
    worker: User | None
    consented: bool = False
    """A consent or a mandate of the person is on record and was not taken away."""
    minor_alone: bool = False
    """The household is an unaccompanied minor, or minors alone."""
    procedure: Procedure = field(default_factory=Procedure)
    debt: Debt = field(default_factory=Debt)
    budget: Budget = field(default_factory=Budget)

    @property
    def indexation(self) -> CheckRecord | None:
        """Return the check of an indexation, when the letter starts from one."""
        return self.check if self.check is not None and self.check.check == INDEXATION_CHECK else None

    @property
    def notice(self) -> Notice:
        """Return what is known of the landlord's notice: nothing, unless the letter starts from its check."""
        if self.check is None or self.check.check != NOTICE_CHECK:
            return Notice()
        return notice_of(self.check.result, self.check.facts)

    @property
    def approachable(self) -> Sequence[OtherParty]:
        """Return the parties a letter may propose to write to: with violence, nobody the household lives with."""
        return [one for one in self.parties if not (self.case.violence and one.role == "host")]

    @property
    def secret(self) -> bool:
        """Tell whether the address of the household is kept secret."""
        return self.dwelling is not None and self.dwelling.secret


@dataclass(frozen=True, slots=True)
class NotReady:
    """What a letter cannot do without.

    ``household``, ``dwelling`` and ``landlord`` are parts of the case; ``secret``: the address is secret and nobody
    has chosen to answer through the service yet; ``service``: our own address is missing for that; ``blocked``: what is
    recorded in the case forbids this letter.
    """

    part: str


def not_ready(rows: CaseRows, spec: LetterSpec, options: Mapping[str, Any]) -> list[NotReady]:
    """Return what stands in the way of laying out a page of this letter."""
    if blocked(rows, spec):
        return [NotReady("blocked")]
    found = []
    if "tenants" in spec.needs and not parts.signing(rows.people):
        found.append(NotReady("household"))
    address = parts.dwelling_address(rows.dwelling)
    if "dwelling" in spec.needs and address is None:
        found.append(NotReady("dwelling"))
    landlords = parts.parties(rows.parties, "landlord")
    if "landlords" in spec.needs or spec.audience == "landlord":
        reachable = spec.audience != "landlord" or spec.format == "form" or all(one.address for one in landlords)
        if not landlords or not reachable:
            found.append(NotReady("landlord"))
    if rows.secret and spec.audience != "tenant" and not options.get("care_of"):
        found.append(NotReady("secret"))
    if _through_service(rows, spec, options) and parts.service_address(rows.organisation) is None:
        found.append(NotReady("service"))
    return found


def blocked(rows: CaseRows, spec: LetterSpec) -> bool:
    """Tell whether this letter must not be written for this case."""
    if spec.blocked is None:
        return False
    recorded = {
        "violence": bool(rows.case.violence),
        "no_consent": not rows.consented,
        "unaccompanied_minor": rows.minor_alone,
    }
    return recorded[spec.blocked.when]


def _passes_hands(spec: LetterSpec) -> bool:
    """Tell whether a paper may reach the other side by hands we do not see: a form to sign, a paper for the tenant.

    A secret address is never printed on it; a line stays open, and the person decides whether to write it.
    """
    return spec.format == "form" or spec.audience == "tenant"


def _through_service(rows: CaseRows, spec: LetterSpec, options: Mapping[str, Any]) -> bool:
    """Tell whether the answer goes to our service: it signs, the address is secret, or there is no other address."""
    if spec.format == "form":
        return False
    nowhere = parts.dwelling_address(rows.dwelling) is None and "dwelling" not in spec.needs
    return spec.signer == "service" or rows.secret or bool(options.get("care_of")) or nowhere


def build(
    rows: CaseRows, spec: LetterSpec, *, written_on: date, sending: str, options: Mapping[str, Any]
) -> LetterContext:
    """Return the context of a letter. Raises LookupError when ``not_ready`` is not empty."""
    lacking = not_ready(rows, spec, options)
    address = parts.dwelling_address(rows.dwelling)
    if lacking:
        raise LookupError(f"the case is not ready: {', '.join(one.part for one in lacking)}")
    withheld = ("dwelling",) if rows.secret and _passes_hands(spec) else ()
    if withheld:
        address = None
    agents = parts.parties(rows.parties, "agent")
    check = rows.indexation
    request = (check.facts.get("request") or {}) if check else {}
    grounds = options.get("grounds")
    if grounds is None:
        grounds = grounds_of(check.result, check.facts) if check else ()
    context = LetterContext(
        tenants=parts.tenants(rows.people),
        sender=_sender(rows, address, care_of=_through_service(rows, spec, options)),
        landlords=parts.parties(rows.parties, "landlord"),
        dwelling=address,
        agent=agents[0] if agents else None,
        office=offices.office_of(rows, spec, options),
        lease=replace(parts.lease_facts(rows.lease), clause_ceiling=_clause_ceiling(check)),
        rent=rent_facts(check, rows.lease),
        epb=parts.epb_facts(rows.dwelling, rows.certificates),
        registration=parts.registration_facts(rows.lease, _day(options.get("reminded_on"))),
        request=Request(made_on=_day(request.get("made_on")), written=request.get("written")),
        notice=rows.notice,
        grounds=tuple(grounds),
        calculation=calculation_facts(check),
        refund=refund_facts(options),
        documents=tuple(options.get("documents", ())),
        service=parts.service_facts(rows.organisation, rows.worker),
        procedure=rows.procedure,
        debt=rows.debt,
        budget=rows.budget,
        withheld=withheld,
        letter=LetterFacts(
            written_on=written_on,
            place=_place(rows),
            reference=rows.case.reference,
            their_reference=options.get("their_reference") or None,
            sending=sending,
            deadline_on=_day(options.get("deadline_on")) or spec.deadline_on(written_on, rows.procedure.hearing_on),
            annexes=tuple(options.get("annexes", ())),
            addressee=int(options.get("addressee", 0)),
            window=options.get("window", "right"),
        ),
    )
    return replace(context, asked=answered(spec.asks, options.get("asked", {}), context))


def rent_facts(check: CheckRecord | None, lease: Lease | None) -> Rent:
    """Return the rent asked and the rent due, from the check when there is one."""
    before = parts.euros(lease.rent_now_cents) if lease else None
    if check is None:
        return Rent(before=before)
    amounts = check.result.get("amounts") or {}
    asked = check.facts.get("request") or {}
    due = _amount(amounts.get("rent_due"))
    return Rent(
        before=_amount((check.facts.get("lease") or {}).get("rent_before_request")) or before,
        asked=_amount(amounts.get("rent_asked")),
        asked_from=_day(asked.get("applies_from")),
        due=due if due is not None else before,
        ceiling=_amount(amounts.get("ceiling")),
        due_from=_day(check.result.get("due_from")),
    )


def calculation_facts(check: CheckRecord | None) -> Calculation | None:
    """Return the sum of the check, ``None`` when nothing could be computed.

    Where one multiplication does not give the ceiling (freeze year, a clause that gives less), the check's own steps
    come along.
    """
    if check is None:
        return None
    result = check.result
    indices, amounts = result.get("indices") or {}, result.get("amounts") or {}
    if not indices.get("start") or amounts.get("ceiling") is None or amounts.get("base_rent") is None:
        return None
    factor = result.get("correction_factor") or {}
    clause = (check.facts.get("lease") or {}).get("indexation_clause")
    special = bool((result.get("freeze") or {}).get("applies")) or clause == LESS_CLAUSE
    return Calculation(
        base_rent=Decimal(amounts["base_rent"]),
        start_month=indices["start"]["month"],
        start_index=Decimal(indices["start"]["value"]),
        new_month=indices["new"]["month"],
        new_index=Decimal(indices["new"]["value"]),
        index_base=str(indices["base"]),
        ceiling=Decimal(amounts["ceiling"]),
        factor=_amount(factor.get("value")) if factor.get("applies") else None,
        anniversary=_day(result.get("anniversary")),
        steps=tuple(Both(**step) for step in result.get("calculation", ())) if special else (),
    )


def _clause_ceiling(check: CheckRecord | None) -> Decimal | None:
    """Return the rent that the lease's own clause gives, where it gives less than the formula."""
    lease = (check.facts.get("lease") or {}) if check else {}
    return _amount(lease.get("clause_ceiling")) if lease.get("indexation_clause") == LESS_CLAUSE else None


def refund_facts(options: Mapping[str, Any]) -> Refund:
    """Return the months to refund that the adviser laid down in the draft."""
    months = tuple(
        RefundMonth(month=row["month"], due=Decimal(row["due"]), paid=Decimal(row["paid"]))
        for row in options.get("months", ())
    )
    return Refund(
        months=months,
        iban=options.get("iban") or None,
        holder=options.get("holder") or None,
        set_off=bool(options.get("set_off")),
    )


def _sender(rows: CaseRows, dwelling: Address | None, *, care_of: bool) -> Sender:
    """Return where the answer goes: to the tenants, or to the service when their own address must stay safe."""
    service = rows.organisation
    address = parts.service_address(service) if care_of else None
    if address is not None:
        return Sender(
            address=address,
            phone=phone_blocks(service.phone) if service.phone else None,
            email=service.email or None,
            care_of=Both(service.name_fr, service.name_nl),
        )
    first = next(iter(parts.signing(rows.people)), None)
    if first is None:
        return Sender(address=dwelling)
    return Sender(address=dwelling, phone=phone_blocks(first.phone) if first.phone else None, email=first.email or None)


def _place(rows: CaseRows) -> Both:
    """Return where the letter is written: the commune of the dwelling, never that of a secret one."""
    nis = rows.organisation.commune_nis if rows.secret else rows.dwelling.commune_nis if rows.dwelling else ""
    names = parts.commune_names(nis)
    return Both(names.get("commune_fr", "Bruxelles"), names.get("commune_nl", "Brussel"))


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
