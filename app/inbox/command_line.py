"""``limen inbox fetch``: take in what waits in the watched mailbox."""

from __future__ import annotations

import click


@click.group()
def inbox() -> None:
    """The inbox of official messages."""


@inbox.command("fetch")
def fetch_now() -> None:
    """Take in what waits in the watched mailbox; run twice, nothing is kept twice. ``limen work`` does it too."""
    from app.agenda.command_line import _open  # noqa: PLC0415 — the command line mounts these commands
    from app.inbox.mailbox import MailboxProblem, fetch  # noqa: PLC0415

    store, settings = _open()
    try:
        done = fetch(store, settings)
    except MailboxProblem as problem:
        raise click.ClickException(f"the mailbox cannot be read: {problem}") from problem
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(done.items())) or "nothing waits")
