"""The filters of the trail and of the access log: sent by GET, so that a search has an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, SelectField, StringField, SubmitField
from wtforms.validators import Length, Optional

from app.foundation.forms import BelgianDateField, Form, choices
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkbox, Select, SubmitInput, TextInput

if TYPE_CHECKING:
    from app.inspection.queries import Choices


class AccessFilterForm(Form):
    """Which lines of the access log to show."""

    class Meta(Form.Meta):
        """Only reads: no token, so that the address can be kept."""

        csrf = False

    since = BelgianDateField(lazy("From"), validators=[Optional()])
    until = BelgianDateField(lazy("Until"), validators=[Optional()])
    person = SelectField(lazy("Person"), validators=[Optional()], widget=Select())
    reference = StringField(
        lazy("Reference of the case"), validators=[Optional(), Length(max=20)], widget=TextInput(width=20)
    )
    refused = BooleanField(lazy("Only what was refused"), widget=Checkbox())
    show = SubmitField(lazy("Show"), widget=SubmitInput(style="secondary"))

    def offer(self, found: Choices) -> None:
        """Fill the list of people."""
        self.person.choices = choices([("", _("Everybody")), *found.people])

    def asked(self) -> dict[str, Any]:
        """Return what was asked, for the queries."""
        return {
            "since": self.since.data,
            "until": self.until.data,
            "person": str(self.person.data or ""),
            "command": "",
            "reference": str(self.reference.data or ""),
            "refused_only": bool(self.refused.data),
        }


class FilterForm(AccessFilterForm):
    """Which entries of the trail to show."""

    command = SelectField(lazy("What was done"), validators=[Optional()], widget=Select())

    def offer_commands(self, found: Choices, words: dict[str, str]) -> None:
        """Fill the list of commands, in plain words."""
        named = sorted((words.get(name, name), name) for name in found.commands)
        self.command.choices = choices([("", _("Everything")), *((name, label) for label, name in named)])

    def asked(self) -> dict[str, Any]:
        """Return what was asked, for the queries."""
        return {**super().asked(), "command": str(self.command.data or "")}
