"""The public check of an illegal eviction: acts under headings, and the judge who can give the home back."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from app.directory.queries import cantons_for_commune, communes
from tests.conftest import SignIn, Team
from workflows.asked import ASKED

FACTS = {
    "reported_on": "18/11/2026",
    "occurred_from": "18/11/2026",
    "as_of": "18/11/2026",
    "acts": ["lock_changed", "water_cut"],
    "home_status": "access_barred",
    "title-status": "none",
}
COURTS = 'id="court"'


def asked(client: FlaskClient, commune: str, language: str = "fr") -> str:
    client.get(f"/language/{language}")
    return client.post("/check/illegal_eviction", data=FACTS | {"dwelling-commune_nis": commune}).text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_acts_stand_under_headings_and_keep_what_was_ticked(client: FlaskClient, language: str) -> None:
    part = asked(client, "", language).split('id="q-acts"')[1].split('id="h-acts"')[0]
    fact = ASKED["illegal_eviction"].facts["acts"]
    for group in fact.groups:
        heading = group.title.nl if language == "nl" else group.title.fr
        one = re.split(rf"{heading}\s*</legend>", part.replace("&#39;", "'"))[1].partition("</fieldset>")[0]
        assert re.findall(r'value="(\w+)"', one) == list(group.codes)
    assert part.count("<fieldset") == len(fact.groups) + 1
    assert part.count('id="acts"') == 1, "the error summary leads to the first box"
    assert len(set(re.findall(r' id="([\w-]+)"', part))) == len(re.findall(r' id="([\w-]+)"', part))
    assert re.findall(r'value="(\w+)"[^>]* checked', part) == FACTS["acts"]


def test_the_one_justice_of_the_peace_of_a_commune_is_named(client: FlaskClient) -> None:
    page = asked(client, "21009").split(COURTS)[1].split("</section>")[0]
    only = cantons_for_commune("21009").only
    assert only is not None
    assert only.name("fr") in page.replace("&#39;", "'")
    assert page.count("<li>") == 1
    assert "la rue décide" not in page


def test_where_the_street_decides_every_canton_is_said(client: FlaskClient) -> None:
    split = [one.nis for one in communes() if cantons_for_commune(one.nis).needs_confirmation]
    assert len(split) == 3
    for nis in split:
        page = asked(client, nis).split(COURTS)[1].split("</section>")[0]
        assert "la rue décide" in page
        assert page.count("<li>") == len(cantons_for_commune(nis).candidates)


def test_no_commune_no_judge(client: FlaskClient, team: Team, sign_in: SignIn) -> None:
    assert COURTS not in asked(client, "")
    assert COURTS not in sign_in(team).get("/check/rent_indexation").text
