"""Videos and sounds: told by their content; a copy without place where that can be promised (M2.3.c)."""

from __future__ import annotations

import pytest

from app.evidence.recordings import media_type, without_place
from tests.app.documents import files
from tests.app.evidence.builders import box, places, track, video


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (video(), "video/mp4"),
        (video(brand=b"qt  "), "video/quicktime"),
        (video(brand=b"3gp4"), "video/3gpp"),
        (video(brand=b"M4A "), "audio/mp4"),
        (b"\x1a\x45\xdf\xa3rest", "video/webm"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0WEBPVP8 ", None),
        (b"OggS\0\x02", "audio/ogg"),
        (b"ID3\x03", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"#!AMR\n", "audio/amr"),
        (files.photo(), None),
        (files.HEIC, None),
        (files.pdf(), None),
        (b"\xff\xfe", None),
        (b"", None),
    ],
)
def test_a_recording_is_known_by_its_content(start: bytes, kind: str | None) -> None:
    assert media_type(start) == kind


def test_the_copy_keeps_every_place_of_picture_and_sound_and_tells_nothing_beside() -> None:
    film = video(track(b"vide"), track(b"soun"))
    copy = without_place(film)
    assert len(copy) == len(film)
    assert copy.index(b"picture and sound") == film.index(b"picture and sound")
    for told in (b"+50.8467", b"LimenPhone", b"location", b"DATEDATE", b"Core Media Kept", b"GPS"):
        assert told in film
        assert told not in copy
    assert without_place(copy) == copy


def test_a_track_of_places_goes_with_all_it_holds() -> None:
    at = video(track(b"vide"), places(7, 4, at=0)).index(b"picture and sound")
    film = video(track(b"vide"), places(7, 4, at=at))
    copy = without_place(film)
    assert len(copy) == len(film)
    assert b"picture" not in copy
    assert copy[at : at + 17] == bytes(11) + b" sound"
    assert b"stsz" not in copy


@pytest.mark.parametrize(
    "film",
    [
        video(track(b"vide"), box(b"trak", b"cut")),
        video()[:-1],
        video(track(b"meta")),
        video(places(7, 4, at=10**6)),
        video(places(10**9, at=0)),
        box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"no description"),
        b"OggS and then nothing we take apart",
        files.photo(),
    ],
)
def test_no_copy_where_nothing_can_be_promised(film: bytes) -> None:
    assert without_place(film) == b""
