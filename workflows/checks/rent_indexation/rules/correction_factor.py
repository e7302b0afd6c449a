"""4.8 Since 14 October 2023 a correction factor limits the rent of older leases of class E, F or G."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL, INFERRED_FR, INFERRED_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.outcome import Outcome

RULE = RuleCard(
    id="correction_factor",
    number="4.8",
    title=Text(fr="Facteur de correction (classes E, F et G)", nl="Correctiefactor (klassen E, F en G)"),
    verdicts=("respected", "uncertain", "needs_answer", "not_applicable"),
    sources=(sources.REGION_FACTORS, sources.FORMULA),
    basis=(Basis.TEXT, Basis.COMMENTARY),
    in_force=(date(2023, 10, 14),),
    doubt=Text(
        fr="Le facteur s'applique-t-il à un logement qui n'a pas connu le gel (meilleure classe à l'époque, "
        "loyer révisé depuis) ?",
        nl="Geldt de factor voor een woning die de bevriezing niet kende (toen een betere klasse, huurprijs "
        "sindsdien herzien)?",
    ),
)
FIRST_PERIOD_ENDS = values.FACTOR_WINDOWS.current[0]
PROTECTED_BEFORE = values.PROTECTED_BEFORE.current
SCALE_DIGITS = values.FACTOR_DECIMALS.current


def written(factor: int) -> str:
    """Return the factor as the contract writes it, with nine decimals."""
    whole, decimals = divmod(factor, 10**SCALE_DIGITS)
    return f"{whole}.{decimals:0{SCALE_DIGITS}d}"


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    if case.facts.starts_on is None:
        return Finding(RULE, "needs_answer", START_FR, START_NL, {})
    if outcome.anniversary is not None and outcome.class_matters and not outcome.frozen and outcome.energy is None:
        return Finding(RULE, "needs_answer", CLASS_FR, CLASS_NL, {})
    if not outcome.factor_due:
        fr, nl = LATER if case.facts.starts_on >= PROTECTED_BEFORE else NOT_DUE
        return Finding(RULE, "not_applicable", fr, nl, {})
    energy_class = (outcome.certificate.energy_class if outcome.certificate else None) or ""
    figures: dict[str, object] = {"class": energy_class}
    name = energy_class.upper()
    if outcome.factor is not None:
        figures["factor"] = written(outcome.factor)
    if outcome.reading.met & {"certificate_worsened", "factor_after_revision"}:
        fr, nl = WORSENED if "certificate_worsened" in outcome.reading.met else REVISED
        return Finding(RULE, "uncertain", fr, nl, figures)
    if outcome.factor is None:
        return Finding(RULE, "needs_answer", INDEX_FR, INDEX_NL, figures)
    second_fr, second_nl = _second_period(outcome)
    return Finding(
        RULE,
        "respected",
        f"Bail entré en vigueur avant le 14 octobre 2022 et classe {name} : le facteur de correction "
        f"s'applique.{second_fr}",
        f"Huurovereenkomst in werking getreden voor 14 oktober 2022 en klasse {name}: de correctiefactor is van "
        f"toepassing.{second_nl}",
        figures,
    )


def _second_period(outcome: Outcome) -> tuple[str, str]:
    on = outcome.anniversary
    if on is None or (on.month, on.day) <= FIRST_PERIOD_ENDS:
        return "", ""
    return SECOND_FR, SECOND_NL


START_FR = "Sans la date de début du bail, on ne sait pas si le facteur de correction s'applique."
START_NL = "Zonder de begindatum van de huurovereenkomst is niet geweten of de correctiefactor geldt."
CLASS_FR = "Il faut connaître la classe PEB : pour E, F et G, un facteur de correction réduit le loyer indexé."
CLASS_NL = "De EPB-klasse moet gekend zijn: voor E, F en G verlaagt een correctiefactor de geïndexeerde huurprijs."
INDEX_FR = "Le facteur de correction est dû, mais un indice nécessaire n'est pas dans la table."
INDEX_NL = "De correctiefactor is verschuldigd, maar een nodig indexcijfer staat niet in de tabel."
SECOND_FR = " La formule pour les anniversaires du 14 octobre au 31 décembre est tirée de commentaires publiés."
SECOND_NL = " De formule voor verjaardagen van 14 oktober tot 31 december komt uit gepubliceerde commentaren."
LATER = (
    "Bail entré en vigueur à partir du 14 octobre 2022 : pas de facteur de correction.",
    "Huurovereenkomst in werking getreden vanaf 14 oktober 2022: geen correctiefactor.",
)
NOT_DUE = (
    "Pas de facteur de correction pour cet anniversaire et cette classe.",
    "Geen correctiefactor voor deze verjaardag en deze klasse.",
)
WORSENED = (
    "Le certificat de l'année de gel était de classe A à D, l'actuel est moins bon : il n'est pas certain que "
    "le facteur s'applique." + INFERRED_FR,
    "Het certificaat van het bevriezingsjaar had klasse A tot D, het huidige is slechter: het is niet zeker of "
    "de factor geldt." + INFERRED_NL,
)
REVISED = (
    "Le loyer a été révisé depuis le 14 octobre 2022 : il n'est pas certain que le facteur s'applique."
    + BY_COMMENTARY_FR,
    "De huurprijs werd herzien sinds 14 oktober 2022: het is niet zeker of de factor geldt." + BY_COMMENTARY_NL,
)
