"""The answer as a page shows it: sentence, figures, what is missing, readings, sum, rules, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.checks.asking import anchor
from app.checks.course import Course, course, in_two_readings
from app.checks.days import Days, days
from app.checks.forms import lists_of
from app.checks.spoken import say
from app.checks.written import question_of
from app.foundation.i18n import _
from workflows.explanations import EXPLANATIONS
from workflows.explanations.judicial_deadlines.course import READINGS
from workflows.explanations.reading import day, euro, law_applied
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checks.paths import Facts
    from workflows.checks import Check
    from workflows.explanations import KeyFigure
    from workflows.explanations.story import Story
    from workflows.figures import Figures

IN_THE_COURSE = frozenset(reading.title for reading in READINGS)
"""Figures that the course of a procedure shows larger, side by side."""
Result = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything in the reader's language. Rows are plain dicts, as the components take them."""

    verdict: str
    word: str
    sentence: str
    figures: list[tuple[str, str, bool]]
    missing: list[tuple[str, str]]
    waiting_for: list[str]
    doubts: list[tuple[str, list[Row]]]
    remarks: list[str]
    steps: list[str]
    by_base: list[list[str]]
    consequences: list[tuple[str, str]]
    origins: list[tuple[str, str]]
    findings: list[Row]
    set_aside: list[Row]
    laws: list[str]
    law_digest: str
    index_digest: str
    letters: list[tuple[str, str]]
    days: Days | None = None
    course: Course | None = None


def panel(check: Check, facts: Facts, result: Result, figures: Figures | None = None) -> Panel:
    """Return the answer to show; how an amount was reached is told only where ``figures`` are given."""
    told = EXPLANATIONS[check.name]
    lists = lists_of(check.facts)
    asked = [path for path in result["missing"] if not path.startswith("health_index.")]
    findings = _findings(check, result)
    doubts, remarks = _readings(check, result)
    story = told.story(facts, result)
    return Panel(
        verdict=result["verdict"],
        word=say(told.words[result["verdict"]]),
        sentence=say(told.sentence(facts, result)),
        figures=[
            (say(item.label), say(item.value), item.lesser)
            for item in beside(told.key_figures(facts, result), story)
            if item.label not in IN_THE_COURSE
        ],
        missing=[(say(question_of(path, check.facts)), f"#{anchor(path, lists)}") for path in asked],
        waiting_for=[say(question_of(path, check.facts)) for path in result["missing"] if path not in asked],
        doubts=doubts,
        remarks=remarks,
        steps=[say(Text(**step)) for step in result.get("calculation", ())],
        by_base=_by_base(result),
        consequences=[]
        if story is not None
        else [(say(item.title), say(item.text)) for item in told.consequences(facts, result)],
        origins=[]
        if figures is None
        else [(say(item.text), say(item.reckoning)) for item in told.origins(facts, result, figures)],
        findings=[row for row in findings if row["verdict"] != "not_applicable"],
        set_aside=[row for row in findings if row["verdict"] == "not_applicable"],
        laws=[say(law_applied(version)) for version in result["law_version"]],
        law_digest=result["law_digest"],
        index_digest=result.get("index_digest", ""),
        letters=_letters(result),
        days=None if story is None else days(story, told.words, facts["as_of"]),
        course=course(check.name, facts, result),
    )


def _letters(result: Result) -> list[tuple[str, str]]:
    """Return key and name of the letters that go with the answer, those that are written."""
    from letters.catalogue import CATALOGUE  # noqa: PLC0415 — the letters are read when an answer is shown

    wanted = result.get("letters", [])
    by_code = {spec.code: spec for spec in CATALOGUE.values() if spec.code in wanted}
    found = [by_code[code] for code in wanted if code in by_code]
    return [(spec.id, say(Text(fr=spec.title.fr, nl=spec.title.nl))) for spec in found]


def beside(figures: Iterable[KeyFigure], story: Story | None) -> list[KeyFigure]:
    """Return the figures that stand beside the end of the lease, which is told apart with all its branches."""
    if story is None or story.ends_on is None:
        return list(figures)
    return [figure for figure in figures if figure.value != day(story.ends_on)]


_WEIGHT = (
    "breached", "unlawful", "no_effect", "suspended", "refer", "no_notice_law", "uncertain", "needs_answer", "voidable",
    "warning", "lawful_postponed", "respected", "lawful",
    "illegal_eviction", "illegal_deprivation", "threat_of_illegal_eviction", "title_to_review", "not_yet_known",
    "administrative_order", "order_against_occupant", "put_out_by_private_host", "recorded_without_effect",
    "not_applicable",
)  # fmt: skip
_ORDER = {verdict: place for place, verdict in enumerate(_WEIGHT)}
_ABOUT = {"subject": 0, "lease": 1}
"""What decides comes before what informs; a check that does not say what a rule is about, speaks of its subject."""


def _findings(check: Check, result: Result) -> list[Row]:
    cards = {rule.id: rule for rule in check.rules}
    rows = []
    for finding in result["findings"]:
        card = cards.get(finding["rule"])
        review = card.review if card else None
        rows.append(
            {
                "title": say(card.title) if card else finding["rule"],
                "verdict": finding["verdict"],
                "text": say(Text(**finding["text"])),
                "sources": finding["sources"],
                "about": finding.get("about", "subject"),
                "reviewed": ""
                if review is None
                else _("Reviewed by %(by)s on %(on)s", by=review.by, on=say(day(review.on.isoformat()))),
            }
        )
    return sorted(rows, key=lambda row: (_ABOUT.get(row["about"], 2), _ORDER[row["verdict"]]))


def _readings(check: Check, result: Result) -> tuple[list[tuple[str, list[Row]]], list[str]]:
    """Return the readings of each open doubt side by side, and the doubts that leave nothing to choose as remarks."""
    words = EXPLANATIONS[check.name].words
    groups: list[tuple[str, list[Row]]] = []
    remarks: list[str] = []
    for doubt in result.get("doubts", ()):
        rows = [item for item in result["alternatives"] if item["doubt"] == doubt]
        if len(rows) < 2:
            remarks += [say(Text(**item["text"])) for item in rows if doubt != "index_missing"]  # told with its month
            continue
        shown = [
            {
                "title": say(words[item["verdict"]]),
                "text": say(Text(**item["text"])),
                "amount": _amount(item),
                "leaning": item.get("leaning", False),
            }
            for item in rows
        ]
        if any(item.get("leaning") for item in rows):
            groups.append((_("The law can be read in more than one way"), shown))
        else:
            groups.append((_("What each answer would give"), shown))
    return groups, remarks


def _amount(alternative: Row) -> str:
    if "ceiling" not in alternative:
        return in_two_readings(alternative.get("earliest_eviction"))
    if alternative["ceiling"] is None or alternative["verdict"] == "not_due":
        return ""
    most = say(euro(alternative["ceiling"]))
    if alternative["due_from"] is None:
        return _("At most %(amount)s per month", amount=most)
    return _("At most %(amount)s per month, from %(day)s", amount=most, day=say(day(alternative["due_from"])))


def _by_base(result: Result) -> list[list[str]]:
    return [
        [
            base,
            found["start_index"].replace(".", ","),
            found["new_index"].replace(".", ","),
            say(euro(found["ceiling"])),
        ]
        for base, found in result.get("by_base", {}).items()
    ]
