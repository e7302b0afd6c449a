"""The verdict in plain words. No sentence tells a person to leave, and none names the literal day without the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.judicial_deadlines.course import REASONS
from workflows.explanations.reading import day
from workflows.explanations.story import full_day
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workflows.explanations.declaration import Facts, Result

WORDS: Mapping[str, Text] = {
    "dated": Text(fr="Date calculée, en trois lectures", nl="Datum berekend, in drie lezingen"),
    "no_date": Text(fr="Pas encore de date", nl="Nog geen datum"),
    "regular": Text(fr="Jour annoncé permis", nl="Aangekondigde dag toegelaten"),
    "irregular": Text(fr="Jour annoncé pas permis", nl="Aangekondigde dag niet toegelaten"),
    "stopped": Text(fr="Expulsion arrêtée", nl="Uithuiszetting gestopt"),
    "other_procedure": Text(fr="Une autre procédure", nl="Een andere procedure"),
    "uncertain": Text(fr="Pas de réponse certaine", nl="Geen zeker antwoord"),
}


def sentence(facts: Facts, result: Result) -> Text:
    """Return the verdict as one or two sentences for the person at the table."""
    return _SENTENCES[result["verdict"]](facts, result)


def soonest(days: Mapping[str, str | None]) -> Text:
    """Return the worst case first, then the literal day and the one to argue, where they differ."""
    plan, default, contest = days["plan"], days["default"], days["contest"]
    if plan is None:
        return Text(fr="le jour n'est pas connu", nl="de dag is niet bekend")
    worst = day(plan)
    if default is None:
        return Text(
            fr=f"au plus tôt le {worst.fr} dans le pire des cas ; lue mot à mot, la loi ne donne pas encore de jour",
            nl=f"ten vroegste op {worst.nl} in het slechtste geval; letterlijk gelezen geeft de wet nog geen dag",
        )
    fr, nl = f"au plus tôt le {worst.fr}", f"ten vroegste op {worst.nl}"
    if default != plan:
        literal = day(default)
        fr = f"{fr} dans le pire des cas, le {literal.fr} si la loi est lue mot à mot"
        nl = f"{nl} in het slechtste geval, op {literal.nl} als de wet letterlijk wordt gelezen"
    if contest not in (None, default):
        argued = day(contest)
        fr, nl = f"{fr} ; un avocat peut plaider le {argued.fr}", f"{nl}; een advocaat kan {argued.nl} bepleiten"
    return Text(fr=fr, nl=nl)


def _dated(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all verdicts
    found = soonest(result["earliest_eviction"])
    return Text(
        fr=f"L'expulsion pourrait avoir lieu {found.fr}.",
        nl=f"De uithuiszetting zou kunnen plaatsvinden {found.nl}.",
    )


def _no_date(facts: Facts, result: Result) -> Text:  # noqa: ARG001
    reason = REASONS[result["earliest_eviction"]["reason"]]
    projection = result["projection"]
    if projection is None:
        return reason
    posted, found = day(projection["assumed_notice_posted_on"]), soonest(projection)
    return Text(
        fr=f"{reason.fr} Si l'huissier postait son avis le {posted.fr}, ce serait {found.fr}.",
        nl=f"{reason.nl} Als de gerechtsdeurwaarder zijn bericht op {posted.nl} post, wordt het {found.nl}.",
    )


def _announced(facts: Facts) -> Text:
    return full_day(facts["eviction_notice"]["eviction_on"])


def _regular(facts: Facts, result: Result) -> Text:  # noqa: ARG001
    on = _announced(facts)
    return Text(
        fr=f"Le jour annoncé, le {on.fr}, est permis par la loi, quelle que soit la façon de compter.",
        nl=f"De aangekondigde dag, {on.nl}, mag volgens de wet, hoe men ook telt.",
    )


def _irregular(facts: Facts, result: Result) -> Text:
    on = _announced(facts)
    more = _why_irregular(facts, result)
    return Text(
        fr=f"Le jour annoncé, le {on.fr}, n'est pas permis par la loi. {more.fr}",
        nl=f"De aangekondigde dag, {on.nl}, mag niet volgens de wet. {more.nl}",
    )


def _why_irregular(facts: Facts, result: Result) -> Text:  # noqa: ARG001
    breached = {finding["rule"] for finding in result["findings"] if finding["verdict"] == "breached"}
    if "moratorium" in breached:
        return Text(
            fr="Il tombe dans le moratoire hivernal, du 1er novembre au 15 mars.",
            nl="Hij valt in het wintermoratorium, van 1 november tot en met 15 maart.",
        )
    if "eviction_day" in breached:
        return Text(
            fr="Ce n'est pas un jour ouvrable : ni samedi, ni dimanche, ni jour férié.",
            nl="Het is geen werkdag: niet op zaterdag, zondag of een feestdag.",
        )
    days = result["earliest_eviction"]
    if days["plan"] is not None:
        found = soonest(days)
        return Text(fr=f"L'expulsion pourrait avoir lieu {found.fr}.", nl=f"De uithuiszetting kan {found.nl}.")
    return REASONS[days["reason"]]


def _stopped(facts: Facts, result: Result) -> Text:  # noqa: ARG001
    return Text(
        fr="La preuve du nouveau logement est donnée à temps : l'expulsion n'a pas lieu.",
        nl="Het bewijs van de nieuwe woning is op tijd gegeven: de uithuiszetting gaat niet door.",
    )


def _other(facts: Facts, result: Result) -> Text:
    if facts.get("title_type") == "prosecutor_order":
        return Text(
            fr="C'est une ordonnance du procureur du Roi : huit jours pour partir, et un recours qui suspend. Prenez "
            "vite un avocat.",
            nl="Dit is een bevel van de procureur des Konings: acht dagen om te vertrekken, en een beroep dat schorst. "
            "Neem snel een advocaat.",
        )
    on = result["earliest_eviction"]["plan"]
    if on is None:
        return Text(
            fr="C'est un arrêté du bourgmestre : le jour d'évacuation se trouve dans l'arrêté.",
            nl="Dit is een besluit van de burgemeester: de dag van ontruiming staat in het besluit.",
        )
    when = full_day(on)
    return Text(
        fr=f"C'est un arrêté du bourgmestre : l'évacuation est prévue le {when.fr}, sans autre délai.",
        nl=f"Dit is een besluit van de burgemeester: de ontruiming is voorzien op {when.nl}, zonder andere termijn.",
    )


def _uncertain(facts: Facts, result: Result) -> Text:
    days = result["earliest_eviction"]
    announced = (facts.get("eviction_notice") or {}).get("eviction_on")
    if days["plan"] is None:
        opening = REASONS[days["reason"]]
    else:
        found = soonest(days)
        opening = Text(
            fr=f"L'expulsion pourrait avoir lieu {found.fr}.",
            nl=f"De uithuiszetting zou kunnen plaatsvinden {found.nl}.",
        )
    if announced is not None and result["alternatives"]:
        on = full_day(announced)
        return Text(
            fr=f"Le jour annoncé, le {on.fr}, est discutable. {opening.fr} Montrez-le vite à un avocat.",
            nl=f"De aangekondigde dag, {on.nl}, is betwistbaar. {opening.nl} Toon hem snel aan een advocaat.",
        )
    return Text(
        fr=f"{opening.fr} La loi ou les données laissent un doute : faites vérifier par un juriste.",
        nl=f"{opening.nl} De wet of de gegevens laten twijfel: laat het nakijken door een jurist.",
    )


_SENTENCES: Mapping[str, Callable[[Facts, Result], Text]] = {
    "dated": _dated,
    "no_date": _no_date,
    "regular": _regular,
    "irregular": _irregular,
    "stopped": _stopped,
    "other_procedure": _other,
    "uncertain": _uncertain,
}
