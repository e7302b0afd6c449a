"""The first minute on one screen: no script needed, nothing lost, never twice, on paper too (M2.3.0, M24)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.foundation import clock
from app.foundation.pdf_text import words_of
from app.store.base import Store
from app.store.incidents import known
from app.store.reading import Reader
from app.store.tables import Case, Incident
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
    "tonight_safe": "no",
    "unaccompanied": "no",
    "wish": "back_in",
    "neighbours": "3",
    "police": "said_civil_matter",
    "identity": "anonymous",
    "language": "fr",
    "safe_to_contact": "with_care",
    "reported_by": "person",
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_one_form_gives_case_and_class(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    seat = sign_in(team, "adviser", language=language)
    page = seat.get("/incidents/new")
    assert 'href="tel:112"' in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert 'autocomplete="off"' in page.text
    sent = seat.post("/incidents/new", data=TOLD)
    assert sent.status_code == 303
    incident: Incident = rows(store, Incident)[0]
    case: Case = rows(store, Case)[0]
    assert (incident.class_code, incident.state, incident.unit, incident.hour) == ("A", "triage", "3A", "07:30")
    assert (case.identity, case.state, case.safe_to_contact) == ("anonymous", "incident_triage", "with_care")
    with Reader.open(store, team.organisation_id) as reader:
        facts = known(reader, case.id)
    assert facts["occurred_from"] == "2026-11-17"
    assert (facts["event.households"], facts["household.minors"], facts["police.outcome"]) == (
        4,
        2,
        "said_civil_matter",
    )
    assert seat.get(sent.location).status_code == 200
    again = seat.post("/incidents/new", data=TOLD)
    assert again.location == sent.location
    assert len(rows(store, Incident)) == 1


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    for change in ({"reported_by": "proxy"}, {"hour": "hier soir"}, {"reported_on": "31/12/2026"}):
        answer = seat.post("/incidents/new", data={**TOLD, **change})
        assert answer.status_code == 422
        assert "Kroonlaan" in answer.text
        assert "govuk-error-message" in answer.text
    assert rows(store, Incident) == []
    assert rows(store, Case) == [], "nothing is half-saved"
    proxy = seat.post("/incidents/new", data={**TOLD, "reported_by": "proxy", "mandate": "y"})
    assert proxy.status_code == 303


def test_hardly_anything_known_is_enough(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="nl")
    sent = seat.post("/incidents/new", data={"client_key": "k", "day": "", "identity": "anonymous", "language": "nl",
                                             "safe_to_contact": "unknown", "reported_by": "person"})  # fmt: skip
    assert sent.status_code == 303
    incident: Incident = rows(store, Incident)[0]
    assert (incident.class_code, incident.occurred_from) == ("U", None)


def test_a_case_that_is_there_is_not_asked_again(store: Store, team: Team, sign_in: SignIn) -> None:
    case_id = open_case(store, team.adviser, opened_on=date(2026, 11, 2))
    seat = sign_in(team, "adviser", language="fr")
    page = seat.get(f"/cases/{case_id}/incident/new").text
    assert 'name="identity"' not in page
    sent = seat.post(f"/cases/{case_id}/incident/new", data=TOLD)
    assert sent.status_code == 303
    assert rows(store, Incident)[0].case_id == case_id
    assert seat.get(f"/cases/{case_id}/incident/new").status_code == 303


def test_catching_up_keeps_the_real_day(store: Store, team: Team, sign_in: SignIn) -> None:
    seat = sign_in(team, "adviser", language="fr")
    late = {**TOLD, "day": "earlier", "occurred_on": "02/11/2026", "reported_on": "03/11/2026"}
    assert seat.post("/incidents/new", data=late).status_code == 303
    incident: Incident = rows(store, Incident)[0]
    assert (incident.entered_later, incident.reported_on, incident.occurred_from) == (
        True,
        date(2026, 11, 3),
        date(2026, 11, 2),
    )
    assert rows(store, Case)[0].opened_on == date(2026, 11, 3)


@pytest.mark.parametrize(("language", "words"), [("fr", "La serrure a été changée"), ("nl", "Het slot is vervangen")])
def test_the_same_on_paper(team: Team, sign_in: SignIn, language: str, words: str) -> None:
    paper = sign_in(team, "adviser").get(f"/incidents/paper-{language}.pdf")
    said = words_of(paper.data)
    assert words in " ".join(said.whole.split())
    assert len(said.pages) <= 2
