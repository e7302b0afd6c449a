"""The pages of the evidence register: pieces, originals, custody, witnesses, belongings, bundles, the proof of all."""

from __future__ import annotations

import base64
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.checks.queries import service_of
from app.evidence import commands as c
from app.evidence import forms as f
from app.evidence import printed, queries, reasons
from app.evidence.codes import MOST_FILES, RECORDINGS_LARGER
from app.evidence.taking import Taken, take
from app.foundation import clock
from app.foundation.answering import seen_version, text
from app.foundation.called import called
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.i18n import _, ngettext, say
from app.foundation.media import EXTENSIONS
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import (
    act,
    actor,
    needs,
    note_opened,
    reading,
    sealed,
    sent_by_script,
    sent_to,
    settings,
    store,
    takes_files,
)
from app.store import blobs
from workflows import evidence as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.evidence.pages import Bundle
    from app.evidence.queries import BundleCard, FileCard, ItemCard
    from app.foundation.command import Command

bp = Blueprint("evidence", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of the register."""
    return {"evidence_words": words}


def _home(case_id: int) -> str:
    return url_for(".index", case_id=case_id)


def _fetch(digest: str) -> bytes:
    return blobs.fetch(store().blob_dir, digest)


def _may_write(case: CaseHeader) -> bool:
    return actor().may(Permission.CASE_WRITE) and case.closed_on is None


@bp.get("/cases/<int:case_id>/evidence")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show the register: pieces, witnesses, belongings, bundles, and where the track stands."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        shown: dict[str, Any] = {
            "items": queries.items(reader, case_id),
            "witnesses": queries.witnesses(reader, case_id),
            "losses": queries.losses(reader, case_id),
            "bundles": queries.bundles(reader, case_id),
            "track": queries.track_state(reader, case_id),
            "agreed": queries.witnesses_agreed(reader, case_id),
            "secured": queries.anything_secured(reader, case_id),
            "names": cases.person_names(reader),
        }
    note_opened(case_id, "evidence.index")
    return render_template(
        "evidence/index.html",
        case=case,
        name=called(case.display_name),
        total=sum(one.value_cents or 0 for one in shown["losses"] if one.state != "returned"),
        witness_name=f.witness_name,
        may_write=_may_write(case),
        **shown,
    )


def _received(form: Any) -> Taken:
    """Return the files of a form that was sent; what is wrong with any is told, and then none is kept."""
    sent = [one for one in (*(form.photo.data or ()), *(form.file.data or ())) if one and one.filename]
    valid = form.validate()
    if not sent:
        form.blame(Invalid("file", reasons.NOTHING_CHOSEN))
    elif not valid and not sent_by_script():
        again = _("Correct what is marked, then choose the files again: a browser does not keep them.")
        form.file.errors = [*form.file.errors, again]
    if not sent or not valid:
        for one in sent:
            one.close()
        return Taken()
    taken = take(sent, settings().upload_megabytes)
    if taken.refused:
        form.file.errors = [_("Nothing was kept: see why above, then choose the good files again.")]
        taken.files = []
    return taken


def _files_page(case: CaseHeader, form: Any, taken: Taken, back: str, one: ItemCard | None = None) -> str:
    most = settings().upload_megabytes
    return render_template(
        "evidence/new.html",
        case=case,
        name=called(case.display_name),
        form=form,
        back=back,
        one=one,
        refused=taken.refused,
        most_files=MOST_FILES,
        megabytes=most,
        recording_megabytes=RECORDINGS_LARGER * most,
        together=settings().upload_megabytes_together,
    )


@bp.route("/cases/<int:case_id>/evidence/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
@takes_files
def new(case_id: int) -> ResponseReturnValue:
    """Keep a new piece: photos straight from the camera, or files of any kind that is taken."""
    with reading(Permission.CASE_READ) as reader:
        case, seen = cases.header(reader, case_id), queries.witnesses(reader, case_id)
    form = f.PieceForm(data={"kind": request.args.get("kind") if request.args.get("kind") in words.KINDS else "photo"})
    form.prepare(seen)
    status, taken = 200, Taken()
    if form.is_submitted():
        taken = _received(form)
        files = taken.files
        status = 422
        if files:
            status = saved(form, lambda: c.AddEvidence(case_id=case_id, files=tuple(files), said=form.said()))
            if status == 303:
                told = ngettext(
                    "The original is kept with its fingerprint.",
                    "%(num)s originals are kept with their fingerprints.",
                    len(files),
                )
                flash(told, "success")
                return sent_to(_home(case_id))
    return _files_page(case, form, taken, _home(case_id)), status


@bp.get("/cases/<int:case_id>/evidence/<int:item_id>")
@needs(Permission.CASE_READ)
def show(case_id: int, item_id: int) -> ResponseReturnValue:
    """Show a piece with its files and its chain of custody."""
    return _piece_page(case_id, item_id)


def _piece_page(case_id: int, item_id: int, *, opened: dict[int, str] | None = None) -> str:
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        one = queries.item(reader, case_id, item_id)
        seen = {row.id: row for row in queries.witnesses(reader, case_id)}
        names = cases.person_names(reader)
    if opened is None:
        note_opened(case_id, "evidence.show")
    witness = seen.get(one.head.witness_id or 0)
    return render_template(
        "evidence/show.html",
        case=case,
        name=called(case.display_name),
        one=one,
        opened=opened or {},
        witness=f.witness_name(witness) if witness else "",
        names=names,
        may_write=_may_write(case),
        may_open=actor().may(Permission.CASE_WRITE),
    )


@bp.post("/cases/<int:case_id>/evidence/<int:item_id>/look")
@needs(Permission.CASE_WRITE)
def look(case_id: int, item_id: int) -> ResponseReturnValue:
    """Open a sensitive piece on purpose; the reading is written down first."""
    with reading(Permission.CASE_READ) as reader:
        one = queries.item(reader, case_id, item_id)
    note_opened(case_id, "evidence.sensitive_look")
    pictures = {
        file.id: f"data:image/jpeg;base64,{base64.b64encode(_fetch(file.preview_sha256)).decode()}"
        for file in one.files
        if file.preview_sha256
    }
    return _piece_page(case_id, item_id, opened=pictures)


@bp.route("/cases/<int:case_id>/evidence/<int:item_id>/files", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
@takes_files
def more(case_id: int, item_id: int) -> ResponseReturnValue:
    """Keep more files of a piece."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        one = queries.item(reader, case_id, item_id)
    form, status, taken = f.FilesForm(), 200, Taken()
    back = url_for(".show", case_id=case_id, item_id=item_id)
    if form.is_submitted():
        taken = _received(form)
        files = taken.files
        status = 422
        if files:
            status = saved(form, lambda: c.AddEvidenceFiles(case_id=case_id, item_id=item_id, files=tuple(files)))
            if status == 303:
                flash(_("Kept."), "success")
                return sent_to(back)
    return _files_page(case, form, taken, back, one), status


def _form_page(
    case: CaseHeader,
    form: Any,
    command: Callable[[], Command[Any]],
    *,
    title: str,
    back: str,
    present: Callable[[], Any] | None = None,
    intro: str = "",
) -> ResponseReturnValue:
    """Save a form, or show it again with what is wrong."""
    status = saved(form, command, present)
    if status == 303:
        flash(_("Noted."), "success")
        return redirect(back, 303)
    page = render_template(
        "evidence/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        back=back,
        stale=status == 409,
        intro=intro,
    )
    return page, status


def _shown(card: Any, **more: Any) -> dict[str, Any]:
    """Return the values of a card for a form."""
    return {one.name: getattr(card, one.name) for one in fields(card)} | {"version": str(card.version)} | more


@bp.route("/cases/<int:case_id>/evidence/<int:item_id>/change", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def change(case_id: int, item_id: int) -> ResponseReturnValue:
    """Correct what is said of a piece."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        queries.item(reader, case_id, item_id)

    def asked(**options: Any) -> f.SaidForm:
        with reading(Permission.CASE_READ) as reader:
            head, seen = queries.item(reader, case_id, item_id).head, queries.witnesses(reader, case_id)
        form = f.SaidForm(data=_shown(head, witness_id=str(head.witness_id or "")), **options)
        form.prepare(seen)
        return form

    form = asked()
    return _form_page(
        case,
        form,
        lambda: c.ChangeEvidence(
            case_id=case_id, item_id=item_id, version=seen_version(form.version) or 0, said=form.said()
        ),
        title=_("Correct what is said of this piece"),
        back=url_for(".show", case_id=case_id, item_id=item_id),
        present=lambda: asked(formdata=None),
        intro=_("The files are never touched. The chain of custody says that the description was corrected."),
    )


@bp.route("/cases/<int:case_id>/evidence/<int:item_id>/strike", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def strike(case_id: int, item_id: int) -> ResponseReturnValue:
    """Set a piece aside, with the reason."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        head = queries.item(reader, case_id, item_id).head
    form = f.StrikeForm(data={"version": str(head.version)})
    return _form_page(
        case,
        form,
        lambda: c.StrikeEvidence(
            case_id=case_id,
            item_id=item_id,
            version=seen_version(form.version) or 0,
            because=text(form.because),
        ),
        title=_("Set this piece aside"),
        back=url_for(".show", case_id=case_id, item_id=item_id),
        present=lambda: f.StrikeForm(formdata=None, data={"version": str(head.version)}),
        intro=_("It stays readable with its reason and enters no bundle any more. Nothing is deleted."),
    )


@bp.route("/cases/<int:case_id>/evidence/<int:item_id>/step", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def step(case_id: int, item_id: int) -> ResponseReturnValue:
    """Note what happened to a piece: copied, shown, handed over, given back."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        queries.item(reader, case_id, item_id)
    form = f.StepForm(data={"happened_on": clock.today(), "kind": "handed"})
    form.prepare()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, item_id),
        title=_("Note what happened to this piece"),
        back=url_for(".show", case_id=case_id, item_id=item_id),
        intro=_("A step of custody is never changed or deleted. A mistake is put right by a new step."),
    )


def _file(case_id: int, file_id: int) -> tuple[ItemCard, FileCard]:
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        return queries.file(reader, case_id, file_id)


@bp.get("/cases/<int:case_id>/evidence/file/<int:evidence_file_id>/<any(thumbnail, preview):size>")
@needs(Permission.CASE_READ)
def picture(case_id: int, evidence_file_id: int, size: str) -> ResponseReturnValue:
    """Send the picture of a file; there is none of a sensitive piece."""
    one, file = _file(case_id, evidence_file_id)
    digest = file.thumbnail_sha256 if size == "thumbnail" else file.preview_sha256
    if digest is None or one.sensitive:
        raise NotFound
    return sealed(_fetch(digest), "image/jpeg")


@bp.get("/cases/<int:case_id>/evidence/file/<int:evidence_file_id>/copy")
@needs(Permission.CASE_WRITE)
def working_copy(case_id: int, evidence_file_id: int) -> ResponseReturnValue:
    """Send the working copy without place and time, to be saved."""
    one, file = _file(case_id, evidence_file_id)
    if file.copy_sha256 is None or file.copy_media_type is None:
        raise NotFound
    note_opened(case_id, "evidence.sensitive_copy" if one.sensitive else "evidence.copy")
    name = f"piece-{one.number}-{file.id}.{EXTENSIONS[file.copy_media_type]}"
    return sealed(_fetch(file.copy_sha256), file.copy_media_type, name)


@bp.route("/cases/<int:case_id>/evidence/file/<int:evidence_file_id>/original", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def original(case_id: int, evidence_file_id: int) -> ResponseReturnValue:
    """Ask whether it must be the original, with all it may tell; write it into the chain and send it."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    one, file = _file(case_id, evidence_file_id)
    if request.method == "GET":
        return render_template("evidence/original.html", case=case, one=one, file=file)
    note_opened(case_id, "evidence.original")
    digest, media_type = act(c.OpenOriginal(case_id=case_id, file_id=evidence_file_id))
    name = f"piece-{one.number}-{file.id}-original.{EXTENSIONS[media_type]}"
    return sealed(_fetch(digest), media_type, name)


@bp.route("/cases/<int:case_id>/evidence/witness", methods=["GET", "POST"], defaults={"witness_id": None})
@bp.route("/cases/<int:case_id>/evidence/witness/<int:witness_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def witness(case_id: int, witness_id: int | None) -> ResponseReturnValue:
    """Note a witness and their own consent."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)

    def asked(**options: Any) -> f.WitnessForm:
        data: dict[str, Any] = {}
        if witness_id is not None:
            with reading(Permission.CASE_READ) as reader:
                card = queries.witness(reader, case_id, witness_id)
            agreed = [code for code in words.WITNESS_AGREES if getattr(card, f"for_{code}")]
            data = _shown(card, for_whom=agreed)
        form = f.WitnessForm(data=data, **options)
        form.prepare()
        return form

    form = asked()
    if form.is_submitted() and witness_id is None:
        form.version.data = ""
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, witness_id),
        title=_("A witness") if witness_id is None else _("This witness"),
        back=_home(case_id),
        present=lambda: asked(formdata=None),
        intro=_(
            "A witness may be afraid. Explain who reads their words, and that refusing has no consequence. Without "
            "their consent neither name nor words are kept; when they withdraw it, both are taken out."
        ),
    )


@bp.route("/cases/<int:case_id>/evidence/loss", methods=["GET", "POST"], defaults={"loss_id": None})
@bp.route("/cases/<int:case_id>/evidence/loss/<int:loss_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def loss(case_id: int, loss_id: int | None) -> ResponseReturnValue:
    """Note a belonging that is missing, kept or broken."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)

    def asked(**options: Any) -> f.LossForm:
        data: dict[str, Any] = {}
        if loss_id is not None:
            with reading(Permission.CASE_READ) as reader:
                card = queries.loss(reader, case_id, loss_id)
            data = _shown(card, value=None if card.value_cents is None else card.value_cents / 100)
        form = f.LossForm(data=data, **options)
        form.prepare()
        return form

    form = asked()
    return _form_page(
        case,
        form,
        lambda: form.command(case_id, loss_id),
        title=_("A belonging"),
        back=_home(case_id),
        present=lambda: asked(formdata=None),
    )


@bp.post("/cases/<int:case_id>/evidence/loss/<int:loss_id>/strike")
@needs(Permission.CASE_WRITE)
def strike_loss(case_id: int, loss_id: int) -> ResponseReturnValue:
    """Take a belonging off the list."""
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        card = queries.loss(reader, case_id, loss_id)
    return _acted(case_id, c.StrikeLoss(case_id=case_id, loss_id=loss_id, version=card.version))


@bp.get("/cases/<int:case_id>/evidence/verify")
@needs(Permission.CASE_READ)
def verify(case_id: int) -> ResponseReturnValue:
    """Take the fingerprint of every original again and say whether all are as they were received."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.checked(reader, case_id, _fetch)
    note_opened(case_id, "evidence.verify")
    return render_template(
        "evidence/verify.html",
        case=case,
        name=called(case.display_name),
        found=found,
        wrong=[one for one in found if one.state != "intact"],
        now=clock.now(),
    )


@bp.route("/cases/<int:case_id>/evidence/bundle/for-<any(lawyer, police, judge):recipient>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def bundle(case_id: int, recipient: str) -> ResponseReturnValue:
    """Choose what a lawyer, the police or a judge is given; nothing is chosen beforehand."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        hidden = queries.secret(reader, case_id)
        items, seen = queries.items(reader, case_id), queries.witnesses(reader, case_id)
        losses = queries.losses(reader, case_id)
    by_key = {one.id: one for one in seen}
    barred = [one for one in items if one.head.struck_on is None and queries.barred(one, by_key, recipient)]
    may = {str(one.head.id): _label(one) for one in items if not queries.barred(one, by_key, recipient)}
    heard = {str(one.id): f.witness_name(one) for one in seen if one.agrees_for(recipient) and one.statement}
    form = f.BundleForm()
    form.prepare(may, heard, any_losses=bool(losses))
    status = saved(form, lambda: _made(case_id, form.choice(recipient)))
    if status == 303:
        flash(_("The bundle is made and kept with its fingerprint."), "success")
        return redirect(_home(case_id), 303)
    if status == 409:
        form.form_errors.append(_("Somebody changed this meanwhile. Look at it again."))
    page = render_template(
        "evidence/bundle.html",
        case=case,
        name=called(case.display_name),
        form=form,
        recipient=recipient,
        barred=barred,
        silent=[one for one in seen if not one.agrees_for(recipient)],
        secret=hidden,
        anything=bool(may or heard or losses),
        recorded=any(file.recorded for one in items for file in one.files),
        back=_home(case_id),
    )
    return page, status


def _label(one: ItemCard) -> str:
    shows = one.head.shows if len(one.head.shows) <= 80 else f"{one.head.shows[:80]}…"
    return f"{one.number}. {say(words.KINDS[one.head.kind])}: {shows}"


def _made(case_id: int, choice: queries.Choice) -> c.KeepBundle:
    """Return the bundle that was chosen, with its pages. Raises Invalid, NotFound."""
    on = clock.today()
    with reading(Permission.CASE_READ) as reader:
        number = queries.next_number(reader, case_id)
        found = queries.contents(reader, case_id, choice, number=number, made_on=on)
        service = service_of(reader)
    made = printed.made(found, _fetch, service)
    return c.KeepBundle(
        case_id=case_id,
        choice=choice,
        number=number,
        made_on=on,
        pages=made.pages,
        pdf=made.pdf,
        contents=found.as_dict(),
        manifest=made.manifest,
    )


def _bundle(case_id: int, bundle_id: int) -> BundleCard:
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        return queries.bundle(reader, case_id, bundle_id)


@bp.get("/cases/<int:case_id>/evidence/bundle/<int:bundle_id>.<any(pdf, json):what>")
@needs(Permission.CASE_WRITE)
def kept(case_id: int, bundle_id: int, what: str) -> ResponseReturnValue:
    """Send a bundle or its list as it was kept."""
    card = _bundle(case_id, bundle_id)
    note_opened(case_id, "evidence.bundle")
    digest, kind = (card.pdf_sha256, "application/pdf") if what == "pdf" else (card.manifest_sha256, "application/json")
    return sealed(_fetch(digest), kind, f"bundle-{card.number}-{card.language}.{what}")


@bp.post("/cases/<int:case_id>/evidence/bundle/<int:bundle_id>.zip")
@needs(Permission.CASE_WRITE)
def packed(case_id: int, bundle_id: int) -> ResponseReturnValue:
    """Send the lawyer's archive: PDF, list and originals; with a secret address copies without place alone."""
    card = _bundle(case_id, bundle_id)
    if card.recipient != "lawyer":
        raise NotFound
    with reading(Permission.CASE_READ) as reader:
        originals = not queries.secret(reader, case_id)
    found = queries.listed(_fetch(card.manifest_sha256))
    note_opened(case_id, "evidence.archive")
    _note_opened_originals(case_id, found, originals=originals)
    content = printed.archive(found, _fetch(card.pdf_sha256), _fetch(card.manifest_sha256), _fetch, originals=originals)
    return sealed(content, "application/zip", f"bundle-{card.number}-{card.language}.zip")


def _note_opened_originals(case_id: int, found: Bundle, *, originals: bool) -> None:
    if not originals:
        return
    wanted = {file.sha256 for piece in found.pieces for file in piece.files}
    with reading(Permission.CASE_READ) as reader:
        held = [file.id for one in queries.items(reader, case_id) for file in one.files if file.sha256 in wanted]
    for file_id in held:
        act(c.OpenOriginal(case_id=case_id, file_id=file_id))


@bp.post("/cases/<int:case_id>/evidence/track/<any(secured, handed_to_lawyer):move>")
@needs(Permission.CASE_PROGRESS)
def track(case_id: int, move: str) -> ResponseReturnValue:
    """Move the track of the evidence of the incident."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    return _acted(case_id, c.MoveEvidenceTrack(case_id=case_id, version=case.version, event=move, on=clock.today()))


def _acted(case_id: int, command: Command[Any]) -> ResponseReturnValue:
    try:
        act(command)
    except Invalid as invalid:
        flash(say(invalid.text), "error")
    except Refused as refused:
        for reason in refused.reasons:
            flash(say(reason.text), "error")
    except StaleCase:
        flash(_("Somebody changed this meanwhile. Look at it again."), "error")
    else:
        flash(_("Noted."), "success")
    return redirect(_home(case_id), 303)
