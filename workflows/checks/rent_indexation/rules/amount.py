"""4.9 The rent asked does not exceed the ceiling, within a rounding tolerance between the bases of the index."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import State
from workflows.checks.rent_indexation.rules.wording import INFERRED_FR, INFERRED_NL
from workflows.checks.wording import euro_fr, euro_nl, money
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision
    from workflows.checks.rent_indexation.outcome import Outcome

RULE = RuleCard(
    id="amount",
    number="4.9",
    title=Text(fr="Montant demandé", nl="Gevraagd bedrag"),
    verdicts=("respected", "breached", "uncertain", "needs_answer", "not_applicable"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION, sources.STATBEL),
    basis=(Basis.TEXT, Basis.INFERENCE),
    in_force=(date(1997, 5, 31),),
    doubt=Text(
        fr="La base de l'indice change quelques cents : la tolérance est le plus grand résultat de toutes les "
        "bases, plus un cent.",
        nl="De basis van het indexcijfer scheelt enkele cent: de marge is het hoogste resultaat van alle "
        "basissen, plus één cent.",
    ),
)


def breached_in(case: Case, outcome: Outcome) -> bool:
    """Return whether the amount asked goes beyond what this reading allows (tenant: below the floor)."""
    asked = case.request.rent_asked if case.request else None
    if asked is None or outcome.limit is None or outcome.floor is None:
        return False
    return asked < outcome.floor if case.by_tenant else asked > outcome.limit


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    request = case.request
    if request is None:
        return Finding(RULE, "not_applicable", NO_REQUEST_FR, NO_REQUEST_NL, {})
    figures = _figures(request.rent_asked, outcome)
    reduction = outcome.conditions.get("amount")
    if reduction is not None and reduction.state is not State.MET:
        fr, nl = NOT_FALLEN if reduction.state is State.FAILED else PAID_BEFORE
        return Finding(RULE, reduction.verdict, fr, nl, figures)
    verdict = _verdict(decision, request.rent_asked)
    fr, nl = _sentence(verdict, case, outcome)
    return Finding(RULE, verdict, fr, nl, figures)


def _verdict(decision: Decision, asked: int | None) -> str:
    worked_out = [outcome for outcome in decision.outcomes if outcome.ceiling is not None]
    if not worked_out:
        return "needs_answer"
    breaches = {breached_in(decision.case, outcome) for outcome in worked_out}
    if len(breaches) > 1 or (asked is None and len({outcome.ceiling for outcome in worked_out}) > 1):
        return "needs_answer" if decision.leaning.shown_only else "uncertain"
    return "breached" if breaches.pop() else "respected"


def _sentence(verdict: str, case: Case, outcome: Outcome) -> tuple[str, str]:
    asked, ceiling = case.request.rent_asked if case.request else None, outcome.ceiling
    if verdict in ("needs_answer", "uncertain"):
        return _SENTENCES[verdict]
    if asked is None or ceiling is None:
        return NO_AMOUNT if asked is None else EVERY_CLASS[verdict]
    if verdict == "breached":
        word_fr, word_nl = (
            ("sous le minimum", "onder het minimum")
            if case.by_tenant
            else ("au-dessus du maximum", "boven het maximum")
        )
        return (
            (
                f"Le loyer demandé ({euro_fr(asked)}) est {word_fr} de {euro_fr(ceiling)}, même avec la tolérance "
                f"d'arrondi.{INFERRED_FR}"
            ),
            (
                f"De gevraagde huurprijs ({euro_nl(asked)}) ligt {word_nl} van {euro_nl(ceiling)}, ook met de "
                f"afrondingsmarge.{INFERRED_NL}"
            ),
        )
    if (asked < ceiling) if case.by_tenant else (asked > ceiling):
        return (
            (
                f"Le loyer demandé ({euro_fr(asked)}) reste dans la tolérance d'arrondi autour de "
                f"{euro_fr(ceiling)}.{INFERRED_FR}"
            ),
            (
                f"De gevraagde huurprijs ({euro_nl(asked)}) blijft binnen de afrondingsmarge rond "
                f"{euro_nl(ceiling)}.{INFERRED_NL}"
            ),
        )
    return (
        f"Le loyer demandé ({euro_fr(asked)}) respecte le calcul légal de {euro_fr(ceiling)}.",
        f"De gevraagde huurprijs ({euro_nl(asked)}) strookt met de wettelijke berekening van {euro_nl(ceiling)}.",
    )


def _figures(asked: int | None, outcome: Outcome) -> dict[str, object]:
    figures: dict[str, object] = {}
    if asked is not None:
        figures["rent_asked"] = money(asked)
    if outcome.ceiling is not None and outcome.limit is not None:
        figures["ceiling"] = money(outcome.ceiling)
        figures["tolerance_limit"] = money(outcome.limit)
    return figures


NO_REQUEST_FR = "Aucune demande : il n'y a pas de montant à vérifier."
NO_REQUEST_NL = "Geen verzoek: er is geen bedrag na te kijken."
NO_AMOUNT = (
    "La demande ne donne pas de montant : elle vaut pour le maximum légal.",
    "Het verzoek geeft geen bedrag: het geldt voor het wettelijke maximum.",
)
NOT_FALLEN = (
    "Le loyer payé ne dépasse pas le loyer indexé : l'indice n'a pas baissé, aucune réduction n'est due.",
    (
        "De betaalde huurprijs ligt niet boven de geïndexeerde huurprijs: de index is niet gedaald, geen verlaging "
        "is verschuldigd."
    ),
)
PAID_BEFORE = (
    "Pour une demande de baisse, il faut connaître le loyer payé jusqu'ici.",
    "Voor een verzoek tot verlaging moet de tot nu betaalde huurprijs gekend zijn.",
)
EVERY_CLASS = {
    "respected": (
        "Le loyer demandé est permis quelle que soit la classe énergétique.",
        "De gevraagde huurprijs is toegelaten, wat de energieklasse ook is.",
    ),
    "breached": (
        "Le loyer demandé est trop élevé quelle que soit la classe énergétique." + INFERRED_FR,
        "De gevraagde huurprijs is te hoog, wat de energieklasse ook is." + INFERRED_NL,
    ),
}
_SENTENCES = {
    "needs_answer": (
        "Le maximum légal ne peut pas encore être calculé : complétez les données manquantes.",
        "Het wettelijke maximum kan nog niet worden berekend: vul de ontbrekende gegevens aan.",
    ),
    "uncertain": (
        "Le maximum dépend d'une question de droit qui n'est pas tranchée : voyez les différentes lectures."
        + INFERRED_FR,
        "Het maximum hangt af van een onbesliste rechtsvraag: zie de verschillende lezingen." + INFERRED_NL,
    ),
}
