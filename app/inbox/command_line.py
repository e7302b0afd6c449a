"""``limen inbox fetch``: take in what waits in the watched mailbox."""

from __future__ import annotations

import click


@click.group()
def inbox() -> None:
    """The inbox of official messages."""


@inbox.command("fetch")
def fetch_now() -> None:
    """Take in what waits in the watched mailbox; run twice, nothing is kept twice. ``limen work`` does it too."""
    from app.cli import open_configured_store  # noqa: PLC0415 — the command line mounts these commands
    from app.config import read_settings  # noqa: PLC0415
    from app.foundation import clock  # noqa: PLC0415
    from app.foundation.logs import write_json_lines  # noqa: PLC0415
    from app.inbox.mailbox import MailboxProblem, fetch  # noqa: PLC0415

    write_json_lines()
    settings = read_settings()
    if settings.demo_date:
        clock.start_on(settings.demo_date)
    try:
        done = fetch(open_configured_store(), settings)
    except MailboxProblem as problem:
        raise click.ClickException(f"the mailbox cannot be read: {problem}") from problem
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(done.items())) or "nothing waits")
