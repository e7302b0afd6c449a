"""The declaration of a check's facts, written once: parsing, schemas, questions and forms all come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from workflows.checks.parsing import Answers, FactError, Kind, Node, parse

if TYPE_CHECKING:
    from workflows.law import Text

# Contradictions between facts that are each well-formed: path of the later fact -> test on the answers.
CrossCheck = Callable[[Answers], FactError | None]


@dataclass(frozen=True, slots=True)
class Code:
    """One word a code fact may take, with what a person reads instead."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """Words of one code fact that are read together, under a heading of their own."""

    id: str
    title: Text
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions that belong on one page of the form."""

    id: str
    title: Text


class Asked(Enum):
    """When a form puts the question."""

    ALWAYS = "always"  # before the first run: required facts, and whether an act took place at all
    WHEN_MISSING = "when_missing"  # as soon as the answer of the check lists the path in `missing`
    OPTIONAL = "optional"  # may stay empty: `assumption` says what is then taken for granted


@dataclass(frozen=True, slots=True)
class When:
    """A question matters only while the fact at ``path`` holds one of ``values`` (codes, or ``True`` / ``False``)."""

    path: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: where it stands (``epb.certificates[].class``), what it may hold, how a person is asked for it.

    ``help`` says why it is asked, where it is found and on which article it rests.
    ``assumption`` is shown where the question may stay empty: what the check then takes for granted.
    ``when``: the question matters only while every one of these holds; a form leaves it out otherwise.
    ``offered``: texts a person picks by name, though others are accepted too; ``pattern``: how a text is written.
    ``groups``: the codes under headings, where they are too many for one list.
    """

    path: str
    kind: Kind
    section: Section
    question: Text
    help: Text
    codes: tuple[Code, ...] = ()
    required: bool = False
    positive: bool = False
    unknown_code: bool = False  # the word "unknown" is accepted and means null
    asked: Asked = Asked.WHEN_MISSING
    assumption: Text | None = None
    unit: Text | None = None
    when: tuple[When, ...] = ()
    offered: tuple[Code, ...] = ()
    pattern: str = ""
    groups: tuple[CodeGroup, ...] = ()

    def __post_init__(self) -> None:
        if self.groups and [code for group in self.groups for code in group.codes] != [one.value for one in self.codes]:
            raise ValueError(f"{self.path}: the groups hold every code once, in the order of the codes")
        if bool(self.codes) != (self.kind in (Kind.CODE, Kind.CODES)):
            raise ValueError(f"{self.path}: codes belong to code facts, and to them only")
        if (self.offered or self.pattern) and self.kind is not Kind.TEXT:
            raise ValueError(f"{self.path}: only texts are offered or follow a pattern")
        if self.required and self.asked is not Asked.ALWAYS:
            raise ValueError(f"{self.path}: a required fact is always asked")

    @property
    def in_list(self) -> str | None:
        """Return the path of the list this fact repeats in (``epb.certificates``), or None."""
        list_path, found, _ = self.path.partition("[].")
        return list_path if found else None

    def matters(self, known: Callable[[str], object]) -> bool:
        """Return whether the question is worth asking. ``known`` gives the answer at a path, None when unknown."""
        return all(known(condition.path) in condition.values for condition in self.when)

    def label_of(self, code: str) -> Text:
        """Return what a person reads for ``code``. Raises KeyError for a word outside the list."""
        for known in (*self.codes, *self.offered):
            if known.value == code:
                return known.label
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class FactField:
    """What a web form needs to show one fact; ``repeatable`` = stands inside the list ``in_list``."""

    path: str
    kind: Kind
    codes: tuple[Code, ...]
    question: Text
    help: Text
    section: Section
    required: bool
    asked: Asked
    assumption: Text | None
    unit: Text | None
    repeatable: bool
    in_list: str | None
    when: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts of one check in the order of its contract page: the order of errors, of questions, of `missing`.

    ``told``: the sections in the order in which a person tells them, where it is not that of the contract.
    ``cross_checks`` maps a path to a test that runs when that fact has been read.
    """

    facts: tuple[Fact, ...]
    cross_checks: Mapping[str, CrossCheck] = field(default_factory=dict)
    told: tuple[Section, ...] = ()
    _tree: Node = field(init=False, repr=False)
    _order: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        order = {fact.path: place for place, fact in enumerate(self.facts)}
        if len(order) != len(self.facts):
            raise ValueError("a path is declared twice")
        if strays := {condition.path for fact in self.facts for condition in fact.when} - order.keys():
            raise ValueError(f"conditions on undeclared paths: {sorted(strays)}")
        if strays := self.cross_checks.keys() - order.keys():
            raise ValueError(f"cross checks of undeclared paths: {sorted(strays)}")
        object.__setattr__(self, "_order", order)
        object.__setattr__(self, "_tree", self._grow())

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __getitem__(self, path: str) -> Fact:
        """Return the fact declared at ``path``; list positions may be written (``[0]``) or left out (``[]``)."""
        return self.facts[self._order[generic(path)]]

    def parse(self, raw: object) -> Answers:
        """Read facts strictly. Raises FactError with the path of the first offending fact."""
        return parse(self._tree, raw)

    def in_order(self, paths: set[str]) -> list[str]:
        """Return ``paths`` in the order of the contract page; paths of other tables (indices) come last."""
        last = len(self.facts)
        return sorted(paths, key=lambda path: (self._order.get(generic(path), last), path))

    @property
    def fields(self) -> tuple[FactField, ...]:
        """Return what a form needs, one entry per fact, in the order of the questions."""
        return tuple(
            FactField(
                path=fact.path,
                kind=fact.kind,
                codes=fact.codes,
                question=fact.question,
                help=fact.help,
                section=fact.section,
                required=fact.required,
                asked=fact.asked,
                assumption=fact.assumption,
                unit=fact.unit,
                repeatable=fact.in_list is not None,
                in_list=fact.in_list,
                when=fact.when,
            )
            for fact in self.facts
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections as they are told: those named in ``told`` first, the others as their first question."""
        return tuple(dict.fromkeys((*self.told, *(fact.section for fact in self.facts))))

    def _grow(self) -> Node:
        tree = Node(path="", key="")
        for fact in self.facts:
            node = tree
            for part in fact.path.split("."):
                node = node.child(part.removesuffix("[]"))
            node.kind = fact.kind
            node.codes = frozenset(code.value for code in fact.codes)
            node.required, node.positive, node.unknown_code = fact.required, fact.positive, fact.unknown_code
            node.cross_check = self.cross_checks.get(fact.path)
        return tree


def generic(path: str) -> str:
    """Return a path with its list positions left out: ``epb.certificates[1].class`` -> ``epb.certificates[].class``."""
    if "[" not in path:
        return path
    before, _, after = path.partition("[")
    return f"{before}[]{after.partition(']')[2]}" if after.partition("]")[2] else before
