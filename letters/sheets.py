"""Sheets beside the letters: what a letter says, in plain words for the tenant, and the envelope test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from letters.context import addressees
from letters.html import summary
from letters.page import sheet
from letters.profiles import SENDINGS
from letters.text import Both, Language

if TYPE_CHECKING:
    from letters.context import LetterContext
    from letters.spec import LetterSpec

Window = Literal["right", "left"]

_STATUS: Final = Both(
    "Cette feuille vous aide à comprendre. La lettre envoyée est en {language} : c'est elle qui compte.",
    "Dit blad helpt u te begrijpen. De verzonden brief is in het {language}: die brief telt.",
)
_NAMES: Final = {"fr": Both("français", "Frans"), "nl": Both("néerlandais", "Nederlands")}


def tenant_summary(spec: LetterSpec, language: Language, context: LetterContext, *, letter_language: Language) -> str:
    """Return one plain page for the tenant, in the tenant's ``language``: what was sent, until when, who helps."""
    groups = addressees(context.landlords) if spec.audience == "landlord" else ((context.office,),)
    group = groups[context.letter.addressee % len(groups)]
    return sheet(
        "summary.html",
        language,
        title=spec.title.of(language),
        summary=summary(spec, language, context),
        receivers=[party for party in group if party is not None],
        sending=SENDINGS[context.letter.sending],
        letter=context.letter,
        status=_STATUS.of(language).format(language=_NAMES[letter_language].of(language)),
        service=context.service,
    )


def envelope_test(language: Language, window: Window = "right") -> str:
    """Return a page to print, fold and slide into an envelope, to see that only the address shows."""
    return sheet("envelope.html", language, title=_ENVELOPE_TITLE.of(language), window=window, service=None)


_ENVELOPE_TITLE: Final = Both("Essai d'enveloppe à fenêtre", "Proef met vensterenveloppe")
