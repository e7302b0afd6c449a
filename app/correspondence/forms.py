"""The forms of a letter: choose it, write it, say how it was sent and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.correspondence.parts import locatable
from app.correspondence.refund import refund_fields, refund_options
from app.foundation import i18n
from app.foundation.forms import BelgianDateField, Form, choices, given
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkboxes, Radios, TextArea, TextInput
from letters.grounds import GROUNDS
from letters.paragraphs import MAX_EDIT_LENGTH
from letters.profiles import SENDINGS
from letters.words import ANNEXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from letters.paragraphs import Paragraph
    from letters.spec import LetterSpec

EDIT = "paragraph-"
KEPT = ("care_of",)
"""What a draft keeps although its form does not ask it."""
DOCUMENTS = ("epb_certificate", "registration_proof", "lease", "lease_annexes", "inventory")


def document_names() -> list[tuple[str, str]]:
    """Return the papers a tenant may ask for, in words."""
    return [
        ("epb_certificate", _("EPB certificate")),
        ("registration_proof", _("proof of registration of the lease")),
        ("lease", _("signed lease")),
        ("lease_annexes", _("annexes of the lease")),
        ("inventory", _("inventory of fixtures")),
    ]


class ChooseForm(Form):
    """Which letter, in which language, from which check."""

    letter = RadioField(lazy("Which letter?"), validators=[InputRequired(lazy("Choose a letter."))])
    language = RadioField(
        lazy("In which language?"),
        widget=Radios(inline=True),
        validators=[InputRequired(lazy("Choose a language."))],
    )
    check_record = SelectField(lazy("From which check?"), validators=[Optional()])
    submit = SubmitField(lazy("Prepare the letter"))


class LetterForm(Form):
    """What every draft asks; ``letter_form`` adds what one letter asks on top."""

    language = RadioField(lazy("Language of the letter"), widget=Radios(inline=True))
    dated_on = BelgianDateField(
        lazy("Date of the letter"), validators=[InputRequired(lazy("Enter the date of the letter."))]
    )
    deadline_on = BelgianDateField(lazy("Answer asked by"), validators=[Optional()])
    sending_mode = RadioField(lazy("How will it be sent?"))
    their_reference = StringField(lazy("Their reference (optional)"), validators=[Length(max=60)])
    annexes = SelectMultipleField(lazy("What goes with it?"), widget=Checkboxes())
    window = RadioField(lazy("Window of your envelopes"), widget=Radios(inline=True))
    addressee = RadioField(lazy("To which landlord?"))


def letter_form(
    spec: LetterSpec,
    paragraphs: Sequence[Paragraph],
    addressees: Sequence[str],
    **data: Any,
) -> LetterForm:
    """Return the form of one draft: the fixed part, the letter's own questions, a box for each free paragraph."""
    fields: dict[str, Any] = {}
    if "grounds" in spec.needs:
        fields["grounds"] = SelectMultipleField(lazy("Grounds"), widget=Checkboxes())
    if "documents" in spec.needs:
        fields["documents"] = SelectMultipleField(lazy("Which papers do you ask for?"), widget=Checkboxes())
    if "refund.months" in spec.needs:
        fields |= refund_fields()
    if "office" in spec.needs:
        fields |= _office_fields()
    for number, paragraph in enumerate(paragraphs, start=1):
        if not paragraph.locked:
            fields[EDIT + paragraph.id] = TextAreaField(
                label_of(paragraph, number),
                validators=[Length(max=MAX_EDIT_LENGTH)],
                widget=TextArea(rows=max(3, sum(len(line) // 62 + 1 for line in paragraph.text.split("\n")))),
            )
    form: LetterForm = type("DraftForm", (LetterForm,), fields)(**data)
    form.language.choices = choices(i18n.LANGUAGE_NAMES.items())
    form.sending_mode.choices = choices((code, i18n_both(SENDINGS[code].name)) for code in spec.sending)
    form.annexes.choices = choices((code, i18n_both(ANNEXES[code])) for code in spec.annexes)
    form.window.choices = choices((("right", _("on the right (Belgium)")), ("left", _("on the left"))))
    form.addressee.choices = choices((str(number), name) for number, name in enumerate(addressees))
    if "grounds" in fields:
        form["grounds"].choices = choices((code, i18n_both(text)) for code, text in GROUNDS.items())
    if "documents" in fields:
        form["documents"].choices = choices(document_names())
    return form


def label_of(paragraph: Paragraph, number: int) -> str:
    """Return what the box of a free paragraph is called."""
    if paragraph.heading:
        return paragraph.heading
    return _("Paragraph %(number)s", number=number) if paragraph.text else _("Your own words (optional)")


def i18n_both(text: Any) -> str:
    """Return a text of the letters in the interface language."""
    return str(text.of(i18n.language()))


def _office_fields() -> dict[str, Any]:
    return {
        "office_name": StringField(lazy("Office the form goes to"), validators=[Length(max=120)]),
        "office_street": StringField(lazy("Street"), validators=[Length(max=120)]),
        "office_number": StringField(lazy("Number"), validators=[Length(max=12)], widget=TextInput(width=5)),
        "office_postcode": StringField(
            lazy("Postal code"), validators=[Length(max=4)], widget=TextInput(width=5, mode="numeric")
        ),
        "office_commune": StringField(lazy("Commune"), validators=[Length(max=80)]),
        "reminded_on": BelgianDateField(lazy("The landlord was asked to register on"), validators=[Optional()]),
    }


def options_of(form: LetterForm, spec: LetterSpec, kept: Mapping[str, Any], kept_on: date) -> dict[str, Any]:
    """Return what was chosen, as the draft keeps it; adds an error to the form for what cannot be right.

    ``kept`` and ``kept_on`` are the choices and the date of the draft as it stands.
    """
    dated_on = given(form.dated_on)
    options: dict[str, Any] = {
        "annexes": list(form.annexes.data or ()),
        "window": form.window.data or "right",
        "addressee": int(form.addressee.data or 0),
        "their_reference": (form.their_reference.data or "").strip(),
    }
    usual = {spec.deadline_on(dated_on)} | (set() if "deadline_on" in kept else {spec.deadline_on(kept_on)})
    if form.deadline_on.data and form.deadline_on.data not in usual:
        options["deadline_on"] = form.deadline_on.data.isoformat()
        if form.deadline_on.data <= dated_on:
            form.deadline_on.errors = [_("The answer cannot be due before the letter is written.")]
    if "grounds" in form:
        options["grounds"] = [code for code in GROUNDS if code in (form["grounds"].data or ())]
    if "documents" in form:
        options["documents"] = [code for code in DOCUMENTS if code in (form["documents"].data or ())]
    if "iban" in form:
        options |= refund_options(form, dated_on)
    if "office_name" in form:
        _office_options(form, options)
    return {name: kept[name] for name in KEPT if name in kept} | options


def _office_options(form: LetterForm, options: dict[str, Any]) -> None:
    if form["reminded_on"].data:
        options["reminded_on"] = form["reminded_on"].data.isoformat()
    name, street, code = (str(form[f"office_{part}"].data or "").strip() for part in ("name", "street", "postcode"))
    if not (name or street or code):
        return
    if not (name and street and len(code) == 4 and code.isdecimal()):
        form["office_name"].errors = [_("Enter name, street and four-digit postal code of the office.")]
        return
    commune = str(form["office_commune"].data or "").strip() or None
    if not locatable(code, commune):
        form["office_commune"].errors = [_("Enter the commune: this postal code is not in Brussels.")]
        return
    options["office"] = {
        "name": name,
        "kind": "public",
        "address": {
            "street_fr": street,
            "street_nl": street,
            "number": str(form["office_number"].data or "").strip() or None,
            "postcode": code,
            "commune_fr": commune,
            "commune_nl": commune,
        },
    }


def edits_of(form: LetterForm, paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Return the paragraphs that differ from what the letter would say by itself."""
    own = {paragraph.id: paragraph.text for paragraph in paragraphs}
    edits: dict[str, str] = {}
    for name, text in form.data.items():
        key = name.removeprefix(EDIT)
        if name.startswith(EDIT) and key in own and (typed := plain(text)) != plain(own[key]):
            edits[key] = typed
    return edits


def plain(text: str | None) -> str:
    """Return a typed text without the line ends and trailing spaces that browsers add or take away."""
    return "\n".join(line.rstrip() for line in (text or "").replace("\r\n", "\n").strip().split("\n"))


class SendingForm(Form):
    """How and when the letter left."""

    sending_mode = RadioField(lazy("How was it sent?"), validators=[InputRequired(lazy("Choose how it was sent."))])
    sent_on = BelgianDateField(
        lazy("Sent on"),
        description=lazy("The day of posting."),
        validators=[InputRequired(lazy("Enter the day it was sent."))],
    )
    registered_number = StringField(
        lazy("Number of the registered item"),
        description=lazy("On the proof of posting."),
        validators=[Length(max=40)],
        widget=TextInput(width=30, fill="off"),
    )
    received_on = BelgianDateField(lazy("Received on (if known)"), validators=[Optional()])
    proof = SelectField(lazy("Proof among the documents (optional)"), validators=[Optional()])
    submit = SubmitField(lazy("Record the sending"))


class AnswerForm(Form):
    """What came back."""

    answered_on = BelgianDateField(
        lazy("Answered on"), validators=[InputRequired(lazy("Enter the day of the answer."))]
    )
    answer = RadioField(lazy("What is the answer?"), validators=[InputRequired(lazy("Choose what the answer was."))])
    submit = SubmitField(lazy("Record the answer"))


def answer_names() -> list[tuple[str, str]]:
    """Return what an answer can be (``commands.ANSWERS``), in words."""
    return [
        ("accepted", _("The landlord agrees")),
        ("partly", _("The landlord agrees in part")),
        ("refused", _("The landlord refuses")),
        ("sent_papers", _("The papers were sent")),
    ]
