"""Nothing of the design's and the law pages' tables is lost: their names, and what they are called here.

M2.1.a, M2.1.g, M2.2.e, M2.2.g, M2.2.h, M2.3.0, M14.2, M17.1, M17.3, M17.5: the states and events these need are there.
"""

from __future__ import annotations

import pytest

from workflows.definition import START, Workflow
from workflows.engine import WORKFLOWS, versions

PREVENTION = versions("prevention")[-1].workflow
INCIDENT = versions("incident")[-1].workflow
REFERRAL = versions("referral")[-1].workflow
HANDOVER = versions("handover")[-1].workflow

STATES_OF_THE_MAP = {
    "signal": ["signalled"],
    "1": [
        "gathering",
        "assessing",
        "contesting",
        "mediating",
        "respite",
        "agreement",
        "preparing_move",
    ],
    "3": ["incident_triage", "incident_active", "incident_stabilised"],
    "aftercare": ["aftercare_planned", "aftercare_running", "aftercare_review"],
    "closed": ["closed"],
}

STATES_OF_LEVEL_2 = {
    "ARREARS": "arrears",
    "NOTICED": "formal_notice",
    "CLAIM_FILED": "claim_filed",
    "CPAS_INFORMED": "centre_informed",
    "CONTACTED": "contacted",
    "UNREACHED": "unreached",
    "REFUSED": "help_refused",
    "HEARING_SET": "hearing_set",
    "ADJOURNED": "adjourned",
    "CONCILIATED": "conciliated",
    "JUDGED_REFUSED": "judged_refused",
    "JUDGED_TERMS": "judged_terms",
    "JUDGED_EVICTION": "judged_eviction",
    "WITHDRAWN": "claim_withdrawn",
    "SERVED": "served",
    "MONTH_RUNNING": "month_running",
    "MONTH_SUSPENDED": "month_suspended",
    "NOTICE_OF_EVICTION": "eviction_announced",
    "REHOUSING_PROVED": "rehousing_proved",
    "MORATORIUM_HOLD": "moratorium_hold",
    "READY": "ready",
    "LEFT": "left",
    "EVICTED": "evicted",
}

# event of the map: (from, to); "open" = every open state, "level 1" = every state of that level, "*" = the same state
EVENTS_OF_THE_MAP: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    "case_opened": [("case_opened", (START,), ("signalled", "gathering"))],
    "safety_asked": [("safety_asked", ("level 1",), ("*",))],
    "facts_gathered": [("facts_gathered", ("signalled", "gathering"), ("assessing",))],
    "check_recorded": [("check_recorded", ("open", "closed"), ("*",))],
    "demand_contested": [("demand_contested", ("assessing", "mediating", "agreement"), ("contesting",))],
    "other_side_accepted": [("other_side_accepted", ("contesting",), ("agreement", "closed"))],
    "other_side_refused": [("other_side_refused", ("contesting",), ("mediating", "preparing_move"))],
    "other_side_silent": [("other_side_silent", ("contesting",), ("*",))],
    "mediation_proposed": [("mediation_proposed", ("assessing", "contesting", "gathering"), ("mediating",))],
    "mediation_failed": [("mediation_failed", ("mediating", "respite"), ("assessing", "preparing_move"))],
    "went_into_respite": [("went_into_respite", ("mediating", "gathering"), ("respite",))],
    "returned_home": [("returned_home", ("respite",), ("agreement",))],
    "agreement_signed": [("agreement_signed", ("mediating", "contesting"), ("agreement",))],
    "agreement_kept": [("agreement_kept", ("agreement",), ("closed",))],
    "agreement_broken": [("agreement_broken", ("agreement",), ("assessing",))],
    "end_found_lawful": [("end_found_lawful", ("assessing", "contesting"), ("preparing_move",))],
    "extension_granted": [("extension_granted", ("preparing_move", "level 2"), ("agreement",))],
    "rehousing_found": [("rehousing_found", ("open",), ("aftercare_planned", "closed"))],
    "claim_known": [("claim_known", ("signalled", "level 1"), tuple(STATES_OF_LEVEL_2.values())[2:])],
    "put_out_without_title": [("put_out_without_title", ("open",), ("incident_triage",))],
    "incident_transferred": [
        (
            "incident_transferred",
            ("level 3",),
            ("gathering", "judged_eviction", "served", "eviction_announced", "evicted"),
        )
    ],
    "handed_over": [("handed_over", ("open",), ("*",)), ("hand_over_returned", ("open",), ("*",))],
    "referral_requested": [("referral_requested", ("open",), ("*",))],
    "aftercare_started": [("aftercare_started", ("aftercare_planned",), ("aftercare_running",))],
    "reviewed": [("aftercare_reviewed", ("aftercare_running",), ("aftercare_running",))],
    "relapse": [("relapse", ("aftercare_running", "aftercare_review"), ("assessing",))],
    "ended": [("aftercare_ended", ("aftercare_running",), ("closed",))],
    "closed": [("closed", ("open",), ("closed",))],
    "reopened": [("reopened", ("closed",), ("last_open", "gathering"))],
    "withdrawn_by_person": [("withdrawn_by_person", ("open", "closed"), ("closed",))],
}

