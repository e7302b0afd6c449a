"""The declaration of all facts of the check, in the order of its contract page, and their contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.questions import event, people, support, title
from workflows.checks.illegal_eviction.questions.sections import (
    ACTS,
    DANGER,
    EVENT,
    OCCUPANCY,
    PEOPLE,
    POLICE,
    REPORT,
    TITLE,
    TONIGHT,
)
from workflows.checks.parsing import Answers, FactError
from workflows.checks.vocabulary import Vocabulary
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.vocabulary import CrossCheck

ENDED_BEFORE: Final = Text(
    fr="Les faits ne peuvent pas finir avant de commencer. Vérifiez les deux dates.",
    nl="De feiten kunnen niet eindigen vóór ze beginnen. Kijk de twee data na.",
)
SERVED_BEFORE: Final = Text(
    fr="Le jugement ne peut pas être signifié avant d'être rendu. Vérifiez les deux dates.",
    nl="Het vonnis kan niet betekend worden vóór het is uitgesproken. Kijk de twee data na.",
)
EXECUTED_BEFORE: Final = Text(
    fr="Un jugement ne s'exécute pas avant d'être rendu et signifié. Vérifiez les dates.",
    nl="Een vonnis wordt niet uitgevoerd vóór het is uitgesproken en betekend. Kijk de data na.",
)
NOT_A_NIS: Final = Text(
    fr="Écrivez le code NIS de la commune : cinq chiffres, par exemple 21004 pour Bruxelles.",
    nl="Schrijf de NIS-code van de gemeente: vijf cijfers, bijvoorbeeld 21004 voor Brussel.",
)
NIS_DIGITS: Final = 5


def _not_before(later: str, earlier: tuple[str, ...], message: Text) -> CrossCheck:
    """Return the test that the day at ``later`` does not come before the first known one of ``earlier``."""

    def check(answers: Answers) -> FactError | None:
        on = answers.day(later)
        since = next((day for path in earlier if (day := answers.day(path)) is not None), None)
        return None if on is None or since is None or since <= on else FactError(later, message)

    return check


def _five_digits(answers: Answers) -> FactError | None:
    nis = answers.code("cpas.stay_commune_nis")
    if nis is None or (len(nis) == NIS_DIGITS and nis.isascii() and nis.isdigit()):
        return None
    return FactError("cpas.stay_commune_nis", NOT_A_NIS)


VOCABULARY = Vocabulary(
    facts=(
        *event.EVENT_FACTS,
        *event.ACT_FACTS,
        *title.TITLE_FACTS,
        *people.OCCUPANCY_FACTS,
        *people.PEOPLE_FACTS,
        *support.POLICE_FACTS,
        *support.TONIGHT_FACTS,
    ),
    told=(DANGER, ACTS, EVENT, TITLE, PEOPLE, TONIGHT, OCCUPANCY, POLICE, REPORT),
    cross_checks={
        "occurred_to": _not_before("occurred_to", ("occurred_from",), ENDED_BEFORE),
        "title.served_on": _not_before("title.served_on", ("title.judgment_on",), SERVED_BEFORE),
        "title.executed_on": _not_before(
            "title.executed_on", ("title.served_on", "title.judgment_on"), EXECUTED_BEFORE
        ),
        "cpas.stay_commune_nis": _five_digits,
    },
)
