"""What the law may know of the evidence of a case: whether witnesses agreed, whether anything is secured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.tables import EvidenceFile, EvidenceItem, EvidenceWitness
from workflows.evidence import OPEN_CONSENTS

if TYPE_CHECKING:
    from app.store.reading import Reader
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
