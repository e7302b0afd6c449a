"""The trail: complete, chained, and out of reach."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.administration.commands import CreateOrganisation, UpdateUser
from app.foundation.identity import SYSTEM
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import audit
from app.store.audit import Author
from app.store.base import Store
from app.store.errors import UnauditedChange
from app.store.reading import Reader
from app.store.tables import AuditEntry, Note, Organisation, User
from app.store.work import Work
from tests.conftest import make_team


def entries(store: Store, chain: int | None = None) -> list[AuditEntry]:
    with store.sessions(info={"scope": None}) as session:
        statement = select(AuditEntry).order_by(AuditEntry.chain, AuditEntry.sequence)
        if chain is not None:
            statement = statement.where(AuditEntry.chain == chain)
        return list(session.scalars(statement))


def verify(store: Store) -> tuple[int, tuple[audit.Broken, ...]]:
    with store.sessions(info={"scope": None}) as session:
        return audit.verify(session)


def test_every_change_leaves_an_entry_with_who_what_when_and_command(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    command = UpdateUser(
        user_id=team.adviser.user_id or 0,
        version=1,
        name="Nouveau Nom",
        role=Role.COORDINATOR,
        language="nl",
        phone="",
        active=True,
    )
    run(each_store, command, team.administrator)
    last = entries(each_store, team.organisation_id)[-1]
    assert (last.user_id, last.command) == (team.administrator.user_id, "UpdateUser")
    assert (last.table_name, last.row_id, last.action) == ("users", str(team.adviser.user_id), "changed")
    assert last.at == datetime(2026, 7, 8, 8, 30, tzinfo=UTC)
    assert last.changes == {"name": "(changed)", "role": ["adviser", "coordinator"], "language": ["fr", "nl"]}


def test_personal_values_are_marked_never_copied(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    text = " ".join(str(entry.changes) for entry in entries(each_store))
    assert "Adviser SEUIL" not in text
    assert team.address("adviser") not in text
    assert "argon2" not in text


def test_a_command_that_fails_leaves_neither_row_nor_entry(each_store: Store) -> None:
    make_team(each_store, "SEUIL")
    before = len(entries(each_store))
    author = Author(
        user_id=None, organisation_id=None, command="X", request_id="r", at=datetime(2026, 7, 8, tzinfo=UTC)
    )
    with pytest.raises(ZeroDivisionError), Work.begin(each_store, author) as work:
        work.add(Organisation(kind="cpas", short_name="X", name_fr="x", name_nl="x"))
        raise ZeroDivisionError
    assert len(entries(each_store)) == before
    assert verify(each_store) == (before, ())


def test_each_organisation_has_its_own_chain(each_store: Store) -> None:
    first, second = make_team(each_store, "EEN"), make_team(each_store, "TWEE")
    for team in (first, second):
        own = entries(each_store, team.organisation_id)
        assert [entry.sequence for entry in own] == list(range(1, len(own) + 1))
        assert own[0].previous_hash == audit.GENESIS
    assert verify(each_store) == (len(entries(each_store)), ())


@pytest.mark.parametrize("statement", ["UPDATE audit_entries SET command = 'x'", "DELETE FROM audit_entries"])
def test_the_database_itself_refuses_to_alter_the_trail(each_store: Store, statement: str) -> None:
    make_team(each_store, "SEUIL")
    with pytest.raises((DatabaseError, IntegrityError), match="never"), each_store.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def drop_guards(store: Store) -> None:
    with store.engine.begin() as connection:
        if store.dialect == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER audit_entries_no_update")
            connection.exec_driver_sql("DROP TRIGGER audit_entries_no_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE audit_entries DISABLE TRIGGER ALL")


@pytest.mark.parametrize(
    ("tampering", "why"),
    [
        ("UPDATE audit_entries SET command = 'Other' WHERE sequence = 2 AND chain = 1", "content altered"),
        ("UPDATE audit_entries SET previous_hash = 'x' WHERE sequence = 2 AND chain = 1", "link"),
        ("DELETE FROM audit_entries WHERE sequence = 2 AND chain = 1", "entry missing"),
        ("DELETE FROM audit_entries WHERE sequence = 4 AND chain = 1", "last entries missing"),
    ],
)
def test_verification_finds_what_was_tampered_with(each_store: Store, tampering: str, why: str) -> None:
    team = make_team(each_store, "SEUIL")
    assert team.organisation_id == 1
    assert len(entries(each_store, 1)) == 4
    drop_guards(each_store)
    with each_store.engine.begin() as connection:
        connection.exec_driver_sql(tampering)
    broken = verify(each_store)[1]
    assert [found.chain for found in broken] == [1]
    assert why in broken[0].why


def test_a_change_around_the_commands_is_refused(store: Store) -> None:
    team = make_team(store, "SEUIL")
    with store.engine.begin() as connection, pytest.raises(UnauditedChange, match="users"):
        connection.execute(update(User).values(name="x"))
    with store.engine.begin() as connection, pytest.raises(UnauditedChange, match="notes"):
        connection.execute(insert(Note), [{"case_id": 1}])
    with store.sessions(info={"scope": None}) as session:
        session.add(Organisation(kind="cpas", short_name="X", name_fr="x", name_nl="x"))
        with pytest.raises(UnauditedChange, match="author"):
            session.flush()
    with store.sessions(info={"scope": team.organisation_id}) as session:
        user = session.get(User, team.adviser.user_id)
        assert user is not None
        user.name = "x"
        with pytest.raises(UnauditedChange):
            session.commit()


def test_a_flush_that_failed_leaves_the_door_shut(store: Store) -> None:
    make_team(store, "SEUIL")
    with pytest.raises(IntegrityError):
        run(store, Duplicate(kind="cpas", short_name="SEUIL", name_fr="x", name_nl="x"), SYSTEM)  # type: ignore[arg-type]
    with store.engine.begin() as connection, pytest.raises(UnauditedChange):
        connection.execute(update(User).values(name="x"))


class Duplicate(CreateOrganisation):
    """Adds an organisation without asking whether its name is free."""

    permission = CreateOrganisation.permission

    def execute(self, work: Work) -> int:
        return work.add(
            Organisation(kind=self.kind, short_name=self.short_name, name_fr=self.name_fr, name_nl=self.name_nl)
        ).id


def test_the_same_instant_and_date_hash_alike_on_both_databases() -> None:
    entry = {"at": datetime(2026, 1, 2, tzinfo=UTC), "changes": {"on": ["2026-01-02", None]}, "sequence": 1}
    same = {"at": datetime(2026, 1, 2, tzinfo=UTC), "changes": {"on": ["2026-01-02", None]}, "sequence": 1, "id": 99}
    assert audit.entry_hash("0", entry) == audit.entry_hash("0", same)
    assert audit.entry_hash("1", entry) != audit.entry_hash("0", entry)


def test_reading_needs_a_scope(store: Store) -> None:
    with store.sessions() as session, pytest.raises(RuntimeError, match="scope"):
        session.scalars(select(User)).all()
    with Reader.open(store, 1) as reader, pytest.raises(TypeError, match="mapped classes"):
        reader.rows(select(User.__table__))
