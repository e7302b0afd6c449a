"""What the law may know of the evidence of a case: whether witnesses agreed, whether anything is secured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.tables import Consent, EvidenceFile, EvidenceItem, EvidenceWitness
from workflows.evidence import OPEN_CONSENTS

if TYPE_CHECKING:
    from app.store.reading import Reader
    from app.store.tables import HandOver
    from app.store.work import Work


def witnesses_agreed(view: Reader | Work, case_id: int) -> bool:
    """Tell whether every witness answered, and nothing is kept that comes from one who did not agree.

    A witness who refused stands in nobody's way: neither name nor words of theirs are kept.
    """
    witnesses = {row.id: row.consent for row in view.where(EvidenceWitness, case_id=case_id)}
    if any(consent in OPEN_CONSENTS for consent in witnesses.values()):
        return False
    items = view.where(EvidenceItem, case_id=case_id, struck_on=None)
    return all(row.witness_id is None or witnesses.get(row.witness_id) == "yes" for row in items)


def anything_secured(view: Reader | Work, case_id: int) -> bool:
    """Tell whether at least one original is kept with its fingerprint and still counts."""
    items = {row.id for row in view.where(EvidenceItem, case_id=case_id, struck_on=None)}
    return bool(items) and any(row.item_id in items for row in view.where(EvidenceFile, case_id=case_id))


def lets_pass(witness: EvidenceWitness, recipient: str) -> bool:
    """Tell whether a witness agreed that a service reads what comes from them: a lawyer, or another service."""
    return witness.consent == "yes" and (witness.for_lawyer if recipient == "lawyer" else witness.for_service)


def witness_agrees(view: Reader | Work, witness: EvidenceWitness, row: HandOver) -> bool:
    """Tell whether a witness agrees to who receives a hand-over of the own organisation."""
    consents = view.where(Consent, id=row.consent_id)
    return bool(consents) and lets_pass(witness, consents[0].recipient)


def originals_of(view: Reader | Work, witness: EvidenceWitness) -> frozenset[str]:
    """Return the fingerprints of the originals that come from a witness."""
    items = {row.id for row in view.where(EvidenceItem, case_id=witness.case_id, witness_id=witness.id)}
    return frozenset(row.sha256 for row in view.where(EvidenceFile, case_id=witness.case_id) if row.item_id in items)
