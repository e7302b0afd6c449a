"""Printing without opening each letter: forms to fill in by hand, and all that waits to be posted in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, render_template, request

from app.correspondence import drafting, printing, queries
from app.correspondence.blueprint import bp
from app.foundation import clock, i18n
from app.foundation.errors import NotFound
from app.foundation.permissions import Permission
from app.foundation.web import actor, needs, reading, store
from app.store import blobs
from app.store.tables import Letter
from letters.catalogue import CATALOGUE
from letters.context import LetterContext
from letters.text import LANGUAGES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.correspondence.queries import Waiting
    from app.store.reading import Reader
    from letters.text import Language

MOST_AT_ONCE = 60


@bp.get("/letters/blank")
@needs(Permission.CASE_READ)
def blank_forms() -> ResponseReturnValue:
    """List the forms that can be printed to be filled in by hand."""
    forms = [spec for spec in CATALOGUE.values() if spec.format == "form"]
    return render_template("correspondence/blank.html", forms=forms, languages=LANGUAGES, names=i18n.LANGUAGE_NAMES)


@bp.get("/letters/blank/<name>/<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def blank(name: str, language: Language) -> ResponseReturnValue:
    """Print a form to fill in by hand, with our service in its footer."""
    spec = drafting.spec_of(name)
    if spec.format != "form":
        raise NotFound
    with reading(Permission.CASE_READ) as reader:
        service = drafting.service_of(reader, actor().organisation_id)
    return _pdf(printing.blank_pdf(spec, language, service), f"{spec.code}-{language}")


@bp.route("/letters/print", methods=["GET", "POST"])
@needs(Permission.CASE_READ)
def batch() -> ResponseReturnValue:
    """Choose among the letters that are issued and not sent yet; print them in one file."""
    case_id = request.values.get("case", type=int)
    with reading(Permission.CASE_READ) as reader:
        waiting = queries.waiting_letters(reader, case_id)
        if request.method == "GET":
            chosen = {line.id for line in waiting if case_id or line.dated_on == clock.today()}
            chosen = chosen or {line.id for line in waiting}
            return _page(waiting, case_id, chosen, with_addresses=True)
        chosen = {int(value) for value in request.form.getlist("letter") if value.isascii() and value.isdecimal()}
        wanted = [line for line in waiting if line.id in chosen]
        with_addresses = "addresses" in request.form
        if not wanted or len(wanted) > MOST_AT_ONCE:
            page = _page(
                waiting, case_id, chosen, with_addresses=with_addresses, refused="none" if not wanted else "many"
            )
            return page, 422
        letters = [_printed(reader, line) for line in wanted]
    language: Language = "nl" if i18n.language() == "nl" else "fr"
    content = printing.batch_pdf(letters, language, clock.today(), with_addresses=with_addresses)
    return _pdf(content, f"letters-{clock.today().isoformat()}")


def _page(
    waiting: list[Waiting], case_id: int | None, chosen: set[int], *, with_addresses: bool, refused: str = ""
) -> str:
    return render_template(
        "correspondence/batch.html",
        waiting=waiting,
        case_id=case_id,
        chosen=chosen,
        with_addresses=with_addresses,
        refused=refused,
        most=MOST_AT_ONCE,
    )


def _printed(reader: Reader, line: Waiting) -> printing.Printed:
    row = reader.one(Letter, line.id)
    return printing.Printed(
        spec=drafting.spec_of(row.letter),
        context=LetterContext.from_dict(row.context),
        language="nl" if row.language == "nl" else "fr",
        reference=line.reference,
        sending=row.sending_mode or "S-POST",
        pdf=blobs.fetch(store().blob_dir, row.pdf_sha256 or ""),
    )


def _pdf(content: bytes, name: str) -> Response:
    return Response(
        content,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )
