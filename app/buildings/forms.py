"""Forms of an event in a building: the event, the households in a grid, the link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wtforms import HiddenField, IntegerField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length, Optional

from app.buildings import commands as c
from app.directory.queries import communes_by_name
from app.foundation import i18n
from app.foundation.answering import pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Select, SubmitInput, TextArea, TextInput
from workflows.asked import ASKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.buildings.queries import BuildingCard

TOO_LONG = lazy("This text is too long. Shorten it.")
FACTS: Final = {fact.path: fact for fact in ASKED["illegal_eviction"].facts}
ACTS: Final = (
    "lock_changed",
    "access_refused_on_return",
    "door_removed",
    "forced_entry",
    "violence",
    "belongings_out",
    "belongings_destroyed",
    "elec_cut",
    "water_cut",
    "heat_cut",
    "works_demolition",
    "threat_words",
)
"""What is offered in the grid; everything else on the page of the household."""
MOST_ROWS: Final = 60


class EventForm(Form):
    """Where, when, how many rooms are said to be hit."""

    version = HiddenField()
    street = StringField(lazy("Street"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off"))
    house_number = StringField(
        lazy("Number"), validators=[Length(max=12, message=TOO_LONG)], widget=TextInput(width=5, fill="off")
    )
    commune_nis = SelectField(lazy("In which commune?"), choices=[], validate_choice=False, widget=Select())
    occurred_on = BelgianDateField(lazy("On which day did it happen?"))
    units_hit = IntegerField(
        lazy("How many rooms or flats are said to be hit?"),
        validators=[Optional()],
        widget=TextInput(width=4, mode="numeric", fill="off"),
    )
    note = TextAreaField(
        lazy("What is known of the building"),
        description=lazy("No name of a landlord or a tenant."),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the communes."""
        language = i18n.language()
        named = {one.nis: one.name(language) for one in communes_by_name(language)}
        self.commune_nis.choices = pairs({"": str(lazy("Choose an answer"))} | named)

    def command(self, event_id: int | None) -> c.SaveBuildingEvent:
        """Return what the form asks for."""
        return c.SaveBuildingEvent(
            event_id=event_id,
            version=seen_version(self.version) or 0,
            street=text(self.street),
            house_number=text(self.house_number),
            commune_nis=text(self.commune_nis),
            occurred_on=self.occurred_on.data,
            units_hit=self.units_hit.data,
            note=text(self.note),
        )


class LinkForm(Form):
    """Which event an incident belongs to."""

    version = HiddenField()
    event_id = SelectField(lazy("Which event?"), choices=[], validate_choice=False, widget=Select())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, found: Sequence[BuildingCard]) -> None:
        """Offer the events of the commune."""
        named = {str(one.id): f"{one.street} {one.house_number} · {one.reference}" for one in found}
        self.event_id.choices = pairs({"": str(lazy("None: it stands alone"))} | named)

    def command(self, case_id: int) -> c.LinkToBuilding:
        """Return what the form asks for."""
        typed = text(self.event_id)
        chosen = int(typed) if typed.isascii() and typed.isdecimal() else None
        return c.LinkToBuilding(case_id=case_id, version=seen_version(self.version) or 0, event_id=chosen)


def choices(path: str, only: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the answers to a fact as (code, words)."""
    return [(code.value, say(code.label)) for code in FACTS[path].codes if not only or code.value in only]


def rows_in(sent: Mapping[str, Any], lists: Any) -> tuple[c.Household, ...]:
    """Return the filled rows of the grid; a row without any answer is left out.

    ``lists`` gives all values of one field (several acts of a row).
    """
    found = []
    for place in range(MOST_ROWS):

        def said(name: str, place: int = place) -> str:
            return str(sent.get(f"households-{place}-{name}") or "").strip()

        acts = [act for act in lists(f"households-{place}-acts") if act in ACTS]
        if not any((said("unit"), said("called"), said("home_status"), acts)):
            continue
        numbers = {f"household.{name}": int(said(name)) for name in ("adults", "minors") if said(name).isdecimal()}
        words = {
            "home_status": said("home_status"),
            "title.status": said("title"),
            "put_out_by": said("put_out_by"),
            "wish": said("wish"),
        }
        facts: dict[str, Any] = {**numbers, **{path: value for path, value in words.items() if value}}
        if acts:
            facts["acts"] = acts
        if said("tonight") in ("yes", "no"):
            facts["tonight.safe"] = said("tonight") == "yes"
        spoken = said("language") or "fr"
        found.append(
            c.Household(
                unit=said("unit"),
                floor=said("floor"),
                facts=facts,
                called=said("called"),
                phone=said("phone"),
                language=spoken if spoken in ("fr", "nl") else "other",
                interpreter_language="" if spoken in ("fr", "nl") else (said("interpreter_language") or spoken),
            )
        )
    return tuple(found)
