"""The open questions of law: when each arises, and what the answer would be either way (contract, section 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workflows import winter
from workflows.checks.judicial_deadlines.calendar import DEFAULT, PLAN, READINGS
from workflows.checks.judicial_deadlines.earliest import (
    AS_SHOWN,
    REHOUSED,
    Earliest,
    Home,
    Supposed,
    allowed,
    earliest,
    home,
)
from workflows.checks.judicial_deadlines.rules.eviction import unreasoned
from workflows.checks.judicial_deadlines.scope import (
    INSTITUTION,
    PRECARIOUS,
    before_ordinance,
    in_month_regime,
    is_counted,
    is_lease,
    is_order,
    is_squat,
)
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.checks.judicial_deadlines.deadlines import Deadline
    from workflows.checks.judicial_deadlines.facts import Facts

TITLE_UNKNOWN, STAY, EARLIER = "title_type_unknown", "institution_stay", "before_2023_08_31"
TERM_AND_CPAS, UNREASONED, AGREED = (
    "judge_term_and_cpas", "derogation_without_reasons", "agreed_date_in_moratorium",
)  # fmt: skip
CONTEST_DAY, NEW_NOTICE = "rehousing_on_contest_day", "new_notice_after_failed_rehousing"
EXCLUDED, BETWEEN, CPAS_UNKNOWN = (
    "provisional_enforcement_excluded", "announced_date_between_readings", "cpas_information_unknown",
)  # fmt: skip
VACATION, PRECARIOUS_HEARING = "appeal_vacation_edge", "precarious_occupation_hearing"
DOUBTS: Final = (
    TITLE_UNKNOWN, STAY, EARLIER, TERM_AND_CPAS, UNREASONED, AGREED, CONTEST_DAY, NEW_NOTICE, EXCLUDED, BETWEEN,
    CPAS_UNKNOWN, VACATION, PRECARIOUS_HEARING,
)  # fmt: skip
BEARING: Final = frozenset(DOUBTS) - {VACATION, PRECARIOUS_HEARING}
"""Doubts that bear on the day of the eviction."""

DATED, NO_DATE, REGULAR, IRREGULAR = "dated", "no_date", "regular", "irregular"
STOPPED, OTHER_PROCEDURE, UNCERTAIN = "stopped", "other_procedure", "uncertain"
VERDICTS: Final = (DATED, NO_DATE, REGULAR, IRREGULAR, STOPPED, OTHER_PROCEDURE, UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The answer under one choice that a doubt leaves open."""

    doubt: str
    verdict: str
    found: Earliest
    text: Text
    title: str | None = None


def states_of(facts: Facts, found: Earliest, supposed: Supposed = AS_SHOWN) -> dict[str, bool | None]:
    """Return whether each reading allows the announced day; empty when none was announced."""
    if facts.announced_on is None or not is_counted(facts):
        return {}
    return {reading: allowed(facts, found, reading, supposed) for reading in READINGS}


def agreed_in_winter(facts: Facts) -> bool:
    """Return whether a recorded agreement sets a day in the moratorium, without a derogation."""
    term = facts.term
    return bool(
        is_lease(facts)
        and term is not None
        and term.set_by == "agreement"
        and term.until is not None
        and winter.is_winter(term.until)
        and not facts.derogation.granted
    )


def doubts_of(
    facts: Facts, found: Earliest, states: Mapping[str, bool | None], deadlines: Mapping[str, Deadline]
) -> tuple[str, ...]:
    """Return the doubts of a case in the order of the contract."""
    if is_order(facts):
        return ()
    arisen = {
        TITLE_UNKNOWN: facts.title is None,
        STAY: facts.title == INSTITUTION,
        EARLIER: before_ordinance(facts),
        VACATION: _at_edge(deadlines.get("appeal")),
        PRECARIOUS_HEARING: facts.title == PRECARIOUS
        and bool({"hearing_with_eviction", "hearing_incidental_claim"} & deadlines.keys()),
    }
    if is_counted(facts):
        arisen |= _bearing(facts, found, states)
    return tuple(doubt for doubt in DOUBTS if arisen.get(doubt))


def _at_edge(appeal: Deadline | None) -> bool:
    return appeal is not None and appeal.windows[PLAN].last != appeal.windows[DEFAULT].last


def _bearing(facts: Facts, found: Earliest, states: Mapping[str, bool | None]) -> dict[str, bool]:
    standing, told_on, served_on = home(facts), facts.cpas_informed_on, facts.served_on
    known = set(states.values())
    late = served_on is not None and (told_on is None or told_on > served_on)
    waits = served_on is not None and any(found.month[reading] is None for reading in READINGS)
    return {
        TERM_AND_CPAS: facts.term is not None and not is_squat(facts) and late,
        UNREASONED: unreasoned(facts),
        AGREED: agreed_in_winter(facts),
        CONTEST_DAY: standing is Home.CONTEST_DAY and in_month_regime(facts),
        NEW_NOTICE: standing is Home.STAYED and in_month_regime(facts),
        EXCLUDED: facts.enforcement_excluded,
        BETWEEN: {True, False} <= known and found.reason != REHOUSED,
        CPAS_UNKNOWN: None in known and waits,
    }


def verdict_of(found: Earliest, states: Mapping[str, bool | None]) -> str:
    """Return the verdict of an answer in which no doubt is left."""
    if found.reason == REHOUSED:
        return STOPPED
    known = set(states.values())
    if known:
        return REGULAR if known == {True} else IRREGULAR if known == {False} else UNCERTAIN
    return DATED if found.known else NO_DATE


