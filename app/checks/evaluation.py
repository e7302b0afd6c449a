"""One round of a check in a form: read what was typed, answer it, say what is wrong beside the field, ask the rest."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.checks import answers, written
from app.checks.asking import FILLED_IN, Questions, questions
from app.checks.forms import NO, YES, CheckForm, fields_of, form_for, lists_of
from app.checks.panel import Panel, panel
from app.checks.paths import LIST_ANSWER, Facts, drop, get, name_of
from app.checks.spoken import say
from workflows.asked import ASKED
from workflows.checks import FactError
from workflows.checks.parsing import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.checks import Check
    from workflows.checks.vocabulary import Fact
    from workflows.figures import Figures
    from workflows.law import Text

HELPFUL = frozenset({"lease.rent_before_request"})
"""Facts that change no verdict but help to explain it: the rent before shows how an amount was reached."""

CLOSING = frozenset({"out_of_scope"})
"""Verdicts after which nothing more is asked: other rules apply."""


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
    needed: tuple[tuple[str, str], ...] = ()
    """Required facts that nobody has answered yet: question and address of its field."""

    @property
    def wrong(self) -> bool:
        """Return whether something in the form cannot be read or contradicts something else."""
        return any(field.errors for _, field in fields_of(self.form))


def first_round(check: str, facts: Facts, figures: Figures) -> Round:
    """Return the form filled with known facts, and the answer they give."""
    vocabulary = ASKED[check].facts
    return _round(check, form_for(check, data=answers.data_of(facts, vocabulary)), figures)


def next_round(check: str, sent: Mapping[str, Any], figures: Figures, *, insist: bool = False) -> Round:
    """Return the form as it was sent, with a row more or less when a button asked for it, and its answer.

    ``insist``: the answer is wanted now, so a required fact that is still open is wrong.
    """
    form = form_for(check, formdata=answers.with_rows_changed(sent, ASKED[check].facts))
    return _round(check, form, figures, insist=insist)


def unanswered(check: str, sent: Mapping[str, Any]) -> Round:
    """Return the form as it was sent, without an answer: nothing typed is lost when no answer can be given now."""
    declared = ASKED[check]
    form = form_for(check, formdata=answers.with_rows_changed(sent, declared.facts))
    facts = answers.facts_of(form, declared.facts)
    asked = questions(form, declared.facts, missing=(), helpful=HELPFUL, closed=False, known=facts)
    return Round(declared, form, facts, None, asked, None)


def differences(check: Check, stored: Facts, typed: Facts) -> list[tuple[str, str, str]]:
    """Return question, answer in the case and answer in the form, where the case knows something else."""
    mine = {say(asked): say(said) for asked, said in written.answers(typed, check.facts)}
    return [
        (say(asked), say(said), mine[say(asked)])
        for asked, said in written.answers(stored, check.facts)
        if mine.get(say(asked), say(said)) != say(said)
    ]


def _round(check_name: str, form: CheckForm, figures: Figures, *, insist: bool = False) -> Round:
    check = ASKED[check_name]
    answered = _answer(check, form, figures, insist=insist)
    facts, result = answered.facts, answered.result
    return Round(
        check=check,
        form=form,
        facts=facts,
        result=result,
        questions=questions(
            form,
            check.facts,
            missing=[] if result is None else result["missing"],
            helpful=HELPFUL.union([] if result is None else result.get("helpful", [])),
            closed=result is not None and result["verdict"] in CLOSING,
            known=facts,
            given=answered.given,
        ),
        panel=None if result is None else panel(check, facts, result, figures),
        needed=tuple(
            (say(check.facts[path].question), f"#{name_of(path)}")
            for path in check.facts.in_order(set(answered.needed))
        ),
    )


@dataclass(slots=True)
class _Answered:
    """``given``: acts that another answer makes certain; ``needed``: required facts that are still open."""

    facts: Facts
    result: dict[str, Any] | None = None
    given: set[str] = field(default_factory=set)
    dropped: list[str] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)


def _answer(check: Check, form: CheckForm, figures: Figures, *, insist: bool) -> _Answered:
    """Return the answer to the facts that are well-formed; each of the others is told what is wrong with it.

    An act that the other answers presuppose ("the landlord's notice") is not asked for: it is there.
    """
    answered = _Answered(answers.facts_of(form, check.facts))
    while True:
        try:
            answered.result = check.run(copy.deepcopy(answered.facts), figures)
        except FactError as error:
            if _presupposed(check, form, error.path):
                answered.given.add(error.path)
                form[name_of(error.path)].data = YES
                answered.facts = _without(answers.facts_of(form, check.facts), answered)
                continue
            if not insist and _still_open(check, form, error):
                answered.needed = _open_required(check, form)
                return answered
            unfinished = "" if insist else _unfinished_list(check, form, error.path)
            if unfinished and drop(answered.facts, unfinished):
                answered.dropped.append(unfinished)
                continue
            _blame(check, form, error.path, error.message)
            if not drop(answered.facts, error.path):
                return answered
            answered.dropped.append(error.path)
        else:
            answered.given |= _given(check, answered.facts)
            return answered


def _presupposed(check: Check, form: CheckForm, path: str) -> bool:
    """Return whether an act is missing that nobody denied: what else was answered says that it took place."""
    fact = _declared(check, path)
    return fact is not None and fact.kind is Kind.OBJECT and form[name_of(path)].data != YES and not _denied(form, path)


def _given(check: Check, facts: Facts) -> set[str]:
    """Return the acts without which the other answers would make no sense."""
    found = set()
    for fact in check.facts:
        if fact.kind is Kind.OBJECT and get(facts, fact.path) is not None:
            rest = copy.deepcopy(facts)
            drop(rest, fact.path)
            try:
                check.facts.parse(rest)
            except FactError as error:
                found |= {error.path} & {fact.path}
    return found


def _denied(form: CheckForm, path: str) -> bool:
    return bool(form[name_of(path)].data == NO)


def _declared(check: Check, path: str) -> Fact | None:
    return next((fact for fact in check.facts if fact.path == path), None)


def _still_open(check: Check, form: CheckForm, error: FactError) -> bool:
    """Return whether a required fact simply has no answer yet; the day of the question is filled in from the start."""
    return error.path != FILLED_IN and error.path in _open_required(check, form)


def _unfinished_list(check: Check, form: CheckForm, path: str) -> str:
    """Return the list whose row still lacks a required answer: it is not known until that row is told; else ""."""
    listed, _, _ = path.partition("[")
    if listed == path:
        return ""
    asked = next((question for name, question in fields_of(form) if name == name_of(path)), None)
    open_still = asked is not None and check.facts[path].required and not answers.typed(asked)
    return listed if open_still else ""


def _open_required(check: Check, form: CheckForm) -> list[str]:
    return [
        fact.path
        for fact in check.facts
        if fact.required and fact.in_list is None and not answers.typed(form[name_of(fact.path)])
    ]


def _without(facts: Facts, answered: _Answered) -> Facts:
    for path in answered.dropped:
        drop(facts, path)
    return facts


def _blame(check: Check, form: CheckForm, path: str, message: Text) -> None:
    name = name_of(path.partition("[")[0] if path.endswith("]") else path)  # a word of a list of words
    if name in lists_of(check.facts):
        name = f"{name}-{LIST_ANSWER}"
    for full_name, question in fields_of(form):
        if full_name == name and not question.errors:
            question.errors = [say(message)]
    for rows in lists_of(check.facts):  # a list knows only what its own validation found
        found = [entry.errors for entry in form[rows].entries]
        form[rows].errors = found if any(found) else []
