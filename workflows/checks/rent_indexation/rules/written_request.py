"""4.5 Indexation is never automatic: it must be asked in writing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import FAILED, MET, NOT_APPLICABLE, Condition, unknown
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="written_request",
    number="4.5",
    title=Text(fr="Demande écrite", nl="Schriftelijk verzoek"),
    verdicts=("respected", "breached", "needs_answer", "not_applicable"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION),
    basis=(Basis.TEXT,),
    in_force=(date(1997, 5, 31),),
    blocking=True,
)


def condition(case: Case) -> Condition:
    """Return how the condition stands; a request without a known day cannot be placed in time."""
    request = case.request
    if request is None:
        return NOT_APPLICABLE
    if request.written is False:
        return FAILED
    missing = []
    if request.made_on is None:
        missing.append("request.made_on")
    if request.written is None:
        missing.append("request.written")
    return unknown(*missing) if missing else MET


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    verdict = decision.leaning.conditions["written_request"].verdict
    fr, nl = _SENTENCES[verdict]
    return Finding(RULE, verdict, fr, nl, {})


_SENTENCES = {
    "respected": ("La demande a été faite par écrit.", "Het verzoek werd schriftelijk gedaan."),
    "breached": (
        "La demande n'a pas été faite par écrit : rien n'est dû tant qu'il n'y a pas de demande écrite.",
        "Het verzoek werd niet schriftelijk gedaan: niets is verschuldigd zolang er geen schriftelijk verzoek is.",
    ),
    "needs_answer": (
        "Il faut savoir si la demande a été faite par écrit, et quel jour.",
        "Er moet geweten zijn of het verzoek schriftelijk werd gedaan, en op welke dag.",
    ),
    "not_applicable": (
        "Aucune demande n'a été faite : l'indexation n'est jamais automatique.",
        "Er is geen verzoek gedaan: indexatie is nooit automatisch.",
    ),
}
