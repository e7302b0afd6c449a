"""Which papers may go along with a hand-over, and which stay: the consent decides, and no secret address leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.documents.codes import KINDS, LONGEST_TITLE, SENSITIVE
from app.documents.queries import kinds
from app.foundation.errors import Invalid
from app.foundation.i18n import speaking
from app.foundation.media import EXTENSIONS
from app.foundation.pdf_text import Unreadable, words_of
from app.foundation.wording import plain
from app.handovers import reasons
from app.proceedings import custody
from app.store import blobs
from app.store.evidence import lets_pass
from app.store.hand_overs import closed_papers
from app.store.tables import (
    Document,
    Dwelling,
    EvidenceFile,
    EvidenceItem,
    EvidenceWitness,
    HandOverPaper,
    Letter,
    SecretAddress,
)
from letters.catalogue import CATALOGUE
from workflows import evidence as evidence_words
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from app.store.reading import Reader
    from app.store.tables import Case, Consent, HandOver
    from app.store.work import Work

ITEM: Final = "documents"
"""The kind of data that lets papers go along."""
EVIDENCE: Final = "incident"
"""The kind of data that lets evidence of an illegal eviction go along, beside the papers."""
AS_DOCUMENT: Final = {"photo": "photo", "medical_certificate": "medical"}
"""Kind of evidence → kind of document that it becomes where it is taken in; any other becomes ``other``."""
ALSO_NAMED: Final = {
    "medical_certificate": "health",
    "medical": "health",
    "income": "income",
    "household": "household",
    "court_paper": "procedure",
}
"""Kind of document or evidence → kind of data that the consent must name as well."""
UNTICKED: Final = SENSITIVE | {"mandate", "consent", "other"}
"""Papers that go along only when somebody ticks them: sensitive, given to our own service, or of no known kind."""
ISSUED: Final = frozenset({"issued", "sent", "answered"})
PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that may go along. ``apart``: of a sensitive kind; ``unread``: a picture in which no words are found."""

    source: str
    id: int
    kind: str
    words: Text
    """What it is."""
    title: str
    dated_on: date | None
    valid_until: date | None
    pages: int | None
    origin_sha256: str
    media_type: str
    size: int
    sha256: str
    preview_sha256: str | None
    thumbnail_sha256: str | None
    ticked: bool
    apart: bool
    unread: bool

    @property
    def key(self) -> str:
        """Return its name in a form."""
        return f"{self.source}-{self.id}"


@dataclass(frozen=True, slots=True)
class Staying:
    """A paper that may not go along, and why."""

    words: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Papers:
    """What may go along, in the order of the case, and what stays."""

    offered: tuple[Paper, ...] = ()
    staying: tuple[Staying, ...] = ()


def hidden_streets(view: Reader | Work, case_id: int, items: Collection[str]) -> tuple[str, ...]:
    """Return the streets that nothing may show which leaves: the new address always, the old home unless named."""
    streets = [row.street for row in view.where(SecretAddress, case_id=case_id)]
    if "secret_address" not in items:
        streets += [home.street for home in view.where(Dwelling, case_id=case_id) if home.secret]
    return tuple(_run_together(street) for street in streets if plain(street))


def shows(hidden: Iterable[str], words: str) -> bool:
    """Tell whether words name one of the hidden streets, however they are broken into lines."""
    said = _run_together(words)
    return any(street in said for street in hidden)


def _run_together(words: str) -> str:
    return plain(words).replace(" ", "")


def papers(view: Reader | Work, case: Case, consent: Consent) -> Papers:
    """Return the documents, issued letters and evidence of a case that may go along under a consent, and the others."""
    if ITEM not in consent.items:
        return Papers()
    hidden = hidden_streets(view, case.id, consent.items)
    offered: list[Paper] = []
    staying: list[Staying] = []
    for paper, why in (*_documents(view, case, consent), *_letters(view, case), *_evidence(view, case, consent)):
        found, unread = (why, False) if why is not None else _look(view, paper, hidden)
        if found is not None:
            staying.append(Staying(paper.words, found))
        else:
            offered.append(_marked(paper, unread=unread))
    return Papers(tuple(offered), tuple(staying))


def _marked(paper: Paper, *, unread: bool) -> Paper:
    values = {name: getattr(paper, name) for name in Paper.__slots__}
    return Paper(**values | {"unread": unread, "ticked": paper.ticked and not unread})


