"""The pages of the advisory group: meetings and agenda, one request before the group, its plan, the share of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.advisory_group import commands as c
from app.advisory_group import forms as f
from app.advisory_group import printed, queries
from app.cases import queries as cases
from app.checks.queries import service_of
from app.foundation import clock, i18n
from app.foundation.belgian import short_date
from app.foundation.called import called
from app.foundation.errors import NotFound
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import pressed, saved
from app.foundation.web import actor, needs, note_opened, reading
from app.proceedings import referring
from app.store.tables.organisation import OrganisationKind
from workflows.engine import in_force
from workflows.referral import group

if TYPE_CHECKING:
    from datetime import date

    from flask.typing import ResponseReturnValue

    from app.advisory_group.queries import Item, Plan
    from letters.text import Language

bp = Blueprint("advisory_group", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the advisory group."""
    return {"group_words": group, "group_other": _other}


def _other(one: Item | Plan) -> str:
    return one.other_nl if i18n.language() == "nl" else one.other_fr


def _runs_it() -> None:
    """Answer "not found" outside the service that runs the group."""
    if actor().organisation_kind != OrganisationKind.BRUSSHELP.value:
        raise NotFound


def _inline(pdf: bytes, name: str) -> Response:
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})


def _named(coming: tuple[tuple[int, date, str], ...]) -> list[tuple[int, str]]:
    return [(key, f"{short_date(day)}, {at}") for key, day, at in coming]


@bp.get("/advisory-group")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show the meetings of the group and what waits for one."""
    _runs_it()
    with reading(Permission.CASE_READ) as reader:
        found = queries.meetings(reader)
        page = {
            "rhythm": queries.rhythm(reader),
            "proposed": queries.proposed_days(reader),
            "waiting": queries.without_meeting(reader),
            "taken_up": queries.not_on_an_agenda(reader),
        }
    return render_template(
        "advisory_group/index.html",
        coming=[one for one in found if not one.past],
        past=[one for one in reversed(found) if one.past][:10],
        may_write=actor().may(Permission.CASE_PROGRESS),
        may_set=actor().may(Permission.CASE_REOPEN),
        **page,
    )


@bp.route("/advisory-group/rhythm", methods=["GET", "POST"])
@needs(Permission.CASE_REOPEN)
def rhythm() -> ResponseReturnValue:
    """Set when and where the group usually meets."""
    _runs_it()

    def present() -> f.RhythmForm:
        form = f.RhythmForm(formdata=None)
        form.prepare()
        with reading(Permission.CASE_READ) as reader:
            known = queries.rhythm(reader)
        if known is not None:
            form.show(known)
        return form

    form = f.RhythmForm()
    form.prepare()
    if not form.is_submitted():
        form = present()
    status = saved(form, form.command, present)
    if status == 303:
        flash(_("The rhythm is saved: days are proposed from it."), "success")
        return redirect(url_for(".index"), 303)
    return _step(form, status, _("Rhythm of the advisory group"), "", url_for(".index"))


@bp.route("/advisory-group/meetings/new", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def plan_meeting() -> ResponseReturnValue:
    """Plan a meeting, as the rhythm proposes it or otherwise."""
    _runs_it()
    form = f.MeetingForm()
    form.prepare()
    if not form.is_submitted():
        with reading(Permission.CASE_READ) as reader:
            known = queries.rhythm(reader)
            days = queries.proposed_days(reader)
        asked = request.args.get("day", "")
        wanted = next((day for day in days if day.isoformat() == asked), next(iter(days), None))
        form.like(known, wanted)
    made: list[int] = []
    status = saved(form, form.planned, then=made.append)
    if status == 303:
        return redirect(url_for(".meeting", meeting_id=made[0]), 303)
    return _step(form, status, _("Plan a meeting"), "", url_for(".index"))


@bp.get("/advisory-group/meetings/<int:meeting_id>")
@needs(Permission.CASE_READ)
def meeting(meeting_id: int) -> ResponseReturnValue:
    """Show the agenda of a meeting."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.meeting(reader, meeting_id)
        waiting = queries.without_meeting(reader) if not found.past and not found.cancelled else ()
    return render_template(
        "advisory_group/meeting.html",
        meeting=found,
        waiting=waiting,
        may_write=actor().may(Permission.CASE_PROGRESS),
    )


