"""What a legal check is made of: rules with sources and basis, dated values, facts, and one function that answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from workflows.checks.vocabulary import Vocabulary
    from workflows.figures import Figures
    from workflows.law import Review, Source, Text

V_co = TypeVar("V_co", covariant=True)


class Basis(Enum):
    """On what a rule rests. Whatever is not ``TEXT`` must be said in the sentence a person reads."""

    TEXT = "T"  # text of the law, or a page of an authority
    COMMENTARY = "C"  # published commentary: lawyers, owners' and tenants' bodies, press
    INFERENCE = "I"  # our own deduction


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule of a check, as the law book shows it. ``number`` is its place on the contract page.

    ``blocking``: a breach means that nothing is due. ``doubt`` says what is not settled, in both languages.
    ``in_force``: days from which the texts behind the rule apply. ``review`` is a jurist's signature, or None.
    """

    id: str
    number: str
    title: Text
    verdicts: tuple[str, ...]
    sources: tuple[Source, ...]
    basis: tuple[Basis, ...]
    in_force: tuple[date, ...]
    blocking: bool = False
    doubt: Text | None = None
    review: Review | None = None

    def cited(self) -> list[dict[str, str]]:
        """Return the sources as a finding carries them: act, article, address."""
        return [{"act": source.act, "article": source.article, "url": source.url} for source in self.sources]


@dataclass(frozen=True, slots=True)
class LegalValue(Generic[V_co]):
    """A figure or a day fixed by a text. ``entries`` = (applies from, value), oldest first: add, never edit."""

    id: str
    title: Text
    entries: tuple[tuple[date, V_co], ...]
    basis: Basis
    source: Source
    review: Review | None = None

    @property
    def current(self) -> V_co:
        """Return the newest value."""
        return self.entries[-1][1]

    def on(self, day: date) -> V_co:
        """Return the value in force on ``day``; before the first entry, the first one (the oldest text read)."""
        chosen = self.entries[0][1]
        for since, value in self.entries[1:]:
            if since <= day:
                chosen = value
        return chosen


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one case."""

    rule: RuleCard
    verdict: str
    fr: str
    nl: str
    figures: dict[str, object]

    def as_dict(self) -> dict[str, object]:
        """Return the finding as the contract writes it."""
        return {
            "rule": self.rule.id,
            "verdict": self.verdict,
            "text": {"fr": self.fr, "nl": self.nl},
            "sources": self.rule.cited(),
            "figures": self.figures,
        }


Answer = dict[str, object]
Schema = dict[str, object]


@dataclass(frozen=True, slots=True)
class Check:
    """A legal check. ``run`` answers a facts object with the result of the contract; it knows no clock.

    ``run`` raises FactError (path, bilingual message) when the facts are malformed.
    ``folder`` holds the rule files; ``law_digest`` is their SHA-256, so a stored verdict names its law exactly.
    """

    name: str
    title: Text
    facts: Vocabulary
    rules: tuple[RuleCard, ...]
    values: tuple[LegalValue[object], ...]
    answer: Callable[[Mapping[str, object], Figures], Answer]
    make_result_schema: Callable[[], Schema]
    folder: Path
    law_digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "law_digest", digest_of(self.folder))

    def run(self, facts: Mapping[str, object], figures: Figures) -> Answer:
        """Return the contract's result for ``facts``. Raises FactError when they are malformed."""
        answer = self.answer(facts, figures)
        answer["law_digest"] = self.law_digest
        return answer

    def facts_schema(self) -> Schema:
        """Return the JSON schema of the facts."""
        from workflows.checks.schema import facts_schema  # noqa: PLC0415 — only the API needs it

        return facts_schema(self.facts)

    def result_schema(self) -> Schema:
        """Return the JSON schema of the result."""
        return self.make_result_schema()


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of the check's own files and of the shared ones beside its folder, in a fixed order."""
    digest = hashlib.sha256()
    shared, own = sorted(folder.parent.glob("*.py")), sorted(folder.rglob("*.py"))
    for file in [*shared, *own]:
        digest.update(file.relative_to(folder.parent).as_posix().encode())
        digest.update(file.read_text(encoding="utf-8").encode())
    return digest.hexdigest()
