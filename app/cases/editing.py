"""The page of a form of a case, and the head of the case that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for

from app.cases import queries
from app.foundation.called import called
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import note_opened, reading

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader

__all__ = ["case_header", "edit_page", "note_opened", "saved"]


def case_header(case_id: int) -> CaseHeader:
    """Return the head of a case for a page that changes it. Raises NotFound, Forbidden."""
    with reading(Permission.CASE_READ) as reader:
        return queries.header(reader, case_id)


def edit_page(
    case: CaseHeader, form: Any, status: int, *, title: str, back: str = "", **more: Any
) -> ResponseReturnValue:
    """Return the page of a form, or go back to the case when it is saved."""
    back = back or url_for("cases.show", case_id=case.id)
    if status == 303:
        flash(_("Saved."), "success")
        return redirect(back, 303)
    page = render_template(
        more.pop("template", "cases/edit.html"),
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        **more,
    )
    return page, status
