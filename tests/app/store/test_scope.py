"""Rows of other organisations are invisible, in every way of asking."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.administration.commands import CreateUser, UpdateUser
from app.foundation.errors import NotFound
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import tables
from app.store.base import Base, Store
from app.store.reading import Reader
from app.store.scope import Owned, Shared
from app.store.tables import User
from tests.conftest import PASSWORD, make_team

NOT_OWNED = {
    "organisations": "the services themselves, public names",
    "login_sessions": "reached by a secret token only",
    "access_tokens": "found by its secret, before anybody is known",
    "failed_sign_ins": "hashes only, before anybody is known",
    "request_counts": "hashes only, public pages",
    "audit_entries": "one chain per organisation, read through app.inspection with its chain",
    "audit_heads": "ends of the chains",
    "access_log": "read through app.inspection with its organisation",
    "index_imports": "the health index belongs to everybody",
    "health_index_rows": "the health index belongs to everybody",
}


def test_every_table_is_owned_or_listed_with_a_reason() -> None:
    assert tables.__all__
    kinds = (Owned, Shared)
    owned = {mapper.class_.__tablename__ for mapper in Base.registry.mappers if issubclass(mapper.class_, kinds)}
    every = {mapper.class_.__tablename__ for mapper in Base.registry.mappers}
    assert every - owned == set(NOT_OWNED)


def test_another_organisations_rows_are_not_there(each_store: Store) -> None:
    ours, theirs = make_team(each_store, "ONS"), make_team(each_store, "HUN")
    with Reader.open(each_store, ours.organisation_id) as reader:
        assert {user.organisation_id for user in reader.all(select(User))} == {ours.organisation_id}
        assert reader.scalar(select(func.count(User.id))) == 4
        other = aliased(User)
        assert {row[0] for row in reader.rows(select(other.organisation_id))} == {ours.organisation_id}
        assert reader.first(select(User.name).where(User.id == theirs.adviser.user_id)) is None
        with pytest.raises(NotFound):
            reader.one(User, theirs.adviser.user_id or 0)


def test_a_command_can_neither_change_nor_plant_a_row_elsewhere(each_store: Store) -> None:
    ours, theirs = make_team(each_store, "ONS"), make_team(each_store, "HUN")
    stranger = UpdateUser(
        user_id=theirs.adviser.user_id or 0,
        version=1,
        name="x",
        role=Role.ADVISER,
        language="fr",
        phone="",
        active=True,
    )
    with pytest.raises(NotFound):
        run(each_store, stranger, ours.administrator)
    planted = CreateUser(
        organisation_id=theirs.organisation_id,
        email="planted@example.org",
        name="x",
        role=Role.ADVISER,
        language="fr",
        password=PASSWORD,
    )
    with pytest.raises(NotFound):
        run(each_store, planted, ours.administrator)
    with Reader.open(each_store, None) as everything:
        assert everything.scalar(select(func.count(User.id))) == 8
