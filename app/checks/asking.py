"""Which questions a form shows: those that can still change the answer, those answered, the rest tucked away."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from app.checks.answers import typed
from app.checks.forms import UNKNOWN, YES
from app.checks.paths import LIST_ANSWER, get, name_of
from app.checks.spoken import say
from app.foundation.i18n import lazy
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked

if TYPE_CHECKING:
    from collections.abc import Collection

    from wtforms import Field

    from app.checks.forms import CheckForm
    from app.checks.paths import Facts
    from workflows.checks.vocabulary import Fact, Section, Vocabulary


_ROW_NAMES = {"lease.extensions": lazy("Extension"), "notice.works.dwellings": lazy("Dwelling")}
"""What one row of a list is called; without a name of its own, it is called as its section."""
FILLED_IN = "as_of"
"""The one question that is answered from the start: it stands after the others of its section."""


class Place(Enum):
    """Where a question stands on the page."""

    OPEN = "open"  # can still change the answer
    ANSWERED = "answered"
    MORE = "more"  # may stay open: what is then taken for granted is said
    KEPT = "kept"  # answered, then made pointless by another answer: nothing typed is lost
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Question:
    """One field with what a person may want to know about it."""

    fact: Fact
    field: Field
    answered: bool


@dataclass(frozen=True, slots=True)
class RowOfQuestions:
    """One row of a list: ``number`` counts from 1, ``remove`` is what the button sends."""

    number: int
    remove: str
    mark: str
    asked: tuple[Question, ...]
    more: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ListOfQuestions:
    """Whether a list has anything in it, and its rows. ``add`` is what the button sends."""

    question: Question
    name: str
    rows: tuple[RowOfQuestions, ...]
    add: str
    has_rows: bool


@dataclass(slots=True)
class SectionOfQuestions:
    """The questions of one section, in the order of the contract."""

    section: Section
    asked: list[Question | ListOfQuestions] = field(default_factory=list)
    more: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Questions:
    """Everything the form shows. ``kept`` travels along unseen."""

    sections: tuple[SectionOfQuestions, ...]
    kept: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class _Asking:
    form: CheckForm
    vocabulary: Vocabulary
    missing: Collection[str]
    helpful: Collection[str]
    given: Collection[str]
    known: Facts
    closed: bool  # the answer is that other rules apply: nothing more is asked

    def place(self, fact: Fact, question: Field, path: str) -> Place:
        answered = typed(question) or bool(question.errors)
        if self._parent_absent(fact):
            return Place.KEPT if answered else Place.GONE
        if fact.path in self.given and not question.errors:
            return Place.GONE
        if answered:
            return Place.ANSWERED
        return Place.OPEN if path in self.missing else self._not_missing(fact, question)

    def _not_missing(self, fact: Fact, question: Field) -> Place:
        """Return where a question stands that nobody answered and that the answer does not wait for."""
        if not fact.matters(self._known):
            return Place.GONE
        if fact.asked is Asked.ALWAYS:
            return Place.OPEN
        if self.closed:
            return Place.GONE
        if fact.asked is Asked.OPTIONAL:
            return Place.OPEN if self._of_an_act(fact) or self._follows_yes(fact, question) else Place.MORE
        return Place.MORE if fact.path in self.helpful else Place.GONE

    def _known(self, path: str) -> object:
        return get(self.known, path)

    def _object(self, fact: Fact) -> Fact | None:
        return next(
            (item for item in self.vocabulary if item.kind is Kind.OBJECT and fact.path.startswith(f"{item.path}.")),
            None,
        )

    def _of_an_act(self, fact: Fact) -> bool:
        """Return whether the fact belongs to an act, and is not said to matter in some cases only."""
        return self._object(fact) is not None and not fact.when

    def _parent_absent(self, fact: Fact) -> bool:
        parent = self._object(fact)
        return parent is not None and self.form[name_of(parent.path)].data != YES

    def _follows_yes(self, fact: Fact, question: Field) -> bool:
        """Return whether this is the date of something just confirmed: ``done`` and ``on``, ``x`` and ``x_on``."""
        stem = question.name.removesuffix("on").rstrip("-_")
        for name in (stem, f"{stem}-done"):
            asked = self._find(fact, name)
            if asked is not None and fact.kind is Kind.DATE:
                return bool(asked.data == YES)
        return False

    def _find(self, fact: Fact, name: str) -> Field | None:
        if fact.in_list is None:
            found: Field | None = self.form._fields.get(name)
            return found
        start, _, key = name.rpartition("-")
        for entry in self.form[name_of(fact.in_list)].entries:
            if entry.name == start and key in entry.form:
                return cast("Field", entry.form[key])
        return None


def questions(
    form: CheckForm,
    vocabulary: Vocabulary,
    *,
    missing: Collection[str],
    helpful: Collection[str],
    closed: bool,
    known: Facts,
    given: Collection[str] = (),
) -> Questions:
    """Return what the form shows, given what the check still misses.

    ``known`` are the facts that were answered; ``given`` the acts that are there because another answer says so.
    """
    asking = _Asking(form, vocabulary, missing, helpful, given, known, closed)
    sections = {section.id: SectionOfQuestions(section) for section in vocabulary.sections}
    kept: list[Field] = []
    for fact in sorted(vocabulary, key=lambda fact: fact.path == FILLED_IN):
        if fact.in_list is not None:
            continue
        here = sections[fact.section.id]
        name = name_of(fact.path)
        question = form[f"{name}-{LIST_ANSWER}" if fact.kind is Kind.LIST else name]
        place = asking.place(fact, question, fact.path)
        if place in (Place.OPEN, Place.ANSWERED):
            one = Question(fact, question, place is Place.ANSWERED)
            if fact.kind is Kind.LIST:
                listed = _list(asking, fact, one)
                here.asked.append(listed)
                kept += [] if listed.has_rows else _typed_in_rows(form, name)
            else:
                here.asked.append(one)
        elif place is Place.MORE:
            here.more.append(Question(fact, question, answered=False))
        elif place is Place.KEPT:
            kept.append(question)
    return Questions(tuple(item for item in sections.values() if item.asked or item.more), tuple(kept))


def _list(asking: _Asking, fact: Fact, question: Question) -> ListOfQuestions:
    name, inner = name_of(fact.path), [item for item in asking.vocabulary if item.in_list == fact.path]
    has_rows = question.field.data not in (None, UNKNOWN, "none")
    rows = []
    for place, entry in enumerate(asking.form[name].entries):
        asked, more = [], []
        for item in inner:
            key = item.path.rpartition(".")[2]
            where = asking.place(item, entry.form[key], f"{fact.path}[{place}].{key}")
            one = Question(item, entry.form[key], where is Place.ANSWERED)
            if where in (Place.OPEN, Place.ANSWERED) or item.asked is not Asked.OPTIONAL:
                asked.append(one)  # a row is filled from one paper: what may matter is asked at once
            else:
                more.append(one)
        rows.append(RowOfQuestions(place + 1, f"{name}-{place}", f"{name}-{place}-row", tuple(asked), tuple(more)))
    title = _ROW_NAMES.get(fact.path)
    return ListOfQuestions(
        question, say(fact.section.title) if title is None else str(title), tuple(rows), name, has_rows
    )


def _typed_in_rows(form: CheckForm, name: str) -> list[Field]:
    return [inner for entry in form[name].entries for inner in entry.form if typed(inner)]


def anchor(path: str, lists: Collection[str]) -> str:
    """Return the id of the field that asks for a fact."""
    name = name_of(path)
    return f"{name}-{LIST_ANSWER}" if name in lists else name


def hidden_value(question: Field) -> Any:
    """Return what a hidden input must carry so that a field keeps its answer."""
    if question.raw_data:
        return question.raw_data[0]
    written = getattr(question, "_value", None)  # the text a box shows for a stored value
    return question.data if written is None else written()
