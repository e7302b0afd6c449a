"""Messages come in once, are matched with reasons, confirmed, forwarded, linked, set aside (M2.2.a, M2.2.h)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.cases.commands import RecordEvent, SaveDwelling
from app.foundation.errors import Invalid, NotFound, StaleCase
from app.foundation.identity import Actor
from app.foundation.run import run
from app.inbox import codes
from app.inbox.answers import Answers, facts_told, of_proposals
from app.inbox.commands import (
    BringBackMessage,
    Confirmed,
    ConfirmMessage,
    ForwardMessage,
    LinkDuplicate,
    Received,
    ReceiveMessage,
    SetMessageAside,
)
from app.inbox.matching import matches
from app.inbox.taking import by_hand, take
from app.store import procedure
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    Case,
    CaseEvent,
    CourtProcedure,
    Document,
    Dwelling,
    MessageFile,
    OfficialMessage,
    OtherParty,
    ProcedureEntry,
)
from app.store.tables.organisation import OrganisationKind
from tests.app.cases.builders import open_case
from tests.app.inbox import samples
from tests.conftest import Team, make_team

HOME: dict[str, str] = {"street": "Rue de la Victoire", "house_number": "112", "box": "3", "postal_code": "1060"}
SAMIRA: dict[str, Any] = {"first_name": "Samira", "last_name": "Haddad", **HOME}


def receive(store: Store, actor: Actor, content: bytes, **more: Any) -> Received:
    return run(store, ReceiveMessage(taken=take(content), channel="upload", **more), actor)


def written(store: Store, actor: Actor, kind: str, *, roll: str = "26A1", **dates: date) -> int:
    answers = Answers(roll_number=roll, dates=dates, **SAMIRA)
    return run(store, ReceiveMessage(taken=by_hand(), channel="hand", kind=kind, answers=answers), actor).message_id


def row(store: Store, message_id: int) -> OfficialMessage:
    with Reader.open(store, None) as reader:
        return reader.one(OfficialMessage, message_id)


def confirm(store: Store, actor: Actor, message_id: int, case_id: int | None = None, **more: Any) -> Confirmed:
    kept = row(store, message_id)
    kind = more.pop("kind", kept.kind)
    answers = more.pop("answers", None) or of_proposals(kind, kept.proposed)
    command = ConfirmMessage(
        message_id=message_id, version=kept.version, kind=kind, answers=answers, case_id=case_id, **more
    )
    return run(store, command, actor)


def known(store: Store, case_id: int) -> dict[str, Any]:
    with Reader.open(store, None) as reader:
        return procedure.known(reader, case_id)


def state(store: Store, case_id: int) -> str:
    with Reader.open(store, None) as reader:
        return reader.one(Case, case_id).state


def test_a_mail_is_kept_with_its_files_and_what_was_read(store: Store, team: Team) -> None:
    content = samples.mail(attached=samples.pdf(samples.CLAIM_FR.text))
    received = receive(store, team.adviser, content)
    kept = row(store, received.message_id)
    assert (kept.kind, kept.roll_number, kept.hearing_on) == ("claim", "26A1234", date(2026, 8, 20))
    assert kept.status == "new"
    with Reader.open(store, team.organisation_id) as reader:
        files = reader.where(MessageFile, "position", message_id=kept.id)
    assert [one.media_type for one in files] == ["message/rfc822", "application/pdf"]
    assert files[0].copy_sha256 is None
    assert files[1].preview_sha256


def test_an_attachment_that_is_no_paper_does_not_keep_the_mail_out(store: Store, team: Team) -> None:
    received = receive(store, team.adviser, samples.mail(text="Audience", attached=b"MZ\x00\x01"))
    with Reader.open(store, team.organisation_id) as reader:
        attached = reader.where(MessageFile, "position", message_id=received.message_id)[1]
    assert (attached.problem, attached.copy_sha256) == ("not_taken", None)


def test_the_same_bytes_again_are_linked_never_dropped(store: Store, team: Team, other_team: Team) -> None:
    content = samples.pdf(samples.CLAIM_FR.text)
    first = receive(store, team.adviser, content)
    again = receive(store, team.adviser, content)
    assert again.duplicate_of_id == first.message_id
    assert row(store, again.message_id).status == "duplicate"
    assert receive(store, other_team.adviser, content).duplicate_of_id is None, "another service knows nothing of ours"


def test_the_same_delivery_is_kept_once(store: Store, team: Team) -> None:
    content = samples.mail(text="Audience du 20 août 2026")
    first = receive(store, team.adviser, content, delivery="x")
    again = receive(store, team.adviser, content, delivery="x")
    assert (again.message_id, again.before) == (first.message_id, True)


def test_a_case_is_found_by_roll_address_name_and_day_with_the_reasons(
    store: Store, team: Team, other_team: Team
) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    open_case(store, other_team.adviser, **SAMIRA)
    open_case(store, team.adviser, first_name="Jean", last_name="Dubois")
    asked = Answers(first_name="Samirah", last_name="Hadad", street="rue de la victoire", house_number="112", box="3")
    with Reader.open(store, team.organisation_id) as reader:
        found = matches(reader, asked)
    assert [one.case_id for one in found] == [case_id]
    assert found[0].sure
    why = " ".join(one.fr for one in found[0].why)
    assert "même adresse" in why
    assert "nom ressemblant" in why
    first = written(store, team.adviser, codes.CLAIM, roll="26A77", hearing_on=date(2026, 8, 20))
    confirm(store, team.adviser, first, case_id, answers=Answers(roll_number="26A77"))
    with Reader.open(store, team.organisation_id) as reader:
        by_roll = matches(reader, Answers(roll_number="26 A 77"))
    assert [(one.case_id, one.why[0].nl) for one in by_roll] == [(case_id, "zelfde rolnummer (26 A 77)")]


def test_a_secret_address_is_compared_with_nothing(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.where(Dwelling, case_id=case_id)[0].version
    run(store, SaveDwelling(case_id=case_id, version=version, secret=True, commune_nis="21013", **HOME), team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        assert matches(reader, Answers(street="Rue de la Victoire", house_number="112")) == ()


def test_another_box_of_the_same_building_says_so(store: Store, team: Team) -> None:
    open_case(store, team.adviser, **SAMIRA)
    with Reader.open(store, team.organisation_id) as reader:
        found = matches(reader, Answers(street="Rue de la Victoire", house_number="112", box="9"))
    assert [one.why[0].fr.split(" (")[0] for one in found] == ["même immeuble, autre boîte"]
    assert not found[0].sure


def test_confirming_opens_a_case_at_this_stage_in_one_go(store: Store, team: Team) -> None:
    received = receive(store, team.adviser, samples.pdf(samples.CLAIM_FR.text))
    done = confirm(store, team.adviser, received.message_id)
    assert (done.opened, done.moved) == (True, True)
    assert state(store, done.case_id) == "centre_informed"
    facts = known(store, done.case_id)
    assert facts["petition.hearing_on"] == "2026-08-20"
    assert facts["petition.cpas_received_on"] == "2026-07-08"
    assert facts["petition.filed_on"] == "2026-06-29"
    with Reader.open(store, team.organisation_id) as reader:
        court = reader.where(CourtProcedure, case_id=done.case_id)[0]
        assert (court.roll_number, court.court_id, court.hearing_at) == ("26A1234", "jp-sint-gillis", "09:30")
        assert court.claimed_cents == 345678
        assert [one.kind for one in reader.where(Document, case_id=done.case_id)] == ["court_paper"]
        assert reader.where(OtherParty, case_id=done.case_id)[0].name == "VERMEIREN Lucie"
        entries = reader.where(ProcedureEntry, "id", case_id=done.case_id)
        assert {one.source for one in entries} == {"registry_message"}
        assert received.message_id in {one.message_id for one in entries}
    assert row(store, received.message_id).case_id == done.case_id


def test_the_course_of_a_case_by_its_messages(store: Store, team: Team) -> None:
    """A, A', B, C, D arrive one after the other; each moves the case."""
    case_id = open_case(store, team.adviser, **SAMIRA)
    steps: list[tuple[str, dict[str, date], str]] = [
        (codes.CLAIM, {"hearing_on": date(2026, 6, 1)}, "centre_informed"),
        (codes.INCIDENTAL, {"hearing_on": date(2026, 6, 20), "convoked_on": date(2026, 5, 8)}, "centre_informed"),
        (codes.DECISION, {"judged_on": date(2026, 6, 25)}, "judged_eviction"),
        (codes.SERVICE, {"service_on": date(2026, 7, 1)}, "month_running"),
        (codes.EVICTION, {"eviction_on": date(2026, 8, 12), "posted_on": date(2026, 7, 6)}, "eviction_announced"),
    ]
    for kind, dates, expected in steps:
        message_id = written(store, team.adviser, kind, **dates)
        done = confirm(store, team.adviser, message_id, case_id, answers=Answers(dates=dates))
        assert (done.moved, state(store, case_id)) == (True, expected), kind
    facts = known(store, case_id)
    with Reader.open(store, team.organisation_id) as reader:
        held = procedure.current(reader, case_id)
    assert held["service.on"].source == "bailiff_message"
    assert held["service.cpas_informed_on"].event_id, "it follows when the day of the event is corrected"
    assert facts["service.cpas_informed_on"] == "2026-07-08"
    assert facts["eviction_notice.eviction_on"] == "2026-08-12"


