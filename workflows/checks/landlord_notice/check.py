"""The check `landlord_notice`: facts in, the contract's result out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workflows.checks.declaration import Answer, Check
from workflows.checks.landlord_notice.decision import decide
from workflows.checks.landlord_notice.facts import read_facts
from workflows.checks.landlord_notice.result import result
from workflows.checks.landlord_notice.result_schema import result_schema
from workflows.checks.landlord_notice.rulebook import RULES
from workflows.checks.landlord_notice.values import VALUES
from workflows.checks.landlord_notice.vocabulary import VOCABULARY
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.figures import Figures


def answer(facts: Mapping[str, object], figures: Figures) -> Answer:  # noqa: ARG001 — one signature for all checks
    """Return the result for one facts object. Raises FactError when it is malformed."""
    return result(decide(read_facts(facts)))


CHECK = Check(
    name="landlord_notice",
    title=Text(fr="Congé du bailleur", nl="Opzegging door de verhuurder"),
    facts=VOCABULARY,
    rules=RULES,
    values=VALUES,
    answer=answer,
    make_result_schema=result_schema,
    folder=Path(__file__).parent,
)
