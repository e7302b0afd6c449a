"""Prepare, save, discard and issue letters; ``sending`` holds what happens to them afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.correspondence.drafting import draft_of, spec_of, template_digest
from app.correspondence.proceedings import OTHER_LANGUAGE, language_choice
from app.correspondence.refund import still_claimable
from app.correspondence.sending import WAY_NOT_FIT, RecordAnswer, RecordSending
from app.debt import queries as debt
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.permissions import Permission
from app.proceedings import shield
from app.store.tables import CheckRecord, Letter
from letters.text import LANGUAGES
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.store.work import Work

__all__ = [
    "DiscardDraft",
    "IssueLetter",
    "PrepareLetter",
    "RecordAnswer",
    "RecordSending",
    "SaveDraft",
]

NOT_A_DRAFT = Text(
    fr="Cette lettre est déjà émise : elle ne change plus. Préparez une nouvelle lettre qui la remplace.",
    nl="Deze brief is al uitgegeven en verandert niet meer. Maak een nieuwe brief die hem vervangt.",
)
NO_LANGUAGE = Text(
    fr="Choisissez le français ou le néerlandais.",
    nl="Kies Nederlands of Frans.",
)
NOT_REPLACEABLE = Text(
    fr="Seule une lettre émise peut être remplacée. Modifiez plutôt le brouillon.",
    nl="Enkel een uitgegeven brief kan vervangen worden. Pas liever het ontwerp aan.",
)
REPLACEABLE = frozenset({"issued", "sent", "answered"})


@dataclass(frozen=True, kw_only=True)
class PrepareLetter(Command[int]):
    """Begin a letter of a case, from a check or by itself; returns its key.

    Before the judge it is in the language of the proceedings, whatever is asked for.
    With ``replaces_id`` the choices and words of that issued letter come along, except what time has overtaken.
    """

    permission = Permission.CASE_WRITE
    case_id: int
    letter: str
    language: str
    dated_on: date
    check_record_id: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    replaces_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the draft."""
        case = work.case(self.case_id)
        spec = spec_of(self.letter)
        if self.language not in LANGUAGES:
            raise Invalid("language", NO_LANGUAGE)
        if self.check_record_id is not None and work.one(CheckRecord, self.check_record_id).case_id != case.id:
            raise NotFound
        shield.keep_quiet(work, case.id, "", self.options)
        choice = language_choice(work, case.id, spec)
        language = self.language if choice.free else choice.language
        answers = debt.answers(work, case.id, spec.id, language)
        row = Letter(
            case_id=case.id,
            check_record_id=self.check_record_id,
            letter=spec.id,
            language=language,
            dated_on=self.dated_on,
            sending_mode=spec.sending[0],
            options=({"asked": answers} if answers else {}) | dict(self.options),
            context={},
            edits={},
            replaces_id=self.replaces_id,
        )
        if self.replaces_id is not None:
            self._take_over(row, work.one(Letter, self.replaces_id))
        return work.add(row).id

    @staticmethod
    def _take_over(row: Letter, old: Letter) -> None:
        if (old.case_id, old.letter) != (row.case_id, row.letter):
            raise NotFound
        if old.status not in REPLACEABLE:
            raise Invalid("", NOT_REPLACEABLE)
        row.options = {key: value for key, value in old.options.items() if key != "deadline_on"}
        if "months" in row.options:
            row.options["months"] = still_claimable(row.options["months"], row.dated_on)
        row.edits, row.sending_mode = dict(old.edits), old.sending_mode


def _draft_row(work: Work, letter_id: int, version: int) -> Letter:
    row = work.one(Letter, letter_id, version=version)
    if row.status != "draft":
        raise Invalid("", NOT_A_DRAFT)
    return row


def _fits_proceedings(work: Work, row: Letter, language: str) -> None:
    """Refuse a language that the proceedings do not allow."""
    choice = language_choice(work, row.case_id, spec_of(row.letter))
    if not choice.free and language != choice.language:
        raise Invalid("language", OTHER_LANGUAGE)


@dataclass(frozen=True, kw_only=True)
class SaveDraft(Command[None]):
    """Save what was changed in a letter that is not issued yet."""

    permission = Permission.CASE_WRITE
    letter_id: int
    version: int
    language: str
    dated_on: date
    sending_mode: str
    options: Mapping[str, Any]
    edits: Mapping[str, str]

    def execute(self, work: Work) -> None:
        """Write the choices; a draft is complete only when it is issued."""
        row = _draft_row(work, self.letter_id, self.version)
        if self.language not in LANGUAGES:
            raise Invalid("language", NO_LANGUAGE)
        if self.sending_mode not in spec_of(row.letter).sending:
            raise Invalid("sending_mode", WAY_NOT_FIT)
        _fits_proceedings(work, row, self.language)
        shield.keep_quiet(work, row.case_id, "", self.options, self.edits)
        row.language, row.dated_on, row.sending_mode = self.language, self.dated_on, self.sending_mode
        row.options, row.edits = dict(self.options), dict(self.edits)


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command[None]):
    """Put a draft aside; it stays in the record as discarded."""

    permission = Permission.CASE_WRITE
    letter_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Mark the draft."""
        _draft_row(work, self.letter_id, self.version).status = "discarded"


@dataclass(frozen=True, kw_only=True)
class IssueLetter(Command[None]):
    """Freeze a letter: PDF, reading copy, context and template version stay as they are from now on."""

    permission = Permission.LETTER_ISSUE
    letter_id: int
    version: int
    context_json: str
    pdf: bytes = field(repr=False)
    reading_copy: bytes = field(repr=False)

    def execute(self, work: Work) -> None:
        """Keep the files and the context; refuse when the case changed since the pages were made."""
        row = _draft_row(work, self.letter_id, self.version)
        draft = draft_of(work, row, work.author.user_id)
        if not draft.complete or draft.context is None or draft.context.to_json() != self.context_json:
            raise StaleCase
        _fits_proceedings(work, row, row.language)
        row.context = draft.context.to_dict()
        row.template_digest = template_digest(draft.spec)
        row.pdf_sha256 = work.keep_blob(self.pdf)
        row.copy_sha256 = work.keep_blob(self.reading_copy)
        row.issued_at, row.issued_by_id = work.author.at, work.author.user_id
        row.answer_due_on = draft.context.letter.deadline_on
        row.status = "issued"
        if row.replaces_id is not None:
            self._supersede(work, row.replaces_id)

    @staticmethod
    def _supersede(work: Work, letter_id: int) -> None:
        old = work.one(Letter, letter_id)
        if old.status == "issued":
            old.status = "superseded"
