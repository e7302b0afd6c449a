"""Administration: people, letterhead; and everybody's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from app.administration import queries
from app.administration.commands import UpdateUser
from app.administration.forms import (
    ROLE_NAMES,
    AddPersonForm,
    ChangePersonForm,
    LetterheadForm,
    OwnAccountForm,
    OwnPasswordForm,
    SetPasswordForm,
)
from app.agenda import queries as agenda
from app.foundation import sessions
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _, say, speaking
from app.foundation.permissions import Permission, Role
from app.foundation.web import act, actor, needs, reading, store
from app.store import sign_in
from app.store.sign_in import Credentials
from app.webhooks import queries as webhooks

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.foundation.forms import Form

bp = Blueprint("administration", __name__, template_folder="templates")


@bp.get("/administration")
@needs(Permission.ORGANISATION_MANAGE)
def index() -> ResponseReturnValue:
    """List the people of the organisation."""
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        people = queries.people(reader)
        letterhead = queries.letterhead(reader)
        webhooks_off = webhooks.switched_off(reader)
    return render_template(
        "administration/index.html",
        people=people,
        letterhead=letterhead,
        roles=_role_words(),
        webhooks_off=webhooks_off,
    )


def _role_words() -> dict[str, str]:
    return {role.value: str(name).partition(":")[0].strip() for role, name in ROLE_NAMES.items()}


@bp.route("/administration/people/new", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def add() -> ResponseReturnValue:
    """Add a person."""
    form = AddPersonForm()
    if form.validate_on_submit():
        try:
            act(form.command(_own_organisation()))
        except Invalid as refused:
            form.blame(refused)
        else:
            flash(_("The person can sign in now. Tell them the first password, not by e-mail."), "success")
            return redirect(url_for("administration.index"))
    return render_template("administration/add.html", form=form), 422 if form.is_submitted() else 200


def _own_organisation() -> int:
    organisation_id = actor().organisation_id
    if organisation_id is None:
        raise NotFound
    return organisation_id


def _person_page(
    user_id: int, change: ChangePersonForm, password: SetPasswordForm, code: int = 200
) -> ResponseReturnValue:
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.person(reader, user_id)
    page = render_template(
        "administration/person.html",
        person=found,
        change=change,
        password=password,
        oneself=user_id == actor().user_id,
    )
    return page, code


def _filled(person: queries.Colleague) -> dict[str, str]:
    return {
        "version": str(person.version),
        "name": person.name,
        "phone": person.phone,
        "role": person.role,
        "language": person.language,
    }


@bp.route("/administration/people/<int:user_id>", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def person(user_id: int) -> ResponseReturnValue:
    """Show a person of the organisation, and change name, role, language or telephone."""
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.person(reader, user_id)
    form = ChangePersonForm(data=_filled(found))
    if form.validate_on_submit():
        try:
            act(form.command(found))
        except Invalid as refused:
            form.blame(refused)
        except StaleCase:
            _explain_stale(form)
            form.version.data = str(found.version)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("administration.index"))
    return _person_page(user_id, form, SetPasswordForm(formdata=None), 422 if form.is_submitted() else 200)


def _explain_stale(form: Form) -> None:
    form.form_errors.append(
        _("Somebody else saved this meanwhile. What you typed is still here: check it, then save again to keep it.")
    )


@bp.post("/administration/people/<int:user_id>/password")
@needs(Permission.ORGANISATION_MANAGE)
def set_password(user_id: int) -> ResponseReturnValue:
    """Give a person a new password; their sessions end."""
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.person(reader, user_id)
    form = SetPasswordForm()
    if form.validate_on_submit():
        try:
            act(form.command(user_id))
        except Invalid as refused:
            form.blame(refused)
        else:
            sign_in.close_sessions_of(store(), user_id)
            flash(_("The password is set. The person is signed out everywhere."), "success")
            return redirect(url_for("administration.index"))
    return _person_page(user_id, ChangePersonForm(formdata=None, data=_filled(found)), form, 422)


@bp.post("/administration/people/<int:user_id>/close")
@needs(Permission.ORGANISATION_MANAGE)
def close(user_id: int) -> ResponseReturnValue:
    """Close an account: the person is signed out and cannot come back; what they did stays."""
    answer = _set_active(user_id, active=False)
    sign_in.close_sessions_of(store(), user_id)
    return answer


@bp.post("/administration/people/<int:user_id>/reopen")
@needs(Permission.ORGANISATION_MANAGE)
def reopen(user_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    return _set_active(user_id, active=True)


def _set_active(user_id: int, *, active: bool) -> ResponseReturnValue:
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.person(reader, user_id)
    try:
        act(
            UpdateUser(
                user_id=user_id,
                version=found.version,
                name=found.name,
                role=Role(found.role),
                language=found.language,
                phone=found.phone,
                active=active,
            )
        )
    except Invalid as refused:
        change = ChangePersonForm(formdata=None, data=_filled(found))
        change.form_errors.append(say(refused.text))
        return _person_page(user_id, change, SetPasswordForm(formdata=None), 422)
    flash(_("The account is open again.") if active else _("The account is closed."), "success")
    return redirect(url_for("administration.index"))


@bp.route("/administration/letterhead", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def letterhead() -> ResponseReturnValue:
    """Change what stands on every letter of the organisation."""
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.letterhead(reader)
    form = LetterheadForm(data={name: getattr(found, name) for name in queries.Letterhead.__slots__})
    if form.validate_on_submit():
        try:
            act(form.command(found.version))
        except StaleCase:
            _explain_stale(form)
            form.version.data = str(found.version)
        else:
            flash(_("The letterhead is saved. Letters issued from now on carry it."), "success")
            return redirect(url_for("administration.letterhead"))
    return render_template("administration/letterhead.html", form=form, letterhead=found), (
        422 if form.is_submitted() else 200
    )


def _account_page(me: OwnAccountForm, password: OwnPasswordForm, code: int = 200) -> ResponseReturnValue:
    with reading(Permission.OPEN) as reader:
        found = queries.person(reader, _own_key())
        renewed_at = agenda.feed_renewed_at(reader, found.id)
    return render_template(
        "administration/account.html",
        person=found,
        me=me,
        password=password,
        renewed_at=renewed_at,
        casework=actor().may(Permission.CASE_READ),
    ), code


def _own_data(person: queries.Colleague) -> dict[str, str]:
    return {"language": person.language, "phone": person.phone, "reminders": person.reminders}


def _own_key() -> int:
    user_id = actor().user_id
    if user_id is None:
        raise NotFound
    return user_id


@bp.route("/account", methods=["GET", "POST"])
@needs(Permission.OPEN)
def account() -> ResponseReturnValue:
    """Show one's own account; choose language and telephone."""
    with reading(Permission.OPEN) as reader:
        found = queries.person(reader, _own_key())
    form = OwnAccountForm(data=_own_data(found), casework=actor().may(Permission.CASE_READ))
    if form.validate_on_submit():
        try:
            act(form.command())
        except Invalid as refused:
            form.blame(refused)
        else:
            chosen = str(form.language.data)
            sessions.prefer_language(chosen)
            with speaking(chosen):
                flash(_("Saved."), "success")
            return redirect(url_for("administration.account"))
    return _account_page(form, OwnPasswordForm(formdata=None), 422 if form.is_submitted() else 200)


@bp.post("/account/password")
@needs(Permission.OPEN)
def own_password() -> ResponseReturnValue:
    """Change one's own password; every other browser is signed out."""
    with reading(Permission.OPEN) as reader:
        found = queries.person(reader, _own_key())
    form = OwnPasswordForm()
    if form.validate_on_submit():
        try:
            act(form.command())
        except Invalid as refused:
            form.blame(refused)
        else:
            sign_in.close_sessions_of(store(), found.id)
            sessions.enter(Credentials(found.id, "", active=True, language=found.language))
            flash(_("Your password is changed. Every other browser has been signed out."), "success")
            return redirect(url_for("administration.account"))
    me = OwnAccountForm(formdata=None, data=_own_data(found), casework=actor().may(Permission.CASE_READ))
    return _account_page(me, form, 422)
