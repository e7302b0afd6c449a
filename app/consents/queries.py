"""What the pages of consent show. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.foundation import clock
from app.handovers.queries import shares
from app.proceedings import handing
from app.store import consents
from app.store.errors import NotFound
from app.store.tables import Consent, ConsentEvent, ReferralRequest
from workflows.engine import version
from workflows.handover import sharing
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.store.reading import Reader
    from workflows.definition import State
    from workflows.handover.sharing import Recipient


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a consent."""

    label: Text
    on: date
    recorded_at: datetime
    recorded_by_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A hand-over or a request under a consent: when it left, how it stands, its papers, when its use stopped."""

    what: Text
    on: date
    state: State
    answered_on: date | None = None
    because: Text | None = None
    papers: tuple[Text, ...] = ()
    stopped_on: date | None = None


HAND_OVER: Final = Text(fr="Dossier transmis", nl="Dossier overgedragen")
REQUEST: Final = Text(fr="Demande au mécanisme de relogement", nl="Vraag aan het doorverwijsmechanisme")


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent as people see it. ``holds``: today it allows what it names."""

    id: int
    version: int
    case_id: int
    state: State
    holds: bool
    over: bool
    recipient: Recipient
    recipient_name: Text
    service_id: int | None
    """The service of this installation that is meant, when it is one."""
    purpose: str
    items: tuple[str, ...]
    tests: tuple[str, ...]
    form: str
    explained_in: str
    interpreter: str
    witness: str
    given_on: date | None
    ends_on: date | None
    ended_on: date | None
    recipient_told_on: date | None
    document_id: int | None
    steps: tuple[Step, ...] = ()
    passed: tuple[Passed, ...] = ()
    """What passed under it."""

    @property
    def stopped_on(self) -> date | None:
        """Return the day on which the recipient said itself that it no longer uses what it got."""
        return max((one.stopped_on for one in self.passed if one.stopped_on is not None), default=None)

    @property
    def ends_soon(self) -> bool:
        """Tell whether it is time to ask the person again."""
        soon = clock.today() + timedelta(days=sharing.RENEW_BEFORE_DAYS)
        return self.holds and self.ends_on is not None and self.ends_on <= soon

    @property
    def opens(self) -> str:
        """Return what can be done next under it: ``hand_over``, ``referral`` or nothing here."""
        if self.holds and self.purpose == "referral" and self.recipient.id == "brusshelp":
            return "referral"
        return "hand_over" if self.holds and self.service_id and self.purpose in handing.KINDS else ""

    @property
    def open_tests(self) -> tuple[str, ...]:
        """Return the tests of shared secrecy that were not met."""
        return tuple(test.id for test in sharing.open_tests(self.tests))


def consents_of(reader: Reader, case_id: int) -> tuple[ConsentCard, ...]:
    """Return the consents of a case, those that hold first, then the newest."""
    today = clock.today()
    rows = consents.consents_of(reader, case_id)
    events = reader.where(ConsentEvent, "id", case_id=case_id)
    passed = _passed(reader, case_id)
    cards = [
        _card(reader, row, today, [event for event in events if event.consent_id == row.id], passed.get(row.id, ()))
        for row in rows
    ]
    return tuple(sorted(cards, key=lambda card: (not card.holds, -card.id)))


def consent(reader: Reader, case_id: int, consent_id: int) -> ConsentCard:
    """Return one consent of a case. Raises NotFound."""
    found = next((card for card in consents_of(reader, case_id) if card.id == consent_id), None)
    if found is None:
        raise NotFound
    return found


def _passed(reader: Reader, case_id: int) -> dict[int, tuple[Passed, ...]]:
    """Return what passed under each consent of a case."""
    found: dict[int, tuple[Passed, ...]] = {}
    for one in shares(reader, case_id):
        if one.consent_id is not None:
            told = Passed(
                HAND_OVER, one.sent_on, one.state, one.answered_on, one.refused_because, one.papers, one.stop_noted_on
            )
            found[one.consent_id] = (*found.get(one.consent_id, ()), told)
    for row in reader.where(ReferralRequest, "id", sent_case_id=case_id):
        if row.consent_id is not None and row.ranked_since is not None:
            state = version("referral", row.workflow_version).workflow.states[row.state]
            told = Passed(REQUEST, row.ranked_since, state)
            found[row.consent_id] = (*found.get(row.consent_id, ()), told)
    return found


def _card(
    reader: Reader, row: Consent, today: date, events: list[ConsentEvent], passed: tuple[Passed, ...]
) -> ConsentCard:
    machine = version("handover", row.workflow_version).region("consent").workflow
    holds = consents.holds(row, today)
    return ConsentCard(
        id=row.id,
        version=row.version,
        case_id=row.case_id,
        state=machine.states[row.state],
        holds=holds,
        over=row.state == consents.GIVEN and not holds,
        recipient=sharing.RECIPIENTS[row.recipient],
        recipient_name=consents.recipient(reader, row),
        service_id=row.recipient_organisation_id,
        purpose=row.purpose,
        items=tuple(row.items),
        tests=tuple(row.tests),
        form=row.form,
        explained_in=row.explained_in,
        interpreter=row.interpreter,
        witness=row.witness,
        given_on=row.given_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        recipient_told_on=row.recipient_told_on,
        document_id=row.document_id,
        steps=tuple(
            Step(
                machine.events[event.event].label,
                event.happened_on,
                event.recorded_at,
                event.recorded_by_id,
                event.note,
            )
            for event in events
        ),
        passed=passed,
    )
