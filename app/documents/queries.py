"""What is known of the documents of a case. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from app.documents.codes import SENSITIVE, SOON
from app.foundation.i18n import _
from app.store.errors import NotFound
from app.store.hand_overs import closed_papers
from app.store.tables import Document, ReceivedPaper
from workflows import papers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a case: what it is, its original and its working copy."""

    id: int
    version: int
    kind: str
    title: str
    media_type: str
    size: int
    sha256: str
    pages: int | None
    copy_sha256: str | None
    copy_media_type: str | None
    copy_size: int | None
    preview_sha256: str | None
    thumbnail_sha256: str | None
    dated_on: date | None
    valid_until: date | None
    uploaded_at: datetime
    uploaded_by_id: int | None
    told_by: str = ""
    """The service it came from with a hand-over, empty when it is our own."""
    origin_sha256: str = ""
    """Of the original, which that service keeps."""
    closed: bool = False
    """The person withdrew the consent under which it came: it is not opened any more."""

    @property
    def sensitive(self) -> bool:
        """Tell whether it is opened on purpose only."""
        return self.kind in SENSITIVE

    @property
    def last_day(self) -> date | None:
        """Return the last day on which it is of use, when there is one."""
        return papers.last_day(self.kind, self.dated_on, self.valid_until)

    def worth(self, today: date) -> str:
        """Return ``over``, ``soon``, ``later``, or nothing when no end is known."""
        last = self.last_day
        if last is None:
            return ""
        return "over" if last < today else "soon" if last <= today + timedelta(days=SOON) else "later"


def kinds() -> dict[str, str]:
    """Return what a document can be, in the reader's language."""
    return {
        "lease": _("Lease"),
        "letter_received": _("Letter received"),
        "notice": _("Notice ending the lease"),
        "formal_notice": _("Formal notice received"),
        "proof_of_payment": _("Proof of payment"),
        "receipt": _("Receipt for rent paid by hand"),
        "epb_certificate": _("Energy certificate"),
        "registration": _("Proof of registration of the lease"),
        "inventory": _("Inventory of fixtures"),
        "court_paper": _("Paper of court or bailiff"),
        "proof_of_sending": _("Proof of sending"),
        "photo": _("Photo"),
        "mandate": _("Mandate signed by the person"),
        "consent": _("Consent signed by the person"),
        "identity": _("Identity document"),
        "household": _("Composition of the household"),
        "income": _("Proof of income"),
        "social_housing": _("Registration for social housing"),
        "medical": _("Medical certificate"),
        "other": _("Other paper"),
    }


CAME = ("told_by", "origin_sha256", "closed")
HIDDEN = ("copy_sha256", "copy_media_type", "copy_size", "preview_sha256", "thumbnail_sha256")


def _papers(reader: Reader, case_id: int, rows: Iterable[Document]) -> tuple[Paper, ...]:
    came = {one.document_id: one for one in reader.where(ReceivedPaper, case_id=case_id)}
    closed = closed_papers(reader, case_id)
    return tuple(_paper(row, came.get(row.id), closed=row.id in closed) for row in rows)


def _paper(row: Document, came: ReceivedPaper | None, *, closed: bool) -> Paper:
    values = {one.name: getattr(row, one.name) for one in fields(cast("Any", Paper)) if one.name not in CAME}
    if came is not None:
        values |= {"told_by": came.told_by, "origin_sha256": came.origin_sha256, "closed": closed}
    if closed:
        values |= {"title": "", **dict.fromkeys(HIDDEN)}
    return Paper(**values)


def documents(reader: Reader, case_id: int) -> tuple[Paper, ...]:
    """Return the documents of the case that were not taken away, the latest first."""
    rows = reader.where(Document, "id", case_id=case_id, removed_on=None)
    return _papers(reader, case_id, reversed(rows))


def document(reader: Reader, case_id: int, document_id: int) -> Paper:
    """Return one document. Raises NotFound, also for one that was taken away or belongs to another case."""
    row = reader.one(Document, document_id)
    if row.case_id != case_id or row.removed_on is not None:
        raise NotFound
    return _papers(reader, case_id, [row])[0]


def expiring(found: Iterable[Paper], today: date) -> tuple[Paper, ...]:
    """Return, of each kind, the document that lasts longest, where that is over or nearly so; the oldest first."""
    best: dict[str, Paper] = {}
    for paper in found:
        other = best.get(paper.kind)
        if paper.last_day is not None and (other is None or other.last_day is None or paper.last_day > other.last_day):
            best[paper.kind] = paper
    marked = [paper for paper in best.values() if paper.worth(today) in {"over", "soon"}]
    return tuple(sorted(marked, key=lambda paper: (paper.last_day or today, paper.id)))
