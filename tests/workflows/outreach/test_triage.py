"""What can still be won: from facts of the procedure alone, the day it is lost first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.engine import prevention
from workflows.outreach.triage import GROUPS, PENDING, UNDER_WAY, Known, chances, first_lost

TODAY = date(2026, 7, 8)
HEARING = {"petition": {"hearing_on": "2026-07-23"}}


def answer(*findings: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"verdict": "no_date", "findings": [{"rule": rule, "verdict": said} for rule, said in findings]} | more


def deadline(code: str, plan: str, contest: str) -> dict[str, Any]:
    return {"code": code, "plan": {"last_day": plan}, "contest": {"last_day": contest}}


def found(today: date = TODAY, **known: Any) -> dict[str, tuple[date | None, bool]]:
    given = {"state": "hearing_set", "contact": "reached"} | known
    return {one.group.id: (one.lost_on, one.sure) for one in chances(Known(**given), today)}


def test_nothing_known_asks_for_the_day_of_the_hearing() -> None:
    assert found() == {"unknown": (None, True)}
    assert found(state="judged_eviction") == {}


def test_a_hearing_that_is_over_gives_no_chance() -> None:
    past = {"petition": {"hearing_on": "2026-07-07"}}
    assert found(facts=past, answer=answer(("petition_annexes", "breached")), contact="attempted") == {}


@pytest.mark.parametrize(
    ("rule", "verdict", "group", "sure"),
    [
        ("petition_annexes", "breached", "annex_missing", True),
        ("petition_annexes", "needs_answer", "annex_missing", False),
        ("formal_notice_before_petition", "breached", "too_early_claim", True),
        ("formal_notice_before_petition", "uncertain", "too_early_claim", False),
        ("hearing_delay", "warning", "short_notice", True),
        ("incidental_claim_delay", "breached", "short_notice", True),
        ("cpas_told_of_claim", "warning", "short_notice", True),
    ],
)
def test_what_is_raised_at_the_hearing_is_lost_that_day(rule: str, verdict: str, group: str, sure: bool) -> None:
    assert found(facts=HEARING, answer=answer((rule, verdict))) == {group: (date(2026, 7, 23), sure)}


@pytest.mark.parametrize("contact", ["to_contact", "attempted", "not_reached"])
def test_a_tenant_who_was_not_spoken_to_is_to_be_reached_before_the_hearing(contact: str) -> None:
    assert found(facts=HEARING, contact=contact) == {"to_reach": (date(2026, 7, 23), True)}
    assert "to_reach" not in found(facts=HEARING, contact="refused")


@pytest.mark.parametrize(
    ("today", "fr", "nl"),
    [
        (date(2026, 7, 23), "Audience aujourd'hui.", "Zitting vandaag."),
        (date(2026, 7, 22), "Audience dans 1 jour,", "Zitting over 1 dag,"),
        (date(2026, 7, 13), "Audience dans 10 jours,", "Zitting over 10 dagen,"),
    ],
)
def test_the_days_left_are_said(today: date, fr: str, nl: str) -> None:
    (one,) = chances(Known(state="unreached", facts=HEARING, contact="to_contact"), today)
    assert one.text.fr.startswith(fr)
    assert one.text.nl.startswith(nl)
    assert one.days_left(today) == (date(2026, 7, 23) - today).days


def test_the_language_can_be_changed_only_before_anything_was_pleaded() -> None:
    known: dict[str, Any] = {"facts": HEARING, "court_language": "fr", "tenant_language": "nl"}
    assert found(**known) == {"language": (date(2026, 7, 23), True)}
    assert found(**known, introductory=False) == {}
    assert found(**known | {"state": "adjourned"}) == {}
    assert found(**known | {"tenant_language": "other"}) == {}
    both = {"petition": {"hearing_on": "2026-07-01"}, "incidental_claim": {"hearing_on": "2026-07-30"}}
    assert found(**known | {"facts": both}) == {}, "the added claim is not the first hearing"


@pytest.mark.parametrize("plan", ["proposed", "running"])
def test_a_plan_that_is_noted_is_shown_at_the_hearing(plan: str) -> None:
    assert found(facts=HEARING, plan=plan) == {"plan": (date(2026, 7, 23), True)}
    assert found(facts=HEARING, plan="refused") == {}
    known = Known(state="hearing_set", facts=HEARING, contact="reached", plan=plan, plan_ends_on=date(2027, 6, 30))
    (one,) = chances(known, TODAY)
    assert "30 juin 2027" in one.text.fr
    assert "30 juni 2027" in one.text.nl


def test_proof_of_rehousing_counts_until_the_prudent_day() -> None:
    given = answer(deadlines=[deadline("rehousing_proof", "2026-07-18", "2026-07-20")])
    known = Known(state="eviction_announced", facts={"service": {"on": "2026-06-01"}}, answer=given, contact="reached")
    (one,) = chances(known, TODAY)
    assert (one.group.id, one.lost_on) == ("rehousing", date(2026, 7, 18))
    assert "20 juillet 2026" in one.text.fr
    assert "20 juli 2026" in one.text.nl
    assert chances(known, date(2026, 7, 19)) == ()
    proved = given | {"findings": [{"rule": "rehousing_proof", "verdict": "respected"}]}
    assert found(facts={"service": {"on": "2026-06-01"}}, answer=proved) == {}
    same = answer(deadlines=[deadline("rehousing_proof", "2026-07-17", "2026-07-17")])
    (one,) = chances(Known(state="x", facts={"service": {"on": "2026-06-01"}}, answer=same, contact="reached"), TODAY)
    assert "défendable" not in one.text.fr


def test_an_appeal_can_be_lodged_until_its_last_day() -> None:
    given = answer(deadlines=[deadline("appeal", "2026-07-15", "2026-07-15")])
    served: dict[str, Any] = {"service": {"on": date(2026, 6, 15)}}
    assert found(facts=served, answer=given) == {"appeal": (date(2026, 7, 15), True)}
    assert found(facts=served | {"appeal": {"lodged_on": "2026-07-01"}}, answer=given) == {}


def test_a_day_no_reading_allows_is_told_before_that_day() -> None:
    facts = {"service": {"on": "2026-06-15"}, "eviction_notice": {"eviction_on": "2026-07-14"}}
    assert found(facts=facts, answer=answer() | {"verdict": "irregular"}) == {
        "date_announced_too_early": (date(2026, 7, 14), True)
    }
    assert found(facts=facts, answer=answer() | {"verdict": "regular"}) == {}


@pytest.mark.parametrize(("verdict", "sure"), [("breached", True), ("needs_answer", False)])
def test_a_month_that_does_not_run_has_no_day(verdict: str, sure: bool) -> None:
    known = answer(("cpas_told_of_service", verdict))
    assert found(facts={"service": {"on": "2026-07-01"}}, answer=known) == {"month_suspended": (None, sure)}


@pytest.mark.parametrize(
    ("moves", "today", "derogation", "expected"),
    [
        ({"plan": True, "default": True, "contest": True}, date(2026, 10, 10), "", (date(2027, 3, 15), True)),
        ({"plan": False, "default": True, "contest": True}, date(2026, 10, 10), "", (date(2027, 3, 15), False)),
        ({"plan": False, "default": False, "contest": False}, date(2026, 10, 10), "", None),
        ({"plan": False, "default": False, "contest": False}, date(2026, 12, 1), "", (date(2027, 3, 15), True)),
        ({"plan": True, "default": True, "contest": True}, date(2027, 2, 1), "", (date(2027, 3, 15), True)),
        ({"plan": True, "default": True, "contest": True}, date(2027, 2, 1), "respected", None),
    ],
)
def test_the_moratorium_holds_until_15_march(
    moves: dict[str, bool], today: date, derogation: str, expected: tuple[date, bool] | None
) -> None:
    findings = [("moratorium_derogation", derogation)] if derogation else []
    known = answer(*findings, moratorium={"applies": True, "moves": moves})
    got = found(today, facts={"service": {"on": "2026-09-29"}}, answer=known).get("moratorium")
    assert got == expected
    unprotected = answer(moratorium={"applies": False, "moves": moves})
    assert found(today, facts={"service": {"on": "2026-09-29"}}, answer=unprotected) == {}


def test_what_is_lost_first_comes_first_and_nothing_lost_comes_last() -> None:
    facts = HEARING | {"service": {"on": "2026-06-15"}}
    given = answer(
        ("petition_annexes", "breached"), ("cpas_told_of_service", "breached"),
        deadlines=[
            deadline("goods_storage", "2027-01-01", "2027-01-01"), deadline("appeal", "2026-07-15", "2026-07-15"),
        ],
    )  # fmt: skip
    got = chances(Known(state="hearing_set", facts=facts, answer=given, contact="to_contact"), TODAY)
    assert [one.group.id for one in got] == ["appeal", "annex_missing", "to_reach", "month_suspended"]
    assert first_lost(got) == date(2026, 7, 15)
    assert first_lost(()) == date.max
    assert first_lost(got[-1:]) == date.max
    assert got[-1].days_left(TODAY) is None


def test_no_group_speaks_of_a_person_s_worth() -> None:
    for group in GROUPS.values():
        for words in (group.label, group.why):
            assert words.fr
            assert words.nl
            for word in ("score", "risque", "risico", "mauvais", "slecht", "refuse"):
                assert word not in words.fr.casefold()
                assert word not in words.nl.casefold()
        assert group.article


def test_without_a_ground_of_occupation_that_comes_first_to_be_found() -> None:
    known = Known(state="hearing_set", facts=HEARING, answer=answer(doubts=["title_type_unknown"]), contact="reached")
    (one,) = chances(known, TODAY)
    assert (one.group.id, one.lost_on) == ("unknown", None)
    assert "titre d'occupation" in one.text.fr


def test_the_states_in_which_something_can_be_won_are_those_of_the_workflow() -> None:
    groups = {group.id: set(group.states) for group in prevention(TODAY).workflow.groups.values()}
    assert groups["claim_pending"] == PENDING
    assert groups["claim_pending"] | groups["enforceable"] == UNDER_WAY
