"""The first minute: one screen, one hand, big answers; whatever is not known stays open."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField, SubmitField
from wtforms.validators import Length

from app.foundation import clock
from app.foundation.answering import YesNoField, pairs, text
from app.foundation.errors import Invalid
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, Radios, Select, SubmitInput, TextInput
from app.incidents import commands as c
from app.incidents import reasons
from app.proceedings.incident import Report
from workflows.asked import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from workflows.checks.vocabulary import Fact
    from workflows.law import Text

FACTS: Final = {fact.path: fact for fact in ASKED["illegal_eviction"].facts}
ACT_GROUPS: Final = {f"acts_{group.id}": group for group in FACTS["acts"].groups if group.id != "title"}
"""What may have been done, as a person tells it, by field; a judgment carried out wrongly waits for the facts."""
TODAY, YESTERDAY, EARLIER = "today", "yesterday", "earlier"
NO_CALL: Final = "not_called"
TOO_LONG = lazy("This text is too long. Shorten it.")
MOST_PEOPLE: Final = 30
CALLED: Final = "called"
PLACES: Final = (
    "usual_home",
    "family_or_friends",
    "hotel_paid_by_person",
    "hotel_paid_by_service",
    "night_shelter",
    "homeless_hostel",
    "womens_shelter",
    "temporary_accommodation",
    "health_institution",
    "public_space",
)
"""Where people say they sleep tonight; the rarer places wait for the facts of the incident."""
OF_THE_PERSON: Final = (
    "identity",
    "called",
    "phone",
    "safe_to_contact",
    "contact_advice",
    "language",
    "interpreter_language",
    "street",
    "house_number",
)
"""What a case that is there already knows."""
SHOWN_AT: Final = {
    "first_name": "called",
    "last_name": "called",
    "pseudonym": "called",
    "occurred_from": "occurred_on",
    "opened_on": "reported_on",
    "dwelling.commune_nis": "commune",
    "event.households": "neighbours",
    "happened_on": "occurred_on",
    "record_number": "police_record",
    "tonight.until": "tonight_until",
}
"""Field of the screen beside which the answer of a command or of the check is said."""


def words_of(path: str, *, only: Iterable[str] = ()) -> list[SelectChoice]:
    """Return the answers to a fact of the check in the reader's language, all of them or some."""
    fact: Fact = FACTS[path]
    wanted = tuple(only)
    return pairs({code.value: say(code.label) for code in fact.codes if not wanted or code.value in wanted})


def counted(most: int) -> list[SelectChoice]:
    """Return small whole numbers, first the empty answer."""
    return pairs({"": str(lazy("I don't know"))} | {str(number): str(number) for number in range(most + 1)})


