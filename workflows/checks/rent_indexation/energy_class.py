"""Which class counts when certificates followed one another: the freeze of the time, the factor of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.dates import same_day_in
from workflows.checks.rent_indexation import certificates, values
from workflows.checks.rent_indexation.readings import A_TO_D

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.facts import Certificate
    from workflows.checks.rent_indexation.outcome import Outcome

FREEZE_FIRST, FREEZE_LAST = values.FREEZE_WINDOW.current
REVISED_SINCE = values.CONDITIONS_SINCE.current


def factor_set_aside(case: Case, outcome: Outcome) -> bool:
    """Return whether this reading drops the factor: rent not frozen at the time, or revised since."""
    reading, dropped = outcome.reading, False
    held = _held_in_freeze(case)
    if held is not None and held is not outcome.certificate and certificates.group_of(held) == A_TO_D:
        dropped = reading.other("certificate_worsened")
    if case.revised and case.facts.revised_on is not None and case.facts.revised_on >= REVISED_SINCE:
        dropped = reading.other("factor_after_revision") or dropped
    return dropped


def _held_in_freeze(case: Case, *, supposed: Certificate | None = None) -> Certificate | None:
    """Return the certificate in the tenant's hands at the anniversary inside the freeze year."""
    start = case.facts.starts_on
    assert start is not None  # noqa: S101 — only a lease whose start is known is protected
    on = same_day_in(FREEZE_FIRST.year, start)
    on = on if on >= FREEZE_FIRST else same_day_in(FREEZE_LAST.year, start)
    listed = case.facts.certificates or ()
    held = tuple(
        item for item in listed if certificates.given(item, on) or (item is supposed and certificates.existed(item, on))
    )
    return certificates.last_given(
        tuple(item for item in held if certificates.valid(item, on))
    ) or certificates.last_given(held)


def firming(case: Case, outcome: Outcome) -> tuple[str, ...]:
    """Return unknown facts of other certificates that would change which class counts."""
    chosen, paths = outcome.certificate, []
    for item in case.facts.certificates or ():
        if item is chosen:
            continue
        path, group = f"epb.certificates[{item.place}]", certificates.group_of(item)
        other_class = group is None or group != outcome.energy
        if item.communicated is None and other_class and _would_count(case, outcome, item):
            paths.append(f"{path}.communicated")
        elif item.communicated and group is None and not outcome.frozen and _held_in_freeze(case) is item:
            paths.append(f"{path}.class")
    return tuple(paths)


def _would_count(case: Case, outcome: Outcome, item: Certificate) -> bool:
    chosen = outcome.certificate
    stays = chosen is not None and certificates.counts(chosen, case.day) and item.place < chosen.place
    counts_if_given = certificates.existed(item, case.day) and certificates.valid(item, case.day)
    if counts_if_given and not stays:
        return True
    return not outcome.frozen and _held_in_freeze(case, supposed=item) is item
