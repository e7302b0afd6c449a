"""Messages over HTTP: a program of the organisation posts a PDF, a mail or fields. A token, no cookie."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, jsonify, request, url_for

from app.foundation import api
from app.foundation import run as running
from app.foundation.api import JSON, Wrong
from app.foundation.errors import Invalid
from app.foundation.identity import system_for
from app.foundation.protection import csrf, limit_requests
from app.foundation.web import public, settings, store
from app.inbox import codes
from app.inbox.answers import Answers
from app.inbox.commands import ReceiveMessage, token_hash
from app.inbox.taking import Taken, by_hand, take
from app.store import api_tokens
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.typing import ResponseReturnValue

bp = Blueprint("inbox_api", __name__, url_prefix="/api/v1/inbox")
csrf.exempt(bp)  # no cookie is read, so there is nothing to forge

FILES: Final = ("application/pdf", "message/rfc822", "image/jpeg", "image/png", "text/plain")
PLAIN: Final = frozenset(Answers.__slots__) - {"dates", "received_on", "claimed_cents"}
NO_SUCH_FIELD: Final = Text(fr="ce champ n'existe pas", nl="dit veld bestaat niet")
WHOLE_CENTS: Final = Text(
    fr="un nombre entier de centimes, au-dessus de zéro", nl="een geheel aantal eurocent, groter dan nul"
)
OBJECT_OF_DATES: Final = Text(fr="un objet avec des dates", nl="een object met datums")
A_DATE: Final = Text(fr="une date comme 2026-07-08", nl="een datum zoals 2026-07-08")
LONGEST: Final = {"text": codes.LONGEST_TEXT, "sender": 40, "roll_number": 20}
"""Most letters of a field; of another one: two hundred."""
PER_MINUTE: Final = 60
"""Messages that one token may post in a minute: more than a registry sends in a day."""


@bp.post("/messages")
@public
def post() -> ResponseReturnValue:
    """Take a message in. 201: it waits in the inbox; 200: this very delivery was here before."""
    owner = _owner()
    if owner is None:
        return api.error(401)
    if owner.scope != codes.INBOX_WRITE:
        return api.error(403)
    limit_requests("inbox", PER_MINUTE, key=f"token {owner.token_id}")
    request.max_content_length = settings().upload_megabytes * 1024 * 1024
    if request.mimetype not in (JSON, *FILES):
        kinds = ", ".join((JSON, *FILES))
        return api.error(415, "", Text(fr=f"Envoyez un de ceux-ci : {kinds}", nl=f"Stuur een van deze: {kinds}"))
    return _received(owner)


def _received(owner: api_tokens.TokenOwner) -> ResponseReturnValue:
    try:
        command = _of_json(owner.token_id) if request.mimetype == JSON else _of_file(owner.token_id)
        received = running.run(store(), command, system_for(owner.organisation_id))
    except Wrong as wrong:
        return api.error(422, wrong.path, wrong.text)
    except Invalid as invalid:
        return api.error(422, invalid.field, invalid.text)
    answer = {
        "id": received.message_id,
        "url": url_for("inbox.show", message_id=received.message_id, _external=True),
        "duplicate_of": received.duplicate_of_id,
        "received_before": received.before,
    }
    return jsonify(answer), 200 if received.before else 201


def _owner() -> api_tokens.TokenOwner | None:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    return api_tokens.owner_of(store(), token_hash(token.strip()))


def _of_file(token_id: int) -> ReceiveMessage:
    taken = take(request.get_data())
    return ReceiveMessage(taken=taken, channel="api", delivery=f"api|{token_id}|{taken.delivery_key}")


def _of_json(token_id: int) -> ReceiveMessage:
    """Return the command of a message whose fields are known to the program that sends it."""
    body = request.get_data()
    given = api.json_object()
    known = {"kind", "subject", "text", "dates", "received_on", "claimed_cents", "delivery", *PLAIN}
    for name in given:
        if name not in known:
            raise Wrong(str(name)[:60], NO_SUCH_FIELD)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in codes.KINDS:
        raise Wrong("kind", _one_of(codes.KINDS))
    words = {name: _word(given, name) for name in (*PLAIN, "subject", "text", "delivery")}
    cents = given.get("claimed_cents")
    if cents is not None and (not isinstance(cents, int) or isinstance(cents, bool) or cents <= 0):
        raise Wrong("claimed_cents", WHOLE_CENTS)
    answers = Answers(
        **{name: words[name] for name in PLAIN},
        received_on=_day("received_on", given.get("received_on")),
        claimed_cents=cents,
        dates=_days(kind, {} if given.get("dates") is None else given["dates"]),
    )
    taken = by_hand() if not words["text"] else Taken(content=body, text=words["text"])
    named = words["delivery"]
    return ReceiveMessage(
        taken=taken,
        channel="api",
        kind=kind,
        answers=answers,
        subject=words["subject"],
        delivery=f"api|{token_id}|{named}" if named else "",
    )


def _word(given: dict[str, Any], name: str) -> str:
    value = given.get(name, "")
    most = LONGEST.get(name, 200)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most:
        raise Wrong(name, Text(fr=f"un texte de {most} signes au plus", nl=f"een tekst van hoogstens {most} tekens"))
    return value


def _days(kind: str, given: Any) -> dict[str, date]:
    wanted = codes.KINDS[kind].dates
    if not isinstance(given, dict):
        raise Wrong("dates", OBJECT_OF_DATES)
    for name in given:
        if name not in wanted:
            raise Wrong(f"dates.{str(name)[:60]}", _one_of(wanted))
    found = {name: _day(f"dates.{name}", value) for name, value in given.items()}
    return {name: day for name, day in found.items() if day is not None}


def _day(path: str, value: Any) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise Wrong(path, A_DATE) from None


def _one_of(known: Iterable[str]) -> Text:
    listed = ", ".join(known)
    return Text(fr=f"une de ces valeurs : {listed}", nl=f"een van deze waarden: {listed}")