EVENTS_OF_THE_LAW_PAGE = {
    1: "arrears_signalled",
    2: "formal_notice_sent",
    3: "plan_proposed",
    4: "plan_agreed",
    5: "notice_term_ended",
    6: "conciliation_asked",
    7: "petition_filed",
    8: "claim_enrolled",
    9: "convocation_sent",
    10: "centre_told_of_claim",
    11: "tenant_reached tenant_not_reached tenant_refused_help contact.help_offered",
    12: "lawyer_asked",
    13: "language_change_asked language.change_asked",
    14: "facts_given_to_judge",
    15: "hearing_held",
    16: "conciliation_recorded",
    17: "hearing_adjourned hearing_fixed",
    18: "eviction_added_to_claim",
    19: "claim_dropped",
    20: "judgment_given",
    21: "decision_copy_received",
    22: "judgment_served centre_told_of_service service_message_missing month_started",
    23: "appeal.lodged judgment_reversed",
    24: "term_change_asked",
    25: "month_ended",
    26: "eviction_notice_sent",
    27: "rehousing_proof_sent",
    28: "moratorium_began moratorium_ended",
    29: "moratorium.derogation_asked moratorium.derogation_granted moratorium.derogation_refused",
    30: "tenant_left",
    31: "eviction_carried_out",
    32: "goods.put_in_storage",
    33: "homelessness_reported",
    34: "guarantee_settled",
    35: "fund.claimed",
    36: "forwarded_to_competent_centre",
    37: "put_out_without_title",
}

EXITS = {
    "X1": ("debt_settled", "stayed_same_terms"),
    "X2": ("plan_out_of_court", "stayed_with_plan"),
    "X3": ("conciliation_recorded", "stayed_with_plan"),
    "X4": ("claim_dropped", "stayed_same_terms"),
    "X5": ("claim_void", "stayed_same_terms"),
    "X6": ("termination_refused", "stayed_same_terms"),
    "X7": ("terms_granted", "stayed_with_plan"),
    "X8": ("left_before_eviction", "left_by_choice"),
    "X9": ("rehoused", "rehoused_lasting"),
    "X10": ("eviction_executed", "evicted_judicial"),
    "X11": ("lease_extended", "extension"),
    "X12": ("rent_reduced", "stayed_better_terms"),
    "X13": ("administrative_evacuation", "rehoused_transit"),
    "X14": ("other_centre", "handed_over_closed_here"),
    "X15": ("help_not_wanted_or_unreachable", "unreachable"),
    "X16": ("reversed_on_appeal", "stayed_same_terms"),
    "X17": ("enforcement_dropped", "stayed_same_terms"),
}

