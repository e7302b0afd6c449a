"""Forms of the court procedure: who sits and acts; what happened beside the states."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length

from app.checks.queries import LEASE_FACTS
from app.directory.queries import bodies
from app.foundation import i18n
from app.foundation.answering import YesNoField, cents, pairs, spoken, text
from app.foundation.forms import BelgianDateField, Form, MoneyField
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Radios, Select, SubmitInput, TextArea, TextInput
from app.procedure import commands as c
from app.procedure.queries import CHECK
from workflows.checks import CHECKS
from workflows.checks.parsing import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wtforms import Field

    from app.store.tables import CourtProcedure
    from workflows.checks.vocabulary import Fact

LONG = lazy("This text is too long. Shorten it.")
FIELDS = (
    "roll_number", "court_id", "hearing_at", "hearing_room", "claimant_lawyer_name", "claimant_lawyer_address",
    "claimant_lawyer_email", "bailiff_name", "bailiff_address", "bailiff_email", "bailiff_reference",
)  # fmt: skip


def _line(label: str, longest: int, hint: str = "") -> StringField:
    return StringField(
        label, description=hint, validators=[Length(max=longest, message=LONG)], widget=TextInput(fill="off")
    )


def _address(label: str) -> TextAreaField:
    return TextAreaField(label, validators=[Length(max=300, message=LONG)], widget=TextArea(rows=3))


class CourtForm(Form):
    """Court, roll number, hour, lawyer and bailiff. Everything may stay empty."""

    version = HiddenField()
    roll_number = _line(lazy("Roll number"), 40, lazy("It stands on every letter of the registry: 26A1234."))
    court_id = SelectField(lazy("Justice of the peace"), validate_choice=False, widget=Select())
    language = RadioField(lazy("Language of the proceedings"), validate_choice=False, widget=Radios())
    hearing_at = _line(lazy("Hour of the hearing"), 8, lazy("For example 9:00."))
    hearing_room = _line(lazy("Room"), 60)
    claimed = MoneyField(lazy("Sum claimed"))
    claimant_lawyer_name = _line(lazy("Lawyer of the landlord"), 160)
    claimant_lawyer_address = _address(lazy("Address of that lawyer"))
    claimant_lawyer_email = _line(lazy("E-mail of that lawyer"), 200)
    bailiff_name = _line(lazy("Bailiff"), 160)
    bailiff_address = _address(lazy("Address of the bailiff"))
    bailiff_email = _line(lazy("E-mail of the bailiff"), 200)
    bailiff_reference = _line(lazy("File number of the bailiff"), 60)
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def offer(self) -> CourtForm:
        """Fill the lists in the language of the reader."""
        named = {court.id: court.name(i18n.language()) for court in bodies(c.COURTS)}
        self.court_id.choices = pairs({"": _("Not known yet")} | named)
        self.language.choices = pairs({"": _("Not known yet"), "fr": _("French"), "nl": _("Dutch")})
        return self

    def command(self, case_id: int) -> c.SaveCourt:
        """Return what to do with the answers."""
        seen = text(self.version)
        return c.SaveCourt(
            case_id=case_id,
            version=int(seen) if seen.isdecimal() else None,
            language=text(self.language),
            claimed_cents=cents(self.claimed),
            **{name: text(self[name]) for name in FIELDS},
        )


def data_of(row: CourtProcedure | None) -> dict[str, object]:
    """Return what is known as the form is filled with it."""
    if row is None:
        return {"version": "", "language": "", "court_id": ""}
    return {
        "version": str(row.version),
        "language": row.language or "",
        "claimed": None if row.claimed_cents is None else Decimal(row.claimed_cents) / 100,
        **{name: getattr(row, name) or "" for name in FIELDS},
    }


OF_THE_CASE = frozenset({"as_of", "landlord.kind", *LEASE_FACTS})
"""Facts that lease and parties tell, or that are the day of the question."""
FACTS = tuple(fact for fact in CHECKS[CHECK].facts if fact.path not in OF_THE_CASE)
"""What can be written down of a procedure, in the order of the law."""


def name_of(path: str) -> str:
    """Return the name of the field that asks a fact."""
    return path.replace(".", "-")


def sources() -> dict[str, str]:
    """Return how a fact may be known, in words."""
    return {
        "registry_message": _("message of the registry"),
        "bailiff_message": _("message of the bailiff"),
        "commune_message": _("message of the commune"),
        "paper": _("paper shown by the person"),
        "said": _("said by the person or somebody close"),
        "other_centre": _("passed on by another service"),
    }


class _FactsForm(Form):
    version = HiddenField()
    source = RadioField(lazy("How do we know this?"), validate_choice=False, widget=Radios())
    because = _line(lazy("Why does something that was noted change?"), 300, lazy("Only when you correct a date."))
    save = SubmitField(lazy("Save and count the dates"), widget=SubmitInput())

    def offer(self) -> _FactsForm:
        """Fill the lists in the language of the reader."""
        self.source.choices = pairs(sources())
        for fact in FACTS:
            if fact.kind is Kind.CODE:
                words = {"": _("Not known yet")} | {code.value: say(code.label) for code in fact.codes}
                self[name_of(fact.path)].choices = pairs(words)
        return self

    @property
    def groups(self) -> list[tuple[str, list[str], bool]]:
        """Return title and fields of each stage, and whether anything of it is known or wrong."""
        found: dict[str, list[str]] = {}
        for fact in FACTS:
            found.setdefault(say(fact.section.title), []).append(name_of(fact.path))
        return [
            (title, names, any(self[name].data or self[name].errors for name in names))
            for title, names in found.items()
        ]

    def values(self) -> dict[str, Any]:
        """Return the answers by path; None for what is not known."""
        return {fact.path: _answer(fact, self[name_of(fact.path)]) for fact in FACTS}

    def blame(self, invalid: Any) -> None:
        """Show what is wrong beside the fact it names."""
        name = name_of(invalid.field)
        inside = next((one for one in self._fields if one.startswith(f"{name}-")), name)
        invalid.field = name if name in self._fields else inside
        super().blame(invalid)

    def command(self, case_id: int) -> c.SaveFacts:
        """Return what to do with the answers."""
        seen = text(self.version)
        return c.SaveFacts(
            case_id=case_id,
            seen=int(seen) if seen.isdecimal() else 0,
            values=self.values(),
            source=text(self.source),
            because=text(self.because),
        )


def _answer(fact: Fact, field: Any) -> object:
    if fact.kind is Kind.DATE:
        return field.data
    if fact.kind is Kind.YES_NO:
        return field.answer
    typed = text(field)
    if fact.kind is Kind.INTEGER and typed.isdecimal():
        return int(typed)
    return typed or None


def _asked(fact: Fact) -> Field:
    label, hint = spoken(fact.question), spoken(fact.help)
    if fact.kind is Kind.DATE:
        return BelgianDateField(label, description=hint)
    if fact.kind is Kind.YES_NO:
        return YesNoField(label, description=hint)
    if fact.kind is Kind.CODE:
        return SelectField(label, description=hint, validate_choice=False, widget=Select())
    return StringField(label, description=hint, widget=TextInput(width=5, mode="numeric", fill="off"))


FactsForm: type[_FactsForm] = type("FactsForm", (_FactsForm,), {name_of(fact.path): _asked(fact) for fact in FACTS})


def known_in_form(known: Mapping[str, Any], newest: int) -> dict[str, object]:
    """Return what is known as the form is filled with it."""
    filled: dict[str, object] = {"version": str(newest), "source": "paper"}
    for fact in FACTS:
        value = known.get(fact.path)
        if value is not None:
            filled[name_of(fact.path)] = date.fromisoformat(value) if fact.kind is Kind.DATE else value
    return filled
