"""The pages of a debt in both languages, the pasted table, the account as a table, the letters it fills (M2.2.c)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.cases.commands import SaveParty
from app.correspondence.commands import PrepareLetter
from app.debt import pasted, queries
from app.debt.commands import DisputeIndexation
from app.foundation.errors import NotFound
from app.foundation.run import run
from app.foundation.spreadsheet import as_csv, as_xlsx, safe
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Letter
from letters.context import Budget
from tests.app.cases.builders import TODAY
from tests.app.debt.test_commands import Owing
from tests.conftest import SignIn, Team
from workflows.debt.plan import OneOff


@pytest.fixture
def owing(store: Store, team: Team) -> Owing:
    return Owing(store, team).owes()


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="nl")


def told(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("\u00a0", " ").replace("\u202f", " ")


def test_from_an_empty_account_to_a_plan_that_is_paid(store: Store, team: Team, desk: FlaskClient) -> None:
    owing = Owing(store, team)
    base = f"/cases/{owing.case_id}/debt"
    assert "De rekening is leeg" in told(desk.get(base))
    assert "valt niets te spreiden" in told(desk.get(base + "/plan"))
    months = {"first_on": "01/04/2026", "last_on": "01/05/2026", "rent": "800", "charges": "", "due_day": "1"}
    assert desk.post(base + "/months", data=months).status_code == 303
    assert desk.post(base + "/months", data=months).status_code == 422
    line = {"kind": "payment", "entry_on": "03/04/2026", "amount": "400", "said_by": "bank"}
    assert desk.post(base + "/lines/new", data=line).status_code == 303
    assert desk.post(base + "/lines/new", data=line | {"amount": "veel"}).status_code == 422
    budget = desk.post(base + "/budget", data={"version": "", "work": "1900", "rent": "800", "floor": "50"})
    assert budget.status_code == 303
    stale = desk.post(base + "/budget", data={"version": "", "work": "100"})
    assert stale.status_code == 409
    assert "In het dossier staat nu" in told(stale)
    question = {
        "of": "accepted", "first_on": "08/07/2026", "way": "months", "months": "2", "one_off": "200",
        "one_off_kind": "centre", "one_off_on": "08/07/2026",
    }  # fmt: skip
    asked = desk.post(base + "/plan", data=question | {"calculate": "1"})
    assert "2 maanden van € 500,00" in told(asked)
    assert desk.post(base + "/plan", data=question | {"first_on": ""}).status_code == 422
    assert desk.post(base + "/plan", data=question | {"months": "0"}).status_code == 422
    assert desk.post(base + "/plan", data=question | {"way": "until", "until": "", "keep": "1"}).status_code == 422
    assert desk.post(base + "/plan", data=question | {"keep": "1"}).status_code == 303
    assert "Hulp van het OCMW" in told(desk.get(base + "/plan"))
    with Reader.open(store, team.organisation_id) as reader:
        plan = queries.plans(reader, owing.case_id)[0]
    agree = {"version": str(plan.version), "how": "out_of_court", "on": "08/07/2026", "clause": "first_default"}
    assert desk.get(f"{base}/plans/{plan.id}/agree").status_code == 200
    assert desk.post(f"{base}/plans/{plan.id}/agree", data=agree | {"on": "09/07/2026"}).status_code == 422
    agreed = desk.post(f"{base}/plans/{plan.id}/agree", data=agree, follow_redirects=True)
    assert "Bij de eerste wanbetaling" in told(agreed)
    one = owing.plan(plan.id).instalments[0]
    page = desk.get(f"{base}/instalments/{one.id}")
    assert "Het plan is geen titel" in told(page)
    paid = {"version": str(one.version), "became": "paid", "on": "08/07/2026", "amount": "200", "said_by": "bank"}
    assert desk.post(f"{base}/instalments/{one.id}", data=paid).status_code == 303
    assert desk.get(f"{base}/instalments/{one.id}").status_code == 303
    missed = desk.post(
        f"{base}/instalments/{owing.plan(plan.id).instalments[1].id}",
        data={"version": "1", "became": "missed", "on": "08/07/2026"},
    )
    assert "nog niet voorbij" in told(missed)
    case = told(desk.get(f"/cases/{owing.case_id}"))
    assert "Schuld en afbetalingsplan" in case
    assert "Loopt" in case


def test_buttons_of_a_plan_say_what_came_of_them(owing: Owing, desk: FlaskClient) -> None:
    base = f"/cases/{owing.case_id}/debt"
    card = owing.planned(first_on=date(2026, 7, 1))
    assert "Te vergelijken plannen" in told(desk.get(base))
    again = {"version": str(card.version)}
    first = desk.post(f"{base}/plans/{card.id}/propose", data=again, follow_redirects=True)
    assert "Het dossier zelf blijft" in told(first)
    second = desk.post(f"{base}/plans/{card.id}/propose", data=again, follow_redirects=True)
    assert "Iemand heeft dit intussen gewijzigd" in told(second)
    third = desk.post(f"{base}/plans/{card.id}/propose", data={"version": "2"}, follow_redirects=True)
    assert "Dit plan staat daar niet meer" in told(third)
    assert desk.post(f"{base}/plans/{card.id}/refuse", data={"version": "2"}).status_code == 303
    other = owing.planned()
    assert desk.post(f"{base}/plans/{other.id}/drop", data={"version": "1"}).status_code == 303
    late = owing.planned(first_on=date(2026, 6, 1))
    agree = {"version": "1", "how": "judgment", "on": "08/07/2026", "clause": ""}
    refused = desk.post(f"{base}/plans/{late.id}/agree", data=agree)
    assert refused.status_code == 422
    assert "ten vroegste op de dag van het akkoord" in told(refused)
    running = owing.agreed()
    blocked = owing.planned()
    desk.post(f"{base}/plans/{blocked.id}/propose", data={"version": "1"})
    assert owing.plan(blocked.id).status == "draft", "another plan runs"
    assert running.status == "agreed"


def test_a_pasted_table_is_added_whole_or_not_at_all(owing: Owing, desk: FlaskClient) -> None:
    base = f"/cases/{owing.case_id}/debt"
    assert desk.get(base + "/paste").status_code == 200
    wrong = desk.post(base + "/paste", data={"rows": "1/3/26; huur maart; 850,00\nx; y; z", "said_by": "landlord"})
    assert wrong.status_code == 422
    assert "Lijn 2:" in told(wrong)
    assert "1/3/26; huur maart; 850,00" in wrong.text
    assert "Huur 03/2026" in told(wrong)
    assert len(owing.ledger.rows) == 3
    right = desk.post(base + "/paste", data={"rows": "1/3/26; huur maart; 850,00", "said_by": "landlord"})
    assert right.status_code == 303
    assert owing.ledger.rows[0].label == "huur maart"
    refused = desk.post(base + "/paste", data={"rows": "1/3/26; huur; 0", "said_by": "landlord"})
    assert refused.status_code == 422


PASTED = [
    ("01/08/2026; loyer août; 850,00", ("rent", "2026-08", 85000)),
    ("01.03.2026\tProvision charges 02/2026\t60", ("charges", "2026-02", 6000)),
    ("2026-03-04; virement loyer mars; 1.600,50", ("payment", "2026-03", 160050)),
    ("4/3/2026; extrait; -600", ("payment", "", 60000)),
    ("5 januari 2026; huur december; 850", ("rent", "2025-12", 85000)),
    ("5/2/2026; afrekening 2025; 120", ("settlement", "", 12000)),
    ("5/2/2026; huur februari 2025; 120", ("rent", "2025-02", 12000)),
    ("5/2/2026; deurwaarder; 77,10", ("costs", "", 7710)),
]


@pytest.mark.parametrize(("line", "understood"), PASTED)
def test_a_line_is_understood_in_any_belgian_form(line: str, understood: tuple[str, str, int]) -> None:
    (found,) = pasted.read(line, "landlord", TODAY)
    assert found.written is not None, found.error
    assert (found.written.kind, found.written.month, found.written.amount_cents) == understood


@pytest.mark.parametrize("line", ["", "1/3/2026; 850", "32/1/2026; x; 1", "1/3/2026; x; y", "9/7/2026; paiement; 5"])
def test_a_line_that_is_not_understood_says_why(line: str) -> None:
    assert pasted.read(line, "landlord", TODAY)[0].error is not None
    assert pasted.read("1/1/2026;x;1\n" * 201, "tenant", TODAY)[0].error is not None


def test_the_account_leaves_as_a_table_without_formulas(owing: Owing, desk: FlaskClient) -> None:
    owing.line("other", TODAY, 1000, label="=HYPERLINK(1)", disputed_cents=1000, disputed_because="+x")
    text = desk.get(f"/cases/{owing.case_id}/debt/account.csv")
    assert text.data.startswith("\ufeffDag;".encode())
    assert "'=HYPERLINK(1)" in text.text
    assert ";850,00;" in text.text
    book = desk.get(f"/cases/{owing.case_id}/debt/account.xlsx")
    with zipfile.ZipFile(io.BytesIO(book.data)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert '<c t="n"><v>850.00</v></c>' in sheet
    assert "<f>" not in sheet
    assert "=HYPERLINK(1)" in sheet
    assert safe("@x") == "'@x"
    assert as_csv([["a", None, Decimal("-1.5"), 3]]) == "\ufeffa;;-1,50;3\r\n"
    assert as_xlsx([["<&\x00"]], "n").startswith(b"PK")


def test_removing_taking_over_and_disputing_have_their_buttons(owing: Owing, desk: FlaskClient) -> None:
    base = f"/cases/{owing.case_id}/debt"
    row = owing.ledger.rows[0]
    assert desk.get(f"{base}/lines/{row.id}").status_code == 200
    assert desk.post(f"{base}/lines/{row.id}/remove", data={"version": str(row.version)}).status_code == 303
    assert len(owing.ledger.rows) == 2
    owed = {"kind": "rent", "stated_on": "08/07/2026", "amount": "10,00", "disputed": ""}
    assert desk.post(f"/cases/{owing.case_id}/arrears/new", data=owed).status_code == 303
    assert "bij het onthaal genoteerd" in told(desk.get(base))
    assert desk.post(base + "/take-over").status_code == 303
    assert owing.ledger.stated == 0


def test_letters_begin_with_the_account_and_the_plan(store: Store, team: Team, desk: FlaskClient) -> None:
    home = {"street": "rue Y", "house_number": "2", "postal_code": "1060", "commune_nis": "21013"}
    owing = Owing(store, team, **home).owes()
    case_id = owing.case_id
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.letter_budget(reader, case_id) == Budget()
        assert queries.letter_debt(reader, case_id).monthly is None
        assert queries.answers(reader, case_id, "contest_charges", "fr") == {}
    owing.line("costs", TODAY, 4000, disputed_cents=4000, disputed_because="pas de preuve")
    owing.planned(debt=Decimal("1600.00"))
    with Reader.open(store, team.organisation_id) as reader:
        debt = queries.letter_debt(reader, case_id)
        reply = queries.answers(reader, case_id, "reply_formal_notice", "fr")
        plan = queries.answers(reader, case_id, "agree_repayment_plan", "nl")
    assert (debt.claimed, debt.accepted, debt.disputed) == (Decimal("1640.00"), Decimal("1600.00"), Decimal("40.00"))
    assert sum(row.amount for row in debt.rows) == debt.accepted
    assert reply["contested"] == [{"what": "Frais", "amount": "40.00", "reason": "pas de preuve"}]
    assert plan["debts"] == [
        {"what": "Huur, mei 2026", "amount": "750.00"}, {"what": "Huur, juni 2026", "amount": "850.00"},
    ]  # fmt: skip
    assert (plan["manner"], plan["monthly"], plan["first_on"]) == ("monthly", "800.00", "2026-07-08")
    owing.planned(one_off=OneOff("centre", Decimal("100.00"), TODAY))
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.answers(reader, case_id, "agree_repayment_plan", "fr")["manner"] == "lines"
    key = run(
        store,
        PrepareLetter(case_id=case_id, letter="agree_repayment_plan", language="fr", dated_on=TODAY),
        team.adviser,
    )
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(Letter, key).options["asked"]["debts"][0]["what"] == "Loyer, mai 2026"
    landlord = {"street": "rue X", "house_number": "1", "postal_code": "1000", "locality": "Bruxelles"}
    run(store, SaveParty(case_id=case_id, role="landlord", name="Luc V.", **landlord), team.adviser)
    draft = desk.get(f"/letters/{key}")
    assert draft.status_code == 200
    assert "Loyer, mai 2026" in draft.text


def test_a_disputed_indexation_follows_the_check(store: Store, team: Team, sign_in: SignIn) -> None:
    from app.demo.debts import indexation_in_the_debt, plan_running  # noqa: PLC0415 — the stories are what is tested
    from app.demo.stage import Stage  # noqa: PLC0415

    stage = Stage(store, team.adviser)
    indexation_in_the_debt(stage)
    with Reader.open(store, team.organisation_id) as reader:
        ledger = queries.ledger(reader, stage.case_id)
        (check,) = queries.indexation_checks(reader, stage.case_id)
    assert [row.disputed for row in ledger.rows if row.kind == "rent"] == [check.asked - check.due] * 4
    browser = sign_in(team, "adviser")
    page = browser.get(f"/cases/{stage.case_id}/debt")
    assert "Selon le contrôle" not in told(page), "it is disputed already"
    assert "Indexatie boven wat de wet toelaat" in told(page)
    again = browser.post(f"/cases/{stage.case_id}/debt/dispute/{check.id}", follow_redirects=True)
    assert "Aucun loyer du compte ne dépasse" in told(again)
    elsewhere = Owing(store, team)
    with pytest.raises(NotFound):
        elsewhere.run(DisputeIndexation(case_id=elsewhere.case_id, check_record_id=check.id, because="x"))
    running = Stage(store, team.adviser)
    plan_running(running)
    assert "1 paiement est en retard" in told(browser.get(f"/cases/{running.case_id}/debt"))


def test_an_auditor_and_a_closed_case_write_nothing(owing: Owing, team: Team, sign_in: SignIn) -> None:
    auditor = sign_in(team, "auditor")
    assert auditor.post(f"/cases/{owing.case_id}/debt/take-over").status_code == 403
