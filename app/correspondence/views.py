"""The letter screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for

from app.correspondence import commands, drafting, forms, queries
from app.foundation import clock, i18n
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.forms import choices, given
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import act, actor, needs, reading, store
from app.store import blobs
from app.store.tables import Letter
from letters.context import LetterContext, addressees
from letters.html import paragraphs
from letters.paragraphs import EditError
from letters.profiles import SENDINGS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.correspondence.drafting import Draft
    from app.correspondence.queries import CaseLine
    from app.store.reading import Reader
    from letters.profiles import LanguageChoice
    from letters.text import Language

bp = Blueprint("correspondence", __name__, template_folder="templates")


@bp.route("/cases/<int:case_id>/letters/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def choose(case_id: int) -> ResponseReturnValue:
    """Choose which letter to prepare, in which language and from which check."""
    form = forms.ChooseForm()
    wanted = request.args.get("check_record", type=int)
    with reading(Permission.CASE_READ) as reader:
        case = queries.case_line(reader, case_id)
        checks = queries.checks_of(reader, case_id)
        record_id = form.check_record.data or wanted or (checks[0].id if checks else None)
        offers = queries.offers(reader, case_id, int(record_id) if record_id else None)
        asked = (
            form.letter.data
            or request.args.get("letter")
            or next((offer.spec.id for offer in offers if offer.suggested), "contest_indexation")
        )
        choice = queries.language_choice(reader, case_id, drafting.spec_of(asked))
    form.letter.choices = choices((offer.spec.id, forms.i18n_both(offer.spec.title)) for offer in offers)
    form.language.choices = choices(i18n.LANGUAGE_NAMES.items())
    form.check_record.choices = choices(
        [("", _("none"))]
        + [(str(line.id), _("check of %(day)s", day=line.as_of.strftime("%d/%m/%Y"))) for line in checks]
    )
    if request.method == "GET":
        form.letter.data, form.language.data = asked, choice.language
        form.check_record.data = str(record_id or "")
    if form.validate_on_submit():
        letter_id = act(
            commands.PrepareLetter(
                case_id=case_id,
                letter=given(form.letter),
                language=given(form.language),
                dated_on=clock.today(),
                check_record_id=int(form.check_record.data) if form.check_record.data else None,
                options=first_options(given(form.letter)),
            )
        )
        return redirect(url_for(".show", letter_id=letter_id))
    status = 422 if form.is_submitted() else 200
    return render_template("correspondence/choose.html", form=form, case=case, offers=offers, choice=choice), status


def first_options(letter: str) -> dict[str, Any]:
    """Return what a new draft begins with: its usual annexes and papers."""
    spec = drafting.spec_of(letter)
    options: dict[str, Any] = {"annexes": [code for code in spec.annexes if code != "mandate"]}
    if "documents" in spec.needs:
        options["documents"] = ["epb_certificate", "registration_proof"]
    return options


def _letter(reader: Reader, letter_id: int) -> Letter:
    return reader.one(Letter, letter_id)


@bp.route("/letters/<int:letter_id>", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def show(letter_id: int) -> ResponseReturnValue:
    """Write a draft, or see an issued letter with its proof and its answer."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        case = queries.case_line(reader, letter.case_id)
        if letter.status != "draft":
            return _issued_page(reader, letter, case)
        draft = drafting.draft_of(reader, letter, actor().user_id)
        choice = queries.language_choice(reader, letter.case_id, draft.spec)
    if draft.context is None:
        return render_template(
            "correspondence/not_ready.html", letter=letter, case=case, draft=draft, case_part=case_part
        )
    form, own = _draft_form(letter, draft)
    if form.validate_on_submit():
        options = forms.options_of(form, draft.spec, letter.options)
        if not form.errors:
            saved = _save(letter, form, options, own)
            if saved is not None:
                return saved
    return _draft_page(letter, case, draft, choice, form), 422 if form.errors else 200


PARTS = {"household": "cases.household", "dwelling": "cases.dwelling", "landlord": "cases.parties"}
"""Where in the case a missing part is written down."""


def case_part(case_id: int, part: str) -> str:
    """Return the address of the page where a missing part of the case belongs."""
    endpoint = PARTS[part]
    known = endpoint in current_app.view_functions
    return url_for(endpoint, case_id=case_id) if known else url_for("cases.show", case_id=case_id)


