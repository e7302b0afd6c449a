"""The engine: what it decides, what it refuses and how it says so, what it shows as possible."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import pytest

from workflows import engine as machinery
from workflows.asking import unanswered
from workflows.definition import InputKind
from workflows.engine import Engine, Refused, in_force, prevention, prevention_version, version, versions
from workflows.facts import CaseFacts, LegalDate, LetterFacts, ProcedureFacts, ReferralFacts, SharingFacts
from workflows.possible import possibilities

if TYPE_CHECKING:
    from workflows.possible import Possibility

TODAY = date(2026, 11, 24)
ENGINE = prevention(TODAY)


def facts(**more: object) -> CaseFacts:
    return CaseFacts(**({"on": TODAY, "today": TODAY} | more))  # type: ignore[arg-type]


def refusal(state: str, event: str, known: CaseFacts, engine: Engine = ENGINE) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        engine.decide(state, event, known)
    assert refused.value.event == event
    assert refused.value.state == state
    return tuple(why.code for why in refused.value.reasons)


def seen(state: str, event: str, known: CaseFacts) -> Possibility:
    return next(one for one in ENGINE.possibilities(state, known) if one.event == event)


CLOSING = {"outcome": "stayed_same_terms", "closing_reason": "debt_settled"}


@pytest.mark.parametrize(
    ("begin_with", "state", "level"), [("signal", "signalled", "signal"), ("intake", "gathering", "1")]
)
def test_a_case_opens_by_a_signal_or_an_intake(begin_with: str, state: str, level: str) -> None:
    decision = ENGINE.opening(facts(inputs={"begin_with": begin_with}))
    assert (decision.from_state, decision.to_state, decision.level) == (None, state, level)
    assert not decision.closes
    assert not decision.reopens


def test_m2_2_h_a_case_can_open_at_any_stage_of_the_procedure() -> None:
    assert [event.id for event in ENGINE.openings()] == [
        "case_opened",
        "arrears_signalled",
        "formal_notice_sent",
        "claim_known",
        "mayor_ordered_evacuation",
        "put_out_without_title",
    ]
    decision = ENGINE.opening(facts(inputs={"stage": "centre_informed"}), "claim_known")
    assert (decision.to_state, decision.level) == ("centre_informed", "2")


def test_m2_3_0_an_illegal_eviction_is_never_refused_in_an_open_case() -> None:
    for state in ENGINE.workflow.states.values():
        if not state.final:
            assert ENGINE.decide(state.id, "put_out_without_title", facts()).to_state == "incident_triage"


def test_a_stage_is_recorded_without_the_fields_that_came_before() -> None:
    for code in ENGINE.workflow.inputs["stage"].codes:
        if code.value != "month_running":
            decision = ENGINE.decide("gathering", "claim_known", facts(inputs={"stage": code.value}))
            assert decision.to_state == code.value


def test_the_month_runs_only_with_service_and_message() -> None:
    asked = {"stage": "month_running", "served_on": TODAY}
    assert refusal("gathering", "claim_known", facts(inputs=asked)) == ("message_to_centre_unknown",)
    decision = ENGINE.decide("gathering", "claim_known", facts(inputs=asked | {"centre_told_on": TODAY}))
    assert decision.to_state == "month_running"


def test_an_event_that_does_not_start_here_says_where_it_does() -> None:
    with pytest.raises(Refused) as refused:
        ENGINE.decide("contesting", "eviction_carried_out", facts())
    (why,) = refused.value.reasons
    assert why.code == "not_from_here"
    assert why.text.fr == "Possible à partir de : « jugement ou accord qui peut mener à l'expulsion »."
    assert why.text.nl == "Mogelijk vanuit: “vonnis of akkoord dat tot uithuiszetting kan leiden”."
    assert str(refused.value) == "eviction_carried_out in contesting: not_from_here"


@pytest.mark.parametrize(
    ("event", "french"),
    [
        ("case_opened", "l'ouverture d'un dossier"),
        ("check_recorded", "tout dossier, même fermé"),
        ("rehousing_found", "tout dossier ouvert"),
        ("extension_granted", "la phase « Niveau 2 : devant le juge de paix », « Départ à préparer »"),
    ],
)
def test_places_are_named_for_people(event: str, french: str) -> None:
    assert ENGINE._judged.elsewhere[event].text.fr == f"Possible à partir de : {french}."


def test_an_unknown_event_is_refused_with_a_reason() -> None:
    assert refusal("gathering", "teleported", facts()) == ("unknown_event",)


def test_all_unmet_guards_are_said_at_once() -> None:
    known = facts(inputs={"mediation_with": "landlord"})
    assert refusal("assessing", "mediation_proposed", known) == ("safety_not_asked", "no_mandate")


def test_the_legal_date_is_required() -> None:
    with pytest.raises(ValueError, match="legal date"):
        ENGINE.decide("agreement", "agreement_broken", CaseFacts(today=TODAY, inputs={"broken_by": "both"}))


def test_a_recorded_event_is_judged_again_on_another_day_and_the_case_stays() -> None:
    winter, summer = date(2026, 11, 20), date(2026, 10, 20)
    assert ENGINE.judged_again("moratorium_began", facts(on=winter)) == ((), ())
    against, _dues = ENGINE.judged_again("moratorium_began", facts(on=summer))
    assert [why.code for why in against] == ["not_winter"]
    _against, (due,) = ENGINE.judged_again("aftercare_started", facts(on=summer))
    assert (due.rule, due.on) == ("aftercare_review", date(2027, 1, 20))
    against, dues = ENGINE.judged_again("other_side_accepted", facts())
    assert ([why.code for why in against], dues) == (["missing_after_acceptance"], ())
    with pytest.raises(KeyError):
        ENGINE.judged_again("nothing", facts())


def test_an_event_is_a_past_fact() -> None:
    later = facts(on=date(2026, 11, 25), inputs={"broken_by": "both"})
    assert refusal("agreement", "agreement_broken", later) == ("date_in_future",)
    assert ENGINE.decide("agreement", "agreement_broken", CaseFacts(on=TODAY, inputs={"broken_by": "both"}))


@pytest.mark.parametrize(
    ("inputs", "codes"),
    [
        ({}, ("missing_loss_feared",)),
        ({"loss_feared": ""}, ("missing_loss_feared",)),
        ({"loss_feared": "tomorrow"}, ("invalid_loss_feared",)),
        ({"loss_feared": 3}, ("invalid_loss_feared",)),
        ({"loss_feared": "no_date", "loss_feared_on": "2026-12-01"}, ("invalid_loss_feared_on",)),
    ],
)
def test_answers_are_complete_and_of_their_kind(inputs: dict[str, object], codes: tuple[str, ...]) -> None:
    known = facts(household_known=True, risk_known=True, inputs=inputs)
    assert refusal("gathering", "facts_gathered", known) == codes


def test_a_choice_that_is_missing_is_asked() -> None:
    assert refusal("contesting", "other_side_accepted", facts()) == ("missing_after_acceptance",)


def test_yes_is_not_a_number() -> None:
    asked = {"return_on": date(2026, 12, 24), "place": "Chez sa sœur", "place_is_safe": 1}
    assert refusal("mediating", "went_into_respite", facts(inputs=asked)) == ("invalid_place_is_safe",)


def test_money_is_cents_and_not_a_yes() -> None:
    paid = dataclasses.replace(ENGINE.workflow.inputs["place"], id="paid", kind=InputKind.MONEY)
    event = dataclasses.replace(ENGINE.workflow.events["first_talk_held"], inputs=(paid,))
    for value, codes in ((12345, []), (True, ["invalid_paid"]), ("12", ["invalid_paid"])):
        _, wrong = unanswered(event, facts(inputs={"paid": value}))
        assert [why.code for why in wrong] == codes


def test_an_answer_nobody_asked_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match=r"first_talk_held does not ask \['colour'\]"):
        ENGINE.decide("signalled", "first_talk_held", facts(inputs={"colour": "red"}))


def test_what_another_choice_asks_may_stay_filled_in() -> None:
    known = facts(inputs={"after_acceptance": "follow_up", "outcome": "deceased"})
    decision = ENGINE.decide("contesting", "other_side_accepted", known)
    assert (decision.to_state, decision.outcome) == ("agreement", "")


def test_closing_needs_an_outcome_and_a_reason_that_fit() -> None:
    assert refusal("agreement", "closed", facts()) == ("missing_outcome", "missing_closing_reason")
    odd = CLOSING | {"outcome": "deceased"}
    assert refusal("agreement", "closed", facts(inputs=odd)) == ("does_not_fit_closing_reason",)
    decision = ENGINE.decide("agreement", "closed", facts(inputs=CLOSING))
    assert (decision.to_state, decision.closes, decision.outcome) == ("closed", True, "stayed_same_terms")


def test_closing_waits_for_the_legal_dates_of_the_next_thirty_days() -> None:
    soon = (LegalDate(title_fr="Audience", title_nl="Zitting", on=date(2026, 12, 10)),)
    assert refusal("agreement", "closed", facts(inputs=CLOSING, legal_dates=soon)) == ("legal_dates_open",)
    named = CLOSING | {"legal_dates_dealt_with": "L'avocat y va seul."}
    assert ENGINE.decide("agreement", "closed", facts(inputs=named, legal_dates=soon)).closes


def test_m17_1_the_person_may_stop_at_any_time_without_a_reason() -> None:
    for state in ENGINE.workflow.states:
        decision = ENGINE.decide(state, "withdrawn_by_person", facts())
        assert (decision.to_state, decision.closes, decision.outcome) == ("closed", True, "withdrawn")


def test_a_check_kept_in_a_closed_case_neither_closes_nor_reopens_it() -> None:
    decision = ENGINE.decide("closed", "check_recorded", facts())
    assert (decision.to_state, decision.closes, decision.reopens) == ("closed", False, False)
    assert "contest_indexation" in decision.letters


def test_a_case_is_reopened_where_it_was_or_from_the_facts() -> None:
    again = {"why": "Nouvelle lettre", "go_on": "where_it_was"}
    decision = ENGINE.decide("closed", "reopened", facts(inputs=again, last_open_state="contesting"))
    assert (decision.to_state, decision.reopens) == ("contesting", True)
    fresh = ENGINE.decide("closed", "reopened", facts(inputs=again | {"go_on": "from_the_start"}))
    assert (fresh.to_state, fresh.reopens) == ("gathering", True)
    assert refusal("closed", "reopened", facts(inputs=again)) == ("last_open_state_unknown",)
    assert refusal("closed", "reopened", facts(inputs=again, last_open_state="closed")) == ("last_open_state_unknown",)


def test_a_letter_that_left_opens_the_dates_of_its_kind() -> None:
    sent = LetterFacts(letter="refund_overpaid_rent", issued=True, sent_on=TODAY, answer_due_on=date(2026, 12, 24))
    decision = ENGINE.decide("assessing", "demand_contested", facts(letter=sent))
    assert decision.to_state == "contesting"
    assert [(due.rule, due.on) for due in decision.deadlines] == [
        ("refund_payment", date(2026, 12, 24)),
        ("refund_court_action", date(2027, 11, 24)),
        ("refund_court_action_warning", date(2027, 10, 24)),
    ]


def test_m24_1_unaccompanied_minors_are_stopped_and_routed() -> None:
    with pytest.raises(Refused) as refused:
        ENGINE.decide(
            "gathering",
            "referral_requested",
            facts(referral=ReferralFacts(unaccompanied_minor=True), inputs={"solution_asked": "return_home"}),
        )
    assert "Fedasil" in refused.value.reasons[0].text.fr
    nameless = facts(referral=ReferralFacts(anonymous=True), inputs={"solution_asked": "return_home"})
    assert ENGINE.decide("gathering", "referral_requested", nameless).to_state == "gathering"


def test_m2_1_j_a_referral_needs_consent_and_the_reasons_for_a_lesser_solution() -> None:
    """M17.2, M17.3: nothing without consent or with a name; emergency shelter only with its reasons."""
    asked = {"solution_asked": "emergency"}
    assert refusal("gathering", "referral_requested", facts(inputs=asked)) == ("no_consent", "better_solutions_open")
    agreed = SharingFacts(consent_in_force=True)
    assert refusal("gathering", "referral_requested", facts(inputs=asked, sharing=agreed)) == ("better_solutions_open",)
    told = asked | {"why_not_better": "Transit complet, maison d'accueil complète."}
    decision = ENGINE.decide("gathering", "referral_requested", facts(inputs=told, sharing=agreed))
    assert decision.to_state == "gathering"
    assert [due.rule for due in decision.deadlines] == ["referral_proposal"]


def test_m17_2_nothing_is_handed_over_without_consent() -> None:
    asked = {"receiving_service": "CPAS d'Ixelles"}
    assert refusal("gathering", "handed_over", facts(inputs=asked)) == ("no_consent",)
    decision = ENGINE.decide(
        "gathering", "handed_over", facts(inputs=asked, sharing=SharingFacts(consent_in_force=True))
    )
    assert decision.to_state == "gathering"
    assert [due.rule for due in decision.deadlines] == ["hand_over_answer"]


def test_m7_1_no_mediation_with_a_perpetrator() -> None:
    known = facts(inputs={"mediation_with": "partner"}, violence=True, safety_asked=True, mandate_in_force=True)
    assert refusal("gathering", "mediation_proposed", known) == ("violence",)


def test_a_threat_goes_to_level_1_with_an_alert() -> None:
    asked = {"incident_class": "threat", "why": "Menace par message", "transfer_to": "level_1"}
    decision = ENGINE.decide("incident_triage", "incident_transferred", facts(inputs=asked))
    assert decision.to_state == "gathering"
    assert [due.rule for due in decision.deadlines] == ["threat_alert"]


def test_every_possible_event_is_shown_and_the_others_say_why() -> None:
    for state in ENGINE.workflow.states:
        shown = ENGINE.possibilities(state, facts())
        assert {one.event for one in shown} == set(ENGINE.workflow.events)
        assert all(one.possible is not bool(one.reasons) for one in shown)
        assert all(one.why is not None for one in shown if one.next_best)
        assert sum(one.next_best for one in shown) <= 3
        flags = [one.next_best for one in shown]
        assert flags == sorted(flags, reverse=True)


def test_what_is_possible_comes_before_what_is_not() -> None:
    shown = ENGINE.possibilities("agreement", facts())
    order = [(not one.possible, not one.here) for one in shown]
    assert order == sorted(order)


def test_the_usual_path_comes_first_among_what_is_possible() -> None:
    known = facts(safety_asked=True, checks_run=1, mandate_in_force=True)
    shown = [one for one in ENGINE.possibilities("assessing", known) if one.possible and not one.next_best]
    assert shown[0].usual
    assert [one.usual for one in shown] == sorted((one.usual for one in shown), reverse=True)


def test_the_best_next_step_is_given_with_its_reason() -> None:
    first = ENGINE.possibilities("gathering", facts())[0]
    assert (first.event, first.next_best) == ("safety_asked", True)
    assert first.why is not None
    assert "sécurité" in first.why.fr
    assert "veiligheid" in first.why.nl


def test_advice_is_given_for_possible_events_only() -> None:
    assert not seen("gathering", "facts_gathered", facts()).next_best
    assert seen("gathering", "facts_gathered", facts(household_known=True, risk_known=True)).next_best


def test_at_most_three_steps_are_advised() -> None:
    known = facts(procedure=ProcedureFacts(eviction_notice_on=TODAY))
    advised = [one.event for one in ENGINE.possibilities("eviction_announced", known) if one.next_best]
    assert len(advised) == 3


def test_guards_that_need_answers_do_not_grey_an_event() -> None:
    one = seen("mediating", "went_into_respite", facts())
    assert one.possible
    assert [asked.id for asked in one.inputs] == ["return_on", "place", "place_is_safe", "note"]


def test_an_event_whose_every_end_is_refused_is_refused() -> None:
    filled = facts(inputs={"after_refusal": "mediate"})
    one = seen("contesting", "other_side_refused", filled)
    assert one.possible
    assert [(end.choice, end.possible) for end in one.destinations] == [("mediate", False), ("prepare_move", True)]
    workflow = ENGINE.workflow
    event = workflow.events["other_side_refused"]
    only = dataclasses.replace(event, targets=event.targets[:1])
    narrowed = dataclasses.replace(
        ENGINE._judged, workflow=dataclasses.replace(workflow, events={**workflow.events, event.id: only})
    )
    shown = possibilities(narrowed, "contesting", facts())
    refused = next(one for one in shown if one.event == event.id)
    assert not refused.possible
    assert [why.code for why in refused.reasons] == ["safety_not_asked", "no_mandate"]


def test_destinations_say_where_an_event_leads() -> None:
    one = seen("closed", "reopened", facts(last_open_state="contesting"))
    assert [(end.choice, end.state) for end in one.destinations] == [
        ("where_it_was", "contesting"),
        ("from_the_start", "gathering"),
    ]
    assert [end.state for end in seen("closed", "reopened", facts()).destinations] == ["signalled", "gathering"]
    stays = seen("gathering", "check_recorded", facts()).destinations[0]
    assert (stays.state, stays.closes, stays.label.nl) == ("gathering", False, "Feiten verzamelen")
    assert seen("gathering", "closed", facts()).destinations[0].closes


def test_an_unknown_state_has_no_possibilities() -> None:
    with pytest.raises(KeyError):
        ENGINE.possibilities("limbo", facts())


def test_a_region_runs_beside_the_states() -> None:
    assert ENGINE.initial_of("appeal") == "no_decision"
    appeal = ENGINE.region("appeal")
    decision = appeal.decide("no_decision", "decision_served", facts())
    assert (decision.to_state, decision.level) == ("window_open", "2")
    assert {one.event for one in appeal.possibilities("window_open", facts()) if one.possible} == {
        "lodged",
        "let_pass",
    }
    with pytest.raises(KeyError):
        ENGINE.region("weather")


def test_a_case_keeps_the_version_it_runs_on() -> None:
    assert prevention_version(ENGINE.valid_from) is ENGINE
    with pytest.raises(LookupError, match="prevention has no version of 2020-01-01"):
        prevention_version(date(2020, 1, 1))
    assert version("referral", date(2024, 4, 15)).workflow.id == "referral"


def test_an_older_case_runs_on_the_oldest_version() -> None:
    assert prevention(date(2010, 1, 1)).valid_from == versions("prevention")[0].valid_from


def test_the_newest_version_in_force_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    old = versions("prevention")[0]
    new = Engine(
        dataclasses.replace(old.workflow, valid_from=date(2030, 1, 1), regions={}),
        old._guards,
        {**machinery.DEADLINES},
        old._judged.conditions,
    )
    monkeypatch.setattr(machinery, "versions", lambda _name: (old, new))
    assert in_force("prevention", date(2029, 12, 31)) is old
    assert in_force("prevention", date(2030, 1, 1)) is new
