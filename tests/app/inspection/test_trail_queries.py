"""The trail is read alike on both databases: filters, order, parts, the own organisation only."""

from __future__ import annotations

from datetime import UTC, datetime

from app.administration.commands import UpdateUser
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import access, trail
from app.store.base import Store
from app.store.reading import Reader
from app.store.trail import NOBODY, Filter
from tests.conftest import NOW, make_team


def test_changes_are_filtered_and_read_in_parts(each_store: Store) -> None:
    team, other = make_team(each_store, "SEUIL"), make_team(each_store, "ANDER")
    command = UpdateUser(
        user_id=team.adviser.user_id or 0,
        version=1,
        name="Nouveau",
        role=Role.COORDINATOR,
        language="fr",
        phone="",
        active=True,
    )
    run(each_store, command, team.administrator)
    before, after = datetime(2026, 7, 8, 8, 0, tzinfo=UTC), datetime(2026, 7, 8, 9, 0, tzinfo=UTC)
    with Reader.open(each_store, team.organisation_id) as reader:

        def found(asked: Filter) -> list[int]:
            return [change.sequence for change in trail.all_changes(reader, asked, at_once=2)]

        assert found(Filter()) == [5, 4, 3, 2, 1]
        assert found(Filter(user_id=NOBODY)) == [4, 3, 2, 1]
        assert found(Filter(user_id=team.administrator.user_id)) == [5]
        assert found(Filter(command="UpdateUser")) == [5]
        assert found(Filter(since=before, until=after)) == [5, 4, 3, 2, 1]
        assert found(Filter(since=after)) == []
        assert found(Filter(until=before)) == []
        assert found(Filter(case_id=1)) == []
        assert trail.commands_used(reader) == ("CreateUser", "UpdateUser")
        assert trail.verify_own(reader) == (5, None)
    with Reader.open(each_store, other.organisation_id) as reader:
        assert trail.commands_used(reader) == ("CreateUser",)
    assert trail.verify_all(each_store) == (11, ())


def test_refusals_are_read_for_the_own_organisation(each_store: Store) -> None:
    team, other = make_team(each_store, "SEUIL"), make_team(each_store, "ANDER")
    for number, (whose, allowed) in enumerate(((team, True), (team, False), (other, False))):
        access.note_access(
            each_store,
            at=NOW,
            user_id=whose.adviser.user_id,
            organisation_id=whose.organisation_id,
            case_id=None,
            what=f"page {number}",
            allowed=allowed,
            request_id="r",
        )
    with Reader.open(each_store, team.organisation_id) as reader:
        assert [one.what for one in trail.openings(reader, Filter(), before=None, limit=9)] == ["page 1", "page 0"]
        refused = trail.openings(reader, Filter(refused_only=True), before=None, limit=9)
        assert [one.what for one in refused] == ["page 1"]
        assert trail.openings(reader, Filter(), before=1, limit=9) == ()
