"""The check `judicial_deadlines`: facts in, the contract's result out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workflows.checks.declaration import Answer, Check
from workflows.checks.judicial_deadlines.decision import decide
from workflows.checks.judicial_deadlines.facts import read_facts
from workflows.checks.judicial_deadlines.result import result
from workflows.checks.judicial_deadlines.result_schema import result_schema
from workflows.checks.judicial_deadlines.rules import RULES
from workflows.checks.judicial_deadlines.values import VALUES
from workflows.checks.judicial_deadlines.vocabulary import VOCABULARY
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.figures import Figures


def answer(facts: Mapping[str, object], figures: Figures) -> Answer:  # noqa: ARG001 — one signature for all checks
    """Return the result for one facts object. Raises FactError when it is malformed."""
    return result(decide(read_facts(facts)))


CHECK = Check(
    name="judicial_deadlines",
    title=Text(fr="Délais de l'expulsion judiciaire", nl="Termijnen van de gerechtelijke uithuiszetting"),
    facts=VOCABULARY,
    rules=RULES,
    values=VALUES,
    answer=answer,
    make_result_schema=result_schema,
    folder=Path(__file__).parent,
)
