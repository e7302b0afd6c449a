"""A watched mailbox: a Maildir folder or a folder on an IMAP server. Read again, nothing is kept twice."""

from __future__ import annotations

import imaplib
import mailbox
import ssl
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog

from app.foundation.errors import Invalid
from app.foundation.identity import system_for
from app.foundation.run import run
from app.inbox.commands import ReceiveMessage
from app.inbox.taking import take_mail
from app.store import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.config import Settings
    from app.store.base import Store

_log = structlog.get_logger("limen")
SECONDS = 30


class MailboxProblem(Exception):
    """The mailbox cannot be read; says of what kind the trouble is, never more."""


Mail = tuple[bytes, "Callable[[bool], None]"]
"""The bytes of a mail, and what notes in the mailbox whether it was taken."""


def fetch(store: Store, settings: Settings) -> Counter[str]:
    """Take in what waits in the watched mailbox; return how many were new, known, duplicates, refused, too large.

    Raises MailboxProblem when it cannot be read or no organisation of that name is there. A mail stays where it is:
    it is marked as read (Maildir) or flagged (IMAP), and the fingerprint of its delivery keeps it from coming twice.
    """
    done: Counter[str] = Counter()
    if not settings.inbox_maildir and not settings.inbox_imap_host:
        return done
    organisation_id = people.organisation_named(store, settings.inbox_organisation)
    if organisation_id is None:
        raise MailboxProblem("no_such_organisation")
    for content, note in _mails(settings):
        outcome = _take(store, settings, organisation_id, content)
        note(outcome not in {"refused", "too_large"})
        _log.info("inbox", outcome=outcome)
        done[outcome] += 1
    return done


def watch_mailbox(store: Store, settings: Settings) -> None:
    """Look into the mailbox as part of a longer round: a mailbox that cannot be read now is read at the next one."""
    try:
        fetch(store, settings)
    except MailboxProblem as problem:
        _log.warning("inbox", outcome="not_read", why=str(problem))


def _take(store: Store, settings: Settings, organisation_id: int, content: bytes) -> str:
    if len(content) > settings.upload_megabytes * 1024 * 1024:
        return "too_large"
    try:
        taken = take_mail(content)
    except Invalid:
        return "refused"
    command = ReceiveMessage(taken=taken, channel="mailbox", delivery=f"mailbox|{taken.delivery_key}")
    received = run(store, command, system_for(organisation_id))
    if received.before:
        return "known"
    return "new" if received.duplicate_of_id is None else "duplicate"


def _mails(settings: Settings) -> Iterator[Mail]:
    if settings.inbox_maildir:
        yield from _of_maildir(settings.inbox_maildir)
    if settings.inbox_imap_host:
        yield from _of_imap(settings)


def _of_maildir(folder: str) -> Iterator[Mail]:
    """Yield what was not read yet; what is read is marked seen, what cannot be taken is flagged for a person."""
    try:
        box = mailbox.Maildir(folder, create=False)
    except (mailbox.NoSuchMailboxError, OSError):
        raise MailboxProblem("no_such_folder") from None
    for key in sorted(box.keys()):
        message = box.get_message(key)
        if "S" in message.get_flags():
            continue

        def note(taken: bool, key: str = key, message: mailbox.MaildirMessage = message) -> None:  # noqa: FBT001
            message.set_subdir("cur")
            message.add_flag("S" if taken else "SF")
            box[key] = message

        yield box.get_bytes(key), note


def _of_imap(settings: Settings) -> Iterator[Mail]:
    with _connected(settings) as server:
        status, _answer = server.select(_quoted(settings.inbox_imap_folder))
        if status != "OK":
            raise MailboxProblem("no_such_folder")
        status, found = server.uid("SEARCH", "UNSEEN")
        for uid in found[0].split() if status == "OK" and found and found[0] else ():
            status, answer = server.uid("FETCH", uid.decode(), "(BODY.PEEK[])")
            content = next((part[1] for part in answer if isinstance(part, tuple)), None)
            if status != "OK" or not isinstance(content, bytes):
                continue

            def note(taken: bool, uid: bytes = uid) -> None:  # noqa: FBT001
                server.uid("STORE", uid.decode(), "+FLAGS", r"(\Seen)" if taken else r"(\Seen \Flagged)")

            yield content, note


@contextmanager
def _connected(settings: Settings) -> Iterator[imaplib.IMAP4]:
    """Sign in to the server; whatever goes wrong on the way is told by its kind alone: its words may name people."""
    server: imaplib.IMAP4 | None = None
    try:
        if settings.inbox_imap_tls == "tls":
            context = ssl.create_default_context()
            server = imaplib.IMAP4_SSL(
                settings.inbox_imap_host, settings.inbox_imap_port, ssl_context=context, timeout=SECONDS
            )
        else:
            server = imaplib.IMAP4(settings.inbox_imap_host, settings.inbox_imap_port, timeout=SECONDS)
            if settings.inbox_imap_tls == "starttls":
                server.starttls(ssl.create_default_context())
        server.login(settings.inbox_imap_user, settings.inbox_imap_password)
        yield server
    except imaplib.IMAP4.error:
        raise MailboxProblem("refused_by_server") from None
    except OSError:
        raise MailboxProblem("no_connection") from None
    finally:
        if server is not None:
            _leave(server)


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (imaplib.IMAP4.error, OSError):
        _log.info("inbox", outcome="connection_lost_at_the_end")


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
