"""Documents of a case: originals untouched, copies beside them, reminders, removal; issue 3, item 7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.cases import commands as cases
from app.correspondence.commands import RecordSending
from app.documents import queries
from app.documents.commands import AddDocument, AddDocuments, ChangeDocument, MakeWorkingCopy, RemoveDocument
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, Document, DueDate
from tests.app.cases.builders import TODAY, open_case
from tests.app.correspondence.builders import NUMBER, assessed, issued, letter_of, ready_case
from tests.app.documents import files
from tests.conftest import Team, make_team


def rows(store: Store, table: type[Any], **equals: object) -> Sequence[Any]:
    with Reader.open(store, None) as reader:
        return reader.all(select(table).filter_by(**equals).order_by(table.id))


def only(store: Store, table: type[Any], **equals: object) -> Any:
    (row,) = rows(store, table, **equals)
    return row


def keep(store: Store, actor: Actor, case_id: int, content: bytes, **more: Any) -> int:
    values: dict[str, Any] = {"kind": "photo"} | more
    return run(store, AddDocument(case_id=case_id, file=prepared(content), **values), actor)


def test_the_original_lies_apart_untouched_and_the_copy_beside_it(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    content = files.photo()
    document_id = keep(each_store, team.adviser, case_id, content, title=" Cuisine ", dated_on=TODAY)
    row = only(each_store, Document)
    assert (row.id, row.kind, row.title, row.dated_on, row.pages) == (document_id, "photo", "Cuisine", TODAY, 1)
    assert (row.media_type, row.size, row.copy_media_type) == ("image/jpeg", len(content), "image/jpeg")
    assert blobs.fetch(each_store.blob_dir, row.sha256) == content
    copy = blobs.fetch(each_store.blob_dir, row.copy_sha256)
    assert len(copy) == row.copy_size
    assert b"GPSLatitude" not in copy
    for digest in (row.preview_sha256, row.thumbnail_sha256):
        assert blobs.fetch(each_store.blob_dir, digest)[:2] == b"\xff\xd8"
    assert {entry.table_name for entry in rows(each_store, AuditEntry, command="AddDocument")} == {"documents"}


def test_several_are_kept_at_once_and_none_twice(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    first = keep(store, team.adviser, case_id, files.photo())
    sent = tuple(prepared(content) for content in (files.pdf(), files.photo(), files.pdf()))
    kept = run(store, AddDocuments(case_id=case_id, files=sent, kind="lease"), team.adviser)
    assert kept.twice == (False, True, True)
    assert kept.ids[0] == kept.ids[2] != kept.ids[1] == first
    assert len(rows(store, Document)) == 2
    other = open_case(store, team.adviser)
    assert keep(store, team.adviser, other, files.photo()) != first, "another case has its own"


def test_a_file_that_was_taken_away_can_come_again(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    first = keep(store, team.adviser, case_id, files.photo())
    run(store, RemoveDocument(case_id=case_id, document_id=first, version=1, because="twice"), team.adviser)
    assert keep(store, team.adviser, case_id, files.photo()) != first


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "poem"}, "kind"),
        ({"dated_on": TODAY + timedelta(days=1)}, "dated_on"),
        ({"dated_on": TODAY, "valid_until": TODAY - timedelta(days=1)}, "valid_until"),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_is_kept(
    store: Store, team: Team, values: dict[str, Any], field: str
) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid, match=field):
        keep(store, team.adviser, case_id, files.photo(), **values)
    assert rows(store, Document) == []
    assert not store.blob_dir.exists()


def test_what_is_said_of_it_is_corrected_and_a_stale_page_is_told(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    before = only(store, Document)
    change = ChangeDocument(
        case_id=case_id, document_id=document_id, version=1, kind="lease", title="Bail", dated_on=date(2020, 5, 1)
    )
    run(store, change, team.adviser)
    row = only(store, Document)
    assert (row.kind, row.title, row.dated_on, row.version) == ("lease", "Bail", date(2020, 5, 1), 2)
    assert (row.sha256, row.copy_sha256) == (before.sha256, before.copy_sha256)
    with pytest.raises(StaleCase):
        run(store, change, team.adviser)
    with pytest.raises(Invalid, match="kind"):
        bad = ChangeDocument(case_id=case_id, document_id=document_id, version=2, kind="poem")
        run(store, bad, team.adviser)


def test_removal_has_a_reason_and_is_seen_in_the_trail(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    for because in ("", "no idea"):
        with pytest.raises(Invalid, match="because"):
            run(
                store,
                RemoveDocument(case_id=case_id, document_id=document_id, version=1, because=because),
                team.adviser,
            )
    remove = RemoveDocument(
        case_id=case_id, document_id=document_id, version=1, because="wrong_case", note="Dossier de la voisine"
    )
    run(store, remove, team.adviser)
    row = only(store, Document)
    assert (row.removed_on, row.removed_because) == (TODAY, "wrong_case")
    assert blobs.fetch(store.blob_dir, row.sha256), "the bytes stay with the case"
    trail = only(store, AuditEntry, command="RemoveDocument")
    assert "Dossier de la voisine" not in str(trail.changes)
    again = RemoveDocument(case_id=case_id, document_id=document_id, version=2, because="other")
    with pytest.raises(NotFound):
        run(store, again, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.documents(reader, case_id) == ()
        with pytest.raises(NotFound):
            queries.document(reader, case_id, document_id)


def test_the_proof_of_a_letter_stays(store: Store, team: Team) -> None:
    stage = assessed(ready_case(store, team.adviser))
    letter_id = issued(store, team.adviser, stage)
    document_id = keep(store, team.adviser, stage.case_id, files.photo(), kind="proof_of_sending")
    sending = RecordSending(
        letter_id=letter_id,
        version=letter_of(store, letter_id).version,
        today=TODAY,
        sending_mode="S-REG",
        sent_on=TODAY,
        registered_number=NUMBER,
        proof_document_id=document_id,
    )
    run(store, sending, team.adviser)
    with pytest.raises(Invalid, match="prouve"):
        run(
            store,
            RemoveDocument(case_id=stage.case_id, document_id=document_id, version=1, because="other"),
            team.adviser,
        )


def running(store: Store) -> list[tuple[str, date]]:
    return [(row.rule, row.due_on) for row in rows(store, DueDate, status="running")]


def test_the_end_of_the_value_of_a_document_is_a_date_of_the_case(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    actor = team.adviser
    soon, later, far = (TODAY + timedelta(days=days) for days in (40, 300, 3000))
    first = keep(each_store, actor, case_id, files.pdf(), kind="social_housing", valid_until=soon)
    assert running(each_store) == [("paper_expires_social_housing", soon)]
    assert only(each_store, Case).next_due_on == soon
    second = keep(each_store, actor, case_id, files.pdf(2), kind="social_housing", valid_until=later)
    assert running(each_store) == [("paper_expires_social_housing", later)], "a renewed one takes its place"
    keep(each_store, actor, case_id, files.pdf(3), kind="social_housing", valid_until=TODAY - timedelta(days=9))
    assert running(each_store) == [("paper_expires_social_housing", later)], "an older one changes nothing"
    run(each_store, RemoveDocument(case_id=case_id, document_id=second, version=1, because="other"), actor)
    assert running(each_store) == [("paper_expires_social_housing", soon)]
    change = ChangeDocument(case_id=case_id, document_id=first, version=1, kind="epb_certificate", valid_until=far)
    run(each_store, change, actor)
    assert running(each_store) == [], "ten years ahead is no date to plan with"
    assert only(each_store, Case).next_due_on == date.max
    due = rows(each_store, DueDate)[0]
    assert due.title == {
        "fr": "Renouveler l'inscription au logement social",
        "nl": "De inschrijving voor een sociale woning vernieuwen",
    }
    assert due.steps[0]["nl"].startswith("Laatste dag van geldigheid")


def test_a_kind_without_words_of_its_own_is_reminded_too(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team.adviser, case_id, files.pdf(), kind="medical", valid_until=TODAY + timedelta(days=5))
    assert "médical" not in str(only(store, DueDate).title), "a date never tells what is sensitive"


def test_an_earlier_row_gets_its_copy_once(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    content = files.photo()
    document_id = keep(store, team.adviser, case_id, content)
    forget_copy(store)
    make = MakeWorkingCopy(case_id=case_id, document_id=document_id, file=prepared(files.pdf()))
    run(store, make, team.adviser)
    assert only(store, Document).copy_sha256 is None, "the copy of another file is no copy"
    run(store, MakeWorkingCopy(case_id=case_id, document_id=document_id, file=prepared(content)), team.adviser)
    row = only(store, Document)
    assert row.copy_sha256
    run(store, MakeWorkingCopy(case_id=case_id, document_id=document_id, file=prepared(content)), team.adviser)
    assert only(store, Document).version == row.version


def forget_copy(store: Store) -> None:
    """Let all documents be as an earlier release kept them."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(
            "UPDATE documents SET copy_sha256 = NULL, copy_media_type = NULL, copy_size = NULL,"
            " preview_sha256 = NULL, thumbnail_sha256 = NULL, pages = NULL"
        )


