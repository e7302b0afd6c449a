"""Files of Statbel are read by content and by the names of their columns; everything else is refused with advice."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.figures import samples, tables
from app.figures.readers import UnreadableFile, read, reading
from workflows.figures.health_index import TABLE, HealthIndex, IndexRow
from workflows.figures.offered import Observation

SHIPPED = HealthIndex.shipped()
ALL = tuple(Observation(row.year, row.month, row.base, row.value) for row in SHIPPED.rows)
# Invented: a sample month, not a publication.
JULY = IndexRow(2025, 2026, 7, Decimal("102.71"), "published", second_source=False)
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = "Year|Month|Base year|Health index\n"


def text(*lines: str, header: str = HEADER) -> bytes:
    return (header + "\n".join(lines)).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def workbook(*rows: tuple[object, ...], sheet_before: bool = False) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        if sheet_before:
            book.add_worksheet("Info").write_row(0, 0, ("Source", "Statbel"))
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return packed.getvalue()


def facts(*rows: dict[str, object]) -> bytes:
    return json.dumps({"facts": rows}).encode()


def fault(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    assert caught.value.text.fr != caught.value.text.nl
    return caught.value


# The official forms


@pytest.mark.parametrize(
    ("made", "format_name"),
    [
        (samples.statbel_workbook(SHIPPED.rows), "xlsx"),
        (samples.statbel_zip(SHIPPED.rows), "zip"),
        (samples.statbel_text(SHIPPED.rows).encode(), "text"),
        (samples.bestat_export(SHIPPED.rows), "json"),
    ],
    ids=["workbook", "archive", "text", "export"],
)
def test_every_form_with_its_base_gives_every_figure_of_the_health_index_alone(made: bytes, format_name: str) -> None:
    found = reading(made)
    assert found.format == format_name
    assert found.observations == ALL
    assert found.without_figure == 0


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_a_view_in_each_language_gives_its_months_without_a_base(language: str) -> None:
    rows = [row for row in SHIPPED.rows if row.base == 2013][-13:]
    found = read(samples.bestat_view([*rows, JULY], language))
    assert found[:-1] == tuple(Observation(row.year, row.month, None, row.value) for row in rows)
    assert found[-1] == Observation(2026, 7, None, Decimal("102.71"))


def test_the_archive_of_a_sample_is_the_same_twice() -> None:
    assert samples.statbel_zip(SHIPPED.rows) == samples.statbel_zip(SHIPPED.rows)


def test_our_own_table_is_read_too() -> None:
    assert set(read(TABLE.read_bytes())) == set(ALL)


def test_a_sample_workbook_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r"requirements/dev\.txt"):
        samples.statbel_workbook(SHIPPED.rows)


# Cells


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("115.65", "115.65"),
        ("115,65", "115.65"),
        ("115.65000000000042", "115.65"),
        ("115.64999999999998", "115.65"),
        ("100", "100.00"),
        (" 99.5 ", "99.50"),
        ("99.995", "100.00"),
    ],
)
def test_a_figure_is_rounded_to_two_decimals(cell: str, value: str) -> None:
    (found,) = read(text(f"2020|1|2013|{cell}"))
    assert str(found.value) == value


@pytest.mark.parametrize("noise", [115.65000000000042, 115.64999999999998])
def test_binary_noise_in_a_workbook_disappears(noise: float) -> None:
    (found,) = read(workbook(("Year", "Month", "Base year", "Health index"), (1994, 1, 1988, noise)))
    assert found == Observation(1994, 1, 1988, Decimal("115.65"))


@pytest.mark.parametrize("cell", [".", "", "null", "-", " . ", "NaN"])
def test_a_missing_figure_is_counted_and_left_out(cell: str) -> None:
    found = reading(text(f"1993|12|1988|{cell}", "1994|1|1988|115.65"))
    assert found.observations == (Observation(1994, 1, 1988, Decimal("115.65")),)
    assert found.without_figure == 1


def test_nulls_and_closing_rows_of_an_export_are_left_out() -> None:
    found = reading(
        facts(
            {"Year": "1993", "Month": "December", "Base year": "1988", "Health index": None},
            {"Year": "1994", "Month": "January", "Base year": "1988", "Health index": 115.65},
            {"Year": "1994", "Month": None, "Base year": "1988", "Health index": 117.0},
            {"Year": None, "Health index": 110.0},
        )
    )
    assert found.observations == (Observation(1994, 1, 1988, Decimal("115.65")),)
    assert found.without_figure == 1


def test_numbers_of_json_keep_every_decimal_until_they_are_rounded() -> None:
    (found,) = read(
        b'{"facts": [{"Year": 2020, "Month": 1, "Base year": 2013, "Health index": 110.00499999999999999}]}'
    )
    assert found.value == Decimal("110.00")


@pytest.mark.parametrize("constant", ["NaN", "Infinity"])
def test_what_json_cannot_say_is_missing(constant: str) -> None:
    data = f'{{"facts": [{{"Year": 2020, "Month": 1, "Health index": {constant}}}]}}'.encode()
    assert reading(data).without_figure == 1


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("7", 7),
        ("07", 7),
        ("July", 7),
        ("juillet", 7),
        ("JULI", 7),
        ("août", 8),
        ("Mai", 5),
        ("mei", 5),
        ("July 2026", 7),
    ],
)
def test_a_month_is_a_number_or_a_name_in_three_languages(month: str, number: int) -> None:
    (found,) = read(text(f"2026|{month}|2025|102.71"))
    assert (found.year, found.month) == (2026, number)


def test_the_month_may_bring_the_year_and_must_not_contradict_it() -> None:
    (found,) = read(text("|July 2026|2025|102.71"))
    assert found.year == 2026
    assert fault(text("2025|July 2026|2025|102.71")).code == "bad_cell"


def test_the_base_may_be_written_as_an_equation() -> None:
    (found,) = read(text("2026|7|2025 = 100|102.71"))
    assert found.base == 2025


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("2026|13|2025|102.71", "Month"),
        ("2026|Total|2025|102.71", "Month"),
        ("2026|7.5|2025|102.71", "Month"),
        ("26|7|2025|102.71", "Year"),
        ("2026|7|abc|102.71", "Base year"),
        ("2026|7|2025|2.35%", "Health index"),
        ("2026|7|2025|1e2", "Health index"),
        ("2026|7|2025|-102.71", "Health index"),
        ("2026|7|2025|١٠٢", "Health index"),
    ],
)
def test_an_unreadable_cell_is_named(line: str, column: str) -> None:
    found = fault(text("2026|6|2025|102.59", line))
    assert found.code == "bad_cell"
    assert f"Ligne 2, colonne « {column} »" in found.text.fr
    assert f"Rij 2, kolom “{column}”" in found.text.nl


@pytest.mark.parametrize("cell", [True, [102.71], {"value": 102.71}])
def test_a_cell_of_another_nature_is_refused(cell: object) -> None:
    assert fault(facts({"Year": 2026, "Month": 7, "Health index": cell})).code == "bad_cell"


# Columns


def test_columns_are_found_by_name_whatever_their_order_and_neighbours() -> None:
    header = "MS_SMOOTH_IDX|MS_HLTH_IDX|NM_BASE_YR|MS_CPI_INFL|NM_MTH|MS_CPI_IDX|NM_YR\n"
    (found,) = read(text("88.88|102.71|2025|2.35%|7|77.77|2026", header=header))
    assert found == Observation(2026, 7, 2025, Decimal("102.71"))


def test_a_title_above_the_header_and_a_sheet_before_it_do_no_harm() -> None:
    data = workbook(
        ("Indice santé",), (), ("Année", "Mois", "Indice santé"), (2026, "Juillet", 102.71), sheet_before=True
    )
    assert read(data) == (Observation(2026, 7, None, Decimal("102.71")),)


def test_a_short_row_is_a_closing_row() -> None:
    assert len(read(text("2026|6|2025|102.59", "2026"))) == 1


@pytest.mark.parametrize(
    "column",
    [
        "MS_SMOOTH_IDX",
        "MS_CPI_IDX",
        "MS_CPI_INFL",
        "Health index (moving average)",
        "Consumer price index",
        "Gezondheidsindex (voortschrijdend gemiddelde)",
        "Afgevlakte gezondheidsindex",
        "Indice santé lissé",
        "value",
    ],
)
def test_no_other_column_is_taken_for_the_health_index(column: str) -> None:
    found = fault(text("2026|7|102.71", header=f"Year|Month|{column}\n"))
    assert found.code == "wrong_columns"
    assert "indice santé" in found.text.fr


def test_a_missing_month_column_is_named() -> None:
    assert "mois / maand" in fault(text("2026|102.71", header="Year|Health index\n")).text.fr


def test_two_columns_of_one_name_are_refused() -> None:
    found = fault(text("2026|7|102.71|88.88", header="Year|Month|Health index|Gezondheidsindex\n"))
    assert found.code == "repeated_column"


@pytest.mark.parametrize("delimiter", ["|", ";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_are_recognised(delimiter: str, encoding: str) -> None:
    lines = [("Année", "Mois", "Année de base", "Indice santé"), ("2026", "août", "2025", "102.71")]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    assert read(data) == (Observation(2026, 8, 2025, Decimal("102.71")),)


# What is no file of Statbel


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html><body>503</body></html>", "web_page"),
        (b"\xef\xbb\xbf\n <html>", "web_page"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "not_a_table"),
        (b"abc\x00def", "not_a_table"),
        (b"\xff\xfea", "not_a_table"),
        (b"{", "damaged"),
        (b'{"facts": 3}', "wrong_columns"),
        (b'{"error": "unknown view"}', "wrong_columns"),
        (b"[1, 2]", "wrong_columns"),
        (b'{"facts": []}', "wrong_columns"),
        (b"[" * 100_000, "damaged"),
        (b'{"facts": [{"Year": ' + b"9" * 5000 + b"}]}", "damaged"),
        (b"just a sentence", "wrong_columns"),
        (b'Year|Month|Health index\n"2026|7|102.71', "damaged"),
        (b"PK\x03\x04 not an archive", "damaged"),
        (b"PK\x05\x06" + b"\x00" * 18, "odd_archive"),
        (OLD_EXCEL + b"\x00" * 600, "old_workbook"),
        (OLD_EXCEL + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_another_file_is_refused_with_the_reason(data: bytes, code: str) -> None:
    assert fault(data).code == code


def test_a_file_above_the_limit_is_not_even_opened() -> None:
    assert fault(b"x" * (tables.LARGEST_FILE + 1)).code == "too_large"


def test_an_archive_holds_one_text_file_whatever_lies_around_it() -> None:
    inside = samples.statbel_text([JULY]).encode()
    good = zipped({"data.txt": inside, "__MACOSX/data.txt": inside, "logo.png": b"\x89PNG"})
    assert len(read(good)) == 1
    assert len(read(zipped({"data.txt": inside, "readme.pdf": b"%PDF"}))) == 1
    assert fault(zipped({"a.txt": inside, "b.csv": inside})).code == "odd_archive"
    assert fault(zipped({"inner.zip": zipped({"a.txt": inside})})).code == "odd_archive"


def test_resource_forks_of_a_mac_are_ignored() -> None:
    inside = samples.statbel_text([JULY]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.mkdir("folder")
        archive.writestr("folder/data.txt", inside)
        archive.writestr("__MACOSX/folder/._data.txt", b"\x00\x05\x16\x07")
    assert len(read(packed.getvalue())) == 1


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"a.txt": b"0" * (65 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert fault(bomb).code == "too_large"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    honest = zipped({"a.txt": b"0" * (3 * 1024 * 1024)})
    small = struct.pack("<L", 1000)
    true_size = struct.pack("<L", 3 * 1024 * 1024)
    assert fault(honest.replace(true_size, small)).code == "damaged"


def test_too_many_members_are_refused() -> None:
    assert fault(zipped({f"m{number}.txt": b"" for number in range(201)})).code == "too_large"


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(zipped({"a.txt": b"abc"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    assert fault(bytes(data)).code == "encrypted"


def test_a_workbook_without_content_is_damaged() -> None:
    assert fault(zipped({"xl/workbook.xml": b"<broken"})).code == "damaged"


def test_a_workbook_of_enormous_extent_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_CELLS", 3)
    assert fault(samples.statbel_workbook([JULY])).code == "too_large"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_never_anything_else(data: bytes) -> None:
    try:
        found = read(data)
    except UnreadableFile as refused:
        assert refused.code  # noqa: PT017 — either way out is right, any other exception fails the test
    else:
        assert all(isinstance(one, Observation) for one in found)


@given(st.text(max_size=200))
def test_any_text_under_a_good_header_is_read_or_refused(content: str) -> None:
    try:
        found = read((HEADER + content).encode("utf-8", "surrogatepass"))
    except UnreadableFile as refused:
        assert refused.code in {"bad_cell", "damaged", "not_a_table", "wrong_columns"}  # noqa: PT017 — see above
    else:
        assert all(1 <= one.month <= 12 for one in found)
