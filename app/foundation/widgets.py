"""How WTForms fields look: the accessible base's components with our words, our date box and our amount box."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

from flask import current_app
from govuk_frontend_wtf import wtforms_widgets as base
from markupsafe import Markup
from wtforms import Field, RadioField, SelectMultipleField
from wtforms import widgets as plain

from app.foundation.i18n import _

Params = dict[str, Any]


class _Spoken:
    """Renders through the cached macro of the base, with our words and without empty hints."""

    macro = "input"

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Return what the base's macro needs for this field."""
        params: Params = super().map_gov_params(field, **attributes)  # type: ignore[misc]
        if params.get("hint") and not params["hint"].get("text") and not params["hint"].get("html"):
            params["hint"] = None
        if "errorMessage" in params:
            params["errorMessage"] = {
                "text": str(params["errorMessage"]["text"]),
                "visuallyHiddenText": _("Error"),
            }
        return params

    def render(self, params: Params) -> Markup:
        """Return the field as HTML: label, hint, error and control together."""
        written: Markup = getattr(current_app.extensions["limen_govuk"], self.macro)(params)
        return written


class TextInput(_Spoken, base.GovTextInput):  # type: ignore[misc]
    """One line of text. ``width`` counts characters: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int | None = None, mode: str = "", kind: str = "text", fill: str = "") -> None:
        super().__init__(kind)
        self.width, self.mode, self.fill = width, mode, fill

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add width, keyboard and autofill to what the base's macro needs."""
        params = super().map_gov_params(field, **attributes)
        if self.width:
            params["classes"] = f"{params.get('classes', '')} govuk-input--width-{self.width}".strip()
        if self.mode:
            params["inputmode"] = self.mode
        if self.fill:
            params["autocomplete"] = self.fill
        return params


class DateBox(TextInput):
    """A day in one box, in any Belgian way of writing it; the hint shows one, unless ``example`` is false."""

    def __init__(self, *, example: bool = True) -> None:
        super().__init__(width=10, mode="numeric", fill="off")
        self.example = example

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the example to the hint."""
        params: Params = super().map_gov_params(field, **attributes)
        if not self.example:
            return params
        hint = str(field.description or "")
        example = _("For example 23/11/2026")
        params["hint"] = {"text": f"{hint} {example}".strip()}
        return params


class MoneyBox(TextInput):
    """An amount in euro, with its sign before it; comma or point."""

    def __init__(self) -> None:
        super().__init__(width=10, mode="decimal", fill="off")

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the sign, and say it in words to those who cannot see it."""
        params = super().map_gov_params(field, **attributes)
        params["prefix"] = {"text": "€"}
        return params


class PasswordInput(_Spoken, base.GovPasswordInput):  # type: ignore[misc]
    """A password, with a button to show it."""

    macro = "password_input"


