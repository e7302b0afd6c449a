"""The rules of the check: their cards, and what each says of a household, its sentence in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.illegal_eviction import sources
from workflows.checks.illegal_eviction.classes import A_PARTIAL, A_THREAT, VERDICTS, A, B, C, D, E, U
from workflows.checks.illegal_eviction.title import BLOCKED, IN_MORATORIUM
from workflows.checks.illegal_eviction.values import ARTICLE_233_1, COORDINATED, FIRST_WINTER, ORDINANCE_2023, SQUAT_LAW
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.illegal_eviction.decision import Decision
    from workflows.law import Source

RECORDED: Final = "recorded_without_effect"
FINDING_VERDICTS: Final = (*VERDICTS.values(), RECORDED)
_TEXT, _DEDUCED = (Basis.TEXT,), (Basis.TEXT, Basis.INFERENCE)


def _card(
    rule: str,
    title: tuple[str, str],
    verdict: str,
    *cited: Source,
    in_force: date,
    basis: tuple[Basis, ...] = _TEXT,
    doubt: tuple[str, str] | None = None,
) -> RuleCard:
    """Return a rule as the law book shows it; all stand in section 9 of the contract page."""
    return RuleCard(
        id=rule,
        number="9",
        title=Text(*title),
        verdicts=(verdict,),
        sources=cited,
        basis=basis,
        in_force=(in_force,),
        doubt=None if doubt is None else Text(*doubt),
    )


NO_TITLE = _card(
    "no_title",
    ("Aucun titre, logement perdu", "Geen titel, woning kwijt"),
    VERDICTS[A],
    sources.WITHOUT_TITLE,
    sources.HOME,
    in_force=ARTICLE_233_1,
)
UNLIVABLE = _card(
    "no_title_home_unlivable",
    ("Aucun titre, logement gardé mais abîmé ou entravé", "Geen titel, woning behouden maar beschadigd of belemmerd"),
    VERDICTS[A_PARTIAL],
    sources.WITHOUT_TITLE,
    in_force=ARTICLE_233_1,
    basis=_DEDUCED,
    doubt=(
        "Des compteurs coupés sans accès bloqué : l'article 233/1 s'applique-t-il ?",
        "Meters afgesloten zonder dat de toegang versperd is: geldt artikel 233/1?",
    ),
)
THREAT = _card(
    "threat_only",
    ("Une menace, rien n'est encore arrivé", "Een dreiging, er is nog niets gebeurd"),
    VERDICTS[A_THREAT],
    sources.HOME,
    in_force=COORDINATED,
    basis=_DEDUCED,
)
TITLE_EXISTS = _card(
    "title_exists",
    ("Un titre existe", "Er is een titel"),
    VERDICTS[B],
    sources.WINTER,
    sources.EXECUTION,
    in_force=ORDINANCE_2023,
    basis=_DEDUCED,
    doubt=(
        "Un titre mal exécuté vaut-il une expulsion sans titre ? Ce contrôle ne le dit pas.",
        "Staat een slecht uitgevoerde titel gelijk met een uithuiszetting zonder titel? Deze controle zegt het niet.",
    ),
)
FALSE_TITLE = _card(
    "false_title",
    ("Un faux n'est pas un titre", "Een vals document is geen titel"),
    VERDICTS[A],
    sources.HOME,
    in_force=COORDINATED,
    basis=_DEDUCED,
)
ORDER = _card(
    "administrative_order",
    ("Un arrêté du bourgmestre ou une interdiction de louer", "Een besluit van de burgemeester of een verhuurverbod"),
    VERDICTS[C],
    sources.MAYOR,
    sources.UNFIT,
    in_force=ORDINANCE_2023,
)
OCCUPANT = _card(
    "order_against_occupant",
    ("Un juge a statué contre l'occupant sans titre", "Een rechter besliste tegen de bewoner zonder titel"),
    VERDICTS[D],
    sources.SQUAT,
    in_force=SQUAT_LAW,
)
HOST = _card(
    "private_host",
    ("Mis dehors par un proche", "Buitengezet door een naaste"),
    VERDICTS[E],
    sources.HOME,
    in_force=COORDINATED,
    basis=_DEDUCED,
)
OPEN = _card(
    "title_question_open",
    ("On ne sait pas encore", "Men weet het nog niet"),
    VERDICTS[U],
    sources.WITHOUT_TITLE,
    sources.HOME,
    in_force=ARTICLE_233_1,
    basis=_DEDUCED,
)
CLAIMS = _card(
    "never_a_justification",
    ("Ce que dit l'autre partie n'est pas un titre", "Wat de andere partij zegt, is geen titel"),
    RECORDED,
    sources.HOME,
    in_force=COORDINATED,
    basis=_DEDUCED,
)
WINTER = _card(
    "title_in_moratorium",
    ("Exécuté en hiver", "Uitgevoerd in de winter"),
    VERDICTS[B],
    sources.WINTER,
    sources.WINTER_UPHELD,
    in_force=FIRST_WINTER,
)
CONTESTED = _card(
    "moratorium_contested_2023_2024",
    ("L'hiver contesté 2023-2024", "De betwiste winter 2023-2024"),
    VERDICTS[B],
    sources.WINTER,
    sources.WINTER_UPHELD,
    in_force=FIRST_WINTER,
    basis=(Basis.COMMENTARY,),
    doubt=(
        "Des juges ont écarté le moratoire cet hiver-là ; la Cour constitutionnelle l'a validé ensuite.",
        "Rechters zetten het moratorium die winter opzij; het Grondwettelijk Hof liet het later overeind.",
    ),
)
RULES: Final = (
    NO_TITLE, UNLIVABLE, THREAT, TITLE_EXISTS, FALSE_TITLE, ORDER, OCCUPANT, HOST, OPEN, CLAIMS, WINTER, CONTESTED,
)  # fmt: skip
OF_CLASS: Final[dict[str, tuple[RuleCard, str, str]]] = {
    A: (
        NO_TITLE,
        "Aucun titre exécutoire n'a été montré : seul un juge peut autoriser une expulsion.",
        "Er is geen uitvoerbare titel getoond: alleen een rechter kan een uithuiszetting toestaan.",
    ),
    A_PARTIAL: (
        UNLIVABLE,
        "Sans titre, personne ne peut couper, casser ou bloquer un logement habité. C'est une déduction, à confirmer.",
        (
            "Zonder titel mag niemand een bewoonde woning afsluiten, stukmaken of versperren. Dat is een afleiding, te "
            "bevestigen."
        ),
    ),
    A_THREAT: (
        THREAT,
        "Le ménage est encore chez lui : il ne doit partir que si un juge le décide.",
        "Het gezin is nog thuis: het moet pas weg als een rechter dat beslist.",
    ),
    B: (
        TITLE_EXISTS,
        "Un jugement existe : une relecture juridique est prévue aujourd'hui.",
        "Er bestaat een vonnis: vandaag volgt een juridische controle.",
    ),
    C: (
        ORDER,
        "Un ordre administratif suit un autre chemin : le relogement, pas l'expulsion illégale.",
        "Een administratief bevel volgt een andere weg: herhuisvesting, geen illegale uithuiszetting.",
    ),
    D: (
        OCCUPANT,
        "Un juge a statué contre cet occupant sans titre. Une place peut toujours être cherchée.",
        "Een rechter besliste tegen deze bewoner zonder titel. Een plaats zoeken kan nog altijd.",
    ),
    E: (
        HOST,
        "Entre proches, le droit du bail ne s'applique pas, mais la force reste interdite.",
        "Onder naasten geldt het huurrecht niet, maar geweld blijft verboden.",
    ),
    U: (
        OPEN,
        "Il n'est pas encore sûr qu'un titre existe. L'aide urgente commence quand même.",
        "Het is nog niet zeker of er een titel is. De dringende hulp begint toch.",
    ),
}


def findings(decision: Decision) -> Iterator[Finding]:
    """Return what the rules say, the class first."""
    rule, fr, nl = OF_CLASS[decision.name]
    yield _say(rule, fr, nl)
    if decision.facts.false_title:
        yield _say(
            FALSE_TITLE,
            "Le papier montré est un faux : il vaut comme si rien n'avait été montré.",
            "Het getoonde papier is vals: het telt alsof er niets werd getoond.",
        )
    if IN_MORATORIUM in decision.title_flags:
        yield _winter(decision)
    if decision.contested:
        yield _say(
            CONTESTED,
            "Des juges ont écarté le moratoire en hiver 2023-2024 : un avocat doit relire. D'après la presse.",
            "Rechters zetten het moratorium in de winter 2023-2024 opzij: een advocaat moet nalezen. Volgens de pers.",
        )
    if decision.facts.claims:
        yield _say(
            CLAIMS,
            "Ce que l'autre partie affirme est noté et ne change pas la réponse.",
            "Wat de andere partij beweert, is genoteerd en verandert het antwoord niet.",
        )


def _winter(decision: Decision) -> Finding:
    if decision.winter.role == BLOCKED:
        return _say(
            WINTER,
            "L'exécution tombe entre le 1er novembre et le 15 mars.",
            "De uitvoering valt tussen 1 november en 15 maart.",
        )
    return _say(
        WINTER,
        "L'intervenant signale une exécution en hiver : la date est à vérifier.",
        "De hulpverlener meldt een uitvoering in de winter: de datum is na te kijken.",
    )


def _say(rule: RuleCard, fr: str, nl: str) -> Finding:
    return Finding(rule, rule.verdicts[0], fr, nl, {})
