"""Requests to the referral mechanism, between a service and Bruss'help; proposals; calls; places that are offered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned, Shared
from app.store.types import BigKey, Json, UtcDateTime


class ReferralRequest(Shared, Base):
    """One request. ``ranked_since`` is set when it is first sent and never changes: a refusal costs nothing."""

    __tablename__ = "referral_requests"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    workflow_version: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    sent_case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    reference: Mapped[str] = mapped_column(String(30))
    """Reference or pseudonym under which both services speak of it."""
    anonymous: Mapped[bool] = mapped_column(default=False)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consents.id", ondelete="RESTRICT"), index=True)
    consent_until_on: Mapped[date | None]
    tests_met: Mapped[int] = mapped_column(default=0)
    payload: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    """What the person agreed to tell; None once she withdrew."""
    household: Mapped[str] = mapped_column(String(20), default="")
    """``single``, ``couple``, ``family`` or ``single_parent``: what a place must fit."""
    children: Mapped[bool] = mapped_column(default=False)
    host_put_them_out: Mapped[bool] = mapped_column(default=False)
    secret_address: Mapped[bool] = mapped_column(default=False)
    solution_asked: Mapped[str] = mapped_column(String(20))
    person_wishes_order: Mapped[bool] = mapped_column(default=False)
    """The person wishes this solution before better ones."""
    excluded: Mapped[dict[str, dict[str, str]]] = mapped_column(Json, default=dict, info={"personal": True})
    """Better solutions that were tried or are not possible, each with the ``code`` of its reason and ``words``."""
    identified_on: Mapped[date]
    ranked_since: Mapped[date | None]
    told_on: Mapped[date | None]
    """Day on which what it says left; None while it has not, or once it was taken back."""
    proposal_due_on: Mapped[date | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    urgent_why: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    route: Mapped[str] = mapped_column(String(20), default="")
    shortage_of: Mapped[str] = mapped_column(String(20), default="")
    interim_place: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    emergency_until: Mapped[date | None]
    invited_on: Mapped[date | None]
    """Day on which the person and the reference person were invited to the advisory group."""
    plan_due_on: Mapped[date | None]
    ethos_before: Mapped[str] = mapped_column(String(10), default="")
    ethos_before_on: Mapped[date | None]
    ethos_during: Mapped[str] = mapped_column(String(10), default="")
    ethos_during_on: Mapped[date | None]
    ethos_after: Mapped[str] = mapped_column(String(10), default="")
    ethos_after_on: Mapped[date | None]
    refusals: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str] = mapped_column(String(20), default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ReferralEvent(Shared, Base):
    """One step of a request, by either service. Never changed, but its words go when the person takes them back."""

    __tablename__ = "referral_events"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    event: Mapped[str] = mapped_column(String(30))
    from_state: Mapped[str | None] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    inputs: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ReferralProposal(Shared, Base):
    """One place that was proposed to the person, and both answers."""

    __tablename__ = "referral_proposals"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    solution: Mapped[str] = mapped_column(String(20))
    offered_by: Mapped[str] = mapped_column(String(160))
    offer_id: Mapped[int | None] = mapped_column(BigKey)
    """The offered place of the board it came from."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"), index=True)
    """The service of this installation that has the place and answers itself, when it is one."""
    proposed_on: Mapped[date]
    late_because: Mapped[str] = mapped_column(String(300), default="")
    """Why it came after the seven days, where it did."""
    person_answer: Mapped[str] = mapped_column(String(20), default="")
    """``accepted``, ``refused`` or ``none`` (no answer); empty: still open."""
    person_answered_on: Mapped[date | None]
    own_words: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    provider_answer: Mapped[str] = mapped_column(String(20), default="")
    provider_reason: Mapped[str] = mapped_column(String(20), default="")
    alternative: Mapped[str] = mapped_column(String(160), default="")
    """The other place that a child keeps when a provider refuses."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class ReferralWords(Owned, Base):
    """Words of a step or a proposal that the person took back: in the record of the service that helps her alone."""

    __tablename__ = "referral_words"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("referral_events.id", ondelete="RESTRICT"), index=True)
    proposal_id: Mapped[int | None] = mapped_column(
        ForeignKey("referral_proposals.id", ondelete="RESTRICT"), index=True
    )
    said: Mapped[dict[str, str]] = mapped_column(Json, info={"personal": True})
    """By the name of the answer."""
    taken_back_on: Mapped[date]


class ReferralCall(Owned, Base):
    """One call to the referral service: only how long it waited. It starts no other clock."""

    __tablename__ = "referral_calls"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    called_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PlaceOffer(Shared, Base):
    """A place that can be proposed: what kind, for whom, until when. Never an address.

    Sent by the service that has it. Received by the referral service, or by nobody else (the sender itself) when it is
    kept for the own direct referrals; so is what the referral service writes down itself.
    """

    __tablename__ = "place_offers"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    external_key: Mapped[str] = mapped_column(String(60), default="")
    """Under which the service knows it: the same key in another file is the same place."""
    solution: Mapped[str] = mapped_column(String(20))
    provider: Mapped[str] = mapped_column(String(160))
    households: Mapped[list[str]] = mapped_column(Json, default=list)
    """Kinds of household it fits."""
    features: Mapped[list[str]] = mapped_column(Json, default=list)
    commune_nis: Mapped[str] = mapped_column(String(5), default="")
    free_from: Mapped[date]
    free_until: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    taken_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PriorityPartner(Shared, Base):
    """A service that Bruss'help lets mark its requests as urgent, with a reason each time."""

    __tablename__ = "priority_partners"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    since: Mapped[date]
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PlaceQuestion(Shared, Base):
    """Can the service take this household on its place? From the referral service to the one that has the place.

    Kind of household, needs and reference, nothing personal. The answer stands here until the referral service has
    taken it into the request.
    """

    __tablename__ = "place_questions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("referral_proposals.id", ondelete="RESTRICT"), index=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("place_offers.id", ondelete="RESTRICT"), index=True)
    workflow_version: Mapped[date]
    reference: Mapped[str] = mapped_column(String(30))
    solution: Mapped[str] = mapped_column(String(20))
    household: Mapped[str] = mapped_column(String(20))
    children: Mapped[bool] = mapped_column(default=False)
    needs: Mapped[list[str]] = mapped_column(Json, default=list, info={"personal": True})
    asked_on: Mapped[date]
    answer_by_on: Mapped[date]
    answer: Mapped[str] = mapped_column(String(20), default="")
    """``accepted`` or ``refused``; empty: still open."""
    reason: Mapped[str] = mapped_column(String(20), default="")
    alternative: Mapped[str] = mapped_column(String(160), default="")
    answered_on: Mapped[date | None]
    noted_on: Mapped[date | None]
    """Day on which the referral service took the answer into the request."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PlaceShare(Shared, Base):
    """What a person agreed that the service with the place may know: from the service that helps her, nobody between.

    ``payload`` is nothing once she changed her mind.
    """

    __tablename__ = "place_shares"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("referral_requests.id", ondelete="RESTRICT"), index=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("referral_proposals.id", ondelete="RESTRICT"), index=True)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consents.id", ondelete="RESTRICT"), index=True)
    consent_until_on: Mapped[date]
    payload: Mapped[dict[str, Any] | None] = mapped_column(Json, info={"personal": True})
    sent_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
