"""Reminders: written in one transaction, sent once, tried again, in the person's language, without names (M2.1.c)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.administration.commands import UpdateOwnAccount, UpdateUser
from app.agenda import command_line
from app.agenda.commands import AddTask, QueueReminders
from app.agenda.mail import Folder, MailServer, NotSent, transport_of
from app.agenda.messages import message_of
from app.agenda.worker import BACKOFF, KEPT, LEASE, Days, queue_reminders, send_waiting
from app.cli import main
from app.config import Settings
from app.foundation import clock
from app.foundation.errors import Forbidden, Invalid
from app.foundation.identity import system_for
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import outbox, schema
from app.store.base import Store, open_store
from app.store.tables import AuditEntry, Case, OutgoingMail, User
from tests.app.agenda.builders import noon, rows
from tests.app.agenda.mail_server import mail_server
from tests.app.agenda.test_due_dates_of_checks import keep
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team

WEDNESDAY = date(2026, 7, 8)
DAYS = (14, 7, 3, 1)
LEGAL_ON = date(2026, 9, 10)
"""The date that the sample check gives."""


def choose(store: Store, team: Team, reminders: str, language: str = "fr") -> None:
    run(store, UpdateOwnAccount(language=language, phone="", reminders=reminders), team.adviser)


def queue(store: Store, team: Team, day: date) -> int:
    with clock.frozen(noon(day)):
        return run(store, QueueReminders(day=day, reminder_days=DAYS), system_for(team.organisation_id))


def waiting(store: Store, kind: str = "") -> list[OutgoingMail]:
    return [row for row in rows(store, OutgoingMail, status="waiting") if kind in {"", row.kind}]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path, secret_key="x", public_url="https://limen.example", mail_from="limen@seuil.example"
    )


@pytest.fixture
def folder(settings: Settings) -> Folder:
    return Folder(settings.mail_dir)


def texts(settings: Settings) -> list[str]:
    found = []
    for path in sorted(settings.mail_dir.glob("*.eml")):
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        found.append(f"{message['Subject']}\n{message.get_content()}")  # type: ignore[attr-defined]
    return found


# ---------------------------------------------------------------------------------------------- what is written


def test_a_digest_holds_what_is_due_and_is_written_once(each_store: Store) -> None:
    team = make_team(each_store, "SEUIL")
    choose(each_store, team, "daily")
    case_id = open_case(each_store, team.adviser)
    for days, title in ((-2, "Appeler Madame Haddad"), (0, "Écrire"), (5, "Trier"), (9, "Plus tard")):
        run(each_store, AddTask(case_id=case_id, title=title, due_on=WEDNESDAY + timedelta(days=days)), team.adviser)
    assert queue(each_store, team, WEDNESDAY) == 1
    assert queue(each_store, team, WEDNESDAY) == 0, "a second run writes nothing twice"
    (mail,) = waiting(each_store)
    assert (mail.user_id, mail.kind, mail.organisation_id) == (team.adviser.user_id, "digest", team.organisation_id)
    assert [item["group"] for item in mail.payload["items"]] == ["late", "today", "week"]
    assert {item["title"] for item in mail.payload["items"]} == {None}, "words that a person typed stay inside"
    assert "Haddad" not in str(mail.payload)
    entries = [entry for entry in rows(each_store, AuditEntry) if entry.table_name == "outgoing_mails"]
    assert entries == [], "transport leaves no second trail"


def test_nothing_is_written_for_nothing_or_for_those_who_want_none(store: Store, team: Team) -> None:
    choose(store, team, "daily")
    assert queue(store, team, WEDNESDAY) == 0
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    choose(store, team, "none")
    assert queue(store, team, LEGAL_ON - timedelta(days=1)) == 0


@pytest.mark.parametrize("day", [date(2026, 7, 11), date(2026, 7, 12), date(2026, 7, 21)])
def test_weekends_and_holidays_are_left_alone(store: Store, team: Team, day: date) -> None:
    choose(store, team, "daily")
    case_id = open_case(store, team.adviser)
    run(store, AddTask(case_id=case_id, title="x", due_on=day), team.adviser)
    assert queue(store, team, day) == 0


def test_a_time_limit_of_the_law_is_announced_once_for_each_of_the_days(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    told = [day for day in (LEGAL_ON - timedelta(days=left) for left in range(20, -3, -1)) if queue(store, team, day)]
    assert [(LEGAL_ON - day).days for day in told] == [14, 7, 3, 1]
    marks = [mail.payload["marks"] for mail in waiting(store, "legal_date")]
    assert [mark[0].rpartition(":")[2] for mark in marks] == ["14", "7", "3", "1"]


def test_days_missed_are_caught_up_and_a_weekend_is_announced_before(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id, made_on="2025-09-13")
    assert date(2026, 9, 13).weekday() == 6
    assert queue(store, team, date(2026, 9, 4)) == 1, "nine days before: the fourteenth was missed"
    assert queue(store, team, date(2026, 9, 4)) == 0
    assert queue(store, team, date(2026, 9, 11)) == 1, "on Friday, for Sunday: one day before would be a Saturday"
    assert waiting(store)[-1].payload["marks"][0].endswith(":1")


def test_a_coordinator_hears_of_what_nobody_is_in_charge_of(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, assign_to_self=False)
    keep(store, team, case_id)
    queue(store, team, LEGAL_ON - timedelta(days=3))
    assert {mail.user_id for mail in waiting(store)} == {team.coordinator.user_id}


def test_only_the_server_prepares_them_and_within_one_organisation(store: Store, team: Team, other_team: Team) -> None:
    keep(store, other_team, open_case(store, other_team.adviser))
    with pytest.raises(Forbidden):
        run(store, QueueReminders(day=WEDNESDAY, reminder_days=DAYS), team.coordinator)
    assert queue(store, team, LEGAL_ON - timedelta(days=3)) == 0
    assert queue(store, other_team, LEGAL_ON - timedelta(days=3)) == 1


def test_a_long_list_is_cut_and_says_so(store: Store, team: Team, settings: Settings, folder: Folder) -> None:
    choose(store, team, "daily", "nl")
    case_id = open_case(store, team.adviser)
    for number in range(62):
        run(store, AddTask(case_id=case_id, title=f"x{number}", due_on=WEDNESDAY), team.adviser)
    queue(store, team, WEDNESDAY)
    with clock.frozen(noon(WEDNESDAY)):
        send_waiting(store, settings, folder)
    (text,) = texts(settings)
    assert text.count("SEUIL-2026-00001") == 60
    assert "2" in text.partition("limen.example/agenda")[0].splitlines()[-3]


# ---------------------------------------------------------------------------------------------- what is sent


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "Dernier jour pour que le bailleur agisse en justice"), ("nl", "Laatste dag voor de verhuurder")],
)
def test_a_mail_names_reference_action_and_day_in_the_persons_language(
    store: Store, team: Team, settings: Settings, folder: Folder, language: str, word: str
) -> None:
    choose(store, team, "legal", language)
    case_id = open_case(store, team.adviser, street="Rue Secrète", house_number="7", postal_code="1060")
    keep(store, team, case_id)
    day = LEGAL_ON - timedelta(days=7)
    queue(store, team, day)
    with clock.frozen(noon(day)):
        assert send_waiting(store, settings, folder) == {"sent": 1}
        assert send_waiting(store, settings, folder) == {}
    (text,) = texts(settings)
    assert word in text
    assert "SEUIL-2026-00001" in text
    assert f"https://limen.example/cases/{case_id}" in text
    assert "10 sept" in text
    for secret in ("Haddad", "Samira", "Secrète", "Adviser"):
        assert secret not in text
    (path,) = settings.mail_dir.glob("*.eml")
    assert path.stat().st_mode & 0o077 == 0


def test_a_date_that_moved_is_told_with_both_days(store: Store, team: Team, settings: Settings, folder: Folder) -> None:
    case_id = open_case(store, team.adviser)
    keep(store, team, case_id)
    keep(store, team, case_id, made_on="2025-10-01")
    keep(store, team, case_id, made_on=None)
    assert send_waiting(store, settings, folder) == {"sent": 2}
    moved, gone = texts(settings)
    assert "10 septembre 2026" in moved
    assert "1er octobre 2026" in moved
    assert "1er octobre 2026" in gone


@pytest.mark.parametrize("change", ["closed", "unwanted", "administrator"])
def test_whoever_no_longer_wants_or_may_gets_nothing(
    store: Store, team: Team, settings: Settings, folder: Folder, change: str
) -> None:
    keep(store, team, open_case(store, team.adviser))
    queue(store, team, LEGAL_ON - timedelta(days=1))
    (user,) = rows(store, User, id=team.adviser.user_id)
    if change == "unwanted":
        choose(store, team, "none")
    else:
        role = Role.ADMINISTRATOR if change == "administrator" else Role.ADVISER
        command = UpdateUser(
            user_id=user.id, version=user.version, name=user.name, role=role, language="fr", phone="",
            active=change != "closed",
        )  # fmt: skip
        run(store, command, team.administrator)
    with clock.frozen(noon(LEGAL_ON)):
        assert send_waiting(store, settings, folder) == {"not_wanted": 1}
    assert texts(settings) == []


def test_a_real_mail_server_gets_it_and_after_a_failure_again(store: Store, team: Team, settings: Settings) -> None:
    keep(store, team, open_case(store, team.adviser))
    queue(store, team, LEGAL_ON - timedelta(days=7))
    with mail_server() as postbox:
        chosen = replace(settings, smtp_host="127.0.0.1", smtp_port=postbox.port, smtp_tls="none")
        transport = transport_of(chosen)
        assert isinstance(transport, MailServer)
        at = noon(LEGAL_ON)
        postbox.to_message = "451 come back later"
        with clock.frozen(at):
            assert send_waiting(store, chosen, transport) == {"put_off": 1}
            assert send_waiting(store, chosen, transport) == {}, "not before its time"
        (mail,) = waiting(store)
        assert mail.next_attempt_at == at + BACKOFF[0]
        assert mail.error == "SMTPDataError 451"
        postbox.to_message = "250 ok"
        with clock.frozen(at + BACKOFF[0]):
            assert send_waiting(store, chosen, transport) == {"sent": 1}
        (message,) = postbox.messages
        assert postbox.recipients[-1] == team.address("adviser")
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Content-Language"] == "fr"
        assert message["Message-ID"].endswith("@seuil.example>")


def test_a_mail_sent_twice_has_one_name(each_store: Store, settings: Settings) -> None:
    """A worker that dies between sending and noting: the lease runs out, the same message goes again."""
    store = each_store
    team = make_team(store, "SEUIL")
    keep(store, team, open_case(store, team.adviser))
    queue(store, team, LEGAL_ON - timedelta(days=7))
    at = noon(LEGAL_ON)
    taken = outbox.take(store, at=at, lease=LEASE)
    assert taken is not None
    assert outbox.take(store, at=at, lease=LEASE) is None, "no other worker takes it meanwhile"
    again = outbox.take(store, at=at + LEASE, lease=LEASE)
    assert again is not None
    assert again.attempts == 2
    first, second = (mails_of(mail, settings) for mail in (taken, again))
    assert first == second
    outbox.settle(store, taken, "sent", at=at)
    assert [mail.status for mail in rows(store, OutgoingMail)] == ["waiting"], "the late one has nothing to say"


def mails_of(mail: outbox.Mail, settings: Settings) -> str:
    return str(message_of(mail, settings)["Message-ID"])


@pytest.mark.parametrize(("answer", "outcome"), [("550 no such user", "given_up"), ("450 busy", "put_off")])
def test_a_refused_address_is_given_up_a_busy_one_is_not(
    store: Store, team: Team, settings: Settings, answer: str, outcome: str
) -> None:
    keep(store, team, open_case(store, team.adviser))
    queue(store, team, LEGAL_ON - timedelta(days=7))
    with mail_server() as postbox:
        postbox.to_recipient = answer
        chosen = replace(settings, smtp_host="127.0.0.1", smtp_port=postbox.port, smtp_tls="none")
        with clock.frozen(noon(LEGAL_ON)):
            assert send_waiting(store, chosen, transport_of(chosen)) == {outcome: 1}
    (mail,) = rows(store, OutgoingMail)
    assert mail.error == f"refused {answer[:3]}"
    assert "@" not in mail.error


@pytest.mark.parametrize(
    ("tls", "user"), [("starttls", ""), ("tls", ""), ("none", "limen")], ids=["starttls", "tls", "login"]
)
def test_a_server_that_does_not_speak_as_the_settings_say_gets_nothing(
    store: Store, team: Team, settings: Settings, tls: str, user: str
) -> None:
    """The server of the test offers neither encryption nor sign-in: the mail must not leave in the clear."""
    with mail_server() as postbox:
        chosen = replace(
            settings, smtp_host="127.0.0.1", smtp_port=postbox.port, smtp_tls=tls, smtp_user=user, smtp_password="p"
        )
        with pytest.raises(NotSent):
            MailServer(chosen).send(message(), "x")
        assert postbox.messages == []


def message() -> EmailMessage:
    made = EmailMessage()
    made["To"] = made["From"] = "x@example.org"
    return made


def test_it_is_given_up_after_the_last_wait(store: Store, team: Team, settings: Settings) -> None:
    keep(store, team, open_case(store, team.adviser))
    queue(store, team, LEGAL_ON - timedelta(days=7))
    with mail_server() as postbox:
        closed = postbox.port
    chosen = replace(settings, smtp_host="127.0.0.1", smtp_port=closed, smtp_tls="none")
    at, outcomes = noon(LEGAL_ON), []
    for wait in (timedelta(), *BACKOFF):
        at += wait
        with clock.frozen(at):
            outcomes += send_waiting(store, chosen, MailServer(chosen))
    assert outcomes == ["put_off"] * len(BACKOFF) + ["given_up"]
    with clock.frozen(at + KEPT + timedelta(days=1)):
        queue_reminders(store, settings, WEDNESDAY)
    assert rows(store, OutgoingMail) == [], "what is settled is forgotten in the end"


def test_a_folder_that_cannot_be_written_is_tried_again(settings: Settings, tmp_path: Path) -> None:
    settings.mail_dir.write_text("in the way")
    with pytest.raises(NotSent):
        Folder(settings.mail_dir).send(message(), "x")  # type: ignore[arg-type]
    assert transport_of(settings) == Folder(settings.mail_dir)


def test_the_day_begins_at_the_hour_set_and_once(settings: Settings) -> None:
    days = Days()
    with clock.frozen(datetime(2026, 7, 8, 3, 59, tzinfo=UTC)):
        assert days.due(settings) is None
    with clock.frozen(datetime(2026, 7, 8, 4, 0, tzinfo=UTC)):
        assert days.due(settings) == WEDNESDAY
        assert days.due(settings) is None
    with clock.frozen(datetime(2026, 7, 9, 12, 0, tzinfo=UTC)):
        assert days.due(settings) == date(2026, 7, 9)


def test_the_logs_name_nobody(
    store: Store, team: Team, settings: Settings, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(store, team, open_case(store, team.adviser))
    with clock.frozen(noon(LEGAL_ON - timedelta(days=7))):
        queue_reminders(store, settings, LEGAL_ON - timedelta(days=7))
        send_waiting(store, settings, folder)
    said = capsys.readouterr().out
    assert "legal_date" in said
    assert "@" not in said
    assert "Haddad" not in said


# ---------------------------------------------------------------------------------------------- choices, command line


def test_everybody_with_cases_chooses_in_the_account(store: Store, team: Team, sign_in: SignIn) -> None:
    browser = sign_in(team, "adviser")
    page = browser.get("/account").text
    assert 'value="legal" checked' in page
    browser.post("/account", data={"language": "fr", "phone": "", "reminders": "daily"})
    assert rows(store, User, id=team.adviser.user_id)[0].reminders == "daily"
    assert 'name="reminders"' not in sign_in(team, "administrator").get("/account").text
    with pytest.raises(Invalid):
        run(store, UpdateOwnAccount(language="fr", phone="", reminders="hourly"), team.adviser)


def test_reminders_follow_whoever_is_in_charge_on_the_day(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, assign_to_self=False)
    keep(store, team, case_id)
    (case,) = rows(store, Case, id=case_id)
    assert case.assigned_to_id is None
    mine = open_case(store, team.adviser)
    keep(store, team, mine)
    queue(store, team, LEGAL_ON - timedelta(days=7))
    told = {mail.user_id: [item["case_id"] for item in mail.payload["items"]] for mail in waiting(store)}
    assert told == {team.adviser.user_id: [mine], team.coordinator.user_id: [case_id]}


@pytest.mark.parametrize("command", [["reminders", "--day", "2026-09-03"], ["reminders"], ["work", "--once"]])
def test_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    store = open_store(f"sqlite:///{tmp_path / 'limen.sqlite'}", tmp_path / "blobs")
    schema.upgrade(store)
    team = make_team(store, "SEUIL")
    keep(store, team, open_case(store, team.adviser))
    store.engine.dispose()
    if command[0] == "work":
        CliRunner().invoke(main, ["reminders", "--day", "2026-09-03"], catch_exceptions=False)
    answer = CliRunner().invoke(main, command, catch_exceptions=False)
    assert answer.exit_code == 0
    expected = {"reminders": "0 mails" if len(command) == 1 else "1 mails", "work": "1 sent"}[command[0]]
    assert expected in answer.output
    assert len(list((tmp_path / "mail").glob("*.eml"))) == (command[0] == "work")


def test_work_goes_on_until_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(Exception):
        pass

    def stop(seconds: float) -> None:
        raise Stopped

    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LIMEN_DEMO_DATE", "2026-07-08")
    monkeypatch.setattr(command_line.time, "sleep", stop)
    store = open_store(f"sqlite:///{tmp_path / 'limen.sqlite'}", tmp_path / "blobs")
    schema.upgrade(store)
    store.engine.dispose()
    with pytest.raises(Stopped):
        CliRunner().invoke(main, ["work"], catch_exceptions=False)
