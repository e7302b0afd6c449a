"""A higher rent during the lease: the three-yearly revision (art. 240)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.act import Act, Revision
from workflows.checks.landlord_notice.dates import add_months, shifted
from workflows.checks.landlord_notice.lease_kind import SHORT
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.sheet import (
    LAWFUL,
    SINCE_2024,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.landlord_notice.values import CODE_2024, REVISION_MONTHS, TRIENNIUM
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts, RentIncrease
    from workflows.checks.landlord_notice.lease_kind import LeaseKind

WINDOW = card(
    "11", "rent_increase_window",
    ("La demande tombe dans la période de révision", "Het verzoek valt in de herzieningsperiode"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("240"),
)  # fmt: skip
BASIS = card(
    "11", "rent_increase_basis",
    ("Une raison que la loi admet", "Een reden die de wet aanvaardt"), (LAWFUL, UNLAWFUL), sources.code("240"),
)  # fmt: skip
SHORT_LEASE = card(
    "11", "rent_increase_short_lease", ("Pas de révision dans un bail court", ("Geen "
    "herziening bij een korte huurovereenkomst")),
    (UNLAWFUL,), sources.code("240"),
)  # fmt: skip
AGREEMENT = card(
    "11", "rent_increase_needs_agreement",
    ("Sans accord, ce n'est qu'une proposition", "Zonder akkoord is het enkel een voorstel"), (UNCERTAIN,),
    sources.code("240"),
)  # fmt: skip
UNREGISTERED = card(
    "11", "increase_not_due_unregistered",
    ("Bail non enregistré : la hausse n'est pas due",
     "Niet-geregistreerde huurovereenkomst: de verhoging is niet verschuldigd"),
    (UNLAWFUL, UNCERTAIN), sources.code("240, 228/5"), in_force=SINCE_2024, basis=TEXT_AND_INFERENCE,
)  # fmt: skip
CARDS = (WINDOW, BASIS, SHORT_LEASE, AGREEMENT, UNREGISTERED)


def revision_of(starts_on: date, asked_on: date) -> Revision:
    """Return the windows around the first day of the next triennium after the demand."""
    months = max((asked_on.year - starts_on.year) * 12 // TRIENNIUM * TRIENNIUM - TRIENNIUM, 0)
    turn = add_months(starts_on, months + TRIENNIUM)
    while turn <= asked_on and turn < turn.max:
        months += TRIENNIUM
        turn = add_months(starts_on, months + TRIENNIUM)
    first, middle, last = (add_months(turn, -back) for back in REVISION_MONTHS)
    return Revision(shifted(turn, -1), first, middle, middle, last)


def judge(facts: Facts, kind: LeaseKind, increase: RentIncrease) -> Act:
    """Judge the demand for a higher rent."""
    act = Act()
    if kind.type == SHORT:
        act.sheet.say(
            SHORT_LEASE,
            UNLAWFUL,
            "Dans un bail court, le loyer ne peut pas être revu : seule l'indexation est possible.",
            "Bij een korte huurovereenkomst kan de huurprijs niet worden herzien: enkel indexatie is mogelijk.",
        )
        return act
    if increase.asked_on is None:
        act.sheet.say(
            WINDOW,
            UNCERTAIN,
            "Le jour de la demande décide : il faut le connaître.",
            "De dag van het verzoek beslist: men moet die kennen.",
            missing=("rent_increase.asked_on",),
        )
        return act
    if kind.starts_on is None:
        lease_rules.start_unknown(act.sheet)
        return act
    act.revision = revision_of(kind.starts_on, increase.asked_on)
    _window(act, act.revision, increase, increase.asked_on)
    _basis(act, increase)
    _registered(facts, act, increase.asked_on)
    return act


def _window(act: Act, revision: Revision, increase: RentIncrease, asked_on: date) -> None:
    spans = (
        f"du {day_fr(revision.agreement_from)} au {day_fr(revision.agreement_to)}",
        f"van {day_nl(revision.agreement_from)} tot {day_nl(revision.agreement_to)}",
    )
    if not revision.agreement_from <= asked_on <= revision.court_to:
        act.sheet.say(
            WINDOW,
            UNLAWFUL,
            f"Une hausse ne peut être convenue que {spans[0]}, ou demandée au juge jusqu'au "
            f"{day_fr(revision.court_to)}. En dehors, elle n'est pas due.",
            f"Een verhoging kan enkel worden afgesproken {spans[1]}, of tot {day_nl(revision.court_to)} aan de rechter "
            "worden gevraagd. Daarbuiten is ze niet verschuldigd.",
            agreement_from=revision.agreement_from,
            court_to=revision.court_to,
        )
        return
    if increase.agreed and asked_on <= revision.agreement_to:
        act.sheet.say(
            WINDOW,
            LAWFUL,
            f"La hausse a été demandée et acceptée dans la période permise, {spans[0]}.",
            f"De verhoging werd gevraagd en aanvaard in de toegelaten periode, {spans[1]}.",
            agreement_from=revision.agreement_from,
            agreement_to=revision.agreement_to,
        )
        return
    act.sheet.say(
        AGREEMENT,
        UNCERTAIN,
        "La demande tombe dans la période de révision, mais ce n'est qu'une proposition : sans accord à temps, seul le "
        f"juge de paix peut décider, s'il est saisi entre le {day_fr(revision.court_from)} et le "
        f"{day_fr(revision.court_to)}. Le locataire n'est pas obligé d'accepter.",
        "Het verzoek valt in de herzieningsperiode, maar is enkel een voorstel: zonder tijdig akkoord kan alleen de "
        f"vrederechter beslissen, als hij tussen {day_nl(revision.court_from)} en {day_nl(revision.court_to)} wordt "
        "gevat. De huurder hoeft niet te aanvaarden.",
        missing=("rent_increase.agreed",) if increase.agreed is None else (),
    )


def _basis(act: Act, increase: RentIncrease) -> None:
    if increase.basis == "compliance_works":
        act.sheet.say(
            BASIS,
            UNLAWFUL,
            "Mettre le logement en conformité est une obligation du bailleur : cela ne justifie pas de hausse.",
            "De woning conform maken is een verplichting van de verhuurder: dat rechtvaardigt geen verhoging.",
        )
    elif increase.basis in ("new_circumstances", "landlord_works"):
        act.sheet.say(
            BASIS,
            LAWFUL,
            "La loi admet cette raison : circonstances nouvelles (20 % de la valeur locative) ou travaux payés par le "
            "bailleur (10 %).",
            "De wet aanvaardt deze reden: nieuwe omstandigheden (20 % van de huurwaarde) of werken betaald door de "
            "verhuurder (10 %).",
        )


def _registered(facts: Facts, act: Act, asked_on: date) -> None:
    federal, regional = facts.federal.done, facts.regional.done
    if asked_on < CODE_2024 or federal or regional:
        return
    missing = tuple(
        f"registration.{name}.done" for name, done in (("regional", regional), ("federal", federal)) if done is None
    )
    if missing:
        act.sheet.say(
            UNREGISTERED,
            UNCERTAIN,
            "Une hausse n'est due que si le bail est enregistré : il faut le savoir.",
            "Een verhoging is enkel verschuldigd als de huurovereenkomst geregistreerd is: men moet dat weten.",
            missing=missing,
        )
        return
    act.sheet.say(
        UNREGISTERED,
        UNLAWFUL,
        "Le bail n'est enregistré nulle part : tant que c'est le cas, aucune hausse n'est due.",
        "De huurovereenkomst is nergens geregistreerd: zolang dat zo is, is geen verhoging verschuldigd.",
    )
