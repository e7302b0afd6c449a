"""The look holds: contrast in light and dark, nothing inline, nothing foreign, every icon drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import app

ROOT = Path(app.__file__).parent
STATIC = ROOT / "static"
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
TOKEN = re.compile(r'"([a-z-]+)": \((#[0-9a-f]{6}), (#[0-9a-f]{6})\)')
TOKENS = {
    name: (light, dark)
    for name, light, dark in TOKEN.findall((STATIC / "src/_tokens.scss").read_text(encoding="utf-8"))
}
GROUNDS = ("paper", "sheet", "sunk")
READ = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "bad", "warn", "good", "visited") for ground in GROUNDS),
    *((tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "quiet")),
    *(("ink", f"{tone}-soft") for tone in ("good", "warn", "bad", "quiet", "accent")),
    ("accent-deep", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("on-light", "light"),
    ("paper", "bad"),
    ("paper", "ink"),
]
SEEN = [*(("edge", ground) for ground in GROUNDS), *(("accent", ground) for ground in GROUNDS)]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_edges_of_controls_can_be_seen(edge: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[edge][theme], TOKENS[ground][theme]) >= 3


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_carries_inline_style_or_script(path: Path) -> None:
    text = re.sub(r"\{([#%{]).*?[#%}]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    for script in re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.DOTALL):
        assert not script.strip()


def test_every_icon_named_in_a_template_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r"\bicon\(\s*[\"']([a-z-]+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= drawn


def test_the_stylesheet_brings_nothing_from_elsewhere() -> None:
    css = (STATIC / "limen.css").read_text(encoding="utf-8")
    files = re.findall(r"url\(\"?([^)\"]+)\"?\)", css)
    assert files
    assert all((STATIC / name).is_file() for name in files)
    assert not re.search(r"gds transport|crown|crest|govuk-logo|@import", css, re.IGNORECASE)


def test_fonts_and_vendored_code_come_with_their_licences() -> None:
    families = {name.split("-latin")[0] for name in (path.name for path in (STATIC / "fonts").glob("*.woff2"))}
    assert families == {"source-sans-3", "source-serif-4"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (STATIC / f"fonts/LICENSE-{family}.txt").read_text(encoding="utf-8")
    assert "Zero-Clause BSD" in (STATIC / "vendor/htmx-LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in (STATIC / "vendor/govuk-frontend-LICENSE.txt").read_text(encoding="utf-8")


def test_the_compiled_stylesheet_knows_every_class_of_ours_in_the_templates() -> None:
    css = (STATIC / "limen.css").read_text(encoding="utf-8") + (STATIC / "limen.js").read_text(encoding="utf-8")
    used = {
        name
        for path in TEMPLATES
        for classes in re.findall(r'class="([^"{]*)"', path.read_text(encoding="utf-8"))
        for name in classes.split()
        if name.startswith("lm-")
    }
    assert used
    missing = {name for name in used if not re.search(rf"{name}(?![a-z0-9_-])", css)}
    assert not missing
