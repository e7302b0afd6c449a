"""The sealed file: strict JSON under a code that is told by telephone. Whatever comes in is hostile until proven ours.

The seal is HMAC-SHA256 under a key that scrypt makes of the code. No key of an installation is needed, so two
installations that do not know each other can pass a case on, and a call between colleagues is part of it (M31.1).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.foundation.errors import Invalid
from app.transfer import reasons
from app.transfer.words import ANSWERS, CONSENT_FORMS, PURPOSES, SCOPE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

LARGEST: Final = 256 * 1024
DEEPEST: Final = 8
VERSION: Final = 1
TRANSFER, FEEDBACK = "limen-transfer", "limen-feedback"
_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_HEX: Final = re.compile(r"[0-9a-f]+")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_code() -> str:
    """Return a code to be told by telephone: ten signs that cannot be mistaken for one another."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def _key(code: str, salt: bytes) -> bytes:
    plain = "".join(sign for sign in code.upper() if sign in _SIGNS)
    return hashlib.scrypt(plain.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)


def _canonical(payload: Mapping[str, Any]) -> bytes:
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _seal(kind: str, payload: Mapping[str, Any], code: str, salt: bytes) -> str:
    told = f"{kind}\0{VERSION}\0".encode() + _canonical(payload)
    return hmac.new(_key(code, salt), told, hashlib.sha256).hexdigest()


def sealed(kind: str, payload: Mapping[str, Any], code: str) -> bytes:
    """Return a payload as a sealed file; the same bytes for the same payload and code."""
    _CHECKS[kind](payload)
    salt = hashlib.sha256(f"{kind}\0{payload['id']}".encode()).digest()[:16]
    whole = {
        "format": kind,
        "version": VERSION,
        "salt": salt.hex(),
        "seal": _seal(kind, payload, code, salt),
        "payload": payload,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def opened(kind: str, content: bytes, code: str) -> dict[str, Any]:
    """Return what a sealed file tells. Raises Invalid beside ``file`` or ``code``; nothing of it is used before."""
    if not content:
        raise Invalid("file", reasons.NO_FILE)
    if len(content) > LARGEST:
        raise Invalid("file", reasons.TOO_LARGE)
    whole = _parsed(content)
    if not isinstance(whole, dict) or whole.get("format") != kind:
        raise Invalid("file", reasons.NOT_OURS)
    if type(whole.get("version")) is not int or whole["version"] != VERSION:
        raise Invalid("file", reasons.OTHER_VERSION)
    salt, seal, payload = whole.get("salt"), whole.get("seal"), whole.get("payload")
    hexes = isinstance(salt, str) and isinstance(seal, str) and _HEX.fullmatch(salt) and _HEX.fullmatch(seal)
    if set(whole) != {"format", "version", "salt", "seal", "payload"} or not hexes or not isinstance(payload, dict):
        raise Invalid("file", reasons.NOT_OURS)
    if len(str(salt)) != 32 or not hmac.compare_digest(_seal(kind, payload, code, bytes.fromhex(str(salt))), str(seal)):
        raise Invalid("code", reasons.WRONG_CODE)
    try:
        _CHECKS[kind](payload)
    except _Odd:
        raise Invalid("file", reasons.NOT_OURS) from None
    return payload


def _parsed(content: bytes) -> object:
    try:
        text = content.decode("utf-8-sig")
        _not_too_deep(text)
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_refuse)
    except (ValueError, RecursionError):
        raise Invalid("file", reasons.NOT_OURS) from None


def _not_too_deep(text: str) -> None:
    """Count brackets outside strings before anything is parsed. Raises ValueError."""
    depth, quoted, escaped = 0, False, False
    for sign in text:
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            depth += 1
            if depth > DEEPEST:
                raise ValueError("too deep")
        elif sign in "]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(typed: str) -> Any:
    raise ValueError(typed)


# ------------------------------------------------------------------------------------------------ what may be inside


class _Odd(Exception):
    """Something stands in the file that a file of ours never holds."""


def _text(most: int) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if (
            not isinstance(value, str)
            or len(value) > most
            or any(ord(sign) < 32 and sign not in "\r\n\t" for sign in value)
        ):
            raise _Odd

    return check


def _among(codes: Container[str]) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not isinstance(value, str) or value not in codes:
            raise _Odd

    return check


def _day(value: Any) -> None:
    try:
        if not isinstance(value, str) or date.fromisoformat(value).isoformat() != value:
            raise _Odd
    except ValueError:
        raise _Odd from None


