"""The check `illegal_eviction`: facts in, the contract's result out. It sorts an event; it never says who is guilty."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workflows.checks.declaration import Answer, Check
from workflows.checks.illegal_eviction.facts import read_facts
from workflows.checks.illegal_eviction.result import result
from workflows.checks.illegal_eviction.result_schema import result_schema
from workflows.checks.illegal_eviction.rules import RULES
from workflows.checks.illegal_eviction.values import VALUES
from workflows.checks.illegal_eviction.vocabulary import VOCABULARY
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.figures import Figures


def answer(facts: Mapping[str, object], figures: Figures) -> Answer:  # noqa: ARG001 — one signature for all checks
    """Return the result for one facts object. Raises FactError when it is malformed."""
    return result(read_facts(facts))


CHECK = Check(
    name="illegal_eviction",
    title=Text(fr="Expulsion illégale", nl="Illegale uithuiszetting"),
    facts=VOCABULARY,
    rules=RULES,
    values=VALUES,
    answer=answer,
    make_result_schema=result_schema,
    folder=Path(__file__).parent,
)
