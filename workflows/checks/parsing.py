"""Strict reading of the facts of a check: nothing malformed passes, and the first error says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from workflows.checks import messages
from workflows.law import Text

# At most 12 digits before the point: larger than any rent, small enough for exact arithmetic everywhere.
MONEY = re.compile(r"[0-9]{1,12}\.[0-9]{2}", re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Kind(Enum):
    """What a fact holds. Money is a decimal string in euro, read as whole cents."""

    DATE = "date"
    MONEY = "money"
    CODE = "code"
    CODES = "codes"  # a list of codes
    YES_NO = "yes_no"
    YEAR = "year"
    INTEGER = "integer"
    TEXT = "text"
    OBJECT = "object"  # an object whose presence says something: there is a request, there is none
    LIST = "list"  # a list of objects


class FactError(ValueError):
    """A fact is malformed. ``path`` says which, ``message`` what to do, in both languages."""

    def __init__(self, path: str, message: Text) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: {self.message.fr} / {self.message.nl}"


@dataclass(slots=True)
class Node:
    """A place in the tree of facts: an object with children, or a fact of a kind. Built once per check."""

    path: str
    key: str
    kind: Kind | None = None
    codes: frozenset[str] = frozenset()
    required: bool = False
    positive: bool = False
    unknown_code: bool = False
    cross_check: Callable[[Answers], FactError | None] | None = None
    children: dict[str, Node] = field(default_factory=dict)

    def child(self, key: str) -> Node:
        """Return the child called ``key``, made on first use."""
        if key not in self.children:
            self.children[key] = Node(path=f"{self.path}.{key}" if self.path else key, key=key)
        return self.children[key]


class Answers:
    """Well-formed facts by path. Each getter returns None for an unknown fact; the kind is the caller's to know."""

    __slots__ = ("_values", "prefix")

    def __init__(self, prefix: str = "") -> None:
        self._values: dict[str, object] = {}
        self.prefix = prefix

    def known(self, path: str) -> bool:
        """Return whether the fact was given (not absent, not null)."""
        return path in self._values

    def day(self, path: str) -> date | None:
        """Return a date."""
        value = self._values.get(path)
        return value if isinstance(value, date) else None

    def required_day(self, path: str) -> date:
        """Return a date that parsing has demanded. Raises TypeError when the declaration did not demand it."""
        value = self._values.get(path)
        if not isinstance(value, date):
            raise TypeError(f"{path} is not declared as a required date")
        return value

    def cents(self, path: str) -> int | None:
        """Return money in whole cents."""
        return self.integer(path)

    def integer(self, path: str) -> int | None:
        """Return a whole number, a year for instance."""
        value = self._values.get(path)
        return value if isinstance(value, int) else None

    def code(self, path: str) -> str | None:
        """Return a code or a text."""
        value = self._values.get(path)
        return value if isinstance(value, str) else None

    def yes_no(self, path: str) -> bool | None:
        """Return true, false or None."""
        value = self._values.get(path)
        return value if isinstance(value, bool) else None

    def codes(self, path: str) -> tuple[str, ...] | None:
        """Return a list of codes."""
        value = self._values.get(path)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else None

    def items(self, path: str) -> tuple[Answers, ...] | None:
        """Return a list of objects, each with its own paths (``class``, ``issued_on``)."""
        value = self._values.get(path)
        return tuple(item for item in value if isinstance(item, Answers)) if isinstance(value, tuple) else None

    def put(self, path: str, value: object) -> None:
        """Keep a value that was read. For the parser alone."""
        self._values[path] = value


def parse(tree: Node, raw: object) -> Answers:
    """Return the answers in ``raw``. Raises FactError: known facts in declared order first, then unknown paths."""
    if not isinstance(raw, Mapping):
        raise FactError("facts", messages.NOT_AN_OBJECT)
    answers = Answers()
    strays: list[str] = []
    _read_object(tree, raw, answers, "", strays)
    if strays:
        raise FactError(strays[0], messages.UNKNOWN_PATH)
    return answers


