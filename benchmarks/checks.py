"""Indexation checks a second on one core, over the public vectors, texts included."""

from __future__ import annotations

import json
import time
from pathlib import Path

from benchmarks.timing import in_turns
from workflows.checks import CHECKS
from workflows.figures import Figures

VECTORS = Path(__file__).parents[1] / "tests" / "vectors" / "rent_indexation.json"


def measure() -> dict[str, float]:
    """Return ``checks_per_second``."""
    figures = Figures.shipped()
    check = CHECKS["rent_indexation"]
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    facts = [vector["facts"] for vector in vectors if "error" not in vector["expect"]]

    def all_of_them() -> None:
        for one in facts:
            check.run(one, figures)

    timing = in_turns({"checks": all_of_them}, rounds=25, clock=time.process_time)["checks"]
    return {"checks_per_second": len(facts) / timing.best}
