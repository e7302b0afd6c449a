"""The day of an event was noted wrongly: corrected with a reason, dates counted anew, nothing overwritten (M2.1.a)."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest

from app.agenda.commands import MarkDueDate
from app.cases.commands import AddNote, CorrectEvent
from app.cases.correcting import count_anew
from app.cases.reasons import DAY_OF_A_CHECK, DAY_OF_A_LETTER
from app.demo.stage import Stage
from app.demo.stories import indexation_too_high
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.store.base import Store
from app.store.tables import AuditEntry, Case, CaseEvent, DueDate, EventCorrection, Letter
from app.store.work import Why
from tests.app.agenda.builders import TODAY, record, rows, running, version, work_of
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team

NOTED, REAL = date(2026, 7, 6), date(2026, 7, 2)
RULE = "hand_over_answer"


def handed_over(store: Store, team: Team) -> tuple[int, int]:
    """A case handed over on 6 July: five working days are counted. Returns case and event."""
    case_id = open_case(store, team.adviser, opened_on=date(2026, 7, 1))
    run(store, AddNote(case_id=case_id, kind="consent", happened_on=date(2026, 7, 1), text="ok"), team.adviser)
    return case_id, record(store, team.adviser, case_id, "handed_over", NOTED, receiving_service="CPAS")


def correction(store: Store, case_id: int, event_id: int, **changes: Any) -> CorrectEvent:
    given = {"happened_on": REAL, "reason": "le cachet de la poste", "version": version(store, case_id)}
    return CorrectEvent(case_id=case_id, event_id=event_id, **given | changes)


def test_the_date_is_counted_anew_and_the_earlier_one_stays(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id, event_id = handed_over(each_store, team)
    run(each_store, correction(each_store, case_id, event_id), team.adviser)
    earlier, now = rows(each_store, DueDate, case_id=case_id, rule=RULE)
    assert (earlier.status, earlier.due_on, earlier.counted_from) == ("superseded", date(2026, 7, 13), NOTED)
    assert (earlier.superseded_because, earlier.reason) == ("event_corrected", "le cachet de la poste")
    assert (earlier.superseded_by_id, earlier.superseded_on) == (now.id, TODAY)
    assert (now.status, now.due_on, now.counted_from, now.event_id) == ("running", date(2026, 7, 9), REAL, event_id)
    (event,) = rows(each_store, CaseEvent, id=event_id)
    (kept,) = rows(each_store, EventCorrection, event_id=event_id)
    assert (event.happened_on, kept.was_on, kept.now_on) == (REAL, NOTED, REAL)
    assert rows(each_store, Case, id=case_id)[0].next_due_on == date(2026, 7, 9)
    entries = rows(each_store, AuditEntry, case_id=case_id, command="CorrectEvent")
    moved = next(entry for entry in entries if entry.table_name == "case_events")
    assert moved.changes["happened_on"] == [NOTED.isoformat(), REAL.isoformat()]
    assert "cachet" not in str([entry.changes for entry in entries]), "the words of a person are not copied"


def test_what_was_settled_stays_as_it_is(store: Store, team: Team) -> None:
    case_id, event_id = handed_over(store, team)
    (due,) = running(store, case_id)
    met = MarkDueDate(case_id=case_id, due_date_id=due.id, version=due.version, status="met")
    run(store, met, team.adviser)
    run(store, correction(store, case_id, event_id), team.adviser)
    (only,) = rows(store, DueDate, case_id=case_id)
    assert (only.status, only.due_on) == ("met", date(2026, 7, 13))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"happened_on": date(2026, 7, 9)}, "happened_on"),
        ({"happened_on": NOTED}, "happened_on"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_bad_input_is_named_and_nothing_is_half_saved(
    store: Store, team: Team, changes: dict[str, Any], field: str
) -> None:
    case_id, event_id = handed_over(store, team)
    with pytest.raises(Invalid) as refused:
        run(store, correction(store, case_id, event_id, **changes), team.adviser)
    assert refused.value.field == field
    assert rows(store, CaseEvent, id=event_id)[0].happened_on == NOTED
    assert rows(store, EventCorrection) == []


def test_the_law_may_speak_against_the_new_day(store: Store, team: Team) -> None:
    """The winter moratorium stops an eviction in winter alone."""
    case_id = open_case(store, team.adviser, opened_on=date(2026, 3, 10))
    run(store, AddNote(case_id=case_id, kind="mandate", happened_on=TODAY, text="ok"), team.adviser)
    record(store, team.adviser, case_id, "claim_known", date(2026, 3, 11), stage="judged_eviction",
           known_through="registry_message")  # fmt: skip
    record(store, team.adviser, case_id, "judgment_served", date(2026, 3, 12))
    record(store, team.adviser, case_id, "centre_told_of_service", date(2026, 3, 12))
    record(store, team.adviser, case_id, "eviction_notice_sent", date(2026, 3, 13))
    event_id = record(store, team.adviser, case_id, "moratorium_began", date(2026, 3, 14))
    with pytest.raises(Refused) as refused:
        run(store, correction(store, case_id, event_id, happened_on=date(2026, 3, 20)), team.adviser)
    assert [reason.code for reason in refused.value.reasons] == ["not_winter"]
    assert rows(store, CaseEvent, id=event_id)[0].happened_on == date(2026, 3, 14)


def test_days_that_stand_elsewhere_are_corrected_there(store: Store, team: Team) -> None:
    case_id, event_id = handed_over(store, team)
    opening = rows(store, CaseEvent, case_id=case_id)[0]
    with pytest.raises(Invalid):
        run(store, correction(store, case_id, opening.id), team.adviser)
    other = open_case(store, team.adviser)
    with pytest.raises(NotFound):
        run(store, correction(store, other, event_id), team.adviser)


@pytest.mark.parametrize("kind", ["letter", "check"])
def test_the_day_of_a_posting_or_a_check_is_not_corrected_here(store: Store, team: Team, kind: str) -> None:
    stage = Stage(store, team.adviser)
    indexation_too_high(stage)
    name = {"letter": "demand_contested", "check": "check_recorded"}[kind]
    event = rows(store, CaseEvent, case_id=stage.case_id, event=name)[-1]
    with pytest.raises(Invalid) as refused:
        run(store, correction(store, stage.case_id, event.id), team.adviser)
    assert refused.value.text == {"letter": DAY_OF_A_LETTER, "check": DAY_OF_A_CHECK}[kind]


def test_a_corrected_posting_moves_its_event_and_its_dates(store: Store, team: Team) -> None:
    stage = Stage(store, team.adviser)
    indexation_too_high(stage)
    (letter,) = rows(store, Letter, case_id=stage.case_id)
    stage.post(date(2026, 7, 3), letter.id, "0103 2845 6710 0412 9")
    (event,) = rows(store, CaseEvent, case_id=stage.case_id, event="demand_contested")
    assert event.happened_on == date(2026, 7, 3)
    dues = rows(store, DueDate, letter_id=letter.id, rule="reaction_to_contestation")
    assert [due.status for due in dues] == ["superseded", "running"]
    assert dues[0].superseded_because == "sending_corrected"


def test_an_answer_that_no_longer_holds_takes_its_date_along(store: Store, team: Team) -> None:
    """Counting anew without the event giving the date any more: put aside, with nothing in its place."""
    case_id, event_id = handed_over(store, team)
    (due,) = running(store, case_id)
    with work_of(store, team) as work:
        row = work.one(DueDate, due.id)
        row.rule = "aftercare_review"
        count_anew(work, work.case(case_id), Why("event_corrected", "x"))
        work.commit()
    (gone,) = rows(store, DueDate, case_id=case_id)
    assert (gone.status, gone.superseded_by_id, gone.event_id) == ("superseded", None, event_id)


def test_guarded_by_permission_and_version(store: Store, team: Team, other_team: Team) -> None:
    case_id, event_id = handed_over(store, team)
    command = correction(store, case_id, event_id)
    with pytest.raises(Forbidden):
        run(store, command, team.auditor)
    with pytest.raises(NotFound):
        run(store, command, other_team.adviser)
    with pytest.raises(StaleCase):
        run(store, correction(store, case_id, event_id, version=1), team.adviser)


def test_a_closed_case_is_closed_on_the_right_day(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, opened_on=date(2026, 6, 1))
    inputs = {"outcome": "not_concerned", "closing_reason": "no_risk_found"}
    event_id = record(store, team.adviser, case_id, "closed", NOTED, **inputs)
    run(store, correction(store, case_id, event_id), team.adviser)
    assert rows(store, Case, id=case_id)[0].closed_on == REAL


@pytest.mark.parametrize(
    ("language", "was", "noted"),
    [
        ("fr", "13/07/2026 jusqu'au 08/07/2026", "Noté d'abord le 06/07/2026"),
        ("nl", "13/07/2026, tot 08/07/2026", "Eerst genoteerd op 06/07/2026"),
    ],
)
def test_the_case_shows_what_stood_there(
    store: Store, team: Team, sign_in: SignIn, language: str, was: str, noted: str
) -> None:
    case_id, event_id = handed_over(store, team)
    browser = sign_in(team, "adviser", language)
    address = f"/cases/{case_id}/happened/{event_id}"
    page = browser.get(f"/cases/{case_id}")
    assert address in page.text
    assert browser.get(address).status_code == 200
    wrong = browser.post(address, data={"version": version(store, case_id), "happened_on": "2/7/2026", "reason": ""})
    assert wrong.status_code == 422
    assert "2/7/2026" in wrong.text
    stale = browser.post(address, data={"version": "1", "happened_on": "2/7/2026", "reason": "cachet"})
    assert stale.status_code == 409
    right = {"version": version(store, case_id), "happened_on": "2/7/2026", "reason": "cachet"}
    assert browser.post(address, data=right).status_code == 303
    shown = unescape(browser.get(f"/cases/{case_id}").text)
    assert was in shown
    assert noted in shown
    assert "cachet" in shown
    (due,) = running(store, case_id)
    assert was in unescape(browser.get(f"/cases/{case_id}/dates/{due.id}").text)
