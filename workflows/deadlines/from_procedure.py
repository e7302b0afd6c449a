"""What our service must do in time because of an answer about the procedure: reminders, no limits of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from workflows.deadlines.declaration import CUSTOM, DueDate, Severity
from workflows.law import Text
from workflows.working_days import after_working_days, in_words, is_working_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ASK_BAILIFF_AFTER: Final = 2
"""Working days after the service in which a message of the bailiff usually comes: a habit of the service, no rule."""
MARCH_PLAN: Final = (2, 16)
"""Month and day on which the plan for the end of the moratorium begins: one month before 16 March."""
END_OF_WINTER: Final = (3, 16)


@dataclass(frozen=True, slots=True)
class Watch:
    """A reminder: ``day`` gives the day to act from the answer, None when there is nothing to do."""

    rule: str
    title: Text
    why: Text
    day: Callable[[Mapping[str, Any], Mapping[str, Any], date], date | None]

    def due(self, facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> DueDate | None:
        """Return the due date that an answer gives, or None."""
        on = self.day(facts, result, as_of)
        if on is None:
            return None
        last = in_words(on)
        return DueDate(
            rule=self.rule,
            title=self.title,
            on=on,
            counted_from=as_of,
            steps=(Text(fr=f"{self.why.fr} : {last.fr}.", nl=f"{self.why.nl}: {last.nl}."),),
            kind=CUSTOM,
            severity=Severity.NORMAL.value,
            waits_for="us",
        )


def _ask_bailiff(facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> date | None:
    """Return when to ask the bailiff: the judgment is served and nobody knows of a message to the CPAS."""
    served = facts.get("service", {}).get("on")
    if result["earliest_eviction"].get("reason") != "cpas_not_told_of_service" or served is None:
        return None
    return max(as_of, after_working_days(date.fromisoformat(served), ASK_BAILIFF_AFTER))


def _march_plan(facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> date | None:  # noqa: ARG001
    """Return the day on which to prepare the end of the moratorium that holds this eviction back."""
    days, decided = result["earliest_eviction"], result.get("decided_by") or {}
    held = next((days[name] for name in ("plan", "default") if decided.get(name) == "winter_moratorium"), None)
    if held is None:
        held = (result.get("projection") or {}).get("plan")
        if held is None or (date.fromisoformat(held).month, date.fromisoformat(held).day) != END_OF_WINTER:
            return None
    return max(as_of, date(date.fromisoformat(held).year, *MARCH_PLAN))


def _before_hearing(facts: Mapping[str, Any], result: Mapping[str, Any], as_of: date) -> date | None:  # noqa: ARG001
    """Return the last working day before the hearing."""
    hearing = facts.get("petition", {}).get("hearing_on")
    if hearing is None:
        return None
    day = date.fromisoformat(hearing) - timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day if day >= as_of else None


WATCHES: Final = (
    Watch(
        rule="procedure_ask_bailiff",
        title=Text(
            fr="Demander à l'huissier si le CPAS a été informé : le mois est suspendu jusque-là",
            nl="De gerechtsdeurwaarder vragen of het OCMW werd ingelicht: de maand is tot dan geschorst",
        ),
        why=Text(
            fr="Aucun message n'est connu après deux jours ouvrables",
            nl="Er is na twee werkdagen geen bericht bekend",
        ),
        day=_ask_bailiff,
    ),
    Watch(
        rule="procedure_march_plan",
        title=Text(
            fr="Préparer la fin du moratoire : relogement, plan ou accord avant le 16 mars",
            nl="Het einde van het moratorium voorbereiden: herhuisvesting, plan of akkoord vóór 16 maart",
        ),
        why=Text(
            fr="Un mois avant le premier jour possible, le 16 mars",
            nl="Eén maand vóór de eerste mogelijke dag, 16 maart",
        ),
        day=_march_plan,
    ),
    Watch(
        rule="procedure_hearing_eve",
        title=Text(
            fr="Dernier jour ouvrable avant l'audience : rappeler la personne, l'avocat, les pièces",
            nl="Laatste werkdag vóór de zitting: de persoon, de advocaat en de stukken nog eens herinneren",
        ),
        why=Text(fr="Veille de l'audience", nl="Dag vóór de zitting"),
        day=_before_hearing,
    ),
)
