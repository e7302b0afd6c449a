"""Examples printed by others (law page, P1 to P15) and the worked examples of the contract page, to the cent."""

from __future__ import annotations

import pytest

from tests.compare import difference
from tests.workflows.checks.rent_indexation.cases import FREEZE, Result, run, verdict_of

RENTS = {
    "P1 500 EUR, class C, January 2023": ("500.00", "2021-12-15", "2022-01-01", 2023, "c", "555.08"),
    "P2 500 EUR, base 2004, September 2019": ("500.00", "2010-07-25", "2010-09-01", 2019, "d", "584.18"),
    "P3 550 EUR, class E, November 2023": ("550.00", "2019-09-01", "2019-11-01", 2023, "e", "611.62"),
    "P4 600 EUR, class F, lease of December 2022": ("600.00", "2022-12-20", "2022-12-20", 2023, "f", "605.23"),
    "P5 800 EUR, February 2023": ("800.00", "2022-01-01", "2022-02-17", 2023, "b", "885.81"),
    "P6 600 EUR, November 2021": ("600.00", "2019-09-01", "2019-11-01", 2021, "d", "626.79"),
    "P7 1000 EUR, base 1988, November 2023": ("1000.00", "1995-11-01", "1995-11-01", 2023, "d", "1789.36"),
    "P12 a rise of 8.34 %, June 2022": ("1000.00", "2021-06-01", "2021-06-01", 2022, "d", "1083.43"),
    "P13 2000 EUR, class E, lease of 2023": ("2000.00", "2023-10-11", "2023-11-15", 2024, "e", "2085.32"),
    "P14 500 EUR, April 2016": ("500.00", "2015-03-15", "2015-04-01", 2016, "d", "512.79"),
    "P15 850 EUR, the page with invented indices": ("850.00", "2022-03-15", "2022-04-01", 2023, "c", "914.86"),
}


@pytest.mark.parametrize(("rent", "signed", "starts", "year", "letter", "ceiling"), RENTS.values(), ids=RENTS)
def test_printed_rent(rent: str, signed: str, starts: str, year: int, letter: str, ceiling: str) -> None:
    asked_on = f"{year}-{starts[5:]}"
    result = run(
        {
            "as_of": asked_on,
            "anniversary_year": year,
            "lease.base_rent": rent,
            "lease.signed_on": signed,
            "lease.starts_on": starts,
            "epb.certificates": [{"class": letter, "communicated": True}],
            "request.made_on": asked_on,
            "request.applies_from": asked_on,
            "request.rent_asked": ceiling,
        }
    )
    assert result["amounts"]["ceiling"] == ceiling
    assert result["verdict"] == "lawful"


FACTORS = [
    ("2019-01-01", "0.951950895", "0.903901791"),
    ("2019-03-01", "0.967996216", "0.935992433"),
    ("2019-05-01", "0.971941594", "0.943883189"),
    ("2019-07-01", "0.976119286", "0.952238571"),
    ("2019-09-01", "0.980049682", "0.960099363"),
    ("2019-10-01", "0.989805521", "0.979611041"),
    ("2019-10-13", "0.989805521", "0.979611041"),
    ("2019-11-01", "0.945356473", "0.890712946"),
]


@pytest.mark.parametrize(("starts", "half", "full"), FACTORS)
@pytest.mark.parametrize("year", [2024, 2025])
def test_p8_published_factor(starts: str, half: str, full: str, year: int) -> None:
    for letter, factor in (("e", half), ("f", full), ("g", full)):
        assert _factor(starts, year, letter) == factor


def test_october_is_split_at_the_fourteenth() -> None:
    assert _factor("2019-10-13", 2024, "e") == "0.989805521"
    assert _factor("2019-10-14", 2024, "e") != "0.989805521"
    assert _factor("2019-10-14", 2024, "g") == _factor("2019-10-31", 2025, "f")


def _factor(starts: str, year: int, letter: str) -> object:
    result = run(
        {
            "as_of": f"{year}-12-30",
            "anniversary_year": year,
            "lease.signed_on": "2018-12-15",
            "lease.starts_on": starts,
            "epb.certificates": [{"class": letter, "communicated": True}],
            "request.made_on": f"{year}{starts[4:]}",
            "request.applies_from": ...,
        }
    )
    assert result["correction_factor"]["applies"] is True
    return result["correction_factor"]["value"]


def test_p9_retroactivity() -> None:
    result = _lease_of_2011({"request.applies_from": ...})
    assert result["retroactive_months"] == ["2012-07", "2012-08", "2012-09"]
    assert result["verdict"] == "lawful"


def test_p10_refund() -> None:
    result = run({"as_of": "2011-02-15", "refund": {"claimed_on": "2011-02-01", "overpaid_since": "2010-02-01"}})
    assert result["refund"] == {
        "recoverable_from": "2010-02-01",
        "complete": True,
        "action_before": "2012-02-01",
    }


def _lease_of_2011(changes: dict[str, object]) -> Result:
    return run(
        {
            "as_of": "2012-10-20",
            "anniversary_year": 2012,
            "lease.signed_on": "2011-03-15",
            "lease.starts_on": "2011-04-01",
            "lease.base_rent": "620.00",
            "request.made_on": "2012-10-10",
            "registration": ...,
            "epb": ...,
            **changes,
        }
    )


# Section 9 of the contract page.


