"""Begin an action, keep its file, change where it stands: its dates go into the agenda with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.directory.queries import UnknownBody, body
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission, Role, allows
from app.store.promises import DROPPED, MET, Promise, settle, watch
from app.store.tables import CaseAction, Document, Letter, User
from workflows.actions import ACTIONS, Status
from workflows.actions.declaration import Kind
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.tables import Case
    from app.store.work import Work
    from workflows.actions import Action
    from workflows.actions.declaration import Particular

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour y commencer quelque chose.",
    nl="Dit dossier is afgesloten. Heropen het om er iets te beginnen.",
)
ALREADY_BEGUN: Final = Text(
    fr="Cette action est déjà en route dans ce dossier. Ouvrez-la plutôt.",
    nl="Deze actie loopt al in dit dossier. Open ze liever.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is.",
)
BEFORE_START: Final = Text(
    fr="Cette date est plus ancienne que le début de l'action. Vérifiez l'année.",
    nl="Deze datum ligt vóór het begin van de actie. Controleer het jaar.",
)
AMOUNT: Final = Text(
    fr="Le montant doit être plus grand que zéro. S'il n'est pas connu, laissez la case vide.",
    nl="Het bedrag moet groter zijn dan nul. Is het niet bekend, laat het vak dan leeg.",
)
NOT_A_COLLEAGUE: Final = Text(
    fr="Cette personne ne suit pas de dossiers dans votre service. Choisissez quelqu'un de la liste.",
    nl="Deze persoon volgt geen dossiers in uw dienst. Kies iemand uit de lijst.",
)
WHY_IMPOSSIBLE: Final = Text(
    fr="Dites en une phrase pourquoi c'est impossible : le suivant n'essaiera pas pour rien.",
    nl="Zeg in één zin waarom het onmogelijk is: zo probeert de volgende het niet voor niets.",
)
RENEWS_FIRST: Final = Text(
    fr="Le renouvellement vient après la fin de l'action. Corrigez l'une des deux dates.",
    nl="De hernieuwing komt na het einde van de actie. Verbeter een van beide datums.",
)
RULE_DUE, RULE_RENEWAL = "due", "renewal"


def rule_of(action_id: int, what: str) -> str:
    """Return the name under which the agenda watches a day of an action."""
    return f"action.{action_id}.{what}"


def declared_as(name: str) -> Action:
    """Return an action by name. Raises NotFound."""
    found = ACTIONS.get(name)
    if found is None:
        raise NotFound
    return found


def _open_case(work: Work, case_id: int) -> Case:
    case = work.case(case_id)
    if case.closed_on is not None:
        raise Invalid("", CASE_CLOSED)
    return case


def _row(work: Work, case: Case, action_id: int, version: int) -> CaseAction:
    row = work.one(CaseAction, action_id, version=version)
    if row.case_id != case.id:
        raise NotFound
    return row


def _colleague(work: Work, user_id: int | None) -> int | None:
    if user_id is None:
        return None
    found = work.where(User, id=user_id, active=True)
    if not found or not allows(Role(found[0].role), Permission.CASE_WRITE):
        raise Invalid("assigned_to", NOT_A_COLLEAGUE)
    return user_id


def _watch_due(work: Work, case: Case, row: CaseAction) -> None:
    """Show until when an open action is to be done, and stop showing it when it is open no longer."""
    declared = ACTIONS[row.action]
    rule, status = rule_of(row.id, RULE_DUE), Status(row.status)
    if status.open and row.due_on is not None:
        watch(work, case, Promise(rule=rule, title=declared.title, on=row.due_on, waits_for="us"))
    elif status is Status.DONE:
        settle(work, case.id, rule, on=clock.today(), status=MET)
    else:
        settle(work, case.id, rule, on=clock.today(), status=DROPPED, reason=row.reason)


def _watch_renewal(work: Work, case: Case, row: CaseAction) -> None:
    declared = ACTIONS[row.action].renewal
    rule = rule_of(row.id, RULE_RENEWAL)
    if declared is not None and row.status == Status.DONE.value and row.renew_on is not None:
        watch(work, case, Promise(rule=rule, title=declared.title, on=row.renew_on, waits_for="us"))
    else:
        settle(work, case.id, rule, on=clock.today(), status=DROPPED, reason=row.reason)


def _watch_particular(work: Work, case: Case, row: CaseAction, particular: Particular) -> None:
    """Watch the day that a dated particular starts; without that date, nothing."""
    if particular.starts is None:
        return
    rule, given = rule_of(row.id, particular.id), row.particulars.get(particular.id)
    if given is None:
        settle(work, case.id, rule, on=clock.today(), status=DROPPED)
        return
    if row.particulars.get(particular.starts.until):
        settle(work, case.id, rule, on=clock.today(), status=MET)
        return
    start = date.fromisoformat(given)
    watch(
        work,
        case,
        Promise(
            rule=rule,
            title=particular.starts.title,
            on=particular.starts.after(start),
            waits_for=particular.starts.waits_for,
            legal=particular.starts.legal,
            counted_from=start,
            length=particular.starts.length,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class StartAction(Command[int]):
    """An action is to be done for the household, until a day, by somebody; returns its key."""

    permission = Permission.CASE_WRITE
    case_id: int
    action: str
    due_on: date | None = None
    assigned_to_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the action. One that was refused or put aside may be begun again; one that is open may not."""
        case = _open_case(work, self.case_id)
        declared = declared_as(self.action)
        if any(Status(row.status).open for row in work.where(CaseAction, case_id=case.id, action=declared.id)):
            raise Invalid("", ALREADY_BEGUN)
        today = clock.today()
        row = work.add(
            CaseAction(
                case_id=case.id,
                action=declared.id,
                status=Status.TO_DO.value,
                started_on=today,
                due_on=self.due_on or declared.due_on(today),
                assigned_to_id=_colleague(work, self.assigned_to_id) or case.assigned_to_id,
                answers={},
                papers=[],
                particulars={},
                recorded_at=work.author.at,
            )
        )
        _watch_due(work, case, row)
        return row.id


