"""The public form: answers anybody, asks only what matters, loses nothing typed, keeps nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app
from app.config import Settings
from app.store.base import Base, Store
from app.store.tables import RequestCount
from tests.app.checks.cases import typed
from tests.conftest import SignIn, Team

ADDRESS = "/check/rent_indexation"


def verdict(page: str) -> str | None:
    found = re.search(r'data-verdict="(\w+)"', page)
    return found[1] if found else None


def plain(page: str) -> str:
    return unescape(page).replace("\u00a0", " ").replace("\u202f", " ")


def value(page: str, name: str) -> str | None:
    box = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert box, name
    found = re.search(r'value="([^"]*)"', box[0])
    return unescape(found[1]) if found else None


def asks(page: str, name: str) -> bool:
    return f'id="q-{name}"' in page


@pytest.fixture(params=["fr", "nl"])
def speaking(request: pytest.FixtureRequest, client: FlaskClient) -> FlaskClient:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = request.param
    return client


def test_first_page_asks_what_the_check_misses_and_no_more(client: FlaskClient) -> None:
    page = client.get(ADDRESS).text
    assert value(page, "as_of") == "08/07/2026"
    assert verdict(page) == "uncertain"
    assert asks(page, "request")
    assert asks(page, "lease-type")
    assert asks(page, "epb-certificates-known")
    for name in ("request-made_on", "lease-clause_ceiling", "epb-certificates-0-class", "refund-overpaid_since"):
        assert not asks(page, name), name


def test_each_answer_brings_the_questions_that_hang_on_it(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={"as_of": "8/7/2026", "request": "yes"}).text
    assert asks(page, "request-made_on")
    assert asks(page, "request-rent_asked")
    page = client.post(ADDRESS, data={**typed(), "lease-indexation_clause": "less_than_formula"}).text
    assert asks(page, "lease-clause_ceiling")
    page = client.post(ADDRESS, data=typed(lease={"type": "social_housing"})).text
    assert verdict(page) == "out_of_scope"
    assert not asks(page, "dwelling-reference_rent")


def test_answers_in_both_languages(speaking: FlaskClient) -> None:
    page = speaking.post(ADDRESS, data=typed())
    assert page.status_code == 200
    assert verdict(page.text) == "excessive"
    text = plain(page.text)
    if '<html lang="fr-BE"' in text:
        assert "914,10 € par mois au lieu de 932,70 €" in text
        assert "sans le facteur de correction" in text
    else:
        assert "€ 914,10" in text or "914,10 €" in text
        assert "zonder de correctiefactor" in text
    assert "CC BY 4.0" in text


def test_impossible_answers_are_told_beside_the_field_and_stay(speaking: FlaskClient) -> None:
    sent = {
        **typed(),
        "lease-base_rent": "0",
        "lease-starts_on": "31/06/2019",
        "epb-certificates-0-issued_on": "1/1/2024",
        "epb-certificates-0-valid_until": "1/1/2020",
        "refund-claimed_on": "1/2/2026",
        "refund-overpaid_since": "1/3/2026",
    }
    page = speaking.post(ADDRESS, data=sent)
    assert page.status_code == 422
    for name in ("lease-base_rent", "lease-starts_on", "epb-certificates-0-valid_until", "refund-overpaid_since"):
        assert f'id="{name}-error"' in page.text, name
        assert value(page.text, name) == sent[name]
        assert f'href="#{name}"' in page.text, name
    assert value(page.text, "request-rent_asked") == sent["request-rent_asked"]
    assert verdict(page.text) == "uncertain", "the other answers still count"


def test_without_a_date_there_is_no_answer_but_everything_stays(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={**typed(), "as_of": ""})
    assert page.status_code == 422
    assert verdict(page.text) is None
    assert 'id="as_of-error"' in page.text
    assert value(page.text, "lease-base_rent") == "750,00"


def test_a_month_without_index_is_named_and_never_estimated(speaking: FlaskClient) -> None:
    sent = typed(
        as_of="2026-08-20",
        lease={"starts_on": "2019-08-01"},
        request={"made_on": "2026-08-02", "applies_from": "2026-08-01"},
    )
    page = speaking.post(ADDRESS, data=sent)
    assert verdict(page.text) == "uncertain"
    text = plain(page.text)
    assert "juillet 2026" in text or "juli 2026" in text
    assert "lm-amount" not in page.text.split('id="answer"')[1].split("lm-note")[0] or "932,70" in text
    assert 'id="sum"' not in page.text


def test_unknown_is_always_an_answer(client: FlaskClient) -> None:
    sent = {**typed(), "lease-written": "", "registration-federal-done": "", "landlord-kind": ""}
    page = client.post(ADDRESS, data=sent)
    assert page.status_code == 200
    assert verdict(page.text) == "uncertain"
    assert 'href="#lease-written"' in page.text
    assert 'href="#registration-federal-done"' in page.text
    assert 'href="#landlord-kind"' in page.text


def test_what_became_pointless_travels_along(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={**typed(), "request": "no"}).text
    assert verdict(page) == "not_requested"
    assert not asks(page, "request-rent_asked")
    assert value(page, "request-rent_asked") == "932,70"
    again = client.post(ADDRESS, data={**typed(), "epb-certificates-known": ""}).text
    assert '<input type="hidden" name="epb-certificates-0-class" value="e">' in again


def test_certificates_come_and_go_with_a_button(client: FlaskClient) -> None:
    page = client.post(ADDRESS, data={**typed(), "add": "epb-certificates"}).text
    assert asks(page, "epb-certificates-1-class")
    sent = {**typed(), "epb-certificates-1-class": "c", "epb-certificates-1-row": "", "remove": "epb-certificates-0"}
    page = client.post(ADDRESS, data=sent).text
    assert not asks(page, "epb-certificates-1-class")
    assert '<option value="c" selected>C</option>' in page
    page = client.post(ADDRESS, data={**typed(), "remove": "epb-certificates-0"}).text
    assert asks(page, "epb-certificates-known")
    assert not asks(page, "epb-certificates-0-class")
    crowd = {**typed(), **{f"epb-certificates-{place}-row": "" for place in range(40)}, "add": "epb-certificates"}
    assert client.post(ADDRESS, data=crowd).status_code == 200


def test_the_other_language_keeps_the_answers(client: FlaskClient) -> None:
    client.get("/language/fr")
    page = client.post(ADDRESS, data={**typed(), "language": "nl"})
    assert '<html lang="nl-BE"' in page.text
    assert value(page.text, "lease-base_rent") == "750,00"
    assert '<html lang="nl-BE"' in client.get(ADDRESS).text


def counts(store: Store) -> dict[str, int]:
    with store.engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name != RequestCount.__tablename__
        }


def test_nothing_is_kept(flask_app: Flask, store: Store, team: Team) -> None:
    """The throttle alone counts requests of an address (hashed) for a minute; see test_throttle."""
    flask_app.config["WTF_CSRF_ENABLED"] = True
    browser = flask_app.test_client()
    before = counts(store)
    answers = [
        browser.get("/check"),
        browser.get(ADDRESS),
        browser.post(ADDRESS, data=typed()),
        browser.post(f"{ADDRESS}/checklist/fr", data=typed()),
        browser.get(f"{ADDRESS}/paper/nl"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 5
    assert [answer.headers.get("Set-Cookie") for answer in answers] == [None] * 5
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert counts(store) == before


def test_throttle_keeps_what_was_typed(store: Store, settings: Settings) -> None:
    few = Settings(data_dir=settings.data_dir, database_url="sqlite://", secret_key="t", checks_per_minute=2)
    browser = create_app(few, store=store).test_client()
    codes = [browser.post(ADDRESS, data=typed()).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    page = browser.post(ADDRESS, data=typed())
    assert verdict(page.text) is None
    assert value(page.text, "request-rent_asked") == "932,70"
    assert browser.post(f"{ADDRESS}/checklist/fr", data=typed()).status_code == 429
    with store.engine.connect() as connection:
        keys = connection.scalars(select(RequestCount.__table__.c.key)).all()
    assert all("127.0.0.1" not in key for key in keys)


def test_people_who_are_signed_in_are_not_counted(sign_in: SignIn, team: Team, store: Store) -> None:
    browser = sign_in(team, "auditor")
    assert browser.post(ADDRESS, data=typed()).status_code == 200
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(RequestCount.__table__)) == 0


@pytest.mark.parametrize("address", ["/check/no_such_check", "/check/no_such_check/paper/fr", f"{ADDRESS}/paper/de"])
def test_what_does_not_exist(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_form_without_end_is_refused(client: FlaskClient) -> None:
    assert client.post(ADDRESS, data={"lease-base_rent": "9" * 300_000}).status_code == 413


def test_printed_from_the_form_in_both_languages(client: FlaskClient) -> None:
    for language in ("fr", "nl"):
        answer = client.post(f"{ADDRESS}/checklist/{language}", data=typed())
        assert answer.mimetype == "application/pdf"
        assert answer.data.startswith(b"%PDF")
    refused = client.post(f"{ADDRESS}/checklist/fr", data={**typed(), "as_of": "x"})
    assert refused.status_code == 422
    assert 'id="as_of-error"' in refused.text
