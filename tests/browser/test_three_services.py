"""One household between three services: each screen of each of them shows what the person agrees to at that moment.

A non-profit service hands the case to a CPAS, the CPAS goes to the judge and asks the referral service for a place; the
first place is refused, the second taken; news go back; then both consents are withdrawn (M17.1, M31.1, M33.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.steps import WIDE, enter, shot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

CANARIES: Final = {
    "name": "Vandenkanarie",
    "phone": r"470[\s.]?12[\s.]?34[\s.]?55",
    "child": "Pimprenelle",
    "landlord": "Quetzalcoatl",
    "debt": r"1[\s.]?234,56",
    "wanted": "rester dans mon quartier",
    "note": "perroquet vert",
    "health": "hypoglossie",
    "roll": "26/A/47115",
    "own note": "bureau bleu",
    "wish": "dicht bij de school",
    "refusal": "veel te ver weg",
    "news": "plek gevonden",
}
"""One sign for each kind of data: what is read where, at which moment."""
TODAY: Final = "08/07/2026"
LISTS: Final = ("/cases?who=team", "/cases/search?q=Vandenkan", "/hand-overs", "/referrals")
"""Worklist, search, and what passes between services: looked at after every step."""
MORE_LISTS: Final = (
    "/", "/cases/search?q=Quetzal", "/agenda?who=team", "/petitions", "/hearings", "/visits", "/practice", "/level-3",
    "/level-3/counts.csv",
)  # fmt: skip
"""Agenda, other lists, counts and exports: looked at when something left, arrived or was taken back."""
OF_A_CASE: Final = ("", "/household", "/consents", "/transfer", "/debt/account.csv", "/procedure")


class Seat:
    """One service at its own browser."""

    def __init__(self, context: BrowserContext, language: str, email: str) -> None:
        self.context, self.page = context, context.new_page()
        context.set_default_timeout(10_000)
        enter(self.page, language, email)
        self.own_case = ""

    def fill(self, **answers: str | tuple[str, ...]) -> None:
        """Fill in the form that asks for the first of these answers, and send it."""
        form = self.page.locator(f'main form:has([name="{next(iter(answers))}"])').first
        for name, answer in answers.items():
            for value in (answer,) if isinstance(answer, str) else answer:
                control = form.locator(f'[name="{name}"]')
                kind = control.first.evaluate("one => one.type")
                if kind in ("radio", "checkbox"):
                    form.locator(f'[name="{name}"][value="{value}"]').check()
                elif kind == "select-one":
                    control.select_option(value)
                else:
                    control.fill(value)
        with self.page.expect_navigation():
            form.locator("button[type=submit], input[type=submit]").last.click()

    def act(self, words: str) -> None:
        """Press a button that does one thing."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words).first.click()

    def source(self, address: str) -> str:
        answer = self.context.request.get(address)
        return answer.text() if answer.status == 200 else ""


class Bond:
    """The three services, the addresses that exist so far, and what each may read."""

    def __init__(self, **seats: Seat) -> None:
        self.seats, self.cases = seats, dict.fromkeys(seats, "")
        self.may: dict[str, set[str]] = {who: set() for who in seats}
        self.handed = self.request = self.to_the_cpas = self.to_the_referral = ""
        self.step = 0

    def sees(self, *, everywhere: bool = False) -> None:
        """Assert what each service finds on all its screens together, in their source: exactly what it may."""
        self.step += 1
        for who, seat in self.seats.items():
            known = [case for case in self.cases.values() if case]
            shared = [page for page in (self.handed, self.request) if page]
            own = [f"{self.cases[who]}{part}" for part in OF_A_CASE] if self.cases[who] else []
            pages = dict.fromkeys((*LISTS, *(MORE_LISTS if everywhere else ()), *shared, *known, *own))
            found = {page: seat.source(page) for page in pages}
            seen = signs("\n".join(found.values()))
            where = {sign: [page for page in found if sign in signs(found[page])] for sign in seen ^ self.may[who]}
            assert seen == self.may[who], (self.step, who, where)
            for case in known:
                assert bool(found[case]) == (case == self.cases[who]), "the case of another service does not exist"

    def reads(self, who: str, address: str, expected: set[str]) -> None:
        """Assert which signs stand on one page in words that a person can read, and no other."""
        page = self.seats[who].page
        page.goto(address)
        shot(page, f"three-{self.step}-{who}")
        words = page.locator("body").inner_text() + (page.locator("main").text_content() or "")
        assert signs(words) == expected


def signs(text: str) -> set[str]:
    """Return the signs that stand in a text."""
    return {sign for sign, words in CANARIES.items() if re.search(words, text, re.IGNORECASE)}


