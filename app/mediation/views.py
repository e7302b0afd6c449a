"""The pages of a mediation; with violence there is another one: what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, reading
from app.mediation import commands as c
from app.mediation import forms as f
from app.mediation import queries
from workflows.mediation import safety
from workflows.mediation.sides import BASES, COMMITMENT_STATES, MEDIATION_STATES, PROPOSAL_STATES, WAYS, WILLING

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.foundation.command import Command
    from app.mediation.queries import MediationCard

bp = Blueprint("mediation", __name__, template_folder="templates")

TONES = {
    "open": ("accent", "speak"),
    "respite": ("accent", "clock"),
    "agreed": ("accent", "check"),
    "kept": ("good", "check"),
    "broken": ("bad", "cross"),
    "failed": ("quiet", "cross"),
    "late": ("warn", "warning"),
    "accepted": ("good", "check"),
    "refused": ("bad", "cross"),
    "withdrawn": ("quiet", "minus"),
    "countered": ("accent", "arrow-right"),
}


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words and signs of a mediation."""
    return {
        "mediation_words": MEDIATION_STATES,
        "proposal_words": PROPOSAL_STATES,
        "promise_words": COMMITMENT_STATES,
        "willing_words": WILLING,
        "way_words": WAYS,
        "basis_words": BASES,
        "mediation_tones": TONES,
    }


def _loaded(case_id: int, mediation_id: int) -> tuple[CaseHeader, MediationCard]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.mediation(reader, case_id, mediation_id)


def _back(case_id: int, mediation_id: int) -> str:
    return url_for(".show", case_id=case_id, mediation_id=mediation_id)


# ------------------------------------------------------------------------------------------------ to look at


