"""A table pasted from an account of a landlord: one line a row, day, words, amount, in any Belgian form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.debt.commands import Written
from app.foundation.belgian import NotUnderstood, parse_amount, parse_date
from workflows.debt.ledger import month_of
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

MOST: Final = 200
COLUMNS: Final = 3
THREE_PARTS: Final = Text(
    fr="Il faut trois parties séparées par un point-virgule : date ; libellé ; montant.",
    nl="Er zijn drie delen nodig, gescheiden door een puntkomma: datum; omschrijving; bedrag.",
)
TOO_MANY: Final = Text(fr="Collez au plus 200 lignes à la fois.", nl="Plak hoogstens 200 lijnen tegelijk.")
EMPTY: Final = Text(fr="Collez au moins une ligne.", nl="Plak minstens één lijn.")
IN_THE_FUTURE: Final = Text(
    fr="Un paiement ne peut pas avoir une date future.", nl="Een betaling kan geen datum in de toekomst hebben."
)
WORDS: Final = (
    ("payment", r"pay[eé]|paiement|versement|virement|acompte|betaal|betaling|storting|overschrijving"),
    ("credit", r"cr[eé]dit|remise|kwijtschelding"),
    ("settlement", r"d[eé]compte|r[eé]gularisation|afrekening"),
    ("indexation", r"index"),
    ("charges", r"charge|provision|lasten|provisie"),
    ("deposit", r"garantie|waarborg"),
    ("interest", r"int[eé]r[eê]t|interest|intrest"),
    ("compensation", r"p[eé]nal|indemnit|schadebeding|vergoeding"),
    ("costs", r"frais|kosten|huissier|deurwaarder|avocat|advocaat"),
    ("rent", r"loyer|huur"),
)
"""Words by which a line says what it is; the first that fits counts. Without any it is rent, and can be changed."""
MONTHS: Final = (
    ("janv", "jan"),
    ("févr", "fevr", "feb"),
    ("mars", "maart", "mrt"),
    ("avr", "apr"),
    ("mai", "mei"),
    ("juin", "jun"),
    ("juil", "jul"),
    ("août", "aout", "aug"),
    ("sept", "sep"),
    ("oct", "okt"),
    ("nov",),
    ("déc", "dec"),
)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line as it was understood, or why it was not. ``written`` None: not understood."""

    number: int
    typed: str
    written: Written | None = None
    error: Text | None = None


def read(typed: str, said_by: str, today: date) -> tuple[PastedLine, ...]:
    """Return every line that is not empty, understood or with what is wrong in it."""
    lines = [(number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if not lines:
        return (PastedLine(1, "", error=EMPTY),)
    if len(lines) > MOST:
        return (PastedLine(MOST + 1, lines[MOST][1], error=TOO_MANY),)
    return tuple(_line(number, line, said_by, today) for number, line in lines)


def _line(number: int, line: str, said_by: str, today: date) -> PastedLine:
    parts = [part.strip() for part in re.split(r"[;\t|]", line) if part.strip()]
    if len(parts) != COLUMNS:
        return PastedLine(number, line, error=THREE_PARTS)
    day, label, amount = parts
    negative = amount.startswith(("-", "\u2212"))
    try:
        on = parse_date(day)
        sum_of = parse_amount(amount.lstrip("-\u2212+ "))
    except NotUnderstood as error:
        return PastedLine(number, line, error=error.text)
    kind = "payment" if negative else kind_of(label)
    if kind in {"payment", "credit"} and on > today:
        return PastedLine(number, line, error=IN_THE_FUTURE)
    named = named_month(label, on)
    written = Written(
        kind=kind,
        entry_on=on,
        amount_cents=int(sum_of * 100),
        month=named or (month_of(on) if kind in {"rent", "charges"} else ""),
        said_by=said_by,
        label=label[:120],
    )
    return PastedLine(number, line, written)


def kind_of(label: str) -> str:
    """Return the kind that the words of a line speak of."""
    return next((kind for kind, words in WORDS if re.search(words, label, re.IGNORECASE)), "rent")


def named_month(label: str, on: date) -> str:
    """Return the month named in the words of a line as YYYY-MM; without a year it is the one nearest before its day."""
    figures = re.search(r"\b(0?[1-9]|1[0-2])[/.-](20\d\d)\b", label)
    if figures:
        return f"{figures[2]}-{int(figures[1]):02d}"
    for number, names in enumerate(MONTHS, 1):
        found = re.search(rf"\b(?:{'|'.join(names)})\w*\.?\s*(20\d\d)?\b", label, re.IGNORECASE)
        if found:
            year = int(found[1]) if found[1] else on.year - (number > on.month + 1)
            return f"{year}-{number:02d}"
    return ""
