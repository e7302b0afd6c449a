"""The pages of an incident: tracks, facts, the talk before a complaint, the police, steps; who may see what (M2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.cases.commands import RecordEvent
from app.evidence.commands import SaveLoss, StrikeEvidence
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.incidents.commands import RecordPoliceContact, newest_entry
from app.incidents.page_commands import RecordComplaintTalk, TickStep, UntickStep
from app.incidents.page_queries import looks_like_a_record, record_of
from app.incidents.queries import card
from app.store.base import Store
from app.store.incidents import known
from app.store.reading import Reader
from app.store.tables import (
    ComplaintTalk,
    EvidenceItem,
    Incident,
    IncidentEntry,
    IncidentEvent,
    IncidentStep,
    IncidentTrack,
    OutgoingMail,
    PoliceContact,
)
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.checks.test_public_eviction import FACTS
from tests.app.documents import files
from tests.app.evidence.builders import add
from tests.app.incidents.builders import LOCK_CHANGED, happen, open_incident
from tests.conftest import SignIn, Team, make_team
from workflows.asked import ASKED

DAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    return open_incident(store, team.adviser).case_id


def seen(store: Store, case_id: int) -> int:
    with Reader.open(store, None) as reader:
        return newest_entry(reader, case_id)


def facts(store: Store, case_id: int) -> dict[str, Any]:
    with Reader.open(store, None) as reader:
        return known(reader, case_id)


def words(page: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def state(store: Store, case_id: int, track: str) -> str:
    found: str = rows(store, IncidentTrack, case_id=case_id, track=track)[0].state
    return found


def talk(store: Store, case_id: int, decision: str = "yes", **more: Any) -> RecordComplaintTalk:
    said = {"language": "fr", "lawyer_offered": True, "explained": True, "warned": True, "risk": "possible"}
    return RecordComplaintTalk(
        case_id=case_id, seen=seen(store, case_id), held_on=DAY, decision=decision, **{**said, **more}
    )


# ------------------------------------------------------------------------------------------------ the page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("mis dehors sans décision d'un juge", "Ce qui ne doit jamais arriver", "Sécurité et abri", "CPAS")),
        ("nl", ("buitengezet zonder beslissing van een rechter", "Wat nooit mag gebeuren", "Veiligheid", "OCMW")),
    ],
)
def test_the_page_says_what_it_is_what_to_do_and_shows_twelve_tracks(
    sign_in: SignIn, team: Team, case_id: int, language: str, expected: tuple[str, ...]
) -> None:
    page = sign_in(team, language=language).get(f"/cases/{case_id}/incident")
    assert page.status_code == 200
    for sentence in expected:
        assert sentence in words(page)
    assert len(re.findall(r'id="track-', page.text)) == 12
    assert "900" not in words(page), "no sum is announced"


def test_guards_say_why_not_before_anything_is_typed(sign_in: SignIn, team: Team, case_id: int) -> None:
    browser = sign_in(team)
    page = words(browser.get(f"/cases/{case_id}/incident"))
    assert "Aucun titre n'a été vu : ce n'est pas une exécution irrégulière." in page
    assert "Expliquez d'abord les risques (aussi pour le séjour) et proposez un avocat." in page
    form = words(browser.get(f"/cases/{case_id}/incident/tracks/criminal/complaint_made"))
    assert "Pas encore possible." in form
    assert "Expliquez d'abord les risques" in form
    sent = {"version": version_of(browser, case_id), "happened_on": "18/11/2026"}
    refused = browser.post(f"/cases/{case_id}/incident/tracks/criminal/complaint_made", data=sent)
    assert refused.status_code == 422
    assert "Expliquez d'abord les risques" in words(refused)


def version_of(browser: FlaskClient, case_id: int) -> str:
    page = browser.get(f"/cases/{case_id}/incident/tracks/shelter/place_found_tonight").text
    found = re.search(r'name="version"[^>]*value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def test_a_track_moves_and_stale_pages_are_told_kindly(sign_in: SignIn, team: Team, store: Store, case_id: int) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/tracks/shelter/place_found_tonight"
    old = version_of(browser, case_id)
    sent = {"version": old, "happened_on": "18/11/2026", "given_tonight_place": "family_or_friends"}
    assert browser.post(path, data=sent).status_code == 303
    assert state(store, case_id, "shelter") == "tonight_ok"
    assert browser.post(path, data=sent).status_code == 422, "it stands there already"
    happen(store, team.adviser, case_id, "found_without_title", DAY, incident_class="no_title")
    late = sent | {"given_other_class": "family", "given_why": "x"}
    stale = browser.post(f"/cases/{case_id}/incident/happened/found_of_another_kind", data=late)
    assert stale.status_code == 409
    assert "Quelqu'un a modifié ce dossier" in words(stale)
    assert rows(store, Incident, case_id=case_id)[0].state == "active"
    page = words(browser.get(f"/cases/{case_id}/incident"))
    assert "Il y a un endroit sûr cette nuit" in page
    assert browser.get(f"/cases/{case_id}/incident/tracks/shelter/invented").status_code == 404
    assert browser.get(f"/cases/{case_id}/incident/tracks/invented/opened").status_code == 404
    assert browser.get(f"/cases/{case_id}/incident/happened/reported").status_code == 404


def test_danger_comes_before_every_other_question(sign_in: SignIn, team: Team, store: Store) -> None:
    told = open_case(store, team.adviser, opened_on=DAY)
    event = RecordEvent(
        case_id=told, version=version(store, told), event="put_out_without_title", happened_on=DAY, inputs={}
    )
    run(store, event, team.adviser)
    browser = sign_in(team)
    path = f"/cases/{told}/incident/happened/safety_questions_asked"
    page = browser.get(path).text
    assert page.index('href="tel:112"') < page.index('name="given_danger"')
    sent = filled(browser, path) | {"given_danger": "yes"}
    assert browser.post(path, data=sent).status_code == 422
    assert browser.post(path, data=sent | {"numbers_shown": "y"}).status_code == 303
    row: Incident = rows(store, Incident, case_id=told)[0]
    assert (row.state, row.danger_shown_first) == ("triage", True)


def test_somebody_answers_for_a_track(sign_in: SignIn, team: Team, store: Store, case_id: int) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/tracks/criminal/owner"
    held: IncidentTrack = rows(store, IncidentTrack, case_id=case_id, track="criminal")[0]
    sent = {"version": str(held.version), "user_id": str(team.coordinator.user_id)}
    assert browser.post(path, data=sent).status_code == 303
    assert rows(store, IncidentTrack, case_id=case_id, track="criminal")[0].owner_id == team.coordinator.user_id
    assert browser.post(path, data=sent | {"user_id": ""}).status_code == 409
    fresh = {"version": str(held.version + 1), "user_id": str(team.auditor.user_id)}
    assert browser.post(path, data=fresh).status_code == 422
    assert browser.get(f"/cases/{case_id}/incident/tracks/invented/owner").status_code == 404


def test_an_unaccompanied_minor_is_stopped_before_the_referral_with_the_way_to_go(
    sign_in: SignIn, team: Team, store: Store
) -> None:
    alone = open_incident(store, team.adviser, LOCK_CHANGED | {"household.unaccompanied_minor": True}).case_id
    page = words(sign_in(team).get(f"/cases/{alone}/incident"))
    assert "Mineur étranger non accompagné : pas d'orientation, par aucune porte." in page
    assert "service des Tutelles" in page
    with pytest.raises(Refused):
        happen(store, team.adviser, alone, "requested", DAY, track="referral")
    assert "Mineur non accompagné : pas d'orientation" in words(sign_in(team).get(f"/cases/{alone}"))


def test_the_case_shows_its_incident_and_what_to_do_first(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    browser = sign_in(team, language="nl")
    page = browser.get(f"/cases/{case_id}")
    assert f"/cases/{case_id}/incident#tracks" in page.text
    assert "Een plek voor vannacht" in words(page)
    with Reader.open(store, team.organisation_id) as reader:
        found = card(reader, case_id)
        assert card(reader, open_case(store, team.adviser)) is None
    assert found is not None
    assert [step.id for step in found.advised] == ["tonight", "children_and_medicine"]


def test_a_case_without_incident_offers_to_report_one(sign_in: SignIn, team: Team, store: Store) -> None:
    bare = open_case(store, team.adviser, opened_on=DAY)
    browser = sign_in(team)
    page = browser.get(f"/cases/{bare}/incident")
    assert page.status_code == 200
    assert f"/cases/{bare}/incident/new" in page.text
    for path in ("facts", "facts/edit", "particulars", "complaint", "police", "police/new", "steps", "danger"):
        assert browser.get(f"/cases/{bare}/incident/{path}").status_code == 404


# ------------------------------------------------------------------------------------------------ facts


def filled(browser: FlaskClient, path: str) -> dict[str, Any]:
    """Return a form as the page fills it in, to be sent back."""
    page = browser.get(path).text
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name is None or value is None:
            continue
        if 'type="radio"' in tag or 'type="checkbox"' in tag:
            if "checked" in tag:
                found.setdefault(name.group(1), []).append(unescape(value.group(1)))
        else:
            found[name.group(1)] = unescape(value.group(1))
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', inside)
        found[name] = chosen.group(1) if chosen else ""
    return found


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_acts_stand_under_the_headings_of_the_public_form(
    sign_in: SignIn, team: Team, client: FlaskClient, case_id: int, language: str
) -> None:
    """M2.3.b: one question, asked in the same words and groups by whoever asks it."""

    def shown(page: str) -> list[tuple[str, list[str]]]:
        groups = re.findall(r'fieldset__legend--s">\s*(.*?)\s*</legend>(.*?)</fieldset>', page, re.DOTALL)
        return [
            (unescape(heading), re.findall(r'value="(\w+)"', boxes))
            for heading, boxes in groups
            if 'name="acts"' in boxes
        ]

    own = shown(sign_in(team, language=language).get(f"/cases/{case_id}/incident/facts/edit").text)
    client.get(f"/language/{language}")
    public = shown(client.post("/check/illegal_eviction", data=FACTS).text)
    fact = ASKED["illegal_eviction"].facts["acts"]
    assert own == public
    assert [codes for _heading, codes in own] == [list(group.codes) for group in fact.groups]
    assert [heading for heading, _codes in own] == [group.title.of(language) for group in fact.groups]


def test_a_title_shown_later_turns_a_into_b_and_both_stay_visible(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    happen(store, team.adviser, case_id, "found_without_title", DAY, incident_class="no_title")
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/facts/edit"
    form = filled(browser, path)
    title = {"title-status": "seen", "title-kind": "judgment", "title-against": "this_person", "source": "paper"}
    without = browser.post(path, data=form | title)
    assert without.status_code == 422
    assert "dites pourquoi" in words(without)
    assert browser.post(path, data=form | title | {"because": "Jugement montré."}).status_code == 303
    changed: dict[str, Any] = {name: value for name, value in facts(store, case_id).items() if name in LOCK_CHANGED}
    assert {name for name in changed if changed[name] != LOCK_CHANGED[name]} == {"title.status"}
    page = words(browser.get(f"/cases/{case_id}/incident"))
    assert "Un titre existe" in page
    assert "Un juriste regarde ce dossier au plus tard le mercredi 18 novembre 2026." in page
    assert "avant, gardé tel quel" in page
    assert "Passer au niveau 2 avec un examen juridique" in page
    known_page = words(browser.get(f"/cases/{case_id}/incident/facts"))
    assert "Jugement montré." in known_page
    assert "Non : demandé, ou personne n'en parle" in known_page, "what was said before stays"
    stale = browser.post(path, data=form | {"title-status": "none", "because": "x"})
    assert stale.status_code == 409
    sent = {
        "version": version_of(browser, case_id), "happened_on": "18/11/2026", "given_transfer_to": "served",
        "given_why": "Un titre existe.",
    }  # fmt: skip
    assert browser.post(f"/cases/{case_id}/incident/happened/found_wrongly_executed", data=sent).status_code == 303
    moved = words(browser.get(f"/cases/{case_id}/incident"))
    assert "Passé à un autre niveau" in moved
    assert "Rouvrir sur de nouveaux faits" in moved
    assert "Aucun titre : le logement est perdu ou invivable" in moved, "the history keeps what was confirmed before"
    again = {
        "version": str(version(store, case_id)),
        "happened_on": "18/11/2026",
        "given_why": "Serrure encore changée.",
    }
    assert browser.post(f"/cases/{case_id}/incident/happened/new_facts", data=again).status_code == 303
    assert rows(store, Incident, case_id=case_id)[0].state == "triage"


def test_saving_the_facts_as_they_are_changes_nothing(sign_in: SignIn, team: Team, store: Store) -> None:
    case_id = open_incident(store, team.adviser, LOCK_CHANGED | {"danger_now": [], "household.minors": 2}).case_id
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/facts/edit"
    before = [(entry.path, entry.value) for entry in rows(store, IncidentEntry, case_id=case_id)]
    assert browser.post(path, data=filled(browser, path)).status_code == 303
    assert [(entry.path, entry.value) for entry in rows(store, IncidentEntry, case_id=case_id)] == before


def test_facts_that_contradict_one_another_are_refused_beside_the_question(
    sign_in: SignIn, team: Team, case_id: int
) -> None:
    browser = sign_in(team, language="nl")
    path = f"/cases/{case_id}/incident/facts/edit"
    wrong = browser.post(path, data=filled(browser, path) | {"occurred_to": "01/11/2026"})
    assert wrong.status_code == 422
    assert 'id="occurred_to-error"' in wrong.text
    assert re.search(r'<details[^>]*id="event" open', wrong.text)
    other = browser.post(path, data=filled(browser, path) | {"household-minors": "abc"})
    assert other.status_code == 422
    assert 'id="household-minors-error"' in other.text


def test_particulars_are_saved_and_stale_ones_are_not(sign_in: SignIn, team: Team, store: Store, case_id: int) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/particulars"
    form = filled(browser, path) | {"essentials_present": "y", "next_step": "Requête", "next_step_on": "20/11/2026"}
    assert browser.post(path, data=form).status_code == 303
    row: Incident = rows(store, Incident, case_id=case_id)[0]
    assert (row.essentials_present, row.next_step, row.next_step_on) == (True, "Requête", date(2026, 11, 20))
    assert browser.post(path, data=form).status_code == 409
    assert "Requête · vendredi 20 novembre 2026" in words(browser.get(f"/cases/{case_id}/incident"))


# ------------------------------------------------------------------------------------------------ complaint


def test_the_gate_opens_only_after_explanation_warning_lawyer_and_yes(store: Store, team: Team, case_id: int) -> None:
    for missing in ("explained", "warned", "lawyer_offered"):
        other = open_incident(store, team.adviser).case_id
        run(store, talk(store, other, "yes", **{missing: False}), team.adviser)
        with pytest.raises(Refused, match="complaint_risk_not_explained"):
            happen(store, team.adviser, other, "complaint_made", DAY, track="criminal")
    run(store, talk(store, case_id, "later"), team.adviser)
    assert state(store, case_id, "criminal") == "consent_wait"
    with pytest.raises(Refused, match="no_consent_to_complaint"):
        happen(store, team.adviser, case_id, "complaint_made", DAY, track="criminal")
    run(store, talk(store, case_id, "no"), team.adviser)
    assert state(store, case_id, "criminal") == "not_wanted"
    run(store, talk(store, case_id, "yes", explained=False, warned=False, lawyer_offered=False), team.adviser)
    assert state(store, case_id, "criminal") == "informed", "what was explained before stays explained"
    happen(store, team.adviser, case_id, "complaint_made", DAY, track="criminal", police_record="BR.11.L1.012345/2026")
    assert state(store, case_id, "criminal") == "complaint_made"
    run(store, talk(store, case_id, "no"), team.adviser)
    assert state(store, case_id, "criminal") == "complaint_made", "a complaint that was made goes its own way"
    assert [row.decision for row in rows(store, ComplaintTalk, case_id=case_id)] == ["later", "no", "yes", "no"]


def test_no_risk_needs_no_warning_and_nothing_is_ever_sent(store: Store, team: Team, case_id: int) -> None:
    run(store, talk(store, case_id, risk="none", warned=False), team.adviser)
    happen(store, team.adviser, case_id, "complaint_made", DAY, track="criminal")
    assert rows(store, OutgoingMail) == []


def test_a_talk_names_language_interpreter_and_decision_and_refuses_what_is_not_offered(
    store: Store, team: Team, case_id: int
) -> None:
    for wrong, field in (
        ({"decision": "perhaps"}, "decision"),
        ({"risk": "irregular"}, "risk"),
        ({"language": "de"}, "language"),
    ):
        with pytest.raises(Invalid, match=field):
            run(store, talk(store, case_id, **wrong), team.adviser)
    stale = talk(store, case_id)
    run(store, talk(store, case_id, "undecided", language="nl", interpreter="tigrinya"), team.adviser)
    with pytest.raises(StaleCase):
        run(store, stale, team.adviser)
    row: ComplaintTalk = rows(store, ComplaintTalk, case_id=case_id)[0]
    assert (row.language, row.interpreter, row.decision) == ("nl", "tigrinya", "undecided")
    assert not any("residence" in column or "stay" in column for column in ComplaintTalk.__table__.columns.keys())  # noqa: SIM118


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("D'abord un avocat", "Nous ne vous demandons pas quel est votre séjour", "Que décide la personne ?")),
        ("nl", ("Eerst een advocaat", "We vragen u niet welk verblijf u hebt", "Wat beslist de persoon?")),
    ],
)
def test_the_page_of_the_talk_explains_before_it_asks(
    sign_in: SignIn, team: Team, case_id: int, language: str, expected: tuple[str, ...]
) -> None:
    page = words(sign_in(team, language=language).get(f"/cases/{case_id}/incident/complaint"))
    places = [page.index(sentence) for sentence in expected]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_explanation_is_read_in_the_language_of_the_person_whatever_that_of_the_worker(
    sign_in: SignIn, team: Team, case_id: int, language: str
) -> None:
    browser = sign_in(team, language="nl" if language == "fr" else "fr")
    page = browser.get(f"/cases/{case_id}/incident/complaint/explained-{language}")
    assert f'<div lang="{language}">' in page.text
    assert {"fr": "Porter plainte ? Vous décidez.", "nl": "Klacht indienen? U beslist."}[language] in words(page)
    assert "Bruxelles" not in words(page), "nothing of the case is on the sheet"
    assert browser.get(f"/cases/{case_id}/incident/complaint/explained-de").status_code == 404


def test_the_decision_is_noted_from_the_page(sign_in: SignIn, team: Team, store: Store, case_id: int) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/complaint"
    form = filled(browser, path)
    assert "decision" not in form, "nothing is decided in advance"
    assert browser.post(path, data=form).status_code == 422
    said = {"lawyer_offered": "y", "explained": "y", "warned": "y", "risk": "possible", "decision": "yes"}
    assert browser.post(path, data=form | said).status_code == 303
    page = words(browser.get(path))
    assert "La personne a dit oui, en connaissance de cause" in page
    assert "Noter la plainte" in words(browser.get(f"/cases/{case_id}/incident"))
    assert browser.post(path, data=form | said).status_code == 409


def test_a_grave_danger_is_named_noted_and_opens_the_way_that_day_only(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/danger"
    assert browser.post(path, data=filled(browser, path) | {"why": " "}).status_code == 422
    assert browser.post(path, data=filled(browser, path) | {"why": "Il revient avec une arme."}).status_code == 303
    page = words(browser.get(f"/cases/{case_id}/incident"))
    assert "Danger grave le 18/11/2026" in page
    assert "Il revient avec une arme." in page
    with clock.frozen(datetime(2026, 11, 19, 9, 0, tzinfo=UTC)), pytest.raises(Refused):
        happen(store, team.adviser, case_id, "complaint_made", date(2026, 11, 19), track="criminal")
    happen(store, team.adviser, case_id, "complaint_made", DAY, track="criminal")


# ------------------------------------------------------------------------------------------------ police


def test_a_refusal_leads_to_another_station_and_says_what_to_ask(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/police/new"
    form = filled(browser, path) | {"way": "visited", "outcome": "refused", "zone_id": "police-5339"}
    assert browser.post(path, data=form).status_code == 303
    page = browser.get(f"/cases/{case_id}/incident/police")
    told = words(page)
    assert "Tout commissariat doit acter une plainte" in told
    assert "Comité P" in told
    assert "qui a refusé : nom, matricule" in told
    zones = re.findall(r"police/new\?zone=(police-\d+)", page.text)
    assert zones[-1] == "police-5339", "the zone that refused comes last"
    assert len(zones) == 6
    there = browser.get(f"{path}?zone={zones[0]}").text
    assert re.search(rf'<option value="{zones[0]}"[^>]*selected', there)
    later = filled(browser, path) | {"outcome": "recorded", "zone_id": zones[0], "hour": "21h", "station": "Midi"}
    assert browser.post(path, data=later).status_code == 303
    assert "Un autre commissariat" not in words(browser.get(f"/cases/{case_id}/incident/police"))
    assert facts(store, case_id)["police.outcome"] == "recorded"


@pytest.mark.parametrize(
    ("number", "usual"),
    [
        ("BR.11.L1.012345/2026", True),
        ("br.11.l1.012345/2026", True),
        ("2026-17", False),
        ("BR.11.L1.12345/2026", False),
    ],
)
def test_an_unusual_record_number_is_kept_with_a_word_of_warning(
    sign_in: SignIn, team: Team, store: Store, case_id: int, number: str, usual: bool
) -> None:
    assert looks_like_a_record(number) is usual
    browser = sign_in(team, language="nl")
    path = f"/cases/{case_id}/incident/police/new"
    sent = filled(browser, path) | {"outcome": "recorded", "record_number": number, "way": "called"}
    answer = browser.post(path, data=sent, follow_redirects=True)
    assert ("Ongewoon nummer" in words(answer)) is not usual
    contact: PoliceContact = rows(store, PoliceContact, case_id=case_id)[0]
    assert contact.record_number == number


def test_wrong_answers_about_the_police_are_told_beside_the_field(sign_in: SignIn, team: Team, case_id: int) -> None:
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/police/new"
    wrong = browser.post(path, data=filled(browser, path) | {"outcome": "recorded", "arrived_after_minutes": "vite"})
    assert wrong.status_code == 422
    assert 'id="arrived_after_minutes-error"' in wrong.text
    assert browser.post(path, data=filled(browser, path)).status_code == 422


def test_a_contact_noted_wrongly_is_struck_out_and_stays_readable(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    call = RecordPoliceContact(case_id=case_id, way="called", happened_on=DAY, outcome="refused")
    key = run(store, call, team.adviser)
    browser = sign_in(team)
    path = f"/cases/{case_id}/incident/police/{key}/strike"
    form = filled(browser, path)
    assert browser.post(path, data=form).status_code == 422
    assert browser.post(path, data=form | {"because": "Autre dossier."}).status_code == 303
    page = words(browser.get(f"/cases/{case_id}/incident/police"))
    assert "Autre dossier." in page
    assert "Un autre commissariat" not in page
    assert browser.post(path, data=form | {"because": "x"}).status_code == 409
    assert browser.get(f"/cases/{case_id}/incident/police/999/strike").status_code == 404


# ------------------------------------------------------------------------------------------------ steps


def test_steps_tick_themselves_off_and_by_hand_and_open_again(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    browser = sign_in(team)
    page = words(browser.get(f"/cases/{case_id}/incident/steps"))
    assert "Demander à voir un titre" in page
    assert "le dossier le montre" in page
    path = f"/cases/{case_id}/incident/steps/not_alone"
    assert browser.post(path, data={"done_on": "19/11/2026"}).status_code == 422, "not ahead of its day"
    assert browser.post(path, data={"done_on": "18/11/2026"}).status_code == 303
    assert "coché à la main" in words(browser.get(f"/cases/{case_id}/incident/steps"))
    assert browser.post(path, data={"done_on": "17/11/2026"}).status_code == 303
    assert [row.done_on for row in rows(store, IncidentStep, case_id=case_id)] == [DAY]
    assert browser.post(f"{path}/open").status_code == 303
    assert "coché à la main" not in words(browser.get(f"/cases/{case_id}/incident/steps"))
    assert rows(store, IncidentStep, case_id=case_id)[0].taken_back_on == DAY
    assert browser.get(f"/cases/{case_id}/incident/steps/invented").status_code == 404
    with pytest.raises(NotFound):
        run(store, TickStep(case_id=case_id, step="invented", done_on=DAY), team.adviser)
    with pytest.raises(NotFound):
        run(store, UntickStep(case_id=case_id, step="invented"), team.adviser)


def test_what_is_late_is_work_to_catch_up_in_both_languages(sign_in: SignIn, team: Team, case_id: int) -> None:
    with clock.frozen(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)):
        for language, late, kind in (
            ("fr", "à rattraper", "jamais un reproche"),
            ("nl", "in te halen", "nooit een verwijt"),
        ):
            page = words(sign_in(team, language=language).get(f"/cases/{case_id}/incident/steps"))
            assert late in page
            assert kind in page


def test_the_possessory_year_shows_its_alarms_and_asks_the_day_when_it_is_not_known(
    sign_in: SignIn, team: Team, store: Store, case_id: int
) -> None:
    browser = sign_in(team)
    page = words(browser.get(f"/cases/{case_id}/incident"))
    for day in ("mercredi 18 août 2027", "lundi 18 octobre 2027", "jeudi 18 novembre 2027"):
        assert day in page
    undated = {path: value for path, value in LOCK_CHANGED.items() if path != "occurred_from"}
    other = open_incident(store, team.adviser, undated).case_id
    assert "Le jour des faits n'est pas connu" in words(browser.get(f"/cases/{other}/incident"))
    assert "Le jour des faits n'est pas connu" in words(browser.get(f"/cases/{other}/incident/steps"))


# ------------------------------------------------------------------------------------------------ who may


def test_a_closed_case_is_read_and_not_changed(sign_in: SignIn, team: Team, store: Store, case_id: int) -> None:
    record = RecordEvent(
        case_id=case_id,
        version=version(store, case_id),
        event="withdrawn_by_person",
        happened_on=DAY,
        inputs={"data_rights_explained": True},
    )
    run(store, record, team.adviser)
    browser = sign_in(team)
    page = browser.get(f"/cases/{case_id}/incident")
    assert "Arrêté par la personne" in words(page)
    for path in ("/facts/edit", "/complaint", "/police/new", "/tracks/shelter/owner"):
        assert f"/incident{path}" not in page.text
    for path in ("/facts/edit", "/complaint", "/police/new", "/steps/school"):
        address = f"/cases/{case_id}/incident{path}"
        sent = filled(browser, address) | {"decision": "yes", "outcome": "recorded", "because": "x"}
        answer = browser.post(address, data=sent)
        assert answer.status_code == 422
        assert "Ce dossier est clôturé" in words(answer)
    browser.post(f"/cases/{case_id}/incident/steps/school/open")
    assert "Ce dossier est clôturé" in words(browser.get(f"/cases/{case_id}/incident/steps"))


def test_another_team_sees_nothing_of_an_incident(sign_in: SignIn, store: Store, team: Team, case_id: int) -> None:
    run(store, talk(store, case_id, "later"), team.adviser)
    run(store, TickStep(case_id=case_id, step="school", done_on=DAY), team.adviser)
    other = make_team(store, "ANDER")
    browser = sign_in(other)
    for path in (
        "",
        "/facts",
        "/facts/edit",
        "/particulars",
        "/complaint",
        "/complaint/explained-fr",
        "/police",
        "/steps",
    ):
        assert browser.get(f"/cases/{case_id}/incident{path}").status_code == 404
    with Reader.open(store, other.organisation_id) as reader:
        assert card(reader, case_id) is None
        for table in (ComplaintTalk, IncidentStep, IncidentEvent):
            assert list(reader.where(table)) == []
    with pytest.raises(NotFound):
        run(store, talk(store, case_id), other.adviser)
    with pytest.raises(NotFound):
        run(store, UntickStep(case_id=case_id, step="school"), other.adviser)


def test_pieces_of_the_register_tick_their_steps_off(store: Store, team: Team, case_id: int) -> None:
    def done() -> dict[str, date]:
        with Reader.open(store, team.organisation_id) as reader:
            row = reader.where(Incident, case_id=case_id)[0]
            return dict(record_of(reader, row, DAY).evidence)

    assert done() == {}
    for kind, size in (("photo", (64, 48)), ("messages", (48, 64)), ("police_paper", (50, 50))):
        add(store, team.adviser, case_id, files.photo(size=size), kind=kind)
    run(store, SaveLoss(case_id=case_id, what="Lunettes", state="kept", essential=True), team.adviser)
    assert done() == {"photo": DAY, "message": DAY, "inventory": DAY}
    piece = rows(store, EvidenceItem)[0]
    strike = StrikeEvidence(case_id=case_id, item_id=piece.id, version=piece.version, because="Autre porte")
    run(store, strike, team.adviser)
    assert "photo" not in done()
