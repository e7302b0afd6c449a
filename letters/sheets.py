"""Sheets beside the letters: what a letter says, in plain words for the tenant, and the envelope test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from letters.addressing import receivers as receivers_of
from letters.html import summary
from letters.page import sheet
from letters.profiles import SENDINGS
from letters.text import Both, Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.context import LetterContext, Party, Service
    from letters.spec import LetterSpec

Window = Literal["right", "left"]

_STATUS: Final = Both(
    "Cette feuille vous aide à comprendre. La lettre envoyée est en {language} : c'est elle qui compte.",
    "Dit blad helpt u te begrijpen. De verzonden brief is in het {language}: die brief telt.",
)
_FORM_STATUS: Final = Both(
    "Cette feuille vous aide à comprendre. Le document signé est en {language} : c'est lui qui compte.",
    "Dit blad helpt u te begrijpen. Het ondertekende document is in het {language}: dat document telt.",
)
_NAMES: Final = {"fr": Both("français", "Frans"), "nl": Both("néerlandais", "Nederlands")}


def tenant_summary(spec: LetterSpec, language: Language, context: LetterContext, *, letter_language: Language) -> str:
    """Return one plain page for the tenant, in the tenant's ``language``: what was sent, until when, who helps."""
    group, _others = receivers_of(spec, context)
    return sheet(
        "summary.html",
        language,
        title=spec.title.of(language),
        summary=summary(spec, language, context),
        receivers=[] if spec.audience == "tenant" else group,
        sending=SENDINGS[context.letter.sending],
        form=spec.format == "form",
        letter=context.letter,
        status=(_FORM_STATUS if spec.format == "form" else _STATUS)
        .of(language)
        .format(language=_NAMES[letter_language].of(language)),
        service=context.service,
    )


def envelope_test(language: Language, window: Window = "right") -> str:
    """Return a page to print, fold and slide into an envelope, to see that only the address shows."""
    return sheet("envelope.html", language, title=_ENVELOPE_TITLE.of(language), window=window, service=None)


def address_page(language: Language, receivers: Sequence[Party], context: LetterContext, reference: str) -> str:
    """Return a page with the address alone where the window is, to go before a letter or to be cut out as a label."""
    return sheet(
        "address.html",
        language,
        title=_ADDRESS_TITLE.of(language),
        receivers=receivers,
        window=context.letter.window,
        sending=SENDINGS[context.letter.sending],
        sender=context.sender,
        reference=reference,
        service=context.service,
    )


def posting_list(
    language: Language,
    printed_on: date,
    rows: Sequence[tuple[str, str, Sequence[str], str]],
    service: Service | None = None,
) -> str:
    """Return the list of a batch: reference, letter, addressees and way of sending, with room for the number."""
    return sheet(
        "posting_list.html",
        language,
        title=_LIST_TITLE.of(language),
        printed_on=printed_on,
        rows=rows,
        service=service,
    )


_ADDRESS_TITLE: Final = Both("Adresse", "Adres")
_LIST_TITLE: Final = Both("Courrier à envoyer", "Te verzenden brieven")
_ENVELOPE_TITLE: Final = Both("Essai d'enveloppe à fenêtre", "Proef met vensterenveloppe")
