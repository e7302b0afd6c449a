"""What a guard and a condition of advice are, and how a workflow's package gathers its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workflows.law import Reason, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.facts import CaseFacts

Test = Callable[["CaseFacts"], "Reason | None"]
Condition = Callable[["CaseFacts"], bool]
C = TypeVar("C", bound=Condition)


@dataclass(frozen=True, slots=True)
class Guard:
    """A test on the facts. ``reads``: inputs it needs; before they are given it cannot be asked."""

    test: Test
    reads: tuple[str, ...] = ()

    def can_be_asked(self, facts: CaseFacts) -> bool:
        """Tell whether every input this guard reads has been filled in."""
        return all(name in facts.inputs for name in self.reads)


class Guards:
    """The guards of one workflow, by the name of their function, filled with ``@guards.add``."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[str, Guard] = {}

    def add(self, *reads: str) -> Callable[[Test], Test]:
        """Register the function as a guard that reads these inputs."""

        def register(test: Test) -> Test:
            self._found[test.__name__] = Guard(test, reads)
            return test

        return register

    def all(self) -> Mapping[str, Guard]:
        """Return guards by name."""
        return self._found


def reason(code: str, fr: str, nl: str) -> Reason:
    """Return a reason with its stable code and its sentence in both languages."""
    return Reason(code, Text(fr=fr, nl=nl))


class Conditions:
    """The conditions of advice of one workflow, by the name of their function; ``always`` is there from the start."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[str, Condition] = {"always": lambda _facts: True}

    def add(self, test: C) -> C:
        """Register the function as a condition."""
        self._found[test.__name__] = test
        return test

    def all(self) -> Mapping[str, Condition]:
        """Return conditions by name."""
        return self._found
