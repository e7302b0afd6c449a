"""Letters for the command line: a sample, or a case's facts as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.correspondence.context import build, not_ready
from app.correspondence.drafting import Draft, first_options, pdf, rows_of, spec_of
from app.correspondence.printing import blank_pdf
from app.foundation import clock
from app.foundation.errors import NotFound
from app.store.reading import Reader
from app.store.tables import Case, CheckRecord
from letters.html import MissingFields, missing_fields
from letters.samples import sample

if TYPE_CHECKING:
    from app.store.base import Store
    from letters.spec import LetterSpec
    from letters.text import Language


def _spec(letter_id: str) -> LetterSpec:
    try:
        return spec_of(letter_id)
    except NotFound:
        raise LookupError(f"no letter {letter_id!r}: see limen letter list") from None


def pdf_of_sample(letter_id: str, language: Language) -> bytes:
    """Return a letter with its sample facts as PDF. Raises LookupError for an unknown letter."""
    spec = _spec(letter_id)
    return pdf(Draft(spec, sample(spec), (), ()), language, {}, variant="letter", identifier=f"limen-sample-{spec.id}")


def pdf_of_blank(letter_id: str, language: Language) -> bytes:
    """Return a form to fill in by hand as PDF. Raises LookupError for an unknown one, and for a letter."""
    spec = _spec(letter_id)
    try:
        return blank_pdf(spec, language)
    except ValueError as error:
        raise LookupError(str(error)) from error


def pdf_of_case(store: Store, letter_id: str, language: Language, reference: str) -> bytes:
    """Return a letter with a case's facts as a draft. Raises LookupError saying what is unknown or missing."""
    spec = _spec(letter_id)
    with Reader.open(store, None) as reader:
        cases = reader.where(Case, reference=reference)
        if not cases:
            raise LookupError(f"no case {reference!r}")
        records = reader.where(CheckRecord, "id", case_id=cases[0].id, check=spec.check or "rent_indexation")
        rows = rows_of(reader, cases[0].id, records[-1].id if records else None, None)
    options = first_options(spec.id)
    lacking = [part.part for part in not_ready(rows, spec, options)]
    if "secret" in lacking:
        raise LookupError("the address of this case is secret: prepare the letter in the browser")
    if lacking:
        raise LookupError(f"the case lacks: {', '.join(lacking)}")
    context = build(rows, spec, written_on=clock.today(), sending=spec.sending[0], options=options)
    draft = Draft(spec, context, (), tuple(missing_fields(spec, context)))
    try:
        return pdf(draft, language, {}, variant="draft", identifier=f"limen-draft-{reference}-{spec.id}")
    except MissingFields as error:
        raise LookupError(f"the letter lacks: {', '.join(field.path for field in error.fields)}") from error
