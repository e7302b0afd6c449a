"""The tracks of an incident: in which order they are looked at, and when each has come to something."""

from __future__ import annotations

from typing import Final

TRACKS: Final = (
    "shelter",
    "re_entry",
    "evidence",
    "legal_aid",
    "criminal",
    "belongings",
    "utilities",
    "centre",
    "referral",
    "compensation",
    "housing_quality",
    "statistics",
)
"""Every track, the most urgent first (law page 7.1)."""
SET_ASIDE: Final = frozenset({"not_wanted", "not_needed"})
"""What the person does not want, or what is not needed here, has come to something in every track."""
SETTLED: Final = {
    "shelter": frozenset({"stable"}),
    "re_entry": frozenset({"executed", "impossible", "given_up"}),
    "evidence": frozenset({"secured", "handed_to_lawyer"}),
    "legal_aid": frozenset({"lawyer"}),
    "criminal": frozenset({"dropped", "ended"}),
    "belongings": frozenset({"returned", "lost"}),
    "utilities": frozenset({"restored", "not_restored"}),
    "centre": frozenset({"decided"}),
    "referral": frozenset({"settled"}),
    "compensation": frozenset({"not_applicable", "judged", "settled"}),
    "housing_quality": frozenset({"not_applicable", "signalled_inspection", "signalled_slum"}),
    "statistics": frozenset({"identified", "anonymised"}),
}
"""States in which a track has an outcome. "Dropped by the prosecutor" ends the criminal track and no other."""


def settled(track: str, state: str) -> bool:
    """Tell whether a track has an outcome. Raises KeyError for an unknown track."""
    return state in SET_ASIDE or state in SETTLED[track]
