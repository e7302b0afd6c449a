"""The words with which a message of another commune goes on: to the welfare centre there, and back to its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.foundation.belgian import long_date
from app.inbox.codes import KINDS

if TYPE_CHECKING:
    from datetime import date

    from app.directory.queries import Body
    from app.store.tables import OfficialMessage, Organisation


def acknowledgement(row: OfficialMessage, own: Organisation, centre: Body, today: date) -> str:
    """Return the note in both languages: what came in, where it goes, and why. No name of a person stands in it."""
    kind = KINDS.get(row.kind)
    what_fr = kind.label.fr if kind else "Message relatif à une expulsion"
    what_nl = kind.label.nl if kind else "Bericht over een uithuiszetting"
    roll_fr = f", numéro de rôle {row.roll_number}" if row.roll_number else ""
    roll_nl = f", rolnummer {row.roll_number}" if row.roll_number else ""
    received = row.received_at.date()
    fr = (
        f"Accusé de réception\n\n{own.name_fr} a reçu votre message le {long_date(received, 'fr')} "
        f"({what_fr.lower()}{roll_fr}).\n"
        f"Le logement se trouve dans une autre commune. L'article 233septies du Code bruxellois du Logement désigne le "
        f"CPAS de la commune où se trouve le logement : {centre.name('fr')}.\n"
        f"Nous lui transmettons votre message aujourd'hui, {long_date(today, 'fr')}. "
        f"Merci d'adresser la suite directement à ce CPAS{_where(centre, 'fr')}."
    )
    nl = (
        f"Ontvangstmelding\n\n{own.name_nl} ontving uw bericht op {long_date(received, 'nl')} "
        f"({what_nl.lower()}{roll_nl}).\n"
        f"De woning ligt in een andere gemeente. Artikel 233septies van de Brusselse Huisvestingscode wijst het OCMW "
        f"aan van de gemeente waar de woning ligt: {centre.name('nl')}.\n"
        f"Wij sturen uw bericht vandaag, {long_date(today, 'nl')}, aan dat OCMW door. "
        f"Gelieve het vervolg rechtstreeks daarheen te sturen{_where(centre, 'nl')}."
    )
    return f"{fr}\n\n{nl}\n"


def _where(centre: Body, language: str) -> str:
    found = [centre.address(language), *centre.emails[:1]]
    shown = ", ".join(filter(None, found))
    return f" ({shown})" if shown else ""
