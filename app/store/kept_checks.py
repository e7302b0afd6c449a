"""The latest kept check of each open case, for those who must know whether its answer still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.store.tables import Case, CheckRecord

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """One kept answer with the facts it was given on."""

    record_id: int
    case_id: int
    reference: str
    display_name: str
    check: str
    as_of: date
    facts: dict[str, Any]
    result: dict[str, Any]
    law_digest: str


def latest_not_made_with(
    reader: Reader, *, figures_digest: str, law_digests: Collection[str], after: int = 0, limit: int
) -> tuple[KeptCheck, ...]:
    """Return the latest check of each kind of the open cases that was made with other figures or another law.

    At most ``limit``, in the order of their keys, from the one after ``after`` on.
    """
    latest = (
        select(func.max(CheckRecord.id))
        .join(Case, Case.id == CheckRecord.case_id)
        .where(Case.closed_on.is_(None))
        .group_by(CheckRecord.case_id, CheckRecord.check)
    )
    statement = (
        select(
            CheckRecord.id,
            CheckRecord.case_id,
            Case.reference,
            Case.display_name,
            CheckRecord.check,
            CheckRecord.as_of,
            CheckRecord.facts,
            CheckRecord.result,
            CheckRecord.law_digest,
        )
        .join(Case, Case.id == CheckRecord.case_id)
        .where(
            CheckRecord.id > after,
            CheckRecord.id.in_(latest),
            or_(CheckRecord.figures_digest != figures_digest, CheckRecord.law_digest.not_in(list(law_digests))),
        )
        .order_by(CheckRecord.id)
        .limit(limit)
    )
    return tuple(KeptCheck(*row) for row in reader.rows(statement))
