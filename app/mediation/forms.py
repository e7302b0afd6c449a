"""Forms of a mediation: the sides, talks, proposals, the agreement, respite and return, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

from app.foundation.answering import YesNoField, cents, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, MoneyField
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, Radios, Select, SubmitInput, TextArea, TextInput
from app.mediation import commands as c
from workflows.mediation.sides import BASES, COMMITMENT_STATES, OTHERS, SIDES, WAYS, WILLING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wtforms import Field

    from app.mediation.queries import MediationCard, Side
    from workflows.law import Text

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
SERVICE = "service"
"""Value that stands for our own service among the sides."""
ROWS = 4
"""Promises that fit on one form; an agreement with more is written down in two goes."""


def _words(codes: Mapping[str, Text]) -> dict[str, str]:
    return {code: say(words) for code, words in codes.items()}


def named(side: Side) -> str:
    """Return how a side is called in a list: its name and what it is."""
    return f"{side.name} ({say(side.kind.label)})" if side.name else say(side.kind.label)


def _number(field: Field) -> int | None:
    chosen = text(field)
    return int(chosen) if chosen.isdecimal() else None


class ProposeForm(Form):
    """Talks are proposed: with whom, about what, on which ground."""

    version = HiddenField()
    kind = SelectField(lazy("With whom?"), validate_choice=False, widget=Select())
    name = StringField(
        lazy("What are they called?"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    about = TextAreaField(
        lazy("What is it about?"),
        description=lazy("In one or two sentences, without blame."),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    basis = RadioField(lazy("On what ground do we speak for them?"), choices=[], validate_choice=False, widget=Radios())
    on = BelgianDateField(lazy("Proposed on"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Propose the talks"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer sides and grounds in words."""
        self.kind.choices = pairs({"": _("Choose an answer")} | {name: say(SIDES[name].label) for name in OTHERS})
        self.basis.choices = pairs(_words(BASES))

    def command(self, case_id: int) -> c.ProposeMediation:
        """Return what the form asks for."""
        return c.ProposeMediation(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            kind=text(self.kind),
            name=text(self.name),
            about=text(self.about),
            basis=text(self.basis),
            on=self.on.data,  # type: ignore[arg-type]  # required
        )


