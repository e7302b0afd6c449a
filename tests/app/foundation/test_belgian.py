"""What people in Belgium type is read without guessing, and shown as they expect to read it."""

from __future__ import annotations

import timeit
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.foundation import belgian
from app.foundation.belgian import NotUnderstood

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


def sentence(refused: pytest.ExceptionInfo[NotUnderstood]) -> str:
    text = refused.value.text
    assert text.fr != text.nl
    return text.fr


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("23/11/2026", date(2026, 11, 23)),
        ("23-11-26", date(2026, 11, 23)),
        ("23.11.2026", date(2026, 11, 23)),
        ("23 11 2026", date(2026, 11, 23)),
        (" 3 / 4 / 26 ", date(2026, 4, 3)),
        ("231126", date(2026, 11, 23)),
        ("23112026", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026/1/2", date(2026, 1, 2)),
        ("23 novembre 2026", date(2026, 11, 23)),
        ("23 nov 2026", date(2026, 11, 23)),
        ("23 nov. 26", date(2026, 11, 23)),
        ("1er mars 2025", date(2025, 3, 1)),
        ("1ER MARS 2025", date(2025, 3, 1)),
        ("1e maart 2025", date(2025, 3, 1)),
        ("1ste mei 2025", date(2025, 5, 1)),
        ("3 AOÛT 2025", date(2025, 8, 3)),
        ("3-okt-2025", date(2025, 10, 3)),
        ("jeudi 15 octobre 2026", date(2026, 10, 15)),
        ("donderdag 15 oktober 2026", date(2026, 10, 15)),
        ("do. 15/10/2026", date(2026, 10, 15)),
        ("le jeudi 15/10/26", date(2026, 10, 15)),
        ("op 15 oktober 2026", date(2026, 10, 15)),
        ("29/02/2024", date(2024, 2, 29)),
        ("12/03/80", date(1980, 3, 12)),
        ("12/03/69", date(2069, 3, 12)),
        ("12/03/70", date(1970, 3, 12)),
    ],
)
def test_dates_in_every_belgian_form(typed: str, wanted: date) -> None:
    assert belgian.parse_date(typed) == wanted


@pytest.mark.parametrize(
    "typed",
    ["", "bientôt", "3/4", "11/2026", "2026", "3/4/5", "3 foo 2026", "1/2/202", "1234567", "٣/4/2026", "3/4/2026 5"],
)
def test_what_is_no_date_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date(typed)
    assert "23/11/2026" in sentence(refused)


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "11/23/2026", "29/02/2025", "290225", "0/1/2026", "1/1/1899", "1/1/2101"]
)
def test_an_impossible_day_is_refused_day_first(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date(typed)
    assert "d'abord le jour" in sentence(refused)


def test_a_wrong_weekday_is_refused() -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date("vendredi 15 octobre 2026")
    assert "15/10/2026" in sentence(refused)


def test_bounds_decide_the_century_or_ask_for_it() -> None:
    today = date(2026, 11, 24)
    assert belgian.parse_date("12/03/55", not_after=today) == date(1955, 3, 12)
    assert belgian.parse_date("12/03/80", not_before=today) == date(2080, 3, 12)
    assert belgian.parse_date("29/02/00", not_after=today) == date(2000, 2, 29)
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date("12/03/20", not_after=today)
    assert "quatre chiffres" in sentence(refused)
    assert belgian.parse_date("12/03/20", not_before=date(2018, 1, 1), not_after=today) == date(2020, 3, 12)


def test_a_date_out_of_bounds_names_the_bound() -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date("01/01/2017", not_before=date(2018, 1, 1))
    assert "à partir du 01/01/2018" in sentence(refused)
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_date("25/11/2026", not_after=date(2026, 11, 24))
    assert "jusqu'au 24/11/2026" in sentence(refused)


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%y", "%d.%m.%Y", "%d%m%y", "%d%m%Y", "%Y%m%d", "%Y-%m-%d"]))
def test_every_day_survives_every_form(day: date, form: str) -> None:
    assert belgian.parse_date(day.strftime(form)) == day


@given(DAYS, st.sampled_from(["fr", "nl"]), st.booleans())
def test_every_long_date_is_read_back(day: date, language: str, weekday: bool) -> None:
    assert belgian.parse_date(belgian.long_date(day, language, weekday=weekday)) == day


@given(st.integers(19000101, 21001231))
def test_no_eight_digits_are_both_forms(number: int) -> None:
    def exists(year: int, month: int, day: int) -> bool:
        try:
            return 1900 <= date(year, month, day).year <= 2100
        except ValueError:
            return False

    digits = str(number)
    year_first = exists(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    day_first = exists(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    assert not (year_first and day_first)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("650", "650.00"),
        ("650,-", "650.00"),
        ("650.-", "650.00"),
        ("650,--", "650.00"),
        ("€ 650", "650.00"),
        ("650€", "650.00"),
        ("650 EUR", "650.00"),
        ("650 euros", "650.00"),
        ("650,5", "650.50"),
        ("650.50", "650.50"),
        ("1234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234,56 €", "1234.56"),
        ("1\u202f234,56\u00a0€", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234", "1234.00"),
        ("1.234.567", "1234567.00"),
        ("1 234", "1234.00"),
        ("0,5", "0.50"),
        ("0", "0.00"),
    ],
)
def test_amounts_in_every_belgian_form(typed: str, wanted: str) -> None:
    assert str(belgian.parse_amount(typed)) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1,234",
        "1234,567",
        "0.234",
        "12.34.56",
        "1.23,45",
        "12 34",
        "1.2345",
        "€ 650 €",
        "6e2",
        "٦٥٠",
        "1,234,567",
        ",",
    ],
)
def test_an_unclear_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_amount(typed)
    assert "1234,56" in sentence(refused)


