"""4.7 The adapted rent reaches back at most three months before the month of the request."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.dates import first_of_month
from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.rules.wording import INFERRED_FR, INFERRED_NL
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.outcome import Outcome

RULE = RuleCard(
    id="retroactivity",
    number="4.7",
    title=Text(fr="Trois mois d'effet rétroactif", nl="Drie maanden terugwerking"),
    verdicts=("respected", "breached", "uncertain", "not_applicable"),
    sources=(sources.REGION_INDEXATION, sources.FORMULA),
    basis=(Basis.TEXT, Basis.INFERENCE),
    in_force=(date(1997, 5, 31),),
    doubt=Text(
        fr="Les trois mois remontent-ils avant le jour où le bail a été enregistré ou le certificat remis ?",
        nl="Gaan de drie maanden terug tot vóór de dag van de registratie of van het bezorgen van het certificaat?",
    ),
)
MONTHS_BACK = values.RETROACTIVE_MONTHS.current


def too_early(case: Case, outcome: Outcome) -> bool:
    """Return whether the increase is asked for an earlier day than the law allows in this reading."""
    asked = case.request.applies_from if case.request else None
    return asked is not None and outcome.earliest is not None and asked < outcome.earliest


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    request = case.request
    if request is None:
        return Finding(RULE, "not_applicable", NO_REQUEST_FR, NO_REQUEST_NL, {})
    limit, asked = first_of_month(case.day, MONTHS_BACK), request.applies_from
    figures: dict[str, object] = {"limit": limit.isoformat()}
    if request.made_on is None:
        return Finding(RULE, "uncertain", UNDATED_FR, UNDATED_NL, {})
    if asked is not None and asked < limit:
        return Finding(
            RULE,
            "breached",
            f"La demande remonte trop loin : pour une demande du {day_fr(case.day)}, l'effet rétroactif "
            f"s'arrête au {day_fr(limit)}.",
            f"Het verzoek gaat te ver terug: bij een verzoek van {day_nl(case.day)} stopt de terugwerking op "
            f"{day_nl(limit)}.",
            figures,
        )
    cured_on = outcome.cured_on
    if cured_on is not None and (asked is None or asked < cured_on):
        return Finding(
            RULE,
            "uncertain",
            f"Le bail n'était enregistré, ou le certificat remis, que le {day_fr(cured_on)} : il n'est pas "
            "certain que l'adaptation "
            f"soit due pour les jours d'avant.{INFERRED_FR}",
            f"De huurovereenkomst was pas geregistreerd, of het certificaat pas bezorgd, op {day_nl(cured_on)}: "
            "het is niet zeker "
            f"of de aanpassing voor de dagen ervoor verschuldigd is.{INFERRED_NL}",
            {**figures, "met_on": cured_on.isoformat()},
        )
    return Finding(
        RULE,
        "respected",
        f"La demande ne remonte pas plus loin que le {day_fr(limit)} (trois mois avant le mois de la demande).",
        f"Het verzoek gaat niet verder terug dan {day_nl(limit)} (drie maanden vóór de maand van het verzoek).",
        figures,
    )


NO_REQUEST_FR = "Sans demande, il n'y a pas d'effet rétroactif à examiner."
NO_REQUEST_NL = "Zonder verzoek is er geen terugwerking te onderzoeken."
UNDATED_FR = "La date de la demande n'est pas connue : l'effet rétroactif ne peut pas être vérifié."
UNDATED_NL = "De datum van het verzoek is niet gekend: de terugwerking kan niet worden nagekeken."
