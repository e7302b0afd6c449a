"""What level 1 does beside checks, through HTTP in Dutch: registrations, allowances, a lawyer, proofs, the CPAS."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseAction, DueDate
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="nl")


def a_case(desk: FlaskClient, concern: str = "arrears", **more: str) -> int:
    return number_in(follow(desk, "/cases/new", {
        "identity": "named", "first_name": "Moussa", "last_name": "Diallo", "concern": concern, "language": "nl",
        "safe_to_contact": "yes", "postal_code": "1060", "channel": "visit", "minors": "1", "assign_to_self": "y",
        "commune_nis": "", **more,
    }))  # fmt: skip


def a_lease(desk: FlaskClient, case_id: int, **values: str) -> None:
    follow(desk, f"/cases/{case_id}/lease", values)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def begun(desk: FlaskClient, case_id: int, action: str) -> str:
    """Read the page that explains an action, begin it; return its address."""
    path = f"/cases/{case_id}/actions/new/{action}"
    page = desk.get(path)
    assert page.status_code == 200
    due = re.search(r'name="due_on"[^>]*value="([^"]+)"', page.text)
    assert due, "a day is proposed"
    return follow(desk, path, {"due_on": due.group(1), "assigned_to": ""})


def keep(desk: FlaskClient, path: str, **values: object) -> str:
    """Fill in the file of an action as it stands; return its page."""
    version = re.search(r'name="version"[^>]*value="(\d+)"', desk.get(path).text)
    assert version
    follow(desk, path, {"version": version.group(1), **values})
    return desk.get(path).text


def stands(desk: FlaskClient, path: str, status: str, on: str = "08/07/2026", reason: str = "") -> None:
    version = re.search(r'name="version"[^>]*value="(\d+)"', desk.get(path).text)
    assert version
    data = {"version": version.group(1), "status": status, "on": on, "reason": reason}
    follow(desk, f"{path}/status", data)


def running(store: Store, team: Team) -> dict[str, tuple[date, str, str]]:
    with Reader.open(store, team.organisation_id) as reader:
        rows = reader.where(DueDate, status="running")
        return {due.rule.split(".")[-1]: (due.due_on, due.waits_for, due.kind) for due in rows}


def test_m2_1_d_registered_for_social_housing_and_renewed(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.d: proof, answer awaited, yearly renewal in the agenda."""
    case_id = a_case(desk)
    path = begun(desk, case_id, "social_housing")
    page = keep(
        desk, path, q_no_property="yes", q_income_fits="yes", q_one_registered="yes", papers=["form", "tax"],
        p_society="BinHôme", p_filed_on="6/7/2026", due_on="22/07/2026",
    )  # fmt: skip
    assert "Waarschijnlijk wel" in page
    assert running(store, team)["filed_on"] == (date(2026, 8, 25), "service", "custom")
    stands(desk, path, "done", on="7/7/2026")
    page = keep(desk, path, p_society="BinHôme", p_filed_on="6/7/2026", p_number="2026/118", renew_on="07/07/2027")
    assert running(store, team) == {"renewal": (date(2027, 7, 7), "us", "custom")}
    case = words(desk.get(f"/cases/{case_id}").text)
    assert "te hernieuwen op 07/07/2027" in case
    assert "De inschrijving voor een sociale woning nakijken en bevestigen" in case
    begun(desk, case_id, "moderate_rent")


