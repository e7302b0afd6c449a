"""How the date in the landlord's letter probably came about: the usual mistakes, tried one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.dates import add_months, anytime_end
from workflows.checks.wording import day_fr, day_nl
from workflows.explanations.declaration import Origin
from workflows.explanations.reading import maanden
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.explanations.declaration import Facts, Result
    from workflows.figures import Figures

ANYTIME_MONTHS = (1, 2, 3, 6)
MOST_WRONG_MONTHS = 3
WRONG = frozenset({"lawful_postponed", "unlawful", "no_effect"})


def origins(facts: Facts, result: Result, figures: Figures) -> tuple[Origin, ...]:  # noqa: ARG001 — one signature
    """Return how the announced day was probably counted; empty when the answer accepts it."""
    notice = facts.get("notice") or {}
    announced, starts = notice.get("announced_end_on"), result["receipt"]["on"]
    if facts["subject"] != "landlord_notice" or result["verdict"] not in WRONG or announced is None or starts is None:
        return ()
    sent = notice.get("posted_on")
    return tuple(
        _counted(
            date.fromisoformat(announced),
            date.fromisoformat(starts),
            None if sent is None else date.fromisoformat(sent),
        )
    )[:1]


def _counted(announced: date, received: date, sent: date | None) -> Iterator[Origin]:
    near = {announced, announced + timedelta(days=1)}
    for months in ANYTIME_MONTHS:
        if sent is not None and anytime_end(sent, months) == announced != anytime_end(received, months):
            yield _origin(
                "counted_from_posting",
                "depuis le mois de l'envoi, au lieu du mois de la réception",
                "vanaf de maand van de verzending, in plaats van de maand van de ontvangst",
                months,
                sent,
                announced,
            )
        if add_months(received, months) in near:
            yield _origin(
                "counted_from_day",
                "de jour à jour depuis la réception, au lieu du premier jour du mois suivant",
                "van dag tot dag vanaf de ontvangst, in plaats van de eerste dag van de volgende maand",
                months,
                received,
                announced,
            )
        if months <= MOST_WRONG_MONTHS and anytime_end(received, months) == announced:
            yield _origin(
                "fewer_months",
                "avec trop peu de mois",
                "met te weinig maanden",
                months,
                received,
                announced,
            )


def _origin(code: str, fr: str, nl: str, months: int, start: date, announced: date) -> Origin:
    return Origin(
        codes=(code,),
        text=Text(
            fr=f"La date de la lettre a sans doute été comptée {fr}.",
            nl=f"De datum in de brief is wellicht geteld {nl}.",
        ),
        reckoning=Text(
            fr=f"{day_fr(start)} + {months} mois = {day_fr(announced)}",
            nl=f"{day_nl(start)} + {maanden(months)} = {day_nl(announced)}",
        ),
    )
