"""Forms: the base with the request's language, Belgian dates and amounts, and the one way to show a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from app.foundation import i18n
from app.foundation.belgian import NotUnderstood, parse_amount, parse_date, short_date
from app.foundation.widgets import DateBox, MoneyBox, render_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from markupsafe import Markup

    from app.foundation.errors import Invalid, Refused

T = TypeVar("T")


class Form(FlaskForm):
    """Base of every form: messages of WTForms in the request's language, refusals beside the field."""

    class Meta(FlaskForm.Meta):
        """Language of WTForms' own messages."""

        @property
        def locales(self) -> tuple[str, ...]:
            """Return the request's language."""
            return (i18n.language(),)

        def get_translations(self, form: Any) -> Any:  # noqa: ARG002 — WTForms' signature
            """Return WTForms' own catalogue for the request's language, not Flask-Babel's."""
            from wtforms.i18n import get_translations  # noqa: PLC0415

            return get_translations(self.locales)

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Markup:
            """Return the field with label, hint, error and control, in our look."""
            return render_field(field, render_kw)

    def refuse(self, refused: Refused) -> None:
        """Show the reasons of the law, in the request's language, at the top of the form."""
        self.form_errors.extend(i18n.say(reason.text) for reason in refused.reasons)

    def blame(self, invalid: Invalid) -> None:
        """Show what is wrong beside the field it names, or at the top."""
        field = self._fields.get(invalid.field)
        if field is None:
            self.form_errors.append(i18n.say(invalid.text))
        else:
            field.errors = [*field.errors, i18n.say(invalid.text)]


def given(field: Field) -> Any:
    """Return the data of a field that validation has made sure of. Raises ValueError when it is empty."""
    if field.data is None:
        raise ValueError(f"{field.name} is empty")
    return field.data


class BelgianDateField(StringField):
    """A date typed in any Belgian form, one box."""

    widget = DateBox()
    data: date | None  # type: ignore[assignment]

    def process_data(self, value: date | None) -> None:
        """Show a stored date."""
        self.data = value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed. An unreadable date keeps its text and gets a message that says what to type."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = parse_date(valuelist[0])
        except NotUnderstood as error:
            raise ValueError(i18n.say(error.text)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return short_date(self.data) if self.data else ""


class MoneyField(StringField):
    """An amount in euro typed in any Belgian form; ``data`` is a Decimal with two decimals."""

    widget = MoneyBox()
    data: Decimal | None  # type: ignore[assignment]

    def process_data(self, value: Decimal | None) -> None:
        """Show a stored amount."""
        self.data = value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed; an unreadable amount keeps its text and gets a message."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = parse_amount(valuelist[0])
        except NotUnderstood as error:
            raise ValueError(i18n.say(error.text)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:.2f}".replace(".", ",") if self.data is not None else ""


def choices(pairs: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Return select or radio choices from (value, label)."""
    return [SelectChoice(value, str(label)) for value, label in pairs]
