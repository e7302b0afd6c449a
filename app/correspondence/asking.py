"""The questions of one letter (``letters.asks``) as form fields, and what was typed as the plain JSON a draft keeps.

Every question works without JavaScript: rows are a number of lines with a button for more, a party can be taken from
the case or typed. What was typed is never lost: a value that cannot be read stays in its box with a message beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from app.correspondence import offices
from app.correspondence.parts import CIVILITIES, locatable
from app.foundation import i18n
from app.foundation.forms import BelgianDateField, MoneyField, choices
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkboxes, DateBox, Radios, TextArea, TextInput
from letters.asks import LARGEST_NUMBER, LONGEST_PARAGRAPH, LONGEST_TEXT, MOST_ROWS, default_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.correspondence.offices import Proposal
    from app.foundation.forms import Form
    from letters.asks import Ask
    from letters.context import LetterContext, Party

ASK: Final = "ask-"
MORE: Final = "more"
"""Name of the button that adds lines; its value is the id of the question."""
LINES_MORE: Final = 5
FEW: Final = 7
"""Up to so many options are radios, more are a list."""
PARTY_PARTS: Final = ("known", "civility", "name", "street", "number", "box", "postcode", "commune")


class NumberField(StringField):
    """A whole number; ``data`` is an int."""

    widget = TextInput(width=5, mode="numeric", fill="off")
    data: int | None  # type: ignore[assignment]

    def process_data(self, value: int | None) -> None:
        """Show a stored number."""
        self.data = value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed; what is no whole number keeps its text and gets a message."""
        self.data = None
        typed = valuelist[0].replace(" ", "").replace(".", "").strip() if valuelist else ""
        if not typed:
            return
        if not (typed.isascii() and typed.isdecimal() and int(typed) <= LARGEST_NUMBER):
            raise ValueError(_("Type a whole number, for example 3."))
        self.data = int(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of a draft: what the case answers by itself, how many lines each table shows, who is proposed."""

    asks: tuple[Ask, ...]
    defaults: Mapping[str, Any]
    lines: Mapping[str, int]
    proposals: Sequence[Proposal]
    parties: Mapping[str, Party | None]

    @classmethod
    def of(
        cls, asks: tuple[Ask, ...], context: LetterContext, typed: Mapping[str, str], people: Sequence[Proposal]
    ) -> Asking:
        """Return the questions as a page shows them; ``typed`` is the form that came back, empty at first."""
        known = {answer.id: answer for answer in context.asked}
        lines = {}
        for ask in asks:
            if ask.kind == "rows":
                kept = len(known[ask.id].rows) if ask.id in known else 0
                asked_for = typed.get(_name(ask, "lines"), "")
                shown = int(asked_for) if asked_for.isascii() and asked_for.isdecimal() else max(ask.lines, kept + 1)
                more = LINES_MORE if typed.get(MORE) == ask.id else 0
                lines[ask.id] = min(max(shown, kept) + more, MOST_ROWS)
        parties = {name: answer.party for name, answer in known.items()}
        return cls(asks, {ask.id: default_of(ask, context) for ask in asks}, lines, people, parties)

    # The fields -----------------------------------------------------------------------------------------------------

    def fields(self) -> dict[str, Any]:
        """Return the declared fields, by name."""
        found: dict[str, Any] = {}
        for ask in self.asks:
            if ask.kind == "rows":
                for line in range(self.lines[ask.id]):
                    found |= {_cell(ask, line, column): _cell_field(column) for column in ask.columns}
            elif ask.kind == "party":
                found |= self._party_fields(ask)
            else:
                found[_name(ask)] = _field(ask)
        return found

    def _party_fields(self, ask: Ask) -> dict[str, Any]:
        found = party_fields(_name(ask) + "-", _said(ask.label), _said(ask.help))
        if not self.proposals:
            del found[_name(ask, "known")]
        return found

    def fill_choices(self, form: Form) -> None:
        """Give each choice its options, in the language of the page."""
        for ask in self.asks:
            if ask.kind == "rows":
                for line in range(self.lines[ask.id]):
                    for column in ask.columns:
                        _options(form[_cell(ask, line, column)], column, listed=True)
            elif ask.kind == "party":
                fill_party_choices(form, _name(ask) + "-", self.proposals)
            else:
                _options(form[_name(ask)], ask)

    def data(self, context: LetterContext) -> dict[str, Any]:
        """Return what the boxes hold before anybody typed: the kept answers, else those of the case."""
        known = {answer.id: answer for answer in context.asked}
        found: dict[str, Any] = {}
        for ask in self.asks:
            answer = known.get(ask.id)
            if ask.kind == "party":
                found |= party_data(_name(ask) + "-", answer.party if answer else None)
            elif ask.kind == "rows":
                for line, row in enumerate(answer.rows if answer else ()):
                    cells = {cell.id: cell for cell in row.cells}
                    found |= {_cell(ask, line, col): _shown(col, cells.get(col.id)) for col in ask.columns}
            else:
                found[_name(ask)] = _shown(ask, answer)
        return found

    # What was typed -------------------------------------------------------------------------------------------------

    def read(self, form: Form) -> dict[str, Any]:
        """Return what was answered, as plain JSON; what the case answers by itself is left out.

        Adds an error to the form where a line lacks a cell it needs.
        """
        kept = {}
        for ask in self.asks:
            value: Any
            if ask.kind == "rows":
                value = self._read_rows(form, ask)
            elif ask.kind == "party":
                value = read_party(form, _name(ask) + "-", self.proposals, self.parties.get(ask.id))
            else:
                value = _plain(ask, form[_name(ask)].data)
            if value != self.defaults[ask.id]:
                kept[ask.id] = value
        return kept

    def _read_rows(self, form: Form, ask: Ask) -> list[dict[str, Any]] | None:
        rows = []
        for line in range(self.lines[ask.id]):
            fields = {column.id: form[_cell(ask, line, column)] for column in ask.columns}
            row = {column.id: _plain(column, fields[column.id].data) for column in ask.columns}
            row = {name: value for name, value in row.items() if value is not None}
            if not row:
                continue
            for column in ask.columns:
                if column.required and column.id not in row:
                    fields[column.id].errors = [_("Fill this in too, or empty the whole line.")]
            rows.append(row)
        return rows or None

    # What the page shows ----------------------------------------------------------------------------------------------

    def shown(self) -> list[dict[str, Any]]:
        """Return the questions as the page lays them out: names of fields, never their content."""
        return [
            {
                "ask": ask,
                "label": _said(ask.label),
                "help": _said(ask.help),
                "title": _said(ask.title),
                "names": self._names(ask),
                "lines": self.lines.get(ask.id, 0),
                "full": self.lines.get(ask.id, 0) >= MOST_ROWS,
            }
            for ask in self.asks
        ]

    def _names(self, ask: Ask) -> Any:
        if ask.kind == "rows":
            return [[_cell(ask, line, col) for col in ask.columns] for line in range(self.lines[ask.id])]
        if ask.kind == "party":
            return list(self._party_fields(ask))
        return [_name(ask)]


def _name(ask: Ask, part: str = "") -> str:
    return f"{ASK}{ask.id}-{part}" if part else f"{ASK}{ask.id}"


def _cell(ask: Ask, line: int, column: Ask) -> str:
    return f"{ASK}{ask.id}-{line}-{column.id}"


def _said(both: Any) -> str:
    return str(both.of(i18n.language())) if both else ""


def _field(ask: Ask) -> Any:
    values: dict[str, Any] = {"description": _said(ask.help)} if ask.help else {}
    kind, more = _FIELDS.get(ask.kind, (RadioField, _radio))
    if ask.kind == "choice" and len(ask.options) > FEW:
        kind, more = SelectField, _optional
    return kind(_said(ask.label), **values | more(ask))


def _cell_field(column: Ask) -> Any:
    """Return a field small enough for a line: a list instead of radios, no example under a date."""
    if column.kind in {"choice", "yes_no"}:
        return SelectField(_said(column.label), validators=[Optional()])
    if column.kind == "date":
        return BelgianDateField(_said(column.label), validators=[Optional()], widget=DateBox(example=False))
    return _field(column)


def _optional(_ask: Ask) -> dict[str, Any]:
    return {"validators": [Optional()]}


def _radio(ask: Ask) -> dict[str, Any]:
    return {"validators": [Optional()], "widget": Radios(inline=ask.kind == "yes_no")}


_FIELDS: Final[Mapping[str, Any]] = {
    "date": (BelgianDateField, _optional),
    "money": (MoneyField, _optional),
    "number": (NumberField, _optional),
    "text": (StringField, lambda _ask: {"validators": [Length(max=LONGEST_TEXT)]}),
    "paragraph": (
        TextAreaField,
        lambda _ask: {"validators": [Length(max=LONGEST_PARAGRAPH)], "widget": TextArea(rows=4)},
    ),
    "choices": (SelectMultipleField, lambda _ask: {"widget": Checkboxes()}),
}


def _options(field: Any, ask: Ask, *, listed: bool = False) -> None:
    """Give a choice its options; in a list the open answer comes first, as radios last."""
    named = [(option.code, _said(option.name)) for option in ask.options]
    if ask.kind == "yes_no":
        named = [("yes", _("Yes")), ("no", _("No"))]
    if ask.kind in {"yes_no", "choice"}:
        in_list = listed or len(named) > FEW
        field.choices = choices([("", _("Choose")), *named] if in_list else [*named, ("", _("I don't know"))])
    elif ask.kind == "choices":
        field.choices = choices((option.code, _said(option.name)) for option in ask.options)


def _shown(ask: Ask, answer: Any) -> Any:
    """Return an answer as its field takes it."""
    if ask.kind == "yes_no":
        return "" if answer is None else "yes" if answer.yes else "no"
    if ask.kind == "choices":
        return list(answer.codes) if answer else []
    if answer is None:
        return "" if ask.kind in {"choice", "text", "paragraph"} else None
    if ask.kind == "choice":
        return answer.codes[0]
    return next(value for value in (answer.day, answer.text, answer.amount, answer.number) if value is not None)


def _plain(ask: Ask, data: Any) -> Any:
    """Return what a field holds as plain JSON, None when nothing was answered."""
    if ask.kind == "yes_no":
        return {"yes": True, "no": False}.get(data or "")
    if ask.kind == "choices":
        return [option.code for option in ask.options if option.code in (data or ())] or None
    if ask.kind == "date":
        return data.isoformat() if data else None
    if ask.kind == "money":
        return f"{data:.2f}" if data is not None else None
    if ask.kind == "number":
        return data
    text = str(data or "").replace("\r\n", "\n").strip()
    return text or None


# A name and an address ------------------------------------------------------------------------------------------------


def party_fields(prefix: str, label: str, hint: str = "") -> dict[str, Any]:
    """Return the boxes for somebody's name and address, and the list of those already known."""
    return {
        f"{prefix}known": SelectField(lazy("Take over from the list"), validators=[Optional()]),
        f"{prefix}civility": RadioField(lazy("Form of address"), widget=Radios(inline=True), validators=[Optional()]),
        f"{prefix}name": StringField(label or lazy("Name"), description=hint, validators=[Length(max=120)]),
        f"{prefix}street": StringField(lazy("Street"), validators=[Length(max=120)]),
        f"{prefix}number": StringField(lazy("Number"), validators=[Length(max=12)], widget=TextInput(width=5)),
        f"{prefix}box": StringField(lazy("Box"), validators=[Length(max=12)], widget=TextInput(width=5)),
        f"{prefix}postcode": StringField(
            lazy("Postal code"), validators=[Length(max=4)], widget=TextInput(width=5, mode="numeric")
        ),
        f"{prefix}commune": StringField(lazy("Commune"), validators=[Length(max=80)]),
    }


def fill_party_choices(form: Form, prefix: str, proposals: Sequence[Proposal]) -> None:
    """Name the people and bodies that can be taken over, and the forms of address."""
    if f"{prefix}known" in form:
        known = [
            (one.key, one.party.name_nl if i18n.language() == "nl" and one.party.name_nl else one.party.name)
            for one in proposals
        ]
        form[f"{prefix}known"].choices = choices([("", _("as written below")), *known])
    if f"{prefix}civility" in form:
        form[f"{prefix}civility"].choices = choices(
            (("mr", _("Mr")), ("ms", _("Ms")), ("company", _("company or office")), ("", _("I don't know")))
        )


def party_data(prefix: str, party: Party | None) -> dict[str, Any]:
    """Return what the boxes of a party hold."""
    address = party.address if party else None
    values = {
        "known": "",
        "civility": _civility(party) if party else "",
        "name": party.name if party else "",
        "street": _own(address, "street") if address else "",
        "number": (address.number if address else "") or "",
        "box": (address.box if address else "") or "",
        "postcode": address.postcode if address else "",
        "commune": _own(address, "commune") if address else "",
    }
    return {prefix + part: value for part, value in values.items()}


def _own(address: Any, part: str) -> str:
    french, dutch = getattr(address, f"{part}_fr"), getattr(address, f"{part}_nl")
    return (dutch or french if i18n.language() == "nl" else french or dutch) or ""


def _civility(party: Party) -> str:
    return "company" if party.kind != "natural_person" else party.civility or ""


def read_party(
    form: Form, prefix: str, proposals: Sequence[Proposal], shown: Party | None, *, office: bool = False
) -> dict[str, Any] | None:
    """Return a party as plain JSON, None when nothing was typed; adds an error for half an address.

    Somebody taken over from the list replaces what is typed; a party that was ``shown`` and not touched stays as it is,
    with its names in both languages. An ``office`` needs its whole address: it stands in the window.
    """
    taken = str(form[f"{prefix}known"].data or "") if f"{prefix}known" in form else ""
    if taken:
        return next((offices.plain(one.party) for one in proposals if one.key == taken), None)
    if shown is not None and _same(form, party_data(prefix, shown)):
        return offices.plain(shown)
    typed = {part: str(form[prefix + part].data or "").strip() for part in PARTY_PARTS[1:] if prefix + part in form}
    if not any(typed[part] for part in PARTY_PARTS[2:]):
        return None
    if office and not (typed["name"] and typed["street"] and _is_code(typed["postcode"])):
        form[f"{prefix}name"].errors = [_("Enter name, street and four-digit postal code of the office.")]
    elif not typed["name"]:
        form[f"{prefix}name"].errors = [_("Enter the name.")]
    kind = typed.get("civility", "company")
    party = {
        "name": typed["name"],
        "kind": "public" if "civility" not in typed else "company" if kind == "company" else "natural_person",
        "civility": kind if kind in CIVILITIES else None,
        "quality": shown.quality if shown else None,
        "address": _typed_address(form, prefix, typed),
    }
    return {name: value for name, value in party.items() if value is not None}


def _same(form: Form, shown: Mapping[str, str]) -> bool:
    return all(
        str(form[name].data or "").strip() == value
        for name, value in shown.items()
        if name in form and not name.endswith("known")
    )


def _is_code(code: str) -> bool:
    return len(code) == 4 and code.isascii() and code.isdecimal()


def _typed_address(form: Form, prefix: str, typed: Mapping[str, str]) -> dict[str, Any] | None:
    street, code, commune = typed["street"], typed["postcode"], typed["commune"] or None
    if not (street or code or commune or typed["number"]):
        return None
    if not street:
        form[f"{prefix}street"].errors = [_("Enter the street, or leave the whole address empty.")]
    if not _is_code(code):
        form[f"{prefix}postcode"].errors = [_("Enter the four-digit postal code.")]
    elif not locatable(code, commune):
        form[f"{prefix}commune"].errors = [_("Enter the commune: this postal code is not in Brussels.")]
    address = {
        "street_fr": street,
        "street_nl": street,
        "number": typed["number"] or None,
        "box": typed["box"] or None,
        "postcode": code,
        "commune_fr": commune,
        "commune_nl": commune,
    }
    return {name: value for name, value in address.items() if value is not None}
