"""Forms of the evidence register: a piece, more files, a step, a witness, a belonging, a bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import MultipleFileField
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.evidence import codes
from app.evidence import commands as c
from app.evidence.queries import Choice
from app.foundation.answering import YesNoField, cents, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, MoneyField, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, FileInput, Radios, Select, SubmitInput, TextArea, TextInput
from workflows import evidence as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from app.evidence.queries import WitnessCard
    from workflows.law import Text

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")


def offered(both: Mapping[str, Text], only: Iterable[str] | None = None) -> list[SelectChoice]:
    """Return codes with their words, those of ``only`` alone where given."""
    wanted = both if only is None else only
    return pairs({code: say(both[code]) for code in wanted})


class FilesForm(Form):
    """Files from this device, or straight from the camera."""

    photo = MultipleFileField(
        lazy("Take a photo now"), widget=FileInput(accept="image/*"), render_kw={"capture": "environment"}
    )
    file = MultipleFileField(
        lazy("Or choose photos, videos, sounds or papers"),
        description=lazy("You can choose several that belong together."),
        widget=FileInput(multiple=True, accept=codes.ACCEPTED),
    )
    save = SubmitField(lazy("Keep as evidence"), widget=SubmitInput())


class SaidForm(Form):
    """What is said of a piece."""

    version = HiddenField()
    kind = SelectField(lazy("What is it?"), default="photo", widget=Select())
    shows = TextAreaField(
        lazy("What does it show?"),
        description=lazy("One plain sentence: “New lock on the door of the flat, our nameplate is gone.”"),
        validators=[Length(max=codes.LONGEST_SHOWS, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    taken_on = BelgianDateField(lazy("Taken or made on"), description=lazy("Leave it empty if it is not known."))
    taken_hour = StringField(
        lazy("At what time?"),
        description=lazy("If known, for example 14:30."),
        validators=[Length(max=5, message=TOO_LONG)],
        widget=TextInput(width=5, fill="off"),
    )
    taken_by = StringField(
        lazy("Taken or made by"),
        validators=[Length(max=codes.LONGEST_NAME, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    original_stays = SelectField(
        lazy("Where does the thing itself stay?"),
        description=lazy("The telephone with the photo, the paper with the signature. Ask that nothing is deleted."),
        default="unknown",
        widget=Select(),
    )
    witness_id = SelectField(lazy("Does it come from a witness?"), default="", widget=Select())
    save = SubmitField(lazy("Save"), widget=SubmitInput())
    meanwhile: list[tuple[str, str]] = []

    def prepare(self, seen: Iterable[WitnessCard]) -> None:
        """Offer the words and the witnesses who agreed."""
        self.kind.choices = offered(words.KINDS)
        self.original_stays.choices = offered(words.STAYS)
        agreed = {str(one.id): witness_name(one) for one in seen if one.consent == "yes"}
        self.witness_id.choices = pairs({"": _("No")} | agreed)

    def said(self) -> c.Said:
        """Return what the form says."""
        witness = text(self.witness_id)
        return c.Said(
            kind=text(self.kind),
            shows=text(self.shows),
            taken_on=self.taken_on.data,
            taken_hour=text(self.taken_hour),
            taken_by=text(self.taken_by),
            original_stays=text(self.original_stays),
            witness_id=int(witness) if witness.isdecimal() else None,
        )


class PieceForm(SaidForm):
    """A new piece: its files, and what is said of it."""

    photo = FilesForm.photo
    file = FilesForm.file


def witness_name(one: WitnessCard) -> str:
    """Return how a witness is called on our pages."""
    return one.name or _("%(link)s, without a name", link=say(words.LINKS[one.link]))


class StrikeForm(Form):
    """Why a piece is set aside."""

    version = HiddenField()
    because = StringField(
        lazy("Why is it set aside?"),
        validators=[InputRequired(NEEDED), Length(max=codes.LONGEST_WHY, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Set this piece aside"), widget=SubmitInput(style="warning"))


class StepForm(Form):
    """A step of custody that somebody notes."""

    kind = RadioField(lazy("What happened?"), choices=[], validate_choice=False, widget=Radios(), default="handed")
    to_whom = StringField(
        lazy("To or by whom?"),
        description=lazy("Name or function."),
        validators=[Length(max=codes.LONGEST_NAME, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    happened_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    hour = StringField(
        lazy("At what time?"),
        description=lazy("If known, for example 14:30."),
        validators=[Length(max=5, message=TOO_LONG)],
        widget=TextInput(width=5, fill="off"),
    )
    note = StringField(
        lazy("In a few words, if needed"),
        validators=[Length(max=codes.LONGEST_WHY, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Note it for good"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the steps that a person notes."""
        self.kind.choices = offered(words.STEPS, words.STEPS_BY_HAND)

    def command(self, case_id: int, item_id: int) -> c.NoteCustody:
        """Return what the form asks for."""
        return c.NoteCustody(
            case_id=case_id,
            item_id=item_id,
            kind=text(self.kind),
            happened_on=given(self.happened_on),
            hour=text(self.hour),
            to_whom=text(self.to_whom),
            note=text(self.note),
        )


