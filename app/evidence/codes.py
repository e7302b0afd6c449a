"""Limits of the evidence register."""

from __future__ import annotations

from typing import Final

ACCEPTED: Final = (
    ".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.txt,.mp4,.m4v,.mov,.3gp,.m4a,.webm,.mkv,.avi,.mp3,.ogg,.opus,.oga,"
    ".wav,.amr,.aac"
)
"""What the file chooser of a browser offers; on a phone also the camera."""
RECORDED: Final = ("video/", "audio/")
MOST_FILES: Final = 10
"""Files in one go."""
RECORDINGS_LARGER: Final = 3
"""A recording may be so many times larger than another file."""
MOST_PIECES: Final = 60
"""Pieces in one bundle."""
MOST_PRINTED: Final = 200
"""Pictures and pages printed in one bundle: what is made while somebody waits."""
LONGEST_SHOWS: Final = 1000
LONGEST_NAME: Final = 160
LONGEST_CONTACT: Final = 200
LONGEST_STATEMENT: Final = 6000
LONGEST_WHY: Final = 300
LONGEST_WHAT: Final = 200
HIGHEST_VALUE: Final = 100_000_000
"""Cents: a million euros for one belonging is a slip of the pen."""
