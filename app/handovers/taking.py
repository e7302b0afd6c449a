"""What a hand-over brings beside the sections of a transfer: the incident, the checks with their facts, the papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.checks import case_facts as of_checks
from app.foundation import clock
from app.handovers import papers as going
from app.proceedings import incident
from app.store import hand_overs, incidents, procedure
from app.store.kept_checks import take_answer
from app.store.procedure import Told
from app.store.tables import Document, EpbCertificate, HandOverPaper, Note, ReceivedPaper
from letters.text import in_a_row
from workflows.asked import ASKED

if TYPE_CHECKING:
    from app.store.tables import Case, HandOver
    from app.store.work import Work


def take_rest(work: Work, case: Case, row: HandOver, told: dict[str, Any], *, new: bool) -> None:
    """Write what came into our case. ``new``: the case was opened for it. Raises Invalid."""
    service = told["from"]["name_nl" if case.language == "nl" else "name_fr"][:160]
    _take_incident(work, case, told)
    _take_checks(work, case, told, service, new=new)
    _take_papers(work, case, row, service)


def _take_incident(work: Work, case: Case, told: dict[str, Any]) -> None:
    """Open the incident that was told, so that nothing is asked twice; a case that has one keeps its own."""
    found = told["case"].get("incident")
    if found is None or incidents.of_case(work, case.id) is not None:
        return
    began = found["facts"].get("occurred_from") or found["reported_on"]
    incident.tell_case(work, case, incident.OPENING, date.fromisoformat(began), {})
    report = incident.Report(
        reported_on=date.fromisoformat(found["reported_on"]),
        reported_by="service",
        mandate=True,
        entered_later=True,
        danger_shown_first=True,
    )
    incident.open_incident(work, case, report, found["facts"], Told(source="partner"))


def _take_checks(work: Work, case: Case, told: dict[str, Any], service: str, *, new: bool) -> None:
    """Keep the checks whose facts came, so that they open without being typed again. Raises Invalid."""
    for one in told["case"].get("checks", ()):
        check = ASKED.get(one["check"])
        if check is None or "facts" not in one or take_answer(work, case, one, service) is None:
            continue
        if new and check.name == of_checks.PROCEDURE:
            known = procedure.known(work, case.id)
            said = of_checks.told_to_procedure(check.facts, one["facts"], known)
            procedure.write(work, case, said, Told(source="other_centre"))
        listed = of_checks.certificates_from(one["facts"])
        if listed and not work.where(EpbCertificate, case_id=case.id):
            for values in listed:
                work.add(EpbCertificate(case_id=case.id, **values))


def _take_papers(work: Work, case: Case, row: HandOver, service: str) -> None:
    """Keep the papers that came as documents of our own case; one that is there already is not kept twice."""
    twice: list[HandOverPaper] = []
    for paper in hand_overs.papers(work, row, work.author.organisation_id, clock.today()):
        if _is_there(work, case, paper):
            twice.append(paper)
            continue
        words = going.words_of_kind(paper.source, paper.kind).of("nl" if case.language == "nl" else "fr")
        document = work.add(
            Document(
                case_id=case.id,
                kind=going.document_kind(paper.source, paper.kind),
                title=paper.title or ("" if paper.source == "document" else words[:160]),
                media_type=paper.media_type,
                size=paper.size,
                sha256=paper.sha256,
                pages=paper.pages,
                copy_sha256=paper.sha256,
                copy_media_type=paper.media_type,
                copy_size=paper.size,
                preview_sha256=paper.preview_sha256,
                thumbnail_sha256=paper.thumbnail_sha256,
                dated_on=paper.dated_on,
                valid_until=paper.valid_until,
                uploaded_at=work.author.at,
                uploaded_by_id=work.author.user_id,
            )
        )
        work.add(
            ReceivedPaper(
                case_id=case.id,
                document_id=document.id,
                hand_over_id=row.id,
                told_by=service,
                origin_sha256=paper.origin_sha256,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
    if twice:
        names = [going.words_of_kind(one.source, one.kind) for one in twice]
        dutch = case.language == "nl"
        told = (
            "Al in het dossier, niet opnieuw bewaard: " if dutch else "Déjà au dossier, pas gardé une seconde fois : "
        )
        _note(work, case, told + in_a_row((one.nl if dutch else one.fr for one in names), "nl" if dutch else "fr"))


def _is_there(work: Work, case: Case, paper: HandOverPaper) -> bool:
    """Tell whether the case holds a paper already: the same original, or the same copy."""
    same = {paper.origin_sha256, paper.sha256}
    held = work.where(Document, case_id=case.id, removed_on=None)
    if any(row.sha256 in same or row.copy_sha256 in same for row in held):
        return True
    there = {row.id for row in held}
    return any(
        row.origin_sha256 == paper.origin_sha256 and row.document_id in there
        for row in work.where(ReceivedPaper, case_id=case.id)
    )


def _note(work: Work, case: Case, text: str) -> None:
    work.add(
        Note(
            case_id=case.id,
            kind="other",
            happened_on=clock.today(),
            text=text,
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
