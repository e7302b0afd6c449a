"""What protects a tenant who moved first: a complaint to the inspection, the rent commission (from 1 November 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import after, shifted
from workflows.checks.landlord_notice.judging import Shield
from workflows.checks.landlord_notice.sheet import (
    INFORMATION,
    LAWFUL,
    NO_EFFECT,
    SINCE_2024,
    SUSPENDED,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    card,
)
from workflows.checks.landlord_notice.values import CODE_2024, COMMISSION_MONTHS
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.judging import Judging

DIRL = card(
    "11", "dirl_shield",
    ("Plainte à l'Inspection avant le congé", "Klacht bij de Inspectie vóór de opzegging"),
    (SUSPENDED, LAWFUL, NO_EFFECT, UNCERTAIN), sources.code("7"), in_force=SINCE_2024, basis=TEXT_AND_COMMENTARY,
    doubt=(
        "Plainte entre l'envoi et la réception du congé : le bouclier joue-t-il ?",
        "Klacht tussen de verzending en de ontvangst van de opzegging: werkt het schild?",
    ),
)  # fmt: skip
COMMISSION = card(
    "11", "rent_commission_shield",
    ("Commission paritaire locative saisie avant le congé", "Paritaire Huurcommissie gevat vóór de opzegging"),
    (SUSPENDED, LAWFUL, NO_EFFECT, UNCERTAIN), sources.code("107/2"), in_force=SINCE_2024, basis=TEXT_AND_INFERENCE,
    doubt=(
        "Après les trois mois, et pour une date fixe manquée à cause d'eux, la façon de compter n'est pas écrite.",
        "Na de drie maanden, en voor een daardoor gemiste vaste dag, staat de berekening niet in de wet.",
    ),
)  # fmt: skip
AFTER_NOTICE = card(
    "11", "complaint_after_notice",
    ("Plainte ou saisine après le congé : pas de bouclier", "Klacht of verzoek na de opzegging: geen schild"),
    (LAWFUL,), sources.code("7"), sources.code("107/2"), in_force=SINCE_2024, basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
CARDS = (DIRL, COMMISSION, AFTER_NOTICE)

EARLIER, BETWEEN, LATER = "earlier", "between", "later"
_DIRL, _COMMISSION = "dirl_complaint", "rent_commission"


def _place(j: Judging, on: date) -> str | None:
    """Return where the tenant's step stands: before the posting, between posting and receipt, after; None unknown."""
    received_on, posted_on = j.receipt.on, j.notice.sending.posted_on
    sent_on = posted_on or received_on
    if sent_on is not None and on < sent_on:
        return EARLIER
    if received_on is None:
        return None
    return LATER if on > received_on else BETWEEN


def _in_force(j: Judging) -> bool:
    return (j.receipt.on or j.facts.as_of) >= CODE_2024


def commission_counts(j: Judging) -> None:
    """Move the day on which the notice counts as received, when the rent commission was seized before."""
    on = j.facts.shields.rent_commission_on
    j.counted_on = j.receipt.on
    if on is None or not _in_force(j) or j.receipt.on is None or _place(j, on) != EARLIER:
        return
    until = after(on, COMMISSION_MONTHS)
    if j.receipt.on <= until:
        j.counted_on, j.commissioned = shifted(until, 1), True


def judge(j: Judging) -> None:
    """Say what the tenant's earlier steps do to the notice."""
    if _in_force(j):
        _dirl(j)
        _commission(j)


def _dirl(j: Judging) -> None:
    on = j.facts.shields.dirl_complaint_on
    if on is None:
        return
    place = _place(j, on)
    if place == LATER:
        _too_late(j)
    elif place == BETWEEN:
        _dirl_between(j, on)
    elif place == EARLIER:
        _dirl_earlier(j, on)


