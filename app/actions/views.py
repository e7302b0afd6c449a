"""The actions of a case: what fits, what is under way, and the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for

from app.actions import commands, queries
from app.actions.forms import BeginForm, StatusForm, file_form, titled
from app.cases import queries as cases
from app.directory import queries as directory
from app.directory.cautions import caution
from app.documents import queries as papers
from app.foundation import clock, i18n
from app.foundation.called import called
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, reading
from letters.catalogue import CATALOGUE
from workflows.actions import ACTIONS
from workflows.actions.declaration import OUTCOME_WORDS, STATUS_WORDS, Status

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.actions.forms import FileForm
    from app.actions.queries import ActionCard
    from app.cases.queries import CaseHeader
    from app.foundation.forms import Form
    from workflows.actions import Action

bp = Blueprint("actions", __name__, template_folder="templates")

STATUS_TONES = {
    Status.TO_DO: ("accent", "clock"),
    Status.IN_PROGRESS: ("accent", "hourglass"),
    Status.DONE: ("good", "check"),
    Status.REFUSED: ("quiet", "person"),
    Status.NOT_NEEDED: ("quiet", "minus"),
    Status.IMPOSSIBLE: ("warn", "cross"),
}
CENTRE = "p_centre"


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words and signs of a status."""
    return {"action_status": STATUS_WORDS, "action_tone": STATUS_TONES, "action_outcome": OUTCOME_WORDS}


@bp.get("/cases/<int:case_id>/actions")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """List what is under way, what fits and why, and everything else that can be done."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        under_way = queries.actions_of(reader, case_id)
        advice = queries.advice(reader, case_id)
    begun = {card.declared.id for card in under_way if card.status.open}
    advised = {one.action.id for one in advice}
    others = [action for action in ACTIONS.values() if action.id not in begun | advised]
    return render_template(
        "actions/index.html",
        case=case,
        name=called(case.display_name),
        under_way=under_way,
        advice=advice,
        others=others if case.closed_on is None else [],
        refused={card.declared.id for card in under_way if card.status is Status.REFUSED},
        may_write=actor().may(Permission.CASE_WRITE) and case.closed_on is None,
    )


@bp.route("/cases/<int:case_id>/actions/new/<action>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def begin(case_id: int, action: str) -> ResponseReturnValue:
    """Explain an action before it is begun, and begin it."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        colleagues = cases.colleagues(reader)
        nis = queries.commune_of(reader, case_id)
    declared = commands.declared_as(action)
    form = BeginForm(data={"due_on": declared.due_on(clock.today()), "assigned_to": str(case.assigned_to_id or "")})
    form.prepare(colleagues)
    status = saved(form, lambda: form.command(case_id, action))
    if status == 303:
        flash(_("Begun. It is in the agenda."), "success")
        return redirect(url_for(".show", case_id=case_id, action_id=_newest(case_id, action)), 303)
    return _page("actions/begin.html", case, declared, nis, form=form), status


def _newest(case_id: int, action: str) -> int:
    with reading(Permission.CASE_READ) as reader:
        return max(card.id for card in queries.actions_of(reader, case_id) if card.declared.id == action)


@bp.route("/cases/<int:case_id>/actions/<int:action_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def show(case_id: int, action_id: int) -> ResponseReturnValue:
    """Show an action with its file, and keep what is filled in."""
    case, card, form = _file(case_id, action_id)
    status = saved(form, lambda: form.command(case_id, action_id), lambda: _file(case_id, action_id, formdata=None)[2])
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".show", case_id=case_id, action_id=action_id), 303)
    return _action_page(case, card, form, _status_form(card, formdata=None), stale=status == 409), status


@bp.post("/cases/<int:case_id>/actions/<int:action_id>/status")
@needs(Permission.CASE_WRITE)
def status(case_id: int, action_id: int) -> ResponseReturnValue:
    """Note where an action stands."""
    case, card, file = _file(case_id, action_id, formdata=None)
    form = _status_form(card)
    code = saved(
        form,
        lambda: form.command(case_id, action_id),
        lambda: _status_form(_file(case_id, action_id, formdata=None)[1], formdata=None),
    )
    if code == 303:
        flash(_("Noted."), "success")
        return redirect(url_for(".show", case_id=case_id, action_id=action_id), 303)
    return _action_page(case, card, file, form, stale=code == 409), code


def _file(case_id: int, action_id: int, **options: Any) -> tuple[CaseHeader, ActionCard, FileForm]:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        card = queries.action(reader, case_id, action_id)
        colleagues = cases.colleagues(reader)
        documents = queries.documents_of(reader, case_id)
        letters = queries.letters_of(reader, case_id)
        nis = queries.commune_of(reader, case_id)
    form = file_form(card, **options)
    form.prepare(colleagues, titled(documents, papers.kinds()), titled(letters, _letter_words()))
    if CENTRE in form and nis and not card.particulars and not form.is_submitted():
        form[CENTRE].data = directory.cpas_for_commune(nis).id
    return case, card, form


def _status_form(card: ActionCard, **options: Any) -> StatusForm:
    form = StatusForm(
        data={
            "version": str(card.version),
            "status": card.status.value,
            "on": card.ended_on or clock.today(),
            "reason": card.reason,
        },
        **options,
    )
    form.prepare()
    return form


def _action_page(case: CaseHeader, card: ActionCard, form: FileForm, standing: StatusForm, *, stale: bool) -> str:
    with reading(Permission.CASE_READ) as reader:
        nis = queries.commune_of(reader, case.id)
        names = cases.person_names(reader)
    chosen = card.particulars.get("centre", "")
    return _page(
        "actions/show.html",
        case,
        card.declared,
        directory.body(chosen).communes_nis[0] if chosen else nis,
        card=card,
        form=form,
        standing=standing,
        stale=stale,
        asked=standing if standing.is_submitted() and standing.errors else form,
        in_charge=names.get(card.assigned_to_id or 0, ""),
    )


def _page(template: str, case: CaseHeader, declared: Action, nis: str, *, form: Form, **more: Any) -> str:
    return render_template(
        template,
        case=case,
        name=called(case.display_name),
        declared=declared,
        form=form,
        letters=_letters(case.id, declared),
        contacts=_contacts(declared, nis),
        languages=i18n.LANGUAGE_NAMES,
        **more,
    )


def _letters(case_id: int, declared: Action) -> list[tuple[str, str]]:
    """Return title and address of the letters that go with an action and exist."""
    titles = _letter_words()
    return [
        (titles[spec.id], url_for("correspondence.choose", case_id=case_id, letter=spec.id))
        for spec in queries.letters_for(declared)
    ]


def _letter_words() -> dict[str, str]:
    dutch = i18n.language() == "nl"
    return {spec.id: spec.title.nl if dutch else spec.title.fr for spec in CATALOGUE.values()}


def _contacts(declared: Action, nis: str) -> list[dict[str, Any]]:
    """Return the bodies that an action leads to, those of the commune where the commune decides."""
    language = i18n.language()
    found: list[dict[str, Any]] = []
    for kind in declared.contacts:
        bodies = directory.bodies(kind)
        if kind == "cpas":
            bodies = (directory.cpas_for_commune(nis),) if nis else ()
        own_first = sorted(bodies, key=lambda one: one.name_language(language) != language)
        found += [{"body": body, "caution": caution(body)} for body in own_first]
    return found
