"""What stands beside the verdict: last days, money, branches, next dates, versions, missing facts."""

# ruff: noqa: E501 — one case a line reads as a table

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tests.workflows.checks.landlord_notice.cases import (
    BUYER,
    CHECK,
    CLAIM,
    COUNTER,
    EVICTION,
    GLIDE,
    GONE,
    HOSTED,
    INCREASE,
    NO_REASON,
    PACT,
    PERSONAL,
    PROROGATION,
    SHORT,
    STATUS,
    STUDENT,
    SUBLEASE,
    TENANT,
    TINY,
    WORKS,
    Facts,
    Result,
    answer,
    changed,
    said,
)

VALID = jsonschema.Draft202012Validator(CHECK.result_schema())


def at(result: Result, path: str) -> Any:
    here: Any = result
    for part in path.split("."):
        here = None if here is None else here.get(part)
    return here


@pytest.mark.parametrize(
    ("base", "changes", "path", "value"),
    [
        # Guard band: presumed or proved receipt around the limit of 28 February 2026.
        (NO_REASON, {"notice__received_on": "2026-02-28"}, "verdict", "lawful"),
        (NO_REASON, {"notice__received_on": "2026-03-01"}, "verdict", "uncertain"),
        (NO_REASON, {"notice__received_on": "2026-03-03"}, "verdict", "uncertain"),
        (NO_REASON, {"notice__received_on": "2026-03-04"}, "verdict", "no_effect"),
        (NO_REASON, {"notice__received_on": "2026-03-03"}, "missing", []),
        (NO_REASON, {"notice__received_on": GONE, "notice__posted_on": "2026-02-24"}, "verdict", "lawful"),
        (NO_REASON, {"notice__received_on": GONE, "notice__posted_on": "2026-02-26"}, "verdict", "uncertain"),
        (NO_REASON, {"notice__received_on": GONE, "notice__posted_on": "2026-02-27"}, "verdict", "no_effect"),
        (NO_REASON, {"notice__received_on": GONE, "notice__posted_on": "2026-02-26"}, "missing", ["notice.presented_on", "notice.received_on"]),
        (NO_REASON, {"notice__received_on": GONE, "notice__posted_on": "2026-02-19"}, "alternatives", []),
        # Next fixed day and what the lease becomes: first one that can still be reached on the day of the question.
        (NO_REASON, {"as_of": "2026-02-28"}, "next_fixed_date.ends_on", "2026-08-31"),
        (NO_REASON, {"as_of": "2026-03-01"}, "next_fixed_date.ends_on", "2029-08-31"),
        (NO_REASON, {"as_of": "2032-02-29"}, "what_lease_becomes.ends_on", "2032-08-31"),
        (NO_REASON, {"as_of": "2032-03-01"}, "what_lease_becomes.ends_on", "2035-08-31"),
        (SHORT, {"as_of": "2027-05-31"}, "what_lease_becomes.type", "main_residence_short"),
        (SHORT, {"as_of": "2027-06-01"}, "what_lease_becomes.type", "main_residence_9y"),
        (SHORT, {"as_of": "2027-06-01"}, "next_fixed_date.ends_on", "2030-08-31"),
        (SHORT, {"lease__ends_on": GONE}, "what_lease_becomes.ends_on", None),
        (SHORT, {"lease__ends_on": GONE}, "next_fixed_date", None),
        (TINY, {}, "next_fixed_date", None),
        (TINY, {}, "what_lease_becomes.ends_on", "2026-06-30"),
        (TINY, {"as_of": "2026-07-20", "lease__stayed_unopposed": True}, "next_fixed_date.ends_on", "2029-02-28"),
        (STUDENT, {}, "next_fixed_date.ends_on", "2026-09-14"),
        (STUDENT, {"as_of": "2026-06-15"}, "next_fixed_date.ends_on", "2027-09-14"),
        (STUDENT, {"lease__ends_on": "2026-07-14", "as_of": "2026-06-14"}, "next_fixed_date.ends_on", "2026-09-14"),
        (NO_REASON, {"lease__type": "main_residence_life"}, "next_fixed_date", None),
        (NO_REASON, {"lease__type": "main_residence_life"}, "what_lease_becomes.ends_on", None),
        (NO_REASON, {"lease__type": "main_residence_life", "lease__clauses__allows_exit_from_life_lease": True, "as_of": "2031-01-01"}, "next_fixed_date.indemnity_months", 3),
        (NO_REASON, {"lease__type": "main_residence_long", "lease__ends_on": "2035-08-31", "as_of": "2031-01-01"}, "next_fixed_date.indemnity_months", 3),
        (NO_REASON, {"lease__type": "main_residence_long", "lease__ends_on": "2035-08-31", "as_of": "2033-01-01"}, "next_fixed_date.indemnity_months", 0),
        (NO_REASON, {"lease__type": "main_residence_long", "lease__ends_on": "2035-08-31", "as_of": "2033-01-01"}, "next_fixed_date.ends_on", "2035-08-31"),
        (NO_REASON, {"lease__renovation_waiver_until": "2026-08-31"}, "next_fixed_date.ends_on", "2029-08-31"),
        (GLIDE, {}, "next_fixed_date", None),
        (NO_REASON, {"lease__starts_on": GONE}, "next_fixed_date", None),
        (NO_REASON, {"lease__starts_on": GONE}, "what_lease_becomes", None),
        (NO_REASON, {"lease__type": "tourist"}, "what_lease_becomes", None),
        # The tenant's last days, from the earliest end.
        (PERSONAL, {}, "tenant_deadlines.prorogation_letter_by", "2026-08-31"),
        (PERSONAL, {}, "tenant_deadlines.kinship_action_by", "2026-07-31"),
        (PERSONAL, {"notice__occupier__proof_asked_on": "2026-03-14"}, "tenant_deadlines.kinship_proof_due_by", "2026-05-14"),
        (PERSONAL, {"notice__occupier__proof_asked_on": "2026-03-14"}, "tenant_deadlines.kinship_proof_due_by_latest", "2026-05-15"),
        (PERSONAL, {}, "tenant_deadlines.counter_notice_earliest_end_on", "2026-04-30"),
        (PERSONAL, {"as_of": "2026-08-31"}, "tenant_deadlines.counter_notice_earliest_end_on", None),
        (PERSONAL, {"as_of": "2026-07-31"}, "tenant_deadlines.counter_notice_earliest_end_on", "2026-08-31"),
        (PERSONAL, {"notice__occupier__relation": "cousin"}, "tenant_deadlines.counter_notice_available", False),
        (SHORT, {}, "tenant_deadlines.counter_notice_available", True),
        (SHORT, {"as_of": "2024-10-31"}, "tenant_deadlines.counter_notice_available", False),
        (STUDENT, {}, "tenant_deadlines.counter_notice_available", False),
        (PACT, {}, "tenant_deadlines.counter_notice_available", False),
        (STUDENT, {}, "tenant_deadlines.prorogation_available", False),
        (STUDENT, {"lease__main_residence": True}, "tenant_deadlines.prorogation_letter_by", "2026-08-14"),
        (SUBLEASE, {}, "tenant_deadlines.prorogation_available", False),
        (HOSTED, {}, "tenant_deadlines.prorogation_available", False),
        (WORKS, {}, "tenant_deadlines.documents_due_by", "2026-04-20"),
        (WORKS, {}, "tenant_deadlines.documents_action_by", "2026-06-30"),
        (WORKS, {"notice__received_on": GONE}, "tenant_deadlines.documents_due_by", None),
        (PROROGATION, {"notice": GONE, "prorogation_request__lease_ends_on": "2026-12-31"}, "tenant_deadlines.prorogation_letter_by", "2026-11-30"),
        # The landlord's duties.
        (PERSONAL, {}, "landlord_duties_after.occupy_by", "2027-09-30"),
        (CLAIM, {"after_departure__prorogued": True, "after_departure__left_on": "2027-01-31"}, "landlord_duties_after.occupy_by", "2028-01-31"),
        (CLAIM, {"after_departure__occupied_from": "2026-11-01"}, "landlord_duties_after.occupy_until", "2028-10-31"),
        (WORKS, {}, "landlord_duties_after.works_start_by", "2027-02-28"),
        (NO_REASON, {}, "landlord_duties_after.occupy_by", None),
        # Money.
        (NO_REASON, {}, "indemnities.landlord_no_reason.amount", "8100.00"),
        (NO_REASON, {"lease__rent_monthly": GONE}, "totals.landlord_owes", None),
        (NO_REASON, {"lease__starts_on": "2020-09-01"}, "indemnities.landlord_no_reason.months", 6),
        (BUYER, {"notice__ground": "no_reason"}, "indemnities.landlord_no_reason.months", 9),
        (BUYER, {"notice__ground": "no_reason", "lease__starts_on": "2021-03-15"}, "indemnities.landlord_no_reason.months", 6),
        (BUYER, {"notice__ground": "no_reason", "lease__starts_on": "2022-02-28"}, "indemnities.landlord_no_reason.months", 6),
        (BUYER, {"notice__ground": "no_reason", "lease__starts_on": "2022-03-01"}, "indemnities.landlord_no_reason.months", 9),
        (PERSONAL, {}, "indemnities.landlord_non_occupation.status", "only_if_breach"),
        (CLAIM, {}, "indemnities.landlord_non_occupation.status", "claimable"),
        (CLAIM, {"as_of": "2027-09-30"}, "indemnities.landlord_non_occupation.status", "only_if_breach"),
        (EVICTION, {}, "indemnities.landlord_eviction_without_title.amount", "16200.00"),
        (EVICTION, {"eviction__access_only": True}, "indemnities.landlord_obstruction_of_access.months", 18),
        (EVICTION, {"eviction__access_only": True}, "indemnities.landlord_obstruction_of_access.amount", None),
        (EVICTION, {"eviction__access_only": GONE}, "missing", ["eviction.access_only"]),
        (EVICTION, {"eviction__on": "2024-10-31"}, "indemnities", {}),
        (EVICTION, {"eviction__on": "2024-11-01"}, "indemnities.landlord_eviction_without_title.months", 18),
        (EVICTION, {"lease__type": "hosted"}, "indemnities", {}),
        (EVICTION, {"lease__type": "hosted"}, "protections", ["no_eviction_by_force", "cpas_help"]),
        (SUBLEASE, {"sublease__copy_says_same_day": False}, "indemnities.head_tenant_late_copy.status", "claimable"),
        (SUBLEASE, {"sublease__head_tenant_ends_early": True}, "indemnities.head_tenant_early_end.amount", "2700.00"),
        (SUBLEASE, {"sublease__head_tenant_ends_early": True}, "totals.landlord_owes", "0.00"),
        (TENANT, {"lease__starts_on": "2025-07-01"}, "indemnities.tenant_early_exit.months", 3),
        (TENANT, {"lease__starts_on": "2025-06-30"}, "indemnities.tenant_early_exit.months", 2),
        (TENANT, {"lease__starts_on": "2024-06-30"}, "indemnities.tenant_early_exit.months", 1),
        (TENANT, {"lease__starts_on": "2023-06-30"}, "indemnities", {}),
        (TENANT, {"lease__starts_on": GONE}, "totals.tenant_owes", None),
        (TENANT, {"lease__starts_on": GONE}, "missing", ["lease.starts_on"]),
        (TENANT, {"lease__starts_on": "2025-07-01", "registration": GONE}, "indemnities.tenant_early_exit.status", "claimable"),
        (TENANT, {"lease": SHORT["lease"]}, "totals.tenant_owes", "900.00"),
        (TENANT, {"lease": SHORT["lease"], "tenant_notice__received_on": "2027-06-10"}, "totals.tenant_owes", "0.00"),
        (TENANT, {"lease": SHORT["lease"] | {"ends_on": "2026-05-31"}, "tenant_notice__received_on": "2026-03-10"}, "totals.tenant_owes", "1800.00"),
        (TENANT, {"lease": SHORT["lease"], "tenant_notice__received_on": "2027-05-31"}, "totals.tenant_owes", "0.00"),
        (TENANT, {"lease": PACT["lease"]}, "missing", ["cotenancy.signatories", "cotenancy.gave_notice"]),
        # What the tenant's own notice would bring today.
        (NO_REASON, {}, "tenant_exit_now.indemnity_months", 1),
        (NO_REASON, {"lease__signed_on": "2025-06-01", "registration": {"regional": {"done": False}, "federal": {"done": False}}}, "tenant_exit_now", {"months": 0, "ends_on": "2026-02-23", "indemnity_months": 0}),
        (TINY, {}, "tenant_exit_now", None),
        (SHORT, {}, "tenant_exit_now.indemnity_months", 1),
        (STUDENT, {}, "tenant_exit_now", {"months": 2, "ends_on": "2026-08-31", "indemnity_months": 0}),
        (PACT, {}, "tenant_exit_now.months", 2),
        (STATUS, {"as_of": "2027-09-01"}, "tenant_exit_now", None),
        # Versions, regimes, routes.
        (NO_REASON, {}, "law_version", [{"act": "CBL", "article": "231", "in_force_on": "2024-11-01"}, {"act": "CBL", "article": "237", "in_force_on": "2024-11-01"}]),
        (NO_REASON, {"notice__received_on": "2024-10-31"}, "regime", "code_2018"),
        (NO_REASON, {"notice__received_on": "2024-11-01"}, "regime", "code_2024_11"),
        (NO_REASON, {"notice__received_on": "2024-12-31"}, "registration_regime", "federal_2018"),
        (NO_REASON, {"notice__received_on": "2025-01-01"}, "registration_regime", "regional_2025"),
        (NO_REASON, {"notice__received_on": "2017-12-31", "lease__starts_on": "2015-01-01"}, "regime", "before_2018"),
        (HOSTED, {}, "lease_type_after_requalification", "hosted"),
        (NO_REASON, {"landlord__kind": "sisp"}, "lease_type_after_requalification", "social_housing"),
        (NO_REASON, {"lease__starts_on": "1990-01-01"}, "lease_type_after_requalification", "main_residence_9y"),
        (PACT, {}, "lease_overlays", ["cotenancy_pact"]),
        (SUBLEASE, {}, "lease_overlays", ["sublease"]),
        (STATUS, {"lease__written": False}, "what_lease_becomes.ends_on", "2033-08-31"),
        # Facts that would change the answer.
        (NO_REASON, {}, "missing", []),
        (NO_REASON, {"lease__type": "not_main_residence"}, "missing", ["lease.main_residence"]),
        (HOSTED, {"hosted": GONE}, "missing", ["hosted.host", "hosted.pays", "hosted.accepted_as_rent", "hosted.violence", "hosted.person_is_minor", "hosted.in_training"]),
        (SHORT, {"lease__written": GONE}, "missing", ["lease.written"]),
        (PERSONAL, {"notice__occupier__relation": "cousin", "notice__occupier__name_stated": GONE}, "missing", []),
        (COUNTER, {"notice__occupier__relation": GONE}, "missing", ["notice.occupier.relation", "notice.occupier.kinship_stated"]),
        (PERSONAL, {"shields__dirl_complaint_on": "2026-03-01"}, "missing", ["shields.dirl_decision"]),
        (TENANT, {"registration": GONE}, "missing", ["registration.regional.done", "registration.federal.done", "registration.formal_notice_on"]),
        (TENANT, {"registration": {"federal": {"done": False}, "regional": {"done": False}, "formal_notice_on": "2026-03-01"}}, "missing", []),
        (TENANT, {"lease__signed_on": "2026-01-09", "registration": GONE}, "missing", ["registration.regional.done", "registration.federal.done"]),
        (INCREASE, {}, "rent_revision.court_to", "2026-06-01"),
    ],
)  # fmt: skip
def test_value(base: Facts, changes: dict[str, Any], path: str, value: object) -> None:
    if "notice__occupier__relation" in changes and base is COUNTER:
        changes = changes | {"notice__occupier__kinship_stated": GONE}
    result = answer(changed(base, **changes))
    VALID.validate(result)
    assert at(result, path) == value


