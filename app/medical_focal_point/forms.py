"""Forms of the medical focal point: the person's agreement, the question, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import BooleanField, HiddenField, RadioField, SelectField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.foundation.answering import pairs, seen_version, text, whole
from app.foundation.belgian import short_date
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Checkbox, Radios, Select, SubmitInput, TextArea
from app.medical_focal_point import commands as c
from workflows.referral import group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


class AgreeForm(Form):
    """The consent under which the focal point may be asked."""

    consent_id = SelectField(lazy("Which consent about health?"), choices=[], validate_choice=False, widget=Select())
    save = SubmitField(lazy("The person agrees: the focal point may be asked"), widget=SubmitInput())

    def prepare(self, usable: Sequence[tuple[int, date | None]]) -> None:
        """Offer the consents of the case that name health."""
        self.consent_id.choices = pairs(
            {str(key): str(lazy("Health, until %(day)s", day=short_date(day) if day else "")) for key, day in usable}
        )

    def command(self, request_id: int) -> c.AgreeHealth:
        """Return what the form asks for."""
        return c.AgreeHealth(request_id=request_id, consent_id=whole(text(self.consent_id)) or 0)


class QuestionForm(Form):
    """The question, without a diagnosis."""

    question = TextAreaField(
        lazy("What must the place make possible?"),
        description=lazy("For example: a nurse every morning, a fridge, no stairs. No illness, no medicine, no name."),
        validators=[InputRequired(NEEDED), Length(max=c.LONGEST, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    asked_on = BelgianDateField(lazy("Asked on"), validators=[InputRequired(NEEDED)])
    no_diagnosis = BooleanField(lazy("I have read it again: no diagnosis, no illness, no medicine"), widget=Checkbox())
    save = SubmitField(lazy("Note the question"), widget=SubmitInput())

    def command(self, request_id: int) -> c.AskFocalPoint:
        """Return what the form asks for."""
        return c.AskFocalPoint(
            request_id=request_id,
            question=text(self.question),
            no_diagnosis=bool(self.no_diagnosis.data),
            asked_on=given(self.asked_on),
        )


class CareForm(Form):
    """The answer of the focal point."""

    version = HiddenField()
    answer = RadioField(lazy("What does the focal point answer?"), choices=[], validate_choice=False, widget=Radios())
    answered_by = RadioField(lazy("Who answers?"), choices=[], validate_choice=False, widget=Radios())
    answered_on = BelgianDateField(lazy("Answered on"), validators=[InputRequired(NEEDED)])
    words = TextAreaField(
        lazy("What the place must offer, in a few words (not needed)"),
        description=lazy("No diagnosis here either."),
        validators=[Length(max=c.LONGEST, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    save = SubmitField(lazy("Note the answer of the focal point"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the answers."""
        self.answer.choices = pairs({code: say(both) for code, both in group.CARE.items()})
        self.answered_by.choices = pairs({code: say(both) for code, both in group.PROFESSIONS.items()})

    def command(self, question_id: int) -> c.NoteCareAnswer:
        """Return what the form asks for."""
        return c.NoteCareAnswer(
            question_id=question_id,
            version=seen_version(self.version) or 0,
            answer=text(self.answer),
            answered_by=text(self.answered_by),
            answered_on=given(self.answered_on),
            words=text(self.words),
        )
