"""How an amount above the lawful ceiling was probably reached: the usual mistakes, tried one by one and in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.calculation import FACTOR_SCALE, correction_factor, main_base, rounded
from workflows.checks.rent_indexation.rules.correction_factor import written
from workflows.checks.wording import euro_fr, euro_nl, figure, month_text
from workflows.explanations.declaration import Origin
from workflows.explanations.reading import cents, joined, month_of, of_month_fr
from workflows.figures.health_index import BASES, month_number
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result
    from workflows.figures import Figures
    from workflows.figures.health_index import HealthIndex

NEAR_CENTS = 1
MOST_MISTAKES = 2
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Change:
    """One part of the formula as somebody may have taken it. ``code`` and ``text`` are empty for the right one."""

    value: int
    code: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class _Case:
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


def origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:
    """Return how the rent asked was probably reached; empty when it is lawful, or when no usual mistake gives it.

    The fewest mistakes win: pairs are tried only when no single one gives the amount to the cent.
    """
    case = _case_of(facts, result)
    if case is None:
        return ()
    index = figures.health_index
    found = (*_found(case, index), *_two_bases(case, index))
    fewest = min((len(origin.codes) for origin in found), default=0)
    distinct = {origin.codes: origin for origin in found if len(origin.codes) == fewest}
    return tuple(distinct.values())[:MOST_SHOWN]


def _case_of(facts: Facts, result: Result) -> _Case | None:
    amounts, indices, lease = result["amounts"], result["indices"], facts.get("lease") or {}
    request = facts.get("request") or {}
    asked, limit = cents(amounts["rent_asked"]), cents(amounts["tolerance_limit"])
    if asked is None or limit is None or asked <= limit or indices is None or request.get("made_by") == "tenant":
        return None
    revision = lease.get("revision") or {}
    value = result["correction_factor"]["value"]
    rent = amounts["base_rent"]
    revised = rent == revision.get("rent") and revision.get("agreed_on") is not None
    made_on = request.get("made_on")
    return _Case(
        asked=asked,
        rent=int(rent.replace(".", "")),
        start_month=month_of(indices["start"]["month"]),
        new_month=month_of(indices["new"]["month"]),
        factor=FACTOR_SCALE if value is None else int(value.replace(".", "")),
        signed=date.fromisoformat(revision["agreed_on"] if revised else lease["signed_on"]),
        starts=date.fromisoformat(lease["starts_on"]),
        anniversary=date.fromisoformat(result["anniversary"]),
        made_on=None if made_on is None else date.fromisoformat(made_on),
        rent_before=cents(lease.get("rent_before_request")),
        frozen=result["freeze"]["rule"] in ("half", "none"),
        revised=revised,
    )


def _found(case: _Case, index: HealthIndex) -> Iterator[Origin]:
    axes = (_rents(case), _starts(case), _news(case), _factors(case, index))
    for rent, start, new, factor in product(*axes):
        changes = [change for change in (rent, start, new, factor) if change.code]
        if len(changes) > MOST_MISTAKES or (not changes and not case.frozen):
            continue
        for base in sorted(BASES, key=lambda year: year != main_base(start.value)):
            above, below = index.hundredths(base, new.value), index.hundredths(base, start.value)
            if above is None or below is None:
                continue
            amount = rounded(rent.value * above * factor.value, below * FACTOR_SCALE)
            if abs(amount - case.asked) <= NEAR_CENTS:
                named = changes or [_Change(0, "freeze_forgotten", FREEZE_FORGOTTEN)]
                yield _origin(named, _reckoning(rent.value, above, below, factor.value, amount))
                break


def _rents(case: _Case) -> list[_Change]:
    found = [_Change(case.rent)]
    before = case.rent_before
    if before is not None and before != case.rent:
        found.append(
            _Change(
                before,
                "last_rent_as_base",
                Text(
                    fr=f"à partir du loyer déjà indexé ({euro_fr(before)}) au lieu du loyer du bail ({euro_fr(case.rent)})",
                    nl=f"met de al geïndexeerde huurprijs ({euro_nl(before)}) in plaats van die van de huurovereenkomst "
                    f"({euro_nl(case.rent)})",
                ),
            )
        )
    return found


def _starts(case: _Case) -> list[_Change]:
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
        _Change(right),
        *(
            _Change(
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


def _news(case: _Case) -> list[_Change]:
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
        _Change(right),
        *(
            _Change(
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


def _factors(case: _Case, index: HealthIndex) -> list[_Change]:
    if case.factor == FACTOR_SCALE:
        return [_Change(case.factor)]
    found = [_Change(case.factor), _Change(FACTOR_SCALE, "factor_forgotten", FACTOR_FORGOTTEN)]
    other = correction_factor(index, case.anniversary, half=True)
    if other is not None and other != case.factor:
        found.append(_Change(other, "factor_of_class_e", _factor_text(other, "de la classe E", "van klasse E")))
    moved = case.anniversary.replace(month=10, day=14 if case.anniversary.day < 14 else 13)
    if case.anniversary.month == moved.month:
        for half in (False, True):
            window = correction_factor(index, moved, half=half)
            if window is not None and window not in {change.value for change in found}:
                text = _factor_text(window, "de l'autre moitié d'octobre", "van de andere helft van oktober")
                found.append(_Change(window, "factor_of_other_window", text))
    return found


def _factor_text(factor: int, fr: str, nl: str) -> Text:
    value = written(factor).replace(".", ",")
    return Text(fr=f"avec le facteur de correction {fr} ({value})", nl=f"met de correctiefactor {nl} ({value})")


def _two_bases(case: _Case, index: HealthIndex) -> Iterator[Origin]:
    for above_base, below_base in product(BASES, BASES):
        above, below = index.hundredths(above_base, case.new_month), index.hundredths(below_base, case.start_month)
        if above_base == below_base or above is None or below is None:
            continue
        for factor in {case.factor, FACTOR_SCALE}:
            amount = rounded(case.rent * above * factor, below * FACTOR_SCALE)
            if abs(amount - case.asked) <= NEAR_CENTS:
                mixed = _Change(
                    0,
                    "two_bases",
                    Text(
                        fr=f"en mêlant deux bases (nouvel indice en base {above_base}, indice de départ en base {below_base})",
                        nl=f"door twee basissen te mengen (nieuw indexcijfer op basis {above_base}, aanvangsindexcijfer "
                        f"op basis {below_base})",
                    ),
                )
                forgotten = _Change(0, "factor_forgotten", FACTOR_FORGOTTEN)
                changes = [mixed] if factor == case.factor else [mixed, forgotten]
                yield _origin(changes, _reckoning(case.rent, above, below, factor, amount))


def _origin(changes: list[_Change], reckoning: Text) -> Origin:
    parts = joined([change.text for change in changes if change.text], "et", "en")
    return Origin(
        codes=tuple(change.code for change in changes),
        text=Text(
            fr=f"Le montant demandé est celui que donne la formule {parts.fr}.",
            nl=f"Het gevraagde bedrag is wat de formule geeft {parts.nl}.",
        ),
        reckoning=reckoning,
    )


def _reckoning(rent: int, above: int, below: int, factor: int, amount: int) -> Text:
    times = "" if factor == FACTOR_SCALE else f" × {written(factor).replace('.', ',')}"
    fraction = f"× {figure(above)} / {figure(below)}{times} ="
    return Text(
        fr=f"{euro_fr(rent).removesuffix(' €')} {fraction} {euro_fr(amount)}",
        nl=f"{euro_nl(rent).removesuffix(' €')} {fraction} {euro_nl(amount)}",
    )


def _month(day: date) -> int:
    return month_number(day.year, day.month)


FACTOR_FORGOTTEN = Text(fr="sans le facteur de correction", nl="zonder de correctiefactor")
FREEZE_FORGOTTEN = Text(
    fr="sans tenir compte de l'année de gel", nl="zonder rekening te houden met het jaar van de bevriezing"
)
