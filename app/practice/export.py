"""The log as a table that may be passed on: the month instead of the day, no free text, small counts left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.foundation.i18n import _, language, say
from app.foundation.workbook import written
from app.practice import queries
from workflows import practice as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.practice.queries import Counts, Entry

Rows = list[list[str | int | None]]


def decisions(found: Sequence[Entry]) -> Rows:
    """Return the heading and one row a decision."""
    head: list[str | int | None] = [
        _("Justice of the peace"), _("Month"), _("Kind"), _("Language"), _("Asked"), _("Ground"),
        _("Arrears in months"), _("Arrears in euro"), _("Result"), _("Term in months"), _("Derogation"),
        _("Winter moratorium"), _("Compensation"), _("Reasons"),
    ]  # fmt: skip
    return [head, *(_row(one) for one in found)]


def _row(one: Entry) -> list[str | int | None]:
    def word(codes: object, code: str) -> str:
        return say(codes[code]) if code else ""  # type: ignore[index]

    return [
        one.canton(language()),
        one.decided_on.strftime("%Y-%m"),
        word(words.KINDS, one.kind),
        one.language,
        ", ".join(word(words.CLAIMS, code) for code in one.claims),
        word(words.TITLE_TYPES, one.title_type),
        word(words.ARREARS_MONTHS, one.arrears_months),
        word(words.ARREARS_AMOUNTS, one.arrears_amount),
        word(words.RESULTS, one.result),
        one.term_months,
        word(words.DEROGATIONS, one.derogation),
        word(words.MORATORIUM, one.moratorium),
        word(words.INDEMNITY, one.indemnity),
        ", ".join(word(words.TAGS, code) for code in one.tags),
    ]


def counted(counts: Counts) -> Rows:
    """Return results by canton; a count from one to four is written as fewer than five."""
    courts = queries.courts(language())
    head: list[str | int | None] = [_("Justice of the peace"), *(say(words.RESULTS[code]) for code in counts.results)]
    rows: Rows = [[courts[canton], *(small(count) for count in row)] for canton, row in counts.cantons]
    return [head, *rows]


def small(count: int | None) -> str | int:
    """Return a count, or the words for one that is too small to be shown."""
    return _("fewer than 5") if count is None else count


def as_workbook(found: Sequence[Entry]) -> bytes:
    """Return decisions and counts as a workbook of two sheets."""
    return written({_("Decisions"): decisions(found), _("Counts"): counted(queries.counts(found))})
