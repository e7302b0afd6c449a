"""Each demand on both sides of each day and each amount that decides, and in its three answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.workflows.demands.cases import answer, demand, facts, finding, stands, verdict
from workflows.checks import FactError
from workflows.demands import DEMANDS
from workflows.demands.kernel.words import months_after, months_begun, share
from workflows.demands.triennial_revision import next_triennium

OLD = {"lease.signed_on": "2024-10-31", "lease.renewed": False}
"""A lease concluded the day before the new rules, and not renewed."""


def check(name: str, expected: str, **changes: Any) -> None:
    assert verdict(name, **changes) == expected, changes


# 1 The three-yearly revision, art. 240 ------------------------------------------------------------------------------


def test_the_windows_of_the_revision_are_those_of_the_law_page() -> None:
    """E12: triennium to 31.08.2026: agreement 01.12.2025-01.03.2026, judge 01.03-01.06.2026."""
    result = answer("triennial_revision")
    assert finding(result, "dates")["figures"] == {
        "triennium_ends_on": "2026-08-31",
        "agreement_from": "2025-12-01",
        "agreement_to": "2026-03-01",
        "court_from": "2026-03-01",
        "court_to": "2026-06-01",
    }
    assert result["figures"][0]["value"] == {"fr": "1er décembre 2025", "nl": "1 december 2025"}
    assert len(result["calculation"]) == 3
    unagreed = answer("triennial_revision", rent_increase__agreed=None)
    assert finding(unagreed, "dates")["figures"], "the days are told before anybody says whether there was an agreement"
    assert finding(answer("triennial_revision", lease__type="student"), "dates")["verdict"] == "not_applicable"


@pytest.mark.parametrize(
    ("asked_on", "agreed_on", "expected"),
    [
        ("2025-11-30", "2025-12-01", "unlawful"),
        ("2025-12-01", "2025-12-01", "lawful"),
        ("2026-03-01", "2026-03-01", "lawful"),
        ("2025-12-01", "2026-03-02", "unlawful"),
        ("2025-12-01", "2025-11-30", "unlawful"),
        ("2026-06-01", "2026-06-01", "unlawful"),
        ("2026-06-02", "2026-06-02", "unlawful"),
    ],
)
def test_asked_and_agreed_in_the_window(asked_on: str, agreed_on: str, expected: str) -> None:
    check("triennial_revision", expected, rent_increase__asked_on=asked_on, rent_increase__agreed_on=agreed_on)


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [("2025-11-30", "breached"), ("2025-12-01", "uncertain"), ("2026-06-01", "uncertain"), ("2026-06-02", "breached")],
)
def test_a_demand_without_agreement_is_a_proposal(asked_on: str, expected: str) -> None:
    changes = {"rent_increase__asked_on": asked_on, "rent_increase__agreed": False}
    assert stands("triennial_revision", "window", **changes) == expected


@pytest.mark.parametrize(
    ("starts_on", "asked_on", "expected"),
    [
        (date(2023, 9, 1), date(2026, 8, 31), date(2026, 9, 1)),
        (date(2023, 9, 1), date(2026, 9, 1), date(2029, 9, 1)),
        (date(2023, 9, 1), date(2020, 1, 1), date(2026, 9, 1)),
        (date(2024, 2, 29), date(2026, 1, 1), date(2027, 2, 28)),
        (date(2014, 7, 1), date(2025, 12, 20), date(2026, 7, 1)),
        (date(9998, 1, 1), date(9999, 12, 31), date.max),
    ],
)
def test_the_next_triennium(starts_on: date, asked_on: date, expected: date) -> None:
    assert next_triennium(starts_on, asked_on) == expected


def test_short_leases_have_no_revision() -> None:
    check("triennial_revision", "unlawful", lease__type="main_residence_short")
    check("triennial_revision", "unlawful", lease__type="sublease", lease__short=True)
    check("triennial_revision", "lawful", lease__type="sublease", lease__short=False)
    assert answer("triennial_revision", lease__type="sublease")["missing"] == ["lease.short"]


def test_the_reason_given() -> None:
    check("triennial_revision", "unlawful", rent_increase__basis="compliance_works")
    check("triennial_revision", "lawful", rent_increase__basis="landlord_works")
    check("triennial_revision", "lawful", rent_increase__basis="none_stated")
    result = answer("triennial_revision", rent_increase__basis="none_stated", rent_increase__agreed=False)
    assert result["verdict"] == "uncertain"
    assert [item["verdict"] for item in result["alternatives"]] == ["unlawful", "lawful"]
    assert result["doubts"] == ["basis"]


@pytest.mark.parametrize(
    ("basis", "expected"), [("new_circumstances", "1080.00"), ("landlord_works", "990.00"), ("none_stated", None)]
)
def test_what_the_landlord_would_have_to_prove(basis: str, expected: str | None) -> None:
    figures = finding(answer("triennial_revision", rent_increase__basis=basis), "threshold")["figures"]
    assert figures.get("value_from") == expected


def test_registration_is_a_condition_from_november_2024() -> None:
    nowhere = {"registration__federal__done": False, "registration__regional__done": False}
    check("triennial_revision", "unlawful", **nowhere)
    before = {"lease__starts_on": "2022-07-01", "rent_increase__agreed_on": "2024-10-31"} | nowhere
    check("triennial_revision", "lawful", rent_increase__asked_on="2024-10-31", **before)
    on_the_day = before | {"rent_increase__agreed_on": "2024-11-01"}
    check("triennial_revision", "unlawful", rent_increase__asked_on="2024-11-01", **on_the_day)
    check("triennial_revision", "lawful", registration__regional__done=True, registration__federal__done=None)


@pytest.mark.parametrize(("signed_on", "expected"), [("2024-12-31", "lawful"), ("2025-01-01", "uncertain")])
def test_only_the_federal_register_is_open_for_leases_since_2025(signed_on: str, expected: str) -> None:
    check("triennial_revision", expected, lease__signed_on=signed_on, registration__regional__done=False)


# 2 Works, art. 221 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("announced_on", "registered", "expected"),
    [
        ("2026-06-01", True, "lawful"),
        ("2026-06-02", True, "unlawful"),
        ("2026-06-01", False, "unlawful"),
    ],
)
def test_a_registered_warning_a_month_before(announced_on: str, registered: bool, expected: str) -> None:
    check("energy_works", expected, works__announced_on=announced_on, works__registered_letter=registered)


def test_the_first_day_of_the_works_is_told() -> None:
    assert finding(answer("energy_works"), "announced")["figures"] == {"works_not_before": "2026-07-01"}


@pytest.mark.parametrize(
    ("days", "lease", "expected"),
    [
        (60, OLD, "lawful"),
        (61, OLD, "uncertain"),
        (90, OLD, "uncertain"),
        (91, OLD, "unlawful"),
        (90, {"lease.signed_on": "2024-11-01"}, "lawful"),
        (91, {"lease.signed_on": "2024-11-01"}, "unlawful"),
        (90, {"lease.signed_on": "2019-01-01", "lease.renewed": True}, "lawful"),
    ],
)
def test_how_long_works_may_last(days: int, lease: dict[str, Any], expected: str) -> None:
    check("energy_works", expected, works__days=days, **lease)


@pytest.mark.parametrize(("starts_on", "expected"), [("2024-10-31", "breached"), ("2024-11-01", "uncertain")])
def test_ninety_days_exist_since_november_2024(starts_on: str, expected: str) -> None:
    assert stands("energy_works", "lasting", works__days=61, works__starts_on=starts_on, **OLD) == expected


def test_once_a_triennium_nobody_leaves_and_not_in_a_short_lease() -> None:
    check("energy_works", "unlawful", works__earlier_in_triennium=True)
    check("energy_works", "unlawful", works__leave_asked=True)
    check("energy_works", "unlawful", lease__type="main_residence_short")
    check("energy_works", "uncertain", lease__type="main_residence_life")


@pytest.mark.parametrize(
    ("agreed", "agreed_on", "registered", "expected"),
    [
        (False, None, None, "uncertain"),
        (True, "2026-06-01", True, "lawful"),
        (True, "2026-06-02", True, "unlawful"),
        (True, "2026-06-01", False, "unlawful"),
    ],
)
def test_more_rent_for_the_works(agreed: bool, agreed_on: str | None, registered: bool | None, expected: str) -> None:
    check(
        "energy_works",
        expected,
        works__increase_asked=True,
        works__agreed=agreed,
        works__agreed_on=agreed_on,
        works__both_registered=registered,
    )


# 3 Abusive rent, art. 224/1 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rent", "comfort", "defects", "expected"),
    [
        ("960.00", None, False, "lawful"),
        ("960.01", False, None, "unlawful"),
        ("960.01", True, None, "uncertain"),
        ("960.01", None, None, "uncertain"),
        ("960.00", None, True, "unlawful"),
        ("500.00", None, None, "uncertain"),
    ],
)
def test_a_hundred_and_twenty_percent(rent: str, comfort: bool | None, defects: bool | None, expected: str) -> None:
    check(
        "abusive_rent",
        expected,
        lease__rent_before_request=rent,
        quality__substantial_comfort=comfort,
        quality__substantial_defects=defects,
    )


@pytest.mark.parametrize(
    ("reference", "rent", "limit", "more"),
    [
        ("800.00", "960.00", "960.00", "0.00"),
        ("800.00", "960.01", "960.00", "0.01"),
        ("733.33", "880.00", "879.99", "0.01"),
        ("733.33", "879.99", "879.99", "0.00"),
    ],
)
def test_the_limit_to_the_cent(reference: str, rent: str, limit: str, more: str) -> None:
    changes = {"dwelling__reference_rent": reference, "lease__rent_before_request": rent}
    figures = finding(answer("abusive_rent", **changes), "limit")["figures"]
    assert figures == {"limit": limit, "above": more != "0.00", "more": more}


@pytest.mark.parametrize(("as_of", "expected"), [("2025-04-30", "uncertain"), ("2025-05-01", "lawful")])
def test_the_action_exists_since_may_2025(as_of: str, expected: str) -> None:
    check("abusive_rent", expected, as_of=as_of)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2025-12-01"),
        ({"lease__type": "main_residence_short", "lease__over_one_year": True}, "2025-11-01"),
        ({"lease__starts_on": "2025-11-30"}, "2026-02-28"),
        ({"lease__starts_on": "2019-01-01"}, "2025-05-01"),
    ],
)
def test_from_which_day_the_judge_may_be_seized(changes: dict[str, Any], expected: str) -> None:
    """Third month of a short lease, fourth of a nine-year one; never before 1 May 2025."""
    figures = finding(answer("abusive_rent", **changes), "court")["figures"]
    assert figures == {"court_from": expected, "reduction_from": "2026-03-08"}


def test_short_leases_up_to_a_year_are_open_and_public_landlords_have_other_rules() -> None:
    short = {"lease__type": "main_residence_short"}
    check("abusive_rent", "lawful", lease__over_one_year=True, **short)
    result = answer("abusive_rent", lease__over_one_year=False, **short)
    assert (result["verdict"], result["doubts"]) == ("uncertain", ["lease_length"])
    for kind in ("ais", "public_dwelling", "social_housing", "not_main_residence"):
        check("abusive_rent", "out_of_scope", lease__type=kind)


# 4 Charges, art. 224/3 and 226 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated_on", "expected"), [("2026-12-31", "lawful"), ("2027-01-01", "unlawful"), ("2025-12-31", "lawful")]
)
def test_the_statement_comes_within_twelve_months(stated_on: str, expected: str) -> None:
    check("charges", expected, charges__statement_on=stated_on)


@pytest.mark.parametrize(("as_of", "expected"), [("2026-12-31", "lawful"), ("2027-01-01", "unlawful")])
def test_a_statement_that_never_came(as_of: str, expected: str) -> None:
    changes = {"charges__statement_received": False, "charges__statement_on": None}
    check("charges", expected, as_of=as_of, **changes)
    assert finding(answer("charges", **changes), "statement")["figures"] == {"statement_by": "2026-12-31"}


@pytest.mark.parametrize("change", ["listed_in_lease", "real_costs"])
def test_charges_not_listed_or_not_proved(change: str) -> None:
    path = {f"charges__{change}": False}
    check("charges", "unlawful", **path)
    assert verdict("charges", **path, **OLD) == "uncertain"


def test_reminders_and_property_tax() -> None:
    check("charges", "unlawful", charges__reminder_costs=True)
    assert stands("charges", "reminders", charges__reminder_costs=True, **OLD) == "uncertain"
    check("charges", "unlawful", charges__property_tax=True)
    check("charges", "unlawful", charges__property_tax=True, **OLD)


def test_a_flat_rate_has_no_statement() -> None:
    changes = {"charges__mode": "flat_rate", "charges__real_costs": None, "charges__statement_received": None}
    check("charges", "lawful", **changes)
    assert stands("charges", "statement", **changes) == stands("charges", "real", **changes) == "not_applicable"


# 5 The guarantee, art. 248 and 249 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "form", "lease", "expected"),
    [
        ("1700.00", "blocked_account", {}, "lawful"),
        ("1700.01", "blocked_account", {}, "unlawful"),
        ("1700.00", "bank_guarantee", {}, "lawful"),
        ("1700.01", "bank_guarantee", {}, "unlawful"),
        ("1700.01", "blocked_account", OLD, "unlawful"),
        ("2550.00", "bank_guarantee", OLD, "lawful"),
        ("2550.01", "bank_guarantee", OLD, "unlawful"),
        ("2550.00", "bank_guarantee", OLD | {"lease.renewed": True}, "unlawful"),
        ("1700.00", "cash_in_hand", {}, "unlawful"),
        ("1700.00", "landlord_account", {}, "unlawful"),
        ("1700.00", "cash_in_hand", OLD, "uncertain"),
        ("1700.00", "other_legal_form", {}, "lawful"),
    ],
)
def test_two_months_three_by_a_bank_before(amount: str, form: str, lease: dict[str, Any], expected: str) -> None:
    check("guarantee", expected, guarantee__amount=amount, guarantee__form=form, **lease)


def test_the_guarantee_in_months_and_what_is_too_much() -> None:
    result = answer("guarantee", guarantee__amount="2000.00")
    assert finding(result, "amount")["figures"] == {"most": "1700.00", "too_much": "300.00"}
    assert result["figures"][1]["value"]["fr"] == "2\u202f000,00 € (2,35 mois)"


def test_the_tenant_chooses_the_form() -> None:
    check("guarantee", "unlawful", guarantee__tenant_chose=False)
    check("guarantee", "lawful", guarantee__tenant_chose=False, **OLD)


@pytest.mark.parametrize(
    ("until", "months", "owed"),
    [
        ("2026-03-31", 0, None),
        ("2026-04-01", 1, "91.23"),
        ("2026-04-30", 1, "91.23"),
        ("2026-05-01", 2, "182.47"),
        ("2026-05-31", 2, "182.47"),
        ("2026-06-01", 3, "273.70"),
    ],
)
@pytest.mark.parametrize("released", [True, False])
def test_ten_percent_of_the_rent_for_each_month_begun(
    until: str, months: int, owed: str | None, released: bool
) -> None:
    """Keys on 31 January: free by 31 March; rent 912.33: 91.233 a month, rounded once, on the whole sum."""
    changes: dict[str, Any] = {
        "guarantee__keys_returned": True,
        "guarantee__keys_on": "2026-01-31",
        "guarantee__released": released,
        "lease__rent_before_request": "912.33",
    }
    changes |= {"guarantee__released_on": until} if released else {"as_of": until}
    result = answer("guarantee", **changes)
    figures = finding(result, "release")["figures"]
    assert figures["release_by"] == "2026-03-31"
    assert (figures.get("months_late", 0), figures.get("owed")) == (months, owed)
    assert result["verdict"] == ("unlawful" if months else "lawful")


def test_the_release_of_an_older_lease_has_no_time_limit() -> None:
    changes = {"guarantee__keys_returned": True, "guarantee__keys_on": "2020-01-31", "guarantee__released": False}
    assert stands("guarantee", "release", **changes, **OLD) == "not_applicable"


# 6, 7, 12 New leases and old ones -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["fixed_sum", "higher_interest"])
@pytest.mark.parametrize(("signed_on", "expected"), [("2024-10-31", "uncertain"), ("2024-11-01", "unlawful")])
def test_no_penalty_above_the_legal_interest(kind: str, signed_on: str, expected: str) -> None:
    changes = {"lease__signed_on": signed_on, "lease__renewed": False}
    check("late_penalty", expected, penalty__kind=kind, **changes)
    check("late_penalty", expected, charges__reminder_costs=True, **changes)
    check("late_penalty", "unlawful", penalty__kind=kind, lease__signed_on=signed_on, lease__renewed=True)


def test_the_penalty_stands_apart_from_the_rent() -> None:
    text = finding(answer("late_penalty", penalty__amount="75.00"), "rent_apart")["text"]
    assert "75,00 €" in text["fr"]
    assert "75,00 €" in text["nl"]
    assert "penalty.amount" in answer("late_penalty")["helpful"]


@pytest.mark.parametrize(("signed_on", "expected"), [("2024-10-31", "uncertain"), ("2024-11-01", "unlawful")])
def test_rent_in_cash(signed_on: str, expected: str) -> None:
    check("cash_rent", expected, cash__demanded=True, lease__signed_on=signed_on, lease__renewed=False)
    check("cash_rent", "uncertain", cash__receipts=False)
    check("cash_rent", "lawful", cash__paid=False, cash__receipts=None)
    assert answer("cash_rent")["letters"] == ["N1-15"]


@pytest.mark.parametrize(
    ("ban", "signed_on", "as_of", "expected"),
    [
        ("pets", "2024-10-31", "2026-07-08", "uncertain"),
        ("pets", "2024-11-01", "2026-07-08", "unlawful"),
        ("address", "2024-10-31", "2026-07-08", "uncertain"),
        ("address", "2024-11-01", "2026-07-08", "unlawful"),
        ("address", "2024-10-31", "2024-10-31", "uncertain"),
        ("address", "2024-11-01", "2024-11-01", "unlawful"),
    ],
)
def test_bans_are_void_in_new_leases(ban: str, signed_on: str, as_of: str, expected: str) -> None:
    changes = {f"ban__{ban}": True, "lease__signed_on": signed_on, "lease__renewed": False, "as_of": as_of}
    check("bans", expected, **changes)


def test_an_older_ban_on_the_address_leans_to_void() -> None:
    result = answer("bans", ban__address=True, **OLD)
    assert [(item["verdict"], item["leaning"]) for item in result["alternatives"]] == [
        ("unlawful", True),
        ("lawful", False),
    ]


def test_a_renewal_that_is_not_known_is_asked() -> None:
    result = answer("cash_rent", cash__demanded=True, lease__signed_on="2024-10-31")
    assert (result["verdict"], result["missing"]) == ("uncertain", ["lease.renewed"])
    renewed = answer("cash_rent", cash__demanded=True, lease__signed_on=None, lease__renewed=True)
    assert renewed["verdict"] == "unlawful"


# 8 No permit, no paper ----------------------------------------------------------------------------------------------


def test_an_oral_lease_is_a_lease_and_status_is_never_asked() -> None:
    """M2.1.h; P23 of the law page: eight months of cash rent with messages, "out in a month": not allowed."""
    lives = {"home__rights_denied": True, "home__lives_there": True, "home__rent_accepted": True}
    check("no_permit", "unlawful", **lives)
    check("no_permit", "uncertain", **(lives | {"home__rent_accepted": False}))
    check("no_permit", "uncertain", **(lives | {"home__lives_there": False}))
    check("no_permit", "unlawful", home__told_to_leave=True)
    check("no_permit", "unlawful", writing__refused=True)
    paths = {fact.path for one in DEMANDS.values() for fact in one.facts}
    assert not {path for path in paths if "permit" in path or "residence_status" in path or "nationality" in path}


def test_eight_days_after_the_formal_notice() -> None:
    result = answer("no_permit", writing__refused=True, writing__notice_on="2026-07-01")
    assert finding(result, "formal_notice")["figures"] == {"sign_by": "2026-07-09"}
    assert finding(answer("no_permit"), "formal_notice")["verdict"] == "not_applicable"
    assert answer("no_permit", writing__refused=True)["helpful"] == ["writing.notice_on"]


# 9 Discrimination ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "why", "shown", "expected"),
    [
        ("nothing", None, None, "lawful"),
        ("refusal", "other", True, "lawful"),
        ("refusal", "income_origin", True, "unlawful"),
        ("refusal", "income_origin", False, "uncertain"),
        ("refusal", "protected_trait", True, "uncertain"),
        ("clause", "protected_trait", True, "unlawful"),
        ("treatment", "income_origin", True, "uncertain"),
    ],
)
def test_unequal_treatment(what: str, why: str | None, shown: bool | None, expected: str) -> None:
    check("discrimination", expected, unequal__what=what, unequal__why=why, unequal__shown=shown)


# 10 Defects ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "caused", "reported", "expected"),
    [
        ("safety", False, True, "unlawful"),
        ("health", False, False, "uncertain"),
        ("structure", True, True, "uncertain"),
        ("small_repair", False, True, "uncertain"),
    ],
)
def test_who_must_repair(kind: str, caused: bool, reported: bool, expected: str) -> None:
    check(
        "defects",
        expected,
        defects__repaired=False,
        defects__kind=kind,
        defects__caused_by_tenant=caused,
        defects__reported=reported,
    )


@pytest.mark.parametrize(
    ("notice_on", "verdict_of_shield", "figures"),
    [
        ("2026-03-02", "not_applicable", {}),
        ("2026-03-03", "warning", {}),
        ("2026-03-04", "warning", {"suspended_from": "2026-03-04"}),
        (None, "warning", {"suspended_from": "2026-03-04"}),
    ],
)
def test_a_complaint_shields_from_a_later_notice(
    notice_on: str | None, verdict_of_shield: str, figures: dict[str, str]
) -> None:
    """P19: complaint on 03.03.2026, notice on 20.03.2026: suspended; the same day is not settled."""
    changes = {
        "inspection__complaint": True,
        "inspection__complaint_on": "2026-03-03",
        "inspection__notice_received_on": notice_on,
    }
    found = finding(answer("defects", **changes), "shield")
    assert (found["verdict"], found["figures"]) == (verdict_of_shield, figures)
    assert stands("defects", "shield", inspection__complaint=False) == "not_applicable"


def test_the_formal_notice_comes_first() -> None:
    assert stands("defects", "formal_notice", defects__formal_notice_sent=False) == "warning"
    assert stands("defects", "formal_notice", defects__formal_notice_sent=True) == "respected"


# 11 Sign here -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "pressure", "understood", "everyone", "expected"),
    [
        (False, False, None, None, "lawful"),
        (False, True, None, None, "unlawful"),
        (True, False, True, True, "lawful"),
        (True, True, True, True, "uncertain"),
        (True, False, False, True, "uncertain"),
        (True, False, True, False, "uncertain"),
        (True, False, True, None, "uncertain"),
    ],
)
def test_an_agreement_to_leave(
    signed: bool, pressure: bool, understood: bool | None, everyone: bool | None, expected: str
) -> None:
    check(
        "sign_to_leave",
        expected,
        agreement__signed=signed,
        agreement__pressure=pressure,
        agreement__understood=understood,
        agreement__everyone_signed=everyone,
    )


# M5.3 Notice during a hospital stay ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notice_on", "left", "until", "expected"),
    [
        ("2026-06-01", False, None, "lawful"),
        ("2026-06-02", False, None, "uncertain"),
        ("2026-06-20", True, "2026-06-20", "uncertain"),
        ("2026-06-21", True, "2026-06-20", "lawful"),
    ],
)
def test_a_notice_during_a_hospital_stay_is_flagged(
    notice_on: str, left: bool, until: str | None, expected: str
) -> None:
    changes = {"notice__received_on": notice_on, "hospital__left": left, "hospital__until_on": until}
    check("hospital_notice", expected, hospital__reason_said="not_said", **changes)
    if expected == "uncertain":
        check("hospital_notice", "unlawful", hospital__reason_said="health_said", **changes)
        assert answer("hospital_notice", **changes)["missing"] == ["hospital.reason_said"]


# What the demands share ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "change", "path"),
    [
        (
            "guarantee",
            {"guarantee__keys_on": "2026-02-01", "guarantee__released_on": "2026-01-31"},
            "guarantee.released_on",
        ),
        ("charges", {"charges__statement_on": "2025-12-30"}, "charges.statement_on"),
        ("hospital_notice", {"hospital__until_on": "2026-06-01"}, "hospital.until_on"),
    ],
)
def test_days_that_contradict_each_other_are_told(name: str, change: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as raised:
        answer(name, **change)
    assert raised.value.path == path
    assert raised.value.message.fr != raised.value.message.nl


@pytest.mark.parametrize("name", [one.id for one in DEMANDS.values() if any(c.id == "scope" for c in one.rules)])
def test_other_rules_govern_other_dwellings(name: str) -> None:
    result = answer(name, lease__type="social_housing")
    assert (result["verdict"], len(result["findings"])) == ("out_of_scope", 1)
    assert result["summary"]["fr"].startswith("Ces règles ne s'appliquent pas")
    unknown = answer(name, lease__type="unknown")
    assert unknown["verdict"] == "uncertain"
    assert "lease.type" in unknown["missing"]
    assert unknown["summary"]["fr"].startswith("On ne peut pas encore répondre")


def test_a_breach_is_not_firm_before_the_kind_of_lease_is_known() -> None:
    result = answer("bans", ban__pets=True, lease__type=None)
    assert (result["verdict"], result["missing"]) == ("uncertain", ["lease.type"])


def test_law_version_follows_the_day_of_the_question() -> None:
    def versions(as_of: str) -> set[tuple[str, str]]:
        return {(item["article"], item["in_force_on"]) for item in answer("guarantee", as_of=as_of)["law_version"]}

    assert ("248", "2018-01-01") in versions("2024-10-31")
    assert ("248", "2024-11-01") in versions("2024-11-01")


@pytest.mark.parametrize(
    ("last", "until", "expected"),
    [
        (date(2026, 3, 31), date(2026, 3, 1), 0),
        (date(2026, 3, 31), date(2026, 3, 31), 0),
        (date(2026, 3, 31), date(2026, 4, 1), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 3, 1), 2),
        (date(2026, 1, 15), date(2027, 1, 15), 12),
        (date(2026, 1, 15), date(2027, 1, 16), 13),
    ],
)
def test_months_begun(last: date, until: date, expected: int) -> None:
    assert months_begun(last, until) == expected


def test_sums_and_calendar_ends() -> None:
    assert (share(1, 50), share(1, 49), share(90000, 20)) == (1, 0, 18000)
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(9999, 12, 1), 1) == date.max
    assert months_after(date(1, 1, 1), -1) == date.min


def test_the_sentence_counts_what_is_missing() -> None:
    one = demand("bans").run({**facts("bans"), "ban": {"pets": False}}, None)  # type: ignore[arg-type]
    assert one["summary"]["nl"] == "Er is nog geen antwoord mogelijk: er ontbreekt één gegeven."
