"""Malformed facts: the path that is wrong, and never an error for something that is merely unknown."""

# ruff: noqa: E501 — one case a line reads as a table

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tests.workflows.checks.landlord_notice.cases import (
    CHECK,
    CLAIM,
    COUNTER,
    EVICTION,
    GONE,
    INCREASE,
    NO_REASON,
    PACT,
    PROROGATION,
    SHORT,
    TENANT,
    WORKS,
    Facts,
    answer,
    changed,
)
from workflows.checks import FactError
from workflows.checks.landlord_notice.vocabulary import VOCABULARY

EXTENSION = {"starts_on": "2027-09-01", "ends_on": "2027-10-31"}


@pytest.mark.parametrize(
    ("base", "changes", "path"),
    [
        (NO_REASON, {"as_of": GONE}, "as_of"),
        (NO_REASON, {"subject": GONE}, "subject"),
        (NO_REASON, {"subject": "something"}, "subject"),
        (NO_REASON, {"lease": None}, "lease.type"),
        (NO_REASON, {"notice": GONE}, "notice"),
        (TENANT, {"tenant_notice": None}, "tenant_notice"),
        (COUNTER, {"counter_notice": GONE}, "counter_notice"),
        (COUNTER, {"notice": GONE}, "notice"),
        (PROROGATION, {"prorogation_request": GONE}, "prorogation_request"),
        (INCREASE, {"rent_increase": GONE}, "rent_increase"),
        (EVICTION, {"eviction": GONE}, "eviction"),
        (CLAIM, {"after_departure": GONE}, "after_departure"),
        (CLAIM, {"notice": GONE}, "notice"),
        (NO_REASON, {"lease__ends_on": "2023-08-31"}, "lease.ends_on"),
        (NO_REASON, {"lease__duration_months": 0}, "lease.duration_months"),
        (NO_REASON, {"lease__duration_months": -1}, "lease.duration_months"),
        (NO_REASON, {"tenants__count": -1}, "tenants.count"),
        (SHORT, {"lease__extensions": [{"ends_on": "2027-10-31"}]}, "lease.extensions[0].starts_on"),
        (SHORT, {"lease__extensions": [{"starts_on": "2027-09-01"}]}, "lease.extensions[0].ends_on"),
        (SHORT, {"lease__extensions": [EXTENSION, {**EXTENSION, "ends_on": "2027-08-31"}]}, "lease.extensions[1].ends_on"),
        (SHORT, {"lease__extensions": [EXTENSION, "x"]}, "lease.extensions[1]"),
        (SHORT, {"lease__extensions": EXTENSION}, "lease.extensions"),
        (WORKS, {"notice__works__dwellings": [{}]}, "notice.works.dwellings[0].rent_monthly"),
        (WORKS, {"notice__works__cost": "-1.00"}, "notice.works.cost"),
        (PACT, {"cotenancy__gave_notice": 4}, "cotenancy.gave_notice"),
        (NO_REASON, {"notice__posted_on": "2026-02-21"}, "notice.received_on"),
        (NO_REASON, {"notice__posted_on": "2026-02-21", "notice__presented_on": "2026-02-20"}, "notice.presented_on"),
        (NO_REASON, {"notice__presented_on": "2026-02-21"}, "notice.received_on"),
        (TENANT, {"tenant_notice__posted_on": "2026-03-11"}, "tenant_notice.received_on"),
        (COUNTER, {"counter_notice__presented_on": "2026-03-21"}, "counter_notice.received_on"),
        (PROROGATION, {"prorogation_request__posted_on": "2026-08-19"}, "prorogation_request.received_on"),
        (NO_REASON, {"notice__name": "x"}, "notice.name"),
        (NO_REASON, {"residence_permit": True}, "residence_permit"),
    ],
)  # fmt: skip
def test_the_offending_path_is_named(base: Facts, changes: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as caught:
        answer(changed(base, **changes))
    assert caught.value.path == path
    assert caught.value.message.fr != caught.value.message.nl


def test_nothing_but_the_question_is_required() -> None:
    for subject, group in (
        ("landlord_notice", "notice"),
        ("tenant_notice", "tenant_notice"),
        ("prorogation_request", "prorogation_request"),
        ("rent_increase", "rent_increase"),
        ("self_help_eviction", "eviction"),
    ):
        result = answer({"as_of": "2026-01-01", "subject": subject, "lease": {"type": "unknown"}, group: {}})
        assert result["verdict"] == "uncertain", subject
        assert result["missing"]


def test_unknown_words_mean_unknown() -> None:
    facts = changed(
        NO_REASON,
        notice__sent_by="unknown",
        notice__addressees="unknown",
        tenants__couple="unknown",
        landlord__kind="unknown",
    )
    assert answer(facts)["verdict"] == "lawful"
    assert answer(changed(NO_REASON, notice__form="unknown"))["verdict"] == "lawful"


def test_the_schema_of_the_facts_agrees_with_the_parser() -> None:
    schema = jsonschema.Draft202012Validator(CHECK.facts_schema())
    schema.validate(SHORT)
    schema.validate(changed(SHORT, lease__extensions=[EXTENSION]))
    schema.validate(changed(SHORT, lease__extensions=None))
    assert list(schema.iter_errors(changed(SHORT, lease__extensions=[{}])))
    assert list(schema.iter_errors(changed(NO_REASON, lease=GONE)))


def test_every_question_has_its_place() -> None:
    """The form leaves a question out while its conditions do not hold."""
    relation = VOCABULARY["notice.occupier.relation"]
    known: dict[str, object] = {"subject": "landlord_notice", "notice.ground": "works"}
    assert not relation.matters(known.get)
    known["notice.ground"] = "personal_occupation"
    assert relation.matters(known.get)
    assert VOCABULARY["as_of"].matters(known.get)
    assert next(field for field in VOCABULARY.fields if field.path == relation.path).when == relation.when
