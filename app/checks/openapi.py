"""The checks in the OpenAPI document, made from their declarations."""

from __future__ import annotations

from functools import cache
from typing import Any

from workflows.checks import CHECKS


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


@cache
def fragment() -> dict[str, Any]:
    """Return paths and schemas. Every check is one operation with its own schemas."""
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    error = {"$ref": "#/components/schemas/Error"}
    for name, check in CHECKS.items():
        title = "".join(part.title() for part in name.split("_"))
        schemas[f"{title}Facts"] = check.facts_schema()
        schemas[f"{title}Result"] = check.result_schema()
        paths[f"/api/v1/checks/{name}"] = {
            "post": {
                "operationId": f"check_{name}",
                "tags": ["checks"],
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
                    "405": {"description": "another method than POST", "content": _json(error)},
                    "413": {"description": "more than 256 KiB", "content": _json(error)},
                    "422": {"description": "malformed facts", "content": _json(error)},
                    "429": {"description": "too many requests from this address in a minute", "content": _json(error)},
                },
            }
        }
    return {"paths": paths, "components": {"schemas": schemas}}
