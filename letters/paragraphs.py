"""Paragraphs of a letter: the template tags that mark them, what may be edited, and how an edit is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.ext import Extension
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2.parser import Parser

MAX_EDIT_LENGTH = 4000


class EditError(ValueError):
    """An edit that is not allowed: an unknown paragraph, fixed legal text, or a text that is too long."""

    def __init__(self, paragraph: str, reason: str) -> None:
        super().__init__(f"{paragraph}: {reason}")
        self.paragraph = paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the recipient reads it. ``locked``: legal text that nobody edits."""

    id: str
    heading: str
    html: Markup
    text: str
    locked: bool
    edited: bool = False


class Collector:
    """Receives the subject, the paragraphs and the annexed sheets while a body is rendered."""

    def __init__(self, typography: Callable[[str], str]) -> None:
        self.subject = ""
        self.paragraphs: list[Paragraph] = []
        self.sheets: list[Paragraph] = []
        self.feet: list[Paragraph] = []
        self._typography = typography

    def add(self, kind: str, name: str, heading: str, caller: Callable[[], str]) -> str:
        """Keep what one tag of the template holds; nothing is printed in its place."""
        html = self._typography(str(caller()).strip())
        if kind == "subject":
            self.subject = re.sub(r"[ \t\n]+", " ", plain_text(html))
            return ""
        if any(paragraph.id == name for paragraph in self.paragraphs):
            raise ValueError(f"paragraph {name!r} appears twice")
        heading = self._typography(heading)
        text = plain_text(html)
        paragraph = Paragraph(name, heading, Markup(html), text, locked=kind != "free")  # noqa: S704 — autoescaped
        {"annex": self.sheets, "foot": self.feet}.get(kind, self.paragraphs).append(paragraph)
        return ""


class ParagraphTags(Extension):
    """The tags ``subject``, ``fixed "id", "Heading"``, ``free "id", "Heading"``, ``annex "id", "Title"``, ``foot``."""

    tags = {"subject", "fixed", "free", "annex", "foot"}  # noqa: RUF012 — the base class declares it so

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn a tag into a call that hands its content to the collector of this rendering."""
        token = next(parser.stream)
        arguments: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            if arguments:
                parser.stream.expect("comma")
            arguments.append(parser.parse_expression())
        arguments += [nodes.Const("")] * (2 - len(arguments))
        body = parser.parse_statements((f"name:end{token.value}",), drop_needle=True)
        collect = nodes.Call(
            nodes.Getattr(nodes.Name("collector", "load"), "add", "load"),
            [nodes.Const(token.value), *arguments],
            [],
            None,
            None,
        )
        return nodes.CallBlock(collect, [], [], body).set_lineno(token.lineno)


def with_edits(paragraphs: Iterable[Paragraph], edits: Mapping[str, str]) -> list[Paragraph]:
    """Return the paragraphs that print, with the adviser's words in the free ones; empty paragraphs fall away.

    Raises EditError for an unknown or locked paragraph, or a text longer than MAX_EDIT_LENGTH.
    """
    known = {paragraph.id: paragraph for paragraph in paragraphs}
    for name, text in edits.items():
        if name not in known:
            raise EditError(name, "this paragraph is not in the letter")
        if known[name].locked:
            raise EditError(name, "this is legal text and cannot be edited")
        if len(text) > MAX_EDIT_LENGTH:
            raise EditError(name, f"longer than {MAX_EDIT_LENGTH} signs")
    printed = (
        _edited(paragraph, edits[paragraph.id]) if paragraph.id in edits else paragraph for paragraph in known.values()
    )
    return [paragraph for paragraph in printed if paragraph.text]


def _edited(paragraph: Paragraph, text: str) -> Paragraph:
    text = text.replace("\r\n", "\n").strip()
    return replace(paragraph, html=edit_html(text), text=text, edited=True)


def edit_html(text: str) -> Markup:
    """Return plain text as escaped paragraphs: a blank line starts a new one, a line end stays a line end."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    lines = (Markup("<br>").join(escape(line.strip()) for line in block.split("\n")) for block in blocks)
    return Markup("\n").join(Markup("<p>{}</p>").format(line) for line in lines)


def plain_text(html: str) -> str:
    """Return the words of a paragraph: blocks on lines of their own, list items with a dash, cells with a space."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (re.sub(r"[ \t\n]+", " ", line).strip() for line in "".join(reader.parts).split("\v"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "span" and "rule" in (dict(attrs).get("class") or "").split():
            self.parts.append("____")
        if tag in {"p", "h1", "h2", "table", "ul", "ol"}:
            self.parts.append("\v\v" if self.parts and tag in {"p", "h1", "h2"} else "\v")
        elif tag == "li":
            self.parts.append("\v- ")
        elif tag in {"tr", "br"}:
            self.parts.append("\v")
        elif tag in {"td", "th"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\v", " "))
