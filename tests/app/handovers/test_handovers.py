"""A case passes between services with consent, and comes back when nobody answers (M31.1, M2.2.e)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.cases.commands import SaveParty
from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused
from app.foundation.run import run
from app.handovers import queries
from app.handovers.commands import (
    AcceptHandOver,
    DecideConflict,
    MarkConflict,
    NoteAnswer,
    RefuseHandOver,
    SendNews,
)
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, HandOver, HandOverEvent, Incident, Person
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.handovers.builders import DAY, NOON, Bond
from tests.app.incidents.builders import open_incident
from tests.conftest import SignIn


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def test_only_what_was_agreed_to_arrives_and_becomes_a_case(each_store: Store) -> None:
    bond = Bond(each_store)
    key = bond.send()
    told = bond.sees(bond.cpas, key)
    assert told is not None
    assert set(told["case"]) == {"identity", "dwelling", "landlord", "debt"}
    assert bond.sees(bond.ngo, key) == told
    with pytest.raises(NotFound):
        bond.sees(bond.third, key)
    with Reader.open(each_store, bond.third.organisation_id) as reader:
        assert list(reader.where(HandOver)) == []
        assert list(reader.where(HandOverEvent)) == []
    with pytest.raises(NotFound):
        run(each_store, RefuseHandOver(hand_over_id=key, version=1, reason="full"), bond.ngo.adviser)
    with pytest.raises(Invalid, match="looked"):
        unread = AcceptHandOver(hand_over_id=key, version=bond.row(key).version, looked=False)
        run(each_store, unread, bond.cpas.adviser)
    taken = bond.accept(key)
    case: Case = rows(each_store, Case, id=taken)[0]
    assert case.organisation_id == bond.cpas.organisation_id
    assert case.display_name == rows(each_store, Case, id=bond.case_id)[0].display_name
    noted = NoteAnswer(hand_over_id=key, version=bond.row(key).version)
    assert run(each_store, noted, bond.ngo.adviser) == "hand_over_accepted"
    with pytest.raises(Invalid):
        run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    news = {"hand_over_id": key, "version": bond.row(key).version, "words": "Le plan tient."}
    with pytest.raises(Invalid, match="agreed"):
        run(each_store, SendNews(**news, agreed=False), bond.cpas.adviser)
    run(each_store, SendNews(**news, agreed=True), bond.cpas.adviser)
    assert (bond.row(key).state, bond.row(key).feedback) == ("completed", "Le plan tient.")
    assert bond.events()[-2:] == ["handed_over", "hand_over_accepted"]


def test_withdrawal_wipes_what_the_other_service_could_read(each_store: Store) -> None:
    bond = Bond(each_store)
    key = bond.send()
    assert bond.sees(bond.cpas, key)
    withdrawn = WithdrawConsent(case_id=bond.case_id, consent_id=bond.consent_id, version=3, on=DAY)
    run(each_store, withdrawn, bond.ngo.adviser)
    row = bond.row(key)
    assert (row.state, row.payload, row.marks) == ("stopped", None, [])
    assert bond.sees(bond.cpas, key) is None
    assert bond.sees(bond.ngo, key) is None
    with pytest.raises((Invalid, Refused)):
        bond.accept(key)
    assert run(each_store, NoteAnswer(hand_over_id=key, version=row.version), bond.ngo.adviser) == "hand_over_returned"


def test_a_consent_that_is_over_shows_nothing_to_the_receiver(store: Store) -> None:
    bond = Bond(store)
    key = bond.send()
    with clock.frozen(datetime(2027, 5, 19, 9, 0, tzinfo=UTC)):
        assert bond.sees(bond.cpas, key) is None
        with pytest.raises(Invalid):
            bond.accept(key)
        with pytest.raises(Refused, match="no_consent"):
            bond.send()


def test_a_refusal_or_silence_brings_the_case_back(each_store: Store) -> None:
    bond = Bond(each_store)
    first = bond.send()
    refusal = RefuseHandOver(hand_over_id=first, version=bond.row(first).version, reason="full", words="Complet.")
    run(each_store, refusal, bond.cpas.adviser)
    assert bond.row(first).payload is None
    run(each_store, NoteAnswer(hand_over_id=first, version=bond.row(first).version), bond.ngo.adviser)
    assert (bond.row(first).state, bond.events()[-1]) == ("returned", "hand_over_returned")
    second = bond.send(answer_by_on=date(2026, 11, 20))
    with pytest.raises(Refused, match="answer_date_not_passed"):
        run(each_store, NoteAnswer(hand_over_id=second, version=bond.row(second).version), bond.ngo.adviser)
    with clock.frozen(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)):
        with Reader.open(each_store, bond.ngo.organisation_id) as reader:
            assert queries.card(reader, second).late
        run(each_store, NoteAnswer(hand_over_id=second, version=bond.row(second).version), bond.ngo.adviser)
    assert (bond.row(second).state, bond.events()[-1]) == ("returned", "hand_over_returned")


def test_a_possible_conflict_is_for_the_coordinator_and_nobody_learns_why(each_store: Store) -> None:
    bond = Bond(each_store)
    party = SaveParty(case_id=bond.case_id, role="landlord", name="Peeters Jan")
    run(each_store, party, bond.ngo.adviser)
    ours = open_case(each_store, bond.cpas.adviser, opened_on=DAY, first_name="Jan", last_name="Peeters")
    assert rows(each_store, Person, case_id=ours)[0].last_name == "Peeters"
    key = bond.send()
    assert "peeters" not in str(bond.row(key).marks).lower()
    assert run(each_store, MarkConflict(hand_over_id=key), bond.cpas.adviser) is True
    assert bond.sees(bond.cpas, key) is None
    with pytest.raises(Invalid):
        bond.accept(key)
    decided = DecideConflict(hand_over_id=key, version=bond.row(key).version, conflict=False)
    with pytest.raises(Forbidden):
        run(each_store, decided, bond.cpas.adviser)
    run(each_store, decided, bond.cpas.coordinator)
    assert bond.sees(bond.cpas, key)
    other = bond.send()
    assert run(each_store, MarkConflict(hand_over_id=other), bond.cpas.adviser) is True
    confirmed = DecideConflict(hand_over_id=other, version=bond.row(other).version, conflict=True)
    run(each_store, confirmed, bond.cpas.coordinator)
    with Reader.open(each_store, bond.ngo.organisation_id) as reader:
        seen = queries.card(reader, other)
    assert (seen.state.id, seen.refusal_reason, seen.refusal_words, seen.conflict) == ("refused", "other", "", "none")
    assert bond.row(key).marks != bond.row(other).marks


def test_no_name_no_purpose_no_service_no_hand_over(store: Store) -> None:
    bond = Bond(store)
    with pytest.raises(Invalid, match="consent_id"):
        bond.send(consent_id=999)
    with pytest.raises(Invalid, match="consent_id"):
        bond.send(consent_id=bond.agreed(("debt",)))
    with pytest.raises(Invalid, match="consent_id"):
        bond.send(consent_id=bond.agreed(("identity",), purpose="aid"))
    with pytest.raises(Invalid, match="answer_by_on"):
        bond.send(answer_by_on=date(2026, 11, 17))
    assert rows(store, HandOver) == []


def test_an_incident_arrives_with_its_facts_and_nothing_sensitive(each_store: Store) -> None:
    bond = Bond(each_store, items=("identity", "incident"))
    open_incident(each_store, bond.ngo.adviser, case_id=bond.case_id)
    key = bond.send()
    told = bond.sees(bond.cpas, key)
    assert told is not None
    assert told["case"]["incident"]["facts"]["acts"] == ["lock_changed", "belongings_kept"]
    assert not any(path.startswith("tonight") for path in told["case"]["incident"]["facts"])
    taken = bond.accept(key)
    incident: Incident = rows(each_store, Incident, case_id=taken)[0]
    assert (incident.class_code, incident.entered_later) == ("A", True)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_show_each_service_what_it_may_see(store: Store, sign_in: SignIn, language: str) -> None:
    bond = Bond(store)
    ngo, cpas = sign_in(bond.ngo, "adviser", language=language), sign_in(bond.cpas, "adviser", language=language)
    stranger = sign_in(bond.third, "adviser", language=language)
    seen = {"version": str(version(store, bond.case_id)), "consent_id": str(bond.consent_id), "wanted": "Een vraag"}
    looked = ngo.post(f"/cases/{bond.case_id}/hand-over", data={**seen, "look": "1"})
    assert looked.status_code == 200
    assert {"fr": "Voici ce qui part", "nl": "Dit vertrekt"}[language] in looked.text
    assert rows(store, HandOver) == [], "looking sends nothing"
    sent = ngo.post(f"/cases/{bond.case_id}/hand-over", data={**seen, "send": "1"})
    assert sent.status_code == 303
    key = rows(store, HandOver)[0].id
    assert "Een vraag" in cpas.get(f"/hand-overs/{key}").text
    assert stranger.get(f"/hand-overs/{key}").status_code == 404
    assert "Een vraag" not in stranger.get("/hand-overs").text
    refused = cpas.post(f"/hand-overs/{key}/accept", data={"version": str(bond.row(key).version)})
    assert refused.status_code == 422
    assert "Een vraag" in refused.text
    taken = cpas.post(f"/hand-overs/{key}/accept", data={"version": str(bond.row(key).version), "looked": "y"})
    assert taken.status_code == 303
    noted = ngo.post(f"/hand-overs/{key}/noted", data={"version": str(bond.row(key).version)})
    assert noted.status_code == 303
    told = {"version": str(bond.row(key).version), "words": "Goed nieuws", "agreed": "y"}
    assert cpas.post(f"/hand-overs/{key}/news", data=told).status_code == 303
    assert "Goed nieuws" in ngo.get(f"/hand-overs/{key}").text
    gone = {"version": "3", "on": "18/11/2026"}
    assert ngo.post(f"/cases/{bond.case_id}/consents/{bond.consent_id}/withdrawn", data=gone).status_code == 303
    assert "Een vraag" not in cpas.get(f"/hand-overs/{key}").text