class WitnessForm(Form):
    """A witness and their own consent."""

    version = HiddenField()
    link = SelectField(lazy("Who is it for the household?"), default="neighbour", widget=Select())
    consent = RadioField(
        lazy("Does the witness agree that their words are kept and handed on?"),
        description=lazy("The witness answers, nobody else. They may come back on it at any time."),
        choices=[],
        validate_choice=False,
        widget=Radios(),
        default="to_ask",
    )
    consent_on = BelgianDateField(lazy("Asked or answered on"))
    for_whom = SelectMultipleField(
        lazy("For whom does the witness agree?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    name = StringField(
        lazy("Name of the witness"),
        description=lazy("Only with their consent."),
        validators=[Length(max=codes.LONGEST_NAME, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    contact = StringField(
        lazy("Where the witness can be reached"),
        description=lazy("Only with their consent."),
        validators=[Length(max=codes.LONGEST_CONTACT, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    said_on = BelgianDateField(lazy("Told to us on"))
    statement = TextAreaField(
        lazy("What the witness saw or heard"),
        description=lazy(
            "In their own words, and only what they noticed themselves. A signed statement is worth more."
        ),
        validators=[Length(max=codes.LONGEST_STATEMENT, message=TOO_LONG)],
        widget=TextArea(rows=6),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())
    meanwhile: list[tuple[str, str]] = []

    def prepare(self) -> None:
        """Offer the words."""
        self.link.choices = offered(words.LINKS)
        self.consent.choices = offered(words.CONSENTS)
        self.for_whom.choices = offered(words.WITNESS_AGREES)

    def command(self, case_id: int, witness_id: int | None) -> c.SaveWitness:
        """Return what the form asks for."""
        chosen = set(self.for_whom.data or ())
        return c.SaveWitness(
            case_id=case_id,
            witness_id=witness_id,
            version=seen_version(self.version),
            link=text(self.link),
            consent=text(self.consent),
            consent_on=self.consent_on.data,
            for_lawyer="lawyer" in chosen,
            for_police="police" in chosen,
            for_judge="judge" in chosen,
            for_service="service" in chosen,
            name=text(self.name),
            contact=text(self.contact),
            statement=text(self.statement),
            said_on=self.said_on.data,
        )


class LossForm(Form):
    """A belonging that is missing, kept or broken."""

    version = HiddenField()
    what = StringField(
        lazy("Which belonging?"),
        validators=[InputRequired(NEEDED), Length(max=codes.LONGEST_WHAT, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    state = RadioField(
        lazy("What became of it?"), choices=[], validate_choice=False, widget=Radios(), default="missing"
    )
    essential = YesNoField(lazy("Can the household not do without it?"))
    value = MoneyField(lazy("Worth, as the household says"))
    proof = StringField(
        lazy("Proof"),
        description=lazy("Receipt, photo, bank line, witness."),
        validators=[Length(max=codes.LONGEST_WHAT, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())
    meanwhile: list[tuple[str, str]] = []

    def prepare(self) -> None:
        """Offer the words."""
        self.state.choices = offered(words.LOSS_STATES)

    def command(self, case_id: int, loss_id: int | None) -> c.SaveLoss:
        """Return what the form asks for."""
        return c.SaveLoss(
            case_id=case_id,
            loss_id=loss_id,
            version=seen_version(self.version),
            what=text(self.what),
            state=text(self.state),
            essential=self.essential.answer,
            value_cents=cents(self.value),
            proof=text(self.proof),
        )


class BundleForm(Form):
    """What goes into a bundle; nothing is chosen beforehand."""

    recipient_name = StringField(
        lazy("Name of the lawyer, police station or court"),
        description=lazy("Printed on the cover. May stay empty."),
        validators=[Length(max=codes.LONGEST_NAME, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    language = RadioField(
        lazy("Language of the recipient"),
        choices=[],
        validators=[InputRequired(NEEDED)],
        validate_choice=False,
        widget=Radios(inline=True),
    )
    items = SelectMultipleField(lazy("Pieces"), choices=[], validate_choice=False, widget=Checkboxes())
    witnesses = SelectMultipleField(
        lazy("What witnesses said"),
        description=lazy("Only witnesses who agreed that this recipient reads it."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    losses = BooleanField(lazy("The list of the belongings"), widget=Checkbox())
    save = SubmitField(lazy("Make the bundle"), widget=SubmitInput())

    def prepare(self, items: Mapping[str, str], witnesses: Mapping[str, str], *, any_losses: bool) -> None:
        """Offer what may go to the recipient."""
        self.language.choices = pairs({"fr": _("French"), "nl": _("Dutch")})
        self.items.choices = pairs(items)
        self.witnesses.choices = pairs(witnesses)
        if not items:
            del self.items
        if not witnesses:
            del self.witnesses
        if not any_losses:
            del self.losses

    def choice(self, recipient: str) -> Choice:
        """Return what was chosen."""
        return Choice(
            recipient=recipient,
            language="nl" if text(self.language) == "nl" else "fr",
            recipient_name=text(self.recipient_name),
            items=_keys(self._fields.get("items")),
            witnesses=_keys(self._fields.get("witnesses")),
            losses="losses" in self._fields and bool(self.losses.data),
        )


def _keys(field: object) -> tuple[int, ...]:
    typed = getattr(field, "data", None) or ()
    return tuple(sorted({int(one) for one in typed if str(one).isdecimal()}))
