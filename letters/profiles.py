"""How a letter is sent, in which tone, and in which language it must be written, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from letters.text import Both, Language

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Sending:
    """A way of sending: its name, the line printed on the letter ("" in both languages: none), what to keep."""

    code: str
    name: Both
    printed: Both | None
    keep: Both
    receipt_box: bool = False


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The language a letter should be written in, why, and whether the adviser may still choose the other."""

    language: Language
    reason: Both
    free: bool


SENDINGS: Final[Mapping[str, Sending]] = MappingProxyType(
    {
        sending.code: sending
        for sending in (
            Sending(
                "S-REG",
                Both("Lettre recommandée", "Aangetekende brief"),
                Both("PAR RECOMMANDÉ", "AANGETEKEND"),
                Both(
                    "Gardez la preuve de dépôt. Notez la date du dépôt et celle de la réception.",
                    "Bewaar het bewijs van afgifte. Noteer de datum van afgifte en die van ontvangst.",
                ),
            ),
            Sending(
                "S-REG-AR",
                Both("Lettre recommandée avec accusé de réception", "Aangetekende brief met ontvangstbevestiging"),
                Both("PAR RECOMMANDÉ AVEC ACCUSÉ DE RÉCEPTION", "AANGETEKEND MET ONTVANGSTBEVESTIGING"),
                Both(
                    "Gardez la preuve de dépôt et l'accusé de réception signé.",
                    "Bewaar het bewijs van afgifte en de ondertekende ontvangstbevestiging.",
                ),
            ),
            Sending(
                "S-HAND",
                Both("Remise en main propre contre reçu", "Overhandigd tegen ontvangstbewijs"),
                Both("REMIS EN MAIN PROPRE", "TEGEN ONTVANGSTBEWIJS"),
                Both(
                    "Faites dater et signer le second exemplaire.",
                    "Laat het tweede exemplaar dateren en ondertekenen.",
                ),
                receipt_box=True,
            ),
            Sending(
                "S-MAIL",
                Both("Courriel", "E-mail"),
                Both("PAR COURRIEL", "PER E-MAIL"),
                Both(
                    "Envoyez le PDF, sans donnée sensible dans l'objet du courriel.",
                    "Stuur de pdf, zonder gevoelige gegevens in het onderwerp van de e-mail.",
                ),
            ),
            Sending(
                "S-PORTAL",
                Both("Guichet électronique", "Elektronisch loket"),
                None,
                Both(
                    "Gardez l'accusé de réception du guichet. La poste et le guichet restent possibles.",
                    "Bewaar de ontvangstmelding van het loket. De post en het loket blijven mogelijk.",
                ),
            ),
            Sending(
                "S-COUNTER",
                Both("Dépôt au guichet contre cachet", "Afgifte aan het loket tegen stempel"),
                None,
                Both(
                    "Faites dater et cacheter votre copie.",
                    "Laat uw kopie dateren en afstempelen.",
                ),
                receipt_box=True,
            ),
            Sending(
                "S-SOFT",
                Both("Courrier ordinaire, suivi d'un appel", "Gewone post, gevolgd door een telefoontje"),
                None,
                Both(
                    "Enveloppe sans logo. Appelez ou envoyez un message convenu avec la personne.",
                    "Omslag zonder logo. Bel of stuur een bericht zoals met de persoon afgesproken.",
                ),
            ),
            Sending(
                "S-POST",
                Both("Courrier ordinaire", "Gewone post"),
                None,
                Both("Gardez une copie datée.", "Bewaar een gedateerde kopie."),
            ),
        )
    }
)

TONES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "T-FIRM": Both("ferme et polie", "kordaat en beleefd"),
        "T-CONC": Both("conciliante", "verzoenend"),
        "T-ADM": Both("neutre et structurée", "neutraal en gestructureerd"),
        "T-CARE": Both("simple et chaleureuse", "eenvoudig en warm"),
        "T-COURT": Both("sobre, des faits sans jugement", "sober, feiten zonder oordeel"),
    }
)

