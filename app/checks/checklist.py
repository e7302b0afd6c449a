"""The legality checklist on paper: the filled one from a result, the blank one from the declared questions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast, get_args

from app.checks.panel import beside
from app.checks.written import answers, question_of, written
from letters.checklist import (
    STATBEL,
    AnswerKind,
    BlankChecklist,
    Citation,
    Figure,
    FilledChecklist,
    FoundRule,
    Mark,
    PaperDay,
    Part,
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
from workflows.explanations.landlord_notice.claims import months_of_rent
from workflows.explanations.reading import law_applied
from workflows.explanations.story import full_day
from workflows.explanations.timeline import PAPER, drawn
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.checks.paths import Facts
    from letters.context import Service
    from letters.text import Language
    from workflows.checks import Check
    from workflows.checks.vocabulary import Fact, Vocabulary, When
    from workflows.checks.vocabulary import Section as FactSection
    from workflows.explanations.story import Branch, Claim, Story

AUTHOR = "Limen"
KINDS: dict[Kind, AnswerKind] = {
    Kind.DATE: "date",
    Kind.MONEY: "money",
    Kind.YEAR: "year",
    Kind.INTEGER: "number",
    Kind.TEXT: "text",
    Kind.YES_NO: "yes_no",
    Kind.OBJECT: "yes_no",
    Kind.LIST: "choice",
    Kind.CODE: "choice",
    Kind.CODES: "choice",
}
LIST_OPTIONS = (Both("aucun", "geen"), Both("un ou plusieurs", "een of meer"))
ONLY_IF_ASKED = Both("Seulement en cas de demande.", "Enkel als er een verzoek is.")
EACH = {
    "epb.certificates": Both("Pour chaque certificat.", "Voor elk certificaat."),
    "lease.extensions": Both("Pour chaque prolongation.", "Voor elke verlenging."),
    "notice.works.dwellings": Both("Pour chaque logement.", "Voor elke woning."),
}
BRANCHES = Both("Selon le jour où la lettre est arrivée", "Naargelang de dag waarop de brief aankwam")
MONEY = Both("Qui doit quoi", "Wie is wat verschuldigd")
BESIDE = Both("Bon à savoir", "Goed om te weten")
ALWAYS = Both("Dans tous les cas", "In elk geval")
EURO = Text(fr="€", nl="€")
NOTHING_ENDS = Text(fr="rien ne prend fin", nl="niets eindigt")
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
    story = told.story(facts, result)
    found = told.key_figures(facts, result)
    figures = beside(found, story) if story is not None and story.branches else found
    sheet = FilledChecklist(
        title=both(check.title),
        verdict=both(told.sentence(facts, result)),
        checked_on=date.fromisoformat(facts["as_of"]),
        findings=tuple(_found(finding) for finding in result["findings"]),
        figures=tuple(Figure(both(item.label), both(item.value)) for item in figures),
        answers=tuple(Figure(both(asked), both(said)) for asked, said in answers(facts, check.facts)),
        calculation=tuple(Both(**step) for step in result.get("calculation", ())),
        missing=tuple(both(question_of(path, check.facts)) for path in result["missing"]),
        readings=tuple(
            Reading(Both(**item["text"]), leaning=bool(item.get("leaning")))
            for item in result.get("alternatives", ())
            if "doubt" in item and item["doubt"] in result["doubts"]
        ),
        law_version=tuple(both(law_applied(version)).of(language) for version in result["law_version"]),
        digest=" · ".join(result[key][:16] for key in ("law_digest", "index_digest") if result.get(key)),
        attribution=STATBEL if result.get("index_digest") else None,
        reference=reference,
        service=service,
    )
    return sheet if story is None else _with_days(sheet, story, told.words, language)


def _with_days(sheet: FilledChecklist, story: Story, words: Mapping[str, Text], language: Language) -> FilledChecklist:
    """Return the sheet of an answer that is told in days: branches, the line, the table, money, what is always true."""
    parts = (
        Part(MONEY, tuple(_owed(claim) for claim in story.claims)),
        Part(BESIDE, tuple(_joined(notice.title, notice.text) for notice in story.notices)),
        Part(ALWAYS, tuple(both(reminder) for reminder in story.reminders)),
    )
    return replace(
        sheet,
        assurance=None if story.advice is None else both(story.advice),
        readings=tuple(Reading(_branch(branch, words)) for branch in story.branches),
        readings_title=BRANCHES,
        days=tuple(
            PaperDay(both(full_day(moment.on)), both(moment.label), None if moment.hint is None else both(moment.hint))
            for moment in story.moments
        ),
        picture=drawn(story, language, "days", form=PAPER),
        parts=tuple(part for part in parts if part.lines),
    )


def _joined(first: Text, second: Text) -> Both:
    return Both(f"{first.fr} : {second.fr}", f"{first.nl}: {second.nl}")


def _branch(branch: Branch, words: Mapping[str, Text]) -> Both:
    ends = NOTHING_ENDS if branch.ends_on is None else full_day(branch.ends_on)
    word = words[branch.verdict]
    return _joined(
        branch.condition,
        Text(fr=f"{word.fr.lower()} – {ends.fr}", nl=f"{word.nl.lower()} – {ends.nl}"),
    )


def _owed(claim: Claim) -> Both:
    """Return who owes what, with the months where the rent is unknown."""
    months = claim.months
    unknown = Text(fr="montant à fixer", nl="bedrag te bepalen")
    counted = unknown if months is None else months_of_rent(months)
    amount = claim.amount or counted
    return Both(
        f"{claim.label.fr} : {amount.fr}, {claim.owed_by.fr} ({claim.status.fr})",
        f"{claim.label.nl}: {amount.nl}, {claim.owed_by.nl} ({claim.status.nl})",
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
        sections=tuple(_section(section, check.facts) for section in check.facts.sections),
        verified_on=max(source.read_on for rule in check.rules for source in rule.sources),
    )


def _section(section: FactSection, vocabulary: Vocabulary) -> Section:
    """Return one section; what all its questions hang on is said once, at its head."""
    facts = [fact for fact in vocabulary if fact.section == section]
    shared = tuple(when for when in facts[0].when if all(when in fact.when for fact in facts))
    return Section(
        both(section.title),
        tuple(_question(fact, vocabulary, shared) for fact in facts),
        only_if=_only_if(shared, vocabulary),
    )


def _question(fact: Fact, vocabulary: Vocabulary, said: tuple[When, ...]) -> Question:
    return Question(
        text=both(fact.question),
        kind="sum" if fact.kind is Kind.MONEY and fact.unit in {None, EURO} else KINDS[fact.kind],
        help=both(fact.help),
        options=LIST_OPTIONS if fact.kind is Kind.LIST else tuple(both(code.label) for code in fact.codes),
        only_if=EACH[fact.in_list] if fact.in_list else _condition(fact, vocabulary, said),
    )


def _condition(fact: Fact, vocabulary: Vocabulary, said: tuple[When, ...]) -> Both | None:
    if fact.when:
        return _only_if(tuple(when for when in fact.when if when not in said), vocabulary)
    within = any(item.kind is Kind.OBJECT and fact.path.startswith(f"{item.path}.") for item in vocabulary)
    return ONLY_IF_ASKED if within else None


def _only_if(conditions: tuple[When, ...], vocabulary: Vocabulary) -> Both | None:
    """Return on which answers a question hangs; the last condition is the narrowest, and says enough."""
    if not conditions:
        return None
    when = conditions[-1]
    fact = vocabulary[when.path]
    values = [written(fact, value) for value in when.values]
    return Both(
        f"Seulement si « {fact.question.fr} » : {' / '.join(value.fr for value in values)}.",
        f"Enkel bij ‘{fact.question.nl}’: {' / '.join(value.nl for value in values)}.",
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
