"""The workshop of a draft: its form, its preview, what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, flash, redirect, render_template, request, url_for
from markupsafe import Markup

from app.correspondence import commands, drafting, forms, issued_views, queries, refund
from app.correspondence.asking import MORE, Asking, party_data
from app.correspondence.blueprint import bp
from app.directory import queries as directory
from app.foundation import clock, i18n
from app.foundation.belgian import iban_blocks
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.forms import choices, given
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import act, actor, needs, reading
from app.store.tables import Letter
from letters.context import addressees
from letters.html import ASKED, adviser_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.correspondence.drafting import Draft
    from letters.context import LetterContext
    from letters.paragraphs import Paragraph
    from letters.text import Language

PARTS = {
    "household": "cases.household",
    "dwelling": "cases.dwelling",
    "secret": "cases.dwelling",
    "landlord": "cases.parties",
    "lease": "cases.lease",
    "procedure": "procedure.show",
    "debt": "debt.show",
    "budget": "debt.budget",
}
"""Where in the case a missing part is written down."""
ON_THIS_PAGE = {
    "grounds": "grounds",
    "documents": "documents",
    "refund.months": "refund_table",
    "refund.overpaid": "refund_table",
    "office": "office_name",
    "letter.deadline_on": "deadline_on",
}
"""Missing facts that the draft itself asks: the field they are typed in."""


def language_of(code: str) -> Language:
    """Return a stored language as the letters name it."""
    return "nl" if code == "nl" else "fr"


def case_part(case_id: int, part: str) -> str:
    """Return the address of the page where a missing part of the case belongs."""
    endpoint = PARTS.get(part, "")
    return url_for(endpoint if endpoint in current_app.view_functions else "cases.show", case_id=case_id)


def where_missing(case_id: int, path: str) -> str:
    """Return where a missing fact is written down: a field of this page, or a page of the case."""
    if path.startswith(ASKED):
        return f"#question-{path.removeprefix(ASKED)}"
    field = ON_THIS_PAGE.get(path)
    return f"#{field}" if field else case_part(case_id, path.split(".", maxsplit=1)[0])


@bp.route("/letters/<int:letter_id>", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def show(letter_id: int) -> ResponseReturnValue:
    """Write a draft, or see an issued letter with its proof and its answer."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        case = queries.case_line(reader, letter.case_id)
        if letter.status != "draft":
            return issued_views.page(reader, letter, case), 200 if request.method == "GET" else 409
        draft = drafting.draft_of(reader, letter, actor().user_id)
        choice = queries.language_choice(reader, letter.case_id, draft.spec)
    if draft.context is None:
        return render_template(
            "correspondence/not_ready.html",
            for_minors_alone=directory.for_minors_alone,
            letter=letter,
            case=case,
            draft=draft,
            lacking=[one.part for one in draft.not_ready],
            case_part=case_part,
        )
    own = drafting.own_paragraphs(draft, language_of(letter.language))
    proposed = _proposed(draft, draft.context)
    form = _form(letter, draft, draft.context, own, proposed)
    if not choice.free:
        form.language.choices = choices([(choice.language, i18n.LANGUAGE_NAMES[choice.language])])
    stale = False
    if MORE not in request.form and form.validate_on_submit():
        options = forms.options_of(form, draft.spec, proposed, letter.options, letter.dated_on)
        if not form.errors:
            try:
                _save(letter, form, options, own)
            except Invalid as invalid:
                form.blame(invalid)
            except StaleCase:
                stale = True
                form.form_errors.append(
                    _(
                        "Somebody else saved this letter meanwhile. Your text is still here; compare it, "
                        "then save again."
                    )
                )
            else:
                return _saved(letter_id)
    values = _page_values(letter, draft, own, form, stale=stale) | {"asking": proposed.asking}
    page = render_template("correspondence/draft.html", letter=letter, case=case, choice=choice, **values)
    return page, 422 if form.errors else 200


def _saved(letter_id: int) -> ResponseReturnValue:
    if request.form.get("then") == "issue":
        return redirect(url_for(".issue", letter_id=letter_id))
    flash(_("The draft is saved."), "success")
    return redirect(url_for(".show", letter_id=letter_id))


@bp.post("/letters/<int:letter_id>/care-of")
@needs(Permission.CASE_WRITE)
def care_of(letter_id: int) -> ResponseReturnValue:
    """Have a letter from a secret address answered at the service."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
    if letter.status != "draft":
        return redirect(url_for(".show", letter_id=letter_id))
    act(
        commands.SaveDraft(
            letter_id=letter_id,
            version=letter.version,
            language=letter.language,
            dated_on=letter.dated_on,
            sending_mode=letter.sending_mode or "",
            options={**letter.options, "care_of": True},
            edits=letter.edits,
        )
    )
    return redirect(url_for(".show", letter_id=letter_id))


@bp.post("/letters/<int:letter_id>/preview")
@needs(Permission.CASE_WRITE)
def preview(letter_id: int) -> ResponseReturnValue:
    """Draw the pages of a draft with what is typed now; nothing is saved."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
        draft = drafting.draft_of(reader, letter, actor().user_id) if letter.status == "draft" else None
        if draft is None or draft.context is None:
            raise NotFound
        own = drafting.own_paragraphs(draft, language_of(letter.language))
        proposed = _proposed(draft, draft.context)
        form = _form(letter, draft, draft.context, own, proposed)
        if form.validate():
            options = forms.options_of(form, draft.spec, proposed, letter.options, letter.dated_on)
        if form.errors:
            return render_template("correspondence/pages.html", pages=[], errors=form.errors, draft=draft), 422
        typed = _typed(letter, form, options, own)
        now = drafting.draft_of(reader, typed, actor().user_id)
    return render_template(
        "correspondence/pages.html",
        pages=_pages(typed, now),
        errors={},
        draft=now,
        letter=letter,
        where_missing=where_missing,
    )


