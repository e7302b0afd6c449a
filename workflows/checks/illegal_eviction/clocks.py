"""The clocks that run: the possessory claim, the referral, the CPAS, the municipal depot; and where the night is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.classes import A_THREAT, WITHOUT_TITLE
from workflows.checks.illegal_eviction.communes import JUSTICES
from workflows.checks.illegal_eviction.counting import days_after, last_of_year_after, months_after
from workflows.checks.illegal_eviction.facts import RELATIVES
from workflows.checks.illegal_eviction.values import (
    CENTRE_APPEAL_MONTHS,
    CENTRE_DECISION_MONTHS,
    CENTRE_FORWARDING_DAYS,
    FIRST_ALARM_MONTHS,
    GOODS_MONTHS,
    LAST_ALARM_MONTHS,
    POSSESSION_MONTHS,
    PROPOSAL_DAYS,
)

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import Answer
    from workflows.checks.illegal_eviction.facts import Facts

UNACCOMPANIED: Final = "unaccompanied_minor"
SECRET_HOUSE, PREVENTION = "reception_house_secret_address", "prevention_or_return"
STAY_RULE: Final = "factual_stay_at_request"
NO_HOME: Final = frozenset({"home_lost", "access_barred", "unlivable", None})
REFUSALS: Final = frozenset({"refused_in_writing", "refused_orally"})
ETHOS: Final = {
    "public_space": "1.1",
    "night_shelter": "2.2",
    "homeless_hostel": "3.3",
    "temporary_accommodation": "3.4",
    "hotel_paid_by_service": "3.4",
    "transitional_supported": "3.5",
    "womens_shelter": "3.6",
    "health_institution": "4.7",
    "penal_institution": "4.8",
    "mobile_home": "5.9",
    "non_residential_building": "5.10",
    "temporary_structure": "5.11",
    "family_or_friends": "6.12",
}
"""ETHOS Light, by the place of the night. With family or friends is never "housed"."""
UNDER_THREAT: Final = "7"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def possessory(facts: Facts, name: str) -> Answer | None:
    """Return the year of the possessory claim, counted from the facts and never from the report."""
    began = facts.began_on
    if began is None or name not in WITHOUT_TITLE:
        return None
    return {
        "deadline_on": _iso(last_of_year_after(began, POSSESSION_MONTHS)),
        "alarm_9_months_on": _iso(months_after(began, FIRST_ALARM_MONTHS)),
        "alarm_11_months_on": _iso(months_after(began, LAST_ALARM_MONTHS)),
        "verified": False,
    }


def referral(facts: Facts, name: str) -> Answer:
    """Return whether a place is looked for, since when, and until when one must be proposed. Refusing costs nothing."""
    offered = not facts.unaccompanied
    looked_for = offered and facts.read.yes_no("referral.wanted") is not False
    safe = facts.read.yes_no("tonight.safe")
    without_home = facts.read.code("home_status") in NO_HOME and safe is not True
    start_now = looked_for and (safe is False or without_home)
    due = looked_for and (name != A_THREAT or start_now)
    since = facts.identified_on
    return {
        "offered": offered,
        "blocked_reason": None if offered else UNACCOMPANIED,
        "start_now": start_now,
        "start_on": _iso(since) if start_now else None,
        "proposal_due_on": _iso(days_after(since, PROPOSAL_DAYS)) if due else None,
        "first_option": SECRET_HOUSE if facts.secret else PREVENTION,
        "family_option_allowed": _family_allowed(facts),
        "emergency_needs_reasons": True,
        "penalty_for_refusal": False,
    }


def _family_allowed(facts: Facts) -> bool:
    if facts.author in RELATIVES | {"host"}:
        return False
    return not facts.domestic_violence or facts.read.yes_no("referral.family_wanted") is True


def ethos(facts: Facts, name: str) -> Answer:
    """Return where the household sleeps, as ETHOS Light counts it."""
    place = facts.read.code("tonight.place") or ""
    code = UNDER_THREAT if place == "usual_home" and name == A_THREAT else ETHOS.get(place)
    return {"code": code, "category": None if code is None else code.partition(".")[0]}


def centre(facts: Facts) -> Answer:
    """Return the CPAS of the commune where the household in fact stays, and its clocks."""
    read = facts.read
    asked, answered, answer = read.day("cpas.asked_on"), read.day("cpas.answer_on"), read.code("cpas.answer")
    refused_on = answered if answer in REFUSALS else None
    return {
        "competent_nis": read.code("cpas.stay_commune_nis"),
        "rule": STAY_RULE,
        "decision_due_on": None if asked is None else _iso(months_after(asked, CENTRE_DECISION_MONTHS)),
        "forwarding_due_on": None if asked is None else _iso(days_after(asked, CENTRE_FORWARDING_DAYS)),
        "appeal_by": None if refused_on is None else _iso(months_after(refused_on, CENTRE_APPEAL_MONTHS)),
        "ask_written_decision": answer == "refused_orally",
    }


def justice_of_peace(facts: Facts) -> Answer | None:
    """Return the justices of the peace of the commune of the dwelling; several = the street decides."""
    nis = facts.read.code("dwelling.commune_nis")
    if nis is None:
        return None
    ids = JUSTICES[nis]
    return {"ids": list(ids), "needs_street": len(ids) > 1}


def goods(facts: Facts) -> Answer:
    """Return until when the municipal depot keeps the belongings."""
    since = facts.read.day("belongings.depot_since")
    return {"depot_until": None if since is None else _iso(months_after(since, GOODS_MONTHS))}
