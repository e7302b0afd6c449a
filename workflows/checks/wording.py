"""How the law's sentences write dates, amounts and figures in Belgian French and Dutch, without a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

NARROW_SPACE = "\u202f"
MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MONTHS_NL = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def money(cents: int) -> str:
    """Return cents as the contract writes money: ``61162`` -> ``"611.62"``."""
    return f"{cents // 100}.{cents % 100:02d}"


def euro_fr(cents: int) -> str:
    """Return ``1 234,56 €`` with a narrow no-break space between thousands."""
    return f"{cents // 100:,}".replace(",", NARROW_SPACE) + f",{cents % 100:02d} €"


def euro_nl(cents: int) -> str:
    """Return ``1.234,56 €``."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d} €"


def figure(hundredths: int) -> str:
    """Return an index or a plain amount with a decimal comma: ``12830`` -> ``128,30``."""
    return f"{hundredths // 100},{hundredths % 100:02d}"


def points(hundredths: int) -> str:
    """Return an index as the contract writes it: ``12830`` -> ``"128.30"``."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def day_fr(day: date) -> str:
    """Return ``1er juin 2024``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS_FR[day.month - 1]} {day.year}"


def day_nl(day: date) -> str:
    """Return ``1 juni 2024``."""
    return f"{day.day} {MONTHS_NL[day.month - 1]} {day.year}"


def month_text(number: int) -> Text:
    """Return ``août 2019`` / ``augustus 2019`` for months counted from year 0."""
    year, month = divmod(number, 12)
    return Text(fr=f"{MONTHS_FR[month]} {year}", nl=f"{MONTHS_NL[month]} {year}")


def month_code(number: int) -> str:
    """Return ``2019-08`` for months counted from year 0."""
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}"
