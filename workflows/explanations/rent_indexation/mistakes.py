"""The usual mistakes in an indexation, part by part of the formula: which rent, which indices, which factor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.calculation import FACTOR_SCALE, correction_factor
from workflows.checks.rent_indexation.rules.correction_factor import written
from workflows.checks.wording import euro_fr, euro_nl, month_text
from workflows.explanations.reading import of_month_fr
from workflows.figures.health_index import month_number
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

    from workflows.figures.health_index import HealthIndex


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the formula as somebody may have taken it. ``code`` and ``text`` are empty for the right one."""

    value: int
    code: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """The lawful formula: cents, months counted from year 0, factor in units of its ninth decimal."""

    asked: int
    rent: int
    start_month: int
    new_month: int
    factor: int
    signed: date
    starts: date
    anniversary: date
    made_on: date | None
    rent_before: int | None
    frozen: bool
    revised: bool


def rents(case: Formula) -> list[Change]:
    """Return the rents that may have been taken as base rent, the right one first."""
    found = [Change(case.rent)]
    before = case.rent_before
    if before is not None and before != case.rent:
        found.append(
            Change(
                before,
                "last_rent_as_base",
                Text(
                    fr=f"à partir du loyer déjà indexé ({euro_fr(before)}) au lieu de celui du bail "
                    f"({euro_fr(case.rent)})",
                    nl=f"met de al geïndexeerde huurprijs ({euro_nl(before)}) in plaats van die van de "
                    f"huurovereenkomst ({euro_nl(case.rent)})",
                ),
            )
        )
    return found


def starts(case: Formula) -> list[Change]:
    """Return the months whose index may have been taken as starting index, the right one first."""
    right = case.start_month
    event = (
        Text(fr="mois avant la révision", nl="maand vóór de herziening")
        if case.revised
        else Text(fr="mois avant la signature", nl="maand vóór de ondertekening")
    )
    start, signed = _month(case.starts), _month(case.signed)
    others: dict[int, tuple[str, Text]] = {
        start - 1: ("start_month", Text(fr="mois avant l'entrée en vigueur", nl="maand vóór de inwerkingtreding"))
    }
    others.setdefault(signed, ("signing_month", Text(fr="mois de la signature", nl="maand van de ondertekening")))
    others.setdefault(
        start, ("month_of_start", Text(fr="mois de l'entrée en vigueur", nl="maand van de inwerkingtreding"))
    )
    if case.rent_before is not None:
        year_before = Text(fr="un an avant le nouvel indice", nl="een jaar vóór het nieuwe indexcijfer")
        others.setdefault(case.new_month - 12, ("year_before", year_before))
    return [
        Change(right),
        *(
            Change(
                number,
                f"start_index_{code}",
                Text(
                    fr=f"avec l'indice de départ {of_month_fr(number)} ({why.fr}) au lieu de celui "
                    f"{of_month_fr(right)} ({event.fr})",
                    nl=f"met het aanvangsindexcijfer van {month_text(number).nl} ({why.nl}) in plaats van dat van "
                    f"{month_text(right).nl} ({event.nl})",
                ),
            )
            for number, (code, why) in others.items()
            if number != right
        ),
    ]


def news(case: Formula) -> list[Change]:
    """Return the months whose index may have been taken as new index, the right one first."""
    right = case.new_month
    others: dict[int, tuple[str, Text]] = {
        right + 1: ("anniversary_month", Text(fr="mois de l'anniversaire", nl="maand van de verjaardag"))
    }
    if case.made_on is not None:
        asked = _month(case.made_on)
        others.setdefault(asked - 1, ("before_request", Text(fr="mois avant la demande", nl="maand vóór het verzoek")))
        others.setdefault(asked, ("request_month", Text(fr="mois de la demande", nl="maand van het verzoek")))
    january = month_number(case.anniversary.year, 1)
    others.setdefault(january - 1, ("december", Text(fr="décembre d'avant", nl="december ervoor")))
    others.setdefault(january, ("january", Text(fr="janvier de l'année", nl="januari van het jaar")))
    others.setdefault(right - 1, ("month_earlier", Text(fr="un mois trop tôt", nl="een maand te vroeg")))
    return [
        Change(right),
        *(
            Change(
                number,
                f"new_index_{code}",
                Text(
                    fr=f"avec le nouvel indice {of_month_fr(number)} ({why.fr}) au lieu de celui {of_month_fr(right)} "
                    "(mois avant l'anniversaire)",
                    nl=f"met het nieuwe indexcijfer van {month_text(number).nl} ({why.nl}) in plaats van dat van "
                    f"{month_text(right).nl} (maand vóór de verjaardag)",
                ),
            )
            for number, (code, why) in others.items()
            if number != right
        ),
    ]


def factors(case: Formula, index: HealthIndex) -> list[Change]:
    """Return the factors that may have been used, the right one first."""
    if case.factor == FACTOR_SCALE:
        return [Change(case.factor)]
    found = [Change(case.factor), Change(FACTOR_SCALE, "factor_forgotten", FACTOR_FORGOTTEN)]
    other = correction_factor(index, case.anniversary, half=True)
    if other is not None and other != case.factor:
        found.append(Change(other, "factor_of_class_e", _factor_text(other, "de la classe E", "van klasse E")))
    moved = case.anniversary.replace(month=10, day=14 if case.anniversary.day < 14 else 13)
    if case.anniversary.month == moved.month:
        for half in (False, True):
            window = correction_factor(index, moved, half=half)
            if window is not None and window not in {change.value for change in found}:
                text = _factor_text(window, "de l'autre moitié d'octobre", "van de andere helft van oktober")
                found.append(Change(window, "factor_of_other_window", text))
    return found


def _factor_text(factor: int, fr: str, nl: str) -> Text:
    value = written(factor).replace(".", ",")
    return Text(fr=f"avec le facteur de correction {fr} ({value})", nl=f"met de correctiefactor {nl} ({value})")


def _month(day: date) -> int:
    return month_number(day.year, day.month)


FACTOR_FORGOTTEN = Text(fr="sans le facteur de correction", nl="zonder de correctiefactor")
FREEZE_FORGOTTEN = Text(
    fr="sans tenir compte de l'année de gel", nl="zonder rekening te houden met het jaar van de bevriezing"
)
