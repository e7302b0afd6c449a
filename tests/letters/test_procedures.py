"""What a letter may say of a procedure: only what the kept check found wrong, and an hour as it is said."""

from __future__ import annotations

from typing import Any

import pytest

from letters.languages import clock
from letters.procedures import IRREGULARITIES, irregularities_of
from letters.profiles import choose_language

ANNEXES: dict[str, Any] = {
    "formal_notice_attached": False,
    "proof_of_sending_attached": None,
    "domicile_certificate_attached": False,
    "seeks_eviction": True,
}


def found(*findings: str, **petition: Any) -> tuple[str, ...]:
    """Return the irregularities of an answer whose findings are written ``rule:verdict``."""
    result = {"findings": [dict(zip(("rule", "verdict"), one.split(":"), strict=True)) for one in findings]}
    return irregularities_of(result, {"petition": petition} if petition else {})


@pytest.mark.parametrize(
    ("findings", "petition", "codes"),
    [
        ((), {}, ()),
        (("petition_annexes:breached",), ANNEXES, ("no_notice_annexed", "no_domicile_certificate")),
        (("petition_annexes:breached",), ANNEXES | {"defendant_registered": False}, ("no_notice_annexed",)),
        (("petition_annexes:needs_answer",), ANNEXES, ()),
        (("formal_notice_before_petition:breached",), {}, ("notice_too_short",)),
        (("formal_notice_before_petition:uncertain",), {}, ()),
        (("hearing_delay:warning",), {"seeks_eviction": True}, ("hearing_too_early",)),
        (("hearing_delay:warning",), {"seeks_eviction": False}, ()),
        (
            ("incidental_claim_delay:breached", "formal_notice_content:breached"),
            {},
            ("notice_incomplete", "incidental_too_early"),
        ),
    ],
)
def test_only_what_the_check_found_wrong_is_an_irregularity(
    findings: tuple[str, ...], petition: dict[str, Any], codes: tuple[str, ...]
) -> None:
    assert found(*findings, **petition) == codes
    assert set(codes) <= IRREGULARITIES.keys()


def test_a_late_hearing_about_a_squat_is_no_irregularity() -> None:
    result = {"findings": [{"rule": "hearing_delay", "verdict": "warning"}]}
    facts = {"title_type": "squat_private_owner", "petition": {"seeks_eviction": True}}
    assert irregularities_of(result, facts) == ()


def test_hours_are_written_as_they_are_said() -> None:
    assert [clock("09:30", "fr"), clock("14:00", "fr")] == ["9\u00a0h\u00a030", "14\u00a0h"]
    assert [clock("09:30", "nl"), clock("14:00", "nl")] == ["9.30\u00a0uur", "14\u00a0uur"]


def test_the_model_to_change_language_is_in_the_other_language() -> None:
    assert choose_language("L-CHANGE", tenant="nl", proceedings="nl").language == "fr"
    assert choose_language("L-CHANGE", tenant="nl", proceedings="fr").language == "nl"
    assert choose_language("L-CHANGE", tenant="nl").language == "nl"
