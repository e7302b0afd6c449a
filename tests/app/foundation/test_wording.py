"""Names and streets are found however they are written, and ranked forgivingly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.foundation.likeness import similar
from app.foundation.wording import normalise, plain, search_text, street_form

NAMES = st.text(alphabet="abcdeéèêëßœæłøĳŉİıDŁŞşçñüÜ'’ -.12/٣ǅﬁ", max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("D'Hondt", "dhondt"),
        ("d’Hondt", "dhondt"),
        ("d`Hondt", "dhondt"),
        ("D´Hondt", "dhondt"),
        ("d Hondt", "dhondt"),
        ("d’Hoogvorst", "dhoogvorst"),
        ("De Smet", "desmet"),
        ("Desmet", "desmet"),
        ("DE  SMET", "desmet"),
        ("Ngüyen", "nguyen"),
        ("NGUYÊ\u0303N", "nguyen"),
        ("van den Berghe", "vandenberghe"),
        ("Vanden Berghe", "vandenberghe"),
        ("Vandenberghe", "vandenberghe"),
        ("Van Den Berghe, Sofie", "vandenberghe sofie"),
        ("El Khattabi", "elkhattabi"),
        ("'t Kint", "tkint"),
        ("Strauß", "strauss"),
        ("STRAUSS", "strauss"),
        ("Œuvre", "oeuvre"),
        ("Læken", "laeken"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Đorđević", "dordevic"),
        ("Ĳzer", "ijzer"),
        ("İnönü", "inonu"),
        ("Jean-Pierre", "jean pierre"),
        ("M'Barek", "mbarek"),
        ("rue de la Loi 16, bte 2", "rue delaloi 16 bte 2"),
        ("né le 12/03/1980", "ne le 12/03/1980"),
        ("23-11-2026 et 23.11.2026", "23-11-2026 et 23.11.2026"),
        ("12/3", "12/3"),
        ("avenue des 7 Bonniers", "avenue des 7 bonniers"),
        ("van den", "vanden"),
        ("", ""),
        ("  ,;- ' ", ""),
        ("محمد", "محمد"),
    ],
)
def test_one_spelling_for_search(written: str, wanted: str) -> None:
    assert normalise(written) == wanted


@given(NAMES)
def test_normalising_twice_changes_nothing(written: str) -> None:
    assert normalise(normalise(written)) == normalise(written)


@given(NAMES)
def test_capitals_do_not_matter_for_words_of_the_region(written: str) -> None:
    ordinary = "".join(c for c in written if c in "abcdeéèêëœæøçñü' -12/")
    assert normalise(ordinary.upper()) == normalise(ordinary)


@given(NAMES)
def test_composed_and_decomposed_accents_are_the_same(written: str) -> None:
    assert normalise(unicodedata.normalize("NFD", written)) == normalise(unicodedata.normalize("NFC", written))


@given(st.permutations(["\u0301", "\u0323", "\u0302", "\u0327"]))
def test_the_order_of_accents_does_not_matter(marks: list[str]) -> None:
    assert normalise("Nguye" + "".join(marks) + "n") == "nguyen"


@given(NAMES)
def test_what_is_stored_is_found_by_the_same_words(written: str) -> None:
    stored = search_text(written).split()
    assert set(normalise(written).split()) <= set(stored)
    assert set(plain(written).split()) <= set(stored)
    assert len(stored) == len(set(stored))


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Van den Berghe", "berghe"),
        ("Van den Berghe", "vandenb"),
        ("Van den Berghe", "van den b"),
        ("Vandenberghe", "Van den Berghe"),
        ("D’Hondt", "hondt"),
        ("Dhondt", "D'Hondt"),
        ("De Smet", "smet"),
        ("Jean-Pierre", "jeanpierre"),
        ("Jean-Pierre", "pierre"),
        ("chaussée de Wavre", "chée de wavre"),
        ("chée de Wavre", "chaussée wavre"),
        ("boulevard Lambermont", "bd lambermont"),
        ("bld Lambermont", "boulevard"),
        ("Saint-Gilles", "st gilles"),
        ("St-Gilles", "saint gilles"),
        ("Sint-Gillis", "st gillis"),
        ("rue de l’Église 5", "eglise"),
        ("rue de la Loi 16", "loi 16"),
        ("Dossier du 12/03/1980", "12/03/1980"),
    ],
)
def test_every_word_typed_begins_a_word_stored(stored: str, typed: str) -> None:
    words = search_text(None, stored, "").split()
    assert all(any(word.startswith(asked) for word in words) for asked in normalise(typed).split())


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("chee", "chaussee"),
        ("bd", "boulevard"),
        ("av", "avenue"),
        ("st", "saint"),
        ("sint", "saint"),
        ("hoogstr", "hoogstraat"),
        ("bergensestwg", "bergensesteenweg"),
        ("regentln", "regentlaan"),
        ("boulevard", "boulevard"),
        ("lastr", "lastr"),
    ],
)
def test_street_words_are_written_in_full(short: str, full: str) -> None:
    assert street_form(short) == full


PEOPLE = ["Jean Dupond", "Marie Dupont", "Achmed Benali", "Khalid Aït Ouali", "Mohammed El Khattabi", "Sofie Verhaegen"]
STREETS = ["Chaussée d'Alsemberg 860", "Boulevard Lemonnier 3", "Hoogstraat 296", "Sint-Gillis", "Avenue Louise 12"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dupont", "Marie Dupont"),
        ("dupond", "Jean Dupond"),
        ("Jean Dupont", "Jean Dupond"),
        ("Ahmed", "Achmed Benali"),
        ("ahmed benaly", "Achmed Benali"),
        ("chalid", "Khalid Aït Ouali"),
        ("mohamed khatabi", "Mohammed El Khattabi"),
        ("Verhagen", "Sofie Verhaegen"),
        ("ver haegen", "Sofie Verhaegen"),
        ("chée alsemberg", "Chaussée d'Alsemberg 860"),
        ("bd lemonier", "Boulevard Lemonnier 3"),
        ("hoogstr 296", "Hoogstraat 296"),
        ("st gillis", "Sint-Gillis"),
        ("av louise", "Avenue Louise 12"),
        ("louise 12", "Avenue Louise 12"),
        ("louise 1", "Avenue Louise 12"),
        ("lemon", "Boulevard Lemonnier 3"),
    ],
)
def test_spelling_is_forgiven(typed: str, first: str) -> None:
    assert similar(typed, PEOPLE + STREETS)[0] == first


@pytest.mark.parametrize("typed", ["Peeters", "louise 13", "zzz", "", "  '", "12/03/1980"])
def test_what_is_not_alike_is_not_proposed(typed: str) -> None:
    assert similar(typed, PEOPLE + STREETS) == []


def test_both_spellings_of_dupont_are_proposed_the_exact_one_first() -> None:
    assert similar("Dupont", PEOPLE) == ["Marie Dupont", "Jean Dupond"]


def test_anything_with_words_can_be_ranked_and_equals_keep_their_order() -> None:
    rows = [(1, "Dupont"), (2, "Peeters"), (3, "Dupont")]
    assert similar("dupont", rows, text=lambda row: row[1]) == [(1, "Dupont"), (3, "Dupont")]
    assert similar("dupont", rows, text=lambda row: row[1], limit=1) == [(1, "Dupont")]
    assert similar("dupont", [""]) == []
