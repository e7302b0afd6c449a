"""Forms of consent: what is asked, the answer, the withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.consents import commands as c
from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import language, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from workflows.handover import sharing

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


class AskForm(Form):
    """Who is to be told, for what, which data."""

    recipient = RadioField(lazy("Who is to know?"), choices=[], validate_choice=False, widget=Radios(), default="cpas")
    recipient_organisation_id = SelectField(
        lazy("Is it a service that works with Limen?"), choices=[], validate_choice=False, widget=Select()
    )
    recipient_name = StringField(
        lazy("Otherwise: which service or person?"),
        description=lazy("For example the CPAS of a commune, the name of a lawyer."),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    purpose = RadioField(lazy("For what?"), choices=[], validate_choice=False, widget=Radios(), default="hand_over")
    items = SelectMultipleField(
        lazy("Which data?"),
        description=lazy("Read each line aloud. Tick only what is needed and what the person agrees to."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    sensitive_confirmed = BooleanField(
        lazy("The person agrees to this for itself: health, violence, residence or a secret address"), widget=Checkbox()
    )
    save = SubmitField(lazy("Go on"), widget=SubmitInput())

    def prepare(self, services: Sequence[tuple[int, str, str]]) -> None:
        """Offer the words."""
        self.recipient.choices = pairs({row.id: say(row.name) for row in sharing.RECIPIENTS.values()})
        named = {str(key): nl if language() == "nl" else fr for key, fr, nl in services}
        self.recipient_organisation_id.choices = pairs({"": str(lazy("No, or not known"))} | named)
        self.purpose.choices = pairs({code: say(words) for code, words in sharing.PURPOSES.items()})
        self.items.choices = pairs({row.id: say(row.name) for row in sharing.ITEMS.values()})

    def command(self, case_id: int) -> c.AskConsent:
        """Return what the form asks for."""
        chosen = text(self.recipient_organisation_id)
        return c.AskConsent(
            case_id=case_id,
            recipient=text(self.recipient),
            recipient_name=text(self.recipient_name),
            recipient_organisation_id=int(chosen) if chosen.isdigit() else None,
            purpose=text(self.purpose),
            items=tuple(self.items.data or ()),
            sensitive_confirmed=bool(self.sensitive_confirmed.data),
        )


class GiveForm(Form):
    """The person agrees."""

    version = HiddenField()
    given_on = BelgianDateField(lazy("When did the person agree?"), validators=[InputRequired(NEEDED)])
    form = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios(), default="signed")
    explained_in = StringField(
        lazy("In which language was it explained?"),
        validators=[InputRequired(NEEDED), Length(max=40, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    interpreter = StringField(
        lazy("Interpreter, if there was one"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    witness = StringField(
        lazy("Witness, if it was said aloud"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    ends_on = BelgianDateField(
        lazy("Until which day?"),
        description=lazy("Twelve months at most; the person may choose a shorter time."),
        validators=[InputRequired(NEEDED)],
    )
    tests = SelectMultipleField(
        lazy("Professional secrecy can be shared when all of this is so"),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    save = SubmitField(lazy("The person agrees"), widget=SubmitInput())

    def prepare(self, recipient: str) -> None:
        """Offer the words; what cannot be true of a recipient who is not bound by secrecy is left out."""
        unbound = sharing.RECIPIENTS[recipient].secrecy is False
        self.form.choices = pairs({code: say(words) for code, words in sharing.FORMS.items()})
        asked = [test for test in sharing.TESTS if not (unbound and test.id in ("bound", "mission"))]
        self.tests.choices = pairs({test.id: say(test.asked) for test in asked})

    def command(self, case_id: int, consent_id: int) -> c.GiveConsent:
        """Return what the form asks for."""
        return c.GiveConsent(
            case_id=case_id,
            consent_id=consent_id,
            version=seen_version(self.version) or 0,
            given_on=given(self.given_on),
            form=text(self.form),
            ends_on=given(self.ends_on),
            explained_in=text(self.explained_in),
            interpreter=text(self.interpreter),
            witness=text(self.witness),
            tests=tuple(self.tests.data or ()),
        )


class StopForm(Form):
    """The person says no, or changes her mind; or the recipient was told."""

    version = HiddenField()
    on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    note = TextAreaField(
        lazy("In the person's own words, if they wish (not needed)"),
        validators=[Length(max=500, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())
