"""Reads amounts, days and months out of a result and writes them in Belgian French and Dutch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workflows.checks.wording import MONTHS_FR, day_fr, day_nl, euro_fr, euro_nl, month_text
from workflows.figures.health_index import month_number
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ELIDED = tuple("aeiouéy")


def cents(amount: str | None) -> int | None:
    """Return a decimal string of the contract in whole cents, None when it is null."""
    return None if amount is None else int(amount.replace(".", ""))


def euro(amount: str | int) -> Text:
    """Return an amount (decimal string, or cents) as people read it."""
    number = amount if isinstance(amount, int) else int(amount.replace(".", ""))
    return Text(fr=euro_fr(number), nl=euro_nl(number))


def day(iso: str) -> Text:
    """Return an ISO date as people read it."""
    found = date.fromisoformat(iso)
    return Text(fr=day_fr(found), nl=day_nl(found))


def maanden(count: int) -> str:
    """Return ``1 maand`` or ``3 maanden``; French needs no such help."""
    return "1 maand" if count == 1 else f"{count} maanden"


def month_of(code: str) -> int:
    """Return ``2026-07`` as months counted from year 0."""
    year, _, month = code.partition("-")
    return month_number(int(year), int(month))


def month(code: str) -> Text:
    """Return ``2026-07`` as people read it."""
    return month_text(month_of(code))


def of_month_fr(number: int) -> str:
    """Return ``d'août 2019`` or ``de mars 2019`` for months counted from year 0."""
    year, place = divmod(number, 12)
    name = f"{MONTHS_FR[place]} {year}"
    return f"d'{name}" if name.startswith(ELIDED) else f"de {name}"


def joined(texts: Iterable[Text], fr: str, nl: str, *, separator: str = ", ") -> Text:
    """Return texts as one list: ``a, b et c`` / ``a, b en c``."""
    found = list(texts)
    if len(found) == 1:
        return found[0]
    *head, last = found
    return Text(
        fr=f"{separator.join(text.fr for text in head)} {fr} {last.fr}",
        nl=f"{separator.join(text.nl for text in head)} {nl} {last.nl}",
    )


def breached(result: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the rules that are not kept, in the order of the findings."""
    return tuple(finding["rule"] for finding in result["findings"] if finding["verdict"] == "breached")


ACTS = {
    "CBL": Text(fr="Code bruxellois du Logement", nl="Brusselse Huisvestingscode"),
    "Brussels Housing Code": Text(fr="Code bruxellois du Logement", nl="Brusselse Huisvestingscode"),
    "Constitution": Text(fr="Constitution", nl="Grondwet"),
    "Judicial Code": Text(fr="Code judiciaire", nl="Gerechtelijk Wetboek"),
    "Law of 18 October 2017": Text(fr="Loi du 18 octobre 2017", nl="Wet van 18 oktober 2017"),
    "Old Civil Code": Text(fr="Ancien Code civil", nl="Oud Burgerlijk Wetboek"),
}


def law_applied(version: Mapping[str, str]) -> Text:
    """Return one text of ``law_version`` in words: act, article, since when that version holds."""
    act = ACTS.get(version["act"], Text(fr=version["act"], nl=version["act"]))
    since = day(version["in_force_on"])
    return Text(
        fr=f"{act.fr}, art. {version['article']}, version du {since.fr}",
        nl=f"{act.nl}, art. {version['article']}, versie van {since.nl}",
    )
