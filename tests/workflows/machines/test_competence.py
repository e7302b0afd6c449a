"""Which CPAS is competent: the stay for aid, the dwelling for messages, five calendar days to forward (M2.1.i)."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.handover import competence

HOME, STAY = "21013", "21004"


@pytest.mark.parametrize(
    ("home", "stay", "at_home", "nis", "because"),
    [
        (HOME, "", True, HOME, competence.STAYS_AT_HOME),
        (HOME, HOME, True, HOME, competence.STAYS_AT_HOME),
        (HOME, STAY, True, STAY, competence.STAYS_ELSEWHERE),
        (HOME, STAY, False, STAY, competence.STAYS_ELSEWHERE),
        (HOME, HOME, False, HOME, competence.STAYS_ELSEWHERE),
        ("", STAY, False, STAY, competence.STAYS_ELSEWHERE),
    ],
)
def test_aid_is_asked_where_the_person_in_fact_stays(
    home: str, stay: str, *, at_home: bool, nis: str, because: object
) -> None:
    found = competence.for_aid(home, stay, at_home=at_home)
    assert found is not None
    assert (found.nis, found.rule, found.because) == (nis, competence.AID, because)


@pytest.mark.parametrize(("home", "at_home"), [(HOME, False), ("", True), ("", False)])
def test_nobody_is_named_while_the_stay_is_not_known(home: str, *, at_home: bool) -> None:
    assert competence.for_aid(home, "", at_home=at_home) is None


def test_messages_go_to_the_centre_of_the_dwelling() -> None:
    assert competence.for_notices("") is None
    found = competence.for_notices(HOME)
    assert found is not None
    assert (found.nis, found.rule) == (HOME, competence.NOTICES)
    assert "233septies" in found.rule.fr


def test_a_request_is_forwarded_within_five_calendar_days() -> None:
    assert competence.forward_by(date(2026, 11, 18)) == date(2026, 11, 23)
