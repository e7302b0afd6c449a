"""Keep the answer of a check with the dates it gives; find the kept ones that may no longer stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.store.tables import Case, CheckRecord, DueDate
from app.store.work import CHECKED_AGAIN, Origin
from workflows.deadlines.from_checks import Given, begins, dates_of, once_in, rules_of
from workflows.deadlines.from_incident import SHARED

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.store.reading import Reader
    from app.store.work import Why, Work
    from workflows.checks import Check
    from workflows.figures import Figures


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


def keep_answer(
    work: Work,
    case: Case,
    check: Check,
    facts: dict[str, Any],
    result: dict[str, Any],
    figures: Figures,
    *,
    why: Why = CHECKED_AGAIN,
) -> CheckRecord:
    """Keep an answer in a case and follow its dates; ``put_aside`` deals with those that no longer stand."""
    before = next(reversed(work.where(CheckRecord, "id", case_id=case.id, check=check.name)), None)
    record = work.add(
        CheckRecord(
            case_id=case.id,
            check=check.name,
            as_of=date.fromisoformat(facts["as_of"]),
            verdict=result["verdict"],
            facts=facts,
            result=result,
            law_digest=check.law_digest,
            figures_digest=figures.health_index.digest,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    _follow(work, case, record, before, why)
    return record


def take_answer(work: Work, case: Case, told: dict[str, Any], told_by: str) -> CheckRecord | None:
    """Keep the answer another service gave, as it gave it, and follow its dates; None when ours is no older."""
    as_of = date.fromisoformat(told["on"])
    earlier = work.where(CheckRecord, "id", case_id=case.id, check=told["check"])
    if any(row.as_of >= as_of for row in earlier):
        return None
    record = work.add(
        CheckRecord(
            case_id=case.id,
            check=told["check"],
            as_of=as_of,
            verdict=told["verdict"],
            facts=told["facts"],
            result=told["result"],
            law_digest=told["law"],
            figures_digest=told["figures"],
            told_by=told_by,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    _follow(work, case, record, earlier[-1] if earlier else None, CHECKED_AGAIN)
    return record


def _follow(work: Work, case: Case, record: CheckRecord, before: CheckRecord | None, why: Why) -> None:
    """Follow the dates that an answer gives, where no letter or event started them."""
    given = dates_of(record.check, record.facts, record.result, as_of=record.as_of)
    running = work.where(DueDate, case_id=case.id, status="running")
    of_others = {due.rule for due in running if due.letter_id is not None or _of_event(due)}
    now, earlier = _given(record), None if before is None else _given(before)
    for due in given:
        if due.rule not in of_others and begins(record.check, due, now, earlier):
            work.set_due_date(case, due, Origin(check_record_id=record.id), why=why)


def put_aside(work: Work, case: Case, record: CheckRecord, why: Why = CHECKED_AGAIN) -> None:
    """Put the dates aside that earlier answers of a check gave and this one no longer gives.

    Last of all: what happens because of the answer may still count on the facts of the earlier one.
    """
    given = dates_of(record.check, record.facts, record.result, as_of=record.as_of)
    gone = rules_of(record.check) - {due.rule for due in given} - once_in(record.check, _given(record)).keys()
    for old in work.where(DueDate, case_id=case.id, status="running"):
        if old.rule in gone and old.letter_id is None and not _of_event(old):
            work.supersede(old, None, why)


def _given(record: CheckRecord) -> Given:
    return Given(record.facts, record.result, record.as_of)


def _of_event(due: DueDate) -> bool:
    """Return whether an event of a workflow started this date, which answers start too."""
    return due.rule in SHARED and due.check_record_id is None
