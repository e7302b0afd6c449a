"""Pages of the checks: the public ones that keep nothing, and those in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.helpers import make_response
from werkzeug.exceptions import TooManyRequests

from app.checks import checklist, evaluation, queries
from app.checks.asking import hidden_value
from app.checks.commands import KeepCheck
from app.checks.figures import figures_in_force
from app.checks.letters import letters_for
from app.checks.panel import panel
from app.checks.paths import get
from app.checks.queries import Seen
from app.checks.spoken import fine, say
from app.checks.written import answers
from app.directory.queries import UnknownBody, cantons_for_commune
from app.foundation import clock, i18n, sessions
from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.protection import csrf, limit_public_checks
from app.foundation.web import act, actor, needs, public, reading, store
from app.store import health_index
from letters.text import LANGUAGES
from workflows.asked import ASKED
from workflows.checks import CHECKS
from workflows.demands import DEMANDS

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

    from app.checks.evaluation import Round
    from app.checks.queries import CaseForCheck
    from app.directory.queries import Cantons
    from letters.text import Language
    from workflows.checks import Check

bp = Blueprint("checks", __name__, template_folder="templates")

bp.add_app_template_global(hidden_value, "kept_value")
bp.add_app_template_filter(fine, "fine")

LANGUAGE = "<any(fr, nl):language>"
LONGEST_FORM = 256 * 1024
EVICTION = "illegal_eviction"


def _check(name: str) -> Check:
    if name not in ASKED:
        abort(404)
    return ASKED[name]


def _pdf(content: bytes, name: str) -> Response:
    response = make_response(content)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _speak_as_chosen() -> None:
    """Answer in the language whose button was pressed, and keep that choice as the language switch does."""
    chosen = request.form.get("language")
    if chosen in LANGUAGES:
        sessions.prefer_language(chosen)


# Public pages -------------------------------------------------------------------------------------------------------
#
# They change nothing and read no right from a cookie, so there is nothing a forged request could gain: they carry no
# token, and so set no cookie. "Nothing is kept" is then literally true; only the choice of a language is remembered,
# and the throttle counts requests of an address for one minute without keeping the address.


@bp.get("/check", endpoint="public")
@public
def overview() -> ResponseReturnValue:
    """List the checks that anybody may use."""
    return render_template("checks/public.html", checks=CHECKS.values())


@bp.route("/check/<check>", methods=["GET", "POST"])
@public
def public_form(check: str) -> ResponseReturnValue:
    """Ask and answer a check for anybody; nothing is kept."""
    declared = _check(check)
    if request.method == "GET":
        first = {"as_of": clock.today().isoformat()}
        return _public_page(declared, evaluation.first_round(check, first, figures_in_force(store())))
    request.max_content_length = LONGEST_FORM
    _speak_as_chosen()
    if too_many := _too_many():
        return _public_page(declared, evaluation.unanswered(check, request.form), busy=True), too_many
    found = evaluation.next_round(check, request.form, figures_in_force(store()))
    return _public_page(declared, found), 422 if found.wrong else 200


def _too_many() -> int:
    """Count a public request; return 429 above the limit. People who are signed in are known, and not counted."""
    if g.actor is not None:
        return 0
    try:
        limit_public_checks()
    except TooManyRequests as error:
        return error.code or 429
    return 0


def _public_page(check: Check, found: Round, *, busy: bool = False) -> str:
    return render_template(
        "checks/public_form.html",
        check=check,
        round=found,
        action=url_for(".public_form", check=check.name),
        paper={language: url_for(".public_checklist", check=check.name, language=language) for language in LANGUAGES},
        busy=busy,
        cantons=_cantons(found),
    )


def _cantons(found: Round) -> Cantons | None:
    """Return where the household of an illegal eviction can ask its home back, once the commune is told."""
    nis = get(found.facts, "dwelling.commune_nis")
    if found.check.name != EVICTION or found.result is None or not nis:
        return None
    try:
        return cantons_for_commune(str(nis))
    except UnknownBody:  # a place outside the Region
        return None


@bp.post(f"/check/<check>/checklist/{LANGUAGE}")
@public
def public_checklist(check: str, language: Language) -> ResponseReturnValue:
    """Print the filled checklist from the answers sent along; nothing is kept."""
    declared = _check(check)
    request.max_content_length = LONGEST_FORM
    if too_many := _too_many():
        abort(too_many)
    found = evaluation.next_round(check, request.form, figures_in_force(store()), insist=True)
    if found.result is None:
        return _public_page(declared, found), 422
    content = checklist.filled_pdf(declared, found.facts, found.result, language)
    return _pdf(content, f"{check}-{language}")


@bp.get(f"/check/<check>/paper/{LANGUAGE}")
@public
def paper(check: str, language: Language) -> ResponseReturnValue:
    """Print the checklist to fill by hand."""
    _check(check)
    if too_many := _too_many():
        abort(too_many)
    return _pdf(checklist.blank_pdf(check, language), f"{check}-{language}-paper")


csrf.exempt(public_form)
csrf.exempt(public_checklist)


# In a case ----------------------------------------------------------------------------------------------------------


@bp.route("/cases/<int:case_id>/check/<check>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def in_case(case_id: int, check: str) -> ResponseReturnValue:
    """Ask and answer a check with what the case knows; keep it when the button says so."""
    declared = _check(check)
    as_of = clock.today().isoformat()
    with reading(Permission.CASE_READ) as reader:
        known = queries.case_for_check(
            reader, case_id, check, as_of=as_of, record_id=request.args.get("again", type=int)
        )
        figures = health_index.figures(reader)
    if request.method == "GET":
        return _case_page(declared, known, evaluation.first_round(check, known.facts, figures), known.seen)
    request.max_content_length = LONGEST_FORM
    _speak_as_chosen()
    found = evaluation.next_round(check, request.form, figures, insist="keep" in request.form)
    seen = Seen.read(request.form.get("seen", ""))
    if "keep" in request.form and not found.wrong and found.result is not None:
        return _keep(declared, known, found, seen)
    return _case_page(declared, known, found, seen), 422 if found.wrong else 200


def _keep(check: Check, known: CaseForCheck, found: Round, seen: Seen) -> ResponseReturnValue:
    command = KeepCheck(case_id=known.line.id, check=check.name, facts=found.facts, seen=seen)
    try:
        record_id = act(command)
    except StaleCase:
        return _case_page(check, known, found, known.seen, stale=True), 409
    except Refused as refused:
        found.form.refuse(refused)
        return _case_page(check, known, found, seen), 422
    except Invalid as invalid:
        found.form.blame(invalid)
        return _case_page(check, known, found, seen), 422
    flash(_("The check is kept in the case."), "success")
    return redirect(url_for(".record", case_id=known.line.id, record_id=record_id))


def _case_page(check: Check, known: CaseForCheck, found: Round, seen: Seen, *, stale: bool = False) -> str:
    return render_template(
        "checks/in_case.html",
        check=check,
        round=found,
        case=known.line,
        case_url=case_address(known.line.id),
        action=url_for(".in_case", case_id=known.line.id, check=check.name),
        seen=str(seen),
        stale=stale,
        differences=evaluation.differences(check, known.facts, found.facts) if stale else [],
        busy=False,
    )


def case_address(case_id: int) -> str:
    """Return the address of the case's own page."""
    return url_for("cases.show", case_id=case_id) if "cases.show" in current_app.view_functions else ""


