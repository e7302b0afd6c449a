"""The declaration of facts: one place from which parsing, forms and schemas come, for every kind of fact."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest

from workflows.checks import CHECKS
from workflows.checks.parsing import Answers, FactError, Kind
from workflows.checks.schema import facts_schema
from workflows.checks.vocabulary import Asked, Code, CodeGroup, Fact, Section, Vocabulary, When, generic
from workflows.law import Text

SECTION = Section("notice", Text(fr="Le congé", nl="De opzegging"))
ASK = Text(fr="Quoi ?", nl="Wat?")
HELP = Text(fr="Parce que.", nl="Daarom.")
ONE = Code("one", Text(fr="Un", nl="Een"))
TWO = Code("two", Text(fr="Deux", nl="Twee"))


def fact(path: str, kind: Kind, **more: Any) -> Fact:
    return Fact(path=path, kind=kind, section=SECTION, question=ASK, help=HELP, **more)


def ends_after_start(answers: Answers) -> FactError | None:
    starts, ends = answers.day("starts_on"), answers.day("ends_on")
    if starts is None or ends is None or starts <= ends:
        return None
    return FactError(f"{answers.prefix}ends_on", HELP)


VOCABULARY = Vocabulary(
    facts=(
        fact("as_of", Kind.DATE, required=True, asked=Asked.ALWAYS),
        fact("subject.act", Kind.CODE, codes=(ONE, TWO), required=True, asked=Asked.ALWAYS),
        fact("tenants.count", Kind.INTEGER),
        fact("tenants.months", Kind.INTEGER, positive=True),
        fact("tenants.record", Kind.TEXT),
        fact("acts", Kind.CODES, codes=(ONE, TWO)),
        fact("notice", Kind.OBJECT, asked=Asked.ALWAYS),
        fact("notice.year", Kind.YEAR),
        fact("notice.works.dwellings", Kind.LIST),
        fact("notice.works.dwellings[].rent", Kind.MONEY, positive=True),
        fact("notice.works.dwellings[].owner.kind", Kind.CODE, codes=(ONE,), unknown_code=True),
        fact("notice.works.dwellings[].starts_on", Kind.DATE),
        fact("notice.works.dwellings[].ends_on", Kind.DATE),
        fact("notice.seen", Kind.YES_NO),
    ),
    cross_checks={"notice.works.dwellings[].ends_on": ends_after_start},
)
REGULAR = {"as_of": "2024-01-02", "subject": {"act": "one"}}
SCHEMA = jsonschema.Draft202012Validator(facts_schema(VOCABULARY))


def test_every_kind_is_read() -> None:
    dwelling = {"rent": "700.05", "owner": {"kind": "unknown"}, "starts_on": "2024-01-01", "ends_on": "2024-01-01"}
    raw = {
        **REGULAR,
        "tenants": {"count": 0, "months": 1, "record": "BR.1"},
        "acts": ["two", "one"],
        "notice": {"year": 2024, "seen": False, "works": {"dwellings": [dwelling, {}]}},
    }
    SCHEMA.validate(raw)
    answers = VOCABULARY.parse(raw)
    assert answers.required_day("as_of") == answers.day("as_of") == date(2024, 1, 2)
    assert answers.code("subject.act") == "one"
    assert answers.integer("tenants.count") == 0
    assert answers.code("tenants.record") == "BR.1"
    assert answers.codes("acts") == ("two", "one")
    assert answers.known("notice")
    assert answers.yes_no("notice.seen") is False
    dwellings = answers.items("notice.works.dwellings")
    assert dwellings is not None
    first, second = dwellings
    assert first.cents("rent") == 70005
    assert first.code("owner.kind") is None
    assert first.prefix == "notice.works.dwellings[0]."
    assert second.cents("rent") is None


def test_unknown_facts_are_none() -> None:
    answers = VOCABULARY.parse({**REGULAR, "notice": None, "acts": None, "tenants": {"count": None}})
    assert not answers.known("notice")
    assert answers.items("notice.works.dwellings") is None
    assert answers.codes("acts") is None
    assert answers.integer("tenants.count") is None
    with pytest.raises(TypeError):
        answers.required_day("notice.year")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"subject": None}, "subject.act"),
        ({"subject": {}}, "subject.act"),
        ({"subject": {"act": "three"}}, "subject.act"),
        ({"tenants": {"count": -1}}, "tenants.count"),
        ({"tenants": {"count": 10**9}}, "tenants.count"),
        ({"tenants": {"count": True}}, "tenants.count"),
        ({"tenants": {"count": 1.5}}, "tenants.count"),
        ({"tenants": {"count": -1.0}}, "tenants.count"),
        ({"tenants": {"count": 1e9}}, "tenants.count"),
        ({"tenants": {"count": "1"}}, "tenants.count"),
        ({"tenants": {"months": 0.0}}, "tenants.months"),
        ({"tenants": {"count": float("inf")}}, "tenants.count"),
        ({"notice": {"year": 2024.5}}, "notice.year"),
        ({"tenants": {"months": 0}}, "tenants.months"),
        ({"tenants": {"record": 7}}, "tenants.record"),
        ({"acts": "one"}, "acts"),
        ({"acts": ["one", "three"]}, "acts[1]"),
        ({"acts": [1]}, "acts[0]"),
        ({"notice": {"works": []}}, "notice.works"),
        ({"notice": {"works": {"dwellings": [{"rent": "0.00"}]}}}, "notice.works.dwellings[0].rent"),
        ({"notice": {"works": {"dwellings": [{}, {"owner": "x"}]}}}, "notice.works.dwellings[1].owner"),
        ({"notice": {"works": {"dwellings": [{"owner": {"kin": 1}}]}}}, "notice.works.dwellings[0].owner.kin"),
        (
            {"notice": {"works": {"dwellings": [{"starts_on": "2024-01-02", "ends_on": "2024-01-01"}]}}},
            "notice.works.dwellings[0].ends_on",
        ),
    ],
)
def test_malformed(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as caught:
        VOCABULARY.parse({**REGULAR, **changes})
    assert caught.value.path == path


def test_a_fraction_of_zero_makes_no_other_number() -> None:
    raw = {**REGULAR, "tenants": {"count": 0.0, "months": 12.0}, "notice": {"year": 2.024e3}}
    SCHEMA.validate(raw)
    answers = VOCABULARY.parse(raw)
    told = [answers.integer(path) for path in ("tenants.count", "tenants.months", "notice.year")]
    assert told == [0, 12, 2024]
    assert [type(one) for one in told] == [int, int, int], "nothing is counted with, or told, as a fraction"


@pytest.mark.parametrize(
    "raw",
    [
        {**REGULAR, "zebra": 1},
        {**REGULAR, "tenants": {"count": 1.5}},
        {**REGULAR, "notice": {"year": 2024.5}},
        {"as_of": "2024-01-02"},
        {**REGULAR, "tenants": {"months": 0}},
        {**REGULAR, "notice": {"works": {"dwellings": [{"rent": "0.00"}]}}},
        {**REGULAR, "acts": ["three"]},
        {**REGULAR, "subject": {"act": None}},
        {**REGULAR, "notice": {"year": 10000}},
    ],
)
def test_the_schema_refuses_what_parsing_refuses(raw: dict[str, Any]) -> None:
    assert not SCHEMA.is_valid(raw)
    with pytest.raises(FactError):
        VOCABULARY.parse(raw)


def test_fields_for_a_form() -> None:
    fields = {field.path: field for field in VOCABULARY.fields}
    assert list(fields) == [declared.path for declared in VOCABULARY]
    rent = fields["notice.works.dwellings[].rent"]
    assert rent.repeatable
    assert rent.in_list == "notice.works.dwellings"
    assert not fields["notice.year"].repeatable
    assert fields["as_of"].required
    assert VOCABULARY.sections == (SECTION,)


def test_a_fact_is_found_by_its_path_as_written() -> None:
    assert VOCABULARY["notice.works.dwellings[3].rent"].kind is Kind.MONEY
    assert VOCABULARY["as_of"].required
    assert VOCABULARY["acts[1]"].path == "acts"
    with pytest.raises(KeyError):
        VOCABULARY["rent"]
    assert generic("a[1].b") == "a[].b"
    assert VOCABULARY["subject.act"].label_of("two").nl == "Twee"
    with pytest.raises(KeyError):
        VOCABULARY["subject.act"].label_of("three")


def test_order_of_the_page() -> None:
    mixed = {"health_index.2026-08", "notice.seen", "as_of", "notice.works.dwellings[1].rent"}
    expected = ["as_of", "notice.works.dwellings[1].rent", "notice.seen", "health_index.2026-08"]
    assert VOCABULARY.in_order(mixed) == expected


def test_a_wrong_declaration_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        Vocabulary(facts=(VOCABULARY["as_of"], VOCABULARY["as_of"]))
    with pytest.raises(ValueError, match="conditions on undeclared"):
        Vocabulary((fact("acts", Kind.YES_NO, when=(When("other", (True,)),)),))
    with pytest.raises(ValueError, match="undeclared"):
        Vocabulary(facts=(VOCABULARY["as_of"],), cross_checks={"ends_on": ends_after_start})
    with pytest.raises(ValueError, match="codes belong"):
        fact("x", Kind.CODE)
    with pytest.raises(ValueError, match="codes belong"):
        fact("x", Kind.DATE, codes=(ONE,))
    for grouped in ((), ("two",), ("one", "one")):
        with pytest.raises(ValueError, match="the groups hold every code once"):
            fact("x", Kind.CODES, codes=(ONE,), groups=(CodeGroup("some", ASK, grouped),))
    with pytest.raises(ValueError, match="only texts"):
        fact("x", Kind.DATE, pattern="[0-9]+")
    with pytest.raises(ValueError, match="always asked"):
        fact("x", Kind.DATE, required=True)


def test_a_fact_below_a_fact_that_holds_none_has_no_schema() -> None:
    odd = Vocabulary(facts=(fact("day", Kind.DATE), fact("day.part", Kind.TEXT)))
    with pytest.raises(TypeError, match="no facts"):
        facts_schema(odd)


@pytest.mark.parametrize("name", CHECKS)
def test_every_question_is_asked_in_both_languages(name: str) -> None:
    for field in CHECKS[name].facts.fields:
        for text in (field.question, field.help):
            assert text.fr.strip()
            assert text.nl.strip()
            assert text.fr != text.nl
        assert field.question.fr.endswith("?")
        assert field.question.nl.endswith("?")
        assert field.help.fr.endswith(".")
        assert field.help.nl.endswith(".")
        assert (field.assumption is None) == (field.asked is Asked.WHEN_MISSING or field.required)
        assert all(code.label.fr and code.label.nl for code in field.codes)
