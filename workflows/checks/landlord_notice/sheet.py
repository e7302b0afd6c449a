"""What the rules say about one case: findings, each about something, and the facts that would firm them up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.landlord_notice.values import CODE_2018, CODE_2024
from workflows.checks.wording import money
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.law import Source

SUBJECT, LEASE, INFORMATION = "subject", "lease", "information"
LANDLORD_NOTICE, HEAD_TENANT = "landlord_notice", "head_tenant"
ABOUT = (SUBJECT, LEASE, INFORMATION, LANDLORD_NOTICE, HEAD_TENANT)

LAWFUL, POSTPONED, VOIDABLE, UNCERTAIN = "lawful", "lawful_postponed", "voidable", "uncertain"
REFER, SUSPENDED, NO_EFFECT, UNLAWFUL, NO_NOTICE_LAW = "refer", "suspended", "no_effect", "unlawful", "no_notice_law"
STRENGTH = (NO_NOTICE_LAW, UNLAWFUL, NO_EFFECT, SUSPENDED, REFER, UNCERTAIN, VOIDABLE, POSTPONED, LAWFUL)
WITHOUT_END = frozenset({NO_NOTICE_LAW, UNLAWFUL, NO_EFFECT, REFER})
SETTLED = frozenset(STRENGTH[: STRENGTH.index(UNCERTAIN)])

TEXT, INFERRED, COMMENTED = (Basis.TEXT,), (Basis.INFERENCE,), (Basis.COMMENTARY,)
TEXT_AND_COMMENTARY = (Basis.TEXT, Basis.COMMENTARY)
TEXT_AND_INFERENCE = (Basis.TEXT, Basis.INFERENCE)
SINCE_2018, SINCE_2024, BOTH_REGIMES = (CODE_2018,), (CODE_2024,), (CODE_2018, CODE_2024)


def card(
    number: str,
    rule: str,
    title: tuple[str, str],
    verdicts: tuple[str, ...],
    *sources: Source,
    basis: tuple[Basis, ...] = TEXT,
    in_force: tuple[date, ...] = SINCE_2018,
    doubt: tuple[str, str] | None = None,
) -> RuleCard:
    """Return a rule as the law book shows it; ``number`` is the section of the contract that holds it."""
    return RuleCard(
        id=rule,
        number=number,
        title=Text(*title),
        verdicts=verdicts,
        sources=sources,
        basis=basis,
        in_force=in_force,
        doubt=None if doubt is None else Text(*doubt),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One finding, what it is about, and the facts without which it stays open."""

    finding: Finding
    about: str
    missing: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the finding as the contract writes it."""
        return {**self.finding.as_dict(), "about": self.about}


def strongest(verdicts: list[str]) -> str:
    """Return the verdict that wins (contract, section 8); nothing said at all is ``lawful``."""
    return min(verdicts, key=STRENGTH.index, default=LAWFUL)


@dataclass(slots=True)
class Sheet:
    """The findings of one act, in the order in which they were made."""

    said: list[Said] = field(default_factory=list)

    def say(
        self,
        rule: RuleCard,
        verdict: str,
        fr: str,
        nl: str,
        *,
        about: str = SUBJECT,
        missing: tuple[str, ...] = (),
        **figures: date | int | str | None,
    ) -> None:
        """Note one finding. Figures: dates, cents under a key that ends in ``_cents``, counts, codes."""
        shown = {name.removesuffix("_cents"): _shown(name, value) for name, value in figures.items()}
        self.said.append(Said(Finding(rule, verdict, fr, nl, shown), about, missing))

    def verdicts(self) -> list[str]:
        """Return the verdicts that count for the act."""
        return [said.finding.verdict for said in self.said if said.about == SUBJECT]

    def verdict(self) -> str:
        """Return the verdict of the act."""
        return strongest(self.verdicts())

    def about(self, other: str) -> list[Said]:
        """Return the findings for a result whose subject is another act."""
        return [Said(said.finding, other if said.about == SUBJECT else said.about, said.missing) for said in self.said]


def _shown(name: str, value: date | int | str | None) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and name.endswith("_cents"):
        return money(value)
    return value
