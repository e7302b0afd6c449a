"""``limen audit``: verification of the trail on the server."""

from __future__ import annotations

import sys

import click


@click.group()
def audit() -> None:
    """The audit trail."""


@audit.command()
def verify() -> None:
    """Walk every chain of the trail; exit status 1 names the first entry of each chain that does not fit."""
    from app.cli import open_configured_store  # noqa: PLC0415 — the command line mounts this group
    from app.store import trail  # noqa: PLC0415

    count, broken = trail.verify_all(open_configured_store())
    for found in broken:
        click.echo(f"chain {found.chain}: entry {found.sequence}: {found.why}", err=True)
    if broken:
        sys.exit(1)
    click.echo(f"{count} entries, every chain whole")
