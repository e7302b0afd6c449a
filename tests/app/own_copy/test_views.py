"""The pages of the own copy: choosing, looking, the file that leaves, what stays written down, and nothing more."""

from __future__ import annotations

import html
import io
import json
import logging
import re
import zipfile
from datetime import date
from typing import Any

import jsonschema
import pyrage
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import DBAPIError

from app.cases.commands import RecordEvent
from app.foundation.errors import Invalid, NotFound
from app.foundation.run import run
from app.own_copy import commands as c
from app.own_copy import packing, passphrases, words
from app.own_copy.queries import copy, given
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AccessEntry, AuditEntry, OwnCopy, OwnCopyReceipt
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.app.own_copy.builders import LAST, Full, full_case
from tests.conftest import SignIn, Team, make_team

DAY = date(2026, 7, 8)
ASKED = c.Asked(on=DAY, by="person")
CHOSEN: dict[str, Any] = {
    "parts": ["who", "dwelling"], "naming": "named", "language": "fr", "lock": "none", "asked_on": "08/07/2026",
    "asked_by": "person",
}  # fmt: skip
OWN = "paardenbloem zingt zacht morgen"


def give(store: Store, team: Team, case_id: int, **more: Any) -> int:
    wanted: dict[str, Any] = {"language": "fr", "naming": "named", "parts": ("who",), "encrypted": True, "asked": ASKED}
    return run(store, c.GiveOwnCopy(case_id=case_id, **(wanted | more)), team.adviser)


@pytest.fixture
def desk(team: Team, sign_in: SignIn) -> FlaskClient:
    return sign_in(team, "adviser")


@pytest.fixture
def case_id(store: Store, team: Team) -> int:
    return open_case(store, team.adviser, street="Rue du Puits", house_number="3")


def page(desk: FlaskClient, case_id: int, step: str = "look", **more: Any) -> Any:
    return desk.post(f"/cases/{case_id}/own-copy/new", data=CHOSEN | {"step": step} | more)


def ticked(text: str) -> set[str]:
    return set(re.findall(r'<input[^>]*value="([^"]*)"[^>]*\bchecked\b', text))


class TestChoosing:
    def test_nothing_sensitive_is_ticked_and_the_language_is_the_persons(
        self, store: Store, team: Team, desk: FlaskClient
    ) -> None:
        full = full_case(store, team.adviser, secret=False)
        text = desk.get(f"/cases/{full.case_id}/own-copy/new").text
        assert ticked(text) & words.SENSITIVE == set()
        assert ticked(text) >= set(words.PARTS) - words.SENSITIVE
        assert {str(full.lease_id), str(full.photo_id)} <= ticked(text)
        papers = text[text.index('id="documents"') : text.index('id="bundles"')]
        assert str(full.medical_id) not in ticked(papers)
        assert ticked(text[text.index('id="bundles"') : text.index('id="sensitive"')]) == set()
        assert {"fr", "words", "named", "person"} <= ticked(text)
        dutch = open_case(store, team.adviser, language="nl")
        assert "nl" in ticked(desk.get(f"/cases/{dutch}/own-copy/new").text)

    def test_who_lives_with_the_person_is_thought_of(self, store: Store, team: Team, desk: FlaskClient) -> None:
        full = full_case(store, team.adviser)
        for path in ("", "/new"):
            assert "Qui vit avec la personne pourrait trouver" in desk.get(f"/cases/{full.case_id}/own-copy{path}").text
        refused = page(desk, full.case_id, sensitive=["violence"])
        assert refused.status_code == 422
        assert "parlez d" in html.unescape(refused.text)
        medical = page(desk, full.case_id, documents=[str(full.medical_id)])
        assert medical.status_code == 422
        talked = page(desk, full.case_id, sensitive=["violence"], read_by_others="y")
        assert talked.status_code == 200

    @pytest.mark.parametrize(
        "wrong",
        [
            {"parts": []},
            {"parts": ["violence"]},
            {"sensitive": ["who"]},
            {"language": "de"},
            {"lock": "zip"},
            {"naming": "pseudonym"},
            {"asked_on": "08/07/2027"},
            {"asked_on": ""},
            {"asked_by": "nobody"},
            {"asked_by": "lawyer"},
        ],
    )
    def test_what_cannot_be_is_said_and_nothing_is_made(
        self, store: Store, desk: FlaskClient, case_id: int, wrong: dict[str, Any]
    ) -> None:
        for step in ("look", "make"):
            assert page(desk, case_id, step, **wrong).status_code == 422
        assert rows(store, OwnCopy) == []

    def test_the_choice_can_be_changed_without_losing_it(self, desk: FlaskClient, case_id: int) -> None:
        look = page(desk, case_id, asked_by="lawyer", asked_by_name="Me Dupont")
        hidden = re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', look.text)
        assert ("asked_by_name", "Me Dupont") in hidden
        again = page(desk, case_id, "change", asked_by="lawyer", asked_by_name="Me Dupont", lock="own")
        assert again.status_code == 200
        assert 'value="Me Dupont"' in again.text
        assert {"who", "dwelling", "lawyer", "own"} <= ticked(again.text)
        assert "steps" not in ticked(again.text)

    def test_a_case_without_a_name_offers_none(self, store: Store, team: Team, desk: FlaskClient) -> None:
        nameless = open_case(store, team.adviser, identity="anonymous", first_name="", last_name="")
        text = desk.get(f"/cases/{nameless}/own-copy/new").text
        assert 'value="named"' not in text
        assert "anonymous" in ticked(text)


