"""Forms of the person's own copy: what goes in, under which name, how it is locked; and that it was received."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import (
    BooleanField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectMultipleField,
    StringField,
    SubmitField,
)
from wtforms.validators import InputRequired, Length

from app.foundation import belgian
from app.foundation.answering import pairs, text
from app.foundation.errors import Invalid
from app.foundation.forms import BelgianDateField, Form, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, PasswordInput, Radios, SubmitInput, TextInput
from app.own_copy import commands as c
from app.own_copy import passphrases, reasons, words
from app.own_copy.content import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.own_copy.files import Offered
    from letters.text import Language

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
FILES = ("letters", "documents", "bundles")
LOCKS = ("words", "own", "none")


class CopyForm(Form):
    """What goes into the copy. What is sensitive is asked apart and never ticked beforehand."""

    parts = SelectMultipleField(
        lazy("Which parts of the case?"),
        description=lazy("What is not ticked does not go in. Read the list aloud."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    sensitive = SelectMultipleField(
        lazy("Sensitive: only what the person asks for by itself"),
        description=lazy("Never ticked for anybody. Whoever finds the file could read it."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    letters = SelectMultipleField(
        lazy("Letters that were issued"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    documents = SelectMultipleField(
        lazy("Papers"),
        description=lazy("As copies, without the place and hour that a telephone writes into a photo."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    bundles = SelectMultipleField(lazy("Bundles of evidence"), choices=[], validate_choice=False, widget=Checkboxes())
    read_by_others = BooleanField(
        lazy("We talked about who could read the copy, and the person wants the sensitive things in it"),
        widget=Checkbox(),
    )
    naming = RadioField(lazy("Under which name?"), choices=[], validate_choice=False, widget=Radios())
    pseudonym = StringField(
        lazy("The other name"),
        description=lazy("Only for a copy under another name."),
        validators=[Length(max=80, message=TOO_LONG)],
        widget=TextInput(width=20, fill="off"),
    )
    even_so = BooleanField(
        lazy("The person looked at the letters and papers, and wants them even if a name or an address is in them"),
        widget=Checkbox(),
    )
    language = RadioField(lazy("In which language?"), choices=[], validate_choice=False, widget=Radios(inline=True))
    lock = RadioField(lazy("How is the file locked?"), choices=[], validate_choice=False, widget=Radios())
    asked_on = BelgianDateField(lazy("When was the copy asked for?"), validators=[InputRequired(NEEDED)])
    asked_by = RadioField(lazy("Who asked for it?"), choices=[], validate_choice=False, widget=Radios())
    asked_by_name = StringField(
        lazy("The name of who asked for the person"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    words = HiddenField()
    passphrase = PasswordField(
        lazy("Passphrase"),
        description=lazy("At least 16 signs: four words without any link are easy to keep. The person types it."),
        widget=PasswordInput(),
    )
    again = PasswordField(lazy("The same passphrase once more"), widget=PasswordInput())
    save = SubmitField(lazy("Look at the copy"), widget=SubmitInput())

    def prepare(self, *, named: bool, offered: dict[str, Sequence[Offered]]) -> None:
        """Offer the words, and the files of the case; fields without anything to choose are taken away."""
        self.parts.choices = pairs({one.id: say(one.name) for one in words.PARTS.values() if not one.sensitive})
        self.sensitive.choices = pairs({one.id: say(one.name) for one in words.PARTS.values() if one.sensitive})
        namings = {code: say(both) for code, both in words.NAMINGS.items() if named or code != "named"}
        self.naming.choices = pairs(namings)
        self.language.choices = pairs({"fr": _("French"), "nl": _("Dutch")})
        self.lock.choices = pairs(
            {
                "words": _("With six words that we propose, on a separate slip"),
                "own": _("With a passphrase that the person thinks of"),
                "none": _("Not locked: anybody who has the file can read it"),
            }
        )
        self.asked_by.choices = pairs({code: say(both) for code, both in words.ASKED_BY.items()})
        for name in FILES:
            field: Any = self[name]
            field.choices = pairs({str(one.id): _label(one) for one in offered[name]})
            if not offered[name]:
                delattr(self, name)

    def keys(self, name: str) -> tuple[int, ...]:
        """Return the keys that were ticked in a list of files."""
        field = self._fields.get(name)
        typed: Iterable[Any] = () if field is None else field.data or ()
        return tuple(sorted({int(one) for one in typed if str(one).isascii() and str(one).isdecimal()}))

    def choice(self) -> Choice:
        """Return what was chosen. Raises Invalid."""
        if text(self.language) not in ("fr", "nl"):
            raise Invalid("language", reasons.NOT_OFFERED)
        if text(self.lock) not in LOCKS:
            raise Invalid("lock", reasons.NOT_OFFERED)
        sensitive = tuple(self.sensitive.data or ())
        if not set(sensitive) <= words.SENSITIVE:
            raise Invalid("sensitive", reasons.NOT_OFFERED)
        if set(self.parts.data or ()) & words.SENSITIVE:
            raise Invalid("parts", reasons.NOT_OFFERED)
        return Choice(
            language=self.tongue,
            naming=text(self.naming),
            pseudonym=text(self.pseudonym),
            parts=(*(self.parts.data or ()), *sensitive),
            letters=self.keys("letters"),
            documents=self.keys("documents"),
            bundles=self.keys("bundles"),
            even_so=bool(self.even_so.data),
        )

    @property
    def tongue(self) -> Language:
        """Return the language of the copy."""
        return "nl" if text(self.language) == "nl" else "fr"

    def asked(self) -> c.Asked:
        """Return who asked for it, and when. Raises Invalid."""
        asked = c.Asked(on=given(self.asked_on), by=text(self.asked_by), name=text(self.asked_by_name))
        c.check_asked(asked)
        return asked

    def key(self, known: Iterable[str]) -> str:
        """Return what the file is locked with, empty when it is not locked. Raises Invalid."""
        if text(self.lock) == "words":
            return passphrases.of_ours(text(self["words"]), self.tongue)
        if text(self.lock) == "own":
            return passphrases.strong(str(self.passphrase.data or ""), str(self.again.data or ""), known)
        return ""

    def kept(self) -> list[tuple[str, str]]:
        """Return everything that was chosen as names and values, for the page that looks at it; no passphrase."""
        left = {"csrf_token", "save", "passphrase", "again", "words"}
        found: list[tuple[str, str]] = []
        for name, field in self._fields.items():
            if name in left or field.data in (None, "", False):
                continue
            if isinstance(field.data, list):
                found += [(name, str(one)) for one in field.data]
            else:
                found.append((name, field._value() if isinstance(field, BelgianDateField) else _one(field)))  # noqa: SLF001 — the one way to ask a field for its text
        return found


def _one(field: Any) -> str:
    return "y" if field.data is True else str(field.data)


def _label(one: Offered) -> str:
    day = belgian.short_date(one.on) if one.on else ""
    return ", ".join(part for part in (say(one.title), one.words, day) if part)


class ReceiptForm(Form):
    """The person received the copy."""

    received_on = BelgianDateField(lazy("When did the person receive it?"), validators=[InputRequired(NEEDED)])
    way = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios(), default="by_hand")
    save = SubmitField(lazy("The person received it"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the words."""
        self.way.choices = pairs({code: say(both) for code, both in words.WAYS.items()})

    def command(self, case_id: int, own_copy_id: int) -> c.NoteReceipt:
        """Return what the form asks for."""
        return c.NoteReceipt(
            case_id=case_id, own_copy_id=own_copy_id, received_on=given(self.received_on), way=text(self.way)
        )