def _documents(view: Reader | Work, case: Case, consent: Consent) -> Iterable[tuple[Paper, Text | None]]:
    named = _kinds()
    closed = closed_papers(view, case.id)
    for row in view.where(Document, "id", case_id=case.id, removed_on=None):
        needed = ALSO_NAMED.get(row.kind)
        why = None
        if needed is not None and needed not in consent.items:
            why = reasons.not_named(needed)
        elif row.id in closed:
            why = reasons.WITHDRAWN_PAPER
        elif row.copy_sha256 is None or row.copy_media_type not in EXTENSIONS:
            why = reasons.NO_COPY
        yield (
            Paper(
                source="document",
                id=row.id,
                kind=row.kind,
                words=named.get(row.kind, named["other"]),
                title=row.title,
                dated_on=row.dated_on,
                valid_until=row.valid_until,
                pages=row.pages,
                origin_sha256=row.sha256,
                media_type=row.copy_media_type or "",
                size=row.copy_size or 0,
                sha256=row.copy_sha256 or "",
                preview_sha256=row.preview_sha256,
                thumbnail_sha256=row.thumbnail_sha256,
                ticked=row.kind not in UNTICKED,
                apart=row.kind in SENSITIVE,
                unread=False,
            ),
            why,
        )


def _kinds() -> dict[str, Text]:
    with speaking("fr"):
        french = kinds()
    with speaking("nl"):
        dutch = kinds()
    return {kind: Text(fr=words, nl=dutch[kind]) for kind, words in french.items()}


def _letters(view: Reader | Work, case: Case) -> Iterable[tuple[Paper, Text | None]]:
    for row in view.where(Letter, "id", case_id=case.id):
        spec = CATALOGUE.get(row.letter)
        if row.status not in ISSUED or row.pdf_sha256 is None or spec is None:
            continue
        yield (
            Paper(
                source="letter",
                id=row.id,
                kind=row.letter,
                words=Text(fr=spec.title.fr, nl=spec.title.nl),
                title="",
                dated_on=row.sent_on or row.dated_on,
                valid_until=None,
                pages=None,
                origin_sha256=row.pdf_sha256,
                media_type=PDF,
                size=blobs.size(view.store.blob_dir, row.pdf_sha256),
                sha256=row.pdf_sha256,
                preview_sha256=None,
                thumbnail_sha256=None,
                ticked=True,
                apart=False,
                unread=False,
            ),
            None,
        )


def _evidence(view: Reader | Work, case: Case, consent: Consent) -> Iterable[tuple[Paper, Text | None]]:
    """Return each file of the pieces that still count; none is ticked from the start."""
    witnesses = {row.id: row for row in view.where(EvidenceWitness, case_id=case.id)}
    for item in view.where(EvidenceItem, "id", case_id=case.id, struck_on=None):
        stays = _piece_stays(case, consent, item, witnesses)
        for row in view.where(EvidenceFile, "id", item_id=item.id):
            no_copy = row.copy_sha256 is None or row.copy_media_type not in EXTENSIONS
            yield (
                Paper(
                    source=custody.SOURCE,
                    id=row.id,
                    kind=item.kind,
                    words=_piece(item.kind),
                    title=" ".join(item.shows.split())[:LONGEST_TITLE],
                    dated_on=item.taken_on,
                    valid_until=None,
                    pages=row.pages,
                    origin_sha256=row.sha256,
                    media_type=row.copy_media_type or "",
                    size=0 if row.copy_sha256 is None else blobs.size(view.store.blob_dir, row.copy_sha256),
                    sha256=row.copy_sha256 or "",
                    preview_sha256=row.preview_sha256,
                    thumbnail_sha256=row.thumbnail_sha256,
                    ticked=False,
                    apart=item.kind in evidence_words.SENSITIVE,
                    unread=False,
                ),
                stays or (reasons.NO_COPY_OF_EVIDENCE if no_copy else None),
            )


def _piece_stays(
    case: Case, consent: Consent, item: EvidenceItem, witnesses: Mapping[int, EvidenceWitness]
) -> Text | None:
    """Return why a piece stays: the person did not name what it tells, or its witness agreed to others alone."""
    needed = [EVIDENCE, *(["violence"] if case.violence else []), *filter(None, [ALSO_NAMED.get(item.kind)])]
    for kind in needed:
        if kind not in consent.items:
            return reasons.not_named(kind)
    if item.witness_id is not None and not lets_pass(witnesses[item.witness_id], consent.recipient):
        return reasons.WITNESS_DID_NOT_AGREE
    return None


