"""What one letter asks the adviser: questions declared in letter.toml, their answers as typed values of the context.

An answer travels three ways: as plain JSON in the draft (``Letter.options["asked"]``), as a frozen ``Answer`` in the
context, and as ``asked.<id>`` in a body, where unknown is None (an empty tuple for several choices and for rows).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from letters.codec import from_plain, to_plain
from letters.context import Answer, Party, Row
from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from letters.context import LetterContext
    from letters.text import Language

KINDS: Final = frozenset(
    {"date", "text", "paragraph", "money", "number", "yes_no", "choice", "choices", "rows", "party"}
)
COLUMN_KINDS: Final = KINDS - {"rows", "party", "choices", "paragraph"}
MOST_ROWS: Final = 60
LONGEST_TEXT: Final = 200
LONGEST_PARAGRAPH: Final = 4000
LARGEST_NUMBER: Final = 999_999
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*")
_ASK_KEYS: Final = frozenset(
    {"id", "kind", "label", "help", "required", "default", "options", "columns", "lines", "when", "title", "refused"}
)
_COLUMN_KEYS: Final = frozenset({"id", "kind", "label", "help", "required", "options"})


class AskError(ValueError):
    """A question that is declared wrongly, or an answer that does not fit its question; names the question."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers of a choice."""

    code: str
    name: Both


@dataclass(frozen=True, slots=True)
class When:
    """A required question is required only while the choice ``ask`` was answered with one of ``codes``."""

    ask: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Answers (codes, ``yes`` or ``no``) with which the paper is not written, and what to do instead."""

    codes: tuple[str, ...]
    text: Both
    before: date | None = None
    """A day before this one forbids the paper."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``columns`` and ``lines`` (lines shown at first) for rows; ``default``: path in the context.

    A column of ``rows`` is an Ask too.
    """

    id: str
    kind: str
    label: Both
    help: Both | None = None
    required: bool = False
    default: str = ""
    options: tuple[Option, ...] = ()
    columns: tuple[Ask, ...] = ()
    lines: int = 3
    when: When | None = None
    title: Both | None = None
    """Heading on screen above this question: a new group of questions begins."""
    refused: Refused | None = None

    def option(self, code: str) -> Option:
        """Return an option by its code. Raises AskError."""
        for option in self.options:
            if option.code == code:
                return option
        raise AskError(f"{self.id}: no option {code!r}")


class Chosen(str):
    """The code of a chosen option, which a body may compare, and its name, which a body may print (``| here``)."""

    __slots__ = ("name",)
    name: Both

    @classmethod
    def from_option(cls, option: Option) -> Chosen:
        """Return the code of an option that knows its name."""
        chosen = cls(option.code)
        chosen.name = option.name
        return chosen

    def of(self, language: Language) -> str:
        """Return the name in ``fr`` or ``nl``."""
        return self.name.of(language)


class Asked:
    """The answers as a body reads them: ``asked.<id>``. A question that is not declared is an error."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the values, in the order of the questions."""
        return iter(self._values.values())


# Declared ------------------------------------------------------------------------------------------------------------


def read_asks(raw: Sequence[Mapping[str, Any]]) -> tuple[Ask, ...]:
    """Read the ``[[asks]]`` of a letter.toml. Raises AskError, KeyError or TypeError."""
    asks = tuple(_ask(item, _ASK_KEYS, KINDS) for item in raw)
    _once(asks, "asks")
    known = {ask.id: ask for ask in asks}
    for ask in asks:
        if ask.refused is not None:
            _codes_of(ask, ask.refused.codes)
        if ask.when is None:
            continue
        if ask.when.ask not in known or not ask.when.codes:
            raise AskError(f"{ask.id}: when names no question or no code")
        _codes_of(known[ask.when.ask], ask.when.codes)
    return asks


def _refused(raw: Mapping[str, Any]) -> Refused:
    return Refused(tuple(raw.get("is", ())), Both(fr=raw["fr"], nl=raw["nl"]), raw.get("before"))


def _codes_of(ask: Ask, codes: tuple[str, ...]) -> None:
    """Raise AskError for a code that is no answer to a question of yes or no, or of options."""
    for code in codes:
        if ask.kind != "yes_no":
            ask.option(code)
        elif code not in {"yes", "no"}:
            raise AskError(f"{ask.id}: {code!r} is neither yes nor no")


