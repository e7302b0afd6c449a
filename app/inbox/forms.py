"""Forms of the inbox: a message by hand, files, what a message tells, where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, MultipleFileField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length

from app.directory.queries import bodies, communes_by_name, communes_for_postal_code
from app.foundation import clock, i18n
from app.foundation.answering import cents, pairs, seen_version, spoken, text
from app.foundation.errors import Invalid
from app.foundation.forms import BelgianDateField, Form, MoneyField
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import FileInput, Radios, Select, SubmitInput, TextInput
from app.inbox import codes, reasons
from app.inbox.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.inbox.matching import Match

TOO_LONG = lazy("This text is too long. Shorten it.")
NEW, OTHER = "new", "other"


def _short(most: int) -> list[Length]:
    return [Length(max=most, message=TOO_LONG)]


class AnswersForm(Form):
    """What a message tells: the fields of every kind; the page shows those of its own."""

    kind = HiddenField()
    received_on = BelgianDateField(lazy("Received on"))
    sender = SelectField(lazy("Sent by"), validate_choice=False, widget=Select())
    roll_number = StringField(
        lazy("Roll number"),
        description=lazy("For example 26A1234."),
        validators=_short(40),
        widget=TextInput(width=10, fill="off"),
    )
    last_name = StringField(lazy("Family name of the tenant"), validators=_short(80), widget=TextInput(fill="off"))
    first_name = StringField(lazy("First name"), validators=_short(80), widget=TextInput(fill="off"))
    street = StringField(lazy("Street of the dwelling"), validators=_short(120), widget=TextInput(fill="off"))
    house_number = StringField(lazy("Number"), validators=_short(12), widget=TextInput(width=5, fill="off"))
    box = StringField(lazy("Box"), validators=_short(12), widget=TextInput(width=5, fill="off"))
    postal_code = StringField(
        lazy("Postal code"), validators=_short(10), widget=TextInput(width=5, mode="numeric", fill="off")
    )
    commune_nis = SelectField(
        lazy("In which commune?"), description=lazy("Two communes share this postal code."), validate_choice=False
    )
    landlord_name = StringField(lazy("Name of the landlord"), validators=_short(160), widget=TextInput(fill="off"))
    court_id = SelectField(lazy("Justice of the peace"), validate_choice=False, widget=Select())
    language = RadioField(
        lazy("Language of the proceedings"), choices=[], validate_choice=False, widget=Radios(inline=True)
    )
    hearing_at = StringField(lazy("Hour"), validators=_short(10), widget=TextInput(width=5, fill="off"))
    hearing_room = StringField(lazy("Room"), validators=_short(60), widget=TextInput(width=10, fill="off"))
    claimed = MoneyField(lazy("Amount claimed"))
    title_type = RadioField(
        lazy("On what ground is the dwelling occupied?"), choices=[], validate_choice=False, widget=Radios()
    )

    def prepare(self) -> None:
        """Offer senders, courts, languages and communes in words."""
        courts = {body.id: body.name(i18n.language()) for body in bodies("justice_of_peace")}
        self.sender.choices = pairs(
            {"": _("Not known")} | courts | {one: say(words) for one, words in codes.SENDERS.items()}
        )
        self.court_id.choices = pairs({"": _("Not known")} | courts)
        self.language.choices = pairs({"": _("Not known"), "fr": _("French"), "nl": _("Dutch")})
        kind = codes.KINDS.get(text(self.kind))
        titles = codes.SQUAT_TITLES if kind is not None and kind.squat else codes.LEASE_TITLES
        words = {one: say(label) for one, label in titles.items()}
        self.title_type.choices = pairs(words | {"": _("I don't know")})
        communes = communes_for_postal_code(text(self.postal_code)) if text(self.postal_code) else ()
        self.commune_nis.choices = pairs(
            {"": _("Choose an answer")} | {one.nis: one.name(i18n.language()) for one in communes}
        )

    @property
    def asks_commune(self) -> bool:
        """Whether two communes share the postal code that was typed."""
        return len(communes_for_postal_code(text(self.postal_code))) > 1

    def dates(self) -> list[Any]:
        """Return the date fields of the kind of this form."""
        kind = codes.KINDS.get(text(self.kind))
        return [self[name] for name in kind.dates] if kind else []

    def answers(self) -> Answers:
        """Return what was typed."""
        return Answers(
            sender=text(self.sender),
            received_on=self.received_on.data,
            roll_number=text(self.roll_number),
            first_name=text(self.first_name),
            last_name=text(self.last_name),
            street=text(self.street),
            house_number=text(self.house_number),
            box=text(self.box),
            postal_code=text(self.postal_code),
            commune_nis=text(self.commune_nis),
            landlord_name=text(self.landlord_name),
            court_id=text(self.court_id),
            language=text(self.language),
            hearing_at=text(self.hearing_at),
            hearing_room=text(self.hearing_room),
            claimed_cents=cents(self.claimed),
            title_type=text(self.title_type),
            dates={field.name: field.data for field in self.dates() if field.data is not None},
        )


for _name, _label in codes.DATE_LABELS.items():
    setattr(AnswersForm, _name, BelgianDateField(spoken(_label)))


def shown_answers(answers: Answers, received_on: date) -> dict[str, Any]:
    """Return answers as the fields of the form show them."""
    from decimal import Decimal  # noqa: PLC0415

    plain = {name: getattr(answers, name) for name in Answers.__slots__ if name not in {"dates", "claimed_cents"}}
    claimed = None if answers.claimed_cents is None else Decimal(answers.claimed_cents) / 100
    return plain | {"received_on": answers.received_on or received_on, "claimed": claimed} | dict(answers.dates)


class ByHandForm(AnswersForm):
    """A message on paper or told by telephone, in under a minute."""

    save = SubmitField(lazy("Keep the message"), widget=SubmitInput())


class ConfirmForm(AnswersForm):
    """What a message tells, and to which case it belongs."""

    version = HiddenField()
    target = RadioField(lazy("To which case does it belong?"), choices=[], validate_choice=False, widget=Radios())
    reference = StringField(
        lazy("Reference of the case"), validators=_short(40), widget=TextInput(width=20, fill="off")
    )
    save = SubmitField(lazy("Confirm"), widget=SubmitInput())
    look = SubmitField(lazy("Show the dates that follow"), widget=SubmitInput(style="secondary"))
    meanwhile: list[tuple[str, str]] = []

    def offer(self, found: Sequence[Match]) -> None:
        """Offer the cases that resemble, a new one, or another one by its reference."""
        cases = {str(one.case_id): one.reference for one in found if not one.closed}
        self.target.choices = pairs(cases | {NEW: _("A new case"), OTHER: _("Another case")})

    def chosen(self) -> str:
        """Return what was chosen."""
        return text(self.target)

    def seen(self) -> int:
        """Return the version that the page showed."""
        return seen_version(self.version) or 0


class UploadForm(Form):
    """Messages that came as files."""

    file = MultipleFileField(
        lazy("Files"),
        description=lazy("PDF, e-mail saved as a file (.eml), photo or scan."),
        widget=FileInput(accept=codes.ACCEPTED, multiple=True),
    )
    received_on = BelgianDateField(lazy("Received on"))
    save = SubmitField(lazy("Put into the inbox"), widget=SubmitInput())

    def chosen(self) -> list[Any]:
        """Return the files that were sent. Raises Invalid when there are none."""
        found = [one for one in self.file.data or () if one and one.filename]
        if not found:
            raise Invalid("file", reasons.NOTHING_CHOSEN)
        return found

    def day(self) -> date | None:
        """Return the day of reception, not in the future. Raises Invalid."""
        day: date | None = self.received_on.data
        if day is not None and day > clock.today():
            raise Invalid("received_on", reasons.IN_THE_FUTURE)
        return day


class ForwardForm(Form):
    """The commune in which the dwelling lies."""

    version = HiddenField()
    commune_nis = SelectField(lazy("Commune of the dwelling"), validate_choice=False, widget=Select())
    save = SubmitField(lazy("Forward"), widget=SubmitInput(style="secondary"))

    def prepare(self) -> None:
        """Offer the nineteen communes."""
        language = i18n.language()
        self.commune_nis.choices = pairs(
            {"": _("Choose an answer")} | {one.nis: one.name(language) for one in communes_by_name(language)}
        )


class AsideForm(Form):
    """Why nothing is done with a message."""

    version = HiddenField()
    because = StringField(lazy("Why?"), validators=_short(300), widget=TextInput(fill="off"))
    save = SubmitField(lazy("Set aside"), widget=SubmitInput(style="secondary"))


class TokenForm(Form):
    """A program that may post messages."""

    name = StringField(
        lazy("Which program will use it?"),
        validators=[InputRequired(lazy("This answer is needed.")), *_short(80)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Make a token"), widget=SubmitInput())
