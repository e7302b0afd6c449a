"""Which regime governs the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines import sources
from workflows.checks.judicial_deadlines.scope import (
    ADMINISTRATIVE,
    INSTITUTION,
    PRECARIOUS,
    PROSECUTOR,
    before_ordinance,
)
from workflows.checks.judicial_deadlines.sheet import (
    NEEDS_ANSWER,
    RESPECTED,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    Case,
    Said,
    card,
    deduced,
    say,
)
from workflows.checks.judicial_deadlines.values import ORDINANCE_2023, SQUAT_LAW

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = card(
    "title_scope",
    ("Le régime qui vaut pour ce titre", "Het stelsel dat voor deze titel geldt"),
    (RESPECTED, NEEDS_ANSWER, UNCERTAIN),
    sources.code("233bis, 233septies"),
    sources.squat("1344octies-1344duodecies"),
    basis=TEXT_AND_INFERENCE,
    in_force=(SQUAT_LAW, ORDINANCE_2023),
    doubt=(
        "Une occupation précaire et un séjour en maison, en centre ou à l'hôtel ne sont réglés qu'en partie.",
        "Een precaire bezetting en een verblijf in een tehuis, een centrum of een hotel zijn maar deels geregeld.",
    ),
)
CARDS = (TITLE,)

LEASE = (
    (
        "Bail : mise en demeure, 40 jours avant l'audience, un mois après la signification, quinze "
        "jours ouvrables d'avis "
        "et moratoire hivernal valent."
    ),
    (
        "Huurovereenkomst: ingebrekestelling, 40 dagen vóór de zitting, één maand na de betekening, vijftien werkdagen "
        "bericht en wintermoratorium gelden."
    ),
)
SQUAT = (
    "Occupation sans titre : la loi fédérale sur les squats vaut, sans mois, sans quinze jours et sans moratoire.",
    (
        "Bezetting zonder recht of titel: de federale wet op het kraken geldt, zonder maand, zonder vijftien dagen en "
        "zonder moratorium."
    ),
)
TEXTS = {
    "residential_lease": LEASE,
    "mixed_commercial_lease": LEASE,
    PRECARIOUS: deduced((
        ("Occupation précaire : le mois et les quinze jours ouvrables valent, pas le moratoire. Pour "
        "la mise en demeure "
        "et les 40 jours, le texte n'est pas clair."),
        ("Precaire bezetting: de maand en de vijftien werkdagen gelden, het moratorium niet. Voor de ingebrekestelling "
        "en de 40 dagen is de tekst niet duidelijk."),
    )),
    "squat_private_owner": SQUAT,
    "squat_public_owner": SQUAT,
    ADMINISTRATIVE: (
        "Arrêté du bourgmestre : pas de jugement, pas de mois, pas de moratoire. Seul le jour de l'arrêté compte.",
        "Besluit van de burgemeester: geen vonnis, geen maand, geen moratorium. Enkel de dag in het besluit telt.",
    ),
    PROSECUTOR: (
        "Ordonnance du procureur du Roi : huit jours pour partir, et un recours qui suspend.",
        "Bevel van de procureur des Konings: acht dagen om te vertrekken, en een beroep dat schorst.",
    ),
}  # fmt: skip
STAY = deduced((
    ("Séjour en maison, en centre ou à l'hôtel : les règles de la maison et la convention valent, sauf si "
    "un juge y voit "
    "un bail."),
    ("Verblijf in een tehuis, een centrum of een hotel: het huisreglement en de overeenkomst gelden, "
    "tenzij een rechter "
    "er een huurovereenkomst in ziet."),
))  # fmt: skip
EARLIER = (
    (
        "Une étape date d'avant le 31 août 2023 : d'autres règles, fédérales, valaient alors. Ce "
        "contrôle ne les calcule "
        "pas."
    ),
    "Een stap dateert van vóór 31 augustus 2023: toen golden andere, federale regels. Deze controle berekent die niet.",
)
UNKNOWN = (
    "Il faut savoir à quel titre la personne habite là : tous les délais en dépendent.",
    "Er moet geweten zijn op welke grond de persoon daar woont: alle termijnen hangen ervan af.",
)


def judge(case: Case) -> Iterator[Said]:
    """Say which regime governs the title."""
    title = case.facts.title
    if title is None:
        yield say(TITLE, NEEDS_ANSWER, UNKNOWN, "title_type")
    elif title == INSTITUTION:
        yield say(TITLE, UNCERTAIN, STAY, title_type=title)
    elif before_ordinance(case.facts):
        yield say(TITLE, UNCERTAIN, EARLIER, title_type=title, since=ORDINANCE_2023)
    else:
        yield say(TITLE, RESPECTED, TEXTS[title], title_type=title)
