"""Places by a list: read in both languages and forms, looked at first, all or nothing, twice for nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from python_calamine import CalamineWorkbook

from app.foundation import clock, workbook
from app.foundation.errors import Invalid
from app.foundation.run import run
from app.foundation.spreadsheet import as_xlsx
from app.referrals import place_files, queries
from app.referrals.commands import CloseOffer, ImportPlaces, OfferPlace
from app.referrals.place_files import UnreadableList, read_file, read_text
from app.referrals.places import PlaceValues
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import PlaceOffer
from tests.app.agenda.builders import rows
from tests.app.referrals.builders import NOON, Three
from tests.conftest import SignIn, make_team
from workflows.referral import words

DUTCH = """\
Uw sleutel;Oplossing;Dienst;Voor wie;Kenmerken;Gemeente;Vrij vanaf;Vrij tot;Goed om weten;Alleen rechtstreeks
K1;Onthaalhuis;De Brug;Gezin, Ouder met kinderen;Zonder trappen, Huisdier toegelaten;Vorst;;31/12/2026;Derde;nee
K2;Transitwoning, glijdende huurovereenkomst of hotel;;;;1060;1/12/2026;;;ja
"""
FRENCH = """\
Votre clé|Solution|Service|Pour qui|Caractéristiques|Commune|Libre à partir du|Libre jusqu'au|Bon à savoir|Direct
K1|Maison d'accueil|De Brug|Une famille + single_parent|lift/Animal admis|Forest||31-12-26|Derde|non
K2|Transit||||Saint-Gilles|1er décembre 2026|||x
""".replace("|", "\t")


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def values_of(typed: str) -> tuple[PlaceValues, ...]:
    found = read_text(typed, own_name=True)
    assert not found.has_errors, [dict(row.errors) for row in found.rows]
    return found.values()


def test_french_and_dutch_labels_codes_and_separators_say_the_same() -> None:
    assert values_of(DUTCH) == values_of(FRENCH)
    assert values_of(DUTCH)[0] == PlaceValues(
        external_key="K1", solution="reception_house", provider="De Brug",
        households=("family", "single_parent"), features=("lift", "animal"), commune_nis="21007",
        free_until=date(2026, 12, 31), note="Derde",
    )  # fmt: skip
    assert values_of(DUTCH)[1].direct
    assert values_of(DUTCH)[1].free_from == date(2026, 12, 1)
    codes = "solution,households,commune_nis\nemergency,single|couple,21004\n"
    assert values_of(codes) == (
        PlaceValues(solution="emergency", households=("single", "couple"), commune_nis="21004"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert read_file(FRENCH.encode(encoding), own_name=True).values() == values_of(FRENCH)


def test_a_workbook_with_real_dates_and_a_title_above_is_read() -> None:
    table = [[""], *[line.split(";") for line in DUTCH.splitlines()]]
    assert read_file(as_xlsx(table, "x"), own_name=True).values() == values_of(DUTCH)
    assert place_files._written(datetime(2026, 12, 31)) == "31/12/2026"
    assert [place_files._written(cell) for cell in (True, False, 1060.0, 1.5, None)] == [
        "oui",
        "non",
        "1060",
        "1.5",
        "",
    ]


def test_pasted_rows_without_headings_are_those_of_the_template() -> None:
    assert values_of(DUTCH.partition("\n")[2]) == values_of(DUTCH)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"solution": "château"}, "solution"),
        ({"households": "une armée"}, "households"),
        ({"features": "piscine"}, "features"),
        ({"commune_nis": "1040"}, "commune_nis"),
        ({"commune_nis": "Gent"}, "commune_nis"),
        ({"free_from": "demain"}, "free_from"),
        ({"free_until": "31/02/2026"}, "free_until"),
        ({"free_until": "17/11/2026"}, "free_until"),
        ({"free_from": "1/12/2026", "free_until": "30/11/2026"}, "free_until"),
        ({"note": "rue Haute 12"}, "note"),
        ({"note": "Hoogstraat 12"}, "note"),
        ({"provider": "avenue Louise, 5 / av. Louise 5"}, "provider"),
        ({"note": "x" * 301}, "note"),
        ({"direct": "peut-être"}, "direct"),
        ({"external_key": "K1"}, "external_key"),
    ],
)
def test_an_error_stands_beside_its_cell(cells: dict[str, str], field: str) -> None:
    told = ({"external_key": "K1", "solution": "lasting"}, {"solution": "lasting", **cells})
    table = [list(place_files.NAMES), *([row.get(name, "") for name in place_files.NAMES] for row in told)]
    found = read_text(workbook.as_csv(table), own_name=True)
    assert set(found.rows[1].errors) == {field}
    assert found.rows[1].line == 3
    assert found.rows[0].errors == {}


def test_bruss_help_names_the_service_and_nobody_is_asked_for_what_is_known() -> None:
    typed = "solution\nlasting\n"
    assert set(read_text(typed, own_name=False).rows[0].errors) == {"provider"}
    found = read_text("solution,prix\nlasting,12\n", own_name=True)
    assert (found.has_errors, found.ignored) == (False, ("prix",))


@pytest.mark.parametrize(
    ("data", "words_of_it"),
    [
        (b"", "ne contient aucune place"),
        (b"solution\n", "ne contient aucune place"),
        (b"a;b\n1;2\n", "Aucune colonne"),
        (b"solution;oplossing\nlasting;lasting\n", "même nom"),
        (b"x" * (1024 * 1024 + 1), "1 Mo"),
        (b"%PDF-1.7", "pas un tableau"),
        (b'solution\n"lasting', "abîmé"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, ".xls"),
        (b"solution\n" + b"lasting\n" * 501, "500 lignes"),
    ],
)
def test_what_is_no_list_says_what_to_do(data: bytes, words_of_it: str) -> None:
    with pytest.raises(UnreadableList) as refused:
        read_file(data, own_name=True)
    assert words_of_it in refused.value.text.fr


def test_an_archive_that_is_no_workbook_is_no_table() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("places.csv", "solution\nlasting\n")
    with pytest.raises(UnreadableList, match="tableau"):
        read_file(packed.getvalue(), own_name=True)
    for typed in (" ", "x" * (1024 * 1024 + 1), 'solution\n"lasting'):
        with pytest.raises(UnreadableList):
            read_text(typed, own_name=True)


def test_the_same_list_once_more_changes_nothing(each_store: Store) -> None:
    three = Three(each_store)
    team = three.house
    command = ImportPlaces(rows=values_of(DUTCH), whole_list=True)
    assert run(each_store, command, team.adviser).new == 2
    first = [(row.id, row.version) for row in rows(each_store, PlaceOffer)]
    with clock.frozen(NOON + timedelta(days=1)):
        again = run(each_store, command, team.adviser)
    assert (again.new, again.changed, again.same, again.withdrawn) == (0, 0, 2, 0)
    assert [(row.id, row.version) for row in rows(each_store, PlaceOffer)] == first
    given, kept = rows(each_store, PlaceOffer)
    assert given.receiver_id == three.help.organisation_id
    assert kept.receiver_id == team.organisation_id
    assert kept.provider == "Service HUIS"
    keyless = tuple(replace(one, external_key="") for one in values_of(DUTCH))
    for wanted in (2, 0):
        assert run(each_store, ImportPlaces(rows=keyless), team.adviser).new == wanted
    twice = (keyless[0], keyless[0])
    assert run(each_store, ImportPlaces(rows=twice), team.adviser).new == 1, "two alike are two places"


def test_a_key_changes_the_own_place_and_a_whole_list_takes_the_missing_off(each_store: Store) -> None:
    three = Three(each_store)
    run(each_store, ImportPlaces(rows=values_of(DUTCH)), three.house.adviser)
    other = run(each_store, OfferPlace(solution="transit", provider="Ailleurs"), three.help.adviser)
    first, second = values_of(DUTCH)
    changed = replace(first, free_until=date(2027, 1, 15), features=("secret",), direct=True)
    found = run(each_store, ImportPlaces(rows=(changed,)), three.house.adviser)
    assert (found.changed, found.withdrawn) == (1, 0)
    row = rows(each_store, PlaceOffer)[0]
    assert (row.free_until, row.features, row.commune_nis) == (date(2027, 1, 15), ["secret"], "")
    assert row.receiver_id == three.house.organisation_id
    done = run(each_store, ImportPlaces(rows=(changed,), whole_list=True), three.house.adviser)
    assert done.withdrawn == 1
    assert rows(each_store, PlaceOffer, external_key="K2")[0].withdrawn_on == clock.today()
    assert rows(each_store, PlaceOffer, id=other)[0].withdrawn_on is None, "a list touches own places only"
    assert run(each_store, ImportPlaces(rows=(second,)), three.house.adviser).new == 1, "offered again: a new place"


def test_a_place_that_was_taken_is_not_put_back_by_yesterdays_list(store: Store) -> None:
    three = Three(store)
    run(store, ImportPlaces(rows=values_of(DUTCH)), three.house.adviser)
    place = rows(store, PlaceOffer, external_key="K1")[0]
    run(store, CloseOffer(offer_id=place.id, version=1, taken=True), three.help.adviser)
    first = values_of(DUTCH)[0]
    done = run(store, ImportPlaces(rows=(first,)), three.house.adviser)
    assert (done.new, done.same) == (0, 1)
    later = replace(first, free_from=date(2026, 12, 20))
    assert run(store, ImportPlaces(rows=(later,)), three.house.adviser).new == 1


def test_a_held_place_stays_though_a_whole_list_does_not_name_it(store: Store) -> None:
    three = Three(store)
    run(store, ImportPlaces(rows=values_of(DUTCH)), three.house.adviser)
    place = rows(store, PlaceOffer, external_key="K1")[0]
    three.propose(three.searching(), place.id)
    only = (PlaceValues(solution="lasting"),)
    with Reader.open(store, three.house.organisation_id) as reader:
        found = queries.compare_list(reader, only)
    assert found.held == (place.id,)
    assert run(store, ImportPlaces(rows=only, whole_list=True), three.house.adviser).withdrawn == 1
    assert rows(store, PlaceOffer, external_key="K1")[0].withdrawn_on is None
    kept = replace(values_of(DUTCH)[0], direct=True)
    run(store, ImportPlaces(rows=(kept,)), three.house.adviser)
    assert rows(store, PlaceOffer, external_key="K1")[0].receiver_id == three.help.organisation_id


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        (PlaceValues(solution="castle"),),
        (PlaceValues(solution="lasting", external_key="K"), PlaceValues(solution="lasting", external_key="K")),
        (PlaceValues(solution="lasting"),) * 501,
        (PlaceValues(solution="lasting", commune_nis="99999"),),
        (PlaceValues(solution="lasting", households=("army",)),),
        (PlaceValues(solution="lasting", features=("pool",)),),
    ],
)
def test_all_or_nothing(store: Store, wrong: tuple[PlaceValues, ...]) -> None:
    team = make_team(store, "HUIS")
    good = (PlaceValues(solution="lasting"),) if wrong else ()
    with pytest.raises(Invalid):
        run(store, ImportPlaces(rows=(*good, *wrong)), team.adviser)
    assert rows(store, PlaceOffer) == []


def test_without_a_referral_service_a_place_stays_with_its_own(store: Store) -> None:
    team = make_team(store, "HUIS")
    run(store, OfferPlace(solution="lasting", provider=""), team.adviser)
    assert rows(store, PlaceOffer)[0].receiver_id == team.organisation_id


def test_the_order_of_fits_is_preference_then_fewest_misses(store: Store) -> None:
    three = Three(store)
    key = three.searching(needs=("lift", "animal"))
    for solution, features, provider in (
        ("emergency", ("lift", "animal"), "e"),
        ("reception_house", ("lift",), "r1"),
        ("reception_house", ("lift", "animal"), "r0"),
        ("lasting", (), "l"),
    ):
        offer = OfferPlace(solution=solution, provider=provider, features=features)
        run(store, offer, three.help.adviser)
    gone = OfferPlace(solution="lasting", provider="gone", free_until=NOON.date())
    run(store, gone, three.help.adviser)
    with clock.frozen(NOON + timedelta(days=1)), Reader.open(store, three.help.organisation_id) as reader:
        fits = queries.fitting(queries.card(reader, key), queries.offers(reader))
        found = queries.offers(reader)
    assert [one.offer.provider for one in fits] == ["l", "r0", "r1", "e"]
    assert [word.nl for word in fits[2].misses] == [words.FEATURES["animal"].nl]
    wanted = queries.Wanted(solution="reception_house", household="single_parent")
    assert {one.provider for one in found if wanted.picks(one)} == {"r0", "r1"}
    assert not [one for one in found if queries.Wanted(commune_nis="21004").picks(one)]


def test_template_and_own_list_can_be_uploaded_again_and_hold_no_formula(store: Store, sign_in: SignIn) -> None:
    three = Three(store)
    seat = sign_in(three.house, "adviser")
    danger = PlaceValues(solution="lasting", external_key="-1", note="=HYPERLINK(1)")
    run(store, ImportPlaces(rows=(danger, *values_of(DUTCH))), three.house.adviser)
    for language in ("fr", "nl"):
        for kind in ("csv", "xlsx"):
            empty = seat.get(f"/referrals/places/template-{language}.{kind}")
            assert empty.status_code == 200
            assert "attachment" in empty.headers["Content-Disposition"]
            with pytest.raises(UnreadableList):
                read_file(empty.data, own_name=True)
            answer = seat.get(f"/referrals/places/list-{language}.{kind}")
            found = read_file(answer.data, own_name=True).values()
            done = run(store, ImportPlaces(rows=found, whole_list=True), three.house.adviser)
            assert (done.new, done.changed, done.same, done.withdrawn) == (0, 0, 3, 0)
            if kind == "csv":
                assert "'=HYPERLINK" in answer.text
                assert ";'-1" in f";{answer.text.splitlines()[1]}" or "'-1" in answer.text
            else:
                book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
                assert len(book.sheet_names) == 2
    assert "HYPERLINK" not in sign_in(three.help, "adviser").get("/referrals/places/list-fr.csv").text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_page_shows_every_verdict_before_anything_is_written(store: Store, sign_in: SignIn, language: str) -> None:
    three = Three(store)
    seat = sign_in(three.house, "adviser", language=language)
    where = "/referrals/places/upload"
    assert seat.get(where).status_code == 200
    assert seat.post(where, data={}).status_code == 422
    wrong = DUTCH.replace("Vorst", "Gent")
    refused = seat.post(where, data={"file": (io.BytesIO(wrong.encode()), "x.csv")})
    assert refused.status_code == 422
    assert 'id="cell-2-commune_nis"' in refused.text
    assert "Gent" in refused.text
    assert "K2" in refused.text, "nothing typed is lost"
    still = seat.post(where, data={"pasted": wrong, "put": "yes"})
    assert still.status_code == 422
    assert rows(store, PlaceOffer) == []
    looked = seat.post(where, data={"file": (io.BytesIO(DUTCH.encode()), "x.csv")})
    assert looked.status_code == 200
    assert rows(store, PlaceOffer) == []
    carried = re.search(r'name="pasted" value="([^"]*)"', looked.text)
    assert carried
    written = seat.post(where, data={"pasted": unescape(carried[1]), "put": "yes"})
    assert written.status_code == 303
    assert len(rows(store, PlaceOffer)) == 2
    place = rows(store, PlaceOffer, external_key="K2")[0]
    run(store, CloseOffer(offer_id=place.id, version=1, taken=True), three.house.adviser)
    extra = OfferPlace(solution="lasting", provider="Blijft")
    run(store, extra, three.house.adviser)
    again = seat.post(where, data={"pasted": DUTCH.replace("31/12", "30/12"), "whole_list": "y"})
    assert again.status_code == 200
    assert "Blijft" in again.text
    board = seat.get("/referrals/places?solution=reception_house&household=family").text
    assert "De Brug" in board
    assert "Blijft" not in board
    none = seat.get("/referrals/places?commune=21004")
    assert "De Brug" not in none.text
