"""How a condition of the indexation stands in one reading of the law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class State(Enum):
    """Whether a condition is met; the values are the verdicts of a finding."""

    MET = "respected"
    FAILED = "breached"
    UNKNOWN = "needs_answer"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Condition:
    """``missing``: facts that would settle it. ``met_on``: day from which it was met, None = all along.

    ``doubtful``: a failure that another reading of the law does not share.
    """

    state: State
    missing: tuple[str, ...] = ()
    met_on: date | None = None
    doubtful: bool = False

    @property
    def verdict(self) -> str:
        """Return the verdict of the finding: a doubtful failure is ``uncertain``."""
        return "uncertain" if self.doubtful and self.state is State.FAILED else self.state.value


MET = Condition(State.MET)
FAILED = Condition(State.FAILED)
DOUBTFUL = Condition(State.FAILED, doubtful=True)
NOT_APPLICABLE = Condition(State.NOT_APPLICABLE)


def unknown(*missing: str) -> Condition:
    """Return a condition that cannot be judged before ``missing`` is answered."""
    return Condition(State.UNKNOWN, missing)
