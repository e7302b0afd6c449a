"""Forms of a case: intake, contact, household, parties, dwelling, certificates, lease, arrears, notes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    SubmitField,
    TelField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, Optional

from app.cases import codes, labels
from app.cases import commands as c
from app.cases.fields import (
    YesNoField,
    cents,
    code,
    communes,
    of_codes,
    offer,
    pairs,
    seen_version,
    spoken,
    text,
)
from app.directory.queries import cantons_for_commune, communes_for_postal_code
from app.foundation import i18n
from app.foundation.forms import BelgianDateField, Form, MoneyField, given
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkbox, Radios, SubmitInput, TextArea, TextInput, render_field

if TYPE_CHECKING:
    from markupsafe import Markup
    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

    from app.cases.queries import CaseHeader
    from app.foundation.identity import Actor
    from workflows.law import Text

TOO_LONG = lazy("This text is too long. Shorten it.")
NAME = [Length(max=80, message=TOO_LONG)]
STREET = [Length(max=120, message=TOO_LONG)]
NUMBER = [Length(max=12, message=TOO_LONG)]


LEASE_AMOUNTS = ("base_rent", "charges", "rent_now", "revision_rent")


def euros(amount_cents: int | None) -> Decimal | None:
    """Return an amount kept in cents as a form shows it."""
    return None if amount_cents is None else Decimal(amount_cents) / 100


class SavedForm(Form):
    """Base of the forms that change something: the version that the page showed goes along."""

    version = HiddenField()
    save = SubmitField(lazy("Save"), widget=SubmitInput())
    meanwhile: list[tuple[str, str]] = []
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings with the fields under them, in the order they are shown."""
    helps: dict[str, Text] = {}
    """What a question means and where it stands, one tap away."""


