"""Rows of a case → the parts of a letter's context: addresses, people, lease, certificate, service."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.foundation.belgian import phone_blocks
from letters.context import Address, Epb, Lease, Party, Registration, Service, Tenant
from letters.languages import COMMUNES
from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.store.tables import Dwelling, EpbCertificate, Organisation, OtherParty, Person, User
    from app.store.tables import Lease as LeaseRow

SIGNING_ROLES = ("tenant", "co_tenant")
PUBLIC_KINDS = frozenset({"sisp", "housing_fund", "commune", "cpas", "other_public"})
COMPANY_KINDS = frozenset({"company", "ais", "association", "employer"})
CIVILITIES = frozenset({"mr", "ms"})


def euros(cents: int | None) -> Decimal | None:
    """Return an amount kept in cents as euros with two decimals."""
    return None if cents is None else Decimal(cents) / 100


def commune_names(nis: str) -> dict[str, str]:
    """Return both names of a commune, as the keywords of an address; nothing for an unknown code."""
    from app.directory.queries import UnknownBody, commune  # noqa: PLC0415 — read the directory when needed

    try:
        found = commune(nis)
    except UnknownBody:
        return {}
    return {"commune_fr": found.name("fr"), "commune_nl": found.name("nl")}


def locatable(postal_code: str, commune: str | None) -> bool:
    """Tell whether an address can be printed: outside Brussels a postal code alone names no commune."""
    return bool(postal_code) and bool(commune or postal_code in COMMUNES)


def dwelling_address(dwelling: Dwelling | None) -> Address | None:
    """Return the address of the dwelling, ``None`` when it is not complete."""
    if dwelling is None or not dwelling.street:
        return None
    names = commune_names(dwelling.commune_nis)
    if not locatable(dwelling.postal_code, names.get("commune_fr")):
        return None
    return Address(
        postcode=dwelling.postal_code,
        number=dwelling.house_number or None,
        box=dwelling.box or None,
        street_fr=dwelling.street,
        street_nl=dwelling.street,
        **names,
    )


def service_address(service: Organisation) -> Address | None:
    """Return the address of the service, ``None`` when its letterhead is not complete."""
    names = commune_names(service.commune_nis)
    if not (service.street_fr or service.street_nl) or not locatable(service.postal_code, names.get("commune_fr")):
        return None
    return Address(
        postcode=service.postal_code,
        number=service.house_number or None,
        box=service.box or None,
        street_fr=service.street_fr or None,
        street_nl=service.street_nl or None,
        **names,
    )


def party(row: OtherParty) -> Party:
    """Return a landlord or agent; the address only when it is complete."""
    address = None
    if row.street and locatable(row.postal_code, row.locality):
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


def parties(rows: Iterable[OtherParty], role: str) -> tuple[Party, ...]:
    """Return the parties of a role that have a name."""
    return tuple(party(row) for row in rows if row.role == role and row.name)


def signing(people: Iterable[Person]) -> list[Person]:
    """Return who signs: the tenants whose name is known."""
    return [person for person in people if person.role in SIGNING_ROLES and person.last_name]


def tenants(people: Iterable[Person]) -> tuple[Tenant, ...]:
    """Return the tenants who sign, as the letter names them."""
    return tuple(
        Tenant(
            last=person.last_name,
            first=person.first_name or None,
            civility=person.civility if person.civility in CIVILITIES else None,  # type: ignore[arg-type]
        )
        for person in signing(people)
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


def epb_facts(dwelling: Dwelling | None, certificates: Sequence[EpbCertificate]) -> Epb:
    """Return the certificate given last, or that none was given."""
    given = [row for row in certificates if row.communicated or row.communicated_on]
    if given:
        last = given[-1]
        return Epb(
            presented=True,
            letter=last.energy_class,  # type: ignore[arg-type]
            issued_on=last.issued_on,
            valid_until=last.valid_until,
            presented_on=last.communicated_on,
        )
    known = dwelling is not None and dwelling.certificates_known
    refused = any(row.communicated is False for row in certificates)
    return Epb(presented=False if known or refused else None)


def service_facts(service: Organisation, worker: User | None) -> Service:
    """Return the service that helps, for the footer."""
    hours = None
    if service.counter_hours_fr and service.counter_hours_nl:
        hours = Both(service.counter_hours_fr, service.counter_hours_nl)
    return Service(
        name=Both(service.name_fr, service.name_nl),
        phone=phone_blocks(worker.phone if worker and worker.phone else service.phone) or None,
        worker=worker.name if worker else None,
        email=service.email or None,
        address=service_address(service),
        hours=hours,
    )
