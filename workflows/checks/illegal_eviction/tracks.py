"""Going back in, the tracks that run side by side, and the gate before a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.classes import WITHOUT_TITLE
from workflows.checks.illegal_eviction.facts import BELONGINGS, CUTS
from workflows.checks.illegal_eviction.liability import POSSIBLE
from workflows.incident.complaint import residence_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workflows.checks.declaration import Answer
    from workflows.checks.illegal_eviction.facts import Facts
    from workflows.checks.illegal_eviction.liability import Compensation

NOT_NEEDED, IMPOSSIBLE, CONSIDERING = "not_needed", "impossible", "considering"
NOT_WANTED, UNDECIDED, READY, WAIT = "not_wanted", "undecided", "ready", "wait"
MADE, REFUSED_BY_POLICE = "made", "refused_by_police"
REENTRY_STATES: Final = (NOT_NEEDED, IMPOSSIBLE, CONSIDERING, NOT_WANTED, UNDECIDED)
ROUTES: Final = (
    "justice_of_peace_main_claim", "interim_measure", "president_summary", "unilateral_petition", "daily_penalty",
    "possessory_claim",
)  # fmt: skip
CESSATION: Final = "cessation_action"
GATE_STATES: Final = (MADE, REFUSED_BY_POLICE, NOT_WANTED, READY, WAIT)
EXPLAIN, WARN = "explain_benefits_and_risks", "warn_residence_risk"
LAWYER, CONSENT = "offer_lawyer", "consent"
NEEDS: Final = (EXPLAIN, WARN, LAWYER, CONSENT)
CRIMINAL: Final = {
    "made": "complaint_made",
    "refused_by_police": REFUSED_BY_POLICE,
    "dropped": "dropped",
    "prosecuted": "prosecuted",
    "ended": "ended",
}
CRIMINAL_STATES: Final = (*CRIMINAL.values(), NOT_WANTED, READY, "consent_wait", UNDECIDED)
UTILITIES_STATES: Final = ("cut", NOT_NEEDED)
LOCATED, LOST, UNKNOWN = "located", "lost", "unknown"
BELONGINGS_STATES: Final = (LOCATED, LOST, UNKNOWN, NOT_NEEDED)
QUALITY_STATES: Final = ("possible_if_wished", "not_admissible")


def reentry(facts: Facts, name: str, paid: Compensation) -> Answer:
    """Return whether the household goes back in, and by which routes."""
    state = _reentry(facts, name)
    routes = (*ROUTES, *((CESSATION,) if paid.status == POSSIBLE else ()))
    return {"state": state, "options": list(routes) if state == CONSIDERING else []}


def _reentry(facts: Facts, name: str) -> str:
    if name not in WITHOUT_TITLE:
        return NOT_NEEDED
    if facts.read.yes_no("reentry_possible") is False:
        return IMPOSSIBLE
    wish = facts.read.code("wish")
    if wish == "back_in":
        return CONSIDERING
    return NOT_WANTED if wish in ("leave_with_damages", "only_belongings") else UNDECIDED


def gate(facts: Facts) -> Answer:
    """Return whether a complaint may be made: explained, warned, lawyer offered, and wished."""
    needs = tuple(_needs(facts))
    return {"status": _gate(facts, needs), "needs": list(needs)}


def _needs(facts: Facts) -> Iterator[str]:
    read = facts.read
    if not read.yes_no("complaint.benefits_and_risks_explained"):
        yield EXPLAIN
    if not residence_told(read.code("residence_risk"), warned=read.yes_no("complaint.residence_risk_warned")):
        yield WARN
    if not read.yes_no("complaint.lawyer_offered"):
        yield LAWYER
    if read.code("complaint.wish") != "yes":
        yield CONSENT


def _gate(facts: Facts, needs: Sequence[str]) -> str:
    status = facts.read.code("complaint.status")
    if status == REFUSED_BY_POLICE:
        return REFUSED_BY_POLICE
    if status in CRIMINAL:
        return MADE
    if facts.read.code("complaint.wish") == "no":
        return NOT_WANTED
    return WAIT if needs else READY


def tracks(facts: Facts, paid: Compensation, gated: str) -> Answer:
    """Return the state of each track. "Dropped" closes the criminal one alone."""
    running = facts.read.yes_no("occupancy.lease_running")
    return {
        "criminal": _criminal(facts, gated),
        "compensation_233_1": paid.status,
        "utilities": "cut" if facts.acts & CUTS else NOT_NEEDED,
        "belongings": _belongings(facts),
        "housing_quality": "not_admissible" if running is False else "possible_if_wished",
    }


def _criminal(facts: Facts, gated: str) -> str:
    status, wish = facts.read.code("complaint.status"), facts.read.code("complaint.wish")
    if status in CRIMINAL:
        return CRIMINAL[status]
    if gated != WAIT:
        return gated
    return "consent_wait" if wish == "yes" else UNDECIDED


def _belongings(facts: Facts) -> str:
    where = facts.read.code("belongings.where")
    if where == "destroyed":
        return LOST
    if where not in (None, UNKNOWN):
        return LOCATED
    return UNKNOWN if where == UNKNOWN or facts.acts & BELONGINGS else NOT_NEEDED
