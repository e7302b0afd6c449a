"""How the answer about a rent indexation is told."""

from __future__ import annotations

from workflows.explanations.declaration import Explanation
from workflows.explanations.rent_indexation.consequences import consequences
from workflows.explanations.rent_indexation.key_figures import key_figures
from workflows.explanations.rent_indexation.origins import origins
from workflows.explanations.rent_indexation.verdict import WORDS, sentence

EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=origins
)
