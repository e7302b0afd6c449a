"""On paper for the person: one consent to sign or to say aloud, and the list of who may know what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from letters.blocks import Block, blocks_pdf
from workflows.handover import sharing
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.consents.queries import ConsentCard, Passed
    from app.transfer.queries import FileOut
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
_SINCE: Final = Text(
    "Accord donné le {given}, valable jusqu'au {day}.", "Toestemming gegeven op {given}, geldig tot en met {day}."
)
_ASKED: Final = Text(
    "Vous n'avez pas encore répondu : rien n'est transmis.", "U antwoordde nog niet: er wordt niets doorgegeven."
)
_REFUSED: Final = Text("Vous avez dit non : rien n'est transmis.", "U zei nee: er wordt niets doorgegeven.")
_WITHDRAWN: Final = Text(
    "Vous avez retiré votre accord le {day} : ce service ne peut plus rien lire.",
    "U trok uw toestemming in op {day}: deze dienst kan niets meer lezen.",
)
_TOLD: Final = Text("Le service a été prévenu le {day}.", "De dienst werd verwittigd op {day}.")
_NOT_TOLD: Final = Text("Nous devons encore prévenir le service.", "We moeten de dienst nog verwittigen.")
_STOPPED: Final = Text(
    "Il a noté le {day} qu'il n'utilise plus rien.", "Hij noteerde op {day} dat hij niets meer gebruikt."
)
_OVER: Final = Text(
    "L'accord a pris fin le {day} : ce service ne peut plus rien lire.",
    "De toestemming liep af op {day}: deze dienst kan niets meer lezen.",
)
_WHY: Final = Text("Motif : {why}.", "Reden: {why}.")
_ANSWERED: Final = Text("Réponse du {day}.", "Antwoord van {day}.")
_PAPERS: Final = Text("Avec ces papiers : {papers}.", "Met deze papieren: {papers}.")
_FILE: Final = Text(
    "Fichier remis le {given}, pour un usage jusqu'au {day}.",
    "Bestand gegeven op {given}, te gebruiken tot en met {day}.",
)


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
    return blocks_pdf(
        language,
        title=_TITLE.of(language),
        kicker=_KICKER.of(language),
        meta=f"{reference} · {in_words(on).of(language)}",
        blocks=blocks,
        identifier=f"limen-consent-{card.id}-{card.version}-{language}",
        service=service,
        on=on,
        signatures=[one.of(language) for one in _SIGN],
    )


def list_pdf(
    cards: Sequence[ConsentCard],
    files: Sequence[FileOut],
    language: Language,
    *,
    reference: str,
    service: Service | None,
    on: date,
) -> bytes:
    """Return the list of who has what, and who had it, for the person to keep: since, until, how it stands."""
    blocks = [_block(card, language) for card in cards] + [_file(one, language, on) for one in files]
    if not any(card.holds for card in cards) and not any(one.until_on >= on for one in files):
        blocks.insert(0, Block("mouth", _NOBODY.of(language), _NOBODY_TEXT.of(language)))
    blocks.append(Block("stop", _RIGHTS.of(language), points=tuple(point.of(language) for point in _RIGHTS_POINTS)))
    return blocks_pdf(
        language,
        title=_LIST_TITLE.of(language),
        kicker=_LIST_KICKER.of(language),
        meta=f"{reference} · {in_words(on).of(language)}",
        blocks=blocks,
        identifier=f"limen-consents-{reference}-{language}",
        service=service,
        on=on,
    )


def _block(card: ConsentCard, language: Language) -> Block:
    lines = [_standing(card, language)]
    if card.state.id == "withdrawn":
        told, stopped = card.recipient_told_on, card.stopped_on
        if told is not None:
            lines.append(_TOLD.of(language).format(day=_day(told, language)))
        if stopped is not None:
            lines.append(_STOPPED.of(language).format(day=_day(stopped, language)))
        elif told is None:
            lines.append(_NOT_TOLD.of(language))
    lines += [_passed(one, language) for one in card.passed]
    return Block(
        "share" if card.holds else "stop",
        _who(card, language),
        f"{sharing.PURPOSES[card.purpose].of(language)}.",
        tuple(sharing.ITEMS[item].plain.of(language) for item in card.items),
        ticked=card.holds,
        lines=tuple(lines),
    )


def _standing(card: ConsentCard, language: Language) -> str:
    """Return how a consent stands, since when and until when."""
    if card.state.id == "withdrawn" and card.ended_on is not None:
        return _WITHDRAWN.of(language).format(day=_day(card.ended_on, language))
    if card.state.id == "refused":
        return _REFUSED.of(language)
    if card.given_on is None or card.ends_on is None:
        return _ASKED.of(language)
    if card.holds:
        return _SINCE.of(language).format(given=_day(card.given_on, language), day=_day(card.ends_on, language))
    return _OVER.of(language).format(day=_day(card.ends_on, language))


def _passed(one: Passed, language: Language) -> str:
    """Return what passed, when, how it stands and with which papers."""
    between = " : " if language == "fr" else ": "
    said = [f"{one.what.of(language)}, {_day(one.on, language)}{between}{one.state.label.of(language).lower()}."]
    if one.answered_on is not None:
        said.append(_ANSWERED.of(language).format(day=_day(one.answered_on, language)))
    if one.because is not None:
        said.append(_WHY.of(language).format(why=one.because.of(language).lower()))
    if one.papers:
        count = Counter(paper.of(language) for paper in one.papers)
        papers = ", ".join(words if many == 1 else f"{words} ({many})" for words, many in count.items())
        said.append(_PAPERS.of(language).format(papers=papers))
    return " ".join(said)


def _file(one: FileOut, language: Language, on: date) -> Block:
    given, day = _day(one.made_on, language), _day(one.until_on, language)
    over = one.until_on < on
    return Block(
        "stop" if over else "share",
        one.other_service,
        points=tuple(what.of(language) for what in one.what),
        ticked=not over,
        lines=(_FILE.of(language).format(given=given, day=day),),
    )


def _day(day: date, language: Language) -> str:
    return in_words(day).of(language)


def _who(card: ConsentCard, language: Language) -> str:
    kind, name = card.recipient.name.of(language), card.recipient_name.of(language)
    return kind if kind == name else f"{name} ({kind})"
