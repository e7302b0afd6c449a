"""Fields and choices that the forms of a case share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from babel.support import LazyProxy
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from app.directory.queries import communes_by_name
from app.foundation import i18n
from app.foundation.i18n import _
from app.foundation.saving import code, meanwhile, offer, pairs, seen_version, shown, text
from app.foundation.widgets import Radios

if TYPE_CHECKING:
    from decimal import Decimal

    from app.foundation.forms import MoneyField
    from workflows.checks.vocabulary import Code
    from workflows.law import Text

__all__ = [
    "YesNoField",
    "cents",
    "code",
    "communes",
    "meanwhile",
    "of_codes",
    "offer",
    "pairs",
    "seen_version",
    "shown",
    "spoken",
    "text",
]


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


def of_codes(codes: tuple[Code, ...]) -> list[SelectChoice]:
    """Return choices from a list of the law, "I don't know" first: what a list shows when nothing is chosen."""
    return [SelectChoice("", _("I don't know")), *(SelectChoice(code.value, i18n.say(code.label)) for code in codes)]


def communes(postal_code: str = "") -> list[SelectChoice]:
    """Return the communes by name, none chosen: all nineteen, or those that share a postal code."""
    language = i18n.language()
    possible = [one for one in communes_by_name(language) if not postal_code or postal_code in one.postal_codes]
    names = [SelectChoice(commune.nis, commune.name(language)) for commune in possible]
    return [SelectChoice("", _("Choose a commune")), *names]


def spoken(both: Text) -> str:
    """Return a text of the law that is said in the reader's language when it is shown."""
    return cast("str", LazyProxy(i18n.say, both, enable_cache=False))


def cents(field: MoneyField) -> int | None:
    """Return an amount in cents, ``None`` when the box is empty."""
    amount: Decimal | None = field.data
    return None if amount is None else int(amount * 100)
