"""The pages of a debt: account, budget, calculator, comparison, agreement, payments; and the account as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.debt import commands as c
from app.debt import forms as f
from app.debt import pasted, queries
from app.foundation import belgian, clock, i18n
from app.foundation.called import called
from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.spreadsheet import as_csv, as_xlsx
from app.foundation.web import act, actor, needs, note_opened, reading
from letters.catalogue import CATALOGUE
from workflows.debt import words as w
from workflows.debt.ledger import later
from workflows.debt.plan import plan, weigh

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.debt.queries import Ledger
    from app.foundation.command import Command
    from app.foundation.spreadsheet import Cell
    from workflows.debt.plan import Weighed

bp = Blueprint("debt", __name__, template_folder="templates")

TONES = {
    "draft": ("quiet", "scale"),
    "proposed": ("accent", "letter"),
    "refused": ("quiet", "cross"),
    "agreed": ("accent", "check"),
    "defaulted": ("bad", "warning"),
    "paid": ("good", "check"),
    "open": ("quiet", "calendar"),
    "late": ("warn", "warning"),
    "missed": ("bad", "cross"),
    "dropped": ("quiet", "minus"),
}
LETTERS = ("agree_repayment_plan", "reply_formal_notice", "propose_plan_to_court", "request_terms")
"""Letters that speak of the debt; one that is not in the catalogue is left out."""


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words and signs of a debt."""
    return {"debt_words": w, "debt_tones": TONES}


def _may_write(case: CaseHeader) -> bool:
    return actor().may(Permission.CASE_WRITE) and case.closed_on is None


def _may_progress(case: CaseHeader) -> bool:
    return actor().may(Permission.CASE_PROGRESS) and case.closed_on is None


def _header(case_id: int) -> CaseHeader:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id)


# ------------------------------------------------------------------------------------------------ to look at


