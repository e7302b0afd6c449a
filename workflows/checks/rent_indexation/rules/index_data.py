"""4.8 The months needed are in the table of indices: a missing month is never estimated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.wording import month_code, month_text
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="index_data",
    number="4.8",
    title=Text(fr="Indices disponibles", nl="Beschikbare indexcijfers"),
    verdicts=("respected", "needs_answer", "not_applicable"),
    sources=(sources.STATBEL, sources.FORMULA),
    basis=(Basis.TEXT,),
    in_force=(date(1997, 5, 31),),
)


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    if outcome.months_missing:
        names = [month_text(month) for month in outcome.months_missing]
        return Finding(
            RULE,
            "needs_answer",
            f"L'indice santé de {', '.join(name.fr for name in names)} n'est pas encore dans la table : aucun "
            "montant n'est calculé.",
            f"De gezondheidsindex van {', '.join(name.nl for name in names)} staat nog niet in de tabel: er "
            "wordt geen bedrag berekend.",
            {"missing": [month_code(month) for month in outcome.months_missing]},
        )
    if outcome.start_month is not None and outcome.new_month is not None:
        figures: dict[str, object] = {
            "start_month": month_code(outcome.start_month),
            "new_month": month_code(outcome.new_month),
        }
        return Finding(RULE, "respected", KNOWN_FR, KNOWN_NL, figures)
    if case.facts.signed_on is None and not outcome.old:
        return Finding(RULE, "needs_answer", SIGNED_FR, SIGNED_NL, {})
    return Finding(RULE, "not_applicable", NONE_FR, NONE_NL, {})


KNOWN_FR = "Les indices nécessaires sont dans la table."
KNOWN_NL = "De nodige indexcijfers staan in de tabel."
SIGNED_FR = "Sans la date de signature du bail, l'indice de départ n'est pas connu."
SIGNED_NL = "Zonder de datum van ondertekening is het aanvangsindexcijfer niet gekend."
NONE_FR = "Aucun indice n'est nécessaire ici."
NONE_NL = "Hier is geen indexcijfer nodig."
