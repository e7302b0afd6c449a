"""The pages of a case through HTTP: both languages, other services, bad input, stale pages."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.agenda.commands import AddTask
from app.cases import commands as c
from app.documents.commands import AddDocument
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AccessEntry, Case, CaseEvent, Document, DueDate, Dwelling, Lease, Note, Person, Task
from tests.app.cases.builders import TODAY, open_case
from tests.app.cases.test_commands import happens, only, picture, rows
from tests.conftest import SignIn, Team
from workflows.engine import prevention

OURS = ("cases.", "agenda.", "documents.")
INTAKE = {
    "identity": "named",
    "first_name": "Samira",
    "last_name": "Haddad",
    "concern": "indexation",
    "language": "fr",
    "phone": "0470 12 34 56",
    "safe_to_contact": "with_care",
    "postal_code": "1080",
    "channel": "visit",
    "assign_to_self": "y",
}


def rich_case(store: Store, team: Team) -> int:
    """A case with something on every card, a running due date and a task."""
    case_id = open_case(store, team.adviser, street="Rue Haute", house_number="3", postal_code="1030", minors=1)
    actor = team.adviser
    run(store, c.SaveParty(case_id=case_id, role="landlord", name="Immo", kind="company", phone="02 512 34 56"), actor)
    run(store, c.SaveLease(case_id=case_id, type="main_residence_9y", base_rent_cents=75000), actor)
    run(store, c.SaveArrears(case_id=case_id, kind="rent", stated_on=TODAY, amount_cents=100, disputed_cents=50), actor)
    run(store, c.AddNote(case_id=case_id, kind="consent", happened_on=TODAY, text="Accord <b>oral</b>"), actor)
    run(store, AddDocument(case_id=case_id, file=prepared(picture()), kind="photo", title="Compteur"), actor)
    run(store, AddTask(case_id=case_id, title="Appeler le bailleur", due_on=TODAY), actor)
    happens(store, team, "handed_over", receiving_service="CPAS", answer_by_on=date(2026, 7, 14))
    return case_id


class Labels(HTMLParser):
    """Collect the controls of a page and what names them."""

    def __init__(self) -> None:
        super().__init__()
        self.controls: list[dict[str, str | None]] = []
        self.named: set[str | None] = set()
        self.ids: list[str] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label":
            self.named.add(given.get("for"))
        if tag == "h1":
            self.headings += 1
        if tag in {"input", "select", "textarea"} and given.get("type") not in {"hidden", "submit"}:
            self.controls.append(given)


def check_page(html: str) -> None:
    """Every control has a label, every id stands once, there is one main heading."""
    page = Labels()
    page.feed(html)
    nameless = [one for one in page.controls if one.get("id") not in page.named and not one.get("aria-label")]
    assert nameless == []
    assert len(page.ids) == len(set(page.ids)), sorted(one for one in page.ids if page.ids.count(one) > 1)
    assert page.headings == 1


def own_routes(app: Flask, **values: Any) -> list[tuple[str, str]]:
    """Return (method, address) of every route of ours that names a row, with these keys."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            public = getattr(app.view_functions[rule.endpoint], "is_public", False)
            if rule.endpoint.startswith(OURS) and rule.arguments and not public:
                address = app.url_map.bind("localhost").build(
                    rule.endpoint,
                    {name: "lawyer_asked" if name == "event" else values.get(name, 1) for name in rule.arguments},
                )
                found += [(method, address) for method in (rule.methods or set()) & {"GET", "POST"}]
    return found


# ------------------------------------------------------------------------------------------------ who sees what


