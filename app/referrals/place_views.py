"""The pages of places: the board with its filter, a list by file, templates, what a service with a place is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.directory.queries import commune
from app.foundation import clock, i18n, workbook
from app.foundation.errors import Invalid
from app.foundation.i18n import _, ngettext, say
from app.foundation.permissions import Permission
from app.foundation.saving import pressed, saved
from app.foundation.web import act, actor, needs, reading
from app.referrals import commands as c
from app.referrals import forms as f
from app.referrals import place_files, queries
from app.referrals.place_files import PlaceList, UnreadableList
from app.store.tables.organisation import OrganisationKind
from app.transfer import printed
from workflows.engine import in_force
from workflows.referral import words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.referrals.places import Comparison
    from letters.text import Language

bp = Blueprint("places", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the name of the commune of a place and the headings of a list."""
    return {"place_commune": _commune, "place_columns": place_files.COLUMNS}


def _commune(nis: str) -> str:
    return commune(nis).name(i18n.language()) if nis else ""


def runs_it() -> bool:
    """Tell whether the own service runs the referral mechanism."""
    return actor().organisation_kind == OrganisationKind.BRUSSHELP.value


@bp.get("/referrals/places")
@needs(Permission.CASE_READ)
def index() -> ResponseReturnValue:
    """Show the places that the own service sees, picked by solution, commune and household."""
    asked = {name: request.args.get(name, "") for name in ("solution", "commune", "household")}
    wanted = queries.Wanted(asked["solution"], asked["commune"], asked["household"])
    with reading(Permission.CASE_READ) as reader:
        found = queries.offers(reader)
        questions = queries.questions(reader)
        services = queries.services(reader)
    language = i18n.language()
    there = sorted({one.commune_nis for one in found if one.commune_nis}, key=_commune)
    picked = sorted((one for one in found if wanted.picks(one)), key=lambda one: words.LEVEL[one.solution])
    return render_template(
        "referrals/places.html",
        picked=picked,
        every=len(found),
        wanted=wanted,
        communes=there,
        questions=questions,
        runs_it=runs_it(),
        services=services,
        language_of_file=language,
        may_write=actor().may(Permission.CASE_WRITE),
        reasons=provider_reasons(),
    )


def provider_reasons() -> dict[str, str]:
    """Return the reasons that a service with a place may give, by code."""
    codes = in_force("referral", clock.today()).workflow.inputs["provider_reason"].codes
    return {one.value: say(one.label) for one in codes}


