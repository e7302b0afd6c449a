"""Paper that leaves the printer: a form to fill in by hand, several letters in one file with their address pages."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

from letters.addressing import receivers
from letters.html import render_blank
from letters.pdf import to_pdf
from letters.profiles import SENDINGS
from letters.sheets import address_page, posting_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.context import LetterContext, Service
    from letters.spec import LetterSpec
    from letters.text import Language


@dataclass(frozen=True, slots=True)
class Printed:
    """An issued letter on its way to the printer: what was frozen at the issue."""

    spec: LetterSpec
    context: LetterContext
    language: Language
    reference: str
    sending: str
    pdf: bytes


def blank_pdf(spec: LetterSpec, language: Language, service: Service | None = None) -> bytes:
    """Return a form to fill in by hand as PDF. Raises ValueError for a letter: it has no blank form."""
    return to_pdf(
        render_blank(spec, language, service),
        language=language,
        title=spec.title.of(language),
        identifier=f"limen-blank-{spec.id}-{language}",
        author=service.name.of(language) if service else "Limen",
        created_on=spec.verified_on,
    )


def batch_pdf(letters: Sequence[Printed], language: Language, printed_on: date, *, with_addresses: bool) -> bytes:
    """Return one PDF: a list of what is in it, then each letter, before it a page with its address when asked.

    ``language``: of the list, the one of the person at the printer. Every letter starts on an odd page, so that a
    printer that uses both sides never puts two letters on one sheet.
    """
    parts = [_list(letters, language, printed_on)]
    for letter in letters:
        if with_addresses and letter.spec.format == "letter":
            parts.append(_address(letter))
        parts.append(letter.pdf)
    return joined(parts)


def joined(parts: Sequence[bytes]) -> bytes:
    """Return PDFs one after the other, each on a new sheet of paper."""
    whole = pypdfium2.PdfDocument.new()
    try:
        for part in parts:
            if len(whole) % 2:
                whole.new_page(*whole[0].get_size())
            source = pypdfium2.PdfDocument(part)
            try:
                whole.import_pages(source)
            finally:
                source.close()
        buffer = io.BytesIO()
        whole.save(buffer)
        return buffer.getvalue()
    finally:
        whole.close()


def _address(letter: Printed) -> bytes:
    found, _others = receivers(letter.spec, letter.context)
    html = address_page(letter.language, found, letter.context, letter.reference)
    return to_pdf(
        html,
        language=letter.language,
        title=letter.spec.title.of(letter.language),
        identifier=f"limen-address-{letter.reference}",
        author="Limen",
    )


def _list(letters: Sequence[Printed], language: Language, printed_on: date) -> bytes:
    rows = [
        (
            letter.reference,
            letter.spec.title.of(language),
            [party.name for party in receivers(letter.spec, letter.context)[0]],
            SENDINGS[letter.sending].name.of(language),
        )
        for letter in letters
    ]
    html = posting_list(language, printed_on, rows, letters[0].context.service if letters else None)
    return to_pdf(html, language=language, title="Limen", identifier=f"limen-list-{printed_on}", author="Limen")
