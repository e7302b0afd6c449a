"""What follows for both sides: last days for the tenant, duties of the landlord, the next days on which he may end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.dates import after, anytime_end, before, term_end
from workflows.checks.landlord_notice.lease_kind import LIFE, NINE, SHORT
from workflows.checks.landlord_notice.notice import WORKS_GROUNDS
from workflows.checks.landlord_notice.rules import exits, personal, prorogation, works
from workflows.checks.landlord_notice.terms import END_OF_TERM, NO_REASON, first_reachable, fixed_days
from workflows.checks.landlord_notice.values import (
    COUNTER_MONTHS,
    OCCUPY_WITHIN_MONTHS,
    OCCUPY_YEARS,
    PROROGATION_MONTHS,
    WORKS_FINISH_MONTHS,
    WORKS_START_MONTHS,
)

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts
    from workflows.checks.landlord_notice.lease_kind import LeaseKind
    from workflows.checks.landlord_notice.notice import Judged
    from workflows.checks.landlord_notice.terms import FixedDay

Days = dict[str, object]
A_YEAR = 12
TENANT_KEYS = (
    "prorogation_available",
    "prorogation_letter_by",
    "kinship_proof_due_by",
    "kinship_proof_due_by_latest",
    "kinship_action_by",
    "documents_due_by",
    "documents_due_by_latest",
    "documents_action_by",
    "counter_notice_available",
    "counter_notice_earliest_end_on",
)
DUTY_KEYS = ("occupy_by", "occupy_years", "occupy_until", "works_start_by", "works_finish_by")


@dataclass(frozen=True, slots=True)
class Becomes:
    """The lease if the notice does not end it. ``ends_on``: next end of term that a notice can still reach."""

    type: str
    starts_on: date
    ends_on: date | None


def tenant_deadlines(facts: Facts, kind: LeaseKind, judged: Judged | None, lease_ends_on: date | None) -> Days:
    """Return the tenant's last days; ``lease_ends_on``: end of the lease when it does not follow from a notice."""
    found: Days = dict.fromkeys(TENANT_KEYS)
    earliest = lease_ends_on or (None if judged is None else judged.judging.earliest_end_on)
    can_ask = prorogation.available(facts, kind)
    found["prorogation_available"] = can_ask
    if can_ask and earliest is not None:
        found["prorogation_letter_by"] = before(earliest, PROROGATION_MONTHS)
    found["counter_notice_available"] = False
    if judged is None or kind.routed is not None:
        return found
    if exits.counter_available(judged, facts.as_of):
        found["counter_notice_available"] = True
        soonest = anytime_end(facts.as_of, COUNTER_MONTHS)
        if earliest is not None and soonest < earliest:
            found["counter_notice_earliest_end_on"] = soonest
    if judged.ground == "personal_occupation":
        proof = personal.proof_due(judged.judging)
        if proof is not None:
            found["kinship_proof_due_by"], found["kinship_proof_due_by_latest"] = proof
        found["kinship_action_by"] = personal.action_by(judged.judging)
    elif judged.ground in WORKS_GROUNDS:
        documents = works.documents_due(judged.judging)
        if documents is not None:
            found["documents_due_by"], found["documents_due_by_latest"] = documents
        found["documents_action_by"] = personal.action_by(judged.judging)
    return found


def landlord_duties(facts: Facts, judged: Judged | None) -> Days:
    """Return until when the landlord must do what his notice announced."""
    found: Days = dict.fromkeys(DUTY_KEYS)
    left = facts.after_departure
    start = None if judged is None else judged.ends_on
    if left is not None and left.prorogued:
        start = left.left_on
    if judged is None or start is None:
        return found
    if judged.ground == "personal_occupation":
        moved_in = None if facts.after_departure is None else facts.after_departure.occupied_from
        found["occupy_by"] = after(start, OCCUPY_WITHIN_MONTHS)
        found["occupy_years"] = OCCUPY_YEARS
        found["occupy_until"] = None if moved_in is None else term_end(moved_in, A_YEAR * OCCUPY_YEARS)
    elif judged.ground in WORKS_GROUNDS:
        found["works_start_by"] = after(start, WORKS_START_MONTHS)
        found["works_finish_by"] = after(start, WORKS_FINISH_MONTHS)
    return found


def _missed(kind: LeaseKind, as_of: date) -> bool:
    """Return whether the end of a short lease can no longer be reached by a notice."""
    last = first_reachable(fixed_days(kind, END_OF_TERM), as_of)
    return kind.type == SHORT and not kind.by_itself and last is None


def _as_nine(kind: LeaseKind) -> LeaseKind:
    return replace(kind, type=NINE, ends_on=None)


def becomes(facts: Facts, kind: LeaseKind) -> Becomes | None:
    """Return the lease if the notice examined does not end it; None when it is routed out or its start is unknown."""
    starts_on = kind.starts_on
    if kind.routed is not None or starts_on is None:
        return None
    if kind.end_unknown or kind.type == LIFE or kind.open:
        return Becomes(kind.type, starts_on, None)
    if kind.type == SHORT and kind.by_itself:
        return Becomes(kind.type, starts_on, kind.ends_on)
    if _missed(kind, facts.as_of):
        kind = _as_nine(kind)
    following = first_reachable(fixed_days(kind, END_OF_TERM), facts.as_of)
    return Becomes(kind.type, starts_on, None if following is None else following.ends_on)


def next_fixed_day(facts: Facts, kind: LeaseKind) -> FixedDay | None:
    """Return the next day on which the landlord could end the lease without giving a ground."""
    clauses, until = facts.lease.clauses, facts.lease.renovation_waiver_until
    barred = "glide" in kind.overlays or (
        not clauses.allows_exit_from_life_lease if kind.type == LIFE else kind.type == SHORT and kind.by_itself
    )
    if kind.routed is not None or kind.end_unknown or kind.open or barred:
        return None
    if kind.starts_on is not None and _missed(kind, facts.as_of):
        kind = _as_nine(kind)
    allowed = (
        day
        for day in fixed_days(kind, NO_REASON)
        if not (clauses.excludes_no_reason and day.ground == NO_REASON) and (until is None or day.ends_on > until)
    )
    return first_reachable(allowed, facts.as_of)


def exit_now(facts: Facts, kind: LeaseKind) -> Days | None:
    """Return what the tenant's own notice would bring if it reached the landlord on ``as_of``."""
    if kind.routed is not None or kind.open:
        return None
    status, _ = exits.registration(facts, facts.as_of)
    if status == exits.FREE:
        return {"months": 0, "ends_on": facts.as_of, "indemnity_months": 0}
    found = exits.ordinary_exit(facts, kind, facts.as_of)
    if found is None:
        return None
    return {"months": found.months, "ends_on": found.ends_on, "indemnity_months": found.rents}
