"""The order of preference: a catalogue of reasons, and what an emergency bed still needs (M17.3, M17.6)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.referral import words
from workflows.referral.words import Why

HEALTH_OR_SCORE = re.compile(
    r"santé|maladi|psych|addict|handicap|diagnos|gezond|ziek|versla|score|point|punt|priorit", re.IGNORECASE
)


def test_every_better_solution_can_be_tried_or_be_impossible_in_both_languages() -> None:
    for solution in words.BETTER:
        found = words.reasons_for(solution)
        tried = [code for code in found if words.EXCLUSION_REASONS[code].tried]
        assert tried
        assert len(found) > len(tried)
        assert "other" in found
    assert words.reasons_for("emergency") == {}
    assert "home_lost" not in words.reasons_for("transit")
    assert "host_put_them_out" not in words.reasons_for("lasting")


@pytest.mark.parametrize("code", words.EXCLUSION_REASONS)
def test_no_reason_is_a_word_of_health_or_a_score(code: str) -> None:
    label = words.EXCLUSION_REASONS[code].label
    assert not HEALTH_OR_SCORE.search(f"{code} {label.fr} {label.nl}")


@pytest.mark.parametrize(
    ("why", "solution", "holds"),
    [
        (Why("tried_nothing_free"), "lasting", True),
        (Why("tried_nothing_free"), "return_home", False),
        (Why("home_lost"), "return_home", True),
        (Why("home_lost", "vendu"), "reception_house", False),
        (Why("other"), "transit", False),
        (Why("other", "  "), "transit", False),
        (Why("other", "la seule est fermée"), "transit", True),
        (Why("", "complet"), "transit", False),
        (Why("not_safe"), "emergency", False),
    ],
)
def test_a_reason_holds_for_its_solutions_and_another_one_needs_words(why: Why, solution: str, holds: bool) -> None:
    assert why.holds_for(solution) is holds
    assert words.excluded_levels({solution: why}) == (frozenset({words.LEVEL[solution]}) if holds else frozenset())


def test_a_reason_is_said_with_its_words() -> None:
    assert Why("not_in_time").said.nl == "Niet mogelijk voor vanavond"
    assert Why("not_in_time", " après 20 h ").said.fr == "Pas possible avant ce soir – après 20 h"
    assert Why("other", "fermée").said.fr == Why("other", "fermée").said.nl == "fermée"


@given(
    excluded=st.frozensets(st.integers(1, 5)), wished=st.booleans(), solution=st.sampled_from(tuple(words.SOLUTIONS))
)
def test_an_emergency_bed_needs_two_to_four_whatever_the_wish(
    excluded: frozenset[int], wished: bool, solution: str
) -> None:
    lacking = {words.LEVEL[name] for name in words.still_open(solution, excluded, wished=wished)}
    if solution == "emergency":
        assert lacking == {2, 3, 4} - excluded
    else:
        assert lacking == (set() if wished else set(range(1, words.LEVEL[solution])) - excluded)
