"""How things are timed: in turns, best of several, so that a busy machine disturbs both sides alike."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one call over several rounds."""

    name: str
    rounds: tuple[float, ...]

    @property
    def best(self) -> float:
        """Return the shortest round: the least disturbed one."""
        return min(self.rounds)

    @property
    def median(self) -> float:
        """Return the middle round."""
        return statistics.median(self.rounds)


def in_turns(
    calls: dict[str, Callable[[], object]],
    *,
    rounds: int,
    repeat: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Timing]:
    """Time every call ``rounds`` times, one after the other in each round; a round is ``repeat`` calls.

    ``clock`` may be ``time.process_time`` for work that waits for nothing: seconds of one core, whoever shares it.
    """
    found: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(rounds):
        for name, call in calls.items():
            begin = clock()
            for _ in range(repeat):
                call()
            found[name].append((clock() - begin) / repeat)
    return {name: Timing(name, tuple(times)) for name, times in found.items()}
