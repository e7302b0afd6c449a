"""What an installation may set: one frozen object read from the environment, every field documented."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_INSTANCE = Path("instance")
LAST_HOUR = 23
LONGEST_NOTICE = 60
"""Reminders may go out so many days before a date, at most."""


class WrongSetting(ValueError):
    """A setting of the environment cannot be used; the message names it and says what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one installation. Every field names its environment variable."""

    data_dir: Path = DEFAULT_INSTANCE
    """LIMEN_DATA_DIR: folder of the database file (SQLite), documents and issued letters."""
    database_url: str = ""
    """LIMEN_DATABASE_URL: ``sqlite:///…`` or ``postgresql+psycopg://…``; default: a file in the data folder."""
    secret_key: str = field(default="", repr=False)
    """LIMEN_SECRET_KEY: signs cookies and forms; default: made once and kept in the data folder (mode 600)."""
    cookies_secure: bool = True
    """LIMEN_COOKIES_SECURE: ``yes`` sends cookies over HTTPS only; ``no`` is for a machine on its own."""
    trusted_proxies: int = 0
    """LIMEN_TRUSTED_PROXIES: number of reverse proxies in front whose X-Forwarded-* headers are believed."""
    session_idle_minutes: int = 60
    """LIMEN_SESSION_IDLE_MINUTES: sign-out after so many minutes without a click."""
    session_hours: int = 12
    """LIMEN_SESSION_HOURS: longest life of a session."""
    sign_in_attempts: int = 5
    """LIMEN_SIGN_IN_ATTEMPTS: failures per address of sign-in or e-mail within the window before a wait."""
    sign_in_window_minutes: int = 15
    """LIMEN_SIGN_IN_WINDOW_MINUTES: length of that window."""
    upload_megabytes: int = 15
    """LIMEN_UPLOAD_MEGABYTES: largest file that is accepted."""
    checks_per_minute: int = 600
    """LIMEN_CHECKS_PER_MINUTE: public check requests per address and minute."""
    public_url: str = "http://127.0.0.1:8000"
    """LIMEN_PUBLIC_URL: address under which people reach the application; for links in mails and calendars."""
    smtp_host: str = ""
    """LIMEN_SMTP_HOST: mail server; without one, mails are written as files into the folder ``mail`` of the data."""
    smtp_port: int = 587
    """LIMEN_SMTP_PORT: its port."""
    smtp_tls: str = "starttls"
    """LIMEN_SMTP_TLS: ``starttls``, ``tls`` (encrypted from the first byte) or ``none`` (same machine only)."""
    smtp_user: str = field(default="", repr=False)
    """LIMEN_SMTP_USER: name to sign in to it, if it asks for one."""
    smtp_password: str = field(default="", repr=False)
    """LIMEN_SMTP_PASSWORD: the password that goes with it."""
    mail_from: str = "limen@localhost"
    """LIMEN_MAIL_FROM: sender of the mails; nobody reads what is answered to it."""
    reminder_days: tuple[int, ...] = (14, 7, 3, 1)
    """LIMEN_REMINDER_DAYS: so many days before a time limit of the law a reminder goes out, for example ``14,7,1``."""
    reminder_hour: int = 6
    """LIMEN_REMINDER_HOUR: hour of the day, in Brussels, from which ``limen work`` prepares the day's reminders."""
    inbox_organisation: str = ""
    """LIMEN_INBOX_ORGANISATION: short name of the organisation for which the mailbox of official messages is read."""
    inbox_maildir: str = ""
    """LIMEN_INBOX_MAILDIR: a Maildir folder that is watched for official messages."""
    inbox_imap_host: str = ""
    """LIMEN_INBOX_IMAP_HOST: mail server with a folder that is watched; empty: none is."""
    inbox_imap_port: int = 993
    """LIMEN_INBOX_IMAP_PORT: its port."""
    inbox_imap_tls: str = "tls"
    """LIMEN_INBOX_IMAP_TLS: ``tls`` (encrypted from the first byte), ``starttls`` or ``none`` (same machine only)."""
    inbox_imap_user: str = field(default="", repr=False)
    """LIMEN_INBOX_IMAP_USER: name to sign in to it."""
    inbox_imap_password: str = field(default="", repr=False)
    """LIMEN_INBOX_IMAP_PASSWORD: the password that goes with it."""
    inbox_imap_folder: str = "INBOX"
    """LIMEN_INBOX_IMAP_FOLDER: the folder that is watched."""
    https_proxy: str = field(default="", repr=False)
    """LIMEN_HTTPS_PROXY: proxy through which webhooks leave, ``http://[name:password@]host:port``; empty: directly."""
    demo_date: date | None = None
    """LIMEN_DEMO_DATE: demonstration only: the clock starts on this day (ISO date)."""

    @property
    def upload_megabytes_together(self) -> int:
        """Largest request with several files, in megabytes."""
        return 4 * self.upload_megabytes

    @property
    def blob_dir(self) -> Path:
        """Folder of content-addressed files (documents, issued letters)."""
        return self.data_dir / "blobs"

    @property
    def mail_dir(self) -> Path:
        """Folder into which mails are written when there is no mail server."""
        return self.data_dir / "mail"


