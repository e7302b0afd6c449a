"""Whatever people record in whatever order, the case stays in a state the table knows and nothing happens uncaused."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workflows.definition import Event, Input, InputKind
from workflows.engine import WORKFLOWS, Decision, Engine, Refused, versions
from workflows.facts import (
    CaseFacts,
    ContactFacts,
    Derogation,
    IncidentFacts,
    LetterFacts,
    ProcedureFacts,
    ReferralFacts,
    SharingFacts,
)

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

FIRST = date(2026, 6, 1)
SEEDS = st.integers(0, 2**32)
NEAR = 0.85
"""How often the event is one that starts from this very state, or else from here among other states."""
LEAVES_THE_END = {"reopened", "new_facts", "reactivated", "rewritten", "started_again"}


def _answer(asked: Input, on: date, pick: int) -> object:
    if asked.kind is InputKind.DATE:
        if asked.id == "ends_on":  # the plan of the advisory group lasts six to nine months
            return on + timedelta(days=230 + pick % 40)
        return on + timedelta(days=pick % 40)
    if asked.kind is InputKind.CODE:
        return asked.codes[pick % len(asked.codes)].value
    if asked.kind is InputKind.YES_NO:
        return pick % 4 != 0
    return "mots" if asked.kind is InputKind.TEXT else pick


def _facts(event: Event, on: date, pick: int, last_open: str) -> CaseFacts:
    asked = [*event.inputs, *(more for target in event.targets for more in target.inputs)]
    inputs = {one.id: _answer(one, on, pick + number) for number, one in enumerate(asked)}
    kind = pick % 5 != 0  # most facts are there, sometimes none is
    return CaseFacts(
        on=on,
        today=on,
        inputs=inputs,  # type: ignore[arg-type]
        last_open_state=last_open,
        household_known=kind,
        risk_known=kind,
        safety_asked=kind,
        mandate_in_force=kind,
        letter=LetterFacts(
            letter="refund_overpaid_rent", issued=True, sent_on=on, answer_due_on=on + timedelta(days=pick % 3 - 1)
        ),
        indexation_requested_on=on if kind else None,
        procedure=ProcedureFacts(
            formal_notice_sent_on=on - timedelta(days=40),
            served_on=on,
            centre_told_on=on if kind else None,
            month_ends_on=on - timedelta(days=pick % 2),
            notice_ends_on=on - timedelta(days=1),
            derogation=Derogation(court="Uccle", decided_on=on, ground=1) if pick % 7 == 0 else None,
        ),
        contact=ContactFacts(attempts=3, ways=2 if kind else 1),
        incident=IncidentFacts(
            by_person_or_mandate=True,
            danger_shown_first=True,
            title_seen=bool(pick % 2),
            class_unknown_hours=pick,
            shelter_safe=kind,
            essentials_present=kind,
            next_legal_step_on=on,
            person_informed=kind,
            wants_back_in=kind,
            risks_explained=True,
            lawyer_offered=True,
            complaint_consent=kind,
            facts_on=on,
            landlord_link=True,
            rent_known=kind,
            lease_still_runs=kind,
            row_anonymised=kind,
        ),
        referral=ReferralFacts(
            unaccompanied_minor=pick % 6 == 0,
            recipient_consents=kind,
            secrecy_tests_met=5,
            levels_excluded=frozenset({1, 2, 3, 4}),
            emergency_until=on,
            proposal_due_on=on,
            invited_to_group=kind,
            still_agreed_to=kind,
        ),
        sharing=SharingFacts(
            consent_in_force=kind,
            recipient_known=True,
            fields_chosen=True,
            purpose_named=True,
            recipient_bound_by_secrecy=True,
            person_told=True,
            consent_ends_on=on + timedelta(days=pick % 3 - 1),
            answer_due_on=on - timedelta(days=1),
        ),
    )


class AnySequence(RuleBasedStateMachine):
    """One case of one workflow, to which events happen in any order, with any facts."""

    engine: Engine
    state = ""
    last_open = ""
    today = FIRST

    @initialize(name=st.sampled_from(WORKFLOWS), seed=SEEDS)
    def opens(self, name: str, seed: int) -> None:
        self.engine = versions(name)[-1]
        event = Random(seed).choice(self.engine.openings())  # noqa: S311 — a test
        for attempt in range(200):
            known = _facts(event, self.today, attempt, "")
            try:
                decision = self.engine.opening(known, event.id)
            except Refused:
                continue
            assert decision.from_state is None
            self._follow(decision)
            return
        raise AssertionError(f"{event.id} can never open a case")

    @rule(seed=SEEDS)
    def happens(self, seed: int) -> None:
        chance = Random(seed)  # noqa: S311 — a test
        self.today += timedelta(days=chance.randrange(60))
        events = list(self.engine.workflow.events.values())
        near = [event for event in events if self.state in event.sources]
        special = [event for event in near if self.state in event.selectors]
        event = chance.choice(next((some for some in (special, near) if some and chance.random() < NEAR), events))
        pick = chance.randrange(1000)
        known = _facts(event, self.today, pick, self.last_open)
        before = self.state
        try:
            decision = self.engine.decide(self.state, event.id, known)
        except Refused as refused:
            reasons = refused.reasons
        else:
            self._judge(event, known, before, decision)
            return
        assert reasons, "a refusal says why"
        assert self.state == before, "and changes nothing"

    def _judge(self, event: Event, known: CaseFacts, before: str, decision: Decision) -> None:
        assert self.engine.decide(before, event.id, known) == decision, "the same facts decide the same"
        assert decision.from_state == before
        if self.engine.workflow.states[before].final:
            stays = self.engine.workflow.states[decision.to_state].final
            assert stays or event.id in LEAVES_THE_END
            assert decision.reopens is not stays
        self._check_due_dates(event, decision)
        self._follow(decision)

    @rule(pick=SEEDS)
    def is_looked_at(self, pick: int) -> None:
        """What is shown as possible without any answer is refused later only for its answers."""
        known = _facts(next(iter(self.engine.workflow.events.values())), self.today, pick, self.last_open)
        bare = CaseFacts(on=self.today, today=self.today, letter=known.letter, sharing=known.sharing)
        for one in self.engine.possibilities(self.state, bare):
            assert one.here is (self.state in self.engine.workflow.events[one.event].sources)
            assert one.possible is not bool(one.reasons)

    @invariant()
    def the_state_is_declared(self) -> None:
        if self.state:
            assert self.state in self.engine.workflow.states

    def _follow(self, decision: Decision) -> None:
        state = self.engine.workflow.states[decision.to_state]
        assert decision.level == state.level
        assert not (decision.closes and decision.reopens)
        assert not decision.closes or state.final
        self.state = decision.to_state
        if not state.final:
            self.last_open = decision.to_state

    def _check_due_dates(self, event: Event, decision: Decision) -> None:
        declared = {*event.deadlines, *(name for target in event.targets for name in target.deadlines)}
        for due in decision.deadlines:
            assert due.rule in declared, "every due date has a cause"
            assert due.counted_from <= self.today
            assert due.steps


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_event_can_happen_in_every_state_it_starts_from(name: str) -> None:
    main = versions(name)[-1]
    for engine in (main, *main.regions.values()):
        for event in engine.workflow.events.values():
            for source in event.sources:
                ends = {end for target in event.targets for end in engine.workflow.ends_of(target, source)}
                assert _reached(engine, source, event) & ends, (event.id, source)


def _reached(engine: Engine, source: str, event: Event) -> set[str]:
    open_states = [state.id for state in engine.workflow.states.values() if not state.final]
    found = set()
    for pick in range(120):
        day = FIRST + timedelta(days=pick * 3)
        try:
            decision = engine.decide(source, event.id, _facts(event, day, pick, open_states[pick % len(open_states)]))
        except Refused:
            continue
        found.add(decision.to_state)
    return found


AnySequence.TestCase.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
TestAnySequence = AnySequence.TestCase
