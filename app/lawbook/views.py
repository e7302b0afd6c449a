"""The law book on the web: open to everybody, because it is law and holds no data of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from app.foundation.i18n import _
from app.foundation.web import public
from app.lawbook import queries

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("lawbook", __name__, template_folder="templates")

LONGEST_SEARCH = 100


@bp.get("/law")
@public
def index() -> ResponseReturnValue:
    """Show every rule, value and deadline in both languages, or those that match a search."""
    sought = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    book = queries.search(sought)
    return render_template(
        "lawbook/index.html",
        sought=sought,
        chapters=book,
        count=sum(len(chapter.entries) for chapter in book),
        unsigned=len(queries.unsigned()),
        kinds=_kinds(),
        basis=_basis(),
        verdicts=_verdicts(),
        actors=_actors(),
        severity=_severity(),
    )


def _kinds() -> dict[str, str]:
    return {"rule": _("Rule"), "value": _("Value"), "deadline": _("Deadline")}


def _basis() -> dict[str, str]:
    return {
        "T": _("text of the law or page of an authority"),
        "C": _("published commentary"),
        "I": _("our own deduction"),
    }


def _verdicts() -> dict[str, str]:
    return {
        "respected": _("respected"),
        "breached": _("not respected"),
        "uncertain": _("open question"),
        "needs_answer": _("answer needed"),
        "warning": _("attention"),
        "not_applicable": _("does not apply"),
    }


def _actors() -> dict[str, str]:
    return {
        "us": _("the service"),
        "tenant": _("the tenant"),
        "landlord": _("the landlord"),
        "court": _("the court"),
        "service": _("another service"),
    }


def _severity() -> dict[str, str]:
    return {
        "information": _("for information"),
        "normal": _("work is late when missed"),
        "forfeiture": _("a right is lost when missed"),
    }
