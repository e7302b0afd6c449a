"""Writes sample files in the forms Statbel uses, from rows of the index: for tests, demonstration, manuals."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from workflows.figures.offered import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workflows.figures.health_index import IndexRow

STATBEL_COLUMNS = (
    "NM_YR", "NM_MTH", "MS_CPI_IDX", "MS_CPI_INFL", "MS_WT_CPI", "MS_HLTH_IDX",
    "FREQ", "NM_BASE_YR", "MS_WTHOUT_ENE_IDX", "MS_WITHOUT_PTRL_IDX", "MS_SMOOTH_IDX",
)  # fmt: skip
VIEW_COLUMNS = {
    "en": ("Year", "Month", "Consumer price index", "Inflation", "Health index", "Health index (moving average)"),
    "fr": (
        "Année",
        "Mois",
        "Indice des prix à la consommation",
        "Inflation",
        "Indice santé",
        "Indice santé (moyenne mobile)",
    ),
    "nl": (
        "Jaar",
        "Maand",
        "Consumptieprijsindex",
        "Inflatie",
        "Gezondheidsindex",
        "Gezondheidsindex (voortschrijdend gemiddelde)",
    ),
}
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FIXED = (1980, 1, 1, 0, 0, 0)
_DECOY_CPI, _DECOY_SMOOTH = 77.77, 88.88


def statbel_zip(rows: Iterable[IndexRow], member: str = "CPI All base years.txt") -> bytes:
    """Return the open-data archive: one text file, fields separated by ``|``. Same rows, same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(member, _FIXED), statbel_text(rows), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def statbel_text(rows: Iterable[IndexRow]) -> str:
    """Return the text of the open-data file. The other columns hold values that are plainly not the health index."""
    lines = ["|".join(STATBEL_COLUMNS)]
    lines += ["|".join(map(str, cells)) for cells in _statbel_cells(rows)]
    return "\r\n".join(lines) + "\r\n"


def statbel_workbook(rows: Iterable[IndexRow]) -> bytes:
    """Return the open-data workbook. Needs XlsxWriter, a development package: ImportError says so without it."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 — a development package
    except ImportError as missing:
        raise ImportError(
            "writing a sample workbook needs XlsxWriter: pip install -r requirements/dev.txt"
        ) from missing
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("CPI All base years")
        sheet.write_row(0, 0, STATBEL_COLUMNS)
        for line, cells in enumerate(_statbel_cells(rows), start=1):
            sheet.write_row(line, 0, cells)
    return packed.getvalue()


def bestat_view(rows: Iterable[IndexRow], language: str = "en") -> bytes:
    """Return a beSTAT view as JSON in ``en``, ``fr`` or ``nl``: it does not say its base, so give rows of one base."""
    columns = VIEW_COLUMNS[language]
    facts = [
        dict(
            zip(
                columns,
                (str(row.year), _month(row, language), _DECOY_CPI, 2.5, float(row.value), _DECOY_SMOOTH),
                strict=True,
            )
        )
        for row in rows
    ]
    return json.dumps({"facts": facts}, ensure_ascii=False).encode()


def bestat_export(rows: Iterable[IndexRow]) -> bytes:
    """Return a custom beSTAT export, with the binary noise and the closing row met in practice."""
    facts: list[dict[str, object]] = [
        {
            "Year": str(row.year),
            "Month": ENGLISH_MONTHS[row.month - 1],
            "Base year": str(row.base),
            "Health index": float(row.value) + 4e-13,
        }
        for row in rows
    ]
    facts.append({"Year": None, "Base year": None, "Health index": 1.0})
    return json.dumps({"facts": facts}).encode()


def _statbel_cells(rows: Iterable[IndexRow]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield (
            row.year, row.month, _DECOY_CPI, "2.35%", 1000, float(row.value),
            "M", row.base, ".", "", _DECOY_SMOOTH,
        )  # fmt: skip


def _month(row: IndexRow, language: str) -> str:
    if language == "en":
        return f"{ENGLISH_MONTHS[row.month - 1]} {row.year}"
    return month_name((row.year, row.month)).of(language).capitalize()
