"""Letters around the judgment: what they say depends on the title, the winter, the two ways to count, the consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from letters.asks import answered
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.days import after_winter, in_winter
from letters.html import adviser_page, missing_fields, paragraphs, subject, summary, text_only
from letters.languages import weekday_date
from letters.text import LANGUAGES, Language
from tests.letters.cases import full

PLAN, DEFAULT, CONTEST = date(2027, 3, 16), date(2027, 3, 18), date(2027, 3, 22)


def case(letter: str, procedure: dict[str, Any] | None = None, **asked: Any) -> LetterContext:
    """Return the sample of a letter with other facts of the procedure and other answers (plain JSON values)."""
    context = full(letter)
    if procedure:
        context = replace(context, procedure=replace(context.procedure, **procedure))
    changed = answered(CATALOGUE[letter].asks, asked, None)
    kept = tuple(answer for answer in context.asked if answer.id not in asked)
    return replace(context, asked=(*kept, *(answer for answer in changed if answer.id in asked)))


def said(letter: str, language: Language, context: LetterContext) -> str:
    spec = CATALOGUE[letter]
    found = paragraphs(spec, language, context)
    return f"{subject(spec, language, context)} " + " ".join(f"{one.heading} {one.text}" for one in found)


def advised(letter: str, context: LetterContext) -> str:
    return str(adviser_page(CATALOGUE[letter], "fr", context))


@pytest.mark.parametrize(
    ("day", "inside", "first"),
    [
        (date(2026, 10, 31), False, date(2027, 3, 16)),
        (date(2026, 11, 1), True, date(2027, 3, 16)),
        (date(2026, 12, 31), True, date(2027, 3, 16)),
        (date(2027, 3, 15), True, date(2027, 3, 16)),
        (date(2027, 3, 16), False, date(2028, 3, 16)),
        (date(2028, 2, 29), True, date(2028, 3, 16)),
    ],
)
def test_the_winter_holds_its_first_and_its_last_day(day: date, inside: bool, first: date) -> None:
    assert in_winter(day) is inside
    assert after_winter(day) == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("procedure", "asked", "claimed"),
    [
        ({}, {}, True),
        ({"eviction_on": None}, {}, True),
        ({"moratorium_applies": None}, {}, True),
        ({"moratorium_applies": False}, {}, False),
        ({}, {"title_type": "precarious"}, False),
        ({"eviction_on": date(2027, 4, 1)}, {}, False),
    ],
)
def test_the_moratorium_is_only_claimed_for_a_lease_in_winter(
    language: Language, procedure: dict[str, Any], asked: dict[str, Any], claimed: bool
) -> None:
    letter = "recall_winter_moratorium"
    context = case(letter, procedure, **asked)
    assert ("233duodecies" in said(letter, language, context)) is claimed
    assert bool(advised(letter, context)) is (not claimed)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (False, "Ni le jugement ni une décision postérieure"),
        (None, "Je n’ai connaissance d’aucune dérogation"),
        (True, "si vous comptez l’exécuter"),
    ],
)
def test_what_is_known_of_a_derogation_is_what_the_letter_says(known: bool | None, words: str) -> None:
    letter = "recall_winter_moratorium"
    assert words in said(letter, "fr", case(letter, {"derogation_known": known}))
    assert (
        "le moratoire n’arrête pas cette expulsion" in advised(letter, case(letter, {"derogation_known": known}))
    ) is (known is True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "letter", [name for name, spec in CATALOGUE.items() if "procedure.earliest_default" in spec.uses]
)
def test_the_usual_date_is_never_printed_without_the_worst_one(letter: str, language: Language) -> None:
    both = {"earliest_plan": PLAN, "earliest_default": DEFAULT, "earliest_contest": CONTEST}
    for known in (both, both | {"earliest_plan": None}, both | {"earliest_default": None}):
        context = case(letter, known)
        texts = (said(letter, language, context), str(summary(CATALOGUE[letter], language, context)))
        for text in (*texts, str(adviser_page(CATALOGUE[letter], language, context))):
            if weekday_date(DEFAULT, language) in text:
                assert weekday_date(PLAN, language) in text
            assert weekday_date(CONTEST, language) not in text
    assert weekday_date(DEFAULT, language) in said(letter, language, case(letter, both))


def test_the_month_runs_from_the_later_of_service_and_notice_to_the_centre() -> None:
    letter = "ask_eviction_date"
    assert "le mois court depuis le 9" in said(letter, "fr", case(letter))
    told_first = case(letter, {"cpas_informed_on": date(2027, 2, 1)})
    assert "le mois court depuis le 5" in said(letter, "fr", told_first)
    not_told = case(letter, {"cpas_informed_on": None})
    assert "Je ne connais pas la date à laquelle le CPAS a été informé" in said(letter, "fr", not_told)
    assert "suspendu" not in said(letter, "fr", case(letter, own_term=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rehousing_after_the_month_does_not_claim_the_rule(language: Language) -> None:
    letter = "prove_rehousing"
    last = weekday_date(date(2027, 3, 24), language)
    in_time, late = case(letter, entry_on="2027-03-24"), case(letter, entry_on="2027-03-25")
    assert "233undecies" in said(letter, language, in_time)
    assert last in said(letter, language, in_time)
    assert "233undecies" not in said(letter, language, late)
    assert "Trop tard pour la règle" in advised(letter, late)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_without_a_name_tells_nothing_that_names_the_person(language: Language) -> None:
    letter = "request_orientation"
    named = case(letter, named="named", contact="phone")
    nameless = case(letter, named="nameless", contact="phone")
    marks = ("El Idrissi", "0470", "Colline", "Heuvelstraat", "amina")
    text = text_only(CATALOGUE[letter], language, nameless)
    assert "Colibri" in text
    assert not [mark for mark in marks if mark.lower() in text.lower()]
    assert "El Idrissi" in text_only(CATALOGUE[letter], language, named)
    assert "0470" in text_only(CATALOGUE[letter], language, named)
    secret = case(letter, named="named", needs=["secret"])
    assert not {"Colline", "Heuvelstraat"} & set(text_only(CATALOGUE[letter], language, secret).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_agreement_evicts_by_itself_unless_a_lawyer_advised_it(language: Language) -> None:
    letter, spec = "record_agreement", CATALOGUE["record_agreement"]
    unadvised = case(letter, failure="eviction")
    assert [field.path for field in missing_fields(spec, unadvised)] == ["asked.advised_by"]
    assert "Une expulsion en cas de défaut" in advised(letter, unadvised)
    never = {"fr": "Aucune expulsion n’est automatique", "nl": "Geen enkele uithuiszetting gebeurt automatisch"}
    assert never[language] in said(letter, language, case(letter))
    advised_one = case(letter, failure="eviction", advised_by="E. Janssens")
    assert never[language] not in said(letter, language, advised_one)
    assert "E. Janssens" in said(letter, language, advised_one)


def test_the_last_day_for_an_appeal_is_counted_short_unless_a_lawyer_gave_it() -> None:
    letter = "refer_urgently_to_lawyer"
    assert weekday_date(date(2027, 3, 5), "fr") in said(letter, "fr", case(letter))
    assert weekday_date(date(2027, 2, 28), "fr") in said(letter, "fr", case(letter, {"served_on": date(2027, 1, 31)}))
    given = case(letter, act_by="2027-09-15")
    assert weekday_date(date(2027, 9, 15), "fr") in said(letter, "fr", given)
    assert "compté au plus court" not in said(letter, "fr", given)


def test_a_decision_that_is_late_says_so_to_the_adviser() -> None:
    letter = "notify_cpas_decision"
    assert "tardive" not in advised(letter, case(letter))
    assert "La décision est tardive" in advised(letter, case(letter, asked_on="2026-10-01"))
    assert "La notification est tardive" in advised(letter, case(letter, decided_on="2026-11-10"))
    assert "1 200,00" not in said(letter, "fr", case(letter, outcome="refused")).replace("\u202f", " ")


def test_a_copy_for_the_agent_goes_with_letters_to_the_landlord_only() -> None:
    agent = full().landlords[0]
    to_landlord = replace(full(), agent=replace(agent, name="Agence Exemple"))
    to_bailiff = replace(full("prove_rehousing"), agent=replace(agent, name="Agence Exemple"))
    assert "Agence Exemple" in text_only(CATALOGUE["contest_indexation"], "fr", to_landlord)
    assert "Agence Exemple" not in text_only(CATALOGUE["prove_rehousing"], "fr", to_bailiff)
