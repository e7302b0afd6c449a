"""M28.1: a copy holds exactly what the person chose, and under another name nobody reads theirs (M17.1, M7.1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.consents.commands import GiveConsent, WithdrawConsent
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound
from app.foundation.run import run
from app.own_copy import files as own_files
from app.own_copy import words
from app.own_copy.content import Choice, content, known
from app.own_copy.masking import GAP, Mask
from app.own_copy.passphrases import locked
from app.store.base import Store, open_store
from app.store.reading import Reader
from app.store.tables import Consent
from tests.app.agenda.builders import rows
from tests.app.cases.builders import open_case
from tests.app.documents.files import pdf
from tests.app.handovers.builders import ALL, NOON, Bond
from tests.app.own_copy.builders import (
    CANARIES,
    CHILD,
    DAY,
    FIRST,
    HOTEL,
    OLD_STREET,
    PAPER,
    PHONE,
    Full,
    full_case,
    members,
    pdf_words,
    words_in,
)
from tests.conftest import NOW, Team, make_team
from tests.letters.printed import failures

SCHEMA = json.loads((Path(own_files.__file__).parent / words.SCHEMA).read_text(encoding="utf-8"))
PLAIN = tuple(part.id for part in words.PARTS.values() if not part.sensitive)
NAMES = (FIRST, "Quistelroy", CHILD)
SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PARTS = st.sets(st.sampled_from(list(words.PARTS)))


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[tuple[Full, Team]]:
    """The case, laid once for all tests of this file: making a copy writes nothing."""
    folder = tmp_path_factory.mktemp("own-copy")
    (folder / "limen.sqlite").write_bytes(migrated_sqlite.read_bytes())
    store = open_store(f"sqlite:///{folder / 'limen.sqlite'}", folder / "blobs")
    with clock.frozen(NOW):
        team = make_team(store, "SEUIL")
        laid = full_case(store, team.adviser)
    yield laid, team
    store.engine.dispose()


@pytest.fixture
def full(at_home: tuple[Full, Team]) -> Full:
    return at_home[0]


def told(full: Full, **chosen: Any) -> str:
    """Return the content of a copy as JSON, without its files."""
    with Reader.open(full.store, full.actor.organisation_id) as reader:
        found = known(reader, full.case_id, Choice(**({"language": "fr"} | chosen)), full.actor.user_id)
        return json.dumps(content(found, asked_on=DAY), ensure_ascii=False)


def everything(full: Full) -> dict[str, Any]:
    return {
        "parts": tuple(words.PARTS),
        "letters": (full.letter_id,),
        "documents": (full.lease_id, full.photo_id, full.medical_id),
        "bundles": (full.bundle_id,),
    }


def expected(parts: set[str]) -> dict[str, bool]:
    """Return of each canary whether it may be read; an address that is secret only where that was chosen."""
    return {word: name in parts for name, word in CANARIES.items()}


@MANY
@given(parts=PARTS.filter(bool))
def test_the_content_is_exactly_the_parts_that_were_chosen(full: Full, parts: set[str]) -> None:
    said = told(full, parts=tuple(parts))
    assert {word: word in said for word in CANARIES.values()} == expected(parts)
    assert set(json.loads(said)["parts"]) == parts
    if "secret_address" not in parts:
        assert OLD_STREET not in said


@SLOW
@given(parts=PARTS, letter=st.booleans(), lease=st.booleans())
def test_no_byte_and_no_printed_word_tells_what_was_not_chosen(
    full: Full, tmp_path: Path, parts: set[str], letter: bool, lease: bool
) -> None:
    if not (parts or letter or lease):
        return
    chosen = {"letters": (full.letter_id,) if letter else (), "documents": (full.lease_id,) if lease else ()}
    made = full.make(parts=tuple(parts), **chosen)
    packed = members(made.archive)
    outside = {name for name in packed if name not in {"README.txt", "copy.pdf", "copy.json", "qui-a-quoi.pdf"}}
    kept_back = letter and "secret_address" not in parts
    assert ("qui-a-quoi.pdf" in packed) == ("consents" in parts)
    assert any(name.startswith("papiers/") for name in outside) == lease
    assert any(name.startswith("lettres/") for name in outside) == (letter and not kept_back), "it says the secret home"
    assert len(made.content["left_out"]) == int(kept_back)
    said = words_in(made.archive, tmp_path, but="lettres/")  # a letter that was chosen says what it says
    assert (PAPER in said) == lease
    for part, word in CANARIES.items():
        if part not in parts:
            assert word not in said, part
            assert word.replace(" ", "").replace("-", "") not in said, part
    if "secret_address" not in parts:
        assert OLD_STREET not in said
    if not letter and not parts & {"who", "notes", "debt", "consents"} and not lease:
        assert FIRST not in said
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(packed["copy.json"]))


def test_the_schema_is_one_and_every_copy_fits_it(full: Full) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    for naming in words.NAMINGS:
        made = full.make(**everything(full), naming=naming, pseudonym="Luna", even_so=True, language="nl")
        whole = json.loads(members(made.archive)["copy.json"])
        checker.validate(whole)
        assert whole["chosen"][0] == {
            "code": "who", "fr": "Qui vous êtes et votre ménage", "nl": "Wie u bent en uw huishouden"
        }  # fmt: skip
        with pytest.raises(jsonschema.ValidationError):
            checker.validate(whole | {"score": 1})
    assert set(SCHEMA["properties"]["parts"]["properties"]) == set(words.PARTS)


@pytest.mark.parametrize("naming", ["pseudonym", "anonymous"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_under_another_name_the_real_one_is_nowhere(full: Full, tmp_path: Path, naming: str, language: str) -> None:
    made = full.make(**everything(full), naming=naming, pseudonym="Luna", language=language)
    said = words_in(made.archive, tmp_path).casefold()
    for name in NAMES:
        assert name.casefold() not in said
    assert "47099887" not in said.replace(" ", "")
    assert PHONE not in said
    assert CANARIES["procedure"].casefold() not in said
    assert ("luna" in said) == (naming == "pseudonym")
    assert [name for name in members(made.archive) if "/" in name] == [], "no letter and no paper can be changed"
    assert {one["why"]["code"] for one in made.content["left_out"]} == {"carries_name"}
    assert len(made.content["left_out"]) == 5
    assert CANARIES["notes"].casefold() in said, "what was chosen is there"
    assert failures(members(made.archive)["copy.pdf"]) == []


def test_letters_and_papers_with_a_name_go_along_only_when_wanted_even_so(full: Full) -> None:
    made = full.make(**everything(full), naming="anonymous", even_so=True)
    assert len([name for name in members(made.archive) if "/" in name]) == 6
    assert made.content["left_out"] == []


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_pages_are_archivable_and_accessible(full: Full, language: str) -> None:
    made = full.make(**everything(full), language=language)
    packed = members(made.archive)
    assert failures(packed["copy.pdf"]) == []
    letter = next(name for name in packed if name.startswith(("lettres/", "brieven/")))
    assert failures(packed[letter]) == [], "a letter stays the file that was issued"


def test_every_file_is_listed_with_its_fingerprint(full: Full) -> None:
    packed = members(full.make(**everything(full)).archive)
    listed = packed.pop("README.txt").decode("utf-8-sig")
    assert "LA COPIE DE VOTRE DOSSIER" in listed
    assert "DE KOPIE VAN UW DOSSIER" in listed
    for name, held in packed.items():
        assert f"{hashlib.sha256(held).hexdigest()}  {name}" in listed
        assert name.isascii()
        assert not set(name) & set(' \\:*?"<>|')
    described = {one["name"]: one["sha256"] for one in json.loads(packed["copy.json"])["files"]}
    assert described == {
        name: hashlib.sha256(held).hexdigest() for name, held in packed.items() if name not in {"copy.pdf", "copy.json"}
    }


def test_a_photo_goes_along_without_place_and_maker(full: Full) -> None:
    packed = members(full.make(documents=(full.photo_id,), even_so=True).archive)
    photo = next(held for name, held in packed.items() if name.endswith(".jpg"))
    assert b"LimenPhone" not in photo


class TestSecretAddress:
    def test_it_is_there_only_when_chosen_and_only_for_who_is_named(
        self, full: Full, at_home: tuple[Full, Team], tmp_path: Path
    ) -> None:
        chosen = full.make(parts=("secret_address",))
        assert chosen.content["parts"]["secret_address"]["now"]["street"] == CANARIES["secret_address"]
        others = full.make(parts=("secret_address",), actor=at_home[1].coordinator)
        assert others.content["parts"]["secret_address"]["now"] is None
        assert CANARIES["secret_address"] not in words_in(others.archive, tmp_path)

    def test_what_would_tell_it_stays_and_the_copy_does_not_say_why(self, full: Full, tmp_path: Path) -> None:
        made = full.make(letters=(full.letter_id,), documents=(full.photo_id,), bundles=(full.bundle_id,))
        assert [one["why"]["code"] for one in made.content["left_out"]] == ["not_in_this_copy"] * 3
        said = words_in(made.archive, tmp_path).casefold()
        for word in ("secr", "geheim", "violence", "geweld"):
            assert word not in said

    def test_a_picture_goes_along_when_the_person_looked_at_it(self, full: Full) -> None:
        made = full.make(documents=(full.photo_id,), letters=(full.letter_id,), even_so=True)
        assert any(name.endswith(".jpg") for name in members(made.archive))
        assert not any(name.startswith("lettres/") for name in members(made.archive)), "a letter names it for sure"


def test_a_bundle_that_warns_of_violence_needs_that_to_be_chosen(full: Full) -> None:
    plain = full.make(bundles=(full.bundle_id,), even_so=True)
    assert [one["why"]["code"] for one in plain.content["left_out"]] == ["not_in_this_copy"]
    chosen = full.make(bundles=(full.bundle_id,), parts=("violence",), even_so=True)
    assert chosen.content["left_out"] == []


def test_without_a_secret_everything_that_was_chosen_is_there(store: Store, team: Team, tmp_path: Path) -> None:
    full = full_case(store, team.adviser, secret=False)
    made = full.make(**everything(full), language="fr")
    said = words_in(made.archive, tmp_path)
    assert [word for name, word in CANARIES.items() if name != "secret_address" and word not in said] == []
    assert OLD_STREET in said
    assert made.content["left_out"] == []


def test_a_place_that_was_proposed_and_not_answered_yet_is_told_so(full: Full) -> None:
    (asked,) = full.make(parts=("exchanges",)).content["parts"]["exchanges"]["referrals"]
    (proposal,) = asked["proposals"]
    assert (proposal["person"]["code"], proposal["person"]["nl"]) == ("", "nog geen antwoord")
    assert proposal["provider"]["fr"] == "le service n'a pas encore répondu"


class TestHotelGroupAndFocalPoint:
    def test_the_hotel_is_named_only_where_nothing_is_secret_and_under_the_real_name(self, full: Full) -> None:
        def name(*parts: str, **more: Any) -> str:
            (stay,) = full.make(parts=("hotel_nights", *parts), **more).content["parts"]["hotel_nights"]
            return str(stay["name"])

        assert name() == ""
        assert name("secret_address") == HOTEL
        assert name("secret_address", naming="anonymous") == ""

    def test_nights_are_told_to_the_cent_and_why_they_became_more(self, full: Full) -> None:
        (stay,) = full.make(parts=("hotel_nights", "violence")).content["parts"]["hotel_nights"]
        assert (stay["nights"], stay["total_cents"]) == (7, 7 * 8950)
        assert (stay["reason"]["code"], stay["reason_words"]) == ("violence", "menacée")
        assert stay["extensions"][0]["was_last_night_on"] == "2026-07-12"
        (hushed,) = full.make(parts=("hotel_nights",)).content["parts"]["hotel_nights"]
        assert (hushed["reason"], hushed["reason_words"]) == (None, "")

    def test_a_reason_or_goal_of_a_sensitive_part_needs_that_part(self, full: Full) -> None:
        plain = full.make(parts=("advisory_group",)).content["parts"]["advisory_group"]
        assert [one["code"] for one in plain["meetings"][0]["why"]] == ["combination"]
        assert [one["words"] for one in plain["plans"][0]["goals"]][1] == ""
        whole = full.make(parts=("advisory_group", "health", "violence")).content["parts"]["advisory_group"]
        assert [one["code"] for one in whole["meetings"][0]["why"]] == ["combination", "health"]
        assert [one["words"] for one in whole["plans"][0]["goals"]][1] == "Partir loin du geweld"

    def test_names_are_replaced_there_too(self, full: Full) -> None:
        found = full.make(parts=("advisory_group",), naming="pseudonym", pseudonym="Luna").content["parts"]
        goal = found["advisory_group"]["plans"][0]["goals"][0]
        assert (goal["words"], goal["who"]) == (f"{CANARIES['advisory_group']} Luna", "Luna")
        assert found["advisory_group"]["meetings"][0]["decided"] == "Un plan pour Luna"

    def test_the_focal_point_speaks_of_health_in_its_own_part(self, full: Full) -> None:
        (asked,) = full.make(parts=("medical_focal_point",)).content["parts"]["medical_focal_point"]
        assert asked["question"].endswith("santé fragile")
        assert (asked["answer"]["code"], asked["answered_by"]["code"]) == ("needed", "nurse")

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("fr", ("Les nuits d'hôtel", "Prolongé", "Groupe de travail d'avis", "Votre plan",
                    "Revu ensemble", "Question du", "Un infirmier ou une infirmière")),
            ("nl", ("De hotelnachten", "Verlengd", "Advieswerkgroep", "Uw plan",
                    "Samen bekeken", "Vraag van", "Een verpleegkundige")),
        ],
    )  # fmt: skip
    def test_the_pages_say_the_same(self, full: Full, tmp_path: Path, language: str, said: tuple[str, ...]) -> None:
        chosen = ("hotel_nights", "advisory_group", "medical_focal_point")
        packed = members(full.make(parts=chosen, language=language).archive)
        read = pdf_words(packed["copy.pdf"], tmp_path).replace("’", "'")
        assert [one for one in said if one not in read] == []

    def test_after_a_withdrawal_nothing_of_the_group_is_in_a_copy(self, store: Store, team: Team) -> None:
        full = full_case(store, team.adviser, secret=False)
        (asked,) = rows(store, Consent, case_id=full.case_id)
        seen = WithdrawConsent(case_id=full.case_id, consent_id=asked.id, version=asked.version, on=DAY)
        run(store, GiveConsent(case_id=full.case_id, consent_id=asked.id, version=asked.version, given_on=DAY,
                               form="signed", ends_on=date(2027, 5, 1), explained_in="français", tests=ALL),
            team.adviser)  # fmt: skip
        run(store, replace(seen, version=rows(store, Consent, case_id=full.case_id)[0].version), team.adviser)
        found = full.make(parts=("advisory_group", "medical_focal_point")).content["parts"]
        assert found == {"advisory_group": {"meetings": [], "plans": []}, "medical_focal_point": []}


class TestRefused:
    def test_nothing_chosen(self, full: Full) -> None:
        with pytest.raises(Invalid, match="parts"):
            told(full)

    @pytest.mark.parametrize(
        ("chosen", "field"),
        [
            ({"naming": "nickname"}, "naming"),
            ({"parts": ("score",)}, "parts"),
            ({"naming": "pseudonym"}, "pseudonym"),
            ({"naming": "pseudonym", "pseudonym": f"Mme {FIRST.upper()}"}, "pseudonym"),
            ({"naming": "pseudonym", "pseudonym": "quistelroy2"}, "pseudonym"),
        ],
    )
    def test_what_cannot_be(self, full: Full, chosen: dict[str, Any], field: str) -> None:
        with pytest.raises(Invalid, match=field):
            told(full, **({"parts": ("who",)} | chosen))

    def test_a_case_without_a_name_has_no_real_name_to_give(self, store: Store, team: Team) -> None:
        case_id = open_case(store, team.adviser, identity="anonymous", first_name="", last_name="")
        with Reader.open(store, team.organisation_id) as reader:
            with pytest.raises(Invalid, match="naming"):
                known(reader, case_id, Choice(language="fr", parts=("who",)), 1)
            found = known(reader, case_id, Choice(language="fr", naming="anonymous", parts=PLAIN), 1)
            assert content(found, asked_on=DAY)["parts"]["who"]["people"][0]["name"] == ""

    def test_a_pseudonym_of_the_case_is_replaced_too(self, store: Store, team: Team) -> None:
        case_id = open_case(
            store, team.adviser, identity="pseudonym", first_name="", last_name="", pseudonym="Lindebloem"
        )
        with Reader.open(store, team.organisation_id) as reader:
            named = known(reader, case_id, Choice(language="fr", parts=("who",)), 1)
            assert content(named, asked_on=DAY)["parts"]["who"]["people"][0]["name"] == "Lindebloem"
            other = known(reader, case_id, Choice(language="fr", naming="anonymous", parts=PLAIN), 1)
            assert "Lindebloem" not in json.dumps(content(other, asked_on=DAY))

    @pytest.mark.parametrize("kind", ["letters", "documents", "bundles"])
    def test_a_file_of_another_case(self, full: Full, kind: str) -> None:
        with pytest.raises(NotFound):
            full.make(**{kind: (4711,)})

    def test_too_much_for_one_copy(self, full: Full, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(own_files, "LARGEST", 10)
        with pytest.raises(Invalid, match="documents"):
            full.make(documents=(full.lease_id,))


class TestMask:
    @pytest.mark.parametrize(
        ("said", "masked"),
        [
            ("Zoé est venue.", "Luna est venue."),
            ("ZOE D'HOOGVORST-LI, zoe.dhoogvorst@x.be", f"Luna, {GAP}"),
            ("Le fils de Mme d'Hoogvorst", "Le fils de Mme Luna"),
            ("D’Hoogvorst", "Luna"),
            ("li et Li-Lu, mais le lit reste", "Luna et Luna-Lu, mais le lit reste"),
            ("appelez le +32 (0)470/99.88.77 !", f"appelez le {GAP} !"),
            ("0470998877", GAP),
            ("rue Haute 4", f"{GAP} 4"),
        ],
    )
    def test_names_mails_phones_and_streets(self, said: str, masked: str) -> None:
        mask = Mask(
            [("Zoé", "d'Hoogvorst-Li")], "Luna", hidden=["Rue haute"], phones=["0470 99 88 77", "12"], mails=True
        )
        assert mask.words(said) == masked

    def test_words_that_go_with_a_code_are_ours_and_stay(self) -> None:
        mask = Mask([("Bail", "")], "X")
        said = {"kind": {"code": "lease", "fr": "Bail", "nl": "Huur"}, "text": ["le bail de Bail", 4, None]}
        assert mask.of(said) == {"kind": said["kind"], "text": ["le X de X", 4, None]}

    def test_nothing_to_hide_changes_nothing(self) -> None:
        assert Mask().words("Zoé, zoe@x.be") == "Zoé, zoe@x.be"

    @settings(max_examples=40, deadline=None)
    @given(
        name=st.text(st.characters(categories=["L"], include_characters=" '-"), min_size=2, max_size=20),
        before=st.text(max_size=20),
        after=st.text(max_size=20),
    )
    def test_a_name_is_never_left_as_a_word(self, name: str, before: str, after: str) -> None:
        if len(name.strip(" '-")) < 2:
            return
        masked = Mask([("", name)], "").words(f"{before} {' '.join(name.split())} {after}")
        assert f" {' '.join(name.split())} " not in masked.replace(before, "").replace(after, "")


def test_words_of_sensitive_parts_are_known_by_their_words() -> None:
    choice = Choice(language="fr", parts=("who",))
    assert choice.told("L'indice santé de mai", "De gezondheidsindex van mei")
    assert not choice.told("La santé de l'enfant")
    assert not choice.told("Er is geweld")
    assert not choice.told("L'adresse secrète")
    assert not choice.told("Le titre de séjour")
    assert Choice(language="fr", parts=("health", "violence")).told("La santé", "geweld")


def test_a_locked_file_opens_with_its_passphrase_alone() -> None:
    made = locked(b"the copy", "vier woorden zonder verband")
    assert made.startswith(b"age-encryption.org/v1")
    assert pyrage.passphrase.decrypt(made, "vier woorden zonder verband") == b"the copy"
    for wrong in ("vier woorden zonder verban", "Vier woorden zonder verband", ""):
        with pytest.raises(pyrage.DecryptError):
            pyrage.passphrase.decrypt(made, wrong)


def test_a_paper_that_passed_is_named_only_beside_the_part_it_tells_of(store: Store, tmp_path: Path) -> None:
    with clock.frozen(NOON):
        bond = Bond(store, ("identity", "documents", "health"))
        papers = [f"document-{bond.keep(pdf(), 'lease')}", f"document-{bond.keep(pdf(2), 'medical')}"]
        bond.send(papers=tuple(papers))

        def who_has_what(*parts: str) -> str:
            with Reader.open(store, bond.ngo.organisation_id) as reader:
                told = known(reader, bond.case_id, Choice(language="fr", parts=parts), None)
                (file,) = own_files.gathered(told, lambda _digest: b"").files
            return pdf_words(file.content, tmp_path)

        said = who_has_what("consents")
        assert "Bail" in said
        assert "médical" not in said
        assert "Certificat médical" in who_has_what("consents", "health")
