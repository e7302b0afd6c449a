"""A lease that was extended ends all the same: its new end is watched (X11)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _ends(facts: CaseFacts) -> date | None:
    ends = facts.date_of("watched_until_on") or facts.lease_ends_on
    return ends if ends is not None and ends > facts.day else None


DEADLINE = watched(
    "exit_lease_end_watch",
    Text(
        fr="Après clôture : le bail prorogé prend fin. Où ira le ménage ?",
        nl="Na afsluiting: de verlengde huur loopt af. Waar gaat het huishouden heen?",
    ),
    Dated({date(2024, 11, 1): Length(3, Unit.MONTHS)}),
    closed_for("lease_extended"),
    fixed=_ends,
    fixed_text=Text(fr="Nouvelle fin du bail le", nl="Nieuw einde van de huur op"),
)
