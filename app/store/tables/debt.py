"""The debt of a case: entries of the account, lines of the budget, plans and their instalments. Money in cents."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.scope import Owned
from app.store.types import BigKey, UtcDateTime


class DebtEntry(Owned, Base):
    """A sum that fell due or was paid on a day, who says so, and which part of it is disputed."""

    __tablename__ = "debt_entries"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    entry_on: Mapped[date]
    """The day it fell due, or was paid."""
    month: Mapped[str] = mapped_column(String(7), default="")
    """YYYY-MM: the month of a rent, or the month a payment was made for."""
    amount_cents: Mapped[int]
    said_by: Mapped[str] = mapped_column(String(20), default="landlord")
    label: Mapped[str] = mapped_column(String(120), default="", info={"personal": True})
    disputed_cents: Mapped[int] = mapped_column(default=0)
    disputed_because: Mapped[str] = mapped_column(String(300), default="", info={"personal": True})
    check_record_id: Mapped[int | None] = mapped_column(ForeignKey("check_records.id", ondelete="RESTRICT"))
    """The kept check that says why a part is disputed."""
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="RESTRICT"))
    """The letter that disputes it."""
    instalment_id: Mapped[int | None] = mapped_column(ForeignKey("plan_instalments.id", ondelete="RESTRICT"))
    """The instalment that was paid with it."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class BudgetLine(Owned, Base):
    """What comes in or goes out each month, one line a kind. Kinds are codes: no health, no status, no names."""

    __tablename__ = "budget_lines"
    __table_args__ = (UniqueConstraint("case_id", "kind"),)

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"))
    side: Mapped[str] = mapped_column(String(10))
    """``in``, ``out``, or ``floor``: what the household wants to keep."""
    kind: Mapped[str] = mapped_column(String(20))
    amount_cents: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class RepaymentPlan(Owned, Base):
    """A way to pay the debt off: compared, proposed, agreed, kept or not."""

    __tablename__ = "repayment_plans"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    status: Mapped[str] = mapped_column(String(20), default="draft")
    """``draft``, ``proposed``, ``refused``, ``agreed``, ``defaulted`` or ``paid``."""
    debt_cents: Mapped[int]
    of_all: Mapped[bool] = mapped_column(default=False)
    """Whether it covers the disputed part too."""
    first_on: Mapped[date]
    monthly_cents: Mapped[int]
    one_off_cents: Mapped[int] = mapped_column(default=0)
    one_off_kind: Mapped[str] = mapped_column(String(20), default="")
    one_off_on: Mapped[date | None]
    proposed_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    """The day it was agreed or refused."""
    how: Mapped[str] = mapped_column(String(20), default="")
    """``out_of_court``, ``conciliation`` or ``judgment``."""
    clause: Mapped[str] = mapped_column(String(20), default="")
    """What it says of a first default."""
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="RESTRICT"))
    ended_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy


class PlanInstalment(Owned, Base):
    """One payment of an agreed plan."""

    __tablename__ = "plan_instalments"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("repayment_plans.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    due_on: Mapped[date]
    amount_cents: Mapped[int]
    status: Mapped[str] = mapped_column(String(10), default="open")
    """``open``, ``paid``, ``missed`` or ``dropped``."""
    paid_on: Mapped[date | None]
    paid_cents: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 — read by SQLAlchemy