@bp.get("/cases/<int:case_id>/debt")
@needs(Permission.CASE_READ)
def show(case_id: int) -> ResponseReturnValue:
    """Show the account with its disputed part, the budget and the plans side by side."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        ledger = queries.ledger(reader, case_id)
        budget, _seen = queries.budget(reader, case_id)
        plans = queries.plans(reader, case_id)
        checks = queries.indexation_checks(reader, case_id)
        eviction_on = queries.setting(reader, case_id).eviction_on
    dutch = i18n.language() == "nl"
    return render_template(
        "debt/show.html",
        case=case,
        name=called(case.display_name),
        ledger=ledger,
        budget=budget,
        running=[one for one in plans if one.instalments],
        compared=[one for one in plans if not one.instalments],
        checks=[one for one in checks if all(row.check_record_id != one.id for row in ledger.rows)],
        eviction_on=eviction_on,
        may_write=_may_write(case),
        may_progress=_may_progress(case),
        letters=[
            (
                CATALOGUE[one].title.nl if dutch else CATALOGUE[one].title.fr,
                url_for("correspondence.choose", case_id=case_id, letter=one),
            )
            for one in LETTERS
            if one in CATALOGUE
        ],
        month=_month,
    )


def _month(written: str) -> str:
    """Return a month as people write it."""
    return f"{written[5:]}/{written[:4]}" if written else ""


@bp.get("/cases/<int:case_id>/debt/account.csv")
@needs(Permission.CASE_READ)
def as_text(case_id: int) -> ResponseReturnValue:
    """Give the account as CSV."""
    case, rows = _table(case_id)
    return _file(as_csv(rows).encode("utf-8"), "text/csv; charset=utf-8", f"{case.reference}.csv")


@bp.get("/cases/<int:case_id>/debt/account.xlsx")
@needs(Permission.CASE_READ)
def as_workbook(case_id: int) -> ResponseReturnValue:
    """Give the account as a workbook."""
    case, rows = _table(case_id)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(as_xlsx(rows, _("Rent account")), kind, f"{case.reference}.xlsx")


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, headers={"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'})


def _table(case_id: int) -> tuple[CaseHeader, list[list[Cell]]]:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        ledger = queries.ledger(reader, case_id)
    note_opened(case_id, "debt.table")
    return case, table_of(ledger)


def table_of(ledger: Ledger) -> list[list[Cell]]:
    """Return the account as rows of a spreadsheet, with its totals."""
    head: list[Cell] = [
        _("Day"), _("What"), _("Month"), _("In their words"), _("Due"), _("Paid"), _("Disputed"), _("Why"),
        _("Who says it"), _("Balance"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            belgian.short_date(row.entry_on),
            say(w.KINDS[row.kind]),
            _month(row.month),
            row.label,
            None if row.is_payment else row.amount,
            row.amount if row.is_payment else None,
            row.disputed or None,
            row.disputed_because,
            say(w.SAYERS[row.said_by]),
            row.balance,
        ]
        for row in ledger.rows
    ]
    found = ledger.account
    totals: list[list[Cell]] = [
        [_("Total"), "", "", "", found.due, found.paid, found.disputed, "", "", found.claimed],
        [_("Not disputed"), "", "", "", None, None, None, "", "", found.accepted],
    ]
    return [head, *rows, *totals]


# ------------------------------------------------------------------------------------------------ to fill in


def _form_page(
    case: CaseHeader, form: Any, command: Callable[[], Command[Any]], *, title: str, back: str, **more: Any
) -> ResponseReturnValue:
    """Save a form, or show it again with what is wrong."""
    status = saved(form, command, more.get("present"), more.get("then") or _told)
    if status == 303:
        return redirect(back, 303)
    page = render_template(
        "debt/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        intro=more.get("intro", ""),
        remove=more.get("remove", ""),
    )
    return page, status


def _told(result: object) -> None:
    """Say that it is saved, and why the case stays where it is when the workflow had no place for it."""
    flash(_("Saved."), "success")
    if isinstance(result, tuple):
        for reason in result:
            where = say(reason.text)
            flash(_("It is written down. The case itself stays where it is: %(reason)s", reason=where), "success")


def _back(case_id: int) -> str:
    return url_for(".show", case_id=case_id)


@bp.route("/cases/<int:case_id>/debt/lines/new", methods=["GET", "POST"], defaults={"line_id": None})
@bp.route("/cases/<int:case_id>/debt/lines/<int:line_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def line(case_id: int, line_id: int | None) -> ResponseReturnValue:
    """Add a line to the account, or put one right."""

    def present(**options: Any) -> f.EntryForm:
        with reading(Permission.CASE_READ) as reader:
            row = None if line_id is None else queries.entry(reader, case_id, line_id)
            checks, letters = queries.proofs(reader, case_id)
        form = f.EntryForm(data=f.entry_values(row) if row else {"kind": "rent"}, **options)
        dutch = i18n.language() == "nl"
        form.prepare(
            {str(key): _("Indexation, check of %(day)s", day=belgian.short_date(on)) for key, on in checks},
            {
                str(key): CATALOGUE[name].title.nl if dutch else CATALOGUE[name].title.fr
                for key, name in letters
                if name in CATALOGUE
            },
        )
        return form

    case = _header(case_id)
    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, line_id),
        title=_("Add a line to the account") if line_id is None else _("A line of the account"),
        back=_back(case_id),
        present=lambda: present(formdata=None),
        remove="" if line_id is None else url_for(".remove_line", case_id=case_id, line_id=line_id),
    )


def _acted(command: Command[Any], back: str, done: str) -> ResponseReturnValue:
    """Run a command of a button; say what came of it."""
    try:
        result = act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except Refused as refused:
        for reason in refused.reasons:
            flash(say(reason.text), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again."), "error")
    else:
        if isinstance(result, tuple):
            _told(result)
        else:
            flash(done, "success")
    return redirect(back, 303)


def _version() -> int:
    return request.form.get("version", default=0, type=int)


@bp.post("/cases/<int:case_id>/debt/lines/<int:line_id>/remove")
@needs(Permission.CASE_WRITE)
def remove_line(case_id: int, line_id: int) -> ResponseReturnValue:
    """Take a line out that was a mistake."""
    command = c.RemoveDebtEntry(case_id=case_id, entry_id=line_id, version=_version())
    return _acted(command, _back(case_id), _("Removed."))


@bp.route("/cases/<int:case_id>/debt/paste", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def paste(case_id: int) -> ResponseReturnValue:
    """Add many lines at once; when one is not understood nothing is added and each says what is wrong."""
    case = _header(case_id)
    form = f.PasteForm()
    form.prepare()
    lines: tuple[pasted.PastedLine, ...] = ()
    status = 200
    if form.validate_on_submit():
        lines = pasted.read(str(form.rows.data or ""), str(form.said_by.data), clock.today())
        if not any(one.error for one in lines):
            try:
                number = act(c.AddDebtEntries(case_id=case_id, written=tuple(o.written for o in lines if o.written)))
            except Invalid as invalid:
                form.blame(invalid)
            else:
                flash(_("%(number)s lines added.", number=number), "success")
                return redirect(_back(case_id), 303)
        else:
            form.rows.errors = [
                _("Line %(number)s: %(error)s", number=one.number, error=say(one.error)) for one in lines if one.error
            ]
        status = 422
    page = render_template(
        "debt/paste.html",
        case=case,
        name=called(case.display_name),
        form=form,
        lines=lines,
        back=_back(case_id),
        month=_month,
    )
    return page, status


@bp.route("/cases/<int:case_id>/debt/months", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def months(case_id: int) -> ResponseReturnValue:
    """Add the rent of every month between two days."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        amounts = queries.lease_amounts(reader, case_id)
    form = f.MonthsForm(data={**amounts, "last_on": clock.today(), "due_day": 1})
    return _form_page(
        case,
        form,
        lambda: form.command(case_id),
        title=_("Add months of rent"),
        back=_back(case_id),
        intro=_("Months that are in the account already are left as they are."),
    )