@pytest.fixture
def bond(browser: Browser, base_url: str) -> Iterator[Bond]:
    seats = {}
    contexts = []
    for who, language, email in (
        ("ngo", "fr", "amina@seuil.example"), ("cpas", "nl", "greet@cpas.example"),
        ("orient", "nl", "ines@brusshelp.example"),
    ):  # fmt: skip
        contexts.append(browser.new_context(base_url=base_url, viewport=WIDE, reduced_motion="reduce"))
        seats[who] = Seat(contexts[-1], language, email)
    yield Bond(**seats)
    for context in contexts:
        context.close()


def agree(seat: Seat, case: str, service: str, purpose: str, *items: str) -> str:
    """Ask the person, read it with her, note that she agrees; return the address of the consent."""
    page = seat.page
    page.goto(f"{case}/consents/new?purpose={purpose}")
    page.locator("#recipient_organisation_id").select_option(label=service)
    seat.fill(items=items)
    page.wait_for_url(re.compile(r"/consents/\d+$"))
    consent = page.url
    seat.fill(given_on=TODAY, form="signed", tests=("bound", "mission", "needed", "told", "agreed"))
    page.wait_for_url(re.compile("/consents$"))
    return consent


def withdraws(seat: Seat, consent: str) -> None:
    """The person changes her mind."""
    seat.page.goto(f"{consent}/withdrawn")
    seat.fill(on=TODAY)
    seat.page.wait_for_url(re.compile("/consents$"))


def happened(seat: Seat, case: str, event: str, **answers: str) -> None:
    """Record an event of the case with its questions; the first answer decides which others are asked."""
    seat.page.goto(f"{case}/events/{event}")
    if answers:
        first = next(iter(answers))
        seat.fill(**{first: answers.pop(first)})
    seat.fill(happened_on=TODAY, **answers)
    seat.page.wait_for_url(re.compile(r"/cases/\d+(#.*)?$"))


def step(seat: Seat, request: str, event: str, **answers: str) -> None:
    """Record a step of a request with its questions."""
    seat.page.goto(f"{request}/steps/{event}")
    seat.fill(happened_on=TODAY, **answers)
    seat.page.wait_for_url(re.compile(r"/referrals/\d+$"))


def note(seat: Seat, case: str, text: str) -> None:
    seat.page.goto(f"{case}/notes")
    seat.fill(text=text, kind="talk")


def comes_to_the_ngo(bond: Bond) -> None:
    """A household comes, and tells more than will ever leave."""
    ngo = bond.seats["ngo"]
    ngo.page.goto("/cases/new")
    ngo.fill(first_name="Ottilie", last_name="Vandenkanarie", concern="arrears", phone="0470 12 34 55")
    ngo.page.wait_for_url(re.compile(r"/cases/\d+$"))
    case = bond.cases["ngo"] = ngo.page.url
    ngo.page.goto(f"{case}/household/new")
    ngo.fill(first_name="Pimprenelle", role="minor", birth_year="2019")
    ngo.page.goto(f"{case}/parties/new")
    ngo.fill(name="Quetzalcoatl SA")
    ngo.page.goto(f"{case}/arrears/new")
    ngo.fill(amount="1234,56", stated_on=TODAY)
    note(ngo, case, "Elle a un perroquet vert.")
    note(ngo, case, "Elle dit avoir une hypoglossie.")


PASSED_ON: Final = {"name", "phone", "landlord", "debt", "wanted"}
"""What the first consent names, and the request in the words of the person."""
ASKED: Final = {"name", "phone", "wish"}
"""What the second consent names, and the wish of the person."""


def passes_to_the_cpas(bond: Bond) -> None:
    """The person agrees, sees what leaves, and it leaves; the CPAS reads it and takes her in."""
    ngo, cpas, case = bond.seats["ngo"], bond.seats["cpas"], bond.cases["ngo"]
    service = "CPAS d'une commune (démonstration)"
    bond.to_the_cpas = agree(ngo, case, service, "hand_over", "identity", "dwelling", "debt")
    bond.sees()
    ngo.page.get_by_role("link", name="Transmettre le dossier").first.click()
    ngo.fill(wanted="Elle veut rester dans mon quartier.")
    bond.sees()
    with ngo.page.expect_navigation():
        ngo.page.locator("#send").click()
    bond.handed = ngo.page.url
    bond.may["ngo"] |= {"wanted"}
    bond.may["cpas"] |= PASSED_ON
    bond.sees(everywhere=True)
    bond.reads("cpas", bond.handed, PASSED_ON)
    cpas.fill(looked="y")
    cpas.page.wait_for_url(re.compile(r"/cases/\d+$"))
    bond.cases["cpas"] = cpas.page.url
    expect(cpas.page.get_by_role("heading", level=1)).to_contain_text("Ottilie Vandenkanarie")
    bond.sees()
    ngo.page.goto(bond.handed)
    ngo.act("Le noter au dossier")


