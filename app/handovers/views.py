"""The pages of a hand-over: what leaves, what came with its papers, the answer, the news and its slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.errors import NotFound
from app.foundation.i18n import _, say
from app.foundation.media import EXTENSIONS
from app.foundation.permissions import Permission
from app.foundation.saving import pressed, saved
from app.foundation.web import act, actor, needs, note_opened, reading, sealed, store
from app.handovers import commands as c
from app.handovers import forms as f
from app.handovers import queries
from app.store import blobs
from app.transfer import printed
from app.transfer.queries import resembling
from workflows.engine import in_force, prevention
from workflows.handover import competence, sharing

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.handovers.queries import HandOverCard, Leaving, Paper
    from letters.text import Language
    from workflows.law import Text

bp = Blueprint("handovers", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of a hand-over."""
    return {
        "hand_over_kinds": sharing.PURPOSES,
        "hand_over_rules": competence,
        "hand_over_today": clock.today(),
        "hand_over_waits": queries.what_waits,
    }


def _language() -> Language:
    return "nl" if i18n.language() == "nl" else "fr"


def _other(card: HandOverCard) -> str:
    return card.other_nl if _language() == "nl" else card.other_fr


def _reasons() -> dict[str, str]:
    codes = in_force("handover", clock.today()).workflow.inputs["refusal_reason"].codes
    return {code.value: say(code.label) for code in codes}


@bp.get("/hand-overs")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show what came and what left, what waits here first."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.cards(reader)
    return render_template(
        "handovers/index.html",
        came=[one for one in found if not one.ours],
        left=[one for one in found if one.ours],
        other=_other,
        reasons=_reasons(),
    )


