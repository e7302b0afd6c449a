"""``limen reminders`` and ``limen work``: what is done outside of requests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

    from app.config import Settings
    from app.store.base import Store

PAUSE = 30
"""Seconds between two looks into the outbox."""


def _open() -> tuple[Store, Settings]:
    from app.cli import open_configured_store  # noqa: PLC0415 — the command line mounts these commands
    from app.config import read_settings  # noqa: PLC0415
    from app.foundation import clock  # noqa: PLC0415
    from app.foundation.logs import write_json_lines  # noqa: PLC0415

    write_json_lines()
    settings = read_settings()
    if settings.demo_date:
        clock.start_on(settings.demo_date)
    return open_configured_store(), settings


@click.command()
@click.option("--day", type=click.DateTime(formats=["%Y-%m-%d"]), help="Of another day than today.")
def reminders(day: datetime | None) -> None:
    """Write the reminders of the day into the outbox; run twice, nothing is written twice. For cron."""
    from app.agenda.worker import queue_reminders  # noqa: PLC0415
    from app.foundation import clock  # noqa: PLC0415

    store, settings = _open()
    count = queue_reminders(store, settings, day.date() if day else clock.today())
    click.echo(f"{count} mails written into the outbox")


@click.command()
@click.option("--once", is_flag=True, help="Send what waits and stop, for cron; else go on until stopped.")
def work(*, once: bool) -> None:
    """Send what waits in the outbox, and prepare the reminders of each day."""
    from app.agenda.mail import transport_of  # noqa: PLC0415
    from app.agenda.worker import Days, queue_reminders, send_waiting  # noqa: PLC0415
    from app.rounds import each_round  # noqa: PLC0415

    store, settings = _open()
    transport, days = transport_of(settings), Days()
    while True:
        if not once and (day := days.due(settings)) is not None:
            queue_reminders(store, settings, day)
        done = send_waiting(store, settings, transport)  # first: an endpoint that hangs delays no time limit
        done.update(each_round(store, settings))
        if once:
            click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(done.items())) or "nothing waits")
            return
        time.sleep(PAUSE)
