"""The facts of the check as the rules read them: frozen, typed, None = unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.parsing import Answers


@dataclass(frozen=True, slots=True)
class FormalNotice:
    """The letter with which the recovery of rent begins."""

    sent_on: date | None
    sent_by: str | None
    identifies_landlord: bool | None
    itemises_sums: bool | None
    warns_of_court: bool | None
    amicable_paragraph: bool | None

    @property
    def known(self) -> bool:
        """Return whether anything is known of it."""
        return any(value is not None for value in (self.sent_on, self.sent_by, *self.items))

    @property
    def items(self) -> tuple[bool | None, ...]:
        """Return what the letter must say, in the order of the contract."""
        return (self.identifies_landlord, self.itemises_sums, self.warns_of_court, self.amicable_paragraph)


@dataclass(frozen=True, slots=True)
class Petition:
    """The claim before the justice of the peace."""

    kind: str | None
    filed_on: date | None
    served_on: date | None
    roll_entered_on: date | None
    convoked_on: date | None
    hearing_on: date | None
    seeks_eviction: bool | None
    for_arrears: bool | None
    defendant_registered: bool | None
    domicile_certificate_attached: bool | None
    formal_notice_attached: bool | None
    proof_of_sending_attached: bool | None
    cpas_received_on: date | None

    @property
    def claimed_on(self) -> date | None:
        """Return the day of the claim: service of a summons, filing of anything else."""
        return self.served_on if self.kind == "summons" else self.filed_on or self.served_on

    @property
    def counted_from(self) -> date | None:
        """Return the day from which the time to appear runs: service of a summons, entry on the roll otherwise."""
        if self.kind == "summons":
            return self.served_on
        return self.roll_entered_on or (self.served_on if self.kind is None else None)

    @property
    def days(self) -> tuple[date | None, ...]:
        """Return every day of the claim."""
        return (self.filed_on, self.served_on, self.roll_entered_on, self.convoked_on, self.hearing_on)

    @property
    def brought(self) -> bool:
        """Return whether a claim is known to have been brought, with or without its day."""
        return self.kind is not None or any(day is not None for day in self.days)


@dataclass(frozen=True, slots=True)
class Term:
    """The term that judge or agreement set in place of the month: exactly one of the three lengths is known."""

    set_by: str | None
    until: date | None
    days: int | None
    months: int | None


@dataclass(frozen=True, slots=True)
class Derogation:
    """A decision that sets the winter moratorium aside; ``decided_on`` None = in the eviction judgment itself."""

    granted: bool | None
    decided_on: date | None
    ground: str | None
    special_reasons: bool | None


@dataclass(frozen=True, slots=True)
class Rehousing:
    """The new home, and its proof to the bailiff."""

    effective_on: date | None
    proof_given_on: date | None
    left_in_time: bool | None

    @property
    def known(self) -> bool:
        """Return whether anything is known of it."""
        return any(value is not None for value in (self.effective_on, self.proof_given_on, self.left_in_time))


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules may know of one case."""

    as_of: date
    title: str | None
    landlord: str | None
    regional_subsidy: bool | None
    lease_ends_on: date | None
    federal: bool | None
    regional: bool | None
    abandoned: bool
    formal_notice: FormalNotice
    petition: Petition
    incidental_convoked_on: date | None
    incidental_hearing_on: date | None
    judged_on: date | None
    term: Term | None
    enforcement_excluded: bool
    served_on: date | None
    cpas_informed: bool | None
    cpas_informed_on: date | None
    posted_on: date | None
    announced_on: date | None
    derogation: Derogation
    rehousing: Rehousing
    appealed_on: date | None
    left_on: date | None
    goods_removed_on: date | None
    evicted_on: date | None
    cessation_letter_on: date | None
    order_issued_on: date | None
    evacuate_on: date | None
    prosecutor_notified_on: date | None


def read_facts(raw: object) -> Facts:
    """Return the typed facts in ``raw``. Raises FactError with the path of the first offending fact."""
    read = VOCABULARY.parse(raw)
    return Facts(
        as_of=read.required_day("as_of"),
        title=read.code("title_type"),
        landlord=read.code("landlord.kind"),
        regional_subsidy=read.yes_no("landlord.regional_subsidy"),
        lease_ends_on=read.day("lease.ends_on"),
        federal=_done(read, "registration.federal.done", "registration.federal.on"),
        regional=_done(read, "registration.regional.done", "registration.regional.on"),
        abandoned=read.yes_no("dwelling.abandoned") or False,
        formal_notice=FormalNotice(
            read.day("formal_notice.sent_on"),
            read.code("formal_notice.sent_by"),
            read.yes_no("formal_notice.identifies_landlord"),
            read.yes_no("formal_notice.itemises_sums"),
            read.yes_no("formal_notice.warns_of_court"),
            read.yes_no("formal_notice.amicable_paragraph"),
        ),
        petition=_petition(read),
        incidental_convoked_on=read.day("incidental_claim.convoked_on"),
        incidental_hearing_on=read.day("incidental_claim.hearing_on"),
        judged_on=read.day("judgment.given_on"),
        term=_term(read),
        enforcement_excluded=read.yes_no("judgment.provisional_enforcement_excluded") or False,
        served_on=read.day("service.on"),
        cpas_informed=_done(read, "service.cpas_informed", "service.cpas_informed_on"),
        cpas_informed_on=read.day("service.cpas_informed_on"),
        posted_on=read.day("eviction_notice.posted_on"),
        announced_on=read.day("eviction_notice.eviction_on"),
        derogation=Derogation(
            read.yes_no("moratorium_derogation.granted"),
            read.day("moratorium_derogation.decided_on"),
            read.code("moratorium_derogation.ground"),
            read.yes_no("moratorium_derogation.special_reasons"),
        ),
        rehousing=Rehousing(
            read.day("rehousing.effective_on"),
            read.day("rehousing.proof_given_on"),
            read.yes_no("rehousing.left_in_time"),
        ),
        appealed_on=read.day("appeal.lodged_on"),
        left_on=read.day("tenant.left_on"),
        goods_removed_on=read.day("goods.removed_on"),
        evicted_on=read.day("cessation.eviction_on"),
        cessation_letter_on=read.day("cessation.judicial_letter_on"),
        order_issued_on=read.day("administrative_order.issued_on"),
        evacuate_on=read.day("administrative_order.evacuate_on"),
        prosecutor_notified_on=read.day("prosecutor_order.notified_on"),
    )


def _done(read: Answers, done: str, on: str) -> bool | None:
    """Return whether something was done: a date implies yes."""
    return True if read.known(on) else read.yes_no(done)


def _petition(read: Answers) -> Petition:
    return Petition(
        read.code("petition.kind"),
        read.day("petition.filed_on"),
        read.day("petition.served_on"),
        read.day("petition.roll_entered_on"),
        read.day("petition.convoked_on"),
        read.day("petition.hearing_on"),
        read.yes_no("petition.seeks_eviction"),
        read.yes_no("petition.for_arrears"),
        read.yes_no("petition.defendant_registered"),
        read.yes_no("petition.domicile_certificate_attached"),
        read.yes_no("petition.formal_notice_attached"),
        read.yes_no("petition.proof_of_sending_attached"),
        read.day("petition.cpas_received_on"),
    )


def _term(read: Answers) -> Term | None:
    if not read.known("judgment.term"):
        return None
    return Term(
        read.code("judgment.term.set_by"),
        read.day("judgment.term.until"),
        read.integer("judgment.term.days"),
        read.integer("judgment.term.months"),
    )