def _cents(value: Any) -> None:
    if type(value) is not int or not 0 <= value <= 10**9:
        raise _Odd


def _flag(value: Any) -> None:
    if not isinstance(value, bool):
        raise _Odd


def _uuid(value: Any) -> None:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise _Odd


def _maybe(check: Callable[[Any], None]) -> Callable[[Any], None]:
    def either(value: Any) -> None:
        if value is not None:
            check(value)

    return either


def _many(check: Callable[[Any], None], most: int) -> Callable[[Any], None]:
    def every(value: Any) -> None:
        if not isinstance(value, list) or len(value) > most:
            raise _Odd
        for one in value:
            check(one)

    return every


def _fields(checks: Mapping[str, Callable[[Any], None]], *, all_needed: bool = True) -> Callable[[Any], None]:
    def every(value: Any) -> None:
        if not isinstance(value, dict) or set(value) - set(checks) or (all_needed and set(checks) - set(value)):
            raise _Odd
        for name, one in value.items():
            checks[name](one)

    return every


_ADDRESS: Final = {
    "street": _text(120), "house_number": _text(12), "box": _text(12), "postal_code": _text(10),
}  # fmt: skip
_SERVICE: Final = _fields(
    {"name_fr": _text(120), "name_nl": _text(120), "phone": _text(30), "email": _text(120), "worker": _text(120)}
)
_PERSON: Final = _fields(
    {
        "role": _among(("tenant", "co_tenant", "partner", "adult", "minor")),
        "civility": _among(("", "ms", "mr")),
        "first_name": _text(80),
        "last_name": _text(80),
    }
)
_CASE: Final = _fields(
    {
        "identity": _fields(
            {
                "identity": _among(("named", "pseudonym")),
                "pseudonym": _text(160),
                "people": _many(_PERSON, 30),
                "phone": _text(30),
                "email": _text(200),
                "language": _among(("fr", "nl", "other")),
                "interpreter_language": _text(40),
                "safe_to_contact": _among(("yes", "with_care", "no", "unknown")),
            }
        ),
        "dwelling": _fields(
            {
                "address": _maybe(_fields(_ADDRESS | {"commune_nis": _text(5)})),
                "type": _maybe(_text(40)),
                "written": _maybe(_flag),
                "signed_on": _maybe(_day),
                "starts_on": _maybe(_day),
                "ends_on": _maybe(_day),
                "base_rent_cents": _maybe(_cents),
                "charges_cents": _maybe(_cents),
                "rent_now_cents": _maybe(_cents),
            }
        ),
        "landlord": _many(
            _fields(
                _ADDRESS
                | {
                    "role": _among(("landlord", "agent", "host")),
                    "kind": _maybe(_text(30)),
                    "civility": _among(("", "ms", "mr")),
                    "name": _text(160),
                    "locality": _text(80),
                    "phone": _text(30),
                    "email": _text(200),
                    "language": _maybe(_among(("fr", "nl"))),
                }
            ),
            10,
        ),
        "debt": _many(
            _fields(
                {
                    "kind": _among(("rent", "charges", "costs", "compensation", "other")),
                    "stated_on": _day,
                    "amount_cents": _cents,
                    "disputed_cents": _cents,
                }
            ),
            100,
        ),
        "procedure": _fields(
            {
                "roll_number": _text(40),
                "filed_on": _maybe(_day),
                "hearing_on": _maybe(_day),
                "judged_on": _maybe(_day),
                "served_on": _maybe(_day),
            }
        ),
        "steps": _many(_fields({"on": _maybe(_day), "fr": _text(300), "nl": _text(300)}), 200),
        "safety": _fields({"violence": _maybe(_flag), "contact_advice": _text(300)}),
    },
    all_needed=False,
)
_CHECKS: Final[Mapping[str, Callable[[Any], None]]] = {
    TRANSFER: _fields(
        {
            "id": _uuid,
            "made_on": _day,
            "from": _SERVICE,
            "to": _text(160),
            "purpose": _among(PURPOSES),
            "wanted": _text(2000),
            "consent": _fields(
                {
                    "form": _among(CONSENT_FORMS),
                    "given_on": _day,
                    "until_on": _day,
                    "scope": _many(_among(SCOPE), len(SCOPE)),
                }
            ),
            "case": _CASE,
        }
    ),
    FEEDBACK: _fields(
        {
            "id": _uuid,
            "made_on": _day,
            "from": _SERVICE,
            "answers": _many(_among(ANSWERS), len(ANSWERS)),
            "appointment": _text(200),
            "person": _text(200),
            "words": _text(1000),
        }
    ),
}
