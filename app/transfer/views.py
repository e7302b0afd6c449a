"""The pages of a transfer: what is known already, a file that leaves, one that comes, and the answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from app.cases import queries as cases
from app.directory.queries import cpas_for_commune
from app.foundation import clock, i18n
from app.foundation.answering import seen_version, text
from app.foundation.called import called
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, reading
from app.transfer import commands as c
from app.transfer import forms as f
from app.transfer import printed, queries, words
from app.transfer.sealed import FEEDBACK, LARGEST, TRANSFER, sealed
from workflows.engine import prevention

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.transfer.queries import Transfer
    from letters.text import Language
    from workflows.law import Text

bp = Blueprint("transfer", __name__, template_folder="templates")
A_YEAR = timedelta(days=365)


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of a transfer."""
    return {"transfer_words": words}


def _language() -> Language:
    return "nl" if i18n.language() == "nl" else "fr"


def _loaded(case_id: int, transfer_id: int, direction: str = "") -> tuple[CaseHeader, Transfer]:
    with reading(Permission.CASE_READ) as reader:
        case, found = cases.header(reader, case_id), queries.transfer(reader, case_id, transfer_id)
    if direction and found.direction != direction:
        raise NotFound
    return case, found


@bp.get("/cases/<int:case_id>/transfer")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show what is known and done already, so that nothing is asked twice, and what left or came."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.transfers(reader, case_id)
        proofs = queries.proofs(reader, case_id)
        done = queries.done(reader, case_id)
        cards = cases.cards(reader, case_id)
    return render_template(
        "transfer/index.html",
        case=case,
        name=called(case.display_name),
        found=found,
        proofs=proofs,
        done=[(date.fromisoformat(one["on"]) if one["on"] else None, one[_language()]) for one in done],
        cards=cards,
        may_write=actor().may(Permission.CASE_PROGRESS) and case.closed_on is None,
    )


@bp.route("/cases/<int:case_id>/transfer/new", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def make(case_id: int) -> ResponseReturnValue:
    """Choose with the person what leaves, and make the file."""
    case = _case(case_id)
    made: list[int] = []

    def present(**options: Any) -> f.MakeForm:
        form = f.MakeForm(data=_first(case_id), **options)
        form.prepare()
        return form

    form = present()
    status = saved(form, lambda: form.command(case_id), lambda: present(formdata=None), made.append)
    if status == 303:
        flash(_("The file is made. Call the other service and tell the code."), "success")
        return redirect(url_for(".show", case_id=case_id, transfer_id=made[0]), 303)
    return _form_page(case, form, status, title=_("Pass the case on"), guard="transfer")


def _case(case_id: int) -> CaseHeader:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id)


