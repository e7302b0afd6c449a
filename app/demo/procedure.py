"""Stories of the procedure before the justice of the peace: one household for each state a case can be in there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.demo.stage import on
from app.foundation.run import run
from app.procedure.commands import RecordRegionEvent, SaveCourt
from app.store.reading import Reader
from app.store.tables import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.demo.stage import Stage

    Step = tuple[date, str, Mapping[str, Any]]

COURT = "jp-sint-gillis"


def court(stage: Stage, day: date, **facts: Any) -> None:
    """Court, roll number, lawyer and bailiff are read from a letter."""
    with on(day):
        run(stage.store, SaveCourt(case_id=stage.case_id, version=None, **({"court_id": COURT} | facts)), stage.actor)


def beside(stage: Stage, day: date, region: str, event: str, **inputs: Any) -> None:
    """Something happens beside the states of the case."""
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        version = reader.one(Case, stage.case_id).version
    command = RecordRegionEvent(
        case_id=stage.case_id, version=version, region=region, event=event, happened_on=day, inputs=inputs
    )
    with on(day):
        run(stage.store, command, stage.actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who it is, the ground of occupation, and what happened, in the words of the workflow."""

    name: tuple[str, str]
    address: tuple[str, str]
    language: str = "fr"
    lease: str = "main_residence_9y"
    opened: date
    steps: tuple[Step, ...]
    court: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[tuple[date, str, str, Mapping[str, Any]], ...] = ()

    def tell(self, stage: Stage) -> None:
        """Open the case and let each thing happen on its day."""
        stage.open(
            self.opened, first_name=self.name[0], last_name=self.name[1], language=self.language, concern="arrears",
            channel="other", street=self.address[0], house_number=self.address[1], postal_code="1060",
            commune_nis="21013",
        )  # fmt: skip
        stage.lease(self.opened, type=self.lease)
        if self.court:
            court(stage, self.opened, **self.court)
        for day, event, inputs in self.steps:
            stage.event(day, event, **inputs)
        for day, region, event, inputs in self.beside:
            beside(stage, day, region, event, **inputs)


def _known(day: date, stage: str, **inputs: Any) -> Step:
    return day, "claim_known", {"stage": stage, "known_through": "registry_message"} | inputs


