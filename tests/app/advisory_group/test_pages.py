"""The pages of the advisory group for both services, letters that invite, and what is printed (M17.5)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from app.correspondence.prefilled import first_answers
from app.correspondence.sending import RecordSending
from app.demo.stage import Stage
from app.foundation import clock
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import GroupItem, GroupMeeting, GroupPlan, Letter
from tests.app.advisory_group.builders import MEETS_ON, Group, at
from tests.app.advisory_group.test_advisory_group import withdraw
from tests.app.agenda.builders import rows
from tests.app.referrals.test_referrals import DAY, NOON
from tests.conftest import SignIn

PLACE = {"hour": "14:00", "place": "Rue du Seuil 80", "members": ["health", "referral_service"]}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def posted(seat: Any, where: str, **data: Any) -> int:
    return int(seat.post(f"/advisory-group/{where}", data=data).status_code)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_from_the_rhythm_to_a_planned_meeting(store: Store, sign_in: SignIn, language: str) -> None:
    group = Group(store)
    helper = sign_in(group.help, "coordinator", language=language)
    assert sign_in(group.ngo, "adviser", language=language).get("/advisory-group").status_code == 404
    assert helper.get("/advisory-group").status_code == 200
    assert posted(helper, "rhythm", **PLACE) == 422
    assert posted(helper, "rhythm", **PLACE, weekdays=["4"]) == 303
    assert 'value="14:00"' in helper.get("/advisory-group/rhythm").text
    assert posted(helper, "rhythm", **PLACE, weekdays=["4"], version="7") == 409
    assert "2026-11-20" in helper.get("/advisory-group").text
    assert "27/11/2026" in helper.get("/advisory-group/meetings/new?day=2026-11-27").text
    assert posted(helper, "meetings/new", meets_on="21/11/2026", **PLACE) == 422
    assert posted(helper, "meetings/new", meets_on="20/11/2026", **PLACE) == 303
    assert rows(store, GroupMeeting)[0].members == ["referral_service", "health"]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_from_the_request_to_the_agenda_that_names_nobody(store: Store, sign_in: SignIn, language: str) -> None:
    group = Group(store, first_name="Zanzibar", last_name="Quux")
    group.named()
    meeting_id = group.meeting(members=("health",))
    ngo = sign_in(group.ngo, "adviser", language=language)
    helper = sign_in(group.help, "coordinator", language=language)
    bring = f"/referrals/{group.key}/advisory-group"
    assert bring in ngo.get(f"/referrals/{group.key}").text
    assert ngo.get(bring).status_code == 200
    assert ngo.post(bring, data={"asked_by": "partner"}).status_code == 422
    assert ngo.post(bring, data={"why": ["combination", "refusals"], "asked_by": "partner"}).status_code == 303
    assert "/advisory-group/requests/" in helper.get("/advisory-group").text
    key = rows(store, GroupItem)[0].id
    where, reference = f"requests/{key}", group.row(group.key).reference

    def seen() -> str:
        return str(group.item(key).version)

    assert reference in helper.get(f"/advisory-group/meetings/{meeting_id}").text
    assert ngo.get(f"/advisory-group/{where}/invitation-fr.pdf").status_code == 404
    assert posted(helper, f"{where}/agenda", version=seen(), meeting_id=str(meeting_id)) == 303
    assert posted(helper, f"{where}/agenda", version="0", meeting_id=str(meeting_id)) == 303
    assert posted(helper, f"{where}/agenda", version=seen(), meeting_id="x") == 404
    assert "invite_to_advisory_group" in ngo.get(f"/advisory-group/{where}").text
    assert posted(helper, f"{where}/take-up", version=seen()) == 303
    assert group.row(group.key).state == "routed", "nobody is invited"
    sheet = words(ngo.get(f"/advisory-group/{where}/invitation-{language}.pdf").data)
    assert "Rue du Seuil 80" in sheet
    assert "Quux" not in sheet
    told = {"on": "18/11/2026", "how": "by_hand", "language": "tigrinya", "interpreter": "SeTIS"}
    assert ngo.get(f"/advisory-group/{where}/invitation").status_code == 200
    assert posted(ngo, f"{where}/invitation", version="0", whom="person", **told) == 409
    assert posted(ngo, f"{where}/invitation", version=seen(), whom="person", **told) == 303
    assert posted(ngo, f"{where}/invitation", version=seen(), whom="reference", **told) == 303
    assert posted(helper, f"{where}/take-up", version=seen()) == 303
    assert group.row(group.key).state == "advisory_group"
    agenda = words(helper.get(f"/advisory-group/meetings/{meeting_id}/agenda-{language}.pdf").data)
    assert reference in agenda
    assert "tigrinya" in agenda
    assert "Quux" not in agenda
    assert "SeTIS" not in agenda
    withdraw(group)
    assert reference not in helper.get(f"/advisory-group/meetings/{meeting_id}").text
    assert reference not in words(helper.get(f"/advisory-group/meetings/{meeting_id}/agenda-{language}.pdf").data)
    for seat in (ngo, helper):
        assert seat.get(f"/advisory-group/{where}").status_code == 404


PLAN = {
    "begins_on": "01/12/2026", "ends_on": "01/07/2027", "goal_1": "Een thuis", "who_1": "de persoon",
    "until_1": "01/02/2027", "next_review_on": "15/01/2027", "answer": "agrees", "own_words": "Eindelijk rust",
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_plan_is_written_read_by_both_and_printed(store: Store, sign_in: SignIn, language: str) -> None:
    group = Group(store)
    group.named()
    key = group.taken_up()
    where = f"requests/{key}"
    with clock.frozen(at(MEETS_ON)):
        ngo = sign_in(group.ngo, "adviser", language=language)
        helper = sign_in(group.help, "adviser", language=language)

        def seen() -> str:
            return str(group.item(key).version)

        assert helper.get(f"/advisory-group/{where}").status_code == 200
        assert posted(helper, f"{where}/who-came", version=seen(), person_came="never") == 422
        assert posted(helper, f"{where}/who-came", version="0", person_came="yes") == 409
        assert posted(helper, f"{where}/who-came", version=seen(), person_came="yes", reference_came="phone") == 303
        late = helper.post(f"/advisory-group/{where}/plan", data={**PLAN, "ends_on": "01/03/2027", "version": seen()})
        assert late.status_code == 422
        assert {"fr": "de six à neuf mois", "nl": "zes tot negen maanden"}[language] in late.text
        assert "Een thuis" in late.text
        half = {**PLAN, "goal_4": "Werk", "until_4": "01/03/2027", "version": seen()}
        assert 'id="goal_4-error"' in helper.post(f"/advisory-group/{where}/plan", data=half).text
        assert helper.get(f"/advisory-group/{where}/plan").status_code == 200
        assert posted(helper, f"{where}/plan", **PLAN, version="0") == 409
        assert posted(helper, f"{where}/plan", **PLAN, version=seen()) == 303
        plan_id = rows(store, GroupPlan)[0].id
        assert len((rows(store, GroupPlan)[0].payload or {})["goals"]) == 1, "empty lines are no goals"
        read = ngo.get(f"/advisory-group/plans/{plan_id}").text
        assert "Een thuis" in read
        assert "Eindelijk rust" in read
        assert "Een thuis" in words(ngo.get(f"/advisory-group/plans/{plan_id}/copy-{language}.pdf").data)
        for page in (f"/cases/{group.case_id}/advisory-group", f"/referrals/{group.key}"):
            assert f"/advisory-group/plans/{plan_id}" in ngo.get(page).text


def test_a_plan_is_answered_reviewed_and_gone_with_the_consent(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    group.named()
    key = group.taken_up()
    with clock.frozen(at(MEETS_ON)):
        plan_id = group.make_plan(key)
        ngo = sign_in(group.ngo, "adviser")
        helper = sign_in(group.help, "adviser")

        def version() -> str:
            return str(group.plan(plan_id).version)

        assert posted(ngo, f"plans/{plan_id}/answer", version=version(), answer="never") == 422
        assert posted(ngo, f"plans/{plan_id}/answer", version="9", answer="later") == 409
        assert posted(ngo, f"plans/{plan_id}/answer", version=version(), answer="later", own_words="nog even") == 303
        assert ngo.get(f"/advisory-group/plans/{plan_id}/review").status_code == 200
        looked = {"on": "20/11/2026", "words": "Goed bezig", "reached": ["0", "x"]}
        assert posted(ngo, f"plans/{plan_id}/review", version="9", **looked) == 409
        assert posted(ngo, f"plans/{plan_id}/review", version=version(), **looked, next_review_on="01/04/2027") == 303
        assert "20 novembre 2026" in words(ngo.get(f"/advisory-group/plans/{plan_id}/copy-fr.pdf").data)
        assert posted(ngo, f"plans/{plan_id}/review", version=version(), **looked) == 303
        assert "Goed bezig" in helper.get(f"/advisory-group/plans/{plan_id}").text
        assert "terminé" in words(ngo.get(f"/advisory-group/plans/{plan_id}/copy-fr.pdf").data)
        withdraw(group)
        for seat in (ngo, helper):
            page = seat.get(f"/advisory-group/plans/{plan_id}")
            assert page.status_code == 200
            assert "Un logement" not in page.text
            assert "Goed bezig" not in page.text
            assert seat.get(f"/advisory-group/plans/{plan_id}/copy-fr.pdf").status_code == 404


def test_a_decision_asks_for_more_and_the_sender_answers(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    group.nameless()
    key = group.taken_up()
    with clock.frozen(at(MEETS_ON)):
        helper, ngo = sign_in(group.help, "adviser"), sign_in(group.ngo, "adviser")
        page = f"/advisory-group/requests/{key}/decision"
        assert helper.get(page).status_code == 200
        asked = {"outcome": "more_info", "decided": "Quelle école ?"}
        assert helper.post(page, data={**asked, "version": "0"}).status_code == 409
        seen = str(group.item(key).version)
        assert helper.post(page, data={**asked, "decided": "", "version": seen}).status_code == 422
        assert helper.post(page, data={**asked, "version": seen}).status_code == 303
        assert "Quelle école" in ngo.get(f"/advisory-group/requests/{key}").text
        answer = {"version": str(group.item(key).version), "words": "L'école du Parc"}
        where = f"/advisory-group/requests/{key}/answer"
        assert ngo.post(where, data={**answer, "words": ""}).status_code == 422
        assert ngo.post(where, data=answer).status_code == 303
        assert "école du Parc" in helper.get(f"/advisory-group/requests/{key}").text


def test_a_meeting_is_changed_and_cancelled(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    group.nameless()
    meeting_id = group.meeting()
    helper = sign_in(group.help, "adviser")
    change = f"/advisory-group/meetings/{meeting_id}/change"
    assert "20/11/2026" in helper.get(change).text
    moved = {"meets_on": "24/11/2026", **PLACE}
    assert helper.post(change, data={**moved, "version": "0"}).status_code == 409
    assert helper.post(change, data={**moved, "version": "1"}).status_code == 303
    cancelled = helper.post(f"/advisory-group/meetings/{meeting_id}/cancel", data={"version": "2"})
    assert cancelled.status_code == 303
    assert rows(store, GroupMeeting)[0].cancelled_on == DAY
    assert helper.get(f"/advisory-group/meetings/{meeting_id}").status_code == 200
    empty = words(helper.get(f"/advisory-group/meetings/{meeting_id}/agenda-fr.pdf").data)
    assert "Aucune demande" in empty


def test_a_case_without_a_request_before_the_group_says_so(store: Store, sign_in: SignIn) -> None:
    group = Group(store)
    page = sign_in(group.ngo, "adviser").get(f"/cases/{group.case_id}/advisory-group")
    assert page.status_code == 200
    assert "lm-empty" in page.text


@pytest.mark.parametrize(
    ("letter", "how", "column"),
    [("invite_to_advisory_group", "S-HAND", "person"), ("invite_reference_to_group", "S-POST", "reference")],
)
def test_a_letter_of_the_case_invites_and_its_posting_counts(
    each_store: Store, letter: str, how: str, column: str
) -> None:
    group = Group(each_store)
    group.named()
    with Reader.open(each_store, group.ngo.organisation_id) as reader:
        assert first_answers(reader, group.case_id, letter, "fr", DAY) == {}
    key = group.bring(meeting_id=group.meeting())
    group.invite(key, "reference" if column == "person" else "person")
    assert group.row(group.key).invited_on is None
    with Reader.open(each_store, group.ngo.organisation_id) as reader:
        known = first_answers(reader, group.case_id, letter, "fr", DAY)
    assert known["asked"] == {
        "meets_on": "2026-11-20", "hour": "14:00", "place": "Rue du Seuil 80", "phone": "02 200 00 80",
    }  # fmt: skip
    office = {"name": "Nora Baert", "kind": "natural_person", "address": {"postcode": "1000", "street_fr": "rue X"}}
    stage = Stage(each_store, group.ngo.adviser)
    stage.case_id = group.case_id
    letter_id = stage.letter(DAY, letter, "fr", **known, office=office)
    for sent_on in (DAY, date(2026, 11, 19)):
        with clock.frozen(at(date(2026, 11, 19))):
            version = rows(each_store, Letter, id=letter_id)[0].version
            sent = RecordSending(
                letter_id=letter_id, version=version, today=clock.today(), sending_mode=how, sent_on=sent_on
            )
            run(each_store, sent, group.ngo.adviser)
        item = group.item(key)
        invited = {"person": item.person_invited_on, "reference": item.reference_invited_on}
        assert invited[column] == sent_on
        assert group.row(group.key).invited_on == sent_on
