"""Draws a workflow as Mermaid text: one box per level, in one language; plain text for git and for docs pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.definition import LAST_OPEN, SAME, START

if TYPE_CHECKING:
    from workflows.definition import Event, Workflow

_WORDS: Final = {
    "fr": {"start": "Début", "any": "Tout dossier", "any_open": "Tout dossier ouvert", "last": "Dernier état ouvert"},
    "nl": {"start": "Begin", "any": "Elk dossier", "any_open": "Elk open dossier", "last": "Laatste open toestand"},
}


def mermaid(workflow: Workflow, language: str) -> str:
    """Return the flowchart of a workflow and of its regions. Events that change no state are left to the table."""
    lines = ["flowchart TB"]
    lines += _machine(workflow, language, prefix="")
    for name, region in workflow.regions.items():
        lines.append(f'  subgraph region_{name}["{_safe(region.title.of(language))}"]')
        lines += [f"  {line}" for line in _machine(region, language, prefix=f"{name}_")]
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _machine(workflow: Workflow, language: str, prefix: str) -> list[str]:
    lines: list[str] = []
    for level in workflow.levels:
        boxed = not prefix
        if boxed:
            lines.append(f'  subgraph {_box(level.id)}["{_safe(level.label.of(language))}"]')
        for state in workflow.states_of(level.id):
            left, right = ("([", "])") if state.final else ("[", "]")
            lines.append(f'    {prefix}{state.id}{left}"{_safe(state.label.of(language))}"{right}')
        if boxed:
            lines.append("  end")
    arrows = _arrows(workflow, language, prefix)
    lines += _outside(arrows, language, prefix)
    lines += [f'  {source} -->|"{_safe(" / ".join(labels))}"| {to}' for (source, to), labels in arrows.items()]
    return lines


def _arrows(workflow: Workflow, language: str, prefix: str) -> dict[tuple[str, str], list[str]]:
    """Return the labels of the arrows by (source, target), a whole level or group drawn as one source."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for event in workflow.events.values():
        for target in event.targets:
            if target.to == SAME:
                continue
            to = f"{prefix}last_open" if target.to == LAST_OPEN else f"{prefix}{target.to}"
            for source in _sources(workflow, event, prefix):
                if source != to:
                    arrows.setdefault((source, to), []).append(event.label.of(language))
    return arrows


def _sources(workflow: Workflow, event: Event, prefix: str) -> list[str]:
    found: list[str] = []
    for selector in event.selectors:
        if selector in workflow.groups:
            found += [f"{prefix}{state}" for state in workflow.groups[selector].states]
        elif selector.startswith("level_"):
            found.append(_box(selector.removeprefix("level_")))
        else:
            found.append(f"{prefix}{selector}")
    return found


def _outside(arrows: dict[tuple[str, str], list[str]], language: str, prefix: str) -> list[str]:
    """Return the nodes that are no states: the beginning, any case, the last open state."""
    words = _WORDS[language]
    ends = {end for arrow in arrows for end in arrow}
    named = {START: "start", "any": "any", "any_open": "any_open", "last_open": "last"}
    return [f'  {prefix}{node}(("{words[word]}"))' for node, word in named.items() if f"{prefix}{node}" in ends]


def _box(level: str) -> str:
    return f"box_{level}"


def _safe(text: str) -> str:
    """Return a label that Mermaid reads as plain words."""
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
