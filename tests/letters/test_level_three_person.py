"""Papers of the person and the lawyer on an illegal eviction: hours, no sum, no article, no safe place told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from letters.asks import answered
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.days import hours_between
from letters.html import adviser_page, missing_fields, paragraphs, render, text_only
from letters.incidents import Contact, Incident, incident_of
from letters.text import LANGUAGES, Language
from tests.letters.cases import full

OURS = (
    "record_facts", "demand_reinstatement", "prepare_police_complaint", "complain_to_prosecutor",
    "refer_for_urgent_petition", "ask_cpas_urgent_help", "prepare_damages_claim",
)  # fmt: skip
COMPLAINTS = ("prepare_police_complaint", "complain_to_prosecutor")
HOME = re.compile("Colline|Heuvelstraat")


def case(letter: str, **asked: Any) -> LetterContext:
    """Return the sample of a letter with other answers (plain JSON values; None: not answered)."""
    context = full(letter)
    changed = answered(CATALOGUE[letter].asks, asked, None)
    kept = tuple(answer for answer in context.asked if answer.id not in asked)
    return replace(context, asked=(*kept, *(answer for answer in changed if answer.id in asked)))


def said(letter: str, language: Language, context: LetterContext) -> str:
    return text_only(CATALOGUE[letter], language, context).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OURS)
def test_a_withheld_address_is_nowhere_and_leaves_no_hole(name: str, language: Language) -> None:
    spec = CATALOGUE[name]
    assert spec.hides_secret or spec.format == "form"
    hidden = replace(full(name), dwelling=None, withheld=("dwelling",))
    assert missing_fields(spec, hidden) == []
    assert not HOME.search(render(spec, language, hidden))
    for paragraph in paragraphs(spec, language, hidden):
        assert not re.search(r"None|  |\( | ,", paragraph.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OURS)
def test_no_letter_of_the_incident_writes_an_article_of_the_criminal_code_or_the_stay(
    name: str, language: Language
) -> None:
    text = said(name, language, full(name))
    assert not re.search(r"\b(439|440|442bis|461|327|398|528)\b|séjour|verblijfs", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demand_gives_hours_counted_to_its_last_day_and_no_sum(language: Language) -> None:
    letter = "demand_reinstatement"
    unit = {"fr": "heures", "nl": "uur"}[language]
    assert f"24 {unit}" in said(letter, language, full(letter))
    assert f"36 {unit}" in said(letter, language, case(letter, from_hour="06:30"))
    assert f"20 {unit}" in said(letter, language, case(letter, until_hour="14:30"))
    assert not re.search(r"\d+ (mois|maanden)|EUR|euro|dix-huit|achttien", said(letter, language, full(letter)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demand_is_answered_at_the_service(language: Language) -> None:
    spec = CATALOGUE["demand_reinstatement"]
    assert spec.through_service
    text = said(spec.id, language, full(spec.id))
    assert {"fr": "c/o Service", "nl": "p/a Dienst"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demand_asks_only_what_the_person_wants(language: Language) -> None:
    letter = "demand_reinstatement"
    back = {"fr": "réintégration", "nl": "terugkeer"}[language]
    assert back in said(letter, language, full(letter))
    assert back not in said(letter, language, case(letter, wish="only_belongings"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_message_holds_both_languages_and_no_address(language: Language) -> None:
    text = adviser_page(CATALOGUE["demand_reinstatement"], language, full("demand_reinstatement"))
    assert "Mise en demeure" in text
    assert "Ingebrekestelling" in text
    assert "27/11/2026" in text
    assert not HOME.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["demand_reinstatement", "refer_for_urgent_petition"])
def test_the_article_is_cited_for_facts_since_november_2024_only(name: str, language: Language) -> None:
    assert "233/1" in said(name, language, case(name, happened_on="2024-11-01"))
    assert "233/1" not in said(name, language, case(name, happened_on="2024-10-31"))


@pytest.mark.parametrize("name", ["demand_reinstatement", "complain_to_prosecutor", "prepare_damages_claim"])
def test_a_title_that_was_shown_sends_the_file_to_a_lawyer_first(name: str) -> None:
    (missing,) = missing_fields(CATALOGUE[name], case(name, title="seen"))
    assert "juridique" in missing.label.fr
    assert "juridische" in missing.label.nl


@pytest.mark.parametrize("name", COMPLAINTS)
def test_no_complaint_is_prepared_before_wish_risks_and_lawyer(name: str) -> None:
    spec = CATALOGUE[name]
    assert spec.blocked is not None
    assert spec.blocked.when == "no_consent"
    assert spec.event == ""
    for answer in ({"wish": "no"}, {"wish": "undecided"}, {"explained": False}, {"lawyer": False}):
        assert [one.path for one in missing_fields(spec, case(name, **answer))] == [f"asked.{next(iter(answer))}"]
    assert missing_fields(spec, full(name)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_of_the_police_leads_to_the_prosecutor(language: Language) -> None:
    assert "N3-04" in said("prepare_police_complaint", language, full("prepare_police_complaint"))
    text = said("complain_to_prosecutor", language, full("complain_to_prosecutor"))
    assert "1234" in text
    named = {"fr": ("violation de domicile", "lésée"), "nl": ("woonstschennis", "enadeelde")}[language]
    assert all(word in text for word in named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_court_is_left_to_the_lawyer(language: Language) -> None:
    text = said("refer_for_urgent_petition", language, full("refer_for_urgent_petition"))
    assert {"fr": "laissés à l’avocat", "nl": "keuze van de advocaat"}[language] in text
    assert {"fr": "jeudi 25 novembre 2027", "nl": "donderdag 25 november 2027"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_centre_is_that_of_the_place_where_the_person_is(language: Language) -> None:
    letter = "ask_cpas_urgent_help"
    text = said(letter, language, case(letter, stay="1190"))
    assert "1190" in text
    assert not HOME.search(text)
    assert {"fr": "accusé de réception", "nl": "ontvangstbewijs"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_damages_are_told_apart_by_paragraph_and_never_summed(language: Language) -> None:
    letter, spec = "prepare_damages_claim", CATALOGUE["prepare_damages_claim"]
    text = said(letter, language, full(letter))
    assert {"fr": "égale à dix-huit mois", "nl": "gelijk aan achttien maanden"}[language] in text
    assert {"fr": "au plus dix-huit mois", "nl": "ten hoogste achttien maanden"}[language] in text
    assert not re.search(r"325,00|16[ .]?200", text)
    (missing,) = missing_fields(spec, case(letter, happened_on="2024-10-31"))
    assert missing.path == "asked.happened_on"
    assert missing_fields(spec, case(letter, happened_on="2024-11-01")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_witness_who_did_not_agree_is_not_named(language: Language) -> None:
    witnesses = [{"who": "N. Benali", "agrees": False}, {"who": "P. Claes"}, {"who": "R. Maes", "agrees": True}]
    text = said("record_facts", language, case("record_facts", witnesses=witnesses))
    assert "Maes" in text
    assert not re.search("Benali|Claes", text)


def test_hours_are_counted_between_two_moments() -> None:
    day, next_day = date(2026, 11, 26), date(2026, 11, 27)
    assert hours_between(day, "18:30", next_day, "18:30") == 24
    assert hours_between(day, "18:30", next_day, "18:00") == 23
    assert hours_between(day, "18:30", day, "18:00") is None
    assert hours_between(day, "18h30", next_day, "18:30") is None
    assert hours_between(day, "18:30", None, "19:30") is None


def test_an_incident_is_told_in_the_words_of_the_letters() -> None:
    facts = {
        "occurred_from": "2026-11-25", "acts": ["lock_changed", "meter_removed"], "title.status": "claimed_not_shown",
        "occupancy.rent_monthly": "900.00", "police.outcome": "recorded", "residence_risk": "possible",
        "household.medical_need": True, "tonight.place": "family_or_friends",
    }  # fmt: skip
    contact = Contact(date(2026, 11, 25), hour="19:10", station="Commissariat 3", outcome="said_civil_matter")
    found = incident_of(facts, hour="18:30", offences=["theft"], contact=contact)
    assert found.acts == ("lock", "utilities", "damage")
    assert (found.title, found.rent, found.hour) == ("claimed", Decimal("900.00"), "18:30")
    assert (found.police, found.police_station, found.offences) == ("refused", "Commissariat 3", ("theft",))
    assert not re.search("possible|family", str(found))
    assert incident_of({}) == Incident()
    assert incident_of({"police.called": False}).police == "nothing"


def test_what_is_known_of_an_incident_answers_the_questions() -> None:
    incident = Incident(happened_on=date(2026, 11, 25), hour="18:30", acts=("lock",), title="none", wish="undecided")
    spec = CATALOGUE["demand_reinstatement"]
    given = {one.id: one for one in answered(spec.asks, {}, replace(full(spec.id), asked=(), incident=incident))}
    assert (given["happened_on"].day, given["hour"].text) == (date(2026, 11, 25), "18:30")
    assert (given["acts"].codes, given["title"].codes) == (("lock",), ("none",))
    assert "wish" not in given
