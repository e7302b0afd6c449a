"""What is told to whom: two services, never the one that acted, never a name, all or nothing (M28.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.cases.commands import SaveParty
from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Refused
from app.foundation.run import run
from app.handovers.commands import DecideConflict, MarkConflict, NoteAnswer, RefuseHandOver, SendNews
from app.proceedings import announcing, handing
from app.proceedings.announcing import KINDS, TEST, WITHDRAWN
from app.referrals.commands import AnswerOfPerson, AnswerOfProvider, ProposePlace, SubmitReferral
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, HandOver, HandOverEvent, WebhookDelivery, WebhookEndpoint
from app.store.work import Work
from app.webhooks.openapi import WEBHOOKS
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.handovers.test_handovers import Bond
from tests.app.referrals.test_referrals import Mechanism
from tests.app.webhooks.builders import endpoint, told
from workflows.engine import in_force

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
SECRETS = ("Zeynep", "Aydınlık", "Grandjean", "Kruidtuinlaan", "Botanique", "Trop loin", "Rester", "NGO-2026")
"""Names and words of the household in these tests, and the beginning of its reference."""


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def bodies(store: Store) -> list[dict[str, Any]]:
    return [json.loads(row.body) for row in rows(store, WebhookDelivery)]


def withdraw(both: Any, consent_id: int) -> None:
    command = WithdrawConsent(case_id=both.case_id, consent_id=consent_id, version=3, on=DAY)
    run(both.store, command, both.ngo.adviser)


def test_each_step_of_a_hand_over_is_told_to_the_other_service(each_store: Store) -> None:
    bond = Bond(each_store)
    sender, receiver = endpoint(each_store, bond.ngo), endpoint(each_store, bond.cpas)
    stranger = endpoint(each_store, bond.third, own_acts=True)
    key = bond.send()
    assert (told(each_store, sender), told(each_store, receiver)) == ([], ["hand_over.sent"])
    bond.accept(key)
    run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    news = SendNews(hand_over_id=key, version=bond.row(key).version, words="Le plan tient.", agreed=True)
    run(each_store, news, bond.cpas.adviser)
    assert told(each_store, sender) == ["hand_over.accepted", "hand_over.completed"]
    withdraw(bond, bond.consent_id)
    assert told(each_store, receiver) == ["hand_over.sent", "consent.withdrawn"], "it is over, and may not be kept"
    assert told(each_store, stranger) == []
    assert bodies(each_store)[1] == {
        "type": "hand_over.accepted",
        "timestamp": "2026-11-18T11:00:00Z",
        "data": {"object": "hand_over", "id": key, "state": "accepted"},
    }


def test_refusal_silence_and_withdrawal_are_told(each_store: Store) -> None:
    bond = Bond(each_store)
    sender, receiver = endpoint(each_store, bond.ngo), endpoint(each_store, bond.cpas)
    first = bond.send()
    refusal = RefuseHandOver(hand_over_id=first, version=bond.row(first).version, reason="full", words="Complet.")
    run(each_store, refusal, bond.cpas.adviser)
    run(each_store, NoteAnswer(hand_over_id=first, version=bond.row(first).version), bond.ngo.adviser)
    second = bond.send(answer_by_on=date(2026, 11, 20))
    with clock.frozen(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)):
        run(each_store, NoteAnswer(hand_over_id=second, version=bond.row(second).version), bond.ngo.adviser)
        assert bond.row(second).state == "returned"
    bond.send()
    withdraw(bond, bond.consent_id)
    assert told(each_store, sender) == ["hand_over.refused"]
    assert told(each_store, receiver) == [
        "hand_over.sent",
        "hand_over.sent",
        "hand_over.unanswered",
        "hand_over.sent",
        "hand_over.stopped",
        "consent.withdrawn",
    ], "what was refused or came back holds nothing that would have to be deleted"
    states = [told["data"]["state"] for told in bodies(each_store)]
    assert states == ["sent", "refused", "sent", "unanswered", "sent", "stopped", "stopped"]


def test_a_conflict_of_interest_is_a_refusal_like_every_other(store: Store) -> None:
    bond = Bond(store)
    run(store, SaveParty(case_id=bond.case_id, role="landlord", name="Peeters Jan"), bond.ngo.adviser)
    open_case(store, bond.cpas.adviser, opened_on=DAY, first_name="Jan", last_name="Peeters")
    sender = endpoint(store, bond.ngo)
    key = bond.send()
    run(store, MarkConflict(hand_over_id=key), bond.cpas.adviser)
    assert told(store, sender) == [], "that there may be one is nobody's business"
    confirmed = DecideConflict(hand_over_id=key, version=bond.row(key).version, conflict=True)
    run(store, confirmed, bond.cpas.coordinator)
    assert told(store, sender) == ["hand_over.refused"]


def test_each_step_of_a_request_is_told_to_the_other_service(each_store: Store) -> None:
    both = Mechanism(each_store)
    requester, mechanism = endpoint(each_store, both.ngo), endpoint(each_store, both.help)
    consent_id = both.consent()
    key = both.draft(consent_id=consent_id)
    assert told(each_store) == [], "what is being written has not left"
    both.do(SubmitReferral, key, by=both.ngo)
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_transfer"})):
        both.step(key, event, **inputs)
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison X")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="Trop loin de l'école.")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison Y")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="accepted")
    both.do(AnswerOfProvider, key, accepted=True)
    withdraw(both, consent_id)
    assert told(each_store, mechanism) == [
        "referral.submitted",
        "referral.answered",
        "referral.answered",
        "referral.withdrawn",
        "consent.withdrawn",
    ]
    assert told(each_store, requester) == ["referral.changed"] * 5 + ["referral.answered"]
    assert [told["data"]["state"] for told in bodies(each_store)][-2:] == ["draft", "draft"]


def test_a_draft_under_a_withdrawn_consent_was_never_anybody_elses(store: Store) -> None:
    both = Mechanism(store)
    endpoint(store, both.help)
    consent_id = both.consent()
    both.draft(consent_id=consent_id)
    withdraw(both, consent_id)
    assert told(store) == []


def test_only_what_was_chosen_is_told_and_ones_own_acts_on_request(store: Store) -> None:
    bond = Bond(store)
    both, chosen = endpoint(store, bond.ngo, own_acts=True), endpoint(store, bond.ngo, kinds=("hand_over.accepted",))
    bond.accept(bond.send())
    assert told(store, both) == ["hand_over.sent", "hand_over.accepted"]
    assert told(store, chosen) == ["hand_over.accepted"]
    ids = {row.message_id for row in rows(store, WebhookDelivery, kind="hand_over.accepted")}
    assert len(ids) == 1, "one event has one name, however many endpoints hear of it"


HOUSEHOLD = {
    "first_name": "Zeynep",
    "last_name": "Aydınlık",
    "street": "Kruidtuinlaan",
    "house_number": "4",
    "postal_code": "1210",
    "commune_nis": "21014",
}


def nothing_personal(store: Store) -> int:
    """Every row of the two tables, as text; return how many messages were read."""
    written = rows(store, WebhookDelivery)
    for row in [*written, *rows(store, WebhookEndpoint)]:
        said = json.dumps({name: str(value) for name, value in vars(row).items()}, ensure_ascii=False)
        assert [secret for secret in SECRETS if secret.lower() in said.lower()] == []
    for row in written:
        found = json.loads(row.body)
        assert set(found) == {"type", "timestamp", "data"}
        assert set(found["data"]) == {"object", "id", "state"}
        Draft202012Validator(
            WEBHOOKS[row.kind]["post"]["requestBody"]["content"]["application/json"]["schema"]
        ).validate(found)
    return len(written)


def test_no_byte_of_a_hand_over_is_about_a_person(each_store: Store) -> None:
    bond = Bond(each_store, **HOUSEHOLD)
    run(each_store, SaveParty(case_id=bond.case_id, role="landlord", name="Grandjean"), bond.ngo.adviser)
    for team in (bond.ngo, bond.cpas):
        endpoint(each_store, team, own_acts=True)
    key = bond.send(wanted="Rester à la Botanique")
    bond.accept(key)
    news = SendNews(hand_over_id=key, version=bond.row(key).version, words="Zeynep va bien.", agreed=True)
    run(each_store, news, bond.cpas.adviser)
    refused = bond.send(wanted="Rester à la Botanique")
    words = {"reason": "other", "words": "Pas pour Zeynep."}
    run(each_store, RefuseHandOver(hand_over_id=refused, version=bond.row(refused).version, **words), bond.cpas.adviser)
    bond.send(wanted="Rester à la Botanique")
    withdraw(bond, bond.consent_id)
    assert nothing_personal(each_store) == 2 * 9


def test_no_byte_of_a_request_is_about_a_person(each_store: Store) -> None:
    both = Mechanism(each_store, **HOUSEHOLD)
    for team in (both.ngo, both.help):
        endpoint(each_store, team, own_acts=True)
    consent_id = both.consent()
    key = both.searching(consent_id=consent_id, wish="Rester à la Botanique")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Maison Grandjean")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="Trop loin, dit Zeynep.")
    withdraw(both, consent_id)
    assert nothing_personal(each_store) == 2 * 8


def test_undone_means_untold(each_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bond = Bond(each_store)
    endpoint(each_store, bond.cpas)
    key = bond.send()
    before, trail = told(each_store), len(rows(each_store, AuditEntry))
    commit = Work.commit

    def fails(self: Work) -> None:
        self.flush()
        raise OSError("the disk is full")

    monkeypatch.setattr(Work, "commit", fails)
    with pytest.raises(OSError, match="full"):
        withdraw(bond, bond.consent_id)
    monkeypatch.setattr(Work, "commit", commit)
    assert (told(each_store), bond.row(key).state) == (before, "sent")
    assert len(rows(each_store, AuditEntry)) == trail
    with pytest.raises(Refused):
        run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    assert told(each_store) == before, "a refused step is told to nobody"


def test_what_cannot_be_written_undoes_the_step(each_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bond = Bond(each_store)
    endpoint(each_store, bond.cpas)

    def fails(*given: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(handing.announcing, "hand_over_step", fails)
    with pytest.raises(OSError, match="full"):
        bond.send()
    assert rows(each_store, HandOver) == rows(each_store, HandOverEvent) == told(each_store) == []


def test_another_organisation_sees_neither_endpoints_nor_deliveries(each_store: Store) -> None:
    bond = Bond(each_store)
    endpoint(each_store, bond.cpas)
    bond.send()
    for team, seen in ((bond.cpas, 1), (bond.ngo, 0), (bond.third, 0)):
        with Reader.open(each_store, team.organisation_id) as reader:
            assert len(reader.where(WebhookEndpoint)) == len(reader.where(WebhookDelivery)) == seen


def test_every_step_of_a_hand_over_is_told_or_known_to_be_nobody_elses_business() -> None:
    own = {"drafted", "consent_asked", "returned", "started_again"}
    events = set(in_force("handover", DAY).workflow.events)
    assert events == own | set(announcing._OF_HAND_OVER)
    assert set(announcing._OF_REFERRAL) < set(in_force("referral", DAY).workflow.events)
    assert {
        *announcing._OF_HAND_OVER.values(),
        *announcing._OF_REFERRAL.values(),
        "referral.changed",
        WITHDRAWN,
    } == set(KINDS)


def test_every_kind_is_described_and_documented() -> None:
    assert set(WEBHOOKS) == {*KINDS, TEST}
    names = [path["post"]["operationId"] for path in WEBHOOKS.values()]
    assert len(set(names)) == len(names)
    for path in WEBHOOKS.values():
        Draft202012Validator.check_schema(path["post"]["requestBody"]["content"]["application/json"]["schema"])
