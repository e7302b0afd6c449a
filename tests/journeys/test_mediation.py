"""Mediation through HTTP in French (M2.1.a, M7.1): an owner and an agreement, a host and a respite, violence."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, DueDate, Dwelling
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="fr")


def opened(desk: FlaskClient, concern: str) -> int:
    return number_in(follow(desk, "/cases/new", {
        "identity": "named", "first_name": "Lila", "last_name": "Moreau", "concern": concern, "language": "fr",
        "safe_to_contact": "with_care", "postal_code": "1060", "channel": "visit", "street": "rue du Fort",
        "house_number": "3", "minors": "0", "commune_nis": "", "assign_to_self": "y",
    }))  # fmt: skip


def seen(desk: FlaskClient, path: str) -> str:
    version = re.search(r'name="version"[^>]*value="(\d+)"', desk.get(path).text)
    assert version, path
    return version.group(1)


def send(desk: FlaskClient, path: str, **values: str) -> str:
    """Fill in a form that shows its version."""
    return follow(desk, path, {"version": seen(desk, path), **values})


def safety(desk: FlaskClient, case_id: int, answer: str) -> None:
    path = f"/cases/{case_id}/events/safety_asked"
    send(desk, path, happened_on="08/07/2026", given_violence=answer, asked="violence note")


def consent(desk: FlaskClient, case_id: int) -> None:
    follow(desk, f"/cases/{case_id}/notes", {
        "text": "D'accord pour contacter l'autre partie.", "kind": "consent", "happened_on": "08/07/2026",
    })  # fmt: skip


def sides(desk: FlaskClient, path: str) -> list[str]:
    return re.findall(rf"{path}/sides/(\d+)", desk.get(path).text)


def begun(desk: FlaskClient, case_id: int, kind: str, name: str) -> str:
    address = f"/cases/{case_id}/mediation/new"
    send(desk, address, kind=kind, name=name, about="Rester", basis="consent", on="08/07/2026")
    found = re.search(rf"/cases/{case_id}/mediation/\d+", desk.get(f"/cases/{case_id}/mediation").text)
    assert found
    return found.group(0)


def state(store: Store, team: Team, case_id: int) -> str:
    with Reader.open(store, team.organisation_id) as reader:
        return reader.one(Case, case_id).state


def test_m2_1_a_talks_with_the_owner_end_in_an_agreement_that_is_kept(
    desk: FlaskClient, team: Team, store: Store
) -> None:
    """M2.1.a: both sides, talks, proposals, agreement, follow-up, close."""
    case_id = opened(desk, "arrears")
    safety(desk, case_id, "none")
    consent(desk, case_id)
    path = begun(desk, case_id, "owner", "Madame Peeters")
    assert state(store, team, case_id) == "mediating"
    person, owner = sides(desk, path)
    send(
        desk, f"{path}/sides/{owner}", kind="owner", name="Madame Peeters", asked_on="08/07/2026", willing="yes",
        conditions="Que le loyer de juillet soit payé",
    )  # fmt: skip
    follow(desk, f"{path}/sessions", {
        "held_on": "08/07/2026", "way": "phone", "present": [person, owner], "said": "Elle accepte un plan.",
        "next_step": "Envoyer le plan", "next_on": "10/07/2026",
    })  # fmt: skip
    follow(desk, f"{path}/proposals", {
        "side": owner, "made_on": "08/07/2026", "text": "Tout payer en août.", "amount": "1640",
        "until_on": "31/08/2026",
    })  # fmt: skip
    first = re.search(rf"/cases/{case_id}/proposals/(\d+)/counter", desk.get(path).text)
    assert first
    follow(desk, first.group(0), {
        "side": person, "made_on": "08/07/2026", "text": "205 euros par mois.", "amount": "205",
    })  # fmt: skip
    page = desk.get(path).text
    assert "Contre-proposition faite" in page
    assert "Suite de la médiation" in desk.get(f"/cases/{case_id}").text
    send(
        desk, f"{path}/agreement", agreed_on="08/07/2026", side_0=person, what_0="Premier versement",
        due_on_0="15/07/2026", amount_0="205", side_1=owner, what_1="Ne pas introduire de requête",
        due_on_1="31/12/2026",
    )  # fmt: skip
    assert state(store, team, case_id) == "agreement"
    today = desk.get("/").text
    assert "Engagement à tenir : La personne que nous suivons" in today
    assert "Premier versement" not in today
    commitments = re.findall(rf"/cases/{case_id}/commitments/(\d+)", desk.get(path).text)
    assert len(commitments) == 2
    for key in commitments:
        send(desk, f"/cases/{case_id}/commitments/{key}", status="kept", on="08/07/2026")
    page = desk.get(path).text
    assert "Tout ce qui était promis est fait" in page
    assert f"/cases/{case_id}/events/agreement_kept" in page
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(DueDate, case_id=case_id, status="running") == []


def test_m2_1_a_a_host_and_a_respite_with_a_planned_return(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.a, footnote 19 of the plan: respite, steps of the return, return home."""
    case_id = opened(desk, "put_out_by_host")
    safety(desk, case_id, "none")
    consent(desk, case_id)
    path = begun(desk, case_id, "parent", "les parents")
    page = desk.get(path).text
    assert "obligation d&#39;entretien" in page or "obligation d'entretien" in page
    person, parents = sides(desk, path)
    send(
        desk, f"{path}/respite", from_on="08/07/2026", until_on="20/07/2026", place="chez une amie, rue X",
        safe="yes", side_0=parents, what_0="Préparer un coin pour étudier", due_on_0="15/07/2026", side_1=person,
        what_1="Repas du dimanche", due_on_1="12/07/2026",
    )  # fmt: skip
    assert state(store, team, case_id) == "respite"
    case = desk.get(f"/cases/{case_id}").text
    assert "Retour à la maison prévu" in case
    assert "rue X" not in case, "the place stays in the mediation"
    unsafe = desk.post(
        f"{path}/return", data={"version": seen(desk, f"{path}/return"), "on": "08/07/2026", "safe": "no"}
    )
    assert unsafe.status_code == 422
    assert "Le retour n&#39;est pas sûr" in unsafe.text
    send(desk, f"{path}/return", on="08/07/2026", safe="yes")
    assert state(store, team, case_id) == "agreement"


