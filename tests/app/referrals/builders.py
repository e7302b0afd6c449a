"""The referral mechanism for tests: a service with a case, Bruss'help, and a service that has places."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.consents.commands import AskConsent, GiveConsent
from app.foundation import clock
from app.foundation.run import run
from app.referrals.commands import DraftReferral, ProposePlace, StepReferral, SubmitReferral
from app.store.base import Store
from app.store.tables import PlaceQuestion, ReferralRequest
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.conftest import Team, make_team
from workflows.handover import sharing
from workflows.referral.words import Why

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
NOT_POSSIBLE = {
    "return_home": Why("home_lost"),
    "lasting": Why("tried_nothing_free"),
    "transit": Why("tried_nothing_free", "trois appels"),
}


class Three:
    """A service with a case, the referral service, and a service that has places."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ngo, self.help = make_team(store, "NGO"), make_team(store, "BH", OrganisationKind.BRUSSHELP)
        self.house = make_team(store, "HUIS")
        self.case_id = open_case(store, self.ngo.adviser, opened_on=DAY, first_name="Samira", last_name="Haddad")

    def consent(self, recipient: str, to: Team, items: tuple[str, ...] = ("identity",)) -> int:
        ask = AskConsent(
            case_id=self.case_id, recipient=recipient, recipient_organisation_id=to.organisation_id,
            purpose="referral", items=items, sensitive_confirmed=True,
        )  # fmt: skip
        key = run(self.store, ask, self.ngo.adviser)
        give = GiveConsent(
            case_id=self.case_id, consent_id=key, version=2, given_on=clock.today(), form="signed",
            ends_on=date(2027, 5, 18), explained_in="français", tests=tuple(test.id for test in sharing.TESTS),
        )  # fmt: skip
        run(self.store, give, self.ngo.adviser)
        return key

    def row(self, key: int) -> ReferralRequest:
        found: ReferralRequest = rows(self.store, ReferralRequest, id=key)[0]
        return found

    def question(self) -> PlaceQuestion:
        found: PlaceQuestion = rows(self.store, PlaceQuestion)[-1]
        return found

    def do(self, command: type[Any], key: int, *, by: Team | None = None, **more: Any) -> Any:
        wanted = command(request_id=key, version=self.row(key).version, **more)
        return run(self.store, wanted, (by or self.help).adviser)

    def searching(self, **more: Any) -> int:
        wanted: dict[str, Any] = {
            "consent_id": None,
            "solution_asked": "reception_house",
            "wish": "Rester près de l'école",
            "household": "single_parent",
            "excluded": NOT_POSSIBLE,
        }
        draft = DraftReferral(case_id=self.case_id, **{**wanted, **more})
        key = run(self.store, draft, self.ngo.adviser)
        self.do(SubmitReferral, key, by=self.ngo)
        for event, inputs in (("received", {}), ("understood", {}), ("routed", {"route": "brusshelp_places"})):
            self.do(StepReferral, key, event=event, on=clock.today(), inputs=inputs)
        return key

    def propose(self, key: int, offer_id: int) -> None:
        self.do(ProposePlace, key, solution="", offer_id=offer_id, late_because="x")