def test_who_does_no_casework_and_who_is_of_another_service(store: Store, team: Team, other_team: Team) -> None:
    case_id = open_case(store, team.adviser)
    document_id = keep(store, team.adviser, case_id, files.pdf())
    own = open_case(store, other_team.adviser)
    file = prepared(files.pdf())
    ids = {"case_id": case_id, "document_id": document_id}
    commands: list[Any] = [
        AddDocument(case_id=case_id, file=file, kind="lease"),
        AddDocuments(case_id=case_id, files=(file,), kind="lease"),
        ChangeDocument(**ids, version=1, kind="lease"),
        RemoveDocument(**ids, version=1, because="other"),
        MakeWorkingCopy(**ids, file=file),
    ]
    for command in commands:
        with pytest.raises(NotFound):
            run(store, command, other_team.coordinator)
        with pytest.raises(Forbidden):
            run(store, command, team.auditor)
    for command in (
        ChangeDocument(case_id=own, document_id=document_id, version=1, kind="lease"),
        MakeWorkingCopy(case_id=own, document_id=document_id, file=file),
    ):
        with pytest.raises(NotFound):
            run(store, command, other_team.coordinator)


def test_of_each_kind_the_best_is_looked_at_and_marked_when_its_end_is_near(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    actor = team.adviser
    keep(store, actor, case_id, files.pdf(1), kind="income", dated_on=date(2026, 4, 1))
    keep(store, actor, case_id, files.pdf(2), kind="household", dated_on=date(2026, 5, 20))
    keep(store, actor, case_id, files.pdf(3), kind="epb_certificate", valid_until=date(2026, 1, 1))
    keep(store, actor, case_id, files.pdf(4), kind="epb_certificate", valid_until=date(2031, 1, 1))
    keep(store, actor, case_id, files.pdf(5), kind="lease", dated_on=date(2019, 1, 1))
    with Reader.open(store, team.organisation_id) as reader:
        found = queries.documents(reader, case_id)
    marked = queries.expiring(found, TODAY)
    assert [(paper.kind, paper.last_day, paper.worth(TODAY)) for paper in marked] == [
        ("income", date(2026, 6, 1), "over"),
        ("household", date(2026, 7, 20), "soon"),
    ]
    assert {paper.kind: paper.worth(TODAY) for paper in found}["lease"] == ""
    assert {paper.worth(TODAY) for paper in found if paper.kind == "epb_certificate"} == {"over", "later"}


def test_a_closed_case_gets_no_new_date(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    case = only(store, Case)
    run(
        store,
        cases.RecordEvent(
            case_id=case_id,
            version=case.version,
            event="closed",
            happened_on=TODAY,
            inputs={"outcome": "not_concerned", "closing_reason": "no_risk_found"},
        ),
        team.adviser,
    )
    keep(store, team.adviser, case_id, files.pdf(), kind="lease", valid_until=TODAY + timedelta(days=3))
    assert running(store) == []
