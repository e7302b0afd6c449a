"""What the court procedure of a case gives its letters: the facts they print and the language they must be in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.store.tables import Case, Document, Note, OtherParty
from letters.context import Procedure
from letters.profiles import choose_language
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.correspondence.drafting import Rows
    from letters.profiles import LanguageChoice
    from letters.spec import LetterSpec
    from letters.text import Language

PROOFS: Final = ("consent", "mandate")
"""Kinds of papers and notes that prove the agreement of the person."""
OTHER_LANGUAGE: Final = Text(
    fr="La procédure se déroule dans l'autre langue : cette lettre ne peut être écrite que dans celle-là.",
    nl="De rechtspleging verloopt in de andere taal: deze brief kan alleen in die taal.",
)


def procedure_of(source: Rows, case_id: int) -> Procedure:
    """Return what is known of the court procedure of a case."""
    del source, case_id
    return Procedure()


def consented(source: Rows, case_id: int) -> bool:
    """Tell whether a consent or a mandate of the person is on record, papers taken away left out."""
    return any(
        any(row.removed_on is None for row in source.where(Document, case_id=case_id, kind=kind))
        or bool(source.where(Note, case_id=case_id, kind=kind))
        for kind in PROOFS
    )


def language_choice(source: Rows, case_id: int, spec: LetterSpec) -> LanguageChoice:
    """Return the language proposed for a letter, with the reason, and whether another may be chosen."""
    parties = source.where(OtherParty, "id", case_id=case_id)
    return choice_for(spec, source.one(Case, case_id), parties, procedure_of(source, case_id))


def choice_for(spec: LetterSpec, case: Case, parties: Sequence[OtherParty], procedure: Procedure) -> LanguageChoice:
    """Return the same for rows that are known already."""
    written = [_language(row.language) for row in parties if row.role == "landlord"]
    return choose_language(
        spec.language_profile,
        recipient=next((language for language in written if language), None),
        tenant=_language(case.language),
        proceedings=procedure.language,
    )


def _language(code: str | None) -> Language | None:
    return "fr" if code == "fr" else "nl" if code == "nl" else None
