"""The worklist: every open case once, in order, whatever the page; one's own service only; both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.agenda.commands import AddTask
from app.cases.commands import AddNote, RecordEvent
from app.foundation import clock
from app.foundation.run import run
from app.store import due_items
from app.store.base import Store, open_store
from app.store.reading import Reader
from app.store.tables import Case
from app.store.worklist import Cursor, Filter, WorkRow, loads, page, read_cursor
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import NOW, Team, make_team

EVERYTHING = Filter()


def fill(store: Store, team: Team, count: int) -> None:
    """Open cases of two colleagues with dates that repeat, some without, some closed."""
    for number in range(count):
        actor = team.adviser if number % 3 else team.coordinator
        channel = "partner" if number % 5 == 0 else "visit"
        case_id = open_case(store, actor, last_name=f"Nom{number}", channel=channel)
        if number % 4:
            due_on = TODAY + timedelta(days=(number * 7) % 11 - 3)
            run(store, AddTask(case_id=case_id, title=f"Appeler {number}", due_on=due_on), actor)
        if number % 9 == 8:
            close(store, team, case_id)


def close(store: Store, team: Team, case_id: int) -> None:
    inputs = {"outcome": "not_concerned", "closing_reason": "no_risk_found"}
    version = case_version(store, case_id)
    closed = RecordEvent(case_id=case_id, version=version, event="closed", happened_on=TODAY, inputs=inputs)
    run(store, closed, team.adviser)


def case_version(store: Store, case_id: int) -> int:
    with Reader.open(store, None) as reader:
        return reader.one(Case, case_id).version


def expected(store: Store, chosen: Filter) -> list[int]:
    """The slow way: read every case of every service and look at it."""
    with Reader.open(store, None) as reader:
        cases = reader.where(Case, "next_due_on", "id")
    return [
        case.id
        for case in cases
        if case.closed_on is None
        and case.organisation_id == 1
        and (chosen.assigned_to_id is None or case.assigned_to_id == chosen.assigned_to_id)
        and (not chosen.state or case.state == chosen.state)
        and (not chosen.level or case.level == chosen.level)
        and (chosen.overdue_on is None or case.next_due_on < chosen.overdue_on)
        and (not chosen.waiting or case.waiting_for not in {"", "us"})
        and (not chosen.undated or case.next_due_on == date.max)
    ]


def walk(reader: Reader, chosen: Filter, size: int) -> list[list[WorkRow]]:
    pages, after = [], None
    while True:
        found = page(reader, chosen, after=after, size=size)
        pages.append(list(found.rows))
        if found.next is None:
            return pages
        after = found.next


FILTERS = (
    EVERYTHING,
    Filter(assigned_to_id=1),
    Filter(state="signalled"),
    Filter(level="1"),
    Filter(overdue_on=TODAY),
    Filter(undated=True),
    Filter(waiting=True),
    Filter(assigned_to_id=1, level="1", overdue_on=TODAY),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite) -> Iterator[Store]:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("worklist")
    path = folder / "limen.sqlite"
    path.write_bytes(migrated_sqlite.read_bytes())
    store = open_store(f"sqlite:///{path}", folder / "blobs")
    with clock.frozen(NOW):
        fill(store, make_team(store, "SEUIL"), 60)
        fill(store, make_team(store, "ANDER"), 5)
    yield store
    store.engine.dispose()


@settings(max_examples=60, deadline=None)
@given(chosen=st.sampled_from(FILTERS), size=st.integers(1, 70))
def test_the_pages_together_are_all_open_cases_in_order(full: Store, chosen: Filter, size: int) -> None:
    with Reader.open(full, 1) as reader:
        pages = walk(reader, chosen, size)
    assert [row.case_id for rows in pages for row in rows] == expected(full, chosen)
    assert all(len(rows) == size for rows in pages[:-1])


@settings(max_examples=40, deadline=None)
@given(chosen=st.sampled_from(FILTERS), size=st.integers(1, 30))
def test_going_back_shows_the_same_pages(full: Store, chosen: Filter, size: int) -> None:
    with Reader.open(full, 1) as reader:
        found = page(reader, chosen, size=size)
        assert found.previous is None
        while found.next is not None:
            following = page(reader, chosen, after=found.next, size=size)
            assert following.previous is not None
            back = page(reader, chosen, before=following.previous, size=size)
            assert back.rows == found.rows
            assert (back.previous is None) == (found.previous is None)
            found = following


def test_a_row_says_what_is_next_and_hides_a_secret_commune(store: Store, team: Team) -> None:
    first = open_case(store, team.adviser, postal_code="1080")
    run(store, AddTask(case_id=first, title="Appeler le bailleur", due_on=TODAY), team.adviser)
    second = open_case(store, team.adviser, postal_code="1080")
    violence = RecordEvent(
        case_id=second,
        version=case_version(store, second),
        event="safety_asked",
        happened_on=TODAY,
        inputs={"violence": "violence"},
    )
    run(store, violence, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        rows = page(reader, EVERYTHING).rows
    assert [(row.case_id, row.next_title, row.commune_nis) for row in rows] == [
        (first, "Appeler le bailleur", "21012"),
        (second, None, None),
    ]


def test_the_list_is_the_same_on_both_databases(each_store: Store) -> None:
    team, stranger = make_team(each_store, "SEUIL"), make_team(each_store, "ANDER")
    fill(each_store, team, 14)
    fill(each_store, stranger, 3)
    with Reader.open(each_store, 1) as reader:
        for chosen in FILTERS:
            pages = walk(reader, chosen, 4)
            assert [row.case_id for rows in pages for row in rows] == expected(each_store, chosen)
        found = loads(reader, today=TODAY, week_end=TODAY + timedelta(days=7))
        assert {load.assigned_to_id for load in found} == {team.adviser.user_id, team.coordinator.user_id}
        assert sum(load.open for load in found) == len(expected(each_store, EVERYTHING))
        assert sum(load.overdue for load in found) == len(expected(each_store, Filter(overdue_on=TODAY)))
        items = due_items.until(reader, user_id=team.adviser.user_id, last=TODAY + timedelta(days=7))
        assert [item.due_on for item in items] == sorted(item.due_on for item in items)
        assert {item.assigned_to_id for item in items} == {team.adviser.user_id}
        assert due_items.awaited(reader, user_id=None, after=TODAY) == ()
    with Reader.open(each_store, stranger.organisation_id) as reader:
        assert len(page(reader, EVERYTHING).rows) == 3


def test_a_task_in_a_colleagues_case_is_on_my_day(store: Store, team: Team) -> None:
    theirs = open_case(store, team.coordinator)
    mine = team.adviser.user_id
    run(store, AddTask(case_id=theirs, title="Traduire", due_on=TODAY, assigned_to_id=mine), team.coordinator)
    with Reader.open(store, team.organisation_id) as reader:
        assert [item.title for item in due_items.until(reader, user_id=mine, last=TODAY)] == ["Traduire"]
        assert due_items.until(reader, user_id=team.coordinator.user_id, last=TODAY) == ()
        assert [item.title for item in due_items.until(reader, user_id=None, last=TODAY)] == ["Traduire"]
        assert due_items.undated(reader, user_id=mine) == 0


def test_what_others_owe_us_waits_until_its_day(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    run(store, AddNote(case_id=case_id, kind="consent", happened_on=TODAY, text="oui"), team.adviser)
    handed = RecordEvent(
        case_id=case_id,
        version=case_version(store, case_id),
        event="handed_over",
        happened_on=TODAY,
        inputs={"receiving_service": "CPAS", "answer_by_on": TODAY + timedelta(days=5)},
    )
    run(store, handed, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        (waiting,) = due_items.awaited(reader, user_id=team.adviser.user_id, after=TODAY)
        assert (waiting.due_on, waiting.waits_for) == (TODAY + timedelta(days=5), "service")
        assert [row.case_id for row in page(reader, Filter(waiting=True)).rows] == [case_id]


@pytest.mark.parametrize("text", [None, "", "x", "20260708", "20261308-1", "20260708-", "20260708-1; DROP"])
def test_a_place_that_is_none_is_the_beginning(text: str | None) -> None:
    assert read_cursor(text) is None


def test_a_place_is_read_as_it_is_written() -> None:
    cursor = Cursor(date(2026, 7, 8), 42)
    assert read_cursor(str(cursor)) == cursor
    last = Cursor(date.max, 7)
    assert read_cursor(str(last)) == last
