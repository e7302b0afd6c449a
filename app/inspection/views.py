"""Inspection: the trail of the own organisation, its access log, its verification and its export."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, Response, g, render_template, request, stream_with_context, url_for

from app.foundation import clock
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import actor, needs, reading, store
from app.inspection import export, queries
from app.inspection.forms import AccessFilterForm, FilterForm
from app.inspection.words import action_words, command_words, table_words, why_broken
from app.store import access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

bp = Blueprint("inspection", __name__, template_folder="templates")

NOTHING = queries.Page((), 0)


def _older(endpoint: str, page: queries.Page) -> str:
    if not page.older:
        return ""
    return f"{url_for(endpoint)}?{urlencode({**_asked(), 'before': page.older})}"


def _asked() -> dict[str, str]:
    return {name: value for name, value in request.args.items() if value and name != "before"}


@bp.get("/audit")
@needs(Permission.AUDIT_READ)
def index() -> ResponseReturnValue:
    """Show who changed what, newest first, filtered by day, person, command and case."""
    form = FilterForm(request.args)
    with reading(Permission.AUDIT_READ) as reader:
        offered = queries.choices(reader)
        form.offer(offered)
        form.offer_commands(offered, command_words())
        page = NOTHING
        if form.validate():
            asked = queries.asked_for(reader, **form.asked())
            before = request.args.get("before", type=int)
            page = NOTHING if asked is None else queries.entries(reader, asked, before=before)
    return render_template(
        "inspection/index.html",
        form=form,
        page=page,
        older=_older("inspection.index", page),
        commands=command_words(),
        tables=table_words(),
        actions=action_words(),
        export_url=f"{url_for('inspection.download')}?{urlencode(_asked())}",
    )


@bp.get("/audit/export.csv")
@needs(Permission.AUDIT_READ)
def download() -> ResponseReturnValue:
    """Send the filtered trail as a table; taking the copy is itself noted in the access log."""
    form = FilterForm(request.args)
    with reading(Permission.AUDIT_READ) as reader:
        offered = queries.choices(reader)
        form.offer(offered)
        form.offer_commands(offered, command_words())
        asked = queries.asked_for(reader, **form.asked()) if form.validate() else None
    access.note_access(
        store(),
        at=clock.now(),
        user_id=actor().user_id,
        organisation_id=actor().organisation_id or 0,
        case_id=None if asked is None else asked.case_id,
        what="inspection.download",
        allowed=True,
        request_id=g.request_id,
    )
    answer = Response(stream_with_context(_lines(asked)), mimetype="text/csv")
    word = _("audit")
    name = f"{word}-{clock.today().isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(asked: queries.Filter | None) -> Iterator[str]:
    with reading(Permission.AUDIT_READ) as reader:
        entries = iter(()) if asked is None else queries.every_entry(reader, asked)
        yield from export.table(entries, command_words())


@bp.get("/audit/access")
@needs(Permission.AUDIT_READ)
def accesses() -> ResponseReturnValue:
    """Show who opened which file, took a copy, or was refused."""
    form = AccessFilterForm(request.args)
    with reading(Permission.AUDIT_READ) as reader:
        form.offer(queries.choices(reader))
        page = NOTHING
        if form.validate():
            asked = queries.asked_for(reader, **form.asked())
            before = request.args.get("before", type=int)
            page = NOTHING if asked is None else queries.accesses(reader, asked, before=before)
    return render_template("inspection/access.html", form=form, page=page, older=_older("inspection.accesses", page))


@bp.post("/audit/verify")
@needs(Permission.AUDIT_READ)
def verify() -> ResponseReturnValue:
    """Walk the chain of the own organisation from its first entry and say whether it is whole."""
    with reading(Permission.AUDIT_READ) as reader:
        count, broken = queries.verify(reader)
    return render_template(
        "inspection/verified.html", count=count, broken=broken, why=why_broken(), verified_at=clock.now()
    )
