"""Between the form and the facts: what was typed becomes facts, facts become what a form shows, rows come and go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import MultiDict

from app.checks.forms import NO, NONE, SOME, YES, CheckForm, lists_of
from app.checks.paths import LIST_ANSWER, Facts, get, name_of, put
from workflows.checks.parsing import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wtforms import Field

    from workflows.checks.vocabulary import Fact, Vocabulary

_WORDS = {YES: True, NO: False}


def facts_of(form: CheckForm, vocabulary: Vocabulary) -> Facts:
    """Return the facts that the form holds; what was left open or cannot be read is left out."""
    facts: Facts = {}
    absent = tuple(
        f"{fact.path}." for fact in vocabulary if fact.kind is Kind.OBJECT and form[name_of(fact.path)].data != YES
    )
    for fact in vocabulary:
        if fact.in_list is not None or fact.path.startswith(absent):
            continue
        value: object
        if fact.kind is Kind.LIST:
            value = _rows(form, fact, vocabulary)
        elif fact.kind is Kind.OBJECT:
            value = {} if form[name_of(fact.path)].data == YES else None
        else:
            value = _value(fact, form[name_of(fact.path)])
        if value is not None:
            put(facts, fact.path, value)
    return facts


def _rows(form: CheckForm, fact: Fact, vocabulary: Vocabulary) -> list[Facts] | None:
    known = form[f"{name_of(fact.path)}-{LIST_ANSWER}"].data
    if known == NONE:
        return []
    if known != SOME:
        return None
    inner = [item for item in vocabulary if item.in_list == fact.path]
    rows = []
    for entry in form[name_of(fact.path)].entries:
        row: Facts = {}
        for item in inner:
            key = item.path.rpartition(".")[2]
            value = _value(item, entry.form[key])
            if value is not None:
                row[key] = value
        rows.append(row)
    return rows


def _value(fact: Fact, field: Field) -> object:
    if field.errors or field.data in (None, ""):
        return None
    if fact.kind is Kind.DATE:
        return field.data.isoformat()
    if fact.kind is Kind.MONEY:
        return f"{field.data:.2f}"
    if fact.kind is Kind.YES_NO:
        return _WORDS.get(field.data, field.data)
    if fact.kind is Kind.CODES:
        return list(field.data) or None
    return field.data


def data_of(facts: Facts, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the facts as a form is filled with them."""
    data: dict[str, Any] = {}
    for fact in vocabulary:
        if fact.in_list is not None:
            continue
        value = get(facts, fact.path)
        if fact.kind is Kind.LIST:
            data |= _data_of_list(fact, value, vocabulary)
        elif value is not None:
            data[name_of(fact.path)] = _shown(fact, value)
    return data


def _data_of_list(fact: Fact, rows: list[Facts] | None, vocabulary: Vocabulary) -> dict[str, Any]:
    name = name_of(fact.path)
    if rows is None:
        return {}
    inner = {item.path.rpartition(".")[2]: item for item in vocabulary if item.in_list == fact.path}
    filled = [{key: _shown(inner[key], value) for key, value in row.items() if value is not None} for row in rows]
    return {f"{name}-{LIST_ANSWER}": SOME if rows else NONE, name: filled}


def _shown(fact: Fact, value: Any) -> Any:
    if fact.kind is Kind.DATE:
        return date.fromisoformat(value)
    if fact.kind is Kind.MONEY:
        return Decimal(value)
    if fact.kind is Kind.YES_NO:
        return YES if value else NO
    if fact.kind is Kind.OBJECT:
        return YES
    return value


def typed(field: Field) -> bool:
    """Return whether something was answered, "I don't know" included."""
    if field.raw_data is not None:
        return any(part.strip() for part in field.raw_data) or (bool(field.raw_data) and field.type == "RadioField")
    return field.data not in (None, "", [])


def with_rows_changed(formdata: Mapping[str, Any], vocabulary: Vocabulary) -> MultiDict[str, str]:
    """Return what was sent with a row more (button ``add``) or less (button ``remove``); anything else stays."""
    sent: MultiDict[str, str] = MultiDict(formdata)
    wanted, unwanted = sent.get("add", ""), sent.get("remove", "")
    for name in lists_of(vocabulary):
        if wanted == name:
            sent[f"{name}-{LIST_ANSWER}"] = SOME
            sent[f"{name}-{_count(sent, name)}-row"] = ""
        elif unwanted.rpartition("-")[0] == name:
            sent = _without(sent, name, unwanted.rpartition("-")[2])
    return sent


def _numbers(names: Iterable[str], name: str) -> list[int]:
    parts = {key.removeprefix(f"{name}-").partition("-")[0] for key in names if key.startswith(f"{name}-")}
    return sorted(int(part) for part in parts if part.isascii() and part.isdigit())


def _count(sent: MultiDict[str, str], name: str) -> int:
    return max(_numbers(sent, name), default=-1) + 1


def _without(sent: MultiDict[str, str], name: str, number: str) -> MultiDict[str, str]:
    kept = [place for place in _numbers(sent, name) if str(place) != number]
    renamed = {f"{name}-{old}-": f"{name}-{new}-" for new, old in enumerate(kept)}
    left: MultiDict[str, str] = MultiDict()
    for key, value in sent.items(multi=True):
        start = f"{name}-{key.removeprefix(f'{name}-').partition('-')[0]}-"
        if start in renamed:
            left.add(renamed[start] + key.removeprefix(start), value)
        elif not _is_row(key, name) and not (not kept and key == f"{name}-{LIST_ANSWER}"):
            left.add(key, value)
    return left


def _is_row(key: str, name: str) -> bool:
    place = key.removeprefix(f"{name}-").partition("-")[0]
    return key.startswith(f"{name}-") and place.isascii() and place.isdigit()
