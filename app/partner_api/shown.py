"""What the interface tells of a request, a hand-over, a place: each value beside its schema."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from app.directory.queries import communes
from workflows.referral import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from app.directory.queries import Commune
    from app.handovers.queries import HandOverCard
    from app.referrals.queries import Offer, RequestCard
    from workflows.law import Text
    from workflows.possible import Possibility

Schema = dict[str, Any]
DIRECTIONS: Final = ("sent", "received")
WHERE: Final = ("street", "house_number", "box", "postal_code", "locality", "phone")
"""What tells where somebody lives."""


def _object(properties: Mapping[str, Schema], *, optional: Iterable[str] = ()) -> Schema:
    left_out = set(optional)
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _said(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description} | more


def _code(description: str, codes: Iterable[str], *, empty: bool = False) -> Schema:
    return _said(description, enum=[*codes, *([""] if empty else [])])


KEY: Final[Schema] = {"type": "integer", "minimum": 1}
FLAG: Final[Schema] = {"type": "boolean"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
DAY: Final[Schema] = {"type": "string", "format": "date"}
MAYBE_DAY: Final[Schema] = {"type": ["string", "null"], "format": "date"}
TEXT: Final[Schema] = {"type": "string"}
BOTH: Final[Schema] = _object({"fr": TEXT, "nl": TEXT})
SHARED: Final[Schema] = {
    "type": ["object", "null"],
    "description": "the kinds of data that the consent names, as they were when they left; never an address that is "
    "secret",
}
STEP: Final[Schema] = _object({"event": TEXT, "label": BOTH, "on": DAY, "by": {"enum": ["us", "them"]}})
REFERRAL_STEP: Final[Schema] = _object(
    STEP["properties"]
    | {
        "why": _said("of who recorded it, for both services; empty while it may not be read"),
        "ethos": _code("where the person lived then", words.ETHOS_ANSWERS, empty=True),
    }
)
PROPOSAL: Final[Schema] = _object(
    {
        "solution": _code("what was proposed", words.SOLUTIONS),
        "offered_by": TEXT,
        "on": DAY,
        "person_answer": _code("empty: none yet", ("accepted", "refused", "none"), empty=True),
        "provider_answer": _code("empty: none yet", ("accepted", "refused"), empty=True),
        "provider_reason": TEXT,
        "own_words": _said("of the person; empty while they may not be read"),
        "late_because": TEXT,
        "alternative": TEXT,
    }
)
POSSIBLE: Final[Schema] = _object(
    {"event": TEXT, "label": BOTH, "possible": FLAG, "reasons": {"type": "array", "items": BOTH}}
)
WHY: Final[Schema] = _object(
    {
        "code": _code("reason of the catalogue", words.EXCLUSION_REASONS),
        "tried": FLAG | {"description": "it was tried; otherwise it is not possible"},
        "label": BOTH,
        "words": _said("beside the reason; empty where none were needed"),
    }
)
ETHOS: Final[Schema] = _object(
    {"code": _code("where the person lived; empty: not asked", words.ETHOS_ANSWERS, empty=True), "on": MAYBE_DAY}
)
REFERRAL_CONTENT: Final[Schema] = _object(
    {
        "wish": TEXT,
        "declined": TEXT,
        "tonight": TEXT,
        "needs": {"type": "array", "items": {"type": "string"}},
        "details": _object(dict.fromkeys(words.DETAILS, TEXT), optional=words.DETAILS)
        | {"description": "what helps to find a place, each only where the person wished to tell it"},
        "language": TEXT,
        "shared": SHARED,
        "excluded": {
            "type": "object",
            "description": "why a better solution is not possible, or that it was tried, by solution",
            "properties": dict.fromkeys(words.BETTER, WHY),
            "additionalProperties": False,
        },
        "urgent_why": TEXT,
        "interim_place": TEXT,
    }
)
REFERRAL: Final[Schema] = _object(
    {
        "id": KEY,
        "version": COUNT | {"description": "send it with a step: a request that changed meanwhile is answered 409"},
        "direction": _code("sent by your service, or received", DIRECTIONS),
        "case_id": {"type": ["integer", "null"], "description": "your own case; never one of another service"},
        "reference": TEXT,
        "state": TEXT,
        "other_service": BOTH,
        "anonymous": FLAG,
        "readable": FLAG | {"description": "the person's consent lets your service read the content today"},
        "household": _code("who looks for a place", words.HOUSEHOLDS, empty=True),
        "children": FLAG,
        "secret_address": FLAG | {"description": "the address must stay secret; the address itself is never told"},
        "solution_asked": _code("what is asked for", words.SOLUTIONS),
        "person_wishes_order": FLAG,
        "urgent": FLAG | {"description": "marked by a partner with a priority channel; no score"},
        "identified_on": DAY,
        "ranked_since": MAYBE_DAY | {"description": "the rank: a refusal never changes it"},
        "proposal_due_on": MAYBE_DAY,
        "late": FLAG,
        "plan_due_on": MAYBE_DAY,
        "route": TEXT,
        "shortage_of": TEXT,
        "emergency_until": MAYBE_DAY,
        "ethos": _object({"before": ETHOS, "during": ETHOS, "after": ETHOS}),
        "refusals": COUNT,
        "outcome": TEXT,
        "open_proposal": FLAG,
        "content": _or_null(REFERRAL_CONTENT),
        "proposals": {"type": "array", "items": PROPOSAL},
        "steps": {"type": "array", "items": REFERRAL_STEP},
        "possible": {"type": "array", "items": POSSIBLE},
    },
    optional=("content", "proposals", "steps", "possible"),
)
HAND_OVER: Final[Schema] = _object(
    {
        "id": KEY,
        "version": COUNT,
        "direction": _code("sent by your service, or received", DIRECTIONS),
        "case_id": {"type": ["integer", "null"], "description": "your own case; never one of another service"},
        "reference": TEXT,
        "state": TEXT,
        "kind": _code("what for", ("hand_over", "shared_work", "information")),
        "other_service": BOTH,
        "readable": FLAG | {"description": "consent lets your service read the content today, and no conflict is open"},
        "conflict": _code("of interest, seen here alone", ("none", "possible", "cleared", "confirmed")),
        "sent_on": DAY,
        "answer_by_on": DAY,
        "late": FLAG,
        "waits_here": FLAG,
        "answered_on": MAYBE_DAY,
        "feedback_on": MAYBE_DAY,
        "noted_on": MAYBE_DAY,
        "consent_until_on": DAY,
        "refusal_reason": TEXT,
        "content": _or_null(_object({"shared": SHARED, "refusal_words": TEXT, "feedback": TEXT})),
        "steps": {"type": "array", "items": STEP},
    },
    optional=("content", "steps"),
)
PLACE: Final[Schema] = _object(
    {
        "id": KEY,
        "version": COUNT,
        "solution": _code("what it is", words.SOLUTIONS),
        "provider": TEXT,
        "households": {"type": "array", "items": {"enum": list(words.HOUSEHOLDS)}, "description": "empty: all"},
        "features": {"type": "array", "items": {"enum": list(words.FEATURES)}},
        "commune_nis": _said("NIS code, empty where it may not be known"),
        "free_from": DAY,
        "free_until": MAYBE_DAY,
        "note": TEXT,
        "held_for": {"type": ["integer", "null"], "description": "key of the request it was proposed to"},
    }
)
COMMUNE: Final[Schema] = _object(
    {"nis": TEXT, "name": BOTH, "postal_codes": {"type": "array", "items": {"type": "string"}}}
)
SERVICE: Final[Schema] = _object({"id": KEY, "name": BOTH})


def _both(text: Text) -> dict[str, str]:
    return {"fr": text.fr, "nl": text.nl}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def without_secret(told: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what a consent lets out, without any address where one of them is secret.

    The person agreed that a colleague reads it on the page; a copy in another program could not be taken back.
    """
    if told is None:
        return None
    found = deepcopy(dict(told))
    if "secret_address" in found.get("consent", {}).get("scope", ()):
        case = found.get("case", {})
        if "dwelling" in case:
            case["dwelling"]["address"] = None
        for party in case.get("landlord", ()):
            party |= {name: "" for name in WHERE if name in party}
    return found


