"""Another organisation's rows do not exist: the same 404 on every route, for every role, by every method."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.actions.commands import StartAction
from app.advisory_group.commands import PlanMeeting
from app.aftercare.commands import NoteSignal, SaveGoal, StartGuidance
from app.agenda.commands import AddTask
from app.buildings.commands import SaveBuildingEvent
from app.cases.commands import AddNote, OpenCase, SaveArrears, SaveParty
from app.consents.commands import AskConsent, GiveConsent
from app.debt.commands import AgreePlan, KeepPlan, SaveDebtEntry, Written
from app.demo.stage import Stage
from app.documents.commands import AddDocument
from app.evidence.commands import SaveLoss, SaveWitness
from app.foundation import clock
from app.foundation.identity import Actor
from app.foundation.permissions import Role, allows
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.handovers.commands import SendHandOver
from app.hotel_nights.commands import SaveStay
from app.inbox.commands import CreateApiToken, ReceiveMessage
from app.inbox.taking import take
from app.incidents.commands import OpenIncident, RecordPoliceContact
from app.level_three.commands import SaveLevelThreeOwner
from app.mediation.commands import MakeProposal, Promised, ProposeMediation, RecordAgreement
from app.outreach.commands import RecordAttempt
from app.own_copy.commands import Asked, GiveOwnCopy
from app.partner_api.commands import CreateApiClient
from app.practice.commands import SaveEntry
from app.practice.queries import courts
from app.proceedings.announcing import KINDS
from app.proceedings.incident import Report
from app.referrals.commands import (
    DraftReferral,
    NamePartner,
    NoteCall,
    OfferPlace,
    ProposePlace,
    StepReferral,
    SubmitReferral,
)
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    ApiToken,
    Case,
    CaseEvent,
    Commitment,
    DueDate,
    EvidenceFile,
    GroupItem,
    GroupPlan,
    HandOverPaper,
    MediationSide,
    MedicalQuestion,
    MessageFile,
    Person,
    PlaceQuestion,
    PlanInstalment,
    ReferralRequest,
    WebhookDelivery,
)
from app.store.tables.organisation import OrganisationKind
from app.transfer.commands import MakeTransfer
from app.webhooks.commands import AddEndpoint, SendTest
from app.webhooks.signing import new_secret
from tests.app.agenda.builders import rows, work_of
from tests.app.evidence.builders import add, bundle
from tests.app.partner_api.builders import bearer, token
from tests.conftest import SignIn, Team, make_team
from workflows.debt.plan import Wish
from workflows.handover.sharing import TESTS
from workflows.referral.words import Why

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

DAY = date(2026, 7, 1)
SHARED = {
    "import_id": "the health index belongs to everybody",
    "canton_id": "the directory of the courts belongs to everybody",
}


def a_pdf() -> bytes:
    """One empty page."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True)
class Theirs:
    """A case of the other organisation, with one row of each kind."""

    ids: dict[str, int]


@pytest.fixture
def theirs(store: Store, other_team: Team) -> Theirs:
    return one_of_each(store, other_team)


