"""Start, freeze, factor, amounts, deadlines, refund and reference rent, with their boundaries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.workflows.checks.rent_indexation.cases import FREEZE, SHIPPED, Facts, answer, facts, run, verdict_of
from workflows.checks.rent_indexation.calculation import main_base
from workflows.figures import Figures
from workflows.figures.health_index import HealthIndex, month_number


def given(letter: str | None, **more: object) -> list[Facts]:
    return [{"class": letter, "communicated": True, **more}]


# 4.7


@pytest.mark.parametrize(
    ("made_on", "asked_from", "due_from", "verdict", "months"),
    [
        ("2024-06-10", None, "2024-06-01", "lawful", []),
        ("2024-07-01", None, "2024-06-01", "lawful", ["2024-06"]),
        ("2024-09-30", None, "2024-06-01", "lawful", ["2024-06", "2024-07", "2024-08"]),
        ("2024-10-01", None, "2024-07-01", "lawful", ["2024-07", "2024-08", "2024-09"]),
        ("2024-10-01", "2024-06-30", "2024-07-01", "excessive", ["2024-07", "2024-08", "2024-09"]),
        ("2024-10-01", "2024-09-16", "2024-09-16", "lawful", ["2024-09"]),
        ("2024-10-01", "2024-12-01", "2024-12-01", "lawful", []),
        ("2025-02-15", None, "2024-11-01", "lawful", ["2024-11", "2024-12", "2025-01"]),
        ("2024-03-01", None, "2024-06-01", "lawful", []),
    ],
)
def test_three_months_back(
    made_on: str, asked_from: str | None, due_from: str, verdict: str, months: list[str]
) -> None:
    result = run({"request.made_on": made_on, "request.applies_from": asked_from, "as_of": made_on})
    assert (result["due_from"], result["verdict"], result["retroactive_months"]) == (due_from, verdict, months)


@pytest.mark.parametrize(
    "changes",
    [{"registration.federal.on": "2024-06-05"}, {"epb.certificates": given("d", communicated_on="2024-06-05")}],
)
def test_start_before_the_cure_is_open(changes: dict[str, Any]) -> None:
    result = run(changes)
    assert result["doubts"] == ["retroactive_before_cure"]
    assert result["due_from"] == "2024-06-05"
    assert verdict_of(result, "retroactivity") == "uncertain"
    assert [(item["leaning"], item["verdict"], item["due_from"]) for item in result["alternatives"]] == [
        (True, "excessive", "2024-06-05"),
        (False, "lawful", "2024-06-01"),
    ]
    without_start = run({**changes, "request.applies_from": None})
    assert [item["due_from"] for item in without_start["alternatives"]] == ["2024-06-05", "2024-06-01"]
    assert run({**changes, "request.applies_from": "2024-06-05"})["verdict"] == "lawful"
    too_far = run({**changes, "request.applies_from": "2024-02-29"})
    assert (too_far["verdict"], too_far["due_from"]) == ("excessive", "2024-06-05")
    assert run({**changes, "request": None, "as_of": "2024-06-10"})["verdict"] == "not_requested"


def test_the_later_of_both_cures_counts_and_a_second_register_helps() -> None:
    both = {"registration.federal.on": "2024-06-03", "epb.certificates": given("d", communicated_on="2024-06-05")}
    assert run(both)["due_from"] == "2024-06-05"
    earlier = {"registration.federal.on": "2024-06-03", "registration.regional.on": "2024-06-01"}
    assert run(earlier)["verdict"] == "lawful"


@pytest.mark.parametrize(
    ("changes", "cured_from"),
    [
        ({"registration.federal.on": "2024-06-20"}, "2024-06-20"),
        ({"registration.federal.on": "2024-06-20", "registration.regional.on": "2024-06-15"}, "2024-06-15"),
        ({"registration.federal.done": False}, None),
        ({"epb.certificates": given("d", communicated_on="2024-06-18")}, "2024-06-18"),
        ({"epb.certificates": given("d", communicated_on="2024-06-18", valid_until="2024-06-17")}, None),
        ({"epb.certificates": given("d", issued_on="2024-06-12")}, "2024-06-20"),
        ({"epb.certificates": given("d", issued_on="2024-07-12")}, "2024-07-12"),
        (
            {"registration.federal.on": "2024-06-20", "epb.certificates": given("d", communicated_on="2024-06-25")},
            "2024-06-25",
        ),
        ({"registration.federal.on": "2024-06-20", "epb.certificates": []}, None),
        ({"registration.federal.on": "2024-06-20", "epb": None}, None),
        ({"lease.signed_on": None, "registration.federal.on": "2024-06-20"}, None),
        (
            {"lease.signed_on": None, "registration": {"regional": {"on": "2025-01-20"}, "federal": {"done": False}}},
            "2025-01-20",
        ),
    ],
)
def test_cure(changes: dict[str, Any], cured_from: str | None) -> None:
    assert run(changes)["cure"] == {"new_request_from": cured_from}


def test_no_cure_where_nothing_fails() -> None:
    assert run()["cure"] is None
    assert run({"lease.indexation_clause": "excluded"})["cure"] is None


# 4.8


@pytest.mark.parametrize(
    ("starts", "year", "frozen", "factor"),
    [
        ("2019-10-13", 2022, False, False),
        ("2019-10-14", 2022, True, False),
        ("2019-10-13", 2023, True, False),
        ("2019-10-14", 2023, False, True),
        ("2022-10-13", 2023, True, False),
        ("2022-10-13", 2024, False, True),
        ("2022-10-14", 2023, False, False),
        ("2022-10-14", 2024, False, False),
    ],
)
def test_freeze_and_factor_windows(starts: str, year: int, *, frozen: bool, factor: bool) -> None:
    on = f"{year}-{starts[5:]}"
    later = {"as_of": "2024-12-01", "anniversary_year": year, "request.made_on": on, "request.applies_from": None}
    signed = {"lease.signed_on": "2019-09-01" if starts < "2022" else "2022-09-01", "lease.starts_on": starts}
    early = {"epb.certificates": given("g", communicated_on="2020-01-01"), "request.made_on": "2024-11-20"}
    result = run({**later, **signed, **early})
    assert result["freeze"] == {"applies": frozen, "rule": "none" if frozen else None}
    assert result["correction_factor"]["applies"] is factor
    assert (result["verdict"] == "not_due") is frozen


@pytest.mark.parametrize(
    ("letter", "before", "rule", "ceiling", "verdict"),
    [
        ("a", None, "full", "810.99", "lawful"),
        ("d", None, "full", "810.99", "lawful"),
        ("e", "759.08", "half", "785.03", "lawful"),
        ("e", "759.03", "half", "785.03", "lawful"),
        ("e", "759.02", "half", "785.03", "uncertain"),
        ("e", None, "half", "785.03", "uncertain"),
        ("f", "700.00", "none", "700.00", "not_due"),
        ("f", "900.00", "none", "759.08", "not_due"),
        ("g", None, "none", "759.08", "not_due"),
    ],
)
def test_freeze_by_class(letter: str, before: str | None, rule: str, ceiling: str, verdict: str) -> None:
    result = run({**FREEZE, "epb.certificates": given(letter), "lease.rent_before_request": before})
    assert result["freeze"]["rule"] == rule
    assert result["amounts"]["ceiling"] == ceiling
    assert result["verdict"] == verdict
    assert result["amounts"]["rent_due"] == {"lawful": ceiling, "not_due": before}.get(verdict)
    assert ("lease.rent_before_request" in result["missing"]) is (letter == "e" and before is None)


def test_freeze_at_the_first_anniversary_keeps_the_base_rent() -> None:
    first = {**FREEZE, "lease.signed_on": "2022-02-20", "lease.starts_on": "2022-03-01"}
    frozen = run({**first, "epb.certificates": given("f")})
    assert frozen["amounts"]["ceiling"] == "680.00"
    half = run({**first, "epb.certificates": given("e")})
    assert half["doubts"] == ["freeze_half_of_gap"]
    assert half["missing"] == []


def test_freeze_with_unknown_class_has_three_readings() -> None:
    result = run({**FREEZE, "epb.certificates": given(None), "lease.rent_before_request": "759.08"})
    assert result["doubts"] == ["class_unknown"]
    assert result["missing"] == ["epb.certificates[0].class"]
    assert result["freeze"] == {"applies": True, "rule": None}
    assert result["by_base"] == {}
    assert [(item["verdict"], item["ceiling"]) for item in result["alternatives"]] == [
        ("lawful", "810.99"),
        ("lawful", "785.03"),
        ("not_due", "759.08"),
    ]
    assert verdict_of(result, "freeze_year") == verdict_of(result, "amount") == "needs_answer"


def test_factor_with_unknown_class() -> None:
    unknown = {"epb.certificates": given(None)}
    result = run(unknown)
    assert [item["ceiling"] for item in result["alternatives"]] == ["904.43", "879.22", "854.01"]
    assert result["amounts"]["ceiling"] is None
    assert verdict_of(result, "correction_factor") == "needs_answer"
    modest = run({**unknown, "request.rent_asked": "854.01"})
    assert (modest["verdict"], modest["missing"]) == ("lawful", [])
    assert modest["amounts"]["rent_due"] == "854.01"
    greedy = run({**unknown, "request.rent_asked": "950.00"})
    assert (greedy["verdict"], greedy["missing"]) == ("excessive", ["epb.certificates[0].class"])
    assert greedy["amounts"]["rent_due"] is None
    nothing_known = run({**unknown, "lease.base_rent": None})
    assert nothing_known["missing"] == ["lease.base_rent", "epb.certificates[0].class"]


def test_a_doubt_inside_one_class_counts_when_the_classes_agree() -> None:
    """Asked 750: allowed for every class, but not in the second reading of class E once the rent before is low."""
    asked = {"request.rent_asked": "750.00", "lease.rent_before_request": "600.00", "request.made_by": None}
    result = run({**FREEZE, **asked, "epb.certificates": given("e")})
    assert result["doubts"] == ["freeze_half_of_gap"]


@pytest.mark.parametrize("second", [{"communicated_on": "2024-05-01"}, {"issued_on": "2024-05-01"}])
def test_certificate_worsened_after_the_freeze(second: Facts) -> None:
    result = run({"epb.certificates": [*given("c"), *given("f", **second)]})
    assert result["doubts"] == ["certificate_worsened"]
    assert [item["ceiling"] for item in result["alternatives"]] == ["854.01", "904.43"]
    assert verdict_of(result, "correction_factor") == verdict_of(result, "amount") == "uncertain"


@pytest.mark.parametrize(
    "first", [given("e"), given("c", communicated=False), given("c", communicated_on="2023-06-02"), []]
)
def test_certificate_not_worsened(first: list[Facts]) -> None:
    listed = [*first, *given("f", communicated_on="2024-05-01")]
    result = run({"epb.certificates": listed, "request.rent_asked": "854.01"})
    assert result["verdict"] == "lawful"
    assert result["correction_factor"]["applies"] is True


def test_better_certificate_ends_the_factor() -> None:
    result = run({"epb.certificates": [*given("f"), *given("b", communicated_on="2024-05-01")]})
    assert result["amounts"]["ceiling"] == "904.43"
    assert result["doubts"] == []


@pytest.mark.parametrize(("agreed_on", "doubts"), [("2022-10-13", []), ("2022-10-14", ["factor_after_revision"])])
def test_factor_after_a_revision(agreed_on: str, doubts: list[str]) -> None:
    result = run({"epb.certificates": given("e"), "lease.revision": {"agreed_on": agreed_on, "rent": "800.00"}})
    assert result["doubts"] == doubts
    both = run(
        {
            "epb.certificates": [*given("c"), *given("e", communicated_on="2024-05-01")],
            "lease.revision": {"agreed_on": agreed_on, "rent": "800.00"},
        }
    )
    assert both["doubts"] == ["certificate_worsened", *doubts]


REQUEST_2022 = {
    "as_of": "2022-10-20",
    "anniversary_year": 2022,
    "lease.signed_on": "2018-10-20",
    "lease.starts_on": "2018-11-01",
    "request.made_on": "2022-10-13",
    "request.applies_from": "2022-11-01",
    "lease.rent_before_request": "794.78",
}


def test_request_before_the_freeze_for_an_anniversary_inside_it() -> None:
    full = run({**REQUEST_2022, "epb.certificates": given("d")})
    assert (full["verdict"], full["doubts"]) == ("lawful", [])
    half = run({**REQUEST_2022, "epb.certificates": given("e")})
    assert half["doubts"] == ["request_before_2022_10_14"]
    assert [item["ceiling"] for item in half["alternatives"]] == ["843.54", "892.30"]
    assert run({**REQUEST_2022, "epb.certificates": given("e"), "request.rent_asked": "843.54"})["verdict"] == "lawful"
    assert (
        run({**REQUEST_2022, "epb.certificates": given("e"), "request.rent_asked": "900.00"})["verdict"] == "excessive"
    )
    frozen = run({**REQUEST_2022, "epb.certificates": given("g")})
    assert [item["verdict"] for item in frozen["alternatives"]] == ["not_due", "lawful"]
    assert verdict_of(frozen, "freeze_year") == "breached"
    nothing = run({**REQUEST_2022, "epb.certificates": []})
    assert nothing["doubts"] == ["request_before_2022_10_14"]
    assert verdict_of(nothing, "epb_certificate") == "uncertain"
    on_the_day = run({**REQUEST_2022, "epb.certificates": given("g"), "request.made_on": "2022-10-14"})
    assert on_the_day["verdict"] == "not_due"


def test_old_request_for_a_far_anniversary_leaves_the_class_open() -> None:
    result = run({**REQUEST_2022, "anniversary_year": 2023, "epb.certificates": [], "request.applies_from": None})
    assert result["doubts"] == ["request_before_2022_10_14", "class_unknown"]
    assert [item["verdict"] for item in result["alternatives"]] == ["not_due", "uncertain"] + ["lawful"] * 3
    assert result["amounts"]["ceiling"] is None


def test_frozen_class_is_not_certain_while_a_better_certificate_may_have_been_given() -> None:
    unsure = [{"class": "b"}, {"class": "f"}]
    result = run({**FREEZE, "epb.certificates": unsure})
    assert result["verdict"] == "uncertain"
    assert verdict_of(result, "freeze_year") == "needs_answer"
    assert result["missing"] == ["epb.certificates[0].communicated", "epb.certificates[1].communicated"]
    certain = run({**FREEZE, "epb.certificates": [{"class": "g"}, {"class": "f"}]})
    assert certain["verdict"] == "not_due"


def test_another_certificate_of_another_class_is_asked_about() -> None:
    result = run({"epb.certificates": [*given("e"), {"class": "b"}]})
    assert (result["verdict"], result["missing"]) == ("lawful", ["epb.certificates[1].communicated"])
    same = run({"epb.certificates": [*given("e"), {"class": "e"}]})
    assert same["missing"] == []
    earlier = run(
        {"epb.certificates": [{"class": "b", "communicated": None}, *given("e", communicated_on="2024-05-01")]}
    )
    assert "epb.certificates[0].communicated" in earlier["missing"]
    unread = run({"epb.certificates": [*given(None), *given("e", communicated_on="2024-05-01")]})
    assert "epb.certificates[0].class" in unread["missing"]


# Index and bases


@pytest.mark.parametrize(
    ("month", "base"),
    [((1994, 1), 1988), ((1995, 12), 1988), ((1996, 1), 1996), ((2003, 12), 1996), ((2004, 1), 2004),
     ((2012, 12), 2004), ((2013, 1), 2013), ((2026, 6), 2013)],
)  # fmt: skip
def test_main_base_follows_the_year_of_the_starting_index(month: tuple[int, int], base: int) -> None:
    assert main_base(month_number(*month)) == base


def test_signed_in_january_uses_the_base_of_the_year_before() -> None:
    result = run({"lease.signed_on": "2013-01-15", "lease.starts_on": "2013-06-01"})
    assert result["indices"]["base"] == "2004"


def test_base_2025_serves_the_tolerance_only() -> None:
    result = run(
        {
            "as_of": "2026-02-20",
            "anniversary_year": 2026,
            "lease.signed_on": "2025-02-10",
            "lease.starts_on": "2025-02-15",
            "lease.base_rent": "1000.00",
            "registration.regional.done": True,
            "request.made_on": "2026-02-20",
            "request.applies_from": None,
        }
    )
    assert result["indices"]["base"] == "2013"
    assert result["amounts"]["ceiling"] == "1013.65"
    assert result["by_base"]["2025"]["ceiling"] == "1013.71"
    assert result["amounts"]["tolerance_limit"] == "1013.72"


def table_until(year: int, month: int) -> Figures:
    rows = [row for row in SHIPPED.health_index.rows if (row.year, row.month) <= (year, month)]
    return Figures(HealthIndex(rows))


def test_missing_index() -> None:
    result = answer(facts(), table_until(2024, 4))
    assert (result["doubts"], result["missing"]) == (["index_missing"], ["health_index.2024-05"])
    assert verdict_of(result, "index_data") == verdict_of(result, "amount") == "needs_answer"
    assert [(item["leaning"], item["ceiling"]) for item in result["alternatives"]] == [(True, None)]
    assert result["indices"] is None
    assert result["due_from"] == "2024-06-01"
    failing = answer(facts({"lease.written": False}), table_until(2024, 4))
    assert (failing["verdict"], failing["missing"]) == ("not_due", [])


def test_index_missing_in_the_second_reading_only() -> None:
    leap = {
        "as_of": "2023-03-01", "anniversary_year": 2023, "lease.signed_on": "2020-02-10",
        "lease.starts_on": "2020-02-29", "request.made_on": "2023-03-01", "request.applies_from": None,
    }  # fmt: skip
    result = answer(facts(leap), table_until(2023, 1))
    assert result["doubts"] == ["leap_day", "index_missing"]
    assert result["missing"] == ["health_index.2023-02"]


def test_index_missing_for_the_factor_alone() -> None:
    rows = [row for row in SHIPPED.health_index.rows if (row.base, row.year, row.month) != (2013, 2022, 5)]
    gap = Figures(HealthIndex(rows))
    old = {"lease.signed_on": "2010-05-10", "lease.starts_on": "2010-06-01"}
    result = answer(facts({**old, "epb.certificates": given("e")}), gap)
    assert result["missing"] == ["health_index.2022-05"]
    assert verdict_of(result, "correction_factor") == "needs_answer"
    assert result["correction_factor"] == {"applies": True, "value": None}


def test_index_missing_a_year_earlier_in_the_freeze() -> None:
    rows = [row for row in SHIPPED.health_index.rows if (row.year, row.month) != (2022, 2)]
    for letter in "eg":
        result = answer(facts({**FREEZE, "epb.certificates": given(letter)}), Figures(HealthIndex(rows)))
        if letter == "e":
            assert result["missing"] == ["lease.rent_before_request", "health_index.2022-02"]
        else:
            assert result["verdict"] == "not_due"
        assert result["amounts"]["ceiling"] is None
    known = {**FREEZE, "epb.certificates": given("e"), "lease.rent_before_request": "680.00"}
    assert answer(facts(known), Figures(HealthIndex(rows)))["doubts"] == ["index_missing"]


# 4.9


@pytest.mark.parametrize(
    ("asked", "verdict", "due", "excess"),
    [
        ("904.43", "lawful", "904.43", "0.00"),
        ("904.44", "lawful", "904.44", "0.00"),
        ("904.45", "excessive", "904.43", "0.02"),
        ("100.00", "lawful", "100.00", "0.00"),
    ],
)
def test_tolerance(asked: str, verdict: str, due: str, excess: str) -> None:
    result = run({"request.rent_asked": asked})
    assert result["amounts"]["tolerance_limit"] == "904.44"
    assert (result["verdict"], result["amounts"]["rent_due"]) == (verdict, due)
    assert result["amounts"]["excess_per_month"] == excess


@pytest.mark.parametrize(
    ("before", "asked", "verdict", "due"),
    [
        ("950.00", None, "lawful", "904.43"),
        ("950.00", "904.41", "lawful", "904.41"),
        ("950.00", "904.39", "excessive", "904.43"),
        ("904.43", None, "not_due", "904.43"),
        ("904.44", None, "lawful", "904.43"),
        (None, None, "uncertain", None),
    ],
)
def test_reduction_asked_by_the_tenant(before: str | None, asked: str | None, verdict: str, due: str | None) -> None:
    result = run({"request.made_by": "tenant", "lease.rent_before_request": before, "request.rent_asked": asked})
    assert (result["verdict"], result["amounts"]["rent_due"]) == (verdict, due)
    assert result["missing"] == (["lease.rent_before_request"] if before is None else [])
    assert result["deadlines"]["landlord_action_before"] is None
    assert verdict_of(result, "prescription") == "not_applicable"


def test_reduction_is_cut_to_a_lower_clause() -> None:
    clause = {"lease.indexation_clause": "less_than_formula", "lease.clause_ceiling": "800.00"}
    tenant = {"request.made_by": "tenant", "lease.rent_before_request": "880.00"}
    assert run({**tenant, "lease.indexation_clause": None})["missing"] == ["lease.indexation_clause"]
    result = run({**tenant, **clause, "request.rent_asked": "800.00"})
    assert (result["verdict"], result["amounts"]["ceiling"]) == ("lawful", "800.00")


def test_reduction_with_an_unknown_amount_asks_for_the_rent_before_at_once() -> None:
    result = run({"request.made_by": "tenant", "lease.base_rent": None})
    assert result["missing"] == ["lease.base_rent", "lease.rent_before_request"]


def test_excess_beside_another_failure() -> None:
    result = run({"lease.written": False, "lease.rent_before_request": "815.00", "request.rent_asked": "900.00"})
    assert result["amounts"]["excess_per_month"] == "85.00"
    assert run({"lease.written": False, "lease.rent_before_request": "815.00"})["amounts"]["excess_per_month"] is None


# 4.10 to 4.12


@pytest.mark.parametrize(("as_of", "finding"), [("2025-06-09", "respected"), ("2025-06-10", "warning")])
def test_prescription(as_of: str, finding: str) -> None:
    result = run({"as_of": as_of})
    assert verdict_of(result, "prescription") == finding
    assert result["deadlines"]["landlord_action_before"] == "2025-06-10"
    assert result["verdict"] == "lawful"


def test_prescription_of_a_request_on_a_leap_day() -> None:
    leap = {"request.made_on": "2024-02-29", "as_of": "2024-03-01"}
    assert run(leap)["deadlines"]["landlord_action_before"] == "2025-02-28"


@pytest.mark.parametrize(
    ("claimed", "since", "recoverable", "complete", "finding"),
    [
        ("2024-03-04", "2019-03-04", "2019-03-04", True, "respected"),
        ("2024-03-04", "2019-03-03", "2019-03-04", False, "warning"),
        ("2024-03-04", "2022-01-01", "2022-01-01", True, "respected"),
        ("2024-03-04", None, "2019-03-04", None, "needs_answer"),
        ("2024-02-29", "2010-01-01", "2019-02-28", False, "warning"),
    ],
)
def test_refund(claimed: str, since: str | None, recoverable: str, complete: bool | None, finding: str) -> None:
    result = run({"refund": {"claimed_on": claimed, "overpaid_since": since}})
    assert result["refund"]["recoverable_from"] == recoverable
    assert result["refund"]["complete"] is complete
    assert result["refund"]["action_before"] == result["deadlines"]["tenant_action_before"]
    assert verdict_of(result, "refund") == finding
    assert result["missing"] == (["refund.overpaid_since"] if since is None else [])
    assert result["verdict"] == "lawful"


@pytest.mark.parametrize(
    ("as_of", "reference", "asked", "found", "finding"),
    [
        ("2025-04-30", "700.00", None, None, "not_applicable"),
        ("2025-05-01", "700.00", None, {"limit": "840.00", "presumed_abusive": True}, "warning"),
        ("2025-05-01", None, None, None, "not_applicable"),
        ("2025-05-01", "753.69", None, {"limit": "904.43", "presumed_abusive": False}, "respected"),
        ("2025-05-01", "753.68", None, {"limit": "904.42", "presumed_abusive": True}, "warning"),
        ("2025-05-01", "700.00", "840.00", {"limit": "840.00", "presumed_abusive": False}, "respected"),
        ("2025-05-01", "700.00", "840.01", {"limit": "840.00", "presumed_abusive": True}, "warning"),
    ],
)
def test_reference_rent(
    as_of: str, reference: str | None, asked: str | None, found: dict[str, object] | None, finding: str
) -> None:
    result = run({"as_of": as_of, "dwelling.reference_rent": reference, "request.rent_asked": asked})
    assert result["reference_rent"] == found
    assert verdict_of(result, "reference_rent") == finding
    assert result["verdict"] == "lawful"


def test_reference_rent_without_a_rent_to_compare() -> None:
    result = run({"as_of": "2025-05-01", "dwelling.reference_rent": "700.00", "lease.base_rent": None})
    assert result["reference_rent"] == {"limit": "840.00", "presumed_abusive": None}
    assert verdict_of(result, "reference_rent") == "needs_answer"
    assert result["law_version"][-1] == {
        "act": "Brussels Housing Code",
        "article": "224",
        "in_force_on": "2025-05-01",
    }


@pytest.mark.parametrize(
    ("made_on", "version"),
    [
        ("2022-10-13", ("Old Civil Code", "1728bis", "1997-05-31")),
        ("2022-10-14", ("Brussels Housing Code", "224/2", "2022-10-14")),
        ("2023-10-13", ("Brussels Housing Code", "224/2", "2022-10-14")),
        ("2023-10-14", ("Brussels Housing Code", "224/2", "2023-10-14")),
    ],
)
def test_law_version_follows_the_day_of_the_request(made_on: str, version: tuple[str, str, str]) -> None:
    result = run({"request.made_on": made_on, "request.applies_from": None, "anniversary_year": 2021})
    assert tuple(result["law_version"][0].values()) == version


def test_standard_amount_is_the_formula() -> None:
    result = run()
    exact = Decimal(750) * Decimal("131.42") / Decimal("108.98")
    assert abs(Decimal(result["amounts"]["standard"]) - exact) <= Decimal("0.005")


def test_calculation_of_half_and_frozen_rents_names_the_year_before() -> None:
    half = run({**FREEZE, "epb.certificates": given("e"), "lease.rent_before_request": "759.08"})
    assert "(118,74 + 126,86) / 2 / 106,37" in half["calculation"][-1]["fr"]
    frozen = run({**FREEZE, "epb.certificates": given("f"), "lease.base_rent": "1680.00"})
    assert "1\u202f680,00 × 118,74 (février 2022) / 106,37" in frozen["calculation"][-1]["fr"]
    assert "1.680,00 × 118,74 (februari 2022) / 106,37" in frozen["calculation"][-1]["nl"]
    unknown = run({"epb.certificates": given(None)})
    assert "klasse" in unknown["calculation"][-1]["nl"]
    october = {"lease.starts_on": "2019-10-14", "epb.certificates": given("g"), "as_of": "2024-10-20"}
    dated = run({**october, "request.made_on": "2024-10-20", "request.applies_from": None})
    assert "du 14 au 31 octobre" in dated["calculation"][-1]["fr"]
    first = run(
        {**october, "lease.starts_on": "2019-10-13", "request.made_on": "2024-10-20", "request.applies_from": None}
    )
    assert "van 1 tot 13 oktober" in first["calculation"][-1]["nl"]
