"""The watched mailbox with real servers: an SMTP server delivers into a Maildir, an IMAP server shows it."""

from __future__ import annotations

import imaplib
import mailbox
import smtplib
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from click.testing import CliRunner

from app.cli import main
from app.config import Settings
from app.inbox.mailbox import MailboxProblem, fetch
from app.rounds import each_round
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import OfficialMessage
from tests.app.inbox import samples
from tests.conftest import Team


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kept(store: Store) -> list[OfficialMessage]:
    with Reader.open(store, None) as reader:
        return list(reader.where(OfficialMessage, "id"))


def test_what_a_mail_server_delivers_is_taken_once(
    store: Store, team: Team, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "maildir"
    watched = replace(settings, inbox_organisation="SEUIL", inbox_maildir=str(folder))
    server = Controller(Mailbox(str(folder)), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", server.port) as sender:
            for content in (
                samples.mail(attached=samples.pdf(samples.CLAIM_FR.text), message_id="<a@greffe.example>"),
                samples.mail(text=samples.CLAIM_FR.text, message_id="<b@greffe.example>"),
            ):
                sender.sendmail("greffe@just.example", ["cpas@service.example"], content)
    finally:
        server.stop()
    assert fetch(store, watched) == Counter(new=2)
    assert [(one.channel, one.kind, one.roll_number) for one in kept(store)] == [("mailbox", "claim", "26A1234")] * 2
    assert fetch(store, watched) == Counter(), "read already"
    box = mailbox.Maildir(str(folder))
    for key in box.keys():  # noqa: SIM118 — a mailbox is no mapping
        message = box.get_message(key)
        message.remove_flag("S")
        box[key] = message
    assert fetch(store, watched) == Counter(known=2), "marked as unread by somebody: kept once all the same"
    assert len(kept(store)) == 2


def test_what_cannot_be_taken_stays_flagged_for_a_person(
    store: Store, team: Team, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "maildir"
    box = mailbox.Maildir(str(folder))
    box.add(b"no headers at all for Samira Haddad")
    box.add(samples.mail(text="x" * (settings.upload_megabytes * 1024 * 1024)))
    watched = replace(settings, inbox_organisation="SEUIL", inbox_maildir=str(folder))
    assert fetch(store, watched) == Counter(refused=1, too_large=1)
    assert all("F" in box.get_message(key).get_flags() for key in box.keys())  # noqa: SIM118
    assert kept(store) == []
    assert "Haddad" not in capsys.readouterr().out, "nothing personal is logged"


def test_a_mailbox_that_is_not_there_is_told_by_its_kind(store: Store, team: Team, settings: Settings) -> None:
    assert fetch(store, settings) == Counter()
    with pytest.raises(MailboxProblem, match="no_such_organisation"):
        fetch(store, replace(settings, inbox_maildir="/nowhere", inbox_organisation="NOBODY"))
    watched = replace(settings, inbox_maildir="/nowhere", inbox_organisation="SEUIL")
    with pytest.raises(MailboxProblem, match="no_such_folder"):
        fetch(store, watched)
    each_round(store, watched)
    away = replace(
        settings, inbox_organisation="SEUIL", inbox_imap_host="127.0.0.1", inbox_imap_port=free_port(),
        inbox_imap_tls="none",
    )  # fmt: skip
    with pytest.raises(MailboxProblem, match="no_connection"):
        fetch(store, away)


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[int]:
    """A real IMAP server of its own process, with one account; the port it listens on."""
    port = free_port()
    program = Path(sys.executable).with_name("pymap")
    command = [program, "--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "admin"]
    command += ["--no-service", "managesieve", "dict", "--demo-data", "--demo-user", "cpas", "--demo-password", "tests"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _time in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_a_folder_of_an_imap_server_is_read_once(store: Store, team: Team, settings: Settings, imap: int) -> None:
    with imaplib.IMAP4("127.0.0.1", imap) as client:
        client.login("cpas", "tests")
        client.create("Greffe")
        client.append("Greffe", None, None, samples.mail(text=samples.CLAIM_FR.text))  # type: ignore[arg-type]
    watched = replace(
        settings, inbox_organisation="SEUIL", inbox_imap_host="127.0.0.1", inbox_imap_port=imap, inbox_imap_tls="none",
        inbox_imap_user="cpas", inbox_imap_password="tests", inbox_imap_folder="Greffe",
    )  # fmt: skip
    assert fetch(store, watched) == Counter(new=1)
    assert kept(store)[0].roll_number == "26A1234"
    assert fetch(store, watched) == Counter(), "seen on the server"
    with pytest.raises(MailboxProblem, match="no_such_folder"):
        fetch(store, replace(watched, inbox_imap_folder="Elsewhere"))
    with pytest.raises(MailboxProblem, match="refused_by_server"):
        fetch(store, replace(watched, inbox_imap_password="wrong"))


def test_the_command_line_says_what_came(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, store: Store, team: Team
) -> None:
    monkeypatch.setattr("app.cli.open_configured_store", lambda: store)
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    assert CliRunner().invoke(main, ["inbox", "fetch"]).output.strip() == "nothing waits"
    monkeypatch.setenv("LIMEN_INBOX_MAILDIR", str(tmp_path / "none"))
    monkeypatch.setenv("LIMEN_INBOX_ORGANISATION", "SEUIL")
    answer = CliRunner().invoke(main, ["inbox", "fetch"])
    assert answer.exit_code == 1
    assert "no_such_folder" in answer.output
