"""What an action is: why, how, with which papers, for whom, until when; and what its questions say together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from workflows.deadlines import Length, Unit
from workflows.law import Text
from workflows.working_days import after_days, after_months

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workflows.law import Source


class Status(Enum):
    """Where an action stands. Whoever refuses loses nothing: the action can be offered again (M17.1)."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"
    IMPOSSIBLE = "impossible"

    @property
    def open(self) -> bool:
        """Tell whether something is still to be done."""
        return self in {Status.TO_DO, Status.IN_PROGRESS}


STATUS_WORDS: Final[Mapping[Status, Text]] = {
    Status.TO_DO: Text(fr="À faire", nl="Te doen"),
    Status.IN_PROGRESS: Text(fr="En cours", nl="Bezig"),
    Status.DONE: Text(fr="Fait", nl="Gedaan"),
    Status.REFUSED: Text(fr="La personne ne le souhaite pas", nl="De persoon wil dit niet"),
    Status.NOT_NEEDED: Text(fr="Pas nécessaire", nl="Niet nodig"),
    Status.IMPOSSIBLE: Text(fr="Impossible", nl="Onmogelijk"),
}


class Outcome(Enum):
    """What the questions say together; never a decision, the competent service decides."""

    PROBABLY = "probably"
    PROBABLY_NOT = "probably_not"
    CANNOT_TELL = "cannot_tell"


OUTCOME_WORDS: Final[Mapping[Outcome, Text]] = {
    Outcome.PROBABLY: Text(fr="Probablement oui", nl="Waarschijnlijk wel"),
    Outcome.PROBABLY_NOT: Text(fr="Probablement non", nl="Waarschijnlijk niet"),
    Outcome.CANNOT_TELL: Text(fr="On ne peut pas encore le dire", nl="Nog niet te zeggen"),
}


class Kind(Enum):
    """What a particular is. ``money`` is a number of cents, ``centre`` the key of a CPAS in the directory."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    MONEY = "money"
    CODE = "code"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Question:
    """A condition. ``wanted``: the answer that speaks for it; of the questions of one ``group`` one is enough."""

    id: str
    ask: Text
    wanted: bool
    group: str
    help: Text | None


@dataclass(frozen=True, slots=True)
class Starts:
    """A date that follows from a dated particular: ``days`` or ``months`` later, who must act, legal or our own.

    ``until``: the particular that ends the wait once it is known.
    """

    title: Text
    days: int
    months: int
    waits_for: str
    legal: bool
    until: str = ""

    @property
    def length(self) -> Text | None:
        """Return the length in words, ``None`` when it is the day itself."""
        if not (self.days or self.months):
            return None
        return (Length(self.months, Unit.MONTHS) if self.months else Length(self.days, Unit.DAYS)).text

    def after(self, day: date) -> date:
        """Return the day it gives."""
        return after_months(day, self.months) if self.months else after_days(day, self.days) if self.days else day


@dataclass(frozen=True, slots=True)
class Particular:
    """Something worth knowing of an action. ``future``: a date that may still come."""

    id: str
    kind: Kind
    label: Text
    help: Text | None
    codes: Mapping[str, Text]
    future: bool
    starts: Starts | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """So many months after it is done, it is to be renewed."""

    months: int
    title: Text


@dataclass(frozen=True, slots=True)
class Fit:
    """When an action is among the best next steps: all conditions hold."""

    when: tuple[str, ...]
    why: Text
    urgent: bool


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done for a household.

    ``code``: objective of the plan; ``letters``: numbers of the catalogue; ``contacts``: kinds of the directory;
    ``papers``: what to bring together, ticked off one by one; ``faces_other_side``: it means talking to whoever puts
    the household out.
    """

    id: str
    code: str
    rank: int
    title: Text
    why: Text
    steps: tuple[Text, ...]
    papers: Mapping[str, Text]
    questions: Mapping[str, Question]
    particulars: Mapping[str, Particular]
    letters: tuple[str, ...]
    contacts: tuple[str, ...]
    due_days: int
    renewal: Renewal | None
    doubt: Text | None
    faces_other_side: bool
    sources: tuple[Source, ...]
    fits: tuple[Fit, ...]

    def due_on(self, day: date) -> date:
        """Return until when an action begun on ``day`` is best done: a proposal, a person may choose another day."""
        return after_days(day, self.due_days)

    def renew_on(self, day: date) -> date | None:
        """Return the proposed day of renewal of an action done on ``day``."""
        return None if self.renewal is None else after_months(day, self.renewal.months)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers say: the outcome, what speaks against it, what is still to be asked."""

    outcome: Outcome
    against: tuple[Text, ...]
    missing: tuple[Text, ...]


def assess(action: Action, answers: Mapping[str, bool]) -> Assessment | None:
    """Return what the answers say of an action with questions, ``None`` for one without.

    A missing answer is never taken for yes or no. A group is met by one favourable answer and fails when all are
    unfavourable.
    """
    if not action.questions:
        return None
    groups: dict[str, list[Question]] = {}
    for question in action.questions.values():
        groups.setdefault(question.group or question.id, []).append(question)
    against: list[Text] = []
    missing: list[Text] = []
    for together in groups.values():
        met = [answers.get(one.id) == one.wanted for one in together if one.id in answers]
        if any(met):
            continue
        if len(met) == len(together):
            against += [one.ask for one in together]
        else:
            missing += [one.ask for one in together if one.id not in answers]
    outcome = Outcome.PROBABLY_NOT if against else Outcome.CANNOT_TELL if missing else Outcome.PROBABLY
    return Assessment(outcome, tuple(against), tuple(missing))
