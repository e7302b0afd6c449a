"""Checklists on paper: the filled one with its verdict, sums and sources, and the blank one to fill by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from letters.page import sheet
from letters.text import Both, Language

if TYPE_CHECKING:
    from datetime import date

    from letters.context import Service

Mark = Literal[
    "respected", "breached", "uncertain", "needs_answer", "warning", "not_applicable",
    "lawful", "lawful_postponed", "voidable", "no_effect", "unlawful", "suspended", "no_notice_law", "refer",
    "illegal_eviction", "illegal_deprivation", "threat_of_illegal_eviction", "title_to_review", "administrative_order",
    "order_against_occupant", "put_out_by_private_host", "not_yet_known", "recorded_without_effect",
]  # fmt: skip
AnswerKind = Literal["choice", "yes_no", "date", "money", "sum", "year", "number", "text"]

MARKS: Final = {
    "respected": Both("Respecté", "In orde"),
    "breached": Both("Non respecté", "Niet in orde"),
    "uncertain": Both("Incertain", "Onzeker"),
    "needs_answer": Both("À compléter", "Aan te vullen"),
    "warning": Both("Attention", "Let op"),
    "not_applicable": Both("Sans objet", "Niet van toepassing"),
    "lawful": Both("En ordre", "In orde"),
    "lawful_postponed": Both("Valable plus tard", "Later geldig"),
    "voidable": Both("Contestable", "Aanvechtbaar"),
    "no_effect": Both("Sans effet", "Zonder gevolg"),
    "unlawful": Both("Pas permis", "Niet toegelaten"),
    "suspended": Both("Suspendu", "Geschorst"),
    "no_notice_law": Both("Pas de congé à juger", "Geen opzegging"),
    "refer": Both("À un spécialiste", "Voor een specialist"),
    "illegal_eviction": Both("Pas permis", "Niet toegelaten"),
    "illegal_deprivation": Both("Pas permis", "Niet toegelaten"),
    "threat_of_illegal_eviction": Both("Pas permis", "Niet toegelaten"),
    "title_to_review": Both("À relire", "Na te lezen"),
    "administrative_order": Both("Autres règles", "Andere regels"),
    "order_against_occupant": Both("Autres règles", "Andere regels"),
    "put_out_by_private_host": Both("Autres règles", "Andere regels"),
    "not_yet_known": Both("Incertain", "Onzeker"),
    "recorded_without_effect": Both("Noté, sans effet", "Genoteerd, zonder gevolg"),
}
WEIGHT: Final = {
    "breached": "strong", "unlawful": "strong", "no_effect": "strong",
    "illegal_eviction": "strong", "illegal_deprivation": "strong", "threat_of_illegal_eviction": "strong",
    "respected": "plain", "lawful": "plain", "not_applicable": "plain",
}  # fmt: skip
"""How a mark is printed: what fails is filled, what holds is outlined, anything open is dashed."""
NOT_REVIEWED: Final = Both(
    "Ces règles n'ont pas encore été relues par un juriste.",
    "Deze regels zijn nog niet door een jurist nagelezen.",
)
STATBEL: Final = Both(
    "Indices : Statbel (Direction générale Statistique), licence CC BY 4.0.",
    "Indexcijfers: Statbel (Algemene Directie Statistiek), licentie CC BY 4.0.",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a finding rests: act, article (may be empty) and public address."""

    act: str
    article: str
    url: str


@dataclass(frozen=True, slots=True)
class FoundRule:
    """One rule as the check applied it."""

    mark: Mark
    text: Both
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure shown large under the verdict: what it is, and its value already written for a reader."""

    label: Both
    value: Both


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the readings the law leaves open."""

    text: Both
    leaning: bool = False


@dataclass(frozen=True, slots=True)
class PaperDay:
    """A day that matters, written with its weekday, and how to use it."""

    day: Both
    label: Both
    hint: Both | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A titled list of short lines: who owes what, what the landlord must do, what is true in every case."""

    title: Both
    lines: tuple[Both, ...]


@dataclass(frozen=True, slots=True)
class FilledChecklist:
    """The result of a check as it is printed for the file and for the tenant."""

    title: Both
    verdict: Both
    checked_on: date
    findings: tuple[FoundRule, ...]
    figures: tuple[Figure, ...] = ()
    answers: tuple[Figure, ...] = ()
    calculation: tuple[Both, ...] = ()
    missing: tuple[Both, ...] = ()
    readings: tuple[Reading, ...] = ()
    readings_title: Both | None = None
    assurance: Both | None = None
    days: tuple[PaperDay, ...] = ()
    picture: str = ""
    """The days drawn on a line, as SVG in the language of the sheet."""
    parts: tuple[Part, ...] = ()
    review: Both = NOT_REVIEWED
    law_version: tuple[str, ...] = ()
    digest: str | None = None
    attribution: Both | None = STATBEL
    reference: str | None = None
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question on paper. ``only_if`` says when it may be skipped; ``options`` are printed for a choice."""

    text: Both
    kind: AnswerKind
    help: Both | None = None
    options: tuple[Both, ...] = ()
    only_if: Both | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    title: Both
    questions: tuple[Question, ...]
    only_if: Both | None = None


@dataclass(frozen=True, slots=True)
class BlankChecklist:
    """A checklist to fill by hand when there is no computer on the table."""

    title: Both
    sections: tuple[Section, ...]
    verified_on: date
    intro: Both | None = None
    review: Both = NOT_REVIEWED
    service: Service | None = None


def filled_checklist(checklist: FilledChecklist, language: Language) -> str:
    """Return the filled checklist as an HTML page for ``letters.pdf``."""
    applied = [finding for finding in checklist.findings if finding.mark != "not_applicable"]
    set_aside = [finding for finding in checklist.findings if finding.mark == "not_applicable"]
    return sheet(
        "checklist.html",
        language,
        title=checklist.title.of(language),
        checklist=checklist,
        applied=applied,
        set_aside=set_aside,
        marks=MARKS,
        weight=WEIGHT,
        service=checklist.service,
    )


def blank_checklist(checklist: BlankChecklist, language: Language) -> str:
    """Return the checklist to fill by hand as an HTML page for ``letters.pdf``."""
    return sheet(
        "blank_checklist.html",
        language,
        title=checklist.title.of(language),
        checklist=checklist,
        service=checklist.service,
    )
