"""The kinds of official messages (page on the law, 4.4): what each tells, and where that stands in the procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workflows.law import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """One kind of message: its fields with the paths of the check, the one that tells it apart, who sends it."""

    label: Text
    says: Text
    dates: dict[str, str]
    main: str
    source: str
    squat: bool = False


CLAIM, INCIDENTAL, DECISION, SERVICE = "claim", "incidental_claim", "decision", "service"
EVICTION, MAYOR, SQUAT_CLAIM, SQUAT_JUDGMENT = "eviction_notice", "mayor_order", "squat_claim", "squat_judgment"

_CLAIM_DATES: Final = {
    "hearing_on": "petition.hearing_on",
    "filed_on": "petition.filed_on",
    "roll_entered_on": "petition.roll_entered_on",
    "convoked_on": "petition.convoked_on",
}
KINDS: Final[dict[str, MessageKind]] = {
    CLAIM: MessageKind(
        label=Text(fr="Demande d'expulsion et audience", nl="Vordering tot uithuiszetting en zitting"),
        says=Text(
            fr="du greffe, ou de l'huissier après une citation", nl="van de griffie, of de deurwaarder na dagvaarding"
        ),
        dates=_CLAIM_DATES | {"served_on": "petition.served_on"},
        main="hearing_on",
        source="registry_message",
    ),
    INCIDENTAL: MessageKind(
        label=Text(fr="Demande incidente d'expulsion", nl="Tussenvordering tot uithuiszetting"),
        says=Text(
            fr="du greffe : l'expulsion est ajoutée par conclusions", nl="van de griffie: bij conclusie toegevoegd"
        ),
        dates={"hearing_on": "incidental_claim.hearing_on", "convoked_on": "incidental_claim.convoked_on"},
        main="hearing_on",
        source="registry_message",
    ),
    DECISION: MessageKind(
        label=Text(fr="Décision d'expulsion", nl="Beslissing tot uithuiszetting"),
        says=Text(fr="du greffe : copie du jugement", nl="van de griffie: afschrift van het vonnis"),
        dates={"judged_on": "judgment.given_on"},
        main="judged_on",
        source="registry_message",
    ),
    SERVICE: MessageKind(
        label=Text(fr="Signification du jugement", nl="Betekening van het vonnis"),
        says=Text(
            fr="de l'huissier : sans ce message, le mois ne court pas",
            nl="van de deurwaarder: zonder dit bericht loopt de maand niet",
        ),
        dates={"service_on": "service.on", "judged_on": "judgment.given_on"},
        main="service_on",
        source="bailiff_message",
    ),
    EVICTION: MessageKind(
        label=Text(fr="Avis d'expulsion", nl="Bericht van uithuiszetting"),
        says=Text(fr="de l'huissier : une date est annoncée", nl="van de deurwaarder: er is een datum aangekondigd"),
        dates={
            "eviction_on": "eviction_notice.eviction_on",
            "posted_on": "eviction_notice.posted_on",
            "service_on": "service.on",
        },
        main="eviction_on",
        source="bailiff_message",
    ),
    MAYOR: MessageKind(
        label=Text(fr="Arrêté d'inhabitabilité", nl="Onbewoonbaarheidsbesluit"),
        says=Text(fr="de la commune", nl="van de gemeente"),
        dates={"issued_on": "administrative_order.issued_on", "evacuate_on": "administrative_order.evacuate_on"},
        main="issued_on",
        source="commune_message",
    ),
    SQUAT_CLAIM: MessageKind(
        label=Text(fr="Occupation sans titre : requête", nl="Bezetting zonder titel: verzoekschrift"),
        says=Text(
            fr="du greffe : l'audience vient dans les huit jours",
            nl="van de griffie: de zitting volgt binnen acht dagen",
        ),
        dates=_CLAIM_DATES,
        main="hearing_on",
        source="registry_message",
        squat=True,
    ),
    SQUAT_JUDGMENT: MessageKind(
        label=Text(fr="Occupation sans titre : jugement", nl="Bezetting zonder titel: vonnis"),
        says=Text(fr="de l'huissier ou du greffe", nl="van de deurwaarder of de griffie"),
        dates={"judged_on": "judgment.given_on", "service_on": "service.on"},
        main="judged_on",
        source="bailiff_message",
        squat=True,
    ),
}
"""A, A', B, C, D, E and the two of F."""
UNKNOWN_KIND: Final = Text(fr="Message officiel", nl="Officieel bericht")

