"""A kept check gives due dates in the same transaction; a newer one supersedes them with history (M2.1.b, M2.1.c)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.checks import queries as checks
from app.checks.commands import KeepCheck
from app.checks.figures import figures_of_command_line
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, CheckRecord, DueDate, OutgoingMail
from tests.app.agenda.builders import rows, running
from tests.app.cases.builders import open_case
from tests.app.checks.cases import CHECK, facts
from tests.conftest import Team, make_team
from workflows.checks import CHECKS
from workflows.deadlines.from_checks import CHECK_DATES

RULE = "indexation_court_action"


def keep(store: Store, team: Team, case_id: int, **request: Any) -> int:
    with Reader.open(store, team.organisation_id) as reader:
        seen = checks.rows_of(reader, case_id).seen(reader.one(Case, case_id))
    command = KeepCheck(case_id=case_id, check=CHECK, facts=facts(request=request), seen=seen)
    return run(store, command, team.coordinator)


def test_the_answer_of_a_check_names_the_dates_that_are_followed() -> None:
    told = facts(refund={"claimed_on": "2026-06-01", "overpaid_since": "2025-09-01"})
    result = CHECKS[CHECK].run(told, figures_of_command_line())
    for declared in CHECK_DATES[CHECK]:
        group, name = declared.key.split(".")
        assert result[group][name], declared.key


@pytest.mark.parametrize("check", sorted(CHECK_DATES))
def test_every_path_that_is_followed_stands_in_the_contract_of_its_check(check: str) -> None:
    """A key that is renamed in the answer must not silently take its due date along (M2.1.b)."""
    for declared in CHECK_DATES[check]:
        schema = CHECKS[check].facts_schema() if declared.in_facts else CHECKS[check].result_schema()
        for path in filter(None, (declared.key, declared.normal_key)):
            found: Any = schema
            for part in path.split("."):
                name, _, code = part.removesuffix("]").partition("[")
                found = found["properties"].get(name)
                assert found is not None, path
                if code:
                    found = found["items"]
                    assert code in found["properties"]["code"]["enum"], path


def test_a_date_comes_with_rule_count_source_and_the_check_it_comes_from(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    record_id = keep(each_store, team, case_id)
    (due,) = running(each_store, case_id)
    assert (due.rule, due.due_on, due.counted_from) == (RULE, date(2026, 9, 10), date(2025, 9, 10))
    assert due.check_record_id == record_id
    assert due.sources[0]["article"] == "2273"
    assert due.doubt is not None
    assert "10 septembre 2026" in due.steps[-1]["fr"]
    (case,) = rows(each_store, Case, id=case_id)
    assert (case.next_due_on, case.waiting_for) == (date(2026, 9, 10), "landlord")
    created = rows(each_store, AuditEntry, table_name="due_dates", case_id=case_id)
    assert {entry.command for entry in created} == {"KeepCheck"}


def test_a_newer_check_supersedes_and_the_earlier_date_stays_readable(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    keep(store, team, case_id, made_on="2025-10-01")
    earlier, now = rows(store, DueDate, case_id=case_id)
    assert (earlier.status, earlier.due_on) == ("superseded", date(2026, 9, 10))
    assert (earlier.superseded_by_id, earlier.superseded_because) == (now.id, "checked_again")
    assert earlier.superseded_on == date(2026, 7, 8)
    assert (now.status, now.due_on) == ("running", date(2026, 10, 1))


def test_the_same_answer_again_changes_nothing(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    keep(store, team, case_id, rent_asked="933.00")
    assert len(rows(store, CheckRecord, case_id=case_id)) == 2
    assert [due.status for due in rows(store, DueDate, case_id=case_id)] == ["running"]


def test_a_date_that_the_newer_answer_no_longer_gives_is_put_aside(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    keep(store, team, case_id, made_on=None)
    (gone,) = rows(store, DueDate, case_id=case_id)
    assert (gone.status, gone.superseded_by_id, gone.superseded_because) == ("superseded", None, "checked_again")


def test_whoever_follows_the_case_is_told_in_the_same_transaction(store: Store, team: Team) -> None:
    """The check is made again by the coordinator; the adviser follows the case."""
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    assert rows(store, OutgoingMail) == []
    keep(store, team, case_id, made_on="2025-10-01")
    (mail,) = rows(store, OutgoingMail)
    assert (mail.user_id, mail.kind, mail.status) == (team.adviser.user_id, "date_moved", "waiting")
    assert (mail.payload["items"][0]["was_on"], mail.payload["items"][0]["due_on"]) == ("2026-09-10", "2026-10-01")
    assert "Haddad" not in str(mail.payload)


def test_a_check_that_is_refused_leaves_neither_date_nor_mail(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid):
        keep(store, team, case_id, made_on="2025-02-30")
    assert rows(store, DueDate) == []
    assert rows(store, OutgoingMail) == []
