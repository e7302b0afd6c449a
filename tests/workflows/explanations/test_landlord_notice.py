"""The answers about notices in plain words: every subject and verdict, both languages, never an order to leave."""

# ruff: noqa: E501 — one case a line reads as a table

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.workflows.checks.landlord_notice.cases import (
    CLAIM,
    COUNTER,
    EVICTION,
    GONE,
    HOSTED,
    INCREASE,
    NO_REASON,
    PERSONAL,
    PROROGATION,
    SHIPPED,
    SHORT,
    STATUS,
    SUBLEASE,
    TENANT,
    TINY,
    WORKS,
    Facts,
    answer,
    changed,
    random_facts,
)
from tests.workflows.checks.landlord_notice.test_properties import run
from workflows.checks.landlord_notice.protections import PROTECTIONS
from workflows.checks.landlord_notice.result_schema import INDEMNITIES
from workflows.checks.landlord_notice.sheet import STRENGTH
from workflows.explanations import EXPLANATIONS
from workflows.explanations.landlord_notice.consequences import MONEY, PROTECTION
from workflows.law import Text

TOLD = EXPLANATIONS["landlord_notice"]
VECTORS = [
    vector
    for vector in json.loads((Path(__file__).parents[2] / "vectors/landlord_notice.json").read_text(encoding="utf-8"))
    if "error" not in vector["expect"]
]
ORDERS = ("doit partir", "doit quitter", "devez partir", "moet vertrekken", "moet de woning verlaten")


def told(facts: Facts) -> list[Text]:
    result = answer(facts)
    return [
        TOLD.sentence(facts, result),
        *(text for figure in TOLD.key_figures(facts, result) for text in (figure.label, figure.value)),
        *(text for item in TOLD.consequences(facts, result) for text in (item.title, item.text)),
        *(text for item in TOLD.origins(facts, result, SHIPPED) for text in (item.text, item.reckoning)),
    ]


def sentence(facts: Facts) -> Text:
    return TOLD.sentence(facts, answer(facts))


def codes(facts: Facts) -> list[str]:
    return [item.code for item in TOLD.consequences(facts, answer(facts))]


def figures(facts: Facts) -> dict[str, str]:
    return {item.label.fr: item.value.fr for item in TOLD.key_figures(facts, answer(facts))}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_every_vector_is_told_in_both_languages(vector: dict[str, Any]) -> None:
    for text in told(vector["facts"]):
        assert text.fr
        assert text.nl
        assert not any(order in text.fr or order in text.nl for order in ORDERS)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_facts())
def test_any_answer_can_be_told(facts: Facts) -> None:
    result = run(facts)
    assert TOLD.words[result["verdict"]].fr
    assert told(facts)


def test_there_are_words_for_every_code() -> None:
    assert set(TOLD.words) == set(STRENGTH)
    assert set(MONEY) == set(INDEMNITIES)
    assert set(PROTECTION) == set(PROTECTIONS)


