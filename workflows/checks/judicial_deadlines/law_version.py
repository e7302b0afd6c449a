"""Which texts were applied to a case, and from which day that version is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.judicial_deadlines.scope import ADMINISTRATIVE, PROSECUTOR, before_ordinance, is_squat
from workflows.checks.judicial_deadlines.values import JUDICIAL_CODE, ORDINANCE_2023, ORDINANCE_2024, SQUAT_LAW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.facts import Facts

HOUSING_CODE, CODE_OF_PROCEDURE = "Brussels Housing Code", "Judicial Code"


def law_version(facts: Facts) -> list[dict[str, str]]:
    """Return the texts applied, the main one first."""
    return [
        {"act": act, "article": article, "in_force_on": since.isoformat()} for act, article, since in _applied(facts)
    ]


def _applied(facts: Facts) -> Iterator[tuple[str, str, date]]:
    if is_squat(facts):
        yield CODE_OF_PROCEDURE, "1344octies-1344duodecies", SQUAT_LAW
    elif facts.title == PROSECUTOR:
        yield "Law of 18 October 2017", "12", SQUAT_LAW
    elif facts.title == ADMINISTRATIVE:
        yield HOUSING_CODE, "8", ORDINANCE_2023
    elif before_ordinance(facts):
        yield CODE_OF_PROCEDURE, "47-57", JUDICIAL_CODE
    else:
        yield HOUSING_CODE, "233bis-233duodecies", ORDINANCE_2023
    if facts.evicted_on is not None or facts.cessation_letter_on is not None:
        yield HOUSING_CODE, "233/1", ORDINANCE_2024
