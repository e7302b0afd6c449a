"""What the tests of letters share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.letters import printed


@pytest.fixture(scope="session", autouse=True)
def share_what_is_printed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Have the processes of a run print each page once; a single process keeps it to itself."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "printed"
    folder.mkdir(exist_ok=True)
    printed.SHARED.append(folder)
    yield
    printed.SHARED.clear()
