"""What does the landlord ask? One page to choose from, for anybody and in a case; the checks give the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from app.checks import queries
from app.checks.views import case_address
from app.foundation.permissions import Permission
from app.foundation.web import needs, public, reading
from workflows.asked import groups

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("demands", __name__, template_folder="templates")


@bp.get("/demands")
@public
def choose() -> ResponseReturnValue:
    """List every demand and check that anybody may ask; nothing is kept."""
    rows = [
        (group, [(choice, url_for("checks.public_form", check=choice.name)) for choice in group.choices])
        for group in groups()
    ]
    return render_template("checks/demands.html", groups=rows)


@bp.get("/cases/<int:case_id>/demands")
@needs(Permission.CASE_READ)
def in_case(case_id: int) -> ResponseReturnValue:
    """List every demand and check for a case, with the answers it already keeps."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.kept_answers(reader, case_id)
    rows = [
        (
            group,
            [
                (choice, url_for("checks.in_case", case_id=case_id, check=choice.name), found.by_check.get(choice.name))
                for choice in group.choices
            ],
        )
        for group in groups()
    ]
    return render_template("checks/demands_in_case.html", groups=rows, case=found.line, case_url=case_address(case_id))
