"""The result of the check, key by key, as section 9 of its contract page writes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import deadlines
from workflows.checks.landlord_notice.law_version import law_version, regime, registration_regime
from workflows.checks.landlord_notice.money import entry_as_dict, totals
from workflows.checks.landlord_notice.protections import protections
from workflows.checks.landlord_notice.receipt import UNKNOWN, receipt_of
from workflows.checks.landlord_notice.sheet import NO_NOTICE_LAW
from workflows.checks.wording import money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflows.checks.declaration import Answer
    from workflows.checks.landlord_notice.act import Revision
    from workflows.checks.landlord_notice.deadlines import Becomes
    from workflows.checks.landlord_notice.decision import Decision
    from workflows.checks.landlord_notice.judging import Branch, Judging, Shield
    from workflows.checks.landlord_notice.receipt import Receipt
    from workflows.checks.landlord_notice.terms import FixedDay

REMINDERS = (
    "no_eviction_without_judgment",
    "one_month_after_service",
    "bailiff_fifteen_working_days",
    "winter_moratorium",
    "where_to_get_help",
)
OWN_NOTICE = frozenset({"landlord_notice", "lease_status", "claim_after_departure"})


def result(decision: Decision) -> Answer:
    """Return the contract's result."""
    facts, kind, act = decision.facts, decision.kind, decision.act
    j = None if decision.judged is None else decision.judged.judging
    lease_ends_on = None if act is None else act.lease_ends_on
    return {
        "verdict": decision.verdict,
        "lease_type_after_requalification": kind.type,
        "lease_overlays": list(kind.overlays),
        "receipt": _receipt(decision).as_dict(),
        "notice_starts_on": _iso(_starts_on(decision, j)),
        "lawful_end_date": _iso(decision.ends_on),
        "landlord_notice_end_on": _iso(None if decision.judged is None else decision.judged.ends_on),
        "latest_receipt_on": _iso(None if j is None else j.latest_receipt_on),
        "not_before_on": _iso(None if j is None else j.not_before_on),
        "alternatives": [_branch(branch) for branch in _branches(decision, j)],
        "what_lease_becomes": _becomes(deadlines.becomes(facts, kind)),
        "next_fixed_date": _fixed(deadlines.next_fixed_day(facts, kind)),
        "works_threshold": None if j is None or j.threshold is None else money(j.threshold),
        "indemnities": {entry.code: entry_as_dict(entry, facts.lease.rent) for entry in decision.entries},
        "totals": totals(decision.entries, facts.lease.rent),
        "tenant_deadlines": _dated(deadlines.tenant_deadlines(facts, kind, decision.judged, lease_ends_on)),
        "landlord_duties_after": _dated(deadlines.landlord_duties(facts, decision.judged)),
        "shields": [_shield(shield) for shield in (() if j is None else j.shields)],
        "tenant_exit_now": _dated_or_none(deadlines.exit_now(facts, kind)),
        "rent_revision": _revision(None if act is None else act.revision),
        "protections": protections(facts) if kind.routed == "hosted" or decision.verdict == NO_NOTICE_LAW else [],
        "reminders": list(REMINDERS),
        "findings": [said.as_dict() for said in decision.said],
        "regime": regime(decision.act_on),
        "registration_regime": registration_regime(decision.act_on),
        "law_version": law_version(decision),
        "missing": list(decision.missing),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _receipt(decision: Decision) -> Receipt:
    facts = decision.facts
    if decision.act is not None and facts.subject not in OWN_NOTICE:
        return decision.act.receipt
    return UNKNOWN if facts.notice is None else receipt_of(facts.notice.sending)


def _starts_on(decision: Decision, j: Judging | None) -> date | None:
    if decision.act is not None and decision.facts.subject not in OWN_NOTICE:
        return decision.act.starts_on
    return None if j is None else j.starts_on


def _branches(decision: Decision, j: Judging | None) -> Iterable[Branch]:
    if decision.act is not None and decision.facts.subject not in OWN_NOTICE:
        return decision.act.branches
    return () if j is None else j.branches


def _branch(branch: Branch) -> dict[str, object]:
    return {
        "receipt_from": branch.receipt_from.isoformat(),
        "receipt_to": branch.receipt_to.isoformat(),
        "verdict": branch.verdict,
        "lawful_end_date": _iso(branch.ends_on),
    }


def _becomes(lease: Becomes | None) -> dict[str, object] | None:
    if lease is None:
        return None
    return {"type": lease.type, "starts_on": lease.starts_on.isoformat(), "ends_on": _iso(lease.ends_on)}


def _fixed(day: FixedDay | None) -> dict[str, object] | None:
    if day is None:
        return None
    return {
        "ends_on": day.ends_on.isoformat(),
        "latest_receipt_on": day.latest_receipt_on.isoformat(),
        "indemnity_months": day.rents,
        "ground": day.ground,
    }


def _shield(shield: Shield) -> dict[str, object]:
    return {
        "code": shield.code,
        "from_on": shield.from_on.isoformat(),
        "until": _iso(shield.until),
        "effect": shield.effect,
    }


def _dated(days: deadlines.Days) -> dict[str, object]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in days.items()}


def _dated_or_none(days: deadlines.Days | None) -> dict[str, object] | None:
    return None if days is None else _dated(days)


def _revision(revision: Revision | None) -> dict[str, object] | None:
    if revision is None:
        return None
    return {
        "triennium_ends_on": revision.triennium_ends_on.isoformat(),
        "agreement_from": revision.agreement_from.isoformat(),
        "agreement_to": revision.agreement_to.isoformat(),
        "court_from": revision.court_from.isoformat(),
        "court_to": revision.court_to.isoformat(),
    }
