"""A demand in one declaration: what the tenant says, what is asked, point by point what the law says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Check, RuleCard
from workflows.checks.vocabulary import Vocabulary
from workflows.demands.kernel.answering import answer
from workflows.demands.kernel.schema import result_schema
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from workflows.checks.declaration import LegalValue
    from workflows.checks.vocabulary import CrossCheck, Fact
    from workflows.demands.kernel.known import Known
    from workflows.law import Source

PREFIX = "demand_"
"""Begins the name of every demand, so that a kept answer says whether it is a check or a demand."""
KERNEL = Path(__file__).parent


class State(Enum):
    """How a point stands; the value is the word of a finding."""

    KEPT = "respected"
    BREACHED = "breached"
    OPEN = "uncertain"  # the law, or what we could read of it, leaves it open
    MISSING = "needs_answer"
    WARNING = "warning"  # decides nothing, yet a person must know it
    ASIDE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that belongs right under the answer."""

    label: Text
    value: Text
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the law where it is open: what it gives, and whether we lean to it."""

    verdict: str
    text: Text
    leaning: bool = False


@dataclass(frozen=True, slots=True)
class Follow:
    """Something that follows from a point and on which a person may have to act."""

    title: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one point says of one case. ``figures``: money as decimal strings, days as ISO, months as numbers."""

    state: State
    text: Text
    figures: Mapping[str, object] = field(default_factory=dict)
    steps: tuple[Text, ...] = ()
    shown: tuple[Shown, ...] = ()
    readings: tuple[Reading, ...] = ()
    follows: tuple[Follow, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a demand. ``judge`` raises Unknown where a fact is missing; ``card.blocking``: a breach decides."""

    card: RuleCard
    judge: Callable[[Known], Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What ``answer`` needs of a demand. ``outside`` says why other rules apply, or None when these ones do."""

    facts: Vocabulary
    points: tuple[Point, ...]
    says: Mapping[str, Text]
    letters: tuple[str, ...]
    follows: tuple[Follow, ...]
    scope: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Check):
    """A demand: a check whose answer is lawful, unlawful, uncertain or out of scope.

    ``about`` says in two sentences what it is about. ``letters`` are codes of the letters' catalogue; a letter that is
    not written yet is left out where they are shown. ``file`` is the declaration, so the digest names its law exactly.
    """

    id: str
    about: Text
    letters: tuple[str, ...]
    file: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "law_digest", digest_of(self.file))


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a demand's own file and of what all demands are written with."""
    digest = hashlib.sha256()
    for part in (*sorted(KERNEL.glob("*.py")), file):
        digest.update(part.name.encode())
        digest.update(part.read_text(encoding="utf-8").encode())
    return digest.hexdigest()


VERDICTS = tuple(state.value for state in State)


def card(
    id: str,  # noqa: A002 — the word of RuleCard
    fr: str,
    nl: str,
    *sources: Source,
    basis: tuple[Basis, ...] = (Basis.TEXT,),
    in_force: tuple[date, ...],
    blocking: bool = True,
    doubt: Text | None = None,
) -> RuleCard:
    """Return the card of a point as the law book shows it; its number is given when the demand is declared."""
    return RuleCard(id, "", Text(fr, nl), VERDICTS, sources, basis, in_force, blocking, doubt)


def demand(  # noqa: PLR0913 — one argument per part of the declaration
    file: str,
    *,
    number: str,
    title: Text,
    about: Text,
    facts: tuple[Fact, ...],
    points: tuple[Point, ...],
    says: Mapping[str, Text],
    values: tuple[LegalValue[object], ...] = (),
    letters: tuple[str, ...] = (),
    follows: tuple[Follow, ...] = (),
    scope: Point | None = None,
    cross_checks: Mapping[str, CrossCheck] | None = None,
) -> Demand:
    """Return a demand; ``file`` is ``__file__`` of its declaration, ``number`` its place in the law page's section 6.

    ``says`` holds a sentence for ``lawful``, ``unlawful`` and ``uncertain`` (where the law, not a fact, is open).
    """
    path = Path(file)
    vocabulary = Vocabulary(facts, cross_checks or {})
    asked = (*((scope,) if scope else ()), *points)
    numbered = tuple(
        Point(_numbered(point.card, f"{number}.{place}"), point.judge) for place, point in enumerate(asked, start=1)
    )
    spec = Spec(
        facts=vocabulary,
        points=numbered[1:] if scope else numbered,
        says=says,
        letters=letters,
        follows=follows,
        scope=numbered[0] if scope else None,
    )
    return Demand(
        id=path.stem,
        name=PREFIX + path.stem,
        title=title,
        about=about,
        facts=vocabulary,
        rules=tuple(point.card for point in numbered),
        values=values,
        answer=partial(answer, spec),
        make_result_schema=partial(result_schema, tuple(point.card for point in numbered)),
        folder=path.parent,
        letters=letters,
        file=path,
    )


def _numbered(of: RuleCard, number: str) -> RuleCard:
    return RuleCard(
        of.id, number, of.title, of.verdicts, of.sources, of.basis, of.in_force, of.blocking, of.doubt, of.review
    )
