"""What programs may record, through the commands that the pages run: what is asked, and which command it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.foundation import clock
from app.foundation.api import Wrong
from app.partner_api import reasons, shown
from app.partner_api.asked import MOST_KEY, Asked
from app.proceedings import referring
from app.referrals import commands as c
from workflows.engine import in_force, version
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from app.foundation.command import Command
    from workflows.definition import Input

Values = dict[str, Any]
LONG: Final = 2000
STEPS: Final = (
    "received",
    "understood",
    "more_info_asked",
    "routed",
    "no_place",
    "search_resumed",
    "arrived",
    "followed_up",
    "closed",
    "reactivated",
)
"""Steps that need nothing but their own answers; the others have an address of their own."""
VERSION: Final = Asked(
    name="version", kind="whole", required=True, least=0, most=MOST_KEY, says="version you read: 409 when it changed"
)
ETHOS: Final = Asked(
    name="ethos",
    kind="code",
    codes=tuple(words.ETHOS_ANSWERS),
    says=f"ETHOS Light: where the person lives then. Needed: {', '.join(sorted(referring.ETHOS_NEEDED))}; not_known is "
    "an answer",
)
SOLUTION: Final = Asked(
    name="solution", kind="code", required=True, codes=tuple(words.SOLUTIONS), says="from the best to the last resort"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a program may record of a request.

    ``asked``: under a version of the rules, named by its first day: a request keeps the one it was begun under.
    ``check``: what those rules refuse beside. Raises Wrong.
    """

    path: str
    title: str
    asked: Callable[[date], tuple[Asked, ...]]
    command: Callable[[int, Values], Command[Any]]
    check: Callable[[Values, date], None] = lambda _given, _rules: None


def rules_in_force() -> date:
    """Return the version of the rules under which a request begins today."""
    return in_force("referral", clock.today()).valid_from


@cache
def _inputs(event: str, rules: date) -> tuple[Input, ...]:
    """Return what a step asks under a version of the rules; nothing when that version does not know it."""
    declared = version("referral", rules).workflow.events.get(event)
    if declared is None:
        return ()
    return (*declared.inputs, *(one for target in declared.targets for one in target.inputs))


@cache
def _step_asks(rules: date) -> tuple[Asked, ...]:
    answers = tuple(dict.fromkeys(one.id for event in STEPS for one in _inputs(event, rules)))
    told = "; ".join(
        f"{event}: {', '.join(one.id for one in _inputs(event, rules) if one.required)}"
        for event in STEPS
        if any(one.required for one in _inputs(event, rules))
    )
    return (
        VERSION,
        Asked(name="event", kind="code", required=True, codes=STEPS, says="what happened"),
        Asked(name="on", kind="day", says="the day it happened; today when left out"),
        Asked(name="inputs", kind="answers", codes=answers, most=LONG, says=f"answers of the step. Needed: {told}"),
        ETHOS,
    )


def _answers_of_step(given: Values, rules: date) -> None:
    known = {one.id for one in _inputs(given["event"], rules)}
    for name in given["inputs"]:
        if name not in known:
            raise Wrong(f"inputs.{name}", reasons.STEP_ASKS_NOT)


def _step(request_id: int, given: Values) -> Command[Any]:
    return c.StepReferral(
        request_id=request_id,
        version=given["version"],
        event=given["event"],
        on=given["on"] or clock.today(),
        inputs=given["inputs"],
        ethos=given["ethos"],
    )


def _propose(request_id: int, given: Values) -> Command[Any]:
    return c.ProposePlace(
        request_id=request_id,
        version=given["version"],
        solution=given["solution"],
        offered_by=given["offered_by"],
        offer_id=given["place_id"],
        late_because=given["late_because"],
        emergency_until=given["emergency_until"],
    )


def _person(request_id: int, given: Values) -> Command[Any]:
    return c.AnswerOfPerson(
        request_id=request_id,
        version=given["version"],
        answer=given["answer"],
        own_words=given["own_words"],
        attempts=given["attempts"],
    )


@cache
def _provider_asks(rules: date) -> tuple[Asked, ...]:
    codes = version("referral", rules).workflow.inputs["provider_reason"].codes
    return (
        VERSION,
        Asked(name="accepted", kind="yes_no", required=True, says="yes, or no with a reason"),
        Asked(name="reason", kind="code", codes=tuple(code.value for code in codes), says="needed for a no"),
        Asked(name="alternative", kind="text", most=160, says="the other place that a child keeps"),
    )


def _provider(request_id: int, given: Values) -> Command[Any]:
    return c.AnswerOfProvider(
        request_id=request_id,
        version=given["version"],
        accepted=given["accepted"],
        reason=given["reason"],
        alternative=given["alternative"],
    )


