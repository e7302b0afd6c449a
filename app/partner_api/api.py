"""The addresses for programs of partners: each names its scope, all reading goes through one filter a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, jsonify, request

from app.directory.queries import communes
from app.foundation import api
from app.foundation.api import Wrong
from app.foundation.protection import csrf
from app.foundation.web import public
from app.foundation.wording import plain
from app.foundation.workbook import as_csv
from app.handovers.commands import MarkConflict
from app.partner_api import scopes, shown, writing
from app.partner_api.asked import MOST_KEY, Asked, read_address, read_body
from app.partner_api.guarding import act, note, reading, scoped
from app.partner_api.resources import AFTER, LIMIT, PLACES, QUESTION, REFERRALS, RESOURCES
from app.referrals import queries as referrals
from app.referrals import reasons as why
from app.referrals.commands import CloseOffer
from app.store.team import organisation_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask.typing import ResponseReturnValue

    from app.partner_api.resources import Entry, Resource
    from app.partner_api.writing import Act

bp = Blueprint("partner_api", __name__, url_prefix="/api/v1")
csrf.exempt(bp)  # no cookie is read, so there is nothing to forge

BEGINS: Final = Asked(name="q", kind="text", required=True, most=60, says="how a word of the name begins")
FEW: Final = Asked(name="limit", kind="whole", least=1, most=50, usual=10, says="at most so many")
KEY: Final = f"<int(max={MOST_KEY}):%s>"


@bp.post("/oauth/token")
@public
def token() -> ResponseReturnValue:
    """Give a program a token for an hour."""
    from app.partner_api import oauth  # noqa: PLC0415 — loaded when a program first asks

    return oauth.token()


@bp.post("/oauth/revoke")
@public
def revoke() -> ResponseReturnValue:
    """End a token."""
    from app.partner_api import oauth  # noqa: PLC0415 — idem

    return oauth.revocation()


def _given(asked: Sequence[Asked]) -> dict[str, Any]:
    """Return the values of a body. Raises Wrong."""
    return read_body(asked, api.json_object())


def _other_kind() -> ResponseReturnValue | None:
    return None if request.mimetype == api.JSON else api.error(415)


def _mark_conflicts(resource: Resource, expand: Sequence[str]) -> None:
    """Write a conflict down that closes the content which is asked for, as the page does: the coordinator decides."""
    if "content" not in expand:
        return
    with reading() as reader:
        unmarked = resource.unmarked(reader, resource.keys(reader, {}))
    for key in unmarked:
        act(MarkConflict(hand_over_id=key))


def _told(resource: Resource, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return what is told, after writing into the access log whose content is in it."""
    note([(entry.case_id, f"api.{resource.name} {entry.key}") for entry in entries if entry.personal])
    return [entry.told for entry in entries]


def _page(resource: Resource, found: tuple[list[Entry], int | None]) -> ResponseReturnValue:
    entries, after = found
    return jsonify({"items": _told(resource, entries), "next": after})


def list_asks(resource: Resource) -> tuple[Asked, ...]:
    """Return the parameters of a list."""
    return (*resource.filters, AFTER, LIMIT, *_expand(resource))


def search_asks(resource: Resource) -> tuple[Asked, ...]:
    """Return what a search asks: in a body, for words of people have no place in an address."""
    return (QUESTION, *list_asks(resource))


def export_asks(resource: Resource) -> tuple[Asked, ...]:
    """Return the parameters of a copy as JSON; a table has no nested parts."""
    return (*resource.filters, *_expand(resource))


def one_asks(resource: Resource) -> tuple[Asked, ...]:
    """Return the parameters of one thing."""
    return _expand(resource)


def _expand(resource: Resource) -> tuple[Asked, ...]:
    return (resource.expand,) if resource.expands else ()


def _list(resource: Resource) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        asked = read_address(list_asks(resource), request.args)
        _mark_conflicts(resource, asked.get("expand", ()))
        with reading() as reader:
            found = resource.page(reader, asked)
        return _page(resource, found)

    return view


def _search(resource: Resource) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        if (refused := _other_kind()) is not None:
            return refused
        asked = {"expand": ()} | _given(search_asks(resource))
        _mark_conflicts(resource, resource.expands)
        with reading() as reader:
            found = resource.found(reader, asked)
        return _page(resource, found)

    return view


def _count(resource: Resource) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        asked = read_address(resource.filters, request.args)
        with reading() as reader:
            return jsonify(resource.count(reader, asked))

    return view


def _export_json(resource: Resource) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        asked = read_address(export_asks(resource), request.args)
        _mark_conflicts(resource, asked.get("expand", ()))
        with reading() as reader:
            entries = resource.everything(reader, asked)
        return jsonify({"items": _told(resource, entries)})

    return view


def _export_csv(resource: Resource) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        asked = read_address(resource.filters, request.args)
        with reading() as reader:
            entries = resource.everything(reader, asked)
        answer = Response(as_csv(_table(resource, entries)), mimetype="text/csv")
        answer.headers["Content-Disposition"] = f'attachment; filename="{resource.name}.csv"'
        return answer

    return view


def _table(resource: Resource, entries: Sequence[Entry]) -> list[list[str | int | None]]:
    """Return one row an item, without content: the names of the columns are those of the JSON."""
    rows = [_flat(entry.told) for entry in entries]
    schema = shown.SCHEMAS[resource.schema]
    head = [column for name in schema["required"] for column in _columns(name, schema["properties"][name])]
    return [list(head), *([row.get(name) for name in head] for row in rows)]


