"""Writes dates, distances in time and amounts on screen, in French and Dutch of Belgium."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import format_currency

_LOCALES: Final = {"fr": Locale("fr", "BE"), "nl": Locale("nl", "BE")}
_MONTHS: Final = {code: dict(locale.months["format"]["wide"]) for code, locale in _LOCALES.items()}
_WEEKDAYS: Final = {code: dict(locale.days["format"]["wide"]) for code, locale in _LOCALES.items()}
_NEAR: Final = {
    "fr": {-1: "hier", 0: "aujourd’hui", 1: "demain"},
    "nl": {-1: "gisteren", 0: "vandaag", 1: "morgen"},
}
_COUNTED_IN_DAYS = 60
_NEVER_LARGER = 10**9


def short_date(day: date) -> str:
    """Return 23/11/2026: the same in both languages."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def long_date(day: date, language: str, *, weekday: bool = True) -> str:
    """Return "jeudi 1er octobre 2026" / "donderdag 1 oktober 2026". Raises KeyError for another language."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    written = f"{number} {_MONTHS[language][day.month]} {day.year}"
    return f"{_WEEKDAYS[language][day.weekday()]} {written}" if weekday else written


def relative_day(day: date, today: date, language: str) -> str:
    """Return how far ``day`` is: "dans 3 jours" / "over 3 dagen"; beyond 60 days in months, then years."""
    return _distance((day - today).days, language)


@lru_cache(maxsize=1024)
def _distance(days: int, language: str) -> str:
    near = _NEAR[language].get(days)
    if near:
        return near
    threshold = _NEVER_LARGER if abs(days) <= _COUNTED_IN_DAYS else 2
    return str(
        format_timedelta(
            timedelta(days=days),
            granularity="day",
            threshold=threshold,
            add_direction=True,
            locale=_LOCALES[language],
        )
    )


def money(amount: Decimal, language: str) -> str:
    """Return euros as read on screen: "1 234,56 €" (narrow no-break space) / "€ 1.234,56"."""
    return str(format_currency(amount, "EUR", locale=_LOCALES[language]))


@lru_cache(maxsize=4096)
def money_of_cents(cents: int, language: str) -> str:
    """Return an amount stored in cents as ``money`` writes it."""
    return money(Decimal(cents).scaleb(-2), language)
