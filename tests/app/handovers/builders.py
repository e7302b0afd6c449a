"""Two services and a case that passes from one to the other with the person's consent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from app.consents.commands import AskConsent, GiveConsent, WithdrawConsent
from app.documents.commands import AddDocument
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.handovers import queries
from app.handovers.commands import AcceptHandOver, SendHandOver
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import CaseEvent, Consent, HandOver
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.conftest import Team, make_team
from workflows.handover import sharing

NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
ALL = tuple(test.id for test in sharing.TESTS)


class Bond:
    """A service with a case that is ready to be handed to another one."""

    def __init__(self, store: Store, items: tuple[str, ...] = ("identity", "dwelling", "debt"), **case: Any) -> None:
        self.store = store
        self.ngo, self.cpas = make_team(store, "NGO"), make_team(store, "CPAS", OrganisationKind.CPAS)
        self.third = make_team(store, "THIRD")
        self.case_id = open_case(store, self.ngo.adviser, opened_on=DAY, **case)
        self.consent_id = self.agreed(items)

    def agreed(self, items: tuple[str, ...], **more: Any) -> int:
        wanted = {"recipient": "cpas", "purpose": "hand_over", "items": items, "sensitive_confirmed": True, **more}
        key = run(
            self.store,
            AskConsent(case_id=self.case_id, recipient_organisation_id=self.cpas.organisation_id, **wanted),
            self.ngo.adviser,
        )
        give = GiveConsent(
            case_id=self.case_id,
            consent_id=key,
            version=2,
            given_on=DAY,
            form="signed",
            ends_on=date(2027, 5, 18),
            explained_in="français",
            tests=ALL,
        )
        run(self.store, give, self.ngo.adviser)
        return key

    def send(self, **more: Any) -> int:
        seen = version(self.store, self.case_id)
        wanted = {"consent_id": self.consent_id, "wanted": "Rester chez moi", **more}
        return run(self.store, SendHandOver(case_id=self.case_id, version=seen, **wanted), self.ngo.adviser)

    def row(self, key: int) -> HandOver:
        found: HandOver = rows(self.store, HandOver, id=key)[0]
        return found

    def sees(self, team: Team, key: int) -> dict[str, Any] | None:
        with Reader.open(self.store, team.organisation_id) as reader:
            return queries.card(reader, key).told

    def accept(self, key: int, **more: Any) -> int:
        wanted = AcceptHandOver(hand_over_id=key, version=self.row(key).version, looked=True, **more)
        return run(self.store, wanted, self.cpas.adviser)

    def events(self) -> list[str]:
        return [row.event for row in rows(self.store, CaseEvent, case_id=self.case_id)]

    def keep(self, content: bytes, kind: str, title: str = "", team: Team | None = None, case_id: int = 0) -> int:
        """Keep a paper in the case of the sender, or in one of another service."""
        actor = (team or self.ngo).adviser
        file = prepared(content)
        command = AddDocument(case_id=case_id or self.case_id, file=file, kind=kind, title=title, dated_on=DAY)
        return run(self.store, command, actor)

    def withdraw(self) -> None:
        """The person changes her mind."""
        seen = rows(self.store, Consent, id=self.consent_id)[0].version
        gone = WithdrawConsent(case_id=self.case_id, consent_id=self.consent_id, version=seen, on=DAY)
        run(self.store, gone, self.ngo.adviser)
