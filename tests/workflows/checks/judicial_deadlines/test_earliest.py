"""The earliest day of the eviction, by hand: month or term, notice, winter and derogation, new home, announced day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.checks.judicial_deadlines.cases import (
    SERVED,
    SPRING,
    WINTER,
    codes,
    days,
    limit,
    run,
    verdicts,
)

LONG_NOTICE = "2026-08-10"
"""Its fifteen working days end before September: the wait after the service decides alone."""
GRANTED: dict[str, Any] = {"granted": True, "ground": "rehousing_available"}
AGREED = {
    "judgment": {"term": {"set_by": "agreement", "until": "2026-12-10"}},
    "service": {"on": "2026-11-02", "cpas_informed_on": "2026-11-02"},
    "eviction_notice": {"posted_on": "2026-11-04"},
    "as_of": "2026-11-10",
}


def announced(base: dict[str, Any], on: str, **changes: Any) -> dict[str, Any]:
    return run(base, **changes, eviction_notice__eviction_on=on)


@pytest.mark.parametrize(
    ("service", "told", "expected"),
    [
        ("2027-01-29", "2027-01-29", ["2027-03-16"] * 3),
        ("2027-03-31", "2027-03-31", ["2027-04-30", "2027-05-03", "2027-05-03"]),  # 1 May is a holiday and a Saturday
        ("2028-01-31", "2028-01-31", ["2028-03-16"] * 3),
        ("2028-02-29", "2028-02-29", ["2028-03-29", "2028-03-30", "2028-03-30"]),
        ("2026-10-01", "2026-10-01", ["2027-03-16"] * 3),  # plan falls on Sunday 1 November
        ("2026-09-29", "2026-09-30", ["2026-10-30", "2027-03-16", "2027-03-16"]),
        ("2026-05-30", "2026-05-30", ["2026-06-30", "2026-07-01", "2026-07-01"]),
        ("2024-01-31", "2024-01-31", ["2024-03-18"] * 3),  # 16 March 2024 is a Saturday
    ],
)
def test_the_month_after_service(service: str, told: str, expected: list[str]) -> None:
    served = {"on": service, "cpas_informed_on": told}
    long_before = {
        "posted_on": f"{int(service[:4]) - 1}-12-01" if service < f"{service[:4]}-02" else f"{service[:4]}-01-02"
    }
    result = run(SERVED, service=served, eviction_notice=long_before)
    assert days(result) == expected


def test_the_winter_decides_only_where_it_moves_the_day() -> None:
    result = run(WINTER)
    assert days(result) == ["2027-03-16"] * 3
    assert set(result["decided_by"].values()) == {"winter_moratorium"}
    assert result["moratorium"]["moves"] == {"plan": True, "default": True, "contest": True}
    assert result["missing"] == ["moratorium_derogation.granted"]
    assert "(voorzichtige, letterlijke, te verdedigen lezing)" in result["steps"][-2]["nl"]


@pytest.mark.parametrize(
    ("decided_on", "expected", "moved"),
    [
        (None, ["2027-01-04", "2027-01-04", "2027-01-06"], False),
        ("2026-11-15", ["2027-01-04", "2027-01-04", "2027-01-06"], False),
        ("2027-01-20", ["2027-01-20", "2027-01-21", "2027-01-21"], True),
        ("2027-01-23", ["2027-01-25", "2027-01-25", "2027-01-25"], True),
        ("2027-03-15", ["2027-03-15", "2027-03-16", "2027-03-16"], True),
        ("2027-04-01", ["2027-03-16", "2027-03-16", "2027-03-16"], True),
    ],
)
def test_a_derogation_opens_the_winter_from_its_day(decided_on: str | None, expected: list[str], moved: bool) -> None:
    result = run(WINTER, moratorium_derogation=GRANTED | ({"decided_on": decided_on} if decided_on else {}))
    assert days(result) == expected
    assert set(result["moratorium"]["moves"].values()) == {moved}
    assert ("winter_moratorium" in result["decided_by"].values()) is moved
    assert (result["verdict"], result["doubts"]) == ("dated", [])


def test_a_derogation_does_nothing_where_the_winter_does_not_protect() -> None:
    result = run(
        WINTER,
        title_type="precarious_occupation",
        moratorium_derogation={"granted": True, "ground": "tenant_endangers"},
    )
    assert (result["verdict"], result["doubts"]) == ("dated", [])
    assert days(result) == ["2027-01-04", "2027-01-04", "2027-01-06"]
    assert (verdicts(result)["moratorium"], verdicts(result)["moratorium_derogation"]) == ("not_applicable",) * 2


@pytest.mark.parametrize("reasons", [False, None])
def test_a_derogation_that_needs_reasons_and_gives_none_is_uncertain(reasons: bool | None) -> None:
    derogation = {"granted": True, "ground": "dwelling_unsafe"} | (
        {} if reasons is None else {"special_reasons": reasons}
    )
    result = run(WINTER, moratorium_derogation=derogation)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["derogation_without_reasons"])
    assert [days({"earliest_eviction": one["earliest_eviction"]}) for one in result["alternatives"]] == [
        ["2027-01-04", "2027-01-04", "2027-01-06"],
        ["2027-03-16"] * 3,
    ]
    assert result["missing"] == ([] if reasons is False else ["moratorium_derogation.special_reasons"])
    assert run(WINTER, moratorium_derogation=derogation | {"special_reasons": True})["verdict"] == "dated"


def test_a_derogation_without_ground_asks_for_it() -> None:
    result = run(WINTER, moratorium_derogation={"granted": True})
    assert (result["verdict"], verdicts(result)["moratorium_derogation"]) == ("dated", "needs_answer")
    assert result["missing"] == ["moratorium_derogation.ground"]


def test_an_abandoned_dwelling_needs_no_month_and_no_cpas() -> None:
    result = run(SERVED, dwelling__abandoned=True, service={"on": "2026-09-15"}, eviction_notice__posted_on=LONG_NOTICE)
    assert (result["verdict"], days(result)) == ("dated", ["2026-09-15"] * 3)
    assert set(result["decided_by"].values()) == {"no_month_dwelling_abandoned"}
    assert "month_after_service" not in codes(result)
    assert verdicts(result)["dwelling_abandoned"] == "warning"
    assert result["missing"] == []
    by_notice = run(SERVED, dwelling__abandoned=True, service={"on": "2026-09-15"})
    assert days(by_notice) == ["2026-10-09", "2026-10-13", "2026-10-15"]
    assert set(by_notice["decided_by"].values()) == {"eviction_notice_term"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ({"days": 10}, ["2026-09-25", "2026-09-28", "2026-09-28"]),
        ({"until": "2026-09-26"}, ["2026-09-28", "2026-09-28", "2026-09-29"]),  # a Saturday
        ({"months": 1}, ["2026-10-15", "2026-10-16", "2026-10-16"]),
    ],
)
def test_a_term_of_the_judge_replaces_the_month(term: dict[str, Any], expected: list[str]) -> None:
    result = run(SERVED, judgment__term=term | {"set_by": "judge"}, eviction_notice__posted_on=LONG_NOTICE)
    assert (result["verdict"], days(result)) == ("dated", expected)
    assert set(result["decided_by"].values()) == {"judge_term"}
    assert "month_after_service" not in codes(result)
    assert limit(result, "judge_term")["runs_from"] == "2026-09-15"
    assert verdicts(result)["judge_term"] == "respected"


def test_a_term_of_the_judge_and_a_cpas_told_later_give_two_answers() -> None:
    result = run(
        SERVED, judgment__term={"set_by": "judge", "days": 10}, service__cpas_informed_on="2026-09-25",
        eviction_notice__posted_on=LONG_NOTICE,
    )  # fmt: skip
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["judge_term_and_cpas"])
    assert days(result) == ["2026-09-25", "2026-10-06", "2026-10-06"]
    first, second = result["alternatives"]
    assert days(first) == ["2026-09-25", "2026-09-28", "2026-09-28"]
    assert days(second) == ["2026-10-05", "2026-10-06", "2026-10-06"]
    assert (first["verdict"], second["verdict"]) == ("dated", "dated")
    assert limit(result, "judge_term")["runs_from"] == "2026-09-25"


def test_a_term_of_the_judge_and_a_cpas_not_told_leave_the_worst_case_alone() -> None:
    term = {"judgment__term": {"set_by": "judge", "days": 10}, "service": {"on": "2026-09-15", "cpas_informed": False}}
    result = run(SERVED, **term, eviction_notice__posted_on=LONG_NOTICE)
    assert days(result) == ["2026-09-25", None, None]
    assert (result["verdict"], result["earliest_eviction"]["reason"]) == ("uncertain", "cpas_not_told_of_service")
    assert result["latest_notice_posting"]["plan"] is not None
    assert result["latest_notice_posting"]["default"] is None
    assert [one["verdict"] for one in result["alternatives"]] == ["dated", "no_date"]
    assert (limit(result, "judge_term")["state"], limit(result, "judge_term")["runs_from"]) == ("computed", None)
    unposted = run(SERVED, **term, eviction_notice=None)
    assert unposted["projection"]["plan"] is not None
    assert unposted["projection"]["default"] is None
    said = announced(SERVED, "2026-09-28", **term, eviction_notice__posted_on=LONG_NOTICE)
    assert said["doubts"] == ["judge_term_and_cpas", "announced_date_between_readings"]
    unknown = announced(
        SERVED, "2026-10-12", judgment__term={"set_by": "judge", "days": 10}, service={"on": "2026-09-15"},
        eviction_notice__posted_on=LONG_NOTICE,
    )  # fmt: skip
    assert unknown["doubts"] == ["judge_term_and_cpas", "cpas_information_unknown"]
    assert [one["doubt"] for one in unknown["alternatives"]] == ["judge_term_and_cpas"] * 2 + [
        "cpas_information_unknown"
    ] * 2


def test_an_agreed_day_in_the_winter_gives_two_answers() -> None:
    result = run(SERVED, **AGREED)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["agreed_date_in_moratorium"])
    assert days(result) == ["2027-03-16"] * 3
    assert [days(one) for one in result["alternatives"]] == [
        ["2027-03-16"] * 3,
        ["2026-12-10", "2026-12-11", "2026-12-11"],
    ]


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        ("2026-12-08", "irregular"),
        ("2026-12-10", "uncertain"),
        ("2026-12-14", "uncertain"),
        ("2026-12-13", "irregular"),
        ("2027-03-16", "uncertain"),
    ],
)
def test_a_day_announced_after_an_agreed_day_in_the_winter(on: str, verdict: str) -> None:
    result = run(SERVED, **{**AGREED, "eviction_notice": {"posted_on": "2026-11-04", "eviction_on": on}})
    assert result["verdict"] == verdict
    assert bool(result["alternatives"]) is (verdict == "uncertain")


@pytest.mark.parametrize(
    "changes",
    [
        {"judgment": {"term": {"set_by": "judge", "until": "2026-12-10"}}},
        {"judgment": {"term": {"set_by": "agreement", "until": "2026-10-31"}}},
        {"moratorium_derogation": GRANTED},
        {"title_type": "precarious_occupation"},
    ],
)
def test_an_agreed_day_raises_no_doubt_elsewhere(changes: dict[str, Any]) -> None:
    assert run(SERVED, **{**AGREED, **changes})["doubts"] == []


def test_who_set_a_term_in_the_winter_is_asked() -> None:
    result = run(SERVED, **{**AGREED, "judgment": {"term": {"until": "2026-12-10"}}})
    assert "judgment.term.set_by" in result["missing"]


def test_a_home_on_the_day_that_only_one_reading_admits() -> None:
    home = {"effective_on": "2027-05-07", "proof_given_on": "2027-04-19"}
    result = run(SPRING, rehousing=home)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["rehousing_on_contest_day"])
    assert days(result) == ["2027-04-26", "2027-04-28", "2027-04-30"]
    possible, stopped = result["alternatives"]
    assert (possible["verdict"], stopped["verdict"]) == ("dated", "stopped")
    assert (days(stopped), stopped["earliest_eviction"]["reason"]) == ([None] * 3, "rehousing_proved")
    without = run(SPRING, rehousing={"effective_on": "2027-05-07"})
    assert (without["verdict"], without["missing"]) == ("dated", ["rehousing.proof_given_on"])
    late = run(SPRING, rehousing=home | {"effective_on": "2027-05-08"})
    assert (late["verdict"], verdicts(late)["rehousing_proof"]) == ("dated", "breached")


def test_a_proved_home_on_the_last_day_stops_the_eviction() -> None:
    result = run(SPRING, rehousing={"effective_on": "2027-05-06", "proof_given_on": "2027-04-19"})
    assert (result["verdict"], result["missing"]) == ("stopped", [])
    assert result["latest_notice_posting"] is not None
    assert set(result["decided_by"].values()) == {None}
    squat = run(
        SPRING,
        title_type="squat_public_owner",
        rehousing={"effective_on": "2027-05-06", "proof_given_on": "2027-04-19"},
    )
    assert squat["verdict"] == "dated"
    assert "rehousing_proof" not in verdicts(squat)


def test_a_person_who_stayed_can_be_put_out_from_the_day_after() -> None:
    home = {"effective_on": "2027-05-03", "proof_given_on": "2027-04-19", "left_in_time": False}
    result = run(SPRING, rehousing=home)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["new_notice_after_failed_rehousing"])
    assert days(result) == ["2027-05-04"] * 3
    assert verdicts(result)["rehousing_proof"] == "breached"
    same, new = result["alternatives"]
    assert (same["verdict"], new["verdict"]) == ("dated", "no_date")
    assert new["earliest_eviction"]["reason"] == "eviction_notice_not_sent"
    on_the_day = announced(SPRING, "2027-05-04", rehousing=home)
    assert [one["verdict"] for one in on_the_day["alternatives"]] == ["regular", "irregular"]
    before = announced(SPRING, "2027-05-03", rehousing=home)
    assert before["verdict"] == "irregular"


@pytest.mark.parametrize(
    ("rehousing", "missing"),
    [({"proof_given_on": "2027-04-19"}, "rehousing.effective_on"), ({"left_in_time": True}, "rehousing.effective_on")],
)
def test_a_home_without_a_day_is_asked_for(rehousing: dict[str, Any], missing: str) -> None:
    result = run(SPRING, rehousing=rehousing)
    assert (verdicts(result)["rehousing_proof"], result["missing"]) == ("needs_answer", [missing])
    assert (
        "eviction_notice.posted_on"
        in run(SPRING, rehousing={"effective_on": "2027-05-01"}, eviction_notice=None)["missing"]
    )


def test_a_judgment_that_waits_for_the_appeal_leaves_a_doubt() -> None:
    result = run(SERVED, judgment__provisional_enforcement_excluded=True)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["provisional_enforcement_excluded"])
    enforced, waiting = result["alternatives"]
    assert (enforced["verdict"], waiting["verdict"]) == ("dated", "no_date")
    assert waiting["earliest_eviction"] == {"plan": None, "default": None, "contest": None, "reason": None}
    said = announced(SERVED, "2026-10-19", judgment__provisional_enforcement_excluded=True)
    assert [one["verdict"] for one in said["alternatives"]] == ["regular", "irregular"]
    assert verdicts(said)["enforcement_despite_appeal"] == "uncertain"


@pytest.mark.parametrize(
    ("changes", "on", "verdict", "missing"),
    [
        ({"service": None}, "2026-10-19", "irregular", ["service.on"]),
        ({"eviction_notice": {}}, "2026-10-19", "uncertain", ["eviction_notice.posted_on"]),
        ({"eviction_notice": {}}, "2026-10-12", "irregular", ["eviction_notice.posted_on"]),
        ({"service": {"on": "2026-09-01"}}, "2026-09-28", "uncertain", ["service.cpas_informed_on"]),
        (
            {"service": {"on": "2026-09-01"}},
            "2026-11-11",
            "irregular",
            ["service.cpas_informed_on", "moratorium_derogation.granted"],
        ),
        (
            {"service": {"on": "2026-09-01", "cpas_informed": True}},
            "2026-10-12",
            "uncertain",
            ["service.cpas_informed_on"],
        ),
        ({}, "2026-11-12", "irregular", ["moratorium_derogation.granted"]),
        ({"moratorium_derogation": {"granted": False}}, "2026-11-12", "irregular", []),
        ({"title_type": "precarious_occupation"}, "2026-11-12", "regular", []),
        ({"title_type": "precarious_occupation"}, "2026-11-11", "irregular", []),
        ({}, "2026-10-16", "regular", []),
        ({}, "2026-10-25", "irregular", []),
    ],
)
def test_the_announced_day(changes: dict[str, Any], on: str, verdict: str, missing: list[str]) -> None:
    result = announced(SERVED, on, **changes)
    assert (result["verdict"], result["missing"]) == (verdict, missing)
    assert verdicts(result)["eviction_date_announced"] == {"regular": "respected", "irregular": "breached"}.get(
        verdict, "uncertain"
    )


@pytest.mark.parametrize(
    ("on", "verdict"), [("2027-01-13", "irregular"), ("2027-01-20", "uncertain"), ("2027-01-22", "regular")]
)
def test_a_day_announced_in_a_winter_that_a_later_decision_opened(on: str, verdict: str) -> None:
    result = announced(WINTER, on, moratorium_derogation=GRANTED | {"decided_on": "2027-01-20"})
    assert result["verdict"] == verdict
    assert verdicts(result)["moratorium"] == ("breached" if verdict == "irregular" else "respected")


def test_a_regular_day_with_a_doubt_is_not_regular() -> None:
    derogation = {"granted": True, "ground": "tenant_endangers"}
    result = announced(WINTER, "2027-01-11", moratorium_derogation=derogation)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["derogation_without_reasons"])
    assert [one["verdict"] for one in result["alternatives"]] == ["regular", "irregular"]
    too_early = announced(WINTER, "2026-12-28", moratorium_derogation=derogation)
    assert (too_early["verdict"], too_early["alternatives"]) == ("irregular", [])
    assert too_early["doubts"] == ["derogation_without_reasons"]


def test_a_squat_knows_no_month_no_cpas_and_no_winter() -> None:
    squat = {
        "title_type": "squat_private_owner",
        "service": {"on": "2026-12-01"},
        "eviction_notice": {"posted_on": "2026-12-01"},
    }
    result = run(SERVED, **squat)
    assert days(result) == ["2026-12-09", "2026-12-09", "2026-12-11"]
    assert result["decided_by"] == {
        "plan": "squat_term",
        "default": "squat_term",
        "contest": "squat_eviction_notice_term",
    }
    assert "cpas_told_of_service" not in verdicts(result)
    assert verdicts(result)["moratorium"] == "not_applicable"
    longer = run(SERVED, **squat, judgment__term={"set_by": "judge", "months": 1}, dwelling__abandoned=True)
    assert days(longer) == ["2027-01-04", "2027-01-04", "2027-01-05"]
    assert (longer["verdict"], longer["doubts"]) == ("dated", [])
    assert limit(longer, "judge_term")["article"] == "CJ 1344decies"
    assert "squat_term" not in codes(longer)
    assert any("cinq jours ouvrables" in step["fr"] for step in longer["steps"])
    assert not any("quinze" in step["fr"] for step in longer["steps"])
    early = run(SERVED, title_type="squat_private_owner", service={"on": "2023-06-12"})
    assert (early["verdict"], early["earliest_eviction"]["reason"]) == ("uncertain", "before_2023_08_31")
    assert "squat_term" in codes(early)
    assert verdicts(early)["moratorium"] == "not_applicable"


def test_other_procedures_and_unknown_titles_have_no_clock() -> None:
    order = run(
        {"as_of": "2026-12-16", "title_type": "administrative_order"}, administrative_order__issued_on="2026-12-15"
    )
    assert (order["verdict"], order["earliest_eviction"]["reason"]) == ("other_procedure", "date_in_the_order")
    assert order["missing"] == ["administrative_order.evacuate_on"]
    sunday = run(
        {"as_of": "2026-12-16", "title_type": "administrative_order"}, administrative_order__evacuate_on="2026-12-20"
    )
    assert (days(sunday), codes(sunday)) == (["2026-12-20"] * 3, [])
    prosecutor = run({"as_of": "2026-12-16", "title_type": "prosecutor_order"})
    assert (prosecutor["verdict"], prosecutor["missing"]) == ("other_procedure", ["prosecutor_order.notified_on"])
    assert prosecutor["earliest_eviction"]["reason"] == "prosecutor_order"
    unknown = run(SERVED, title_type=None)
    assert (unknown["verdict"], unknown["missing"]) == ("uncertain", ["title_type"])
    assert [one["title_type"] for one in unknown["alternatives"]] == [
        "residential_lease", "precarious_occupation", "squat_private_owner", "squat_public_owner",
    ]  # fmt: skip
    assert (unknown["projection"], unknown["latest_notice_posting"], unknown["moratorium"]["applies"]) == (
        None,
        None,
        None,
    )
    stay = run(SERVED, title_type="institution_stay", eviction_notice__eviction_on="2026-10-18")
    assert (stay["alternatives"], codes(stay), verdicts(stay)["title_scope"]) == ([], ["appeal"], "uncertain")
    assert verdicts(stay)["eviction_day"] == "breached"


@pytest.mark.parametrize(
    "changes",
    [
        {"petition": {"filed_on": "2023-08-30"}},
        {"judgment": {"given_on": "2023-08-30"}},
        {"petition": {"convoked_on": "2023-08-30"}},
    ],
)
def test_a_step_before_the_ordinance_is_another_regime(changes: dict[str, Any]) -> None:
    result = run(SERVED, **changes, formal_notice__sent_on="2026-06-01")
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["before_2023_08_31"])
    assert (days(result), result["projection"], result["latest_notice_posting"]) == ([None] * 3, None, None)
    assert codes(result)[0] == "appeal"
    assert result["law_version"][0]["act"] == "Judicial Code"
    on_the_day = run(SERVED, judgment__given_on="2023-08-31")
    assert on_the_day["verdict"] == "dated"