def one_of_each(store: Store, other_team: Team) -> Theirs:
    """Open a case with one row of each kind."""
    actor = other_team.adviser
    stage = Stage(store, actor)
    stage.open(
        DAY, first_name="Secret", last_name="Persoon", street="Geheimstraat", house_number="1", postal_code="1060",
        commune_nis="21013",
    )  # fmt: skip
    case_id = stage.case_id
    party_id = run(
        store,
        SaveParty(
            case_id=case_id, role="landlord", name="Bailleur Caché", street="rue X", house_number="1",
            postal_code="1000", locality="Bruxelles",
        ),
        actor,
    )  # fmt: skip
    stage.lease(DAY, type="main_residence_9y", written=True, signed_on=date(2019, 5, 1), starts_on=date(2019, 6, 1))
    record_id = stage.check(DAY, made_on="2026-06-20", written=True, rent_asked="900.00")
    letter_id = stage.letter(DAY, "request_lease_documents", "fr")
    stage.post(DAY, letter_id, "0103 2845 6710 0001 1")
    ids = {
        "case_id": case_id,
        "party_id": party_id,
        "record_id": record_id,
        "letter_id": letter_id,
        "user_id": actor.user_id or 0,
        "task_id": run(store, AddTask(case_id=case_id, title="x", due_on=DAY), actor),
        "action_id": run(store, StartAction(case_id=case_id, action="social_housing"), actor),
        "note_id": run(store, AddNote(case_id=case_id, kind="talk", happened_on=DAY, text="x"), actor),
        "entry_id": run(store, SaveArrears(case_id=case_id, kind="rent", stated_on=DAY, amount_cents=1), actor),
        "document_id": run(store, AddDocument(case_id=case_id, file=prepared(a_pdf()), kind="lease"), actor),
    }
    debt = {"kind": "rent", "entry_on": DAY, "amount_cents": 100, "label": "Secret"}
    ids["line_id"] = run(store, SaveDebtEntry(case_id=case_id, written=Written(**debt)), actor)  # type: ignore[arg-type]
    wish = Wish(debt=Decimal("1.00"), first_on=DAY, monthly=Decimal("1.00"))
    ids["plan_id"] = plan_id = run(store, KeepPlan(case_id=case_id, wish=wish), actor)
    agreed_plan = AgreePlan(case_id=case_id, plan_id=plan_id, version=1, on=DAY, how="judgment")
    run(store, agreed_plan, actor)
    with Reader.open(store, other_team.organisation_id) as reader:
        ids["instalment_id"] = reader.where(PlanInstalment, case_id=case_id)[0].id
    ids["message_id"] = run(store, ReceiveMessage(taken=take(a_pdf()), channel="upload"), actor).message_id
    ids["other_id"] = ids["message_id"]
    with Reader.open(store, other_team.organisation_id) as reader:
        ids["file_id"] = reader.where(MessageFile, message_id=ids["message_id"])[0].id
    stage.event(DAY, "safety_asked", violence="none")
    stage.note(DAY, "x", kind="consent")
    with Reader.open(store, other_team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    proposed = ProposeMediation(
        case_id=case_id, version=version, kind="owner", name="Bailleur Caché", basis="consent", on=DAY
    )
    ids["mediation_id"] = mediation_id = run(store, proposed, actor)
    with Reader.open(store, other_team.organisation_id) as reader:
        ids["side_id"] = side_id = reader.where(MediationSide, "id", mediation_id=mediation_id)[0].id
    tried = RecordAttempt(case_id=case_id, attempted_on=DAY, channel="call", outcome="not_reached", note="Geheimstraat")
    ids["attempt_id"] = run(store, tried, actor).attempt_id
    ids["proposal_id"] = run(
        store,
        MakeProposal(case_id=case_id, mediation_id=mediation_id, side_id=side_id, made_on=DAY, text="Geheimstraat"),
        actor,
    )
    promised = (Promised(side_id=side_id, what="Secret", due_on=DAY),)
    agreed = RecordAgreement(case_id=case_id, mediation_id=mediation_id, version=1, agreed_on=DAY, promised=promised)
    run(store, agreed, actor)
    with Reader.open(store, other_team.organisation_id) as reader:
        ids["commitment_id"] = reader.where(Commitment, case_id=case_id)[0].id
        ids["person_id"] = reader.where(Person, case_id=case_id)[0].id
        ids["event_id"] = reader.where(CaseEvent, "id", case_id=case_id)[-1].id
        ids["due_date_id"] = ids["due_id"] = reader.where(DueDate, case_id=case_id)[0].id
    ids |= programs(store, other_team)
    ids |= aftercare(store, actor, case_id)
    ids |= put_out(store, actor, case_id)
    ids |= between_services(store, actor, case_id)
    ids |= evidence(store, actor, case_id)
    named = SaveLevelThreeOwner(name_fr="Secret", name_nl="Geheim", source="Secret")
    ids |= {"owner_id": run(store, named, other_team.coordinator), **listening(store, other_team)}
    return Theirs(ids)


def listening(store: Store, other_team: Team) -> dict[str, int]:
    """A program that is told of everything, and a message to it."""
    command = AddEndpoint(address="https://secret.example/Geheim", kinds=tuple(KINDS), secret=new_secret("x"))
    key = run(store, command, other_team.administrator)
    run(store, SendTest(endpoint_id=key), other_team.administrator)
    return {"endpoint_id": key, "delivery_id": rows(store, WebhookDelivery)[-1].id}


def own_copy(store: Store, actor: Actor, case_id: int) -> int:
    """A copy that was given to the person."""
    asked = Asked(on=DAY, by="lawyer", name="Secret")
    given = GiveOwnCopy(case_id=case_id, asked=asked, language="nl", naming="named", parts=("who",), encrypted=True)
    return run(store, given, actor)


def programs(store: Store, other_team: Team) -> dict[str, int]:
    """A token and a client of programs of theirs."""
    run(store, CreateApiToken(name="x"), other_team.administrator)
    made = run(store, CreateApiClient(name="Secret", scopes=("places:read",)), other_team.administrator)
    with Reader.open(store, other_team.organisation_id) as reader:
        return {"token_id": reader.where(ApiToken)[0].id, "api_client_id": made.id}


def evidence(store: Store, actor: Actor, case_id: int) -> dict[str, int]:
    """A piece of evidence with its file, a witness, a belonging and a bundle."""
    said = {"link": "neighbour", "consent": "yes", "consent_on": DAY, "for_lawyer": True, "name": "Secret"}
    item_id = add(store, actor, case_id, shows="Geheim")
    with Reader.open(store, actor.organisation_id) as reader:
        file_id = reader.where(EvidenceFile, item_id=item_id)[0].id
    return {
        "item_id": item_id,
        "evidence_file_id": file_id,
        "witness_id": run(store, SaveWitness(case_id=case_id, **said), actor),  # type: ignore[arg-type]
        "loss_id": run(store, SaveLoss(case_id=case_id, what="Secret", state="kept"), actor),
        "bundle_id": bundle(store, actor, case_id, items=(item_id,)),
    }


def between_services(store: Store, actor: Actor, case_id: int) -> dict[str, int]:
    """A consent, a hand-over and a request between their service and a third one; a place, a call, a partner."""
    third = make_team(store, "DERDE", OrganisationKind.BRUSSHELP)
    ask = {
        "case_id": case_id,
        "recipient_organisation_id": third.organisation_id,
        "items": ("identity", "dwelling", "documents"),
    }
    agreed = {
        "case_id": case_id, "version": 2, "given_on": DAY, "form": "signed", "ends_on": date(2027, 6, 1),
        "explained_in": "Geheim", "tests": tuple(test.id for test in TESTS),
    }  # fmt: skip
    consent_id = run(store, AskConsent(**ask, recipient="cpas", purpose="hand_over"), actor)  # type: ignore[arg-type]
    run(store, GiveConsent(consent_id=consent_id, **agreed), actor)  # type: ignore[arg-type]
    with Reader.open(store, actor.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    sent = SendHandOver(case_id=case_id, version=version, consent_id=consent_id, wanted="Secret")
    request = DraftReferral(
        case_id=case_id, consent_id=None, solution_asked="lasting", wish="Secret", household="single",
        excluded={"return_home": Why("other", "Geheim")},
    )  # fmt: skip
    hand_over_id = run(store, sent, actor)
    with Reader.open(store, actor.organisation_id) as reader:
        paper_id = reader.where(HandOverPaper, "id", hand_over_id=hand_over_id)[0].id
    request_id = run(store, request, actor)
    return advice(store, actor, third, request_id) | {
        "consent_id": consent_id,
        "hand_over_id": hand_over_id,
        "paper_id": paper_id,
        "request_id": request_id,
        "own_copy_id": own_copy(store, actor, case_id),
        "offer_id": (offer_id := run(store, OfferPlace(solution="transit", provider="Geheim"), actor)),
        "question_id": asked_for(store, actor, third, case_id, offer_id),
        "call_id": run(store, NoteCall(), actor),
        "building_id": run(store, SaveBuildingEvent(street="Geheim", house_number="1", commune_nis="21004"), actor),
        "partner_id": run(store, NamePartner(organisation_id=actor.organisation_id or 0), third.coordinator),
    }


def asked_for(store: Store, actor: Actor, third: Team, case_id: int, offer_id: int) -> int:
    """A household of theirs that the referral service proposes for a place of theirs; gives what it asked."""
    draft = DraftReferral(
        case_id=case_id, consent_id=None, solution_asked="lasting", wish="Secret", household="single",
        needs=("lift",), excluded={"return_home": Why("other", "Geheim")}, person_wishes_order=True,
    )  # fmt: skip
    key = run(store, draft, actor)

    def at() -> int:
        with Reader.open(store, third.organisation_id) as reader:
            return reader.one(ReferralRequest, key).version

    run(store, SubmitReferral(request_id=key, version=at()), actor)
    for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "desk"})):
        step = StepReferral(request_id=key, version=at(), event=event, on=clock.today(), inputs=inputs)  # type: ignore[arg-type]
        run(store, step, third.adviser)
    run(store, ProposePlace(request_id=key, version=at(), solution="", offer_id=offer_id), third.adviser)
    with Reader.open(store, actor.organisation_id) as reader:
        return reader.where(PlaceQuestion)[0].id


