"""Which consents of a case hold on a day, and what they allow: the one answer every door asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import select

from app.store.tables import Consent, Organisation
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Table

    from app.store.base import Store
    from app.store.reading import Reader
    from app.store.work import Work

GIVEN = "given"
_services: Final = cast("Table", Organisation.__table__)


def consents_of(view: Reader | Work, case_id: int) -> Sequence[Consent]:
    """Return every consent of a case, whatever was answered, in the order in which they were asked."""
    return view.where(Consent, "id", case_id=case_id)


def recipient(view: Reader | Work, consent: Consent) -> Text:
    """Return who is told: a service of this installation under both of its names, anybody else as written down."""
    if consent.recipient_organisation_id is None:
        return Text(consent.recipient_name, consent.recipient_name)
    named = select(_services.c.name_fr, _services.c.name_nl).where(_services.c.id == consent.recipient_organisation_id)
    return Text(*view.connection().execute(named).one())


def holds(consent: Consent, on: date) -> bool:
    """Tell whether a consent holds on a day: given, not withdrawn, its last day not over."""
    return consent.state == GIVEN and (consent.ends_on is None or consent.ends_on >= on)


def over(work: Work, day: date) -> Sequence[Consent]:
    """Return the consents of the own organisation whose last day was before a day, not written down as over yet."""
    return work.all(select(Consent).where(Consent.state == GIVEN, Consent.ends_on < day).order_by(Consent.id))


def organisations_with_over(store: Store, day: date) -> tuple[int, ...]:
    """Return the organisations that have such consents, for the server's own rounds."""
    table = cast("Table", Consent.__table__)
    statement = select(table.c.organisation_id).where(table.c.state == GIVEN, table.c.ends_on < day).distinct()
    with store.alone.connect() as connection:
        return tuple(connection.scalars(statement.order_by(table.c.organisation_id)))


def in_force(
    view: Reader | Work, case_id: int, on: date, *, recipient: str = "", purpose: str = ""
) -> tuple[Consent, ...]:
    """Return the consents that hold on a day, for a kind of recipient or a purpose where one is named."""
    return tuple(
        one
        for one in view.where(Consent, "id", case_id=case_id, state=GIVEN)
        if holds(one, on) and recipient in ("", one.recipient) and purpose in ("", one.purpose)
    )


def may_pass(view: Reader | Work, case_id: int, on: date, *, recipient: str, item: str) -> bool:
    """Tell whether a kind of data may pass to a kind of recipient on a day."""
    return any(item in one.items for one in in_force(view, case_id, on, recipient=recipient))
