"""The check `rent_indexation`: facts in, the contract's result out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workflows.checks.declaration import Answer, Check
from workflows.checks.rent_indexation.case import case_of
from workflows.checks.rent_indexation.decision import decide
from workflows.checks.rent_indexation.facts import VOCABULARY, read_facts
from workflows.checks.rent_indexation.result import outside, result
from workflows.checks.rent_indexation.result_schema import result_schema
from workflows.checks.rent_indexation.rules import RULES, scope
from workflows.checks.rent_indexation.values import VALUES
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.figures import Figures


def answer(facts: Mapping[str, object], figures: Figures) -> Answer:
    """Return the result for one facts object. Raises FactError when it is malformed."""
    read, index = read_facts(facts), figures.health_index
    found = outside(read) if scope.outside(read) else result(decide(case_of(read), index), index)
    found["index_digest"] = index.digest
    return found


CHECK = Check(
    name="rent_indexation",
    title=Text(fr="Indexation du loyer", nl="Indexatie van de huurprijs"),
    facts=VOCABULARY,
    rules=tuple(rule for rule, _ in RULES),
    values=VALUES,
    answer=answer,
    make_result_schema=result_schema,
    folder=Path(__file__).parent,
)