def advice(store: Store, actor: Actor, third: Team, request_id: int) -> dict[str, int]:
    """A meeting of the third service, and what it and theirs share of a request: before the group, plan, question."""
    meeting = PlanMeeting(meets_on=clock.today(), hour="14:00", place="Geheim")
    meeting_id = run(store, meeting, third.adviser)
    both = {"sender_id": actor.organisation_id, "receiver_id": third.organisation_id, "request_id": request_id}
    both["recorded_at"] = clock.now()  # type: ignore[assignment]
    with work_of(store, third) as work:
        case_id = work.one(ReferralRequest, request_id).sent_case_id
        item = work.add(
            GroupItem(**both, case_id=case_id, meeting_id=meeting_id, asked_by="partner", asked_on=DAY,
                      payload={"decided": "Secret"})
        )  # fmt: skip
        plan = work.add(
            GroupPlan(**both, case_id=case_id, item_id=item.id, made_on=DAY, begins_on=DAY, ends_on=DAY,
                      payload={"own_words": "Secret"})
        )  # fmt: skip
        question = work.add(MedicalQuestion(**both, asked_on=DAY, question="Secret"))
        found = {"group_item_id": item.id, "group_plan_id": plan.id, "medical_question_id": question.id}
        work.commit()
    return found | {"meeting_id": meeting_id}


