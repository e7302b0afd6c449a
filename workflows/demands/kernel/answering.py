"""From the points of a demand to one answer: lawful, unlawful, uncertain or out of scope. No clock, no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Finding
from workflows.demands.kernel.known import Known, Unknown
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from workflows.checks.declaration import Answer, RuleCard
    from workflows.demands.kernel.declaration import Point, Said, Spec
    from workflows.figures import Figures

OUTSIDE = Text(
    fr="Ces règles ne s'appliquent pas à ce logement : d'autres règles valent. Faites-vous aider avant de répondre.",
    nl="Deze regels gelden niet voor deze woning: er gelden andere regels. Laat u helpen voor u antwoordt.",
)
ACT = "Brussels Housing Code"


def answer(spec: Spec, facts: Mapping[str, object], figures: Figures) -> Answer:  # noqa: ARG001 — as every check
    """Return the result for one facts object. Raises FactError when it is malformed.

    A breach decides; without one, an unknown fact or an open question of law leaves the answer open. Nothing is lawful
    before every point that decides is known, so taking a fact away never makes a demand lawful.
    """
    known = Known(spec.facts.parse(facts))
    told = [(point, *_tell(point, known)) for point in (*((spec.scope,) if spec.scope else ()), *spec.points)]
    if spec.scope is not None and told[0][1] is not None and told[0][1].state.value == "not_applicable":
        told = told[:1]
        verdict = "out_of_scope"
    else:
        verdict = _verdict(told, scoped=spec.scope is not None)
    unknown = {path for point, _, paths in told for path in paths if point.card.blocking}
    helpful = {path for _, _, paths in told for path in paths}
    missing = unknown if verdict == "uncertain" else set()
    said = [(point, found) for point, found, _ in told if found is not None]
    alternatives = _alternatives(said) if verdict == "uncertain" else []
    return {
        "verdict": verdict,
        "summary": _summary(spec, verdict, len(missing)).as_dict(),
        "doubts": list(dict.fromkeys(str(item["doubt"]) for item in alternatives)),
        "alternatives": alternatives,
        "missing": spec.facts.in_order(missing),
        "helpful": spec.facts.in_order(helpful - missing),
        "figures": [
            {"label": shown.label.as_dict(), "value": shown.value.as_dict(), "lesser": shown.lesser}
            for _, found in said
            for shown in found.shown
        ],
        "follows": [
            {"title": follow.title.as_dict(), "text": follow.text.as_dict()}
            for follow in (*(follow for _, found in said for follow in found.follows), *spec.follows)
        ],
        "letters": list(spec.letters),
        "by_base": {},
        "calculation": [step.as_dict() for _, found in said for step in found.steps],
        "findings": [_finding(point.card, found, paths, spec).as_dict() for point, found, paths in told],
        "law_version": list(_law_version([point.card for point, _ in said], known.as_of)),
        "index_digest": "",
    }


def _tell(point: Point, known: Known) -> tuple[Said | None, tuple[str, ...]]:
    try:
        return point.judge(known), ()
    except Unknown as unknown:
        return None, unknown.paths


def _verdict(told: list[tuple[Point, Said | None, tuple[str, ...]]], *, scoped: bool) -> str:
    if scoped and told[0][1] is None:
        return "uncertain"  # whether these rules apply at all is not known
    deciding = [found.state.value if found else "needs_answer" for point, found, _ in told if point.card.blocking]
    if "breached" in deciding:
        return "unlawful"
    return "uncertain" if {"needs_answer", "uncertain"}.intersection(deciding) else "lawful"


def _summary(spec: Spec, verdict: str, missing: int) -> Text:
    if verdict == "out_of_scope":
        return OUTSIDE
    if verdict != "uncertain" or not missing:
        return spec.says[verdict]
    if missing == 1:
        return Text(
            fr="On ne peut pas encore répondre : il manque une réponse.",
            nl="Er is nog geen antwoord mogelijk: er ontbreekt één gegeven.",
        )
    return Text(
        fr=f"On ne peut pas encore répondre : il manque {missing} réponses.",
        nl=f"Er is nog geen antwoord mogelijk: er ontbreken {missing} gegevens.",
    )


def _alternatives(said: list[tuple[Point, Said]]) -> list[dict[str, object]]:
    return [
        {
            "doubt": point.card.id,
            "leaning": reading.leaning,
            "verdict": reading.verdict,
            "ceiling": None,
            "due_from": None,
            "text": reading.text.as_dict(),
        }
        for point, found in said
        if found.state.value == "uncertain"
        for reading in found.readings
    ]


def _finding(card: RuleCard, said: Said | None, paths: tuple[str, ...], spec: Spec) -> Finding:
    if said is not None:
        return Finding(card, said.state.value, said.text.fr, said.text.nl, dict(said.figures))
    asked = [spec.facts[path].question for path in paths]
    return Finding(
        card,
        "needs_answer",
        "Pour le savoir : " + " ".join(text.fr for text in asked),
        "Om het te weten: " + " ".join(text.nl for text in asked),
        {},
    )


def _law_version(cards: list[RuleCard], as_of: date) -> Iterator[dict[str, object]]:
    """Yield the text each told point rests on, with the day from which its present version is in force."""
    seen: set[tuple[str, date]] = set()
    for card in cards:
        article = card.sources[0].article
        since = max((day for day in card.in_force if day <= as_of), default=card.in_force[0])
        if (article, since) not in seen:
            seen.add((article, since))
            yield {"act": ACT, "article": article, "in_force_on": since.isoformat()}