@bp.route("/cases/<int:case_id>/hand-over", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def send(case_id: int) -> ResponseReturnValue:
    """Choose the consent, look at exactly what leaves, send it."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        usable = queries.usable(reader, case_id)
        before = queries.cards(reader, case_id=case_id)
        centres = queries.centres(reader, case_id)
    asked = request.args.get("consent", "")
    meant = asked if any(str(one.id) == asked for one in usable) else str(usable[0].id) if len(usable) == 1 else ""
    form = f.SendForm(data={"version": str(case.version), "consent_id": meant})
    form.prepare(usable)
    leaving: Leaving | None = None
    status = 200
    made: list[int] = []
    if form.is_submitted() and form.chosen is not None:
        leaving = _would_leave(case_id, form)
    if request.form.get("send"):
        status = saved(form, lambda: form.command(case_id), lambda: _send_now(case_id), made.append)
    if status == 303:
        flash(_("Sent. Call the other service as well: a case passes from person to person."), "success")
        return redirect(url_for(".show", hand_over_id=made[0]), 303)
    if leaving is not None:
        form.offer(leaving.papers)
    page = render_template(
        "handovers/send.html",
        case=case,
        name=called(case.display_name),
        form=form,
        usable=usable,
        before=before,
        other=_other,
        parts=printed.parts(leaving.told, _language()) if leaving else [],
        papers=leaving.papers if leaving else None,
        centres=centres,
        stale=status == 409,
    )
    return page, status


def _would_leave(case_id: int, form: f.SendForm) -> Leaving:
    with reading(Permission.CASE_READ) as reader:
        return queries.would_leave(
            reader, case_id, form.chosen or 0, str(form.wanted.data or ""), actor().name, keys=form.picked
        )


def _send_now(case_id: int) -> f.SendForm:
    with reading(Permission.CASE_READ) as reader:
        return f.SendForm(formdata=None, data={"version": str(cases.header(reader, case_id).version)})


def _loaded(hand_over_id: int) -> HandOverCard:
    with reading(Permission.CASE_READ) as reader:
        return queries.card(reader, hand_over_id)


@bp.get("/hand-overs/<int:hand_over_id>")
@needs(Permission.CASE_READ)
def show(hand_over_id: int) -> ResponseReturnValue:
    """Show a hand-over as far as it may be read today, with what can be done."""
    card = _loaded(hand_over_id)
    if card.conflict == "possible" and act(c.MarkConflict(hand_over_id=hand_over_id)):
        card = _loaded(hand_over_id)
    return _page(card, _accept_form(card), f.RefuseForm(formdata=None), f.NewsForm(formdata=None))


def _accept_form(card: HandOverCard, *, sent: bool = False) -> f.AcceptForm:
    alike: list[tuple[int, str]] = []
    if card.told is not None and not card.ours:
        with reading(Permission.CASE_READ) as reader:
            found = resembling(reader, card.told)
        alike = [(one.case_id, f"{called(one.display_name)} · {one.reference}") for one in found]
    form = f.AcceptForm(data={"version": str(card.version)}) if sent else f.AcceptForm(formdata=None)
    form.prepare(alike, _stages())
    return form


def _stages() -> dict[str, Text]:
    codes = prevention(clock.today()).workflow.inputs["stage"].codes
    return {code.value: code.label for code in codes}


def _page(
    card: HandOverCard,
    accept: f.AcceptForm,
    refuse: f.RefuseForm,
    news: f.NewsForm,
    status: int = 200,
    stop: f.StopForm | None = None,
) -> ResponseReturnValue:
    refuse.prepare(clock.today())
    if not refuse.is_submitted() or refuse.forward_to_nis.data is None:
        refuse.forward_to_nis.data = card.competent_nis
    news.prepare()
    if not news.person.data:
        news.person.data = actor().name
    stop = stop or f.StopForm(formdata=None)
    for form in (accept, refuse, news, stop):
        if not form.version.data:
            form.version.data = str(card.version)
    _note(card, "handovers.show")
    page = render_template(
        "handovers/show.html",
        card=card,
        other=_other(card),
        parts=printed.parts(card.told, _language()) if card.told else [],
        accept=accept,
        refuse=refuse,
        news=news,
        stop=stop,
        told_back=printed.answer_parts(card.news, _language()) if card.news else [],
        centre=queries.centre_of(card.forward_to_nis) if card.forward_to_nis else None,
        forwarding=competence.FORWARD,
        reasons=_reasons(),
        may_write=actor().may(Permission.CASE_PROGRESS),
        may_decide=actor().may(Permission.CONFLICT_DECIDE),
    )
    return page, status


@bp.post("/hand-overs/<int:hand_over_id>/accept")
@needs(Permission.CASE_PROGRESS)
def accept(hand_over_id: int) -> ResponseReturnValue:
    """Take the person in."""
    card = _received(hand_over_id)
    form = _accept_form(card, sent=True)
    made: list[int] = []
    status = saved(form, lambda: form.command(hand_over_id), lambda: _accept_form(_loaded(hand_over_id)), made.append)
    if status == 303:
        flash(_("The case is taken in. What the other service told stands in a note."), "success")
        return redirect(url_for("cases.show", case_id=made[0]), 303)
    return _page(_loaded(hand_over_id), form, f.RefuseForm(formdata=None), f.NewsForm(formdata=None), status)


@bp.post("/hand-overs/<int:hand_over_id>/refuse")
@needs(Permission.CASE_PROGRESS)
def refuse(hand_over_id: int) -> ResponseReturnValue:
    """Refuse, with the reason."""
    card = _received(hand_over_id)
    form = f.RefuseForm()
    form.prepare(clock.today())
    status = saved(form, lambda: form.command(hand_over_id), lambda: _versioned(f.RefuseForm, hand_over_id))
    if status == 303:
        flash(_("Refused, with the reason. Nothing of what came stays here."), "success")
        return redirect(url_for(".index"), 303)
    return _page(_loaded(hand_over_id), _accept_form(card), form, f.NewsForm(formdata=None), status)


@bp.post("/hand-overs/<int:hand_over_id>/news")
@needs(Permission.CASE_PROGRESS)
def news(hand_over_id: int) -> ResponseReturnValue:
    """Tell the service that handed the case over what became of it."""
    card = _received(hand_over_id)
    form = f.NewsForm()
    form.prepare()
    status = saved(form, lambda: form.command(hand_over_id), lambda: _versioned(f.NewsForm, hand_over_id))
    if status == 303:
        flash(_("The news is sent."), "success")
        return redirect(url_for(".show", hand_over_id=hand_over_id), 303)
    return _page(_loaded(hand_over_id), _accept_form(card), f.RefuseForm(formdata=None), form, status)


def _received(hand_over_id: int) -> HandOverCard:
    card = _loaded(hand_over_id)
    if card.ours:
        abort(404)
    return card


def _versioned(form: type[Any], hand_over_id: int) -> Any:
    return form(formdata=None, data={"version": str(_loaded(hand_over_id).version)})


@bp.post("/hand-overs/<int:hand_over_id>/news-noted")
@needs(Permission.CASE_PROGRESS)
def news_noted(hand_over_id: int) -> ResponseReturnValue:
    """Take the news of the other service into the case that was handed over."""
    command = c.TakeNews(hand_over_id=hand_over_id, version=_seen())
    done = _("The news stands in the case. Give the person the same on paper.")
    return pressed(command, done, url_for(".show", hand_over_id=hand_over_id))


@bp.post("/hand-overs/<int:hand_over_id>/stopped")
@needs(Permission.CASE_PROGRESS)
def stopped(hand_over_id: int) -> ResponseReturnValue:
    """Say that we no longer use what came: the person withdrew the consent."""
    card = _received(hand_over_id)
    form = f.StopForm()
    status = saved(form, lambda: form.command(hand_over_id), lambda: _versioned(f.StopForm, hand_over_id))
    if status == 303:
        flash(_("Noted. The service that handed the case over sees it."), "success")
        return redirect(url_for(".show", hand_over_id=hand_over_id), 303)
    blank = f.RefuseForm(formdata=None), f.NewsForm(formdata=None)
    return _page(_loaded(hand_over_id), _accept_form(card), *blank, status, form)


@bp.post("/hand-overs/<int:hand_over_id>/forwarded")
@needs(Permission.CASE_PROGRESS)
def forwarded(hand_over_id: int) -> ResponseReturnValue:
    """Note that the request went on to the competent centre."""
    command = c.NoteForwarded(hand_over_id=hand_over_id, version=_seen())
    done = _("Noted: the request went on to the competent CPAS.")
    return pressed(command, done, url_for(".show", hand_over_id=hand_over_id))


@bp.get("/hand-overs/<int:hand_over_id>/slip-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def slip(hand_over_id: int, language: Language) -> ResponseReturnValue:
    """Print the news, for the service that handed over and for the person."""
    card = _loaded(hand_over_id)
    if card.news is None:
        raise NotFound
    _note(card, "handovers.slip")
    return sealed(printed.answer_pdf(card.news, language), "application/pdf", f"news-{hand_over_id}-{language}.pdf")


@bp.get("/hand-overs/<int:hand_over_id>/content-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def content(hand_over_id: int, language: Language) -> ResponseReturnValue:
    """Print what was passed on, as far as it may be read today."""
    card = _loaded(hand_over_id)
    if card.told is None:
        raise NotFound
    _note(card, "handovers.content")
    return sealed(printed.transfer_pdf(card.told, language), "application/pdf", f"case-{hand_over_id}-{language}.pdf")


@bp.get("/hand-overs/<int:hand_over_id>/papers/<int:paper_id>")
@needs(Permission.CASE_READ)
def paper(hand_over_id: int, paper_id: int) -> ResponseReturnValue:
    """Send a paper that goes along, to be saved; a sensitive one is opened on purpose."""
    found = _paper(hand_over_id, paper_id)
    if found.apart:
        return redirect(url_for(".show", hand_over_id=hand_over_id), 303)
    return _file(hand_over_id, found, "handovers.paper")


@bp.post("/hand-overs/<int:hand_over_id>/papers/<int:paper_id>/open")
@needs(Permission.CASE_READ)
def open_paper(hand_over_id: int, paper_id: int) -> ResponseReturnValue:
    """Send a sensitive paper on purpose; the reading is written down first."""
    return _file(hand_over_id, _paper(hand_over_id, paper_id), "handovers.sensitive_paper")


@bp.get("/hand-overs/<int:hand_over_id>/papers/<int:paper_id>/preview")
@needs(Permission.CASE_READ)
def paper_preview(hand_over_id: int, paper_id: int) -> ResponseReturnValue:
    """Send the picture of a photo or of a first page; there is none of a sensitive paper."""
    found = _paper(hand_over_id, paper_id)
    if found.apart or found.preview_sha256 is None:
        raise NotFound
    return sealed(blobs.fetch(store().blob_dir, found.preview_sha256), "image/jpeg")


def _paper(hand_over_id: int, paper_id: int) -> Paper:
    with reading(Permission.CASE_READ) as reader:
        return queries.paper(reader, hand_over_id, paper_id)


def _file(hand_over_id: int, found: Paper, what: str) -> Response:
    _note(_loaded(hand_over_id), what)
    name = f"{hand_over_id}-{found.id}.{EXTENSIONS[found.media_type]}"
    return sealed(blobs.fetch(store().blob_dir, found.sha256), found.media_type, name)


def _note(card: HandOverCard, what: str) -> None:
    """Write into the access log that something was read; before it is taken in, it is of no case of ours."""
    note_opened(card.sent_case_id or card.received_case_id, what)


@bp.post("/hand-overs/<int:hand_over_id>/conflict")
@needs(Permission.CONFLICT_DECIDE)
def conflict(hand_over_id: int) -> ResponseReturnValue:
    """Decide whether a conflict of interest stands in the way."""
    yes = request.form.get("conflict") == "yes"
    command = c.DecideConflict(hand_over_id=hand_over_id, version=_seen(), conflict=yes)
    return pressed(command, _("Decided."), url_for(".show", hand_over_id=hand_over_id))


@bp.post("/hand-overs/<int:hand_over_id>/noted")
@needs(Permission.CASE_PROGRESS)
def noted(hand_over_id: int) -> ResponseReturnValue:
    """Note the answer, or its absence, in the case that was handed over."""
    command = c.NoteAnswer(hand_over_id=hand_over_id, version=_seen())
    return pressed(command, _("Noted in the case."), url_for(".show", hand_over_id=hand_over_id))


def _seen() -> int:
    return request.form.get("version", default=0, type=int)
