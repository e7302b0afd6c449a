"""The facts of the notice check as the rules read them: frozen, typed, None = unknown. Money in whole cents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.parsing import Answers


@dataclass(frozen=True, slots=True)
class Extension:
    """One agreed extension of a short lease; ``place`` counts from 0."""

    place: int
    starts_on: date
    ends_on: date
    written: bool | None
    signed_on: date | None
    same_terms: bool | None


@dataclass(frozen=True, slots=True)
class Clauses:
    """What the lease says about ending it."""

    excludes_personal_occupation: bool
    excludes_works: bool
    excludes_no_reason: bool
    allows_exit_from_life_lease: bool
    glide_end_year_3: bool | None


@dataclass(frozen=True, slots=True)
class Lease:
    """The lease on paper."""

    type: str | None
    written: bool | None
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    duration_months: int | None
    extensions: tuple[Extension, ...]
    timely_notice_given: bool | None
    stayed_unopposed: bool | None
    main_residence: bool | None
    main_residence_since: date | None
    main_residence_ban_justified: bool | None
    rent: int | None
    renovation_waiver_until: date | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Register:
    """One register; a date implies that it was done."""

    done: bool | None
    on: date | None

    def holds_on(self, day: date) -> bool | None:
        """Return whether the lease stands in it on ``day``; without a date it was done in time."""
        if not self.done:
            return self.done
        return self.on is None or self.on <= day


@dataclass(frozen=True, slots=True)
class Sending:
    """How an act was sent, and which end it announces."""

    path: str
    form: str | None
    posted_on: date | None
    presented_on: date | None
    received_on: date | None
    lost: bool = False
    announced_end_on: date | None = None
    announced_months: int | None = None


@dataclass(frozen=True, slots=True)
class Occupier:
    """Who is to live there."""

    relation: str | None
    name_stated: bool | None
    kinship_stated: bool | None
    proof_asked_on: date | None
    proof_given_on: date | None


@dataclass(frozen=True, slots=True)
class Works:
    """The works announced. ``rents`` of every dwelling touched, in cents."""

    cost: int | None
    cost_excluding_vat: int | None
    affects_dwelling: bool | None
    respects_planning: bool | None
    document: str | None
    document_given_on: date | None
    rents: tuple[int, ...]
    same_building_same_landlord: bool | None


@dataclass(frozen=True, slots=True)
class Notice:
    """The landlord's notice."""

    ground: str | None
    sending: Sending
    sent_by: str | None
    addressees: str | None
    occupier: Occupier
    works: Works
    claimed_on: date | None


@dataclass(frozen=True, slots=True)
class Sale:
    """The sale of the dwelling."""

    deed_on: date | None
    certain_date: bool | None
    occupied_since: date | None


@dataclass(frozen=True, slots=True)
class Shields:
    """What the tenant had done before the notice."""

    dirl_complaint_on: date | None
    dirl_decision: str | None
    dirl_decision_on: date | None
    rent_commission_on: date | None


@dataclass(frozen=True, slots=True)
class Sublease:
    """The end of the head lease."""

    owner_notice_ground: str | None
    owner_notice_received_on: date | None
    head_lease_ends_on: date | None
    copy_received_on: date | None
    copy_says_same_day: bool | None
    head_tenant_ends_early: bool | None


@dataclass(frozen=True, slots=True)
class Hosted:
    """Who is lodged by whom."""

    host: str | None
    pays: bool | None
    accepted_as_rent: bool | None
    violence: bool | None
    person_is_minor: bool | None
    in_training: bool | None


@dataclass(frozen=True, slots=True)
class Prorogation:
    """The request for a hardship extension."""

    sending: Sending
    lease_ends_on: date | None
    earlier_requests: int
    ended_by_agreement: bool


@dataclass(frozen=True, slots=True)
class RentIncrease:
    """The demand for a higher rent."""

    asked_on: date | None
    basis: str | None
    agreed: bool | None


@dataclass(frozen=True, slots=True)
class Eviction:
    """Locks changed, access barred."""

    on: date | None
    title: str | None
    access_only: bool | None


