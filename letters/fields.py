"""What each fact of a letter is called on screen, for the list of what is still missing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "tenants": Both("Les locataires qui signent", "De huurders die ondertekenen"),
        "sender": Both("L'adresse du locataire", "Het adres van de huurder"),
        "landlords": Both("Le bailleur et son adresse", "De verhuurder en zijn adres"),
        "office": Both("Le destinataire et son adresse", "De geadresseerde en zijn adres"),
        "agent": Both("L'agence ou le gestionnaire", "Het kantoor of de beheerder"),
        "service": Both("L'adresse de notre service", "Het adres van onze dienst"),
        "notice.received_on": Both("La date de réception du congé", "De datum van ontvangst van de opzegging"),
        "notice.end_on": Both("La date de fin selon le congé", "De einddatum volgens de opzegging"),
        "notice.ground": Both("Le motif du congé", "De reden van de opzegging"),
        "rent.before": Both("Le loyer actuel, sans les charges", "De huidige huurprijs, zonder de kosten"),
        "dwelling": Both("L'adresse du logement", "Het adres van de woning"),
        "grounds": Both("Au moins un motif de contestation", "Ten minste één reden van betwisting"),
        "refund.months": Both("Les loyers dus et payés, mois par mois", "De verschuldigde en betaalde huur, per maand"),
        "refund.overpaid": Both(
            "Un trop-payé : rien n'a été payé de trop", "Een te veel betaald bedrag: er is niets te veel betaald"
        ),
        "documents": Both("Au moins un document à demander", "Ten minste één document om op te vragen"),
        "letter.deadline_on": Both("La date limite de réponse", "De uiterste datum om te antwoorden"),
        "lease.signed_on": Both("La date de signature du bail", "De datum van ondertekening van de huurovereenkomst"),
        "lease.starts_on": Both(
            "La date d'entrée en vigueur du bail", "De datum van inwerkingtreding van de huurovereenkomst"
        ),
        "procedure.roll_number": Both("Le numéro de rôle de l'affaire", "Het rolnummer van de zaak"),
        "procedure.language": Both("La langue de la procédure", "De taal van de rechtspleging"),
        "procedure.claimant_lawyer": Both("L'avocat du bailleur", "De advocaat van de verhuurder"),
        "procedure.cpas_received_on": Both(
            "La date où le CPAS a reçu la demande", "De dag waarop het OCMW de vordering ontving"
        ),
        "procedure.hearing_on": Both("La date de l'audience", "De datum van de zitting"),
        "procedure.judged_on": Both("La date du jugement", "De datum van het vonnis"),
        "procedure.served_on": Both("La date de la signification", "De datum van de betekening"),
        "procedure.bailiff": Both("L'huissier de justice", "De gerechtsdeurwaarder"),
        "procedure.eviction_notice_posted_on": Both(
            "La date de l'avis d'expulsion de l'huissier", "De datum van het bericht van uithuiszetting"
        ),
        "procedure.eviction_on": Both("Le jour annoncé pour l'expulsion", "De aangekondigde dag van de uitzetting"),
        "debt.accepted": Both("La dette reconnue", "De erkende schuld"),
        "debt.claimed": Both("La somme réclamée", "Het gevorderde bedrag"),
        "debt.monthly": Both("La somme offerte par mois", "Het aangeboden bedrag per maand"),
        "debt.first_on": Both("La date du premier paiement", "De datum van de eerste betaling"),
        "debt.rows": Both("Le décompte, ligne par ligne", "De afrekening, regel per regel"),
        "debt.instalments": Both("Les paiements du plan", "De betalingen van het plan"),
        "budget.income": Both("Le total des revenus du ménage", "Het totale inkomen van het gezin"),
        "budget.charges": Both("Le total des charges du ménage", "De totale lasten van het gezin"),
        "budget.left": Both("Ce qui reste chaque mois", "Wat elke maand overblijft"),
        "lease.base_rent": Both("Le loyer de base, sans les charges", "De basishuurprijs, zonder de kosten"),
    }
)
NOT_TO_LANDLORD: Final = Both(
    "Un autre destinataire : ce document ne va jamais au bailleur ni à son agence",
    "Een andere geadresseerde: dit document gaat nooit naar de verhuurder of zijn kantoor",
)
