"""The declaration of all facts of the check, in the order of its contract page, and their contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines.questions import claim, judgment
from workflows.checks.parsing import Answers, FactError
from workflows.checks.vocabulary import Vocabulary
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.vocabulary import CrossCheck

ONE_TERM = Text(
    fr="Donnez une seule mesure de ce délai : un jour, un nombre de jours ou un nombre de mois.",
    nl="Geef die termijn op één manier: een dag, een aantal dagen of een aantal maanden.",
)
SERVED_BEFORE_JUDGMENT = Text(
    fr="Le jugement ne peut pas être signifié avant d'être rendu. Vérifiez les deux dates.",
    nl="Het vonnis kan niet betekend worden vóór het is uitgesproken. Kijk de twee data na.",
)
EVICTED_BEFORE_NOTICE = Text(
    fr="Le jour annoncé ne peut pas précéder l'envoi de l'avis. Vérifiez les deux dates.",
    nl="De aangekondigde dag kan niet vóór de verzending van het bericht liggen. Kijk de twee data na.",
)
HEARD_BEFORE_ROLL = Text(
    fr="L'audience ne peut pas précéder l'inscription au rôle. Vérifiez les deux dates.",
    nl="De zitting kan niet vóór de inschrijving op de rol liggen. Kijk de twee data na.",
)
EVACUATED_BEFORE_ORDER = Text(
    fr="Le jour d'évacuation ne peut pas précéder l'arrêté. Vérifiez les deux dates.",
    nl="De dag van ontruiming kan niet vóór het besluit liggen. Kijk de twee data na.",
)
LENGTHS = ("judgment.term.until", "judgment.term.days", "judgment.term.months")


def _one_length(answers: Answers) -> FactError | None:
    if not answers.known("judgment.term") or sum(answers.known(path) for path in LENGTHS) == 1:
        return None
    return FactError("judgment.term", ONE_TERM)


def _not_before(later: str, earlier: str, message: Text) -> CrossCheck:
    """Return the test that the day at ``later`` does not come before the one at ``earlier``."""

    def check(answers: Answers) -> FactError | None:
        on, since = answers.day(later), answers.day(earlier)
        return None if on is None or since is None or since <= on else FactError(later, message)

    return check


VOCABULARY = Vocabulary(
    facts=(
        *claim.INTERVIEW_FACTS,
        *claim.PARTY_FACTS,
        *claim.FORMAL_NOTICE_FACTS,
        *claim.PETITION_FACTS,
        *judgment.JUDGMENT_FACTS,
        *judgment.SERVICE_FACTS,
        *judgment.EVICTION_NOTICE_FACTS,
        *judgment.DEROGATION_FACTS,
        *judgment.REHOUSING_FACTS,
        *judgment.AFTER_FACTS,
        *judgment.OTHER_FACTS,
    ),
    cross_checks={
        "petition.hearing_on": _not_before("petition.hearing_on", "petition.roll_entered_on", HEARD_BEFORE_ROLL),
        "judgment.term": _one_length,
        "service.on": _not_before("service.on", "judgment.given_on", SERVED_BEFORE_JUDGMENT),
        "eviction_notice.eviction_on": _not_before(
            "eviction_notice.eviction_on", "eviction_notice.posted_on", EVICTED_BEFORE_NOTICE
        ),
        "administrative_order.evacuate_on": _not_before(
            "administrative_order.evacuate_on", "administrative_order.issued_on", EVACUATED_BEFORE_ORDER
        ),
    },
)
