"""What must be said beside a contact: limits of competence and data that will age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from app.directory.queries import Body

_BY_ID: Final = {
    "ombuds": Text(
        fr="Ombuds n'est pas compétent pour la commune et le CPAS d'Ixelles, ni pour la commune de "
        "Woluwe-Saint-Lambert.",
        nl="Ombuds is niet bevoegd voor de gemeente en het OCMW van Elsene, noch voor de gemeente "
        "Sint-Lambrechts-Woluwe.",
    ),
    "dirl": Text(
        fr="Cette inspection traite la conformité, la discrimination et le label étudiant, pas les expulsions "
        "illégales ; son formulaire demande un bail en cours.",
        nl="Deze inspectie behandelt conformiteit, discriminatie en het studentenlabel, niet de onwettige "
        "uithuiszettingen; het formulier vraagt een lopende huurovereenkomst.",
    ),
}
_BY_KIND: Final = {
    "police_zone": Text(
        fr="Urgence : 101 ou 112. Une zone de police unique est annoncée entre octobre 2027 et janvier 2028.",
        nl="Noodgeval: 101 of 112. Eén politiezone is aangekondigd tussen oktober 2027 en januari 2028.",
    ),
    "cpas": Text(
        fr="Le CPAS compétent pour l'aide est celui de la commune où la personne séjourne réellement, pas toujours "
        "celle du logement.",
        nl="Het OCMW dat bevoegd is voor hulp, is dat van de gemeente waar de persoon werkelijk verblijft, niet altijd "
        "die van de woning.",
    ),
    "justice_of_peace": Text(
        fr="Le siège n'est pas toujours dans la commune : lisez l'adresse.",
        nl="De zetel ligt niet altijd in de gemeente: lees het adres.",
    ),
}
_LEGAL_AID_OFFICE: Final = Text(
    fr="Le bureau francophone et le bureau néerlandophone ne se transmettent pas les dossiers.",
    nl="Het Franstalige en het Nederlandstalige bureau geven elkaar geen dossiers door.",
)


def caution(body: Body) -> Text | None:
    """Return what a reader must know before using a contact, or None."""
    if body.id in {"baj-fr", "bjb-nl"}:
        return _LEGAL_AID_OFFICE
    return _BY_ID.get(body.id) or _BY_KIND.get(body.kind)
