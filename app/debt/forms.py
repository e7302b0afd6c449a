"""Forms of the debt: lines of the account, months, a pasted table, the budget, the calculator, the life of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.debt import commands as c
from app.debt.queries import euros
from app.foundation.answering import cents, pairs, seen_version, text
from app.foundation.forms import BelgianDateField, Form, MoneyField, given
from app.foundation.i18n import _, lazy, say
from app.foundation.widgets import Radios, Select, SubmitInput, TextArea, TextInput
from workflows.debt.plan import OneOff, Wish
from workflows.debt.words import AGREED_HOW, AIDS, CLAUSES, FLOOR, INCOMES, KINDS, OUTGOINGS, SAYERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from app.debt.queries import InstalmentCard
    from app.store.tables import DebtEntry
    from workflows.debt.budget import Budget
    from workflows.law import Text

NEEDED = lazy("This answer is needed.")
TOO_LONG = lazy("This text is too long. Shorten it.")
NUMBER = lazy("Write a whole number.")
LAST_DAY: Final = 31
MOST_MONTHS: Final = 240


def words(codes: Mapping[str, Text]) -> dict[str, str]:
    """Return codes with their words in the reader's language."""
    return {code: say(name) for code, name in codes.items()}


def _key(field: Any) -> int | None:
    chosen = text(field)
    return int(chosen) if chosen.isdecimal() else None


class EntryForm(Form):
    """A line of the account."""

    version = HiddenField()
    kind = SelectField(lazy("What is it?"), validate_choice=False, widget=Select())
    entry_on = BelgianDateField(lazy("Due or paid on"), validators=[InputRequired(NEEDED)])
    amount = MoneyField(lazy("Amount"), validators=[InputRequired(NEEDED)])
    month = StringField(
        lazy("Of which month?"),
        description=lazy("For a rent its month; for a payment the month it was made for, if that was said. 08/2026"),
        widget=TextInput(width=10, fill="off"),
    )
    said_by = RadioField(lazy("Who says it?"), choices=[], validate_choice=False, default="landlord", widget=Radios())
    label = StringField(
        lazy("In their words"), validators=[Length(max=120, message=TOO_LONG)], widget=TextInput(fill="off")
    )
    disputed = MoneyField(lazy("Part that is disputed"))
    disputed_because = StringField(
        lazy("Why?"),
        description=lazy("One sentence; letters print it."),
        validators=[Length(max=300, message=TOO_LONG)],
        widget=TextInput(fill="off"),
    )
    check_record = SelectField(lazy("The check that shows it"), validate_choice=False, widget=Select())
    letter = SelectField(lazy("The letter that says it"), validate_choice=False, widget=Select())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self, checks: Mapping[str, str], letters: Mapping[str, str]) -> None:
        """Offer kinds, proofs, checks and letters in words."""
        self.kind.choices = pairs(words(KINDS))
        self.said_by.choices = pairs(words(SAYERS))
        self.check_record.choices = pairs({"": _("None"), **checks})
        self.letter.choices = pairs({"": _("None"), **letters})

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the fields in groups; the disputed part stands apart."""
        return [
            ("", ["kind", "entry_on", "amount", "month", "said_by", "label"]),
            (_("Disputed part"), ["disputed", "disputed_because", "check_record", "letter"]),
        ]

    def command(self, case_id: int, entry_id: int | None) -> c.SaveDebtEntry:
        """Return what the form asks for."""
        return c.SaveDebtEntry(
            case_id=case_id,
            entry_id=entry_id,
            version=seen_version(self.version),
            written=c.Written(
                kind=text(self.kind),
                entry_on=given(self.entry_on),
                amount_cents=cents(self.amount) or 0,
                month=c.with_month(text(self.month)),
                said_by=text(self.said_by),
                label=text(self.label),
                disputed_cents=cents(self.disputed) or 0,
                disputed_because=text(self.disputed_because),
                check_record_id=_key(self.check_record),
                letter_id=_key(self.letter),
            ),
        )


def entry_values(row: DebtEntry) -> dict[str, Any]:
    """Return what a form of a line begins with."""
    return {
        "version": str(row.version),
        "kind": row.kind,
        "entry_on": row.entry_on,
        "amount": euros(row.amount_cents),
        "month": f"{row.month[5:]}/{row.month[:4]}" if row.month else "",
        "said_by": row.said_by,
        "label": row.label,
        "disputed": euros(row.disputed_cents) if row.disputed_cents else None,
        "disputed_because": row.disputed_because,
        "check_record": str(row.check_record_id or ""),
        "letter": str(row.letter_id or ""),
    }


class PasteForm(Form):
    """Many lines at once."""

    rows = TextAreaField(
        lazy("One line for each amount: date; words; amount"),
        description=lazy("For example 01/08/2026; loyer août; 850,00 and on the next line 03/08/2026; paiement; 600"),
        widget=TextArea(rows=10),
    )
    said_by = RadioField(lazy("Who says it?"), choices=[], validate_choice=False, default="landlord", widget=Radios())
    save = SubmitField(lazy("Add these lines"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer who can say it."""
        self.said_by.choices = pairs(words(SAYERS))


