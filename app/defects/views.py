"""Walk through a dwelling, see what was found, print the form that is filled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, render_template, request, url_for

from app.cases import queries as cases
from app.defects import paper, queries
from app.defects.forms import room_form, ways
from app.foundation import clock
from app.foundation.errors import NotFound
from app.foundation.i18n import _, say
from app.foundation.permissions import Permission
from app.foundation.saving import saved
from app.foundation.web import needs, note_opened, reading, sent_by_script, sent_to, settings, takes_files
from app.foundation.workshop import prepare
from app.store.documents import Prepared
from workflows.defects import RISKS, ROOMS, WARNINGS

if TYPE_CHECKING:
    from typing import Literal

    from flask.typing import ResponseReturnValue

    from app.defects.forms import RoomForm
    from app.defects.queries import RoomCard

bp = Blueprint("defects", __name__, template_folder="templates")

MOST_PHOTOS = 10
"""Photos with one saving of a room: what a worker prepares in a few seconds."""


@bp.get("/cases/<int:case_id>/defects")
@needs(Permission.CASE_WRITE)
def index(case_id: int) -> ResponseReturnValue:
    """Show the rooms to walk through, what was found by risk, and what must be said before anybody acts."""
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
        cards = queries.rooms(reader, case_id)
        rows = queries.formal_notice_rows(reader, case_id, clock.today())
    note_opened(case_id, "defects.index")
    return render_template(
        "defects/index.html",
        case=case,
        rooms=ROOMS.values(),
        cards=cards,
        by_risk=[(risk, [row for row in rows if row.risk == risk.id]) for risk in RISKS.values()],
        found=bool(rows),
        ways=ways(),
        warnings=WARNINGS.values(),
        next_room=next((room for room in ROOMS if room not in cards), ""),
    )


@bp.route("/cases/<int:case_id>/defects/<room>", methods=["GET", "POST"])
@needs(Permission.CASE_WRITE)
@takes_files
def room(case_id: int, room: str) -> ResponseReturnValue:
    """Ask what is wrong in a room and keep it, with photos."""
    card = _card(case_id, room)
    if room not in ROOMS:
        raise NotFound
    form = room_form(room, card, walked_on=clock.today())
    photos = _photos(form) if form.is_submitted() else {}
    status = 422 if photos is None else saved(
        form, lambda: form.command(case_id, room, photos), lambda: room_form(room, _card(case_id, room), fresh=True)
    )  # fmt: skip
    if status == 303:
        flash(_("Saved: %(room)s.", room=say(ROOMS[room].title)), "success")
        onward = "" if form.save_and_list.data else _after(room)
        return sent_to(url_for(".room", case_id=case_id, room=onward) if onward else url_for(".index", case_id=case_id))
    if form.is_submitted() and not sent_by_script():
        _ask_for_photos_again(form)
    with reading(Permission.CASE_READ) as reader:
        case = cases.header(reader, case_id)
    page = render_template(
        "defects/room.html",
        case=case,
        room=ROOMS[room],
        card=card,
        form=form,
        risks=RISKS,
        stale=status == 409,
        before=_before(room),
        after=_after(room),
        rooms=ROOMS,
        most_photos=MOST_PHOTOS,
        megabytes=settings().upload_megabytes,
    )
    return page, status


def _card(case_id: int, room: str) -> RoomCard | None:
    with reading(Permission.CASE_READ) as reader:
        cases.header(reader, case_id)
        return queries.rooms(reader, case_id).get(room)


def _photos(form: RoomForm) -> dict[str, tuple[Prepared, ...]] | None:
    """Return the photos by defect; ``None`` when one cannot be kept: its reason stands beside the field."""
    if not form.validate():
        return None
    most = settings().upload_megabytes * 1024 * 1024
    sent = [(defect.id, one) for defect in form.defects for one in form.sent(defect.id)]
    if len(sent) > MOST_PHOTOS:
        too_many = _("At most %(number)s photos at a time. Save, then add the others.", number=MOST_PHOTOS)
        form[f"{sent[-1][0]}_photos"].errors = [too_many]
        return None
    contents = []
    for _kind, one in sent:
        with one.stream as stream:
            contents.append(stream.read(most + 1))
    made = prepare([content if len(content) <= most else b"" for content in contents])
    found: dict[str, tuple[Prepared, ...]] = {}
    fine = True
    for (kind, _one), content, file in zip(sent, contents, made, strict=True):
        field = form[f"{kind}_photos"]
        if len(content) > most:
            field.errors = [_("This file is larger than %(megabytes)s MB.", megabytes=settings().upload_megabytes)]
        elif not isinstance(file, Prepared):
            field.errors = [say(file)]
        elif not file.media_type.startswith("image/"):
            field.errors = [_("Choose photos here; other papers belong under “Papers”.")]
        else:
            found[kind] = (*found.get(kind, ()), file)
            continue
        fine = False
    return found if fine else None


def _ask_for_photos_again(form: RoomForm) -> None:
    """Nothing was kept: where photos were chosen, say that they must be chosen again."""
    for defect in form.defects:
        field = form[f"{defect.id}_photos"]
        if form.sent(defect.id) and not field.errors:
            field.errors = [_("Nothing was kept yet: choose these photos again.")]


def _before(room: str) -> str:
    order = list(ROOMS)
    return order[order.index(room) - 1] if order.index(room) else ""


def _after(room: str) -> str:
    order = list(ROOMS)
    place = order.index(room) + 1
    return order[place] if place < len(order) else ""


@bp.get("/defects/paper/<any(fr, nl):language>")
@needs(Permission.CASE_READ)
def blank(language: Literal["fr", "nl"]) -> ResponseReturnValue:
    """Print the walk to fill by hand."""
    answer = Response(paper.blank_pdf(language), mimetype="application/pdf")
    word = _("defects-on-paper")
    name = f"{word}-{language}.pdf"
    download = request.args.get("download") == "yes"
    answer.headers["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="{name}"'
    return answer
