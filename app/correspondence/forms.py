"""The forms of a letter: choose it, write it, say how it was sent and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.foundation import belgian, i18n
from app.foundation.belgian import NotUnderstood
from app.foundation.forms import BelgianDateField, Form, MoneyField, choices, given
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkboxes, Radios, TextArea
from letters.context import first_claimable_month
from letters.grounds import GROUNDS
from letters.profiles import SENDINGS
from letters.words import ANNEXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from letters.paragraphs import Paragraph
    from letters.spec import LetterSpec

EDIT = "paragraph-"
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
    save = SubmitField(lazy("Save and update the preview"))


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
        fields |= _refund_fields()
    if "office" in spec.needs:
        fields |= _office_fields()
    for paragraph in paragraphs:
        if not paragraph.locked:
            label = paragraph.heading or _("Paragraph")
            fields[EDIT + paragraph.id] = TextAreaField(
                label, validators=[Length(max=4000)], widget=TextArea(rows=max(3, len(paragraph.text) // 70 + 1))
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


def i18n_both(text: Any) -> str:
    """Return a text of the letters in the interface language."""
    return str(text.of(i18n.language()))


def _refund_fields() -> dict[str, Any]:
    return {
        "refund_from": StringField(lazy("Overpaid from (month/year)"), validators=[Length(max=10)]),
        "refund_until": StringField(lazy("until (month/year)"), validators=[Length(max=10)]),
        "refund_due": MoneyField(lazy("Rent due each month")),
        "refund_paid": MoneyField(lazy("Rent paid each month")),
        "refund_table": TextAreaField(
            lazy("Month by month: month, due, paid"),
            description=lazy("One line a month, for example: 03/2025 750,00 800,00. Correct the lines that differ."),
            widget=TextArea(rows=8),
        ),
        "iban": StringField(lazy("Account number (IBAN)"), validators=[Length(max=42)]),
        "holder": StringField(lazy("Name of the account holder"), validators=[Length(max=120)]),
        "set_off": BooleanField(lazy("Propose to set it off against the coming rents (only after advice)")),
    }


def _office_fields() -> dict[str, Any]:
    return {
        "office_name": StringField(lazy("Office the form goes to"), validators=[Length(max=120)]),
        "office_street": StringField(lazy("Street"), validators=[Length(max=120)]),
        "office_number": StringField(lazy("Number"), validators=[Length(max=12)]),
        "office_postcode": StringField(lazy("Postal code"), validators=[Length(max=4)]),
        "office_commune": StringField(lazy("Commune"), validators=[Length(max=80)]),
        "reminded_on": BelgianDateField(lazy("The landlord was asked to register on"), validators=[Optional()]),
    }


def month_of(typed: str) -> str | None:
    """Read ``03/2025``, ``3-2025`` or ``2025-03`` as ``2025-03``; ``None`` when it is no month."""
    parts = [part for part in typed.replace("/", "-").replace(".", "-").strip().split("-") if part]
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    year, month = (parts[0], parts[1]) if len(parts[0]) == 4 else (parts[1], parts[0])
    if len(year) != 4 or not 1 <= int(month) <= 12:
        return None
    return f"{year}-{int(month):02d}"


def months_between(first: str, last: str) -> list[str]:
    """Return every month from ``first`` to ``last``, both included."""
    number, end = _number(first), _number(last)
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(number, end + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def read_table(text: str, written_on: date) -> tuple[list[dict[str, str]], str]:
    """Read the month table; return rows and, when a line cannot be read, what to do about it."""
    rows: list[dict[str, str]] = []
    for position, line in enumerate(text.splitlines(), start=1):
        words = line.replace(";", " ").replace("\t", " ").split()
        if not words:
            continue
        month = month_of(words[0])
        try:
            amounts = [belgian.parse_amount(word) for word in words[1:]]
        except NotUnderstood:
            amounts = []
        if month is None or len(amounts) != 2:
            return [], _("Line %(number)s: write the month, the rent due and the rent paid.", number=position)
        if rows and month <= rows[-1]["month"]:
            return [], _("Line %(number)s: one line a month, oldest first.", number=position)
        if month < first_claimable_month(written_on):
            return [], _("Line %(number)s: this month is more than five years ago; leave it out.", number=position)
        rows.append({"month": month, "due": f"{amounts[0]:.2f}", "paid": f"{amounts[1]:.2f}"})
    return rows, ""


def write_table(rows: Sequence[Mapping[str, str]]) -> str:
    """Return the months as lines that a person can correct."""
    return "\n".join(
        f"{row['month'][5:]}/{row['month'][:4]}  {_comma(row['due'])}  {_comma(row['paid'])}" for row in rows
    )


def _comma(text: str) -> str:
    return text.replace(".", ",")


def options_of(form: LetterForm, spec: LetterSpec, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was chosen, as the draft keeps it; adds an error to the form for what cannot be right."""
    dated_on = given(form.dated_on)
    options: dict[str, Any] = {
        "annexes": list(form.annexes.data or ()),
        "window": form.window.data or "right",
        "addressee": int(form.addressee.data or 0),
        "their_reference": (form.their_reference.data or "").strip(),
    }
    if form.deadline_on.data and form.deadline_on.data != spec.deadline_on(dated_on):
        options["deadline_on"] = form.deadline_on.data.isoformat()
        if form.deadline_on.data <= dated_on:
            form.deadline_on.errors = [_("The answer cannot be due before the letter is written.")]
    if "grounds" in form:
        options["grounds"] = [code for code in GROUNDS if code in (form["grounds"].data or ())]
    if "documents" in form:
        options["documents"] = [code for code in DOCUMENTS if code in (form["documents"].data or ())]
    if "iban" in form:
        _refund_options(form, options, dated_on)
    if "office_name" in form:
        _office_options(form, options)
    return {**{key: kept[key] for key in kept.keys() - options.keys() if key == "check"}, **options}


