"""The verdict in plain words, and how a claimed amount arose: never a guess where the amount is lawful."""

from __future__ import annotations

import copy
import json
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.checks.rent_indexation.cases import facts as facts_of
from tests.workflows.checks.rent_indexation.test_probes import PROBES
from workflows.checks import CHECKS
from workflows.checks.rent_indexation.calculation import FACTOR_SCALE, correction_factor, factor_months
from workflows.explanations import EXPLANATIONS, Origin
from workflows.explanations.rent_indexation.mistakes import Formula, factors, news
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


@pytest.mark.parametrize("name", PROBES)
def test_every_probe_has_a_sentence_and_origins_that_are_told(name: str) -> None:
    changes, _expected = PROBES[name]
    facts = facts_of(changes)
    result = CHECK.run(facts, FIGURES)
    sentence = TOLD.sentence(facts, result)
    assert sentence.fr.endswith(".")
    assert sentence.nl.endswith(".")
    for consequence in TOLD.consequences(facts, result):
        assert consequence.text.fr != consequence.text.nl
    for origin in TOLD.origins(facts, result, FIGURES):
        assert origin.codes
        assert origin.text.fr != origin.text.nl


ENERGY = {
    "as_of": "2023-11-20",
    "lease": LEASE["lease"] | {"signed_on": "2019-09-10", "starts_on": "2019-10-20"},
    "request": {"made_on": "2023-10-25", "written": True, "made_by": "landlord"},
}


@pytest.mark.parametrize("made_by", ["tenant", "landlord"])
@pytest.mark.parametrize(
    ("rent", "written", "energy"),
    [
        ("700.00", True, "d"),
        ("950.00", True, "d"),
        ("850.00", True, "d"),
        ("910.00", False, "d"),
        ("900.00", True, "f"),
    ],
)
def test_a_sentence_says_who_asked_and_what_is_due(made_by: str, rent: str, written: bool, energy: str) -> None:
    facts: dict[str, Any] = copy.deepcopy(LEASE)
    facts["lease"] |= {"rent_before_request": "940.00" if made_by == "tenant" else "800.00"}
    facts["request"] |= {"made_by": made_by, "rent_asked": rent, "written": written}
    facts["epb"] = {"certificates": [{"class": energy, "communicated": True}]}
    result = CHECK.run(facts, FIGURES)
    sentence = TOLD.sentence(facts, result)
    told = result["verdict"] in {"lawful", "excessive", "not_due"}
    assert ("baisse" in sentence.fr) == (made_by == "tenant" and told)


def test_a_due_that_comes_later_than_asked_and_a_no_in_every_reading() -> None:
    facts: dict[str, Any] = copy.deepcopy(LEASE) | {"request": {"made_by": "landlord"}}
    amounts = {"rent_due": "900.00", "rent_asked": "900.00"}
    later = {"verdict": "excessive", "findings": [], "amounts": amounts, "due_from": "2024-08-01"}
    assert "plus tard que demandé" in TOLD.sentence(facts, later).fr
    nothing = {"verdict": "not_due", "findings": [], "amounts": amounts, "due_from": None}
    assert "quelle que soit la lecture" in TOLD.sentence(facts, nothing).fr


def test_nobody_asked_and_no_amount_is_known_yet() -> None:
    facts: dict[str, Any] = {"as_of": "2024-07-01"}
    silent = {"verdict": "not_requested", "findings": [], "amounts": {"ceiling": None}}
    assert "personne n'a demandé" in TOLD.sentence(facts, silent).fr


@pytest.mark.parametrize("energy", ["e", "f"])
def test_the_factors_that_may_have_been_used_are_told(energy: str) -> None:
    """Anniversary of 20 October: no factor, that of class E and that of the other half of October are mistakes."""
    facts: dict[str, Any] = copy.deepcopy(LEASE | ENERGY)
    facts["epb"] = {"certificates": [{"class": energy, "communicated": True}]}
    facts["request"]["rent_asked"] = "999.00"
    indices: Any = CHECK.run(facts, FIGURES)["indices"]
    start, new = (int(indices[key]["value"].replace(".", "")) for key in ("start", "new"))
    told: set[str] = set()
    for day, half in product((20, 13), (True, False)):
        factor = correction_factor(FIGURES.health_index, date(2023, 10, day), half=half)
        assert factor is not None
        facts["request"]["rent_asked"] = money(75000 * new, factor, start * FACTOR_SCALE)
        result = CHECK.run(facts, FIGURES)
        told |= {code for origin in TOLD.origins(facts, result, FIGURES) for code in origin.codes}
    facts["request"]["rent_asked"] = money(75000, new, start)
    told |= {code for one in TOLD.origins(facts, CHECK.run(facts, FIGURES), FIGURES) for code in one.codes}
    assert {"factor_forgotten", "factor_of_other_window"} <= told
    assert ("factor_of_class_e" in told) == (energy == "f")


def test_a_factor_whose_index_is_missing_is_not_among_them() -> None:
    anniversary = date(2023, 10, 20)
    missing = set(factor_months(date(2023, 10, 13))) - set(factor_months(anniversary))

    class Gaps:
        def hundredths(self, _base: int, month: int) -> int | None:
            return None if month in missing else 12_000 + month

    case = Formula(
        asked=0, rent=0, start_month=0, new_month=0, factor=972_124_068, signed=anniversary, starts=anniversary,
        anniversary=anniversary, made_on=None, rent_before=None, frozen=False, revised=False,
    )  # fmt: skip
    assert missing
    codes = [change.code for change in factors(case, Gaps())]  # type: ignore[arg-type]
    assert codes == ["", "factor_forgotten", "factor_of_class_e"]
    assert "new_index_before_request" not in {change.code for change in news(case)}


def test_a_rent_within_the_reference_is_told() -> None:
    facts: dict[str, Any] = copy.deepcopy(LEASE)
    result = CHECK.run(facts, FIGURES) | {"reference_rent": {"limit": "2400.00", "presumed_abusive": False}}
    told = {one.code: one.text.fr for one in TOLD.consequences(facts, result)}
    assert "ne dépasse pas" in told["within_reference"]


def test_without_a_next_anniversary_none_is_told() -> None:
    facts: dict[str, Any] = copy.deepcopy(LEASE)
    result = CHECK.run(facts, FIGURES)
    assert "next_anniversary" in {one.code for one in TOLD.consequences(facts, result)}
    assert "next_anniversary" not in {one.code for one in TOLD.consequences(facts, result | {"next_anniversary": None})}
