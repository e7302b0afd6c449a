"""M7.1: the secret address is on one page, for who is named; every other output of the product is read for it.

Pages of every role, letters in both languages, lists, search, calendars, mails, files that leave, logs, and every
column and file of the store itself. The old home may be seen in its own case alone, and leaves it only when asked to.
"""

from __future__ import annotations

import html
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from email.message import EmailMessage
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from sqlalchemy import literal_column, select, table
from werkzeug.routing import Rule

from app.administration.commands import UpdateOwnAccount
from app.agenda.commands import RenewCalendarFeed
from app.agenda.worker import queue_reminders, send_waiting
from app.config import Settings
from app.consents.commands import AskConsent, GiveConsent
from app.correspondence.context import build, not_ready
from app.correspondence.drafting import first_options, rows_of
from app.demo.stage import Stage
from app.documents.commands import AddDocument
from app.foundation.identity import system_for
from app.foundation.permissions import Role, allows
from app.foundation.protection import PLAIN_ENDPOINTS
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.handovers.commands import SendHandOver
from app.incidents.commands import SaveIncidentFacts, newest_entry
from app.partner_api.api import ONE_ID
from app.partner_api.commands import CreateApiClient
from app.partner_api.resources import RESOURCES
from app.partner_api.scopes import SCOPES
from app.referrals.commands import DraftReferral, SubmitReferral
from app.safety.commands import KeepSecretAddress
from app.store import hand_overs, incidents
from app.store.base import Base, Store
from app.store.reading import Reader
from app.store.tables import HandOver, HandOverPaper, Organisation, ReferralRequest
from app.transfer.commands import MakeTransfer
from app.transfer.words import SCOPE
from letters.catalogue import CATALOGUE
from letters.html import adviser_page, render, summary
from letters.pdf import to_pdf
from letters.samples import sample
from letters.text import LANGUAGES
from tests.app.agenda.builders import version
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.app.partner_api.builders import bearer, token_of
from tests.app.test_isolation import one_of_each
from tests.conftest import SignIn, Team
from workflows.handover.sharing import ITEMS, TESTS, sensitive

pytestmark = pytest.mark.no_cover  # what it walks through is measured by the tests of each part

DAY = date(2026, 7, 8)
WHERE = {
    "street": "Zwijgzaamlaan", "house_number": "4713qq", "box": "Qz77", "postal_code": "19zz9",
    "locality": "Nergensdorp", "reach": "vraag naar Korneel Onvindbaar",
}  # fmt: skip
SECRET = tuple(word.casefold() for word in (*WHERE.values(), "onvindbaar"))
OLD_HOME = ("schuilgangsteeg", "58xx29")
WORDS = {
    "check": "illegal_eviction", "language": "nl", "which": "letter", "event": "referral_requested", "room": "kitchen",
    "action": "utilities", "on": "2026-07-09", "kind": "transfer", "name": "prevention", "code": "fr",
    "filename": "limen.css", "track": "shelter", "step": "review", "size": "preview", "recipient": "lawyer",
    "what": "pdf", "move": "secured",
}  # fmt: skip
"""A word for each part of an address that is no key."""
OF_A_ROUTE = {
    "places.file": {"what": "template", "kind": "csv"},
    "incidents.happened": {"event": "stabilised"},
    "incidents.track_event": {"event": "no_place_tonight"},
    "procedure.region_event": {"region": "appeal", "event": "lodged"},
    "correspondence.blank": {"name": "give_consent"},
    "inbox.by_hand_form": {"kind": "petition"},
    "signin.language": {"code": "nl"},
    "referrals.step": {"event": "received"},
    "level_three.counts": {"kind": "csv"},
}
MORE = (
    "/?who=team", "/cases?who=team", "/cases?who=team&level=3", "/agenda?who=team", "/agenda?case={case_id}",
    "/visits?case={case_id}", "/petitions", "/hearings", "/letters/print", "/audit?case={reference}",
    "/audit/access?case={reference}",
)  # fmt: skip


@dataclass
class Outputs:
    """What the product put out, read as plain words, each with where it came from."""

    found: list[tuple[str, str]]

    def read(self, where: str, content: bytes | str, kind: str = "") -> None:
        self.found.append((where, words_of(content, kind).casefold()))

    def saying(self, *markers: str) -> list[tuple[str, str]]:
        return sorted({(where, marker) for where, said in self.found for marker in markers if marker in said})