def branches(result: Result) -> list[tuple[str, str, str, str | None]]:
    return [
        (item["receipt_from"], item["receipt_to"], item["verdict"], item["lawful_end_date"])
        for item in result["alternatives"]
    ]


def test_a_fixed_date_in_a_window_shows_both_branches() -> None:
    presumed = changed(NO_REASON, notice__received_on=GONE, notice__posted_on="2026-02-26")
    assert branches(answer(presumed)) == [
        ("2026-02-27", "2026-02-28", "lawful", "2026-08-31"),
        ("2026-03-01", "2026-03-06", "no_effect", None),
    ]


def test_a_branch_keeps_the_other_defects_of_the_notice() -> None:
    facts = changed(
        PERSONAL, notice__received_on=GONE, notice__posted_on="2026-03-26", notice__occupier__name_stated=False
    )
    assert branches(answer(facts)) == [
        ("2026-03-27", "2026-03-31", "voidable", "2026-09-30"),
        ("2026-04-01", "2026-04-03", "voidable", "2026-10-31"),
    ]


def test_no_branches_when_one_answer_holds_for_the_whole_window() -> None:
    posted = {"notice__received_on": GONE, "notice__posted_on": "2026-03-26"}
    assert branches(answer(changed(PERSONAL, **posted, notice__announced_end_on="2026-12-31"))) == []
    assert branches(answer(changed(PERSONAL, **posted, notice__occupier__relation="cousin"))) == []


