"""The time limits, as tables of dates with their weekday, and the explanation of each count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.deadlines import (
    CUSTOM,
    DEADLINES,
    LEGAL,
    Basis,
    Deadline,
    DueDate,
    Length,
    Severity,
    Unit,
    by_name,
)
from workflows.facts import CaseFacts, LetterFacts, ReferralFacts, SharingFacts
from workflows.law import Dated, Text
from workflows.working_days import in_words

POSTED = date(2026, 11, 24)


def _due(name: str, facts: CaseFacts) -> DueDate:
    due = DEADLINES[name].due(facts)
    assert due is not None
    return due


def _letter(name: str, sent_on: date | None = POSTED, answer_due_on: date | None = None) -> CaseFacts:
    return CaseFacts(on=POSTED, letter=LetterFacts(letter=name, sent_on=sent_on, answer_due_on=answer_due_on))


REFUND = _letter("refund_overpaid_rent")
TABLE: list[tuple[str, CaseFacts, str]] = [
    ("reaction_to_contestation", _letter("contest_indexation"), "mercredi 9 décembre 2026"),
    ("reply_to_document_request", _letter("request_lease_documents"), "mercredi 9 décembre 2026"),
    ("refund_payment", REFUND, "jeudi 24 décembre 2026"),
    ("refund_court_action", REFUND, "mercredi 24 novembre 2027"),
    ("refund_court_action_warning", REFUND, "dimanche 24 octobre 2027"),
    ("refund_court_action", _letter("refund_overpaid_rent", date(2028, 2, 29)), "mercredi 28 février 2029"),
    (
        "indexation_court_action",
        CaseFacts(on=POSTED, indexation_requested_on=date(2026, 3, 10)),
        "mercredi 10 mars 2027",
    ),
    ("aftercare_review", CaseFacts(on=POSTED), "mercredi 24 février 2027"),
    ("aftercare_review", CaseFacts(on=date(2026, 11, 30)), "dimanche 28 février 2027"),
    ("aftercare_review", CaseFacts(on=POSTED, inputs={"review_on": date(2026, 12, 15)}), "mardi 15 décembre 2026"),
    ("hand_over_answer", CaseFacts(on=POSTED), "mardi 1er décembre 2026"),
    ("hand_over_answer", CaseFacts(on=date(2026, 12, 23)), "jeudi 31 décembre 2026"),
    ("hand_over_answer", CaseFacts(sharing=SharingFacts(sent_on=POSTED)), "mardi 1er décembre 2026"),
    (
        "hand_over_answer",
        CaseFacts(on=POSTED, sharing=SharingFacts(answer_due_on=date(2026, 11, 27))),
        "vendredi 27 novembre 2026",
    ),
    (
        "hand_over_answer",
        CaseFacts(on=POSTED, inputs={"answer_by_on": date(2026, 11, 26)}),
        "jeudi 26 novembre 2026",
    ),
    ("referral_proposal", CaseFacts(on=POSTED), "mardi 1er décembre 2026"),
    (
        "referral_proposal",
        CaseFacts(on=POSTED, referral=ReferralFacts(identified_on=date(2026, 11, 20))),
        "vendredi 27 novembre 2026",
    ),
    ("advisory_group_plan", CaseFacts(on=POSTED), "mardi 1er décembre 2026"),
    ("threat_alert", CaseFacts(on=POSTED), "jeudi 24 décembre 2026"),
]


@pytest.mark.parametrize(("name", "facts", "day"), TABLE)
def test_due_dates(name: str, facts: CaseFacts, day: str) -> None:
    due = _due(name, facts)
    assert in_words(due.on).fr == day
    assert due.rule == name
    assert due.steps


def test_every_deadline_is_in_the_table() -> None:
    assert {name for name, _, _ in TABLE} == set(DEADLINES)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("reaction_to_contestation", REFUND),
        ("reaction_to_contestation", _letter("request_lease_documents")),
        ("reaction_to_contestation", _letter("contest_indexation", None)),
        ("reaction_to_contestation", CaseFacts(on=POSTED)),
        ("reply_to_document_request", _letter("contest_indexation")),
        ("refund_payment", CaseFacts(on=POSTED)),
        ("indexation_court_action", CaseFacts(on=POSTED)),
    ],
)
def test_a_deadline_that_does_not_apply_gives_no_date(name: str, facts: CaseFacts) -> None:
    assert DEADLINES[name].due(facts) is None


def test_the_day_the_letter_names_goes_before_the_count() -> None:
    due = _due("reaction_to_contestation", _letter("contest_indexation", answer_due_on=date(2026, 12, 7)))
    assert due.on == date(2026, 12, 7)
    assert due.counted_from == POSTED
    assert [step.fr for step in due.steps] == [
        "Lettre envoyée le : mardi 24 novembre 2026.",
        "La lettre demande une réponse pour le : lundi 7 décembre 2026.",
    ]


def test_no_letter_sets_no_day_of_its_own() -> None:
    fixed = DEADLINES["refund_payment"].fixed
    assert fixed is not None
    assert fixed(CaseFacts(on=POSTED)) is None


def test_the_steps_say_the_count_in_both_languages() -> None:
    due = _due("refund_court_action", REFUND)
    assert [step.fr for step in due.steps] == [
        "Demande de remboursement envoyée le : mardi 24 novembre 2026.",
        "Le jour même ne compte pas. + 12 mois : mercredi 24 novembre 2027.",
    ]
    assert [step.nl for step in due.steps] == [
        "Vraag tot terugbetaling verzonden op: dinsdag 24 november 2026.",
        "De dag zelf telt niet mee. + 12 maanden: woensdag 24 november 2027.",
    ]
    assert (due.kind, due.severity, due.waits_for) == (LEGAL, "forfeiture", "tenant")


def _made(**more: object) -> Deadline:
    basic: dict[str, object] = {
        "id": "made",
        "title": Text(fr="Titre", nl="Titel"),
        "kind": CUSTOM,
        "severity": Severity.NORMAL,
        "waits_for": "us",
        "length": Dated({date(2020, 1, 1): Length(1, Unit.DAYS), date(2025, 1, 1): Length(2, Unit.DAYS)}),
        "start_text": Text(fr="Début", nl="Begin"),
        "starts": lambda facts: facts.on,
        "basis": (Basis.TEXT,),
    }
    return Deadline(**(basic | more))  # type: ignore[arg-type]


def test_a_last_day_that_is_no_working_day_rolls_when_the_rule_says_so() -> None:
    friday = CaseFacts(on=date(2026, 11, 26))  # a Thursday: two days on is a Saturday
    due = _made(rolls=True).due(friday)
    assert due is not None
    assert due.on == date(2026, 11, 30)
    assert due.steps[-1].fr == "Ce n'est pas un jour ouvrable : reporté au lundi 30 novembre 2026."
    assert due.steps[-1].nl == "Dat is geen werkdag: verschoven naar maandag 30 november 2026."
    kept = _made().due(friday)
    assert kept is not None
    assert kept.on == date(2026, 11, 28)


def test_the_length_follows_the_day_of_the_start() -> None:
    for start, days in ((date(2019, 6, 3), 1), (date(2024, 6, 3), 1), (date(2026, 6, 3), 2)):
        due = _made().due(CaseFacts(on=start))
        assert due is not None
        assert (due.on - start).days == days


def test_a_day_somebody_set_is_said_plainly() -> None:
    due = _made(fixed=lambda _facts: date(2026, 12, 1)).due(CaseFacts(on=POSTED))
    assert due is not None
    assert due.steps[-1].nl == "Vastgelegde datum: dinsdag 1 december 2026."


@pytest.mark.parametrize(
    ("length", "french", "dutch"),
    [
        (Length(1, Unit.DAYS), "1 jour calendrier", "1 kalenderdag"),
        (Length(15, Unit.WORKING_DAYS), "15 jours ouvrables", "15 werkdagen"),
        (Length(1, Unit.MONTHS), "1 mois", "1 maand"),
    ],
)
def test_lengths_in_words(length: Length, french: str, dutch: str) -> None:
    assert length.text == Text(fr=french, nl=dutch)


@pytest.mark.parametrize("deadline", DEADLINES.values(), ids=DEADLINES.keys())
def test_the_header_of_a_deadline_is_complete(deadline: Deadline) -> None:
    assert deadline.title.fr != deadline.title.nl
    assert deadline.review is None, "signed by a jurist: say so in the law book's introduction"
    assert deadline.waits_for in {"us", "tenant", "landlord", "court", "service"}
    assert deadline.kind in {LEGAL, CUSTOM}
    assert deadline.sources or deadline.kind == CUSTOM
    if deadline.basis != (Basis.TEXT,):
        assert deadline.doubt is not None, "what is not the text of the law is said to the reader"


def test_a_module_declares_the_deadline_of_its_name() -> None:
    with pytest.raises(TypeError, match="must declare DEADLINE of that name"):
        by_name([("other", _made())])
    with pytest.raises(TypeError, match="must declare DEADLINE of that name"):
        by_name([("made", None)])
    assert list(by_name([("made", _made())])) == ["made"]


@given(st.dates(date(2018, 1, 1), date(2060, 1, 1)), st.sampled_from(sorted(DEADLINES)))
def test_no_due_date_comes_before_its_cause(start: date, name: str) -> None:
    facts = CaseFacts(
        on=start,
        indexation_requested_on=start,
        letter=LetterFacts(letter="refund_overpaid_rent", sent_on=start),
    )
    due = DEADLINES[name].due(facts)
    if due is not None:
        assert due.counted_from == start < due.on
        assert due.on == (DEADLINES[name].due(facts) or due).on


def test_a_legal_date_is_needed_where_the_count_starts_from_the_event() -> None:
    with pytest.raises(ValueError, match="legal date"):
        DEADLINES["threat_alert"].due(CaseFacts())
