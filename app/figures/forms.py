"""Forms of the health index: a file to propose, a proposal to approve or reject."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.figures.commands import LONGEST_REASON, ApproveIndexImport, ProposeIndexImport, RejectIndexImport
from app.foundation.forms import Form, choices, given
from app.foundation.i18n import _, lazy
from app.foundation.widgets import FileInput, Radios, SubmitInput, TextArea
from workflows.figures.health_index import BASES

ACCEPTED = ".xlsx,.zip,.json,.txt,.csv"


class ProposeForm(Form):
    """A file with new months; the base year is asked only when the file does not tell it."""

    file = FileField(
        lazy("File of Statbel"),
        description=lazy("The workbook, the archive or the beSTAT export, as downloaded. Its name does not matter."),
        validators=[FileRequired(lazy("Choose the file you downloaded from Statbel."))],
        widget=FileInput(accept=ACCEPTED),
    )
    base = RadioField(
        lazy("In which base year are the figures of this file?"),
        description=lazy("It stands on the page of Statbel where you took the file. It is compared with known months."),
        choices=[],
        default="",
        validate_choice=False,
        widget=Radios(),
    )
    submit = SubmitField(lazy("Propose these months"), widget=SubmitInput())

    asks_base = False

    def ask_base(self) -> None:
        """Show the question of the base year from now on."""
        self.asks_base = True
        self.base.choices = choices(
            [("", _("I don't know")), *((str(base), _("%(year)s = 100", year=base)) for base in BASES)]
        )

    def command(self) -> ProposeIndexImport:
        """Return what the form asks for."""
        chosen = str(self.base.data or "")
        base = int(chosen) if chosen in {str(known) for known in BASES} else None
        return ProposeIndexImport(content=given(self.file).read(), base=base)


class ApproveForm(Form):
    """One button; the version seen on the page goes along."""

    version = HiddenField()
    approve = SubmitField(lazy("Approve these months"), widget=SubmitInput())

    def command(self, import_id: int) -> ApproveIndexImport:
        """Return what the form asks for."""
        return ApproveIndexImport(import_id=import_id, version=_version(self.version.data))


class RejectForm(Form):
    """Why the proposal is refused."""

    version = HiddenField()
    reason = TextAreaField(
        lazy("Why do you reject it?"),
        description=lazy("One sentence: the person who proposed it must know what to correct."),
        validators=[
            InputRequired(lazy("Say why, in one sentence.")),
            Length(max=LONGEST_REASON, message=lazy("Shorten the reason to 300 characters.")),
        ],
        widget=TextArea(rows=2),
    )
    reject = SubmitField(lazy("Reject this proposal"), widget=SubmitInput(style="secondary"))

    def command(self, import_id: int) -> RejectIndexImport:
        """Return what the form asks for."""
        reason = str(self.reason.data or "")
        return RejectIndexImport(import_id=import_id, reason=reason, version=_version(self.version.data))


def _version(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isdecimal() else None
