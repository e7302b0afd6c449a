"""Forms of the advisory group: rhythm, meeting, request, invitation, who came, plan, decision, review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.advisory_group import commands as c
from app.foundation.answering import offered, pairs, seen_version, text, whole
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from workflows.referral import group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from app.advisory_group.queries import Goal, Meeting, Plan, Rhythm
    from workflows.definition import Code

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
GOALS = 5
"""So many goals a plan has at most: more are not kept in mind."""


def _days(coming: Sequence[tuple[int, str]]) -> list[SelectChoice]:
    return pairs({"": str(lazy("No day yet"))} | {str(key): said for key, said in coming})


class _Where(Form):
    """Hour, place or telephone, and who sits there by function."""

    hour = StringField(
        lazy("At what time?"),
        validators=[InputRequired(NEEDED)],
        widget=TextInput(width=5, fill="off"),
    )
    place = StringField(
        lazy("Where?"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    phone = StringField(
        lazy("Or by telephone: which number?"),
        description=lazy("A number that everybody can call. No link."),
        validators=[Length(max=30, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off"),
    )
    members = SelectMultipleField(
        lazy("Who sits in the group, by function?"),
        description=lazy("Functions only: no list of people is kept."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )

    def prepare(self) -> None:
        """Offer the functions."""
        self.members.choices = offered(group.MEMBERS)

    def _like(self, known: Rhythm | Meeting) -> None:
        self.hour.data, self.place.data, self.phone.data = known.hour, known.place, known.phone
        self.members.data = list(known.members)


class RhythmForm(_Where):
    """When the group usually meets."""

    version = HiddenField()
    weekdays = SelectMultipleField(
        lazy("On which days does the group meet?"),
        description=lazy("One or two days a week. A holiday moves to the next working day."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    save = SubmitField(lazy("Save the rhythm"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the days and the functions."""
        super().prepare()
        self.weekdays.choices = offered(group.WEEKDAYS)

    def show(self, known: Rhythm) -> None:
        """Show what is set."""
        self._like(known)
        self.weekdays.data = [str(day) for day in known.weekdays]
        self.version.data = str(known.version)

    def command(self) -> c.SaveRhythm:
        """Return what the form asks for."""
        return c.SaveRhythm(
            version=seen_version(self.version),
            weekdays=tuple(int(day) for day in self.weekdays.data or () if day in group.WEEKDAYS),
            hour=text(self.hour),
            place=text(self.place),
            phone=text(self.phone),
            members=tuple(self.members.data or ()),
        )


class MeetingForm(_Where):
    """One meeting."""

    version = HiddenField()
    meets_on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Save the meeting"), widget=SubmitInput())

    def like(self, known: Rhythm | None, day: date | None) -> None:
        """Show a meeting of the rhythm."""
        self.meets_on.data = day
        if known is not None:
            self._like(known)

    def show(self, known: Meeting) -> None:
        """Show a meeting that is planned."""
        self._like(known)
        self.meets_on.data = known.meets_on
        self.version.data = str(known.version)

    def planned(self) -> c.PlanMeeting:
        """Return the meeting that the form asks for."""
        return c.PlanMeeting(
            meets_on=given(self.meets_on),
            hour=text(self.hour),
            place=text(self.place),
            phone=text(self.phone),
            members=tuple(self.members.data or ()),
        )

    def changed(self, meeting_id: int) -> c.ChangeMeeting:
        """Return the change that the form asks for."""
        return c.ChangeMeeting(
            meeting_id=meeting_id,
            version=seen_version(self.version) or 0,
            meets_on=given(self.meets_on),
            hour=text(self.hour),
            place=text(self.place),
            phone=text(self.phone),
            members=tuple(self.members.data or ()),
        )


