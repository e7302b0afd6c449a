"""Forms of level 3: who takes it, what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.directory.queries import bodies, communes_by_name
from app.foundation import i18n
from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import lazy
from app.foundation.widgets import Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from app.level_three import commands as c

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def kinds() -> dict[str, str]:
    """Return what a note on a zone may be about, in words."""
    return {
        "agreement": str(lazy("An agreement")),
        "contact": str(lazy("Who to call")),
        "works": str(lazy("What works")),
        "obstacle": str(lazy("What stands in the way")),
    }


class OwnerForm(Form):
    """Who takes level 3."""

    version = HiddenField()
    service_id = SelectField(
        lazy("A service that works with Limen"), choices=[], validate_choice=False, widget=Select()
    )
    name_fr = StringField(
        lazy("Otherwise its name in French"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    name_nl = StringField(
        lazy("and in Dutch"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    phone = StringField(
        lazy("Telephone"), validators=[Length(max=30, message=TOO_LONG)], widget=TextInput(width=20, fill="off")
    )
    email = StringField(lazy("E-mail"), validators=[Length(max=200, message=TOO_LONG)], widget=TextInput(fill="off"))
    hours = StringField(
        lazy("When can it be reached?"), validators=[Length(max=200, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    communes = SelectMultipleField(
        lazy("For which communes?"),
        description=lazy("None ticked: the whole Region."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    source = StringField(
        lazy("How do you know?"),
        description=lazy("A page, a letter, a call with whom."),
        validators=[InputRequired(NEEDED), Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    checked_on = BelgianDateField(lazy("Last checked on"), validators=[InputRequired(NEEDED)])
    valid_from = BelgianDateField(lazy("From"), validators=[InputRequired(NEEDED)])
    valid_until = BelgianDateField(lazy("Until"))
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, services: Sequence[tuple[int, str, str]]) -> None:
        """Offer services and communes."""
        language = i18n.language()
        named = {str(key): nl if language == "nl" else fr for key, fr, nl in services}
        self.service_id.choices = pairs({"": str(lazy("None of them"))} | named)
        self.communes.choices = pairs({one.nis: one.name(language) for one in communes_by_name(language)})

    def command(self, owner_id: int | None) -> c.SaveLevelThreeOwner:
        """Return what the form asks for."""
        typed = text(self.service_id)
        return c.SaveLevelThreeOwner(
            owner_id=owner_id,
            version=seen_version(self.version) or 0,
            service_id=int(typed) if typed.isascii() and typed.isdecimal() else None,
            name_fr=text(self.name_fr),
            name_nl=text(self.name_nl),
            phone=text(self.phone),
            email=text(self.email),
            hours=text(self.hours),
            communes=tuple(self.communes.data or ()),
            source=text(self.source),
            checked_on=self.checked_on.data,
            valid_from=self.valid_from.data,
            valid_until=self.valid_until.data,
        )


class NoteForm(Form):
    """What was agreed with a zone or a commune."""

    place_id = SelectField(lazy("With which zone or commune?"), choices=[], validate_choice=False, widget=Select())
    kind = RadioField(
        lazy("What is it about?"), choices=[], validate_choice=False, widget=Radios(), default="agreement"
    )
    agreed_on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    text = TextAreaField(
        lazy("What was agreed, or works?"),
        description=lazy("No name of a tenant or a landlord."),
        validators=[InputRequired(NEEDED), Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=4),
    )
    replaces_id = SelectField(
        lazy("Does it replace an earlier note?"), choices=[], validate_choice=False, widget=Select()
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, earlier: Sequence[tuple[int, str]]) -> None:
        """Offer zones, communes and the notes that still hold."""
        language = i18n.language()
        named = {one.id: one.name(language) for kind in ("police_zone", "commune") for one in bodies(kind)}
        self.place_id.choices = pairs({"": str(lazy("Choose an answer"))} | named)
        self.kind.choices = pairs(kinds())
        self.replaces_id.choices = pairs({"": str(lazy("No"))} | {str(key): words for key, words in earlier})

    def command(self) -> c.AddZoneNote:
        """Return what the form asks for."""
        typed = text(self.replaces_id)
        return c.AddZoneNote(
            place_id=text(self.place_id),
            kind=text(self.kind),
            agreed_on=given(self.agreed_on),
            text=text(self["text"]),
            replaces_id=int(typed) if typed.isascii() and typed.isdecimal() else None,
        )
