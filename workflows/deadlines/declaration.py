"""What a time limit is: its length over time, where it is counted from, and the due date it gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from workflows.law import Dated, Review, Source, Text
from workflows.working_days import after_days, after_months, after_working_days, in_words, next_working_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workflows.facts import CaseFacts

LEGAL: Final = "legal"
CUSTOM: Final = "custom"


class Severity(Enum):
    """What missing the date costs."""

    INFORMATION = "information"  # another person's time limit, or nothing lost
    NORMAL = "normal"  # work is late, no right is lost
    FORFEITURE = "forfeiture"  # a right is lost


class Basis(Enum):
    """On what a time limit rests. Whatever is not ``TEXT`` is said to the person who reads it."""

    TEXT = "T"  # text of the law, or a page of an authority
    COMMENTARY = "C"  # published commentary
    INFERENCE = "I"  # our own deduction, or a habit of the service


class Unit(Enum):
    """How a length is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


_UNITS: Final = {
    Unit.DAYS: (("jour calendrier", "jours calendrier"), ("kalenderdag", "kalenderdagen")),
    Unit.WORKING_DAYS: (("jour ouvrable", "jours ouvrables"), ("werkdag", "werkdagen")),
    Unit.MONTHS: (("mois", "mois"), ("maand", "maanden")),
}


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, working days or months."""

    number: int
    unit: Unit

    def after(self, day: date) -> date:
        """Return the last day of the term that an event of ``day`` starts."""
        if self.unit is Unit.DAYS:
            return after_days(day, self.number)
        if self.unit is Unit.WORKING_DAYS:
            return after_working_days(day, self.number)
        return after_months(day, self.number)

    @property
    def text(self) -> Text:
        """Return the length in words: ``15 jours calendrier`` / ``15 kalenderdagen``."""
        french, dutch = _UNITS[self.unit]
        plural = self.number != 1
        return Text(fr=f"{self.number} {french[plural]}", nl=f"{self.number} {dutch[plural]}")


@dataclass(frozen=True, slots=True)
class DueDate:
    """The result of a deadline for one case. ``steps`` explain the count; ``waits_for`` says who must act.

    ``on`` is the day to keep to. Where the law can be read in two ways it is the worst case, and ``normal_on`` the day
    of the normal reading. ``sources`` and ``doubt`` say on what it rests.
    """

    rule: str
    title: Text
    on: date
    counted_from: date
    steps: tuple[Text, ...]
    kind: str
    severity: str
    waits_for: str
    normal_on: date | None = None
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule that yields a due date.

    ``starts`` gives the day of the event that starts it, or None when the rule does not apply to these facts;
    ``fixed`` gives a day that somebody set and that goes before the count. ``rolls``: a last day that is no working
    day moves to the next one (Judicial Code, art. 53). ``start_text`` says in words what the first day is.
    ``waits_for`` is ``us``, ``tenant``, ``landlord``, ``other_side``, ``court`` or ``service``. ``also_from_check``
    names the rule of ``from_checks`` that watches the same right: running until the same day, it is not followed twice.
    """

    id: str
    title: Text
    kind: str
    severity: Severity
    waits_for: str
    length: Dated[Length]
    start_text: Text
    starts: Callable[[CaseFacts], date | None]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None
    rolls: bool = False
    fixed: Callable[[CaseFacts], date | None] | None = None
    fixed_text: Text | None = None
    also_from_check: str = ""
    review: Review | None = None

    def due(self, facts: CaseFacts) -> DueDate | None:
        """Return the due date for these facts, or None when the rule does not apply to them."""
        start = self.starts(facts)
        if start is None:
            return None
        fixed = self.fixed(facts) if self.fixed is not None else None
        on, counted = self._count(start) if fixed is None else (fixed, self._said(fixed))
        started = in_words(start)
        steps = (
            Text(fr=f"{self.start_text.fr} : {started.fr}.", nl=f"{self.start_text.nl}: {started.nl}."),
            *counted,
        )
        return DueDate(
            rule=self.id,
            title=self.title,
            on=on,
            counted_from=start,
            steps=steps,
            kind=self.kind,
            severity=self.severity.value,
            waits_for=self.waits_for,
            sources=self.sources,
            doubt=self.doubt,
        )

    def _count(self, start: date) -> tuple[date, tuple[Text, ...]]:
        length = self._length_on(start)
        last = length.after(start)
        words = in_words(last)
        steps = [
            Text(
                fr=f"Le jour même ne compte pas. + {length.text.fr} : {words.fr}.",
                nl=f"De dag zelf telt niet mee. + {length.text.nl}: {words.nl}.",
            )
        ]
        moved = next_working_day(last) if self.rolls else last
        if moved != last:
            words = in_words(moved)
            steps.append(
                Text(
                    fr=f"Ce n'est pas un jour ouvrable : reporté au {words.fr}.",
                    nl=f"Dat is geen werkdag: verschoven naar {words.nl}.",
                )
            )
        return moved, tuple(steps)

    def _length_on(self, day: date) -> Length:
        """Return the length in force on ``day``; before the first entry, the oldest one known."""
        oldest, length = self.length.entries()[0]
        return self.length.on(day) if day >= oldest else length

    def _said(self, day: date) -> tuple[Text, ...]:
        words = in_words(day)
        said = self.fixed_text or Text(fr="Date fixée", nl="Vastgelegde datum")
        return (Text(fr=f"{said.fr} : {words.fr}.", nl=f"{said.nl}: {words.nl}."),)