class TextArea(_Spoken, base.GovTextArea):  # type: ignore[misc]
    """Several lines; ``rows`` says how many are seen at first."""

    macro = "textarea"

    def __init__(self, *, rows: int = 5) -> None:
        super().__init__()
        self.rows = rows

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the number of rows."""
        params = super().map_gov_params(field, **attributes)
        params["rows"] = self.rows
        return params


class Select(_Spoken, base.GovSelect):  # type: ignore[misc]
    """One of many (more than about seven); fewer are radios."""

    macro = "select"


class Radios(_Spoken, base.GovRadioInput):  # type: ignore[misc]
    """One of a few. ``inline`` puts short answers (yes, no, I don't know) beside each other."""

    macro = "radios"

    def __init__(self, *, inline: bool = False) -> None:
        super().__init__()
        self.inline = inline

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the arrangement and the address that the error summary points to."""
        params = super().map_gov_params(field, **attributes)
        params["idPrefix"] = field.id
        params["classes"] = "govuk-radios--small" + (" govuk-radios--inline" if self.inline else "")
        return params


class Checkboxes(_Spoken, base.GovCheckboxesInput):  # type: ignore[misc]
    """Any of several."""

    macro = "checkboxes"

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the size and the address that the error summary points to."""
        params = super().map_gov_params(field, **attributes)
        params["idPrefix"] = field.id
        params["classes"] = "govuk-checkboxes--small"
        return params


class GroupedCheckboxes(Checkboxes):
    """Any of many, under headings: the choices say their heading (``optgroup``), each heading is a group of its own."""

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the heading of every choice."""
        params = super().map_gov_params(field, **attributes)
        headings = [choice.optgroup for choice in field.choices]  # type: ignore[attr-defined]  # a field with choices
        return params | {"groups": list(zip(headings, params["items"], strict=True))}

    def render(self, params: Params) -> Markup:
        """Return one group of groups; the very first box is where the error summary leads."""
        govuk, ident = current_app.extensions["limen_govuk"], params["idPrefix"]
        described = [
            f"{ident}-{part}" for part, key in (("hint", "hint"), ("error", "errorMessage")) if params.get(key)
        ]
        parts = []
        if params.get("hint"):
            parts.append(govuk.hint({**params["hint"], "id": f"{ident}-hint"}))
        if params.get("errorMessage"):
            parts.append(govuk.error_message({**params["errorMessage"], "id": f"{ident}-error"}))
        for place, (heading, pairs) in enumerate(groupby(params["groups"], key=itemgetter(0))):
            one = {
                "name": params["name"],
                "idPrefix": f"{ident}-group-{place}" if place else ident,
                "classes": params["classes"],
            }
            legend = {"text": heading, "classes": "govuk-fieldset__legend--s"}
            parts.append(
                govuk.checkboxes({**one, "items": [item for _heading, item in pairs], "fieldset": {"legend": legend}})
            )
        outer = {
            "legend": params["fieldset"]["legend"],
            "describedBy": " ".join(described),
            "html": Markup("").join(parts),
        }
        wrong = " govuk-form-group--error" if params.get("errorMessage") else ""
        return Markup('<div class="govuk-form-group lm-groups{}">{}</div>').format(wrong, govuk.fieldset(outer))


class Checkbox(_Spoken, base.GovCheckboxInput):  # type: ignore[misc]
    """One statement to tick."""

    macro = "checkboxes"

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the size and the address that the error summary points to."""
        params = super().map_gov_params(field, **attributes)
        params["idPrefix"] = field.id
        params["classes"] = "govuk-checkboxes--small"
        return params


class FileInput(_Spoken, base.GovFileInput):  # type: ignore[misc]
    """A file from this machine; on a phone also straight from the camera when ``accept`` allows pictures."""

    macro = "file_upload"

    def __init__(self, *, multiple: bool = False, accept: str = "") -> None:
        super().__init__(multiple=multiple)
        self.accept = accept

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Say which kinds of file are taken."""
        params = super().map_gov_params(field, **attributes)
        if self.accept:
            params["attributes"]["accept"] = self.accept
        return params


class SubmitInput(_Spoken, base.GovSubmitInput):  # type: ignore[misc]
    """The button that sends the form. ``style``: "" (one primary a screen), "secondary", "warning"."""

    macro = "button"

    def __init__(self, *, style: str = "") -> None:
        super().__init__()
        self.style = style

    def map_gov_params(self, field: Field, **attributes: Any) -> Params:
        """Add the style."""
        params = super().map_gov_params(field, **attributes)
        if self.style:
            params["classes"] = f"govuk-button--{self.style}"
        return params


_OURS: dict[type[Any], Any] = {
    plain.TextInput: TextInput(),
    plain.SearchInput: TextInput(kind="search"),
    plain.EmailInput: TextInput(kind="email", mode="email"),
    plain.TelInput: TextInput(kind="tel", mode="tel", width=20),
    plain.NumberInput: TextInput(mode="numeric", width=5),
    plain.PasswordInput: PasswordInput(),
    plain.TextArea: TextArea(),
    plain.Select: Select(),
    plain.CheckboxInput: Checkbox(),
    plain.FileInput: FileInput(),
    plain.SubmitInput: SubmitInput(),
}
_LISTS: tuple[tuple[type[Field], Any], ...] = ((RadioField, Radios()), (SelectMultipleField, Checkboxes()))


def render_field(field: Field, attributes: Params) -> Markup:
    """Render a field that was declared without a widget of ours as if it had one; for ``Form.Meta.render_field``."""
    given: Params = {**(field.render_kw or {}), **attributes}
    widget = _OURS.get(type(field.widget), field.widget)
    if isinstance(field.widget, plain.ListWidget | plain.Select):
        widget = next((ours for kind, ours in _LISTS if isinstance(field, kind)), widget)
    written: Markup = widget(field, **given)
    return written
