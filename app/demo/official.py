"""Two official messages that wait in the demonstration: one resembles a case, one is new. Everybody is invented."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from app.demo.stage import on
from app.foundation.run import run
from app.inbox.commands import ReceiveMessage
from app.inbox.taking import take_mail

if TYPE_CHECKING:
    from app.foundation.identity import Actor
    from app.store.base import Store

PETITION = """Justice de paix du canton de Saint-Gilles
Communication au CPAS et au service partenaire - article 233septies du Code bruxellois du Logement

R.G. n° 26A1207

En cause de : Monsieur Luc DELVAUX
contre : Madame HADDAD Yasmina
Adresse du bien : rue de la Colline 14 bte 3, 1060 Saint-Gilles

Une requête tendant à l'expulsion a été déposée le 1er juillet 2026 et inscrite au rôle général le 2 juillet 2026.
L'affaire sera introduite à l'audience du lundi 17 août 2026 à 9h30.
Montant réclamé : 2.145,00 EUR.
"""
SERVICE = """Gerechtsdeurwaarder Maertens
Onze referte: 26/3310

Betreft: betekening van een vonnis (artikel 233undecies Brusselse Huisvestingscode)

Het vonnis van het vredegerecht Vorst van 11 juni 2026 (rolnummer 26A402) werd betekend op 3 juli 2026.
Huurder: De heer Emre YILMAZ
De woning is gelegen te Neerstalsesteenweg 88 bus 4, 1190 Vorst.
"""
MAILS = (
    (date(2026, 7, 6), "j.p.stgilles@just.fgov.be", "R.G. 26A1207 - communication 233septies", PETITION),
    (date(2026, 7, 7), "kantoor@maertens.example", "Betekening 26A402", SERVICE),
)


def lay_messages(store: Store, actor: Actor) -> None:
    """Have both come in as mails of the watched mailbox."""
    for number, (day, sender, subject, text) in enumerate(MAILS):
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = sender, "messages@seuil.example", subject
        mail["Message-ID"] = f"<demo.{number}@limen.example>"
        mail.set_content(text)
        taken = take_mail(mail.as_bytes())
        with on(day):
            command = ReceiveMessage(taken=taken, channel="mailbox", delivery=f"mailbox|{taken.delivery_key}")
            run(store, command, actor)
