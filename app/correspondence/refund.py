"""The months of a claim for overpaid rent: made from two months and two amounts, corrected line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Length

from app.foundation import belgian, i18n
from app.foundation.belgian import NotUnderstood
from app.foundation.forms import Form, MoneyField, given
from app.foundation.i18n import _, lazy
from app.foundation.widgets import TextArea, TextInput
from letters.context import first_claimable_month

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


def refund_fields() -> dict[str, Any]:
    """Return the questions of a claim for overpaid rent."""
    month = TextInput(width=10, fill="off")
    return {
        "refund_from": StringField(
            lazy("Overpaid from"),
            description=lazy("Month and year, for example 03/2025"),
            validators=[Length(max=10)],
            widget=month,
        ),
        "refund_until": StringField(
            lazy("Until"),
            description=lazy("Month and year, this month at the latest"),
            validators=[Length(max=10)],
            widget=month,
        ),
        "refund_due": MoneyField(lazy("Rent due each month")),
        "refund_paid": MoneyField(lazy("Rent paid each month")),
        "refund_table": TextAreaField(
            lazy("Month by month: month, due, paid"),
            description=lazy("One line a month, for example: 03/2025 750,00 800,00. Correct the lines that differ."),
            validators=[Length(max=4000)],
            widget=TextArea(rows=8),
        ),
        "iban": StringField(
            lazy("Account number (IBAN)"), validators=[Length(max=42)], widget=TextInput(width=30, fill="off")
        ),
        "holder": StringField(lazy("Name of the account holder"), validators=[Length(max=120)]),
        "set_off": BooleanField(lazy("Propose to set it off against the coming rents (only after advice)")),
    }


def month_of(typed: str) -> str | None:
    """Read ``03/2025``, ``3-2025`` or ``2025-03`` as ``2025-03``; ``None`` when it is no month."""
    parts = [part for part in typed.replace("/", "-").replace(".", "-").strip().split("-") if part]
    if len(parts) != 2 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, month = (parts[0], parts[1]) if len(parts[0]) == 4 else (parts[1], parts[0])
    if len(year) != 4 or not 1 <= int(month) <= 12:
        return None
    return f"{year}-{int(month):02d}"


def months_between(first: str, last: str) -> list[str]:
    """Return every month from ``first`` to ``last``, both included; none when they are reversed."""
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(_number(first), _number(last) + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def read_table(text: str, written_on: date) -> tuple[list[dict[str, str]], str]:
    """Read the month table; return rows and, when a line cannot be read, what to do about it."""
    rows: list[dict[str, str]] = []
    oldest, newest = first_claimable_month(written_on), f"{written_on:%Y-%m}"
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.replace("€", " ").replace(";", " ").split()
        if not words:
            continue
        month = month_of(words[0])
        try:
            amounts = [belgian.parse_amount(word) for word in words[1:]]
        except NotUnderstood:
            amounts = []
        if month is None or len(amounts) != 2:
            return [], _(
                "Line %(number)s: write the month, the rent due and the rent paid, for example 03/2025 750,00 800,00.",
                number=number,
            )
        if rows and month <= rows[-1]["month"]:
            return [], _("Line %(number)s: one line a month, oldest first.", number=number)
        if month < oldest:
            return [], _("Line %(number)s: this month is more than five years ago; leave it out.", number=number)
        if month > newest:
            return [], _("Line %(number)s: this month comes after the letter; leave it out.", number=number)
        rows.append({"month": month, "due": f"{amounts[0]:.2f}", "paid": f"{amounts[1]:.2f}"})
    return rows, ""


def write_table(rows: Sequence[Mapping[str, str]]) -> str:
    """Return the months as lines that a person can correct."""
    return "\n".join(
        f"{row['month'][5:]}/{row['month'][:4]}  {_comma(row['due'])}  {_comma(row['paid'])}" for row in rows
    )


def _comma(text: str) -> str:
    return text.replace(".", ",")


def refund_options(form: Form, dated_on: date) -> dict[str, Any]:
    """Return what is claimed, as the draft keeps it; adds an error to the form for what cannot be right."""
    options: dict[str, Any] = {
        "holder": (form["holder"].data or "").strip(),
        "set_off": bool(form["set_off"].data),
    }
    if form["iban"].data:
        try:
            options["iban"] = belgian.parse_iban(form["iban"].data)
        except NotUnderstood as error:
            form["iban"].errors = [i18n.say(error.text)]
    text = form["refund_table"].data or ""
    if not text.strip() and form["refund_from"].data:
        text = _made(form, dated_on)
    rows, problem = read_table(text, dated_on)
    if problem:
        form["refund_table"].errors = [problem]
    options["months"] = rows
    return options


def _made(form: Form, dated_on: date) -> str:
    """Return the table that the two months and the two amounts describe, empty with an error beside its field."""
    first, last = month_of(form["refund_from"].data), month_of(form["refund_until"].data or "")
    amounts = {name: form[name].data for name in ("refund_due", "refund_paid")}
    lacking = next((name for name, amount in amounts.items() if amount is None), "")
    if first is None:
        form["refund_from"].errors = [_("Write the month like 03/2025.")]
    elif first < (oldest := first_claimable_month(dated_on)):
        form["refund_from"].errors = [
            _(
                "Only the last five years can be claimed: begin with %(month)s or later.",
                month=f"{oldest[5:]}/{oldest[:4]}",
            )
        ]
    elif last is None or last < first or last > f"{dated_on:%Y-%m}":
        form["refund_until"].errors = [
            _("Write the last month like 06/2026: not before the first one, not after the month of the letter.")
        ]
    elif lacking:
        form[lacking].errors = [*form[lacking].errors, *([] if form[lacking].errors else [_("Enter an amount.")])]
    else:
        due, paid = (f"{given(form[name]):.2f}" for name in amounts)
        return write_table([{"month": month, "due": due, "paid": paid} for month in months_between(first, last)])
    return ""


def still_claimable(rows: Sequence[Mapping[str, str]], dated_on: date) -> list[dict[str, str]]:
    """Return the months that a letter of this day may still claim."""
    return [dict(row) for row in rows if row["month"] >= first_claimable_month(dated_on)]
