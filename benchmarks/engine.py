"""What the engine thinks about one event, without a database: microseconds, guards and deadlines included."""

from __future__ import annotations

from datetime import date

from benchmarks.timing import in_turns
from workflows.engine import prevention
from workflows.facts import CaseFacts

CALLS = 500


def measure() -> float:
    """Return microseconds for one decided event."""
    machine = prevention(date(2026, 7, 8))
    day = date(2026, 7, 8)
    known = CaseFacts(on=day, today=day, household_known=True, risk_known=True, inputs={"loss_feared": "no_date"})

    def decide() -> None:
        machine.decide("gathering", "facts_gathered", known)

    return in_turns({"event": decide}, rounds=7, repeat=CALLS)["event"].best * 1e6
