"""Mediate: the commands act, the workflow decides; what moves the case is recorded in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound, Refused
from app.foundation.permissions import Permission
from app.mediation import reasons
from app.store.facts import case_facts
from app.store.promises import DROPPED, Promise, settle, watch
from app.store.tables import Commitment, Document, Mediation, MediationProposal, MediationSession, MediationSide
from workflows.engine import prevention_version
from workflows.law import Text
from workflows.mediation import why_not_propose, why_not_speak
from workflows.mediation.sides import BASES, COMMITMENT_STATES, OTHERS, PERSON, RUNNING, SIDES, WAYS, WILLING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.facts import CaseFacts, EventInputs
    from workflows.law import Reason

PROPOSED, SIGNED, BROKEN, FAILED = "mediation_proposed", "agreement_signed", "agreement_broken", "mediation_failed"
RESPITE, RETURNED = "went_into_respite", "returned_home"
UNDER_WAY: Final = frozenset({"mediating", "respite", "agreement"})
"""States of a case in which a mediation may be written down without moving it: it is there already."""
ELSEWHERE: Final = "not_from_here"
LONGEST: Final = 300
AGREEMENT, RETURN = "agreement", "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What somebody promised. ``side_id`` None: our own service. ``row``: its line of the form."""

    side_id: int | None
    what: str
    due_on: date | None
    amount_cents: int | None = None
    row: int = 0


# ------------------------------------------------------------------------------------------------ what they share


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _mediation(work: Work, case: Case, mediation_id: int, version: int | None = None) -> Mediation:
    row = _of_case(work.one(Mediation, mediation_id, version=version), case)
    if row.status not in RUNNING:
        raise Invalid("", reasons.ENDED)
    return row


Part = TypeVar("Part", Mediation, MediationSide, MediationProposal, Commitment)


def _of_case(row: Part, case: Case) -> Part:
    if row.case_id != case.id:
        raise NotFound
    return row


def _facts(work: Work, case: Case, on: date, inputs: EventInputs | None = None) -> CaseFacts:
    return case_facts(work, case, on=on, today=clock.today(), inputs=inputs or {})


def _may_speak(work: Work, case: Case, event: str) -> None:
    """Refuse contact with the other side with violence, or before safety was asked. Raises Refused."""
    why = why_not_speak(_facts(work, case, clock.today()))
    if why:
        raise Refused(event, case.state, why)


def _happen(work: Work, case: Case, event: str, on: date, inputs: EventInputs) -> tuple[Reason, ...]:
    """Record an event where it is possible; return why it is not when it belongs to another stage of the case.

    What people agreed can always be written down, so a case that stands elsewhere stays there and the reason is
    told. Every other refusal of the workflow undoes all of it. Raises Refused.
    """
    try:
        decision = prevention_version(case.workflow_version).decide(case.state, event, _facts(work, case, on, inputs))
    except Refused as refused:
        if [reason.code for reason in refused.reasons] == [ELSEWHERE]:
            return refused.reasons
        raise
    work.record(case, decision, on, inputs)
    return ()


def _happened(field: str, day: date) -> date:
    if day > clock.today():
        raise Invalid(field, reasons.IN_THE_FUTURE)
    return day


def _one_of(field: str, value: str, words: object) -> str:
    if value not in words:  # type: ignore[operator]
        raise Invalid(field, reasons.NOT_OFFERED)
    return value


def _amount(field: str, cents: int | None) -> int | None:
    if cents is not None and cents <= 0:
        raise Invalid(field, reasons.AMOUNT)
    return cents


def _side(work: Work, mediation: Mediation, field: str, side_id: int | None) -> MediationSide:
    found = work.where(MediationSide, id=side_id, mediation_id=mediation.id)
    if not found:
        raise Invalid(field, reasons.NOT_OFFERED)
    return found[0]


def commitment_rule(commitment_id: int) -> str:
    """Return the name under which the agenda watches a commitment."""
    return f"commitment.{commitment_id}"


