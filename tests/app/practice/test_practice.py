"""The practice log: nobody is named, black boxes that hide nothing are refused, small counts stay hidden (M3.1)."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from python_calamine import CalamineWorkbook

from app.cases.commands import RecordEvent, SaveArrears, SaveLease, SaveParty
from app.foundation import pdf_text
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.reading_bench import told
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.practice import queries
from app.practice.commands import KeepDecision, SaveEntry, WithdrawEntry
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import AuditEntry, Case, Organisation, PracticeEntry
from tests.app.cases.builders import TODAY, open_case
from tests.conftest import SignIn, Team, make_team
from workflows import practice as words


@pytest.fixture(scope="module")
def canton() -> str:
    return next(iter(queries.courts("fr")))


def pdf(text: str, *, boxed: bool = True, note: str = "") -> bytes:
    """A page with a text and a black box drawn over all of it."""
    buffer = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        box = " 0 g 0 0 612 792 re f" if boxed else ""
        page.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET{box}".encode("latin-1"))
        if note:
            page.Annots = pikepdf.Array([
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=note,
                )
            ])  # fmt: skip
        made.save(buffer)
    return buffer.getvalue()


def entry(canton: str, **more: Any) -> SaveEntry:
    values: dict[str, Any] = {"canton_id": canton, "decided_on": TODAY, "kind": "judgment", "language": "fr",
                              "result": "terms", "tags": ("children",), "free_tags": ("plan tenu",),
                              "term_months": 12,
                              "summary": "Le juge tient compte de la reprise des paiements."}  # fmt: skip
    return SaveEntry(**values | more)


def a_case(store: Store, team: Team) -> int:
    case_id = open_case(store, team.adviser, street="rue du Houblon", house_number="7", postal_code="1000",
                        commune_nis="21004", minors=2)  # fmt: skip
    run(store, SaveParty(case_id=case_id, role="landlord", name="Immo Zwaluwnest SA"), team.adviser)
    run(store, SaveLease(case_id=case_id, rent_now_cents=80_000), team.adviser)
    run(store, SaveArrears(case_id=case_id, kind="rent", stated_on=TODAY, amount_cents=240_000), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    known = RecordEvent(case_id=case_id, version=version, event="claim_known", happened_on=TODAY,
                        inputs={"stage": "judged_terms", "roll_number": "26A4711"})  # fmt: skip
    run(store, known, team.adviser)
    return case_id


def test_no_column_leads_back_to_a_case(each_store: Store, canton: str) -> None:
    team = make_team(each_store, "SEUIL")
    case_id = a_case(each_store, team)
    key = run(each_store, entry(canton, checked_against=case_id), team.adviser)
    pointing = {
        target.column.table.name for column in PracticeEntry.__table__.columns for target in column.foreign_keys
    }
    assert pointing == {Organisation.__tablename__}
    with Reader.open(each_store, None) as reader:
        trail = [row for row in reader.where(AuditEntry, "id") if row.table_name == "practice_entries"]
    assert len(trail) == 1
    assert trail[0].case_id is None
    with Reader.open(each_store, team.organisation_id) as reader:
        assert queries.entry(reader, key).free_tags == ["plan tenu"]
        assert [one.id for one in queries.entries(reader, queries.Wanted(canton_id=canton, tag="children"))] == [key]
        assert queries.entries(reader, queries.Wanted(result="eviction")) == ()
        assert queries.entries(reader, queries.Wanted(words="REPRISE paiements"))
        assert queries.entries(reader, queries.Wanted(words="absent")) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mme Haddad a payé.", "Haddad"),
        ("SAMIRA paie depuis mars.", "Samira"),
        ("Le bien rue du Houblon est insalubre.", "rue du Houblon"),
        ("Zwaluwnest réclame", "Zwaluwnest"),
        ("rôle 26A4711", "26A4711"),
        ("né 85.07.30-033.28", "85.07.30-033.28"),
        ("compte BE68 5390 0754 7034", "BE68 5390 0754 7034"),
        ("écrire à x.y@example.org", "x.y@example.org"),
    ],
)
def test_a_summary_that_may_name_somebody_needs_a_second_look(
    store: Store, team: Team, canton: str, text: str, shown: str
) -> None:
    case_id = a_case(store, team)
    with pytest.raises(Invalid, match=shown.replace(".", r"\.")) as refused:
        run(store, entry(canton, summary=text, checked_against=case_id), team.adviser)
    assert refused.value.field == "summary"
    assert run(store, entry(canton, summary=text, names_checked=True), team.adviser)


def test_a_black_box_that_hides_nothing_is_refused(
    store: Store, team: Team, canton: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(store, team)
    key = run(store, entry(canton), team.adviser)

    def keep(content: bytes, **more: Any) -> None:
        with Reader.open(store, team.organisation_id) as reader:
            version = queries.entry(reader, key).version
        run(store, KeepDecision(**{"entry_id": key, "version": version, "file": prepared(content), "confirmed": True,
                                   "checked_against": case_id} | more), team.adviser)  # fmt: skip

    for content in (pdf("attendu que Haddad"), pdf("attendu", note="voir 26A4711"), pdf("NN 85.07.30-033.28")):
        with pytest.raises(Invalid, match="caviardé") as refused:
            keep(content, names_checked=True)
        assert refused.value.field == "file"
    with pytest.raises(Invalid) as refused:
        keep(pdf("attendu que Haddad"), checked_against=None)
    assert refused.value.field == "names_checked", "of other cases it is a warning: the judge may bear that name"
    with pytest.raises(Invalid) as refused:
        keep(pdf("attendu que"), confirmed=False)
    assert refused.value.field == "confirmed"
    keep(pdf("attendu que le juge", boxed=False))
    with pytest.raises(Invalid, match="PDF"):
        keep(b"plain text")
    monkeypatch.setattr(pdf_text, "PATIENCE", 0.0001)
    with pytest.raises(Invalid, match="ne peut pas"):
        keep(pdf("x"))
    with Reader.open(store, team.organisation_id) as reader:
        assert queries.entry(reader, key).document_pages == 1


def test_every_word_is_told_wherever_it_stands() -> None:
    found = told(pdf("onder de balk", note="kanttekening"))
    assert "onder de balk" in found["pages"][0]
    assert found["beside"] == ["kanttekening"]
    with pytest.raises(pdf_text.Unreadable):
        pdf_text.words_of(Path(__file__).read_bytes())


def test_bands_and_small_counts(store: Store, team: Team, canton: str) -> None:
    assert [words.months_band(count) for count in (0, 2, 3, 11, 40)] == ["none", "1-2", "3-5", "6-11", "12+"]
    assert [words.amount_band(cents) for cents in (0, 99_999, 100_000, 1_000_000)] == [
        "0-999", "0-999", "1000-2499", "10000+",
    ]  # fmt: skip
    assert [words.shown_count(count) for count in (0, 1, 4, 5)] == [0, None, None, 5]
    for _ in range(5):
        run(store, entry(canton), team.adviser)
    run(store, entry(canton, result="eviction"), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        counted = queries.counts(queries.entries(reader, queries.Wanted()))
    assert counted.results == ("terms", "eviction")
    assert counted.cantons == ((canton, (5, None)),)


def test_what_cannot_be_right_is_refused(store: Store, team: Team, other_team: Team, canton: str) -> None:
    for field, values in {
        "canton_id": {"canton_id": "jp-elsewhere"},
        "decided_on": {"decided_on": date(2026, 7, 9)},
        "tags": {"tags": ("blacklist",)},
        "term_months": {"term_months": 0},
        "free_tags": {"free_tags": ("x" * 41,)},
        "derogation": {"derogation": "never"},
    }.items():
        with pytest.raises(Invalid) as refused:
            run(store, entry(canton, **values), team.adviser)
        assert refused.value.field == field
    key = run(store, entry(canton), team.adviser)
    with pytest.raises(NotFound):
        run(store, WithdrawEntry(entry_id=key, version=1), other_team.adviser)
    with pytest.raises(StaleCase):
        run(store, WithdrawEntry(entry_id=key, version=2), team.adviser)
    run(store, WithdrawEntry(entry_id=key, version=1), team.adviser)
    with pytest.raises(Invalid, match="retirée"):
        run(store, entry(canton, entry_id=key), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        with pytest.raises(NotFound):
            queries.entry(reader, key)
        assert reader.one(PracticeEntry, key).summary == ""


@pytest.fixture
def tables(store: Store, team: Team, sign_in: SignIn, canton: str) -> dict[str, bytes]:
    for _ in range(2):
        run(store, entry(canton, free_tags=("=1+1",)), team.adviser)
    desk = sign_in(team, "adviser", language="nl")
    return {kind: desk.post("/practice", data={"as": kind}).data for kind in ("csv", "xlsx")}


def test_tables_to_pass_on_hold_neither_days_nor_free_text(tables: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(tables["csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 3
    assert rows[1][1] == "2026-07"
    assert "1+1" not in tables["csv"].decode()
    assert "paiements" not in tables["csv"].decode()
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(tables["xlsx"]))
    first, second = (workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names)
    assert first[1][9] == 12
    assert second[1][1] == "minder dan 5"


def test_the_pages_prefill_and_forget(store: Store, team: Team, sign_in: SignIn, other_team: Team) -> None:
    case_id = a_case(store, team)
    desk = sign_in(team, "adviser", language="nl")
    form = desk.get(f"/practice/new?case={case_id}")
    for filled in ('value="1000-2499" selected', 'value="3-5" selected', 'value="one_parent" checked'):
        assert filled in form.text.replace('selected=""', "selected").replace('checked=""', "checked")
    court = next(iter(queries.courts("nl")))
    data = {"case": str(case_id), "canton_id": court, "decided_on": "08/07/2026", "kind": "judgment", "language": "nl",
            "result": "terms", "tags": ["children", "defects"], "free_tags": "kind, school",
            "summary": "Haddad betaalt"}  # fmt: skip
    refused = desk.post("/practice/new", data=data)
    assert refused.status_code == 422
    assert "Haddad betaalt" in refused.text
    assert 'name="names_checked"' in refused.text
    sent = desk.post("/practice/new", data=data | {"summary": "De huurder betaalt"})
    assert sent.status_code == 303, sent.text
    page = desk.get(sent.headers["Location"])
    assert page.status_code == 200
    key = int(sent.headers["Location"].split("/")[2])
    root = f"/practice/{key}"
    look = desk.post(f"{root}/document", data={
        "version": "1", "case": str(case_id), "look": "y", "file": (io.BytesIO(pdf("Haddad")), "v.pdf"),
    })  # fmt: skip
    assert look.status_code == 200
    assert "Haddad" in look.text
    black = desk.post(f"{root}/document", data={
        "version": "1", "case": str(case_id), "save": "y", "confirmed": "y",
        "file": (io.BytesIO(pdf("Haddad")), "v.pdf"),
    })  # fmt: skip
    assert black.status_code == 422
    assert "zwarte balken" in black.text
    assert desk.post(f"{root}/document", data={"version": "1", "save": "y"}).status_code == 422
    stale = {"version": "9", "save": "y", "confirmed": "y", "file": (io.BytesIO(pdf("de huurder")), "v.pdf")}
    assert desk.post(f"{root}/document", data=stale).status_code == 409
    kept = desk.post(f"{root}/document", data={
        "version": "1", "save": "y", "confirmed": "y", "file": (io.BytesIO(pdf("de huurder")), "v.pdf"),
    })  # fmt: skip
    assert kept.status_code == 303, kept.text
    assert desk.get(f"{root}/decision").data.startswith(b"%PDF")
    assert desk.get(root).status_code == 200
    assert "De huurder betaalt" in desk.post("/practice", data={"words": "huurder"}).text
    assert desk.get("/practice/counts").status_code == 200
    assert "minder dan 5" in desk.get("/practice/counts?as=csv").text
    change = desk.get(f"{root}/change")
    assert "kind, school" in change.text
    changed = desk.post(f"{root}/change", data=data | {"version": "2", "case": "", "summary": "Anders"})
    assert changed.status_code == 303, changed.text
    foreign = sign_in(other_team, "adviser")
    assert foreign.get(root).status_code == 404
    assert foreign.get(f"/practice/new?case={case_id}").status_code == 404
    assert "Anders" not in foreign.get("/practice").text
    assert desk.post(f"{root}/withdraw", data={"version": "1"}).status_code == 303, "somebody changed it: told"
    assert desk.post(f"{root}/withdraw", data={"version": "3"}).status_code == 303
    assert desk.get(root).status_code == 404
