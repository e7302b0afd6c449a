"""What a letter may know of an illegal eviction: facts by path of the check ``illegal_eviction``, told to the police.

Only what a letter may print comes in: nothing on the stay, on health, or on the place where the household sleeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "lock": ("lock_changed", "lock_blocked"),
    "access": ("access_refused_on_return", "new_occupant"),
    "entry": ("forced_entry",),
    "utilities": ("elec_cut", "gas_cut", "water_cut", "heat_cut", "meter_removed"),
    "goods": ("belongings_out", "belongings_kept", "belongings_destroyed"),
    "damage": ("door_removed", "meter_removed", "works_demolition", "nameplate_or_mail_removed"),
    "threats": ("threat_words", "threat_written", "threat_weapon", "threat_immigration_report"),
    "harassment": ("harassment",),
    "violence": ("violence",),
    "false_order": ("false_bailiff_or_order",),
}
"""Words of the letters for the acts of the check; an act may stand under two."""
TITLES: Final = {"none": "none", "claimed_not_shown": "claimed", "seen": "seen", "unknown": "unknown"}
BASES: Final = {"written_lease": "written", "oral_lease": "oral", "sublease": "sublease", "room": "room"}
POLICE: Final = {
    "recorded": "recorded",
    "refused": "refused",
    "said_civil_matter": "refused",
    "helped_re_entry": "came",
    "stopped_offender": "came",
    "helped_landlord": "came",
}


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an illegal eviction; unknown is None. Codes are those of the questions of the letters.

    ``hour`` is HH:MM. ``police``: ``nothing``, ``came``, ``recorded`` or ``refused``; the other ``police_*`` come from
    the newest contact. ``offences``: categories of the check, never an article.
    """

    happened_on: date | None = None
    until_on: date | None = None
    hour: str | None = None
    acts: tuple[str, ...] = ()
    title: str | None = None
    basis: str | None = None
    since_on: date | None = None
    rent: Decimal | None = None
    adults: int | None = None
    minors: int | None = None
    wish: str | None = None
    goods: str | None = None
    can_return: bool | None = None
    offences: tuple[str, ...] = ()
    police: str | None = None
    police_on: date | None = None
    police_hour: str | None = None
    police_station: str | None = None
    police_officer: str | None = None
    record_number: str | None = None
    complaint: str | None = None
    explained: bool | None = None
    lawyer_offered: bool | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A call or visit to the police as the case keeps it, still standing; ``outcome`` is a code of the check."""

    on: date
    hour: str = ""
    station: str = ""
    officer: str = ""
    outcome: str = ""
    record_number: str = ""


def incident_of(
    facts: Mapping[str, Any],
    *,
    hour: str = "",
    offences: Iterable[str] = (),
    contact: Contact | None = None,
    explained: bool | None = None,
) -> Incident:
    """Return what the letters may know; ``facts`` as the incident keeps them, ``contact`` the newest one.

    ``explained``: whether all that comes before a complaint was explained, also the risk for the stay (the law says).
    """
    acts = set(facts.get("acts") or ())
    outcome = contact.outcome if contact is not None and contact.outcome else facts.get("police.outcome")
    police = POLICE.get(outcome or "")
    if police is None and facts.get("police.called") is False:
        police = "nothing"
    return Incident(
        happened_on=_day(facts.get("occurred_from")),
        until_on=_day(facts.get("occurred_to")),
        hour=hour or None,
        acts=tuple(word for word, codes in ACTS.items() if acts & set(codes)),
        title=TITLES.get(facts.get("title.status") or ""),
        basis=BASES.get(facts.get("occupancy.basis") or ""),
        since_on=_day(facts.get("occupancy.since")),
        rent=None if facts.get("occupancy.rent_monthly") is None else Decimal(facts["occupancy.rent_monthly"]),
        adults=facts.get("household.adults"),
        minors=facts.get("household.minors"),
        wish=facts.get("wish"),
        goods=facts.get("belongings.where"),
        can_return=facts.get("reentry_possible"),
        offences=tuple(offences),
        police=police,
        police_on=contact.on if contact else None,
        police_hour=(contact.hour or None) if contact else None,
        police_station=(contact.station or None) if contact else None,
        police_officer=(contact.officer or None) if contact else None,
        record_number=(contact.record_number if contact else "") or facts.get("police.record_number"),
        complaint=facts.get("complaint.wish"),
        explained=explained,
        lawyer_offered=facts.get("complaint.lawyer_offered"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
