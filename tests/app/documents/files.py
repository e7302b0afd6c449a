"""Files as telephones, scanners and mischief make them, invented in the test itself."""

from __future__ import annotations

import base64
import io

import pikepdf
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

MAKER = "LimenPhone"
PLACE = {1: "N", 2: (50.0, 50.0, 48.0), 3: "E", 4: (4.0, 21.0, 9.0)}
"""Degrees, minutes and seconds of a place in Brussels."""
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>50,50.8N</exif:GPSLatitude></x:xmpmeta>'

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAF8AAgAAAAACQQABAAAAAAAAAK4AAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAA"
    "ABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABFW1kYXQAAABbKAGvE4D4EOGn//2AqK/9MvV/nK6YlW9543/9A1cX8XrA7u9ulImy"
    "i3xaFKEXqwSYX1NuqoOEMdQ9w8+BTAyBQLs5mBpmBCS8Nh6xGbc+Mj4j9a7XNEk567BNsAAAAAZFeGlmAABNTQAqAAAACAADAQ8A"
    "AgAAAAsAAAAyARIAAwAAAAEAAQAAiCUABAAAAAEAAAA+AAAAAExpbWVuUGhvbmUAAAAEAAEAAgAAAAJOAAAAAAIABQAAAAMAAAB0"
    "AAMAAgAAAAJFAAAAAAQABQAAAAMAAACMAAAAAAAAADIAAAABAAAAMgAAAAEAAAAwAAAAAQAAAAQAAAABAAAAFQAAAAEAAAAJAAAA"
    "AQ=="
)
"""64 by 48 points, blue and red, with maker and place; written once with pillow-heif, whose encoder we do not ship."""


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes beside a photo."""
    found = Image.Exif()
    found[0x010F], found[0x0112], found[0x0132] = MAKER, orientation, "2026:07:08 10:30:00"
    found.get_ifd(0x8825).update(PLACE)
    return found


def two_colours(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Blue at the left, red at the right."""
    picture = Image.new("RGB", size, (200, 30, 30))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill=(30, 30, 200))
    return picture.convert(mode)


def photo(kind: str = "JPEG", orientation: int = 1, size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo with maker, moment, place, XMP and comment."""
    file = io.BytesIO()
    picture = two_colours(size)
    if kind == "PNG":
        note = PngInfo()
        note.add_text("Comment", f"made with {MAKER}")
        note.add_itxt("XML:com.adobe.xmp", XMP.decode())
        picture.save(file, kind, exif=exif(orientation), pnginfo=note)
    elif kind == "JPEG":
        picture.save(file, kind, exif=exif(orientation), xmp=XMP, comment=MAKER.encode())
    else:
        picture.save(file, kind, exif=exif(orientation), xmp=XMP)
    return file.getvalue()


def plain(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (4, 3)) -> bytes:
    """A picture without anything beside it."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


def pdf(pages: int = 1, password: str = "") -> bytes:
    """Empty pages; the same bytes every time, unless they are locked."""
    file = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(300, 400))
        lock = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(file, encryption=lock, deterministic_id=not password)
    return file.getvalue()


def telling_pdf() -> bytes:
    """A page scanned with a telephone, with author, history, script, attached file, link and acts on opening."""
    file = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(300, 400))
        scan = made.make_stream(photo())
        scan.Type, scan.Subtype, scan.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceRGB
        scan.Width, scan.Height, scan.BitsPerComponent = 64, 48, 8
        scan.Filter = pikepdf.Name.DCTDecode
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=scan))
        page.obj.Contents = made.make_stream(b"q 300 0 0 400 0 0 cm /Scan Do Q")
        page.obj.Metadata = made.make_stream(XMP)
        page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 10, 10],
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"),
        )
        carrier = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9], FS="secret-file"
        )
        page.obj.Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link), made.make_indirect(carrier)]))
        made.docinfo["/Author"] = MAKER
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = [MAKER]
        made.attachments["secret.txt"] = b"attached secret"
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('open')")
        made.save(file, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()
