"""A bundle of evidence as pages: cover, index with fingerprints, statements, losses, and a head for each printed page.

What stands here was chosen by somebody; nothing else of the case is known to these pages.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from letters.page import sheet
from workflows import evidence as words
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.context import Service
    from letters.text import Language

SAYS: Final = {
    "title": Text("Dossier de pièces", "Stukkenbundel"),
    "kicker": Text("Confidentiel", "Vertrouwelijk"),
    "for": Text("Pour", "Voor"),
    "reference": Text("Référence", "Referentie"),
    "household": Text("Ménage", "Huishouden"),
    "no_name": Text("sans nom", "zonder naam"),
    "place": Text("Logement", "Woning"),
    "facts_on": Text("Faits du", "Feiten van"),
    "made_on": Text("Établi le", "Opgemaakt op"),
    "by": Text("Par", "Door"),
    "violence": Text(
        "Attention : situation de violence. Rien de ce dossier ne peut arriver à la personne dont le ménage se "
        "protège.",
        "Let op: situatie van geweld. Niets uit deze bundel mag terechtkomen bij de persoon tegen wie het huishouden "
        "zich beschermt.",
    ),
    "how": Text("Comment lire ce dossier", "Hoe deze bundel te lezen"),
    "how_text": Text(
        "Chaque original est gardé tel qu'il a été reçu, sous son empreinte SHA-256. Les images imprimées ici sont des "
        "copies sans le lieu ni l'heure qu'un téléphone écrit dans une photo ; elles ont leur propre empreinte. Qui "
        "recalcule l'empreinte d'un fichier et trouve la même a le même fichier. Seules les pièces choisies par la "
        "personne ou avec elle s'y trouvent ; d'autres peuvent exister.",
        "Elk origineel is bewaard zoals het ontvangen werd, onder zijn vingerafdruk SHA-256. De afgedrukte beelden "
        "zijn kopieën zonder de plaats en het uur die een telefoon in een foto schrijft; zij hebben hun eigen "
        "vingerafdruk. Wie de vingerafdruk van een bestand opnieuw berekent en dezelfde vindt, heeft hetzelfde "
        "bestand. Alleen de stukken die door of met de persoon gekozen zijn, zitten erin; er kunnen er andere bestaan.",
    ),
    "index": Text("Inventaire des pièces", "Inventaris van de stukken"),
    "piece": Text("Pièce", "Stuk"),
    "shows": Text("Ce que la pièce montre", "Wat het stuk toont"),
    "taken": Text("Pris ou établi", "Genomen of opgemaakt"),
    "taken_by": Text("Par", "Door"),
    "unknown": Text("moment non connu", "tijdstip niet bekend"),
    "stays": Text("Support d'origine", "Oorspronkelijke drager"),
    "file": Text("Fichier", "Bestand"),
    "original": Text("Original, SHA-256", "Origineel, SHA-256"),
    "printed": Text("Copie imprimée, SHA-256", "Afgedrukte kopie, SHA-256"),
    "not_printed_recording": Text(
        "Vidéo ou son : ne s'imprime pas. L'original porte ses propres données, souvent aussi le lieu et l'heure.",
        "Video of geluid: wordt niet afgedrukt. Het origineel draagt zijn eigen gegevens, vaak ook plaats en uur.",
    ),
    "not_printed": Text("N'est pas imprimé ici.", "Niet afgedrukt."),
    "custody": Text("Parcours", "Verloop"),
    "statements": Text("Témoignages", "Getuigenissen"),
    "witness": Text("Témoin", "Getuige"),
    "link": Text("Lien avec le ménage", "Band met het huishouden"),
    "contact": Text("Coordonnées", "Gegevens"),
    "said_on": Text("Dit le", "Verteld op"),
    "agreed_on": Text(
        "Le témoin a marqué son accord pour cette remise le", "De getuige gaf akkoord voor deze overhandiging op"
    ),
    "losses": Text("Biens manquants, retenus ou abîmés", "Ontbrekende, achtergehouden of beschadigde goederen"),
    "losses_text": Text(
        "Selon le ménage. Les montants sont ceux qu'il indique ; ils ne disent rien de ce qui sera accordé.",
        "Volgens het huishouden. De bedragen zijn die welke het opgeeft; ze zeggen niets over wat toegekend wordt.",
    ),
    "essential": Text("indispensable", "onmisbaar"),
    "proof": Text("preuve", "bewijs"),
    "messages": Text("Texte de la pièce", "Tekst van het stuk"),
    "page": Text("page", "bladzijde"),
    "colon": Text("\N{NO-BREAK SPACE}: ", ": "),
    "hour_at": Text("à", "om"),
}


@dataclass(frozen=True, slots=True)
class PieceFile:
    """A file of a piece. ``how``: picture, pages, text, or nothing when it cannot be printed."""

    number: str
    media_type: str
    size: int
    sha256: str
    copy_sha256: str
    printed_sha256: str
    how: str
    pages: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of custody."""

    kind: str
    on: str
    hour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as the recipient sees it."""

    number: int
    kind: str
    shows: str
    taken_on: str
    taken_hour: str
    taken_by: str
    stays: str
    files: tuple[PieceFile, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a witness said, who agreed that this recipient reads it."""

    number: int
    link: str
    name: str
    contact: str
    said_on: str
    statement: str
    agreed_on: str


