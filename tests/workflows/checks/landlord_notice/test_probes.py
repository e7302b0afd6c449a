"""Probes derived by hand from the contract alone: facts, what must come back, and the sentence that says so."""

# ruff: noqa: E501 — one case a line reads as a table

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.compare import answer_difference
from tests.workflows.checks.landlord_notice.cases import (
    BUYER,
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
    answer,
    changed,
)
from workflows.checks import FactError


def error(path: str) -> Facts:
    return {"error": {"path": path}}


def due(code: str, **parts: object) -> Facts:
    return {code: {"status": "due", **parts}}


def ends(verdict: str, day: str | None, *rules: str, **more: object) -> Facts:
    """Return an expectation; a rule is ``name`` or ``name=verdict``."""
    found = [dict(zip(("rule", "verdict"), rule.split("="), strict=False)) for rule in rules]
    return {"verdict": verdict, "lawful_end_date": day, "finding_rules_include": found, **more}


NINE_EXTENDED = {"lease__starts_on": "2014-07-01"}
LONG = {"lease__type": "main_residence_long", "lease__starts_on": "2016-05-01", "lease__ends_on": "2028-04-30"}
NO_DAY = {"notice__announced_end_on": GONE}
POSTED = {"notice__received_on": GONE}
CHILD = {"notice__occupier__relation": "descendant"}
MARRIED = {"tenants__couple": "married", "tenants__count": 2}
NEW_LEASE = {"lease__starts_on": "2025-09-01", "lease__signed_on": "2025-08-20"}
REGISTERED = {**NEW_LEASE, "registration__regional": {"done": True}}
NOWHERE = {"registration": {"regional": {"done": False}, "federal": {"done": False}}}
SOLD_2025 = {"sale__deed_on": "2025-01-20", "notice__received_on": "2025-02-20", "as_of": "2025-03-01"}
YOUNG = {
    "lease__starts_on": "2025-09-01",
    "lease__ends_on": "2027-08-31",
    "notice__ground": "personal_occupation",
    "notice__occupier": PERSONAL["notice"]["occupier"],
}
FIRST = {
    "starts_on": "2023-09-01",
    "ends_on": "2024-08-31",
    "written": True,
    "same_terms": True,
    "signed_on": "2023-08-01",
}
SECOND = {"starts_on": "2024-11-01", "ends_on": "2025-08-31", "written": True, "same_terms": True}
EXTENDED = {"lease__starts_on": "2022-09-01", "lease__ends_on": "2023-08-31", "as_of": "2025-01-10"}

ERRORS: list[tuple[Facts, Facts, str]] = [
    (
        COUNTER,
        {"counter_notice__posted_on": "2026-03-20", "counter_notice__presented_on": "2026-03-19"},
        "counter_notice.presented_on",
    ),
    (SHORT, {"lease__extensions": [None]}, "lease.extensions[0]"),
    (SHORT, {"lease__extensions": [{**FIRST, "end": "2027-01-01"}]}, "lease.extensions[0].end"),
    (SHORT, {"lease__extensions": [{**FIRST, "ends_on": None}]}, "lease.extensions[0].ends_on"),
    (
        WORKS,
        {"notice__works__dwellings": [{"rent_monthly": "900.00"}, {"rent_monthly": None}]},
        "notice.works.dwellings[1].rent_monthly",
    ),
    (NO_REASON, {"lease__rent_monthly": "900,00"}, "lease.rent_monthly"),
    (NO_REASON, {"lease__rent_monthly": "-900.00"}, "lease.rent_monthly"),
    (NO_REASON, {"lease__rent_monthly": "900.000"}, "lease.rent_monthly"),
    (PACT, {"cotenancy__signatories": True}, "cotenancy.signatories"),
    (PACT, {"cotenancy__signatories": 3.5}, "cotenancy.signatories"),
    (NO_REASON, {"notice__announced_months": -1}, "notice.announced_months"),
    (NO_REASON, {"lease": []}, "lease"),
    (HOSTED, {"hosted__host": "aunt"}, "hosted.host"),
    (NO_REASON, {"as_of": "2026-2-3"}, "as_of"),
    (NO_REASON, {"as_of": 20260203}, "as_of"),
    (SUBLEASE, {"sublease": "yes"}, "sublease"),
    (SHORT, {"lease__extensions": {}}, "lease.extensions"),
    (NO_REASON, {"lease__clauses": {"excludes_sale": True}}, "lease.clauses.excludes_sale"),
]

