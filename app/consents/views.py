"""The pages of consent: who may know what, asking, the answer, the withdrawal, and what the person takes home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.cases import queries as cases
from app.checks.queries import service_of
from app.consents import commands as c
from app.consents import forms as f
from app.consents import queries
from app.consents.printed import consent_pdf, list_pdf
from app.foundation import belgian, clock
from app.foundation.answering import seen_version, text
from app.foundation.called import called
from app.foundation.forms import given
from app.foundation.i18n import _, language, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import actor, needs, note_opened, reading
from app.handovers import queries as handovers
from app.store.team import centres as services_by_commune
from app.store.team import other_services
from app.transfer.queries import files_out
from workflows.handover import sharing
from workflows.law import Text
from workflows.working_days import after_months

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from app.cases.queries import CaseHeader
    from app.consents.queries import ConsentCard
    from app.foundation.command import Command
    from app.handovers.queries import Centres
    from letters.text import Language

SPOKEN: Final = {"fr": Text(fr="français", nl="Frans"), "nl": Text(fr="néerlandais", nl="Nederlands")}
bp = Blueprint("consents", __name__, template_folder="templates")


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words of consent."""
    return {"sharing_words": sharing}


def _loaded(case_id: int, consent_id: int) -> tuple[CaseHeader, ConsentCard]:
    with reading(Permission.CASE_READ) as reader:
        return cases.header(reader, case_id), queries.consent(reader, case_id, consent_id)


@bp.get("/cases/<int:case_id>/consents")
@needs(Permission.CASE_READ)
def index(case_id: int) -> ResponseReturnValue:
    """Show who may know what today, and what was refused, withdrawn or is over."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.consents_of(reader, case_id)
        names = cases.person_names(reader)
    return render_template(
        "consents/index.html",
        case=case,
        name=called(case.display_name),
        holding=[one for one in found if one.holds],
        others=[one for one in found if not one.holds],
        names=names,
        may_write=actor().may(Permission.CASE_WRITE),
    )


@bp.get("/cases/<int:case_id>/consents/who-has-what-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def printed_list(case_id: int, language: Language) -> ResponseReturnValue:
    """Print for the person who may know what."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        found = queries.consents_of(reader, case_id)
        files = files_out(reader, case_id)
        service = service_of(reader)
    note_opened(case_id, "consents.printed_list")
    pdf = list_pdf(found, files, language, reference=case.reference, service=service, on=clock.today())
    return _inline(pdf, f"consents-{case_id}-{language}")


@bp.get("/cases/<int:case_id>/consents/<int:consent_id>/sheet-<any(fr, nl):language>.pdf")
@needs(Permission.CASE_READ)
def printed(case_id: int, consent_id: int, language: Language) -> ResponseReturnValue:
    """Print one consent in plain words, to sign or to read aloud."""
    case, card = _loaded(case_id, consent_id)
    with reading(Permission.CASE_READ) as reader:
        service = service_of(reader)
    note_opened(case_id, "consents.printed")
    pdf = consent_pdf(card, language, reference=case.reference, service=service, on=clock.today())
    return _inline(pdf, f"consent-{consent_id}-{language}")


def _inline(pdf: bytes, name: str) -> Response:
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})


