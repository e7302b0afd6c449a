"""After an import: the open cases of the own organisation whose kept answer no longer stands (M2.1.c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.figures import queries
from app.figures.commands import ApproveIndexImport, ProposeIndexImport
from app.figures.queries import Answer, ChangedVerdicts
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.identity import Actor
from app.foundation.permissions import Permission
from app.foundation.run import run
from app.store import health_index
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Case, CheckRecord
from app.store.work import Work
from tests.app.figures.import_files import FILE_WITH_JULY, JULY, month
from tests.conftest import SignIn, Team, make_team
from workflows.checks import CHECKS
from workflows.figures import Figures

CHECK = CHECKS["rent_indexation"]
FACTS: dict[str, Any] = {
    "as_of": "2026-09-02",
    "anniversary_year": 2026,
    "lease": {
        "type": "main_residence_9y",
        "written": True,
        "signed_on": "2022-11-10",
        "starts_on": "2022-08-01",
        "base_rent": "800.00",
        "indexation_clause": "standard",
    },
    "registration": {"federal": {"done": True}},
    "landlord": {"kind": "natural_person"},
    "epb": {"certificates": [{"class": "c", "communicated": True}]},
    "request": {
        "made_by": "landlord",
        "written": True,
        "made_on": "2026-08-03",
        "rent_asked": "810.00",
        "applies_from": "2026-08-01",
    },
}
"""August anniversary: it needs the index of July 2026, which the release does not have."""


@dataclass(frozen=True, kw_only=True)
class KeepACheck(Command[int]):
    """A case with one kept answer; returns the key of the case."""

    permission = Permission.CASE_WRITE
    reference: str
    facts: dict[str, Any]
    figures: Figures
    closed: bool = False
    case_id: int | None = None
    law_digest: str = CHECK.law_digest

    def execute(self, work: Work) -> int:
        case_id = (
            self.case_id
            or work.add(
                Case(
                    reference=self.reference,
                    workflow_version=date(2024, 11, 1),
                    level="amicable",
                    state="amicable",
                    opened_on=date(2026, 9, 1),
                    channel="desk",
                    identity="pseudonym",
                    display_name=f"Ménage {self.reference}",
                    closed_on=date(2026, 9, 2) if self.closed else None,
                )
            ).id
        )
        result = CHECK.run(self.facts, self.figures)
        work.add(
            CheckRecord(
                case_id=case_id,
                check=CHECK.name,
                as_of=date.fromisoformat(self.facts["as_of"]),
                verdict=result["verdict"],
                facts=self.facts,
                result=result,
                law_digest=self.law_digest,
                figures_digest=self.figures.health_index.digest,
                recorded_at=work.author.at,
                recorded_by_id=work.author.user_id,
            )
        )
        return case_id


@pytest.fixture(autouse=True)
def early_september() -> object:
    with clock.frozen(datetime(2026, 9, 2, 8, 0, tzinfo=UTC)):
        yield


def keep(store: Store, actor: Actor, reference: str, **given: Any) -> int:
    facts = given.pop("facts", FACTS)
    figures = given.pop("figures", Figures.shipped())
    return run(store, KeepACheck(reference=reference, facts=facts, figures=figures, **given), actor)


def changed(store: Store, organisation_id: int, **given: Any) -> ChangedVerdicts:
    with Reader.open(store, organisation_id) as reader:
        return queries.changed_verdicts(reader, **given)


def add_july(store: Store, team: Team) -> None:
    number = run(store, ProposeIndexImport(content=FILE_WITH_JULY), team.coordinator)
    run(store, ApproveIndexImport(import_id=number), team.administrator)


def test_a_check_that_could_not_tell_becomes_lawful(each_store: Store) -> None:
    store, team = each_store, make_team(each_store, "SEUIL")
    case_id = keep(store, team.adviser, "SEUIL-2026-00001")
    before = CHECK.run(FACTS, Figures.shipped())
    assert (before["verdict"], before["doubts"]) == ("uncertain", ["index_missing"])
    assert "health_index.2026-07" in before["missing"]  # type: ignore[operator]
    assert changed(store, team.organisation_id).compared == 0
    add_july(store, team)
    (change,) = changed(store, team.organisation_id).changed
    assert (change.case_id, change.reference, change.why) == (case_id, "SEUIL-2026-00001", "figures")
    assert change.was == Answer("uncertain", None)
    assert change.now is not None
    assert change.now.verdict == "lawful"
    again = CHECK.run(FACTS, health_index.figures(store))
    assert change.now.ceiling == Decimal(str(again["amounts"]["ceiling"]))  # type: ignore[index]


def test_a_proposal_shows_beforehand_what_it_would_change(store: Store, team: Team) -> None:
    keep(store, team.adviser, "SEUIL-2026-00001")
    found = changed(store, team.organisation_id, with_rows=month(7, JULY))
    assert [change.now.verdict for change in found.changed if change.now] == ["lawful"]
    assert changed(store, team.organisation_id).changed == (), "nothing was stored"


def test_an_answer_that_stands_is_not_listed(store: Store, team: Team) -> None:
    earlier = {**FACTS, "as_of": "2025-09-02", "anniversary_year": 2025}
    earlier["request"] = {**FACTS["request"], "made_on": "2025-08-03", "applies_from": "2025-08-01"}
    keep(store, team.adviser, "SEUIL-2026-00001", facts=earlier)
    add_july(store, team)
    found = changed(store, team.organisation_id)
    assert (found.compared, found.changed, found.more_after) == (1, (), None)


def test_closed_cases_and_cases_of_others_are_left_out(store: Store, team: Team, other_team: Team) -> None:
    keep(store, team.adviser, "SEUIL-2026-00001", closed=True)
    keep(store, other_team.adviser, "ANDER-2026-00001")
    add_july(store, team)
    assert changed(store, team.organisation_id).compared == 0
    assert [one.reference for one in changed(store, other_team.organisation_id).changed] == ["ANDER-2026-00001"]


def test_only_the_latest_check_of_a_case_counts(store: Store, team: Team) -> None:
    case_id = keep(store, team.adviser, "SEUIL-2026-00001")
    add_july(store, team)
    assert len(changed(store, team.organisation_id).changed) == 1
    keep(store, team.adviser, "", case_id=case_id, figures=health_index.figures(store))
    assert changed(store, team.organisation_id).compared == 0


def test_another_law_is_said_to_be_the_reason(store: Store, team: Team) -> None:
    keep(store, team.adviser, "SEUIL-2026-00001", law_digest="0" * 64)
    add_july(store, team)
    assert [one.why for one in changed(store, team.organisation_id).changed] == ["law"]


def test_facts_that_the_check_no_longer_understands_must_be_asked_again(store: Store, team: Team) -> None:
    case_id = keep(store, team.adviser, "SEUIL-2026-00001")
    _corrupt_facts(store, case_id)
    add_july(store, team)
    (change,) = changed(store, team.organisation_id).changed
    assert (change.now, change.why) == (None, "facts")


def _corrupt_facts(store: Store, case_id: int) -> None:
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        statement = "UPDATE check_records SET facts = '{\"a_fact_of_yesterday\": 1}' WHERE case_id = ?"
        connection.exec_driver_sql(statement, (case_id,))


def test_many_cases_are_compared_in_parts(store: Store, team: Team) -> None:
    for number in range(1, 6):
        keep(store, team.adviser, f"SEUIL-2026-{number:05d}")
    add_july(store, team)
    seen: list[str] = []
    after: int | None = 0
    while after is not None:
        part = changed(store, team.organisation_id, after=after, at_once=2)
        seen += [one.reference for one in part.changed]
        after = part.more_after
    assert seen == [f"SEUIL-2026-{number:05d}" for number in range(1, 6)]


@pytest.mark.parametrize(("language", "title"), [("fr", "Indexation du loyer"), ("nl", "Indexatie van de huurprijs")])
def test_the_page_lists_was_and_now(store: Store, team: Team, sign_in: SignIn, language: str, title: str) -> None:
    keep(store, team.adviser, "SEUIL-2026-00001")
    add_july(store, team)
    page = sign_in(team, "adviser", language).get("/health-index/cases")
    assert page.status_code == 200
    assert "SEUIL-2026-00001" in page.text
    assert title in page.text
    assert "lm-name" in page.text, "the name is covered when names are hidden"


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_who_sees_no_case_does_not_see_the_list(team: Team, sign_in: SignIn, role: str) -> None:
    assert sign_in(team, role).get("/health-index/cases").status_code == 403
