"""Write facts of the procedure down and have every date that hangs on them counted anew, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.checks.queries import facts_of_procedure
from app.foundation import clock
from app.foundation.errors import Invalid
from app.store import health_index, procedure
from app.store.kept_checks import keep_answer, put_aside
from app.store.tables import CheckRecord
from app.store.work import CHECKED_AGAIN, Why
from workflows.checks import CHECKS, FactError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.store.procedure import Change, Told
    from app.store.tables import Case
    from app.store.work import Work


CHECK = "judicial_deadlines"


def record(work: Work, case: Case, known: Mapping[str, Any], told: Told) -> tuple[Change, ...]:
    """Write facts down by path of the check, count the dates anew, return what changed.

    Raises Invalid, with the path, for facts that contradict one another: nothing is then written.
    """
    changes = procedure.write(work, case, known, told)
    if changes:
        recalculate(work, case, Why(CHECKED_AGAIN.because, told.because))
    return changes


def recalculate(work: Work, case: Case, why: Why = CHECKED_AGAIN) -> CheckRecord | None:
    """Ask the check again with what is known today; keep the answer when the facts are others than last time.

    Return the new record, or None when nothing changed. Raises Invalid for facts that contradict one another.
    """
    kept = work.where(CheckRecord, "id", case_id=case.id, check=CHECK)
    if not kept and not procedure.known(work, case.id):
        return None
    facts = facts_of_procedure(work, case.id, clock.today().isoformat())
    check = CHECKS[CHECK]
    if kept and _lasting(kept[-1].facts) == _lasting(facts) and kept[-1].law_digest == check.law_digest:
        return None
    figures = health_index.figures(work)
    try:
        result = check.run(facts, figures)
    except FactError as error:
        raise Invalid(error.path, error.message) from error
    record = keep_answer(work, case, check, facts, result, figures, why=why)
    put_aside(work, case, record, why)
    return record


def _lasting(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {path: value for path, value in facts.items() if path != "as_of"}
