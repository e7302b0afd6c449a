"""Cases worked out by hand from the sentences of the contract page, each beside the sentence it tries (M3.2)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare import answer_difference
from tests.workflows.checks.rent_indexation.cases import FREEZE, run
from workflows.checks import FactError

Changes = dict[str, Any]
Expect = dict[str, Any]


def dates(signed_on: str, starts_on: str, made_on: str, year: int | None, **more: object) -> Changes:
    """Return the changes for a lease of other days; the request asks no day and no amount."""
    return {
        "as_of": made_on,
        "anniversary_year": year,
        "lease.signed_on": signed_on,
        "lease.starts_on": starts_on,
        "request.made_on": made_on,
        "request.applies_from": None,
        **more,
    }


def certificate(letter: str | None, **more: object) -> Changes:
    """Return the changes for one certificate that was given."""
    return {"epb.certificates": [{"class": letter, "communicated": True, **more}]}


def rule(name: str, verdict: str) -> Expect:
    """Return the expectation of one finding."""
    return {"finding_rules_include": [{"rule": name, "verdict": verdict}]}


def amounts(**expected: str | None) -> Expect:
    """Return the expectation of some amounts."""
    return {"amounts": expected}


OCTOBER: Changes = {"lease.signed_on": "2019-09-10"}
LEAP: Changes = dates("2020-02-10", "2020-02-29", "2023-03-20", 2023)
LATE_2022: Changes = dates("2022-09-20", "2022-10-13", "2024-10-20", 2024, **{"lease.base_rent": "800.00"})
SIGNED_2025: Changes = dates("2025-02-01", "2025-02-01", "2026-02-10", 2026, **{"lease.base_rent": "1000.00"})
REGIONAL: Changes = {"registration.regional.done": True, "registration.federal.done": False}
EARLY: Changes = dates("2019-09-10", "2019-11-01", "2022-10-10", 2022)
TENANT: Changes = dates(
    "2008-09-10",
    "2008-10-01",
    "2009-10-05",
    2009,
    **{"lease.base_rent": "1000.00", "request.made_by": "tenant", "lease.rent_before_request": "1000.00"},
)

PROBES: dict[str, tuple[Changes, Expect]] = {
    # --- section 5: bases, months, rounding
    "base: signed 31 January 2013, so index of December 2012, base 2004": (
        dates("2013-01-31", "2013-02-01", "2015-02-10", 2015),
        {
            "verdict": "lawful",
            **amounts(standard="759.06", ceiling="759.06", tolerance_limit="759.07", rent_due="759.06"),
            "indices": {"base": "2004", "start": {"month": "2012-12", "value": "120.06"}, "new": {"month": "2015-01"}},
        },
    ),
    "base: signed 1 February 2013, index of January 2013, base 2013": (
        dates("2013-02-01", "2013-02-01", "2015-02-10", 2015),
        {**amounts(ceiling="759.44", tolerance_limit="759.46"), "indices": {"base": "2013"}},
    ),
    "base: signed January 2004, index of December 2003, base 1996": (
        dates("2004-01-05", "2004-01-15", "2012-02-01", 2012, **{"lease.base_rent": "1000.00"}),
        {**amounts(ceiling="1190.35", tolerance_limit="1190.38"), "indices": {"base": "1996"}},
    ),
    "base: signed February 2004, base 2004": (
        dates("2004-02-01", "2004-02-01", "2012-02-01", 2012, **{"lease.base_rent": "1000.00"}),
        {**amounts(ceiling="1193.96", tolerance_limit="1194.03"), "indices": {"base": "2004"}},
    ),
    "base: signed January 1996, index of December 1995, base 1988": (
        dates("1996-01-31", "1996-03-01", "2010-03-05", 2010, **{"lease.base_rent": "600.00"}),
        {**amounts(ceiling="774.29", tolerance_limit="774.35"), "indices": {"base": "1988"}},
    ),
    "base: signed February 1996, base 1996": (
        dates("1996-02-01", "1996-03-01", "2010-03-05", 2010, **{"lease.base_rent": "600.00"}),
        {**amounts(ceiling="768.39", tolerance_limit="768.40"), "indices": {"base": "1996"}},
    ),
    "base 2025 needs both months: signed January 2025 has none": (
        {**SIGNED_2025, "lease.signed_on": "2025-01-31", **REGIONAL},
        {"verdict": "lawful", **amounts(ceiling="1027.22", tolerance_limit="1027.23"), "by_base": {"2025": None}},
    ),
    "base 2025 serves the tolerance: 1013.72 asked is within it": (
        {**SIGNED_2025, **REGIONAL, "request.rent_asked": "1013.72"},
        {
            "verdict": "lawful",
            **amounts(ceiling="1013.65", tolerance_limit="1013.72", rent_due="1013.72", excess_per_month="0.00"),
            "by_base": {"2025": {"ceiling": "1013.71"}},
            "indices": {"base": "2013"},
        },
    ),
    "one cent above the tolerance is too much, and the ceiling is due": (
        {**SIGNED_2025, **REGIONAL, "request.rent_asked": "1013.73"},
        {
            "verdict": "excessive",
            **amounts(rent_due="1013.65", excess_per_month="0.08"),
            "due_from": "2026-02-01",
            **rule("amount", "breached"),
        },
    ),
    "new index: July 2026 needs June 2026, the last month of the table": (
        {**dates("2025-06-10", "2025-07-01", "2026-07-05", 2026, **{"lease.base_rent": "1000.00"}), **REGIONAL},
        {"verdict": "lawful", **amounts(ceiling="1033.74", tolerance_limit="1033.80")},
    ),
    "index missing: August 2026 needs July 2026": (
        {**dates("2025-06-10", "2025-08-01", "2026-08-05", 2026), **REGIONAL},
        {
            "verdict": "uncertain",
            "doubts": ["index_missing"],
            "missing": ["health_index.2026-07"],
            "alternatives": [{"doubt": "index_missing", "ceiling": None}],
            **amounts(ceiling=None, standard=None),
            "indices": None,
            "by_base": {"2013": None},
            **rule("index_data", "needs_answer"),
        },
    ),
    "a late request keeps the index of the anniversary; skipped years change nothing": (
        {"as_of": "2025-04-20", "request.made_on": "2025-04-15", "request.applies_from": None},
        {
            "verdict": "lawful",
            **amounts(ceiling="904.43"),
            "due_from": "2025-01-01",
            "retroactive_months": ["2025-01", "2025-02", "2025-03"],
        },
    ),
    # --- 4.8 and 5.7: edges of freeze and factor
    "freeze: 13 October 2022 is before it, full indexation for class G": (
        {**dates("2019-09-10", "2019-10-13", "2022-11-05", 2022), **certificate("g")},
        {
            "verdict": "lawful",
            **amounts(ceiling="858.99", tolerance_limit="859.05"),
            "freeze": {"applies": False, "rule": None},
            "correction_factor": {"applies": False, "value": None},
            **rule("registration", "respected"),
        },
    ),
    "freeze: 14 October 2022 is its first day, class E half of this year's rise": (
        {**dates("2019-09-10", "2019-10-14", "2022-11-05", 2022), **certificate("e")}
        | {"lease.rent_before_request": "772.14"},
        {
            "verdict": "lawful",
            "doubts": [],
            **amounts(standard="858.99", ceiling="815.57", tolerance_limit="815.60"),
            "freeze": {"applies": True, "rule": "half"},
        },
    ),
    "freeze: a rent before of exactly 0.05 less raises no doubt": (
        {**FREEZE, **certificate("e"), "lease.rent_before_request": "759.05", "request.rent_asked": "785.03"},
        {"verdict": "lawful", "doubts": [], "missing": []},
    ),
    "freeze: class E, unknown rent before, both readings shown": (
        {**dates("2019-09-10", "2019-10-14", "2022-11-05", 2022), **certificate("e")},
        {
            "verdict": "uncertain",
            "doubts": ["freeze_half_of_gap"],
            "alternatives": [
                {"doubt": "freeze_half_of_gap", "leaning": True, "ceiling": "815.57", "verdict": "lawful"},
                {"doubt": "freeze_half_of_gap", "leaning": False, "ceiling": "804.49", "verdict": "lawful"},
            ],
            "missing": ["lease.rent_before_request"],
            "due_from": "2022-10-14",
        },
    ),
    "freeze: half of the gap, amount that only the leaning reading allows": (
        {**FREEZE, **certificate("e"), "lease.rent_before_request": "680.00", "request.rent_asked": "785.03"},
        {
            "verdict": "uncertain",
            "alternatives": [{"leaning": True, "verdict": "lawful"}, {"leaning": False, "verdict": "excessive"}],
            **rule("amount", "uncertain"),
        },
    ),
    "freeze: above both readings is excessive": (
        {**FREEZE, **certificate("e"), "lease.rent_before_request": "680.00", "request.rent_asked": "810.99"},
        {
            "verdict": "excessive",
            "doubts": [],
            "alternatives": [],
            **amounts(rent_due="785.03", excess_per_month="25.96"),
        },
    ),
    "freeze: class E at a first anniversary, the base rent stands for the rent before": (
        {**dates("2021-12-20", "2022-01-01", "2023-01-10", 2023), "lease.base_rent": "900.00", **certificate("e")},
        {
            "verdict": "uncertain",
            "doubts": ["freeze_half_of_gap"],
            "missing": [],
            "alternatives": [{"leaning": True, "ceiling": "951.13"}, {"leaning": False, "ceiling": "949.57"}],
        },
    ),
    "freeze: class F, rent before unknown, the maximum of last year": (
        {**FREEZE, **certificate("f"), "request.rent_asked": "759.08"},
        {
            "verdict": "not_due",
            **amounts(ceiling="759.08", rent_due=None, excess_per_month=None),
            "freeze": {"applies": True, "rule": "none"},
            "due_from": None,
            **rule("freeze_year", "breached"),
        },
    ),
    "freeze: class G, rent before lower than the maximum": (
        {**FREEZE, **certificate("g"), "lease.rent_before_request": "700.00", "request.rent_asked": "720.00"},
        {"verdict": "not_due", **amounts(ceiling="700.00", rent_due="700.00", excess_per_month="20.00")},
    ),
    "freeze: first anniversary of a lease of 13 October 2022, class G, the base rent": (
        {**LATE_2022, "as_of": "2023-10-20", "anniversary_year": 2023, "request.made_on": "2023-10-20"}
        | certificate("g"),
        {"verdict": "not_due", **amounts(ceiling="800.00"), "freeze": {"applies": True, "rule": "none"}},
    ),
    "freeze: 13 October 2023 is its last day": (
        {**dates("2019-09-10", "2019-10-13", "2023-10-20", 2023), **certificate("e")}
        | {"lease.rent_before_request": "858.99"},
        {"verdict": "lawful", **amounts(ceiling="867.93", tolerance_limit="867.99"), "freeze": {"applies": True}},
    ),
    "factor: 14 October 2023 is its first day, in the second window": (
        {**dates("2019-09-10", "2019-10-14", "2023-10-20", 2023), **certificate("g")},
        {
            "verdict": "lawful",
            **amounts(standard="876.87", ceiling="788.21", tolerance_limit="788.27"),
            "correction_factor": {"applies": True, "value": "0.898895293"},
            "freeze": {"applies": False, "rule": None},
        },
    ),
    "factor: anniversary of 13 October, first window": (
        {**dates("2019-09-10", "2019-10-13", "2024-10-20", 2024), **certificate("e")},
        {"correction_factor": {"applies": True, "value": "0.989805521"}, **amounts(ceiling="901.21")},
    ),
    "factor: anniversary of 14 October, second window": (
        {**dates("2019-09-10", "2019-10-14", "2024-10-20", 2024), **certificate("e")},
        {"correction_factor": {"applies": True, "value": "0.949447646"}, **amounts(ceiling="864.47")},
    ),
    "factor: 31 December, class F, years later": (
        {**dates("2018-12-05", "2018-12-31", "2026-01-10", 2025), "lease.base_rent": "800.00", **certificate("f")},
        {
            "correction_factor": {"value": "0.903954802"},
            **amounts(standard="1006.56", ceiling="909.89", tolerance_limit="909.92"),
            "due_from": "2025-12-31",
            "retroactive_months": ["2025-12"],
        },
    ),
    "protected: in force on 13 October 2022": (
        {**LATE_2022, **certificate("g")},
        {"verdict": "lawful", "correction_factor": {"applies": True}, **amounts(ceiling="839.01")},
    ),
    "protected: in force on 14 October 2022, no factor although signed before": (
        {**LATE_2022, "lease.starts_on": "2022-10-14", **certificate("g")},
        {
            "verdict": "lawful",
            "correction_factor": {"applies": False, "value": None},
            **amounts(ceiling="856.47"),
            **rule("correction_factor", "not_applicable"),
        },
    ),
    "protected: in force on 14 October 2022, an unknown class does not matter": (
        {**LATE_2022, "lease.starts_on": "2022-10-14", **certificate(None)},
        {"verdict": "lawful", "doubts": [], **amounts(ceiling="856.47"), "correction_factor": {"applies": False}},
    ),
    # --- 4.6
    "leap day: common year, 28 February and 1 March stay open": (
        LEAP,
        {
            "verdict": "uncertain",
            "doubts": ["leap_day"],
            "anniversary": "2023-02-28",
            "next_anniversary": "2024-02-29",
            "due_from": "2023-02-28",
            "alternatives": [
                {"doubt": "leap_day", "leaning": True, "ceiling": "874.95", "due_from": "2023-02-28"},
                {"doubt": "leap_day", "leaning": False, "ceiling": "867.16", "due_from": "2023-03-01"},
            ],
            **amounts(ceiling="874.95"),
        },
    ),
    "leap day: leap year, no doubt": (
        {**LEAP, "as_of": "2024-03-05", "request.made_on": "2024-03-05", "anniversary_year": 2024},
        {"verdict": "lawful", "doubts": [], "anniversary": "2024-02-29", **amounts(ceiling="889.92")},
    ),
    "leap day: lawful in both readings when asked from 1 March within both amounts": (
        {**LEAP, "request.applies_from": "2023-03-01", "request.rent_asked": "867.20"},
        {"verdict": "lawful", "doubts": [], "due_from": "2023-03-01"},
    ),
    "leap day: 867.21 is above the lower reading only": (
        {**LEAP, "request.applies_from": "2023-03-01", "request.rent_asked": "867.21"},
        {"verdict": "uncertain", "doubts": ["leap_day"]},
    ),
    "leap day: above both readings": (
        {**LEAP, "request.applies_from": "2023-03-01", "request.rent_asked": "874.99"},
        {"verdict": "excessive", "doubts": [], **amounts(rent_due="874.95", excess_per_month="0.04")},
    ),
    "leap day without a request: the ceilings differ, so uncertain": (
        {**LEAP, "request": None},
        {"verdict": "uncertain", "doubts": ["leap_day"], "due_from": None},
    ),
    "anniversary: the year of the start has none": (
        {"anniversary_year": 2019, "request.applies_from": None},
        {"verdict": "not_due", "anniversary": None, "indices": None, "by_base": {"2013": None}}
        | rule("anniversary", "breached"),
    ),
    "anniversary: a year before the start has none": (
        {"anniversary_year": 2018},
        {"verdict": "not_due", "anniversary": None},
    ),
    "anniversary: the default looks at the day asked, not at the day of the request": (
        {"anniversary_year": None, "request.applies_from": "2024-05-31"},
        {"anniversary": "2023-06-01", **amounts(ceiling="876.42"), "due_from": "2024-05-31"},
    ),
    "anniversary: without a day asked, the day of the request": (
        {"anniversary_year": None, "request.applies_from": None, "request.made_on": "2024-05-31"},
        {
            "anniversary": "2023-06-01",
            "due_from": "2024-02-01",
            "retroactive_months": ["2024-02", "2024-03", "2024-04"],
        },
    ),
    "anniversary: without a request, the day of the question itself": (
        {"anniversary_year": None, "request": None, "as_of": "2024-06-01"},
        {"verdict": "not_requested", "anniversary": "2024-06-01", "next_anniversary": "2025-06-01", "due_from": None},
    ),
    "anniversary: a request before it is allowed, from the anniversary on": (
        {"as_of": "2024-03-01", "request.made_on": "2024-03-01", "request.applies_from": None},
        {"verdict": "lawful", "due_from": "2024-06-01", "retroactive_months": [], "next_anniversary": "2024-06-01"},
    ),
    "anniversary: asked one day too early": (
        {"request.applies_from": "2024-05-31", "request.rent_asked": "900.00"},
        {
            "verdict": "excessive",
            "due_from": "2024-06-01",
            **amounts(rent_due="900.00", excess_per_month="0.00"),
            **rule("anniversary", "breached"),
        },
    ),
    "once a year: the last increase on the anniversary itself": (
        {"lease.last_increase_on": "2024-06-01"},
        {"verdict": "not_due", **amounts(ceiling="904.43"), **rule("once_per_year", "breached")},
    ),
    "once a year: on the eve of the next anniversary": (
        {"lease.last_increase_on": "2025-05-31"},
        {"verdict": "not_due", **rule("once_per_year", "breached")},
    ),
    "once a year: on the next anniversary": (
        {"lease.last_increase_on": "2025-06-01"},
        {"verdict": "lawful", **rule("once_per_year", "respected")},
    ),
    "once a year: on the eve of the anniversary": (
        {"lease.last_increase_on": "2024-05-31"},
        {"verdict": "lawful", **rule("once_per_year", "respected")},
    ),
    # --- 4.7
    "start: request on 30 September reaches back to 1 June exactly": (
        {"as_of": "2024-09-30", "request.made_on": "2024-09-30"},
        {"verdict": "lawful", "due_from": "2024-06-01", "retroactive_months": ["2024-06", "2024-07", "2024-08"]},
    ),
    "start: request on 1 October loses June": (
        {"as_of": "2024-10-01", "request.made_on": "2024-10-01"},
        {
            "verdict": "excessive",
            "due_from": "2024-07-01",
            "retroactive_months": ["2024-07", "2024-08", "2024-09"],
            **amounts(rent_due="904.43", excess_per_month="0.00"),
            **rule("retroactivity", "breached"),
        },
    ),
    "start: a month that begins mid-way is listed": (
        dates("2019-05-10", "2019-06-15", "2024-09-02", 2024),
        {"due_from": "2024-06-15", "retroactive_months": ["2024-06", "2024-07", "2024-08"]},
    ),
    "start: three months back over the turn of the year": (
        dates("2019-05-10", "2019-06-01", "2025-02-28", 2024),
        {"due_from": "2024-11-01", "retroactive_months": ["2024-11", "2024-12", "2025-01"]},
    ),
    "cure: registered between the anniversary and the request": (
        {
            "as_of": "2024-08-20",
            "request.made_on": "2024-08-20",
            "registration.federal": {"done": True, "on": "2024-07-10"},
        },
        {
            "verdict": "uncertain",
            "doubts": ["retroactive_before_cure"],
            "due_from": "2024-07-10",
            "retroactive_months": ["2024-07"],
            "alternatives": [
                {"leaning": True, "due_from": "2024-07-10", "verdict": "excessive"},
                {"leaning": False, "due_from": "2024-06-01", "verdict": "lawful"},
            ],
            "cure": None,
            **rule("retroactivity", "uncertain"),
        },
    ),
    "cure: asked from the day of the cure, no doubt": (
        {
            "as_of": "2024-08-20",
            "request.made_on": "2024-08-20",
            "request.applies_from": "2024-07-10",
            "registration.federal": {"on": "2024-07-10"},
        },
        {"verdict": "lawful", "doubts": [], "due_from": "2024-07-10", **rule("retroactivity", "respected")},
    ),
    "cure: the first certificate counts, a later one moves nothing": (
        {
            "as_of": "2024-08-20",
            "request.made_on": "2024-08-20",
            "epb.certificates": [
                {"class": "d", "communicated_on": "2020-01-10"},
                {"class": "c", "communicated_on": "2024-08-01"},
            ],
        },
        {"verdict": "lawful", "doubts": [], "due_from": "2024-06-01"},
    ),
    # --- 4.3
    "registration on the day of the request counts": (
        {"registration.federal": {"on": "2024-06-10"}, "request.applies_from": "2024-06-10"},
        {"verdict": "lawful", **rule("registration", "respected")},
    ),
    "registration a day late is cured from that day": (
        {"registration.federal": {"done": True, "on": "2024-06-11"}, "lease.rent_before_request": "860.00"},
        {
            "verdict": "not_due",
            "cure": {"new_request_from": "2024-06-11"},
            **amounts(ceiling="904.43", rent_due="860.00"),
            "due_from": None,
        },
    ),
    "registration: federal late, regional unknown": (
        {"registration.federal": {"on": "2024-06-11"}, "registration.regional.done": None},
        {"verdict": "uncertain", "doubts": [], "missing": ["registration.regional.done"]}
        | rule("registration", "needs_answer"),
    ),
    "registration: none counts and both are unknown": (
        {"registration": None},
        {"verdict": "uncertain", "missing": ["registration.federal.done", "registration.regional.done"]},
    ),
    "registration: signed 31 December 2024, federal is enough": (
        {
            **SIGNED_2025,
            "lease.signed_on": "2024-12-31",
            "lease.starts_on": "2025-01-01",
            "request.made_on": "2026-01-10",
        },
        {"verdict": "lawful", **amounts(ceiling="1026.05", tolerance_limit="1026.07")},
    ),
    "registration: signed 1 January 2025, federal alone is in doubt": (
        {**SIGNED_2025, "lease.signed_on": "2025-01-01"},
        {
            "verdict": "uncertain",
            "doubts": ["federal_registration_only"],
            "due_from": None,
            "cure": None,
            "alternatives": [{"leaning": True, "verdict": "not_due"}, {"leaning": False, "verdict": "lawful"}],
            **rule("registration", "uncertain"),
        },
    ),
    "registration: signed 2025, regional late and federal in time is in doubt": (
        {**SIGNED_2025, "registration.regional": {"on": "2026-03-01"}},
        {"verdict": "uncertain", "doubts": ["federal_registration_only"]},
    ),
    "registration: signed 2025, regional unknown": (
        {**SIGNED_2025, "registration.regional.done": None},
        {"verdict": "uncertain", "doubts": [], "missing": ["registration.regional.done"]},
    ),
    "registration: signed 2025, neither": (
        {**SIGNED_2025, "registration.federal.done": False},
        {"verdict": "not_due", "cure": {"new_request_from": None}},
    ),
    "registration: day of signature unknown, federal alone is no answer": (
        {"lease.signed_on": None},
        {"verdict": "uncertain", "missing": ["lease.signed_on"], **amounts(ceiling=None)}
        | rule("registration", "needs_answer"),
    ),
    "registration: day of signature unknown, neither": (
        {"lease.signed_on": None, "registration.federal.done": False},
        {"verdict": "not_due", **rule("registration", "breached")},
    ),
    "registration: day of signature unknown, regional counts": (
        {"lease.signed_on": None, **REGIONAL},
        {"verdict": "uncertain", "missing": ["lease.signed_on"], **rule("registration", "respected")},
    ),
    "registration: request and anniversary both before 14 October 2022": (
        dates("2019-09-10", "2019-10-13", "2022-10-13", 2022, registration=None, epb=None),
        {
            "verdict": "lawful",
            "missing": [],
            **amounts(ceiling="858.99"),
            "finding_rules_include": [
                {"rule": "registration", "verdict": "not_applicable"},
                {"rule": "epb_certificate", "verdict": "not_applicable"},
            ],
        },
    ),
    # --- 4.4
    "certificate: valid on its last day": (
        certificate("d", valid_until="2024-06-10"),
        {"verdict": "lawful", **rule("epb_certificate", "respected")},
    ),
    "certificate: expired on the eve": (
        certificate("d", valid_until="2024-06-09"),
        {
            "verdict": "uncertain",
            "doubts": ["certificate_expired"],
            "alternatives": [{"leaning": True, "verdict": "not_due"}, {"leaning": False, "verdict": "lawful"}],
            "due_from": None,
            **rule("epb_certificate", "uncertain"),
        },
    ),
    "certificate: ten years after the issue is the last day": (
        certificate("d", issued_on="2014-06-10"),
        {"verdict": "lawful"},
    ),
    "certificate: ten years and a day": (
        certificate("d", issued_on="2014-06-09"),
        {"verdict": "uncertain", "doubts": ["certificate_expired"]},
    ),
    "certificate: given on the day of the request": (
        {**certificate("d", communicated_on="2024-06-10"), "request.applies_from": "2024-06-10"},
        {"verdict": "lawful"},
    ),
    "certificate: given the day after": (
        certificate("d", communicated_on="2024-06-11"),
        {"verdict": "not_due", "cure": {"new_request_from": "2024-06-11"}, **amounts(ceiling="904.43")},
    ),
    "certificate and registration: cured on the later day": (
        {**certificate("e", communicated_on="2024-07-01"), "registration.federal": {"on": "2024-06-20"}},
        {"verdict": "not_due", "cure": {"new_request_from": "2024-07-01"}, **amounts(ceiling="879.22")},
    ),
    "certificate: given or not is unknown": (
        {"epb.certificates": [{"class": "d"}]},
        {"verdict": "uncertain", "doubts": [], "missing": ["epb.certificates[0].communicated"]}
        | rule("epb_certificate", "needs_answer"),
    ),
    "certificate: none exists, the class matters, no ceiling": (
        {"epb.certificates": []},
        {"verdict": "not_due", **amounts(ceiling=None, standard="904.43"), "cure": {"new_request_from": None}}
        | {"correction_factor": {"applies": None, "value": None}},
    ),
    "certificate: the valid one given last, not the one listed last": (
        {
            "epb.certificates": [
                {"class": "g", "communicated_on": "2023-11-01"},
                {"class": "e", "communicated_on": "2023-10-20"},
            ]
        },
        {"verdict": "lawful", **amounts(ceiling="854.01"), "correction_factor": {"value": "0.944248135"}},
    ),
    "certificate: a better one in hand ends the factor": (
        {
            "epb.certificates": [
                {"class": "g", "communicated_on": "2020-01-10"},
                {"class": "d", "communicated_on": "2024-06-09"},
            ]
        },
        {"verdict": "lawful", "doubts": [], **amounts(ceiling="904.43"), "correction_factor": {"applies": False}},
    ),
    "certificate: a better one given after the request does not count": (
        {
            "epb.certificates": [
                {"class": "g", "communicated_on": "2020-01-10"},
                {"class": "d", "communicated_on": "2024-06-11"},
            ]
        },
        {"verdict": "lawful", **amounts(ceiling="854.01", tolerance_limit="854.02")},
    ),
    "certificate: D in the freeze year, E now": (
        {
            "epb.certificates": [
                {"class": "d", "communicated_on": "2020-01-10"},
                {"class": "e", "communicated_on": "2023-12-01"},
            ]
        },
        {
            "verdict": "uncertain",
            "doubts": ["certificate_worsened"],
            "alternatives": [{"leaning": True, "ceiling": "879.22"}, {"leaning": False, "ceiling": "904.43"}],
            **amounts(ceiling="879.22"),
            **rule("correction_factor", "uncertain"),
        },
    ),
    "certificate: E given on the anniversary inside the freeze year is no worsening": (
        {
            "epb.certificates": [
                {"class": "d", "communicated_on": "2020-01-10"},
                {"class": "e", "communicated_on": "2023-06-01"},
            ]
        },
        {"verdict": "lawful", "doubts": [], **amounts(ceiling="879.22")},
    ),
    "class unknown: three entries, no ceiling": (
        certificate(None),
        {
            "verdict": "uncertain",
            "doubts": ["class_unknown"],
            "missing": ["epb.certificates[0].class"],
            "alternatives": [
                {"doubt": "class_unknown", "leaning": False, "ceiling": "904.43", "verdict": "lawful"},
                {"doubt": "class_unknown", "ceiling": "879.22"},
                {"doubt": "class_unknown", "ceiling": "854.01"},
            ],
            **amounts(standard="904.43", ceiling=None, tolerance_limit=None),
            "by_base": {"2013": None},
            "correction_factor": {"applies": None, "value": None},
            "finding_rules_include": [
                {"rule": "correction_factor", "verdict": "needs_answer"},
                {"rule": "amount", "verdict": "needs_answer"},
            ],
        },
    ),
    "class unknown: lawful for every class": (
        {**certificate(None), "request.rent_asked": "854.02"},
        {"verdict": "lawful", "doubts": [], **amounts(rent_due="854.02", ceiling=None)},
    ),
    "class unknown: too much for every class": (
        {**certificate(None), "request.rent_asked": "904.45"},
        {"verdict": "excessive", "doubts": [], **rule("amount", "breached")},
    ),
    "class unknown inside the freeze year: the rule is unknown": (
        {**FREEZE, **certificate(None)},
        {"verdict": "uncertain", "doubts": ["class_unknown"], "freeze": {"applies": True, "rule": None}}
        | rule("freeze_year", "needs_answer"),
    ),
    # --- several doubts at once
    "class unknown on an expired certificate: both doubts, for no class is it certain": (
        certificate(None, valid_until="2024-01-01"),
        {
            "verdict": "uncertain",
            "doubts": ["certificate_expired", "class_unknown"],
            "alternatives": [
                {"doubt": "certificate_expired", "leaning": True, "verdict": "not_due", "ceiling": None},
                {"doubt": "certificate_expired", "leaning": False, "verdict": "uncertain", "ceiling": None},
                {"doubt": "class_unknown", "ceiling": "904.43"},
                {"doubt": "class_unknown", "ceiling": "879.22"},
                {"doubt": "class_unknown", "ceiling": "854.01"},
            ],
            **amounts(ceiling=None),
        },
    ),
    "class unknown on an expired certificate, an amount that every class allows: no class is picked": (
        {**certificate(None, valid_until="2024-01-01"), "request.rent_asked": "800.00"},
        {
            "verdict": "uncertain",
            "doubts": ["certificate_expired"],
            "doubts__not": ["class_unknown"],
            "alternatives": [
                {"leaning": True, "verdict": "not_due", "ceiling": None},
                {"leaning": False, "verdict": "lawful", "ceiling": None},
            ],
        },
    ),
    "class unknown, but a clause gives less whatever the class: the clause is due": (
        {
            **certificate(None),
            "lease.indexation_clause": "less_than_formula",
            "lease.clause_ceiling": "800.00",
        },
        {"verdict": "lawful", "doubts": [], "missing": [], **amounts(ceiling=None, rent_due="800.00")},
    ),
    "class unknown and 29 February: the day stays open for every class": (
        {**LEAP, **certificate(None)},
        {
            "doubts": ["class_unknown", "leap_day"],
            "alternatives": [
                {"doubt": "leap_day", "leaning": True, "ceiling": None, "due_from": "2023-02-28"},
                {"doubt": "leap_day", "leaning": False, "ceiling": None, "due_from": "2023-03-01"},
            ],
        },
    ),
    "class unknown and an early request: the freeze rule is not known to be full": (
        {**EARLY, **certificate(None)},
        {
            "verdict": "uncertain",
            "doubts": ["class_unknown", "request_before_2022_10_14"],
            "alternatives": [
                {"doubt": "request_before_2022_10_14", "leaning": True, "verdict": "uncertain", "ceiling": None},
                {"doubt": "request_before_2022_10_14", "leaning": False, "verdict": "lawful", "ceiling": "879.62"},
            ],
        },
    ),
    "class unknown inside the freeze year: half of what is asked only once the class is E": (
        {**FREEZE, **certificate(None)},
        {"doubts": ["class_unknown"], "doubts__not": ["freeze_half_of_gap"]},
    ),
    "29 February, class E in the freeze year: two doubts, each with both readings": (
        {**LEAP, **certificate("e")},
        {
            "doubts": ["leap_day", "freeze_half_of_gap"],
            "alternatives": [
                {"doubt": "freeze_half_of_gap", "leaning": False, "ceiling": "812.48"},
                {"doubt": "leap_day", "leaning": False, "ceiling": "839.41", "due_from": "2023-03-01"},
            ],
        },
    ),
    "expired certificate and federal registration alone: two doubts": (
        {**SIGNED_2025, **certificate("d", valid_until="2024-01-01")},
        {"verdict": "uncertain", "doubts": ["federal_registration_only", "certificate_expired"]},
    ),
    # --- request before 14 October 2022
    "early request: everything in order and class D, no doubt": (
        EARLY,
        {"verdict": "lawful", "doubts": [], "due_from": "2022-11-01", "freeze": {"applies": True, "rule": "full"}},
    ),
    "early request: not registered is uncertain, not refused": (
        {**EARLY, "registration.federal.done": False},
        {
            "verdict": "uncertain",
            "doubts": ["request_before_2022_10_14"],
            "alternatives": [{"leaning": True, "verdict": "not_due"}, {"leaning": False, "verdict": "lawful"}],
            **rule("registration", "uncertain"),
        },
    ),
    "early request: class G is uncertain, not refused": (
        {**EARLY, **certificate("g")},
        {"verdict": "uncertain", "doubts": ["request_before_2022_10_14"]},
    ),
    "early request: 14 October is no longer early": (
        {**EARLY, "as_of": "2022-10-14", "request.made_on": "2022-10-14", "registration.federal.done": False},
        {"verdict": "not_due", **rule("registration", "breached")},
    ),
    # --- 4.2, 4.1
    "oral lease: request of today": ({"lease.written": False}, {"verdict": "not_due", **amounts(ceiling="904.43")}),
    "oral lease of 30 May 1997, request before 14 October 2022": (
        dates("1997-05-30", "1997-06-01", "2022-06-10", 2022, **{"lease.written": False}),
        {
            "verdict": "uncertain",
            "doubts": ["oral_lease_before_1997"],
            "alternatives": [{"leaning": True, "verdict": "not_due"}, {"leaning": False, "verdict": "lawful"}],
            **rule("written_lease", "uncertain"),
        },
    ),
    "oral lease of 31 May 1997": (
        dates("1997-05-31", "1997-06-01", "2022-06-10", 2022, **{"lease.written": False}),
        {"verdict": "not_due", **rule("written_lease", "breached")},
    ),
    "old lease: concluded on 31 January 1994": (
        dates("1994-01-31", "1994-03-01", "2020-03-05", 2020, **{"lease.base_rent": "600.00"}),
        {
            "verdict": "uncertain",
            "doubts": ["old_lease"],
            "alternatives": [{"doubt": "old_lease", "ceiling": None}],
            **amounts(ceiling=None, standard=None),
            "indices": None,
            **rule("old_lease", "uncertain"),
        },
    ),
    "old lease: concluded on 1 February 1994 is not": (
        dates("1994-02-01", "1994-03-01", "2020-03-05", 2020, **{"lease.base_rent": "600.00"}),
        {"verdict": "lawful", **amounts(ceiling="944.28", tolerance_limit="944.32")}
        | {"indices": {"base": "1988", "start": {"month": "1994-01", "value": "115.65"}}},
    ),
    "old lease: anniversary of 30 May 1997": (
        dates("1995-05-10", "1995-05-30", "1997-06-05", 1997),
        {"verdict": "uncertain", "doubts": ["old_lease"]},
    ),
    "old lease: anniversary of 31 May 1997 is not": (
        dates("1995-05-10", "1995-05-31", "1997-06-05", 1997),
        {"verdict": "lawful", "doubts": []},
    ),
    "old lease never registered: one certain failure is enough": (
        dates("1992-01-31", "1992-03-01", "2024-03-05", 2024, **{"registration.federal.done": False}),
        {"verdict": "not_due", "doubts": [], **rule("old_lease", "uncertain")},
    ),
    "clause that gives less: ceiling and limit are cut": (
        {
            "lease.indexation_clause": "less_than_formula",
            "lease.clause_ceiling": "880.00",
            "request.rent_asked": "880.01",
        },
        {
            "verdict": "excessive",
            **amounts(standard="904.43", ceiling="880.00", tolerance_limit="880.00", rent_due="880.00"),
            **rule("lease_clause", "respected"),
        },
    ),
    "clause that gives less, how much is unknown": (
        {"lease.indexation_clause": "less_than_formula"},
        {"verdict": "uncertain", "doubts": [], "missing": ["lease.clause_ceiling"]}
        | rule("lease_clause", "needs_answer"),
    ),
    "clause unknown: taken as none, path listed": (
        {"lease.indexation_clause": None},
        {"verdict": "lawful", "missing": ["lease.indexation_clause"], **rule("lease_clause", "respected")},
    ),
    "base rent with charges": (
        {"lease.base_rent_includes_charges": True},
        {"verdict": "uncertain", "missing": ["lease.base_rent"], **amounts(base_rent=None, ceiling=None)}
        | rule("base_rent", "needs_answer"),
    ),
    "kind of landlord and type unknown": (
        {"lease.type": "unknown", "landlord": None},
        {"verdict": "uncertain", "doubts": [], "missing": ["lease.type", "landlord.kind"], **amounts(ceiling="904.43")}
        | rule("scope", "needs_answer"),
    ),
    "type unknown, Housing Fund: out of scope all the same, the refund stays": (
        {"lease.type": None, "landlord.kind": "housing_fund", "refund": {"claimed_on": "2024-06-10"}},
        {
            "verdict": "out_of_scope",
            "missing": [],
            "anniversary": None,
            "next_anniversary": None,
            **amounts(base_rent=None, rent_asked=None),
            "indices": None,
            "refund": {"recoverable_from": "2019-06-10", "complete": None, "action_before": "2025-06-10"},
            "deadlines": {"landlord_action_before": None, "tenant_action_before": None},
            "reference_rent": None,
            **rule("scope", "breached"),
        },
    ),
    # --- 5.1 revision
    "revision on the anniversary itself is the new base": (
        {"lease.revision": {"agreed_on": "2024-06-01", "rent": "900.00"}},
        {**amounts(base_rent="900.00", ceiling="900.00"), "indices": {"start": {"month": "2024-05"}}},
    ),
    "revision the day after the anniversary is not": (
        {"lease.revision": {"agreed_on": "2024-06-02", "rent": "900.00"}},
        amounts(base_rent="750.00", ceiling="904.43"),
    ),
    "revision since 14 October 2022, class E: the factor is in doubt": (
        {"lease.revision": {"agreed_on": "2023-03-15", "rent": "900.00"}, **certificate("e")},
        {
            "verdict": "uncertain",
            "doubts": ["factor_after_revision"],
            "alternatives": [{"leaning": True, "ceiling": "906.36"}, {"leaning": False, "ceiling": "932.35"}],
        },
    ),
    "revision without a rent is no revision": (
        {"lease.revision": {"agreed_on": "2023-03-15"}},
        amounts(base_rent="750.00", ceiling="904.43"),
    ),
    # --- 4.5, request
    "empty request: asked, but when and how is unknown": (
        {"request": {}},
        {
            "verdict": "uncertain",
            "doubts": [],
            "missing": ["request.made_on", "request.written"],
            "deadlines": {"landlord_action_before": None},
            **rule("written_request", "needs_answer"),
        },
    ),
    "oral request, certain failure": (
        {"request.written": False, "lease.rent_before_request": "850.00", "request.rent_asked": "904.43"},
        {"verdict": "not_due", "cure": None, **amounts(rent_due="850.00", excess_per_month="54.43")},
    ),
    "no request and not registered": (
        {"request": None, "registration.federal.done": False},
        {"verdict": "not_due", "cure": {"new_request_from": None}, **rule("written_request", "not_applicable")},
    ),
    "no request, everything in order": (
        {"request": None},
        {
            "verdict": "not_requested",
            "due_from": None,
            "retroactive_months": [],
            **amounts(ceiling="904.43", rent_asked=None, rent_due=None, excess_per_month=None),
            "deadlines": {"landlord_action_before": None},
            "finding_rules_include": [
                {"rule": "amount", "verdict": "not_applicable"},
                {"rule": "retroactivity", "verdict": "not_applicable"},
                {"rule": "prescription", "verdict": "not_applicable"},
            ],
        },
    ),
    # --- tenant
    "tenant: the index fell, registration and certificate are no conditions": (
        {**TENANT, "registration": None, "epb": None, "request.rent_asked": "996.18"},
        {
            "verdict": "lawful",
            **amounts(ceiling="996.21", rent_due="996.18"),
            "due_from": "2009-10-01",
            "finding_rules_include": [
                {"rule": "registration", "verdict": "not_applicable"},
                {"rule": "epb_certificate", "verdict": "not_applicable"},
                {"rule": "amount", "verdict": "respected"},
            ],
        },
    ),
    "tenant: below the smallest result minus one cent": (
        {**TENANT, "request.rent_asked": "996.17"},
        {"verdict": "excessive", **amounts(rent_due="996.21", excess_per_month="0.00"), **rule("amount", "breached")},
    ),
    "tenant: the rent before equals the ceiling": (
        {**TENANT, "lease.rent_before_request": "996.21", "request.rent_asked": "990.00"},
        {"verdict": "not_due", **amounts(rent_due="996.21"), **rule("amount", "breached")},
    ),
    "tenant: the rent before is unknown": (
        {**TENANT, "lease.rent_before_request": None},
        {"verdict": "uncertain", "missing": ["lease.rent_before_request"]},
    ),
    # --- 4.10, 4.11, 4.12
    "prescription: a year to the day": (
        {"as_of": "2025-06-10"},
        {"verdict": "lawful", "deadlines": {"landlord_action_before": "2025-06-10"}, **rule("prescription", "warning")},
    ),
    "prescription: the eve": ({"as_of": "2025-06-09"}, rule("prescription", "respected")),
    "refund: exactly five years is complete": (
        {"refund": {"claimed_on": "2024-06-10", "overpaid_since": "2019-06-10"}},
        {
            "refund": {"recoverable_from": "2019-06-10", "complete": True, "action_before": "2025-06-10"},
            "deadlines": {"tenant_action_before": "2025-06-10"},
            **rule("refund", "respected"),
        },
    ),
    "refund: five years and a day loses a day": (
        {"refund": {"claimed_on": "2024-06-10", "overpaid_since": "2019-06-09"}},
        {"refund": {"recoverable_from": "2019-06-10", "complete": False}, **rule("refund", "warning")},
    ),
    "refund: later than five years ago": (
        {"refund": {"claimed_on": "2024-06-10", "overpaid_since": "2023-01-01"}},
        {"refund": {"recoverable_from": "2023-01-01", "complete": True}},
    ),
    "refund: first overpayment unknown": (
        {"refund": {"claimed_on": "2024-06-10"}},
        {"refund": {"complete": None}, "missing": ["refund.overpaid_since"], **rule("refund", "needs_answer")},
    ),
    "refund: no claim": (
        {"refund": {"overpaid_since": "2023-01-01"}},
        {"refund": None, "deadlines": {"tenant_action_before": None}, **rule("refund", "not_applicable")},
    ),
    "reference rent: not before 1 May 2025": (
        {"as_of": "2025-04-30", "dwelling.reference_rent": "700.00"},
        {"reference_rent": None, **rule("reference_rent", "not_applicable")},
    ),
    "reference rent: exactly at the limit is not above": (
        {"as_of": "2025-05-01", "dwelling.reference_rent": "750.03", "request.rent_asked": "900.04"},
        {"reference_rent": {"limit": "900.04", "presumed_abusive": False}, **rule("reference_rent", "respected")},
    ),
    "reference rent: one cent above the limit, a separate dispute": (
        {"as_of": "2025-05-01", "dwelling.reference_rent": "750.02", "request.rent_asked": "900.03"},
        {
            "verdict": "lawful",
            "reference_rent": {"limit": "900.02", "presumed_abusive": True},
            **rule("reference_rent", "warning"),
        },
    ),
    "reference rent: without an amount asked, the ceiling is compared": (
        {"as_of": "2025-05-01", "dwelling.reference_rent": "753.69"},
        {"reference_rent": {"limit": "904.43", "presumed_abusive": False}},
    ),
    "reference rent: nothing to compare": (
        {"as_of": "2025-05-01", "dwelling.reference_rent": "750.00", "lease.base_rent": None},
        {"reference_rent": {"limit": "900.00", "presumed_abusive": None}, **rule("reference_rent", "needs_answer")},
    ),
}


@pytest.mark.parametrize(("changes", "expect"), PROBES.values(), ids=PROBES)
def test_probe(changes: Changes, expect: Expect) -> None:
    assert answer_difference(expect, {"result": run(changes)}) is None


ERRORS: dict[str, tuple[Changes, str]] = {
    "clause ceiling without decimals": ({"lease.clause_ceiling": "880"}, "lease.clause_ceiling"),
    "rent before below zero": ({"lease.rent_before_request": "-1.00"}, "lease.rent_before_request"),
    "rent asked in words": ({"request.rent_asked": "neuf cents"}, "request.rent_asked"),
    "revision on a day that does not exist": ({"lease.revision.agreed_on": "2023-11-31"}, "lease.revision.agreed_on"),
    "made by somebody else": ({"request.made_by": "agent"}, "request.made_by"),
    "charges as text": ({"lease.base_rent_includes_charges": "no"}, "lease.base_rent_includes_charges"),
    "type of lease of another country": ({"lease.type": "commercial"}, "lease.type"),
    "certificates as an object": ({"epb.certificates": {"0": {}}}, "epb.certificates"),
    "communicated as a number": (certificate("d", communicated=1), "epb.certificates[0].communicated"),
    "typing error in the request": ({"request.made": "2024-06-10"}, "request.made"),
    "typing error in the refund": ({"refund.claimed": "2024-06-10"}, "refund.claimed"),
    "claim on a day that does not exist": ({"refund.claimed_on": "2023-02-29"}, "refund.claimed_on"),
}


@pytest.mark.parametrize(("changes", "path"), ERRORS.values(), ids=ERRORS)
def test_error(changes: Changes, path: str) -> None:
    with pytest.raises(FactError) as caught:
        run(changes)
    assert caught.value.path == path
