"""The files that go along: letters as they were issued, papers without place or maker, bundles; or why one does not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.checks.queries import service_of
from app.consents.printed import list_pdf
from app.documents import queries as documents
from app.evidence import queries as evidence
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.i18n import speaking
from app.foundation.media import EXTENSIONS
from app.foundation.pdf_text import Unreadable, words_of
from app.foundation.wording import plain
from app.own_copy import reasons
from app.own_copy.content import shown_consents
from app.own_copy.masking import Mask
from app.store.tables import Letter
from app.transfer.queries import files_out
from letters.catalogue import CATALOGUE
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from app.documents.queries import Paper
    from app.evidence.queries import BundleCard
    from app.own_copy.content import Known
    from app.store.reading import Reader

LARGEST: Final = 60 * 1024 * 1024
"""Bytes that all files of a copy may weigh together: it is made in memory, never on a disk."""
LONGEST_NAME: Final = 50
FOLDERS: Final = {
    "letters": Text("lettres", "brieven"),
    "documents": Text("papiers", "papieren"),
    "bundles": Text("pieces", "stukken"),
}
BUNDLE: Final = Text("Dossier de pièces", "Stukkenbundel")
WHO_HAS_WHAT: Final = Text("Qui a quoi", "Wie heeft wat")
READING: Final = Text("copie de lecture", "leeskopie")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the copy, under a name of ours that tells nobody anything."""

    name: str
    kind: str
    title: Text
    words: str
    on: date | None
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was chosen and is not in the copy. ``why``: as the copy says it; ``truly``: as the screen says it."""

    kind: str
    title: Text
    words: str
    why: str
    truly: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes along, and what does not."""

    files: tuple[File, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter, paper or bundle that can be chosen. ``ticked``: beforehand, nothing sensitive in it."""

    id: int
    title: Text
    words: str
    on: date | None
    ticked: bool


def letters_offered(reader: Reader, case_id: int) -> tuple[Offered, ...]:
    """Return the letters that were issued, in their order."""
    return tuple(
        Offered(row.id, _title_of(row), "", row.sent_on or row.dated_on, ticked=True)
        for row in _issued(reader, case_id)
    )


def documents_offered(reader: Reader, case_id: int) -> tuple[Offered, ...]:
    """Return the papers that are kept, the latest first."""
    return tuple(
        Offered(one.id, _kind_of(one), one.title, one.dated_on, ticked=not one.sensitive)
        for one in documents.documents(reader, case_id)
    )


def bundles_offered(reader: Reader, case_id: int) -> tuple[Offered, ...]:
    """Return the bundles of evidence, the latest first; none is ticked beforehand."""
    return tuple(
        Offered(one.id, _numbered(one), "", clock.local(one.made_at).date(), ticked=False)
        for one in evidence.bundles(reader, case_id)
    )


def gathered(told: Known, fetch: Callable[[str], bytes]) -> Gathered:
    """Return the files that were chosen. Raises NotFound for one of another case, Invalid when they are too many."""
    files: list[File] = []
    left_out: list[LeftOut] = []
    for one in _chosen(told, fetch):
        if isinstance(one, LeftOut):
            left_out.append(one)
            continue
        files.append(one)
        if sum(len(file.content) for file in files) > LARGEST:
            raise Invalid("documents", reasons.TOO_LARGE)
    return Gathered(tuple(files), tuple(left_out))


def _chosen(told: Known, fetch: Callable[[str], bytes]) -> Iterator[File | LeftOut]:
    if "consents" in told.choice.parts:
        yield _who_has_what(told)
    yield from _letters(told, fetch)
    yield from _documents(told, fetch)
    yield from _bundles(told, fetch)


def _who_has_what(told: Known) -> File:
    paper = list_pdf(
        shown_consents(told),
        files_out(told.reader, told.case.id) if "exchanges" in told.choice.parts else (),
        told.choice.language,
        reference=told.case.reference,
        service=service_of(told.reader),
        on=clock.today(),
    )
    name = f"{_slug(WHO_HAS_WHAT.of(told.choice.language))}.pdf"
    return File(name, "who_has_what", WHO_HAS_WHAT, "", clock.today(), "application/pdf", paper)


def _picked(rows: dict[int, Any], chosen: tuple[int, ...]) -> list[Any]:
    """Return the chosen rows in the order of their keys. Raises NotFound."""
    if not set(chosen) <= set(rows):
        raise NotFound
    return [rows[key] for key in sorted(set(chosen))]


def _issued(reader: Reader, case_id: int) -> list[Letter]:
    rows = reader.where(Letter, "id", case_id=case_id)
    return [row for row in rows if row.pdf_sha256 and row.status != "discarded" and row.letter in CATALOGUE]


def _title_of(row: Letter) -> Text:
    title = CATALOGUE[row.letter].title
    return Text(fr=title.fr, nl=title.nl)


def _kind_of(one: Paper) -> Text:
    said = {}
    for language in ("fr", "nl"):
        with speaking(language):
            said[language] = documents.kinds()[one.kind]
    return Text(**said)


def _numbered(one: BundleCard) -> Text:
    return Text(fr=f"{BUNDLE.fr} {one.number}", nl=f"{BUNDLE.nl} {one.number}")


def _letters(told: Known, fetch: Callable[[str], bytes]) -> Iterator[File | LeftOut]:
    rows = {row.id: row for row in _issued(told.reader, told.case.id)}
    for place, row in enumerate(_picked(rows, told.choice.letters), start=1):
        title, on = _title_of(row), row.sent_on or row.dated_on
        why = "carries_name" if told.choice.masked and not told.choice.even_so else ""
        if _tells(told, json.dumps([row.context, row.edits, row.options], ensure_ascii=False)):
            why = "secret_address"
        if why:
            yield _not(why, "letter", title, "")
            continue
        stem = _named(told, "letters", place, title)
        yield File(f"{stem}.pdf", "letter", title, "", on, "application/pdf", fetch(row.pdf_sha256 or ""))
        if row.copy_sha256:
            name = f"{stem}-{_slug(READING.of(told.choice.language))}.pdf"
            yield File(name, "reading_copy", title, "", on, "application/pdf", fetch(row.copy_sha256))


def _documents(told: Known, fetch: Callable[[str], bytes]) -> Iterator[File | LeftOut]:
    rows = {one.id: one for one in documents.documents(told.reader, told.case.id)}
    for place, one in enumerate(_picked(rows, told.choice.documents), start=1):
        title, said = _kind_of(one), told.mask.words(one.title)
        if one.copy_sha256 is None or one.copy_media_type is None:
            yield _not("no_file", "document", title, said)
            continue
        content = fetch(one.copy_sha256)
        why = _why_not(told, content, one.copy_media_type)
        if why:
            yield _not(why, "document", title, said)
            continue
        name = f"{_named(told, 'documents', place, title)}.{EXTENSIONS[one.copy_media_type]}"
        yield File(name, "document", title, said, one.dated_on, one.copy_media_type, content)


def _bundles(told: Known, fetch: Callable[[str], bytes]) -> Iterator[File | LeftOut]:
    """Return the bundles; one in which a witness speaks stays, for the witness agreed to another reader."""
    rows = {one.id: one for one in evidence.bundles(told.reader, told.case.id)}
    pieces = {one.head.id: one for one in evidence.items(told.reader, told.case.id)}
    for place, one in enumerate(_picked(rows, told.choice.bundles), start=1):
        content, title = fetch(one.pdf_sha256), _numbered(one)
        heard = one.chosen["witnesses"] or any(pieces[key].head.witness_id for key in one.chosen["items"])
        warned = evidence.listed(fetch(one.manifest_sha256)).violence and "violence" not in told.choice.parts
        why = "witness" if heard else "violence" if warned else _why_not(told, content, "application/pdf")
        if why:
            yield _not(why, "bundle", title, "")
            continue
        name = f"{_named(told, 'bundles', place, title)}.pdf"
        yield File(name, "bundle", title, "", clock.local(one.made_at).date(), "application/pdf", content)


def _why_not(told: Known, content: bytes, media_type: str) -> str:
    """Return why a paper does not go along, empty when it does: a name may, or a secret does or may stand in it."""
    if told.choice.masked and not told.choice.even_so:
        return "carries_name"
    if not told.hidden:
        return ""
    said = _words_in(content, media_type)
    if _tells(told, said) or (not said.strip() and not told.choice.even_so):
        return "secret_address"
    return ""


def _words_in(content: bytes, media_type: str) -> str:
    """Return the words of a paper, empty for a picture, a scan, or where they cannot be read."""
    if media_type == "text/plain":
        return content.decode("utf-8-sig", "replace")
    if media_type != "application/pdf":
        return ""
    try:
        return words_of(content).whole
    except Unreadable:
        return ""


def _tells(told: Known, said: str) -> bool:
    """Tell whether words name a street that must not be read."""
    return told.hidden and Mask(hidden=told.streets).words(said) != said


def _not(why: str, kind: str, title: Text, said: str) -> LeftOut:
    hushed = "not_in_this_copy" if why in {"secret_address", "violence"} else why
    return LeftOut(kind, title, said, hushed, why)


def _named(told: Known, folder: str, place: int, title: Text) -> str:
    return f"{FOLDERS[folder].of(told.choice.language)}/{place:02d}-{_slug(title.of(told.choice.language))}"


def _slug(title: str) -> str:
    """Return a title as a name that every machine takes, cut between words."""
    name = re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME + 1].rpartition("-")[0]
