"""The letterhead of the organisation, in both languages."""

from __future__ import annotations

import re

import pytest

from app.administration import queries
from app.administration.commands import UpdateLetterhead
from app.administration.queries import Letterhead
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from tests.conftest import SignIn, Team

WRITTEN = {
    "name_fr": "Le Seuil asbl",
    "name_nl": "De Drempel vzw",
    "street_fr": "Rue du Seuil",
    "street_nl": "Drempelstraat",
    "house_number": "12",
    "box": "3",
    "postal_code": "1060",
    "commune_nis": "21013",
    "phone": "02/204.12.80",
    "email": "seuil@example.org",
    "counter_hours_fr": "lundi 9-12 h",
    "counter_hours_nl": "maandag 9-12 u.",
}


def stored(store: Store, organisation_id: int) -> Letterhead:
    with Reader.open(store, organisation_id) as reader:
        return queries.letterhead(reader)


def test_it_is_written_for_the_own_organisation_alone(
    store: Store, team: Team, other_team: Team, sign_in: SignIn
) -> None:
    before = stored(store, other_team.organisation_id)
    assert sign_in(team, "administrator").post("/administration/letterhead", data=WRITTEN).status_code == 302
    after = stored(store, team.organisation_id)
    assert (after.name_fr, after.name_nl, after.box, after.phone) == (
        "Le Seuil asbl",
        "De Drempel vzw",
        "3",
        "02 204 12 80",
    )
    assert not after.missing
    assert stored(store, other_team.organisation_id) == before


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"name_nl": ""}, "name_nl"),
        ({"postal_code": "10"}, "postal_code"),
        ({"email": "seuil"}, "email"),
        ({"phone": "1234"}, "phone"),
        ({"commune_nis": "99999"}, "commune_nis"),
        ({"street_fr": "x" * 121}, "street_fr"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_explained_beside_its_field(
    store: Store, team: Team, sign_in: SignIn, wrong: dict[str, str], name: str
) -> None:
    answer = sign_in(team, "administrator").post("/administration/letterhead", data={**WRITTEN, **wrong})
    assert answer.status_code == 422
    assert re.search(rf'id="{name}-error"', answer.text)
    assert stored(store, team.organisation_id).name_fr == "Service SEUIL"


def test_a_telephone_left_as_it_was_is_not_questioned(store: Store, team: Team, sign_in: SignIn) -> None:
    untouched = {**WRITTEN, "phone": stored(store, team.organisation_id).phone}
    assert sign_in(team, "administrator").post("/administration/letterhead", data=untouched).status_code == 302
    assert stored(store, team.organisation_id).phone == "02 000 00 00"


def test_a_stale_page_loses_nothing(store: Store, team: Team, sign_in: SignIn) -> None:
    now = stored(store, team.organisation_id)
    run(store, UpdateLetterhead(version=now.version, **{**WRITTEN, "name_fr": "Entre-temps"}), team.administrator)
    answer = sign_in(team, "administrator").post(
        "/administration/letterhead", data={**WRITTEN, "version": str(now.version)}
    )
    assert answer.status_code == 422
    assert 'value="Le Seuil asbl"' in answer.text
    assert f'value="{now.version + 1}"' in answer.text
    assert stored(store, team.organisation_id).name_fr == "Entre-temps"