class MonthsForm(Form):
    """The rent of every month between two days."""

    first_on = BelgianDateField(lazy("From the month of"), validators=[InputRequired(NEEDED)])
    last_on = BelgianDateField(lazy("Up to the month of"), validators=[InputRequired(NEEDED)])
    rent = MoneyField(lazy("Rent a month"))
    charges = MoneyField(lazy("Charges a month"))
    due_day = IntegerField(
        lazy("Due on which day of the month?"),
        default=1,
        validators=[InputRequired(NUMBER), NumberRange(1, LAST_DAY, NUMBER)],
        widget=TextInput(width=2, mode="numeric"),
    )
    save = SubmitField(lazy("Add these months"), widget=SubmitInput())

    def command(self, case_id: int) -> c.AddRentMonths:
        """Return what the form asks for."""
        return c.AddRentMonths(
            case_id=case_id,
            first_on=given(self.first_on),
            last_on=given(self.last_on),
            rent_cents=cents(self.rent),
            charges_cents=cents(self.charges),
            due_day=self.due_day.data or 1,
        )


class _BudgetForm(Form):
    version = HiddenField()
    save = SubmitField(lazy("Save the budget"), widget=SubmitInput())

    def prepare(self) -> None:
        """Name the lines in the reader's language."""
        for kind, name in {**INCOMES, **OUTGOINGS}.items():
            self[kind].label.text = say(name)

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the lines in groups."""
        return [
            (_("What comes in each month"), list(INCOMES)),
            (_("What goes out each month"), list(OUTGOINGS)),
            (_("What must stay"), [FLOOR]),
        ]

    def command(self, case_id: int) -> c.SaveBudget:
        """Return what the form asks for."""
        kinds = (*INCOMES, *OUTGOINGS, FLOOR)
        return c.SaveBudget(case_id=case_id, seen=text(self.version), amounts={one: cents(self[one]) for one in kinds})


BudgetForm: type[_BudgetForm] = type(
    "BudgetForm",
    (_BudgetForm,),
    {kind: MoneyField(kind) for kind in (*INCOMES, *OUTGOINGS)}
    | {
        FLOOR: MoneyField(
            lazy("What the household wants to keep each month, beyond these expenses"),
            description=lazy("Their own figure, for what comes unexpectedly. Leave it empty if there is none."),
        )
    },
)


def budget_values(budget: Budget, seen: str, lease: Mapping[str, Decimal]) -> dict[str, Any]:
    """Return what the form of a budget begins with; rent and charges of the lease where nothing is written."""
    start = {} if budget.amounts else lease
    return {**start, **budget.amounts, "version": seen}


class PlanForm(Form):
    """The calculator of a plan."""

    of = RadioField(lazy("For which debt?"), choices=[], validate_choice=False, default="accepted", widget=Radios())
    first_on = BelgianDateField(lazy("First payment on"), validators=[InputRequired(NEEDED)])
    way = RadioField(lazy("What is fixed?"), choices=[], validate_choice=False, default="monthly", widget=Radios())
    monthly = MoneyField(lazy("Amount a month"))
    months = IntegerField(
        lazy("Number of months"),
        validators=[Optional(), NumberRange(1, MOST_MONTHS, NUMBER)],
        widget=TextInput(width=3, mode="numeric"),
    )
    until = BelgianDateField(lazy("Paid off by"))
    one_off = MoneyField(lazy("Paid once, by an aid or a guarantee"))
    one_off_kind = SelectField(lazy("What is it?"), validate_choice=False, widget=Select())
    one_off_on = BelgianDateField(lazy("Paid on"))

    def prepare(self, debts: Mapping[str, str]) -> None:
        """Offer debts, ways and aids in words."""
        self.of.choices = pairs(debts)
        self.way.choices = pairs(
            {"monthly": _("An amount each month"), "months": _("A number of months"), "until": _("A last day")}
        )
        self.one_off_kind.choices = pairs({"": _("None"), **words(AIDS)})

    def wish(self, debt: Decimal) -> Wish:
        """Return what is asked for."""
        way = text(self.way)
        once = None
        if self.one_off.data:
            paid_on = self.one_off_on.data or given(self.first_on)
            once = OneOff(text(self.one_off_kind) or "other", self.one_off.data, paid_on)
        return Wish(
            debt=debt,
            first_on=given(self.first_on),
            monthly=self.monthly.data if way == "monthly" else None,
            months=self.months.data if way == "months" else None,
            until=self.until.data if way == "until" else None,
            one_off=once,
        )


class AgreeForm(Form):
    """A plan is agreed."""

    version = HiddenField()
    how = RadioField(lazy("How was it agreed?"), choices=[], validate_choice=False, widget=Radios())
    on = BelgianDateField(lazy("Agreed on"), validators=[InputRequired(NEEDED)])
    clause = RadioField(
        lazy("What does it say of a payment that is missed?"), choices=[], validate_choice=False, widget=Radios()
    )
    document = SelectField(lazy("The signed paper, among the papers of the case"), validate_choice=False)
    save = SubmitField(lazy("Note the agreement"), widget=SubmitInput())

    def prepare(self, documents: Mapping[str, str]) -> None:
        """Offer ways, clauses and papers."""
        self.how.choices = pairs(words(AGREED_HOW))
        self.clause.choices = pairs(words(CLAUSES))
        self.document.choices = pairs({"": _("None yet")} | dict(documents))

    def command(self, case_id: int, plan_id: int) -> c.AgreePlan:
        """Return what the form asks for."""
        return c.AgreePlan(
            case_id=case_id,
            plan_id=plan_id,
            version=seen_version(self.version) or 0,
            on=given(self.on),
            how=text(self.how),
            clause=text(self.clause),
            document_id=_key(self.document),
        )


class PaymentForm(Form):
    """An instalment was paid, or was not."""

    version = HiddenField()
    became = RadioField(lazy("What became of it?"), choices=[], validate_choice=False, default="paid", widget=Radios())
    on = BelgianDateField(lazy("On which day?"), validators=[InputRequired(NEEDED)])
    amount = MoneyField(lazy("Amount paid"))
    said_by = RadioField(lazy("Who says it?"), choices=[], validate_choice=False, default="tenant", widget=Radios())
    save = SubmitField(lazy("Save"), widget=SubmitInput())

    def prepare(self) -> None:
        """Offer what can become of it."""
        self.became.choices = pairs(
            {"paid": _("Paid, wholly or in part"), "missed": _("Not paid: the plan is not kept")}
        )
        self.said_by.choices = pairs(words(SAYERS))

    def command(self, case_id: int, one: InstalmentCard) -> c.PayInstalment | c.MissInstalment:
        """Return what the form asks for."""
        version = seen_version(self.version) or 0
        on = given(self.on)
        if text(self.became) == "missed":
            return c.MissInstalment(case_id=case_id, instalment_id=one.id, version=version, on=on)
        return c.PayInstalment(
            case_id=case_id,
            instalment_id=one.id,
            version=version,
            on=on,
            cents=cents(self.amount) or 0,
            said_by=text(self.said_by),
        )
