"""End of the lease by the tenant's counter-notice: one month from the first of the month after its receipt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.deadlines.declaration import LEGAL, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import PRESUMED_RECEIPT, named, received
from workflows.deadlines.texts import housing_code
from workflows.law import Dated, Text
from workflows.working_days import after_days, after_months

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

_announced = named("leaves_on")


def _last_day(facts: CaseFacts) -> date | None:
    received_on = received(facts)
    if received_on is None:
        return None
    earliest = after_days(after_months(received_on.replace(day=1), 2), -1)
    return max(earliest, _announced(facts) or earliest)


DEADLINE = Deadline(
    id="counter_notice_end",
    title=Text(
        fr="Dernier jour du bail après le contre-préavis : logement vide, clés rendues",
        nl="Laatste dag van de huur na de tegenopzegging: woning leeg, sleutels terug",
    ),
    kind=LEGAL,
    severity=Severity.NORMAL,
    waits_for="tenant",
    length=Dated({date(2018, 1, 1): Length(1, Unit.MONTHS)}),
    start_text=Text(
        fr="Contre-préavis reçu (ou présumé reçu) le", nl="Tegenopzegging ontvangen (of vermoed ontvangen) op"
    ),
    starts=received,
    fixed=_last_day,
    fixed_text=Text(
        fr="Un mois à partir du premier jour du mois suivant, ou le jour plus tardif que la lettre annonce",
        nl="Eén maand vanaf de eerste dag van de volgende maand, of de latere dag die de brief aankondigt",
    ),
    basis=(
        Basis.TEXT,
        Basis.INFERENCE,
    ),
    sources=(housing_code("231, 237 § 5, 238"),),
    doubt=PRESUMED_RECEIPT,
)
