"""The pages of a mediation, in both languages; with violence another page takes their place (M2.1.a, M7.1)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.actions.commands import StartAction
from app.cases.commands import SaveDwelling, SaveParty
from app.foundation.run import run
from app.mediation.commands import MakeProposal
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import DueDate, Dwelling
from tests.app.cases.builders import TODAY
from tests.app.mediation.test_commands import Table, promise
from tests.conftest import SignIn, Team


@pytest.fixture
def table(store: Store, team: Team) -> Table:
    return Table(store, team).ready()


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="nl")


def path(table: Table, more: str = "") -> str:
    return f"/cases/{table.case_id}/mediation/{table.id}{more}"


def told(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_before_safety_and_consent_the_page_says_what_to_do_first(store: Store, team: Team, desk: FlaskClient) -> None:
    table = Table(store, team)
    page = desk.get(f"/cases/{table.case_id}/mediation")
    assert "De vraag naar veiligheid is niet gesteld" in page.text
    assert f"/cases/{table.case_id}/events/safety_asked" in page.text
    assert "/mediation/new" not in page.text
    form = desk.get(f"/cases/{table.case_id}/mediation/new")
    assert "lm-note--warn" in form.text
    assert "onder vier ogen" in form.text
    sent = desk.post(
        f"/cases/{table.case_id}/mediation/new",
        data={
            "version": str(table.case.version), "kind": "owner", "name": "Luc", "basis": "consent",
            "on": "08/07/2026", "about": "huur",
        },
    )  # fmt: skip
    assert sent.status_code == 422
    assert "mandaat of toestemming" in sent.text
    assert 'value="Luc"' in sent.text
    assert ">huur</textarea>" in sent.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("Pas de médiation", "Interdiction temporaire de résidence", "logement de transit", "À vérifier")),
        ("nl", ("Geen bemiddeling", "Tijdelijk huisverbod", "transithuisvesting", "Na te gaan")),
    ],
)
def test_with_violence_there_is_only_what_to_do_instead(
    table: Table, team: Team, sign_in: SignIn, language: str, words: tuple[str, ...]
) -> None:
    """M7.1."""
    table.proposed("spouse")
    table.run(MakeProposal(
        case_id=table.case_id, mediation_id=table.id, side_id=table.other, made_on=TODAY, text="x",
    ))  # fmt: skip
    table.event("safety_asked", violence="violence")
    desk = sign_in(team, "adviser", language=language)
    for page in (desk.get(f"/cases/{table.case_id}/mediation"), desk.get(path(table))):
        for word in words:
            assert word in page.text
        assert "0800 30 030" in page.text
        assert f"/cases/{table.case_id}/events/referral_requested" in page.text
        assert f"/cases/{table.case_id}/actions/new/legal_aid_second_line" in page.text
        assert "/mediation/new" not in page.text
        assert "/sessions" not in page.text
        assert "/counter" not in page.text
    answer = desk.get(f"/cases/{table.case_id}/mediation/new")
    assert answer.status_code == 303
    ending = desk.get(path(table, "/end")).text
    assert re.search(r'value="not_safe"[^>]*checked', ending)


def test_the_secret_address_is_on_no_page_of_the_talks_and_never_printed(
    store: Store, table: Table, desk: FlaskClient
) -> None:
    """M7.1: neither for the other side nor on paper."""
    with Reader.open(store, table.team.organisation_id) as reader:
        row = reader.where(Dwelling, case_id=table.case_id)[0]
    table.run(SaveDwelling(
        case_id=table.case_id, version=row.version, street="Geheimstraat", house_number="7", postal_code="1060",
        commune_nis="21013", secret=True,
    ))  # fmt: skip
    table.proposed("friend")
    table.elsewhere(place="bij Nadia")
    for page in (desk.get(f"/cases/{table.case_id}/mediation"), desk.get(path(table))):
        assert "Geheimstraat" not in page.text
    assert re.search(r'<p class="lm-no-print lm-name">[^/]*<svg.*?</svg> bij Nadia</p>', desk.get(path(table)).text)
    case = desk.get(f"/cases/{table.case_id}").text
    assert "bij Nadia" not in case
    for shown in re.findall(r"<span[^>]*>(?:(?!</?span).)*(?:<span[^>]*>)?[^<]*Geheimstraat", case, re.DOTALL):
        assert "lm-no-print" in shown


def test_talks_are_proposed_to_the_landlord_the_case_knows(table: Table, desk: FlaskClient) -> None:
    table.run(SaveParty(case_id=table.case_id, role="agent", name="Immo Ter Linden"))
    table.run(SaveParty(case_id=table.case_id, role="landlord", name="Luc Vandenberghe"))
    page = desk.get(f"/cases/{table.case_id}/mediation/new").text
    assert 'value="Luc Vandenberghe"' in page
    assert re.search(r'<option value="owner" selected', page)


def test_a_stale_case_keeps_what_was_typed(table: Table, desk: FlaskClient) -> None:
    data = {"version": "1", "kind": "parent", "name": "moeder", "basis": "consent", "on": "08/07/2026"}
    answer = desk.post(f"/cases/{table.case_id}/mediation/new", data=data)
    assert answer.status_code == 409
    assert 'value="moeder"' in answer.text
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)
    assert version
    assert desk.post(
        f"/cases/{table.case_id}/mediation/new", data=data | {"version": version.group(1)}
    ).status_code == 303  # fmt: skip


def test_forms_say_what_is_wrong_beside_the_field(table: Table, desk: FlaskClient) -> None:
    table.proposed("parent")
    side = desk.post(path(table, "/sides/new"), data={"kind": "", "name": "x", "willing": "yes"})
    assert side.status_code == 422
    assert "Kies een antwoord uit de lijst" in side.text
    talk = desk.post(path(table, "/sessions"), data={"held_on": "08/07/2026", "way": "phone", "said": ""})
    assert talk.status_code == 422
    assert "Schrijf wat er gezegd is" in talk.text
    agreed = desk.post(path(table, "/agreement"), data={
        "version": "1", "agreed_on": "08/07/2026", "side_1": str(table.person), "what_1": "huur betalen",
        "due_on_1": "",
    })  # fmt: skip
    assert agreed.status_code == 422
    assert "Een verbintenis heeft een datum" in agreed.text
    assert 'value="huur betalen"' in agreed.text
    nothing = desk.post(path(table, "/agreement"), data={"version": "1", "agreed_on": "08/07/2026"})
    assert "minstens één verbintenis" in nothing.text
    away = desk.post(path(table, "/respite"), data={
        "version": "1", "from_on": "08/07/2026", "until_on": "20/07/2026", "place": "bij Nadia", "safe": "no",
    })  # fmt: skip
    assert away.status_code == 422
    assert "Die plek is niet veilig" in away.text
    back = desk.post(path(table, "/return"), data={"version": "1", "on": "08/07/2026", "safe": "yes"})
    assert "Er loopt geen respijt" in back.text


def test_side_of_the_person_is_asked_neither_kind_nor_name(table: Table, desk: FlaskClient) -> None:
    table.proposed("spouse")
    own = desk.get(path(table, f"/sides/{table.person}")).text
    assert 'name="name"' not in own
    other = desk.get(path(table, f"/sides/{table.other}")).text
    assert "van rechtswege medehuurder" in other
    assert desk.get(path(table, "/sides/999")).status_code == 404
    sent = desk.post(path(table, f"/sides/{table.person}"), data={"version": "1", "willing": "unsure"})
    assert sent.status_code == 303
    assert "Twijfelt" in desk.get(path(table)).text


def test_a_proposal_is_countered_and_answered(table: Table, desk: FlaskClient) -> None:
    table.proposed()
    given = {"made_on": "08/07/2026", "text": "vertrekken tegen 31 juli", "side": str(table.other), "amount": ""}
    assert desk.post(path(table, "/proposals"), data=given | {"until_on": "31/07/2026"}).status_code == 303
    first = table.card.proposals[0]
    counter = f"/cases/{table.case_id}/proposals/{first.id}/counter"
    page = desk.get(counter).text
    assert "Antwoordt op het voorstel van Luc V. (Eigenaar): vertrekken tegen 31 juli" in page
    assert page.count('type="radio" name="side"') + page.count('name="side" type="radio"') == 1
    assert desk.post(
        counter, data={"made_on": "08/07/2026", "text": "blijven", "side": str(table.person), "amount": "50"}
    ).status_code == 303  # fmt: skip
    second = table.card.proposals[0].counters[0]
    answer = f"/cases/{table.case_id}/proposals/{second.id}/answer"
    assert desk.post(answer, data={"version": "9", "status": "accepted"}).status_code == 303
    assert "wijzigde dit voorstel intussen" in desk.get(path(table)).text
    desk.post(answer, data={"version": "1", "status": "lost"})
    assert "Kies een antwoord uit de lijst" in desk.get(path(table)).text
    desk.post(answer, data={"version": "1", "status": "accepted"})
    page = told(desk.get(path(table)))
    assert "Tegenvoorstel gedaan" in page
    assert "Aanvaard" in page


def test_an_agreement_elsewhere_is_kept_and_the_page_says_why(table: Table, desk: FlaskClient) -> None:
    table.proposed()
    table.event("claim_known", stage="claim_filed")
    sent = desk.post(path(table, "/agreement"), data={
        "version": "1", "agreed_on": "08/07/2026", "side_0": "service", "what_0": "plan sturen",
        "due_on_0": "20/07/2026",
    })  # fmt: skip
    assert sent.status_code == 303
    page = told(desk.get(path(table)))
    assert "Het is genoteerd. Het dossier zelf blijft staan waar het staat: Mogelijk vanuit" in page
    assert "Onze dienst" in page
    assert table.case.state == "claim_filed"


def test_promises_are_settled_and_a_kept_agreement_leads_to_the_close(table: Table, desk: FlaskClient) -> None:
    table.proposed()
    table.agree(promise(table, table.person, date(2026, 7, 15), "huur betalen"))
    one = table.card.promises[0]
    address = f"/cases/{table.case_id}/commitments/{one.id}"
    page = desk.get(address).text
    assert "huur betalen" in page
    assert 'name="breaks"' in page
    late = desk.post(address, data={"version": "1", "status": "late", "on": "08/07/2026"})
    assert late.status_code == 422
    assert "noteer de nieuwe datum" in late.text
    assert desk.post(address, data={"version": "1", "status": "kept", "on": "08/07/2026"}).status_code == 303
    page = desk.get(path(table)).text
    assert "Alles wat beloofd was is gedaan" in page
    assert f"/cases/{table.case_id}/events/agreement_kept" in page


def test_the_agenda_leads_to_the_page_of_a_promise_an_action_and_the_talks(table: Table, desk: FlaskClient) -> None:
    table.proposed("parent")
    table.elsewhere()
    table.agree(promise(table, table.person, date(2026, 7, 15)))
    action_id = table.run(StartAction(case_id=table.case_id, action="utilities"))
    with Reader.open(table.store, table.team.organisation_id) as reader:
        days = {due.rule: due.id for due in reader.where(DueDate, case_id=table.case_id, status="running")}
    leads = {
        f"action.{action_id}.due": f"/cases/{table.case_id}/actions/{action_id}",
        f"mediation.{table.id}.return": path(table),
    }
    for rule, to in leads.items():
        page = desk.get(f"/cases/{table.case_id}/dates/{days[rule]}")
        assert f'href="{to}"' in page.text
    one = table.card.promises[0].id
    answer = desk.get(f"/cases/{table.case_id}/dates/{days[f'commitment.{one}']}")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/cases/{table.case_id}/commitments/{one}"


def test_a_step_of_the_return_breaks_no_agreement(table: Table, desk: FlaskClient) -> None:
    table.proposed("parent")
    table.elsewhere(steps=(promise(table, None, date(2026, 7, 18)),))
    page = desk.get(f"/cases/{table.case_id}/commitments/{table.card.promises[0].id}").text
    assert 'name="breaks"' not in page


def test_talks_end_with_a_reason(table: Table, desk: FlaskClient) -> None:
    table.proposed()
    data = {
        "version": "1",
        "on": "08/07/2026",
        "failure": "no_answer",
        "after": "prepare_move",
        "note": "drie keer gebeld",
    }
    assert desk.post(path(table, "/end"), data=data).status_code == 303
    page = told(desk.get(path(table)))
    assert "Geen antwoord" in page
    assert "drie keer gebeld" in page
    assert table.case.state == "preparing_move"
    assert "Mislukt" in told(desk.get(f"/cases/{table.case_id}"))


def test_auditors_see_no_talks(table: Table, team: Team, sign_in: SignIn) -> None:
    table.proposed()
    assert sign_in(team, "auditor").get(path(table)).status_code == 403


def test_a_case_without_a_name_is_called_so(store: Store, team: Team, desk: FlaskClient) -> None:
    table = Table(store, team, identity="anonymous", first_name="", last_name="")
    assert "Zonder naam" in desk.get(f"/cases/{table.case_id}/mediation").text
    run(store, SaveParty(case_id=table.case_id, role="host", name="tante"), team.adviser)
    assert 'value="tante"' in desk.get(f"/cases/{table.case_id}/mediation/new").text
