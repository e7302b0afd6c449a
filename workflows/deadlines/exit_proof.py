"""The proof of why a case was closed is put with it: two weeks."""

from __future__ import annotations

from datetime import date

from workflows.deadlines.declaration import Length, Unit
from workflows.deadlines.exits import closed_for, watched
from workflows.law import Dated, Text

DEADLINE = watched(
    "exit_proof",
    Text(
        fr="Joindre la preuve du motif de clôture (reçu, plan signé, jugement, bail, accusé de réception)",
        nl="Het bewijs van de reden van afsluiting toevoegen (ontvangstbewijs, plan, vonnis, huurovereenkomst)",
    ),
    Dated({date(2024, 11, 1): Length(14, Unit.DAYS)}),
    closed_for(
        "debt_settled",
        "plan_out_of_court",
        "conciliation_recorded",
        "claim_dropped",
        "claim_void",
        "termination_refused",
        "terms_granted",
        "left_before_eviction",
        "rehoused",
        "eviction_executed",
        "lease_extended",
        "rent_reduced",
        "administrative_evacuation",
        "other_centre",
        "reversed_on_appeal",
        "enforcement_dropped",
    ),
)
