"""Complaints in three steps, with addresses, open to everybody (M32.1)."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

from app.complaints.steps import channels, steps
from tests.conftest import SignIn, Team


def test_three_steps_in_their_order() -> None:
    found = steps()
    assert len(found) == 3
    assert found[0].contacts == ()
    assert [one.body.id for one in found[1].contacts][:3] == ["vivalis", "cocof", "vgc"]
    assert len(found[1].contacts) == 4
    assert [one.body.id for one in found[2].contacts] == ["ombuds"]
    assert found[2].contacts[0].caution is not None
    texts = [step.title for step in found] + [text for step in found for text in step.says]
    texts += [part for channel in channels() for part in (channel.about, channel.says)]
    assert all(text.fr != text.nl for text in texts)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("D'abord le service", "moins de trois ans", "tribunal du travail dans les trois mois", "à vérifier")),
        (
            "nl",
            (
                "Eerst de dienst",
                "niet ouder zijn dan drie jaar",
                "arbeidsrechtbank binnen drie maanden",
                "na te kijken",
            ),
        ),
    ],
)
def test_the_page_for_anybody(client: FlaskClient, language: str, words: tuple[str, ...]) -> None:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    page = client.get("/complaints")
    text = unescape(page.text)
    for word in (*words, "02 549 67 00", "plaintes@ombuds.brussels", "0800 12 800"):
        assert word in text, word
    assert text.index("vgc.be") < text.index("plaintes@ombuds.brussels")
    assert 'href="/complaints"' in client.get("/accessibility").text


def test_a_colleague_sees_the_own_service_first(team: Team, sign_in: SignIn) -> None:
    page = sign_in(team, "adviser").get("/complaints").text
    assert '<h2 id="step-1">' in page
    assert page.index("<strong>") < page.index("vivalis.brussels")
