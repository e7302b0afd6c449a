"""Forms of a hand-over: what is asked for, taking in, refusing, news."""

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
from wtforms.validators import Length

from app.directory.queries import communes_by_name, cpas_for_commune
from app.documents.labels import bytes_in_words
from app.foundation import belgian
from app.foundation.answering import pairs, seen_version, text, whole
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, language, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from app.handovers import commands as c
from app.transfer import words
from app.transfer.commands import ARREARS
from workflows.engine import in_force
from workflows.handover import sharing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.handovers.papers import Paper, Papers
    from app.handovers.queries import Usable
    from workflows.law import Text

TOO_LONG = lazy("This text is too long. Shorten it.")


class SendForm(Form):
    """Under which consent, what is asked for, until when an answer is wanted, which papers go along."""

    version = HiddenField()
    consent_id = RadioField(
        lazy("Under which consent of the person?"), choices=[], validate_choice=False, widget=Radios()
    )
    wanted = TextAreaField(
        lazy("The request, in the words of the person"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=4),
    )
    answer_by_on = BelgianDateField(
        lazy("Answer wanted by"), description=lazy("Empty: five working days. Without an answer the case comes back.")
    )
    papers_shown = HiddenField()
    """The consent for which the papers were offered: before that, nobody chose."""
    papers = SelectMultipleField(
        lazy("Papers that go along"),
        description=lazy(
            "Untick what the other service does not need; tick evidence with the person. Your originals stay here."
        ),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    papers_apart = SelectMultipleField(
        lazy("Sensitive papers: only if the person wants it"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    papers_looked = BooleanField(
        lazy("I looked at each ticked picture and scan: none shows the secret address"), widget=Checkbox()
    )
    look = SubmitField(lazy("Look at what leaves"), widget=SubmitInput())
    again = SubmitField(lazy("Look again at what leaves"), widget=SubmitInput(style="secondary"))
    send = SubmitField(lazy("Send it"), widget=SubmitInput())

    def prepare(self, usable: Sequence[Usable]) -> None:
        """Offer the consents that hold."""
        self.consent_id.choices = pairs(
            {
                str(one.id): _(
                    "%(who)s: %(what)s", who=say(one.recipient_name), what=say(sharing.PURPOSES[one.purpose])
                )
                for one in usable
            }
        )

    def offer(self, found: Papers) -> None:
        """Offer the papers of the chosen consent, ticked as they were left, or as they are from the start."""
        if self.picked is None:
            self.papers.data = [one.key for one in found.offered if one.ticked]
            self.papers_apart.data = []
        self.papers_shown.data = str(self.chosen or "")
        self.papers_shown.raw_data = None
        self.papers.choices = pairs({one.key: _paper(one) for one in found.offered if not one.apart})
        self.papers_apart.choices = pairs({one.key: _paper(one) for one in found.offered if one.apart})

    @property
    def picked(self) -> tuple[str, ...] | None:
        """Return the papers that are ticked, ``None`` before they were offered for this consent."""
        if not self.chosen or text(self.papers_shown) != str(self.chosen):
            return None
        return (*(self.papers.data or ()), *(self.papers_apart.data or ()))

    @property
    def chosen(self) -> int | None:
        """Return the key of the chosen consent."""
        return whole(text(self.consent_id))

    def command(self, case_id: int) -> c.SendHandOver:
        """Return what the form asks for."""
        return c.SendHandOver(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            consent_id=self.chosen or 0,
            wanted=text(self.wanted),
            answer_by_on=self.answer_by_on.data,
            papers=self.picked,
            papers_looked=bool(self.papers_looked.data),
        )


def _paper(one: Paper) -> str:
    """Return a paper in words: what it is, its title, day and size; a picture is to be looked at first."""
    said = [say(one.words), one.title]
    if one.dated_on is not None:
        said.append(belgian.short_date(one.dated_on))
    said.append(bytes_in_words(one.size))
    if one.unread:
        said.append(_("look at it first"))
    return " · ".join(part for part in said if part)


class AcceptForm(Form):
    """Take the person in."""

    version = HiddenField()
    into = SelectField(lazy("Is it a case that you have already?"), choices=[], validate_choice=False, widget=Select())
    stage = SelectField(lazy("How far is the procedure?"), choices=[], validate_choice=False, widget=Select())
    looked = BooleanField(lazy("I read what is passed on, and we may take the case over"), widget=Checkbox())
    save = SubmitField(lazy("Take the person in"), widget=SubmitInput())

    def prepare(self, alike: Sequence[tuple[int, str]], stages: Mapping[str, Text]) -> None:
        """Offer our own cases that resemble it, and the stages of a procedure."""
        self.into.choices = pairs({"": _("No: open a new case")} | {str(key): label for key, label in alike})
        offered = {"": _("No procedure yet"), ARREARS: _("Arrears, no claim before the judge yet")}
        self.stage.choices = pairs(offered | {code: say(stages[code]) for code in words.STAGES})

    def command(self, hand_over_id: int) -> c.AcceptHandOver:
        """Return what the form asks for."""
        into = text(self.into)
        return c.AcceptHandOver(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            looked=bool(self.looked.data),
            into_case_id=int(into) if into.isascii() and into.isdecimal() else None,
            stage=text(self.stage),
        )


class RefuseForm(Form):
    """Say why not."""

    version = HiddenField()
    reason = RadioField(lazy("Why can you not take the person in?"), choices=[], validate_choice=False, widget=Radios())
    words = StringField(
        lazy("In one sentence, for the other service"),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    forward_to_nis = SelectField(
        lazy("If another CPAS is competent: which one?"), choices=[], validate_choice=False, widget=Select()
    )
    save = SubmitField(lazy("Refuse, with the reason"), widget=SubmitInput(style="secondary"))

    def prepare(self, on: date) -> None:
        """Offer the reasons of the workflow, and the nineteen centres."""
        spoken = language()
        centres = {one.nis: cpas_for_commune(one.nis).name(spoken) for one in communes_by_name(spoken)}
        self.forward_to_nis.choices = pairs({"": _("Not said")} | centres)
        codes = in_force("handover", on).workflow.inputs["refusal_reason"].codes
        self.reason.choices = pairs({code.value: say(code.label) for code in codes})

    def command(self, hand_over_id: int) -> c.RefuseHandOver:
        """Return what the form asks for."""
        return c.RefuseHandOver(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            reason=text(self.reason),
            words=text(self["words"]),
            forward_to_nis=text(self.forward_to_nis),
        )


class NewsForm(Form):
    """Word for the service that handed the case over; the person gets the same on paper."""

    version = HiddenField()
    answers = SelectMultipleField(lazy("What was done?"), choices=[], validate_choice=False, widget=Checkboxes())
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
        lazy("What became of it?"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=4)
    )
    agreed = BooleanField(lazy("The person agrees that the other service is told"), widget=Checkbox())
    save = SubmitField(lazy("Send the news"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.answers.choices = pairs({code: say(both) for code, both in words.ANSWERS.items()})

    def command(self, hand_over_id: int) -> c.SendNews:
        """Return what the form asks for."""
        return c.SendNews(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            words=text(self["words"]),
            agreed=bool(self.agreed.data),
            answers=tuple(self.answers.data or ()),
            appointment=text(self.appointment),
            person=text(self.person),
        )


class StopForm(Form):
    """The person withdrew the consent: what becomes of the papers that came."""

    version = HiddenField()
    keep_because = StringField(
        lazy("A duty of your own makes you keep the papers? Say which"),
        description=lazy("For example a decision on aid that must be justified. Empty: the papers leave your case."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("We no longer use it"), widget=SubmitInput())

    def command(self, hand_over_id: int) -> c.NoteStopped:
        """Return what the form asks for."""
        return c.NoteStopped(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            keep_because=text(self.keep_because),
        )
