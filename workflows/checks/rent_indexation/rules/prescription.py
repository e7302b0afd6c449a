"""4.10 The landlord must go to court within one year of the request. Information only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import years_after
from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="prescription",
    number="4.10",
    title=Text(fr="Délai du bailleur pour agir", nl="Termijn van de verhuurder om op te treden"),
    verdicts=("respected", "warning", "not_applicable"),
    sources=(sources.FORMULA,),
    basis=(Basis.COMMENTARY,),
    in_force=(date(1997, 5, 31),),
    doubt=Text(
        fr="L'article 2273 de l'ancien Code civil vaut-il encore tel quel pour un bail bruxellois ?",
        nl="Geldt artikel 2273 van het oud Burgerlijk Wetboek nog ongewijzigd voor een Brusselse huurovereenkomst?",
    ),
)
YEARS = values.LANDLORD_ACTION_YEARS.current


def action_before(case: Case) -> date | None:
    """Return the day before which the landlord must act, one year after his request; None without one."""
    request = case.request
    if request is None or request.by_tenant or request.made_on is None:
        return None
    return years_after(request.made_on, YEARS)


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    before = action_before(decision.case)
    if before is None:
        return Finding(RULE, "not_applicable", NONE_FR, NONE_NL, {})
    figures: dict[str, object] = {"landlord_action_before": before.isoformat()}
    if decision.case.facts.as_of >= before:
        return Finding(
            RULE,
            "warning",
            f"La demande a plus d'un an : sans action en justice avant le {day_fr(before)}, l'arriéré semble "
            f"prescrit.{BY_COMMENTARY_FR}",
            f"Het verzoek is ouder dan een jaar: zonder rechtsvordering vóór {day_nl(before)} lijkt de "
            f"achterstal verjaard.{BY_COMMENTARY_NL}",
            figures,
        )
    return Finding(
        RULE,
        "respected",
        f"Pour réclamer l'arriéré en justice, le bailleur doit agir avant le {day_fr(before)}.{BY_COMMENTARY_FR}",
        "Om de achterstal voor de rechter te vorderen, moet de verhuurder optreden vóór "
        f"{day_nl(before)}.{BY_COMMENTARY_NL}",
        figures,
    )


NONE_FR = f"Sans demande datée du bailleur, aucun délai ne court contre lui.{BY_COMMENTARY_FR}"
NONE_NL = f"Zonder gedateerd verzoek van de verhuurder loopt er geen termijn tegen hem.{BY_COMMENTARY_NL}"