@dataclass(frozen=True, kw_only=True)
class SaveAction(Command[None]):
    """What is known of an action changes: answers, papers, particulars, dates, proof; unknown is left out."""

    permission = Permission.CASE_WRITE
    case_id: int
    action_id: int
    version: int
    due_on: date | None = None
    renew_on: date | None = None
    assigned_to_id: int | None = None
    document_id: int | None = None
    letter_id: int | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    papers: tuple[str, ...] = ()
    particulars: Mapping[str, Any] = field(default_factory=dict)
    notes: str = ""

    def execute(self, work: Work) -> None:
        """Write the file and watch the days that changed; one that was let go in the agenda stays so."""
        case = _open_case(work, self.case_id)
        row = _row(work, case, self.action_id, self.version)
        declared = ACTIONS[row.action]
        if self.answers.keys() - declared.questions.keys() or set(self.papers) - declared.papers.keys():
            raise Invalid("", NOT_OFFERED)
        self._check_proofs(work, case)
        before, given = row.particulars, self._particulars(declared)
        if self.renew_on is not None and row.ended_on is not None and self.renew_on <= row.ended_on:
            raise Invalid("renew_on", RENEWS_FIRST)
        moved, renewed = row.due_on != self.due_on, row.renew_on != self.renew_on
        row.due_on, row.renew_on = self.due_on, self.renew_on
        if row.assigned_to_id != self.assigned_to_id:
            row.assigned_to_id = _colleague(work, self.assigned_to_id)
        row.document_id, row.letter_id = self.document_id, self.letter_id
        row.answers, row.particulars = dict(self.answers), given
        row.papers = [name for name in declared.papers if name in self.papers]
        row.notes = self.notes.strip()
        if row.status == Status.TO_DO.value and (row.answers or row.papers or row.particulars):
            row.status = Status.IN_PROGRESS.value
        if moved:
            _watch_due(work, case, row)
        if renewed:
            _watch_renewal(work, case, row)
        for particular in declared.particulars.values():
            ends_with = particular.starts.until if particular.starts is not None else ""
            if any(before.get(name) != given.get(name) for name in (particular.id, ends_with)):
                _watch_particular(work, case, row, particular)

    def _check_proofs(self, work: Work, case: Case) -> None:
        if self.document_id is not None:
            document = work.where(Document, id=self.document_id, case_id=case.id, removed_on=None)
            if not document:
                raise Invalid("document", NOT_OFFERED)
        if self.letter_id is not None and not work.where(Letter, id=self.letter_id, case_id=case.id):
            raise Invalid("letter", NOT_OFFERED)

    def _particulars(self, declared: Action) -> dict[str, Any]:
        """Return what was told of the action as it is stored: days as text, amounts in cents."""
        stored: dict[str, Any] = {}
        for name, value in self.particulars.items():
            particular = declared.particulars.get(name)
            if particular is None:
                raise Invalid("", NOT_OFFERED)
            if value in (None, ""):
                continue
            self._check(particular, value)
            stored[name] = value.isoformat() if isinstance(value, date) else value
        return stored

    @staticmethod
    def _check(particular: Particular, value: Any) -> None:
        where = f"p_{particular.id}"
        wanted = {Kind.DATE: date, Kind.MONEY: int}.get(particular.kind, str)
        if not isinstance(value, wanted):
            raise TypeError(f"{particular.id} must be a {wanted.__name__}")
        if isinstance(value, date) and value > clock.today() and not particular.future:
            raise Invalid(where, IN_THE_FUTURE)
        if isinstance(value, int) and value <= 0:
            raise Invalid(where, AMOUNT)
        if particular.kind is Kind.CODE and value not in particular.codes:
            raise Invalid(where, NOT_OFFERED)
        if particular.kind is Kind.CENTRE and not _is_centre(value):
            raise Invalid(where, NOT_OFFERED)


