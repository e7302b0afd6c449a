"""The law book on the web: open to everybody, because it is law and holds no data of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request
from markupsafe import Markup

from app.foundation import clock, i18n
from app.foundation.i18n import _, say
from app.foundation.web import public
from app.lawbook import machines, queries
from workflows.book import svg
from workflows.explanations import EXPLANATIONS

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
        workflows=machines.listed(clock.today()),
        count=sum(len(chapter.entries) for chapter in book),
        unsigned=len(queries.unsigned()),
        kinds=_kinds(),
        basis=_basis(),
        verdicts=_verdicts(),
        actors=_actors(),
        severity=_severity(),
    )


@bp.get("/law/workflows/<name>")
@public
def workflow(name: str) -> ResponseReturnValue:
    """Show a workflow: its drawing, and the same as a table of states in both languages."""
    try:
        drawn = svg(machines.workflow(name, clock.today()), i18n.language())
    except KeyError:
        abort(404)
    return render_template(
        "lawbook/workflow.html",
        machine=machines.machine(name, clock.today()),
        drawing=Markup(drawn),  # noqa: S704 — drawn by our own code from the law's tables, every text escaped there
    )


@bp.get("/law/workflows/<name>.<any(fr, nl):code>.svg")
@public
def drawing(name: str, code: str) -> ResponseReturnValue:
    """Send the drawing of a workflow in one language, for a document or a wall."""
    try:
        drawn = svg(machines.workflow(name, clock.today()), code)
    except KeyError:
        abort(404)
    return Response(drawn, mimetype="image/svg+xml")


def _kinds() -> dict[str, str]:
    return {"rule": _("Rule"), "value": _("Value"), "deadline": _("Deadline")}


def _basis() -> dict[str, str]:
    return {
        "T": _("text of the law or page of an authority"),
        "C": _("published commentary"),
        "I": _("our own deduction"),
    }


def _verdicts() -> dict[str, str]:
    of_checks = {code: say(text) for told in EXPLANATIONS.values() for code, text in told.words.items()}
    return of_checks | {
        "respected": _("respected"),
        "breached": _("not respected"),
        "uncertain": _("open question"),
        "needs_answer": _("answer needed"),
        "warning": _("attention"),
        "not_applicable": _("does not apply"),
        "recorded_without_effect": _("noted, without effect"),
    }


def _actors() -> dict[str, str]:
    return {
        "us": _("the service"),
        "tenant": _("the tenant"),
        "landlord": _("the landlord"),
        "other_side": _("the other side"),
        "court": _("the court"),
        "service": _("another service"),
    }


def _severity() -> dict[str, str]:
    return {
        "information": _("for information"),
        "normal": _("work is late when missed"),
        "forfeiture": _("a right is lost when missed"),
    }
