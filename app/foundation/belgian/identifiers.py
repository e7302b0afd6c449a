"""Reads and writes account numbers, telephone numbers and the postal codes of the Brussels-Capital Region."""

from __future__ import annotations

import re
from typing import Final

from stdnum import iban as iban_number
from stdnum.be import iban as belgian_iban
from stdnum.exceptions import InvalidComponent, ValidationError

from app.foundation.belgian.misread import NotUnderstood

BRUSSELS_POSTAL_CODES: Final = frozenset(
    {
        "1000",
        "1020",
        "1030",
        "1040",
        "1050",
        "1060",
        "1070",
        "1080",
        "1081",
        "1082",
        "1083",
        "1090",
        "1120",
        "1130",
        "1140",
        "1150",
        "1160",
        "1170",
        "1180",
        "1190",
        "1200",
        "1210",
    }
)
_PHONE_PUNCTUATION = re.compile(r"[\s./()\-\u2013]+")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_MOBILE = re.compile(r"04[5-9]\d{7}")
_WIDE_ZONE = re.compile(r"0[2349][1-9]\d{6}")
_FREE_OR_PAID = re.compile(r"0(?:800|90\d)\d{5}")
_OTHER_ZONE = re.compile(r"0[15678]\d{7}")
_ABROAD = re.compile(r"\+(?!32)[1-9]\d{6,14}")


def parse_iban(typed: str) -> str:
    """Return the account number without spaces, in capitals, its check digits verified. Raises NotUnderstood."""
    try:
        number = str(iban_number.validate(typed, check_country=False))
        if number.startswith("BE"):
            _check_belgian(number)
    except ValidationError:
        raise NotUnderstood(
            "Ce numéro de compte n'est pas valable. Recopiez-le entièrement : BE68 5390 0754 7034.",
            "Dit rekeningnummer is niet geldig. Neem het volledig over: BE68 5390 0754 7034.",
        ) from None
    return number


def _check_belgian(number: str) -> None:
    try:
        belgian_iban.validate(number)
    except InvalidComponent:
        return  # a bank younger than the library's list: the check digits, verified first, are what counts


def iban_blocks(iban: str) -> str:
    """Return an account number in blocks of four."""
    return str(iban_number.format(iban))


def parse_phone(typed: str) -> str:
    """Return a telephone number as digits: national for Belgium (0470123456), +… for abroad. Raises NotUnderstood."""
    digits = _PHONE_PUNCTUATION.sub("", _TRUNK_ZERO.sub("", typed.strip()))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("+32"):
        digits = "0" + digits[3:].removeprefix("0")
    known = (_MOBILE, _WIDE_ZONE, _FREE_OR_PAID, _OTHER_ZONE, _ABROAD)
    if digits.isascii() and any(form.fullmatch(digits) for form in known):
        return digits
    raise NotUnderstood(
        "Ce numéro de téléphone n'est pas complet. Exemples : 02 204 12 80, 0470 12 34 56, +33 1 23 45 67 89.",
        "Dit telefoonnummer is niet volledig. Voorbeelden: 02 204 12 80, 0470 12 34 56, +31 20 123 45 67.",
    )


def phone_blocks(phone: str) -> str:
    """Return a number as ``parse_phone`` gives it, in the blocks read aloud in Belgium: 02 204 12 80, 0470 12 34 56."""
    if _MOBILE.fullmatch(phone):
        sizes: tuple[int, ...] = (4, 2, 2, 2)
    elif _WIDE_ZONE.fullmatch(phone):
        sizes = (2, 3, 2, 2)
    elif _FREE_OR_PAID.fullmatch(phone):
        sizes = (4, 2, 3)
    elif _OTHER_ZONE.fullmatch(phone):
        sizes = (3, 2, 2, 2)
    else:
        return phone
    blocks, start = [], 0
    for size in sizes:
        blocks.append(phone[start : start + size])
        start += size
    return " ".join(blocks)


def brussels_postal_code(typed: str) -> str:
    """Return a postal code of the Brussels-Capital Region. Raises NotUnderstood for any other.

    It never decides the commune: 1040 and 1050 are shared, 1000 to 1130 have four cantons.
    """
    code = re.sub(r"^B(?:E)?\s*-?\s*", "", typed.strip().upper())
    if code in BRUSSELS_POSTAL_CODES:
        return code
    if re.fullmatch(r"[1-9]\d{3}", code, re.ASCII):
        raise NotUnderstood(
            f"{code} n'est pas un code postal d'un logement en Région de Bruxelles-Capitale. Vérifiez l'adresse.",
            f"{code} is geen postcode van een woning in het Brussels Hoofdstedelijk Gewest. Controleer het adres.",
        )
    raise NotUnderstood(
        "Un code postal a quatre chiffres, par exemple 1080.",
        "Een postcode heeft vier cijfers, bijvoorbeeld 1080.",
    )
