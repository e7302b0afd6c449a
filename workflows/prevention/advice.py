"""When an event is among the best next steps of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.guarding import Conditions
from workflows.winter import is_winter

if TYPE_CHECKING:
    from workflows.facts import CaseFacts

conditions = Conditions()


@conditions.add
def safety_not_asked(facts: CaseFacts) -> bool:
    """The question of safety is still open."""
    return not facts.safety_asked


@conditions.add
def violence_known(facts: CaseFacts) -> bool:
    """There is violence."""
    return facts.violence is True


@conditions.add
def no_known_violence(facts: CaseFacts) -> bool:
    """No violence is known."""
    return not facts.violence


@conditions.add
def nothing_checked(facts: CaseFacts) -> bool:
    """No legal check was run in this case."""
    return facts.checks_run == 0


@conditions.add
def something_checked(facts: CaseFacts) -> bool:
    """At least one legal check was run."""
    return facts.checks_run > 0


@conditions.add
def notice_holds(facts: CaseFacts) -> bool:
    """The landlord's notice was checked, and it holds."""
    return facts.notice is not None and facts.notice.holds


@conditions.add
def answer_overdue(facts: CaseFacts) -> bool:
    """The day given to answer a letter is over."""
    due = facts.letter.answer_due_on if facts.letter is not None else None
    return due is not None and facts.day > due


@conditions.add
def winter(facts: CaseFacts) -> bool:
    """The winter moratorium runs and may protect this home."""
    return is_winter(facts.day) and facts.procedure.under_moratorium is not False


@conditions.add
def nowhere_tonight(facts: CaseFacts) -> bool:
    """There is no safe place for tonight."""
    return not facts.incident.shelter_safe
