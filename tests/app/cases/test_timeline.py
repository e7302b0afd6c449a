"""The timeline tells what happened; what the program kept along the way stays in the list of the checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.cases import queries
from app.cases.timeline import timeline
from app.foundation import clock
from app.foundation.run import run
from app.incidents.commands import SaveIncidentFacts
from app.procedure.commands import SaveFacts
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import CheckRecord, IncidentEntry, ProcedureEntry
from tests.app.incidents.builders import open_incident
from tests.conftest import Team


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


def checks(store: Store, team: Team, case_id: int) -> tuple[list[str], list[str]]:
    """Return the checks of the timeline, the oldest first, and all that were kept."""
    with Reader.open(store, team.organisation_id) as reader:
        happened = timeline(reader, queries.header(reader, case_id))
        kept = [row.check for row in reader.where(CheckRecord, "id", case_id=case_id)]
    return [one.code for one in reversed(happened) if one.kind == "check"], kept


def newest(store: Store, team: Team, table: type[Any], case_id: int) -> int:
    with Reader.open(store, team.organisation_id) as reader:
        return max((row.id for row in reader.where(table, case_id=case_id)), default=0)


def test_an_illegal_eviction_shows_its_own_answer_and_no_deadline_of_a_court(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id
    shown, kept = checks(store, team, case_id)
    assert "judicial_deadlines" in kept, "the list of the checks keeps it"
    assert shown == ["illegal_eviction"]


def test_the_answer_stands_there_once_until_it_says_something_else(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id

    def told(values: dict[str, Any], because: str = "") -> list[str]:
        seen = newest(store, team, IncidentEntry, case_id)
        more = SaveIncidentFacts(case_id=case_id, seen=seen, values=values, source="said", because=because)
        run(store, more, team.adviser)
        return [one for one in checks(store, team, case_id)[0] if one == "illegal_eviction"]

    assert len(told({"household.minors": 2})) == 1
    assert len(told({"title.status": "seen", "title.kind": "judgment"}, "Vu le jugement.")) == 2


def test_a_judgment_that_comes_to_light_brings_the_deadlines_back(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id
    seen = newest(store, team, ProcedureEntry, case_id)
    values = {"judgment.given_on": date(2026, 10, 1), "service.on": date(2026, 10, 8)}
    run(store, SaveFacts(case_id=case_id, seen=seen, values=values, source="paper"), team.adviser)
    assert "judicial_deadlines" in checks(store, team, case_id)[0]