def test_the_tenants_own_acts_have_branches_too() -> None:
    notice = changed(TENANT, tenant_notice__received_on=GONE, tenant_notice__posted_on="2026-03-26")
    assert [branch[2:] for branch in branches(answer(notice))] == [("lawful", "2026-06-30"), ("lawful", "2026-07-31")]
    kept = changed(notice, tenant_notice__announced_end_on="2026-12-31")
    assert branches(answer(kept)) == []
    tiny = changed(notice, lease=TINY["lease"], registration={"regional": {"done": True}})
    assert branches(answer(tiny)) == []
    counter = changed(COUNTER, counter_notice__received_on=GONE, counter_notice__posted_on="2026-07-29")
    assert [branch[2:] for branch in branches(answer(counter))] == [("lawful", "2026-08-31"), ("no_effect", None)]
    calm = changed(COUNTER, counter_notice__received_on=GONE, counter_notice__posted_on="2026-03-10")
    assert branches(answer(calm)) == []


def test_counter_notice_never_takes_what_the_landlord_owes() -> None:
    facts = changed(
        NO_REASON, subject="counter_notice", counter_notice={"form": "registered", "received_on": "2026-03-02"}
    )
    result = answer(facts)
    assert result["verdict"] == "lawful"
    assert result["totals"] == {"tenant_owes": "0.00", "landlord_owes": "8100.00"}