@bp.get("/cases/<int:case_id>/mediation")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """List the mediations of a case; say whether one may be proposed, and with violence what to do instead."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        lines = queries.mediations_of(reader, case_id)
        standing = queries.standing(reader, case_id)
    return render_template(
        "mediation/index.html",
        case=case,
        name=called(case.display_name),
        lines=lines,
        standing=standing,
        refusals=[say(reason.text) for reason in standing.refusals],
        safety=safety,
        may_write=actor().may(Permission.CASE_PROGRESS) and case.closed_on is None,
    )


@bp.get("/cases/<int:case_id>/mediation/<int:mediation_id>")
@needs(Permission.CASE_READ)
def show(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Show a mediation: who is at the table, what was said and offered, what was promised."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        card = queries.mediation(reader, case_id, mediation_id)
        standing = queries.standing(reader, case_id)
        words = queries.words_of_failure(reader, case_id)
        names = cases.person_names(reader)
    return render_template(
        "mediation/show.html",
        case=case,
        name=called(case.display_name),
        card=card,
        standing=standing,
        safety=safety,
        named=f.named,
        names=names,
        failure=words["mediation_failure"].get(card.failure),
        may_write=actor().may(Permission.CASE_PROGRESS) and case.closed_on is None and card.running,
        may_speak=not standing.violence,
        letters=_letters(case_id, card) if not standing.violence else [],
    )


def _letters(case_id: int, card: MediationCard) -> list[tuple[str, str]]:
    """Return title and address of the letters that propose these talks."""
    dutch = i18n.language() == "nl"
    return [
        (
            spec.title.nl if dutch else spec.title.fr,
            url_for("correspondence.choose", case_id=case_id, letter=spec.id),
        )
        for spec in queries.letters_for(card)
    ]


# ------------------------------------------------------------------------------------------------ to fill in


def _form_page(
    case: CaseHeader, form: Any, command: Callable[[], Command[Any]], *, title: str, back: str, **more: Any
) -> ResponseReturnValue:
    """Save a form, or show it again with what is wrong.

    ``present``: the form as it would be asked now; ``refusals``: why it is not possible, said before anything is typed.
    """
    status = saved(form, command, more.get("present"), _told)
    if status == 303:
        return redirect(back, 303)
    page = render_template(
        "mediation/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        refusals=more.get("refusals", []),
        intro=more.get("intro", ""),
    )
    return page, status


def _told(result: object) -> None:
    """Say that it is saved, and why the case stays where it is when the workflow had no place for it."""
    flash(_("Saved."), "success")
    if isinstance(result, tuple):
        for reason in result:
            where = say(reason.text)
            flash(_("It is written down. The case itself stays where it is: %(reason)s", reason=where), "success")


@bp.route("/cases/<int:case_id>/mediation/new", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def propose(case_id: int) -> ResponseReturnValue:
    """Propose talks; with violence one is led to what to do instead."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        standing = queries.standing(reader, case_id)
        parties = queries.parties_of(reader, case_id)
    if standing.violence:
        return redirect(url_for(".index", case_id=case_id), 303)
    first = f.first_side(parties) | {"version": str(case.version), "on": clock.today(), "basis": "consent"}

    def present(**options: Any) -> f.ProposeForm:
        form = f.ProposeForm(data=first, **options)
        form.prepare()
        return form

    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id),
        title=_("Propose talks"),
        back=url_for(".index", case_id=case_id),
        present=lambda: present(formdata=None),
        refusals=[say(reason.text) for reason in standing.refusals] if request.method == "GET" else [],
    )


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/sides/new", methods=["GET", "POST"])
@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/sides/<int:side_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def side(case_id: int, mediation_id: int, side_id: int | None = None) -> ResponseReturnValue:
    """Add somebody to the table, or note whether they want to talk and on what conditions."""

    def present(**options: Any) -> f.SideForm:
        _case, card = _loaded(case_id, mediation_id)
        known = next((one for one in card.sides if one.id == side_id), None)
        if side_id is not None and known is None:
            raise NotFound
        values = {} if known is None else {
            "version": str(known.version), "kind": known.kind.id, "name": known.name, "asked_on": known.asked_on,
            "willing": known.willing, "conditions": known.conditions,
        }  # fmt: skip
        form = f.SideForm(data=values, **options)
        form.prepare(known)
        return form

    form = present()
    case, card = _loaded(case_id, mediation_id)
    protects = {one.id: one.kind.protects for one in card.sides}.get(side_id or 0)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, mediation_id, side_id),
        title=_("Add somebody to the talks") if side_id is None else _("Do they want to talk?"),
        back=_back(case_id, mediation_id),
        present=lambda: present(formdata=None),
        intro=say(protects) if protects else "",
    )


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/sessions", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def session(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note a talk."""
    case, card = _loaded(case_id, mediation_id)
    form = f.SessionForm(data={"held_on": clock.today()})
    form.prepare(card.sides)
    back = _back(case_id, mediation_id)
    return _form_page(case, form, lambda: form.command(case_id, mediation_id), title=_("Note a talk"), back=back)


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/proposals", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def proposal(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note what a side offers."""
    case, card = _loaded(case_id, mediation_id)
    form = f.ProposalForm(data={"made_on": clock.today()})
    form.prepare(card.sides)
    back = _back(case_id, mediation_id)
    title = _("Note a proposal")
    return _form_page(case, form, lambda: form.command(case_id, mediation_id, None), title=title, back=back)


