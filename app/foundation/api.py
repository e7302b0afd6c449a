"""What every address under /api says when it refuses, and how it reads a JSON object: one form, both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from flask import Response, jsonify, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

JSON: Final = "application/json"
WORDS: Final = {
    400: Text(fr="Cette demande n'est pas comprise.", nl="Deze aanvraag wordt niet begrepen."),
    401: Text(
        fr="Un jeton valable est demandé : Authorization: Bearer …",
        nl="Een geldig token is nodig: Authorization: Bearer …",
    ),
    403: Text(fr="Ce n'est pas permis.", nl="Dit is niet toegestaan."),
    404: Text(fr="Rien ne se trouve à cette adresse.", nl="Op dit adres staat niets."),
    405: Text(fr="Cette adresse demande une autre méthode.", nl="Dit adres vraagt een andere methode."),
    409: Text(
        fr="Quelqu'un a changé ceci entre-temps : lisez-le de nouveau.",
        nl="Iemand wijzigde dit intussen: lees het opnieuw.",
    ),
    413: Text(fr="C'est trop volumineux.", nl="Dit is te groot."),
    415: Text(fr="Envoyez du JSON : Content-Type: application/json", nl="Stuur JSON: Content-Type: application/json"),
    429: Text(
        fr="Trop de demandes en une minute : attendez une minute.",
        nl="Te veel aanvragen in een minuut: wacht een minuut.",
    ),
    500: Text(fr="Une erreur s'est produite chez nous.", nl="Er liep iets mis bij ons."),
}
NOT_JSON: Final = Text(fr="Un objet JSON est attendu.", nl="Een JSON-object wordt verwacht.")
UNREADABLE: Final = Text(
    fr="Ce texte contient un signe qui ne peut pas être gardé.",
    nl="Deze tekst bevat een teken dat niet bewaard kan worden.",
)
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")


class Wrong(Exception):
    """What was sent is not what is expected; says where, and what is."""

    def __init__(self, path: str, text: Text) -> None:
        super().__init__(path)
        self.path, self.text = path, text


def both(text: Text) -> str:
    """Return a text in French and in Dutch, on one line."""
    return f"{text.fr} / {text.nl}"


def body_of(path: str, text: Text) -> dict[str, Any]:
    """Return the one form of an error: where, and what to do."""
    return {"error": {"path": path, "message": both(text)}}


def error(code: int, path: str = "", text: Text | None = None, *, methods: Iterable[str] = ()) -> Response:
    """Return the answer to a request that is refused."""
    answer = jsonify(body_of(path, text or WORDS.get(code, WORDS[500])))
    answer.status_code = code
    if code == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    if methods:
        answer.headers["Allow"] = ", ".join(sorted(methods))
    return answer


def json_object() -> dict[str, Any]:
    """Return the JSON object of the request. Raises Wrong; objects nested without end are none either."""
    try:
        given = request.get_json(force=True)
        wrong = _unkeepable(given)
    except RequestEntityTooLarge:
        raise
    except (BadRequest, RecursionError):
        given = wrong = None
    if not isinstance(given, dict):
        raise Wrong("", NOT_JSON)
    if wrong is not None:
        raise Wrong(wrong, UNREADABLE)
    return given


def keepable(text: str) -> bool:
    """Tell whether every database keeps a text: no zero sign, no half of a pair."""
    return _UNKEEPABLE.search(text) is None


def _unkeepable(given: Any, path: str = "") -> str | None:
    """Return the path of the first text that no database would keep, ``None`` when there is none."""
    if isinstance(given, str):
        return None if keepable(given) else path
    if isinstance(given, dict):
        if not all(map(keepable, given)):
            return path
        inside = ((f"{path}.{name}".lstrip("."), value) for name, value in given.items())
    elif isinstance(given, list):
        inside = ((f"{path}[{place}]", value) for place, value in enumerate(given))
    else:
        return None
    return next((found for where, value in inside if (found := _unkeepable(value, where)) is not None), None)
