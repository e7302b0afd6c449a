"""4.1 The type of lease and the kind of landlord are inside this check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.facts import IndexationFacts

OUTSIDE_TYPES = frozenset(
    {"social_housing", "transit", "not_main_residence", "work_dwelling", "precarious", "hosted", "tourist"}
)
OUTSIDE_LANDLORDS = frozenset({"sisp", "housing_fund"})

RULE = RuleCard(
    id="scope",
    number="4.1",
    title=Text(fr="Le bail relève de ces règles", nl="De huurovereenkomst valt onder deze regels"),
    verdicts=("respected", "breached", "needs_answer"),
    sources=(sources.FORMULA, sources.REGION_FACTORS),
    basis=(Basis.TEXT,),
    in_force=(date(2018, 1, 1),),
)


def outside(facts: IndexationFacts) -> bool:
    """Return whether another set of rules governs this rent."""
    return facts.lease_type in OUTSIDE_TYPES or facts.landlord in OUTSIDE_LANDLORDS


def missing(case: Case) -> tuple[str, ...]:
    """Return the facts without which the scope is not known."""
    facts = case.facts
    if facts.lease_type is None:
        return ("lease.type", "landlord.kind") if facts.landlord is None else ("lease.type",)
    return ("landlord.kind",) if facts.landlord is None else ()


def outside_finding() -> Finding:
    """Return the finding of a rent that is governed by other rules."""
    return Finding(
        RULE,
        "breached",
        "Ce logement ou ce bailleur suit d'autres règles de loyer : ce contrôle ne s'applique pas. "
        "Adressez-vous à un service juridique.",
        "Voor deze woning of deze verhuurder gelden andere huurprijsregels: deze controle is niet van toepassing. "
        "Vraag raad aan een juridische dienst.",
        {},
    )


def judge(decision: Decision) -> Finding:
    """Return the finding; a lease outside the check never comes here."""
    if missing(decision.case):
        return Finding(
            RULE,
            "needs_answer",
            "Le type de bail ou le bailleur n'est pas connu : complétez-le pour savoir quelles règles s'appliquent.",
            "Het soort huurovereenkomst of de verhuurder is niet gekend: vul dit aan om te weten welke regels gelden.",
            {},
        )
    return Finding(
        RULE,
        "respected",
        "Le bail relève des règles bruxelloises d'indexation, aussi pour les communes, les CPAS et les AIS.",
        "De huurovereenkomst valt onder de Brusselse indexatieregels, ook bij gemeenten, OCMW's en SVK's.",
        {},
    )
