"""New index months: two people, every figure proved, nothing known ever changed (M2.1.c)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.figures import samples
from app.figures.commands import ApproveIndexImport, ProposeIndexImport, RejectIndexImport
from app.figures.unreadable import UnreadableFile
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.identity import SYSTEM, Actor
from app.foundation.run import run
from app.store import audit, blobs, health_index
from app.store.base import Store, open_store
from app.store.health_index import ImportSummary, joined
from app.store.reading import Reader
from tests.app.figures.import_files import (
    AUGUST,
    FILE_WITH_BOTH,
    FILE_WITH_JULY,
    JULY,
    SHIPPED,
    history,
    month,
    statbel_file,
)
from tests.conftest import Team, make_team
from workflows.figures.acceptance import NotAccepted

SEPTEMBER = datetime(2026, 9, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def early_september() -> object:
    with clock.frozen(SEPTEMBER):
        yield


def propose(store: Store, actor: Actor, content: bytes = FILE_WITH_JULY, base: int | None = None) -> int:
    return run(store, ProposeIndexImport(content=content, base=base), actor)


def refusal(store: Store, actor: Actor, content: bytes, base: int | None = None) -> list[str]:
    with pytest.raises(NotAccepted) as caught:
        propose(store, actor, content, base)
    for reason in caught.value.reasons:
        assert reason.text.fr.strip()
        assert reason.text.nl.strip()
        assert reason.text.fr != reason.text.nl
    assert imports(store) == ()
    return [reason.code for reason in caught.value.reasons]


def imports(store: Store) -> tuple[ImportSummary, ...]:
    with Reader.open(store, None) as reader:
        return health_index.imports(reader)


def july(store: Store) -> Decimal | None:
    return health_index.effective(store).value(2013, 2026, 7)


def test_two_people_add_a_month_in_every_base(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    assert july(each_store) is None
    number = propose(each_store, team.coordinator)
    assert july(each_store) is None, "a proposal alone changes nothing"
    assert run(each_store, ApproveIndexImport(import_id=number, version=1), team.administrator) == 1
    table = health_index.effective(each_store)
    assert {base: table.value(base, 2026, 7) for base in (1988, 1996, 2004, 2013, 2025)} == {
        row.base: row.value for row in month(7, JULY)
    }
    assert table.last_month(2025) == (2026, 7)
    summary = imports(each_store)[0]
    assert (summary.status, summary.months, summary.file_format) == ("approved", ((2026, 7),), "zip")
    assert (summary.proposed_by_name, summary.decided_by_name) == ("Coordinator SEUIL", "Administrator SEUIL")


def test_the_table_is_the_same_for_every_organisation(store: Store, team: Team, other_team: Team) -> None:
    number = propose(store, team.coordinator)
    run(store, ApproveIndexImport(import_id=number), other_team.coordinator)
    with Reader.open(store, team.organisation_id) as ours, Reader.open(store, other_team.organisation_id) as theirs:
        assert health_index.effective(ours).digest == health_index.effective(theirs).digest != SHIPPED.digest


def test_the_same_person_cannot_approve(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    with pytest.raises(Invalid) as caught:
        run(store, ApproveIndexImport(import_id=number), team.coordinator)
    assert "deuxième personne" in caught.value.text.fr
    assert "tweede persoon" in caught.value.text.nl
    assert july(store) is None


def test_an_adviser_and_an_auditor_neither_propose_nor_decide(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    for actor in (team.adviser, team.auditor):
        for command in (
            ProposeIndexImport(content=FILE_WITH_JULY),
            ApproveIndexImport(import_id=number),
            RejectIndexImport(import_id=number, reason="non"),
        ):
            with pytest.raises(Forbidden):
                run(store, command, actor)


def test_the_server_alone_is_no_person(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    for command in (ProposeIndexImport(content=FILE_WITH_BOTH), ApproveIndexImport(import_id=number)):
        with pytest.raises(Invalid):
            run(store, command, SYSTEM)


def test_a_decision_is_taken_once(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    run(store, ApproveIndexImport(import_id=number), team.administrator)
    for command in (
        ApproveIndexImport(import_id=number),
        RejectIndexImport(import_id=number, reason="trop tard"),
    ):
        with pytest.raises(Invalid) as caught:
            run(store, command, team.administrator)
        assert caught.value.field == "approve"


def test_a_page_that_is_not_fresh_decides_nothing(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    with pytest.raises(StaleCase):
        run(store, ApproveIndexImport(import_id=number, version=7), team.administrator)


def test_a_proposal_that_does_not_exist(store: Store, team: Team) -> None:
    with pytest.raises(NotFound):
        run(store, ApproveIndexImport(import_id=99), team.administrator)


def test_rejection_needs_a_reason_and_leaves_the_table(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    for reason in ("", "   ", "x" * 301):
        with pytest.raises(Invalid) as caught:
            run(store, RejectIndexImport(import_id=number, reason=reason), team.administrator)
        assert caught.value.field == "reason"
    run(store, RejectIndexImport(import_id=number, reason="Mauvais fichier."), team.administrator)
    assert july(store) is None
    assert imports(store)[0].reason == "Mauvais fichier."


def test_the_proposer_may_take_the_own_proposal_back(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    run(store, RejectIndexImport(import_id=number, reason="Erreur de ma part."), team.coordinator)
    assert imports(store)[0].status == "rejected"


def test_acceptance_runs_again_against_the_table_of_the_day(store: Store, team: Team, other_team: Team) -> None:
    first = propose(store, team.coordinator)
    second = propose(store, other_team.coordinator, statbel_file(month(7, Decimal("102.70"))))
    run(store, ApproveIndexImport(import_id=first), team.administrator)
    with pytest.raises(NotAccepted) as caught:
        run(store, ApproveIndexImport(import_id=second), team.administrator)
    assert [reason.code for reason in caught.value.reasons] == ["changed_history"]
    assert july(store) == {row.base: row.value for row in month(7, JULY)}[2013]


def test_a_proposal_overtaken_by_another_adds_only_what_was_seen(store: Store, team: Team, other_team: Team) -> None:
    both = propose(store, other_team.coordinator, FILE_WITH_BOTH)
    first = propose(store, team.coordinator)
    run(store, ApproveIndexImport(import_id=first), team.administrator)
    with pytest.raises(NotAccepted) as caught:
        run(store, ApproveIndexImport(import_id=both), team.administrator)
    assert [reason.code for reason in caught.value.reasons] == ["table_changed_meanwhile"]


def test_the_same_months_are_not_proposed_twice(store: Store, team: Team, other_team: Team) -> None:
    propose(store, team.coordinator)
    with pytest.raises(NotAccepted) as caught:
        propose(store, other_team.coordinator)
    assert [reason.code for reason in caught.value.reasons] == ["already_proposed"]


def test_the_file_is_kept_as_evidence(store: Store, team: Team) -> None:
    propose(store, team.coordinator)
    assert blobs.fetch(store.blob_dir, imports(store)[0].file_sha256) == FILE_WITH_JULY


def test_every_added_row_is_in_the_trail(store: Store, team: Team) -> None:
    number = propose(store, team.coordinator)
    run(store, ApproveIndexImport(import_id=number), team.administrator)
    with store.sessions(info={"scope": None}) as session:
        count, broken = audit.verify(session)
    assert broken == ()
    assert count > 5


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param(statbel_file(), ["nothing_new"], id="nothing new"),
        pytest.param(statbel_file(month(8, AUGUST)), ["gap"], id="gap"),
        pytest.param(
            statbel_file([replace(row, value=Decimal("3.10")) for row in month(7, JULY)]),
            ["out_of_range"],
            id="out of range",
        ),
        pytest.param(
            statbel_file([replace(row, value=row.value + (row.base == 2013)) for row in month(7, JULY)]),
            ["wrong_conversion"],
            id="wrong conversion",
        ),
        pytest.param(statbel_file(month(10, AUGUST)), ["future_month"], id="month that has not begun"),
        pytest.param(
            samples.statbel_zip([replace(row, value=row.value + 1) for row in history()] + month(7, JULY)),
            ["changed_history"],
            id="changed history",
        ),
        pytest.param(
            samples.bestat_view([replace(row, value=row.value + 7) for row in history() if row.base == 2013]),
            ["base_unknown"],
            id="a base that nothing tells",
        ),
    ],
)
def test_refusals_are_bilingual_and_keep_nothing(store: Store, team: Team, content: bytes, codes: list[str]) -> None:
    assert refusal(store, team.coordinator, content) == codes
    assert july(store) is None


def test_a_file_that_does_not_name_its_base_is_placed_by_known_months(store: Store, team: Team) -> None:
    rows = [row for row in [*history(), *month(7, JULY)] if row.base == 2025]
    number = propose(store, team.coordinator, samples.bestat_view(rows, "nl"))
    run(store, ApproveIndexImport(import_id=number), team.administrator)
    assert health_index.effective(store).value(2025, 2026, 7) == JULY


def test_a_base_that_a_person_names_is_verified(store: Store, team: Team) -> None:
    rows = [row for row in [*history(), *month(7, JULY)] if row.base == 2025]
    assert refusal(store, team.coordinator, samples.bestat_view(rows), base=2013) == ["changed_history", "leap"]
    assert propose(store, team.coordinator, samples.bestat_view(rows), base=2025) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<html></html>", b"PK\x03\x04abc", b"a;b\n1;2\n"])
def test_a_file_that_is_no_index(store: Store, team: Team, content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        propose(store, team.coordinator, content)
    assert caught.value.text.fr != caught.value.text.nl
    assert imports(store) == ()


def test_another_process_sees_the_approved_months(store: Store, team: Team) -> None:
    """The table is built once per process and again when another process approved an import."""
    other_process = open_store(str(store.engine.url), store.blob_dir)
    try:
        assert health_index.effective(other_process) is health_index.effective(other_process)
        number = propose(store, team.coordinator)
        run(store, ApproveIndexImport(import_id=number), team.administrator)
        assert health_index.effective(other_process).last_month(2013) == (2026, 7)
        second = propose(other_process, team.coordinator, FILE_WITH_BOTH)
        run(other_process, ApproveIndexImport(import_id=second), team.administrator)
        assert health_index.effective(store).last_month(2013) == (2026, 8)
    finally:
        other_process.engine.dispose()


def test_a_later_release_corrects_an_imported_figure() -> None:
    imported = month(6, Decimal("103.00"))
    found = joined(SHIPPED, imported)
    assert found.table.digest == SHIPPED.digest
    assert found.added == ()
    assert {one.imported.base for one in found.overruled} == {1988, 1996, 2004, 2013, 2025}
    assert all(one.shipped == SHIPPED.value(one.imported.base, 2026, 6) for one in found.overruled)
