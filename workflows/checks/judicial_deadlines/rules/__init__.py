"""The rules of the check, a file for each step of the procedure, in the order in which a case meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines.rules import (
    claim,
    eviction,
    formal_notice,
    judgment,
    rehousing,
    remedies,
    solidarity_fund,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.checks.declaration import RuleCard
    from workflows.checks.judicial_deadlines.sheet import Case, Said

_STEPS = (title, formal_notice, claim, judgment, eviction, rehousing, remedies, solidarity_fund)
RULES: tuple[RuleCard, ...] = tuple(card for step in _STEPS for card in step.CARDS)


def judge(case: Case) -> Iterator[Said]:
    """Return what every rule says of a case, in order."""
    for step in _STEPS:
        yield from step.judge(case)
