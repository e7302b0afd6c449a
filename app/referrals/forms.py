"""Forms of a request: the draft, a step, a proposal, the answers, a place, a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_wtf.file import FileField
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

from app.directory.queries import communes_by_name
from app.foundation import i18n
from app.foundation.answering import offered, pairs, seen_version, spoken, text, whole
from app.foundation.belgian import long_date
from app.foundation.forms import BelgianDateField, Form
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Checkbox, Checkboxes, FileInput, Radios, Select, SubmitInput, TextArea, TextInput
from app.referrals import commands as c
from app.referrals import reasons
from workflows.engine import in_force
from workflows.prevention.guards import CHILD_WITHOUT_ALTERNATIVE
from workflows.referral import words
from workflows.referral.words import Why

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

    from app.foundation.errors import Refused
    from app.referrals.queries import Fit, Lives
    from workflows.law import Text

WHERE_HINT = lazy("Asked now, at each change and at the end. “Not known” is an answer: it stops nothing.")
NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
IN_WORDS = {
    "return_home": lazy("Why can she not stay or go home?"),
    "lasting": lazy("Why no lasting home?"),
    "transit": lazy("Why no transit dwelling?"),
    "reception_house": lazy("Why no reception house?"),
}
"""How the reason for each better solution is asked."""


def communes_offered(first: str) -> list[SelectChoice]:
    """Return the communes by name, after the words for none."""
    language = i18n.language()
    return pairs({"": first} | {one.nis: one.name(language) for one in communes_by_name(language)})


def _reason(solution: str) -> SelectField:
    """Return the list of reasons for one better solution."""
    return SelectField(IN_WORDS[solution], choices=[], validate_choice=False, widget=Select())


def _words() -> StringField:
    """Return the box for words beside a reason."""
    return StringField(
        lazy("In a few words (only needed for another reason)"),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )


def services_offered(services: Sequence[tuple[int, Text]]) -> list[SelectChoice]:
    """Return the referral services to choose from."""
    return pairs({str(key): say(name) for key, name in services})


def ethos_field(last: Lives) -> SelectField:
    """Return the question where the person lives now: what was known last comes first, not to know is an answer."""
    said = {"": str(lazy("Choose an answer"))}
    if last.code:
        said[last.code] = _("Unchanged: %(where)s", where=say(last.said))
    said |= {code: say(both) for code, both in words.ETHOS_ANSWERS.items() if code not in said}
    hint = str(WHERE_HINT)
    if last.code:
        hint = _("Last known: %(where)s (%(day)s). Did it change?", where=say(last.said),
                 day=long_date(last.on, i18n.language()) if last.on else "–")  # fmt: skip
    return SelectField(
        lazy("Where does the person live now (ETHOS Light)?"),
        description=hint,
        choices=pairs(said),
        validate_choice=False,
        widget=Select(),
    )


def _detail() -> StringField:
    """Return the field of one detail; its words stand beside the others of the mechanism."""
    return StringField(validators=[Length(max=300, message=TOO_LONG)], widget=TextInput(fill="off"))


class DraftForm(Form):
    """The request, written with the person."""

    version = HiddenField()
    consent_id = RadioField(
        lazy("With the name, or without?"),
        description=lazy("Without a name, nothing leaves by which the person could be known."),
        choices=[],
        validate_choice=False,
        widget=Radios(),
    )
    service_id = RadioField(
        lazy("To which referral service?"),
        description=lazy("With the name: the service that the consent names."),
        choices=[],
        validate_choice=False,
        widget=Radios(),
    )
    wish = TextAreaField(
        lazy("What does the person wish, in her own words?"),
        validators=[InputRequired(NEEDED), Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=3),
    )
    household = RadioField(
        lazy("Who looks for a place?"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(NEEDED)],
        widget=Radios(),
    )
    solution_asked = RadioField(
        lazy("Which solution is asked for?"),
        description=lazy("From the best to the last resort."),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(NEEDED)],
        widget=Radios(),
    )
    person_wishes_order = BooleanField(lazy("The person wishes this before better solutions"), widget=Checkbox())
    excluded_return_home = _reason("return_home")
    excluded_return_home_words = _words()
    excluded_lasting = _reason("lasting")
    excluded_lasting_words = _words()
    excluded_transit = _reason("transit")
    excluded_transit_words = _words()
    excluded_reception_house = _reason("reception_house")
    excluded_reception_house_words = _words()
    needs = SelectMultipleField(
        lazy("What must the place have?"), choices=[], validate_choice=False, widget=Checkboxes()
    )
    declined = TextAreaField(
        lazy("What the person does not want, and is respected"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    ethos_before = SelectField(
        lazy("Where does the person live now (ETHOS Light)?"),
        description=WHERE_HINT,
        choices=[],
        validate_choice=False,
        validators=[InputRequired(spoken(reasons.WHERE_OR_NOT_KNOWN))],
        widget=Select(),
    )
    tonight = StringField(
        lazy("Tonight: what kind of place, until when? Never an address."),
        validators=[Length(max=200, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    since = _detail()
    lost_because = _detail()
    stays = _detail()
    resources = _detail()
    guidance = _detail()
    preferences = _detail()
    avoid = _detail()
    papers = _detail()
    starts = _detail()
    suggestion = _detail()
    host_put_them_out = BooleanField(lazy("Family or the host put the person out"), widget=Checkbox())
    identified_on = BelgianDateField(
        lazy("Since when is it known that a place is needed?"),
        description=lazy("The seven days of the plan run from this day. Empty: today."),
    )
    save = SubmitField(lazy("Keep the draft"), widget=SubmitInput())

    def prepare(self, usable: Sequence[tuple[int, Text]], services: Sequence[tuple[int, Text]] = ()) -> None:
        """Offer the words. ``services``: the referral services, where there are several to choose from."""
        named = {str(key): str(lazy("With the name, as agreed for %(who)s", who=say(who))) for key, who in usable}
        self.consent_id.choices = pairs({"": str(lazy("Without a name"))} | named)
        self.household.choices = offered(words.HOUSEHOLDS)
        self.solution_asked.choices = offered(words.SOLUTIONS)
        self.needs.choices = offered(words.FEATURES)
        self.ethos_before.choices = offered(words.ETHOS_ANSWERS, str(lazy("Choose an answer")))
        for name in words.BETTER:
            self[f"excluded_{name}"].choices = offered(words.reasons_for(name), str(lazy("No reason given")))
            said = _("In a few words: %(what)s", what=say(words.SOLUTIONS[name]))
            self[f"excluded_{name}_words"].label.text = said
        self.service_id.choices = services_offered(services)
        if not services:
            del self.service_id
        for name, both in words.DETAILS.items():
            self[name].label.text = say(both)
        if not self.is_submitted():
            self.consent_id.data = str(usable[0][0]) if usable else ""

    def command(self, case_id: int, request_id: int | None = None) -> c.DraftReferral:
        """Return what the form asks for; ``request_id``: the draft that is written anew."""
        return c.DraftReferral(
            case_id=case_id,
            request_id=request_id,
            version=seen_version(self.version) or 0,
            consent_id=whole(text(self.consent_id)),
            solution_asked=text(self.solution_asked),
            wish=text(self.wish),
            household=text(self.household),
            service_id=whole(text(self.service_id)) if "service_id" in self else None,
            excluded=self._whys(),
            person_wishes_order=bool(self.person_wishes_order.data),
            ethos_before=text(self.ethos_before),
            needs=tuple(self.needs.data or ()),
            declined=text(self.declined),
            tonight=text(self.tonight),
            details={name: text(self[name]) for name in words.DETAILS},
            host_put_them_out=bool(self.host_put_them_out.data),
            identified_on=self.identified_on.data,
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the reasons too, all at once: each is told beside its field."""
        fine: bool = super().validate(extra_validators)
        wished = bool(self.person_wishes_order.data)
        wrong = c.wrong_reasons(text(self.solution_asked), self._whys(), wished=wished)
        for name, said in wrong.items():
            self[name].errors = [*self[name].errors, say(said)]
        return fine and not wrong

    def _whys(self) -> dict[str, Why]:
        """Return the reasons that were given; words without a reason are one that is not complete."""
        said = {
            name: Why(text(self[f"excluded_{name}"]), text(self[f"excluded_{name}_words"])) for name in words.BETTER
        }
        return {name: why for name, why in said.items() if why.code or why.words}


