"""The pages of the referral mechanism: requests, the board with its places, one request, calls, partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.advisory_group import queries as advisory_group
from app.cases import queries as cases
from app.foundation import clock, i18n
from app.foundation.answering import seen_version, text
from app.foundation.called import called
from app.foundation.event_form import PREFIX, answers_in, event_form
from app.foundation.forms import given
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import pressed, saved
from app.foundation.web import actor, needs, note_opened, reading
from app.medical_focal_point import queries as medical_focal_point
from app.proceedings import referring
from app.referrals import commands as c
from app.referrals import forms as f
from app.referrals import queries
from app.referrals.place_views import provider_reasons, runs_it
from app.store import referrals
from app.store.team import other_services
from app.transfer import printed
from workflows.engine import in_force
from workflows.referral import words
from workflows.referral.words import Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.foundation.command import Command
    from app.referrals.queries import RequestCard
    from workflows.law import Text

bp = Blueprint("referrals", __name__, template_folder="templates")
OWN_FORMS = {"place_proposed", "person_accepted", "person_refused", "no_answer", "provider_accepted",
             "provider_refused", "found_complex", "submitted", "rewritten", *referring.BY_GROUP}  # fmt: skip
"""Steps that have a form of their own on the page of a request."""
WITH_ETHOS = {"no_place", "search_resumed", "reactivated", *referring.ETHOS_AFTER}
"""Steps at which it is asked where the person lives; the last known is shown."""


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the referral mechanism."""
    return {"referral_words": words}


def _other(card: RequestCard) -> str:
    return card.other_nl if i18n.language() == "nl" else card.other_fr


@bp.post("/referrals/<int:request_id>/answer")
@needs(Permission.CASE_PROGRESS)
def take_answer(request_id: int) -> ResponseReturnValue:
    """Take what a service answered for its place into the request."""
    return pressed(c.TakeAnswer(request_id=request_id, version=_seen()), _("Noted."), _page(request_id))


