"""Words of a transfer: what the person agrees to pass on, for what, and what the other service may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

SCOPE: Final[Mapping[str, Text]] = {
    "identity": Text(fr="L'identité et le contact", nl="De identiteit en het contact"),
    "dwelling": Text(fr="Le logement, le bail et le loyer", nl="De woning, de huurovereenkomst en de huur"),
    "landlord": Text(fr="Le propriétaire ou l'hébergeant", nl="De eigenaar of wie onderdak geeft"),
    "debt": Text(fr="Les dettes de loyer", nl="De huurschuld"),
    "procedure": Text(fr="La procédure", nl="De procedure"),
    "steps": Text(fr="Les démarches faites", nl="De gezette stappen"),
    "secret_address": Text(
        fr="L'adresse secrète, et tout ce qui la trahit", nl="Het geheime adres, en alles wat het verraadt"
    ),
    "violence": Text(
        fr="La violence, et comment joindre la personne sans danger",
        nl="Het geweld, en hoe de persoon veilig te bereiken is",
    ),
}
SENSITIVE: Final = frozenset({"secret_address", "violence"})
"""Leaves only when it was agreed to for itself, a second time."""
PURPOSES: Final[Mapping[str, Text]] = {
    "help": Text(fr="Demander l'aide du CPAS", nl="Hulp van het OCMW vragen"),
    "procedure": Text(fr="Suivre la procédure en justice", nl="De gerechtelijke procedure opvolgen"),
    "guidance": Text(fr="Accompagner à domicile", nl="Thuis begeleiden"),
    "hand_over": Text(fr="Confier le dossier à ce service", nl="Het dossier aan deze dienst toevertrouwen"),
    "shared_work": Text(fr="Travailler ensemble au dossier", nl="Samen aan het dossier werken"),
    "information": Text(fr="Une copie pour information", nl="Een kopie ter informatie"),
}
CONSENT_FORMS: Final[Mapping[str, Text]] = {
    "signed": Text(fr="Signé", nl="Ondertekend"),
    "spoken": Text(fr="De vive voix, noté", nl="Mondeling, genoteerd"),
    "on_screen": Text(fr="À l'écran", nl="Op het scherm"),
    "by_representative": Text(fr="Par un représentant", nl="Door een vertegenwoordiger"),
}
ANSWERS: Final[Mapping[str, Text]] = {
    "registered": Text(
        fr="La demande est enregistrée et l'accusé de réception est remis.",
        nl="De vraag is geregistreerd en het ontvangstbewijs is gegeven.",
    ),
    "appointment": Text(fr="Un rendez-vous est fixé.", nl="Er is een afspraak."),
    "other_centre": Text(
        fr="La demande est transmise à un autre CPAS.", nl="De vraag is doorgestuurd naar een ander OCMW."
    ),
    "decided": Text(
        fr="Une décision est prise et notifiée à la personne.",
        nl="Er is een beslissing genomen en aan de persoon meegedeeld.",
    ),
    "guidance": Text(fr="Nous suivons le ménage.", nl="We begeleiden het huishouden."),
    "not_taken": Text(
        fr="Nous ne pouvons pas reprendre ; la personne le sait.", nl="We kunnen niet overnemen; de persoon weet het."
    ),
}
STAGES: Final = ("claim_filed", "centre_informed", "hearing_set", "judged_terms", "judged_eviction")
"""Stages of a procedure at which a case may be taken in; a later one is noted as an event afterwards."""
