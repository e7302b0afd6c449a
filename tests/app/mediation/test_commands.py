"""Mediation: the commands act, the workflow decides; on both databases (M2.1.a, M7.1, M31.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.cases.commands import AddNote, OpenCase, RecordEvent
from app.documents.commands import AddDocument
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.mediation import queries
from app.mediation.commands import (
    AnswerProposal,
    EndMediation,
    MakeProposal,
    NoteSession,
    Promised,
    ProposeMediation,
    RecordAgreement,
    ReturnHome,
    SaveSide,
    SettleCommitment,
    StartRespite,
)
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, CaseEvent, DueDate, Mediation
from tests.app.cases.builders import TODAY, open_case
from tests.app.documents import files
from tests.conftest import Team, make_team


class Table:
    """One mediation of a test, asked and told in short sentences."""

    def __init__(self, store: Store, team: Team, **case: Any) -> None:
        self.store, self.team = store, team
        self.case_id = open_case(store, team.adviser, **case)
        self.id = 0

    def run(self, command: Any) -> Any:
        return run(self.store, command, self.team.adviser)

    def event(self, event: str, **inputs: Any) -> None:
        self.run(RecordEvent(
            case_id=self.case_id, version=self.case.version, event=event, happened_on=TODAY, inputs=inputs,
        ))  # fmt: skip

    def ready(self) -> Table:
        """Safety is asked and consent given."""
        self.event("safety_asked", violence="none")
        self.run(AddNote(case_id=self.case_id, kind="consent", happened_on=TODAY, text="oui"))
        return self

    def proposed(self, kind: str = "owner", **more: Any) -> Table:
        values = {"kind": kind, "name": "Luc V.", "basis": "consent", "on": TODAY} | more
        self.id = self.run(ProposeMediation(case_id=self.case_id, version=self.case.version, **values))
        return self

    @property
    def case(self) -> Case:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return reader.one(Case, self.case_id)

    @property
    def card(self) -> queries.MediationCard:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.mediation(reader, self.case_id, self.id)

    @property
    def person(self) -> int:
        return self.card.sides[0].id

    @property
    def other(self) -> int:
        return self.card.sides[1].id

    @property
    def running(self) -> dict[str, tuple[date, str]]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            rows = reader.where(DueDate, case_id=self.case_id, status="running")
            return {due.rule: (due.due_on, due.waits_for) for due in rows}

    @property
    def events(self) -> list[str]:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return [row.event for row in reader.where(CaseEvent, "id", case_id=self.case_id)]

    def agree(self, *promised: Promised, **more: Any) -> Any:
        values = {"agreed_on": TODAY, "version": self.card.version, "promised": promised} | more
        return self.run(RecordAgreement(case_id=self.case_id, mediation_id=self.id, **values))

    def settle(self, place: int, status: str, **more: Any) -> Any:
        one = self.card.promises[place]
        values = {"on": TODAY, "version": one.version} | more
        return self.run(SettleCommitment(case_id=self.case_id, commitment_id=one.id, status=status, **values))

    def end(self, **more: Any) -> Any:
        values = {"on": TODAY, "version": self.card.version, "failure": "refused_by_other", "after": "assess_again"}
        return self.run(EndMediation(case_id=self.case_id, mediation_id=self.id, **values | more))

    def elsewhere(self, **more: Any) -> Any:
        values = {
            "version": self.card.version, "from_on": TODAY, "until_on": date(2026, 7, 20), "place": "chez Nadia",
            "safe": True,
        }  # fmt: skip
        return self.run(StartRespite(case_id=self.case_id, mediation_id=self.id, **values | more))

    def blamed(self, command: Any) -> str:
        with pytest.raises(Invalid) as told:
            self.run(command)
        return told.value.field

    def refused(self, command: Any) -> list[str]:
        with pytest.raises(Refused) as told:
            self.run(command)
        return [reason.code for reason in told.value.reasons]


@pytest.fixture
def table(store: Store, team: Team) -> Table:
    return Table(store, team).ready()


def promise(table: Table, side: int | None, due_on: date, what: str = "payer", **more: Any) -> Promised:
    return Promised(side_id=side, what=what, due_on=due_on, **more)


def test_talks_move_the_case_and_end_in_an_agreement_that_is_followed(each_store: Store) -> None:
    """M2.1.a, on SQLite and PostgreSQL."""
    table = Table(each_store, make_team(each_store, "SEUIL")).ready().proposed()
    assert table.case.state == "mediating"
    assert table.events[-1] == "mediation_proposed"
    assert [side.willing for side in table.card.sides] == ["yes", ""]
    table.run(NoteSession(
        case_id=table.case_id, mediation_id=table.id, held_on=TODAY, way="phone", present=(table.person, table.other),
        said="Il accepte d'attendre.", next_step="Rappeler", next_on=date(2026, 7, 10),
    ))  # fmt: skip
    assert table.running == {f"mediation.{table.id}.next": (date(2026, 7, 10), "us")}
    told = table.agree(
        promise(table, table.person, date(2026, 7, 15), amount_cents=12000),
        promise(table, table.other, date(2026, 8, 1), "réparer la chaudière"),
        promise(table, None, date(2026, 7, 20), "envoyer le plan"),
    )
    assert told == ()
    assert table.case.state == "agreement"
    first, second, third = (f"commitment.{one.id}" for one in table.card.promises)
    assert table.running == {
        first: (date(2026, 7, 15), "tenant"),
        second: (date(2026, 8, 1), "landlord"),
        third: (date(2026, 7, 20), "us"),
    }
    assert table.case.next_due_on == date(2026, 7, 15)
    assert table.settle(0, "kept") == ()
    assert table.settle(1, "late", new_due_on=date(2026, 8, 15)) == ()
    assert table.running[second] == (date(2026, 8, 15), "landlord")
    table.settle(1, "kept")
    assert table.card.status == "agreed"
    table.settle(2, "kept")
    assert (table.card.status, table.running) == ("kept", {})
    assert table.case.state == "agreement", "closing asks for the outcome: a person records it"


def test_the_agenda_says_whose_promise_it_is_and_not_what_it_says(table: Table) -> None:
    table.proposed()
    table.agree(promise(table, table.other, date(2026, 8, 1), "secret de famille"))
    with Reader.open(table.store, table.team.organisation_id) as reader:
        due = reader.where(DueDate, case_id=table.case_id)[-1]
    assert due.title == {"fr": "Engagement à tenir : Propriétaire", "nl": "Verbintenis na te komen: Eigenaar"}
    with table.store.sessions(info={"scope": None}) as session:
        trail = str([entry.changes for entry in session.query(AuditEntry)])
    assert "secret de famille" not in trail
    assert "Luc V." not in trail


def test_violence_refuses_every_contact_and_never_the_end(table: Table) -> None:
    """M7.1: what was begun stops, nothing new is proposed."""
    table.proposed()
    table.run(MakeProposal(
        case_id=table.case_id, mediation_id=table.id, side_id=table.other, made_on=TODAY, text="partir lundi",
    ))  # fmt: skip
    table.event("safety_asked", violence="violence")
    common = {"case_id": table.case_id, "mediation_id": table.id}
    contacts = [
        NoteSession(**common, held_on=TODAY, way="phone", said="x"),
        MakeProposal(**common, side_id=table.other, made_on=TODAY, text="x"),
        SaveSide(**common, kind="parent", name="x"),
        RecordAgreement(
            **common, version=1, agreed_on=TODAY, promised=(promise(table, table.person, date(2026, 7, 9)),)
        ),
    ]
    for command in contacts:
        assert table.refused(command) == ["violence"]
    assert table.end(failure="not_safe") == ()
    assert table.case.state == "assessing"
    again = ProposeMediation(
        case_id=table.case_id, version=table.case.version, kind="owner", name="x", basis="consent", on=TODAY
    )
    assert table.refused(again) == ["violence"]
    with Reader.open(table.store, table.team.organisation_id) as reader:
        assert queries.standing(reader, table.case_id).violence


def test_safety_and_consent_come_first(store: Store, team: Team) -> None:
    table = Table(store, team)
    command = ProposeMediation(
        case_id=table.case_id, version=table.case.version, kind="owner", name="x", basis="consent", on=TODAY
    )
    assert table.refused(command) == ["safety_not_asked", "no_mandate"]
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(Mediation, case_id=table.case_id) == []


def test_talks_are_not_proposed_where_the_workflow_has_no_place_for_them(table: Table) -> None:
    table.event("claim_known", stage="claim_filed")
    command = ProposeMediation(
        case_id=table.case_id, version=table.case.version, kind="owner", name="x", basis="consent", on=TODAY
    )
    assert table.refused(command) == ["not_from_here"]


def test_a_case_that_is_mediating_already_is_written_down_without_an_event(table: Table) -> None:
    """M29.1: catch-up entry."""
    table.event("mediation_proposed", mediation_with="parent")
    table.proposed("parent")
    assert table.events.count("mediation_proposed") == 1
    assert table.blamed(ProposeMediation(
        case_id=table.case_id, version=table.case.version, kind="owner", name="x", basis="consent", on=TODAY,
    )) == "", "one at a time"  # fmt: skip


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "judge"}, "kind"),
        ({"kind": "person"}, "kind"),
        ({"name": "  "}, "name"),
        ({"basis": "none"}, "basis"),
        ({"on": date(2026, 7, 9)}, "on"),
    ],
)
def test_a_proposal_of_talks_that_cannot_be(table: Table, values: dict[str, Any], field: str) -> None:
    given = {"kind": "owner", "name": "x", "basis": "consent", "on": TODAY} | values
    assert table.blamed(ProposeMediation(case_id=table.case_id, version=table.case.version, **given)) == field
    assert table.case.state == "gathering"


def test_sides_say_whether_they_want_to_talk_and_on_what_conditions(table: Table) -> None:
    table.proposed("spouse")
    other = table.card.sides[1]
    table.run(SaveSide(
        case_id=table.case_id, mediation_id=table.id, side_id=other.id, version=other.version, kind="legal_cohabitant",
        name="Sam", asked_on=TODAY, willing="unsure", conditions="pas devant les enfants",
    ))  # fmt: skip
    person = table.card.sides[0]
    table.run(SaveSide(
        case_id=table.case_id, mediation_id=table.id, side_id=person.id, version=person.version, kind="owner",
        name="personne", willing="no",
    ))  # fmt: skip
    table.run(SaveSide(case_id=table.case_id, mediation_id=table.id, kind="friend", name="Nadia"))
    card = table.card
    assert [(side.kind.id, side.name, side.willing) for side in card.sides] == [
        ("person", "", "no"), ("legal_cohabitant", "Sam", "unsure"), ("friend", "Nadia", ""),
    ]  # fmt: skip
    assert card.sides[1].conditions == "pas devant les enfants"
    common = {"case_id": table.case_id, "mediation_id": table.id}
    assert table.blamed(SaveSide(**common, kind="parent", name="")) == "name"
    assert table.blamed(SaveSide(**common, kind="parent", name="x", willing="perhaps")) == "willing"
    assert table.blamed(SaveSide(**common, kind="parent", name="x", asked_on=date(2026, 7, 9))) == "asked_on"
    with pytest.raises(StaleCase):
        table.run(SaveSide(**common, side_id=other.id, version=1, kind="friend", name="x"))


def test_a_talk_is_kept_with_what_comes_next(table: Table) -> None:
    table.proposed()
    common = {"case_id": table.case_id, "mediation_id": table.id, "held_on": TODAY, "way": "visit", "said": "x"}
    table.run(NoteSession(**common | {"next_on": date(2026, 7, 9)}))
    table.run(NoteSession(**common))
    assert table.running == {}, "the next talk was held"
    assert table.blamed(NoteSession(**common | {"said": " "})) == "said"
    assert table.blamed(NoteSession(**common | {"way": "letter"})) == "way"
    assert table.blamed(NoteSession(**common | {"present": (999,)})) == "present"
    assert table.blamed(NoteSession(**common | {"held_on": date(2026, 7, 9)})) == "held_on"
    assert table.blamed(NoteSession(**common | {"next_on": date(2026, 7, 7)})) == "next_on"
    assert len(table.card.sessions) == 2


def test_the_chain_of_proposals_is_visible(table: Table) -> None:
    table.proposed()
    common = {"case_id": table.case_id, "mediation_id": table.id, "made_on": TODAY}
    first = table.run(MakeProposal(**common, side_id=table.other, text="partir le 31", until_on=date(2026, 7, 31)))
    second = table.run(MakeProposal(
        **common, side_id=table.person, text="rester jusqu'en octobre", answers_id=first, amount_cents=5000,
        from_on=date(2026, 8, 1), until_on=date(2026, 10, 31),
    ))  # fmt: skip
    (root,) = table.card.proposals
    assert (root.status, root.answered_on) == ("countered", TODAY)
    assert [(one.id, one.status, one.amount_cents) for one in root.counters] == [(second, "open", 5000)]
    answer = {"case_id": table.case_id, "proposal_id": second}
    assert table.blamed(AnswerProposal(**answer, version=1, status="countered")) == "status"
    table.run(AnswerProposal(**answer, version=1, status="accepted"))
    assert table.card.proposals[0].counters[0].status == "accepted"
    assert table.blamed(AnswerProposal(**answer, version=2, status="withdrawn")) == "", "answered once"
    assert table.blamed(MakeProposal(**common, side_id=table.person, text="x", answers_id=first)) == ""
    assert table.blamed(MakeProposal(**common, side_id=table.person, text="")) == "text"
    assert table.blamed(MakeProposal(**common, side_id=999, text="x")) == "side"
    assert table.blamed(MakeProposal(**common, side_id=table.person, text="x", amount_cents=0)) == "amount"
    late = MakeProposal(**common, side_id=table.person, text="x", from_on=date(2026, 8, 1), until_on=date(2026, 7, 1))
    assert table.blamed(late) == "until_on"


def test_a_counter_proposal_answers_one_of_the_same_talks(table: Table) -> None:
    table.proposed()
    common = {"case_id": table.case_id, "made_on": TODAY, "text": "x"}
    first = table.run(MakeProposal(**common, mediation_id=table.id, side_id=table.other))
    table.end()
    table.proposed()
    with pytest.raises(NotFound):
        table.run(MakeProposal(**common, mediation_id=table.id, side_id=table.person, answers_id=first))


def test_promises_need_a_side_a_day_and_words(table: Table) -> None:
    table.proposed()
    common = {"case_id": table.case_id, "mediation_id": table.id, "version": 1, "agreed_on": TODAY}
    day = date(2026, 7, 15)
    wrong = [
        ((), "what_0"),
        ((Promised(side_id=table.person, what=" ", due_on=day, row=2),), "what_2"),
        ((Promised(side_id=table.person, what="x", due_on=None, row=1),), "due_on_1"),
        ((Promised(side_id=table.person, what="x", due_on=date(2026, 7, 7)),), "due_on_0"),
        ((Promised(side_id=999, what="x", due_on=day),), "side_0"),
        ((Promised(side_id=table.person, what="x", due_on=day, amount_cents=-5),), "amount_0"),
    ]
    for promised, field in wrong:
        assert table.blamed(RecordAgreement(**common, promised=promised)) == field
    good = (promise(table, table.person, day),)
    assert table.blamed(RecordAgreement(**common, promised=good, document_id=999)) == "document"
    assert table.blamed(RecordAgreement(**common | {"agreed_on": day}, promised=good)) == "agreed_on"
    assert table.card.promises == (), "nothing is half saved"
    assert table.case.state == "mediating"
    document = table.run(AddDocument(case_id=table.case_id, file=prepared(files.pdf()), kind="other", title="accord"))
    table.agree(*good, document_id=document)
    assert table.card.document_id == document


def test_an_agreement_in_a_case_that_stands_elsewhere_is_kept_and_says_why(table: Table) -> None:
    table.proposed()
    table.event("claim_known", stage="claim_filed")
    told = table.agree(promise(table, table.person, date(2026, 7, 15)))
    assert [reason.code for reason in told] == ["not_from_here"]
    assert "Médiation" in told[0].text.fr
    assert table.case.state == "claim_filed"
    assert table.card.status == "agreed"
    assert len(table.running) == 1


def test_promises_may_be_added_to_an_agreement(table: Table) -> None:
    table.proposed()
    document = table.run(AddDocument(case_id=table.case_id, file=prepared(files.pdf()), kind="other", title="accord"))
    table.agree(promise(table, table.person, date(2026, 7, 15)), document_id=document)
    assert table.agree(promise(table, table.other, date(2026, 7, 16))) == ()
    assert table.card.document_id == document
    assert len(table.card.promises_of("agreement")) == 2
    assert table.events.count("agreement_signed") == 1


def test_a_broken_promise_breaks_the_agreement_only_when_one_says_so(table: Table) -> None:
    table.proposed()
    table.agree(*(promise(table, side, date(2026, 7, 15)) for side in (table.person, table.other, table.other)))
    assert table.settle(0, "broken") == ()
    assert table.case.state == "agreement"
    assert table.settle(1, "broken", breaks=True) == ()
    assert table.case.state == "assessing"
    assert (table.card.status, table.running) == ("broken", {})
    with Reader.open(table.store, table.team.organisation_id) as reader:
        assert reader.where(CaseEvent, "id", case_id=table.case_id)[-1].inputs == {"broken_by": "other_side"}


def test_it_is_said_who_broke_it(table: Table) -> None:
    table.proposed()
    table.agree(promise(table, table.person, date(2026, 7, 15)))
    table.settle(0, "broken", breaks=True, note="a perdu son travail")
    with Reader.open(table.store, table.team.organisation_id) as reader:
        assert reader.where(CaseEvent, "id", case_id=table.case_id)[-1].inputs == {"broken_by": "person"}
    assert table.card.promises[0].note == "a perdu son travail"


def test_a_promise_is_settled_once_with_what_can_be(table: Table) -> None:
    table.proposed()
    table.agree(promise(table, table.person, date(2026, 7, 15)), promise(table, None, date(2026, 7, 16)))
    one = table.card.promises[0]
    common = {"case_id": table.case_id, "commitment_id": one.id, "version": one.version, "on": TODAY}
    assert table.blamed(SettleCommitment(**common, status="open")) == "status"
    assert table.blamed(SettleCommitment(**common | {"on": date(2026, 7, 9)}, status="kept")) == "on"
    assert table.blamed(SettleCommitment(**common, status="late")) == "new_due_on"
    early = SettleCommitment(**common, status="late", new_due_on=date(2026, 7, 15))
    assert table.blamed(early) == "new_due_on"
    table.settle(0, "kept")
    assert table.blamed(SettleCommitment(**common | {"version": 2}, status="broken")) == ""


def test_respite_keeps_the_place_out_of_the_timeline_and_ends_at_home(store: Store, team: Team) -> None:
    """M2.1.a: break, steps of the return, return; the place stays in the mediation."""
    table = Table(store, team, concern="put_out_by_host").ready().proposed("parent")
    step = Promised(side_id=table.other, what="préparer la chambre", due_on=date(2026, 7, 18))
    assert table.elsewhere(steps=(step,)) == ()
    assert table.case.state == "respite"
    card = table.card
    assert (card.status, card.respite_place, card.hosted) == ("respite", "chez Nadia", True)
    assert table.running == {
        f"commitment.{card.promises[0].id}": (date(2026, 7, 18), "other_side"),
        f"mediation.{table.id}.return": (date(2026, 7, 20), "us"),
    }
    with Reader.open(store, team.organisation_id) as reader:
        told = reader.where(CaseEvent, "id", case_id=table.case_id)[-1].inputs
    assert "Nadia" not in str(told)
    assert told["return_on"] == "2026-07-20"
    table.settle(0, "broken", breaks=True)
    assert table.case.state == "respite", "a step of the return is no agreement"
    unsafe = ReturnHome(case_id=table.case_id, mediation_id=table.id, version=card.version, on=TODAY, safe=False)
    assert table.refused(unsafe) == ["return_not_safe"]
    home = ReturnHome(case_id=table.case_id, mediation_id=table.id, version=card.version, on=TODAY, safe=True)
    assert table.run(home) == ()
    assert (table.case.state, table.card.status, table.card.returned_on) == ("agreement", "open", TODAY)
    assert table.running == {}


def test_respite_that_cannot_be(store: Store, team: Team) -> None:
    table = Table(store, team).ready().proposed("friend")
    common = {"case_id": table.case_id, "mediation_id": table.id, "version": 1, "until_on": date(2026, 7, 20)}
    good = {"from_on": TODAY, "place": "x", "safe": True}
    assert table.refused(StartRespite(**common, **good | {"safe": False})) == ["place_not_safe"]
    assert table.refused(StartRespite(**common | {"until_on": TODAY}, **good)) == ["return_before_departure"]
    assert table.blamed(StartRespite(**common, **good | {"place": ""})) == "place"
    assert table.blamed(StartRespite(**common, **good | {"from_on": date(2026, 7, 9)})) == "from_on"
    nobody = ReturnHome(case_id=table.case_id, mediation_id=table.id, version=1, on=TODAY, safe=True)
    assert table.blamed(nobody) == ""


def test_no_respite_from_an_owner_and_return_after_an_agreement_keeps_it(table: Table) -> None:
    table.proposed("owner")
    common = {"case_id": table.case_id, "mediation_id": table.id, "until_on": date(2026, 7, 20)}
    assert table.blamed(StartRespite(**common, version=1, from_on=TODAY, place="x", safe=True)) == ""
    table.run(SaveSide(case_id=table.case_id, mediation_id=table.id, kind="friend", name="Nadia"))
    table.agree(promise(table, table.person, date(2026, 8, 1)))
    assert [reason.code for reason in table.elsewhere()] == ["not_from_here"]
    home = ReturnHome(case_id=table.case_id, mediation_id=table.id, version=table.card.version, on=TODAY, safe=True)
    assert [reason.code for reason in table.run(home)] == ["not_from_here"]
    assert table.card.status == "agreed"


def test_talks_that_failed_let_their_days_go_and_say_what_comes_next(table: Table) -> None:
    table.proposed()
    table.run(NoteSession(
        case_id=table.case_id, mediation_id=table.id, held_on=TODAY, way="phone", said="x", next_on=date(2026, 7, 9),
    ))  # fmt: skip
    common = {"case_id": table.case_id, "mediation_id": table.id, "version": 1, "on": TODAY}
    assert table.blamed(EndMediation(**common, failure="bored", after="assess_again")) == "failure"
    assert table.blamed(EndMediation(**common, failure="no_answer", after="party")) == "after"
    assert table.blamed(EndMediation(
        **common | {"on": date(2026, 7, 9)}, failure="no_answer", after="assess_again",
    )) == "on"  # fmt: skip
    assert table.end(after="prepare_move", note="part en septembre") == ()
    assert table.case.state == "preparing_move"
    assert (table.card.status, table.card.failure, table.running) == ("failed", "refused_by_other", {})
    assert table.blamed(EndMediation(**common | {"version": 2}, failure="no_answer", after="assess_again")) == ""


def test_roles_cases_and_services_are_kept_apart(table: Table, other_team: Team) -> None:
    table.proposed()
    command = MakeProposal(case_id=table.case_id, mediation_id=table.id, side_id=table.person, made_on=TODAY, text="x")
    with pytest.raises(Forbidden):
        run(table.store, command, table.team.auditor)
    with pytest.raises(NotFound):
        run(table.store, command, other_team.adviser)
    other = run(table.store, OpenCase(identity="anonymous", concern="other", channel="visit"), table.team.adviser)
    with pytest.raises(NotFound):
        table.run(MakeProposal(
            case_id=other, mediation_id=table.id, side_id=table.person, made_on=TODAY, text="x",
        ))  # fmt: skip
    with Reader.open(table.store, table.team.organisation_id) as reader, pytest.raises(NotFound):
        queries.mediation(reader, other, table.id)


def test_nothing_is_written_in_a_closed_case(table: Table) -> None:
    table.proposed()
    table.event("closed", outcome="unknown", closing_reason="other")
    closed = ProposeMediation(
        case_id=table.case_id, version=table.case.version, kind="owner", name="x", basis="consent", on=TODAY
    )
    assert table.blamed(closed) == ""
    command = NoteSession(case_id=table.case_id, mediation_id=table.id, held_on=TODAY, way="phone", said="x")
    assert table.blamed(command) == ""
