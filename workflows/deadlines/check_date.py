"""One date in the answer of a check that becomes a due date of the case, as it is declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workflows.deadlines.declaration import DueDate, Severity
from workflows.law import Source, Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDate:
    """A date of an answer that is followed until its day.

    ``key`` is the path of the date in the answer, or in the facts where ``in_facts`` says so: a day that a court or a
    bailiff has set. ``deadlines[appeal].act_by`` reads the item with that code in a list. ``normal_key`` names a
    second, later date where the answer gives both readings: the first is then the worst case. ``counted_from`` are
    paths in the answer or in the facts of the day the count starts from, the first known one counts; without any, the
    day of the check.
    """

    rule: str
    key: str
    title: Text
    counted: Text
    kind: str
    severity: Severity
    waits_for: str
    counted_from: tuple[str, ...] = ()
    normal_key: str = ""
    in_facts: bool = False
    not_after: tuple[str, ...] = ()
    """Verdicts after which nothing is to be watched any more."""
    sources: tuple[Source, ...] = ()
    doubt: Text | None = None
    once: bool = False
    """A date that runs from a first contact: a later answer that says the same does not start it again."""
    only_if: Callable[[Mapping[str, Any], Mapping[str, Any]], bool] | None = None
    """What must hold in facts and answer for the date to be watched."""

    def due(self, facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> DueDate | None:
        """Return the due date that an answer gives, or None when this date does not stand in it."""
        if self.only_if is not None and not self.only_if(facts, result):
            return None
        on = None if result.get("verdict") in self.not_after else _day(facts if self.in_facts else result, self.key)
        if on is None:
            return None
        started = (_day(source, path) for path in self.counted_from for source in (result, facts))
        start = next((day for day in started if day is not None), as_of)
        normal = _day(result, self.normal_key) if self.normal_key else None
        return DueDate(
            rule=self.rule,
            title=self.title,
            on=on,
            counted_from=start,
            steps=self._steps(start, on, normal, as_of),
            kind=self.kind,
            severity=self.severity.value,
            waits_for=self.waits_for,
            normal_on=normal if normal != on else None,
            sources=self.sources,
            doubt=self.doubt,
        )

    def _steps(self, start: date, on: date, normal: date | None, as_of: date) -> tuple[Text, ...]:
        checked, begun, last = in_words(as_of), in_words(start), in_words(on)
        steps = [Text(fr=f"Vérification du {checked.fr}.", nl=f"Onderzoek van {checked.nl}.")]
        if start != as_of:
            steps.append(Text(fr=f"Point de départ : {begun.fr}.", nl=f"Vertrekpunt: {begun.nl}."))
        steps.append(Text(fr=f"{self.counted.fr} : {last.fr}.", nl=f"{self.counted.nl}: {last.nl}."))
        if normal is not None and normal != on:
            later = in_words(normal)
            steps.append(Text(fr=f"Dans la lecture normale : {later.fr}.", nl=f"In de normale lezing: {later.nl}."))
        return tuple(steps)


def _day(tree: Mapping[str, Any], path: str) -> date | None:
    """Return the date that stands at a dotted path, None when there is none."""
    value: Any = tree
    for part in path.split("."):
        name, _, code = part.removesuffix("]").partition("[")
        value = value.get(name) if isinstance(value, dict) else None
        if code:
            value = next((item for item in value or () if item.get("code") == code), None)
    return date.fromisoformat(value) if isinstance(value, str) else None
