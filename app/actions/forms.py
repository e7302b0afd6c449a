"""Forms of an action: to begin it, to say where it stands, and its file, made from its declaration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.actions.commands import ChangeActionStatus, SaveAction, StartAction
from app.directory.queries import bodies
from app.foundation import i18n
from app.foundation.answering import YesNoField, cents, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, MoneyField
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from workflows.actions.declaration import STATUS_WORDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wtforms import Field
    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from app.actions.queries import ActionCard
    from workflows.actions import Action
    from workflows.actions.declaration import Particular, Question

QUESTION, PARTICULAR = "q_", "p_"
FEW = 4
TOO_LONG = lazy("This text is too long. Shorten it.")


def _number(field: Field) -> int | None:
    chosen = text(field)
    return int(chosen) if chosen.isdecimal() else None


def _people(colleagues: Sequence[tuple[int, str]]) -> list[SelectChoice]:
    return pairs({"": _("Whoever follows the case")} | {str(key): name for key, name in colleagues})


class BeginForm(Form):
    """Until when an action is to be done, and by whom."""

    due_on = BelgianDateField(lazy("Until when?"))
    assigned_to = SelectField(lazy("Who does it?"), validate_choice=False, widget=Select())
    save = SubmitField(lazy("Begin this"), widget=SubmitInput())

    def prepare(self, colleagues: Sequence[tuple[int, str]]) -> None:
        """Offer the people of the service."""
        self.assigned_to.choices = _people(colleagues)

    def command(self, case_id: int, action: str) -> StartAction:
        """Return what the form asks for."""
        return StartAction(
            case_id=case_id, action=action, due_on=self.due_on.data, assigned_to_id=_number(self.assigned_to)
        )


class StatusForm(Form):
    """Where an action stands."""

    version = HiddenField()
    status = RadioField(lazy("Where does this stand?"), choices=[], validate_choice=False, widget=Radios())
    reason = StringField(
        lazy("Why?"),
        description=lazy("Needed when it is impossible. The person need not give a reason for not wanting it."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    on = BelgianDateField(lazy("Since when?"), validators=[InputRequired(lazy("This answer is needed."))])
    save_status = SubmitField(lazy("Note where it stands"), widget=SubmitInput(style="secondary"))

    def prepare(self) -> None:
        """Offer every status in words."""
        self.status.choices = pairs({status.value: say(words) for status, words in STATUS_WORDS.items()})

    def command(self, case_id: int, action_id: int) -> ChangeActionStatus:
        """Return what the form asks for."""
        return ChangeActionStatus(
            case_id=case_id,
            action_id=action_id,
            version=seen_version(self.version) or 0,
            status=text(self.status),
            on=self.on.data,  # type: ignore[arg-type]  # required
            reason=text(self.reason),
        )


class FileForm(Form):
    """Base of the form of one action; questions, papers and particulars come from its declaration."""

    declared: Action
    version = HiddenField()

    @property
    def questions(self) -> list[Field]:
        """Return the fields of the questions."""
        return [self[QUESTION + name] for name in self.declared.questions]

    @property
    def particulars(self) -> list[Field]:
        """Return the fields of the particulars."""
        return [self[PARTICULAR + name] for name in self.declared.particulars]

    def prepare(
        self, colleagues: Sequence[tuple[int, str]], documents: dict[str, str], letters: dict[str, str]
    ) -> None:
        """Offer people, documents and letters; the documents and letters are those of the case."""
        self["assigned_to"].choices = _people(colleagues)
        self["document"].choices = pairs({"": _("None yet")} | documents)
        self["letter"].choices = pairs({"": _("None yet")} | letters)

    def command(self, case_id: int, action_id: int) -> SaveAction:
        """Return what the form asks for."""
        answers = {
            name: answer for name in self.declared.questions if (answer := self[QUESTION + name].answer) is not None
        }
        return SaveAction(
            case_id=case_id,
            action_id=action_id,
            version=seen_version(self.version) or 0,
            due_on=self["due_on"].data,
            renew_on=self["renew_on"].data if "renew_on" in self else None,
            assigned_to_id=_number(self["assigned_to"]),
            document_id=_number(self["document"]),
            letter_id=_number(self["letter"]),
            answers=answers,
            papers=tuple(self["papers"].data or ()),
            particulars={name: _told(self[PARTICULAR + name]) for name in self.declared.particulars},
            notes=text(self["notes"]),
        )


def file_form(card: ActionCard, **options: Any) -> FileForm:
    """Return the form of an action, filled with what is stored."""
    declared = card.declared
    fields: dict[str, Any] = {QUESTION + one.id: _question(one) for one in declared.questions.values()}
    fields["papers"] = SelectMultipleField(
        _("Papers we have"),
        description=_("Tick what is in the file; what is not ticked is still to be brought."),
        choices=pairs({name: say(words) for name, words in declared.papers.items()}),
        validate_choice=False,
        widget=Checkboxes(),
    )
    fields |= {PARTICULAR + one.id: _particular(one) for one in declared.particulars.values()}
    fields["due_on"] = BelgianDateField(_("Until when?"))
    if declared.renewal is not None:
        hint = _("Proposed when it is done; choose another day if the service gives one.")
        fields["renew_on"] = BelgianDateField(_("To be renewed on"), description=hint)
    fields["assigned_to"] = SelectField(_("Who does it?"), validate_choice=False, widget=Select())
    fields["document"] = SelectField(_("Proof among the papers of the case"), validate_choice=False, widget=Select())
    fields["letter"] = SelectField(_("Letter of the case"), validate_choice=False, widget=Select())
    fields["notes"] = TextAreaField(
        _("Notes"), validators=[Length(max=4000, message=TOO_LONG)], widget=TextArea(rows=3)
    )
    fields["save"] = SubmitField(_("Save"), widget=SubmitInput())
    made: type[FileForm] = type("PresentFileForm", (FileForm,), fields | {"declared": declared})
    return made(data=_stored(card), **options)


def _stored(card: ActionCard) -> dict[str, Any]:
    told = {
        PARTICULAR + name: _shown(card.declared.particulars[name].kind, value)
        for name, value in card.particulars.items()
        if name in card.declared.particulars
    }
    return {
        "version": str(card.version),
        **{QUESTION + name: answer for name, answer in card.answers.items()},
        "papers": list(card.papers),
        **told,
        "due_on": card.due_on,
        "renew_on": card.renew_on,
        "assigned_to": str(card.assigned_to_id or ""),
        "document": str(card.document_id or ""),
        "letter": str(card.letter_id or ""),
        "notes": card.notes,
    }


def _shown(kind: Kind, value: Any) -> Any:
    if kind is Kind.DATE:
        return date.fromisoformat(value)
    return _euros(value) if kind is Kind.MONEY else value


def _euros(amount: int) -> Decimal:
    return Decimal(amount) / 100


def _question(question: Question) -> YesNoField:
    return YesNoField(say(question.ask), description=say(question.help) if question.help else "")


def _particular(particular: Particular) -> Any:
    label, hint = say(particular.label), say(particular.help) if particular.help else ""
    if particular.kind is Kind.DATE:
        return BelgianDateField(label, description=hint)
    if particular.kind is Kind.MONEY:
        return MoneyField(label, description=hint)
    if particular.kind is Kind.CODE:
        choices = {"": _("Not known yet")} | {code: say(words) for code, words in particular.codes.items()}
        return _choice(label, hint, choices)
    if particular.kind is Kind.CENTRE:
        names = sorted((centre.name(i18n.language()), centre.id) for centre in bodies("cpas"))
        return _choice(label, hint, {"": _("Not known yet")} | {key: name for name, key in names})
    if particular.kind is Kind.LONG_TEXT:
        limit = Length(max=2000, message=TOO_LONG)
        return TextAreaField(label, description=hint, validators=[limit], widget=TextArea(rows=3))
    limit = Length(max=200, message=TOO_LONG)
    return StringField(label, description=hint, validators=[limit], widget=TextInput(fill="off"))


def _choice(label: str, hint: str, choices: dict[str, str]) -> Any:
    if len(choices) <= FEW + 1:
        return RadioField(
            label, description=hint, choices=pairs(choices), default="", validate_choice=False, widget=Radios()
        )
    return SelectField(label, description=hint, choices=pairs(choices), validate_choice=False, widget=Select())


def _told(field: Field) -> Any:
    if isinstance(field, MoneyField):
        return cents(field)
    if isinstance(field, BelgianDateField):
        return field.data
    return text(field)


def titled(rows: Iterable[Any], words: dict[str, str]) -> dict[str, str]:
    """Return documents or letters as choices: what they are, and what they are called."""
    return {str(row.id): ": ".join(part for part in (words.get(row.kind, row.kind), row.title) if part) for row in rows}
