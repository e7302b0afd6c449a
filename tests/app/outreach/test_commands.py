"""Attempts move the case and its region in one transaction; barred ways are refused; cantons keep their past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.cases.commands import RecordEvent, SaveDwelling
from app.directory import queries as directory
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.outreach import queries, reasons
from app.outreach.commands import (
    DropNextAttempt,
    Noted,
    PlanHearing,
    RecordAttempt,
    SaveCantonProfile,
    SaveContactRule,
    StrikeAttempt,
)
from app.outreach.queries import ContactCard
from app.proceedings import regions
from app.store import agenda
from app.store.agenda import Wanted
from app.store.base import Store
from app.store.facts import case_facts
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, Dwelling
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import Team, make_team

HEARING = date(2026, 7, 30)
PROFILE = SaveCantonProfile(
    canton_id="jp-sint-gillis", valid_from=date(2026, 7, 1), hearing_days=(4, 2, 9), source="greffe",
    reviewed_on=TODAY, languages=("nl", "fr", "xx"),
)  # fmt: skip


class Desk:
    """One case of level 2 that somebody works on."""

    def __init__(self, store: Store, team: Team, stage: str = "centre_informed", **facts: Any) -> None:
        self.store, self.team = store, team
        self.case_id = open_case(store, team.adviser, **{"safe_to_contact": "yes"} | facts)
        if stage:
            self.event("claim_known", stage=stage, known_through="registry_message", hearing_on=HEARING)

    def event(self, event: str, **inputs: Any) -> None:
        self.run(RecordEvent(
            case_id=self.case_id, version=self.case.version, event=event, happened_on=TODAY, inputs=inputs
        ))  # fmt: skip

    def run(self, command: Any) -> Any:
        return run(self.store, command, self.team.adviser)

    def attempt(self, channel: str, outcome: str, **more: Any) -> Noted:
        given = {"attempted_on": TODAY} | more
        found: Noted = self.run(RecordAttempt(case_id=self.case_id, channel=channel, outcome=outcome, **given))
        return found

    @property
    def case(self) -> Case:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return reader.one(Case, self.case_id)

    @property
    def card(self) -> ContactCard:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.contact_card(reader, self.case_id)

    @property
    def region(self) -> str:
        """State that the region of contact is kept in, with the procedure."""
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return regions.standing(reader, reader.one(Case, self.case_id))["contact"].to_state

    @property
    def events(self) -> list[str]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return [row.event for row in reader.where(CaseEvent, "id", case_id=self.case_id)]


@pytest.fixture
def desk(store: Store, team: Team) -> Desk:
    return Desk(store, team)


@pytest.mark.parametrize(
    ("channel", "outcome", "event", "state", "region"),
    [
        ("visit", "reached", "tenant_reached", "contacted", "reached"),
        ("call", "appointment", "tenant_reached", "contacted", "reached"),
        ("email", "not_reached", "tenant_not_reached", "unreached", "attempted"),
        ("call", "wrong_details", "tenant_not_reached", "unreached", "attempted"),
        ("call", "declined", "tenant_refused_help", "help_refused", "refused"),
        ("letter", "message_left", "", "centre_informed", "attempted"),
    ],
)
def test_an_attempt_moves_case_and_region_together(
    desk: Desk, channel: str, outcome: str, event: str, state: str, region: str
) -> None:
    assert desk.attempt(channel, outcome).event == event
    assert desk.case.state == state
    assert desk.card.state == desk.region == region
    assert [one for one in desk.events if one.startswith("tenant")] == ([event] if event else [])


def test_where_the_case_does_not_wait_for_contact_the_attempt_is_written_alone(store: Store, team: Team) -> None:
    desk = Desk(store, team, "judged_eviction")
    assert desk.attempt("call", "reached").event == ""
    assert desk.case.state == "judged_eviction"
    assert desk.region == "reached"
    first_level = Desk(store, team, "")
    first_level.attempt("call", "not_reached")
    assert first_level.case.state == "gathering"
    assert len(first_level.card.attempts) == 1


@pytest.mark.parametrize(
    ("stage", "first", "tried"),
    [
        ("contacted", "reached", "reached"),
        ("unreached", "not_reached", "attempted"),
        ("help_refused", "refused", "attempted"),
    ],
)
def test_a_case_that_comes_in_later_goes_on_from_there(
    store: Store, team: Team, stage: str, first: str, tried: str
) -> None:
    desk = Desk(store, team, stage)
    assert desk.card.state == first
    desk.attempt("call", "not_reached")
    assert desk.case.state == stage
    assert desk.card.state == tried
    desk.attempt("visit", "reached")
    assert desk.card.state == "reached"
    assert desk.case.state == "contacted"


def test_three_attempts_by_two_ways_and_only_then_a_case_may_be_closed_as_unreachable(desk: Desk) -> None:
    closing = {
        "outcome": "unreachable",
        "closing_reason": "help_not_wanted_or_unreachable",
        "legal_dates_dealt_with": "x",
    }
    desk.attempt("call", "not_reached", attempted_on=TODAY - timedelta(days=2))
    desk.attempt("call", "not_reached", attempted_on=TODAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        desk.event("closed", **closing)
    assert [why.code for why in refused.value.reasons] == ["too_few_attempts"]
    assert desk.region == "attempted"
    wrong = desk.attempt("visit", "not_reached")
    assert (desk.region, desk.card.enough) == ("not_reached", True)
    desk.run(StrikeAttempt(case_id=desk.case_id, attempt_id=wrong.attempt_id, version=1, because="autre dossier"))
    assert desk.card.counted == 2
    with pytest.raises(Refused):
        desk.event("closed", **closing)
    desk.attempt("visit", "not_reached")
    desk.event("closed", **closing)
    assert desk.case.closed_on == TODAY
    with pytest.raises(Invalid, match="clôturé"):
        desk.attempt("call", "reached")


def test_the_person_s_own_no_is_enough(desk: Desk) -> None:
    desk.attempt("call", "declined")
    desk.event(
        "closed", outcome="withdrawn", closing_reason="help_not_wanted_or_unreachable", legal_dates_dealt_with="x"
    )
    assert desk.case.closed_on == TODAY


def test_an_event_that_was_recorded_alone_counts_as_an_attempt(desk: Desk) -> None:
    desk.event("tenant_not_reached", attempt="letter")
    desk.attempt("call", "not_reached")
    assert desk.card.counted == 1 + 1 - 1, "the same day, the same event: one attempt"
    desk.event("tenant_reached", attempt="visit")
    assert desk.card.state == "reached"
    with Reader.open(desk.store, desk.team.organisation_id) as reader:
        facts = case_facts(reader, reader.one(Case, desk.case_id), on=TODAY, today=TODAY).contact
    assert facts.reached


@pytest.mark.parametrize("channel", ["call", "letter", "visit", "email", "text_message", "card"])
def test_do_not_contact_bars_every_way_but_the_person_of_trust(store: Store, team: Team, channel: str) -> None:
    desk = Desk(store, team, safe_to_contact="no")
    with pytest.raises(Invalid) as invalid:
        desk.attempt(channel, "reached")
    assert invalid.value.field == "channel"
    assert "ne pas appeler" in invalid.value.text.fr
    assert "niet te bellen" in invalid.value.text.nl
    assert desk.events[-1] == "claim_known"
    assert desk.card.attempts == ()
    desk.attempt("through_someone", "message_left")


def test_a_way_the_person_barred_is_refused_unless_it_happened_already(desk: Desk) -> None:
    desk.run(SaveContactRule(case_id=desk.case_id, barred=("call", "letter"), safe_when=" 12-13 h ", go_between="sœur"))
    with pytest.raises(Invalid, match="ne pas utiliser"):
        desk.attempt("call", "reached")
    with pytest.raises(Invalid) as planned:
        desk.attempt("visit", "not_reached", next_on=TODAY, next_channel="letter")
    assert planned.value.field == "next_channel"
    desk.attempt("call", "reached", despite_rule=True)
    card = desk.card
    assert card.attempts[0].despite_rule
    assert set(card.refused) == {"call", "letter"}
    assert (card.rule.safe_when, card.rule.go_between) == ("12-13 h", "sœur")
    desk.attempt("visit", "reached", despite_rule=True)
    assert not desk.card.attempts[0].despite_rule, "no rule was broken"


@pytest.mark.parametrize(("safe", "barred"), [("yes", {"card"}), ("with_care", {"letter", "visit", "card"})])
def test_violence_and_a_secret_address_keep_the_home_quiet(
    store: Store, team: Team, safe: str, barred: set[str]
) -> None:
    desk = Desk(store, team, "", safe_to_contact=safe)
    desk.event("safety_asked", violence="violence")
    assert set(desk.card.refused) == barred
    with Reader.open(desk.store, desk.team.organisation_id) as reader:
        row = next(iter(reader.where(Dwelling, case_id=desk.case_id)), None)
    desk.run(SaveDwelling(
        case_id=desk.case_id, version=row.version if row else None, street="Geheimstraat", house_number="1",
        postal_code="1060", commune_nis="21013", secret=True,
    ))  # fmt: skip
    assert set(desk.card.refused) == barred | {"card"}


def test_two_people_writing_the_rule_at_once_are_told(desk: Desk) -> None:
    desk.run(SaveContactRule(case_id=desk.case_id, barred=("call",)))
    with pytest.raises(StaleCase):
        desk.run(SaveContactRule(case_id=desk.case_id, barred=()))
    desk.run(SaveContactRule(case_id=desk.case_id, version=1, barred=("card",)))
    with pytest.raises(StaleCase):
        desk.run(SaveContactRule(case_id=desk.case_id, version=1, barred=()))
    assert desk.card.rule.barred == ("card",)
    with pytest.raises(Invalid):
        desk.run(SaveContactRule(case_id=desk.case_id, version=2, barred=("pigeon",)))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"outcome": "maybe"}, "outcome"),
        ({"attempted_on": TODAY + timedelta(days=1)}, "attempted_on"),
        ({"attempted_on": date(2016, 7, 8)}, "attempted_on"),
        ({"attempted_time": "25:00"}, "attempted_time"),
        ({"next_on": TODAY - timedelta(days=1)}, "next_on"),
        ({"next_on": TODAY, "next_channel": "pigeon"}, "next_channel"),
        ({"letter_id": 99}, "letter"),
        ({"document_id": 99}, "document"),
        ({"tried_by_id": 9999}, "tried_by"),
    ],
)
def test_what_cannot_be_right_is_said_beside_its_field(desk: Desk, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        desk.attempt(**{"channel": "call", "outcome": "reached"} | given)
    assert invalid.value.field == field
    assert desk.case.state == "centre_informed"


@pytest.mark.parametrize(("typed", "kept"), [("17u30", "17:30"), ("9h", "09:00"), ("9.05", "09:05"), ("", "")])
def test_an_hour_is_kept_as_people_write_it(desk: Desk, typed: str, kept: str) -> None:
    desk.attempt("call", "reached", attempted_time=typed)
    assert desk.card.attempts[0].time == kept


def test_the_next_attempt_stands_in_the_agenda_until_it_is_made_or_dropped(desk: Desk) -> None:
    def planned() -> list[tuple[date, str]]:
        with Reader.open(desk.store, desk.team.organisation_id) as reader:
            found = agenda.between(reader, None, None, Wanted(case_id=desk.case_id))
        return [(item.due_on, item.title["nl"]) for item in found if item.kind == "contact"]  # type: ignore[index]

    friday = TODAY + timedelta(days=2)
    desk.attempt("call", "not_reached", next_on=friday, next_channel="visit")
    assert planned() == [(friday, "Nieuwe contactpoging: Huisbezoek")]
    noted = desk.attempt("visit", "not_reached", next_on=friday)
    assert planned() == [(friday, "Nieuwe contactpoging")]
    assert desk.card.planned is not None
    with pytest.raises(StaleCase):
        desk.run(DropNextAttempt(case_id=desk.case_id, attempt_id=noted.attempt_id, version=7))
    desk.run(DropNextAttempt(case_id=desk.case_id, attempt_id=noted.attempt_id, version=1))
    assert planned() == []
    with pytest.raises(Invalid, match="planifié"):
        desk.run(DropNextAttempt(case_id=desk.case_id, attempt_id=noted.attempt_id, version=2))


def test_an_attempt_is_struck_out_once_and_with_a_reason(desk: Desk) -> None:
    noted = desk.attempt("call", "not_reached")
    strike = StrikeAttempt(case_id=desk.case_id, attempt_id=noted.attempt_id, version=1, because=" ")
    with pytest.raises(Invalid) as invalid:
        desk.run(strike)
    assert invalid.value.text is reasons.NO_REASON
    desk.run(replace(strike, because="erreur"))
    with pytest.raises(Invalid):
        desk.run(replace(strike, because="erreur", version=2))
    other = Desk(desk.store, desk.team)
    with pytest.raises(NotFound):
        other.run(replace(strike, case_id=other.case_id, version=2, because="x"))


def test_somebody_is_named_for_a_hearing_the_case_knows(desk: Desk) -> None:
    plan = PlanHearing(
        case_id=desk.case_id, hearing_on=HEARING, goes="colleague", goes_id=desk.team.coordinator.user_id
    )
    desk.run(plan)
    with pytest.raises(StaleCase):
        desk.run(plan)
    desk.run(replace(plan, version=1, goes="lawyer", lawyer="Me X", papers_ready=True))
    with Reader.open(desk.store, desk.team.organisation_id) as reader:
        (line,) = queries.hearings(reader, TODAY, HEARING)
    assert (line.goes, line.goes_id, line.lawyer, line.papers_ready, line.kind) == (
        "lawyer", None, "Me X", True, "introduction",
    )  # fmt: skip
    for wrong, field in (({"hearing_on": TODAY}, ""), ({"goes_id": None}, "goes_id"), ({"goes": "x"}, "goes")):
        with pytest.raises(Invalid) as invalid:
            desk.run(replace(plan, **wrong))
        assert invalid.value.field == field


def test_a_canton_keeps_its_former_profiles(store: Store, team: Team) -> None:
    with pytest.raises(Forbidden):
        run(store, PROFILE, team.adviser)
    first = run(store, PROFILE, team.coordinator)
    with pytest.raises(StaleCase):
        run(store, PROFILE, team.coordinator)
    second = run(store, replace(PROFILE, seen_id=first, valid_from=date(2026, 9, 1), room="2"), team.coordinator)
    run(store, replace(PROFILE, seen_id=second, valid_from=date(2026, 9, 1), room="3"), team.coordinator)
    with Reader.open(store, team.organisation_id) as reader:
        history = queries.canton_history(reader, PROFILE.canton_id)
        august = queries.canton_profile(reader, PROFILE.canton_id, date(2026, 8, 31))
        september = queries.canton_profile(reader, PROFILE.canton_id, date(2026, 9, 1))
        june = queries.canton_profile(reader, PROFILE.canton_id, date(2026, 6, 30))
        listed = queries.canton_profiles(reader, date(2026, 9, 2))
    assert [(one.room, one.valid_from, one.valid_until) for one in history] == [
        ("3", date(2026, 9, 1), None),
        ("2", date(2026, 9, 1), date(2026, 8, 31)),
        ("", date(2026, 7, 1), date(2026, 8, 31)),
    ]
    assert (august.room, september.room, june.id) == ("", "3", None)
    assert (august.hearing_days, august.languages) == ((2, 4), ("fr", "nl"))
    assert len(listed) == len(directory.bodies("justice_of_peace")) == 19
    assert september.old(date(2027, 7, 9))
    assert not september.old(date(2027, 7, 8))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"canton_id": "jp-nowhere"}, NotFound),
        ({"canton_id": "cpas-21013"}, NotFound),
        ({"source": " "}, Invalid),
        ({"reviewed_on": TODAY + timedelta(days=1)}, Invalid),
        ({"sends_by": "owl"}, Invalid),
    ],
)
def test_a_profile_needs_a_canton_a_source_and_a_day(
    store: Store, team: Team, given: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(store, replace(PROFILE, **given), team.coordinator)
    first = run(store, PROFILE, team.coordinator)
    with pytest.raises(Invalid) as invalid:
        run(store, replace(PROFILE, seen_id=first, valid_from=date(2026, 6, 30)), team.coordinator)
    assert invalid.value.field == "valid_from"


def test_each_service_has_its_own_profiles_plans_and_lists(store: Store, team: Team) -> None:
    others = make_team(store, "ANDER")
    desk = Desk(store, others)
    desk.attempt("call", "not_reached")
    run(store, PROFILE, others.coordinator)
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.canton_profile(reader, PROFILE.canton_id, TODAY).id is None
        assert queries.canton_history(reader, PROFILE.canton_id) == ()
        assert queries.petitions(reader, TODAY) == ()
        assert queries.hearings(reader, TODAY, HEARING) == ()
        assert queries.visits(reader, [desk.case_id], TODAY) == ()
    with pytest.raises(NotFound):
        run(store, PlanHearing(case_id=desk.case_id, hearing_on=HEARING), team.adviser)