def _dirl_earlier(j: Judging, on: date) -> None:
    decision, decided_on = j.facts.shields.dirl_decision, j.facts.shields.dirl_decision_on
    if decision == "compliant":
        j.shields.append(Shield(_DIRL, shifted(on, 1), decided_on, "lifted"))
        j.sheet.say(
            DIRL,
            LAWFUL,
            "L'Inspection a trouvé le logement conforme : le congé compte depuis sa propre date, comme s'il n'avait "
            "jamais été suspendu.",
            "De Inspectie vond de woning conform: de opzegging telt vanaf haar eigen datum, alsof ze nooit geschorst "
            "was.",
        )
    elif decision == "not_compliant":
        j.shields.append(Shield(_DIRL, shifted(on, 1), decided_on, NO_EFFECT))
        j.sheet.say(
            DIRL,
            NO_EFFECT,
            "L'Inspection a trouvé le logement non conforme, après une plainte d'avant le congé : ce congé ne produit "
            "pas d'effet.",
            "De Inspectie vond de woning niet conform, na een klacht van vóór de opzegging: deze opzegging heeft geen "
            "gevolg.",
        )
    else:
        j.suspended = True
        j.shields.append(Shield(_DIRL, shifted(on, 1), None, SUSPENDED))
        j.sheet.say(
            DIRL,
            SUSPENDED,
            f"Le locataire avait porté plainte à l'Inspection avant le congé : le congé est suspendu depuis le "
            f"{day_fr(shifted(on, 1))}, jusqu'à la décision.",
            f"De huurder had vóór de opzegging klacht ingediend bij de Inspectie: de opzegging is geschorst sinds "
            f"{day_nl(shifted(on, 1))}, tot de beslissing.",
            missing=("shields.dirl_decision",) if decision is None else (),
            from_on=shifted(on, 1),
        )


def _dirl_between(j: Judging, on: date) -> None:
    if j.facts.shields.dirl_decision == "compliant":
        _dirl_earlier(j, on)
        return
    j.shields.append(Shield(_DIRL, shifted(on, 1), None, UNCERTAIN))
    j.sheet.say(
        DIRL,
        UNCERTAIN,
        "La plainte à l'Inspection est venue entre l'envoi et la réception du congé, ou le même jour : il se discute "
        "si elle le suspend.",
        "De klacht bij de Inspectie kwam tussen de verzending en de ontvangst van de opzegging, of op dezelfde dag: "
        "het is betwist of ze die schorst.",
    )


def _too_late(j: Judging) -> None:
    j.sheet.say(
        AFTER_NOTICE,
        LAWFUL,
        "La plainte ou la saisine est venue après le congé : elle ne le suspend pas.",
        "De klacht of het verzoek kwam na de opzegging: dat schorst ze niet.",
        about=INFORMATION,
    )


def _commission(j: Judging) -> None:
    on = j.facts.shields.rent_commission_on
    if on is None:
        return
    place, until = _place(j, on), after(on, COMMISSION_MONTHS)
    if place == LATER:
        _too_late(j)
    elif place == BETWEEN:
        j.shields.append(Shield(_COMMISSION, shifted(on, 1), until, UNCERTAIN))
        j.sheet.say(
            COMMISSION,
            UNCERTAIN,
            "La Commission paritaire locative a été saisie entre l'envoi et la réception du congé, ou le même jour : "
            "il se discute si cela le suspend.",
            "De Paritaire Huurcommissie werd gevat tussen de verzending en de ontvangst van de opzegging, of op "
            "dezelfde dag: het is betwist of dat ze schorst.",
        )
    elif j.commissioned:
        _commissioned(j, on, until)


def _commissioned(j: Judging, on: date, until: date) -> None:
    missed = j.fixed is not None and j.counted_on is not None and j.counted_on > j.fixed.latest_receipt_on
    running = j.facts.as_of <= until and not missed
    verdict = SUSPENDED if running else UNCERTAIN
    j.shields.append(Shield(_COMMISSION, shifted(on, 1), until, verdict))
    if running:
        fr = (
            f"Le locataire avait saisi la Commission paritaire locative avant le congé : le congé est suspendu "
            f"jusqu'au {day_fr(until)} et compte comme reçu le lendemain."
        )
        nl = (
            f"De huurder had vóór de opzegging de Paritaire Huurcommissie gevat: de opzegging is geschorst tot "
            f"{day_nl(until)} en telt als ontvangen de dag erna."
        )
    elif missed:
        fr = (
            f"Suspendu jusqu'au {day_fr(until)} par la Commission paritaire locative, le congé arriverait trop tard "
            "pour sa date fixe : la façon de compter se discute."
        )
        nl = (
            f"Geschorst tot {day_nl(until)} door de Paritaire Huurcommissie zou de opzegging te laat komen voor haar "
            "vaste dag: de berekening is betwist."
        )
    else:
        fr = (
            f"La suspension de trois mois est finie depuis le {day_fr(until)} ; la façon de recompter le préavis est "
            "une déduction, à confirmer par un juriste."
        )
        nl = (
            f"De schorsing van drie maanden is voorbij sinds {day_nl(until)}; hoe de termijn dan wordt herrekend is "
            "een afleiding, te bevestigen door een jurist."
        )
    j.sheet.say(COMMISSION, verdict, fr, nl, until=until, counted_on=j.counted_on)
