"""Papers of the services on an illegal eviction: who may read what, what is never said, who is never referred."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from letters.addressing import receivers
from letters.asks import AskError, answered, read_asks
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.html import MissingFields, missing_fields, paragraphs, render, render_blank, summary, text_only
from letters.text import LANGUAGES, Language
from tests.letters.cases import full

OURS = (
    "write_to_police_zone", "report_to_level_three", "acknowledge_report", "write_to_landlord_level_three",
    "transmit_to_partner", "write_to_mayor", "request_dispatching", "record_for_monitoring",
)  # fmt: skip
TO_PARTNERS = tuple(name for name in OURS if CATALOGUE[name].audience == "administration")
HOME = re.compile("Colline|Heuvelstraat")
PERSON = re.compile("El Idrissi|Amina|0470|Vandenberghe")


def case(letter: str, **asked: Any) -> LetterContext:
    """Return the sample of a letter with other answers (plain JSON values; None: not answered)."""
    context = full(letter)
    changed = answered(CATALOGUE[letter].asks, asked, None)
    kept = tuple(answer for answer in context.asked if answer.id not in asked)
    return replace(context, asked=(*kept, *(answer for answer in changed if answer.id in asked)))


def said(letter: str, language: Language, context: LetterContext) -> str:
    return text_only(CATALOGUE[letter], language, context)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OURS)
def test_the_letterhead_is_the_sending_service_and_no_office_is_written_into_the_text(
    name: str, language: Language
) -> None:
    text = said(name, language, full(name)) + str(summary(CATALOGUE[name], language, full(name)))
    assert CATALOGUE[name].signer == "service"
    assert not re.search(r"0800|Bruxelles Logement|Brussel Huisvesting|irisbox|logement\.brussels", text, re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OURS)
def test_a_withheld_address_is_nowhere_and_leaves_no_hole(name: str, language: Language) -> None:
    spec = CATALOGUE[name]
    assert spec.hides_secret or spec.format == "form" or "dwelling" not in {*spec.needs, *spec.uses}
    hidden = replace(full(name), dwelling=None, withheld=("dwelling",))
    assert missing_fields(spec, hidden) == []
    assert not HOME.search(render(spec, language, hidden))
    for paragraph in paragraphs(spec, language, hidden):
        assert not re.search(r"None|  |\( | ,", paragraph.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_level_of_consent_governs_what_a_report_prints(language: Language) -> None:
    letter = "report_to_level_three"
    nameless = said(letter, language, case(letter, level="a"))
    assert not PERSON.search(nameless)
    assert not HOME.search(nameless)
    assert "BR.00.L3" not in nameless
    assert "19:10" not in nameless
    assert "18" not in re.findall(r"(?:2026, )(\d+)", nameless)
    assert "2026" in nameless
    for level in ("b", "c"):
        named = said(letter, language, case(letter, level=level, explained=True))
        assert "El Idrissi" in named
        assert HOME.search(named)
        assert "BR.00.L3" in named
    assert "Vandenberghe" not in named


def test_a_report_with_a_name_needs_an_agreement_and_one_for_the_police_an_explanation() -> None:
    letter, spec = "report_to_level_three", CATALOGUE["report_to_level_three"]
    assert [one.path for one in missing_fields(spec, case(letter, consent_on=None))] == ["asked.consent_on"]
    assert missing_fields(spec, case(letter, level="a", consent_on=None)) == []
    assert [one.path for one in missing_fields(spec, case(letter, level="c"))] == ["asked.explained"]
    assert [one.path for one in missing_fields(spec, case(letter, level="c", explained=False))] == ["asked.explained"]
    assert missing_fields(spec, case(letter, level="c", explained=True)) == []


@pytest.mark.parametrize(
    ("language", "both"), [("fr", ("non contrôlée", "sauvage")), ("nl", ("controleerde", "wilde"))]
)
def test_a_report_uses_the_official_words_beside_those_of_the_plan(language: Language, both: tuple[str, str]) -> None:
    text = said("report_to_level_three", language, full("report_to_level_three"))
    assert all(word in text for word in both)


@pytest.mark.parametrize("name", ["write_to_police_zone", "transmit_to_partner"])
def test_nothing_goes_to_the_police_before_the_risks_were_explained(name: str) -> None:
    changes = {"partner": "police"} if name == "transmit_to_partner" else {}
    spec, unexplained = CATALOGUE[name], case(name, explained=False, **changes)
    (missing,) = missing_fields(spec, unexplained)
    assert missing.path == "asked.explained"
    assert "avocat" in missing.label.fr
    assert "advocaat" in missing.label.nl
    with pytest.raises(MissingFields):
        render(spec, "fr", unexplained)


@pytest.mark.parametrize(("complaint", "is_none"), [("open", True), ("no", True), ("wanted", False), ("made", False)])
def test_a_letter_to_the_police_is_no_complaint_unless_the_person_wants_one(complaint: str, is_none: bool) -> None:
    text = said("write_to_police_zone", "fr", case("write_to_police_zone", complaint=complaint))
    assert ("n’est pas une plainte" in text) is is_none


@pytest.mark.parametrize("name", TO_PARTNERS)
def test_what_partners_read_is_never_written_to_the_landlord(name: str) -> None:
    spec, context = CATALOGUE[name], full(name)
    office = replace(context.landlords[0], name="  luc VANDENBERGHE ")
    assert [one.path for one in missing_fields(spec, replace(context, office=office))] == ["office"]
    agent = replace(context.landlords[0], name="Agence Exemple")
    to_agent = replace(context, agent=agent, office=replace(agent, kind="company"))
    assert [one.path for one in missing_fields(spec, to_agent)] == ["office"]
    assert missing_fields(spec, context) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_landlord_reads_what_was_reported_and_no_accusation(language: Language) -> None:
    letter = "write_to_landlord_level_three"
    text = said(letter, language, full(letter))
    reported = {"fr": ("rapporté", "ne tenons pas ces faits pour établis"), "nl": ("gemeld", "niet als bewezen")}
    assert all(words in text for words in reported[language])
    assert not re.search(r"vous avez (expulsé|changé|coupé)|u hebt .* (uitgezet|vervangen|afgesloten)", text)
    assert not re.search(r"\b18\b|\d+ (mois|maanden)|EUR|euro", text)
    assert not re.search(r"0470|example\.be|plainte a été|politie is", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["write_to_police_zone", "write_to_landlord_level_three", "write_to_mayor"])
def test_the_article_is_cited_for_facts_since_november_2024_only(name: str, language: Language) -> None:
    assert "233/1" in said(name, language, case(name, happened_on="2024-11-01"))
    assert "233/1" not in said(name, language, case(name, happened_on="2024-10-31"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_gives_up_the_return_does_not_ask_for_it(language: Language) -> None:
    letter, words = "write_to_landlord_level_three", {"fr": "sans condition", "nl": "zonder voorwaarden"}[language]
    assert words in said(letter, language, case(letter, wish="back_in"))
    assert words not in said(letter, language, case(letter, wish="only_belongings"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_partner_gets_its_own_minimum(language: Language) -> None:
    letter = "transmit_to_partner"
    household, facts = {"fr": ("Mineurs", "serrure"), "nl": ("Minderjarigen", "slot")}[language]
    to_cpas = said(letter, language, case(letter, partner="cpas"))
    assert household in to_cpas
    assert facts not in to_cpas
    assert not HOME.search(to_cpas)
    for partner in ("police", "commune"):
        text = said(letter, language, case(letter, partner=partner, explained=True))
        assert facts in text
        assert household not in text
        assert HOME.search(text)
    assert "2026-0517 / 3" in to_cpas
    assert "48" in to_cpas


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unaccompanied_minor_is_never_sent_to_the_dispatching(language: Language) -> None:
    letter, spec = "request_dispatching", CATALOGUE["request_dispatching"]
    alone = case(letter, alone_minor=True)
    (refusal,) = missing_fields(spec, alone)
    route = {"fr": ("Tutelles", "Fedasil", "jeunesse"), "nl": ("Voogdij", "Fedasil", "jeugdhulp")}[language]
    assert all(word in refusal.label.of(language) for word in route)
    with pytest.raises(MissingFields):
        render(spec, language, alone)
    assert [one.path for one in missing_fields(spec, case(letter, alone_minor=None))] == ["asked.alone_minor"]
    assert spec.blocked is not None
    assert spec.blocked.when == "unaccompanied_minor"
    for text in (render_blank(spec, language), spec.blocked.text.of(language)):
        assert all(word in text for word in route)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_sheet_says_the_need_and_neither_name_nor_number_nor_address(language: Language) -> None:
    text = said("request_dispatching", language, full("request_dispatching"))
    assert "Colibri" in text
    assert not PERSON.search(text)
    assert not HOME.search(text)
    assert "02 880" not in text
    assert {"fr": "refuser chaque place", "nl": "elke plaats weigeren"}[language] in text


def test_no_call_without_the_agreement_of_the_person() -> None:
    letter = "request_dispatching"
    assert [one.path for one in missing_fields(CATALOGUE[letter], case(letter, agreed=False))] == ["asked.agreed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_monitoring_record_leads_back_to_nobody(language: Language) -> None:
    letter = "record_for_monitoring"
    text = render(CATALOGUE[letter], language, full(letter))
    assert not PERSON.search(text)
    assert not HOME.search(text)
    assert "2026-0517" not in text
    assert not re.search(r"25[ \u00a0]novemb", text)
    assert re.search(r"novembe?r?e? 2026", text)
    assert "N3-K7Q2" in text


def test_a_letter_to_somebody_who_lost_the_home_never_goes_there() -> None:
    letter, spec = "acknowledge_report", CATALOGUE["acknowledge_report"]
    ((person,), _) = receivers(spec, full(letter))
    assert (person.care_of, person.address.postcode if person.address else None) == ("Nadia Benali", "1030")
    ((nowhere,), _) = receivers(spec, case(letter, safe_address=None))
    assert nowhere.address is None
    own = case(letter, safe_address={"name": "amina el idrissi", "address": {"postcode": "1030", "street_fr": "rue X"}})
    ((alone,), _) = receivers(spec, own)
    assert (alone.care_of, alone.address is None) == (None, False)
    assert not HOME.search(render(spec, "fr", full(letter)))


def test_a_refusal_must_name_answers_of_its_question() -> None:
    name = {"fr": "nom", "nl": "naam"}
    for kind, code in (("yes_no", "maybe"), ("choice", "other")):
        raw: dict[str, Any] = {"id": "x", "kind": kind, "label": name, "refused": {"is": [code], **name}}
        if kind == "choice":
            raw["options"] = [{"code": "one", **name}]
        with pytest.raises(AskError):
            read_asks([raw])


def test_the_answer_of_the_landlord_is_asked_within_five_days_and_of_partners_within_two() -> None:
    written = date(2026, 11, 26)
    days = {name: CATALOGUE[name].deadline_on(written) for name in OURS}
    assert days["write_to_landlord_level_three"] == date(2026, 12, 1)
    assert days["report_to_level_three"] == days["transmit_to_partner"] == date(2026, 11, 28)
    assert days["write_to_mayor"] == date(2026, 11, 27)
    assert days["acknowledge_report"] is None
