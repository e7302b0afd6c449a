"""The answer told in days: what happened, what runs, until when one can act, from when an eviction is possible."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workflows import winter
from workflows.explanations.judicial_deadlines.consequences import consequences
from workflows.explanations.judicial_deadlines.course import DEADLINES
from workflows.explanations.reading import day
from workflows.explanations.story import Moment, Notice, Sign, Span, Story
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Facts, Result

STEPS: Mapping[str, tuple[Sign, Text]] = {
    "formal_notice.sent_on": (Sign.SENT, Text(fr="Mise en demeure envoyée", nl="Ingebrekestelling verstuurd")),
    "petition.filed_on": (Sign.SENT, Text(fr="Demande déposée", nl="Vordering neergelegd")),
    "petition.served_on": (Sign.RECEIPT, Text(fr="Citation signifiée", nl="Dagvaarding betekend")),
    "petition.hearing_on": (Sign.START, Text(fr="Audience d'introduction", nl="Inleidende zitting")),
    "judgment.given_on": (Sign.START, Text(fr="Jugement", nl="Vonnis")),
    "service.on": (Sign.RECEIPT, Text(fr="Jugement signifié", nl="Vonnis betekend")),
    "service.cpas_informed_on": (Sign.RECEIPT, Text(fr="CPAS informé", nl="OCMW ingelicht")),
    "eviction_notice.posted_on": (
        Sign.SENT,
        Text(fr="Avis d'expulsion posté", nl="Bericht van uithuiszetting gepost"),
    ),
    "eviction_notice.eviction_on": (
        Sign.ANNOUNCED,
        Text(fr="Expulsion annoncée pour ce jour", nl="Uithuiszetting aangekondigd voor die dag"),
    ),
    "appeal.lodged_on": (Sign.TENANT, Text(fr="Appel introduit", nl="Hoger beroep ingesteld")),
    "rehousing.effective_on": (Sign.TENANT, Text(fr="Nouveau logement", nl="Nieuwe woning")),
    "tenant.left_on": (Sign.TENANT, Text(fr="Départ, clés rendues", nl="Vertrek, sleutels teruggegeven")),
}
"""The steps that were taken or are planned: path in the facts, sign, name."""
LANDLORDS = frozenset({"fund_claim"})
WORST = Text(
    fr="Expulsion possible au plus tôt, dans le pire des cas",
    nl="Uithuiszetting ten vroegste mogelijk, in het slechtste geval",
)
LITERAL = Text(
    fr="Expulsion possible si la loi est lue mot à mot",
    nl="Uithuiszetting mogelijk als de wet letterlijk wordt gelezen",
)
ARGUED = Text(fr="Date la plus tardive à plaider", nl="Laatste datum die te verdedigen valt")
PROJECTED = Text(
    fr="Au plus tôt, si l'avis était posté le jour de la question",
    nl="Ten vroegste, als het bericht op de dag van de vraag wordt gepost",
)
PROJECTED_LITERAL = Text(
    fr="Même hypothèse, si la loi est lue mot à mot", nl="Zelfde veronderstelling, als de wet letterlijk wordt gelezen"
)
TODAY = Text(fr="Jour de la question", nl="Dag van de vraag")
ADVICE = ("contest", "ask_bailiff", "prove_rehousing", "plan_on_worst")
"""What is said before anything else: the first of these that follows from the answer."""
REMINDERS = ("no_eviction_without_judgment",)


def story(facts: Facts, result: Result) -> Story:
    """Return the days, the winters, the advice and the reminders of an answer."""
    following = {one.code: one for one in consequences(facts, result)}
    first = next((code for code in ADVICE if code in following), None)
    told = moments(facts, result)
    return Story(
        end_label=None,
        ends_on=None,
        moments=told,
        spans=_winters(told, result),
        notices=tuple(
            Notice(one.code, one.title, one.text)
            for one in following.values()
            if one.code != first and one.code not in REMINDERS
        ),
        advice=None if first is None else following[first].text,
        reminders=tuple(following[code].text for code in REMINDERS if code in following),
    )


def moments(facts: Facts, result: Result) -> tuple[Moment, ...]:
    """Return the days of an answer, the earliest first."""
    found = (
        *_steps(facts),
        Moment("as_of", Sign.TODAY, facts["as_of"], TODAY),
        *_limits(result),
        *_earliest(result),
    )
    return tuple(sorted(found, key=lambda moment: moment.on))


def _steps(facts: Facts) -> Iterator[Moment]:
    for path, (sign, label) in STEPS.items():
        group, _, name = path.partition(".")
        on: Any = (facts.get(group) or {}).get(name)
        if on is not None:
            yield Moment(path, sign, on, label)


def _limits(result: Result) -> Iterator[Moment]:
    for deadline in result["deadlines"]:
        if deadline["act_by"] is not None:
            code = deadline["code"]
            sign = Sign.LANDLORD if code in LANDLORDS else Sign.TENANT
            title = DEADLINES[code]
            yield Moment(
                code, sign, deadline["act_by"],
                Text(fr=f"Dernier jour pour agir : {title.fr}", nl=f"Laatste dag om te handelen: {title.nl}"),
                _steps_of(deadline),
            )  # fmt: skip


def _steps_of(deadline: Mapping[str, Any]) -> Text | None:
    steps = deadline["explanation"]
    return Text(**steps[0]) if steps else None


def _earliest(result: Result) -> Iterator[Moment]:
    days = result["earliest_eviction"]
    projection = result["projection"]
    if projection is not None:
        yield Moment("projection", Sign.END, projection["plan"], PROJECTED)
        if projection["default"] not in (None, projection["plan"]):
            yield Moment("projection_default", Sign.END, projection["default"], PROJECTED_LITERAL)
    labels = (("plan", WORST), ("default", LITERAL), ("contest", ARGUED))
    seen: set[str] = set()
    for reading, label in labels:
        on = days[reading]
        if on is not None and on not in seen:
            seen.add(on)
            yield Moment(f"earliest_{reading}", Sign.END, on, label, _same(days, on))


def _same(days: Mapping[str, str | None], on: str) -> Text | None:
    if days["plan"] == days["default"] == days["contest"] == on:
        when = day(on)
        return Text(fr=f"Les trois lectures donnent le {when.fr}.", nl=f"De drie lezingen geven {when.nl}.")
    return None


def _winters(told: tuple[Moment, ...], result: Result) -> tuple[Span, ...]:
    """Return the winter moratoria that touch the days told, for the titles that they cover."""
    if not result["moratorium"]["applies"]:
        return ()
    days = [date.fromisoformat(moment.on) for moment in told]
    label = Text(fr="Moratoire hivernal", nl="Wintermoratorium")
    return tuple(
        Span("winter_moratorium", begins.isoformat(), ends.isoformat(), label)
        for begins, ends in winter.winters(min(days), max(days))
    )
