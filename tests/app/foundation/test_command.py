"""Commands: a permission and a sentence, or they do not exist."""

from __future__ import annotations

import pytest

from app.administration.commands import ChangeOwnPassword, SetPassword
from app.foundation.command import Command
from app.foundation.errors import Forbidden, Invalid
from app.foundation.identity import SYSTEM, Actor, system_for
from app.foundation.permissions import ROLE_PERMISSIONS, Permission, Role, allows
from app.foundation.run import reading, run
from app.store.base import Store
from tests.conftest import PASSWORD, Team


def test_a_command_without_permission_is_no_command() -> None:
    with pytest.raises(TypeError, match="permission"):

        class Nameless(Command[None]):
            """Does something."""


def test_a_command_without_a_sentence_is_no_command() -> None:
    with pytest.raises(TypeError, match="docstring"):

        class Silent(Command[None]):
            permission = Permission.OPEN


def test_a_role_without_the_permission_is_refused(store: Store, team: Team) -> None:
    with pytest.raises(Forbidden):
        run(store, SetPassword(user_id=team.auditor.user_id or 0, password="x" * 20), team.adviser)
    with pytest.raises(Forbidden), reading(store, team.auditor, Permission.CASE_READ):
        pass


def test_no_role_of_a_person_holds_the_servers_own_permission() -> None:
    for role in Role:
        assert allows(role, Permission.SYSTEM) == (role is Role.SYSTEM)
    assert Permission.CASE_READ not in ROLE_PERMISSIONS[Role.ADMINISTRATOR]
    assert ROLE_PERMISSIONS[Role.AUDITOR] == {Permission.OPEN, Permission.AUDIT_READ}


def test_a_short_password_is_refused_in_both_languages(store: Store, team: Team) -> None:
    with pytest.raises(Invalid) as refused:
        run(store, SetPassword(user_id=team.adviser.user_id or 0, password="short"), team.administrator)
    assert refused.value.field == "password"
    assert "12" in refused.value.text.fr
    assert "12" in refused.value.text.nl


def test_one_changes_ones_own_password_knowing_the_old_one(store: Store, team: Team) -> None:
    with pytest.raises(Invalid) as refused:
        run(store, ChangeOwnPassword(old_password="wrong", password="a new long password"), team.adviser)
    assert refused.value.field == "old_password"
    run(store, ChangeOwnPassword(old_password=PASSWORD, password="a new long password"), team.adviser)
    with pytest.raises(ValueError, match="person"):
        run(store, ChangeOwnPassword(old_password="x", password="y" * 20), SYSTEM)


def test_the_server_can_work_inside_one_organisation(team: Team) -> None:
    actor = system_for(team.organisation_id)
    assert isinstance(actor, Actor)
    assert (actor.organisation_id, actor.may(Permission.SYSTEM)) == (team.organisation_id, True)
