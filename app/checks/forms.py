"""The web form of a check, made from its declared facts: one field per fact, rows for lists, no field by hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from wtforms import Field, FieldList, FormField, RadioField, SelectField, SelectMultipleField, StringField

from app.checks.paths import LIST_ANSWER, name_of
from app.checks.spoken import say
from app.foundation import i18n
from app.foundation.answering import under_headings
from app.foundation.forms import BelgianDateField, Form, MoneyField, choices
from app.foundation.i18n import _
from app.foundation.widgets import Checkboxes, GroupedCheckboxes, Radios, Select, TextInput
from workflows.asked import ASKED
from workflows.checks.parsing import Kind
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from werkzeug.datastructures import MultiDict

    from workflows.checks.vocabulary import Fact, Vocabulary

YES, NO, UNKNOWN = "yes", "no", ""
UNKNOWN_CODE = "unknown"
"""The answer "I don't know" where a fact must be answered."""
SOME, NONE = "some", "none"
EURO = "€"
JUST_UNKNOWN = Text(fr="Inconnu.", nl="Onbekend.")
"""What is said where nothing at all is taken for granted: a form says it better with silence."""
MOST_RADIOS = 7
MOST_RADIOS_FIRST = 8
"""The questions a check begins with are seen whole, without opening a list."""
MOST_ROWS = 12


class WholeNumberField(StringField):
    """A year or a count in digits; what cannot be read keeps its text and gets a message."""

    widget = TextInput(width=4, mode="numeric", fill="off")
    data: int | None  # type: ignore[assignment]

    def process_data(self, value: int | None) -> None:
        """Show a stored number."""
        self.data = value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed."""
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if not typed:
            return
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
            raise ValueError(_("Write digits only, for example 2026."))
        self.data = int(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)


class OfferedField(SelectField):
    """A text that is picked by its name; one that came from elsewhere keeps its place in the list."""

    def process(self, *args: Any, **more: Any) -> None:
        """Read as any list does, then make room for a text that is not in it."""
        super().process(*args, **more)
        options: list[Any] = list(self.choices or ())
        if self.data and all(self.data != option.value for option in options):
            self.choices = [*options, *choices([(self.data, self.data)])]


class _Unsigned(Form):
    """A form without a token of its own: where one is needed, the guard of every request asks for it."""

    class Meta(Form.Meta):
        """No second token."""

        csrf = False


class CheckForm(_Unsigned):
    """Base of the form of every check. Build one with ``form_for``."""


class Row(_Unsigned):
    """Base of one row of a list of facts."""


def form_for(
    check: str, formdata: MultiDict[str, str] | None = None, data: Mapping[str, Any] | None = None
) -> CheckForm:
    """Return the form of a check in the request's language, holding what was typed or the stored facts."""
    form: CheckForm = _form_class(check, i18n.language())(formdata=formdata, data=data)
    for name in lists_of(ASKED[check].facts):
        rows = form[name]
        if form[f"{name}-{LIST_ANSWER}"].data == SOME and not rows.entries:
            rows.append_entry()
    form.validate()
    return form


def lists_of(vocabulary: Vocabulary) -> dict[str, Fact]:
    """Return the facts that are lists of objects, by the name of their field."""
    return {name_of(fact.path): fact for fact in vocabulary if fact.kind is Kind.LIST}


def fields_of(form: CheckForm) -> Iterator[tuple[str, Field]]:
    """Return every field with its full name, those of rows included."""
    for field in form:
        if isinstance(field, FieldList):
            for entry in field.entries:
                yield from ((inner.name, inner) for inner in entry.form)
        else:
            yield field.name, field


@cache
def _form_class(check: str, language: str) -> type[CheckForm]:
    with i18n.speaking(language):
        return _make(ASKED[check].facts)


