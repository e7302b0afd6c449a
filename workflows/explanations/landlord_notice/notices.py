"""What stands beside the days of an answer: shields, protections, what the lease becomes, what is always true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.landlord_notice.claims import LABELS
from workflows.explanations.reading import day
from workflows.explanations.story import Notice
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from workflows.explanations.declaration import Consequence, Result

REMINDERS: Mapping[str, Text] = {
    "no_eviction_without_judgment": Text(
        fr="Personne ne doit partir à cause d'une lettre : seul un juge peut ordonner une expulsion.",
        nl="Niemand moet vertrekken door een brief: alleen een rechter kan een uithuiszetting bevelen.",
    ),
    "one_month_after_service": Text(
        fr="Après un jugement, il faut encore attendre au moins un mois à partir de sa signification.",
        nl="Na een vonnis moet nog minstens één maand worden gewacht vanaf de betekening.",
    ),
    "bailiff_fifteen_working_days": Text(
        fr="L'huissier annonce le jour de l'expulsion au moins quinze jours ouvrables à l'avance.",
        nl="De gerechtsdeurwaarder kondigt de dag van de uithuiszetting minstens vijftien werkdagen vooraf aan.",
    ),
    "winter_moratorium": Text(
        fr="Du 1er novembre au 15 mars, on n'expulse pas (moratoire hivernal, sauf exceptions).",
        nl="Van 1 november tot 15 maart wordt niemand uit huis gezet (winterstop, behalve uitzonderingen).",
    ),
    "where_to_get_help": Text(
        fr="Aide gratuite : le CPAS de la commune, un service d'aide aux locataires, l'aide juridique.",
        nl="Gratis hulp: het OCMW van de gemeente, een huurdersdienst, de juridische bijstand.",
    ),
}
SHIELDS: Mapping[str, Text] = {
    "dirl_complaint": Text(
        fr="Plainte à l'Inspection régionale du logement", nl="Klacht bij de Gewestelijke Huisvestingsinspectie"
    ),
    "rent_commission": Text(
        fr="Demande à la Commission paritaire locative", nl="Verzoek aan de Paritaire Huurcommissie"
    ),
}
SAID = frozenset({"no_effect", "unlawful"})
"""Verdicts whose sentence already says that the lease goes on."""
TYPES: Mapping[str, Text] = {
    "main_residence_9y": Text(fr="Bail de neuf ans", nl="Huurovereenkomst van negen jaar"),
    "main_residence_short": Text(fr="Bail de courte durée", nl="Huurovereenkomst van korte duur"),
    "main_residence_long": Text(fr="Bail de longue durée", nl="Huurovereenkomst van lange duur"),
    "main_residence_life": Text(fr="Bail à vie", nl="Levenslange huurovereenkomst"),
    "student": Text(fr="Bail étudiant", nl="Studentenhuurovereenkomst"),
}


FOLLOWED: Mapping[str, str] = {
    "kinship_action": "kinship_action_by",
    "documents_action": "documents_action_by",
    "prorogation": "prorogation_letter_by",
    "counter_notice": "counter_notice_earliest_end_on",
    "tenant_exit": "tenant_exit_now",
    "occupation_duty": "occupy_by",
    "works_duty": "works_start_by",
}
"""What follows from the answer → the day of the timeline beside which it is told."""
TOLD_ELSEWHERE = frozenset({*LABELS, "no_eviction_without_judgment", "help"})
"""Money has a list of its own; what is true in every case and what to do first stand apart."""
BRANCH = "branch_"


def notices(following: Iterable[Consequence], result: Result, days: Collection[str]) -> tuple[Notice, ...]:
    """Return what follows from the answer and hangs on none of the ``days`` that are told (codes of moments)."""
    told = (
        Notice(one.code, one.title, one.text)
        for one in following
        if one.code not in TOLD_ELSEWHERE and not one.code.startswith(BRANCH) and FOLLOWED.get(one.code) not in days
    )
    return (*_shields(result), *told, *_lease(result))


def _shields(result: Result) -> Iterator[Notice]:
    for shield in result.get("shields") or ():
        since = day(shield["from_on"])
        if shield.get("until"):
            until = day(shield["until"])
            text = Text(
                fr=f"Le préavis est suspendu du {since.fr} au {until.fr}.",
                nl=f"De opzegtermijn is geschorst van {since.nl} tot {until.nl}.",
            )
        else:
            text = Text(
                fr=f"Effet sur le préavis à partir du {since.fr}, jusqu'à la décision.",
                nl=f"Gevolg voor de opzegtermijn vanaf {since.nl}, tot de beslissing.",
            )
        yield Notice(shield["code"], SHIELDS[shield["code"]], text)


def _lease(result: Result) -> Iterator[Notice]:
    lease = result.get("what_lease_becomes")
    if result["verdict"] in SAID or not lease or lease.get("type") not in TYPES or not lease.get("ends_on"):
        return
    kind, ends = TYPES[lease["type"]], day(lease["ends_on"])
    yield Notice(
        "what_lease_becomes",
        Text(fr="Si ce congé ne vaut pas", nl="Als deze opzegging niet geldt"),
        Text(
            fr=f"Le bail continue. {kind.fr}, jusqu'au {ends.fr} au moins.",
            nl=f"De huurovereenkomst loopt door. {kind.nl}, minstens tot {ends.nl}.",
        ),
    )