class SideForm(Form):
    """Somebody at the table: who they are, whether they want to talk, on what conditions."""

    version = HiddenField()
    kind = SelectField(lazy("Who is it?"), validate_choice=False, widget=Select())
    name = StringField(
        lazy("What are they called?"), validators=[Length(max=160, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    asked_on = BelgianDateField(lazy("Asked on"))
    willing = RadioField(lazy("Do they want to talk?"), choices=[], validate_choice=False, default="", widget=Radios())
    conditions = TextAreaField(
        lazy("On what conditions?"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=3)
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, side: Side | None) -> None:
        """Offer kinds and answers; of the person we follow, kind and name are not asked."""
        if side is not None and not side.kind.with_whom:
            del self.kind, self.name
        else:
            self.kind.choices = pairs({"": _("Choose an answer")} | {name: say(SIDES[name].label) for name in OTHERS})
        self.willing.choices = pairs(_words(WILLING))

    def command(self, case_id: int, mediation_id: int, side_id: int | None) -> c.SaveSide:
        """Return what the form asks for."""
        return c.SaveSide(
            case_id=case_id,
            mediation_id=mediation_id,
            side_id=side_id,
            version=seen_version(self.version),
            kind=text(self["kind"]) if "kind" in self else "",
            name=text(self["name"]) if "name" in self else "",
            asked_on=self.asked_on.data,
            willing=text(self.willing),
            conditions=text(self.conditions),
        )


class SessionForm(Form):
    """A talk that was held."""

    held_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    way = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios())
    present = SelectMultipleField(lazy("Who was there?"), choices=[], validate_choice=False, widget=Checkboxes())
    others = StringField(
        lazy("Who else?"), validators=[Length(max=200, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    said = TextAreaField(
        lazy("What was said?"), validators=[Length(max=8000, message=TOO_LONG)], widget=TextArea(rows=6)
    )
    next_step = StringField(
        lazy("What comes next?"), validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    next_on = BelgianDateField(lazy("On which day?"))
    save = SubmitField(lazy("Note the talk"), widget=SubmitInput())

    def prepare(self, sides: Sequence[Side]) -> None:
        """Offer the sides and the ways to talk."""
        self.present.choices = pairs({str(side.id): named(side) for side in sides})
        self.way.choices = pairs(_words(WAYS))

    def command(self, case_id: int, mediation_id: int) -> c.NoteSession:
        """Return what the form asks for."""
        chosen: list[str] = list(self.present.data or ())
        return c.NoteSession(
            case_id=case_id,
            mediation_id=mediation_id,
            held_on=self.held_on.data,  # type: ignore[arg-type]  # required
            way=text(self.way),
            present=tuple(int(key) for key in chosen if key.isdecimal()),
            others=text(self.others),
            said=text(self.said),
            next_step=text(self.next_step),
            next_on=self.next_on.data,
        )


class ProposalForm(Form):
    """What a side offers."""

    side = RadioField(lazy("Who proposes it?"), choices=[], validate_choice=False, widget=Radios())
    made_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    text = TextAreaField(
        lazy("What is proposed?"), validators=[Length(max=4000, message=TOO_LONG)], widget=TextArea(rows=4)
    )
    amount = MoneyField(lazy("Amount, if there is one"))
    from_on = BelgianDateField(lazy("From which day?"))
    until_on = BelgianDateField(lazy("Until which day?"))
    save = SubmitField(lazy("Note the proposal"), widget=SubmitInput())

    def prepare(self, sides: Sequence[Side]) -> None:
        """Offer the sides."""
        self.side.choices = pairs({str(side.id): named(side) for side in sides})

    def command(self, case_id: int, mediation_id: int, answers_id: int | None) -> c.MakeProposal:
        """Return what the form asks for."""
        return c.MakeProposal(
            case_id=case_id,
            mediation_id=mediation_id,
            side_id=_number(self.side) or 0,
            made_on=self.made_on.data,  # type: ignore[arg-type]  # required
            text=text(self.text),
            amount_cents=cents(self.amount),
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            answers_id=answers_id,
        )


class PromiseRows(Form):
    """Base of the forms that ask for promises: up to four lines of who, what, until when, how much."""

    def offer_sides(self, sides: Sequence[Side]) -> None:
        """Offer the sides and our own service on every line."""
        choices = {str(side.id): named(side) for side in sides} | {SERVICE: _("Our service")}
        for row in range(ROWS):
            self[f"side_{row}"].choices = pairs(choices)

    def promised(self) -> tuple[c.Promised, ...]:
        """Return the lines on which something is filled in."""
        found = []
        for row in range(ROWS):
            side, what, due_on, amount = (self[f"{name}_{row}"] for name in ("side", "what", "due_on", "amount"))
            if text(what) or due_on.data is not None or cents(amount) is not None:
                found.append(
                    c.Promised(
                        side_id=None if text(side) == SERVICE else _number(side) or 0,
                        what=text(what),
                        due_on=due_on.data,
                        amount_cents=cents(amount),
                        row=row,
                    )
                )
        return tuple(found)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """Return the lines as groups of a form."""
        return [
            (
                _("Promise %(number)s", number=row + 1),
                [f"{name}_{row}" for name in ("side", "what", "due_on", "amount")],
            )
            for row in range(ROWS)
        ]


def _promise_fields() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for row in range(ROWS):
        fields[f"side_{row}"] = SelectField(lazy("Who promises it?"), validate_choice=False, widget=Select())
        fields[f"what_{row}"] = StringField(
            lazy("What?"), validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off")
        )
        fields[f"due_on_{row}"] = BelgianDateField(lazy("Until when?"))
        fields[f"amount_{row}"] = MoneyField(lazy("Amount, if there is one"))
    return fields


class _AgreementForm(PromiseRows):
    version = HiddenField()
    agreed_on = BelgianDateField(lazy("Agreed on"), validators=[InputRequired(NEEDED)])
    document = SelectField(lazy("The signed paper, among the papers of the case"), validate_choice=False)
    save = SubmitField(lazy("Note the agreement"), widget=SubmitInput())

    def prepare(self, sides: Sequence[Side], documents: dict[str, str]) -> None:
        """Offer sides and papers."""
        self.offer_sides(sides)
        self.document.choices = pairs({"": _("None yet")} | documents)

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the fields in groups."""
        return [("", ["agreed_on"]), *self.rows, ("", ["document"])]

    def command(self, case_id: int, mediation_id: int) -> c.RecordAgreement:
        """Return what the form asks for."""
        return c.RecordAgreement(
            case_id=case_id,
            mediation_id=mediation_id,
            version=seen_version(self.version) or 0,
            agreed_on=self.agreed_on.data,  # type: ignore[arg-type]  # required
            promised=self.promised(),
            document_id=_number(self.document),
        )


class _RespiteForm(PromiseRows):
    version = HiddenField()
    from_on = BelgianDateField(lazy("From which day?"), validators=[InputRequired(NEEDED)])
    until_on = BelgianDateField(lazy("Back home on"), validators=[InputRequired(NEEDED)])
    place = StringField(
        lazy("Where?"),
        description=lazy("Stays in this case: never printed, never in a letter."),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    safe = YesNoField(lazy("Is that place safe for the person?"))
    save = SubmitField(lazy("Note the stay"), widget=SubmitInput())

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the fields in groups; the steps of the return follow the stay."""
        return [("", ["from_on", "until_on", "place", "safe"]), *self.rows]

    def command(self, case_id: int, mediation_id: int) -> c.StartRespite:
        """Return what the form asks for."""
        return c.StartRespite(
            case_id=case_id,
            mediation_id=mediation_id,
            version=seen_version(self.version) or 0,
            from_on=self.from_on.data,  # type: ignore[arg-type]  # required
            until_on=self.until_on.data,  # type: ignore[arg-type]  # required
            place=text(self.place),
            safe=self.safe.answer is True,
            steps=self.promised(),
        )


AgreementForm: type[_AgreementForm] = type("AgreementForm", (_AgreementForm,), _promise_fields())
RespiteForm: type[_RespiteForm] = type("RespiteForm", (_RespiteForm,), _promise_fields())


class ReturnForm(Form):
    """The person is home again."""

    version = HiddenField()
    on = BelgianDateField(lazy("Back home on"), validators=[InputRequired(NEEDED)])
    safe = YesNoField(lazy("Is the return safe for the person?"))
    save = SubmitField(lazy("Note the return"), widget=SubmitInput())

    def command(self, case_id: int, mediation_id: int) -> c.ReturnHome:
        """Return what the form asks for."""
        return c.ReturnHome(
            case_id=case_id,
            mediation_id=mediation_id,
            version=seen_version(self.version) or 0,
            on=self.on.data,  # type: ignore[arg-type]  # required
            safe=self.safe.answer is True,
        )


class CommitmentForm(Form):
    """What became of a promise."""

    version = HiddenField()
    status = RadioField(lazy("What became of it?"), choices=[], validate_choice=False, widget=Radios())
    on = BelgianDateField(lazy("Since when?"), validators=[InputRequired(NEEDED)])
    new_due_on = BelgianDateField(lazy("New day, when it is late"))
    note = StringField(lazy("Note"), validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off"))
    breaks = BooleanField(lazy("With this, the whole agreement is broken"), widget=Checkbox())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, part: str) -> None:
        """Offer what can become of it; a step of the return breaks no agreement."""
        self.status.choices = pairs(
            {code: words for code, words in _words(COMMITMENT_STATES).items() if code != "open"}
        )
        if part != c.AGREEMENT:
            del self.breaks

    def command(self, case_id: int, commitment_id: int) -> c.SettleCommitment:
        """Return what the form asks for."""
        return c.SettleCommitment(
            case_id=case_id,
            commitment_id=commitment_id,
            version=seen_version(self.version) or 0,
            status=text(self.status),
            on=self.on.data,  # type: ignore[arg-type]  # required
            new_due_on=self.new_due_on.data,
            note=text(self.note),
            breaks=bool(self["breaks"].data) if "breaks" in self else False,
        )


class EndForm(Form):
    """The talks end without agreement, or the person leaves."""

    version = HiddenField()
    on = BelgianDateField(lazy("Since when?"), validators=[InputRequired(NEEDED)])
    failure = RadioField(lazy("Why do the talks end?"), choices=[], validate_choice=False, widget=Radios())
    after = RadioField(lazy("What do we do next?"), choices=[], validate_choice=False, widget=Radios())
    note = TextAreaField(lazy("Note"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=3))
    save = SubmitField(lazy("End the talks"), widget=SubmitInput())

    def prepare(self, words: dict[str, dict[str, Text]]) -> None:
        """Offer the words of the workflow."""
        self.failure.choices = pairs(_words(words["mediation_failure"]))
        self.after.choices = pairs(_words(words["after_mediation"]))

    def command(self, case_id: int, mediation_id: int) -> c.EndMediation:
        """Return what the form asks for."""
        return c.EndMediation(
            case_id=case_id,
            mediation_id=mediation_id,
            version=seen_version(self.version) or 0,
            on=self.on.data,  # type: ignore[arg-type]  # required
            failure=text(self.failure),
            after=text(self.after),
            note=text(self.note),
        )


def first_side(parties: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return kind and name to begin with: the host the case knows, else the landlord, else the agent."""
    kinds = {"host": "other_host", "landlord": "owner", "agent": "agent"}
    for role, kind in kinds.items():
        for known, name in parties:
            if known == role:
                return {"kind": kind, "name": name}
    return {}


def version_of(card: MediationCard) -> dict[str, str]:
    """Return the version that a form of a mediation shows."""
    return {"version": str(card.version)}
