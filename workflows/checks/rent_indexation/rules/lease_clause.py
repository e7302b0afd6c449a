"""4.2 What the lease itself says about indexation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import FAILED, MET, Condition, State, unknown
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.checks.wording import euro_fr, euro_nl, money
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="lease_clause",
    number="4.2",
    title=Text(fr="Clause d'indexation du bail", nl="Indexatieclausule in de huurovereenkomst"),
    verdicts=("respected", "breached", "warning", "needs_answer"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION),
    basis=(Basis.TEXT, Basis.COMMENTARY),
    in_force=(date(1997, 5, 31),),
    blocking=True,
)


def condition(case: Case) -> Condition:
    """Return how the condition stands; a silent lease allows indexation."""
    if case.facts.clause == "excluded":
        return FAILED
    if case.facts.clause == "less_than_formula" and case.facts.clause_ceiling is None:
        return unknown("lease.clause_ceiling")
    return MET


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    clause, ceiling = decision.case.facts.clause, decision.case.facts.clause_ceiling
    if clause == "more_than_formula":
        return Finding(RULE, "warning", MORE_FR, MORE_NL, {"clause": clause})
    if clause == "less_than_formula" and ceiling is not None:
        return Finding(
            RULE,
            "respected",
            f"La clause donne moins que la formule et lie le bailleur : au plus {euro_fr(ceiling)}.{BY_COMMENTARY_FR}",
            "De clausule geeft minder dan de formule en bindt de verhuurder: hoogstens "
            f"{euro_nl(ceiling)}.{BY_COMMENTARY_NL}",
            {"clause": clause, "clause_ceiling": money(ceiling)},
        )
    state = decision.leaning.conditions["lease_clause"].state
    if state is State.FAILED:
        return Finding(RULE, "breached", EXCLUDED_FR, EXCLUDED_NL, {"clause": clause})
    if state is State.UNKNOWN:
        return Finding(RULE, "needs_answer", AMOUNT_FR, AMOUNT_NL, {"clause": clause})
    if clause is None:
        return Finding(RULE, "respected", UNREAD_FR, UNREAD_NL, {})
    return Finding(RULE, "respected", ALLOWED_FR, ALLOWED_NL, {"clause": clause})


MORE_FR = f"La clause donne plus que la formule légale : elle est ramenée à la formule.{BY_COMMENTARY_FR}"
MORE_NL = f"De clausule geeft meer dan de wettelijke formule: ze wordt tot de formule herleid.{BY_COMMENTARY_NL}"
EXCLUDED_FR = f"Le bail exclut l'indexation : rien n'est dû.{BY_COMMENTARY_FR}"
EXCLUDED_NL = f"De huurovereenkomst sluit indexatie uit: niets is verschuldigd.{BY_COMMENTARY_NL}"
AMOUNT_FR = f"La clause donne moins que la formule : indiquez quel loyer elle donne.{BY_COMMENTARY_FR}"
AMOUNT_NL = f"De clausule geeft minder dan de formule: vul in welke huurprijs ze geeft.{BY_COMMENTARY_NL}"
UNREAD_FR = (
    "La clause du bail n'est pas connue ; le silence du bail permet l'indexation. Vérifiez qu'elle n'est pas exclue."
)
UNREAD_NL = (
    "De clausule is niet gekend; als de huurovereenkomst zwijgt, mag er geïndexeerd worden. Kijk na of "
    "indexatie niet is uitgesloten."
)
ALLOWED_FR = "Le bail n'empêche pas l'indexation."
ALLOWED_NL = "De huurovereenkomst belet de indexatie niet."
