"""Forms of a hand-over: what is asked for, taking in, refusing, news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length

from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Radios, Select, SubmitInput, TextArea, TextInput
from app.handovers import commands as c
from app.transfer import words
from app.transfer.commands import ARREARS
from workflows.engine import in_force
from workflows.handover import sharing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.handovers.queries import Usable
    from workflows.law import Text

TOO_LONG = lazy("This text is too long. Shorten it.")


class SendForm(Form):
    """Under which consent, what is asked for, until when an answer is wanted."""

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
    look = SubmitField(lazy("Look at what leaves"), widget=SubmitInput())
    send = SubmitField(lazy("Send it"), widget=SubmitInput())

    def prepare(self, usable: Sequence[Usable]) -> None:
        """Offer the consents that hold."""
        self.consent_id.choices = pairs(
            {str(one.id): f"{one.recipient_name}: {say(sharing.PURPOSES[one.purpose])}" for one in usable}
        )

    @property
    def chosen(self) -> int | None:
        """Return the key of the chosen consent."""
        typed = text(self.consent_id)
        return int(typed) if typed.isascii() and typed.isdecimal() else None

    def command(self, case_id: int) -> c.SendHandOver:
        """Return what the form asks for."""
        return c.SendHandOver(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            consent_id=self.chosen or 0,
            wanted=text(self.wanted),
            answer_by_on=self.answer_by_on.data,
        )


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
    save = SubmitField(lazy("Refuse, with the reason"), widget=SubmitInput())

    def prepare(self, on: date) -> None:
        """Offer the reasons of the workflow."""
        codes = in_force("handover", on).workflow.inputs["refusal_reason"].codes
        self.reason.choices = pairs({code.value: say(code.label) for code in codes})

    def command(self, hand_over_id: int) -> c.RefuseHandOver:
        """Return what the form asks for."""
        return c.RefuseHandOver(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            reason=text(self.reason),
            words=text(self["words"]),
        )


class NewsForm(Form):
    """Word for the service that handed the case over."""

    version = HiddenField()
    words = TextAreaField(
        lazy("What became of it?"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=4)
    )
    agreed = BooleanField(lazy("The person agrees that the other service is told"), widget=Checkbox())
    save = SubmitField(lazy("Send the news"), widget=SubmitInput())

    def command(self, hand_over_id: int) -> c.SendNews:
        """Return what the form asks for."""
        return c.SendNews(
            hand_over_id=hand_over_id,
            version=seen_version(self.version) or 0,
            words=text(self["words"]),
            agreed=bool(self.agreed.data),
        )