def _promise(
    work: Work, case: Case, mediation: Mediation, promised: Sequence[Promised], part: str, since: date
) -> None:
    """Write what was promised and have each day watched."""
    for one in promised:
        if not one.what.strip():
            raise Invalid(f"what_{one.row}", reasons.NO_WHAT)
        if one.due_on is None:
            raise Invalid(f"due_on_{one.row}", reasons.NO_DAY)
        if one.due_on < since:
            raise Invalid(f"due_on_{one.row}", reasons.BEFORE_AGREEMENT)
        side = None if one.side_id is None else _side(work, mediation, f"side_{one.row}", one.side_id)
        row = work.add(
            Commitment(
                case_id=case.id,
                mediation_id=mediation.id,
                part=part,
                side_id=one.side_id,
                what=one.what.strip()[:LONGEST],
                due_on=one.due_on,
                amount_cents=_amount(f"amount_{one.row}", one.amount_cents),
            )
        )
        _watch(work, case, row, side)


def _watch(work: Work, case: Case, row: Commitment, side: MediationSide | None) -> None:
    """Show a commitment in the agenda: whose it is, never what it says, for the agenda is seen by many."""
    kind = SIDES[side.kind] if side is not None else None
    who = kind.label if kind is not None else Text(fr="notre service", nl="onze dienst")
    step = Text(fr="Étape du retour", nl="Stap van de terugkeer")
    what = step if row.part == RETURN else Text(fr="Engagement à tenir", nl="Verbintenis na te komen")
    title = Text(fr=f"{what.fr} : {who.fr}", nl=f"{what.nl}: {who.nl}")
    waits_for = kind.waits_for if kind is not None else "us"
    watch(work, case, Promise(rule=commitment_rule(row.id), title=title, on=row.due_on, waits_for=waits_for))


def _let_go(work: Work, case: Case, mediation: Mediation, part: str) -> None:
    """Stop watching what is still promised."""
    for row in work.where(Commitment, mediation_id=mediation.id, part=part):
        settle(work, case.id, commitment_rule(row.id), on=clock.today(), status=DROPPED)


# ------------------------------------------------------------------------------------------------ commands