def put_out(store: Store, actor: Actor, case_id: int) -> dict[str, int]:
    """An illegal eviction with a call to the police, and hotel nights."""
    run(store, OpenIncident(case_id=case_id, report=Report(reported_on=DAY), facts={"title.status": "none"}), actor)
    call = RecordPoliceContact(case_id=case_id, way="called", happened_on=DAY, outcome="refused", officer="Secret")
    stay = SaveStay(
        case_id=case_id, kind="hotel", name="Geheim", first_night_on=DAY, last_night_on=DAY, night_cents=1,
        paid_by="cpas", reason="eviction", reason_words="Secret",
    )  # fmt: skip
    return {"contact_id": run(store, call, actor), "stay_id": run(store, stay, actor)}


def aftercare(store: Store, actor: Actor, case_id: int) -> dict[str, int]:
    """Guidance, a file that left, and a decision without names."""

    def version() -> int:
        with Reader.open(store, actor.organisation_id) as reader:
            return reader.one(Case, case_id).version

    plan_id = run(
        store,
        StartGuidance(
            case_id=case_id, version=version(), begun_after="crisis", started_on=DAY, review_on=date(2026, 9, 1),
            frequency="weekly", worker="Secret",
        ),
        actor,
    )  # fmt: skip
    own = {"case_id": case_id, "plan_id": plan_id}
    transfer = MakeTransfer(
        case_id=case_id, version=version(), to="Geheim", purpose="help", wanted="Secret", consent_form="signed",
        consent_given_on=DAY, consent_until_on=date(2027, 7, 1), scope=("identity", "dwelling"),
    )  # fmt: skip
    decision = SaveEntry(
        canton_id=next(iter(courts("fr"))), decided_on=DAY, kind="order", language="fr", result="void",
        free_tags=("Secret",), names_checked=True,
    )  # fmt: skip
    return {
        "plan_id": plan_id,
        "goal_id": run(store, SaveGoal(**own, kind="rent", words="Secret", agreed_on=DAY), actor),
        "signal_id": run(
            store, NoteSignal(**own, kind="conflict", seen_on=DAY, told_by="paper", words="Geheim"), actor
        ),
        "transfer_id": run(store, transfer, actor),
        "decision_id": run(store, decision, actor),
    }


def numbered(rule: Rule) -> list[str]:
    return [name for name in sorted(rule.arguments) if name.endswith("_id") and name not in SHARED]


