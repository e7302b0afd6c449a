"""How an amount above the lawful ceiling was probably reached: the usual mistakes, tried one by one and in pairs."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from workflows.checks.rent_indexation.calculation import FACTOR_SCALE, main_base, rounded
from workflows.checks.rent_indexation.rules.correction_factor import written
from workflows.checks.wording import euro_fr, euro_nl, figure
from workflows.explanations.declaration import Origin
from workflows.explanations.reading import cents, joined, month_of
from workflows.explanations.rent_indexation.mistakes import (
    FACTOR_FORGOTTEN,
    FREEZE_FORGOTTEN,
    Change,
    Formula,
    factors,
    news,
    rents,
    starts,
)
from workflows.figures.health_index import BASES
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result
    from workflows.figures import Figures
    from workflows.figures.health_index import HealthIndex

NEAR_CENTS = 1
MOST_MISTAKES = 2
MOST_SHOWN = 3


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


def _case_of(facts: Facts, result: Result) -> Formula | None:
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
    return Formula(
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


def _found(case: Formula, index: HealthIndex) -> Iterator[Origin]:
    axes = (rents(case), starts(case), news(case), factors(case, index))
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
                named = changes or [Change(0, "freeze_forgotten", FREEZE_FORGOTTEN)]
                yield _origin(named, _reckoning(rent.value, above, below, factor.value, amount))
                break


def _two_bases(case: Formula, index: HealthIndex) -> Iterator[Origin]:
    for above_base, below_base in product(BASES, BASES):
        above, below = index.hundredths(above_base, case.new_month), index.hundredths(below_base, case.start_month)
        if above_base == below_base or above is None or below is None:
            continue
        for factor in {case.factor, FACTOR_SCALE}:
            amount = rounded(case.rent * above * factor, below * FACTOR_SCALE)
            if abs(amount - case.asked) <= NEAR_CENTS:
                mixed = Change(
                    0,
                    "two_bases",
                    Text(
                        fr=f"en mêlant deux bases (nouvel indice en base {above_base}, indice de départ en "
                        f"base {below_base})",
                        nl=f"door twee basissen te mengen (nieuw indexcijfer op basis {above_base}, "
                        f"aanvangsindexcijfer op basis {below_base})",
                    ),
                )
                forgotten = Change(0, "factor_forgotten", FACTOR_FORGOTTEN)
                changes = [mixed] if factor == case.factor else [mixed, forgotten]
                yield _origin(changes, _reckoning(case.rent, above, below, factor, amount))


def _origin(changes: list[Change], reckoning: Text) -> Origin:
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
