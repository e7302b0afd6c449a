"""Compare a check's answer with the expectation of a test vector (rules of the contract of the checks)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation


def difference(expected: object, got: object, at: str = "") -> str | None:
    """Return the first way in which ``got`` falls short of ``expected``, or None when it meets it."""
    if isinstance(expected, Mapping):
        return _object(expected, got, at)
    if isinstance(expected, list):
        return _list(expected, got, at)
    same = expected == got and isinstance(expected, bool) == isinstance(got, bool)
    return None if same else f"{at}: expected {expected!r}, got {got!r}"


def answer_difference(expect: Mapping[str, object], answer: Mapping[str, object]) -> str | None:
    """Compare a whole answer, ``{"result": …}`` or ``{"error": …}``, with the ``expect`` of a vector."""
    if "error" in expect:
        if "error" not in answer:
            return "expected an error, got a result"
        return difference(expect["error"], answer["error"], "error")
    if "error" in answer:
        return f"unexpected error {answer['error']!r}"
    return difference(expect, answer["result"])


def _object(expected: Mapping[str, object], got: object, at: str) -> str | None:
    if not isinstance(got, Mapping):
        return f"{at}: expected an object, got {got!r}"
    for key, value in expected.items():
        miss = _key(key, value, got, f"{at}.{key}" if at else key)
        if miss is not None:
            return miss
    return None


def _key(key: str, value: object, got: Mapping[str, object], at: str) -> str | None:
    if key == "finding_rules_include":
        return _findings(value, got.get("findings"), at)
    name, _, how = key.rpartition("__")
    if name and how == "in":
        return (
            None
            if isinstance(value, list) and got.get(name) in value
            else f"{at}: {got.get(name)!r} is not among {value!r}"
        )
    if name and how == "not":
        return _not(value, got.get(name), at)
    if name and how == "close":
        return _close(value, got.get(name), at)
    return difference(value, got.get(key), at)


def _list(expected: Sequence[object], got: object, at: str) -> str | None:
    if not isinstance(got, list):
        return f"{at}: expected a list, got {got!r}"
    if not expected and got:
        return f"{at}: expected an empty list, got {got!r}"
    for item in expected:
        if not any(difference(item, candidate) is None for candidate in got):
            return f"{at}: {item!r} is not among {got!r}"
    return None


def _not(value: object, got: object, at: str) -> str | None:
    if isinstance(value, list) and isinstance(got, list):
        for item in value:
            if any(difference(item, candidate) is None for candidate in got):
                return f"{at}: {item!r} must not be there"
        return None
    return f"{at}: must not be {value!r}" if got == value else None


def _close(value: object, got: object, at: str) -> str | None:
    if not isinstance(value, Mapping):
        return f"{at}: a close value has `value` and `within`"
    try:
        gap = abs(Decimal(str(got)) - Decimal(str(value["value"])))
    except InvalidOperation:
        return f"{at}: {got!r} is no number"
    return (
        None
        if gap <= Decimal(str(value["within"]))
        else f"{at}: {got!r} is further than {value['within']} from {value['value']}"
    )


def _findings(expected: object, got: object, at: str) -> str | None:
    if not isinstance(expected, list) or not isinstance(got, list):
        return f"{at}: both sides are lists of findings"
    for item in expected:
        wanted = {"rule": item} if isinstance(item, str) else item
        if not any(difference(wanted, finding) is None for finding in got):
            have = [(finding.get("rule"), finding.get("verdict")) for finding in got]
            return f"{at}: {wanted!r} is not among {have!r}"
    return None
