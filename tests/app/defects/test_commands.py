"""Rooms of a dwelling, what is wrong in them, photos with their numbers; both databases. M2.1.g, M28.1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.defects import queries
from app.defects.commands import Finding, SaveRoom
from app.documents.commands import AddDocument, RemoveDocument
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, DefectPhoto, Document, FoundDefect, WalkedRoom
from tests.app.cases.builders import TODAY, open_case
from tests.app.documents import files
from tests.conftest import Team, make_team


def rows(store: Store, table: type[Any], **equals: object) -> Sequence[Any]:
    with Reader.open(store, None) as reader:
        return reader.all(select(table).filter_by(**equals).order_by(table.id))


def walk(store: Store, team: Team, case_id: int, room: str, *findings: Finding, **more: Any) -> int:
    values: dict[str, Any] = {"walked_on": TODAY} | more
    return run(store, SaveRoom(case_id=case_id, room=room, findings=findings, **values), team.adviser)


def seen(store: Store, team: Team, case_id: int) -> dict[str, queries.RoomCard]:
    with Reader.open(store, team.organisation_id) as reader:
        return queries.rooms(reader, case_id)


def notice(store: Store, team: Team, case_id: int, day: date = TODAY) -> tuple[queries.NoticeRow, ...]:
    with Reader.open(store, team.organisation_id) as reader:
        return queries.formal_notice_rows(reader, case_id, day)


def test_a_walk_gives_the_rows_of_a_formal_notice_the_worst_first(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    damp = Finding(
        kind="damp",
        present=True,
        since_on=date(2025, 10, 1),
        reported_on=date(2026, 3, 12),
        reported_how="message",
        remark=" Mur nord ",
        photos=(prepared(files.photo()), prepared(files.photo("PNG"))),
    )
    walk(each_store, team, case_id, "bedroom_1", damp, Finding(kind="window", present=False), remark=" Froide ")
    gas = Finding(kind="gas_co", present=True, photos=(prepared(files.HEIC),))
    walk(each_store, team, case_id, "kitchen", gas, Finding(kind="leak", present=True, risk="danger"))
    walk(each_store, team, case_id, "entrance", Finding(kind="door", present=True, reported=False))
    found = notice(each_store, team, case_id, date(2026, 7, 10))
    assert [(row.room, row.kind, row.risk, row.deadline_on, row.photos) for row in found] == [
        ("kitchen", "gas_co", "danger", date(2026, 7, 12), (3,)),
        ("kitchen", "leak", "danger", date(2026, 7, 12), ()),
        ("entrance", "door", "urgent", date(2026, 7, 15), ()),
        ("bedroom_1", "damp", "ordinary", date(2026, 8, 9), (1, 2)),
    ]
    last = found[-1]
    assert (last.since_on, last.reported, last.reported_on, last.reported_how, last.remark) == (
        date(2025, 10, 1),
        True,
        date(2026, 3, 12),
        "message",
        "Mur nord",
    )
    assert (last.room_title.nl, last.title.fr, last.term.nl) == ("Slaapkamer 1", "Humidité ou moisissures", "30 dagen")
    assert found[2].reported is False
    photo = rows(each_store, Document)[0]
    assert (photo.kind, photo.dated_on) == ("photo", TODAY)
    assert b"GPSLatitude" not in blobs.fetch(each_store.blob_dir, photo.copy_sha256)
    card = seen(each_store, team, case_id)["bedroom_1"]
    assert (card.remark, card.version, card.walked_on) == ("Froide", 1, TODAY)
    assert list(seen(each_store, team, case_id)) == ["entrance", "kitchen", "bedroom_1"], "the order of the walk"
    tables = {entry.table_name for entry in rows(each_store, AuditEntry, command="SaveRoom")}
    assert tables == {"walked_rooms", "found_defects", "defect_photos", "documents"}


def test_a_room_is_saved_again_and_a_stale_page_is_told(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    walk(each_store, team, case_id, "cellar", Finding(kind="damp", present=True))
    with pytest.raises(StaleCase):
        walk(each_store, team, case_id, "cellar", Finding(kind="damp", present=False))
    walk(each_store, team, case_id, "cellar", Finding(kind="damp", present=False), version=1)
    assert seen(each_store, team, case_id)["cellar"].version == 2, "a change of a defect alone is a new version"
    with pytest.raises(StaleCase):
        walk(each_store, team, case_id, "cellar", Finding(kind="damp", present=True), version=1)
    with pytest.raises(StaleCase):
        walk(each_store, team, case_id, "outside", version=1)
    walk(each_store, team, case_id, "cellar", Finding(kind="damp"), version=2)
    answer = seen(each_store, team, case_id)["cellar"].answers["damp"]
    assert answer.present is None, "an answer can be taken back"
    assert notice(each_store, team, case_id) == ()
    assert len(rows(each_store, FoundDefect)) == 1


def test_photos_keep_their_numbers(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    first, second = prepared(files.photo()), prepared(files.photo("PNG"))
    walk(store, team, case_id, "cellar", Finding(kind="damp", present=True, photos=(first, first, second)))
    assert notice(store, team, case_id)[0].photos == (1, 2), "the same photo counts once"
    photos = seen(store, team, case_id)["cellar"].answers["damp"].photos
    off = Finding(kind="damp", present=True, take_off=frozenset({photos[1].id}))
    walk(store, team, case_id, "cellar", off, version=1)
    assert notice(store, team, case_id)[0].photos == (1,)
    walk(store, team, case_id, "cellar", Finding(kind="damp", present=True, photos=(second,)), version=2)
    assert notice(store, team, case_id)[0].photos == (1, 3), "a number is never given twice"
    assert len(rows(store, Document)) == 2
    document = rows(store, Document)[0]
    remove = RemoveDocument(case_id=case_id, document_id=document.id, version=document.version, because="asked")
    run(store, remove, team.adviser)
    assert notice(store, team, case_id)[0].photos == (3,), "what left the case is no proof"
    assert len(rows(store, DefectPhoto)) == 3


def test_a_photo_that_is_in_the_case_is_used_as_it_is(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    key = run(store, AddDocument(case_id=case_id, file=prepared(files.photo()), kind="photo"), team.adviser)
    walk(store, team, case_id, "toilet", Finding(kind="drain", present=True, photos=(prepared(files.photo()),)))
    assert notice(store, team, case_id)[0].documents == (key,)


TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("finding", "field"),
    [
        (Finding(kind="overcrowding", present=True), ""),
        (Finding(kind="poem", present=True), ""),
        (Finding(kind="damp", present=True, risk="terrible"), "damp_risk"),
        (Finding(kind="damp", present=True, reported_how="pigeon"), "damp_reported_how"),
        (Finding(kind="damp", present=True, since_on=TOMORROW), "damp_since_on"),
        (Finding(kind="damp", present=True, reported_on=TOMORROW), "damp_reported_on"),
        (Finding(kind="damp", present=True, reported=False, reported_on=TODAY), "damp_reported_on"),
    ],
)
def test_what_cannot_be_leaves_nothing(store: Store, team: Team, finding: Finding, field: str) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid) as refused:
        walk(store, team, case_id, "cellar", Finding(kind="leak", present=True), finding)
    assert refused.value.field == field
    assert rows(store, WalkedRoom) == rows(store, FoundDefect) == []


def test_a_visit_is_not_in_the_future_and_may_be_of_last_week(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid, match="walked_on"):
        walk(store, team, case_id, "cellar", walked_on=TOMORROW)
    walk(store, team, case_id, "cellar", walked_on=date(2026, 7, 1))
    assert seen(store, team, case_id)["cellar"].walked_on == date(2026, 7, 1)


def test_rooms_of_others_and_rooms_that_are_none(store: Store, team: Team, other_team: Team) -> None:
    case_id = open_case(store, team.adviser)
    walk(store, team, case_id, "cellar", Finding(kind="damp", present=True))
    with pytest.raises(NotFound):
        walk(store, other_team, case_id, "kitchen")
    with pytest.raises(NotFound):
        walk(store, team, case_id, "garage")
    with pytest.raises(Forbidden):
        run(store, SaveRoom(case_id=case_id, room="kitchen", walked_on=TODAY), team.auditor)
    assert seen(store, other_team, case_id) == {}
    assert notice(store, other_team, case_id) == ()
