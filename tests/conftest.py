"""Fixtures for everybody: a fixed clock, no network, a fresh store on SQLite (and PostgreSQL where asked)."""

from __future__ import annotations

import gc
import hashlib
import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, create_engine, event

from app import create_app
from app.administration.commands import CreateOrganisation, CreateUser
from app.config import Settings
from app.foundation import clock, i18n, passwords
from app.foundation.identity import SYSTEM, Actor
from app.foundation.permissions import Role
from app.foundation.run import run
from app.store import schema
from app.store.base import Store, open_store
from app.store.tables.organisation import OrganisationKind
from letters import pdf
from letters.pdf import fresh_pdf as print_anew


class CompiledTemplates(BytecodeCache):
    """Templates compiled once for all applications of a test run: each test makes an application of its own."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key + bucket.checksum] = bucket.code


Flask.jinja_options = {"bytecode_cache": CompiledTemplates()}
NOW = datetime(2026, 7, 8, 8, 30, tzinfo=UTC)
settings.register_profile("limen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "limen")  # no test depends on how busy the machine is
gc.set_threshold(100_000, 50, 100)
"""Look for garbage less often than usual: a test run holds much that lives to its end."""
PASSWORD = "quatre mots de passe"  # a password of tests only


@pytest.fixture(autouse=True)
def fixed_clock() -> Iterator[None]:
    """It is 8 July 2026, 10:30 in Brussels."""
    with clock.frozen(NOW):
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Each test begins in French, whatever language the one before it asked a page in."""
    with i18n.speaking("fr"):
        yield


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Return the argon2 hash of the tests' password, made cheap: signing in is not what most tests are about."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch, password_hash: str) -> None:
    """Hash the tests' password once; every other password is hashed for real."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda typed: password_hash if typed == PASSWORD else real(typed))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of a test run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session", autouse=True)
def printed_once(shared_folder: Path) -> Iterator[None]:
    """Have the processes of a run print each page once: the same page gives the same bytes."""
    folder = shared_folder / "printed"
    folder.mkdir(exist_ok=True)

    def remembered(html: str, **values: Any) -> bytes:
        name = hashlib.sha256(repr((html, sorted(values.items()))).encode()).hexdigest()
        path = folder / f"{name}.pdf"
        if not path.exists():
            half = path.with_name(f"{name}.{os.getpid()}")
            half.write_bytes(print_anew(html, **values))
            half.replace(path)
        return path.read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "fresh_pdf", remembered)
        yield


@pytest.fixture
def printing_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print every page, whoever printed it before."""
    monkeypatch.setattr(pdf, "fresh_pdf", print_anew)
    pdf.to_pdf.cache_clear()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, made once by the migrations and copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    path = folder / "empty.sqlite"
    store = open_store(f"sqlite:///{path}", folder)
    schema.upgrade(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One engine on one SQLite file for all tests of a process: what SQLAlchemy compiled once stays compiled."""
    folder = tmp_path_factory.mktemp("sqlite")
    store = open_store(f"sqlite:///{folder / 'limen.sqlite'}", folder / "blobs")
    event.listen(store.engine, "connect", _no_sync)
    yield store
    store.engine.dispose()


def _no_sync(connection: Any, record: object) -> None:
    """Do not wait for the disk: a test's data need not survive a loss of power."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture
def sqlite_store(tmp_path: Path, migrated_sqlite: Path, sqlite_file: Store) -> Iterator[Store]:
    """The file as the migrations leave it, with a folder of files of its own."""
    path = Path(str(sqlite_file.engine.url.database))
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.write_bytes(migrated_sqlite.read_bytes())
    yield replace(sqlite_file, blob_dir=tmp_path / "blobs")
    sqlite_file.engine.dispose()


def postgres_url() -> str | None:
    """Return the PostgreSQL server that tests may use, if one was named."""
    return os.environ.get("LIMEN_TEST_POSTGRES_URL") or None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Engine]:
    """A connection to the server itself, on which databases are made and dropped."""
    url = postgres_url()
    if url is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs LIMEN_TEST_POSTGRES_URL: the store tests must run on PostgreSQL too")
        pytest.skip("no PostgreSQL: set LIMEN_TEST_POSTGRES_URL")
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    yield server
    server.dispose()