def _steps(steps: Iterable[Any], own: int | None) -> list[dict[str, Any]]:
    return [
        {"event": one.event, "label": _both(one.label), "on": _iso(one.on), "by": "us" if one.by_id == own else "them"}
        for one in steps
    ]


def _possible(possible: Iterable[Possibility]) -> list[dict[str, Any]]:
    return [
        {
            "event": one.event,
            "label": _both(one.label),
            "possible": one.possible,
            "reasons": [_both(reason.text) for reason in one.reasons],
        }
        for one in possible
    ]


def _why(why: words.Why) -> dict[str, Any]:
    known = words.EXCLUSION_REASONS[why.code]
    return {"code": why.code, "tried": known.tried, "label": _both(known.label), "words": why.words}


def _referral_content(card: RequestCard) -> dict[str, Any] | None:
    told = card.told
    if told is None:
        return None
    plain = {name: str(told.get(name, "")) for name in ("wish", "declined", "tonight", "language")}
    return plain | {
        "needs": list(told.get("needs", ())),
        "details": dict(told.get("details", {})),
        "shared": without_secret(told.get("shared")),
        "excluded": {name: _why(why) for name, why in card.excluded.items()},
        "urgent_why": card.urgent_why,
        "interim_place": card.interim_place,
    }


def referral(
    card: RequestCard, expand: Collection[str], own: int | None, possible: Iterable[Possibility] = ()
) -> dict[str, Any]:
    """Return a request as one of its two services may know it today."""
    found: dict[str, Any] = {
        "id": card.id,
        "version": card.version,
        "direction": "sent" if card.ours else "received",
        "case_id": card.case_id,
        "reference": card.reference,
        "state": card.state.id,
        "other_service": {"fr": card.other_fr, "nl": card.other_nl},
        "anonymous": card.anonymous,
        "readable": card.told is not None,
        "household": card.household,
        "children": card.children,
        "secret_address": card.secret_address,
        "solution_asked": card.solution_asked,
        "person_wishes_order": card.person_wishes_order,
        "urgent": card.urgent,
        "identified_on": _iso(card.identified_on),
        "ranked_since": _iso(card.ranked_since),
        "proposal_due_on": _iso(card.proposal_due_on),
        "late": card.late,
        "plan_due_on": _iso(card.plan_due_on),
        "route": card.route,
        "shortage_of": card.shortage_of,
        "emergency_until": _iso(card.emergency_until),
        "ethos": {one.moment: {"code": one.code, "on": _iso(one.on)} for one in card.ethos},
        "refusals": card.refusals,
        "outcome": card.outcome,
        "open_proposal": card.open_proposal,
    }
    if "content" in expand:
        found["content"] = _referral_content(card)
    if "proposals" in expand:
        found["proposals"] = [
            {
                "solution": one.solution,
                "offered_by": one.offered_by,
                "on": _iso(one.on),
                "person_answer": one.person_answer,
                "provider_answer": one.provider_answer,
                "provider_reason": one.provider_reason,
                "own_words": one.own_words,
                "late_because": one.late_because,
                "alternative": one.alternative,
            }
            for one in card.proposals
        ]
    if "steps" in expand:
        found["steps"] = [
            told | {"why": one.why, "ethos": one.ethos}
            for told, one in zip(_steps(card.steps, own), card.steps, strict=True)
        ]
    if "possible" in expand:
        found["possible"] = _possible(possible)
    return found


