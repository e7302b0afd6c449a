"""Reading a printed letter back: its words, its pages, and where on the sheet they stand."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import page

from letters.catalogue import CATALOGUE
from letters.checklist import blank_checklist, filled_checklist
from letters.html import Variant, render, render_blank
from letters.pdf import to_pdf
from letters.samples import SERVICE, sample, sample_blank, sample_filled
from letters.sheets import envelope_test, tenant_summary
from letters.text import Language

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A printed word, in millimetres from the top left corner of its sheet."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def letter_pdf(name: str, language: Language, variant: Variant = "letter") -> bytes:
    spec = CATALOGUE[name]
    html = render(spec, language, sample(spec), variant=variant)
    return to_pdf(
        html, language=language, title=spec.title.of(language), identifier=f"{name}-1", author="A. El Idrissi"
    )


def blank_pdf(name: str, language: Language) -> bytes:
    """Return a form to fill in by hand."""
    html = render_blank(CATALOGUE[name], language, SERVICE)
    return to_pdf(html, language=language, title=name, identifier=name, author="Limen")


def sheet_pdf(name: str, language: Language) -> bytes:
    """Return one of the sheets that are not letters: filled, blank, envelope, envelope_left, or a summary by letter."""
    if name in CATALOGUE:
        html = tenant_summary(CATALOGUE[name], language, sample(CATALOGUE[name]), letter_language="fr")
    else:
        html = {
            "filled": lambda: filled_checklist(sample_filled(), language),
            "blank": lambda: blank_checklist(sample_blank(), language),
            "envelope": lambda: envelope_test(language),
            "envelope_left": lambda: envelope_test(language, "left"),
        }[name]()
    return to_pdf(html, language=language, title=name, identifier=name, author="Limen")


def failures(pdf: bytes) -> list[tuple[str, str, str]]:
    """Return what keeps a file from being PDF/A-3a and PDF/UA-1 at once."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in ("3a", "ua1")]
    assert all(report.rules.total > 90 for report in reports)
    return [(str(r.profile), failure.rule_id, failure.message) for r in reports for failure in r.failures]


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "printed.pdf"
    path.write_bytes(pdf)
    printed = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return printed.stdout.decode()


def words_of(pdf: bytes, folder: Path) -> list[Word]:
    path = folder / "printed.pdf"
    path.write_bytes(pdf)
    printed = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    found, number = [], 0
    for line in printed.stdout.decode().splitlines():
        number += line.strip().startswith("<page ")
        if match := re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', line):
            left, top, right, bottom = (float(value) / MM for value in match.groups()[:4])
            found.append(Word(match[5], number, left, top, right, bottom))
    return found
