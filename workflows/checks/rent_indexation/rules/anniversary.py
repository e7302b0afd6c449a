"""4.6 The rent changes at an anniversary of the entry into force, never earlier."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.condition import FAILED, MET, Condition, unknown
from workflows.checks.rent_indexation.rules.wording import INFERRED_FR, INFERRED_NL
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.case import Case
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="anniversary",
    number="4.6",
    title=Text(fr="Anniversaire du bail", nl="Verjaardag van de huurovereenkomst"),
    verdicts=("respected", "breached", "needs_answer"),
    sources=(sources.FORMULA, sources.REGION_INDEXATION),
    basis=(Basis.TEXT, Basis.INFERENCE),
    in_force=(date(1997, 5, 31),),
    blocking=True,
    doubt=Text(
        fr="Un bail du 29 février a-t-il son anniversaire le 28 février ou le 1er mars ?",
        nl="Valt de verjaardag van een huurovereenkomst van 29 februari op 28 februari of op 1 maart?",
    ),
)


def condition(case: Case) -> Condition:
    """Return whether an anniversary exists; a start asked too early bears on the start, not on the condition."""
    if case.facts.starts_on is None:
        return unknown("lease.starts_on")
    return FAILED if case.year is None else MET


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    case, outcome = decision.case, decision.leaning
    if case.facts.starts_on is None:
        return Finding(RULE, "needs_answer", UNKNOWN_FR, UNKNOWN_NL, {})
    if outcome.anniversary is None:
        return Finding(RULE, "breached", NONE_FR, NONE_NL, {})
    on = outcome.anniversary
    figures: dict[str, object] = {"anniversary": on.isoformat()}
    asked = case.request.applies_from if case.request else None
    leap_fr, leap_nl = (LEAP_FR, LEAP_NL) if "leap_day" in outcome.reading.met else ("", "")
    if asked is not None and asked < on:
        return Finding(
            RULE,
            "breached",
            f"L'adaptation est demandée à partir du {day_fr(asked)}, avant l'anniversaire du {day_fr(on)} : "
            f"rien n'est dû avant l'anniversaire.{leap_fr}",
            f"De aanpassing wordt gevraagd vanaf {day_nl(asked)}, vóór de verjaardag van {day_nl(on)}: "
            f"vóór de verjaardag is niets verschuldigd.{leap_nl}",
            {**figures, "applies_from": asked.isoformat()},
        )
    return Finding(
        RULE,
        "respected",
        f"L'anniversaire de l'entrée en vigueur tombe le {day_fr(on)}.{leap_fr}",
        f"De verjaardag van de inwerkingtreding valt op {day_nl(on)}.{leap_nl}",
        figures,
    )


UNKNOWN_FR = "La date de début du bail n'est pas connue : sans elle, il n'y a pas d'anniversaire à calculer."
UNKNOWN_NL = (
    "De begindatum van de huurovereenkomst is niet gekend: zonder die datum is er geen verjaardag te berekenen."
)
NONE_FR = "Le bail n'a pas encore d'anniversaire pour cette demande : rien n'est dû avant un an de bail."
NONE_NL = "Voor dit verzoek is er nog geen verjaardag: vóór één jaar huur is niets verschuldigd."
LEAP_FR = f" Bail du 29 février : le 1er mars est aussi défendable.{INFERRED_FR}"
LEAP_NL = f" Huurovereenkomst van 29 februari: ook 1 maart is verdedigbaar.{INFERRED_NL}"