@bp.post("/cases/<int:case_id>/debt/take-over")
@needs(Permission.CASE_WRITE)
def take_over(case_id: int) -> ResponseReturnValue:
    """Move the sums noted at intake into the account."""
    return _acted(c.TakeOverArrears(case_id=case_id), _back(case_id), _("Moved into the account."))


@bp.post("/cases/<int:case_id>/debt/dispute/<int:record_id>")
@needs(Permission.CASE_WRITE)
def dispute(case_id: int, record_id: int) -> ResponseReturnValue:
    """Dispute what a check says is asked too much, in every rent of the account."""
    command = c.DisputeIndexation(
        case_id=case_id, check_record_id=record_id, because=_("Rent indexed beyond what the law allows")
    )
    return _acted(command, _back(case_id), _("The part asked too much is disputed in these months."))


@bp.route("/cases/<int:case_id>/debt/budget", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def budget(case_id: int) -> ResponseReturnValue:
    """Write the budget of the household down."""

    def present(**options: Any) -> Any:
        with reading(Permission.CASE_READ) as reader:
            known, seen = queries.budget(reader, case_id)
            lease = queries.lease_amounts(reader, case_id)
        form = f.BudgetForm(data=f.budget_values(known, seen, lease), **options)
        form.prepare()
        return form

    case = _header(case_id)
    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id),
        title=_("Budget of the household"),
        back=_back(case_id),
        present=lambda: present(formdata=None),
        intro=_("Amounts a month, in totals. Letters print only the two totals, and only if the person wants."),
    )


# ------------------------------------------------------------------------------------------------ plans


