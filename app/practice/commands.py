"""Keep a decision without names; whoever is named is noticed before it is kept, and nothing leads back to a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from app.directory.queries import bodies
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.pdf_text import Unreadable, words_of
from app.foundation.permissions import Permission
from app.practice import reasons
from app.practice.names import NEVER, found_in
from app.store.tables import PracticeEntry
from workflows import practice as words
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date

    from app.practice.names import Found
    from app.store.documents import Prepared
    from app.store.reading import Reader
    from app.store.work import Work

COURTS: Final = "justice_of_peace"
LONGEST_TAG: Final = 40
MOST_SHOWN: Final = 8


def _one_of(name: str, value: str, codes: Container[str]) -> str:
    if value not in codes:
        raise Invalid(name, reasons.NOT_OFFERED)
    return value


def _some_of(name: str, values: Sequence[str], codes: Container[str]) -> list[str]:
    return [_one_of(name, value, codes) for value in dict.fromkeys(values)]


def _or_empty(name: str, value: str, codes: Container[str]) -> str:
    return _one_of(name, value, codes) if value else ""


def _with(text: Text, found: Sequence[Found]) -> Text:
    shown = ", ".join(one.words for one in found[:MOST_SHOWN])
    return Text(fr=text.fr.format(found=shown), nl=text.nl.format(found=shown))


@dataclass(frozen=True, kw_only=True)
class SaveEntry(Command[int]):
    """A decision is written down for colleagues, without anybody in it; returns its key.

    ``checked_against``: the case at hand while writing. Its names are looked for and then it is forgotten.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    entry_id: int | None = None
    version: int | None = None
    canton_id: str
    decided_on: date
    kind: str
    language: str
    result: str
    claims: tuple[str, ...] = ()
    title_type: str = ""
    arrears_months: str = ""
    arrears_amount: str = ""
    household: tuple[str, ...] = ()
    term_months: int | None = None
    derogation: str = ""
    moratorium: str = ""
    indemnity: str = ""
    tags: tuple[str, ...] = ()
    free_tags: tuple[str, ...] = ()
    summary: str = ""
    names_checked: bool = False
    checked_against: int | None = None

    def execute(self, work: Work) -> int:
        """Write the entry. Raises Invalid beside the summary when it may name somebody and nobody looked."""
        row = PracticeEntry() if self.entry_id is None else _kept(work, self.entry_id, self.version)
        row.canton_id = _one_of("canton_id", self.canton_id, {court.id for court in bodies(COURTS)})
        if self.decided_on > clock.today():
            raise Invalid("decided_on", reasons.IN_THE_FUTURE)
        row.decided_on = self.decided_on
        row.kind = _one_of("kind", self.kind, words.KINDS)
        row.language = _one_of("language", self.language, ("fr", "nl"))
        row.result = _one_of("result", self.result, words.RESULTS)
        row.claims = _some_of("claims", self.claims, words.CLAIMS)
        row.household = _some_of("household", self.household, words.HOUSEHOLD)
        row.tags = _some_of("tags", self.tags, words.TAGS)
        row.title_type = _or_empty("title_type", self.title_type, words.TITLE_TYPES)
        row.arrears_months = _or_empty("arrears_months", self.arrears_months, words.ARREARS_MONTHS)
        row.arrears_amount = _or_empty("arrears_amount", self.arrears_amount, words.ARREARS_AMOUNTS)
        row.derogation = _or_empty("derogation", self.derogation, words.DEROGATIONS)
        row.moratorium = _or_empty("moratorium", self.moratorium, words.MORATORIUM)
        row.indemnity = _or_empty("indemnity", self.indemnity, words.INDEMNITY)
        if self.term_months is not None and not 1 <= self.term_months <= 120:
            raise Invalid("term_months", reasons.TERM)
        row.term_months = self.term_months
        row.free_tags = self._free_tags()
        row.summary = self.summary.strip()
        self._name_nobody(work)
        return row.id if self.entry_id is not None else work.add(row).id

    def _free_tags(self) -> list[str]:
        given = [tag for one in self.free_tags if (tag := " ".join(one.split()))]
        if len(given) > reasons.MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in given):
            raise Invalid("free_tags", reasons.LONG_TAG)
        return list(dict.fromkeys(given))

    def _name_nobody(self, work: Work) -> None:
        told = "\n".join((self.summary, *self.free_tags))
        found = found_in(work, told, self.checked_against)
        if found and not self.names_checked:
            raise Invalid("summary", _with(reasons.NAMES_INSIDE, found))


@dataclass(frozen=True, kw_only=True)
class KeepDecision(Command[None]):
    """The decision itself is added, its names taken out by hand; the file as received is not kept.

    Refused when words of the case at hand, or numbers that point at one person, are still inside under the black.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    entry_id: int
    version: int
    file: Prepared = field(repr=False)
    confirmed: bool
    names_checked: bool = False
    checked_against: int | None = None

    def execute(self, work: Work) -> None:
        """Read every word of the working copy, then keep it."""
        row = _kept(work, self.entry_id, self.version)
        found = look_inside(work, self.file, self.checked_against)
        never = [one for one in found if one.own or one.kind in NEVER]
        if never:
            raise Invalid("file", _with(reasons.NOT_REDACTED, never))
        if found and not self.names_checked:
            raise Invalid("names_checked", _with(reasons.MAYBE_NAMES, found))
        if not self.confirmed:
            raise Invalid("confirmed", reasons.CONFIRM)
        row.document_sha256 = work.keep_blob(self.file.copy)
        row.document_pages = self.file.pages


def look_inside(source: Reader | Work, file: Prepared, case_id: int | None) -> tuple[Found, ...]:
    """Return what in a PDF may point at somebody. Raises Invalid when it is none, or cannot be read."""
    if file.copy_media_type != "application/pdf":
        raise Invalid("file", reasons.ONLY_PDF)
    try:
        inside = words_of(file.copy)
    except Unreadable:
        raise Invalid("file", reasons.NOT_READABLE) from None
    return found_in(source, inside.whole, case_id)


@dataclass(frozen=True, kw_only=True)
class WithdrawEntry(Command[None]):
    """An entry was a mistake, or somebody can be recognised in it: its words and its document go."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    entry_id: int
    version: int

    def execute(self, work: Work) -> None:
        """Empty what was written; the row stays so that the trail can be read."""
        row = _kept(work, self.entry_id, self.version)
        row.summary, row.free_tags = "", []
        row.document_sha256 = row.document_pages = None
        row.withdrawn_on = clock.today()


def _kept(work: Work, entry_id: int, version: int | None) -> PracticeEntry:
    row = work.one(PracticeEntry, entry_id, version=version)
    if row.withdrawn_on is not None:
        raise Invalid("", reasons.GONE)
    return row