def _number(environ: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    raw = environ.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal() or int(raw) < least:
        raise WrongSetting(f"{name} must be a whole number of at least {least}, not {raw!r}")
    return int(raw)


def _yes_no(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    raw = environ.get(name, "").strip().lower()
    if not raw:
        return default
    if raw not in {"yes", "no"}:
        raise WrongSetting(f"{name} must be yes or no, not {raw!r}")
    return raw == "yes"


def _word(environ: Mapping[str, str], name: str, default: str, *, known: tuple[str, ...]) -> str:
    raw = environ.get(name, "").strip().lower() or default
    if raw not in known:
        raise WrongSetting(f"{name} must be {' or '.join(known)}, not {raw!r}")
    return raw


def _hour(environ: Mapping[str, str], name: str, default: int) -> int:
    hour = _number(environ, name, default, least=0)
    if hour > LAST_HOUR:
        raise WrongSetting(f"{name} must be an hour from 0 to {LAST_HOUR}, not {hour}")
    return hour


def _days(environ: Mapping[str, str], name: str, default: tuple[int, ...]) -> tuple[int, ...]:
    raw = environ.get(name, "").strip()
    if not raw:
        return default
    parts = [part.strip() for part in raw.split(",")]
    if not all(part.isdecimal() and 0 <= int(part) <= LONGEST_NOTICE for part in parts):
        raise WrongSetting(f"{name} must be numbers of days up to {LONGEST_NOTICE} like 14,7,1, not {raw!r}")
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def _address(environ: Mapping[str, str], name: str, default: str) -> str:
    raw = environ.get(name, "").strip().rstrip("/") or default
    if not raw.startswith(("http://", "https://")):
        raise WrongSetting(f"{name} must begin with http:// or https://, not {raw!r}")
    return raw


def _proxy(environ: Mapping[str, str], name: str) -> str:
    raw = environ.get(name, "").strip().rstrip("/")
    if not raw:
        return ""
    try:
        parts = urlsplit(raw)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port and not (parts.path or parts.query)
    except ValueError:
        whole = False
    if not whole:
        raise WrongSetting(f"{name} must be like http://proxy.example:3128")  # it may hold a password: it is not shown
    return raw


def _mail_address(environ: Mapping[str, str], name: str, default: str) -> str:
    raw = environ.get(name, "").strip() or default
    if raw.count("@") != 1 or any(sign in raw for sign in " \r\n<>,;"):
        raise WrongSetting(f"{name} must be one mail address like limen@service.example, not {raw!r}")
    return raw


def _kept_secret(data_dir: Path) -> str:
    """Return the secret of this data folder; make it on first use, readable by its owner only."""
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


def read_settings(environ: Mapping[str, str] | None = None, *, keep_secret: bool = True) -> Settings:
    """Read the settings from the environment. Raises WrongSetting naming the variable that cannot be used.

    ``keep_secret=False`` makes no secret file: for commands that sign nothing and may find no data folder.
    """
    env = os.environ if environ is None else environ
    data_dir = Path(env.get("LIMEN_DATA_DIR", "") or DEFAULT_INSTANCE).absolute()
    url = env.get("LIMEN_DATABASE_URL", "") or f"sqlite:///{data_dir / 'limen.sqlite'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise WrongSetting("LIMEN_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://")
    raw_date = env.get("LIMEN_DEMO_DATE", "").strip()
    try:
        demo_date = date.fromisoformat(raw_date) if raw_date else None
    except ValueError as error:
        raise WrongSetting(f"LIMEN_DEMO_DATE must be a date like 2026-07-08, not {raw_date!r}") from error
    return Settings(
        data_dir=data_dir,
        database_url=url,
        secret_key=env.get("LIMEN_SECRET_KEY", "") or (_kept_secret(data_dir) if keep_secret else ""),
        cookies_secure=_yes_no(env, "LIMEN_COOKIES_SECURE", default=True),
        trusted_proxies=_number(env, "LIMEN_TRUSTED_PROXIES", 0, least=0),
        session_idle_minutes=_number(env, "LIMEN_SESSION_IDLE_MINUTES", 60),
        session_hours=_number(env, "LIMEN_SESSION_HOURS", 12),
        sign_in_attempts=_number(env, "LIMEN_SIGN_IN_ATTEMPTS", 5),
        sign_in_window_minutes=_number(env, "LIMEN_SIGN_IN_WINDOW_MINUTES", 15),
        upload_megabytes=_number(env, "LIMEN_UPLOAD_MEGABYTES", 15),
        checks_per_minute=_number(env, "LIMEN_CHECKS_PER_MINUTE", 600),
        public_url=_address(env, "LIMEN_PUBLIC_URL", "http://127.0.0.1:8000"),
        smtp_host=env.get("LIMEN_SMTP_HOST", "").strip(),
        smtp_port=_number(env, "LIMEN_SMTP_PORT", 587),
        smtp_tls=_word(env, "LIMEN_SMTP_TLS", "starttls", known=("starttls", "tls", "none")),
        smtp_user=env.get("LIMEN_SMTP_USER", ""),
        smtp_password=env.get("LIMEN_SMTP_PASSWORD", ""),
        mail_from=_mail_address(env, "LIMEN_MAIL_FROM", "limen@localhost"),
        reminder_days=_days(env, "LIMEN_REMINDER_DAYS", (14, 7, 3, 1)),
        reminder_hour=_hour(env, "LIMEN_REMINDER_HOUR", 6),
        inbox_organisation=env.get("LIMEN_INBOX_ORGANISATION", "").strip(),
        inbox_maildir=env.get("LIMEN_INBOX_MAILDIR", "").strip(),
        inbox_imap_host=env.get("LIMEN_INBOX_IMAP_HOST", "").strip(),
        inbox_imap_port=_number(env, "LIMEN_INBOX_IMAP_PORT", 993),
        inbox_imap_tls=_word(env, "LIMEN_INBOX_IMAP_TLS", "tls", known=("tls", "starttls", "none")),
        inbox_imap_user=env.get("LIMEN_INBOX_IMAP_USER", ""),
        inbox_imap_password=env.get("LIMEN_INBOX_IMAP_PASSWORD", ""),
        inbox_imap_folder=env.get("LIMEN_INBOX_IMAP_FOLDER", "").strip() or "INBOX",
        https_proxy=_proxy(env, "LIMEN_HTTPS_PROXY"),
        demo_date=demo_date,
    )
