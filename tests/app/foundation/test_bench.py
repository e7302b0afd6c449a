"""The working copy: nothing of place, time or maker is left, hostile files do no harm; issue 3, item 7."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from app.foundation import bench, workshop
from app.foundation.errors import Invalid
from app.foundation.workshop import TOO_HEAVY, Prepared, prepare, prepared
from tests.app.documents import files


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


TRACES = (b"Exif", b"LimenPhone", b"GPSLatitude", b"2026:07:08", b"xmpmeta", b"Comment")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_moment_and_maker_are_in_the_original_and_gone_from_the_copy(kind: str) -> None:
    content = files.photo(kind)
    assert dict(opened(content).getexif().get_ifd(0x8825)) == files.PLACE, "the test would prove nothing"
    assert b"GPSLatitude" in content
    made = bench.take(content)
    for shown in (made.copy, made.preview, made.thumbnail):
        picture = opened(shown)
        assert dict(picture.getexif()) == {}
        assert picture.getexif().get_ifd(0x8825) == {}
        assert not set(picture.info) & {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp", "Comment"}
        assert [trace for trace in TRACES if trace in shown] == []
    assert opened(made.copy).format == kind
    assert (made.media_type, made.pages) == (f"image/{kind.lower()}", 1)


def test_a_photo_of_an_iphone_becomes_a_jpeg_without_place() -> None:
    assert b"LimenPhone" in files.HEIC
    made = bench.take(files.HEIC)
    assert (made.media_type, made.copy_type) == ("image/heic", "image/jpeg")
    picture = opened(made.copy)
    assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (64, 48), {})
    assert [trace for trace in TRACES if trace in made.copy] == []
    left, right = picture.getpixel((8, 24)), picture.getpixel((56, 24))
    assert left[2] > 150 > left[0]  # type: ignore[index, operator]
    assert right[0] > 150 > right[2]  # type: ignore[index, operator]


def test_a_photo_taken_sideways_stands_upright() -> None:
    made = bench.take(files.photo(orientation=6))
    picture = opened(made.copy)
    assert picture.size == (48, 64), "turned by a quarter"
    top, bottom = picture.getpixel((24, 8)), picture.getpixel((24, 56))
    assert top[2] > 150 > top[0]  # type: ignore[index, operator]
    assert bottom[0] > 150 > bottom[2]  # type: ignore[index, operator]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_scans_and_screenshots_of_every_kind_are_taken(mode: str) -> None:
    made = bench.take(files.plain("PNG", mode))
    assert opened(made.copy).size == (4, 3)
    assert opened(made.thumbnail).format == "JPEG"


def test_a_picture_for_printers_becomes_one_for_screens() -> None:
    assert opened(bench.take(files.plain("JPEG", "CMYK")).copy).mode == "RGB"


def test_colours_of_a_profile_are_kept_and_the_profile_goes() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile at all"):
        file = io.BytesIO()
        files.two_colours().save(file, "JPEG", icc_profile=given, quality=95)
        copy = opened(bench.take(file.getvalue()).copy)
        assert "icc_profile" not in copy.info
        assert copy.getpixel((8, 24))[2] > 150  # type: ignore[index, operator]


def test_a_large_photo_is_made_smaller_for_screen_and_list() -> None:
    made = bench.take(files.photo(size=(5000, 2500)))
    sizes = [opened(shown).size for shown in (made.copy, made.preview, made.thumbnail)]
    assert [max(size) for size in sizes] == [4096, 1600, 320]
    assert all(size[0] == pytest.approx(2 * size[1], abs=2) for size in sizes)


def test_a_picture_that_is_also_something_else_is_nothing_but_a_picture_in_the_copy() -> None:
    page = b"<html><script>alert(1)</script></html>"
    archive = b"PK\x03\x04 hidden archive"
    made = bench.take(files.photo() + page + archive)
    assert made.media_type == "image/jpeg"
    assert b"script" not in made.copy
    assert b"PK\x03\x04" not in made.copy


def test_a_page_that_begins_like_a_picture_is_not_taken() -> None:
    for content in (b"\xff\xd8\xff<html>", b"\x89PNG\r\n\x1a\n<svg/>"):
        with pytest.raises(bench.NotTaken):
            bench.take(content)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is immense."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    parts = [
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "not_taken"),
        (b"<html><script>alert(1)</script></html>", "not_taken"),
        (b"  \n<svg xmlns='http://www.w3.org/2000/svg'/>", "not_taken"),
        (b"PK\x03\x04 word document", "not_taken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_taken"),
        (b"%PDF-1.7 cut short", "damaged"),
        (files.photo("PNG")[:60], "damaged"),
        (files.photo("JPEG")[:400], "damaged"),
        (files.HEIC[:500], "damaged"),
        (files.pdf(0), "damaged"),
        (files.pdf(password="secret"), "locked"),
        (files.pdf(301), "too_many_pages"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp42", "not_taken"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "damaged"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "not_taken"),
        (bomb(60_000, 60_000), "too_large_picture"),
        (bomb(16_000, 16_000), "too_large_picture"),
        (bomb(11_000, 10_001), "too_large_picture"),
    ],
)
def test_what_is_not_taken_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(bench.NotTaken, match=f"^{reason}$"):
        bench.take(content)


def test_a_pdf_keeps_its_pages_and_loses_author_history_scripts_and_attachments() -> None:
    content = files.telling_pdf()
    kept = (b"LimenPhone", b"GPSLatitude", b"attached secret", b"JavaScript", b"alert", b"calc.exe", b"secret-file")
    assert [trace for trace in kept if trace not in content] == [], "the test would prove nothing"
    made = bench.take(content)
    assert (made.media_type, made.copy_type, made.pages) == ("application/pdf", "application/pdf", 1)
    with pikepdf.open(io.BytesIO(made.copy)) as pdf:
        assert dict(pdf.docinfo) == {}
        assert list(pdf.attachments) == []
        for name in ("/OpenAction", "/Metadata", "/Collection"):
            assert name not in pdf.Root
        page = pdf.pages[0]
        assert "/AA" not in page
        assert "/Metadata" not in page
        scan = page.Resources.XObject.Scan
        assert opened(scan.read_raw_bytes()).size == (64, 48)
        assert str(page.Annots[0].A.S) == "/Named"
        loose = io.BytesIO()
        pdf.save(loose, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert [trace for trace in kept if trace in loose.getvalue()] == []
    picture = opened(made.preview)
    assert picture.getpixel((picture.width // 4, 40))[2] > 150  # type: ignore[index, operator]


def test_a_pdf_of_lists_within_lists_is_not_taken() -> None:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        nested = pikepdf.Array([])
        for _ in range(150):
            nested = pikepdf.Array([nested])
        pdf.Root.Nested = nested
        pdf.save(file)
    with pytest.raises(bench.NotTaken, match="damaged"):
        bench.take(file.getvalue())


def test_the_scan_in_a_pdf_is_not_pressed_again() -> None:
    """Every point of a photo in a PDF stays: only what stands beside it goes."""
    raw = files.photo()
    bare = bench.bare_jpeg(raw)
    assert len(bare) < len(raw)
    assert opened(bare).tobytes() == opened(raw).tobytes()
    assert dict(opened(bare).getexif()) == {}
    assert bench.bare_jpeg(b"no picture") == b"no picture"


def test_a_pdf_that_cannot_be_drawn_is_kept_without_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_first_page", lambda _content: None)
    made = bench.take(files.pdf())
    assert (made.preview, made.thumbnail, made.pages) == (b"", b"", 1)
    monkeypatch.undo()
    assert bench._first_page(b"%PDF-1.7 nothing") is None


def test_text_is_kept_as_it_is() -> None:
    content = "Loyer payé le 3 mai\n".encode()
    made = bench.take(content)
    assert (made.media_type, made.copy, made.preview, made.pages) == ("text/plain", content, b"", None)


def test_the_bench_answers_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "0.in").write_bytes(files.photo())
    (tmp_path / "1.in").write_bytes(b"")
    (tmp_path / "2.in").write_bytes(b"never looked at")
    (tmp_path / "2.json").write_text("{}")
    bench.work(tmp_path)
    assert json.loads((tmp_path / "0.json").read_text())["media_type"] == "image/jpeg"
    assert json.loads((tmp_path / "1.json").read_text()) == {"problem": "empty"}
    assert (tmp_path / "2.json").read_text() == "{}"


def test_files_are_looked_at_in_a_process_of_their_own_in_order() -> None:
    found = prepare([files.photo(), b"", files.HEIC, files.pdf(2)])
    kinds = [one.media_type if isinstance(one, Prepared) else one.nl for one in found]
    assert kinds == ["image/jpeg", "Dit bestand is leeg. Kies een ander.", "image/heic", "application/pdf"]
    assert prepare([]) == []
    with pytest.raises(Invalid, match="file"):
        prepared(b"MZ\x90")


DEADLY = """
import os, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.in")):
    if path.with_suffix(".json").exists():
        continue
    content = path.read_bytes()
    if content == b"kill":
        os.abort()
    if content == b"sleep":
        import time
        time.sleep(60)
    path.with_suffix(".json").write_text('{"problem": "empty"}')
"""


def test_a_file_that_brings_the_bench_down_harms_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "deadly.py"
    script.write_text(DEADLY)
    monkeypatch.setattr(workshop, "BENCH", script)
    found = prepare([b"x", b"kill", b"y", b"kill"])
    assert [one == TOO_HEAVY for one in found] == [False, True, False, True]
    monkeypatch.setattr(workshop, "PATIENCE", 0.5)
    assert prepare([b"sleep"]) == [TOO_HEAVY]


def test_the_bench_has_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(bench.__file__).read_text()
    script = tmp_path / "bench.py"
    script.write_text(source.replace("MEMORY: Final = 3 * 1024**3", "MEMORY: Final = 60 * 1024**2"))
    monkeypatch.setattr(workshop, "BENCH", script)
    found = prepare([files.plain("PNG", size=(6000, 6000))])
    assert not isinstance(found[0], Prepared), "the limit is set before anything is opened"
