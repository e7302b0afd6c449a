"""Nothing between two services is left lying: answers, news, competence, withdrawal, each on the right desk (M31.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from icalendar import Event

from app.administration.commands import UpdateOwnAccount
from app.agenda.commands import QueueReminders, RenewCalendarFeed
from app.agenda.messages import message_of
from app.agenda.worker import LEASE
from app.cases.commands import SaveParty
from app.config import Settings
from app.consents.commands import AskConsent, NoteRecipientTold, RefuseConsent
from app.demo.stage import Stage
from app.foundation import clock
from app.foundation.errors import Invalid
from app.foundation.i18n import speaking
from app.foundation.identity import system_for
from app.foundation.pdf_text import words_of
from app.foundation.run import run
from app.handovers import queries
from app.handovers.commands import (
    MarkConflict,
    NoteAnswer,
    NoteForwarded,
    NoteStopped,
    RefuseHandOver,
    SendNews,
    TakeNews,
)
from app.incidents.commands import SaveIncidentFacts, newest_entry
from app.rounds import each_round
from app.store import between_services, hand_overs, outbox
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import Consent, DueDate, Note, Organisation, OutgoingMail
from app.transfer.commands import MakeTransfer
from tests.app.agenda.builders import noon, rows, version
from tests.app.agenda.test_feed import fetch
from tests.app.cases.builders import open_case
from tests.app.documents.files import pdf, photo
from tests.app.handovers.builders import DAY, NOON, Bond
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.app.referrals.test_referrals import Mechanism
from tests.conftest import SignIn, Team

LATE = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)
AFTER = datetime(2027, 5, 19, 11, 0, tzinfo=UTC)
"""The day after the last one of the consents in these tests."""


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def waiting(bond: Bond, team: Team) -> list[str]:
    """What waits for a service; the count of the navigation always says the same number."""
    with Reader.open(bond.store, team.organisation_id) as reader:
        found = hand_overs.waiting(reader, clock.today())
    assert hand_overs.waiting_count(bond.store, team.organisation_id, clock.today()) == len(found)
    return [one.kind for one in found]


def refuse(bond: Bond, key: int, reason: str = "full", **more: str) -> None:
    command = RefuseHandOver(hand_over_id=key, version=bond.row(key).version, reason=reason, **more)
    run(bond.store, command, bond.cpas.adviser)


def test_each_step_lies_on_the_desk_that_must_act(each_store: Store) -> None:
    bond = Bond(each_store, ("identity", "documents"))
    key = bond.send()
    assert (waiting(bond, bond.cpas), waiting(bond, bond.ngo), waiting(bond, bond.third)) == (["answer"], [], [])
    with clock.frozen(LATE):
        assert (waiting(bond, bond.cpas), waiting(bond, bond.ngo)) == (["answer"], ["late"])
    bond.accept(key)
    assert (waiting(bond, bond.cpas), waiting(bond, bond.ngo)) == ([], ["note"])
    run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    assert waiting(bond, bond.ngo) == []
    news = SendNews(hand_over_id=key, version=bond.row(key).version, words="Le plan tient.", agreed=True)
    run(each_store, news, bond.cpas.adviser)
    assert waiting(bond, bond.ngo) == ["news"]
    run(each_store, TakeNews(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    assert waiting(bond, bond.ngo) == []
    with pytest.raises(Invalid):
        run(each_store, TakeNews(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    bond.withdraw()
    assert (waiting(bond, bond.cpas), waiting(bond, bond.ngo)) == (["stop"], [])


def test_a_possible_conflict_is_the_coordinators(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    run(store, SaveParty(case_id=bond.case_id, role="landlord", name="Jan Peeters"), bond.ngo.adviser)
    open_case(store, bond.cpas.adviser, opened_on=DAY, first_name="Jan", last_name="Peeters")
    key = bond.send()
    run(store, MarkConflict(hand_over_id=key), bond.cpas.adviser)
    assert waiting(bond, bond.cpas) == ["decide"]
    with pytest.raises(Invalid):
        refuse(bond, key)
    page = sign_in(bond.cpas, "coordinator", language="nl").get("/").text
    assert "Mogelijk belangenconflict: de coördinatie beslist" in page


def test_the_news_goes_back_on_a_slip_that_the_person_gets_too(each_store: Store) -> None:
    bond = Bond(each_store)
    key = bond.send(wanted="Rester chez moi")
    bond.accept(key)
    told = {"hand_over_id": key, "version": bond.row(key).version, "words": "", "agreed": True}
    with pytest.raises(Invalid, match="words"):
        run(each_store, SendNews(**told), bond.cpas.adviser)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="answers"):
        run(each_store, SendNews(**told, answers=("nothing",)), bond.cpas.adviser)  # type: ignore[arg-type]
    more = {"answers": ("appointment", "registered"), "appointment": "jeudi à 10 h", "person": "Fatima, 02 000"}
    run(each_store, SendNews(**told, **more), bond.cpas.adviser)  # type: ignore[arg-type]
    news = bond.row(key).news
    assert news is not None
    assert (news["asked"], news["answers"], news["from"]["name_fr"]) == (
        "Rester chez moi", ["registered", "appointment"], "Service CPAS",
    )  # fmt: skip
    run(each_store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    note = rows(each_store, Note, case_id=bond.case_id)[-1].text
    assert "Nouvelles de Service CPAS" in note
    assert "jeudi à 10 h" in note
    assert waiting(bond, bond.ngo) == [], "one click noted the answer and the news"
    bond.withdraw()
    left = bond.row(key).news
    assert left is not None
    assert left["asked"] == "", "what the person asked is gone with the rest"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_slip_is_printed_by_both_and_taken_with_one_click(store: Store, sign_in: SignIn, language: str) -> None:
    bond = Bond(store)
    key = bond.send()
    bond.accept(key)
    desk, seat = sign_in(bond.ngo, "adviser", language=language), sign_in(bond.cpas, "adviser", language=language)
    assert seat.get(f"/hand-overs/{key}/slip-fr.pdf").status_code == 404, "there is no news yet"
    assert seat.post(f"/hand-overs/{key}/news", data={"version": str(bond.row(key).version)}).status_code == 422
    told = {"version": str(bond.row(key).version), "answers": ["guidance"], "person": "Fatima", "agreed": "y"}
    assert seat.post(f"/hand-overs/{key}/news", data=told).status_code == 303
    desk.post(f"/hand-overs/{key}/noted", data={"version": str(bond.row(key).version)})
    for who in (desk, seat):
        assert who.get(f"/hand-overs/{key}/slip-{language}.pdf").data.startswith(b"%PDF")
    said = {"fr": "Nous suivons le ménage", "nl": "We begeleiden het huishouden"}[language]
    assert said in desk.get(f"/hand-overs/{key}").text
    again = desk.post(f"/hand-overs/{key}/news-noted", data={"version": str(bond.row(key).version)})
    assert again.status_code == 303
    assert len([note for note in rows(store, Note, case_id=bond.case_id) if "Fatima" in note.text]) == 1


def test_a_centre_that_is_not_competent_names_the_other_and_forwards_in_five_days(
    store: Store, sign_in: SignIn
) -> None:
    bond = Bond(store, ("identity", "dwelling"))
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1050", commune_nis="21009")
    key = bond.send()
    with pytest.raises(Invalid, match="forward_to_nis"):
        refuse(bond, key, "not_competent", forward_to_nis="99999")
    refuse(bond, key, "not_competent")
    row = bond.row(key)
    assert (row.forward_to_nis, row.forward_by_on) == ("21009", date(2026, 11, 23))
    assert waiting(bond, bond.cpas) == ["forward"]
    with Reader.open(store, bond.ngo.organisation_id) as reader:
        assert queries.card(reader, key).forward_by_on is None, "the day is the receiver's own"
    run(store, NoteForwarded(hand_over_id=key, version=row.version), bond.cpas.adviser)
    assert waiting(bond, bond.cpas) == []
    with pytest.raises(Invalid):
        run(store, NoteForwarded(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    page = sign_in(bond.ngo, "adviser").get(f"/hand-overs/{key}").text
    assert "CPAS d&#39;Ixelles" in page
    assert f"/cases/{bond.case_id}/consents/new?centre=21009" in page


def test_a_centre_never_names_itself(store: Store) -> None:
    bond = Bond(store, ("identity", "dwelling"))
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1060", commune_nis="21013")
    key = bond.send()
    refuse(bond, key, "not_competent")
    assert bond.row(key).forward_to_nis == "", "it serves that commune itself"


def test_the_pages_of_a_refusal_propose_the_centre_and_keep_what_was_chosen(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, ("identity", "dwelling"))
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1050", commune_nis="21009")
    key = bond.send()
    seat = sign_in(bond.cpas, "adviser", language="nl")
    assert '<option value="21009" selected' in seat.get(f"/hand-overs/{key}").text
    seen = str(bond.row(key).version)
    sent = {"version": seen, "reason": "not_competent", "forward_to_nis": "21004"}
    assert seat.post(f"/hand-overs/{key}/refuse", data=sent).status_code == 303
    assert bond.row(key).forward_to_nis == "21004"
    assert "Door te sturen tegen" in seat.get(f"/hand-overs/{key}").text
    assert seat.post(f"/hand-overs/{key}/forwarded", data={"version": str(bond.row(key).version)}).status_code == 303
    bond.withdraw()
    stop = seat.post(f"/hand-overs/{key}/stopped", data={"version": str(bond.row(key).version)})
    assert stop.status_code == 422, "nothing was left to stop"


def test_the_receiver_says_on_its_page_that_it_stopped(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    key = bond.send()
    bond.withdraw()
    seat = sign_in(bond.cpas, "adviser", language="nl")
    assert "De persoon trok haar toestemming in op" in seat.get(f"/hand-overs/{key}").text
    assert "Tussen diensten" in seat.get("/agenda").text
    assert seat.post(f"/hand-overs/{key}/stopped", data={"version": str(bond.row(key).version)}).status_code == 303
    assert waiting(bond, bond.cpas) == []
    assert sign_in(bond.ngo, "adviser").post(f"/hand-overs/{key}/stopped", data={"version": "1"}).status_code == 404


def centres(bond: Bond) -> queries.Centres:
    with Reader.open(bond.store, bond.ngo.organisation_id) as reader:
        return queries.centres(reader, bond.case_id)


def test_the_competent_centre_is_named_with_its_rule_and_reason(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    assert centres(bond) == queries.Centres(None, None, ask=False)
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1050", commune_nis="21009")
    found = centres(bond)
    assert found.aid is not None
    assert found.notices is not None
    assert (found.aid.body.id, found.notices.body.id) == ("cpas-21009", "cpas-21009")
    desk = sign_in(bond.ngo, "adviser")
    assert "CPAS d&#39;Ixelles" in desk.get(f"/cases/{bond.case_id}/hand-over").text
    asked = desk.get(f"/cases/{bond.case_id}/consents/new").text
    assert 'value="CPAS d&#39;Ixelles"' in asked, "it does not work with Limen: named in words"
    open_incident(store, bond.ngo.adviser, dict(LOCK_CHANGED), bond.case_id, report=report(DAY))
    found = centres(bond)
    assert (found.aid, found.ask) == (None, True), "out of the home: where is the person now?"
    with Reader.open(store, bond.ngo.organisation_id) as reader:
        seen = newest_entry(reader, bond.case_id)
    stay = SaveIncidentFacts(case_id=bond.case_id, seen=seen, values={"cpas.stay_commune_nis": "21004"}, source="said")
    run(store, stay, bond.ngo.adviser)
    found = centres(bond)
    assert found.aid is not None
    assert (found.aid.body.id, found.ask) == ("cpas-21004", False)
    bond.consent_id = bond.agreed(("identity", "dwelling", "incident"))
    key = bond.send()
    refuse(bond, key, "not_competent")
    assert bond.row(key).forward_to_nis == "21004", "the stay, not the home"
    assert queries.centre_of("x") is None
    assert desk.get(f"/cases/{bond.case_id}/consents/new?centre=21010").status_code == 200


def test_a_centre_that_works_with_limen_is_chosen_from_the_start(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    with store.sessions(info={"scope": None, "author": None}) as session:
        session.connection().exec_driver_sql(
            f"UPDATE organisations SET commune_nis = '21013' WHERE id = {bond.cpas.organisation_id}"
        )
        session.commit()
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1060", commune_nis="21013")
    page = sign_in(bond.ngo, "adviser").get(f"/cases/{bond.case_id}/consents/new").text
    assert f'<option value="{bond.cpas.organisation_id}" selected' in page
    ours = open_case(store, bond.cpas.adviser, opened_on=DAY)
    stage = Stage(store, bond.cpas.adviser)
    stage.case_id = ours
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1060", commune_nis="21013")
    assert "votre propre service" in sign_in(bond.cpas, "adviser", language="fr").get(f"/cases/{ours}/hand-over").text
    with Reader.open(store, None) as reader:
        assert reader.where(Organisation, id=bond.cpas.organisation_id)[0].commune_nis == "21013"


def mailed(bond: Bond, team: Team, day: date) -> list[tuple[int, str]]:
    """Return what the people of a service are mailed on a day, in their language."""
    settings = Settings(data_dir=bond.store.blob_dir, database_url="", secret_key="x")
    with clock.frozen(noon(day)):
        run(bond.store, QueueReminders(day=day, reminder_days=(7,)), system_for(team.organisation_id))
        found = []
        while (mail := outbox.take(bond.store, at=clock.now(), lease=LEASE)) is not None:
            row = rows(bond.store, OutgoingMail, id=mail.id)[0]
            found.append((row.user_id, message_of(mail, settings).get_content()))
            outbox.settle(bond.store, mail, "sent", at=clock.now())
    return found


def test_no_answer_in_time_is_told_to_the_coordinator(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    bond.send()
    (first,) = mailed(bond, bond.cpas, date(2026, 11, 19))
    assert first[0] == bond.cpas.coordinator.user_id
    assert "Un autre service attend votre réponse" in first[1]
    assert "Haddad" not in first[1]
    assert mailed(bond, bond.cpas, date(2026, 11, 20)) == [], "once"
    assert mailed(bond, bond.ngo, date(2026, 11, 20)) == []
    (late,) = mailed(bond, bond.ngo, date(2026, 11, 26))
    assert late[0] == bond.ngo.coordinator.user_id
    assert "Pas de réponse à temps" in late[1]
    assert "/hand-overs/" in late[1]
    with clock.frozen(LATE):
        page = sign_in(bond.ngo, "coordinator", language="fr").get("/").text
        assert "Pas de réponse à temps" in page
        assert "Réponse du service auquel le dossier est transmis" in page
        assert "Pas de réponse à temps" in sign_in(bond.ngo, "coordinator", language="fr").get("/agenda").text


def fed(app: Flask, bond: Bond, team: Team) -> dict[str, Event]:
    """Return the events of the calendar feed of a coordinator, by what they say."""
    token = run(bond.store, RenewCalendarFeed(), team.coordinator)
    events = [one for one in fetch(app, token) if "/hand-overs/" in str(one["URL"]) or "/referrals/" in str(one["URL"])]
    return {str(one["SUMMARY"]): one for one in events}


def open_in(found: dict[str, Event]) -> set[str]:
    return {said.partition(" · ")[2] for said, one in found.items() if str(one["STATUS"]) == "CONFIRMED"}


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("step", ["sent", "refused", "late", "accepted", "withdrawn", "over", "request"])
def test_feed_agenda_today_and_mail_say_the_same(
    store: Store, flask_app: Flask, sign_in: SignIn, settings: Settings, step: str, language: str
) -> None:
    """M31.1, M2.1.c: one list, so that nothing stands on one of them alone."""
    now = {"late": LATE, "over": AFTER, "request": AFTER}.get(step, NOON)
    bond: Any
    if step == "request":
        bond = Mechanism(store)
        bond.searching(consent_id=bond.consent())
        bond.cpas = bond.help
    else:
        bond = Bond(store, ("identity", "dwelling"))
        stage = Stage(store, bond.ngo.adviser)
        stage.case_id = bond.case_id
        stage.dwell(DAY, street="rue X", house_number="1", postal_code="1050", commune_nis="21009")
        key = bond.send()
    if step == "refused":
        refuse(bond, key, "not_competent")
    if step in ("accepted", "withdrawn"):
        bond.accept(key)
    if step == "withdrawn":
        bond.withdraw()
    for team in (bond.cpas, bond.ngo):
        daily = UpdateOwnAccount(language=language, phone="", reminders="daily")
        run(store, daily, team.coordinator)
        with clock.frozen(now):
            each_round(store, settings)
            desk = sign_in(team, "coordinator", language=language)
            with Reader.open(store, team.organisation_id) as reader:
                waits = between_services.waiting(reader, clock.today())
            with flask_app.test_request_context(), speaking(language):
                said = {unescape(queries.what_waits(one.kind)) for one in waits}
                every = {unescape(queries.what_waits(kind)) for kind in KINDS_OF_TURN}
            today, agenda = (unescape(desk.get(path).text) for path in ("/", "/agenda"))
            assert open_in(fed(flask_app, bond, team)) == said
        mails = " ".join(text for who, text in mailed(bond, team, now.date()) if who == team.coordinator.user_id)
        for words in every:
            seen = [" ".join(words.split()) in " ".join(text.split()) for text in (today, agenda, mails)]
            assert seen == [words in said] * 3, (words, team)
    assert said or step in ("sent", "withdrawn"), "the sender has nothing to do there yet, or any more"


KINDS_OF_TURN = ("answer", "decide", "forward", "stop", "over", "late", "note", "news", "ask_again", "unreadable")


def test_the_day_to_forward_by_is_in_the_calendar_until_it_is_done(store: Store, flask_app: Flask) -> None:
    """Law of 8 July 1976, art. 58 § 3: five calendar days."""
    bond = Bond(store, ("identity", "dwelling"), first_name="Zeynep", last_name="Aydınlık")
    key = bond.send()
    token = run(store, RenewCalendarFeed(), bond.cpas.adviser)
    (answer,) = fetch(flask_app, token)
    assert (answer["DTSTART"].dt, int(answer["SEQUENCE"])) == (bond.row(key).answer_by_on, bond.row(key).version - 1)
    refuse(bond, key, "not_competent")
    (forward,) = fetch(flask_app, token)
    assert str(forward["UID"]) == str(answer["UID"]), "the same thing, which moved"
    assert int(forward["SEQUENCE"]) > int(answer["SEQUENCE"])
    assert forward["DTSTART"].dt == date(2026, 11, 23)
    assert str(forward["SUMMARY"]) == f"{bond.row(key).sent_reference} · Transmettre la demande au CPAS compétent"
    assert "Délai légal" in str(forward["DESCRIPTION"])
    assert str(forward["URL"]).endswith(f"/hand-overs/{key}")
    raw = flask_app.test_client().get(f"/calendar/{token}.ics").text
    assert "Zeynep" not in raw
    assert "Aydınlık" not in raw
    run(store, NoteForwarded(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    (done,) = fetch(flask_app, token)
    assert (str(done["UID"]), str(done["STATUS"])) == (str(answer["UID"]), "CANCELLED")
    assert int(done["SEQUENCE"]) > int(forward["SEQUENCE"])
    with clock.frozen(datetime(2027, 3, 1, 9, 0, tzinfo=UTC)):
        assert fetch(flask_app, token) == [], "what was settled long ago is told no more"
    for team in (bond.ngo, bond.third):
        other = run(store, RenewCalendarFeed(), team.adviser)
        assert "/hand-overs/" not in flask_app.test_client().get(f"/calendar/{other}.ics").text or team is bond.ngo


def test_what_the_sender_had_to_note_is_taken_out_of_its_calendar(store: Store, flask_app: Flask) -> None:
    bond = Bond(store)
    key = bond.send()
    assert fed(flask_app, bond, bond.ngo) == {}, "it is not its turn"
    bond.accept(key)
    (note,) = fed(flask_app, bond, bond.ngo).values()
    assert (str(note["STATUS"]), note["DTSTART"].dt) == ("CONFIRMED", DAY)
    run(store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    (noted,) = fed(flask_app, bond, bond.ngo).values()
    assert (str(noted["STATUS"]), int(noted["SEQUENCE"]) > int(note["SEQUENCE"])) == ("CANCELLED", True)
    bond.withdraw()
    (stop,) = fed(flask_app, bond, bond.cpas).values()
    assert str(stop["STATUS"]) == "CONFIRMED"
    run(store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    (stopped,) = fed(flask_app, bond, bond.cpas).values()
    assert (str(stopped["STATUS"]), str(stopped["UID"])) == ("CANCELLED", str(stop["UID"]))


def test_the_week_shows_what_waits_between_services_in_it(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store, ("identity", "dwelling"))
    stage = Stage(store, bond.ngo.adviser)
    stage.case_id = bond.case_id
    stage.dwell(DAY, street="rue X", house_number="1", postal_code="1050", commune_nis="21009")
    refuse(bond, bond.send(), "not_competent")
    desk = sign_in(bond.cpas, "adviser", language="fr")
    said = "Transmettre la demande au CPAS compétent"
    assert said in desk.get("/agenda?view=week&on=2026-11-23").text
    assert said not in desk.get("/agenda?view=week&on=2026-11-18").text
    assert said not in desk.get("/agenda?view=year&on=2026-11-18").text


def test_a_coordinator_with_a_daily_mail_reads_it_there(store: Store) -> None:
    bond = Bond(store)
    bond.send()
    run(store, UpdateOwnAccount(language="nl", phone="", reminders="daily"), bond.ngo.coordinator)
    (mail,) = mailed(bond, bond.ngo, date(2026, 11, 26))
    assert "TUSSEN DIENSTEN" in mail[1]
    assert "Geen antwoord op tijd" in mail[1]
    assert "Antwoord van de dienst waaraan het dossier is overgedragen" in mail[1], "of a case of somebody else"


def test_the_end_of_a_consent_and_the_news_of_its_withdrawal_are_in_the_agenda(store: Store, sign_in: SignIn) -> None:
    bond = Bond(store)
    desk = sign_in(bond.ngo, "adviser", language="fr")
    with clock.frozen(datetime(2027, 5, 5, 9, 0, tzinfo=UTC)):
        page = sign_in(bond.ngo, "adviser", language="fr").get("/").text
        assert "Un accord de la personne prend bientôt fin" in page
    bond.withdraw()
    assert "Dire au destinataire que l" in desk.get("/").text
    due = rows(store, DueDate, rule=f"consent_withdrawn:{bond.consent_id}")[0]
    assert f"/cases/{bond.case_id}/consents" in desk.get(f"/cases/{bond.case_id}/dates/{due.id}").text
    key = bond.agreed(("identity",))
    bond.consent_id = key
    bond.send()
    due = rows(store, DueDate, rule="hand_over_answer")[0]
    assert 'href="/hand-overs"' in desk.get(f"/cases/{bond.case_id}/dates/{due.id}").text


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_person_reads_who_has_what_and_how_it_stands(store: Store, sign_in: SignIn, language: str) -> None:
    bond = Bond(store, ("identity", "dwelling", "documents"))
    bond.keep(photo(), "lease")
    bond.keep(pdf(), "photo")
    bond.keep(photo(size=(48, 64)), "photo")
    desk = sign_in(bond.ngo, "adviser", language=language)

    def sheet() -> str:
        pdf_of = desk.get(f"/cases/{bond.case_id}/consents/who-has-what-{language}.pdf").data
        return " ".join(words_of(pdf_of).whole.split())

    said = {
        "fr": ("Dossier transmis, mercredi 18 novembre 2026 : envoyée.", "Avec ces papiers : Bail, Photo (2).",
               "refusée", "Motif : complet.", "Le service a été prévenu", "qu’il n’utilise plus rien",
               "L’accord a pris fin", "Fichier remis"),
        "nl": ("Dossier overgedragen, woensdag 18 november 2026: verzonden.", "Huurovereenkomst, Foto (2).",
               "geweigerd", "Reden: vol.", "De dienst werd verwittigd", "dat hij niets meer gebruikt",
               "De toestemming liep af", "Bestand gegeven"),
    }[language]  # fmt: skip
    key = bond.send()
    for words in said[:2]:
        assert words in sheet(), words
    refuse(bond, key)
    for words in said[2:4]:
        assert words in sheet(), words
    run(store, NoteAnswer(hand_over_id=key, version=bond.row(key).version), bond.ngo.adviser)
    key = bond.send()
    bond.accept(key)
    bond.withdraw()
    run(store, NoteStopped(hand_over_id=key, version=bond.row(key).version), bond.cpas.adviser)
    seen = rows(store, Consent, id=bond.consent_id)[0].version
    told = NoteRecipientTold(case_id=bond.case_id, consent_id=bond.consent_id, version=seen, on=DAY)
    run(store, told, bond.ngo.adviser)
    for words in said[4:6]:
        assert words in sheet(), words
    bond.agreed(("identity",))
    file = MakeTransfer(
        case_id=bond.case_id, version=version(store, bond.case_id), to="Dienst", purpose="help", wanted="x",
        consent_form="signed", consent_given_on=DAY, consent_until_on=date(2026, 12, 1), scope=("identity",),
    )  # fmt: skip
    run(store, file, bond.ngo.adviser)
    asked = AskConsent(
        case_id=bond.case_id, recipient="lawyer", recipient_name="Me X", purpose="aid", items=("identity",)
    )
    refused = run(store, asked, bond.ngo.adviser)
    asked = AskConsent(case_id=bond.case_id, recipient="cpas", recipient_name="Y", purpose="aid", items=("identity",))
    run(store, asked, bond.ngo.adviser)
    run(store, RefuseConsent(case_id=bond.case_id, consent_id=refused, version=2, on=DAY), bond.ngo.adviser)
    with clock.frozen(datetime(2027, 5, 19, 9, 0, tzinfo=UTC)):
        desk = sign_in(bond.ngo, "adviser", language=language)
        for words in said[6:]:
            assert words in sheet(), words
        assert {"fr": "Vous avez dit non", "nl": "U zei nee"}[language] in sheet()
        assert {"fr": "Vous n’avez pas encore répondu", "nl": "U antwoordde nog niet"}[language] in sheet()
