"""What a person may agree to: with whom, for what, which data, and the five tests of shared professional secrecy.

Sources: GDPR, articles 6, 7 and 9; Criminal Code, article 458 (facts before 8 April 2026); Masterplan Bruss'help,
measures 13, 17 and 31. Which recipients are bound by secrecy is our own reading, not yet reviewed by a jurist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be told. ``secrecy``: bound by professional secrecy; None: it depends on who it is."""

    id: str
    name: Text
    secrecy: bool | None
    care: Text | None = None
    """What to tell the person before agreeing."""


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of data. ``sensitive``: never ticked for anybody, agreed to for itself."""

    id: str
    name: Text
    plain: Text
    """In the words of the sheet that the person reads."""
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Test:
    """One of the five tests of shared professional secrecy. ``asked``: the question to the worker."""

    id: str
    name: Text
    asked: Text


def _recipients(*rows: Recipient) -> Mapping[str, Recipient]:
    return {row.id: row for row in rows}


POLICE_CARE: Final = Text(
    fr="La police n'est pas tenue au même secret et peut devoir agir sur ce qu'elle apprend, aussi pour le séjour. Un "
    "avocat d'abord.",
    nl="De politie is niet door hetzelfde geheim gebonden en kan moeten handelen naar wat ze verneemt, ook voor het "
    "verblijf. Eerst een advocaat.",
)
RECIPIENTS: Final = _recipients(
    Recipient("cpas", Text(fr="Un CPAS", nl="Een OCMW"), secrecy=True),
    Recipient("non_profit", Text(fr="Un autre service d'aide", nl="Een andere hulpdienst"), secrecy=True),
    Recipient("brusshelp", Text(fr="Bruss'help", nl="Bruss'help"), secrecy=True),
    Recipient(
        "provider",
        Text(
            fr="Un service qui a une place (maison d'accueil, transit)",
            nl="Een dienst met een plek (onthaalhuis, transit)",
        ),
        secrecy=True,
    ),
    Recipient(
        "lawyer",
        Text(fr="Un avocat, ou le bureau d'aide juridique", nl="Een advocaat, of het bureau voor juridische bijstand"),
        secrecy=True,
    ),
    Recipient(
        "region",
        Text(fr="Bruxelles Logement", nl="Brussel Huisvesting"),
        secrecy=None,
        care=Text(
            fr="Un fonctionnaire qui apprend une infraction doit parfois la signaler au parquet.",
            nl="Een ambtenaar die een misdrijf verneemt, moet dat soms aan het parket melden.",
        ),
    ),
    Recipient(
        "police", Text(fr="La police ou le parquet", nl="De politie of het parket"), secrecy=False, care=POLICE_CARE
    ),
    Recipient(
        "court",
        Text(fr="Le juge", nl="De rechter"),
        secrecy=False,
        care=Text(
            fr="Ce que le juge reçoit, l'autre partie le lit aussi.",
            nl="Wat de rechter krijgt, leest de andere partij ook.",
        ),
    ),
    Recipient(
        "landlord",
        Text(fr="Le bailleur, son agence ou l'hébergeant", nl="De verhuurder, zijn kantoor of wie onderdak geeft"),
        secrecy=False,
        care=Text(
            fr="Le bailleur n'est tenu à aucun secret : seulement ce que la personne veut lui dire.",
            nl="De verhuurder is door geen geheim gebonden: alleen wat de persoon hem wil zeggen.",
        ),
    ),
    Recipient("other", Text(fr="Quelqu'un d'autre", nl="Iemand anders"), secrecy=None),
)
PURPOSES: Final[Mapping[str, Text]] = {
    "hand_over": Text(fr="Confier le dossier à ce service", nl="Het dossier aan deze dienst toevertrouwen"),
    "shared_work": Text(fr="Travailler ensemble au dossier", nl="Samen aan het dossier werken"),
    "information": Text(fr="Une copie pour information", nl="Een kopie ter informatie"),
    "referral": Text(fr="Chercher une place ou un logement", nl="Een plek of een woning zoeken"),
    "mediation": Text(fr="Parler et négocier pour la personne", nl="Spreken en onderhandelen voor de persoon"),
    "defence": Text(fr="Défendre la personne", nl="De persoon verdedigen"),
    "complaint": Text(fr="Porter plainte ou signaler", nl="Klacht indienen of melden"),
    "aid": Text(fr="Demander une aide", nl="Hulp vragen"),
}


def _items(*rows: Item) -> Mapping[str, Item]:
    return {row.id: row for row in rows}


ITEMS: Final = _items(
    Item(
        "identity",
        Text(fr="Nom et contact", nl="Naam en contact"),
        Text(fr="Mon nom et comment me joindre", nl="Mijn naam en hoe ik te bereiken ben"),
    ),
    Item(
        "household",
        Text(fr="Composition du ménage", nl="Samenstelling van het huishouden"),
        Text(fr="Avec qui je vis", nl="Met wie ik woon"),
    ),
    Item(
        "dwelling",
        Text(fr="Logement et bail", nl="Woning en huurovereenkomst"),
        Text(fr="Mon logement et mon bail", nl="Mijn woning en mijn huurovereenkomst"),
    ),
    Item(
        "debt",
        Text(fr="Loyer et dettes de loyer", nl="Huur en huurschuld"),
        Text(fr="Mon loyer et ce que je dois", nl="Mijn huur en wat ik moet betalen"),
    ),
    Item(
        "income", Text(fr="Revenus et budget", nl="Inkomen en budget"), Text(fr="Ce que je gagne", nl="Wat ik verdien")
    ),
    Item(
        "procedure",
        Text(fr="Procédure en justice", nl="Gerechtelijke procedure"),
        Text(fr="Ce qui se passe au tribunal", nl="Wat er bij de rechtbank gebeurt"),
    ),
    Item(
        "incident",
        Text(fr="Expulsion illégale : les faits", nl="Illegale uithuiszetting: de feiten"),
        Text(fr="Ce qu'on m'a fait", nl="Wat mij is aangedaan"),
    ),
    Item(
        "steps",
        Text(fr="Démarches, vérifications et lettres", nl="Stappen, onderzoeken en brieven"),
        Text(fr="Ce qui a déjà été fait", nl="Wat al gedaan is"),
    ),
    Item(
        "documents",
        Text(fr="Documents et preuves", nl="Documenten en bewijs"),
        Text(fr="Mes papiers", nl="Mijn papieren"),
    ),
    Item("health", Text(fr="Santé", nl="Gezondheid"), Text(fr="Ma santé", nl="Mijn gezondheid"), sensitive=True),
    Item(
        "violence",
        Text(fr="Violence", nl="Geweld"),
        Text(fr="La violence que j'ai vécue", nl="Het geweld dat ik meemaakte"),
        sensitive=True,
    ),
    Item(
        "residence",
        Text(fr="Titre de séjour, s'il le faut", nl="Verblijfstitel, als het moet"),
        Text(fr="Mes papiers de séjour", nl="Mijn verblijfspapieren"),
        sensitive=True,
    ),
    Item(
        "secret_address",
        Text(fr="Adresse secrète", nl="Geheim adres"),
        Text(fr="Mon adresse secrète", nl="Mijn geheim adres"),
        sensitive=True,
    ),
)
FORMS: Final[Mapping[str, Text]] = {
    "signed": Text(fr="Signé sur papier", nl="Ondertekend op papier"),
    "on_screen": Text(fr="Donné à l'écran par la personne", nl="Door de persoon op het scherm gegeven"),
    "spoken": Text(fr="De vive voix, avec un témoin", nl="Mondeling, met een getuige"),
    "by_representative": Text(fr="Par un représentant", nl="Door een vertegenwoordiger"),
}
TESTS: Final = (
    Test(
        "bound",
        Text(fr="Le destinataire est tenu au secret", nl="De ontvanger is door het geheim gebonden"),
        Text(fr="Ce service est tenu au secret professionnel", nl="Deze dienst is door het beroepsgeheim gebonden"),
    ),
    Test(
        "mission",
        Text(fr="Même mission", nl="Zelfde opdracht"),
        Text(fr="Il aide cette personne dans la même mission", nl="Hij helpt deze persoon met dezelfde opdracht"),
    ),
    Test(
        "needed",
        Text(fr="Seulement le nécessaire", nl="Alleen het nodige"),
        Text(
            fr="Rien ne part qui ne soit nécessaire à cette aide",
            nl="Er vertrekt niets wat voor die hulp niet nodig is",
        ),
    ),
    Test(
        "told",
        Text(fr="La personne est informée", nl="De persoon is ingelicht"),
        Text(fr="La personne sait qui reçoit quoi et pourquoi", nl="De persoon weet wie wat krijgt en waarom"),
    ),
    Test(
        "agreed",
        Text(fr="La personne est d'accord", nl="De persoon is akkoord"),
        Text(fr="La personne est d'accord, librement", nl="De persoon is akkoord, uit vrije wil"),
    ),
)
RENEW_BEFORE_DAYS: Final = 14
"""A habit of the service: so many days before its end a consent is asked again."""
LONGEST_MONTHS: Final = 12
"""Proposed end: twelve months, or the end of the case if it comes first. A habit of the service."""


def sensitive(items: Iterable[str]) -> frozenset[str]:
    """Return those of the data that are agreed to for themselves."""
    return frozenset(item for item in items if ITEMS[item].sensitive)


def open_tests(met: Iterable[str]) -> tuple[Test, ...]:
    """Return the tests of shared secrecy that are not met."""
    done = frozenset(met)
    return tuple(test for test in TESTS if test.id not in done)