def _group(request_id: int, given: Values) -> Command[Any]:
    return c.InviteToGroup(request_id=request_id, version=given["version"], invited_on=given["invited_on"])


def _urgent(request_id: int, given: Values) -> Command[Any]:
    return c.MarkUrgent(request_id=request_id, version=given["version"], why=given["why"])


def _excluded(request_id: int, given: Values) -> Command[Any]:
    return c.ExcludeSolution(
        request_id=request_id,
        version=given["version"],
        solution=given["solution"],
        code=given["code"],
        words=given["words"],
    )


def _reasons_told() -> str:
    """Return which reasons hold for some solutions only."""
    some = (
        f"{code}: {', '.join(name for name in words.BETTER if name in one.holds_for)}"
        for code, one in words.EXCLUSION_REASONS.items()
        if len(one.holds_for) < len(words.BETTER)
    )
    return f"why it is not possible, or that it was tried. Not for every solution: {'; '.join(some)}"


ACTS: Final[Mapping[str, Act]] = {
    "step": Act(
        path="steps",
        title="Record a step of a request",
        asked=_step_asks,
        command=_step,
        check=_answers_of_step,
    ),
    "propose": Act(
        path="proposals",
        title="Propose a place to the person",
        asked=lambda _rules: (
            VERSION,
            SOLUTION,
            Asked(name="place_id", kind="whole", least=1, most=MOST_KEY, says="place of your board that is proposed"),
            Asked(name="offered_by", kind="text", most=160, says="service that offers it; needed without a place"),
            Asked(name="late_because", kind="text", says="needed when the seven days are over"),
            Asked(name="emergency_until", kind="day", says="needed for an emergency bed: its end"),
        ),
        command=_propose,
    ),
    "person_answers": Act(
        path="person-answer",
        title="Note what the person says: refusing has no consequence",
        asked=lambda _rules: (
            VERSION,
            Asked(name="answer", kind="code", required=True, codes=tuple(c.ANSWERS), says="none: no answer yet"),
            Asked(name="own_words", kind="text", most=LONG, says="of the person, if she gives any"),
            Asked(name="attempts", kind="text", most=LONG, says="needed for none: how you tried to reach her"),
        ),
        command=_person,
    ),
    "provider_answers": Act(
        path="provider-answer", title="Note what the provider says", asked=_provider_asks, command=_provider
    ),
    "bring_before_group": Act(
        path="advisory-group",
        title="Bring a complex situation before the advisory group",
        asked=lambda _rules: (
            VERSION,
            Asked(
                name="invited_on", kind="day", required=True, says="the person and the reference person were invited"
            ),
        ),
        command=_group,
    ),
    "mark_urgent": Act(
        path="urgent",
        title="Mark a request as urgent, with the reason",
        asked=lambda _rules: (
            VERSION,
            Asked(name="why", kind="text", required=True, says="it orders the list; no score"),
        ),
        command=_urgent,
    ),
    "exclude": Act(
        path="excluded",
        title="Say why a better solution is not possible, or that it was tried",
        asked=lambda _rules: (
            VERSION,
            Asked(name="solution", kind="code", required=True, codes=words.BETTER, says="which better solution"),
            Asked(name="code", kind="code", required=True, codes=tuple(words.EXCLUSION_REASONS), says=_reasons_told()),
            Asked(name="words", kind="text", says="needed for other; no diagnosis and no address"),
        ),
        command=_excluded,
    ),
}
OFFER: Final = (
    SOLUTION,
    Asked(name="provider", kind="text", required=True, most=160, says="who has the place; never an address"),
    Asked(name="households", kind="codes", codes=tuple(words.HOUSEHOLDS), says="whom it fits; empty: all"),
    Asked(name="features", kind="codes", codes=tuple(words.FEATURES), says="what it has"),
    Asked(name="commune_nis", kind="code", codes=shown.NIS, says="NIS code; leave it out where it may not be known"),
    Asked(name="free_from", kind="day", says="today when left out"),
    Asked(name="free_until", kind="day", says="last day on which it can be proposed"),
    Asked(name="note", kind="text", says="never an address, never a person"),
    Asked(
        name="service_id", kind="whole", least=1, most=MOST_KEY, says="referral service; needed where there are several"
    ),
)
CLOSE: Final = (
    VERSION,
    Asked(name="taken", kind="yes_no", required=True, says="taken by whom it was held for, or offered no more"),
)


def offer(given: Values) -> Command[int]:
    """Return the command that puts a place on the board."""
    return c.OfferPlace(
        solution=given["solution"],
        provider=given["provider"],
        households=given["households"],
        features=given["features"],
        commune_nis=given["commune_nis"],
        free_from=given["free_from"],
        free_until=given["free_until"],
        note=given["note"],
        service_id=given["service_id"],
    )