OUTCOMES = [
    "stayed_same_terms",
    "stayed_better_terms",
    "stayed_with_plan",
    "extension",
    "left_by_choice",
    "rehoused_lasting",
    "rehoused_transit",
    "reception_house",
    "emergency_only",
    "evicted_judicial",
    "evicted_illegal",
    "handed_over_closed_here",
    "unreachable",
    "withdrawn",
    "not_concerned",
    "deceased",
    "unknown",
]

TRACKS = {
    "shelter": "unknown tonight_ok at_risk stable",
    "re_entry": "considering lawyer_asked filed ordered refused executed impossible given_up",
    "criminal": "informed consent_wait complaint_made refused_by_police injured_person prosecuted dropped civil_party "
    "ended",
    "evidence": "open secured handed_to_lawyer",
    "belongings": "unknown located demanded returned partly_returned lost",
    "utilities": "cut demanded restored not_restored",
    "compensation": "not_applicable possible claimed judged settled",
    "centre": "to_contact contacted receipt decided not_competent",
    "legal_aid": "none asked lawyer",
    "housing_quality": "not_applicable signalled_inspection signalled_slum",
    "referral": "requested",
    "statistics": "identified anonymised",
}

MAIN_OF_THE_INCIDENT = [
    (START, "reported", "reported"),
    ("reported", "safety_questions_asked", "triage"),
    ("triage", "found_without_title", "active"),
    ("triage", "found_only_threatened", "transferred"),
    ("triage", "found_wrongly_executed", "transferred"),
    ("triage", "found_of_another_kind", "transferred"),
    ("triage", "still_unclear_after_two_days", "active"),
    ("active", "stabilised", "stabilised"),
    ("stabilised", "closed", "closed"),
    ("reported", "stopped_by_person", "withdrawn"),
    ("closed", "new_facts", "triage"),
]

REFERRAL_TABLE = [
    (START, "drafted", "draft"),
    ("draft", "submitted", "submitted"),
    ("submitted", "received", "acknowledged"),
    ("acknowledged", "understood", "qualified"),
    ("acknowledged", "more_info_asked", "info_needed"),
    ("qualified", "routed", "routed"),
    ("routed", "place_proposed", "proposed"),
    ("routed", "no_place", "waiting"),
    ("proposed", "person_accepted", "user_accepted"),
    ("proposed", "person_refused", "routed"),
    ("proposed", "no_answer", "on_hold"),
    ("user_accepted", "provider_accepted", "confirmed"),
    ("user_accepted", "provider_refused", "routed"),
    ("confirmed", "arrived", "placed"),
    ("placed", "followed_up", "followed_up"),
    ("followed_up", "closed", "closed"),
    ("routed", "found_complex", "advisory_group"),
    ("waiting", "found_complex", "advisory_group"),
    ("proposed", "consent_withdrawn", "draft"),
    ("proposed", "consent_withdrawn", "closed"),
    ("closed", "reactivated", "submitted"),
    ("on_hold", "reactivated", "submitted"),
]


def _arrows(workflow: Workflow) -> set[tuple[str, str, str]]:
    return {(arrow.source, arrow.event, arrow.to) for arrow in workflow.transitions}


def _states(selector: str) -> list[str]:
    if selector == "open":
        return [state.id for state in PREVENTION.states.values() if not state.final]
    if selector.startswith("level "):
        return [state.id for state in PREVENTION.states_of(selector[6:])]
    return [selector]


@pytest.mark.parametrize("level", STATES_OF_THE_MAP)
def test_the_states_of_the_map_stand_on_their_level(level: str) -> None:
    assert [state.id for state in PREVENTION.states_of(level)] == STATES_OF_THE_MAP[level]


@pytest.mark.parametrize("name", STATES_OF_LEVEL_2)
def test_the_states_of_the_law_page_stand_on_level_2(name: str) -> None:
    assert PREVENTION.states[STATES_OF_LEVEL_2[name]].level == "2"


