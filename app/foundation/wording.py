"""Makes names and streets comparable: the one spelling under which they are searched."""

from __future__ import annotations

import re
import unicodedata

PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al ait ben bou d da de del della den der des di do dos du e el het l la las le les lo los o "
        "op s t te ten ter van vande vanden vander ver von zu zum zur",
    )
)
"""Words that people write apart or attached: De Smet and Desmet, van den Berghe and Vandenberghe, D’Hondt."""

STREET_WORDS = {
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "boul": "boulevard",
    "ch": "chaussee",
    "chee": "chaussee",
    "imp": "impasse",
    "pl": "place",
    "pln": "plein",
    "sq": "square",
    "st": "saint",
    "ste": "sainte",
    "sint": "saint",
    "sinte": "sainte",
    "stwg": "steenweg",
    "stw": "steenweg",
    "str": "straat",
    "ln": "laan",
    "bte": "bus",
    "boite": "bus",
    "box": "bus",
}
"""Short or other-language form → the form they are compared in (all without accents)."""

_SHORT_FORMS = {"boulevard": ("bd", "bld"), "chaussee": ("chee",), "steenweg": ("stwg",), "laan": ("ln",)}
_SAINTS = {"saint": ("st", "sint"), "sint": ("st", "saint"), "st": ("saint", "sint"), "sainte": ("ste",)}
_ENDINGS = (("steenwg", "steenweg"), ("stwg", "steenweg"), ("stw", "steenweg"), ("str", "straat"), ("ln", "laan"))

_SPECIAL = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n"}
    | dict.fromkeys("’‘ʼʹ`´′＇ʻ", "'")
)
_TOKEN = re.compile(r"\d+(?:[/.-]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


_ADDRESS = re.compile(
    r"\b(?:rue|avenue|av\.|boulevard|bd|chaussée|chemin|square|impasse|quai|allée)\s[^,;]*\d"
    r"|\b\w+(?:straat|laan|steenweg|lei|kaai|dreef)\s+\d"
    r"|\b\w*(?:plein|square)\s+\d|\bplace\s+\w[^,;]*\d",
    re.IGNORECASE,
)


def names_an_address(text: str) -> bool:
    """Tell whether words look like a street with a number: for fields that never hold an address."""
    return _ADDRESS.search(text) is not None


def plain(text: str) -> str:
    """Return ``text`` in small letters, without accents or punctuation, one space apart; 12/03/1980 stays whole."""
    return " ".join(_TOKEN.findall(_unaccented(text))).replace("'", "")


def normalise(text: str) -> str:
    """Return the one spelling under which a name is searched: ``plain``, with the particles attached. Idempotent.

    ``De Smet`` and ``Desmet`` give ``desmet``; ``d’Hoogvorst`` gives ``dhoogvorst``; ``Strauß`` gives ``strauss``.
    """
    words: list[str] = []
    held = ""
    for word in plain(text).split():
        if held and word[0].isdigit():
            words.append(held)
            held = ""
        held += word
        if word not in PARTICLES and held not in PARTICLES:
            words.append(held)
            held = ""
    if held:
        words.append(held)
    return " ".join(words)


def search_text(*parts: str | None) -> str:
    """Return what is stored to be searched: every part as ``normalise`` writes it, and the other ways to write it.

    A search for ``normalise(query)`` word by word, each word as a prefix, then finds Van den Berghe by ``berghe``
    or ``vandenb``, Jean-Pierre by ``jeanpierre``, chaussée by ``chée``, Sint-Gillis by ``st gillis``.
    """
    found: dict[str, None] = {}
    for part in filter(None, parts):
        bare = _unaccented(part)
        apart = _TOKEN.findall(bare.replace("'", " "))
        found |= dict.fromkeys(normalise(part).split())
        found |= dict.fromkeys(plain(part).split())
        found |= dict.fromkeys(apart)
        found |= dict.fromkeys(word.replace("-", "") for word in _HYPHENED.findall(bare))
        for word in apart:
            found |= dict.fromkeys((*_SHORT_FORMS.get(word, ()), *_SAINTS.get(word, ())))
            if word in STREET_WORDS:
                found[STREET_WORDS[word]] = None
    return " ".join(found)


def street_form(word: str) -> str:
    """Return the full form of an abbreviated street word: ``chee`` → ``chaussee``, ``hoogstr`` → ``hoogstraat``."""
    full = STREET_WORDS.get(word)
    if full:
        return full
    for ending, whole in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + whole
    return word


def _unaccented(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    text = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Mn")
