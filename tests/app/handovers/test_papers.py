"""Papers and checks really pass with a hand-over, and stop being readable in the moment they must (M2.2.e, M17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.cases.commands import SaveParty
from app.demo.stage import Stage
from app.documents.commands import MakeWorkingCopy, RemoveDocument
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid, NotFound
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.handovers import papers, queries
from app.handovers.commands import (
    DecideConflict,
    EndWhatIsOver,
    MarkConflict,
    NoteStopped,
    RefuseHandOver,
    SendHandOver,
)
from app.handovers.watching import end_what_is_over
from app.safety.commands import KeepSecretAddress
from app.store import blobs, health_index
from app.store.base import Store
from app.store.errors import StaleCase
from app.store.reading import Reader
from app.store.tables import (
    Case,
    CheckRecord,
    Consent,
    Document,
    DueDate,
    EpbCertificate,
    HandOverPaper,
    Note,
    ProcedureEntry,
    ReceivedPaper,
)
from letters.pdf import to_pdf
from tests.app.agenda.builders import rows, version, work_of
from tests.app.cases.builders import open_case
from tests.app.documents.files import pdf, photo
from tests.app.handovers.builders import DAY, NOON, Bond
from tests.conftest import SignIn, Team
from workflows.asked import ASKED
from workflows.explanations import EXPLANATIONS

PAPERS = ("identity", "dwelling", "documents")


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def paper(words: str) -> bytes:
    html = f"<html lang='fr'><head><title>x</title></head><body><p>{words}</p></body></html>"
    return to_pdf(html, language="fr", title="x", identifier="x", author="x")


def offered(bond: Bond) -> papers.Papers:
    with Reader.open(bond.store, bond.ngo.organisation_id) as reader:
        case, consent = reader.one(Case, bond.case_id), reader.one(Consent, bond.consent_id)
        return papers.papers(reader, case, consent)


def opened(bond: Bond, team: Team, key: int) -> tuple[queries.Paper, ...]:
    with Reader.open(bond.store, team.organisation_id) as reader:
        return queries.card(reader, key).papers


def test_what_is_ticked_goes_along_without_its_place_and_becomes_a_document_there(each_store: Store) -> None:
    bond = Bond(each_store, PAPERS)
    lease = bond.keep(photo(), "lease", "Bail")
    identity = bond.keep(pdf(), "identity")
    medical = bond.keep(paper("certificat"), "medical")
    found = offered(bond)
    assert [(one.key, one.ticked, one.apart) for one in found.offered] == [
        (f"document-{lease}", True, False),
        (f"document-{identity}", False, True),
    ]
    assert [one.why.fr for one in found.staying] == ["L'accord ne nomme pas\u00a0: santé."]
    with pytest.raises(Invalid, match="papers"):
        bond.send(papers=(f"document-{medical}",))
    key = bond.send()
    told = bond.sees(bond.cpas, key)
    assert told is not None
    original: Document = rows(each_store, Document, id=lease)[0]
    assert [(one["fr"], one["title"], one["sha256"]) for one in told["case"]["documents"]] == [
        ("Bail", "Bail", original.sha256)
    ]
    passed = opened(bond, bond.cpas, key)[0]
    assert (passed.sha256, passed.origin_sha256) == (original.copy_sha256, original.sha256)
    assert b"GPSLatitude" not in blobs.fetch(each_store.blob_dir, passed.sha256)
    assert opened(bond, bond.ngo, key) == (passed,)
    with pytest.raises(NotFound):
        opened(bond, bond.third, key)
    taken = bond.accept(key)
    document: Document = rows(each_store, Document, case_id=taken)[0]
    came: ReceivedPaper = rows(each_store, ReceivedPaper, document_id=document.id)[0]
    assert (document.organisation_id, document.kind, document.title) == (bond.cpas.organisation_id, "lease", "Bail")
    assert (document.sha256, came.origin_sha256, came.told_by) == (passed.sha256, original.sha256, "Service NGO")
    assert len(rows(each_store, Document, case_id=bond.case_id)) == 3, "the originals stay"


def test_nothing_is_ticked_or_sent_without_a_word_on_documents(store: Store) -> None:
    bond = Bond(store)
    bond.keep(pdf(), "lease")
    assert offered(bond) == papers.Papers()
    key = bond.send()
    assert opened(bond, bond.cpas, key) == ()
    bond.consent_id = bond.agreed(PAPERS)
    assert opened(bond, bond.cpas, bond.send(papers=())) == (), "everything was unticked"


def test_a_paper_that_is_there_already_is_not_kept_twice(each_store: Store) -> None:
    bond = Bond(each_store, PAPERS)
    bond.keep(pdf(), "lease")
    ours = open_case(each_store, bond.cpas.adviser, opened_on=DAY)
    bond.keep(pdf(), "other", team=bond.cpas, case_id=ours)
    taken = bond.accept(bond.send(), into_case_id=ours)
    assert taken == ours
    assert len(rows(each_store, Document, case_id=ours)) == 1
    assert any("pas gardé une seconde fois : Bail" in note.text for note in rows(each_store, Note, case_id=ours))
    bond.keep(photo(), "lease", "Autre")
    bond.accept(bond.send(), into_case_id=ours)
    bond.accept(bond.send(), into_case_id=ours)
    assert len(rows(each_store, Document, case_id=ours)) == 2


@pytest.mark.parametrize("end", ["withdrawn", "refused", "returned", "over", "conflict"])
def test_it_stops_being_readable_in_the_moment_it_must(each_store: Store, end: str) -> None:
    bond = Bond(each_store, PAPERS)
    lease = bond.keep(pdf(), "lease")
    if end == "conflict":
        run(each_store, SaveParty(case_id=bond.case_id, role="landlord", name="Jan Peeters"), bond.ngo.adviser)
        open_case(each_store, bond.cpas.adviser, opened_on=DAY, first_name="Jan", last_name="Peeters")
    key = bond.send()
    if end == "conflict":
        assert run(each_store, MarkConflict(hand_over_id=key), bond.cpas.adviser)
        assert opened(bond, bond.cpas, key) == (), "not before the coordinator decided"
        decided = DecideConflict(hand_over_id=key, version=bond.row(key).version, conflict=True)
        run(each_store, decided, bond.cpas.coordinator)
    else:
        assert len(opened(bond, bond.cpas, key)) == 1
    if end == "withdrawn":
        bond.withdraw()
    if end in ("refused", "returned"):
        refusal = RefuseHandOver(hand_over_id=key, version=bond.row(key).version, reason="full")
        run(each_store, refusal, bond.cpas.adviser)
    if end == "over":
        with clock.frozen(datetime(2027, 5, 19, 9, 0, tzinfo=UTC)):
            assert opened(bond, bond.cpas, key) == ()
            assert end_what_is_over(each_store) == 1
            assert end_what_is_over(each_store) == 0
            with pytest.raises(Forbidden):
                run(each_store, EndWhatIsOver(day=clock.today()), bond.ngo.coordinator)
            assert bond.row(key).payload is None
    assert opened(bond, bond.cpas, key) == ()
    assert rows(each_store, HandOverPaper, hand_over_id=key) == [], "the shared copies are gone"
    assert rows(each_store, Document, id=lease)[0].removed_on is None, "the original stays"


def test_after_a_withdrawal_what_was_taken_in_is_closed_until_the_service_says_what_becomes_of_it(
    store: Store, sign_in: SignIn
) -> None:
    bond = Bond(store, PAPERS)
    bond.keep(photo(), "lease", "Vertrouwelijk")
    bond.keep(pdf(), "identity")
    keys = [one.key for one in offered(bond).offered]
    first = bond.send(papers=tuple(keys))
    taken = bond.accept(first)
    documents = {row.kind: row.id for row in rows(store, Document, case_id=taken)}
    seat = sign_in(bond.cpas, "adviser", language="nl")
    address = f"/cases/{taken}/papers/{documents['lease']}"
    assert seat.get(address).status_code == 200
    assert "Vertrouwelijk" in seat.get(f"/cases/{taken}").text
    with pytest.raises(Invalid):
        run(store, NoteStopped(hand_over_id=first, version=bond.row(first).version), bond.cpas.adviser)
    bond.withdraw()
    assert seat.get(address).status_code == 303
    for part in ("thumbnail", "preview", "original"):
        assert seat.get(f"{address}/{part}").status_code == 404, part
    assert seat.post(f"/cases/{taken}/papers/{documents['identity']}/open").status_code == 404
    assert seat.post(f"{address}/details", data={"version": "1", "kind": "lease"}).status_code == 404
    for page in ("", "/papers", f"/papers/{documents['lease']}/details"):
        assert "Vertrouwelijk" not in seat.get(f"/cases/{taken}{page}").text, page
    assert "Gesloten" in seat.get(f"{address}/details").text
    assert "Tussen diensten" in seat.get("/").text
    assert "gebruik niet meer wat aankwam" in seat.get("/hand-overs").text
    again = bond.agreed(PAPERS)
    with Reader.open(store, bond.cpas.organisation_id) as reader:
        closed = reader.one(Case, taken)
        consent = Consent(items=["documents"], id=again)
        assert next(one.why.nl for one in papers.papers(reader, closed, consent).staying).startswith("De persoon trok")
    kept = NoteStopped(hand_over_id=first, version=bond.row(first).version, keep_because="Besluit van 12 november")
    run(store, kept, bond.cpas.adviser)
    assert seat.get(address).status_code == 200, "kept under a duty of its own"
    assert bond.row(first).stop_noted_on == DAY
    with pytest.raises(StaleCase):
        run(store, NoteStopped(hand_over_id=first, version=1), bond.cpas.adviser)
    sender = sign_in(bond.ngo, "adviser", language="nl").get(f"/cases/{bond.case_id}/consents").text
    assert "dat hij niets meer gebruikt" in sender


def test_without_a_duty_of_its_own_the_papers_leave_its_case(each_store: Store) -> None:
    bond = Bond(each_store, PAPERS)
    bond.keep(pdf(), "lease")
    bond.keep(photo(), "photo")
    key = bond.send()
    taken = bond.accept(key)
    first = rows(each_store, Document, case_id=taken)[0]
    remove = RemoveDocument(case_id=taken, document_id=first.id, version=first.version, because="twice")
    run(each_store, remove, bond.cpas.adviser)
    bond.withdraw()
    run(each_store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    assert [row.removed_because for row in rows(each_store, Document, case_id=taken)] == ["twice", "asked"]


def test_no_paper_shows_an_address_that_must_stay_secret(store: Store) -> None:
    bond = Bond(store, PAPERS)
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="Rue de la Cachette", house_number="12", postal_code="1060", commune_nis="21013",
                secret=True)  # fmt: skip
    new = KeepSecretAddress(case_id=bond.case_id, street="Chemin du Silence", house_number="9")
    run(store, new, bond.ngo.adviser)
    plain = bond.keep(paper("Loyer payé pour mai"), "receipt")
    bond.keep(paper("Rue de la<br>Cachette 12"), "lease")
    bond.keep(paper("chez elle, chemin du SILENCE"), "letter_received")
    bond.keep(pdf(), "notice", "Rue de la Cachette")
    bond.keep(b"Envoi, rue de la Cachette 12", "proof_of_sending")
    text = bond.keep(b"Envoi recommande", "proof_of_sending")
    picture = bond.keep(photo(), "photo")
    found = offered(bond)
    assert [one.key for one in found.offered if one.ticked] == [f"document-{plain}", f"document-{text}"]
    assert [one.key for one in found.offered if one.unread] == [f"document-{picture}"]
    assert [one.why.fr for one in found.staying] == ["Il montre une adresse qui doit rester secrète."] * 4
    with pytest.raises(Invalid, match="papers_looked"):
        bond.send(papers=(f"document-{picture}",))
    key = bond.send(papers=(f"document-{picture}",), papers_looked=True)
    assert len(opened(bond, bond.cpas, key)) == 1
    bond.consent_id = bond.agreed((*PAPERS, "secret_address"))
    found = offered(bond)
    assert len(found.staying) == 1, "the old home may leave where that was agreed to, the new one never"


def test_a_pdf_that_cannot_be_read_is_looked_at_by_a_person(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_content: bytes) -> Any:
        raise papers.Unreadable

    bond = Bond(store, PAPERS)
    new = KeepSecretAddress(case_id=bond.case_id, street="Chemin du Silence", house_number="9")
    run(store, new, bond.ngo.adviser)
    bond.keep(paper("Loyer"), "receipt")
    monkeypatch.setattr(papers, "words_of", fails)
    assert [one.unread for one in offered(bond).offered] == [True]


def test_a_paper_without_a_copy_stays(store: Store) -> None:
    bond = Bond(store, PAPERS)
    key = bond.keep(pdf(), "lease")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE documents SET copy_sha256 = NULL")
    assert "ouvrez-le une fois" in offered(bond).staying[0].why.fr
    run(store, MakeWorkingCopy(case_id=bond.case_id, document_id=key, file=prepared(pdf())), bond.ngo.adviser)
    assert len(offered(bond).offered) == 1


def checked(bond: Bond) -> int:
    """A lease with a kept check of the rent, and a letter that left on it."""
    stage = Stage(bond.store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1060", commune_nis="21013")
    stage.landlord(DAY, name="Bailleur", street="rue Y", house_number="2", postal_code="1000", locality="Bruxelles")
    stage.lease(DAY, type="main_residence_9y", written=True, signed_on=date(2019, 5, 1),
                starts_on=date(2019, 6, 1), base_rent_cents=75000)  # fmt: skip
    stage.certificate(DAY, energy_class="e", issued_on=date(2020, 1, 1), valid_until=date(2030, 1, 1))
    record = stage.check(DAY, made_on="2026-06-20", written=True, rent_asked="900.00")
    return stage.letter(DAY, "request_lease_documents", "fr") and record


def test_checks_arrive_with_their_answer_and_open_without_being_typed_again(each_store: Store) -> None:
    bond = Bond(each_store, (*PAPERS, "steps"))
    record: CheckRecord = rows(each_store, CheckRecord, id=checked(bond))[0]
    key = bond.send()
    told = bond.sees(bond.cpas, key)
    assert told is not None
    found = told["case"]["checks"][0]
    assert (found["check"], found["verdict"], found["law"]) == (record.check, record.verdict, record.law_digest)
    assert ["Y a-t-il un bail écrit ?", "Oui"] in [one["fr"] for one in found["lines"]]
    taken = bond.accept(key)
    kept: CheckRecord = rows(each_store, CheckRecord, case_id=taken)[0]
    assert (kept.facts, kept.result, kept.told_by) == (record.facts, record.result, "Service NGO")
    assert len(rows(each_store, EpbCertificate, case_id=taken)) == 1
    assert {row.rule for row in rows(each_store, DueDate, case_id=taken)} == {
        row.rule for row in rows(each_store, DueDate, case_id=bond.case_id) if row.check_record_id == record.id
    }
    letter = next(one for one in opened(bond, bond.cpas, key) if one.media_type == "application/pdf")
    assert letter.words.fr
    assert [row.kind for row in rows(each_store, Document, case_id=taken)] == ["other"]
    bond.accept(bond.send(), into_case_id=taken)
    assert len(rows(each_store, CheckRecord, case_id=taken)) == 1, "ours is no older"


@pytest.mark.parametrize("items", [("identity", "steps"), ("identity", "dwelling")])
def test_the_facts_of_a_check_stay_where_the_consent_does_not_name_them(store: Store, items: tuple[str, ...]) -> None:
    bond = Bond(store, items)
    checked(bond)
    key = bond.send()
    told = bond.sees(bond.cpas, key)
    assert told is not None
    assert not any("facts" in one for one in told["case"].get("checks", ()))
    assert ("checks" in told["case"]) is ("steps" in items)
    assert rows(store, CheckRecord, case_id=bond.accept(key)) == []


def kept(bond: Bond, check: str, facts: dict[str, Any], result: dict[str, Any]) -> None:
    """Keep an answer of a check as it was given."""
    with work_of(bond.store, bond.ngo) as work:
        work.add(
            CheckRecord(
                case_id=bond.case_id,
                check=check,
                as_of=DAY,
                verdict=result["verdict"],
                facts=facts,
                result=result,
                law_digest=ASKED[check].law_digest,
                figures_digest="x",
                recorded_at=NOON,
            )
        )
        work.commit()


def facts_that_pass(bond: Bond, *more: str) -> bool:
    bond.consent_id = bond.agreed(("identity", "dwelling", "steps", *more))
    told = bond.sees(bond.cpas, bond.send())
    assert told is not None
    return "facts" in told["case"]["checks"][0]


def test_a_sensitive_fact_holds_the_facts_back_until_it_is_named(store: Store) -> None:
    bond = Bond(store)
    told = {"as_of": "2026-11-18", "lease": {"type": "hosted"}, "hosted": {"violence": True}}
    kept(bond, "landlord_notice", told, {"verdict": next(iter(EXPLANATIONS["landlord_notice"].words))})
    assert not facts_that_pass(bond)
    assert facts_that_pass(bond, "violence")


def test_a_procedure_that_was_checked_is_known_there(store: Store) -> None:
    bond = Bond(store, ("identity", "procedure", "steps"))
    told = {"as_of": "2026-11-18", "petition": {"filed_on": "2026-11-02"}}
    with Reader.open(store, bond.ngo.organisation_id) as reader:
        result = ASKED["judicial_deadlines"].run(told, health_index.figures(reader))
    kept(bond, "judicial_deadlines", told, result)
    taken = bond.accept(bond.send())
    entries = {row.path: row.value for row in rows(store, ProcedureEntry, case_id=taken)}
    assert entries == {"petition.filed_on": "2026-11-02"}


def test_the_form_shows_the_papers_with_their_size_and_keeps_what_was_unticked(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, PAPERS)
    lease, picture = bond.keep(pdf(), "lease", "Bail"), bond.keep(photo(), "photo")
    bond.keep(paper("x"), "medical")
    desk = sign_in(bond.ngo, "adviser", language="fr")
    seen = {"version": str(version(store, bond.case_id)), "consent_id": str(bond.consent_id), "wanted": "x"}
    page = desk.post(f"/cases/{bond.case_id}/hand-over", data={**seen, "look": "1"}).text
    assert page.count("checked") >= 3, "the consent and both papers"
    assert "Bail · Bail · 18/11/2026 · " in page
    assert "Ces documents restent ici" in page
    left = {**seen, "papers_shown": str(bond.consent_id), "papers": [f"document-{picture}"]}
    again = desk.post(f"/cases/{bond.case_id}/hand-over", data={**left, "again": "1"}).text
    assert f'value="document-{lease}" checked' not in again
    sent = desk.post(f"/cases/{bond.case_id}/hand-over", data={**left, "send": "1"})
    assert sent.status_code == 303
    key = int(sent.location.rsplit("/", 1)[1])
    found = opened(bond, bond.cpas, key)
    assert [one.media_type for one in found] == ["image/jpeg"]
    wrong = {**left, "version": str(version(store, bond.case_id)), "papers": ["document-99"], "send": "1"}
    assert desk.post(f"/cases/{bond.case_id}/hand-over", data=wrong).status_code == 422
    seat, stranger = sign_in(bond.cpas, "adviser"), sign_in(bond.third, "adviser")
    address = f"/hand-overs/{key}/papers/{found[0].id}"
    assert seat.get(address).data == blobs.fetch(store.blob_dir, found[0].sha256)
    assert seat.get(f"{address}/preview").mimetype == "image/jpeg"
    assert seat.get(f"/hand-overs/{key}/content-nl.pdf").data.startswith(b"%PDF")
    assert stranger.get(address).status_code == stranger.get(f"/hand-overs/{key}/content-fr.pdf").status_code == 404
    bond.withdraw()
    for gone in (address, f"{address}/preview", f"/hand-overs/{key}/content-fr.pdf"):
        assert seat.get(gone).status_code == 404, gone


def test_a_sensitive_paper_is_opened_on_purpose_only(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, PAPERS)
    identity = bond.keep(photo(), "identity")
    key = bond.send(papers=(f"document-{identity}",))
    found = opened(bond, bond.cpas, key)[0]
    seat = sign_in(bond.cpas, "adviser")
    address = f"/hand-overs/{key}/papers/{found.id}"
    assert seat.get(address).status_code == 303
    assert seat.get(f"{address}/preview").status_code == 404
    assert seat.post(f"{address}/open").status_code == 200
    assert found.apart


def test_a_hand_over_still_names_what_it_is_when_a_letter_left_the_catalogue() -> None:
    assert papers.words_of_kind("letter", "no_such_letter").nl == "Brief"
    assert papers.words_of_kind("document", "no_such_kind").fr == "Autre document"
    assert SendHandOver.papers is None
