"""What a case already knows, as facts of a check, and back: nothing is asked twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.checks.paths import Facts, get, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.store.tables import Dwelling, EpbCertificate, Lease, OtherParty, Person
    from workflows.checks.vocabulary import Vocabulary

LEASE_COLUMNS = {
    "lease.type": "type",
    "lease.written": "written",
    "lease.signed_on": "signed_on",
    "lease.starts_on": "starts_on",
    "lease.ends_on": "ends_on",
    "lease.rent_monthly": "rent_now_cents",
    "lease.base_rent": "base_rent_cents",
    "lease.base_rent_includes_charges": "base_rent_includes_charges",
    "lease.rent_before_request": "rent_now_cents",
    "lease.last_increase_on": "last_increase_on",
    "lease.indexation_clause": "indexation_clause",
    "lease.revision.agreed_on": "revision_agreed_on",
    "lease.revision.rent": "revision_rent_cents",
    "registration.federal.done": "registered_federal",
    "registration.federal.on": "registered_federal_on",
    "registration.regional.done": "registered_regional",
    "registration.regional.on": "registered_regional_on",
}
"""Fact path → column of the lease."""

DWELLING_COLUMNS = {"dwelling.reference_rent": "reference_rent_cents"}
"""Fact path → column of the dwelling."""

CERTIFICATE_COLUMNS = {
    "class": "energy_class",
    "issued_on": "issued_on",
    "valid_until": "valid_until",
    "communicated": "communicated",
    "communicated_on": "communicated_on",
}

PROCEDURE = "judicial_deadlines"
"""The check whose facts are the entries of the court procedure."""
RESIDENTIAL = "residential_lease"
TITLE_OF_LEASE = MappingProxyType(
    dict.fromkeys(
        (
            "main_residence_9y",
            "main_residence_short",
            "main_residence_long",
            "main_residence_life",
            "student",
            "renovation",
            "cotenancy_pact",
            "sublease",
            "ais",
            "public_dwelling",
            "social_housing",
            "not_main_residence",
        ),
        RESIDENTIAL,
    )
    | {"precarious": "precarious_occupation"}
)
"""What a lease that is written down says about the ground of occupation; nothing for kinds that may be disputed."""

Values = dict[str, object]
TENANTS = frozenset({"tenant", "co_tenant"})
NOT_KNOWN = "unknown"


def facts_of(
    lease: Lease | None,
    dwelling: Dwelling | None,
    certificates: Sequence[EpbCertificate],
    landlords: Iterable[OtherParty],
    people: Iterable[Person] = (),
) -> Facts:
    """Return the facts that a case holds, whatever check asks for them. Unknown stays absent."""
    facts: Facts = {}
    for row, columns in ((lease, LEASE_COLUMNS), (dwelling, DWELLING_COLUMNS)):
        for path, column in columns.items():
            value = None if row is None else _fact(column, getattr(row, column))
            if value is not None:
                put(facts, path, value)
    kind = next((landlord.kind for landlord in landlords if landlord.kind), None)
    if kind is not None:
        put(facts, "landlord.kind", kind)
    tenants = sum(person.role in TENANTS for person in people)
    if tenants > 1:  # one tenant written down does not say that there is no other
        put(facts, "tenants.count", tenants)
    if certificates or (dwelling is not None and dwelling.certificates_known):
        put(facts, "epb.certificates", [_certificate(row) for row in certificates])
    return facts


def asked_by(vocabulary: Vocabulary, facts: Facts) -> Facts:
    """Return those of the facts that a check asks for, in words it knows."""
    found: Facts = {}
    for fact in vocabulary:
        value = None if fact.in_list is not None else get(facts, fact.path)
        known = {code.value for code in fact.codes}
        if value is not None and (not known or value in known):
            put(found, fact.path, value)
    return found


def with_procedure(facts: Facts, lease: Lease | None, known: Mapping[str, object]) -> Facts:
    """Add what is known of the court procedure; the ground of occupation follows from the lease unless it is told."""
    for path, value in known.items():
        if value is not None:
            put(facts, path, value)
    title = TITLE_OF_LEASE.get(lease.type or "") if lease is not None else None
    if title is not None and get(facts, "title_type") is None:
        put(facts, "title_type", title)
    return facts


def told_to_procedure(vocabulary: Vocabulary, facts: Facts, known: Mapping[str, object]) -> dict[str, object]:
    """Return what a kept check says about the procedure: new values, and None for those that were taken back."""
    told = told_to_entries(vocabulary, facts, known)
    return {path: value for path, value in told.items() if not isinstance(value, (dict, list))}


def told_to_entries(vocabulary: Vocabulary, facts: Facts, known: Mapping[str, object]) -> dict[str, object]:
    """Return what a kept check says beside lease and landlord: new values, and None for those that were taken back."""
    of_case = {*LEASE_COLUMNS, "as_of", "landlord.kind"}
    told = {fact.path: get(facts, fact.path) for fact in vocabulary if fact.path not in of_case}
    return {path: value for path, value in told.items() if value is not None or path in known}


def with_incident(
    facts: Facts,
    lease: Lease | None,
    dwelling: Dwelling | None,
    people: Iterable[Person],
    known: Mapping[str, object],
    *,
    violence: bool | None,
) -> Facts:
    """Add what a case knows of an illegal eviction: its rows first, then whatever was told of the incident itself."""
    of_rows: dict[str, object] = {
        "dwelling.commune_nis": dwelling.commune_nis if dwelling is not None else None,
        "dwelling.postal_code": dwelling.postal_code if dwelling is not None else None,
        "occupancy.since": lease.starts_on.isoformat() if lease is not None and lease.starts_on else None,
        "occupancy.rent_monthly": _fact("rent_now_cents", lease.rent_now_cents) if lease is not None else None,
        "household.minors": sum(person.role == "minor" for person in people),
        "violence.domestic": violence,
    }
    for path, value in {**{path: value for path, value in of_rows.items() if value}, **known}.items():
        if value is not None:
            put(facts, path, value)
    return facts


def _fact(column: str, value: object) -> object:
    """Return a stored value as the contract writes it: ISO dates, money as a decimal string."""
    if isinstance(value, date):
        return value.isoformat()
    if column.endswith("_cents") and isinstance(value, int):
        return f"{Decimal(value) / 100:.2f}"
    return value


def _column(column: str, value: Any) -> object:
    """Return a fact as the column stores it."""
    if value is None:
        return None
    if column.endswith("_cents"):
        return int(value.replace(".", ""))
    if column.endswith("_on") or column == "valid_until":
        return date.fromisoformat(value)
    return value


def _certificate(row: EpbCertificate) -> Facts:
    found = {fact: _fact(column, getattr(row, column)) for fact, column in CERTIFICATE_COLUMNS.items()}
    return {fact: value for fact, value in found.items() if value is not None}


def keep_lease(lease: Lease, facts: Facts) -> bool:
    """Write what the check was told about lease and registration; return whether anything is known."""
    return _keep(lease, LEASE_COLUMNS, facts)


def keep_dwelling(dwelling: Dwelling, facts: Facts) -> bool:
    """Write what the check was told about the dwelling; return whether anything is known."""
    listed = get(facts, "epb.certificates") is not None
    if listed:
        dwelling.certificates_known = True
    return _keep(dwelling, DWELLING_COLUMNS, facts) or listed


def _keep(row: Lease | Dwelling, columns: Mapping[str, str], facts: Facts) -> bool:
    """Write known facts into their columns; an unknown fact wipes nothing."""
    known = {
        column: _column(column, value)
        for path, column in columns.items()
        if (value := get(facts, path)) not in (None, NOT_KNOWN)
    }
    for column, value in known.items():
        if getattr(row, column) != value:
            setattr(row, column, value)
    return bool(known)


def certificates_from(facts: Facts) -> list[Values] | None:
    """Return the certificates as their table holds them, None when the check was told nothing about them."""
    listed = get(facts, "epb.certificates")
    if listed is None:
        return None
    return [
        {"position": place, **{column: _column(column, row.get(fact)) for fact, column in CERTIFICATE_COLUMNS.items()}}
        for place, row in enumerate(listed)
    ]


def certificate_values(rows: Iterable[EpbCertificate]) -> list[Values]:
    """Return stored certificates in the shape of ``certificates_from``."""
    return [
        {"position": place, **{column: getattr(row, column) for column in CERTIFICATE_COLUMNS.values()}}
        for place, row in enumerate(rows)
    ]


def keep_landlord(landlords: Sequence[OtherParty], facts: Facts) -> None:
    """Write of which kind the landlord is where the case has one landlord; two are left to the page of the parties."""
    kind = get(facts, "landlord.kind")
    if kind is not None and len(landlords) == 1 and landlords[0].kind != kind:
        landlords[0].kind = kind
