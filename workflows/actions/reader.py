"""Strict reader of an action: whatever is unknown, missing or inconsistent stops the application."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from workflows.actions.declaration import Action, Fit, Kind, Particular, Question, Renewal, Starts
from workflows.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from workflows.law import Text

_KINDS: Final = {kind.value: kind for kind in Kind}
_ACTORS: Final = frozenset({"us", "tenant", "landlord", "court", "service"})
_CODE: Final = re.compile(r"M\d+\.\d\.[a-z]")
_LETTER: Final = re.compile(r"(N1|N2|N3|X)-\d{2}")


def read_action(path: Path, conditions: frozenset[str]) -> Action:
    """Return the action in ``path``, whose name is the file's. Raises ValueError (file and key)."""
    top = Table(f"actions/{path.name}", "", tomllib.loads(path.read_text(encoding="utf-8")))
    top.only(
        "code", "rank", "title", "why", "steps", "doubt", "due_days", "letters", "contacts", "renewal", "papers",
        "questions", "particulars", "sources", "fits", "faces_other_side",
    )  # fmt: skip
    if _CODE.fullmatch(top.one("code", str)) is None:
        raise top.wrong("must be an objective of the plan", "code")
    letters = top.names("letters")
    if any(_LETTER.fullmatch(letter) is None for letter in letters):
        raise top.wrong("must be numbers of the catalogue of letters", "letters")
    steps = tuple(table.only("fr", "nl").both() for table in top.list_of_tables("steps"))
    sources = tuple(table.source() for table in top.list_of_tables("sources"))
    particulars = {name: _particular(name, table) for name, table in top.tables("particulars")}
    for one in particulars.values():
        if one.starts is not None and one.starts.until not in {"", *particulars}:
            raise top.wrong("until must name a particular", f"particulars.{one.id}.starts")
    papers = {name: table.only("fr", "nl").both() for name, table in top.tables("papers")}
    for key, there in (("steps", steps), ("sources", sources), ("papers", papers)):
        if not there:
            raise top.wrong("is needed", key)
    return Action(
        id=path.stem,
        code=top.one("code", str),
        rank=top.one("rank", int),
        title=top.text("title"),
        why=top.text("why"),
        steps=steps,
        papers=papers,
        questions={name: _question(name, table) for name, table in top.tables("questions")},
        particulars=particulars,
        letters=letters,
        contacts=top.names("contacts"),
        due_days=_positive(top, "due_days"),
        renewal=_renewal(top.table("renewal")) if "renewal" in top else None,
        doubt=top.optional_text("doubt"),
        faces_other_side=top.flag("faces_other_side"),
        sources=sources,
        fits=tuple(_fit(table, conditions) for table in top.list_of_tables("fits")),
    )


def _positive(table: Table, key: str) -> int:
    number = table.one(key, int)
    if number <= 0:
        raise table.wrong("must be above zero", key)
    return number


def _renewal(table: Table) -> Renewal:
    table.only("months", "title")
    return Renewal(_positive(table, "months"), table.text("title"))


def _question(name: str, table: Table) -> Question:
    table.only("ask", "wanted", "group", "help")
    wanted = table.word("wanted", frozenset({"yes", "no"})) if "wanted" in table else "yes"
    return Question(name, table.text("ask"), wanted == "yes", table.name("group"), table.optional_text("help"))


def _particular(name: str, table: Table) -> Particular:
    table.only("kind", "label", "help", "codes", "future", "starts")
    kind = _KINDS[table.word("kind", frozenset(_KINDS))]
    codes: dict[str, Text] = {code: under.only("fr", "nl").both() for code, under in table.tables("codes")}
    if bool(codes) != (kind is Kind.CODE):
        raise table.wrong("belongs to a particular of kind code, and to no other", "codes")
    starts = _starts(table.table("starts")) if "starts" in table else None
    future = table.flag("future")
    if (starts is not None or future) and kind is not Kind.DATE:
        raise table.wrong("belongs to a date", "starts" if starts is not None else "future")
    return Particular(name, kind, table.text("label"), table.optional_text("help"), codes, future, starts)


def _starts(table: Table) -> Starts:
    table.only("days", "months", "title", "waits_for", "legal", "until")
    days = table.one("days", int) if "days" in table else 0
    months = table.one("months", int) if "months" in table else 0
    if ("days" in table) == ("months" in table):
        raise table.wrong("needs either days or months")
    return Starts(
        title=table.text("title"),
        days=days,
        months=months,
        waits_for=table.word("waits_for", _ACTORS),
        legal=table.flag("legal"),
        until=table.name("until"),
    )


def _fit(table: Table, conditions: frozenset[str]) -> Fit:
    table.only("when", "why", "urgent")
    when = table.names("when", conditions)
    if not when:
        raise table.wrong("needs a condition", "when")
    return Fit(when, table.text("why"), table.flag("urgent"))
