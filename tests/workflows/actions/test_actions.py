"""The actions of level 1 (M2.1.d to M2.1.i): complete in both languages, honest about what is not known."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.directory.queries import bodies
from workflows.actions import ACTIONS, FOLDER, Outcome, Situation, Status, advised, assess, read_all
from workflows.actions.declaration import OUTCOME_WORDS, STATUS_WORDS, Kind, Starts
from workflows.actions.situation import CONDITIONS
from workflows.engine import versions
from workflows.facts import CaseFacts
from workflows.law import Text

PREVENTION = versions("prevention")[-1].workflow
EACH = pytest.mark.parametrize("name", list(ACTIONS))
RESIDENCE = re.compile(r"titre de séjour|verblijfs(titel|vergunning|kaart|status)|nationalit", re.IGNORECASE)


def test_every_objective_of_level_1_has_its_action() -> None:
    by_objective = {code: {name for name, one in ACTIONS.items() if one.code == code} for code in
                    ("M2.1.d", "M2.1.e", "M2.1.f", "M2.1.g", "M2.1.h", "M2.1.i")}  # fmt: skip
    assert by_objective["M2.1.d"] == {"social_housing", "moderate_rent"}
    assert by_objective["M2.1.e"] == {"rent_allowance", "relocation_allowance"}
    assert by_objective["M2.1.f"] == {"legal_aid_first_line", "legal_aid_second_line"}
    assert by_objective["M2.1.g"] >= {"rent_negotiation", "defects_notice", "cash_receipts", "deposit_receipt"}
    assert by_objective["M2.1.h"] == {"oral_lease_proof", "written_lease"}
    assert by_objective["M2.1.i"] >= {"cpas_contact"}


@EACH
def test_what_an_action_leans_on_exists(name: str) -> None:
    action = ACTIONS[name]
    assert action.id == name
    assert all(source.read_on <= date(2026, 11, 27) for source in action.sources)
    for kind in action.contacts:
        assert bodies(kind), "a kind of the directory"


@EACH
def test_the_residence_status_is_neither_asked_nor_stored(name: str) -> None:
    """M2.1.h: nothing that can be filled in speaks of it."""
    action = ACTIONS[name]
    asked = [
        *(one.ask for one in action.questions.values()),
        *(one.label for one in action.particulars.values()),
        *action.papers.values(),
    ]
    assert [text.fr for text in asked if RESIDENCE.search(f"{text.fr} {text.nl}")] == []


def test_conditions_name_states_and_levels_that_exist() -> None:
    home_ends = {state for state in PREVENTION.states if CONDITIONS["home_will_end"](at(state))}
    assert home_ends == {"preparing_move", "judged_eviction", "served", "month_running", "eviction_announced"}
    judged = {state for state in PREVENTION.states if CONDITIONS["before_the_judge"](at(state))}
    assert {"claim_filed", "hearing_set", "served"} <= judged
    assert judged.isdisjoint({"arrears", "formal_notice", "left", "evicted", "gathering"})


def at(state: str, **more: object) -> Situation:
    values: dict[str, object] = {"state": state, "level": PREVENTION.states[state].level, "concern": "other"}
    return Situation(**values | more)  # type: ignore[arg-type]


def fitting(situation: Situation, taken: frozenset[str] = frozenset()) -> list[str]:
    return [one.action.id for one in advised(situation, taken)]


def test_an_oral_lease_asks_for_its_proofs_at_once() -> None:
    found = advised(at("assessing", lease_written=False), frozenset())
    assert (found[0].action.id, found[0].urgent) == ("oral_lease_proof", True)
    assert "cash_receipts" in fitting(at("assessing", lease_written=False))
    assert "oral_lease_proof" not in fitting(at("assessing", lease_written=None)), "not known is not no"
    assert "oral_lease_proof" not in fitting(at("assessing", lease_written=True))


def test_a_procedure_asks_for_a_lawyer_first() -> None:
    assert fitting(at("claim_filed"))[0] == "legal_aid_second_line"
    assert fitting(at("incident_active"))[0] == "legal_aid_second_line"
    assert fitting(at("gathering", concern="illegal_eviction"))[0] == "legal_aid_second_line"
    assert "legal_aid_second_line" not in fitting(at("assessing", concern="notice"))
    assert fitting(at("assessing", concern="notice"))[0] == "legal_aid_first_line"


def test_nothing_that_faces_the_other_side_is_advised_with_violence() -> None:
    """M7.1."""
    for concern in ("indexation", "defects", "arrears", "notice", "put_out_by_host", "other"):
        facts = CaseFacts(violence=True)
        situation = at("gathering", concern=concern, facts=facts, lease_written=False, arrears=True, has_host=True)
        found = advised(situation, frozenset())
        assert [one.action.id for one in found if one.action.faces_other_side] == []
        assert "domicile" not in [one.action.id for one in found], "an address must not become visible"
        assert found[0].action.id == "legal_aid_second_line"


def test_what_was_taken_or_refused_is_not_pushed_again() -> None:
    """M17.1, M31.1."""
    assert "legal_aid_second_line" not in fitting(at("claim_filed"), frozenset({"legal_aid_second_line"}))


@pytest.mark.parametrize(
    ("situation", "wanted"),
    [
        (at("assessing", concern="indexation"), {"rent_allowance", "rent_negotiation"}),
        (at("assessing", arrears=True), {"cpas_contact", "rent_allowance"}),
        (at("gathering", concern="put_out_by_host"), {"cpas_contact", "domicile"}),
        (at("gathering", has_host=True), {"cpas_contact"}),
        (at("preparing_move", concern="defects"), {"relocation_allowance", "moderate_rent", "defects_notice"}),
        (at("gathering", facts=CaseFacts(unlawful_demand_found=True)), {"legal_aid_first_line"}),
    ],
)
def test_advice_follows_what_happens_to_the_home(situation: Situation, wanted: set[str]) -> None:
    assert wanted <= set(fitting(situation))


def test_every_action_but_the_deposit_is_advised_somewhere() -> None:
    assert {name for name, one in ACTIONS.items() if not one.fits} == {"deposit_receipt"}
    used = {condition for one in ACTIONS.values() for fit in one.fits for condition in fit.when}
    assert used == set(CONDITIONS)


# ------------------------------------------------------------------------------------------------ questions


@EACH
def test_all_favourable_answers_say_probably_and_none_says_cannot_tell(name: str) -> None:
    action = ACTIONS[name]
    if not action.questions:
        assert assess(action, {}) is None
        return
    unasked = assess(action, {})
    assert unasked is not None
    assert unasked.outcome is Outcome.CANNOT_TELL
    assert len(unasked.missing) == len(action.questions)
    favourable = assess(action, {one.id: one.wanted for one in action.questions.values()})
    assert favourable is not None
    assert (favourable.outcome, favourable.against, favourable.missing) == (Outcome.PROBABLY, (), ())
    against = assess(action, {one.id: not one.wanted for one in action.questions.values()})
    assert against is not None
    assert against.outcome is Outcome.PROBABLY_NOT


def test_rent_allowance_one_answer_against_it_is_enough_and_names_it() -> None:
    """M2.1.e."""
    found = assess(ACTIONS["rent_allowance"], {"registered": True, "from_agency": True})
    assert found is not None
    assert found.outcome is Outcome.PROBABLY_NOT
    assert [text.nl for text in found.against] == ["De woning wordt gehuurd van een SVK of een OVM"]


def test_of_a_group_one_answer_is_enough_and_one_refusal_is_not() -> None:
    aid = ACTIONS["legal_aid_second_line"]
    met = assess(aid, {"aided_by_centre": True, "insured": False})
    assert met is not None
    assert met.outcome is Outcome.PROBABLY
    half = assess(aid, {"aided_by_centre": False, "insured": False})
    assert half is not None
    assert half.outcome is Outcome.CANNOT_TELL
    assert [text.fr for text in half.missing] == ["Les revenus du ménage sont sous le plafond"]
    none = assess(aid, {"aided_by_centre": False, "income_fits": False, "insured": False})
    assert none is not None
    assert none.outcome is Outcome.PROBABLY_NOT
    assert len(none.against) == 2


# ------------------------------------------------------------------------------------------------ dates


def test_days_that_follow_from_a_date() -> None:
    centre = ACTIONS["cpas_contact"].particulars
    decided, told = centre["acknowledged_on"].starts, centre["notified_on"].starts
    assert decided is not None
    assert told is not None
    assert decided.after(date(2026, 7, 8)) == date(2026, 8, 7)
    assert decided.length == Text(fr="30 jours calendrier", nl="30 kalenderdagen")
    assert told.after(date(2026, 11, 30)) == date(2027, 2, 28)
    assert told.length == Text(fr="3 mois", nl="3 maanden")
    appeal = ACTIONS["rent_allowance"].particulars["appeal_by_on"].starts
    assert appeal is not None
    assert (appeal.after(date(2026, 7, 8)), appeal.length, appeal.legal) == (date(2026, 7, 8), None, True)


def test_renewal_is_a_year_after_it_was_done() -> None:
    """M2.1.d."""
    assert ACTIONS["social_housing"].renew_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert ACTIONS["utilities"].renew_on(date(2026, 7, 8)) is None
    assert ACTIONS["social_housing"].due_on(date(2026, 7, 8)) == date(2026, 7, 22)


def test_words_exist_for_every_status_and_outcome() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert {status for status in Status if status.open} == {Status.TO_DO, Status.IN_PROGRESS}


# ------------------------------------------------------------------------------------------------ reading


def broken(tmp_path: Path, old: str, new: str, name: str = "rent_allowance") -> None:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / f"{name}.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    read_all(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('code = "M2.1.e"', 'code = "level 1"', "objective of the plan"),
        ("due_days = 14", "due_days = 0", "above zero"),
        ("due_days = 14", 'due_days = 14\ncolour = "red"', "colour: unknown key"),
        ('letters = ["N1-23"]', 'letters = ["rent"]', "numbers of the catalogue"),
        ("steps = [", "steps = []\nold = [", "old: unknown key"),
        ('when = ["rent_too_heavy"]', 'when = ["rich"]', "'rich' is not known"),
        ('when = ["rent_too_heavy"]', "when = []", "needs a condition"),
        ('wanted = "no"', 'wanted = "maybe"', "'maybe' is not known"),
        ('kind = "code"', 'kind = "text"', "belongs to a particular of kind code"),
        ('kind = "date"\nfuture = true', 'kind = "text"\nfuture = true', "belongs to a date"),
        ("starts = { days = 0,", "starts = {", "either days or months"),
        ("starts = { days = 0,", "starts = { days = 0, months = 1,", "either days or months"),
        ('waits_for = "us"', 'waits_for = "them"', "'them' is not known"),
        ('waits_for = "us"', 'waits_for = "us", until = "doomsday"', "until must name a particular"),
    ],
)
def test_a_table_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        broken(tmp_path, old, new)


def test_future_alone_belongs_to_a_date_too(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="future: belongs to a date"):
        broken(tmp_path, 'kind = "text"\nlabel', 'kind = "text"\nfuture = true\nlabel', "cpas_contact")


def test_steps_and_sources_are_needed(tmp_path: Path) -> None:
    text = (FOLDER / "utilities.toml").read_text(encoding="utf-8")
    without = re.sub(r"steps = \[.*?\n\]", "steps = []", text, flags=re.DOTALL)
    (tmp_path / "utilities.toml").write_text(without, encoding="utf-8")
    with pytest.raises(ValueError, match="steps: is needed"):
        read_all(tmp_path)
    without = re.sub(r"\[papers\]\n(.+\n)+", "", text)
    (tmp_path / "utilities.toml").write_text(without, encoding="utf-8")
    with pytest.raises(ValueError, match="papers: is needed"):
        read_all(tmp_path)
    without = re.sub(r"\[\[sources\]\]\n(.+\n)+", "", text)
    (tmp_path / "utilities.toml").write_text(without, encoding="utf-8")
    with pytest.raises(ValueError, match="sources: is needed"):
        read_all(tmp_path)


def test_two_actions_of_one_rank_are_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copy(FOLDER / "utilities.toml", tmp_path / f"{name}.toml")
    with pytest.raises(ValueError, match="share a rank"):
        read_all(tmp_path)


def test_a_kind_of_particular_is_a_word_of_the_list() -> None:
    kinds = {one.kind for action in ACTIONS.values() for one in action.particulars.values()}
    assert kinds == set(Kind)
    assert replace(Starts(Text(fr="a", nl="b"), 0, 2, "us", legal=False), months=1).after(date(2026, 1, 31)) == date(
        2026, 2, 28
    )
