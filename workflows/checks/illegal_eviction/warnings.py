"""What the people who help must know (flags) and what must never happen (never_do)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.illegal_eviction.classes import A_THREAT, B, D, E
from workflows.checks.illegal_eviction.facts import FORCE
from workflows.checks.illegal_eviction.title import CONTEXT, OF_OTHER_PERSON, TO_REVIEW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workflows.checks.illegal_eviction.facts import Facts

FLAGS: Final = (
    "minor_in_household", "unaccompanied_minor", "secret_address", "domestic_violence_check", "danger_now",
    "arrears_stored_apart", "abandonment_is_a_claim", "employer_dwelling", "mass_event", "winter_context",
    "lawyer_same_day", "police_refusal_retry", "ask_police_record", "revisit_within_24h", "ask_written_decision",
    "payments_to_intermediary_apart",
)  # fmt: skip
ALWAYS: Final = (
    "automatic_police_report", "landlord_blacklist", "vulnerability_score", "penalty_for_refusing_offer",
    "sum_as_certain", "publish_address", "wait_for_other_side_before_help", "treat_arrears_as_title",
)  # fmt: skip
PROTECTED: Final = (
    "contact_partner", "letter_to_old_address", "merge_with_partner_household", "address_in_shared_views",
)  # fmt: skip
OF_THE_JOB: Final = ("ask_employer_certificate_first", "close_on_job_ended")
NEVER_DO: Final = (
    *ALWAYS, *PROTECTED, "family_option_by_default", *OF_THE_JOB, "refuse_minor",
    "enter_unaccompanied_minor_in_referral", "count_as_illegal_automatically", "copy_class_between_units",
    "decide_moratorium_coverage", "treat_report_delay_as_late",
)  # fmt: skip


def flags(facts: Facts, name: str, role: str | None, reentry: str, title_flags: Collection[str]) -> tuple[str, ...]:
    """Return the flags, in the order of the contract."""
    found = {*_of_people(facts, name), *_of_help(facts, name, role, reentry)}
    if name == B and _pays_intermediary(facts, title_flags):
        found.add("payments_to_intermediary_apart")
    return tuple(flag for flag in FLAGS if flag in found)


def _of_people(facts: Facts, name: str) -> Iterator[str]:
    if facts.minor:
        yield "minor_in_household"
    if facts.unaccompanied:
        yield "unaccompanied_minor"
    if facts.secret:
        yield "secret_address"
    if name == E or facts.domestic_violence:
        yield "domestic_violence_check"
    if facts.read.codes("danger_now"):
        yield "danger_now"
    if "arrears" in facts.claims:
        yield "arrears_stored_apart"
    if "abandonment" in facts.claims:
        yield "abandonment_is_a_claim"
    if facts.job_dwelling:
        yield "employer_dwelling"
    if facts.one_event:
        yield "mass_event"


def _of_help(facts: Facts, name: str, role: str | None, reentry: str) -> Iterator[str]:
    read = facts.read
    if role == CONTEXT:
        yield "winter_context"
    if reentry == "considering":
        yield "lawyer_same_day"
    refused = read.code("police.outcome") in ("refused", "said_civil_matter")
    if refused or read.code("complaint.status") == "refused_by_police":
        yield "police_refusal_retry"
    if read.yes_no("police.called") and not read.code("police.record_number"):
        yield "ask_police_record"
    if name == A_THREAT and (read.codes("danger_now") or facts.acts & FORCE):
        yield "revisit_within_24h"
    if read.code("cpas.answer") == "refused_orally":
        yield "ask_written_decision"


def _pays_intermediary(facts: Facts, title_flags: Collection[str]) -> bool:
    """Return whether somebody is paid who is not the one the judgment was won by."""
    pays = facts.read.known("occupancy.rent_monthly") or facts.read.code("occupancy.payment") not in (None, "none")
    return pays and (OF_OTHER_PERSON in title_flags or facts.basis == "precarious_convention")


def never_do(facts: Facts, name: str, role: str | None) -> tuple[str, ...]:
    """Return what must never happen here, in the order of the contract."""
    return (*ALWAYS, *_never(facts, name, role))


def _never(facts: Facts, name: str, role: str | None) -> Iterator[str]:
    if facts.secret or facts.domestic_violence:
        yield from PROTECTED
    if name == E or facts.domestic_violence:
        yield "family_option_by_default"
    if facts.job_dwelling:
        yield from OF_THE_JOB
    if facts.minor:
        yield "refuse_minor"
    if facts.unaccompanied:
        yield "enter_unaccompanied_minor_in_referral"
    if name in (B, D):
        yield "count_as_illegal_automatically"
    if facts.one_event:
        yield "copy_class_between_units"
    if role == TO_REVIEW:
        yield "decide_moratorium_coverage"
    if facts.began_on is not None and facts.reported_on > facts.began_on:
        yield "treat_report_delay_as_late"
