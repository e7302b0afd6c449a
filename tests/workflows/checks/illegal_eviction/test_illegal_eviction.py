"""The check by hand: each class, each clock on both sides of its day, what is never said; and the public vectors."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.compare import answer_difference
from tests.workflows.checks.illegal_eviction.cases import CHECK, JUDGED, LOCKED_OUT, SHIPPED, changed, rules, run
from workflows.checks import FactError
from workflows.checks.illegal_eviction.communes import COMMUNES, JUSTICES
from workflows.explanations import EXPLANATIONS

ROOT = Path(__file__).parents[4]
VECTORS = json.loads((ROOT / "tests/vectors/illegal_eviction.json").read_text(encoding="utf-8"))
VALID_RESULT = jsonschema.Draft202012Validator(CHECK.result_schema())
TOLD = EXPLANATIONS["illegal_eviction"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_vector(vector: dict[str, Any]) -> None:
    try:
        answer: dict[str, Any] = {"result": CHECK.run(vector["facts"], SHIPPED)}
    except FactError as error:
        answer = {"error": {"path": error.path}}
    else:
        result = answer["result"]
        VALID_RESULT.validate(result)
        told = TOLD.sentence(vector["facts"], result)
        assert told.fr != told.nl
        assert result["verdict"] in TOLD.words
        assert TOLD.key_figures(vector["facts"], result)
        assert TOLD.origins(vector["facts"], result, SHIPPED) == ()
    assert answer_difference(vector["expect"], answer) is None, vector["note"]


def test_the_justices_of_the_peace_are_those_of_the_directory() -> None:
    with (ROOT / "app/directory/directory.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    communes = {row["id"].removeprefix("commune-"): row for row in rows if row["kind"] == "commune"}
    assert {nis: (row["name_fr"], row["name_nl"]) for nis, row in communes.items()} == dict(COMMUNES)
    courts = [row for row in rows if row["kind"] == "justice_of_peace"]
    for nis, ids in JUSTICES.items():
        assert ids == tuple(row["id"] for row in courts if nis in row["communes_nis"].split("|"))


@pytest.mark.parametrize(
    ("changes", "name", "alternatives"),
    [
        ({}, "A", []),
        ({"home_status": "back_in"}, "A", []),
        ({"put_out_by": "other"}, "A", []),
        ({"home_status": "unlivable"}, "A_partial", []),
        ({"home_status": "still_inside"}, "A_threat", []),
        ({"home_status": None}, "U", ["A", "A_partial"]),
        ({"put_out_by": "unknown"}, "U", ["A", "E"]),
        ({"put_out_by": "unknown", "home_status": "still_inside"}, "A_threat", []),
        ({"put_out_by": "police"}, "U", ["A", "B", "C"]),
        ({"put_out_by": "main_tenant"}, "E", []),
        ({"title__status": "unknown"}, "U", ["A", "B"]),
        ({"title__status": "claimed_not_shown", "put_out_by": "host"}, "E", []),
        ({"title__status": None, "home_status": "still_inside"}, "A_threat", []),
        ({"title__status": None, "put_out_by": "bailiff", "home_status": "still_inside"}, "U", ["A", "B", "C"]),
        ({"title": {"status": "seen", "kind": "false_document"}, "put_out_by": "partner"}, "E", []),
        ({"title": {"status": "seen", "kind": "housing_inspection_ban"}}, "C", []),
        ({"title": {"status": "seen"}}, "B", []),
        ({"title": {"status": "seen"}, "occupancy": None}, "B", ["D"]),
        ({"title": {"status": "seen", "against": "other_person"}, "occupancy__basis": "squat"}, "B", ["D"]),
        ({"title": {"status": "seen", "against": "this_person"}, "occupancy__basis": "squat"}, "D", []),
        ({"other_side_claims": ["arrears", "lease_ended"], "occurred_from": "2025-01-10"}, "A", []),
    ],
)
def test_the_class(changes: dict[str, Any], name: str, alternatives: list[str]) -> None:
    result = run(LOCKED_OUT, **changes)
    assert (result["class"], result["class_alternatives"]) == (name, alternatives)
    sentence = TOLD.sentence(changed(LOCKED_OUT, **changes), result)
    assert ("Ce peut être" in sentence.fr) == ("Het kan" in sentence.nl) == bool(alternatives)


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({"title__served_on": "2026-04-11"}, ["title_too_early"]),
        ({"title__served_on": "2026-04-10"}, []),
        ({"title__served_on": "2026-04-11", "title__one_month_exception": True}, []),
        ({"title__served_on": "2026-04-11", "title__notes_abandonment": True}, []),
        # strictly between 17 April and 11 May 2026: three weeks less 1 May, a holiday = 14 working days
        ({"title__bailiff_notice_on": "2026-04-17"}, ["title_no_15_days"]),
        ({"title__bailiff_notice_on": "2026-04-16"}, []),
        ({"title__bailiff_notice_on": "2026-05-30"}, ["title_no_15_days"]),
        ({"title__not_served": True, "title__bailiff_present": False}, ["title_not_served", "title_no_bailiff"]),
        ({"title__against": "other_person"}, ["title_other_person"]),
        ({"acts": ["title_in_moratorium"]}, ["title_in_moratorium"]),
    ],
)
def test_the_flaws_of_a_title(changes: dict[str, Any], flags: list[str]) -> None:
    result = run(JUDGED, **changes)
    assert (result["class"], result["title_flags"]) == ("B", flags)
    assert ("title.served_on" in result["missing"]) == (
        "title__served_on" not in changes and "title__not_served" not in changes
    )
    assert ("title_in_moratorium" in rules(result)) == ("title_in_moratorium" in flags)


def test_the_fifteen_days_begin_with_the_ordinance() -> None:
    told = changed(JUDGED, title__executed_on="2023-08-30", title__bailiff_notice_on="2023-08-25")
    assert run(told)["title_flags"] == []
    assert run(told, title__executed_on="2023-08-31")["title_flags"] == ["title_no_15_days"]


@pytest.mark.parametrize(
    ("on", "basis", "role", "contested"),
    [
        ("2023-10-31", "written_lease", "none", False),
        ("2023-01-10", "written_lease", "none", False),
        ("2023-11-01", "written_lease", "title_blocked", True),
        ("2024-03-15", "hosted", "to_review", True),
        ("2024-11-01", None, "to_review", False),
        ("2024-03-16", "written_lease", "none", False),
    ],
)
def test_the_winter_of_a_title(on: str, basis: str | None, role: str, contested: bool) -> None:
    result = run(JUDGED, title__executed_on=on, occupancy__basis=basis)
    assert result["moratorium"]["role"] == role
    assert ("moratorium_contested_2023_2024" in rules(result)) is contested
    assert ("decide_moratorium_coverage" in result["never_do"]) is (role == "to_review")
    assert ("title_in_moratorium" in result["title_flags"]) is (role == "title_blocked")
    codes = [one.code for one in TOLD.consequences({}, result)]
    assert ("winter" in codes) is (role == "to_review")


def test_the_winter_elsewhere() -> None:
    order = {"status": "seen", "kind": "administrative_order"}
    assert run(LOCKED_OUT, occurred_from="2025-01-10", title=order)["moratorium"]["role"] == "not_covered"
    assert "winter_context" in run(LOCKED_OUT, occurred_from="2025-01-10")["flags"]
    unknown = run(LOCKED_OUT, occurred_from=None)
    assert unknown["moratorium"] == {"in_force": None, "in_period": None, "role": None}
    assert (unknown["regime"], unknown["penal"]["code"], unknown["possessory"]) == (None, None, None)
    assert unknown["art_233_1"]["legal_review"] is True
    squat = run(JUDGED, occupancy__basis="squat", title__executed_on="2026-01-11")
    assert (squat["class"], squat["moratorium"]["role"], squat["legal_review"]) == ("D", "to_review", True)
    assert squat["art_233_1"]["reason"] == "title_exists"


@pytest.mark.parametrize(
    ("changes", "status", "reason", "paragraph", "review"),
    [
        ({}, "possible", None, "1", False),
        ({"occurred_from": "2024-10-31", "occurred_to": "2024-11-01"}, "possible", None, "1", True),
        ({"occurred_from": "2024-10-31"}, "not_applicable", "facts_before_2024_11_01", None, False),
        ({"occupancy__basis": "employer"}, "possible", None, "1", True),
        ({"occupancy__basis": "squat"}, "not_applicable", "no_landlord_tenant_link", None, True),
        ({"home_status": "unlivable"}, "possible", None, None, True),
        ({"home_status": "unlivable", "acts": ["door_removed"]}, "possible", None, "2", False),
        ({"home_status": "still_inside"}, "not_applicable", "not_happened", None, False),
        ({"put_out_by": "main_tenant"}, "possible", None, None, True),
        ({"put_out_by": "family"}, "not_applicable", "no_landlord_tenant_link", None, False),
        ({"title": {"status": "seen", "against": "other_person"}}, "possible", None, None, True),
        ({"title": {"status": "seen", "against": "this_person"}}, "not_applicable", "title_exists", None, True),
    ],
)
def test_article_233_1(
    changes: dict[str, Any], status: str, reason: str | None, paragraph: str | None, review: bool
) -> None:
    result = run(LOCKED_OUT, **changes)
    found = result["art_233_1"]
    assert (found["status"], found["reason"], found["paragraph"], found["legal_review"]) == (
        status, reason, paragraph, review,
    )  # fmt: skip
    assert found["amount"] is None
    assert "sum_as_certain" in result["never_do"]


@pytest.mark.parametrize(
    ("began", "ended", "code"),
    [
        ("2026-04-07", None, "old_1867"),
        ("2026-04-08", "2026-04-20", "to_verify"),
        ("2026-04-01", "2026-04-08", "to_verify"),
        ("2026-04-07", "2026-04-09", "both"),
        ("2026-04-09", None, "new_2024"),
        (None, "2026-04-07", "old_1867"),
        (None, "2026-04-09", None),
    ],
)
def test_the_criminal_code_of_the_day(began: str | None, ended: str | None, code: str | None) -> None:
    acts = ["violence", "elec_cut"]
    result = run(LOCKED_OUT, occurred_from=began, occurred_to=ended, acts=acts, slum_signals=True)
    assert (result["penal"]["code"], result["penal"]["verified"]) == (code, False)
    old = code in ("old_1867", "both")
    assert [(one["category"], one["articles"], one["verified"]) for one in result["offences"]] == [
        ("assault", ["398"] if old else [], False),
        ("harassment", ["442bis"] if old else [], False),
        ("slum_landlord", ["433decies"] if old else [], False),
    ]


def test_the_year_of_the_possessory_claim_ends_with_its_last_day() -> None:
    found = run(LOCKED_OUT, occurred_from="2024-02-29", as_of="2024-03-01")["possessory"]
    assert found == {
        "deadline_on": "2025-02-28",
        "alarm_9_months_on": "2024-11-29",
        "alarm_11_months_on": "2025-01-29",
        "verified": False,
    }
    assert run(JUDGED, occurred_from="2026-05-11")["possessory"] is None


def test_the_referral() -> None:
    def of(**changes: Any) -> tuple[Any, ...]:
        found = run(LOCKED_OUT, **changes)["referral"]
        return found["offered"], found["start_now"], found["start_on"], found["proposal_due_on"]

    assert of() == (True, False, None, "2025-06-18")
    assert of(tonight__safe=None) == (True, True, "2025-06-11", "2025-06-18")
    assert of(tonight__safe=None, identified_on="2025-06-12") == (True, True, "2025-06-12", "2025-06-19")
    assert of(tonight__safe=False, referral__wanted=False) == (True, False, None, None)
    assert of(home_status="still_inside") == (True, False, None, None)
    assert of(home_status="still_inside", tonight__safe=False)[1:] == (True, "2025-06-11", "2025-06-18")
    assert of(household__unaccompanied_minor=True, tonight__safe=False) == (False, False, None, None)


def test_violence_at_home() -> None:
    hit = run(LOCKED_OUT, put_out_by="ex_partner", acts=["violence"])
    assert (hit["class"], hit["level"], hit["level_3_alert"], hit["legal_review"]) == ("E", 1, True, True)
    assert {"contact_partner", "family_option_by_default"} <= set(hit["never_do"])
    denied = run(LOCKED_OUT, put_out_by="ex_partner", acts=["harassment"], violence__domestic=False)
    assert "contact_partner" not in denied["never_do"]
    assert denied["referral"]["family_option_allowed"] is False
    afraid = changed(LOCKED_OUT, violence={"domestic": True, "secret_address_needed": True})
    assert run(afraid)["referral"]["family_option_allowed"] is False
    wished = run(afraid, referral__family_wanted=True)
    assert wished["referral"]["family_option_allowed"] is True
    assert wished["referral"]["first_option"] == "reception_house_secret_address"
    assert {"secret_address", "domestic_violence_check"} <= set(wished["flags"])


def test_a_threat_is_looked_at_again_within_a_day_when_there_was_force() -> None:
    threat = changed(LOCKED_OUT, home_status="still_inside", reported_on="2025-06-10", tonight__place="usual_home")
    calm = run(threat, acts=["threat_words"])
    assert (calm["alert_until"], calm["ethos"]) == ("2025-07-10", {"code": "7", "category": "7"})
    assert "revisit_within_24h" not in calm["flags"]
    assert "revisit_within_24h" in run(threat, acts=["threat_weapon"])["flags"]
    assert run(LOCKED_OUT, tonight__place="usual_home")["ethos"] == {"code": None, "category": None}


@pytest.mark.parametrize(
    ("complaint", "status", "criminal"),
    [
        ({}, "wait", "undecided"),
        ({"wish": "no"}, "not_wanted", "not_wanted"),
        ({"wish": "yes"}, "wait", "consent_wait"),
        ({"status": "refused_by_police", "wish": "yes"}, "refused_by_police", "refused_by_police"),
        ({"status": "made"}, "made", "complaint_made"),
        ({"status": "none", "wish": "later"}, "wait", "undecided"),
        (
            {"wish": "yes", "benefits_and_risks_explained": True, "lawyer_offered": True},
            "ready",
            "ready",
        ),
    ],
)
def test_the_gate_before_a_complaint(complaint: dict[str, Any], status: str, criminal: str) -> None:
    result = run(LOCKED_OUT, complaint=complaint, acts=["violence"])
    assert (result["complaint_gate"]["status"], result["tracks"]["criminal"]) == (status, criminal)
    assert "automatic_police_report" in result["never_do"]
    assert result["incident_may_close"] is False


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"wish": "back_in"}, "considering"),
        ({"wish": "back_in", "reentry_possible": False}, "impossible"),
        ({"wish": "only_belongings"}, "not_wanted"),
        ({}, "undecided"),
        ({"wish": "back_in", "home_status": "still_inside"}, "not_needed"),
    ],
)
def test_going_back_in(changes: dict[str, Any], state: str) -> None:
    result = run(LOCKED_OUT, **changes)
    assert result["reentry"]["state"] == state
    assert ("cessation_action" in result["reentry"]["options"]) is (state == "considering")
    assert "cessation_action" not in run(LOCKED_OUT, **{**changes, "occurred_from": "2024-10-31"})["reentry"]["options"]


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "not_needed"),
        ({"acts": ["belongings_out"]}, "unknown"),
        ({"belongings": {"where": "unknown"}}, "unknown"),
        ({"belongings": {"where": "destroyed"}}, "lost"),
        ({"belongings": {"where": "on_street"}, "acts": ["belongings_out"]}, "located"),
    ],
)
def test_the_belongings(changes: dict[str, Any], state: str) -> None:
    assert run(LOCKED_OUT, **changes)["tracks"]["belongings"] == state


def test_the_centre_and_the_depot() -> None:
    cpas = {
        "stay_commune_nis": "62063",
        "asked_on": "2025-01-31",
        "answer": "refused_orally",
        "answer_on": "2025-11-30",
    }
    result = run(LOCKED_OUT, cpas=cpas, belongings={"depot_since": "2025-08-31"})
    assert result["cpas"] == {
        "competent_nis": "62063",
        "rule": "factual_stay_at_request",
        "decision_due_on": "2025-02-28",
        "forwarding_due_on": "2025-02-05",
        "appeal_by": "2026-02-28",
        "ask_written_decision": True,
    }
    assert result["belongings"]["depot_until"] == "2026-02-28"
    assert result["missing"] == []
    assert result["justice_of_peace"] is None
    assert run(LOCKED_OUT, cpas__answer="not_competent", cpas__answer_on="2025-06-01")["cpas"]["appeal_by"] is None


def test_what_the_people_who_help_must_know() -> None:
    result = run(
        LOCKED_OUT,
        household={"minors": 2},
        danger_now=["health"],
        other_side_claims=["arrears", "abandonment", "arrears"],
        landlord__kind="employer",
        event__households=2,
        police={"called": True, "outcome": "refused"},
        occupancy__lease_running=False,
        acts=["water_cut"],
        reported_on="2025-06-11",
    )
    assert result["flags"] == [
        "minor_in_household", "danger_now", "arrears_stored_apart", "abandonment_is_a_claim", "employer_dwelling",
        "mass_event", "police_refusal_retry", "ask_police_record",
    ]  # fmt: skip
    assert result["claims_without_effect"] == ["arrears", "abandonment"]
    assert result["tracks"]["housing_quality"] == "not_admissible"
    assert rules(result) == ["no_title", "never_a_justification"]
    assert {"refuse_minor", "copy_class_between_units", "close_on_job_ended", "treat_report_delay_as_late"} <= set(
        result["never_do"]
    )
    codes = [one.code for one in TOLD.consequences({}, result)]
    assert codes == ["danger", "compensation", "complaint", "police_again", "utilities", "arrears", "neighbours"]
    same_day = run(LOCKED_OUT, reported_on="2025-06-10")
    assert "treat_report_delay_as_late" not in same_day["never_do"]


@pytest.mark.parametrize(
    ("occupancy", "told"),
    [
        ({"basis": "precarious_convention", "payment": "cash"}, True),
        ({"basis": "precarious_convention", "payment": "none"}, False),
        ({"basis": "precarious_convention", "rent_monthly": "10.00"}, True),
        ({"basis": "written_lease", "payment": "bank"}, False),
    ],
)
def test_payments_to_somebody_in_between(occupancy: dict[str, Any], told: bool) -> None:
    assert ("payments_to_intermediary_apart" in run(JUDGED, occupancy=occupancy)["flags"]) is told


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ({"status": "seen"}, "233duodecies"),
        ({"status": "seen", "kind": "administrative_order"}, "8"),
        ({"status": "none"}, "15"),
    ],
)
def test_the_texts_applied(title: dict[str, Any], text: str) -> None:
    result = run(LOCKED_OUT, occurred_from="2024-01-02", title=title)
    assert (result["law_version"][0]["article"], result["regime"]) == (text, "before_art_233_1")
    assert run(JUDGED, occupancy__basis="squat")["law_version"][0]["act"] == "Judicial Code"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"as_of": None}, "as_of"),
        ({"acts": ["lock_changed", 3]}, "acts[1]"),
        ({"dwelling__commune_nis": "21020"}, "dwelling.commune_nis"),
        ({"cpas__stay_commune_nis": "2101"}, "cpas.stay_commune_nis"),
        ({"cpas__stay_commune_nis": "２1012"}, "cpas.stay_commune_nis"),
        ({"occupancy__rent_monthly": "900"}, "occupancy.rent_monthly"),
        ({"occurred_to": "2025-06-09"}, "occurred_to"),
        ({"title": {"judgment_on": "2025-05-02", "served_on": "2025-05-01"}}, "title.served_on"),
        ({"title": {"served_on": "2025-05-02", "executed_on": "2025-05-01"}}, "title.executed_on"),
        ({"title": {"judgment_on": "2025-05-02", "executed_on": "2025-05-01"}}, "title.executed_on"),
        ({"event__households": 0}, "event.households"),
        ({"household__name": "X"}, "household.name"),
    ],
)
def test_malformed_facts(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(FactError) as wrong:
        run(LOCKED_OUT, **changes)
    assert wrong.value.path == path
    assert wrong.value.message.fr != wrong.value.message.nl


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("status", ["none", "seen", None])
def test_the_ends_of_the_calendar_are_answered(day: str, status: str | None) -> None:
    title = {"status": status, "served_on": day, "executed_on": day, "bailiff_notice_on": day}
    cpas = {"asked_on": day, "answer": "refused_in_writing", "answer_on": day}
    result = run(LOCKED_OUT, as_of=day, occurred_from=day, title=title, cpas=cpas, belongings={"depot_since": day})
    VALID_RESULT.validate(result)


def test_only_the_day_of_the_question_is_needed() -> None:
    result = run({"as_of": "2026-11-28"})
    assert (result["class"], result["class_alternatives"]) == ("U", ["A", "B"])
    assert result["review_due_on"] == "2026-11-30"
    assert result["missing"] == ["occurred_from", "put_out_by", "home_status", "title.status", "cpas.stay_commune_nis"]
    VALID_RESULT.validate(result)
