"""A real server with the demonstration's data, and a real browser on it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.steps import WIDE
from tests.demonstration import LIMEN, copy_of_demonstration, environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, without its calls home."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("LIMEN_CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path) -> Path:
    """The folder in which the demonstration keeps its data, one a process."""
    folder = tmp_path_factory.mktemp("demo")
    copy_of_demonstration(shared_folder / "demonstration", folder)
    return folder


@pytest.fixture(scope="session")
def demo_server(demo_data: Path) -> Iterator[str]:
    """Serve the demonstration as ``make run`` does; return its address."""
    folder, env = demo_data, environment(demo_data)
    port = _free_port()
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [LIMEN, "serve", "--demo", "--port", str(port), "--workers", "2"], env=env, cwd=ROOT, stdout=log, stderr=log
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{address}/healthz", timeout=1) as answer:  # noqa: S310 — our own server
                    if answer.status == 200:
                        break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        else:
            pytest.fail(f"the server did not start: {(folder / 'server.log').read_text()[-2000:]}")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def base_url(demo_server: str) -> str:
    """Pages are named by their path."""
    return demo_server


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": WIDE, "locale": "fr-BE", "reduced_motion": "reduce"}


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[list[str]]:
    """Collect script errors and refusals of the content policy; the test ends red when there are any."""
    troubles: list[str] = []
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on(
        "console",
        lambda message: (
            troubles.append(message.text) if message.type == "error" and "status of 4" not in message.text else None
        ),
    )
    yield troubles
    assert not troubles, troubles


@pytest.fixture(autouse=True)
def patience(context: BrowserContext) -> None:
    """Wait ten seconds for what should come at once, not half a minute."""
    context.set_default_timeout(10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Follow no line of these: the server runs in a process of its own, and the tests of each part measure it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("no_cover")
