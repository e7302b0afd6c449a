"""The pages of home guidance, and the plan on one page for the household."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from app.aftercare import commands as c
from app.aftercare import forms as f
from app.aftercare import queries
from app.aftercare.printed import plan_pdf
from app.cases import queries as cases
from app.checks.queries import service_of
from app.foundation import clock
from app.foundation.called import called
from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, reading
from workflows import aftercare as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.aftercare.queries import PlanCard
    from app.cases.queries import CaseHeader
    from app.foundation.command import Command
    from letters.text import Language

bp = Blueprint("aftercare", __name__, template_folder="templates")
FIRST_REVIEW = timedelta(days=91)


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of guidance."""
    return {"guidance_words": words}


def _loaded(case_id: int, plan_id: int) -> tuple[CaseHeader, PlanCard]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.plan(reader, case_id, plan_id)


def _home(case_id: int) -> str:
    return url_for(".index", case_id=case_id)


@bp.get("/cases/<int:case_id>/aftercare")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show the round that runs with its goals, contacts, reviews and signals, and the rounds before."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        rounds = queries.rounds(reader, case_id)
        names = cases.person_names(reader)
    return render_template(
        "aftercare/index.html",
        case=case,
        name=called(case.display_name),
        running=next((one for one in rounds if one.head.runs), None),
        earlier=[one for one in rounds if not one.head.runs],
        names=names,
        today=clock.today(),
        may_write=actor().may(Permission.CASE_PROGRESS) and case.closed_on is None,
    )


@bp.get("/cases/<int:case_id>/aftercare/<int:plan_id>/plan-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def printed(case_id: int, plan_id: int, language: Language) -> ResponseReturnValue:
    """Print the plan on one page for the household."""
    case, card = _loaded(case_id, plan_id)
    with reading(Permission.CASE_READ) as reader:
        service = service_of(reader)
    note_opened(case_id, "aftercare.printed")
    return Response(
        plan_pdf(card, language, reference=case.reference, service=service, printed_on=clock.today()),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="plan-{card.head.id}-{language}.pdf"'},
    )


def _form_page(
    case: CaseHeader,
    form: Any,
    command: Callable[[], Command[Any]],
    *,
    title: str,
    present: Callable[[], Any] | None = None,
    intro: str = "",
    back: str = "",
) -> ResponseReturnValue:
    """Save a form, or show it again with what is wrong."""
    status = saved(form, command, present, _told)
    back = back or _home(case.id)
    if status == 303:
        return redirect(_home(case.id), 303)
    page = render_template(
        "aftercare/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        intro=intro,
    )
    return page, status


def _told(result: object) -> None:
    flash(_("Saved."), "success")
    if isinstance(result, tuple):
        for reason in result:
            told = say(reason.text)
            flash(_("It is written down. The case itself stays where it is: %(reason)s", reason=told), "success")


@bp.route("/cases/<int:case_id>/aftercare/new", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def begin(case_id: int) -> ResponseReturnValue:
    """Begin the guidance."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        earlier = queries.rounds(reader, case_id)
        service = service_of(reader)
    if earlier and earlier[0].head.runs:
        return redirect(_home(case_id), 303)
    left = bool(earlier) and any(goal.status == "open" for goal in earlier[0].goals)
    today = clock.today()

    def present(**options: Any) -> f.GuidanceForm:
        with reading(Permission.CASE_READ) as reader:
            version = cases.header(reader, case_id).version
        first: dict[str, Any] = {
            "version": str(version),
            "started_on": today,
            "review_on": today + FIRST_REVIEW,
            "begun_after": "rehousing" if case.level == c.AFTERCARE else "crisis",
            "frequency": "fortnightly",
            "keep_goals": left,
            "worker": actor().name,
            "phone": service.phone or "",
        }
        if earlier:
            last = earlier[0].head
            first |= {"frequency": last.frequency, "service": last.service, "worker": last.worker, "phone": last.phone}
        form = f.GuidanceForm(data=first, **options)
        form.prepare(begins=True, goals_left=left)
        return form

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.beginning(case_id),
        title=_("Begin home guidance"),
        present=lambda: present(formdata=None),
        intro=_("Agree the plan with the household. It gets it printed, in its language."),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def change(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Change who guides, how often, until when."""

    def present(**options: Any) -> f.GuidanceForm:
        head = _loaded(case_id, plan_id)[1].head
        data = {one.name: getattr(head, one.name) for one in fields(head)} | {"version": str(head.version)}
        form = f.GuidanceForm(data=data, **options)
        form.prepare(begins=False, goals_left=False)
        return form

    form = present()
    case, _card = _loaded(case_id, plan_id)
    return _form_page(
        case,
        form,
        lambda: form.change(case_id, plan_id),
        title=_("Change the plan"),
        present=lambda: present(formdata=None),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/goals/new", methods=["GET", "POST"])
@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/goals/<int:goal_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def goal(case_id: int, plan_id: int, goal_id: int | None = None) -> ResponseReturnValue:
    """Write a goal down, or what became of it."""
    case, _card = _loaded(case_id, plan_id)

    def present(**options: Any) -> f.GoalForm:
        data: dict[str, Any] = {"agreed_on": clock.today()}
        if goal_id is not None:
            with reading(Permission.CASE_READ) as reader:
                known = queries.goal(reader, case_id, plan_id, goal_id)
            data = {one.name: getattr(known, one.name) for one in fields(known)} | {"version": str(known.version)}
        form = f.GoalForm(data=data, **options)
        form.prepare(new=goal_id is None)
        return form

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id, goal_id),
        title=_("Add a goal") if goal_id is None else _("How is the goal going?"),
        present=lambda: present(formdata=None),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/visits", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def visit(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note a contact."""
    case, _card = _loaded(case_id, plan_id)
    form = f.VisitForm(data={"held_on": clock.today(), "way": "home", "outcome": "held"})
    form.prepare()
    return _form_page(case, form, lambda: form.command(case_id, plan_id), title=_("Note a contact"))


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/signals", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def signal(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note something that may threaten the home."""
    case, _card = _loaded(case_id, plan_id)
    form = f.SignalForm(data={"seen_on": clock.today(), "told_by": "worker"})
    form.prepare()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id),
        title=_("Note a signal"),
        intro=_("A signal is a fact to talk over with the household. Signals are not counted and give no score."),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/review", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def review(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note a review."""
    case, _card = _loaded(case_id, plan_id)

    def present(**options: Any) -> f.ReviewForm:
        head = _loaded(case_id, plan_id)[1].head
        first = {"version": str(head.version), "held_on": clock.today(), "next_on": clock.today() + FIRST_REVIEW}
        form = f.ReviewForm(data=first, **options)
        form.prepare()
        return form

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id),
        title=_("Note the review"),
        present=lambda: present(formdata=None),
        intro=_("Look at the goals together. The household decides with you whether to go on, change or stop."),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/relapse", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def relapse(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note that the home is threatened again."""
    case, _card = _loaded(case_id, plan_id)

    def present(**options: Any) -> f.RelapseForm:
        version = _loaded(case_id, plan_id)[1].head.version
        return f.RelapseForm(data={"version": str(version), "on": clock.today()}, **options)

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id),
        title=_("The home is threatened again"),
        present=lambda: present(formdata=None),
        intro=_(
            "This round ends and the case is assessed anew. Nothing is lost: the goals that stayed open can come "
            "along into the next round."
        ),
    )


