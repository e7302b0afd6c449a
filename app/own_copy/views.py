"""The pages of the person's own copy: what was given, choosing, looking, the file itself, and its description."""

from __future__ import annotations

from importlib.resources import files as package
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, flash, redirect, render_template, request, stream_with_context, url_for

from app.cases import queries as cases
from app.documents.queries import documents
from app.foundation import clock
from app.foundation.answering import text
from app.foundation.errors import Invalid, NotFound
from app.foundation.i18n import _, language
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, public, reading, sealed, store
from app.own_copy import commands as c
from app.own_copy import files, packing, passphrases, printed, queries, reasons, words
from app.own_copy import forms as f
from app.own_copy.content import known, names_of
from app.store import blobs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.own_copy.content import Choice, Content
    from app.own_copy.files import Gathered, Offered
    from letters.text import Language

FILE_NAME: Final = {"fr": "copie", "nl": "kopie"}
bp = Blueprint("own_copy", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the copy."""
    return {"own_copy_words": words}


def _name(case: CaseHeader) -> str:
    return _("Without a name") if case.identity == "anonymous" else case.display_name


def _tongue() -> Language:
    return "nl" if language() == "nl" else "fr"


def _fetch(digest: str) -> bytes:
    return blobs.fetch(store().blob_dir, digest)


@bp.get(f"/schemas/{words.SCHEMA}")
@public
def schema() -> ResponseReturnValue:
    """Describe the file for programs; the address of a version never changes."""
    described = package("app.own_copy").joinpath(words.SCHEMA).read_bytes()
    return Response(described, mimetype="application/schema+json")


@bp.get("/cases/<int:case_id>/own-copy")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show which copies were given, to whom, and whether they were received."""
    with reading(Permission.CASE_READ) as reader:
        case, found = cases.header(reader, case_id), queries.given(reader, case_id)
        names = cases.person_names(reader)
    note_opened(case_id, "own_copy.index")
    may_write = actor().may(Permission.CASE_WRITE)
    return render_template(
        "own_copy/index.html", case=case, name=_name(case), found=found, names=names, may_write=may_write
    )


@bp.route("/cases/<int:case_id>/own-copy/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def new(case_id: int) -> ResponseReturnValue:
    """Choose with the person, look at what would be in it, and make the file."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        offered: dict[str, Sequence[Offered]] = {
            "letters": files.letters_offered(reader, case_id),
            "documents": files.documents_offered(reader, case_id),
            "bundles": files.bundles_offered(reader, case_id),
        }
    form = f.CopyForm(data=_first(case, offered))
    form.prepare(named=case.identity != "anonymous", offered=offered)
    step = request.form.get("step", "") if form.is_submitted() else ""
    if not form.is_submitted() or step == "change":
        return _choose_page(case, form, 200)
    if not form.validate():
        return _choose_page(case, form, 422)
    try:
        choice, asked = form.choice(), form.asked()
        _talked_about(case_id, choice, form)
        if any(not set(form.keys(name)) <= {one.id for one in rows} for name, rows in offered.items()):
            raise NotFound
        with reading(Permission.CASE_READ) as reader:
            known(reader, case_id, choice, actor().user_id)
    except Invalid as invalid:
        form.blame(invalid)
        return _choose_page(case, form, 422)
    status = 200
    if step == "make":
        try:
            key = form.key(_guessable(case_id))
            return _sent(choice, key, _giving(case_id, choice, asked, encrypted=bool(key)))
        except Invalid as invalid:
            form.blame(invalid)
            status = 422
    try:
        with reading(Permission.CASE_READ) as reader:
            whole, found = packing.described(
                reader, case_id, choice, _fetch, user_id=actor().user_id, asked_on=asked.on
            )
    except Invalid as invalid:
        form.blame(invalid)
        return _choose_page(case, form, 422)
    if status == 200:
        form["words"].data = passphrases.proposed(choice.language) if text(form.lock) == "words" else ""
        note_opened(case_id, "own_copy.look")
    return _look_page(case, form, whole, found, status)


def _giving(case_id: int, choice: Choice, asked: c.Asked, *, encrypted: bool) -> c.GiveOwnCopy:
    """Return what is written down of a copy."""
    return c.GiveOwnCopy(
        case_id=case_id,
        asked=asked,
        language=choice.language,
        naming=choice.naming,
        parts=choice.parts,
        letters=choice.letters,
        documents=choice.documents,
        bundles=choice.bundles,
        encrypted=encrypted,
    )


def _first(case: CaseHeader, offered: dict[str, Sequence[Offered]]) -> dict[str, Any]:
    """Return what is ticked beforehand: everything that is not sensitive, in the language of the person."""
    return {
        "parts": [one.id for one in words.PARTS.values() if not one.sensitive],
        **{name: [str(one.id) for one in rows if one.ticked] for name, rows in offered.items()},
        "naming": "named" if case.identity != "anonymous" else "anonymous",
        "language": case.language if case.language in ("fr", "nl") else _tongue(),
        "lock": "words",
        "asked_on": clock.today(),
        "asked_by": "person",
    }


def _talked_about(case_id: int, choice: Choice, form: f.CopyForm) -> None:
    """Refuse something sensitive before it was said who could read it. Raises Invalid."""
    with reading(Permission.CASE_READ) as reader:
        sensitive = {one.id for one in documents(reader, case_id) if one.sensitive}
    delicate = bool(words.SENSITIVE & set(choice.parts) or sensitive & set(choice.documents) or choice.bundles)
    if delicate and not form.read_by_others.data:
        raise Invalid("read_by_others", reasons.READ_BY_OTHERS)


def _guessable(case_id: int) -> list[str]:
    """Return what whoever knows the person would try first."""
    with reading(Permission.CASE_READ) as reader:
        case, people = cases.header(reader, case_id), cases.people(reader, case_id)
        home = cases.dwelling(reader, case_id)
    return [
        case.reference,
        *(part for name in names_of(case, people) for part in name),
        *([] if home is None else [home.street]),
    ]


def _choose_page(case: CaseHeader, form: f.CopyForm, status: int) -> ResponseReturnValue:
    page = render_template("own_copy/choose.html", case=case, name=_name(case), form=form)
    return page, status


def _look_page(case: CaseHeader, form: f.CopyForm, whole: Content, found: Gathered, status: int) -> ResponseReturnValue:
    return render_template(
        "own_copy/look.html",
        case=case,
        name=_name(case),
        form=form,
        kept=form.kept(),
        parts=printed.parts(whole, _tongue()),
        whole=whole,
        left_out=[(one, words.NOT_SAID.get(one.truly, words.LEFT_OUT[one.why])) for one in found.left_out],
        spoken=form.tongue,
        lock=text(form.lock),
        proposed=text(form["words"]),
    ), status


def _sent(choice: Choice, key: str, given: c.GiveOwnCopy) -> Response:
    """Make the file in memory while it is sent, and write down that it was given; nothing of it stays here.

    Collecting, packing and locking take seconds. The bytes with which every such file begins leave before, so that the
    browser shows at once that the file is coming, without any script; what cannot be made breaks off and is no whole
    file.
    """

    def content() -> Iterator[bytes]:
        begins = passphrases.BEGINS if key else packing.BEGINS
        yield begins
        with reading(Permission.CASE_READ) as reader:
            made = packing.made(
                reader, given.case_id, choice, _fetch, user_id=actor().user_id, asked_on=given.asked.on
            ).archive
        made = passphrases.locked(made, key) if key else made
        act(given)
        note_opened(given.case_id, "own_copy.made")
        if "secret_address" in given.parts:
            note_opened(given.case_id, "own_copy.secret_address")
        yield made.removeprefix(begins)

    name = f"{FILE_NAME[given.language]}-{clock.today().isoformat()}.zip{'.age' if key else ''}"
    answer = sealed(stream_with_context(content()), "application/octet-stream" if key else "application/zip", name)
    answer.headers["X-Accel-Buffering"] = "no"  # a server in front that waited for the rest would hide the first bytes
    return answer


@bp.route("/cases/<int:case_id>/own-copy/<int:own_copy_id>/received", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def received(case_id: int, own_copy_id: int) -> ResponseReturnValue:
    """Note that the person received a copy."""
    with reading(Permission.CASE_READ) as reader:
        case, one = cases.header(reader, case_id), queries.copy(reader, case_id, own_copy_id)
    form = f.ReceiptForm(data={"received_on": clock.today()})
    form.prepare()
    status = saved(form, lambda: form.command(case_id, own_copy_id))
    if status == 303:
        flash(_("Noted: the person received the copy."), "success")
        return redirect(url_for(".index", case_id=case_id), 303)
    return render_template("own_copy/received.html", case=case, name=_name(case), form=form, one=one), status
