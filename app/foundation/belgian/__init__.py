"""What people in Belgium type and expect to read: dates, amounts, account numbers, telephones, postal codes."""

from __future__ import annotations

from app.foundation.belgian.amounts import parse_amount
from app.foundation.belgian.dates import parse_date
from app.foundation.belgian.display import (
    long_date,
    money,
    money_of_cents,
    relative_day,
    short_date,
)
from app.foundation.belgian.identifiers import (
    BRUSSELS_POSTAL_CODES,
    brussels_postal_code,
    iban_blocks,
    parse_iban,
    parse_phone,
    phone_blocks,
)
from app.foundation.belgian.misread import NotUnderstood

__all__ = [
    "BRUSSELS_POSTAL_CODES",
    "NotUnderstood",
    "brussels_postal_code",
    "iban_blocks",
    "long_date",
    "money",
    "money_of_cents",
    "parse_amount",
    "parse_date",
    "parse_iban",
    "parse_phone",
    "phone_blocks",
    "relative_day",
    "short_date",
]
