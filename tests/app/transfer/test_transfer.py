"""Passing a case on: consent decides what leaves, hostile files are refused, nothing is told twice (M2.2.e, M31.1)."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import Any

import pypdfium2
import pytest
from flask.testing import FlaskClient

from app.cases import queries as cases
from app.cases.commands import AddNote, RecordEvent, SaveArrears, SaveDwelling, SaveLease, SaveParty
from app.demo.stage import Stage
from app.foundation.errors import Forbidden, Invalid, NotFound, Refused, StaleCase
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CaseEvent, CaseTransfer, Dwelling, Lease, Note
from app.store.tables.organisation import OrganisationKind
from app.transfer import queries
from app.transfer.commands import GiveFeedback, MakeTransfer, TakeFeedback, TakeIn
from app.transfer.sealed import DEEPEST, FEEDBACK, LARGEST, TRANSFER, new_code, opened, sealed
from app.transfer.words import SCOPE
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import SignIn, Team, make_team

UNTIL = date(2027, 7, 8)
PLAIN = ("identity", "dwelling", "landlord", "debt", "procedure", "steps")


class Sender:
    """A case at the service that passes it on."""

    def __init__(self, store: Store, team: Team, *, violence: str = "none", agreed: bool = True) -> None:
        self.store, self.team = store, team
        self.case_id = open_case(store, team.adviser, street="Houblonstraat", house_number="7", postal_code="1060",
                                 commune_nis="21013", minors=2, phone="0470 12 34 56",
                                 contact_advice="GEHEIM advies")  # fmt: skip
        self.run(SaveLease(case_id=self.case_id, type="main_residence_9y", starts_on=date(2020, 1, 1),
                           rent_now_cents=80_000))  # fmt: skip
        self.run(SaveParty(case_id=self.case_id, role="landlord", name="Luc V.", street="Lindenlaan", house_number="1"))
        self.run(SaveParty(case_id=self.case_id, role="host", name="Ahmed", street="Houblonstraat", house_number="7"))
        self.run(SaveArrears(case_id=self.case_id, kind="rent", stated_on=TODAY, amount_cents=160_000))
        self.event("safety_asked", violence=violence)
        if agreed:
            self.run(AddNote(case_id=self.case_id, kind="consent", happened_on=TODAY, text="oui"))

    def run(self, command: Any) -> Any:
        return run(self.store, command, self.team.adviser)

    @property
    def version(self) -> int:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return reader.one(Case, self.case_id).version

    def event(self, event: str, **inputs: Any) -> None:
        self.run(RecordEvent(case_id=self.case_id, version=self.version, event=event, happened_on=TODAY, inputs=inputs))

    def make(self, scope: tuple[str, ...] = PLAIN, **more: Any) -> queries.Transfer:
        values: dict[str, Any] = {"to": "OCMW Sint-Gillis", "purpose": "help", "wanted": "Ik wil blijven",
                                  "consent_form": "signed", "consent_given_on": TODAY, "consent_until_on": UNTIL,
                                  "scope": scope}  # fmt: skip
        key = self.run(MakeTransfer(case_id=self.case_id, version=self.version, **values | more))
        return self.seen(key)

    def seen(self, key: int) -> queries.Transfer:
        with Reader.open(self.store, self.team.organisation_id) as reader:
            return queries.transfer(reader, self.case_id, key)


@pytest.fixture
def cpas(store: Store) -> Team:
    return make_team(store, "OCMW", OrganisationKind.CPAS)


def test_the_story_is_told_once_and_word_comes_back(each_store: Store) -> None:
    ngo, cpas = make_team(each_store, "SEUIL"), make_team(each_store, "OCMW", OrganisationKind.CPAS)
    sender = Sender(each_store, ngo)
    made = sender.make()
    content = sealed(TRANSFER, made.payload, made.code)
    case_id = run(
        each_store, TakeIn(content=content, code=made.code.lower(), looked=True, stage="hearing_set"), cpas.adviser
    )
    with Reader.open(each_store, cpas.organisation_id) as reader:
        case = reader.one(Case, case_id)
        known = cases.cards(reader, case_id)
        notes = reader.where(Note, "id", case_id=case_id)
        kept = queries.transfers(reader, case_id)[0]
    assert (case.level, case.state, case.display_name) == ("2", "hearing_set", "Samira Haddad")
    assert [one.role for one in known.people] == ["tenant", "minor", "minor"]
    assert known.lease is not None
    assert (known.lease.rent_now_cents, known.lease.starts_on) == (80_000, date(2020, 1, 1))
    assert known.dwelling is not None
    assert known.dwelling.street == "Houblonstraat"
    assert not re.search(r"\d{4}-\d\d-\d\d", "".join(one.text for one in notes)), "days are written as people read them"
    assert [one.name for one in known.parties] == ["Luc V.", "Ahmed"]
    assert [one.amount_cents for one in known.arrears] == [160_000]
    assert [one.kind for one in notes] == ["consent", "other"]
    assert "Service SEUIL" in notes[1].text, "who told it stays readable"
    assert "Ik wil blijven" in notes[1].text
    assert "GEHEIM" not in json.dumps(kept.payload)

    with pytest.raises(Invalid) as refused:
        run(each_store, TakeIn(content=content, code=made.code, looked=True), cpas.adviser)
    assert "déjà" in refused.value.text.fr
    with pytest.raises(Invalid, match="propre service"):
        run(each_store, TakeIn(content=content, code=made.code, looked=True), ngo.adviser)

    answer = GiveFeedback(case_id=case_id, transfer_id=kept.id, version=1, agreed=True,
                          answers=("registered", "appointment"), appointment="15 juli, 10 u.")  # fmt: skip
    run(each_store, answer, cpas.adviser)
    with Reader.open(each_store, cpas.organisation_id) as reader:
        told = queries.transfer(reader, case_id, kept.id)
    assert told.feedback is not None
    back = sealed(FEEDBACK, told.feedback, told.code)
    take = {"case_id": sender.case_id, "transfer_id": made.id, "version": made.version}
    with pytest.raises(StaleCase):
        sender.run(TakeFeedback(**take | {"version": 9}, content=back))
    sender.run(TakeFeedback(**take, content=back))
    assert sender.seen(made.id).feedback == told.feedback
    with Reader.open(each_store, ngo.organisation_id) as reader:
        assert "15 juli, 10 u." in reader.where(Note, "id", case_id=sender.case_id)[-1].text
        events = [one.event for one in reader.where(CaseEvent, "id", case_id=sender.case_id)]
    assert events[-2:] == ["handed_over", "hand_over_accepted"]


def test_a_secret_leaves_only_when_agreed_for_itself(store: Store, team: Team) -> None:
    """M7.1."""
    sender = Sender(store, team, violence="violence")
    plain = json.dumps(sender.make().payload)
    for secret in ("Houblonstraat", "GEHEIM", '"violence"'):
        assert secret not in plain, "neither the address, nor by way of the host, nor the violence"
    assert "Lindenlaan" in plain
    everything = tuple(SCOPE)
    with pytest.raises(Invalid) as refused:
        sender.make(everything)
    assert refused.value.field == "sensitive_agreed"
    told = json.dumps(sender.make(everything, sensitive_agreed=True).payload)
    for secret in ("Houblonstraat", "GEHEIM", '"violence": true'):
        assert secret in told
    assert set(sender.make(("identity",)).payload["case"]) == {"identity"}, "what is not ticked does not leave"


def test_violence_that_was_told_makes_the_address_secret(store: Store, team: Team, cpas: Team) -> None:
    made = Sender(store, team, violence="violence").make(tuple(SCOPE), sensitive_agreed=True)
    take = TakeIn(content=sealed(TRANSFER, made.payload, made.code), code=made.code, looked=True)
    case_id = run(store, take, cpas.adviser)
    with Reader.open(store, cpas.organisation_id) as reader:
        assert reader.one(Case, case_id).violence is True
        assert reader.where(Dwelling, case_id=case_id)[0].secret
        assert reader.one(Case, case_id).level == "signal", "without a procedure it begins as a signal"


def test_without_a_valid_agreement_nothing_leaves(store: Store, team: Team, other_team: Team) -> None:
    with pytest.raises(Refused):
        Sender(store, team, agreed=False).make()
    sender = Sender(store, team)
    for field, values in {
        "to": {"to": " "},
        "purpose": {"purpose": "curiosity"},
        "scope": {"scope": ("identity", "health")},
        "consent_given_on": {"consent_given_on": date(2026, 7, 9)},
        "consent_until_on": {"consent_until_on": date(2026, 7, 7)},
    }.items():
        with pytest.raises(Invalid) as refused:
            sender.make(**values)
        assert refused.value.field == field
    for scope in ((), ("debt",)):
        with pytest.raises(Invalid) as refused:
            sender.make(scope)
        assert refused.value.field == "scope"
    made = sender.make()
    answer = {"case_id": sender.case_id, "transfer_id": made.id, "version": 1, "agreed": True, "answers": ("decided",)}
    with pytest.raises(NotFound):
        sender.run(GiveFeedback(**answer))
    with pytest.raises(NotFound):
        run(
            store, TakeFeedback(case_id=sender.case_id, transfer_id=made.id, version=1, content=b""), other_team.adviser
        )
    with pytest.raises(Forbidden):
        run(store, GiveFeedback(**answer), team.auditor)


def test_taken_into_a_case_of_ours_only_what_is_empty_is_filled(store: Store, team: Team, cpas: Team) -> None:
    made = Sender(store, team).make()
    ours = open_case(store, cpas.adviser)
    run(store, SaveLease(case_id=ours, rent_now_cents=85_000), cpas.adviser)
    run(store, SaveParty(case_id=ours, role="landlord", name="luc v."), cpas.adviser)
    content = sealed(TRANSFER, made.payload, made.code)
    take = {"content": content, "code": made.code, "into_case_id": ours, "stage": "arrears"}
    for field, more in {"looked": {"looked": False}, "stage": {"looked": True, "stage": "evicted"}}.items():
        with pytest.raises(Invalid) as refused:
            run(store, TakeIn(**take | more), cpas.adviser)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        run(store, TakeIn(**take | {"looked": True, "into_case_id": ours - 1}), cpas.adviser)
    run(store, TakeIn(**take, looked=True), cpas.adviser)
    with Reader.open(store, cpas.organisation_id) as reader:
        lease, home = reader.where(Lease, case_id=ours)[0], reader.where(Dwelling, case_id=ours)[0]
        assert (lease.rent_now_cents, lease.type) == (85_000, "main_residence_9y")
        assert home.street == "Houblonstraat"
        assert [one.name for one in cases.parties(reader, ours)] == ["luc v.", "Ahmed"], "nobody stands there twice"
        assert "85000 ≠ 80000" in reader.where(Note, "id", case_id=ours)[-1].text, "a person decides"
        assert reader.one(Case, ours).state == "arrears"


def payload(**more: Any) -> dict[str, Any]:
    who = {"name_fr": "A", "name_nl": "A", "phone": "", "email": "", "worker": "W"}
    consent = {"form": "signed", "given_on": "2026-07-08", "until_on": "2027-07-08", "scope": ["identity"]}
    return {"id": "0" * 8 + "-0000" * 3 + "-" + "0" * 12, "made_on": "2026-07-08", "from": who, "to": "B",
            "purpose": "help", "wanted": "", "consent": consent, "case": {}} | more  # fmt: skip


def whole(**more: Any) -> bytes:
    return json.dumps(json.loads(sealed(TRANSFER, payload(), "ABCDE-23456")) | more).encode()


@pytest.mark.parametrize(
    ("content", "field", "words"),
    [
        (b"", "file", "Choisissez"),
        (b" " * (LARGEST + 1), "file", "trop grand"),
        (b"\xff\xfe", "file", "abîmé"),
        (b"{", "file", "abîmé"),
        (b"[]", "file", "abîmé"),
        (b"NaN", "file", "abîmé"),
        (b"[" * 100_000, "file", "abîmé"),
        (('{"format": "limen-transfer", "a": ' + "[" * DEEPEST + "]" * DEEPEST + "}").encode(), "file", "abîmé"),
        (b'{"format": "limen-transfer", "format": "limen-transfer"}', "file", "abîmé"),
        (whole(format="limen-feedback"), "file", "abîmé"),
        (whole(version=2), "file", "autre version"),
        (whole(version=True), "file", "autre version"),
        (whole(extra=1), "file", "abîmé"),
        (whole(salt="zz"), "file", "abîmé"),
        (whole(salt="ab"), "code", "code"),
        (whole(seal="0" * 64), "code", "code"),
        (whole(payload=payload(to="C")), "code", "code"),
    ],
    ids=range(17),
)
def test_a_hostile_file_is_refused(content: bytes, field: str, words: str) -> None:
    with pytest.raises(Invalid) as refused:
        opened(TRANSFER, content, "ABCDE-23456")
    assert refused.value.field == field
    assert words in refused.value.text.fr


@pytest.mark.parametrize(
    "odd",
    [
        {"made_on": "2026-13-01"},
        {"made_on": "20260708"},
        {"id": "../../etc"},
        {"wanted": "x" * 2001},
        {"wanted": "a\x00b"},
        {"purpose": "spy"},
        {"case": {"health": "x"}},
        {"case": {"debt": [{"kind": "rent", "stated_on": "2026-07-08", "amount_cents": -1, "disputed_cents": 0}]}},
        {"case": {"debt": [{"kind": "rent", "stated_on": "2026-07-08", "amount_cents": True, "disputed_cents": 0}]}},
        {"case": {"steps": [{"on": None, "fr": "", "nl": ""}] * 201}},
        {"case": {"safety": {"violence": "yes", "contact_advice": ""}}},
        {"case": []},
    ],
    ids=range(12),
)
def test_what_a_file_of_ours_never_holds_is_refused_even_under_a_good_seal(
    odd: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("app.transfer.sealed._CHECKS", {TRANSFER: lambda _payload: None})
        content = sealed(TRANSFER, payload(**odd), "ABCDE-23456")
    with pytest.raises(Invalid, match="abîmé"):
        opened(TRANSFER, content, "ABCDE-23456")


def test_codes_are_read_however_they_are_typed() -> None:
    code = new_code()
    content = sealed(TRANSFER, payload(), code)
    assert opened(TRANSFER, content, f" {code.lower().replace('-', ' ')} ") == payload()
    assert len({new_code() for _ in range(20)}) == 20


def upload(desk: FlaskClient, content: bytes, code: str) -> Any:
    return desk.post("/transfers/take-in", data={"file": (io.BytesIO(content), "t.json"), "code": code})


def test_the_pages_from_desk_to_desk(store: Store, team: Team, cpas: Team, sign_in: SignIn) -> None:
    sender = Sender(store, team)
    desk, theirs = sign_in(team, "adviser", language="nl"), sign_in(cpas, "adviser", language="fr")
    root = f"/cases/{sender.case_id}/transfer"
    form = desk.get(f"{root}/new")
    assert "OCMW" in form.text, "the competent CPAS is proposed"
    sent = desk.post(f"{root}/new", data={
        "version": str(sender.version), "to": "OCMW", "purpose": "help", "wanted": "Ik wil blijven",
        "scope": list(PLAIN), "consent_form": "signed", "consent_given_on": "08/07/2026",
        "consent_until_on": "08/07/2027",
    })  # fmt: skip
    assert sent.status_code == 303, sent.text
    place = sent.headers["Location"]
    page = desk.get(place)
    key = int(place.rsplit("/", 1)[1])
    code = sender.seen(key).code
    assert code in page.text
    content = desk.get(f"{place}/transfer.json").data
    pdf = pypdfium2.PdfDocument(desk.get(f"{place}/transfer-nl.pdf").data)
    assert "Houblonstraat" in pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert theirs.get(place).status_code == 404, "no way across"
    wrong = upload(theirs, content, "XXXXX-XXXXX")
    assert wrong.status_code == 422
    assert "Téléphonez" in wrong.text
    twin = open_case(store, cpas.adviser)
    preview = upload(theirs, content, code)
    assert preview.status_code == 200
    for told in ("Houblonstraat", "Ik wil blijven", "Samira Haddad · OCMW-2026-00001"):
        assert told in preview.text
    data = {"sealed": content.decode(), "code": code, "into": "", "stage": "arrears"}
    blind = theirs.post("/transfers/take-in/confirm", data=data)
    assert blind.status_code == 422
    assert "Houblonstraat" in blind.text, "the preview stays"
    assert theirs.post("/transfers/take-in/confirm", data=data | {"sealed": "{}"}).status_code == 422
    taken = theirs.post("/transfers/take-in/confirm", data=data | {"looked": "y"})
    assert taken.status_code == 303, taken.text
    case_id = int(taken.headers["Location"].rsplit("/", 1)[1])
    assert case_id != twin
    assert upload(theirs, content, code).status_code == 422
    with Reader.open(store, cpas.organisation_id) as reader:
        kept = queries.transfers(reader, case_id)[0]
    back = f"/cases/{case_id}/transfer/{kept.id}"
    assert theirs.get(f"{back}/answer.json").status_code == 404, "nothing is answered yet"
    assert theirs.get(f"{back}/feedback").status_code == 200
    for data, status in (
        ({"version": "1", "answers": ["registered"]}, 422),
        ({"version": "1", "agreed": "y"}, 422),
        ({"version": "9", "agreed": "y", "answers": ["registered"]}, 409),
        ({"version": "1", "agreed": "y", "answers": ["registered"], "words": "À bientôt"}, 303),
    ):
        assert theirs.post(f"{back}/feedback", data=data).status_code == status
    answer = theirs.get(f"{back}/answer.json").data
    assert theirs.get(f"{back}/answer-fr.pdf").data.startswith(b"%PDF")
    assert "À bientôt" in theirs.get(back).text
    odd = desk.post(f"{place}/feedback", data={"version": "1", "file": (io.BytesIO(content), "a.json")})
    assert odd.status_code == 422
    got = desk.post(f"{place}/feedback", data={"version": "1", "file": (io.BytesIO(answer), "a.json")})
    assert got.status_code == 303, got.text
    assert "À bientôt" in desk.get(place).text
    assert desk.get(root).status_code == 200


def test_when_the_agreement_has_ended_the_file_is_gone(store: Store, team: Team, cpas: Team, sign_in: SignIn) -> None:
    sender = Sender(store, team)
    made = sender.make(consent_until_on=TODAY)
    content = sealed(
        TRANSFER, made.payload | {"consent": made.payload["consent"] | {"until_on": "2026-07-07"}}, made.code
    )
    assert upload(sign_in(cpas, "adviser"), content, made.code).status_code == 422
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(CaseTransfer, made.id).consent_until_on == TODAY


def test_from_level_1_to_2_in_one_service_nothing_is_asked_twice(store: Store, team: Team, sign_in: SignIn) -> None:
    """M2.2.e: facts, checks, letters and consents are there, and forms begin with them."""
    stage = Stage(store, team.adviser)
    stage.open(TODAY, first_name="Samira", last_name="Haddad", street="Houblonstraat", house_number="7",
               postal_code="1060", commune_nis="21013", minors=1)  # fmt: skip
    case_id = stage.case_id
    stage.lease(TODAY, type="main_residence_9y", written=True, signed_on=date(2019, 5, 1), starts_on=date(2019, 6, 1),
                rent_now_cents=80_000)  # fmt: skip
    stage.landlord(TODAY, name="Luc Peeters", street="Lindenlaan", house_number="1", postal_code="1180",
                   locality="Uccle")  # fmt: skip
    stage.arrears(TODAY, 160_000)
    stage.check(TODAY, made_on="2026-06-20", written=True, rent_asked="900.00")
    stage.post(TODAY, stage.letter(TODAY, "request_lease_documents", "fr"), "0103 2845 6710 0001 1")
    stage.note(TODAY, "oui", kind="consent")
    stage.note(TODAY, "signé", kind="mandate")
    stage.event(TODAY, "claim_known", stage="centre_informed", known_through="registry_message")
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.one(Case, case_id).level == "2"
        assert {one.kind for one in queries.proofs(reader, case_id) if one.holds} == {"consent", "mandate"}
    desk = sign_in(team, "adviser")
    for path, told in (
        (f"/cases/{case_id}/lease", "800,00"),
        (f"/cases/{case_id}/parties", "Luc Peeters"),
        (f"/cases/{case_id}/household", "Haddad"),
        (f"/cases/{case_id}/dwelling", "Houblonstraat"),
        (f"/cases/{case_id}/arrears", "600,00"),
        (f"/cases/{case_id}/check/rent_indexation", "800,00"),
        (f"/cases/{case_id}/transfer", "Demande du certificat PEB"),
    ):
        page = desk.get(path)
        assert page.status_code == 200, path
        assert told in page.text, path


def test_a_dwelling_that_is_secret_stays_so_without_violence(store: Store, team: Team) -> None:
    sender = Sender(store, team)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.where(Dwelling, case_id=sender.case_id)[0].version
    sender.run(SaveDwelling(case_id=sender.case_id, version=version, street="Houblonstraat", house_number="7",
                            postal_code="1060", commune_nis="21013", secret=True))  # fmt: skip
    assert sender.make().payload["case"]["dwelling"]["address"] is None
