"""Notes and papers of a case: add, fetch, take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, request, url_for

from app.cases import commands as c
from app.cases import labels, queries, shown
from app.cases.blueprint import bp
from app.cases.editing import case_header, edit_page, note_opened, saved
from app.cases.forms import DocumentForm, NoteForm
from app.cases.uploads import EXTENSIONS
from app.foundation import clock
from app.foundation.errors import Invalid, StaleCase
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.web import act, needs, reading, settings, store
from app.store import blobs

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

SEALED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Nothing inside a paper may run, whatever it holds."""


@bp.route("/cases/<int:case_id>/notes", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def note(case_id: int) -> ResponseReturnValue:
    """Add a note of a talk, call, visit or message."""
    case = case_header(case_id)
    form = NoteForm(data={"happened_on": clock.today()})
    form.prepare()
    status = saved(form, lambda: form.command(case_id))
    return edit_page(case, form, status, title=_("Add a note"))


@bp.route("/cases/<int:case_id>/papers", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def documents(case_id: int) -> ResponseReturnValue:
    """List the papers of a case and add one."""
    case = case_header(case_id)
    form = DocumentForm()
    form.prepare()
    status = saved(form, lambda: form.command(case_id))
    if status == 303:
        flash(_("The paper is kept in the case."), "success")
        return redirect(url_for(".documents", case_id=case_id), 303)
    with reading(Permission.CASE_READ) as reader:
        found = queries.documents(reader, case_id)
    page = render_template(
        "cases/documents.html",
        case=case,
        name=shown.name_of(case.identity, case.display_name),
        form=form,
        documents=found,
        kinds=labels.document_kinds(),
        megabytes=settings().upload_megabytes,
    )
    return page, status


@bp.get("/cases/<int:case_id>/papers/<int:document_id>")
@needs(Permission.CASE_READ)
def document(case_id: int, document_id: int) -> ResponseReturnValue:
    """Send a paper as it was received, to be saved, never to be opened as a page of ours."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.document(reader, case_id, document_id)
    note_opened(case_id, "cases.document")
    answer = Response(blobs.fetch(store().blob_dir, found.sha256), mimetype=found.media_type)
    name = f"{found.kind}-{found.id}.{EXTENSIONS[found.media_type]}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = SEALED
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@bp.post("/cases/<int:case_id>/papers/<int:document_id>/remove")
@needs(Permission.CASE_WRITE)
def remove_document(case_id: int, document_id: int) -> ResponseReturnValue:
    """Take a paper out of sight that does not belong in the case."""
    version = request.form.get("version", default=0, type=int)
    try:
        act(c.RemoveDocument(case_id=case_id, document_id=document_id, version=version))
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again before you remove it."), "error")
    else:
        flash(_("The paper is no longer shown in the case."), "success")
    return redirect(url_for(".documents", case_id=case_id), 303)
