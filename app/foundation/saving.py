"""One way to save a form, or what a button asks: refusals are shown, and a page that is out of date is told kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect

from app.foundation.answering import meanwhile
from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.i18n import _, say
from app.foundation.web import act

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.foundation.command import Command
    from app.foundation.forms import Form


def saved(
    form: Any,
    command: Callable[[], Command[Any]],
    present: Callable[[], Form] | None = None,
    then: Callable[[Any], None] | None = None,
) -> int:
    """Run the command of a form that was sent; return the HTTP status of the page that follows.

    ``present`` gives the form as it would be asked now, ``then`` is given what the command returned.

    303: saved. 200: not sent yet. 422: refused, the reasons are in the form. 409: somebody else saved first; what
    they saved is in ``form.meanwhile`` and the form may be sent again.
    """
    if not form.is_submitted():
        return 200
    if not form.validate():
        return 422
    try:
        result = act(command())
    except Invalid as invalid:
        form.blame(invalid)
    except Refused as refused:
        form.refuse(refused)
    except StaleCase:
        if present is not None:
            now = present()
            form.meanwhile = meanwhile(form, now)
            form.version.data = form.version.raw_data = None
            form.version.process(None, now["version"].data)
        return 409
    else:
        if then is not None:
            then(result)
        return 303
    return 422


def pressed(command: Command[Any], done: str, back: str) -> ResponseReturnValue:
    """Run the command of a button that has no form, and go back to a page that says what came of it."""
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except Refused as refused:
        flash(" ".join(say(reason.text) for reason in refused.reasons), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again."), "error")
    else:
        flash(done, "success")
    return redirect(back, 303)
