"""The sides of a mediation and the words for what happens in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.law import Source, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON: Final = "person"
"""The side of the person we follow."""

_NOTARY_SPOUSE: Final = Source(
    "Fédération du notariat / notariaat",
    "logement familial / gezinswoning",
    "https://notaire.be/separation-et-divorce/la-separation-des-couples-maries/vivre-separement-sans-divorcer/protection-du-logement-familial-1",
    date(2026, 11, 23),
)
_NOTARY_COHABITANT: Final = Source(
    "Fédération du notariat / notariaat",
    "cohabitation légale / wettelijke samenwoning",
    "https://notaire.be/separation-et-divorce/la-separation-des-cohabitants-legaux/la-procedure-de-separation-des-cohabitants-legaux",
    date(2026, 11, 23),
)
_NO_TITLE: Final = Source(
    "LegisConsult",
    "occupation sans titre ni droit / bezetting zonder titel of recht",
    "https://www.legisconsult.be/loccupation-sans-titre-ni-droit-",
    date(2026, 11, 23),
)
_PARENTS: Final = Source(
    "Infor Jeunes",
    "obligation d'entretien / onderhoudsplicht",
    "https://inforjeunes.be/thematique/vie-familiale/",
    date(2026, 11, 23),
)


@dataclass(frozen=True, slots=True)
class SideKind:
    """What a side is. ``with_whom``: the code the workflow knows; ``waits_for``: who the agenda waits for.

    ``protects``: what protects the person against this side, not yet reviewed by a jurist.
    """

    id: str
    label: Text
    with_whom: str
    waits_for: str
    protects: Text | None = None
    source: Source | None = None

    @property
    def hosts(self) -> bool:
        """Tell whether it is family or a host: respite, return and departure belong to that variant."""
        return self.with_whom in {"parent", "partner", "host", "main_tenant"}


_NO_FORCE: Final = Text(
    fr="Aucun préavis légal, mais nul ne peut mettre quelqu'un dehors de force : il faut un juge, même contre qui n'a "
    "pas de titre. De l'argent payé et accepté comme loyer peut faire un bail oral.",
    nl="Geen wettelijke opzegtermijn, maar niemand mag iemand met geweld buitenzetten: er is een rechter nodig, ook "
    "tegen wie geen titel heeft. Geld dat als huur betaald en aanvaard is, kan een mondelinge huurovereenkomst zijn.",
)

SIDES: Final[Mapping[str, SideKind]] = {
    one.id: one
    for one in (
        SideKind(PERSON, Text(fr="La personne que nous suivons", nl="De persoon die we volgen"), "", "tenant"),
        SideKind("owner", Text(fr="Propriétaire", nl="Eigenaar"), "landlord", "landlord"),
        SideKind(
            "agent", Text(fr="Mandataire du propriétaire", nl="Lasthebber van de eigenaar"), "landlord", "landlord"
        ),
        SideKind(
            "parent",
            Text(fr="Parent", nl="Ouder"),
            "parent",
            "other_side",
            Text(
                fr="Les parents logent leur enfant mineur et ne peuvent pas le mettre dehors : services d'aide à la "
                "jeunesse. Envers un enfant majeur aux études ou dans le besoin, l'obligation d'entretien continue. "
                + _NO_FORCE.fr,
                nl="Ouders huisvesten hun minderjarig kind en mogen het niet buitenzetten: jeugdhulp. Tegenover een "
                "meerderjarig kind dat studeert of behoeftig is, loopt de onderhoudsplicht door. " + _NO_FORCE.nl,
            ),
            _PARENTS,
        ),
        SideKind(
            "spouse",
            Text(fr="Conjoint·e", nl="Echtgenoot"),
            "partner",
            "other_side",
            Text(
                fr="Le conjoint est titulaire du bail par la loi, même sans l'avoir signé. L'autre ne peut pas "
                "renoncer seul au logement familial ; seul le tribunal de la famille fixe des résidences séparées.",
                nl="De echtgenoot is van rechtswege medehuurder, ook zonder te tekenen. De andere kan niet alleen "
                "afstand doen van de gezinswoning; enkel de familierechtbank bepaalt afzonderlijke verblijfplaatsen.",
            ),
            _NOTARY_SPOUSE,
        ),
        SideKind(
            "legal_cohabitant",
            Text(fr="Cohabitant·e légal·e", nl="Wettelijk samenwonende"),
            "partner",
            "other_side",
            Text(
                fr="La même protection du logement que pour les époux. Le tribunal de la famille peut décider tant "
                "que la cohabitation dure, ou si on le demande dans les trois mois après sa fin.",
                nl="Dezelfde bescherming van de woning als voor gehuwden. De familierechtbank kan beslissen zolang de "
                "samenwoning duurt, of als het binnen drie maanden na het einde gevraagd wordt.",
            ),
            _NOTARY_COHABITANT,
        ),
        SideKind("friend", Text(fr="Ami·e", nl="Vriend"), "host", "other_side", _NO_FORCE, _NO_TITLE),
        SideKind(
            "other_host",
            Text(fr="Autre personne qui héberge", nl="Iemand anders die onderdak geeft"),
            "host",
            "other_side",
            _NO_FORCE,
            _NO_TITLE,
        ),
        SideKind(
            "main_tenant", Text(fr="Locataire principal", nl="Hoofdhuurder"), "main_tenant", "other_side", _NO_FORCE,
            _NO_TITLE,
        ),
    )
}  # fmt: skip

OTHERS: Final = tuple(name for name in SIDES if name != PERSON)
"""Who a mediation can be with."""

WILLING: Final[Mapping[str, Text]] = {
    "yes": Text(fr="Oui", nl="Ja"),
    "no": Text(fr="Non", nl="Nee"),
    "unsure": Text(fr="Hésite", nl="Twijfelt"),
    "": Text(fr="Pas encore demandé", nl="Nog niet gevraagd"),
}
BASES: Final[Mapping[str, Text]] = {
    "consent": Text(fr="La personne est d'accord", nl="De persoon is akkoord"),
    "mandate": Text(fr="La personne a signé un mandat", nl="De persoon tekende een mandaat"),
}
WAYS: Final[Mapping[str, Text]] = {
    "phone": Text(fr="Par téléphone", nl="Telefonisch"),
    "visit": Text(fr="Sur place", nl="Ter plaatse"),
    "service": Text(fr="Au service", nl="Op de dienst"),
    "neutral": Text(fr="Dans un lieu neutre", nl="Op een neutrale plek"),
    "video": Text(fr="Par vidéo", nl="Via video"),
}
PROPOSAL_STATES: Final[Mapping[str, Text]] = {
    "open": Text(fr="Sans réponse", nl="Zonder antwoord"),
    "accepted": Text(fr="Acceptée", nl="Aanvaard"),
    "refused": Text(fr="Refusée", nl="Geweigerd"),
    "withdrawn": Text(fr="Retirée", nl="Ingetrokken"),
    "countered": Text(fr="Contre-proposition faite", nl="Tegenvoorstel gedaan"),
}
COMMITMENT_STATES: Final[Mapping[str, Text]] = {
    "open": Text(fr="À tenir", nl="Na te komen"),
    "kept": Text(fr="Tenu", nl="Nagekomen"),
    "late": Text(fr="En retard, nouvelle date", nl="Te laat, nieuwe datum"),
    "broken": Text(fr="Non tenu", nl="Niet nagekomen"),
}
MEDIATION_STATES: Final[Mapping[str, Text]] = {
    "open": Text(fr="En cours", nl="Loopt"),
    "respite": Text(fr="Répit", nl="Respijt"),
    "agreed": Text(fr="Accord à suivre", nl="Akkoord op te volgen"),
    "kept": Text(fr="Accord tenu", nl="Akkoord nagekomen"),
    "broken": Text(fr="Accord rompu", nl="Akkoord verbroken"),
    "failed": Text(fr="Échouée", nl="Mislukt"),
}
RUNNING: Final = frozenset({"open", "respite", "agreed"})
"""States in which a mediation goes on."""
