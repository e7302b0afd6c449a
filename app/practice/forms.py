"""Forms of the practice log: a decision without names, its document, the search."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional

from app.foundation.answering import offered, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import _, language, lazy
from app.foundation.widgets import Checkbox, Checkboxes, FileInput, Radios, Select, SubmitInput, TextArea, TextInput
from app.practice import commands as c
from app.practice import queries
from workflows import practice as words

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
NOBODY = lazy("I looked: none of these words points at somebody of our cases")


class EntryForm(Form):
    """A decision without names."""

    version = HiddenField()
    case = HiddenField()
    canton_id = SelectField(lazy("Which justice of the peace?"), validate_choice=False, widget=Select())
    decided_on = BelgianDateField(lazy("When was it decided?"), validators=[InputRequired(NEEDED)])
    kind = RadioField(lazy("What is it?"), choices=[], validate_choice=False, widget=Radios(), default="judgment")
    language = RadioField(lazy("Language of the proceedings"), choices=[], validate_choice=False, widget=Radios())
    claims = SelectMultipleField(lazy("What was asked?"), choices=[], validate_choice=False, widget=Checkboxes())
    title_type = SelectField(lazy("On what ground did they live there?"), validate_choice=False, widget=Select())
    arrears_months = SelectField(lazy("Arrears in months of rent"), validate_choice=False, widget=Select())
    arrears_amount = SelectField(lazy("Arrears in euro"), validate_choice=False, widget=Select())
    household = SelectMultipleField(
        lazy("The household, only where it mattered"),
        description=lazy("Coarse words. Few traits together may already point at one family."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    result = RadioField(lazy("What was decided?"), choices=[], validate_choice=False, widget=Radios())
    term_months = IntegerField(
        lazy("Term given, in months"), validators=[Optional()], widget=TextInput(width=3, mode="numeric", fill="off")
    )
    derogation = SelectField(lazy("Derogation from the month"), validate_choice=False, widget=Select())
    moratorium = SelectField(lazy("Winter moratorium"), validate_choice=False, widget=Select())
    indemnity = SelectField(lazy("Compensation for the landlord"), validate_choice=False, widget=Select())
    tags = SelectMultipleField(lazy("Why, says the judge"), choices=[], validate_choice=False, widget=Checkboxes())
    free_tags = StringField(
        lazy("Key words of your own"),
        description=lazy("Separated by commas, ten at most. No names."),
        validators=[Length(max=500, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    summary = TextAreaField(
        lazy("In a few sentences, without names"),
        description=lazy("No names, no streets, no roll number: it is compared with our cases before it is kept."),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=5),
    )
    names_checked = BooleanField(NOBODY, widget=Checkbox())
    save = SubmitField(lazy("Keep in the log"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words in the reader's language."""
        unknown = _("Not known")
        self.canton_id.choices = pairs({"": _("Choose an answer")} | queries.courts(language()))
        self["language"].choices = pairs({"fr": _("French"), "nl": _("Dutch")})
        for name, codes in (("kind", words.KINDS), ("result", words.RESULTS), ("claims", words.CLAIMS)):
            self[name].choices = offered(codes)
        for name, codes in (("household", words.HOUSEHOLD), ("tags", words.TAGS)):
            self[name].choices = offered(codes)
        for name, codes in (
            ("title_type", words.TITLE_TYPES),
            ("arrears_months", words.ARREARS_MONTHS),
            ("arrears_amount", words.ARREARS_AMOUNTS),
            ("derogation", words.DEROGATIONS),
            ("moratorium", words.MORATORIUM),
            ("indemnity", words.INDEMNITY),
        ):
            self[name].choices = offered(codes, unknown)

    def command(self, entry_id: int | None) -> c.SaveEntry:
        """Return what the form asks for."""
        coarse: dict[str, Any] = {
            name: text(self[name])
            for name in (
                "canton_id", "kind", "language", "result", "title_type", "arrears_months", "arrears_amount",
                "derogation", "moratorium", "indemnity", "summary",
            )
        }  # fmt: skip
        several: dict[str, Any] = {name: tuple(self[name].data or ()) for name in ("claims", "household", "tags")}
        return c.SaveEntry(
            entry_id=entry_id,
            version=seen_version(self.version) if entry_id is not None else None,
            decided_on=given(self.decided_on),
            term_months=self.term_months.data,
            free_tags=tuple(text(self.free_tags).split(",")),
            names_checked=bool(self.names_checked.data),
            checked_against=seen_version(self.case),
            **coarse,
            **several,
        )


class DecisionForm(Form):
    """The document, its names taken out by hand."""

    version = HiddenField()
    case = HiddenField()
    file = FileField(lazy("The decision as PDF, names taken out"), widget=FileInput(accept=".pdf"))
    confirmed = BooleanField(lazy("I looked at every page: nobody can be recognised"), widget=Checkbox())
    names_checked = BooleanField(NOBODY, widget=Checkbox())
    look = SubmitField(lazy("Look what is still inside"), widget=SubmitInput(style="secondary"))
    save = SubmitField(lazy("Keep the decision"), widget=SubmitInput())


class SearchForm(Form):
    """Which decisions."""

    canton_id = SelectField(lazy("Justice of the peace"), validate_choice=False, widget=Select())
    result = SelectField(lazy("Result"), validate_choice=False, widget=Select())
    tag = SelectField(lazy("Reason"), validate_choice=False, widget=Select())
    words = StringField(lazy("Words"), widget=TextInput(fill="off"))

    def prepare(self) -> None:
        """Offer the words."""
        every = _("All")
        self.canton_id.choices = pairs({"": every} | queries.courts(language()))
        self.result.choices = offered(words.RESULTS, every)
        self.tag.choices = offered(words.TAGS, every)

    def wanted(self) -> queries.Wanted:
        """Return what is asked for."""
        return queries.Wanted(
            canton_id=text(self.canton_id), result=text(self.result), tag=text(self.tag), words=text(self["words"])
        )
