"""Every act that a kept answer may name is said in the reader's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workflows.checks import CHECKS
from workflows.explanations.reading import ACTS
from workflows.figures import Figures

VECTORS = Path(__file__).parents[2] / "vectors"


@pytest.mark.parametrize("check", CHECKS)
def test_every_act_has_words_in_both_languages(check: str) -> None:
    figures = Figures.shipped()
    asked = [
        vector for vector in json.loads((VECTORS / f"{check}.json").read_text()) if "error" not in vector["expect"]
    ]
    named = {law["act"] for vector in asked for law in CHECKS[check].run(vector["facts"], figures)["law_version"]}
    assert named
    assert named <= ACTS.keys()
