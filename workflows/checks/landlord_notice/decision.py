"""From the facts to one answer: the lease first, then the landlord's notice, then the act that is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.lease_kind import LIFE, LONG, SHORT, STUDENT, LeaseKind, classify
from workflows.checks.landlord_notice.money import indemnities, needs_rent
from workflows.checks.landlord_notice.notice import Judged, judge_notice
from workflows.checks.landlord_notice.receipt import receipt_of
from workflows.checks.landlord_notice.rules import eviction, exits, promise, prorogation, rent_increase
from workflows.checks.landlord_notice.sheet import (
    LANDLORD_NOTICE,
    LEASE,
    NO_EFFECT,
    SETTLED,
    SUBJECT,
    WITHOUT_END,
    Said,
    Sheet,
    strongest,
)
from workflows.checks.landlord_notice.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.act import Act, Indemnity
    from workflows.checks.landlord_notice.facts import Facts

SELF_HELP = "self_help_eviction"
ANSWERS_TO_A_NOTICE = frozenset({"counter_notice", "prorogation_request"})
RESTS_ON_A_NOTICE = ANSWERS_TO_A_NOTICE | {"claim_after_departure"}
NEEDS_WRITING = frozenset({SHORT, LONG, LIFE, STUDENT})


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of the check. ``act`` is None when the subject is the landlord's notice or the lease itself."""

    facts: Facts
    kind: LeaseKind
    verdict: str
    ends_on: date | None
    said: tuple[Said, ...]
    judged: Judged | None
    act: Act | None
    act_on: date
    entries: list[Indemnity]
    missing: tuple[str, ...]


def decide(facts: Facts) -> Decision:
    """Return the answer for one case."""
    act_on, notice_on = _act_on(facts), None
    if facts.notice is not None:
        notice_on = receipt_of(facts.notice.sending).on
    lease_sheet = Sheet()
    oldest = min(act_on, notice_on or act_on) if facts.subject in ANSWERS_TO_A_NOTICE else act_on
    kind = classify(facts, lease_sheet, oldest, notice_on or act_on)
    judged = None
    if facts.notice is not None and kind.routed is None:
        judged = judge_notice(facts, facts.notice, kind, lease_sheet.verdicts())
    act = _act(facts, kind, judged) if kind.routed is None or facts.subject == SELF_HELP else None
    verdict = _verdict(facts, kind, lease_sheet, judged, act)
    said = _said(facts, lease_sheet, judged, act)
    entries = indemnities(judged, act)
    return Decision(
        facts=facts,
        kind=kind,
        verdict=verdict,
        ends_on=_end(facts, verdict, judged, act),
        said=said,
        judged=judged,
        act=act,
        act_on=act_on,
        entries=entries,
        missing=_missing(facts, kind, verdict, judged, said, entries),
    )


def _act_on(facts: Facts) -> date:
    """Return the day of the act named by the subject: its receipt, else the day of the question."""
    if facts.subject == "rent_increase":
        on = facts.rent_increase.asked_on if facts.rent_increase else None
    elif facts.subject == SELF_HELP:
        on = facts.eviction.on if facts.eviction else None
    elif facts.subject == "lease_status":
        on = None
    else:
        sending = {
            "tenant_notice": facts.tenant_notice,
            "counter_notice": facts.counter_notice,
            "prorogation_request": facts.prorogation.sending if facts.prorogation else None,
        }.get(facts.subject, facts.notice.sending if facts.notice else None)
        on = receipt_of(sending).on
    return on or facts.as_of


def _act(facts: Facts, kind: LeaseKind, judged: Judged | None) -> Act | None:  # noqa: PLR0911 — one per subject
    """Return what the act named by the subject comes to; None for the landlord's notice and the lease itself."""
    if facts.subject == "tenant_notice" and facts.tenant_notice is not None:
        return exits.tenant_notice(facts, kind.as_judged(), facts.tenant_notice)
    if facts.subject == "counter_notice" and facts.counter_notice is not None and judged is not None:
        return exits.counter_notice(facts, judged, facts.counter_notice)
    if facts.subject == "prorogation_request" and facts.prorogation is not None:
        return prorogation.judge(facts, kind, facts.prorogation, judged)
    if facts.subject == "rent_increase" and facts.rent_increase is not None:
        return rent_increase.judge(facts, kind, facts.rent_increase)
    if facts.subject == SELF_HELP and facts.eviction is not None:
        return eviction.judge(kind, facts.eviction)
    if facts.subject == "claim_after_departure" and facts.after_departure is not None and judged is not None:
        return promise.judge(facts, judged, facts.after_departure)
    return None


def _verdict(facts: Facts, kind: LeaseKind, lease: Sheet, judged: Judged | None, act: Act | None) -> str:
    if facts.subject == "landlord_notice" and judged is not None:
        return judged.verdict
    if facts.subject == SELF_HELP and act is not None:
        return act.sheet.verdict()
    verdicts = [*lease.verdicts(), *(act.sheet.verdicts() if act is not None else ())]
    if facts.subject == "lease_status" and kind.changed:
        verdicts.append(NO_EFFECT)
    return strongest(verdicts)


def _said(facts: Facts, lease: Sheet, judged: Judged | None, act: Act | None) -> tuple[Said, ...]:
    own = facts.subject == "landlord_notice"
    notice = () if judged is None else judged.judging.sheet.said if own else judged.judging.sheet.about(LANDLORD_NOTICE)
    of_lease = lease.about(LEASE) if facts.subject == SELF_HELP else lease.said
    return (*of_lease, *notice, *(act.sheet.said if act is not None else ()))


def _end(facts: Facts, verdict: str, judged: Judged | None, act: Act | None) -> date | None:
    if verdict in WITHOUT_END:
        return None
    if facts.subject == "landlord_notice":
        return None if judged is None else judged.ends_on
    return None if act is None else act.ends_on


def _missing(
    facts: Facts,
    kind: LeaseKind,
    verdict: str,
    judged: Judged | None,
    said: tuple[Said, ...],
    entries: list[Indemnity],
) -> tuple[str, ...]:
    """Return the facts that would change or firm up the answer, in the order of the contract page."""
    found: set[str] = set()
    decisive = {SUBJECT: verdict, LEASE: verdict}
    if judged is not None and facts.subject in RESTS_ON_A_NOTICE:
        decisive[LANDLORD_NOTICE] = judged.verdict
    for item in said:
        decides = decisive.get(item.about)
        if decides is not None and (decides not in SETTLED or decides == item.finding.verdict):
            found.update(item.missing)
    if needs_rent(entries, facts.lease.rent):
        found.add("lease.rent_monthly")
    if kind.routed is None and facts.subject != SELF_HELP:
        if kind.starts_on is None:
            found.add("lease.starts_on")
        if kind.judged in NEEDS_WRITING and facts.lease.written is None and verdict not in SETTLED:
            found.add("lease.written")
    return tuple(VOCABULARY.in_order(found))
