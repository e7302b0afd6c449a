"""Forms of the court procedure: who sits and acts; what happened beside the states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from wtforms import HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length

from app.directory.queries import bodies
from app.foundation import i18n
from app.foundation.answering import cents, pairs, text
from app.foundation.forms import Form, MoneyField
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Radios, Select, SubmitInput, TextArea, TextInput
from app.procedure import commands as c

if TYPE_CHECKING:
    from app.store.tables import CourtProcedure

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
