"""Gathers what the product takes for law: rules and values of the checks, deadlines; searchable, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from app.foundation.wording import plain
from workflows.asked import ASKED
from workflows.book_words import value
from workflows.deadlines import DEADLINES
from workflows.defects import RISKS, WARNINGS
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.checks.declaration import LegalValue, RuleCard
    from workflows.deadlines import Deadline
    from workflows.defects import Risk, Warned
    from workflows.law import Review, Source

Kind = Literal["rule", "value", "deadline"]

YEAR_WITHOUT_READING = 365
"""Days after which a source should be read again."""


@dataclass(frozen=True, slots=True)
class Applies:
    """From which day something applies, and what it says from then on (None: the rule as a whole)."""

    since: date
    what: Text | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the law book. ``basis``: T text of the law, C commentary, I inference."""

    anchor: str
    id: str
    kind: Kind
    number: str
    title: Text
    basis: tuple[str, ...]
    applies: tuple[Applies, ...]
    sources: tuple[Source, ...]
    review: Review | None
    doubt: Text | None = None
    verdicts: tuple[str, ...] = ()
    blocking: bool = False
    starts: Text | None = None
    waits_for: str = ""
    severity: str = ""
    rolls: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of one check, or the deadlines."""

    id: str
    title: Text
    entries: tuple[Entry, ...]
    digest: str = ""


@dataclass(frozen=True, slots=True)
class OldSource:
    """A source that was read longer ago than a year."""

    entry: Entry
    source: Source
    days: int


DEADLINES_TITLE = Text(fr="Délais", nl="Termijnen")
DEFECTS_TITLE = Text(fr="Défauts d'un logement", nl="Gebreken van een woning")
DEFECTS_SINCE = date(2024, 11, 1)
"""The day the articles cited entered into force as they were read."""


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the whole book: one chapter per check, then the deadlines."""
    checks = tuple(
        Chapter(
            id=name,
            title=check.title,
            entries=(
                *(_rule(name, rule) for rule in check.rules),
                *(_value(name, fixed) for fixed in check.values),
            ),
            digest=check.law_digest,
        )
        for name, check in ASKED.items()
    )
    deadlines = Chapter("deadlines", DEADLINES_TITLE, tuple(map(_deadline, DEADLINES.values())))
    return (
        *checks,
        deadlines,
        Chapter("defects", DEFECTS_TITLE, (*map(_risk, RISKS.values()), *map(_warned, WARNINGS.values()))),
    )


def _rule(check: str, rule: RuleCard) -> Entry:
    return Entry(
        anchor=f"{check}-{rule.id}",
        id=rule.id,
        kind="rule",
        number=rule.number,
        title=rule.title,
        basis=tuple(basis.value for basis in rule.basis),
        applies=tuple(Applies(since, None) for since in rule.in_force),
        sources=rule.sources,
        review=rule.review,
        doubt=rule.doubt,
        verdicts=rule.verdicts,
        blocking=rule.blocking,
    )


def _value(check: str, fixed: LegalValue[object]) -> Entry:
    return Entry(
        anchor=f"{check}-value-{fixed.id}",
        id=fixed.id,
        kind="value",
        number="",
        title=fixed.title,
        basis=(fixed.basis.value,),
        applies=tuple(Applies(since, in_words(what)) for since, what in fixed.entries),
        sources=(fixed.source,),
        review=fixed.review,
    )


def _deadline(deadline: Deadline) -> Entry:
    return Entry(
        anchor=f"deadline-{deadline.id}",
        id=deadline.id,
        kind="deadline",
        number="",
        title=deadline.title,
        basis=tuple(basis.value for basis in deadline.basis),
        applies=tuple(Applies(since, length.text) for since, length in deadline.length.entries()),
        sources=deadline.sources,
        review=deadline.review,
        doubt=deadline.doubt,
        starts=deadline.start_text,
        waits_for=deadline.waits_for,
        severity=deadline.severity.value,
        rolls=deadline.rolls,
    )


def _risk(risk: Risk) -> Entry:
    return Entry(
        anchor=f"defects-{risk.id}",
        id=risk.id,
        kind="value",
        number="",
        title=risk.title,
        basis=(risk.basis.value,),
        applies=(Applies(DEFECTS_SINCE, risk.term),),
        sources=risk.sources,
        review=None,
        doubt=risk.doubt,
    )


def _warned(one: Warned) -> Entry:
    return Entry(
        anchor=f"defects-{one.id}",
        id=one.id,
        kind="rule",
        number="",
        title=one.title,
        basis=(one.basis.value,),
        applies=(Applies(DEFECTS_SINCE, one.text),),
        sources=one.sources,
        review=None,
    )


def in_words(entry: object) -> Text:
    """Return a figure, a day or a list of them as both languages write it."""
    return Text(fr=value(entry, "fr"), nl=value(entry, "nl"))


def search(sought: str) -> tuple[Chapter, ...]:
    """Return the chapters with the entries in which every word sought is found; accents and case do not count."""
    words = plain(sought).split()
    if not words:
        return chapters()
    found = (
        Chapter(chapter.id, chapter.title, tuple(_matching(chapter, words)), chapter.digest) for chapter in chapters()
    )
    return tuple(chapter for chapter in found if chapter.entries)


def _matching(chapter: Chapter, words: list[str]) -> Iterator[Entry]:
    for entry in chapter.entries:
        text = _searchable(entry)
        if all(word in text for word in words):
            yield entry


@cache
def _searchable(entry: Entry) -> str:
    texts = [entry.title, entry.doubt, entry.starts, *(applies.what for applies in entry.applies)]
    written = [text.fr + " " + text.nl for text in texts if text is not None]
    cited = [f"{source.act} {source.article}" for source in entry.sources]
    return plain(" ".join([entry.id.replace("_", " "), entry.id, entry.number, *written, *cited]))


def unsigned() -> tuple[Entry, ...]:
    """Return the entries no jurist has signed."""
    return tuple(entry for chapter in chapters() for entry in chapter.entries if entry.review is None)


def old_sources(as_of: date) -> tuple[OldSource, ...]:
    """Return the sources read more than a year before a day, each with the entry that rests on it."""
    return tuple(
        OldSource(entry, source, (as_of - source.read_on).days)
        for chapter in chapters()
        for entry in chapter.entries
        for source in entry.sources
        if (as_of - source.read_on).days > YEAR_WITHOUT_READING
    )
