"""The first minute of an illegal eviction: one screen on a phone, and the same on paper (M2.3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from flask import Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.checks.queries import service_of
from app.directory.queries import communes_by_name, for_minors_alone
from app.foundation import clock, i18n
from app.foundation.i18n import _
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, reading
from app.incidents.blueprint import bp
from app.incidents.fast_forms import ACT_GROUPS, FastForm
from app.incidents.fast_paper import paper_pdf
from app.incidents.fast_queries import commune_of_home, likely_commune
from app.store import incidents

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.incidents.commands import Opened
    from letters.text import Language

UNSENT: Final = {
    "fr": (
        "Pas encore envoyé.",
        "Gardez cette page ouverte : l'envoi se fait tout seul dès que la ligne revient. Rien n'est gardé ailleurs.",
    ),
    "nl": (
        "Nog niet verzonden.",
        "Houd deze pagina open: ze wordt vanzelf verzonden zodra de verbinding terug is. Niets wordt elders bewaard.",
    ),
}
"""Said in both languages: a colleague may hold the phone when the line is lost."""


KEEPS_TRYING: Final = "X-Keep-Trying"
"""Header of a report that the page sends itself, again and again until it is taken (app/static/incident.js)."""


class Unsent(NamedTuple):
    """What the page says in one language while the report is not sent."""

    language: str
    head: str
    rest: str


def unsent_words(first: str) -> list[Unsent]:
    """Return what an unsent page says, the reader's language first."""
    return [Unsent(language, *UNSENT[language]) for language in sorted(UNSENT, key=lambda one: one != first)]


@bp.route("/incidents/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def fast() -> ResponseReturnValue:
    """Report an illegal eviction: case and incident are there at once."""
    return _fast(None)


@bp.route("/cases/<int:case_id>/incident/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def fast_in_case(case_id: int) -> ResponseReturnValue:
    """Report what was done to the household of a case that is there already."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        there = incidents.of_case(reader, case_id) is not None
    if there and request.method == "GET":
        return redirect(_next(case_id), 303)
    return _fast(case)


def _fast(case: CaseHeader | None) -> ResponseReturnValue:
    with reading(Permission.CASE_READ) as reader:
        home = "" if case is None else commune_of_home(reader, case.id)
        likely = home or likely_commune(reader, actor().user_id)
    form = FastForm()
    language = i18n.language()
    listed = sorted(communes_by_name(language), key=lambda one: one.nis != likely)
    names = {one.nis: one.name(language) for one in listed}
    form.prepare(language=actor().language, home=home, communes=names, known_case=case is not None)
    made: list[Opened] = []
    status = saved(form, lambda: form.command(None if case is None else case.id), then=made.append)
    if status == 303:
        done = (
            _("This report was saved before: here it is. What you changed since then goes into the facts.")
            if made[0].twice
            else _("The report is saved.")
        )
        flash(done, "success")
        return _away(_next(made[0].case_id))
    page = render_template(
        "incidents/fast.html",
        form=form,
        case=case,
        groups=list(ACT_GROUPS),
        for_minors=for_minors_alone(),
        unsent=unsent_words(language),
        today=clock.today(),
    )
    return page, status


def _away(address: str) -> ResponseReturnValue:
    """Lead to what comes next; the script that keeps trying goes there itself, so that the page says what was saved."""
    if KEEPS_TRYING in request.headers:
        return Response(status=201, headers={"Location": address})
    return redirect(address, 303)


def _next(case_id: int) -> str:
    """Return the page that says what to do now."""
    return url_for("incidents.show", case_id=case_id)


@bp.get("/incidents/paper-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def paper(language: Language) -> ResponseReturnValue:
    """Print the questions blank, in the order of the screen, to be filled in by hand and typed in later."""
    with reading(Permission.CASE_READ) as reader:
        service = service_of(reader)
    return Response(
        paper_pdf(language, service=service),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="incident-{language}.pdf"'},
    )
