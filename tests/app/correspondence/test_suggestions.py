"""What happened to the household decides which letters stand first."""

from __future__ import annotations

from typing import Any

import pytest

from app.correspondence import queries
from app.correspondence.queries import SUGGESTED_BY_CLASS
from app.store.base import Store
from app.store.reading import Reader
from letters.catalogue import CATALOGUE
from tests.app.correspondence.builders import ASKED, TODAY, ready_case
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.conftest import SignIn, Team
from workflows.incident.classes import CLASSES

FACTS: dict[str, Any] = LOCK_CHANGED | {"occurred_from": "2026-07-06", "dwelling.commune_nis": "21013"}
THREAT: dict[str, Any] = FACTS | {"home_status": "still_inside", "acts": ["threat_words"]}
TITLE: dict[str, Any] = FACTS | {"title.status": "seen", "title.kind": "judgment"}


def suggested(store: Store, team: Team, facts: dict[str, Any]) -> list[str]:
    """Return the letters suggested for a household to which this happened, in their order."""
    stage = ready_case(store, team.adviser)
    open_incident(store, team.adviser, facts, case_id=stage.case_id, report=report(TODAY))
    with Reader.open(store, team.organisation_id) as reader:
        offers = queries.offers(reader, stage.case_id, None)
    count = sum(1 for offer in offers if offer.suggested)
    assert all(offer.suggested == "incident" for offer in offers[:count])
    assert not any(offer.suggested for offer in offers[count:])
    assert len(offers) == len(CATALOGUE)
    return [offer.spec.id for offer in offers[:count]]


def test_every_class_has_its_letters_and_no_complaint_among_them() -> None:
    assert set(SUGGESTED_BY_CLASS) == set(CLASSES)
    named = {name for names in SUGGESTED_BY_CLASS.values() for name in names}
    assert named <= set(CATALOGUE)
    assert not named & {"prepare_police_complaint", "complain_to_prosecutor"}, "the person decides on a complaint first"


def test_whoever_was_put_out_asks_to_go_back_in_first(store: Store, team: Team) -> None:
    assert suggested(store, team, FACTS) == list(SUGGESTED_BY_CLASS["A"])


def test_whoever_does_not_want_to_go_back_is_not_told_to(store: Store, team: Team) -> None:
    found = suggested(store, team, FACTS | {"wish": "leave_with_damages"})
    assert "demand_reinstatement" not in found
    assert "prepare_damages_claim" in found


def test_the_sum_of_the_law_is_left_out_where_it_is_not_due(store: Store, team: Team) -> None:
    old = FACTS | {"occurred_from": "2024-10-01"}
    assert "prepare_damages_claim" not in suggested(store, team, old)


@pytest.mark.parametrize(("facts", "kind"), [(THREAT, "A_threat"), (TITLE, "B")])
def test_a_threat_and_a_title_have_letters_of_their_own(
    store: Store, team: Team, facts: dict[str, Any], kind: str
) -> None:
    assert suggested(store, team, facts) == list(SUGGESTED_BY_CLASS[kind])


def test_a_letter_that_violence_forbids_is_never_suggested(store: Store, team: Team) -> None:
    private = FACTS | {"put_out_by": "partner", "occupancy.basis": "hosted"}
    assert "propose_talk_to_host" in suggested(store, team, private)
    assert "propose_talk_to_host" not in suggested(store, team, private | {"violence.domestic": True})


def test_the_incident_goes_before_the_check_and_says_so(store: Store, team: Team, sign_in: SignIn) -> None:
    stage = ready_case(store, team.adviser)
    record = stage.check(TODAY, **ASKED)
    open_incident(store, team.adviser, FACTS, case_id=stage.case_id, report=report(TODAY))
    page = sign_in(team, "adviser", language="fr").get(f"/cases/{stage.case_id}/letters/new?check_record={record}").text
    assert page.index('value="demand_reinstatement" checked') < page.index('value="contest_indexation"')
    assert page.count("Convient à l&#39;incident") + page.count("Convient à l'incident") == len(SUGGESTED_BY_CLASS["A"])
