"""Reads an amount in euros as typed in Belgium, or refuses: never a guess about cents."""

from __future__ import annotations

import re
from decimal import Decimal

from app.foundation.belgian.misread import NotUnderstood

_CURRENCY = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
_WHOLE = re.compile(r"[.,](?:-{1,2}|[\u2013\u2014])$")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_PLAIN = re.compile(r"(?P<euros>\d+)(?:[.,](?P<cents>\d{1,2}))?")
_DOTTED = re.compile(r"(?P<euros>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<cents>\d{1,2}))?")
_COMMAED = re.compile(r"(?P<euros>[1-9]\d{0,2}(?:,\d{3})+)\.(?P<cents>\d{1,2})")
_SPACED = re.compile(r"(?P<euros>[1-9]\d{0,2}(?: \d{3})+)(?:[.,](?P<cents>\d{1,2}))?")


def parse_amount(typed: str) -> Decimal:
    """Return the amount in euros, two decimals, from 650 · 650,- · 650.50 · 1.234,56 · 1 234,56 € · € 1,234.56.

    Three digits after a dot are thousands, as in Belgium: 1.234 is 1234 euros. Three digits after a lone comma are
    refused: 1,234 may be either. Raises NotUnderstood for that, for a minus sign and for anything else.
    """
    bare, currencies = _CURRENCY.subn(" ", typed)
    bare = _SPACES.sub(" ", bare).strip()
    bare = _WHOLE.sub("", bare)
    if bare.startswith(("-", "\u2212")):
        raise NotUnderstood("Écrivez le montant sans signe moins.", "Schrijf het bedrag zonder minteken.")
    for form in (_PLAIN, _DOTTED, _COMMAED, _SPACED):
        found = form.fullmatch(bare)
        if found and bare.isascii() and currencies <= 1:
            euros = re.sub(r"[ .,]", "", found["euros"])
            return Decimal(f"{euros}.{(found['cents'] or '').ljust(2, '0')}")
    raise NotUnderstood(
        "Ce montant n'est pas clair. Écrivez par exemple 650 ou 1234,56.",
        "Dit bedrag is niet duidelijk. Schrijf bijvoorbeeld 650 of 1234,56.",
    )
