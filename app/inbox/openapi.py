"""The inbox of official messages in the OpenAPI document."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from app.inbox import codes
from app.inbox.api import FILES, LONGEST, PLAIN

ERROR: Final[dict[str, Any]] = {
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
}


def _answer(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _ref("MessageReceived")}}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _fields() -> dict[str, Any]:
    def text(name: str) -> dict[str, Any]:
        return {"type": ["string", "null"], "maxLength": LONGEST.get(name, 200)}

    day = {"type": ["string", "null"], "format": "date"}
    days = dict.fromkeys((name for kind in codes.KINDS.values() for name in kind.dates), day)
    told = "; ".join(f"{name}: {', '.join(kind.dates)}" for name, kind in codes.KINDS.items())
    return {
        "type": "object",
        "required": ["kind"],
        "additionalProperties": False,
        "properties": {
            "kind": {"type": "string", "enum": list(codes.KINDS)},
            **{name: text(name) for name in ("delivery", "subject", "text", *sorted(PLAIN))},
            "title_type": {"enum": ["", None, *codes.LEASE_TITLES, *codes.SQUAT_TITLES]},
            "hearing_at": text("hearing_at") | {"description": "an hour, for example 09:00"},
            "received_on": day,
            "claimed_cents": {"type": ["integer", "null"], "minimum": 1, "maximum": 999_999_999},
            "dates": {
                "type": ["object", "null"],
                "description": f"of the kind alone. {told}",
                "properties": days,
                "additionalProperties": False,
            },
        },
    }


@cache
def fragment() -> dict[str, Any]:
    """Return paths, schemas and the token with which a program posts messages."""
    received = {
        "type": "object",
        "required": ["id", "url", "duplicate_of", "received_before"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "integer"},
            "url": {"type": "string", "description": "page of the message, for people who sign in"},
            "duplicate_of": {"type": ["integer", "null"]},
            "received_before": {"type": "boolean"},
        },
    }
    files: dict[str, Any] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in FILES}
    operation = {
        "operationId": "post_message",
        "tags": ["inbox"],
        "summary": "Un message officiel arrive / Een officieel bericht komt binnen",
        "description": "A registry, a bailiff or a commune tells of an eviction. A person confirms every message.",
        "security": [{"inboxToken": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref("Message")}, **files},
        },
        "responses": {
            "200": _answer("this very delivery was here before"),
            "201": _answer("it waits in the inbox"),
            "401": ERROR | {"description": "no token, or one that opens nothing"},
            "403": ERROR | {"description": "a token for something else"},
            "405": ERROR | {"description": "another method than POST"},
            "413": ERROR | {"description": "larger than this installation accepts"},
            "415": ERROR | {"description": "another kind of body"},
            "422": ERROR | {"description": "something cannot be right; path says where"},
            "429": ERROR | {"description": "more than sixty messages in a minute"},
        },
    }
    return {
        "paths": {"/api/v1/inbox/messages": {"post": operation}},
        "components": {
            "schemas": {"Message": _fields(), "MessageReceived": received},
            "securitySchemes": {
                "inboxToken": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "made under Administration, tokens of programs; scope inbox:write",
                }
            },
        },
    }
