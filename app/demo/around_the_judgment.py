"""Around the judgment: a proof of rehousing left for the bailiff in time and stopped an eviction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.demo.stage import on
from app.foundation.run import run
from app.procedure.commands import SaveCourt
from app.procedure.queries import court_procedure
from app.store.reading import Reader

if TYPE_CHECKING:
    from app.demo.stage import Stage


def rehoused_in_time(stage: Stage) -> None:
    """CPAS: judgment served, eviction announced for the end of July; a lease elsewhere from the fifteenth."""
    stage.open(
        date(2026, 5, 6), first_name="Luísa", last_name="Ferreira", language="fr", concern="arrears", minors=1,
        phone="0471 23 45 67", street="rue de la Victoire", house_number="88", postal_code="1060",
        commune_nis="21013",
    )  # fmt: skip
    stage.landlord(
        date(2026, 5, 6), name="Immo Exemple SA", kind="company", language="fr", street="rue de l'Exemple",
        house_number="9", postal_code="1000", locality="Bruxelles",
    )  # fmt: skip
    stage.event(
        date(2026, 5, 6), "claim_known", stage="judged_eviction", known_through="registry_message",
    )  # fmt: skip
    stage.event(date(2026, 5, 18), "judgment_served")
    stage.event(date(2026, 5, 20), "centre_told_of_service")
    stage.event(date(2026, 6, 26), "eviction_notice_sent", announced_for_on=date(2026, 7, 28))
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        row = court_procedure(reader, stage.case_id)
    with on(date(2026, 6, 26)):
        court = SaveCourt(
            case_id=stage.case_id, version=row.version if row else None, roll_number="26A0877",
            court_id="jp-sint-gillis", language="fr", bailiff_name="Étude Modèle", bailiff_reference="D-2026-311",
            bailiff_address="avenue de l'Ébauche 31, 1070 Anderlecht",
        )  # fmt: skip
        run(stage.store, court, stage.actor)
    stage.note(date(2026, 7, 3), "Bail signé chez une AIS, entrée le 15 juillet. D'accord pour écrire.", kind="consent")
    asked = {"entry_on": "2026-07-15", "proof": "social", "where": "1070 Anderlecht", "leaves_on": "2026-07-17"}
    letter = stage.letter(date(2026, 7, 6), "prove_rehousing", "fr", asked=asked)
    stage.post(date(2026, 7, 6), letter, "0103 2845 6710 0519 3")
