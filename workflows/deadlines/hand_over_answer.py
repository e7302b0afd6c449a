"""Answer of the service to which a case is handed over: five working days, our custom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.texts import PLAN_WARM_HAND_OVER
from workflows.law import Dated, Text

if TYPE_CHECKING:
    from workflows.facts import CaseFacts


def _sent(facts: CaseFacts) -> date | None:
    return facts.sharing.sent_on or facts.day


def _asked(facts: CaseFacts) -> date | None:
    return facts.date_of("answer_by_on") or facts.sharing.answer_due_on


DEADLINE = Deadline(
    id="hand_over_answer",
    title=Text(
        fr="Réponse du service auquel le dossier est transmis",
        nl="Antwoord van de dienst waaraan het dossier is overgedragen",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="service",
    length=Dated({date(2024, 4, 15): Length(5, Unit.WORKING_DAYS)}),
    start_text=Text(fr="Transmission envoyée le", nl="Overdracht verzonden op"),
    starts=_sent,
    fixed=_asked,
    fixed_text=Text(fr="Réponse demandée pour le", nl="Antwoord gevraagd tegen"),
    basis=(Basis.INFERENCE,),
    sources=(PLAN_WARM_HAND_OVER,),
    doubt=Text(
        fr="Aucun texte ne fixe ce délai : cinq jours ouvrables sont un usage du service. "
        "Sans réponse, le dossier revient.",
        nl="Geen enkele tekst legt deze termijn vast: vijf werkdagen is een gewoonte van de dienst. "
        "Zonder antwoord keert het dossier terug.",
    ),
)