@pytest.mark.parametrize(
    ("kind", "dates", "expected"),
    [
        (codes.DECISION, {"judged_on": date(2026, 7, 1)}, "judged_eviction"),
        (codes.SERVICE, {"service_on": date(2026, 7, 1)}, "month_running"),
        (codes.EVICTION, {"eviction_on": date(2026, 8, 12)}, "eviction_announced"),
        (codes.MAYOR, {"issued_on": date(2026, 7, 1), "evacuate_on": date(2026, 7, 31)}, "preparing_move"),
        (codes.SQUAT_CLAIM, {"hearing_on": date(2026, 7, 14)}, "centre_informed"),
        (codes.SQUAT_JUDGMENT, {"judged_on": date(2026, 7, 6)}, "judged_eviction"),
    ],
)
def test_a_case_begins_at_any_stage(store: Store, team: Team, kind: str, dates: dict[str, date], expected: str) -> None:
    message_id = written(store, team.adviser, kind, **dates)
    answers = Answers(dates=dates, title_type="squat_private_owner" if codes.KINDS[kind].squat else "")
    done = confirm(store, team.adviser, message_id, answers=answers)
    assert state(store, done.case_id) == expected
    told = facts_told(kind, answers, date(2026, 7, 8))
    assert (
        known(store, done.case_id).items()
        >= {path: value.isoformat() if isinstance(value, date) else value for path, value in told.items()}.items()
    )


