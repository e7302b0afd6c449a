"""Samira's case before the judge: what the court's papers say, her agreement, and two letters that wait as drafts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.correspondence.commands import PrepareLetter
from app.correspondence.drafting import first_options
from app.demo.stage import on
from app.foundation.run import run
from app.procedure.commands import SaveCourt
from app.procedure.queries import court_procedure
from app.store.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.demo.stage import Stage

DRAFTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "request_terms": {
        "accepted": "2528.00",
        "disputed": "412.00",
        "disputed_because": "une indexation sans certificat PEB",
        "causes": ["late_income"],
        "monthly": "110.00",
        "first_on": "2026-08-05",
        "guidance": True,
    },
    "write_social_note": {
        "agreed_on": "2026-07-07",
        "read_how": "heard",
        "author": "assistante sociale",
        "contacts": [{"on": "2026-06-04", "how": "visit"}, {"on": "2026-07-07", "how": "office"}],
        "facts": [
            {"theme": "household", "known": "documented", "what": "trois enfants, inscrits à l'école du quartier"},
            {"theme": "debt", "known": "declared", "what": "un revenu payé avec trois mois de retard"},
        ],
        "measures": ["plan", "terms"],
    },
}
"""What is answered already in each draft."""


def letters(stage: Stage) -> None:
    """The court's papers are written down; Samira agrees; her request and the note are begun."""
    stage.landlord(
        date(2026, 6, 4), name="Immo Exemple SA", kind="company", language="fr", street="rue de l'Exemple",
        house_number="9", postal_code="1000", locality="Bruxelles",
    )  # fmt: skip
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        row = court_procedure(reader, stage.case_id)
    court = SaveCourt(
        case_id=stage.case_id, version=row.version if row else None, roll_number="26A1042", court_id="jp-sint-gillis",
        language="fr", hearing_at="09:00", hearing_room="2", claimed_cents=294000,
        claimant_lawyer_name="Jeanne Exemple", claimant_lawyer_address="avenue de l'Essai 7, 1050 Ixelles",
    )  # fmt: skip
    with on(date(2026, 6, 8)):
        run(stage.store, court, stage.actor)
    stage.note(date(2026, 7, 7), "D'accord pour la note au juge, lue ensemble.", kind="consent")
    for name, asked in DRAFTS.items():
        with on(date(2026, 7, 7)):
            draft = PrepareLetter(
                case_id=stage.case_id, letter=name, language="fr", dated_on=date(2026, 7, 7),
                options=first_options(name) | {"asked": dict(asked)},
            )  # fmt: skip
            run(stage.store, draft, stage.actor)
