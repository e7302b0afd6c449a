"""What events tell beyond their day: judge's term, derogation, hour of the hearing; what counts no longer (M2.2.b)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest

from app.cases.commands import SaveLease
from app.foundation import clock
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.store.base import Store
from app.store.procedure import entries_of, known
from app.store.reading import Reader
from app.store.tables import CourtProcedure, Lease
from tests.app.agenda.builders import record as happen
from tests.app.agenda.builders import rows, running
from tests.app.procedure.test_procedure import NOVEMBER, at_court, earliest, newest
from tests.conftest import SignIn, Team

JUDGED = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOVEMBER):
        yield


def held(store: Store, team: Team, case_id: int) -> dict[str, Any]:
    with Reader.open(store, team.organisation_id) as reader:
        return known(reader, case_id)


def test_a_judgment_tells_term_derogation_and_enforcement(store: Store, team: Team) -> None:
    case_id = at_court(store, team.adviser, stage="hearing_set")
    happen(
        store, team.adviser, case_id, "judgment_given", JUDGED, ruling="eviction", term_set_by="judge",
        term_until=date(2027, 1, 15), derogation=True, derogation_reason="tenant_endangers", special_reasons=True,
        enforcement_excluded=False,
    )  # fmt: skip
    assert held(store, team, case_id) == {
        "judgment.given_on": "2026-11-02",
        "judgment.term.set_by": "judge",
        "judgment.term.until": "2027-01-15",
        "moratorium_derogation.granted": True,
        "moratorium_derogation.ground": "tenant_endangers",
        "moratorium_derogation.special_reasons": True,
        "judgment.provisional_enforcement_excluded": False,
    }


def test_a_term_without_its_end_is_refused_beside_its_question(store: Store, team: Team) -> None:
    case_id = at_court(store, team.adviser, stage="hearing_set")
    with pytest.raises(Invalid) as refused:
        happen(store, team.adviser, case_id, "judgment_given", JUDGED, ruling="eviction", term_set_by="judge")
    assert refused.value.field == "term_set_by"


def test_a_message_of_the_registry_tells_hour_and_room(store: Store, team: Team) -> None:
    case_id = at_court(store, team.adviser, stage="claim_filed")
    told = {"roll_number": "26A12", "hearing_on": date(2026, 12, 21), "hearing_at": "9u", "hearing_room": "0.3"}
    happen(store, team.adviser, case_id, "centre_told_of_claim", JUDGED, enrolled_on=date(2026, 10, 30), **told)
    (row,) = rows(store, CourtProcedure, case_id=case_id)
    assert (row.roll_number, row.hearing_at, row.hearing_room) == ("26A12", "09:00", "0.3")
    facts = held(store, team, case_id)
    assert (facts["petition.seeks_eviction"], facts["petition.roll_entered_on"]) == (True, "2026-10-30")
    with pytest.raises(Invalid) as refused:
        happen(
            store, team.adviser, case_id, "convocation_sent", JUDGED, new_hearing_on=date(2026, 12, 21),
            hearing_at="soon",
        )  # fmt: skip
    assert refused.value.field == "hearing_at"


def test_a_hearing_that_was_held_is_no_longer_awaited(store: Store, team: Team) -> None:
    case_id = at_court(store, team.adviser, stage="hearing_set", hearing_on=date(2026, 11, 20))
    assert "procedure_hearing" in {due.rule for due in running(store, case_id)}
    happen(store, team.adviser, case_id, "hearing_held", date(2026, 11, 20))
    assert "procedure_hearing" not in {due.rule for due in running(store, case_id)}


def test_a_judgment_reversed_on_appeal_stops_the_dates_and_loses_nothing(store: Store, team: Team) -> None:
    case_id = at_court(store, team.adviser)
    served = date(2026, 11, 3)
    happen(store, team.adviser, case_id, "judgment_served", served, centre_told_on=served)
    happen(store, team.adviser, case_id, "eviction_notice_sent", date(2026, 11, 5))
    assert {"procedure_appeal", "procedure_earliest_eviction"} <= {due.rule for due in running(store, case_id)}
    happen(store, team.adviser, case_id, "judgment_reversed", date(2026, 11, 19))
    assert held(store, team, case_id) == {}
    assert not running(store, case_id)
    with Reader.open(store, team.organisation_id) as reader:
        assert [entry.value for entry in entries_of(reader, case_id) if entry.path == "service.on"] == [
            "2026-11-03",
            None,
        ]


def test_a_paper_tells_any_dates_at_once(store: Store, team: Team, sign_in: SignIn) -> None:
    """Catch-up: nothing earlier is forced; a correction needs its reason; what contradicts is said beside it."""
    case_id = at_court(store, team.adviser)
    desk = sign_in(team, "adviser", language="fr")
    path = f"/cases/{case_id}/procedure/dates"
    assert "Comment le savons-nous" in desk.get(path).text
    sent = {"version": "0", "source": "paper", "service-on": "15/09/2026", "service-cpas_informed_on": "15/09/2026"}
    assert desk.post(path, data=sent).status_code == 303
    assert held(store, team, case_id) == {"service.on": "2026-09-15", "service.cpas_informed_on": "2026-09-15"}
    stale = desk.post(path, data=sent)
    assert stale.status_code == 409
    corrected = sent | {"version": "2", "service-on": "16/09/2026"}
    refused = desk.post(path, data=corrected)
    assert (refused.status_code, "dites pourquoi" in unescape(refused.text)) == (422, True)
    wrong = desk.post(path, data=corrected | {"because": "relu", "judgment-given_on": "20/09/2026"})
    assert "avant d'être rendu" in unescape(wrong.text).replace("’", "'")
    alone = desk.post(path, data=corrected | {"because": "relu", "judgment-term-set_by": "judge"})
    assert "une seule mesure de ce délai" in unescape(alone.text)
    nothing = desk.post(path, data=corrected | {"because": "relu", "source": "dream"})
    assert "Dites comment vous le savez" in unescape(nothing.text)
    assert desk.post(path, data=corrected | {"because": "relu"}).status_code == 303
    page = unescape(desk.get(f"/cases/{case_id}/procedure").text)
    assert "<del>15 septembre 2026</del>" in page
    assert "relu" in page


def test_an_occupation_called_otherwise_has_its_dates_counted_anew(store: Store, team: Team) -> None:
    """Service on 5 October: a lease waits for 16 March, a precarious occupation does not."""
    case_id = at_court(store, team.adviser)
    served = date(2026, 10, 5)
    happen(store, team.adviser, case_id, "judgment_served", served, centre_told_on=served)
    happen(store, team.adviser, case_id, "eviction_notice_sent", date(2026, 10, 12))
    assert earliest(store, case_id)[0] == "2027-03-16"
    (lease,) = rows(store, Lease, case_id=case_id)
    run(store, SaveLease(case_id=case_id, version=lease.version, type="precarious"), team.adviser)
    assert newest(store, case_id).facts["title_type"] == "precarious_occupation"
    assert earliest(store, case_id)[0] == "2026-11-05"
