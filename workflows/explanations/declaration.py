"""The parts of an explanation: words for the verdict, key figures, what follows, how an amount was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workflows.explanations.story import no_story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workflows.explanations.story import Story
    from workflows.figures import Figures
    from workflows.law import Text

Facts = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that belongs right under the verdict. ``lesser`` ones stand beside the point."""

    label: Text
    value: Text
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that follows from the answer and that a person may have to act on."""

    code: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Origin:
    """How an amount was probably reached. Never a finding: it helps to talk with the other side.

    ``codes`` name the mistakes; ``reckoning`` is the sum that gives the amount.
    """

    codes: tuple[str, ...]
    text: Text
    reckoning: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the answers of one check are told. Every function reads facts and result as the contract writes them."""

    words: Mapping[str, Text]
    sentence: Callable[[Facts, Result], Text]
    key_figures: Callable[[Facts, Result], tuple[KeyFigure, ...]]
    consequences: Callable[[Facts, Result], tuple[Consequence, ...]]
    origins: Callable[[Facts, Result, Figures], tuple[Origin, ...]]
    story: Callable[[Facts, Result], Story | None] = no_story