@dataclass(frozen=True, kw_only=True)
class ProposeMediation(Command[int]):
    """Talks are proposed to whoever puts the person out; returns the key of the mediation.

    Refused with violence, before safety was asked, and without consent or mandate (M2.1.a, M7.1).
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    version: int
    kind: str
    name: str
    about: str = ""
    basis: str
    on: date

    def execute(self, work: Work) -> int:
        """Write the mediation with its two first sides, and move the case where it is not mediating yet."""
        case = work.case(self.case_id, version=self.version)
        if case.closed_on is not None:
            raise Invalid("", reasons.CASE_CLOSED)
        kind = SIDES[_one_of("kind", self.kind, OTHERS)]
        if not self.name.strip():
            raise Invalid("name", reasons.NO_NAME)
        why = why_not_propose(_facts(work, case, _happened("on", self.on)))
        if why:
            raise Refused(PROPOSED, case.state, why)
        if any(row.status in RUNNING for row in work.where(Mediation, case_id=case.id)):
            raise Invalid("", reasons.ALREADY_OPEN)
        row = work.add(
            Mediation(
                case_id=case.id,
                about=self.about.strip(),
                basis=_one_of("basis", self.basis, BASES),
                opened_on=self.on,
                recorded_at=work.author.at,
            )
        )
        work.add(MediationSide(case_id=case.id, mediation_id=row.id, kind=PERSON, willing="yes", asked_on=self.on))
        work.add(MediationSide(case_id=case.id, mediation_id=row.id, kind=kind.id, name=self.name.strip()))
        elsewhere = _happen(work, case, PROPOSED, self.on, {"mediation_with": kind.with_whom})
        if elsewhere and case.state not in UNDER_WAY:
            raise Refused(PROPOSED, case.state, elsewhere)
        return row.id


@dataclass(frozen=True, kw_only=True)
class SaveSide(Command[int]):
    """Somebody joins the talks, or says whether they want them and on what conditions; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    mediation_id: int
    side_id: int | None = None
    version: int | None = None
    kind: str
    name: str
    asked_on: date | None = None
    willing: str = ""
    conditions: str = ""

    def execute(self, work: Work) -> int:
        """Add or change the side."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id)
        _may_speak(work, case, PROPOSED)
        if self.side_id is None:
            row = MediationSide(case_id=case.id, mediation_id=mediation.id)
        else:
            row = _of_case(work.one(MediationSide, self.side_id, version=self.version), case)
        row.kind = row.kind if row.kind == PERSON else _one_of("kind", self.kind, OTHERS)
        if row.kind != PERSON and not self.name.strip():
            raise Invalid("name", reasons.NO_NAME)
        row.name = "" if row.kind == PERSON else self.name.strip()
        row.asked_on = None if self.asked_on is None else _happened("asked_on", self.asked_on)
        row.willing = _one_of("willing", self.willing, WILLING)
        row.conditions = self.conditions.strip()
        return row.id if self.side_id is not None else work.add(row).id


@dataclass(frozen=True, kw_only=True)
class NoteSession(Command[int]):
    """A talk was held: when, how, with whom, what was said, what comes next; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    mediation_id: int
    held_on: date
    way: str
    present: tuple[int, ...] = ()
    others: str = ""
    said: str
    next_step: str = ""
    next_on: date | None = None

    def execute(self, work: Work) -> int:
        """Add the talk and have its next step watched."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id)
        _may_speak(work, case, PROPOSED)
        if not self.said.strip():
            raise Invalid("said", reasons.NO_TEXT)
        for side_id in self.present:
            _side(work, mediation, "present", side_id)
        if self.next_on is not None and self.next_on < self.held_on:
            raise Invalid("next_on", reasons.ENDS_FIRST)
        row = work.add(
            MediationSession(
                case_id=case.id,
                mediation_id=mediation.id,
                held_on=_happened("held_on", self.held_on),
                way=_one_of("way", self.way, WAYS),
                present=list(self.present),
                others=self.others.strip()[:200],
                said=self.said.strip(),
                next_step=self.next_step.strip()[:LONGEST],
                next_on=self.next_on,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        rule = next_rule(mediation.id)
        if row.next_on is not None:
            title = Text(fr="Suite de la médiation", nl="Vervolg van de bemiddeling")
            watch(work, case, Promise(rule=rule, title=title, on=row.next_on, waits_for="us"))
        else:
            settle(work, case.id, rule, on=clock.today())
        return row.id


def next_rule(mediation_id: int) -> str:
    """Return the name under which the agenda watches the next talk of a mediation."""
    return f"mediation.{mediation_id}.next"


def respite_rule(mediation_id: int) -> str:
    """Return the name under which the agenda watches the planned return."""
    return f"mediation.{mediation_id}.return"


@dataclass(frozen=True, kw_only=True)
class MakeProposal(Command[int]):
    """A side offers something, or answers an offer with another one; returns the key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    mediation_id: int
    side_id: int
    made_on: date
    text: str
    amount_cents: int | None = None
    from_on: date | None = None
    until_on: date | None = None
    answers_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the proposal; the one it answers is countered."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id)
        _may_speak(work, case, PROPOSED)
        if not self.text.strip():
            raise Invalid("text", reasons.NO_PROPOSAL)
        if self.from_on is not None and self.until_on is not None and self.until_on < self.from_on:
            raise Invalid("until_on", reasons.ENDS_FIRST)
        if self.answers_id is not None:
            answered = _of_case(work.one(MediationProposal, self.answers_id), case)
            if answered.mediation_id != mediation.id:
                raise NotFound
            if answered.status != "open":
                raise Invalid("", reasons.ANSWERED)
            answered.status, answered.answered_on = "countered", self.made_on
        row = MediationProposal(
            case_id=case.id,
            mediation_id=mediation.id,
            side_id=_side(work, mediation, "side", self.side_id).id,
            answers_id=self.answers_id,
            made_on=_happened("made_on", self.made_on),
            text=self.text.strip(),
            amount_cents=_amount("amount", self.amount_cents),
            from_on=self.from_on,
            until_on=self.until_on,
            recorded_at=work.author.at,
        )
        return work.add(row).id


