"""The form about an eviction: told danger first, communes by name, an answer at once, nothing certain that is not."""

from __future__ import annotations

from flask.testing import FlaskClient

from workflows.asked import groups
from workflows.checks import CHECKS

ADDRESS = "/check/illegal_eviction"
TOLD = {
    "as_of": "18/11/2026",
    "occurred_from": "17/11/2026",
    "put_out_by": "landlord",
    "home_status": "access_barred",
    "title-status": "none",
    "cpas-stay_commune_nis": "21004",
}


def test_the_answer_comes_before_anything_is_told(client: FlaskClient) -> None:
    client.get("/language/fr")
    page = client.get(ADDRESS).text
    assert "Pas encore clair" in page
    assert "On ne sait pas si la nuit est sûre" in page
    assert "Possible seulement s'il n'y a pas de titre" in page.replace("&#39;", "'")
    places = [page.index(f'name="{name}"') for name in ("danger_now", "put_out_by", "occurred_from", "as_of")]
    assert places == sorted(places)


def test_the_commune_of_the_stay_is_picked_by_its_name(client: FlaskClient) -> None:
    client.get("/language/nl")
    page = client.post(ADDRESS, data=TOLD).text
    assert '<option value="21004" selected>Brussel</option>' in page
    assert "Bevoegd OCMW" in page


def test_a_commune_that_is_not_in_the_list_keeps_its_place(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={**TOLD, "cpas-stay_commune_nis": "44021"}).text
    assert '<option value="44021" selected>44021</option>' in page


def test_the_check_stands_under_its_own_heading() -> None:
    of = next(group for group in groups() if any(choice.name == "illegal_eviction" for choice in group.choices))
    assert of.id == "put_out"
    assert CHECKS["illegal_eviction"].facts.sections[0].id == "danger"