def _make(vocabulary: Vocabulary) -> type[CheckForm]:
    fields: dict[str, Any] = {}
    rows: dict[str, dict[str, Any]] = {}
    for fact in vocabulary:
        if fact.in_list is not None:
            rows.setdefault(fact.in_list, {})[fact.path.rpartition(".")[2]] = _field(fact)
        elif fact.kind is Kind.LIST:
            rows.setdefault(fact.path, {})
            fields[f"{name_of(fact.path)}-{LIST_ANSWER}"] = _field(fact)
        else:
            fields[name_of(fact.path)] = _field(fact)
    for path, inner in rows.items():
        row = type("CheckRow", (Row,), inner)
        fields[name_of(path)] = FieldList(FormField(row), max_entries=MOST_ROWS)
    return type("MadeCheckForm", (CheckForm,), fields)


def _field(fact: Fact) -> Any:
    return _MAKERS[fact.kind](fact, say(fact.question), _hint(fact))


def _hint(fact: Fact) -> str:
    unit = "" if fact.unit is None or say(fact.unit) == EURO else f"{say(fact.unit)}. "  # the box shows the sign
    if fact.assumption is None or fact.assumption == JUST_UNKNOWN:
        return unit.strip()
    return unit + _("Left open, this is taken for granted: %(assumption)s", assumption=_lowered(say(fact.assumption)))


def _lowered(text: str) -> str:
    """Return a sentence as it continues another one; abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _radios(label: str, hint: str, answers: list[tuple[str, str]], *, inline: bool) -> Any:
    options = choices([*answers, (UNKNOWN, _("I don't know"))])
    return RadioField(label, description=hint, choices=options, widget=Radios(inline=inline), validate_choice=False)


def _yes_no(fact: Fact, label: str, hint: str) -> Any:  # noqa: ARG001 — one signature for all kinds
    return _radios(label, hint, [(YES, _("Yes")), (NO, _("No"))], inline=True)


def _list(fact: Fact, label: str, hint: str) -> Any:  # noqa: ARG001 — one signature for all kinds
    return _radios(label, hint, [(SOME, _("There is at least one")), (NONE, _("None"))], inline=False)


def _code(fact: Fact, label: str, hint: str) -> Any:
    answers = [(code.value, say(code.label)) for code in fact.codes]
    if fact.required:
        return _required_code(fact, label, hint, answers)
    if len(answers) <= MOST_RADIOS and fact.in_list is None:
        return _radios(label, hint, answers, inline=False)
    options = choices([(UNKNOWN, _("I don't know")), *answers])
    return SelectField(label, description=hint, choices=options, widget=Select(), validate_choice=False)


def _required_code(fact: Fact, label: str, hint: str, answers: list[tuple[str, str]]) -> Any:
    """Return a question that must be answered: not answered yet is not the same as not known."""
    known = [*answers, *([(UNKNOWN_CODE, _("I don't know"))] if fact.unknown_code else [])]
    if len(answers) <= MOST_RADIOS_FIRST:
        return RadioField(
            label, description=hint, choices=choices(known), widget=Radios(inline=False), validate_choice=False
        )
    options = choices([(UNKNOWN, _("Choose")), *known])
    return SelectField(label, description=hint, choices=options, widget=Select(), validate_choice=False)


def _text(fact: Fact, label: str, hint: str) -> Any:
    if not fact.offered:
        return StringField(label, description=hint)
    options = choices([(UNKNOWN, _("I don't know")), *((one.value, say(one.label)) for one in fact.offered)])
    return OfferedField(label, description=hint, choices=options, widget=Select(), validate_choice=False)


_MAKERS: Mapping[Kind, Callable[[Fact, str, str], Any]] = {
    Kind.DATE: lambda _fact, label, hint: BelgianDateField(label, description=hint),
    Kind.MONEY: lambda _fact, label, hint: MoneyField(label, description=hint),
    Kind.YEAR: lambda _fact, label, hint: WholeNumberField(label, description=hint),
    Kind.INTEGER: lambda _fact, label, hint: WholeNumberField(label, description=hint),
    Kind.TEXT: _text,
    Kind.YES_NO: _yes_no,
    Kind.OBJECT: _yes_no,
    Kind.LIST: _list,
    Kind.CODE: _code,
    Kind.CODES: lambda fact, label, hint: SelectMultipleField(
        label,
        description=hint,
        choices=under_headings(fact),
        validate_choice=False,
        widget=GroupedCheckboxes() if fact.groups else Checkboxes(),
    ),
}
