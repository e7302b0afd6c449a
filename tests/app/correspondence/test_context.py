"""From the rows of a case to what a letter says: nothing guessed, nothing that must stay secret."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.correspondence import parts
from app.correspondence.context import CaseRows, build, calculation_facts, not_ready, rent_facts
from app.store.tables import (
    Case,
    CheckRecord,
    Dwelling,
    EpbCertificate,
    Lease,
    Organisation,
    OtherParty,
    Person,
    User,
)
from letters.catalogue import CATALOGUE
from letters.grounds import grounds_of
from letters.html import missing_fields, render, text_only
from letters.text import LANGUAGES, Language
from workflows.checks import CHECKS
from workflows.figures import Figures

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "rent_indexation.json").read_text(encoding="utf-8"))
ANSWERED = [vector for vector in VECTORS if "error" not in vector["expect"]]
CONTEST, PAPERS = CATALOGUE["contest_indexation"], CATALOGUE["request_lease_documents"]
TODAY = date(2026, 7, 8)
EMPTY = (
    "phone", "email", "street_fr", "street_nl", "postal_code", "commune_nis", "counter_hours_fr", "counter_hours_nl",
)  # fmt: skip


def check_of(facts: dict[str, Any]) -> CheckRecord:
    result = CHECKS["rent_indexation"].run(facts, Figures.shipped())
    return CheckRecord(id=1, case_id=1, check="rent_indexation", verdict=result["verdict"], facts=facts, result=result)


def rows(**changes: Any) -> CaseRows:
    """Return a case in memory that lacks nothing; ``changes`` replace whole parts."""
    values: dict[str, Any] = {
        "case": Case(id=1, reference="SEUIL-2026-00001", language="fr"),
        "people": [Person(role="tenant", first_name="Yasmina", last_name="Haddad", phone="0470123456", email="y@x.be")],
        "parties": [
            OtherParty(
                role="landlord", name="Luc Vandenberghe", kind="natural_person", civility="mr", attention_of="",
                street="avenue des Tilleuls", house_number="82", box="", postal_code="1180", locality="Uccle", email="",
            )
        ],
        "dwelling": Dwelling(
            street="rue de la Colline", house_number="14", box="3", postal_code="1060", commune_nis="21013",
            secret=False, certificates_known=False,
        ),
        "lease": None,
        "certificates": [],
        "check": None,
        "organisation": Organisation(
            name_fr="Le Seuil", name_nl="De Drempel", street_fr="rue du Seuil", street_nl="Drempelstraat",
            house_number="12", box="", postal_code="1000", commune_nis="21004", phone="02 204 12 80",
            email="info@seuil.example", counter_hours_fr="9-12 h", counter_hours_nl="9-12 u",
        ),
        "worker": User(name="Amina", phone=""),
    }  # fmt: skip
    return CaseRows(**values | changes)


def spaced(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(found: CaseRows, language: Language = "fr", spec: Any = PAPERS, **options: Any) -> str:
    options = {"documents": ["epb_certificate"]} | options
    context = build(found, spec, written_on=TODAY, sending=spec.sending[0], options=options)
    return spaced(text_only(spec, language, context))


@pytest.mark.parametrize("vector", ANSWERED, ids=lambda vector: vector["id"])
def test_every_published_case_gives_a_letter_that_says_what_the_check_found(vector: dict[str, Any]) -> None:
    check = check_of(vector["facts"])
    context = build(rows(check=check), CONTEST, written_on=TODAY, sending="S-REG", options={})
    assert context.grounds == grounds_of(check.result, check.facts)
    if not context.grounds:
        assert [field.path for field in missing_fields(CONTEST, context)] == ["grounds"]
        return
    for language in LANGUAGES:
        html = render(CONTEST, language, context)
        assert "None" not in html
        if context.calculation and context.calculation.shown and 'id="calculation"' in html:
            euros = f"{context.calculation.ceiling:.2f}".replace(".", ",")
            assert euros in spaced(html).replace(" ", "").replace(".", "")


def test_the_checks_own_steps_come_along_where_the_formula_alone_would_be_wrong() -> None:
    facts = json.loads(json.dumps(ANSWERED[0]["facts"]))
    plain = calculation_facts(check_of(facts | {"as_of": "2026-02-01", "anniversary_year": 2026}))
    assert plain is not None
    assert plain.steps == ()
    facts |= {"as_of": "2026-02-01", "anniversary_year": 2026}
    facts["lease"] |= {"indexation_clause": "less_than_formula", "clause_ceiling": "520.00"}
    facts["request"] |= {"made_on": "2026-01-02", "rent_asked": "600.00", "applies_from": "2026-01-01"}
    check = check_of(facts)
    reduced = calculation_facts(check)
    assert reduced is not None
    assert reduced.ceiling == Decimal("520.00")
    assert not reduced.formula_holds
    assert reduced.shown
    assert "520,00" in reduced.steps[-1].fr
    text = said(rows(check=check), spec=CONTEST)
    assert "Clause du bail plus favorable." in text
    assert "Elle donne un loyer de 520,00 EUR" in text
    assert "La clause du bail donne moins" in text


def test_the_freeze_year_is_told_step_by_step() -> None:
    frozen = [check_of(vector["facts"]) for vector in ANSWERED if (vector["expect"].get("freeze") or {}).get("applies")]
    assert frozen
    told = [calculation for check in frozen if (calculation := calculation_facts(check)) is not None]
    assert told
    assert all(calculation.steps for calculation in told)


def test_without_a_check_the_rent_is_the_one_of_the_lease_and_unknown_stays_unknown() -> None:
    assert rent_facts(None, Lease(rent_now_cents=86250)).due is None
    assert rent_facts(None, Lease(rent_now_cents=86250)).before == Decimal("862.50")
    assert rent_facts(None, None).before is None
    assert calculation_facts(None) is None
    nothing = CheckRecord(facts={}, result={"indices": None, "amounts": {}}, verdict="cannot_tell")
    assert calculation_facts(nothing) is None
    assert rent_facts(nothing, None).asked is None


def test_what_a_letter_cannot_do_without_is_named() -> None:
    landlord = rows().parties[0]
    empty = rows(people=[], parties=[], dwelling=None)
    assert [one.part for one in not_ready(empty, PAPERS, {})] == ["household", "dwelling", "landlord"]
    with pytest.raises(LookupError, match="household, dwelling, landlord"):
        build(empty, PAPERS, written_on=TODAY, sending="S-REG", options={})
    landlord.street = ""
    assert [one.part for one in not_ready(rows(parties=[landlord]), PAPERS, {})] == ["landlord"]
    assert not_ready(rows(parties=[landlord]), CATALOGUE["register_lease_by_tenant"], {}) == []


def test_an_address_that_names_no_commune_is_not_complete() -> None:
    landlord = rows().parties[0]
    landlord.postal_code, landlord.locality = "9000", ""
    assert parts.party(landlord).address is None
    landlord.locality = "Gent"
    assert parts.party(landlord).address is not None
    home = rows().dwelling
    assert home is not None
    home.postal_code, home.commune_nis = "", ""
    assert parts.dwelling_address(home) is None
    assert parts.commune_names("99999") == {}


def test_a_pseudonym_or_a_child_signs_nothing() -> None:
    people = [
        Person(role="minor", first_name="Lina", last_name="Haddad"),
        Person(role="tenant", first_name="", last_name=""),
        Person(role="co_tenant", first_name="Omar", last_name="Haddad", civility="x", phone="", email=""),
    ]
    assert [tenant.first for tenant in parts.tenants(people)] == ["Omar"]
    assert parts.tenants(people)[0].civility is None


@pytest.mark.parametrize(
    ("certificates", "known", "presented", "letter"),
    [
        ([], False, None, None),
        ([], True, False, None),
        ([EpbCertificate(energy_class="e", communicated=False)], False, False, None),
        ([EpbCertificate(energy_class="e", communicated=None)], False, None, None),
        ([EpbCertificate(energy_class="e", communicated=True)], True, True, "e"),
        (
            [
                EpbCertificate(energy_class="g", communicated=True),
                EpbCertificate(energy_class="d", communicated_on=date(2026, 1, 1)),
                EpbCertificate(energy_class="b", communicated=False),
            ],
            True,
            True,
            "d",
        ),
    ],
)
def test_the_certificate_in_the_tenants_hands(
    certificates: list[EpbCertificate], known: bool, presented: bool | None, letter: str | None
) -> None:
    found = parts.epb_facts(Dwelling(certificates_known=known), certificates)
    assert (found.presented, found.letter) == (presented, letter)


@pytest.mark.parametrize(
    ("kind", "written"),
    [("sisp", "public"), ("company", "company"), ("natural_person", "natural_person"), (None, "natural_person")],
)
def test_kinds_of_landlords(kind: str | None, written: str) -> None:
    row = rows().parties[0]
    row.kind = kind
    assert parts.party(row).kind == written


def test_lease_and_registration_as_they_are_known() -> None:
    assert parts.lease_facts(None).form is None
    assert parts.lease_facts(Lease(written=False, type="")).form == "oral"
    assert parts.lease_facts(Lease(written=None, type="student")).main_residence is False
    assert parts.registration_facts(None, TODAY).reminded_on == TODAY


def test_a_secret_address_stops_every_letter_until_somebody_decides() -> None:
    home = rows().dwelling
    assert home is not None
    home.secret = True
    hidden = rows(dwelling=home, consented=True)
    for spec in CATALOGUE.values():
        stopped = "secret" in [one.part for one in not_ready(hidden, spec, {})]
        decided = spec.audience == "tenant" or spec.through_service
        assert stopped != decided, "a paper the tenant keeps is the tenant's own decision"
    with pytest.raises(LookupError, match="secret"):
        build(hidden, PAPERS, written_on=TODAY, sending="S-MAIL", options={})


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_secret_address_the_answer_goes_to_the_service(language: Language) -> None:
    home = rows().dwelling
    assert home is not None
    home.secret = True
    text = said(rows(dwelling=home), language, care_of=True)
    head = text.split("Luc Vandenberghe", maxsplit=1)[0]
    assert ("c/o Le Seuil" if language == "fr" else "p/a De Drempel") in head
    assert ("rue du Seuil 12" if language == "fr" else "Drempelstraat 12") in head
    assert "Colline" not in head
    assert "0470" not in text
    assert "y@x.be" not in text
    assert ("Bruxelles, le 8 juillet 2026" if language == "fr" else "Brussel, 8 juli 2026") in text
    ours = rows(dwelling=home).organisation
    ours.street_fr = ours.street_nl = ""
    assert [one.part for one in not_ready(rows(dwelling=home, organisation=ours), PAPERS, {"care_of": True})] == [
        "service"
    ]


def test_an_ordinary_letter_is_answered_at_home() -> None:
    text = said(rows())
    assert "rue de la Colline 14 bte 3" in text
    assert "0470 12 34 56" in text
    assert "Saint-Gilles, le 8 juillet 2026" in text
    assert "c/o" not in text


def test_what_was_chosen_in_the_draft_is_what_the_letter_says() -> None:
    office = {
        "name": "Bureau X",
        "kind": "public",
        "address": {"street_fr": "rue Y", "street_nl": "Y", "postcode": "1000"},
    }
    options = {
        "office": office,
        "deadline_on": "2026-08-01",
        "their_reference": "REF 7",
        "annexes": ["mandate"],
        "addressee": 0,
        "window": "left",
        "reminded_on": "2026-05-01",
        "grounds": ["no_epb"],
        "months": [{"month": "2026-05", "due": "680.00", "paid": "850.00"}],
        "iban": "BE71096123456769",
        "holder": "Y. Haddad",
        "set_off": True,
    }
    context = build(rows(), CONTEST, written_on=TODAY, sending="S-HAND", options=options)
    assert context.office is not None
    assert context.office.name == "Bureau X"
    assert (context.letter.deadline_on, context.letter.window) == (date(2026, 8, 1), "left")
    assert (context.registration.reminded_on, context.grounds) == (date(2026, 5, 1), ("no_epb",))
    assert (context.refund.total, context.refund.set_off) == (Decimal("170.00"), True)
    agent = OtherParty(role="agent", name="Agence Z", street="", postal_code="", attention_of="", email="")
    assert "Agence Z" in said(rows(parties=[*rows().parties, agent]))


def test_nobody_works_on_the_command_line() -> None:
    service = parts.service_facts(rows().organisation, None)
    assert (service.worker, service.phone) == (None, "02 204 12 80")
    bare = Organisation(name_fr="Le Seuil", name_nl="De Drempel", **dict.fromkeys(EMPTY, ""))
    found = parts.service_facts(bare, User(name="Amina", phone="02 111 11 11"))
    assert (found.worker, found.phone, found.address, found.hours) == ("Amina", "02 111 11 11", None, None)
