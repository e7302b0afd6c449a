"""Frozen dataclasses to plain JSON values and back, strictly: an unknown key or a wrong type is refused."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


class PlainError(ValueError):
    """A plain value that does not fit its field; the message names the path."""


def to_plain(value: object) -> Any:
    """Return ``value`` as JSON values: dates as YYYY-MM-DD, decimals as strings, absent facts left out."""
    if dataclasses.is_dataclass(value):
        plain = {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {name: item for name, item in plain.items() if item is not None and item != []}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def canonical(value: object) -> str:
    """Return the one JSON text of ``value``: sorted keys, no spaces, UTF-8."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_plain(kind: type[T], plain: object, path: str = "") -> T:
    """Build a ``kind`` from JSON values. Raises PlainError with the path of the first value that does not fit."""
    if not isinstance(plain, dict):
        raise PlainError(f"{path or kind.__name__}: expected an object")
    return _dataclass(kind, plain, path)


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _dataclass(kind: type[T], plain: dict[str, object], path: str) -> T:
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    if unknown := plain.keys() - hints.keys():
        raise PlainError(f"{path or kind.__name__}: unknown {sorted(unknown)}")
    try:
        return kind(**{k: _value(hints[k], v, f"{path}.{k}".lstrip(".")) for k, v in plain.items()})
    except TypeError as error:
        raise PlainError(f"{path or kind.__name__}: {error}") from error


def _value(hint: Any, plain: object, path: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        if plain is None and NoneType in get_args(hint):
            return None
        (hint,) = [item for item in get_args(hint) if item is not NoneType]
        origin = get_origin(hint)
    if origin is tuple:
        if not isinstance(plain, list | tuple):
            raise PlainError(f"{path}: expected a list")
        return tuple(_value(get_args(hint)[0], item, f"{path}[{n}]") for n, item in enumerate(plain))
    if origin is Literal:
        if plain not in get_args(hint):
            raise PlainError(f"{path}: {plain!r} is not one of {get_args(hint)}")
        return plain
    if dataclasses.is_dataclass(hint):
        if not isinstance(plain, dict):
            raise PlainError(f"{path}: expected an object")
        return _dataclass(hint, plain, path)  # type: ignore[arg-type]
    return _scalar(hint, plain, path)


def _scalar(hint: Any, plain: object, path: str) -> Any:
    try:
        if hint is date:
            return plain if isinstance(plain, date) else date.fromisoformat(str(plain))
        if hint is Decimal and isinstance(plain, str | int | Decimal) and not isinstance(plain, bool):
            return Decimal(plain)
    except (ValueError, InvalidOperation) as error:
        raise PlainError(f"{path}: {error}") from error
    if type(plain) is not hint:
        raise PlainError(f"{path}: expected {getattr(hint, '__name__', hint)}, got {plain!r}")
    return plain
