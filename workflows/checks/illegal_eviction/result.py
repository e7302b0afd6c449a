"""The result of the check, key by key, as section 9 of its contract page writes it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workflows.checks.illegal_eviction import clocks, tracks
from workflows.checks.illegal_eviction.classes import COUNTED_AS, LEVELS, VERDICTS
from workflows.checks.illegal_eviction.decision import decide
from workflows.checks.illegal_eviction.law_version import law_version
from workflows.checks.illegal_eviction.liability import offences, penal_code
from workflows.checks.illegal_eviction.rules import findings
from workflows.checks.illegal_eviction.values import NEW_CRIMINAL_CODE
from workflows.checks.illegal_eviction.warnings import flags, never_do

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import Answer
    from workflows.checks.illegal_eviction.facts import Facts


def result(facts: Facts) -> Answer:
    """Return the answer as the contract writes it: every key is there. No amount is ever given."""
    found = decide(facts)
    name, role = found.name, found.winter.role
    back, gate = tracks.reentry(facts, name, found.paid), tracks.gate(facts)
    return {
        "verdict": VERDICTS[name],
        "class": name,
        "class_alternatives": list(found.sorted.alternatives),
        "level": LEVELS[name],
        "level_3_alert": found.alert,
        "alert_until": _day(found.alert_until),
        "legal_review": found.legal_review,
        "review_due_on": _day(found.review_due_on),
        "counted_as": COUNTED_AS[name],
        "title_flags": list(found.title_flags),
        "art_233_1": {**asdict(found.paid), "amount": None},
        "penal": {
            "code": penal_code(facts),
            "changeover_on": NEW_CRIMINAL_CODE.isoformat(),
            "verified": False,
        },
        "offences": [
            {"category": one.category, "code": one.code, "articles": list(one.articles), "verified": False}
            for one in offences(facts, name)
        ],
        "possessory": clocks.possessory(facts, name),
        "moratorium": asdict(found.winter),
        "reentry": back,
        "tracks": tracks.tracks(facts, found.paid, str(gate["status"])),
        "complaint_gate": gate,
        "referral": clocks.referral(facts, name),
        "ethos": clocks.ethos(facts, name),
        "cpas": clocks.centre(facts),
        "justice_of_peace": clocks.justice_of_peace(facts),
        "belongings": clocks.goods(facts),
        "records": {"per": "household", "households": facts.households, "one_event": facts.one_event},
        "flags": list(flags(facts, name, role, str(back["state"]), found.title_flags)),
        "never_do": list(never_do(facts, name, role)),
        "claims_without_effect": list(facts.claims),
        "incident_may_close": False,
        "findings": [one.as_dict() for one in findings(found)],
        "missing": list(found.missing),
        "regime": found.regime,
        "law_version": law_version(found),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