def _draft_form(letter: Letter, draft: Draft) -> tuple[forms.LetterForm, list[Any]]:
    if draft.context is None:
        raise NotFound
    own = paragraphs(draft.spec, _language(letter.language), draft.context)
    edits = drafting.edits_in(letter, letter.language)
    context, options = draft.context, letter.options
    data: dict[str, Any] = {
        "language": letter.language,
        "dated_on": letter.dated_on,
        "deadline_on": context.letter.deadline_on,
        "sending_mode": context.letter.sending,
        "their_reference": options.get("their_reference", ""),
        "annexes": list(context.letter.annexes),
        "window": context.letter.window,
        "addressee": str(context.letter.addressee),
        "grounds": list(context.grounds),
        "documents": list(context.documents),
        "refund_table": forms.write_table(options.get("months", ())),
        "iban": options.get("iban", ""),
        "holder": options.get("holder", ""),
        "set_off": bool(options.get("set_off")),
        "reminded_on": context.registration.reminded_on,
        "refund_due": context.rent.due or context.rent.ceiling,
        "refund_paid": context.rent.asked,
    }
    office = options.get("office") or {}
    address = office.get("address") or {}
    data |= {
        "office_name": office.get("name", ""),
        "office_street": address.get("street_fr", ""),
        "office_number": address.get("number") or "",
        "office_postcode": address.get("postcode", ""),
        "office_commune": address.get("commune_fr") or "",
    }
    data |= {forms.EDIT + part.id: edits.get(part.id, part.text) for part in own if not part.locked}
    names = [" & ".join(one.name for one in group) for group in addressees(context.landlords)]
    if draft.spec.audience != "landlord":
        names = [context.office.name if context.office else _("the office")]
    return forms.letter_form(draft.spec, own, names, data=data), own


def _save(
    letter: Letter, form: forms.LetterForm, options: dict[str, Any], own: list[Any]
) -> ResponseReturnValue | None:
    language = form.language.data or letter.language
    kept = {key: text for key, text in letter.edits.items() if not key.startswith(f"{letter.language}.")}
    edits = kept | {f"{letter.language}.{key}": text for key, text in forms.edits_of(form, own).items()}
    try:
        act(
            commands.SaveDraft(
                letter_id=letter.id,
                version=int(request.form.get("version", letter.version)),
                language=language,
                dated_on=given(form.dated_on),
                sending_mode=form.sending_mode.data or letter.sending_mode or "",
                options=options,
                edits=edits,
            )
        )
    except Invalid as invalid:
        form.blame(invalid)
    except StaleCase:
        form.form_errors.append(
            _("Somebody else saved this letter meanwhile. Your text is still here; compare it, then save again.")
        )
    else:
        flash(_("The draft is saved."), "success")
        return redirect(url_for(".show", letter_id=letter.id))
    return None


def _draft_page(letter: Letter, case: CaseLine, draft: Draft, choice: LanguageChoice, form: forms.LetterForm) -> str:
    pages: list[str] = []
    if draft.complete:
        pages = drafting.pictures(_draft_pdf(letter, draft, _language(letter.language), "draft"))
    return render_template(
        "correspondence/draft.html",
        letter=letter,
        case=case,
        draft=draft,
        choice=choice,
        form=form,
        pages=pages,
        paragraphs=paragraphs(draft.spec, _language(letter.language), draft.context) if draft.context else [],
        edit=forms.EDIT,
        to_be_checked=draft.spec.law_to_be_checked(clock.today()),
    )