def test_every_numbered_route_answers_404_to_another_organisation(
    flask_app: Flask, theirs: Theirs, team: Team, sign_in: SignIn, store: Store
) -> None:
    own = run(store, OpenCase(identity="anonymous", concern="other", channel="visit"), team.adviser)
    program = token(flask_app, store, team)
    browsers = {role: sign_in(team, role.value) for role in (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR)}
    asked = 0
    for rule in flask_app.url_map.iter_rules():
        names = numbered(rule)
        if not names:
            continue
        view = flask_app.view_functions[rule.endpoint]
        if hasattr(view, "scope"):
            asked += nothing_for_a_program(flask_app, rule, theirs, program)
            continue
        permission = view.permission  # type: ignore[attr-defined]
        role = next(role for role in browsers if allows(role, permission))
        words = words_for(rule, names)
        for numbers in ({name: theirs.ids[name] for name in names}, mixed(names, theirs, own)):
            if numbers is None:
                continue
            with flask_app.test_request_context():
                path = flask_app.url_for(rule.endpoint, **numbers, **words)
            for method in rule.methods & {"GET", "POST"}:  # type: ignore[operator]
                answer = browsers[role].open(path, method=method, data={})
                assert answer.status_code == 404, (method, path, answer.status_code)
                assert "Secret" not in answer.text
                assert "Geheim" not in answer.text
                asked += 1
    assert asked > 30


def words_for(rule: Rule, names: list[str]) -> dict[str, str]:
    """Return words for the other parts of an address, such as exist for a case with one row of each kind."""
    others = {"check": "rent_indexation", "language": "fr", "which": "letter", "event": "closed"}
    others |= {"room": "kitchen", "action": "utilities", "on": "2026-07-09", "region": "appeal", "kind": "transfer"}
    if "region" in rule.arguments:
        others["event"] = "lodged"
    others |= {"track": "shelter", "step": "review"}
    others |= {"size": "preview", "recipient": "lawyer", "what": "pdf", "move": "secured"}
    if rule.endpoint == "referrals.step":
        others["event"] = "received"
    if "track" in rule.arguments:
        others["event"] = "no_place_tonight"
    return {name: others[name] for name in rule.arguments - set(names)}


def nothing_for_a_program(app: Flask, rule: Rule, theirs: Theirs, token: str) -> int:
    """The same by a program of ours with every scope; return how often was asked."""
    with app.test_request_context():
        path = app.url_for(rule.endpoint, **{name: theirs.ids[name] for name in rule.arguments})
    methods = rule.methods & {"GET", "POST"}  # type: ignore[operator]
    for method in methods:
        sent = {"json": {}} if method == "POST" else {}
        answer = app.test_client().open(path, method=method, headers=bearer(token), **sent)
        assert answer.status_code == 404, (method, path, answer.status_code)
        assert "Secret" not in answer.text
        assert "Geheim" not in answer.text
    return len(methods)


def mixed(names: list[str], theirs: Theirs, own_case: int) -> dict[str, int] | None:
    """Our own case with their row: the row must not be found through it."""
    if "case_id" not in names or len(names) < 2:
        return None
    return {name: own_case if name == "case_id" else theirs.ids[name] for name in names}


QUESTIONS = ("Secret", "Persoon", "Geheimstraat", "Bailleur", "ANDER")


def test_lists_and_search_show_nothing_of_another_organisation(theirs: Theirs, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "coordinator")
    lists = ("/", "/cases", "/cases?who=team", "/agenda?who=team", "/petitions")
    pages = [("", browser.get(path)) for path in lists]
    pages += [(question, browser.post("/cases/search", data={"q": question})) for question in QUESTIONS]
    assert theirs.ids["case_id"]
    for question, page in pages:
        assert page.status_code == 200
        for secret in {"Secret Persoon", "Persoon", "Geheimstraat", "Caché", "ANDER-2026"} - {question}:
            assert secret not in page.text, "the page repeats what was typed, and nothing else"
        assert f"/cases/{theirs.ids['case_id']}" not in page.text


def test_the_auditor_sees_the_trail_of_the_own_organisation_only(theirs: Theirs, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "auditor")
    for path in ("/audit", "/audit/export.csv", "/audit/access"):
        page = browser.get(path)
        assert page.status_code == 200
        assert "OpenCase" not in page.text
        assert "ANDER" not in page.text
    assert theirs.ids
