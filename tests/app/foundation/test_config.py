"""Settings: read strictly, named when wrong, secret kept with care."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from app.config import WrongSetting, read_settings


def test_without_any_setting_everything_has_a_safe_default(tmp_path: Path) -> None:
    settings = read_settings({"LIMEN_DATA_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'limen.sqlite'}"
    assert settings.cookies_secure
    assert settings.demo_date is None
    assert settings.blob_dir == tmp_path / "blobs"


def test_mail_and_reminders_are_read_as_they_are_meant(tmp_path: Path) -> None:
    given = {
        "LIMEN_DATA_DIR": str(tmp_path),
        "LIMEN_PUBLIC_URL": "https://limen.example/",
        "LIMEN_SMTP_HOST": "mail.example",
        "LIMEN_SMTP_PASSWORD": "geheim",
        "LIMEN_SMTP_TLS": "TLS",
        "LIMEN_REMINDER_DAYS": "1, 7,14",
        "LIMEN_REMINDER_HOUR": "0",
    }
    settings = read_settings(given)
    assert settings.public_url == "https://limen.example"
    assert (settings.smtp_tls, settings.smtp_port) == ("tls", 587)
    assert (settings.reminder_days, settings.reminder_hour) == ((14, 7, 1), 0)
    assert "geheim" not in repr(settings)
    assert read_settings({"LIMEN_DATA_DIR": str(tmp_path)}).mail_dir == tmp_path / "mail"


def test_a_proxy_for_webhooks_keeps_its_password_to_itself(tmp_path: Path) -> None:
    given = {"LIMEN_DATA_DIR": str(tmp_path), "LIMEN_HTTPS_PROXY": " http://limen:geheim@proxy.example:3128/ "}
    settings = read_settings(given)
    assert settings.https_proxy == "http://limen:geheim@proxy.example:3128"
    assert "geheim" not in repr(settings)
    assert read_settings({"LIMEN_DATA_DIR": str(tmp_path)}).https_proxy == ""
    with pytest.raises(WrongSetting) as wrong:
        read_settings(given | {"LIMEN_HTTPS_PROXY": "http://limen:geheim@proxy.example"})
    assert "geheim" not in str(wrong.value)


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = read_settings({"LIMEN_DATA_DIR": str(tmp_path / "new")})
    again = read_settings({"LIMEN_DATA_DIR": str(tmp_path / "new")})
    assert len(first.secret_key) == 64
    assert first.secret_key == again.secret_key
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert first.secret_key not in repr(first)


def test_a_secret_from_the_environment_makes_no_file(tmp_path: Path) -> None:
    settings = read_settings({"LIMEN_DATA_DIR": str(tmp_path), "LIMEN_SECRET_KEY": "s3"})
    assert settings.secret_key == "s3"
    assert not (tmp_path / "secret.key").exists()
    assert read_settings({"LIMEN_DATA_DIR": str(tmp_path)}, keep_secret=False).secret_key == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIMEN_DATABASE_URL", "mysql://x"),
        ("LIMEN_COOKIES_SECURE", "maybe"),
        ("LIMEN_UPLOAD_MEGABYTES", "0"),
        ("LIMEN_SESSION_HOURS", "ten"),
        ("LIMEN_TRUSTED_PROXIES", "-1"),
        ("LIMEN_DEMO_DATE", "8 July"),
        ("LIMEN_PUBLIC_URL", "limen.example"),
        ("LIMEN_HTTPS_PROXY", "proxy.example:3128"),
        ("LIMEN_HTTPS_PROXY", "http://proxy.example"),
        ("LIMEN_HTTPS_PROXY", "http://proxy.example:x"),
        ("LIMEN_HTTPS_PROXY", "socks5://proxy.example:1080"),
        ("LIMEN_HTTPS_PROXY", "http://proxy.example:3128/path"),
        ("LIMEN_SMTP_TLS", "ssl"),
        ("LIMEN_SMTP_PORT", "x"),
        ("LIMEN_MAIL_FROM", "Limen <limen@x.example>"),
        ("LIMEN_MAIL_FROM", "limen"),
        ("LIMEN_REMINDER_DAYS", "7;3"),
        ("LIMEN_REMINDER_DAYS", "61"),
        ("LIMEN_REMINDER_HOUR", "24"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=name):
        read_settings({"LIMEN_DATA_DIR": str(tmp_path), name: value})


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "LIMEN_DATA_DIR": str(tmp_path),
            "LIMEN_DATABASE_URL": "postgresql+psycopg://u@h/d",
            "LIMEN_COOKIES_SECURE": "no",
            "LIMEN_TRUSTED_PROXIES": "1",
            "LIMEN_DEMO_DATE": "2026-07-08",
            "LIMEN_CHECKS_PER_MINUTE": "7",
        }
    )
    assert not settings.cookies_secure
    assert settings.trusted_proxies == 1
    assert settings.demo_date == date(2026, 7, 8)
    assert settings.checks_per_minute == 7
