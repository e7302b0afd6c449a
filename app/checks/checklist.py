"""The legality checklist on paper: the filled one from a result, the blank one from the declared questions."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, cast, get_args

from app.checks.written import answers, question_of
from letters.checklist import (
    STATBEL,
    AnswerKind,
    BlankChecklist,
    Citation,
    Figure,
    FilledChecklist,
    FoundRule,
    Mark,
    Question,
    Reading,
    Section,
    blank_checklist,
    filled_checklist,
)
from letters.pdf import to_pdf
from letters.text import Both
from workflows.asked import ASKED
from workflows.checks.parsing import Kind
from workflows.explanations import EXPLANATIONS
from workflows.explanations.reading import law_applied

if TYPE_CHECKING:
    from app.checks.paths import Facts
    from letters.context import Service
    from letters.text import Language
    from workflows.checks import Check
    from workflows.checks.vocabulary import Fact, Vocabulary
    from workflows.law import Text

AUTHOR = "Limen"
KINDS: dict[Kind, AnswerKind] = {
    Kind.DATE: "date",
    Kind.MONEY: "money",
    Kind.YEAR: "year",
    Kind.INTEGER: "text",
    Kind.TEXT: "text",
    Kind.YES_NO: "yes_no",
    Kind.OBJECT: "yes_no",
    Kind.LIST: "choice",
    Kind.CODE: "choice",
    Kind.CODES: "choice",
}
LIST_OPTIONS = (Both("aucun", "geen"), Both("un ou plusieurs", "een of meer"))
ONLY_IF_ASKED = Both("Seulement en cas de demande.", "Enkel als er een verzoek is.")
EACH = Both("Pour chaque certificat.", "Voor elk certificaat.")
INTRO = Both(
    "Notez ce que disent les documents. Ce qui n'est pas connu peut rester vide : le contrôle dira ce qui manque.",
    "Noteer wat de documenten zeggen. Wat niet gekend is, mag leeg blijven: de controle zegt wat ontbreekt.",
)


def both(text: Text) -> Both:
    """Return a bilingual text of the law as the sheets carry it."""
    return Both(text.fr, text.nl)


def filled(
    check: Check,
    facts: Facts,
    result: dict[str, Any],
    language: Language,
    *,
    reference: str | None = None,
    service: Service | None = None,
) -> FilledChecklist:
    """Return the result of a check as it is printed for the file and for the tenant."""
    told = EXPLANATIONS[check.name]
    return FilledChecklist(
        title=both(check.title),
        verdict=both(told.sentence(facts, result)),
        checked_on=date.fromisoformat(facts["as_of"]),
        findings=tuple(_found(finding) for finding in result["findings"]),
        figures=tuple(Figure(both(item.label), both(item.value)) for item in told.key_figures(facts, result)),
        answers=tuple(Figure(both(asked), both(said)) for asked, said in answers(facts, check.facts)),
        calculation=tuple(Both(**step) for step in result["calculation"]),
        missing=tuple(both(question_of(path, check.facts)) for path in result["missing"]),
        readings=tuple(
            Reading(Both(**item["text"]), leaning=bool(item["leaning"]))
            for item in result["alternatives"]
            if item["doubt"] in result["doubts"]
        ),
        law_version=tuple(both(law_applied(version)).of(language) for version in result["law_version"]),
        digest=" · ".join(digest[:16] for digest in (result["law_digest"], result["index_digest"]) if digest),
        attribution=STATBEL if result["index_digest"] else None,
        reference=reference,
        service=service,
    )


def _found(finding: dict[str, Any]) -> FoundRule:
    if finding["verdict"] not in get_args(Mark):
        raise ValueError(f"the sheet has no mark for {finding['verdict']!r}")
    return FoundRule(
        cast("Mark", finding["verdict"]),
        Both(**finding["text"]),
        tuple(Citation(**source) for source in finding["sources"]),
    )


def blank(check: Check) -> BlankChecklist:
    """Return the checklist to fill by hand, with every question in the order of the form."""
    return BlankChecklist(
        title=both(check.title),
        intro=INTRO,
        sections=tuple(
            Section(
                both(section.title),
                tuple(_question(fact, check.facts) for fact in check.facts if fact.section == section),
            )
            for section in check.facts.sections
        ),
        verified_on=max(source.read_on for rule in check.rules for source in rule.sources),
    )


def _question(fact: Fact, vocabulary: Vocabulary) -> Question:
    within = any(item.kind is Kind.OBJECT and fact.path.startswith(f"{item.path}.") for item in vocabulary)
    return Question(
        text=both(fact.question),
        kind="amount" if fact.kind is Kind.MONEY and fact.unit is None else KINDS[fact.kind],
        help=both(fact.help),
        options=LIST_OPTIONS if fact.kind is Kind.LIST else tuple(both(code.label) for code in fact.codes),
        only_if=EACH if fact.in_list else ONLY_IF_ASKED if within else None,
    )


def filled_pdf(
    check: Check,
    facts: Facts,
    result: dict[str, Any],
    language: Language,
    *,
    reference: str | None = None,
    service: Service | None = None,
) -> bytes:
    """Return the filled checklist as an accessible PDF in one language; the same answer gives the same bytes."""
    sheet = filled(check, facts, result, language, reference=reference, service=service)
    return to_pdf(
        filled_checklist(sheet, language),
        language=language,
        title=sheet.title.of(language),
        identifier=f"checklist:{check.name}:{language}:{_digest([facts, result])}",
        author=AUTHOR if service is None else service.name.of(language),
        created_on=sheet.checked_on,
    )


def blank_pdf(check_name: str, language: Language) -> bytes:
    """Return the checklist to fill by hand as an accessible PDF in one language."""
    check = ASKED[check_name]
    sheet = blank(check)
    return to_pdf(
        blank_checklist(sheet, language),
        language=language,
        title=sheet.title.of(language),
        identifier=f"blank-checklist:{check_name}:{language}:{check.law_digest}",
        author=AUTHOR,
        created_on=sheet.verified_on,
    )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
