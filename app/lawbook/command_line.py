"""``limen law`` and ``limen workflow``: the law book and its drawings as text, and what still has to be reviewed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

LANGUAGE = click.option("--lang", type=click.Choice(["fr", "nl"]), required=True)
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def law() -> None:
    """The law book: rules, values, deadlines, workflows."""


@law.command()
@LANGUAGE
def book(lang: str) -> None:
    """Write the whole law book in one language, as Markdown."""
    from workflows.book import law_book  # noqa: PLC0415 — `limen --help` loads no law

    click.echo(law_book(lang), nl=False)


@law.command()
@click.option("--as-of", type=DAY, help="Day of the question; today when not given.")
def check(as_of: datetime | None) -> None:
    """List the rules no jurist has signed, and the sources read more than a year ago.

    Exit status 1 when a source must be read again; unsigned rules are listed and do not fail.
    """
    from app.foundation import clock  # noqa: PLC0415
    from app.lawbook import queries  # noqa: PLC0415

    unsigned = queries.unsigned()
    for entry in unsigned:
        click.echo(f"unsigned\t{entry.anchor}\t{entry.title.fr}\t{entry.title.nl}")
    old = queries.old_sources(clock.today() if as_of is None else as_of.date())
    for found in old:
        source = found.source
        cited = f"{source.act}, {source.article}"
        click.echo(f"old source\t{found.entry.anchor}\t{source.read_on}\t{found.days} days\t{cited}\t{source.url}")
    click.echo(f"{len(unsigned)} unsigned, {len(old)} old sources")
    if old:
        sys.exit(1)


@click.group()
def workflow() -> None:
    """The workflows of a case."""


@workflow.command()
@LANGUAGE
@click.option(
    "--workflow", "name", default="prevention", show_default=True, help="prevention, incident, referral or handover."
)
@click.option("--as-of", type=DAY, help="Version in force on that day; today when not given.")
@click.option("--format", "form", type=click.Choice(["mermaid", "svg"]), default="mermaid", show_default=True)
def diagram(lang: str, name: str, as_of: datetime | None, form: str) -> None:
    """Draw a workflow in one language, as Mermaid text or SVG."""
    from app.foundation import clock  # noqa: PLC0415
    from app.lawbook import machines  # noqa: PLC0415
    from workflows.book import mermaid, svg  # noqa: PLC0415
    from workflows.engine import WORKFLOWS  # noqa: PLC0415

    if name not in WORKFLOWS:
        raise click.UsageError(f"no workflow {name!r}; there are: {', '.join(WORKFLOWS)}")
    found = machines.workflow(name, clock.today() if as_of is None else as_of.date())
    click.echo(mermaid(found, lang) if form == "mermaid" else svg(found, lang), nl=False)
