"""How the answer about an eviction without title is told. No sentence blames the household, none promises a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Explanation
from workflows.explanations.illegal_eviction.consequences import consequences
from workflows.explanations.illegal_eviction.key_figures import key_figures
from workflows.explanations.illegal_eviction.verdict import WORDS, sentence

if TYPE_CHECKING:
    from workflows.explanations.declaration import Facts, Origin, Result
    from workflows.figures import Figures


def no_origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:  # noqa: ARG001 — one signature for all checks
    """Return nothing: this check gives no amount."""
    return ()


EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=no_origins
)
