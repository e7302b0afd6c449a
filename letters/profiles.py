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
    }
)

LANGUAGE_PROFILES: Final[Mapping[str, Both]] = MappingProxyType(
    {
        "L-PRIV": Both(
            "Entre particuliers, la langue est libre : celle du bail, ou celle dans laquelle le bailleur écrit.",
            "Tussen particulieren is de taal vrij: die van de huurovereenkomst, of die waarin de verhuurder schrijft.",
        ),
        "L-CIT": Both(
            "Face à une administration, le locataire choisit le français ou le néerlandais.",
            "Tegenover een bestuur kiest de huurder het Frans of het Nederlands.",
        ),
    }
)


def choose_language(
    profile: str,
    *,
    lease: Language | None = None,
    recipient: Language | None = None,
    tenant: Language | None = None,
) -> LanguageChoice:
    """Return the language of a letter and the reason shown to the adviser.

    ``lease`` is the language of the contract, ``recipient`` the one the addressee writes in, ``tenant`` the
    tenant's own. Raises KeyError for an unknown profile.
    """
    if profile not in LANGUAGE_PROFILES:
        raise KeyError(profile)
    if profile == "L-CIT":
        return LanguageChoice(
            tenant or "fr",
            Both(
                "Le locataire choisit la langue face à l'administration ; elle répond dans cette langue.",
                "De huurder kiest de taal tegenover het bestuur; het antwoordt in die taal.",
            ),
            free=True,
        )
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
