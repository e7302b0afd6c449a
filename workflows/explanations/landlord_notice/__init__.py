"""How the answer about a landlord's notice, and about the acts around it, is told."""

from __future__ import annotations

from workflows.explanations.declaration import Explanation
from workflows.explanations.landlord_notice.consequences import consequences
from workflows.explanations.landlord_notice.key_figures import key_figures
from workflows.explanations.landlord_notice.mistakes import origins
from workflows.explanations.landlord_notice.story import story
from workflows.explanations.landlord_notice.verdict import WORDS, sentence

EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=origins, story=story
)
