"""The first minute on one screen: no script needed, nothing lost, never twice, on paper too (M2.3.0, M24)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.foundation import clock
from app.foundation.pdf_text import words_of
from app.store.base import Store
from app.store.incidents import known
from app.store.reading import Reader
from app.store.tables import Case, Incident, PoliceContact
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
TOLD: dict[str, Any] = {
    "client_key": "11111111-2222-3333-4444-555555555555",
    "danger": "no",
    "commune": "21009",
    "street": "Kroonlaan",
    "house_number": "12",
    "unit": "3A",
    "day": "yesterday",
    "hour": "7h30",
    "acts_access": ["lock_changed"],
    "acts_belongings": ["belongings_kept"],
    "home_status": "access_barred",
    "put_out_by": "landlord",
    "title": "none",
    "adults": "1",
    "minors": "2",
    "tonight_place": "family_or_friends",
    "tonight_safe": "no",
    "tonight_until": "20/11/2026",
    "unaccompanied": "no",
    "wish": "back_in",
    "neighbours": "3",
    "police": "said_civil_matter",
    "identity": "anonymous",
    "language": "fr",
    "safe_to_contact": "with_care",
    "contact_advice": "Alleen via de buurvrouw",
    "reported_by": "person",
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("fr", "Pas encore envoyé.", "Nog niet verzonden."), ("nl", "Nog niet verzonden.", "Pas encore envoyé.")],
)
def test_one_form_gives_case_and_class(
    store: Store, team: Team, sign_in: SignIn, language: str, first: str, second: str
) -> None:
    seat = sign_in(team, "adviser", language=language)
    page = seat.get("/incidents/new")
    assert 'href="tel:112"' in page.text
    assert page.text.index('href="tel:112"') < page.text.index('name="danger"') < page.text.index('name="commune"')
    assert page.headers["Cache-Control"] == "no-store"
    assert 'autocomplete="off"' in page.text
    assert page.text.index(first) < page.text.index(second)
    assert "078 15 43 24" in page.text, "whom to call for a minor alone stands in the form"
    sent = seat.post("/incidents/new", data=TOLD)
    assert sent.status_code == 303
    incident: Incident = rows(store, Incident)[0]
    case: Case = rows(store, Case)[0]
    assert (incident.class_code, incident.state, incident.unit, incident.hour) == ("A", "triage", "3A", "07:30")
    assert (case.identity, case.state, case.safe_to_contact) == ("anonymous", "incident_triage", "with_care")
    assert case.contact_advice == "Alleen via de buurvrouw"
    with Reader.open(store, team.organisation_id) as reader:
        facts = known(reader, case.id)
    assert facts["occurred_from"] == "2026-11-17"
    assert (facts["event.households"], facts["household.minors"]) == (4, 2)
    assert (facts["tonight.place"], facts["tonight.until"]) == ("family_or_friends", "2026-11-20")
    assert seat.get(sent.location).status_code == 200
    again = seat.post("/incidents/new", data={**TOLD, "street": "Andere straat"})
    assert again.location == sent.location
    assert len(rows(store, Incident)) == len(rows(store, Case)) == len(rows(store, PoliceContact)) == 1


def test_the_call_to_the_police_is_kept_as_a_contact(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    assert seat.post("/incidents/new", data=TOLD).status_code == 303
    call: PoliceContact = rows(store, PoliceContact)[0]
    assert (call.way, call.outcome, call.happened_on) == ("called", "said_civil_matter", date(2026, 11, 17))
    assert call.zone_id == rows(store, Incident)[0].zone_id is not None
    with Reader.open(store, team.organisation_id) as reader:
        facts = known(reader, call.case_id)
    assert (facts["police.called"], facts["police.outcome"]) == (True, "said_civil_matter")


def test_no_call_and_an_unknown_outcome_differ(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    for number, (said, record, called) in enumerate(
        [("not_called", "", False), ("called", "", True), ("", "", None), ("", "BR.12.345", True)]
    ):
        told = {**TOLD, "client_key": f"k{number}", "police": said, "police_record": record}
        assert seat.post("/incidents/new", data=told).status_code == 303
        with Reader.open(store, team.organisation_id) as reader:
            facts = known(reader, rows(store, Incident)[-1].case_id)
        assert facts.get("police.called") is called
        assert "police.outcome" not in facts
    assert [call.record_number for call in rows(store, PoliceContact)] == ["", "BR.12.345"]


MISTAKES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"reported_by": "proxy"}, "mandate", "Demandez à la personne", "Vraag de persoon"),
    ({"reported_by": "service"}, "mandate", "Demandez à la personne", "Vraag de persoon"),
    ({"hour": "hier soir"}, "hour", "", ""),
    ({"reported_on": "31/12/2026"}, "reported_on", "", ""),
    ({"commune": "", "street": ""}, "commune", "Dites où", "Zeg waar"),
    ({"acts_access": [], "acts_belongings": [], "home_status": ""}, "acts_access", "Touchez au moins", "Tik minstens"),
    ({"day": "earlier"}, "occurred_on", "Écrivez le jour", "Schrijf de dag"),
    ({"occurred_on": "19/11/2026"}, "occurred_on", "Le signalement", "De melding"),
    ({"identity": "pseudonym"}, "called", "", ""),
    ({"identity": "named"}, "called", "", ""),
    ({"called": "Samir"}, "called", "Choisissez « Par son nom »", "Kies ‘Met naam’"),
    ({"phone": "12"}, "phone", "", ""),
    ({"language": "other"}, "interpreter_language", "", ""),
]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(
    store: Store, team: Team, sign_in: SignIn, language: str
) -> None:
    seat = sign_in(team, "adviser", language=language)
    for change, field, french, dutch in MISTAKES:
        answer = seat.post("/incidents/new", data={**TOLD, **change})
        assert answer.status_code == 422, change
        assert f'id="{field}-error"' in answer.text, change
        assert (french if language == "fr" else dutch) in answer.text.replace("&#39;", "'")
        assert "3A" in answer.text
        assert TOLD["client_key"] in answer.text, "the page keeps its key"
    assert rows(store, Incident) == []
    assert rows(store, Case) == [], "nothing is half-saved"
    proxy = seat.post("/incidents/new", data={**TOLD, "reported_by": "proxy", "mandate": "y"})
    assert proxy.status_code == 303


def test_where_and_what_are_enough(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="nl")
    least = {"client_key": "k", "day": "", "identity": "anonymous", "language": "nl", "safe_to_contact": "unknown",
             "reported_by": "person", "street": "Kroonlaan", "acts_cut": ["water_cut"]}  # fmt: skip
    assert seat.post("/incidents/new", data=least).status_code == 303
    incident: Incident = rows(store, Incident)[0]
    assert (incident.class_code, incident.occurred_from) == ("U", None)
    assert incident.state == "reported", "nobody answered about danger: the safety questions are still to be asked"


def test_a_kind_of_danger_says_that_there_is_danger(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    assert seat.post("/incidents/new", data={**TOLD, "danger_kinds": ["weapon"]}).status_code == 303
    with Reader.open(store, team.organisation_id) as reader:
        assert known(reader, rows(store, Incident)[0].case_id)["danger_now"] == ["weapon"]


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Mineur étranger non accompagné"), ("nl", "Niet-begeleide buitenlandse minderjarige")]
)
def test_a_minor_alone_is_recorded_and_never_referred(
    store: Store, team: Team, sign_in: SignIn, language: str, said: str
) -> None:
    seat = sign_in(team, "adviser", language=language)
    sent = seat.post("/incidents/new", data={**TOLD, "unaccompanied": "yes", "adults": "0", "minors": "1"})
    assert sent.status_code == 303
    assert said in seat.get(sent.location).text


def test_a_case_that_is_there_is_not_asked_again(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser, opened_on=date(2026, 11, 2))
    seat = sign_in(team, "adviser", language="fr")
    page = seat.get(f"/cases/{case_id}/incident/new").text
    assert 'name="identity"' not in page
    assert 'name="street"' not in page
    sent = seat.post(f"/cases/{case_id}/incident/new", data=TOLD)
    assert sent.status_code == 303
    assert rows(store, Incident)[0].case_id == case_id
    assert seat.get(f"/cases/{case_id}/incident/new").status_code == 303
    again = seat.post(f"/cases/{case_id}/incident/new", data=TOLD)
    assert again.location == sent.location
    other = seat.post(f"/cases/{case_id}/incident/new", data={**TOLD, "client_key": "of a colleague"})
    assert other.status_code == 422
    assert "Ce dossier a déjà un incident" in other.text
    assert "3A" in other.text, "what the second one typed is still there"
    assert len(rows(store, Incident)) == 1


def test_the_script_is_led_on_so_that_the_page_says_it_is_saved(team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    sent = seat.post("/incidents/new", data=TOLD, headers={"X-Keep-Trying": "yes"})
    assert sent.status_code == 201
    assert "Le signalement est enregistré" in seat.get(sent.headers["Location"]).text


def communes_offered(page: str) -> tuple[list[str], list[str]]:
    """Return the values of the list of communes, and those that are chosen."""
    select = page.split('name="commune"')[1].partition("</select>")[0]
    return re.findall(r'<option value="(\d*)"', select), re.findall(r'<option value="(\d*)" selected', select)


def test_nobody_chooses_a_commune_but_the_person_who_reports(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    offered, chosen = communes_offered(seat.get("/incidents/new").text)
    assert offered[:2] == ["", "21013"], "the commune of the service may come first"
    assert "21013" not in chosen
    assert sorted(offered) == sorted(set(offered)), "the likely one stands in the list once"
    assert seat.post("/incidents/new", data={**TOLD, "commune": "21015"}).status_code == 303
    offered, chosen = communes_offered(seat.get("/incidents/new").text)
    assert offered[:2] == ["", "21015"], "the commune of the last report comes first"
    assert "21015" not in chosen
    refused = seat.post("/incidents/new", data={**TOLD, "commune": "", "street": ""})
    assert refused.status_code == 422, "nothing chosen is nothing told"


def test_only_the_home_of_the_case_is_chosen_ahead(store: Store, team: Team, sign_in: SignIn) -> None:
    home = open_case(store, team.adviser, commune_nis="21012")
    unknown = open_case(store, team.adviser, commune_nis="")
    seat = sign_in(team, "adviser", language="fr")
    offered, chosen = communes_offered(seat.get(f"/cases/{home}/incident/new").text)
    assert (offered[:2], chosen) == (["", "21012"], ["21012"])
    offered, chosen = communes_offered(seat.get(f"/cases/{unknown}/incident/new").text)
    assert offered[:2] == ["", "21013"]
    assert "21013" not in chosen


def test_catching_up_keeps_the_real_day(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    late = {**TOLD, "reported_on": "03/11/2026", "tonight_until": ""}
    assert seat.post("/incidents/new", data=late).status_code == 303
    incident: Incident = rows(store, Incident)[0]
    assert (incident.entered_later, incident.reported_on) == (True, date(2026, 11, 3))
    assert incident.occurred_from == date(2026, 11, 2), "yesterday, as it was told on that day"
    assert rows(store, Case)[0].opened_on == date(2026, 11, 3)


def test_a_session_that_ended_keeps_the_report_with_its_key(store: Store, team: Team, client: FlaskClient) -> None:
    answer = client.post("/incidents/new", data=TOLD, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 401
    assert f'name="client_key" value="{TOLD["client_key"]}"' in answer.text
    assert 'value="Kroonlaan"' in answer.text
    assert rows(store, Incident) == []


@pytest.mark.parametrize(("language", "words"), [("fr", "La serrure a été changée"), ("nl", "Het slot is vervangen")])
def test_the_same_on_paper(team: Team, sign_in: SignIn, language: str, words: str) -> None:
    paper = sign_in(team, "adviser").get(f"/incidents/paper-{language}.pdf")
    said = words_of(paper.data)
    assert words in " ".join(said.whole.split())
    assert len(said.pages) <= 2
