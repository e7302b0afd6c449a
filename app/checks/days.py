"""The days, the branches and the money of an answer in the reader's language, as the page of a check shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from app.checks.spoken import say
from app.foundation import belgian, i18n
from workflows.explanations.story import Sign, full_day
from workflows.explanations.timeline import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.explanations.story import Moment, Story
    from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its weekday, how far it is from the day of the question, and whether it is behind us."""

    title: str
    day: str
    iso: str
    far: str
    hint: str
    past: bool
    sign: str


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch of the answer. ``end`` is None where nothing ends on that reading."""

    condition: str
    verdict: str
    word: str
    end: Day | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Money: ``amount`` and ``months`` are empty where nobody knows them."""

    label: str
    owed_by: str
    amount: str
    months: int | None
    status: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Everything an answer says about days and money, in the reader's language."""

    end: Day | None
    branches: tuple[BranchRow, ...]
    tenant: tuple[Day, ...]
    landlord: tuple[Day, ...]
    moments: tuple[Day, ...]
    spans: tuple[tuple[str, str, str], ...]
    claims: tuple[ClaimRow, ...]
    notices: tuple[tuple[str, str], ...]
    advice: str
    reminders: tuple[str, ...]
    drawing: Markup


def days(story: Story, words: Mapping[str, Text], as_of: str) -> Days:
    """Return a story in the reader's language; ``words`` name the verdicts, ``as_of`` is the day of the question."""
    asked = date.fromisoformat(as_of)
    return Days(
        end=None
        if story.ends_on is None or story.end_label is None
        else _day(say(story.end_label), story.ends_on, asked, Sign.END),
        branches=tuple(
            BranchRow(
                say(branch.condition),
                branch.verdict,
                say(words[branch.verdict]),
                None if branch.ends_on is None else _day("", branch.ends_on, asked, Sign.END),
            )
            for branch in story.branches
        ),
        tenant=tuple(_moment(moment, asked) for moment in story.of(Sign.TENANT)),
        landlord=tuple(_moment(moment, asked) for moment in story.of(Sign.LANDLORD)),
        moments=tuple(_moment(moment, asked) for moment in story.moments),
        spans=tuple(
            (say(span.label), say(full_day(span.starts_on)), say(full_day(span.ends_on))) for span in story.spans
        ),
        claims=tuple(
            ClaimRow(
                say(claim.label),
                say(claim.owed_by),
                "" if claim.amount is None else say(claim.amount),
                claim.months,
                say(claim.status),
                claim.certain,
            )
            for claim in story.claims
        ),
        notices=tuple((say(notice.title), say(notice.text)) for notice in story.notices),
        advice="" if story.advice is None else say(story.advice),
        reminders=tuple(say(reminder) for reminder in story.reminders),
        drawing=Markup(drawn(story, i18n.language(), "days")),  # noqa: S704 — drawn by us, every word escaped
    )


def _moment(moment: Moment, asked: date) -> Day:
    return _day(say(moment.label), moment.on, asked, moment.sign, "" if moment.hint is None else say(moment.hint))


def _day(title: str, iso: str, asked: date, sign: Sign, hint: str = "") -> Day:
    on = date.fromisoformat(iso)
    return Day(
        title, say(full_day(iso)), iso, belgian.relative_day(on, asked, i18n.language()), hint, on < asked, sign.value
    )
