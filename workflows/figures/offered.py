"""What a file offers about the health index, and the sentences said about it, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.law import Reason, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

YearMonth = tuple[int, int]

_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_NL = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure read from a file: month, base year (None when the file does not say it), health index."""

    year: int
    month: int
    base: int | None
    value: Decimal

    @property
    def at(self) -> YearMonth:
        """(year, month)."""
        return self.year, self.month


class NotAccepted(Exception):
    """The figures of a file cannot be added; ``reasons`` says why and what to do, in both languages."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__("; ".join(reason.code for reason in reasons))
        self.reasons = tuple(reasons)


def month_name(at: YearMonth) -> Text:
    """Return "juillet 2026" / "juli 2026"."""
    year, month = at
    return Text(fr=f"{_MONTHS_FR[month - 1]} {year}", nl=f"{_MONTHS_NL[month - 1]} {year}")


def next_month(at: YearMonth) -> YearMonth:
    """Return the month after."""
    year, month = at
    return (year, month + 1) if month < 12 else (year + 1, 1)


def month_before(at: YearMonth, count: int = 1) -> YearMonth:
    """Return the month ``count`` months earlier."""
    months = at[0] * 12 + at[1] - 1 - count
    return months // 12, months % 12 + 1


def figure(value: Decimal) -> str:
    """Return an index as both languages write it in Belgium: 139,08."""
    return f"{value:f}".replace(".", ",")


def figure_at(at: YearMonth, base: int) -> Text:
    """Return "juin 2026, base 2013" / "juni 2026, basis 2013"."""
    name = month_name(at)
    return Text(fr=f"{name.fr}, base {base}", nl=f"{name.nl}, basis {base}")


def summed_up(code: str, sentences: Sequence[Text], lead: Text, advice: Text) -> list[Reason]:
    """Return one reason for all ``sentences`` of a kind (three are quoted), or none when there are none."""
    if not sentences:
        return []
    left = len(sentences) - _SHOWN
    more = Text(fr=f" ; et {left} autres", nl=f"; en nog {left} andere") if left > 0 else None
    quoted = sentences[:_SHOWN]
    return [
        Reason(
            code,
            Text(
                fr=f"{lead.fr} : {' ; '.join(s.fr for s in quoted)}{more.fr if more else ''}. {advice.fr}",
                nl=f"{lead.nl}: {'; '.join(s.nl for s in quoted)}{more.nl if more else ''}. {advice.nl}",
            ),
        )
    ]
