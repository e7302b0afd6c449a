"""The stage of the demonstration: who acts, on which day, on which case."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from app.actions.commands import ChangeActionStatus, SaveAction, StartAction
from app.agenda.commands import AddTask
from app.cases.commands import (
    AddNote,
    Certificate,
    CorrectEvent,
    OpenCase,
    RecordEvent,
    SaveArrears,
    SaveCertificates,
    SaveDwelling,
    SaveLease,
    SaveParty,
    SavePerson,
    certificates_seen,
)
from app.checks.case_facts import asked_by
from app.checks.commands import KeepCheck
from app.checks.paths import Facts, get, put
from app.checks.queries import rows_of
from app.correspondence import drafting
from app.correspondence.commands import IssueLetter, PrepareLetter, RecordSending
from app.correspondence.views import first_options
from app.defects.commands import Finding, SaveRoom
from app.documents.commands import AddDocument
from app.foundation import clock
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.mediation.commands import (
    MakeProposal,
    NoteSession,
    Promised,
    ProposeMediation,
    RecordAgreement,
    SaveSide,
    SettleCommitment,
    StartRespite,
)
from app.safety.commands import KeepSecretAddress
from app.store.reading import Reader
from app.store.tables import (
    Case,
    CaseAction,
    CaseEvent,
    Commitment,
    Dwelling,
    EpbCertificate,
    Letter,
    MediationSide,
    Person,
)
from workflows.checks import CHECKS
from workflows.demands import DEMANDS, PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.foundation.identity import Actor
    from app.store.base import Store


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let the clock stand at ten in the morning of a day."""
    with clock.frozen(datetime.combine(day, time(8, 0), UTC)):
        yield


