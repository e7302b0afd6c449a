"""Values that a command may refuse whatever the feature: a day to come, an hour or an address that is none."""

from __future__ import annotations

import re
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
NOT_AN_HOUR: Final = Text(
    fr="Écrivez l'heure ainsi : 9:00 ou 14h30.",
    nl="Schrijf het uur zo: 9:00 of 14u30.",
)
_HOUR: Final = re.compile(r"([01]?\d|2[0-3])[:hHuU.]([0-5]\d)?")


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


def hour(field: str, typed: str) -> str:
    """Return an hour as HH:MM, empty when none was typed: ``9h`` and ``9:00`` are 09:00. Raises Invalid."""
    if not typed.strip():
        return ""
    found = _HOUR.fullmatch(typed.strip().replace(" ", ""))
    if found is None:
        raise Invalid(field, NOT_AN_HOUR)
    return f"{int(found[1]):02d}:{found[2] or '00'}"
