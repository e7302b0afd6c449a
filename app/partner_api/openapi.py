"""The OpenAPI document of everything under /api/v1: the parts of the features, put together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.checks import openapi as checks
from app.inbox import openapi as inbox
from app.partner_api import api, shown, writing
from app.partner_api.asked import MOST_KEY, body_schema, parameters
from app.partner_api.oauth import LIFE, LONGEST_BODY
from app.partner_api.resources import RESOURCES
from app.partner_api.scopes import DIRECTORY_READ, PLACES_WRITE, REFERRALS_WRITE, SCOPES
from app.webhooks.openapi import WEBHOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.partner_api.asked import Asked
    from app.partner_api.resources import Resource

Json = dict[str, Any]
ROOT: Final = "/api/v1"
ERROR_SCHEMA: Final[Json] = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["path", "message"],
            "additionalProperties": False,
            "properties": {
                "path": {"type": "string", "description": "path of the first offending value; empty: the whole"},
                "message": {"type": "string", "description": "what to do, in French and Dutch"},
            },
        }
    },
}
OAUTH_ERROR: Final[Json] = {
    "type": "object",
    "description": "RFC 6749, section 5.2",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "error_description": {"type": "string"}},
}
TOKEN: Final[Json] = {
    "type": "object",
    "required": ["access_token", "token_type", "expires_in", "scope"],
    "additionalProperties": False,
    "properties": {
        "access_token": {"type": "string"},
        "token_type": {"const": "Bearer"},
        "expires_in": {"const": int(LIFE.total_seconds())},
        "scope": {"type": "string"},
    },
}
ERRORS: Final = {
    400: "the request is not HTTP as it should be",
    401: "no token, or one that ended or opens nothing",
    403: "the token lacks the scope",
    404: "there is no such thing for your service, or not any more",
    405: "another method",
    409: "changed meanwhile: read it again",
    413: "more than 64 KiB",
    415: "not application/json",
    422: "something cannot be right or may not happen; path says where, message why and what to do",
    429: "too many requests in a minute",
}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _errors(*codes: int) -> Json:
    return {str(code): {"description": ERRORS[code], "content": _json(_ref("Error"))} for code in codes}


def _list_of(schema: Json, *, paged: bool) -> Json:
    found: Json = {
        "type": "object",
        "required": ["items", "next"] if paged else ["items"],
        "additionalProperties": False,
        "properties": {"items": {"type": "array", "items": schema}},
    }
    if paged:
        found["properties"]["next"] = {"type": ["integer", "null"], "description": "send it as after; null: the end"}
    return found


def _operation(  # noqa: PLR0913 — one operation
    name: str,
    title: str,
    scope: str,
    answers: Json,
    errors: Sequence[int],
    *,
    tag: str,
    asked: Iterable[Asked] = (),
    keys: Sequence[str] = (),
    body: Json | None = None,
) -> Json:
    """Return one operation that a token with a scope may run."""
    told: Json = {
        "operationId": name,
        "tags": [tag],
        "summary": title,
        "security": [{"oauth2": [scope]}],
        "responses": answers | _errors(401, 403, 405, *errors, 429),
    }
    in_path = [
        {"name": key, "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1, "maximum": MOST_KEY}}
        for key in keys
    ]
    if found := [*in_path, *parameters(asked)]:
        told["parameters"] = found
    if body is not None:
        told["requestBody"] = {"required": True, "content": _json(body)}
    return told


def _ok(description: str, schema: Json, code: str = "200") -> Json:
    return {code: {"description": description, "content": _json(schema)}}


def _resource(resource: Resource) -> Json:
    name, item = resource.name.replace("-", "_"), _ref(resource.schema)
    key = api.ONE_ID[resource.name]
    scope, title, where = resource.scope, resource.title, f"{ROOT}/{resource.name}"
    found = f"by_{resource.grouped_by}"
    count = {
        "type": "object",
        "required": ["count", found],
        "additionalProperties": False,
        "properties": {
            "count": {"type": "integer", "minimum": 0},
            found: {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
        },
    }
    page = _list_of(item, paged=True)
    table = {"200": {"description": "a table, semicolons between", "content": {"text/csv": {"schema": shown.TEXT}}}}
    plain = {"tag": resource.name}
    asks = {"asked": api.list_asks(resource)}
    return {
        where: {
            "get": _operation(f"{name}_list", title, scope, _ok("a page", page), (422,), **plain, **asks)  # type: ignore[arg-type]
        },
        f"{where}/search": {
            "post": _operation(
                f"{name}_search",
                f"{title}: those that hold all words, in what may be read today",
                scope,
                _ok("a page", page),
                (413, 415, 422),
                tag=resource.name,
                body=body_schema(api.search_asks(resource)),
            )
        },
        f"{where}/count": {
            "get": _operation(
                f"{name}_count",
                f"{title}: how many",
                scope,
                _ok("how many", count),
                (422,),
                tag=resource.name,
                asked=resource.filters,
            )
        },
        f"{where}/export.json": {
            "get": _operation(
                f"{name}_export_json",
                f"{title}: a copy of all",
                scope,
                _ok("all of them", _list_of(item, paged=False)),
                (422,),
                tag=resource.name,
                asked=api.export_asks(resource),
            )
        },
        f"{where}/export.csv": {
            "get": _operation(
                f"{name}_export_csv",
                f"{title}: a table of all, without content",
                scope,
                table,
                (422,),
                tag=resource.name,
                asked=resource.filters,
            )
        },
        f"{where}/{{{key}}}": {
            "get": _operation(
                f"{name}_one",
                f"{title}: one",
                scope,
                _ok("the one", item),
                (404, 422),
                tag=resource.name,
                asked=api.one_asks(resource),
                keys=(key,),
            )
        },
    }


def _acts(rules: date) -> Json:
    moved = {
        "type": "object",
        "required": ["id", "version", "state"],
        "additionalProperties": False,
        "properties": {"id": shown.KEY, "version": shown.COUNT, "state": shown.TEXT},
    }
    return {
        f"{ROOT}/referrals/{{request_id}}/{done.path}": {
            "post": _operation(
                f"referrals_{name}",
                done.title,
                REFERRALS_WRITE,
                _ok("recorded", moved),
                (404, 409, 413, 415, 422),
                tag="referrals",
                keys=("request_id",),
                body=body_schema(done.asked(rules)),
            )
        }
        for name, done in writing.ACTS.items()
    }


def _places() -> Json:
    made = {
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {"id": shown.KEY},
    }
    return {
        "offer": _operation(
            "places_offer",
            "Put a place on the board",
            PLACES_WRITE,
            _ok("it can be proposed", made, "201"),
            (413, 415, 422),
            tag="places",
            body=body_schema(writing.OFFER),
        ),
        "close": _operation(
            "places_close",
            "Take a place off the board",
            PLACES_WRITE,
            _ok("it is offered no more", made),
            (404, 409, 413, 415, 422),
            tag="places",
            keys=("offer_id",),
            body=body_schema(writing.CLOSE),
        ),
    }


def _directory() -> Json:
    asked = (api.BEGINS, api.FEW)
    return {
        f"{ROOT}/directory/{name}": {
            "get": _operation(
                f"directory_{name}",
                title,
                DIRECTORY_READ,
                _ok("those that fit", _list_of(_ref(schema), paged=False)),
                (422,),
                tag="directory",
                asked=asked,
            )
        }
        for name, title, schema in (
            ("communes", "Complete the name or the postal code of a commune", "Commune"),
            ("services", "Complete the name of a service of this installation", "Service"),
        )
    }


def _oauth() -> Json:
    refused = {"content": _json(_ref("OAuthError"))}

    def operation(name: str, title: str, fields: Json, needed: list[str], answer: Json) -> Json:
        credentials = dict.fromkeys(("client_id", "client_secret"), shown.TEXT)
        form = {"type": "object", "required": needed, "properties": fields | credentials}
        return {
            "post": {
                "operationId": name,
                "tags": ["oauth"],
                "summary": title,
                "description": "Credentials in the header (client_secret_basic) or in the form (client_secret_post).",
                "security": [{"clientCredentials": []}, {}],
                "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}},
                "responses": answer
                | {
                    "400": refused | {"description": "not a request for this, or a scope that the client has not"},
                    "401": refused | {"description": "the credentials open nothing"},
                    "405": _errors(405)["405"],
                    "413": {"description": f"more than {LONGEST_BODY // 1024} KiB", "content": _json(_ref("Error"))},
                    "429": _errors(429)["429"],
                },
            }
        }

    asked = {"grant_type": {"const": "client_credentials"}, "scope": shown.TEXT}
    hint = {"token": shown.TEXT, "token_type_hint": {"enum": ["access_token", "refresh_token"]}}
    return {
        f"{ROOT}/oauth/token": operation(
            "oauth_token", "A token for an hour", asked, ["grant_type"], _ok("the token", _ref("Token"))
        ),
        f"{ROOT}/oauth/revoke": operation(
            "oauth_revoke",
            "End a token",
            hint,
            ["token"],
            _ok("it opens nothing", {"type": "object", "maxProperties": 0}),
        ),
    }


def document() -> Json:
    """Return the OpenAPI 3.1 document, as the rules in force today have it."""
    return _document(writing.rules_in_force())


@cache
def _document(rules: date) -> Json:
    from app import VERSION  # noqa: PLC0415 — the package imports its features

    paths: Json = _oauth()
    for resource in RESOURCES.values():
        paths |= _resource(resource)
    places = _places()
    paths[f"{ROOT}/places"]["post"] = places["offer"]
    paths[f"{ROOT}/places/{{offer_id}}/close"] = {"post": places["close"]}
    paths |= _acts(rules) | _directory()
    paths[f"{ROOT}/openapi.json"] = {
        "get": {
            "operationId": "openapi",
            "tags": ["description"],
            "summary": "This document",
            "security": [],
            "responses": _ok("the document", {"type": "object"}) | _errors(405),
        }
    }
    schemas: Json = {"Error": ERROR_SCHEMA, "OAuthError": OAUTH_ERROR, "Token": TOKEN, **shown.SCHEMAS}
    schemes: Json = {
        "oauth2": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{ROOT}/oauth/token",
                    "scopes": {scope: f"{words.fr} / {words.nl}" for scope, words in SCOPES.items()},
                }
            },
        },
        "clientCredentials": {"type": "http", "scheme": "basic", "description": "client_id and client_secret"},
    }
    for part in (checks.fragment(), inbox.fragment()):
        paths |= part["paths"]
        schemas |= part["components"]["schemas"]
        schemes |= part["components"].get("securitySchemes", {})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Limen",
            "version": VERSION,
            "description": "Eviction prevention in the Brussels-Capital Region: checks, inbox, partners. Every address "
            "answers with what a consent allows on the day; after its withdrawal, with nothing. Not legal advice.",
        },
        "paths": paths,
        "webhooks": dict(WEBHOOKS),
        "components": {"schemas": schemas, "securitySchemes": schemes},
    }
