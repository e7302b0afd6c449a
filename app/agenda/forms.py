"""Forms of the agenda: a task to plan, a due date that no longer counts."""

from __future__ import annotations

from wtforms import HiddenField, SelectField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length

from app.agenda.commands import LONGEST_TITLE, AddTask, MarkDueDate
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, lazy
from app.foundation.widgets import SubmitInput, TextInput


class TaskForm(Form):
    """Something to do, until when, by whom."""

    title = StringField(
        lazy("What is to be done?"),
        description=lazy("Begin with a verb: call, send, ask."),
        validators=[Length(max=LONGEST_TITLE, message=lazy("Shorten this to 200 characters."))],
        widget=TextInput(fill="off"),
    )
    due_on = BelgianDateField(lazy("Until when?"))
    assigned_to = SelectField(lazy("Who does it?"), validate_choice=False)
    save = SubmitField(lazy("Plan it"), widget=SubmitInput())

    def prepare(self, colleagues: tuple[tuple[int, str], ...]) -> None:
        """Offer the people of the service; nobody named means whoever follows the case."""
        self.assigned_to.choices = [
            SelectChoice("", _("Whoever follows the case")),
            *(SelectChoice(str(key), name) for key, name in colleagues),
        ]

    def command(self, case_id: int) -> AddTask:
        """Return what the form asks for."""
        chosen = str(self.assigned_to.data or "")
        return AddTask(
            case_id=case_id,
            title=str(self.title.data or ""),
            due_on=self.due_on.data,
            assigned_to_id=int(chosen) if chosen.isdecimal() else None,
        )


class DropForm(Form):
    """Why a due date no longer counts."""

    version = HiddenField()
    reason = StringField(
        lazy("Why does this date no longer count?"),
        validators=[Length(max=300, message=lazy("Shorten this to 300 characters."))],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Let this date go"), widget=SubmitInput(style="secondary"))

    def command(self, case_id: int, due_date_id: int) -> MarkDueDate:
        """Return what the form asks for."""
        typed = str(self.version.data or "")
        return MarkDueDate(
            case_id=case_id,
            due_date_id=due_date_id,
            version=int(typed) if typed.isdecimal() else 0,
            status="dropped",
            reason=str(self.reason.data or ""),
        )
