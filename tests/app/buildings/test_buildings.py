"""One building, many households: each with its own class, counted apart, all saved or none (M2.3.0, M2.3.a)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.buildings import queries
from app.buildings.commands import AddHouseholds, Household, LinkToBuilding, SaveBuildingEvent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.run import run
from app.incidents.commands import SaveIncidentFacts, newest_entry
from app.level_three.queries import patterns, report
from app.store.base import Store
from app.store.buildings import alike
from app.store.reading import Reader
from app.store.tables import BuildingEvent, Case, Incident, IncidentEntry
from tests.app.agenda.builders import rows
from tests.app.incidents.builders import LOCK_CHANGED, open_incident
from tests.conftest import SignIn, Team, make_team

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
HOUSE: dict[str, Any] = {"street": "Verlaatstraat", "house_number": "39", "commune_nis": "21004"}
ROOMS = 39


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def event(store: Store, team: Team, **more: Any) -> int:
    asked = SaveBuildingEvent(**{**HOUSE, "occurred_on": DAY, "units_hit": ROOMS, **more})
    return run(store, asked, team.adviser)


def row(place: int, **answers: str | list[str]) -> dict[str, str | list[str]]:
    return {f"households-{place}-{name}": value for name, value in answers.items()}


def thirty_nine() -> dict[str, str | list[str]]:
    """Thirty-nine rooms: locks changed, one threatened, one with a judgment, one put out by a host, one unknown."""
    sent: dict[str, str | list[str]] = {"rows": "39"}
    for place in range(ROOMS):
        told: dict[str, str | list[str]] = {
            "unit": f"kamer {place + 1}", "home_status": "access_barred", "title": "none", "put_out_by": "landlord",
            "acts": ["lock_changed"], "wish": "back_in" if place < 11 else "undecided",
        }  # fmt: skip
        if place == 36:
            told |= {"home_status": "still_inside", "acts": ["threat_words"]}
        if place == 37:
            told |= {"title": "seen"}
        if place == 38:
            told |= {"title": "", "put_out_by": "", "home_status": "", "acts": []}
        sent |= row(place, **told)
    return sent


def test_thirty_nine_rooms_of_one_house(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="nl")
    made = seat.post("/buildings/new", data={**HOUSE, "occurred_on": "18/11/2026", "units_hit": "39"})
    assert made.status_code == 303
    (house,) = rows(store, BuildingEvent)
    sent = seat.post(f"/buildings/{house.id}/households", data=thirty_nine())
    assert sent.status_code == 303, sent.text
    found: list[Incident] = rows(store, Incident)
    assert len({one.case_id for one in found}) == len({one.unit for one in found}) == ROOMS
    by_unit = {one.unit: one.class_code for one in found}
    assert by_unit["kamer 1"] == "A"
    assert by_unit["kamer 37"] == "A_threat"
    assert by_unit["kamer 38"] == "B"
    assert by_unit["kamer 39"] in ("", "U")
    assert Counter(by_unit.values())["A"] == 36
    with Reader.open(store, team.organisation_id) as reader:
        card = queries.event(reader, house.id)
        counted = report(reader, DAY, DAY).total
    assert (len(card.households), card.units_hit, card.want_to_act) == (39, 39, 11)
    assert (counted.households, counted.buildings, counted.events) == (39, 1, 1)
    assert (counted.classes["A"], counted.classes["B"]) == (36, 1), "a judgment is never among the evictions"
    page = seat.get(sent.location)
    assert page.status_code == 200
    assert "39 huishoudens" in page.text


def test_later_facts_of_one_room_leave_the_others(store: Store, team: Team) -> None:
    house = event(store, team)
    told = {name: value for name, value in LOCK_CHANGED.items() if name.startswith(("put_out", "home", "acts", "ti"))}
    keys = run(
        store,
        AddHouseholds(event_id=house, households=tuple(Household(unit=str(n), facts=told) for n in range(3))),
        team.adviser,
    )
    facts = {one.case_id: one for one in rows(store, Incident)}
    assert {facts[key].class_code for key in keys} == {"A"}
    with Reader.open(store, team.organisation_id) as reader:
        newest = newest_entry(reader, keys[0])
    change = SaveIncidentFacts(
        case_id=keys[0],
        seen=newest,
        values={"title.status": "seen", "title.kind": "judgment"},
        source="seen",
        because="Montré",
    )
    run(store, change, team.adviser)
    classes = {one.case_id: one.class_code for one in rows(store, Incident)}
    assert [classes[key] for key in keys] == ["B", "A", "A"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (row(1, unit=""), "households-2-unit"),
        (row(1, unit="KAMER 1"), "households-2-unit"),
        (row(1, minors="2000"), "households-2-minors"),
    ],
)
def test_nothing_is_saved_when_one_row_is_wrong(
    store: Store, team: Team, sign_in: SignIn, change: dict[str, str], field: str
) -> None:
    house = event(store, team)
    seat = sign_in(team, "adviser", language="fr")
    good = {"home_status": "access_barred", "title": "none", "put_out_by": "landlord", "called": "Dame bleue"}
    asked: dict[str, Any] = {"rows": "6", **row(0, unit="kamer 1", **good), **row(1, unit="kamer 2", **good), **change}
    # the second line stays empty: the error stands beside the line that was typed, not beside the second one sent
    asked = {name.replace("households-1-", "households-2-"): value for name, value in asked.items()}
    answer = seat.post(f"/buildings/{house}/households", data=asked)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert answer.text.count("Dame bleue") == 2, "nothing typed is lost"
    assert (rows(store, Incident), rows(store, Case), rows(store, IncidentEntry)) == ([], [], [])


def test_more_lines_can_be_asked_for_without_losing_any(store: Store, team: Team, sign_in: SignIn) -> None:
    house = event(store, team)
    seat = sign_in(team, "adviser", language="fr")
    answer = seat.post(f"/buildings/{house}/households", data={"more": "1", "rows": "6", **row(5, unit="grenier")})
    assert answer.status_code == 200
    assert "grenier" in answer.text
    assert 'name="households-11-unit"' in answer.text
    assert rows(store, Incident) == []


def test_a_room_twice_in_one_event_is_refused(store: Store, team: Team) -> None:
    house = event(store, team)
    one = AddHouseholds(event_id=house, households=(Household(unit="2A", facts={}),))
    run(store, one, team.adviser)
    with pytest.raises(Invalid) as refused:
        run(store, one, team.adviser)
    assert refused.value.field == "households-0-unit"
    with pytest.raises(Invalid):
        run(store, AddHouseholds(event_id=house, households=()), team.adviser)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"street": " "}, "street"),
        ({"house_number": ""}, "street"),
        ({"commune_nis": "11002"}, "commune_nis"),
        ({"units_hit": 0}, "units_hit"),
        ({"units_hit": 501}, "units_hit"),
        ({"occurred_on": date(2027, 1, 1)}, "occurred_on"),
    ],
)
def test_an_event_is_where_it_can_be(store: Store, team: Team, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        event(store, team, **change)
    assert refused.value.field == field
    assert rows(store, BuildingEvent) == []


def test_an_event_changed_by_two_is_noticed(store: Store, team: Team) -> None:
    house = event(store, team)
    change = SaveBuildingEvent(
        **HOUSE, event_id=house, version=rows(store, BuildingEvent)[0].version, note="Trois étages"
    )
    run(store, change, team.adviser)
    with pytest.raises(StaleCase):
        run(store, change, team.adviser)


def test_an_incident_is_linked_by_a_person_and_only_in_its_commune(store: Store, team: Team, sign_in: SignIn) -> None:
    opened = open_incident(store, team.adviser, person={"street": "Verlaatstr.", "house_number": "39"})
    house, far = event(store, team, commune_nis="21009"), event(store, team)
    (held,) = rows(store, Incident)
    assert held.building_event_id is None, "alike is not the same: a person decides"
    with pytest.raises(Invalid):
        run(store, LinkToBuilding(case_id=opened.case_id, version=held.version, event_id=far), team.adviser)
    seat = sign_in(team, "adviser", language="fr")
    page = seat.get(f"/cases/{opened.case_id}/incident/building")
    assert page.status_code == 200
    data = {"version": str(held.version), "event_id": str(house)}
    assert seat.post(f"/cases/{opened.case_id}/incident/building", data=data).status_code == 303
    assert rows(store, Incident)[0].building_event_id == house
    assert seat.post(f"/cases/{opened.case_id}/incident/building", data=data).status_code == 409


def test_a_secret_home_counts_and_nothing_leads_to_it(store: Store, team: Team, sign_in: SignIn) -> None:
    house = event(store, team)
    afraid = {**LOCK_CHANGED, "dwelling.commune_nis": "21004", "violence.domestic": True}
    hidden = Household(unit="Verborgen 7", called="Schuilnaam", facts=afraid)
    (case_id,) = run(store, AddHouseholds(event_id=house, households=(hidden,)), team.adviser)
    seat = sign_in(team, "adviser", language="nl")
    page = seat.get(f"/buildings/{house}")
    assert page.status_code == 200
    for told in ("Verborgen 7", "Schuilnaam", f"/cases/{case_id}"):
        assert told not in page.text
    with Reader.open(store, team.organisation_id) as reader:
        assert len(queries.event(reader, house).households) == 1
        assert patterns(reader) == ()
    (held,) = rows(store, Incident)
    with pytest.raises(Invalid) as refused:
        run(store, LinkToBuilding(case_id=case_id, version=held.version, event_id=house), team.adviser)
    assert refused.value.field == "event_id"
    run(store, LinkToBuilding(case_id=case_id, version=held.version, event_id=None), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        assert alike(reader, case_id) == ()


def test_another_service_sees_and_touches_nothing(store: Store, team: Team, sign_in: SignIn) -> None:
    house = event(store, team)
    other = make_team(store, "ANDER")
    opened = open_incident(store, other.adviser)
    version = next(one.version for one in rows(store, Incident) if one.case_id == opened.case_id)
    with pytest.raises(NotFound):
        run(store, AddHouseholds(event_id=house, households=(Household(unit="1"),)), other.adviser)
    with pytest.raises(NotFound):
        run(store, LinkToBuilding(case_id=opened.case_id, version=version, event_id=house), other.adviser)
    seat = sign_in(other, "adviser", language="nl")
    for path in ("/buildings", "/level-3/buildings", "/level-3"):
        assert "Verlaatstraat" not in seat.get(path).text
    with Reader.open(store, other.organisation_id) as reader:
        assert queries.events(reader) == ()
        assert report(reader, DAY, DAY).total.events == 0