@bp.post("/letters/<int:letter_id>/preview")
@needs(Permission.CASE_WRITE)
def preview(letter_id: int) -> ResponseReturnValue:
    """Draw the pages of a draft with what is typed now; nothing is saved."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        if letter.status != "draft":
            raise NotFound
        draft = drafting.draft_of(reader, letter, actor().user_id)
        form, own = _draft_form(letter, draft)
        if form.dated_on.data is None:
            return render_template("correspondence/pages.html", pages=[], draft=draft), 422
        options = forms.options_of(form, draft.spec, letter.options)
        language = _language(form.language.data or letter.language)
        edits = forms.edits_of(form, own) if language == letter.language else drafting.edits_in(letter, language)
        typed = Letter(
            id=letter.id,
            case_id=letter.case_id,
            check_record_id=letter.check_record_id,
            letter=letter.letter,
            language=language,
            dated_on=given(form.dated_on),
            sending_mode=form.sending_mode.data or letter.sending_mode,
            options=options,
            edits={f"{language}.{key}": text for key, text in edits.items()},
        )
        now = drafting.draft_of(reader, typed, actor().user_id)
    pages = drafting.pictures(_draft_pdf(typed, now, language, "draft")) if now.complete else []
    return render_template("correspondence/pages.html", pages=pages, draft=now)


def _draft_pdf(letter: Letter, draft: Draft, language: Language, variant: str) -> bytes:
    return drafting.pdf(
        draft,
        language,
        drafting.edits_in(letter, language),
        variant=variant,  # type: ignore[arg-type]
        identifier=drafting.identifier_of(letter),
    )


@bp.route("/letters/<int:letter_id>/issue", methods=["GET", "POST"])
@needs(Permission.LETTER_ISSUE)
def issue(letter_id: int) -> ResponseReturnValue:
    """Ask once, then freeze the letter."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        if letter.status != "draft":
            return redirect(url_for(".show", letter_id=letter_id))
        case = queries.case_line(reader, letter.case_id)
        draft = drafting.draft_of(reader, letter, actor().user_id)
    if not draft.complete or draft.context is None:
        return redirect(url_for(".show", letter_id=letter_id))
    language = _language(letter.language)
    if request.method == "POST":
        try:
            pdf = _draft_pdf(letter, draft, language, "letter")
            copy = _draft_pdf(letter, draft, _copy_language(letter, case.language), "reading_copy")
            act(
                commands.IssueLetter(
                    letter_id=letter_id,
                    version=letter.version,
                    context_json=draft.context.to_json(),
                    pdf=pdf,
                    reading_copy=copy,
                )
            )
        except (StaleCase, EditError):
            flash(_("The case or the letter changed meanwhile. Look at the preview again, then issue."), "error")
            return redirect(url_for(".show", letter_id=letter_id))
        flash(_("The letter is issued. Print it, have it signed, then record how it was sent."), "success")
        return redirect(url_for(".show", letter_id=letter_id))
    pages = drafting.pictures(_draft_pdf(letter, draft, language, "letter"))
    return render_template("correspondence/issue.html", letter=letter, case=case, draft=draft, pages=pages)


def _copy_language(letter: Letter, tenant_language: str) -> Language:
    """The tenant's copy is in the tenant's language; when that is the letter's own, in the other one."""
    if tenant_language in i18n.LANGUAGES and tenant_language != letter.language:
        return _language(tenant_language)
    return "nl" if letter.language == "fr" else "fr"


def _language(code: str) -> Language:
    return "nl" if code == "nl" else "fr"


def _sending_form(reader: Reader, letter: Letter) -> forms.SendingForm:
    form = forms.SendingForm(
        sending_mode=letter.sending_mode,
        sent_on=letter.sent_on or clock.today(),
        registered_number=letter.registered_number,
        received_on=letter.received_on,
        proof=str(letter.proof_document_id or ""),
    )
    spec = drafting.spec_of(letter.letter)
    form.sending_mode.choices = choices((code, forms.i18n_both(SENDINGS[code].name)) for code in spec.sending)
    form.proof.choices = choices([("", _("none")), *queries.proofs_of(reader, letter.case_id)])
    return form


def _answer_form() -> forms.AnswerForm:
    form = forms.AnswerForm()
    form.answer.choices = choices(forms.answer_names())
    return form


@bp.post("/letters/<int:letter_id>/sending")
@needs(Permission.CASE_PROGRESS)
def send(letter_id: int) -> ResponseReturnValue:
    """Record how and when the letter left."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        case = queries.case_line(reader, letter.case_id)
        form = _sending_form(reader, letter)
        if form.validate():
            try:
                event = act(
                    commands.RecordSending(
                        letter_id=letter_id,
                        version=int(request.form.get("version", letter.version)),
                        today=clock.today(),
                        sending_mode=given(form.sending_mode),
                        sent_on=given(form.sent_on),
                        registered_number=form.registered_number.data or "",
                        received_on=form.received_on.data,
                        proof_document_id=int(form.proof.data) if form.proof.data else None,
                    )
                )
            except Invalid as invalid:
                form.blame(invalid)
            else:
                flash(
                    _("The sending is recorded; the case moved on and the dates run.")
                    if event
                    else _("The sending is recorded; the dates run."),
                    "success",
                )
                return redirect(url_for(".show", letter_id=letter_id))
        return _issued_page(reader, letter, case, sending=form)


@bp.post("/letters/<int:letter_id>/answer")
@needs(Permission.CASE_PROGRESS)
def answer(letter_id: int) -> ResponseReturnValue:
    """Record what came back."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        case = queries.case_line(reader, letter.case_id)
        form = _answer_form()
        if form.validate():
            try:
                act(
                    commands.RecordAnswer(
                        letter_id=letter_id,
                        version=int(request.form.get("version", letter.version)),
                        today=clock.today(),
                        answered_on=given(form.answered_on),
                        answer=given(form.answer),
                    )
                )
            except Invalid as invalid:
                form.blame(invalid)
            else:
                flash(_("The answer is recorded. Say on the case page what it means for the case."), "success")
                return redirect(url_for("cases.show", case_id=letter.case_id))
        return _issued_page(reader, letter, case, answer=form)


