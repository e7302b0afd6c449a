"""The calculation told step by step, in figures a tenant can follow, French and Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.rent_indexation import values
from workflows.checks.rent_indexation.calculation import Amounts, Method, Plan, main_base
from workflows.checks.rent_indexation.rules.correction_factor import written
from workflows.checks.wording import MONTHS_FR, MONTHS_NL, day_fr, day_nl, euro_fr, euro_nl, figure, month_text

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.outcome import Outcome
    from workflows.figures.health_index import HealthIndex

Step = dict[str, str]
FIRST_PERIOD_MONTH = values.FACTOR_WINDOWS.current[0][0]
FIRST_PERIOD_DAY = values.FACTOR_WINDOWS.current[0][1]


def steps(case: Case, outcome: Outcome, index: HealthIndex) -> list[Step]:
    """Return every step of the calculation, or nothing when no amount was calculated."""
    plan, amounts = outcome.plan, outcome.amounts
    if plan is None or amounts is None:
        return []
    found = [_base_rent(case, plan), _indices(case, plan, amounts), _standard(plan, amounts)]
    if outcome.shown_only:
        return [*found, _step(CLASS_FR, CLASS_NL)]
    found.append(_ceiling(outcome, plan, amounts, index))
    if outcome.ceiling is not None and outcome.ceiling < amounts.ceiling:
        found.append(
            _step(
                f"La clause du bail donne moins. Plafond : {euro_fr(outcome.ceiling)}.",
                f"De clausule in de huurovereenkomst geeft minder. Maximum: {euro_nl(outcome.ceiling)}.",
            )
        )
    return found


def _base_rent(case: Case, plan: Plan) -> Step:
    if case.revised and case.facts.revised_on is not None:
        return _step(
            f"Loyer de base, révisé le {day_fr(case.facts.revised_on)} : {euro_fr(plan.base_rent)}.",
            f"Basishuurprijs, herzien op {day_nl(case.facts.revised_on)}: {euro_nl(plan.base_rent)}.",
        )
    return _step(f"Loyer de base : {euro_fr(plan.base_rent)}.", f"Basishuurprijs: {euro_nl(plan.base_rent)}.")


def _indices(case: Case, plan: Plan, amounts: Amounts) -> Step:
    main = amounts.by_base[main_base(plan.start_month)]
    start, new = month_text(plan.start_month), month_text(plan.new_month)
    event_fr, event_nl = ("la révision", "de herziening") if case.revised else ("la signature", "de ondertekening")
    return _step(
        f"Indice de départ ({start.fr}, mois avant {event_fr}) : {figure(main.start)}. "
        f"Nouvel indice ({new.fr}, mois avant l'anniversaire) : {figure(main.new)}.",
        f"Aanvangsindexcijfer ({start.nl}, maand voor {event_nl}): {figure(main.start)}. "
        f"Nieuw indexcijfer ({new.nl}, maand voor de verjaardag): {figure(main.new)}.",
    )


def _standard(plan: Plan, amounts: Amounts) -> Step:
    main = amounts.by_base[main_base(plan.start_month)]
    indices = f"{figure(main.new)} / {figure(main.start)}"
    return _step(
        f"{_plain_fr(plan.base_rent)} × {indices} = {euro_fr(amounts.standard)}.",
        f"{_plain_nl(plan.base_rent)} × {indices} = {euro_nl(amounts.standard)}.",
    )


def _ceiling(outcome: Outcome, plan: Plan, amounts: Amounts, index: HealthIndex) -> Step:
    top_fr, top_nl = f"Plafond : {euro_fr(amounts.ceiling)}.", f"Maximum: {euro_nl(amounts.ceiling)}."
    if plan.method is Method.STANDARD:
        return _step(top_fr, top_nl)
    if plan.method is Method.FACTOR and plan.factor is not None and outcome.anniversary is not None:
        return _factor(outcome, plan.factor, outcome.anniversary, top_fr, top_nl)
    main = amounts.by_base[main_base(plan.start_month)]
    year_before = index.hundredths(main_base(plan.start_month), plan.new_month - 12) or 0
    month = month_text(plan.new_month - 12)
    if plan.method is Method.HALF:
        shape = f"({figure(year_before)} + {figure(main.new)}) / 2 / {figure(main.start)}"
        return _step(
            f"Année de gel, classe E : la moitié de la hausse de cette année. Indice un an plus tôt ({month.fr}) : "
            f"{figure(year_before)}. {_plain_fr(plan.base_rent)} × {shape}. {top_fr}",
            "Bevriezingsjaar, klasse E: de helft van de stijging van dit jaar. Indexcijfer een jaar eerder "
            f"({month.nl}): "
            f"{figure(year_before)}. {_plain_nl(plan.base_rent)} × {shape}. {top_nl}",
        )
    return _step(
        f"Année de gel, classe F ou G : le loyer d'avant, au plus {_plain_fr(plan.base_rent)} × "
        f"{figure(year_before)} ({month.fr}) "
        f"/ {figure(main.start)}. {top_fr}",
        f"Bevriezingsjaar, klasse F of G: de vorige huurprijs, hoogstens {_plain_nl(plan.base_rent)} × "
        f"{figure(year_before)} ({month.nl}) "
        f"/ {figure(main.start)}. {top_nl}",
    )


def _factor(outcome: Outcome, factor: int, anniversary: date, top_fr: str, top_nl: str) -> Step:
    energy_class = (outcome.certificate.energy_class if outcome.certificate else None) or ""
    value = written(factor).replace(".", ",")
    month_fr, month_nl = MONTHS_FR[anniversary.month - 1], MONTHS_NL[anniversary.month - 1]
    when_fr, when_nl = f"en {month_fr}", f"in {month_nl}"
    if anniversary.month == FIRST_PERIOD_MONTH:
        first = anniversary.day <= FIRST_PERIOD_DAY
        when_fr = "du 1er au 13 octobre" if first else "du 14 au 31 octobre"
        when_nl = "van 1 tot 13 oktober" if first else "van 14 tot 31 oktober"
    return _step(
        f"Facteur de correction, classe {energy_class.upper()}, anniversaire {when_fr} : {value}. {top_fr}",
        f"Correctiefactor, klasse {energy_class.upper()}, verjaardag {when_nl}: {value}. {top_nl}",
    )


def _plain_fr(cents: int) -> str:
    return euro_fr(cents).removesuffix(" €")


def _plain_nl(cents: int) -> str:
    return euro_nl(cents).removesuffix(" €")


def _step(fr: str, nl: str) -> Step:
    return {"fr": fr, "nl": nl}


CLASS_FR = "La classe énergétique change le plafond : il ne peut pas être fixé sans elle."
CLASS_NL = "De energieklasse verandert het maximum: zonder die klasse ligt het niet vast."