@dataclass(frozen=True, slots=True)
class AfterDeparture:
    """What happened after the tenant had left."""

    left_on: date | None
    prorogued: bool
    occupied_from: date | None
    occupied_until: date | None
    works_started_on: date | None
    works_finished_on: date | None
    sold_on: date | None
    exceptional_claimed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules may know of one case."""

    as_of: date
    subject: str
    lease: Lease
    regional: Register
    federal: Register
    formal_notice_on: date | None
    landlord: str | None
    tenants_count: int | None
    couple: str | None
    couple_known: bool | None
    in_hospital: bool
    notice: Notice | None
    sale: Sale
    shields: Shields
    pact_signed: bool | None
    signatories: int | None
    gave_notice: int | None
    sublease: Sublease
    objectives_met: bool | None
    hosted: Hosted
    precarious_reason: bool | None
    precarious_market_rent: bool | None
    household_remains: bool | None
    unpaid_two_months: bool | None
    tenant_notice: Sending | None
    counter_notice: Sending | None
    prorogation: Prorogation | None
    rent_increase: RentIncrease | None
    eviction: Eviction | None
    after_departure: AfterDeparture | None


def read_facts(raw: object) -> Facts:
    """Return the typed facts in ``raw``. Raises FactError with the path of the first offending fact."""
    read = VOCABULARY.parse(raw)
    return Facts(
        as_of=read.required_day("as_of"),
        subject=read.code("subject") or "",
        lease=_lease(read),
        regional=_register(read, "registration.regional"),
        federal=_register(read, "registration.federal"),
        formal_notice_on=read.day("registration.formal_notice_on"),
        landlord=read.code("landlord.kind"),
        tenants_count=read.integer("tenants.count"),
        couple=read.code("tenants.couple"),
        couple_known=read.yes_no("tenants.couple_known_to_landlord"),
        in_hospital=read.yes_no("tenants.in_hospital") or False,
        notice=_notice(read) if read.known("notice") else None,
        sale=Sale(
            read.day("sale.deed_on"), read.yes_no("sale.lease_had_certain_date"), read.day("sale.occupied_since")
        ),
        shields=Shields(
            read.day("shields.dirl_complaint_on"),
            read.code("shields.dirl_decision"),
            read.day("shields.dirl_decision_on"),
            read.day("shields.rent_commission_on"),
        ),
        pact_signed=read.yes_no("cotenancy.pact_signed"),
        signatories=read.integer("cotenancy.signatories"),
        gave_notice=read.integer("cotenancy.gave_notice"),
        sublease=_sublease(read),
        objectives_met=read.yes_no("glide.objectives_met"),
        hosted=_hosted(read),
        precarious_reason=read.yes_no("precarious.reason_in_writing"),
        precarious_market_rent=read.yes_no("precarious.market_rent"),
        household_remains=read.yes_no("tenant_death.household_remains"),
        unpaid_two_months=read.yes_no("tenant_death.unpaid_two_months"),
        tenant_notice=_sending(read, "tenant_notice") if read.known("tenant_notice") else None,
        counter_notice=_sending(read, "counter_notice") if read.known("counter_notice") else None,
        prorogation=_prorogation(read) if read.known("prorogation_request") else None,
        rent_increase=_rent_increase(read) if read.known("rent_increase") else None,
        eviction=_eviction(read) if read.known("eviction") else None,
        after_departure=_after_departure(read) if read.known("after_departure") else None,
    )


def _lease(read: Answers) -> Lease:
    return Lease(
        type=read.code("lease.type"),
        written=read.yes_no("lease.written"),
        signed_on=read.day("lease.signed_on"),
        starts_on=read.day("lease.starts_on"),
        ends_on=read.day("lease.ends_on"),
        duration_months=read.integer("lease.duration_months"),
        extensions=tuple(
            Extension(
                place,
                item.required_day("starts_on"),
                item.required_day("ends_on"),
                item.yes_no("written"),
                item.day("signed_on"),
                item.yes_no("same_terms"),
            )
            for place, item in enumerate(read.items("lease.extensions") or ())
        ),
        timely_notice_given=read.yes_no("lease.timely_notice_given"),
        stayed_unopposed=read.yes_no("lease.stayed_unopposed"),
        main_residence=read.yes_no("lease.main_residence"),
        main_residence_since=read.day("lease.main_residence_since"),
        main_residence_ban_justified=read.yes_no("lease.main_residence_ban_justified"),
        rent=read.cents("lease.rent_monthly"),
        renovation_waiver_until=read.day("lease.renovation_waiver_until"),
        clauses=Clauses(
            read.yes_no("lease.clauses.excludes_personal_occupation") or False,
            read.yes_no("lease.clauses.excludes_works") or False,
            read.yes_no("lease.clauses.excludes_no_reason") or False,
            read.yes_no("lease.clauses.allows_exit_from_life_lease") or False,
            read.yes_no("lease.clauses.glide_end_year_3"),
        ),
    )


def _register(read: Answers, path: str) -> Register:
    on = read.day(f"{path}.on")
    done = read.yes_no(f"{path}.done")
    return Register(done=True if on is not None and done is None else done, on=on)


def _sending(read: Answers, path: str) -> Sending:
    return Sending(
        path=path,
        form=read.code(f"{path}.form"),
        posted_on=read.day(f"{path}.posted_on"),
        presented_on=read.day(f"{path}.presented_on"),
        received_on=read.day(f"{path}.received_on"),
        lost=read.yes_no(f"{path}.lost") or False,
        announced_end_on=read.day(f"{path}.announced_end_on"),
        announced_months=read.integer(f"{path}.announced_months"),
    )


def _notice(read: Answers) -> Notice:
    return Notice(
        ground=read.code("notice.ground"),
        sending=_sending(read, "notice"),
        sent_by=read.code("notice.sent_by"),
        addressees=read.code("notice.addressees"),
        occupier=Occupier(
            read.code("notice.occupier.relation"),
            read.yes_no("notice.occupier.name_stated"),
            read.yes_no("notice.occupier.kinship_stated"),
            read.day("notice.occupier.proof_asked_on"),
            read.day("notice.occupier.proof_given_on"),
        ),
        works=Works(
            read.cents("notice.works.cost"),
            read.cents("notice.works.cost_excluding_vat"),
            read.yes_no("notice.works.affects_dwelling"),
            read.yes_no("notice.works.respects_planning"),
            read.code("notice.works.document"),
            read.day("notice.works.document_given_on"),
            tuple(item.cents("rent_monthly") or 0 for item in read.items("notice.works.dwellings") or ()),
            read.yes_no("notice.works.same_building_same_landlord"),
        ),
        claimed_on=read.day("tenant_action.invalidation_claim_on"),
    )


def _sublease(read: Answers) -> Sublease:
    return Sublease(
        read.code("sublease.owner_notice_ground"),
        read.day("sublease.owner_notice_received_on"),
        read.day("sublease.head_lease_ends_on"),
        read.day("sublease.copy_received_on"),
        read.yes_no("sublease.copy_says_same_day"),
        read.yes_no("sublease.head_tenant_ends_early"),
    )


def _hosted(read: Answers) -> Hosted:
    return Hosted(
        read.code("hosted.host"),
        read.yes_no("hosted.pays"),
        read.yes_no("hosted.accepted_as_rent"),
        read.yes_no("hosted.violence"),
        read.yes_no("hosted.person_is_minor"),
        read.yes_no("hosted.in_training"),
    )


def _prorogation(read: Answers) -> Prorogation:
    return Prorogation(
        _sending(read, "prorogation_request"),
        read.day("prorogation_request.lease_ends_on"),
        read.integer("prorogation_request.earlier_requests") or 0,
        read.yes_no("prorogation_request.ended_by_agreement") or False,
    )


def _rent_increase(read: Answers) -> RentIncrease:
    return RentIncrease(
        read.day("rent_increase.asked_on"), read.code("rent_increase.basis"), read.yes_no("rent_increase.agreed")
    )


def _eviction(read: Answers) -> Eviction:
    return Eviction(read.day("eviction.on"), read.code("eviction.title"), read.yes_no("eviction.access_only"))


def _after_departure(read: Answers) -> AfterDeparture:
    return AfterDeparture(
        read.day("after_departure.left_on"),
        read.yes_no("after_departure.prorogued") or False,
        read.day("after_departure.occupied_from"),
        read.day("after_departure.occupied_until"),
        read.day("after_departure.works_started_on"),
        read.day("after_departure.works_finished_on"),
        read.day("after_departure.sold_on"),
        read.yes_no("after_departure.exceptional_claimed") or False,
    )
