"""The forms of a letter: choose it, write it, say how it was sent and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wtforms import RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.correspondence.asking import Asking, fill_party_choices, party_fields, read_party
from app.correspondence.offices import plain as plain_party
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

    from app.correspondence.offices import Proposal
    from letters.context import Party
    from letters.paragraphs import Paragraph
    from letters.spec import LetterSpec

EDIT = "paragraph-"
OFFICE: Final = "office_"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a draft proposes: whom it is addressed to, who else may be, and the letter's own questions."""

    addressees: Sequence[str]
    offices: Sequence[Proposal]
    office: Party | None
    asking: Asking
    hearing_on: date | None = None


def letter_form(spec: LetterSpec, paragraphs: Sequence[Paragraph], proposed: Proposed, **data: Any) -> LetterForm:
    """Return the form of one draft: the fixed part, the letter's own questions, a box for each free paragraph."""
    fields = _own_fields(spec, proposed.asking)
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
    form.addressee.choices = choices((str(number), name) for number, name in enumerate(proposed.addressees))
    if "grounds" in fields:
        form["grounds"].choices = choices((code, i18n_both(text)) for code, text in GROUNDS.items())
    if "documents" in fields:
        form["documents"].choices = choices(document_names())
    if spec.addressed:
        _office_choices(form, proposed)
    proposed.asking.fill_choices(form)
    return form


def _own_fields(spec: LetterSpec, asking: Asking) -> dict[str, Any]:
    """Return what one letter asks on top of what every letter asks."""
    fields: dict[str, Any] = {}
    if "grounds" in spec.needs:
        fields["grounds"] = SelectMultipleField(lazy("Grounds"), widget=Checkboxes())
    if "documents" in spec.needs:
        fields["documents"] = SelectMultipleField(lazy("Which papers do you ask for?"), widget=Checkboxes())
    if "refund.months" in spec.needs:
        fields |= refund_fields()
    if spec.addressed:
        fields |= _office_fields(spec)
    if "registration.reminded_on" in spec.uses:
        fields["reminded_on"] = BelgianDateField(lazy("The landlord was asked to register on"), validators=[Optional()])
    return fields | asking.fields()


def _office_choices(form: LetterForm, proposed: Proposed) -> None:
    fill_party_choices(form, OFFICE, proposed.offices)
    if not proposed.offices:
        del form[f"{OFFICE}known"]
    if f"{OFFICE}quality" in form:
        form[f"{OFFICE}quality"].choices = choices(
            (("", _("person or office")), ("lawyer", _("lawyer")), ("bailiff", _("bailiff")))
        )


def label_of(paragraph: Paragraph, number: int) -> str:
    """Return what the box of a free paragraph is called."""
    if paragraph.heading:
        return paragraph.heading
    return _("Paragraph %(number)s", number=number) if paragraph.text else _("Your own words (optional)")


def i18n_both(text: Any) -> str:
    """Return a text of the letters in the interface language."""
    return str(text.of(i18n.language()))


def _office_fields(spec: LetterSpec) -> dict[str, Any]:
    """Return the boxes of the addressee; an office has no form of address."""
    found = party_fields(OFFICE, _("Office the form goes to") if spec.audience == "administration" else "")
    if spec.audience not in {"host", "person"}:
        del found[f"{OFFICE}civility"]
    if spec.audience == "person":
        found[f"{OFFICE}quality"] = RadioField(
            lazy("Written to as"), widget=Radios(inline=True), validators=[Optional()]
        )
    return found


def options_of(
    form: LetterForm, spec: LetterSpec, proposed: Proposed, kept: Mapping[str, Any], kept_on: date
) -> dict[str, Any]:
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
    usual = {spec.deadline_on(dated_on, proposed.hearing_on)}
    if "deadline_on" not in kept:
        usual.add(spec.deadline_on(kept_on, proposed.hearing_on))
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
    if "reminded_on" in form and form["reminded_on"].data:
        options["reminded_on"] = form["reminded_on"].data.isoformat()
    if spec.addressed:
        options |= _office_options(form, proposed, kept)
    options["asked"] = proposed.asking.read(form)
    return {name: kept[name] for name in KEPT if name in kept} | options


def _office_options(form: LetterForm, proposed: Proposed, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the addressee; one that the case proposes by itself is kept only once somebody touched it."""
    office = read_party(form, OFFICE, proposed.offices, proposed.office, office=True)
    if office is None:
        return {}
    quality = str(form[f"{OFFICE}quality"].data or "") if f"{OFFICE}quality" in form else ""
    if quality:
        office["quality"] = quality
    elif f"{OFFICE}quality" in form:
        office.pop("quality", None)
    untouched = proposed.office is not None and office == plain_party(proposed.office) and "office" not in kept
    return {} if untouched else {"office": office}


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
