"""The verdict in plain words, and how a claimed amount arose: never a guess where the amount is lawful."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from workflows.checks import CHECKS
from workflows.explanations import EXPLANATIONS, Origin
from workflows.figures import Figures
from workflows.law import Text

CHECK, TOLD, FIGURES = CHECKS["rent_indexation"], EXPLANATIONS["rent_indexation"], Figures.shipped()
VECTORS = [
    vector
    for vector in json.loads((Path(__file__).parents[2] / "vectors/rent_indexation.json").read_text(encoding="utf-8"))
    if "error" not in vector["expect"]
]
LEASE = {
    "as_of": "2024-07-01",
    "lease": {
        "type": "main_residence_9y",
        "written": True,
        "signed_on": "2019-03-10",
        "starts_on": "2019-06-01",
        "base_rent": "750.00",
        "indexation_clause": "none",
    },
    "registration": {"federal": {"done": True}},
    "landlord": {"kind": "natural_person"},
    "epb": {"certificates": [{"class": "d", "communicated": True}]},
    "request": {"made_on": "2024-08-20", "written": True},
}
"""Signed in March (index of February 2019: 108.21), runs from June (new index of May 2024: 131.42 in base 2013)."""


def asked(rent: str, **changes: Any) -> tuple[Origin, ...]:
    facts = copy.deepcopy(LEASE)
    for group, values in changes.items():
        facts[group] = {**facts[group], **values}  # type: ignore[dict-item]
    facts["request"] = {**facts["request"], "rent_asked": rent}  # type: ignore[dict-item]
    return TOLD.origins(facts, CHECK.run(facts, FIGURES), FIGURES)


def ceiling(**changes: Any) -> tuple[int, int]:
    """Return the two indices (hundredths) the lawful formula uses."""
    facts = copy.deepcopy(LEASE)
    for group, values in changes.items():
        facts[group] = {**facts[group], **values}  # type: ignore[dict-item]
    indices: Any = CHECK.run(facts, FIGURES)["indices"]
    return tuple(int(indices[key]["value"].replace(".", "")) for key in ("start", "new"))  # type: ignore[return-value]


def index(year: int, month: int, base: int = 2013) -> int:
    found = FIGURES.health_index.value(base, year, month)
    assert found is not None
    return int(found * 100)


def money(rent: int, above: int, below: int) -> str:
    found = (2 * rent * above + below) // (2 * below)
    return f"{found // 100}.{found % 100:02d}"


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_every_answer_has_a_sentence_in_both_languages(vector: dict[str, Any]) -> None:
    facts = vector["facts"]
    result = CHECK.run(facts, FIGURES)
    sentence = TOLD.sentence(facts, result)
    assert sentence.fr.endswith(".")
    assert sentence.nl.endswith(".")
    assert sentence.fr != sentence.nl
    assert result["verdict"] in TOLD.words
    amounts: Any = result["amounts"]
    shown = " ".join(figure.value.fr for figure in TOLD.key_figures(facts, result)).replace("\u202f", "")
    for key in ("rent_asked", "rent_due"):
        if amounts[key] is not None:
            assert amounts[key].replace(".", ",") in shown
    for consequence in TOLD.consequences(facts, result):
        assert isinstance(consequence.text, Text)
    if result["verdict"] == "lawful":
        assert TOLD.origins(facts, result, FIGURES) == ()


@pytest.mark.parametrize(
    ("vector", "codes"),
    [
        ("rent-006", ("factor_forgotten",)),
        ("rent-049", ("last_rent_as_base",)),
        ("rent-062", ("freeze_forgotten",)),
        ("rent-069", ("start_index_start_month",)),
    ],
)
def test_mistakes_of_the_vectors_are_recognised(vector: str, codes: tuple[str, ...]) -> None:
    facts = next(item["facts"] for item in VECTORS if item["id"] == vector)
    assert TOLD.origins(facts, CHECK.run(facts, FIGURES), FIGURES)[0].codes == codes


def test_index_of_another_month_is_recognised_and_named() -> None:
    start, new = ceiling()
    assert (start, new) == (index(2019, 2), index(2024, 5))
    cases = {
        money(75000, index(2024, 6), start): ("new_index_anniversary_month", "juin 2024", "juni 2024"),
        money(75000, index(2024, 7), start): ("new_index_before_request", "juillet 2024", "juli 2024"),
    }
    for rent, (code, fr, nl) in cases.items():
        found = asked(rent)
        assert [origin.codes for origin in found] == [(code,)], rent
        assert fr in found[0].text.fr
        assert nl in found[0].text.nl
        assert rent.replace(".", ",") in found[0].reckoning.fr


def test_two_mistakes_at_once() -> None:
    rent = money(80000, index(2024, 6), index(2019, 2))
    found = asked(rent, lease={"rent_before_request": "800.00"})
    assert ("last_rent_as_base", "new_index_anniversary_month") in [origin.codes for origin in found]
    assert " et " in found[0].text.fr
    assert " en " in found[0].text.nl


def test_two_bases_in_one_fraction() -> None:
    rent = money(75000, index(2024, 5, 2004), index(2019, 2, 2013))
    assert [origin.codes for origin in asked(rent)] == [("two_bases",)]


def test_an_amount_that_no_usual_mistake_gives_is_not_explained() -> None:
    assert asked("999.99") == ()


def test_a_lawful_amount_is_not_explained() -> None:
    start, new = ceiling()
    assert asked(money(75000, new, start)) == ()
    assert asked("760.00") == ()


def test_a_condition_that_fails_is_said_in_plain_words() -> None:
    facts = copy.deepcopy(LEASE) | {"registration": {"federal": {"done": False}, "regional": {"done": False}}}
    sentence = TOLD.sentence(facts, CHECK.run(facts, FIGURES))
    assert (
        sentence.fr == "Aucune augmentation n'est due sur cette demande : le bail n'était pas enregistré à ce moment."
    )
    assert (
        sentence.nl == "Op dit verzoek is geen verhoging verschuldigd: de huurovereenkomst was toen niet geregistreerd."
    )


def test_missing_index_is_named() -> None:
    facts: dict[str, Any] = {**LEASE, "as_of": "2026-08-20", "request": {"made_on": "2026-08-20", "written": True}}
    facts["lease"] = {**LEASE["lease"], "starts_on": "2019-08-01"}  # type: ignore[dict-item]
    sentence = TOLD.sentence(facts, CHECK.run(facts, FIGURES))
    assert "juillet 2026" in sentence.fr
    assert "juli 2026" in sentence.nl
