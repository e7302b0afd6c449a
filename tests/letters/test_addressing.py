"""To whom, in which words and in which language: the audiences beyond the landlord."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.addressing import receivers
from letters.catalogue import CATALOGUE
from letters.context import Lease, Party
from letters.days import days_later, end_of_period_from_next_month, last_day_before
from letters.html import render, text_only
from letters.profiles import LANGUAGE_PROFILES, choose_language
from letters.salutations import closing, opening
from letters.text import LANGUAGES, Both, Language
from tests.letters.cases import full

HOST = CATALOGUE["propose_talk_to_host"]


@pytest.mark.parametrize(
    ("quality", "civility", "french", "dutch"),
    [
        ("judge", "ms", "Madame la Juge de paix,", "Mevrouw de vrederechter,"),
        ("judge", "mr", "Monsieur le Juge de paix,", "Mijnheer de vrederechter,"),
        ("judge", None, "Madame, Monsieur le Juge de paix,", "Mevrouw, mijnheer de vrederechter,"),
        ("lawyer", "ms", "Maître,", "Meester,"),
        ("bailiff", None, "Maître,", "Geachte gerechtsdeurwaarder,"),
        ("mayor", None, "Madame, Monsieur le Bourgmestre,", "Geachte burgemeester,"),
    ],
)
def test_a_quality_is_said_in_the_salutation(quality: str, civility: str | None, french: str, dutch: str) -> None:
    party = Party("X Y", quality=quality, civility=civility)  # type: ignore[arg-type]
    assert (opening([party], "fr"), opening([party], "nl")) == (french, dutch)


def test_regards_follow_the_quality() -> None:
    judge, lawyer, bailiff = (Party("X", quality=quality) for quality in ("judge", "lawyer", "bailiff"))  # type: ignore[arg-type]
    assert "haute considération" in closing([judge], "fr", formal=False, plural=False)
    assert "notre considération distinguée" in closing([lawyer], "fr", formal=False, plural=True)
    assert "salutations distinguées" in closing([bailiff], "fr", formal=False, plural=False)
    assert closing([judge], "nl", formal=False, plural=False) == "Met de meeste hoogachting,"
    assert closing([lawyer], "nl", formal=False, plural=False) == "Hoogachtend,"


def test_a_letter_to_the_tenants_stands_at_their_address() -> None:
    spec = replace(HOST, audience="tenant")
    found, others = receivers(spec, full(HOST.id))
    assert [party.name for party in found] == ["Amina El Idrissi", "Youssef Bennani"]
    assert found[0].address == full(HOST.id).dwelling
    assert others == []


def test_the_spec_gives_the_quality_unless_the_party_has_its_own() -> None:
    spec = replace(HOST, audience="court", salutation="judge")
    assert receivers(spec, full(HOST.id))[0][0].quality == "judge"
    own = replace(full(HOST.id), office=Party("X", quality="lawyer"))
    assert receivers(spec, own)[0][0].quality == "lawyer"
    assert receivers(spec, replace(full(HOST.id), office=None)) == ([], [])
    assert receivers(replace(HOST, audience="landlord"), replace(full(HOST.id), landlords=())) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_signs_with_its_worker(language: Language) -> None:
    text = text_only(HOST, language, full(HOST.id))
    assert "Sofie Lambert" in text
    assert "0470" not in text
    html = render(HOST, language, replace(full(HOST.id), office=Party("X"), letter=full(HOST.id).letter))
    assert 'class="receiver"' in html


@pytest.mark.parametrize("profile", LANGUAGE_PROFILES)
def test_every_profile_proposes_a_language_with_its_reason(profile: str) -> None:
    for tenant in LANGUAGES:
        choice = choose_language(profile, tenant=tenant)
        assert choice.language == tenant
        assert isinstance(choice.reason, Both)
    assert choose_language(profile).language == "fr"


def test_the_language_of_the_proceedings_leaves_no_choice() -> None:
    fixed = choose_language("L-PROC", tenant="fr", proceedings="nl")
    assert (fixed.language, fixed.free) == ("nl", False)
    assert choose_language("L-PROC", tenant="nl").free
    assert choose_language("L-INST", recipient="nl", tenant="fr").language == "nl"


def test_days_are_worked_out_as_the_law_counts_them() -> None:
    assert last_day_before(date(2026, 9, 30), 1) == date(2026, 8, 31)
    assert last_day_before(date(2028, 2, 29), 6) == date(2027, 8, 31)
    assert end_of_period_from_next_month(date(2025, 1, 17), 1) == date(2025, 2, 28)
    assert end_of_period_from_next_month(date(2026, 3, 10), 3) == date(2026, 6, 30)
    assert days_later(date(2026, 11, 24), 5) == date(2026, 11, 29)


def test_an_unregistered_lease_is_left_by_its_date() -> None:
    assert Lease().unregistered_exit is None
    assert Lease(signed_on=date(2024, 12, 31)).unregistered_exit == "demand"
    assert Lease(signed_on=date(2025, 1, 1)).unregistered_exit == "since_2025"
