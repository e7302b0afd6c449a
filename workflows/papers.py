"""How old a paper may be for what it is asked for: dated, sourced, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.law import Source, Text
from workflows.working_days import after_months

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Age:
    """A paper that is accepted for so many months after its date; ``purpose`` says by whom and for what."""

    months: int
    purpose: Text
    source: Source

    def last_day(self, dated_on: date) -> date:
        """Return the last day on which a paper of this date is accepted."""
        return after_months(dated_on, self.months)


LEGAL_AID: Final = Age(
    months=2,
    purpose=Text(
        fr="Le bureau d'aide juridique demande des papiers de deux mois au plus.",
        nl="Het bureau voor juridische bijstand vraagt papieren van hoogstens twee maanden oud.",
    ),
    source=Source(
        act="Bureau d'aide juridique de Bruxelles / Bureau voor Juridische Bijstand Brussel",
        article="pièces à joindre / bij te voegen stukken",
        url="https://bajbruxelles.be",
        read_on=date(2026, 11, 23),
    ),
)
AGES: Final[Mapping[str, Age]] = {"income": LEGAL_AID, "household": LEGAL_AID}
"""Kinds of papers whose age counts: proof of income, composition of the household."""


def last_day(kind: str, dated_on: date | None, valid_until: date | None) -> date | None:
    """Return the last day on which a paper is of use; ``None``: no end is known.

    A day that stands on the paper goes before an age that somebody asks for.
    """
    if valid_until is not None:
        return valid_until
    age = AGES.get(kind)
    return None if age is None or dated_on is None else age.last_day(dated_on)
