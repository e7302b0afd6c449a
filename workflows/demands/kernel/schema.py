"""The JSON schema of a demand's answer: every key present, no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.schema import DIALECT, closed, finding_schema, law_version_schema, text_schema, words

if TYPE_CHECKING:
    from workflows.checks.declaration import RuleCard, Schema

VERDICTS = ("lawful", "unlawful", "uncertain", "out_of_scope")


def result_schema(cards: tuple[RuleCard, ...]) -> Schema:
    """Return the schema of one answer."""
    ids = [card.id for card in cards]
    paths: Schema = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
    alternative = closed(
        {
            "doubt": words(ids),
            "leaning": {"type": "boolean"},
            "verdict": words(VERDICTS),
            "ceiling": {"type": "null"},
            "due_from": {"type": "null"},
            "text": text_schema(),
        }
    )
    figure = closed({"label": text_schema(), "value": text_schema(), "lesser": {"type": "boolean"}})
    schema = closed(
        {
            "verdict": words(VERDICTS),
            "summary": text_schema(),
            "doubts": {"type": "array", "items": words(ids)},
            "alternatives": {"type": "array", "items": alternative},
            "missing": paths,
            "helpful": paths,
            "figures": {"type": "array", "items": figure},
            "follows": {"type": "array", "items": closed({"title": text_schema(), "text": text_schema()})},
            "letters": {"type": "array", "items": {"type": "string"}},
            "by_base": closed({}),
            "calculation": {"type": "array", "items": text_schema()},
            "findings": {"type": "array", "items": finding_schema(cards)},
            "law_version": {"type": "array", "items": law_version_schema()},
            "law_digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "index_digest": {"const": ""},
        }
    )
    return {"$schema": DIALECT, **schema}
