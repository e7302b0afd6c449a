"""4.8 Freeze of 14 October 2022 to 13 October 2023: F and G nothing, E half, A to D in full."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import State
from workflows.checks.rent_indexation.readings import A_TO_D, F_G, E
from workflows.checks.rent_indexation.rules.wording import INFERRED_FR, INFERRED_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="freeze_year",
    number="4.8",
    title=Text(fr="Année de gel (classes E, F et G)", nl="Bevriezingsjaar (klassen E, F en G)"),
    verdicts=("respected", "breached", "needs_answer", "not_applicable"),
    sources=(sources.FREEZE_2022, sources.FORMULA),
    basis=(Basis.TEXT, Basis.INFERENCE),
    in_force=(date(2022, 10, 14),),
    blocking=True,
    doubt=Text(
        fr="Classe E, loyer jamais indexé avant : la moitié de la hausse de cette année, ou la moitié de tout "
        "l'écart ?",
        nl="Klasse E, huurprijs nooit eerder geïndexeerd: de helft van de stijging van dit jaar, of de helft "
        "van het hele verschil?",
    ),
)
FREEZE_RULE = {A_TO_D: "full", E: "half", F_G: "none"}


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    if case.facts.starts_on is None:
        return Finding(RULE, "needs_answer", START_FR, START_NL, {})
    if not outcome.frozen:
        return Finding(RULE, "not_applicable", NOT_FROZEN_FR, NOT_FROZEN_NL, {})
    open_class = "freeze_year" in outcome.conditions and outcome.conditions["freeze_year"].state is State.UNKNOWN
    if outcome.energy is None or open_class:
        return Finding(RULE, "needs_answer", CLASS_FR, CLASS_NL, {})
    verdict, fr, nl = _SENTENCES[outcome.energy]
    if "request_before_2022_10_14" in outcome.reading.met:
        fr, nl = fr + EARLY_FR, nl + EARLY_NL
    if "freeze_half_of_gap" in outcome.reading.met:
        fr, nl = fr + GAP_FR, nl + GAP_NL
    return Finding(RULE, verdict, fr, nl, {"freeze_rule": FREEZE_RULE[outcome.energy]})


START_FR = "Sans la date de début du bail, on ne sait pas si l'année de gel s'applique."
START_NL = "Zonder de begindatum van de huurovereenkomst is niet geweten of het bevriezingsjaar geldt."
NOT_FROZEN_FR = (
    "L'anniversaire n'est pas dans l'année de gel (14 octobre 2022 au 13 octobre 2023) d'un bail en cours à cette date."
)
NOT_FROZEN_NL = (
    "De verjaardag valt niet in het bevriezingsjaar (14 oktober 2022 tot 13 oktober 2023) van een toen "
    "lopende huurovereenkomst."
)
CLASS_FR = "Année de gel : il faut connaître la classe du certificat PEB que le locataire a reçu."
CLASS_NL = "Bevriezingsjaar: de klasse van het EPB-certificaat dat de huurder kreeg, moet gekend zijn."
EARLY_FR = f" La demande date d'avant le 14 octobre 2022 : il n'est pas certain que le gel s'applique.{INFERRED_FR}"
EARLY_NL = f" Het verzoek dateert van vóór 14 oktober 2022: het is niet zeker of de bevriezing geldt.{INFERRED_NL}"
GAP_FR = (
    f" Il n'est pas certain de quoi la moitié est prise : de la hausse de cette année ou de tout l'écart.{INFERRED_FR}"
)
GAP_NL = (
    " Het is niet zeker waarvan de helft wordt genomen: van de stijging van dit jaar of van het hele "
    f"verschil.{INFERRED_NL}"
)
_SENTENCES = {
    A_TO_D: (
        "respected",
        "Année de gel, classe A à D : l'indexation est complète.",
        "Bevriezingsjaar, klasse A tot D: de indexatie is volledig.",
    ),
    E: (
        "respected",
        "Année de gel, classe E : l'indexation est limitée à la moitié.",
        "Bevriezingsjaar, klasse E: de indexatie is beperkt tot de helft.",
    ),
    F_G: (
        "breached",
        "Année de gel, classe F ou G : le loyer ne pouvait pas être adapté.",
        "Bevriezingsjaar, klasse F of G: de huurprijs mocht niet worden aangepast.",
    ),
}
