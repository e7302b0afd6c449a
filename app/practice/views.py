"""The pages of the practice log."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.foundation import clock, i18n
from app.foundation.answering import seen_version
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _
from app.foundation.pdf_text import Words, words_of
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, reading, sealed, settings, store
from app.foundation.workbook import MEDIA_TYPE, as_csv
from app.foundation.workshop import prepared
from app.practice import commands as c
from app.practice import export, queries, reasons
from app.practice import forms as f
from app.store import blobs
from workflows import practice as words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.practice.names import Found
    from app.practice.queries import Entry
    from app.store.documents import Prepared

bp = Blueprint("practice", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the log."""
    return {"practice_words": words}


@bp.route("/practice", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """List the decisions that are looked for; what was typed is sent, never written into an address."""
    form = f.SearchForm()
    form.prepare()
    with reading(Permission.CASE_READ) as reader:
        found = queries.entries(reader, form.wanted())
    as_file = request.form.get("as", "") if request.method == "POST" else ""
    if as_file == "csv":
        return _table(as_csv(export.decisions(found)).encode(), "text/csv; charset=utf-8", "csv")
    if as_file == "xlsx":
        return _table(export.as_workbook(found), MEDIA_TYPE, "xlsx")
    return render_template(
        "practice/index.html",
        form=form,
        found=found,
        language=i18n.language(),
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.get("/practice/counts")
@needs(Permission.CASE_READ)
def counts() -> ResponseReturnValue:
    """Show how often each result was noted in each canton."""
    with reading(Permission.CASE_READ) as reader:
        counted = queries.counts(queries.entries(reader, queries.Wanted()))
    if request.args.get("as") == "csv":
        return _table(as_csv(export.counted(counted)).encode(), "text/csv; charset=utf-8", "csv")
    return render_template("practice/counts.html", table=export.counted(counted), least=words.SMALLEST_CELL)


def _table(content: bytes, media_type: str, ending: str) -> Response:
    name = f"practice-{clock.today().isoformat()}.{ending}"
    return Response(content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@bp.get("/practice/<int:decision_id>")
@needs(Permission.CASE_READ)
def show(decision_id: int) -> ResponseReturnValue:
    """Show one decision."""
    entry = _loaded(decision_id)
    return render_template(
        "practice/show.html",
        entry=entry,
        language=i18n.language(),
        may_write=actor().may(Permission.CASE_WRITE),
    )


def _loaded(decision_id: int) -> Entry:
    with reading(Permission.CASE_READ) as reader:
        return queries.entry(reader, decision_id)


@bp.get("/practice/<int:decision_id>/decision")
@needs(Permission.CASE_READ)
def decision(decision_id: int) -> ResponseReturnValue:
    """Send the decision without names, to be saved."""
    entry = _loaded(decision_id)
    if entry.document_sha256 is None:
        raise NotFound
    found = blobs.fetch(store().blob_dir, entry.document_sha256)
    return sealed(found, "application/pdf", f"decision-{entry.id}.pdf")


@bp.route("/practice/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def new() -> ResponseReturnValue:
    """Write a decision down; begun from a case, what the case tells is filled in and then forgotten."""
    case_id = request.args.get("case", type=int) if request.method == "GET" else None
    data: dict[str, Any] = {"language": i18n.language()}
    if case_id is not None:
        with reading(Permission.CASE_READ) as reader:
            data |= queries.prefilled(reader, case_id) | {"case": str(case_id)}
    form = f.EntryForm(data=data)
    form.prepare()
    _own_case(form)
    made: list[int] = []
    status = saved(form, lambda: form.command(None), then=made.append)
    if status == 303:
        flash(_("The decision is in the log. Add the document, if its names are taken out."), "success")
        return redirect(url_for(".document", decision_id=made[0], case=seen_version(form.case)), 303)
    return _page(form, title=_("Note a decision"), back=url_for(".index")), status


@bp.route("/practice/<int:decision_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def change(decision_id: int) -> ResponseReturnValue:
    """Correct a decision."""

    def present(**options: Any) -> f.EntryForm:
        entry = _loaded(decision_id)
        data = {one.name: getattr(entry, one.name) for one in fields(entry)}
        data |= {"version": str(entry.version), "free_tags": ", ".join(entry.free_tags)}
        form = f.EntryForm(data=data, **options)
        form.prepare()
        return form

    form = present()
    _own_case(form)
    status = saved(form, lambda: form.command(decision_id), lambda: present(formdata=None))
    back = url_for(".show", decision_id=decision_id)
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(back, 303)
    return _page(form, title=_("Change the decision"), back=back, stale=status == 409), status


def _page(form: f.EntryForm, *, title: str, back: str, stale: bool = False) -> str:
    return render_template("practice/form.html", form=form, title=title, back=back, stale=stale)


def _own_case(form: Any) -> None:
    """Look against a case only when it is one of ours. Raises NotFound."""
    case_id = seen_version(form.case)
    if case_id is not None:
        with reading(Permission.CASE_READ) as reader:
            cases.header(reader, case_id)


@bp.route("/practice/<int:decision_id>/document", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def document(decision_id: int) -> ResponseReturnValue:
    """Show every word that is still inside a PDF, and keep it when nobody can be recognised."""
    entry = _loaded(decision_id)
    form = f.DecisionForm(data={"version": str(entry.version), "case": request.args.get("case", default="")})
    _own_case(form)
    inside: Words | None = None
    hits: tuple[Found, ...] = ()
    status = 200
    if form.is_submitted():
        status = 422
        try:
            file = _sent(form)
            inside = words_of(file.copy)
            with reading(Permission.CASE_READ) as reader:
                hits = c.look_inside(reader, file, seen_version(form.case))
            if form.look.data:
                status = 200
            else:
                act(_keep(decision_id, form, file))
                flash(_("The decision is kept."), "success")
                return redirect(url_for(".show", decision_id=decision_id), 303)
        except Invalid as invalid:
            form.blame(invalid)
        except StaleCase:
            status = 409
    page = render_template("practice/document.html", entry=entry, form=form, inside=inside, hits=hits,
                           stale=status == 409)  # fmt: skip
    return page, status


def _keep(decision_id: int, form: f.DecisionForm, file: Prepared) -> c.KeepDecision:
    return c.KeepDecision(
        entry_id=decision_id,
        version=seen_version(form.version) or 0,
        file=file,
        confirmed=bool(form.confirmed.data),
        names_checked=bool(form.names_checked.data),
        checked_against=seen_version(form.case),
    )


def _sent(form: f.DecisionForm) -> Prepared:
    """Return the file that was sent. Raises Invalid, with the field, when it is no PDF that can be taken apart."""
    most = settings().upload_megabytes * 1024 * 1024
    content = form.file.data.stream.read(most + 1) if form.file.data else b""
    file = prepared(content[:most])
    if file.copy_media_type != "application/pdf":
        raise Invalid("file", reasons.ONLY_PDF)
    return file


@bp.post("/practice/<int:decision_id>/withdraw")
@needs(Permission.CASE_WRITE)
def withdraw(decision_id: int) -> ResponseReturnValue:
    """Take a decision out of the log."""
    entry = _loaded(decision_id)
    try:
        act(c.WithdrawEntry(entry_id=decision_id, version=request.form.get("version", default=0, type=int)))
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again."), "error")
        return redirect(url_for(".show", decision_id=entry.id), 303)
    flash(_("The decision is taken out of the log, with its words and its document."), "success")
    return redirect(url_for(".index"), 303)
