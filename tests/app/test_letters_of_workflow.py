"""The tables of the workflows and the catalogue of letters name the same letters."""

from __future__ import annotations

from app.correspondence.commands import DEADLINES_OF, EVENT_OF
from letters.catalogue import CATALOGUE
from workflows.deadlines import DEADLINES
from workflows.deadlines.letters import DOCUMENT_REQUESTS, REFUND_CLAIMS
from workflows.engine import WORKFLOWS, versions


def test_every_letter_a_workflow_offers_exists() -> None:
    offered = {
        letter
        for name in WORKFLOWS
        for engine in versions(name)
        for event in engine.workflow.events.values()
        for letter in (*event.letters, *(letter for target in event.targets for letter in target.letters))
    }
    assert offered
    assert offered <= set(CATALOGUE)


def test_letters_that_start_time_limits_exist_and_so_do_the_limits() -> None:
    assert set(CATALOGUE) >= REFUND_CLAIMS | DOCUMENT_REQUESTS | set(DEADLINES_OF) | set(EVENT_OF)
    assert set(DEADLINES) >= {rule for rules in DEADLINES_OF.values() for rule in rules}
