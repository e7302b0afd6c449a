"""The tables a check calculates with on this installation: the shipped ones and the months approved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.figures import Figures

if TYPE_CHECKING:
    from app.store.base import Store


def figures_in_force(store: Store) -> Figures:
    """Return the figures with every approved import of this installation."""
    from app.store.health_index import figures  # noqa: PLC0415 — the command line may have no database

    return figures(store)


def figures_of_command_line() -> Figures:
    """Return the installation's figures, or the shipped ones where there is no database yet."""
    from app.config import read_settings  # noqa: PLC0415
    from app.store import schema  # noqa: PLC0415
    from app.store.base import open_store  # noqa: PLC0415

    settings = read_settings(keep_secret=False)
    if settings.database_url.startswith("sqlite:///"):
        from pathlib import Path  # noqa: PLC0415

        if not Path(settings.database_url.removeprefix("sqlite:///")).exists():
            return Figures.shipped()
    store = open_store(settings.database_url, settings.blob_dir)
    if schema.current(store) is None:
        return Figures.shipped()
    return figures_in_force(store)
