"""Ask for a consent, note the answer, withdraw it: refusing is a normal answer, withdrawing acts at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from app.consents import reasons
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission
from app.foundation.plausible import happened
from app.proceedings import advising, handing, referring
from app.store import consents
from app.store.consents import GIVEN
from app.store.promises import DROPPED, Promise, settle, watch
from app.store.tables import Consent, ConsentEvent, Document, Organisation
from app.store.tables.organisation import OrganisationKind
from workflows.engine import in_force, version
from workflows.facts import CaseFacts, SharingFacts
from workflows.handover import sharing
from workflows.law import Text
from workflows.working_days import after_months

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work
    from workflows.engine import Engine

REGION: Final = "consent"
RENEW: Final = "consent_renewal:"
TELL: Final = "consent_withdrawn:"
"""Beginnings of the rules under which the agenda keeps the end of a consent and the news of its withdrawal."""
NEVER_TOLD: Final = frozenset({"landlord", "police", "court"})
"""Recipients to whom a secret address never goes."""
SERVICES: Final = {
    OrganisationKind.CPAS: ("cpas",),
    OrganisationKind.NON_PROFIT: ("non_profit", "provider", "lawyer"),
    OrganisationKind.REGION: ("region",),
    OrganisationKind.BRUSSHELP: ("brusshelp",),
}
"""Kinds of recipient that a service of this installation can be, the most usual first."""
RENEW_TITLE: Final = Text(
    fr="Un accord de la personne prend bientôt fin : le redemander ou le laisser finir",
    nl="Een toestemming van de persoon loopt bijna af: opnieuw vragen of laten aflopen",
)
TELL_TITLE: Final = Text(
    fr="Dire au destinataire que l'accord est retiré",
    nl="De ontvanger zeggen dat de toestemming is ingetrokken",
)


def _engine(consent: Consent) -> Engine:
    return version("handover", consent.workflow_version).region(REGION)


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", reasons.CASE_CLOSED)
    return case


def _consent(work: Work, case: Case, consent_id: int, seen: int) -> Consent:
    row = work.one(Consent, consent_id, version=seen)
    if row.case_id != case.id:
        raise NotFound
    return row


def _step(work: Work, row: Consent, event: str, on: date, inputs: dict[str, Any] | None = None, note: str = "") -> None:
    """Have the machine judge a step of a consent, and write it down. Raises Refused."""
    given = {name: value for name, value in (inputs or {}).items() if value not in (None, "")}
    decision = _engine(row).decide(row.state, event, CaseFacts(on=on, today=clock.today(), inputs=given))
    work.add(
        ConsentEvent(
            case_id=row.case_id,
            consent_id=row.id,
            event=event,
            from_state=row.state,
            to_state=decision.to_state,
            happened_on=on,
            inputs={name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()},
            note=note.strip()[:500],
            recorded_at=work.author.at,
            recorded_by_id=work.author.user_id,
        )
    )
    row.state = decision.to_state


@dataclass(frozen=True, kw_only=True)
class AskConsent(Command[int]):
    """A consent is written down as it is asked: for whom, for what, which data. Nothing may pass yet. Gives its key."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    recipient: str
    recipient_name: str = ""
    recipient_organisation_id: int | None = None
    purpose: str
    items: tuple[str, ...]
    sensitive_confirmed: bool = False

    def execute(self, work: Work) -> int:
        """Raises Invalid beside the field."""
        case = _open_case(work, self.case_id)
        if self.recipient not in sharing.RECIPIENTS:
            raise Invalid("recipient", reasons.NOT_OFFERED)
        if self.purpose not in sharing.PURPOSES:
            raise Invalid("purpose", reasons.NOT_OFFERED)
        recipient, name = self._recipient(work)
        self._check_items(recipient)
        on = clock.today()
        run_out(work, case, on)
        row = work.add(
            Consent(
                case_id=case.id,
                workflow_version=in_force("handover", on).valid_from,
                state="not_asked",
                recipient=recipient,
                recipient_organisation_id=self.recipient_organisation_id,
                recipient_name=name,
                purpose=self.purpose,
                items=[item for item in sharing.ITEMS if item in self.items],
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        _step(work, row, "asked", on)
        return row.id

    def _recipient(self, work: Work) -> tuple[str, str]:
        """Return the kind and the name of who is told; a service of this installation is what it is."""
        if self.recipient_organisation_id is not None:
            found = work.where(Organisation, id=self.recipient_organisation_id)
            if not found or found[0].id == work.author.organisation_id:
                raise Invalid("recipient_organisation_id", reasons.NO_SUCH_SERVICE)
            fitting = SERVICES[found[0].kind]
            return self.recipient if self.recipient in fitting else fitting[0], found[0].name_fr
        name = self.recipient_name.strip()[:160]
        if not name:
            raise Invalid("recipient_name", reasons.NO_NAME)
        return self.recipient, name

    def _check_items(self, recipient: str) -> None:
        if not self.items:
            raise Invalid("items", reasons.NO_ITEMS)
        if not set(self.items) <= set(sharing.ITEMS):
            raise Invalid("items", reasons.NOT_OFFERED)
        if "secret_address" in self.items and recipient in NEVER_TOLD:
            raise Invalid("items", reasons.NOT_PLAIN_SECRET)
        if sharing.sensitive(self.items) and not self.sensitive_confirmed:
            raise Invalid("sensitive_confirmed", reasons.SENSITIVE_APART)


@dataclass(frozen=True, kw_only=True)
class GiveConsent(Command[None]):
    """The person agrees: on paper, on screen, by voice with a witness or through a representative, until a day.

    Agreed to anew before or after its end, it goes on for what was passed on under it; what was taken back stays gone.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    consent_id: int
    version: int
    given_on: date
    form: str
    ends_on: date
    explained_in: str
    interpreter: str = ""
    witness: str = ""
    tests: tuple[str, ...] = ()
    document_id: int | None = None

    def execute(self, work: Work) -> None:
        """Raises Refused, Invalid beside the field, StaleCase."""
        case = _open_case(work, self.case_id)
        row = _consent(work, case, self.consent_id, self.version)
        on = happened("given_on", self.given_on)
        self._check(row, on)
        run_out(work, case, clock.today(), goes_on=row.id)
        if self.document_id is not None:
            paper = work.one(Document, self.document_id)
            if paper.case_id != case.id or paper.removed_on is not None:
                raise Invalid("document_id", reasons.NOT_OFFERED)
        _step(work, row, "given", on, {"consent_form": MACHINE_FORMS[self.form], "consent_ends_on": self.ends_on})
        row.given_on, row.ends_on, row.ended_on = on, self.ends_on, None
        row.form, row.explained_in = self.form, self.explained_in.strip()[:40]
        row.interpreter, row.witness = self.interpreter.strip()[:160], self.witness.strip()[:160]
        row.tests = [test.id for test in sharing.TESTS if test.id in self.tests]
        row.document_id, row.recipient_told_on = self.document_id, None
        handing.prolong_all(work, row.id, self.ends_on)
        referring.prolong_all(work, row.id, self.ends_on, len(row.tests))
        ask_again = max(self.ends_on - timedelta(days=sharing.RENEW_BEFORE_DAYS), clock.today())
        watch(work, case, Promise(rule=f"{RENEW}{row.id}", title=RENEW_TITLE, on=ask_again, waits_for="us"))

    def _check(self, row: Consent, on: date) -> None:
        if self.form not in sharing.FORMS:
            raise Invalid("form", reasons.NOT_OFFERED)
        if self.ends_on < clock.today():
            raise Invalid("ends_on", reasons.ENDS_IN_THE_PAST)
        if self.ends_on > after_months(on, sharing.LONGEST_MONTHS):
            raise Invalid("ends_on", reasons.ENDS_TOO_LATE)
        if not self.explained_in.strip():
            raise Invalid("explained_in", reasons.NO_LANGUAGE)
        if self.form == "spoken" and not self.witness.strip():
            raise Invalid("witness", reasons.NO_WITNESS)
        left = {test.id for test in sharing.open_tests(self.tests)}
        if sharing.RECIPIENTS[row.recipient].secrecy is False:
            if left - {"bound", "mission"}:
                raise Invalid("tests", reasons.NOT_BOUND)
        elif left:
            raise Invalid("tests", reasons.TESTS_OPEN)


MACHINE_FORMS: Final = {
    "signed": "signed",
    "on_screen": "signed",
    "spoken": "spoken",
    "by_representative": "by_representative",
}
"""How a form is called in the workflow table: what a person ticks on the screen is in writing."""


@dataclass(frozen=True, kw_only=True)
class RefuseConsent(Command[None]):
    """The person says no. The help goes on; no reason is asked for."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    consent_id: int
    version: int
    on: date
    note: str = ""

    def execute(self, work: Work) -> None:
        """Raises Refused, StaleCase."""
        case = work.case(self.case_id)
        row = _consent(work, case, self.consent_id, self.version)
        _step(work, row, "refused", happened("on", self.on), note=self.note)
        row.ended_on = self.on


@dataclass(frozen=True, kw_only=True)
class WithdrawConsent(Command[None]):
    """The person changes her mind: from this moment nothing passes any more, and the recipient is to be told today."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    consent_id: int
    version: int
    on: date
    note: str = ""

    def execute(self, work: Work) -> None:
        """Possible in a closed case too. Raises Refused, StaleCase."""
        case = work.case(self.case_id)
        row = _consent(work, case, self.consent_id, self.version)
        on = happened("on", self.on)
        _step(work, row, "withdrawn", on, note=self.note)
        row.ended_on, row.recipient_told_on = on, None
        settle(work, case.id, f"{RENEW}{row.id}", on=on, status=DROPPED)
        handing.stop_all(work, row.id, on)
        referring.withdraw_all(work, row.id, on)
        advising.withdraw_health(work, row.id, on)
        if case.closed_on is None:
            watch(work, case, Promise(rule=f"{TELL}{row.id}", title=TELL_TITLE, on=clock.today(), waits_for="us"))


@dataclass(frozen=True, kw_only=True)
class NoteRecipientTold(Command[None]):
    """The recipient knows that the consent was withdrawn."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    consent_id: int
    version: int
    on: date

    def execute(self, work: Work) -> None:
        """Raises Invalid, StaleCase."""
        case = work.case(self.case_id)
        row = _consent(work, case, self.consent_id, self.version)
        if row.state != "withdrawn":
            raise Invalid("", reasons.NOT_OFFERED)
        row.recipient_told_on = happened("on", self.on)
        settle(work, case.id, f"{TELL}{row.id}", on=self.on)


@dataclass(frozen=True, kw_only=True)
class EndConsents(Command[int]):
    """Consents of the own organisation whose last day is over are written down as such; returns how many."""

    permission: ClassVar[Permission] = Permission.SYSTEM
    day: date

    def execute(self, work: Work) -> int:
        """Tell whoever received something under them, once."""
        over = {row.case_id for row in consents.over(work, self.day)}
        return sum(run_out(work, work.case(case_id), self.day) for case_id in sorted(over))


def run_out(work: Work, case: Case, on: date, *, goes_on: int | None = None) -> int:
    """Write down which consents of a case are over on a day; return how many. They had stopped holding already.

    Whoever received something under one of them is told; not under ``goes_on``, to which the person agrees anew.
    """
    over = 0
    for row in work.where(Consent, case_id=case.id, state=GIVEN):
        if row.ends_on is not None and row.ends_on < on:
            facts = CaseFacts(on=on, today=on, sharing=SharingFacts(consent_ends_on=row.ends_on))
            decision = _engine(row).decide(row.state, "ran_out", facts)
            work.add(
                ConsentEvent(
                    case_id=case.id,
                    consent_id=row.id,
                    event="ran_out",
                    from_state=row.state,
                    to_state=decision.to_state,
                    happened_on=row.ends_on,
                    recorded_at=work.author.at,
                    recorded_by_id=work.author.user_id,
                )
            )
            row.state = decision.to_state
            settle(work, case.id, f"{RENEW}{row.id}", on=on)
            if row.id != goes_on:
                handing.end_all(work, row.id)
                referring.end_all(work, row.id)
            over += 1
    return over
