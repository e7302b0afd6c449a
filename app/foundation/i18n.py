"""The language of the interface: gettext catalogues through Babel alone, English message ids."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from babel.core import Locale
from babel.support import LazyProxy, NullTranslations, Translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.law import Text

LANGUAGES = ("fr", "nl")
LANGUAGE_NAMES = {"fr": "Français", "nl": "Nederlands"}
CATALOGUES = Path(__file__).parents[2] / "translations"
_LOCALES = {"fr": Locale("fr", "BE"), "nl": Locale("nl", "BE"), "en": Locale("en", "BE")}
_language: ContextVar[str] = ContextVar("language", default="fr")


class MissingCatalogue(RuntimeError):
    """A compiled catalogue is not there: run ``make i18n``."""


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of a language; ``en`` is the message ids themselves."""
    if language == "en":
        return NullTranslations()
    found = Translations.load(str(CATALOGUES), [language])
    if not isinstance(found, Translations):
        raise MissingCatalogue(f"no compiled catalogue for {language!r}: run make i18n")
    return found


def language() -> str:
    """Return the interface language of the present request: ``fr`` or ``nl``."""
    return _language.get()


def locale() -> Locale:
    """Return the Babel locale of the present request (Belgian variant)."""
    return _LOCALES[_language.get()]


def choose(chosen: str) -> None:
    """Set the interface language for the rest of this request."""
    if chosen not in _LOCALES:
        raise ValueError(chosen)
    _language.set(chosen)


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Use a language within the block."""
    token = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str, /, **values: object) -> str:
    """Translate a whole sentence; ``%(name)s`` placeholders are filled from keywords."""
    text = catalogue(_language.get()).gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> str:
    """Translate a sentence that depends on a number; ``%(num)s`` is the number."""
    text = catalogue(_language.get()).ngettext(singular, plural, number)
    return text % {"num": number, **values}


def lazy(message: str, /, **values: object) -> str:
    """Translate when shown: for labels declared on classes. It behaves as a string wherever one is shown."""
    return cast("str", LazyProxy(_, message, enable_cache=False, **values))


def say(text: Text) -> str:
    """Return a bilingual text of the law in the interface language."""
    return text.of(_language.get())