class ProposeForm(Form):
    """A place for the person."""

    version = HiddenField()
    offer_id = SelectField(lazy("A place of the board"), choices=[], validate_choice=False, widget=Select())
    solution = RadioField(lazy("Which solution is it?"), choices=[], validate_choice=False, widget=Radios())
    offered_by = StringField(
        lazy("Or a place of which service?"),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    emergency_until = BelgianDateField(
        lazy("Emergency shelter: until which day?"), description=lazy("It is no solution: it needs an end.")
    )
    late_because = StringField(
        lazy("After seven days: why later?"),
        description=lazy("For example: contact was too distant."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Propose it to the person"), widget=SubmitInput())

    def prepare(self, fits: Sequence[Fit]) -> None:
        """Offer the free places, the best solution first."""
        named = {
            str(one.offer.id): _(
                "%(who)s: %(what)s", who=say(words.SOLUTIONS[one.offer.solution]), what=say(one.offer.named)
            )
            for one in fits
        }
        self.offer_id.choices = pairs({"": str(lazy("None of the board"))} | named)
        self.solution.choices = offered(words.SOLUTIONS)

    def command(self, request_id: int) -> c.ProposePlace:
        """Return what the form asks for."""
        return c.ProposePlace(
            request_id=request_id,
            version=seen_version(self.version) or 0,
            solution=text(self.solution),
            offered_by=text(self.offered_by),
            offer_id=whole(text(self.offer_id)),
            late_because=text(self.late_because),
            emergency_until=self.emergency_until.data,
        )


class PersonForm(Form):
    """What the person says."""

    version = HiddenField()
    answer = RadioField(lazy("What does the person say?"), choices=[], validate_choice=False, widget=Radios())
    own_words = TextAreaField(
        lazy("In her own words, if she wishes (not needed)"),
        validators=[Length(max=2000, message=TOO_LONG)],
        widget=TextArea(rows=2),
    )
    attempts = StringField(
        lazy("No answer: how did you try?"),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Note the answer"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the three answers; none of them is worse than another."""
        answers = {
            "accepted": lazy("She accepts"),
            "refused": lazy("She refuses: no consequence, same rank"),
            "none": lazy("No answer yet: this is no refusal"),
        }
        self.answer.choices = pairs({code: str(said) for code, said in answers.items()})

    def command(self, request_id: int) -> c.AnswerOfPerson:
        """Return what the form asks for."""
        return c.AnswerOfPerson(
            request_id=request_id,
            version=seen_version(self.version) or 0,
            answer=text(self.answer),
            own_words=text(self.own_words),
            attempts=text(self.attempts),
        )


class ProviderForm(Form):
    """What the service with the place says."""

    version = HiddenField()
    accepted = RadioField(
        lazy("What does the service say?"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(NEEDED)],
        widget=Radios(),
    )
    reason = SelectField(lazy("If it refuses: why?"), choices=[], validate_choice=False, widget=Select())
    alternative = StringField(
        lazy("With a child: which other place?"),
        description=lazy("A child is never refused without another place."),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Note the answer of the service"), widget=SubmitInput())

    def prepare(self, on: date) -> None:
        """Offer the reasons of the workflow."""
        self.accepted.choices = pairs({"yes": str(lazy("Yes")), "no": str(lazy("No"))})
        codes = in_force("referral", on).workflow.inputs["provider_reason"].codes
        said = {"": str(lazy("Choose an answer"))} | {one.value: say(one.label) for one in codes}
        self.reason.choices = pairs(said)

    def refuse(self, refused: Refused) -> None:
        """Show the reasons of the machine beside the answer that is missing."""
        beside = {CHILD_WITHOUT_ALTERNATIVE: self.alternative, "missing_provider_reason": self.reason}
        for reason in refused.reasons:
            field = beside.get(reason.code)
            if field is None:
                self.form_errors.append(say(reason.text))
            else:
                field.errors = [*field.errors, say(reason.text)]

    def command(self, request_id: int) -> c.AnswerOfProvider:
        """Return what the form asks for."""
        return c.AnswerOfProvider(request_id=request_id, **self.said())

    def said(self) -> dict[str, Any]:
        """Return the answer itself, whoever gives it."""
        return {
            "version": seen_version(self.version) or 0,
            "accepted": text(self.accepted) == "yes",
            "reason": text(self.reason),
            "alternative": text(self.alternative),
        }


class WhyForm(Form):
    """Why a request is urgent."""

    version = HiddenField()
    why = StringField(
        lazy("Why?"),
        validators=[InputRequired(NEEDED), Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    save = SubmitField(lazy("Save"), widget=SubmitInput())


class ExcludeForm(Form):
    """Why better solutions are not possible, or that they were tried: one reason each, as far as there is one."""

    version = HiddenField()
    solution = RadioField(lazy("Which solution?"), choices=[], validate_choice=False, widget=Radios())
    code = SelectField(lazy("Why?"), choices=[], validate_choice=False, widget=Select())
    words = _words()
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer the solutions and the reasons; a reason that does not hold for the solution is refused beside it."""
        self.solution.choices = offered({name: words.SOLUTIONS[name] for name in words.BETTER})
        every = {code: one.label for code, one in words.EXCLUSION_REASONS.items()}
        self.code.choices = offered(every, str(lazy("Choose an answer")))

    def command(self, request_id: int) -> c.ExcludeSolution:
        """Return what the form asks for."""
        return c.ExcludeSolution(
            request_id=request_id,
            version=seen_version(self.version) or 0,
            solution=text(self.solution),
            code=text(self.code),
            words=text(self.words),
        )


class DayForm(Form):
    """One day."""

    version = HiddenField()
    day = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    save = SubmitField(lazy("Save"), widget=SubmitInput())


class OfferForm(Form):
    """A place for the board."""

    solution = RadioField(lazy("Which solution is it?"), choices=[], validate_choice=False, widget=Radios())
    provider = StringField(
        lazy("Which service has it?"),
        description=lazy("Empty: your own service."),
        validators=[Length(max=160, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    households = SelectMultipleField(
        lazy("For whom?"),
        description=lazy("None ticked: for all."),
        choices=[],
        validate_choice=False,
        widget=Checkboxes(),
    )
    features = SelectMultipleField(lazy("What does it have?"), choices=[], validate_choice=False, widget=Checkboxes())
    commune_nis = SelectField(
        lazy("In which commune?"),
        description=lazy("Never for a secret address: then it is not kept."),
        choices=[],
        validate_choice=False,
        widget=Select(),
    )
    free_from = BelgianDateField(lazy("Free from"), description=lazy("Empty: today."))
    free_until = BelgianDateField(lazy("Until"))
    note = StringField(
        lazy("Good to know. Never an address."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    external_key = StringField(
        lazy("Your own name for it"),
        description=lazy("For example K12: a list with the same name changes this place."),
        validators=[Length(max=60, message=TOO_LONG)],
        widget=TextInput(width=10, fill="off"),
    )
    service_id = RadioField(lazy("To which referral service?"), choices=[], validate_choice=False, widget=Radios())
    direct = BooleanField(lazy("Keep it for our own direct referrals: Bruss'help does not see it"), widget=Checkbox())
    save = SubmitField(lazy("Put it on the board"), widget=SubmitInput())

    def prepare(self, *, runs_it: bool, services: Sequence[tuple[int, Text]] = ()) -> None:
        """Offer the words; the referral service keeps nothing for itself. ``services``: where there are several."""
        self.service_id.choices = services_offered(services)
        if runs_it or not services:
            del self.service_id
        self.solution.choices = offered(words.SOLUTIONS)
        self.households.choices = offered(words.HOUSEHOLDS)
        self.features.choices = offered(words.FEATURES)
        self.commune_nis.choices = communes_offered(str(lazy("Not said")))
        if runs_it:
            self.provider.description = ""
            del self.direct

    def command(self) -> c.OfferPlace:
        """Return what the form asks for."""
        return c.OfferPlace(
            solution=text(self.solution),
            provider=text(self.provider),
            households=tuple(self.households.data or ()),
            features=tuple(self.features.data or ()),
            commune_nis=text(self.commune_nis),
            external_key=text(self.external_key),
            direct=bool(self.direct.data) if "direct" in self else False,
            service_id=whole(text(self.service_id)) if "service_id" in self else None,
            free_from=self.free_from.data,
            free_until=self.free_until.data,
            note=text(self.note),
        )


class UploadForm(Form):
    """The places of the day: a file or pasted rows."""

    file = FileField(
        lazy("File (XLSX or CSV)"),
        description=lazy("Our template, or your own list with the same headings, in French or in Dutch."),
        widget=FileInput(accept=".xlsx,.csv,.txt"),
    )
    pasted = TextAreaField(
        lazy("Or paste the rows here"),
        description=lazy("From a spreadsheet, with its headings. One row a place."),
        widget=TextArea(rows=6),
    )
    whole_list = BooleanField(
        lazy("This is my whole list: places that are not in it are no longer offered"), widget=Checkbox()
    )
    service_id = RadioField(lazy("To which referral service?"), choices=[], validate_choice=False, widget=Radios())
    look = SubmitField(lazy("Look at it first"), widget=SubmitInput())

    def prepare(self, *, runs_it: bool, services: Sequence[tuple[int, Text]]) -> None:
        """Offer the referral services, where there are several."""
        self.service_id.choices = services_offered(services)
        if runs_it or not services:
            del self.service_id

    @property
    def chosen(self) -> int | None:
        """Return the key of the chosen referral service."""
        return whole(text(self.service_id)) if "service_id" in self else None


class AnswerForm(ProviderForm):
    """What the own service says of the household that is proposed for its place."""

    accepted = RadioField(
        lazy("Can you take this household?"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(NEEDED)],
        widget=Radios(),
    )
    reason = SelectField(lazy("If not: why?"), choices=[], validate_choice=False, widget=Select())
    save = SubmitField(lazy("Give this answer"), widget=SubmitInput())

    def answered(self, question_id: int) -> c.AnswerQuestion:
        """Return what the form of the service itself asks for."""
        return c.AnswerQuestion(question_id=question_id, **self.said())


class ShareForm(Form):
    """Under which consent something passes to the service with the place."""

    version = HiddenField()
    consent_id = RadioField(lazy("Under which consent?"), choices=[], validate_choice=False, widget=Radios())
    look = SubmitField(lazy("See exactly what passes"), widget=SubmitInput(style="secondary"))

    def prepare(self, usable: Sequence[tuple[int, Text]]) -> None:
        """Offer the consents that name this service."""
        self.consent_id.choices = pairs({str(key): say(who) for key, who in usable})
        if len(usable) == 1 and not self.is_submitted():
            self.consent_id.data = str(usable[0][0])

    @property
    def chosen(self) -> int | None:
        """Return the key of the chosen consent."""
        return whole(text(self.consent_id))

    def command(self, request_id: int) -> c.ShareWithProvider:
        """Return what the form asks for."""
        return c.ShareWithProvider(
            request_id=request_id, version=seen_version(self.version) or 0, consent_id=self.chosen or 0
        )
