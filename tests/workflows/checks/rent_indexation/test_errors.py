"""Malformed facts: one error per item, on the first offending fact, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflows.checks.rent_indexation.cases import SHIPPED, facts, run
from workflows.checks import CHECKS, FactError

CERTIFICATE = {"class": "d", "communicated": True}

MALFORMED: dict[str, tuple[dict[str, Any], str]] = {
    "as_of absent": ({"as_of": ...}, "as_of"),
    "as_of null": ({"as_of": None}, "as_of"),
    "day that does not exist": ({"as_of": "2024-02-30"}, "as_of"),
    "leap day of a common year": ({"lease.starts_on": "2023-02-29"}, "lease.starts_on"),
    "year zero": ({"lease.starts_on": "0000-01-01"}, "lease.starts_on"),
    "date without hyphens": ({"lease.signed_on": "20190510"}, "lease.signed_on"),
    "date by week": ({"lease.signed_on": "2019-W19-5"}, "lease.signed_on"),
    "date with time": ({"lease.signed_on": "2019-05-10T00:00:00"}, "lease.signed_on"),
    "date in Belgian order": ({"lease.signed_on": "10-05-2019"}, "lease.signed_on"),
    "date with foreign digits": ({"lease.signed_on": "２０１９-05-10"}, "lease.signed_on"),
    "date with a newline": ({"lease.signed_on": "2019-05-10\n"}, "lease.signed_on"),
    "date as a number": ({"lease.signed_on": 20190510}, "lease.signed_on"),
    "empty date": ({"lease.signed_on": ""}, "lease.signed_on"),
    "year as text": ({"anniversary_year": "2024"}, "anniversary_year"),
    "year as yes": ({"anniversary_year": True}, "anniversary_year"),
    "year with decimals": ({"anniversary_year": 2024.5}, "anniversary_year"),
    "year without end": ({"anniversary_year": float("inf")}, "anniversary_year"),
    "year that is not a number": ({"anniversary_year": float("nan")}, "anniversary_year"),
    "year zero with a fraction of zero": ({"anniversary_year": 0.0}, "anniversary_year"),
    "year beyond the calendar with a fraction of zero": ({"anniversary_year": 10000.0}, "anniversary_year"),
    "year beyond the calendar": ({"anniversary_year": 10000}, "anniversary_year"),
    "money as a number": ({"lease.base_rent": 750}, "lease.base_rent"),
    "money without decimals": ({"lease.base_rent": "750"}, "lease.base_rent"),
    "money with one decimal": ({"lease.base_rent": "750.0"}, "lease.base_rent"),
    "money with three decimals": ({"lease.base_rent": "750.000"}, "lease.base_rent"),
    "money with a comma": ({"lease.base_rent": "750,00"}, "lease.base_rent"),
    "money with a sign": ({"lease.base_rent": "-1.00"}, "lease.base_rent"),
    "money with a plus": ({"lease.base_rent": "+1.00"}, "lease.base_rent"),
    "money with an exponent": ({"lease.base_rent": "1e2"}, "lease.base_rent"),
    "money with a space": ({"lease.base_rent": " 750.00"}, "lease.base_rent"),
    "money with thousands": ({"lease.base_rent": "1.750.00"}, "lease.base_rent"),
    "money with foreign digits": ({"lease.base_rent": "٧٥٠.٠٠"}, "lease.base_rent"),
    "money without end": ({"lease.base_rent": "9" * 5000 + ".00"}, "lease.base_rent"),
    "money that is not a number": ({"lease.base_rent": "NaN"}, "lease.base_rent"),
    "base rent of zero": ({"lease.base_rent": "0.00"}, "lease.base_rent"),
    "clause ceiling of zero": ({"lease.clause_ceiling": "0.00"}, "lease.clause_ceiling"),
    "reference rent of zero": ({"dwelling.reference_rent": "0.00"}, "dwelling.reference_rent"),
    "revised rent of zero": ({"lease.revision.rent": "0.00"}, "lease.revision.rent"),
    "unknown code": ({"landlord.kind": "king"}, "landlord.kind"),
    "code in capitals": ({"landlord.kind": "CPAS"}, "landlord.kind"),
    "code that is a list": ({"landlord.kind": ["cpas"]}, "landlord.kind"),
    "unknown is no clause": ({"lease.indexation_clause": "unknown"}, "lease.indexation_clause"),
    "unknown is no class": ({"epb.certificates": [{"class": "unknown"}]}, "epb.certificates[0].class"),
    "class A+": ({"epb.certificates": [{"class": "a+"}]}, "epb.certificates[0].class"),
    "yes as text": ({"request.written": "true"}, "request.written"),
    "yes as one": ({"request.written": 1}, "request.written"),
    "group that is a text": ({"lease": "old"}, "lease"),
    "group that is a list": ({"registration": []}, "registration"),
    "inner group that is a yes": ({"registration.federal": True}, "registration.federal"),
    "request that is a list": ({"request": []}, "request"),
    "list that is a group": ({"epb.certificates": {"class": "d"}}, "epb.certificates"),
    "list that is a text": ({"epb.certificates": "d"}, "epb.certificates"),
    "certificate that is null": ({"epb.certificates": [CERTIFICATE, None]}, "epb.certificates[1]"),
    "certificate that is a text": ({"epb.certificates": ["d"]}, "epb.certificates[0]"),
    "second certificate": ({"epb.certificates": [CERTIFICATE, {"issued_on": "x"}]}, "epb.certificates[1].issued_on"),
    "unknown path": ({"rent": "750.00"}, "rent"),
    "unknown path that is null": ({"lease.start_on": None}, "lease.start_on"),
    "unknown path far inside": ({"registration.federal.since": "2024-01-01"}, "registration.federal.since"),
    "unknown path in a list": ({"epb.certificates": [{"class": "d", "label": "D"}]}, "epb.certificates[0].label"),
    "valid before it was issued": (
        {"epb.certificates": [{"issued_on": "2024-01-02", "valid_until": "2024-01-01"}]},
        "epb.certificates[0].valid_until",
    ),
    "second one valid before it was issued": (
        {"epb.certificates": [CERTIFICATE, {"issued_on": "2024-01-02", "valid_until": "2024-01-01"}]},
        "epb.certificates[1].valid_until",
    ),
    "overpaid after the claim": (
        {"refund": {"claimed_on": "2024-01-01", "overpaid_since": "2024-01-02"}},
        "refund.overpaid_since",
    ),
    "first in the order of the page": ({"refund.claimed_on": "x", "lease.type": "x", "as_of": "x"}, "as_of"),
    "lease before request": ({"request.written": "x", "lease.base_rent": "x"}, "lease.base_rent"),
    "registration before landlord": (
        {"landlord.kind": "x", "registration.regional.on": "x"},
        "registration.regional.on",
    ),
    "malformed before unknown": ({"zebra": 1, "refund.claimed_on": "x"}, "refund.claimed_on"),
}


@pytest.mark.parametrize(("changes", "path"), MALFORMED.values(), ids=MALFORMED)
def test_malformed(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as caught:
        run(changes)
    assert caught.value.path == path
    assert caught.value.message.fr != caught.value.message.nl
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize("raw", [None, [], "facts", 7, True])
def test_facts_are_an_object(raw: Any) -> None:
    with pytest.raises(FactError) as caught:
        CHECKS["rent_indexation"].run(raw, SHIPPED)
    assert caught.value.path == "facts"


WELL_FORMED: dict[str, dict[str, Any]] = {
    "nothing but the day": {key: ... for key in facts() if key != "as_of"},
    "groups that are null": {"lease": None, "registration": None, "epb": None, "request": None, "refund": None},
    "unknown type and landlord": {"lease.type": "unknown", "landlord.kind": "unknown"},
    "days after the interview": {"request.made_on": "2030-01-01", "lease.signed_on": "2031-01-01"},
    "ends of the calendar": {"as_of": "9999-12-31", "lease.starts_on": "0001-01-01", "request.made_on": "9999-12-31"},
    "last year of the calendar": {"anniversary_year": 9999, "lease.last_increase_on": "9999-12-31"},
    "first year of the calendar": {
        "anniversary_year": 1,
        "request.made_on": "0001-01-01",
        "refund.claimed_on": "0001-01-01",
    },
    "valid for ever": {"epb.certificates": [{"class": "d", "communicated": True, "valid_until": "9999-12-31"}]},
    "issued at the end": {"epb.certificates": [{"class": "d", "communicated": True, "issued_on": "9999-12-31"}]},
    "lease at the end of the calendar": {
        "lease.starts_on": "9998-12-31",
        "anniversary_year": 9999,
        "as_of": "9999-12-31",
    },
    "lease that never has an anniversary": {"lease.starts_on": "9999-12-31", "as_of": "9999-12-31"},
    "leading zeros": {"lease.base_rent": "0750.00"},
    "rents of zero that may be zero": {"lease.rent_before_request": "0.00", "request.rent_asked": "0.00"},
    "valid on the day of issue": {"epb.certificates": [{"issued_on": "2024-01-01", "valid_until": "2024-01-01"}]},
    "overpaid on the day of the claim": {"refund": {"claimed_on": "2024-01-01", "overpaid_since": "2024-01-01"}},
    "largest rent": {"lease.base_rent": "999999999999.99"},
}


@pytest.mark.parametrize("changes", WELL_FORMED.values(), ids=WELL_FORMED)
def test_well_formed(changes: dict[str, Any]) -> None:
    assert run(changes)["findings"]


def test_a_date_implies_that_it_was_done() -> None:
    given = [{"class": "d", "communicated": None, "communicated_on": "2024-01-01"}]
    registered = {"registration.federal": {"on": "2020-01-01"}, "epb.certificates": given}
    assert run(registered)["verdict"] == "lawful"