LANGUAGE_PROFILES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "L-PRIV": Both(
            "Entre particuliers, la langue est libre : celle du bail, ou celle dans laquelle le bailleur écrit.",
            "Tussen particulieren is de taal vrij: die van de huurovereenkomst, of die waarin de verhuurder schrijft.",
        ),
        "L-ADM": Both(
            "Un CPAS, une commune ou la Région écrit à la personne dans la langue, française ou néerlandaise, "
            "qu'elle utilise ; si elle n'est pas connue, dans les deux.",
            "Een OCMW, een gemeente of het Gewest schrijft aan de persoon in de taal, Nederlands of Frans, "
            "die zij gebruikt; is die niet bekend, dan in beide.",
        ),
        "L-ADM-CO": Both(
            "À une société établie dans une commune unilingue sans facilités : la langue de cette commune.",
            "Aan een vennootschap in een eentalige gemeente zonder faciliteiten: de taal van die gemeente.",
        ),
        "L-PROC": Both(
            "Devant le juge saisi, une seule langue : celle de la procédure. Jamais un acte bilingue.",
            "Voor de rechter bij wie de zaak loopt, één taal: die van de rechtspleging. Nooit een tweetalige akte.",
        ),
        "L-PRE": Both(
            "Première demande au juge de paix : le français ou le néerlandais, au choix du demandeur.",
            "Eerste vraag aan de vrederechter: Nederlands of Frans, naar keuze van de vrager.",
        ),
        "L-CHANGE": Both(
            "Pour changer de langue devant le juge : le modèle est dans la langue demandée.",
            "Om voor de rechter van taal te veranderen: het model staat in de gevraagde taal.",
        ),
        "L-INST": Both(
            "À une institution d'une communauté, sa langue : BAJ et COCOF en français, BJB, VGC et CAW en néerlandais.",
            "Aan een instelling van één gemeenschap haar taal: BJB, VGC en CAW in het Nederlands, "
            "BAJ en COCOF in het Frans.",
        ),
        "L-INTER": Both(
            "Entre services bruxellois : la langue du dossier de la personne.",
            "Tussen Brusselse diensten: de taal van het dossier van de persoon.",
        ),
        "L-CIT": Both(
            "Face à une administration, le locataire choisit le français ou le néerlandais.",
            "Tegenover een bestuur kiest de huurder het Frans of het Nederlands.",
        ),
    }
)


_PERSON_DECIDES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "L-CIT": Both(
            "Le locataire choisit la langue face à l'administration ; elle répond dans cette langue.",
            "De huurder kiest de taal tegenover het bestuur; het antwoordt in die taal.",
        ),
        "L-ADM": Both(
            "La langue que la personne utilise. Si elle n'est pas connue, envoyez la lettre dans les deux langues.",
            "De taal die de persoon gebruikt. Is die niet bekend, stuur de brief dan in beide talen.",
        ),
        "L-PRE": Both(
            "Rien n'est encore devant le juge : le demandeur choisit la langue.",
            "Er loopt nog niets voor de rechter: de vrager kiest de taal.",
        ),
        "L-INTER": Both(
            "La langue du dossier de la personne.",
            "De taal van het dossier van de persoon.",
        ),
    }
)
_OF_THE_CASE: Final = {
    True: Both(
        "La procédure se déroule dans cette langue ; une autre n'est pas permise.",
        "De rechtspleging verloopt in deze taal; een andere is niet toegelaten.",
    ),
    False: Both(
        "La langue de la procédure n'est pas notée : regardez la requête ou demandez-la au greffe, et notez-la. "
        "Une autre n'est pas permise.",
        "De taal van de rechtspleging is niet genoteerd: kijk in het verzoekschrift of vraag ze aan de griffie, "
        "en noteer ze. Een andere taal is niet toegelaten.",
    ),
}


def choose_language(
    profile: str,
    *,
    lease: Language | None = None,
    recipient: Language | None = None,
    tenant: Language | None = None,
    proceedings: Language | None = None,
) -> LanguageChoice:
    """Return the language of a letter and the reason shown to the adviser.

    ``lease`` is the language of the contract, ``recipient`` the one the addressee writes in, ``tenant`` the
    tenant's own, ``proceedings`` that of the case in court. Raises KeyError for an unknown profile.
    """
    if profile not in LANGUAGE_PROFILES:
        raise KeyError(profile)
    if profile in _PERSON_DECIDES:
        return LanguageChoice(tenant or "fr", _PERSON_DECIDES[profile], free=True)
    if profile == "L-PROC":
        known = proceedings is not None
        return LanguageChoice(proceedings or tenant or "fr", _OF_THE_CASE[known], free=not known)
    if profile == "L-CHANGE":
        other: Language = "nl" if proceedings == "fr" else "fr"
        return LanguageChoice(other if proceedings else tenant or "fr", LANGUAGE_PROFILES[profile], free=True)
    if profile in {"L-INST", "L-ADM-CO"}:
        return LanguageChoice(recipient or tenant or "fr", LANGUAGE_PROFILES[profile], free=True)
    for language, reason in (
        (
            lease,
            Both(
                "Le bail est rédigé dans cette langue. Entre particuliers, la langue est libre.",
                "De huurovereenkomst is in deze taal opgesteld. Tussen particulieren is de taal vrij.",
            ),
        ),
        (
            recipient,
            Both(
                "Le bailleur écrit dans cette langue. Entre particuliers, la langue est libre.",
                "De verhuurder schrijft in deze taal. Tussen particulieren is de taal vrij.",
            ),
        ),
        (
            tenant,
            Both(
                "La langue du bail et du bailleur n'est pas connue : la langue du locataire est proposée.",
                "De taal van de huurovereenkomst en van de verhuurder is niet bekend: "
                "de taal van de huurder wordt voorgesteld.",
            ),
        ),
    ):
        if language is not None:
            return LanguageChoice(language, reason, free=True)
    return LanguageChoice(
        "fr",
        Both(
            "Aucune langue n'est connue. Choisissez celle du bail ou celle du bailleur.",
            "Geen taal is bekend. Kies die van de huurovereenkomst of die van de verhuurder.",
        ),
        free=True,
    )
