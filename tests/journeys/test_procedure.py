"""The procedure through HTTP in both languages (M2.2.b): judgment, service, CPAS told late, notice, rehousing proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.foundation import clock
from app.store.base import Store
from app.store.tables import CaseEvent, CheckRecord, DueDate, ProcedureEntry
from tests.app.agenda.builders import rows
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in
from tests.journeys.test_mediation import send

WORDS = {
    "fr": {
        "suspended": "le mois ne court pas tant que l'huissier n'a pas informé le CPAS",
        "worst": "Au plus tôt, dans le pire des cas",
        "plan": "jeudi 22 octobre 2026",
        "default": "vendredi 23 octobre 2026",
        "stopped": "L'expulsion n'a pas lieu",
        "moved": "Ce qui a bougé",
    },
    "nl": {
        "suspended": "de maand loopt niet zolang het OCMW niet over de betekening is ingelicht",
        "worst": "Ten vroegste, in het slechtste geval",
        "plan": "donderdag 22 oktober 2026",
        "default": "vrijdag 23 oktober 2026",
        "stopped": "De uithuiszetting gaat niet door",
        "moved": "Wat verschoof",
    },
}


@pytest.fixture(autouse=True)
def october() -> Iterator[None]:
    """It is 12 October 2026, in the morning."""
    with clock.frozen(datetime(2026, 10, 12, 8, 0, tzinfo=UTC)):
        yield


def opened(desk: FlaskClient, language: str) -> int:
    case_id = number_in(follow(desk, "/cases/new", {
        "identity": "named", "first_name": "Samira", "last_name": "Öztürk", "concern": "arrears", "language": language,
        "safe_to_contact": "yes", "postal_code": "1060", "channel": "other", "street": "rue du Fort",
        "house_number": "3", "minors": "1", "commune_nis": "", "assign_to_self": "y",
    }))  # fmt: skip
    path = f"/cases/{case_id}/check/judicial_deadlines"
    told = {"as_of": "12/10/2026", "title_type": "residential_lease", "keep": "yes", "seen": versions(desk, path)}
    follow(desk, path, told)
    return case_id


def versions(desk: FlaskClient, path: str) -> str:
    found = re.search(r'name="seen" value="([\d.]+)"', desk.get(path).text)
    assert found
    return found.group(1)


def page(desk: FlaskClient, case_id: int) -> str:
    return unescape(desk.get(f"/cases/{case_id}/procedure").text).replace("\xa0", " ").replace("’", "'")


def happened(desk: FlaskClient, case_id: int, event: str, on: str, **given: str) -> None:
    path = f"/cases/{case_id}/events/{event}"
    asked = re.search(r'name="asked"[^>]*value="([^"]*)"', desk.get(path).text)
    assert asked, event
    send(desk, path, happened_on=on, asked=asked.group(1), **{f"given_{name}": value for name, value in given.items()})


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_from_the_judgment_to_the_proof_that_stops_the_eviction(
    language: str, team: Team, sign_in: SignIn, store: Store
) -> None:
    words = WORDS[language]
    desk = sign_in(team, "adviser", language=language)
    case_id = opened(desk, language)
    path = f"/cases/{case_id}/events/claim_known"
    send(desk, path, asked="stage known_through roll_number hearing_on judged_on note", given_stage="judged_eviction",
         given_known_through="registry_message", given_roll_number="26A1234", happened_on="01/09/2026")  # fmt: skip
    happened(desk, case_id, "judgment_served", "01/09/2026")
    happened(desk, case_id, "service_message_missing", "08/09/2026")
    assert words["suspended"] in page(desk, case_id)
    running = {due.rule for due in rows(store, DueDate, case_id=case_id, status="running")}
    assert "procedure_ask_bailiff" in running
    happened(desk, case_id, "centre_told_of_service", "22/09/2026")
    running = {due.rule for due in rows(store, DueDate, case_id=case_id, status="running")}
    assert "procedure_ask_bailiff" not in running
    happened(desk, case_id, "eviction_notice_sent", "22/09/2026")
    told = page(desk, case_id)
    assert told.index(words["worst"]) < told.index(words["plan"]) < told.index(words["default"])
    due = next(due for due in rows(store, DueDate, case_id=case_id, rule="procedure_earliest_eviction"))
    assert (due.due_on.isoformat(), due.normal_on.isoformat()) == ("2026-10-22", "2026-10-23")
    happened(desk, case_id, "rehousing_proof_sent", "05/10/2026", rehousing_on="15/10/2026")
    told = page(desk, case_id)
    assert words["stopped"] in told
    assert words["moved"] in told
    assert rows(store, DueDate, case_id=case_id, rule="procedure_earliest_eviction")[-1].status == "superseded"
    assert rows(store, CheckRecord, case_id=case_id, check="judicial_deadlines")[-1].verdict == "stopped"


def test_the_check_of_a_case_and_its_procedure_know_the_same(team: Team, sign_in: SignIn, store: Store) -> None:
    """What was told once is not asked again: dates kept with the check are entries, and the form shows them."""
    desk = sign_in(team, "adviser", language="fr")
    case_id = opened(desk, "fr")
    path = f"/cases/{case_id}/check/judicial_deadlines"
    seen = versions(desk, path)
    follow(desk, path, {
        "as_of": "12/10/2026", "title_type": "residential_lease", "petition-hearing_on": "03/12/2026", "seen": seen,
        "keep": "yes",
    })  # fmt: skip
    assert 'value="03/12/2026"' in desk.get(path).text
    hearing = [row for row in rows(store, ProcedureEntry, case_id=case_id) if row.path == "petition.hearing_on"]
    assert [(row.value, row.source) for row in hearing] == [("2026-12-03", "check")]
    seen = versions(desk, path)
    follow(desk, path, {"as_of": "12/10/2026", "title_type": "residential_lease", "seen": seen, "keep": "yes"})
    hearing = [row for row in rows(store, ProcedureEntry, case_id=case_id) if row.path == "petition.hearing_on"]
    assert [row.value for row in hearing] == ["2026-12-03", None]


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("fr", "normalement le 30/10/2026", "normalement le 16/03/2027"),
        ("nl", "normaal op 30/10/2026", "normaal op 16/03/2027"),
    ],
)
def test_one_day_of_service_moves_months_and_the_page_says_so(
    language: str, was: str, now: str, team: Team, sign_in: SignIn, store: Store
) -> None:
    desk = sign_in(team, "adviser", language=language)
    case_id = opened(desk, language)
    path = f"/cases/{case_id}/events/claim_known"
    send(desk, path, asked="stage known_through roll_number hearing_on judged_on note", given_stage="judged_eviction",
         given_known_through="registry_message", happened_on="20/09/2026")  # fmt: skip
    happened(desk, case_id, "judgment_served", "29/09/2026", centre_told_on="29/09/2026")
    happened(desk, case_id, "month_started", "29/09/2026")
    happened(desk, case_id, "eviction_notice_sent", "08/10/2026")
    served = next(row for row in rows(store, CaseEvent, case_id=case_id) if row.event == "judgment_served")
    send(desk, f"/cases/{case_id}/happened/{served.id}", happened_on="30/09/2026", reason="exploit du 30 septembre")
    told = page(desk, case_id)
    assert told.index(was) < told.index(now)
    assert "exploit du 30 septembre" in told
    assert re.search(r"<del>.*?29/10/2026", told, re.DOTALL)
