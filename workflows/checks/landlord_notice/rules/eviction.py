"""Locks changed or access barred without a judgment (art. 233/1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.act import CLAIMABLE, LANDLORD, Act, Indemnity
from workflows.checks.landlord_notice.sheet import (
    INFORMATION,
    LAWFUL,
    REFER,
    SINCE_2024,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.landlord_notice.values import CODE_2024, EVICTION_RENTS

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.facts import Eviction
    from workflows.checks.landlord_notice.lease_kind import LeaseKind

WITHOUT_TITLE = card(
    "13", "eviction_without_title", ("Mis dehors sans jugement", "Buitengezet zonder vonnis"), (UNLAWFUL,),
    sources.code("233/1"), in_force=SINCE_2024,
)  # fmt: skip
BEFORE = card(
    "13", "eviction_before_233_1",
    ("Faits d'avant le 1er novembre 2024 : pas d'indemnité forfaitaire",
     "Feiten van vóór 1 november 2024: geen forfaitaire vergoeding"),
    (LAWFUL,), sources.NO_TITLE, sources.reform("38"),
)  # fmt: skip
SEEN = card(
    "13", "eviction_title_seen", ("Un jugement a été montré", "Er werd een vonnis getoond"), (REFER,),
    sources.code("233/1"),
)  # fmt: skip
UNKNOWN = card(
    "13", "eviction_title_unknown", ("On ne sait pas s'il y a un jugement", "Men weet niet of er een vonnis is"),
    (UNCERTAIN,), sources.code("233/1"),
)  # fmt: skip
CARDS = (WITHOUT_TITLE, BEFORE, SEEN, UNKNOWN)


def judge(kind: LeaseKind, eviction: Eviction) -> Act:
    """Judge a self-help eviction."""
    act = Act()
    if eviction.title == "seen":
        act.sheet.say(
            SEEN,
            REFER,
            "Un jugement a été montré : vérifiez tout de suite avec un avocat s'il est exécutoire, s'il a été signifié "
            "et si les délais ont été respectés.",
            "Er werd een vonnis getoond: ga onmiddellijk met een advocaat na of het uitvoerbaar is, betekend werd en "
            "of de termijnen werden nageleefd.",
        )
    elif eviction.title == "none":
        _without(act, kind, eviction)
    else:
        act.sheet.say(
            UNKNOWN,
            UNCERTAIN,
            "Personne n'a vu de jugement : demandez-le. Sans jugement exécutoire, l'expulsion est interdite.",
            "Niemand zag een vonnis: vraag het. Zonder uitvoerbaar vonnis is de uithuiszetting verboden.",
            missing=("eviction.title",) if eviction.title is None else (),
        )
    return act


def _without(act: Act, kind: LeaseKind, eviction: Eviction) -> None:
    act.sheet.say(
        WITHOUT_TITLE,
        UNLAWFUL,
        "Personne ne peut mettre quelqu'un dehors sans jugement, même après la fin du bail : appelez la police et "
        "saisissez le juge en urgence pour rentrer.",
        "Niemand mag iemand buitenzetten zonder vonnis, ook niet na het einde van de huurovereenkomst: bel de politie "
        "en stap met spoed naar de rechter om terug binnen te geraken.",
        missing=(
            *(("eviction.on",) if eviction.on is None else ()),
            *(("eviction.access_only",) if eviction.access_only is None else ()),
        ),
    )
    if eviction.on is None or kind.routed == "hosted":
        return
    if eviction.on < CODE_2024:
        act.sheet.say(
            BEFORE,
            LAWFUL,
            "Les faits datent d'avant le 1er novembre 2024 : ils étaient déjà interdits, mais l'indemnité forfaitaire "
            "de 18 mois de loyer n'existait pas encore.",
            "De feiten dateren van vóór 1 november 2024: ze waren al verboden, maar de forfaitaire vergoeding van 18 "
            "maanden huur bestond nog niet.",
            about=INFORMATION,
        )
        return
    if not eviction.access_only:  # unknown: an absent entry would say "nothing of that kind", so both stand
        act.indemnities.append(Indemnity("landlord_eviction_without_title", LANDLORD, EVICTION_RENTS, CLAIMABLE))
    if eviction.access_only is not False:
        act.indemnities.append(
            Indemnity("landlord_obstruction_of_access", LANDLORD, EVICTION_RENTS, CLAIMABLE, open_amount=True)
        )
