"""``limen index``: state of the health index, and new months proposed and approved by two named people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from app.foundation.identity import Actor
    from app.store.base import Store
    from workflows.law import Text

AS = click.option("--as", "email", required=True, metavar="EMAIL", help="Sign-in address of the person who acts.")


@click.group()
def index() -> None:
    """The health index: state, new months, approval by a second person."""


def _store() -> Store:
    from app.cli import open_configured_store  # noqa: PLC0415 — the command line mounts this group

    return open_configured_store()


def acting(store: Store, email: str) -> Actor:
    """Return the person who signs in with this address. Raises ClickException when there is no open account."""
    from app.foundation.identity import Actor  # noqa: PLC0415 — `limen --help` loads nothing
    from app.foundation.permissions import Role  # noqa: PLC0415
    from app.store import team  # noqa: PLC0415

    person = team.person_at(store, email)
    if person is None or not person.active:
        raise click.ClickException(f"nobody with an open account signs in as {email}")
    return Actor(
        user_id=person.user_id,
        organisation_id=person.organisation_id,
        role=Role(person.role),
        name=person.name,
        language=person.language,
    )


def _both(text: Text) -> None:
    click.echo(f"fr: {text.fr}", err=True)
    click.echo(f"nl: {text.nl}", err=True)


def _run(store: Store, command: Any, actor: Actor) -> Any:
    """Run a command; a refusal is printed in both languages and ends with exit status 1."""
    from app.figures.unreadable import UnreadableFile  # noqa: PLC0415
    from app.foundation.errors import Forbidden, Invalid, NotFound  # noqa: PLC0415
    from app.foundation.run import run  # noqa: PLC0415
    from workflows.figures.acceptance import NotAccepted  # noqa: PLC0415

    try:
        return run(store, command, actor)
    except NotAccepted as refused:
        for reason in refused.reasons:
            _both(reason.text)
    except (UnreadableFile, Invalid) as refused:
        _both(refused.text)
    except Forbidden as refused:
        click.echo(f"the role of this person does not hold the permission {refused.permission}", err=True)
    except NotFound:
        click.echo("there is no such proposal: see `limen index status`", err=True)
    sys.exit(1)


@index.command()
def status() -> None:
    """Say how far the table goes, what is missing, and which proposals wait."""
    from app.figures import queries  # noqa: PLC0415
    from app.store.health_index import PROPOSED, month_code  # noqa: PLC0415
    from app.store.reading import Reader  # noqa: PLC0415

    with Reader.open(_store(), None) as reader:
        found = queries.status(reader)
        waiting = [one for one in queries.proposals(reader) if one.status == PROPOSED]
    for base in found.bases:
        origins = ", ".join(f"{count} {origin}" for origin, count in base.origins.items())
        click.echo(f"base {base.base}: {month_code(base.first)} to {month_code(base.last)} ({origins})")
    click.echo(f"{found.rows} figures, {found.imported_rows} imported, sha256 {found.digest}")
    click.echo(f"missing: {', '.join(map(month_code, found.missing)) or 'none'}")
    for one in found.overruled:
        row = one.imported
        at = month_code((row.year, row.month))
        click.echo(f"corrected by this release: {at} base {row.base}: {row.value} -> {one.shipped}")
    for proposal in waiting:
        months = ", ".join(map(month_code, proposal.months))
        click.echo(f"proposal {proposal.id} waits for a second person: {months}, by {proposal.proposed_by_name}")
    click.echo(
        "Source: Statbel (Directorate-General Statistics - Statistics Belgium), health index, CC BY 4.0; "
        "conversions between bases by this project"
    )


@index.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@AS
@click.option("--base", type=click.Choice(["1988", "1996", "2004", "2013", "2025"]), help="When the file names none.")
def propose(file: Path, email: str, base: str | None) -> None:
    """Propose the new months of FILE (Statbel's XLSX or ZIP, beSTAT JSON); a second person approves."""
    from app.figures.commands import ProposeIndexImport  # noqa: PLC0415

    store = _store()
    command = ProposeIndexImport(content=file.read_bytes(), base=None if base is None else int(base))
    number = _run(store, command, acting(store, email))
    click.echo(f"proposal {number}: a second person approves with `limen index approve {number} --as EMAIL`")


@index.command()
@click.argument("number", type=int)
@AS
def approve(number: int, email: str) -> None:
    """Approve proposal NUMBER, as another person than the one who proposed it."""
    from app.figures.commands import ApproveIndexImport  # noqa: PLC0415

    store = _store()
    count = _run(store, ApproveIndexImport(import_id=number), acting(store, email))
    click.echo(f"{count} months added")


@index.command()
@click.argument("number", type=int)
@AS
@click.option("--reason", required=True, help="One sentence for the person who proposed it.")
def reject(number: int, email: str, reason: str) -> None:
    """Reject proposal NUMBER."""
    from app.figures.commands import RejectIndexImport  # noqa: PLC0415

    store = _store()
    _run(store, RejectIndexImport(import_id=number, reason=reason), acting(store, email))
    click.echo("rejected")
