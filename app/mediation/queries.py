"""What the pages of a mediation show. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from app.foundation import clock
from app.store.errors import NotFound
from app.store.facts import case_facts
from app.store.tables import (
    Case,
    Commitment,
    Document,
    Mediation,
    MediationProposal,
    MediationSession,
    MediationSide,
    OtherParty,
)
from workflows.engine import prevention_version
from workflows.mediation import why_not_propose
from workflows.mediation.sides import RUNNING, SIDES

if TYPE_CHECKING:
    from datetime import date

    from app.store.reading import Reader
    from workflows.law import Reason, Text
    from workflows.mediation.sides import SideKind

Row = TypeVar("Row", MediationSession, MediationProposal, Commitment)


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody at the table."""

    id: int
    version: int
    kind: SideKind
    name: str
    asked_on: date | None
    willing: str
    conditions: str


@dataclass(frozen=True, slots=True)
class Session:
    """A talk that was held."""

    id: int
    held_on: date
    way: str
    present: tuple[Side, ...]
    others: str
    said: str
    next_step: str
    next_on: date | None
    who_id: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a side offered, with the counter-proposals that followed."""

    id: int
    version: int
    side: Side
    made_on: date
    text: str
    amount_cents: int | None
    from_on: date | None
    until_on: date | None
    status: str
    answered_on: date | None
    counters: tuple[Proposal, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised. ``side`` None: our own service."""

    id: int
    version: int
    part: str
    side: Side | None
    what: str
    due_on: date
    amount_cents: int | None
    status: str
    settled_on: date | None
    note: str

    @property
    def open(self) -> bool:
        """Tell whether it is still to be kept."""
        return self.status in {"open", "late"}


@dataclass(frozen=True, slots=True)
class MediationCard:
    """A mediation, head and all."""

    id: int
    version: int
    status: str
    about: str
    basis: str
    opened_on: date
    agreed_on: date | None
    document_id: int | None
    ended_on: date | None
    failure: str
    note: str
    respite_from_on: date | None
    respite_until_on: date | None
    respite_place: str
    returned_on: date | None
    sides: tuple[Side, ...]
    sessions: tuple[Session, ...]
    proposals: tuple[Proposal, ...]
    promises: tuple[Promise, ...]

    @property
    def running(self) -> bool:
        """Tell whether it goes on."""
        return self.status in RUNNING

    @property
    def hosted(self) -> bool:
        """Tell whether it is with family or a host."""
        return any(side.kind.hosts for side in self.sides)

    def promises_of(self, part: str) -> tuple[Promise, ...]:
        """Return what was promised in the agreement or for the return, by day."""
        return tuple(sorted((one for one in self.promises if one.part == part), key=lambda one: (one.due_on, one.id)))


