"""4.12 A rent above 120 % of the reference rent is presumed abusive: a separate dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources, values
from workflows.checks.rent_indexation.calculation import rounded
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.checks.wording import euro_fr, euro_nl, money
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.outcome import Outcome

RULE = RuleCard(
    id="reference_rent",
    number="4.12",
    title=Text(fr="Loyer de référence", nl="Referentiehuurprijs"),
    verdicts=("respected", "warning", "needs_answer", "not_applicable"),
    sources=(sources.REFERENCE_RENT,),
    basis=(Basis.COMMENTARY,),
    in_force=(date(2025, 5, 1),),
)
PERCENT = values.REFERENCE_PERCENT.current
SINCE = values.ABUSE_FROM


@dataclass(frozen=True, slots=True)
class Comparison:
    """Highest rent (cents) not presumed abusive; ``above`` None = no rent to compare."""

    limit: int
    above: bool | None


def comparison(case: Case, outcome: Outcome) -> Comparison | None:
    """Return the comparison with the reference rent, or None before 1 May 2025 or without a reference rent."""
    facts = case.facts
    if facts.reference_rent is None or facts.as_of < SINCE:
        return None
    limit = rounded(facts.reference_rent * PERCENT, 100)
    asked = case.request.rent_asked if case.request else None
    rent = outcome.ceiling if asked is None else asked
    return Comparison(limit, None if rent is None else rent > limit)


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    compared = comparison(decision.case, decision.leaning)
    if compared is None:
        return Finding(RULE, "not_applicable", NONE_FR, NONE_NL, {})
    figures: dict[str, object] = {"limit": money(compared.limit)}
    limit_fr, limit_nl = euro_fr(compared.limit), euro_nl(compared.limit)
    if compared.above is None:
        return Finding(
            RULE,
            "needs_answer",
            f"Le loyer ne peut pas encore être comparé à la limite de {limit_fr}.{BY_COMMENTARY_FR}",
            f"De huurprijs kan nog niet worden vergeleken met de grens van {limit_nl}.{BY_COMMENTARY_NL}",
            figures,
        )
    if compared.above:
        return Finding(
            RULE,
            "warning",
            f"Le loyer dépasse de plus de 20 % le loyer de référence (limite : {limit_fr}) : il est présumé abusif. "
            f"C'est un autre litige : Commission paritaire locative ou juge de paix.{BY_COMMENTARY_FR}",
            f"De huurprijs ligt meer dan 20 % boven de referentiehuurprijs (grens: {limit_nl}): hij wordt "
            "vermoed onredelijk te zijn. "
            f"Dat is een ander geschil: Paritaire Huurcommissie of vrederechter.{BY_COMMENTARY_NL}",
            figures,
        )
    return Finding(
        RULE,
        "respected",
        f"Le loyer ne dépasse pas 120 % du loyer de référence (limite : {limit_fr}).{BY_COMMENTARY_FR}",
        f"De huurprijs ligt niet boven 120 % van de referentiehuurprijs (grens: {limit_nl}).{BY_COMMENTARY_NL}",
        figures,
    )


NONE_FR = (
    "Pas de comparaison avec le loyer de référence (il manque, ou la date est avant le 1er mai "
    f"2025).{BY_COMMENTARY_FR}"
)
NONE_NL = (
    f"Geen vergelijking met de referentiehuurprijs (die ontbreekt, of de datum ligt vóór 1 mei 2025).{BY_COMMENTARY_NL}"
)
