"""Mediation (M2.1.a, M7.1): whom it can be with, what protects the person, and when nobody is confronted."""

from __future__ import annotations

import pytest

from workflows.actions import ACTIONS
from workflows.engine import versions
from workflows.facts import CaseFacts
from workflows.mediation import safety, why_not_propose, why_not_speak
from workflows.mediation.sides import (
    BASES,
    COMMITMENT_STATES,
    MEDIATION_STATES,
    OTHERS,
    PERSON,
    PROPOSAL_STATES,
    RUNNING,
    SIDES,
    WAYS,
    WILLING,
)

PREVENTION = versions("prevention")[-1].workflow


def codes(facts: CaseFacts) -> list[str]:
    return [reason.code for reason in why_not_propose(facts)]


def test_kinds_of_the_plan_are_there_and_known_to_the_workflow() -> None:
    assert set(OTHERS) == {
        "owner", "agent", "parent", "spouse", "legal_cohabitant", "friend", "other_host", "main_tenant",
    }  # fmt: skip
    known = {code.value for code in PREVENTION.inputs["mediation_with"].codes}
    assert {SIDES[name].with_whom for name in OTHERS} == known


@pytest.mark.parametrize("name", OTHERS)
def test_family_and_hosts_are_another_variant_with_its_protection(name: str) -> None:
    side = SIDES[name]
    assert side.hosts is (name not in {"owner", "agent"})
    assert (side.protects is not None) is side.hosts
    assert (side.source is not None) is side.hosts


def test_the_person_is_a_side_and_nobody_else_is_waited_for_in_their_place() -> None:
    assert not SIDES[PERSON].hosts
    assert SIDES[PERSON].waits_for == "tenant"
    assert {SIDES[name].waits_for for name in OTHERS} == {"landlord", "other_side"}


def test_spouse_and_legal_cohabitant_keep_the_protection_of_the_home() -> None:
    for name in ("spouse", "legal_cohabitant"):
        protects = SIDES[name].protects
        assert protects is not None
        assert "tribunal de la famille" in protects.fr
        assert "familierechtbank" in protects.nl


def test_with_violence_nobody_is_confronted() -> None:
    """M7.1."""
    facts = CaseFacts(violence=True, safety_asked=True, consent_in_force=True)
    assert codes(facts) == ["violence"]
    assert [reason.code for reason in why_not_speak(facts)] == ["violence"]
    assert "transit" in why_not_speak(facts)[0].text.fr


def test_safety_is_asked_and_consent_given_first() -> None:
    assert codes(CaseFacts()) == ["safety_not_asked", "no_mandate"]
    assert codes(CaseFacts(violence=False, safety_asked=True)) == ["no_mandate"]
    assert codes(CaseFacts(violence=False, safety_asked=True, mandate_in_force=True)) == []
    assert why_not_speak(CaseFacts(violence=False, safety_asked=True)) == ()


def test_what_to_do_instead_leads_somewhere() -> None:
    """M7.1: secret address, barring order, transit housing at once, reception house, protection of the home."""
    french = " ".join(one.text.fr for one in safety.INSTEAD)
    for word in ("canal sûr", "secrète", "Interdiction temporaire de résidence", "transit", "maison d'accueil"):
        assert word in french
    dutch = " ".join(one.text.nl for one in safety.INSTEAD)
    for word in ("geheim", "huisverbod", "transithuisvesting", "onthaalhuis", "gezinswoning"):
        assert word in dutch
    assert {one.event for one in safety.INSTEAD if one.event} <= set(PREVENTION.events)
    assert {one.action for one in safety.INSTEAD if one.action} <= set(ACTIONS)


def test_numbers_that_are_inferred_are_marked() -> None:
    assert {line.number: line.certain for line in safety.LINES} == {
        "112": True, "101": True, "0800 30 030": False, "1712": False,
    }  # fmt: skip
    assert len(safety.SOURCES) == 3


def test_words_exist_for_every_code() -> None:
    assert set(MEDIATION_STATES) >= RUNNING
    for words in (WILLING, BASES, WAYS, PROPOSAL_STATES, COMMITMENT_STATES):
        assert all(text.fr and text.nl for text in words.values())