@bp.route("/cases/<int:case_id>/proposals/<int:proposal_id>/counter", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def counter(case_id: int, proposal_id: int) -> ResponseReturnValue:
    """Note what answers a proposal with another one."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        card, answered = queries.proposal(reader, case_id, proposal_id)
    form = f.ProposalForm(data={"made_on": clock.today()})
    form.prepare([one for one in card.sides if one.id != answered.side.id])
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, card.id, proposal_id),
        title=_("Note a counter-proposal"),
        back=_back(case_id, card.id),
        intro=_("Answers the proposal of %(who)s: %(text)s", who=f.named(answered.side), text=answered.text),
    )


@bp.post("/cases/<int:case_id>/proposals/<int:proposal_id>/answer")
@needs(Permission.CASE_WRITE)
def answer(case_id: int, proposal_id: int) -> ResponseReturnValue:
    """Note that a proposal was accepted, refused or taken back."""
    with reading(Permission.CASE_READ) as reader:
        card, _found = queries.proposal(reader, case_id, proposal_id)
    command = c.AnswerProposal(
        case_id=case_id,
        proposal_id=proposal_id,
        version=request.form.get("version", default=0, type=int),
        status=request.form.get("status", ""),
    )
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except StaleCase:
        flash(_("Somebody changed this proposal meanwhile. Look at it again."), "error")
    else:
        flash(_("Noted."), "success")
    return redirect(_back(case_id, card.id), 303)


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/agreement", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def agreement(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note what the sides agreed, with a day for each promise."""

    def present(**options: Any) -> Any:
        with reading(Permission.CASE_READ) as reader:
            card = queries.mediation(reader, case_id, mediation_id)
            papers = queries.documents_of(reader, case_id)
        form = f.AgreementForm(data=f.version_of(card) | {"agreed_on": clock.today()}, **options)
        form.prepare(card.sides, {str(key): title or _("Paper added") for key, _kind, title in papers})
        return form

    form = present()
    case, _card = _loaded(case_id, mediation_id)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, mediation_id),
        title=_("Note the agreement"),
        back=_back(case_id, mediation_id),
        present=lambda: present(formdata=None),
        intro=_(
            "Who does what, until when? Each promise comes into the agenda. Leave the lines you do not need empty."
        ),
    )


@bp.route("/cases/<int:case_id>/commitments/<int:commitment_id>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def commitment(case_id: int, commitment_id: int) -> ResponseReturnValue:
    """Note what became of a promise."""

    def present(**options: Any) -> tuple[Any, Any, Any]:
        with reading(Permission.CASE_READ) as reader:
            card, promise = queries.commitment(reader, case_id, commitment_id)
        values = {"version": str(promise.version), "on": clock.today(), "note": promise.note}
        form = f.CommitmentForm(data=values, **options)
        form.prepare(promise.part)
        return form, card, promise

    form, card, promise = present()
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    who = f.named(promise.side) if promise.side else _("Our service")
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, commitment_id),
        title=_("What became of the promise?"),
        back=_back(case_id, card.id),
        present=lambda: present(formdata=None)[0],
        intro=_("%(who)s: %(what)s", who=who, what=promise.what),
    )


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/respite", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def respite(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note a stay elsewhere for a while, and how the return is prepared."""

    def present(**options: Any) -> Any:
        _case, card = _loaded(case_id, mediation_id)
        form = f.RespiteForm(data=f.version_of(card) | {"from_on": clock.today()}, **options)
        form.offer_sides(card.sides)
        return form

    form = present()
    case, _card = _loaded(case_id, mediation_id)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, mediation_id),
        title=_("A while elsewhere"),
        back=_back(case_id, mediation_id),
        present=lambda: present(formdata=None),
        intro=_("A break for both sides, with a planned return. The lines below are the steps of the return."),
    )


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/return", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def back_home(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note the return home."""

    def present(**options: Any) -> f.ReturnForm:
        return f.ReturnForm(data=f.version_of(_loaded(case_id, mediation_id)[1]) | {"on": clock.today()}, **options)

    form = present()
    case, _card = _loaded(case_id, mediation_id)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, mediation_id),
        title=_("Back home"),
        back=_back(case_id, mediation_id),
        present=lambda: present(formdata=None),
    )


@bp.route("/cases/<int:case_id>/mediation/<int:mediation_id>/end", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def end(case_id: int, mediation_id: int) -> ResponseReturnValue:
    """Note why the talks end, and what comes next."""

    def present(**options: Any) -> f.EndForm:
        with reading(Permission.CASE_READ) as reader:
            card = queries.mediation(reader, case_id, mediation_id)
            words = queries.words_of_failure(reader, case_id)
            unsafe = queries.standing(reader, case_id).violence
        first = {"on": clock.today(), "failure": "not_safe" if unsafe else None}
        form = f.EndForm(data=f.version_of(card) | first, **options)
        form.prepare(words)
        return form

    form = present()
    case, _card = _loaded(case_id, mediation_id)
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, mediation_id),
        title=_("End the talks"),
        back=_back(case_id, mediation_id),
        present=lambda: present(formdata=None),
        intro=_(
            "A departure that was agreed is a promise of the agreement. Here: talks that led nowhere, or must stop."
        ),
    )