def test_9_1_lawful_with_factor() -> None:
    result = run(
        {
            "as_of": "2023-11-10",
            "anniversary_year": 2023,
            "lease.signed_on": "2019-09-01",
            "lease.starts_on": "2019-11-01",
            "lease.base_rent": "550.00",
            "epb.certificates": [{"class": "e", "communicated": True}],
            "request.made_on": "2023-11-02",
            "request.rent_asked": "611.62",
            "request.applies_from": "2023-11-01",
        }
    )
    expected = {
        "verdict": "lawful", "doubts": [], "alternatives": [], "missing": [],
        "anniversary": "2023-11-01", "next_anniversary": "2024-11-01", "due_from": "2023-11-01",
        "retroactive_months": [],
        "amounts": {
            "base_rent": "550.00", "standard": "646.97", "ceiling": "611.62", "tolerance_limit": "611.65",
            "rent_asked": "611.62", "rent_due": "611.62", "excess_per_month": "0.00",
        },
        "indices": {
            "base": "2013",
            "start": {"month": "2019-08", "value": "109.07"},
            "new": {"month": "2023-10", "value": "128.30"},
        },
        "by_base": {
            "1988": {"start_index": "180.69", "new_index": "212.54", "ceiling": "611.60"},
            "1996": {"start_index": "149.86", "new_index": "176.28", "ceiling": "611.61"},
            "2004": {"start_index": "131.72", "new_index": "154.95", "ceiling": "611.64"},
            "2013": {"start_index": "109.07", "new_index": "128.30", "ceiling": "611.62"},
        },
        "correction_factor": {"applies": True, "value": "0.945356473"},
        "freeze": {"applies": False, "rule": None},
        "deadlines": {"landlord_action_before": "2024-11-02", "tenant_action_before": None},
        "refund": None, "cure": None, "reference_rent": None,
        "law_version": [{"act": "Brussels Housing Code", "article": "224/2", "in_force_on": "2023-10-14"}],
    }  # fmt: skip
    assert {key: result[key] for key in expected} == expected
    assert result["calculation"] == [
        {"fr": "Loyer de base : 550,00 €.", "nl": "Basishuurprijs: 550,00 €."},
        {
            "fr": "Indice de départ (août 2019, mois avant la signature) : 109,07. "
            "Nouvel indice (octobre 2023, mois avant l'anniversaire) : 128,30.",
            "nl": "Aanvangsindexcijfer (augustus 2019, maand voor de ondertekening): 109,07. "
            "Nieuw indexcijfer (oktober 2023, maand voor de verjaardag): 128,30.",
        },
        {"fr": "550,00 × 128,30 / 109,07 = 646,97 €.", "nl": "550,00 × 128,30 / 109,07 = 646,97 €."},
        {
            "fr": "Facteur de correction, classe E, anniversaire en novembre : 0,945356473. Plafond : 611,62 €.",
            "nl": "Correctiefactor, klasse E, verjaardag in november: 0,945356473. Maximum: 611,62 €.",
        },
    ]
    registration = {
        "rule": "registration",
        "verdict": "respected",
        "text": {
            "fr": "Le bail était enregistré au moment de la demande.",
            "nl": "De huurovereenkomst was geregistreerd op het ogenblik van het verzoek.",
        },
        "sources": [{"article": "224/2 §1, 227"}],
        "figures": {"request_made_on": "2023-11-02"},
    }
    factor = {
        "rule": "correction_factor",
        "verdict": "respected",
        "sources": [{"act": "Région de Bruxelles-Capitale / Brussels Hoofdstedelijk Gewest", "article": "224/2"}],
        "figures": {"class": "e", "factor": "0.945356473"},
    }
    assert difference([registration, factor], result["findings"]) is None


def test_9_2_arrears_too_far_back() -> None:
    result = _lease_of_2011({"request.applies_from": "2012-04-01"})
    expected = {
        "verdict": "excessive", "anniversary": "2012-04-01", "due_from": "2012-07-01",
        "retroactive_months": ["2012-07", "2012-08", "2012-09"],
        "deadlines": {"landlord_action_before": "2013-10-10", "tenant_action_before": None},
    }  # fmt: skip
    assert {key: result[key] for key in expected} == expected
    amounts = {"ceiling": "641.34", "rent_asked": None, "rent_due": "641.34", "excess_per_month": "0.00"}
    assert {key: result["amounts"][key] for key in amounts} == amounts
    assert verdict_of(result, "retroactivity") == "breached"
    assert verdict_of(result, "registration") == verdict_of(result, "epb_certificate") == "not_applicable"


def test_9_3_registered_too_late() -> None:
    result = run({"registration.federal.on": "2024-06-20"})
    assert result["verdict"] == "not_due"
    assert result["due_from"] is None
    assert result["amounts"]["ceiling"] == "904.43"
    assert result["amounts"]["rent_due"] is None
    assert result["cure"] == {"new_request_from": "2024-06-20"}
    assert verdict_of(result, "registration") == "breached"


def test_9_4_class_e_never_indexed_before() -> None:
    class_e = [{"class": "e", "communicated": True}]
    result = run(
        {**FREEZE, "request.applies_from": ..., "lease.rent_before_request": "680.00", "epb.certificates": class_e}
    )
    assert result["verdict"] == "uncertain"
    assert result["doubts"] == ["freeze_half_of_gap"]
    assert result["alternatives"] == [
        {
            "doubt": "freeze_half_of_gap", "leaning": True, "verdict": "lawful",
            "ceiling": "785.03", "due_from": "2023-03-01",
            "text": {
                "fr": "Seule la hausse de cette année est réduite de moitié.",
                "nl": "Enkel de stijging van dit jaar wordt gehalveerd.",
            },
        },
        {
            "doubt": "freeze_half_of_gap", "leaning": False, "verdict": "lawful",
            "ceiling": "745.49", "due_from": "2023-03-01",
            "text": {
                "fr": "Toute l'augmentation non réclamée jusque-là est réduite de moitié.",
                "nl": "De volledige, nog niet gevraagde stijging wordt gehalveerd.",
            },
        },
    ]  # fmt: skip