@pytest.mark.parametrize("name", EVENTS_OF_THE_MAP)
def test_the_events_of_the_map_lead_where_it_says(name: str) -> None:
    arrows = _arrows(PREVENTION)
    for event, sources, ends in EVENTS_OF_THE_MAP[name]:
        for source in (state for selector in sources for state in _states(selector)):
            for end in ends:
                to = source if end == "*" else "contesting" if end == "last_open" else end
                assert (source, event, to) in arrows, (source, event, to)


@pytest.mark.parametrize("number", EVENTS_OF_THE_LAW_PAGE)
def test_the_37_events_of_the_law_page_are_there(number: int) -> None:
    for name in EVENTS_OF_THE_LAW_PAGE[number].split():
        region, _, event = name.rpartition(".")
        workflow = PREVENTION.regions[region] if region else PREVENTION
        assert workflow.events[event].label.fr


def test_the_regions_of_level_2_run_beside_its_states() -> None:
    assert list(PREVENTION.regions) == ["contact", "appeal", "moratorium", "language", "plan", "goods", "fund"]
    assert {state.level for region in PREVENTION.regions.values() for state in region.states.values()} == {"2"}


@pytest.mark.parametrize("exit_code", EXITS)
def test_the_exits_of_the_law_page_are_reasons_with_an_outcome(exit_code: str) -> None:
    name, outcome = EXITS[exit_code]
    reason = PREVENTION.inputs["closing_reason"].code(name)
    assert reason is not None
    assert reason.reference == exit_code
    assert outcome in reason.fits


def test_the_outcomes_of_the_map_are_all_there_and_each_has_a_reason() -> None:
    assert [code.value for code in PREVENTION.outcomes()] == OUTCOMES
    fitting = {outcome for reason in PREVENTION.inputs["closing_reason"].codes for outcome in reason.fits}
    assert fitting == set(OUTCOMES)


@pytest.mark.parametrize("arrow", MAIN_OF_THE_INCIDENT, ids="-".join)
def test_the_main_states_of_the_incident(arrow: tuple[str, str, str]) -> None:
    assert arrow in _arrows(INCIDENT)


@pytest.mark.parametrize("track", TRACKS)
def test_the_tracks_of_the_incident(track: str) -> None:
    states = INCIDENT.regions[track].states
    assert {*TRACKS[track].split(), "not_wanted", "not_needed"} <= set(states)


def test_there_are_no_other_tracks() -> None:
    assert list(INCIDENT.regions) == list(TRACKS)


def test_the_outcomes_of_the_incident() -> None:
    wanted = "back_in_home settled_leave damages_only belongings_back rehoused_lasting emergency_only lost_contact"
    more = "withdrawn not_illegal unknown"
    assert {*wanted.split(), *more.split()} <= {code.value for code in INCIDENT.outcomes()}


@pytest.mark.parametrize("arrow", REFERRAL_TABLE, ids="-".join)
def test_the_referral_table(arrow: tuple[str, str, str]) -> None:
    assert arrow in _arrows(REFERRAL)


def test_a_call_is_answered_or_missed() -> None:
    assert {"answered", "missed"} <= set(REFERRAL.regions["call"].states)


def test_a_refused_or_unanswered_hand_over_returns() -> None:
    arrows = _arrows(HANDOVER)
    assert ("refused", "returned", "returned") in arrows
    assert ("unanswered", "returned", "returned") in arrows


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_event_on_an_article_names_it(name: str) -> None:
    workflow = versions(name)[-1].workflow
    for machine in (workflow, *workflow.regions.values()):
        for event in machine.events.values():
            assert all(source.article and source.url.startswith("https://") for source in event.law)
    if name == "prevention":
        level_2 = [event for event in workflow.events.values() if {"served", "claim_filed"} & set(event.selectors)]
        assert all(event.law for event in level_2)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_and_labels_are_written_in_both_languages_and_differ(name: str) -> None:
    workflow = versions(name)[-1].workflow
    for machine in (workflow, *workflow.regions.values()):
        for event in machine.events.values():
            assert event.action.fr != event.action.nl
            assert event.label.fr != event.label.nl
        for state in machine.states.values():
            assert state.means.fr.endswith(".")
            assert state.means.nl.endswith(".")