def _typed(letter: Letter, form: forms.LetterForm, options: dict[str, Any], own: list[Paragraph]) -> Letter:
    """Return a letter as the form has it now, never stored."""
    return Letter(
        id=letter.id,
        case_id=letter.case_id,
        check_record_id=letter.check_record_id,
        letter=letter.letter,
        language=form.language.data,
        dated_on=given(form.dated_on),
        sending_mode=form.sending_mode.data,
        options=options,
        edits=_edits(letter, form, own),
    )


def _edits(letter: Letter, form: forms.LetterForm, own: list[Paragraph]) -> dict[str, str]:
    """Return all changed paragraphs: those of this page as typed, those of the other language as they were.

    Words of this language whose paragraph is not on the page stay too.
    """
    shown = {f"{letter.language}.{paragraph.id}" for paragraph in own if not paragraph.locked}
    kept = {key: text for key, text in letter.edits.items() if key not in shown}
    return kept | {f"{letter.language}.{key}": text for key, text in forms.edits_of(form, own).items()}


def _pages(letter: Letter, draft: Draft) -> list[str]:
    if not draft.complete:
        return []
    return drafting.pictures(drafting.letter_pdf(letter, draft, language_of(letter.language), "draft"))


def _proposed(draft: Draft, context: LetterContext) -> forms.Proposed:
    """Return whom the letter may go to and what it asks."""
    names = [" & ".join(one.name for one in group) for group in addressees(context.landlords)]
    if draft.spec.audience != "landlord":
        names = [context.office.name if context.office else _("the addressee")]
    return forms.Proposed(
        addressees=names or [_("the addressee")],
        offices=draft.proposals,
        office=context.office,
        asking=Asking.of(draft.spec.asks, context, request.form, draft.people),
        hearing_on=context.procedure.hearing_on,
    )


def _form(
    letter: Letter, draft: Draft, context: LetterContext, own: list[Paragraph], proposed: forms.Proposed
) -> forms.LetterForm:
    edits, options = drafting.edits_in(letter, letter.language), letter.options
    data: dict[str, Any] = {
        "language": letter.language,
        "dated_on": letter.dated_on,
        "deadline_on": context.letter.deadline_on,
        "sending_mode": context.letter.sending,
        "their_reference": options.get("their_reference", ""),
        "annexes": list(context.letter.annexes),
        "window": context.letter.window,
        "addressee": str(context.letter.addressee % len(proposed.addressees)),
        "grounds": list(context.grounds),
        "documents": list(context.documents),
        "refund_table": refund.write_table(options.get("months", ())),
        "iban": iban_blocks(options["iban"]) if options.get("iban") else "",
        "holder": options.get("holder", ""),
        "set_off": bool(options.get("set_off")),
        "reminded_on": context.registration.reminded_on,
        "refund_due": context.rent.due or context.rent.ceiling,
        "refund_paid": context.rent.asked,
        "office_quality": (context.office.quality if context.office else "") or "",
    }
    data |= party_data(forms.OFFICE, context.office) | proposed.asking.data(context)
    data |= {forms.EDIT + part.id: edits.get(part.id, part.text) for part in own if not part.locked}
    return forms.letter_form(draft.spec, own, proposed, data=data)


def _save(letter: Letter, form: forms.LetterForm, options: dict[str, Any], own: list[Paragraph]) -> None:
    act(
        commands.SaveDraft(
            letter_id=letter.id,
            version=request.form.get("version", 0, type=int),
            language=given(form.language),
            dated_on=given(form.dated_on),
            sending_mode=given(form.sending_mode),
            options=options,
            edits=_edits(letter, form, own),
        )
    )


def _page_values(
    letter: Letter, draft: Draft, own: list[Paragraph], form: forms.LetterForm, *, stale: bool
) -> dict[str, Any]:
    """Return what the page of a draft shows beside its form."""
    saved, lost = drafting.fitting(drafting.edits_in(letter, letter.language), own)
    if not own:
        lost = {}  # no text is shown: nothing can be told about its paragraphs
    now = {part.id: saved.get(part.id, part.text) for part in own if not part.locked} if stale else {}
    return {
        "draft": draft,
        "form": form,
        "own": own,
        "edit": forms.EDIT,
        "pages": _pages(letter, draft),
        "lost": lost,
        "saved_meanwhile": {key: text for key, text in now.items() if text != forms.plain(form[forms.EDIT + key].data)},
        "changed": saved.keys(),
        "to_be_checked": draft.spec.law_to_be_checked(clock.today()),
        "where_missing": where_missing,
        "language_names": i18n.LANGUAGE_NAMES,
        "advice": _advice(draft),
        "errors": {},
    }


def _advice(draft: Draft) -> Markup:
    """Return what the adviser must know for this case, in the language of the screen."""
    if draft.context is None:
        return Markup("")
    return adviser_page(draft.spec, language_of(i18n.language()), draft.context)
