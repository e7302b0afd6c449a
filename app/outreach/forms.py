"""Forms of outreach: an attempt, the ways that are barred, who goes to a hearing, the profile of a canton."""

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

from app.foundation.answering import YesNoField, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from app.outreach import commands as c
from workflows.outreach.contact import CHANNELS, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from wtforms import Field

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def _number(field: Field) -> int | None:
    chosen = text(field)
    return int(chosen) if chosen.isdecimal() else None


def channel_words() -> dict[str, str]:
    """Return the ways to reach somebody, in words."""
    return {name: say(one.label) for name, one in CHANNELS.items()}


def goes_words() -> dict[str, str]:
    """Return who can go to a hearing, in words."""
    return {
        "": _("To be decided"),
        "colleague": _("Somebody of the team"),
        "lawyer": _("The lawyer alone"),
        "tenant_alone": _("The tenant alone"),
        "nobody": _("Nobody"),
    }


def sends_words() -> dict[str, str]:
    """Return how a registry sends its messages, in words."""
    return {
        "": _("I don't know"),
        "email": _("By e-mail"),
        "portal": _("Through a portal"),
        "post": _("By post"),
        "several": _("In several ways"),
    }


def weekday_words() -> dict[str, str]:
    """Return the working days, in words."""
    return {
        "1": _("Monday"),
        "2": _("Tuesday"),
        "3": _("Wednesday"),
        "4": _("Thursday"),
        "5": _("Friday"),
    }


class QuickAttemptForm(Form):
    """How was it tried, and what came of it: two choices and a button, on the page of the case."""

    channel = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios(inline=True))
    outcome = RadioField(lazy("What came of it?"), choices=[], validate_choice=False, widget=Radios())
    note_it = SubmitField(lazy("Note the attempt"), widget=SubmitInput(style="secondary"))

    def prepare(self, refused: Mapping[str, object]) -> None:
        """Offer the ways that may be used, and what can come of them."""
        self.channel.choices = pairs({name: words for name, words in channel_words().items() if name not in refused})
        self.outcome.choices = pairs({name: say(one.label) for name, one in OUTCOMES.items()})


