"""Letters to the judge: the facts of the procedure, its language and no other, only with the person's agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from app.correspondence import commands as c
from app.correspondence import drafting, proceedings
from app.correspondence.context import build
from app.demo.stage import Stage
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission
from app.foundation.run import run
from app.procedure.commands import SaveCourt
from app.proceedings.recording import record
from app.store.base import Store
from app.store.procedure import Told
from app.store.reading import Reader
from app.store.tables import Letter
from app.store.work import Work
from letters.catalogue import CATALOGUE
from letters.context import Address, Party, Procedure
from tests.app.correspondence.builders import TODAY, letter_of, prepared, ready_case
from tests.app.correspondence.test_context import rows
from tests.conftest import SignIn, Team

LAWYER = Party("Nathalie Dubrulle", Address("1050", "7", street_fr="avenue de l'Essai", street_nl="avenue de l'Essai"))
COURT = "jp-sint-gillis"
FACTS: dict[str, Any] = {
    "title_type": "residential_lease",
    "formal_notice.sent_on": "2026-05-04",
    "petition.kind": "petition",
    "petition.filed_on": "2026-05-20",
    "petition.roll_entered_on": "2026-05-20",
    "petition.hearing_on": "2026-07-20",
    "petition.seeks_eviction": True,
    "petition.for_arrears": True,
    "petition.formal_notice_attached": True,
    "petition.proof_of_sending_attached": False,
    "petition.domicile_certificate_attached": True,
    "petition.cpas_received_on": "2026-06-01",
}


@dataclass(frozen=True, kw_only=True)
class Tell(Command[None]):
    """Write facts of the procedure down, as a page does."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int

    def execute(self, work: Work) -> None:
        """Take all of them from the paper."""
        record(work, work.case(self.case_id), FACTS, Told(source="paper"))


def in_court(store: Store, team: Team) -> Stage:
    """Return a case with a claim before the judge, in Dutch."""
    stage = ready_case(store, team.adviser)
    court = SaveCourt(
        case_id=stage.case_id, version=None, roll_number="26A1234", court_id=COURT, language="nl", hearing_at="9:30",
        claimant_lawyer_name=LAWYER.name, claimant_lawyer_address="avenue de l'Essai 7 bte 2\n1050 Ixelles",
    )  # fmt: skip
    run(store, court, team.adviser)
    run(store, Tell(case_id=stage.case_id), team.adviser)
    return stage


def test_a_letter_reads_the_procedure_of_its_case(store: Store, team: Team) -> None:
    stage = in_court(store, team)
    with Reader.open(store, team.adviser.organisation_id) as reader:
        found = proceedings.procedure_of(reader, stage.case_id)
    assert (found.roll_number, found.language, found.hearing_at) == ("26A1234", "nl", "09:30")
    assert (found.hearing_on, found.cpas_received_on) == (date(2026, 7, 20), date(2026, 6, 1))
    assert found.irregularities == ("no_proof_of_sending", "notice_too_short")
    assert found.moratorium_applies is True
    assert (found.earliest_plan, found.served_on, found.bailiff) == (None, None, None)
    assert found.court is not None
    assert "Vredegerecht" in (found.court.name_nl or "")
    assert found.claimant_lawyer is not None
    assert found.claimant_lawyer.address == Address(
        "1050", "7", "2", street_fr="avenue de l'Essai", street_nl="avenue de l'Essai"
    )


