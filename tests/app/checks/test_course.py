"""The course of a procedure on a page: the worst case first, no date alone, every date with its steps."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.checks.course import CHECK, Course, course, in_two_readings
from app.foundation.i18n import speaking
from tests.app.checks.filled_form import typed_form
from workflows.checks import CHECKS
from workflows.figures import Figures

EDGE: dict[str, Any] = {
    "as_of": "2026-10-12",
    "title_type": "residential_lease",
    "judgment": {"given_on": "2026-09-10"},
    "service": {"on": "2026-09-30", "cpas_informed_on": "2026-09-30"},
    "eviction_notice": {"posted_on": "2026-10-08"},
}


def told(flask_app: Flask, language: str = "fr", **facts: Any) -> Course:
    asked = EDGE | facts
    with flask_app.test_request_context(), speaking(language):
        found = course(CHECK, asked, CHECKS[CHECK].run(asked, Figures.shipped()))
    assert found is not None
    return found


def test_the_worst_case_comes_first(flask_app: Flask) -> None:
    found = told(flask_app)
    assert [(one.code, one.iso) for one in found.readings] == [
        ("plan", "2026-10-30"), ("default", "2027-03-16"), ("contest", "2027-03-16"),
    ]  # fmt: skip
    assert [one.decided_by for one in found.readings] == [
        "Fixé par le mois après la signification.", "Reporté par le moratoire hivernal.",
        "Reporté par le moratoire hivernal.",
    ]  # fmt: skip
    assert found.reason == ""
    assert "Pire des cas".lower() in found.readings[0].title.lower()


def test_the_year_paints_the_moratorium_and_the_days(flask_app: Flask) -> None:
    found = told(flask_app)
    cells = {cell.said: cell.marks for month in found.months for week in month.weeks for cell in week if cell}
    evicted = next(said for said in cells if said.startswith("vendredi 30 octobre 2026"))
    assert "expulsion possible" in evicted
    assert cells[evicted] == "is-busy is-legal"
    assert cells["mardi 1er décembre 2026, moratoire hivernal"] == "is-winter"
    assert "is-free" in next(marks for said, marks in cells.items() if said.startswith("mercredi 11 novembre 2026"))
    assert found.months[0].name == "octobre 2026"
    assert found.months[-1].name == "mars 2027", "the landlord's claim on the Fund does not make the year longer"
    assert found.winters == (("dimanche 1er novembre 2026", "lundi 15 mars 2027"),)
    assert len(told(flask_app, service={"on": "2029-09-30", "cpas_informed_on": "2029-09-30"}).months) <= 14


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "Mois après la signification"), ("nl", "Maand na de betekening")]
)
def test_each_limit_has_its_steps_in_both_languages(flask_app: Flask, language: str, word: str) -> None:
    limits = {limit.code: limit for limit in told(flask_app, language).limits}
    month = limits["month_after_service"]
    assert (month.title, month.article, month.suspended, month.same) == (word, "233undecies §1", False, False)
    assert month.steps
    assert limits["appeal"].act_by_iso == "2026-10-30"
    assert limits["appeal"].same


def test_a_month_that_does_not_run_has_no_date(flask_app: Flask) -> None:
    found = told(flask_app, judgment={}, service={"on": "2026-09-01", "cpas_informed": False}, eviction_notice={})
    assert found.readings == ()
    assert "n'a pas informé le CPAS" in found.reason
    limit = next(limit for limit in found.limits if limit.code == "month_after_service")
    assert (limit.suspended, limit.since, limit.past) == (True, "", False)


def test_what_a_letter_posted_today_would_give(flask_app: Flask) -> None:
    found = told(flask_app, service={"on": "2026-10-05", "cpas_informed_on": "2026-10-05"}, eviction_notice={})
    assert [one.iso for one in found.projected] == ["2027-03-16"] * 3
    assert found.posted_on == "lundi 12 octobre 2026"
    assert [day for _title, day in found.latest_posting] == [
        "jeudi 25 février 2027", "lundi 22 février 2027", "jeudi 18 février 2027",
    ]  # fmt: skip


def test_the_fund_is_said_with_its_reason_and_window(flask_app: Flask) -> None:
    lease: dict[str, Any] = {"registration": {"regional": {"done": True}}, "landlord": {"kind": "natural_person"}}
    paid = told(
        flask_app, judgment={"given_on": "2026-11-20"}, service={"on": "2026-11-25"}, as_of="2026-12-01", **lease
    )
    assert "peut demander" in paid.fund
    assert paid.fund_window.endswith("15 septembre 2027.")
    public = told(flask_app, landlord={"kind": "commune"})
    assert public.fund.endswith("(le bailleur est public).")
    assert public.fund_window == ""
    assert told(flask_app, judgment={}).fund == ""


def test_nothing_known_shows_nothing(flask_app: Flask) -> None:
    found = told(flask_app, judgment={}, service={}, eviction_notice={})
    assert (found.months, found.limits, found.winters, found.latest_posting) == ((), (), (), ())
    with flask_app.test_request_context():
        assert course("rent_indexation", {}, {}) is None
        assert in_two_readings(None) == ""
        assert in_two_readings({"plan": None, "default": None, "contest": None}) == ""


@pytest.mark.parametrize(
    ("language", "first"), [("fr", "Au plus tôt, dans le pire des cas"), ("nl", "Ten vroegste, in het slechtste geval")]
)
def test_on_the_public_page_the_literal_day_never_stands_alone(client: FlaskClient, language: str, first: str) -> None:
    sent = {
        "as_of": "12/10/2026", "title_type": "residential_lease", "service-on": "30/09/2026",
        "service-cpas_informed_on": "30/09/2026", "eviction_notice-posted_on": "08/10/2026",
    }  # fmt: skip
    page = unescape(client.post("/check/judicial_deadlines", data=sent, headers={"Accept-Language": language}).text)
    assert page.index(first) < page.index('<time datetime="2026-10-30">') < page.index('<time datetime="2027-03-16">')
    assert 'class="lm-verdict lm-verdict--quiet"' in page


def test_alternatives_say_worst_case_and_literal_day(client: FlaskClient) -> None:
    facts = {
        "as_of": "2026-10-12", "title_type": "residential_lease",
        "service": {"on": "2026-09-01", "cpas_informed_on": "2026-09-20"},
        "judgment": {"term": {"set_by": "judge", "days": 20}}, "eviction_notice": {"posted_on": "2026-09-02"},
    }  # fmt: skip
    sent = typed_form(facts, CHECKS[CHECK].facts)
    page = unescape(client.post("/check/judicial_deadlines", data=sent, headers={"Accept-Language": "fr"}).text)
    assert "Au plus tôt, dans le pire des cas : lundi 21 septembre 2026 · Lecture littérale de la loi : " in page
