"""The catalogue refuses a broken letter, and knows when its law must be read again."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from letters.catalogue import CATALOGUE, FOLDER, read_catalogue
from letters.fields import LABELS
from letters.html import LAYOUT_FIELDS, used_fields
from letters.spec import SpecError, read_spec
from letters.text import LANGUAGES
from letters.words import ANNEXES


def copy_of(tmp_path: Path, letter: str = "contest_indexation", **changes: str) -> Path:
    folder = tmp_path / letter
    shutil.copytree(FOLDER / letter, folder)
    text = (folder / "letter.toml").read_text(encoding="utf-8")
    for key, value in changes.items():
        text = re.sub(rf"(?m)^{key} = .*$", value, text)
    (folder / "letter.toml").write_text(text, encoding="utf-8")
    return folder


def test_letters_come_in_the_order_of_their_codes() -> None:
    codes = {spec.code: name for name, spec in CATALOGUE.items()}
    assert list(codes) == sorted(codes)
    assert all(re.fullmatch(r"(X|N[123])-\d\d[ab]?", code) for code in codes)
    assert codes["N1-01"] == "contest_indexation"
    assert codes["N1-04"] == "register_lease_by_tenant"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": ""}, "missing ['code']"),
        ({"tone": 'tone = "T-RUDE"'}, "T-RUDE"),
        ({"audience": 'audience = "judge"'}, "judge"),
        ({"language_profile": 'language_profile = "L-X"'}, "L-X"),
        ({"sending": 'sending = ["S-PIGEON"]'}, "S-PIGEON"),
        ({"verified_on": 'verified_on = "2026"'}, "verified_on must be a date"),
        ({"id": 'id = "other"'}, "differs from the folder"),
        ({"code": 'code = "N1-01"\ncolour = "red"'}, "unknown ['colour']"),
        ({"title": 'title = { fr = "", nl = "Betwisting" }'}, "both languages"),
        ({"audience": 'audience = "tenant"'}, "a paper for the tenant starts nothing"),
        ({"code": 'code = "N1-01"\npaper = "A3"'}, "A3"),
        ({"code": 'code = "N1-01"\nblocked = { when = "rain", fr = "x", nl = "x" }'}, "rain"),
        ({"event": 'event_inputs = { mediation_with = "host" }'}, "event_inputs belong to an event"),
    ],
)
def test_a_broken_letter_is_refused_at_start_up(tmp_path: Path, change: dict[str, str], words: str) -> None:
    with pytest.raises(SpecError, match=re.escape(words)):
        read_spec(copy_of(tmp_path, **change))


def test_a_letter_without_its_dutch_body_is_refused(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    (folder / "body.nl.html").unlink()
    with pytest.raises(SpecError, match=r"body\.nl\.html is missing"):
        read_spec(folder)


def test_two_letters_cannot_share_a_code(tmp_path: Path) -> None:
    copy_of(tmp_path)
    copy_of(tmp_path, "refund_overpaid_rent", code='code = "N1-01"')
    with pytest.raises(SpecError, match="share a code"):
        read_catalogue(tmp_path)


def test_the_law_is_to_be_checked_when_verified_more_than_six_months_ago() -> None:
    spec = CATALOGUE["contest_indexation"]
    assert spec.verified_on == date(2026, 11, 23)
    assert not spec.law_to_be_checked(date(2027, 5, 23))
    assert spec.law_to_be_checked(date(2027, 5, 24))


def test_deadlines_and_follow_ups_count_in_calendar_days() -> None:
    contest, refund = CATALOGUE["contest_indexation"], CATALOGUE["refund_overpaid_rent"]
    assert contest.deadline_on(date(2026, 11, 24)) == date(2026, 12, 9)
    assert refund.deadline_on(date(2026, 11, 24)) == date(2026, 12, 24)
    assert CATALOGUE["register_lease_by_tenant"].deadline_on(date(2026, 11, 24)) is None
    assert [task.due_on(date(2026, 11, 24)) for task in refund.follow_ups] == [
        date(2026, 12, 25),
        date(2027, 10, 24),
    ]


@pytest.mark.parametrize("name", CATALOGUE)
def test_both_bodies_read_the_same_facts_and_the_spec_declares_them(name: str) -> None:
    spec = CATALOGUE[name]
    french, dutch = used_fields(spec, "fr"), used_fields(spec, "nl")
    assert french == dutch
    questions = {f"asked.{ask.id}" for ask in spec.asks}
    assert french == set(spec.uses) | (french & set(spec.needs)) | questions
    assert set(spec.needs) <= french | set(LAYOUT_FIELDS) | {"refund.overpaid"}
    summaries = used_fields(spec, "fr", "summary"), used_fields(spec, "nl", "summary")
    assert summaries[0] == summaries[1]
    assert summaries[0] <= french | set(spec.needs)
    if (spec.folder / "adviser.fr.html").is_file():
        assert used_fields(spec, "fr", "adviser") == used_fields(spec, "nl", "adviser")


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_column_of_a_table_is_of_use(name: str) -> None:
    spec = CATALOGUE[name]
    for language in LANGUAGES:
        body = (spec.folder / f"body.{language}.html").read_text(encoding="utf-8")
        for ask in spec.asks:
            for column in ask.columns:
                assert re.search(rf"\.{column.id}\b", body), (language, ask.id, column.id)


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_need_has_a_label_and_every_annex_a_name(name: str) -> None:
    spec = CATALOGUE[name]
    assert set(spec.needs) <= LABELS.keys()
    assert set(spec.annexes) <= ANNEXES.keys()
    assert spec.adviser_notes


def test_the_one_year_limit_of_a_refund_is_a_task_and_never_in_the_letter() -> None:
    spec = CATALOGUE["refund_overpaid_rent"]
    assert [task.months for task in spec.follow_ups] == [0, 11]
    for language in ("fr", "nl"):
        body = (spec.folder / f"body.{language}.html").read_text(encoding="utf-8")
        assert not re.search(r"\bun an\b|\bé+n jaar\b|dans l'année|2273|1728quater", body)


def test_the_request_for_documents_holds_no_threat() -> None:
    spec = CATALOGUE["request_lease_documents"]
    for language in ("fr", "nl"):
        body = (spec.folder / f"body.{language}.html").read_text(encoding="utf-8")
        assert not re.search(r"juge|rechter|défaut|gebreke|conteste|betwist|réserve|voorbehoud", body)
