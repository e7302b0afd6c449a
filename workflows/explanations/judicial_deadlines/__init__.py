"""How the answer about the deadlines of an eviction before the justice of the peace is told."""

from __future__ import annotations

from workflows.explanations.declaration import Explanation
from workflows.explanations.judicial_deadlines.consequences import consequences
from workflows.explanations.judicial_deadlines.key_figures import key_figures
from workflows.explanations.judicial_deadlines.mistakes import origins
from workflows.explanations.judicial_deadlines.story import story
from workflows.explanations.judicial_deadlines.verdict import WORDS, sentence

EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=origins, story=story
)
