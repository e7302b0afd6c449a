"""JSON schemas of a check, made from its declaration: facts for the caller, shared pieces for results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.parsing import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workflows.checks.declaration import RuleCard, Schema
    from workflows.checks.vocabulary import Fact, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MONTH_PATTERN = r"^[0-9]{4}-[0-9]{2}$"
MONEY_PATTERN = r"^[0-9]{1,12}\.[0-9]{2}$"


def facts_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of one facts object: every path, no other key, null for unknown.

    Raises TypeError when a fact is declared below one that is neither a group nor a list.
    """
    entries = [(fact.path.replace("[]", "").split("."), fact) for fact in vocabulary]
    return {"$schema": DIALECT, **_group(entries)}


def _group(entries: list[tuple[list[str], Fact]]) -> Schema:
    """Return the schema of an object that holds ``entries``: (path below the object, fact)."""
    inside: dict[str, list[tuple[list[str], Fact]]] = {}
    for (key, *rest), fact in entries:
        inside.setdefault(key, []).append((rest, fact))
    required = [key for key, found in inside.items() if _demanded(found)]
    return {**_object({key: _place(found) for key, found in inside.items()}, "object"), "required": required}


def _place(entries: list[tuple[list[str], Fact]]) -> Schema:
    """Return the schema of one key: a fact, a plain group, an object that says something, or a list of objects."""
    own = next((fact for rest, fact in entries if not rest), None)
    below = [(rest, fact) for rest, fact in entries if rest]
    nullable = not _demanded(entries)
    if own is None:
        return {**_group(below), "type": _or_null("object", nullable=nullable)}
    if own.kind is Kind.OBJECT:
        return {**_described(own), **_group(below), "type": _or_null("object", nullable=nullable)}
    if own.kind is Kind.LIST:
        return {**_described(own), "type": _or_null("array", nullable=nullable), "items": _group(below)}
    if below:
        raise TypeError(f"{own.path} holds no facts")
    return {**_described(own), **_shape(own)}


def _demanded(entries: list[tuple[list[str], Fact]]) -> bool:
    """Return whether a key must be there: what an object or an item must hold says nothing of the whole."""
    own = next((fact for rest, fact in entries if not rest), None)
    if own is not None:
        return own.required
    return any(fact.required and fact.in_list is None for _, fact in entries)


def _or_null(kind: str, *, nullable: bool) -> list[str]:
    return [kind, "null"] if nullable else [kind]


def _described(fact: Fact) -> Schema:
    return {
        "title": f"{fact.question.fr} / {fact.question.nl}",
        "description": f"{fact.help.fr}\n{fact.help.nl}",
    }


def _shape(fact: Fact) -> Schema:
    if fact.kind is Kind.CODE:
        unknown = ["unknown"] if fact.unknown_code else []
        return {"enum": [*(code.value for code in fact.codes), *unknown, *([] if fact.required else [None])]}
    name, more = _JSON_TYPE[fact.kind]
    if fact.kind is Kind.CODES:
        more = {"items": {"enum": [code.value for code in fact.codes]}}
    elif fact.pattern:
        more = {"pattern": fact.pattern}
    elif fact.kind is Kind.INTEGER:
        more = {"minimum": int(fact.positive)}
    elif fact.kind is Kind.MONEY:
        more = {**more, **_above_zero(fact)}
    return {"type": _or_null(name, nullable=not fact.required), **more}


_JSON_TYPE: Mapping[Kind, tuple[str, Schema]] = {
    Kind.DATE: ("string", {"format": "date", "pattern": DATE_PATTERN}),
    Kind.MONEY: ("string", {"pattern": MONEY_PATTERN}),
    Kind.YES_NO: ("boolean", {}),
    Kind.YEAR: ("integer", {"minimum": 1, "maximum": 9999}),
    Kind.INTEGER: ("integer", {}),
    Kind.TEXT: ("string", {}),
    Kind.CODES: ("array", {}),
}


def _above_zero(fact: Fact) -> Schema:
    return {"not": {"type": "string", "pattern": r"^0+\.00$"}} if fact.positive else {}


def _object(properties: Schema, kind: str | list[str]) -> Schema:
    return {"type": kind, "properties": properties, "additionalProperties": False}


def closed(properties: Schema, *, nullable: bool = False) -> Schema:
    """Return an object schema in which every named key is present and no other."""
    kind: str | list[str] = ["object", "null"] if nullable else "object"
    return {**_object(properties, kind), "required": list(properties)}


def words(values: Iterable[str], *, nullable: bool = False) -> Schema:
    """Return the schema of one word out of a list."""
    return {"enum": [*values, *([None] if nullable else [])]}


def text_schema() -> Schema:
    """Return the schema of a sentence in both languages, neither of them empty."""
    return closed({"fr": {"type": "string", "minLength": 1}, "nl": {"type": "string", "minLength": 1}})


def money_schema() -> Schema:
    """Return the schema of an amount or null."""
    return {"type": ["string", "null"], "pattern": r"^[0-9]+\.[0-9]{2}$"}


def date_schema() -> Schema:
    """Return the schema of a date or null."""
    return {"type": ["string", "null"], "pattern": DATE_PATTERN}


def finding_schema(rules: Iterable[RuleCard], more: Schema | None = None) -> Schema:
    """Return the schema of a finding: each rule with the verdicts it may give; ``more``: keys of one check alone."""
    source = closed({key: {"type": "string", "minLength": 1} for key in ("act", "article", "url")})
    shapes = [
        closed(
            {
                "rule": {"const": rule.id},
                "verdict": words(rule.verdicts),
                "text": text_schema(),
                "sources": {"type": "array", "items": source, "minItems": 1},
                "figures": {"type": "object"},
                **(more or {}),
            }
        )
        for rule in rules
    ]
    return {"oneOf": shapes}


def law_version_schema() -> Schema:
    """Return the schema of one text applied: act, article, day from which that version is in force."""
    return closed(
        {
            "act": {"type": "string"},
            "article": {"type": "string"},
            "in_force_on": {"type": "string", "pattern": DATE_PATTERN},
        }
    )
