"""Documents of a case: send several, look at one, correct, hand on, take away."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.documents import commands as c
from app.documents import queries, reasons
from app.documents.codes import KINDS, MOST_FILES
from app.documents.forms import DocumentForm, RemoveForm, UploadForm
from app.documents.labels import bytes_in_words
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.i18n import _, ngettext, say
from app.foundation.media import EXTENSIONS
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import (
    act,
    needs,
    note_opened,
    reading,
    sealed,
    sent_by_script,
    sent_to,
    settings,
    store,
    takes_files,
)
from app.foundation.workshop import prepare
from app.store import blobs
from app.store.documents import Prepared
from workflows import papers

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.datastructures import FileStorage

    from app.documents.queries import Paper

bp = Blueprint("documents", __name__, template_folder="templates")
bp.add_app_template_filter(bytes_in_words)

LONGEST_NAME = 60


@dataclass(slots=True)
class Outcome:
    """What came of the files of one sending: how many are kept, which were there, which are refused and why."""

    kept: int = 0
    twice: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@bp.route("/cases/<int:case_id>/papers", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
@takes_files
def index(case_id: int) -> ResponseReturnValue:
    """List the documents of a case, those of one kind where asked, and keep new ones."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    form, outcome = UploadForm(), Outcome()
    form.prepare()
    if form.is_submitted():
        outcome = _received(case_id, form)
        if not form.errors and not outcome.refused:
            return _kept(case_id, outcome)
    with reading(Permission.CASE_READ) as reader:
        found = queries.documents(reader, case_id)
    kind = request.args.get("kind", "")
    page = render_template(
        "documents/index.html",
        case=case,
        form=form,
        outcome=outcome,
        documents=[paper for paper in found if kind not in KINDS or paper.kind == kind],
        present=[(code, words) for code, words in queries.kinds().items() if any(one.kind == code for one in found)],
        kind=kind,
        kinds=queries.kinds(),
        today=clock.today(),
        most_files=MOST_FILES,
        megabytes=settings().upload_megabytes,
        together=settings().upload_megabytes_together,
    )
    headers = {"X-Upload-Kept": "yes"} if outcome.kept else {}
    return page, 422 if form.is_submitted() else 200, headers


def _received(case_id: int, form: UploadForm) -> Outcome:
    """Keep the good files of a form that was sent; the reasons against the others are in the outcome or the form."""
    outcome = Outcome()
    sent = [one for one in (*(form.file.data or ()), *(form.photo.data or ())) if one and one.filename]
    if not form.validate():
        if sent and not sent_by_script():
            again = _("Correct what is marked, then choose the files again: a browser does not keep them.")
            form.file.errors = [*form.file.errors, again]
        return outcome
    if not sent:
        form.blame(Invalid("file", reasons.NOTHING_CHOSEN))
        return outcome
    if len(sent) > MOST_FILES:
        form.file.errors = [_("At most %(number)s files in one go. Send them in parts.", number=MOST_FILES)]
        return outcome
    names, files = _prepared(sent, outcome)
    try:
        kept = act(
            c.AddDocuments(
                case_id=case_id,
                files=tuple(files),
                kind=str(form.kind.data or ""),
                title=str(form.title.data or ""),
                dated_on=form.dated_on.data,
                valid_until=form.valid_until.data,
            )
        )
    except Invalid as invalid:
        form.blame(invalid)
        return Outcome()
    outcome.kept = len(kept.ids) - sum(kept.twice)
    outcome.twice = [name for name, again in zip(names, kept.twice, strict=True) if again]
    if outcome.refused:
        form.file.errors = [
            ngettext("%(num)s file is not kept: see why above.", "%(num)s files are not kept: see why above.",
                     len(outcome.refused))
        ]  # fmt: skip
    return outcome


def _prepared(sent: list[FileStorage], outcome: Outcome) -> tuple[list[str], list[Prepared]]:
    """Return the files that can be kept with their names; the others go into the outcome."""
    most = settings().upload_megabytes * 1024 * 1024
    contents = []
    for one in sent:
        with one.stream as stream:
            contents.append(stream.read(most + 1))
    fit = [content if len(content) <= most else b"" for content in contents]
    names, files = [], []
    for one, content, made in zip(sent, contents, prepare(fit), strict=True):
        name = _name(one)
        if len(content) > most:
            words = _("This file is larger than %(megabytes)s MB.", megabytes=settings().upload_megabytes)
            outcome.refused.append((name, words))
        elif isinstance(made, Prepared):
            names.append(name)
            files.append(made)
        else:
            outcome.refused.append((name, say(made)))
    return names, files


def _name(sent: FileStorage) -> str:
    """Return the name of a file as the person knows it, for this page alone: it is never kept or used."""
    name = "".join(
        letter for letter in (sent.filename or "").replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable()
    )
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _kept(case_id: int, outcome: Outcome) -> ResponseReturnValue:
    """Say what was kept and go back to the list; a script that shows the progress is told where to go."""
    if outcome.kept:
        flash(
            ngettext("The document is kept in the case.", "%(num)s documents are kept in the case.", outcome.kept),
            "success",
        )
    for name in outcome.twice:
        flash(_("“%(name)s” was in the case already; it is not kept twice.", name=name), "info")
    return sent_to(url_for(".index", case_id=case_id))


def _found(case_id: int, document_id: int) -> Paper:
    """Return a document with its working copy, made now when an earlier release kept none."""
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        paper = queries.document(reader, case_id, document_id)
    if paper.copy_sha256 is not None or paper.closed:
        return paper
    made = prepare([blobs.fetch(store().blob_dir, paper.sha256)])[0]
    if not isinstance(made, Prepared):
        return paper
    act(c.MakeWorkingCopy(case_id=case_id, document_id=document_id, file=made))
    with reading(Permission.CASE_READ) as reader:
        return queries.document(reader, case_id, document_id)