@bp.route("/cases/<int:case_id>/consents/new", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def ask(case_id: int) -> ResponseReturnValue:
    """Write down for whom, for what and which data the person is asked."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        services = other_services(reader)
        centres = handovers.centres(reader, case_id)
        served = services_by_commune(reader)
    purpose = request.args.get("purpose", "")
    meant = {"purpose": purpose} if purpose in sharing.PURPOSES else {}
    form = f.AskForm(data=_proposed(centres, served) | meant)
    form.prepare(services)
    made: list[int] = []
    status = saved(form, lambda: form.command(case_id), then=made.append)
    if status == 303:
        return redirect(url_for(".answer", case_id=case_id, consent_id=made[0]), 303)
    return _form(case, form, status, title=_("Ask for a consent"), centres=centres)


def _proposed(centres: Centres, served: dict[str, int]) -> dict[str, Any]:
    """Return the competent CPAS as the recipient to begin with: the one that was named, else that of aid."""
    named = handovers.centre_of(request.args.get("centre", ""))
    body = named or (None if centres.aid is None or centres.aid.ours else centres.aid.body)
    if body is None:
        return {}
    key = next((served[nis] for nis in body.communes_nis if nis in served), None)
    if key is None:
        return {"recipient_name": body.name(language())}
    return {"recipient_organisation_id": str(key)}


@bp.route("/cases/<int:case_id>/consents/<int:consent_id>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def answer(case_id: int, consent_id: int) -> ResponseReturnValue:
    """Show one consent as the person reads it; note that the person agrees."""
    case, card = _loaded(case_id, consent_id)
    today = clock.today()
    data = {
        "version": str(card.version),
        "given_on": today,
        "ends_on": after_months(today, sharing.LONGEST_MONTHS),
        "explained_in": say(SPOKEN[case.language]) if case.language in SPOKEN else case.interpreter_language,
    }
    form = f.GiveForm(data=data)
    form.prepare(card.recipient.id)
    status = saved(form, lambda: form.command(case_id, consent_id), lambda: _given_now(case_id, consent_id))
    if status == 303:
        flash(
            _(
                "The consent is written down. It holds until %(day)s.",
                day=belgian.long_date(given(form.ends_on), language()),
            ),
            "success",
        )
        return redirect(url_for(".index", case_id=case_id), 303)
    page = render_template(
        "consents/answer.html",
        case=case,
        name=called(case.display_name),
        card=card,
        form=form,
        stale=status == 409,
        may_give=card.state.id != "given" or card.over or card.ends_soon,
        may_write=actor().may(Permission.CASE_WRITE),
    )
    return page, status


def _given_now(case_id: int, consent_id: int) -> f.GiveForm:
    card = _loaded(case_id, consent_id)[1]
    form = f.GiveForm(formdata=None, data={"version": str(card.version)})
    form.prepare(card.recipient.id)
    return form


@bp.route("/cases/<int:case_id>/consents/<int:consent_id>/refused", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def refuse(case_id: int, consent_id: int) -> ResponseReturnValue:
    """Note that the person says no."""
    return _stop(case_id, consent_id, c.RefuseConsent, _("The person says no"), _("Noted. The help goes on."))


@bp.route("/cases/<int:case_id>/consents/<int:consent_id>/withdrawn", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def withdraw(case_id: int, consent_id: int) -> ResponseReturnValue:
    """Note that the person changes her mind: nothing passes from now on."""
    done = _("Withdrawn: nothing passes any more. Tell the recipient today.")
    return _stop(case_id, consent_id, c.WithdrawConsent, _("The person changes her mind"), done)


@bp.route("/cases/<int:case_id>/consents/<int:consent_id>/told", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
def told(case_id: int, consent_id: int) -> ResponseReturnValue:
    """Note that the recipient knows of the withdrawal."""
    return _stop(case_id, consent_id, c.NoteRecipientTold, _("The recipient was told"), _("Noted."), note=False)


def _stop(
    case_id: int,
    consent_id: int,
    command: type[Command[None]],
    title: str,
    done: str,
    *,
    note: bool = True,
) -> ResponseReturnValue:
    case, card = _loaded(case_id, consent_id)
    form = f.StopForm(data={"version": str(card.version), "on": clock.today()})
    if not note:
        del form.note

    def wanted() -> Command[None]:
        said = {"note": text(form.note)} if note else {}
        return command(  # type: ignore[call-arg]  # the three commands take the same fields
            case_id=case_id,
            consent_id=consent_id,
            version=seen_version(form.version) or 0,
            on=given(form.on),
            **said,
        )

    def present() -> f.StopForm:
        return f.StopForm(formdata=None, data={"version": str(_loaded(case_id, consent_id)[1].version)})

    status = saved(form, wanted, present)
    if status == 303:
        flash(done, "success")
        return redirect(url_for(".index", case_id=case_id), 303)
    intro = _("%(who)s: %(what)s", who=say(card.recipient_name), what=say(sharing.PURPOSES[card.purpose]))
    return _form(case, form, status, title=title, intro=intro)


def _form(
    case: CaseHeader, form: Any, status: int, *, title: str, intro: str = "", centres: Centres | None = None
) -> ResponseReturnValue:
    page = render_template(
        "consents/form.html",
        case=case,
        name=called(case.display_name),
        form=form,
        title=title,
        intro=intro,
        centres=centres,
        back=url_for(".index", case_id=case.id),
        stale=status == 409,
    )
    return page, status