@dataclass(frozen=True, slots=True)
class Loss:
    """A belonging of the household."""

    what: str
    state: str
    essential: bool
    value_cents: int | None
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything that stands in a bundle, and nothing more. Days are ISO texts, so that it can be kept as it is."""

    reference: str
    number: int
    made_on: str
    recipient: str
    recipient_name: str
    language: Language
    household: str
    address: str
    facts_on: str
    violence: bool
    pieces: tuple[Piece, ...]
    testimonies: tuple[Testimony, ...]
    losses: tuple[Loss, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @property
    def printed(self) -> tuple[tuple[Piece, PieceFile], ...]:
        """Return the files that are printed as pictures or pages, in order."""
        return tuple((one, file) for one in self.pieces for file in one.files if file.how in {"picture", "pages"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page on which a picture or a page of a paper is printed."""

    title: str
    shows: str
    lines: tuple[tuple[str, str], ...]


def title_of(bundle: Bundle) -> str:
    """Return the title of a bundle."""
    return f"{SAYS['title'].of(bundle.language)} {bundle.number} · {bundle.reference}"


def day(iso: str, language: Language) -> str:
    """Return a day in words, empty when it is not known."""
    return in_words(date.fromisoformat(iso)).of(language) if iso else ""


def moment(piece: Piece, language: Language) -> str:
    """Return when a piece was taken, as far as that is known."""
    if not piece.taken_on:
        return SAYS["unknown"].of(language)
    at = f" {SAYS['hour_at'].of(language)} {piece.taken_hour}" if piece.taken_hour else ""
    return f"{day(piece.taken_on, language)}{at}"


def euros(cents: int | None, language: Language) -> str:
    """Return an amount, empty when it is not known."""
    if cents is None:
        return ""
    whole = f"{cents // 100:,}".replace(",", " " if language == "fr" else ".")
    amount = f"{whole},{cents % 100:02d}"
    return f"{amount} €" if language == "fr" else f"€ {amount}"


def page(bundle: Bundle, texts: Mapping[str, str], service: Service | None) -> str:
    """Return cover, index, texts, statements, losses and a page for each head, empty below, as HTML.

    ``texts``: by SHA-256 of the copy.
    """
    tongue = bundle.language
    return sheet(
        "evidence.html",
        tongue,
        title=title_of(bundle),
        bundle=bundle,
        texts=texts,
        heads=heads(bundle),
        service=service,
        says={name: both.of(tongue) for name, both in SAYS.items()},
        kinds={name: both.of(tongue) for name, both in words.KINDS.items()},
        stays={name: both.of(tongue) for name, both in words.STAYS.items()},
        steps={name: both.of(tongue) for name, both in words.STEPS.items()},
        links={name: both.of(tongue) for name, both in words.LINKS.items()},
        states={name: both.of(tongue) for name, both in words.LOSS_STATES.items()},
        recipient=words.RECIPIENTS[bundle.recipient].of(tongue),
        day=lambda iso: day(iso, tongue),
        moment=lambda piece: moment(piece, tongue),
        euros=lambda cents: euros(cents, tongue),
    )


def heads(bundle: Bundle) -> tuple[Head, ...]:
    """Return a head for each picture and each page that is printed, in order."""
    tongue = bundle.language
    found = []
    for piece, file in bundle.printed:
        for page in range(1, file.pages + 1):
            part = f" · {SAYS['page'].of(tongue)} {page}/{file.pages}" if file.pages > 1 else ""
            found.append(
                Head(
                    title=f"{SAYS['piece'].of(tongue)} {file.number} · {words.KINDS[piece.kind].of(tongue)}{part}",
                    shows=piece.shows[:240],
                    lines=(
                        (SAYS["taken"].of(tongue), moment(piece, tongue)),
                        (SAYS["original"].of(tongue), file.sha256),
                        (SAYS["printed"].of(tongue), file.printed_sha256),
                    ),
                )
            )
    return tuple(found)
