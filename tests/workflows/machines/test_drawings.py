"""The drawings and the law book: complete, escaped, accessible, fit for a strict content policy, and fresh."""

from __future__ import annotations

import dataclasses
import re
import runpy
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from workflows import book
from workflows.asked import ASKED
from workflows.book import law_book, mermaid, pages, state_table, svg
from workflows.book_words import WORDS, cell, link, review, value
from workflows.deadlines import DEADLINES
from workflows.engine import WORKFLOWS, versions
from workflows.law import Review, Source, Text
from workflows.streets import Place, Streets

if TYPE_CHECKING:
    from pathlib import Path

    from workflows.definition import Workflow

PREVENTION = versions("prevention")[-1].workflow
SVG = "{http://www.w3.org/2000/svg}"
MACHINES = [
    machine
    for name in WORKFLOWS
    for main in (versions(name)[-1].workflow,)
    for machine in (main, *main.regions.values())
]


def _root(workflow: Workflow, language: str, current: str | None = None) -> ET.Element:
    return ET.fromstring(svg(workflow, language, current))  # noqa: S314 — our own drawing


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("workflow", MACHINES, ids=lambda workflow: workflow.id)
def test_a_drawing_shows_every_state_and_uses_no_style(workflow: Workflow, language: str) -> None:
    root = _root(workflow, language)
    drawn = [box for box in root.iter(f"{SVG}g") if "workflow-state" in box.get("class", "").split()]
    labels = [" ".join("".join(box.find(f"{SVG}text").itertext()).split()) for box in drawn]  # type: ignore[union-attr]
    assert sorted(label.replace(" ", "") for label in labels) == sorted(
        state.label.of(language).replace(" ", "") for state in workflow.states.values()
    )
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter()}
    assert set(root.get("aria-labelledby", "").split()) <= ids
    for element in root.iter():
        assert element.tag != f"{SVG}style"
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]


def test_the_present_state_is_marked_and_described() -> None:
    root = _root(PREVENTION, "fr", "hearing_set")
    current = [box for box in root.iter(f"{SVG}g") if "is-current" in box.get("class", "")]
    assert len(current) == 1
    said = root.findtext(f"{SVG}desc") or ""
    assert "État actuel : Audience fixée." in said
    assert "Ensuite possible : Jugement : expulsion, Affaire remise" in said
    assert [path for path in root.iter(f"{SVG}path") if "is-next" in path.get("class", "")]


def test_a_final_state_has_nothing_next() -> None:
    goods = PREVENTION.regions["goods"]
    said = _root(goods, "nl", "taken_back").findtext(f"{SVG}desc") or ""
    assert said.endswith("Huidige toestand: Teruggenomen.")


def test_a_drawing_without_a_present_state_tells_the_usual_paths() -> None:
    said = _root(PREVENTION, "nl").findtext(f"{SVG}desc") or ""
    assert "Gebruikelijke wegen: Gemeld → Feiten verzamelen → Onderzoek" in said
    region = _root(PREVENTION.regions["goods"], "nl").findtext(f"{SVG}desc") or ""
    assert "Gebruikelijke wegen" not in region


def test_an_unknown_state_is_not_drawn() -> None:
    with pytest.raises(KeyError):
        svg(PREVENTION, "fr", "limbo")


def test_labels_are_escaped() -> None:
    nasty = Text(fr='<script>"&', nl='<script>"&')
    states = {name: dataclasses.replace(state, label=nasty, means=nasty) for name, state in PREVENTION.states.items()}
    workflow = dataclasses.replace(PREVENTION, states=states, title=nasty)
    assert "<script>" not in svg(workflow, "fr")
    assert "<script>" not in mermaid(workflow, "fr")
    assert '""' not in mermaid(workflow, "fr")


def _segments(way: str) -> list[tuple[int, int, int, int]]:
    x = y = 0
    found = []
    for letter, numbers in re.findall(r"([MHV])([\d ]+)", way):
        at = [int(number) for number in numbers.split()]
        to_x, to_y = (at[0], at[1]) if letter == "M" else (at[0], y) if letter == "H" else (x, at[0])
        if letter != "M":
            found.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
        x, y = to_x, to_y
    return found


@pytest.mark.parametrize("workflow", MACHINES, ids=lambda workflow: workflow.id)
def test_no_arrow_passes_through_a_box(workflow: Workflow) -> None:
    for current in workflow.states:
        root = _root(workflow, "fr", current)
        boxes = []
        for group in root.iter(f"{SVG}g"):
            frame = group.find(f"{SVG}rect")
            if "workflow-state" in group.get("class", "").split() and frame is not None:
                left, top, width, height = (int(frame.get(key, "0")) for key in ("x", "y", "width", "height"))
                boxes.append((left, top, left + width, top + height))
        for path in root.iter(f"{SVG}path"):
            if "workflow-step" in path.get("class", "").split():
                for x1, y1, x2, y2 in _segments(path.get("d", "")):
                    assert not [box for box in boxes if x1 < box[2] and x2 > box[0] and y1 < box[3] and y2 > box[1]], (
                        path.get("d")
                    )


