"""The pages of outreach: three clicks for an attempt, what can be won, sheets that say nothing outside, the roll."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.cases.commands import SaveDwelling, SaveLease
from app.checks.commands import KeepCheck
from app.checks.queries import facts_of_procedure, rows_of
from app.foundation.run import run
from app.outreach.commands import PlanHearing, SaveContactRule
from app.procedure.commands import SaveCourt
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, Dwelling
from tests.app.cases.builders import TODAY
from tests.app.debt.test_commands import Owing
from tests.app.outreach.test_commands import HEARING, PROFILE, Desk
from tests.conftest import SignIn, Team, make_team


@pytest.fixture
def desk(store: Store, team: Team) -> Desk:
    found = Desk(store, team, safe_to_contact="yes", phone="0470 00 00 00", minors=2)
    dwell(found, street="Munthofstraat", house_number="10A")
    return found


@pytest.fixture
def seat(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="fr")


def dwell(desk: Desk, **facts: Any) -> None:
    with Reader.open(desk.store, desk.team.organisation_id) as reader:
        row = next(iter(reader.where(Dwelling, case_id=desk.case_id)), None)
    given = {"street": "Munthofstraat", "house_number": "1", "postal_code": "1060", "commune_nis": "21013"} | facts
    desk.run(SaveDwelling(case_id=desk.case_id, version=row.version if row else None, **given))


def court(desk: Desk, **facts: Any) -> None:
    desk.run(SaveCourt(case_id=desk.case_id, version=None, **facts))


def petition(desk: Desk, **told: Any) -> None:
    """What the petition says is checked and kept."""
    desk.run(SaveLease(case_id=desk.case_id, type="main_residence_9y", written=True, starts_on=date(2020, 1, 1)))
    with Reader.open(desk.store, desk.team.organisation_id) as reader:
        seen = rows_of(reader, desk.case_id).seen(reader.one(Case, desk.case_id))
        facts = facts_of_procedure(reader, desk.case_id, TODAY.isoformat())
    facts["petition"] = {**facts.get("petition", {}), "seeks_eviction": True, **told}
    desk.run(KeepCheck(case_id=desk.case_id, check="judicial_deadlines", facts=facts, seen=seen))


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text)).replace("\xa0", " ")


def test_an_attempt_is_two_choices_and_a_button_on_the_page_of_the_case(desk: Desk, seat: FlaskClient) -> None:
    page = seat.get(f"/cases/{desk.case_id}")
    form = re.search(r'<form method="post" action="/cases/\d+/attempts/new".*?</form>', page.text, re.DOTALL)
    assert form is not None
    assert {'name="channel"', 'name="outcome"', 'name="attempted_on"'} <= set(re.findall(r'name="\w+"', form[0]))
    sent = seat.post(
        f"/cases/{desk.case_id}/attempts/new",
        data={"channel": "call", "outcome": "reached", "attempted_on": "08/07/2026"},
        follow_redirects=True,
    )
    assert "Noté. Dans le dossier : Le locataire est contacté et accepte de l&#39;aide" in sent.text.replace(
        "\xa0", " "
    )
    assert desk.case.state == "contacted"
    assert "Joint" in words(seat.get(f"/cases/{desk.case_id}/attempts"))


def test_the_next_step_of_the_case_leads_to_the_attempt_with_its_outcome(desk: Desk, seat: FlaskClient) -> None:
    page = seat.get(f"/cases/{desk.case_id}").text
    for outcome in ("reached", "not_reached", "declined"):
        assert f"/cases/{desk.case_id}/attempts/new?outcome={outcome}" in page
    form = seat.get(f"/cases/{desk.case_id}/attempts/new?outcome=not_reached").text
    assert re.search(r'value="not_reached"[^>]*checked|checked[^>]*value="not_reached"', form)


def test_a_level_one_case_without_attempts_has_no_such_card(store: Store, team: Team, seat: FlaskClient) -> None:
    desk = Desk(store, team, "")
    assert "/attempts" not in seat.get(f"/cases/{desk.case_id}").text


def test_a_barred_way_is_not_offered_and_refused_with_what_was_typed(desk: Desk, seat: FlaskClient) -> None:
    desk.run(SaveContactRule(case_id=desk.case_id, barred=("call",)))
    assert 'type="radio" value="call"' not in seat.get(f"/cases/{desk.case_id}").text
    typed = {"channel": "call", "outcome": "reached", "attempted_on": "7/7/2026", "note": "a décroché"}
    refused = seat.post(f"/cases/{desk.case_id}/attempts/new", data=typed)
    assert refused.status_code == 422
    assert "cochez la case en bas" in refused.text
    assert ">a décroché</textarea>" in refused.text
    noted = seat.post(f"/cases/{desk.case_id}/attempts/new", data=typed | {"despite_rule": "y"})
    assert noted.status_code == 303
    listed = words(seat.get(f"/cases/{desk.case_id}/attempts"))
    assert "Une voie que le dossier exclut" in listed
    assert "a décroché" in listed


def test_a_planned_attempt_is_dropped_and_a_wrong_one_struck_out(desk: Desk, seat: FlaskClient) -> None:
    key = desk.attempt("call", "not_reached", next_on=TODAY, next_channel="visit").attempt_id
    path = f"/cases/{desk.case_id}/attempts"
    assert "Prochain essai" in seat.get(path).text
    answer = seat.post(f"{path}/{key}/drop-next", data={"version": "9"}, follow_redirects=True)
    assert "entre-temps" in answer.text
    assert "Retiré" in seat.post(f"{path}/{key}/drop-next", data={"version": "1"}, follow_redirects=True).text
    assert "planifié" in seat.post(f"{path}/{key}/drop-next", data={"version": "2"}, follow_redirects=True).text
    assert seat.get(f"{path}/{key}/strike").status_code == 200
    assert seat.post(f"{path}/{key}/strike", data={"version": "2"}).status_code == 422
    assert seat.post(f"{path}/{key}/strike", data={"version": "1", "because": "x"}).status_code == 409
    done = seat.post(f"{path}/{key}/strike", data={"version": "2", "because": "faux"}, follow_redirects=True)
    assert "<s>" in done.text
    rules = seat.post(f"{path}/rules", data={"barred": ["card"], "safe_when": "midi"}, follow_redirects=True)
    assert "midi" in rules.text
    stale = seat.post(f"{path}/rules", data={"safe_when": "soir", "version": ""})
    assert stale.status_code == 409
    assert 'value="soir"' in stale.text


def test_what_can_be_won_is_sorted_by_what_is_lost_first(desk: Desk, seat: FlaskClient) -> None:
    court(desk, language="nl", court_id="jp-sint-gillis")
    petition(desk, kind="petition", roll_entered_on="2026-07-01", proof_of_sending_attached=False)
    soon = Desk(desk.store, desk.team, first_name="Eerst", safe_to_contact="no")
    soon.event("convocation_sent", new_hearing_on=date(2026, 7, 9))
    page = seat.get("/petitions")
    told = words(page)
    assert told.index("Eerst") < told.index("Samira")
    for chance in (
        "Annexe manquante",
        "Moins de 40 jours",
        "Changement de langue possible",
        "Locataire pas encore joint",
    ):
        assert chance in told
    assert "Pas de visite" in told
    assert "score" not in page.text.casefold()
    assert f'name="case" value="{soon.case_id}"' not in page.text, "nobody rings where contact is not safe"
    only = words(seat.get("/petitions?group=annex_missing&canton=jp-sint-gillis"))
    assert "233quinquies" in only
    assert "Eerst" not in only
    assert "Samira" not in words(seat.get("/petitions?canton=jp-jette")).replace("Samira Haddad · ", "")
    assert words(seat.get("/petitions?who=me&canton=x&group=x")).count("À contacter") == 2
    assert seat.get(f"/petitions?who={desk.team.coordinator.user_id}").text.count("lm-petition__what") == 0


def test_a_plan_that_was_agreed_is_shown_with_its_last_payment(store: Store, team: Team, seat: FlaskClient) -> None:
    owing = Owing(store, team).owes()
    owing.event("claim_known", stage="hearing_set", known_through="paper", hearing_on=HEARING)
    owing.agreed()
    assert owing.case.level == "1", "an agreement out of court, and the hearing is still to come"
    told = words(seat.get("/petitions?group=plan")).replace("&#39;", "'")
    assert re.search(r"Plan noté jusqu'au samedi 8 août 2026|Plan noté jusqu'au 8 août 2026", told)
    assert owing.case.reference in words(seat.get("/hearings?on=2026-07-30"))


def test_the_outer_page_of_a_sheet_speaks_of_no_debt_and_no_court(desk: Desk, seat: FlaskClient) -> None:
    court(desk, hearing_at="9:30", court_id="jp-sint-gillis")
    for house_number, name in (("9", "Neuf"), ("100", "Cent")):
        other = Desk(desk.store, desk.team, first_name=name)
        dwell(other, house_number=house_number)
    page = seat.get("/visits?case=" + "&case=".join(str(desk.case_id + place) for place in (2, 0, 1, 77)))
    outer = re.findall(r'<section class="lm-visit__outer">(.*?)</section>', page.text, re.DOTALL)
    inner = re.findall(r'<section class="lm-visit__inner">(.*?)</section>', page.text, re.DOTALL)
    assert [re.search(r"Munthofstraat (\w+)", one)[1] for one in outer] == ["9", "10A", "100"]  # type: ignore[index]
    for one in outer:
        for word in ("dette", "loyer", "audience", "juge", "tribunal", "expulsion", "cpas", "service"):
            assert word not in one.casefold()
    assert "30 juillet 2026, 09:30" in re.sub(r"<[^>]+>", "", inner[1]).replace("\n", " ")
    assert "<dd>2</dd>" in inner[1]
    assert "Aucune visite" in words(seat.get("/visits"))


def test_no_sheet_where_a_visit_is_barred_and_no_street_that_is_secret(desk: Desk, seat: FlaskClient) -> None:
    dwell(desk, street="Geheimstraat", secret=True)
    assert "Geheimstraat" not in seat.get(f"/visits?case={desk.case_id}").text
    assert "Adresse connue du service" in seat.get(f"/visits?case={desk.case_id}").text
    desk.run(SaveContactRule(case_id=desk.case_id, barred=("visit",)))
    barred = seat.get(f"/visits?case={desk.case_id}")
    assert "lm-visit__outer" not in barred.text
    assert "ne pas utiliser cette voie" in barred.text


def test_the_roll_shows_a_week_or_a_day_by_canton(desk: Desk, seat: FlaskClient, store: Store, team: Team) -> None:
    court(desk, hearing_at="9:30", court_id="jp-sint-gillis", language="fr", roll_number="26A1")
    run(store, replace(PROFILE, hearing_days=(1,), hearing_hours="9 h"), team.coordinator)
    desk.run(PlanHearing(
        case_id=desk.case_id, hearing_on=HEARING, goes="colleague", goes_id=team.coordinator.user_id, lawyer="Me Lune",
    ))  # fmt: skip
    week = words(seat.get("/hearings?on=2026-07-28"))
    for told in ("jeudi 30 juillet 2026", "Saint-Gilles", "09:30", "26A1", "Me Lune", "Coordinator", "Jour inhabituel"):
        assert told in week
    assert "Samira" in words(seat.get("/hearings?view=day&on=2026-07-30"))
    assert "Samira" not in words(seat.get("/hearings?view=day&on=2026-07-29"))
    assert "Pas d'audience" in words(seat.get("/hearings?on=nonsense")).replace("&#39;", "'")
    assert "Samira" not in words(seat.get("/hearings?on=2026-07-28&canton=jp-jette"))


def test_a_hearing_is_planned_beside_the_habits_of_its_canton(
    desk: Desk, seat: FlaskClient, store: Store, team: Team
) -> None:
    run(store, replace(PROFILE, habits="On appelle les locataires d'abord."), team.coordinator)
    court(desk, language="nl")
    path = f"/cases/{desk.case_id}/hearings/2026-07-30"
    page = seat.get(path)
    assert "On appelle les locataires" in page.text
    assert "peut demander l'autre langue" in words(page).replace("&#39;", "'")
    assert seat.post(path, data={"goes": "colleague", "goes_id": ""}).status_code == 422
    assert seat.post(path, data={"goes": "lawyer", "lawyer": "Me X"}).status_code == 303
    stale = seat.post(path, data={"goes": "nobody", "version": ""})
    assert stale.status_code == 409
    assert "Somebody" not in stale.text
    assert seat.get(f"/cases/{desk.case_id}/hearings/2026-07-29").status_code == 404


def test_a_canton_is_read_by_all_and_written_by_the_coordinator(team: Team, sign_in: SignIn, store: Store) -> None:
    adviser, coordinator = sign_in(team, "adviser", language="nl"), sign_in(team, "coordinator", language="nl")
    split = adviser.get("/cantons/jp-schaarbeek-1")
    assert "verdeeld" in split.text
    assert "niemand van het team keek het al na" in split.text
    assert adviser.get("/cantons/jp-schaarbeek-1/edit").status_code == 403
    assert adviser.get("/cantons/jp-nowhere").status_code == 404
    form = coordinator.get("/cantons/jp-sint-gillis/edit")
    assert 'value="02 682 04 17"' in form.text, "prefilled from the directory"
    data = {
        "valid_from": "1/7/2026", "reviewed_on": "8/7/2026", "hearing_days": ["2", "4"], "room": "zaal 2",
        "sends_by": "email", "languages": ["nl"], "habits": "x", "phone": "02 1",
    }  # fmt: skip
    assert coordinator.post("/cantons/jp-sint-gillis/edit", data=data).status_code == 422, "a source is needed"
    assert coordinator.post("/cantons/jp-sint-gillis/edit", data=data | {"source": "griffie"}).status_code == 303
    stale = coordinator.post(
        "/cantons/jp-sint-gillis/edit", data=data | {"source": "krant", "room": "zaal 9", "version": ""}
    )
    assert stale.status_code == 409
    assert 'value="zaal 9"' in stale.text
    assert "zaal 2" in stale.text
    assert "Dinsdag, Donderdag" in words(adviser.get("/cantons"))
    newer = {"version": re.search(r'name="version" type="hidden" value="(\d+)"', stale.text)}
    assert newer["version"] is not None
    again = data | {"source": "krant", "version": newer["version"][1], "valid_from": "8/7/2026", "room": "zaal 9"}
    assert coordinator.post("/cantons/jp-sint-gillis/edit", data=again).status_code == 303
    page = adviser.get("/cantons/jp-sint-gillis").text
    assert "van 01/07/2026 tot 07/07/2026" in words(adviser.get("/cantons/jp-sint-gillis"))
    assert page.index("zaal 9") < page.index("zaal 2")
    others = sign_in(make_team(store, "ANDER"), "adviser", language="nl")
    assert "zaal" not in others.get("/cantons/jp-sint-gillis").text
