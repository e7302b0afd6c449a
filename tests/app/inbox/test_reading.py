"""What is read in messages of different layouts, and how much of it is right; nothing wrong may be proposed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.inbox.mailbench import NotRead
from app.inbox.mailbench import take as apart
from app.inbox.mailbench import work as bench
from app.inbox.reading import language_of, read, roll_form, split_name
from app.inbox.taking import take
from tests.app.inbox import samples


def found(text: str, **more: str) -> dict[str, str]:
    return {one.field: one.value for one in read(text, **more)}


@pytest.mark.parametrize("sample", samples.SAMPLES, ids=lambda one: one.name)
def test_what_stands_in_a_message_is_proposed(sample: samples.Sample) -> None:
    read_in_it = found(sample.text)
    assert sample.says.items() <= read_in_it.items(), {
        name: (value, read_in_it.get(name)) for name, value in sample.says.items() if read_in_it.get(name) != value
    }


def test_nine_in_ten_is_right_and_nothing_is_invented() -> None:
    """Accuracy over all samples, as PDF: fields that are right, and fields proposed although nobody wrote them."""
    expected = right = wrong = 0
    for sample in samples.SAMPLES:
        proposed = {one.field: one.value for one in take(samples.pdf(sample.text)).proposals}
        expected += len(sample.says)
        right += sum(proposed.get(name) == value for name, value in sample.says.items())
        wrong += sum(name in sample.says and value != sample.says[name] for name, value in proposed.items())
    assert right / expected > 0.9, (right, expected)
    assert wrong <= 1, wrong


def test_every_proposal_shows_the_words_it_came_from() -> None:
    for one in read(samples.CLAIM_FR.text):
        assert one.words
    words = {one.field: one.words for one in read(samples.CLAIM_FR.text)}
    assert "audience du jeudi 20 août 2026" in words["hearing_on"]


def test_a_scan_says_nothing_and_shows_its_page() -> None:
    taken = take(samples.scan(samples.CLAIM_FR.text))
    assert (taken.text.strip(), taken.proposals) == ("", ())
    made = taken.parts[0].made
    assert made is not None
    assert made.preview[:2] == b"\xff\xd8"


def test_mails_of_every_shape() -> None:
    html = (
        "<html><head><style>p{}</style></head><body>" + samples.CLAIM_FR.text.replace("\n", "<br>") + "</body></html>"
    )
    shapes = {
        "html": samples.mail(html=html),
        "charset": samples.mail(text=samples.CLAIM_FR.text, charset="iso-8859-15"),
        "attached": samples.mail(attached=samples.pdf(samples.CLAIM_FR.text)),
        "forwarded": samples.forwarded(samples.mail(text=samples.CLAIM_FR.text)),
    }
    for name, content in shapes.items():
        proposed = {one.field: one.value for one in take(content).proposals}
        for field in ("kind", "roll_number", "hearing_on", "last_name", "postal_code"):
            assert proposed.get(field) == samples.CLAIM_FR.says[field], (name, field)


def test_a_charset_that_does_not_exist_is_read_all_the_same() -> None:
    content = samples.mail(text="Audience du 20 août 2026", charset="utf-8").replace(
        b'charset="utf-8"', b'charset="x-none"'
    )
    said, _files = apart(content)
    assert "20 août 2026" in said["text"]


def test_the_registry_is_told_by_its_mail_box() -> None:
    assert found("Bonjour", sender="Greffe <j.p.stgilles@just.fgov.be>")["court"] == "jp-sint-gillis"


def test_what_is_no_mail_or_too_deep_is_not_taken() -> None:
    with pytest.raises(NotRead, match="not_taken"):
        apart(b"x: y\n\nz")
    deep = samples.mail(text="x")
    for _level in range(8):
        deep = samples.forwarded(deep)
    with pytest.raises(NotRead, match="too_heavy"):
        apart(deep)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("DUPONT Marie", "Marie", "Dupont"),
        ("Fatima EL AMRANI", "Fatima", "El Amrani"),
        ("Marie Dupont", "Marie", "Dupont"),
        ("DUPONT MARIE", "Marie", "Dupont"),
        ("Jan van den BERGHE", "Jan", "van den Berghe"),
    ],
)
def test_names_as_registries_write_them(typed: str, first: str, last: str) -> None:
    assert split_name(typed) == (first, last)


def test_one_form_for_a_roll_number() -> None:
    assert {roll_form(typed) for typed in ("26A1234", "26 a 1234", "26/A/1234", "26.A.1234")} == {"26A1234"}


def test_the_language_is_told_by_small_words() -> None:
    assert language_of(samples.CLAIM_FR.text) == "fr"
    assert language_of(samples.DECISION_NL.text + "Het vonnis van de rechter wordt bij deze op het OCMW") == "nl"
    assert language_of("1234") == ""
    assert read("") == ()


def test_parts_that_lie_do_no_harm() -> None:
    """Broken headers, nameless and eml attachments, a date that is none: the mail is read all the same."""
    inner = samples.mail(text="Rolnummer 26A555")
    boundary = (
        b"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=x.eml\r\n\r\n"
    )
    content = (
        b"From: a@b.example\r\nSubject: =?utf-8?q?bad\r\nDate: yesterday\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + boundary + inner + b"\r\n--b--\r\n"
    )
    said, files = apart(content)
    assert (said["sent_at"], files) == ("", [])
    assert "26A555" in said["text"]


def test_of_two_ways_to_say_the_same_the_plain_one_is_read() -> None:
    made = samples.alternative("Rolnummer 26A1", "<p>Rolnummer 26A2</p>")
    assert {one.value for one in take(made).proposals if one.field == "roll_number"} == {"26A1"}
    made = samples.alternative(" ", "<p>Rolnummer 26A2</p>")
    assert {one.value for one in take(made).proposals if one.field == "roll_number"} == {"26A2"}


def test_the_bench_writes_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "mail.in").write_bytes(samples.mail(text="Audience", attached=b"%PDF-1.4"))
    bench(tmp_path)
    assert json.loads((tmp_path / "mail.json").read_text())["names"] == ["requête.pdf"]
    assert (tmp_path / "0.part").read_bytes() == b"%PDF-1.4"
    (tmp_path / "mail.in").write_bytes(b"nothing")
    bench(tmp_path)
    assert json.loads((tmp_path / "mail.json").read_text()) == {"problem": "not_taken"}


def test_an_office_is_never_taken_for_the_dwelling() -> None:
    assert "street" not in found("Greffe : place Poelaert 3, 1000 Bruxelles")
    assert "claimed" not in found("arriéré de 999999999999999999,99 EUR et une date du 31/02/2026")