def _is_centre(body_id: object) -> bool:
    try:
        return body(str(body_id)).kind == "cpas"
    except UnknownBody:
        return False


@dataclass(frozen=True, kw_only=True)
class ChangeActionStatus(Command[None]):
    """An action is done, refused by the person, not needed, impossible, or open again.

    A refusal costs nothing: no rank, no other help; the action stays on offer (M17.1, M31.1).
    """

    permission = Permission.CASE_WRITE
    case_id: int
    action_id: int
    version: int
    status: str
    on: date
    reason: str = ""

    def execute(self, work: Work) -> None:
        """Write where it stands; a done action gets its day of renewal, one that ended leaves the agenda."""
        case = _open_case(work, self.case_id)
        row = _row(work, case, self.action_id, self.version)
        if self.status not in {status.value for status in Status}:
            raise Invalid("status", NOT_OFFERED)
        status, declared, today = Status(self.status), ACTIONS[row.action], clock.today()
        if self.on > today:
            raise Invalid("on", IN_THE_FUTURE)
        if status is not Status.DONE and self.on < row.started_on:
            raise Invalid("on", BEFORE_START)
        if status is Status.IMPOSSIBLE and not self.reason.strip():
            raise Invalid("reason", WHY_IMPOSSIBLE)
        row.status, row.reason = status.value, self.reason.strip()[:300]
        row.ended_on = None if status.open else self.on
        row.renew_on = declared.renew_on(self.on) if status is Status.DONE else None
        _watch_due(work, case, row)
        _watch_renewal(work, case, row)
        for particular in declared.particulars.values():
            starts = particular.starts
            runs_on = starts is not None and status is Status.DONE and starts.legal and starts.waits_for == "us"
            if starts is None or status.open or runs_on:
                continue
            ended = MET if status is Status.DONE else DROPPED
            settle(work, case.id, rule_of(row.id, particular.id), on=today, status=ended, reason=row.reason)
