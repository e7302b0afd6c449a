"""Belgian customs of writing: dates, amounts, addresses, openings, closings."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from letters import languages
from letters.catalogue import CATALOGUE
from letters.context import Address, Party
from letters.html import adviser_page, render, summary
from letters.profiles import choose_language
from letters.salutations import closing, opening
from letters.samples import sample
from letters.text import LANGUAGES, Language
from tests.letters.cases import EVERY_LETTER

NARROW, NBSP = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("day", "french", "dutch"),
    [
        (date(2026, 12, 1), f"1er{NBSP}décembre 2026", f"1{NBSP}december 2026"),
        (date(2026, 12, 11), f"11{NBSP}décembre 2026", f"11{NBSP}december 2026"),
        (date(2026, 8, 21), f"21{NBSP}août 2026", f"21{NBSP}augustus 2026"),
    ],
)
def test_dates(day: date, french: str, dutch: str) -> None:
    assert languages.long_date(day, "fr") == french
    assert languages.long_date(day, "nl") == dutch


def test_a_derived_date_names_its_weekday() -> None:
    assert languages.weekday_date(date(2026, 12, 9), "fr") == f"mercredi 9{NBSP}décembre 2026"
    assert languages.weekday_date(date(2026, 12, 9), "nl") == f"woensdag 9{NBSP}december 2026"


def test_amounts() -> None:
    assert languages.money(Decimal("1234.56"), "fr") == f"1{NARROW}234,56{NBSP}EUR"
    assert languages.money(Decimal("1234.56"), "nl") == f"1.234,56{NBSP}euro"
    assert languages.money(Decimal(7), "fr") == f"7,00{NBSP}EUR"
    assert languages.number(Decimal("0.945356473"), "nl") == "0,945356473"
    assert languages.number(Decimal("108.98"), "fr") == "108,98"


def test_french_elides_before_a_vowel() -> None:
    months = [languages.of_month(f"2026-{month:02d}") for month in range(1, 13)]
    assert [month for month in months if "’" in month] == ["d’avril 2026", "d’août 2026", "d’octobre 2026"]
    communes = {both.fr: languages.de(both.fr) for both in languages.COMMUNES.values()}
    elided = {name for name, text in communes.items() if text.startswith("d’")}
    assert elided == {"Anderlecht", "Auderghem", "Etterbeek", "Evere", "Ixelles", "Uccle"}


def test_every_brussels_postcode_has_both_names() -> None:
    assert len({both.fr for both in languages.COMMUNES.values()}) == 19
    assert len(languages.COMMUNES) == 22


def test_addresses_follow_the_letter() -> None:
    address = Address("1050", "310", "4", street_fr="rue Longue Vie", street_nl="Lang-Levenstraat")
    assert languages.address_lines(address, "fr") == ("rue Longue Vie 310 bte 4", "1050 Ixelles")
    assert languages.address_lines(address, "nl") == ("Lang-Levenstraat 310 bus 4", "1050 Elsene")
    assert languages.situated(address, "nl").replace(NBSP, " ") == "1050 Elsene, Lang-Levenstraat 310 bus 4"
    abroad = Address("75011", "3", street_fr="rue Oberkampf", commune_fr="Paris", country="France")
    assert languages.address_lines(abroad, "nl")[-1] == "FRANCE"


def test_iban_in_blocks_of_four() -> None:
    assert languages.iban("be68539007547034").split(NBSP) == ["BE68", "5390", "0754", "7034"]


@pytest.mark.parametrize(
    "number", ["02 880 86 89", "0470 12 34 56", "0800 99 340", "078 15 43 24", "+32 2 880 86 89", "+32 (0)2 880 86 89"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_telephone_number_stays_on_one_line(number: str, language: Language) -> None:
    glued = number.replace(" ", NBSP)
    assert languages.typography(f"<p>Tel. {number}, 9-12</p>", language) == f"<p>Tel. {glued}, 9-12</p>"
    assert languages.phones(f"{number} ({number})") == f"{glued} ({glued})"


@pytest.mark.parametrize("text", ["10 500 20", "1000 12 34 56 789", "2026 07 08", "08 07 2026", "rue 02 880"])
def test_other_figures_are_no_telephone_number(text: str) -> None:
    assert languages.phones(text) == text


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
def test_no_letter_breaks_a_telephone_number(name: str, language: Language) -> None:
    spec = CATALOGUE[name]
    pages = (
        render(spec, language, sample(spec)),
        str(summary(spec, language, sample(spec))),
        str(adviser_page(spec, language, sample(spec))),
    )
    assert not [found for page in pages for found in re.findall(r"\b0\d{1,3} \d{2,3} \d{2,3}\b", page)]


def test_typography_leaves_markup_alone() -> None:
    html = '<a href="mailto:x@y.be" class="a b">Objet : l\'article 224/2, § 1er ; 20 %</a>'
    written = languages.typography(html, "fr")
    assert f"Objet{NBSP}: l’article{NBSP}224/2, §{NBSP}1er{NBSP}; 20{NBSP}%" in written
    assert 'href="mailto:x@y.be" class="a b"' in written


@pytest.mark.parametrize(
    ("parties", "french", "dutch"),
    [
        ([Party("Luc Van den Broeck", civility="mr")], "Monsieur,", "Geachte heer Van den Broeck,"),
        ([Party("Anne Dupont", civility="ms")], "Madame,", "Geachte mevrouw Dupont,"),
        ([Party("Camille Dupont")], "Madame, Monsieur,", "Geachte heer, geachte mevrouw,"),
        (
            [Party("Habitat Sud SRL", kind="company", civility="mr")],
            "Madame, Monsieur,",
            "Geachte heer, geachte mevrouw,",
        ),
        (
            [Party("A B", civility="mr"), Party("C D", civility="ms")],
            "Madame, Monsieur,",
            "Geachte heer, geachte mevrouw,",
        ),
        ([Party("A B", civility="ms"), Party("C D", civility="ms")], "Mesdames,", "Geachte dames,"),
        ([Party("A B", civility="mr"), Party("C D", civility="mr")], "Messieurs,", "Geachte heren,"),
        ([Party("A B", civility="mr"), Party("C D")], "Madame, Monsieur,", "Geachte heer, geachte mevrouw,"),
    ],
)
def test_nobody_s_gender_is_guessed(parties: list[Party], french: str, dutch: str) -> None:
    assert opening(parties, "fr") == french
    assert opening(parties, "nl") == dutch


def test_closings() -> None:
    person, company = [Party("Anne Dupont", civility="ms")], [Party("Sud SRL", kind="company")]
    assert closing(person, "fr", formal=False, plural=True) == (
        "Nous vous prions d’agréer, Madame, l’expression de nos salutations distinguées."
    )
    assert closing(person, "nl", formal=False, plural=False) == "Met vriendelijke groeten,"
    assert closing(person, "nl", formal=True, plural=False) == "Hoogachtend,"
    assert closing(company, "nl", formal=False, plural=False) == "Hoogachtend,"


def test_the_language_of_a_letter_comes_with_its_reason() -> None:
    by_lease = choose_language("L-PRIV", lease="nl", recipient="fr", tenant="fr")
    assert by_lease.language == "nl"
    assert "bail" in by_lease.reason.fr
    assert choose_language("L-PRIV", recipient="nl", tenant="fr").language == "nl"
    assert choose_language("L-PRIV", tenant="nl").language == "nl"
    assert choose_language("L-CIT", lease="nl", tenant="fr").language == "fr"
    with pytest.raises(KeyError):
        choose_language("L-NONE")


def test_a_source_is_cited_in_one_language() -> None:
    code = "Code bruxellois du Logement / Brusselse Huisvestingscode"
    both = f"{code}; ancien Code civil / oud Burgerlijk Wetboek, art. 1728bis"
    assert languages.citation(code, "227", "nl") == "Brusselse Huisvestingscode, art. 227"
    assert languages.citation(both, "224/2", "fr") == (
        "Code bruxellois du Logement, art. 224/2; ancien Code civil, art. 1728bis"
    )
    assert languages.citation("Statbel", "indice santé / gezondheidsindex", "nl") == "Statbel, gezondheidsindex"
    numbered = "Ordonnance du 13 octobre 2022 / Ordonnantie van 13 oktober 2022 (2022033714)"
    assert languages.citation(numbered, "", "fr") == "Ordonnance du 13 octobre 2022 (2022033714)"
