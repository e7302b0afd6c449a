"""From the facts to one answer: the class, what follows from it, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction import classes
from workflows.checks.illegal_eviction.counting import days_after
from workflows.checks.illegal_eviction.facts import FORCE, SEEN
from workflows.checks.illegal_eviction.liability import Compensation, compensation
from workflows.checks.illegal_eviction.title import (
    BLOCKED,
    TO_REVIEW,
    Moratorium,
    contested_winter,
    moratorium,
    title_flags,
)
from workflows.checks.illegal_eviction.values import ALERT_DAYS, ARTICLE_233_1, REVIEW_DAYS
from workflows.checks.illegal_eviction.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.illegal_eviction.facts import Facts

ALMOST_ALWAYS: Final = ("occurred_from", "put_out_by", "home_status")
OF_A_SEEN_TITLE: Final = (
    "title.kind", "title.against", "title.served_on", "title.executed_on", "title.bailiff_present",
)  # fmt: skip
BEFORE_ARTICLE, UNDER_ARTICLE = "before_art_233_1", "art_233_1"
REGIMES: Final = (BEFORE_ARTICLE, UNDER_ARTICLE)


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of the check."""

    facts: Facts
    sorted: classes.Sorted
    winter: Moratorium
    contested: bool
    title_flags: tuple[str, ...]
    paid: Compensation
    alert: bool
    alert_until: date | None
    legal_review: bool
    review_due_on: date | None
    regime: str | None
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the class."""
        return self.sorted.name


def decide(facts: Facts) -> Decision:
    """Return the answer for one household."""
    found = classes.sort(facts)
    name = found.name
    winter = moratorium(facts, name)
    flags = title_flags(facts, name, winter)
    contested = contested_winter(facts, winter)
    forced = name == classes.E and bool(facts.acts & FORCE)
    threat = name == classes.A_THREAT
    return Decision(
        facts=facts,
        sorted=found,
        winter=winter,
        contested=contested,
        title_flags=flags,
        paid=compensation(facts, name, flags),
        alert=threat or forced,
        alert_until=days_after(facts.reported_on, ALERT_DAYS) if threat else None,
        legal_review=name in (classes.B, classes.U) or winter.role == TO_REVIEW or contested or forced,
        review_due_on=_review_due(facts, name),
        regime=_regime(facts),
        missing=tuple(VOCABULARY.in_order(set(_missing(facts, winter)))),
    )


def _review_due(facts: Facts, name: str) -> date | None:
    if name == classes.B:
        return facts.as_of
    return days_after(facts.as_of, REVIEW_DAYS) if name == classes.U else None


def _regime(facts: Facts) -> str | None:
    ended = facts.ended_on
    if ended is None:
        return None
    return BEFORE_ARTICLE if ended < ARTICLE_233_1 else UNDER_ARTICLE


def _missing(facts: Facts, winter: Moratorium) -> Iterator[str]:
    read = facts.read
    yield from (path for path in ALMOST_ALWAYS if not read.known(path))
    if read.code("title.status") in (None, "claimed_not_shown"):
        yield "title.status"
    if facts.title == SEEN:
        never_served = read.yes_no("title.not_served")
        yield from (
            path
            for path in OF_A_SEEN_TITLE
            if not read.known(path) and not (path == "title.served_on" and never_served)
        )
    if winter.role == BLOCKED and not read.known("title.special_winter_reasons"):
        yield "title.special_winter_reasons"
    if not read.known("cpas.stay_commune_nis"):
        yield "cpas.stay_commune_nis"
