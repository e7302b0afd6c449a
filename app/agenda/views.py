"""Plan a task, tick it off; look at a due date and settle it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, url_for

from app.agenda import calendar_views, pages
from app.agenda.blueprint import bp
from app.agenda.commands import ANSWER_DUE, CompleteTask, MarkDueDate, ReopenTask
from app.agenda.forms import DropForm, TaskForm
from app.agenda.queries import earlier_words
from app.cases import queries
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.web import act, needs, reading

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader, DueDateCard
    from app.foundation.command import Command

__all__ = ["bp", "calendar_views", "pages"]


def _back(otherwise: str) -> str:
    """Return the page the button stood on, when it is one of ours."""
    target = request.form.get("next", "")
    parts = urlsplit(target)
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return target if own else otherwise


def _sent_version() -> int:
    return request.form.get("version", default=0, type=int)


@bp.route("/cases/<int:case_id>/tasks", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def add_task(case_id: int) -> ResponseReturnValue:
    """Plan something to do in a case."""
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        colleagues = queries.colleagues(reader)
    form = TaskForm()
    form.prepare(colleagues)
    if form.validate_on_submit():
        try:
            act(form.command(case_id))
        except Invalid as invalid:
            form.blame(invalid)
        else:
            flash(_("Planned."), "success")
            return redirect(url_for("cases.show", case_id=case_id), 303)
    return render_template("agenda/task.html", case=case, form=form), 422 if form.is_submitted() else 200


@bp.post("/tasks/<int:task_id>/done")
@needs(Permission.CASE_WRITE)
def complete_task(task_id: int) -> ResponseReturnValue:
    """Tick a task off."""
    return _ticked(CompleteTask(task_id=task_id, version=_sent_version()), _("Done. Well done."))


@bp.post("/tasks/<int:task_id>/again")
@needs(Permission.CASE_WRITE)
def reopen_task(task_id: int) -> ResponseReturnValue:
    """Put a task back that was ticked off."""
    return _ticked(ReopenTask(task_id=task_id, version=_sent_version()), _("The task is to be done again."))


def _ticked(command: Command[int], words: str) -> ResponseReturnValue:
    try:
        case_id = act(command)
    except StaleCase:
        flash(_("Somebody changed this task meanwhile. Look at it again."), "error")
        return redirect(_back(url_for("cases.today")), 303)
    flash(words, "success")
    return redirect(_back(url_for("cases.show", case_id=case_id)), 303)


@bp.get("/cases/<int:case_id>/dates/<int:due_date_id>")
@needs(Permission.CASE_READ)
def due_date(case_id: int, due_date_id: int) -> ResponseReturnValue:
    """Show how a due date was counted, and ask what became of it."""
    case, due = _running(case_id, due_date_id)
    whose, page = _belongs_to(case_id, due.rule)
    if whose == "commitment":
        return redirect(page, 303)
    return _due_date_page(case, due, DropForm(data={"version": str(due.version)}))


def _due_date_page(case: CaseHeader, due: DueDateCard, form: DropForm) -> str:
    return render_template(
        "agenda/due_date.html",
        case=case,
        due=due,
        form=form,
        page=_belongs_to(case.id, due.rule)[1],
        earlier=[earlier_words(earlier) for earlier in due.earlier],
        sources=[source | {"day": date.fromisoformat(source["read_on"])} for source in due.sources],
    )


def _belongs_to(case_id: int, rule: str) -> tuple[str, str]:
    """Return what a day belongs to and its page; both empty for the law's.

    ``commitment``, ``action``, ``mediation``, the answer to a hand-over, or a consent.

    What became of a promise is said on its own page, so that agenda and agreement never tell two stories.
    """
    whose, _dot, rest = rule.partition(".")
    key = rest.partition(".")[0]
    if whose == "commitment":
        return whose, url_for("mediation.commitment", case_id=case_id, commitment_id=key)
    if whose == "action":
        return whose, url_for("actions.show", case_id=case_id, action_id=key)
    if whose == "mediation":
        return whose, url_for("mediation.show", case_id=case_id, mediation_id=key)
    if whose == ANSWER_DUE:
        return whose, url_for("handovers.index")
    if whose.startswith("consent_"):
        return whose, url_for("consents.index", case_id=case_id)
    return "", ""


def _running(case_id: int, due_date_id: int) -> tuple[CaseHeader, DueDateCard]:
    with reading(Permission.CASE_READ) as reader:
        case = queries.header(reader, case_id)
        for due in queries.due_dates(reader, case_id):
            if due.id == due_date_id:
                return case, due
    raise NotFound


@bp.post("/cases/<int:case_id>/dates/<int:due_date_id>/met")
@needs(Permission.CASE_PROGRESS)
def meet_due_date(case_id: int, due_date_id: int) -> ResponseReturnValue:
    """Note that what had to be done by a date was done."""
    command = MarkDueDate(case_id=case_id, due_date_id=due_date_id, version=_sent_version(), status="met")
    try:
        act(command)
    except StaleCase:
        flash(_("Somebody changed this date meanwhile. Look at it again."), "error")
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    else:
        flash(_("Noted: this date was met."), "success")
    return redirect(url_for("cases.show", case_id=case_id), 303)


@bp.post("/cases/<int:case_id>/dates/<int:due_date_id>/drop")
@needs(Permission.CASE_PROGRESS)
def drop_due_date(case_id: int, due_date_id: int) -> ResponseReturnValue:
    """Note why a date no longer counts."""
    case, due = _running(case_id, due_date_id)
    form = DropForm()
    if form.validate_on_submit():
        try:
            act(form.command(case_id, due_date_id))
        except Invalid as invalid:
            form.blame(invalid)
        except StaleCase:
            form.form_errors.append(_("Somebody changed this date meanwhile. Look at it again, then send this again."))
            form.version.data = form.version.raw_data = None
            form.version.process(None, str(due.version))
        else:
            flash(_("Noted: this date no longer counts."), "success")
            return redirect(url_for("cases.show", case_id=case_id), 303)
    return _due_date_page(case, due, form), 422
