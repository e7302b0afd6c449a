"""Forms of home guidance: the plan, a goal, a contact, a review, a signal, a relapse, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.aftercare import commands as c
from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Radios, Select, SubmitInput, TextArea, TextInput
from workflows import aftercare as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from workflows.law import Text

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def offered(codes: Mapping[str, Text], *, first: str = "") -> list[SelectChoice]:
    """Return codes with their words, ``first`` before them as the empty answer."""
    return pairs(({"": first} if first else {}) | {code: say(both) for code, both in codes.items()})


class GuidanceForm(Form):
    """Who guides, how often, until when."""

    version = HiddenField()
    begun_after = RadioField(
        lazy("Why does the guidance begin?"), choices=[], validate_choice=False, widget=Radios(), default="rehousing"
    )
    service = StringField(
        lazy("Which service guides?"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    worker = StringField(
        lazy("Who comes?"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    phone = StringField(
        lazy("Telephone for the household"),
        description=lazy("Printed on the plan that the household keeps."),
        validators=[Length(max=30, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off"),
    )
    frequency = RadioField(
        lazy("How often?"), choices=[], validate_choice=False, widget=Radios(), default="fortnightly"
    )
    started_on = BelgianDateField(lazy("From which day?"), validators=[InputRequired(NEEDED)])
    planned_end_on = BelgianDateField(
        lazy("Until when, as planned?"), description=lazy("As long as it takes: leave it empty if nobody knows yet.")
    )
    review_on = BelgianDateField(lazy("When is it looked at together?"), validators=[InputRequired(NEEDED)])
    next_visit_on = BelgianDateField(lazy("Next visit"))
    keep_goals = BooleanField(lazy("Take along the goals that stayed open"), widget=Checkbox())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, *, begins: bool, goals_left: bool) -> None:
        """Offer the words; what is asked only at the beginning is left out later."""
        self.frequency.choices = offered(words.FREQUENCIES)
        if begins:
            self.begun_after.choices = offered(words.BEGUN_AFTER)
        else:
            del self.begun_after, self.started_on, self.review_on
        if not goals_left:
            del self.keep_goals

    def beginning(self, case_id: int) -> c.StartGuidance:
        """Return the beginning that the form asks for."""
        return c.StartGuidance(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            begun_after=text(self.begun_after),
            started_on=given(self.started_on),
            review_on=given(self.review_on),
            frequency=text(self.frequency),
            service=text(self.service),
            worker=text(self.worker),
            phone=text(self.phone),
            planned_end_on=self.planned_end_on.data,
            next_visit_on=self.next_visit_on.data,
            keep_goals="keep_goals" in self and bool(self["keep_goals"].data),
        )

    def change(self, case_id: int, plan_id: int) -> c.ChangeGuidance:
        """Return the change that the form asks for."""
        return c.ChangeGuidance(
            case_id=case_id,
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            frequency=text(self.frequency),
            service=text(self.service),
            worker=text(self.worker),
            phone=text(self.phone),
            planned_end_on=self.planned_end_on.data,
            next_visit_on=self.next_visit_on.data,
        )


class GoalForm(Form):
    """What the household wants to reach, and what became of it."""

    version = HiddenField()
    kind = SelectField(lazy("What is it about?"), validate_choice=False, widget=Select())
    words = TextAreaField(
        lazy("The goal, in the words of the household"),
        validators=[Length(max=1000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    agreed_on = BelgianDateField(lazy("Agreed on"), validators=[InputRequired(NEEDED)])
    status = RadioField(lazy("How is it going?"), choices=[], validate_choice=False, widget=Radios(), default="open")
    settled_on = BelgianDateField(lazy("Since when?"))
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, *, new: bool) -> None:
        """Offer the words; a new goal has no outcome yet."""
        self.kind.choices = offered(words.GOAL_KINDS, first=_("Choose an answer"))
        self.status.choices = offered(words.GOAL_STATES)
        if new:
            del self.status, self.settled_on

    def command(self, case_id: int, plan_id: int, goal_id: int | None) -> c.SaveGoal:
        """Return what the form asks for."""
        return c.SaveGoal(
            case_id=case_id,
            plan_id=plan_id,
            goal_id=goal_id,
            version=seen_version(self.version),
            kind=text(self.kind),
            words=text(self["words"]),
            agreed_on=given(self.agreed_on),
            status=text(self.status) if "status" in self else "open",
            settled_on=self.settled_on.data if "settled_on" in self else None,
        )


class VisitForm(Form):
    """A contact, held or missed."""

    held_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    way = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios(), default="home")
    outcome = RadioField(lazy("Did it take place?"), choices=[], validate_choice=False, widget=Radios(), default="held")
    said = TextAreaField(
        lazy("What was said and done?"), validators=[Length(max=8000, message=TOO_LONG)], widget=TextArea(rows=5)
    )
    next_visit_on = BelgianDateField(lazy("Next visit"))
    save = SubmitField(lazy("Note the contact"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.way.choices, self.outcome.choices = offered(words.CONTACT_WAYS), offered(words.CONTACT_OUTCOMES)

    def command(self, case_id: int, plan_id: int) -> c.NoteVisit:
        """Return what the form asks for."""
        return c.NoteVisit(
            case_id=case_id,
            plan_id=plan_id,
            held_on=given(self.held_on),
            way=text(self.way),
            outcome=text(self.outcome),
            said=text(self.said),
            next_visit_on=self.next_visit_on.data,
        )


class ReviewForm(Form):
    """What is decided with the household."""

    version = HiddenField()
    held_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    outcome = RadioField(lazy("What is decided together?"), choices=[], validate_choice=False, widget=Radios())
    words = TextAreaField(
        lazy("What does the household say of it?"),
        validators=[Length(max=4000, message=TOO_LONG)],
        widget=TextArea(rows=4),
    )
    frequency = SelectField(lazy("How often from now on, if that changes?"), validate_choice=False, widget=Select())
    next_on = BelgianDateField(lazy("Next review"), description=lazy("Not needed when the guidance stops."))
    save = SubmitField(lazy("Note the review"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.outcome.choices = offered(words.REVIEW_OUTCOMES)
        self.frequency.choices = offered(words.FREQUENCIES, first=_("As before"))

    def command(self, case_id: int, plan_id: int) -> c.NoteReview:
        """Return what the form asks for."""
        return c.NoteReview(
            case_id=case_id,
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            held_on=given(self.held_on),
            outcome=text(self.outcome),
            words=text(self["words"]),
            next_on=self.next_on.data,
            frequency=text(self.frequency),
        )


class SignalForm(Form):
    """Something that was seen or told."""

    kind = SelectField(lazy("What was seen?"), validate_choice=False, widget=Select())
    seen_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    told_by = RadioField(lazy("Who says so?"), choices=[], validate_choice=False, widget=Radios())
    words = TextAreaField(
        lazy("What exactly?"),
        description=lazy("Facts only, as you would say them to the household."),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Note the signal"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.kind.choices = offered(words.SIGNALS, first=_("Choose an answer"))
        self.told_by.choices = offered(words.TOLD_BY)

    def command(self, case_id: int, plan_id: int) -> c.NoteSignal:
        """Return what the form asks for."""
        return c.NoteSignal(
            case_id=case_id,
            plan_id=plan_id,
            kind=text(self.kind),
            seen_on=given(self.seen_on),
            told_by=text(self.told_by),
            words=text(self["words"]),
        )


class RelapseForm(Form):
    """The home is threatened again."""

    version = HiddenField()
    on = BelgianDateField(lazy("Since when?"), validators=[InputRequired(NEEDED)])
    why = TextAreaField(
        lazy("What threatens the home?"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=3)
    )
    save = SubmitField(lazy("Begin a new round"), widget=SubmitInput())

    def command(self, case_id: int, plan_id: int) -> c.NoteRelapse:
        """Return what the form asks for."""
        return c.NoteRelapse(
            case_id=case_id,
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            on=given(self.on),
            why=text(self.why),
        )


class EndForm(Form):
    """The guidance ends; where the case ends with it, its outcome."""

    version = HiddenField()
    on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    reason = RadioField(lazy("Why does the guidance end?"), choices=[], validate_choice=False, widget=Radios())
    note = TextAreaField(lazy("Note"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=3))
    outcome = SelectField(lazy("What became of the home?"), validate_choice=False, widget=Select())
    closing_reason = SelectField(lazy("Reason for closing"), validate_choice=False, widget=Select())
    second_closing_reason = SelectField(lazy("Another reason, if there is one"), validate_choice=False, widget=Select())
    legal_dates_dealt_with = StringField(
        lazy("Dates of the law in the next 30 days: what happens with each?"),
        description=lazy("Only if some are still open."),
        validators=[Length(max=1000, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("End the guidance"), widget=SubmitInput())

    def prepare(self, closing: Mapping[str, Mapping[str, Text]] | None) -> None:
        """Offer the words; without ``closing`` the case goes on and its end is not asked."""
        self.reason.choices = offered({code: words.END_REASONS[code] for code in words.CHOSEN_END_REASONS})
        if closing is None:
            del self.outcome, self.closing_reason, self.second_closing_reason, self.legal_dates_dealt_with
            return
        for name, codes in closing.items():
            self[name].choices = offered(codes, first=_("Choose an answer"))

    def command(self, case_id: int, plan_id: int) -> c.EndGuidance:
        """Return what the form asks for."""
        closing = {name: text(self[name]) for name in c.CLOSING if name in self}
        return c.EndGuidance(
            case_id=case_id,
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            on=given(self.on),
            reason=text(self.reason),
            note=text(self.note),
            **closing,
        )
