"""Belgian French and Dutch: dates, months, amounts, IBAN, addresses, communes and fine typography."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from letters.text import Both, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.context import Address, Party, Tenant

LOCALES: Final[Mapping[str, Locale]] = MappingProxyType({"fr": Locale.parse("fr_BE"), "nl": Locale.parse("nl_BE")})
TAGS: Final[Mapping[str, str]] = MappingProxyType({"fr": "fr-BE", "nl": "nl-BE"})
NBSP: Final = "\u00a0"

COMMUNES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        postcode: Both(fr, nl)
        for postcodes, fr, nl in (
            ("1000 1020 1120 1130", "Bruxelles", "Brussel"),
            ("1030", "Schaerbeek", "Schaarbeek"),
            ("1040", "Etterbeek", "Etterbeek"),
            ("1050", "Ixelles", "Elsene"),
            ("1060", "Saint-Gilles", "Sint-Gillis"),
            ("1070", "Anderlecht", "Anderlecht"),
            ("1080", "Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek"),
            ("1081", "Koekelberg", "Koekelberg"),
            ("1082", "Berchem-Sainte-Agathe", "Sint-Agatha-Berchem"),
            ("1083", "Ganshoren", "Ganshoren"),
            ("1090", "Jette", "Jette"),
            ("1140", "Evere", "Evere"),
            ("1150", "Woluwe-Saint-Pierre", "Sint-Pieters-Woluwe"),
            ("1160", "Auderghem", "Oudergem"),
            ("1170", "Watermael-Boitsfort", "Watermaal-Bosvoorde"),
            ("1180", "Uccle", "Ukkel"),
            ("1190", "Forest", "Vorst"),
            ("1200", "Woluwe-Saint-Lambert", "Sint-Lambrechts-Woluwe"),
            ("1210", "Saint-Josse-ten-Noode", "Sint-Joost-ten-Node"),
        )
        for postcode in postcodes.split()
    }
)


@cache
def long_date(day: date, language: Language) -> str:
    """Return ``1er décembre 2026`` or ``1 december 2026``, the day glued to its month."""
    text = format_date(day, "d MMMM y", locale=LOCALES[language])
    if language == "fr" and day.day == 1:
        text = text.replace("1 ", "1er ", 1)
    return text.replace(" ", NBSP, 1)


@cache
def weekday_date(day: date, language: Language) -> str:
    """Return ``mardi 8 décembre 2026`` or ``dinsdag 8 december 2026``: the form for every calculated date."""
    return f"{format_date(day, 'EEEE', locale=LOCALES[language])} {long_date(day, language)}"


def clock(time: str, language: Language) -> str:
    """Return ``9 h 30`` or ``9.30 uur`` for ``09:30``."""
    hour, minute = (int(part) for part in time.split(":"))
    if language == "fr":
        return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02d}" if minute else "")
    return (f"{hour}.{minute:02d}" if minute else str(hour)) + f"{NBSP}uur"


def hour(time: str, language: Language) -> str:
    """Return an hour as it was told: ``18:30`` as the language writes it, other words as they are."""
    return clock(time, language) if re.fullmatch(r"[012]?\d:[0-5]\d", time) else time


def month_name(month: str, language: Language) -> str:
    """Return ``octobre 2023`` or ``oktober 2023`` for ``2023-10``."""
    return format_date(date.fromisoformat(f"{month}-01"), "MMMM y", locale=LOCALES[language])


def of_month(month: str) -> str:
    """Return the French ``d'octobre 2023`` or ``de mars 2023``."""
    return de(month_name(month, "fr"))


def de(noun: str) -> str:
    """Return the French noun after ``de``, elided before a vowel: ``d'Ixelles``, ``de Forest``."""
    return f"d’{noun}" if noun[:1].lower() in "aeiouyéèêâîh" else f"de {noun}"


def number(value: Decimal, language: Language) -> str:
    """Return a figure with its own decimals: ``109,07``, ``0,945356473``."""
    decimals = max(-int(value.as_tuple().exponent), 0)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=LOCALES[language], group_separator=True)


def amount(value: Decimal, language: Language) -> str:
    """Return an amount without its unit, for table columns: ``1 234,56`` or ``1.234,56``."""
    return number(value.quantize(Decimal("0.01")), language)


def money(value: Decimal, language: Language) -> str:
    """Return ``1 234,56 EUR`` (French) or ``1.234,56 euro`` (Dutch), never broken over two lines."""
    return amount(value, language) + f"{NBSP}{'EUR' if language == 'fr' else 'euro'}"


def iban(value: str) -> str:
    """Return an IBAN in blocks of four that stay on one line."""
    compact = re.sub(r"\s", "", value).upper()
    return NBSP.join(compact[n : n + 4] for n in range(0, len(compact), 4))


def street_line(address: Address, language: Language) -> str:
    """Return street, number and box in the letter's language: ``rue de la Loi 16 bte 3``, ``Wetstraat 16 bus 3``."""
    street = address.street_fr or address.street_nl if language == "fr" else address.street_nl or address.street_fr
    box = f"{'bte' if language == 'fr' else 'bus'} {address.box}" if address.box else ""
    return " ".join(filter(None, (street, address.number, box)))