@bp.route("/cases/<int:case_id>/aftercare/<int:plan_id>/end", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def end(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note the end."""
    case, _card = _loaded(case_id, plan_id)

    def present(**options: Any) -> f.EndForm:
        with reading(Permission.CASE_READ) as reader:
            version = queries.plan(reader, case_id, plan_id).head.version
            closing = queries.closing_words(reader, case_id) if case.level == c.AFTERCARE else None
        form = f.EndForm(data={"version": str(version), "on": clock.today()}, **options)
        form.prepare(closing)
        return form

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id),
        title=_("End the guidance"),
        present=lambda: present(formdata=None),
        intro=_("The case is closed with it; it can be reopened at any time.") if case.level == c.AFTERCARE else "",
    )


def _acted(case_id: int, command: Command[Any]) -> ResponseReturnValue:
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except Refused as refused:
        for reason in refused.reasons:
            flash(say(reason.text), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again."), "error")
    else:
        flash(_("Noted."), "success")
    return redirect(_home(case_id), 303)


@bp.post("/cases/<int:case_id>/aftercare/<int:plan_id>/review-due")
@needs(Permission.CASE_PROGRESS)
def review_due(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Have the case wait for its review."""
    _loaded(case_id, plan_id)
    return _acted(case_id, c.PrepareReview(case_id=case_id, plan_id=plan_id))


@bp.post("/cases/<int:case_id>/signals/<int:signal_id>/settle")
@needs(Permission.CASE_WRITE)
def settle(case_id: int, signal_id: int) -> ResponseReturnValue:
    """Note that a signal is settled."""
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        found = queries.signal(reader, case_id, signal_id)
    return _acted(case_id, c.SettleSignal(case_id=case_id, signal_id=signal_id, version=found.version))
