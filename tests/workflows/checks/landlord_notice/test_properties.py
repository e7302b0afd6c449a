"""What must hold for any facts at all: valid results, honest verdicts, dates that never fall wrong."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.workflows.checks.landlord_notice.cases import (
    CHECK,
    GLIDE,
    GONE,
    NO_REASON,
    PACT,
    PERSONAL,
    SHORT,
    STUDENT,
    SUBLEASE,
    WORKS,
    Facts,
    Result,
    answer,
    changed,
    random_facts,
    said,
)
from workflows.checks import FactError
from workflows.checks.landlord_notice import dates
from workflows.checks.landlord_notice.sheet import STRENGTH
from workflows.working_days import is_working_day

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

VALID_RESULT = jsonschema.Draft202012Validator(CHECK.result_schema())
VALID_FACTS = jsonschema.Draft202012Validator(CHECK.facts_schema())
quick = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=100
)
DAYS = st.dates(date(1992, 1, 1), date(2080, 12, 31))
RECEIPTS = st.dates(date(2024, 11, 1), date(2028, 12, 31))
FIRM = frozenset({"lawful", "lawful_postponed"})
WITHOUT_END = frozenset({"unlawful", "no_effect", "refer", "no_notice_law"})


def run(facts: Facts) -> Result:
    """Answer, leaving aside facts that contradict each other."""
    try:
        return answer(facts)
    except FactError:
        assume(False)
        raise


@quick
@given(random_facts())
def test_any_facts_give_a_valid_result(facts: Facts) -> None:
    result = run(facts)
    VALID_FACTS.validate(facts)
    VALID_RESULT.validate(result)
    if result["verdict"] in WITHOUT_END:
        assert result["lawful_end_date"] is None
    assert result["missing"] == sorted(result["missing"], key=[fact.path for fact in CHECK.facts].index)


@settings(quick, max_examples=400)
@given(random_facts())
def test_what_is_missing_can_be_asked(facts: Facts) -> None:
    """The form leaves out questions whose conditions do not hold: none of them may be missing."""

    def known(path: str) -> object:
        here: object = facts
        for part in path.split("."):
            here = here.get(part) if isinstance(here, dict) else None
        return here

    unaskable = [path for path in run(facts)["missing"] if not CHECK.facts[path].matters(known)]
    assert unaskable == []


@quick
@given(random_facts())
def test_the_strongest_finding_about_the_subject_wins(facts: Facts) -> None:
    result = run(facts)
    counted = [finding["verdict"] for finding in result["findings"] if finding["about"] == "subject"]
    if facts["subject"] != "lease_status":
        assert result["verdict"] == min(counted, key=STRENGTH.index, default="lawful")


@quick
@given(random_facts())
def test_the_answer_depends_on_the_facts_alone(facts: Facts) -> None:
    assert run(facts) == run(facts)


@quick
@given(RECEIPTS, st.integers(0, 400), st.sampled_from([PERSONAL, WORKS, SHORT]))
def test_a_later_receipt_never_gives_an_earlier_end(day: date, later: int, base: Facts) -> None:
    ground = "works_several_dwellings" if base is WORKS else "personal_occupation"
    occupier = PERSONAL["notice"]["occupier"]
    facts = changed(base, notice__ground=ground, notice__announced_end_on=GONE, notice__occupier=occupier)
    first = answer(changed(facts, notice__received_on=day.isoformat()))["lawful_end_date"]
    second = answer(changed(facts, notice__received_on=(day + timedelta(days=later)).isoformat()))["lawful_end_date"]
    if first is not None and second is not None:
        assert first <= second


@quick
@given(DAYS, st.integers(1, 2000), st.sampled_from([NO_REASON, WORKS, SHORT, STUDENT]))
def test_a_fixed_date_notice_received_late_is_never_lawful(start: date, late: int, base: Facts) -> None:
    assume(start >= date(2019, 1, 1))
    months = {"student": 12, "main_residence_short": 24}.get(base["lease"]["type"], 36)
    notice_months = 6 if months == 36 else 3
    end = dates.term_end(start, months)
    received = dates.before(end, notice_months) + timedelta(days=late)
    facts = changed(
        base,
        lease__starts_on=start.isoformat(),
        lease__ends_on=GONE if months == 36 else end.isoformat(),
        notice__received_on=received.isoformat(),
        notice__announced_end_on=end.isoformat(),
        as_of=received.isoformat(),
    )
    result = answer(facts)
    assert result["verdict"] not in FIRM
    if end >= received and result["latest_receipt_on"] is not None:
        assert result["verdict"] == ("uncertain" if late <= 3 else "no_effect")


NEEDED = {
    "personal": (
        changed(PERSONAL, notice__occupier__relation="descendant"),
        ("notice.occupier.relation", "notice.occupier.name_stated", "notice.occupier.kinship_stated"),
    ),
    "works": (
        WORKS,
        (
            "notice.works.cost",
            "notice.works.affects_dwelling",
            "notice.works.respects_planning",
            "lease.rent_monthly",
            "lease.starts_on",
        ),
    ),
    "without reason": (NO_REASON, ("lease.starts_on", "notice.ground", "notice.received_on")),
    "short": (SHORT, ("lease.ends_on", "lease.starts_on", "notice.ground")),
    "co-tenancy": (PACT, ("cotenancy.signatories", "cotenancy.gave_notice", "notice.form")),
    "sublease": (SUBLEASE, ("sublease.owner_notice_received_on", "sublease.owner_notice_ground")),
    "glide": (GLIDE, ("glide.objectives_met", "lease.clauses.glide_end_year_3", "lease.starts_on")),
}


@quick
@given(st.sampled_from(sorted(NEEDED)), st.data())
def test_what_is_not_known_never_makes_a_notice_lawful(name: str, data: st.DataObject) -> None:
    base, paths = NEEDED[name]
    facts = changed(base, lease__main_residence=True)
    bad = data.draw(
        st.sampled_from(
            [
                {},
                {"notice__occupier__relation": "cousin"},
                {"notice__occupier__name_stated": False},
                {"notice__works__cost": "100.00"},
                {"notice__works__affects_dwelling": False},
                {"cotenancy__gave_notice": 1},
                {"glide__objectives_met": True},
                {"notice__ground": "sale"},
            ]
        )
    )
    facts = changed(facts, **bad)
    before = run(facts)
    gone = data.draw(st.sampled_from(paths))
    after = run(changed(facts, **{gone.replace(".", "__"): GONE}))
    assert after["verdict"] not in FIRM or after["verdict"] == before["verdict"]
    if before["verdict"] == "lawful":
        assert after["verdict"] == "uncertain"
        assert gone in after["missing"]


@quick
@given(random_facts(), st.data())
def test_a_firm_verdict_stands_when_what_was_not_asked_is_answered(facts: Facts, data: st.DataObject) -> None:
    """The form relies on this: of the facts a ground needs, only those in ``missing`` are still open."""
    base, paths = NEEDED[data.draw(st.sampled_from(sorted(NEEDED)))]
    del facts
    absent = data.draw(st.lists(st.sampled_from(paths), unique=True, max_size=2))
    open_facts = changed(base, **{path.replace(".", "__"): GONE for path in absent})
    result = answer(open_facts)
    if result["verdict"] == "uncertain":
        assert result["missing"]
        return
    for path in absent:
        if path not in result["missing"]:
            here: object = base
            for part in path.split("."):
                here = here.get(part) if isinstance(here, dict) else None
            assert answer(changed(open_facts, **{path.replace(".", "__"): here}))["verdict"] == result["verdict"]


@quick
@given(DAYS, st.integers(1, 12 * 10**4))
def test_months_never_leave_the_calendar(day: date, months: int) -> None:
    assert dates.add_months(dates.date.min, -months) == dates.date.min
    assert dates.add_months(dates.date.max, months) == dates.date.max
    assert dates.add_months(day, 0) == day


@quick
@given(DAYS, st.integers(0, 120))
def test_terms_end_the_day_before_they_begin_again(start: date, months: int) -> None:
    end = dates.term_end(start, months)
    assert end + timedelta(days=1) == dates.add_months(start, months)
    moved = dates.add_months(start, months)
    assert moved.day == min(start.day, monthrange(moved.year, moved.month)[1])


@quick
@given(DAYS, st.integers(1, 12))
def test_the_last_day_before_leaves_whole_months(end: date, months: int) -> None:
    last = dates.before(end, months)
    assert dates.after(last, months) <= end
    assert dates.after(last + timedelta(days=1), months) >= end


@quick
@given(DAYS, st.integers(1, 12))
def test_any_time_notices_end_on_the_last_day_of_a_month(day: date, months: int) -> None:
    end = dates.anytime_end(day, months)
    assert (end + timedelta(days=1)).day == 1
    assert end == dates.term_end(dates.first_of_next_month(day), months)
    assert dates.anytime_end(day + timedelta(days=1), months) >= end


@quick
@given(DAYS)
def test_presumed_receipt_is_the_third_working_day(day: date) -> None:
    third = dates.working_day_after(day, 3)
    between = [day + timedelta(days=number) for number in range(1, (third - day).days + 1)]
    assert sum(is_working_day(one) for one in between) == 3
    assert is_working_day(third)
    assert is_working_day(dates.rolled(day))


@quick
@given(RECEIPTS)
def test_registration_never_touches_the_landlords_notice(day: date) -> None:
    facts = changed(PERSONAL, notice__received_on=day.isoformat(), as_of=day.isoformat())
    bare = answer(facts)
    unregistered = answer(changed(facts, registration={"federal": {"done": False}, "regional": {"done": False}}))
    for key in ("verdict", "lawful_end_date", "indemnities", "tenant_deadlines"):
        assert bare[key] == unregistered[key]
    assert said(bare) == said(unregistered)