def _refund_options(form: LetterForm, options: dict[str, Any], dated_on: date) -> None:
    if form["iban"].data:
        try:
            options["iban"] = belgian.parse_iban(form["iban"].data)
        except NotUnderstood as error:
            form["iban"].errors = [i18n.say(error.text)]
    options["holder"] = (form["holder"].data or "").strip()
    options["set_off"] = bool(form["set_off"].data)
    text = form["refund_table"].data or ""
    if not text.strip() and form["refund_from"].data:
        first, last = month_of(form["refund_from"].data), month_of(form["refund_until"].data or "")
        due, paid = form["refund_due"].data, form["refund_paid"].data
        if first is None:
            form["refund_from"].errors = [_("Write the month like 03/2025.")]
        elif last is None or last < first:
            form["refund_until"].errors = [_("Write the last month like 06/2026; not before the first one.")]
        elif due is None or paid is None:
            form["refund_due" if due is None else "refund_paid"].errors = [_("Enter an amount.")]
        else:
            rows = [{"month": month, "due": str(due), "paid": str(paid)} for month in months_between(first, last)]
            text = write_table([row for row in rows if row["month"] >= first_claimable_month(dated_on)])
    rows, problem = read_table(text, dated_on)
    if problem:
        form["refund_table"].errors = [problem]
    options["months"] = rows


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
        if not name.startswith(EDIT):
            continue
        key = name.removeprefix(EDIT)
        typed = "\n".join(line.rstrip() for line in str(text or "").replace("\r", "").strip().splitlines())
        if key in own and typed != own[key].strip():
            edits[key] = typed
    return edits


class SendingForm(Form):
    """How and when the letter left."""

    sending_mode = RadioField(lazy("How was it sent?"), validators=[InputRequired(lazy("Choose how it was sent."))])
    sent_on = BelgianDateField(lazy("Sent on"), validators=[InputRequired(lazy("Enter the day it was sent."))])
    registered_number = StringField(
        lazy("Number of the registered item"), description=lazy("On the proof of posting."), validators=[Length(max=40)]
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
    """Return what an answer can be, in words."""
    return [
        ("accepted", _("The landlord agrees")),
        ("partly", _("The landlord agrees in part")),
        ("refused", _("The landlord refuses")),
        ("sent_papers", _("The papers were sent")),
    ]
