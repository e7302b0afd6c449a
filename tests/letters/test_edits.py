"""What an adviser may change: free paragraphs, as plain text; law stays law, markup stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letters.catalogue import CATALOGUE
from letters.context import Party, Tenant
from letters.html import VARIANTS, Variant, paragraphs, render, text_only
from letters.paragraphs import MAX_EDIT_LENGTH, EditError
from letters.text import LANGUAGES, Language
from tests.letters.cases import full

SPEC = CATALOGUE["contest_indexation"]
TRICK = "<script>alert(1)</script>{{ 7 * 7 }}<b>&amp;"


def test_law_is_locked_and_facts_are_free() -> None:
    locked = {p.id: p.locked for p in paragraphs(SPEC, "fr", full())}
    assert locked == {
        "lease": False,
        "request": False,
        "position": True,
        "not_registered": True,
        "retroactive": True,
        "factor_forgotten": True,
        "calculation": True,
        "payment": True,
        "demands": False,
        "own_words": False,
        "next_step": True,
    }


def test_an_edit_takes_the_place_of_a_free_paragraph() -> None:
    html = render(SPEC, "fr", full(), {"request": "Première ligne\nsuite\n\nDeuxième alinéa"})
    assert "Première ligne<br>suite</p>" in html
    assert "<p>Deuxième alinéa</p>" in html
    assert "vous nous réclamez" not in html


def test_an_edit_keeps_the_heading_and_own_words_get_a_number() -> None:
    text = text_only(SPEC, "fr", full(), {"demands": "Écrivez-nous.", "own_words": "Notre mot."})
    assert "9. Ce que nous vous demandons. Écrivez-nous." in text
    assert "10. Notre mot." in text
    assert "11. Sans accord" in text


def test_an_emptied_paragraph_falls_away() -> None:
    assert "réclamez" not in render(SPEC, "fr", full(), {"request": "  "})


@pytest.mark.parametrize(
    ("paragraph", "text", "words"),
    [
        ("position", "Nous acceptons.", "legal text"),
        ("not_registered", "", "legal text"),
        ("no_epb", "x", "not in the letter"),
        ("request", "x" * (MAX_EDIT_LENGTH + 1), "longer"),
    ],
)
def test_an_edit_that_is_not_allowed_is_refused(paragraph: str, text: str, words: str) -> None:
    with pytest.raises(EditError, match=words):
        render(SPEC, "fr", full(), {paragraph: text})


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_a_field_or_an_edit_stays_text(language: Language) -> None:
    context = full(
        tenants=(Tenant(TRICK, first=TRICK),),
        landlords=(Party(TRICK, full().dwelling, attention=TRICK),),
        agent=Party(TRICK, kind="company"),
        dwelling=replace(full().dwelling, street_fr=TRICK, street_nl=TRICK),
        letter=replace(full().letter, reference=TRICK),
    )
    html = render(SPEC, language, context, {"own_words": TRICK})
    assert "<script" not in html
    assert "<b>" not in html
    assert "7 * 7" in html
    assert html.count("&lt;script&gt;") >= 8


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_variants_say_what_they_are(variant: Variant, language: Language) -> None:
    html = render(SPEC, language, full(), variant=variant)
    marks = {
        "reading_copy": ("Copie pour lecture – non envoyée", "Leeskopie – niet verzonden"),
        "draft": ("Projet – ne pas envoyer", "Ontwerp – niet verzenden"),
    }
    for name, words in marks.items():
        assert (words[LANGUAGES.index(language)] in html) == (name == variant)
    sent = ("PAR RECOMMANDÉ", "AANGETEKEND")[LANGUAGES.index(language)]
    assert (sent in html) == (variant in {"letter", "large_print"})
