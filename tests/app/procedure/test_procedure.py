"""The procedure of a case: dated entries, one count, nothing lost (M2.2.b); what runs beside it; who may see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.commands import CorrectEvent, SaveLease
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.procedure.commands import RecordRegionEvent, SaveCourt, SaveFacts
from app.proceedings.recording import recalculate, record
from app.store.base import Store
from app.store.procedure import Told, entries_of, known
from app.store.reading import Reader
from app.store.tables import CheckRecord, CourtProcedure, ProcedureEntry, RegionEvent
from tests.app.agenda.builders import record as happen
from tests.app.agenda.builders import rows, version, work_of
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team

NOVEMBER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
EVICTION = "procedure_eviction"


@pytest.fixture
def november() -> Iterator[None]:
    with clock.frozen(NOVEMBER):
        yield


def at_court(store: Store, actor: Actor, stage: str = "judged_eviction", **inputs: Any) -> int:
    case_id = open_case(store, actor, opened_on=date(2026, 6, 1))
    run(store, SaveLease(case_id=case_id, version=None, type="main_residence_9y"), actor)
    happen(store, actor, case_id, "claim_known", date(2026, 6, 1), stage=stage, **inputs)
    return case_id


def newest(store: Store, case_id: int) -> CheckRecord:
    found: CheckRecord = rows(store, CheckRecord, case_id=case_id, check="judicial_deadlines")[-1]
    return found


def earliest(store: Store, case_id: int) -> tuple[str | None, str | None, str | None]:
    days = newest(store, case_id).result["earliest_eviction"]
    return days["plan"], days["default"], days["contest"]


def test_events_write_what_they_tell_and_the_dates_are_counted(each_store: Store, november: None) -> None:
    team = make_team(each_store, "OCMW")
    adviser = team.adviser
    case_id = at_court(each_store, adviser)
    happen(each_store, adviser, case_id, "judgment_served", date(2026, 9, 15))
    assert earliest(each_store, case_id) == (None, None, None)
    assert newest(each_store, case_id).result["earliest_eviction"]["reason"] == "cpas_not_told_of_service"
    happen(each_store, adviser, case_id, "centre_told_of_service", date(2026, 9, 15))
    happen(each_store, adviser, case_id, "eviction_notice_sent", date(2026, 9, 21))
    assert earliest(each_store, case_id) == ("2026-10-15", "2026-10-16", "2026-10-16")
    with Reader.open(each_store, team.organisation_id) as reader:
        assert known(reader, case_id) == {
            "service.on": "2026-09-15",
            "service.cpas_informed": True,
            "service.cpas_informed_on": "2026-09-15",
            "eviction_notice.posted_on": "2026-09-21",
        }


def test_one_day_around_the_end_of_september_moves_months(each_store: Store, november: None) -> None:
    """Service on 29 or 30 September: one reading apart is four and a half months; the earlier date is kept."""
    team = make_team(each_store, "OCMW")
    adviser = team.adviser
    case_id = at_court(each_store, adviser)
    served = happen(
        each_store, adviser, case_id, "judgment_served", date(2026, 9, 29), centre_told_on=date(2026, 9, 29)
    )
    happen(each_store, adviser, case_id, "month_started", date(2026, 9, 29))
    happen(each_store, adviser, case_id, "eviction_notice_sent", date(2026, 10, 8))
    assert earliest(each_store, case_id) == ("2026-10-29", "2026-10-30", "2027-03-16")
    run(
        each_store,
        CorrectEvent(
            case_id=case_id, event_id=served, version=version(each_store, case_id), happened_on=date(2026, 9, 30),
            reason="l'exploit porte le 30 septembre",
        ),
        adviser,
    )  # fmt: skip
    assert earliest(each_store, case_id) == ("2026-10-30", "2027-03-16", "2027-03-16")
    entries = [row for row in rows(each_store, ProcedureEntry, case_id=case_id) if row.path == "service.on"]
    assert [(row.value, row.superseded_by_id is None) for row in entries] == [
        ("2026-09-29", False),
        ("2026-09-30", True),
    ]
    assert entries[1].because == "l'exploit porte le 30 septembre"
    assert len(rows(each_store, CheckRecord, case_id=case_id)) >= 3, "earlier answers stay"


def test_facts_that_contradict_one_another_are_refused_beside_the_question(store: Store, november: None) -> None:
    team = make_team(store, "OCMW")
    case_id = at_court(store, team.adviser, stage="hearing_set")
    happen(store, team.adviser, case_id, "judgment_given", date(2026, 9, 10), ruling="eviction")
    with pytest.raises(Invalid) as refused:
        happen(store, team.adviser, case_id, "judgment_served", date(2026, 9, 1))
    assert refused.value.field == "happened_on"
    assert not [row for row in rows(store, ProcedureEntry, case_id=case_id) if row.path == "service.on"]
    served = happen(store, team.adviser, case_id, "judgment_served", date(2026, 9, 20))
    with pytest.raises(Invalid) as wrong_day:
        run(
            store,
            CorrectEvent(
                case_id=case_id, event_id=served, version=version(store, case_id), happened_on=date(2026, 9, 2),
                reason="x",
            ),
            team.adviser,
        )  # fmt: skip
    assert wrong_day.value.field == "happened_on"


def test_a_value_is_taken_back_and_the_earlier_ones_stay(store: Store, november: None) -> None:
    team = make_team(store, "OCMW")
    case_id = at_court(store, team.adviser, roll_number=" 26A77 ", hearing_on=date(2026, 12, 3))
    with work_of(store, team) as work:
        case = work.case(case_id)
        assert record(work, case, {"petition.hearing_on": "2026-12-10"}, Told(source="paper", because="remise"))
        assert record(work, case, {"petition.hearing_on": "2026-12-10"}, Told(source="paper")) == ()
        assert record(work, case, {"petition.hearing_on": None}, Told(source="said"))[0].was == "2026-12-10"
        assert recalculate(work, case) is None
        work.commit()
    with Reader.open(store, team.organisation_id) as reader:
        assert [entry.value for entry in entries_of(reader, case_id)] == ["2026-12-03", "2026-12-10", None]
        assert known(reader, case_id) == {}
    assert rows(store, CourtProcedure, case_id=case_id)[0].roll_number == "26A77"


def test_the_possible_eviction_follows_the_worst_case(store: Store, november: None) -> None:
    """The state is judged by the dates of the check: not a day before the plan reading, not in the moratorium."""
    team = make_team(store, "OCMW")
    adviser = team.adviser
    case_id = at_court(store, adviser)
    happen(store, adviser, case_id, "judgment_served", date(2026, 9, 15))
    happen(store, adviser, case_id, "centre_told_of_service", date(2026, 9, 15))
    happen(store, adviser, case_id, "eviction_notice_sent", date(2026, 9, 21))
    with pytest.raises(Refused) as early:
        happen(store, adviser, case_id, "eviction_became_possible", date(2026, 10, 14))
    assert {reason.code for reason in early.value.reasons} == {"terms_running"}
    with pytest.raises(Refused):
        happen(store, adviser, case_id, "eviction_became_possible", date(2026, 11, 12))
    happen(store, adviser, case_id, "eviction_became_possible", date(2026, 10, 15))


def test_regions_run_beside_the_state(each_store: Store, november: None) -> None:
    team = make_team(each_store, "OCMW")
    case_id = at_court(each_store, team.adviser)
    happen(each_store, team.adviser, case_id, "judgment_served", date(2026, 9, 15))

    def fire(region: str, event: str, on: date, **inputs: Any) -> Any:
        command = RecordRegionEvent(
            case_id=case_id, version=version(each_store, case_id), region=region, event=event, happened_on=on,
            inputs=inputs,
        )  # fmt: skip
        return run(each_store, command, team.adviser)

    assert fire("appeal", "lodged", date(2026, 9, 30)).to_state == "lodged"
    assert fire("appeal", "upheld", date(2026, 11, 2)).from_state == "lodged"
    fire(
        "moratorium",
        "derogation_granted",
        date(2026, 11, 5),
        derogation_ground="rehousing_available",
        court="Saint-Gilles",
    )
    with pytest.raises(Refused):
        fire("appeal", "upheld", date(2026, 11, 3))
    with pytest.raises(Invalid):
        fire("language", "change_asked", date(2026, 12, 1))
    with pytest.raises(Invalid) as wrong:
        fire("goods", "put_in_storage", date(2027, 1, 1))
    assert wrong.value.field == "happened_on"
    assert [(row.region, row.to_state) for row in rows(each_store, RegionEvent, case_id=case_id)] == [
        ("appeal", "lodged"), ("appeal", "confirmed"), ("moratorium", "derogation_granted"),
    ]  # fmt: skip
    with Reader.open(each_store, team.organisation_id) as reader:
        held = known(reader, case_id)
        assert (held["appeal.lodged_on"], held["moratorium_derogation.granted"]) == ("2026-09-30", True)


def test_court_lawyer_and_bailiff(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)

    def save(seen: int | None, **values: Any) -> None:
        run(store, SaveCourt(case_id=case_id, version=seen, **values), team.adviser)

    save(
        None,
        roll_number=" 26A1234 ",
        court_id="jp-sint-gillis",
        language="fr",
        hearing_at="9h",
        bailiff_name="Me Dumont",
    )
    row = rows(store, CourtProcedure, case_id=case_id)[0]
    assert (row.roll_number, row.hearing_at, row.language, row.version) == ("26A1234", "09:00", "fr", 1)
    with pytest.raises(StaleCase):
        save(None, roll_number="x")
    for wrong, field in (({"hearing_at": "soon"}, "hearing_at"), ({"court_id": "x"}, "court_id"),
                         ({"bailiff_email": "x"}, "bailiff_email")):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            save(1, **wrong)
        assert refused.value.field == field


def test_nobody_else_sees_or_writes_it(store: Store, sign_in: SignIn, november: None) -> None:
    team, other = make_team(store, "OCMW"), make_team(store, "SEUIL")
    case_id = at_court(store, team.adviser)
    for command in (
        SaveCourt(case_id=case_id, version=None),
        SaveFacts(case_id=case_id, seen=0, values={"service.on": "2026-09-01"}, source="paper"),
        RecordRegionEvent(case_id=case_id, version=1, region="appeal", event="lodged", happened_on=date(2026, 9, 1)),
    ):
        with pytest.raises(NotFound):
            run(store, command, other.adviser)
        with pytest.raises(Forbidden):
            run(store, command, team.auditor)
    desk = sign_in(other, "adviser", language="fr")
    for page in ("procedure", "procedure/dates", "procedure/court", "procedure/appeal/lodged"):
        assert desk.get(f"/cases/{case_id}/{page}").status_code == 404
    mine = sign_in(team, "adviser", language="fr")
    assert mine.get(f"/cases/{case_id}/procedure/nothing/lodged").status_code == 404
    assert mine.get(f"/cases/{case_id}/procedure/appeal/nothing").status_code == 404


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser", language="fr")


def test_the_page_before_anything_is_known(store: Store, team: Team, desk: FlaskClient) -> None:
    page = desk.get(f"/cases/{open_case(store, team.adviser)}/procedure").text
    assert "Rien n'est encore connu d'une procédure" in unescape(page)
    assert "Contact avec le locataire" not in page, "regions belong to level 2"


def test_court_and_regions_through_the_pages(store: Store, team: Team, desk: FlaskClient) -> None:
    case_id = at_court(store, team.adviser)
    path = f"/cases/{case_id}/procedure"
    form = desk.get(f"{path}/court").text
    assert "Justice de paix" in form
    data = {"version": "", "roll_number": "26A99", "court_id": "jp-sint-gillis", "language": "nl", "hearing_at": "25"}
    wrong = desk.post(f"{path}/court", data=data)
    assert wrong.status_code == 422
    assert "Écrivez l'heure ainsi" in unescape(wrong.text)
    assert desk.post(f"{path}/court", data=data | {"hearing_at": "14u30", "claimed": "1.234,50"}).status_code == 303
    row = rows(store, CourtProcedure, case_id=case_id)[0]
    assert (row.claimed_cents, row.hearing_at) == (123450, "14:30")
    stale = desk.post(f"{path}/court", data=data | {"hearing_at": "8h"})
    assert stale.status_code == 409
    assert "26A99" in desk.get(path).text
    asked = desk.get(f"{path}/appeal/lodged").text
    seen = re.search(r'name="version"[^>]*value="(\d+)"', asked)
    assert seen
    sent = {"version": seen.group(1), "happened_on": "01/07/2026", "asked": "note"}
    assert desk.post(f"{path}/appeal/lodged", data=sent).status_code == 303
    page = desk.get(path).text
    assert "Appel ou opposition" in page
    assert 'datetime="' in desk.get(f"/cases/{case_id}").text


paths = st.sampled_from(
    ["service.on", "service.cpas_informed_on", "eviction_notice.posted_on", "petition.hearing_on", "judgment.given_on"]
)
days = st.dates(date(2026, 8, 1), date(2027, 4, 30)).map(date.isoformat)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(paths, st.one_of(days, st.none())), min_size=2, max_size=8))
def test_no_earlier_value_is_ever_lost(store: Store, told: list[tuple[str, str | None]]) -> None:
    """However dates are written, corrected and taken back: each value that was kept can still be read."""
    with clock.frozen(NOVEMBER):
        team = make_team(store, f"T{len(rows(store, CheckRecord))}-{abs(hash(tuple(told))) % 10**9}")
        case_id = open_case(store, team.adviser)
        kept: list[tuple[str, str | None]] = []
        for path, value in told:
            with work_of(store, team) as work:
                try:
                    changes = record(work, work.case(case_id), {path: value}, Told(source="paper"))
                except Invalid:
                    continue
                kept += [(change.path, change.now) for change in changes]
                work.commit()
        with Reader.open(store, team.organisation_id) as reader:
            assert [(entry.path, entry.value) for entry in entries_of(reader, case_id)] == kept
            for path in {path for path, _value in kept}:
                last = next(value for name, value in reversed(kept) if name == path)
                assert known(reader, case_id).get(path) == last
