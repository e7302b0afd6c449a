"""The pages of actions: offered with a reason, filled in, corrected, in both languages (M2.1.d to M2.1.i)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.actions import queries
from app.actions.commands import SaveAction, StartAction
from app.cases.commands import RecordEvent, SaveLease
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseAction
from letters.catalogue import CATALOGUE
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import SignIn, Team


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    return open_case(store, team.adviser, postal_code="1060", commune_nis="21013")


def begin(store: Store, team: Team, case_id: int, action: str) -> int:
    return run(store, StartAction(case_id=case_id, action=action), team.adviser)


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_case_page_shows_three_steps_with_reasons_and_an_action_among_them(
    store: Store, team: Team, sign_in: SignIn, case_id: int
) -> None:
    run(store, SaveLease(case_id=case_id, written=False), team.adviser)
    page = sign_in(team, "adviser", language="nl").get(f"/cases/{case_id}").text
    steps = re.findall(r'<li class="lm-next__step">.*?</li>', page, re.DOTALL)
    assert len(steps) == 3
    assert "Het antwoord over de veiligheid noteren" in steps[0]
    assert "Bewijzen van de mondelinge huurovereenkomst verzamelen" in steps[1], "urgent: second"
    assert "bewijzen gaan snel verloren" in steps[1]
    assert f"/cases/{case_id}/actions/new/oral_lease_proof" in steps[1]
    assert "Er loopt niets: inschrijvingen" in page


def test_auditor_and_reader_roles_are_kept_out(team: Team, sign_in: SignIn, case_id: int) -> None:
    assert sign_in(team, "auditor").get(f"/cases/{case_id}/actions").status_code == 403
    assert sign_in(team, "administrator").get(f"/cases/{case_id}/actions/new/utilities").status_code == 403


@pytest.mark.parametrize(("language", "words"), [("fr", "Ce qui convient à cette situation"), ("nl", "Wat bij deze")])
def test_all_actions_are_on_offer_with_their_reason(
    team: Team, sign_in: SignIn, case_id: int, language: str, words: str
) -> None:
    page = sign_in(team, "adviser", language=language).get(f"/cases/{case_id}/actions").text
    assert words in page
    assert page.count("/actions/new/") == 15


def test_an_action_that_is_not_there_is_not_found(team: Team, sign_in: SignIn, case_id: int) -> None:
    browser = sign_in(team)
    assert browser.get(f"/cases/{case_id}/actions/new/unknown").status_code == 404
    assert browser.get(f"/cases/{case_id}/actions/77").status_code == 404


def test_begin_says_what_is_wrong_beside_the_field(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    browser = sign_in(team, "adviser", language="nl")
    path = f"/cases/{case_id}/actions/new/utilities"
    answer = browser.post(path, data={"due_on": "morgen misschien", "assigned_to": ""})
    assert answer.status_code == 422
    assert 'value="morgen misschien"' in answer.text
    assert browser.post(path, data={"due_on": "20/07/2026", "assigned_to": ""}).status_code == 303
    again = browser.post(path, data={"due_on": "21/07/2026", "assigned_to": ""})
    assert again.status_code == 422
    assert "Deze actie loopt al" in again.text


def test_a_value_that_cannot_be_keeps_everything_typed(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "social_housing")
    answer = sign_in(team, "adviser", language="nl").post(
        f"/cases/{case_id}/actions/{action_id}",
        data={
            "version": "1", "q_no_property": "yes", "papers": ["form", "tax"], "p_society": "BinHôme",
            "p_filed_on": "09/07/2026", "notes": "belangrijk", "due_on": "20/07/2026",
        },
    )  # fmt: skip
    assert answer.status_code == 422
    assert "ligt in de toekomst" in answer.text
    for kept in ("BinHôme", "belangrijk", "09/07/2026", "20/07/2026"):
        assert kept in answer.text
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(CaseAction, action_id).version == 1


def test_a_stale_page_says_what_stands_there_now(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "utilities")
    run(store, SaveAction(case_id=case_id, action_id=action_id, version=1, notes="d'abord"), team.coordinator)
    browser = sign_in(team, "adviser", language="fr")
    path = f"/cases/{case_id}/actions/{action_id}"
    answer = browser.post(path, data={"version": "1", "notes": "ensuite"})
    assert answer.status_code == 409
    assert "ensuite" in answer.text
    assert "d&#39;abord" in answer.text
    stale = browser.post(f"{path}/status", data={"version": "1", "status": "done", "on": "08/07/2026"})
    assert stale.status_code == 409
    assert browser.post(path, data={"version": "2", "notes": "ensuite"}).status_code == 303


def test_status_is_refused_beside_its_field(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "utilities")
    browser = sign_in(team, "adviser", language="nl")
    path = f"/cases/{case_id}/actions/{action_id}/status"
    answer = browser.post(path, data={"version": "1", "status": "impossible", "on": "08/07/2026"})
    assert answer.status_code == 422
    assert "Zeg in één zin waarom" in answer.text
    assert browser.post(path, data={"version": "1", "status": "impossible", "on": ""}).status_code == 422
    done = browser.post(path, data={"version": "1", "status": "impossible", "on": "08/07/2026", "reason": "geen meter"})
    assert done.status_code == 303
    shown = plain(browser.get(f"/cases/{case_id}/actions").text)
    assert "Onmogelijk sinds 08/07/2026" in shown
    assert "geen meter" in shown


def test_letters_that_exist_are_linked_and_others_do_not_break(
    store: Store, team: Team, sign_in: SignIn, case_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = CATALOGUE["request_lease_documents"]
    monkeypatch.setattr(queries, "letters_for", lambda _declared: (spec,))
    page = sign_in(team).get(f"/cases/{case_id}/actions/new/oral_lease_proof").text
    assert f"/cases/{case_id}/letters/new?letter=request_lease_documents" in page


def test_a_closed_case_is_read_and_offers_nothing(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "utilities")
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    closing = RecordEvent(
        case_id=case_id, version=version, event="closed", happened_on=TODAY,
        inputs={"outcome": "unknown", "closing_reason": "other"},
    )  # fmt: skip
    run(store, closing, team.adviser)
    browser = sign_in(team)
    assert "/actions/new/" not in browser.get(f"/cases/{case_id}/actions").text
    page = browser.get(f"/cases/{case_id}/actions/{action_id}").text
    assert "save_status" not in page
    late = browser.post(f"/cases/{case_id}/actions/{action_id}", data={"version": "1", "due_on": "20/07/2026"})
    assert late.status_code == 422


def test_fields_show_what_is_stored(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "oral_lease_proof")
    told = {"since_on": date(2021, 3, 1), "rent": 62050, "paid_to": "en main propre"}
    run(
        store,
        SaveAction(case_id=case_id, action_id=action_id, version=1, particulars=told, papers=("keys",)),
        team.adviser,
    )
    page = sign_in(team).get(f"/cases/{case_id}/actions/{action_id}").text
    assert 'value="01/03/2021"' in page
    assert 'value="620,50"' in page
    assert re.search(r'value="keys"[^>]*checked', page)


def test_several_lists_are_written_down_in_one_box(store: Store, team: Team, sign_in: SignIn, case_id: int) -> None:
    action_id = begin(store, team, case_id, "moderate_rent")
    browser = sign_in(team)
    path = f"/cases/{case_id}/actions/{action_id}"
    sent = browser.post(path, data={"version": "1", "p_agencies": "AIS X (1er juin)\nFonds du Logement"})
    assert sent.status_code == 303
    assert re.search(r"<textarea[^>]*p_agencies[^>]*>\s*AIS X \(1er juin\)", browser.get(path).text)


def test_a_case_without_a_commune_proposes_no_centre(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    action_id = begin(store, team, case_id, "cpas_contact")
    page = sign_in(team).get(f"/cases/{case_id}/actions/{action_id}").text
    assert '<option value="" selected' in page.replace('selected=""', "selected")
    assert "CPAS de Saint-Gilles</strong>" not in page


def test_the_action_about_defects_leads_to_the_walk(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser)
    browser = sign_in(team)
    assert f'href="/cases/{case_id}/defects"' in browser.get(f"/cases/{case_id}/actions/new/defects_notice").text
    assert f'href="/cases/{case_id}/defects"' not in browser.get(f"/cases/{case_id}/actions/new/utilities").text