class BringForm(Form):
    """Why the group, and who asks."""

    why = SelectMultipleField(
        lazy("Why is the situation complex?"),
        description=lazy("Reasons of the plan. They are chosen in words; nothing is counted."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    asked_by = RadioField(lazy("Who asks?"), choices=[], validate_choice=False, default="partner", widget=Radios())
    meeting_id = SelectField(lazy("At which meeting?"), choices=[], validate_choice=False, widget=Select())
    save = SubmitField(lazy("Bring it before the group"), widget=SubmitInput())

    def prepare(self, coming: Sequence[tuple[int, str]], *, decides: bool) -> None:
        """Offer the reasons, and the meetings to the service that runs the group."""
        self.why.choices = offered({code: one.name for code, one in group.CRITERIA.items()})
        self.asked_by.choices = offered(group.ASKED_BY)
        if decides:
            self.meeting_id.choices = _days(coming)
        else:
            del self.meeting_id

    def command(self, request_id: int) -> c.BringToGroup:
        """Return what the form asks for."""
        return c.BringToGroup(
            request_id=request_id,
            why=tuple(self.why.data or ()),
            asked_by=text(self.asked_by),
            meeting_id=whole(text(self.meeting_id)) if "meeting_id" in self else None,
        )


class InvitationForm(Form):
    """Who was invited, when and how."""

    version = HiddenField()
    whom = RadioField(lazy("Who was invited?"), choices=[], validate_choice=False, widget=Radios())
    on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    how = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios())
    language = StringField(
        lazy("In which language?"),
        validators=[Length(max=40, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off"),
    )
    interpreter = StringField(
        lazy("Which interpreter comes, if one is needed?"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Note the invitation"), widget=SubmitInput())

    def prepare(self, *, reference: bool) -> None:
        """Offer whom and how; a person without a reference person is invited alone."""
        whom = {"person": str(lazy("The person"))}
        if reference:
            whom["reference"] = str(lazy("The reference person"))
        self.whom.choices = pairs(whom)
        self.how.choices = offered(group.WAYS)

    def command(self, item_id: int) -> c.NoteInvitation:
        """Return what the form asks for."""
        return c.NoteInvitation(
            item_id=item_id,
            version=seen_version(self.version) or 0,
            whom=text(self.whom),
            on=given(self.on),
            how=text(self.how),
            language=text(self.language),
            interpreter=text(self.interpreter),
        )


class CameForm(Form):
    """Who came."""

    version = HiddenField()
    person_came = RadioField(lazy("The person"), choices=[], validate_choice=False, widget=Radios())
    reference_came = RadioField(lazy("The reference person"), choices=[], validate_choice=False, widget=Radios())
    save = SubmitField(lazy("Note who came"), widget=SubmitInput(style="secondary"))

    def prepare(self) -> None:
        """Offer the answers; none of them costs anything."""
        for field in (self.person_came, self.reference_came):
            field.choices = offered(group.CAME, str(lazy("Not noted")))

    def command(self, item_id: int) -> c.NoteWhoCame:
        """Return what the form asks for."""
        return c.NoteWhoCame(
            item_id=item_id,
            version=seen_version(self.version) or 0,
            person_came=text(self.person_came),
            reference_came=text(self.reference_came),
        )


class PlanForm(Form):
    """The guidance plan: days, goals, what the person says."""

    version = HiddenField()
    decided = TextAreaField(
        lazy("What does the group propose, in a few words?"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    begins_on = BelgianDateField(lazy("The plan begins on"), validators=[InputRequired(NEEDED)])
    ends_on = BelgianDateField(
        lazy("The plan ends on"),
        description=lazy("Six to nine months later."),
        validators=[InputRequired(NEEDED)],
    )
    operator = StringField(
        lazy("Which service becomes the reference?"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    next_review_on = BelgianDateField(
        lazy("When is the plan looked at again, with the person?"), validators=[InputRequired(NEEDED)]
    )
    answer = RadioField(lazy("What does the person say?"), choices=[], validate_choice=False, widget=Radios())
    own_words = TextAreaField(
        lazy("In her own words, if she wishes (not needed)"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    save = SubmitField(lazy("Save the plan"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the answers of the person; none is worse than another."""
        self.answer.choices = offered(group.ANSWERS)
        if not self.is_submitted():
            self.answer.data = "later"

    def command(self, item_id: int) -> c.MakePlan:
        """Return what the form asks for; each goal keeps its line, beside which it is refused."""
        goals = tuple(
            c.Goal(
                words=text(self[f"goal_{number}"]),
                who=text(self[f"who_{number}"]),
                until_on=self[f"until_{number}"].data,
            )
            for number in range(1, GOALS + 1)
        )
        return c.MakePlan(
            item_id=item_id,
            version=seen_version(self.version) or 0,
            begins_on=given(self.begins_on),
            ends_on=given(self.ends_on),
            goals=goals,
            next_review_on=given(self.next_review_on),
            operator=text(self.operator),
            decided=text(self.decided),
            answer=text(self.answer),
            own_words=text(self.own_words),
        )


for _number in range(1, GOALS + 1):
    setattr(
        PlanForm,
        f"goal_{_number}",
        StringField(
            lazy("What is to be reached?"), validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off")
        ),
    )
    setattr(
        PlanForm,
        f"who_{_number}",
        StringField(
            lazy("Who does it? The person, or a function or service"),
            validators=[Length(max=160, message=TOO_LONG)],
            widget=TextInput(fill="off"),
        ),
    )
    setattr(PlanForm, f"until_{_number}", BelgianDateField(lazy("Until when?")))


class DecisionForm(Form):
    """What the group decides when it makes no plan."""

    version = HiddenField()
    outcome = RadioField(lazy("What does the group decide?"), choices=[], validate_choice=False, widget=Radios())
    decided = TextAreaField(
        lazy("Why, or what does the group want to know?"),
        validators=[InputRequired(NEEDED), Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    route = SelectField(lazy("Another route: which one?"), choices=[], validate_choice=False, widget=Select())
    meeting_id = SelectField(
        lazy("Postponed, or a question: at which meeting again?"), choices=[], validate_choice=False, widget=Select()
    )
    save = SubmitField(lazy("Note the decision"), widget=SubmitInput())

    def prepare(self, coming: Sequence[tuple[int, str]], routes: Sequence[Code]) -> None:
        """Offer the decisions, the routes of the workflow and the meetings."""
        self.outcome.choices = offered({code: group.OUTCOMES[code] for code in c.DECIDED_ELSEWHERE})
        self.route.choices = pairs({"": str(lazy("None"))} | {one.value: say(one.label) for one in routes})
        self.meeting_id.choices = _days(coming)

    def command(self, item_id: int) -> c.DecideOtherwise:
        """Return what the form asks for."""
        return c.DecideOtherwise(
            item_id=item_id,
            version=seen_version(self.version) or 0,
            outcome=text(self.outcome),
            decided=text(self.decided),
            route=text(self.route),
            meeting_id=whole(text(self.meeting_id)),
        )


class AnswerForm(Form):
    """What the sender answers to the group."""

    version = HiddenField()
    words = TextAreaField(
        lazy("What the group wanted to know"),
        description=lazy("Only what the person agrees to tell."),
        validators=[InputRequired(NEEDED), Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Answer the group"), widget=SubmitInput())

    def command(self, item_id: int) -> c.AnswerGroup:
        """Return what the form asks for."""
        return c.AnswerGroup(item_id=item_id, version=seen_version(self.version) or 0, words=text(self.words))


class PersonForm(Form):
    """What the person says of a plan."""

    version = HiddenField()
    answer = RadioField(lazy("What does the person say?"), choices=[], validate_choice=False, widget=Radios())
    own_words = TextAreaField(
        lazy("In her own words, if she wishes (not needed)"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    save = SubmitField(lazy("Note the answer"), widget=SubmitInput(style="secondary"))

    def prepare(self, plan: Plan) -> None:
        """Offer the answers, with what was said before."""
        self.answer.choices = offered(group.ANSWERS)
        if not self.is_submitted():
            self.answer.data, self.own_words.data = plan.answer, plan.own_words

    def command(self, plan_id: int) -> c.AnswerPlan:
        """Return what the form asks for."""
        return c.AnswerPlan(
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            answer=text(self.answer),
            own_words=text(self.own_words),
        )


class ReviewForm(Form):
    """One look at a plan."""

    version = HiddenField()
    on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    words = TextAreaField(
        lazy("How is it going, as the person sees it?"),
        validators=[InputRequired(NEEDED), Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    reached = SelectMultipleField(
        lazy("Which goals are reached?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    next_review_on = BelgianDateField(
        lazy("When is the next look?"), description=lazy("Empty: the plan is over with this look.")
    )
    save = SubmitField(lazy("Save the review"), widget=SubmitInput())

    def prepare(self, goals: Sequence[Goal]) -> None:
        """Offer the goals that are still open."""
        self.reached.choices = pairs(
            {str(place): one.words for place, one in enumerate(goals) if one.reached_on is None}
        )

    def command(self, plan_id: int) -> c.ReviewPlan:
        """Return what the form asks for."""
        return c.ReviewPlan(
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            on=given(self.on),
            words=text(self.words),
            reached=tuple(place for typed in self.reached.data or () if (place := whole(typed)) is not None),
            next_review_on=self.next_review_on.data,
        )