def words_of(content: bytes | str, kind: str = "") -> str:
    """Return the words of a page, a PDF or a packed file; of anything else its bytes as they are."""
    if isinstance(content, str):
        return html.unescape(content)
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(io.BytesIO(content))
        try:
            return " ".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return html.unescape(content.decode("latin-1" if kind.startswith("image/") else "utf-8", "replace"))


@dataclass
class Hidden:
    """A case with one row of each kind, violence, an incident, an old home and a secret address."""

    ids: dict[str, int]

    @property
    def case_id(self) -> int:
        return self.ids["case_id"]


@pytest.fixture
def outputs() -> Outputs:
    return Outputs([])


@pytest.fixture
def hidden(store: Store, team: Team) -> Hidden:
    ids = one_of_each(store, team).ids
    stage = Stage(store, team.adviser)
    stage.case_id = case_id = ids["case_id"]
    facts = {**LOCK_CHANGED, "occurred_from": "2026-07-08", "violence.domestic": True}
    facts |= {"violence.secret_address_needed": True, "tonight.place": "womens_shelter"}
    with Reader.open(store, team.organisation_id) as reader:
        seen = newest_entry(reader, case_id) if incidents.of_case(reader, case_id) is not None else None
    if seen is None:
        open_incident(store, team.adviser, facts, case_id, report=report(DAY))
    else:
        more = SaveIncidentFacts(case_id=case_id, seen=seen, values=facts, source="said", because="x")
        run(store, more, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        home = rows_of(reader, case_id, None, None).dwelling
    assert home is not None
    assert home.secret
    stage.dwell(DAY, street="Schuilgangsteeg", house_number="58xx29", postal_code="1060", commune_nis="21013",
                secret=True)  # fmt: skip
    run(store, KeepSecretAddress(case_id=case_id, **WHERE), team.adviser)
    stage.task(DAY, "x", due_on=DAY)
    ids["transfer_id"] = run(store, transfer(store, case_id, set(SCOPE)), team.adviser)
    return Hidden(ids)


def transfer(store: Store, case_id: int, scope: set[str]) -> MakeTransfer:
    """A file that leaves with everything of a scope; what is sensitive was agreed to a second time."""
    return MakeTransfer(
        case_id=case_id, version=version(store, case_id), to="Dienst", purpose="help", wanted="x",
        consent_form="signed", consent_given_on=DAY, consent_until_on=date(2027, 7, 1), scope=tuple(scope),
        sensitive_agreed=True,
    )  # fmt: skip


def every_form(rule: Rule, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the values of a route; where it offers a few words and ours is none of them, each of those."""
    for name, converter in rule._converters.items():
        offered = getattr(converter, "items", None)
        if offered and given[name] not in offered:
            yield from (given | {name: word} for word in sorted(offered))
            return
    yield given


def pages(app: Flask, hidden: Hidden, role: Role, *, public: bool) -> Iterator[str]:
    """Return the address of every page a role may open, with the keys of the case; those open to everybody once."""
    ids = {**hidden.ids, "import_id": 1, "canton_id": "x"}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in PLAIN_ENDPOINTS:
            continue
        if role is Role.ADVISER and "case_id" not in rule.arguments:
            continue  # the same for who is named and who is not, and asked as a coordinator
        view: Any = app.view_functions[rule.endpoint]
        if getattr(view, "is_public", False):
            if not public:
                continue
        elif not allows(role, view.permission):
            continue  # who may not open it is told so, and nothing else: see the test of the permissions
        keys = {name: 1 for name in rule.arguments if name.endswith("_id")} | ids
        given = {**WORDS, **OF_A_ROUTE.get(rule.endpoint, {}), **keys, "token": "x"}
        unknown = rule.arguments - given.keys()
        assert not unknown, f"{rule.endpoint}: give {unknown} a value in this test"
        for values in every_form(rule, {name: given[name] for name in rule.arguments}):
            with app.test_request_context():
                yield app.url_for(rule.endpoint, **values)
    yield from (path.format(case_id=hidden.case_id, reference="SEUIL-2026-00001") for path in MORE)


def ask_every_page(
    app: Flask, hidden: Hidden, sign_in: SignIn, team: Team, outputs: Outputs, roles: Sequence[str]
) -> int:
    """Ask every page as each role; return how many were really shown."""
    shown = 0
    for role in roles:
        browser = sign_in(team, role, language="nl")
        for path in pages(app, hidden, Role(role), public=role == "auditor"):
            answer = browser.get(path)
            assert answer.status_code < 500, path
            shown += answer.status_code == 200
            outputs.read(f"{role} {path}", answer.data, answer.mimetype)
            outputs.read(f"{role} {path} headers", str(answer.headers))
    return shown


NAMED = "adviser"
ROLES = ("coordinator", "administrator", "auditor")
"""Who is not named: a coordinator may open whatever an adviser may."""


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Give every word that was logged, by whatever log."""
    caplog.set_level(logging.DEBUG)
    return lambda: capsys.readouterr().out + caplog.text


def test_no_page_of_anybody_says_it_and_no_log_does(
    flask_app: Flask, team: Team, sign_in: SignIn, hidden: Hidden, outputs: Outputs, logged: Callable[[], str]
) -> None:
    """Also for who is named: no address of a page shows it, only the click does."""
    assert ask_every_page(flask_app, hidden, sign_in, team, outputs, (NAMED, *ROLES)) > 200
    assert outputs.saying("haddad", "persoon"), "the pages were really read"
    assert any(
        "schuilgangsteeg" in said for where, said in outputs.found if where == f"adviser /cases/{hidden.case_id}"
    )
    shown = sign_in(team, "adviser").post(f"/cases/{hidden.case_id}/secret-address/show")
    assert all(marker in html.unescape(shown.text).casefold() for marker in SECRET), "and the click shows it"
    log = logged()
    assert log.count('"event": "request"') > 200
    outputs.read("logs", log)
    assert outputs.saying(*SECRET) == []
    on_lists = ("/", "/cases", "/agenda", "/petitions", "/hearings", "/audit", "/inbox", "/figures")
    lists = Outputs([one for one in outputs.found if one[0].partition(" ")[2].partition("?")[0] in on_lists])
    assert len(lists.found) > 20
    assert lists.saying(*OLD_HOME) == []
    assert Outputs([("logs", log.casefold())]).saying(*OLD_HOME) == []


def test_nothing_is_said_to_another_organisation(
    flask_app: Flask, other_team: Team, sign_in: SignIn, hidden: Hidden, outputs: Outputs
) -> None:
    """Every role there asks every page with the real keys of the case."""
    assert ask_every_page(flask_app, hidden, sign_in, other_team, outputs, ROLES) > 40
    assert outputs.saying(*SECRET, *OLD_HOME) == []


def told_service(store: Store, team: Team, hidden: Hidden) -> Team:
    """A service that got a hand-over and a request with everything that is not sensitive, in words too."""
    with Reader.open(store, None) as reader:
        third = reader.where(Organisation, short_name="DERDE")[0].id
    plain = tuple(name for name in ITEMS if not sensitive((name,)))
    consents = {}
    for recipient, purpose in (("cpas", "hand_over"), ("brusshelp", "referral")):
        ask = AskConsent(case_id=hidden.case_id, recipient=recipient, purpose=purpose, items=plain,
                         recipient_organisation_id=third)  # fmt: skip
        consents[purpose] = key = run(store, ask, team.adviser)
        give = GiveConsent(case_id=hidden.case_id, consent_id=key, version=2, given_on=DAY, form="signed",
                           ends_on=date(2027, 6, 1), explained_in="x",
                           tests=tuple(test.id for test in TESTS))  # fmt: skip
        run(store, give, team.adviser)
    for content in (
        f"{WHERE['street']} {WHERE['house_number']}",
        "De Schuilgangsteeg 58xx29",
        "Persoon, niets geheims",
    ):
        file = prepared(content.encode())
        run(store, AddDocument(case_id=hidden.case_id, file=file, kind="proof_of_sending"), team.adviser)
    sent = SendHandOver(case_id=hidden.case_id, version=version(store, hidden.case_id),
                        consent_id=consents["hand_over"], wanted="x")  # fmt: skip
    draft = DraftReferral(case_id=hidden.case_id, consent_id=consents["referral"], solution_asked="return_home",
                          wish="x", household="single")  # fmt: skip
    hidden.ids["hand_over_id"] = run(store, sent, team.adviser)
    with Reader.open(store, third) as reader:
        papers = reader.where(HandOverPaper, "id", hand_over_id=hidden.ids["hand_over_id"])
    hidden.ids["paper_id"] = papers[-1].id
    hidden.ids["request_id"] = run(store, draft, team.adviser)
    with Reader.open(store, team.organisation_id) as reader:
        seen = reader.one(ReferralRequest, hidden.ids["request_id"]).version
    run(store, SubmitReferral(request_id=hidden.ids["request_id"], version=seen), team.adviser)
    return replace(team, organisation_id=third)


def ask_as_a_program(app: Flask, store: Store, organisation_id: int, hidden: Hidden, outputs: Outputs) -> int:
    """Ask all that a program of a service may ask, with everything that can be added; return how much was answered."""
    made = run(store, CreateApiClient(name="x", scopes=tuple(SCOPES)), system_for(organisation_id))
    client = app.test_client()
    headers = bearer(token_of(client, made))
    answered = 0
    for name, resource in RESOURCES.items():
        key = hidden.ids[ONE_ID[name]]
        more = f"?expand={','.join(resource.expands)}" if resource.expands else ""
        paths = (more, f"/export.json{more}", "/export.csv", "/count", f"/{key}{more}")
        answers = [client.get(f"/api/v1/{name}{path}", headers=headers) for path in paths]
        words = ("persoon", "Zwijgzaamlaan", "Schuilgangsteeg")
        answers += [client.post(f"/api/v1/{name}/search", json={"q": word}, headers=headers) for word in words]
        for answer in answers:
            answered += answer.status_code == 200
            outputs.read(f"program {answer.request.path}", json.dumps(answer.json, ensure_ascii=False))
            outputs.read(f"program {answer.request.path} as sent", answer.data)
    return answered


def test_a_service_that_was_told_with_consent_reads_neither(
    flask_app: Flask, store: Store, team: Team, sign_in: SignIn, hidden: Hidden, outputs: Outputs
) -> None:
    """What is shared is shared without the new address; the old one leaves only where that was agreed to apart."""
    third = told_service(store, team, hidden)
    seat = sign_in(third, "coordinator")
    with Reader.open(store, third.organisation_id) as reader:
        papers = hand_overs.papers(reader, reader.one(HandOver, hidden.ids["hand_over_id"]), third.organisation_id, DAY)
    for paper in papers:
        answer = seat.get(f"/hand-overs/{hidden.ids['hand_over_id']}/papers/{paper.id}")
        assert answer.status_code == 200
        outputs.read(f"paper {paper.id}", answer.data, answer.mimetype)
    assert any(where.startswith("paper") for where, _marker in outputs.saying("niets geheims")), "papers did pass"
    assert ask_every_page(flask_app, hidden, sign_in, third, outputs, ("coordinator", "auditor")) > 40
    read = [where for where, marker in outputs.saying("persoon") if marker]
    assert any(f"/{hidden.ids['hand_over_id']}" in where for where in read), "it was really shared"
    told = Outputs([])
    assert ask_as_a_program(flask_app, store, third.organisation_id, hidden, told) > 10
    assert told.saying("persoon"), "a program was really told"
    outputs.found += told.found
    assert outputs.saying(*SECRET, *OLD_HOME) == []


def test_no_search_finds_it(team: Team, other_team: Team, sign_in: SignIn, hidden: Hidden) -> None:
    for who in (team, other_team):
        browser = sign_in(who, "coordinator")
        for typed in (*WHERE.values(), *OLD_HOME, "Zwijgzaam", "Schuilgang 58"):
            page = browser.post("/cases/search", data={"q": typed}).text
            assert f"/cases/{hidden.case_id}" not in page, typed
    assert f"/cases/{hidden.case_id}" in sign_in(team, "coordinator").post("/cases/search", data={"q": "Persoon"}).text


def complete(known: Any, invented: Any) -> Any:
    """Return what the case knows; what it does not know is taken from the sample of the letter."""
    if known is None or known == () or known == Decimal(0):
        return invented
    if not is_dataclass(known) or isinstance(known, type) or type(known) is not type(invented):
        return known
    names = [one.name for one in fields(known)]
    return replace(known, **{name: complete(getattr(known, name), getattr(invented, name)) for name in names})


def test_no_letter_says_it_in_either_language(store: Store, team: Team, hidden: Hidden, outputs: Outputs) -> None:
    """Each letter of the catalogue, with its summary and page for the adviser; some as they are printed."""
    written, worded = 0, Outputs([])
    for spec in CATALOGUE.values():
        options = {**first_options(spec.id), "care_of": True}
        with Reader.open(store, team.organisation_id) as reader:
            rows = rows_of(reader, hidden.case_id, None, team.adviser.user_id)
        plain = not_ready(rows, spec, first_options(spec.id))
        assert spec.audience == "tenant" or spec.hides_secret or plain, f"{spec.id}: a secret address stops it"
        if not_ready(rows, spec, options):
            continue
        context = build(rows, spec, written_on=DAY, sending=spec.sending[0], options=options)
        invented = sample(spec)
        context = replace(complete(context, invented), asked=invented.asked)
        for language in LANGUAGES:
            page = render(spec, language, context)
            outputs.read(f"{spec.id} {language}", page)
            if spec.hides_secret:
                worded.read(f"{spec.id} {language}", page)
            for aside in (summary, adviser_page):
                outputs.read(f"{spec.id} {language} {aside.__name__}", str(aside(spec, language, context)))
            written += 1
            if written % 25 == 0:
                outputs.read(
                    f"{spec.id} {language} PDF", to_pdf(page, language=language, title="x", identifier="x", author="x")
                )
    assert written > len(CATALOGUE)
    assert worded.saying(*OLD_HOME) == [], "a letter that hides the address does so"
    assert len(worded.found) > 5
    assert outputs.saying("persoon"), "the letters were really written for this case"
    assert outputs.saying(*SECRET) == []


class Kept:
    """A transport that keeps what would be sent."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    def send(self, message: EmailMessage, name: str) -> None:  # noqa: ARG002
        self.messages.append(message)


def test_no_mail_and_no_calendar_says_it(
    flask_app: Flask, store: Store, team: Team, settings: Settings, hidden: Hidden, outputs: Outputs
) -> None:
    transport = Kept()
    run(store, UpdateOwnAccount(language="nl", phone="", reminders="daily"), team.adviser)
    assert queue_reminders(store, settings, DAY)
    send_waiting(store, settings, transport)
    assert transport.messages
    for message in transport.messages:
        outputs.read("mail", message.as_string())
        outputs.read("mail", message.get_content())
    token = run(store, RenewCalendarFeed(), team.adviser)
    feed = flask_app.test_client().get(f"/calendar/{token}.ics")
    assert feed.text.count("BEGIN:VEVENT")
    outputs.read("calendar", feed.data)
    outputs.read("calendar, lines joined", feed.text.replace("\r\n ", ""))
    assert hidden.case_id
    assert outputs.saying(*SECRET, *OLD_HOME) == []


def test_no_file_that_leaves_says_it(
    store: Store, team: Team, sign_in: SignIn, hidden: Hidden, outputs: Outputs
) -> None:
    """Even with everything agreed to; the old home leaves only when the person chose so: no box is ticked for them."""
    plain_id = run(store, transfer(store, hidden.case_id, set(SCOPE) - {"secret_address"}), team.adviser)
    desk = sign_in(team, "adviser")
    for name, transfer_id in (("plain", plain_id), ("everything", hidden.ids["transfer_id"])):
        for file in ("transfer.json", "transfer-fr.pdf", "transfer-nl.pdf"):
            answer = desk.get(f"/cases/{hidden.case_id}/transfer/{transfer_id}/{file}")
            assert answer.status_code == 200
            outputs.read(f"{name} {file}", answer.data)
    assert outputs.saying(*SECRET) == []
    assert {where.partition(" ")[0] for where, _marker in outputs.saying(*OLD_HOME)} <= {"everything"}
    page = html.unescape(desk.get(f"/cases/{hidden.case_id}/transfer/new").text)
    box = re.search(r'<input[^>]*value="secret_address"[^>]*>', page)
    assert box is not None
    assert "checked" not in box[0]


def test_no_other_column_and_no_file_of_the_store_holds_it(each_store: Store) -> None:
    """Search text, trail, mails, due dates, letters kept: nothing but its own table."""
    from tests.conftest import make_team  # noqa: PLC0415

    team, outputs = make_team(each_store, "SEUIL"), Outputs([])
    hidden = one_of_each(each_store, team).ids
    run(each_store, KeepSecretAddress(case_id=hidden["case_id"], **WHERE), team.adviser)
    queue_reminders(each_store, Settings(data_dir=each_store.blob_dir, database_url="", secret_key="x"), DAY)
    with each_store.engine.connect() as connection:
        everything = {one.name: select(one) for one in Base.metadata.sorted_tables}
        if each_store.dialect == "sqlite":
            everything["case_search"] = select(literal_column("*")).select_from(table("case_search"))
        for name, statement in everything.items():
            for row in connection.execute(statement):
                outputs.read(name, " ".join(str(value) for value in row))
    for path in each_store.blob_dir.rglob("*"):
        if path.is_file():
            outputs.read("file", path.read_bytes())
    assert {where for where, _said in outputs.found} >= {"cases", "audit_entries", "letters", "file"}
    assert {where for where, _marker in outputs.saying(*SECRET)} == {"secret_addresses"}
