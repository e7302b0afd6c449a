"""How the answer about a demand is told: the demand wrote its own sentences, so nothing is added here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Consequence, Explanation, KeyFigure, Origin
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.explanations.declaration import Facts, Result
    from workflows.figures import Figures

WORDS: Mapping[str, Text] = {
    "lawful": Text(fr="En ordre", nl="In orde"),
    "unlawful": Text(fr="Pas permis", nl="Niet toegelaten"),
    "uncertain": Text(fr="Pas encore de réponse certaine", nl="Nog geen zeker antwoord"),
    "out_of_scope": Text(fr="D'autres règles", nl="Andere regels"),
}


def sentence(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all checks
    """Return the answer as one sentence for the person at the table."""
    return Text(**result["summary"])


def key_figures(facts: Facts, result: Result) -> tuple[KeyFigure, ...]:  # noqa: ARG001 — as above
    """Return the days and amounts right under the answer."""
    return tuple(
        KeyFigure(Text(**shown["label"]), Text(**shown["value"]), shown["lesser"]) for shown in result["figures"]
    )


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:  # noqa: ARG001 — as above
    """Return what follows and may have to be done."""
    return tuple(
        Consequence(f"follow_{place}", Text(**follow["title"]), Text(**follow["text"]))
        for place, follow in enumerate(result["follows"])
    )


def origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:  # noqa: ARG001 — as above
    """Return nothing: no demand guesses how an amount was reached."""
    return ()


EXPLANATION = Explanation(
    words=WORDS, sentence=sentence, key_figures=key_figures, consequences=consequences, origins=origins
)