def test_another_subject_shows_the_notice_without_letting_it_decide() -> None:
    result = answer(changed(TENANT, notice={"ground": "sale", "form": "registered", "received_on": "2026-03-01"}))
    assert result["verdict"] == "lawful"
    about = {finding["rule"]: finding["about"] for finding in result["findings"]}
    assert about["sale_not_a_ground"] == "landlord_notice"


def test_violence_in_the_home() -> None:
    """M7.1: the dangerous person can be removed; the victim need not leave."""
    result = answer(changed(HOSTED, hosted__violence=True, hosted__host="spouse"))
    assert result["protections"] == [
        "no_eviction_by_force",
        "cpas_help",
        "barring_order",
        "family_home_protection",
        "family_court",
    ]


@pytest.mark.parametrize(
    ("hosted", "code"),
    [
        ({"host": "legal_cohabitant"}, "family_court"),
        ({"host": "de_facto_partner"}, "summary_judge"),
        ({"host": "parent", "person_is_minor": True}, "parents_must_house"),
        ({"host": "parent", "person_is_minor": True}, "youth_services"),
        ({"host": "parent", "in_training": True}, "maintenance_in_training"),
    ],
)
def test_protections_by_host(hosted: dict[str, Any], code: str) -> None:
    assert code in answer(changed(HOSTED, hosted=hosted))["protections"]


