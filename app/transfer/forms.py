"""Forms of a transfer: what leaves, what is taken in, what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField
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

from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, FileInput, Radios, Select, SubmitInput, TextArea, TextInput
from app.transfer import commands as c
from app.transfer import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from workflows.law import Text

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def _offered(codes: Mapping[str, Text]) -> list[SelectChoice]:
    return pairs({code: say(both) for code, both in codes.items()})


class MakeForm(Form):
    """What leaves, for whom, with which agreement."""

    version = HiddenField()
    to = StringField(
        lazy("To which service?"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    purpose = RadioField(lazy("What for?"), choices=[], validate_choice=False, widget=Radios(), default="help")
    wanted = TextAreaField(
        lazy("The request, in the words of the person"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=4),
    )
    scope = SelectMultipleField(
        lazy("What does the person agree to pass on?"),
        description=lazy("What is not ticked does not leave. Read the list aloud."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    sensitive_agreed = BooleanField(
        lazy("The person agreed to the secret address or the violence for itself, a second time"), widget=Checkbox()
    )
    consent_form = RadioField(
        lazy("How did they agree?"), choices=[], validate_choice=False, widget=Radios(), default="signed"
    )
    consent_given_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    consent_until_on = BelgianDateField(lazy("Until when does it hold?"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Make the file"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.purpose.choices = _offered(words.PURPOSES)
        self.scope.choices = _offered(words.SCOPE)
        self.consent_form.choices = _offered(words.CONSENT_FORMS)

    def command(self, case_id: int) -> c.MakeTransfer:
        """Return what the form asks for."""
        return c.MakeTransfer(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            to=text(self.to),
            purpose=text(self.purpose),
            wanted=text(self.wanted),
            consent_form=text(self.consent_form),
            consent_given_on=given(self.consent_given_on),
            consent_until_on=given(self.consent_until_on),
            scope=tuple(self.scope.data or ()),
            sensitive_agreed=bool(self.sensitive_agreed.data),
        )


class FileForm(Form):
    """The file that came, with its code."""

    file = FileField(lazy("The transfer file"), widget=FileInput(accept=".json"))
    code = StringField(
        lazy("Code"),
        description=lazy("Ten signs that the other service tells you by telephone."),
        widget=TextInput(width=10, fill="off"),
    )
    save = SubmitField(lazy("Look at it"), widget=SubmitInput())


class TakeInForm(Form):
    """What is done with the file after it was looked at."""

    sealed = HiddenField()
    code = HiddenField()
    into = RadioField(lazy("Is it a case of ours?"), choices=[], validate_choice=False, widget=Radios(), default="")
    stage = SelectField(lazy("How far is the procedure?"), validate_choice=False, widget=Select())
    looked = BooleanField(lazy("I read what is passed on, and we may take the case over"), widget=Checkbox())
    save = SubmitField(lazy("Take the case in"), widget=SubmitInput())

    def prepare(self, alike: Sequence[tuple[int, str]], stages: Mapping[str, Text]) -> None:
        """Offer our own cases that resemble it, and the stages of a procedure."""
        self.into.choices = pairs({"": _("No: open a new case")} | {str(key): label for key, label in alike})
        offered = {"": _("No procedure yet"), c.ARREARS: _("Arrears, no claim before the judge yet")}
        self.stage.choices = pairs(offered | {code: say(stages[code]) for code in words.STAGES})

    def command(self) -> c.TakeIn:
        """Return what the form asks for."""
        into = text(self.into)
        return c.TakeIn(
            content=str(self.sealed.data or "").encode(),
            code=text(self.code),
            looked=bool(self.looked.data),
            into_case_id=int(into) if into.isascii() and into.isdecimal() else None,
            stage=text(self.stage),
        )


class FeedbackForm(Form):
    """Word that goes back."""

    version = HiddenField()
    agreed = BooleanField(lazy("The person agrees that the other service is told"), widget=Checkbox())
    answers = SelectMultipleField(lazy("What is told?"), choices=[], validate_choice=False, widget=Checkboxes())
    appointment = StringField(
        lazy("Day, hour and place of the appointment"),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    person = StringField(
        lazy("Who follows the case: name, telephone"),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    words = TextAreaField(
        lazy("Something more, if the person wants it"),
        validators=[Length(max=1000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Make the answer"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.answers.choices = _offered(words.ANSWERS)

    def command(self, case_id: int, transfer_id: int) -> c.GiveFeedback:
        """Return what the form asks for."""
        return c.GiveFeedback(
            case_id=case_id,
            transfer_id=transfer_id,
            version=seen_version(self.version) or 0,
            agreed=bool(self.agreed.data),
            answers=tuple(self.answers.data or ()),
            appointment=text(self.appointment),
            person=text(self.person),
            words=text(self["words"]),
        )


class AnswerForm(Form):
    """The answer that came back."""

    version = HiddenField()
    file = FileField(lazy("The answer of the other service"), widget=FileInput(accept=".json"))
    save = SubmitField(lazy("Take the answer in"), widget=SubmitInput())