@bp.get("/referrals/places/<any(template, list):what>-<any(fr, nl):language>.<any(xlsx, csv):kind>")
@needs(Permission.CASE_READ)
def file(what: str, language: Language, kind: str) -> ResponseReturnValue:
    """Give the template, empty or with the own places in it: the file that can be uploaded again."""
    with reading(Permission.CASE_READ) as reader:
        own = [one for one in queries.offers(reader) if one.ours] if what == "list" else []
    rows = place_files.table_of(own, language)
    name = {"fr": "places", "nl": "plekken"}[language]
    if kind == "csv":
        content: bytes | str = workbook.as_csv(rows)
        media = "text/csv; charset=utf-8"
    else:
        content = workbook.written({name: rows, {"fr": "aide", "nl": "hulp"}[language]: place_files.help_of(language)})
        media = workbook.MEDIA_TYPE
    named = f"limen-{name}-{clock.today().isoformat()}.{kind}"
    return Response(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{named}"'})


@bp.route("/referrals/places/upload", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def upload() -> ResponseReturnValue:
    """Read a file or pasted rows, show what each row would do, and write all of it or nothing once it was looked at."""
    form = f.UploadForm()
    with reading(Permission.CASE_READ) as reader:
        form.prepare(runs_it=runs_it(), services=queries.services(reader))
    found: PlaceList | None = None
    status = 200
    if form.validate_on_submit():
        try:
            found = _read(form)
        except UnreadableList as refused:
            beside = form.file if form.file.data else form.pasted
            beside.errors = [say(refused.text)]
            status = 422
    if found is not None:
        form.pasted.data = place_files.as_text(found, i18n.language())
        form.pasted.raw_data = None
        status = 422 if found.has_errors else 200
        if request.form.get("put") and not found.has_errors:
            return _put(form, found)
    return _preview(form, found, status)


def _read(form: f.UploadForm) -> PlaceList:
    own_name = not runs_it()
    if form.file.data:
        return place_files.read_file(form.file.data.read(place_files.LARGEST_FILE + 1), own_name=own_name)
    return place_files.read_text(str(form.pasted.data or ""), own_name=own_name)


def _put(form: f.UploadForm, found: PlaceList) -> ResponseReturnValue:
    try:
        done = act(c.ImportPlaces(rows=found.values(), whole_list=bool(form.whole_list.data), service_id=form.chosen))
    except Invalid as invalid:
        form.blame(invalid)
        return _preview(form, found, 422)
    said = [
        ngettext("%(num)s new place.", "%(num)s new places.", done.new),
        ngettext("%(num)s place changed.", "%(num)s places changed.", done.changed),
        ngettext("%(num)s stays as it was.", "%(num)s stay as they were.", done.same),
        ngettext("%(num)s place taken off.", "%(num)s places taken off.", done.withdrawn),
    ]
    flash(" ".join(said), "success")
    return redirect(url_for(".index"), 303)


def _preview(form: f.UploadForm, found: PlaceList | None, status: int) -> ResponseReturnValue:
    comparison: Comparison | None = None
    gone: list[queries.Offer] = []
    stay: list[queries.Offer] = []
    if found is not None and not found.has_errors:
        with reading(Permission.CASE_READ) as reader:
            comparison = queries.compare_list(reader, found.values())
            places = {one.id: one for one in queries.offers(reader)}
        gone = [places[key] for key in comparison.missing if key in places]
        stay = [places[key] for key in comparison.held if key in places]
    page = render_template(
        "referrals/upload.html",
        form=form,
        found=found,
        verdicts=comparison.verdicts if comparison else (),
        gone=gone,
        stay=stay,
        whole=bool(form.whole_list.data),
        runs_it=runs_it(),
    )
    return page, status


@bp.post("/referrals/places/<int:offer_id>/route")
@needs(Permission.CASE_WRITE)
def route(offer_id: int) -> ResponseReturnValue:
    """Give a place to the referral service, or keep it for the own direct referrals."""
    seen = request.form.get("version", default=0, type=int)
    direct = request.form.get("direct") == "yes"
    service_id = request.form.get("service_id", type=int)
    command = c.RoutePlace(offer_id=offer_id, version=seen, direct=direct, service_id=service_id)
    done = _("Kept for your own referrals.") if direct else _("The referral service sees this place now.")
    return pressed(command, done, url_for(".index"))


@bp.route("/referrals/places/questions/<int:question_id>", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def question(question_id: int) -> ResponseReturnValue:
    """Show what the own service is asked for one of its places, as far as the person agreed, and answer it."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.question(reader, question_id)
    may_answer = found.waits and actor().may(Permission.CASE_PROGRESS)
    form = f.AnswerForm(data={"version": str(found.version)})
    form.prepare(clock.today())
    status = 200
    if may_answer:
        status = saved(form, lambda: form.answered(question_id), lambda: _answer_now(question_id))
    if status == 303:
        flash(_("Your answer is noted. The referral service takes it over."), "success")
        return redirect(url_for(".index"), 303)
    language = i18n.language()
    page = render_template(
        "referrals/question.html",
        asked=found,
        form=form if may_answer else None,
        stale=status == 409,
        reasons=provider_reasons(),
        parts=printed.parts(found.told, "nl" if language == "nl" else "fr") if found.told else [],
    )
    return page, status


def _answer_now(question_id: int) -> f.AnswerForm:
    with reading(Permission.CASE_READ) as reader:
        return f.AnswerForm(formdata=None, data={"version": str(queries.question(reader, question_id).version)})