HOUSEHOLDS = (
    Household(
        name=("Nadia", "Bouzid"), address=("rue Théodore Verhaegen", "12"), opened=date(2026, 6, 15),
        steps=((date(2026, 6, 15), "arrears_signalled", {}),),
    ),
    Household(
        name=("Karim", "Amrani"), address=("rue de la Victoire", "88"), opened=date(2026, 6, 22),
        steps=((date(2026, 6, 18), "formal_notice_sent", {"known_through": "paper"}),),
    ),
    Household(
        name=("Els", "Peeters"), address=("Denemarkenstraat", "9"), language="nl", opened=date(2026, 7, 2),
        steps=(_known(date(2026, 7, 1), "claim_filed", roll_number="26A2201"),),
    ),
    Household(
        name=("Jean", "Mbala"), address=("rue de Belgrade", "31"), opened=date(2026, 7, 6),
        steps=(
            _known(date(2026, 7, 6), "claim_filed"),
            (
                date(2026, 7, 6), "centre_told_of_claim",
                {"known_through": "registry_message", "petition_kind": "petition", "roll_number": "26A2288",
                 "enrolled_on": date(2026, 7, 2), "hearing_on": date(2026, 8, 13), "hearing_at": "9h",
                 "hearing_room": "0.12"},
            ),
        ),
        beside=((date(2026, 7, 7), "contact", "help_offered", {"attempt": "letter"}),),
    ),
    Household(
        name=("Ana", "Pereira"), address=("rue de Moscou", "4"), opened=date(2026, 6, 10),
        steps=(
            _known(date(2026, 6, 10), "centre_informed", roll_number="26A1904", hearing_on=date(2026, 7, 23)),
            (date(2026, 6, 18), "tenant_not_reached", {"attempt": "letter"}),
            (date(2026, 6, 25), "tenant_not_reached", {"attempt": "visit"}),
        ),
    ),
    Household(
        name=("Willy", "De Smet"), address=("Bosniëstraat", "77"), language="nl", opened=date(2026, 6, 11),
        steps=(
            _known(date(2026, 6, 11), "centre_informed", hearing_on=date(2026, 7, 23)),
            (date(2026, 6, 19), "tenant_refused_help", {}),
        ),
    ),
    Household(
        name=("Fatou", "Diallo"), address=("rue d'Espagne", "50"), opened=date(2026, 6, 12),
        steps=(
            _known(date(2026, 6, 12), "centre_informed", roll_number="26A1930", hearing_on=date(2026, 7, 30)),
            (date(2026, 6, 20), "tenant_reached", {"attempt": "call"}),
        ),
    ),
    Household(
        name=("Ioana", "Popescu"), address=("rue du Tir", "15"), opened=date(2026, 5, 4),
        steps=(
            _known(date(2026, 5, 4), "hearing_set", roll_number="26A1502", hearing_on=date(2026, 6, 25)),
            (date(2026, 6, 25), "hearing_adjourned", {"hearing_on": date(2026, 9, 17)}),
        ),
    ),
    Household(
        name=("Marc", "Lambert"), address=("rue de la Source", "23"), opened=date(2026, 5, 5),
        steps=(
            _known(date(2026, 5, 5), "hearing_set", hearing_on=date(2026, 6, 18)),
            (date(2026, 6, 18), "conciliation_recorded", {"first_commitment_on": date(2026, 7, 5)}),
        ),
        beside=((date(2026, 6, 12), "plan", "proposed", {}),),
    ),
    Household(
        name=("Saïda", "El Khatib"), address=("rue Jourdan", "61"), opened=date(2026, 5, 6),
        steps=(
            _known(date(2026, 5, 6), "hearing_set", hearing_on=date(2026, 6, 4)),
            (date(2026, 6, 11), "judgment_given", {"ruling": "refused"}),
        ),
    ),
    Household(
        name=("Tom", "Janssens"), address=("Munthofstraat", "102"), language="nl", opened=date(2026, 5, 7),
        steps=(
            _known(date(2026, 5, 7), "hearing_set", hearing_on=date(2026, 6, 4)),
            (date(2026, 6, 11), "judgment_given", {"ruling": "terms"}),
        ),
    ),
    Household(
        name=("Rosa", "Martínez"), address=("rue de Parme", "18"), opened=date(2026, 5, 8),
        steps=(
            _known(date(2026, 5, 8), "hearing_set", hearing_on=date(2026, 6, 11)),
            (date(2026, 6, 18), "judgment_given", {"ruling": "eviction", "derogation": False}),
        ),
        court={"roll_number": "26A1544", "language": "fr", "claimed_cents": 412000},
    ),
    Household(
        name=("Paul", "Servais"), address=("rue Bosquet", "7"), opened=date(2026, 5, 11),
        steps=(
            _known(date(2026, 5, 11), "hearing_set", hearing_on=date(2026, 6, 11)),
            (date(2026, 6, 15), "claim_dropped", {}),
        ),
    ),
    Household(
        name=("Mireille", "Kabongo"), address=("avenue du Parc", "93"), opened=date(2026, 6, 1),
        steps=(
            _known(date(2026, 6, 1), "judged_eviction", judged_on=date(2026, 5, 28)),
            (date(2026, 7, 7), "judgment_served", {}),
        ),
        beside=((date(2026, 7, 8), "appeal", "lodged", {}),),
    ),
    Household(
        name=("Abdel", "Ouali"), address=("rue de Serbie", "41"), opened=date(2026, 6, 2),
        steps=(
            _known(date(2026, 6, 2), "judged_eviction", judged_on=date(2026, 5, 21)),
            (date(2026, 6, 23), "judgment_served", {}),
            (date(2026, 6, 29), "service_message_missing", {}),
        ),
        court={"bailiff_name": "Étude Renard et Willems", "bailiff_reference": "26/4471"},
    ),
    Household(
        name=("Lien", "Claes"), address=("Zwedenstraat", "28"), language="nl", opened=date(2026, 6, 3),
        steps=(
            _known(date(2026, 6, 3), "judged_eviction", judged_on=date(2026, 5, 21)),
            (date(2026, 6, 16), "judgment_served", {}),
            (date(2026, 6, 18), "centre_told_of_service", {}),
        ),
    ),
    Household(
        name=("Grace", "Mensah"), address=("rue Emile Feron", "66"), opened=date(2026, 5, 12),
        steps=(
            _known(date(2026, 5, 12), "judged_eviction", judged_on=date(2026, 4, 30)),
            (date(2026, 5, 19), "judgment_served", {"centre_told_on": date(2026, 5, 19)}),
            (date(2026, 6, 22), "eviction_notice_sent", {"announced_for_on": date(2026, 7, 20)}),
            (date(2026, 7, 3), "rehousing_proof_sent", {"rehousing_on": date(2026, 7, 16)}),
        ),
    ),
    Household(
        name=("Dirk", "Wouters"), address=("Regiestraat", "5"), language="nl", opened=date(2026, 2, 2),
        steps=(
            _known(
                date(2026, 2, 2), "moratorium_hold", judged_on=date(2025, 12, 4), served_on=date(2025, 12, 15),
                centre_told_on=date(2025, 12, 15), notice_posted_on=date(2026, 1, 26),
            ),
        ),
    ),
    Household(
        name=("Hélène", "Dubois"), address=("rue Saint-Bernard", "150"), lease="precarious", opened=date(2026, 4, 14),
        steps=(
            _known(date(2026, 4, 14), "judged_eviction", judged_on=date(2026, 4, 9)),
            (date(2026, 4, 28), "judgment_served", {"centre_told_on": date(2026, 4, 29)}),
            (date(2026, 5, 27), "eviction_notice_sent", {}),
            (date(2026, 7, 7), "eviction_became_possible", {}),
        ),
    ),
    Household(
        name=("Luis", "Gómez"), address=("rue de Hollande", "34"), opened=date(2026, 4, 15),
        steps=(
            _known(date(2026, 4, 15), "judged_eviction", judged_on=date(2026, 4, 2)),
            (date(2026, 6, 30), "tenant_left", {}),
        ),
    ),
    Household(
        name=("Sonja", "Maes"), address=("Monrosestraat", "19"), language="nl", opened=date(2026, 4, 16),
        steps=(
            _known(date(2026, 4, 16), "judged_eviction", judged_on=date(2026, 4, 2)),
            (date(2026, 4, 22), "judgment_served", {"centre_told_on": date(2026, 4, 22)}),
            (date(2026, 5, 26), "eviction_notice_sent", {"announced_for_on": date(2026, 6, 22)}),
            (date(2026, 6, 22), "eviction_carried_out", {}),
        ),
        beside=((date(2026, 6, 22), "goods", "put_in_storage", {}),),
    ),
)  # fmt: skip
"""Between them they stand in every state of level 2."""


def stories(language: str) -> tuple[Callable[[Stage], None], ...]:
    """Return the stories told in a language."""
    return tuple(household.tell for household in HOUSEHOLDS if household.language == language)
