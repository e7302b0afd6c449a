"""The groups in which the questions are asked, the conditions they share, and a short way to write one down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Unpack

from workflows.checks.vocabulary import Asked, Code, Fact, Section, When
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


class Ask(Protocol):
    """Writes one question of a section down: path, kind, the question and its help as (French, Dutch)."""

    def __call__(
        self, path: str, kind: Kind, question: tuple[str, str], why: tuple[str, str], /, **more: Unpack[More]
    ) -> Fact:
        """Return the fact."""
        ...


def asking(section: Section, *when: When) -> Ask:
    """Return the way to write down questions of ``section`` that all matter under the conditions ``when``.

    A question may stay empty unless it says otherwise: a step that has not been taken has no date.
    """

    def ask(path: str, kind: Kind, question: tuple[str, str], why: tuple[str, str], /, **more: Unpack[More]) -> Fact:
        more["when"] = (*when, *more.get("when", ()))
        if more.setdefault("asked", Asked.OPTIONAL) is Asked.OPTIONAL:
            more.setdefault("assumption", UNKNOWN)
        return Fact(path=path, kind=kind, section=section, question=Text(*question), help=Text(*why), **more)

    return ask


def codes(**labels: tuple[str, str]) -> tuple[Code, ...]:
    """Return codes with what a person reads: ``judge=("Le juge", "De rechter")``."""
    return tuple(Code(value, Text(*label)) for value, label in labels.items())


INTERVIEW = Section("interview", Text(fr="La situation", nl="De situatie"))
PARTIES = Section("parties", Text(fr="Le bailleur et le bail", nl="De verhuurder en de huurovereenkomst"))
FORMAL_NOTICE = Section("formal_notice", Text(fr="La mise en demeure", nl="De ingebrekestelling"))
PETITION = Section("petition", Text(fr="La demande en justice", nl="De vordering voor de rechter"))
JUDGMENT = Section("judgment", Text(fr="Le jugement", nl="Het vonnis"))
SERVICE = Section("service", Text(fr="La signification", nl="De betekening"))
EVICTION_NOTICE = Section("eviction_notice", Text(fr="L'avis d'expulsion", nl="Het bericht van uithuiszetting"))
DEROGATION = Section(
    "moratorium_derogation", Text(fr="Dérogation au moratoire hivernal", nl="Afwijking van het wintermoratorium")
)
REHOUSING = Section("rehousing", Text(fr="Le relogement", nl="De herhuisvesting"))
AFTER = Section("after", Text(fr="Recours, départ et biens", nl="Beroep, vertrek en goederen"))
OTHER = Section("other", Text(fr="Autres procédures", nl="Andere procedures"))

UNKNOWN = Text(fr="Pas connu, ou pas encore.", nl="Niet bekend, of nog niet.")
NOT_YET = Text(fr="Pas encore.", nl="Nog niet.")
NOT_THE_CASE = Text(fr="Non.", nl="Nee.")

LEASES = ("residential_lease", "mixed_commercial_lease")
SQUATS = ("squat_private_owner", "squat_public_owner")
JUDICIAL = When("title_type", (*LEASES, "precarious_occupation", *SQUATS))
MONTH_TITLES = When("title_type", (*LEASES, "precarious_occupation"))
ONLY_LEASES = When("title_type", LEASES)
