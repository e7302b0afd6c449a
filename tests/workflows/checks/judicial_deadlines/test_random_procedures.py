"""Whatever is known of a procedure, in whatever order it is learnt and corrected, the three readings stay safe."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workflows.checks.judicial_deadlines.check import CHECK
from workflows.figures import Figures, HealthIndex
from workflows.winter import is_winter
from workflows.working_days import is_working_day

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

FIRST = date(2026, 7, 1)
LEASES = ("residential_lease", "mixed_commercial_lease")
TITLES = (*LEASES, "precarious_occupation", "squat_private_owner", "squat_public_owner")
IN_ORDER = (
    "formal_notice.sent_on",
    "petition.filed_on",
    "petition.roll_entered_on",
    "petition.hearing_on",
    "judgment.given_on",
    "service.on",
    "service.cpas_informed_on",
    "eviction_notice.posted_on",
    "eviction_notice.eviction_on",
    "rehousing.effective_on",
    "rehousing.proof_given_on",
    "tenant.left_on",
    "goods.removed_on",
)
"""Dates of a procedure as they usually follow each other; a case learns them in any order."""
YES_NO = (
    "service.cpas_informed",
    "rehousing.left_in_time",
    "dwelling.abandoned",
    "judgment.provisional_enforcement_excluded",
    "petition.seeks_eviction",
)
NOT_BEFORE = {
    "petition.hearing_on": "petition.roll_entered_on",
    "service.on": "judgment.given_on",
    "eviction_notice.eviction_on": "eviction_notice.posted_on",
}
"""Dates that the check refuses before another one."""
NO_FIGURES = Figures(HealthIndex(()))
READINGS = ("plan", "default", "contest")
AROUND_WINTER = tuple(date(2026, 9, 24) + timedelta(days=n) for n in range(14))
DAYS = st.one_of(st.sampled_from(AROUND_WINTER), st.integers(0, 420).map(lambda n: FIRST + timedelta(days=n)))


def _tree(known: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, value in known.items():
        *way, last = path.split(".")
        place = tree
        for name in way:
            place = place.setdefault(name, {})
        place[last] = value.isoformat() if isinstance(value, date) else value
    return tree


def _days(three: dict[str, Any] | None) -> list[date]:
    """Return the days of the readings that are known, in the order plan, default, contest."""
    if three is None:
        return []
    return [date.fromisoformat(three[name]) for name in READINGS if three[name] is not None]


class Procedure(RuleBasedStateMachine):
    """A procedure as a service comes to know it: dates, corrections, what is taken back, a judge's decisions."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Any] = {}

    @initialize(title=st.sampled_from((*LEASES, *TITLES)), served=DAYS, notice_after=st.integers(0, 30))
    def begin(self, title: str, served: date, notice_after: int) -> None:
        """Most cases are about a judgment that was served and an eviction that was announced."""
        self.known = {
            "title_type": title,
            "service.on": served,
            "service.cpas_informed_on": served + timedelta(days=notice_after % 7),
            "eviction_notice.posted_on": served + timedelta(days=notice_after),
        }

    def _put(self, path: str, day: date) -> None:
        for later, earlier in NOT_BEFORE.items():
            first, last = (day if one == path else self.known.get(one) for one in (earlier, later))
            if first is not None and last is not None and last < first:
                return
        self.known[path] = day

    @rule(path=st.sampled_from(IN_ORDER), day=DAYS)
    def learn(self, path: str, day: date) -> None:
        """A paper shows a date."""
        self._put(path, day)

    @rule(path=st.sampled_from(IN_ORDER), by=st.sampled_from((-31, -7, -1, 1, 2, 30)))
    def correct(self, path: str, by: int) -> None:
        """A date was noted wrongly."""
        if path in self.known:
            self._put(path, self.known[path] + timedelta(days=by))

    @rule(path=st.sampled_from((*IN_ORDER, *YES_NO)))
    def take_back(self, path: str) -> None:
        """What was noted is not known after all."""
        self.known.pop(path, None)

    @rule(path=st.sampled_from(YES_NO), answer=st.booleans())
    def say(self, path: str, answer: bool) -> None:
        """Somebody answers a question."""
        self.known[path] = answer

    @rule(kind=st.sampled_from(("until", "days", "months", "")), day=DAYS, length=st.integers(1, 90))
    def judge_sets_term(self, kind: str, day: date, length: int) -> None:
        """The judge fixes a term of his own, or none."""
        for path in [path for path in self.known if path.startswith("judgment.term.")]:
            del self.known[path]
        if kind:
            value = {"until": day, "days": length, "months": 1 + length % 6}[kind]
            self.known |= {
                "judgment.term.set_by": "agreement" if length % 2 else "judge",
                f"judgment.term.{kind}": value,
            }

    @rule(granted=st.booleans(), day=st.one_of(st.none(), DAYS), reasons=st.booleans())
    def judge_derogates(self, granted: bool, day: date | None, reasons: bool) -> None:
        """The judge sets the winter moratorium aside, in the judgment or later, or refuses to."""
        self.known |= {
            "moratorium_derogation.granted": granted,
            "moratorium_derogation.decided_on": day,
            "moratorium_derogation.ground": "tenant_endangers",
            "moratorium_derogation.special_reasons": reasons,
        }

    @rule(title=st.sampled_from(TITLES))
    def judged_otherwise(self, title: str) -> None:
        """A judge calls the occupation by another name."""
        self.known["title_type"] = title

    def _answer(self, as_of: date) -> dict[str, Any]:
        facts = _tree(self.known) | {"as_of": as_of.isoformat()}
        return cast("dict[str, Any]", CHECK.answer(facts, NO_FIGURES))

    @invariant()
    def nobody_is_put_out_in_winter(self) -> None:
        """A day of eviction is a working day, and in winter only after a judge's derogation, or without protection."""
        if not self.known:
            return
        said = self._answer(self.known.get("service.on") or FIRST)
        protected = self.known["title_type"] in LEASES
        granted = self.known.get("moratorium_derogation.granted") is True
        decided_on = self.known.get("moratorium_derogation.decided_on")
        for three in (said["earliest_eviction"], said["projection"]):
            days = _days(three)
            assert days == sorted(days), "contest comes before plan"
            for day in days:
                assert is_working_day(day)
                if protected and is_winter(day):
                    assert granted
                    assert decided_on is None or day >= decided_on
        for limit in said["deadlines"]:
            for end in ("first_possible_day", "last_day"):
                ends = [date.fromisoformat(limit[name][end]) for name in READINGS if limit[name][end] is not None]
                assert ends == sorted(ends), (limit["code"], end)

    @invariant()
    def serving_later_never_brings_it_forward(self) -> None:
        """One day more before the service never gives an earlier day in any reading."""
        served = self.known.get("service.on")
        if served is None:
            return
        before = self._answer(FIRST)["earliest_eviction"]
        self.known["service.on"] = served + timedelta(days=1)
        after = self._answer(FIRST)["earliest_eviction"]
        self.known["service.on"] = served
        for name in READINGS:
            if before[name] is not None and after[name] is not None:
                assert after[name] >= before[name], name


Procedure.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestProcedure = Procedure.TestCase
