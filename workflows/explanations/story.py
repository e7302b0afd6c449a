"""What an answer means in days and money: moments of a timeline, branches, who owes what, what is always true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

WEEKDAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS_NL = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Sign(Enum):
    """What happens at a moment; each sign has a shape of its own, so that it is told apart in black and white."""

    SENT = "sent"
    RECEIPT = "receipt"
    START = "start"
    LIMIT = "limit"  # last day on which a letter could still count
    TODAY = "today"
    ANNOUNCED = "announced"
    END = "end"
    TENANT = "tenant"  # until when the tenant can act
    LANDLORD = "landlord"  # by when the landlord has to do something


@dataclass(frozen=True, slots=True)
class Moment:
    """One day that matters. ``on`` is an ISO date; ``hint`` says how to use it."""

    code: str
    sign: Sign
    on: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A time between two days (ISO dates, both included)."""

    code: str
    starts_on: str
    ends_on: str
    label: Text


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the answers that hang on a fact nobody can prove yet. ``ends_on`` None: nothing ends on that reading."""

    condition: Text
    verdict: str
    ends_on: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Money: what for, who owes it, how many months of rent, how sure it is. ``amount`` None: the rent is unknown."""

    code: str
    label: Text
    owed_by: Text
    months: int | None
    amount: Text | None
    status: Text
    certain: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """A short piece of information with a title: a shield, a protection, what the lease becomes."""

    code: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Story:
    """An answer told in days and money. Every list is in the order in which a person needs it."""

    end_label: Text | None
    ends_on: str | None
    branches: tuple[Branch, ...] = ()
    moments: tuple[Moment, ...] = ()
    spans: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = ()
    notices: tuple[Notice, ...] = ()
    advice: Text | None = None
    """What to do, or not to do, before anything else."""
    reminders: tuple[Text, ...] = ()

    def of(self, sign: Sign) -> tuple[Moment, ...]:
        """Return the moments of one kind, the earliest first."""
        return tuple(moment for moment in self.moments if moment.sign is sign)


def no_story(facts: Mapping[str, Any], result: Mapping[str, Any]) -> Story | None:  # noqa: ARG001 — one signature for all checks
    """Return nothing: the answer of this check is a sum, not a row of days."""
    return None


def full_day(iso: str) -> Text:
    """Return an ISO date with its weekday: ``dimanche 31 mai 2026`` / ``zondag 31 mei 2026``."""
    found = date.fromisoformat(iso)
    return Text(
        fr=f"{WEEKDAYS_FR[found.weekday()]} {day_fr(found)}", nl=f"{WEEKDAYS_NL[found.weekday()]} {day_nl(found)}"
    )