DATE_LABELS: Final[dict[str, Text]] = {
    "hearing_on": Text(fr="Date de l'audience", nl="Datum van de zitting"),
    "filed_on": Text(fr="Requête déposée le", nl="Verzoekschrift neergelegd op"),
    "roll_entered_on": Text(fr="Inscrite au rôle général le", nl="Ingeschreven op de algemene rol op"),
    "convoked_on": Text(fr="Date de la convocation", nl="Datum van de oproeping"),
    "served_on": Text(fr="Citation signifiée le", nl="Dagvaarding betekend op"),
    "judged_on": Text(fr="Date du jugement", nl="Datum van het vonnis"),
    "service_on": Text(fr="Jugement signifié le", nl="Vonnis betekend op"),
    "posted_on": Text(fr="Avis d'expulsion envoyé le", nl="Bericht van uithuiszetting verzonden op"),
    "eviction_on": Text(fr="Expulsion annoncée pour le", nl="Uithuiszetting aangekondigd voor"),
    "issued_on": Text(fr="Date de l'arrêté", nl="Datum van het besluit"),
    "evacuate_on": Text(fr="Quitter le logement pour le", nl="De woning verlaten tegen"),
}
MAY_BE_AHEAD: Final = frozenset({"hearing_on", "eviction_on", "evacuate_on"})
"""Days that may lie in the future; the others have happened."""

CHANNELS: Final[dict[str, Text]] = {
    "hand": Text(fr="à la main", nl="met de hand"),
    "upload": Text(fr="fichier", nl="bestand"),
    "mailbox": Text(fr="boîte mail", nl="mailbox"),
    "api": Text(fr="programme", nl="programma"),
}
STATUSES: Final[dict[str, Text]] = {
    "new": Text(fr="Nouveau", nl="Nieuw"),
    "matched": Text(fr="Au dossier", nl="In een dossier"),
    "forwarded": Text(fr="Transmis", nl="Doorgestuurd"),
    "duplicate": Text(fr="En double", nl="Dubbel"),
    "set_aside": Text(fr="Écarté", nl="Opzijgezet"),
}
BAILIFF, COMMUNE, OTHER = "bailiff", "commune", "other"
SENDERS: Final[dict[str, Text]] = {
    BAILIFF: Text(fr="Huissier de justice", nl="Gerechtsdeurwaarder"),
    COMMUNE: Text(fr="Commune", nl="Gemeente"),
    OTHER: Text(fr="Autre", nl="Andere"),
}
SQUAT_TITLES: Final[dict[str, Text]] = {
    "squat_private_owner": Text(
        fr="Sans titre ; le lieu appartient à un particulier ou à une société",
        nl="Zonder titel; het pand is van een particulier of een vennootschap",
    ),
    "squat_public_owner": Text(
        fr="Sans titre ; le lieu appartient à une autorité publique", nl="Zonder titel; het pand is van een overheid"
    ),
}
LEASE_TITLES: Final[dict[str, Text]] = {
    "residential_lease": Text(fr="Bail d'habitation", nl="Woninghuur"),
    "mixed_commercial_lease": Text(
        fr="Bail commercial, et le locataire y habite", nl="Handelshuur, en de huurder woont er"
    ),
    "precarious_occupation": Text(fr="Convention d'occupation précaire", nl="Overeenkomst van precaire bewoning"),
}
INBOX_WRITE: Final = "inbox:write"
LONGEST_TEXT: Final = 60_000
ACCEPTED: Final = ".pdf,.eml,.jpg,.jpeg,.png,.webp,.heic,.txt"
