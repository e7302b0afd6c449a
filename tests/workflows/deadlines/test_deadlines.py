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
from workflows.facts import CaseFacts, LegalDate, LetterFacts, ReferralFacts, SharingFacts
from workflows.law import Dated, Text
from workflows.working_days import in_words, months_before

POSTED = date(2026, 11, 24)


def _due(name: str, facts: CaseFacts) -> DueDate:
    due = DEADLINES[name].due(facts)
    assert due is not None
    return due


def _letter(name: str, sent_on: date | None = POSTED, answer_due_on: date | None = None) -> CaseFacts:
    return CaseFacts(on=POSTED, letter=LetterFacts(letter=name, sent_on=sent_on, answer_due_on=answer_due_on))


def _sent(letter: str, sent_on: date | None = POSTED, **more: object) -> CaseFacts:
    known: dict[str, object] = {"letter": letter, "sent_on": sent_on}
    return CaseFacts(on=POSTED, letter=LetterFacts(**(known | more)))  # type: ignore[arg-type]


def _repairs(*defects: dict[str, object], until: date | None = date(2026, 12, 24)) -> CaseFacts:
    return _sent("demand_repairs", dated_on=POSTED, answer_due_on=until, asked_rows={"defects": defects})


REFUND = _letter("refund_overpaid_rent")
ASKED_BY = date(2026, 12, 9)
AFTER_CLOSING = (
    ("exit_proof", "claim_void", "mardi 8 décembre 2026"),
    ("exit_debt_watch", "claim_dropped", "mercredi 24 février 2027"),
    ("exit_plan_watch", "conciliation_recorded", "mercredi 24 février 2027"),
    ("exit_rehousing_watch", "rehoused", "lundi 24 mai 2027"),
    ("exit_goods_watch", "eviction_executed", "samedi 24 avril 2027"),
    ("exit_lease_end_watch", "lease_extended", "mercredi 24 février 2027"),
    ("exit_clock_watch", "help_not_wanted_or_unreachable", "jeudi 24 décembre 2026"),
    ("exit_title_watch", "enforcement_dropped", "mercredi 24 novembre 2027"),
)
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
    *((rule, CaseFacts(on=POSTED, inputs={"closing_reason": reason}), day) for rule, reason, day in AFTER_CLOSING),
    (
        "exit_debt_watch",
        CaseFacts(on=POSTED, inputs={"second_closing_reason": "debt_settled"}),
        "mercredi 24 février 2027",
    ),
    (
        "exit_plan_watch",
        CaseFacts(on=POSTED, inputs={"closing_reason": "terms_granted", "watched_until_on": date(2027, 9, 1)}),
        "mercredi 1er septembre 2027",
    ),
    (
        "exit_lease_end_watch",
        CaseFacts(on=POSTED, inputs={"closing_reason": "lease_extended"}, lease_ends_on=date(2027, 6, 30)),
        "mercredi 30 juin 2027",
    ),
    (
        "exit_clock_watch",
        CaseFacts(
            on=POSTED,
            inputs={"closing_reason": "help_not_wanted_or_unreachable"},
            legal_dates=(
                LegalDate(title_fr="Appel", title_nl="Beroep", on=date(2026, 12, 23)),
                LegalDate(title_fr="Audience", title_nl="Zitting", on=date(2026, 11, 20)),
            ),
        ),
        "mercredi 23 décembre 2026",
    ),
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
    ("answer_of_landlord", _sent("protect_deposit", answer_due_on=ASKED_BY), "mercredi 9 décembre 2026"),
    ("answer_of_other_side", _sent("reply_formal_notice", answer_due_on=ASKED_BY), "mercredi 9 décembre 2026"),
    ("answer_of_service", _sent("apply_for_legal_aid", answer_due_on=ASKED_BY), "mercredi 9 décembre 2026"),
    ("answer_of_court", _sent("ask_conciliation", answer_due_on=ASKED_BY), "mercredi 9 décembre 2026"),
    ("kinship_proof", _sent("ask_kinship_proof"), "mercredi 27 janvier 2027"),  # presumed received on Friday 27
    ("kinship_proof", _sent("ask_kinship_proof", by_hand=True), "dimanche 24 janvier 2027"),
    (
        "kinship_proof",
        _sent("ask_kinship_proof", date(2026, 9, 10), received_on=date(2026, 9, 14)),
        "samedi 14 novembre 2026",  # example E9 of the law page
    ),
    ("kinship_proof", _sent("ask_kinship_proof", received_on=date(2026, 12, 31)), "dimanche 28 février 2027"),
    (
        "kinship_action",
        _sent("ask_kinship_proof", date(2026, 5, 4), asked={"end_on": date(2026, 9, 30)}),
        "vendredi 31 juillet 2026",  # example E8 of the law page
    ),
    (
        "kinship_action",
        _sent("ask_kinship_proof", date(2026, 7, 30), asked={"end_on": date(2026, 9, 30)}),
        "vendredi 31 juillet 2026",  # the day before is in time
    ),
    (
        "extension_court_action",
        _sent("request_extension", asked={"end_on": date(2026, 12, 31)}),
        "mercredi 30 décembre 2026",
    ),
    ("counter_notice_end", _sent("counter_notice", received_on=date(2026, 11, 30)), "jeudi 31 décembre 2026"),
    ("counter_notice_end", _sent("counter_notice", received_on=date(2026, 12, 1)), "dimanche 31 janvier 2027"),
    ("counter_notice_end", _sent("counter_notice", date(2026, 11, 26)), "dimanche 31 janvier 2027"),  # Tuesday 1
    ("counter_notice_end", _sent("counter_notice", date(2026, 11, 25)), "jeudi 31 décembre 2026"),  # Monday 30
    (
        "counter_notice_end",
        _sent("counter_notice", by_hand=True, asked={"leaves_on": date(2027, 2, 28)}),
        "dimanche 28 février 2027",
    ),
    (
        "registration_after_demand",
        _sent("leave_unregistered", received_on=date(2026, 11, 30), asked={"variant": "demand"}),
        "mercredi 30 décembre 2026",
    ),
    ("announced_departure", _sent("leave_unregistered", asked={"leaves_on": ASKED_BY}), "mercredi 9 décembre 2026"),
    ("written_lease_demand", _sent("demand_written_lease", by_hand=True), "mercredi 2 décembre 2026"),
    ("written_lease_demand", _sent("demand_written_lease"), "samedi 5 décembre 2026"),
    (
        "formal_notice_month",
        _sent("reply_formal_notice", asked={"sent_on": date(2026, 11, 10)}),
        "jeudi 10 décembre 2026",
    ),
    (
        "formal_notice_month",
        _sent("reply_formal_notice", asked={"sent_on": date(2026, 10, 24)}),
        "mardi 24 novembre 2026",  # its last day is the day our reply leaves
    ),
    ("inspection_decision", _sent("complain_to_housing_inspection"), "mercredi 24 mars 2027"),
    ("rent_commission_opinion", _sent("review_rent", asked={"step": "opinion"}), "dimanche 24 janvier 2027"),
    ("urgent_repairs", _repairs({"risk": "damp"}, {"risk": "co"}), "dimanche 29 novembre 2026"),
    ("urgent_repairs", _repairs({"risk": "co"}, {"by_on": date(2026, 11, 26)}), "jeudi 26 novembre 2026"),
    ("urgent_repairs", _repairs({"risk": "co"}, until=None), "dimanche 29 novembre 2026"),
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
        ("answer_of_landlord", _sent("protect_deposit")),
        ("answer_of_landlord", CaseFacts(on=POSTED)),
        ("kinship_proof", CaseFacts(on=POSTED)),
        ("kinship_proof", _sent("ask_kinship_proof", None)),
        ("kinship_action", _sent("ask_kinship_proof")),
        ("kinship_action", CaseFacts(on=POSTED)),
        ("kinship_action", _sent("ask_kinship_proof", date(2026, 7, 31), asked={"end_on": date(2026, 9, 30)})),
        ("kinship_action", _sent("ask_kinship_proof", None, asked={"end_on": date(2026, 9, 30)})),
        ("extension_court_action", _sent("request_extension")),
        ("extension_court_action", _sent("request_extension", asked={"end_on": date(2026, 11, 25)})),
        ("counter_notice_end", CaseFacts(on=POSTED)),
        ("registration_after_demand", _sent("leave_unregistered", asked={"variant": "since_2025"})),
        ("registration_after_demand", CaseFacts(on=POSTED)),
        ("announced_departure", _sent("leave_unregistered", asked={"variant": "demand"})),
        ("announced_departure", _sent("leave_unregistered", asked={"leaves_on": "soon"})),
        ("formal_notice_month", _sent("reply_formal_notice")),
        ("formal_notice_month", CaseFacts(on=POSTED)),
        ("formal_notice_month", _sent("reply_formal_notice", asked={"sent_on": date(2026, 10, 23)})),
        ("inspection_decision", CaseFacts(on=POSTED)),
        ("rent_commission_opinion", _sent("review_rent", asked={"step": "proposal"})),
        ("rent_commission_opinion", CaseFacts(on=POSTED)),
        ("urgent_repairs", _repairs({"risk": "damp"})),
        ("urgent_repairs", _repairs({"by_on": date(2026, 12, 24)})),
        ("urgent_repairs", _sent("demand_repairs")),
        ("urgent_repairs", CaseFacts(on=POSTED)),
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


