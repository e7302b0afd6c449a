"""Hotel nights of a household: when they are possible, to the cent, never an address, no clock stopped (M13.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.run import run
from app.hotel_nights import queries
from app.hotel_nights.commands import EndStay, ExtendStay, SaveStay
from app.safety.commands import KeepSecretAddress
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import DueDate, HotelExtension, HotelStay
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.incidents.builders import open_incident
from tests.app.referrals.builders import NOON, Three
from tests.conftest import SignIn, Team, make_team

FIRST, LAST = date(2026, 11, 18), date(2026, 11, 24)
NIGHTS: dict[str, Any] = {
    "kind": "hotel",
    "name": "Hôtel du Canal",
    "first_night_on": FIRST,
    "last_night_on": LAST,
    "night_cents": 8950,
    "meals_cents": 4205,
    "transport_cents": 1,
    "paid_by": "cpas",
    "reason": "illegal_eviction",
    "needs_little_guidance": True,
    "in_view": "lasting",
    "in_view_on": date(2026, 11, 25),
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def put_out(store: Store, team: Team) -> int:
    return open_incident(store, team.adviser).case_id


def stay(store: Store, team: Team, case_id: int, **more: Any) -> int:
    return run(store, SaveStay(case_id=case_id, **{**NIGHTS, **more}), team.adviser)


def due(store: Store, key: int) -> list[tuple[str, date]]:
    return [(row.status, row.due_on) for row in rows(store, DueDate) if row.rule == f"hotel.{key}"]


def test_a_stay_is_counted_extended_and_ended(each_store: Store) -> None:
    team = make_team(each_store, "CPAS")
    case_id = put_out(each_store, team)
    key = stay(each_store, team, case_id)
    assert due(each_store, key) == [("running", date(2026, 11, 20))]
    with Reader.open(each_store, team.organisation_id) as reader:
        found = queries.stay(reader, case_id, key)
    assert (found.nights.count, found.nights.cents, found.ethos, found.doubts) == (7, 7 * 8950 + 4206, "3.4", ())
    more = {"case_id": case_id, "stay_id": key}
    extend = ExtendStay(**more, version=1, last_night_on=date(2026, 12, 1), reason="home_late", in_view_on=None)
    run(each_store, extend, team.adviser)
    assert due(each_store, key)[-1] == ("running", date(2026, 11, 27))
    kept = rows(each_store, HotelExtension)[0]
    assert (kept.was_last_night_on, kept.last_night_on, kept.reason) == (LAST, date(2026, 12, 1), "home_late")
    with clock.frozen(NOON + timedelta(days=10)):
        with pytest.raises(StaleCase):
            run(each_store, EndStay(**more, version=1, ended_on=date(2026, 11, 28), how="home"), team.adviser)
        run(each_store, EndStay(**more, version=2, ended_on=date(2026, 11, 28), how="home"), team.adviser)
    assert due(each_store, key)[-1][0] == "met"
    with Reader.open(each_store, team.organisation_id) as reader:
        (year,) = queries.budget(reader)
        (one,) = queries.stays_of(reader, case_id)
    assert (one.nights.count, one.ended_how) == (10, "home")
    assert (year.stays, year.nights, year.cents) == (1, 10, 10 * 8950 + 4206)
    assert year.payers == (("cpas", 10, 10 * 8950 + 4206),)
    other = make_team(each_store, "ANDER")
    with Reader.open(each_store, other.organisation_id) as reader:
        assert queries.budget(reader)[0].nights == 0
        with pytest.raises(NotFound):
            queries.stay(reader, case_id, key)


def test_a_referral_hears_of_it_and_its_clock_runs_on(each_store: Store) -> None:
    three = Three(each_store)
    with pytest.raises(Invalid, match="niveaux 2 et 3"):
        stay(each_store, three.ngo, three.case_id)
    key = three.searching()
    before = three.row(key)
    stay(each_store, three.ngo, three.case_id, in_view="")
    after = three.row(key)
    assert after.ethos_during == "3.4"
    assert (after.proposal_due_on, after.ranked_since, after.state) == (
        before.proposal_due_on, before.ranked_since, before.state,
    )  # fmt: skip
    with Reader.open(each_store, three.ngo.organisation_id) as reader:
        assert queries.proposal_due_on(reader, three.case_id) == before.proposal_due_on
        assert [one.code for one in queries.stays_of(reader, three.case_id)[0].doubts] == ["nothing_in_view"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "tent"}, "kind"),
        ({"paid_by": "x"}, "paid_by"),
        ({"reason": "x"}, "reason"),
        ({"reason": "other"}, "reason_words"),
        ({"in_view": "castle"}, "in_view"),
        ({"name": " "}, "name"),
        ({"name": "Hôtel, rue Haute 12"}, "name"),
        ({"in_view_words": "Hoogstraat 4"}, "in_view_words"),
        ({"first_night_on": None}, "first_night_on"),
        ({"last_night_on": None}, "last_night_on"),
        ({"last_night_on": date(2026, 11, 17)}, "last_night_on"),
        ({"last_night_on": date(2027, 3, 1)}, "last_night_on"),
        ({"night_cents": None}, "night_cents"),
        ({"night_cents": -1}, "night_cents"),
        ({"meals_cents": -1}, "meals_cents"),
        ({"transport_cents": -1}, "transport_cents"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(store: Store, team: Team, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        stay(store, team, put_out(store, team), **change)
    assert refused.value.field == field


def test_a_correction_never_adds_nights_unseen(store: Store, team: Team) -> None:
    case_id = put_out(store, team)
    key = stay(store, team, case_id)
    more = {"stay_id": key, "version": 1}
    with pytest.raises(Invalid, match="last_night_on"):
        stay(store, team, case_id, **more, last_night_on=date(2026, 11, 25))
    stay(store, team, case_id, **more, last_night_on=date(2026, 11, 20), night_cents=7000)
    assert (rows(store, HotelStay)[0].night_cents, due(store, key)[-1]) == (7000, ("running", FIRST))
    with pytest.raises(NotFound):
        stay(store, team, open_incident(store, team.adviser).case_id, stay_id=key, version=2)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_night_on": LAST}, "last_night_on"),
        ({"last_night_on": date(2027, 6, 1)}, "last_night_on"),
        ({"reason": "x"}, "reason"),
        ({"reason": "other"}, "reason_words"),
        ({"reason_words": "rue Haute 12"}, "reason_words"),
    ],
)
def test_an_extension_needs_a_later_night_and_a_reason(
    store: Store, team: Team, change: dict[str, Any], field: str
) -> None:
    case_id = put_out(store, team)
    wanted = {"last_night_on": date(2026, 11, 26), "reason": "home_late", **change}
    with pytest.raises(Invalid) as refused:
        key = stay(store, team, case_id)
        run(store, ExtendStay(case_id=case_id, stay_id=key, version=1, **wanted), team.adviser)
    assert refused.value.field == field


def test_an_end_lies_within_the_stay_and_comes_once(store: Store, team: Team) -> None:
    case_id = put_out(store, team)
    own = {"case_id": case_id, "stay_id": stay(store, team, case_id)}
    with clock.frozen(NOON + timedelta(days=20)):
        for ended_on, how, field in (
            (FIRST, "home", "ended_on"),
            (date(2026, 11, 26), "home", "ended_on"),
            (date(2026, 11, 25), "moon", "how"),
            (date(2026, 12, 25), "home", "ended_on"),
        ):
            with pytest.raises(Invalid) as refused:
                run(store, EndStay(**own, version=1, ended_on=ended_on, how=how), team.adviser)
            assert refused.value.field == field
        run(store, EndStay(**own, version=1, ended_on=date(2026, 11, 25), how="home"), team.adviser)
        with pytest.raises(Invalid):
            run(store, EndStay(**own, version=2, ended_on=date(2026, 11, 25), how="home"), team.adviser)
        with pytest.raises(Invalid):
            later = ExtendStay(**own, version=2, last_night_on=date(2026, 11, 30), reason="judge")
            run(store, later, team.adviser)


def test_a_secret_address_is_not_told_by_the_words_of_a_stay(store: Store, team: Team) -> None:
    case_id = put_out(store, team)
    keep = {"street": "Kruisberg", "house_number": "7", "postal_code": "1000", "locality": "Bruxelles"}
    secret = KeepSecretAddress(case_id=case_id, **keep)  # type: ignore[arg-type]
    run(store, secret, team.adviser)
    with pytest.raises(Invalid, match="reason_words"):
        stay(store, team, case_id, reason_words="elle dort Kruisberg, au 7")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_of_hotel_nights(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    seat = sign_in(team, "adviser", language=language)
    case_id = put_out(store, team)
    base = f"/cases/{case_id}/hotel-nights"
    assert seat.get(base).status_code == 200
    assert seat.get("/hotel-nights").status_code == 200
    assert seat.get(f"{base}/new").status_code == 200
    sent = {
        "kind": "hotel", "name": "Hôtel du Canal", "first_night_on": "18/11/2026", "last_night_on": "24/11/2026",
        "night_cents": "89,50", "meals_cents": "42,05", "paid_by": "cpas", "reason": "illegal_eviction",
        "needs_little_guidance": "no", "in_view": "",
    }  # fmt: skip
    wrong = seat.post(f"{base}/new", data={**sent, "paid_by": ""})
    assert wrong.status_code == 422
    assert "Hôtel du Canal" in wrong.text
    assert seat.post(f"{base}/new", data=sent).status_code == 303
    page = seat.get(base).text
    assert "668,55" in page
    assert page.count("lm-note--warn") == 2
    key = rows(store, HotelStay)[0].id
    for what in ("change", "extend", "end"):
        assert seat.get(f"{base}/{key}/{what}").status_code == 200
    assert seat.post(f"{base}/{key}/change", data={**sent, "version": "9"}).status_code == 409
    assert seat.post(f"{base}/{key}/change", data={**sent, "version": "1", "night_cents": "90"}).status_code == 303
    more = {"last_night_on": "26/11/2026", "reason": "place_late", "reason_words": "travaux"}
    assert seat.post(f"{base}/{key}/extend", data={**more, "version": "9"}).status_code == 409
    assert seat.post(f"{base}/{key}/extend", data={**more, "version": "2"}).status_code == 303
    assert "travaux" in seat.get(base).text
    with clock.frozen(NOON + timedelta(days=9)):
        again = sign_in(team, "adviser", language=language)
        end = {"ended_on": "27/11/2026", "how": "transit"}
        assert again.post(f"{base}/{key}/end", data={**end, "version": "9"}).status_code == 409
        assert again.post(f"{base}/{key}/end", data={**end, "version": "3"}).status_code == 303
        assert again.get(base).status_code == 200
        budget = again.get("/hotel-nights").text
    assert "852,05" in budget
    assert "Canal" not in budget
    assert "Hôtel du Canal" not in sign_in(make_team(store, "ANDER"), "adviser").get("/hotel-nights").text


def test_nothing_is_noted_in_a_closed_or_early_case(store: Store, team: Team) -> None:
    with pytest.raises(Invalid):
        stay(store, team, open_case(store, team.adviser, opened_on=FIRST))