def _first(case_id: int) -> dict[str, Any]:
    """Return what is known before anything is asked: the CPAS of the dwelling, what letter N1-25 says."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        home = cases.dwelling(reader, case_id)
        asked = queries.agreed_in_letter(reader, case_id)
        proofs = queries.proofs(reader, case_id)
    given = next((one.on for one in proofs if one.kind == "consent" and one.holds and one.on), None)
    if isinstance(asked.get("consent_on"), str):
        given = date.fromisoformat(asked["consent_on"])
    commune = home.commune_nis if home else ""
    return {
        "version": str(case.version),
        "to": cpas_for_commune(commune).name(i18n.language()) if commune else "",
        "wanted": asked.get("words", ""),
        "scope": [name for name in asked.get("scope", []) if name in words.SCOPE],
        "consent_given_on": given,
        "consent_until_on": clock.today() + A_YEAR,
        "purpose": "help",
        "consent_form": "signed",
    }


def _form_page(
    case: CaseHeader, form: Any, status: int, *, title: str, guard: str = "", intro: str = "", upload: bool = False
) -> ResponseReturnValue:
    page = render_template(
        "transfer/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=url_for(".index", case_id=case.id),
        stale=status == 409,
        guard=guard,
        intro=intro,
        upload=upload,
    )
    return page, status


@bp.get("/cases/<int:case_id>/transfer/<int:transfer_id>")
@needs(Permission.CASE_READ)
def show(case_id: int, transfer_id: int) -> ResponseReturnValue:
    """Show a file that left or came: what is in it, its code, and the answer."""
    case, found = _loaded(case_id, transfer_id)
    note_opened(case_id, "transfer.show")
    return render_template(
        "transfer/show.html",
        case=case,
        name=called(case.display_name),
        found=found,
        parts=printed.parts(found.payload, _language()),
        answer=printed.answer_parts(found.feedback, _language()) if found.feedback else [],
        may_write=actor().may(Permission.CASE_PROGRESS),
    )


@bp.get("/cases/<int:case_id>/transfer/<int:transfer_id>/<any(transfer, answer):kind>.json")
@needs(Permission.CASE_PROGRESS)
def file(case_id: int, transfer_id: int, kind: str) -> ResponseReturnValue:
    """Send the sealed file, while the agreement of the person holds."""
    _case, found = _loaded(case_id, transfer_id, _made_here(kind))
    payload = _payload(found, kind)
    note_opened(case_id, f"transfer.{kind}")
    content = sealed(TRANSFER if kind == "transfer" else FEEDBACK, payload, found.code)
    return _sent(content, "application/json", f"{kind}-{found.key[:8]}.json")


@bp.get("/cases/<int:case_id>/transfer/<int:transfer_id>/<any(transfer, answer):kind>-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def paper(case_id: int, transfer_id: int, kind: str, language: Language) -> ResponseReturnValue:
    """Print what is in the file, for the person and for the other service."""
    _case, found = _loaded(case_id, transfer_id)
    payload = _payload(found, kind)
    note_opened(case_id, f"transfer.{kind}_paper")
    make_pdf = printed.transfer_pdf if kind == "transfer" else printed.answer_pdf
    return _sent(make_pdf(payload, language), "application/pdf", f"{kind}-{found.key[:8]}.pdf")


def _made_here(kind: str) -> str:
    """Return the direction of the transfers of which we made the file, or the answer."""
    return "out" if kind == "transfer" else "in"


def _payload(found: Transfer, kind: str) -> dict[str, Any]:
    """Return what a file holds. Raises NotFound when there is no answer, or when the agreement has ended."""
    if kind == "answer":
        if found.feedback is None:
            raise NotFound
        return found.feedback
    if not found.holds:
        raise NotFound
    return found.payload


def _sent(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, mimetype=media_type, headers=headers)


@bp.route("/cases/<int:case_id>/transfer/<int:transfer_id>/feedback", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def feedback(case_id: int, transfer_id: int) -> ResponseReturnValue:
    """Say what became of it: we answer a file that came, or take in the answer to one that left."""
    case, found = _loaded(case_id, transfer_id)
    return _give(case, found) if found.direction == "in" else _take(case, found)


def _give(case: CaseHeader, found: Transfer) -> ResponseReturnValue:
    def present(**options: Any) -> f.FeedbackForm:
        form = f.FeedbackForm(
            data={"version": str(_loaded(case.id, found.id)[1].version), "person": actor().name}, **options
        )
        form.prepare()
        return form

    form = present()
    status = saved(form, lambda: form.command(case.id, found.id), lambda: present(formdata=None))
    if status == 303:
        flash(_("The answer is made. Send it to the other service, or print it."), "success")
        return redirect(url_for(".show", case_id=case.id, transfer_id=found.id), 303)
    intro = _("Only with the agreement of the person, and only what they want to be told.")
    return _form_page(case, form, status, title=_("Answer the other service"), guard="feedback", intro=intro)


def _take(case: CaseHeader, found: Transfer) -> ResponseReturnValue:
    form = f.AnswerForm(data={"version": str(found.version)})
    status = saved(
        form,
        lambda: c.TakeFeedback(
            case_id=case.id, transfer_id=found.id, version=seen_version(form.version) or 0, content=_bytes(form)
        ),
        lambda: f.AnswerForm(formdata=None, data={"version": str(_loaded(case.id, found.id)[1].version)}),
    )
    if status == 303:
        flash(_("The answer is noted in the case."), "success")
        return redirect(url_for(".show", case_id=case.id, transfer_id=found.id), 303)
    return _form_page(case, form, status, title=_("Take the answer in"), upload=True)


def _bytes(form: Any) -> bytes:
    """Return the file of a form, one sign more than may be at the most."""
    content: bytes = form.file.data.stream.read(LARGEST + 1) if form.file.data else b""
    return content


# ------------------------------------------------------------------------------------------------ a file that comes


@bp.route("/transfers/take-in", methods=["GET", "POST"])
@needs(Permission.CASE_PROGRESS)
def receive() -> ResponseReturnValue:
    """Read a transfer file and show all of it; nothing is kept yet."""
    form = f.FileForm()
    if not form.is_submitted():
        return render_template("transfer/receive.html", form=form)
    try:
        content = _bytes(form)
        payload = c.read_transfer(content, text(form.code))
        with reading(Permission.CASE_READ) as reader:
            c.not_known(reader, payload)
    except Invalid as invalid:
        form.blame(invalid)
        return render_template("transfer/receive.html", form=form), 422
    data = {"sealed": content.decode("utf-8-sig"), "code": text(form.code), "stage": _stage(payload)}
    return _preview(payload, f.TakeInForm(formdata=None, data=data))


def _stage(payload: dict[str, Any]) -> str:
    told = payload["case"]
    known = told.get("procedure") or {}
    if known.get("hearing_on"):
        return "hearing_set"
    if known.get("filed_on") or known.get("roll_number"):
        return "claim_filed"
    return c.ARREARS if told.get("debt") else ""


def _preview(payload: dict[str, Any], form: f.TakeInForm, status: int = 200) -> ResponseReturnValue:
    with reading(Permission.CASE_READ) as reader:
        alike = queries.resembling(reader, payload)
    labels = [(one.case_id, f"{called(one.display_name)} · {one.reference}") for one in alike]
    form.prepare(labels, _stages())
    page = render_template(
        "transfer/preview.html", form=form, parts=printed.parts(payload, _language()), alike=bool(alike)
    )
    return page, status


def _stages() -> dict[str, Text]:
    codes = prevention(clock.today()).workflow.inputs["stage"].codes
    return {code.value: code.label for code in codes}


@bp.post("/transfers/take-in/confirm")
@needs(Permission.CASE_PROGRESS)
def take_in() -> ResponseReturnValue:
    """Take the case in, after it was looked at."""
    form = f.TakeInForm()
    form.prepare((), _stages())
    try:
        case_id = act(form.command())
    except Invalid as invalid:
        form.blame(invalid)
    except Refused as refused:
        form.refuse(refused)
    except StaleCase:
        form.form_errors.append(_("Somebody changed this meanwhile. Look at it again."))
    else:
        flash(_("The case is taken in. What the other service told stands in a note."), "success")
        return redirect(url_for("cases.show", case_id=case_id), 303)
    try:
        payload = c.read_transfer(str(form.sealed.data or "").encode(), text(form.code))
    except Invalid as invalid:
        again = f.FileForm(formdata=None)
        again.blame(invalid)
        return render_template("transfer/receive.html", form=again), 422
    return _preview(payload, form, 422)