@pytest.mark.parametrize("name", ["refund_payment", "counter_notice_end"])
def test_no_letter_sets_no_day_of_its_own(name: str) -> None:
    fixed = DEADLINES[name].fixed
    assert fixed is not None
    assert fixed(CaseFacts(on=POSTED)) is None


@pytest.mark.parametrize(
    ("last", "months", "left"),
    [
        (date(2026, 9, 30), 1, date(2026, 8, 31)),
        (date(2026, 9, 30), 2, date(2026, 7, 31)),
        (date(2026, 9, 29), 2, date(2026, 7, 29)),
        (date(2027, 2, 28), 1, date(2027, 1, 31)),
        (date(2027, 1, 31), 2, date(2026, 11, 30)),
    ],
)
def test_whole_months_are_left_before_an_end(last: date, months: int, left: date) -> None:
    assert months_before(last, months) == left


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
    assert deadline.waits_for in {"us", "tenant", "landlord", "other_side", "court", "service"}
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
        assert start <= due.counted_from < due.on
        assert due.on == (DEADLINES[name].due(facts) or due).on


def test_a_legal_date_is_needed_where_the_count_starts_from_the_event() -> None:
    with pytest.raises(ValueError, match="legal date"):
        DEADLINES["threat_alert"].due(CaseFacts())
