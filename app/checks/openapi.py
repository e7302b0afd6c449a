"""The OpenAPI document of the checks, made from their declarations."""

from __future__ import annotations

from functools import cache
from typing import Any

from workflows.checks import CHECKS

ERROR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["path", "message"],
            "properties": {
                "path": {"type": "string", "description": "path of the first offending fact"},
                "message": {"type": "string", "description": "what to do, in French and Dutch"},
            },
        }
    },
}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document. Every check is one operation with its own schemas."""
    from app import VERSION  # noqa: PLC0415 — the package imports its features

    schemas: dict[str, Any] = {"Error": ERROR_SCHEMA}
    paths: dict[str, Any] = {}
    for name, check in CHECKS.items():
        title = "".join(part.title() for part in name.split("_"))
        schemas[f"{title}Facts"] = check.facts_schema()
        schemas[f"{title}Result"] = check.result_schema()
        error = {"$ref": "#/components/schemas/Error"}
        paths[f"/api/v1/checks/{name}"] = {
            "post": {
                "operationId": f"check_{name}",
                "summary": f"{check.title.fr} / {check.title.nl}",
                "description": "Public, stores nothing, reads no clock: the date of the question is the fact as_of.",
                "security": [],
                "requestBody": {
                    "required": True,
                    "content": _json({"$ref": f"#/components/schemas/{title}Facts"}),
                },
                "responses": {
                    "200": {
                        "description": "the answer, whatever the verdict",
                        "content": _json({"$ref": f"#/components/schemas/{title}Result"}),
                    },
                    "413": {"description": "more than 256 KiB", "content": _json(error)},
                    "422": {"description": "malformed facts", "content": _json(error)},
                    "429": {"description": "too many requests from this address in a minute", "content": _json(error)},
                },
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Limen: legal checks",
            "version": VERSION,
            "description": "Eviction prevention in the Brussels-Capital Region. Not legal advice.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }
