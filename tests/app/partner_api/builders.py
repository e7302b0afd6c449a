"""Programs of a service with tokens, and short ways to ask."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.foundation.run import run
from app.partner_api.commands import CreateApiClient, Made
from app.partner_api.scopes import SCOPES
from app.store.base import Store
from tests.conftest import Team

TOKEN = "/api/v1/oauth/token"
ASK = {"grant_type": "client_credentials"}


def program(store: Store, team: Team, *scopes: str) -> Made:
    """Make a program of a service; without scopes: with all of them."""
    made: Made = run(store, CreateApiClient(name="Logiciel", scopes=scopes or tuple(SCOPES)), team.administrator)
    return made


def token_of(client: FlaskClient, made: Made) -> str:
    """Ask for a token."""
    answer = client.post(TOKEN, data=ASK, auth=(made.client_id, made.secret))
    assert answer.status_code == 200, answer.text
    found: str = answer.json["access_token"]  # type: ignore[index]
    return found


def token(app: Flask, store: Store, team: Team, *scopes: str) -> str:
    """Make a program and give it a token."""
    return token_of(app.test_client(), program(store, team, *scopes))


def bearer(shown: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {shown}"}


class Program:
    """A program that asks."""

    def __init__(self, app: Flask, shown: str) -> None:
        self.client = app.test_client()
        self.shown = shown

    def get(self, path: str, status: int = 200) -> Any:
        answer = self.client.get(f"/api/v1{path}", headers=bearer(self.shown))
        assert answer.status_code == status, answer.text
        return answer.json if answer.mimetype == "application/json" else answer.text

    def post(self, path: str, body: dict[str, Any], status: int = 200) -> Any:
        answer = self.client.post(f"/api/v1{path}", json=body, headers=bearer(self.shown))
        assert answer.status_code == status, answer.text
        return answer.json