def _issued_page(
    reader: Reader,
    letter: Letter,
    case: CaseLine,
    *,
    sending: forms.SendingForm | None = None,
    answer: forms.AnswerForm | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "correspondence/issued.html",
        letter=letter,
        case=case,
        spec=drafting.spec_of(letter.letter),
        context=LetterContext.from_dict(letter.context) if letter.context else None,
        sending=sending or _sending_form(reader, letter),
        answer=answer or _answer_form(),
        sendings=SENDINGS,
        issued_by=queries.person_name(reader, letter.issued_by_id),
        pages=drafting.pictures(blobs.fetch(store().blob_dir, letter.pdf_sha256)) if letter.pdf_sha256 else [],
    )
    return page, 422 if sending or answer else 200


@bp.post("/letters/<int:letter_id>/discard")
@needs(Permission.CASE_WRITE)
def discard(letter_id: int) -> ResponseReturnValue:
    """Put a draft aside."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
    act(commands.DiscardDraft(letter_id=letter_id, version=letter.version))
    flash(_("The draft is put aside."), "success")
    return redirect(url_for("cases.show", case_id=letter.case_id))


@bp.post("/letters/<int:letter_id>/again")
@needs(Permission.CASE_WRITE)
def again(letter_id: int) -> ResponseReturnValue:
    """Prepare a new letter that replaces an issued one."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
    new_id = act(
        commands.PrepareLetter(
            case_id=letter.case_id,
            letter=letter.letter,
            language=letter.language,
            dated_on=clock.today(),
            check_record_id=letter.check_record_id,
            options=letter.options,
            replaces_id=letter.id,
        )
    )
    return redirect(url_for(".show", letter_id=new_id))


@bp.get("/letters/<int:letter_id>/<any(letter, copy, summary, large):which>.pdf")
@needs(Permission.CASE_READ)
def download(letter_id: int, which: str) -> ResponseReturnValue:
    """Return a PDF: the frozen letter or tenant's copy, a draft, the plain summary, or the letter in large print."""
    with reading(Permission.CASE_READ) as reader:
        letter = _letter(reader, letter_id)
        case = queries.case_line(reader, letter.case_id)
        draft = drafting.draft_of(reader, letter, actor().user_id) if letter.status == "draft" else None
    content = _content(letter, case.language, draft, which)
    code = drafting.spec_of(letter.letter).code
    return Response(
        content,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{case.reference}-{code}-{which}.pdf"'},
    )


def _content(letter: Letter, tenant_language: str, draft: Draft | None, which: str) -> bytes:
    folder = store().blob_dir
    if which == "letter" and letter.pdf_sha256:
        return blobs.fetch(folder, letter.pdf_sha256)
    if which == "copy" and letter.copy_sha256:
        return blobs.fetch(folder, letter.copy_sha256)
    spec = drafting.spec_of(letter.letter)
    context = draft.context if draft else LetterContext.from_dict(letter.context)
    if context is None or (draft is not None and not draft.complete):
        raise NotFound
    shown = draft or drafting.Draft(spec, context, (), ())
    language = _language(letter.language)
    if which == "summary":
        plain = _language(tenant_language) if tenant_language in i18n.LANGUAGES else language
        return drafting.summary_pdf(
            spec, context, plain, letter_language=language, identifier=f"{drafting.identifier_of(letter)}-summary"
        )
    if which == "copy":
        return _draft_pdf(letter, shown, _copy_language(letter, tenant_language), "reading_copy")
    variant = "large_print" if which == "large" else "draft"
    return _draft_pdf(letter, shown, language, variant)
