"""Lists, search, count, export, one with what belongs to it, completion: the same filter for all of them (M17.1)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from app.cases.commands import SaveParty
from app.consents.commands import AskConsent, GiveConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.run import run
from app.handovers.commands import SendHandOver
from app.referrals.commands import OfferPlace, ProposePlace
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AccessEntry, Case, Consent, Dwelling, HandOver, ReferralRequest
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.partner_api.builders import Program, token
from tests.app.referrals.test_referrals import ALL, DAY, NOON, Mechanism
from tests.conftest import Team, make_team

SECRET = "Zanzibar"
PLACE = {"solution": "reception_house", "provider": "Maison Zanzibar", "note": "Zanzibar"}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


class Between(Mechanism):
    """A service with a case that went to the referral service and to another one; a program of each; a stranger."""

    def __init__(self, app: Flask, store: Store, *, conflict: bool = False) -> None:
        super().__init__(store, first_name=SECRET, last_name="Quux", street="rue Cachée", house_number="7")
        self.app = app
        self.consent_id = self.consent(items=("identity", "household", "dwelling"))
        self.request_id = self.searching(consent_id=self.consent_id, wish=f"{SECRET} cherche un logement")
        self.do(ProposePlace, self.request_id, solution="reception_house", offered_by="Maison X")
        self.cpas = make_team(store, "CPAS")
        if conflict:
            named = SaveParty(case_id=self.case_id, role="landlord", name="Bram Bailleur")
            run(store, named, self.ngo.adviser)
            open_case(store, self.cpas.adviser, first_name="Bram", last_name="Bailleur", opened_on=DAY)
        self.hand_over_consent_id = self.agreed(self.cpas)
        self.hand_over_id = self.handed()
        self.stranger = make_team(store, "STRANGER")

    def agreed(self, team: Team) -> int:
        ask = AskConsent(
            case_id=self.case_id,
            recipient="cpas",
            recipient_organisation_id=team.organisation_id,
            purpose="hand_over",
            items=("identity", "dwelling"),
        )
        key = run(self.store, ask, self.ngo.adviser)
        give = GiveConsent(
            case_id=self.case_id,
            consent_id=key,
            version=2,
            given_on=DAY,
            form="signed",
            ends_on=date(2027, 5, 18),
            explained_in="français",
            tests=ALL,
        )
        run(self.store, give, self.ngo.adviser)
        return key

    def handed(self) -> int:
        version = rows(self.store, Case, id=self.case_id)[0].version
        send = SendHandOver(case_id=self.case_id, version=version, consent_id=self.hand_over_consent_id, wanted="Aide")
        key: int = run(self.store, send, self.ngo.adviser)
        return key

    def program(self, team: Team, *scopes: str) -> Program:
        return Program(self.app, token(self.app, self.store, team, *scopes))

    def withdraw(self) -> None:
        for consent_id in (self.consent_id, self.hand_over_consent_id):
            version = rows(self.store, Consent, id=consent_id)[0].version
            run(
                self.store,
                WithdrawConsent(case_id=self.case_id, consent_id=consent_id, version=version, on=DAY),
                self.ngo.adviser,
            )


@pytest.fixture
def between(flask_app: Flask, store: Store) -> Between:
    return Between(flask_app, store)


def opened(store: Store, team: Team) -> list[tuple[str, int | None, bool]]:
    """What stands in the access log of a service: what, which case, allowed."""
    table: Any = AccessEntry.__table__
    with store.engine.connect() as connection:
        found = connection.execute(table.select().where(table.c.organisation_id == team.organisation_id)).all()
    assert all(one.user_id is None and one.request_id.startswith("client-") for one in found)
    return [(one.what, one.case_id, one.allowed) for one in found]


Ask = Callable[[Program, Between], Any]
"""A way of asking; gives what was answered, as far as something of the person could be in it."""


def one(path: str) -> Ask:
    def ask(program: Program, between: Between) -> Any:
        key = between.request_id if path.startswith("/referrals") else between.hand_over_id
        answer = program.client.get(f"/api/v1{path % key}", headers={"Authorization": f"Bearer {program.shown}"})
        if answer.status_code == 404:
            return None
        assert answer.status_code == 200, answer.text
        return answer.json

    return ask


VERBS: dict[str, tuple[str, Ask]] = {
    "list": (
        "referrals:read",
        lambda program, _between: program.get("/referrals?expand=content,proposals,steps,possible")["items"],
    ),
    "search": (
        "referrals:read",
        lambda program, _between: program.post("/referrals/search", {"q": SECRET.lower()})["items"],
    ),
    "count": ("referrals:read", lambda program, _between: program.get("/referrals/count")["count"]),
    "export": (
        "referrals:read",
        lambda program, _between: program.get("/referrals/export.json?expand=content")["items"],
    ),
    "table": (
        "referrals:read",
        lambda program, _between: list(csv.reader(io.StringIO(program.get("/referrals/export.csv"))))[1:],
    ),
    "expand": ("referrals:read", one("/referrals/%s?expand=content,proposals,steps")),
    "list of hand-overs": (
        "hand_overs:read",
        lambda program, _between: program.get("/hand-overs?expand=content,steps")["items"],
    ),
    "search of hand-overs": (
        "hand_overs:read",
        lambda program, _between: program.post("/hand-overs/search", {"q": f"{SECRET} quux"})["items"],
    ),
    "count of hand-overs": ("hand_overs:read", lambda program, _between: program.get("/hand-overs/count")["count"]),
    "export of hand-overs": (
        "hand_overs:read",
        lambda program, _between: program.get("/hand-overs/export.json?expand=content")["items"],
    ),
    "table of hand-overs": (
        "hand_overs:read",
        lambda program, _between: list(csv.reader(io.StringIO(program.get("/hand-overs/export.csv"))))[1:],
    ),
    "expand of a hand-over": ("hand_overs:read", one("/hand-overs/%s?expand=content,steps")),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_way_of_asking_shows_what_consent_allows_today_to_its_receiver_alone(between: Between, verb: str) -> None:
    scope, ask = VERBS[verb]
    receiver = between.help if scope == "referrals:read" else between.cpas
    program = between.program(receiver, scope)

    assert not ask(between.program(between.stranger, scope), between), "another service sees nothing"
    assert opened(between.store, between.stranger) == []

    with pytest.raises(AssertionError, match=scope):
        ask(between.program(receiver, "directory:read", "places:write", "referrals:write"), between)
    assert [(case, allowed) for _what, case, allowed in opened(between.store, receiver)] == [(None, False)]

    before = ask(program, between)
    assert before, "there is something to see"
    assert f"'case_id': {between.case_id}" not in str(before), "the key of a case of another service"
    if "count" not in verb and "table" not in verb:
        assert opened(between.store, receiver)[1:], "a read of personal content is in the access log"
        assert SECRET in str(before) or "search" in verb

    with clock.frozen(NOON + timedelta(days=365)):
        later = between.program(receiver, scope)
        over = ask(later, between)
        assert SECRET not in str(over), "the last day of the consent is over"
        assert "search" not in verb or over == [], "that a word was in it is not told either"

    between.withdraw()
    after = ask(between.program(receiver, scope), between)
    assert not after
    assert SECRET not in str(after)


def test_completion_names_communes_and_services_and_nothing_else(between: Between) -> None:
    program = between.program(between.stranger, "directory:read")
    assert [one["nis"] for one in program.get("/directory/communes?q=elsen")["items"]] == ["21009"]
    assert [one["nis"] for one in program.get("/directory/communes?q=1060")["items"]] == ["21013"]
    found = program.get("/directory/services?q=service&limit=2")["items"]
    assert [sorted(one) for one in found] == [["id", "name"]] * 2
    for typed in (SECRET, "quux", "rue cach", "???"):
        assert program.get(f"/directory/services?q={typed}")["items"] == []
        assert program.get(f"/directory/communes?q={typed}")["items"] == []
    between.program(between.help, "referrals:read").get("/directory/services?q=s", 403)


@pytest.mark.parametrize("way", ["?", "/search", "/count", "/export.json", "/export.csv"])
@pytest.mark.parametrize("resource", ["referrals", "hand-overs"])
def test_a_filter_narrows_down_and_never_widens(between: Between, resource: str, way: str) -> None:
    """M17.1: state and day go through what may be seen, so a stranger finds out nothing by trying them."""
    scope = "referrals:read" if resource == "referrals" else "hand_overs:read"
    narrow = {"since": "2026-11-18"}
    for state in ("proposed", "sent"):
        if (state == "proposed") == (resource == "referrals"):
            narrow["state"] = state

    def asked(program: Program, **filters: str) -> Any:
        if way == "/search":
            body = {"q": SECRET} | {name: [one] if name == "state" else one for name, one in filters.items()}
            return program.post(f"/{resource}/search", body)["items"]
        told = "&".join(f"{name}={one}" for name, one in filters.items())
        found = program.get(f"/{resource}{way if way != '?' else ''}?{told}")
        if way == "/count":
            return found["count"]
        return list(csv.reader(io.StringIO(found)))[1:] if way == "/export.csv" else found["items"]

    receiver = between.help if resource == "referrals" else between.cpas
    own, stranger = (between.program(team, scope) for team in (receiver, between.stranger))
    assert asked(own, **narrow)
    for filters in (narrow, {}, {"since": "1900-01-01"}):
        assert not asked(stranger, **filters)
    assert not asked(own, **(narrow | {"since": "2026-11-19"}))
    assert not asked(own, **(narrow | {"state": "closed" if resource == "referrals" else "refused"}))


def test_places_are_those_of_the_own_board(between: Between) -> None:
    key = run(between.store, OfferPlace(**PLACE), between.help.adviser)  # type: ignore[arg-type]
    asks = ("/places", f"/places/{key}", "/places/count", "/places/export.csv", "/places/export.json")
    own, other = (between.program(team, "places:read") for team in (between.help, between.cpas))
    for path in asks:
        assert SECRET in str(own.get(path)) or path == "/places/count"
        assert SECRET not in str(other.get(path, 404 if path == f"/places/{key}" else 200))
    assert own.get("/places/count?solution=reception_house,transit") == {
        "count": 1,
        "by_solution": {"reception_house": 1},
    }
    assert own.get("/places/count?commune=21013")["count"] == 0
    assert other.get("/places/count")["count"] == 0
    assert own.post("/places/search", {"q": "zanzi"})["items"][0]["id"] == key
    assert other.post("/places/search", {"q": "zanzi"})["items"] == []
    assert opened(between.store, between.help) == [], "a place is nobody's content"


def test_pages_follow_each_other_and_are_narrowed_down(between: Between) -> None:
    more = [between.searching(wish="Ixelles") for _time in range(4)]
    program = between.program(between.help, "referrals:read")
    keys, after = [], 0
    while after is not None:
        page = program.get(f"/referrals?limit=2&after={after}")
        assert len(page["items"]) <= 2
        keys += [one["id"] for one in page["items"]]
        after = page["next"]
    assert keys == [between.request_id, *more]
    assert [one["id"] for one in program.get("/referrals?state=proposed")["items"]] == [between.request_id]
    assert program.get("/referrals/count?state=proposed,routed") == {
        "count": 5,
        "by_state": {"proposed": 1, "routed": 4},
    }
    found = program.post("/referrals/search", {"q": "ixelles", "limit": 3})
    assert (len(found["items"]), found["next"]) == (3, more[2])
    assert len(program.post("/referrals/search", {"q": "ixelles", "after": found["next"]})["items"]) == 1
    with clock.frozen(NOON + timedelta(days=2)):
        between.step(more[0], "no_place", shortage_of="transit", interim_place="hôtel")
        later = between.program(between.help, "referrals:read")
        assert [one["id"] for one in later.get("/referrals?since=2026-11-20")["items"]] == [more[0]]
        assert later.get("/referrals/count?since=2026-11-21")["count"] == 0


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("state=nowhere", "state"),
        ("since=yesterday", "since"),
        ("since=2026-02-30", "since"),
        ("since=0001-01-01", "since"),
        ("limit=0", "limit"),
        ("limit=x", "limit"),
        ("after=99999999999999999999", "after"),
        ("limit=1&limit=2", "limit"),
        ("expand=everything", "expand"),
        ("states=routed", "states"),
        ("a%00b=1", ""),
    ],
)
def test_a_parameter_that_cannot_be_is_named(between: Between, question: str, path: str) -> None:
    program = between.program(between.help, "referrals:read")
    error = program.get(f"/referrals?{question}", 422)["error"]
    assert error["path"] == path
    assert " / " in error["message"]


def test_what_the_sender_sees_is_its_own_and_is_logged_with_its_case(between: Between) -> None:
    program = between.program(between.ngo)
    item = program.get(f"/referrals/{between.request_id}?expand=content")
    assert (item["direction"], item["case_id"], item["readable"]) == ("sent", between.case_id, True)
    handed = program.get(f"/hand-overs/{between.hand_over_id}?expand=content,steps")
    assert handed["case_id"] == between.case_id
    assert [step["by"] for step in handed["steps"]] == ["us", "us"]
    assert opened(between.store, between.ngo) == [
        (f"api.referrals {between.request_id}", between.case_id, True),
        (f"api.hand-overs {between.hand_over_id}", between.case_id, True),
    ]
    between.withdraw()
    draft = program.get(f"/referrals/{between.request_id}?expand=content")
    assert (draft["state"], draft["content"]) == ("draft", None)
    assert program.get(f"/hand-overs/{between.hand_over_id}")["state"] == "stopped"


def test_a_secret_address_never_leaves_even_when_the_person_agreed_that_people_read_it(between: Between) -> None:
    for table, key in ((ReferralRequest, between.request_id), (HandOver, between.hand_over_id)):
        with Reader.open(between.store, None) as reader:
            told = reader.one(table, key).payload
        assert told is not None
        inside = told.get("shared", told)
        assert inside["case"]["dwelling"]["address"]["street"] == "rue Cachée"
        inside["consent"]["scope"].append("secret_address")
        inside["case"]["landlord"] = [{"name": "Hôte", "street": "rue Cachée", "phone": "02 999 99 99"}]
        _plant(between.store, table, key, told)
    asks = {between.help: f"/referrals/{between.request_id}", between.cpas: f"/hand-overs/{between.hand_over_id}"}
    for team, path in asks.items():
        program = between.program(team)
        for answer in (
            program.get(f"{path}?expand=content"),
            program.get(f"{path.rpartition('/')[0]}/export.json?expand=content"),
            program.post(f"{path.rpartition('/')[0]}/search", {"q": "cachee"}),
        ):
            assert "Cachée" not in str(answer)
            assert "02 999 99 99" not in str(answer)
        assert SECRET in str(program.get(f"{path}?expand=content"))
    assert rows(between.store, Dwelling, case_id=between.case_id)


def _plant(store: Store, table: Any, key: int, told: dict[str, Any]) -> None:
    statement = table.__table__.update().where(table.id == key).values(payload=told)
    with store.engine.begin() as connection:
        connection.execute(statement.execution_options(audit_entry=True))


def test_a_possible_conflict_of_interest_closes_the_content_before_anything_is_told(
    flask_app: Flask, store: Store
) -> None:
    between = Between(flask_app, store, conflict=True)
    program = between.program(between.cpas, "hand_overs:read")
    item = program.get(f"/hand-overs/{between.hand_over_id}?expand=content")
    assert (item["conflict"], item["readable"], item["content"]) == ("possible", False, None)
    (row,) = rows(store, HandOver, id=between.hand_over_id)
    assert row.conflict == "possible"  # so that it is the coordinator's turn, also when nobody opens the page
    assert program.post("/hand-overs/search", {"q": SECRET})["items"] == []
    assert opened(store, between.cpas) == []