def hand_over(card: HandOverCard, expand: Collection[str], own: int | None) -> dict[str, Any]:
    """Return a hand-over as one of its two services may know it today."""
    found: dict[str, Any] = {
        "id": card.id,
        "version": card.version,
        "direction": "sent" if card.ours else "received",
        "case_id": card.sent_case_id if card.ours else card.received_case_id,
        "reference": card.reference,
        "state": card.state.id,
        "kind": card.kind,
        "other_service": {"fr": card.other_fr, "nl": card.other_nl},
        "readable": card.told is not None,
        "conflict": card.conflict,
        "sent_on": _iso(card.sent_on),
        "answer_by_on": _iso(card.answer_by_on),
        "late": card.late,
        "waits_here": card.waits_here,
        "answered_on": _iso(card.answered_on),
        "feedback_on": _iso(card.feedback_on),
        "noted_on": _iso(card.noted_on),
        "consent_until_on": _iso(card.consent_until_on),
        "refusal_reason": card.refusal_reason,
    }
    if "content" in expand:
        readable = card.ours or card.told is not None
        content = {
            "shared": without_secret(card.told),
            "refusal_words": card.refusal_words,
            "feedback": card.feedback,
        }
        found["content"] = content if readable else None
    if "steps" in expand:
        found["steps"] = _steps(card.steps, own)
    return found


def place(offer: Offer) -> dict[str, Any]:
    """Return a place of the own board."""
    return {
        "id": offer.id,
        "version": offer.version,
        "solution": offer.solution,
        "provider": offer.provider,
        "households": list(offer.households),
        "features": list(offer.features),
        "commune_nis": offer.commune_nis,
        "free_from": _iso(offer.free_from),
        "free_until": _iso(offer.free_until),
        "note": offer.note,
        "held_for": offer.held_for,
    }


def commune(found: Commune) -> dict[str, Any]:
    """Return one of the nineteen communes."""
    name = {"fr": found.name_fr, "nl": found.name_nl}
    return {"nis": found.nis, "name": name, "postal_codes": list(found.postal_codes)}


NIS: Final = tuple(sorted(one.nis for one in communes()))
SCHEMAS: Final[Mapping[str, Schema]] = {
    "Referral": REFERRAL,
    "HandOver": HAND_OVER,
    "Place": PLACE,
    "Commune": COMMUNE,
    "Service": SERVICE,
}