def test_nothing_is_known_of_a_procedure_nobody_wrote_down(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    with Reader.open(store, team.adviser.organisation_id) as reader:
        assert proceedings.procedure_of(reader, stage.case_id) == Procedure()


def test_a_letter_to_the_judge_is_in_the_language_of_the_proceedings_whoever_asks(store: Store, team: Team) -> None:
    stage = in_court(store, team)
    row = letter_of(store, prepared(store, team.adviser, stage, "request_terms", language="fr"))
    assert row.language == "nl"
    values: dict[str, Any] = {"dated_on": TODAY, "sending_mode": row.sending_mode, "options": row.options, "edits": {}}
    with pytest.raises(Invalid, match="language"):
        run(store, c.SaveDraft(letter_id=row.id, version=row.version, language="fr", **values), team.adviser)
    run(store, c.SaveDraft(letter_id=row.id, version=row.version, language="nl", **values), team.adviser)
    free = prepared(store, team.adviser, stage, "request_lease_documents", language="fr")
    assert letter_of(store, free).language == "fr"


def test_the_page_of_a_draft_offers_no_other_language(store: Store, team: Team, sign_in: SignIn) -> None:
    stage = in_court(store, team)
    letter_id = prepared(store, team.adviser, stage, "request_terms")
    html = sign_in(team, "adviser").get(f"/letters/{letter_id}").get_data(as_text=True)
    fields = re.findall(r'<input\b[^>]*name="language"[^>]*>', html)
    assert [re.findall(r'value="(\w+)"', field) for field in fields] == [["nl"]]


@pytest.mark.parametrize("name", ["write_social_note", "write_to_landlord"])
def test_a_letter_about_the_person_waits_for_the_agreement(store: Store, team: Team, name: str) -> None:
    stage = ready_case(store, team.adviser)
    letter_id = prepared(store, team.adviser, stage, name)

    def lacking() -> list[str]:
        with Reader.open(store, team.adviser.organisation_id) as reader:
            draft = drafting.draft_of(reader, reader.one(Letter, letter_id), None)
        return [one.part for one in draft.not_ready]

    assert lacking() == ["blocked"]
    assert letter_of(store, letter_id).options["annexes"] == []
    stage.note(TODAY, "Oui", kind="consent")
    assert "blocked" not in lacking()


def test_a_letter_to_the_landlord_goes_to_the_lawyer_as_soon_as_one_is_known() -> None:
    spec = CATALOGUE["write_to_landlord"]

    def office(procedure: Procedure) -> Party | None:
        found = rows(consented=True, procedure=procedure)
        return build(found, spec, written_on=TODAY, sending="S-MAIL", options={}).office

    assert office(Procedure()) is None
    lawyer = office(Procedure(claimant_lawyer=LAWYER))
    assert lawyer is not None
    assert (lawyer.name, lawyer.quality) == (LAWYER.name, "lawyer")


def test_a_letter_to_the_court_goes_to_the_one_that_has_the_case_and_is_answered_before_the_hearing() -> None:
    court = Party("Justice de paix", kind="public")
    found = rows(consented=True, procedure=Procedure(court=court, hearing_on=date(2026, 7, 20)))
    spec = CATALOGUE["reply_to_registry"]
    assert build(found, spec, written_on=TODAY, sending="S-MAIL", options={}).office == court
    landlord = CATALOGUE["write_to_landlord"]
    context = build(found, landlord, written_on=TODAY, sending="S-MAIL", options={})
    assert context.letter.deadline_on == date(2026, 7, 13)


def test_the_language_of_a_letter_to_the_landlord_is_his_own() -> None:
    spec = CATALOGUE["write_to_landlord"]
    parties = [SimpleNamespace(role="landlord", language="nl")]
    case: Any = SimpleNamespace(language="fr")
    assert proceedings.choice_for(spec, case, parties, Procedure()).language == "nl"  # type: ignore[arg-type]
    assert proceedings.choice_for(CATALOGUE["offer_help"], case, parties, Procedure()).language == "fr"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rue Haute 12, 1000 Bruxelles", ("rue Haute", "12", None, "1000", None)),
        ("Kerkstraat 5 bus 3\n9000 Gent", ("Kerkstraat", "5", "3", "9000", "Gent")),
        ("avenue Louise 480, boîte 16,\n1050 Ixelles\n", ("avenue Louise", "480", "16", "1050", None)),
        ("chez elle", None),
    ],
)
def test_an_address_is_read_into_its_parts_or_left_open(text: str, expected: tuple[str | None, ...] | None) -> None:
    found = proceedings.read_address(text)
    parts = (found.street_fr, found.number, found.box, found.postcode, found.commune_fr) if found else None
    assert parts == expected