@pytest.mark.parametrize(
    ("facts", "fr", "nl"),
    [
        (NO_REASON, "le bail prend fin le 31 août 2026 s'il est valable", "eindigt de huurovereenkomst op 31 augustus 2026"),
        (changed(NO_REASON, notice__received_on="2026-03-10"), "ne met pas fin au bail", "beëindigt de huurovereenkomst niet"),
        (changed(NO_REASON, notice__ground="sale"), "prochaine échéance est le 31 août 2032", "31 augustus 2032"),
        (changed(NO_REASON, notice__ground="sale", lease__starts_on=GONE), "Le bail continue.", "De huurovereenkomst loopt verder."),
        (changed(PERSONAL, notice__announced_months=3), "pas pour la date annoncée", "niet voor de aangekondigde datum"),
        (changed(PERSONAL, notice__occupier__name_stated=False), "irrégulier", "onregelmatig"),
        (changed(PERSONAL, notice__occupier__relation=GONE), "Il manque 1", ""),
        (changed(PERSONAL, shields__dirl_complaint_on="2026-03-01"), "suspendu", "geschorst"),
        (changed(NO_REASON, lease__type="tourist"), "un spécialiste doit répondre", "een specialist moet antwoorden"),
        (HOSTED, "Sans bail", "Zonder huurovereenkomst"),
        (STATUS, "Le bail est ce que dit le papier.", "De huurovereenkomst is wat op papier staat."),
        (changed(STATUS, lease__written=False), "Le bail n'est pas ce que dit le papier", "De huurovereenkomst is niet wat"),
        (changed(STATUS, lease__ends_on=GONE), "Il manque une réponse", "Er ontbreekt één gegeven"),
        (TENANT, "Le congé du locataire est valable", "De opzegging door de huurder is geldig"),
        (changed(TENANT, tenant_notice__announced_end_on="2026-05-01"), "plus tard qu'annoncé", "later dan aangekondigd"),
        (COUNTER, "sans indemnité", "zonder vergoeding"),
        (PROROGATION, "Un silence n'est pas un accord", "Zwijgen is geen akkoord"),
        (INCREASE, "a été demandée et acceptée", "werd gevraagd en aanvaard"),
        (changed(INCREASE, rent_increase__agreed=False), "qu'une proposition", "maar een voorstel"),
        (changed(INCREASE, rent_increase__asked_on=GONE), "Il manque une réponse", "Er ontbreekt één gegeven"),
        (EVICTION, "interdit", "verboden"),
        (changed(EVICTION, eviction__title=GONE), "demandez à le voir", "vraag om het onmiddellijk te zien"),
        (CLAIM, "une indemnité peut être réclamée", "kan een vergoeding worden geëist"),
        (changed(CLAIM, as_of="2027-01-01"), "son délai court encore", "zijn termijn loopt nog"),
        (changed(CLAIM, notice__ground="tenant_death"), "spécialiste", "specialist"),
        (changed(NO_REASON, notice__ground="tenant_death", tenant_death={"household_remains": False, "unpaid_two_months": True}, notice__announced_end_on=GONE), "le bail prend fin s'il est valable", "eindigt de huurovereenkomst"),
    ],
)  # fmt: skip
def test_the_sentence(facts: Facts, fr: str, nl: str) -> None:
    if fr == "Il manque 1":
        fr, nl = "Il manque 2 réponses", "Er ontbreken 2 gegevens"
        facts = changed(facts, notice__occupier__kinship_stated=GONE)
    said = sentence(facts)
    assert fr in said.fr
    assert nl in said.nl


def test_only_a_judge_can_evict_is_always_said_with_a_landlords_notice() -> None:
    for facts in (NO_REASON, PERSONAL, WORKS, SHORT, TINY, EVICTION):
        assert "Seul un juge" in sentence(facts).fr
        assert "Enkel een rechter" in sentence(facts).nl


def test_what_to_do_until_when() -> None:
    assert codes(PERSONAL) == [
        "kinship_action",
        "prorogation",
        "counter_notice",
        "landlord_non_occupation",
        "occupation_duty",
        "next_fixed_date",
        "tenant_exit",
        "no_eviction_without_judgment",
    ]
    assert "kinship_action" not in codes(changed(PERSONAL, as_of="2026-08-01"))
    assert "documents_action" not in codes(WORKS)
    assert "documents_action" in codes(changed(WORKS, notice__works__document="none"))
    assert "counter_notice" not in codes(changed(PERSONAL, as_of="2026-08-31"))
    assert "help" in codes(changed(NO_REASON, notice__ground="sale"))
    asked = changed(PERSONAL, notice__occupier__proof_asked_on="2026-03-14")
    proof = next(item for item in TOLD.consequences(asked, answer(asked)) if item.code == "kinship_action")
    assert "14 mai 2026" in proof.text.fr
    assert "31 juillet 2026" in proof.text.fr
    assert "14 mei 2026" in proof.text.nl


def test_safety_comes_first() -> None:
    """M7.1."""
    assert codes(changed(HOSTED, hosted__violence=True))[0] == "barring_order"


def test_both_branches_are_told() -> None:
    posted = changed(NO_REASON, notice__received_on=GONE, notice__posted_on="2026-02-26")
    texts = {item.code: item.text for item in TOLD.consequences(posted, answer(posted))}
    assert "31 août 2026" in texts["branch_1"].fr
    assert "ne prend pas fin" in texts["branch_2"].fr
    assert "eindigt de huurovereenkomst niet" in texts["branch_2"].nl


