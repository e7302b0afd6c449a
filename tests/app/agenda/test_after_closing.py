"""A case that is closed comes back into the agenda on the day its reason of closing asks for (issue 4, exits)."""

from __future__ import annotations

from datetime import date

from app.agenda.commands import MarkDueDate
from app.cases.commands import ReopenCase
from app.foundation.permissions import Permission
from app.foundation.run import reading, run
from app.store import agenda, due_items
from app.store.base import Store
from app.store.tables import DueDate
from tests.app.agenda.builders import TODAY, record, rows, running, version
from tests.app.cases.builders import open_case
from tests.conftest import Team, make_team

RULE = "exit_title_watch"


def closed_case(store: Store, team: Team, reason: str = "enforcement_dropped") -> int:
    case_id = open_case(store, team.adviser, opened_on=date(2026, 7, 1))
    answers = {"outcome": "stayed_same_terms", "closing_reason": reason}
    record(store, team.adviser, case_id, "closed", TODAY, **answers)
    return case_id


def shown(store: Store, team: Team, last: date) -> set[str]:
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        days = agenda.between(reader, None, last, agenda.Wanted())
        today = due_items.until(reader, user_id=team.adviser.user_id, last=last)
    assert {item.rule for item in today} == {item.rule for item in days}
    assert all(item.open for item in days)
    return {item.rule for item in days}


def test_a_closed_case_asks_for_its_proof_and_is_looked_at_again(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = closed_case(each_store, team)
    assert {due.rule for due in running(each_store, case_id)} == {"exit_proof", RULE}
    assert shown(each_store, team, date(2026, 7, 31)) == {"exit_proof"}
    assert shown(each_store, team, date(2027, 7, 31)) == {"exit_proof", RULE}


def test_the_yearly_look_comes_back_until_the_case_is_reopened(store: Store) -> None:
    team = make_team(store, "SEUIL")
    case_id = closed_case(store, team)
    (due,) = rows(store, DueDate, case_id=case_id, rule=RULE)
    run(
        store,
        MarkDueDate(case_id=case_id, due_date_id=due.id, version=due.version, status="met"),
        team.adviser,
    )
    (again,) = (one for one in running(store, case_id) if one.rule == RULE)
    assert (again.id != due.id, again.due_on) == (True, date(TODAY.year + 1, TODAY.month, TODAY.day))
    answers = {"why": "nouvelle signification", "go_on": "from_the_start"}
    command = ReopenCase(case_id=case_id, version=version(store, case_id), happened_on=TODAY, inputs=answers)
    run(store, command, team.coordinator)
    assert not running(store, case_id)


def test_a_day_that_was_dropped_does_not_come_back(store: Store) -> None:
    team = make_team(store, "SEUIL")
    case_id = closed_case(store, team)
    (due,) = rows(store, DueDate, case_id=case_id, rule=RULE)
    command = MarkDueDate(
        case_id=case_id, due_date_id=due.id, version=due.version, status="dropped", reason="jugement prescrit"
    )
    run(store, command, team.adviser)
    assert {one.rule for one in running(store, case_id)} == {"exit_proof"}
