"""Every door of the board and of what lies between services, with the same filter behind each (M17.1, M17.3, M31.1)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.agenda.commands import RenewCalendarFeed
from app.foundation import clock
from app.foundation.run import run
from app.referrals.commands import NoteCall, OfferPlace
from app.store.base import Store
from app.store.tables import HandOver, ReferralRequest
from tests.app.advisory_group.builders import Group
from tests.app.agenda.builders import rows
from tests.app.partner_api.test_reading import NOON, PLACE, SECRET, Between
from tests.app.referrals.builders import Three
from tests.app.referrals.test_provider import offered
from tests.conftest import SignIn, make_team

DOORS = {
    "board": "/referrals",
    "one request": "/referrals/{request}",
    "group of a request": "/referrals/{request}/advisory-group",
    "health of a request": "/referrals/{request}/medical",
    "places": "/referrals/places",
    "places of a kind": "/referrals/places?solution=reception_house&household=family",
    "list of places": "/referrals/places/list-fr.csv",
    "group": "/advisory-group",
    "hand-overs": "/hand-overs",
    "one hand-over": "/hand-overs/{hand_over}",
    "print of a hand-over": "/hand-overs/{hand_over}/content-fr.pdf",
    "today": "/",
    "agenda": "/agenda?who=team",
    "week": "/agenda?view=week&who=team&on=2026-11-18",
    "year": "/agenda?view=year&who=team",
    "cases": "/cases?who=team",
}
"""Pages, lists, counts and prints of somebody who is signed in."""


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.fixture
def between(flask_app: Flask, store: Store) -> Between:
    return Between(flask_app, store)


def text(desk: FlaskClient, between: Between, door: str) -> str:
    path = DOORS[door].format(request=between.request_id, hand_over=between.hand_over_id)
    answer = desk.get(path)
    if answer.status_code == 404:
        return ""
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.data.decode("utf-8", "ignore"))


def references(between: Between) -> tuple[str, str]:
    request = rows(between.store, ReferralRequest, id=between.request_id)[0]
    return request.reference, rows(between.store, HandOver, id=between.hand_over_id)[0].sent_reference


@pytest.mark.parametrize("door", DOORS)
def test_a_stranger_finds_nothing_behind_any_door(between: Between, sign_in: SignIn, door: str) -> None:
    run(between.store, OfferPlace(**PLACE), between.help.adviser)  # type: ignore[arg-type]
    for role in ("adviser", "coordinator"):
        found = text(sign_in(between.stranger, role), between, door)
        for said in (SECRET, "Quux", "rue Cachée", *references(between)):
            assert said not in found, (door, role)


@pytest.mark.parametrize("door", DOORS)
def test_what_a_receiver_reads_ends_with_the_consent_behind_every_door(
    between: Between, sign_in: SignIn, door: str
) -> None:
    seen = {team: text(sign_in(team, "coordinator"), between, door) for team in (between.help, between.cpas)}
    with clock.frozen(NOON + timedelta(days=365)):
        for team in seen:
            later = text(sign_in(team, "coordinator"), between, door)
            assert SECRET not in later, "the last day of the consent is over"
    between.withdraw()
    for team in seen:
        after = text(sign_in(team, "coordinator"), between, door)
        assert SECRET not in after
        if team is between.help:
            assert references(between)[0] not in after, "a request that was taken back is not there any more"
    if door == "one request":
        assert SECRET in seen[between.help]
    if door == "one hand-over":
        assert SECRET in seen[between.cpas]


@pytest.mark.parametrize("typed", [SECRET, "quux", "rue cachée", "NGO-2026"])
def test_search_and_completion_find_people_in_the_own_cases_alone(
    between: Between, sign_in: SignIn, typed: str
) -> None:
    for team in (between.help, between.cpas, between.stranger):
        desk = sign_in(team, "coordinator")
        page = unescape(desk.post("/cases/search", data={"q": typed}).text).replace(typed, "")
        for said in (SECRET, "Quux", "rue Cachée", "NGO-2026"):
            assert said not in page
    assert SECRET in unescape(sign_in(between.ngo, "coordinator").post("/cases/search", data={"q": typed}).text)


def test_the_calendar_of_each_service_has_its_own_side_alone(between: Between, flask_app: Flask) -> None:
    told = {}
    for team in (between.ngo, between.help, between.cpas, between.stranger):
        token = run(between.store, RenewCalendarFeed(), team.adviser)
        told[team] = flask_app.test_client().get(f"/calendar/{token}.ics").text.replace("\r\n ", "")
        assert SECRET not in told[team]
    assert f"/hand-overs/{between.hand_over_id}" in told[between.cpas]
    for team in (between.help, between.stranger):
        assert "/hand-overs/" not in told[team]
    assert references(between)[1] not in told[between.stranger]


def count(desk: FlaskClient, path: str, what: str) -> int:
    return unescape(desk.get(path).text).count(what)


def test_places_and_their_lists_are_of_the_own_side(between: Between, sign_in: SignIn) -> None:
    """The referral service sees its own and those offered to it; a service its own; nobody those kept for others."""
    run(between.store, OfferPlace(**PLACE), between.help.adviser)  # type: ignore[arg-type]
    kept = OfferPlace(solution="transit", provider="Gardée Zibeline", direct=True)
    run(between.store, kept, between.ngo.adviser)
    own, helper = (sign_in(team, "coordinator") for team in (between.ngo, between.help))
    others = [sign_in(team, "coordinator") for team in (between.cpas, between.stranger)]
    for path in ("/referrals/places", "/referrals/places?solution=transit", "/referrals/places/list-fr.csv"):
        assert count(own, path, "Zibeline") >= 1, path
        assert [count(desk, path, "Zibeline") for desk in (helper, *others)] == [0, 0, 0], path
    for path in ("/referrals/places", "/referrals", "/referrals/places/list-nl.csv"):
        assert [count(desk, path, SECRET) for desk in others] == [0, 0], path
    for desk, there in ((own, 1), (helper, 0), *((one, 0) for one in others)):
        with ZipFile(io.BytesIO(desk.get("/referrals/places/list-fr.xlsx").data)) as book:
            inside = b"".join(book.read(name) for name in book.namelist()).decode("utf-8", "ignore")
        assert inside.count("Zibeline") == there


def test_questions_for_places_are_read_by_the_service_that_is_asked(store: Store, sign_in: SignIn) -> None:
    three = Three(store)
    key = three.searching()
    three.propose(key, offered(three))
    question = f"/referrals/places/questions/{three.question().id}"
    house = sign_in(three.house, "adviser")
    assert house.get(question).status_code == 200
    assert question in house.get("/referrals/places").text
    for team in (three.ngo, make_team(store, "STRANGER")):
        other = sign_in(team, "adviser")
        assert other.get(question).status_code == 404
        for path in ("/referrals/places", "/referrals", "/", "/agenda"):
            assert question not in other.get(path).text, path


def test_calls_and_the_agenda_of_the_group_are_of_the_referral_service(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    group.named()
    key = group.bring(meeting_id=group.meeting())
    run(store, NoteCall(), group.help.adviser)
    meeting, reference = group.item(key).meeting_id, group.row(group.key).reference
    helper, other = sign_in(group.help, "adviser"), sign_in(group.ngo, "adviser")
    assert reference in helper.get(f"/advisory-group/meetings/{meeting}").text
    assert helper.get(f"/advisory-group/meetings/{meeting}/agenda-fr.pdf").status_code == 200
    for path in (f"/advisory-group/meetings/{meeting}", f"/advisory-group/meetings/{meeting}/agenda-fr.pdf"):
        assert other.get(path).status_code == 404
    assert "/referrals/calls" in helper.get("/referrals").text
    assert "/referrals/calls" not in other.get("/referrals").text
