"""Joins the interface's building blocks to Jinja: components, icons, assets, links, language and theme."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import quote

from flask import current_app, request
from jinja2 import PackageLoader, PrefixLoader, StrictUndefined, Undefined, pass_eval_context
from markupsafe import Markup

from app.foundation import belgian, clock, i18n

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from flask import Flask
    from jinja2 import Environment
    from jinja2.nodes import EvalContext
    from wtforms import Form

THEMES = ("light", "dark")
_installed = version("limen")

LINKS: dict[str, str] = {
    "today": "/",
    "home": "/",
    "search": "/cases",
    "account": "/account",
    "sign_out": "/sign-out",
    "sign_in": "/sign-in",
    "accessibility": "/accessibility",
    "sources": "/sources",
    "complaints": "/complaints",
}
"""Fixed addresses that the frame of every page points to: paths, because building them costs a page too much."""


Macro: TypeAlias = "Callable[[Mapping[str, Any]], Markup]"


class LanguageLink(NamedTuple):
    """One choice of the language switch; ``url`` comes back to the same page."""

    code: str
    name: str
    url: str
    current: bool


class Govuk:
    """The base's macros by their name: ``govuk.button({...})``, ``govuk.summary_list({...})``.

    They count on missing values being empty, so they live in an environment of their own; ours stays strict.
    Their few English words are replaced here by ours.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._macros: dict[str, Macro] = {}

    def __getattr__(self, name: str) -> Macro:
        """Return a macro by name, in snake case. Raises TemplateNotFound."""
        macro = self._macros.get(name)
        if macro is None:
            path = f"govuk_frontend_jinja/components/{name.replace('_', '-')}/macro.html"
            module = self._environment.get_template(path).module
            plain: Macro = getattr(module, "govuk" + name.title().replace("_", ""))
            macro = self._macros[name] = self._spoken(name, plain)
        return macro

    @staticmethod
    def _spoken(name: str, macro: Macro) -> Macro:
        words = _WORDS.get(name, {})

        def call(params: Mapping[str, Any]) -> Markup:
            return macro({key: str(word) for key, word in words.items()} | dict(params))

        return call


_WORDS: Mapping[str, Mapping[str, str]] = {
    "error_message": {"visuallyHiddenText": i18n.lazy("Error")},
    "error_summary": {"titleText": i18n.lazy("Some answers need your attention")},
    "warning_text": {"iconFallbackText": i18n.lazy("Warning")},
    "notification_banner": {"titleText": i18n.lazy("Important")},
    "back_link": {"text": i18n.lazy("Back")},
    "breadcrumbs": {"labelText": i18n.lazy("You are here")},
    "password_input": {
        "showPasswordText": i18n.lazy("Show"),
        "showPasswordAriaLabelText": i18n.lazy("Show the password"),
    },
}
"""The words that a component of the base would otherwise say in English."""


def register_components(app: Flask) -> None:
    """Give the application's templates their components, filters, icons and context.

    Our templates are strict: an undefined name is an error. Call once from ``create_app``, before any template is read.
    """
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["ext.i18n.trimmed"] = True
    if "jinja2.ext.InternationalizationExtension" not in env.extensions:
        env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        i18n._,
        lambda singular, plural, number: i18n.catalogue(i18n.language()).ngettext(singular, plural, number),
        newstyle=True,
    )
    env.globals.update(_=_spoken, gettext=_spoken)
    base = env.overlay(
        undefined=Undefined,
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    )
    govuk = Govuk(base)
    app.extensions["limen_govuk"] = govuk
    assets = _Assets(app)
    env.globals.update(
        govuk=govuk,
        icon=assets.icon,
        asset=assets.url,
        colon=_colon,
        link=_link,
        language_links=language_links,
        language_tag=_language_tag,
        error_summary=error_summary,
        say=i18n.say,
        today=clock.today,
        version=lambda: _installed,
    )
    env.filters.update(
        money=_money,
        euros=_euros,
        long_date=_long_date,
        day=_day,
        short_date=belgian.short_date,
        relative_day=_relative_day,
        say=i18n.say,
    )
    app.context_processor(_preferences)


def _colon() -> str:
    """Return the colon between a label and what it names, as the reader's language sets it."""
    return "\u00a0: " if i18n.language() == "fr" else ": "


@pass_eval_context
def _spoken(evaluation: EvalContext, message: str, /, **values: object) -> str:
    """Translate in a template as Jinja's own ``gettext`` does, words without values once a process."""
    language = i18n.language()
    if not evaluation.autoescape:
        return i18n.catalogue(language).gettext(message) % values
    return _marked(language, message) % values if values else _plainly_marked(language, message)


@lru_cache(maxsize=8192)
def _marked(language: str, message: str) -> Markup:
    return Markup(i18n.catalogue(language).gettext(message))  # noqa: S704 — our own words


