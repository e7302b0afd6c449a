"""The form of a room: one question a defect, its details only where the answer is yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from babel.support import LazyProxy
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length

from app.defects.commands import LONGEST_OF_ROOM, LONGEST_REMARK, WAYS, Finding, SaveRoom
from app.foundation import i18n
from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, lazy
from app.foundation.widgets import Checkboxes, FileInput, Radios, SubmitInput, TextArea, TextInput
from workflows.defects import RISKS, defects_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.defects.queries import RoomCard
    from app.store.documents import Prepared
    from workflows.defects import Defect
    from workflows.law import Text

TOO_LONG = lazy("This text is too long. Shorten it.")
YES, NO = "yes", "no"
DETAILS = ("since_on", "risk", "reported", "reported_on", "reported_how", "remark")
"""Fields under a defect, beside its photos."""


def ways() -> dict[str, str]:
    """How the landlord was told."""
    words = {
        "": _("I don't know"),
        "spoken": _("In person or by telephone"),
        "message": _("By message (SMS, WhatsApp)"),
        "email": _("By e-mail"),
        "letter": _("By ordinary letter"),
        "registered": _("By registered letter"),
        "other": _("In another way"),
    }
    return {code: words[code] for code in WAYS}


def _spoken(both: Text) -> str:
    return cast("str", LazyProxy(i18n.say, both, enable_cache=False))


class RoomForm(Form):
    """Base of the form of a room; ``room_form`` adds the questions of one."""

    version = HiddenField()
    walked_on = BelgianDateField(
        lazy("On which day was it seen?"),
        description=lazy("Written down on paper first? Give the real day."),
        validators=[InputRequired(lazy("Write the day, for example 23/11/2026."))],
    )
    remark = TextAreaField(
        lazy("Remarks about this room"),
        validators=[Length(max=LONGEST_OF_ROOM, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Save and go to the next room"), widget=SubmitInput())
    save_and_list = SubmitField(lazy("Save and see the list"), widget=SubmitInput(style="secondary"))
    meanwhile: list[tuple[str, str]] = []
    defects: tuple[Defect, ...] = ()

    def prepare(self, card: RoomCard | None) -> None:
        """Give the choices their words."""
        yes_no = {YES: _("Yes"), NO: _("No")}
        for defect in self.defects:
            usual = RISKS[defect.risk].title
            risks = [
                SelectChoice("", _("Usual: %(risk)s", risk=i18n.say(usual))),
                *(SelectChoice(risk.id, f"{i18n.say(risk.title)} ({i18n.say(risk.term)})") for risk in RISKS.values()),
            ]
            self[f"{defect.id}_present"].choices = pairs({**yes_no, "": _("Not looked at")})
            self[f"{defect.id}_reported"].choices = pairs({**yes_no, "": _("I don't know")})
            self[f"{defect.id}_risk"].choices = risks
            self[f"{defect.id}_reported_how"].choices = pairs(ways())
            answer = None if card is None else card.answers.get(defect.id)
            photos = () if answer is None else answer.photos
            self[f"{defect.id}_take_off"].choices = [
                SelectChoice(str(photo.id), _("Take photo %(number)s off", number=photo.number)) for photo in photos
            ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse details of a defect of which nobody said that it is there."""
        fine = bool(super().validate(extra_validators))
        for defect in self.defects:
            if not text(self[f"{defect.id}_present"]) and self._has_details(defect):
                self[f"{defect.id}_present"].errors = [_("Say first whether there is such a defect.")]
                fine = False
        return fine

    def _has_details(self, defect: Defect) -> bool:
        typed = [self[f"{defect.id}_{name}"] for name in DETAILS]
        return any(field.raw_data and field.raw_data[0].strip() for field in typed) or bool(self.sent(defect.id))

    def sent(self, defect: str) -> list[Any]:
        """Return the photos that were sent for a defect."""
        return [one for one in self[f"{defect}_photos"].data or () if one and one.filename]

    def command(self, case_id: int, room: str, photos: Mapping[str, tuple[Prepared, ...]]) -> SaveRoom:
        """Return what the form asks for."""
        return SaveRoom(
            case_id=case_id,
            room=room,
            version=seen_version(self.version),
            walked_on=self.walked_on.data,  # type: ignore[arg-type]  # validation made sure of it
            remark=text(self.remark),
            findings=tuple(self._finding(defect.id, photos.get(defect.id, ())) for defect in self.defects),
        )

    def _finding(self, kind: str, photos: tuple[Prepared, ...]) -> Finding:
        def value(name: str) -> Any:
            return self[f"{kind}_{name}"].data

        answers = {YES: True, NO: False}
        return Finding(
            kind=kind,
            present=answers.get(value("present")),
            risk=value("risk") or "",
            since_on=value("since_on"),
            reported=answers.get(value("reported")),
            reported_on=value("reported_on"),
            reported_how=value("reported_how") or "",
            remark=value("remark") or "",
            photos=photos,
            take_off=frozenset(int(key) for key in value("take_off") or () if key.isdecimal()),
        )


def _fields(defect: Defect) -> dict[str, Any]:
    """Return the fields of one question, named after the defect."""
    name = defect.id
    return {
        f"{name}_present": RadioField(
            _spoken(defect.question),
            default="",
            description=_spoken(defect.hint) if defect.hint else "",
            widget=Radios(inline=True),
        ),
        f"{name}_since_on": BelgianDateField(
            lazy("Since when?"), description=lazy("Day not known? Take the first of the month.")
        ),
        f"{name}_risk": SelectField(lazy("How dangerous is it?"), default=""),
        f"{name}_reported": RadioField(lazy("Was the landlord told?"), default="", widget=Radios(inline=True)),
        f"{name}_reported_on": BelgianDateField(lazy("Told on")),
        f"{name}_reported_how": SelectField(lazy("How?"), default=""),
        f"{name}_remark": StringField(
            lazy("Remark"),
            description=lazy("Where exactly, how large, what it does. No illness, no names."),
            validators=[Length(max=LONGEST_REMARK, message=TOO_LONG)],
            widget=TextInput(fill="off"),
        ),
        f"{name}_photos": MultipleFileField(
            lazy("Photos"), widget=FileInput(multiple=True, accept="image/*,.heic,.heif")
        ),
        f"{name}_take_off": SelectMultipleField(lazy("Photos of this defect"), widget=Checkboxes(), choices=[]),
    }


def room_form(room: str, card: RoomCard | None, *, fresh: bool = False, **first: Any) -> RoomForm:
    """Return the form of a room with what stands in the case; ``fresh``: without what was sent."""
    asked = defects_of(room)
    names: dict[str, Any] = {"defects": asked}
    for defect in asked:
        names.update(_fields(defect))
    kind: Any = type("FormOfARoom", (RoomForm,), names)
    given = {**first, **_known(card)}
    form: RoomForm = kind(formdata=None, data=given) if fresh else kind(data=given)
    form.prepare(card)
    return form


def _known(card: RoomCard | None) -> dict[str, Any]:
    if card is None:
        return {}
    given: dict[str, Any] = {"version": str(card.version), "walked_on": card.walked_on, "remark": card.remark}
    words = {True: YES, False: NO, None: ""}
    for kind, answer in card.answers.items():
        given |= {
            f"{kind}_present": words[answer.present],
            f"{kind}_since_on": answer.since_on,
            f"{kind}_risk": answer.risk,
            f"{kind}_reported": words[answer.reported],
            f"{kind}_reported_on": answer.reported_on,
            f"{kind}_reported_how": answer.reported_how,
            f"{kind}_remark": answer.remark,
        }
    return given
