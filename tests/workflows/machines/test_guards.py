"""Every guard of every workflow, refused and passed, with its code, in both languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from workflows.engine import WORKFLOWS, versions
from workflows.facts import (
    CaseFacts,
    ContactFacts,
    Derogation,
    IncidentFacts,
    LegalDate,
    LetterFacts,
    ProcedureFacts,
    ReferralFacts,
    SharingFacts,
)
from workflows.handover import GUARDS as HANDOVER
from workflows.incident import GUARDS as INCIDENT
from workflows.prevention import CONDITIONS
from workflows.prevention import GUARDS as PREVENTION
from workflows.referral import GUARDS as REFERRAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.guarding import Guard

TUESDAY = date(2026, 11, 24)
SUMMER = date(2026, 7, 8)  # a Wednesday


def facts(on: date = TUESDAY, **more: object) -> CaseFacts:
    return CaseFacts(on=on, **more)  # type: ignore[arg-type]


def given(on: date = TUESDAY, **inputs: object) -> CaseFacts:
    return facts(on, inputs=inputs)


def lasting(ends_on: date) -> CaseFacts:
    return given(begins_on=date(2026, 12, 1), ends_on=ends_on)


def procedure(on: date = TUESDAY, **known: object) -> CaseFacts:
    return facts(on, procedure=ProcedureFacts(**known))  # type: ignore[arg-type]


def incident(**known: object) -> CaseFacts:
    return facts(incident=IncidentFacts(**known))  # type: ignore[arg-type]


def solution(kind: str, **known: object) -> CaseFacts:
    return facts(inputs={"solution": kind}, referral=ReferralFacts(**known))  # type: ignore[arg-type]


def passed_on(to: str, *, alone: bool) -> CaseFacts:
    return facts(inputs={"receiving_service": to}, referral=ReferralFacts(unaccompanied_minor=alone))


def with_child(*, safe: bool = False, **inputs: object) -> CaseFacts:
    return facts(inputs=inputs, referral=ReferralFacts(children=True), incident=IncidentFacts(shelter_safe=safe))


def referral(**known: object) -> CaseFacts:
    return facts(referral=ReferralFacts(**known))  # type: ignore[arg-type]


def contact(reason: str = "", **known: object) -> CaseFacts:
    return facts(contact=ContactFacts(**known), inputs={"closing_reason": reason} if reason else {})  # type: ignore[arg-type]


def sharing(**known: object) -> CaseFacts:
    return facts(sharing=SharingFacts(**known))  # type: ignore[arg-type]


def letter(**known: object) -> CaseFacts:
    return facts(letter=LetterFacts(letter="contest_indexation", **known))  # type: ignore[arg-type]


DEROGATION = Derogation(court="Uccle", decided_on=date(2026, 11, 12), ground=1)
HEARING = LegalDate(title_fr="Audience", title_nl="Zitting", on=date(2026, 12, 24))
LATER = LegalDate(title_fr="Audience", title_nl="Zitting", on=date(2026, 12, 25))
DONE = LegalDate(title_fr="Audience", title_nl="Zitting", on=date(2026, 12, 1), dealt_with=True)

# workflow, guard, facts, the code of the refusal ("" = passes)
CASES: list[tuple[str, str, CaseFacts, str]] = [
    ("prevention", "at_risk_known", facts(), "at_risk_unknown"),
    ("prevention", "at_risk_known", facts(household_known=True), "at_risk_unknown"),
    ("prevention", "at_risk_known", facts(household_known=True, risk_known=True), ""),
    ("prevention", "feared_date_given", given(loss_feared="on_a_date"), "feared_date_missing"),
    ("prevention", "feared_date_given", given(loss_feared="on_a_date", loss_feared_on=SUMMER), ""),
    ("prevention", "feared_date_given", facts(inputs={"loss_feared": "on_a_date"}, loss_feared_on=SUMMER), ""),
    ("prevention", "feared_date_given", given(loss_feared="no_date"), ""),
    ("prevention", "letter_left", facts(), "letter_not_sent"),
    ("prevention", "letter_left", letter(issued=True), "letter_not_sent"),
    ("prevention", "letter_left", letter(sent_on=TUESDAY), "letter_not_sent"),
    ("prevention", "letter_left", letter(issued=True, sent_on=TUESDAY), ""),
    ("prevention", "reaction_date_set", facts(), "reaction_date_missing"),
    ("prevention", "reaction_date_set", letter(), "reaction_date_missing"),
    ("prevention", "reaction_date_set", letter(answer_due_on=TUESDAY), ""),
    ("prevention", "reaction_date_passed", facts(), "reaction_date_missing"),
    ("prevention", "reaction_date_passed", letter(), "reaction_date_missing"),
    ("prevention", "reaction_date_passed", letter(answer_due_on=TUESDAY), "reaction_date_not_passed"),
    ("prevention", "reaction_date_passed", letter(answer_due_on=date(2026, 11, 23)), ""),
    ("prevention", "no_violence", facts(safety_asked=True, violence=True), "violence"),
    ("prevention", "no_violence", facts(), "safety_not_asked"),
    ("prevention", "no_violence", facts(safety_asked=True), ""),
    ("prevention", "mandate_or_consent", facts(), "no_mandate"),
    ("prevention", "mandate_or_consent", facts(mandate_in_force=True), ""),
    ("prevention", "mandate_or_consent", facts(consent_in_force=True), ""),
    ("prevention", "mandate_or_consent", sharing(consent_in_force=True), ""),
    ("prevention", "respite_is_safe", given(place_is_safe=False), "place_not_safe"),
    ("prevention", "respite_is_safe", given(place_is_safe=True), ""),
    ("prevention", "return_after_departure", given(return_on=TUESDAY), "return_before_departure"),
    ("prevention", "return_after_departure", given(return_on=date(2026, 11, 25)), ""),
    ("prevention", "return_is_safe", given(return_is_safe=False), "return_not_safe"),
    ("prevention", "return_is_safe", facts(inputs={"return_is_safe": True}, violence=True), "return_not_safe"),
    ("prevention", "return_is_safe", given(return_is_safe=True), ""),
    ("prevention", "commitments_dated", given(first_commitment_on=date(2026, 11, 23)), "commitment_before_agreement"),
    ("prevention", "commitments_dated", given(first_commitment_on=TUESDAY), ""),
    (
        "prevention",
        "extension_limit_fits",
        given(end_on=date(2027, 3, 31), ask_extension_before_on=date(2027, 3, 1)),
        "extension_limit_wrong",
    ),
    (
        "prevention",
        "extension_limit_fits",
        given(end_on=date(2027, 3, 31), ask_extension_before_on=date(2027, 2, 28)),
        "",
    ),
    (
        "prevention",
        "extension_limit_fits",
        given(
            end_on=date(2027, 3, 31),
            end_on_other_reading=date(2027, 2, 28),
            ask_extension_before_on=date(2027, 2, 28),
        ),
        "extension_limit_wrong",
    ),
    ("prevention", "new_end_is_later", given(new_end_on=TUESDAY), "new_end_not_later"),
    (
        "prevention",
        "new_end_is_later",
        facts(inputs={"new_end_on": date(2027, 3, 31)}, lease_ends_on=date(2027, 3, 31)),
        "new_end_not_later",
    ),
    (
        "prevention",
        "new_end_is_later",
        facts(inputs={"new_end_on": date(2027, 4, 1)}, lease_ends_on=date(2027, 3, 31)),
        "",
    ),
    ("prevention", "notice_month_over", facts(), "formal_notice_date_unknown"),
    ("prevention", "notice_month_over", procedure(formal_notice_sent_on=date(2026, 10, 24)), "month_running"),
    ("prevention", "notice_month_over", procedure(formal_notice_sent_on=date(2026, 10, 23)), ""),
    ("prevention", "service_known", facts(), "service_unknown"),
    ("prevention", "service_known", procedure(served_on=TUESDAY), ""),
    ("prevention", "service_known", given(served_on=TUESDAY), ""),
    ("prevention", "service_and_message_known", facts(), "service_unknown"),
    ("prevention", "service_and_message_known", procedure(centre_told_on=TUESDAY), "service_unknown"),
    ("prevention", "service_and_message_known", procedure(served_on=TUESDAY), "message_to_centre_unknown"),
    ("prevention", "service_and_message_known", procedure(served_on=TUESDAY, centre_told_on=TUESDAY), ""),
    ("prevention", "service_and_message_known", given(served_on=TUESDAY, centre_told_on=TUESDAY), ""),
    ("prevention", "no_message_known", procedure(centre_told_on=TUESDAY), "message_to_centre_known"),
    ("prevention", "no_message_known", facts(), ""),
    ("prevention", "service_month_over", facts(), "month_end_unknown"),
    ("prevention", "service_month_over", procedure(month_ends_on=TUESDAY), "month_running"),
    ("prevention", "service_month_over", procedure(month_ends_on=date(2026, 11, 23)), ""),
    ("prevention", "announced_on_working_day", given(announced_for_on=date(2026, 12, 25)), "not_a_working_day"),
    ("prevention", "announced_on_working_day", given(announced_for_on=date(2026, 12, 24)), ""),
    ("prevention", "announced_on_working_day", facts(), ""),
    (
        "prevention",
        "rehousing_within_a_month",
        facts(inputs={"rehousing_on": date(2027, 5, 7)}, procedure=ProcedureFacts(eviction_notice_on=date(2027, 4, 6))),
        "rehousing_too_late",
    ),
    (
        "prevention",
        "rehousing_within_a_month",
        facts(inputs={"rehousing_on": date(2027, 5, 6)}, procedure=ProcedureFacts(eviction_notice_on=date(2027, 4, 6))),
        "",
    ),
    ("prevention", "rehousing_within_a_month", given(rehousing_on=TUESDAY), ""),
    ("prevention", "in_moratorium", procedure(under_moratorium=False), "moratorium_does_not_protect"),
    ("prevention", "in_moratorium", facts(SUMMER), "not_winter"),
    ("prevention", "in_moratorium", facts(date(2026, 10, 31)), "not_winter"),
    ("prevention", "in_moratorium", facts(date(2026, 11, 1)), ""),
    ("prevention", "in_moratorium", facts(date(2027, 3, 15)), ""),
    ("prevention", "in_moratorium", facts(date(2027, 3, 16)), "not_winter"),
    ("prevention", "no_derogation", procedure(derogation=DEROGATION), "derogation_granted"),
    ("prevention", "no_derogation", facts(), ""),
    ("prevention", "moratorium_over_or_lifted", facts(), "still_winter"),
    ("prevention", "moratorium_over_or_lifted", procedure(derogation=DEROGATION), ""),
    ("prevention", "moratorium_over_or_lifted", facts(SUMMER), ""),
    ("prevention", "terms_are_over", procedure(month_ends_on=SUMMER), "terms_unknown"),
    (
        "prevention",
        "terms_are_over",
        procedure(month_ends_on=SUMMER, notice_ends_on=TUESDAY),
        "terms_running",
    ),
    ("prevention", "terms_are_over", procedure(month_ends_on=SUMMER, notice_ends_on=date(2026, 11, 23)), ""),
    ("prevention", "outside_moratorium", facts(), "still_winter"),
    ("prevention", "outside_moratorium", procedure(under_moratorium=False), ""),
    ("prevention", "outside_moratorium", facts(SUMMER), ""),
    ("prevention", "on_working_day", facts(date(2026, 11, 28)), "not_a_working_day"),
    ("prevention", "on_working_day", facts(), ""),
    ("prevention", "incident_is_stable", facts(), "not_stable"),
    (
        "prevention",
        "incident_is_stable",
        incident(shelter_safe=True, essentials_present=True, next_legal_step_on=TUESDAY),
        "",
    ),
    ("prevention", "consent_to_share", facts(), "no_consent"),
    ("prevention", "consent_to_share", sharing(consent_in_force=True), ""),
    ("prevention", "enough_attempts", contact(attempts=2, ways=2), "too_few_attempts"),
    ("prevention", "enough_attempts", contact(attempts=5, ways=1), "too_few_attempts"),
    ("prevention", "enough_attempts", contact(attempts=3, ways=2), ""),
    ("prevention", "attempts_made", contact("help_not_wanted_or_unreachable"), "too_few_attempts"),
    ("prevention", "attempts_made", contact("help_not_wanted_or_unreachable", attempts=3, ways=2), ""),
    ("prevention", "attempts_made", contact("help_not_wanted_or_unreachable", attempts=1, declined=True), ""),
    ("prevention", "attempts_made", contact("debt_settled"), ""),
    ("prevention", "consent_to_share", sharing(same_centre_duty=True), ""),
    ("prevention", "not_an_unaccompanied_minor", referral(unaccompanied_minor=True), "unaccompanied_minor"),
    ("prevention", "not_an_unaccompanied_minor", facts(), ""),
    ("prevention", "not_referred_by_another_name", passed_on("Bruss'help asbl", alone=True), "unaccompanied_minor"),
    (
        "prevention",
        "not_referred_by_another_name",
        passed_on("Dispatching 7/7", alone=True),
        "unaccompanied_minor",
    ),
    ("prevention", "not_referred_by_another_name", passed_on("Service des Tutelles", alone=True), ""),
    ("prevention", "not_referred_by_another_name", passed_on("Bruss'help", alone=False), ""),
    ("prevention", "child_keeps_a_service", with_child(hand_over_return="refused"), "child_without_alternative"),
    (
        "prevention",
        "child_keeps_a_service",
        with_child(hand_over_return="unanswered", note=" "),
        "child_without_alternative",
    ),
    ("prevention", "child_keeps_a_service", with_child(hand_over_return="refused", note="SAJ, jeudi"), ""),
    ("prevention", "child_keeps_a_service", with_child(hand_over_return="consent_withdrawn"), ""),
    ("prevention", "child_keeps_a_service", given(hand_over_return="refused"), ""),
    ("prevention", "child_keeps_a_place", with_child(outcome="evicted_judicial"), "child_without_alternative"),
    (
        "prevention",
        "child_keeps_a_place",
        with_child(outcome="not_concerned", closing_reason="not_ours"),
        "child_without_alternative",
    ),
    ("prevention", "child_keeps_a_place", with_child(outcome="emergency_only", note="Chez leur tante"), ""),
    ("prevention", "child_keeps_a_place", with_child(outcome="rehoused_lasting"), ""),
    ("prevention", "child_keeps_a_place", given(outcome="evicted_judicial"), ""),
    ("prevention", "consent_or_nameless", facts(), "no_consent"),
    ("prevention", "consent_or_nameless", sharing(consent_in_force=True), ""),
    ("prevention", "consent_or_nameless", referral(anonymous=True), ""),
    ("prevention", "better_solutions_told", given(solution_asked="return_home"), ""),
    ("prevention", "better_solutions_told", given(solution_asked="transit"), "better_solutions_open"),
    (
        "prevention",
        "better_solutions_told",
        given(solution_asked="transit", why_not_better=" "),
        "better_solutions_open",
    ),
    ("prevention", "better_solutions_told", given(solution_asked="transit", why_not_better="Violence."), ""),
    ("prevention", "review_is_ahead", given(review_on=TUESDAY), "review_in_the_past"),
    ("prevention", "review_is_ahead", given(review_on=date(2026, 11, 25)), ""),
    ("prevention", "review_is_ahead", facts(), ""),
    ("prevention", "legal_dates_settled", facts(legal_dates=(HEARING,)), "legal_dates_open"),
    ("prevention", "legal_dates_settled", facts(legal_dates=(LATER, DONE)), ""),
    (
        "prevention",
        "legal_dates_settled",
        facts(legal_dates=(HEARING,), inputs={"legal_dates_dealt_with": "L'avocat ira."}),
        "",
    ),
    (
        "prevention",
        "legal_dates_settled",
        facts(legal_dates=(HEARING,), inputs={"legal_dates_dealt_with": "  "}),
        "legal_dates_open",
    ),
    ("incident", "not_an_unaccompanied_minor", referral(unaccompanied_minor=True), "unaccompanied_minor"),
    ("incident", "not_an_unaccompanied_minor", facts(), ""),
    ("incident", "child_has_a_place", with_child(), "child_without_alternative"),
    ("incident", "child_has_a_place", facts(), ""),
    ("incident", "child_has_a_place", with_child(safe=True), ""),
    ("incident", "person_or_proxy", facts(), "no_mandate_to_report"),
    ("incident", "person_or_proxy", incident(by_person_or_mandate=True), ""),
    ("incident", "danger_first", given(danger="yes"), "danger_not_handled"),
    (
        "incident",
        "danger_first",
        facts(inputs={"danger": "yes"}, incident=IncidentFacts(danger_shown_first=True)),
        "",
    ),
    ("incident", "danger_first", given(danger="no"), ""),
    ("incident", "no_title_seen", incident(title_seen=True), "title_was_seen"),
    ("incident", "no_title_seen", facts(), "title_not_asked"),
    ("incident", "no_title_seen", incident(title_seen=False), ""),
    ("incident", "title_seen", facts(), "no_title"),
    ("incident", "title_seen", incident(title_seen=True), ""),
    ("incident", "still_inside", incident(class_code="A"), "more_than_a_threat"),
    ("incident", "still_inside", incident(class_code="A_threat"), ""),
    ("incident", "unclear_for_two_days", incident(class_unknown_hours=47), "still_within_two_days"),
    ("incident", "unclear_for_two_days", incident(class_unknown_hours=48), ""),
    ("incident", "shelter_and_next_step", facts(), "no_safe_shelter"),
    ("incident", "shelter_and_next_step", incident(shelter_safe=True), "essentials_missing"),
    (
        "incident",
        "shelter_and_next_step",
        incident(shelter_safe=True, essentials_present=True),
        "no_next_legal_step",
    ),
    (
        "incident",
        "shelter_and_next_step",
        incident(shelter_safe=True, essentials_present=True, next_legal_step_on=TUESDAY),
        "",
    ),
    ("incident", "every_track_has_an_owner", incident(tracks_without_owner=("goods",)), "tracks_without_owner"),
    ("incident", "every_track_has_an_owner", facts(), ""),
    ("incident", "every_track_has_an_outcome", incident(tracks_without_outcome=("a", "b")), "tracks_without_outcome"),
    ("incident", "every_track_has_an_outcome", facts(), ""),
    ("incident", "person_is_informed", facts(), "person_not_informed"),
    ("incident", "person_is_informed", incident(person_informed=True), ""),
    ("incident", "minors_accompanied", incident(minor_without_adult=True), "minor_without_adult"),
    ("incident", "minors_accompanied", facts(), ""),
    ("incident", "wants_back_in", facts(), "wish_unknown"),
    ("incident", "wants_back_in", incident(wants_back_in=True), ""),
    (
        "incident",
        "informed_consent_to_complaint",
        incident(complaint_consent=True, lawyer_offered=True),
        "complaint_risk_not_explained",
    ),
    (
        "incident",
        "informed_consent_to_complaint",
        incident(risks_explained=True, lawyer_offered=True),
        "no_consent_to_complaint",
    ),
    (
        "incident",
        "informed_consent_to_complaint",
        incident(risks_explained=True, lawyer_offered=True, complaint_consent=True),
        "",
    ),
    ("incident", "informed_consent_to_complaint", incident(grave_present_danger=True), ""),
    ("incident", "witnesses_agreed", incident(witnesses_consented=False), "witness_consent_missing"),
    ("incident", "witnesses_agreed", facts(), ""),
    ("incident", "compensation_possible", facts(), "facts_too_old"),
    ("incident", "compensation_possible", incident(facts_on=date(2024, 10, 31)), "facts_too_old"),
    ("incident", "compensation_possible", incident(facts_on=date(2024, 11, 1)), "no_lease_link_or_title"),
    (
        "incident",
        "compensation_possible",
        incident(facts_on=TUESDAY, landlord_link=True),
        "no_lease_link_or_title",
    ),
    (
        "incident",
        "compensation_possible",
        incident(facts_on=TUESDAY, landlord_link=True, title_seen=False),
        "rent_unknown",
    ),
    (
        "incident",
        "compensation_possible",
        incident(facts_on=date(2024, 11, 1), landlord_link=True, title_seen=False, rent_known=True),
        "",
    ),
    ("incident", "competent_centre", incident(right_centre=False), "wrong_centre"),
    ("incident", "competent_centre", facts(), ""),
    ("incident", "lease_still_runs", facts(), "lease_not_running"),
    ("incident", "lease_still_runs", incident(lease_still_runs=True), ""),
    ("incident", "no_personal_data_left", facts(), "row_not_anonymous"),
    ("incident", "no_personal_data_left", incident(row_anonymised=True), ""),
    ("referral", "not_an_unaccompanied_minor", referral(unaccompanied_minor=True), "unaccompanied_minor"),
    ("referral", "not_an_unaccompanied_minor", facts(), ""),
    ("referral", "is_an_unaccompanied_minor", facts(), "not_a_minor_alone"),
    ("referral", "is_an_unaccompanied_minor", referral(unaccompanied_minor=True), ""),
    ("referral", "children_are_not_left", with_child(outcome="no_solution"), "child_without_alternative"),
    ("referral", "children_are_not_left", with_child(outcome="placed"), ""),
    ("referral", "children_are_not_left", with_child(outcome="no_solution", note="Chez leur tante"), ""),
    ("referral", "children_are_not_left", given(outcome="no_solution"), ""),
    ("referral", "consent_or_anonymous", facts(), "no_consent"),
    ("referral", "consent_or_anonymous", referral(anonymous=True), ""),
    ("referral", "consent_or_anonymous", referral(recipient_consents=True), ""),
    ("referral", "shared_secrecy", referral(secrecy_tests_met=4), "secrecy_not_shared"),
    ("referral", "shared_secrecy", referral(secrecy_tests_met=5), ""),
    ("referral", "shared_secrecy", referral(anonymous=True), ""),
    ("referral", "better_solutions_excluded", solution("return_home"), ""),
    ("referral", "better_solutions_excluded", solution("transit"), "better_solutions_open"),
    (
        "referral",
        "better_solutions_excluded",
        solution("transit", levels_excluded=frozenset({1})),
        "better_solutions_open",
    ),
    ("referral", "better_solutions_excluded", solution("transit", levels_excluded=frozenset({1, 2})), ""),
    ("referral", "better_solutions_excluded", solution("transit", person_wishes_this_order=True), ""),
    (
        "referral",
        "better_solutions_excluded",
        solution("emergency", person_wishes_this_order=True),
        "better_solutions_open",
    ),
    ("referral", "better_solutions_excluded", solution("emergency", levels_excluded=frozenset({2, 3, 4})), ""),
    ("referral", "still_agreed_to", referral(), "write_anew"),
    ("referral", "still_agreed_to", referral(still_agreed_to=True), ""),
    ("referral", "emergency_has_an_end", solution("transit"), ""),
    ("referral", "emergency_has_an_end", solution("emergency"), "emergency_without_end"),
    ("referral", "emergency_has_an_end", solution("emergency", emergency_until=TUESDAY), "emergency_without_end"),
    (
        "referral",
        "emergency_has_an_end",
        solution("emergency", emergency_until=TUESDAY, proposal_due_on=TUESDAY),
        "",
    ),
    (
        "referral",
        "not_back_to_who_put_them_out",
        solution("return_home", host_put_them_out=True),
        "host_put_them_out",
    ),
    ("referral", "not_back_to_who_put_them_out", solution("return_home"), ""),
    ("referral", "not_back_to_who_put_them_out", solution("transit", host_put_them_out=True), ""),
    ("referral", "invited_to_the_group", facts(), "not_invited"),
    ("referral", "invited_to_the_group", referral(invited_to_group=True), ""),
    ("referral", "plan_lasts_six_to_nine_months", lasting(date(2027, 5, 30)), "plan_not_six_to_nine_months"),
    ("referral", "plan_lasts_six_to_nine_months", lasting(date(2027, 5, 31)), ""),
    ("referral", "plan_lasts_six_to_nine_months", lasting(date(2027, 9, 1)), ""),
    ("referral", "plan_lasts_six_to_nine_months", lasting(date(2027, 9, 2)), "plan_not_six_to_nine_months"),
    ("referral", "plan_lasts_six_to_nine_months", given(begins_on="mots", ends_on="mots"), ""),
    ("referral", "children_keep_an_alternative", referral(children=True), "child_without_alternative"),
    ("referral", "children_keep_an_alternative", referral(children=True, alternative_named=True), ""),
    ("referral", "children_keep_an_alternative", facts(), ""),
    ("handover", "consent_or_legal_duty", facts(), "no_consent"),
    (
        "handover",
        "consent_or_legal_duty",
        sharing(consent_in_force=True, consent_ends_on=date(2026, 11, 23)),
        "no_consent",
    ),
    ("handover", "consent_or_legal_duty", sharing(consent_in_force=True, consent_ends_on=TUESDAY), ""),
    ("handover", "consent_or_legal_duty", sharing(consent_in_force=True), ""),
    ("handover", "consent_or_legal_duty", sharing(same_centre_duty=True), ""),
    (
        "handover",
        "recipient_and_fields_chosen",
        sharing(recipient_known=True, fields_chosen=True),
        "recipient_or_fields_missing",
    ),
    (
        "handover",
        "recipient_and_fields_chosen",
        sharing(recipient_known=True, fields_chosen=True, purpose_named=True),
        "",
    ),
    ("handover", "secrecy_is_shared", sharing(person_told=True), "secrecy_not_shared"),
    ("handover", "secrecy_is_shared", sharing(person_told=True, recipient_bound_by_secrecy=True), ""),
    ("handover", "answer_date_passed", facts(), "answer_date_missing"),
    ("handover", "answer_date_passed", sharing(answer_due_on=TUESDAY), "answer_date_not_passed"),
    ("handover", "answer_date_passed", sharing(answer_due_on=date(2026, 11, 23)), ""),
    ("handover", "consent_end_is_ahead", given(consent_ends_on=date(2026, 11, 23)), "consent_end_in_the_past"),
    ("handover", "consent_end_is_ahead", given(consent_ends_on=TUESDAY), ""),
    ("handover", "consent_is_over", facts(), "consent_still_runs"),
    ("handover", "consent_is_over", sharing(consent_ends_on=TUESDAY), "consent_still_runs"),
    ("handover", "consent_is_over", sharing(consent_ends_on=date(2026, 11, 23)), ""),
]

GUARDS: Mapping[str, Mapping[str, Guard]] = {
    "prevention": PREVENTION,
    "incident": INCIDENT,
    "referral": REFERRAL,
    "handover": HANDOVER,
}


@pytest.mark.parametrize(("workflow", "name", "known", "code"), CASES)
def test_guard(workflow: str, name: str, known: CaseFacts, code: str) -> None:
    reason = GUARDS[workflow][name].test(known)
    assert (reason.code if reason is not None else "") == code
    if reason is not None:
        assert reason.text.fr != reason.text.nl
        assert reason.text.fr.endswith(".")
        assert reason.text.nl.endswith(".")


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_every_guard_is_tested_both_ways_and_used(workflow: str) -> None:
    tried = {(name, bool(code)) for place, name, _, code in CASES if place == workflow}
    assert tried == {(name, refused) for name in GUARDS[workflow] for refused in (True, False)}
    main = versions(workflow)[-1].workflow
    used = {
        name
        for machine in (main, *main.regions.values())
        for event in machine.events.values()
        for name in (*event.guards, *(name for target in event.targets for name in target.guards))
    }
    assert used == set(GUARDS[workflow])


def test_a_reason_names_the_dates_it_speaks_of() -> None:
    reason = PREVENTION["legal_dates_settled"].test(facts(legal_dates=(HEARING,)))
    assert reason is not None
    assert "Audience (jeudi 24 décembre 2026)" in reason.text.fr
    assert "Zitting (donderdag 24 december 2026)" in reason.text.nl


def test_a_guard_that_reads_an_answer_is_not_asked_before_it() -> None:
    guard = PREVENTION["respite_is_safe"]
    assert not guard.can_be_asked(facts())
    assert guard.can_be_asked(given(place_is_safe=False))


@pytest.mark.parametrize(
    ("name", "known", "holds"),
    [
        ("always", facts(), True),
        ("safety_not_asked", facts(), True),
        ("safety_not_asked", facts(safety_asked=True), False),
        ("violence_known", facts(), False),
        ("violence_known", facts(violence=True), True),
        ("no_known_violence", facts(violence=True), False),
        ("no_known_violence", facts(), True),
        ("nothing_checked", facts(), True),
        ("nothing_checked", facts(checks_run=1), False),
        ("something_checked", facts(), False),
        ("something_checked", facts(checks_run=1), True),
        ("answer_overdue", facts(), False),
        ("answer_overdue", letter(answer_due_on=TUESDAY), False),
        ("answer_overdue", letter(answer_due_on=date(2026, 11, 23)), True),
        ("winter", facts(), True),
        ("winter", facts(SUMMER), False),
        ("winter", procedure(under_moratorium=False), False),
        ("nowhere_tonight", facts(), True),
        ("nowhere_tonight", incident(shelter_safe=True), False),
    ],
)
def test_conditions_of_advice(name: str, known: CaseFacts, holds: bool) -> None:
    assert CONDITIONS[name](known) is holds


def test_every_condition_is_used() -> None:
    events = versions("prevention")[-1].workflow.events.values()
    assert {advice.when for event in events for advice in event.advice} == set(CONDITIONS)
