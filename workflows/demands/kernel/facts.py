"""Short ways to declare the facts of a demand, and the facts that several share, with the paths a case knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.parsing import FactError, Kind
from workflows.checks.rent_indexation.questions.lease import LEASE_TYPES
from workflows.checks.vocabulary import Asked, Code, Fact, Section
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.parsing import Answers
    from workflows.checks.vocabulary import CrossCheck

QUESTION = Section("question", Text(fr="La question", nl="De vraag"))
LEASE = Section("lease", Text(fr="Le bail", nl="De huurovereenkomst"))
DEMAND = Section("demand", Text(fr="Ce qui est demandé", nl="Wat er gevraagd wordt"))
WHAT_HAPPENED = Section("what_happened", Text(fr="Ce qui s'est passé", nl="Wat er gebeurd is"))
EURO_A_MONTH = Text(fr="€ par mois, sans les charges", nl="€ per maand, zonder de kosten")
DAYS = Text(fr="en jours", nl="in dagen")


def yes_no(path: str, section: Section, question: Text, why: Text) -> Fact:
    """Return a question that is answered by yes, no or I don't know."""
    return Fact(path, Kind.YES_NO, section, question, why)


def day(path: str, section: Section, question: Text, why: Text) -> Fact:
    """Return a question for a date."""
    return Fact(path, Kind.DATE, section, question, why)


def money(path: str, section: Section, question: Text, why: Text, *, unit: Text | None = None) -> Fact:
    """Return a question for an amount."""
    return Fact(path, Kind.MONEY, section, question, why, positive=True, unit=unit)


def number(path: str, section: Section, question: Text, why: Text, unit: Text) -> Fact:
    """Return a question for a whole number."""
    return Fact(path, Kind.INTEGER, section, question, why, unit=unit)


def code(path: str, section: Section, question: Text, why: Text, *codes: Code) -> Fact:
    """Return a question with a list of answers."""
    return Fact(path, Kind.CODE, section, question, why, codes=codes, unknown_code=True)


def word(value: str, fr: str, nl: str) -> Code:
    """Return one answer of a list."""
    return Code(value, Text(fr, nl))


def not_before(later: str, earlier: str, message: Text) -> dict[str, CrossCheck]:
    """Return the test that a day does not lie before another one; both must be declared in that order."""

    def test(answers: Answers) -> FactError | None:
        last, first = answers.day(later), answers.day(earlier)
        return FactError(later, message) if last is not None and first is not None and last < first else None

    return {later: test}


