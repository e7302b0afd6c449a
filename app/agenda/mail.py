"""How a mail leaves: over a mail server, or as a file into a folder when there is none."""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from app.config import Settings

SECONDS = 20
"""How long a mail server may keep us waiting."""
PERMANENT = 500
"""Answers of a mail server from here on mean: never again."""


class NotSent(Exception):
    """A mail could not be sent. ``kind`` is fit for a log; ``for_good``: trying again is of no use."""

    def __init__(self, kind: str, *, for_good: bool = False) -> None:
        super().__init__(kind)
        self.kind = kind
        self.for_good = for_good


class Transport(Protocol):
    """A way for mails to leave."""

    def send(self, message: EmailMessage, name: str) -> None:
        """Send one message; ``name`` is the same each time it is tried. Raises NotSent."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Mails as ``.eml`` files, for an installation without mail server: to look at, or to hand on."""

    path: Path

    def send(self, message: EmailMessage, name: str) -> None:
        """Write the file whole or not at all; written twice it is one file."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = self.path / f".{name}.part"
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.as_bytes())
            part.replace(self.path / f"{name}.eml")
        except OSError as error:
            raise NotSent(type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, spoken to as the settings say."""

    settings: Settings

    def send(self, message: EmailMessage, name: str) -> None:  # noqa: ARG002 — the Message-ID says it
        """Hand the message over. The server's words are not kept: they name the address."""
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _words in error.recipients.values()]
            raise NotSent(f"refused {min(codes)}", for_good=min(codes) >= PERMANENT) from error
        except smtplib.SMTPResponseException as error:
            raise NotSent(f"{type(error).__name__} {error.smtp_code}") from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(type(error).__name__) from error

    def _connected(self) -> smtplib.SMTP:
        chosen = self.settings
        context = ssl.create_default_context()
        if chosen.smtp_tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                chosen.smtp_host, chosen.smtp_port, timeout=SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, timeout=SECONDS)
        try:
            if chosen.smtp_tls == "starttls":
                server.starttls(context=context)
            if chosen.smtp_user:
                server.login(chosen.smtp_user, chosen.smtp_password)
        except BaseException:
            server.close()
            raise
        return server


def transport_of(settings: Settings) -> Transport:
    """Return how mails leave this installation."""
    return MailServer(settings) if settings.smtp_host else Folder(settings.mail_dir)
