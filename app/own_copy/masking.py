"""Take out of words what must not be read in them: the names of the household, and an address that is secret."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from app.foundation.wording import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP: Final = "[…]"
ANYWHERE: Final = 5
"""A name of so many letters is taken out inside longer words too: in an e-mail address, for example."""
_ADDRESS: Final = r"\S+@\S+"


class Mask:
    """Replaces names, whatever their accents and capitals, and everything else that would tell who or where it is."""

    def __init__(
        self,
        names: Iterable[tuple[str, str]] = (),
        alias: str = "",
        *,
        hidden: Iterable[str] = (),
        phones: Iterable[str] = (),
        mails: bool = False,
    ) -> None:
        """``names``: first and last names to replace by ``alias``; the others leave a gap. ``mails``: every address."""
        self._alias = alias or GAP
        numbers = [digits for phone in phones if len(digits := re.sub(r"\D", "", phone)[-8:]) >= 6]
        patterns = {
            "mails": _ADDRESS if mails else "",
            "alias": _either(_spellings(names)),
            "hidden": _either({one for one in hidden if one.strip()}),
            "phones": "|".join(r"\+?[\d ./()-]*" + r"[ ./()-]*".join(one) for one in numbers),
        }
        self._pattern = re.compile("|".join(f"(?P<{name}>{one})" for name, one in patterns.items() if one) or r"(?!)")

    def words(self, text: str) -> str:
        """Return a text without them."""
        text = unicodedata.normalize("NFC", text)
        folded = _folded(text)
        written, at = [], 0
        for found in self._pattern.finditer(folded):
            written += [text[at : found.start()], self._alias if found.lastgroup == "alias" else GAP]
            at = found.end()
        return "".join((*written, text[at:]))

    def of(self, value: Any) -> Any:
        """Return a value of JSON with every text masked; words of ours, that go with a code, stay."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, list):
            return [self.of(one) for one in value]
        if isinstance(value, dict):
            return value if "code" in value else {name: self.of(one) for name, one in value.items()}
        return value


def _folded(text: str) -> str:
    """Return a text without accents and capitals, letter for letter: places in it are places in the original."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    if letter in "’‘ʼ`´":
        return "'"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


def _spellings(names: Iterable[tuple[str, str]]) -> set[str]:
    """Return whole names in both orders, each name alone and attached, and its parts but for the particles."""
    found = set()
    for first, last in names:
        first_name, last_name = " ".join(first.split()), " ".join(last.split())
        if first_name and last_name:
            found |= {f"{first_name} {last_name}", f"{last_name} {first_name}"}
        for one in (first_name, last_name):
            if len(one) > 1:
                found |= {one, re.sub(r"[\s'’-]", "", one)}
            found |= {part for part in re.split(r"[\s-]", one) if len(part) > 1 and _folded(part) not in PARTICLES}
    return found


def _either(texts: set[str]) -> str:
    """Return a pattern for any of these texts, the longest first."""
    found = []
    for text in sorted({_folded(one) for one in texts}, key=lambda one: (-len(one), one)):
        pattern = re.escape(text)
        if len(re.sub(r"\W", "", text)) < ANYWHERE:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        found.append(pattern)
    return "|".join(found)
