"""How the answer about a notice is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Explanation
from workflows.explanations.landlord_notice.story import story
from workflows.explanations.landlord_notice.verdict import WORDS, key_figures, sentence

if TYPE_CHECKING:
    from workflows.explanations.declaration import Consequence, Facts, Origin, Result
    from workflows.figures import Figures


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:  # noqa: ARG001 — one signature for all checks
    """Return nothing: what follows is told as days and money, in the story."""
    return ()


def origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:  # noqa: ARG001 — idem
    """Return nothing: there is no amount whose making could be guessed."""
    return ()


EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=origins, story=story
)
