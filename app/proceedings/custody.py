"""The chain of custody when evidence passes to another service, and when it may no longer be opened there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.foundation import clock
from app.store import evidence
from app.store.tables import EvidenceFile, EvidenceStep, HandOver, HandOverPaper, Organisation

if TYPE_CHECKING:
    from app.store.tables import EvidenceWitness
    from app.store.work import Work

SOURCE = "evidence"
"""What a paper of a hand-over is called that was a piece of evidence."""


def passed(work: Work, row: HandOver, file_id: int) -> None:
    """Write down that the copy of a file passed with a hand-over, to whom and when."""
    _step(work, row, work.one(EvidenceFile, file_id), "passed")


def taken_back(work: Work, row: HandOver) -> None:
    """Write down that the evidence that passed cannot be opened there any more; only the sender has that chain."""
    if row.sender_id == work.author.organisation_id:
        for paper in work.where(HandOverPaper, "id", hand_over_id=row.id, source=SOURCE):
            _told(work, row, paper)


def take_back(work: Work, witness: EvidenceWitness) -> None:
    """The witness answered otherwise: what comes from them is not opened any more where they do not agree to it."""
    theirs = evidence.originals_of(work, witness)
    for paper in work.where(HandOverPaper, "id", source=SOURCE, sender_id=work.author.organisation_id):
        row = work.one(HandOver, paper.hand_over_id)
        if row.sent_case_id != witness.case_id or paper.origin_sha256 not in theirs:
            continue
        if not evidence.witness_agrees(work, witness, row):
            _told(work, row, paper)
            work.remove(paper)


def _told(work: Work, row: HandOver, paper: HandOverPaper) -> None:
    for file in work.where(EvidenceFile, "id", case_id=row.sent_case_id, sha256=paper.origin_sha256):
        _step(work, row, file, "taken_back")


def _step(work: Work, row: HandOver, file: EvidenceFile, kind: str) -> None:
    service = work.one(Organisation, row.receiver_id)
    dutch = work.case(row.sent_case_id).language == "nl"
    step = EvidenceStep(
        case_id=file.case_id,
        item_id=file.item_id,
        file_id=file.id,
        kind=kind,
        to_whom=(service.name_nl if dutch else service.name_fr)[:160],
        happened_on=clock.today(),
        recorded_at=work.author.at,
        recorded_by_id=work.author.user_id,
    )
    work.add(step)
