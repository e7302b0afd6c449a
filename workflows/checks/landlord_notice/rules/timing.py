"""The two clocks: notices that aim at a fixed day, and notices that may be given at any time (section 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import add_months, anytime_end, first_of_next_month, shifted
from workflows.checks.landlord_notice.lease_kind import SHORT, STUDENT
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.rules.sending import guard_band
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    LAWFUL,
    NO_EFFECT,
    POSTPONED,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.landlord_notice.terms import FixedDay, first_reachable, fixed_days
from workflows.checks.landlord_notice.values import GUARD_DAYS, NEAR_DAYS
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from workflows.checks.landlord_notice.judging import Judging
    from workflows.checks.landlord_notice.receipt import Receipt

IN_TIME = card(
    "4", "fixed_date_in_time", ("Reçu à temps pour la date fixe", "Op tijd ontvangen voor de vaste dag"), (LAWFUL,),
    sources.code("231"), in_force=BOTH_REGIMES,
)  # fmt: skip
LATE = card(
    "4", "fixed_date_late", ("Reçu trop tard pour la date fixe", "Te laat ontvangen voor de vaste dag"), (NO_EFFECT,),
    sources.code("231"), sources.code("237"), in_force=BOTH_REGIMES, basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
OFF = card(
    "4", "announced_date_off",
    ("La lettre donne un jour proche de l'échéance", "De brief geeft een dag dicht bij de vervaldag"), (UNCERTAIN,),
    sources.code("231"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
OUTSIDE = card(
    "7", "no_ground_outside_fixed_dates",
    ("Sans motif, hors des dates fixes", "Zonder motief, buiten de vaste dagen"), (UNLAWFUL,), sources.code("237"),
)  # fmt: skip
KEPT = card(
    "4", "anytime_in_time",
    ("Congé possible à tout moment : la date est respectée", "Opzegging op elk moment: de datum klopt"), (LAWFUL,),
    sources.code("231"),
)  # fmt: skip
MOVED = card(
    "4", "anytime_date_moved",
    ("Congé possible à tout moment : la date est reportée", "Opzegging op elk moment: de datum schuift op"),
    (POSTPONED,), sources.code("231"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
CARDS = (IN_TIME, LATE, OFF, OUTSIDE, KEPT, MOVED)


def lawful_end(
    received_on: date, months: int, announced: date | None, announced_months: int | None
) -> tuple[date, bool]:
    """Return (end, moved) of an act that may be given at any time: a later day is kept, an earlier one replaced."""
    computed = anytime_end(received_on, months)
    wanted = announced
    if wanted is None and announced_months is not None:
        wanted = anytime_end(received_on, announced_months)
    if wanted is None:
        return computed, False
    return max(wanted, computed), wanted < computed


def month_split(receipt: Receipt) -> tuple[tuple[date, date], ...]:
    """Return the two parts of a window that passes the end of a month, nothing when it does not."""
    window_from, window_to = receipt.window_from, receipt.window_to
    if window_from is None or window_to is None or window_to < first_of_next_month(window_from):
        return ()
    turn = first_of_next_month(window_from)
    return () if turn <= window_from else ((window_from, shifted(turn, -1)), (turn, window_to))


def anytime(j: Judging, months: int) -> None:
    """Time a notice that starts on the first of the month after its receipt."""
    sending, day = j.notice.sending, j.counted_on
    if day is None:
        j.ends_on = sending.announced_end_on
        return
    j.starts_on = first_of_next_month(day)
    j.ends_on, moved = lawful_end(day, months, sending.announced_end_on, sending.announced_months)
    if moved:
        j.sheet.say(
            MOVED,
            POSTPONED,
            f"La lettre annonce une date trop proche : si le congé est valable, le bail prend fin le "
            f"{day_fr(j.ends_on)}.",
            f"De brief kondigt een te vroege datum aan: als de opzegging geldig is, eindigt de huurovereenkomst op "
            f"{day_nl(j.ends_on)}.",
            ends_on=j.ends_on,
        )
    else:
        j.sheet.say(
            KEPT,
            LAWFUL,
            f"Le préavis commence le {day_fr(j.starts_on)} : si le congé est valable, le bail prend fin le "
            f"{day_fr(j.ends_on)}.",
            f"De opzeggingstermijn begint op {day_nl(j.starts_on)}: als de opzegging geldig is, eindigt de "
            f"huurovereenkomst op {day_nl(j.ends_on)}.",
            ends_on=j.ends_on,
        )
    if not j.commissioned:
        j.splits = month_split(j.receipt)


def nearest(days: Iterator[FixedDay], wanted: date) -> FixedDay | None:
    """Return the fixed day nearest to ``wanted``, at most 31 days away."""
    best: FixedDay | None = None
    for fixed in days:
        gap = (fixed.ends_on - wanted).days
        if abs(gap) <= NEAR_DAYS and (best is None or abs(gap) < abs((best.ends_on - wanted).days)):
            best = fixed
        if gap > NEAR_DAYS:
            break
    return best


def aimed_at(j: Judging, ground: str) -> tuple[FixedDay | None, bool]:
    """Return (the fixed day aimed at, the letter says another day nearby)."""
    sending, received_on = j.notice.sending, j.receipt.on
    announced = sending.announced_end_on
    if announced is None and sending.announced_months is not None and received_on is not None:
        announced = add_months(received_on, sending.announced_months)
    days = fixed_days(j.kind, ground)
    if announced is not None:
        found = nearest(days, announced)
        return found, found is not None and found.ends_on != announced
    if j.aimed is not None:  # a late letter is never repaired into a later fixed day
        return j.aimed, False
    day = received_on or j.facts.as_of
    if j.kind.type == SHORT:
        return next(days, None), False
    if j.kind.type == STUDENT:
        return next((fixed for fixed in days if fixed.ends_on >= day), None), False
    return first_reachable(days, day), False


def fixed(j: Judging, ground: str, far: Callable[[Judging], None]) -> None:
    """Time a notice that can only end the lease on a fixed day. ``far``: what is said when it aims at none."""
    if j.kind.end_unknown:
        return
    if j.kind.starts_on is None or (j.kind.type in (SHORT, STUDENT) and j.kind.ends_on is None):
        lease_rules.start_unknown(j.sheet)
        return
    target, off = aimed_at(j, ground)
    if target is None:
        far(j)
        return
    j.fixed, j.latest_receipt_on, j.ends_on, j.rents = target, target.latest_receipt_on, target.ends_on, target.rents
    j.starts_on = j.counted_on
    if j.receipt.on is None:
        return
    if _in_time(j, j.receipt.on, target, off=off):
        _guard(j, target.latest_receipt_on)


def _in_time(j: Judging, received_on: date, target: FixedDay, *, off: bool) -> bool:
    """Say whether the receipt is in time; return whether the window still has to be looked at."""
    limit, late = target.latest_receipt_on, (received_on - target.latest_receipt_on).days
    early = j.receipt.window_from
    if late > 0 and not j.pinned and early is not None and (early <= limit or late <= GUARD_DAYS):
        guard_band(j.sheet, j.notice.sending, decides=True, presumed=not j.receipt.certain)
        if early <= limit and j.receipt.window_to is not None:
            j.splits = ((early, limit), (shifted(limit, 1), j.receipt.window_to))
        return False
    if late > 0:
        j.sheet.say(
            LATE,
            NO_EFFECT,
            f"Le congé est arrivé après le {day_fr(limit)} : il est sans effet pour le {day_fr(target.ends_on)}.",
            f"De opzegging kwam na {day_nl(limit)}: zij heeft geen gevolg voor {day_nl(target.ends_on)}.",
            latest_receipt_on=limit,
            ends_on=target.ends_on,
        )
        return False
    if off:
        j.sheet.say(
            OFF,
            UNCERTAIN,
            f"La lettre donne un jour proche du {day_fr(target.ends_on)}, mais pas ce jour-là : sa "
            f"validité se discute.",
            f"De brief geeft een dag dicht bij {day_nl(target.ends_on)}, maar niet die dag: de geldigheid is betwist.",
            ends_on=target.ends_on,
        )
    j.sheet.say(
        IN_TIME,
        LAWFUL,
        f"Le congé est arrivé à temps : la date limite était le {day_fr(limit)}.",
        f"De opzegging kwam op tijd: de uiterste dag was {day_nl(limit)}.",
        latest_receipt_on=limit,
    )
    return True


def _guard(j: Judging, limit: date) -> None:
    window_from, window_to = j.receipt.window_from, j.receipt.window_to
    if window_from is None or window_to is None or j.commissioned or window_to <= limit:
        return
    j.splits = ((window_from, limit), (limit + timedelta(days=1), window_to))


def outside(j: Judging) -> None:
    """Say that nothing ends the lease on the day the letter aims at."""
    j.sheet.say(
        OUTSIDE,
        UNLAWFUL,
        "Sans motif, le bailleur ne peut mettre fin au bail qu'à des dates fixes (fin d'une période de trois ans, fin "
        "des neuf ans ou d'une prolongation). Cette lettre n'en vise aucune : le bail continue.",
        "Zonder motief kan de verhuurder de huurovereenkomst enkel op vaste dagen beëindigen (einde van een driejarige "
        "periode, einde van de negen jaar of van een verlenging). Deze brief beoogt er geen: "
        "de huurovereenkomst loopt verder.",
    )
