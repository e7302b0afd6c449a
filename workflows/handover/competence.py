"""Which CPAS is competent, by which rule, and until when one that is not must forward the request.

Sources: law of 2 April 1965, articles 1 and 2; organic law of 8 July 1976, article 58 § 3; Brussels Housing Code,
article 233septies (messages on eviction claims go to the centre of the dwelling). Not yet reviewed by a jurist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.counting import days_after
from workflows.checks.illegal_eviction.values import CENTRE_FORWARDING_DAYS
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

AID: Final = Text(
    fr="Pour l'aide : le CPAS de la commune où la personne séjourne en fait au moment où elle demande (loi du 2 avril "
    "1965).",
    nl="Voor hulp: het OCMW van de gemeente waar de persoon feitelijk verblijft op het ogenblik van de vraag (wet van "
    "2 april 1965).",
)
NOTICES: Final = Text(
    fr="Pour les avis du greffe et de l'huissier : le CPAS de la commune du logement (Code bruxellois du Logement, "
    "article 233septies).",
    nl="Voor de berichten van de griffie en de gerechtsdeurwaarder: het OCMW van de gemeente van de woning "
    "(Brusselse Huisvestingscode, artikel 233septies).",
)
STAYS_ELSEWHERE: Final = Text(
    fr="La personne est mise dehors et séjourne dans cette commune.",
    nl="De persoon is buiten gezet en verblijft in deze gemeente.",
)
STAYS_AT_HOME: Final = Text(
    fr="La personne séjourne dans son logement, dans cette commune.",
    nl="De persoon verblijft in haar woning, in deze gemeente.",
)
HOME_IS_THERE: Final = Text(fr="Le logement est dans cette commune.", nl="De woning ligt in deze gemeente.")
INSTITUTION: Final = Text(
    fr="En hôpital, en maison d'accueil agréée ou en prison, une autre règle vaut : la commune de l'inscription au "
    "moment de l'admission (loi du 2 avril 1965, article 2 § 1).",
    nl="In een ziekenhuis, erkend onthaalhuis of gevangenis geldt een andere regel: de gemeente van inschrijving op "
    "het ogenblik van de opname (wet van 2 april 1965, artikel 2 § 1).",
)
ASK_WHERE: Final = Text(
    fr="La personne n'est plus dans son logement : demandez d'abord dans quelle commune elle séjourne.",
    nl="De persoon is niet meer in haar woning: vraag eerst in welke gemeente ze verblijft.",
)
FORWARD: Final = Text(
    fr="Un CPAS qui n'est pas compétent transmet lui-même la demande dans les cinq jours calendrier et le dit à la "
    "personne (loi du 8 juillet 1976, article 58 § 3).",
    nl="Een OCMW dat niet bevoegd is, stuurt de vraag zelf door binnen vijf kalenderdagen en zegt het aan de persoon "
    "(wet van 8 juli 1976, artikel 58 § 3).",
)


@dataclass(frozen=True, slots=True)
class Competence:
    """A commune whose CPAS is competent, the rule, and why it leads there."""

    nis: str
    rule: Text
    because: Text


def for_aid(home: str, stay: str, *, at_home: bool) -> Competence | None:
    """Return who is competent for aid: the commune of the stay, which is the home's only while the person is there."""
    if stay:
        return Competence(stay, AID, STAYS_AT_HOME if at_home and stay == home else STAYS_ELSEWHERE)
    return Competence(home, AID, STAYS_AT_HOME) if home and at_home else None


def for_notices(home: str) -> Competence | None:
    """Return who is told by registry and bailiff: the centre of the dwelling, wherever the person stays."""
    return Competence(home, NOTICES, HOME_IS_THERE) if home else None


def forward_by(asked_on: date) -> date:
    """Return the last day on which a centre that is not competent forwards a request."""
    return days_after(asked_on, CENTRE_FORWARDING_DAYS)
