"""The agenda as list, week and year: whose, which, both readings, the winter moratorium; for one's own service."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.agenda import grid
from app.agenda.commands import AddTask
from app.cases.commands import AddNote
from app.foundation.run import run
from app.store import agenda
from app.store.agenda import Wanted, between
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import DueDate, Note
from app.store.work import Origin
from tests.app.agenda.builders import TODAY, work_of
from tests.app.agenda.test_due_dates_of_checks import keep
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team
from workflows.deadlines import DueDate as RuledDate
from workflows.deadlines.from_checks import dates_of


def two_readings() -> RuledDate:
    result = {"tenant_deadlines": {"kinship_proof_due_by": "2026-08-08", "kinship_proof_due_by_latest": "2026-08-10"}}
    return dates_of("landlord_notice", {}, result, as_of=TODAY)[0]


def set_date(store: Store, team: Team, case_id: int, due: RuledDate) -> None:
    """Have a due date of a rule whose check is not asked here."""
    with work_of(store, team) as work:
        work.set_due_date(work.case(case_id), due, Origin())
        work.commit()


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    found = open_case(store, team.adviser)
    keep(store, team, found)
    for days, title in ((-3, "Tard"), (0, "Maintenant"), (2, "Bientôt"), (20, "Plus loin"), (100, "Loin")):
        run(store, AddTask(case_id=found, title=title, due_on=TODAY + timedelta(days=days)), team.adviser)
    return found


def test_the_list_begins_with_what_is_overdue_and_goes_on_by_weeks(case_id: int, team: Team, sign_in: SignIn) -> None:
    page = sign_in(team).get("/agenda").text
    places = [page.index(word) for word in ("Tard", "Maintenant", "Bientôt", "Plus loin")]
    assert places == sorted(places)
    assert "Loin" not in page.replace("Plus loin", "")
    later = sign_in(team).get("/agenda?on=2026-09-03").text
    assert "agisse en justice" in later
    assert "Tard" not in later


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("view", ["list", "week", "year"])
def test_every_way_in_both_languages_for_everybody_who_follows_cases(
    case_id: int, team: Team, sign_in: SignIn, language: str, view: str
) -> None:
    browser = sign_in(team, "coordinator", language)
    for query in ("", "&who=team", f"&case={case_id}", "&only=legal", "&only=own", "&only=waiting", "&who=1"):
        assert browser.get(f"/agenda?view={view}{query}").status_code == 200


def test_the_week_puts_each_thing_on_its_day(case_id: int, team: Team, sign_in: SignIn) -> None:
    page = sign_in(team, "coordinator").get("/agenda?view=week&who=team&on=2026-07-10").text
    assert page.index("2026-07-06") < page.index("Maintenant") < page.index("2026-07-09") < page.index("Bientôt")
    assert "Plus loin" not in page
    assert 'class="lm-name">Samira Haddad' in page
    winter = sign_in(team).get("/agenda?view=week&on=2026-11-04").text
    assert winter.count("is-winter") == 7
    assert "233duodecies" in winter
    assert "is-winter" not in page


def test_the_year_paints_the_winter_and_leads_to_the_week(case_id: int, team: Team, sign_in: SignIn) -> None:
    page = sign_in(team).get("/agenda?view=year").text
    january_to_march, november_december = 31 + 28 + 15, 30 + 31
    assert page.count("is-winter") == january_to_march + november_december + 1, "and the legend"
    assert "view=week&amp;on=2026-09-10" in page
    assert "1er novembre 2026" in page
    before = sign_in(team).get("/agenda?view=year&on=2020-05-05").text
    assert before.count("is-winter") == 1


def test_who_and_which(case_id: int, store: Store, team: Team, sign_in: SignIn) -> None:
    other = open_case(store, team.coordinator, last_name="Autre")
    run(store, AddTask(case_id=other, title="De la coordinatrice", due_on=TODAY), team.coordinator)
    browser = sign_in(team)
    mine, everybody = browser.get("/agenda").text, browser.get("/agenda?who=team").text
    theirs = browser.get(f"/agenda?who={team.coordinator.user_id}").text
    one = browser.get(f"/agenda?case={other}").text
    assert ("Maintenant" in mine, "De la coordinatrice" in mine) == (True, False)
    assert ("Maintenant" in everybody, "De la coordinatrice" in everybody) == (True, True)
    assert ("Maintenant" in theirs, "De la coordinatrice" in theirs) == (False, True)
    assert ("Maintenant" in one, "De la coordinatrice" in one) == (False, True)
    legal = browser.get("/agenda?on=2026-08-01&only=legal").text
    own = browser.get("/agenda?on=2026-08-01&only=own").text
    waiting = browser.get("/agenda?on=2026-08-01&only=waiting").text
    for page, shown in ((legal, True), (own, False), (waiting, True)):
        assert ("agisse en justice" in page) is shown


@pytest.mark.parametrize("query", ["view=x&on=31/12/2026", "on=0001-01-01", "on=9999-12-31", "who=999", "only=x"])
def test_an_address_that_makes_no_sense_shows_todays_list(
    case_id: int, team: Team, sign_in: SignIn, query: str
) -> None:
    assert "Maintenant" in sign_in(team).get(f"/agenda?{query}").text


@pytest.mark.parametrize(("language", "said"), [("fr", "normalement lun. 10 août"), ("nl", "normaal ma 10 aug")])
def test_both_readings_stand_together(store: Store, team: Team, sign_in: SignIn, language: str, said: str) -> None:
    case_id = open_case(store, team.adviser)
    set_date(store, team, case_id, two_readings())
    browser = sign_in(team, "adviser", language)
    today = browser.get("/").text
    assert "10 ao" in today or "10 aug" in today, "on the day's page too, among what others owe"
    assert said in browser.get("/agenda?on=2026-08-01").text
    assert said in browser.get("/agenda?view=week&on=2026-08-08").text
    case = browser.get(f"/cases/{case_id}").text
    assert "2026-08-08" in case
    assert "2026-08-10" in case


def test_rows_of_another_service_are_not_there(store: Store, team: Team, other_team: Team, sign_in: SignIn) -> None:
    theirs = open_case(store, other_team.adviser)
    run(store, AddTask(case_id=theirs, title="Caché", due_on=TODAY), other_team.adviser)
    browser = sign_in(team, "coordinator")
    for view in ("list", "week", "year"):
        page = browser.get(f"/agenda?view={view}&who=team")
        assert "Caché" not in page.text
        assert "ANDER" not in page.text
    assert browser.get(f"/agenda?case={theirs}").status_code == 404
    assert "Caché" not in browser.get(f"/agenda?who={other_team.adviser.user_id}").text


def test_a_further_table_is_added_in_one_place(each_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes stand in for a table to come: with one line they are in the list, filtered, by their own words."""
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    run(each_store, AddNote(case_id=case_id, kind="call", happened_on=TODAY, text="x"), team.adviser)

    def words(kind: str) -> dict[str, str]:
        return {"fr": f"fr {kind}", "nl": f"nl {kind}"}

    source = agenda.Source(
        kind="note", table=Note, due_on=Note.happened_on, is_open=Note.text != "", title=Note.kind, words=words,
        page="notes/{id}", version=Note.id,
    )  # fmt: skip
    monkeypatch.setattr(agenda, "SOURCES", (*agenda.SOURCES, source))
    with Reader.open(each_store, team.organisation_id) as reader:
        (item,) = between(reader, TODAY, TODAY, Wanted(user_id=team.adviser.user_id))
        assert between(reader, TODAY, TODAY, Wanted(legal=True)) == ()
        assert between(reader, TODAY, TODAY, Wanted(waiting=True)) == ()
    assert (item.title, item.waits_for, item.legal) == ({"fr": "fr call", "nl": "nl call"}, "us", False)
    assert item.page.startswith("notes/")


def test_nothing_is_lost_between_the_shapes(case_id: int, store: Store, team: Team) -> None:
    with Reader.open(store, team.organisation_id) as reader:
        items = between(reader, date(2026, 1, 1), date(2026, 12, 31), Wanted())
        assert reader.scalar(select(DueDate.id)) is not None
    months = grid.year(2026, items, TODAY)
    days = [day for month in months for days in month.weeks for day in days if day]
    assert len(days) == 365
    assert [item for day in days for item in day.items] == list(items)
    weeks = grid.by_week(items)
    assert [item for _monday, found in weeks for item in found] == list(items)
    assert all(monday.weekday() == 0 for monday, _found in weeks)
