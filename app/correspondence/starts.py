"""What the sending of a letter starts in a case, as its letter.toml says it; the names are checked at start-up."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.spec import SpecError
from workflows.deadlines import DEADLINES
from workflows.deadlines.letters import ANSWERS, day_in_letter
from workflows.definition import InputKind
from workflows.engine import versions
from workflows.facts import LetterFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.tables import Letter
    from letters.context import Answer
    from letters.spec import LetterSpec
    from workflows.definition import Input
    from workflows.facts import EventInputs

BY_HAND: Final = "S-HAND"
ASKED: Final = "asked."
"""Start of a value of ``event_inputs`` that is the answer to a question of the letter, by the id of the question."""
FITTING: Final[Mapping[InputKind, frozenset[str]]] = {
    InputKind.DATE: frozenset({"date"}),
    InputKind.CODE: frozenset({"choice"}),
    InputKind.TEXT: frozenset({"text", "paragraph"}),
    InputKind.YES_NO: frozenset({"yes_no"}),
}
"""Kinds of question whose answer an event can take, by what it asks."""
WHO_ANSWERS: Final[Mapping[str, str]] = {
    "landlord": "landlord",
    "administration": "service",
    "cpas": "service",
    "court": "court",
    "host": "other_side",
    "person": "other_side",
}
"""Who must answer a letter, by its audience; nobody answers a paper for the tenant."""


@dataclass(frozen=True, slots=True)
class Start:
    """What one letter starts: an event of the case (or ""), what that event asks, the rules of its time limits.

    ``inputs`` are codes, or ``asked.<question>`` where the letter's own answer is what the event asks.
    """

    event: str
    inputs: Mapping[str, str]
    deadlines: tuple[str, ...]

    def inputs_of(self, row: Letter) -> EventInputs:
        """Return what the event is told, with the answers that were frozen when the letter was issued."""
        answers = {one.id: _value(one) for one in _answers(row)}
        given = {
            name: answers.get(value.removeprefix(ASKED)) if value.startswith(ASKED) else value
            for name, value in self.inputs.items()
        }
        return {name: value for name, value in given.items() if value is not None}


def read_starts(catalogue: Mapping[str, LetterSpec]) -> Mapping[str, Start]:
    """Return what each letter starts. Raises SpecError for a name that the workflow does not know."""
    return MappingProxyType({spec.id: _start(spec) for spec in catalogue.values()})


def _start(spec: LetterSpec) -> Start:
    unknown = [rule for rule in spec.deadlines if rule not in DEADLINES]
    if unknown:
        raise SpecError(f"{spec.folder}: no such deadline: {unknown}")
    _check_event(spec)
    return Start(spec.event, dict(spec.event_inputs), (*spec.deadlines, *_answer_rule(spec)))


def _answer_rule(spec: LetterSpec) -> tuple[str, ...]:
    """Return the rule that follows the day named in the letter, unless one of its own rules does so already."""
    who = WHO_ANSWERS.get(spec.audience)
    if who is None or any(DEADLINES[rule].fixed is day_in_letter for rule in spec.deadlines):
        return ()
    return (ANSWERS[who],)


def _check_event(spec: LetterSpec) -> None:
    """Refuse an event that does not exist, or whose questions the letter does not answer, in a version in force."""
    if not spec.event:
        return
    given = dict(spec.event_inputs)
    for engine in versions("prevention"):
        event = engine.workflow.events.get(spec.event)
        if event is None or event.chosen_by:
            raise SpecError(f"{spec.folder}: no such event, or one that a person must choose the end of: {spec.event}")
        asked = {one.id: one for one in event.inputs}
        if given.keys() - asked or {name for name, one in asked.items() if one.required} - given.keys():
            raise SpecError(f"{spec.folder}: event_inputs must answer what {spec.event} asks: {sorted(asked)}")
        if not all(_fits(spec, asked[name], value) for name, value in given.items()):
            raise SpecError(f"{spec.folder}: event_inputs: a code of {spec.event} does not exist, or no answer fits")


def _fits(spec: LetterSpec, wanted: Input, value: str) -> bool:
    """Tell whether a code exists, or a question of the letter answers what the event asks whenever it must."""
    if not value.startswith(ASKED):
        return wanted.code(value) is not None
    ask = next((one for one in spec.asks if one.id == value.removeprefix(ASKED)), None)
    return (
        ask is not None
        and ask.kind in FITTING.get(wanted.kind, frozenset())
        and all(wanted.code(option.code) is not None for option in ask.options)
        and (not wanted.required or (ask.required and ask.when is None))
    )


STARTS: Final = read_starts(CATALOGUE)
"""What each letter of the catalogue starts when it is sent."""


def letter_facts(row: Letter) -> LetterFacts:
    """Return what the law may know of a letter that leaves, with the answers that were frozen when it was issued."""
    answers = _answers(row)
    return LetterFacts(
        letter=row.letter,
        issued=True,
        dated_on=row.dated_on,
        sent_on=row.sent_on,
        received_on=row.received_on,
        by_hand=row.sending_mode == BY_HAND,
        answer_due_on=row.answer_due_on,
        asked=_plain(answers),
        asked_rows={one.id: tuple(_plain(line.cells) for line in one.rows) for one in answers if one.rows},
    )


def _answers(row: Letter) -> tuple[Answer, ...]:
    return LetterContext.from_dict(row.context).asked if row.context else ()


def _value(answer: Answer) -> date | str | bool | None:
    """Return an answer as an event keeps it; None when it is open, or of a kind no event asks."""
    return answer.day or answer.text or (answer.codes[0] if answer.codes else answer.yes)


def _plain(answers: tuple[Answer, ...]) -> EventInputs:
    """Return the dates, choices and yes or no among the answers: the words of the person are no matter of the law."""
    found: dict[str, date | str | int | bool] = {}
    for one in answers:
        if one.day is not None:
            found[one.id] = one.day
        elif one.yes is not None:
            found[one.id] = one.yes
        elif one.codes:
            found[one.id] = one.codes[0]
    return found
