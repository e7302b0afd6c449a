"""Home guidance: the plan drives the case, a relapse opens a new round, no score anywhere (M2.2.g)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
import pytest

from app.aftercare import queries
from app.aftercare.commands import (
    ChangeGuidance,
    EndGuidance,
    NoteRelapse,
    NoteReview,
    NoteSignal,
    NoteVisit,
    PrepareReview,
    SaveGoal,
    SettleSignal,
    StartGuidance,
)
from app.cases.commands import RecordEvent
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, DueDate
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import SignIn, Team, make_team

REVIEW = date(2026, 10, 8)


class Home:
    """One case of a test and its guidance."""

    def __init__(self, store: Store, team: Team, *, rehoused: bool = True) -> None:
        self.store, self.team = store, team
        self.case_id = open_case(store, team.adviser)
        self.plan_id = 0
        if rehoused:
            inputs = {"entry_on": TODAY, "housing_kind": "private", "after_rehousing": "aftercare"}
            self.run(RecordEvent(
                case_id=self.case_id, version=self.case.version, event="rehousing_found", happened_on=TODAY,
                inputs=inputs,
            ))  # fmt: skip

    def run(self, command: Any) -> Any:
        return run(self.store, command, self.team.adviser)

    def started(self, **more: Any) -> Home:
        values: dict[str, Any] = {"begun_after": "rehousing", "started_on": TODAY, "review_on": REVIEW,
                                  "frequency": "weekly", "worker": "Nadia"} | more  # fmt: skip
        self.plan_id = self.run(StartGuidance(case_id=self.case_id, version=self.case.version, **values))
        return self

    @property
    def case(self) -> Case:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return reader.one(Case, self.case_id)

    @property
    def card(self) -> queries.PlanCard:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.plan(reader, self.case_id, self.plan_id)

    @property
    def days(self) -> list[tuple[str, date, str]]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            rows = reader.where(DueDate, "id", case_id=self.case_id, rule="aftercare_review")
        return [(row.status, row.due_on, row.rule) for row in rows]

    @property
    def events(self) -> list[str]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return [row.event for row in reader.where(CaseEvent, "id", case_id=self.case_id)]


def test_a_round_begins_is_reviewed_relapses_and_begins_again(each_store: Store) -> None:
    """The events of the workflow are recorded in the same transaction as what they tell of."""
    home = Home(each_store, make_team(each_store, "SEUIL")).started(next_visit_on=date(2026, 7, 15))
    assert (home.case.state, home.case.next_due_on) == ("aftercare_running", date(2026, 7, 15))
    assert home.days == [("running", REVIEW, "aftercare_review")], "once, not twice"
    goal = home.run(SaveGoal(
        case_id=home.case_id, plan_id=home.plan_id, kind="rent", words="Payer le 1er du mois", agreed_on=TODAY,
    ))  # fmt: skip
    reached = home.run(SaveGoal(
        case_id=home.case_id, plan_id=home.plan_id, kind="papers", words="Registre", agreed_on=TODAY,
    ))  # fmt: skip
    home.run(SaveGoal(
        case_id=home.case_id, plan_id=home.plan_id, goal_id=reached, version=1, kind="papers", words="Registre",
        agreed_on=TODAY, status="reached",
    ))  # fmt: skip
    home.run(NoteVisit(case_id=home.case_id, plan_id=home.plan_id, held_on=TODAY, way="home", outcome="nobody"))
    assert home.case.next_due_on == REVIEW, "the next visit is no longer planned"
    home.run(PrepareReview(case_id=home.case_id, plan_id=home.plan_id))
    assert home.case.state == "aftercare_review"
    home.run(NoteReview(
        case_id=home.case_id, plan_id=home.plan_id, version=home.card.head.version, held_on=TODAY, outcome="change",
        words="moins souvent", next_on=date(2026, 12, 1), frequency="monthly",
    ))  # fmt: skip
    assert (home.case.state, home.card.head.frequency) == ("aftercare_running", "monthly")
    assert home.days == [("met", REVIEW, "aftercare_review"), ("running", date(2026, 12, 1), "aftercare_review")]
    signal = home.run(NoteSignal(
        case_id=home.case_id, plan_id=home.plan_id, kind="unpaid_month", seen_on=TODAY, told_by="landlord",
    ))  # fmt: skip
    assert home.case.state == "aftercare_running", "a signal moves nothing"
    home.run(SettleSignal(case_id=home.case_id, signal_id=signal, version=1))
    with pytest.raises(Invalid):
        home.run(SettleSignal(case_id=home.case_id, signal_id=signal, version=2))
    stays = home.run(NoteRelapse(
        case_id=home.case_id, plan_id=home.plan_id, version=home.card.head.version, on=TODAY, why="deux mois impayés",
    ))  # fmt: skip
    assert (stays, home.case.state, home.case.closed_on) == ((), "assessing", None)
    assert home.days[-1][0] == "dropped"
    assert [name for name in home.events if "aftercare" in name or name == "relapse"] == [
        "aftercare_started", "aftercare_review_due", "aftercare_reviewed", "relapse",
    ]  # fmt: skip
    first = home.plan_id
    home.started(begun_after="crisis", keep_goals=True)
    assert [one.words for one in home.card.goals] == ["Payer le 1er du mois"], "the reached one stays behind"
    assert (home.card.number, home.case.state) == (2, "assessing")
    assert home.plan_id != first
    assert goal


def test_the_end_closes_the_case_or_not(store: Store, team: Team) -> None:
    home = Home(store, team).started()
    end = {"case_id": home.case_id, "plan_id": home.plan_id, "version": 1, "on": TODAY, "reason": "stable"}
    with pytest.raises(Refused):
        home.run(EndGuidance(**end))
    assert home.card.head.runs, "nothing of it is kept"
    home.run(EndGuidance(**end, outcome="rehoused_lasting", closing_reason="rehoused"))
    assert (home.case.state, home.case.outcome, home.card.head.end_reason) == ("closed", "rehoused_lasting", "stable")
    with pytest.raises(Invalid, match="clôturé"):
        home.started()

    crisis = Home(store, team, rehoused=False).started(begun_after="crisis")
    before = crisis.case.state
    assert crisis.days[0][0] == "running", "in the agenda without an event of the case"
    assert "aftercare_started" not in crisis.events
    crisis.run(NoteReview(
        case_id=crisis.case_id, plan_id=crisis.plan_id, version=1, held_on=TODAY, outcome="continue",
        next_on=REVIEW,
    ))  # fmt: skip
    why = crisis.run(NoteRelapse(
        case_id=crisis.case_id, plan_id=crisis.plan_id, version=crisis.card.head.version, on=TODAY, why="dispute",
    ))  # fmt: skip
    assert why[0].text.nl, "it says why the case stays where it is"
    crisis.started(begun_after="crisis")
    crisis.run(EndGuidance(case_id=crisis.case_id, plan_id=crisis.plan_id, version=1, on=TODAY, reason="wish"))
    assert (crisis.case.state, crisis.case.closed_on) == (before, None)
    with pytest.raises(Invalid, match="terminé"):
        crisis.run(NoteVisit(case_id=crisis.case_id, plan_id=crisis.plan_id, held_on=TODAY, way="home", outcome="held"))


def test_what_cannot_be_right_is_said_beside_its_field(store: Store, team: Team, other_team: Team) -> None:
    home = Home(store, team)
    wrong = {
        "review_on": {"review_on": TODAY},
        "planned_end_on": {"planned_end_on": date(2026, 7, 1)},
        "next_visit_on": {"next_visit_on": date(2026, 7, 1)},
        "started_on": {"started_on": date(2026, 7, 9)},
        "frequency": {"frequency": "hourly"},
    }
    for field, values in wrong.items():
        with pytest.raises(Invalid) as refused:
            home.started(**values)
        assert refused.value.field == field
    home.started()
    own = {"case_id": home.case_id, "plan_id": home.plan_id}
    for field, command in {
        "words": SaveGoal(**own, kind="rent", words=" ", agreed_on=TODAY),
        "kind": SaveGoal(**own, kind="score", words="x", agreed_on=TODAY),
        "held_on": NoteVisit(**own, held_on=date(2026, 7, 1), way="home", outcome="held"),
        "next_visit_on": NoteVisit(**own, held_on=TODAY, way="home", outcome="held", next_visit_on=date(2026, 7, 7)),
        "next_on": NoteReview(**own, version=1, held_on=TODAY, outcome="continue"),
        "outcome": NoteReview(**own, version=1, held_on=TODAY, outcome="maybe"),
        "told_by": NoteSignal(**own, kind="conflict", seen_on=TODAY, told_by="gossip"),
        "planned_end_on": ChangeGuidance(**own, version=1, frequency="weekly", planned_end_on=date(2026, 7, 1)),
        "why": NoteRelapse(**own, version=1, on=TODAY, why=" "),
        "reason": EndGuidance(**own, version=1, on=TODAY, reason="relapse"),
        "": StartGuidance(
            case_id=home.case_id, version=home.case.version, begun_after="crisis", started_on=TODAY, review_on=REVIEW,
            frequency="weekly",
        ),
    }.items():  # fmt: skip
        with pytest.raises(Invalid) as refused:
            home.run(command)
        assert refused.value.field == field
    with pytest.raises(Invalid, match="plus tard"):
        home.run(NoteReview(**own, version=1, held_on=TODAY, outcome="continue", next_on=TODAY))
    with pytest.raises(StaleCase):
        home.run(NoteRelapse(**own, version=7, on=TODAY, why="x"))
    with pytest.raises(NotFound):
        run(store, NoteRelapse(**own, version=1, on=TODAY, why="x"), other_team.adviser)
    with pytest.raises(Forbidden):
        run(store, PrepareReview(**own), team.auditor)


@pytest.mark.parametrize(("language", "words"), [("fr", "Objectifs du ménage"), ("nl", "Doelen van het huishouden")])
def test_the_pages_lead_through_a_round(store: Store, team: Team, sign_in: SignIn, language: str, words: str) -> None:
    home = Home(store, team)
    desk = sign_in(team, "adviser", language=language)
    root = f"/cases/{home.case_id}/aftercare"
    assert f"{root}/new" in desk.get(root).text
    form = desk.get(f"{root}/new")
    assert 'value="07/10/2026"' in form.text, "three months on, to be changed"
    sent = desk.post(f"{root}/new", data={
        "version": str(home.case.version), "begun_after": "rehousing", "started_on": "08/07/2026",
        "review_on": "08/10/2026", "frequency": "weekly", "worker": "Nadia Ilunga", "phone": "02 000 00 00",
        "next_visit_on": "14/07/2026",
    })  # fmt: skip
    assert sent.status_code == 303, sent.text
    assert desk.get(f"{root}/new").status_code == 303
    with Reader.open(store, team.organisation_id) as reader:
        home.plan_id = queries.heads(reader, home.case_id)[0].id
    plan = f"{root}/{home.plan_id}"
    posts = {
        f"{plan}/goals/new": {"kind": "rent", "words": "Onze huur op tijd", "agreed_on": "08/07/2026"},
        f"{plan}/visits": {"held_on": "08/07/2026", "way": "home", "outcome": "held", "said": "eerste bezoek",
                           "next_visit_on": "20/07/2026"},
        f"{plan}/signals": {"kind": "conflict", "seen_on": "08/07/2026", "told_by": "household", "words": "lawaai"},
        f"{plan}/change": {"version": "2", "frequency": "monthly", "worker": "Nadia Ilunga",
                           "next_visit_on": "21/07/2026"},
    }  # fmt: skip
    for path, data in posts.items():
        assert desk.get(path).status_code == 200
        answer = desk.post(path, data=data)
        assert answer.status_code == 303, answer.text
    page = desk.get(root)
    for told in (words, "Onze huur op tijd", "eerste bezoek", "lawaai", "Nadia Ilunga"):
        assert told in page.text
    goal_id, signal_id = home.card.goals[0].id, home.card.signals[0].id
    assert "Onze huur op tijd" in desk.get(f"{plan}/goals/{goal_id}").text
    assert desk.post(f"/cases/{home.case_id}/signals/{signal_id}/settle").status_code == 303
    assert ("Begeleidingsbezoek" if language == "nl" else "Visite d&#39;accompagnement") in desk.get("/agenda").text
    assert desk.post(f"{plan}/review-due").status_code == 303
    assert home.case.state == "aftercare_review"
    for path in ("review", "relapse", "end"):
        assert desk.get(f"{plan}/{path}").status_code == 200
    short = desk.post(f"{plan}/review", data={"version": "3", "held_on": "08/07/2026", "outcome": "continue",
                                              "words": "goed zo"})  # fmt: skip
    assert short.status_code == 422
    assert "goed zo" in short.text, "what was typed stays"
    stop = desk.post(f"{plan}/review", data={"version": "3", "held_on": "08/07/2026", "outcome": "stop"})
    assert stop.status_code == 303
    assert f"{plan}/end" in desk.get(root).text
    end = desk.post(f"{plan}/end", data={
        "version": str(home.card.head.version), "on": "08/07/2026", "reason": "stable", "outcome": "rehoused_lasting",
        "closing_reason": "rehoused",
    })  # fmt: skip
    assert end.status_code == 303, end.text
    assert home.case.state == "closed"
    assert home.card.number == 1
    assert desk.get(root).status_code == 200
    assert desk.post(f"{plan}/review-due").status_code == 303, "told, not done"


def test_the_household_gets_one_page_without_our_notes(store: Store, team: Team, sign_in: SignIn) -> None:
    home = Home(store, team).started(next_visit_on=date(2026, 7, 15))
    own = {"case_id": home.case_id, "plan_id": home.plan_id}
    home.run(NoteSignal(**own, kind="conflict", seen_on=TODAY, told_by="worker", words="GEHEIM"))
    home.run(NoteVisit(**own, held_on=TODAY, way="home", outcome="held", said="GEHEIM", next_visit_on=REVIEW))
    desk = sign_in(team, "adviser")
    for language, words in (("fr", "À remplir ensemble"), ("nl", "Samen in te vullen")):
        answer = desk.get(f"/cases/{home.case_id}/aftercare/{home.plan_id}/plan-{language}.pdf")
        pdf = pypdfium2.PdfDocument(answer.data)
        text = pdf[0].get_textpage().get_text_range()
        assert len(pdf) == 1
        assert words in text
        assert "Nadia" in text
        assert "GEHEIM" not in text
        pdf.close()
