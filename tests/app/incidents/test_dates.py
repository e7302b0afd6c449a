"""The dates of an incident are each followed once: from the answer, or from what happened, and not begun anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.foundation import clock
from app.foundation.run import run
from app.incidents.commands import SaveIncidentFacts, newest_entry
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import DueDate
from tests.app.agenda.builders import rows
from tests.app.incidents.builders import LOCK_CHANGED, happen, open_incident
from tests.conftest import Team, make_team

DAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def team(store: Store) -> Team:
    return make_team(store, "BHU")


def running(store: Store, case_id: int) -> dict[str, date]:
    found = rows(store, DueDate, case_id=case_id, status="running")
    assert len({due.rule for due in found}) == len(found), "each date is followed once"
    return {due.rule: due.due_on for due in found}


def tell(store: Store, team: Team, case_id: int, values: dict[str, object]) -> None:
    with Reader.open(store, team.organisation_id) as reader:
        seen = newest_entry(reader, case_id)
    command = SaveIncidentFacts(case_id=case_id, values=values, source="said", seen=seen, because="Raconté.")
    run(store, command, team.adviser)


def test_an_eviction_starts_its_year_and_the_search_for_a_place(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id
    found = running(store, case_id)
    assert found["incident_possessory"] == date(2027, 11, 18)
    assert found["incident_possessory_nine"] == date(2027, 8, 18)
    assert found["incident_proposal"] == date(2026, 11, 25)
    assert "incident_legal_review" not in found


def test_what_an_event_started_is_neither_doubled_nor_ended_by_an_answer(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser, {**LOCK_CHANGED, "home_status": "still_inside"}).case_id
    assert running(store, case_id)["threat_alert"] == date(2026, 12, 18)
    with clock.frozen(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):
        happen(store, team.adviser, case_id, "found_only_threatened", date(2026, 11, 20), why="Encore chez lui.")
        tell(store, team, case_id, {"household.adults": 2})
        assert running(store, case_id)["threat_alert"] == date(2026, 12, 20)
        tell(store, team, case_id, {"title.status": "seen", "title.kind": "judgment"})
        assert running(store, case_id)["threat_alert"] == date(2026, 12, 20)


def test_facts_told_the_next_day_do_not_put_the_review_off(store: Store, team: Team) -> None:
    facts = {**LOCK_CHANGED, "title.status": "unknown"}
    case_id = open_incident(store, team.adviser, facts).case_id
    assert running(store, case_id)["incident_legal_review"] == date(2026, 11, 20)
    with clock.frozen(datetime(2026, 11, 19, 9, 0, tzinfo=UTC)):
        tell(store, team, case_id, {"household.adults": 2})
    assert running(store, case_id)["incident_legal_review"] == date(2026, 11, 20)
    tell(store, team, case_id, {"title.status": "seen", "title.kind": "judgment"})
    assert running(store, case_id)["incident_legal_review"] == DAY


def test_the_question_of_a_title_that_is_answered_ends_with_its_date(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id
    tell(store, team, case_id, {"title.status": "seen", "title.kind": "judgment"})
    assert not {rule for rule in running(store, case_id) if rule.startswith("incident_possessory")}
