"""Forms of the page of an incident: its facts, its particulars, the police, the talk before a complaint."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.directory.queries import bodies, communes_by_name
from app.foundation import i18n
from app.foundation.answering import YesNoField, pairs, seen_version, spoken, text, under_headings
from app.foundation.forms import BelgianDateField, Form, MoneyField, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import (
    Checkbox,
    Checkboxes,
    GroupedCheckboxes,
    Radios,
    Select,
    SubmitInput,
    TextArea,
    TextInput,
)
from app.incidents import commands as c
from app.incidents import page_commands as p
from app.incidents.codes import LONGEST_UNIT, LONGEST_WHY, OUTCOMES_OF_POLICE
from app.store.incidents import CHECK
from workflows.checks import CHECKS
from workflows.checks.parsing import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wtforms import Field

    from app.foundation.errors import Invalid
    from app.store.tables import Incident
    from workflows.checks.vocabulary import Fact

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
NOT_ASKED: Final = frozenset({"as_of", "reported_on"})
"""The day of the question, and the day of the report that was written when the incident was opened."""
COMMUNES: Final = frozenset({"dwelling.commune_nis", "cpas.stay_commune_nis"})
EMPTY: Final = "none"
"""Answer to a list of which nothing holds, where that says something: no danger."""
NOTHING_SAYS: Final = frozenset({"danger_now"})
FACTS: Final = tuple(fact for fact in CHECKS[CHECK].facts if fact.path not in NOT_ASKED)


def _line(label: str, longest: int, hint: str = "", width: int | None = None) -> StringField:
    return StringField(
        label,
        description=hint,
        validators=[Length(max=longest, message=TOO_LONG)],
        widget=TextInput(fill="off", width=width),
    )


def name_of(path: str) -> str:
    """Return the name of the field that asks a fact."""
    return path.replace(".", "-")


def sources() -> dict[str, str]:
    """Return how a fact may be known, in words."""
    return {
        "said": _("said by the person or somebody close"),
        "seen": _("seen by us"),
        "paper": _("paper shown by the person"),
        "police_message": _("message of the police"),
        "partner": _("passed on by another service"),
    }


def all_sources() -> dict[str, str]:
    """Return every way in which a fact is known, those included that the program writes."""
    return sources() | {"track": _("noted in a track"), "check": _("noted with the check")}


class _FactsForm(Form):
    version = HiddenField()
    source = RadioField(lazy("How do we know this?"), validate_choice=False, widget=Radios(), default="said")
    because = _line(lazy("Why does something that was noted change?"), LONGEST_WHY, lazy("Only when you correct."))
    save = SubmitField(lazy("Save and look again"), widget=SubmitInput())

    def offer(self) -> _FactsForm:
        """Fill the lists in the language of the reader."""
        self.source.choices = pairs(sources())
        for fact in FACTS:
            asked = self[name_of(fact.path)]
            if fact.path in COMMUNES:
                here = {one.nis: one.name(i18n.language()) for one in communes_by_name(i18n.language())}
                asked.choices = pairs({"": _("Not known yet")} | here)
            elif fact.kind is Kind.CODE:
                words = {code.value: say(code.label) for code in fact.codes}
                asked.choices = pairs({"": _("Not known yet")} | words)
            elif fact.groups:
                asked.choices = under_headings(fact)
            elif fact.kind is Kind.CODES:
                words = {code.value: say(code.label) for code in fact.codes}
                nothing = {EMPTY: _("None of these")} if fact.path in NOTHING_SAYS else {}
                asked.choices = pairs(words | nothing)
        return self

    @property
    def groups(self) -> list[tuple[str, str, list[str], bool]]:
        """Return key, title and fields of each group, and whether something in it is wrong."""
        found: dict[str, tuple[str, list[str]]] = {}
        for fact in FACTS:
            found.setdefault(fact.section.id, (say(fact.section.title), []))[1].append(name_of(fact.path))
        return [(key, title, names, any(self[name].errors for name in names)) for key, (title, names) in found.items()]

    def values(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers by path; None for what is not known. A list with the same answers stays as it was."""
        found = {fact.path: _answer(fact, self[name_of(fact.path)]) for fact in FACTS}
        return {path: _as_it_was(value, known.get(path)) for path, value in found.items()}

    def blame(self, invalid: Invalid) -> None:
        """Show what is wrong beside the fact it names."""
        name = name_of(invalid.field)
        inside = next((one for one in self._fields if one.startswith(f"{name}-")), name)
        invalid.field = name if name in self._fields else inside
        super().blame(invalid)

    def command(self, case_id: int, known: Mapping[str, Any]) -> c.SaveIncidentFacts:
        """Return what to do with the answers."""
        return c.SaveIncidentFacts(
            case_id=case_id,
            seen=seen_version(self.version) or 0,
            values=self.values(known),
            source=text(self.source),
            because=text(self.because),
        )


