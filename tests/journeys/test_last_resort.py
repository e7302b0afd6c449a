"""The last resort of level 1 through HTTP, in French: the referral mechanism is asked (M2.1.j, M17.2, M17.3, M24)."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, DueDate, Person
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="fr")


def a_case(desk: FlaskClient, **more: str) -> int:
    return number_in(follow(desk, "/cases/new", {
        "identity": "named", "first_name": "Inès", "last_name": "Lambert", "concern": "put_out_by_host",
        "language": "fr", "safe_to_contact": "yes", "postal_code": "1060", "channel": "visit",
        "assign_to_self": "y", "commune_nis": "", **more,
    }))  # fmt: skip


def asked(desk: FlaskClient, store: Store, team: Team, case_id: int, solution: str, why: str = "") -> str:
    """Ask the referral mechanism for a solution; return the words of the page that follows."""
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    answer = desk.post(f"/cases/{case_id}/events/referral_requested", follow_redirects=True, data={
        "version": str(version), "happened_on": "08/07/2026", "asked": "solution_asked why_not_better note",
        "given_solution_asked": solution, "given_why_not_better": why,
    })  # fmt: skip
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def requests(store: Store, team: Team) -> list[dict[str, object]]:
    with Reader.open(store, team.organisation_id) as reader:
        return [dict(row.inputs) for row in reader.where(CaseEvent, event="referral_requested")]


def test_m2_1_j_the_referral_mechanism_is_asked_as_last_resort(desk: FlaskClient, team: Team, store: Store) -> None:
    """Nothing leaves without consent; a lesser solution only with its reasons; seven days for a proposal."""
    case_id = a_case(desk)
    path = f"/cases/{case_id}/events/referral_requested"
    before = html.unescape(desk.get(path).text)
    assert "n'a pas encore donné son accord" in before
    order = re.findall(r'name="given_solution_asked"[^>]*value="(\w+)"', before)
    assert order == ["return_home", "lasting", "transit", "reception_house", "emergency"]
    assert f'href="/cases/{case_id}/notes"' in before, "what to do about it is one click away"
    assert "n'a pas encore donné son accord" in asked(desk, store, team, case_id, "return_home")

    follow(desk, f"/cases/{case_id}/notes", {"kind": "consent", "happened_on": "08/07/2026", "text": "Accord oral."})
    assert "n'a pas encore donné son accord" not in html.unescape(desk.get(path).text)
    assert "De meilleures solutions existent" in asked(desk, store, team, case_id, "emergency")
    assert requests(store, team) == []

    why = "Retour refusé par l'hôte ; transit et maison d'accueil complets, appelés le 8 juillet."
    page = asked(desk, store, team, case_id, "emergency", why)
    assert "Un hébergement d'urgence" in page
    assert why in page
    assert requests(store, team) == [{"solution_asked": "emergency", "why_not_better": why}]
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(Case, case_id).level == "1", "the case stays where it is"
        due = reader.where(DueDate, rule="referral_proposal")
    assert [(one.due_on, one.waits_for, one.status) for one in due] == [(date(2026, 7, 15), "service", "running")]
    assert "Proposer une solution au ménage" in html.unescape(desk.get("/").text)


def test_m2_1_j_without_a_name_no_consent_is_asked(desk: FlaskClient, team: Team, store: Store) -> None:
    """M17.2: information passes anonymously, or with consent."""
    case_id = a_case(desk, identity="anonymous", first_name="", last_name="")
    assert "Rester ou revenir dans le logement" in asked(desk, store, team, case_id, "return_home")
    assert requests(store, team) == [{"solution_asked": "return_home"}]


def test_m24_a_minor_alone_is_not_referred_but_routed(desk: FlaskClient, team: Team, store: Store) -> None:
    """Known by the year of birth: guardianship, Fedasil, youth services; nothing is recorded."""
    case_id = a_case(desk, identity="anonymous", first_name="", last_name="")
    with Reader.open(store, team.organisation_id) as reader:
        person = reader.where(Person, case_id=case_id)[0]
    follow(desk, f"/cases/{case_id}/household/{person.id}", {
        "version": str(person.version), "role": "tenant", "first_name": "", "last_name": "", "birth_year": "2010",
        "civility": "", "phone": "", "email": "",
    })  # fmt: skip
    page = asked(desk, store, team, case_id, "return_home")
    assert "le service des Tutelles, Fedasil ou l'aide à la jeunesse" in page
    assert requests(store, team) == []