def goes_to_the_judge(bond: Bond) -> None:
    """Petition, hearing and judgment are the record of the CPAS alone."""
    cpas, own = bond.seats["cpas"], bond.cases["cpas"]
    happened(cpas, own, "claim_known", given_stage="hearing_set", given_known_through="registry_message",
             given_roll_number="26/A/47115", given_hearing_on=TODAY)  # fmt: skip
    happened(cpas, own, "hearing_held")
    happened(cpas, own, "judgment_given", given_ruling="eviction")
    note(cpas, own, "Gesprek in het bureau bleu.")
    bond.may["cpas"] |= {"roll", "own note"}
    bond.sees()


def asks_for_a_place(bond: Bond) -> None:
    """A draft is nothing for the referral service; what is sent under the second consent is."""
    cpas, own = bond.seats["cpas"], bond.cases["cpas"]
    service = "Gewestelijke doorverwijzing (demonstratie)"
    bond.to_the_referral = agree(cpas, own, service, "referral", "identity")
    cpas.page.get_by_role("link", name="Een doorverwijzing vragen").first.click()
    cpas.fill(wish="Wonen dicht bij de school.", household="single_parent", solution_asked="transit",
              excluded_return_home="home_lost", excluded_lasting="tried_nothing_free", ethos_before="7")  # fmt: skip
    bond.request = cpas.page.url
    bond.may["cpas"] |= {"wish"}
    bond.sees()
    cpas.act("De aanvraag verzenden")
    bond.may["orient"] |= ASKED
    bond.sees(everywhere=True)
    bond.reads("orient", bond.request, ASKED)


def finds_a_place(bond: Bond) -> None:
    """The first place is refused and costs nothing, the second is taken and the person arrives."""
    cpas, orient, request = bond.seats["cpas"], bond.seats["orient"], bond.request
    rank = ranked(orient.page)
    for event, more in (("received", {}), ("understood", {}), ("routed", {"given_route": "brusshelp_places"})):
        step(orient, request, event, **more)
    orient.fill(solution="transit", offered_by="Huis Een")
    cpas.page.goto(request)
    cpas.fill(answer="refused", own_words="Het is veel te ver weg.")
    for who in ("cpas", "orient"):
        bond.may[who] |= {"refusal"}
    bond.sees()
    for who in ("cpas", "orient"):
        bond.reads(who, request, ASKED | {"refusal"})
        assert ranked(bond.seats[who].page) == rank, "a refusal costs nothing"
    orient.fill(solution="transit", offered_by="Huis Twee")
    cpas.page.goto(request)
    cpas.fill(answer="accepted")
    orient.page.goto(request)
    orient.fill(accepted="yes")
    step(orient, request, "arrived", ethos="3.5")
    expect(orient.page.locator("main")).to_contain_text("Aangekomen")
    assert ranked(orient.page) == rank
    bond.sees()


def ranked(page: Page) -> str:
    """Return since when a request waits, as its page says."""
    return page.locator("main dl div", has_text="Wacht sinds").first.inner_text()


def sends_news(bond: Bond) -> None:
    """Word goes back to the service where it began, which notes it in its own case."""
    ngo, cpas = bond.seats["ngo"], bond.seats["cpas"]
    cpas.page.goto(bond.handed)
    cpas.fill(words="Een plek gevonden in een transitwoning.", agreed="y")
    for who in ("ngo", "cpas"):
        bond.may[who] |= {"news"}
    bond.sees()
    ngo.page.goto("/hand-overs")
    expect(ngo.page.locator("main li", has_text="Vandenkanarie").get_by_text("À vous")).to_be_visible()
    ngo.page.goto(bond.handed)
    ngo.act("Mettre les nouvelles au dossier")
    bond.reads("ngo", bond.cases["ngo"], bond.may["ngo"] - {"child", "wanted"})


def is_taken_back(bond: Bond) -> None:
    """Both consents are withdrawn: the recipients read nothing any more; the own case of the CPAS stays its own."""
    withdraws(bond.seats["cpas"], bond.to_the_referral)
    bond.may["orient"] = set()
    bond.may["cpas"] -= {"wish"}
    bond.sees(everywhere=True)
    assert not bond.seats["orient"].source(bond.request), "it does not exist for the referral service"
    withdraws(bond.seats["ngo"], bond.to_the_cpas)
    bond.may["ngo"] -= {"wanted"}
    bond.sees(everywhere=True)
    bond.reads("cpas", bond.handed, {"name", "news"})
    bond.reads("cpas", bond.cases["cpas"], PASSED_ON | {"roll", "own note"})


def test_each_service_sees_what_the_person_agrees_to(bond: Bond) -> None:
    comes_to_the_ngo(bond)
    bond.may["ngo"] = {"name", "phone", "child", "landlord", "debt", "note", "health"}
    bond.sees()
    passes_to_the_cpas(bond)
    goes_to_the_judge(bond)
    asks_for_a_place(bond)
    finds_a_place(bond)
    sends_news(bond)
    is_taken_back(bond)
