"""Forms of a secret address: the address, always asked anew and never filled in; who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import HiddenField, SelectMultipleField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length

from app.foundation.answering import seen_version, text
from app.foundation.forms import Form
from app.foundation.i18n import lazy
from app.foundation.widgets import Checkboxes, SubmitInput, TextInput
from app.safety import commands as c

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
OFF, SHORT = TextInput(fill="off"), TextInput(width=5, fill="off")


class SecretAddressForm(Form):
    """Where the household lives now. Its fields are named so that a page of an error never keeps them."""

    version = HiddenField()
    secret_street = StringField(
        lazy("Street"), validators=[InputRequired(NEEDED), Length(max=120, message=TOO_LONG)], widget=OFF
    )
    secret_number = StringField(
        lazy("Number"), validators=[InputRequired(NEEDED), Length(max=12, message=TOO_LONG)], widget=SHORT
    )
    secret_box = StringField(lazy("Box"), validators=[Length(max=12, message=TOO_LONG)], widget=SHORT)
    secret_postcode = StringField(lazy("Postal code"), validators=[Length(max=10, message=TOO_LONG)], widget=SHORT)
    secret_locality = StringField(lazy("Commune"), validators=[Length(max=80, message=TOO_LONG)], widget=OFF)
    secret_reach = StringField(
        lazy("How to reach the person there without danger"),
        validators=[Length(max=300, message=TOO_LONG)],
        description=lazy("For example: ask for the director, never leave a message."),
        widget=OFF,
    )
    save = SubmitField(lazy("Keep the secret address"), widget=SubmitInput())

    def command(self, case_id: int) -> c.KeepSecretAddress:
        """Return what is to be done."""
        return c.KeepSecretAddress(
            case_id=case_id,
            version=seen_version(self.version),
            street=text(self.secret_street),
            house_number=text(self.secret_number),
            box=text(self.secret_box),
            postal_code=text(self.secret_postcode),
            locality=text(self.secret_locality),
            reach=text(self.secret_reach),
        )


class ReadersForm(Form):
    """Who may read the secret address."""

    version = HiddenField()
    named = SelectMultipleField(
        lazy("Who may read the secret address?"),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
        description=lazy("As few people as possible: those who really go there or call. Each naming is in the trail."),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, colleagues: Sequence[tuple[int, str]]) -> None:
        """Offer the people of the service who follow cases."""
        self.named.choices = [SelectChoice(str(key), name) for key, name in colleagues]

    def command(self, case_id: int) -> c.NameReaders:
        """Return what is to be done."""
        chosen = tuple(int(one) for one in self.named.data or () if one.isdecimal())
        return c.NameReaders(case_id=case_id, version=seen_version(self.version) or 0, user_ids=chosen)


class EraseForm(Form):
    """A button."""

    version = HiddenField()
    save = SubmitField(lazy("Erase the secret address"), widget=SubmitInput())