def alternatives_of(facts: Facts, found: Earliest, doubts: tuple[str, ...]) -> Iterator[Alternative]:
    """Return what the answer would be under each choice, for the doubts that have named ones."""
    for doubt in doubts:
        for supposed, text in _CHOICES.get(doubt, ()):
            other = earliest(facts, supposed)
            verdict = verdict_of(other, states_of(facts, other, supposed))
            yield Alternative(doubt, verdict, other, text)
        for verdict, text in _SAID.get(doubt, ()):
            yield Alternative(doubt, verdict, found, text)


_CHOICES: Final[Mapping[str, tuple[tuple[Supposed, Text], ...]]] = {
    TERM_AND_CPAS: (
        (
            Supposed(term_from_service=True),
            Text(
                fr="Le délai fixé dans la décision court depuis la signification.",
                nl="De termijn in de beslissing loopt vanaf de betekening.",
            ),
        ),
        (
            Supposed(term_from_service=False),
            Text(
                fr="Ce délai ne court que depuis le jour où le CPAS a été informé.",
                nl="Die termijn loopt pas vanaf de dag waarop het OCMW werd ingelicht.",
            ),
        ),
    ),
    UNREASONED: (
        (AS_SHOWN, Text(fr="La dérogation tient.", nl="De afwijking houdt stand.")),
        (
            Supposed(derogation_holds=False),
            Text(
                fr="La dérogation ne tient pas : le moratoire s'applique.",
                nl="De afwijking houdt geen stand: het moratorium geldt.",
            ),
        ),
    ),
    AGREED: (
        (
            AS_SHOWN,
            Text(
                fr="Le moratoire s'applique malgré l'accord.",
                nl="Het moratorium geldt ondanks het akkoord.",
            ),
        ),
        (
            Supposed(agreed_day_holds=True),
            Text(
                fr="Le jour convenu vaut, même pendant le moratoire.",
                nl="De afgesproken dag geldt, ook tijdens het moratorium.",
            ),
        ),
    ),
    CONTEST_DAY: (
        (
            AS_SHOWN,
            Text(
                fr="Le dernier jour ne se reporte pas : l'expulsion reste possible.",
                nl="De laatste dag verschuift niet: de uithuiszetting blijft mogelijk.",
            ),
        ),
        (
            Supposed(contest_day_counts=True),
            Text(
                fr="Le dernier jour se reporte au jour ouvrable suivant : l'expulsion n'a pas lieu.",
                nl="De laatste dag verschuift naar de volgende werkdag: de uithuiszetting gaat niet door.",
            ),
        ),
    ),
    NEW_NOTICE: (
        (AS_SHOWN, Text(fr="Le même avis reste valable.", nl="Hetzelfde bericht blijft geldig.")),
        (
            Supposed(new_notice_needed=True),
            Text(
                fr="Il faut un nouvel avis de quinze jours ouvrables.",
                nl="Er is een nieuw bericht van vijftien werkdagen nodig.",
            ),
        ),
    ),
    EXCLUDED: (
        (
            AS_SHOWN,
            Text(
                fr="Le jugement peut quand même être exécuté.",
                nl="Het vonnis kan toch worden uitgevoerd.",
            ),
        ),
        (
            Supposed(appeal_first=True),
            Text(
                fr="Pas d'expulsion avant la fin de l'appel ou de son délai.",
                nl="Geen uithuiszetting vóór het einde van het hoger beroep of van de termijn ervoor.",
            ),
        ),
    ),
}
"""Doubts whose choices are calculated: what is supposed, and what that means."""
_SAID: Final[Mapping[str, tuple[tuple[str, Text], ...]]] = {
    BETWEEN: (
        (
            IRREGULAR,
            Text(
                fr="Dans la lecture à plaider, le jour annoncé vient trop tôt.",
                nl="Volgens de te verdedigen lezing komt de aangekondigde dag te vroeg.",
            ),
        ),
        (
            REGULAR,
            Text(
                fr="Dans la lecture prudente, le jour annoncé est permis.",
                nl="Volgens de voorzichtige lezing mag de aangekondigde dag.",
            ),
        ),
    ),
    CPAS_UNKNOWN: (
        (
            IRREGULAR,
            Text(
                fr="Le CPAS n'a pas été informé : le jour annoncé n'est pas permis.",
                nl="Het OCMW werd niet ingelicht: de aangekondigde dag mag niet.",
            ),
        ),
        (
            NO_DATE,
            Text(
                fr="Le CPAS a été informé : il faut sa date pour calculer.",
                nl="Het OCMW werd ingelicht: de datum is nodig om te rekenen.",
            ),
        ),
    ),
}
"""Doubts whose choices are said, not calculated: the days stay as shown."""
TITLE_TEXTS: Final[Mapping[str, Text]] = {
    "residential_lease": Text(fr="Si c'est un bail d'habitation.", nl="Als het een woninghuurovereenkomst is."),
    PRECARIOUS: Text(fr="Si c'est une occupation précaire.", nl="Als het een precaire bezetting is."),
    "squat_private_owner": Text(
        fr="Si c'est une occupation sans titre chez un propriétaire privé.",
        nl="Als het een bezetting zonder recht of titel bij een private eigenaar is.",
    ),
    "squat_public_owner": Text(
        fr="Si c'est une occupation sans titre chez un propriétaire public.",
        nl="Als het een bezetting zonder recht of titel bij een openbare eigenaar is.",
    ),
}


def with_title(facts: Facts, title: str) -> Facts:
    """Return the same case under another title."""
    return replace(facts, title=title)
