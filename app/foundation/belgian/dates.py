"""Reads a date in any form used in Belgium; the day always comes before the month."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from app.foundation.belgian.misread import NotUnderstood
from app.foundation.wording import plain


def _numbered(*names: str, start: int) -> dict[str, int]:
    return {name: number for number, forms in enumerate(names, start) for name in forms.split()}


_MONTHS: Final = _numbered(
    "janvier janv jan januari",
    "fevrier fevr fev februari feb",
    "mars mrs maart mrt",
    "avril avr april apr",
    "mai mei",
    "juin jun juni",
    "juillet juil jul juli",
    "aout aou augustus aug",
    "septembre sept sep september",
    "octobre oct oktober okt",
    "novembre nov november",
    "decembre dec december",
    start=1,
)
_WEEKDAYS: Final = _numbered(
    "lundi lun maandag maa ma",
    "mardi mar dinsdag din di",
    "mercredi mer woensdag woe wo",
    "jeudi jeu donderdag don do",
    "vendredi ven vrijdag vri vr",
    "samedi sam zaterdag zat za",
    "dimanche dim zondag zon zo",
    start=0,
)
_LEAD_IN: Final = frozenset({"le", "op", "de", "du", "ce"})
_ORDINAL = re.compile(r"(\d{1,2})(?:er|e|ste|de)")
_SEPARATORS = re.compile(r"[/.,\-\u2013\s]+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TWO_DIGITS_UP_TO = 69


def parse_date(typed: str, *, not_before: date | None = None, not_after: date | None = None) -> date:
    """Return the date typed in any Belgian form: 23/11/2026, 23-11-26, 231126, 1er mars 2025, do 15 okt 2026, ISO.

    A weekday may come first and must then be the right one. Two digits of a year mean 1970 to 2069, or with bounds
    the only century that lies within them. Raises NotUnderstood for an impossible, ambiguous or out-of-bounds date.
    """
    words = [_ORDINAL.sub(r"\1", word) for word in plain(_SEPARATORS.sub(" ", typed)).split()]
    weekday = None
    while words and (words[0] in _WEEKDAYS or words[0] in _LEAD_IN):
        weekday = _WEEKDAYS.get(words.pop(0), weekday)
    day, month, year = _day_month_year(words)
    found = _in_century(day, month, year, not_before or date.min, not_after or date.max)
    if weekday is not None and found.weekday() != weekday:
        raise NotUnderstood(
            f"Le {found:%d/%m/%Y} ne tombe pas ce jour de la semaine. Vérifiez la date.",
            f"{found:%d/%m/%Y} valt niet op die dag van de week. Controleer de datum.",
        )
    return found


def _day_month_year(words: list[str]) -> tuple[int, int, str]:
    """Return day, month and the digits of the year as typed."""
    match words:
        case [digits] if digits.isascii() and digits.isdigit() and len(digits) in {6, 8}:
            return _from_digits(digits)
        case [day, name, year] if name in _MONTHS and _short(day) and _year(year):
            return int(day), _MONTHS[name], year
        case [year, month, day] if _year(year) and len(year) == 4 and _short(month) and _short(day):
            return int(day), int(month), year
        case [day, month, year] if _short(day) and _short(month) and _year(year):
            return int(day), int(month), year
    raise NotUnderstood(
        "Cette date n'est pas lisible. Écrivez le jour, le mois et l'année : 23/11/2026.",
        "Deze datum is niet leesbaar. Schrijf de dag, de maand en het jaar: 23/11/2026.",
    )


def _short(word: str) -> bool:
    return len(word) <= 2 and word.isascii() and word.isdigit()


def _year(word: str) -> bool:
    return len(word) in {2, 4} and word.isascii() and word.isdigit()


def _from_digits(digits: str) -> tuple[int, int, str]:
    """Read 23112026, 20261123 or 231126; between 1900 and 2100 no eight digits are both of the first two."""
    if len(digits) == 8 and int(digits[4:6]) <= 12 and _FIRST_YEAR <= int(digits[:4]) <= _LAST_YEAR:
        return int(digits[6:]), int(digits[4:6]), digits[:4]
    return int(digits[:2]), int(digits[2:4]), digits[4:]


def _in_century(day: int, month: int, year: str, earliest: date, latest: date) -> date:
    bounded = (earliest, latest) != (date.min, date.max)
    if len(year) == 4:
        years = [int(year)]
    elif bounded:
        years = [1900 + int(year), 2000 + int(year)]
    else:
        years = [2000 + int(year) if int(year) <= _TWO_DIGITS_UP_TO else 1900 + int(year)]
    possible = [found for found in (_calendar_day(day, month, full) for full in years) if found]
    if not possible:
        raise NotUnderstood(
            f"Le {day}/{month}/{year} n'existe pas. Écrivez d'abord le jour, puis le mois : 23/11/2026.",
            f"{day}/{month}/{year} bestaat niet. Schrijf eerst de dag en dan de maand: 23/11/2026.",
        )
    inside = [found for found in possible if earliest <= found <= latest]
    if len(inside) == 2:
        raise NotUnderstood(
            "Cette année peut se lire de deux façons. Écrivez-la avec quatre chiffres : 1958 ou 2026.",
            "Dat jaar kan op twee manieren worden gelezen. Schrijf het met vier cijfers: 1958 of 2026.",
        )
    if not inside:
        raise _too_early(earliest) if possible[-1] < earliest else _too_late(latest)
    return inside[0]


def _calendar_day(day: int, month: int, year: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _too_early(earliest: date) -> NotUnderstood:
    return NotUnderstood(
        f"Cette date est trop ancienne : indiquez une date à partir du {earliest:%d/%m/%Y}.",
        f"Deze datum is te vroeg: geef een datum vanaf {earliest:%d/%m/%Y}.",
    )


def _too_late(latest: date) -> NotUnderstood:
    return NotUnderstood(
        f"Cette date est trop tardive : indiquez une date jusqu'au {latest:%d/%m/%Y}.",
        f"Deze datum is te laat: geef een datum tot en met {latest:%d/%m/%Y}.",
    )
