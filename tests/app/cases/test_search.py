"""Finding a case: accents, spelling, address, reference; one's own service only; both databases."""

from __future__ import annotations

import pytest

from app.cases.commands import SaveDwelling, SavePerson, UpdateCase
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.search import by_reference, search
from app.store.tables import Case
from tests.app.cases.builders import open_case
from tests.conftest import Team, make_team

PEOPLE = (
    ("Samira", "Haddad", "Rue de Ribaucourt", "118", "1080"),
    ("Jean-Pierre", "Vandenberghe", "Chaussée de Gand", "42", "1080"),
    ("Marie", "De Smet", "Sint-Gillisstraat", "7", "1060"),
    ("Özlem", "Yıldız", "Avenue Louise", "200", "1180"),
    ("Mohamed", "Ben Ali", "Rue Haute", "12", "1000"),
    ("Chloé", "Lefèvre", "Boulevard du Midi", "3", "1000"),
    ("Bart", "Smits", "Hoogstraat", "12", "1070"),
    ("Nguyễn", "Thị Hạnh", "Rue Gray", "55", "1170"),
)


@pytest.fixture
def filled(each_store: Store) -> tuple[Store, Team]:
    team = make_team(each_store, "SEUIL")
    for first, last, street, number, code in PEOPLE:
        nis = {"1060": "21013", "1000": "21004"}.get(code, "")
        open_case(
            each_store,
            team.adviser,
            first_name=first,
            last_name=last,
            street=street,
            house_number=number,
            postal_code=code,
            commune_nis=nis,
        )
    return each_store, team


def names(filled: tuple[Store, Team], typed: str) -> list[str]:
    store, team = filled
    with Reader.open(store, team.organisation_id) as reader:
        return [found.display_name for found in search(reader, typed)]


SOUGHT = {
    "haddad": "Samira Haddad",
    "HADAD": "Samira Haddad",
    "samira hadad": "Samira Haddad",
    "vandenberge": "Jean-Pierre Vandenberghe",
    "van den Berghe": "Jean-Pierre Vandenberghe",
    "jean pierre": "Jean-Pierre Vandenberghe",
    "desmet": "Marie De Smet",
    "De Smedt": "Marie De Smet",
    "yildiz": "Özlem Yıldız",
    "ozlem": "Özlem Yıldız",
    "benali": "Mohamed Ben Ali",
    "lefevre": "Chloé Lefèvre",
    "Lefebre": "Chloé Lefèvre",
    "bart smets": "Bart Smits",
    "nguyen hanh": "Nguyễn Thị Hạnh",
    "ribaucourt 118": "Samira Haddad",
    "ribocourt 118": "Samira Haddad",
    "chee de gand 42": "Jean-Pierre Vandenberghe",
    "hoogstr 12": "Bart Smits",
    "SEUIL-2026-00004": "Özlem Yıldız",
}
NOWHERE = ("", " ", "zzzz", "ribaucourt 119", "%", "_", '"', "' OR 1=1", "NEAR(", "*", "\\", "😀")


def test_the_case_comes_first(filled: tuple[Store, Team]) -> None:
    assert {typed: names(filled, typed)[:1] for typed in SOUGHT} == {typed: [name] for typed, name in SOUGHT.items()}


def test_nothing_is_found_where_nothing_is_and_nothing_breaks(filled: tuple[Store, Team]) -> None:
    assert {typed: names(filled, typed) for typed in NOWHERE} == {typed: [] for typed in NOWHERE}


def test_two_letters_are_enough_to_begin_a_name(filled: tuple[Store, Team]) -> None:
    assert "Samira Haddad" in names(filled, "ha")


def test_a_reference_leads_straight_to_its_case(filled: tuple[Store, Team]) -> None:
    store, team = filled
    typed = {"SEUIL-2026-00002": 2, "seuil-2026-2": 2, "2026-2": 2, "2026-99": None, "ANDER-2026-2": None, "x": None}
    with Reader.open(store, team.organisation_id) as reader:
        assert {text: by_reference(reader, text) for text in typed} == typed


def test_another_service_finds_nothing_of_ours(filled: tuple[Store, Team]) -> None:
    store, _ = filled
    stranger = make_team(store, "ANDER")
    with Reader.open(store, stranger.organisation_id) as reader:
        assert search(reader, "haddad") == ()
        assert by_reference(reader, "SEUIL-2026-00001") is None
        assert by_reference(reader, "2026-1") is None


def test_a_telephone_number_is_found_however_it_is_written(filled: tuple[Store, Team]) -> None:
    store, team = filled
    run(store, SavePerson(case_id=3, role="adult", first_name="An", phone="0470 12 34 56"), team.adviser)
    assert names(filled, "0470/12.34.56") == ["Marie De Smet"]
    assert names(filled, "+32 470 12 34 56") == ["Marie De Smet"]


def test_what_changes_is_found_by_its_new_words_alone(filled: tuple[Store, Team]) -> None:
    store, team = filled
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, 1).version
    renamed = UpdateCase(
        case_id=1,
        version=version,
        identity="named",
        first_name="Samira",
        last_name="Peeters",
        concern="other",
        language="fr",
        safe_to_contact="yes",
    )
    run(store, renamed, team.adviser)
    assert names(filled, "haddad") == []
    assert names(filled, "peeters") == ["Samira Peeters"]
    moved = SaveDwelling(case_id=1, version=1, street="Kerkstraat", postal_code="1080", secret=True)
    run(store, moved, team.adviser)
    assert names(filled, "kerkstraat") == []
    assert names(filled, "ribaucourt") == []
