"""Forms of endpoints: where to, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField, SubmitField
from wtforms.validators import InputRequired, Length, ValidationError

from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import Form
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, SubmitInput, TextInput
from app.proceedings.announcing import KINDS
from app.webhooks import address as addresses
from app.webhooks import commands as c
from app.webhooks import reasons

if TYPE_CHECKING:
    from app.webhooks.signing import Secret


class EndpointForm(Form):
    """A new endpoint."""

    address = StringField(
        lazy("Address of your program"),
        description=lazy("It begins with https:// and is on the public internet."),
        validators=[
            InputRequired(lazy("Enter the address.")),
            Length(max=addresses.LONGEST, message=lazy("Shorten this to %(max)d characters.")),
        ],
        widget=TextInput(kind="url", mode="url", fill="off"),
        render_kw={"spellcheck": "false"},
    )
    kinds = SelectMultipleField(lazy("Of which events?"), choices=[], validate_choice=False, widget=Checkboxes())
    own_acts = BooleanField(lazy("Also when your own service did it"), widget=Checkbox())
    save = SubmitField(lazy("Add this address"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the events in the reader's language."""
        self.kinds.choices = pairs({kind: say(words) for kind, words in KINDS.items()})

    def validate_address(self, field: StringField) -> None:
        """Look the name up: an address that nothing may be sent to is not kept. Raises ValidationError."""
        try:
            addresses.checked(text(field))
        except addresses.Unusable as error:
            raise ValidationError(say(error.text)) from error

    def validate_kinds(self, field: SelectMultipleField) -> None:
        """Ask for something to be told of. Raises ValidationError."""
        if not field.data:
            raise ValidationError(say(reasons.NO_KINDS))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked events."""
        return tuple(self.kinds.data or ())

    def adding(self, secret: Secret) -> c.AddEndpoint:
        """Return what the form asks for."""
        return c.AddEndpoint(
            address=text(self.address), kinds=self.chosen, own_acts=bool(self.own_acts.data), secret=secret
        )


class ChangeEndpointForm(EndpointForm):
    """An endpoint that is there already."""

    version = HiddenField()
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def changing(self, endpoint_id: int) -> c.ChangeEndpoint:
        """Return what the form asks for."""
        return c.ChangeEndpoint(
            endpoint_id=endpoint_id,
            version=seen_version(self.version) or 0,
            address=text(self.address),
            kinds=self.chosen,
            own_acts=bool(self.own_acts.data),
        )
