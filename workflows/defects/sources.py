"""The texts that the walk rests on, each with the day its page was read."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.law import Source

_READ_ON: Final = date(2026, 11, 23)
_CODE: Final = "Code bruxellois du Logement / Brusselse Huisvestingscode"
_CODE_URL: Final = "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel"
_TITLE_XI_URL: Final = "https://www.ejustice.just.fgov.be/eli/ordonnance/2017/07/27/2017040697/justel"

REQUIREMENTS: Final = Source(act=_CODE, article="4, 5", url=_CODE_URL, read_on=_READ_ON)
MAINTENANCE: Final = Source(act=_CODE, article="219", url=_TITLE_XI_URL, read_on=_READ_ON)
COMPLAINT_FIRST: Final = Source(act=_CODE, article="7 § 2, al./lid 3", url=_CODE_URL, read_on=_READ_ON)
LETTING_BAN: Final = Source(act=_CODE, article="8; 219 §§ 4, 6", url=_TITLE_XI_URL, read_on=_READ_ON)
COMPLAINT_PAGE: Final = Source(
    act="Bruxelles Logement / Brussel Huisvesting",
    article="plainte pour non-conformité / klacht voor non-conformiteit",
    url="https://logement.brussels/formulaire-de-non-conformite",
    read_on=_READ_ON,
)
