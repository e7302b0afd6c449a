"""The inbox: the list with its clock, a message by hand or as a file, the message beside its form."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.directory.queries import UnknownBody, body, communes_for_postal_code, cpas_for_commune
from app.foundation import clock, i18n
from app.foundation.answering import seen_version
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.i18n import _, say
from app.foundation.media import EXTENSIONS
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import act, actor, needs, note_opened, reading, sealed, settings, store, takes_files
from app.inbox import codes, queries, reasons
from app.inbox import commands as c
from app.inbox.answers import cleaned
from app.inbox.forms import (
    NEW,
    OTHER,
    AsideForm,
    ByHandForm,
    ConfirmForm,
    ForwardForm,
    TokenForm,
    UploadForm,
    shown_answers,
)
from app.inbox.matching import matches
from app.inbox.taking import MAIL, by_hand, take
from app.store import blobs
from app.store.search import by_reference

if TYPE_CHECKING:
    from datetime import date

    from flask.typing import ResponseReturnValue

    from app.inbox.matching import Match
    from app.inbox.queries import Following, MessageCard

bp = Blueprint("inbox", __name__, template_folder="templates")


def sender_in_words(sender: str) -> str:
    """Return who sent a message: the court by its name, or what they are."""
    if sender in codes.SENDERS:
        return say(codes.SENDERS[sender])
    try:
        return body(sender).name(i18n.language()) if sender else ""
    except UnknownBody:
        return sender


bp.add_app_template_filter(sender_in_words)


@bp.get("/inbox")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """List the messages, the new ones first, each with its clock."""
    status = request.args.get("status", "new")
    kind = request.args.get("kind", "")
    status = status if status in {*codes.STATUSES, "all"} else "new"
    with reading(Permission.CASE_READ) as reader:
        found = queries.messages(
            reader, status="" if status == "all" else status, kind=kind if kind in codes.KINDS else ""
        )
        counted = queries.counts(reader)
    return render_template(
        "inbox/index.html",
        messages=found,
        counted=counted,
        status=status,
        kind=kind,
        statuses=codes.STATUSES,
        kinds=codes.KINDS,
        channels=codes.CHANNELS,
        today=clock.today(),
        local=clock.local,
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.get("/inbox/new")
@needs(Permission.CASE_WRITE)
def choose() -> ResponseReturnValue:
    """Ask which message it is."""
    return render_template("inbox/choose.html", kinds=codes.KINDS)


@bp.route("/inbox/new/<kind>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def by_hand_form(kind: str) -> ResponseReturnValue:
    """Write a message down from paper or from the telephone."""
    if kind not in codes.KINDS:
        raise NotFound
    form = ByHandForm(data={"kind": kind, "received_on": clock.today()})
    form.kind.data = kind
    form.prepare()
    kept: list[c.Received] = []
    status = saved(form, lambda: _by_hand(form, kind), then=kept.append)
    if status == 303:
        return redirect(url_for(".show", message_id=kept[0].message_id), 303)
    return render_template("inbox/by_hand.html", form=form, kind=codes.KINDS[kind]), status


def _by_hand(form: ByHandForm, kind: str) -> c.ReceiveMessage:
    answers = form.answers()
    day = answers.received_on
    if day is not None and day > clock.today():
        raise Invalid("received_on", reasons.IN_THE_FUTURE)
    return c.ReceiveMessage(taken=by_hand(), channel="hand", kind=kind, answers=answers, received_at=_noon(day))


def _noon(day: date | None) -> datetime | None:
    """Return an instant of a day that was typed; ``None`` for today, which has an instant of its own."""
    if day is None or day == clock.today():
        return None
    return datetime.combine(day, time(12), clock.BRUSSELS)


@bp.route("/inbox/upload", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
@takes_files
def upload() -> ResponseReturnValue:
    """Put files into the inbox, each as a message of its own."""
    form = UploadForm(data={"received_on": clock.today()})
    refused: list[tuple[str, str]] = []
    kept: list[c.Received] = []
    if form.is_submitted() and form.validate():
        try:
            kept = _uploaded(form, refused)
        except Invalid as invalid:
            form.blame(invalid)
    if kept and not refused:
        for one in kept:
            if one.duplicate_of_id is not None:
                flash(_("This message was here already: it is linked to the earlier one."), "info")
        if len(kept) == 1:
            return redirect(url_for(".show", message_id=kept[0].message_id), 303)
        return redirect(url_for(".index"), 303)
    page = render_template(
        "inbox/upload.html", form=form, refused=refused, kept=len(kept), megabytes=settings().upload_megabytes
    )
    return page, 422 if form.is_submitted() else 200


def _uploaded(form: UploadForm, refused: list[tuple[str, str]]) -> list[c.Received]:
    most = settings().upload_megabytes * 1024 * 1024
    received_at = _noon(form.day())
    kept = []
    for one in form.chosen():
        with one.stream as stream:
            content = stream.read(most + 1)
        name = "".join(sign for sign in str(one.filename) if sign.isprintable())[:60]
        if len(content) > most:
            refused.append(
                (name, _("This file is larger than %(megabytes)s MB.", megabytes=settings().upload_megabytes))
            )
            continue
        try:
            taken = take(content)
        except Invalid as invalid:
            refused.append((name, say(invalid.text)))
            continue
        kept.append(act(c.ReceiveMessage(taken=taken, channel="upload", received_at=received_at)))
    return kept


@bp.route("/inbox/<int:message_id>", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def show(message_id: int) -> ResponseReturnValue:
    """Show a message beside its form: what was read, the cases that resemble, the dates that would follow."""
    with reading(Permission.CASE_READ) as reader:
        card = queries.message(reader, message_id)
    if card.status != "new":
        return _decided(card)
    kind = request.values.get("kind", "") if request.values.get("kind", "") in codes.KINDS else card.kind
    form = _confirm_form(card, kind)
    status, done = 200, None
    found = _matches(card, form)
    form.offer(found)
    if form.is_submitted() and form.look.data:
        form.validate()
    elif form.is_submitted():
        if not actor().may(Permission.CASE_PROGRESS):
            raise NotFound
        result: list[c.Confirmed] = []
        status = saved(form, lambda: _confirm(form, card), then=result.append)
        if status == 409:
            now = _again(message_id)
            form.version.data, form.version.raw_data = str(now.version), None
            return (_decided(now), 409) if now.status != "new" else (_page(card, form, found), 409)
        done = result[0] if result else None
    if done is not None:
        _tell(done)
        return redirect(url_for("cases.show", case_id=done.case_id), 303)
    if not form.is_submitted() and not form.chosen():
        form.target.data = next((str(one.case_id) for one in found if one.sure), "" if found else NEW)
    return _page(card, form, found), status


def _again(message_id: int) -> MessageCard:
    with reading(Permission.CASE_READ) as reader:
        return queries.message(reader, message_id)


def _tell(done: c.Confirmed) -> None:
    if done.opened:
        flash(_("The case is open, with what the message tells."), "success")
    elif done.moved:
        flash(_("The message is in the case, and the case moved on."), "success")
    else:
        flash(_("The message is in the case, its dates are written down. The case stays where it is."), "success")


def _confirm_form(card: MessageCard, kind: str) -> ConfirmForm:
    received_on = clock.local(card.received_at).date()
    data: dict[str, Any] = shown_answers(card.answers_for(kind), received_on)
    form = ConfirmForm(data=data | {"kind": kind, "version": str(card.version)})
    form.kind.data = kind
    form.prepare()
    return form


def _matches(card: MessageCard, form: ConfirmForm) -> tuple[Match, ...]:
    with reading(Permission.CASE_READ) as reader:
        asked = form.answers()
        return matches(reader, asked, besides=card.id)


def _target(form: ConfirmForm) -> int | None:
    """Return the case that was chosen, ``None`` for a new one. Raises Invalid."""
    chosen = form.chosen()
    if chosen == NEW:
        return None
    if chosen == OTHER:
        with reading(Permission.CASE_READ) as reader:
            key = by_reference(reader, str(form.reference.data or ""))
        if key is None:
            raise Invalid("reference", reasons.NO_CASE)
        return key
    if not chosen.isdecimal():
        raise Invalid("target", reasons.NOT_OFFERED)
    return int(chosen)


def _confirm(form: ConfirmForm, card: MessageCard) -> c.ConfirmMessage:
    return c.ConfirmMessage(
        message_id=card.id,
        version=form.seen(),
        kind=str(form.kind.data or ""),
        answers=form.answers(),
        case_id=_target(form),
    )


def _following(form: ConfirmForm, card: MessageCard) -> Following | None:
    """Return the dates that would follow with what stands in the form now; ``None`` while the kind is not known."""
    kind = str(form.kind.data or "")
    if kind not in codes.KINDS:
        return None
    try:
        case_id = _target(form)
        answers = cleaned(kind, form.answers())
    except Invalid:
        return None
    received_on = answers.received_on or clock.local(card.received_at).date()
    with reading(Permission.CASE_READ) as reader:
        return queries.following(reader, case_id, kind, answers, received_on)


def _page(card: MessageCard, form: ConfirmForm, found: tuple[Match, ...]) -> str:
    kind = str(form.kind.data or "")
    answers = form.answers()
    with reading(Permission.CASE_READ) as reader:
        alike = queries.same_elsewhere(reader, card, kind, answers)
        own = queries.own_communes(reader)
    forward, aside = ForwardForm(formdata=None), AsideForm(formdata=None)
    forward.prepare()
    forward.version.data = aside.version.data = str(card.version)
    elsewhere = _elsewhere(answers.postal_code, answers.commune_nis, own)
    if elsewhere:
        forward.commune_nis.data = elsewhere
    return render_template(
        "inbox/show.html",
        card=card,
        form=form,
        kind=codes.KINDS.get(kind),
        kinds=codes.KINDS,
        found=found,
        alike=alike,
        forward=forward,
        aside=aside,
        elsewhere=cpas_for_commune(elsewhere) if elsewhere else None,
        following=_following(form, card),
        read={one["field"]: one for one in card.proposed},
        unreadable=bool(card.files) and not card.text.strip(),
        mail=MAIL,
        problem=reasons.problem,
        today=clock.today(),
        local=clock.local,
        channels=codes.CHANNELS,
        may_write=actor().may(Permission.CASE_PROGRESS),
    )


def _elsewhere(postal_code: str, commune_nis: str, own: frozenset[str]) -> str:
    """Return the commune of a dwelling that lies outside the communes of the service; empty: inside, or not known."""
    communes = {one.nis for one in communes_for_postal_code(postal_code)} if postal_code else set()
    if commune_nis in communes:
        communes = {commune_nis}
    return "" if not own or not communes or communes & own else min(communes)


def _decided(card: MessageCard) -> str:
    with reading(Permission.CASE_READ) as reader:
        names = cases.person_names(reader)
    return render_template(
        "inbox/decided.html",
        card=card,
        kind=codes.KINDS.get(card.kind),
        status=codes.STATUSES[card.status],
        centre=body(card.forwarded_to) if card.forwarded_to else None,
        by=names.get(card.decided_by_id or 0, ""),
        labels=codes.DATE_LABELS,
        mail=MAIL,
        problem=reasons.problem,
        local=clock.local,
        may_write=actor().may(Permission.CASE_WRITE),
    )


def _after(command: Any, message_id: int, words: str) -> ResponseReturnValue:
    """Run a small decision; what stands against it is told on the page of the message."""
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
        return redirect(url_for(".show", message_id=message_id), 303)
    except StaleCase:
        flash(say(reasons.DECIDED), "error")
        return redirect(url_for(".show", message_id=message_id), 303)
    flash(words, "success")
    return redirect(url_for(".show", message_id=message_id), 303)


@bp.post("/inbox/<int:message_id>/forward")
@needs(Permission.CASE_WRITE)
def forward(message_id: int) -> ResponseReturnValue:
    """Send a message of another commune on."""
    card = _again(message_id)
    form = ForwardForm()
    version = seen_version(form.version) or 0
    command = c.ForwardMessage(
        message_id=card.id, version=version, commune_nis=str(form.commune_nis.data or ""), kind=card.kind
    )
    return _after(command, message_id, _("The message goes on. The acknowledgement is ready to be printed or sent."))


@bp.post("/inbox/<int:message_id>/aside")
@needs(Permission.CASE_WRITE)
def aside(message_id: int) -> ResponseReturnValue:
    """Set a message aside, with the reason."""
    card = _again(message_id)
    form = AsideForm()
    version = seen_version(form.version) or 0
    command = c.SetMessageAside(message_id=card.id, version=version, because=str(form.because.data or ""))
    return _after(command, message_id, _("The message is set aside."))


@bp.post("/inbox/<int:message_id>/same/<int:other_id>")
@needs(Permission.CASE_WRITE)
def same(message_id: int, other_id: int) -> ResponseReturnValue:
    """Link a message to an earlier one that says the same."""
    card = _again(message_id)
    command = c.LinkDuplicate(message_id=card.id, version=card.version, duplicate_of_id=other_id)
    return _after(command, message_id, _("The message is linked as a duplicate."))


@bp.post("/inbox/<int:message_id>/back")
@needs(Permission.CASE_WRITE)
def back(message_id: int) -> ResponseReturnValue:
    """Have a message wait again."""
    card = _again(message_id)
    command = c.BringBackMessage(message_id=card.id, version=card.version)
    return _after(command, message_id, _("The message waits again."))


@bp.get("/inbox/<int:message_id>/files/<int:file_id>")
@needs(Permission.CASE_READ)
def file(message_id: int, file_id: int) -> ResponseReturnValue:
    """Send a file of a message, to be saved: the working copy, or the bytes as received where there is none."""
    with reading(Permission.CASE_READ) as reader:
        card = queries.message(reader, message_id)
        found = queries.file_of(reader, message_id, file_id)
    if card.case_id is not None:
        note_opened(card.case_id, "inbox.file")
    if found.copy_sha256 is not None and found.copy_media_type is not None:
        name = f"message-{message_id}-{found.id}.{EXTENSIONS.get(found.copy_media_type, 'bin')}"
        return _sent(found.copy_sha256, found.copy_media_type, name)
    name = f"message-{message_id}-{found.id}.{'eml' if found.media_type == MAIL else 'bin'}"
    return _sent(found.sha256, "application/octet-stream", name)


@bp.get("/inbox/<int:message_id>/files/<int:file_id>/picture")
@needs(Permission.CASE_READ)
def picture(message_id: int, file_id: int) -> ResponseReturnValue:
    """Send the picture of the first page of a file."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.file_of(reader, message_id, file_id)
    if found.preview_sha256 is None:
        raise NotFound
    return _sent(found.preview_sha256, "image/jpeg")


def _sent(digest: str, media_type: str, name: str = "") -> Response:
    return sealed(blobs.fetch(store().blob_dir, digest), media_type, name)


@bp.route("/administration/tokens", methods=["GET", "POST"])
@needs(Permission.ORGANISATION_MANAGE)
def tokens() -> ResponseReturnValue:
    """List the tokens of programs, and make one; it is shown once."""
    form = TokenForm()
    made: list[str] = []
    status = saved(form, lambda: c.CreateApiToken(name=str(form.name.data or "")), then=made.append)
    with reading(Permission.ORGANISATION_MANAGE) as reader:
        found = queries.tokens(reader)
    if made:
        form = TokenForm(formdata=None)
    page = render_template("inbox/tokens.html", form=form, tokens=found, made=made[0] if made else "")
    return page, 200 if made else status


@bp.post("/administration/tokens/<int:token_id>/revoke")
@needs(Permission.ORGANISATION_MANAGE)
def revoke(token_id: int) -> ResponseReturnValue:
    """Close an interface to a program."""
    act(c.RevokeApiToken(token_id=token_id))
    flash(_("The token opens nothing any more."), "success")
    return redirect(url_for(".tokens"), 303)
