"""Forms of administration: a person, a password, the letterhead, one's own account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wtforms import EmailField, Field, HiddenField, PasswordField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.administration.commands import (
    PEOPLE_ROLES,
    ChangeOwnPassword,
    CreateUser,
    SetPassword,
    UpdateLetterhead,
    UpdateOwnAccount,
    UpdateUser,
)
from app.directory.queries import communes_by_name
from app.foundation import i18n, passwords
from app.foundation.belgian import NotUnderstood, parse_phone, phone_blocks
from app.foundation.forms import Form, choices
from app.foundation.i18n import _, lazy
from app.foundation.permissions import Role
from app.foundation.widgets import PasswordInput, Radios, SubmitInput, TextInput

if TYPE_CHECKING:
    from app.store.team import Colleague

ROLE_NAMES = {
    Role.ADVISER: lazy("Adviser: works on cases"),
    Role.COORDINATOR: lazy("Coordinator: works on cases, reopens them, approves index months"),
    Role.ADMINISTRATOR: lazy("Administrator: people, letterhead, index months; sees no case"),
    Role.AUDITOR: lazy("Auditor: reads the trail; sees no case"),
}
_LANGUAGES = choices(i18n.LANGUAGE_NAMES.items())
_POSTAL_CODE = re.compile(r"[1-9]\d{3}", re.ASCII)


class TelephoneField(StringField):
    """A telephone number typed in any way, kept in the blocks read aloud in Belgium."""

    widget = TextInput(kind="tel", mode="tel", width=20)

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 — WTForms' signature
        """Read the number; one that was already there and is left as it is stays. Raises ValidationError."""
        typed = str(self.data or "").strip()
        if not typed or typed == self.object_data:
            self.data = typed
            return
        try:
            self.data = phone_blocks(parse_phone(typed))
        except NotUnderstood as error:
            raise ValidationError(i18n.say(error.text)) from error


def _line(label: Any, *, longest: int, hint: Any = "", needed: Any = "", width: int | None = None) -> StringField:
    first = [InputRequired(needed)] if needed else [Optional()]
    too_long = lazy("Shorten this to %(max)d characters.")
    validators = [*first, Length(max=longest, message=too_long)]
    return StringField(label, description=hint, validators=validators, widget=TextInput(width=width))


def _telephone(label: Any, hint: Any = "") -> TelephoneField:
    return TelephoneField(label, description=hint, validators=[Optional(), Length(max=30)])


def _role_field() -> RadioField:
    offered = choices((role.value, name) for role, name in ROLE_NAMES.items())
    needed = InputRequired(lazy("Choose a role."))
    return RadioField(lazy("Role"), choices=offered, validators=[needed], validate_choice=False, widget=Radios())


def _language_field(label: Any) -> RadioField:
    needed = InputRequired(lazy("Choose a language."))
    return RadioField(
        label, choices=_LANGUAGES, default="fr", validators=[needed], validate_choice=False, widget=Radios(inline=True)
    )


def _password_field(label: Any, hint: Any, fill: str) -> PasswordField:
    return PasswordField(
        label,
        description=hint,
        validators=[InputRequired(lazy("Enter a password.")), Length(max=200)],
        widget=PasswordInput(),
        render_kw={"autocomplete": fill},
    )


def _role(typed: object) -> Role:
    return next((role for role in PEOPLE_ROLES if role.value == typed), Role.SYSTEM)


class AddPersonForm(Form):
    """A new person of the organisation."""

    name = _line(lazy("Name"), longest=120, needed=lazy("Enter the name."), hint=lazy("As it stands below letters."))
    email = EmailField(
        lazy("E-mail address"),
        description=lazy("The person signs in with it."),
        validators=[InputRequired(lazy("Enter the e-mail address.")), Length(max=200)],
        widget=TextInput(kind="email", mode="email"),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    phone = _telephone(lazy("Telephone (may stay empty)"))
    role = _role_field()
    language = _language_field(lazy("Language of the interface"))
    password = _password_field(
        lazy("First password"),
        lazy(
            "At least %(number)s characters, for example four words. Tell it to the person, who then changes it.",
            number=passwords.SHORTEST,
        ),
        "new-password",
    )
    submit = SubmitField(lazy("Add this person"), widget=SubmitInput())

    def command(self, organisation_id: int) -> CreateUser:
        """Return what the form asks for."""
        return CreateUser(
            organisation_id=organisation_id,
            email=str(self.email.data),
            name=str(self.name.data),
            role=_role(self.role.data),
            language=str(self.language.data),
            password=str(self.password.data),
            phone=str(self.phone.data or ""),
        )


class ChangePersonForm(Form):
    """Name, role and language of somebody who is there already."""

    version = HiddenField()
    name = _line(lazy("Name"), longest=120, needed=lazy("Enter the name."), hint=lazy("As it stands below letters."))
    phone = _telephone(lazy("Telephone (may stay empty)"))
    role = _role_field()
    language = _language_field(lazy("Language of the interface"))
    submit = SubmitField(lazy("Save"), widget=SubmitInput())

    def command(self, person: Colleague) -> UpdateUser:
        """Return what the form asks for."""
        return UpdateUser(
            user_id=person.id,
            version=seen_version(self.version.data, person.version),
            name=str(self.name.data),
            role=_role(self.role.data),
            language=str(self.language.data),
            phone=str(self.phone.data or ""),
            active=person.active,
        )


class SetPasswordForm(Form):
    """A new password for somebody who forgot theirs."""

    password = _password_field(
        lazy("New password"),
        lazy("At least %(number)s characters. The person is signed out everywhere.", number=passwords.SHORTEST),
        "new-password",
    )
    submit = SubmitField(lazy("Set this password"), widget=SubmitInput(style="secondary"))

    def command(self, user_id: int) -> SetPassword:
        """Return what the form asks for."""
        return SetPassword(user_id=user_id, password=str(self.password.data))


REMINDER_NAMES = {
    "none": lazy("No reminders"),
    "legal": lazy("Only before time limits of the law"),
    "daily": lazy("Each working day: what is due, and time limits of the law"),
}


class OwnAccountForm(Form):
    """Language and telephone of the person who is signed in."""

    language = _language_field(lazy("Language of the interface"))
    phone = _telephone(lazy("Telephone (may stay empty)"), lazy("Stands on the letters you sign."))
    reminders = RadioField(
        lazy("Reminders by e-mail"),
        default="legal",
        description=lazy("They hold references and what is to be done: no names, no addresses."),
        validate_choice=False,
        widget=Radios(),
    )
    submit = SubmitField(lazy("Save"), widget=SubmitInput())

    def __init__(self, *given: Any, casework: bool = True, **more: Any) -> None:
        super().__init__(*given, **more)
        self.reminders.choices = choices(REMINDER_NAMES.items())
        if not casework:
            del self.reminders

    def command(self) -> UpdateOwnAccount:
        """Return what the form asks for."""
        chosen = str(self.reminders.data or "") if "reminders" in self else ""
        return UpdateOwnAccount(
            language=str(self.language.data), phone=str(self.phone.data or ""), reminders=chosen or None
        )


class OwnPasswordForm(Form):
    """The old password, then the new one."""

    old_password = _password_field(lazy("Your present password"), "", "current-password")
    password = _password_field(
        lazy("Your new password"),
        lazy("At least %(number)s characters, for example four words.", number=passwords.SHORTEST),
        "new-password",
    )
    submit = SubmitField(lazy("Change my password"), widget=SubmitInput())

    def command(self) -> ChangeOwnPassword:
        """Return what the form asks for."""
        return ChangeOwnPassword(old_password=str(self.old_password.data), password=str(self.password.data))


class LetterheadForm(Form):
    """What stands at the top and bottom of every letter of the organisation."""

    version = HiddenField()
    name_fr = _line(lazy("Name in French"), longest=120, needed=lazy("Enter the name in French."))
    name_nl = _line(lazy("Name in Dutch"), longest=120, needed=lazy("Enter the name in Dutch."))
    street_fr = _line(lazy("Street in French"), longest=120)
    street_nl = _line(lazy("Street in Dutch"), longest=120)
    house_number = _line(lazy("Number"), longest=12, width=5)
    box = _line(lazy("Box"), longest=12, width=5)
    postal_code = _line(lazy("Postal code"), longest=4, width=5)
    commune_nis = SelectField(lazy("Commune"), validators=[Optional()])
    phone = _telephone(lazy("Telephone"))
    email = StringField(
        lazy("E-mail address"),
        validators=[Optional(), Length(max=120)],
        widget=TextInput(kind="email", mode="email"),
    )
    counter_hours_fr = _line(lazy("Opening hours in French"), longest=200)
    counter_hours_nl = _line(lazy("Opening hours in Dutch"), longest=200)
    submit = SubmitField(lazy("Save the letterhead"), widget=SubmitInput())

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        named = [(commune.nis, commune.name(i18n.language())) for commune in communes_by_name(i18n.language())]
        self.commune_nis.choices = choices([("", _("Choose the commune")), *named])

    def validate_postal_code(self, field: Field) -> None:
        """Refuse what is no Belgian postal code."""
        if field.data and not _POSTAL_CODE.fullmatch(field.data.strip()):
            raise ValidationError(_("A postal code has four digits, for example 1080."))

    def validate_email(self, field: Field) -> None:
        """Refuse what is no address."""
        if field.data and ("@" not in field.data or "." not in field.data.rpartition("@")[2]):
            raise ValidationError(_("This is no e-mail address. Write for example name@service.be."))

    def command(self, version: int) -> UpdateLetterhead:
        """Return what the form asks for; ``version`` is the stored one, when the page named none."""
        values = {name: str(self[name].data or "").strip() for name in LETTERHEAD}
        return UpdateLetterhead(version=seen_version(self.version.data, version), **values)


LETTERHEAD = tuple(name for name in UpdateLetterhead.__dataclass_fields__ if name != "version")


def seen_version(typed: object, stored: int) -> int:
    """Return the version the page was made with."""
    return int(str(typed)) if str(typed or "").isdecimal() else stored