@bp.route("/referrals/<int:request_id>/provider-may-know", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def share(request_id: int) -> ResponseReturnValue:
    """Look at exactly what passes to the service with the place, then let it pass."""
    with reading(Permission.CASE_READ) as reader:
        card = queries.card(reader, request_id)
        found = queries.shareable(reader, request_id)
    if found is None:
        abort(404)
    form = f.ShareForm(data={"version": str(card.version)})
    form.prepare(found.consents)
    told = None
    if form.chosen is not None:
        with reading(Permission.CASE_READ) as reader:
            told = queries.would_pass(reader, request_id, form.chosen, actor().name)
    status = 200
    if request.form.get("send"):
        status = saved(form, lambda: form.command(request_id), lambda: _present(f.ShareForm, request_id))
    if status == 303:
        flash(_("The service with the place may read it now."), "success")
        return redirect(url_for(".show", request_id=request_id), 303)
    page = render_template(
        "referrals/share.html",
        card=card,
        share=found,
        form=form,
        stale=status == 409,
        provider=found.name_nl if i18n.language() == "nl" else found.name_fr,
        parts=printed.parts(told, "nl" if i18n.language() == "nl" else "fr") if told else [],
    )
    return page, status


@bp.get("/referrals")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show the board of the referral service, or the requests that the own service sent."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.cards(reader)
        places = queries.offers(reader) if runs_it() else ()
        calls = queries.calls(reader) if runs_it() else ()
        asked = () if runs_it() else queries.questions(reader)
        partners = queries.partners(reader) if runs_it() else ()
        services = other_services(reader) if runs_it() else ()
        counted = queries.reasons_counted(found, clock.today()) if runs_it() else ()
    running = [one for one in found if one.state.id not in referrals.NOT_RUNNING]
    columns = [(name, [one for one in running if one.state.id in states]) for name, states in queries.COLUMNS]
    return render_template(
        "referrals/board.html" if runs_it() else "referrals/index.html",
        found=found,
        columns=columns,
        closed=[one for one in found if one.state.id == "closed"],
        places=places,
        asked=[one for one in asked if one.waits],
        calls=calls,
        partners=partners,
        services=services,
        counted=counted,
        other=_other,
        may_name=actor().may(Permission.CASE_REOPEN),
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.route("/cases/<int:case_id>/referrals/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def draft(case_id: int) -> ResponseReturnValue:
    """Write a request with the person."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        usable = queries.usable(reader, case_id)
        before = queries.cards(reader, case_id=case_id)
        services = queries.services(reader)
    form = f.DraftForm()
    form.prepare(usable, services)
    made: list[int] = []
    status = saved(form, lambda: form.command(case_id), then=made.append)
    if status == 303:
        return redirect(url_for(".show", request_id=made[0]), 303)
    return _case_page(case, form, status, before=before, usable=usable)


@bp.route("/referrals/<int:request_id>/anew", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def rewrite(request_id: int) -> ResponseReturnValue:
    """Write a draft, or a closed request, anew with the person; what was sent once keeps its first date."""
    card = _loaded(request_id)
    if card.case_id is None or card.state.id not in referrals.NOT_RUNNING:
        abort(404)
    case_id = card.case_id
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        usable = queries.usable(reader, case_id)
        services = queries.services(reader)
    form = f.DraftForm(data=_written(card))
    form.prepare(usable, services)

    def present() -> f.DraftForm:
        now = f.DraftForm(formdata=None, data=_written(_loaded(request_id)))
        now.prepare(usable, services)
        return now

    status = saved(form, lambda: form.command(case_id, request_id), present)
    if status == 303:
        return redirect(url_for(".show", request_id=request_id), 303)
    return _case_page(case, form, status, usable=usable, card=card)


def _written(card: RequestCard) -> dict[str, Any]:
    """Return what a draft says already, as its form asks for it."""
    told = card.told or {}
    known = {name: getattr(card, name) for name in ("household", "solution_asked", "person_wishes_order",
             "host_put_them_out", "identified_on")}  # fmt: skip
    known |= {"ethos_before": card.ethos[0].code, "service_id": str(card.receiver_id)}
    said = {name: told.get(name, "") for name in ("wish", "declined", "tonight")}
    said |= told.get("details", {})
    reasons = {f"excluded_{name}": why.code for name, why in card.excluded.items()}
    reasons |= {f"excluded_{name}_words": why.words for name, why in card.excluded.items()}
    return {"version": str(card.version), "needs": told.get("needs", ()), **known, **said, **reasons}


def _case_page(
    case: CaseHeader,
    form: Any,
    status: int,
    *,
    usable: tuple[tuple[int, Text], ...],
    before: tuple[RequestCard, ...] = (),
    card: RequestCard | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "referrals/draft.html",
        case=case,
        name=called(case.display_name),
        form=form,
        usable=usable,
        before=before,
        card=card,
        stale=status == 409,
        other=_other,
    )
    return page, status


def _loaded(request_id: int) -> RequestCard:
    with reading(Permission.CASE_READ) as reader:
        return queries.card(reader, request_id)


@bp.get("/referrals/<int:request_id>")
@needs(Permission.CASE_READ)
def show(request_id: int) -> ResponseReturnValue:
    """Show one request: what may be read, what was proposed, what can happen now and why the rest cannot."""
    return _show(request_id)


def _show(request_id: int, sent: Any = None, status: int = 200) -> ResponseReturnValue:
    with reading(Permission.CASE_READ) as reader:
        card = queries.card(reader, request_id)
        possible = queries.possible(reader, request_id)
        fits = queries.fitting(card, queries.offers(reader)) if not card.ours else ()
        share = queries.shareable(reader, request_id)
        group_items, _group_plans = advisory_group.of_request(reader, request_id)
        may_bring = advisory_group.may_be_brought(reader, request_id)
        health = medical_focal_point.of_request(reader, request_id)
    if card.case_id is not None:
        note_opened(card.case_id, "referrals.show")
    forms = {"propose": f.ProposeForm(formdata=None), "person": f.PersonForm(formdata=None),
             "provider": f.ProviderForm(formdata=None)}  # fmt: skip
    if sent is not None:
        forms[sent[0]] = sent[1]
    forms["propose"].prepare(fits)
    forms["person"].prepare()
    today = clock.today()
    forms["provider"].prepare(today)
    for form in forms.values():
        if not form.version.data:
            form.version.data = str(card.version)
    may = {one.event for one in possible if one.possible}
    language = i18n.language()
    shared = (card.told or {}).get("shared")
    page = render_template(
        "referrals/show.html",
        card=card,
        other=_other(card),
        possible=[one for one in possible if one.possible and one.event not in OWN_FORMS],
        refused=[one for one in possible if not one.possible],
        may=may,
        here={one.event for one in possible},
        fits=fits,
        share=share,
        forms=forms,
        group_items=group_items,
        may_bring=may_bring,
        health=health,
        parts=printed.parts(shared, "nl" if language == "nl" else "fr") if shared else [],
        may_write=actor().may(Permission.CASE_PROGRESS),
        reasons=provider_reasons(),
        routes={code.value: say(code.label) for code in in_force("referral", today).workflow.inputs["route"].codes},
    )
    return page, status


def _present(form: type[Any], request_id: int) -> Any:
    return form(formdata=None, data={"version": str(_loaded(request_id).version)})


def _own(request_id: int, name: str, form: Any, done: str) -> ResponseReturnValue:
    """Save one of the forms of the page of a request, or show the page again with it."""
    status = saved(form, lambda: form.command(request_id), lambda: _present(type(form), request_id))
    if status == 303:
        flash(done, "success")
        return redirect(url_for(".show", request_id=request_id), 303)
    return _show(request_id, (name, form), status)


@bp.post("/referrals/<int:request_id>/submit")
@needs(Permission.CASE_PROGRESS)
def submit(request_id: int) -> ResponseReturnValue:
    """Send the request."""
    command = c.SubmitReferral(request_id=request_id, version=_seen())
    return pressed(command, _("Sent. The seven days run; the rank is dated today and stays."), _page(request_id))


@bp.post("/referrals/<int:request_id>/propose")
@needs(Permission.CASE_PROGRESS)
def propose(request_id: int) -> ResponseReturnValue:
    """Propose a place."""
    return _own(request_id, "propose", f.ProposeForm(), _("Proposed to the person."))


@bp.post("/referrals/<int:request_id>/person")
@needs(Permission.CASE_PROGRESS)
def person(request_id: int) -> ResponseReturnValue:
    """Note what the person says."""
    return _own(request_id, "person", f.PersonForm(), _("Noted."))


@bp.post("/referrals/<int:request_id>/provider")
@needs(Permission.CASE_PROGRESS)
def provider(request_id: int) -> ResponseReturnValue:
    """Note what the service with the place says."""
    return _own(request_id, "provider", f.ProviderForm(), _("Noted."))


@bp.route("/referrals/<int:request_id>/steps/<event>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def step(request_id: int, event: str) -> ResponseReturnValue:
    """Record a step of the workflow with its questions."""
    card = _loaded(request_id)
    declared = in_force("referral", clock.today()).workflow.events.get(event)
    if declared is None or event in OWN_FORMS or event == "drafted":
        abort(404)
    also = {"ethos": lambda: f.ethos_field(card.lives)} if event in WITH_ETHOS else {}
    first = "" if event in referring.ETHOS_NEEDED else card.lives.code
    form = event_form(
        declared,
        answers_in(request.form),
        also=also,
        data={"version": str(card.version), "happened_on": clock.today(), "ethos": first},
    )
    asked = set(request.form.get("asked", "").split())
    status = 200
    if request.method == "POST" and {one.id for one in form.inputs} <= asked and "happened_on" in form:
        status = saved(
            form,
            lambda: c.StepReferral(
                request_id=request_id,
                version=seen_version(form.version) or 0,
                event=event,
                on=form["happened_on"].data,
                inputs=form.values(),
                ethos=text(form["ethos"]) if "ethos" in form else "",
            ),
            lambda: event_form(
                declared,
                answers_in(request.form),
                data={"version": str(_loaded(request_id).version)},
                formdata=None,
            ),
        )
    elif request.method == "POST" and asked >= {one.id for one in form.inputs}:
        status = 200 if form.validate() else 422
    form.asked.data = " ".join(one.id for one in form.inputs)
    form.asked.raw_data = None
    if status == 303:
        flash(_("Recorded: %(event)s.", event=say(declared.label)), "success")
        return redirect(url_for(".show", request_id=request_id), 303)
    page = render_template(
        "referrals/step.html",
        card=card,
        form=form,
        title=say(declared.action),
        stale=status == 409,
        prefix=PREFIX,
    )
    return page, status


@bp.route("/referrals/<int:request_id>/excluded", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def excluded(request_id: int) -> ResponseReturnValue:
    """Say why a better solution is not possible, or that it was tried."""
    card = _loaded(request_id)
    lacking = [name for name in words.BETTER if name not in card.excluded]
    form = f.ExcludeForm(data={"version": str(card.version), "solution": request.args.get("solution", "")})
    form.prepare()
    if not form.is_submitted() and not form.solution.data and len(lacking) == 1:
        form.solution.data = lacking[0]

    def present() -> f.ExcludeForm:
        now = _loaded(request_id)
        why = now.excluded.get(text(form.solution), Why(""))
        known = {"solution": text(form.solution), "code": why.code, "words": why.words}
        shown = f.ExcludeForm(formdata=None, data={"version": str(now.version), **known})
        shown.prepare()
        return shown

    title = _("A better solution is not possible")
    return _small(request_id, form, lambda: form.command(request_id), title, present)


@bp.route("/referrals/<int:request_id>/urgent", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def urgent(request_id: int) -> ResponseReturnValue:
    """Mark a request as urgent, with the reason."""
    form = f.WhyForm(data={"version": str(_loaded(request_id).version)})

    def command() -> Command[None]:
        return c.MarkUrgent(request_id=request_id, version=seen_version(form.version) or 0, why=text(form.why))

    return _small(request_id, form, command, _("Mark as urgent"))


@bp.route("/referrals/<int:request_id>/group", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def group(request_id: int) -> ResponseReturnValue:
    """Have the group take a situation up when both were invited on paper, before anybody put it on an agenda."""
    form = f.DayForm(data={"version": str(_loaded(request_id).version), "day": clock.today()})

    def command() -> Command[None]:
        return c.InviteToGroup(
            request_id=request_id, version=seen_version(form.version) or 0, invited_on=given(form.day)
        )

    return _small(request_id, form, command, _("When were the person and the reference person invited?"))


def _small(
    request_id: int,
    form: Any,
    command: Callable[[], Command[None]],
    title: str,
    present: Callable[[], Any] | None = None,
) -> ResponseReturnValue:
    status = saved(form, command, present or (lambda: _present(type(form), request_id)))
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".show", request_id=request_id), 303)
    page = render_template(
        "referrals/step.html",
        card=_loaded(request_id),
        form=form,
        title=title,
        stale=status == 409,
        prefix=PREFIX,
    )
    return page, status


@bp.route("/referrals/places/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def offer() -> ResponseReturnValue:
    """Put a place on the board."""
    form = f.OfferForm()
    with reading(Permission.CASE_READ) as reader:
        form.prepare(runs_it=runs_it(), services=queries.services(reader))
    status = saved(form, form.command)
    if status == 303:
        flash(_("The place is on the board."), "success")
        return redirect(url_for("places.index"), 303)
    page = render_template(
        "referrals/step.html", card=None, form=form, title=_("A place for the board"), stale=False,
        prefix=PREFIX,
    )  # fmt: skip
    return page, status


@bp.post("/referrals/places/<int:offer_id>/close")
@needs(Permission.CASE_WRITE)
def close_offer(offer_id: int) -> ResponseReturnValue:
    """Take a place off the board."""
    taken = request.form.get("taken") == "yes"
    close = c.CloseOffer(offer_id=offer_id, version=_seen(), taken=taken)
    return pressed(close, _("Saved."), url_for("places.index"))


@bp.post("/referrals/calls")
@needs(Permission.CASE_WRITE)
def call() -> ResponseReturnValue:
    """A call begins to wait."""
    return pressed(c.NoteCall(), _("The call waits."), _home())


@bp.post("/referrals/calls/<int:call_id>")
@needs(Permission.CASE_WRITE)
def end_call(call_id: int) -> ResponseReturnValue:
    """A call was taken, or missed."""
    answered = request.form.get("answered") == "yes"
    return pressed(c.EndCall(call_id=call_id, version=_seen(), answered=answered), _("Noted."), _home())


@bp.post("/referrals/partners")
@needs(Permission.CASE_REOPEN)
def name_partner() -> ResponseReturnValue:
    """Give a service a priority channel."""
    key = request.form.get("organisation", default=0, type=int)
    return pressed(c.NamePartner(organisation_id=key), _("Saved."), _home())


@bp.post("/referrals/partners/<int:partner_id>/end")
@needs(Permission.CASE_REOPEN)
def end_partner(partner_id: int) -> ResponseReturnValue:
    """Take the priority channel of a service away."""
    return pressed(c.EndPartner(partner_id=partner_id, version=_seen()), _("Saved."), _home())


def _seen() -> int:
    return request.form.get("version", default=0, type=int)


def _home() -> str:
    return url_for(".index")


def _page(request_id: int) -> str:
    return url_for(".show", request_id=request_id)