def test_money_in_words() -> None:
    assert figures(NO_REASON)["Le bailleur doit"] == "8\u202f100,00 €"
    assert figures(EVICTION)["À réclamer au juge"] == "16\u202f200,00 €"
    unknown = changed(NO_REASON, lease__rent_monthly=GONE)
    said = {item.code: item.text.fr for item in TOLD.consequences(unknown, answer(unknown))}
    assert said["landlord_no_reason"].startswith("9 mois de loyer")
    blocked = changed(EVICTION, eviction__access_only=True)
    said = {item.code: item.text.fr for item in TOLD.consequences(blocked, answer(blocked))}
    assert said["landlord_obstruction_of_access"].startswith("Montant à fixer")
    late = changed(SUBLEASE, sublease__copy_says_same_day=False)
    assert "head_tenant_late_copy" in codes(late)


def test_key_days() -> None:
    assert figures(COUNTER)["Fin selon le congé du bailleur"] == "30 septembre 2026"
    niece = changed(PERSONAL, lease__starts_on="2025-01-01", notice__occupier__relation="nephew_niece")
    assert figures(niece)["Pas avant le"] == "31 décembre 2027"
    posted = changed(NO_REASON, notice__received_on=GONE, notice__posted_on="2026-02-10")
    assert figures(posted)["Réception présumée le"] == "13 février 2026"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "sans indemnité"),
        ({"lease__starts_on": "2025-07-01"}, "avec 3 mois de loyer"),
        ({"lease__starts_on": GONE}, "une indemnité est possible"),
        ({"lease__signed_on": "2025-05-01", "registration": {"regional": {"done": False}, "federal": {"done": False}}}, "sans préavis ni indemnité"),
    ],
)  # fmt: skip
def test_the_tenants_own_way_out(changes: dict[str, Any], text: str) -> None:
    facts = changed(PERSONAL, **changes)
    leaving = next(item for item in TOLD.consequences(facts, answer(facts)) if item.code == "tenant_exit")
    assert text in leaving.text.fr


def test_the_next_date_says_what_it_costs() -> None:
    at_term = changed(NO_REASON, lease__clauses__excludes_no_reason=True)
    texts = {item.code: item.text.fr for item in TOLD.consequences(at_term, answer(at_term))}
    assert "sans indemnité" in texts["next_fixed_date"]
    texts = {item.code: item.text.fr for item in TOLD.consequences(NO_REASON, answer(NO_REASON))}
    assert "9 mois de loyer" in texts["next_fixed_date"]


def test_the_windows_of_the_revision_are_told() -> None:
    text = next(item.text for item in TOLD.consequences(INCREASE, answer(INCREASE)) if item.code == "rent_revision")
    assert "1er décembre 2025" in text.fr
    assert "1 juni 2026" in text.nl


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"notice__announced_end_on": "2026-09-12"}, "counted_from_day"),
        ({"notice__announced_end_on": "2026-09-11"}, "counted_from_day"),
        ({"notice__announced_end_on": "2026-06-30"}, "fewer_months"),
        ({"notice__announced_end_on": "2026-08-31", "notice__posted_on": "2026-02-27"}, "counted_from_posting"),
        ({"notice__announced_end_on": "2026-08-03"}, None),
        ({"notice__announced_end_on": "2026-09-30"}, None),
        ({}, None),
    ],
)
def test_how_a_wrong_date_was_counted(changes: dict[str, Any], code: str | None) -> None:
    facts = changed(PERSONAL, **changes)
    found = TOLD.origins(facts, answer(facts), SHIPPED)
    assert [origin.codes for origin in found] == ([] if code is None else [(code,)])


def test_no_wrong_date_without_a_notice_to_look_at() -> None:
    assert TOLD.origins(TENANT, answer(TENANT), SHIPPED) == ()
    unknown = changed(PERSONAL, notice__received_on=GONE, notice__announced_end_on="2026-06-30")
    assert TOLD.origins(unknown, answer(unknown), SHIPPED) == ()
