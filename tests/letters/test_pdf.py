"""What leaves the printer: accessible, archivable, offline, repeatable, and right in its window."""

from __future__ import annotations

import base64
import ctypes.util
import io
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pydyf
import pytest
from pypdf import PdfReader
from weasyprint import HTML

from letters import pdf
from letters.addressing import receivers
from letters.catalogue import CATALOGUE
from letters.context import Party
from letters.html import VARIANTS, Variant, render
from letters.pdf import AssetError, fresh_pdf, to_pdf
from letters.text import LANGUAGES, Language
from tests.letters.cases import EVERY_LETTER, FORMS, TO_POST, full
from tests.letters.printed import blank_pdf, failures, letter_pdf, sheet_pdf, words_of

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

SPEC = CATALOGUE["contest_indexation"]
WINDOW = (120.0, 48.0, 192.0, 70.0)  # left, top, right, bottom of the address zone, millimetres


def printed(html: str, **changes: str) -> bytes:
    values = {"title": "Titre", "identifier": "L-1", "author": "A. El Idrissi"} | changes
    return fresh_pdf(html, language="fr", created_on=date(2026, 11, 24), **values)


@pytest.mark.parametrize(("name", "language"), EVERY_LETTER)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_letter_is_archivable_and_accessible(name: str, language: Language, variant: Variant) -> None:
    assert failures(letter_pdf(name, language, variant)) == []