def _columns(name: str, schema: dict[str, Any]) -> list[str]:
    inside = schema.get("properties")
    return [f"{name}.{inner}" for inner in inside] if inside else [name]


def _flat(told: dict[str, Any]) -> dict[str, str | int | None]:
    found: dict[str, str | int | None] = {}
    for name, value in told.items():
        if isinstance(value, dict):
            found |= {f"{name}.{inner}": said for inner, said in value.items()}
        elif isinstance(value, bool):
            found[name] = "yes" if value else "no"
        else:
            found[name] = ", ".join(value) if isinstance(value, list) else value
    return found


def _one(resource: Resource) -> Callable[..., ResponseReturnValue]:
    def view(**keys: int) -> ResponseReturnValue:
        asked = read_address(one_asks(resource), request.args)
        _mark_conflicts(resource, asked.get("expand", ()))
        with reading() as reader:
            (key,) = keys.values()
            entry = resource.one(reader, key, asked.get("expand", ()))
        return jsonify(_told(resource, [entry])[0])

    return view


ONE_ID: Final = {"referrals": "request_id", "hand-overs": "hand_over_id", "places": "offer_id"}
READS: Final[tuple[tuple[str, str, str, Callable[[Resource], Any]], ...]] = (
    ("list", "GET", "", _list),
    ("search", "POST", "/search", _search),
    ("count", "GET", "/count", _count),
    ("export_json", "GET", "/export.json", _export_json),
    ("export_csv", "GET", "/export.csv", _export_csv),
)
for _resource in RESOURCES.values():
    _name = _resource.name.replace("-", "_")
    for _verb, _method, _path, _view in READS:
        bp.add_url_rule(
            f"/{_resource.name}{_path}",
            f"{_name}_{_verb}",
            scoped(_resource.scope)(_view(_resource)),
            methods=[_method],
        )
    bp.add_url_rule(
        f"/{_resource.name}/{KEY % ONE_ID[_resource.name]}", f"{_name}_one", scoped(_resource.scope)(_one(_resource))
    )


def _record(done: Act) -> Callable[..., ResponseReturnValue]:
    def view(request_id: int) -> ResponseReturnValue:
        if (refused := _other_kind()) is not None:
            return refused
        with reading() as reader:
            REFERRALS.one(reader, request_id, ())
            rules = referrals.rules_of(reader, request_id)
            given = _given(done.asked(rules))
            done.check(given, rules)
            if given.get("place_id") is not None and given["place_id"] not in PLACES.keys(reader, {}):
                raise Wrong("place_id", why.OFFER_GONE)
        act(done.command(request_id, given))
        with reading() as reader:
            card = referrals.card(reader, request_id)
        return jsonify({"id": card.id, "version": card.version, "state": card.state.id})

    return view


for _act_name, _act in writing.ACTS.items():
    bp.add_url_rule(
        f"/referrals/{KEY % 'request_id'}/{_act.path}",
        f"referrals_{_act_name}",
        scoped(scopes.REFERRALS_WRITE)(_record(_act)),
        methods=["POST"],
    )


@bp.post("/places")
@scoped(scopes.PLACES_WRITE)
def offer() -> ResponseReturnValue:
    """Put a place on the board."""
    if (refused := _other_kind()) is not None:
        return refused
    return jsonify({"id": act(writing.offer(_given(writing.OFFER)))}), 201


@bp.post(f"/places/{KEY % 'offer_id'}/close")
@scoped(scopes.PLACES_WRITE)
def close(offer_id: int) -> ResponseReturnValue:
    """Take a place off the board."""
    if (refused := _other_kind()) is not None:
        return refused
    with reading() as reader:
        PLACES.one(reader, offer_id, ())
    given = _given(writing.CLOSE)
    act(CloseOffer(offer_id=offer_id, version=given["version"], taken=given["taken"]))
    return jsonify({"id": offer_id})


@bp.get("/directory/communes")
@scoped(scopes.DIRECTORY_READ)
def find_communes() -> ResponseReturnValue:
    """Complete the name or postal code of a commune."""
    asked = read_address((BEGINS, FEW), request.args)
    begins = plain(asked["q"])
    found = [
        shown.commune(one)
        for one in communes()
        if begins and _fits(begins, one.name_fr, one.name_nl, *one.postal_codes, one.nis)
    ]
    return jsonify({"items": found[: asked["limit"]]})


@bp.get("/directory/services")
@scoped(scopes.DIRECTORY_READ)
def find_services() -> ResponseReturnValue:
    """Complete the name of a service that works with this installation."""
    asked = read_address((BEGINS, FEW), request.args)
    begins = plain(asked["q"])
    with reading() as reader:
        names = organisation_names(reader)
    found = [
        {"id": key, "name": {"fr": name[0], "nl": name[1]}}
        for key, name in sorted(names.items(), key=lambda one: one[1])
        if begins and _fits(begins, *name)
    ]
    return jsonify({"items": found[: asked["limit"]]})


def _fits(begins: str, *names: str) -> bool:
    """Tell whether a name, or what follows a space in it, begins like this."""
    return any(f" {begins}" in f" {plain(name)}" for name in names)


@bp.get("/openapi.json")
@public
def openapi() -> ResponseReturnValue:
    """Describe the whole interface."""
    from app.partner_api.openapi import document  # noqa: PLC0415 — made when somebody first reads it

    return jsonify(document())
