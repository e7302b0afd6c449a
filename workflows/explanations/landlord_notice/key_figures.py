"""The figures that stand right under the verdict: when the lease would end, who owes what, the last useful day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import KeyFigure
from workflows.explanations.reading import day, euro
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result

END_IF_VALID = Text(
    fr="Fin du bail, si le congé est valable", nl="Einde van de huurovereenkomst, als de opzegging geldig is"
)
END_FOR_TENANT = Text(fr="Fin du bail pour le locataire", nl="Einde van de huurovereenkomst voor de huurder")
END_WITHOUT = Text(fr="Fin du bail sans prorogation", nl="Einde van de huurovereenkomst zonder verlenging")
END_OF_NOTICE = Text(fr="Fin selon le congé du bailleur", nl="Einde volgens de opzegging door de verhuurder")
LIMIT = Text(fr="Dernier jour pour recevoir ce congé", nl="Laatste dag om deze opzegging te ontvangen")
RECEIVED = Text(fr="Reçu le", nl="Ontvangen op")
PRESUMED = Text(fr="Réception présumée le", nl="Vermoedelijk ontvangen op")
LANDLORD_OWES = Text(fr="Le bailleur doit", nl="De verhuurder is verschuldigd")
TENANT_OWES = Text(fr="Le locataire doit", nl="De huurder is verschuldigd")
MAY_CLAIM = Text(fr="À réclamer au juge", nl="Te eisen bij de rechter")
NOT_BEFORE = Text(fr="Pas avant le", nl="Niet vóór")
NOTHING = "0.00"
_END = {
    "landlord_notice": END_IF_VALID,
    "tenant_notice": END_FOR_TENANT,
    "counter_notice": END_FOR_TENANT,
    "prorogation_request": END_WITHOUT,
}


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:
    """Return the figures in the order in which a person asks for them; those that are not known are left out."""
    return (*_days(facts, result), *_money(result))


def _days(facts: Facts, result: Result) -> Iterator[KeyFigure]:
    label, end = _END.get(facts["subject"]), result["lawful_end_date"]
    if label is not None and end is not None:
        yield KeyFigure(label, day(end))
    notice_end = result["landlord_notice_end_on"]
    if notice_end is not None and notice_end != end:
        yield KeyFigure(END_OF_NOTICE, day(notice_end), lesser=True)
    received = result["receipt"]["on"]
    if received is not None:
        yield KeyFigure(RECEIVED if result["receipt"]["certain"] else PRESUMED, day(received), lesser=True)
    if result["latest_receipt_on"] is not None:
        yield KeyFigure(LIMIT, day(result["latest_receipt_on"]), lesser=True)
    if result["not_before_on"] is not None:
        yield KeyFigure(NOT_BEFORE, day(result["not_before_on"]), lesser=True)


def _money(result: Result) -> Iterator[KeyFigure]:
    for key, label in (("landlord_owes", LANDLORD_OWES), ("tenant_owes", TENANT_OWES)):
        amount = result["totals"][key]
        if amount not in (None, NOTHING):
            yield KeyFigure(label, euro(amount))
    for entry in result["indemnities"].values():
        if entry["status"] == "claimable" and entry["owed_by"] == "landlord" and entry["amount"] is not None:
            yield KeyFigure(MAY_CLAIM, euro(entry["amount"]))