@dataclass(frozen=True, kw_only=True)
class AnswerProposal(Command[None]):
    """A proposal is accepted, refused, or taken back by whoever made it."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    ANSWERS: ClassVar = ("accepted", "refused", "withdrawn")
    case_id: int
    proposal_id: int
    version: int
    status: str

    def execute(self, work: Work) -> None:
        """Write the answer; a proposal is answered once."""
        case = _open_case(work, self.case_id)
        row = _of_case(work.one(MediationProposal, self.proposal_id, version=self.version), case)
        _mediation(work, case, row.mediation_id)
        if row.status != "open":
            raise Invalid("", reasons.ANSWERED)
        row.status, row.answered_on = _one_of("status", self.status, self.ANSWERS), clock.today()


@dataclass(frozen=True, kw_only=True)
class RecordAgreement(Command["tuple[Reason, ...]"]):
    """The sides agree, with a day for what each promised; returns why the case stays where it is, empty if it need not.

    May be run again: more promises of the same agreement.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    mediation_id: int
    version: int
    agreed_on: date
    promised: tuple[Promised, ...]
    document_id: int | None = None

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write the agreement, watch each promise, and record the event where it is possible."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id, self.version)
        _may_speak(work, case, SIGNED)
        _happened("agreed_on", self.agreed_on)
        if not self.promised:
            raise Invalid("what_0", reasons.NO_COMMITMENT)
        if self.document_id is not None and not work.where(
            Document, id=self.document_id, case_id=case.id, removed_on=None
        ):
            raise Invalid("document", reasons.NOT_A_PROOF)
        _promise(work, case, mediation, self.promised, AGREEMENT, self.agreed_on)
        mediation.status, mediation.agreed_on = "agreed", mediation.agreed_on or self.agreed_on
        mediation.document_id = self.document_id or mediation.document_id
        settle(work, case.id, next_rule(mediation.id), on=clock.today())
        if case.state == AGREEMENT:
            return ()
        first = min(one.due_on for one in self.promised if one.due_on is not None)
        return _happen(work, case, SIGNED, self.agreed_on, {"first_commitment_on": first})


@dataclass(frozen=True, kw_only=True)
class SettleCommitment(Command["tuple[Reason, ...]"]):
    """A promise was kept, is late until another day, or was broken; returns why the case stays where it is.

    ``breaks``: with this broken promise the whole agreement is broken, which the workflow is told.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    commitment_id: int
    version: int
    status: str
    on: date
    new_due_on: date | None = None
    note: str = ""
    breaks: bool = False

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write what became of the promise; when all are kept, the agreement is."""
        case = _open_case(work, self.case_id)
        row = _of_case(work.one(Commitment, self.commitment_id, version=self.version), case)
        mediation = _mediation(work, case, row.mediation_id)
        if row.status in {"kept", "broken"}:
            raise Invalid("", reasons.SETTLED)
        _one_of("status", self.status, COMMITMENT_STATES.keys() - {"open"})
        _happened("on", self.on)
        row.note = self.note.strip()[:LONGEST]
        side = None if row.side_id is None else work.one(MediationSide, row.side_id)
        if self.status == "late":
            if self.new_due_on is None or self.new_due_on <= row.due_on:
                raise Invalid("new_due_on", reasons.NEW_DAY)
            row.status, row.due_on = "late", self.new_due_on
            _watch(work, case, row, side)
            return ()
        row.status, row.settled_on = self.status, self.on
        rule = commitment_rule(row.id)
        if self.status == "kept":
            settle(work, case.id, rule, on=self.on)
            self._when_all_kept(work, mediation)
            return ()
        settle(work, case.id, rule, on=self.on, status=DROPPED)
        return self._break(work, case, mediation, side) if self.breaks and row.part == AGREEMENT else ()

    def _when_all_kept(self, work: Work, mediation: Mediation) -> None:
        promised = work.where(Commitment, mediation_id=mediation.id, part=AGREEMENT)
        if mediation.status == "agreed" and all(one.status == "kept" for one in promised):
            mediation.status, mediation.ended_on = "kept", self.on

    def _break(self, work: Work, case: Case, mediation: Mediation, side: MediationSide | None) -> tuple[Reason, ...]:
        mediation.status, mediation.ended_on = "broken", self.on
        _let_go(work, case, mediation, AGREEMENT)
        by = "person" if side is not None and side.kind == PERSON else "other_side"
        return _happen(work, case, BROKEN, self.on, {"broken_by": by})