def commune(address: Address, language: Language) -> str:
    """Return the commune in the letter's language, from the address or else from its Brussels postcode."""
    own = address.commune_fr if language == "fr" else address.commune_nl
    known = COMMUNES.get(address.postcode)
    return own or (known.of(language) if known else address.commune_fr or address.commune_nl or "")


def town_line(address: Address, language: Language) -> str:
    """Return ``1050 Ixelles``."""
    return f"{address.postcode} {commune(address, language)}"


def address_lines(address: Address, language: Language) -> tuple[str, ...]:
    """Return the lines of an address as bpost asks them; a country only when there is one."""
    lines = (street_line(address, language), town_line(address, language), (address.country or "").upper())
    return tuple(line for line in lines if line)


def inline_address(address: Address, language: Language) -> str:
    """Return the address inside a sentence: ``rue de la Loi 16, à 1000 Bruxelles`` / ``Wetstraat 16, 1000 Brussel``."""
    joint = " à " if language == "fr" else ", "
    return glue_numbers(f"{street_line(address, language)}{joint}{town_line(address, language)}")


def situated(address: Address, language: Language) -> str:
    """Return the address after ``logement sis`` / ``woning gelegen te``: Dutch names the commune first."""
    if language == "fr":
        return inline_address(address, language)
    return glue_numbers(f"{town_line(address, language)}, {street_line(address, language)}")


def glue_numbers(text: str) -> str:
    """Keep a house number, a box and a postcode on the line of the word they belong to."""
    text = re.sub(r" (?=\d+[a-zA-Z]?\b)", NBSP, text)
    return re.sub(r"\b(bte|bus|\d{4}) ", rf"\1{NBSP}", text)


def tenant_name(tenant: Tenant) -> str:
    """Return ``Amina El Idrissi``."""
    return f"{tenant.first} {tenant.last}" if tenant.first else tenant.last


def plain_name(name: str) -> str:
    """Return a name as it is compared: small letters, single spaces."""
    return " ".join(name.casefold().split())


def inline_name(party: Party, language: Language) -> str:
    """Return the name inside a sentence: ``Monsieur Luc Vandenberghe``, ``de heer Luc Vandenberghe``."""
    name = civil_name(party, language)
    known = language == "nl" and party.kind == "natural_person" and party.civility is not None
    return name[0].lower() + name[1:] if known else name


def civil_name(party: Party, language: Language) -> str:
    """Return the name for the address block, with a civility only when it is known."""
    if party.kind != "natural_person" or party.civility is None:
        return party.name_nl or party.name if language == "nl" else party.name
    words = {("fr", "mr"): "Monsieur", ("fr", "ms"): "Madame", ("nl", "mr"): "De heer", ("nl", "ms"): "Mevrouw"}
    return f"{words[language, party.civility]} {party.name}"


_ACT: Final = re.compile(r"^(?P<fr>.+?) / (?P<nl>.+?)(?P<tail>(?:, art\. | \().+)?$")


def citation(act: str, article: str, language: Language) -> str:
    """Return a source in one language; an act is written ``French name / Dutch name``, several joined by ``;``."""
    acts = [_half(part, language) for part in act.split("; ")]
    if article[:1].isdigit():
        acts[0] += f", art. {article}"
    elif article:
        acts[0] += f", {_half(article, language)}"
    return "; ".join(acts)


def _half(name: str, language: Language) -> str:
    found = _ACT.match(name)
    return f"{found[language]}{found['tail'] or ''}" if found else name


def enumeration(items: Sequence[str], language: Language) -> str:
    """Return ``a, b et c`` or ``a, b en c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'et' if language == 'fr' else 'en'} {items[-1]}"


_MONTHS: Final = "|".join(
    re.escape(name) for locale in LOCALES.values() for name in locale.months["format"]["wide"].values()
)
_TYPOGRAPHY: Final = (
    (re.compile(r"(?<=\w)(?:'|&#39;)(?=\w)"), "’"),
    (re.compile(r"§ (?=\d)"), f"§{NBSP}"),
    (re.compile(rf"\b(\d{{1,2}}(?:er)?) (?=(?:{_MONTHS})\b)"), rf"\1{NBSP}"),
    (re.compile(r"\b([Aa]rt(?:\.|icles?|ikel|ikelen)) (?=\d)"), rf"\1{NBSP}"),
)
_FRENCH: Final = (
    (re.compile(r" (?=[:;?!%»])(?![^<>]*>)"), NBSP),
    (re.compile(r"« "), f"«{NBSP}"),
)


_PHONE: Final = re.compile(r"(?<![\w+])(?:\+\d{2} (?:\(0\))?\d{1,3}|0\d{1,3})(?: \d{2,3}){2,3}(?!\d)")
"""A telephone number in blocks, as Belgium writes it: 02 880 86 89, 0470 12 34 56, 0800 99 340, +32 2 880 86 89."""


def phones(text: str) -> str:
    """Return the text with every telephone number kept on one line, whoever wrote it."""
    return _PHONE.sub(lambda found: found[0].replace(" ", NBSP), text)


def typography(html: str, language: Language) -> str:
    """Return HTML or text with real apostrophes and the spaces that must not break."""
    html = phones(html)
    for pattern, replacement in (*_TYPOGRAPHY, *(_FRENCH if language == "fr" else ())):
        html = pattern.sub(replacement, html)
    return html
