"""What the incident of a case says answers the questions of its letters; the answer to them goes to our service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.correspondence import drafting
from app.correspondence.context import NotReady, build, not_ready
from app.correspondence.incidents import incident_of_case
from app.foundation import clock
from app.foundation.run import run
from app.incidents.commands import RecordPoliceContact, StrikePoliceContact
from app.store.base import Store
from app.store.incidents import incident_facts
from app.store.reading import Reader
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.incidents import Incident
from tests.app.correspondence.builders import TODAY, ready_case
from tests.app.correspondence.test_context import rows
from tests.app.incidents.builders import LOCK_CHANGED, open_incident
from tests.conftest import Team

DAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


def known(store: Store, team: Team, case_id: int) -> Incident:
    with Reader.open(store, team.organisation_id) as reader:
        return incident_of_case(reader, case_id)


def context(store: Store, team: Team, case_id: int, letter: str) -> LetterContext:
    with Reader.open(store, team.organisation_id) as reader:
        found = drafting.rows_of(reader, case_id, None, None)
    return build(
        replace(found, consented=True), CATALOGUE[letter], written_on=TODAY, sending="S-MAIL", options={"care_of": True}
    )


def test_the_incident_and_the_newest_contact_that_stands_answer_the_questions(store: Store, team: Team) -> None:
    case_id = ready_case(store, team.adviser).case_id
    assert known(store, team, case_id) == Incident()
    open_incident(store, team.adviser, case_id=case_id)
    call = RecordPoliceContact(case_id=case_id, way="called", happened_on=DAY, outcome="refused", officer="n° 1234")
    key = run(store, call, team.adviser)
    found = known(store, team, case_id)
    assert (found.happened_on, found.acts, found.title, found.basis) == (DAY, ("lock", "goods"), "none", "written")
    assert (found.police, found.police_on, found.police_officer) == ("refused", DAY, "n° 1234")
    assert "home_violation" in found.offences
    answers = {one.id: one for one in context(store, team, case_id, "record_facts").asked}
    assert (answers["happened_on"].day, answers["police"].codes) == (DAY, ("refused",))
    struck = StrikePoliceContact(case_id=case_id, contact_id=key, version=1, because="Erreur.")
    run(store, struck, team.adviser)
    assert known(store, team, case_id).police_officer is None


@pytest.mark.parametrize("letter", ["prepare_police_complaint", "complain_to_prosecutor"])
@pytest.mark.parametrize(("warned", "explained"), [(None, False), (True, True)])
def test_a_complaint_is_explained_only_with_the_risk_for_the_stay(
    store: Store, team: Team, letter: str, warned: bool | None, explained: bool
) -> None:
    told = LOCK_CHANGED | {"complaint.benefits_and_risks_explained": True, "residence_risk": "possible"}
    if warned:
        told["complaint.residence_risk_warned"] = True
    case_id = ready_case(store, team.adviser).case_id
    open_incident(store, team.adviser, told, case_id=case_id)
    answers = {one.id: one for one in context(store, team, case_id, letter).asked}
    assert answers["explained"].yes is explained
    with Reader.open(store, team.organisation_id) as reader:
        assert incident_facts(reader, case_id, DAY).risks_explained is explained, "the guard says the same"


@pytest.mark.parametrize("letter", [name for name, spec in CATALOGUE.items() if spec.through_service])
def test_the_answer_goes_to_our_service_without_asking(letter: str) -> None:
    spec = CATALOGUE[letter]
    found = rows(consented=True)
    page = build(found, spec, written_on=TODAY, sending="S-MAIL", options={})
    assert page.sender.care_of is not None
    assert page.sender.address != page.dwelling
    found.dwelling.secret = True
    assert NotReady("secret") not in not_ready(found, spec, {})
    assert build(found, spec, written_on=TODAY, sending="S-MAIL", options={}).dwelling is None
