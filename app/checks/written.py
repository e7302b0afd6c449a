"""Facts as people read them, in both languages: the question and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.checks.forms import UNKNOWN_CODE
from app.checks.paths import Facts, get
from workflows.checks.parsing import Kind
from workflows.explanations.reading import day, euro, month
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workflows.checks.vocabulary import Fact, Vocabulary

YES_NO = {True: Text(fr="Oui", nl="Ja"), False: Text(fr="Non", nl="Nee")}
NONE = Text(fr="Aucun", nl="Geen")
NOT_KNOWN = Text(fr="Pas connu", nl="Niet bekend")


def written(fact: Fact, value: Any) -> Text:
    """Return the value of a fact in words."""
    writer = _WRITERS.get(fact.kind)
    return Text(fr=str(value), nl=str(value)) if writer is None else writer(fact, value)


def _offered(fact: Fact, value: str) -> Text:
    label = next((one.label for one in fact.offered if one.value == value), None)
    return Text(fr=value, nl=value) if label is None else label


def _number(value: float) -> Text:
    """Return a whole number as people write it; a program may have sent it with a fraction of zero."""
    return Text(fr=str(int(value)), nl=str(int(value)))


def _labels(fact: Fact, codes: list[str]) -> Text:
    labels = [NOT_KNOWN if fact.unknown_code and code == UNKNOWN_CODE else fact.label_of(code) for code in codes]
    return Text(fr=", ".join(label.fr for label in labels), nl=", ".join(label.nl for label in labels))


_WRITERS: Mapping[Kind, Callable[[Fact, Any], Text]] = {
    Kind.DATE: lambda _fact, value: day(value),
    Kind.MONEY: lambda _fact, value: euro(value),
    Kind.YES_NO: lambda _fact, value: YES_NO[value],
    Kind.YEAR: lambda _fact, value: _number(value),
    Kind.INTEGER: lambda _fact, value: _number(value),
    Kind.OBJECT: lambda _fact, _value: YES_NO[True],
    Kind.TEXT: _offered,
    Kind.CODE: lambda fact, value: _labels(fact, [value]),
    Kind.CODES: _labels,
}


def answers(facts: Facts, vocabulary: Vocabulary) -> Iterator[tuple[Text, Text]]:
    """Return question and answer of every known fact, in the order of the questions."""
    for fact in vocabulary:
        if fact.in_list is not None:
            continue
        value = get(facts, fact.path)
        if value is None:
            continue
        if fact.kind is Kind.LIST:
            yield from _rows(fact, value, vocabulary)
        else:
            yield fact.question, written(fact, value)


def _rows(fact: Fact, rows: list[Facts], vocabulary: Vocabulary) -> Iterator[tuple[Text, Text]]:
    if not rows:
        yield fact.question, NONE
    for number, row in enumerate(rows, start=1):
        for item in vocabulary:
            value = row.get(item.path.rpartition(".")[2]) if item.in_list == fact.path else None
            if value is not None:
                yield (
                    Text(fr=f"{number}. {item.question.fr}", nl=f"{number}. {item.question.nl}"),
                    written(item, value),
                )


def question_of(path: str, vocabulary: Vocabulary) -> Text:
    """Return the question behind a path of ``missing``: a fact, or a month of the index."""
    if path.startswith("health_index."):
        name = month(path.removeprefix("health_index."))
        return Text(
            fr=f"Indice santé de {name.fr} : pas encore publié ou pas encore importé",
            nl=f"Gezondheidsindexcijfer van {name.nl}: nog niet gepubliceerd of nog niet ingevoerd",
        )
    fact = vocabulary[path]
    if fact.in_list is None:
        return fact.question
    number = int(path.partition("[")[2].partition("]")[0]) + 1
    return Text(fr=f"{fact.question.fr} ({number})", nl=f"{fact.question.nl} ({number})")
