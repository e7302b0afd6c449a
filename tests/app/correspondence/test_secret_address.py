"""A secret address stays off every paper that passes hands we do not see (M7.1): forms, papers of the tenant."""

from __future__ import annotations

from typing import Any

import pytest

from app.correspondence import drafting
from app.demo.stage import Stage
from app.foundation.identity import Actor
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from letters.catalogue import CATALOGUE
from letters.html import render
from letters.languages import NBSP, town_line
from letters.text import LANGUAGES, Language
from tests.app.correspondence.builders import TODAY, issued, letter_of, prepared, ready_case, words
from tests.conftest import Team, make_team

STREETS = ("Colline", "Heuvel", "1060")
"""What would betray the address, in both languages: its street and its postcode."""
SIGNED_WITH_THE_OTHER_SIDE = {
    "receipt_for_rent": {},
    "receipt_for_deposit": {},
    "declare_oral_lease": {},
    "witness_statement": {},
    "agree_repayment_plan": {
        "debts": [{"what": "juin", "amount": "500.00"}],
        "manner": "monthly",
        "monthly": "50.00",
        "first_on": "2026-08-01",
    },
}
PAPERS = sorted(spec.id for spec in CATALOGUE.values() if spec.format == "form" or spec.audience == "tenant")


def hidden_case(store: Store, actor: Actor) -> Stage:
    stage = ready_case(store, actor)
    return stage.dwell(
        TODAY,
        street="rue de la Colline",
        house_number="14",
        box="3",
        postal_code="1060",
        commune_nis="21013",
        secret=True,
    )


def options_of(letter: str) -> dict[str, Any]:
    return {"care_of": True, "asked": SIGNED_WITH_THE_OTHER_SIDE.get(letter, {})}


@pytest.mark.parametrize("letter", sorted(SIGNED_WITH_THE_OTHER_SIDE))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_that_is_signed_together_never_says_where_they_live(
    store: Store, team: Team, letter: str, language: Language
) -> None:
    """M7.1: the very bytes that are printed, and the copy for the tenant; a line is left to write on by hand."""
    letter_id = issued(
        store, team.adviser, hidden_case(store, team.adviser), letter, options=options_of(letter), language=language
    )
    row = letter_of(store, letter_id)
    for digest in (row.pdf_sha256, row.copy_sha256):
        assert digest is not None
        said = words(blobs.fetch(store.blob_dir, digest))
        assert "Haddad" in said, "the paper is filled in"
        for street in STREETS:
            assert street not in said
    assert "dwelling" not in row.context


def test_an_address_that_is_not_secret_is_printed(store: Store, team: Team) -> None:
    letter_id = issued(store, team.adviser, ready_case(store, team.adviser), "declare_oral_lease", options={})
    digest = letter_of(store, letter_id).pdf_sha256
    assert digest is not None
    assert "rue de la Colline 14" in words(blobs.fetch(store.blob_dir, digest))


def test_no_form_and_no_paper_for_the_tenant_says_a_secret_address(each_store: Store) -> None:
    """Every paper of the catalogue, those written later too."""
    team = make_team(each_store, "SEUIL")
    stage = hidden_case(each_store, team.adviser)
    stage.note(TODAY, "Oui", kind="consent")
    assert set(SIGNED_WITH_THE_OTHER_SIDE) <= set(PAPERS)
    for letter in PAPERS:
        letter_id = prepared(each_store, team.adviser, stage, letter, options=options_of(letter))
        with Reader.open(each_store, team.organisation_id) as reader:
            draft = drafting.draft_of(reader, letter_of(each_store, letter_id), team.adviser.user_id)
        assert draft.context is not None, (letter, draft.not_ready)
        assert "dwelling" not in [field.path for field in draft.missing], letter
        assert draft.context.dwelling is None, letter
        if draft.complete:
            for language in LANGUAGES:
                page = render(draft.spec, language, draft.context)
                ours = draft.context.service.address if draft.context.service else None
                if ours is not None:  # our own counter may be in the same commune
                    page = page.replace(town_line(ours, language).replace(" ", NBSP), "")
                assert not [street for street in STREETS if street in page], (letter, language)
