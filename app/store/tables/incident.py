"""An illegal eviction (level 3): its main state, its tracks, the facts as they were told, the police, the building."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, Json, UtcDateTime


class BuildingEvent(Owned, Base):
    """Something done to a whole building on one day; each household hit by it has its own incident and class."""

    __tablename__ = "building_events"
    __table_args__ = (Index("ix_building_events_building_key", "organisation_id", "building_key"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    reference: Mapped[str] = mapped_column(String(40))
    """What the team calls it; no name of a person."""
    street: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    house_number: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    postal_code: Mapped[str] = mapped_column(String(4), default="")
    commune_nis: Mapped[str] = mapped_column(String(5), default="")
    building_key: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    """Street, number and commune spelled in one way: the same building is found again under it."""
    occurred_on: Mapped[date | None]
    units_hit: Mapped[int | None]
    """How many rooms or flats are said to be hit, whether their people were met or not."""
    note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class Incident(Owned, Base):
    """What happened to one household. ``state`` and ``class_code`` change through app.proceedings.incident alone."""

    __tablename__ = "incidents"
    __table_args__ = (
        UniqueConstraint("organisation_id", "client_key"),
        Index("ix_incidents_zone", "organisation_id", "zone_id", "occurred_from"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), unique=True)
    workflow_version: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    class_code: Mapped[str] = mapped_column(String(10), default="")
    """Class of the newest answer of the check: ``A``, ``A_partial``, ``A_threat``, ``B`` … ``U``."""
    reported_on: Mapped[date]
    reported_by: Mapped[str] = mapped_column(String(20))
    """``person``, ``proxy`` or ``service``: who told us."""
    mandate: Mapped[bool | None]
    """Whether somebody who is not the person was asked by the person to report."""
    entered_later: Mapped[bool] = mapped_column(default=False)
    """Written down afterwards, from paper or memory."""
    occurred_from: Mapped[date | None]
    """Copy of the fact of that name, for counts and lists."""
    hour: Mapped[str] = mapped_column(String(5), default="")
    known_exactly: Mapped[bool] = mapped_column(default=False)
    commune_nis: Mapped[str] = mapped_column(String(5), default="")
    zone_id: Mapped[str | None] = mapped_column(String(40), index=False)
    """Police zone of the dwelling in the directory: ``police-5339``."""
    unit: Mapped[str] = mapped_column(String(40), default="", info={"personal": True})
    floor: Mapped[str] = mapped_column(String(20), default="", info={"personal": True})
    building_event_id: Mapped[int | None] = mapped_column(
        ForeignKey("building_events.id", ondelete="RESTRICT"), index=True
    )
    client_key: Mapped[str | None] = mapped_column(String(40))
    """Made with the empty form: the same form sent twice is one incident."""
    danger_shown_first: Mapped[bool] = mapped_column(default=False)
    responsible_adult: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    """Adult or youth service that answers for minors who are alone."""
    essentials_present: Mapped[bool] = mapped_column(default=False)
    """Water, heat, medicine, papers, what children need."""
    next_step: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    next_step_on: Mapped[date | None]
    """The next legal step and its day."""
    person_informed_on: Mapped[date | None]
    grave_danger_on: Mapped[date | None]
    """Day on which help was called without waiting for an agreement, because of a grave danger that was there."""
    grave_danger_why: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class IncidentEntry(Owned, Base):
    """One fact of the incident as somebody told it. A later one supersedes it; it is never overwritten."""

    __tablename__ = "incident_entries"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    path: Mapped[str] = mapped_column(String(80))
    """Path of the fact in the check ``illegal_eviction``: ``title.status``, ``acts``."""
    value: Mapped[Any | None] = mapped_column(Json, info={"personal": True})
    """As the contract writes it. NULL: taken back, unknown again."""
    source: Mapped[str] = mapped_column(String(20))
    """How it is known: said by the person, seen, a paper, the police."""
    event_id: Mapped[int | None] = mapped_column(ForeignKey("incident_events.id", ondelete="RESTRICT"))
    """What happened in a track and told it."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("incident_entries.id", ondelete="RESTRICT"))
    superseded_on: Mapped[date | None]


class IncidentEvent(Owned, Base):
    """Something that happened in the incident itself (``track`` empty) or in one of its tracks. Never changed."""

    __tablename__ = "incident_events"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id", ondelete="RESTRICT"))
    track: Mapped[str] = mapped_column(String(20), default="")
    event: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str | None] = mapped_column(String(40))
    to_state: Mapped[str] = mapped_column(String(40))
    happened_on: Mapped[date]
    automatic: Mapped[bool] = mapped_column(default=False)
    """It followed from the facts, nobody decided it."""
    inputs: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))


class IncidentTrack(Owned, Base):
    """Where a track stands and who answers for it."""

    __tablename__ = "incident_tracks"
    __table_args__ = (UniqueConstraint("incident_id", "track"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id", ondelete="RESTRICT"))
    track: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(40))
    since: Mapped[date]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PoliceContact(Owned, Base):
    """One call to the police or visit to a station, and what came of it. Never changed: a mistake is struck out."""

    __tablename__ = "police_contacts"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    way: Mapped[str] = mapped_column(String(20))
    """``called`` or ``visited``."""
    happened_on: Mapped[date]
    hour: Mapped[str] = mapped_column(String(5), default="")
    zone_id: Mapped[str | None] = mapped_column(String(40))
    station: Mapped[str] = mapped_column(String(120), default="")
    arrived_after_minutes: Mapped[int | None]
    """Minutes until they came; NULL: not known, or they did not come."""
    outcome: Mapped[str] = mapped_column(String(20))
    """Codes of the fact ``police.outcome``."""
    record_number: Mapped[str] = mapped_column(String(40), default="", info={"personal": True})
    certificate: Mapped[bool | None]
    """Whether the person got the certificate that a complaint was recorded."""
    injured_person: Mapped[bool | None]
    """Whether the statement of an injured person was made."""
    officer: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    """Name, badge or description, as the person tells it: needed when the police refuse."""
    note: Mapped[str] = mapped_column(Text, default="", info={"personal": True})
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    struck_on: Mapped[date | None]
    struck_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
