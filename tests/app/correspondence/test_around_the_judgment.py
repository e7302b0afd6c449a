"""Letters around the judgment in a case: to whom they go, and what a posted proof of rehousing tells and moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.correspondence.commands import RecordSending
from app.correspondence.context import build
from app.correspondence.offices import proposals
from app.correspondence.sending import Sent
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.store import procedure
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, ProcedureEntry
from letters.catalogue import CATALOGUE
from letters.context import Address, Party, Procedure
from tests.app.correspondence.builders import NUMBER, TODAY, issued, letter_of, ready_case
from tests.app.correspondence.builders import rows as rows_of
from tests.app.correspondence.test_context import rows
from tests.conftest import Team
from workflows.law import Text

BAILIFF = Party("Marc Deprez", Address("1070", "31", street_fr="avenue de l'Essai"), quality="bailiff")
OFFICE = {"name": "Marc Deprez", "address": {"postcode": "1070", "number": "31", "street_fr": "avenue de l'Essai"}}


def test_a_letter_to_the_bailiff_goes_to_the_one_of_the_case_and_to_nobody_else() -> None:
    spec = CATALOGUE["ask_eviction_date"]

    def office(bailiff: Party | None) -> Party | None:
        found = rows(procedure=Procedure(bailiff=bailiff))
        return build(found, spec, written_on=TODAY, sending="S-MAIL", options={}).office

    assert office(None) is None
    assert office(BAILIFF) == BAILIFF
    somewhere = Party("Marc Deprez", quality="bailiff")
    assert office(somewhere) is None, "an address that cannot be read is typed in"
    assert [one.party for one in proposals(rows(procedure=Procedure(bailiff=somewhere)), spec)] == [somewhere]


def test_a_body_without_a_known_address_is_proposed_and_not_taken() -> None:
    spec = CATALOGUE["store_goods"]
    (commune,) = proposals(rows(), spec)
    assert commune.party.address is None
    assert build(rows(), spec, written_on=TODAY, sending="S-MAIL", options={}).office is None


def announced(store: Store, team: Team) -> int:
    """Announce an eviction on a case and issue the proof of a rehousing; return the key of the letter."""
    stage = ready_case(store, team.adviser)
    stage.event(
        date(2026, 7, 1), "claim_known", stage="month_running", known_through="bailiff_message",
        served_on=date(2026, 6, 1), centre_told_on=date(2026, 6, 1),
    )  # fmt: skip
    stage.event(date(2026, 7, 2), "eviction_notice_sent", announced_for_on=date(2026, 8, 3))
    options = {"office": OFFICE, "asked": {"entry_on": "2026-07-20", "proof": "lease"}}
    return issued(store, team.adviser, stage, "prove_rehousing", options=options, dated_on=date(2026, 7, 6))


def send(store: Store, team: Team, letter_id: int, sent_on: date) -> Sent:
    values: dict[str, Any] = {"sending_mode": "S-REG", "registered_number": NUMBER, "today": TODAY}
    version = letter_of(store, letter_id).version
    return run(store, RecordSending(letter_id=letter_id, version=version, sent_on=sent_on, **values), team.adviser)


def held(store: Store, team: Team) -> dict[str, Any]:
    (case,) = rows_of(store, Case)
    with Reader.open(store, team.organisation_id) as reader:
        return procedure.known(reader, case.id)


def test_a_posted_proof_of_rehousing_stops_the_eviction_and_is_written_down(store: Store, team: Team) -> None:
    letter_id = announced(store, team)
    assert send(store, team, letter_id, TODAY).event == "rehousing_proof_sent"
    (event,) = rows_of(store, CaseEvent, event="rehousing_proof_sent")
    assert event.inputs == {"letter": "prove_rehousing", "rehousing_on": "2026-07-20"}
    (case,) = rows_of(store, Case)
    assert case.state == "rehousing_proved"
    known = held(store, team)
    assert (known["rehousing.proof_given_on"], known["rehousing.effective_on"]) == ("2026-07-08", "2026-07-20")


def test_a_corrected_posting_day_corrects_what_it_told_and_keeps_what_stood_there(store: Store, team: Team) -> None:
    letter_id = announced(store, team)
    send(store, team, letter_id, TODAY)
    assert send(store, team, letter_id, date(2026, 7, 7)).event == ""
    assert held(store, team)["rehousing.proof_given_on"] == "2026-07-07"
    said = [row.value for row in rows_of(store, ProcedureEntry, path="rehousing.proof_given_on")]
    assert said == ["2026-07-08", "2026-07-07"]


def test_a_proof_that_contradicts_the_procedure_is_not_noted_as_sent(
    store: Store, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = announced(store, team)

    def refuse(*_args: object) -> None:
        raise Invalid("rehousing.effective_on", Text("contradiction", "tegenspraak"))

    monkeypatch.setattr("app.proceedings.telling.record", refuse)
    with pytest.raises(Invalid, match="contradiction") as raised:
        send(store, team, letter_id, TODAY)
    assert raised.value.field == "sent_on"
    assert letter_of(store, letter_id).status == "issued"
    assert rows_of(store, CaseEvent, event="rehousing_proof_sent") == []
