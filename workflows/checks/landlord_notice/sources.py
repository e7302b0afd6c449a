"""The texts this check cites, each with the day on which it was read."""

from __future__ import annotations

from datetime import date

from workflows.law import Source

READ_ON = date(2026, 11, 23)

CODE = "CBL"
CODE_URL = "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel"
JUDICIAL_URL = "https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101052/justel"
_ORDINANCE = "https://www.ejustice.just.fgov.be/eli/ordonnance"


def code(article: str) -> Source:
    """Return an article of the Brussels Housing Code (Code bruxellois du Logement, Brusselse Huisvestingscode)."""
    return Source(CODE, article, CODE_URL, READ_ON)


ORDINANCE_2017 = Source(
    "Ordonnance / Ordonnantie 27.07.2017", "17", f"{_ORDINANCE}/2017/07/27/2017040697/justel", READ_ON
)
ORDINANCE_2024_URL = f"{_ORDINANCE}/2024/04/04/2024003465/justel"


def reform(article: str) -> Source:
    """Return an article of the ordinance of 4 April 2024, in force on 1 November 2024."""
    return Source("Ordonnance / Ordonnantie 04.04.2024", article, ORDINANCE_2024_URL, READ_ON)


REGISTRATION_2024 = Source(
    "Ordonnance / Ordonnantie 25.04.2024", "8, 14", f"{_ORDINANCE}/2024/04/25/2024004155/justel", READ_ON
)
JUDICIAL_CODE = Source("Code judiciaire / Gerechtelijk Wetboek", "52-54, 53bis", JUDICIAL_URL, READ_ON)
SPOUSES = Source(
    "Ancien Code civil / oud Burgerlijk Wetboek; Cass. 07.04.1994",
    "215, 1477",
    "https://lex.be/en/doc/be/case-law-juridatlocationbelgique/juridatjuridictioncour-de-cassation-arret-7-april-1994-bejc_199404077_fr",
    READ_ON,
)
FAULT = Source(
    "Ancien Code civil / oud Burgerlijk Wetboek", "1762bis", "https://lebail.be/resolution-du-bail/", READ_ON
)
NO_TITLE = Source(
    "Doctrine / rechtsleer",
    "occupation sans titre ni droit / bezetting zonder recht of titel",
    "https://www.legisconsult.be/loccupation-sans-titre-ni-droit-",
    READ_ON,
)
PRECARIOUS = Source(
    "Code civil / Burgerlijk Wetboek", "5.75", "https://lebail.be/convention-a-titre-precaire/", READ_ON
)
SOCIAL_DECREE = Source(
    "Arrêté / Besluit 26.09.1996",
    "logement social / sociale huisvesting",
    "http://logementbruxellois.be/locataire/demenagement/",
    READ_ON,
)
FORM = Source(
    "Doctrine / rechtsleer",
    "forme du congé / vorm van de opzegging",
    "https://www.pim.be/faq-items/le-conge-a-donner-en-fin-de-bail",
    READ_ON,
)
DISCRIMINATION = Source(
    "CBL, discrimination au logement / discriminatie bij huisvesting", "200ter, 204", CODE_URL, READ_ON
)
OLD_LEASES = Source(
    "Loi / Wet 20.02.1991",
    "règles transitoires / overgangsregels",
    f"{_ORDINANCE}/2017/07/27/2017040697/justel",
    READ_ON,
)
