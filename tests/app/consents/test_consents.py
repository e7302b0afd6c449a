"""Consent: per recipient, purpose, data and end; refusal is a normal answer, withdrawal acts at once (M17.1, M17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.commands import RecordEvent
from app.consents import queries
from app.consents.commands import AskConsent, GiveConsent, NoteRecipientTold, RefuseConsent, WithdrawConsent
from app.consents.queries import consents_of
from app.foundation import clock
from app.foundation.errors import Invalid, NotFound, Refused, StaleCase
from app.foundation.pdf_text import words_of
from app.foundation.run import run
from app.store import consents as store_of
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Consent, ConsentEvent, DueDate
from app.store.tables.organisation import OrganisationKind
from tests.app.agenda.builders import rows, version
from tests.app.cases.builders import open_case
from tests.conftest import SignIn, Team, make_team
from workflows.handover import sharing

DAY = date(2026, 11, 18)
ENDS = date(2027, 5, 18)
ALL = tuple(test.id for test in sharing.TESTS)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        yield


def ask(store: Store, team: Team, case_id: int, **more: Any) -> int:
    wanted = {"recipient": "cpas", "recipient_name": "CPAS d'Ixelles", "purpose": "aid", "items": ("identity", "debt")}
    return run(store, AskConsent(case_id=case_id, **{**wanted, **more}), team.adviser)


def give(store: Store, team: Team, case_id: int, consent_id: int, **more: Any) -> None:
    wanted = {
        "version": rows(store, Consent, id=consent_id)[0].version,
        "given_on": DAY,
        "form": "signed",
        "ends_on": ENDS,
        "explained_in": "français",
        "tests": ALL,
    }
    run(store, GiveConsent(case_id=case_id, consent_id=consent_id, **{**wanted, **more}), team.adviser)


def stop(store: Store, team: Team, command: type[Any], case_id: int, consent_id: int, **more: Any) -> None:
    seen = rows(store, Consent, id=consent_id)[0].version
    run(store, command(case_id=case_id, consent_id=consent_id, version=seen, on=DAY, **more), team.adviser)


def may(store: Store, team: Team, case_id: int, item: str, on: date = DAY, recipient: str = "cpas") -> bool:
    with Reader.open(store, team.organisation_id) as reader:
        return store_of.may_pass(reader, case_id, on, recipient=recipient, item=item)


def test_a_consent_allows_what_it_names_and_nothing_else(each_store: Store) -> None:
    team = make_team(each_store, "NGO")
    case_id = open_case(each_store, team.adviser, opened_on=DAY)
    key = ask(each_store, team, case_id)
    assert not may(each_store, team, case_id, "debt"), "asked is not given"
    give(each_store, team, case_id, key)
    assert may(each_store, team, case_id, "debt")
    assert may(each_store, team, case_id, "debt", on=ENDS)
    assert not may(each_store, team, case_id, "debt", on=date(2027, 5, 19)), "the last day is over"
    assert not may(each_store, team, case_id, "income")
    assert not may(each_store, team, case_id, "debt", recipient="landlord")
    due = rows(each_store, DueDate, case_id=case_id, rule=f"consent_renewal:{key}")
    assert [(row.due_on, row.status) for row in due] == [(date(2027, 5, 4), "running")]


def test_a_service_of_this_installation_is_named_in_both_languages(each_store: Store) -> None:
    """ML.1: the paper and the page of a reader of Dutch do not carry the French name."""
    team, other = make_team(each_store, "NGO"), make_team(each_store, "CPAS", OrganisationKind.CPAS)
    case_id = open_case(each_store, team.adviser, opened_on=DAY)
    ask(each_store, team, case_id, recipient_organisation_id=other.organisation_id, recipient_name="")
    ask(each_store, team, case_id)
    with Reader.open(each_store, team.organisation_id) as reader:
        outside, service = (card.recipient_name for card in queries.consents_of(reader, case_id))
    assert (service.fr, service.nl) == ("Service CPAS", "Dienst CPAS")
    assert outside.fr == outside.nl == "CPAS d'Ixelles"


def hand_over(store: Store, team: Team, case_id: int) -> None:
    seen, told = version(store, case_id), {"receiving_service": "CPAS d'Ixelles"}
    event = RecordEvent(case_id=case_id, version=seen, event="handed_over", happened_on=DAY, inputs=told)
    run(store, event, team.adviser)


def test_withdrawal_acts_at_once_and_the_recipient_is_told(each_store: Store) -> None:
    team = make_team(each_store, "NGO")
    case_id = open_case(each_store, team.adviser, opened_on=DAY)
    key = ask(each_store, team, case_id)
    give(each_store, team, case_id, key)
    stop(each_store, team, WithdrawConsent, case_id, key, note="Je ne veux plus.")
    assert not may(each_store, team, case_id, "debt")
    with pytest.raises(Refused, match="no_consent"):
        hand_over(each_store, team, case_id)
    running = {row.rule for row in rows(each_store, DueDate, case_id=case_id, status="running")}
    assert running >= {f"consent_withdrawn:{key}"}
    assert f"consent_renewal:{key}" not in running
    stop(each_store, team, NoteRecipientTold, case_id, key)
    running = {row.rule for row in rows(each_store, DueDate, case_id=case_id, status="running")}
    assert f"consent_withdrawn:{key}" not in running
    events = [row.event for row in rows(each_store, ConsentEvent, case_id=case_id)]
    assert events == ["asked", "given", "withdrawn"]
    give(each_store, team, case_id, key)
    assert may(each_store, team, case_id, "debt"), "the person may change her mind again"
    hand_over(each_store, team, case_id)


def test_refusing_costs_nothing_and_stays_possible(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    key = ask(store, team, case_id)
    stop(store, team, RefuseConsent, case_id, key)
    assert rows(store, Consent, id=key)[0].state == "refused"
    with pytest.raises(Refused):
        stop(store, team, WithdrawConsent, case_id, key)
    with pytest.raises(Invalid):
        stop(store, team, NoteRecipientTold, case_id, key)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"recipient_name": " "}, "recipient_name"),
        ({"items": ()}, "items"),
        ({"items": ("identity", "nonsense")}, "items"),
        ({"items": ("health",)}, "sensitive_confirmed"),
        ({"recipient": "landlord", "items": ("secret_address",), "sensitive_confirmed": True}, "items"),
        ({"recipient": "nobody"}, "recipient"),
        ({"purpose": "nothing"}, "purpose"),
        ({"recipient_organisation_id": 999}, "recipient_organisation_id"),
    ],
)
def test_what_is_asked_must_be_plain(store: Store, team: Team, change: dict[str, Any], field: str) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    with pytest.raises(Invalid, match=field):
        ask(store, team, case_id, **change)


@pytest.mark.parametrize(
    ("recipient", "change", "field"),
    [
        ("cpas", {"tests": ALL[:4]}, "tests"),
        ("police", {"tests": ("needed", "told")}, "tests"),
        ("cpas", {"form": "spoken"}, "witness"),
        ("cpas", {"ends_on": date(2027, 11, 19)}, "ends_on"),
        ("cpas", {"ends_on": date(2026, 11, 17)}, "ends_on"),
        ("cpas", {"explained_in": ""}, "explained_in"),
        ("cpas", {"given_on": date(2026, 11, 19)}, "given_on"),
    ],
)
def test_an_agreement_says_how_and_until_when(
    store: Store, team: Team, recipient: str, change: dict[str, Any], field: str
) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    key = ask(store, team, case_id, recipient=recipient)
    with pytest.raises(NotFound):
        give(store, team, case_id, key, document_id=999)
    with pytest.raises(Invalid, match=field):
        give(store, team, case_id, key, **change)
    assert rows(store, Consent, id=key)[0].state == "asked"


def test_whoever_is_not_bound_by_secrecy_gets_only_what_the_person_asks_to_pass(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    key = ask(store, team, case_id, recipient="landlord", recipient_name="M. X", purpose="mediation", items=("debt",))
    give(store, team, case_id, key, tests=("needed", "told", "agreed"))
    assert may(store, team, case_id, "debt", recipient="landlord")


def test_nobody_else_sees_or_stops_a_consent(each_store: Store) -> None:
    ours, theirs = make_team(each_store, "OURS"), make_team(each_store, "THEIRS")
    case_id = open_case(each_store, ours.adviser, opened_on=DAY)
    key = ask(each_store, ours, case_id)
    with Reader.open(each_store, theirs.organisation_id) as reader:
        assert list(reader.where(Consent)) == []
    with pytest.raises(NotFound):
        run(each_store, RefuseConsent(case_id=case_id, consent_id=key, version=1, on=DAY), theirs.adviser)
    give(each_store, ours, case_id, key)
    with pytest.raises(StaleCase):
        give(each_store, ours, case_id, key, version=1)


def test_a_consent_that_is_over_is_written_down_when_the_next_one_is_asked(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    key = ask(store, team, case_id)
    give(store, team, case_id, key)
    with clock.frozen(datetime(2027, 6, 1, 9, 0, tzinfo=UTC)):
        with Reader.open(store, team.organisation_id) as reader:
            assert consents_of(reader, case_id)[0].over
        ask(store, team, case_id)
        assert rows(store, Consent, id=key)[0].state == "expired"
        give(store, team, case_id, key, given_on=date(2027, 6, 1), ends_on=date(2027, 9, 1))
        assert may(store, team, case_id, "debt", on=date(2027, 6, 1))


def said_on(pdf: bytes) -> str:
    return " ".join(words_of(pdf).whole.split())


STEPS = st.lists(st.sampled_from(["give", "refuse", "withdraw", "told", "wait"]), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_walk_lets_anything_pass_without_a_consent_that_holds(store: Store, steps: list[str]) -> None:
    with clock.frozen(datetime(2026, 11, 18, 9, 0, tzinfo=UTC)):
        team = make_team(store, f"T{len(rows(store, Consent))}-{abs(hash(tuple(steps)))}"[:38])
        case_id = open_case(store, team.adviser, opened_on=DAY)
        key = ask(store, team, case_id)
    now, agreed_until = datetime(2026, 11, 18, 9, 0, tzinfo=UTC), None
    for step in steps:
        if step == "wait":
            now = now.replace(year=now.year + 1) if agreed_until else now
        with clock.frozen(now):
            today = now.date()
            try:
                if step == "give":
                    end = today.replace(month=12, day=31)
                    give(store, team, case_id, key, given_on=today, ends_on=end)
                    agreed_until = end
                elif step in ("refuse", "withdraw"):
                    command = RefuseConsent if step == "refuse" else WithdrawConsent
                    seen = rows(store, Consent, id=key)[0].version
                    run(store, command(case_id=case_id, consent_id=key, version=seen, on=today), team.adviser)
                    agreed_until = None
                elif step == "told":
                    stop(store, team, NoteRecipientTold, case_id, key)
            except (Refused, Invalid):
                pass
            expected = agreed_until is not None and agreed_until >= today
            assert may(store, team, case_id, "debt", on=today) is expected


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_person_is_asked_on_the_pages_and_takes_the_list_home(
    store: Store, team: Team, sign_in: SignIn, language: str
) -> None:
    case_id = open_case(store, team.adviser, opened_on=DAY)
    seat = sign_in(team, "adviser", language=language)
    empty = seat.get(f"/cases/{case_id}/consents").text
    assert {"fr": "Personne", "nl": "Niemand"}[language] in empty
    asked = {"recipient": "cpas", "recipient_name": "OCMW Elsene", "purpose": "aid", "items": ["identity", "health"]}
    refused = seat.post(f"/cases/{case_id}/consents/new", data=asked)
    assert refused.status_code == 422
    assert "OCMW Elsene" in refused.text, "nothing typed is lost"
    made = seat.post(f"/cases/{case_id}/consents/new", data={**asked, "sensitive_confirmed": "y"})
    assert made.status_code == 303
    key = rows(store, Consent)[0].id
    page = seat.get(made.location).text
    assert {"fr": "Ma santé", "nl": "Mijn gezondheid"}[language] in page
    seen = str(rows(store, Consent)[0].version)
    answer = {"version": seen, "given_on": "18/11/2026", "form": "signed", "ends_on": "18/05/2027", "explained_in": "x"}
    assert seat.post(made.location, data=answer).status_code == 422
    assert seat.post(made.location, data={**answer, "tests": list(ALL)}).status_code == 303
    for paper in (f"sheet-{language}", f"../who-has-what-{language}"):
        where = f"/cases/{case_id}/consents/{key}/{paper}.pdf".replace(f"{key}/../", "")
        said = said_on(seat.get(where).data)
        assert "OCMW Elsene" in said
        assert {"fr": "Ma santé", "nl": "Mijn gezondheid"}[language] in said
    assert "OCMW Elsene" in seat.get(f"/cases/{case_id}").text
    seen = str(rows(store, Consent)[0].version)
    gone = seat.post(f"/cases/{case_id}/consents/{key}/withdrawn", data={"version": seen, "on": "18/11/2026"})
    assert gone.status_code == 303
    sheet = f"/cases/{case_id}/consents/who-has-what-{language}.pdf"
    left = said_on(seat.get(sheet).data)
    assert {"fr": "Rien de votre dossier n’est partagé", "nl": "wordt niets van uw dossier gedeeld"}[language] in left
    assert {"fr": "Vous avez retiré votre accord", "nl": "U trok uw toestemming in"}[language] in left
    assert {"fr": "Nous devons encore prévenir", "nl": "We moeten de dienst nog verwittigen"}[language] in left
    seen = str(rows(store, Consent)[0].version)
    told = seat.post(f"/cases/{case_id}/consents/{key}/told", data={"version": seen, "on": "18/11/2026"})
    assert told.status_code == 303
