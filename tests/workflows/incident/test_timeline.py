"""The timeline of an incident ticks itself off from the record; late is work, and the year runs from the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workflows.checks.illegal_eviction.warnings import NEVER_DO
from workflows.incident.clocks import clocks
from workflows.incident.complaint import GATES, NEEDS, PARTS, RESIDENCE, residence_told, risks_explained
from workflows.incident.never import NEVER, in_words
from workflows.incident.timeline import BY_ID, MARKS, STEPS, WINDOWS, Call, Line, Record, alarms, timeline, to_do
from workflows.incident.tracks import TRACKS

REPORTED = date(2026, 11, 18)
ELSEWHERE = {"", "main", "facts", "particulars", "police", "complaint", "evidence", "letters", "actions"}


def record(today: date = REPORTED, **more: Any) -> Record:
    return Record(today=today, reported_on=REPORTED, occurred_on=date(2026, 11, 10), **more)


def line(step: str, found: Record, ticks: dict[str, date] | None = None) -> Line | None:
    lines = [one for stretch in timeline(found, ticks or {}) for one in stretch.lines]
    return next((one for one in lines if one.step.id == step), None)


def state(step: str, found: Record, ticks: dict[str, date] | None = None) -> str:
    one = line(step, found, ticks)
    return "absent" if one is None else one.state


def test_each_step_has_a_window_a_mark_both_languages_and_a_place_where_it_is_done() -> None:
    assert len(BY_ID) == len(STEPS)
    assert {step.window for step in STEPS} == {window.id for window in WINDOWS}
    for step in STEPS:
        assert step.mark in MARKS
        assert step.text.fr != step.text.nl
        assert step.leads_to in ELSEWHERE or step.leads_to in TRACKS, step.id


def test_windows_run_from_the_report_and_the_year_from_the_facts() -> None:
    ends = {stretch.window.id: stretch.ends_on for stretch in timeline(record(), {})}
    assert ends == {
        "first_hour": date(2026, 11, 18),
        "first_day": date(2026, 11, 19),
        "two_days": date(2026, 11, 20),
        "week": date(2026, 11, 25),
        "month": date(2026, 12, 18),
        "year": date(2027, 11, 10),
    }
    unknown = Record(today=REPORTED, reported_on=REPORTED)
    assert timeline(unknown, {})[-1].ends_on is None
    told = record(answer={"possessory": {"deadline_on": "2027-11-09", "alarm_9_months_on": "2027-08-10"}})
    assert timeline(told, {})[-1].ends_on == date(2027, 11, 9)
    assert alarms(told) == ((9, date(2027, 8, 10)),)


def test_one_window_is_the_present_one_and_steps_before_it_are_late() -> None:
    for today, present in ((REPORTED, "first_hour"), (date(2026, 11, 20), "two_days"), (date(2026, 12, 1), "month")):
        stretches = timeline(record(today), {})
        assert [one.window.id for one in stretches if one.present] == [present]
    stretches = timeline(record(date(2026, 11, 20)), {})
    assert {one.window.id: one.late > 0 for one in stretches} == {
        "first_hour": True, "first_day": True, "two_days": False, "week": False, "month": False, "year": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("danger", {"happened": (("", "safety_questions_asked", REPORTED),)}),
        ("title", {"known": {"title.status": "none"}, "told_on": {"title.status": REPORTED}}),
        ("photos", {"evidence": {"photo": REPORTED}}),
        ("police", {"calls": (Call(on=REPORTED, outcome="recorded"),)}),
        ("demand", {"letters": {"N3-02": REPORTED}}),
        ("lawyer", {"happened": (("legal_aid", "asked", REPORTED),)}),
        ("tonight", {"known": {"tonight.safe": True}, "told_on": {"tonight.safe": REPORTED}}),
        ("centre", {"happened": (("centre", "contacted", REPORTED),)}),
        ("centre_file", {"happened": (("centre", "receipt_given", REPORTED),)}),
        ("registrations", {"actions": {"social_housing": REPORTED}}),
        ("goods", {"known": {"acts": ["belongings_kept"]}, "happened": (("belongings", "located", REPORTED),)}),
        ("injured_person", {
            "known": {"complaint.status": "made"},
            "calls": (Call(on=REPORTED, outcome="recorded", injured_person=True),),
        }),
        ("feedback", {"reported_by": "service", "informed_on": REPORTED}),
        ("possessory", {
            "answer": {"possessory": {"deadline_on": "2027-11-10"}},
            "happened": (("re_entry", "claim_filed", REPORTED),),
        }),
    ],
)  # fmt: skip
def test_the_record_ticks_a_step_off(step: str, shown: dict[str, Any]) -> None:
    found = line(step, record(**shown))
    assert found is not None
    assert (found.state, found.done_on, found.ticked) == ("done", REPORTED, False)
    without = {name: value for name, value in shown.items() if name in ("known", "reported_by", "answer")}
    if step not in ("title", "tonight"):
        assert state(step, record(**without)) != "done"


def test_a_step_that_nothing_shows_is_ticked_by_hand_with_its_day() -> None:
    found = line("review", record(date(2027, 1, 5)), {"review": date(2026, 12, 10)})
    assert found is not None
    assert (found.state, found.done_on, found.ticked) == ("done", date(2026, 12, 10), True)
    assert state("review", record(date(2027, 1, 5))) == "late"


def test_an_unknown_answer_is_no_answer() -> None:
    unknown: dict[str, Any] = {"known": {"title.status": "unknown"}, "told_on": {"title.status": REPORTED}}
    assert state("title", record(**unknown)) == "now"
    assert state("police", record(calls=(Call(on=REPORTED, outcome="unknown"),))) == "now"


def test_a_refusal_is_dealt_with_once_it_is_noted_who_refused_and_another_station_was_tried() -> None:
    refused = Call(on=REPORTED, outcome="refused")
    noted = Call(on=REPORTED, outcome="refused", noted_who=True)
    later = Call(on=date(2026, 11, 19), outcome="recorded")
    assert state("police_refused", record()) == "absent"
    assert state("police_refused", record(calls=(refused, later))) == "now"
    assert state("police_refused", record(calls=(noted,))) == "now"
    assert state("police_refused", record(calls=(noted, later))) == "done"


def test_only_what_matters_in_this_file_is_asked() -> None:
    bare = record()
    for step in ("school", "medical", "goods", "inspection", "injured_person", "claim", "possessory", "feedback"):
        assert state(step, bare) == "absent", step
    whole = record(
        known={
            "household.minors": 2,
            "acts": ["violence", "belongings_out"],
            "home_status": "unlivable",
            "occupancy.lease_running": True,
            "complaint.status": "made",
            "wish": "back_in",
        },
        answer={"art_233_1": {"status": "possible"}, "possessory": {"deadline_on": "2027-11-10"}},
    )
    for step in ("school", "medical", "goods", "inspection", "injured_person", "claim", "possessory", "route"):
        assert state(step, whole) != "absent", step


def test_a_track_that_is_set_aside_asks_for_nothing_more() -> None:
    aside = record(states={"shelter": "not_needed"}, happened=(("shelter", "found_unneeded", REPORTED),))
    assert state("tonight", aside) == "done"
    assert state("proposal", record(known={"referral.wanted": False})) == "absent"
    assert state("proposal", record(answer={"referral": {"offered": False}})) == "absent"


def test_the_night_and_the_lawyer_come_before_what_is_older() -> None:
    first = [one.step.id for one in to_do(timeline(record(date(2026, 11, 21)), {}))]
    assert first[:3] == ["danger", "tonight", "children_and_medicine"]
    assert first.index("lawyer") < first.index("photos")


def test_every_thing_that_must_not_happen_has_words_and_the_most_pressing_come_first() -> None:
    assert set(NEVER) == set(NEVER_DO)
    words = in_words(["sum_as_certain", "refuse_minor"])
    assert [one.fr for one in words] == [NEVER["refuse_minor"].fr, NEVER["sum_as_certain"].fr]
    with pytest.raises(KeyError):
        in_words(["invented"])


def test_the_talk_begins_with_the_lawyer_and_never_asks_for_the_stay() -> None:
    assert [key for key, _title, _sentences in PARTS][:2] == ["lawyer", "benefits"]
    assert set(NEEDS) == {"explain_benefits_and_risks", "warn_residence_risk", "offer_lawyer", "consent"}
    assert set(GATES) == {"wait", "ready", "not_wanted", "made", "refused_by_police"}
    assert "ne vous demandons pas" in RESIDENCE[-1].fr
    assert "vragen u niet" in RESIDENCE[-1].nl


def test_days_of_a_track_run_until_the_track_has_come_to_something() -> None:
    answer = {
        "possessory": {
            "deadline_on": "2027-11-10", "alarm_9_months_on": "2027-08-10", "alarm_11_months_on": "2027-10-10",
        },
        "belongings": {"depot_until": "2027-05-18"},
        "cpas": {"decision_due_on": "2026-12-18", "forwarding_due_on": "2026-11-23", "appeal_by": None},
        "referral": {"proposal_due_on": "2026-11-25"},
    }  # fmt: skip
    running = clocks(answer, {"tonight.until": "2026-11-20"}, {"shelter": "tonight_ok"})
    assert [one.on for one in running["re_entry"]] == [date(2027, 8, 10), date(2027, 10, 10), date(2027, 11, 10)]
    assert all(one.to_verify for one in running["re_entry"])
    assert [one.on for one in running["centre"]] == [date(2026, 12, 18)]
    assert running["shelter"][0].on == date(2026, 11, 20)
    over = {"re_entry": "filed", "belongings": "returned", "centre": "decided", "referral": "not_wanted"}
    assert clocks(answer, {}, over) == {}
    assert clocks(answer, {}, {"centre": "not_competent"})["centre"][0].on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("explained", "risk", "warned", "all_told"),
    [
        (True, "none", None, True),
        (True, "possible", True, True),
        (True, "possible", None, False),
        (True, "unknown", False, False),
        (True, None, None, False),
        (True, None, True, True),
        (False, "none", True, False),
        (None, "none", True, False),
    ],
)
def test_what_comes_before_a_complaint_is_explained_with_the_risk_for_the_stay(
    explained: bool | None, risk: str | None, warned: bool | None, all_told: bool
) -> None:
    told = {
        "complaint.benefits_and_risks_explained": explained,
        "residence_risk": risk,
        "complaint.residence_risk_warned": warned,
    }
    assert risks_explained({path: value for path, value in told.items() if value is not None}) is all_told
    assert residence_told(risk, warned=warned) is (risk == "none" or warned is True)
