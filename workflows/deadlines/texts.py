"""The texts the time limits rest on, each with the day its page was read."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.law import Source

_READ_ON: Final = date(2026, 11, 23)
_HOUSING_CODE: Final = "Code bruxellois du Logement / Brusselse Huisvestingscode"
_HOUSING_CODE_URL: Final = "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/"
_PLAN_URL: Final = "https://brusshelp.org"
_PLAN: Final = "Masterplan Bruss'help 2024-2029"

REFUND_RULE: Final = Source(
    act="Ancien Code civil / oud Burgerlijk Wetboek",
    article="1728quater, 2273",
    url="https://www.levif.be/magazine/indexer-le-loyer/",
    read_on=_READ_ON,
)
INDEXATION_ARREARS: Final = Source(
    act="Ancien Code civil / oud Burgerlijk Wetboek",
    article="2273",
    url="https://www.levif.be/magazine/indexer-le-loyer/",
    read_on=_READ_ON,
)
PLAN_HOME_GUIDANCE: Final = Source(act=_PLAN, article="mesure / maatregel 2, niveau 2", url=_PLAN_URL, read_on=_READ_ON)
PLAN_WARM_HAND_OVER: Final = Source(act=_PLAN, article="mesure / maatregel 31", url=_PLAN_URL, read_on=_READ_ON)
PLAN_SEVEN_DAYS: Final = Source(act=_PLAN, article="mesure / maatregel 14", url=_PLAN_URL, read_on=_READ_ON)
PLAN_ADVISORY_GROUP: Final = Source(act=_PLAN, article="mesure / maatregel 17", url=_PLAN_URL, read_on=_READ_ON)


def housing_code(article: str) -> Source:
    """Return an article of the Brussels Housing Code as a source."""
    return Source(act=_HOUSING_CODE, article=article, url=_HOUSING_CODE_URL, read_on=_READ_ON)


INSPECTION_TIME: Final = Source(
    act="Bruxelles Logement / Brussel Huisvesting",
    article="–",
    url="https://logement.brussels/formulaire-de-non-conformite",
    read_on=_READ_ON,
)
RENT_COMMISSION_TIME: Final = Source(
    act="Commission paritaire locative / Paritaire Huurcommissie",
    article="–",
    url="https://www.droitsquotidiens.be/fr/actualites/loyer-abusif-bruxelles",
    read_on=_READ_ON,
)
