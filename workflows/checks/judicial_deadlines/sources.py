"""The texts this check cites, each with the day on which it was read."""

from __future__ import annotations

from datetime import date

from workflows.law import Source

READ_ON = date(2026, 11, 23)

CODE = "Code bruxellois du Logement / Brusselse Huisvestingscode"
JUDICIAL = "Code judiciaire / Gerechtelijk Wetboek"
_ORDINANCE = "https://www.ejustice.just.fgov.be/eli/ordonnance"
ORDINANCE_2023_URL = f"{_ORDINANCE}/2023/06/22/2023043965/justel"
ORDINANCE_2024_URL = f"{_ORDINANCE}/2024/04/04/2024003465/justel"
JUDICIAL_URL = "https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101052/justel"
SQUAT_URL = "https://www.ejustice.just.fgov.be/eli/loi/2017/10/18/2017013896/justel"


def code(article: str) -> Source:
    """Return an article that the ordinance of 22 June 2023 wrote in the Brussels Housing Code."""
    return Source(CODE, article, ORDINANCE_2023_URL, READ_ON)


def judicial(article: str) -> Source:
    """Return an article of the Judicial Code."""
    return Source(JUDICIAL, article, JUDICIAL_URL, READ_ON)


def squat(article: str) -> Source:
    """Return an article of the Judicial Code that the law of 18 October 2017 on squats wrote."""
    return Source(JUDICIAL, article, SQUAT_URL, READ_ON)


CESSATION = Source(CODE, "233/1", ORDINANCE_2024_URL, READ_ON)
PROSECUTOR = Source("Loi / Wet 18.10.2017", "12", SQUAT_URL, READ_ON)
MORATORIUM_UPHELD = Source(
    "Cour constitutionnelle / Grondwettelijk Hof", "131/2025", "https://wetwijzer.be/jurisprudence/154463", READ_ON
)
FUND = Source(
    "Bruxelles Logement / Brussel Huisvesting",
    "Fonds de solidarité / Solidariteitsfonds",
    "https://huisvesting.brussels/vergoedingsaanvraag-wintermoratorium",
    READ_ON,
)
GOODS = Source("Code civil / Burgerlijk Wetboek", "3.58", "https://www.uvcw.be", READ_ON)
