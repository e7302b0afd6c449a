"""The medical focal point: an agreement of its own, no diagnosis, both services only while it holds (M17.5, GDPR 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.consents.commands import AskConsent, GiveConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.run import run
from app.medical_focal_point import queries
from app.medical_focal_point.commands import AgreeHealth, AskFocalPoint, NoteCareAnswer
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Consent, HealthAgreement, MedicalQuestion
from tests.app.advisory_group.builders import Group, at
from tests.app.agenda.builders import rows
from tests.app.referrals.test_referrals import ALL, DAY, NOON
from tests.conftest import SignIn, Team, make_team

QUESTION = "Une infirmière chaque matin, un frigo"
UNTIL = date(2027, 2, 18)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


class Care(Group):
    """A request whose person says that care matters for the place."""

    def health(self, items: tuple[str, ...] = ("health",), recipient: str = "brusshelp") -> int:
        ask = AskConsent(
            case_id=self.case_id,
            recipient=recipient,
            recipient_organisation_id=self.help.organisation_id,
            purpose="referral",
            items=items,
            sensitive_confirmed=True,
        )
        key = run(self.store, ask, self.ngo.adviser)
        give = GiveConsent(
            case_id=self.case_id, consent_id=key, version=2, given_on=DAY, form="signed", ends_on=UNTIL,
            explained_in="français", tests=ALL,
        )  # fmt: skip
        run(self.store, give, self.ngo.adviser)
        return key

    def in_need(self) -> int:
        self.key = self.searching(consent_id=self.consent(), needs=("medical",))
        return self.key

    def agree(self, consent_id: int, *, by: Team | None = None) -> int:
        return run(self.store, AgreeHealth(request_id=self.key, consent_id=consent_id), (by or self.ngo).adviser)

    def ask(self, *, by: Team | None = None, **more: Any) -> int:
        wanted: dict[str, Any] = {"question": QUESTION, "no_diagnosis": True, "asked_on": DAY, **more}
        return run(self.store, AskFocalPoint(request_id=self.key, **wanted), (by or self.help).adviser)

    def answer(self, key: int, *, by: Team | None = None, **more: Any) -> None:
        version = rows(self.store, MedicalQuestion, id=key)[0].version
        wanted: dict[str, Any] = {
            "answer": "needed",
            "answered_by": "nurse",
            "answered_on": DAY,
            "words": "rez",
            **more,
        }
        run(self.store, NoteCareAnswer(question_id=key, version=version, **wanted), (by or self.help).adviser)

    def withdraw(self, consent_id: int) -> None:
        version = rows(self.store, Consent, id=consent_id)[0].version
        wanted = WithdrawConsent(case_id=self.case_id, consent_id=consent_id, version=version, on=clock.today())
        run(self.store, wanted, self.ngo.adviser)

    def seen(self, team: Team) -> queries.Health:
        with Reader.open(self.store, team.organisation_id) as reader:
            return queries.of_request(reader, self.key)


def test_without_an_agreement_of_its_own_nothing_is_asked(each_store: Store) -> None:
    care = Care(each_store)
    care.in_need()
    assert care.seen(care.help).needs_care
    with pytest.raises(Invalid) as refused:
        care.ask()
    assert "santé" in refused.value.text.fr
    general = rows(each_store, Consent)[0].id
    for wrong in (general, 999):
        with pytest.raises(Invalid, match="consent_id"):
            care.agree(wrong)
    own = care.health()
    with pytest.raises(NotFound):
        care.agree(own, by=care.help)
    key = care.agree(own)
    assert care.agree(own) == key, "agreed once"
    assert care.seen(care.ngo).usable == ((own, UNTIL),)


def test_a_question_without_a_diagnosis_and_its_answer(each_store: Store) -> None:
    care = Care(each_store)
    care.in_need()
    care.agree(care.health())
    for change, field in (
        ({"question": " "}, "question"),
        ({"no_diagnosis": False}, "no_diagnosis"),
        ({"asked_on": DAY + timedelta(days=1)}, "asked_on"),
    ):
        with pytest.raises(Invalid, match=field):
            care.ask(**change)
    with pytest.raises(Invalid):
        care.ask(by=care.ngo)
    key = care.ask()
    with pytest.raises(Invalid):
        care.ask(question="Encore")
    assert care.seen(care.ngo).open_question is not None
    with pytest.raises(Invalid):
        care.answer(key, by=care.ngo)
    for change, field in (
        ({"answer": "perhaps"}, "answer"),
        ({"answered_by": "mayor"}, "answered_by"),
        ({"answered_on": DAY + timedelta(days=1)}, "answered_on"),
    ):
        with pytest.raises(Invalid, match=field):
            care.answer(key, **change)
    care.answer(key)
    with pytest.raises(Invalid):
        care.answer(key)
    for team in (care.ngo, care.help):
        (one,) = care.seen(team).questions
        assert (one.question, one.answer, one.answered_by, one.answered_on) == (QUESTION, "needed", "nurse", DAY)
    row = care.row(care.key)
    assert (row.plan_due_on, row.proposal_due_on) == (None, DAY + timedelta(days=7))
    care.step(care.key, "closed", by=care.ngo, outcome="own_solution")
    with pytest.raises(Invalid):
        care.ask()


@pytest.mark.parametrize("which", ["health", "request"])
def test_a_withdrawal_wipes_question_and_answer_on_both_sides(each_store: Store, which: str) -> None:
    care = Care(each_store)
    care.in_need()
    own = care.health()
    care.agree(own)
    key = care.ask()
    care.withdraw(own if which == "health" else rows(each_store, Consent)[0].id)
    row = rows(each_store, MedicalQuestion)[0]
    assert (row.question, row.answer, row.answer_words) == ("", "", "")
    assert rows(each_store, HealthAgreement)[0].withdrawn_on == DAY
    for team in (care.ngo, care.help):
        assert care.seen(team).questions == ()
        with Reader.open(each_store, team.organisation_id) as reader:
            assert queries.question(reader, key) == (care.key, None)
    with pytest.raises(Invalid):
        care.answer(key)


def test_once_the_agreement_is_over_neither_service_reads_it(each_store: Store) -> None:
    care = Care(each_store)
    care.in_need()
    care.agree(care.health())
    key = care.ask()
    with clock.frozen(at(UNTIL)):
        assert care.seen(care.help).questions
        again = care.health()
        care.agree(again)
        care.answer(key)
    with clock.frozen(at(UNTIL + timedelta(days=1))):
        assert care.seen(care.help).questions == ()
        assert care.seen(care.ngo).questions == ()


def test_with_health_agreed_the_group_may_hear_of_it(store: Store) -> None:
    care = Care(store)
    care.in_need()
    with pytest.raises(Invalid, match="why"):
        care.bring(why=("health",))
    care.agree(care.health())
    assert care.bring(why=("health",))


def test_strangers_find_nothing(each_store: Store) -> None:
    care, third = Care(each_store), make_team(each_store, "THIRD")
    care.in_need()
    care.agree(care.health())
    key = care.ask()
    with pytest.raises(NotFound):
        care.seen(third)
    with pytest.raises(NotFound):
        care.answer(key, by=third)
    with pytest.raises(NotFound):
        care.ask(by=third)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_page_of_both_services(store: Store, sign_in: SignIn, language: str) -> None:
    care = Care(store)
    care.in_need()
    ngo, helper = sign_in(care.ngo, "adviser", language=language), sign_in(care.help, "adviser", language=language)
    page = f"/referrals/{care.key}/medical"
    assert page in helper.get(f"/referrals/{care.key}").text
    assert "/consents/new" in ngo.get(page).text
    assert "/consents/new" not in helper.get(page).text
    own = care.health()
    assert page in ngo.get(f"/referrals/{care.key}").text
    assert ngo.post(f"{page}/agreement", data={"consent_id": "x"}).status_code == 422
    assert ngo.post(f"{page}/agreement", data={"consent_id": str(own)}).status_code == 303
    assert page in helper.get(f"/referrals/{care.key}").text
    asked = {"question": QUESTION, "asked_on": "18/11/2026"}
    refused = helper.post(f"{page}/question", data=asked)
    assert refused.status_code == 422
    assert QUESTION in refused.text
    assert helper.post(f"{page}/question", data={**asked, "no_diagnosis": "y"}).status_code == 303
    assert page in ngo.get(f"/referrals/{care.key}").text
    key = rows(store, MedicalQuestion)[0].id
    answered = {"answer": "needed", "answered_by": "doctor", "answered_on": "18/11/2026"}
    assert helper.post(f"/medical/questions/{key}", data={**answered, "version": "9"}).status_code == 409
    assert helper.post(f"/medical/questions/{key}", data={**answered, "version": "1", "answer": "x"}).status_code == 422
    assert helper.post(f"/medical/questions/{key}", data={**answered, "version": "1"}).status_code == 303
    what_next = {"fr": "Cherchez une place où des soins sont possibles", "nl": "Zoek een plek waar zorg mogelijk is"}
    assert what_next[language] in ngo.get(f"/referrals/{care.key}").text
    assert what_next[language] in helper.get(page).text
    care.withdraw(own)
    for seat in (ngo, helper):
        assert QUESTION not in seat.get(page).text
        assert what_next[language] not in seat.get(f"/referrals/{care.key}").text
    assert helper.post(f"/medical/questions/{key}", data={**answered, "version": "3"}).status_code == 404
