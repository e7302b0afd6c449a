"""What leaves with a hand-over: the sections of a transfer that the consent names, and the facts of an incident."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import said
from app.foundation import clock
from app.store import incidents
from app.store.tables import Document, OtherParty
from app.transfer.leaving import TENANTS, sections
from workflows.asked import ASKED

if TYPE_CHECKING:
    from app.store.reading import Reader
    from app.store.tables import Case, Consent, Organisation
    from app.store.work import Work

SECTIONS: Final = {
    "identity": ("identity",),
    "dwelling": ("dwelling", "landlord"),
    "debt": ("debt",),
    "procedure": ("procedure",),
    "steps": ("steps",),
    "violence": ("violence",),
    "secret_address": ("secret_address",),
}
"""Kind of data of a consent → sections of a transfer."""
NEVER: Final = ("violence", "residence_risk", "household.medical_need", "household.pregnant", "tonight", "complaint")
"""Facts of an incident that stay: they would need an agreement of their own."""


def made(
    view: Reader | Work,
    case: Case,
    consent: Consent,
    wanted: str,
    sender: dict[str, str],
    *,
    without: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return what would leave under a consent today; the same that is shown before it is sent.

    ``without``: sections that stay whatever was agreed, because this recipient has no need of them.
    """
    scope = [name for item in consent.items for name in SECTIONS.get(item, ()) if name not in without]
    told = sections(view, case, scope)
    if "identity" in told and "household" not in consent.items:
        told["identity"]["people"] = [one for one in told["identity"]["people"] if one["role"] in TENANTS]
    if "incident" in consent.items:
        found = _incident(view, case)
        if found is not None:
            told["incident"] = found
    if "documents" in consent.items:
        told["documents"] = _documents(view, case)
    return {
        "id": str(uuid.uuid4()),
        "made_on": clock.today().isoformat(),
        "from": sender,
        "to": consent.recipient_name,
        "purpose": consent.purpose,
        "wanted": wanted.strip()[:2000],
        "consent": {
            "form": consent.form,
            "given_on": _iso(consent.given_on),
            "until_on": _iso(consent.ends_on),
            "scope": scope,
            "items": list(consent.items),
        },
        "case": told,
    }


def other_party(view: Reader | Work, case: Case) -> list[str]:
    """Return the names of those who put the household out, or may."""
    return [row.name for row in view.where(OtherParty, case_id=case.id) if row.name.strip()]


def sender_of(who: Organisation, worker: str) -> dict[str, str]:
    """Return a service as a hand-over names its sender."""
    return {
        "name_fr": who.name_fr[:120],
        "name_nl": who.name_nl[:120],
        "phone": who.phone[:30],
        "email": who.email[:120],
        "worker": worker[:120],
    }


def _incident(view: Reader | Work, case: Case) -> dict[str, Any] | None:
    row = incidents.of_case(view, case.id)
    if row is None:
        return None
    facts = {
        path: value
        for path, value in incidents.known(view, case.id).items()
        if not any(path == never or path.startswith(f"{never}.") for never in NEVER)
    }
    vocabulary = {fact.path: fact for fact in ASKED[incidents.CHECK].facts}
    lines = []
    for path, value in facts.items():
        if path in vocabulary:
            words = said(vocabulary[path], value)
            asked = vocabulary[path].question
            lines.append({"on": None, "fr": f"{asked.fr} {words.fr}", "nl": f"{asked.nl} {words.nl}"})
    return {"reported_on": row.reported_on.isoformat(), "class": row.class_code, "facts": facts, "lines": lines}


def _documents(view: Reader | Work, case: Case) -> list[dict[str, Any]]:
    rows = view.where(Document, "id", case_id=case.id, removed_on=None)
    return [{"kind": row.kind, "title": row.title, "on": _iso(row.dated_on)} for row in rows]


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()
