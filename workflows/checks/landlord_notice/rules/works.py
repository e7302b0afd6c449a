"""Notice for works: cost, dwelling, planning, documents, one or several dwellings (art. 237 § 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import after, rolled, shifted
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.rules import timing
from workflows.checks.landlord_notice.rules.personal import action_by, claim_lost
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    INFORMATION,
    LAWFUL,
    SINCE_2024,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    VOIDABLE,
    card,
)
from workflows.checks.landlord_notice.terms import WORKS
from workflows.checks.landlord_notice.values import (
    CODE_2024,
    DOCUMENT_MONTHS,
    LANDLORD_MONTHS,
    WORKS_RENTS,
    WORKS_RENTS_SEVERAL,
)
from workflows.checks.wording import day_fr, day_nl, euro_fr, euro_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.declaration import RuleCard
    from workflows.checks.landlord_notice.judging import Judging

THRESHOLD = card(
    "7", "works_threshold", ("Le coût dépasse le seuil de la loi", "De kost overschrijdt de drempel van de wet"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("237"), basis=TEXT_AND_INFERENCE,
    doubt=("La TVA compte-t-elle dans le coût ?", "Telt de btw mee in de kost?"),
)  # fmt: skip
TIMING = card(
    "7", "works_timing",
    ("Seulement à la fin du premier ou du deuxième triennat",
     "Enkel op het einde van de eerste of de tweede driejarige periode"),
    (UNLAWFUL,), sources.code("237"),
)  # fmt: skip
BODY = card(
    "7", "works_body_of_dwelling", ("Les travaux touchent le logement même", "De werken raken de woning zelf"),
    (UNLAWFUL, UNCERTAIN), sources.code("237"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
PLANNING = card(
    "7", "works_planning",
    ("Les travaux respectent l'affectation urbanistique", "De werken respecteren de stedenbouwkundige bestemming"),
    (UNLAWFUL, UNCERTAIN), sources.code("237"),
)  # fmt: skip
SEVERAL = card(
    "7", "works_several_conditions",
    ("Plusieurs logements : un immeuble, un bailleur", "Meerdere woningen: één gebouw, één verhuurder"),
    (UNLAWFUL, UNCERTAIN), sources.code("237"),
)  # fmt: skip
FIRST_YEAR = card(
    "7", "works_several_first_year",
    ("Plusieurs logements : pas pendant la première année", "Meerdere woningen: niet tijdens het eerste jaar"),
    (UNLAWFUL,), sources.code("237"),
)  # fmt: skip
DOCUMENTS = card(
    "11", "works_documents", ("Un document sur les travaux est remis", "Een document over de werken is bezorgd"),
    (LAWFUL, VOIDABLE, UNCERTAIN), sources.code("237"), sources.reform("30"), in_force=BOTH_REGIMES,
    basis=TEXT_AND_INFERENCE,
    doubt=(
        "Congé reçu avant le 1er novembre 2024 : la sanction nouvelle s'applique-t-elle ?",
        "Opzegging ontvangen vóór 1 november 2024: geldt de nieuwe sanctie?",
    ),
)  # fmt: skip
PENDING = card(
    "11", "works_documents_pending",
    ("Les deux mois pour le document courent encore", "De twee maanden voor het document lopen nog"), (LAWFUL,),
    sources.code("237"), sources.reform("30"), in_force=SINCE_2024,
)  # fmt: skip
ACTION_LOST = card(
    "11", "works_documents_action_lost",
    ("Le dernier jour pour agir est passé", "De laatste dag om naar de rechter te gaan is voorbij"), (LAWFUL,),
    sources.code("237"), sources.reform("30"), in_force=SINCE_2024,
)  # fmt: skip
CARDS = (THRESHOLD, TIMING, BODY, PLANNING, SEVERAL, FIRST_YEAR, DOCUMENTS, PENDING, ACTION_LOST)


def judge_one(j: Judging) -> None:
    """Judge a notice for works in this dwelling."""
    _conditions(j)
    rent = j.facts.lease.rent
    _threshold(j, None if rent is None else WORKS_RENTS * rent, "lease.rent_monthly")
    if j.window_right:
        timing.anytime(j, LANDLORD_MONTHS)
    else:
        timing.fixed(j, WORKS, _wrong_day)


def judge_several(j: Judging) -> None:
    """Judge a notice for works in several dwellings."""
    works = j.notice.works
    _conditions(j)
    _condition(
        j, SEVERAL, works.same_building_same_landlord, "notice.works.same_building_same_landlord",
        ("Les logements doivent être dans un même immeuble et appartenir au même bailleur.",
         "De woningen moeten in hetzelfde gebouw liggen en van dezelfde verhuurder zijn."),
    )  # fmt: skip
    _threshold(j, WORKS_RENTS_SEVERAL * sum(works.rents) if works.rents else None, "notice.works.dwellings")
    timing.anytime(j, LANDLORD_MONTHS)
    limit = j.kind.first_year_ends_on
    if limit is None:
        lease_rules.start_unknown(j.sheet)
    elif j.ends_on is not None and j.ends_on <= limit:
        j.not_before_on = shifted(limit, 1)
        j.sheet.say(
            FIRST_YEAR,
            UNLAWFUL,
            f"Pour des travaux dans plusieurs logements, le bail ne peut pas prendre fin pendant sa première année, "
            f"jusqu'au {day_fr(limit)}.",
            f"Voor werken in meerdere woningen kan de huurovereenkomst niet eindigen tijdens het "
            f"eerste jaar, tot {day_nl(limit)}.",
            not_before_on=j.not_before_on,
        )


def _conditions(j: Judging) -> None:
    works = j.notice.works
    _condition(
        j, BODY, works.affects_dwelling, "notice.works.affects_dwelling",
        ("Les travaux doivent toucher le corps du logement loué ; les seules parties communes ne suffisent pas.",
         "De werken moeten het gebouwde deel van de gehuurde woning raken; enkel de gemene delen volstaat niet."),
    )  # fmt: skip
    _condition(
        j, PLANNING, works.respects_planning, "notice.works.respects_planning",
        ("Les travaux doivent respecter l'affectation urbanistique légale du bien.",
         "De werken moeten de wettige stedenbouwkundige bestemming van het goed respecteren."),
    )  # fmt: skip


def _condition(j: Judging, rule: RuleCard, met: bool | None, path: str, text: tuple[str, str]) -> None:  # noqa: FBT001
    if met:
        return
    fr, nl = text
    if met is None:
        j.sheet.say(
            rule, UNCERTAIN, f"{fr} Ce point n'est pas connu.", f"{nl} Dit punt is niet gekend.", missing=(path,)
        )
    else:
        j.sheet.say(rule, UNLAWFUL, f"{fr} Ce n'est pas le cas.", f"{nl} Dat is niet het geval.")


def _threshold(j: Judging, threshold: int | None, path: str) -> None:
    works = j.notice.works
    j.threshold = threshold
    highest = works.cost_excluding_vat if works.cost is None else works.cost
    if threshold is None or highest is None or (works.cost is None and highest <= threshold):
        missing = (*((path,) if threshold is None else ()), *(("notice.works.cost",) if works.cost is None else ()))
        j.sheet.say(
            THRESHOLD,
            UNCERTAIN,
            "Le coût des travaux doit dépasser un seuil calculé sur le loyer : il manque le coût ou le loyer.",
            "De kost van de werken moet hoger zijn dan een drempel berekend op de huurprijs: de kost of de huurprijs "
            "ontbreekt.",
            missing=missing,
        )
        return
    fr, nl = euro_fr(threshold), euro_nl(threshold)
    if highest <= threshold:
        j.sheet.say(
            THRESHOLD,
            UNLAWFUL,
            f"Le coût des travaux doit dépasser {fr} ; il ne dépasse pas ce montant : le congé est contraire à la loi.",
            f"De kost van de werken moet hoger zijn dan {nl}; dat is niet het geval: de opzegging is in strijd met de "
            "wet.",
            threshold_cents=threshold,
            cost_cents=highest,
        )
    elif works.cost_excluding_vat is not None and works.cost_excluding_vat <= threshold:
        j.sheet.say(
            THRESHOLD,
            UNCERTAIN,
            f"Le seuil de {fr} n'est dépassé qu'avec la TVA : la loi ne dit pas si elle compte.",
            f"De drempel van {nl} wordt enkel met btw overschreden: de wet zegt niet of die meetelt.",
            threshold_cents=threshold,
            cost_cents=highest,
        )
    else:
        j.sheet.say(
            THRESHOLD,
            LAWFUL,
            f"Le coût des travaux dépasse le seuil de {fr}.",
            f"De kost van de werken is hoger dan de drempel van {nl}.",
            threshold_cents=threshold,
            cost_cents=highest,
        )


def _wrong_day(j: Judging) -> None:
    j.sheet.say(
        TIMING,
        UNLAWFUL,
        "Pour des travaux dans un seul logement, le bail ne peut prendre fin qu'au terme du premier ou du deuxième "
        "triennat. Cette lettre ne vise pas ce jour.",
        "Voor werken in één woning kan de huurovereenkomst enkel eindigen op het einde van de eerste of de tweede "
        "driejarige periode. Deze brief beoogt die dag niet.",
    )


def documents_due(j: Judging) -> tuple[date, date] | None:
    """Return (last day for the document, the same rolled to a working day)."""
    if j.receipt.on is None:
        return None
    due = after(j.receipt.on, DOCUMENT_MONTHS)
    return due, rolled(due)


def documents(j: Judging) -> None:
    """Judge the documents once the end of the lease is known."""
    works, due = j.notice.works, documents_due(j)
    if due is None or j.receipt.on is None:
        return
    given = works.document not in (None, "none")
    if j.receipt.on < CODE_2024:
        _old_documents(j, given=given)
        return
    running = j.facts.as_of <= due[1]
    if given and (works.document_given_on is None or works.document_given_on <= due[1]):
        if works.document_given_on is not None or running:
            _given(j)
        elif not _lost(j):
            _documents_unknown(j, "notice.works.document_given_on")
        return
    if running:
        j.sheet.say(
            PENDING,
            LAWFUL,
            f"Le bailleur a jusqu'au {day_fr(due[0])} pour remettre un document sur les travaux (permis, devis "
            "détaillé, description avec estimation ou contrat).",
            f"De verhuurder heeft tot {day_nl(due[0])} om een document over de werken te bezorgen (vergunning, "
            "gedetailleerd bestek, beschrijving met raming of contract).",
            about=INFORMATION,
            due_by=due[0],
        )
        return
    if _lost(j):
        return
    if works.document is None:
        _documents_unknown(j, "notice.works.document")
        return
    limit = action_by(j)
    until_fr = "" if limit is None else f", au plus tard le {day_fr(limit)}"
    until_nl = "" if limit is None else f", uiterlijk op {day_nl(limit)}"
    j.sheet.say(
        DOCUMENTS,
        VOIDABLE,
        f"Aucun document sur les travaux n'est venu dans les deux mois : le locataire peut demander au juge de paix "
        f"d'écarter le congé{until_fr}.",
        f"Er kwam binnen twee maanden geen document over de werken: de huurder kan de vrederechter vragen de opzegging "
        f"ongeldig te verklaren{until_nl}.",
        action_by=limit,
    )


def _lost(j: Judging) -> bool:
    if not claim_lost(j):
        return False
    j.sheet.say(
        ACTION_LOST,
        LAWFUL,
        "Le document n'est pas venu à temps, mais le dernier jour pour agir en justice est passé.",
        "Het document kwam niet op tijd, maar de laatste dag om naar de rechter te gaan is voorbij.",
        about=INFORMATION,
    )
    return True


def _given(j: Judging) -> None:
    j.sheet.say(
        DOCUMENTS,
        LAWFUL,
        "Un document sur les travaux a été remis à temps.",
        "Een document over de werken werd op tijd bezorgd.",
    )


def _documents_unknown(j: Judging, path: str) -> None:
    j.sheet.say(
        DOCUMENTS,
        UNCERTAIN,
        "Un document sur les travaux devait venir dans les deux mois : il faut savoir lequel est venu, et quel jour.",
        "Een document over de werken moest binnen twee maanden komen: men moet weten welk er kwam, en op welke dag.",
        missing=(path,),
    )


def _old_documents(j: Judging, *, given: bool) -> None:
    if given:
        _given(j)
        return
    j.sheet.say(
        DOCUMENTS,
        UNCERTAIN,
        "Congé reçu avant le 1er novembre 2024, sans document sur les travaux : la sanction de l'époque se discute.",
        "Opzegging ontvangen vóór 1 november 2024, zonder document over de werken: de toenmalige sanctie is betwist.",
        missing=("notice.works.document",) if j.notice.works.document is None else (),
    )