def test_m2_1_a_talks_fail_and_a_departure_is_prepared(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.a: failure with its reason, departure."""
    case_id = opened(desk, "put_out_by_host")
    safety(desk, case_id, "none")
    consent(desk, case_id)
    path = begun(desk, case_id, "friend", "Nadia")
    send(desk, f"{path}/end", on="08/07/2026", failure="refused_by_other", after="prepare_move", note="")
    assert state(store, team, case_id) == "preparing_move"
    steps = re.findall(r'<li class="lm-next__step">.*?</li>', desk.get(f"/cases/{case_id}").text, re.DOTALL)
    assert any("CPAS compétent" in step for step in steps)


def test_m7_1_with_violence_nobody_is_confronted(desk: FlaskClient, team: Team, store: Store) -> None:
    """M7.1: no talks by any way; secret address at once; transit housing, lawyer, barring order instead."""
    case_id = opened(desk, "put_out_by_host")
    consent(desk, case_id)
    safety(desk, case_id, "violence")
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(Dwelling, case_id=case_id)[0].secret
        version = reader.one(Case, case_id).version
    assert desk.get(f"/cases/{case_id}/mediation/new").status_code == 303
    forced = desk.post(f"/cases/{case_id}/mediation/new", data={
        "version": str(version), "kind": "parent", "name": "père", "basis": "consent", "on": "08/07/2026",
    })  # fmt: skip
    assert forced.status_code == 303, "led to what to do instead"
    other = desk.post(f"/cases/{case_id}/events/mediation_proposed", data={
        "version": str(version), "happened_on": "08/07/2026", "given_mediation_with": "parent",
        "asked": "mediation_with note",
    })  # fmt: skip
    assert other.status_code == 422
    assert "pas de contact avec l&#39;auteur" in other.text
    with Reader.open(store, team.organisation_id) as reader:
        assert "mediation_proposed" not in [row.event for row in reader.where(CaseEvent, case_id=case_id)]
    page = desk.get(f"/cases/{case_id}/mediation").text
    for words in ("Interdiction temporaire de résidence", "logement de transit", "maison d&#39;accueil", "112"):
        assert words in page
    assert "rue du Fort" not in page
    steps = re.findall(r'<li class="lm-next__step">.*?</li>', desk.get(f"/cases/{case_id}").text, re.DOTALL)
    assert any("Demander un avocat" in step for step in steps)