def _answer(fact: Fact, field: Any) -> object:
    if fact.kind is Kind.DATE:
        return field.data
    if fact.kind is Kind.YES_NO:
        return field.answer
    if fact.kind is Kind.MONEY:
        return None if field.data is None else f"{field.data:.2f}"
    if fact.kind is Kind.CODES:
        chosen = [one for one in field.data or () if one != EMPTY]
        return chosen or ([] if EMPTY in (field.data or ()) else None)
    typed = text(field)
    if fact.kind is Kind.INTEGER and typed.isdecimal():
        return int(typed)
    return typed or None


def _as_it_was(value: object, was: object) -> object:
    """Return a list as it was kept when it holds the same; an unknown that the form cannot say stays so."""
    if isinstance(value, list) and isinstance(was, list) and sorted(value) == sorted(was):
        return was
    return was if value is None and was == "unknown" else value


def _asked(fact: Fact) -> Field:
    label, hint = spoken(fact.question), spoken(fact.help)
    plain: dict[Kind, type[Field]] = {Kind.DATE: BelgianDateField, Kind.YES_NO: YesNoField, Kind.MONEY: MoneyField}
    if fact.kind in plain:
        return plain[fact.kind](label, description=hint)
    if fact.kind is Kind.CODES:
        boxes = GroupedCheckboxes() if fact.groups else Checkboxes()
        return SelectMultipleField(label, description=hint, validate_choice=False, widget=boxes)
    if fact.kind is Kind.CODE or fact.path in COMMUNES:
        return SelectField(label, description=hint, validate_choice=False, widget=Select())
    narrow = fact.kind is Kind.INTEGER
    return StringField(
        label,
        description=hint,
        validators=[Length(max=40, message=TOO_LONG)],
        widget=TextInput(width=5 if narrow else 20, mode="numeric" if narrow else "", fill="off"),
    )


FactsForm: type[_FactsForm] = type("FactsForm", (_FactsForm,), {name_of(fact.path): _asked(fact) for fact in FACTS})


def known_in_form(known: Mapping[str, Any], newest: int) -> dict[str, object]:
    """Return what is known as the form is filled with it."""
    filled: dict[str, object] = {"version": str(newest), "source": "said"}
    for fact in FACTS:
        value = known.get(fact.path)
        if value is None or value == "unknown":
            continue
        if fact.kind is Kind.DATE:
            value = date.fromisoformat(value)
        elif fact.kind is Kind.MONEY:
            value = Decimal(value)
        elif fact.path in NOTHING_SAYS and value == []:
            value = [EMPTY]
        filled[name_of(fact.path)] = value
    return filled


class ParticularsForm(Form):
    """What is noted beside the facts: unit, essentials, the next legal step, who answers for children."""

    version = HiddenField()
    essentials_present = BooleanField(
        lazy("The essentials are there: water, heat, medicine, papers, what the children need"), widget=Checkbox()
    )
    next_step = _line(lazy("Next legal step"), 200, lazy("For example: the lawyer files the petition."))
    next_step_on = BelgianDateField(lazy("On which day?"))
    person_informed_on = BelgianDateField(lazy("The person was told what became of the report, on"))
    responsible_adult = _line(
        lazy("Who answers for the minor?"), 160, lazy("Only when a minor is alone: an adult or a youth service.")
    )
    unit = _line(lazy("Flat or room"), LONGEST_UNIT, width=20)
    floor = _line(lazy("Floor"), 20, width=10)
    hour = _line(lazy("Hour of the facts"), 8, lazy("For example 9:00."), width=5)
    known_exactly = BooleanField(lazy("Day and hour are known exactly"), widget=Checkbox())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def command(self, case_id: int) -> c.SaveIncident:
        """Return what to do with the answers."""
        return c.SaveIncident(
            case_id=case_id,
            version=seen_version(self.version) or 0,
            hour=text(self.hour),
            known_exactly=bool(self.known_exactly.data),
            unit=text(self.unit),
            floor=text(self.floor),
            responsible_adult=text(self.responsible_adult),
            essentials_present=bool(self.essentials_present.data),
            next_step=text(self.next_step),
            next_step_on=self.next_step_on.data,
            person_informed_on=self.person_informed_on.data,
        )


