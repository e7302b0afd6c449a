"""What is known of the court procedure of a case, as the check and the pages read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.checks import case_facts
from app.checks.paths import Facts, put
from app.checks.queries import rows_of
from app.store import procedure
from app.store.tables import CourtProcedure
from workflows.checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.reading import Reader
    from app.store.work import Work

CHECK: Final = case_facts.PROCEDURE
"""The check whose facts the entries are."""


def procedure_facts(view: Reader | Work, case_id: int) -> Facts:
    """Return what the entries say as a tree of facts of the check; unknown is absent."""
    facts: Facts = {}
    for path, value in procedure.known(view, case_id).items():
        put(facts, path, value)
    return facts


def facts_for_check(view: Reader | Work, case_id: int, as_of: str, would_be: Mapping[str, Any] | None = None) -> Facts:
    """Return the facts of the check: what lease and parties say, the entries, and the day of the question.

    ``would_be``: values by path that nobody wrote down yet, to see what would follow; ``None`` takes one away.
    """
    rows = rows_of(view, case_id)
    facts = case_facts.asked_by(CHECKS[CHECK].facts, rows.facts)
    case_facts.with_procedure(facts, rows.lease, {**procedure.known(view, case_id), **(would_be or {})})
    facts["as_of"] = as_of
    return facts


def court_procedure(view: Reader | Work, case_id: int) -> CourtProcedure | None:
    """Return court, roll number, language, lawyer and bailiff; None while nothing is known."""
    return next(iter(view.where(CourtProcedure, case_id=case_id)), None)
