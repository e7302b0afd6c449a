"""The law book: every rule, value, time limit and workflow of the product, written out in one language for a jurist."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workflows.book_words import WORDS, cell, day, link, review, value
from workflows.checks import CHECKS
from workflows.deadlines import DEADLINES
from workflows.definition import LAST_OPEN, SAME
from workflows.drawing import svg
from workflows.engine import WORKFLOWS, versions
from workflows.mermaid import mermaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.checks import Check
    from workflows.definition import Event, State, Target, Workflow

__all__ = ["law_book", "mermaid", "state_table", "svg"]

LANGUAGES: Final = ("fr", "nl")
GENERATED: Final = Path(__file__).parent.parent / "docs" / "generated"


def law_book(language: str) -> str:
    """Return the whole law book in Markdown. Raises KeyError for another language than ``fr`` or ``nl``."""
    words = WORDS[language]
    lines = [f"# {words.title}", "", words.introduction, ""]
    for check in CHECKS.values():
        lines += _check(check, language)
    lines += [f"## {words.deadlines}", "", *_deadlines(language), ""]
    for name in WORKFLOWS:
        for engine in versions(name):
            lines += _workflow(engine.workflow, language)
    return "\n".join(lines).rstrip() + "\n"


def state_table(workflow: Workflow, language: str) -> str:
    """Return a Markdown table of the states: what each means, who acts, what can happen and where it leads."""
    words = WORDS[language]
    heads = (_row(words.state, words.means, words.who_acts, words.events), _row(*["---"] * 4))
    rows = (
        _row(
            f"**{state.label.of(language)}**",
            state.means.of(language),
            workflow.actors[state.who_acts].of(language),
            "<br>".join(_leaving(workflow, state, language)) or "–",
        )
        for state in workflow.states.values()
    )
    return "\n".join((*heads, *rows))


def files() -> dict[str, str]:
    """Return every generated file by its name."""
    written = {
        f"{name}.{language}.mmd": mermaid(versions(name)[-1].workflow, language)
        for name in WORKFLOWS
        for language in LANGUAGES
    }
    return written | {f"law-book.{language}.md": law_book(language) for language in LANGUAGES}


def main(arguments: list[str], folder: Path = GENERATED) -> int:
    """Write the generated files with ``--write``; without it, return 1 when one of them is stale."""
    stale = 0
    for name, text in files().items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale = 1
        if "--write" in arguments:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 0 if "--write" in arguments else stale


def _check(check: Check, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield from (f"## {check.title.of(language)}", "", f"### {words.rules}", "")
    yield _row(words.number, words.rule, words.sources, words.basis, words.in_force, words.review)
    yield _row(*["---"] * 6)
    for rule in check.rules:
        said = f"**{rule.title.of(language)}**"
        if rule.doubt is not None:
            said += f"<br>{words.doubt} {rule.doubt.of(language)}"
        yield _row(
            rule.number,
            said,
            "<br>".join(link(source, language) for source in rule.sources),
            ", ".join(words.of_basis(basis.value) for basis in rule.basis),
            "<br>".join(day(since, language) for since in rule.in_force),
            review(rule.review, words, language),
        )
    yield from ("", f"### {words.values}", "")
    yield _row(words.value, words.from_day, words.sources, words.basis, words.review)
    yield _row(*["---"] * 5)
    for figure in check.values:
        yield _row(
            figure.title.of(language),
            "<br>".join(
                f"{day(since, language)}{words.colon} {value(entry, language)}" for since, entry in figure.entries
            ),
            link(figure.source, language),
            words.of_basis(figure.basis.value),
            review(figure.review, words, language),
        )
    yield ""


def _deadlines(language: str) -> Iterator[str]:
    words = WORDS[language]
    yield _row(words.deadline, words.length, words.kind, words.sources, words.basis, words.review)
    yield _row(*["---"] * 6)
    for deadline in DEADLINES.values():
        said = f"**{deadline.title.of(language)}**<br>{deadline.start_text.of(language)}…"
        if deadline.doubt is not None:
            said += f"<br>{words.doubt} {deadline.doubt.of(language)}"
        yield _row(
            said,
            "<br>".join(
                f"{day(since, language)}{words.colon} {length.text.of(language)}"
                for since, length in deadline.length.entries()
            ),
            words.kinds[deadline.kind],
            "<br>".join(link(source, language) for source in deadline.sources) or "–",
            ", ".join(words.of_basis(basis.value) for basis in deadline.basis),
            review(deadline.review, words, language),
        )


def _workflow(workflow: Workflow, language: str) -> Iterator[str]:
    words = WORDS[language]
    since = f"{words.in_force_since} {day(workflow.valid_from, language)}. {words.not_reviewed}."
    yield from (f"## {workflow.title.of(language)}", "", since, "")
    yield from ("```mermaid", mermaid(workflow, language).rstrip(), "```", "")
    for level in workflow.levels:
        yield f"- {level.label.of(language)}{words.colon} " + ", ".join(
            state.label.of(language) for state in workflow.states_of(level.id)
        )
    yield from ("", f"### {words.states}", "", state_table(workflow, language), "")
    yield from (f"### {words.events}", "", *_events(workflow, language), "")
    if workflow.outcomes():
        yield from (f"### {words.outcomes}", "")
        yield from (f"- {outcome.label.of(language)}" for outcome in workflow.outcomes())
        yield ""
    for region in workflow.regions.values():
        yield from (f"### {words.region} {region.title.of(language)}", "", state_table(region, language), "")
        yield from (*_events(region, language), "")


def _events(workflow: Workflow, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield _row(words.event, words.asks, words.opens, words.sources)
    yield _row(*["---"] * 4)
    for event in workflow.events.values():
        asked = dict.fromkeys(asked.label.of(language) for asked in event.inputs)
        asked |= dict.fromkeys(asked.label.of(language) for target in event.targets for asked in target.inputs)
        opened = dict.fromkeys((*event.deadlines, *(name for target in event.targets for name in target.deadlines)))
        yield _row(
            event.label.of(language),
            "<br>".join(asked),
            "<br>".join(DEADLINES[name].title.of(language) for name in opened) or "–",
            "<br>".join(link(source, language) for source in event.law) or "–",
        )


def _leaving(workflow: Workflow, state: State, language: str) -> Iterator[str]:
    for event in workflow.events.values():
        if state.id in event.sources:
            ends = dict.fromkeys(_end(workflow, event, target, language) for target in event.targets)
            yield f"{event.label.of(language)}{''.join(f' → {end}' for end in ends if end)}"


def _end(workflow: Workflow, event: Event, target: Target, language: str) -> str:
    if target.to == SAME:
        return ""
    if target.to == LAST_OPEN:
        code = workflow.inputs[event.chosen_by].code(target.choice)
        return code.label.of(language) if code is not None else ""
    return workflow.states[target.to].label.of(language)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell(text) for text in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
