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
    """Return the schema of one facts object: every path, no other key, null for unknown."""
    root = _object({}, "object")
    for fact in vocabulary:
        place = root
        *groups, key = fact.path.split(".")
        for group in groups:
            place = _step(place, group)
        _properties(place)[key] = _of(fact)
        if fact.required:
            required = place.setdefault("required", [])
            if isinstance(required, list):
                required.append(key)
    return {"$schema": DIALECT, **root}


def _step(place: Schema, group: str) -> Schema:
    """Return the schema of a group below ``place``, made on first use; ``name[]`` steps into the items of a list."""
    below = _properties(place).setdefault(group.removesuffix("[]"), _object({}, ["object", "null"]))
    inner = below["items"] if group.endswith("[]") and isinstance(below, dict) else below
    if not isinstance(inner, dict):
        raise TypeError(f"{group} holds no facts")
    return inner


def _properties(place: Schema) -> Schema:
    properties = place["properties"]
    if not isinstance(properties, dict):
        raise TypeError("an object schema has properties")
    return properties


def _of(fact: Fact) -> Schema:
    described: Schema = {
        "title": f"{fact.question.fr} / {fact.question.nl}",
        "description": f"{fact.help.fr}\n{fact.help.nl}",
    }
    return described | _shape(fact)


def _shape(fact: Fact) -> Schema:
    null = [] if fact.required else ["null"]
    if fact.kind is Kind.CODE:
        unknown = ["unknown"] if fact.unknown_code else []
        return {"enum": [*(code.value for code in fact.codes), *unknown, *([] if fact.required else [None])]}
    if fact.kind is Kind.OBJECT:
        return _object({}, ["object", *null])
    name, more = _JSON_TYPE[fact.kind]
    if fact.kind is Kind.LIST:
        more = {"items": _object({}, "object")}
    elif fact.kind is Kind.CODES:
        more = {"items": {"enum": [code.value for code in fact.codes]}}
    elif fact.kind is Kind.INTEGER:
        more = {"minimum": int(fact.positive)}
    elif fact.kind is Kind.MONEY:
        more = {**more, **_above_zero(fact)}
    return {"type": [name, *null], **more}


_JSON_TYPE: Mapping[Kind, tuple[str, Schema]] = {
    Kind.DATE: ("string", {"format": "date", "pattern": DATE_PATTERN}),
    Kind.MONEY: ("string", {"pattern": MONEY_PATTERN}),
    Kind.YES_NO: ("boolean", {}),
    Kind.YEAR: ("integer", {"minimum": 1, "maximum": 9999}),
    Kind.INTEGER: ("integer", {}),
    Kind.TEXT: ("string", {}),
    Kind.LIST: ("array", {}),
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


def finding_schema(rules: Iterable[RuleCard]) -> Schema:
    """Return the schema of a finding: each rule with the verdicts it may give."""
    source = closed({key: {"type": "string", "minLength": 1} for key in ("act", "article", "url")})
    shapes = [
        closed(
            {
                "rule": {"const": rule.id},
                "verdict": words(rule.verdicts),
                "text": text_schema(),
                "sources": {"type": "array", "items": source, "minItems": 1},
                "figures": {"type": "object"},
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