def test_another_services_case_is_not_found_on_any_route(
    store: Store, flask_app: Flask, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    case_id = rich_case(store, team)
    keys = {
        "case_id": case_id,
        "person_id": rows(store, Person)[0].id,
        "party_id": 1,
        "entry_id": 1,
        "document_id": only(store, Document).id,
        "task_id": only(store, Task).id,
        "due_date_id": only(store, DueDate).id,
        "event_id": rows(store, CaseEvent)[-1].id,
    }
    routes = own_routes(flask_app, **keys)
    assert len(routes) > 35
    stranger = sign_in(other_team, "coordinator")
    data = {"version": "1", "happened_on": "08/07/2026", "asked": "note", "title": "x", "text": "x", "reason": "x"}
    answers = {(method, url): stranger.open(url, method=method, data=data).status_code for method, url in routes}
    assert set(answers.values()) == {404}, answers
    with Reader.open(store, None) as reader:
        assert reader.rows(select(AccessEntry.id)) == []


def test_those_who_do_no_casework_are_refused(store: Store, flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    case_id = rich_case(store, team)
    keys = dict.fromkeys(("person_id", "party_id", "entry_id", "document_id", "task_id", "due_date_id"), 1)
    auditor = sign_in(team, "auditor")
    for method, url in own_routes(flask_app, case_id=case_id, **keys):
        assert auditor.open(url, method=method).status_code == 403, url


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_people_without_casework_go_to_their_own_first_page(team: Team, sign_in: SignIn, role: str) -> None:
    answer = sign_in(team, role).get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] not in {"/", "/sign-in"}


def test_opening_a_case_is_written_into_the_access_log(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = rich_case(store, team)
    browser = sign_in(team)
    assert browser.get(f"/cases/{case_id}").status_code == 200
    document_id = only(store, Document).id
    assert browser.get(f"/cases/{case_id}/papers/{document_id}").status_code == 200
    with Reader.open(store, None) as reader:
        entries = [row[0] for row in reader.rows(select(AccessEntry).order_by(AccessEntry.id))]
    assert [(entry.what, entry.case_id, entry.allowed) for entry in entries] == [
        ("cases.show", case_id, True),
        ("documents.file", case_id, True),
    ]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_page_of_a_case_can_be_read_in_both_languages(
    store: Store, flask_app: Flask, team: Team, sign_in: SignIn, language: str
) -> None:
    case_id = rich_case(store, team)
    keys = {
        "case_id": case_id,
        "person_id": rows(store, Person)[0].id,
        "party_id": 1,
        "entry_id": 1,
        "document_id": only(store, Document).id,
        "due_date_id": only(store, DueDate).id,
    }
    browser = sign_in(team, language=language)
    pages = [url for method, url in own_routes(flask_app, **keys) if method == "GET"]
    pages += ["/", "/cases", "/cases?who=team&only=overdue", "/cases/new"]
    answers = [(url, browser.get(url)) for url in pages]
    answers += [(typed, browser.post("/cases/search", data={"q": typed})) for typed in ("hadad", "zzzz")]
    for url, answer in answers:
        assert answer.status_code == 200, url
        if answer.mimetype == "text/html":
            assert f'lang="{language}-BE"' in answer.text
            check_page(answer.text)


def test_every_event_of_the_workflow_can_be_asked(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = rich_case(store, team)
    browser = sign_in(team, "coordinator")
    events = [event for event in prevention(TODAY).workflow.events.values() if event.sources != ("start",)]
    assert len(events) > 50
    for event in events:
        page = browser.get(f"/cases/{case_id}/events/{event.id}", follow_redirects=event.id == "put_out_without_title")
        assert page.status_code == 200, event.id
        check_page(page.text)
    assert browser.get(f"/cases/{case_id}/events/case_opened").status_code == 404
    assert browser.get(f"/cases/{case_id}/events/nothing").status_code == 404


# ------------------------------------------------------------------------------------------------ intake


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_intake_in_two_minutes(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    browser = sign_in(team, language=language)
    page = browser.get("/cases/new")
    check_page(page.text)
    assert f'value="{language}" checked' in page.text
    answer = browser.post("/cases/new", data=INTAKE | {"language": language})
    assert answer.status_code == 303, answer.text
    case = only(store, Case)
    assert answer.headers["Location"] == f"/cases/{case.id}"
    assert (case.state, case.language, case.safe_to_contact) == ("gathering", language, "with_care")
    assert only(store, Dwelling).commune_nis == "21012"
    page = browser.get(f"/cases/{case.id}")
    assert "Samira Haddad" in page.text
    assert "0470 12 34 56" in page.text
    assert {"fr": "La question de la sécurité", "nl": "De vraag naar veiligheid"}[language] in page.text


def test_a_shared_postal_code_asks_for_the_commune_and_keeps_what_was_typed(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    browser = sign_in(team)
    assert 'name="commune_nis"' not in browser.get("/cases/new").text
    answer = browser.post("/cases/new", data=INTAKE | {"postal_code": "1040"})
    assert answer.status_code == 422
    assert 'name="commune_nis"' in answer.text
    assert "Etterbeek" in answer.text
    assert "Ixelles" not in answer.text
    assert 'value="Haddad"' in answer.text
    assert 'href="#commune_nis"' in answer.text
    part = browser.post("/cases/new/commune", data=INTAKE | {"postal_code": "1050"})
    assert "Ixelles" in part.text
    answer = browser.post("/cases/new", data=INTAKE | {"postal_code": "1040", "commune_nis": "21005"})
    assert answer.status_code == 303
    assert only(store, Dwelling).commune_nis == "21005"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"concern": ""}, "concern"),
        ({"first_name": "", "last_name": ""}, "first_name"),
        ({"opened_on": "31/02/2026"}, "opened_on"),
        ({"opened_on": "09/07/2026"}, "opened_on"),
        ({"minors": "beaucoup"}, "minors"),
        ({"phone": "123"}, "phone"),
        ({"postal_code": "9000"}, "postal_code"),
        ({"language": "other"}, "interpreter_language"),
    ],
)
def test_wrong_answers_stay_in_the_form_with_a_word_beside_them(
    store: Store, team: Team, sign_in: SignIn, wrong: dict[str, str], field: str
) -> None:
    answer = sign_in(team).post("/cases/new", data=INTAKE | {"street": "Rue de la Paix"} | wrong)
    assert answer.status_code == 422
    assert 'value="Rue de la Paix"' in answer.text
    assert f'href="#{field}"' in answer.text
    for typed in wrong.values():
        if typed and field != "interpreter_language":
            assert f'value="{typed}"' in answer.text
    check_page(answer.text)
    assert rows(store, Case) == []


def test_a_person_who_is_known_is_shown_before_a_second_case_is_opened(
    store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    open_case(store, team.coordinator)
    open_case(store, other_team.adviser, first_name="Samir", last_name="Haddadi")
    browser = sign_in(team)
    first = browser.post("/cases/new", data=INTAKE | {"last_name": "Hadad"})
    assert first.status_code == 200
    assert "SEUIL-2026-00001" in first.text
    assert "ANDER" not in first.text
    assert len(rows(store, Case)) == 2
    seen = re.search(r'name="duplicates_seen"[^>]*value="([^"]*)"', first.text)
    assert seen
    assert seen[1]
    second = browser.post("/cases/new", data=INTAKE | {"last_name": "Hadad", "duplicates_seen": seen[1]})
    assert second.status_code == 303
    assert len(rows(store, Case)) == 3


def test_resembling_cases_appear_while_typing(store: Store, team: Team, other_team: Team, sign_in: SignIn) -> None:
    open_case(store, team.adviser)
    part = sign_in(team).post("/cases/new/resembling", data={"identity": "named", "last_name": "hadad"})
    assert "SEUIL-2026-00001" in part.text
    assert "<html" not in part.text
    assert "SEUIL" not in sign_in(other_team).post("/cases/new/resembling", data={"last_name": "hadad"}).text


# ------------------------------------------------------------------------------------------------ editing


def test_a_page_that_is_out_of_date_keeps_what_was_typed_beside_what_is_there(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = open_case(store, team.adviser)
    run(store, c.SaveLease(case_id=case_id, base_rent_cents=75000), team.adviser)
    browser = sign_in(team)
    shown = browser.get(f"/cases/{case_id}/lease").text
    version = re.search(r'name="version"[^>]*value="(\d+)"', shown)
    assert version
    theirs = c.SaveLease(case_id=case_id, version=int(version[1]), base_rent_cents=80000, ends_on=date(2027, 1, 31))
    run(store, theirs, team.coordinator)
    mine = {"version": version[1], "base_rent": "777,50", "type": "", "indexation_clause": ""}
    answer = browser.post(f"/cases/{case_id}/lease", data=mine)
    assert answer.status_code == 409
    assert 'value="777,50"' in answer.text
    assert "80000" not in answer.text
    assert "800,00" in answer.text
    assert "31/01/2027" in answer.text
    assert only(store, Lease).base_rent_cents == 80000
    again = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)
    assert again
    answer = browser.post(f"/cases/{case_id}/lease", data=mine | {"version": again[1]})
    assert answer.status_code == 303
    assert only(store, Lease).base_rent_cents == 77750


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"starts_on": "01/05/2024", "ends_on": "01/05/2023"}, "ends_on"),
        ({"base_rent": "0"}, "base_rent"),
        ({"base_rent": "12,345"}, "base_rent"),
        ({"signed_on": "30/02/2024"}, "signed_on"),
    ],
)
def test_a_lease_that_cannot_be_is_explained_and_nothing_is_lost(
    store: Store, team: Team, sign_in: SignIn, typed: dict[str, str], field: str
) -> None:
    case_id = open_case(store, team.adviser)
    answer = sign_in(team).post(f"/cases/{case_id}/lease", data={"charges": "60", **typed})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert 'value="60"' in answer.text
    for value in typed.values():
        assert f'value="{value}"' in answer.text
    assert rows(store, Lease) == []


