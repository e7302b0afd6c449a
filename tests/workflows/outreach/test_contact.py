"""Ways to reach a tenant: which must not be used, what an outcome means for the case, when enough was tried."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.engine import prevention
from workflows.facts import ContactFacts
from workflows.outreach import contact
from workflows.outreach.contact import CHANNELS, MOVED_BY, OUTCOMES, Attempt, Safety, contact_facts, region_state

DAY = date(2026, 7, 8)
ENGINE = prevention(DAY)
AT_HOME = {"visit", "letter", "card"}


def refused(safety: Safety) -> dict[str, str]:
    found = {name: contact.why_not(name, safety) for name in CHANNELS}
    return {name: why.code for name, why in found.items() if why is not None}


def attempts(*made: tuple[str, str]) -> list[Attempt]:
    return [Attempt(DAY, channel, outcome) for channel, outcome in made]


@pytest.mark.parametrize("safe", ["yes", "unknown", "with_care"])
def test_without_danger_every_way_is_open(safe: str) -> None:
    assert refused(Safety(safe=safe)) == {}


def test_do_not_call_do_not_write_leaves_only_the_person_of_trust() -> None:
    assert set(refused(Safety(safe="no"))) == set(CHANNELS) - {"through_someone"}


def test_with_violence_nothing_goes_to_the_home_until_it_is_said_to_be_safe() -> None:
    assert refused(Safety(safe="with_care", violence=True)) == dict.fromkeys(AT_HOME, "violence_at_home")
    assert refused(Safety(safe="unknown", violence=True)) == dict.fromkeys(AT_HOME, "violence_at_home")
    assert refused(Safety(safe="yes", violence=True)) == {}


def test_a_secret_address_sees_no_card_and_a_barred_way_is_barred() -> None:
    assert refused(Safety(safe="yes", secret_address=True)) == {"card": "address_is_secret"}
    assert refused(Safety(safe="yes", barred=frozenset({"call"}))) == {"call": "channel_barred"}


@pytest.mark.parametrize(
    "safety",
    [
        Safety(safe="no"),
        Safety(violence=True),
        Safety(secret_address=True),
        Safety(barred=frozenset({"card"})),
    ],
)
def test_a_refusal_says_in_both_languages_what_to_do_instead(safety: Safety) -> None:
    why = contact.why_not("card", safety)
    assert why is not None
    assert why.text.fr.endswith(".")
    assert why.text.nl.endswith(".")
    assert why.text.fr != why.text.nl


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_an_outcome_moves_can_happen_in_the_workflow(outcome: str) -> None:
    event = OUTCOMES[outcome].event
    for state in MOVED_BY.get(event, ()):
        assert contact.event_of(outcome, state) == event
        assert state in ENGINE.workflow.events[event].sources
    assert contact.event_of(outcome, "hearing_set") == ""
    assert contact.event_of(outcome, "gathering") == ""


def test_a_call_missed_by_somebody_who_accepted_help_moves_nothing() -> None:
    assert contact.event_of("not_reached", "contacted") == ""
    assert contact.event_of("message_left", "centre_informed") == ""


def test_every_way_has_a_word_of_the_workflow() -> None:
    codes = {code.value for code in ENGINE.workflow.inputs["attempt"].codes}
    assert {way.attempt for way in CHANNELS.values()} == codes


def test_enough_is_three_attempts_by_two_ways() -> None:
    assert contact_facts([]) == ContactFacts()
    same = attempts(("call", "not_reached"), ("call", "not_reached"), ("call", "not_reached"))
    assert not contact_facts(same).enough
    mixed = attempts(("call", "not_reached"), ("letter", "message_left"), ("visit", "not_reached"))
    assert contact_facts(mixed).enough
    assert not contact_facts(mixed[:2]).enough
    written = attempts(("email", "not_reached"), ("text_message", "not_reached"), ("email", "not_reached"))
    assert contact_facts(written).ways == 1, "an e-mail and a text message are one way"


def test_what_came_before_the_last_contact_counts_no_more() -> None:
    made = attempts(
        ("call", "not_reached"), ("letter", "message_left"), ("visit", "reached"), ("call", "not_reached")
    )  # fmt: skip
    assert contact_facts(made) == ContactFacts(attempts=1, ways=1, reached=True)
    assert contact_facts(attempts(("call", "declined"))).declined


@pytest.mark.parametrize(
    ("made", "state"),
    [
        ([], "to_contact"),
        ([("letter", "message_left")], "attempted"),
        ([("call", "not_reached")], "attempted"),
        ([("call", "not_reached"), ("call", "not_reached"), ("visit", "not_reached")], "not_reached"),
        ([("call", "not_reached"), ("letter", "message_left"), ("letter", "message_left")], "attempted"),
        ([("call", "appointment")], "reached"),
        ([("call", "reached"), ("call", "not_reached")], "reached"),
        ([("call", "reached"), ("visit", "reached")], "reached"),
        ([("call", "declined")], "refused"),
        ([("call", "reached"), ("visit", "declined")], "refused"),
        ([("call", "declined"), ("visit", "reached")], "reached"),
    ],
)
def test_the_region_follows_the_attempts(made: list[tuple[str, str]], state: str) -> None:
    assert region_state(ENGINE.region("contact"), attempts(*made)) == state


def test_an_event_without_an_attempt_counts_as_one() -> None:
    assert contact.from_event("tenant_not_reached", DAY, "visit") == Attempt(DAY, "visit", "not_reached")
    assert contact.from_event("tenant_refused_help", DAY, "") == Attempt(DAY, "call", "declined")


def test_events_fill_the_list_once_and_what_was_struck_out_counts_no_more() -> None:
    later = date(2026, 7, 10)
    made = [Attempt(DAY, "visit", "not_reached")]
    events = [("tenant_not_reached", DAY, "visit"), ("tenant_reached", later, "call")]
    assert contact.with_events(made, events) == [*made, Attempt(later, "call", "reached")]
    struck = [Attempt(later, "call", "appointment")]
    assert contact.with_events(made, events, struck) == made
    assert contact.with_events([], [("tenant_reached", DAY, "letter")]) == [Attempt(DAY, "letter", "reached")]


@pytest.mark.parametrize(
    ("event", "inputs", "said"),
    [
        ("tenant_reached", {}, "tenant_reached"),
        ("claim_known", {"stage": "contacted"}, "tenant_reached"),
        ("claim_known", {"stage": "help_refused"}, "tenant_refused_help"),
        ("claim_known", {"stage": "unreached"}, ""),
        ("answered", {}, "tenant_reached"),
        ("declined", {}, "tenant_refused_help"),
        ("gave_up", {}, ""),
    ],
)
def test_what_an_event_says_of_contact(event: str, inputs: dict[str, str], said: str) -> None:
    assert contact.said_by(event, inputs) == said