class TestLooking:
    def test_everything_is_shown_before_and_the_true_reason_only_there(
        self, store: Store, team: Team, desk: FlaskClient
    ) -> None:
        full = full_case(store, team.adviser)
        look = page(desk, full.case_id, documents=[str(full.lease_id), str(full.photo_id)])
        text = html.unescape(look.text)
        assert f"Zorbanique {LAST}" in text
        assert "papiers/01-bail.pdf" in text
        assert "L'adresse secrète peut s'y lire" in text
        assert "Schuilgangsteeg" not in text
        assert rows(store, OwnCopy) == []

    def test_the_slip_speaks_the_language_of_the_person(self, desk: FlaskClient, case_id: int) -> None:
        text = html.unescape(page(desk, case_id, language="nl", lock="words").text)
        assert "De woorden om ze te openen" in text
        proposed = re.search(r'name="words" value="([a-z-]+)"', text)
        assert proposed is not None
        assert set(proposed[1].split("-")) <= set(passphrases.word_list("nl"))
        other = re.search(r'name="words" value="([a-z-]+)"', page(desk, case_id, language="nl", lock="words").text)
        assert other is not None
        assert other[1] != proposed[1]


class TestTheFile:
    def test_it_is_sent_and_only_the_giving_stays(
        self, store: Store, team: Team, desk: FlaskClient, case_id: int
    ) -> None:
        before = {path.name for path in store.blob_dir.rglob("*")}
        answer = page(desk, case_id, "make")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == 'attachment; filename="copie-2026-07-08.zip"'
        assert answer.headers["Cache-Control"] == "no-store"
        with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
            assert packed.namelist() == ["README.txt", "copy.pdf", "copy.json"]
            whole = json.loads(packed.read("copy.json"))
        assert set(whole["parts"]) == {"who", "dwelling"}
        assert whole["parts"]["dwelling"]["address"]["street"] == "Rue du Puits"
        (row,) = rows(store, OwnCopy)
        assert (row.parts, row.encrypted, row.naming, row.language) == (["who", "dwelling"], False, "named", "fr")
        assert row.made_by_id == team.adviser.user_id
        assert {path.name for path in store.blob_dir.rglob("*")} == before, "nothing of the file stays"
        trail = rows(store, AuditEntry, table_name="own_copies")
        assert [entry.command for entry in trail] == ["GiveOwnCopy"]
        assert "Haddad" not in str(trail[0].changes)
        assert "own_copy.made" in {entry.what for entry in rows(store, AccessEntry, case_id=case_id)}

    def test_locked_with_words_of_ours(self, store: Store, desk: FlaskClient, case_id: int) -> None:
        proposed = passphrases.proposed("nl")
        answer = page(desk, case_id, "make", lock="words", language="nl", words=proposed)
        assert answer.headers["Content-Disposition"] == 'attachment; filename="kopie-2026-07-08.zip.age"'
        opened = pyrage.passphrase.decrypt(answer.data, proposed)
        assert zipfile.ZipFile(io.BytesIO(opened)).testzip() is None
        assert b"copy.pdf" not in answer.data
        assert rows(store, OwnCopy)[0].encrypted

    def test_a_passphrase_of_the_person_is_neither_kept_nor_logged(
        self, store: Store, desk: FlaskClient, case_id: int, caplog: pytest.LogCaptureFixture,
        capsys: pytest.CaptureFixture[str],
    ) -> None:  # fmt: skip
        caplog.set_level(logging.DEBUG)
        answer = page(desk, case_id, "make", lock="own", passphrase=OWN, again=OWN)
        assert pyrage.passphrase.decrypt(answer.data, OWN).startswith(b"PK")
        assert OWN not in caplog.text + capsys.readouterr().out
        kept = [*rows(store, OwnCopy), *rows(store, AuditEntry), *rows(store, AccessEntry)]
        assert OWN not in str([vars(row) for row in kept])

    @pytest.mark.parametrize("lock", ["words", "none"])
    def test_the_file_begins_to_come_before_it_is_made(
        self, store: Store, desk: FlaskClient, case_id: int, lock: str
    ) -> None:
        """Progress without a script: the browser shows that the file is coming from its first bytes on."""
        proposed = passphrases.proposed("fr")
        answer = page(desk, case_id, "make", lock=lock, words=proposed)
        coming = iter(answer.response)
        first = next(coming)
        assert first == (passphrases.BEGINS if lock == "words" else packing.BEGINS)
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Accel-Buffering"] == "no"
        assert rows(store, OwnCopy) == [], "nothing is given yet"
        made = first + b"".join(coming)
        assert len(rows(store, OwnCopy)) == 1
        opened = pyrage.passphrase.decrypt(made, proposed) if lock == "words" else made
        assert zipfile.ZipFile(io.BytesIO(opened)).testzip() is None
        assert made.startswith(b"age-encryption.org/v1\n-> scrypt" if lock == "words" else b"PK\x03\x04\x14")

    def test_what_cannot_be_made_breaks_off_and_was_not_given(
        self, store: Store, desk: FlaskClient, case_id: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_told: Any, **_more: Any) -> packing.Made:
            raise OSError("no memory")

        monkeypatch.setattr(packing, "made", broken)
        answer = page(desk, case_id, "make")
        with pytest.raises(OSError, match="no memory"):
            answer.get_data()
        assert rows(store, OwnCopy) == []

    @pytest.mark.parametrize(
        ("typed", "again", "said"),
        [
            ("court", "court", "Trop court"),
            ("abababababababababab", "abababababababababab", "Trop simple"),
            ("samira haddad 2026 !", "samira haddad 2026 !", "le devinerait"),
            ("près du vieux puits 3", "près du vieux puits 3", "le devinerait"),
            (OWN, OWN + "!", "ne sont pas les mêmes"),
            ("", "", "Trop court"),
        ],
    )
    def test_a_weak_passphrase_is_refused(
        self, store: Store, desk: FlaskClient, case_id: int, typed: str, again: str, said: str
    ) -> None:
        answer = page(desk, case_id, "make", lock="own", passphrase=typed, again=again)
        assert answer.status_code == 422
        assert said in html.unescape(answer.text)
        assert typed == "" or f'value="{typed}"' not in html.unescape(answer.text)
        assert rows(store, OwnCopy) == []

    @pytest.mark.parametrize("typed", ["", "een-twee", "aaa-bbb-ccc-ddd-eee-fff"])
    def test_words_that_are_not_ours_are_refused(self, desk: FlaskClient, case_id: int, typed: str) -> None:
        assert page(desk, case_id, "make", lock="words", words=typed).status_code == 422

    def test_a_file_of_another_case_is_not_there(
        self, store: Store, team: Team, desk: FlaskClient, case_id: int
    ) -> None:
        full = full_case(store, team.adviser, secret=False)
        for name, key in (("letters", full.letter_id), ("documents", full.lease_id), ("bundles", full.bundle_id)):
            answer = page(desk, full.case_id, "make", **{name: [str(key)]}, read_by_others="y")
            assert (answer.status_code, answer.data[:4]) == (200, packing.BEGINS), name
            wrong = page(desk, full.case_id, "make", **{name: [str(key + 4711)]}, read_by_others="y")
            assert wrong.status_code == 404, name
            elsewhere = page(desk, case_id, "make", **{name: [str(key)]}, read_by_others="y")
            with zipfile.ZipFile(io.BytesIO(elsewhere.data)) as packed:
                assert [one for one in packed.namelist() if "/" in one] == []

    def test_the_secret_address_is_noted_as_read(self, store: Store, team: Team, desk: FlaskClient) -> None:
        full = full_case(store, team.adviser)
        answer = page(desk, full.case_id, "make", sensitive=["secret_address"], read_by_others="y")
        with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
            assert b"Zwijgzaamlaan" in packed.read("copy.json")
        noted = {entry.what for entry in rows(store, AccessEntry, case_id=full.case_id)}
        assert {"own_copy.made", "own_copy.secret_address"} <= noted


