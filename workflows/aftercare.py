"""Words of home guidance after rehousing or a crisis (M2.2.g): what for, how often, what is seen, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

STARTED: Final = "aftercare_started"
REVIEW_DUE: Final = "aftercare_review_due"
REVIEWED: Final = "aftercare_reviewed"
RELAPSE: Final = "relapse"
ENDED: Final = "aftercare_ended"
"""Events of the case that guidance brings about."""
REVIEW_RULE: Final = "aftercare_review"
"""Rule of the time limit that the first and the next review have in the agenda."""

BEGUN_AFTER: Final[Mapping[str, Text]] = {
    "rehousing": Text(fr="Après un relogement", nl="Na een herhuisvesting"),
    "crisis": Text(fr="Après une crise à la maison", nl="Na een crisis thuis"),
}
FREQUENCIES: Final[Mapping[str, Text]] = {
    "weekly": Text(fr="Chaque semaine", nl="Elke week"),
    "fortnightly": Text(fr="Toutes les deux semaines", nl="Om de twee weken"),
    "monthly": Text(fr="Chaque mois", nl="Elke maand"),
    "on_request": Text(fr="À la demande du ménage", nl="Op vraag van het huishouden"),
}
GOAL_KINDS: Final[Mapping[str, Text]] = {
    "rent": Text(fr="Payer le loyer et les charges", nl="Huur en lasten betalen"),
    "budget": Text(fr="Budget et dettes", nl="Budget en schulden"),
    "papers": Text(fr="Papiers et droits", nl="Papieren en rechten"),
    "energy": Text(fr="Eau, gaz, électricité", nl="Water, gas, elektriciteit"),
    "dwelling": Text(fr="Habiter et entretenir le logement", nl="De woning bewonen en onderhouden"),
    "neighbours": Text(fr="Propriétaire et voisins", nl="Eigenaar en buren"),
    "health": Text(fr="Santé, si le ménage le demande", nl="Gezondheid, als het huishouden dat vraagt"),
    "children": Text(fr="Enfants et école", nl="Kinderen en school"),
    "work": Text(fr="Travail et formation", nl="Werk en opleiding"),
    "network": Text(fr="Entourage et quartier", nl="Mensen rondom en buurt"),
    "other": Text(fr="Autre", nl="Andere"),
}
GOAL_STATES: Final[Mapping[str, Text]] = {
    "open": Text(fr="En cours", nl="Loopt"),
    "reached": Text(fr="Atteint", nl="Bereikt"),
    "dropped": Text(fr="Abandonné", nl="Losgelaten"),
}
CONTACT_WAYS: Final[Mapping[str, Text]] = {
    "home": Text(fr="À la maison", nl="Thuis"),
    "office": Text(fr="Au service", nl="Bij de dienst"),
    "phone": Text(fr="Par téléphone", nl="Per telefoon"),
    "message": Text(fr="Par message", nl="Per bericht"),
    "along": Text(fr="Accompagnement ailleurs", nl="Mee naar elders"),
}
CONTACT_OUTCOMES: Final[Mapping[str, Text]] = {
    "held": Text(fr="A eu lieu", nl="Ging door"),
    "moved": Text(fr="Reporté", nl="Verplaatst"),
    "nobody": Text(fr="Personne n'était là", nl="Er was niemand"),
    "refused": Text(fr="Le ménage ne le souhaitait pas", nl="Het huishouden wilde het niet"),
}
SIGNALS: Final[Mapping[str, Text]] = {
    "unpaid_month": Text(fr="Un mois de loyer n'est pas payé", nl="Een maand huur is niet betaald"),
    "plan_missed": Text(fr="Une mensualité du plan n'est pas payée", nl="Een afbetaling van het plan is niet betaald"),
    "missed_appointments": Text(fr="Rendez-vous manqués", nl="Gemiste afspraken"),
    "conflict": Text(fr="Conflit avec le propriétaire ou les voisins", nl="Conflict met de eigenaar of de buren"),
    "utilities": Text(fr="Coupure ou limiteur annoncé", nl="Afsluiting of begrenzer aangekondigd"),
    "letter": Text(
        fr="Lettre du propriétaire, d'un avocat ou d'un huissier",
        nl="Brief van de eigenaar, een advocaat of een gerechtsdeurwaarder",
    ),
    "income_lost": Text(fr="Un revenu est tombé", nl="Een inkomen is weggevallen"),
    "defects": Text(fr="Le logement se dégrade", nl="De woning gaat achteruit"),
    "household": Text(fr="Quelqu'un est arrivé ou parti", nl="Er is iemand bijgekomen of vertrokken"),
    "other": Text(fr="Autre chose", nl="Iets anders"),
}
"""Facts that may announce a new risk. They are written down and talked over, never added up."""
TOLD_BY: Final[Mapping[str, Text]] = {
    "household": Text(fr="Le ménage", nl="Het huishouden"),
    "worker": Text(fr="La personne qui accompagne", nl="De begeleider"),
    "landlord": Text(fr="Le propriétaire ou l'agence", nl="De eigenaar of het kantoor"),
    "service": Text(fr="Un autre service", nl="Een andere dienst"),
    "paper": Text(fr="Un papier", nl="Een document"),
}
REVIEW_OUTCOMES: Final[Mapping[str, Text]] = {
    "continue": Text(fr="On continue", nl="We gaan door"),
    "change": Text(fr="On change", nl="We passen aan"),
    "stop": Text(fr="On arrête", nl="We stoppen"),
}
END_REASONS: Final[Mapping[str, Text]] = {
    "stable": Text(fr="Le ménage s'en sort seul", nl="Het huishouden redt het zelf"),
    "wish": Text(fr="Le ménage ne le souhaite plus", nl="Het huishouden wil het niet meer"),
    "other_service": Text(fr="Un autre service continue", nl="Een andere dienst gaat door"),
    "moved": Text(fr="Le ménage a déménagé", nl="Het huishouden is verhuisd"),
    "no_contact": Text(fr="Plus de contact", nl="Geen contact meer"),
    "relapse": Text(fr="Le logement est de nouveau menacé", nl="De woning is opnieuw bedreigd"),
    "other": Text(fr="Autre raison", nl="Andere reden"),
}
CHOSEN_END_REASONS: Final = tuple(code for code in END_REASONS if code != RELAPSE)
"""A relapse is noted as such; the other ends are chosen."""
