"""The conditions of an indexation, rule by rule, with the day before and the day after each boundary."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.checks.rent_indexation.cases import Facts, Result, run, verdict_of

BEFORE_2022 = {
    "as_of": "2022-09-20",
    "anniversary_year": 2022,
    "lease.signed_on": "2018-08-10",
    "lease.starts_on": "2018-09-01",
    "request.made_on": "2022-09-05",
    "request.applies_from": "2022-09-01",
}
EARLY = {
    "as_of": "2022-10-14",
    "anniversary_year": 2022,
    "lease.signed_on": "2018-10-20",
    "lease.starts_on": "2018-11-01",
    "request.made_on": "2022-10-13",
    "request.applies_from": "2022-11-01",
}
SINCE_2025 = {
    "as_of": "2026-04-20",
    "anniversary_year": 2026,
    "lease.signed_on": "2025-01-01",
    "lease.starts_on": "2025-04-01",
    "request.made_on": "2026-04-07",
    "request.applies_from": "2026-04-01",
}


def certificate(letter: str = "d", **more: object) -> Facts:
    return {"class": letter, "communicated": True, **more}


def check(changes: dict[str, Any], rule: str, finding: str, verdict: str) -> Result:
    result = run(changes)
    assert (verdict_of(result, rule), result["verdict"]) == (finding, verdict)
    return result


# 4.1


@pytest.mark.parametrize("kind", ["sisp", "housing_fund"])
def test_social_landlords_have_their_own_rules(kind: str) -> None:
    result = run({"landlord.kind": kind, "lease.type": None})
    assert result["verdict"] == "out_of_scope"
    assert [finding["rule"] for finding in result["findings"]] == ["scope"]


@pytest.mark.parametrize("kind", ["ais", "commune", "cpas", "other_public", "association", "employer", "main_tenant"])
def test_other_landlords_follow_the_same_rules(kind: str) -> None:
    check({"landlord.kind": kind}, "scope", "respected", "lawful")


@pytest.mark.parametrize(
    "kind", ["social_housing", "transit", "not_main_residence", "work_dwelling", "precarious", "hosted", "tourist"]
)
def test_leases_outside(kind: str) -> None:
    result = check({"lease.type": kind}, "scope", "breached", "out_of_scope")
    assert set(result["amounts"].values()) == {None}
    assert result["indices"] is None
    assert result["missing"] == result["calculation"] == result["alternatives"] == []


def test_outside_the_check_only_the_refund_is_answered() -> None:
    result = run({"lease.type": "tourist", "refund": {"claimed_on": "2024-02-29"}})
    assert result["refund"]["action_before"] == "2025-02-28"
    assert result["deadlines"] == {"landlord_action_before": None, "tenant_action_before": None}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"lease.type": "unknown"}, ["lease.type"]),
        ({"landlord.kind": None}, ["landlord.kind"]),
        ({"lease.type": None, "landlord.kind": "unknown"}, ["lease.type", "landlord.kind"]),
    ],
)
def test_scope_unknown(changes: dict[str, Any], missing: list[str]) -> None:
    assert check(changes, "scope", "needs_answer", "uncertain")["missing"] == missing


def test_scope_unknown_can_still_change_a_certain_failure() -> None:
    result = check({"lease.type": None, "lease.written": False}, "written_lease", "breached", "not_due")
    assert result["missing"] == ["lease.type"]


@pytest.mark.parametrize(("signed", "old"), [("1994-01-31", True), ("1994-02-01", False)])
def test_old_lease_by_conclusion(signed: str, *, old: bool) -> None:
    result = run({"lease.signed_on": signed, "lease.starts_on": "1994-06-01"})
    assert verdict_of(result, "old_lease") == ("uncertain" if old else "not_applicable")
    assert result["doubts"] == (["old_lease"] if old else [])
    assert (result["amounts"]["ceiling"] is None) is old


@pytest.mark.parametrize(("starts", "old"), [("1996-05-30", True), ("1996-05-31", False)])
def test_old_lease_by_anniversary(starts: str, *, old: bool) -> None:
    result = run(
        {
            "lease.signed_on": "1996-05-01",
            "lease.starts_on": starts,
            "anniversary_year": 1997,
            "request.made_on": "1997-05-31",
            "request.applies_from": ...,
        }
    )
    assert (result["doubts"] == ["old_lease"]) is old
    assert [item["leaning"] for item in result["alternatives"]] == ([False] if old else [])


def test_old_lease_does_not_save_a_certain_failure() -> None:
    assert run({"lease.signed_on": "1990-01-01", "lease.indexation_clause": "excluded"})["verdict"] == "not_due"


# 4.2


def test_written_lease_unknown() -> None:
    result = check({"lease.written": None}, "written_lease", "needs_answer", "uncertain")
    assert result["missing"] == ["lease.written"]
    assert result["doubts"] == []


ORAL = {**BEFORE_2022, "lease.written": False, "lease.starts_on": "1997-09-01"}


@pytest.mark.parametrize(
    ("signed", "starts", "finding"),
    [
        ("1997-05-30", "1997-09-01", "uncertain"),
        ("1997-05-31", "1997-09-01", "breached"),
        (None, "1998-05-30", "needs_answer"),
        (None, "1998-05-31", "breached"),
    ],
)
def test_oral_lease(signed: str | None, starts: str, finding: str) -> None:
    verdict = "not_due" if finding == "breached" else "uncertain"
    result = check({**ORAL, "lease.signed_on": signed, "lease.starts_on": starts}, "written_lease", finding, verdict)
    if finding == "uncertain":
        assert result["doubts"] == ["oral_lease_before_1997"]
        assert [item["verdict"] for item in result["alternatives"]] == ["not_due", "lawful"]
    if finding == "needs_answer":
        assert "lease.signed_on" in result["missing"]


def test_oral_lease_of_unknown_age() -> None:
    unknown = {**ORAL, "lease.signed_on": None, "lease.starts_on": None}
    check(unknown, "written_lease", "needs_answer", "uncertain")


def test_oral_lease_and_a_request_since_2022() -> None:
    check({"lease.written": False, "lease.signed_on": "1996-01-01"}, "written_lease", "breached", "not_due")


def test_clause_unknown_is_taken_as_silent_but_asked() -> None:
    result = check({"lease.indexation_clause": None}, "lease_clause", "respected", "lawful")
    assert result["missing"] == ["lease.indexation_clause"]


def test_clause_unknown_is_not_asked_where_it_changes_nothing() -> None:
    assert run({"lease.indexation_clause": None, "lease.written": False})["missing"] == []


def test_clause_that_gives_less() -> None:
    unknown = check({"lease.indexation_clause": "less_than_formula"}, "lease_clause", "needs_answer", "uncertain")
    assert unknown["missing"] == ["lease.clause_ceiling"]
    less = {"lease.indexation_clause": "less_than_formula", "lease.clause_ceiling": "800.00"}
    asked = check({**less, "request.rent_asked": "800.01"}, "lease_clause", "respected", "excessive")
    assert asked["amounts"]["ceiling"] == asked["amounts"]["tolerance_limit"] == "800.00"
    assert asked["amounts"]["rent_due"] == "800.00"
    assert {base["ceiling"] for base in asked["by_base"].values()} == {"800.00"}
    assert "800,00" in asked["calculation"][-1]["nl"]
    assert run({**less, "request.rent_asked": "800.00"})["verdict"] == "lawful"


def test_clause_ceiling_above_the_formula_changes_nothing() -> None:
    result = run({"lease.indexation_clause": "less_than_formula", "lease.clause_ceiling": "2000.00"})
    assert result["amounts"]["ceiling"] == "904.43"


def test_clause_ceiling_counts_only_with_its_clause() -> None:
    assert run({"lease.clause_ceiling": "800.00"})["amounts"]["ceiling"] == "904.43"


def test_base_rent_unknown() -> None:
    for changes in ({"lease.base_rent": None}, {"lease.base_rent_includes_charges": True}):
        result = check(changes, "base_rent", "needs_answer", "uncertain")
        assert result["missing"] == ["lease.base_rent"]
        assert result["amounts"]["base_rent"] is None


def test_a_revision_gives_a_new_base() -> None:
    revision = {"lease.revision": {"agreed_on": "2024-06-01", "rent": "800.00"}}
    result = run({**revision, "request.applies_from": "2024-06-01"})
    assert result["amounts"]["base_rent"] == "800.00"
    assert result["indices"]["start"]["month"] == "2024-05"
    assert "révisé le 1er juin 2024" in result["calculation"][0]["fr"]
    later = run({"lease.revision": {"agreed_on": "2024-06-02", "rent": "800.00"}})
    assert later["amounts"]["base_rent"] == "750.00"
    half_known = run({"lease.revision": {"agreed_on": "2024-06-01"}})
    assert half_known["amounts"]["base_rent"] == "750.00"


# 4.3


@pytest.mark.parametrize(
    ("federal", "regional", "finding", "missing"),
    [
        ({"done": True}, {"done": False}, "respected", []),
        ({"done": False}, {"done": True}, "respected", []),
        ({"on": "2024-06-10"}, None, "respected", []),
        ({"on": "2024-06-11"}, {"done": False}, "breached", []),
        ({"done": False}, {"done": False}, "breached", []),
        ({"done": False}, None, "needs_answer", ["registration.regional.done"]),
        (None, {"done": False}, "needs_answer", ["registration.federal.done"]),
        (None, None, "needs_answer", ["registration.federal.done", "registration.regional.done"]),
    ],
)
def test_registration_before_2025(
    federal: dict[str, Any] | None, regional: dict[str, Any] | None, finding: str, missing: list[str]
) -> None:
    verdicts = {"respected": "lawful", "breached": "not_due", "needs_answer": "uncertain"}
    later = {"request.applies_from": "2024-07-01"}
    changes = {"registration.federal": federal, "registration.regional": regional, **later}
    assert check(changes, "registration", finding, verdicts[finding])["missing"] == missing


@pytest.mark.parametrize(
    ("federal", "regional", "finding", "missing"),
    [
        (False, True, "respected", []),
        (None, True, "respected", []),
        (True, False, "uncertain", []),
        (False, False, "breached", []),
        (True, None, "needs_answer", ["registration.regional.done"]),
        (False, None, "needs_answer", ["registration.regional.done"]),
        (None, False, "needs_answer", ["registration.federal.done"]),
    ],
)
def test_registration_since_2025(federal: bool | None, regional: bool | None, finding: str, missing: list[str]) -> None:
    verdict = {"respected": "lawful", "breached": "not_due"}.get(finding, "uncertain")
    changes = {**SINCE_2025, "registration.federal.done": federal, "registration.regional.done": regional}
    result = check(changes, "registration", finding, verdict)
    assert result["missing"] == missing
    assert result["doubts"] == (["federal_registration_only"] if finding == "uncertain" else [])
    if finding == "uncertain":
        assert [(item["leaning"], item["verdict"]) for item in result["alternatives"]] == [
            (True, "not_due"),
            (False, "lawful"),
        ]
        assert result["due_from"] is None
        assert {"act": "Brussels Housing Code", "article": "228/1-228/5", "in_force_on": "2025-01-01"} in result[
            "law_version"
        ]


def test_the_regional_register_counts_by_the_day_of_signature() -> None:
    federal_only = {**SINCE_2025, "lease.signed_on": "2024-12-31"}
    check(federal_only, "registration", "respected", "lawful")


@pytest.mark.parametrize(
    ("federal", "regional", "finding", "missing"),
    [
        (False, False, "breached", []),
        (None, True, "respected", ["lease.signed_on"]),
        (True, False, "needs_answer", ["lease.signed_on"]),
        (True, None, "needs_answer", ["lease.signed_on", "registration.regional.done"]),
        (None, False, "needs_answer", ["lease.signed_on", "registration.federal.done"]),
    ],
)
def test_registration_of_a_lease_without_day_of_signature(
    federal: bool | None, regional: bool | None, finding: str, missing: list[str]
) -> None:
    changes = {
        "lease.signed_on": None,
        "registration.federal.done": federal,
        "registration.regional.done": regional,
    }
    verdict = "not_due" if finding == "breached" else "uncertain"
    assert check(changes, "registration", finding, verdict)["missing"] == missing


def test_conditions_need_both_days_before_2022() -> None:
    nothing = {"registration.federal.done": False, "epb.certificates": []}
    for rule in ("registration", "epb_certificate"):
        check({**BEFORE_2022, **nothing}, rule, "not_applicable", "lawful")
        check({**BEFORE_2022, **nothing, "request.made_on": "2022-10-14"}, rule, "breached", "not_due")
        check({**EARLY, **nothing}, rule, "uncertain", "uncertain")


def test_a_tenant_who_asks_for_less_needs_neither_registration_nor_certificate() -> None:
    changes = {
        "request.made_by": "tenant",
        "lease.rent_before_request": "950.00",
        "registration.federal.done": False,
        "epb.certificates": [certificate(communicated=False)],
    }
    result = check(changes, "registration", "not_applicable", "lawful")
    assert verdict_of(result, "epb_certificate") == "not_applicable"
    assert result["cure"] is None


# 4.4


@pytest.mark.parametrize(
    ("listed", "finding", "missing"),
    [
        ([certificate(communicated_on="2024-06-10")], "respected", []),
        ([certificate(communicated_on="2024-06-11")], "breached", []),
        ([certificate(communicated=False)], "breached", []),
        ([], "breached", []),
        ([certificate(communicated=None)], "needs_answer", ["epb.certificates[0].communicated"]),
        ([certificate(issued_on="2014-06-10")], "respected", []),
        ([certificate(issued_on="2014-06-09")], "uncertain", []),
        ([certificate(valid_until="2024-06-10")], "respected", []),
        ([certificate(valid_until="2024-06-09")], "uncertain", []),
        ([certificate(issued_on="2012-02-29", valid_until="2030-01-01")], "respected", []),
        ([certificate(issued_on="2024-06-11")], "breached", []),
        (
            [certificate(valid_until="2020-01-01"), certificate(communicated=None)],
            "uncertain",
            ["epb.certificates[1].communicated"],
        ),
        ([certificate(valid_until="2020-01-01"), certificate()], "respected", []),
    ],
)
def test_certificate(listed: list[Facts], finding: str, missing: list[str]) -> None:
    verdict = {"respected": "lawful", "breached": "not_due"}.get(finding, "uncertain")
    changes = {"epb.certificates": listed, "request.applies_from": "2024-07-01"}
    assert check(changes, "epb_certificate", finding, verdict)["missing"] == missing


def test_certificates_unknown() -> None:
    result = check({"epb": None}, "epb_certificate", "needs_answer", "uncertain")
    assert result["missing"] == ["epb.certificates"]
    assert result["amounts"]["ceiling"] is None


def test_expired_certificate_keeps_both_readings_open() -> None:
    expired, unseen = certificate("f", valid_until="2020-01-01"), certificate("b", communicated=False)
    result = run({"epb.certificates": [expired, unseen]})
    assert result["doubts"] == ["certificate_expired"]
    assert [(item["verdict"], item["ceiling"]) for item in result["alternatives"]] == [
        ("not_due", "904.43"),
        ("lawful", "854.01"),
    ]
    assert result["amounts"]["ceiling"] == "904.43"


def test_no_certificate_is_not_class_g() -> None:
    result = run({"epb.certificates": []})
    assert result["amounts"]["ceiling"] is None
    assert result["amounts"]["standard"] == "904.43"
    assert result["correction_factor"] == {"applies": None, "value": None}


@pytest.mark.parametrize(
    ("dates", "ceiling"),
    [
        (("2024-01-01", "2024-02-01"), "854.01"),
        (("2024-02-01", "2024-01-01"), "904.43"),
        ((None, None), "854.01"),
        (("2024-01-01", None), "854.01"),
        ((None, "2024-01-01"), "854.01"),
    ],
)
def test_the_valid_certificate_given_last_counts(dates: tuple[str | None, str | None], ceiling: str) -> None:
    listed = [certificate(letter, communicated_on=on) for letter, on in zip("dg", dates, strict=True)]
    without_doubt = run({"epb.certificates": listed, "request.rent_asked": "1.00"})
    assert without_doubt["amounts"]["ceiling"] == ceiling


# 4.5


def test_request_in_writing() -> None:
    check({"request.written": False}, "written_request", "breached", "not_due")
    unknown = check({"request.written": None}, "written_request", "needs_answer", "uncertain")
    assert unknown["missing"] == ["request.written"]
    undated = check({"request.made_on": None}, "written_request", "needs_answer", "uncertain")
    assert undated["missing"] == ["request.made_on"]
    assert verdict_of(undated, "retroactivity") == "uncertain"
    check({"request": None}, "written_request", "not_applicable", "not_requested")
    empty = run({"request": {}})
    assert empty["missing"] == ["request.made_on", "request.written"]


def test_request_without_a_day_can_undo_a_failure_that_depends_on_it() -> None:
    undated: dict[str, Any] = {"request.made_on": None, "registration.federal.done": False}
    assert run(undated)["missing"] == ["request.made_on"]
    assert run({**undated, "request.written": False})["missing"] == []
    assert run({**undated, "anniversary_year": 2019})["missing"] == []


# 4.6


@pytest.mark.parametrize(
    ("changes", "anniversary"),
    [
        ({"anniversary_year": 2023}, "2023-06-01"),
        ({"anniversary_year": None, "request.applies_from": "2024-05-31"}, "2023-06-01"),
        ({"anniversary_year": None, "request.applies_from": "2024-06-01"}, "2024-06-01"),
        ({"anniversary_year": None, "request.applies_from": None, "request.made_on": "2024-05-31"}, "2023-06-01"),
        ({"anniversary_year": None, "request": None, "as_of": "2024-06-01"}, "2024-06-01"),
        ({"anniversary_year": None, "request": None, "as_of": "2020-05-31"}, None),
        ({"anniversary_year": 2019}, None),
        ({"anniversary_year": 2020}, "2020-06-01"),
    ],
)
def test_anniversary_in_question(changes: dict[str, Any], anniversary: str | None) -> None:
    result = run(changes)
    assert result["anniversary"] == anniversary
    if anniversary is None:
        assert result["verdict"] == "not_due"
        assert verdict_of(result, "anniversary") == "breached"
        assert verdict_of(result, "index_data") == "not_applicable"


@pytest.mark.parametrize(
    ("as_of", "following"), [("2024-05-31", "2024-06-01"), ("2024-06-01", "2025-06-01"), ("2010-01-01", "2020-06-01")]
)
def test_next_anniversary(as_of: str, following: str) -> None:
    assert run({"as_of": as_of})["next_anniversary"] == following


def test_start_unknown() -> None:
    result = check({"lease.starts_on": None}, "anniversary", "needs_answer", "uncertain")
    assert result["missing"] == ["lease.starts_on"]
    assert result["next_anniversary"] is None
    assert result["freeze"] == {"applies": None, "rule": None}
    assert result["correction_factor"] == {"applies": None, "value": None}
    early = {"lease.starts_on": None, "request.made_on": "2022-10-13", "registration.federal.done": False}
    assert verdict_of(run(early), "registration") == "not_applicable"


def test_signature_unknown() -> None:
    result = check({"lease.signed_on": None}, "index_data", "needs_answer", "uncertain")
    assert result["missing"] == ["lease.signed_on"]
    assert result["indices"] is None


def test_asked_before_the_anniversary() -> None:
    early = {"request.made_on": "2024-05-10", "request.applies_from": "2024-05-31"}
    result = check(early, "anniversary", "breached", "excessive")
    assert result["due_from"] == "2024-06-01"
    assert result["amounts"]["rent_due"] == "904.43"
    asked_less = run({**early, "request.rent_asked": "800.00"})
    assert asked_less["amounts"]["rent_due"] == "800.00"
    assert asked_less["amounts"]["excess_per_month"] == "0.00"


@pytest.mark.parametrize(
    ("last", "finding"),
    [("2024-05-31", "respected"), ("2024-06-01", "breached"), ("2025-05-31", "breached"), ("2025-06-01", "respected")],
)
def test_once_per_lease_year(last: str, finding: str) -> None:
    verdict = "lawful" if finding == "respected" else "not_due"
    check({"lease.last_increase_on": last}, "once_per_year", finding, verdict)


LEAP = {
    "as_of": "2023-03-10",
    "anniversary_year": 2023,
    "lease.signed_on": "2020-02-10",
    "lease.starts_on": "2020-02-29",
    "request.made_on": "2023-03-06",
    "request.applies_from": None,
}


def test_leap_day_has_two_readings_in_a_common_year() -> None:
    result = run(LEAP)
    assert result["doubts"] == ["leap_day"]
    assert result["anniversary"] == "2023-02-28"
    assert [(item["ceiling"], item["due_from"]) for item in result["alternatives"]] == [
        ("874.95", "2023-02-28"),
        ("867.16", "2023-03-01"),
    ]
    assert result["indices"]["new"]["month"] == "2023-01"
    assert result["next_anniversary"] == "2024-02-29"


def test_leap_day_does_not_matter_when_both_readings_allow_the_request() -> None:
    modest = {**LEAP, "request.applies_from": "2023-03-01", "request.rent_asked": "867.16"}
    assert run(modest)["verdict"] == "lawful"
    assert run({**modest, "request.rent_asked": "875.10"})["verdict"] == "excessive"
    assert run({**modest, "request.applies_from": "2023-02-28"})["verdict"] == "uncertain"
    assert run({**modest, "request.applies_from": "2023-02-27"})["verdict"] == "excessive"


def test_leap_day_in_a_leap_year_is_certain() -> None:
    leap_year = {**LEAP, "anniversary_year": 2024, "request.made_on": "2024-03-06", "as_of": "2024-03-10"}
    result = run(leap_year)
    assert result["verdict"] == "lawful"
    assert result["anniversary"] == "2024-02-29"


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        ("2023-02-27", "lawful"),
        ("2023-02-28", "uncertain"),
        ("2023-03-01", "not_due"),
        ("2024-02-28", "not_due"),
        ("2024-02-29", "lawful"),
    ],
)
def test_leap_day_and_the_last_increase(last: str, verdict: str) -> None:
    modest = {**LEAP, "request.applies_from": "2023-03-01", "request.rent_asked": "860.00"}
    assert run({**modest, "lease.last_increase_on": last})["verdict"] == verdict


@pytest.mark.parametrize(("last", "verdict"), [("2023-02-27", "not_due"), ("2023-02-28", "uncertain")])
def test_leap_day_and_the_end_of_the_lease_year(last: str, verdict: str) -> None:
    modest = {**LEAP, "anniversary_year": 2022, "request.made_on": "2022-03-06", "request.rent_asked": "700.00"}
    changes = {**modest, "request.applies_from": "2022-03-01", "lease.last_increase_on": last}
    assert run(changes)["verdict"] == verdict
