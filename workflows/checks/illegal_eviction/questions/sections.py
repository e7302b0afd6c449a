"""The groups in which the questions are asked, and a short way to write one down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Unpack

from workflows.checks.vocabulary import Asked, Code, CodeGroup, Fact, Section, When
from workflows.law import Text

if TYPE_CHECKING:
    from typing import TypedDict

    from workflows.checks.parsing import Kind

    class More(TypedDict, total=False):
        """What a question may add."""

        codes: tuple[Code, ...]
        required: bool
        positive: bool
        unknown_code: bool
        asked: Asked
        assumption: Text | None
        unit: Text | None
        when: tuple[When, ...]
        offered: tuple[Code, ...]
        pattern: str
        groups: tuple[CodeGroup, ...]


class Ask(Protocol):
    """Writes one question of a section down: path, kind, the question and its help as (French, Dutch)."""

    def __call__(
        self, path: str, kind: Kind, question: tuple[str, str], why: tuple[str, str], /, **more: Unpack[More]
    ) -> Fact:
        """Return the fact."""
        ...


def asking(section: Section) -> Ask:
    """Return the way to write down questions of ``section``; one may stay empty unless it says otherwise."""

    def ask(path: str, kind: Kind, question: tuple[str, str], why: tuple[str, str], /, **more: Unpack[More]) -> Fact:
        if more.setdefault("asked", Asked.OPTIONAL) is not Asked.WHEN_MISSING and not more.get("required"):
            more.setdefault("assumption", UNKNOWN)
        return Fact(path=path, kind=kind, section=section, question=Text(*question), help=Text(*why), **more)

    return ask


def codes(**labels: tuple[str, str]) -> tuple[Code, ...]:
    """Return codes with what a person reads: ``police=("La police", "De politie")``."""
    return tuple(Code(value, Text(*label)) for value, label in labels.items())


UNKNOWN = Text(fr="Inconnu.", nl="Onbekend.")
DANGER = Section("danger", Text(fr="Le danger, maintenant", nl="Gevaar, nu"))
REPORT = Section("report", Text(fr="Le signalement", nl="De melding"))
EVENT = Section("event", Text(fr="Quand et où", nl="Wanneer en waar"))
ACTS = Section("acts", Text(fr="Ce qui s'est passé", nl="Wat er gebeurd is"))
TITLE = Section("title", Text(fr="Le jugement ou l'ordre", nl="Het vonnis of het bevel"))
OCCUPANCY = Section("occupancy", Text(fr="Comment le ménage habite là", nl="Hoe het gezin daar woont"))
PEOPLE = Section("people", Text(fr="Le ménage", nl="Het gezin"))
POLICE = Section("police", Text(fr="Police et plainte", nl="Politie en klacht"))
TONIGHT = Section("tonight", Text(fr="Cette nuit, les souhaits et l'aide", nl="Vannacht, de wensen en de hulp"))
SEEN = When("title.status", ("seen",))
