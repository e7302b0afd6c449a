"""One round of a check in a form: read what was typed, answer it, say what is wrong beside the field, ask the rest."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.checks import answers, written
from app.checks.asking import Questions, questions
from app.checks.forms import CheckForm, fields_of, form_for, lists_of
from app.checks.panel import Panel, panel
from app.checks.paths import LIST_ANSWER, Facts, drop, name_of
from app.checks.spoken import say
from workflows.asked import ASKED
from workflows.checks import FactError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks import Check
    from workflows.figures import Figures
    from workflows.law import Text

HELPFUL = frozenset({"lease.rent_before_request"})
"""Facts that change no verdict but help to explain it: the rent before shows how an amount was reached."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a form shows after one round. Without ``result`` a required fact is still open or unreadable.

    ``facts`` are those that were answered: unreadable ones are left out, and still stand in the form.
    """

    check: Check
    form: CheckForm
    facts: Facts
    result: dict[str, Any] | None
    questions: Questions
    panel: Panel | None

    @property
    def wrong(self) -> bool:
        """Return whether something in the form cannot be read or contradicts something else."""
        return any(field.errors for _, field in fields_of(self.form))


def first_round(check: str, facts: Facts, figures: Figures) -> Round:
    """Return the form filled with known facts, and the answer they give."""
    vocabulary = ASKED[check].facts
    return _round(check, form_for(check, data=answers.data_of(facts, vocabulary)), figures)


def next_round(check: str, sent: Mapping[str, Any], figures: Figures) -> Round:
    """Return the form as it was sent, with a row more or less when a button asked for it, and its answer."""
    return _round(check, form_for(check, formdata=answers.with_rows_changed(sent, ASKED[check].facts)), figures)


def unanswered(check: str, sent: Mapping[str, Any]) -> Round:
    """Return the form as it was sent, without an answer: nothing typed is lost when no answer can be given now."""
    declared = ASKED[check]
    form = form_for(check, formdata=answers.with_rows_changed(sent, declared.facts))
    asked = questions(form, declared.facts, missing=(), helpful=HELPFUL, closed=False)
    return Round(declared, form, answers.facts_of(form, declared.facts), None, asked, None)


def differences(check: Check, stored: Facts, typed: Facts) -> list[tuple[str, str, str]]:
    """Return question, answer in the case and answer in the form, where the case knows something else."""
    mine = {say(asked): say(said) for asked, said in written.answers(typed, check.facts)}
    return [
        (say(asked), say(said), mine[say(asked)])
        for asked, said in written.answers(stored, check.facts)
        if mine.get(say(asked), say(said)) != say(said)
    ]


def _round(check_name: str, form: CheckForm, figures: Figures) -> Round:
    check = ASKED[check_name]
    facts = answers.facts_of(form, check.facts)
    facts, result = _answer(check, form, facts, figures)
    missing = [] if result is None else result["missing"]
    return Round(
        check=check,
        form=form,
        facts=facts,
        result=result,
        questions=questions(
            form,
            check.facts,
            missing=missing,
            helpful=HELPFUL.union([] if result is None else result.get("helpful", [])),
            closed=result is not None and result["verdict"] == "out_of_scope",
        ),
        panel=None if result is None else panel(check, facts, result, figures),
    )


def _answer(check: Check, form: CheckForm, facts: Facts, figures: Figures) -> tuple[Facts, dict[str, Any] | None]:
    """Return the answer to the facts that are well-formed; each of the others is told what is wrong with it."""
    kept = copy.deepcopy(facts)
    while True:
        try:
            return kept, check.run(kept, figures)
        except FactError as error:
            _blame(check, form, error.path, error.message)
            if not drop(kept, error.path):
                return kept, None


def _blame(check: Check, form: CheckForm, path: str, message: Text) -> None:
    name = name_of(path)
    if name in lists_of(check.facts):
        name = f"{name}-{LIST_ANSWER}"
    for full_name, field in fields_of(form):
        if full_name == name and not field.errors:
            field.errors = [say(message)]
    for rows in lists_of(check.facts):  # a list knows only what its own validation found
        found = [entry.errors for entry in form[rows].entries]
        form[rows].errors = found if any(found) else []
