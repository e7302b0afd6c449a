"""The tables of the workflows and the catalogue of letters name the same letters, events and time limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from app.correspondence import starts
from app.correspondence.starts import STARTS, read_starts
from letters.asks import read_asks
from letters.catalogue import CATALOGUE
from letters.samples import sample
from letters.spec import SpecError
from workflows.deadlines import DEADLINES
from workflows.deadlines.from_checks import CHECK_DATES
from workflows.deadlines.letters import ANSWERS, DOCUMENT_REQUESTS, REFUND_CLAIMS, day_in_letter
from workflows.engine import WORKFLOWS, versions

NAME = {"fr": "nom", "nl": "naam"}


def test_every_letter_a_workflow_offers_exists() -> None:
    offered = {
        letter
        for name in WORKFLOWS
        for engine in versions(name)
        for event in engine.workflow.events.values()
        for letter in (*event.letters, *(letter for target in event.targets for letter in target.letters))
    }
    assert offered
    assert offered <= set(CATALOGUE)


def test_letters_that_start_time_limits_exist_and_so_do_the_limits() -> None:
    assert set(CATALOGUE) == set(STARTS) >= REFUND_CLAIMS | DOCUMENT_REQUESTS
    assert set(DEADLINES) >= {rule for start in STARTS.values() for rule in start.deadlines}
    assert set(DEADLINES) >= set(ANSWERS.values())
    for who, rule in ANSWERS.items():
        assert (DEADLINES[rule].waits_for, DEADLINES[rule].fixed) == (who, day_in_letter)


def test_a_rule_that_a_check_also_follows_names_one_that_exists() -> None:
    of_checks = {declared.rule for dates in CHECK_DATES.values() for declared in dates}
    twins = {deadline.also_from_check for deadline in DEADLINES.values()} - {""}
    assert twins == {"notice_kinship_proof", "notice_kinship_action"}
    assert twins <= of_checks


def test_the_events_and_time_limits_that_letters_start() -> None:
    """What the law pages and the catalogue of letters say, letter by letter."""
    events = {name: start.event for name, start in STARTS.items() if start.event}
    assert events == {
        "contest_indexation": "demand_contested",
        "refund_overpaid_rent": "demand_contested",
        "contest_notice": "demand_contested",
        "propose_mediation": "mediation_proposed",
        "propose_talk_to_host": "mediation_proposed",
        "reply_formal_notice": "plan_proposed",
        "apply_for_legal_aid": "lawyer_asked",
        "request_conciliation": "conciliation_asked",
        "propose_plan_to_court": "plan_proposed",
        "write_social_note": "facts_given_to_judge",
        "prove_rehousing": "rehousing_proof_sent",
        "refer_urgently_to_lawyer": "lawyer_asked",
        "request_longer_term": "term_change_asked",
        "request_orientation": "referral_requested",
    }
    assert STARTS["propose_mediation"].inputs == {"mediation_with": "landlord"}
    rules = {name: set(start.deadlines) - set(ANSWERS.values()) for name, start in STARTS.items()}
    assert {name: found for name, found in rules.items() if found} == {
        "contest_indexation": {"reaction_to_contestation"},
        "refund_overpaid_rent": {"refund_payment", "refund_court_action_warning", "refund_court_action"},
        "request_lease_documents": {"reply_to_document_request"},
        "contest_notice": {"reaction_to_contestation"},
        "ask_kinship_proof": {"kinship_proof", "kinship_action"},
        "request_extension": {"extension_court_action"},
        "counter_notice": {"counter_notice_end"},
        "leave_unregistered": {"registration_after_demand", "announced_departure"},
        "demand_repairs": {"urgent_repairs"},
        "complain_to_housing_inspection": {"inspection_decision"},
        "review_rent": {"rent_commission_opinion"},
        "demand_written_lease": {"written_lease_demand"},
        "reply_formal_notice": {"formal_notice_month"},
    }


@pytest.mark.parametrize("letter", sorted(CATALOGUE))
def test_the_day_a_letter_names_is_followed_once_and_a_paper_for_the_tenant_starts_nothing(letter: str) -> None:
    start = STARTS[letter]
    followed = [rule for rule in start.deadlines if DEADLINES[rule].fixed is day_in_letter]
    if CATALOGUE[letter].audience == "tenant":
        assert (start.event, start.deadlines) == ("", ())
    else:
        assert len(followed) == 1
        assert DEADLINES[followed[0]].waits_for == starts.WHO_ANSWERS[CATALOGUE[letter].audience]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"deadlines": ("kinship_prof",)}, "no such deadline: ..kinship_prof"),
        ({"event": "demand_contestd"}, "no such event"),
        ({"event": "other_side_accepted"}, "a person must choose the end"),
        ({"event": "mediation_proposed"}, "must answer what mediation_proposed asks"),
        ({"event": "demand_contested", "event_inputs": (("mediation_with", "landlord"),)}, "must answer"),
        ({"event": "mediation_proposed", "event_inputs": (("mediation_with", "nobody"),)}, "does not exist"),
        ({"event": "rehousing_proof_sent", "event_inputs": (("rehousing_on", "asked.nothing"),)}, "no answer fits"),
        ({"event": "rehousing_proof_sent", "event_inputs": (("rehousing_on", "asked.text"),)}, "no answer fits"),
        ({"event": "rehousing_proof_sent", "event_inputs": (("rehousing_on", "asked.maybe"),)}, "no answer fits"),
        ({"event": "mediation_proposed", "event_inputs": (("mediation_with", "asked.other"),)}, "no answer fits"),
    ],
)
def test_a_name_that_does_not_exist_stops_the_start(changes: dict[str, Any], message: str) -> None:
    asks = read_asks(
        [
            {"id": "text", "kind": "text", "label": NAME, "required": True},
            {"id": "maybe", "kind": "date", "label": NAME},
            {"id": "other", "kind": "choice", "label": NAME, "required": True, "options": [{"code": "nobody", **NAME}]},
        ]
    )
    wrong = replace(CATALOGUE["register_lease_by_tenant"], asks=asks, **changes)
    with pytest.raises(SpecError, match=message):
        read_starts({wrong.id: wrong})


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("prove_rehousing", {"rehousing_on": date(2027, 3, 15)}),
        (
            "request_orientation",
            {"solution_asked": "transit", "why_not_better": "01/2027 – 02/2027: 14 x."},
        ),
        ("propose_mediation", {"mediation_with": "landlord"}),
    ],
)
def test_an_event_is_told_what_the_letter_says(letter: str, told: dict[str, Any]) -> None:
    row: Any = SimpleNamespace(context=sample(CATALOGUE[letter]).to_dict())
    assert STARTS[letter].inputs_of(row) == told
    silent: Any = SimpleNamespace(context=None)
    assert STARTS[letter].inputs_of(silent) == {k: v for k, v in told.items() if v == "landlord"}


def test_a_letter_that_was_frozen_without_answers_has_none() -> None:
    row: Any = SimpleNamespace(
        letter="contest_indexation", context=None, dated_on=None, sent_on=None, received_on=None, sending_mode="S-HAND",
        answer_due_on=None,
    )  # fmt: skip
    facts = starts.letter_facts(row)
    assert (dict(facts.asked), dict(facts.asked_rows), facts.by_hand) == ({}, {}, True)