PARTICULARS: Final = (
    "essentials_present", "next_step", "next_step_on", "person_informed_on", "responsible_adult", "unit", "floor",
    "hour", "known_exactly",
)  # fmt: skip


def particulars_of(row: Incident) -> dict[str, object]:
    """Return what is noted as the form is filled with it."""
    return {"version": str(row.version), **{name: getattr(row, name) for name in PARTICULARS}}


class OwnerForm(Form):
    """Who answers for a track."""

    version = HiddenField()
    user_id = SelectField(lazy("Who answers for it?"), validate_choice=False, widget=Select())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def offer(self, people: tuple[tuple[int, str], ...]) -> OwnerForm:
        """Offer the colleagues who follow cases."""
        self.user_id.choices = pairs({"": _("Nobody for now")} | {str(key): name for key, name in people})
        return self

    def command(self, case_id: int, track: str) -> c.AssignTrack:
        """Return what the form asks for."""
        chosen = text(self.user_id)
        return c.AssignTrack(
            case_id=case_id,
            track=track,
            version=seen_version(self.version) or 0,
            user_id=int(chosen) if chosen.isdecimal() else None,
        )


class DangerForm(Form):
    """Help was called without waiting for an agreement."""

    version = HiddenField()
    why = TextAreaField(
        lazy("Which danger was there, for whom, and who was called?"),
        description=lazy("Facts only. Tell the person that you called, and why."),
        validators=[Length(max=LONGEST_WHY, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    save = SubmitField(lazy("Note it"), widget=SubmitInput(style="warning"))

    def command(self, case_id: int) -> c.RecordGraveDanger:
        """Return what the form asks for."""
        return c.RecordGraveDanger(case_id=case_id, version=seen_version(self.version) or 0, why=text(self.why))


def ways() -> dict[str, str]:
    """Return how the police were reached, in words."""
    return {"called": _("The police were called"), "visited": _("A station was visited")}


def outcomes() -> dict[str, str]:
    """Return what the police did, in words."""
    fact = next(fact for fact in FACTS if fact.path == "police.outcome")
    words = {code.value: say(code.label) for code in fact.codes}
    return {code: words.get(code, _("Not known")) for code in OUTCOMES_OF_POLICE}


def zones() -> dict[str, str]:
    """Return the police zones of the Region, by key."""
    return {zone.id: zone.name(i18n.language()) for zone in bodies("police_zone")}


class PoliceForm(Form):
    """A call to the police or a visit to a station."""

    way = RadioField(lazy("How?"), choices=[], validate_choice=False, widget=Radios(), default="called")
    happened_on = BelgianDateField(lazy("When?"), validators=[InputRequired(NEEDED)])
    hour = _line(lazy("At what hour?"), 8, lazy("For example 9:00."), width=5)
    outcome = RadioField(
        lazy("What did they do?"),
        choices=[],
        validate_choice=False,
        widget=Radios(),
        validators=[InputRequired(NEEDED)],
    )
    zone_id = SelectField(lazy("Police zone"), validate_choice=False, widget=Select())
    station = _line(lazy("Which station or which team?"), 120)
    arrived_after_minutes = _line(lazy("How many minutes until they came?"), 4, width=5)
    record_number = _line(
        lazy("Number of the record"), 40, lazy("For example BR.11.L1.012345/2026. Another form is kept too."), width=20
    )
    certificate = YesNoField(lazy("Did the person get a certificate that the complaint was recorded?"))
    injured_person = YesNoField(lazy("Was the statement of an injured person made?"))
    officer = _line(lazy("Who was spoken to?"), 160, lazy("Name, badge or description, above all when they refused."))
    note = TextAreaField(
        lazy("What was said?"), validators=[Length(max=2000, message=TOO_LONG)], widget=TextArea(rows=3)
    )
    save = SubmitField(lazy("Note the contact"), widget=SubmitInput())

    def offer(self) -> PoliceForm:
        """Offer the words in the language of the reader."""
        self.way.choices, self.outcome.choices = pairs(ways()), pairs(outcomes())
        self.zone_id.choices = pairs({"": _("Not known")} | zones())
        return self

    def command(self, case_id: int) -> c.RecordPoliceContact:
        """Return what the form asks for."""
        minutes = text(self.arrived_after_minutes)
        return c.RecordPoliceContact(
            case_id=case_id,
            way=text(self.way),
            happened_on=given(self.happened_on),
            outcome=text(self.outcome),
            hour=text(self.hour),
            zone_id=text(self.zone_id) or None,
            station=text(self.station),
            arrived_after_minutes=_minutes(minutes),
            record_number=text(self.record_number),
            certificate=self.certificate.answer,
            injured_person=self.injured_person.answer,
            officer=text(self.officer),
            note=text(self.note),
        )


def _minutes(typed: str) -> int | None:
    """Return a number of minutes; what is no number is refused by the command, beside its field."""
    if not typed:
        return None
    return int(typed) if typed.isdecimal() else -1


class StrikeForm(Form):
    """A contact with the police was noted wrongly."""

    version = HiddenField()
    because = _line(lazy("What is wrong with it?"), LONGEST_WHY)
    save = SubmitField(lazy("Strike it out"), widget=SubmitInput())

    def command(self, case_id: int, contact_id: int) -> c.StrikePoliceContact:
        """Return what the form asks for."""
        return c.StrikePoliceContact(
            case_id=case_id, contact_id=contact_id, version=seen_version(self.version) or 0, because=text(self.because)
        )


def decisions() -> dict[str, str]:
    """Return what the person may decide, in words."""
    return {
        "yes": _("Yes, file a complaint"),
        "no": _("No complaint"),
        "later": _("Later, perhaps"),
        "undecided": _("Not decided yet"),
    }


class TalkForm(Form):
    """What was explained before a complaint, and what the person decided."""

    version = HiddenField()
    held_on = BelgianDateField(lazy("When did you talk about it?"), validators=[InputRequired(NEEDED)])
    language = RadioField(lazy("In which language was the page read?"), validate_choice=False, widget=Radios())
    interpreter = _line(lazy("Interpreted into"), 80, lazy("The language, if somebody interpreted."))
    lawyer_offered = BooleanField(lazy("A lawyer was offered first"), widget=Checkbox())
    explained = BooleanField(lazy("Benefits and risks were explained"), widget=Checkbox())
    risk = RadioField(
        lazy("Could going to the police be a risk for the stay?"),
        description=lazy("Never write down what the stay is. When in doubt: not known."),
        validate_choice=False,
        widget=Radios(),
        default="unknown",
    )
    warned = BooleanField(lazy("The risk for the stay was explained"), widget=Checkbox())
    decision = RadioField(
        lazy("What does the person decide?"),
        validate_choice=False,
        widget=Radios(),
        validators=[InputRequired(NEEDED)],
    )
    words = TextAreaField(
        lazy("In the words of the person, if they wish"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    save = SubmitField(lazy("Note the decision"), widget=SubmitInput())

    def offer(self) -> TalkForm:
        """Offer the words in the language of the reader."""
        self.language.choices = pairs({"fr": _("French"), "nl": _("Dutch")})
        self.risk.choices = pairs({"unknown": _("Not known"), "possible": _("Yes, perhaps"), "none": _("No")})
        self.decision.choices = pairs(decisions())
        return self

    def command(self, case_id: int) -> p.RecordComplaintTalk:
        """Return what the form asks for."""
        return p.RecordComplaintTalk(
            case_id=case_id,
            seen=seen_version(self.version) or 0,
            held_on=given(self.held_on),
            language=text(self.language),
            interpreter=text(self.interpreter),
            lawyer_offered=bool(self.lawyer_offered.data),
            explained=bool(self.explained.data),
            risk=text(self.risk),
            warned=bool(self.warned.data),
            decision=text(self.decision),
            words=text(self["words"]),
        )


class TickForm(Form):
    """A step was done, on a day."""

    done_on = BelgianDateField(lazy("Done on which day?"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Tick it off"), widget=SubmitInput(style="secondary"))

    def command(self, case_id: int, step: str) -> p.TickStep:
        """Return what the form asks for."""
        return p.TickStep(case_id=case_id, step=step, done_on=given(self.done_on))
