"""What the incident of a case answers of the papers of the services on it (N3), as the plain JSON a draft keeps.

What a question takes from the context by its ``default`` is left to it. A proposal: the worker looks it over, and
leaves out what the person does not want written. Nothing here says where the household sleeps, why a place must stay
secret, or who is ill.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from app.correspondence import parts
from app.store import consents, incidents
from app.store.tables import Letter
from letters.catalogue import CATALOGUE
from workflows.handover.sharing import RECIPIENTS
from workflows.incident.complaint import risks_explained

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.reading import Reader
    from app.store.tables import Incident
    from letters.asks import Ask
    from letters.spec import LetterSpec

PAPERS: Final = frozenset(
    {
        "write_to_police_zone", "report_to_level_three", "acknowledge_report", "write_to_landlord_level_three",
        "transmit_to_partner", "write_to_mayor", "request_dispatching", "record_for_monitoring",
    }
)  # fmt: skip
MONITORING: Final = "record_for_monitoring"
TITLES: Final = {"none": "no", "claimed_not_shown": "no", "seen": "yes", "unknown": "unknown"}
STAGES: Final = {
    "home_lost": "out", "access_barred": "out", "unlivable": "unlivable", "partly_damaged": "unlivable",
    "still_inside": "attempt", "back_in": "back",
}  # fmt: skip
COMPLAINTS: Final = {"yes": "wanted", "no": "no", "later": "open", "undecided": "open"}
PLACES: Final = {
    "usual_home": "home", "family_or_friends": "hosted", "public_space": "nothing", "night_shelter": "shelter",
    "homeless_hostel": "shelter", "temporary_accommodation": "shelter", "hotel_paid_by_service": "shelter",
    "hotel_paid_by_person": "shelter", "transitional_supported": "shelter", "womens_shelter": "shelter",
}  # fmt: skip
CLASSES: Final = {
    "A": ("three", "eviction"), "A_partial": ("three", "deprivation"), "A_threat": ("one", "threat"),
    "B": ("two", "review"), "C": ("", "administrative"), "E": ("one", "private"), "U": ("", "unknown"),
}  # fmt: skip
"""Level and type of a monitoring record, by class of the answer."""
CLAIMS: Final = {
    "arrears": "arrears", "lease_ended": "lease_ended", "notice_given": "lease_ended",
    "tenant_gave_notice": "lease_ended", "short_notice_given": "lease_ended", "job_ended": "job_ended",
    "void_lease": "no_lease", "abandonment": "abandonment",
}  # fmt: skip
COMMUNES: Final = {
    "21001": "anderlecht", "21002": "auderghem", "21003": "berchem", "21004": "brussels", "21005": "etterbeek",
    "21006": "evere", "21007": "forest", "21008": "ganshoren", "21009": "ixelles", "21010": "jette",
    "21011": "koekelberg", "21012": "molenbeek", "21013": "saint_gilles", "21014": "saint_josse",
    "21015": "schaerbeek", "21016": "uccle", "21017": "watermael", "21018": "woluwe_lambert",
    "21019": "woluwe_pierre",
}  # fmt: skip
CODE_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 8


def answers(reader: Reader, case_id: int, letter: str, language: str, today: date) -> dict[str, Any]:
    """Return what the incident of the case answers of the questions of a letter; nothing for other letters."""
    row = incidents.of_case(reader, case_id) if letter in PAPERS else None
    if row is None:
        return {}
    spec = CATALOGUE[letter]
    told = _told(row, incidents.known(reader, case_id), language)
    told |= {"from_on": today.isoformat(), "consent_on": _consent_on(reader, case_id, spec, today)}
    if letter == MONITORING:
        told |= _counted(row, told) | {"case_code": _code(reader, case_id)}
    found = {
        ask.id: fitting
        for ask in spec.asks
        if not ask.default and (fitting := _fitting(ask, told.get(ask.id))) is not None
    }
    return {name: value for name, value in found.items() if value != ""}


def _told(row: Incident, facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return what was told, by id of a question; a tuple holds words of which a letter offers one."""
    adults, minors = facts.get("household.adults"), facts.get("household.minors")
    safe, place = facts.get("tonight.safe"), PLACES.get(facts.get("tonight.place", ""))
    complaint = "made" if facts.get("complaint.status") == "made" else COMPLAINTS.get(facts.get("complaint.wish", ""))
    commune = parts.commune_names(row.commune_nis)
    return {
        "happened_on": row.occurred_from.isoformat() if row.occurred_from else None,
        "reported_on": row.reported_on.isoformat(),
        "reporter": row.reported_by,
        "title": TITLES.get(facts.get("title.status", "")),
        "stage": STAGES.get(facts.get("home_status", "")),
        "complaint": complaint,
        "explained": risks_explained(facts) or None,
        "minors": None if minors is None else minors > 0,
        "children": str(minors) if minors else None,
        "households": facts.get("event.households"),
        "tonight": ("nothing",) if safe is False else ("safe", place) if safe else (place,),
        "wish": _wish(facts),
        "commune": (COMMUNES.get(row.commune_nis), commune.get(f"commune_{language}")),
        "done": _done(facts, complaint),
        "alone_minor": facts.get("household.unaccompanied_minor"),
        "cause": _cause(facts),
        "household": _household(adults, minors),
    }


