"""The formal notice about defects takes its list from the walk through the dwelling (N1-12, M2.1.g)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from app.correspondence.prefilled import RISKS, WAYS, first_answers
from app.defects.commands import WAYS as ALL_WAYS
from app.defects.commands import Finding, SaveRoom
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Letter
from letters.catalogue import CATALOGUE
from tests.app.cases.builders import TODAY
from tests.app.correspondence.builders import assessed, ready_case
from tests.app.documents import files
from tests.conftest import SignIn, Team
from workflows.defects import DEFECTS


def walked(store: Store, team: Team) -> int:
    """A case whose letters can be laid out, with a dangerous heater and a damp room."""
    case_id = assessed(ready_case(store, team.adviser)).case_id
    found = {
        "bathroom": (
            Finding(
                kind="gas_co", present=True, since_on=date(2026, 2, 1), reported_on=date(2026, 6, 15),
                reported_how="spoken", remark="Chauffe-eau sans évacuation",
                photos=(prepared(files.photo()), prepared(files.photo("PNG"))),
            ),
        ),
        "bedroom_1": (
            Finding(kind="damp", present=True, reported_on=date(2026, 3, 12), reported_how="other", remark="x" * 300),
            Finding(kind="leak", present=True),
        ),
    }  # fmt: skip
    for room, findings in found.items():
        run(store, SaveRoom(case_id=case_id, room=room, walked_on=TODAY, findings=findings), team.adviser)
    return case_id


def test_the_words_of_the_walk_and_of_the_letter_fit() -> None:
    asked = {ask.id: ask for ask in CATALOGUE["demand_repairs"].asks}
    columns = {column.id: column for column in asked["defects"].columns}
    codes = {option.code for option in columns["risk"].options}
    assert set(RISKS.values()) | {"other"} <= codes
    assert set(RISKS) <= set(DEFECTS)
    assert set(WAYS) < set(ALL_WAYS)


def test_what_the_case_does_not_know_is_left_to_the_person(store: Store, team: Team) -> None:
    case_id = assessed(ready_case(store, team.adviser)).case_id
    with Reader.open(store, team.organisation_id) as reader:
        assert first_answers(reader, case_id, "demand_repairs", "fr", TODAY) == {}
        assert first_answers(reader, case_id, "contest_indexation", "fr", TODAY) == {}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_draft_begins_with_the_list_of_the_walk(store: Store, team: Team, sign_in: SignIn, language: str) -> None:
    case_id = walked(store, team)
    browser = sign_in(team)
    data = {"letter": "demand_repairs", "language": language, "check_record": ""}
    answer = browser.post(f"/cases/{case_id}/letters/new", data=data)
    assert answer.status_code == 302
    with Reader.open(store, team.organisation_id) as reader:
        (letter,) = reader.where(Letter, case_id=case_id)
    asked: dict[str, Any] = letter.options["asked"]
    words = {
        "fr": ("salle de bains", "Gaz ou monoxyde de carbone (CO) (Chauffe-eau sans évacuation)", "Humidité"),
        "nl": ("badkamer", "Gas of koolstofmonoxide (CO)", "Vocht"),
    }[language]
    assert asked["defects"][0] == {
        "room": words[0],
        "what": words[1],
        "since": "2026-02-01",
        "risk": "co",
        "by_on": "2026-07-15",
        "photo": "1, 2",
    }, "48 hours after the third working day: 8 July is a Wednesday"
    assert [(row["risk"], row.get("by_on")) for row in asked["defects"]] == [
        ("co", "2026-07-15"),
        ("other", "2026-07-18"),
        ("damp", None),
    ]
    assert asked["defects"][2]["what"].startswith(words[2])
    assert len(asked["defects"][2]["what"]) < 60, "what is too long for a line is left out"
    assert [row["on"] for row in asked["reports"]] == ["2026-06-15"]
    page = browser.get(answer.headers["Location"]).text
    assert words[0] in re.sub(r"\s+", " ", page)