@pytest.mark.parametrize("typed", ["-5", "€ -5,00", "\u22125"])
def test_a_negative_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_amount(typed)
    assert "sans signe moins" in sentence(refused)


@given(st.integers(0, 10**9), st.sampled_from(["fr", "nl"]))
def test_every_amount_shown_is_read_back_to_the_cent(cents: int, language: str) -> None:
    assert belgian.parse_amount(belgian.money_of_cents(cents, language)) == Decimal(cents) / 100


@pytest.mark.parametrize("typed", ["BE71 0961 2345 6769", "be71096123456769", "BE71-0961-2345-6769"])
def test_an_account_number_is_kept_without_spaces(typed: str) -> None:
    assert belgian.parse_iban(typed) == "BE71096123456769"
    assert belgian.iban_blocks(belgian.parse_iban(typed)) == "BE71 0961 2345 6769"


def test_an_account_of_a_bank_unknown_to_the_library_or_of_another_country_is_accepted() -> None:
    assert belgian.parse_iban("BE68 5390 0754 7034") == "BE68539007547034"
    assert belgian.parse_iban("NL91 ABNA 0417 1643 00") == "NL91ABNA0417164300"


@pytest.mark.parametrize("typed", ["", "BE71 0961 2345 6768", "BE71", "0961234567", "XX00 1234", "BE91 0961 2345 6700"])
def test_a_wrong_account_number_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_iban(typed)
    assert "BE68 5390 0754 7034" in sentence(refused)


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("02/204.12.80", "022041280", "02 204 12 80"),
        ("+32 2 204 12 80", "022041280", "02 204 12 80"),
        ("+32 (0)2 204 12 80", "022041280", "02 204 12 80"),
        ("0470/12.34.56", "0470123456", "0470 12 34 56"),
        ("0032 470 12 34 56", "0470123456", "0470 12 34 56"),
        ("04 222 33 44", "042223344", "04 222 33 44"),
        ("010 22 33 44", "010223344", "010 22 33 44"),
        ("0800 40 400", "080040400", "0800 40 400"),
        ("078 15 15 15", "078151515", "078 15 15 15"),
        ("+33 1 23 45 67 89", "+33123456789", "+33123456789"),
        ("00 212 6 12 34 56 78", "+212612345678", "+212612345678"),
    ],
)
def test_telephones_in_blocks(typed: str, kept: str, shown: str) -> None:
    assert belgian.parse_phone(typed) == kept
    assert belgian.phone_blocks(kept) == shown


@pytest.mark.parametrize(
    "typed", ["", "123", "02 204 12 8", "0470 12 34 567", "+32 12", "abc", "+0 123456789", "٠٢٢٠٤١٢٨٠"]
)
def test_an_incomplete_telephone_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.parse_phone(typed)
    assert "0470 12 34 56" in sentence(refused)


@pytest.mark.parametrize("typed", ["1080", " 1080 ", "B-1080", "BE 1080", "be-1080"])
def test_a_brussels_postal_code(typed: str) -> None:
    assert belgian.brussels_postal_code(typed) == "1080"


@pytest.mark.parametrize(("typed", "said"), [("9000", "Région"), ("1035", "Région"), ("108", "quatre"), ("", "quatre")])
def test_another_postal_code_is_refused(typed: str, said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        belgian.brussels_postal_code(typed)
    assert said in sentence(refused)


def test_dates_shown() -> None:
    day = date(2026, 10, 1)
    assert belgian.short_date(day) == "01/10/2026"
    assert belgian.long_date(day, "fr") == "jeudi 1er octobre 2026"
    assert belgian.long_date(day, "nl") == "donderdag 1 oktober 2026"
    assert belgian.long_date(date(2026, 10, 15), "fr", weekday=False) == "15 octobre 2026"
    with pytest.raises(KeyError):
        belgian.long_date(day, "en")


@pytest.mark.parametrize(
    ("days", "fr", "nl"),
    [
        (-400, "il y a 13 mois", "13 maanden geleden"),
        (-60, "il y a 60 jours", "60 dagen geleden"),
        (-2, "il y a 2 jours", "2 dagen geleden"),
        (-1, "hier", "gisteren"),
        (0, "aujourd’hui", "vandaag"),
        (1, "demain", "morgen"),
        (2, "dans 2 jours", "over 2 dagen"),
        (3, "dans 3 jours", "over 3 dagen"),
        (40, "dans 40 jours", "over 40 dagen"),
        (61, "dans 2 mois", "over 2 maanden"),
        (365, "dans 12 mois", "over 12 maanden"),
        (90, "dans 3 mois", "over 3 maanden"),
        (1100, "dans 3 ans", "over 3 jaar"),
    ],
)
def test_distance_in_time(days: int, fr: str, nl: str) -> None:
    today = date(2026, 11, 24)
    assert belgian.relative_day(today + timedelta(days), today, "fr") == fr
    assert belgian.relative_day(today + timedelta(days), today, "nl") == nl


def test_money_shown() -> None:
    assert belgian.money(Decimal("1234.56"), "fr") == "1\u202f234,56\u00a0€"
    assert belgian.money(Decimal("1234.56"), "nl") == "€\u00a01.234,56"
    assert belgian.money_of_cents(65000, "nl") == "€\u00a0650,00"
    assert belgian.money_of_cents(-5, "fr") == "-0,05\u00a0€"


def test_a_short_date_costs_next_to_nothing() -> None:
    day = date(2026, 11, 24)
    best = min(timeit.repeat(lambda: belgian.short_date(day), number=10_000, repeat=5)) / 10_000
    assert best < 5e-6
