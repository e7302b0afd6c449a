"""The routes of the letter screens: prepare a letter, put a draft aside, replace an issued one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from app.correspondence import (
    commands,
    download_views,  # noqa: F401 — brings its routes
    draft_views,  # noqa: F401 — idem
    drafting,
    forms,
    issued_views,  # noqa: F401 — idem
    print_views,  # noqa: F401 — idem
    queries,
)
from app.correspondence.blueprint import bp
from app.correspondence.drafting import first_options
from app.correspondence.prefilled import first_answers
from app.foundation import clock, i18n
from app.foundation.forms import choices, given
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.web import act, needs, reading
from app.store.tables import Letter

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from letters.spec import LetterSpec

__all__ = ["bp", "first_options"]


@bp.route("/cases/<int:case_id>/letters/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def choose(case_id: int) -> ResponseReturnValue:
    """Choose which letter to prepare, in which language and from which check."""
    form = forms.ChooseForm()
    with reading(Permission.CASE_READ) as reader:
        case = queries.case_line(reader, case_id)
        checks = queries.checks_of(reader, case_id)
        record_id = _record_id(form, [line.id for line in checks])
        offers = queries.offers(reader, case_id, record_id)
        drafts = [line for line in queries.letters_of(reader, case_id) if line.status == "draft"]
    form.letter.choices = choices((offer.spec.id, forms.i18n_both(offer.spec.title)) for offer in offers)
    form.language.choices = choices(i18n.LANGUAGE_NAMES.items())
    form.check_record.choices = choices([("", _("none"))] + [(str(line.id), _named(line)) for line in checks])
    if request.method == "GET":
        wanted = drafting.spec_of(request.args["letter"]).id if "letter" in request.args else ""
        asked = next((offer for offer in offers if offer.spec.id == wanted), offers[0])
        form.letter.data, form.language.data = asked.spec.id, asked.choice.language
        form.check_record.data = str(record_id or "")
    if form.validate_on_submit():
        chosen = int(form.check_record.data) if form.check_record.data else None
        with reading(Permission.CASE_READ) as reader:
            known = first_answers(reader, case_id, given(form.letter), given(form.language), clock.today())
        letter_id = act(
            commands.PrepareLetter(
                case_id=case_id,
                letter=given(form.letter),
                language=given(form.language),
                dated_on=clock.today(),
                check_record_id=queries.check_for(drafting.spec_of(given(form.letter)), checks, chosen),
                options=first_options(given(form.letter)) | known,
            )
        )
        return redirect(url_for(".show", letter_id=letter_id))
    page = render_template(
        "correspondence/choose.html",
        form=form,
        case=case,
        offers=offers,
        suggested=[offer for offer in offers if offer.suggested],
        groups=_groups(offers, form.letter.data),
        drafts=drafts,
        language_names=i18n.LANGUAGE_NAMES,
    )
    return page, 422 if form.is_submitted() else 200


def _groups(offers: list[queries.Offer], chosen: str | None) -> list[tuple[str, list[queries.Offer], bool]]:
    """Return the letters that nothing suggests, by who gets them; open: those where one is chosen.

    Without a suggestion the letters to the landlord are open.
    """
    names = {
        "landlord": _("To the landlord"),
        "court": _("To the justice of the peace"),
        "office": _("To a CPAS or an administration"),
        "person": _("To somebody else"),
        "form": _("Forms to fill in and sign"),
    }
    found: dict[str, list[queries.Offer]] = {name: [] for name in names}
    for offer in offers:
        if not offer.suggested:
            found[_group_of(offer.spec)].append(offer)
    anything = any(offer.suggested for offer in offers)
    return [
        (names[key], group, any(offer.spec.id == chosen for offer in group) or (key == "landlord" and not anything))
        for key, group in found.items()
        if group
    ]


def _group_of(spec: LetterSpec) -> str:
    if spec.format == "form":
        return "form"
    return {"landlord": "landlord", "court": "court", "cpas": "office", "administration": "office"}.get(
        spec.audience, "person"
    )


def _named(line: queries.CheckLine) -> str:
    """Return a check in words: what it is about and its day."""
    day = line.as_of.strftime("%d/%m/%Y")
    if line.check == "landlord_notice":
        return _("notice, check of %(day)s", day=day)
    return _("indexation, check of %(day)s", day=day)


def _record_id(form: forms.ChooseForm, known: list[int]) -> int | None:
    """Return the check to prefill from: the one chosen, else the one of the link, else the newest."""
    if form.is_submitted():
        chosen = request.form.get("check_record", type=int)
        return chosen if chosen in known else None
    wanted = request.args.get("check_record", type=int)
    return wanted if wanted in known else next(iter(known), None)


@bp.post("/letters/<int:letter_id>/discard")
@needs(Permission.CASE_WRITE)
def discard(letter_id: int) -> ResponseReturnValue:
    """Put a draft aside."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
    if letter.status != "draft":
        return redirect(url_for(".show", letter_id=letter_id))
    act(commands.DiscardDraft(letter_id=letter_id, version=letter.version))
    flash(_("The draft is put aside."), "success")
    return redirect(url_for("cases.show", case_id=letter.case_id))


@bp.post("/letters/<int:letter_id>/again")
@needs(Permission.CASE_WRITE)
def again(letter_id: int) -> ResponseReturnValue:
    """Prepare a new letter that replaces an issued one."""
    with reading(Permission.CASE_READ) as reader:
        letter = reader.one(Letter, letter_id)
    if letter.status not in commands.REPLACEABLE:
        return redirect(url_for(".show", letter_id=letter_id))
    new_id = act(
        commands.PrepareLetter(
            case_id=letter.case_id,
            letter=letter.letter,
            language=letter.language,
            dated_on=clock.today(),
            check_record_id=letter.check_record_id,
            replaces_id=letter.id,
        )
    )
    return redirect(url_for(".show", letter_id=new_id))
