"""What is told to whom: two services, never the one that acted, never a name, all or nothing (M28.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.cases.commands import SaveParty
from app.config import Settings
from app.consents.commands import EndConsents, GiveConsent, WithdrawConsent
from app.consents.watching import end_what_ran_out
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, Refused, StaleCase
from app.foundation.run import run
from app.handovers.commands import DecideConflict, MarkConflict, NoteAnswer, NoteStopped, RefuseHandOver, SendNews
from app.proceedings import announcing, handing
from app.proceedings.announcing import ENDED, KINDS, TEST, WITHDRAWN
from app.referrals.commands import (
    AnswerOfPerson,
    AnswerOfProvider,
    ProposePlace,
    ShareWithProvider,
    StepReferral,
    SubmitReferral,
)
from app.rounds import each_round
from app.store import between_services, hand_overs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    AuditEntry,
    Case,
    Consent,
    HandOver,
    HandOverEvent,
    PlaceShare,
    WebhookDelivery,
    WebhookEndpoint,
)
from app.store.work import Work
from app.webhooks.openapi import WEBHOOKS
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.handovers.test_handovers import Bond
from tests.app.referrals.builders import Three
from tests.app.referrals.test_provider import answer, offered
from tests.app.referrals.test_referrals import ALL, Mechanism
from tests.app.webhooks.builders import endpoint, told
from tests.conftest import SignIn, Team
from workflows.engine import in_force
from workflows.referral.words import NOT_KNOWN

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
ENDS_ON = date(2027, 5, 18)
"""Last day of the consents in these tests."""
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


LAST = datetime(2027, 5, 18, 20, 0, tzinfo=UTC)
AFTER = datetime(2027, 5, 19, 1, 0, tzinfo=UTC)
"""The evening of the last day of the consents in these tests, and the night after."""


def round_at(store: Store, settings: Settings, at: datetime) -> None:
    with clock.frozen(at):
        each_round(store, settings)


def test_the_last_day_of_a_consent_is_told_once_to_whoever_received(
    each_store: Store, settings: Settings, sign_in: SignIn
) -> None:
    """M14.2, M31.1: the access ends with the day, the round says so, and it lies on the desk of the receiver."""
    bond = Bond(each_store)
    key = bond.send()
    taken = bond.accept(key)
    unread = bond.send()
    sender, receiver = endpoint(each_store, bond.ngo), endpoint(each_store, bond.cpas, kinds=(ENDED,))
    own = endpoint(each_store, bond.ngo, kinds=(ENDED,), own_acts=True)
    endpoint(each_store, bond.third, own_acts=True)
    round_at(each_store, settings, LAST)
    with clock.frozen(LAST):
        assert bond.sees(bond.cpas, key) is not None, "the last day is one on which it holds"
    assert told(each_store) == []
    with clock.frozen(AFTER):
        assert bond.sees(bond.cpas, key) is None, "it is over before any round says so"
    for later in (AFTER, AFTER + timedelta(minutes=1), AFTER + timedelta(days=3)):
        round_at(each_store, settings, later)
    assert told(each_store, receiver) == told(each_store, own) == [ENDED, ENDED]
    assert told(each_store, sender) == [], "a service is not told what it knows itself"
    assert len(told(each_store)) == 4
    assert [one["data"] for one in bodies(each_store)[::2]] == [
        {"object": "hand_over", "id": key, "state": "accepted"},
        {"object": "hand_over", "id": unread, "state": "sent"},
    ]
    assert rows(each_store, Consent, id=bond.consent_id)[0].state == "expired"
    assert nothing_personal(each_store) == 4
    with clock.frozen(AFTER), Reader.open(each_store, bond.cpas.organisation_id) as reader:
        waits = between_services.waiting(reader, clock.today())
        assert [(one.kind, one.key, one.on) for one in waits] == [("over", key, ENDS_ON), ("over", unread, ENDS_ON)]
        assert hand_overs.waiting_count(each_store, bond.cpas.organisation_id, clock.today()) == 2
    run(each_store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    with clock.frozen(AFTER), Reader.open(each_store, bond.cpas.organisation_id) as reader:
        assert [one.key for one in between_services.waiting(reader, clock.today())] == [unread]
        dated = between_services.since(reader, clock.today(), ENDS_ON)
        assert [(one.key, one.kind, one.open) for one in dated] == [(unread, "over", True)], (
            "the day to answer is long ago"
        )
        settled = between_services.since(reader, clock.today(), DAY)
        assert [(one.key, one.kind, one.open) for one in settled] == [(key, "over", False), (unread, "over", True)]
    with pytest.raises(Invalid):
        run(each_store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    assert rows(each_store, Case, id=taken)[0].closed_on is None, "what was taken in stays the record of who took it in"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_end_of_a_consent_lies_on_the_desk(
    store: Store, settings: Settings, sign_in: SignIn, language: str
) -> None:
    bond = Bond(store)
    key = bond.send()
    bond.accept(key)
    said = {"fr": "L'accord a pris fin : n", "nl": "De toestemming is voorbij: gebruik niet"}[language]
    round_at(store, settings, AFTER)
    with clock.frozen(AFTER):
        desk = sign_in(bond.cpas, "adviser", language=language)
        for path in ("/", "/agenda", "/hand-overs"):
            assert said in desk.get(path).text.replace("&#39;", "'"), path
        page = desk.get(f"/hand-overs/{key}").text
        assert {"fr": "mardi 18 mai 2027", "nl": "dinsdag 18 mei 2027"}[language] in page
        sent = {"version": str(bond.row(key).version)}
        assert desk.post(f"/hand-overs/{key}/stopped", data=sent).status_code == 303
        assert said not in desk.get("/").text.replace("&#39;", "'")


def test_a_request_whose_consent_is_over_is_told_each_time_it_ends(each_store: Store, settings: Settings) -> None:
    both = Mechanism(each_store)
    consent_id = both.consent()
    key = both.searching(consent_id=consent_id)
    nameless = both.searching()
    mechanism = endpoint(each_store, both.help, kinds=(ENDED,))

    def waits(team: Team) -> list[tuple[str, int]]:
        with Reader.open(each_store, team.organisation_id) as reader:
            return [(one.kind, one.key) for one in between_services.waiting(reader, clock.today())]

    for _time in range(2):
        round_at(each_store, settings, AFTER)
    assert told(each_store, mechanism) == [ENDED]
    assert bodies(each_store)[0]["data"] == {"object": "referral", "id": key, "state": "routed"}
    with clock.frozen(AFTER):
        assert both.sees(both.help, key) is None
        assert both.sees(both.help, nameless) is not None, "without a name there is nothing that could end"
        assert (waits(both.help), waits(both.ngo)) == ([("unreadable", key)], [("ask_again", key)])
        anew = GiveConsent(
            case_id=both.case_id,
            consent_id=consent_id,
            version=rows(each_store, Consent, id=consent_id)[0].version,
            given_on=date(2027, 5, 19),
            form="signed",
            ends_on=date(2027, 6, 1),
            explained_in="français",
            tests=ALL,
        )
        run(each_store, anew, both.ngo.adviser)
        assert both.sees(both.help, key) is not None
        assert waits(both.help) == waits(both.ngo) == []
    round_at(each_store, settings, datetime(2027, 6, 2, 9, 0, tzinfo=UTC))
    assert told(each_store, mechanism) == [ENDED, ENDED]


def test_a_consent_that_is_given_anew_before_a_round_ends_for_nobody(each_store: Store, settings: Settings) -> None:
    bond = Bond(each_store)
    key = bond.send()
    endpoint(each_store, bond.cpas, kinds=(ENDED,))
    with clock.frozen(AFTER):
        anew = GiveConsent(
            case_id=bond.case_id,
            consent_id=bond.consent_id,
            version=rows(each_store, Consent, id=bond.consent_id)[0].version,
            given_on=date(2027, 5, 19),
            form="signed",
            ends_on=date(2027, 9, 1),
            explained_in="français",
            tests=ALL,
        )
        run(each_store, anew, bond.ngo.adviser)
        assert bond.sees(bond.cpas, key) is not None
    round_at(each_store, settings, AFTER)
    assert told(each_store) == []
    assert bond.row(key).ended_on is None


@pytest.mark.parametrize("completed", [False, True])
def test_a_withdrawal_after_an_end_asks_to_stop_once_more(
    each_store: Store, settings: Settings, completed: bool
) -> None:
    bond = Bond(each_store)
    receiver = endpoint(each_store, bond.cpas, kinds=(WITHDRAWN,))
    key = bond.send()
    bond.accept(key)
    if completed:
        run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
        news = SendNews(hand_over_id=key, version=bond.row(key).version, words="Le plan tient.", agreed=True)
        run(each_store, news, bond.cpas.adviser)
    round_at(each_store, settings, AFTER)
    run(each_store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    with clock.frozen(AFTER):
        seen = rows(each_store, Consent, id=bond.consent_id)[0].version
        anew = GiveConsent(
            case_id=bond.case_id, consent_id=bond.consent_id, version=seen, given_on=date(2027, 5, 19), form="signed",
            ends_on=date(2027, 9, 1), explained_in="français", tests=ALL,
        )  # fmt: skip
        run(each_store, anew, bond.ngo.adviser)
        assert bond.sees(bond.cpas, key) is None, "what was taken away stays gone"
        seen = rows(each_store, Consent, id=bond.consent_id)[0].version
        gone = WithdrawConsent(case_id=bond.case_id, consent_id=bond.consent_id, version=seen, on=date(2027, 5, 19))
        run(each_store, gone, bond.ngo.adviser)
        with Reader.open(each_store, bond.cpas.organisation_id) as reader:
            assert [one.kind for one in between_services.waiting(reader, clock.today())] == ["stop"]
    assert told(each_store, receiver) == [WITHDRAWN]


def test_somebody_who_changes_a_consent_meanwhile_does_not_stop_the_round(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bond = Bond(store)
    bond.send()

    def late(self: EndConsents, work: Work) -> int:
        raise StaleCase

    with clock.frozen(AFTER):
        monkeypatch.setattr(EndConsents, "execute", late)
        assert end_what_ran_out(store) == 0
        monkeypatch.undo()
        assert end_what_ran_out(store) == 1
        assert end_what_ran_out(store) == 0
        with pytest.raises(Forbidden):
            run(store, EndConsents(day=clock.today()), bond.ngo.coordinator)


OF_A_PLACE = ("place_question.asked", "place_question.answered", "place_question.changed")


def states(store: Store, endpoint_id: int) -> list[tuple[str, str]]:
    found = rows(store, WebhookDelivery, endpoint_id=endpoint_id)
    return [(row.kind, json.loads(row.body)["data"]["state"]) for row in found]


def test_the_service_with_a_place_is_told_that_it_is_asked_and_what_becomes_of_it(
    each_store: Store, settings: Settings
) -> None:
    """M17.4: it answers itself, so its program hears of the question, and of its end, as of a hand-over."""
    three = Three(each_store)
    house, service = (endpoint(each_store, team, kinds=OF_A_PLACE) for team in (three.house, three.help))
    endpoint(each_store, three.ngo, kinds=OF_A_PLACE, own_acts=True)
    key = three.searching()
    three.propose(key, offered(three))
    number = three.question().id
    assert bodies(each_store) == [
        {
            "type": "place_question.asked",
            "timestamp": "2026-11-18T11:00:00Z",
            "data": {"object": "place_question", "id": number, "state": "deciding"},
        }
    ]
    three.do(AnswerOfPerson, key, by=three.ngo, answer="accepted")
    answer(three, accepted=True)
    each_round(each_store, settings)
    assert states(each_store, house) == [
        ("place_question.asked", "deciding"),
        ("place_question.changed", "yes"),
        ("place_question.changed", "agreed"),
    ]
    assert states(each_store, service) == [("place_question.answered", "accepted")]
    assert len(told(each_store)) == 4, "nobody else is told, the service that helps the person neither"
    three.do(StepReferral, key, event="arrived", on=DAY, ethos=NOT_KNOWN)
    assert len(told(each_store)) == 4, "what was agreed stays agreed"
    assert nothing_personal(each_store) == 4


@pytest.mark.parametrize("end", ["refused", "withdrawn", "closed", "over", "by_telephone", "ran_out"])
def test_a_question_that_is_over_is_told_once(each_store: Store, settings: Settings, end: str) -> None:
    three = Three(each_store)
    consent_id = three.consent("brusshelp", three.help)
    key = three.searching(consent_id=consent_id)
    house = endpoint(each_store, three.house, kinds=OF_A_PLACE)
    three.propose(key, offered(three))
    if end == "refused":
        three.do(AnswerOfPerson, key, by=three.ngo, answer="refused")
    elif end == "withdrawn":
        seen = rows(each_store, Consent, id=consent_id)[0].version
        gone = WithdrawConsent(case_id=three.case_id, consent_id=consent_id, version=seen, on=DAY)
        run(each_store, gone, three.ngo.adviser)
    elif end == "closed":
        three.do(StepReferral, key, event="closed", on=DAY, inputs={"outcome": "own_solution"}, ethos=NOT_KNOWN)
    elif end == "by_telephone":
        with clock.frozen(NOON + timedelta(days=9)):
            three.do(AnswerOfProvider, key, accepted=False, reason="full", alternative="Maison Z")
    elif end == "over":
        answer(three, accepted=False, reason="full", alternative="Maison Z")
        each_round(each_store, settings)
    else:
        round_at(each_store, settings, AFTER)
        round_at(each_store, settings, AFTER)
    expected = [] if end == "over" else [("place_question.changed", "over")]
    assert states(each_store, house) == [("place_question.asked", "deciding"), *expected], "its own no it knows"
    assert nothing_personal(each_store) == len(told(each_store))


@pytest.mark.parametrize("end", [WITHDRAWN, ENDED])
def test_what_passed_to_the_service_with_a_place_ends_with_the_consent_for_it(
    each_store: Store, settings: Settings, end: str
) -> None:
    three = Three(each_store)
    key = three.searching()
    three.propose(key, offered(three))
    agreed = three.consent("provider", three.house)
    house, service = (endpoint(each_store, team, kinds=(WITHDRAWN, ENDED)) for team in (three.house, three.help))
    three.do(ShareWithProvider, key, by=three.ngo, consent_id=agreed)
    if end == WITHDRAWN:
        seen = rows(each_store, Consent, id=agreed)[0].version
        gone = WithdrawConsent(case_id=three.case_id, consent_id=agreed, version=seen, on=DAY)
        run(each_store, gone, three.ngo.adviser)
    else:
        for _time in range(2):
            round_at(each_store, settings, AFTER)
    assert told(each_store, house) == [end]
    assert bodies(each_store)[0]["data"] == {
        "object": "place_question", "id": three.question().id, "state": "deciding",
    }  # fmt: skip
    assert told(each_store, service) == [], "it never read any of it"
    assert rows(each_store, PlaceShare)[0].payload is None


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("end", [WITHDRAWN, ENDED])
def test_a_draft_under_a_consent_that_is_gone_was_never_anybody_elses(
    store: Store, settings: Settings, end: str, closed: bool
) -> None:
    both = Mechanism(store)
    endpoint(store, both.help)
    consent_id = both.consent()
    key = both.draft(consent_id=consent_id)
    if closed:
        both.step(key, "closed", by=both.ngo, outcome="own_solution")
    if end == WITHDRAWN:
        withdraw(both, consent_id)
    else:
        round_at(store, settings, AFTER)
    assert told(store) == []


def test_what_is_written_anew_and_closed_unsent_holds_nothing_to_delete(store: Store, settings: Settings) -> None:
    both = Mechanism(store)
    key = both.searching()
    both.step(key, "closed", by=both.ngo, outcome="own_solution")
    both.draft(request_id=key, version=both.row(key).version, consent_id=both.consent())
    both.step(key, "closed", by=both.ngo, outcome="not_wanted")
    endpoint(store, both.help)
    round_at(store, settings, AFTER)
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
        *OF_A_PLACE,
        WITHDRAWN,
        ENDED,
    } == set(KINDS)


def test_every_kind_is_described_and_documented() -> None:
    assert set(WEBHOOKS) == {*KINDS, TEST}
    names = [path["post"]["operationId"] for path in WEBHOOKS.values()]
    assert len(set(names)) == len(names)
    for path in WEBHOOKS.values():
        Draft202012Validator.check_schema(path["post"]["requestBody"]["content"]["application/json"]["schema"])