@dataclass(slots=True)
class Stage:
    """One case of the demonstration being told, command by command, each on its day."""

    store: Store
    actor: Actor
    case_id: int = 0
    passed: int = 0
    """Key of the file with which the case was passed on."""

    def open(self, day: date, **facts: Any) -> Stage:
        """Somebody comes in."""
        given = {"identity": "named", "channel": "visit", "concern": "indexation", "safe_to_contact": "yes"} | facts
        with on(day):
            self.case_id = run(self.store, OpenCase(**given), self.actor)
        return self

    def _row(self, table: type[Any]) -> Any:
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            return next(iter(reader.where(table, case_id=self.case_id)), None)

    def _version(self) -> int:
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            return reader.one(Case, self.case_id).version

    def dwell(self, day: date, **facts: Any) -> Stage:
        """The dwelling is described."""
        row = self._row(Dwelling)
        with on(day):
            run(
                self.store,
                SaveDwelling(case_id=self.case_id, version=row.version if row else None, **facts),
                self.actor,
            )
        return self

    def secret_address(self, day: date, **facts: Any) -> Stage:
        """The household found a place that must stay secret."""
        with on(day):
            run(self.store, KeepSecretAddress(case_id=self.case_id, **facts), self.actor)
        return self

    def lease(self, day: date, **facts: Any) -> Stage:
        """The lease is read."""
        with on(day):
            run(self.store, SaveLease(case_id=self.case_id, **facts), self.actor)
        return self

    def certificate(self, day: date, **facts: Any) -> Stage:
        """An energy certificate is seen."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            seen = certificates_seen(reader.where(EpbCertificate, "position", "id", case_id=self.case_id))
        command = SaveCertificates(case_id=self.case_id, seen=seen, complete=True, certificates=(Certificate(**facts),))
        with on(day):
            run(self.store, command, self.actor)
        return self

    def landlord(self, day: date, **facts: Any) -> Stage:
        """The landlord is named."""
        with on(day):
            run(self.store, SaveParty(case_id=self.case_id, **({"role": "landlord"} | facts)), self.actor)
        return self

    def person(self, day: date, **facts: Any) -> Stage:
        """Somebody else of the household is named."""
        with on(day):
            run(self.store, SavePerson(case_id=self.case_id, **facts), self.actor)
        return self

    def civility(self, day: date, civility: str) -> Stage:
        """The tenant says how to be addressed."""
        row = self._row(Person)
        command = SavePerson(
            case_id=self.case_id,
            person_id=row.id,
            version=row.version,
            role=row.role,
            civility=civility,
            first_name=row.first_name,
            last_name=row.last_name,
            phone=row.phone,
            email=row.email,
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def arrears(self, day: date, cents: int, disputed: int = 0) -> Stage:
        """What is owed is written down."""
        command = SaveArrears(
            case_id=self.case_id, kind="rent", stated_on=day, amount_cents=cents, disputed_cents=disputed
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def note(self, day: date, text: str, kind: str = "talk") -> Stage:
        """A talk, a call, a visit."""
        with on(day):
            run(self.store, AddNote(case_id=self.case_id, kind=kind, happened_on=day, text=text), self.actor)
        return self

    def task(self, day: date, title: str, due_on: date) -> Stage:
        """Something to do."""
        command = AddTask(case_id=self.case_id, title=title, due_on=due_on, assigned_to_id=self.actor.user_id)
        with on(day):
            run(self.store, command, self.actor)
        return self

    def paper(self, day: date, kind: str, content: bytes, **facts: Any) -> int:
        """A paper or photo is kept; return its key."""
        with on(day):
            return run(
                self.store, AddDocument(case_id=self.case_id, kind=kind, file=prepared(content), **facts), self.actor
            )

    def action(self, day: date, action: str, status: str = "", reason: str = "", **known: Any) -> Stage:
        """Something is done for the household: begun, filled in, and where it stands."""
        with on(day):
            action_id = run(self.store, StartAction(case_id=self.case_id, action=action), self.actor)
            if known:
                seen = self._action(action_id)
                given = {"due_on": seen.due_on, "assigned_to_id": seen.assigned_to_id} | known
                command = SaveAction(case_id=self.case_id, action_id=action_id, version=seen.version, **given)
                run(self.store, command, self.actor)
            if status:
                version = self._action(action_id).version
                change = ChangeActionStatus(
                    case_id=self.case_id, action_id=action_id, version=version, status=status, on=day, reason=reason
                )
                run(self.store, change, self.actor)
        return self

    def propose_talks(self, day: date, kind: str, name: str, about: str, basis: str = "consent") -> int:
        """Talks are proposed to whoever puts the person out; return the key of the mediation."""
        command = ProposeMediation(
            case_id=self.case_id, version=self._version(), kind=kind, name=name, about=about, basis=basis, on=day
        )
        with on(day):
            return run(self.store, command, self.actor)

    def sides(self, mediation_id: int) -> tuple[int, int]:
        """Return the person's side and the other one."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            first, second, *_ = reader.where(MediationSide, "id", mediation_id=mediation_id)
        return first.id, second.id

    def willing(self, day: date, mediation_id: int, kind: str, name: str, conditions: str) -> Stage:
        """The other side is asked, and says yes on conditions."""
        command = SaveSide(
            case_id=self.case_id,
            mediation_id=mediation_id,
            side_id=self.sides(mediation_id)[1],
            version=1,
            kind=kind,
            name=name,
            asked_on=day,
            willing="yes",
            conditions=conditions,
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def talk(self, day: date, mediation_id: int, way: str, said: str, **more: Any) -> Stage:
        """A talk is held with both sides."""
        with on(day):
            command = NoteSession(
                case_id=self.case_id,
                mediation_id=mediation_id,
                held_on=day,
                way=way,
                present=self.sides(mediation_id),
                said=said,
                **more,
            )
            run(self.store, command, self.actor)
        return self

    def offer(self, day: date, mediation_id: int, side_id: int, text: str, **more: Any) -> int:
        """A side offers something; return the key of the proposal."""
        command = MakeProposal(
            case_id=self.case_id, mediation_id=mediation_id, side_id=side_id, made_on=day, text=text, **more
        )
        with on(day):
            return run(self.store, command, self.actor)

    def agree(self, day: date, mediation_id: int, *promised: Promised) -> Stage:
        """The sides agree."""
        command = RecordAgreement(
            case_id=self.case_id, mediation_id=mediation_id, version=1, agreed_on=day, promised=promised
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def kept(self, day: date, place: int) -> Stage:
        """One promise, by its place, is kept."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            row = reader.where(Commitment, "id", case_id=self.case_id)[place]
        command = SettleCommitment(
            case_id=self.case_id, commitment_id=row.id, version=row.version, status="kept", on=day
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def respite(self, day: date, mediation_id: int, until_on: date, place: str, *steps: Promised) -> Stage:
        """The person stays elsewhere for a while."""
        command = StartRespite(
            case_id=self.case_id,
            mediation_id=mediation_id,
            version=1,
            from_on=day,
            until_on=until_on,
            place=place,
            safe=True,
            steps=steps,
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def _action(self, action_id: int) -> CaseAction:
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            return reader.one(CaseAction, action_id)

    def room(self, day: date, room: str, *findings: Finding, remark: str = "") -> Stage:
        """A room of the dwelling is looked at."""
        command = SaveRoom(case_id=self.case_id, room=room, walked_on=day, findings=findings, remark=remark)
        with on(day):
            run(self.store, command, self.actor)
        return self

    def event(self, day: date, event: str, **inputs: Any) -> Stage:
        """Something happens to the case."""
        command = RecordEvent(
            case_id=self.case_id, version=self._version(), event=event, happened_on=day, inputs=inputs
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def correct(self, day: date, event: str, happened_on: date, reason: str) -> Stage:
        """The day of something that happened turns out to be another."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            event_id = reader.where(CaseEvent, "id", case_id=self.case_id, event=event)[-1].id
        command = CorrectEvent(
            case_id=self.case_id, version=self._version(), event_id=event_id, happened_on=happened_on, reason=reason
        )
        with on(day):
            run(self.store, command, self.actor)
        return self

    def check(self, day: date, **request: Any) -> int:
        """Check the indexation that is asked; return the key of the kept check."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            rows = rows_of(reader, self.case_id)
            seen = rows.seen(reader.one(Case, self.case_id))
            facts = asked_by(CHECKS["rent_indexation"].facts, rows.facts)
        facts["as_of"] = day.isoformat()
        if request:
            facts["request"] = {"made_by": "landlord", **request}
        with on(day):
            command = KeepCheck(case_id=self.case_id, check="rent_indexation", facts=facts, seen=seen)
            return run(self.store, command, self.actor)

    def demand(self, day: date, name: str, **groups: dict[str, Any]) -> int:
        """Ask another demand with what the case knows; return the key of the kept answer."""
        check = DEMANDS[PREFIX + name]
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            rows = rows_of(reader, self.case_id)
            seen = rows.seen(reader.one(Case, self.case_id))
            held = rows.facts
        facts: Facts = {"as_of": day.isoformat(), **groups}
        for fact in check.facts:
            value = get(held, fact.path)
            if value is not None and get(facts, fact.path) is None:
                put(facts, fact.path, value)
        with on(day):
            return run(
                self.store, KeepCheck(case_id=self.case_id, check=check.name, facts=facts, seen=seen), self.actor
            )

    def notice(self, day: date, **answers: Any) -> int:
        """Check the notice that was received; return the key of the kept check.

        ``answers``: top groups of the facts, laid over what the case knows.
        """
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            rows = rows_of(reader, self.case_id)
            seen = rows.seen(reader.one(Case, self.case_id))
            facts = asked_by(CHECKS["landlord_notice"].facts, rows.facts)
        for group, told in ({"as_of": day.isoformat(), "subject": "landlord_notice"} | answers).items():
            facts[group] = {**facts.get(group, {}), **told} if isinstance(told, dict) else told
        with on(day):
            command = KeepCheck(case_id=self.case_id, check="landlord_notice", facts=facts, seen=seen)
            return run(self.store, command, self.actor)

    def letter(self, day: date, name: str, language: str, record: int | None = None, **options: Any) -> int:
        """Prepare and issue a letter; return its key."""
        with on(day):
            letter_id = run(
                self.store,
                PrepareLetter(
                    case_id=self.case_id,
                    letter=name,
                    language=language,
                    dated_on=day,
                    check_record_id=record,
                    options=first_options(name) | options,
                ),
                self.actor,
            )
            with Reader.open(self.store, self.actor.organisation_id) as reader:
                row = reader.one(Letter, letter_id)
                draft = drafting.draft_of(reader, row, self.actor.user_id)
            if draft.context is None:
                raise LookupError(f"the case is not ready for {name}: {draft.not_ready}")
            other = "nl" if language == "fr" else "fr"
            identifier = drafting.identifier_of(row)
            command = IssueLetter(
                letter_id=letter_id,
                version=row.version,
                context_json=draft.context.to_json(),
                pdf=drafting.pdf(draft, language, {}, variant="letter", identifier=identifier),  # type: ignore[arg-type]
                reading_copy=drafting.pdf(draft, other, {}, variant="reading_copy", identifier=identifier),  # type: ignore[arg-type]
            )
            run(self.store, command, self.actor)
        return letter_id

    def post(self, day: date, letter_id: int, number: str) -> Stage:
        """The letter leaves by registered post."""
        with Reader.open(self.store, self.actor.organisation_id) as reader:
            version = reader.one(Letter, letter_id).version
        with on(day):
            command = RecordSending(
                letter_id=letter_id,
                version=version,
                today=day,
                sending_mode="S-REG",
                sent_on=day,
                registered_number=number,
            )
            run(self.store, command, self.actor)
        return self
