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
    """Return the way to write down questions of ``section`` that all matter under the conditions ``when``."""

    def ask(path: str, kind: Kind, question: tuple[str, str], why: tuple[str, str], /, **more: Unpack[More]) -> Fact:
        more["when"] = (*when, *more.get("when", ()))
        return Fact(path=path, kind=kind, section=section, question=Text(*question), help=Text(*why), **more)

    return ask


def codes(**labels: tuple[str, str]) -> tuple[Code, ...]:
    """Return codes with what a person reads: ``spouse=("Le conjoint", "De echtgenoot")``."""
    return tuple(Code(value, Text(*label)) for value, label in labels.items())


INTERVIEW = Section("interview", Text(fr="La question", nl="De vraag"))
LEASE = Section("lease", Text(fr="Le bail", nl="De huurovereenkomst"))
CLAUSES = Section("clauses", Text(fr="Clauses du bail", nl="Bepalingen van de huurovereenkomst"))
REGISTRATION = Section("registration", Text(fr="Enregistrement du bail", nl="Registratie van de huurovereenkomst"))
PARTIES = Section("parties", Text(fr="Bailleur et locataires", nl="Verhuurder en huurders"))
NOTICE = Section("notice", Text(fr="Le congé du bailleur", nl="De opzegging door de verhuurder"))
OCCUPIER = Section("occupier", Text(fr="Occupation personnelle", nl="Persoonlijke betrekking"))
WORKS = Section("works", Text(fr="Travaux", nl="Werken"))
SALE = Section("sale", Text(fr="Vente du logement", nl="Verkoop van de woning"))
SHIELDS = Section("shields", Text(fr="Plaintes et demandes du locataire", nl="Klachten en verzoeken van de huurder"))
COTENANCY = Section("cotenancy", Text(fr="Colocation", nl="Medehuur"))
SUBLEASE = Section(
    "sublease", Text(fr="Sous-location et bail glissant", nl="Onderverhuring en glijdende huurovereenkomst")
)
HOSTED = Section("hosted", Text(fr="Hébergement et occupation précaire", nl="Inwoning en precaire bezetting"))
DEATH = Section("tenant_death", Text(fr="Décès du locataire", nl="Overlijden van de huurder"))
TENANT_NOTICE = Section("tenant_notice", Text(fr="Le congé du locataire", nl="De opzegging door de huurder"))
COUNTER_NOTICE = Section("counter_notice", Text(fr="Le contre-préavis", nl="De tegenopzegging"))
PROROGATION = Section(
    "prorogation_request",
    Text(fr="Prorogation pour circonstances exceptionnelles", nl="Verlenging wegens buitengewone omstandigheden"),
)
RENT_INCREASE = Section("rent_increase", Text(fr="La hausse du loyer", nl="De huurverhoging"))
EVICTION = Section("eviction", Text(fr="Serrures et accès", nl="Sloten en toegang"))
AFTER = Section("after_departure", Text(fr="Après le départ", nl="Na het vertrek"))

EURO_A_MONTH = Text(fr="€ par mois, sans les charges", nl="€ per maand, zonder de kosten")
EURO = Text(fr="€", nl="€")
MONTHS = Text(fr="mois", nl="maanden")
NOT_THE_CASE = Text(fr="Non.", nl="Nee.")
NOT_THERE = Text(fr="Rien de tel n'a eu lieu.", nl="Niets van dien aard gebeurde.")
STAYS_UNKNOWN = Text(fr="Inconnu : la réponse reste plus prudente.", nl="Onbekend: het antwoord blijft voorzichtiger.")
NONE_KNOWN = Text(fr="Rien de tel.", nl="Niets van dien aard.")

LANDLORD_NOTICE = When("subject", ("landlord_notice", "counter_notice", "prorogation_request", "claim_after_departure"))
PERSONAL = When("notice.ground", ("personal_occupation",))
ANY_WORKS = When("notice.ground", ("works", "works_several_dwellings"))
SEVERAL = When("notice.ground", ("works_several_dwellings",))
