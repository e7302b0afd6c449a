"""Both catalogues are complete, and say what the English string says (ML.1)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
PLURALS = {"fr": "(n > 1)", "nl": "(n != 1)"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%%")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ENDING = re.compile(r"[.?!…:]$")
MARKED = re.compile(r"""(?<![\w.])(?:_|lazy|ngettext)\(\s*["']|{%-?\s*trans\b""")
SAME_IN_BOTH = Path(__file__).with_name("same_in_both.txt")

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(map(str, message.string)) if isinstance(message.string, tuple | list) else (str(message.string),)


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(map(str, message.id)) if isinstance(message.id, tuple | list) else (str(message.id),)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each translated form beside the English form it answers; another test asks for the missing ones."""
    ids, strings = _ids(message), _strings(message)
    for number, string in enumerate(strings):
        if string.strip():
            yield ids[min(number, len(ids) - 1)], string


def test_every_source_that_speaks_is_collected(sources: Catalog) -> None:
    collected = {path for message in _messages(sources) for path, _ in message.locations}
    files = [*ROOT.glob("app/**/*.py"), *ROOT.glob("app/**/*.html")]
    speaking = {path.relative_to(ROOT).as_posix() for path in files if MARKED.search(path.read_text(encoding="utf-8"))}
    assert len(collected) > 10
    assert speaking - collected == set()


@LANGUAGES
def test_catalogue_holds_exactly_the_strings_of_the_sources(
    language: str, sources: Catalog, catalogues: dict[str, Catalog]
) -> None:
    wanted = {(message.context, _ids(message)) for message in _messages(sources)}
    held = {(message.context, _ids(message)) for message in _messages(catalogues[language])}
    assert {"not collected yet": wanted - held, "no longer said": held - wanted} == {
        "not collected yet": set(),
        "no longer said": set(),
    }, "run make i18n and translate"
    assert not catalogues[language].obsolete


@LANGUAGES
def test_nothing_is_missing_or_fuzzy(language: str, catalogues: dict[str, Catalog]) -> None:
    catalogue = catalogues[language]
    missing = [message.id for message in _messages(catalogue) if not all(map(str.strip, _strings(message)))]
    fuzzy = [message.id for message in _messages(catalogue) if message.fuzzy]
    assert (missing, fuzzy) == ([], [])


@LANGUAGES
def test_plurals_follow_the_language(language: str, catalogues: dict[str, Catalog]) -> None:
    catalogue = catalogues[language]
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, PLURALS[language])
    plurals = [message for message in _messages(catalogue) if message.pluralizable]
    assert [message.id for message in plurals if len(_strings(message)) != 2] == []


@LANGUAGES
def test_placeholders_are_those_of_the_english_string(language: str, catalogues: dict[str, Catalog]) -> None:
    wrong = []
    for message in _messages(catalogues[language]):
        for english, string in _pairs(message):
            wanted, found = Counter(PLACEHOLDER.findall(english)), Counter(PLACEHOLDER.findall(string))
            if set(wanted) != set(found):
                wrong.append((english, string))
    assert wrong == []


@LANGUAGES
def test_markup_is_that_of_the_english_string(language: str, catalogues: dict[str, Catalog]) -> None:
    wrong = [
        (english, string)
        for message in _messages(catalogues[language])
        for english, string in _pairs(message)
        if Counter(TAG.findall(english)) != Counter(TAG.findall(string))
    ]
    assert wrong == []


@LANGUAGES
def test_ends_and_spaces_are_those_of_the_english_string(language: str, catalogues: dict[str, Catalog]) -> None:
    def ending(text: str) -> str:
        found = ENDING.search(text)
        return found.group() if found else ""

    wrong = [
        (english, string)
        for message in _messages(catalogues[language])
        for english, string in _pairs(message)
        if ending(english) != ending(string)
        or (english[:1].isspace(), english[-1:].isspace()) != (string[:1].isspace(), string[-1:].isspace())
    ]
    assert wrong == []


def test_french_and_dutch_differ_unless_listed(catalogues: dict[str, Catalog]) -> None:
    rows = SAME_IN_BOTH.read_text(encoding="utf-8").splitlines()
    listed = {row for row in rows if row and not row.startswith("#")}
    dutch = {(message.context, message.id): message.string for message in _messages(catalogues["nl"])}
    same = {
        str(message.id)
        for message in _messages(catalogues["fr"])
        if any(_strings(message)) and message.string == dutch.get((message.context, message.id))
    }
    assert {"not listed": same - listed, "listed for nothing": listed - same} == {
        "not listed": set(),
        "listed for nothing": set(),
    }


@LANGUAGES
def test_no_string_is_left_in_english(language: str, catalogues: dict[str, Catalog]) -> None:
    rows = SAME_IN_BOTH.read_text(encoding="utf-8").splitlines()
    left = [
        message.id
        for message in _messages(catalogues[language])
        if any(len(string.split()) > 2 and english == string for english, string in _pairs(message))
    ]
    assert [string for string in left if string not in rows] == []
