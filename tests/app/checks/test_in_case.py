"""A check in a case: nothing asked twice, kept with its law and figures, never over somebody else's change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from app.cases.commands import OpenCase
from app.checks import queries
from app.checks.case_facts import facts_of, keep_lease
from app.checks.commands import KeepCheck
from app.checks.queries import Seen
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, StaleCase
from app.foundation.permissions import Permission
from app.foundation.run import reading, run
from app.store.audit import Author
from app.store.base import Store
from app.store.errors import NotFound
from app.store.reading import Reader
from app.store.tables import (
    AuditEntry,
    Case,
    CaseEvent,
    CheckRecord,
    DueDate,
    Dwelling,
    EpbCertificate,
    Lease,
    OtherParty,
)
from app.store.work import Work
from tests.app.checks.cases import CHECK, FACTS, facts, typed
from tests.conftest import SignIn, Team, make_team
from workflows.checks import CHECKS
from workflows.figures import Figures


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    command = OpenCase(
        identity="pseudonym",
        pseudonym="Famille Haddad",
        concern="indexation",
        channel="visit",
        postal_code="1080",
        commune_nis="21012",
    )
    return run(store, command, team.adviser)


@pytest.fixture
def view(store: Store, team: Team) -> Iterator[Reader]:
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        yield reader


def seen(store: Store, team: Team, case_id: int) -> Seen:
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        return queries.rows_of(reader, case_id).seen(reader.one(Case, case_id))


def keep(store: Store, team: Team, case_id: int, **changes: object) -> int:
    command = KeepCheck(case_id=case_id, check=CHECK, facts=facts(**changes), seen=seen(store, team, case_id))
    return run(store, command, team.adviser)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_keeping_stores_facts_answer_and_the_law_they_rest_on(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    opened = run(
        each_store,
        OpenCase(identity="pseudonym", pseudonym="A", concern="indexation", channel="visit"),
        team.adviser,
    )
    record_id = keep(each_store, team, opened)
    with reading(each_store, team.adviser, Permission.CASE_READ) as reader:
        kept = reader.one(CheckRecord, record_id)
        assert kept.facts == FACTS
        assert kept.verdict == kept.result["verdict"] == "excessive"
        assert kept.as_of == date(2026, 7, 8)
        assert kept.law_digest == CHECKS[CHECK].law_digest
        assert kept.figures_digest == Figures.shipped().health_index.digest
        assert kept.result == CHECKS[CHECK].run(kept.facts, Figures.shipped())
        assert kept.recorded_by_id == team.adviser.user_id


def test_what_the_check_was_told_is_never_asked_again(store: Store, team: Team, case_id: int, view: Reader) -> None:
    keep(store, team, case_id, dwelling={"reference_rent": "800.00"})
    lease, dwelling = view.where(Lease, case_id=case_id)[0], view.where(Dwelling, case_id=case_id)[0]
    assert (lease.base_rent_cents, lease.signed_on, lease.registered_federal) == (75000, date(2019, 8, 15), True)
    assert dwelling.reference_rent_cents == 80000
    assert dwelling.certificates_known
    assert [row.energy_class for row in view.where(EpbCertificate, case_id=case_id)] == ["e"]
    begin = queries.case_for_check(view, case_id, CHECK, as_of="2026-07-08", record_id=None)
    expected = facts(request=None, dwelling={"reference_rent": "800.00"})
    assert begin.facts == expected


def test_unknown_wipes_nothing_and_certificates_are_replaced_as_a_whole(
    store: Store, team: Team, case_id: int, view: Reader
) -> None:
    keep(store, team, case_id)
    keep(store, team, case_id, lease={"written": None}, epb=None)
    assert view.where(Lease, case_id=case_id)[0].written is True
    assert len(view.where(EpbCertificate, case_id=case_id)) == 1
    keep(store, team, case_id, epb={"certificates": []})
    with reading(store, team.adviser, Permission.CASE_READ) as fresh:
        assert fresh.where(EpbCertificate, case_id=case_id) == []
        begin = queries.case_for_check(fresh, case_id, CHECK, as_of="2026-07-08", record_id=None)
    assert begin.facts["epb"] == {"certificates": []}


def test_the_kind_of_a_single_landlord_is_written_down(store: Store, team: Team, case_id: int) -> None:
    keep(store, team, case_id)
    with Work.begin(store, _author(team)) as work:
        work.add(OtherParty(case_id=case_id, role="landlord", name="X"))
        work.commit()
    keep(store, team, case_id, landlord={"kind": "company"})
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        assert [party.kind for party in reader.where(OtherParty, case_id=case_id)] == ["company"]


def _author(team: Team) -> Author:
    return Author(
        user_id=team.adviser.user_id,
        organisation_id=team.organisation_id,
        command="Test",
        request_id="test",
        at=clock.now(),
    )


def test_keeping_is_an_event_with_its_due_date_and_its_trail(
    store: Store, team: Team, case_id: int, view: Reader
) -> None:
    before = view.one(Case, case_id).state
    keep(store, team, case_id, request={"made_on": "2026-06-10"})
    with reading(store, team.adviser, Permission.CASE_READ) as reader:
        case = reader.one(Case, case_id)
        event = reader.where(CaseEvent, "id", case_id=case_id)[-1]
        due = reader.where(DueDate, case_id=case_id, rule="indexation_court_action")
        trail = reader.where(AuditEntry, command="KeepCheck")
    assert case.state == before
    assert (event.event, event.happened_on, event.inputs) == ("check_recorded", date(2026, 7, 8), {"check_name": CHECK})
    assert [row.due_on for row in due] == [date(2027, 6, 10)]
    assert {entry.table_name for entry in trail} >= {"check_records", "leases", "case_events"}
    told = str([entry.changes for entry in trail if entry.table_name == "check_records"])
    assert "932.70" not in told, "personal values are marked, not copied"


def test_only_caseworkers_of_the_organisation_keep(store: Store, team: Team, other_team: Team, case_id: int) -> None:
    command = KeepCheck(case_id=case_id, check=CHECK, facts=facts(), seen=seen(store, team, case_id))
    with pytest.raises(NotFound):
        run(store, command, other_team.adviser)
    with pytest.raises(Forbidden):
        run(store, command, team.auditor)


def test_malformed_or_stale_keeps_nothing(store: Store, team: Team, case_id: int, view: Reader) -> None:
    now = seen(store, team, case_id)
    with pytest.raises(Invalid) as invalid:
        run(store, KeepCheck(case_id=case_id, check=CHECK, facts={"as_of": "x"}, seen=now), team.adviser)
    assert invalid.value.field == "as_of"
    with pytest.raises(StaleCase):
        run(store, KeepCheck(case_id=case_id, check=CHECK, facts=facts(), seen=replace(now, lease=9)), team.adviser)
    assert view.where(CheckRecord, case_id=case_id) == []
    assert view.where(Lease, case_id=case_id) == []


@pytest.mark.parametrize("text", ["", "1", "1.2", "a.b.c", "1.2.3.4", "-1.0.0", "9999999999.1.1"])
def test_a_version_that_was_never_given_is_stale(text: str) -> None:
    assert Seen.read(text) == Seen(0, 0, 0)


def test_versions_travel_through_the_form() -> None:
    assert Seen.read(str(Seen(3, 0, 12))) == Seen(3, 0, 12)


# Pages --------------------------------------------------------------------------------------------------------------


def test_form_keep_record_print_again(store: Store, sign_in: SignIn, team: Team, case_id: int) -> None:
    browser = sign_in(team, "adviser", language="nl")
    address = f"/cases/{case_id}/check/{CHECK}"
    first = browser.get(address)
    assert first.status_code == 200
    kept = browser.post(address, data={**typed(), "seen": hidden(first.text, "seen"), "keep": "yes"})
    assert kept.status_code == 302, kept.text
    page = browser.get(kept.headers["Location"])
    assert page.status_code == 200
    assert 'data-verdict="excessive"' in page.text
    assert "zonder de correctiefactor" in page.text
    for language in ("fr", "nl"):
        printed = browser.get(f"{kept.headers['Location']}/checklist/{language}")
        assert printed.mimetype == "application/pdf"
        assert printed.data.startswith(b"%PDF")
    filled = browser.get(address).text
    assert 'value="750,00"' in filled
    assert 'name="request-rent_asked" type="text"' not in filled
    again = browser.get(f"{address}?again={kept.headers['Location'].rpartition('/')[2]}").text
    assert 'value="932,70"' in again


def test_a_live_answer_keeps_nothing(store: Store, sign_in: SignIn, team: Team, case_id: int, view: Reader) -> None:
    browser = sign_in(team)
    page = browser.post(f"/cases/{case_id}/check/{CHECK}", data=typed(), headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert view.where(CheckRecord, case_id=case_id) == []


def test_wrong_answers_are_not_kept(store: Store, sign_in: SignIn, team: Team, case_id: int, view: Reader) -> None:
    browser = sign_in(team)
    address = f"/cases/{case_id}/check/{CHECK}"
    sent = {**typed(), "lease-base_rent": "0", "seen": str(seen(store, team, case_id)), "keep": "yes"}
    page = browser.post(address, data=sent)
    assert page.status_code == 422
    assert 'id="lease-base_rent-error"' in page.text
    assert view.where(CheckRecord, case_id=case_id) == []


def test_a_stale_form_says_so_shows_the_difference_and_loses_nothing(
    store: Store, sign_in: SignIn, team: Team, case_id: int, view: Reader
) -> None:
    browser = sign_in(team)
    address = f"/cases/{case_id}/check/{CHECK}"
    opened = hidden(browser.get(address).text, "seen")
    keep(store, team, case_id, lease={"base_rent": "740.00"})
    page = browser.post(address, data={**typed(), "seen": opened, "keep": "yes"})
    assert page.status_code == 409
    text = unescape(page.text).replace("\u00a0", " ")
    assert "740,00 €" in text
    assert "750,00 €" in text
    assert 'value="932,70"' in page.text
    assert len(view.where(CheckRecord, case_id=case_id)) == 1
    kept = browser.post(address, data={**typed(), "seen": hidden(page.text, "seen"), "keep": "yes"})
    assert kept.status_code == 302


def test_other_organisations_see_no_record(
    store: Store, sign_in: SignIn, team: Team, other_team: Team, case_id: int
) -> None:
    record_id = keep(store, team, case_id)
    theirs = sign_in(other_team)
    for address in (
        f"/cases/{case_id}/check/{CHECK}",
        f"/cases/{case_id}/checks/{record_id}",
        f"/cases/{case_id}/checks/{record_id}/checklist/fr",
    ):
        assert theirs.get(address).status_code == 404
    assert sign_in(team).get(f"/cases/{case_id + 1}/checks/{record_id}").status_code == 404


def test_a_record_made_with_another_law_or_index_says_what_would_change(
    store: Store, sign_in: SignIn, team: Team, case_id: int
) -> None:
    record_id = keep(store, team, case_id)
    browser = sign_in(team)
    address = f"/cases/{case_id}/checks/{record_id}"
    assert "lm-note--warn" not in browser.get(address).text.split('id="rules"')[0]
    with Work.begin(store, _author(team)) as work:
        kept = work.one(CheckRecord, record_id)
        kept.law_digest = "0" * 64
        work.commit()
    same = browser.get(address).text
    assert "lm-note--warn" in same
    with Work.begin(store, _author(team)) as work:
        kept = work.one(CheckRecord, record_id)
        amounts = {**kept.result["amounts"], "ceiling": "900.00", "rent_due": "900.00"}
        kept.result = {**kept.result, "amounts": amounts}
        work.commit()
    other = unescape(browser.get(address).text).replace("\u00a0", " ")
    assert "900,00 €" in other.split('data-verdict="excessive"')[1], "the kept answer stays as it was given"
    assert "914,10 €" in other.split('data-verdict="excessive"')[0], "today's answer is told beside it"


def test_amounts_are_stored_to_the_cent() -> None:
    lease = Lease(case_id=1)
    assert keep_lease(lease, {"lease": {"base_rent": "1234.05"}})
    assert Decimal(lease.base_rent_cents or 0) / 100 == Decimal("1234.05")
    assert facts_of(lease, None, [], []) == {"lease": {"base_rent": "1234.05"}}


def test_a_closed_case_keeps_nothing_more(
    store: Store, sign_in: SignIn, team: Team, case_id: int, view: Reader
) -> None:
    with Work.begin(store, _author(team)) as work:
        case = work.case(case_id)
        case.state, case.level, case.closed_on = "closed", "closed", date(2026, 7, 1)
        work.commit()
    browser = sign_in(team)
    address = f"/cases/{case_id}/check/{CHECK}"
    page = browser.get(address)
    assert 'name="keep"' not in page.text
    sent = {**typed(), "seen": hidden(page.text, "seen"), "keep": "yes"}
    refused = browser.post(address, data=sent)
    assert refused.status_code == 422
    assert "govuk-error-summary" in refused.text
    assert view.where(CheckRecord, case_id=case_id) == []
