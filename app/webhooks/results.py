"""What became of a delivery, and why an endpoint is off, in plain words and both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

BY_HAND, FAILING, GONE = "by_hand", "failing", "gone"
OFF_BECAUSE: Final[Mapping[str, Text]] = {
    BY_HAND: Text(fr="Arrêtée par votre service.", nl="Uitgezet door uw dienst."),
    FAILING: Text(
        fr="Arrêtée : rien n'est arrivé en trois jours. Réparez le programme, faites un essai, remettez en marche.",
        nl="Uitgezet: drie dagen lang kwam niets aan. Herstel het programma, stuur een test en zet dan weer aan.",
    ),
    GONE: Text(
        fr="Arrêtée : le programme a répondu qu'il ne veut plus rien recevoir (410).",
        nl="Uitgezet: het programma antwoordde dat het niets meer wil ontvangen (410).",
    ),
}
GONE_STATUS: Final = "http_410"
"""With this answer an endpoint says that it wants nothing any more."""
FAILURES: Final[Mapping[str, Text]] = {
    "no_address": Text(fr="Le nom de l'adresse n'est connu nulle part.", nl="De naam in het adres is nergens bekend."),
    "not_public": Text(
        fr="Le nom mène maintenant à un réseau interne : rien n'est parti.",
        nl="De naam leidt nu naar een intern netwerk: er is niets vertrokken.",
    ),
    "not_usable": Text(fr="L'adresse ne peut pas être utilisée.", nl="Het adres is niet bruikbaar."),
    "no_connection": Text(fr="La machine ne répond pas.", nl="De machine antwoordt niet."),
    "proxy": Text(
        fr="Le relais de l'installation (proxy) n'a pas laissé passer, ou ne répond pas.",
        nl="De proxy van de installatie liet niet door, of antwoordt niet.",
    ),
    "timeout": Text(
        fr="Le programme n'a pas répondu en dix secondes.", nl="Het programma antwoordde niet binnen tien seconden."
    ),
    "certificate": Text(
        fr="Le certificat n'est pas celui de ce nom, ou n'est plus valable.",
        nl="Het certificaat hoort niet bij deze naam, of is niet meer geldig.",
    ),
    "cut_off": Text(
        fr="La connexion s'est interrompue avant la réponse.", nl="De verbinding viel weg voor er een antwoord was."
    ),
    "secret_lost": Text(
        fr="La clé de l'installation a changé : faites un nouveau secret.",
        nl="De sleutel van de installatie is gewijzigd: maak een nieuw geheim.",
    ),
    GONE_STATUS: Text(
        fr="Le programme répond qu'il ne veut plus rien recevoir (410).",
        nl="Het programma antwoordt dat het niets meer wil ontvangen (410).",
    ),
}


def why(error: str) -> Text | None:
    """Return why an attempt failed, ``None`` when none did."""
    if not error:
        return None
    known = FAILURES.get(error)
    if known is not None:
        return known
    status = error.removeprefix("http_")
    if status.startswith("3"):
        return Text(
            fr=f"Le programme renvoie ailleurs ({status}) : donnez l'adresse définitive.",
            nl=f"Het programma verwijst door ({status}): geef het definitieve adres.",
        )
    return Text(
        fr=f"Le programme répond par une erreur ({status}).", nl=f"Het programma antwoordt met een fout ({status})."
    )
