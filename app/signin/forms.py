"""The sign-in form."""

from __future__ import annotations

from wtforms import EmailField, HiddenField, PasswordField, SubmitField
from wtforms.validators import InputRequired, Length

from app.foundation.forms import Form
from app.foundation.i18n import lazy


class SignInForm(Form):
    """Address and password."""

    email = EmailField(
        lazy("E-mail address"),
        validators=[InputRequired(lazy("Enter your e-mail address.")), Length(max=200)],
        render_kw={"autocomplete": "username", "spellcheck": "false"},
    )
    password = PasswordField(
        lazy("Password"),
        validators=[InputRequired(lazy("Enter your password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()
    submit = SubmitField(lazy("Sign in"))