def _piece(kind: str) -> Text:
    """Return what a piece of evidence is called among papers."""
    name = evidence_words.KINDS.get(kind, evidence_words.KINDS["other"])
    return Text(fr=f"Preuve ({name.fr.lower()})", nl=f"Bewijs ({name.nl.lower()})")


def _look(view: Reader | Work, paper: Paper, hidden: Sequence[str]) -> tuple[Text | None, bool]:
    """Return why a paper stays, and whether its words could not be read; only where an address is secret."""
    if not hidden:
        return None, False
    said = _said(blobs.fetch(view.store.blob_dir, paper.sha256), paper.media_type)
    if shows(hidden, f"{paper.title} {said or ''}"):
        return reasons.SHOWS_THE_ADDRESS, False
    return None, said is None


def _said(content: bytes, media_type: str) -> str | None:
    """Return the words of a paper, ``None`` when there may be some that only a person can read."""
    if media_type == "text/plain":
        return content.decode("utf-8", "replace")
    if media_type != PDF:
        return None
    try:
        words = words_of(content)
    except Unreadable:
        return None
    return words.whole if words.pages and all(page.strip() for page in words.pages) else None


def chosen(found: Papers, keys: Collection[str] | None, *, looked: bool) -> tuple[Paper, ...]:
    """Return the papers that were ticked, those ticked from the start when nobody chose.

    Raises Invalid for one that may not go along, and for a picture that nobody looked at where an address is secret.
    """
    by_key = {paper.key: paper for paper in found.offered}
    if keys is None:
        return tuple(paper for paper in found.offered if paper.ticked)
    if any(key not in by_key for key in keys):
        raise Invalid("papers", reasons.NOT_OFFERED)
    picked = tuple(paper for paper in found.offered if paper.key in keys)
    if any(paper.unread for paper in picked) and not looked:
        raise Invalid("papers_looked", reasons.LOOK_AT_PICTURES)
    return picked


def pass_on(work: Work, row: HandOver, picked: Iterable[Paper]) -> None:
    """Have papers go along with a hand-over, as long as it may be read."""
    for paper in picked:
        work.add(
            HandOverPaper(
                sender_id=row.sender_id,
                receiver_id=row.receiver_id,
                hand_over_id=row.id,
                source=paper.source,
                kind=paper.kind,
                title=paper.title,
                dated_on=paper.dated_on,
                valid_until=paper.valid_until,
                pages=paper.pages,
                origin_sha256=paper.origin_sha256,
                media_type=paper.media_type,
                size=paper.size,
                sha256=paper.sha256,
                preview_sha256=paper.preview_sha256,
                thumbnail_sha256=paper.thumbnail_sha256,
            )
        )
        if paper.source == custody.SOURCE:
            custody.passed(work, row, paper.id)


def listed(picked: Iterable[Paper]) -> list[dict[str, object]]:
    """Return papers as the content of a hand-over names them."""
    return [
        {
            "kind": paper.kind,
            "fr": paper.words.fr,
            "nl": paper.words.nl,
            "title": paper.title,
            "on": None if paper.dated_on is None else paper.dated_on.isoformat(),
            "size": paper.size,
            "sha256": paper.origin_sha256,
        }
        for paper in picked
    ]


def words_of_kind(source: str, kind: str) -> Text:
    """Return what a paper is, in both languages."""
    if source == "letter":
        spec = CATALOGUE.get(kind)
        return Text(fr="Lettre", nl="Brief") if spec is None else Text(fr=spec.title.fr, nl=spec.title.nl)
    if source == custody.SOURCE:
        return _piece(kind)
    named = _kinds()
    return named.get(kind, named["other"])


def is_apart(source: str, kind: str) -> bool:
    """Tell whether a paper is of a sensitive kind: opened on purpose only."""
    return kind in (evidence_words.SENSITIVE if source == custody.SOURCE else SENSITIVE)


def document_kind(source: str, kind: str) -> str:
    """Return as which kind of document a paper is kept where it is taken in."""
    if source == custody.SOURCE:
        return AS_DOCUMENT.get(kind, "other")
    return kind if source == "document" and kind in KINDS else "other"
