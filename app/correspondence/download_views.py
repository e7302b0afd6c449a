"""The PDFs of a letter: the frozen letter and copy, a draft, the plain summary, large print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from app.correspondence import drafting, queries
from app.correspondence.blueprint import bp
from app.correspondence.issued_views import copy_language
from app.foundation import i18n
from app.foundation.errors import NotFound
from app.foundation.permissions import Permission
from app.foundation.web import actor, needs, reading, store
from app.store import blobs
from app.store.tables import Letter
from letters.context import LetterContext

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.correspondence.drafting import Draft
    from letters.html import Variant
    from letters.text import Language


@bp.get("/letters/<int:letter_id>/<any(letter, copy, summary, large):which>.pdf")
@needs(Permission.CASE_READ)
def download(letter_id: int, which: str) -> ResponseReturnValue:
    """Return a PDF; its name says the reference of the case and the code of the letter, nothing of people."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        case = queries.case_line(reader, letter.case_id)
        draft = drafting.draft_of(reader, letter, actor().user_id) if letter.status == "draft" else None
    content = _frozen(letter, which) or _drawn(letter, case.language, draft, which)
    code = drafting.spec_of(letter.letter).code
    return Response(
        content,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{case.reference}-{code}-{which}.pdf"'},
    )


def _frozen(letter: Letter, which: str) -> bytes:
    """Return the bytes kept at the issue, none for what is drawn anew each time."""
    digest = {"letter": letter.pdf_sha256, "copy": letter.copy_sha256}.get(which)
    return blobs.fetch(store().blob_dir, digest) if digest else b""


def _drawn(letter: Letter, tenant_language: str, draft: Draft | None, which: str) -> bytes:
    """Return a page of a draft, or a sheet beside an issued letter.

    Raises NotFound when facts are missing, and when the text of the letter has a newer version than the issued one:
    a sheet drawn now could say something else than the letter that was sent.
    """
    spec = drafting.spec_of(letter.letter)
    if draft is None:
        if not letter.context or letter.template_digest != drafting.template_digest(spec):
            raise NotFound
        draft = drafting.Draft(spec, LetterContext.from_dict(letter.context), (), ())
    if draft.context is None or not draft.complete:
        raise NotFound
    language: Language = "nl" if letter.language == "nl" else "fr"
    if which == "summary":
        known = tenant_language if tenant_language in i18n.LANGUAGES else letter.language
        return drafting.summary_pdf(
            spec,
            draft.context,
            "nl" if known == "nl" else "fr",
            letter_language=language,
            identifier=f"{drafting.identifier_of(letter)}-summary",
        )
    if which == "copy":
        return drafting.letter_pdf(letter, draft, copy_language(language, tenant_language), "reading_copy")
    variant: Variant = "large_print" if which == "large" else "draft"
    return drafting.letter_pdf(letter, draft, language, variant)
