"""Values that a command may refuse whatever the feature: a day to come, an address that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.foundation import clock
from app.foundation.errors import Invalid
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is.",
)
NOT_AN_EMAIL: Final = Text(
    fr="Ce n'est pas une adresse e-mail. Écrivez par exemple prenom@service.be.",
    nl="Dit is geen e-mailadres. Schrijf bijvoorbeeld voornaam@dienst.be.",
)


def happened(field: str, day: date) -> date:
    """Return a day that is not in the future. Raises Invalid."""
    if day > clock.today():
        raise Invalid(field, IN_THE_FUTURE)
    return day


def email_address(field: str, typed: str) -> str:
    """Return an e-mail address, empty when none was typed. Raises Invalid."""
    address = typed.strip()
    before, at, host = address.rpartition("@")
    if address and not (before and at and "." in host and " " not in address):
        raise Invalid(field, NOT_AN_EMAIL)
    return address