def test_hospital_stay_is_flagged_and_changes_nothing() -> None:
    """M5.3."""
    with_stay, without = answer(changed(PERSONAL, tenants__in_hospital=True)), answer(PERSONAL)
    assert said(with_stay)["notice_during_hospital_stay"] == "uncertain"
    assert with_stay["verdict"] == without["verdict"]
    assert with_stay["lawful_end_date"] == without["lawful_end_date"]


def test_dates_near_the_end_of_the_calendar_do_not_break_anything() -> None:
    for day in ("9999-12-31", "9998-11-30", "0001-01-01"):
        VALID.validate(answer(changed(NO_REASON, as_of=day)))
        VALID.validate(answer(changed(INCREASE, rent_increase__asked_on=day)))
        VALID.validate(answer(changed(STUDENT, as_of=day, lease__stayed_unopposed=True)))
        for base in (PERSONAL, WORKS, SHORT, STUDENT):
            posted = changed(base, as_of=day, notice__received_on=GONE, notice__posted_on=day)
            VALID.validate(answer(posted))
        VALID.validate(answer(changed(PERSONAL, notice__occupier__proof_asked_on=day)))
    VALID.validate(answer(changed(NO_REASON, lease__starts_on="9990-01-01", as_of="9999-01-01")))
    VALID.validate(answer(changed(TENANT, lease__duration_months=10**8, lease__type="unknown")))


def test_every_text_is_in_both_languages_and_orders_nobody_to_leave() -> None:
    for base in (NO_REASON, PERSONAL, WORKS, SHORT, TINY, STUDENT, TENANT, COUNTER, PROROGATION, EVICTION, CLAIM):
        for finding in answer(base)["findings"]:
            text = finding["text"]
            assert text["fr"] != text["nl"]
            assert "doit partir" not in text["fr"]
            assert "doit quitter" not in text["fr"]
            assert "moet vertrekken" not in text["nl"]
