"""Rows of a case → the plain context a letter sees. Nothing a letter may not say ever gets in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.foundation.belgian import phone_blocks
from letters.context import (
    Address,
    Calculation,
    Epb,
    Lease,
    LetterContext,
    LetterFacts,
    Party,
    Refund,
    RefundMonth,
    Registration,
    Rent,
    Request,
    Sender,
    Service,
    Tenant,
)
from letters.grounds import grounds_of
from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.store.tables import (
        Case,
        CheckRecord,
        Dwelling,
        EpbCertificate,
        Organisation,
        OtherParty,
        Person,
        User,
    )
    from app.store.tables import Lease as LeaseRow
    from letters.spec import LetterSpec

SIGNING_ROLES = ("tenant", "co_tenant")
PUBLIC_KINDS = frozenset({"sisp", "housing_fund", "commune", "cpas", "other_public"})
COMPANY_KINDS = frozenset({"company", "ais", "association", "employer"})
CIVILITIES = frozenset({"mr", "ms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRows:
    """Everything of a case that a letter may draw on."""

    case: Case
    people: Sequence[Person]
    parties: Sequence[OtherParty]
    dwelling: Dwelling | None
    lease: LeaseRow | None
    certificates: Sequence[EpbCertificate]
    check: CheckRecord | None
    organisation: Organisation
    worker: User | None


def euros(cents: int | None) -> Decimal | None:
    """Return an amount kept in cents as euros with two decimals."""
    return None if cents is None else Decimal(cents) / 100


def amount(text: Any) -> Decimal | None:
    """Return a decimal string of the check as an amount."""
    return None if text is None else Decimal(text)


def _day(text: Any) -> date | None:
    from datetime import date as day  # noqa: PLC0415 — the module name is taken by annotations only

    return None if not text else day.fromisoformat(text)


def dwelling_address(dwelling: Dwelling | None) -> Address | None:
    """Return the address of the dwelling, ``None`` when the street is not known."""
    if dwelling is None or not dwelling.street or not dwelling.postal_code:
        return None
    return Address(
        postcode=dwelling.postal_code,
        number=dwelling.house_number or None,
        box=dwelling.box or None,
        street_fr=dwelling.street,
        street_nl=dwelling.street,
        **_commune(dwelling.commune_nis),
    )


def _commune(nis: str) -> dict[str, str]:
    from app.directory.queries import UnknownBody, commune  # noqa: PLC0415 — read the directory when needed

    try:
        found = commune(nis)
    except UnknownBody:
        return {}
    return {"commune_fr": found.name("fr"), "commune_nl": found.name("nl")}


def party(row: OtherParty) -> Party:
    """Return a landlord or agent; the address only when it is complete."""
    address = None
    if row.street and row.postal_code:
        address = Address(
            postcode=row.postal_code,
            number=row.house_number or None,
            box=row.box or None,
            street_fr=row.street,
            street_nl=row.street,
            commune_fr=row.locality or None,
            commune_nl=row.locality or None,
        )
    kind = "public" if row.kind in PUBLIC_KINDS else "company" if row.kind in COMPANY_KINDS else "natural_person"
    return Party(
        name=row.name,
        address=address,
        kind=kind,  # type: ignore[arg-type]
        civility=row.civility if row.civility in CIVILITIES else None,  # type: ignore[arg-type]
        attention=row.attention_of or None,
        email=row.email or None,
    )


def lease_facts(row: LeaseRow | None) -> Lease:
    """Return the lease as letters name it."""
    if row is None:
        return Lease()
    return Lease(
        form=None if row.written is None else "written" if row.written else "oral",
        signed_on=row.signed_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        main_residence=row.type.startswith("main_residence") if row.type else None,
        base_rent=euros(row.base_rent_cents),
        charges=euros(row.charges_cents),
        last_increase_on=row.last_increase_on,
    )


def registration_facts(row: LeaseRow | None, reminded_on: date | None) -> Registration:
    """Return what is known of the registration."""
    if row is None:
        return Registration(reminded_on=reminded_on)
    return Registration(
        federal=row.registered_federal,
        federal_on=row.registered_federal_on,
        regional=row.registered_regional,
        regional_on=row.registered_regional_on,
        reminded_on=reminded_on,
    )


def epb_facts(rows: CaseRows) -> Epb:
    """Return the certificate given last, or that none was given."""
    given = [row for row in rows.certificates if row.communicated or row.communicated_on]
    if given:
        last = given[-1]
        return Epb(
            presented=True,
            letter=last.energy_class,  # type: ignore[arg-type]
            issued_on=last.issued_on,
            valid_until=last.valid_until,
            presented_on=last.communicated_on,
        )
    known = rows.dwelling is not None and rows.dwelling.certificates_known
    refused = any(row.communicated is False for row in rows.certificates)
    return Epb(presented=False if known or refused else None)


def rent_facts(check: CheckRecord | None, lease: LeaseRow | None) -> Rent:
    """Return the rent asked and the rent due, from the check when there is one."""
    before = euros(lease.rent_now_cents) if lease else None
    if check is None:
        return Rent(before=before)
    amounts = check.result.get("amounts") or {}
    request = check.facts.get("request") or {}
    due = amount(amounts.get("rent_due"))
    return Rent(
        before=amount((check.facts.get("lease") or {}).get("rent_before_request")) or before,
        asked=amount(amounts.get("rent_asked")),
        asked_from=_day(request.get("applies_from")),
        due=due if due is not None else before,
        ceiling=amount(amounts.get("ceiling")),
        due_from=_day(check.result.get("due_from")),
    )


def calculation_facts(check: CheckRecord | None) -> Calculation | None:
    """Return the sum of the check, ``None`` when nothing could be computed."""
    if check is None:
        return None
    result = check.result
    indices, amounts = result.get("indices") or {}, result.get("amounts") or {}
    if not indices.get("start") or amounts.get("ceiling") is None or amounts.get("base_rent") is None:
        return None
    factor = result.get("correction_factor") or {}
    special = bool((result.get("freeze") or {}).get("applies"))
    return Calculation(
        base_rent=Decimal(amounts["base_rent"]),
        start_month=indices["start"]["month"],
        start_index=Decimal(indices["start"]["value"]),
        new_month=indices["new"]["month"],
        new_index=Decimal(indices["new"]["value"]),
        index_base=str(indices["base"]),
        ceiling=Decimal(amounts["ceiling"]),
        factor=amount(factor.get("value")) if factor.get("applies") else None,
        anniversary=_day(result.get("anniversary")),
        steps=tuple(Both(**step) for step in result.get("calculation", ())) if special else (),
    )


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


def service_facts(rows: CaseRows) -> Service:
    """Return the service that helps, for the footer."""
    service = rows.organisation
    address = None
    if service.street_fr or service.street_nl:
        address = Address(
            postcode=service.postal_code,
            number=service.house_number or None,
            box=service.box or None,
            street_fr=service.street_fr or None,
            street_nl=service.street_nl or None,
            **_commune(service.commune_nis),
        )
    hours = None
    if service.counter_hours_fr and service.counter_hours_nl:
        hours = Both(service.counter_hours_fr, service.counter_hours_nl)
    worker = rows.worker
    return Service(
        name=Both(service.name_fr, service.name_nl),
        phone=(worker.phone if worker and worker.phone else service.phone) or None,
        worker=worker.name if worker else None,
        email=service.email or None,
        address=address,
        hours=hours,
    )


@dataclass(frozen=True, slots=True)
class NotReady:
    """What a letter cannot do without and where in the case it belongs: ``household``, ``dwelling``, ``landlord``."""

    part: str


def not_ready(rows: CaseRows, spec: LetterSpec) -> list[NotReady]:
    """Return the parts of the case without which no page of this letter can be laid out."""
    found = []
    if not any(person.role in SIGNING_ROLES and person.last_name for person in rows.people):
        found.append(NotReady("household"))
    if dwelling_address(rows.dwelling) is None:
        found.append(NotReady("dwelling"))
    landlords = [row for row in rows.parties if row.role == "landlord" and row.name]
    if not landlords or (spec.audience == "landlord" and not all(party(row).address for row in landlords)):
        found.append(NotReady("landlord"))
    return found


def build(
    rows: CaseRows, spec: LetterSpec, *, written_on: date, sending: str, options: Mapping[str, Any]
) -> LetterContext:
    """Return the context of a letter. Raises LookupError when ``not_ready`` is not empty."""
    address = dwelling_address(rows.dwelling)
    tenants = tuple(
        Tenant(
            last=person.last_name,
            first=person.first_name or None,
            civility=person.civility if person.civility in CIVILITIES else None,  # type: ignore[arg-type]
        )
        for person in rows.people
        if person.role in SIGNING_ROLES and person.last_name
    )
    if address is None or not tenants:
        raise LookupError("the case has no tenant's name or no address yet")
    landlords = tuple(party(row) for row in rows.parties if row.role == "landlord" and row.name)
    agents = [party(row) for row in rows.parties if row.role == "agent" and row.name]
    first = next(person for person in rows.people if person.role in SIGNING_ROLES and person.last_name)
    request = (rows.check.facts.get("request") or {}) if rows.check else {}
    grounds = options.get("grounds")
    if grounds is None:
        grounds = grounds_of(rows.check.result, rows.check.facts) if rows.check else ()
    office = options.get("office")
    return LetterContext(
        tenants=tenants,
        sender=Sender(
            address=address,
            phone=phone_blocks(first.phone) if first.phone else None,
            email=first.email or None,
        ),
        landlords=landlords,
        dwelling=address,
        agent=agents[0] if agents else None,
        office=Party(**{**office, "address": Address(**office["address"])}) if office else None,
        lease=lease_facts(rows.lease),
        rent=rent_facts(rows.check, rows.lease),
        epb=epb_facts(rows),
        registration=registration_facts(rows.lease, _day(options.get("reminded_on"))),
        request=Request(made_on=_day(request.get("made_on")), written=request.get("written")),
        grounds=tuple(grounds),
        calculation=calculation_facts(rows.check),
        refund=refund_facts(options),
        documents=tuple(options.get("documents", ())),
        service=service_facts(rows),
        letter=LetterFacts(
            written_on=written_on,
            place=_place(rows),
            reference=rows.case.reference,
            their_reference=options.get("their_reference") or None,
            sending=sending,
            deadline_on=_day(options.get("deadline_on")) or spec.deadline_on(written_on),
            annexes=tuple(options.get("annexes", ())),
            addressee=int(options.get("addressee", 0)),
            window=options.get("window", "right"),
        ),
    )


def _place(rows: CaseRows) -> Both:
    names = _commune(rows.dwelling.commune_nis) if rows.dwelling else {}
    return Both(names.get("commune_fr", "Bruxelles"), names.get("commune_nl", "Brussel"))
