"""The words all letters and sheets share, French and Dutch side by side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from letters.text import Both

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED: Final = {
    "subject": ("Objet :", "Betreft:"),
    "our_reference": ("Notre référence :", "Ons kenmerk:"),
    "your_reference": ("Votre référence :", "Uw kenmerk:"),
    "annexes": ("Annexes :", "Bijlagen:"),
    "copy": ("Copie :", "Kopie:"),
    "also_sent": ("Même lettre adressée à :", "Dezelfde brief is gericht aan:"),
    "attention": ("à l'attention de", "t.a.v."),
    "care_of": ("c/o", "p/a"),
    "phone": ("Tél.", "Tel."),
    "place_joint": (", le ", ", "),
    "signature": ("Signature", "Handtekening"),
    "helped_by": ("Lettre préparée avec l'aide de", "Brief opgesteld met de hulp van"),
    "reading_copy": ("Copie pour lecture – non envoyée", "Leeskopie – niet verzonden"),
    "reading_copy_why": (
        "Cette copie vous aide à comprendre. Seule la lettre envoyée compte.",
        "Deze kopie helpt u te begrijpen. Alleen de verzonden brief telt.",
    ),
    "draft": ("Projet – ne pas envoyer", "Ontwerp – niet verzenden"),
    "received_on": ("Reçu le", "Ontvangen op"),
    "receiver_name": ("Nom en majuscules", "Naam in hoofdletters"),
    "month": ("Mois", "Maand"),
}

WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "fr": MappingProxyType({key: fr for key, (fr, _) in _SHARED.items()}),
        "nl": MappingProxyType({key: nl for key, (_, nl) in _SHARED.items()}),
    }
)

ANNEXES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "calculation_sheet": Both("feuille de calcul du loyer indexé", "berekeningsblad van de geïndexeerde huurprijs"),
        "lease_first_page": Both("première page du bail", "eerste bladzijde van de huurovereenkomst"),
        "indexation_letter": Both("votre demande d'indexation", "uw vraag tot indexatie"),
        "epb_first_page": Both("première page du certificat PEB", "eerste bladzijde van het EPB-certificaat"),
        "refund_table": Both("relevé des loyers dus et payés", "overzicht van de verschuldigde en betaalde huur"),
        "bank_statements": Both(
            "extraits de compte (autres opérations masquées)",
            "rekeninguittreksels (andere verrichtingen onleesbaar gemaakt)",
        ),
        "lease": Both("bail signé, avec ses annexes", "ondertekende huurovereenkomst met bijlagen"),
        "inventory": Both("état des lieux d'entrée", "plaatsbeschrijving bij intrede"),
        "mandate": Both("mandat donné au service", "volmacht aan de dienst"),
        "reminder": Both("copie de ma lettre au bailleur", "kopie van mijn brief aan de verhuurder"),
    }
)
