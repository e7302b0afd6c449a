"""The command line, as a person at a terminal meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import ELSEWHERE, main

FACTS = {"as_of": "2026-07-08"}


@pytest.fixture
def limen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LIMEN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("LIMEN_DATABASE_URL", raising=False)

    def run(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, list(words), input=typed, catch_exceptions=False)

    return run


def write(tmp_path: Path, content: object) -> str:
    path = tmp_path / "facts.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def test_every_command_has_help(limen) -> None:
    listed = limen("--help")
    assert listed.exit_code == 0
    for name in [*ELSEWHERE, "check", "letter", "demo", "user", "db", "serve"]:
        assert name in listed.output
        assert limen(name, "--help").exit_code == 0


def test_a_check_answers_every_item_in_order(limen, tmp_path: Path) -> None:
    answer = limen(
        "check", "rent_indexation", write(tmp_path, [{"id": "b", "facts": FACTS}, {"id": "a", "facts": FACTS}])
    )
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert [item["id"] for item in found] == ["b", "a"]
    assert found[0]["result"]["verdict"] == "uncertain"
    assert not (tmp_path / "data").exists(), "a check keeps nothing, not even a folder"


def test_an_item_with_an_error_makes_status_one(limen, tmp_path: Path) -> None:
    answer = limen("check", "rent_indexation", write(tmp_path, [{"id": "x", "facts": {}}]))
    assert answer.exit_code == 1
    error = json.loads(answer.stdout)[0]["error"]
    assert error["path"] == "as_of"
    assert " / " in error["message"]


@pytest.mark.parametrize("content", ["no json", "{}", '[{"id": 1}]', "[1]"])
def test_a_file_that_is_no_list_of_facts_makes_status_two(limen, tmp_path: Path, content: str) -> None:
    answer = limen("check", "rent_indexation", write(tmp_path, content))
    assert answer.exit_code == 2
    assert answer.stderr


def test_a_check_reads_standard_input(limen) -> None:
    answer = limen("check", "rent_indexation", "-", typed=json.dumps([{"id": "x", "facts": FACTS}]))
    assert answer.exit_code == 0
    assert limen("check", "nothing", "-").exit_code == 2
    assert limen("check", "rent_indexation", "/nowhere.json").exit_code == 2


def test_letters_are_listed_and_rendered_in_both_languages(limen, tmp_path: Path) -> None:
    listed = limen("letter", "list").output
    assert "contest_indexation\tN1-01\t" in listed
    for language in ("fr", "nl"):
        out = tmp_path / f"{language}.pdf"
        assert limen("letter", "render", "N1-01", "--lang", language, "--sample", "--out", str(out)).exit_code == 0
        assert out.read_bytes().startswith(b"%PDF-")


def test_rendering_says_what_it_does_not_know(limen, tmp_path: Path) -> None:
    out = str(tmp_path / "x.pdf")
    assert "no letter" in limen("letter", "render", "N9-99", "--lang", "fr", "--sample", "--out", out).output
    assert limen("letter", "render", "N1-01", "--lang", "fr", "--out", out).exit_code == 2
    limen("db", "upgrade")
    assert "no case" in limen("letter", "render", "N1-01", "--lang", "fr", "--case", "X", "--out", out).output


def test_an_installation_is_set_up_from_the_terminal(limen) -> None:
    assert "(new)" in limen("db", "upgrade").output
    assert "(new)" not in limen("db", "upgrade").output
    service = ("--kind", "cpas", "--short-name", "TEST", "--name-fr", "Essai", "--name-nl", "Proef")
    assert limen("user", "add-organisation", *service).exit_code == 0
    again = limen("user", "add-organisation", *service)
    assert again.exit_code == 1
    assert "déjà pris" in again.output
    assert "bestaat al" in again.output
    person = ("--email", "a@example.org", "--name", "A", "--role", "adviser", "--password", "quatre mots de passe")
    assert limen("user", "add", "--organisation", "TEST", *person).exit_code == 0
    assert "no organisation" in limen("user", "add", "--organisation", "NONE", *person).output
    change = ("user", "set-password", "--email", "a@example.org", "--password")
    assert "password changed" in limen(*change, "un autre mot de passe").output
    assert limen(*change, "court").exit_code == 1
    assert limen("user", "set-password", "--email", "b@example.org", "--password", "x" * 20).exit_code == 1
    assert "every chain whole" in limen("audit", "verify").output


def test_serving_hands_over_to_gunicorn(limen, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _program, words: called.append(words))
    monkeypatch.delenv("LIMEN_DEMO_DATE", raising=False)
    monkeypatch.setenv("LIMEN_COOKIES_SECURE", "yes")
    assert limen("serve", "--port", "8123", "--workers", "1").exit_code == 0
    assert called[0][1:3] == ["-m", "gunicorn"]
    assert "127.0.0.1:8123" in called[0]
