"""What must hold for any demand and any facts: valid answers, honest verdicts, nothing guessed."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.workflows.demands.cases import (
    FIGURES,
    TODAY,
    Facts,
    facts,
    fill_of,
    known_paths,
    random_facts,
    with_,
    without,
)
from workflows.checks import FactError
from workflows.demands import DEMANDS, Demand

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

many = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=400)
EACH = st.sampled_from(list(DEMANDS.values()))
SCHEMAS = {name: jsonschema.Draft202012Validator(one.result_schema()) for name, one in DEMANDS.items()}


def run(of: Demand, given_: Facts) -> dict[str, object]:
    try:
        return of.run(given_, FIGURES)
    except FactError:  # two days that contradict each other: said beside the field, never answered
        assume(False)
        raise


@many
@given(EACH, st.data())
def test_any_facts_give_a_valid_answer_in_both_languages(of: Demand, data: st.DataObject) -> None:
    known = data.draw(random_facts(of))
    before = copy.deepcopy(known)
    result = run(of, known)
    assert known == before, "the facts are left as they were"
    assert of.run(known, FIGURES) == result, "same facts, same answer"
    SCHEMAS[of.name].validate(result)
    rules = [finding["rule"] for finding in result["findings"]]  # type: ignore[attr-defined]
    assert rules == [card.id for card in of.rules][: len(rules)]
    assert len(rules) == (1 if result["verdict"] == "out_of_scope" else len(of.rules))
    for text in [result["summary"], *(finding["text"] for finding in result["findings"])]:  # type: ignore[attr-defined]
        for sentence in text.values():
            assert sentence[-1] in ".?"
            assert "None" not in sentence
            assert "  " not in sentence


@many
@given(EACH, st.data())
def test_taking_a_fact_away_never_makes_a_demand_lawful(of: Demand, data: st.DataObject) -> None:
    known = data.draw(random_facts(of))
    before = run(of, known)
    if before["verdict"] == "lawful":
        return
    for path in known_paths(of, known):
        assert of.run(without(known, path), FIGURES)["verdict"] != "lawful", path


@many
@given(EACH, st.data())
def test_a_firm_answer_stands_whatever_else_is_told(of: Demand, data: st.DataObject) -> None:
    """The form relies on this: what is not in ``missing`` need not be asked."""
    known = data.draw(random_facts(of))
    before = run(of, known)
    if before["verdict"] == "uncertain":
        return
    assert before["missing"] == before["doubts"] == before["alternatives"] == []
    for fact in of.facts:
        if fact.path not in known_paths(of, known) and fact.path != "as_of":
            try:
                after = of.run(with_(known, fact.path, data.draw(fill_of(fact), label=fact.path)), FIGURES)
            except FactError:
                continue
            assert after["verdict"] == before["verdict"], fact.path


@many
@given(EACH, st.data())
def test_what_is_missing_is_unknown_in_order_and_ends(of: Demand, data: st.DataObject) -> None:
    known = data.draw(random_facts(of))
    for _ in range(len(of.facts.facts) + 1):
        result = run(of, known)
        missing = result["missing"]
        assert isinstance(missing, list)
        assert not set(missing) & set(known_paths(of, known))
        assert missing == of.facts.in_order(set(missing))
        if not missing:
            assert result["verdict"] != "uncertain" or any(
                finding["verdict"] == "uncertain"
                for finding in result["findings"]  # type: ignore[attr-defined]
            )
            return
        known = with_(known, missing[0], data.draw(fill_of(of.facts[missing[0]]), label=missing[0]))
    raise AssertionError(missing)


@pytest.mark.parametrize("of", DEMANDS.values(), ids=list(DEMANDS))
def test_nothing_known_is_never_firm_and_the_clock_is_not_read(of: Demand) -> None:
    for day in (TODAY, "0001-01-01", "9999-12-31", "2024-02-29"):
        result = of.run({"as_of": day}, FIGURES)
        assert result["verdict"] == "uncertain"
        assert result["missing"]
        assert json.loads(json.dumps(result)) == result
    with pytest.raises(FactError):
        of.run({}, FIGURES)


@pytest.mark.parametrize("of", DEMANDS.values(), ids=list(DEMANDS))
def test_each_kept_case_is_lawful_and_loses_that_without_a_deciding_fact(of: Demand) -> None:
    known = facts(of.id)
    result = of.run(known, FIGURES)
    assert (result["verdict"], result["missing"]) == ("lawful", [])
    lost = [path for path in known_paths(of, known) if of.run(without(known, path), FIGURES)["verdict"] == "uncertain"]
    assert lost
    for path in lost:
        assert of.run(without(known, path), FIGURES)["missing"]
