"""Attempts to reach a tenant: the ways, what came of them, which way must not be used, when enough was tried.

None of it is law: the code only says that the CPAS offers help in the most suitable way (233septies §5). "At least
three attempts by mixed channels" is our own rule, so that nobody is given up after one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workflows.facts import CaseFacts, ContactFacts
from workflows.law import Reason, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from workflows.engine import Engine
    from workflows.facts import EventInputs


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach somebody. ``attempt``: the word the workflow has for it; ``at_home``: others may see it there."""

    id: str
    label: Text
    attempt: str
    at_home: bool = False
    sign: str = "phone"


CHANNELS: Final[Mapping[str, Channel]] = {
    one.id: one
    for one in (
        Channel("call", Text(fr="Appel", nl="Telefoon"), "call"),
        Channel("visit", Text(fr="Visite à domicile", nl="Huisbezoek"), "visit", at_home=True, sign="door"),
        Channel("letter", Text(fr="Lettre", nl="Brief"), "letter", at_home=True, sign="letter"),
        Channel("text_message", Text(fr="SMS ou message", nl="Sms of bericht"), "message", sign="speak"),
        Channel("email", Text(fr="E-mail", nl="E-mail"), "message", sign="letter"),
        Channel("card", Text(fr="Carte laissée", nl="Kaartje achtergelaten"), "visit", at_home=True, sign="paper"),
        Channel("through_someone", Text(fr="Par une autre personne", nl="Via iemand anders"), "message", sign="person"),
    )
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt. ``event``: what it means for the case, or empty; ``sign`` and ``tone`` show it."""

    id: str
    label: Text
    event: str = ""
    tone: str = "quiet"
    sign: str = "minus"


REACHED_EVENT: Final = "tenant_reached"
NOT_REACHED_EVENT: Final = "tenant_not_reached"
REFUSED_EVENT: Final = "tenant_refused_help"

OUTCOMES: Final[Mapping[str, Outcome]] = {
    one.id: one
    for one in (
        Outcome("reached", Text(fr="Joint", nl="Bereikt"), REACHED_EVENT, "good", "check"),
        Outcome("appointment", Text(fr="Rendez-vous pris", nl="Afspraak gemaakt"), REACHED_EVENT, "good", "calendar"),
        Outcome("message_left", Text(fr="Message ou lettre laissé", nl="Bericht of brief achtergelaten"), "", "accent",
                "letter"),
        Outcome("not_reached", Text(fr="Pas de réponse", nl="Geen antwoord"), NOT_REACHED_EVENT, "warn", "minus"),
        Outcome("wrong_details", Text(fr="Coordonnées fausses", nl="Gegevens kloppen niet"), NOT_REACHED_EVENT, "warn",
                "question"),
        Outcome("declined", Text(fr="Ne souhaite pas d'aide pour l'instant", nl="Wil voorlopig geen hulp"),
                REFUSED_EVENT, "quiet", "hourglass"),
    )
}  # fmt: skip
"""``declined`` says what the person wishes for now, never that somebody is unwilling: they may always come back."""

MOVED_BY: Final[Mapping[str, frozenset[str]]] = {
    REACHED_EVENT: frozenset({"claim_filed", "centre_informed", "unreached", "help_refused"}),
    NOT_REACHED_EVENT: frozenset({"claim_filed", "centre_informed", "unreached"}),
    REFUSED_EVENT: frozenset({"claim_filed", "centre_informed", "contacted", "unreached"}),
}
"""States in which an attempt moves the case. A call missed by somebody who accepted help moves nothing."""


def event_of(outcome: str, state: str) -> str:
    """Return the event of the case that an outcome records in a state, or empty: it is written down alone."""
    event = OUTCOMES[outcome].event
    return event if state in MOVED_BY.get(event, ()) else ""


# ------------------------------------------------------------------------------------------------ which way not


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What a case says about contact. ``safe``: ``yes``, ``with_care``, ``no`` or ``unknown``."""

    safe: str = "unknown"
    violence: bool | None = None
    secret_address: bool = False
    barred: frozenset[str] = frozenset()


def why_not(channel: str, safety: Safety) -> Reason | None:
    """Return why a way must not be used, with what to do instead, or None."""
    way = CHANNELS[channel]
    if channel in safety.barred:
        return Reason(
            "channel_barred",
            Text(
                fr=f"« {way.label.fr} » : le dossier dit de ne pas utiliser cette voie. Choisissez-en une autre.",
                nl=f"'{way.label.nl}': het dossier zegt dat deze weg niet mag. Kies een andere.",
            ),
        )
    if safety.safe == "no" and channel != "through_someone":
        return Reason(
            "contact_not_safe",
            Text(
                fr="Le dossier dit de ne pas appeler, écrire ni passer. Passez par la personne de confiance, ou "
                "attendez "
                "que la personne vienne.",
                nl="Het dossier zegt niet te bellen, te schrijven of langs te gaan. Ga via de vertrouwenspersoon, of "
                "wacht tot de persoon zelf komt.",
            ),
        )
    if safety.secret_address and channel == "card":
        return Reason(
            "address_is_secret",
            Text(
                fr="L'adresse est secrète : ne laissez rien de visible sur place. Appelez, ou convenez d'un lieu.",
                nl="Het adres is geheim: laat ter plaatse niets zichtbaars achter. Bel, of spreek ergens af.",
            ),
        )
    if safety.violence and way.at_home and safety.safe != "yes":
        return Reason(
            "violence_at_home",
            Text(
                fr="Il y a de la violence : rien ne part vers le logement, ni lettre, ni carte, ni visite, tant qu'il "
                "n'est "
                "pas noté que c'est sans danger. Demandez d'abord par une voie sûre.",
                nl="Er is geweld: niets gaat naar de woning, geen brief, kaartje of huisbezoek, zolang niet genoteerd "
                "is "
                "dat het zonder gevaar kan. Vraag het eerst langs een veilige weg.",
            ),
        )
    return None


# ------------------------------------------------------------------------------------------------ enough


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt as the rules see it."""

    on: date
    channel: str
    outcome: str


def contact_facts(attempts: Sequence[Attempt]) -> ContactFacts:
    """Return what the law may know of the attempts, in the order in which they were made.

    Those before the tenant was last reached no longer count: a new silence is a new start.
    """
    last_reached = max((place for place, one in enumerate(attempts) if _reached(one)), default=-1)
    since = attempts[last_reached + 1 :]
    return ContactFacts(
        attempts=len(since),
        ways=len({CHANNELS[one.channel].attempt for one in since}),
        reached=last_reached >= 0,
        declined=any(one.outcome == "declined" for one in since),
    )


SAID: Final[Mapping[str, str]] = {
    REACHED_EVENT: "reached",
    NOT_REACHED_EVENT: "not_reached",
    REFUSED_EVENT: "declined",
}
"""What an event that was recorded on its own, without an attempt, says of the tenant."""
AT_ENTRY: Final[Mapping[str, str]] = {"contacted": REACHED_EVENT, "help_refused": REFUSED_EVENT}
"""Stages in which a procedure can become known that say the same; that nobody was found is no attempt of ours."""
ENTRY: Final = "claim_known"
OF_REGION: Final[Mapping[str, str]] = {"answered": REACHED_EVENT, "declined": REFUSED_EVENT}
"""Events of the region that say the same as one of the case."""


def from_event(event: str, on: date, attempt: str) -> Attempt:
    """Return the attempt that an event tells of. Raises KeyError for an event that is not about contact."""
    way = next((one.id for one in CHANNELS.values() if one.attempt == attempt), "call")
    return Attempt(on, way, SAID[event])


def said_by(event: str, inputs: Mapping[str, object]) -> str:
    """Return the event of contact that an event of the case or of the region stands for, or empty."""
    if event == ENTRY:
        return AT_ENTRY.get(str(inputs.get("stage", "")), "")
    return OF_REGION.get(event, event if event in SAID else "")


def with_events(
    attempts: Sequence[Attempt], events: Iterable[tuple[str, date, str]], struck: Sequence[Attempt] = ()
) -> list[Attempt]:
    """Return the attempts, with those that only an event tells of (event, day, attempt), in the order of their days.

    A case may be older than its list of attempts, or the event may have been recorded on its own. What an attempt
    recorded that was ``struck`` out counts no more.
    """
    listed = {(one.on, OUTCOMES[one.outcome].event) for one in (*attempts, *struck)}
    told = [from_event(event, on, attempt) for event, on, attempt in events if (on, event) not in listed]
    return sorted([*told, *attempts], key=lambda one: one.on)


def _reached(one: Attempt) -> bool:
    return OUTCOMES[one.outcome].event == REACHED_EVENT


def region_state(region: Engine, attempts: Sequence[Attempt]) -> str:
    """Return where the region ``contact`` of the workflow stands after these attempts, in the order they were made."""
    state = next(iter(region.workflow.states))
    for count, one in enumerate(attempts, 1):
        known = contact_facts(attempts[:count])
        for event in region_steps(region, state, one, known):
            state = region.decide(state, event, _facts(region, event, one, known)).to_state
    return state


def region_steps(region: Engine, state: str, one: Attempt, known: ContactFacts) -> tuple[str, ...]:
    """Return the events of the region that an attempt stands for, one after the other, from a state on.

    ``known``: the attempts so far, this one included.
    """
    follow = {REACHED_EVENT: "answered", REFUSED_EVENT: "declined"}.get(OUTCOMES[one.outcome].event, "")
    if not follow and known.enough and OUTCOMES[one.outcome].event == NOT_REACHED_EVENT:
        follow = "gave_up"
    steps = []
    for event in ("" if state == "reached" else "help_offered", follow):
        declared = region.workflow.events.get(event)
        if declared is not None and state in declared.sources:
            steps.append(event)
            state = declared.targets[0].to
    return tuple(steps)


def _facts(region: Engine, event: str, one: Attempt, known: ContactFacts) -> CaseFacts:
    asked = {wanted.id for wanted in region.workflow.events[event].inputs}
    inputs: EventInputs = {"attempt": CHANNELS[one.channel].attempt} if "attempt" in asked else {}
    return CaseFacts(on=one.on, inputs=inputs, contact=known)
