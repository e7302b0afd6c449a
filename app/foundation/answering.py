"""Fields that several features ask with, and the comparison with what somebody else saved meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from babel.support import LazyProxy
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from app.foundation import i18n
from app.foundation.forms import BelgianDateField, MoneyField
from app.foundation.i18n import _
from app.foundation.widgets import Radios

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from wtforms import Field
    from wtforms import Form as AnyForm

    from workflows.checks.vocabulary import Fact
    from workflows.law import Text

CHOICES_ONLY = (RadioField, SelectField)


class YesNoField(RadioField):
    """Yes, no, or not known."""

    def __init__(self, label: str = "", **options: Any) -> None:
        options.setdefault("widget", Radios(inline=True))
        super().__init__(label, choices=[], validate_choice=False, **options)

    def process_data(self, value: object) -> None:
        """Show what is stored: a boolean, or ``None`` for not known."""
        self.data = {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""

    def iter_choices(self) -> Any:
        """Offer the three answers in the interface language."""
        self.choices = pairs({"yes": _("Yes"), "no": _("No"), "": _("I don't know")})
        return super().iter_choices()

    @property
    def answer(self) -> bool | None:
        """Return yes, no or ``None``."""
        return {"yes": True, "no": False}.get(str(self.data or ""))


def under_headings(fact: Fact) -> list[SelectChoice]:
    """Return the words of a fact, each with the heading it stands under, in the language of the reader."""
    headings = {code: i18n.say(group.title) for group in fact.groups for code in group.codes}
    return [SelectChoice(code.value, i18n.say(code.label), optgroup=headings.get(code.value)) for code in fact.codes]


def pairs(labels: Mapping[str, str]) -> list[SelectChoice]:
    """Return choices from codes and their words."""
    return [SelectChoice(code, words) for code, words in labels.items()]


def offered(codes: Mapping[str, Text], first: str = "") -> list[SelectChoice]:
    """Return choices from codes and their words in both languages, after the words for none, if any."""
    return pairs(({"": first} if first else {}) | {code: i18n.say(both) for code, both in codes.items()})


def spoken(both: Text) -> str:
    """Return a text of the law that is said in the reader's language when it is shown."""
    return cast("str", LazyProxy(i18n.say, both, enable_cache=False))


def text(field: Field) -> str:
    """Return what was typed, without spaces around it."""
    return str(field.data or "").strip()


def whole(typed: str) -> int | None:
    """Return a number that was chosen, ``None`` for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() else None


def cents(field: MoneyField) -> int | None:
    """Return an amount in cents, ``None`` when the box is empty."""
    amount: Decimal | None = field.data
    return None if amount is None else int(amount * 100)


def code(field: Field) -> str | None:
    """Return the chosen code, ``None`` for not known."""
    return text(field) or None


def offer(form: AnyForm, **choices: Callable[[], list[SelectChoice]]) -> None:
    """Give choice fields their words in the language of this request."""
    for name, make in choices.items():
        chosen: Any = form[name]
        chosen.choices = make()


def seen_version(field: HiddenField) -> int | None:
    """Return the version of the row that the page showed, ``None`` when there was no row."""
    return whole(text(field))


def meanwhile(typed: AnyForm, present: AnyForm) -> list[tuple[str, str]]:
    """Return (question, what stands in the case now) for every answer that differs from what was typed."""
    found = []
    for field in typed:
        other = present._fields.get(field.name)
        if other is None or isinstance(field, HiddenField) or field.type in {"SubmitField", "CSRFTokenField"}:
            continue
        if shown(field) != shown(other):
            found.append((str(field.label.text), shown(other) or _("nothing")))
    return found


def shown(field: Field) -> str:
    """Return the value of a field as a reader sees it."""
    if isinstance(field, CHOICES_ONLY):
        chosen = str(field.data or "")
        options: Any = field.iter_choices()
        return next((str(option.label) for option in options if str(option.value) == chosen), "")
    if isinstance(field, BelgianDateField | MoneyField):
        return field._value()  # noqa: SLF001 — the one way to ask a field for its text
    if isinstance(field.data, bool):
        return _("Yes") if field.data else _("No")
    return text(field)
