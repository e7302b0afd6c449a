"""On paper for the person: one consent to sign or to say aloud, and the list of who may know what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from letters.page import sheet
from letters.pdf import to_pdf
from workflows.handover import sharing
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.consents.queries import ConsentCard
    from letters.context import Service
    from letters.text import Language

_KICKER: Final = Text("C'est vous qui décidez", "U beslist")
_TITLE: Final = Text("Qui peut savoir quoi de moi ?", "Wie mag wat over mij weten?")
_WHO: Final = Text("Qui", "Wie")
_WHAT: Final = Text("Ce qu'il peut savoir", "Wat hij mag weten")
_NEVER: Final = Text("Rien d'autre", "Niets anders")
_NEVER_TEXT: Final = Text(
    "Tout le reste demeure dans notre service. La santé, la violence, le séjour et une adresse secrète ne sortent "
    "jamais sans un accord à part.",
    "Al de rest blijft bij onze dienst. Gezondheid, geweld, verblijf en een geheim adres gaan nooit naar buiten zonder "
    "een apart akkoord.",
)
_UNTIL: Final = Text("Jusqu'à quand", "Tot wanneer")
_UNTIL_TEXT: Final = Text(
    "Jusqu'au {day}, ou jusqu'à la fin du dossier.", "Tot en met {day}, of tot het einde van het dossier."
)
_UNTIL_OPEN: Final = Text(
    "Jusqu'au ____ / ____ / ________ , douze mois au plus.",
    "Tot en met ____ / ____ / ________ , hoogstens twaalf maanden.",
)
_RIGHTS: Final = Text("Je peux dire non", "Ik mag nee zeggen")
_RIGHTS_POINTS: Final = (
    Text("Si je dis non, je reçois quand même de l'aide.", "Als ik nee zeg, krijg ik toch hulp."),
    Text(
        "Je peux changer d'avis à tout moment : tout s'arrête tout de suite et on prévient celui qui a reçu.",
        "Ik kan altijd van mening veranderen: alles stopt meteen en wie iets kreeg, wordt verwittigd.",
    ),
    Text("Je peux voir ce qui est noté et le faire corriger.", "Ik mag zien wat genoteerd is en het laten verbeteren."),
    Text(
        "Plainte possible : Autorité de protection des données.",
        "Klacht mogelijk: Gegevensbeschermingsautoriteit.",
    ),
)
_SIGN: Final = (
    Text("La personne (signature ou signe)", "De persoon (handtekening of teken)"),
    Text("Qui a expliqué, en quelle langue", "Wie het uitlegde, in welke taal"),
    Text("Témoin, si c'est dit de vive voix", "Getuige, als het mondeling is"),
)
_LIST_TITLE: Final = Text("Qui a quoi", "Wie heeft wat")
_LIST_KICKER: Final = Text("Pour vous", "Voor u")
_NOBODY: Final = Text("Personne", "Niemand")
_NOBODY_TEXT: Final = Text(
    "Rien de votre dossier n'est partagé en ce moment.", "Op dit ogenblik wordt niets van uw dossier gedeeld."
)
_LIST_UNTIL: Final = Text(
    "Accord donné le {given}, valable jusqu'au {day}.", "Akkoord gegeven op {given}, geldig tot en met {day}."
)


@dataclass(frozen=True, slots=True)
class Block:
    """One idea of the sheet with its pictogram."""

    sign: str
    heading: str
    text: str = ""
    points: tuple[str, ...] = ()
    ticked: bool = False


def consent_pdf(card: ConsentCard, language: Language, *, reference: str, service: Service | None, on: date) -> bytes:
    """Return the sheet of one consent: what is asked in plain words, with pictograms, to be signed or read aloud."""
    ends = in_words(card.ends_on).of(language) if card.ends_on else ""
    care = card.recipient.care
    who = _who(card, language)
    blocks = (
        Block(
            "share",
            f"{_WHO.of(language)} : {who}" if language == "fr" else f"{_WHO.of(language)}: {who}",
            f"{sharing.PURPOSES[card.purpose].of(language)}. {care.of(language) if care else ''}".strip(),
        ),
        Block(
            "folder",
            _WHAT.of(language),
            points=tuple(sharing.ITEMS[item].plain.of(language) for item in card.items),
            ticked=True,
        ),
        Block("padlock", _NEVER.of(language), _NEVER_TEXT.of(language)),
        Block(
            "calendar",
            _UNTIL.of(language),
            _UNTIL_TEXT.of(language).format(day=ends) if ends else _UNTIL_OPEN.of(language),
        ),
        Block("stop", _RIGHTS.of(language), points=tuple(point.of(language) for point in _RIGHTS_POINTS)),
    )
    html = sheet(
        "consent.html",
        language,
        title=_TITLE.of(language),
        kicker=_KICKER.of(language),
        meta=f"{reference} · {in_words(on).of(language)}",
        blocks=blocks,
        signatures=[one.of(language) for one in _SIGN],
        service=service,
    )
    return _pdf(html, language, _TITLE, f"limen-consent-{card.id}-{card.version}-{language}", service, on)


def list_pdf(
    cards: Sequence[ConsentCard], language: Language, *, reference: str, service: Service | None, on: date
) -> bytes:
    """Return the list of who may know what today, for the person to keep."""
    blocks = [
        Block(
            "share",
            _who(card, language),
            f"{sharing.PURPOSES[card.purpose].of(language)}. "
            + _LIST_UNTIL.of(language).format(
                given=in_words(card.given_on).of(language), day=in_words(card.ends_on).of(language)
            ),
            tuple(sharing.ITEMS[item].plain.of(language) for item in card.items),
            ticked=True,
        )
        for card in cards
        if card.holds and card.given_on is not None and card.ends_on is not None
    ]
    if not blocks:
        blocks = [Block("mouth", _NOBODY.of(language), _NOBODY_TEXT.of(language))]
    blocks.append(Block("stop", _RIGHTS.of(language), points=tuple(point.of(language) for point in _RIGHTS_POINTS)))
    html = sheet(
        "consent.html",
        language,
        title=_LIST_TITLE.of(language),
        kicker=_LIST_KICKER.of(language),
        meta=f"{reference} · {in_words(on).of(language)}",
        blocks=blocks,
        signatures=[],
        service=service,
    )
    return _pdf(html, language, _LIST_TITLE, f"limen-consents-{reference}-{language}", service, on)


def _who(card: ConsentCard, language: Language) -> str:
    kind = card.recipient.name.of(language)
    return kind if kind == card.recipient_name else f"{card.recipient_name} ({kind})"


def _pdf(html: str, language: Language, title: Text, identifier: str, service: Service | None, on: date) -> bytes:
    return to_pdf(
        html,
        language=language,
        title=title.of(language),
        identifier=identifier,
        author=service.name.of(language) if service else "Limen",
        created_on=on,
    )
