"""The pages of hotel nights: those of a case, a stay, more nights, the end, and the budget of the service."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for

from app.cases import queries as cases
from app.foundation import clock
from app.foundation.called import called
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, note_opened, reading
from app.hotel_nights import forms as f
from app.hotel_nights import queries
from workflows import hotel
from workflows.figures.offered import month_name
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.foundation.command import Command
    from app.hotel_nights.queries import Stay

bp = Blueprint("hotel_nights", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of hotel nights."""
    return {"hotel_words": hotel, "hotel_solutions": words.SOLUTIONS}


@bp.get("/hotel-nights")
@needs(Permission.CASE_READ)
def budget() -> ResponseReturnValue:
    """Show what the service spends on hotel nights by month, without any name."""
    with reading(Permission.CASE_READ) as reader:
        years = queries.budget(reader)
    return render_template(
        "hotel_nights/budget.html", years=years, month=lambda at: say(month_name((at.year, at.month)))
    )


@bp.get("/cases/<int:case_id>/hotel-nights")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show the stays of a case with what speaks against them, and the clock that runs on."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.stays_of(reader, case_id)
        due = queries.proposal_due_on(reader, case_id)
    note_opened(case_id, "hotel_nights.index")
    return render_template(
        "hotel_nights/index.html",
        case=case,
        name=called(case.display_name),
        stays=found,
        due=due,
        may_write=actor().may(Permission.CASE_WRITE),
    )


def _euros(amount: int) -> Decimal:
    return Decimal(amount) / 100


def _stay_form(stay: Stay | None, **options: Any) -> f.StayForm:
    data: dict[str, Any] = {"kind": "hotel", "first_night_on": clock.today()}
    if stay is not None:
        data = {
            name: getattr(stay, name)
            for name in ("kind", "name", "paid_by", "reason", "reason_words", "needs_little_guidance", "in_view")
        } | {
            "version": str(stay.version),
            "first_night_on": stay.nights.first_on,
            "last_night_on": stay.nights.last_on,
            "night_cents": _euros(stay.nights.night_cents),
            "meals_cents": _euros(stay.meals_cents) if stay.meals_cents else None,
            "transport_cents": _euros(stay.transport_cents) if stay.transport_cents else None,
            "in_view_words": stay.in_view_words,
            "in_view_on": stay.in_view_on,
        }
    form = f.StayForm(data=data, **options)
    form.prepare()
    return form


def _loaded(case_id: int, stay_id: int) -> tuple[CaseHeader, Stay]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.stay(reader, case_id, stay_id)


@bp.route("/cases/<int:case_id>/hotel-nights/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def new(case_id: int) -> ResponseReturnValue:
    """Write some nights down."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    form = _stay_form(None)
    return _save(case, form, lambda: form.command(case_id, None), _("Hotel nights"))


@bp.route("/cases/<int:case_id>/hotel-nights/<int:stay_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def change(case_id: int, stay_id: int) -> ResponseReturnValue:
    """Correct a stay."""
    case, stay = _loaded(case_id, stay_id)
    form = _stay_form(stay)

    def present() -> f.StayForm:
        return _stay_form(_loaded(case_id, stay_id)[1], formdata=None)

    return _save(case, form, lambda: form.command(case_id, stay_id), _("Change the stay"), present)


@bp.route("/cases/<int:case_id>/hotel-nights/<int:stay_id>/extend", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def extend(case_id: int, stay_id: int) -> ResponseReturnValue:
    """Add nights, with the reason."""
    case, stay = _loaded(case_id, stay_id)
    form = f.ExtendForm(data={"version": str(stay.version)})
    form.prepare()
    return _save(
        case,
        form,
        lambda: form.command(case_id, stay_id),
        _("Extend the stay"),
        lambda: _present(f.ExtendForm, case_id, stay_id),
    )


@bp.route("/cases/<int:case_id>/hotel-nights/<int:stay_id>/end", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def end(case_id: int, stay_id: int) -> ResponseReturnValue:
    """Note how a stay ended."""
    case, stay = _loaded(case_id, stay_id)
    form = f.EndForm(data={"version": str(stay.version), "ended_on": clock.today()})
    form.prepare()
    return _save(
        case,
        form,
        lambda: form.command(case_id, stay_id),
        _("How did the stay end?"),
        lambda: _present(f.EndForm, case_id, stay_id),
    )


def _present(form: type[Any], case_id: int, stay_id: int) -> Any:
    made = form(formdata=None, data={"version": str(_loaded(case_id, stay_id)[1].version)})
    made.prepare()
    return made


def _save(
    case: CaseHeader,
    form: Any,
    command: Callable[[], Command[Any]],
    title: str,
    present: Callable[[], Any] | None = None,
) -> ResponseReturnValue:
    status = saved(form, command, present)
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".index", case_id=case.id), 303)
    page = render_template(
        "hotel_nights/form.html", case=case, name=called(case.display_name), form=form, title=title, stale=status == 409
    )
    return page, status
