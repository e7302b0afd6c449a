"""The part of the OpenAPI document that describes webhooks: what a program of a partner receives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.proceedings.announcing import ENDED, ENDPOINT, HAND_OVER, KINDS, PLACE_QUESTION, REFERRAL, TEST, WITHDRAWN
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEST_WORDS: Final = Text(fr="Un essai, demandé à la main", nl="Een test, met de hand gevraagd")
_HEADERS: Final[Mapping[str, tuple[str, str, str]]] = {
    "webhook-id": (
        "^msg_[0-9a-f]{32}$",
        "msg_5f0c6d1f5c0b4ad0a3a1a7d5d9f0a1b2",
        "name of the message: the same at every attempt, so a message that was dealt with can be recognised",
    ),
    "webhook-timestamp": ("^[0-9]+$", "1795431600", "moment of this attempt, in seconds since 1970"),
    "webhook-signature": (
        "^v1,[A-Za-z0-9+/]+=*( v1,[A-Za-z0-9+/]+=*)?$",
        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        "HMAC-SHA256 of id.timestamp.body; two of them for 24 hours after the secret was changed: one must fit",
    ),
}
_ANSWERS: Final[Mapping[str, str]] = {
    "2XX": "dealt with, or kept safely to be dealt with; the body is not read",
    "410": "nothing is wanted any more: the endpoint is switched off",
    "default": "any other answer, a redirection too, and none within ten seconds: tried again for three days",
}


def _about(kind: str) -> list[str]:
    if kind in (WITHDRAWN, ENDED):
        return [HAND_OVER, REFERRAL, PLACE_QUESTION]
    return [ENDPOINT] if kind == TEST else [kind.partition(".")[0]]


def _schema(kind: str) -> dict[str, Any]:
    named = "its number in the interface for partners; of a place question: on the pages, it is not in the interface"
    data = {
        "object": {"enum": _about(kind), "description": "what the message is about"},
        "id": {"type": "integer", "minimum": 1, "description": named},
        "state": {"type": "string", "pattern": "^[a-z_]+$", "description": "the state that the event left it in"},
    }
    told = {
        "type": {"const": kind},
        "timestamp": {"type": "string", "format": "date-time", "description": "moment of the event, UTC"},
        "data": {"type": "object", "required": list(data), "properties": data, "additionalProperties": False},
    }
    return {"type": "object", "required": list(told), "properties": told, "additionalProperties": False}


def _operation(kind: str, words: Text) -> dict[str, Any]:
    return {
        "operationId": f"told_{kind.replace('.', '_')}",
        "summary": f"{words.fr} / {words.nl}",
        "description": "Signed after Standard Webhooks with the secret of the endpoint. Holds nothing about a person.",
        "security": [],
        "parameters": [
            {
                "name": name,
                "in": "header",
                "required": True,
                "description": description,
                "schema": {"type": "string", "pattern": pattern},
                "example": example,
            }
            for name, (pattern, example, description) in _HEADERS.items()
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _schema(kind)}}},
        "responses": {status: {"description": description} for status, description in _ANSWERS.items()},
    }


WEBHOOKS: Final[Mapping[str, dict[str, Any]]] = {
    kind: {"post": _operation(kind, words)} for kind, words in {**KINDS, TEST: _TEST_WORDS}.items()
}
"""Section ``webhooks`` of the document, whole in itself: it refers to no component."""