@dataclass(frozen=True, kw_only=True)
class StartRespite(Command["tuple[Reason, ...]"]):
    """The person stays elsewhere for a while, the return is planned; returns why the case stays where it is."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    mediation_id: int
    version: int
    from_on: date
    until_on: date
    place: str
    safe: bool
    steps: tuple[Promised, ...] = ()

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write place and return; the event keeps no address, the mediation does."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id, self.version)
        others = [row for row in work.where(MediationSide, mediation_id=mediation.id) if row.kind != PERSON]
        if not any(SIDES[row.kind].hosts for row in others):
            raise Invalid("", reasons.NOT_FOR_OWNER)
        if not self.place.strip():
            raise Invalid("place", reasons.NO_PLACE)
        _happened("from_on", self.from_on)
        mediation.status = "respite"
        mediation.respite_from_on, mediation.respite_until_on = self.from_on, self.until_on
        mediation.respite_place, mediation.returned_on = self.place.strip()[:160], None
        _promise(work, case, mediation, self.steps, RETURN, self.from_on)
        title = Text(fr="Retour à la maison prévu", nl="Geplande terugkeer naar huis")
        promised = Promise(rule=respite_rule(mediation.id), title=title, on=self.until_on, waits_for="us")
        watch(work, case, promised)
        place = f"{reasons.PLACE_KEPT.fr} / {reasons.PLACE_KEPT.nl}"
        inputs: EventInputs = {"return_on": self.until_on, "place": place, "place_is_safe": self.safe}
        return _happen(work, case, RESPITE, self.from_on, inputs)


@dataclass(frozen=True, kw_only=True)
class ReturnHome(Command["tuple[Reason, ...]"]):
    """The person is home again and it is safe; returns why the case stays where it is."""

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    mediation_id: int
    version: int
    on: date
    safe: bool

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """End the respite; nobody is sent back to an unsafe place."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id, self.version)
        if mediation.status != "respite":
            raise Invalid("", reasons.NO_RESPITE)
        mediation.returned_on = _happened("on", self.on)
        mediation.status = "agreed" if mediation.agreed_on is not None else "open"
        settle(work, case.id, respite_rule(mediation.id), on=self.on)
        return _happen(work, case, RETURNED, self.on, {"return_is_safe": self.safe})


@dataclass(frozen=True, kw_only=True)
class EndMediation(Command["tuple[Reason, ...]"]):
    """The talks end without agreement, or the person leaves; returns why the case stays where it is.

    Always possible, with violence too: then it is what to do first.
    """

    permission: ClassVar[Permission] = Permission.CASE_PROGRESS
    case_id: int
    mediation_id: int
    version: int
    on: date
    failure: str
    after: str
    note: str = ""

    def execute(self, work: Work) -> tuple[Reason, ...]:
        """Write why, let the days of the mediation go, and move the case where it is mediating."""
        case = _open_case(work, self.case_id)
        mediation = _mediation(work, case, self.mediation_id, self.version)
        inputs_of = prevention_version(case.workflow_version).workflow.inputs
        known = {code.value for code in inputs_of["mediation_failure"].codes}
        mediation.failure = _one_of("failure", self.failure, known)
        _one_of("after", self.after, {code.value for code in inputs_of["after_mediation"].codes})
        mediation.status, mediation.ended_on = "failed", _happened("on", self.on)
        mediation.note = self.note.strip()
        for part in (AGREEMENT, RETURN):
            _let_go(work, case, mediation, part)
        for rule in (next_rule(mediation.id), respite_rule(mediation.id)):
            settle(work, case.id, rule, on=clock.today(), status=DROPPED)
        inputs: EventInputs = {"mediation_failure": self.failure, "after_mediation": self.after}
        return _happen(work, case, FAILED, self.on, inputs)