class TestWhatStays:
    def test_it_is_in_the_case_and_on_its_timeline(
        self, store: Store, team: Team, desk: FlaskClient, case_id: int
    ) -> None:
        key = give(store, team, case_id)
        give(store, team, case_id, encrypted=False, asked=c.Asked(on=DAY, by="trusted", name="Nour"))
        index = html.unescape(desk.get(f"/cases/{case_id}/own-copy").text)
        assert "Verrouillée" in index
        assert "Nour" in index
        assert f"/cases/{case_id}/consents/who-has-what-fr.pdf" in index
        shown = html.unescape(desk.get(f"/cases/{case_id}").text)
        assert "Copie du dossier faite pour la personne, verrouillée" in shown
        assert "Copie du dossier faite pour la personne, non verrouillée" in shown
        path = f"/cases/{case_id}/own-copy/{key}/received"
        assert desk.get(path).status_code == 200
        assert desk.post(path, data={"received_on": "07/07/2026", "way": "by_hand"}).status_code == 422
        assert desk.post(path, data={"received_on": "09/07/2026", "way": "by_hand"}).status_code == 422
        assert desk.post(path, data={"received_on": "08/07/2026", "way": "pigeon"}).status_code == 422
        assert desk.post(path, data={"received_on": "08/07/2026", "way": "by_hand"}).status_code == 303
        assert desk.post(path, data={"received_on": "08/07/2026", "way": "by_hand"}).status_code == 422
        assert "La personne a reçu la copie" in html.unescape(desk.get(f"/cases/{case_id}").text)
        with Reader.open(store, team.organisation_id) as reader:
            assert copy(reader, case_id, key).received_on == DAY

    def test_an_auditor_reads_that_it_was_given_and_makes_none(
        self, store: Store, team: Team, sign_in: SignIn, case_id: int
    ) -> None:
        give(store, team, case_id)
        auditor = sign_in(team, "auditor")
        assert auditor.get(f"/cases/{case_id}/own-copy/new").status_code == 403

    def test_the_right_does_not_end_with_the_case(
        self, store: Store, team: Team, desk: FlaskClient, case_id: int
    ) -> None:
        closing = RecordEvent(
            case_id=case_id, version=version(store, case_id), event="closed", happened_on=DAY,
            inputs={"outcome": "not_concerned", "closing_reason": "no_risk_found"},
        )  # fmt: skip
        run(store, closing, team.adviser)
        assert page(desk, case_id, "make").status_code == 200
        assert "own-copy/new" in desk.get(f"/cases/{case_id}/own-copy").text

    def test_what_was_written_is_never_altered(self, each_store: Store) -> None:
        team = make_team(each_store, "NGO")
        case_id = open_case(each_store, team.adviser)
        key = give(each_store, team, case_id)
        run(
            each_store,
            c.NoteReceipt(case_id=case_id, own_copy_id=key, received_on=DAY, way="by_hand"),
            team.adviser,
        )
        assert len(rows(each_store, OwnCopyReceipt)) == 1
        for statement in (
            "UPDATE own_copies SET encrypted = NOT encrypted",
            "DELETE FROM own_copy_receipts",
            "DELETE FROM own_copies",
        ):
            with pytest.raises(DBAPIError), each_store.engine.connect() as connection:
                connection.exec_driver_sql(statement)

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"language": "de"}, "language"),
            ({"naming": "x"}, "naming"),
            ({"parts": ("score",)}, "parts"),
            ({"asked": c.Asked(on=DAY, by="lawyer")}, "asked_by_name"),
        ],
    )
    def test_a_command_refuses_what_no_page_offers(
        self, store: Store, team: Team, case_id: int, more: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(Invalid, match=field):
            give(store, team, case_id, **more)

    def test_rows_of_another_case_or_service_are_not_there(
        self, store: Store, team: Team, other_team: Team, case_id: int
    ) -> None:
        full: Full = full_case(store, team.adviser, secret=False)
        with pytest.raises(NotFound):
            give(store, team, case_id, letters=(full.letter_id,))
        with pytest.raises(NotFound):
            give(store, other_team, case_id)
        key = give(store, team, case_id)
        receipt = c.NoteReceipt(case_id=full.case_id, own_copy_id=key, received_on=DAY, way="by_hand")
        with pytest.raises(NotFound):
            run(store, receipt, team.adviser)
        with Reader.open(store, other_team.organisation_id) as reader:
            assert given(reader, case_id) == ()
            with pytest.raises(NotFound):
                copy(reader, case_id, key)


def test_the_description_is_open_to_everybody(client: FlaskClient, flask_app: Flask) -> None:
    answer = client.get("/schemas/own-copy-1.json")
    assert answer.status_code == 200
    assert answer.mimetype == "application/schema+json"
    jsonschema.Draft202012Validator.check_schema(json.loads(answer.data))
    assert flask_app


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_six_words_are_worth_sixty_bits_and_easy_to_type(language: Any) -> None:
    found = passphrases.word_list(language)
    assert passphrases.bits(language) >= 60
    assert len(set(found)) == len(found)
    assert list(found) == sorted(found)
    assert all(re.fullmatch(r"[a-z]{4,12}", word) for word in found)
    drawn = {passphrases.proposed(language) for _ in range(20)}
    assert len(drawn) == 20
    assert all(len(one.split("-")) == 6 for one in drawn)
