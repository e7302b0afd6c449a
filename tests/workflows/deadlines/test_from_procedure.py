"""Reminders that follow from an answer about the procedure: ask the bailiff, prepare March, the eve of the hearing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.deadlines.from_checks import dates_of, rules_of
from workflows.figures import Figures


def reminders(as_of: str, **facts: Any) -> dict[str, date]:
    asked = {"as_of": as_of, "title_type": "residential_lease", **facts}
    result = CHECKS["judicial_deadlines"].run(asked, Figures.shipped())
    given = dates_of("judicial_deadlines", asked, result, as_of=date.fromisoformat(as_of))
    return {due.rule: due.on for due in given if due.kind == "custom"}


def test_the_bailiff_is_asked_two_working_days_after_the_service() -> None:
    assert reminders("2026-09-04", service={"on": "2026-09-04"})["procedure_ask_bailiff"] == date(2026, 9, 8)
    assert reminders("2026-09-20", service={"on": "2026-09-04"})["procedure_ask_bailiff"] == date(2026, 9, 20)
    told = reminders("2026-09-04", service={"on": "2026-09-04", "cpas_informed_on": "2026-09-04"})
    assert "procedure_ask_bailiff" not in told


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ({"posted_on": "2026-10-12"}, date(2027, 2, 16)),
        ({}, date(2027, 2, 16)),
    ],
)
def test_what_the_moratorium_holds_back_is_prepared_from_16_february(notice: dict[str, str], expected: date) -> None:
    served = {"on": "2026-10-05", "cpas_informed_on": "2026-10-05"}
    found = reminders("2026-10-12", service=served, eviction_notice=notice)
    assert found["procedure_march_plan"] == expected
    late = reminders("2027-03-01", service=served, eviction_notice=notice)
    assert late.get("procedure_march_plan") in (date(2027, 3, 1), None)


def test_nothing_to_prepare_for_march_in_summer() -> None:
    served = {"on": "2026-05-05", "cpas_informed_on": "2026-05-05"}
    assert "procedure_march_plan" not in reminders("2026-05-12", service=served)
    assert "procedure_march_plan" not in reminders(
        "2026-05-12", service=served, eviction_notice={"posted_on": "2026-05-12"}
    )


def test_the_eve_of_the_hearing_is_a_working_day() -> None:
    hearing = {"hearing_on": "2026-11-12"}  # a Thursday after the legal holiday of 11 November
    assert reminders("2026-11-01", petition=hearing)["procedure_hearing_eve"] == date(2026, 11, 10)
    assert "procedure_hearing_eve" not in reminders("2026-11-11", petition=hearing)
    assert "procedure_hearing_eve" not in reminders("2026-11-11")


def test_reminders_are_put_aside_with_the_dates_of_their_check() -> None:
    assert {"procedure_ask_bailiff", "procedure_march_plan", "procedure_hearing_eve"} <= rules_of("judicial_deadlines")
    assert not {"procedure_ask_bailiff"} & rules_of("rent_indexation")
