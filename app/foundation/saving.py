"""One way to save a form: refused answers stay in it, and a page that is out of date is told kindly.

With it, what every such form needs: its choices in words, its answers as values, and the comparison of what was typed
with what somebody else saved meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.forms import BelgianDateField, MoneyField
from app.foundation.i18n import _
from app.foundation.web import act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wtforms import Field
    from wtforms import Form as AnyForm

    from app.foundation.command import Command
    from app.foundation.forms import Form

CHOICES_ONLY = (RadioField, SelectField)


def saved(form: Any, command: Callable[[], Command[Any]], present: Callable[[], Form] | None = None) -> int:
    """Run the command of a form that was sent; return the HTTP status of the page that follows.

    303: saved. 200: not sent yet. 422: refused, the reasons are in the form. 409: somebody else saved first; what
    they saved is in ``form.meanwhile`` and the form may be sent again.
    """
    if not form.is_submitted():
        return 200
    if not form.validate():
        return 422
    try:
        act(command())
    except Invalid as invalid:
        form.blame(invalid)
    except Refused as refused:
        form.refuse(refused)
    except StaleCase:
        if present is not None:
            now = present()
            form.meanwhile = meanwhile(form, now)
            form.version.data = form.version.raw_data = None
            form.version.process(None, now["version"].data)
        return 409
    else:
        return 303
    return 422


def pairs(labels: Mapping[str, str]) -> list[SelectChoice]:
    """Return choices from codes and their words."""
    return [SelectChoice(code, words) for code, words in labels.items()]


def text(field: Field) -> str:
    """Return what was typed, without spaces around it."""
    return str(field.data or "").strip()


def code(field: Field) -> str | None:
    """Return the chosen code, ``None`` for not known."""
    return text(field) or None


def seen_version(field: HiddenField) -> int | None:
    """Return the version of the row that the page showed, ``None`` when there was no row."""
    typed = text(field)
    return int(typed) if typed.isdecimal() else None


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


def offer(form: AnyForm, **choices: Callable[[], list[SelectChoice]]) -> None:
    """Give choice fields their words in the language of this request."""
    for name, make in choices.items():
        chosen: Any = form[name]
        chosen.choices = make()
