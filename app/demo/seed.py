"""Lays the demonstration: services, people, households; never over real data."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import click

from app.administration.commands import CreateOrganisation, CreateUser, UpdateOwnAccount
from app.config import read_settings
from app.demo.advice import lay_advice
from app.demo.between_services import lay_between, listen
from app.demo.official import lay_messages
from app.demo.queries import DEMO_PASSWORD, PEOPLE, SERVICES
from app.demo.stage import on
from app.demo.stories import tell
from app.foundation.identity import SYSTEM, Actor
from app.foundation.run import run
from app.store import people, schema
from app.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.config import Settings
    from app.store.base import Store

FIRST_DAY = date(2026, 1, 5)
WANT_A_DAILY_MAIL = ("amina@seuil.example", "bram@seuil.example")
"""The others keep what everybody begins with: reminders before time limits of the law."""


def seed(*, if_empty: bool, reset: bool) -> Iterator[str]:
    """Fill the database that the settings name; yields what to tell the person at the terminal.

    Raises ClickException when there are services that the demonstration did not make.
    """
    settings = read_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(settings.database_url, settings.blob_dir)
    schema.upgrade(store)
    present = people.short_names(store)
    if present - {service.short_name for service in SERVICES}:
        raise click.ClickException("this database holds real services: the demonstration leaves it alone")
    if present and reset:
        store = _emptied(settings, store)
        present = set()
    if present and not if_empty:
        raise click.ClickException("the demonstration is there already; --reset lays it anew")
    if not present:
        yield "Laying the demonstration (invented households)…"
        yield f"{lay(store, settings.secret_key)} cases in {len(SERVICES)} services."
    yield "Sign in with one of these; the password is " + DEMO_PASSWORD
    for person in PEOPLE:
        yield f"  {person.email:<26} {person.role.value:<14} {person.language}  {person.organisation}"
    store.engine.dispose()


def _emptied(settings: Settings, store: Store) -> Store:
    """Throw the demonstration's data away: the tables are dropped and made anew, the files removed."""
    schema.downgrade(store, "base")
    store.engine.dispose()
    shutil.rmtree(settings.blob_dir, ignore_errors=True)
    fresh = open_store(settings.database_url, settings.blob_dir)
    schema.upgrade(fresh)
    return fresh


def lay(store: Store, secret_key: str) -> int:
    """Make the services and people, tell the stories; return the number of cases. ``secret_key``: its own."""
    with on(FIRST_DAY):
        keys = {service.short_name: run(store, CreateOrganisation(**service.facts()), SYSTEM) for service in SERVICES}
        kinds = {service.short_name: service.kind.value for service in SERVICES}
        actors = {}
        for person in PEOPLE:
            command = CreateUser(
                organisation_id=keys[person.organisation],
                email=person.email,
                name=person.name,
                role=person.role,
                language=person.language,
                password=DEMO_PASSWORD,
            )
            actors[person.email] = Actor(
                user_id=run(store, command, SYSTEM),
                organisation_id=keys[person.organisation],
                role=person.role,
                name=person.name,
                language=person.language,
                organisation_kind=kinds[person.organisation],
            )
        for email in WANT_A_DAILY_MAIL:
            daily = UpdateOwnAccount(language=actors[email].language, phone="", reminders="daily")
            run(store, daily, actors[email])
    count = tell(store, actors)
    lay_messages(store, actors["amina@seuil.example"])
    listen(store, actors["dries@seuil.example"], secret_key)
    count += lay_between(store, actors)
    lay_advice(store, actors)
    return count
