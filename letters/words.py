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
    "for_you": ("Pour vous", "Voor u"),
    "what_it_says": ("Que dit cette lettre ?", "Wat zegt deze brief?"),
    "what_form_says": ("Que dit ce document ?", "Wat zegt dit document?"),
    "form_for": ("Document pour", "Document voor"),
    "date_line": ("Date", "Datum"),
    "name_line": ("Nom", "Naam"),
    "of_letter": ("Lettre", "Brief"),
    "addressee": ("Destinataire", "Geadresseerde"),
    "way": ("Envoi", "Verzending"),
    "item_number": ("Numéro du recommandé", "Nummer van de aangetekende zending"),
    "printed_on_day": ("Imprimé le", "Afgedrukt op"),
    "from_sender": ("Expéditeur", "Afzender"),
    "sent_to": ("Lettre à", "Brief aan"),
    "answer_until": ("Réponse attendue au plus tard le", "Antwoord verwacht ten laatste op"),
    "if_something_comes": (
        "Vous recevez une lettre, un appel ou une visite ?",
        "Krijgt u een brief, een telefoon of bezoek?",
    ),
    "do_not_sign": (
        "Ne signez rien tout de suite. Appelez d'abord le service.",
        "Teken niets meteen. Bel eerst de dienst.",
    ),
    "keep_papers": ("Gardez tous les papiers, aussi les enveloppes.", "Bewaar alle papieren, ook de enveloppen."),
    "who_helps": ("Qui vous aide ?", "Wie helpt u?"),
    "bring": ("Qu'apporter au rendez-vous ?", "Wat brengt u mee naar de afspraak?"),
    "bring_sheet": ("cette feuille", "dit blad"),
    "bring_letters": ("les lettres que vous avez reçues", "de brieven die u kreeg"),
    "bring_payments": ("la preuve des loyers payés", "het bewijs van de betaalde huur"),
    "picture_letter": ("Dessin : une lettre", "Tekening: een brief"),
    "picture_calendar": ("Dessin : un calendrier", "Tekening: een kalender"),
    "picture_hand": ("Dessin : une main qui dit stop", "Tekening: een hand die stop zegt"),
    "picture_phone": ("Dessin : un téléphone", "Tekening: een telefoon"),
    "picture_folder": ("Dessin : un dossier", "Tekening: een map"),
    "test_name": ("Madame Claire Exemple", "Mevrouw Claire Voorbeeld"),
    "test_attention": ("à l'attention de la comptabilité", "t.a.v. de boekhouding"),
    "test_street": ("rue de l'Essai 12 bte 3", "Proefstraat 12 bus 3"),
    "test_town": ("1000 Bruxelles", "1000 Brussel"),
    "fold_here": ("Plier ici", "Hier vouwen"),
    "test_scale": (
        "Imprimez à 100 %, sans « ajuster à la page ». La règle ci-dessous mesure 100 mm.",
        "Druk af op 100 %, zonder “aanpassen aan pagina”. De meetlijn hieronder is 100 mm lang.",
    ),
    "test_fold": (
        "Pliez aux deux lignes, le texte vers l'extérieur, l'adresse au-dessus.",
        "Vouw op de twee lijnen, met de tekst naar buiten en het adres bovenaan.",
    ),
    "test_window": (
        "Glissez la feuille dans l'enveloppe (C5/6 ou DL). Le cadre en pointillé doit se voir en entier.",
        "Schuif het blad in de envelop (C5/6 of DL). Het gestippelde kader moet volledig zichtbaar zijn.",
    ),
    "test_shake": (
        "Tapotez l'enveloppe sur chaque bord : l'adresse reste lisible, rien d'autre n'apparaît.",
        "Tik de envelop op elke rand: het adres blijft leesbaar, niets anders wordt zichtbaar.",
    ),
    "test_else": (
        "Sinon, choisissez l'autre position de fenêtre dans les réglages du service.",
        "Lukt het niet, kies dan de andere vensterplaats in de instellingen van de dienst.",
    ),
    "semicolon": (" ;", ";"),
    "colon": (" :", ":"),
    "legality_check": ("Vérification juridique", "Juridische controle"),
    "on_paper": ("à remplir à la main", "met de hand in te vullen"),
    "checked_on": ("Vérifié le", "Gecontroleerd op"),
    "file": ("Dossier", "Dossier"),
    "result": ("Résultat", "Resultaat"),
    "missing": ("Ce qui manque encore", "Wat nog ontbreekt"),
    "examined": ("Ce qui a été examiné", "Wat is nagekeken"),
    "conclusion": ("Conclusion", "Besluit"),
    "rule_and_source": ("Règle et source", "Regel en bron"),
    "sum": ("Le calcul, pas à pas", "De berekening, stap voor stap"),
    "euros": ("euros", "euro"),
    "days": ("Les jours qui comptent", "De dagen die tellen"),
    "day": ("Jour", "Dag"),
    "what_happens": ("Ce qui se passe", "Wat er gebeurt"),
    "open_readings": ("Ce qui peut se lire autrement", "Wat anders gelezen kan worden"),
    "leaning": ("Lecture suivie ici.", "Hier gevolgde lezing."),
    "answers_used": ("Réponses utilisées", "Gebruikte antwoorden"),
    "about_check": ("À propos de cette vérification", "Over deze controle"),
    "not_advice": (
        "Cette feuille aide à se situer ; elle ne remplace pas l'avis d'un avocat.",
        "Dit blad helpt u op weg; het vervangt geen advies van een advocaat.",
    ),
    "law_applied": ("Textes appliqués :", "Toegepaste teksten:"),
    "sources": ("Adresses :", "Adressen:"),
    "digest": ("Empreinte du calcul :", "Controlegetal van de berekening:"),
    "interview_date": ("Date", "Datum"),
    "worker": ("Intervenant", "Medewerker"),
    "yes": ("oui", "ja"),
    "no": ("non", "nee"),
    "do_not_know": ("je ne sais pas", "ik weet het niet"),
    "day_month_year": ("jj / mm / aaaa", "dd / mm / jjjj"),
    "euros_a_month": ("EUR par mois", "euro per maand"),
    "notes": ("Notes", "Notities"),
    "law_verified_on": ("Textes vérifiés le", "Teksten nagekeken op"),
    "unknown_is_fine": (
        "« Je ne sais pas » est toujours une bonne réponse.",
        "“Ik weet het niet” is altijd een goed antwoord.",
    ),
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
        "notice": Both("votre congé", "uw opzegging"),
        "proof_of_posting": Both("preuve de dépôt", "bewijs van afgifte"),
        "certificates": Both("attestations", "attesten"),
        "search_log": Both("liste des recherches de logement", "lijst van de zoekacties naar een woning"),
        "registrations": Both("preuves d'inscription", "bewijzen van inschrijving"),
        "photos": Both("photos numérotées", "genummerde foto's"),
        "technical_report": Both("rapport ou devis d'un technicien", "verslag of offerte van een vakman"),
        "earlier_letters": Both("copie des signalements précédents", "kopie van de eerdere meldingen"),
        "model_lease": Both("modèle de bail rempli", "ingevuld model van huurovereenkomst"),
        "payment_proofs": Both("preuves de paiement", "betalingsbewijzen"),
        "plan": Both("tableau des paiements", "overzicht van de betalingen"),
        "consent": Both("consentement signé", "ondertekende toestemming"),
        "reminder": Both("copie de ma lettre au bailleur", "kopie van mijn brief aan de verhuurder"),
        "official_form": Both("formulaire officiel, rempli", "ingevuld officieel formulier"),
        "last_rents": Both(
            "preuve du paiement des deux derniers loyers", "bewijs van betaling van de laatste twee huren"
        ),
        "reference_rent": Both(
            "fiche du loyer de référence (loyers.brussels)", "fiche van de referentiehuurprijs (loyers.brussels)"
        ),
        "deposit_receipt": Both(
            "reçu à signer, en deux exemplaires", "te ondertekenen ontvangstbewijs, in twee exemplaren"
        ),
        "repayment_plan": Both(
            "plan d'apurement à signer, en deux exemplaires", "te ondertekenen afbetalingsplan, in twee exemplaren"
        ),
        "formal_notice": Both("votre mise en demeure", "uw ingebrekestelling"),
        "legal_aid_list": Both("liste des documents", "lijst van de documenten"),
        "file_list": Both("liste des documents, cochée", "aangekruiste lijst van de documenten"),
        "facts_log": Both("relevé des faits et des preuves", "feitenrelaas en bewijslijst"),
        "home_proofs": Both("preuves du domicile", "bewijzen van de woonplaats"),
        "goods_list": Both("liste des biens", "lijst van de goederen"),
        "injured_person_form": Both("formulaire de personne lésée", "formulier benadeelde persoon"),
        "police_certificate": Both("attestation de la police", "attest van de politie"),
        "papers": Both("documents cités", "genoemde documenten"),
        "exit_inventory": Both("état des lieux de sortie", "plaatsbeschrijving bij uittrede"),
        "release_form": Both(
            "formulaire de libération de la garantie, à signer",
            "te ondertekenen formulier tot vrijgave van de waarborg",
        ),
        "charges_statement": Both("votre décompte", "uw afrekening"),
        "complaints_sheet": Both("feuille « Vous n'êtes pas content ? »", "blad “Niet tevreden?”"),
        "judgment": Both("copie du jugement", "kopie van het vonnis"),
        "service_deed": Both("copie de la signification", "kopie van de betekening"),
        "eviction_notice": Both("copie de l'avis d'expulsion", "kopie van het bericht van uithuiszetting"),
        "occupation_proofs": Both(
            "preuves de paiement de l'indemnité d'occupation", "betalingsbewijzen van de bewoningsvergoeding"
        ),
        "rehousing_proof": Both("preuve du relogement", "bewijs van de herhuisvesting"),
        "derogation_request": Both("demande de dérogation reçue", "ontvangen vraag om afwijking"),
        "situation_proofs": Both("preuves de la situation", "bewijzen van de situatie"),
        "goods_inventory": Both("inventaire des biens", "inventaris van de goederen"),
        "proxy": Both("procuration", "volmacht"),
        "decision": Both("décision du CPAS", "beslissing van het OCMW"),
        "budget_sheet": Both("feuille de budget", "budgetblad"),
        "impediment_proof": Both("preuve de l'empêchement", "bewijs van de verhindering"),
        "exhibits": Both("pièces, selon la liste", "stukken, volgens de lijst"),
        "petition": Both("copie de la requête", "kopie van het verzoekschrift"),
        "conciliation_request": Both("demande de conciliation signée", "ondertekend verzoek tot minnelijke schikking"),
        "exchanged_letters": Both("copie des lettres échangées", "kopie van de uitgewisselde brieven"),
    }
)