class FastForm(Form):
    """What is asked in the street or on the phone. Every answer but what happened and where may be "I don't know"."""

    client_key = HiddenField()
    danger = RadioField(lazy("Is anybody in danger now?"), choices=[], validate_choice=False, widget=Radios())
    danger_kinds = SelectMultipleField(
        lazy("What kind of danger?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    commune = SelectField(lazy("In which commune is the home?"), choices=[], validate_choice=False, widget=Select())
    street = StringField(lazy("Street"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off"))
    house_number = StringField(
        lazy("Number"), validators=[Length(max=12, message=TOO_LONG)], widget=TextInput(width=5, fill="off")
    )
    unit = StringField(
        lazy("Flat or room"), validators=[Length(max=40, message=TOO_LONG)], widget=TextInput(width=10, fill="off")
    )
    floor = StringField(
        lazy("Floor"), validators=[Length(max=20, message=TOO_LONG)], widget=TextInput(width=5, fill="off")
    )
    acts_access = SelectMultipleField(choices=[], validate_choice=False, widget=Checkboxes())
    acts_force = SelectMultipleField(choices=[], validate_choice=False, widget=Checkboxes())
    acts_cut = SelectMultipleField(choices=[], validate_choice=False, widget=Checkboxes())
    acts_belongings = SelectMultipleField(choices=[], validate_choice=False, widget=Checkboxes())
    acts_threat = SelectMultipleField(choices=[], validate_choice=False, widget=Checkboxes())
    home_status = RadioField(lazy("What is left of the home now?"), choices=[], validate_choice=False, widget=Radios())
    put_out_by = SelectField(lazy("Who did it, or threatens to?"), choices=[], validate_choice=False, widget=Select())
    day = RadioField(lazy("When?"), choices=[], validate_choice=False, widget=Radios(inline=True), default=TODAY)
    occurred_on = BelgianDateField(lazy("On which day?"))
    hour = StringField(
        lazy("Around what hour?"), validators=[Length(max=8, message=TOO_LONG)], widget=TextInput(width=5, fill="off")
    )
    title = RadioField(
        lazy("Did anybody show a judgment or an order?"), choices=[], validate_choice=False, widget=Radios()
    )
    adults = SelectField(lazy("Adults"), choices=[], validate_choice=False, widget=Select())
    minors = SelectField(lazy("Children under 18"), choices=[], validate_choice=False, widget=Select())
    unaccompanied = YesNoField(
        lazy("Is it a foreign minor without parents?"),
    )
    pregnant = BooleanField(lazy("Somebody is pregnant"), widget=Checkbox())
    medical_need = BooleanField(lazy("Somebody needs medicine or a device"), widget=Checkbox())
    afraid = YesNoField(lazy("Is the person afraid of somebody at home?"))
    tonight_place = SelectField(
        lazy("Where does the household sleep tonight?"), choices=[], validate_choice=False, widget=Select()
    )
    tonight_safe = YesNoField(lazy("Is there a safe place for tonight?"))
    tonight_until = BelgianDateField(lazy("Until which day?"))
    wish = RadioField(lazy("What does the person want?"), choices=[], validate_choice=False, widget=Radios())
    neighbours = SelectField(
        lazy("How many other households are hit?"), choices=[], validate_choice=False, widget=Select()
    )
    police = SelectField(lazy("Were the police called?"), choices=[], validate_choice=False, widget=Select())
    police_record = StringField(
        lazy("Number of the police record"),
        validators=[Length(max=40, message=TOO_LONG)],
        widget=TextInput(width=10, fill="off"),
    )
    identity = RadioField(
        lazy("How is the person called in the file?"), choices=[], validate_choice=False, widget=Radios()
    )
    called = StringField(
        lazy("Name, or the name the person chooses"),
        description=lazy("Not needed without a name."),
        validators=[Length(max=80, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    phone = StringField(
        lazy("Telephone"),
        validators=[Length(max=30, message=TOO_LONG)],
        widget=TextInput(kind="tel", mode="tel", fill="off", width=20),
    )
    safe_to_contact = RadioField(
        lazy("Can we contact the person without danger?"),
        choices=[],
        validate_choice=False,
        widget=Radios(inline=True),
        default="unknown",
    )
    contact_advice = StringField(
        lazy("How to reach the person safely"),
        description=lazy("For example: only in the morning, only by message, through a friend."),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    language = RadioField(
        lazy("In which language do we talk and write?"),
        choices=[],
        validate_choice=False,
        widget=Radios(inline=True),
    )
    interpreter_language = StringField(
        lazy("Which language?"), validators=[Length(max=40, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    reported_by = RadioField(
        lazy("Who tells it?"), choices=[], validate_choice=False, widget=Radios(), default="person"
    )
    mandate = BooleanField(lazy("The person asked for it to be reported"), widget=Checkbox())
    reported_on = BelgianDateField(
        lazy("When was it told?"),
        description=lazy(
            "Only when you write it down later, from paper or from memory. Today and yesterday count from that day."
        ),
    )
    save = SubmitField(lazy("Save and see what to do"), widget=SubmitInput())

    def prepare(self, *, language: str, home: str, communes: dict[str, str], known_case: bool) -> None:
        """Offer the words; what the case knows already is not asked again. ``home``: commune of the case's home."""
        unknown = str(lazy("I don't know"))
        self.danger.choices = pairs({"no": say_yes_no("no"), "yes": say_yes_no("yes"), "unknown": unknown})
        self.danger_kinds.choices = words_of("danger_now")
        self.commune.choices = pairs({"": unknown} | communes)
        for name, group in ACT_GROUPS.items():
            self[name].label.text = say(group.title)
            self[name].choices = words_of("acts", only=group.codes)
        for name in ("home_status", "wish"):
            self[name].choices = [*words_of(name), *pairs({"": unknown})]
        self.tonight_place.choices = [*pairs({"": unknown}), *words_of("tonight.place", only=PLACES)]
        self.put_out_by.choices = [*pairs({"": unknown}), *words_of("put_out_by")]
        self.title.choices = [*words_of("title.status"), *pairs({"": unknown})]
        days = {TODAY: lazy("Today"), YESTERDAY: lazy("Yesterday"), EARLIER: lazy("Another day"), "": unknown}
        self.day.choices = pairs({code: str(words) for code, words in days.items()})
        for name, most in (("adults", 6), ("minors", 8), ("neighbours", MOST_PEOPLE)):
            self[name].choices = counted(most)
        called = {"": unknown, NO_CALL: str(lazy("No"))}
        not_known = {CALLED: str(lazy("Yes, what came of it is not known"))}
        self.police.choices = [*pairs(called), *words_of("police.outcome"), *pairs(not_known)]
        told = {
            "person": lazy("The person"),
            "proxy": lazy("Somebody for the person"),
            "service": lazy("A service, or we saw it"),
        }
        self.reported_by.choices = pairs({code: str(words) for code, words in told.items()})
        if known_case:
            for name in OF_THE_PERSON:
                del self[name]
        else:
            named = {
                "anonymous": lazy("Without a name"),
                "pseudonym": lazy("By another name"),
                "named": lazy("By name"),
            }
            self.identity.choices = pairs({code: str(words) for code, words in named.items()})
            safe = {"yes": lazy("Yes"), "with_care": lazy("With care"), "no": lazy("No"), "unknown": unknown}
            self.safe_to_contact.choices = pairs({code: str(words) for code, words in safe.items()})
            spoken = {"fr": lazy("French"), "nl": lazy("Dutch"), "other": lazy("Another language")}
            self.language.choices = pairs({code: str(words) for code, words in spoken.items()})
        if not self.is_submitted():
            self.client_key.data = str(uuid.uuid4())
            self.commune.data = home
            for name, value in (("home_status", ""), ("title", ""), ("wish", "")):
                self[name].data = value
            if not known_case:
                self.identity.data, self.language.data = "anonymous", language

    @property
    def occurred(self) -> date | None:
        """Return the day on which it happened, counted from the day it was told; None when nobody knows."""
        if self.occurred_on.data is not None:
            return self.occurred_on.data
        told = self.reported_on.data or clock.today()
        return {TODAY: told, YESTERDAY: told - timedelta(days=1)}.get(text(self.day))

    @property
    def acts(self) -> list[str]:
        """Return what was done, in the order of the screen."""
        return [act for name in ACT_GROUPS for act in self[name].data or ()]

    @property
    def in_danger(self) -> str:
        """Return ``yes``, ``no``, ``unknown``, or nothing when it was not asked; a kind of danger says yes."""
        return "yes" if self.danger_kinds.data else text(self.danger)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for what happened and where; say beside the field what is written in two ways."""
        right: bool = super().validate(extra_validators)
        wrong = [*self._place_and_facts(), *self._days(), *self._names()]
        for name, reason in wrong:
            self.blame(Invalid(name, reason))
        return right and not wrong

    def _place_and_facts(self) -> Iterator[tuple[str, Text]]:
        known_case = "street" not in self
        if not (known_case or text(self.commune) or text(self.street)):
            yield "commune", reasons.NO_PLACE
        if not (self.acts or text(self.home_status)):
            yield "acts_access", reasons.NO_FACT

    def _days(self) -> Iterator[tuple[str, Text]]:
        told = self.reported_on.data or clock.today()
        if text(self.day) == EARLIER and self.occurred_on.data is None and not self.occurred_on.errors:
            yield "occurred_on", reasons.NO_DAY
        if self.occurred is not None and self.occurred > told:
            yield "occurred_on", reasons.AHEAD_OF_REPORT

    def _names(self) -> Iterator[tuple[str, Text]]:
        if "identity" in self and text(self.identity) == "anonymous" and text(self.called):
            yield "called", reasons.NAME_WITHOUT_A_NAME

    def blame(self, invalid: Invalid) -> None:
        """Show what is wrong beside the field of this screen that it is about."""
        super().blame(Invalid(SHOWN_AT.get(invalid.field, invalid.field), invalid.text))

    @property
    def call(self) -> str:
        """Return what came of a call to the police, nothing when none is told of; a record number tells of one."""
        police = text(self.police)
        if police in ("", NO_CALL):
            return "unknown" if text(self.police_record) else ""
        return "unknown" if police == CALLED else police

    def facts(self) -> dict[str, Any]:
        """Return what was told, by path of the check; what nobody answered is left out."""
        others = text(self.neighbours)
        told: dict[str, Any] = {
            "occurred_from": self.occurred.isoformat() if self.occurred else None,
            "dwelling.commune_nis": text(self.commune) or None,
            "acts": self.acts or None,
            "home_status": text(self.home_status) or None,
            "put_out_by": text(self.put_out_by) or None,
            "title.status": text(self.title) or None,
            "household.adults": _number(text(self.adults)),
            "household.minors": _number(text(self.minors)),
            "household.unaccompanied_minor": self.unaccompanied.answer,
            "household.pregnant": True if self.pregnant.data else None,
            "household.medical_need": True if self.medical_need.data else None,
            "violence.domestic": self.afraid.answer,
            "tonight.place": text(self.tonight_place) or None,
            "tonight.safe": self.tonight_safe.answer,
            "tonight.until": self.tonight_until.data.isoformat() if self.tonight_until.data else None,
            "wish": text(self.wish) or None,
            "event.other_units_affected": None if not others else int(others) > 0,
            "event.households": int(others) + 1 if others else None,
            "police.called": False if text(self.police) == NO_CALL and not self.call else None,
            "danger_now": self._danger(),
        }
        return {path: value for path, value in told.items() if value is not None}

    def _danger(self) -> list[str] | None:
        answer = self.in_danger
        if answer == "no":
            return []
        return list(self.danger_kinds.data or ()) or None if answer == "yes" else None

    def command(self, case_id: int | None) -> c.OpenIncident:
        """Return the report that the form makes."""
        today = clock.today()
        told_on = self.reported_on.data or today
        report = Report(
            reported_on=told_on,
            reported_by=text(self.reported_by),
            mandate=True if text(self.reported_by) == "person" else bool(self.mandate.data),
            entered_later=told_on < today,
            hour=text(self.hour),
            known_exactly=bool(text(self.hour)) and self.occurred is not None,
            unit=text(self.unit),
            floor=text(self.floor),
            client_key=text(self.client_key)[:40] or None,
            danger_shown_first=True,
        )
        return c.OpenIncident(
            case_id=case_id,
            person={} if case_id is not None else self._person(),
            facts=self.facts(),
            source="seen" if text(self.reported_by) == "service" else "said",
            danger=self.in_danger,
            police=self.call,
            police_record=text(self.police_record),
            report=report,
        )

    def _person(self) -> dict[str, Any]:
        identity, called = text(self.identity), text(self.called)
        first, _space, last = called.partition(" ")
        return {
            "identity": identity,
            "first_name": (first if last else "") if identity == "named" else "",
            "last_name": (last or first) if identity == "named" else "",
            "pseudonym": called if identity == "pseudonym" else "",
            "channel": "phone" if text(self.reported_by) == "person" else "partner",
            "language": text(self.language),
            "interpreter_language": text(self.interpreter_language),
            "safe_to_contact": text(self.safe_to_contact),
            "phone": text(self.phone),
            "contact_advice": text(self.contact_advice),
            "street": text(self.street),
            "house_number": text(self.house_number),
            "commune_nis": text(self.commune),
            "minors": _number(text(self.minors)) or 0,
        }


def say_yes_no(code: str) -> str:
    """Return yes or no in the reader's language."""
    return str(lazy("Yes") if code == "yes" else lazy("No"))


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() else None