def _wish(facts: Mapping[str, Any]) -> str | None:
    wish: str | None = facts.get("wish")
    inside = facts.get("home_status") in {"unlivable", "partly_damaged", "still_inside", "back_in"}
    return "stay" if wish == "back_in" and inside else wish


def _done(facts: Mapping[str, Any], complaint: str | None) -> list[str]:
    steps = {
        "police": facts.get("police.called") is True,
        "complaint": complaint == "made",
        "cpas": facts.get("cpas.asked_on") is not None,
    }
    return [step for step, taken in steps.items() if taken]


def _cause(facts: Mapping[str, Any]) -> str | None:
    claims = facts.get("other_side_claims")
    if claims is None:
        return None
    return CLAIMS.get(claims[0], "other") if claims else "none"


def _household(adults: int | None, minors: int | None) -> str | None:
    if adults is None or minors is None:
        return None
    if minors:
        return "parents" if adults > 1 else "one_parent"
    return "adults" if adults > 1 else "alone"


def _counted(row: Incident, told: Mapping[str, Any]) -> dict[str, Any]:
    level, kind = CLASSES.get(row.class_code, ("", ""))
    return {"level": level, "type": kind, "happened_on": told["happened_on"]}


def _consent_on(reader: Reader, case_id: int, spec: LetterSpec, today: date) -> str | None:
    """Return the day of the newest consent for the recipient of the letter that holds."""
    if spec.recipient not in RECIPIENTS:
        return None
    days = [one.given_on for one in consents.in_force(reader, case_id, today, recipient=spec.recipient) if one.given_on]
    return max(days).isoformat() if days else None


def _code(reader: Reader, case_id: int) -> str:
    """Return the code of an earlier record of the case, else a new one that says nothing of it."""
    for letter in reader.where(Letter, "id", case_id=case_id, letter=MONITORING):
        code: str | None = (letter.options.get("asked") or {}).get("case_code")
        if code:
            return code
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def _fitting(ask: Ask, value: Any) -> Any:
    """Return the value as this question takes it, None when it cannot."""
    codes = {option.code for option in ask.options}
    offered = value if isinstance(value, tuple) else (value,)
    if ask.kind == "choice":
        return next((one for one in offered if one in codes), None)
    if ask.kind == "choices":
        return [one for one in value or () if one in codes] or None
    if ask.kind == "yes_no":
        return bool(value) if value is not None else None
    if ask.kind == "text":
        return next((one for one in reversed(offered) if one), None)
    return value if not isinstance(value, tuple) else None