@bp.route("/cases/<int:case_id>/debt/plan", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def calculate(case_id: int) -> ResponseReturnValue:
    """Calculate a plan; keep it to compare it with others. Nothing is kept by calculating."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        ledger = queries.ledger(reader, case_id)
        setting = queries.setting(reader, case_id)
        kept = [one for one in queries.plans(reader, case_id) if not one.instalments]
    debts = {"accepted": ledger.account.accepted, "all": ledger.account.claimed}
    room = setting.budget.room
    first_on = later(clock.today().replace(day=1), 1)
    form = f.PlanForm(data={"first_on": first_on, "monthly": room or None, "of": "accepted", "way": "monthly"})
    form.prepare(_debts(debts))
    weighed, status = None, 200
    debt = debts["all" if form.of.data == "all" else "accepted"]
    if not form.is_submitted() or form.validate():
        wish = form.wish(debt)
        made = plan(wish)
        weighed = None if made is None else weigh(made, setting)
        if form.is_submitted() and "keep" in request.form:
            try:
                act(c.KeepPlan(case_id=case_id, wish=wish, of_all=form.of.data == "all"))
            except Invalid as invalid:
                form.blame(invalid)
                status = 422
            else:
                flash(_("Kept to compare."), "success")
                return redirect(url_for(".calculate", case_id=case_id) + "#compare", 303)
    else:
        status = 422
    page = render_template(
        "debt/calculate.html",
        case=case,
        name=called(case.display_name),
        form=form,
        back=_back(case_id),
        weighed=weighed,
        debt=debt,
        budget=setting.budget,
        eviction_on=setting.eviction_on,
        kept=kept,
        slider_top=_top(debt, weighed),
    )
    return page, status


def _debts(debts: dict[str, Decimal]) -> dict[str, str]:
    language = i18n.language()
    return {
        "accepted": _("What is not disputed: %(amount)s", amount=belgian.money(debts["accepted"], language)),
        "all": _("All that is claimed: %(amount)s", amount=belgian.money(debts["all"], language)),
    }


def _top(debt: Decimal, weighed: Weighed | None) -> int:
    """Return where the slider of the monthly amount ends: the debt in three months, or what was typed."""
    typed = int(weighed.plan.monthly) + 1 if weighed else 0
    return max(50, int(debt) // 3, typed)


@bp.post("/cases/<int:case_id>/debt/plans/<int:plan_id>/drop")
@needs(Permission.CASE_WRITE)
def drop(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Put a plan away that was only compared."""
    command = c.DropPlan(case_id=case_id, plan_id=plan_id, version=_version())
    return _acted(command, url_for(".calculate", case_id=case_id), _("Put away."))


@bp.post("/cases/<int:case_id>/debt/plans/<int:plan_id>/propose")
@needs(Permission.CASE_PROGRESS)
def propose(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note that a plan is proposed."""
    command = c.ProposePlan(case_id=case_id, plan_id=plan_id, version=_version(), on=clock.today())
    return _acted(command, _back(case_id), _("Noted."))


@bp.post("/cases/<int:case_id>/debt/plans/<int:plan_id>/refuse")
@needs(Permission.CASE_PROGRESS)
def refuse(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note that a plan is refused."""
    command = c.RefusePlan(case_id=case_id, plan_id=plan_id, version=_version(), on=clock.today())
    return _acted(command, _back(case_id), _("Noted."))


@bp.route("/cases/<int:case_id>/debt/plans/<int:plan_id>/agree", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def agree(case_id: int, plan_id: int) -> ResponseReturnValue:
    """Note that a plan is agreed: each payment comes into the agenda."""

    def present(**options: Any) -> f.AgreeForm:
        with reading(Permission.CASE_READ) as reader:
            card = queries.plan_of(reader, case_id, plan_id)
            papers = queries.documents_of(reader, case_id)
        form = f.AgreeForm(data={"version": str(card.version), "on": clock.today(), "how": "out_of_court"}, **options)
        form.prepare({str(key): title or _("Paper added") for key, _kind, title in papers})
        return form

    case = _header(case_id)
    form = present()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, plan_id),
        title=_("Note the agreement"),
        back=_back(case_id),
        present=lambda: present(formdata=None),
        intro=_("Each payment comes into the agenda. An agreement recorded by the judge can be enforced."),
    )


@bp.route("/cases/<int:case_id>/debt/instalments/<int:instalment_id>", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def instalment(case_id: int, instalment_id: int) -> ResponseReturnValue:
    """Note what became of a payment of the plan."""

    def present(**options: Any) -> f.PaymentForm:
        with reading(Permission.CASE_READ) as reader:
            _card, one = queries.instalment_of(reader, case_id, instalment_id)
        form = f.PaymentForm(data={"version": str(one.version), "on": clock.today(), "amount": one.left}, **options)
        form.prepare()
        return form

    case = _header(case_id)
    with reading(Permission.CASE_READ) as reader:
        card, one = queries.instalment_of(reader, case_id, instalment_id)
    if not one.open and not request.form:
        return redirect(_back(case_id), 303)
    form = present()
    language = i18n.language()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, one),
        title=_("Payment %(number)s of the plan", number=one.number),
        back=_back(case_id),
        present=lambda: present(formdata=None),
        intro=_(
            "%(amount)s, due on %(day)s. If it is not paid: %(after)s",
            amount=belgian.money(one.left, language),
            day=belgian.long_date(one.due_on, language),
            after=say(w.AFTER_DEFAULT[card.how]),
        ),
    )
