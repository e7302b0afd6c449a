"""Pages of the health index: the table, proposals of new months, and the cases whose answer they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.figures import queries
from app.figures.forms import ApproveForm, ProposeForm, RejectForm
from app.figures.unreadable import UnreadableFile
from app.foundation.errors import Invalid
from app.foundation.i18n import _, ngettext, say
from app.foundation.permissions import Permission
from app.foundation.web import act, actor, needs, reading
from app.store.health_index import PROPOSED
from workflows.explanations import EXPLANATIONS
from workflows.figures.acceptance import NotAccepted
from workflows.figures.offered import figure, month_name

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("figures", __name__, template_folder="templates")

STATBEL = "https://statbel.fgov.be/en/open-data/consumer-price-index-and-health-index"
"""Where the full history is published; the page exists in English under this address."""


@bp.app_template_filter("index_month")
def _index_month(at: tuple[int, int]) -> str:
    """July 2026, in the reader's language."""
    return say(month_name(at))


bp.add_app_template_filter(figure, "index_figure")


def _index_page(form: ProposeForm, code: int = 200) -> ResponseReturnValue:
    with reading(Permission.FIGURES_PROPOSE) as reader:
        years = queries.years(reader)
        year = request.args.get("year", default=years[0], type=int)
        if year not in years:
            abort(404)
        page = render_template(
            "figures/index.html",
            form=form,
            status=queries.status(reader),
            years=years,
            table=queries.year_table(reader, year),
            proposals=queries.proposals(reader),
            statbel=STATBEL,
        )
    return page, code


@bp.get("/health-index")
@needs(Permission.FIGURES_PROPOSE)
def index() -> ResponseReturnValue:
    """Show how far the table goes, its figures, the proposals, and the form for a new file."""
    return _index_page(ProposeForm())


@bp.post("/health-index/imports")
@needs(Permission.FIGURES_PROPOSE)
def propose() -> ResponseReturnValue:
    """Read an uploaded file and keep its new months as a proposal, or say why not and what to do."""
    form = ProposeForm()
    if form.base.data:
        form.ask_base()
    if not form.validate_on_submit():
        return _index_page(form, 422)
    try:
        import_id = act(form.command())
    except UnreadableFile as refused:
        form.file.errors = [say(refused.text)]
    except NotAccepted as refused:
        form.form_errors.extend(say(reason.text) for reason in refused.reasons)
        if any(reason.code in {"base_unknown", "base_unverifiable"} for reason in refused.reasons):
            form.ask_base()
    else:
        flash(_("The months are proposed. A second person must compare and approve them."), "success")
        return redirect(url_for("figures.show", import_id=import_id))
    return _index_page(form, 422)


def _proposal_page(import_id: int, approve: ApproveForm, reject: RejectForm, code: int = 200) -> ResponseReturnValue:
    with reading(Permission.FIGURES_PROPOSE) as reader:
        found = queries.proposal(reader, import_id)
    if not approve.is_submitted():
        approve.version.data = reject.version.data = str(found.summary.version)
    page = render_template(
        "figures/proposal.html",
        proposal=found.summary,
        tables=queries.preview(found.rows),
        is_open=found.summary.status == PROPOSED,
        own=found.summary.proposed_by_id == actor().user_id,
        may_decide=actor().may(Permission.FIGURES_APPROVE),
        may_read_cases=actor().may(Permission.CASE_READ),
        approve=approve,
        reject=reject,
    )
    return page, code


@bp.get("/health-index/imports/<int:import_id>")
@needs(Permission.FIGURES_PROPOSE)
def show(import_id: int) -> ResponseReturnValue:
    """Show the months of a proposal in every base, for comparison with the site of Statbel."""
    return _proposal_page(import_id, ApproveForm(), RejectForm())


@bp.post("/health-index/imports/<int:import_id>/approve")
@needs(Permission.FIGURES_APPROVE)
def approve(import_id: int) -> ResponseReturnValue:
    """Add the months to the table, as a second person."""
    form = ApproveForm()
    if form.validate_on_submit():
        try:
            count = act(form.command(import_id))
        except Invalid as refused:
            form.form_errors.append(say(refused.text))
        except NotAccepted as refused:
            form.form_errors.extend(say(reason.text) for reason in refused.reasons)
        else:
            flash(ngettext("One month has been added.", "%(num)s months have been added.", count), "success")
            if actor().may(Permission.CASE_READ):
                return redirect(url_for("figures.cases"))
            return redirect(url_for("figures.show", import_id=import_id))
    return _proposal_page(import_id, form, RejectForm(formdata=None), 422)


@bp.post("/health-index/imports/<int:import_id>/reject")
@needs(Permission.FIGURES_APPROVE)
def reject(import_id: int) -> ResponseReturnValue:
    """Refuse a proposal and say why; the proposer takes the own proposal back the same way."""
    form = RejectForm()
    if form.validate_on_submit():
        try:
            act(form.command(import_id))
        except Invalid as refused:
            form.blame(refused)
        else:
            flash(_("The proposal has been rejected. Nothing was added to the table."), "success")
            return redirect(url_for("figures.index"))
    return _proposal_page(import_id, ApproveForm(formdata=None), form, 422)


@bp.get("/health-index/cases")
@needs(Permission.CASE_READ)
def cases() -> ResponseReturnValue:
    """List the open cases of one's own organisation whose kept answer no longer stands."""
    return _changed_page(import_id=None)


@bp.get("/health-index/imports/<int:import_id>/cases")
@needs(Permission.CASE_READ)
def cases_of_proposal(import_id: int) -> ResponseReturnValue:
    """List the open cases whose answer would change once a proposal is approved."""
    return _changed_page(import_id=import_id)


def _changed_page(import_id: int | None) -> ResponseReturnValue:
    after = request.args.get("after", default=0, type=int)
    with reading(Permission.CASE_READ) as reader:
        rows = () if import_id is None else queries.proposed_rows(reader, import_id)
        found = queries.changed_verdicts(reader, with_rows=rows, after=after)
    return render_template(
        "figures/cases.html",
        found=found,
        import_id=import_id,
        verdict=_verdict,
        why=_whys(),
        case_address=_case_address,
    )


def _case_address(case_id: int) -> str:
    return url_for("cases.show", case_id=case_id)


def _verdict(check: str, verdict: str) -> str:
    """Return a verdict as the check itself words it."""
    words = EXPLANATIONS[check].words if check in EXPLANATIONS else {}
    return say(words[verdict]) if verdict in words else verdict


def _whys() -> dict[str, str]:
    return {
        "figures": _("new index figures"),
        "law": _("new index figures or a changed legal rule"),
        "facts": _("the questions have changed: ask them again"),
    }
