"""Types the facts of a check into its form, as a person would: Belgian dates and amounts, radios, rows."""

from __future__ import annotations

import re
from typing import Any

from app.checks.paths import Facts, get, name_of
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Fact, Vocabulary

_WRITTEN = {Kind.DATE: re.compile(r"\d{4}-\d{2}-\d{2}"), Kind.MONEY: re.compile(r"-?\d+\.\d{2}")}
YES_NO = {True: "yes", False: "no"}


class NotTypable(Exception):
    """No person could enter this: the form has no place for it."""


def typed_form(facts: Facts, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what a browser sends for these facts. Raises NotTypable."""
    known = {fact.path for fact in vocabulary}
    for path in _leaves(facts):
        if path not in known:
            raise NotTypable(path)
    sent: dict[str, Any] = {}
    for fact in vocabulary:
        if fact.in_list is not None:
            continue
        value = get(facts, fact.path)
        if value is None:
            continue
        if fact.kind is Kind.CODES:
            if not set(value) <= {code.value for code in fact.codes}:
                raise NotTypable(fact.path)
            sent[name_of(fact.path)] = list(value)
        elif fact.kind is Kind.LIST:
            sent |= _rows(fact, value, vocabulary)
        else:
            sent[name_of(fact.path)] = _typed(fact, value)
    return sent


def _rows(fact: Fact, rows: list[Facts], vocabulary: Vocabulary) -> dict[str, str]:
    name = name_of(fact.path)
    sent = {f"{name}-known": "some" if rows else "none"}
    for place, row in enumerate(rows):
        sent[f"{name}-{place}-row"] = ""
        for inner in vocabulary:
            key = inner.path.rpartition(".")[2]
            if inner.in_list == fact.path and row.get(key) is not None:
                sent[f"{name}-{place}-{key}"] = _typed(inner, row[key])
    return sent


def _typed(fact: Fact, value: Any) -> str:  # noqa: C901, PLR0911 — one answer for each kind of fact
    if fact.kind in (Kind.YES_NO, Kind.OBJECT):
        if fact.kind is Kind.YES_NO and not isinstance(value, bool):
            raise NotTypable(fact.path)
        return YES_NO[bool(value)] if fact.kind is Kind.YES_NO else "yes"
    if fact.kind in (Kind.YEAR, Kind.INTEGER):
        if fact.kind is Kind.INTEGER and not isinstance(value, int):
            raise NotTypable(fact.path)
        return str(value)
    if not isinstance(value, str):
        raise NotTypable(fact.path)
    if fact.kind in _WRITTEN and not _WRITTEN[fact.kind].fullmatch(value):
        if any(sign.isdigit() for sign in value):
            raise NotTypable(fact.path)
        return value  # words where a figure belongs: typed as they are, and refused
    if fact.kind is Kind.DATE:
        year, month, day = value.split("-")
        return f"{int(day)}/{int(month)}/{year}"
    if fact.kind is Kind.MONEY:
        return value.replace(".", ",")
    if fact.kind is Kind.TEXT:
        return value
    if value == "unknown" and fact.unknown_code:
        return "unknown" if fact.required else ""
    if value not in {code.value for code in fact.codes}:
        raise NotTypable(fact.path)
    return value


def _leaves(facts: Facts, before: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in facts.items():
        path = f"{before}{key}"
        if isinstance(value, dict):
            found |= _leaves(value, f"{path}.")
            if not value:
                found.add(path)
        elif isinstance(value, list) and all(isinstance(row, dict) for row in value):
            for row in value:
                found |= _leaves(row, f"{path}[].")
        else:
            found.add(path)
    return found
