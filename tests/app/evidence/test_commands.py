"""Evidence is kept once and for good: originals, chain of custody, consent of witnesses, bundles (M2.3.c)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text  # noqa: TID251 — the test goes round the application on purpose
from sqlalchemy.exc import DBAPIError

from app.evidence import reasons
from app.evidence.commands import (
    AddEvidence,
    AddEvidenceFiles,
    ChangeEvidence,
    MoveEvidenceTrack,
    NoteCustody,
    OpenOriginal,
    Said,
    SaveLoss,
    SaveWitness,
    StrikeEvidence,
    StrikeLoss,
)
from app.evidence.queries import Choice, checked, contents, items
from app.foundation import clock
from app.foundation.errors import Invalid, Refused, StaleCase
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store import blobs
from app.store.base import Store
from app.store.errors import NotFound
from app.store.evidence import anything_secured, witnesses_agreed
from app.store.reading import Reader
from app.store.tables import EvidenceBundle, EvidenceFile, EvidenceItem, EvidenceLoss, EvidenceStep, EvidenceWitness
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.documents import files
from tests.app.evidence.builders import DAY, add, bundle, witness
from tests.app.incidents.builders import open_incident
from tests.conftest import Team, make_team


def steps(store: Store, item_id: int) -> list[str]:
    return [row.kind for row in rows(store, EvidenceStep, item_id=item_id)]


def refused(store: Store, team: Team, command: Any) -> Invalid:
    with pytest.raises(Invalid) as caught:
        run(store, command, team.adviser)
    return caught.value


def test_an_original_is_kept_with_its_fingerprint_and_its_copy_tells_no_place(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    content = files.photo()
    item_id = add(store, team.adviser, case_id, content)
    file = rows(store, EvidenceFile, item_id=item_id)[0]
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert blobs.fetch(store.blob_dir, file.sha256) == content
    for digest in (file.copy_sha256, file.preview_sha256, file.thumbnail_sha256):
        assert files.MAKER.encode() not in blobs.fetch(store.blob_dir, digest)
        assert b"Exif" not in blobs.fetch(store.blob_dir, digest)
    assert steps(store, item_id) == ["received"]
    again = AddEvidence(case_id=case_id, files=(prepared(content),), said=Said(kind="photo", shows="x"))
    assert refused(store, team, again).text == reasons.THERE_ALREADY
    assert run(store, AddEvidenceFiles(case_id=case_id, item_id=item_id, files=(prepared(files.pdf()),)), team.adviser)
    assert steps(store, item_id) == ["received", "received"]


@pytest.mark.parametrize("table", ["evidence_files", "evidence_steps", "evidence_bundles"])
@pytest.mark.parametrize("act", ["UPDATE {table} SET case_id = case_id", "DELETE FROM {table}"])
def test_the_database_refuses_to_alter_what_is_written_once(each_store: Store, table: str, act: str) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = open_case(each_store, team.adviser)
    bundle(each_store, team.adviser, case_id, items=(add(each_store, team.adviser, case_id),))
    with each_store.engine.connect() as connection, pytest.raises(DBAPIError, match="never altered"):
        connection.execute(text(act.format(table=table)))


def test_the_chain_tells_who_opened_copied_handed_and_corrected(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id)
    file = rows(store, EvidenceFile, item_id=item_id)[0]
    opened = run(store, OpenOriginal(case_id=case_id, file_id=file.id), team.adviser)
    assert opened == (file.sha256, "image/jpeg")
    handed = NoteCustody(
        case_id=case_id, item_id=item_id, kind="handed", happened_on=DAY, hour="14h30", to_whom="Me Peeters"
    )
    run(store, handed, team.coordinator)
    said = Said(kind="photo", shows="La porte")
    run(store, ChangeEvidence(case_id=case_id, item_id=item_id, version=1, said=said), team.adviser)
    run(store, StrikeEvidence(case_id=case_id, item_id=item_id, version=2, because="double"), team.adviser)
    assert steps(store, item_id) == ["received", "opened", "handed", "corrected", "set_aside"]
    row = rows(store, EvidenceStep, kind="handed")[0]
    assert (row.hour, row.to_whom, row.recorded_by_id) == ("14:30", "Me Peeters", team.coordinator.user_id)
    late = ChangeEvidence(case_id=case_id, item_id=item_id, version=3, said=said)
    assert refused(store, team, late).text == reasons.SET_ASIDE
    nobody = NoteCustody(case_id=case_id, item_id=item_id, kind="shown", happened_on=DAY)
    assert refused(store, team, nobody).field == "to_whom"
    by_itself = NoteCustody(case_id=case_id, item_id=item_id, kind="received", happened_on=DAY)
    assert refused(store, team, by_itself).field == "kind"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "gossip"}, "kind"),
        ({"shows": " "}, "shows"),
        ({"taken_on": date(2026, 7, 9)}, "taken_on"),
        ({"taken_hour": "25h"}, "taken_hour"),
        ({"taken_on": None, "taken_hour": "9h"}, "taken_on"),
        ({"original_stays": "moon"}, "original_stays"),
    ],
)
def test_what_cannot_be_right_is_told_beside_the_field(
    store: Store, team: Team, said: dict[str, Any], field: str
) -> None:
    case_id = open_case(store, team.adviser)
    with pytest.raises(Invalid) as caught:
        add(store, team.adviser, case_id, **said)
    assert caught.value.field == field
    assert not rows(store, EvidenceItem)


def test_without_consent_neither_name_nor_words_of_a_witness_are_kept(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    for consent in ("to_ask", "asked", "no"):
        with pytest.raises(Invalid) as caught:
            witness(store, team.adviser, case_id, consent=consent)
        assert caught.value.text == reasons.NO_CONSENT_NO_NAME
    with pytest.raises(Invalid) as caught:
        witness(store, team.adviser, case_id, for_lawyer=False)
    assert caught.value.field == "for_whom"
    with pytest.raises(Invalid) as caught:
        witness(store, team.adviser, case_id, consent_on=None)
    assert caught.value.field == "consent_on"
    key = witness(store, team.adviser, case_id)
    withdrawn = SaveWitness(
        case_id=case_id, witness_id=key, version=1, link="neighbour", consent="withdrawn", consent_on=DAY,
        name="Noor Getuige", statement="x", for_lawyer=True,
    )  # fmt: skip
    run(store, withdrawn, team.adviser)
    row = rows(store, EvidenceWitness)[0]
    assert (row.name, row.contact, row.statement, row.for_lawyer) == ("", "", "", False)


@pytest.fixture
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


@pytest.mark.usefixtures("november")
def test_the_track_waits_for_the_answer_of_every_witness(store: Store, team: Team) -> None:
    case_id = open_incident(store, team.adviser).case_id
    move: dict[str, Any] = {"case_id": case_id, "on": date(2026, 11, 18)}

    def moved(event: str) -> MoveEvidenceTrack:
        return MoveEvidenceTrack(version=version(store, case_id), event=event, **move)

    assert refused(store, team, moved("secured")).text == reasons.NOTHING_SECURED
    item_id = add(store, team.adviser, case_id)
    key = run(store, SaveWitness(case_id=case_id, link="post", consent="to_ask"), team.adviser)
    with pytest.raises(Refused) as caught:
        run(store, moved("secured"), team.adviser)
    assert [reason.code for reason in caught.value.reasons] == ["witness_consent_missing"]
    no = SaveWitness(case_id=case_id, witness_id=key, version=1, link="post", consent="no", consent_on=DAY)
    run(store, no, team.adviser)
    assert run(store, moved("secured"), team.adviser).to_state == "secured"
    assert refused(store, team, moved("handed_to_lawyer")).text == reasons.NO_LAWYER_BUNDLE
    bundle(store, team.adviser, case_id, items=(item_id,))
    assert run(store, moved("handed_to_lawyer"), team.adviser).to_state == "handed_to_lawyer"
    assert steps(store, item_id) == ["received", "bundled"]


def test_what_a_witness_gave_counts_only_while_they_agree(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    key = witness(store, team.adviser, case_id)
    item_id = add(store, team.adviser, case_id, kind="witness_statement", witness_id=key)

    def both() -> tuple[bool, bool]:
        with Reader.open(store, team.organisation_id) as reader:
            return witnesses_agreed(reader, case_id), anything_secured(reader, case_id)

    assert both() == (True, True)
    gone = SaveWitness(
        case_id=case_id, witness_id=key, version=1, link="neighbour", consent="withdrawn", consent_on=DAY
    )
    run(store, gone, team.adviser)
    assert both() == (False, True)
    with pytest.raises(NotFound):
        bundle(store, team.adviser, case_id, items=(item_id,))
    run(store, StrikeEvidence(case_id=case_id, item_id=item_id, version=1, because="retrait"), team.adviser)
    assert both() == (True, False)


def test_a_lost_belonging_is_listed_and_taken_off(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    loss = SaveLoss(case_id=case_id, what="Lit d'enfant", state="kept", essential=True, value_cents=12_000)
    key = run(store, loss, team.adviser)
    too_much = SaveLoss(case_id=case_id, what="x", state="kept", value_cents=10**9)
    assert refused(store, team, too_much).field == "value"
    assert refused(store, team, SaveLoss(case_id=case_id, what=" ", state="kept")).field == "what"
    run(store, StrikeLoss(case_id=case_id, loss_id=key, version=1), team.adviser)
    assert rows(store, EvidenceLoss)[0].struck_on == date(2026, 7, 8)


def test_a_bundle_made_from_what_has_changed_meanwhile_is_not_kept(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    item_id = add(store, team.adviser, case_id)
    chosen = Choice(recipient="lawyer", language="fr", items=(item_id,))
    with Reader.open(store, team.organisation_id) as reader:
        found = contents(reader, case_id, chosen, number=1, made_on=date(2026, 7, 8))
    run(
        store,
        ChangeEvidence(case_id=case_id, item_id=item_id, version=1, said=Said(kind="photo", shows="Autre")),
        team.adviser,
    )
    from app.evidence.commands import KeepBundle  # noqa: PLC0415 — named once

    late = KeepBundle(
        case_id=case_id, choice=chosen, number=1, made_on=date(2026, 7, 8), pages=1, pdf=b"x", manifest=b"x",
        contents=found.as_dict(),
    )  # fmt: skip
    with pytest.raises(StaleCase):
        run(store, late, team.adviser)
    assert not rows(store, EvidenceBundle)


def test_every_original_is_proved_intact_or_not(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    add(store, team.adviser, case_id)
    add(store, team.adviser, case_id, files.pdf())
    add(store, team.adviser, case_id, b"Vous devez partir demain.")

    def states() -> list[str]:
        with Reader.open(store, team.organisation_id) as reader:
            return [one.state for one in checked(reader, case_id, lambda d: blobs.fetch(store.blob_dir, d))]

    assert states() == ["intact"] * 3
    with Reader.open(store, team.organisation_id) as reader:
        first, second, _third = (one.files[0].sha256 for one in items(reader, case_id))
    (store.blob_dir / first[:2] / first).write_bytes(b"altered")
    (store.blob_dir / second[:2] / second).unlink()
    assert states() == ["altered", "missing", "intact"]
