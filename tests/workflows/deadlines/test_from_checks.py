"""Dates in the answer of a check become due dates: declared by path, with count, source and both readings (M2.1.b)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.deadlines import DEADLINES
from workflows.deadlines.from_checks import CHECK_DATES, dates_of, rules_of
from workflows.figures import Figures

AS_OF = date(2026, 7, 8)
NOTICE: dict[str, Any] = {
    "landlord_notice_end_on": "2027-01-31",
    "tenant_deadlines": {
        "prorogation_letter_by": "2026-12-31",
        "kinship_action_by": "2026-11-30",
        "kinship_proof_due_by": "2026-08-08",
        "kinship_proof_due_by_latest": "2026-08-10",
        "documents_action_by": None,
        "counter_notice_available": True,
    },
}
FACTS = {"notice": {"received_on": "2026-06-20", "occupier": {"proof_asked_on": "2026-06-08"}}}


def test_each_date_of_a_notice_is_followed_and_an_absent_one_is_not() -> None:
    found = {due.rule: due for due in dates_of("landlord_notice", FACTS, NOTICE, as_of=AS_OF)}
    assert set(found) == {
        "notice_prorogation_letter",
        "notice_kinship_proof",
        "notice_kinship_action",
        "notice_lease_end",
    }
    letter = found["notice_prorogation_letter"]
    assert (letter.on, letter.counted_from) == (date(2026, 12, 31), date(2027, 1, 31))
    assert (letter.kind, letter.waits_for) == ("legal", "tenant")
    assert letter.sources[0].article == "250"
    assert letter.steps[-1].fr == "Un mois avant la fin du bail la plus proche : jeudi 31 décembre 2026."
    assert letter.steps[-1].nl == "Eén maand vóór het vroegste einde van de huur: donderdag 31 december 2026."


def test_two_readings_give_the_worst_case_to_keep_to_and_the_normal_day_beside() -> None:
    proof = next(due for due in dates_of("landlord_notice", FACTS, NOTICE, as_of=AS_OF) if due.normal_on)
    assert (proof.on, proof.normal_on) == (date(2026, 8, 8), date(2026, 8, 10))
    assert proof.counted_from == date(2026, 6, 8)
    assert "lecture normale : lundi 10 août 2026" in proof.steps[-1].fr
    same = {"tenant_deadlines": {"kinship_proof_due_by": "2026-08-10", "kinship_proof_due_by_latest": "2026-08-10"}}
    (only,) = dates_of("landlord_notice", FACTS, same, as_of=AS_OF)
    assert only.normal_on is None


def test_a_day_that_has_passed_is_not_followed_and_an_unknown_start_is_the_day_of_the_check() -> None:
    passed = {"tenant_deadlines": {"prorogation_letter_by": "2026-07-07", "kinship_action_by": "2026-07-08"}}
    (due,) = dates_of("landlord_notice", {}, passed, as_of=AS_OF)
    assert (due.rule, due.counted_from) == ("notice_kinship_action", AS_OF)
    assert due.steps[0].fr.startswith("Vérification du mercredi 8 juillet 2026")
    assert len(due.steps) == 2


def test_an_indexation_gives_the_dates_of_the_same_rules_as_its_letters() -> None:
    result = {"deadlines": {"landlord_action_before": "2027-03-10", "tenant_action_before": "2027-05-01"}}
    facts = {"request": {"made_on": "2026-03-10"}, "refund": {"claimed_on": "2026-05-01"}}
    landlord, tenant = dates_of("rent_indexation", facts, result, as_of=AS_OF)
    assert (landlord.rule, landlord.counted_from) == ("indexation_court_action", date(2026, 3, 10))
    assert (tenant.rule, tenant.on) == ("refund_court_action", date(2027, 5, 1))
    assert tenant.doubt is not None
    assert rules_of("rent_indexation") <= set(DEADLINES)


def test_an_unknown_check_gives_no_dates() -> None:
    assert dates_of("another", {}, {}, as_of=AS_OF) == ()
    assert rules_of("another") == frozenset()


@pytest.mark.parametrize("check", sorted(CHECK_DATES))
def test_what_is_declared_is_told_apart_and_short_enough_to_keep(check: str) -> None:
    rules = [declared.rule for declared in CHECK_DATES[check]]
    assert len(rules) == len(set(rules))
    assert all(len(rule) <= 60 for rule in rules)


PROCEDURE: dict[str, Any] = {
    "as_of": "2026-09-25",
    "title_type": "residential_lease",
    "lease": {"ends_on": "2027-03-31"},
    "petition": {"hearing_on": "2026-10-05"},
    "service": {"on": "2026-09-15", "cpas_informed_on": "2026-09-15"},
    "eviction_notice": {"posted_on": "2026-09-21", "eviction_on": "2026-10-19"},
}


def test_the_dates_of_a_procedure_are_read_by_the_code_of_their_deadline() -> None:
    result = CHECKS["judicial_deadlines"].run(PROCEDURE, Figures.shipped())
    found = {due.rule: due for due in dates_of("judicial_deadlines", PROCEDURE, result, as_of=date(2026, 9, 25))}
    assert {rule: (due.on, due.normal_on, due.waits_for) for rule, due in found.items()} == {
        "procedure_hearing": (date(2026, 10, 5), None, "tenant"),
        "procedure_lease_extension": (date(2027, 2, 26), None, "tenant"),
        "procedure_appeal": (date(2026, 10, 15), None, "tenant"),
        "procedure_rehousing": (date(2026, 10, 21), None, "tenant"),
        "procedure_earliest_eviction": (date(2026, 10, 15), date(2026, 10, 16), "us"),
        "procedure_announced_eviction": (date(2026, 10, 19), None, "us"),
        "procedure_hearing_eve": (date(2026, 10, 2), None, "us"),
    }
    assert found["procedure_appeal"].counted_from == date(2026, 9, 15)
    assert found["procedure_earliest_eviction"].counted_from == date(2026, 9, 21)
    assert "vrijdag 16 oktober 2026" in found["procedure_earliest_eviction"].steps[-1].nl
    assert dates_of("judicial_deadlines", {}, {"deadlines": None, "earliest_eviction": {}}, as_of=AS_OF) == ()


def test_an_announced_day_is_not_watched_once_the_rehousing_stops_the_eviction() -> None:
    facts = PROCEDURE | {"rehousing": {"effective_on": "2026-10-10", "proof_given_on": "2026-09-24"}}
    result = CHECKS["judicial_deadlines"].run(facts, Figures.shipped())
    assert result["verdict"] == "stopped"
    rules = {due.rule for due in dates_of("judicial_deadlines", facts, result, as_of=date(2026, 9, 25))}
    assert not {"procedure_announced_eviction", "procedure_earliest_eviction"} & rules
    assert "procedure_rehousing" in rules