@lru_cache(maxsize=8192)
def _plainly_marked(language: str, message: str) -> Markup:
    return _marked(language, message) % {}


class _Assets:
    """Addresses of static files that change with their content, and icons ready to print."""

    def __init__(self, app: Flask) -> None:
        root = app.static_folder
        if root is None:
            raise RuntimeError("the look needs the static folder")
        self._root = Path(root)
        self._path = (app.static_url_path or "/static").rstrip("/")
        self._versions: dict[str, str] = {}
        self._icons: dict[tuple[str, str], Markup] = {}

    def url(self, name: str, *, versioned: bool = True) -> str:
        """Return the address of a static file. Raises FileNotFoundError."""
        address = f"{_prefix()}{self._path}/{name}"
        return f"{address}?v={self._version(name)}" if versioned else address

    def icon(self, name: str, css: str = "") -> Markup:
        """Return a decorative icon of the sprite. Raises KeyError for a name that is not drawn."""
        key = (name, _prefix() + css)
        found = self._icons.get(key)
        if found is None:
            if name not in _drawn(self._root / "icons.svg"):
                raise KeyError(f"no icon {name!r} in icons.svg")
            found = self._icons[key] = Markup(
                '<svg class="lm-icon {css}" aria-hidden="true" focusable="false"><use href="{url}#{name}"/></svg>'
            ).format(css=css, url=self.url("icons.svg"), name=name)
        return found

    def _version(self, name: str) -> str:
        found = self._versions.get(name)
        if found is None:
            content = (self._root / name).read_bytes()
            found = self._versions[name] = hashlib.sha256(content).hexdigest()[:10]
        return found


@cache
def _drawn(sprite_path: Path) -> frozenset[str]:
    sprite = sprite_path.read_text(encoding="utf-8")
    return frozenset(part.split('"', 1)[0] for part in sprite.split('<symbol id="')[1:])


def language_links() -> list[LanguageLink]:
    """Return the languages of the interface, each with an address that keeps the present page."""
    here = request.full_path.removesuffix("?")
    back = quote(here, safe="/")
    now = i18n.language()
    return [
        LanguageLink(code, name, f"{_prefix()}/language/{code}?next={back}", code == now)
        for code, name in i18n.LANGUAGE_NAMES.items()
    ]


def error_summary(*forms: Form) -> Markup:
    """Return the list of what must be corrected, each linked to its field; empty when nothing is wrong."""
    items = [item for form in forms for item in _errors(form.errors, {field.name: field.id for field in form})]
    if not items:
        return Markup()
    govuk: Govuk = current_app.extensions["limen_govuk"]
    return govuk.error_summary({"errorList": items})


def _errors(errors: Any, ids: Mapping[str, str], prefix: str = "") -> list[dict[str, str]]:
    """Flatten WTForms errors (also of nested forms) to text and the address of the field."""
    if isinstance(errors, dict):
        return [item for name, inner in errors.items() for item in _errors_of(name, inner, ids, prefix)]
    if isinstance(errors, list | tuple) and errors and isinstance(errors[0], dict):
        return [item for index, inner in enumerate(errors) for item in _errors(inner, {}, f"{prefix}-{index}")]
    first = errors[0] if isinstance(errors, list | tuple) else errors
    return [{"text": str(first), "href": f"#{prefix}"}]


def _errors_of(name: str, inner: Any, ids: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
    if not name:  # what concerns the form as a whole: every sentence, and no field to go to
        return [{"text": str(text)} for text in inner]
    return _errors(inner, {}, f"{prefix}-{name}" if prefix else ids.get(name, name))


def _prefix() -> str:
    return str(request.environ.get("SCRIPT_NAME", ""))


def _link(name: str) -> str:
    return _prefix() + LINKS[name]


def _language_tag() -> str:
    return f"{i18n.language()}-BE"


def _money(amount: Decimal) -> str:
    return belgian.money(amount, i18n.language())


def _euros(cents: int) -> str:
    return belgian.money_of_cents(cents, i18n.language())


def _long_date(day: date) -> str:
    return belgian.long_date(day, i18n.language())


def _day(day: date) -> str:
    """Return the weekday and date, with the year only when it is not the present one."""
    written = _long_date(day)
    return written.removesuffix(f" {day.year}") if day.year == clock.today().year else written


def _relative_day(day: date) -> str:
    return belgian.relative_day(day, clock.today(), i18n.language())


def _preferences() -> dict[str, object]:
    """Return what the reader chose on this machine: theme, and whether names are hidden."""
    theme = request.cookies.get("theme", "")
    return {
        "theme": theme if theme in THEMES else "",
        "shield": request.cookies.get("shield") == "on",
    }
