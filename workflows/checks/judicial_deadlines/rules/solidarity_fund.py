"""Whether the landlord may ask the regional solidarity Fund to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.fund import NO, UNCERTAIN, YES
from workflows.checks.judicial_deadlines.sheet import (
    COMMENTED,
    NOT_APPLICABLE,
    RESPECTED,
    Case,
    Said,
    card,
    commented,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FUND = card(
    "fund_eligibility",
    ("Le Fonds de solidarité pour le bailleur", "Het Solidariteitsfonds voor de verhuurder"),
    (RESPECTED, UNCERTAIN, NOT_APPLICABLE),
    sources.code("233duodecies §2"),
    sources.FUND,
    basis=COMMENTED,
    doubt=(
        "Une décision d'avant le 15 août non exécutée ouvre-t-elle ce droit ?",
        "Geeft een niet uitgevoerde beslissing van vóór 15 augustus dit recht?",
    ),
)
CARDS = (FUND,)
VERDICTS = {YES: RESPECTED, UNCERTAIN: UNCERTAIN, NO: NOT_APPLICABLE}
WHY = {
    None: (
        (
            "Le bailleur peut demander au Fonds l'indemnité d'occupation de l'hiver qui reste "
            "impayée. C'est un argument "
            "pour négocier."
        ),
        (
            "De verhuurder kan het Fonds de onbetaalde bezettingsvergoeding van de winter vragen. "
            "Dat is een argument om "
            "te onderhandelen."
        ),
    ),
    "title_not_covered": (
        "Le Fonds ne vaut que pour un bail.",
        "Het Fonds geldt enkel voor een huurovereenkomst.",
    ),
    "public_landlord": (
        "Un bailleur public ne reçoit rien du Fonds.",
        "Een openbare verhuurder krijgt niets van het Fonds.",
    ),
    "subsidised_agency": (
        "Une agence immobilière sociale subsidiée ne reçoit rien du Fonds.",
        "Een gesubsidieerd sociaal verhuurkantoor krijgt niets van het Fonds.",
    ),
    "left_before_moratorium": (
        "Le locataire est parti avant le moratoire : le Fonds ne paie rien.",
        "De huurder vertrok vóór het moratorium: het Fonds betaalt niets.",
    ),
    "lease_not_registered": (
        "Le bail n'est pas enregistré : le Fonds ne paie rien.",
        "De huurovereenkomst is niet geregistreerd: het Fonds betaalt niets.",
    ),
    "decision_before_15_august": (
        "La décision date d'avant le 16 août : la plupart disent que le Fonds ne paie pas, une voix dit le contraire.",
        (
            "De beslissing dateert van vóór 16 augustus: de meesten zeggen dat het Fonds niet "
            "betaalt, één stem zegt het "
            "tegendeel."
        ),
    ),
    "facts_missing": (
        "Pour savoir si le Fonds paie, il faut connaître le bailleur et l'enregistrement du bail.",
        "Om te weten of het Fonds betaalt, moeten de verhuurder en de registratie van de huur bekend zijn.",
    ),
}


def judge(case: Case) -> Iterator[Said]:
    """Say whether the landlord may ask the Fund."""
    answer = case.fund
    if answer is not None:
        yield say(
            FUND,
            VERDICTS[answer.eligible],
            commented(WHY[answer.reason]),
            *answer.missing,
            reason=answer.reason,
            first_day=answer.first_day,
            last_day=answer.last_day,
        )
