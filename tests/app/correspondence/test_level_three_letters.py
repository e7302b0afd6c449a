"""Letters on an illegal eviction in a case: to whom they go, what waits for the person, what is kept off the page."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from app.consents.commands import AskConsent, GiveConsent
from app.correspondence import drafting, proceedings
from app.correspondence.context import NotReady, build, not_ready
from app.correspondence.offices import proposals
from app.foundation.run import run
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Consent
from letters.catalogue import CATALOGUE
from letters.context import Procedure
from letters.html import render
from letters.samples import sample
from letters.text import LANGUAGES
from tests.app.correspondence.builders import TODAY, ready_case
from tests.app.correspondence.test_context import rows
from tests.conftest import Team
from workflows.handover.sharing import RECIPIENTS, TESTS

WITH_AGREEMENT = ("write_to_police_zone", "write_to_landlord_level_three", "transmit_to_partner", "write_to_mayor")


@pytest.mark.parametrize("letter", WITH_AGREEMENT)
def test_a_letter_to_others_waits_for_the_agreement_of_the_person(letter: str) -> None:
    spec = CATALOGUE[letter]
    assert not_ready(rows(), spec, {}) == [NotReady("blocked")]
    assert not_ready(rows(consented=True), spec, {}) == []
    assert drafting.first_options(letter)["annexes"] == []


@pytest.mark.parametrize("letter", [name for name, spec in CATALOGUE.items() if spec.recipient])
def test_once_asked_about_one_by_one_the_recipient_of_a_letter_must_be_one_the_person_agreed_to(letter: str) -> None:
    spec = CATALOGUE[letter]
    assert spec.blocked is not None
    assert spec.blocked.when == "no_consent"
    for kind in ("police", "cpas", "commune") if letter == "transmit_to_partner" else (spec.recipient,):
        options = {"asked": {"partner": kind}} if letter == "transmit_to_partner" else {}
        who = "other" if kind == "commune" else kind
        assert who in RECIPIENTS
        refused = rows(consented=True, agreed=frozenset(RECIPIENTS) - {who})
        assert not_ready(refused, spec, options) == [NotReady("blocked")]
        assert NotReady("blocked") not in not_ready(rows(agreed=frozenset({who})), spec, options)
    if letter == "transmit_to_partner":
        assert not_ready(rows(agreed=frozenset({"cpas"})), spec, {}) == []
        assert not_ready(rows(consented=True, agreed=frozenset()), spec, {}) == [NotReady("blocked")]


def test_a_minor_who_is_alone_has_no_call_sheet_for_the_dispatching() -> None:
    spec = CATALOGUE["request_dispatching"]
    assert not_ready(rows(minor_alone=True), spec, {}) == [NotReady("blocked")]
    assert not_ready(rows(minor_alone=False), spec, {}) == []


@pytest.mark.parametrize("letter", WITH_AGREEMENT)
def test_a_secret_address_never_reaches_these_letters(letter: str) -> None:
    spec, open_case = CATALOGUE[letter], rows(consented=True)
    assert open_case.dwelling is not None
    known = build(open_case, spec, written_on=TODAY, sending="S-MAIL", options={})
    assert known.dwelling is not None
    open_case.dwelling.secret = True
    hidden = build(open_case, spec, written_on=TODAY, sending="S-MAIL", options={"care_of": True})
    assert hidden.dwelling is None
    assert hidden.withheld == ("dwelling",)
    filled = replace(hidden, asked=sample(spec).asked, office=sample(spec).office)
    for language in LANGUAGES:
        page = render(spec, language, filled)
        assert not [street for street in ("Colline", "Heuvel") if street in page]


def test_a_transmission_proposes_centre_police_and_commune_of_the_dwelling_and_takes_none() -> None:
    spec = CATALOGUE["transmit_to_partner"]
    found = rows(consented=True)
    kinds = [one.key.split("-")[0] for one in proposals(found, spec)]
    assert kinds == ["cpas", "police", "commune"]
    assert build(found, spec, written_on=TODAY, sending="S-MAIL", options={}).office is None


def test_the_landlord_is_written_to_in_his_own_language() -> None:
    case: Any = SimpleNamespace(language="fr")
    parties: Any = [SimpleNamespace(role="landlord", language="nl")]
    choice = proceedings.choice_for(CATALOGUE["write_to_landlord_level_three"], case, parties, Procedure())
    assert (choice.language, choice.free) == ("nl", True)
    assert "dans les deux langues" in choice.reason.fr


def test_the_file_of_a_letter_that_we_sign_does_not_name_the_tenants_as_its_author() -> None:
    nameless, theirs = sample(CATALOGUE["request_orientation"]), sample(CATALOGUE["contest_indexation"])
    assert "El Idrissi" not in drafting.author_of(CATALOGUE["request_orientation"], nameless)
    assert theirs.tenants[0].last in drafting.author_of(CATALOGUE["contest_indexation"], theirs)


def test_a_consent_for_the_police_opens_the_letter_to_the_police_and_no_other(store: Store, team: Team) -> None:
    stage = ready_case(store, team.adviser)
    at = drafting.clock.today()

    def lacks(letter: str) -> list[NotReady]:
        with Reader.open(store, team.organisation_id) as reader:
            return not_ready(drafting.rows_of(reader, stage.case_id, None, None), CATALOGUE[letter], {})

    assert lacks("write_to_police_zone") == [NotReady("blocked")]
    asked = AskConsent(
        case_id=stage.case_id, recipient="police", recipient_name="Zone Midi", purpose="complaint", items=("incident",)
    )
    consent_id = run(store, asked, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Consent, consent_id).version
    given = GiveConsent(
        case_id=stage.case_id, consent_id=consent_id, version=version, given_on=at, form="signed",
        ends_on=at, explained_in="fr", tests=tuple(test.id for test in TESTS),
    )  # fmt: skip
    run(store, given, team.adviser)
    assert lacks("write_to_police_zone") == []
    assert lacks("write_to_landlord_level_three") == [NotReady("blocked")]
