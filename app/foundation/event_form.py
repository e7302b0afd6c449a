"""The form of an event: what its definition asks, first the answers on which the other questions depend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.foundation.answering import YesNoField, cents, pairs
from app.foundation.forms import BelgianDateField, Form, MoneyField
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Radios, SubmitInput, TextArea, TextInput
from workflows.definition import InputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from wtforms import Field

    from workflows.definition import Code, Event, Input

PREFIX = "given_"
FEW = 8
"""So many answers are shown as buttons; more as a list."""
LONG_TEXTS = frozenset({"note", "why", "why_not_better", "legal_dates_dealt_with"})


@dataclass(frozen=True, slots=True)
class Round:
    """The questions of one round. ``last``: nothing else will be asked after these."""

    inputs: tuple[Input, ...]
    last: bool


def next_round(event: Event, answers: Mapping[str, str]) -> Round:
    """Return what is to be asked, given the answers so far: those that decide about others come alone, first."""
    asked = list(event.inputs)
    if event.chosen_by:
        target = event.target(answers.get(event.chosen_by, ""))
        asked += target.inputs if target is not None else ()
    deciding = {one.fits_input for one in asked if one.fits_input}
    if event.chosen_by and any(target.inputs for target in event.targets):
        deciding.add(event.chosen_by)
    open_questions = tuple(one for one in asked if one.id in deciding and not answers.get(one.id))
    if open_questions:
        return Round(tuple(one for one in asked if one.id in deciding), last=False)
    return Round(tuple(asked), last=True)


def answers_in(submitted: Mapping[str, str]) -> dict[str, str]:
    """Return the answers of a form that was sent, by input."""
    return {name.removeprefix(PREFIX): value for name, value in submitted.items() if name.startswith(PREFIX)}


class EventForm(Form):
    """Base of the form of an event."""

    version = HiddenField()
    asked = HiddenField()

    inputs: tuple[Input, ...] = ()

    def values(self) -> dict[str, date | str | int | bool]:
        """Return the answers as the engine wants them; what was left empty is left out."""
        found = {one.id: _value(self[PREFIX + one.id]) for one in self.inputs}
        return {name: value for name, value in found.items() if value is not None and value != ""}


def event_form(
    event: Event, answers: Mapping[str, str], *, also: Mapping[str, Callable[[], object]] | None = None, **options: Any
) -> EventForm:
    """Return the form of the present round of an event. ``also``: makes more fields, in the last round."""
    present = next_round(event, answers)
    fields: dict[str, object] = {"inputs": present.inputs}
    if present.last:
        fields["happened_on"] = BelgianDateField(
            lazy("When did it happen?"),
            validators=[InputRequired(lazy("Write the day, for example 23/11/2026."))],
        )
    fields |= {PREFIX + one.id: _field(one, answers) for one in present.inputs}
    if present.last:
        fields |= {name: make() for name, make in (also or {}).items()}
    words = lazy("Record it") if present.last else lazy("Continue")
    fields["save"] = SubmitField(words, widget=SubmitInput())
    made: type[EventForm] = type("PresentEventForm", (EventForm,), fields)
    return made(**options)


def _field(asked: Input, answers: Mapping[str, str]) -> object:
    label, hint = say(asked.label), say(asked.help) if asked.help else ""
    needed = [InputRequired(lazy("This answer is needed."))] if asked.required else [Optional()]
    if asked.kind is InputKind.DATE:
        return BelgianDateField(label, description=hint, validators=needed)
    if asked.kind is InputKind.MONEY:
        return MoneyField(label, description=hint, validators=needed)
    if asked.kind is InputKind.YES_NO:
        return YesNoField(label, description=hint, validators=needed if asked.required else [])
    if asked.kind is InputKind.CODE:
        return _choice(asked, label, hint, answers)
    limits = [*needed, Length(max=2000, message=lazy("This text is too long. Shorten it."))]
    if asked.id in LONG_TEXTS:
        return TextAreaField(label, description=hint, validators=limits, widget=TextArea(rows=3))
    return StringField(label, description=hint, validators=limits, widget=TextInput(fill="off"))


def _choice(asked: Input, label: str, hint: str, answers: Mapping[str, str]) -> object:
    """Return radios for a few answers, a list for many; answers that do not go with another one are left out."""
    fitting = [code for code in asked.codes if not code.fits or answers.get(asked.fits_input, "") in code.fits]
    offered = {code.value: _words(code) for code in fitting}
    if not asked.required:
        offered = {"": say_nothing()} | offered
    needed = [InputRequired(lazy("Choose an answer."))] if asked.required else []
    if len(offered) <= FEW:
        return RadioField(
            label,
            description=hint,
            choices=pairs(offered),
            validators=needed,
            validate_choice=False,
            widget=Radios(),
            default=None if asked.required else "",
        )
    if asked.required:
        offered = {"": lazy("Choose an answer")} | offered
    return SelectField(label, description=hint, choices=pairs(offered), validators=needed, validate_choice=False)


def _words(code: Code) -> str:
    return f"{say(code.label)}. {say(code.help)}" if code.help else say(code.label)


def say_nothing() -> str:
    """Return what stands for no answer where none is needed."""
    return str(lazy("Not known, or no answer"))


def _value(field: Field) -> date | str | int | bool | None:
    if isinstance(field, BelgianDateField):
        return field.data
    if isinstance(field, MoneyField):
        return cents(field)
    if isinstance(field, YesNoField):
        return field.answer
    return str(field.data or "").strip()
