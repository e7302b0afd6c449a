"""Reads of the inbox: lists with their cases, counts, messages and courts under one roll number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.store.tables import ApiToken, Case, CourtProcedure, OfficialMessage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from app.store.reading import Reader


def listed(reader: Reader, *, status: str, kind: str, limit: int) -> Sequence[tuple[OfficialMessage, str | None]]:
    """Return messages with the reference of their case, the latest first."""
    statement = select(OfficialMessage, Case.reference).outerjoin(Case, Case.id == OfficialMessage.case_id)
    if status:
        statement = statement.where(OfficialMessage.status == status)
    if kind:
        statement = statement.where(OfficialMessage.kind == kind)
    rows = reader.rows(statement.order_by(OfficialMessage.received_at.desc(), OfficialMessage.id.desc()).limit(limit))
    return [(row[0], row[1]) for row in rows]


def counted(reader: Reader) -> dict[str, int]:
    """Return how many messages there are of each status."""
    statement = select(OfficialMessage.status, func.count(OfficialMessage.id)).group_by(OfficialMessage.status)
    return {row[0]: int(row[1]) for row in reader.rows(statement)}


def saying(reader: Reader, roll_number: str, kinds: Collection[str], main_on: date | None) -> frozenset[int]:
    """Return the messages of these kinds under a roll number, with this date where known; no duplicates."""
    statement = select(OfficialMessage.id).where(
        OfficialMessage.roll_number == roll_number,
        OfficialMessage.kind.in_(kinds),
        OfficialMessage.status.in_(("new", "matched", "forwarded")),
    )
    if main_on is not None:
        statement = statement.where(OfficialMessage.main_on == main_on)
    return frozenset(row[0] for row in reader.rows(statement))


def cases_under_roll(reader: Reader, roll_number: str, tail: str, besides: int) -> Sequence[tuple[int, str]]:
    """Return case and roll number, as written, of procedures and messages that may carry this number."""
    courts = reader.rows(
        select(CourtProcedure.case_id, CourtProcedure.roll_number).where(CourtProcedure.roll_number.like(f"%{tail}%"))
    )
    earlier = reader.rows(
        select(OfficialMessage.case_id, OfficialMessage.roll_number).where(
            OfficialMessage.roll_number == roll_number,
            OfficialMessage.case_id.is_not(None),
            OfficialMessage.id != besides,
        )
    )
    return [(row[0], row[1]) for row in (*courts, *earlier)]


def cases(reader: Reader, keys: Collection[int]) -> Sequence[Case]:
    """Return cases by key."""
    return reader.all(select(Case).where(Case.id.in_(keys))) if keys else ()


def reference(reader: Reader, case_id: int) -> str:
    """Return the reference of a case."""
    return str(reader.scalar(select(Case.reference).where(Case.id == case_id)) or "")


def tokens(reader: Reader) -> Sequence[ApiToken]:
    """Return the tokens of the organisation, the latest first."""
    return reader.all(select(ApiToken).order_by(ApiToken.id.desc()))
