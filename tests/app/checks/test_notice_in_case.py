"""The notice check in a case: prefilled, kept, and what the case then knows and offers (M2.1.b)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from app.cases import queries as case_queries
from app.cases.commands import OpenCase, SavePerson
from app.checks import case_facts, letters, queries
from app.checks.commands import KeepCheck
from app.foundation.permissions import Permission
from app.foundation.run import reading, run
from app.store.base import Store
from app.store.facts import case_facts as known_to_the_law
from app.store.facts import gives_reason_to_write
from app.store.tables import Case, CheckRecord, Lease
from tests.app.checks.notices import BRANCHES, CHECK, IN_TIME, LATE, facts
from tests.conftest import Team, make_team
from workflows.checks import CHECKS
from workflows.facts import NoticeFacts
from workflows.figures import Figures

TODAY = date(2026, 7, 8)


def opened(store: Store, team: Team, **changes: Any) -> int:
    given = {"identity": "pseudonym", "pseudonym": "Famille Diallo", "concern": "notice", "channel": "visit"} | changes
    return run(store, OpenCase(**given), team.adviser)


def keep(store: Store, team: Team, case_id: int, given: dict[str, Any]) -> int:
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        seen = queries.rows_of(reader, case_id).seen(reader.one(Case, case_id))
    return run(store, KeepCheck(case_id=case_id, check=CHECK, facts=given, seen=seen), team.adviser)


def notice_of(store: Store, team: Team, case_id: int) -> NoticeFacts | None:
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        return known_to_the_law(reader, reader.one(Case, case_id), on=TODAY, today=TODAY).notice


def test_the_case_knows_both_ends_and_the_strictest_last_day(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = opened(each_store, team)
    assert notice_of(each_store, team, case_id) is None
    keep(each_store, team, case_id, facts(BRANCHES))
    known = notice_of(each_store, team, case_id)
    assert known == NoticeFacts(
        verdict="lawful_postponed",
        as_of=date(2025, 11, 5),
        ends_on=date(2026, 5, 31),
        ends_on_other_reading=date(2026, 4, 30),
        extension_by=date(2026, 3, 31),
    )
    assert known.holds
    assert not known.fails
    with reading(each_store, team.adviser, Permission.CASE_READ) as reader:
        answers = case_queries.known_answers(reader, case_id, "end_found_lawful")
        assert answers is not None
        assert answers.answers == {
            "end_on": date(2026, 5, 31),
            "end_on_other_reading": date(2026, 4, 30),
            "ask_extension_before_on": date(2026, 3, 31),
        }
        assert case_queries.known_answers(reader, case_id, "closed") is None
        assert case_queries.check_to_answer(reader, case_id) is None, "a notice that holds is not contested"


def test_a_notice_without_effect_gives_no_day_but_a_reason_to_write(store: Store, team: Team) -> None:
    case_id = opened(store, team)
    record_id = keep(store, team, case_id, facts(LATE))
    known = notice_of(store, team, case_id)
    assert known is not None
    assert known.fails
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        assert case_queries.known_answers(reader, case_id, "end_found_lawful") is None
        assert case_queries.check_to_answer(reader, case_id) == record_id
        kept = reader.one(CheckRecord, record_id)
    assert kept.law_digest == CHECKS[CHECK].law_digest


def test_an_act_of_the_tenant_is_no_demand_of_the_landlord(store: Store, team: Team) -> None:
    case_id = opened(store, team)
    given = {
        "as_of": "2026-07-08", "subject": "tenant_notice",
        "lease": {"type": "main_residence_short", "written": True, "starts_on": "2026-04-01", "ends_on": "2026-07-31"},
        "tenant_notice": {"form": "registered", "received_on": "2026-07-01"},
    }  # fmt: skip
    keep(store, team, case_id, given)
    assert notice_of(store, team, case_id) is None
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        assert case_queries.check_to_answer(reader, case_id) is None
    assert not gives_reason_to_write(CHECK, "no_effect", given)
    assert gives_reason_to_write(CHECK, "no_effect", facts(LATE))
    assert gives_reason_to_write("rent_indexation", "excessive", {})


def test_the_check_begins_with_what_the_case_knows(store: Store, team: Team) -> None:
    case_id = opened(store, team)
    keep(store, team, case_id, facts(IN_TIME) | {"landlord": {"kind": "company"}})
    run(store, SavePerson(case_id=case_id, role="co_tenant", first_name="Ali", last_name="D."), team.adviser)
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        begin = queries.case_for_check(reader, case_id, CHECK, as_of="2026-07-08", record_id=None)
        other = queries.case_for_check(reader, case_id, "rent_indexation", as_of="2026-07-08", record_id=None)
        lease = reader.where(Lease, case_id=case_id)[0]
    assert begin.facts["subject"] == "landlord_notice", "a case about a notice asks about that notice"
    assert begin.facts["lease"] == {
        "type": "main_residence_9y", "written": True, "starts_on": "2023-09-01", "rent_monthly": "900.00",
    }  # fmt: skip
    assert begin.facts["tenants"] == {"count": 2}
    assert begin.facts["landlord"] == {"kind": "company"}
    assert "notice" not in begin.facts
    assert other.facts["lease"]["rent_before_request"] == "900.00", "told once, known to both checks"
    assert "subject" not in other.facts
    assert lease.rent_now_cents == 90000


def test_another_concern_leaves_the_question_open(store: Store, team: Team) -> None:
    case_id = opened(store, team, concern="arrears")
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        begin = queries.case_for_check(reader, case_id, CHECK, as_of="2026-07-08", record_id=None)
    assert "subject" not in begin.facts


def test_words_that_a_check_does_not_know_stay_behind() -> None:
    told = {"landlord": {"kind": "housing_fund"}, "lease": {"base_rent": "750.00", "written": False}}
    assert case_facts.asked_by(CHECKS[CHECK].facts, told) == {"lease": {"written": False}}


def test_unknown_is_not_written_into_the_lease(store: Store, team: Team) -> None:
    case_id = opened(store, team)
    given = facts(IN_TIME)
    given["lease"]["type"] = "unknown"
    keep(store, team, case_id, given)
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        assert reader.where(Lease, case_id=case_id)[0].type is None


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (LATE, ["N1-05"]),
        (IN_TIME, ["N1-07", "N1-08"]),
        (BRANCHES, ["N1-05", "N1-06", "N1-07", "N1-08"]),
    ],
)
def test_the_letters_that_fit_by_their_code(name: str, codes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    written = {code: SimpleNamespace(code=code) for code in ("N1-01", "N1-05", "N1-06", "N1-07", "N1-08")}
    monkeypatch.setattr(letters, "CATALOGUE", written)
    result = CHECKS[CHECK].run(facts(name), Figures.shipped())
    assert [spec.code for spec in letters.letters_for(CHECK, facts(name), result)] == codes
    monkeypatch.setattr(letters, "CATALOGUE", {})
    assert letters.letters_for(CHECK, facts(name), result) == [], "those not written yet are left out"
    assert letters.letters_for("rent_indexation", {}, {}) == []
