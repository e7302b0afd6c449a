"""How the earliest day was reached, a sentence per step: month or term, notice, the later one, calendar, winter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines.calendar import CONTEST, DEFAULT, PLAN, READINGS
from workflows.checks.judicial_deadlines.decision import IN_THE_ORDER, PROSECUTOR_ORDER
from workflows.checks.judicial_deadlines.doubts import EARLIER, STAY, TITLE_UNKNOWN
from workflows.checks.judicial_deadlines.earliest import (
    ABANDONED,
    CPAS_NOT_TOLD,
    JUDGE_TERM,
    MONTH,
    NO_NOTICE,
    NOT_SERVED,
    NOTICE,
    REHOUSED,
    SQUAT_NOTICE,
    SQUAT_TERM,
    WINTER,
)
from workflows.checks.judicial_deadlines.scope import ADMINISTRATIVE, is_lease, is_squat
from workflows.checks.judicial_deadlines.telling import in_each
from workflows.checks.wording import MONTHS_FR, MONTHS_NL, day_fr, day_nl
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.calendar import Days
    from workflows.checks.judicial_deadlines.decision import Decision

NAMES: Final = {
    MONTH: Text(fr="le mois après la signification", nl="de maand na de betekening"),
    JUDGE_TERM: Text(fr="le délai fixé dans la décision", nl="de termijn in de beslissing"),
    ABANDONED: Text(fr="le jour de la signification", nl="de dag van de betekening"),
    SQUAT_TERM: Text(fr="les huit jours après la signification", nl="de acht dagen na de betekening"),
    NOTICE: Text(fr="les quinze jours ouvrables de l'avis", nl="de vijftien werkdagen van het bericht"),
    SQUAT_NOTICE: Text(fr="les cinq jours ouvrables de l'avis", nl="de vijf werkdagen van het bericht"),
    WINTER: Text(fr="le moratoire hivernal", nl="het wintermoratorium"),
}
WHY_NOT: Final = {
    NOT_SERVED: Text(
        fr="Le jugement n'est pas signifié : aucune expulsion ne peut être datée.",
        nl="Het vonnis is niet betekend: er kan geen uithuiszetting worden gedateerd.",
    ),
    CPAS_NOT_TOLD: Text(
        fr="Sans la date à laquelle le CPAS a été informé de la signification, le mois ne court pas : interrogez "
        "l'huissier.",
        nl="Zonder de datum waarop het OCMW over de betekening werd ingelicht loopt de maand niet: vraag het na bij de "
        "gerechtsdeurwaarder.",
    ),
    NO_NOTICE: Text(
        fr="L'avis d'expulsion n'est pas encore posté : sans lui, pas de date.",
        nl="Het bericht van uithuiszetting is nog niet gepost: zonder dat bericht is er geen datum.",
    ),
    REHOUSED: Text(
        fr="La preuve d'un relogement à temps est donnée : l'expulsion n'a pas lieu.",
        nl="Het bewijs van een tijdige herhuisvesting is gegeven: de uithuiszetting gaat niet door.",
    ),
    TITLE_UNKNOWN: Text(
        fr="Le titre n'est pas connu : chaque titre donne d'autres dates.",
        nl="De titel is niet bekend: elke titel geeft andere data.",
    ),
    STAY: Text(
        fr="Séjour dans une institution : ses propres règles valent, aucun délai judiciaire n'est calculé.",
        nl="Verblijf in een instelling: haar eigen regels gelden, er wordt geen gerechtelijke termijn berekend.",
    ),
    EARLIER: Text(
        fr="Une étape date d'avant le 31 août 2023 : d'autres règles valaient.",
        nl="Een stap dateert van vóór 31 augustus 2023: er golden andere regels.",
    ),
    IN_THE_ORDER: Text(
        fr="Le jour d'évacuation se trouve dans l'arrêté : lisez-le.",
        nl="De dag van ontruiming staat in het besluit: lees het na.",
    ),
    PROSECUTOR_ORDER: Text(
        fr="Ordonnance du procureur : huit jours pour partir, huit jours pour un recours qui suspend.",
        nl="Bevel van de procureur: acht dagen om te vertrekken, acht dagen voor een beroep dat schorst.",
    ),
}


def steps(decision: Decision) -> list[Text]:
    """Return the steps in order."""
    facts, found = decision.facts, decision.found
    if facts.title == ADMINISTRATIVE and facts.evacuate_on is not None:
        return [
            Text(
                fr=f"Le jour est celui de l'arrêté : {day_fr(facts.evacuate_on)}. Rien ne s'y ajoute.",
                nl=f"De dag is die van het besluit: {day_nl(facts.evacuate_on)}. Er komt niets bij.",
            )
        ]
    texts = []
    if found.rule is not None:
        if any(found.month[reading] is not None for reading in READINGS):
            texts.append(_in_readings(NAMES[found.rule], found.month))
        if found.notice is not None:
            noticed = {reading: found.notice[reading].first for reading in READINGS}
            texts.append(_in_readings(_notice_name(decision), noticed))
    if any(found.days[reading] is not None for reading in READINGS):
        texts += [_later(decision), *_moved(decision), _settled(decision)]
    if found.reason is not None:
        texts.append(WHY_NOT[found.reason])
    return texts


def _notice_name(decision: Decision) -> Text:
    return NAMES[SQUAT_NOTICE if is_squat(decision.facts) else NOTICE]


def _in_readings(name: Text, days: Days) -> Text:
    plan, default, contest = (in_each(days[reading]) for reading in READINGS)
    fr, nl = name.fr[0].upper() + name.fr[1:], name.nl[0].upper() + name.nl[1:]
    return Text(
        fr=f"{fr} : expulsion possible dès le {plan.fr} (lecture prudente), le {default.fr} (littérale) ou le "
        f"{contest.fr} (à plaider).",
        nl=f"{nl}: uithuiszetting mogelijk vanaf {plan.nl} (voorzichtige lezing), {default.nl} (letterlijke) of "
        f"{contest.nl} (te verdedigen).",
    )


def _later(decision: Decision) -> Text:
    found = decision.found
    names = []
    for reading in READINGS:
        first, notice = found.month[reading], found.notice
        if first is None or notice is None:
            continue
        noticed = notice[reading].first
        by_notice = noticed is not None and noticed > first
        name = _notice_name(decision) if by_notice else NAMES[found.rule or MONTH]
        if name not in names:
            names.append(name)
    more_fr, more_nl = (", selon la lecture", ", naargelang de lezing") if len(names) > 1 else ("", "")
    return Text(
        fr=f"Le plus tard des deux délais : {' ou '.join(name.fr for name in names)}{more_fr}.",
        nl=f"De laatste van beide termijnen: {' of '.join(name.nl for name in names)}{more_nl}.",
    )


_READING_NAMES: Final = {
    PLAN: Text(fr="prudente", nl="voorzichtige"),
    DEFAULT: Text(fr="littérale", nl="letterlijke"),
    CONTEST: Text(fr="à plaider", nl="te verdedigen"),
}


def _moved(decision: Decision) -> Iterator[Text]:
    """Return in which readings the moratorium moves the day."""
    names = [_READING_NAMES[reading] for reading in READINGS if decision.found.moved[reading]]
    if names:
        yield Text(
            fr="Ce jour tombe dans le moratoire hivernal, du 1er novembre au 15 mars : reporté au 16 mars, ou au jour "
            f"d'une dérogation plus proche (lecture {', '.join(name.fr for name in names)}).",
            nl="Die dag valt in het wintermoratorium, van 1 november tot en met 15 maart: verschoven naar 16 maart, of "
            f"naar de dag van een vroegere afwijking ({', '.join(name.nl for name in names)} lezing).",
        )


def _settled(decision: Decision) -> Text:
    days = list(dict.fromkeys(day for day in decision.found.days.values() if day is not None))
    winter_fr, winter_nl = (
        (", hors moratoire hivernal", ", buiten het wintermoratorium") if is_lease(decision.facts) else ("", "")
    )
    more_fr, more_nl = (" selon la lecture", " naargelang de lezing") if len(days) > 1 else ("", "")
    return Text(
        fr=f"Jour ouvrable{winter_fr} : {listed(days, 'ou', MONTHS_FR, day_fr)}{more_fr}.",
        nl=f"Werkdag{winter_nl}: {listed(days, 'of', MONTHS_NL, day_nl)}{more_nl}.",
    )


def listed(days: list[date], joint: str, months: tuple[str, ...], written: Callable[[date], str]) -> str:
    """Return ``15 ou 16 octobre 2026`` or ``29 octobre 2026, 30 octobre 2026 ou 16 mars 2027``."""
    if len({(day.year, day.month) for day in days}) == 1 and len(days) > 1:
        numbers = [("1er" if joint == "ou" and day.day == 1 else str(day.day)) for day in days]
        last = days[-1]
        return f"{', '.join(numbers[:-1])} {joint} {numbers[-1]} {months[last.month - 1]} {last.year}"
    names = [written(day) for day in days]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"
