"""What the tests of the advisory group share: a mechanism with a meeting, a request before it, a plan."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.advisory_group.commands import BringToGroup, Goal, MakePlan, NoteInvitation, PlanMeeting, TakeUp
from app.foundation.run import run
from app.store.base import Store
from app.store.tables import GroupItem, GroupPlan
from tests.app.agenda.builders import rows
from tests.app.referrals.test_referrals import DAY, Mechanism
from tests.conftest import Team

MEETS_ON = date(2026, 11, 20)
PLACE: dict[str, Any] = {"hour": "14:00", "place": "Rue du Seuil 80", "phone": "02 200 00 80"}
BEGINS_ON, ENDS_ON = date(2026, 12, 1), date(2027, 7, 31)
GOAL = Goal(words="Un logement à mon nom", who="la personne", until_on=date(2027, 3, 1))


def at(day: date) -> datetime:
    """Eleven o'clock, in UTC."""
    return datetime.combine(day, time(11, 0), UTC)


class Group(Mechanism):
    """A service with a case, the referral service, and its group."""

    def __init__(self, store: Store, **case: Any) -> None:
        super().__init__(store, **case)
        self.key = 0

    def meeting(self, on: date = MEETS_ON, **more: Any) -> int:
        return run(self.store, PlanMeeting(meets_on=on, **{**PLACE, **more}), self.help.adviser)

    def named(self) -> int:
        """A request with a name, being searched for."""
        self.key = self.searching(consent_id=self.consent())
        return self.key

    def nameless(self) -> int:
        self.key = self.searching()
        return self.key

    def bring(self, *, by: Team | None = None, **more: Any) -> int:
        wanted: dict[str, Any] = {"request_id": self.key, "why": ("combination",)}
        return run(self.store, BringToGroup(**{**wanted, **more}), (by or self.help).adviser)

    def item(self, key: int) -> GroupItem:
        found: GroupItem = rows(self.store, GroupItem, id=key)[0]
        return found

    def plan(self, key: int) -> GroupPlan:
        found: GroupPlan = rows(self.store, GroupPlan, id=key)[0]
        return found

    def on_item(self, command: type[Any], key: int, *, by: Team | None = None, **more: Any) -> Any:
        wanted = command(item_id=key, version=self.item(key).version, **more)
        return run(self.store, wanted, (by or self.help).adviser)

    def on_plan(self, command: type[Any], key: int, *, by: Team | None = None, **more: Any) -> Any:
        wanted = command(plan_id=key, version=self.plan(key).version, **more)
        return run(self.store, wanted, (by or self.ngo).adviser)

    def invite(self, key: int, *whom: str) -> None:
        for one in whom or ("person", "reference"):
            self.on_item(NoteInvitation, key, by=self.ngo, whom=one, on=DAY, how="phone", language="tigrinya")

    def taken_up(self, **more: Any) -> int:
        """A request that the group has taken up, on the agenda of a meeting."""
        key = self.bring(meeting_id=self.meeting(), **more)
        self.invite(key)
        self.on_item(TakeUp, key)
        return key

    def make_plan(self, key: int, **more: Any) -> int:
        wanted: dict[str, Any] = {
            "begins_on": BEGINS_ON,
            "ends_on": ENDS_ON,
            "goals": (GOAL,),
            "next_review_on": BEGINS_ON + timedelta(days=30),
            "operator": "Maison X",
            "decided": "Un plan vers un logement à bail glissant",
            "answer": "agrees",
            "own_words": "Enfin du calme",
        }
        made: int = self.on_item(MakePlan, key, **{**wanted, **more})
        return made
