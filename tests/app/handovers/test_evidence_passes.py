"""Evidence of an illegal eviction passes as papers do, with its chain, and never over a witness (M2.3.c, M17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest

from app.demo.stage import Stage
from app.evidence.commands import AddEvidence, Said, SaveWitness, StrikeEvidence
from app.evidence.taking import recorded
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.run import run
from app.handovers import papers, queries
from app.handovers.commands import NoteStopped, RefuseHandOver
from app.handovers.watching import end_what_is_over
from app.safety.commands import KeepSecretAddress
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    Case,
    Consent,
    Document,
    EvidenceFile,
    EvidenceItem,
    EvidenceStep,
    EvidenceWitness,
    HandOverPaper,
    ReceivedPaper,
)
from tests.app.agenda.builders import rows
from tests.app.documents import files
from tests.app.evidence.builders import add, video, witness
from tests.app.handovers.builders import DAY, NOON, Bond
from tests.conftest import SignIn, Team

ITEMS = ("identity", "dwelling", "documents", "incident")


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def found(bond: Bond) -> papers.Papers:
    with Reader.open(bond.store, bond.ngo.organisation_id) as reader:
        case, consent = reader.one(Case, bond.case_id), reader.one(Consent, bond.consent_id)
        return papers.papers(reader, case, consent)


def opened(bond: Bond, team: Team, key: int) -> tuple[queries.Paper, ...]:
    with Reader.open(bond.store, team.organisation_id) as reader:
        return queries.card(reader, key).papers


def chain(bond: Bond) -> list[tuple[str, str]]:
    return [(one.kind, one.to_whom) for one in rows(bond.store, EvidenceStep) if one.kind in ("passed", "taken_back")]


def piece(bond: Bond, *contents: bytes, **said: Any) -> str:
    """Keep a piece; return the name of its first file in the form."""
    item_id = add(bond.store, bond.ngo.adviser, bond.case_id, *contents, **said)
    return f"evidence-{rows(bond.store, EvidenceFile, item_id=item_id)[0].id}"


def test_a_piece_passes_as_a_copy_without_place_with_its_fingerprint_and_its_chain(each_store: Store) -> None:
    bond = Bond(each_store, ITEMS)
    key = piece(bond, shows="La serrure\nchangée")
    (one,) = found(bond).offered
    assert (one.key, one.ticked, one.apart, one.words.fr) == (key, False, False, "Preuve (photo)")
    assert opened(bond, bond.cpas, bond.send()) == (), "nothing passes that nobody ticked"
    assert chain(bond) == []
    sent = bond.send(papers=(key,))
    (file,) = rows(each_store, EvidenceFile)
    (passed,) = opened(bond, bond.cpas, sent)
    assert (passed.sha256, passed.origin_sha256, passed.title) == (file.copy_sha256, file.sha256, "La serrure changée")
    assert b"GPSLatitude" in blobs.fetch(each_store.blob_dir, file.sha256)
    assert b"GPSLatitude" not in blobs.fetch(each_store.blob_dir, passed.sha256)
    told = bond.sees(bond.cpas, sent)
    assert told is not None
    assert [(row["nl"], row["sha256"]) for row in told["case"]["documents"]] == [("Bewijs (foto)", file.sha256)]
    assert chain(bond) == [("passed", "Service CPAS")]
    step = rows(each_store, EvidenceStep, kind="passed")[0]
    assert (step.item_id, step.file_id, step.happened_on) == (file.item_id, file.id, DAY)
    with pytest.raises(NotFound):
        opened(bond, bond.third, sent)
    taken = bond.accept(sent)
    (document,) = rows(each_store, Document, case_id=taken)
    assert (document.kind, document.title, document.sha256) == ("photo", "La serrure changée", passed.sha256)
    assert rows(each_store, ReceivedPaper)[0].origin_sha256 == file.sha256
    assert rows(each_store, EvidenceFile, organisation_id=bond.cpas.organisation_id) == []


@pytest.mark.parametrize("end", ["withdrawn", "refused", "over"])
def test_it_stops_being_readable_as_papers_do_and_the_chain_says_so(each_store: Store, end: str) -> None:
    bond = Bond(each_store, ITEMS)
    sent = bond.send(papers=(piece(bond),))
    assert len(opened(bond, bond.cpas, sent)) == 1
    if end == "withdrawn":
        bond.withdraw()
    elif end == "refused":
        refusal = RefuseHandOver(hand_over_id=sent, version=bond.row(sent).version, reason="full")
        run(each_store, refusal, bond.cpas.adviser)
    else:
        with clock.frozen(NOON.replace(year=2027)):
            assert opened(bond, bond.cpas, sent) == ()
            assert end_what_is_over(each_store) == 1
    assert opened(bond, bond.cpas, sent) == ()
    assert rows(each_store, HandOverPaper) == []
    ends = [] if end == "refused" else [("taken_back", "Service CPAS")]
    assert chain(bond) == [("passed", "Service CPAS"), *ends], "nobody writes in the register of another service"
    assert blobs.fetch(each_store.blob_dir, rows(each_store, EvidenceFile)[0].sha256), "the original stays"


def test_what_was_taken_in_is_closed_after_a_withdrawal(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, ITEMS)
    sent = bond.send(papers=(piece(bond),))
    taken = bond.accept(sent)
    (document,) = rows(store, Document, case_id=taken)
    seat = sign_in(bond.cpas, "adviser")
    address = f"/cases/{taken}/papers/{document.id}"
    assert seat.get(address).status_code == 200
    bond.withdraw()
    assert seat.get(address).status_code == 303
    assert seat.get(f"{address}/original").status_code == 404
    run(store, NoteStopped(hand_over_id=sent, version=bond.row(sent).version), bond.cpas.adviser)
    assert rows(store, Document, case_id=taken)[0].removed_because == "asked"


@dataclass(frozen=True)
class Stays:
    """A piece that may not go along under a consent."""

    items: tuple[str, ...]
    said: dict[str, Any]
    why: str


@pytest.mark.parametrize(
    "stays",
    [
        Stays(("identity", "documents"), {}, "L'accord ne nomme pas\u00a0: expulsion illégale\u00a0: les faits."),
        Stays(ITEMS, {"kind": "medical_certificate"}, "L'accord ne nomme pas\u00a0: santé."),
    ],
    ids=["incident", "health"],
)
def test_what_the_consent_does_not_name_stays(store: Store, stays: Stays) -> None:
    bond = Bond(store, stays.items)
    key = piece(bond, **stays.said)
    seen = found(bond)
    assert seen.offered == ()
    assert [one.why.fr.replace(" :", "\u00a0:") for one in seen.staying] == [stays.why]
    with pytest.raises(Invalid, match="papers"):
        bond.send(papers=(key,))


def test_a_medical_certificate_is_opened_on_purpose_on_both_sides(store: Store) -> None:
    bond = Bond(store, (*ITEMS, "health"))
    key = piece(bond, kind="medical_certificate")
    assert found(bond).offered[0].apart
    sent = bond.send(papers=(key,))
    assert opened(bond, bond.cpas, sent)[0].apart
    assert rows(store, Document, case_id=bond.accept(sent))[0].kind == "medical"


def test_where_there_is_violence_the_consent_names_it(store: Store) -> None:
    bond = Bond(store, ITEMS)
    piece(bond)
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.event(DAY, "safety_asked", violence="violence")
    assert [one.why.fr for one in found(bond).staying] == ["L'accord ne nomme pas\u00a0: violence."]
    bond.consent_id = bond.agreed((*ITEMS, "violence"))
    assert len(found(bond).offered) == 1


def test_without_a_copy_or_set_aside_a_piece_stays(store: Store) -> None:
    bond = Bond(store, ITEMS)
    piece(bond, files.photo())
    item = rows(store, EvidenceItem)[0]
    piece(bond, files.pdf(), kind="messages")
    strike = StrikeEvidence(case_id=bond.case_id, item_id=item.id, version=item.version, because="autre dossier")
    run(store, strike, bond.ngo.adviser)
    assert [one.words.fr for one in found(bond).offered] == ["Preuve (messages)"]
    assert found(bond).staying == ()
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER evidence_files_no_update")
        connection.exec_driver_sql("UPDATE evidence_files SET copy_sha256 = NULL")
    assert "stukkenbundel" in found(bond).staying[0].why.nl


def test_a_recording_without_its_place_passes_and_can_be_saved(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, ITEMS)
    film = recorded(video())
    assert film is not None
    said = Said(kind="video", shows="Les hommes à la porte")
    run(store, AddEvidence(case_id=bond.case_id, files=(film,), said=said), bond.ngo.adviser)
    (file,) = rows(store, EvidenceFile)
    sent = bond.send(papers=(f"evidence-{file.id}",))
    (passed,) = opened(bond, bond.cpas, sent)
    seat = sign_in(bond.cpas, "adviser")
    answer = seat.get(f"/hand-overs/{sent}/papers/{passed.id}")
    assert answer.mimetype == "video/mp4"
    assert ".mp4" in answer.headers["Content-Disposition"]
    assert b"+50.8467" not in answer.data
    taken = bond.accept(sent)
    (document,) = rows(store, Document, case_id=taken)
    assert seat.get(f"/cases/{taken}/papers").status_code == 200
    assert ".mp4" in seat.get(f"/cases/{taken}/papers/{document.id}").headers["Content-Disposition"]


class TestWitness:
    @pytest.mark.parametrize(
        ("recipient", "answer", "passes"),
        [
            ("cpas", {"consent": "yes", "for_lawyer": True}, False),
            ("cpas", {"consent": "yes", "for_service": True, "for_lawyer": False}, True),
            ("lawyer", {"consent": "yes", "for_lawyer": True}, True),
            ("lawyer", {"consent": "yes", "for_lawyer": False, "for_service": True}, False),
        ],
    )
    def test_a_piece_of_theirs_passes_only_to_whom_they_agreed(
        self, store: Store, recipient: str, answer: dict[str, Any], passes: bool
    ) -> None:
        bond = Bond(store, ITEMS)
        if recipient == "lawyer":
            bond.cpas = bond.third
        bond.consent_id = bond.agreed(ITEMS, recipient=recipient)
        who = witness(store, bond.ngo.adviser, bond.case_id, **answer)
        key = piece(bond, files.pdf(), kind="witness_statement", witness_id=who)
        assert [one.key for one in found(bond).offered] == ([key] if passes else [])
        if not passes:
            assert "témoin n'a pas donné son accord" in found(bond).staying[0].why.fr
            with pytest.raises(Invalid, match="papers"):
                bond.send(papers=(key,))

    def test_who_agreed_to_nothing_is_not_passed_on(self, store: Store) -> None:
        bond = Bond(store, ITEMS)
        who = witness(store, bond.ngo.adviser, bond.case_id, for_service=True)
        piece(bond, witness_id=who)
        self._answers(bond, who, consent="no")
        assert found(bond).offered == ()

    def test_who_changes_their_mind_closes_what_passed(self, each_store: Store) -> None:
        bond = Bond(each_store, ITEMS)
        who = witness(each_store, bond.ngo.adviser, bond.case_id, for_service=True)
        theirs = piece(bond, files.pdf(), witness_id=who, kind="witness_statement")
        other = piece(bond)
        sent = bond.send(papers=(theirs, other))
        self._answers(bond, who, consent="yes", for_service=True, name="Noor")
        assert len(opened(bond, bond.cpas, sent)) == 2, "another name changes nothing"
        self._answers(bond, who, consent="withdrawn")
        assert [one.words.fr for one in opened(bond, bond.cpas, sent)] == ["Preuve (photo)"]
        assert chain(bond)[2:] == [("taken_back", "Service CPAS")]

    @staticmethod
    def _answers(bond: Bond, who: int, **answer: Any) -> None:
        row = rows(bond.store, EvidenceWitness, id=who)[0]
        save = SaveWitness(
            case_id=bond.case_id, witness_id=who, version=row.version, link="neighbour", consent_on=DAY, **answer
        )
        run(bond.store, save, bond.ngo.adviser)


def test_a_picture_is_looked_at_where_an_address_is_secret_and_words_never_tell_it(store: Store) -> None:
    bond = Bond(store, ITEMS)
    new = KeepSecretAddress(case_id=bond.case_id, street="Chemin du Silence", house_number="9")
    run(store, new, bond.ngo.adviser)
    key = piece(bond)
    piece(bond, files.pdf(), kind="messages", shows="Devant le 9, chemin du silence")
    assert [(one.key, one.unread) for one in found(bond).offered] == [(key, True)]
    with pytest.raises(Invalid, match="papers_looked"):
        bond.send(papers=(key,))
    assert len(opened(bond, bond.cpas, bond.send(papers=(key,), papers_looked=True))) == 1


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_offer_it_and_the_register_says_where_it_went(store: Store, sign_in: SignIn, language: str) -> None:
    bond = Bond(store, ITEMS)
    key = piece(bond)
    seat = sign_in(bond.ngo, "adviser", language=language)
    form = {"consent_id": str(bond.consent_id), "version": str(rows(store, Case, id=bond.case_id)[0].version)}
    shown = unescape(seat.post(f"/cases/{bond.case_id}/hand-over", data=form).text)
    assert f'value="{key}"' in shown
    assert {"fr": "Preuve (photo)", "nl": "Bewijs (foto)"}[language] in shown
    chosen = form | {"papers_shown": str(bond.consent_id), "papers": key, "send": "y"}
    assert seat.post(f"/cases/{bond.case_id}/hand-over", data=chosen).status_code == 303
    item_id = rows(store, EvidenceItem)[0].id
    register = unescape(seat.get(f"/cases/{bond.case_id}/evidence/{item_id}").text)
    assert {"fr": "Copie transmise à un autre service", "nl": "Kopie doorgegeven aan een andere dienst"}[
        language
    ] in register
    who = unescape(seat.get(f"/cases/{bond.case_id}/evidence/witness").text)
    assert {"fr": "Un autre service d'aide", "nl": "Een andere hulpdienst"}[language] in who
