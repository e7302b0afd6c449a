"""The private calendar feed: secret, revocable, correct, with nothing personal in it (M2.1.c)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from flask import Flask
from icalendar import Calendar, Event

from app.administration.commands import UpdateUser
from app.agenda.calendar_views import FETCHES_PER_MINUTE, GUESSES_PER_MINUTE
from app.agenda.commands import (
    AddTask,
    CompleteTask,
    MarkDueDate,
    RenewCalendarFeed,
    WithdrawCalendarFeed,
    digest_of,
)
from app.foundation.errors import Forbidden
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import agenda, feeds
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, CalendarFeed, Task, User
from tests.app.agenda.builders import TODAY, rows, running
from tests.app.agenda.test_corrected_events import correction, handed_over
from tests.app.agenda.test_due_dates_of_checks import keep
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team


def fetch(app: Flask, token: str) -> list[Event]:
    """Fetch a feed as a calendar program does: no cookie, and read it by the standard."""
    answer = app.test_client().get(f"/calendar/{token}.ics")
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in answer.data
    for line in answer.data.split(b"\r\n"):
        assert len(line) <= 75, "lines are folded"
    events = [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]
    for event in events:
        assert event["UID"]
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert len({str(event["UID"]) for event in events}) == len(events)
    return events


def test_it_holds_ones_own_dates_with_reference_and_action_alone(flask_app: Flask, store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, street="Rue Secrète", house_number="7", postal_code="1060")
    keep(store, team, case_id)
    run(store, AddTask(case_id=case_id, title="Appeler Madame Haddad", due_on=TODAY), team.adviser)
    open_case(store, team.coordinator)
    token = run(store, RenewCalendarFeed(), team.adviser)
    raw = flask_app.test_client().get(f"/calendar/{token}.ics").text
    for secret in ("Haddad", "Samira", "Secrète", "Appeler", "Adviser"):
        assert secret not in raw.replace("\r\n ", "")
    task, due = fetch(flask_app, token)
    assert (task["DTSTART"].dt, due["DTSTART"].dt) == (TODAY, date(2026, 9, 10))
    assert str(due["SUMMARY"]).startswith("SEUIL-2026-00001 · Dernier jour pour que le bailleur")
    assert (str(due["STATUS"]), int(due["SEQUENCE"]), str(due["TRANSP"])) == ("CONFIRMED", 0, "TRANSPARENT")


def test_a_corrected_date_is_the_same_event_that_moves(flask_app: Flask, store: Store, team: Team) -> None:
    case_id, event_id = handed_over(store, team)
    token = run(store, RenewCalendarFeed(), team.adviser)
    (before,) = fetch(flask_app, token)
    run(store, correction(store, case_id, event_id), team.adviser)
    (after,) = fetch(flask_app, token)
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2026, 7, 13), date(2026, 7, 9))
    assert str(after["UID"]) == str(before["UID"])
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    run(store, correction(store, case_id, event_id, happened_on=date(2026, 7, 3)), team.adviser)
    (again,) = fetch(flask_app, token)
    assert str(again["UID"]) == str(before["UID"])
    assert int(again["SEQUENCE"]) > int(after["SEQUENCE"])


def test_the_name_of_an_event_outlives_what_stood_there_long_ago(flask_app: Flask, store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, opened_on=date(2025, 7, 10))
    keep(store, team, case_id, made_on="2025-04-20")
    token = run(store, RenewCalendarFeed(), team.adviser)
    first = {str(event["UID"]) for event in fetch(flask_app, token)}
    keep(store, team, case_id)
    assert first <= {str(event["UID"]) for event in fetch(flask_app, token)}


def test_both_databases_tell_the_same(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    case_id, event_id = handed_over(each_store, team)
    run(each_store, correction(each_store, case_id, event_id), team.adviser)
    token = run(each_store, RenewCalendarFeed(), team.adviser)
    owner = feeds.owner_of(each_store, digest_of(token))
    assert owner is not None
    assert (owner.user_id, owner.organisation_id) == (team.adviser.user_id, team.organisation_id)
    with Reader.open(each_store, owner.organisation_id) as reader:
        items = agenda.since(reader, TODAY + timedelta(days=2), agenda.Wanted(user_id=owner.user_id))
    assert [(item.due_on, item.open) for item in items] == [(date(2026, 7, 9), True), (date(2026, 7, 13), False)]


def test_what_is_settled_is_cancelled_under_its_name(flask_app: Flask, store: Store, team: Team) -> None:
    case_id, _event_id = handed_over(store, team)
    task_id = run(store, AddTask(case_id=case_id, title="x", due_on=TODAY), team.adviser)
    token = run(store, RenewCalendarFeed(), team.adviser)
    before = {str(event["UID"]): int(event["SEQUENCE"]) for event in fetch(flask_app, token)}
    (due,) = running(store, case_id)
    met = MarkDueDate(case_id=case_id, due_date_id=due.id, version=due.version, status="met")
    run(store, met, team.adviser)
    run(store, CompleteTask(task_id=task_id, version=rows(store, Task, id=task_id)[0].version), team.adviser)
    after = fetch(flask_app, token)
    assert {str(event["STATUS"]) for event in after} == {"CANCELLED"}
    assert {str(event["UID"]) for event in after} == set(before)
    assert all(int(event["SEQUENCE"]) > before[str(event["UID"])] for event in after)


def test_renewed_the_old_address_is_dead_withdrawn_there_is_none(flask_app: Flask, store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    run(store, AddTask(case_id=case_id, title="x", due_on=TODAY), team.adviser)
    old = run(store, RenewCalendarFeed(), team.adviser)
    (event,) = fetch(flask_app, old)
    new = run(store, RenewCalendarFeed(), team.adviser)
    assert flask_app.test_client().get(f"/calendar/{old}.ics").status_code == 404
    assert [str(one["UID"]) for one in fetch(flask_app, new)] == [str(event["UID"])]
    run(store, WithdrawCalendarFeed(), team.adviser)
    assert flask_app.test_client().get(f"/calendar/{new}.ics").status_code == 404
    (feed,) = rows(store, CalendarFeed)
    assert feed.token_hash is None


def test_the_secret_is_long_and_kept_nowhere(store: Store, team: Team) -> None:
    token = run(store, RenewCalendarFeed(), team.adviser)
    assert len(token) >= 43
    assert token not in repr(RenewCalendarFeed(token=token))
    (feed,) = rows(store, CalendarFeed)
    assert token not in str(vars(feed))
    trail = [entry for entry in rows(store, AuditEntry) if entry.table_name == "calendar_feeds"]
    assert trail
    assert feed.token_hash not in str([entry.changes for entry in trail])


@pytest.mark.parametrize("change", ["closed", "administrator"])
def test_it_dies_with_the_account_or_its_right_to_cases(
    flask_app: Flask, store: Store, team: Team, change: str
) -> None:
    token = run(store, RenewCalendarFeed(), team.adviser)
    (user,) = rows(store, User, id=team.adviser.user_id)
    command = UpdateUser(
        user_id=user.id, version=user.version, name=user.name, language="fr", phone="", active=change != "closed",
        role=Role.ADMINISTRATOR if change == "administrator" else Role.ADVISER,
    )  # fmt: skip
    run(store, command, team.administrator)
    assert flask_app.test_client().get(f"/calendar/{token}.ics").status_code == 404


def test_rows_of_others_are_not_in_it(flask_app: Flask, store: Store, team: Team, other_team: Team) -> None:
    case_id = open_case(store, other_team.adviser)
    run(store, AddTask(case_id=case_id, title="x", due_on=TODAY), other_team.adviser)
    token = run(store, RenewCalendarFeed(), team.adviser)
    assert fetch(flask_app, token) == []


def test_a_program_that_asks_too_often_waits(flask_app: Flask, store: Store, team: Team) -> None:
    browser = flask_app.test_client()
    codes = [browser.get(f"/calendar/guess{number}.ics").status_code for number in range(GUESSES_PER_MINUTE + 1)]
    assert codes == [404] * GUESSES_PER_MINUTE + [429]
    token = run(store, RenewCalendarFeed(), team.adviser)
    codes = [browser.get(f"/calendar/{token}.ics").status_code for _ in range(FETCHES_PER_MINUTE + 1)]
    assert codes == [200] * FETCHES_PER_MINUTE + [429], "guessing elsewhere does not shut out who has the address"


def test_it_is_made_and_withdrawn_in_the_account(flask_app: Flask, store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "adviser", "nl")
    assert "/account/calendar/renew" in browser.get("/account").text
    page = browser.post("/account/calendar/renew")
    found = re.search(r"/calendar/([\w-]+)\.ics", unescape(page.text))
    assert found
    assert page.headers["Cache-Control"] == "no-store"
    assert fetch(flask_app, found[1]) == []
    account = browser.get("/account").text
    assert found[1] not in account, "shown once"
    assert "/account/calendar/withdraw" in account
    assert browser.post("/account/calendar/withdraw").status_code == 303
    assert flask_app.test_client().get(f"/calendar/{found[1]}.ics").status_code == 404
    assert "/account/calendar" not in sign_in(team, "auditor").get("/account").text


def test_only_those_who_follow_cases_make_one(store: Store, team: Team) -> None:
    with pytest.raises(Forbidden):
        run(store, RenewCalendarFeed(), team.auditor)


@pytest.mark.parametrize(("language", "word"), [("fr", "Réponse du service"), ("nl", "Antwoord van de dienst")])
def test_it_speaks_the_language_of_its_owner(
    flask_app: Flask, store: Store, team: Team, sign_in: SignIn, language: str, word: str
) -> None:
    handed_over(store, team)
    sign_in(team, "adviser").post("/account", data={"language": language, "phone": "", "reminders": "legal"})
    token = run(store, RenewCalendarFeed(), team.adviser)
    (event,) = fetch(flask_app, token)
    assert word in str(event["SUMMARY"])