@dataclass(frozen=True, slots=True)
class MediationLine:
    """A mediation in a list: with whom and where it stands."""

    id: int
    status: str
    opened_on: date
    ended_on: date | None
    kinds: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether talks may be proposed in a case, and why not; ``violence``: what to do instead is shown."""

    refusals: tuple[Reason, ...]
    violence: bool
    state: str


def standing(reader: Reader, case_id: int) -> Standing:
    """Return whether a mediation may be proposed today."""
    case = reader.one(Case, case_id)
    today = clock.today()
    refusals = why_not_propose(case_facts(reader, case, on=today, today=today))
    return Standing(refusals, violence=case.violence is True, state=case.state)


def mediations_of(reader: Reader, case_id: int) -> tuple[MediationLine, ...]:
    """Return the mediations of a case, the latest first."""
    kinds: dict[int, list[Text]] = {}
    for side in reader.where(MediationSide, "id", case_id=case_id):
        if SIDES[side.kind].with_whom:
            kinds.setdefault(side.mediation_id, []).append(SIDES[side.kind].label)
    return tuple(
        MediationLine(row.id, row.status, row.opened_on, row.ended_on, tuple(kinds[row.id]))
        for row in reversed(reader.where(Mediation, "id", case_id=case_id))
    )


def mediation(reader: Reader, case_id: int, mediation_id: int) -> MediationCard:
    """Return one mediation. Raises NotFound, also for one of another case."""
    row = reader.one(Mediation, mediation_id)
    if row.case_id != case_id:
        raise NotFound
    sides = {side.id: _side(side) for side in reader.where(MediationSide, "id", mediation_id=row.id)}
    return MediationCard(
        id=row.id,
        version=row.version,
        status=row.status,
        about=row.about,
        basis=row.basis,
        opened_on=row.opened_on,
        agreed_on=row.agreed_on,
        document_id=row.document_id,
        ended_on=row.ended_on,
        failure=row.failure,
        note=row.note,
        respite_from_on=row.respite_from_on,
        respite_until_on=row.respite_until_on,
        respite_place=row.respite_place,
        returned_on=row.returned_on,
        sides=tuple(sides.values()),
        sessions=tuple(_session(one, sides) for one in reversed(_of(reader, MediationSession, row.id))),
        proposals=_chains([*_of(reader, MediationProposal, row.id)], sides),
        promises=tuple(_promise(one, sides) for one in _of(reader, Commitment, row.id)),
    )


def commitment(reader: Reader, case_id: int, commitment_id: int) -> tuple[MediationCard, Promise]:
    """Return a promise with its mediation. Raises NotFound, also for one of another case."""
    row = reader.one(Commitment, commitment_id)
    card = mediation(reader, case_id, row.mediation_id)
    return card, next(one for one in card.promises if one.id == commitment_id)


def proposal(reader: Reader, case_id: int, proposal_id: int) -> tuple[MediationCard, Proposal]:
    """Return a proposal with its mediation. Raises NotFound, also for one of another case."""
    row = reader.one(MediationProposal, proposal_id)
    card = mediation(reader, case_id, row.mediation_id)
    side = next(one for one in card.sides if one.id == row.side_id)
    return card, _proposal(row, side, ())


def documents_of(reader: Reader, case_id: int) -> tuple[tuple[int, str, str], ...]:
    """Return (key, kind, title) of the papers that can prove an agreement."""
    rows = reader.where(Document, "id", case_id=case_id, removed_on=None)
    return tuple((row.id, row.kind, row.title) for row in reversed(rows))


def parties_of(reader: Reader, case_id: int) -> tuple[tuple[str, str], ...]:
    """Return (role, name) of landlord, agent and host as the case knows them, to begin with."""
    return tuple((row.role, row.name) for row in reader.where(OtherParty, "id", case_id=case_id))


def words_of_failure(reader: Reader, case_id: int) -> dict[str, dict[str, Text]]:
    """Return the words of the workflow for why a mediation failed and what comes after, by input and code."""
    inputs = prevention_version(reader.one(Case, case_id).workflow_version).workflow.inputs
    return {
        name: {code.value: code.label for code in inputs[name].codes}
        for name in ("mediation_failure", "after_mediation")
    }


def _of(reader: Reader, table: type[Row], mediation_id: int) -> list[Row]:
    return list(reader.where(table, "id", mediation_id=mediation_id))


def _side(row: MediationSide) -> Side:
    return Side(row.id, row.version, SIDES[row.kind], row.name, row.asked_on, row.willing, row.conditions)


def _session(row: MediationSession, sides: dict[int, Side]) -> Session:
    return Session(
        id=row.id,
        held_on=row.held_on,
        way=row.way,
        present=tuple(sides[key] for key in row.present),
        others=row.others,
        said=row.said,
        next_step=row.next_step,
        next_on=row.next_on,
        who_id=row.recorded_by_id,
    )


def _chains(rows: list[MediationProposal], sides: dict[int, Side]) -> tuple[Proposal, ...]:
    """Return the first proposals, each with what answered it."""
    under: dict[int | None, list[MediationProposal]] = {}
    for row in rows:
        under.setdefault(row.answers_id, []).append(row)

    def grown(parent: int | None) -> tuple[Proposal, ...]:
        return tuple(_proposal(row, sides[row.side_id], grown(row.id)) for row in under.get(parent, []))

    return grown(None)


def _proposal(row: MediationProposal, side: Side, counters: tuple[Proposal, ...]) -> Proposal:
    return Proposal(
        id=row.id,
        version=row.version,
        side=side,
        made_on=row.made_on,
        text=row.text,
        amount_cents=row.amount_cents,
        from_on=row.from_on,
        until_on=row.until_on,
        status=row.status,
        answered_on=row.answered_on,
        counters=counters,
    )


def _promise(row: Commitment, sides: dict[int, Side]) -> Promise:
    return Promise(
        id=row.id,
        version=row.version,
        part=row.part,
        side=sides.get(row.side_id or 0),
        what=row.what,
        due_on=row.due_on,
        amount_cents=row.amount_cents,
        status=row.status,
        settled_on=row.settled_on,
        note=row.note,
    )
