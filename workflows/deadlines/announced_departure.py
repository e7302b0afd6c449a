"""Departure that the tenant announced in a letter: the day the letter names."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import CUSTOM, Basis, Deadline, Length, Severity, Unit
from workflows.deadlines.letters import named, posted_while_ahead
from workflows.law import Dated, Text

_leaves = named("leaves_on")

DEADLINE = Deadline(
    id="announced_departure",
    title=Text(
        fr="Départ annoncé : logement vide, état des lieux, clés rendues",
        nl="Aangekondigd vertrek: woning leeg, plaatsbeschrijving, sleutels terug",
    ),
    kind=CUSTOM,
    severity=Severity.NORMAL,
    waits_for="tenant",
    length=Dated({date(2018, 1, 1): Length(1, Unit.DAYS)}),
    start_text=Text(fr="Lettre envoyée le", nl="Brief verzonden op"),
    starts=posted_while_ahead(_leaves),
    fixed=_leaves,
    fixed_text=Text(fr="La lettre annonce le départ pour le", nl="De brief kondigt het vertrek aan op"),
    basis=(Basis.INFERENCE,),
    doubt=Text(
        fr="Date que le locataire a choisie.",
        nl="Datum die de huurder gekozen heeft.",
    ),
)
