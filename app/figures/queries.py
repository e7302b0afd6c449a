"""What the pages of the health index show: how far the table goes, its figures, proposals, answers that change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from app.foundation import clock
from app.store import health_index, kept_checks
from app.store.health_index import ImportSummary, Overruled, StoredImport
from workflows.asked import ASKED
from workflows.checks import FactError
from workflows.figures import Figures
from workflows.figures.health_index import BASES, ORIGINS
from workflows.figures.offered import month_before, next_month

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.store.kept_checks import KeptCheck
    from app.store.reading import Reader
    from workflows.figures.health_index import HealthIndex, IndexRow
    from workflows.figures.offered import YearMonth
    from workflows.law import Text

__all__ = ["ImportSummary", "Overruled", "StoredImport"]

CASES_AT_ONCE = 2000
"""Kept checks run again for one page: about a second."""


@dataclass(frozen=True, slots=True)
class BaseStatus:
    """How far the table goes in one base year, and how its figures came about."""

    base: int
    first: YearMonth
    last: YearMonth
    origins: dict[str, int]


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The table in force: bases, where rows come from, months that Statbel has published and the table lacks."""

    bases: tuple[BaseStatus, ...]
    last: YearMonth
    missing: tuple[YearMonth, ...]
    rows: int
    imported_rows: int
    digest: str
    overruled: tuple[Overruled, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as a table shows it."""

    value: Decimal
    origin: str
    imported: bool


@dataclass(frozen=True, slots=True)
class YearTable:
    """The months of one year in every base: ``lines`` = (month, one cell or None per base of ``bases``)."""

    year: int
    bases: tuple[int, ...]
    lines: tuple[tuple[int, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Verdict and ceiling of a check, the two things a tenant acts on."""

    verdict: str
    ceiling: Decimal | None


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    """An open case whose kept answer no longer stands. ``why``: other figures, another law, or facts to ask again."""

    case_id: int
    reference: str
    display_name: str
    check: str
    title: Text | None
    as_of: date
    was: Answer
    now: Answer | None
    why: Literal["figures", "law", "facts"]


@dataclass(frozen=True, slots=True)
class ChangedVerdicts:
    """The cases whose answer changes among those run again; ``more_after`` is set when some are still to be run."""

    changed: tuple[ChangedVerdict, ...]
    compared: int
    more_after: int | None


def status(reader: Reader) -> IndexStatus:
    """Return how far the table in force goes and what it lacks today."""
    found = health_index.in_force(reader)
    table = found.table
    last = _last(table)
    return IndexStatus(
        bases=tuple(_base_status(table, base) for base in BASES if table.last_month(base) is not None),
        last=last,
        missing=_missing_since(last),
        rows=len(table.rows),
        imported_rows=len(found.added),
        digest=table.digest,
        overruled=found.overruled,
    )


def _last(table: HealthIndex) -> YearMonth:
    last = table.last_month(2013)
    if last is None:
        raise ValueError("the table in force is empty")
    return last


def _base_status(table: HealthIndex, base: int) -> BaseStatus:
    months = table.months(base)
    counts = dict.fromkeys(ORIGINS, 0)
    for row in table.rows:
        if row.base == base:
            counts[row.origin] += 1
    return BaseStatus(base, months[0], months[-1], counts)


def _missing_since(last: YearMonth) -> tuple[YearMonth, ...]:
    """Return the months up to last month: Statbel publishes a month at its own end."""
    today = clock.today()
    published = month_before((today.year, today.month))
    missing: list[YearMonth] = []
    at = next_month(last)
    while at <= published:
        missing.append(at)
        at = next_month(at)
    return tuple(missing)


def years(reader: Reader) -> tuple[int, ...]:
    """Return the years of the table, newest first."""
    return tuple(sorted({year for year, _ in health_index.effective(reader).months(2013)}, reverse=True))


def year_table(reader: Reader, year: int) -> YearTable:
    """Return the figures of a year, month by month, newest base first."""
    found = health_index.in_force(reader)
    return _table(year, (row for row in found.table.rows if row.year == year), set(found.added))


def preview(rows: Sequence[IndexRow]) -> tuple[YearTable, ...]:
    """Return proposed rows as the tables they would complete, one per year."""
    return tuple(
        _table(year, (row for row in rows if row.year == year), set()) for year in sorted({r.year for r in rows})
    )


def _table(year: int, rows: Any, added: set[IndexRow]) -> YearTable:
    cells = {(row.month, row.base): Cell(row.value, row.origin, row in added) for row in rows}
    bases = tuple(base for base in reversed(BASES) if any(held == base for _, held in cells))
    months = sorted({month for month, _ in cells})
    return YearTable(year, bases, tuple((month, tuple(cells.get((month, base)) for base in bases)) for month in months))


def proposals(reader: Reader) -> tuple[ImportSummary, ...]:
    """Return every proposal, newest first."""
    return health_index.imports(reader)


def proposal(reader: Reader, import_id: int) -> StoredImport:
    """Return a proposal with its rows. Raises NotFound."""
    return health_index.stored_import(reader, import_id)


def proposed_rows(reader: Reader, import_id: int) -> tuple[IndexRow, ...]:
    """Return the rows an open proposal would add; none once it is decided. Raises NotFound."""
    found = health_index.stored_import(reader, import_id)
    return found.rows if found.summary.status == health_index.PROPOSED else ()


def changed_verdicts(
    reader: Reader, *, with_rows: Sequence[IndexRow] = (), after: int = 0, at_once: int = CASES_AT_ONCE
) -> ChangedVerdicts:
    """Run the latest kept check of each open case again and return those whose verdict or ceiling differs.

    ``with_rows``: proposed rows to add to the table in force, to see what they would change. The reader's
    organisation alone is looked at. At most ``at_once`` checks; ``more_after`` continues.
    """
    figures = health_index.figures(reader)
    if with_rows:
        figures = Figures(health_index=figures.health_index.extended(with_rows))
    kept = kept_checks.latest_not_made_with(
        reader,
        figures_digest=figures.health_index.digest,
        law_digests=[check.law_digest for check in ASKED.values()],
        after=after,
        limit=at_once,
    )
    compared = [_compared(one, figures) for one in kept]
    return ChangedVerdicts(
        changed=tuple(change for change in compared if change is not None),
        compared=len(kept),
        more_after=kept[-1].record_id if len(kept) == at_once else None,
    )


def _compared(kept: KeptCheck, figures: Figures) -> ChangedVerdict | None:
    was = _answer(kept.result)
    check = ASKED.get(kept.check)
    now: Answer | None = None
    why: Literal["figures", "law", "facts"] = "facts"
    if check is not None:
        try:
            now = _answer(check.run(kept.facts, figures))
        except FactError:
            now = None
        else:
            why = "figures" if check.law_digest == kept.law_digest else "law"
    if now == was:
        return None
    return ChangedVerdict(
        case_id=kept.case_id,
        reference=kept.reference,
        display_name=kept.display_name,
        check=kept.check,
        title=None if check is None else check.title,
        as_of=kept.as_of,
        was=was,
        now=now,
        why=why,
    )


def _answer(result: Any) -> Answer:
    ceiling = (result.get("amounts") or {}).get("ceiling")
    return Answer(str(result["verdict"]), None if ceiling is None else Decimal(ceiling))