PROBES: list[tuple[str, Facts, Facts, Facts]] = [
    # Section 4: months, leap years, the last day of a month.
    ("add_months: the last day of the month when it is missing", NO_REASON, {"lease__starts_on": "2024-02-29", "notice__received_on": "2026-08-27", "notice__announced_end_on": "2027-02-27", "as_of": "2026-08-28"}, ends("lawful", "2027-02-27", latest_receipt_on="2026-08-27", totals={"landlord_owes": "8100.00"})),
    ("before(E, n): from the 31st", NO_REASON, {"lease__starts_on": "2023-08-31", "notice__received_on": "2026-02-27", "notice__announced_end_on": "2026-08-30"}, ends("lawful", "2026-08-30", latest_receipt_on="2026-02-27")),
    ("late by one day: uncertain", NO_REASON, {"lease__starts_on": "2023-08-31", "notice__received_on": "2026-02-28", "notice__announced_end_on": "2026-08-30"}, ends("uncertain", "2026-08-30", "receipt_guard_band=uncertain", alternatives=[])),
    ("26 December is a working day; a window that passes the end of the month", PERSONAL, {**POSTED, "notice__posted_on": "2025-12-24", "as_of": "2026-01-05"}, ends("lawful", "2026-06-30", "receipt_guard_band=uncertain", receipt={"on": "2025-12-30", "window_from": "2025-12-26", "window_to": "2026-01-02"}, alternatives=[{"receipt_from": "2025-12-26", "receipt_to": "2025-12-31", "verdict": "lawful", "lawful_end_date": "2026-06-30"}, {"receipt_from": "2026-01-01", "receipt_to": "2026-01-02", "verdict": "lawful", "lawful_end_date": "2026-07-31"}])),
    ("Whit Monday is a legal holiday", PERSONAL, {**POSTED, "notice__posted_on": "2026-05-21", "as_of": "2026-05-29"}, ends("lawful", "2026-11-30", receipt={"on": "2026-05-27", "window_from": "2026-05-22", "window_to": "2026-05-30"}, alternatives=[])),
    ("a later day announced in the letter is kept", PERSONAL, {"notice__announced_end_on": "2027-01-15"}, ends("lawful", "2027-01-15", "anytime_in_time=lawful")),
    ("announced months: a longer period is kept", PERSONAL, {"notice__announced_months": 8}, ends("lawful", "2026-11-30")),
    ("announced months: a shorter one is replaced", PERSONAL, {"notice__announced_months": 3}, ends("lawful_postponed", "2026-09-30", "anytime_date_moved")),
    ("announced months, fixed date: add_months(receipt, months)", NO_REASON, {**NO_DAY, "notice__announced_months": 6}, ends("uncertain", "2026-08-31", "announced_date_off")),
    ("within 31 days of a fixed day", NO_REASON, {"notice__announced_end_on": "2026-10-01"}, ends("uncertain", "2026-08-31", "announced_date_off")),
    ("further away: aims at no fixed day", NO_REASON, {"notice__announced_end_on": "2026-10-02"}, ends("unlawful", None, "no_ground_outside_fixed_dates")),
    ("near a fixed day, too late: no_effect", NO_REASON, {"notice__announced_end_on": "2026-09-15", "notice__received_on": "2026-03-04", "as_of": "2026-03-05"}, ends("no_effect", None, "fixed_date_late")),
    ("the first fixed day that the receipt still reaches", NO_REASON, {**NO_DAY, "notice__received_on": "2026-03-01", "as_of": "2026-03-02"}, ends("lawful", "2029-08-31", totals={"landlord_owes": "5400.00"})),
    ("a branch after the limit: no_effect with lawful_end_date null", NO_REASON, {**NO_DAY, **POSTED, "notice__posted_on": "2026-02-24"}, ends("lawful", "2026-08-31", "receipt_guard_band=uncertain", alternatives=[{"receipt_from": "2026-02-25", "receipt_to": "2026-02-28", "verdict": "lawful", "lawful_end_date": "2026-08-31"}, {"receipt_from": "2026-03-01", "receipt_to": "2026-03-02", "verdict": "no_effect", "lawful_end_date": None}])),
    ("lost: no_effect, whatever the ground", NO_REASON, {"notice__lost": True, "notice__ground": GONE}, ends("no_effect", None, "letter_lost", receipt={"on": None, "basis": "lost", "certain": True})),
    ("ground unknown, inspection seized before: suspended", NO_REASON, {"notice__ground": GONE, "shields__dirl_complaint_on": "2026-01-05", "shields__dirl_decision": "pending"}, ends("suspended", None, "dirl_shield=suspended", "ground_unknown=uncertain")),
    ("nothing at all about receipt", NO_REASON, {**POSTED, "notice__form": "oral"}, ends("uncertain", "2026-08-31", "receipt_unproven", receipt={"on": None, "basis": "unknown", "certain": False})),
    # Section 7: long, extended, life.
    ("long lease, third triennium: three months' rent", NO_REASON, {**LONG, "notice__announced_end_on": "2025-04-30", "notice__received_on": "2024-10-31", "as_of": "2024-11-05"}, ends("lawful", "2025-04-30", indemnities=due("landlord_no_reason", months=3, amount="2700.00"), regime="code_2018")),
    ("long lease, works: first and second triennium only", WORKS, {**LONG, "notice__announced_end_on": "2025-04-30", "notice__received_on": "2024-10-31", "as_of": "2024-11-05"}, ends("unlawful", None, "works_timing")),
    ("long lease: L, then every 36 months", NO_REASON, {**LONG, "notice__ground": "end_of_term", "notice__announced_end_on": "2031-04-30", "notice__received_on": "2030-10-31", "as_of": "2030-11-02"}, ends("lawful", "2031-04-30", totals={"landlord_owes": "0.00"})),
    ("extension: works in one dwelling –", WORKS, {**NINE_EXTENDED, "notice__announced_end_on": "2026-06-30", "notice__received_on": "2025-12-10"}, ends("unlawful", None, "works_timing")),
    ("extension: works in several dwellings any time", WORKS, {**NINE_EXTENDED, **NO_DAY, "notice__ground": "works_several_dwellings"}, ends("lawful", "2026-08-31", works_threshold="38400.00")),
    ("extension: own occupation any time", PERSONAL, NINE_EXTENDED, ends("lawful", "2026-09-30")),
    ("extension: without reason only at its end", NO_REASON, {**NINE_EXTENDED, "notice__announced_end_on": "2026-12-31"}, ends("unlawful", None, "no_ground_outside_fixed_dates")),
    ("life: silent lease counts as a lease without exit", PERSONAL, {"lease__type": "main_residence_life"}, ends("unlawful", None, "life_lease_no_exit", next_fixed_date=None)),
    ("declared nine years, written for six: deemed nine years", NO_REASON, {"lease__ends_on": "2029-08-31"}, ends("lawful", "2026-08-31", "duration_between_3_and_9=lawful")),
    ("a nine-year lease written for nine years is no duration between", NO_REASON, {"lease__ends_on": "2032-08-31"}, {"findings__not": [{"rule": "duration_between_3_and_9"}]}),
    # Short leases.
    ("short: without reason like end of term", SHORT, {"notice__ground": "no_reason"}, ends("lawful", "2027-08-31", totals={"landlord_owes": "0.00"})),
    ("short: works –", SHORT, {"notice__ground": "works"}, ends("unlawful", None, "short_early_only_personal")),
    ("short: received in year 1, ends later", SHORT, {**YOUNG, "notice__received_on": "2026-06-10", "as_of": "2026-06-12"}, ends("uncertain", "2026-09-30", "short_early_first_year=uncertain", indemnities=due("landlord_early_short", amount="900.00"))),
    ("short: ends in year 1", SHORT, {**YOUNG, "notice__received_on": "2026-05-10"}, ends("unlawful", None, "short_early_first_year=unlawful", not_before_on="2026-09-01")),
    ("short: third degree not at all", SHORT, {**YOUNG, "notice__received_on": "2026-09-10", "as_of": "2026-09-12", "notice__occupier__relation": "uncle_aunt"}, ends("unlawful", None, "personal_occupation_person=unlawful")),
    ("six months exactly is not less than six months", TINY, {"lease__ends_on": "2026-08-31", "notice__received_on": "2026-05-31", "as_of": "2026-06-01"}, ends("lawful", "2026-08-31", "fixed_date_in_time", latest_receipt_on="2026-05-31")),
    ("less than six months: ends by itself", TINY, {"lease__ends_on": "2026-08-30"}, ends("lawful", "2026-08-30", "short_lease_ends_by_itself", next_fixed_date=None)),
    ("less than six months: nobody ends it early", TINY, {"notice__ground": "personal_occupation"}, ends("unlawful", None)),
    ("your lease is over, after four months, opposed", TINY, {"notice__ground": "lease_over", "notice__received_on": "2026-07-05", "as_of": "2026-07-06", "lease__stayed_unopposed": False}, ends("lawful", "2026-06-30", "short_lease_ended_by_itself=lawful")),
    ("your lease is over, after four months, unknown", TINY, {"notice__ground": "lease_over", "notice__received_on": "2026-07-05", "as_of": "2026-07-06"}, ends("uncertain", "2026-06-30", missing=["lease.stayed_unopposed"])),
    ("your lease is over, stayed unopposed", TINY, {"notice__ground": "lease_over", "notice__received_on": "2026-09-05", "as_of": "2026-09-06", "lease__stayed_unopposed": True}, ends("unlawful", None, "lease_over_claim", lease_type_after_requalification="main_residence_9y")),
    ("a second extension signed before 1 November 2024 runs to its end", STATUS, {**EXTENDED, "lease__extensions": [FIRST, {**SECOND, "signed_on": "2024-10-31"}]}, ends("lawful", None, lease_type_after_requalification="main_residence_short", what_lease_becomes={"ends_on": "2025-08-31"})),
    ("a second extension signed on 1 November 2024", STATUS, {**EXTENDED, "lease__extensions": [FIRST, {**SECOND, "signed_on": "2024-11-01"}]}, ends("no_effect", None, "second_extension_void", what_lease_becomes={"type": "main_residence_9y", "starts_on": "2022-09-01", "ends_on": "2031-08-31"})),
    ("an extension beyond three years", STATUS, {**EXTENDED, "lease__extensions": [{**FIRST, "ends_on": "2025-09-01"}]}, ends("no_effect", None, "short_becomes_nine_years")),
    ("an oral extension", STATUS, {**EXTENDED, "lease__extensions": [{**FIRST, "written": False}]}, ends("no_effect", None, "short_becomes_nine_years")),
    ("an extension on other terms", STATUS, {**EXTENDED, "lease__extensions": [{**FIRST, "same_terms": False}]}, ends("no_effect", None, "short_becomes_nine_years")),
    # Students.
    ("student: late by three days", STUDENT, {"notice__received_on": "2026-06-17", "as_of": "2026-06-18"}, ends("uncertain", "2026-09-14", "receipt_guard_band")),
    ("student: late by four days", STUDENT, {"notice__received_on": "2026-06-18", "as_of": "2026-06-18"}, ends("no_effect", None, "fixed_date_late", what_lease_becomes={"ends_on": "2027-09-14"})),
    ("students with main residence may ask for a prorogation", STUDENT, {"lease__main_residence": True}, ends("lawful", "2026-09-14", tenant_deadlines={"prorogation_available": True, "prorogation_letter_by": "2026-08-14", "counter_notice_available": False})),
    ("student lease of at most three months: no early exit", STUDENT, {"subject": "tenant_notice", "lease__starts_on": "2026-03-01", "lease__ends_on": "2026-05-31", "tenant_notice": {"form": "registered", "received_on": "2026-03-10"}, **NOWHERE, "registration__regional": {"done": True}}, ends("no_effect", None, "tenant_no_early_exit", tenant_exit_now=None)),
    ("student tenant: two months", STUDENT, {"subject": "tenant_notice", "tenant_notice": {"form": "registered", "received_on": "2026-03-10"}, "registration__regional": {"done": True}, "as_of": "2026-03-11"}, ends("lawful", "2026-05-31", totals={"tenant_owes": "0.00"}, tenant_exit_now={"months": 2, "ends_on": "2026-05-31", "indemnity_months": 0})),
    # Co-tenancy, glide, sublease.
    ("less than half", PACT, {"cotenancy__gave_notice": 1}, ends("unlawful", None, "cotenancy_half=unlawful")),
    ("exactly half", PACT, {"cotenancy__signatories": 4}, ends("lawful", "2026-11-30", tenant_deadlines={"counter_notice_available": False})),
    ("half, by e-mail", PACT, {"notice__form": "email"}, ends("unlawful", None, "form_registered_required")),
    ("half, number unknown", PACT, {"cotenancy__signatories": GONE}, ends("uncertain", "2026-11-30", missing=["cotenancy.signatories"])),
    ("glide: end of year 3", GLIDE, {}, ends("lawful", "2026-05-31", "glide_objectives=lawful", tenant_deadlines={"prorogation_available": False})),
    ("glide: objectives met", GLIDE, {"glide__objectives_met": True}, ends("unlawful", None, "glide_objectives=unlawful")),
    ("sublease: the owner's own occupation", SUBLEASE, {}, ends("lawful", "2026-09-30", tenant_deadlines={"prorogation_available": False})),
    ("sublease: on sublease.head_lease_ends_on first", SUBLEASE, {"sublease__head_lease_ends_on": "2026-12-31"}, ends("lawful", "2026-12-31")),
    ("sublease: otherwise uncertain", SUBLEASE, {"sublease__owner_notice_ground": "works"}, ends("uncertain", None, missing=["sublease.head_lease_ends_on"])),
    ("copy fifteen days later", SUBLEASE, {"sublease__copy_received_on": "2026-03-25"}, ends("lawful", "2026-09-30", indemnities={"head_tenant_late_copy": None})),
    ("copy sixteen days later", SUBLEASE, {"sublease__copy_received_on": "2026-03-26"}, ends("lawful", "2026-09-30", "subtenant_copy_late=unlawful", indemnities={"head_tenant_late_copy": {"months": None, "amount": None, "status": "claimable"}})),
    # Works.
    ("strictly more than 36 rents", WORKS, {"notice__works__cost": "32400.00"}, ends("unlawful", None, "works_threshold=unlawful", works_threshold="32400.00")),
    ("one cent more", WORKS, {"notice__works__cost": "32400.01"}, ends("lawful", "2026-08-31")),
    ("only VAT makes the difference", WORKS, {"notice__works__cost_excluding_vat": "32400.00"}, ends("uncertain", "2026-08-31", "works_threshold=uncertain")),
    ("several: strictly more than 24 x the sum", WORKS, {**NO_DAY, "notice__ground": "works_several_dwellings", "notice__works__cost": "38400.00"}, ends("unlawful", None, "works_threshold=unlawful")),
    ("several: in the first year", WORKS, {**NO_DAY, "notice__ground": "works_several_dwellings", "lease__starts_on": "2025-09-01"}, ends("unlawful", None, "works_several_first_year", not_before_on="2026-09-01")),
    ("several: after the first year", WORKS, {**NO_DAY, "notice__ground": "works_several_dwellings", "lease__starts_on": "2025-08-31"}, ends("lawful", "2026-08-31")),
    ("document one day too late", WORKS, {"notice__works__document_given_on": "2026-04-21", "as_of": "2026-05-01"}, ends("voidable", "2026-08-31", "works_documents=voidable", tenant_deadlines={"documents_due_by": "2026-04-20", "documents_due_by_latest": "2026-04-20", "documents_action_by": "2026-06-30"})),
    ("two months that end on a Saturday: rolled", WORKS, {"notice__received_on": "2026-02-25", "notice__works__document_given_on": "2026-04-27", "as_of": "2026-05-01"}, ends("lawful", "2026-08-31", tenant_deadlines={"documents_due_by": "2026-04-25", "documents_due_by_latest": "2026-04-27"})),
    ("documents missing, received before 1 November 2024", WORKS, {"lease__starts_on": "2022-05-01", "notice__received_on": "2024-10-31", "notice__announced_end_on": "2025-04-30", "notice__works__document": "none", "notice__works__document_given_on": GONE, "as_of": "2025-01-10"}, ends("uncertain", "2025-04-30", "works_documents=uncertain")),
    # Own occupation.
    ("proof: not voidable on the last day", PERSONAL, {**CHILD, "notice__occupier__proof_asked_on": "2026-03-20", "as_of": "2026-05-20"}, ends("lawful", "2026-09-30")),
    ("proof: voidable after it", PERSONAL, {**CHILD, "notice__occupier__proof_asked_on": "2026-03-20", "as_of": "2026-05-21"}, ends("voidable", "2026-09-30", "kinship_proof=voidable")),
    ("claim on the last day", PERSONAL, {**CHILD, "notice__occupier__proof_asked_on": "2026-03-20", "tenant_action__invalidation_claim_on": "2026-07-31", "as_of": "2026-08-15"}, ends("voidable", "2026-09-30")),
    ("claim too late", PERSONAL, {**CHILD, "notice__occupier__proof_asked_on": "2026-03-20", "tenant_action__invalidation_claim_on": "2026-08-01", "as_of": "2026-08-15"}, ends("lawful", "2026-09-30", "kinship_proof=lawful")),
    ("a mention that is unknown: uncertain", PERSONAL, {"notice__occupier__name_stated": GONE}, ends("uncertain", "2026-09-30", "personal_occupation_mentions=uncertain", missing=["notice.occupier.name_stated"])),
    ("no family link is needed for the landlord himself", PERSONAL, {"notice__occupier__kinship_stated": False}, ends("lawful", "2026-09-30")),
    ("third degree, on the last day of the first triennium", PERSONAL, {"lease__starts_on": "2023-10-01", "notice__occupier__relation": "spouse_uncle_aunt"}, ends("lawful", "2026-09-30")),
    ("third degree, one day before it", PERSONAL, {"lease__starts_on": "2023-10-02", "notice__occupier__relation": "spouse_uncle_aunt"}, ends("unlawful", None, "third_degree_first_triennium", not_before_on="2026-10-01")),
    *((f"3.3 {code}: unlawful", PERSONAL, {"notice__occupier__relation": code}, ends("unlawful", None, "personal_occupation_person=unlawful")) for code in ("great_uncle_aunt", "grand_nephew_niece", "spouse_cousin", "de_facto_partner", "unrelated")),
    *((f"3.3 {code}: uncertain", PERSONAL, {"notice__occupier__relation": code}, ends("uncertain", "2026-09-30", "personal_occupation_person=uncertain")) for code in ("legal_cohabitant", "legal_cohabitant_family", "company_manager", "company_manager_family")),
    *((f"3.3 {code}: lawful", PERSONAL, {"notice__occupier__relation": code}, ends("lawful", "2026-09-30", "personal_occupation_person=lawful")) for code in ("spouse", "adopted_child", "ascendant", "spouse_descendant", "spouse_adopted_child", "spouse_ascendant", "sibling", "spouse_sibling", "company_itself")),
    # Addressees.
    ("one letter with both names", PERSONAL, {**MARRIED, "tenants__couple_known_to_landlord": True, "notice__addressees": "one_letter_all_names"}, ends("uncertain", "2026-09-30", "addressee_spouse=uncertain")),
    ("the landlord did not know", PERSONAL, {**MARRIED, "tenants__couple_known_to_landlord": False, "notice__addressees": "some_tenants_only"}, ends("lawful", "2026-09-30", "addressee_spouse=lawful", findings__not=[{"rule": "addressee_some_tenants"}])),
    ("a separate letter to each", PERSONAL, {**MARRIED, "notice__addressees": "every_tenant_separately"}, ends("lawful", "2026-09-30")),
    # Grounds that are none.
    ("energy works", PERSONAL, {"notice__ground": "energy_works"}, ends("unlawful", None, "energy_works_not_a_ground")),
    ("other", PERSONAL, {"notice__ground": "other"}, ends("unlawful", None, "ground_not_in_law")),
    ("ban on letting", PERSONAL, {"notice__ground": "dirl_ban"}, ends("refer", None, "dirl_ban")),
    ("death: household gone and two months unpaid", PERSONAL, {"notice__ground": "tenant_death", "tenant_death": {"household_remains": False, "unpaid_two_months": True}}, {"verdict": "lawful"}),
    ("death: rent paid", PERSONAL, {"notice__ground": "tenant_death", "tenant_death": {"household_remains": False, "unpaid_two_months": False}}, {"verdict": "unlawful"}),
    ("death: unknown", PERSONAL, {"notice__ground": "tenant_death", "tenant_death": {"household_remains": False}}, {"verdict": "uncertain", "missing": ["tenant_death.unpaid_two_months"]}),
    # Routes.
    ("landlord.kind = sisp, whatever the type", PERSONAL, {"landlord__kind": "sisp"}, ends("refer", None, "route_social_housing", what_lease_becomes=None, next_fixed_date=None)),
    ("start before 28 February 1991", PERSONAL, {"lease__starts_on": "1991-02-27"}, ends("refer", None, "route_lease_before_1991")),
    ("start on 28 February 1991", PERSONAL, {"lease__starts_on": "1991-02-28"}, ends("lawful", "2026-09-30")),
    ("received before 1 January 2018", PERSONAL, {"lease__starts_on": "2012-05-01", "notice__received_on": "2017-12-31"}, ends("refer", None, "route_before_2018", regime="before_2018")),
    ("received on 1 January 2018", PERSONAL, {"lease__starts_on": "2012-05-01", "notice__received_on": "2018-01-01"}, ends("lawful", "2018-07-31", regime="code_2018")),
    ("a justified ban", PERSONAL, {"lease__type": "not_main_residence", "lease__main_residence": True, "lease__main_residence_ban_justified": True}, ends("refer", None, "route_not_main_residence")),
    ("hosted by a spouse", HOSTED, {"hosted__host": "spouse"}, {"verdict": "no_notice_law", "protections": ["family_home_protection", "family_court"]}),
    ("hosted by a parent, minor in training", HOSTED, {"hosted": {"host": "parent", "person_is_minor": True, "in_training": True, "violence": True}}, {"protections": ["barring_order", "youth_services", "parents_must_house", "maintenance_in_training"]}),
    # Sale.
    ("deed from 1 November 2024: bound", BUYER, {**SOLD_2025, "notice__ground": "acquirer_not_bound"}, ends("unlawful", None, "acquirer_bound=unlawful")),
    ("deed from 1 November 2024: no special right", BUYER, {**SOLD_2025, "notice__ground": "no_reason", "notice__announced_end_on": "2025-08-31"}, ends("unlawful", None, "no_ground_outside_fixed_dates")),
    ("received within after(deed_on, 6)", BUYER, {"notice__ground": "no_reason", "notice__received_on": "2024-11-10", "as_of": "2024-11-12"}, ends("lawful", "2025-05-31", "acquirer_window_2018_2024=lawful", totals={"landlord_owes": "8100.00"})),
    ("in for less than six months at the deed", BUYER, {"sale__occupied_since": "2023-11-11"}, {"verdict": "uncertain"}),
    ("in for six months at the deed", BUYER, {"sale__occupied_since": "2023-11-10"}, ends("lawful", "2025-02-28")),
    ("deed before 2018", BUYER, {"sale__deed_on": "2017-12-31"}, ends("refer", None)),
    ("buyer wrote before his deed, since 1 November 2024", BUYER, {**SOLD_2025, "sale__deed_on": "2025-02-21"}, ends("uncertain", "2025-08-31", "author_not_yet_owner=uncertain")),
    # Renovation.
    ("ends on the last day of the waiver", PERSONAL, {"lease__type": "renovation", "lease__duration_months": 108, "lease__renovation_waiver_until": "2026-09-30"}, ends("unlawful", None, "renovation_waiver=unlawful")),
    ("received before and ending after", PERSONAL, {"lease__type": "renovation", "lease__duration_months": 108, "lease__renovation_waiver_until": "2026-09-29"}, ends("uncertain", "2026-09-30", "renovation_waiver=uncertain")),
    ("next fixed date leaves out the waiver", PERSONAL, {"lease__type": "renovation", "lease__duration_months": 108, "lease__renovation_waiver_until": "2027-04-30"}, {"next_fixed_date": {"ends_on": "2030-04-30", "latest_receipt_on": "2029-10-31", "indemnity_months": 0, "ground": "end_of_term"}}),
    # Shields.
    ("complaint on the day of receipt", PERSONAL, {"shields__dirl_complaint_on": "2026-03-12"}, ends("uncertain", "2026-09-30", "dirl_shield=uncertain")),
    ("complaint later than receipt", PERSONAL, {"shields__dirl_complaint_on": "2026-03-13"}, ends("lawful", "2026-09-30", "complaint_after_notice=lawful", shields=[])),
    ("found not compliant", PERSONAL, {"shields": {"dirl_complaint_on": "2026-03-01", "dirl_decision": "not_compliant"}}, ends("no_effect", None, "dirl_shield=no_effect")),
    ("shields: notices received from 1 November 2024", PERSONAL, {"notice__received_on": "2024-10-31", "shields__dirl_complaint_on": "2024-10-01"}, ends("lawful", "2025-04-30", shields=[])),
    ("commission, fixed date still in time: suspended", NO_REASON, {"notice__received_on": "2026-01-15", "shields__rent_commission_on": "2025-11-10", "as_of": "2026-02-10"}, ends("suspended", "2026-08-31", shields=[{"from_on": "2025-11-11", "until": "2026-02-10"}])),
    ("commission, three months over: uncertain", NO_REASON, {"notice__received_on": "2026-01-15", "shields__rent_commission_on": "2025-11-10", "as_of": "2026-02-11"}, ends("uncertain", "2026-08-31")),
    ("commission, fixed date missed: uncertain at once", NO_REASON, {"shields__rent_commission_on": "2025-12-15"}, ends("uncertain", "2026-08-31", "rent_commission_shield=uncertain")),
    ("commission, received after until: no shield", NO_REASON, {"shields__rent_commission_on": "2025-11-10"}, ends("lawful", "2026-08-31", shields=[])),
    # The tenant's notice and registration.
    ("ends in year 1", TENANT, {**REGISTERED, "tenant_notice__received_on": "2026-05-10"}, ends("lawful", "2026-08-31", totals={"tenant_owes": "2700.00"})),
    ("ends in year 2", TENANT, {**REGISTERED, "tenant_notice__received_on": "2026-06-01"}, ends("lawful", "2026-09-30", totals={"tenant_owes": "1800.00"})),
    ("ends in year 3", TENANT, {**REGISTERED, "tenant_notice__received_on": "2028-05-31"}, ends("lawful", "2028-08-31", totals={"tenant_owes": "900.00"})),
    ("nothing later", TENANT, {**REGISTERED, "tenant_notice__received_on": "2028-06-01"}, ends("lawful", "2028-09-30", indemnities={"tenant_early_exit": None})),
    ("two months after signature still run", TENANT, {**NEW_LEASE, **NOWHERE, "tenant_notice__received_on": "2025-10-20"}, ends("lawful", "2026-01-31", "tenant_notice_period")),
    ("more than two months after signature: free", TENANT, {**NEW_LEASE, **NOWHERE, "tenant_notice__received_on": "2025-10-21"}, ends("lawful", "2025-10-21", "tenant_exit_unregistered", totals={"tenant_owes": "0.00"}, tenant_exit_now={"months": 0, "ends_on": "2026-03-12", "indemnity_months": 0})),
    ("free: the day the tenant announced", TENANT, {**NEW_LEASE, **NOWHERE, "tenant_notice__announced_end_on": "2026-03-05"}, ends("lawful", "2026-03-05")),
    ("registered federally only", TENANT, {**NEW_LEASE, "registration": {"regional": {"done": False}, "federal": {"done": True}}}, ends("uncertain", "2026-03-10", "tenant_exit_registration_doubt")),
    ("a later registration does not cure it backwards", TENANT, {**NEW_LEASE, "registration": {"regional": {"done": True, "on": "2026-03-11"}, "federal": {"done": False}}}, ends("lawful", "2026-03-10", "tenant_exit_unregistered")),
    ("older lease in no register and no formal notice", TENANT, NOWHERE, ends("uncertain", "2026-03-10", "tenant_exit_registration_doubt")),
    ("older lease, a month after the formal notice", TENANT, {**NOWHERE, "registration__formal_notice_on": "2026-02-09"}, ends("lawful", "2026-03-10", "tenant_exit_unregistered")),
    ("short lease: announces its last day in time", TENANT, {"lease": SHORT["lease"], "tenant_notice": {"form": "registered", "received_on": "2027-05-31", "announced_end_on": "2027-08-31"}}, ends("lawful", "2027-08-31", totals={"tenant_owes": "0.00"})),
    ("lease under six months", TENANT, {"lease": TINY["lease"], "registration__regional": {"done": True}, "tenant_notice__received_on": "2026-03-20"}, ends("no_effect", None, "tenant_no_early_exit", tenant_exit_now=None)),
    ("all co-tenants leave: not a single exit", TENANT, {"lease__type": "cotenancy_pact", "lease__duration_months": 108, "cotenancy": {"pact_signed": True, "signatories": 2, "gave_notice": 2}}, ends("lawful", "2026-06-30")),
    # Counter-notice.
    ("would end on E: no effect", COUNTER, {"counter_notice__received_on": "2026-08-31"}, ends("no_effect", None, "counter_notice=no_effect", landlord_notice_end_on="2026-09-30")),
    ("ends before E", COUNTER, {"counter_notice__received_on": "2026-07-31"}, ends("lawful", "2026-08-31")),
    ("against the end of an extension", COUNTER, {**NINE_EXTENDED, "notice__ground": "end_of_term", "notice__received_on": "2025-12-20"}, ends("refer", None, "counter_notice_not_for_end_of_term", tenant_deadlines={"counter_notice_available": False})),
    ("short lease, received on 1 November 2024", COUNTER, {"lease": {**SHORT["lease"], "starts_on": "2022-09-01", "ends_on": "2025-08-31"}, "notice": {"ground": "end_of_term", "form": "registered", "received_on": "2024-09-10"}, "counter_notice__received_on": "2024-11-01"}, ends("lawful", "2024-12-31")),
    # Prorogation.
    ("received on the last day", PROROGATION, {"prorogation_request__received_on": "2026-08-31"}, ends("lawful", "2026-09-30", "prorogation_in_time")),
    ("posted in time, received later", PROROGATION, {"prorogation_request__received_on": "2026-09-02", "prorogation_request__posted_on": "2026-08-31"}, ends("uncertain", "2026-09-30")),
    ("late, until 31 October 2024", PROROGATION, {"notice__received_on": "2023-03-12", "prorogation_request__received_on": "2023-09-01"}, ends("no_effect", None, "prorogation_late=no_effect")),
    ("posted in time, received later, 2023", PROROGATION, {"notice__received_on": "2023-03-12", "prorogation_request__received_on": "2023-09-04", "prorogation_request__posted_on": "2023-08-31"}, {"verdict": "uncertain"}),
    ("not registered, since", PROROGATION, {"prorogation_request__form": "email"}, ends("uncertain", "2026-09-30", "prorogation_form=uncertain")),
    ("third request", PROROGATION, {"prorogation_request__earlier_requests": 2}, ends("no_effect", None, "prorogation_one_renewal")),
    ("second request", PROROGATION, {"prorogation_request__earlier_requests": 1}, ends("lawful", "2026-09-30")),
    ("end unknown", PROROGATION, {"notice": GONE}, ends("uncertain", None, "prorogation_end_unknown", missing=["prorogation_request.lease_ends_on"])),
    ("E is the earlier branch, the lease ends on the landlord's date", PROROGATION, {**POSTED, "notice__posted_on": "2026-02-25", "prorogation_request__received_on": "2026-07-31"}, ends("lawful", "2026-09-30", tenant_deadlines={"prorogation_letter_by": "2026-07-31"})),
    # Rent increase.
    ("one day before the window", INCREASE, {"rent_increase__asked_on": "2025-11-30"}, {"verdict": "unlawful"}),
    ("first day of the window", INCREASE, {"rent_increase__asked_on": "2025-12-01"}, {"verdict": "lawful"}),
    ("last day for an agreement", INCREASE, {"rent_increase__asked_on": "2026-03-01"}, {"verdict": "lawful"}),
    ("last day before the court, not agreed", INCREASE, {"rent_increase__asked_on": "2026-06-01", "rent_increase__agreed": False}, {"verdict": "uncertain"}),
    ("after the window", INCREASE, {"rent_increase__asked_on": "2026-06-02"}, {"verdict": "unlawful"}),
    ("first day of a triennium: the next one counts", INCREASE, {"rent_increase__asked_on": "2026-09-01"}, {"verdict": "unlawful", "rent_revision": {"triennium_ends_on": "2029-08-31"}}),
    ("compliance works", INCREASE, {"rent_increase__basis": "compliance_works"}, ends("unlawful", None, "rent_increase_basis=unlawful")),
    ("in no register", INCREASE, NOWHERE, ends("unlawful", None, "increase_not_due_unregistered")),
    ("in no register, before 1 November 2024", INCREASE, {**NOWHERE, "lease__starts_on": "2022-01-01", "rent_increase__asked_on": "2024-05-01"}, {"verdict": "lawful"}),
    # Eviction, promise.
    ("facts before 1 November 2024", EVICTION, {"eviction__on": "2024-10-31"}, ends("unlawful", None, "eviction_before_233_1=lawful", indemnities={"landlord_eviction_without_title": None})),
    ("facts on 1 November 2024", EVICTION, {"eviction__on": "2024-11-01"}, {"indemnities": {"landlord_eviction_without_title": {"amount": "16200.00", "status": "claimable"}}, "totals": {"landlord_owes": "0.00"}}),
    ("access only: amount null", EVICTION, {"eviction__access_only": True}, {"indemnities": {"landlord_obstruction_of_access": {"amount": None, "status": "claimable"}, "landlord_eviction_without_title": None}}),
    ("put out or kept out, unknown: an absent entry means nothing of that kind", EVICTION, {"eviction__access_only": GONE}, {"verdict": "unlawful", "missing": ["eviction.access_only"], "indemnities": {"landlord_obstruction_of_access": {"amount": None, "status": "claimable"}, "landlord_eviction_without_title": {"amount": "16200.00", "status": "claimable"}}, "totals": {"landlord_owes": "0.00"}}),
    ("title claimed, not shown", EVICTION, {"eviction__title": "claimed_not_shown"}, ends("uncertain", None, "eviction_title_unknown")),
    ("time still runs", CLAIM, {"as_of": "2027-09-30"}, {"verdict": "lawful"}),
    ("time is over", CLAIM, {"as_of": "2027-10-01"}, {"verdict": "unlawful", "indemnities": {"landlord_non_occupation": {"amount": "16200.00", "status": "claimable"}}}),
    ("two years to the day", CLAIM, {"as_of": "2029-10-15", "after_departure__occupied_from": "2027-09-30", "after_departure__occupied_until": "2029-09-29"}, {"verdict": "lawful", "landlord_duties_after": {"occupy_until": "2029-09-29"}}),
    ("one day less than two years", CLAIM, {"as_of": "2029-10-15", "after_departure__occupied_from": "2027-09-30", "after_departure__occupied_until": "2029-09-28"}, {"verdict": "unlawful"}),
    ("exceptional circumstance claimed", CLAIM, {"after_departure__exceptional_claimed": True}, {"verdict": "uncertain"}),
    ("prorogation: from the hand-back of the keys", CLAIM, {"after_departure": {"left_on": "2026-12-31", "prorogued": True}}, {"verdict": "lawful", "landlord_duties_after": {"occupy_by": "2027-12-31"}}),
    ("no duty follows", CLAIM, {"notice__ground": "no_reason", "notice__announced_end_on": "2027-04-30"}, {"verdict": "refer"}),
]  # fmt: skip


@pytest.mark.parametrize(("base", "changes", "path"), ERRORS)
def test_error(base: Facts, changes: Facts, path: str) -> None:
    with pytest.raises(FactError) as caught:
        answer(changed(base, **copy.deepcopy(changes, {id(GONE): GONE})))
    assert caught.value.path == path


@pytest.mark.parametrize(("sentence", "base", "changes", "expect"), PROBES, ids=[probe[0] for probe in PROBES])
def test_probe(sentence: str, base: Facts, changes: dict[str, Any], expect: Facts) -> None:
    assert (
        answer_difference(expect, {"result": answer(changed(base, **copy.deepcopy(changes, {id(GONE): GONE})))}) is None
    ), sentence
