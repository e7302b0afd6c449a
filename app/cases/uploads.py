"""Which files a case takes: told by what they contain, never by their name."""

from __future__ import annotations

import io
import warnings
from typing import Final

import pikepdf
from PIL import Image, UnidentifiedImageError

from app.foundation.errors import Invalid
from workflows.law import Text

ACCEPTED: Final = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.txt"
"""What the file chooser of a browser offers; on a phone also the camera."""
EXTENSIONS: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "text/plain": "txt",
}
MOST_PIXELS: Final = 120_000_000
_IMAGES: Final = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13}

EMPTY: Final = Text(fr="Ce fichier est vide. Choisissez-en un autre.", nl="Dit bestand is leeg. Kies een ander.")
NOT_TAKEN: Final = Text(
    fr="Ce genre de fichier n'est pas accepté. Enregistrez-le en PDF, ou prenez une photo (JPEG, PNG, WebP, HEIC).",
    nl="Dit soort bestand wordt niet aanvaard. Bewaar het als PDF, of neem een foto (JPEG, PNG, WebP, HEIC).",
)
DAMAGED: Final = Text(
    fr="Ce fichier est abîmé ou incomplet. Ouvrez-le chez vous, enregistrez-le à nouveau et renvoyez-le.",
    nl="Dit bestand is beschadigd of onvolledig. Open het, bewaar het opnieuw en stuur het nog eens.",
)
LOCKED: Final = Text(
    fr="Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe et renvoyez-le.",
    nl="Deze PDF is beveiligd met een wachtwoord. Bewaar hem zonder wachtwoord en stuur hem opnieuw.",
)
TOO_LARGE_A_PICTURE: Final = Text(
    fr="Cette image est trop grande. Envoyez-la en plus petit.",
    nl="Deze afbeelding is te groot. Stuur ze in een kleiner formaat.",
)


def media_type(content: bytes) -> str:
    """Return what a file is. Raises Invalid when it is empty, damaged, locked or of a kind that is not taken."""
    if not content:
        raise Invalid("file", EMPTY)
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return _checked_pdf(content)
    if content[4:8] == b"ftyp":
        if content[8:12] in _HEIC_BRANDS:
            return "image/heic"
        raise Invalid("file", NOT_TAKEN)
    return _picture(content) or _plain_text(content)


def _checked_pdf(content: bytes) -> str:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) == 0:
                raise Invalid("file", DAMAGED)
    except pikepdf.PasswordError:
        raise Invalid("file", LOCKED) from None
    except pikepdf.PdfError:
        raise Invalid("file", DAMAGED) from None
    return "application/pdf"


def _picture(content: bytes) -> str:
    """Return the type of a picture that can be opened, an empty string when it is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            with Image.open(io.BytesIO(content), formats=tuple(_IMAGES)) as picture:
                kind, (width, height) = str(picture.format), picture.size
                if width * height > MOST_PIXELS:
                    raise Invalid("file", TOO_LARGE_A_PICTURE)
                picture.verify()
    except UnidentifiedImageError:
        return ""
    except Image.DecompressionBombError:
        raise Invalid("file", TOO_LARGE_A_PICTURE) from None
    except (OSError, SyntaxError, ValueError):
        raise Invalid("file", DAMAGED) from None
    return _IMAGES[kind]


def _plain_text(content: bytes) -> str:
    """Tell plain text by its letters; anything that a browser could take for a page or program is not taken."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("file", NOT_TAKEN) from None
    if any(ord(letter) in _CONTROLS for letter in text) or text.lstrip()[:1] == "<":
        raise Invalid("file", NOT_TAKEN)
    return "text/plain"
