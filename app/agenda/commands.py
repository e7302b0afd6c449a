"""Plan tasks, tick them off, settle due dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, NotFound
from app.foundation.permissions import Permission, Role, allows
from app.store.tables import DueDate, Task, User
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

    from app.store.work import Work

NO_TITLE = Text(
    fr="Écrivez ce qu'il faut faire, en commençant par un verbe.",
    nl="Schrijf wat er te doen is, en begin met een werkwoord.",
)
NOT_A_COLLEAGUE = Text(
    fr="Cette personne ne suit pas de dossiers dans votre service. Choisissez quelqu'un de la liste.",
    nl="Deze persoon volgt geen dossiers in uw dienst. Kies iemand uit de lijst.",
)
CASE_CLOSED = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour y planifier quelque chose.",
    nl="Dit dossier is afgesloten. Heropen het om er iets te plannen.",
)
NO_REASON = Text(
    fr="Dites en une phrase pourquoi cette échéance ne compte plus.",
    nl="Zeg in één zin waarom deze vervaldag niet meer telt.",
)
NOT_RUNNING = Text(
    fr="Cette échéance est déjà réglée. Revenez au dossier pour voir où il en est.",
    nl="Deze vervaldag is al geregeld. Ga terug naar het dossier om te zien hoever het staat.",
)
LONGEST_TITLE = 200
OPEN = "to_do"
DONE = "done"
SETTLED = ("met", "dropped")


@dataclass(frozen=True, kw_only=True)
class AddTask(Command[int]):
    """Something is to be done in a case, by somebody, until a day; returns the key."""

    permission = Permission.CASE_WRITE
    case_id: int
    title: str
    due_on: date | None = None
    assigned_to_id: int | None = None

    def execute(self, work: Work) -> int:
        """Add the task."""
        case = work.case(self.case_id)
        title = self.title.strip()
        if not title:
            raise Invalid("title", NO_TITLE)
        if case.closed_on is not None:
            raise Invalid("", CASE_CLOSED)
        if self.assigned_to_id is not None:
            found = work.where(User, id=self.assigned_to_id, active=True)
            if not found or not allows(Role(found[0].role), Permission.CASE_WRITE):
                raise Invalid("assigned_to_id", NOT_A_COLLEAGUE)
        task = Task(
            case_id=case.id, title=title[:LONGEST_TITLE], due_on=self.due_on, assigned_to_id=self.assigned_to_id
        )
        work.touch(case.id)
        return work.add(task).id


@dataclass(frozen=True, kw_only=True)
class CompleteTask(Command[int]):
    """A task is done; returns the key of its case."""

    permission = Permission.CASE_WRITE
    task_id: int
    version: int

    def execute(self, work: Work) -> int:
        """Tick the task off today."""
        task = work.one(Task, self.task_id, version=self.version)
        task.status, task.done_on = DONE, clock.today()
        work.touch(task.case_id)
        return task.case_id


@dataclass(frozen=True, kw_only=True)
class ReopenTask(Command[int]):
    """A task that was ticked off is to be done after all; returns the key of its case."""

    permission = Permission.CASE_WRITE
    task_id: int
    version: int

    def execute(self, work: Work) -> int:
        """Put the task back."""
        task = work.one(Task, self.task_id, version=self.version)
        task.status, task.done_on = OPEN, None
        work.touch(task.case_id)
        return task.case_id


@dataclass(frozen=True, kw_only=True)
class MarkDueDate(Command[int]):
    """A due date was met, or no longer counts; returns the key of its case."""

    permission = Permission.CASE_PROGRESS
    case_id: int
    due_date_id: int
    version: int
    status: str
    reason: str = ""

    def execute(self, work: Work) -> int:
        """Settle the date; to drop one needs a reason."""
        due = work.one(DueDate, self.due_date_id, version=self.version)
        if due.case_id != self.case_id or self.status not in SETTLED:
            raise NotFound
        if due.status != "running":
            raise Invalid("", NOT_RUNNING)
        if self.status == "dropped" and not self.reason.strip():
            raise Invalid("reason", NO_REASON)
        due.status, due.reason, due.settled_on = self.status, self.reason.strip(), clock.today()
        work.touch(due.case_id)
        return due.case_id