@pytest.mark.parametrize("name", ["filled", "blank", "envelope", "envelope_left", *CATALOGUE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_archivable_and_accessible(name: str, language: Language) -> None:
    assert failures(sheet_pdf(name, language)) == []


def test_a_creation_date_comes_from_the_caller_and_keeps_the_file_valid() -> None:
    dated = printed(render(SPEC, "fr", full()))
    assert failures(dated) == []
    metadata = PdfReader(io.BytesIO(dated)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 24)
    undated = PdfReader(io.BytesIO(letter_pdf(SPEC.id, "fr"))).metadata
    assert undated is not None
    assert undated.creation_date is None


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-BE"), ("nl", "nl-BE")])
def test_language_title_and_author_are_in_the_file(language: Language, tag: str) -> None:
    reader = PdfReader(io.BytesIO(letter_pdf(SPEC.id, language)))
    assert reader.root_object["/Lang"] == tag
    assert reader.metadata is not None
    assert reader.metadata.title == SPEC.title.of(language)
    assert reader.metadata.author == "A. El Idrissi"


def test_fonts_are_ours_and_embedded() -> None:
    reader = PdfReader(io.BytesIO(letter_pdf("refund_overpaid_rent", "fr")))
    names = set()
    for sheet in reader.pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            names.add(descriptor["/FontName"].split("+")[-1])
    assert names
    assert all(name.lstrip("/").startswith("Source") for name in names), names


def test_the_same_letter_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.letters.printed import letter_pdf;"
        "sys.stdout.buffer.write(letter_pdf('contest_indexation', 'nl'))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment, cwd=root)
    assert other.stdout == letter_pdf("contest_indexation", "nl")


def test_an_unchanged_page_is_answered_from_memory() -> None:
    html = render(SPEC, "fr", full())
    values = {"language": "fr", "title": "t", "identifier": "i", "author": "a"}
    assert to_pdf(html, **values) is to_pdf(html, **values)  # type: ignore[arg-type]
    assert to_pdf(html, **values) != to_pdf(html, **values | {"identifier": "j"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1:9/logo.png",
        "file:///etc/hostname",
        "../../pyproject.toml",
        "missing.png",
        "data:image/png;base64,AAAA",
    ],
)
def test_nothing_is_read_that_is_not_ours(source: str) -> None:
    with pytest.raises(AssetError, match="Error fetching"):
        printed(f'<html lang="fr"><title>x</title><body><img src="{source}" alt="x"></body></html>')


def test_a_missing_font_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    style = tmp_path / "letter.css"
    style.write_text('@font-face { font-family: "X"; src: url("none.ttf"); }', encoding="utf-8")
    monkeypatch.setattr(pdf, "STYLESHEETS", (style,))
    pdf._engine.cache_clear()
    try:
        with pytest.raises(AssetError):
            printed('<html lang="fr"><title>x</title><body><p>x</p></body></html>')
    finally:
        pdf._engine.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_every_blank_form_is_archivable_and_accessible(name: str, language: Language) -> None:
    assert failures(blank_pdf(name, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TO_POST)
def test_only_the_address_stands_in_the_window(name: str, language: Language, tmp_path: Path) -> None:
    left, top, right, bottom = WINDOW
    words = [word for word in words_of(letter_pdf(name, language), tmp_path) if word.page == 1]
    inside = [
        w for w in words if w.right > left - 4 and w.left < right + 4 and w.bottom > top - 4 and w.top < bottom + 4
    ]
    context = full(name)
    party = receivers(CATALOGUE[name], context)[0][0]
    assert party.address is not None
    assert inside[-2].text == party.address.postcode
    assert all(
        left - 0.1 <= w.left and w.right <= right and top - 0.5 <= w.top and w.bottom <= bottom for w in inside
    ), inside
    assert min(w.left for w in inside) == pytest.approx(left, abs=0.5)
    assert min(w.top for w in inside) == pytest.approx(top, abs=1.0)
    assert not {"PAR", "AANGETEKEND", "RECOMMANDÉ"} & {w.text for w in inside}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_address_still_fits_the_window(language: Language, tmp_path: Path) -> None:
    address = replace(full().dwelling, number="1234", box="A012")
    names = ("Emmanuelle Vanderstraeten", "Jean-Baptiste Vanderstraeten", "Marie-Christine Bruyninckx")
    parties = tuple(Party(name, address, civility="ms", attention="service comptabilité") for name in names)
    context = full(landlords=parties)
    words = words_of(printed(render(SPEC, language, context)), tmp_path)
    inside = [w for w in words if w.page == 1 and w.left >= 119 and 46.5 <= w.top <= 75]
    assert len({round(w.top) for w in inside}) == 6
    assert max(w.bottom for w in inside) <= 71
    assert max(w.right for w in inside) <= 192
    body = [w for w in words if w.page == 1 and w.left >= 119 and w.top > 74]
    assert min(w.top for w in body) >= 75


def test_a_left_hand_window_moves_the_address(tmp_path: Path) -> None:
    context = full(letter=replace(full().letter, window="left"))
    words = [w for w in words_of(printed(render(SPEC, "fr", context)), tmp_path) if w.page == 1]
    inside = [w for w in words if w.left < 96 and 47 <= w.top <= 70]
    assert [w.text for w in inside][-2:] == ["1180", "Uccle"]
    assert min(w.left for w in inside) == pytest.approx(20, abs=0.5)


def test_large_print_is_fourteen_points() -> None:
    def sizes(variant: Variant) -> set[float]:
        found: set[float] = set()
        reader = PdfReader(io.BytesIO(letter_pdf(SPEC.id, "fr", variant)))
        for sheet in reader.pages:
            sheet.extract_text(
                visitor_text=lambda text, cm, tm, _font, size: (
                    found.add(round(abs(size * tm[0] * cm[0]), 1))
                    if "Tout paiement" in text or "indexation" in text
                    else None
                )
            )
        return found

    assert 14.0 in sizes("large_print")
    assert 11.0 in sizes("letter")


def test_a_stream_that_would_end_in_a_carriage_return_is_stored_in_ascii() -> None:
    """One compressed stream in 256 ends in CR; the LF before ``endstream`` then makes /Length ambiguous."""
    raw = next(text for text in (b"a" * n for n in range(2000)) if zlib.adler32(text) & 0xFF == 0x0D)
    stream = pydyf.Stream([raw], compress=True)
    assert stream.data.endswith(b"\r\nendstream")
    pdf._end_clearly(stream)
    assert not stream.data.endswith(b"\r\nendstream")
    stored = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    assert zlib.decompress(base64.a85decode(stored.removesuffix(b"~>"))) == raw
    assert b"/Filter [/ASCII85Decode /FlateDecode]" in stream.data
    plain = pydyf.Stream([b"text\r"])
    pdf._end_clearly(plain)
    assert b"/Filter /ASCII85Decode" in plain.data


def test_a_file_whose_index_would_end_in_a_carriage_return_is_written_again() -> None:
    html = '<html lang="fr"><title>x</title><body><p>mot</p></body></html>'
    engine = pdf._engine()
    document = HTML(string=html, url_fetcher=engine.fetcher).render(
        font_config=engine.fonts, stylesheets=engine.styles, color_profiles={"srgb": engine.colours},
        output_intent="srgb", pdf_variant="pdf/a-3a",
    )  # fmt: skip
    finisher = partial(pdf._finish, unused_objects=0)
    for number in range(3000):
        document.metadata.title = f"letter {number}"
        first = document.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=b"x", finisher=finisher, output_intent="ours")
        if b"\r\nendstream" in first:
            break
    else:
        pytest.fail("no such file found")
    again = pdf._written(document, b"x")
    assert b"\r\nendstream" not in again
    assert failures(again) == []


def test_the_font_subsetting_library_is_installed() -> None:
    """Without libharfbuzz-subset a letter takes about three times as long."""
    assert ctypes.util.find_library("harfbuzz-subset")


def test_importing_the_letters_does_not_import_the_pdf_library() -> None:
    script = "import letters.pdf, letters.html, letters.sheets, sys; assert 'weasyprint' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)