def _on(server: Engine, statement: str) -> None:
    with server.connect() as connection:
        connection.exec_driver_sql(statement)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: Engine) -> Iterator[tuple[Store, str]]:
    """One engine on one database for all tests of a process, and the name of the template it is made from."""
    end = uuid.uuid4().hex[:12]
    template, name = f"limen_template_{end}", f"limen_test_{end}"
    _on(postgres_server, f"CREATE DATABASE {template}")
    url = postgres_server.url
    empty = open_store(url.set(database=template).render_as_string(hide_password=False), Path("unused"))
    schema.upgrade(empty)
    empty.engine.dispose()
    store = open_store(url.set(database=name).render_as_string(hide_password=False), Path("unused"))
    yield store, template
    store.engine.dispose()
    _on(postgres_server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _on(postgres_server, f"DROP DATABASE {template}")


@pytest.fixture
def postgres_store(tmp_path: Path, postgres_server: Engine, postgres_database: tuple[Store, str]) -> Iterator[Store]:
    """The database as the migrations leave it."""
    store, template = postgres_database
    name = store.engine.url.database
    _on(postgres_server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _on(postgres_server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield replace(store, blob_dir=tmp_path / "blobs")
    store.engine.dispose()


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    """The store most tests use: SQLite."""
    return sqlite_store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def each_store(request: pytest.FixtureRequest) -> Store:
    """The same test on both databases."""
    found: Store = request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "postgres_store")
    return found


@dataclass(frozen=True)
class Team:
    """An organisation with one person of each role."""

    organisation_id: int
    adviser: Actor
    coordinator: Actor
    administrator: Actor
    auditor: Actor

    def address(self, role: str) -> str:
        return f"{role}.{self.organisation_id}@example.org"


def make_team(store: Store, short_name: str, kind: OrganisationKind = OrganisationKind.NON_PROFIT) -> Team:
    """Add an organisation with one person of each role."""
    organisation_id = run(
        store,
        CreateOrganisation(
            kind=kind,
            short_name=short_name,
            name_fr=f"Service {short_name}",
            name_nl=f"Dienst {short_name}",
            street_fr="Rue du Seuil",
            street_nl="Drempelstraat",
            house_number="12",
            postal_code="1060",
            commune_nis="21013",
            phone="02 000 00 00",
            email=f"{short_name.lower()}@example.org",
        ),
        SYSTEM,
    )
    people = {}
    for role in (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR):
        name = f"{role.value.title()} {short_name}"
        user_id = run(
            store,
            CreateUser(
                organisation_id=organisation_id,
                email=f"{role.value}.{organisation_id}@example.org",
                name=name,
                role=role,
                language="fr",
                password=PASSWORD,
            ),
            SYSTEM,
        )
        people[role.value] = Actor(
            user_id=user_id, organisation_id=organisation_id, role=role, name=name, organisation_kind=kind.value
        )
    return Team(organisation_id, **people)


@pytest.fixture
def team(store: Store) -> Team:
    """The organisation of the people in the test."""
    return make_team(store, "SEUIL")


@pytest.fixture
def other_team(store: Store) -> Team:
    """Another organisation, that must see and change nothing of ours."""
    return make_team(store, "ANDER")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url="sqlite://", secret_key="tests", cookies_secure=False)


@pytest.fixture(scope="session")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with all its routes: made once, for each test given a store and settings of its own."""
    folder = tmp_path_factory.mktemp("bare")
    settings = Settings(data_dir=folder, database_url="sqlite://", secret_key="tests", cookies_secure=False)
    return create_app(settings, store=open_store("sqlite://", folder))


@pytest.fixture
def flask_app(bare_app: Flask, store: Store, settings: Settings) -> Iterator[Flask]:
    kept = dict(bare_app.config)
    bare_app.extensions |= {"limen_settings": settings, "limen_store": store}
    bare_app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield bare_app
    bare_app.config.clear()
    bare_app.config.update(kept)


@pytest.fixture
def client(flask_app: Flask) -> FlaskClient:
    """A browser that is not signed in."""
    return flask_app.test_client()


SignIn = Callable[..., FlaskClient]


@pytest.fixture
def sign_in(flask_app: Flask) -> SignIn:
    """Sign a role of a team in and return its browser: ``sign_in(team, "adviser", language="nl")``."""

    def enter(team: Team, role: str = "adviser", language: str = "fr") -> FlaskClient:
        browser = flask_app.test_client()
        browser.get(f"/language/{language}")
        answer = browser.post("/sign-in", data={"email": team.address(role), "password": PASSWORD})
        assert answer.status_code == 302, answer.text
        return browser

    return enter


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Follow lines once: not again on the second database, nor outside the law in the second language."""
    law = Path(__file__).parent / "workflows"
    for item in items:
        values = (
            item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
        )
        if "postgresql" in values or ("nl" in values and not item.path.is_relative_to(law)):
            item.add_marker("no_cover")
