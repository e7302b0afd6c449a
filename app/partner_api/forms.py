"""Form of a program that may use the interface."""

from __future__ import annotations

from wtforms import SelectMultipleField, StringField, SubmitField
from wtforms.validators import InputRequired, Length

from app.foundation.answering import pairs
from app.foundation.forms import Form
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Checkboxes, SubmitInput, TextInput
from app.partner_api import commands as c
from app.partner_api.scopes import SCOPES


class ClientForm(Form):
    """Which program, and what it may do."""

    name = StringField(
        lazy("Which program will use it?"),
        validators=[
            InputRequired(lazy("This answer is needed.")),
            Length(max=80, message=lazy("This text is too long. Shorten it.")),
        ],
        widget=TextInput(fill="off"),
    )
    scopes = SelectMultipleField(
        lazy("What may it do?"),
        description=lazy("Choose only what the program needs. To change it later, make another client."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    save = SubmitField(lazy("Make a client"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the scopes, each with its code."""
        self.scopes.choices = pairs({scope: f"{say(words)} ({scope})" for scope, words in SCOPES.items()})

    def command(self) -> c.CreateApiClient:
        """Return what was chosen."""
        return c.CreateApiClient(name=str(self.name.data or ""), scopes=tuple(self.scopes.data or ()))
