"""4.2 The base rent, without charges, is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import MET, Condition, unknown
from workflows.checks.wording import euro_fr, euro_nl, money
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="base_rent",
    number="4.2",
    title=Text(fr="Loyer de base sans les charges", nl="Basishuurprijs zonder de kosten"),
    verdicts=("respected", "needs_answer"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION),
    basis=(Basis.TEXT,),
    in_force=(date(1997, 5, 31),),
    blocking=True,
)


def condition(case: Case) -> Condition:
    """Return whether the base rent is known."""
    return MET if case.rent is not None else unknown("lease.base_rent")


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    rent = decision.case.rent
    if rent is not None:
        return Finding(
            RULE,
            "respected",
            f"Loyer de base du calcul : {euro_fr(rent)}, sans les charges.",
            f"Basishuurprijs voor de berekening: {euro_nl(rent)}, zonder de kosten.",
            {"base_rent": money(rent)},
        )
    if decision.case.facts.includes_charges:
        return Finding(
            RULE,
            "needs_answer",
            "Le montant comprend des charges : demandez au bailleur le loyer seul, ou cherchez-le dans le bail.",
            "In het bedrag zijn kosten begrepen: vraag de verhuurder de huurprijs alleen, of zoek die in de "
            "huurovereenkomst.",
            {},
        )
    return Finding(
        RULE,
        "needs_answer",
        "Le loyer de base n'est pas connu : cherchez dans le bail le loyer sans les charges.",
        "De basishuurprijs is niet gekend: zoek in de huurovereenkomst de huurprijs zonder de kosten.",
        {},
    )
