"""What a letter may know of a landlord's notice: the facts and the answer of the check ``landlord_notice``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

IRREGULAR: Final = frozenset({"unlawful", "no_effect", "suspended", "voidable", "lawful_postponed"})
"""Verdicts of a finding that speak against the notice; ``uncertain`` is kept apart as a doubt."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A landlord's notice. Unknown is None; ``irregularities`` and ``doubts`` are finding rules of the check."""

    ground: str | None = None
    form: str | None = None
    sent_by: str | None = None
    posted_on: date | None = None
    received_on: date | None = None
    receipt_certain: bool | None = None
    announced_end_on: date | None = None
    lawful_end_on: date | None = None
    latest_receipt_on: date | None = None
    not_before_on: date | None = None
    verdict: str | None = None
    irregularities: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    lease_type: str | None = None
    lease_ends_on: date | None = None
    occupier_relation: str | None = None
    prorogation_available: bool | None = None
    prorogation_letter_by: date | None = None
    kinship_proof_due_by: date | None = None
    kinship_action_by: date | None = None
    works_documents_due_by: date | None = None
    works_action_by: date | None = None
    counter_notice_available: bool | None = None
    counter_notice_earliest_end_on: date | None = None
    indemnity: Decimal | None = None
    indemnity_months: int | None = None

    @property
    def end_on(self) -> date | None:
        """Return the day on which the lease ends if the notice is valid, else the day the letter names."""
        return self.lawful_end_on or self.announced_end_on


def notice_of(result: Mapping[str, Any], facts: Mapping[str, Any]) -> Notice:
    """Return the notice of a ``landlord_notice`` result and its facts (contract JSON, nested)."""
    notice, deadlines = facts.get("notice") or {}, result.get("tenant_deadlines") or {}
    own = facts.get("subject") == "landlord_notice"
    receipt = (result.get("receipt") or {}) if own else {}
    about = {"lease", "subject" if own else "landlord_notice"}
    findings = [one for one in result.get("findings", ()) if one.get("about") in about]
    owed = [
        entry for entry in (result.get("indemnities") or {}).values()
        if entry.get("owed_by") == "landlord" and entry.get("status") == "due"
    ]  # fmt: skip
    indemnity = owed[0] if owed else {}
    return Notice(
        ground=_known(notice.get("ground")),
        form=_known(notice.get("form")),
        sent_by=_known(notice.get("sent_by")),
        posted_on=_day(notice.get("posted_on")),
        received_on=_day(receipt.get("on") or notice.get("presented_on") or notice.get("received_on")),
        receipt_certain=receipt.get("certain"),
        announced_end_on=_day(notice.get("announced_end_on")),
        lawful_end_on=_day(result.get("landlord_notice_end_on") or (own and result.get("lawful_end_date")) or None),
        latest_receipt_on=_day(result.get("latest_receipt_on")),
        not_before_on=_day(result.get("not_before_on")),
        verdict=result.get("verdict") if own else None,
        irregularities=_rules(findings, IRREGULAR),
        doubts=_rules(findings, frozenset({"uncertain"})),
        lease_type=result.get("lease_type_after_requalification"),
        lease_ends_on=_day((result.get("what_lease_becomes") or {}).get("ends_on")),
        occupier_relation=_known((notice.get("occupier") or {}).get("relation")),
        prorogation_available=deadlines.get("prorogation_available"),
        prorogation_letter_by=_day(deadlines.get("prorogation_letter_by")),
        kinship_proof_due_by=_day(deadlines.get("kinship_proof_due_by")),
        kinship_action_by=_day(deadlines.get("kinship_action_by")),
        works_documents_due_by=_day(deadlines.get("documents_due_by")),
        works_action_by=_day(deadlines.get("documents_action_by")),
        counter_notice_available=deadlines.get("counter_notice_available"),
        counter_notice_earliest_end_on=_day(deadlines.get("counter_notice_earliest_end_on")),
        indemnity=Decimal(indemnity["amount"]) if indemnity.get("amount") else None,
        indemnity_months=indemnity.get("months"),
    )


def _rules(findings: list[Mapping[str, Any]], verdicts: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one["rule"] for one in findings if one["verdict"] in verdicts))


def _known(code: str | None) -> str | None:
    return None if code in {None, "", "unknown"} else code


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
