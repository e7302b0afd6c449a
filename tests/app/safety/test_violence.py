"""M7.1: with violence nothing goes to the old home, and nobody is brought together with whom they fear."""

from __future__ import annotations

import html
from datetime import date
from typing import Any

import pytest

from app.buildings.commands import LinkToBuilding, SaveBuildingEvent
from app.cases.commands import RecordEvent, SaveParty
from app.correspondence import drafting
from app.correspondence.commands import PrepareLetter
from app.demo.stage import Stage
from app.foundation.errors import Invalid, Refused
from app.foundation.run import run
from app.incidents.commands import SaveIncidentFacts, newest_entry
from app.mediation.commands import OTHERS, ProposeMediation
from app.outreach.commands import RecordAttempt
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Incident, Letter
from letters.catalogue import CATALOGUE
from tests.app.agenda.builders import rows, version
from tests.app.correspondence.builders import ready_case
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.conftest import SignIn, Team

DAY = date(2026, 7, 8)
FEARED = "Karim Gevreesd"


@pytest.fixture
def stage(store: Store, team: Team) -> Stage:
    """A household that lives with whom it fears, who is written down as the host."""
    stage = ready_case(store, team.adviser)
    host = SaveParty(
        case_id=stage.case_id, role="host", name=FEARED, street="rue de la Colline", house_number="14",
        postal_code="1060", locality="Saint-Gilles",
    )  # fmt: skip
    run(store, host, team.adviser)
    stage.note(DAY, "x", kind="consent")
    stage.event(DAY, "safety_asked", violence="violence")
    return stage


def draft(store: Store, team: Team, case_id: int, name: str, **options: Any) -> tuple[int, drafting.Draft]:
    prepare = PrepareLetter(
        case_id=case_id, letter=name, language="fr", dated_on=DAY,
        options={**drafting.first_options(name), "care_of": True, **options},
    )  # fmt: skip
    letter_id = run(store, prepare, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        return letter_id, drafting.draft_of(reader, reader.one(Letter, letter_id), team.adviser.user_id)


def test_no_letter_proposes_to_write_to_whom_the_person_fears(store: Store, team: Team, stage: Stage) -> None:
    """Each letter of the catalogue; those to the one who lodges them are not written at all."""
    barred = set()
    for name, spec in CATALOGUE.items():
        if spec.check or spec.format == "form":
            continue
        _letter_id, found = draft(store, team, stage.case_id, name)
        if spec.audience == "host":
            barred.add(name)
            assert [one.part for one in found.not_ready] == ["blocked"], name
        assert FEARED not in [one.party.name for one in (*found.proposals, *found.people)], name
        office = found.context.office if found.context is not None else None
        assert office is None or office.name != FEARED, name
    assert barred == {"propose_talk_to_host"}


def test_without_violence_the_host_is_proposed(store: Store, team: Team, stage: Stage) -> None:
    """What the test above looks for can be there."""
    stage.event(DAY, "safety_asked", violence="none")
    _letter_id, found = draft(store, team, stage.case_id, "propose_talk_to_host")
    assert FEARED in [one.party.name for one in found.proposals]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_paper_for_the_person_says_not_to_send_it_home(
    store: Store, team: Team, stage: Stage, sign_in: SignIn, language: str
) -> None:
    letter_id, found = draft(store, team, stage.case_id, "tell_what_now")
    assert found.context is not None
    assert found.context.dwelling is None, "there is no address to post it to"
    page = html.unescape(sign_in(team, "adviser", language=language).get(f"/letters/{letter_id}").text)
    said = {"fr": "Rien ne part vers l'ancien logement", "nl": "Niets gaat naar de oude woning"}
    assert said[language] in page


@pytest.mark.parametrize("kind", OTHERS)
def test_no_talks_with_anybody(store: Store, team: Team, stage: Stage, kind: str) -> None:
    proposed = ProposeMediation(
        case_id=stage.case_id, version=version(store, stage.case_id), kind=kind, name=FEARED, basis="consent", on=DAY
    )
    with pytest.raises(Refused) as refused:
        run(store, proposed, team.adviser)
    assert "violence" in {one.code for one in refused.value.reasons}


@pytest.mark.parametrize("whom", ["landlord", "parent", "partner", "host", "main_tenant"])
def test_no_talks_by_the_event_of_the_case_either(store: Store, team: Team, stage: Stage, whom: str) -> None:
    event = RecordEvent(
        case_id=stage.case_id, version=version(store, stage.case_id), event="mediation_proposed", happened_on=DAY,
        inputs={"mediation_with": whom},
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        run(store, event, team.adviser)
    assert "violence" in {one.code for one in refused.value.reasons}


@pytest.mark.parametrize("channel", ["visit", "card", "letter"])
def test_nothing_goes_home(store: Store, team: Team, channel: str) -> None:
    stage = ready_case(store, team.adviser, open={"safe_to_contact": "with_care"})
    stage.event(DAY, "safety_asked", violence="violence")
    with pytest.raises(Invalid):
        run(
            store,
            RecordAttempt(case_id=stage.case_id, attempted_on=DAY, channel=channel, outcome="not_reached"),
            team.adviser,
        )


@pytest.mark.parametrize("hidden", [True, False])
def test_a_building_counts_a_household_that_hides_and_does_not_say_which(
    store: Store, team: Team, sign_in: SignIn, hidden: bool
) -> None:
    """Said after the household was linked: one that hides already can not be linked any more."""
    facts = {**LOCK_CHANGED, "occurred_from": "2026-07-08"}
    person = {"identity": "named", "first_name": "Mila", "last_name": "Verschuil", "channel": "visit"}
    seen = report(DAY, unit="kamer 12q")
    case_id = open_incident(store, team.adviser, facts, person=person, report=seen).case_id
    event = SaveBuildingEvent(street="rue de la Colline", house_number="14", commune_nis="21009", occurred_on=DAY)
    event_id = run(store, event, team.adviser)
    row = rows(store, Incident, case_id=case_id)[0]
    run(store, LinkToBuilding(case_id=case_id, version=row.version, event_id=event_id), team.adviser)
    if hidden:
        with Reader.open(store, team.organisation_id) as reader:
            newest = newest_entry(reader, case_id)
        told = SaveIncidentFacts(case_id=case_id, seen=newest, values={"violence.domestic": True}, source="said")
        run(store, told, team.adviser)
    desk = sign_in(team, "coordinator")
    page = html.unescape(desk.get(f"/buildings/{event_id}").text)
    assert "rue de la Colline 14" in page
    for mark in ("Verschuil", "kamer 12q", f"/cases/{case_id}/", "SEUIL-2026-00001"):
        assert (mark in page) is not hidden, mark
    assert ("ne figure pas dans les listes" in page) is hidden
