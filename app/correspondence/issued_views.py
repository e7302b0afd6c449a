"""Issuing a letter, and what happens to it afterwards: sending and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from app.correspondence import commands, drafting, forms, queries
from app.correspondence.blueprint import bp
from app.foundation import clock, i18n
from app.foundation.belgian import long_date
from app.foundation.errors import Invalid, StaleCase
from app.foundation.forms import choices, given
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import act, actor, needs, reading, store
from app.store import blobs
from app.store.tables import Letter
from letters.profiles import SENDINGS

if TYPE_CHECKING:
    from datetime import date

    from flask.typing import ResponseReturnValue

    from app.correspondence.drafting import Draft
    from app.correspondence.queries import CaseLine
    from app.correspondence.sending import Sent
    from app.store.reading import Reader
    from letters.text import Language


def copy_language(letter_language: str, tenant_language: str) -> Language:
    """Return the language of the tenant's copy: the tenant's; when the letter is in that one, the other."""
    if tenant_language in i18n.LANGUAGES and tenant_language != letter_language:
        return "nl" if tenant_language == "nl" else "fr"
    return "nl" if letter_language == "fr" else "fr"


@bp.route("/letters/<int:letter_id>/issue", methods=["GET", "POST"])
@needs(Permission.LETTER_ISSUE)
def issue(letter_id: int) -> ResponseReturnValue:
    """Ask once, then freeze the letter that was looked at."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        if letter.status != "draft":
            return redirect(url_for(".show", letter_id=letter_id))
        case = queries.case_line(reader, letter.case_id)
        draft = drafting.draft_of(reader, letter, actor().user_id)
    if not draft.complete:
        flash(_("The letter is not complete yet: see what is missing beside the text."), "error")
        return redirect(url_for(".show", letter_id=letter_id))
    language: Language = "nl" if letter.language == "nl" else "fr"
    mark = drafting.seen(letter, draft)
    if request.method == "POST":
        if request.form.get("seen", mark) == mark and _frozen(letter, draft, language, case.language):
            flash(_("The letter is issued. Print it, have it signed, then record how it was sent."), "success")
        else:
            flash(_("The case or the letter changed meanwhile. Look at the preview again, then issue."), "error")
        return redirect(url_for(".show", letter_id=letter_id))
    return render_template(
        "correspondence/issue.html",
        letter=letter,
        case=case,
        draft=draft,
        seen=mark,
        errors={},
        only_here=_only_here(letter, draft, language, copy_language(letter.language, case.language)),
        pages=drafting.pictures(drafting.letter_pdf(letter, draft, language, "letter")),
    )


def _frozen(letter: Letter, draft: Draft, language: Language, tenant_language: str) -> bool:
    """Issue the letter; tell whether it was still as it had been read."""
    if draft.context is None:
        return False
    copy = copy_language(letter.language, tenant_language)
    command = commands.IssueLetter(
        letter_id=letter.id,
        version=letter.version,
        context_json=draft.context.to_json(),
        pdf=drafting.letter_pdf(letter, draft, language, "letter"),
        reading_copy=drafting.letter_pdf(letter, draft, copy, "reading_copy"),
    )
    try:
        act(command)
    except StaleCase:
        return False
    return True


def _only_here(letter: Letter, draft: Draft, language: Language, copy: Language) -> list[str]:
    """Return the paragraphs whose own words the copy in the other language will not say."""
    own = drafting.own_paragraphs(draft, language)
    changed, _lost = drafting.fitting(drafting.edits_in(letter, language), own)
    there = drafting.edits_in(letter, copy)
    return [
        forms.label_of(part, number)
        for number, part in enumerate(own, start=1)
        if part.id in changed and part.id not in there
    ]


@bp.post("/letters/<int:letter_id>/sending")
@needs(Permission.CASE_PROGRESS)
def send(letter_id: int) -> ResponseReturnValue:
    """Record how and when the letter left."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        case = queries.case_line(reader, letter.case_id)
        form = _sending_form(reader, letter)
        if form.validate():
            try:
                sent = act(
                    commands.RecordSending(
                        letter_id=letter_id,
                        version=request.form.get("version", 0, type=int),
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
                flash(_said(sent), "success")
                if sent.reasons:
                    flash(_("The case does not move: %(why)s", why=" ".join(map(i18n.say, sent.reasons))), "info")
                return redirect(url_for(".show", letter_id=letter_id))
        return page(reader, letter, case, sending=form), 422


@bp.post("/letters/<int:letter_id>/answer")
@needs(Permission.CASE_PROGRESS)
def answer(letter_id: int) -> ResponseReturnValue:
    """Record what came back."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        case = queries.case_line(reader, letter.case_id)
        form = _answer_form()
        if form.validate():
            try:
                act(
                    commands.RecordAnswer(
                        letter_id=letter_id,
                        version=request.form.get("version", 0, type=int),
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
        return page(reader, letter, case, answered=form), 422


def _said(sent: Sent) -> str:
    """Return what a sending did, in words."""
    if sent.event:
        return _("The sending is recorded; the case moved on and the dates run.")
    return _("The sending is recorded; the dates run.") if sent.dates else _("The sending is recorded.")


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


def _proof(letter: Letter) -> list[tuple[str, str]]:
    """Return what is known of the sending and the answer, in words; what does not apply is left out."""
    if letter.sent_on is None:
        return []
    known = [
        (_("Sent"), forms.i18n_both(SENDINGS[letter.sending_mode or ""].name)),
        (_("On"), _day(letter.sent_on)),
        (_("Number"), letter.registered_number),
        (_("Received on"), _day(letter.received_on)),
        (_("Answer asked by"), _day(letter.answer_due_on)),
        (_("Answered on"), _day(letter.answered_on)),
        (_("Answer"), dict(forms.answer_names()).get(letter.answer, "")),
    ]
    return [(label, said) for label, said in known if said]


def _day(day: date | None) -> str:
    return long_date(day, i18n.language()) if day else ""


def page(
    reader: Reader,
    letter: Letter,
    case: CaseLine,
    *,
    sending: forms.SendingForm | None = None,
    answered: forms.AnswerForm | None = None,
) -> str:
    """Return the page of a letter that is no draft any more."""
    spec = drafting.spec_of(letter.letter)
    pdf = blobs.fetch(store().blob_dir, letter.pdf_sha256) if letter.pdf_sha256 else b""
    return render_template(
        "correspondence/issued.html",
        letter=letter,
        case=case,
        spec=spec,
        sending=sending or _sending_form(reader, letter),
        answer=answered or _answer_form(),
        proof=_proof(letter),
        sendings=SENDINGS,
        issued_by=queries.person_name(reader, letter.issued_by_id),
        copy_in=i18n.LANGUAGE_NAMES[copy_language(letter.language, case.language)],
        letter_in=i18n.LANGUAGE_NAMES[letter.language],
        same_text=letter.template_digest == drafting.template_digest(spec),
        dates=queries.dates_of(reader, letter.id),
        pages=drafting.pictures(pdf) if pdf else [],
    )
