"""The people of an organisation, for those who manage accounts or read the trail; and a person by sign-in address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, func, select

from app.store.errors import NotFound
from app.store.scope import visible_to
from app.store.tables import Organisation, User
from app.store.tables.organisation import OrganisationKind
from workflows.law import Text

if TYPE_CHECKING:
    from sqlalchemy import Table

    from app.store.base import Store
    from app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the organisation as an administrator sees them; never the password."""

    id: int
    version: int
    name: str
    email: str
    phone: str
    role: str
    language: str
    active: bool
    reminders: str


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Who acts when the command line is told to act for somebody."""

    user_id: int
    organisation_id: int
    role: str
    name: str
    language: str
    active: bool


_users = cast("Table", User.__table__)
_NAMES = select(_users.c.id, _users.c.name).where(visible_to(User, cast("int", bindparam("organisation_id"))))
"""Built once: nearly every page names people."""
_COLUMNS = (
    User.id,
    User.version,
    User.name,
    User.email,
    User.phone,
    User.role,
    User.language,
    User.active,
    User.reminders,
)


def colleagues(reader: Reader) -> tuple[Colleague, ...]:
    """Return the people of the organisation, those with an open account first, by name."""
    statement = select(*_COLUMNS).order_by(User.active.desc(), func.lower(User.name), User.id)
    return tuple(Colleague(*row) for row in reader.rows(statement))


def colleague(reader: Reader, user_id: int) -> Colleague:
    """Return one person of the organisation. Raises NotFound, also for people of others."""
    row = reader.first(select(*_COLUMNS).where(User.id == user_id))
    if row is None:
        raise NotFound
    return Colleague(*row)


def names(reader: Reader) -> dict[int, str]:
    """Return the names of the organisation's people by key."""
    if reader.organisation_id is None:
        return {row.id: row.name for row in reader.rows(select(User.id, User.name))}
    found = reader.connection().execute(_NAMES, {"organisation_id": reader.organisation_id})
    return dict(tuple(row) for row in found)


def own_organisation(reader: Reader) -> Organisation:
    """Return the organisation of the acting person. Raises NotFound for the server itself."""
    if reader.organisation_id is None:
        raise NotFound
    row = reader.first(select(Organisation).where(Organisation.id == reader.organisation_id))
    if row is None:
        raise NotFound
    found: Organisation = row[0]
    return found


def person_at(store: Store, email: str) -> NamedPerson | None:
    """Return the person who signs in with this address, ``None`` when there is none."""
    table = User.__table__
    columns = (table.c.id, table.c.organisation_id, table.c.role, table.c.name, table.c.language, table.c.active)
    statement = select(*columns).where(func.lower(table.c.email) == email.strip().lower())
    with store.engine.connect() as connection:
        row = connection.execute(statement).first()
    return None if row is None else NamedPerson(*row)


def other_services(reader: Reader) -> tuple[tuple[int, str, str], ...]:
    """Return (key, French name, Dutch name) of the other services that work with this installation."""
    rows = reader.rows(select(Organisation).order_by(Organisation.name_fr))
    return tuple((row[0].id, row[0].name_fr, row[0].name_nl) for row in rows if row[0].id != reader.organisation_id)


def referral_services(reader: Reader) -> tuple[tuple[int, Text], ...]:
    """Return (key, name) of the services of this installation that run the referral mechanism."""
    rows = reader.rows(
        select(Organisation).where(Organisation.kind == OrganisationKind.BRUSSHELP).order_by(Organisation.id)
    )
    return tuple((row[0].id, Text(row[0].name_fr, row[0].name_nl)) for row in rows)


def organisation_names(reader: Reader) -> dict[int, tuple[str, str]]:
    """Return the French and Dutch name of every service of this installation, by key."""
    rows = reader.rows(select(Organisation))
    return {row[0].id: (row[0].name_fr, row[0].name_nl) for row in rows}


def centres(reader: Reader) -> dict[str, int]:
    """Return the other welfare centres that work with this installation, by the communes they serve."""
    rows = reader.rows(select(Organisation).where(Organisation.kind == OrganisationKind.CPAS).order_by(Organisation.id))
    found: dict[str, int] = {}
    for row in rows:
        if row[0].id != reader.organisation_id:
            for nis in (row[0].commune_nis, *row[0].serves_communes):
                found.setdefault(nis, row[0].id)
    return found
