"""The public vectors of the contract, against the check itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.compare import answer_difference
from tests.workflows.checks.landlord_notice.cases import SHIPPED
from workflows.checks import CHECKS, FactError

VECTORS = json.loads((Path(__file__).parents[3] / "vectors" / "landlord_notice.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_vector(vector: dict[str, Any]) -> None:
    try:
        answer: dict[str, Any] = {"result": CHECKS["landlord_notice"].run(vector["facts"], SHIPPED)}
    except FactError as error:
        answer = {"error": {"path": error.path}}
    assert answer_difference(vector["expect"], answer) is None, vector["note"]


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 117
