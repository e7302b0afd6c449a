"""Strict access to a TOML table: every key is expected, of the right kind, and complaints name file and key."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from workflows.law import Source, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")


class Table:
    """One table of a file, with the path that leads to it. Reading a wrong or missing key raises ValueError."""

    __slots__ = ("_values", "file", "key")

    def __init__(self, file: str, key: str, values: object) -> None:
        self.file = file
        self.key = key
        if not isinstance(values, dict):
            raise self.wrong("must be a table")
        self._values: Mapping[str, object] = values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def wrong(self, what: str, key: str = "") -> ValueError:
        """Return the error to raise about a key of this table."""
        place = ".".join(part for part in (self.key, key) if part)
        return ValueError(f"{self.file}: {place or 'the file'}: {what}")

    def only(self, *known: str) -> Table:
        """Return this table. Raises ValueError when it holds a key that is not ``known``."""
        for key in self._values:
            if key not in known:
                raise self.wrong("unknown key", key)
        return self

    def one(self, key: str, kind: type[T]) -> T:
        """Return the value of a key that must be there."""
        if key not in self._values:
            raise self.wrong("is missing", key)
        value = self._values[key]
        if not isinstance(value, kind) or isinstance(value, datetime) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(f"must be a {kind.__name__}", key)
        return value

    def word(self, key: str, known: Mapping[str, object] | frozenset[str]) -> str:
        """Return a string that must be one of ``known``."""
        value = self.one(key, str)
        if value not in known:
            raise self.wrong(f"{value!r} is not known", key)
        return value

    def flag(self, key: str) -> bool:
        """Return a yes/no key; absent is no."""
        return self.one(key, bool) if key in self._values else False

    def name(self, key: str) -> str:
        """Return a string that may be left out."""
        return self.one(key, str) if key in self._values else ""

    def names(self, key: str, known: Mapping[str, object] | frozenset[str] | None = None) -> tuple[str, ...]:
        """Return a list of distinct strings that may be left out, each one of ``known`` when that is given."""
        values = self.one(key, list) if key in self._values else []
        for value in values:
            if not isinstance(value, str) or (known is not None and value not in known):
                raise self.wrong(f"{value!r} is not known", key)
        if len(set(values)) != len(values):
            raise self.wrong("says the same twice", key)
        return tuple(values)

    def table(self, key: str) -> Table:
        """Return the table under a key; an absent one is empty."""
        return Table(self.file, f"{self.key}.{key}" if self.key else key, self._values.get(key, {}))

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield the tables under a key, with their names, in the order of the file."""
        under = self.table(key)
        for name in under:
            yield name, under.table(name)

    def list_of_tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list that may be left out."""
        for number, values in enumerate(self.one(key, list) if key in self._values else []):
            yield Table(self.file, f"{self.key}.{key}[{number}]", values)

    def text(self, key: str) -> Text:
        """Return a sentence in French and in Dutch. Raises ValueError when a language is missing."""
        if key not in self._values:
            raise self.wrong("is missing", key)
        return self.table(key).only("fr", "nl").both()

    def optional_text(self, key: str) -> Text | None:
        """Return a bilingual sentence that may be left out."""
        return self.text(key) if key in self._values else None

    def both(self) -> Text:
        """Return ``fr`` and ``nl`` of this table as one text."""
        french, dutch = self.one("fr", str), self.one("nl", str)
        if not (french.strip() and dutch.strip()):
            raise self.wrong("both languages are needed")
        return Text(fr=french, nl=dutch)

    def source(self) -> Source:
        """Return this table as a source of law."""
        self.only("act", "article", "url", "read_on")
        return Source(self.one("act", str), self.one("article", str), self.one("url", str), self.one("read_on", date))
