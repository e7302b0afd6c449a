"""The walk through a dwelling (M2.1.g): every room asks something, every risk says its term and that it is practice."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.deadlines import Basis
from workflows.defects import DEFECTS, RISKS, ROOMS, WARNINGS, defects_of


def test_the_terms_are_those_of_practice_and_say_so() -> None:
    assert {risk.id: (risk.days, risk.term.fr, risk.term.nl) for risk in RISKS.values()} == {
        "danger": (2, "48 heures", "48 uur"),
        "urgent": (5, "5 jours", "5 dagen"),
        "ordinary": (30, "30 jours", "30 dagen"),
    }
    for risk in RISKS.values():
        assert risk.basis is Basis.INFERENCE
        assert "juriste" in risk.doubt.fr
        assert "jurist" in risk.doubt.nl
        assert {source.article for source in risk.sources} == {"4, 5", "219"}


@pytest.mark.parametrize(
    ("risk", "expected"),
    [("danger", date(2027, 1, 1)), ("urgent", date(2027, 1, 4)), ("ordinary", date(2027, 1, 29))],
)
def test_the_first_day_does_not_count(risk: str, expected: date) -> None:
    assert RISKS[risk].deadline(date(2026, 12, 30)) == expected


def test_every_room_asks_and_every_defect_is_asked_somewhere() -> None:
    asked = {room: [defect.id for defect in defects_of(room)] for room in ROOMS}
    assert all(asked.values())
    assert set().union(*asked.values()) == set(DEFECTS)
    assert all(questions[-1] == "other" for questions in asked.values())
    assert "gas_co" in asked["bathroom"]
    assert "overcrowding" not in asked["kitchen"]
    assert {room for defect in DEFECTS.values() for room in defect.rooms} == set(ROOMS)
    assert {defect.risk for defect in DEFECTS.values()} == set(RISKS)
    with pytest.raises(KeyError):
        defects_of("garage")


def test_the_worst_is_asked_first() -> None:
    order = list(RISKS)
    for room in ROOMS:
        places = [order.index(defect.risk) for defect in defects_of(room)]
        assert places == sorted(places)


def test_what_is_said_of_the_law_has_its_article_and_the_day_it_was_read() -> None:
    assert list(WARNINGS) == ["rent", "notice_first", "shield", "ban"]
    assert WARNINGS["shield"].sources[0].article == "7 § 2, al./lid 3"
    assert [source.article for source in WARNINGS["ban"].sources] == ["8; 219 §§ 4, 6"]
    assert WARNINGS["rent"].sources == (), "no article was read for it: the page says that it is practice"
    for one in WARNINGS.values():
        assert all(source.read_on == date(2026, 11, 23) for source in one.sources)
