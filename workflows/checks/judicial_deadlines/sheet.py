"""What a rule may know of a case, and what it says: a finding, and the facts that would firm it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.judicial_deadlines.values import ORDINANCE_2023
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks.judicial_deadlines.deadlines import Deadline
    from workflows.checks.judicial_deadlines.earliest import Earliest
    from workflows.checks.judicial_deadlines.facts import Facts
    from workflows.checks.judicial_deadlines.fund import FundAnswer
    from workflows.law import Source

RESPECTED, BREACHED, UNCERTAIN = "respected", "breached", "uncertain"
NEEDS_ANSWER, WARNING, NOT_APPLICABLE = "needs_answer", "warning", "not_applicable"

TEXT, COMMENTED, INFERRED = (Basis.TEXT,), (Basis.COMMENTARY,), (Basis.INFERENCE,)
TEXT_AND_COMMENTARY = (Basis.TEXT, Basis.COMMENTARY)
TEXT_AND_INFERENCE = (Basis.TEXT, Basis.INFERENCE)
DEDUCED_FR, DEDUCED_NL = " C'est une déduction, à confirmer.", " Dat is een afleiding, te bevestigen."
COMMENTED_FR, COMMENTED_NL = (
    " D'après des commentaires publiés.",
    " Volgens gepubliceerde commentaren.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """The facts, what was calculated from them, and whether each reading allows the announced day."""

    facts: Facts
    found: Earliest
    deadlines: Mapping[str, Deadline]
    allowed: Mapping[str, bool | None]
    stopped: bool
    fund: FundAnswer | None


@dataclass(frozen=True, slots=True)
class Said:
    """One finding and the facts without which it stays open."""

    finding: Finding
    missing: tuple[str, ...] = ()


def card(
    rule: str,
    title: tuple[str, str],
    verdicts: tuple[str, ...],
    *sources: Source,
    basis: tuple[Basis, ...] = TEXT,
    in_force: tuple[date, ...] = (ORDINANCE_2023,),
    doubt: tuple[str, str] | None = None,
) -> RuleCard:
    """Return a rule as the law book shows it; all stand in section 5 of the contract."""
    return RuleCard(
        id=rule,
        number="5",
        title=Text(*title),
        verdicts=verdicts,
        sources=sources,
        basis=basis,
        in_force=in_force,
        doubt=None if doubt is None else Text(*doubt),
    )


def say(
    rule: RuleCard, verdict: str, text: tuple[str, str], *missing: str, **figures: date | int | str | bool | None
) -> Said:
    """Return a finding; figures are days, counts and codes."""
    shown: dict[str, object] = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in figures.items()
    }
    return Said(Finding(rule, verdict, text[0], text[1], shown), missing)


def deduced(text: tuple[str, str]) -> tuple[str, str]:
    """Return a sentence that says it rests on our own deduction."""
    return text[0] + DEDUCED_FR, text[1] + DEDUCED_NL


def commented(text: tuple[str, str]) -> tuple[str, str]:
    """Return a sentence that says it rests on published commentary."""
    return text[0] + COMMENTED_FR, text[1] + COMMENTED_NL