class OpenCaseForm(Form):
    """Intake in two minutes: six questions, the rest can wait."""

    identity = RadioField(lazy("How is the person called in the file?"), default="named", widget=Radios())
    first_name = StringField(lazy("First name"), validators=NAME, widget=TextInput(fill="off"))
    last_name = StringField(lazy("Family name"), validators=NAME, widget=TextInput(fill="off"))
    pseudonym = StringField(
        lazy("How does the person want to be called?"), validators=NAME, widget=TextInput(fill="off")
    )
    concern = RadioField(
        lazy("What threatens the home?"),
        validators=[InputRequired(lazy("Choose what threatens the home, or “Something else”."))],
        widget=Radios(),
    )
    language = RadioField(lazy("In which language do we talk and write?"), default="fr", widget=Radios(inline=True))
    interpreter_language = StringField(
        lazy("Which language?"), validators=[Length(max=40)], widget=TextInput(fill="off")
    )
    phone = TelField(
        lazy("Telephone"), validators=[Length(max=30)], widget=TextInput(kind="tel", mode="tel", fill="off", width=20)
    )
    safe_to_contact = RadioField(
        lazy("Can we contact the person without danger?"), default="unknown", widget=Radios(inline=True)
    )
    postal_code = StringField(
        lazy("Postal code of the home"),
        validators=[Length(max=10)],
        widget=TextInput(width=5, mode="numeric", fill="off"),
    )
    commune_nis = SelectField(
        lazy("In which commune?"), description=lazy("Two communes share this postal code."), validate_choice=False
    )
    channel = SelectField(lazy("How did they reach us?"), default="visit")
    contact_advice = StringField(
        lazy("What to mind when contacting"),
        description=lazy("For example: after 5 pm, never by e-mail."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    street = StringField(lazy("Street"), validators=STREET, widget=TextInput(fill="off"))
    house_number = StringField(lazy("Number"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    box = StringField(lazy("Box"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    minors = IntegerField(
        lazy("How many children under 18 live there?"),
        validators=[Optional()],
        widget=TextInput(width=2, mode="numeric", fill="off"),
    )
    opened_on = BelgianDateField(
        lazy("When did this case really begin?"),
        description=lazy("Only for a case that began before today and is entered later."),
    )
    assign_to_self = BooleanField(lazy("I follow this case myself"), default=True, widget=Checkbox())
    duplicates_seen = HiddenField()
    save = SubmitField(lazy("Open the case"), widget=SubmitInput())

    def prepare(self, actor: Actor) -> None:
        """Give the choices their words, and begin in the language of the person who fills it in."""
        offer(
            self,
            identity=lambda: pairs(labels.identities()),
            concern=lambda: pairs(labels.concerns()),
            language=lambda: pairs(labels.languages()),
            safe_to_contact=lambda: pairs(labels.contact()),
            commune_nis=lambda: communes(text(self.postal_code)),
            channel=lambda: pairs(labels.channels()),
        )
        if not self.is_submitted():
            self.language.data = actor.language

    @property
    def commune_is_asked(self) -> bool:
        """True when the postal code does not tell the commune."""
        return len(communes_for_postal_code(text(self.postal_code))) > 1

    def command(self) -> c.OpenCase:
        """Return what the form asks for."""
        return c.OpenCase(
            identity=text(self.identity),
            first_name=text(self.first_name),
            last_name=text(self.last_name),
            pseudonym=text(self.pseudonym),
            concern=text(self.concern),
            channel=text(self.channel),
            language=text(self.language),
            interpreter_language=text(self.interpreter_language),
            safe_to_contact=text(self.safe_to_contact),
            contact_advice=text(self.contact_advice),
            phone=text(self.phone),
            street=text(self.street),
            house_number=text(self.house_number),
            box=text(self.box),
            postal_code=text(self.postal_code),
            commune_nis=text(self.commune_nis) if self.commune_is_asked else "",
            minors=self.minors.data or 0,
            opened_on=self.opened_on.data,
            assign_to_self=bool(self.assign_to_self.data),
        )


class ContactForm(SavedForm):
    """Name, contact, language, concern and person in charge."""

    identity = RadioField(
        lazy("How is the person called in the file?"),
        description=lazy("Without a name, or by another name, the names in the household are wiped."),
        widget=Radios(),
    )
    first_name = StringField(lazy("First name"), validators=NAME, widget=TextInput(fill="off"))
    last_name = StringField(lazy("Family name"), validators=NAME, widget=TextInput(fill="off"))
    pseudonym = StringField(
        lazy("How does the person want to be called?"), validators=NAME, widget=TextInput(fill="off")
    )
    concern = RadioField(lazy("What threatens the home?"), widget=Radios())
    language = RadioField(lazy("In which language do we talk and write?"), widget=Radios(inline=True))
    interpreter_language = StringField(
        lazy("Language of the interpreter"), validators=[Length(max=40)], widget=TextInput(fill="off", width=20)
    )
    safe_to_contact = RadioField(lazy("Can we contact the person without danger?"), widget=Radios())
    contact_advice = StringField(
        lazy("What to mind when contacting"),
        description=lazy("For example: after 5 pm, never by e-mail."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    assigned_to = SelectField(lazy("Who follows this case?"))

    groups = (
        ("", ("identity", "first_name", "last_name", "pseudonym")),
        ("", ("concern", "language", "interpreter_language")),
        ("", ("safe_to_contact", "contact_advice", "assigned_to")),
    )

    def prepare(self, colleagues: tuple[tuple[int, str], ...]) -> None:
        """Give the choices their words and names."""
        people = {"": _("Nobody yet")} | {str(key): name for key, name in colleagues}
        offer(
            self,
            identity=lambda: pairs(labels.identities()),
            concern=lambda: pairs(labels.concerns()),
            language=lambda: pairs(labels.languages()),
            safe_to_contact=lambda: pairs(labels.contact()),
            assigned_to=lambda: pairs(people),
        )

    def command(self, case: CaseHeader) -> c.UpdateCase:
        """Return what the form asks for."""
        return c.UpdateCase(
            case_id=case.id,
            version=seen_version(self.version) or 0,
            identity=text(self.identity),
            first_name=text(self.first_name),
            last_name=text(self.last_name),
            pseudonym=text(self.pseudonym),
            concern=text(self.concern),
            language=text(self.language),
            interpreter_language=text(self.interpreter_language),
            safe_to_contact=text(self.safe_to_contact),
            contact_advice=text(self.contact_advice),
            assigned_to_id=int(text(self.assigned_to)) if text(self.assigned_to) else None,
        )


class PersonForm(SavedForm):
    """A member of the household."""

    role = RadioField(lazy("Who is it?"), validators=[InputRequired(lazy("Choose who it is."))], widget=Radios())
    civility = RadioField(
        lazy("How do letters address the person?"), default="", validate_choice=False, widget=Radios(inline=True)
    )
    first_name = StringField(lazy("First name"), validators=NAME, widget=TextInput(fill="off"))
    last_name = StringField(lazy("Family name"), validators=NAME, widget=TextInput(fill="off"))
    birth_year = IntegerField(
        lazy("Year of birth"),
        description=lazy("The year is enough, for example 2015."),
        validators=[Optional()],
        widget=TextInput(width=4, mode="numeric", fill="off"),
    )
    phone = TelField(
        lazy("Telephone"), validators=[Length(max=30)], widget=TextInput(kind="tel", mode="tel", fill="off", width=20)
    )
    email = EmailField(
        lazy("E-mail"), validators=[Length(max=200)], widget=TextInput(kind="email", mode="email", fill="off")
    )

    groups = (("", ("role", "first_name", "last_name", "birth_year", "civility", "phone", "email")),)

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, role=lambda: pairs(labels.person_roles()), civility=lambda: pairs(labels.civilities()))

    def command(self, case_id: int, person_id: int | None) -> c.SavePerson:
        """Return what the form asks for."""
        return c.SavePerson(
            case_id=case_id,
            person_id=person_id,
            version=seen_version(self.version),
            role=text(self.role),
            civility=text(self.civility),
            first_name=text(self.first_name),
            last_name=text(self.last_name),
            birth_year=self.birth_year.data,
            phone=text(self.phone),
            email=text(self.email),
        )


class PartyForm(SavedForm):
    """Landlord, agent or host."""

    role = RadioField(
        lazy("Who is it?"), default="landlord", validators=[InputRequired(lazy("Choose who it is."))], widget=Radios()
    )
    name = StringField(
        lazy("Name of the person or company"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    kind = SelectField(lazy("What kind of landlord?"), validate_choice=False)
    civility = RadioField(
        lazy("How do letters address the person?"), default="", validate_choice=False, widget=Radios(inline=True)
    )
    attention_of = StringField(
        lazy("For the attention of"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    language = RadioField(
        lazy("In which language do we write to them?"),
        description=lazy("The language of the lease, or the one they write in."),
        default="",
        validate_choice=False,
        widget=Radios(inline=True),
    )
    street = StringField(lazy("Street"), validators=STREET, widget=TextInput(fill="off"))
    house_number = StringField(lazy("Number"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    box = StringField(lazy("Box"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    postal_code = StringField(lazy("Postal code"), validators=[Length(max=10)], widget=TextInput(width=5, fill="off"))
    locality = StringField(lazy("Commune or town"), validators=NAME, widget=TextInput(fill="off"))
    phone = TelField(
        lazy("Telephone"), validators=[Length(max=30)], widget=TextInput(kind="tel", mode="tel", fill="off", width=20)
    )
    email = EmailField(
        lazy("E-mail"), validators=[Length(max=200)], widget=TextInput(kind="email", mode="email", fill="off")
    )

    groups = (
        ("", ("role", "name", "kind", "civility", "attention_of", "language")),
        (lazy("Address for letters"), ("street", "house_number", "box", "postal_code", "locality")),
        (lazy("Contact"), ("phone", "email")),
    )

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(
            self,
            role=lambda: pairs(labels.party_roles()),
            kind=lambda: of_codes(codes.codes_of_fact("landlord.kind")),
            civility=lambda: pairs(labels.civilities()),
            language=lambda: pairs({"fr": _("French"), "nl": _("Dutch"), "": _("Not known")}),
        )

    def command(self, case_id: int, party_id: int | None) -> c.SaveParty:
        """Return what the form asks for."""
        return c.SaveParty(
            case_id=case_id,
            party_id=party_id,
            version=seen_version(self.version),
            role=text(self.role),
            name=text(self.name),
            kind=code(self.kind),
            civility=text(self.civility),
            attention_of=text(self.attention_of),
            language=code(self.language),
            street=text(self.street),
            house_number=text(self.house_number),
            box=text(self.box),
            postal_code=text(self.postal_code),
            locality=text(self.locality),
            phone=text(self.phone),
            email=text(self.email),
        )


class DwellingForm(SavedForm):
    """Address, secrecy, justice of the peace and reference rent."""

    street = StringField(lazy("Street"), validators=STREET, widget=TextInput(fill="off"))
    house_number = StringField(lazy("Number"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    box = StringField(lazy("Box"), validators=NUMBER, widget=TextInput(width=5, fill="off"))
    postal_code = StringField(
        lazy("Postal code"), validators=[Length(max=10)], widget=TextInput(width=5, mode="numeric", fill="off")
    )
    commune_nis = SelectField(
        lazy("Commune"), description=lazy("Needed for 1040 and 1050 only: two communes share them.")
    )
    secret = BooleanField(
        lazy("Keep this address secret: it is left out of lists and search"), default=False, widget=Checkbox()
    )
    canton_id = RadioField(
        lazy("Which justice of the peace?"),
        description=lazy("This commune has several. The street decides: look it up, then confirm it here."),
        validate_choice=False,
        widget=Radios(),
    )
    reference_rent = MoneyField(
        lazy("Reference rent of the grid, a month"),
        description=lazy("To be found on loyers.brussels / huurprijzen.brussels."),
    )

    groups = (
        (lazy("Address"), ("street", "house_number", "box", "postal_code", "commune_nis", "secret")),
        ("", ("canton_id",)),
        ("", ("reference_rent",)),
    )

    def prepare(self, known_nis: str) -> None:
        """Give the choices their words; the justice of the peace is asked only where the commune has several."""
        offer(self, commune_nis=communes)
        nis = text(self.commune_nis) or known_nis
        cantons = cantons_for_commune(nis) if nis else None
        if cantons is None or not cantons.needs_confirmation:
            del self.canton_id
            return
        offer(self, canton_id=lambda: _cantons(nis))

    def command(self, case_id: int) -> c.SaveDwelling:
        """Return what the form asks for."""
        return c.SaveDwelling(
            case_id=case_id,
            version=seen_version(self.version),
            street=text(self.street),
            house_number=text(self.house_number),
            box=text(self.box),
            postal_code=text(self.postal_code),
            commune_nis=text(self.commune_nis),
            secret=bool(self.secret.data),
            canton_id=code(self.canton_id) if self.canton_id is not None else None,
            reference_rent_cents=cents(self.reference_rent),
        )


def _cantons(nis: str) -> list[SelectChoice]:
    language = i18n.language()
    found = {}
    for canton in cantons_for_commune(nis).candidates:
        where = f": {canton.territory.of(language)}" if canton.territory else ""
        found[canton.court.id] = f"{canton.court.name(language)}{where}"
    return pairs(found | {"": _("Not confirmed yet")})


class CertificateForm(PlainForm):
    """One energy certificate."""

    class Meta:
        """Our look for the fields of the list."""

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Markup:
            """Return the field with label, hint, error and control."""
            return render_field(field, render_kw)

    energy_class = SelectField(lazy("Class"), validate_choice=False)
    issued_on = BelgianDateField(lazy("Issued on"))
    valid_until = BelgianDateField(lazy("Valid until"))
    communicated = YesNoField(lazy("Did the landlord give it to the tenant?"))
    communicated_on = BelgianDateField(lazy("When did the tenant get it?"))

    def certificate(self) -> c.Certificate | None:
        """Return the certificate, ``None`` when the row is empty."""
        found = c.Certificate(
            energy_class=code(self.energy_class),
            issued_on=self.issued_on.data,
            valid_until=self.valid_until.data,
            communicated=self.communicated.answer,
            communicated_on=self.communicated_on.data,
        )
        return None if found == c.Certificate() else found


class CertificatesForm(SavedForm):
    """All energy certificates of the dwelling."""

    certificates = FieldList(FormField(CertificateForm), max_entries=6)
    complete = BooleanField(
        lazy("These are all the certificates there are (none written down: there is none)"), widget=Checkbox()
    )

    def prepare(self) -> None:
        """Give the choices their words."""
        for entry in self.certificates:
            offer(entry.form, energy_class=lambda: of_codes(codes.codes_of_fact("epb.certificates[].class")))

    def command(self, case_id: int) -> c.SaveCertificates:
        """Return what the form asks for."""
        rows = [entry.form.certificate() for entry in self.certificates]
        return c.SaveCertificates(
            case_id=case_id,
            seen=text(self.version),
            complete=bool(self.complete.data),
            certificates=tuple(row for row in rows if row is not None),
        )


def _asked(path: str) -> str:
    """Return the question of a fact of the indexation check: the same words everywhere."""
    return spoken(codes.fact(path).question)


LEASE_FACTS = {
    "type": "lease.type",
    "written": "lease.written",
    "signed_on": "lease.signed_on",
    "starts_on": "lease.starts_on",
    "base_rent": "lease.base_rent",
    "base_rent_includes_charges": "lease.base_rent_includes_charges",
    "last_increase_on": "lease.last_increase_on",
    "indexation_clause": "lease.indexation_clause",
    "revision_agreed_on": "lease.revision.agreed_on",
    "revision_rent": "lease.revision.rent",
    "registered_federal": "registration.federal.done",
    "registered_federal_on": "registration.federal.on",
    "registered_regional": "registration.regional.done",
    "registered_regional_on": "registration.regional.on",
}
"""Fields of the form that ask what a fact of the indexation check asks."""


class LeaseForm(SavedForm):
    """Everything a check or a letter may want to know of the lease."""

    type = SelectField(_asked("lease.type"), validate_choice=False)
    written = YesNoField(_asked("lease.written"))
    signed_on = BelgianDateField(_asked("lease.signed_on"))
    starts_on = BelgianDateField(_asked("lease.starts_on"))
    ends_on = BelgianDateField(
        lazy("Until which day does the lease run?"), description=lazy("Leave empty when it has no end.")
    )
    base_rent = MoneyField(_asked("lease.base_rent"))
    base_rent_includes_charges = YesNoField(_asked("lease.base_rent_includes_charges"))
    charges = MoneyField(lazy("How much are the charges a month?"))
    rent_now = MoneyField(
        lazy("Which rent is paid today, without charges?"), description=lazy("See the last transfers.")
    )
    last_increase_on = BelgianDateField(_asked("lease.last_increase_on"))
    indexation_clause = SelectField(_asked("lease.indexation_clause"), validate_choice=False)
    revision_agreed_on = BelgianDateField(_asked("lease.revision.agreed_on"))
    revision_rent = MoneyField(_asked("lease.revision.rent"))
    registered_federal = YesNoField(_asked("registration.federal.done"))
    registered_federal_on = BelgianDateField(_asked("registration.federal.on"))
    registered_regional = YesNoField(_asked("registration.regional.done"))
    registered_regional_on = BelgianDateField(_asked("registration.regional.on"))

    groups = (
        (lazy("The contract"), ("type", "written", "signed_on", "starts_on", "ends_on")),
        (
            lazy("The rent"),
            ("base_rent", "base_rent_includes_charges", "charges", "rent_now", "last_increase_on", "indexation_clause"),
        ),
        (lazy("A rent agreed anew"), ("revision_agreed_on", "revision_rent")),
        (
            lazy("Registration"),
            ("registered_federal", "registered_federal_on", "registered_regional", "registered_regional_on"),
        ),
    )

    helps = {name: codes.fact(path).help for name, path in LEASE_FACTS.items()}

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(
            self,
            type=lambda: of_codes(codes.codes_of_fact("lease.type")),
            indexation_clause=lambda: of_codes(codes.codes_of_fact("lease.indexation_clause")),
        )

    def command(self, case_id: int) -> c.SaveLease:
        """Return what the form asks for."""
        return c.SaveLease(
            case_id=case_id,
            version=seen_version(self.version),
            type=code(self.type),
            written=self.written.answer,
            signed_on=self.signed_on.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            base_rent_cents=cents(self.base_rent),
            base_rent_includes_charges=self.base_rent_includes_charges.answer,
            charges_cents=cents(self.charges),
            rent_now_cents=cents(self.rent_now),
            last_increase_on=self.last_increase_on.data,
            indexation_clause=code(self.indexation_clause),
            revision_agreed_on=self.revision_agreed_on.data,
            revision_rent_cents=cents(self.revision_rent),
            registered_federal=self.registered_federal.answer,
            registered_federal_on=self.registered_federal_on.data,
            registered_regional=self.registered_regional.answer,
            registered_regional_on=self.registered_regional_on.data,
        )


class ArrearsForm(SavedForm):
    """An amount that is claimed."""

    kind = SelectField(lazy("What is claimed?"))
    stated_on = BelgianDateField(
        lazy("On which date was it so much?"),
        description=lazy("The date of the statement or letter."),
        validators=[InputRequired(lazy("Write the date of the statement or letter."))],
    )
    amount = MoneyField(
        lazy("How much is claimed?"), validators=[InputRequired(lazy("Write the amount, for example 2940,00."))]
    )
    disputed = MoneyField(
        lazy("How much of it do we dispute?"),
        description=lazy("For example the part that rests on a wrong indexation."),
    )

    groups = (("", ("kind", "stated_on", "amount", "disputed")),)

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, kind=lambda: pairs(labels.arrears_kinds()))

    def command(self, case_id: int, entry_id: int | None) -> c.SaveArrears:
        """Return what the form asks for."""
        return c.SaveArrears(
            case_id=case_id,
            entry_id=entry_id,
            version=seen_version(self.version),
            kind=text(self.kind),
            stated_on=given(self.stated_on),
            amount_cents=cents(self.amount) or 0,
            disputed_cents=cents(self.disputed) or 0,
        )


class CorrectEventForm(SavedForm):
    """The right day of an event, and why the noted one was wrong."""

    happened_on = BelgianDateField(
        lazy("On which day did it really happen?"),
        description=lazy("The dates that follow from it are counted again. The earlier ones stay readable."),
        validators=[InputRequired(lazy("Write the day, for example 23/11/2026."))],
    )
    reason = StringField(
        lazy("Why was the noted day wrong?"),
        description=lazy("For example: the postmark says another day."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )

    groups = (("", ("happened_on", "reason")),)

    def command(self, case_id: int, event_id: int) -> c.CorrectEvent:
        """Return what the form asks for."""
        return c.CorrectEvent(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            event_id=event_id,
            happened_on=given(self.happened_on),
            reason=text(self.reason),
        )


class NoteForm(Form):
    """A talk, call, visit or message."""

    kind = SelectField(lazy("What was it?"), default="talk")
    happened_on = BelgianDateField(
        lazy("When?"), validators=[InputRequired(lazy("Write the day, for example 23/11/2026."))]
    )
    text = TextAreaField(
        lazy("What was said or done?"),
        description=lazy("Facts, short. Nothing about health without the person's agreement."),
        validators=[Length(max=8000, message=TOO_LONG)],
        widget=TextArea(rows=4),
    )
    save = SubmitField(lazy("Add the note"), widget=SubmitInput(style="secondary"))

    def prepare(self) -> None:
        """Give the choices their words."""
        offer(self, kind=lambda: pairs(labels.note_kinds()))

    def command(self, case_id: int) -> c.AddNote:
        """Return what the form asks for."""
        return c.AddNote(
            case_id=case_id, kind=text(self.kind), happened_on=given(self.happened_on), text=text(self.text)
        )