def test_an_announced_sunday_is_written_down_though_the_course_refuses_it(store: Store, team: Team) -> None:
    message_id = written(store, team.adviser, codes.EVICTION, eviction_on=date(2026, 8, 16))
    done = confirm(store, team.adviser, message_id, answers=Answers(dates={"eviction_on": date(2026, 8, 16)}))
    assert known(store, done.case_id)["eviction_notice.eviction_on"] == "2026-08-16"


def test_a_later_message_without_a_place_in_the_course_still_tells_its_dates(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    served = written(store, team.adviser, codes.SERVICE, service_on=date(2026, 7, 1))
    confirm(store, team.adviser, served, case_id, answers=Answers(dates={"service_on": date(2026, 7, 1)}))
    late = written(store, team.adviser, codes.CLAIM, hearing_on=date(2026, 6, 1))
    done = confirm(store, team.adviser, late, case_id, answers=Answers(dates={"hearing_on": date(2026, 6, 1)}))
    assert (done.opened, done.moved) == (False, False)
    assert known(store, case_id)["petition.hearing_on"] == "2026-06-01"
    assert state(store, case_id) == "month_running"


def test_nothing_is_half_done(store: Store, team: Team) -> None:
    message_id = written(store, team.adviser, codes.DECISION, judged_on=date(2026, 7, 1))
    with pytest.raises(Invalid) as refused:
        confirm(store, team.adviser, message_id, answers=Answers(dates={"judged_on": date(2026, 9, 1)}, **SAMIRA))
    assert refused.value.field == "judged_on"
    with pytest.raises(Invalid):
        confirm(store, team.adviser, message_id, answers=Answers(postal_code="9000"))
    with Reader.open(store, team.organisation_id) as reader:
        assert reader.where(Case) == []
        assert reader.where(CaseEvent) == []
    assert row(store, message_id).status == "new"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (Answers(hearing_at="25h"), "hearing_at"),
        (Answers(claimed_cents=10**12), "claimed"),
        (Answers(title_type="castle"), "title_type"),
        (Answers(received_on=date(2026, 8, 1)), "received_on"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(store: Store, team: Team, answers: Answers, field: str) -> None:
    message_id = written(store, team.adviser, codes.CLAIM)
    with pytest.raises(Invalid) as refused:
        confirm(store, team.adviser, message_id, answers=answers)
    assert refused.value.field == field


def test_two_people_do_not_decide_twice(store: Store, team: Team) -> None:
    message_id = written(store, team.adviser, codes.CLAIM)
    first = ConfirmMessage(message_id=message_id, version=1, kind=codes.CLAIM, answers=Answers(**SAMIRA))
    run(store, first, team.adviser)
    with pytest.raises(StaleCase):
        run(store, first, team.coordinator)
    with pytest.raises(Invalid):
        confirm(store, team.adviser, message_id, answers=Answers(**SAMIRA))


def test_another_commune_gets_it_with_an_acknowledgement(store: Store) -> None:
    centre = make_team(store, "CPAS", OrganisationKind.CPAS)
    message_id = written(store, centre.adviser, codes.CLAIM)
    for nis in ("99999", "21013"):
        with pytest.raises(Invalid) as refused:
            run(store, ForwardMessage(message_id=message_id, version=1, commune_nis=nis), centre.adviser)
        assert refused.value.field == "commune_nis"
    run(store, ForwardMessage(message_id=message_id, version=1, commune_nis="21009"), centre.adviser)
    kept = row(store, message_id)
    assert (kept.status, kept.forwarded_to) == ("forwarded", "cpas-21009")
    assert "233septies" in kept.acknowledgement
    assert "Accusé de réception" in kept.acknowledgement
    assert "Ontvangstmelding" in kept.acknowledgement
    assert "Haddad" not in kept.acknowledgement


def test_a_duplicate_and_one_set_aside_come_back(store: Store, team: Team) -> None:
    first, second = (written(store, team.adviser, codes.CLAIM) for _time in range(2))
    with pytest.raises(Invalid):
        run(store, LinkDuplicate(message_id=first, version=1, duplicate_of_id=first), team.adviser)
    run(store, LinkDuplicate(message_id=second, version=1, duplicate_of_id=first), team.adviser)
    assert row(store, second).duplicate_of_id == first
    run(store, BringBackMessage(message_id=second, version=2), team.adviser)
    assert (row(store, second).status, row(store, second).duplicate_of_id) == ("new", None)
    with pytest.raises(Invalid):
        run(store, SetMessageAside(message_id=second, version=3, because=" "), team.adviser)
    run(store, SetMessageAside(message_id=second, version=3, because="publicité"), team.adviser)
    assert row(store, second).status_because == "publicité"
    with pytest.raises(Invalid):
        run(store, BringBackMessage(message_id=first, version=1), team.adviser)


def test_a_closed_case_takes_no_message(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    with Reader.open(store, team.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    close = RecordEvent(
        case_id=case_id, version=version, event="withdrawn_by_person", happened_on=date(2026, 7, 8), inputs={}
    )
    run(store, close, team.adviser)
    with pytest.raises(Invalid) as refused:
        confirm(store, team.adviser, written(store, team.adviser, codes.CLAIM), case_id, answers=Answers())
    assert refused.value.field == "target"


def test_a_message_of_others_does_not_exist(store: Store, team: Team, other_team: Team) -> None:
    message_id = written(store, team.adviser, codes.CLAIM)
    own_case = open_case(store, other_team.adviser)
    with pytest.raises(NotFound):
        confirm(store, other_team.adviser, message_id, own_case, answers=Answers())
    mine = written(store, team.adviser, codes.CLAIM)
    with pytest.raises(NotFound):
        confirm(store, team.adviser, mine, own_case, answers=Answers())
    with pytest.raises(NotFound):
        theirs = written(store, other_team.adviser, codes.CLAIM)
        run(store, LinkDuplicate(message_id=theirs, version=1, duplicate_of_id=message_id), other_team.adviser)


def test_a_second_message_corrects_what_the_court_is_and_keeps_the_rest(store: Store, team: Team) -> None:
    case_id = open_case(store, team.adviser, **SAMIRA)
    for answers in (Answers(roll_number="26A1", hearing_room="2"), Answers(roll_number="26A2", hearing_at="9u30")):
        confirm(store, team.adviser, written(store, team.adviser, codes.CLAIM), case_id, answers=answers)
    with Reader.open(store, team.organisation_id) as reader:
        court = reader.where(CourtProcedure, case_id=case_id)[0]
    assert (court.roll_number, court.hearing_room, court.hearing_at) == ("26A2", "2", "09:30")


def test_a_mail_without_paper_is_kept_as_its_words(store: Store, team: Team) -> None:
    received = receive(store, team.adviser, samples.mail(text=samples.CLAIM_FR.text))
    done = confirm(store, team.adviser, received.message_id)
    with Reader.open(store, team.organisation_id) as reader:
        (paper,) = reader.where(Document, case_id=done.case_id)
    assert (paper.kind, paper.media_type) == ("court_paper", "text/plain")


def test_a_service_or_notice_without_its_day_begins_where_it_can(store: Store, team: Team) -> None:
    for kind in (codes.SERVICE, codes.EVICTION):
        done = confirm(store, team.adviser, written(store, team.adviser, kind), answers=Answers())
        assert done.moved, kind


def test_facts_that_contradict_one_another_undo_everything(store: Store, team: Team) -> None:
    message_id = written(store, team.adviser, codes.CLAIM)
    with pytest.raises(Invalid):
        confirm(store, team.adviser, message_id, kind="nonsense", answers=Answers())
    assert row(store, message_id).status == "new"


def test_a_family_name_alone_is_a_weak_reason(store: Store, team: Team) -> None:
    open_case(store, team.adviser, **SAMIRA)
    with Reader.open(store, team.organisation_id) as reader:
        (match,) = matches(reader, Answers(last_name="Haddad"))
        assert not match.sure
        assert matches(reader, Answers(last_name="Haddad", first_name="Zoltan")) == ()
        assert matches(reader, Answers(street="Rue de la Victoire", house_number="112", postal_code="1000")) == ()
        assert matches(reader, Answers(street="Rue de la Victoire", house_number="2")) == ()