def _read_object(node: Node, raw: Mapping[str, object], answers: Answers, here: str, strays: list[str]) -> None:
    """Read one object; ``here`` is its path as written (with list positions) and a final point, or empty."""
    inside = len(answers.prefix)
    for key, child in node.children.items():
        value = raw.get(key)
        path = here + key
        if value is None:
            _require_below(child, path)
        elif child.kind is None or child.kind is Kind.OBJECT:
            if not isinstance(value, Mapping):
                raise FactError(path, messages.NOT_AN_OBJECT)
            if child.kind is Kind.OBJECT:
                answers.put(path[inside:], True)  # noqa: FBT003 — the value of the fact: it is present
            _read_object(child, value, answers, f"{path}.", strays)
        elif child.kind is Kind.LIST:
            answers.put(path[inside:], _read_list(child, value, path, strays))
        else:
            read = _READERS[child.kind](child, value, path)
            if read is not None:
                answers.put(path[inside:], read)
        if child.cross_check is not None and (error := child.cross_check(answers)) is not None:
            raise error
    if unknown := raw.keys() - node.children.keys():
        strays.extend(here + str(key) for key in raw if key in unknown)


def _require_below(node: Node, path: str) -> None:
    """Raise when an absent fact is required, or an absent plain group holds a required fact."""
    if node.required:
        raise FactError(path, messages.REQUIRED)
    if node.kind is None:
        for key, child in node.children.items():
            _require_below(child, f"{path}.{key}")


def _read_list(node: Node, value: object, path: str, strays: list[str]) -> tuple[Answers, ...]:
    if not isinstance(value, (list, tuple)):
        raise FactError(path, messages.NOT_A_LIST)
    items = []
    for place, item in enumerate(value):
        at = f"{path}[{place}]"
        if not isinstance(item, Mapping):
            raise FactError(at, messages.NOT_AN_OBJECT)
        inner = Answers(f"{at}.")
        _read_object(node, item, inner, f"{at}.", strays)
        items.append(inner)
    return tuple(items)


def _read_date(_node: Node, value: object, path: str) -> date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise FactError(path, messages.NOT_A_DATE)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise FactError(path, messages.NO_SUCH_DAY) from None


def _read_money(node: Node, value: object, path: str) -> int:
    if not isinstance(value, str) or not MONEY.fullmatch(value):
        raise FactError(path, messages.NOT_MONEY)
    cents = int(value[:-3]) * 100 + int(value[-2:])
    if node.positive and not cents:
        raise FactError(path, messages.NOT_ABOVE_ZERO)
    return cents


def _read_code(node: Node, value: object, path: str) -> str | None:
    if isinstance(value, str) and value in node.codes:
        return value
    if node.unknown_code and value == "unknown":
        return None
    raise FactError(path, _not_a_code(node))


def _read_codes(node: Node, value: object, path: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise FactError(path, messages.NOT_A_LIST)
    for place, item in enumerate(value):
        if not isinstance(item, str) or item not in node.codes:
            raise FactError(f"{path}[{place}]", _not_a_code(node))
    return tuple(value)


def _read_yes_no(_node: Node, value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise FactError(path, messages.NOT_YES_NO)
    return value


def _whole(value: object) -> int | None:
    """Return a whole number; a fraction of zero is none (JSON Schema: 2024.0 is an integer), yes is no number."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _read_year(_node: Node, value: object, path: str) -> int:
    year = _whole(value)
    if year is None or not 1 <= year <= date.max.year:
        raise FactError(path, messages.NOT_A_YEAR)
    return year


def _read_integer(node: Node, value: object, path: str) -> int:
    number = _whole(value)
    if number is None or not int(node.positive) <= number < 10**9:
        raise FactError(path, messages.NOT_AN_INTEGER)
    return number


def _read_text(_node: Node, value: object, path: str) -> str:
    if not isinstance(value, str):
        raise FactError(path, messages.NOT_TEXT)
    return value


_READERS: Mapping[Kind, Callable[[Node, object, str], object]] = {
    Kind.DATE: _read_date,
    Kind.MONEY: _read_money,
    Kind.CODE: _read_code,
    Kind.CODES: _read_codes,
    Kind.YES_NO: _read_yes_no,
    Kind.YEAR: _read_year,
    Kind.INTEGER: _read_integer,
    Kind.TEXT: _read_text,
}


def _not_a_code(node: Node) -> Text:
    words = ", ".join(sorted(node.codes))
    return Text(
        fr=f"Ce mot n'est pas dans la liste. Choisissez : {words}.",
        nl=f"Dit woord staat niet in de lijst. Kies: {words}.",
    )
