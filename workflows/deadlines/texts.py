"""The texts the time limits rest on, each with the day its page was read."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.law import Source

_READ_ON: Final = date(2026, 11, 23)
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
