"""Forms of hotel nights: the stay, more nights, the end."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length

from app.foundation.answering import YesNoField, cents, offered, seen_version, text
from app.foundation.forms import BelgianDateField, Form, MoneyField, given
from app.foundation.i18n import lazy
from app.foundation.widgets import Radios, Select, SubmitInput, TextInput
from app.hotel_nights import commands as c
from workflows import hotel
from workflows.referral import words

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def _words(label: Any) -> StringField:
    return StringField(label, validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off"))


class StayForm(Form):
    """Some nights in a hotel."""

    version = HiddenField()
    kind = RadioField(lazy("What is it?"), choices=[], validate_choice=False, widget=Radios(inline=True))
    name = StringField(
        lazy("Its name"),
        description=lazy("Never its address: nobody reads here where it is."),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    first_night_on = BelgianDateField(lazy("First night"))
    last_night_on = BelgianDateField(lazy("Last night"), description=lazy("The household leaves on the day after."))
    night_cents = MoneyField(lazy("Cost of one night"))
    meals_cents = MoneyField(lazy("Meals of the whole stay (if any)"))
    transport_cents = MoneyField(lazy("Transport of the whole stay (if any)"))
    paid_by = SelectField(lazy("Who pays?"), choices=[], validate_choice=False, widget=Select())
    reason = SelectField(lazy("Why a hotel?"), choices=[], validate_choice=False, widget=Select())
    reason_words = _words(lazy("In a few words"))
    needs_little_guidance = YesNoField(lazy("Does the household need little guidance?"))
    in_view = SelectField(
        lazy("Which home or place is in view?"),
        description=lazy("A hotel bridges the time until it is free."),
        choices=[],
        validate_choice=False,
        widget=Select(),
    )
    in_view_words = _words(lazy("Which one, in a few words (no address)"))
    in_view_on = BelgianDateField(lazy("Expected on"))
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        choose = str(lazy("Choose an answer"))
        self.kind.choices = offered(hotel.KINDS)
        self.paid_by.choices = offered(hotel.PAYERS, choose)
        self.reason.choices = offered(hotel.REASONS, choose)
        self.in_view.choices = offered(words.SOLUTIONS, str(lazy("None yet")))

    def command(self, case_id: int, stay_id: int | None) -> c.SaveStay:
        """Return what the form asks for."""
        return c.SaveStay(
            case_id=case_id,
            stay_id=stay_id,
            version=seen_version(self.version) or 0,
            kind=text(self.kind),
            name=text(self.name),
            first_night_on=self.first_night_on.data,
            last_night_on=self.last_night_on.data,
            night_cents=cents(self.night_cents),
            meals_cents=cents(self.meals_cents) or 0,
            transport_cents=cents(self.transport_cents) or 0,
            paid_by=text(self.paid_by),
            reason=text(self.reason),
            reason_words=text(self.reason_words),
            needs_little_guidance=self.needs_little_guidance.answer,
            in_view=text(self.in_view),
            in_view_words=text(self.in_view_words),
            in_view_on=self.in_view_on.data,
        )


class ExtendForm(Form):
    """More nights, with the reason."""

    version = HiddenField()
    last_night_on = BelgianDateField(lazy("New last night"), validators=[InputRequired(NEEDED)])
    reason = RadioField(lazy("Why more nights?"), choices=[], validate_choice=False, widget=Radios())
    reason_words = _words(lazy("In a few words"))
    in_view_on = BelgianDateField(lazy("The home or place is now expected on"))
    save = SubmitField(lazy("Extend the stay"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.reason.choices = offered(hotel.MORE_NIGHTS)

    def command(self, case_id: int, stay_id: int) -> c.ExtendStay:
        """Return what the form asks for."""
        return c.ExtendStay(
            case_id=case_id,
            stay_id=stay_id,
            version=seen_version(self.version) or 0,
            last_night_on=given(self.last_night_on),
            reason=text(self.reason),
            reason_words=text(self.reason_words),
            in_view_on=self.in_view_on.data,
        )


class EndForm(Form):
    """How a stay ended."""

    version = HiddenField()
    ended_on = BelgianDateField(lazy("On which day did the household leave?"), validators=[InputRequired(NEEDED)])
    how = RadioField(lazy("Where did it go?"), choices=[], validate_choice=False, widget=Radios())
    save = SubmitField(lazy("Note the end"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.how.choices = offered(hotel.ENDINGS)

    def command(self, case_id: int, stay_id: int) -> c.EndStay:
        """Return what the form asks for."""
        return c.EndStay(
            case_id=case_id,
            stay_id=stay_id,
            version=seen_version(self.version) or 0,
            ended_on=given(self.ended_on),
            how=text(self.how),
        )