AS_OF = Fact(
    "as_of",
    Kind.DATE,
    QUESTION,
    Text(fr="À quelle date la question est-elle posée ?", nl="Op welke datum wordt de vraag gesteld?"),
    Text(
        fr="En général le jour de l'entretien. Les délais sont calculés par rapport à ce jour.",
        nl="Meestal de dag van het gesprek. De termijnen worden vanaf die dag berekend.",
    ),
    required=True,
    asked=Asked.ALWAYS,
)
LEASE_TYPE = Fact(
    "lease.type",
    Kind.CODE,
    LEASE,
    Text(fr="Quelle sorte de bail est-ce ?", nl="Welk soort huurovereenkomst is het?"),
    Text(
        fr="Voir le titre du bail. Un bail oral du logement où l'on habite est un bail de neuf ans, comme un bail "
        "court prolongé sans écrit (art. 237, 238). Le logement social a d'autres règles.",
        nl="Zie de titel van de overeenkomst. Een mondelinge huur van de woning waar men woont duurt negen jaar, net "
        "als een korte huur die zonder geschrift doorloopt (art. 237, 238). Voor sociale woningen gelden andere "
        "regels.",
    ),
    codes=LEASE_TYPES,
    unknown_code=True,
)
SHORT = yes_no(
    "lease.short",
    LEASE,
    Text(
        fr="Le bail a-t-il été conclu par écrit pour trois ans ou moins ?",
        nl="Is de huurovereenkomst schriftelijk gesloten voor drie jaar of korter?",
    ),
    Text(
        fr="Un bail de courte durée doit être écrit et durer au plus trois ans, prolongation comprise (art. 238).",
        nl="Een korte huur moet op papier staan en duurt hoogstens drie jaar, verlenging inbegrepen (art. 238).",
    ),
)
SIGNED_ON = day(
    "lease.signed_on",
    LEASE,
    Text(fr="Quand le bail a-t-il été conclu ?", nl="Wanneer werd de huurovereenkomst gesloten?"),
    Text(
        fr="La date à côté des signatures, ou le jour de l'accord oral. Plusieurs règles ne valent que pour les baux "
        "conclus ou renouvelés à partir du 1er novembre 2024 (ordonnance du 4 avril 2024, art. 38).",
        nl="De datum bij de handtekeningen, of de dag van het mondelinge akkoord. Verscheidene regels gelden enkel "
        "voor overeenkomsten gesloten of hernieuwd vanaf 1 november 2024 (ordonnantie van 4 april 2024, art. 38).",
    ),
)
RENEWED = yes_no(
    "lease.renewed",
    LEASE,
    Text(
        fr="Le bail a-t-il été renouvelé à partir du 1er novembre 2024 ?",
        nl="Werd de huurovereenkomst hernieuwd vanaf 1 november 2024?",
    ),
    Text(
        fr="Un renouvellement est un nouvel accord entre les mêmes personnes. La simple continuation par périodes de "
        "trois ans après neuf ans n'en est pas un, selon notre déduction.",
        nl="Een hernieuwing is een nieuw akkoord tussen dezelfde personen. Dat de huur na negen jaar telkens drie "
        "jaar doorloopt, is er volgens onze afleiding geen.",
    ),
)
STARTS_ON = day(
    "lease.starts_on",
    LEASE,
    Text(fr="À partir de quelle date le bail court-il ?", nl="Vanaf welke datum loopt de huurovereenkomst?"),
    Text(
        fr="L'entrée en vigueur, pas la signature. Pour un bail court devenu bail de neuf ans : celle du premier bail "
        "court (art. 238).",
        nl="De inwerkingtreding, niet de ondertekening. Voor een korte huur die negen jaar werd: die van de eerste "
        "korte huur (art. 238).",
    ),
)
FIRST_RENT = money(
    "lease.base_rent",
    LEASE,
    Text(
        fr="Quel loyer le bail indique-t-il, sans les charges ?",
        nl="Welke huurprijs staat in de huurovereenkomst, zonder de kosten?",
    ),
    Text(fr="Le loyer de départ, par mois.", nl="De huurprijs bij de start, per maand."),
    unit=EURO_A_MONTH,
)
RENT_NOW = money(
    "lease.rent_before_request",
    LEASE,
    Text(fr="Quel loyer est payé, sans les charges ?", nl="Welke huurprijs wordt betaald, zonder de kosten?"),
    Text(fr="Voir les derniers virements, sans les charges.", nl="Zie de laatste overschrijvingen, zonder de kosten."),
    unit=EURO_A_MONTH,
)
REGIONAL = yes_no(
    "registration.regional.done",
    LEASE,
    Text(
        fr="Le bail est-il enregistré auprès de la Région (IRISrent) ?",
        nl="Is de huurovereenkomst geregistreerd bij het Gewest (IRISrent)?",
    ),
    Text(
        fr="Pour un bail signé depuis le 1er janvier 2025, l'enregistrement régional est exigé (art. 228/1 à 228/5).",
        nl="Voor een huurovereenkomst ondertekend sinds 1 januari 2025 is gewestelijke registratie vereist (art. "
        "228/1 tot 228/5).",
    ),
)
FEDERAL = yes_no(
    "registration.federal.done",
    LEASE,
    Text(
        fr="Le bail est-il enregistré auprès du SPF Finances (MyRent) ?",
        nl="Is de huurovereenkomst geregistreerd bij de FOD Financiën (MyRent)?",
    ),
    Text(
        fr="Le locataire peut le vérifier sur MyMinfin ou au bureau Sécurité juridique.",
        nl="De huurder kan dit nakijken op MyMinfin of bij het kantoor Rechtszekerheid.",
    ),
)