def test_m2_1_e_rent_allowance_refused_and_appealed_in_time(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.e: what is missing is said, never guessed; the appeal has its date."""
    case_id = a_case(desk)
    path = begun(desk, case_id, "rent_allowance")
    page = words(keep(desk, path, q_registered="yes", q_priority="", q_from_agency="no"))
    assert "Nog niet te zeggen" in page
    assert "Nog te vragen:" in page
    assert "minstens 6 prioriteitstitels" in page
    page = words(keep(desk, path, q_registered="yes", q_priority="no"))
    assert "Waarschijnlijk niet" in page
    keep(
        desk, path, q_registered="yes", q_priority="yes", q_income_fits="yes", q_main_home="yes",
        q_from_agency="no", q_from_family="no", p_filed_on="01/07/2026", p_decision="refused",
        p_decided_on="08/07/2026", p_appeal_by_on="07/08/2026",
    )  # fmt: skip
    assert running(store, team)["appeal_by_on"] == (date(2026, 8, 7), "us", "legal")
    assert "Laatste dag voor beroep: huurtoelage" in desk.get(f"/cases/{case_id}").text
    other = begun(desk, case_id, "relocation_allowance")
    stands(desk, other, "not_needed")
    assert "Niet nodig" in desk.get(f"/cases/{case_id}/actions").text


def test_m2_1_f_a_petition_leads_to_a_lawyer_at_the_right_bureau(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.f: proposed at once when a claim is known; bureau, papers, name and language of the lawyer."""
    case_id = a_case(desk)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    follow(desk, f"/cases/{case_id}/events/claim_known", {
        "version": str(version), "happened_on": "08/07/2026", "given_stage": "claim_filed", "asked":
        "stage known_through roll_number hearing_on note", "given_known_through": "paper",
    })  # fmt: skip
    page = desk.get(f"/cases/{case_id}").text
    steps = re.findall(r'<li class="lm-next__step">.*?</li>', page, re.DOTALL)
    assert any("Een advocaat vragen" in step and "de tijd dringt" in step for step in steps)
    explained = desk.get(f"/cases/{case_id}/actions/new/legal_aid_second_line").text
    assert "Bureau voor Juridische Bijstand Brussel (BJB)" in explained
    assert "geven elkaar geen dossiers door" in explained
    path = begun(desk, case_id, "legal_aid_second_line")
    asked = {
        "q_aided_by_centre": "yes", "q_insured": "no", "papers": ["form", "centre", "case_papers"], "p_bureau": "bjb",
        "p_filed_on": "08/07/2026",
    }  # fmt: skip
    assert "Waarschijnlijk wel" in keep(desk, path, **asked)
    assert running(store, team)["filed_on"] == (date(2026, 7, 15), "service", "custom"), "the bureau is awaited"
    page = keep(desk, path, **asked, p_lawyer="Meester Voorbeeld", p_lawyer_language="nl")
    assert 'value="Meester Voorbeeld"' in page
    assert "filed_on" not in running(store, team), "the name is there"


def test_m2_1_g_receipts_for_cash_are_asked_and_followed(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.g: receipts, deposit, defects and rent, each with the day on which the landlord should have answered."""
    case_id = a_case(desk, concern="defects")
    path = begun(desk, case_id, "cash_receipts")
    keep(desk, path, papers=["withdrawals"], p_asked_on="06/07/2026", p_months="april tot juni 2026")
    assert running(store, team)["asked_on"] == (date(2026, 7, 14), "landlord", "custom")
    deposit = begun(desk, case_id, "deposit_receipt")
    assert 'value="1500,00"' in keep(desk, deposit, p_amount="1.500")
    defects = begun(desk, case_id, "defects_notice")
    keep(desk, defects, p_noticed_on="08/07/2026", papers=["photos"])
    assert running(store, team)["noticed_on"] == (date(2026, 8, 7), "landlord", "custom")
    rent = begun(desk, case_id, "rent_negotiation")
    assert "Waarschijnlijk wel" in keep(desk, rent, q_poor_quality="yes", p_proposed_rent="700")


def test_m2_1_h_an_oral_lease_is_proved_and_no_papers_are_asked(desk: FlaskClient, team: Team, store: Store) -> None:
    """M2.1.h: the evidence list is ticked off; the residence status is neither asked nor stored."""
    case_id = a_case(desk, concern="notice")
    a_lease(desk, case_id, written="no")
    page = desk.get(f"/cases/{case_id}").text
    assert "Bewijzen van de mondelinge huurovereenkomst verzamelen" in page
    path = begun(desk, case_id, "oral_lease_proof")
    page = keep(
        desk, path, papers=["payments", "witnesses", "meters", "mail"], p_since_on="01/03/2021", p_rent="620",
        p_paid_to="contant, aan de zoon van de eigenaar",
    )  # fmt: skip
    assert len(re.findall(r'name="papers"[^>]*checked', page)) == 4
    assert "de verblijfstitel wordt niet gevraagd" in page
    names = set(re.findall(r'name="([^"]+)"', page))
    assert {name for name in names if re.search("residen|verblijf|titel|national", name)} == set()
    stands(desk, path, "done")
    proposal = begun(desk, case_id, "written_lease")
    assert "wakker maken" in desk.get(proposal).text, "the risk is weighed first"
    stands(desk, proposal, "refused")
    assert "Eerder niet gewenst" in desk.get(f"/cases/{case_id}/actions").text


def test_m2_1_i_the_competent_cpas_is_proposed_and_must_acknowledge(
    desk: FlaskClient, team: Team, store: Store
) -> None:
    """M2.1.i: proposed from the commune, changed where the person stays elsewhere; thirty days from the receipt."""
    case_id = a_case(desk)
    follow(desk, f"/cases/{case_id}/arrears/new", {
        "kind": "rent", "stated_on": "01/07/2026", "amount": "1240", "disputed": "",
    })  # fmt: skip
    page = desk.get(f"/cases/{case_id}").text
    assert "In contact brengen met het bevoegde OCMW" in page
    path = begun(desk, case_id, "cpas_contact")
    page = desk.get(path).text
    assert re.search(r'<option value="cpas-21013" selected', page), "Saint-Gilles, as the dwelling"
    assert "van de gemeente waar de persoon werkelijk verblijft" in page
    page = keep(
        desk, path, p_centre="cpas-21009", p_contact="huisvestingsreferent", p_applied_on="08/07/2026",
        p_acknowledged_on="08/07/2026", papers=["consent", "request"],
    )  # fmt: skip
    assert "OCMW van Elsene" in page
    assert running(store, team)["acknowledged_on"] == (date(2026, 8, 7), "service", "legal")
    today = desk.get("/").text
    assert "Beslissing van het OCMW verwacht" in today, "awaited from others"
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(CaseAction, case_id=case_id)[0].particulars["centre"] == "cpas-21009"
