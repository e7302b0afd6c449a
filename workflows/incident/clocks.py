"""The days that run in each track: where the check gives them, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Clock:
    """A day of a track. ``to_verify``: the rule behind it waits for a jurist."""

    track: str
    title: Text
    on: date
    to_verify: bool = False


_IN_ANSWER: Final = (
    ("re_entry", "possessory.alarm_9_months_on", Text(fr="Alarme à 9 mois", nl="Alarm na 9 maanden"), True),
    ("re_entry", "possessory.alarm_11_months_on", Text(fr="Alarme à 11 mois", nl="Alarm na 11 maanden"), True),
    (
        "re_entry",
        "possessory.deadline_on",
        Text(fr="Dernier jour de l'action possessoire", nl="Laatste dag van de bezitsvordering"),
        True,
    ),
    (
        "belongings",
        "belongings.depot_until",
        Text(fr="Le dépôt communal garde les biens jusqu'au", nl="Het gemeentelijk depot bewaart de goederen tot"),
        False,
    ),
    (
        "centre",
        "cpas.forwarding_due_on",
        Text(fr="S'il n'est pas compétent, il transmet au plus tard", nl="Niet bevoegd? Dan stuurt het door uiterlijk"),
        False,
    ),
    ("centre", "cpas.decision_due_on", Text(fr="Décision attendue", nl="Beslissing verwacht"), False),
    ("centre", "cpas.appeal_by", Text(fr="Recours, dernier jour", nl="Beroep, laatste dag"), False),
    (
        "referral",
        "referral.proposal_due_on",
        Text(fr="Une proposition au plus tard", nl="Een voorstel uiterlijk"),
        False,
    ),
)
"""(track, path of the day in the answer, what it is, whether the rule is to be verified)."""
_OVER: Final = frozenset(
    {
        ("re_entry", "filed"), ("re_entry", "ordered"), ("re_entry", "executed"), ("re_entry", "impossible"),
        ("re_entry", "given_up"), ("belongings", "returned"), ("belongings", "lost"), ("referral", "settled"),
    }
)  # fmt: skip
"""States in which the days of a track run no more."""


def clocks(
    answer: Mapping[str, Any], known: Mapping[str, Any], states: Mapping[str, str]
) -> dict[str, tuple[Clock, ...]]:
    """Return the days that still run, by track, the nearest first."""
    found: dict[str, list[Clock]] = {}
    for clock in _all(answer, known, states):
        found.setdefault(clock.track, []).append(clock)
    return {track: tuple(sorted(days, key=lambda one: one.on)) for track, days in found.items()}


def _all(answer: Mapping[str, Any], known: Mapping[str, Any], states: Mapping[str, str]) -> Iterator[Clock]:
    for track, path, title, to_verify in _IN_ANSWER:
        state = states.get(track, "")
        if (track, state) in _OVER or state in ("not_wanted", "not_needed"):
            continue
        if path == "cpas.decision_due_on" and state == "decided":
            continue
        if path == "cpas.forwarding_due_on" and state != "not_competent":
            continue
        value: Any = answer
        for name in path.split("."):
            value = (value or {}).get(name)
        if isinstance(value, str):
            yield Clock(track, title, date.fromisoformat(value), to_verify)
    until = known.get("tonight.until")
    if isinstance(until, str) and states.get("shelter") == "tonight_ok":
        yield Clock(
            "shelter", Text(fr="L'endroit est sûr jusqu'au", nl="De plek is veilig tot"), date.fromisoformat(until)
        )
