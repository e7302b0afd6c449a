"""What leaves with a hand-over: the sections of a transfer that the consent names, an incident, checks, papers."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from app.checks.paths import get
from app.checks.queries import said
from app.checks.written import answers
from app.foundation import clock
from app.handovers.papers import hidden_streets, listed, shows
from app.store import consents, incidents
from app.store.tables import CheckRecord, OtherParty
from app.transfer.leaving import TENANTS, sections
from workflows.asked import ASKED
from workflows.explanations import EXPLANATIONS
from workflows.handover import competence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.handovers.papers import Paper
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
AT_HOME: Final = ("still_inside", "back_in", "partly_damaged")
"""What becomes of the home while the person still stays there."""
NEVER: Final = ("violence", "residence_risk", "household.medical_need", "household.pregnant", "tonight", "complaint")
"""Facts of an incident that stay: they would need an agreement of their own."""

MATTERS: Final = {"rent_indexation": "dwelling", "landlord_notice": "dwelling", "judicial_deadlines": "procedure"}
"""Check → the kind of data a consent must name for its facts to pass, so that nobody asks them again."""
SENSITIVE_FACTS: Final = {"hosted.violence": "violence", "tenants.in_hospital": "health"}
"""Facts of a check that hold the others back, unless the consent names their kind."""


def made(
    view: Reader | Work,
    case: Case,
    consent: Consent,
    wanted: str,
    sender: dict[str, str],
    papers: Iterable[Paper] = (),
    *,
    without: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return what would leave under a consent today; the same that is shown before it is sent.

    ``without``: sections that stay whatever was agreed, because this recipient has no need of them.
    """
    scope = [name for item in consent.items for name in SECTIONS.get(item, ()) if name not in without]
    told, named = sections(view, case, scope), consents.recipient(view, consent)
    if "identity" in told and "household" not in consent.items:
        told["identity"]["people"] = [one for one in told["identity"]["people"] if one["role"] in TENANTS]
    if "incident" in consent.items:
        found = _incident(view, case)
        if found is not None:
            told["incident"] = found
    if "steps" in consent.items:
        told["checks"] = _checks(view, case, consent.items)
    if "documents" in consent.items:
        told["documents"] = listed(papers)
    return {
        "id": str(uuid.uuid4()),
        "made_on": clock.today().isoformat(),
        "from": sender,
        "to": named.fr,
        "to_nl": named.nl,
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


def competent_nis(told: dict[str, Any] | None, us: Organisation) -> str:
    """Return the commune whose CPAS is competent as far as what was sent tells; empty when that is us, or unknown."""
    case = (told or {}).get("case", {})
    facts = (case.get("incident") or {}).get("facts", {})
    home = str(((case.get("dwelling") or {}).get("address") or {}).get("commune_nis") or "")
    stay = str(facts.get("cpas.stay_commune_nis") or "")
    found = competence.for_aid(home, stay, at_home=facts.get("home_status", AT_HOME[0]) in AT_HOME)
    return "" if found is None or found.nis in (us.commune_nis, *us.serves_communes) else found.nis


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


def _checks(view: Reader | Work, case: Case, items: Collection[str]) -> list[dict[str, Any]]:
    """Return the newest answer of each check, with its day and rules; its facts where the consent names the matter."""
    newest = {row.check: row for row in view.where(CheckRecord, "id", case_id=case.id)}
    hidden = hidden_streets(view, case.id, items)
    return [
        _check(row, with_facts=_facts_pass(row, items, hidden))
        for name, row in newest.items()
        if name in EXPLANATIONS and name in ASKED and name != incidents.CHECK
    ]


def _facts_pass(row: CheckRecord, items: Collection[str], hidden: Collection[str]) -> bool:
    apart = any(get(row.facts, path) and kind not in items for path, kind in SENSITIVE_FACTS.items())
    return MATTERS.get(row.check) in items and not apart and not shows(hidden, str((row.facts, row.result)))


def _check(row: CheckRecord, *, with_facts: bool) -> dict[str, Any]:
    title, word = ASKED[row.check].title, EXPLANATIONS[row.check].words[row.verdict]
    told: dict[str, Any] = {
        "check": row.check,
        "on": row.as_of.isoformat(),
        "verdict": row.verdict,
        "fr": title.fr,
        "nl": title.nl,
        "word_fr": word.fr,
        "word_nl": word.nl,
        "law": row.law_digest,
        "figures": row.figures_digest,
    }
    if with_facts:
        lines = answers(row.facts, ASKED[row.check].facts)
        told |= {"facts": row.facts, "result": row.result}
        told["lines"] = [{"fr": [q.fr, a.fr], "nl": [q.nl, a.nl]} for q, a in lines]
    return told


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()