@bp.get("/advisory-group/meetings/<int:meeting_id>/agenda-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def agenda(meeting_id: int, language: Language) -> ResponseReturnValue:
    """Print the agenda: references only, and what may be read today."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.meeting(reader, meeting_id)
        service = service_of(reader)
    pdf = printed.agenda_pdf(found, language, service=service, on=clock.today())
    return _inline(pdf, f"agenda-{found.meets_on.isoformat()}-{language}")


@bp.route("/advisory-group/meetings/<int:meeting_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def change(meeting_id: int) -> ResponseReturnValue:
    """Change a meeting; whoever was invited is to be invited again."""

    def present() -> f.MeetingForm:
        form = f.MeetingForm(formdata=None)
        form.prepare()
        with reading(Permission.CASE_READ) as reader:
            form.show(queries.meeting(reader, meeting_id))
        return form

    shown = present()
    form = f.MeetingForm()
    form.prepare()
    if not form.is_submitted():
        form = shown
    status = saved(form, lambda: form.changed(meeting_id), present)
    back = url_for(".meeting", meeting_id=meeting_id)
    if status == 303:
        flash(_("Saved. With another day, hour or place, invite again."), "success")
        return redirect(back, 303)
    return _step(form, status, _("Change the meeting"), "", back)


@bp.post("/advisory-group/meetings/<int:meeting_id>/cancel")
@needs(Permission.CASE_PROGRESS)
def cancel(meeting_id: int) -> ResponseReturnValue:
    """Cancel a meeting; its requests wait for another."""
    command = c.CancelMeeting(meeting_id=meeting_id, version=_seen())
    return pressed(command, _("Cancelled. Its requests wait for another meeting."), url_for(".index"))


@bp.route("/referrals/<int:request_id>/advisory-group", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def bring(request_id: int) -> ResponseReturnValue:
    """Bring a request before the group, with the reasons."""
    with reading(Permission.CASE_READ) as reader:
        reference, decides = queries.heading(reader, request_id)
        coming = queries.coming(reader)
    form = f.BringForm()
    form.prepare(_named(coming), decides=decides)
    made: list[int] = []
    status = saved(form, lambda: form.command(request_id), then=made.append)
    if status == 303:
        flash(_("The group will look at it. The person and the reference person are invited first."), "success")
        return redirect(url_for(".item", group_item_id=made[0]), 303)
    back = url_for("referrals.show", request_id=request_id)
    return _step(form, status, _("Bring it before the advisory group"), reference, back)


def _loaded(item_id: int) -> Item:
    with reading(Permission.CASE_READ) as reader:
        found = queries.item(reader, item_id)
    if found.case_id is not None:
        note_opened(found.case_id, "advisory_group.item")
    return found


@bp.get("/advisory-group/requests/<int:group_item_id>")
@needs(Permission.CASE_READ)
def item(group_item_id: int) -> ResponseReturnValue:
    """Show one request before the group: invitations, who came, what was decided."""
    return _item(group_item_id)


def _item(item_id: int, sent: Any = None, status: int = 200) -> ResponseReturnValue:
    found = _loaded(item_id)
    with reading(Permission.CASE_READ) as reader:
        coming = queries.coming(reader, but=found.meeting_id) if found.decides else ()
    came = f.CameForm(formdata=None, data={"person_came": found.person_came, "reference_came": found.reference_came})
    forms = {"came": came, "answer": f.AnswerForm(formdata=None)}
    if sent is not None:
        forms[sent[0]] = sent[1]
    for form in forms.values():
        form.version.data = form.version.data or str(found.version)
    forms["came"].prepare()
    page = render_template(
        "advisory_group/item.html",
        item=found,
        coming=_named(coming),
        forms=forms,
        met=found.meets_on is not None and found.meets_on <= clock.today(),
        in_group=found.state.id == referring.GROUP,
        may_write=actor().may(Permission.CASE_PROGRESS),
    )
    return page, status


def _own(item_id: int, name: str, form: Any, done: str) -> ResponseReturnValue:
    """Save one of the forms on the page of a request, or show the page again with it."""
    _loaded(item_id)

    def present() -> Any:
        return type(form)(formdata=None, data={"version": str(_loaded(item_id).version)})

    if name == "came":
        form.prepare()
    status = saved(form, lambda: form.command(item_id), present)
    if status == 303:
        flash(done, "success")
        return redirect(url_for(".item", group_item_id=item_id), 303)
    return _item(item_id, (name, form), status)


@bp.get("/advisory-group/requests/<int:group_item_id>/invitation-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def invitation_sheet(group_item_id: int, language: Language) -> ResponseReturnValue:
    """Print the sheet that goes with an invitation."""
    found = _loaded(group_item_id)
    if found.meets_on is None:
        raise NotFound
    with reading(Permission.CASE_READ) as reader:
        service = service_of(reader)
    return _inline(
        printed.invitation_pdf(found, language, service=service, on=clock.today()),
        f"invitation-{group_item_id}-{language}",
    )


@bp.post("/advisory-group/requests/<int:group_item_id>/agenda")
@needs(Permission.CASE_PROGRESS)
def put_on_agenda(group_item_id: int) -> ResponseReturnValue:
    """Put a request on the agenda of a meeting."""
    command = c.PutOnAgenda(
        item_id=group_item_id, version=_seen(), meeting_id=request.form.get("meeting_id", default=0, type=int)
    )
    return pressed(command, _("It is on the agenda. Invite the person."), url_for(".item", group_item_id=group_item_id))


@bp.post("/advisory-group/requests/<int:group_item_id>/take-up")
@needs(Permission.CASE_PROGRESS)
def take_up(group_item_id: int) -> ResponseReturnValue:
    """Have the group take the situation up."""
    command = c.TakeUp(item_id=group_item_id, version=_seen())
    done = _("Taken up: a plan is due within seven days. The clock of the proposal runs on by itself.")
    return pressed(command, done, url_for(".item", group_item_id=group_item_id))


@bp.route("/advisory-group/requests/<int:group_item_id>/invitation", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def invitation(group_item_id: int) -> ResponseReturnValue:
    """Note an invitation that was made otherwise than by letter."""
    found = _loaded(group_item_id)

    def present() -> f.InvitationForm:
        now = _loaded(group_item_id)
        data = {
            "version": str(now.version),
            "on": clock.today(),
            "language": now.language,
            "interpreter": now.interpreter,
        }
        form = f.InvitationForm(formdata=None, data=data)
        form.prepare(reference=now.asked_by != "person")
        return form

    form = f.InvitationForm()
    form.prepare(reference=found.asked_by != "person")
    if not form.is_submitted():
        form = present()
    status = saved(form, lambda: form.command(group_item_id), present)
    return _done(form, status, found, _("Note an invitation"), _("The invitation is noted."))


@bp.post("/advisory-group/requests/<int:group_item_id>/who-came")
@needs(Permission.CASE_PROGRESS)
def who_came(group_item_id: int) -> ResponseReturnValue:
    """Note who came."""
    return _own(group_item_id, "came", f.CameForm(), _("Noted."))


@bp.post("/advisory-group/requests/<int:group_item_id>/answer")
@needs(Permission.CASE_PROGRESS)
def answer(group_item_id: int) -> ResponseReturnValue:
    """Answer what the group wanted to know."""
    return _own(group_item_id, "answer", f.AnswerForm(), _("The group reads your answer at its next meeting."))


@bp.route("/advisory-group/requests/<int:group_item_id>/plan", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def make_plan(group_item_id: int) -> ResponseReturnValue:
    """Write the plan that the group proposes."""
    found = _loaded(group_item_id)
    form = f.PlanForm(data={"version": str(found.version), "begins_on": clock.today()})
    form.prepare()
    made: list[int] = []

    def present() -> f.PlanForm:
        return f.PlanForm(formdata=None, data={"version": str(_loaded(group_item_id).version)})

    status = saved(form, lambda: form.command(group_item_id), present, made.append)
    if status == 303:
        flash(_("The plan is written. Give the person her copy."), "success")
        return redirect(url_for(".plan", group_plan_id=made[0]), 303)
    page = render_template(
        "advisory_group/make_plan.html", item=found, form=form, stale=status == 409, goals=range(1, f.GOALS + 1)
    )
    return page, status


@bp.route("/advisory-group/requests/<int:group_item_id>/decision", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def decide(group_item_id: int) -> ResponseReturnValue:
    """Note what the group decides when it makes no plan."""
    found = _loaded(group_item_id)
    with reading(Permission.CASE_READ) as reader:
        coming = queries.coming(reader, but=found.meeting_id)
    routes = in_force("referral", clock.today()).workflow.inputs["route"].codes

    def present() -> f.DecisionForm:
        form = f.DecisionForm(formdata=None, data={"version": str(_loaded(group_item_id).version)})
        form.prepare(_named(coming), routes)
        return form

    form = f.DecisionForm()
    form.prepare(_named(coming), routes)
    if not form.is_submitted():
        form = present()
    status = saved(form, lambda: form.command(group_item_id), present)
    return _done(form, status, found, _("What does the group decide?"), _("The decision is noted."))


def _done(form: Any, status: int, found: Item, title: str, done: str) -> ResponseReturnValue:
    back = url_for(".item", group_item_id=found.id)
    if status == 303:
        flash(done, "success")
        return redirect(back, 303)
    return _step(form, status, title, found.reference, back)


def _plan(plan_id: int) -> Plan:
    with reading(Permission.CASE_READ) as reader:
        found = queries.plan(reader, plan_id)
    if found.case_id is not None:
        note_opened(found.case_id, "advisory_group.plan")
    return found


@bp.get("/advisory-group/plans/<int:group_plan_id>")
@needs(Permission.CASE_READ)
def plan(group_plan_id: int) -> ResponseReturnValue:
    """Show a plan as far as it may be read today."""
    return _show_plan(_plan(group_plan_id))


def _show_plan(found: Plan, form: f.PersonForm | None = None, status: int = 200) -> ResponseReturnValue:
    if form is None:
        form = f.PersonForm(formdata=None, data={"version": str(found.version)})
        form.prepare(found)
        form.answer.data, form.own_words.data = found.answer, found.own_words
    page = render_template(
        "advisory_group/plan.html",
        plan=found,
        form=form,
        may_write=actor().may(Permission.CASE_PROGRESS) and found.ended_on is None and found.goals is not None,
    )
    return page, status


@bp.post("/advisory-group/plans/<int:group_plan_id>/answer")
@needs(Permission.CASE_PROGRESS)
def answer_plan(group_plan_id: int) -> ResponseReturnValue:
    """Note what the person says of the plan."""
    found = _plan(group_plan_id)
    form = f.PersonForm()
    form.prepare(found)

    def present() -> f.PersonForm:
        return f.PersonForm(formdata=None, data={"version": str(_plan(group_plan_id).version)})

    status = saved(form, lambda: form.command(group_plan_id), present)
    if status == 303:
        flash(_("Noted."), "success")
        return redirect(url_for(".plan", group_plan_id=group_plan_id), 303)
    return _show_plan(found, form, status)


@bp.route("/advisory-group/plans/<int:group_plan_id>/review", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def review(group_plan_id: int) -> ResponseReturnValue:
    """Look at the plan with the person."""
    found = _plan(group_plan_id)

    def present() -> f.ReviewForm:
        now = _plan(group_plan_id)
        form = f.ReviewForm(formdata=None, data={"version": str(now.version), "on": clock.today()})
        form.prepare(now.goals or ())
        return form

    form = f.ReviewForm()
    form.prepare(found.goals or ())
    if not form.is_submitted():
        form = present()
    status = saved(form, lambda: form.command(group_plan_id), present)
    back = url_for(".plan", group_plan_id=group_plan_id)
    if status == 303:
        flash(_("The review is saved."), "success")
        return redirect(back, 303)
    return _step(form, status, _("Look at the plan with the person"), found.reference, back)


@bp.get("/advisory-group/plans/<int:group_plan_id>/copy-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def plan_copy(group_plan_id: int, language: Language) -> ResponseReturnValue:
    """Print the plan for the person."""
    found = _plan(group_plan_id)
    if found.goals is None:
        raise NotFound
    with reading(Permission.CASE_READ) as reader:
        service = service_of(reader)
    pdf = printed.plan_pdf(found, language, service=service, on=clock.today())
    return _inline(pdf, f"plan-{group_plan_id}-{language}")


@bp.get("/cases/<int:case_id>/advisory-group")
@needs(Permission.CASE_READ)
def of_case(case_id: int) -> ResponseReturnValue:
    """Show what the group did with the requests of one case."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        items, plans = queries.of_case(reader, case_id)
    note_opened(case_id, "advisory_group.of_case")
    return render_template(
        "advisory_group/of_case.html",
        case=case,
        name=called(case.display_name),
        items=items,
        plans=plans,
    )


def _step(form: Any, status: int, title: str, subtitle: str, back: str) -> ResponseReturnValue:
    page = render_template(
        "advisory_group/step.html", form=form, title=title, subtitle=subtitle, back=back, stale=status == 409
    )
    return page, status


def _seen() -> int:
    return request.form.get("version", default=0, type=int)
