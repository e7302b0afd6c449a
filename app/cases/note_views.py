"""Notes of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cases.blueprint import bp
from app.cases.editing import case_header, edit_page, saved
from app.cases.forms import NoteForm
from app.foundation import clock
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import needs

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.route("/cases/<int:case_id>/notes", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def note(case_id: int) -> ResponseReturnValue:
    """Add a note of a talk, call, visit or message."""
    case = case_header(case_id)
    form = NoteForm(data={"happened_on": clock.today()})
    form.prepare()
    status = saved(form, lambda: form.command(case_id))
    return edit_page(case, form, status, title=_("Add a note"))
