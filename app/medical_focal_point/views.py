"""The page of a request at the medical focal point: agreement, question, answer, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for

from app.foundation import clock
from app.foundation.errors import NotFound
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, note_opened, reading
from app.medical_focal_point import forms as f
from app.medical_focal_point import queries
from app.store import referrals
from workflows.referral import group

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.medical_focal_point.queries import Health

bp = Blueprint("medical_focal_point", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the focal point."""
    return {"care_words": group}


def _loaded(request_id: int) -> Health:
    with reading(Permission.CASE_READ) as reader:
        referrals.seen(reader, request_id)
        found = queries.of_request(reader, request_id)
    if found.case_id is not None:
        note_opened(found.case_id, "medical_focal_point.show")
    return found


@bp.get("/referrals/<int:request_id>/medical")
@needs(Permission.CASE_READ)
def show(request_id: int) -> ResponseReturnValue:
    """Show what may be read today of the question to the focal point, and what comes next."""
    return _show(request_id)


def _show(request_id: int, sent: Any = None, status: int = 200) -> ResponseReturnValue:
    health = _loaded(request_id)
    waiting = health.open_question
    today = clock.today()
    forms: dict[str, Any] = {
        "agree": f.AgreeForm(formdata=None),
        "ask": f.QuestionForm(formdata=None, data={"asked_on": today}),
        "care": f.CareForm(
            formdata=None, data={"version": str(waiting.version) if waiting else "", "answered_on": today}
        ),
    }
    if sent is not None:
        forms[sent[0]] = sent[1]
    forms["agree"].prepare(health.usable)
    forms["care"].prepare()
    page = render_template(
        "medical_focal_point/show.html",
        request_id=request_id,
        health=health,
        waiting=waiting,
        forms=forms,
        may_write=actor().may(Permission.CASE_PROGRESS) and health.running,
    )
    return page, status


def _own(request_id: int, name: str, form: Any, status: int, done: str) -> ResponseReturnValue:
    if status == 303:
        flash(done, "success")
        return redirect(url_for(".show", request_id=request_id), 303)
    return _show(request_id, (name, form), status)


@bp.post("/referrals/<int:request_id>/medical/agreement")
@needs(Permission.CASE_WRITE)
def agree(request_id: int) -> ResponseReturnValue:
    """Note that the person agrees that the focal point is asked."""
    health = _loaded(request_id)
    form = f.AgreeForm()
    form.prepare(health.usable)
    status = saved(form, lambda: form.command(request_id))
    return _own(request_id, "agree", form, status, _("The focal point may be asked."))


@bp.post("/referrals/<int:request_id>/medical/question")
@needs(Permission.CASE_PROGRESS)
def ask(request_id: int) -> ResponseReturnValue:
    """Note the question to the focal point."""
    _loaded(request_id)
    form = f.QuestionForm()
    status = saved(form, lambda: form.command(request_id))
    return _own(request_id, "ask", form, status, _("The question is noted."))


@bp.post("/medical/questions/<int:medical_question_id>")
@needs(Permission.CASE_PROGRESS)
def answer(medical_question_id: int) -> ResponseReturnValue:
    """Note the answer of the focal point."""
    with reading(Permission.CASE_READ) as reader:
        request_id, asked = queries.question(reader, medical_question_id)
    if asked is None:
        raise NotFound
    form = f.CareForm()
    form.prepare()

    def present() -> f.CareForm:
        with reading(Permission.CASE_READ) as reader:
            _request, now = queries.question(reader, medical_question_id)
        return f.CareForm(formdata=None, data={"version": str(now.version if now else "")})

    status = saved(form, lambda: form.command(medical_question_id), present)
    return _own(request_id, "care", form, status, _("The answer is noted."))
