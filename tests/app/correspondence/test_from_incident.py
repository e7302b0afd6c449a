"""The papers of the services take from the incident what it holds, in the words of each paper, and nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.correspondence import from_incident
from app.correspondence.commands import PrepareLetter
from app.correspondence.prefilled import first_answers
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from letters.asks import answered, missing_asks
from letters.catalogue import CATALOGUE
from letters.text import LANGUAGES
from tests.app.correspondence.builders import ready_case
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.conftest import Team

TODAY = date(2026, 7, 8)
MUCH: dict[str, Any] = LOCK_CHANGED | {
    "occurred_from": "2026-07-06",
    "dwelling.commune_nis": "21013",
    "acts": ["lock_changed", "elec_cut", "threat_words", "forced_entry"],
    "other_side_claims": ["arrears"],
    "household.adults": 1,
    "household.minors": 2,
    "household.unaccompanied_minor": False,
    "police.called": True,
    "police.outcome": "said_civil_matter",
    "complaint.wish": "undecided",
    "complaint.benefits_and_risks_explained": True,
    "residence_risk": "possible",
    "tonight.place": "womens_shelter",
    "violence.domestic": True,
    "violence.secret_address_needed": True,
}


def given(store: Store, team: Team, letter: str, facts: dict[str, Any], language: str = "fr") -> dict[str, Any]:
    stage = ready_case(store, team.adviser)
    open_incident(store, team.adviser, facts, case_id=stage.case_id, report=report(TODAY))
    with Reader.open(store, team.organisation_id) as reader:
        found: dict[str, Any] = first_answers(reader, stage.case_id, letter, language, TODAY).get("asked", {})
    return found


def test_without_an_incident_nothing_is_answered(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        for letter in from_incident.PAPERS:
            assert first_answers(reader, stage.case_id, letter, "fr", TODAY) == {}


@pytest.mark.parametrize("letter", sorted(from_incident.PAPERS))
def test_what_is_answered_fits_the_questions_and_says_nothing_of_a_secret(
    store: Store, team: Team, letter: str
) -> None:
    for language in LANGUAGES:
        found = given(store, team, letter, MUCH, language)
        assert found
        answered(CATALOGUE[letter].asks, found)
        assert not [word for word in ("womens", "secret", "Colline", "domestic") if word in str(found)]


def test_a_letter_to_the_police_is_filled_in_and_no_explanation_taken_for_done(store: Store, team: Team) -> None:
    found = given(store, team, "write_to_police_zone", MUCH)
    assert found["complaint"] == "open"
    assert not {"acts", "title", "happened_on"} & set(found), "these follow the incident by themselves"
    assert "explained" not in found, "the risk for the stay was not explained yet"
    warned = given(store, team, "write_to_police_zone", MUCH | {"complaint.residence_risk_warned": True})
    assert warned["explained"] is True


def test_a_title_that_was_seen_is_left_to_the_worker(store: Store, team: Team) -> None:
    seen = MUCH | {"title.status": "seen", "title.kind": "judgment"}
    assert "title" not in given(store, team, "write_to_landlord_level_three", seen)
    assert given(store, team, "report_to_level_three", seen)["title"] == "yes"


def test_whoever_is_still_inside_asks_to_stay(store: Store, team: Team) -> None:
    assert given(store, team, "write_to_landlord_level_three", MUCH)["wish"] == "back_in"
    inside = MUCH | {"home_status": "unlivable"}
    assert given(store, team, "write_to_landlord_level_three", inside)["wish"] == "stay"


def test_a_monitoring_record_fills_itself_and_keeps_its_code(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    open_incident(store, team.adviser, MUCH, case_id=stage.case_id, report=report(TODAY))
    letter = "record_for_monitoring"
    with Reader.open(store, team.organisation_id) as reader:
        found = first_answers(reader, stage.case_id, letter, "fr", TODAY)["asked"]
    asks = CATALOGUE[letter].asks
    assert [ask.id for ask in missing_asks(asks, answered(asks, found))] == ["outcome"]
    assert {name: found[name] for name in ("commune", "level", "type", "household", "cause")} == {
        "commune": "saint_gilles", "level": "three", "type": "eviction", "household": "one_parent", "cause": "arrears",
    }  # fmt: skip
    prepare = PrepareLetter(
        case_id=stage.case_id, letter=letter, language="fr", dated_on=TODAY, check_record_id=None,
        options={"asked": found},
    )  # fmt: skip
    run(store, prepare, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        again = first_answers(reader, stage.case_id, letter, "nl", TODAY)["asked"]
    assert again["case_code"] == found["case_code"]
    assert str(stage.case_id) != found["case_code"]