def _sent(digest: str, media_type: str, name: str = "") -> Response:
    return sealed(blobs.fetch(store().blob_dir, digest), media_type, name)


def _copy_of(paper: Paper) -> Response:
    if paper.copy_sha256 is None or paper.copy_media_type is None:
        raise NotFound
    name = f"{paper.kind}-{paper.id}.{EXTENSIONS[paper.copy_media_type]}"
    return _sent(paper.copy_sha256, paper.copy_media_type, name)


@bp.get("/cases/<int:case_id>/papers/<int:document_id>")
@needs(Permission.CASE_READ)
def file(case_id: int, document_id: int) -> ResponseReturnValue:
    """Send the working copy, to be saved, never to be opened as a page of ours."""
    paper = _found(case_id, document_id)
    if paper.sensitive or paper.copy_sha256 is None:
        return redirect(url_for(".details", case_id=case_id, document_id=document_id), 303)
    note_opened(case_id, "documents.file")
    return _copy_of(paper)


@bp.get("/cases/<int:case_id>/papers/<int:document_id>/thumbnail")
@needs(Permission.CASE_READ)
def thumbnail(case_id: int, document_id: int) -> ResponseReturnValue:
    """Send the small picture of a document; there is none of a sensitive one."""
    return _picture(case_id, document_id, small=True)


@bp.get("/cases/<int:case_id>/papers/<int:document_id>/preview")
@needs(Permission.CASE_READ)
def preview(case_id: int, document_id: int) -> ResponseReturnValue:
    """Send the picture of a photo or of a first page; a sensitive one is opened on purpose."""
    return _picture(case_id, document_id, small=False)


def _picture(case_id: int, document_id: int, *, small: bool) -> Response:
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        paper = queries.document(reader, case_id, document_id)
    digest = paper.thumbnail_sha256 if small else paper.preview_sha256
    if digest is None or paper.sensitive:
        raise NotFound
    return _sent(digest, "image/jpeg")


@bp.route("/cases/<int:case_id>/papers/<int:document_id>/details", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def details(case_id: int, document_id: int) -> ResponseReturnValue:
    """Show a document and what is said of it, and correct that."""
    paper = _found(case_id, document_id)
    form = _details_form(paper)
    if paper.closed and form.is_submitted():
        raise NotFound
    if not form.is_submitted() and not paper.sensitive:
        note_opened(case_id, "documents.details")
    status = saved(
        form,
        lambda: form.command(case_id, document_id),
        lambda: _details_form(_found(case_id, document_id), fresh=True),
    )
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(url_for(".index", case_id=case_id), 303)
    return _details_page(case_id, paper, form), status


def _details_form(paper: Paper, *, fresh: bool = False) -> DocumentForm:
    given = {name: getattr(paper, name) for name in ("kind", "title", "dated_on", "valid_until")}
    given["version"] = str(paper.version)
    form = DocumentForm(formdata=None, data=given) if fresh else DocumentForm(data=given)
    form.prepare()
    return form


def _details_page(case_id: int, paper: Paper, form: DocumentForm, *, opened: str = "") -> str:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        names = cases.person_names(reader)
    return render_template(
        "documents/details.html",
        case=case,
        paper=paper,
        form=form,
        opened=opened,
        age=papers.AGES.get(paper.kind) if paper.valid_until is None else None,
        kinds=queries.kinds(),
        by=names.get(paper.uploaded_by_id or 0, ""),
        today=clock.today(),
    )


@bp.post("/cases/<int:case_id>/papers/<int:document_id>/open")
@needs(Permission.CASE_WRITE)
def open_sensitive(case_id: int, document_id: int) -> ResponseReturnValue:
    """Open a sensitive document on purpose, to look at or to save; the reading is written down first."""
    paper = _found(case_id, document_id)
    if paper.closed:
        raise NotFound
    if request.form.get("want") == "file":
        note_opened(case_id, "documents.sensitive_file")
        return _copy_of(paper)
    note_opened(case_id, "documents.sensitive_look")
    picture = b"" if paper.preview_sha256 is None else blobs.fetch(store().blob_dir, paper.preview_sha256)
    opened = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}" if picture else "none"
    form = _details_form(paper, fresh=True)
    return _details_page(case_id, paper, form, opened=opened)


@bp.route("/cases/<int:case_id>/papers/<int:document_id>/original", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def original(case_id: int, document_id: int) -> ResponseReturnValue:
    """Ask whether it must be the original, with all it may tell of place and time; send it and write that down."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        paper = queries.document(reader, case_id, document_id)
    if paper.closed:
        raise NotFound
    if request.method == "GET":
        return render_template("documents/original.html", case=case, paper=paper, kinds=queries.kinds())
    note_opened(case_id, "documents.original")
    return _sent(paper.sha256, paper.media_type, f"{paper.kind}-{paper.id}-original.{EXTENSIONS[paper.media_type]}")


@bp.route("/cases/<int:case_id>/papers/<int:document_id>/remove", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def remove(case_id: int, document_id: int) -> ResponseReturnValue:
    """Take a document out of sight that does not belong in the case, with the reason."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        paper = queries.document(reader, case_id, document_id)
    form = RemoveForm(data={"version": str(paper.version)})
    form.prepare()
    status = saved(form, lambda: form.command(case_id, document_id))
    if status == 303:
        flash(_("The paper is no longer shown in the case."), "success")
        return redirect(url_for(".index", case_id=case_id), 303)
    if status == 409:
        form.version.data, form.version.raw_data = str(paper.version), None
    page = render_template(
        "documents/remove.html", case=case, paper=paper, form=form, kinds=queries.kinds(), stale=status == 409
    )
    return page, status