def test_what_is_not_known_is_not_saved_as_something(store: Store, team: Team, sign_in: SignIn) -> None:
    """Open the form of an empty lease and send it back as a browser would: everything stays unknown."""
    case_id = open_case(store, team.adviser)
    run(store, c.SaveLease(case_id=case_id), team.adviser)
    browser = sign_in(team)
    html = browser.get(f"/cases/{case_id}/lease").text
    sent: dict[str, str] = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"[^>]*checked', html))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', options) or re.search(r'value="([^"]*)"', options)
        assert chosen
        sent[name] = chosen[1]
    version = re.search(r'name="version"[^>]*value="(\d+)"', html)
    assert version
    assert browser.post(f"/cases/{case_id}/lease", data=sent | {"version": version[1]}).status_code == 303
    lease = only(store, Lease)
    assert (lease.type, lease.indexation_clause, lease.written, lease.registered_federal) == (None, None, None, None)


def test_household_parties_arrears_and_certificates_through_their_pages(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = rich_case(store, team)
    browser = sign_in(team)
    person = {"role": "partner", "first_name": "Koen", "birth_year": "1984", "phone": "0470123456"}
    assert browser.post(f"/cases/{case_id}/household/new", data=person).status_code == 303
    koen = rows(store, Person)[-1]
    page = browser.get(f"/cases/{case_id}/household/{koen.id}").text
    assert 'value="0470 12 34 56"' in page
    browser.post(f"/cases/{case_id}/household/{koen.id}/remove", data={"version": str(koen.version)})
    assert len(rows(store, Person)) == 2
    tenant = rows(store, Person)[0]
    answer = browser.post(
        f"/cases/{case_id}/household/{tenant.id}/remove", data={"version": "1"}, follow_redirects=True
    )
    assert "Modifiez-la plutôt que de l" in answer.text
    assert browser.post(f"/cases/{case_id}/parties/new", data={"role": "host", "name": "Tante"}).status_code == 303
    assert browser.post(f"/cases/{case_id}/parties/new", data={"role": "host", "name": ""}).status_code == 422
    claimed = {"kind": "rent", "stated_on": "1/7/2026", "amount": "2 940,00", "disputed": "3000"}
    refused = browser.post(f"/cases/{case_id}/arrears/new", data=claimed)
    assert refused.status_code == 422
    assert 'href="#disputed"' in refused.text
    assert browser.post(f"/cases/{case_id}/arrears/new", data=claimed | {"disputed": ""}).status_code == 303
    seen = re.search(r'name="version"[^>]*value="(\w+)"', browser.get(f"/cases/{case_id}/certificates").text)
    assert seen
    certificate = {
        "version": seen[1],
        "certificates-0-energy_class": "e",
        "certificates-0-issued_on": "04/03/2019",
        "certificates-0-communicated": "yes",
        "complete": "y",
    }
    assert browser.post(f"/cases/{case_id}/certificates", data=certificate).status_code == 303
    assert browser.post(f"/cases/{case_id}/certificates", data=certificate).status_code == 409
    assert "E" in browser.get(f"/cases/{case_id}").text


def test_in_a_split_commune_the_page_asks_which_justice_of_the_peace(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser, postal_code="1030")
    browser = sign_in(team)
    page = browser.get(f"/cases/{case_id}/dwelling").text
    assert "jp-schaarbeek-1" in page
    sent = {"version": "1", "postal_code": "1030", "commune_nis": "21015", "canton_id": "jp-schaarbeek-2"}
    assert browser.post(f"/cases/{case_id}/dwelling", data=sent).status_code == 303
    assert only(store, Dwelling).canton_confirmed_on == TODAY
    assert "Koningsstraat 271-273" in browser.get(f"/cases/{case_id}").text


def test_a_secret_address_is_on_no_list(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser, street="Rue Cachée", house_number="9", postal_code="1080")
    happens(store, team, "safety_asked", violence="violence")
    browser = sign_in(team)
    pages = [browser.get(url).text for url in ("/", "/cases", "/cases?who=team", "/cases?only=undated")]
    pages.append(browser.post("/cases/search", data={"q": "haddad"}).text)
    for page in pages:
        assert "Cachée" not in page
        assert "Molenbeek" not in page
        assert "iolence" not in page
    assert "Cachée" in browser.get(f"/cases/{case_id}").text


# ------------------------------------------------------------------------------------------------ events


def answer_event(browser: FlaskClient, case_id: int, event: str, **given: str) -> Any:
    """Answer the rounds of an event as a browser does: what was asked is sent along."""
    url = f"/cases/{case_id}/events/{event}"
    page = browser.get(url)
    for _round in range(4):
        hidden = dict(re.findall(r'name="(version|asked)"[^>]*value="([^"]*)"', page.text))
        data = hidden | {"happened_on": "08/07/2026"} | {f"given_{name}": value for name, value in given.items()}
        page = browser.post(url, data=data)
        if page.status_code != 200:
            return page
    raise AssertionError("the form goes on asking")


def test_an_event_is_recorded_through_its_form(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    done = answer_event(
        browser, case_id, "facts_gathered", loss_feared="on_a_date", loss_feared_on="1er septembre 2026"
    )
    assert done.status_code == 303
    assert only(store, Case).state == "assessing"
    page = browser.get(f"/cases/{case_id}").text
    assert "Les premiers faits sont connus" in page
    assert "01/09/2026" in page


def test_closing_asks_first_for_the_outcome_then_for_reasons_that_fit(
    store: Store, team: Team, sign_in: SignIn
) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    first = browser.get(f"/cases/{case_id}/events/closed").text
    assert 'name="given_outcome"' in first
    assert 'name="given_closing_reason"' not in first
    second = browser.post(f"/cases/{case_id}/events/closed", data={"asked": "outcome", "given_outcome": "withdrawn"})
    assert second.status_code == 200
    assert "La personne ne souhaite pas continuer" in second.text
    assert "Dette payée" not in second.text
    assert 'value="08/07/2026"' in second.text
    done = answer_event(browser, case_id, "closed", outcome="not_concerned", closing_reason="no_risk_found")
    assert done.status_code == 303
    assert only(store, Case).outcome == "not_concerned"
    page = browser.get(f"/cases/{case_id}").text
    assert "Pas concerné" in page


def test_a_refused_event_says_why_and_keeps_the_answers(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    for language, words in (("fr", "La question de la sécurité"), ("nl", "De vraag naar veiligheid")):
        browser = sign_in(team, language=language)
        refused = answer_event(browser, case_id, "mediation_proposed", mediation_with="landlord", note="Essayé")
        assert refused.status_code == 422
        assert words in refused.text
        assert "Essayé" in refused.text


def test_an_event_on_a_stale_page_is_not_recorded(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    url = f"/cases/{case_id}/events/lawyer_asked"
    hidden = dict(re.findall(r'name="(version|asked)"[^>]*value="([^"]*)"', browser.get(url).text))
    happens(store, team, "safety_asked", violence="none")
    stale = browser.post(url, data=hidden | {"happened_on": "08/07/2026", "given_note": "Me Dupont"})
    assert stale.status_code == 409
    assert "Me Dupont" in stale.text
    again = dict(re.findall(r'name="(version|asked)"[^>]*value="([^"]*)"', stale.text))
    assert browser.post(url, data=again | {"happened_on": "08/07/2026"}).status_code == 303


def test_only_coordination_sees_and_uses_reopening(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    happens(store, team, "closed", outcome="not_concerned", closing_reason="no_risk_found")
    adviser, coordinator = sign_in(team), sign_in(team, "coordinator")
    assert f"/cases/{case_id}/events/reopened" not in adviser.get(f"/cases/{case_id}").text
    assert adviser.get(f"/cases/{case_id}/events/reopened").status_code == 403
    assert f"/cases/{case_id}/events/reopened" in coordinator.get(f"/cases/{case_id}").text
    done = answer_event(coordinator, case_id, "reopened", why="Nouveau congé", go_on="from_the_start")
    assert done.status_code == 303
    assert only(store, Case).state == "gathering"


def test_what_cannot_happen_says_why_on_the_case_page(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    page = sign_in(team, language="nl").get(f"/cases/{case_id}").text
    assert "Er is een mandaat of toestemming van de persoon nodig" in page
    assert "Mogelijk vanuit" in page


# ------------------------------------------------------------------------------------------------ papers, notes


def test_a_form_without_its_token_is_not_accepted(store: Store, flask_app: Flask, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    flask_app.config["WTF_CSRF_ENABLED"] = True
    answer = browser.post(f"/cases/{case_id}/notes", data={"csrf_token": "wrong", "text": "x", "kind": "talk"})
    assert answer.status_code == 400
    assert "Ce formulaire a expiré" in answer.text or "This form has expired" in answer.text
    assert rows(store, Note) == []


def test_a_note_is_added_and_cannot_carry_markup(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    note = {"kind": "call", "happened_on": "01/07/2026", "text": "<script>alert(1)</script>\nRappeler"}
    assert browser.post(f"/cases/{case_id}/notes", data=note).status_code == 303
    page = browser.get(f"/cases/{case_id}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Rappeler" in page
    empty = browser.post(f"/cases/{case_id}/notes", data={"kind": "call", "happened_on": "1/7/26", "text": " "})
    assert empty.status_code == 422


# ------------------------------------------------------------------------------------------------ day, list, search


def test_the_day_shows_what_is_due_and_acts_from_the_row(store: Store, team: Team, sign_in: SignIn) -> None:
    rich_case(store, team)
    browser = sign_in(team)
    page = browser.get("/").text
    assert "Appeler le bailleur" in page
    assert "mercredi 8 juillet" in page
    assert "Réponse du service" in page
    task = only(store, Task)
    answer = browser.post(f"/tasks/{task.id}/done", data={"version": str(task.version), "next": "/"})
    assert answer.headers["Location"] == "/"
    assert only(store, Task).status == "done"
    assert "Appeler le bailleur" not in browser.get("/").text
    stale = browser.post(f"/tasks/{task.id}/again", data={"version": "1"})
    assert stale.status_code == 303
    assert only(store, Task).status == "done"
    browser.post(f"/tasks/{task.id}/again", data={"version": str(only(store, Task).version)})
    assert only(store, Task).status == "to_do"


def test_a_button_leads_nowhere_but_home(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = rich_case(store, team)
    task = only(store, Task)
    data = {"version": str(task.version), "next": "//evil.example"}
    assert sign_in(team).post(f"/tasks/{task.id}/done", data=data).headers["Location"] == f"/cases/{case_id}"


def test_an_empty_day_says_what_comes_next(team: Team, sign_in: SignIn) -> None:
    for language in ("fr", "nl"):
        page = sign_in(team, language=language).get("/")
        assert page.text.count('class="lm-empty"') == 3


def test_coordination_sees_the_whole_team_and_who_does_what(store: Store, team: Team, sign_in: SignIn) -> None:
    rich_case(store, team)
    browser = sign_in(team, "coordinator")
    page = browser.get("/").text
    assert "Appeler le bailleur" in page
    assert team.adviser.name in page
    assert "Appeler le bailleur" not in browser.get("/?who=me").text


def test_the_list_pages_through_every_case(store: Store, team: Team, sign_in: SignIn) -> None:
    for number in range(27):
        open_case(store, team.adviser, last_name=f"Nom{number:02}")
    browser = sign_in(team)
    first = browser.get("/cases").text
    assert first.count('class="lm-task"') == 25
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = browser.get(following[1].replace("&amp;", "&")).text
    assert second.count('class="lm-task"') == 2
    back = re.search(r'rel="prev" href="([^"]+)"', second)
    assert back
    assert browser.get(back[1].replace("&amp;", "&")).text.count('class="lm-task"') == 25
    assert browser.get("/cases?after=nonsense&level=9&state=x&only=y").status_code == 200


def test_a_reference_in_the_search_box_leads_to_its_case(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    assert browser.post("/cases/search", data={"q": "2026-1"}).headers["Location"] == f"/cases/{case_id}"
    assert browser.post("/cases/search", data={"q": " "}).headers["Location"] == "/cases"
    assert browser.get("/cases/search").headers["Location"] == "/cases"


def test_what_is_searched_never_stands_in_an_address(team: Team, sign_in: SignIn) -> None:
    page = sign_in(team).get("/cases").text
    assert re.search(r'<form class="lm-search" role="search" action="/cases/search" method="post">', page)


def test_due_dates_show_their_count_and_are_settled(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = rich_case(store, team)
    due = only(store, DueDate)
    browser = sign_in(team, language="nl")
    page = browser.get(f"/cases/{case_id}/dates/{due.id}").text
    assert due.steps[0]["nl"] in page.replace("&#39;", "'")
    without = browser.post(f"/cases/{case_id}/dates/{due.id}/drop", data={"version": str(due.version), "reason": ""})
    assert without.status_code == 422
    stale = browser.post(f"/cases/{case_id}/dates/{due.id}/drop", data={"version": "99", "reason": "Weg"})
    assert stale.status_code == 422
    assert 'value="Weg"' in stale.text
    assert browser.post(f"/cases/{case_id}/dates/{due.id}/met", data={"version": str(due.version)}).status_code == 303
    assert only(store, DueDate).status == "met"
    assert browser.get(f"/cases/{case_id}/dates/{due.id}").status_code == 404


def test_a_task_without_words_is_asked_again(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    refused = browser.post(f"/cases/{case_id}/tasks", data={"title": " ", "due_on": "10/07/2026"})
    assert refused.status_code == 422
    assert 'value="10/07/2026"' in refused.text
    planned = {"title": "Appeler", "due_on": "10/07/2026", "assigned_to": str(team.coordinator.user_id)}
    assert browser.post(f"/cases/{case_id}/tasks", data=planned).status_code == 303
    assert only(store, Task).assigned_to_id == team.coordinator.user_id
