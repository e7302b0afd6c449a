"""Forms of documents: send some, say what one is, take one away."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length

from app.documents import codes, labels
from app.documents import commands as c
from app.documents.queries import kinds
from app.foundation.answering import offer, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import lazy
from app.foundation.widgets import FileInput, Radios, SubmitInput, TextInput

TOO_LONG = lazy("This text is too long. Shorten it.")
TITLE = [Length(max=codes.LONGEST_TITLE, message=TOO_LONG)]


class UploadForm(Form):
    """Papers or photos to keep, several at once."""

    file = MultipleFileField(
        lazy("Files or photos from this device"),
        description=lazy("You can choose several."),
        widget=FileInput(multiple=True, accept=codes.ACCEPTED),
    )
    photo = MultipleFileField(
        lazy("Or take a photo now"),
        widget=FileInput(accept="image/*"),
        render_kw={"capture": "environment"},
    )
    kind = SelectField(lazy("What is it?"), default="letter_received")
    dated_on = BelgianDateField(lazy("Date on the paper"))
    valid_until = BelgianDateField(
        lazy("Valid until"), description=lazy("Only if a last day is written on it. You are reminded of it.")
    )
    title = StringField(
        lazy("Short title"),
        description=lazy("Not needed: the kind of paper is shown anyway."),
        validators=TITLE,
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Keep in the case"), widget=SubmitInput())

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, kind=lambda: pairs(kinds()))


class DocumentForm(Form):
    """What is said of a document."""

    version = HiddenField()
    kind = SelectField(lazy("What is it?"))
    title = StringField(lazy("Short title"), validators=TITLE, widget=TextInput(fill="off"))
    dated_on = BelgianDateField(lazy("Date on the paper"))
    valid_until = BelgianDateField(lazy("Valid until"), description=lazy("Only if a last day is written on it."))
    save = SubmitField(lazy("Save"), widget=SubmitInput())
    meanwhile: list[tuple[str, str]] = []

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, kind=lambda: pairs(kinds()))

    def command(self, case_id: int, document_id: int) -> c.ChangeDocument:
        """Return what the form asks for."""
        return c.ChangeDocument(
            case_id=case_id,
            document_id=document_id,
            version=seen_version(self.version) or 0,
            kind=text(self.kind),
            title=text(self.title),
            dated_on=self.dated_on.data,
            valid_until=self.valid_until.data,
        )


class RemoveForm(Form):
    """Why a document is taken away."""

    version = HiddenField()
    because = RadioField(
        lazy("Why?"), validators=[InputRequired(lazy("Choose a reason."))], widget=Radios(), validate_choice=False
    )
    note = StringField(
        lazy("In a few words, if needed"),
        validators=[Length(max=codes.LONGEST_NOTE, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Remove from the case"), widget=SubmitInput(style="warning"))

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, because=lambda: pairs(labels.removals()))

    def command(self, case_id: int, document_id: int) -> c.RemoveDocument:
        """Return what the form asks for."""
        return c.RemoveDocument(
            case_id=case_id,
            document_id=document_id,
            version=seen_version(self.version) or 0,
            because=text(self.because),
            note=text(self.note),
        )
