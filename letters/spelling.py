"""Amounts in words, as a receipt carries them: Belgian French (septante, nonante) and Dutch."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from letters.text import Language

LARGEST: Final = Decimal("999999.99")
_CENT: Final = Decimal("0.01")
_FRENCH: Final = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FRENCH_TENS: Final = [
    "",
    "dix",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "septante",
    "quatre-vingt",
    "nonante",
]
_DUTCH: Final = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_DUTCH_TENS: Final = [
    "",
    "tien",
    "twintig",
    "dertig",
    "veertig",
    "vijftig",
    "zestig",
    "zeventig",
    "tachtig",
    "negentig",
]
_SCORE: Final = 20
_EIGHTY: Final = 80


def in_words(amount: Decimal, language: Language) -> str:
    """Return an amount in euros in words: ``mille deux cents euros et cinq cents``, ``duizend tweehonderd euro``.

    Raises ValueError for less than nothing, more than LARGEST, or parts of a cent.
    """
    if not 0 <= amount <= LARGEST or amount != amount.quantize(_CENT):
        raise ValueError(f"no amount of a receipt: {amount}")
    euros, cents = divmod(int(amount * 100), 100)
    if language == "fr":
        parts = [f"{_french(euros)} euro{'s' if euros > 1 else ''}"]
        parts += [f"{_french(cents)} cent{'s' if cents > 1 else ''}"] * bool(cents)
        return " et ".join(parts)
    return " en ".join([f"{_alone(euros)} euro", *([f"{_alone(cents)} cent"] * bool(cents))])


def _french(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else f"{_before_mille(thousands)} mille"
        return f"{head} {_french(rest)}" if rest else head
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_FRENCH[hundreds]} cent"
        return f"{head} {_french(rest)}" if rest else head + ("s" if hundreds > 1 else "")
    if number < _SCORE:
        return _FRENCH[number]
    tens, unit = divmod(number, 10)
    if unit == 0:
        return _FRENCH_TENS[tens] + ("s" if number == _EIGHTY else "")
    return f"{_FRENCH_TENS[tens]}{' et ' if unit == 1 and number != _EIGHTY + 1 else '-'}{_FRENCH[unit]}"


def _before_mille(thousands: int) -> str:
    """Return the number before ``mille``, where ``cents`` and ``vingts`` lose their s."""
    words = _french(thousands)
    return words[:-1] if words.endswith(("cents", "vingts")) else words


def _alone(number: int) -> str:
    """Return a Dutch number before its noun: ``één`` carries its accents only when it stands alone."""
    return "één" if number == 1 else _dutch(number)


def _dutch(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "duizend" if thousands == 1 else f"{_dutch(thousands)}duizend"
        return f"{head} {_dutch(rest)}" if rest else head
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "honderd" if hundreds == 1 else f"{_DUTCH[hundreds]}honderd"
        return head + (_dutch(rest) if rest else "")
    if number < _SCORE:
        return _DUTCH[number]
    tens, unit = divmod(number, 10)
    if unit == 0:
        return _DUTCH_TENS[tens]
    return f"{_DUTCH[unit]}{'ën' if _DUTCH[unit].endswith('e') else 'en'}{_DUTCH_TENS[tens]}"
