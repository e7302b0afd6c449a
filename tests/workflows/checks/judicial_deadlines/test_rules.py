"""Every rule and every deadline on both sides of each boundary, and the Fund."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.checks.judicial_deadlines.cases import CHECK, SERVED, codes, limit, run, verdicts

START = {"as_of": "2027-01-05", "title_type": "residential_lease"}
NOTICE = {
    "sent_on": "2026-11-23",
    "sent_by": "landlord",
    "identifies_landlord": True,
    "itemises_sums": True,
    "warns_of_court": True,
}
ANNEXES = {"domicile_certificate_attached": True, "formal_notice_attached": True, "proof_of_sending_attached": True}
CLAIM = {"kind": "petition", "filed_on": "2026-12-28", "seeks_eviction": True, "for_arrears": True, **ANNEXES}
FUND = {
    "judgment": {"given_on": "2026-11-20"},
    "landlord": {"kind": "natural_person"},
    "registration": {"federal": {"on": "2020-01-01"}},
}


@pytest.mark.parametrize(
    ("changes", "verdict", "missing"),
    [
        ({}, "respected", []),
        ({"itemises_sums": False}, "breached", []),
        ({"itemises_sums": None}, "needs_answer", ["formal_notice.itemises_sums"]),
        ({"sent_by": "agent", "amicable_paragraph": False}, "respected", []),
        ({"sent_by": "lawyer"}, "needs_answer", ["formal_notice.amicable_paragraph"]),
        ({"sent_by": "judicial_agent", "amicable_paragraph": True}, "respected", []),
        ({"sent_by": "bailiff", "amicable_paragraph": False}, "breached", []),
        ({"sent_by": None}, "needs_answer", ["formal_notice.sent_by"]),
        ({"sent_by": None, "amicable_paragraph": False}, "needs_answer", ["formal_notice.sent_by"]),
        ({"sent_by": None, "amicable_paragraph": True}, "respected", []),
    ],
)
def test_what_the_formal_notice_says(changes: dict[str, Any], verdict: str, missing: list[str]) -> None:
    notice = {name: value for name, value in (NOTICE | changes).items() if value is not None}
    result = run(START, formal_notice=notice)
    assert verdicts(result)["formal_notice_content"] == verdict
    assert result["missing"] == [*missing, "service.on"]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"petition__filed_on": "2026-12-22"}, "breached"),
        ({"petition__filed_on": "2026-12-23"}, "uncertain"),
        ({"petition__filed_on": "2026-12-24"}, "respected"),
        ({"petition__filed_on": "2026-12-10", "title_type": "precarious_occupation"}, "uncertain"),
        ({"petition__filed_on": "2026-12-24", "title_type": "precarious_occupation"}, "respected"),
        ({"petition__filed_on": "2026-12-10", "petition__for_arrears": False}, "uncertain"),
        ({"petition__kind": "summons", "petition__served_on": "2026-12-22"}, "breached"),
        ({"petition__kind": None, "petition__filed_on": None, "petition__served_on": "2026-12-24"}, "respected"),
        ({"formal_notice": None}, "needs_answer"),
        ({"formal_notice": None, "petition__for_arrears": None}, "needs_answer"),
        ({"formal_notice": None, "petition__for_arrears": False}, "uncertain"),
        ({"formal_notice": {"sent_on": "2027-01-31"}, "petition__filed_on": "2027-02-28"}, "uncertain"),
        ({"formal_notice": {"sent_on": "2027-01-31"}, "petition__filed_on": "2027-03-01"}, "uncertain"),
        ({"formal_notice": {"sent_on": "2027-01-31"}, "petition__filed_on": "2027-03-02"}, "respected"),
    ],
)
def test_the_month_before_the_claim(changes: dict[str, Any], verdict: str) -> None:
    result = run(START | {"petition": CLAIM, "formal_notice": NOTICE}, **changes)
    assert verdicts(result)["formal_notice_before_petition"] == verdict


@pytest.mark.parametrize(("arrears", "verdict"), [(True, "needs_answer"), (None, "needs_answer"), (False, "uncertain")])
def test_no_formal_notice_needs_no_day_of_the_claim(arrears: bool | None, verdict: str) -> None:
    result = run(START, petition={"roll_entered_on": "2026-12-28"}, petition__for_arrears=arrears)
    assert verdicts(result)["formal_notice_before_petition"] == verdict
    assert ("formal_notice.sent_on" in result["missing"]) is (verdict == "needs_answer")


def test_what_the_month_before_the_claim_still_asks() -> None:
    asked = run(START | {"petition": CLAIM}, petition__for_arrears=None)["missing"]
    assert {"formal_notice.sent_on", "petition.for_arrears"} <= set(asked)
    early = run(
        START | {"petition": CLAIM, "formal_notice": NOTICE},
        petition__for_arrears=None,
        petition__filed_on="2026-12-01",
    )
    assert "petition.for_arrears" in early["missing"]
    squat = run(START | {"petition": CLAIM, "formal_notice": NOTICE}, title_type="squat_private_owner")
    assert {"formal_notice_before_petition", "formal_notice_content", "petition_annexes"}.isdisjoint(verdicts(squat))


@pytest.mark.parametrize(
    ("changes", "verdict", "missing"),
    [
        ({}, "respected", []),
        ({"proof_of_sending_attached": False}, "breached", []),
        ({"domicile_certificate_attached": False}, "breached", ["petition.defendant_registered"]),
        ({"domicile_certificate_attached": False, "defendant_registered": True}, "breached", []),
        ({"domicile_certificate_attached": False, "defendant_registered": False}, "respected", []),
        (
            {"domicile_certificate_attached": None},
            "needs_answer",
            ["petition.defendant_registered", "petition.domicile_certificate_attached"],
        ),
        ({"formal_notice_attached": None}, "needs_answer", ["petition.formal_notice_attached"]),
    ],
)
def test_the_annexes(changes: dict[str, Any], verdict: str, missing: list[str]) -> None:
    claim = {name: value for name, value in (CLAIM | changes).items() if value is not None}
    result = run(START, petition=claim, formal_notice=NOTICE)
    assert verdicts(result)["petition_annexes"] == verdict
    assert result["missing"] == [*missing, "service.on"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title_type": "precarious_occupation"},
        {"petition__seeks_eviction": False},
    ],
)
def test_where_no_annexes_are_asked(changes: dict[str, Any]) -> None:
    assert "petition_annexes" not in verdicts(run(START | {"petition": CLAIM, "formal_notice": NOTICE}, **changes))


@pytest.mark.parametrize(("registered", "verdict"), [(True, "warning"), (None, "warning"), (False, "not_applicable")])
def test_the_cost_of_a_summons(registered: bool | None, verdict: str) -> None:
    result = run(
        START, petition={"kind": "summons", "served_on": "2026-12-28"}, petition__defendant_registered=registered
    )
    assert verdicts(result)["summons_cost"] == verdict
    assert ("petition.defendant_registered" in result["missing"]) is (registered is None)
    assert "petition.seeks_eviction" in result["missing"]


@pytest.mark.parametrize(
    ("petition", "verdict"),
    [
        ({"seeks_eviction": True, "hearing_on": "2027-02-08"}, "respected"),
        ({"seeks_eviction": True, "hearing_on": "2027-02-05"}, "warning"),
        ({"seeks_eviction": True, "roll_entered_on": "2027-01-04", "hearing_on": "2027-02-15"}, "respected"),
        ({"seeks_eviction": True, "roll_entered_on": "2027-01-05", "hearing_on": "2027-02-15"}, "respected"),
        ({"seeks_eviction": True, "roll_entered_on": "2027-01-07", "hearing_on": "2027-02-16"}, "uncertain"),
        ({"seeks_eviction": False, "hearing_on": "2027-01-12"}, "respected"),
        ({"seeks_eviction": False, "hearing_on": "2027-01-13"}, "warning"),
    ],
)
def test_the_wait_before_the_hearing(petition: dict[str, Any], verdict: str) -> None:
    result = run(START, petition={"kind": "petition", "roll_entered_on": "2026-12-28"} | petition)
    assert verdicts(result)["hearing_delay"] == verdict


@pytest.mark.parametrize(("hearing", "verdict"), [("2027-01-19", "respected"), ("2027-01-20", "warning")])
def test_the_hearing_about_a_squat(hearing: str, verdict: str) -> None:
    result = run(
        START, title_type="squat_public_owner", petition={"roll_entered_on": "2027-01-11", "hearing_on": hearing}
    )
    assert verdicts(result)["hearing_delay"] == verdict
    assert codes(result) == ["squat_hearing", "squat_cpas_copy_claim"]
    assert limit(result, "squat_cpas_copy_claim")["plan"] == {"first_possible_day": "2027-01-16", "last_day": None}


def test_a_hearing_without_its_start_says_nothing_yet() -> None:
    result = run(START, petition={"hearing_on": "2027-02-08"})
    assert "hearing_delay" not in verdicts(result)
    assert "petition.seeks_eviction" in result["missing"]


@pytest.mark.parametrize(
    ("received", "verdict"), [("2026-12-30", "respected"), ("2026-12-31", "warning"), ("2027-02-10", "warning")]
)
def test_the_cpas_needs_forty_days(received: str, verdict: str) -> None:
    petition = {"cpas_received_on": received, "hearing_on": "2027-02-08"}
    assert verdicts(run(START, petition=petition))["cpas_told_of_claim"] == verdict
    assert "cpas_told_of_claim" not in verdicts(run(START, petition=petition | {"seeks_eviction": False}))


@pytest.mark.parametrize(("hearing", "verdict"), [("2027-02-19", "breached"), ("2027-02-22", "respected")])
def test_eviction_added_by_pleadings(hearing: str, verdict: str) -> None:
    result = run(START, incidental_claim={"convoked_on": "2027-01-12", "hearing_on": hearing})
    assert verdicts(result)["incidental_claim_delay"] == verdict
    between = run(START, incidental_claim={"convoked_on": "2027-01-07", "hearing_on": "2027-02-16"})
    assert verdicts(between)["incidental_claim_delay"] == "uncertain"


def test_the_forty_days_of_a_precarious_occupation_are_a_question() -> None:
    petition = {"kind": "petition", "roll_entered_on": "2026-12-28", "seeks_eviction": True}
    result = run(START, title_type="precarious_occupation", petition=petition)
    assert (result["verdict"], result["doubts"]) == ("no_date", ["precarious_occupation_hearing"])


def test_a_summons_counts_from_its_service() -> None:
    both = {"kind": "summons", "served_on": "2026-12-28", "roll_entered_on": "2026-12-20", "seeks_eviction": True}
    assert limit(run(START, petition=both), "hearing_with_eviction")["runs_from"] == "2026-12-28"
    assert limit(run(START, petition=both), "hearing_with_eviction")["article"] == "233sexies §2"
    unknown = run(START, petition={"served_on": "2026-12-28", "seeks_eviction": True})
    assert limit(unknown, "hearing_with_eviction")["runs_from"] == "2026-12-28"
    assert "hearing_with_eviction" not in codes(
        run(START, petition={"kind": "petition", "served_on": "2026-12-28", "seeks_eviction": True})
    )


@pytest.mark.parametrize(
    ("title", "term", "verdict"),
    [
        ("precarious_occupation", {"months": 3}, "respected"),
        ("precarious_occupation", {"until": "2026-12-15"}, "respected"),
        ("precarious_occupation", {"until": "2026-12-16"}, "warning"),
        ("precarious_occupation", {"days": 92}, "warning"),
        ("squat_private_owner", {"months": 2}, "warning"),
        ("squat_private_owner", {"days": 30}, "respected"),
        ("squat_public_owner", {"months": 6}, "respected"),
        ("squat_public_owner", {"until": "2027-03-16"}, "warning"),
        ("mixed_commercial_lease", {"months": 12}, "respected"),
    ],
)
def test_the_longest_term(title: str, term: dict[str, Any], verdict: str) -> None:
    assert verdicts(run(SERVED, title_type=title, judgment__term=term))["judge_term"] == verdict


def test_a_cap_waits_for_the_service_unless_the_term_is_in_months() -> None:
    unserved = {"as_of": "2026-09-25", "title_type": "precarious_occupation"}
    assert verdicts(run(unserved, judgment__term={"months": 4}))["judge_term"] == "warning"
    assert "judge_term" not in verdicts(run(unserved, judgment__term={"days": 400}))
    assert codes(run(unserved, judgment__term={"until": "2026-10-01"})) == []
    assert "judge_term" not in verdicts(run(SERVED, title_type=None, judgment__term={"months": 4}))


def test_the_notice_during_and_after_the_month() -> None:
    assert verdicts(run(SERVED, eviction_notice__posted_on="2026-10-15"))["notice_during_month"] == "warning"
    assert "notice_during_month" not in verdicts(run(SERVED, eviction_notice__posted_on="2026-10-16"))
    told = verdicts(run(SERVED, service={"on": "2026-09-15"}))
    assert told["notice_during_month"] == "warning"


@pytest.mark.parametrize(
    ("served", "lodged", "verdict"),
    [
        ("2026-11-23", "2026-12-23", "respected"),
        ("2026-11-23", "2026-12-24", "breached"),
        ("2027-06-30", "2027-07-30", "respected"),
        ("2027-06-30", "2027-07-31", "uncertain"),
        ("2027-06-30", "2027-09-15", "uncertain"),
        ("2027-06-30", "2027-09-16", "breached"),
        ("2027-07-31", "2027-09-15", "respected"),
        ("2027-08-01", "2027-09-15", "breached"),
        ("2027-01-13", "2027-02-15", "respected"),
    ],
)
def test_the_appeal(served: str, lodged: str, verdict: str) -> None:
    result = run(SERVED, service__on=served, appeal__lodged_on=lodged)
    assert verdicts(result)["appeal_in_time"] == verdict
    assert ("appeal_vacation_edge" in result["doubts"]) is (served == "2027-06-30")


def test_an_appeal_before_the_service_has_no_term_yet() -> None:
    result = run(START, appeal__lodged_on="2026-12-01")
    assert "appeal_in_time" not in verdicts(result)
    assert verdicts(result)["enforcement_despite_appeal"] == "respected"


@pytest.mark.parametrize(
    ("on", "verdict", "listed"), [("2024-10-31", "not_applicable", False), ("2024-11-01", "respected", True)]
)
def test_an_eviction_without_title(on: str, verdict: str, listed: bool) -> None:
    result = run(START, cessation={"eviction_on": on, "judicial_letter_on": "2027-01-05"})
    assert verdicts(result)["illegal_eviction_cessation"] == verdict
    assert ("cessation_hearing" in codes(result)) is listed
    assert result["law_version"][-1]["article"] == "233/1"
    assert "cessation.eviction_on" in run(START, cessation__judicial_letter_on="2027-01-05")["missing"]


@pytest.mark.parametrize(
    ("ends", "last", "act_by"),
    [
        ("2027-03-31", "2027-02-28", "2027-02-26"),
        ("2027-04-30", "2027-03-30", "2027-03-30"),
        ("2028-03-29", "2028-02-29", "2028-02-29"),
        ("2028-01-31", "2027-12-31", "2027-12-31"),
        ("2027-04-29", "2027-03-29", "2027-03-26"),
    ],
)
def test_the_last_day_to_ask_more_time(ends: str, last: str, act_by: str) -> None:
    found = limit(run(START, lease__ends_on=ends), "lease_extension_request")
    assert {found[reading]["last_day"] for reading in ("plan", "default", "contest")} == {last}
    assert found["act_by"] == act_by
    assert "lease_extension_request" not in codes(run(START, title_type="squat_private_owner", lease__ends_on=ends))


def test_the_explanation_names_what_is_skipped_and_moved() -> None:
    result = run(SERVED, eviction_notice__posted_on="2026-10-26", rehousing=None)
    said = " ".join(text["fr"] for text in limit(result, "eviction_notice_term")["explanation"])
    assert "Jours fériés sautés : 11 novembre 2026." in said
    hearing = run(START, petition={"roll_entered_on": "2026-12-28", "seeks_eviction": True})
    told = " ".join(text["nl"] for text in limit(hearing, "hearing_with_eviction")["explanation"])
    assert "een zitting of een uithuiszetting wacht op de volgende, 8 februari 2027" in told
    late = limit(run(SERVED, service__cpas_informed_on="2026-09-22"), "month_after_service")["explanation"][0]
    assert "la plus tardive des deux dates, le 22 septembre 2026" in late["fr"]
    weekend = limit(run(SERVED, service={"on": "2026-09-10", "cpas_informed_on": "2026-09-10"}), "month_after_service")
    assert "12 octobre 2026. C'est une déduction" in weekend["explanation"][-1]["fr"]
    appeal = limit(run(SERVED, service__on="2027-01-13"), "appeal")["explanation"][-1]
    assert "verschoven naar 15 februari 2027" in appeal["nl"]
    sunday = limit(run(SERVED, eviction_notice__posted_on="2026-10-25"), "rehousing_proof")["explanation"]
    assert len(sunday) == 1
    days = limit(run(SERVED, judgment__term={"days": 3}), "judge_term")["explanation"][0]["nl"]
    assert days.startswith("Termijn van 3 dagen")
    agreed = limit(run(SERVED, judgment__term={"set_by": "agreement", "until": "2026-10-01"}), "judge_term")
    assert "jusqu'au 1er octobre 2026 fixé par un accord" in agreed["explanation"][0]["fr"]


@pytest.mark.parametrize(
    ("changes", "eligible", "reason", "window"),
    [
        ({}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"tenant__left_on": "2027-02-10"}, "yes", None, ("2027-02-10", "2027-09-15")),
        ({"tenant__left_on": "2027-04-02"}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"tenant__left_on": "2026-11-01"}, "yes", None, ("2026-11-01", "2027-09-15")),
        ({"tenant__left_on": "2026-10-31"}, "no", "left_before_moratorium", (None, None)),
        ({"judgment__given_on": "2026-08-15"}, "uncertain", "decision_before_15_august", ("2027-03-15", "2027-09-15")),
        ({"judgment__given_on": "2026-08-16"}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"judgment__given_on": "2027-01-01"}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"judgment__given_on": "2027-03-15"}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"judgment__given_on": "2027-03-16"}, "uncertain", "decision_before_15_august", ("2028-03-15", "2028-09-15")),
        (
            {"judgment__given_on": "2027-01-01", "tenant__left_on": "2026-10-31"},
            "no",
            "left_before_moratorium",
            (None, None),
        ),
        ({"landlord__kind": "housing_fund"}, "no", "public_landlord", (None, None)),
        ({"landlord__kind": "ais"}, "uncertain", "facts_missing", ("2027-03-15", "2027-09-15")),
        ({"landlord__kind": "ais", "landlord__regional_subsidy": True}, "no", "subsidised_agency", (None, None)),
        ({"landlord__kind": "ais", "landlord__regional_subsidy": False}, "yes", None, ("2027-03-15", "2027-09-15")),
        ({"landlord__kind": None}, "uncertain", "facts_missing", ("2027-03-15", "2027-09-15")),
        ({"registration": {"federal": {"done": False}}}, "uncertain", "facts_missing", ("2027-03-15", "2027-09-15")),
        (
            {"registration": {"federal": {"done": False}, "regional": {"done": False}}},
            "no",
            "lease_not_registered",
            (None, None),
        ),
        ({"title_type": "squat_private_owner"}, "no", "title_not_covered", (None, None)),
        ({"title_type": None}, "uncertain", "facts_missing", ("2027-03-15", "2027-09-15")),
    ],
)
def test_the_fund(
    changes: dict[str, Any], eligible: str, reason: str | None, window: tuple[str | None, str | None]
) -> None:
    result = run(START | FUND, **changes)
    found = result["fund"]
    assert (found["eligible"], found["reason"], found["first_day"], found["last_day"]) == (eligible, reason, *window)
    assert ("fund_claim" in codes(result)) is (eligible != "no")
    assert verdicts(result)["fund_eligibility"] == {"yes": "respected", "no": "not_applicable"}.get(
        eligible, "uncertain"
    )
    if changes.get("registration") == {"federal": {"done": False}}:
        assert "registration.regional.done" in result["missing"]
        assert "registration.federal.done" not in result["missing"]


def test_the_end_of_a_fund_is_a_day_to_act() -> None:
    found = limit(run(START | FUND), "fund_claim")
    assert (found["plan"], found["act_by"]) == (
        {"first_possible_day": "2027-03-15", "last_day": "2027-09-15"},
        "2027-09-15",
    )


def test_every_rule_is_declared_once_with_its_verdicts() -> None:
    assert len(CHECK.rules) == 22
    assert {value.id for value in CHECK.values} >= {"hearing_days", "notice_working_days", "moratorium"}
