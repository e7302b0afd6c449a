"""The advisory group: meetings, invitations, decisions, plans, consent day by day, clocks that never mix (M17.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.advisory_group import queries
from app.advisory_group.commands import (
    AnswerGroup,
    AnswerPlan,
    BringToGroup,
    CancelMeeting,
    ChangeMeeting,
    DecideOtherwise,
    Goal,
    NoteInvitation,
    NoteWhoCame,
    PlanMeeting,
    PutOnAgenda,
    ReviewPlan,
    SaveRhythm,
    TakeUp,
)
from app.consents.commands import WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused
from app.foundation.run import run
from app.referrals import reasons as referral_reasons
from app.referrals.commands import AnswerOfPerson, InviteToGroup, ProposePlace, StepReferral
from app.store.agenda import Wanted, between
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, Consent, GroupItem, GroupMeeting, GroupPlan, GroupReview, ReferralEvent
from tests.app.advisory_group.builders import BEGINS_ON, ENDS_ON, GOAL, MEETS_ON, PLACE, Group, at
from tests.app.agenda.builders import rows
from tests.app.referrals.test_referrals import DAY, NOON
from tests.conftest import SignIn, Team, make_team


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def sees(group: Group, team: Team, meeting_id: int) -> list[int]:
    with Reader.open(group.store, team.organisation_id) as reader:
        return [one.id for one in queries.meeting(reader, meeting_id).items]


def withdraw(group: Group) -> None:
    consent = rows(group.store, Consent, case_id=group.case_id)[-1]
    wanted = WithdrawConsent(case_id=group.case_id, consent_id=consent.id, version=consent.version, on=clock.today())
    run(group.store, wanted, group.ngo.adviser)


def test_a_rhythm_proposes_working_days_and_meetings_take_them(each_store: Store) -> None:
    group = Group(each_store)
    rhythm: dict[str, Any] = {"version": None, "weekdays": (3, 1), **PLACE, "members": ("health", "referral_service")}
    with pytest.raises(Forbidden):
        run(each_store, SaveRhythm(**rhythm), group.help.adviser)
    with pytest.raises(NotFound):
        run(each_store, SaveRhythm(**rhythm), group.ngo.coordinator)
    for change, field in (
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (0, 1, 2)}, "weekdays"),
        ({"weekdays": (6,)}, "weekdays"),
        ({"hour": ""}, "hour"),
        ({"place": "", "phone": ""}, "place"),
        ({"place": "https://meet.example"}, "place"),
        ({"phone": "www.call.example"}, "phone"),
        ({"members": ("mayor",)}, "members"),
    ):
        with pytest.raises(Invalid, match=field):
            run(each_store, SaveRhythm(**{**rhythm, **change}), group.help.coordinator)
    run(each_store, SaveRhythm(**rhythm), group.help.coordinator)
    run(each_store, SaveRhythm(**{**rhythm, "version": 1, "hour": "9h30"}), group.help.coordinator)
    with Reader.open(each_store, group.help.organisation_id) as reader:
        known = queries.rhythm(reader)
        days = queries.proposed_days(reader)
    assert known is not None
    assert (known.weekdays, known.hour, known.members) == ((1, 3), "09:30", ("referral_service", "health"))
    assert days[0] == date(2026, 11, 19)
    assert len(days) == 8
    group.meeting(days[0])
    with Reader.open(each_store, group.help.organisation_id) as reader:
        assert days[0] not in queries.proposed_days(reader)
    with Reader.open(each_store, group.ngo.organisation_id) as reader:
        assert queries.rhythm(reader) is None
        assert queries.proposed_days(reader) == ()


@pytest.mark.parametrize(
    ("on", "why"),
    [(date(2026, 11, 21), "jour ouvrable"), (date(2026, 11, 17), "passé"), (MEETS_ON, "déjà prévue")],
)
def test_a_meeting_is_on_a_working_day_to_come_and_alone_on_it(store: Store, on: date, why: str) -> None:
    group = Group(store)
    group.meeting()
    with pytest.raises(Invalid) as refused:
        group.meeting(on)
    assert why in refused.value.text.fr


def test_only_the_referral_service_plans_meetings_and_nobody_else_sees_them(each_store: Store) -> None:
    group = Group(each_store)
    key = group.meeting()
    with pytest.raises(NotFound):
        run(each_store, PlanMeeting(meets_on=MEETS_ON, **PLACE), group.ngo.adviser)
    with pytest.raises(NotFound):
        sees(group, group.ngo, key)


def test_a_request_is_brought_with_reasons_and_no_clock_or_state_moves(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    before = group.row(group.key)
    for change, field in (({"why": ()}, "why"), ({"why": ("poor",)}, "why"), ({"asked_by": "mayor"}, "asked_by")):
        with pytest.raises(Invalid, match=field):
            group.bring(**change)
    with pytest.raises(Invalid):
        group.bring(by=group.ngo, meeting_id=group.meeting())
    key = group.bring(by=group.ngo)
    after = group.row(group.key)
    assert (after.state, after.plan_due_on, after.proposal_due_on) == (before.state, None, before.proposal_due_on)
    with pytest.raises(Invalid):
        group.bring()
    with Reader.open(each_store, group.help.organisation_id) as reader:
        assert [one.id for one in queries.without_meeting(reader)] == [key]
        assert not queries.may_be_brought(reader, group.key)
    stranger = make_team(each_store, "THIRD")
    with pytest.raises(NotFound):
        group.bring(by=stranger)


@pytest.mark.parametrize("reason", ["health", "status"])
def test_a_reason_that_tells_of_health_or_status_needs_an_agreement_for_it(store: Store, reason: str) -> None:
    group = Group(store)
    group.named()
    with pytest.raises(Invalid, match="why"):
        group.bring(why=("combination", reason))
    nameless = Group.__new__(Group)
    nameless.__dict__.update(group.__dict__)
    nameless.nameless()
    assert nameless.bring(why=(reason,))


def test_a_request_that_is_not_searched_for_is_not_for_the_group(store: Store) -> None:
    group = Group(store)
    group.key = group.draft()
    with pytest.raises(Invalid):
        group.bring(by=group.ngo)
    with pytest.raises(Invalid):
        group.bring()


def test_the_group_takes_up_once_both_are_invited_and_the_seven_days_begin(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.bring()
    with pytest.raises(Invalid):
        group.invite(key, "person")
    meeting_id = group.meeting()
    with pytest.raises(Invalid):
        group.on_item(PutOnAgenda, key, by=group.ngo, meeting_id=meeting_id)
    group.on_item(PutOnAgenda, key, meeting_id=meeting_id)
    group.on_item(PutOnAgenda, key, meeting_id=meeting_id)
    assert sees(group, group.help, meeting_id) == [key]
    group.invite(key, "person")
    with pytest.raises(Refused, match="not_invited"):
        group.on_item(TakeUp, key)
    for change in ({"whom": "mayor"}, {"how": "pigeon"}, {"on": DAY + timedelta(days=1)}):
        wanted: dict[str, Any] = {"whom": "reference", "on": DAY, "how": "spoken", **change}
        with pytest.raises(Invalid, match=next(iter(change))):
            group.on_item(NoteInvitation, key, **wanted)
    group.on_item(NoteInvitation, key, whom="reference", on=DAY, how="spoken")
    due = group.row(group.key).proposal_due_on
    with pytest.raises(Invalid):
        group.on_item(TakeUp, key, by=group.ngo)
    group.on_item(TakeUp, key)
    row = group.row(group.key)
    assert (row.state, row.invited_on, row.plan_due_on) == ("advisory_group", DAY, DAY + timedelta(days=7))
    assert row.proposal_due_on == due


def test_a_person_without_a_reference_person_asks_herself_and_is_invited_alone(store: Store) -> None:
    group = Group(store)
    group.nameless()
    key = group.bring(asked_by="person", meeting_id=group.meeting())
    with pytest.raises(Invalid, match="whom"):
        group.invite(key, "reference")
    group.invite(key, "person")
    group.on_item(TakeUp, key)
    assert group.row(group.key).state == "advisory_group"


def test_another_day_makes_the_invitations_open_again(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    meeting_id = group.meeting()
    key = group.bring(meeting_id=meeting_id)
    group.invite(key)
    assert group.row(group.key).invited_on == DAY

    def version() -> int:
        found: int = rows(each_store, GroupMeeting, id=meeting_id)[0].version
        return found

    same: dict[str, Any] = {"meeting_id": meeting_id, "meets_on": MEETS_ON, **PLACE}
    run(each_store, ChangeMeeting(version=version(), **same, members=("health",)), group.help.adviser)
    assert group.item(key).person_invited_on == DAY, "day, hour and place are the same"
    moved = {**same, "meets_on": date(2026, 11, 24), "hour": "10h"}
    run(each_store, ChangeMeeting(version=version(), **moved), group.help.adviser)
    item = group.item(key)
    assert (item.meets_on, item.hour, item.person_invited_on) == (date(2026, 11, 24), "10:00", None)
    assert group.row(group.key).invited_on is None
    with pytest.raises(Refused, match="not_invited"):
        group.on_item(TakeUp, key)
    run(each_store, CancelMeeting(meeting_id=meeting_id, version=version()), group.help.adviser)
    item = group.item(key)
    assert (item.meeting_id, item.meets_on, item.asked_on) == (None, None, DAY)
    with pytest.raises(Invalid):
        run(each_store, ChangeMeeting(version=version(), **same), group.help.adviser)
    with pytest.raises(Invalid, match="meeting_id"):
        group.on_item(PutOnAgenda, key, meeting_id=meeting_id)
    other = group.meeting(date(2026, 11, 25))
    with clock.frozen(at(date(2026, 11, 30))):
        with pytest.raises(Invalid, match="meeting_id"):
            group.on_item(PutOnAgenda, key, meeting_id=other)
        with pytest.raises(Invalid):
            run(each_store, CancelMeeting(meeting_id=other, version=1), group.help.adviser)


def test_the_plan_settles_its_own_clock_and_no_other(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.taken_up()
    with pytest.raises(Invalid):
        group.make_plan(key)
    due = group.row(group.key).proposal_due_on
    with clock.frozen(at(MEETS_ON)):
        group.on_item(NoteWhoCame, key, person_came="yes", reference_came="no")
        with pytest.raises(Invalid, match="person_came"):
            group.on_item(NoteWhoCame, key, person_came="late")
        with pytest.raises(Invalid):
            group.on_item(NoteWhoCame, key, by=group.ngo, person_came="yes")
        for ends_on in (date(2027, 5, 30), date(2027, 9, 2)):
            with pytest.raises(Refused, match="plan_not_six_to_nine_months") as refused:
                group.make_plan(key, ends_on=ends_on)
            assert "31 mai 2027" in refused.value.reasons[0].text.fr
            assert "1 september 2027" in refused.value.reasons[0].text.nl
        nobody = Goal(words="x", who=" ", until_on=GOAL.until_on)
        later = Goal(words="x", who="y", until_on=ENDS_ON + timedelta(days=1))
        for change, field in (
            ({"goals": ()}, "goal_1"),
            ({"goals": (GOAL, nobody)}, "goal_2"),
            ({"goals": (later,)}, "until_1"),
            ({"next_review_on": MEETS_ON}, "next_review_on"),
            ({"next_review_on": ENDS_ON + timedelta(days=1)}, "next_review_on"),
            ({"answer": "perhaps"}, "answer"),
        ):
            with pytest.raises(Invalid, match=field):
                group.make_plan(key, **change)
        plan_id = group.make_plan(key)
    row, plan = group.row(group.key), group.plan(plan_id)
    assert (row.state, row.plan_due_on, row.proposal_due_on, row.ranked_since) == ("routed", None, due, DAY)
    assert (plan.was_due_on, plan.made_on) == (DAY + timedelta(days=7), MEETS_ON)
    assert group.item(key).outcome == "plan"
    with pytest.raises(Invalid):
        group.make_plan(key)
    for team in (group.ngo, group.help):
        with Reader.open(each_store, team.organisation_id) as reader:
            (item,), (seen,) = queries.of_request(reader, group.key)
        assert seen.goals is not None
        assert (seen.goals[0].words, seen.own_words, seen.answer) == (GOAL.words, "Enfin du calme", "agrees")
        assert (item.decided, item.person_came) == ("Un plan vers un logement à bail glissant", "yes")


def test_postponed_or_with_a_question_the_plan_stays_due(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.taken_up()
    due = group.row(group.key).plan_due_on
    with clock.frozen(at(MEETS_ON)):
        for change, field in (({"outcome": "plan"}, "outcome"), ({"decided": " "}, "decided")):
            wanted: dict[str, Any] = {"outcome": "postponed", "decided": "La personne est malade", **change}
            with pytest.raises(Invalid, match=field):
                group.on_item(DecideOtherwise, key, **wanted)
        then = group.meeting(date(2026, 11, 24))
        again = group.on_item(
            DecideOtherwise, key, outcome="postponed", decided="La personne est malade", meeting_id=then
        )
        item = group.item(again)
        assert (item.meeting_id, item.asked_on, item.payload) == (then, DAY, {"why": ["combination"]})
        assert (group.row(group.key).plan_due_on, group.row(group.key).state) == (due, "advisory_group")
    with clock.frozen(at(date(2026, 11, 24))):
        waits = group.on_item(DecideOtherwise, again, outcome="more_info", decided="Quelle école ?")
        with pytest.raises(Invalid):
            group.on_item(AnswerGroup, again, words="Rue X")
        with pytest.raises(Invalid, match="words"):
            group.on_item(AnswerGroup, again, by=group.ngo, words=" ")
        group.on_item(AnswerGroup, again, by=group.ngo, words="L'école du Parc")
        with pytest.raises(Invalid):
            group.on_item(AnswerGroup, key, by=group.ngo, words="x")
        assert group.row(group.key).plan_due_on == due
        with Reader.open(each_store, group.help.organisation_id) as reader:
            assert queries.item(reader, again).answer == "L'école du Parc"
            assert [one.id for one in queries.without_meeting(reader)] == [waits]


def test_another_route_ends_the_groups_part(store: Store) -> None:
    group = Group(store)
    group.named()
    key = group.taken_up()
    due = group.row(group.key).proposal_due_on
    with clock.frozen(at(MEETS_ON)):
        wanted = {"outcome": "another_route", "decided": "Une place directe existe", "route": "direct_by_service"}
        with pytest.raises(Refused):
            group.on_item(DecideOtherwise, key, **{**wanted, "route": ""})
        assert group.on_item(DecideOtherwise, key, **wanted) is None
    row = group.row(group.key)
    assert (row.state, row.route, row.plan_due_on, row.proposal_due_on) == ("routed", "direct_by_service", None, due)


def test_what_the_group_decides_is_recorded_with_it_and_nowhere_else(store: Store) -> None:
    group = Group(store)
    group.named()
    group.taken_up()
    for event in ("plan_made", "group_rerouted", "group_postponed", "group_asked_more"):
        with pytest.raises(Invalid):
            group.step(group.key, event)
    assert StepReferral.permission


def test_a_plan_is_answered_and_reviewed_and_enters_the_agenda_of_the_senders_case(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.taken_up()
    with clock.frozen(at(MEETS_ON)):
        plan_id = group.make_plan(key, answer="later", own_words="")
        with pytest.raises(Invalid, match="answer"):
            group.on_plan(AnswerPlan, plan_id, answer="perhaps")
        group.on_plan(AnswerPlan, plan_id, answer="disagrees", own_words="Pas si loin")
        assert rows(each_store, Case, id=group.case_id)[0].next_due_on <= BEGINS_ON + timedelta(days=30)
    first = BEGINS_ON + timedelta(days=30)
    with Reader.open(each_store, group.ngo.organisation_id) as reader:
        (due,) = [one for one in between(reader, None, None, Wanted()) if one.kind == "group_review"]
        assert (due.due_on, due.case_id, due.page) == (first, group.case_id, "advisory-group")
    with Reader.open(each_store, group.help.organisation_id) as reader:
        assert between(reader, None, None, Wanted()) == (), "the case is not theirs"
    with clock.frozen(at(first)):
        for change, field in (
            ({"words": " "}, "words"),
            ({"next_review_on": first}, "next_review_on"),
            ({"reached": (4,)}, "reached"),
        ):
            wanted: dict[str, Any] = {"on": first, "words": "Ça avance", **change}
            with pytest.raises(Invalid, match=field):
                group.on_plan(ReviewPlan, plan_id, **wanted)
        later = first + timedelta(days=60)
        wanted = {"on": first, "words": "Ça avance", "reached": (0,), "next_review_on": later}
        group.on_plan(ReviewPlan, plan_id, by=group.help, **wanted)
        group.on_plan(ReviewPlan, plan_id, **wanted)
        with Reader.open(each_store, group.help.organisation_id) as reader:
            seen = queries.plan(reader, plan_id)
        assert seen.goals is not None
        assert (seen.goals[0].reached_on, seen.next_review_on, len(seen.reviews)) == (first, later, 2)
        group.on_plan(ReviewPlan, plan_id, on=first, words="La personne préfère arrêter")
        assert (group.plan(plan_id).ended_on, group.plan(plan_id).ended_because) == (first, "stopped")
        with pytest.raises(Invalid):
            group.on_plan(AnswerPlan, plan_id, answer="agrees")
    with Reader.open(each_store, group.ngo.organisation_id) as reader:
        assert [one for one in between(reader, None, None, Wanted()) if one.kind == "group_review"] == []
        assert len(queries.of_case(reader, group.case_id)[1]) == 1


def test_after_a_withdrawal_nothing_is_left_on_agenda_plan_or_reviews(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.taken_up()
    meeting_id = group.item(key).meeting_id or 0
    with clock.frozen(at(MEETS_ON)):
        again = group.on_item(DecideOtherwise, key, outcome="postponed", decided="Attendre le calme")
        assert "calme" in str(group.item(key).payload)
        group.on_item(PutOnAgenda, again, meeting_id=meeting_id)
        key = again
        plan_id = group.make_plan(key)
        group.on_plan(ReviewPlan, plan_id, on=MEETS_ON, words="Secret", next_review_on=ENDS_ON)
        waiting = group.bring()
        withdraw(group)
    assert sees(group, group.help, meeting_id) == []
    assert rows(each_store, GroupReview)[0].words == ""
    assert [one.payload for one in rows(each_store, GroupItem)] == [None, None, None]
    assert (group.item(waiting).outcome, group.item(key).outcome) == ("withdrawn", "plan")
    kept = [one.inputs for one in rows(each_store, ReferralEvent)]
    assert "calme" not in str(kept), "no words of the group stand in the steps of the request"
    plan = group.plan(plan_id)
    assert (plan.payload, plan.operator, plan.next_review_on) == (None, "", None)
    assert (plan.ended_on, plan.ended_because) == (MEETS_ON, "consent_withdrawn")
    for team in (group.ngo, group.help):
        with Reader.open(each_store, team.organisation_id) as reader:
            assert queries.of_request(reader, group.key) == ((), ())
            assert queries.plan(reader, plan_id).goals is None
            with pytest.raises(NotFound):
                queries.item(reader, key)
    with pytest.raises(Invalid):
        group.on_plan(AnswerPlan, plan_id, answer="agrees")
    with pytest.raises(Invalid):
        group.on_item(NoteInvitation, waiting, whom="person", on=DAY, how="phone")


def test_once_the_consent_is_over_the_group_reads_nothing_and_does_nothing(each_store: Store) -> None:
    group = Group(each_store)
    group.named()
    key = group.bring(meeting_id=group.meeting())
    meeting_id = group.item(key).meeting_id or 0
    with clock.frozen(at(MEETS_ON)):
        group.invite(key)
        group.on_item(TakeUp, key)
        plan_id = group.make_plan(key)
    assert sees(group, group.help, meeting_id) == [key]
    with clock.frozen(at(date(2027, 5, 19))):
        assert sees(group, group.help, meeting_id) == []
        with Reader.open(each_store, group.help.organisation_id) as reader:
            assert queries.plan(reader, plan_id).goals is None
            with pytest.raises(NotFound):
                queries.item(reader, key)
        with Reader.open(each_store, group.ngo.organisation_id) as reader:
            assert queries.plan(reader, plan_id).goals is not None, "its own record of its own client"
        with pytest.raises(Invalid):
            group.on_plan(AnswerPlan, plan_id, by=group.help, answer="agrees")
        with pytest.raises(Invalid):
            group.bring()


def test_a_request_that_moves_on_leaves_the_agenda_and_comes_back(store: Store) -> None:
    group = Group(store)
    group.named()
    key = group.taken_up()
    meeting_id = group.item(key).meeting_id or 0
    group.do(ProposePlace, group.key, solution="reception_house", offered_by="Maison X")
    assert sees(group, group.help, meeting_id) == []
    assert group.row(group.key).plan_due_on is None
    group.do(AnswerOfPerson, group.key, by=group.ngo, answer="refused")
    assert sees(group, group.help, meeting_id) == [key]


def test_what_the_group_took_up_and_nobody_lists_is_shown(store: Store) -> None:
    group = Group(store)
    group.named()
    key = group.taken_up()
    with Reader.open(store, group.help.organisation_id) as reader:
        assert queries.not_on_an_agenda(reader) == ()
    with clock.frozen(at(MEETS_ON)):
        group.on_item(DecideOtherwise, key, outcome="postponed", decided="x")
    row = rows(store, GroupItem, outcome="")[0]
    with Reader.open(store, group.help.organisation_id) as reader:
        assert [one.id for one in queries.without_meeting(reader)] == [row.id]


def test_what_was_taken_up_on_paper_waits_for_an_agenda(store: Store) -> None:
    group = Group(store)
    group.named()
    group.do(InviteToGroup, group.key, invited_on=DAY)
    with Reader.open(store, group.help.organisation_id) as reader:
        assert queries.not_on_an_agenda(reader) == (
            (group.key, group.row(group.key).reference, DAY + timedelta(days=7)),
        )
    group.bring()
    with Reader.open(store, group.help.organisation_id) as reader:
        assert queries.not_on_an_agenda(reader) == ()


def test_what_is_on_an_agenda_is_not_taken_up_beside_it(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    group.named()
    group.bring()
    with pytest.raises(Invalid) as refused:
        group.do(InviteToGroup, group.key, invited_on=DAY)
    assert refused.value.text == referral_reasons.ON_AN_AGENDA
    sent = {"version": str(group.row(group.key).version), "day": "18/11/2026"}
    for language, said in (("fr", "déjà portée au groupe"), ("nl", "al aan de groep voorgelegd")):
        page = sign_in(group.help, "adviser", language=language).post(f"/referrals/{group.key}/group", data=sent)
        assert page.status_code == 422
        assert said in page.text
    assert group.row(group.key).invited_on is None


def test_strangers_find_nothing(each_store: Store) -> None:
    group, third = Group(each_store), make_team(each_store, "THIRD")
    group.named()
    key = group.taken_up()
    with clock.frozen(at(MEETS_ON)):
        plan_id = group.make_plan(key)
    with pytest.raises(NotFound):
        group.on_item(NoteInvitation, key, by=third, whom="person", on=DAY, how="phone")
    with pytest.raises(NotFound):
        group.on_plan(AnswerPlan, plan_id, by=third, answer="agrees")
    with Reader.open(each_store, third.organisation_id) as reader:
        for ask, found in ((queries.item, key), (queries.plan, plan_id), (queries.of_request, group.key)):
            with pytest.raises(NotFound):
                ask(reader, found)
        assert queries.of_case(reader, group.case_id) == ((), ())
        assert queries.invitation(reader, group.case_id) is None


MOVES = st.lists(
    st.sampled_from(
        ["bring", "agenda", "invite", "take_up", "plan", "postponed", "more_info", "another_route", "propose", "refuse",
         "withdraw", "wait"]
    ),
    max_size=16,
)  # fmt: skip


@pytest.fixture
def group(store: Store) -> Group:
    return Group(store)


def _day(now: date) -> date:
    return next(day for number in range(9) if (day := now + timedelta(days=number)).weekday() < 5)


def _plan(group: Group, key: int) -> None:
    begins_on = clock.today()
    goal = Goal(words="x", who="y", until_on=begins_on + timedelta(days=20))
    days = {"ends_on": begins_on + timedelta(days=200), "next_review_on": begins_on + timedelta(days=9)}
    group.make_plan(key, begins_on=begins_on, goals=(goal,), **days)


def _agenda(group: Group, key: int) -> None:
    day = _day(clock.today())
    found = rows(group.store, GroupMeeting, meets_on=day)
    group.on_item(PutOnAgenda, key, meeting_id=found[0].id if found else group.meeting(day))


def _invite(group: Group, key: int) -> None:
    for whom in ("person", "reference"):
        group.on_item(NoteInvitation, key, whom=whom, on=clock.today(), how="phone")


def _decide(group: Group, key: int, outcome: str) -> None:
    group.on_item(DecideOtherwise, key, outcome=outcome, decided="x", route="desk")


def _move(group: Group, move: str) -> None:
    """Do one thing with the newest item that waits; IndexError when there is none."""
    waiting = [one.id for one in rows(group.store, GroupItem, request_id=group.key) if not one.outcome]
    late = {"solution": "reception_house", "offered_by": "X", "late_because": "tard"}
    does: dict[str, Callable[[], Any]] = {
        "bring": group.bring,
        "propose": lambda: group.do(ProposePlace, group.key, **late),
        "refuse": lambda: group.do(AnswerOfPerson, group.key, by=group.ngo, answer="refused"),
        "withdraw": lambda: withdraw(group),
        "wait": lambda: None,
        "agenda": lambda: _agenda(group, waiting[-1]),
        "invite": lambda: _invite(group, waiting[-1]),
        "take_up": lambda: group.on_item(TakeUp, waiting[-1]),
        "plan": lambda: _plan(group, waiting[-1]),
    }
    does.get(move, lambda: _decide(group, waiting[-1], move))()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_no_walk_of_the_group_mixes_the_clocks_or_moves_the_rank(group: Group, moves: list[str]) -> None:
    now = NOON
    with clock.frozen(now):
        group.named()
    row = group.row(group.key)
    due, withdrawn = row.proposal_due_on, False
    for move in moves:
        now += timedelta(days=2) if move == "wait" else timedelta()
        before = group.row(group.key)
        with clock.frozen(now):
            try:
                _move(group, move)
            except (Refused, Invalid, NotFound, IndexError):
                pass
            else:
                withdrawn = withdrawn or move == "withdraw"
        row = group.row(group.key)
        assert (row.proposal_due_on, row.ranked_since) == (due, DAY), "no step of the group touches them"
        assert (row.plan_due_on is not None) == (row.state == "advisory_group"), "due exactly while the group has it"
        if before.state == row.state == "advisory_group":
            assert row.plan_due_on == before.plan_due_on, "postponing buys no time"
        elif row.state == "advisory_group":
            assert row.plan_due_on == now.date() + timedelta(days=7)
        if withdrawn:
            assert all(one.payload is None for one in rows(group.store, GroupItem, request_id=group.key))
            assert all(one.payload is None for one in rows(group.store, GroupPlan, request_id=group.key))
    events = {one.event for one in rows(group.store, ReferralEvent, request_id=group.key)}
    assert ("plan_made" in events) == bool(rows(group.store, GroupPlan, request_id=group.key))
    assert BringToGroup.permission
