"""The people of a case: the household, and the other parties (landlord, agent, host)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey


class Person(Owned, Base):
    """A member of the household."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    """``tenant``, ``co_tenant``, ``partner``, ``adult`` or ``minor``."""
    position: Mapped[int] = mapped_column(default=0)
    civility: Mapped[str] = mapped_column(String(10), default="")
    first_name: Mapped[str] = mapped_column(String(80), default="", info={"personal": True})
    last_name: Mapped[str] = mapped_column(String(80), default="", info={"personal": True})
    birth_year: Mapped[int | None] = mapped_column(info={"personal": True})
    phone: Mapped[str] = mapped_column(String(30), default="", info={"personal": True})
    email: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class OtherParty(Owned, Base):
    """The landlord, an agent, a parent, a friend: whoever may put the household out, or acts for them."""

    __tablename__ = "other_parties"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    """``landlord``, ``agent``, ``host``."""
    kind: Mapped[str | None] = mapped_column(String(30))
    """Codes of the fact ``landlord.kind``; NULL = unknown."""
    civility: Mapped[str] = mapped_column(String(10), default="")
    name: Mapped[str] = mapped_column(String(160), default="", info={"personal": True})
    attention_of: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    language: Mapped[str | None] = mapped_column(String(2))
    street: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    house_number: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    box: Mapped[str] = mapped_column(String(12), default="", info={"personal": True})
    postal_code: Mapped[str] = mapped_column(String(10), default="", info={"personal": True})
    locality: Mapped[str] = mapped_column(String(80), default="", info={"personal": True})
    phone: Mapped[str] = mapped_column(String(30), default="", info={"personal": True})
    email: Mapped[str] = mapped_column(String(200), default="", info={"personal": True})
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