class AttemptForm(Form):
    """An attempt with all its particulars."""

    channel = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios())
    outcome = RadioField(lazy("What came of it?"), choices=[], validate_choice=False, widget=Radios())
    attempted_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    attempted_time = StringField(
        lazy("At what time?"),
        description=lazy("For example 17:30. Trying at another hour of the day often helps."),
        widget=TextInput(width=5, fill="off"),
    )
    tried_by = SelectField(lazy("Who tried?"), validate_choice=False, widget=Select())
    language = StringField(
        lazy("In which language?"),
        validators=[Length(max=40, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off"),
    )
    note = TextAreaField(
        lazy("Note"),
        description=lazy("Facts only: who answered, what was said, whether the name is on the bell."),
        validators=[Length(max=4000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    next_on = BelgianDateField(lazy("Next attempt on"))
    next_channel = SelectField(lazy("How, the next time?"), validate_choice=False, widget=Select())
    letter = SelectField(lazy("The letter, when it was one"), validate_choice=False, widget=Select())
    document = SelectField(lazy("A paper that shows it"), validate_choice=False, widget=Select())
    despite_rule = BooleanField(
        lazy("It already happened this way, although the case says not to use it"), widget=Checkbox()
    )
    save = SubmitField(lazy("Note the attempt"), widget=SubmitInput())

    def prepare(
        self, colleagues: Sequence[tuple[int, str]], letters: Mapping[str, str], papers: Mapping[str, str]
    ) -> None:
        """Offer ways, outcomes, colleagues and papers."""
        self.channel.choices = pairs(channel_words())
        self.outcome.choices = pairs({name: say(one.label) for name, one in OUTCOMES.items()})
        self.tried_by.choices = pairs({str(key): name for key, name in colleagues})
        self.next_channel.choices = pairs({"": _("Not decided yet")} | channel_words())
        self.letter.choices = pairs({"": _("None")} | dict(letters))
        self.document.choices = pairs({"": _("None")} | dict(papers))

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the fields in groups."""
        return [
            ("", ["channel", "outcome", "attempted_on", "attempted_time", "tried_by", "language", "note"]),
            (_("And next?"), ["next_on", "next_channel"]),
            (_("Proof"), ["letter", "document"]),
            ("", ["despite_rule"] if "despite_rule" in self else []),
        ]

    def command(self, case_id: int) -> c.RecordAttempt:
        """Return what the form asks for."""
        return c.RecordAttempt(
            case_id=case_id,
            attempted_on=self.attempted_on.data,  # type: ignore[arg-type]  # required
            attempted_time=text(self.attempted_time),
            channel=text(self.channel),
            outcome=text(self.outcome),
            language=text(self.language),
            note=text(self.note),
            next_on=self.next_on.data,
            next_channel=text(self.next_channel),
            letter_id=_number(self.letter),
            document_id=_number(self.document),
            despite_rule="despite_rule" in self and bool(self["despite_rule"].data),
            tried_by_id=_number(self.tried_by),
        )


class StrikeForm(Form):
    """An attempt was noted wrongly."""

    version = HiddenField()
    because = StringField(
        lazy("What is wrong with it?"), validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    save = SubmitField(lazy("Strike it out"), widget=SubmitInput())

    def command(self, case_id: int, attempt_id: int) -> c.StrikeAttempt:
        """Return what the form asks for."""
        return c.StrikeAttempt(
            case_id=case_id, attempt_id=attempt_id, version=seen_version(self.version) or 0, because=text(self.because)
        )


class RuleForm(Form):
    """Which ways must not be used."""

    version = HiddenField()
    barred = SelectMultipleField(
        lazy("Which ways must not be used?"),
        description=lazy("In the words of the person. A way that is ticked is refused on every page."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    safe_when = StringField(
        lazy("When is it safe to call or come by?"),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    go_between = StringField(
        lazy("Who may pass a message on?"), validators=[Length(max=200, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the ways."""
        self.barred.choices = pairs(channel_words())

    def command(self, case_id: int) -> c.SaveContactRule:
        """Return what the form asks for."""
        return c.SaveContactRule(
            case_id=case_id,
            version=seen_version(self.version),
            barred=tuple(self.barred.data or ()),
            safe_when=text(self.safe_when),
            go_between=text(self.go_between),
        )


class HearingForm(Form):
    """Who goes to a hearing, and what is ready."""

    version = HiddenField()
    goes = RadioField(lazy("Who goes?"), choices=[], validate_choice=False, widget=Radios())
    goes_id = SelectField(lazy("Who of the team?"), validate_choice=False, widget=Select())
    lawyer = StringField(lazy("Lawyer"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off"))
    papers_ready = YesNoField(lazy("Are the papers ready?"))
    interpreter_asked = YesNoField(lazy("Is an interpreter asked for?"))
    note = StringField(
        lazy("Note"),
        description=lazy("Stands on the printed roll: nothing that others in the corridor may not read."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, colleagues: Sequence[tuple[int, str]]) -> None:
        """Offer who can go."""
        self.goes.choices = pairs(goes_words())
        self.goes_id.choices = pairs({"": _("Choose an answer")} | {str(key): name for key, name in colleagues})

    def command(self, case_id: int, on: date) -> c.PlanHearing:
        """Return what the form asks for."""
        return c.PlanHearing(
            case_id=case_id,
            hearing_on=on,
            version=seen_version(self.version),
            goes=text(self.goes),
            goes_id=_number(self.goes_id),
            lawyer=text(self.lawyer),
            papers_ready=self.papers_ready.answer,
            interpreter_asked=self.interpreter_asked.answer,
            note=text(self.note),
        )


class CantonForm(Form):
    """What is known of a justice of the peace from a day on."""

    version = HiddenField()
    valid_from = BelgianDateField(
        lazy("From which day does this hold?"),
        description=lazy("The former profile stays, with its last day."),
        validators=[InputRequired(NEEDED)],
    )
    hearing_days = SelectMultipleField(
        lazy("On which days are rent cases heard?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    hearing_hours = StringField(
        lazy("At what hours?"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    room = StringField(
        lazy("In which room?"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    phone = StringField(
        lazy("Phone of the registry"),
        validators=[Length(max=40, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off", kind="tel"),
    )
    email = StringField(
        lazy("E-mail of the registry"),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off", kind="email"),
    )
    sends_by = RadioField(
        lazy("How does the registry send its messages?"), choices=[], validate_choice=False, widget=Radios()
    )
    languages = SelectMultipleField(
        lazy("In which languages does it sit?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    habits = TextAreaField(
        lazy("Habits"),
        description=lazy("How a hearing goes, what the judge asks, whether the CPAS is heard. Nothing about persons."),
        validators=[Length(max=4000, message=TOO_LONG)],
        widget=TextArea(rows=6),
    )
    contact_person = StringField(
        lazy("Whom to ask for"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    source = StringField(
        lazy("Who said so, or where was it read?"),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    reviewed_on = BelgianDateField(lazy("Checked on"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Save the profile"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer days, ways and languages."""
        self.hearing_days.choices = pairs(weekday_words())
        self.sends_by.choices = pairs(sends_words())
        self.languages.choices = pairs({"fr": _("French"), "nl": _("Dutch")})

    def command(self, canton_id: str) -> c.SaveCantonProfile:
        """Return what the form asks for. ``version`` holds the key of the profile the form was made from."""
        days: list[str] = list(self.hearing_days.data or ())
        return c.SaveCantonProfile(
            canton_id=canton_id,
            seen_id=seen_version(self.version),
            valid_from=self.valid_from.data,  # type: ignore[arg-type]  # required
            hearing_days=tuple(int(day) for day in days if day.isdecimal()),
            hearing_hours=text(self.hearing_hours),
            room=text(self.room),
            phone=text(self.phone),
            email=text(self.email),
            sends_by=text(self.sends_by),
            languages=tuple(self.languages.data or ()),
            habits=text(self.habits),
            contact_person=text(self.contact_person),
            source=text(self.source),
            reviewed_on=self.reviewed_on.data,  # type: ignore[arg-type]  # required
        )
