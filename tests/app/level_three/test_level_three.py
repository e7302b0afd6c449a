"""Level 3 for who answers for it: counts that add up, small numbers hidden, no landlord anywhere (M2.3.0, M2.3.a)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.buildings.commands import AddHouseholds, Household, SaveBuildingEvent
from app.cases.commands import SaveParty
from app.directory.queries import body, commune
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound
from app.foundation.run import run
from app.incidents.commands import RecordPoliceContact
from app.level_three import queries
from app.level_three.commands import AddZoneNote, SaveLevelThreeOwner, places
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import ZoneNote
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import LOCK_CHANGED, happen, open_incident
from tests.conftest import SignIn, Team, make_team

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JUDGMENT = {"title.status": "seen", "title.kind": "judgment", "title.against": "this_person"}
OWNER: dict[str, Any] = {"name_fr": "Cellule niveau 3", "name_nl": "Cel niveau 3", "source": "Appel du 17/11"}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def told(nis: str, **more: Any) -> dict[str, Any]:
    return {**LOCK_CHANGED, "dwelling.commune_nis": nis, **more}


def call(store: Store, team: Team, case_id: int, outcome: str, minutes: int | None = None) -> None:
    wanted = RecordPoliceContact(
        case_id=case_id, way="called", happened_on=DAY, outcome=outcome, arrived_after_minutes=minutes
    )
    run(store, wanted, team.adviser)


@pytest.fixture
def some(store: Store, team: Team) -> list[int]:
    """Six households: five in Ixelles (one back in, one with a judgment), one in Anderlecht; one a year ago."""
    keys = [open_incident(store, team.adviser, told("21009")).case_id for _ in range(4)]
    keys.append(open_incident(store, team.adviser, told("21009", **JUDGMENT)).case_id)
    keys.append(open_incident(store, team.adviser, told("21001")).case_id)
    open_incident(store, team.adviser, told("21001", occurred_from="2025-11-18"))
    call(store, team, keys[0], "said_civil_matter", 30)
    call(store, team, keys[0], "helped_re_entry", 10)
    call(store, team, keys[5], "refused")
    return keys


def test_counts_add_up_and_calls_are_no_households(store: Store, team: Team, some: list[int]) -> None:
    with Reader.open(store, team.organisation_id) as reader:
        found = queries.report(reader, *YEAR)
    assert (found.total.households, found.total.buildings, found.total.calls, found.total.called) == (6, 6, 3, 2)
    assert found.total.classes == {"A": 5, "B": 1}
    assert found.total.minutes == 20
    for part in (found.zones, found.communes):
        for name in ("households", "buildings", "calls", "called", "re_entries"):
            assert sum(getattr(one, name) for one in part) == getattr(found.total, name), name
    ixelles = next(one for one in found.communes if one.place_id == "commune-21009")
    assert (ixelles.households, ixelles.classes["B"], ixelles.outcomes["helped_re_entry"]) == (5, 1, 1)
    assert len(found.communes) == 19
    assert len(found.zones) == 6
    assert len(some) == 6


def test_days_until_people_are_back_are_counted(store: Store, team: Team) -> None:
    opened = open_incident(store, team.adviser, told("21009", occurred_from="2026-11-14"))
    happen(store, team.adviser, opened.case_id, "went_back_in", DAY, track="re_entry")
    with Reader.open(store, team.organisation_id) as reader:
        found = queries.report(reader, *YEAR).total
    assert (found.re_entries, found.days_to_re_entry) == (1, 4)


@pytest.mark.parametrize(("number", "seen"), [(0, 0), (1, None), (4, None), (5, 5), (39, 39)])
def test_small_numbers_stay_inside(number: int, seen: int | None) -> None:
    assert queries.hidden(number) == seen


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_hidden_count_follows_from_a_sum(parts: list[list[int]]) -> None:
    table = [[sum(line), *line] for line in parts]
    table.append([sum(column) for column in zip(*table, strict=True)])
    sums = [[(row, column) for column in range(4)] for row in range(len(table))]
    sums += [[(row, column) for row in range(len(table))] for column in range(4)]
    shown = queries.outside(table, sums)
    for line, seen in zip(table, shown, strict=True):
        assert all(cell in (None, number) for number, cell in zip(line, seen, strict=True))
        assert all(cell is None for number, cell in zip(line, seen, strict=True) if 0 < number < 5)
    for cells in sums:
        hidden = [at for at in cells if shown[at[0]][at[1]] is None]
        assert len(hidden) != 1, "the one that is hidden is what is missing from the sum"


def test_the_file_gives_no_sum_away(store: Store, team: Team, sign_in: SignIn) -> None:
    for nis in ("21009",) * 6 + ("21004",) * 2:
        open_incident(store, team.adviser, told(nis))
    sent = sign_in(team, "adviser").get("/level-3/counts.csv?from=2026-01-01&to=2026-12-31").get_data(as_text=True)
    households = {line[0]: line[1] for line in csv.reader(io.StringIO(sent.lstrip("\ufeff")), delimiter=";")}
    assert households[body("police-5339").name("fr")] == "8"
    assert households[commune("21004").name("fr")] == "non affiché"
    assert households[commune("21009").name("fr")] == "non affiché", "eight less six would tell the two"
    assert "Tout" not in households


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_file_for_outside_hides_one_to_four(
    store: Store, team: Team, sign_in: SignIn, some: list[int], language: str
) -> None:
    seat = sign_in(team, "adviser", language=language)
    sent = seat.get("/level-3/counts.csv?year=2026")
    part = seat.get("/level-3/counts.csv?year=2026&from=2026-11-19&to=2026-11-30")
    assert part.data == sent.data, "always a whole year: two periods subtracted would give a hidden number away"
    assert seat.get("/level-3/counts.csv?year=2025").data != sent.data
    table = list(csv.reader(io.StringIO(sent.get_data(as_text=True).lstrip("\ufeff")), delimiter=";"))
    packed = io.BytesIO(seat.get("/level-3/counts.xlsx?year=2026").data)
    lines = CalamineWorkbook.from_filelike(packed).get_sheet_by_index(0).to_python()
    cells = [[str(int(cell)) if isinstance(cell, float) else cell for cell in line] for line in lines]
    assert cells == table
    hidden = {"fr": "non affiché", "nl": "niet getoond"}[language]
    numbers = {cell for line in table[1:] for cell in line[1:]}
    assert numbers <= {"0", "5", "6", hidden}
    assert hidden in numbers
    assert len(some) == 6


def test_pages_speak_of_places_and_never_of_landlords(
    flask_app: Flask, store: Store, team: Team, sign_in: SignIn
) -> None:
    event = run(
        store,
        SaveBuildingEvent(street="Verlaatstraat", house_number="39", commune_nis="21004", occurred_on=DAY),
        team.adviser,
    )
    case_id = open_case(store, team.adviser, street="Verlaatstraat", house_number="39", commune_nis="21004")
    party = SaveParty(
        case_id=case_id,
        role="landlord",
        name="Verzwegen",
        street="x",
        house_number="1",
        postal_code="1000",
        locality="Brussel",
    )
    run(store, party, team.adviser)
    rooms = tuple(Household(unit=str(n), facts={"put_out_by": "landlord"}) for n in (1, 2))
    run(store, AddHouseholds(event_id=event, households=rooms), team.adviser)
    seat = sign_in(team, "coordinator", language="nl")
    for path in ("/level-3", "/level-3/buildings", "/buildings", f"/buildings/{event}"):
        page = seat.get(path)
        assert page.status_code == 200
        assert "Verzwegen" not in page.text
    assert "Verlaatstraat" in seat.get("/level-3/buildings").text
    for asked in ("landlord=Verzwegen", "owner=Verzwegen", "q=Verzwegen"):
        for path in ("/level-3", "/level-3/buildings", "/buildings"):
            assert seat.get(f"{path}?{asked}").text.count("Verlaatstraat") == seat.get(path).text.count("Verlaatstraat")
    routes = [rule for rule in flask_app.url_map.iter_rules() if rule.endpoint.startswith(("level_three", "buildings"))]
    assert routes
    assert not [name for rule in routes for name in rule.arguments if "landlord" in name or "party" in name]


def test_nobody_is_named_until_somebody_is(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "coordinator", language="fr")
    assert "Personne n’est désigné pour le niveau 3" in seat.get("/level-3").text
    sent = seat.post(
        "/level-3/owners/new",
        data={**OWNER, "phone": "02 000 00 00", "checked_on": "18/11/2026", "valid_from": "18/11/2026"},
    )
    assert sent.status_code == 303
    assert "Personne n’est désigné" not in seat.get("/level-3").text
    assert "Cellule niveau 3" in seat.get("/level-3/owners").text


def test_who_is_named_for_a_commune_comes_first_and_only_in_time(store: Store, team: Team) -> None:
    every = run(store, SaveLevelThreeOwner(**OWNER), team.coordinator)
    near = run(
        store,
        SaveLevelThreeOwner(**{**OWNER, "name_fr": "Ixelles"}, communes=("21009",), valid_until=DAY),
        team.coordinator,
    )

    def who(nis: str) -> int | None:
        with Reader.open(store, team.organisation_id) as reader:
            found = queries.owner_for(reader, nis)
        return found.id if found else None

    assert (who("21009"), who("21001"), who("")) == (near, every, every)
    with clock.frozen(NOON + timedelta(days=1)):
        assert who("21009") == every


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name_nl": ""}, "name_fr"),
        ({"source": " "}, "source"),
        ({"communes": ("11002",)}, "communes"),
        ({"email": "niemand"}, "email"),
        ({"valid_from": DAY, "valid_until": DAY - timedelta(days=1)}, "valid_until"),
        ({"checked_on": DAY + timedelta(days=1)}, "checked_on"),
        ({"service_id": 9999}, "service_id"),
    ],
)
def test_an_owner_has_a_name_in_both_languages_and_a_source(
    store: Store, team: Team, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        run(store, SaveLevelThreeOwner(**{**OWNER, **change}), team.coordinator)
    assert refused.value.field == field


def test_an_adviser_names_nobody(store: Store, team: Team, sign_in: SignIn) -> None:
    with pytest.raises(Forbidden):
        run(store, SaveLevelThreeOwner(**OWNER), team.adviser)
    assert sign_in(team, "adviser").get("/level-3/owners/new").status_code == 403


def test_notes_are_replaced_and_never_changed(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="nl")
    zone = next(iter(sorted(place for place in _zones())))
    note = {"place_id": zone, "kind": "agreement", "agreed_on": "18/11/2026", "text": "Patrouille komt binnen het uur"}
    assert seat.post("/level-3/means/new", data=note).status_code == 303
    (first,) = rows(store, ZoneNote)
    newer = {**note, "text": "Enkel na 18 uur", "replaces_id": str(first.id)}
    assert seat.post("/level-3/means/new", data=newer).status_code == 303
    with Reader.open(store, team.organisation_id) as reader:
        found = queries.means(reader)
    assert [(one.text, one.replaced) for one in found] == [
        ("Enkel na 18 uur", False),
        ("Patrouille komt binnen het uur", True),
    ]
    wrong = seat.post("/level-3/means/new", data={**note, "place_id": "", "text": "Bewaard"})
    assert wrong.status_code == 422
    assert "Bewaard" in wrong.text
    other = make_team(store, "ANDER")
    mine: dict[str, Any] = {"place_id": zone, "kind": "works", "agreed_on": DAY, "text": "x"}
    with pytest.raises(NotFound):
        run(store, AddZoneNote(**mine, replaces_id=first.id), other.adviser)
    with Reader.open(store, other.organisation_id) as reader:
        assert queries.means(reader) == ()


def _zones() -> frozenset[str]:
    return frozenset(one for one in places() if not one.startswith("commune"))


def test_the_cpas_is_that_of_the_stay_and_of_no_postal_code(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    opened = open_incident(store, team.adviser, told("21009"))
    page = seat.get(f"/cases/{opened.case_id}/incident/centre")
    assert page.status_code == 200
    assert "CPAS d’Ixelles" not in page.text, "the commune of the lost home says nothing"
    stays = open_incident(store, team.adviser, told("21009", **{"cpas.stay_commune_nis": "21001"}))
    page = seat.get(f"/cases/{stays.case_id}/incident/centre")
    assert "Anderlecht" in page.text
    assert "2 avril 1965" in page.text


def test_the_centre_is_told_on_the_day_of_the_report(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_incident(store, team.adviser, told("21009")).case_id

    def due() -> date | None:
        with Reader.open(store, team.organisation_id) as reader:
            return queries.same_day(reader, case_id)

    assert due() == DAY
    page = sign_in(team, "adviser", language="nl").get(f"/cases/{case_id}/incident/centre")
    assert "18 november 2026" in page.text
    happen(store, team.adviser, case_id, "contacted", DAY, track="centre", stay_commune="21013")
    assert due() is None