def _ask(item: Mapping[str, Any], keys: frozenset[str], kinds: frozenset[str]) -> Ask:
    name = str(item.get("id", ""))
    if not _ID.fullmatch(name):
        raise AskError(f"{name!r} is no id of a question: small letters, digits, low lines")
    if unknown := item.keys() - keys:
        raise AskError(f"{name}: unknown {sorted(unknown)}")
    if item.get("kind") not in kinds:
        raise AskError(f"{name}: kind is one of {sorted(kinds)}")
    kind = item["kind"]
    if (kind in {"choice", "choices"}) != ("options" in item):
        raise AskError(f"{name}: a choice has options, nothing else has")
    if (kind == "rows") != ("columns" in item):
        raise AskError(f"{name}: rows have columns, nothing else has")
    when, refused = item.get("when"), item.get("refused")
    ask = Ask(
        id=name,
        kind=kind,
        label=Both(**item["label"]),
        help=Both(**item["help"]) if "help" in item else None,
        required=bool(item.get("required", False)),
        default=item.get("default", ""),
        options=tuple(_option(option) for option in item.get("options", ())),
        columns=tuple(_ask(column, _COLUMN_KEYS, COLUMN_KINDS) for column in item.get("columns", ())),
        lines=int(item.get("lines", 3)),
        when=When(when["id"], tuple(when["is"])) if when else None,
        title=Both(**item["title"]) if "title" in item else None,
        refused=_refused(refused) if refused else None,
    )
    _once(ask.columns, name)
    if len({option.code for option in ask.options}) != len(ask.options):
        raise AskError(f"{name}: an option appears twice")
    return ask


def _option(item: Mapping[str, str]) -> Option:
    if not _CODE.fullmatch(item["code"]):
        raise AskError(f"{item['code']!r} is no code")
    return Option(item["code"], Both(fr=item["fr"], nl=item["nl"]))


def _once(asks: Iterable[Ask], where: str) -> None:
    names = [ask.id for ask in asks]
    if len(set(names)) != len(names):
        raise AskError(f"{where}: a question appears twice: {names}")


# Answered ------------------------------------------------------------------------------------------------------------


def answered(asks: Sequence[Ask], given: Mapping[str, Any], context: LetterContext | None = None) -> tuple[Answer, ...]:
    """Return the answers to ``asks``, unknown ones left out.

    ``given`` holds plain JSON by question (None: left open on purpose); what it does not mention comes from the default
    of the question in ``context``. Raises AskError for an answer to no question or one that does not fit.
    """
    if unknown := given.keys() - {ask.id for ask in asks}:
        raise AskError(f"no such question: {sorted(unknown)}")
    found = []
    for ask in asks:
        plain = default_of(ask, context) if context is not None and ask.id not in given else given.get(ask.id)
        if plain is not None and (answer := _answer(ask, plain)) is not None:
            found.append(answer)
    return tuple(found)


def default_of(ask: Ask, context: LetterContext) -> Any:
    """Return what the case itself answers, as plain JSON, None when unknown or when it is none of the options."""
    value: Any = context
    for name in ask.default.split(".") if ask.default else ():
        if isinstance(value, tuple):
            value = value[int(name)] if int(name) < len(value) else None
        elif value is not None:
            value = getattr(value, name)
    if not ask.default or value is None:
        return None
    codes = {option.code for option in ask.options}
    if ask.kind == "choices":
        return [option.code for option in ask.options if option.code in value] or None
    if ask.kind == "choice":
        return value if value in codes else None
    if ask.kind == "money":
        return f"{value:.2f}"
    return to_plain(value)


def _answer(ask: Ask, plain: Any) -> Answer | None:
    try:
        answer = _READ[ask.kind](ask, plain)
    except (TypeError, ValueError, InvalidOperation, KeyError) as error:
        raise AskError(f"{ask.id}: {error}") from error
    return None if answer == Answer(ask.id) else answer


def _date(ask: Ask, plain: Any) -> Answer:
    return Answer(ask.id, day=plain if isinstance(plain, date) else date.fromisoformat(plain))


def _text(ask: Ask, plain: Any) -> Answer:
    longest = LONGEST_PARAGRAPH if ask.kind == "paragraph" else LONGEST_TEXT
    text = str(plain).replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise ValueError(f"longer than {longest} signs")
    if ask.kind == "text":
        text = " ".join(text.split())
    return Answer(ask.id, text=text or None)


