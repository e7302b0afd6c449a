"""The words a document may carry; labels in both languages are in queries.py and labels.py."""

from __future__ import annotations

from typing import Final

ACCEPTED: Final = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.txt"
"""What the file chooser of a browser offers; on a phone also the camera."""
MOST_FILES: Final = 10
"""Files in one go: what a worker prepares in a few seconds."""
LONGEST_TITLE: Final = 160
LONGEST_NOTE: Final = 200

KINDS: Final = (
    "lease",
    "letter_received",
    "notice",
    "formal_notice",
    "proof_of_payment",
    "receipt",
    "epb_certificate",
    "registration",
    "inventory",
    "court_paper",
    "proof_of_sending",
    "photo",
    "mandate",
    "consent",
    "identity",
    "household",
    "income",
    "social_housing",
    "medical",
    "other",
)
SENSITIVE: Final = frozenset({"identity", "medical"})
"""Opened on purpose alone, each reading written down (GDPR, articles 9 and 87; law of 8 August 1983)."""
REMINDED: Final = 400
"""Days ahead within which the end of a document's value is put among the dates of the case."""
SOON: Final = 30
"""Days before the end of its value from which a document is marked."""
REMOVALS: Final = ("wrong_case", "twice", "unreadable", "asked", "other")
EXPIRES: Final = "paper_expires_"
"""Beginning of the rule of a due date that a document gives; the kind follows."""
