"""How the announced day was probably counted: the usual mistakes, tried one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from workflows.checks.wording import day_fr, day_nl
from workflows.explanations.declaration import Origin
from workflows.law import Text
from workflows.working_days import after_months, after_working_days, next_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result
    from workflows.figures import Figures

FEDERAL_DAYS, CALENDAR_DAYS = 5, 15


def origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:  # noqa: ARG001 — one signature
    """Return how the announced day was probably counted; empty when the answer accepts it."""
    notice = facts.get("eviction_notice") or {}
    announced, posted = notice.get("eviction_on"), notice.get("posted_on")
    if result["verdict"] != "irregular" or announced is None:
        return ()
    service = (facts.get("service") or {}).get("on")
    return tuple(
        _tried(
            date.fromisoformat(announced),
            None if posted is None else date.fromisoformat(posted),
            None if service is None else date.fromisoformat(service),
        )
    )[:1]


def _tried(announced: date, posted: date | None, service: date | None) -> Iterator[Origin]:
    if posted is not None:
        if _near(announced, after_working_days(posted, FEDERAL_DAYS)):
            yield _origin(
                "five_working_days",
                "avec cinq jours ouvrables, l'ancienne règle fédérale",
                "met vijf werkdagen, de oude federale regel",
                f"{day_fr(posted)} + 5 jours ouvrables = {day_fr(announced)}",
                f"{day_nl(posted)} + 5 werkdagen = {day_nl(announced)}",
            )
        if _near(announced, posted + timedelta(days=CALENDAR_DAYS)):
            yield _origin(
                "fifteen_calendar_days",
                "avec quinze jours ordinaires, au lieu de quinze jours ouvrables",
                "met vijftien gewone dagen, in plaats van vijftien werkdagen",
                f"{day_fr(posted)} + 15 jours = {day_fr(announced)}",
                f"{day_nl(posted)} + 15 dagen = {day_nl(announced)}",
            )
    if service is not None and _near(announced, after_months(service, 1)):
        yield _origin(
            "month_from_service",
            "un mois après la signification, sans tenir compte du CPAS, de l'avis ou de l'hiver",
            "één maand na de betekening, zonder rekening te houden met het OCMW, het bericht of de winter",
            f"{day_fr(service)} + 1 mois = {day_fr(announced)}",
            f"{day_nl(service)} + 1 maand = {day_nl(announced)}",
        )


def _near(announced: date, counted: date) -> bool:
    """Return whether a count gives the announced day, or the working day that follows it."""
    return announced in (counted, next_working_day(counted), next_working_day(counted + timedelta(days=1)))


def _origin(code: str, fr: str, nl: str, sum_fr: str, sum_nl: str) -> Origin:
    return Origin(
        codes=(code,),
        text=Text(
            fr=f"Le jour annoncé a sans doute été compté {fr}.", nl=f"De aangekondigde dag is wellicht geteld {nl}."
        ),
        reckoning=Text(fr=sum_fr, nl=sum_nl),
    )
