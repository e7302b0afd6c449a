"""An illegal eviction through HTTP: a judgment shown later turns A into B, a jurist looks, nothing is lost (M2.3.0)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.foundation import clock
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, CheckRecord, Incident, IncidentEntry, IncidentEvent
from tests.app.agenda.builders import rows
from tests.conftest import SignIn, Team
from tests.journeys.test_indexation import follow, number_in

REPORTED = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
LATER = REPORTED + timedelta(days=2)
TOLD = {
    "occurred_from": "17/11/2026", "put_out_by": "landlord", "home_status": "access_barred",
    "acts": ["lock_changed", "belongings_kept"], "title-status": "none", "occupancy-basis": "written_lease",
    "wish": "back_in", "tonight-safe": "no", "dwelling-commune_nis": "21009",
}  # fmt: skip
JUDGMENT = {
    "title-status": "seen", "title-kind": "judgment", "title-against": "this_person",
    "title-judgment_on": "15/09/2026", "title-served_on": "10/11/2026", "title-executed_on": "17/11/2026",
    "title-bailiff_present": "yes",
}  # fmt: skip


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> Iterator[FlaskClient]:
    with clock.frozen(REPORTED):
        yield sign_in(team, "adviser", language="fr")


def words(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="(\w*)"', page) or re.search(rf'value="(\w*)"[^>]*name="{name}"', page)
    assert found is not None, name
    return found[1]


def write_down(desk: FlaskClient, case_id: int, because: str = "", **facts: Any) -> None:
    """Write facts into the form of the incident, as it stands, and save."""
    path = f"/cases/{case_id}/incident/facts/edit"
    sent = {**facts, "version": hidden(desk.get(path).text, "version"), "source": "paper", "because": because}
    answer = desk.post(path, data=sent)
    assert answer.status_code == 303, words(answer.text)


def happens(desk: FlaskClient, case_id: int, event: str, on: str, **given: str) -> str:
    path = f"/cases/{case_id}/incident/happened/{event}"
    sent = {"version": hidden(desk.get(path).text, "version"), "happened_on": on}
    sent |= {f"given_{name}": value for name, value in given.items()}
    answer = desk.post(path, data=sent | {"numbers_shown": "y"}, follow_redirects=True)
    return words(answer.text)


def incident(store: Store, case_id: int) -> Incident:
    found: Incident = rows(store, Incident, case_id=case_id)[0]
    return found


def test_a_title_shown_later_turns_a_into_b_with_legal_review_and_keeps_the_history(
    desk: FlaskClient, team: Team, store: Store, sign_in: SignIn
) -> None:
    case_id = number_in(follow(desk, "/cases/new", {
        "identity": "named", "first_name": "Inès", "last_name": "Lambert", "concern": "other", "language": "fr",
        "safe_to_contact": "yes", "postal_code": "1050", "channel": "visit", "assign_to_self": "y",
        "commune_nis": "21009",
    }))  # fmt: skip
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    follow(desk, f"/cases/{case_id}/events/put_out_without_title", {
        "version": str(version), "happened_on": "17/11/2026", "asked": "note",
    })  # fmt: skip
    write_down(desk, case_id, **TOLD)
    happens(desk, case_id, "safety_questions_asked", "18/11/2026", danger="no")
    page = words(desk.get(f"/cases/{case_id}/incident").text)
    assert "mis dehors sans décision d'un juge" in page
    assert incident(store, case_id).class_code == "A"
    happens(desk, case_id, "found_without_title", "18/11/2026", incident_class="no_title")
    assert incident(store, case_id).state == "active"

    with clock.frozen(LATER):
        desk = sign_in(team, "adviser", language="fr")
        write_down(desk, case_id, "L'huissier a montré le jugement.", **{**TOLD, **JUDGMENT})
        page = words(desk.get(f"/cases/{case_id}/incident").text)
        assert "Examen juridique" in page
        assert "vendredi 20 novembre 2026" in page, "the same day"
        kept = rows(store, CheckRecord, case_id=case_id)
        assert [one.result["class"] for one in kept if one.check == "illegal_eviction"][-2:] == ["A", "B"]
        assert kept[-1].result["legal_review"] is True
        assert {"title_too_early", "title_in_moratorium"} <= set(kept[-1].result["title_flags"])
        moved = happens(
            desk, case_id, "found_wrongly_executed", "20/11/2026", why="Jugement montré", transfer_to="carried_out"
        )
        assert "Lambert" in moved

    row = incident(store, case_id)
    assert (row.class_code, row.state) == ("B", "transferred")
    with Reader.open(store, team.organisation_id) as reader:
        case = reader.one(Case, case_id)
    assert (case.level, case.state) == ("2", "evicted")
    told = [one for one in rows(store, IncidentEntry, case_id=case_id) if one.path == "title.status"]
    assert [(one.value, one.superseded_by_id is not None) for one in told] == [("none", True), ("seen", False)]
    assert [one.event for one in rows(store, IncidentEvent, case_id=case_id, track="")] == [
        "reported", "safety_questions_asked", "found_without_title", "found_wrongly_executed",
    ]  # fmt: skip
    events = [one.event for one in rows(store, CaseEvent, case_id=case_id)]
    assert events[-3:] == ["put_out_without_title", "incident_confirmed", "incident_transferred"]
    assert kept[-1].result["review_due_on"] == "2026-11-20"
    with clock.frozen(LATER):
        history = words(desk.get(f"/cases/{case_id}/incident/facts").text)
    assert "L'huissier a montré le jugement." in history