def _money(ask: Ask, plain: Any) -> Answer:
    amount = Decimal(plain).quantize(Decimal("0.01"))
    if amount != Decimal(plain) or amount < 0:
        raise ValueError("an amount has two decimals and is not negative")
    return Answer(ask.id, amount=amount)


def _number(ask: Ask, plain: Any) -> Answer:
    if type(plain) is not int or not 0 <= plain <= LARGEST_NUMBER:
        raise ValueError("a whole number that is not negative")
    return Answer(ask.id, number=plain)


def _yes_no(ask: Ask, plain: Any) -> Answer:
    if type(plain) is not bool:
        raise ValueError("true or false")
    return Answer(ask.id, yes=plain)


def _choice(ask: Ask, plain: Any) -> Answer:
    return Answer(ask.id, codes=(ask.option(plain).code,))


def _choices(ask: Ask, plain: Any) -> Answer:
    codes = [ask.option(code).code for code in plain]
    return Answer(ask.id, codes=tuple(option.code for option in ask.options if option.code in codes))


def _rows(ask: Ask, plain: Any) -> Answer:
    if len(plain) > MOST_ROWS:
        raise ValueError(f"more than {MOST_ROWS} lines")
    rows = (Row(answered(ask.columns, line)) for line in plain)
    return Answer(ask.id, rows=tuple(row for row in rows if row.cells))


def _party(ask: Ask, plain: Any) -> Answer:
    return Answer(ask.id, party=plain if isinstance(plain, Party) else from_plain(Party, plain, ask.id))


_READ: Final = {
    "date": _date,
    "text": _text,
    "paragraph": _text,
    "money": _money,
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "rows": _rows,
    "party": _party,
}


def plain_of(answer: Answer | None) -> Any:
    """Return an answer as the plain JSON that ``answered`` reads; None for an unknown one."""
    if answer is None:
        return None
    if answer.rows:
        return [{cell.id: plain_of(cell) for cell in row.cells} for row in answer.rows]
    for value in (answer.day, answer.text, answer.amount, answer.number, answer.yes, answer.party):
        if value is not None:
            return to_plain(value)
    return list(answer.codes) if len(answer.codes) > 1 else answer.codes[0] if answer.codes else None


# Read by a body ------------------------------------------------------------------------------------------------------


def asked(asks: Sequence[Ask], answers: Iterable[Answer]) -> Asked:
    """Return the answers as ``asked.<id>``: every declared question has a value, None or () when unknown."""
    known = {answer.id: answer for answer in answers}
    return Asked({ask.id: _value(ask, known.get(ask.id)) for ask in asks})


def _value(ask: Ask, answer: Answer | None) -> Any:
    if ask.kind == "rows":
        return tuple(asked(ask.columns, row.cells) for row in answer.rows) if answer else ()
    if ask.kind == "choices":
        return tuple(Chosen.from_option(ask.option(code)) for code in answer.codes) if answer else ()
    if answer is None:
        return None
    if ask.kind == "choice":
        return Chosen.from_option(ask.option(answer.codes[0]))
    found = (answer.day, answer.text, answer.amount, answer.number, answer.yes, answer.party)
    return next(value for value in found if value is not None)


def missing_asks(asks: Sequence[Ask], answers: Iterable[Answer]) -> list[Ask]:
    """Return the required questions that nobody has answered, in their order."""
    known = {answer.id: answer for answer in answers}
    return [ask for ask in asks if ask.required and ask.id not in known and _applies(ask.when, known)]


def _applies(when: When | None, known: Mapping[str, Answer]) -> bool:
    if when is None:
        return True
    return _given(known.get(when.ask), when.codes)


def _forbids(answer: Answer | None, refused: Refused) -> bool:
    """Tell whether an answer forbids the paper: one of the codes, or a day that is too early."""
    if answer is not None and answer.day is not None and refused.before is not None:
        return answer.day < refused.before
    return _given(answer, refused.codes)


def _given(answer: Answer | None, codes: tuple[str, ...]) -> bool:
    """Tell whether one of the codes was answered."""
    if answer is None:
        return False
    given = answer.codes if answer.yes is None else ("yes" if answer.yes else "no",)
    return any(code in codes for code in given)


def refusals(asks: Sequence[Ask], answers: Iterable[Answer]) -> list[tuple[Ask, Both]]:
    """Return the questions whose answer forbids the paper, each with what to do instead."""
    known = {answer.id: answer for answer in answers}
    return [(ask, ask.refused.text) for ask in asks if ask.refused and _forbids(known.get(ask.id), ask.refused)]