def test_neighbours_are_joined_by_a_straight_line() -> None:
    streets = Streets(left=0, pitch=100, gutter=40)
    one = Place(left=0, top=0, width=60, height=20, row=0)
    other = Place(left=100, top=0, width=60, height=20, row=0)
    assert streets.way(one, other) == "M60 10 H98"
    assert streets.way(other, one) == "M100 20 H62"


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_diagram_groups_states_by_level_and_names_only_known_nodes(name: str, language: str) -> None:
    workflow = versions(name)[-1].workflow
    text = mermaid(workflow, language)
    assert text.startswith("flowchart TB\n")
    assert text.count("subgraph box_") == len(workflow.levels)
    assert text.count("subgraph") == text.count("\n  end") - 0
    nodes = set(re.findall(r"^\s*(\w+)[\[(]", text, re.MULTILINE)) | set(re.findall(r"subgraph (\w+)\[", text))
    for source, to in re.findall(r"^\s*(\w+) -->\|\"[^\"]*\"\| (\w+)$", text, re.MULTILINE):
        assert {source, to} <= nodes
    for state in workflow.states.values():
        assert f'"{state.label.of(language)}"' in text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_law_book_holds_the_whole_law(language: str) -> None:
    text = law_book(language)
    for check in ASKED.values():
        assert all(rule.title.of(language) in text for rule in check.rules)
        assert all(figure.title.of(language) in text for figure in check.values)
    assert all(deadline.title.of(language) in text for deadline in DEADLINES.values())
    for machine in MACHINES:
        assert all(event.label.of(language) in text for event in machine.events.values())
        assert all(state.means.of(language) in text for state in machine.states.values())
    assert WORDS[language].not_reviewed in text
    other = "nl" if language == "fr" else "fr"
    assert WORDS[other].not_reviewed not in text


def test_the_law_book_exists_in_two_languages_only() -> None:
    with pytest.raises(KeyError):
        law_book("en")


@pytest.mark.parametrize("workflow", MACHINES, ids=lambda workflow: workflow.id)
def test_tables_have_as_many_cells_as_heads(workflow: Workflow) -> None:
    for language in ("fr", "nl"):
        rows = state_table(workflow, language).splitlines()
        assert len(rows) == len(workflow.states) + 2
        assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_the_generated_files_are_fresh() -> None:
    """When this fails, run ``make book`` and read the difference: it is a change of the law as people see it."""
    written = {path.name: path.read_text(encoding="utf-8") for path in book.GENERATED.glob("*.*")}
    assert {name for name, text in pages().items() if written.get(name) != text} == set()


def test_the_command_writes_and_compares(tmp_path: Path) -> None:
    folder = tmp_path / "generated"
    assert book.main([], folder) == 1
    assert not folder.exists()
    assert book.main(["--write"], folder) == 0
    assert {path.name for path in folder.iterdir()} == set(pages())
    assert book.main([], folder) == 0
    (folder / "referral.nl.mmd").write_text("old", encoding="utf-8")
    assert book.main([], folder) == 1


def test_the_module_answers_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["book"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(book.__file__), run_name="__main__")
    assert ended.value.code == 0


@pytest.mark.parametrize(
    ("entry", "french"),
    [
        (date(2024, 11, 1), "1er novembre 2024"),
        (9, "9"),
        (((10, 13), (2022, 2023)), "10; 13; 2022; 2023"),
        ({"a": date(2025, 5, 1)}, "a = 1er mai 2025"),
    ],
)
def test_values_are_written_for_people(entry: object, french: str) -> None:
    assert value(entry, "fr") == french


def test_a_signature_shows_who_and_when() -> None:
    signed = Review(by="Me Exemple", on=date(2026, 12, 1))
    assert review(signed, WORDS["nl"], "nl") == "nagelezen door Me Exemple, 1 december 2026"
    assert review(None, WORDS["fr"], "fr") == "pas encore relu par un juriste"


def test_sources_are_linked_with_the_day_they_were_read() -> None:
    source = Source(act="Code / Wetboek", article="1", url="https://example.org", read_on=date(2026, 11, 23))
    assert link(source, "nl") == "[Code / Wetboek, 1](https://example.org) (gelezen op 23 november 2026)"
    assert cell("a|b\nc") == "a\\|b<br>c"