@bp.get("/cases/<int:case_id>/checks/<int:record_id>")
@needs(Permission.CASE_READ)
def record(case_id: int, record_id: int) -> ResponseReturnValue:
    """Show a kept answer as it was given, and what today's law and figures would say instead."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.record(reader, case_id, record_id)
        figures = health_index.figures(reader)
    check = _check(found.check)
    now = found.again.result
    return render_template(
        "checks/record.html",
        check=check,
        record=found,
        case=found.line,
        case_url=case_address(case_id),
        panel=panel(check, found.facts, found.result, figures),
        now=None if now is None or not found.again.changed else panel(check, found.facts, now),
        facts=[(say(asked), say(said)) for asked, said in answers(found.facts, check.facts)],
        letter_url=_letter_address(case_id),
        letter_query="" if check.name in DEMANDS else f"?check_record={record_id}",
        letters=[
            ({"fr": spec.title.fr, "nl": spec.title.nl}[i18n.language()], _letter_address(case_id, record_id, spec.id))
            for spec in letters_for(check.name, found.facts, found.result)
        ],
    )


def _letter_address(case_id: int, record_id: int | None = None, letter: str | None = None) -> str:
    endpoint = "correspondence.choose"
    if endpoint not in current_app.view_functions or not actor().may(Permission.CASE_WRITE):
        return ""
    return url_for(endpoint, case_id=case_id, check_record=record_id, letter=letter)


@bp.get(f"/cases/<int:case_id>/checks/<int:record_id>/checklist/{LANGUAGE}")
@needs(Permission.CASE_READ)
def record_checklist(case_id: int, record_id: int, language: Language) -> ResponseReturnValue:
    """Print the checklist of a kept answer."""
    with reading(Permission.CASE_READ) as reader:
        found = queries.record(reader, case_id, record_id)
        service = queries.service_of(reader)
    content = checklist.filled_pdf(
        _check(found.check), found.facts, found.result, language, reference=found.line.reference, service=service
    )
    return _pdf(content, f"{found.line.reference}-{found.check}-{language}")
