"""Preparing, saving, discarding, issuing and replacing letters: who may, what is kept, what is refused."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from app.correspondence import commands as c
from app.correspondence import drafting
from app.foundation.command import Command
from app.foundation.errors import Forbidden, Invalid, NotFound, StaleCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.store import blobs
from app.store.base import Store
from letters.catalogue import CATALOGUE
from tests.app.correspondence.builders import (
    ASKED,
    TODAY,
    audited,
    issue_of,
    issued,
    letter_of,
    prepared,
    ready_case,
    words,
)
from tests.conftest import Team, make_team


def save(store: Store, actor: Actor, letter_id: int, **changes: Any) -> None:
    row = letter_of(store, letter_id)
    values: dict[str, Any] = {
        "version": row.version,
        "language": row.language,
        "dated_on": row.dated_on,
        "sending_mode": row.sending_mode,
        "options": row.options,
        "edits": row.edits,
    }
    run(store, c.SaveDraft(letter_id=letter_id, **values | changes), actor)


def test_a_letter_is_prepared_from_a_check_of_its_case(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    record = stage.check(TODAY, **ASKED)
    letter_id = prepared(store, team.adviser, stage, check_record_id=record, language="nl")
    row = letter_of(store, letter_id)
    assert (row.status, row.letter, row.language, row.check_record_id) == ("draft", "contest_indexation", "nl", record)
    assert row.sending_mode == CATALOGUE["contest_indexation"].sending[0]
    assert [entry.table_name for entry in audited(store, "PrepareLetter")] == ["letters"]


def test_a_letter_known_by_its_catalogue_code_is_the_same_letter(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    command = c.PrepareLetter(case_id=stage.case_id, letter="N1-03", language="fr", dated_on=TODAY)
    assert letter_of(store, run(store, command, team.adviser)).letter == "request_lease_documents"


def test_a_check_of_another_case_an_unknown_letter_and_a_third_language_are_refused(store: Store, team: Team) -> None:
    stage, other = ready_case(store, team.adviser), ready_case(store, team.adviser)
    record = other.check(TODAY, **ASKED)
    with pytest.raises(NotFound):
        prepared(store, team.adviser, stage, check_record_id=record)
    with pytest.raises(NotFound):
        run(store, c.PrepareLetter(case_id=stage.case_id, letter="N9-99", language="fr", dated_on=TODAY), team.adviser)
    with pytest.raises(Invalid, match="language"):
        prepared(store, team.adviser, stage, "request_lease_documents", language="de")


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_who_does_no_casework_writes_no_letter(store: Store, team: Team, role: str) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = prepared(store, team.adviser, stage)
    issue = issue_of(store, team.adviser, letter_id)
    actor = getattr(team, role)
    refused: list[Command[Any]] = [
        c.PrepareLetter(case_id=stage.case_id, letter="N1-01", language="fr", dated_on=TODAY),
        c.SaveDraft(
            letter_id=letter_id, version=1, language="fr", dated_on=TODAY, sending_mode="S-REG", options={}, edits={}
        ),
        c.DiscardDraft(letter_id=letter_id, version=1),
        issue,
        c.RecordSending(letter_id=letter_id, version=1, today=TODAY, sending_mode="S-REG", sent_on=TODAY),
        c.RecordAnswer(letter_id=letter_id, version=1, today=TODAY, answered_on=TODAY, answer="refused"),
    ]
    for command in refused:
        with pytest.raises(Forbidden):
            run(store, command, actor)
    assert letter_of(store, letter_id).status == "draft"
    run(store, issue_of(store, team.coordinator, letter_id), team.coordinator)
    assert letter_of(store, letter_id).issued_by_id == team.coordinator.user_id


def test_a_letter_of_another_organisation_does_not_exist(store: Store, team: Team, other_team: Team) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = prepared(store, team.adviser, stage)
    commands: list[Command[Any]] = [
        issue_of(store, team.adviser, letter_id),
        c.DiscardDraft(letter_id=letter_id, version=1),
        c.PrepareLetter(case_id=stage.case_id, letter="N1-01", language="fr", dated_on=TODAY),
    ]
    for command in commands:
        with pytest.raises(NotFound):
            run(store, command, other_team.adviser)


def test_words_are_kept_per_language(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    save(store, team.adviser, letter_id, edits={"fr.own_words": "Une phrase.", "nl.own_words": "Een zin."})
    row = letter_of(store, letter_id)
    assert drafting.edits_in(row, "fr") == {"own_words": "Une phrase."}
    assert drafting.edits_in(row, "nl") == {"own_words": "Een zin."}
    issue = issue_of(store, team.adviser, letter_id)
    assert "Une phrase." in words(issue.pdf)
    assert "Een zin." in words(issue.reading_copy)


def test_words_never_replace_legal_text(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    save(store, team.adviser, letter_id, edits={"fr.position": "Je suis d'accord.", "fr.gone": "Mots perdus."})
    printed = words(issue_of(store, team.adviser, letter_id).pdf)
    assert "Je conteste cette indexation" in printed
    assert "Je suis d'accord" not in printed
    assert "Mots perdus" not in printed


def test_a_draft_takes_only_the_ways_of_sending_of_its_letter(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    with pytest.raises(Invalid, match="sending_mode"):
        save(store, team.adviser, letter_id, sending_mode="S-PORTAL")
    with pytest.raises(Invalid, match="language"):
        save(store, team.adviser, letter_id, language="en")
    with pytest.raises(StaleCase):
        save(store, team.adviser, letter_id, version=99)
    save(store, team.adviser, letter_id, sending_mode="S-HAND")
    assert letter_of(store, letter_id).sending_mode == "S-HAND"


def test_a_draft_put_aside_stays_in_the_record(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    run(store, c.DiscardDraft(letter_id=letter_id, version=1), team.adviser)
    assert letter_of(store, letter_id).status == "discarded"
    with pytest.raises(Invalid):
        save(store, team.adviser, letter_id)


def test_issue_freezes_pages_facts_and_text(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    command = issue_of(store, team.adviser, letter_id)
    run(store, command, team.adviser)
    row = letter_of(store, letter_id)
    assert row.status == "issued"
    assert row.pdf_sha256 == hashlib.sha256(command.pdf).hexdigest()
    assert blobs.fetch(store.blob_dir, row.pdf_sha256) == command.pdf
    assert blobs.fetch(store.blob_dir, str(row.copy_sha256)) == command.reading_copy
    assert row.context == json.loads(command.context_json)
    assert row.template_digest == drafting.template_digest(CATALOGUE["contest_indexation"])
    assert row.answer_due_on == TODAY + timedelta(days=15)
    assert row.issued_by_id == team.adviser.user_id
    (entry,) = audited(store, "IssueLetter")
    assert "Haddad" not in json.dumps(entry.changes)


def test_issue_is_refused_when_the_case_changed_since_the_pages_were_made(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = prepared(store, team.adviser, stage)
    command = issue_of(store, team.adviser, letter_id)
    stage.civility(TODAY, "ms")  # the tenant is named otherwise now
    with pytest.raises(StaleCase):
        run(store, command, team.adviser)
    assert letter_of(store, letter_id).status == "draft"


def test_issue_is_refused_when_facts_are_missing(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    command = issue_of(store, team.adviser, letter_id)
    save(store, team.adviser, letter_id, options={"grounds": []}, version=1)
    with pytest.raises(StaleCase):
        run(store, command, team.adviser)


def test_commands_refuse_to_touch_an_issued_letter(store: Store, team: Team) -> None:
    letter_id = prepared(store, team.adviser, ready_case(store, team.adviser))
    command = issue_of(store, team.adviser, letter_id)
    run(store, command, team.adviser)
    version = letter_of(store, letter_id).version
    with pytest.raises(Invalid, match="déjà émise"):
        save(store, team.adviser, letter_id)
    with pytest.raises(Invalid, match="déjà émise"):
        run(store, c.DiscardDraft(letter_id=letter_id, version=version), team.adviser)


@pytest.mark.parametrize(
    "change",
    ["language = 'nl'", "dated_on = '2026-01-01'", f"pdf_sha256 = '{'0' * 64}'", 'edits = \'{"fr.own_words": "x"}\''],
)
def test_the_database_itself_refuses_to_alter_an_issued_letter(each_store: Store, change: str) -> None:
    team = make_team(each_store, "SEUIL")
    letter_id = issued(each_store, team.adviser, ready_case(each_store, team.adviser))
    with each_store.engine.connect() as connection, pytest.raises(DatabaseError, match="never altered"):
        connection.exec_driver_sql(f"UPDATE letters SET {change} WHERE id = {letter_id}")
    assert letter_of(each_store, letter_id).language == "fr"


def test_a_replacement_takes_choices_and_words_along_and_leaves_old_dates_behind(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    months = [{"month": f"2021-{month:02d}", "due": "700.00", "paid": "750.00"} for month in (6, 7, 8)]
    options = {"annexes": ["refund_table"], "months": months, "deadline_on": "2026-07-30"}
    old = prepared(store, team.adviser, stage, "refund_overpaid_rent", options=options, dated_on=date(2026, 6, 30))
    save(store, team.adviser, old, edits={"fr.own_words": "Mes mots."}, sending_mode="S-REG-AR")
    run(store, issue_of(store, team.adviser, old), team.adviser)
    new = prepared(store, team.adviser, stage, "refund_overpaid_rent", replaces_id=old, options={})
    row = letter_of(store, new)
    assert row.options == {"annexes": ["refund_table"], "months": months[1:]}
    assert (row.edits, row.sending_mode) == ({"fr.own_words": "Mes mots."}, "S-REG-AR")
    assert letter_of(store, old).status == "issued"
    run(store, issue_of(store, team.adviser, new), team.adviser)
    assert letter_of(store, old).status == "superseded"


def test_only_an_issued_letter_of_the_same_case_and_kind_is_replaced(store: Store, team: Team) -> None:
    stage, other = ready_case(store, team.adviser), ready_case(store, team.adviser)
    draft = prepared(store, team.adviser, stage, "request_lease_documents")
    with pytest.raises(Invalid, match="émise"):
        prepared(store, team.adviser, stage, "request_lease_documents", replaces_id=draft)
    done = issued(store, team.adviser, stage, "request_lease_documents")
    for where, kind in ((other, "request_lease_documents"), (stage, "refund_overpaid_rent")):
        with pytest.raises(NotFound):
            prepared(store, team.adviser, where, kind, replaces_id=done)


def test_a_sent_letter_that_is_replaced_stays_sent(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    old = issued(store, team.adviser, stage, "request_lease_documents")
    stage.post(TODAY, old, "1")
    new = issued(store, team.adviser, stage, "request_lease_documents", replaces_id=old)
    assert (letter_of(store, old).status, letter_of(store, new).status) == ("sent", "issued")
