"""What an address asks, declared once: the same declaration describes it in OpenAPI and reads what was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from app.foundation.api import UNREADABLE, Wrong, keepable
from app.partner_api import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from werkzeug.datastructures import MultiDict

MOST_KEY: Final = 2**53 - 1
"""Largest key: what every program reads as a whole number."""
_DAY: Final = re.compile(r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_WHOLE: Final = re.compile(r"-?\d{1,20}", re.ASCII)
Kind = Literal["text", "code", "codes", "day", "whole", "yes_no", "answers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One value that may be sent: in an address or in a body."""

    name: str
    kind: Kind
    says: str
    required: bool = False
    codes: tuple[str, ...] = ()
    """Values of a code or of codes; names of the answers."""
    least: int = 0
    most: int = 300
    """Most letters of a text, largest whole number."""
    usual: Any = None
    """What holds when nothing is sent."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of the value."""
        texts: dict[str, Any] = {"type": "string", "maxLength": self.most, "pattern": r"^[^\u0000]*$"}
        found: dict[str, Any] = {
            "text": texts
            | ({"minLength": 1, "pattern": r"^[^\u0000]*[^\s\u0000][^\u0000]*$"} if self.required else {}),
            "code": {"type": "string", "enum": list(self.codes)},
            "codes": {
                "type": "array",
                "items": {"type": "string", "enum": list(self.codes)},
                "maxItems": len(self.codes),
            },
            "day": {"type": "string", "format": "date", "pattern": "^(19|20|21)"},
            "whole": {"type": "integer", "minimum": self.least, "maximum": self.most},
            "yes_no": {"type": "boolean"},
            "answers": {
                "type": "object",
                "properties": dict.fromkeys(self.codes, texts),
                "additionalProperties": False,
            },
        }[self.kind]
        return found | {"description": self.says} | ({} if self.usual is None else {"default": self.usual})


def body_schema(asked: Iterable[Asked]) -> dict[str, Any]:
    """Return the JSON schema of a body."""
    fields = tuple(asked)
    found: dict[str, Any] = {
        "type": "object",
        "properties": {one.name: one.schema() for one in fields},
        "additionalProperties": False,
    }
    needed = [one.name for one in fields if one.required]
    return found | ({"required": needed} if needed else {})


def parameters(asked: Iterable[Asked]) -> list[dict[str, Any]]:
    """Return the parameters of an address; several codes stand with commas between."""
    found = []
    for one in asked:
        told = {"name": one.name, "in": "query", "required": one.required, "schema": one.schema()}
        if one.kind == "codes":
            told |= {"style": "form", "explode": False}
        found.append(told)
    return found


def read_body(asked: Sequence[Asked], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a body, all of them. Raises Wrong with the path of the first that cannot be."""
    _refuse_strangers(asked, given)
    return {one.name: _value(one, given.get(one.name)) for one in asked}


def read_address(asked: Sequence[Asked], given: MultiDict[str, str]) -> dict[str, Any]:
    """Return the values of the parameters of an address, all of them. Raises Wrong."""
    _refuse_strangers(asked, given)
    found = {}
    for one in asked:
        sent = given.getlist(one.name)
        if len(sent) > 1:
            raise Wrong(one.name, reasons.TWICE)
        found[one.name] = _value(one, _typed(one, sent[0]) if sent else None)
    return found


def _refuse_strangers(asked: Sequence[Asked], given: Iterable[str]) -> None:
    known = {one.name for one in asked}
    for name in given:
        if name not in known:
            raise Wrong(name[:60] if keepable(name) else "", reasons.NOT_KNOWN)


def _typed(asked: Asked, sent: str) -> Any:
    """Return what stands in an address as it would stand in a body."""
    if asked.kind == "whole":
        return int(sent) if _WHOLE.fullmatch(sent) else sent
    if asked.kind == "codes":
        return sent.split(",") if sent else []
    return sent


def _value(asked: Asked, given: Any) -> Any:
    if given is None:
        if asked.required:
            raise Wrong(asked.name, reasons.NEEDED)
        empty: dict[Kind, Any] = {"text": "", "code": "", "codes": (), "answers": {}, "yes_no": False}
        return empty.get(asked.kind) if asked.usual is None else asked.usual
    if asked.kind == "text":
        return _text(asked, asked.name, given)
    if asked.kind == "code":
        return _code(asked, given)
    if asked.kind == "codes":
        if not isinstance(given, list) or len(given) > len(asked.codes):
            raise Wrong(asked.name, reasons.one_of(asked.codes))
        return tuple(dict.fromkeys(_code(asked, one) for one in given))
    if asked.kind == "answers":
        if not isinstance(given, dict):
            raise Wrong(asked.name, reasons.AN_OBJECT)
        return {name: _answer(asked, name, value) for name, value in given.items()}
    return _plain(asked, given)


def _plain(asked: Asked, given: Any) -> Any:
    if asked.kind == "day":
        return _day(asked, given)
    if asked.kind == "yes_no":
        if not isinstance(given, bool):
            raise Wrong(asked.name, reasons.YES_OR_NO)
        return given
    whole = int(given) if isinstance(given, float) and given.is_integer() else given
    if not isinstance(whole, int) or isinstance(whole, bool) or not asked.least <= whole <= asked.most:
        raise Wrong(asked.name, reasons.whole(asked.least, asked.most))
    return whole


def _text(asked: Asked, path: str, given: Any) -> str:
    if not isinstance(given, str) or len(given) > asked.most:
        raise Wrong(path, reasons.at_most(asked.most))
    if not keepable(given):
        raise Wrong(path, UNREADABLE)
    if asked.required and not given.strip():
        raise Wrong(path, reasons.NEEDED)
    return given


def _code(asked: Asked, given: Any) -> str:
    if not isinstance(given, str) or given not in asked.codes:
        raise Wrong(asked.name, reasons.one_of(asked.codes))
    return given


def _answer(asked: Asked, name: str, given: Any) -> str:
    path = f"{asked.name}.{name[:60]}"
    if name not in asked.codes:
        raise Wrong(path, reasons.one_of(asked.codes))
    return _text(asked, path, given)


def _day(asked: Asked, given: Any) -> date:
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise Wrong(asked.name, reasons.A_DAY)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Wrong(asked.name, reasons.A_DAY) from None
