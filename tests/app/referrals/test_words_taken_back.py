"""Words that the person takes back are in no row that the other service has; act and day stay (M17.2, M28.1, M31.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.run import run
from app.referrals import queries
from app.referrals.commands import AnswerOfPerson, ProposePlace, StepReferral, SubmitReferral
from app.store import schema
from app.store.base import Base, Store
from app.store.reading import Reader
from app.store.scope import Shared
from app.store.tables import Consent, ReferralEvent, ReferralProposal, ReferralRequest, ReferralWords
from tests.app.agenda.builders import rows
from tests.app.referrals.test_referrals import DAY, NOON, Mechanism
from tests.conftest import Team
from workflows.referral.words import NOT_KNOWN

SAID = {
    "zqschool": "more_info_asked",
    "zqanswer": "info_given",
    "zqnote": "received",
    "zqinterim": "no_place",
    "zqplace": "person_refused",
    "zqtried": "no_answer",
    "zqclosing": "closed",
}
"""Each word, and the step it was said in."""


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def shared_rows(store: Store) -> str:
    """Return every column of every row between two services, and the trail of both."""
    tables = [mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, Shared)]
    assert len(tables) > 10
    tables.append(Base.metadata.tables["audit_entries"])
    with store.engine.connect() as connection:
        found = [connection.execute(sa.select(sa.literal_column("*")).select_from(table)).all() for table in tables]
    return json.dumps([[str(column) for column in row] for one in found for row in one], ensure_ascii=False)


def said_much(both: Mechanism, **more: Any) -> int:
    key = both.draft(**more)
    both.do(SubmitReferral, key, by=both.ngo)
    both.step(key, "received", note="zqnote")
    both.step(key, "more_info_asked", why="zqschool")
    both.step(key, "info_given", by=both.ngo, answer="zqanswer")
    both.step(key, "understood")
    both.step(key, "routed", route="brusshelp_places")
    both.step(key, "no_place", shortage_of="transit", interim_place="zqinterim")
    both.step(key, "search_resumed")
    both.do(ProposePlace, key, solution="reception_house", offered_by="Le Pont")
    both.do(AnswerOfPerson, key, by=both.ngo, answer="refused", own_words="zqplace")
    both.do(ProposePlace, key, solution="reception_house", offered_by="La Rive")
    both.do(AnswerOfPerson, key, answer="none", attempts="zqtried")
    return key


def withdraw(both: Mechanism) -> None:
    agreed = rows(both.store, Consent)[0]
    gone = WithdrawConsent(case_id=both.case_id, consent_id=agreed.id, version=agreed.version, on=DAY)
    run(both.store, gone, both.ngo.adviser)


def steps(store: Store, team: Team, key: int) -> list[tuple[str, str, str]]:
    with Reader.open(store, team.organisation_id) as reader:
        return [(one.event, one.why, one.note) for one in queries.card(reader, key).steps]


@pytest.mark.parametrize("closed", [False, True])
def test_after_a_withdrawal_no_shared_row_holds_a_word(each_store: Store, closed: bool) -> None:
    both = Mechanism(each_store)
    key = said_much(both, consent_id=both.consent())
    if closed:
        inputs = {"outcome": "not_wanted", "note": "zqclosing"}
        both.do(StepReferral, key, by=both.ngo, event="closed", on=DAY, inputs=inputs, ethos=NOT_KNOWN)
    told = shared_rows(each_store)
    said = set(SAID) if closed else set(SAID) - {"zqclosing"}
    assert {word for word in SAID if word in told} == said, "what was said is there before"
    before = [(one.id, one.event, one.happened_on, one.by_id) for one in rows(each_store, ReferralEvent)]
    withdraw(both)
    told = shared_rows(each_store)
    assert [word for word in SAID if word in told] == []
    after = [(one.id, one.event, one.happened_on, one.by_id) for one in rows(each_store, ReferralEvent)]
    assert after[: len(before)] == before, "each act and its day stay"
    kept = {name: value for one in rows(each_store, ReferralEvent) for name, value in one.inputs.items()}
    assert (kept["route"], kept["shortage_of"]) == ("brusshelp_places", "transit"), "codes are no words"
    answers = [(one.person_answer, one.person_answered_on, one.own_words) for one in rows(each_store, ReferralProposal)]
    assert answers == [("refused", DAY, ""), ("none", DAY, "")]


def test_the_service_that_helps_her_keeps_what_was_said_and_nobody_else(each_store: Store) -> None:
    both = Mechanism(each_store)
    key = said_much(both, consent_id=both.consent())
    before = steps(each_store, both.ngo, key)
    withdraw(both)
    assert steps(each_store, both.ngo, key)[: len(before)] == before
    kept = rows(each_store, ReferralWords)
    assert {one.organisation_id for one in kept} == {both.ngo.organisation_id}
    assert {one.case_id for one in kept} == {both.case_id}
    words = str([one.said for one in kept])
    assert all(word in words for word in ("zqanswer", "zqschool", "zqplace"))
    assert "zqnote" not in words, "a note of the referral service was never told"
    with Reader.open(each_store, both.help.organisation_id) as reader:
        assert reader.where(ReferralWords) == []
    both.draft(request_id=key, version=both.row(key).version)
    both.do(SubmitReferral, key, by=both.ngo)
    assert not [one for one in steps(each_store, both.help, key) if any(one[1:])], "nor with another request"
    with Reader.open(each_store, both.ngo.organisation_id) as reader:
        assert queries.card(reader, key).proposals[0].own_words == "zqplace"


def test_a_request_without_a_name_is_taken_back_with_its_words(store: Store) -> None:
    both = Mechanism(store)
    key = said_much(both)
    both.step(key, "consent_withdrawn", by=both.ngo, after_withdrawal="back_to_draft", note="zqclosing")
    told = shared_rows(store)
    assert [word for word in SAID if word in told] == []
    assert steps(store, both.ngo, key)[-1] == ("consent_withdrawn", "", "zqclosing")


def test_what_is_withdrawn_twice_is_kept_once(store: Store) -> None:
    both = Mechanism(store)
    said_much(both, consent_id=both.consent())
    withdraw(both)
    kept = [(one.event_id, one.proposal_id) for one in rows(store, ReferralWords)]
    (row,) = rows(store, ReferralRequest)
    both.draft(request_id=row.id, version=row.version, consent_id=both.consent())
    agreed = rows(store, Consent)[-1]
    run(
        store,
        WithdrawConsent(case_id=both.case_id, consent_id=agreed.id, version=agreed.version, on=DAY),
        both.ngo.adviser,
    )
    assert [(one.event_id, one.proposal_id) for one in rows(store, ReferralWords)] == kept


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_taken_back_before_this_version_is_erased_too(each_store: Store, closed: bool) -> None:
    """Migration 0026, on rows as they were: masked on the page and still in the table."""
    both = Mechanism(each_store)
    key = said_much(both, consent_id=both.consent())
    if closed:
        inputs = {"outcome": "not_wanted"}
        both.do(StepReferral, key, by=both.ngo, event="closed", on=DAY, inputs=inputs, ethos=NOT_KNOWN)
    before = steps(each_store, both.ngo, key)
    withdraw(both)
    schema.downgrade(each_store, "0025")
    told = shared_rows(each_store)
    assert {"zqschool", "zqanswer", "zqplace"} <= {word for word in SAID if word in told}
    schema.upgrade(each_store)
    told = shared_rows(each_store)
    assert [word for word in SAID if word in told] == []
    assert steps(each_store, both.ngo, key)[: len(before)] == before
