"""The advisory group of the demonstration: one meeting with two requests, one plan (M17.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.advisory_group.commands import (
    BringToGroup,
    Goal,
    MakePlan,
    NoteInvitation,
    NoteWhoCame,
    PlanMeeting,
    SaveRhythm,
    TakeUp,
)
from app.demo.stage import on
from app.foundation.run import run
from app.referrals.commands import DraftReferral, StepReferral, SubmitReferral
from app.store.reading import Reader
from app.store.tables import Case, GroupItem, ReferralRequest
from workflows.referral.words import Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.foundation.identity import Actor
    from app.store.base import Store

BEFORE: Final = date(2026, 7, 7)
MEETS_ON: Final = date(2026, 7, 8)
WHERE: Final = {"hour": "14:00", "place": "Salle du rez-de-chaussée (démo)", "phone": "02 200 00 80"}
MEMBERS: Final = ("emergency_centre", "transit_or_insertion", "referral_service", "mental_health")
PLAN: Final = (
    Goal(words="Un bail glissant à mon nom", who="la maison d'accueil (démo)", until_on=date(2026, 12, 1)),
    Goal(words="Les enfants restent à leur école", who="la personne, avec l'école", until_on=date(2026, 9, 1)),
    Goal(words="Payer le loyer par un ordre permanent", who="la personne", until_on=date(2027, 1, 15)),
)


class Words(NamedTuple):
    """What a family says of what it seeks."""

    wish: str
    no_return: str
    nothing_lasting: str


DUTCH: Final = Words(
    "Een plek waar we met zes kunnen blijven", "de eigenaar verkocht het huis", "niets vrij voor zes personen"
)
FRENCH: Final = Words("Rester près de l'école", "le propriétaire a vendu", "rien de libre pour cinq personnes")


def lay_advice(store: Store, actors: Mapping[str, Actor]) -> None:
    """Tell of one meeting: a plan for the first of two requests, the second is still to be talked about."""
    amina, ines = actors["amina@seuil.example"], actors["ines@brusshelp.example"]
    with on(BEFORE):
        run(store, SaveRhythm(version=None, weekdays=(2, 4), **WHERE, members=MEMBERS), ines)
        meeting_id = run(store, PlanMeeting(meets_on=MEETS_ON, **WHERE, members=MEMBERS), ines)
        requests = [_asked(store, amina, number, words) for number, words in enumerate((FRENCH, DUTCH))]
        for request_id in requests:
            for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_places"})):
                step: dict[str, Any] = {"event": event, "on": BEFORE, "inputs": inputs}
                run(store, StepReferral(request_id=request_id, version=_version(store, request_id), **step), ines)
        bring: dict[str, Any] = {"why": ("combination", "saturated_offer"), "meeting_id": meeting_id}
        items = [run(store, BringToGroup(request_id=request_id, **bring), ines) for request_id in requests]
        for item_id in items:
            for whom, how in (("person", "by_hand"), ("reference", "phone")):
                invited: dict[str, Any] = {"whom": whom, "how": how, "on": BEFORE, "language": "tigrinya"}
                run(store, NoteInvitation(item_id=item_id, version=_item(store, item_id), **invited), amina)
            run(store, TakeUp(item_id=item_id, version=_item(store, item_id)), ines)
    first = items[0]
    with on(MEETS_ON):
        run(
            store,
            NoteWhoCame(item_id=first, version=_item(store, first), person_came="yes", reference_came="yes"),
            ines,
        )
        plan = MakePlan(
            item_id=first,
            version=_item(store, first),
            begins_on=date(2026, 7, 15),
            ends_on=date(2027, 3, 31),
            goals=PLAN,
            next_review_on=date(2026, 8, 12),
            operator="Maison d'accueil (démo)",
            decided="Un bail glissant, avec un accompagnement qui commence tout de suite.",
            answer="agrees",
            own_words="Enfin on me demande ce que je veux.",
        )
        run(store, plan, ines)


def _asked(store: Store, actor: Actor, number: int, words: Words) -> int:
    """A family whose name stays with its service."""
    with Reader.open(store, actor.organisation_id) as reader:
        case_id = [row.id for row in reader.where(Case, "id", closed_on=None) if row.level in ("1", "2")][-1 - number]
    draft = DraftReferral(
        case_id=case_id,
        consent_id=None,
        solution_asked="transit",
        household="family",
        wish=words.wish,
        excluded={
            "return_home": Why("home_lost", words.no_return),
            "lasting": Why("tried_nothing_free", words.nothing_lasting),
        },
        ethos_before="7",
    )
    key = run(store, draft, actor)
    run(store, SubmitReferral(request_id=key, version=_version(store, key)), actor)
    return key


def _version(store: Store, request_id: int) -> int:
    with Reader.open(store, None) as reader:
        return reader.one(ReferralRequest, request_id).version


def _item(store: Store, item_id: int) -> int:
    with Reader.open(store, None) as reader:
        return reader.one(GroupItem, item_id).version
