"""What leaves with a transfer: only what the person agreed to, section by section; a secret never by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.foundation import clock
from app.store.facts import case_facts
from app.store.tables import (
    ArrearsEntry,
    CaseAction,
    CheckRecord,
    CourtProcedure,
    Dwelling,
    Lease,
    Letter,
    OtherParty,
    Person,
)
from letters.catalogue import CATALOGUE
from workflows.actions import ACTIONS
from workflows.checks import CHECKS
from workflows.demands import DEMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from app.store.reading import Reader
    from app.store.tables import Case
    from app.store.work import Work

LEASE = ("type", "written", "signed_on", "starts_on", "ends_on", "base_rent_cents", "charges_cents", "rent_now_cents")
ADDRESS = ("street", "house_number", "box", "postal_code")
TENANTS = ("tenant", "co_tenant")


def sections(source: Reader | Work, case: Case, scope: Collection[str]) -> dict[str, Any]:
    """Return the sections of a case that a scope lets out."""
    homes = source.where(Dwelling, case_id=case.id)
    hidden = any(home.secret for home in homes) and "secret_address" not in scope
    makers: dict[str, Callable[[], Any]] = {
        "identity": lambda: _identity(source, case),
        "dwelling": lambda: _dwelling(source, case, hidden=hidden),
        "landlord": lambda: _parties(source, case, homes, hidden=hidden),
        "debt": lambda: _debt(source, case),
        "procedure": lambda: _procedure(source, case),
        "steps": lambda: steps(source, case.id),
    }
    found = {name: make() for name, make in makers.items() if name in scope}
    if "violence" in scope:
        found["safety"] = {"violence": case.violence, "contact_advice": case.contact_advice}
    return found


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _identity(source: Reader | Work, case: Case) -> dict[str, Any]:
    named = case.identity == "named"
    people = source.where(Person, "position", "id", case_id=case.id)
    tenants = [one for one in people if one.role in TENANTS]
    reachable = case.safe_to_contact != "no"
    return {
        "identity": case.identity,
        "pseudonym": case.display_name if case.identity == "pseudonym" else "",
        "people": [
            {
                "role": one.role,
                "civility": one.civility,
                "first_name": one.first_name if named else "",
                "last_name": one.last_name if named else "",
            }
            for one in people[:30]
        ],
        "phone": next((one.phone for one in tenants if one.phone), "") if reachable else "",
        "email": next((one.email for one in tenants if one.email), "") if reachable else "",
        "language": case.language,
        "interpreter_language": case.interpreter_language,
        "safe_to_contact": case.safe_to_contact,
    }


def _dwelling(source: Reader | Work, case: Case, *, hidden: bool) -> dict[str, Any]:
    homes, leases = source.where(Dwelling, case_id=case.id), source.where(Lease, case_id=case.id)
    address = None
    if homes and not hidden:
        address = {name: getattr(homes[0], name) for name in (*ADDRESS, "commune_nis")}
    told = {name: getattr(leases[0], name) if leases else None for name in LEASE}
    return {"address": address} | {name: _iso(v) if hasattr(v, "isoformat") else v for name, v in told.items()}


def _parties(source: Reader | Work, case: Case, homes: Any, *, hidden: bool) -> list[dict[str, Any]]:
    """Return the other parties; whoever lives at a secret address, or hosts there, keeps theirs to themselves."""
    streets = {home.street.casefold().strip() for home in homes}
    found = []
    for party in source.where(OtherParty, "id", case_id=case.id)[:10]:
        betrays = hidden and (party.role == "host" or party.street.casefold().strip() in streets)
        names = ("role", "kind", "civility", "name", "locality", "phone", "email", "language", *ADDRESS)
        told = {name: getattr(party, name) for name in names}
        if betrays:
            told |= dict.fromkeys((*ADDRESS, "locality", "phone"), "")
        found.append(told)
    return found


def _debt(source: Reader | Work, case: Case) -> list[dict[str, Any]]:
    rows = source.where(ArrearsEntry, "stated_on", "id", case_id=case.id)
    names = ("kind", "amount_cents", "disputed_cents")
    return [{name: getattr(row, name) for name in names} | {"stated_on": _iso(row.stated_on)} for row in rows[-100:]]


def _procedure(source: Reader | Work, case: Case) -> dict[str, Any]:
    today = clock.today()
    known = case_facts(source, case, on=today, today=today).procedure
    court = next(iter(source.where(CourtProcedure, case_id=case.id)), None)
    return {
        "roll_number": (court.roll_number if court is not None else "") or known.claim_reference,
        "filed_on": _iso(known.claim_filed_on),
        "hearing_on": _iso(known.hearing_on),
        "judged_on": _iso(known.judged_on),
        "served_on": _iso(known.served_on),
    }


def steps(source: Reader | Work, case_id: int) -> list[dict[str, Any]]:
    """Return checks that were kept, letters that left and actions, in words, the earliest first."""
    found: list[dict[str, Any]] = []
    for check in source.where(CheckRecord, "id", case_id=case_id):
        declared = CHECKS.get(check.check) or DEMANDS.get(check.check)
        if declared is not None:
            found.append({"on": _iso(check.as_of), "fr": declared.title.fr, "nl": declared.title.nl})
    for letter in source.where(Letter, "id", case_id=case_id):
        spec = CATALOGUE.get(letter.letter)
        if letter.sent_on is not None and spec is not None:
            found.append({"on": _iso(letter.sent_on), "fr": spec.title.fr, "nl": spec.title.nl})
    for action in source.where(CaseAction, "id", case_id=case_id):
        declared_action = ACTIONS.get(action.action)
        if declared_action is not None:
            found.append(
                {"on": _iso(action.started_on), "fr": declared_action.title.fr, "nl": declared_action.title.nl}
            )
    return sorted(found, key=lambda one: one["on"] or "")[:200]
