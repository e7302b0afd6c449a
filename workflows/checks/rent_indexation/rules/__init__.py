"""The rules of the indexation check, one file each, in the order of the contract page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.rules import (
    amount,
    anniversary,
    base_rent,
    correction_factor,
    epb_certificate,
    freeze_year,
    index_data,
    lease_clause,
    old_lease,
    once_per_year,
    prescription,
    reference_rent,
    refund,
    registration,
    retroactivity,
    scope,
    written_lease,
    written_request,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from workflows.checks.declaration import Finding, RuleCard
    from workflows.checks.rent_indexation.decision import Decision

RULES: tuple[tuple[RuleCard, Callable[[Decision], Finding]], ...] = tuple(
    (module.RULE, module.judge)
    for module in (
        scope,
        old_lease,
        written_lease,
        lease_clause,
        base_rent,
        registration,
        epb_certificate,
        written_request,
        anniversary,
        once_per_year,
        retroactivity,
        freeze_year,
        correction_factor,
        index_data,
        amount,
        prescription,
        refund,
        reference_rent,
    )
)
